//! What the tree says outright: appositions and predicates, and who can not be meant.

use super::clusters::Clusters;
use super::mentions::{Candidate, Number, Place, Settled, Shape};
use super::names::NameSpan;
use super::quotes::Quotes;
use super::{EntityKind, Form, Sources};
use crate::article::TokenId;
use crate::language::Relation;
use crate::lexicon::Gender;

/// Mentions by the token that heads them.
pub(super) struct Heads(Vec<Option<u32>>);

impl Heads {
    pub(super) fn new(candidates: &[Candidate], tokens: usize) -> Heads {
        let mut heads = vec![None; tokens];
        for (i, c) in candidates.iter().enumerate() {
            if !c.joined
                && let Some(slot) = heads.get_mut(c.head as usize)
            {
                *slot = Some(i as u32);
            }
        }
        Heads(heads)
    }

    pub(super) fn at(&self, token: TokenId) -> Option<u32> {
        self.0.get(token as usize).copied().flatten()
    }
}

/// Verbs with a second noun that says what someone is or comes to be.
const BECOMING: &[&str] = &["appoint", "become", "call", "declare", "elect", "make", "name", "remain"];

/// Mentions that say of another what it is: appositions and predicate nouns. They belong to its entity, and
/// no pronoun is asked whether it means them.
pub(super) fn asides(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    heads: &Heads,
    clusters: &mut Clusters,
) -> Vec<bool> {
    let analysis = sources.analysis;
    let mut aside = vec![false; candidates.len()];
    for (i, candidate) in candidates.iter().enumerate() {
        if candidate.joined || candidate.form == Form::Pronoun {
            continue;
        }
        let Some(word) = analysis.word(candidate.head) else { continue };
        let predicate = analysis
            .children(candidate.head)
            .iter()
            .any(|&c| analysis.word(c).is_some_and(|w| w.relation == Relation::Cop));
        if word.relation == Relation::Appos {
            // `Reda and Hussein, the adviser`: the last of them.
            let last = word.head.and_then(|h| {
                let named = |k: TokenId| {
                    heads
                        .at(k)
                        .and_then(|a| candidates.get(a as usize))
                        .is_some_and(|a| a.name.is_some() || a.kind == Some(EntityKind::Person))
                };
                let conj = |k: TokenId| analysis.word(k).is_some_and(|w| w.relation == Relation::Conj);
                analysis
                    .children(h)
                    .iter()
                    .copied()
                    .rfind(|&k| k > h && k < candidate.phrase.start && conj(k) && named(k))
            });
            let Some(to) = last.or(word.head).and_then(|h| heads.at(h)) else { continue };
            let Some(other) = candidates.get(to as usize) else { continue };
            // `was born at Barlow, the son of a farmer`: said of the subject.
            let person = |c: &Candidate| c.kind == Some(EntityKind::Person);
            if person(candidate) && candidate.form == Form::Nominal && !person(other) {
                aside[i] = true;
            }
            if may_describe(sources, other, candidate) {
                clusters.union(to, i as u32);
                aside[i] = candidate.form != Form::Name;
                if aside[i] && other.form != Form::Name && candidate.form == Form::Name {
                    aside[to as usize] = true;
                }
            }
        } else if word.relation == Relation::Conj
            && candidate.form == Form::Nominal
            && candidate.kind == Some(EntityKind::Person)
            && candidate.number != Number::Plural
            && let Some(first) = word.head.and_then(|h| heads.at(h))
            && aside.get(first as usize) == Some(&true)
            && analysis
                .word(candidates.get(first as usize).map_or(0, |f| f.head))
                .is_some_and(|w| w.relation == Relation::Appos)
            && candidates.get(first as usize).is_some_and(|f| may_describe(sources, f, candidate))
        {
            // `Haqqani, the interior minister and the leader of the network`.
            clusters.union(first, i as u32);
            aside[i] = true;
        } else if candidate.form == Form::Nominal
            && matches!(word.relation, Relation::Obl | Relation::Nmod | Relation::Xcomp | Relation::Advcl)
            && analysis.children(candidate.head).iter().any(|&c| {
                sources.article.lower(c) == "as" && analysis.word(c).is_some_and(|w| w.relation == Relation::Case)
            })
        {
            // `worked as a guard`, `designated as a terrorist group`: what someone is, not someone more.
            aside[i] = true;
            // `Wike, who serves as a minister`
            if let Some(verb) = word.head.filter(|&v| matches!(analysis.lemma(v), "serve" | "work" | "act"))
                && candidate.kind == Some(EntityKind::Person)
                && let Some(&subject) = analysis
                    .children(verb)
                    .iter()
                    .find(|&&k| analysis.word(k).is_some_and(|w| w.relation == Relation::Nsubj))
            {
                let relative = matches!(sources.article.lower(subject), "who" | "that");
                let whom = if relative { analysis.word(verb).and_then(|w| w.head) } else { Some(subject) };
                if let Some(to) = whom.and_then(|t| heads.at(t))
                    && candidates
                        .get(to as usize)
                        .is_some_and(|o| o.name.is_some() && may_describe(sources, o, candidate))
                {
                    clusters.union(to, i as u32);
                }
            }
        } else if candidate.form == Form::Nominal
            && word.relation == Relation::Xcomp
            && word.head.is_some_and(|v| BECOMING.contains(&analysis.lemma(v)))
        {
            // `became the head of the school`.
            aside[i] = true;
        } else if candidate.form == Form::Nominal
            && candidate.kind == Some(EntityKind::Person)
            && word.relation == Relation::Conj
            && let Some(first) = word.head.and_then(|h| heads.at(h)).filter(|&f| aside.get(f as usize) == Some(&true))
            && candidates.get(first as usize).is_some_and(|c| c.kind == candidate.kind && c.number == candidate.number)
        {
            // `She is a nurse and a mother of two.`
            aside[i] = true;
            clusters.union(first, i as u32);
        } else if predicate && candidate.form == Form::Nominal {
            // The predicate is kept out of coreference whether or not it is linked.
            aside[i] = true;
            let verb_less = analysis.children(candidate.head).iter().any(|&c| {
                analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::Mark))
                    || matches!(
                        sources.article.lower(c),
                        "not" | "n't" | "never" | "no" | "would" | "could" | "may" | "might" | "if" | "should" | "like"
                    )
            });
            let subject = analysis
                .children(candidate.head)
                .iter()
                .find(|&&c| analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::Nsubj)));
            // `James Otieno, who is her uncle`.
            let relative = word.relation == Relation::AclRelcl
                && subject.is_some_and(|&s| matches!(sources.article.lower(s), "who" | "which" | "that"));
            let subject = if relative { word.head } else { subject.copied() };
            if let Some(to) = subject.and_then(|s| heads.at(s))
                && let Some(other) = candidates.get(to as usize)
                && !verb_less
                && may_describe(sources, other, candidate)
                && matches!(candidate.kind, Some(EntityKind::Person | EntityKind::Group | EntityKind::Organization))
            {
                clusters.union(to, i as u32);
            }
        }
    }
    aside
}

/// Nouns that belong to a name in front of which they stand, or that it follows between commas: `Chinese envoy Deng
/// Xijun`, `her daughter, Inez,`, where the tree does not say so.
pub(super) fn titles(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    asides: &mut [bool],
    clusters: &mut Clusters,
) {
    let article = sources.article;
    let mut titled: Vec<Option<u32>> = vec![None; article.tokens.len()];
    let mut begins: Vec<Option<u32>> = vec![None; article.tokens.len()];
    let mut ends: Vec<Option<u32>> = vec![None; article.tokens.len() + 1];
    for (i, c) in candidates.iter().enumerate() {
        let Some(name) = c.name.and_then(|n| names.get(n)).filter(|n| n.kind == EntityKind::Person) else { continue };
        for t in name.titled_from..name.tokens.start {
            if let Some(slot) = titled.get_mut(t as usize) {
                *slot = Some(i as u32);
            }
        }
        if let Some(slot) = begins.get_mut(name.titled_from as usize) {
            *slot = Some(i as u32);
        }
        if let Some(slot) = ends.get_mut(name.tokens.end as usize) {
            *slot = Some(i as u32);
        }
    }
    for (i, c) in candidates.iter().enumerate() {
        let single = c.kind == Some(EntityKind::Person) && c.number != Number::Plural;
        if c.form != Form::Nominal || !single || c.joined || asides.get(i) == Some(&true) {
            continue;
        }
        let comma = || {
            let name = begins.get(c.head as usize + 2).copied().flatten()?;
            let other = candidates.get(name as usize)?;
            let closed = matches!(article.word(other.tokens.end), "," | "." | ")" | ";");
            let free = clusters.of(i as u32).is_some_and(|t| !t.named);
            let kin = !sources.analysis.word(other.head).is_some_and(|w| w.relation == Relation::Conj);
            (article.word(c.head + 1) == "," && closed && free && kin && !clash(other.gender, c.gender)).then_some(name)
        };
        // `the head of the security service, Nino Tsereteli,`: past what the noun is of, where that is nobody.
        let further = || {
            let end = (c.head + 2..c.head + 12).find(|&t| article.word(t) == ",")?;
            let between = c.head + 1..end;
            let of = matches!(article.lower(c.head + 1), "of" | "for" | "at" | "to" | "-" | "and");
            let verb = between.clone().any(|t| sources.analysis.word(t).is_some_and(|w| w.tag.is_finite()));
            let someone = candidates.get(i + 1..candidates.len().min(i + 8)).unwrap_or(&[]).iter().any(|o| {
                between.contains(&o.head)
                    && article.word(o.head - 1) != "-"
                    // A second name is not the first one's.
                    && o.kind == Some(EntityKind::Person)
                    && o.name.is_none()
                    // `his deputy and now enemy, Dagalo`: both nouns are of him; `the president and the minister` are two.
                    && !(article.lower(c.head + 1) == "and"
                        && o.shape == Shape::Bare
                        && o.number != Number::Plural
                        && sources.analysis.word(o.head).is_some_and(|w| w.head == Some(c.head)))
                    && titled.get(o.head as usize).copied().flatten().is_none()
            });
            let name = begins.get(end as usize + 1).copied().flatten()?;
            let other = candidates.get(name as usize)?;
            let closed = matches!(article.word(other.tokens.end), "," | "." | ")" | ";")
                || sources.analysis.word(other.tokens.end).is_some_and(|w| w.tag.is_finite());
            let free = clusters.of(i as u32).is_some_and(|t| !t.named);
            // A second of a list has its `and`.
            let conj = sources.analysis.word(other.head).is_some_and(|w| {
                w.relation == Relation::Conj
                    && (w.head == Some(c.head)
                        || sources
                            .analysis
                            .children(other.head)
                            .iter()
                            .any(|&k| matches!(article.lower(k), "and" | "or")))
            });
            let same = article.sentence_of(c.head)?.tokens.contains(&end);
            (of && !verb && !someone && closed && free && !conj && same && !clash(other.gender, c.gender))
                .then_some(name)
        };
        // `the television host Carla Ortiz`; `Tenesaca, 44, a lawyer from Cuenca,`.
        let direct = || {
            let name = begins.get(c.head as usize + 1).copied().flatten()?;
            let free = clusters.of(i as u32).is_some_and(|t| !t.named);
            let other = candidates.get(name as usize)?;
            let told = matches!(c.shape, Shape::Definite | Shape::Indefinite) && c.tokens.end - c.tokens.start > 1;
            (free && told && c.tokens.end == c.head + 1 && !clash(other.gender, c.gender)).then_some(name)
        };
        let aged = || {
            let start = c.tokens.start;
            let comma = start.checked_sub(3).filter(|&t| article.word(t) == "," && article.word(start - 1) == ",")?;
            let age = article.word(start - 2).parse::<u8>().is_ok_and(|n| (5..115).contains(&n));
            let name = ends.get(comma as usize).copied().flatten()?;
            let other = candidates.get(name as usize)?;
            let free = clusters.of(i as u32).is_some_and(|t| !t.named);
            (age && free && !clash(other.gender, c.gender)).then_some(name)
        };
        let found = titled.get(c.head as usize).copied().flatten();
        if let Some(name) = found.or_else(direct).or_else(comma).or_else(further).or_else(aged) {
            clusters.union(name, i as u32);
            if let Some(slot) = asides.get_mut(i) {
                *slot = true;
            }
        }
    }
}

/// True where a noun can say what a mention is: kinds and numbers fit, and it is no second name.
fn may_describe(sources: &Sources<'_>, one: &Candidate, noun: &Candidate) -> bool {
    if one.form == Form::Name && noun.form == Form::Name || one.form == Form::Adjective || noun.form == Form::Adjective
    {
        return false;
    }
    if one.form == Form::Pronoun {
        return noun.human == Some(true)
            && one.human == Some(true)
            && one.number == noun.number
            && !clash(one.gender, noun.gender);
    }
    let (Some(a), Some(b)) = (one.kind, noun.kind) else { return false };
    use EntityKind as K;
    // `Hezbollah, a crucial ally`: what is said of persons and of bodies alike.
    let side = |noun: &Candidate| {
        matches!(
            sources.analysis.lemma(noun.head),
            "ally"
                | "rival"
                | "supporter"
                | "backer"
                | "opponent"
                | "enemy"
                | "member"
                | "partner"
                | "sponsor"
                | "critic"
                | "power"
                | "neighbor"
                | "neighbour"
                | "supplier"
                | "donor"
        )
    };
    // Also in front: `its rival, Lakeshore Metals`.
    let (name, other) = if noun.form == Form::Name { (noun, one) } else { (one, noun) };
    if name.form == Form::Name && other.form == Form::Nominal && side(other) {
        let kind = name.kind;
        return matches!(kind, Some(K::Person | K::Group | K::Organization | K::Place))
            && other.number != Number::Plural;
    }
    let fits = match (a, b) {
        (K::Person, K::Person) => true,
        (K::Person, _) | (_, K::Person) => false,
        (K::Group | K::Organization | K::People, K::Group | K::Organization | K::People) => true,
        (K::Place | K::Facility, K::Place | K::Facility) => true,
        (K::Organization | K::Work, K::Organization | K::Object | K::Work) => one.form == Form::Name || a == b,
        (K::Object | K::Occasion | K::Work, K::Object | K::Occasion | K::Work) => true,
        _ => false,
    };
    let numbers = one.number == noun.number || one.number == Number::Unknown || noun.number == Number::Unknown;
    fits && numbers && !clash(one.gender, noun.gender)
}

fn clash(a: Gender, b: Gender) -> bool {
    a != b && a != Gender::Unknown && b != Gender::Unknown
}

/// `I` and `my` inside a quotation are its speaker; so is `we` where that is a body.
pub(super) fn speakers(candidates: &[Candidate], quotes: &Quotes, heads: &Heads, clusters: &mut Clusters) {
    for (i, candidate) in candidates.iter().enumerate() {
        if !matches!(candidate.shape, Shape::I | Shape::We) {
            continue;
        }
        let Some(quote) = candidate.quote else { continue };
        let Some(speaker) = quotes.speakers.get(quote as usize).copied().flatten().and_then(|t| heads.at(t)) else {
            continue;
        };
        let Some(other) = candidates.get(speaker as usize) else { continue };
        let someone = other.human == Some(true) && other.number != Number::Plural
            || other.human.is_none() && other.form == Form::Name;
        // `We`, says a body or a crowd, are it; whom one person means by it is not said.
        let body = matches!(other.kind, Some(EntityKind::Organization | EntityKind::Group));
        let fits = if candidate.shape == Shape::We { body } else { someone };
        if fits && other.quote.is_none() {
            clusters.union(i as u32, speaker);
        }
    }
}

/// True where the tree rules it out that `m` means `a`: one inside the other, or two arguments of one verb
/// without a reflexive.
pub(super) fn barred(sources: &Sources<'_>, a: &Candidate, m: &Candidate) -> bool {
    let inside = |x: &Candidate, y: &Candidate| x.phrase.start <= y.head && y.head < x.phrase.end;
    if inside(a, m) || inside(m, a) {
        // `Hama's people and its mayor`: a possessive inside a phrase that only hangs on the name does no harm.
        let far = a.form == Form::Name && m.place == Place::Possessor && m.head >= a.tokens.end + 2;
        if !far {
            return true;
        }
    }
    let analysis = sources.analysis;
    // `he and John` are two.
    let conjunct = |x: &Candidate, y: &Candidate| {
        analysis.word(x.head).is_some_and(|w| w.relation == Relation::Conj && w.head == Some(y.head))
    };
    if !a.joined && !m.joined && (conjunct(a, m) || conjunct(m, a)) {
        return true;
    }
    if m.form != Form::Pronoun || m.shape == Shape::Reflexive || m.place == Place::Possessor {
        return false;
    }
    let clause = |t: TokenId| analysis.word(t).and_then(|w| w.head);
    let argument = |p: Place| matches!(p, Place::Subject | Place::Object | Place::Oblique);
    argument(a.place)
        && argument(m.place)
        && a.place != m.place
        && clause(a.head).is_some()
        && clause(a.head) == clause(m.head)
}

/// Nouns for the parties to a conflict: named by the same noun again, and not by one that sets a part apart,
/// they are the same.
const SIDES: &[&str] = &[
    "army",
    "coalition",
    "demonstrator",
    "government",
    "guerrilla",
    "insurgent",
    "jihadist",
    "junta",
    "militant",
    "military",
    "mutineer",
    "opposition",
    "protester",
    "rebel",
    "regime",
    "separatist",
];

/// Words that set a part of them apart.
const PARTS: &[&str] = &[
    "other",
    "some",
    "many",
    "more",
    "several",
    "few",
    "two",
    "three",
    "another",
    "most",
    "former",
    "rival",
    "new",
    "local",
    "fellow",
    "own",
    "different",
    "various",
    "certain",
    "hundreds",
    "thousands",
    "dozens",
    "foreign",
];

/// `rebels`, `the rebels`, `Syrian rebels`: puts together what names one side of the story.
pub(super) fn sides(sources: &Sources<'_>, candidates: &[Candidate], clusters: &mut Clusters) {
    let analysis = sources.analysis;
    type Side<'a> = (u32, Vec<&'a str>);
    let mut known: std::collections::BTreeMap<(&str, bool), Vec<Side<'_>>> = std::collections::BTreeMap::new();
    for (i, c) in candidates.iter().enumerate() {
        if c.form != Form::Nominal
            || c.joined
            || c.settled == Settled::Apart
            || !matches!(c.shape, Shape::Definite | Shape::Bare)
        {
            continue;
        }
        let low = sources.article.lower(c.head);
        let plural = c.number == Number::Plural;
        let singular = low.strip_suffix('s').filter(|_| plural).unwrap_or(low);
        let Ok(side) = SIDES.binary_search(&singular) else { continue };
        let Some(noun) = SIDES.get(side).copied() else { continue };
        let collective =
            matches!(noun, "army" | "coalition" | "government" | "junta" | "military" | "opposition" | "regime");
        // `the rebel` is one of them; `governments` are several.
        if collective == plural || collective && c.shape != Shape::Definite {
            continue;
        }
        let mut modifiers: Vec<&str> = Vec::new();
        let mut part = false;
        for &k in analysis.children(c.head) {
            let Some(word) = analysis.word(k) else { continue };
            let said = sources.article.lower(k);
            part |= PARTS.contains(&said)
                || word.relation == Relation::Nummod
                || matches!(word.relation, Relation::AclRelcl | Relation::Acl | Relation::Conj);
            if matches!(word.relation, Relation::Amod | Relation::Compound | Relation::Nmod | Relation::NmodPoss)
                && !matches!(said, "in" | "of")
            {
                modifiers.push(said);
            }
        }
        if part {
            continue;
        }
        let list = known.entry((noun, plural)).or_default();
        // Nearest first: the kind that fits, where every one so far was of one kind.
        let fits: Vec<u32> = list
            .iter()
            .filter(|(_, m)| modifiers.iter().all(|w| m.contains(w)) || m.iter().all(|w| modifiers.contains(w)))
            .map(|(j, _)| clusters.root(*j))
            .collect();
        if let Some(&first) = fits.first()
            && fits.iter().all(|&r| r == first)
            && !clusters.of(first).is_some_and(|t| t.named)
            && !clusters.of(i as u32).is_some_and(|t| t.named)
        {
            clusters.union(first, i as u32);
        }
        if list.len() < 24 && !list.iter().any(|(_, m)| *m == modifiers) {
            list.push((i as u32, modifiers));
        }
    }
}
