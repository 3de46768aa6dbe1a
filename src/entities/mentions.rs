//! Mentions: every noun phrase that may stand for someone or something, with what agreement needs to know of it.

use super::names::NameSpan;
use super::phrases::Phrases;
use super::quotes::Quotes;
use super::{EntityKind, Form, Sources};
use crate::article::TokenId;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Gender, NounKind, TitleSort};
use std::ops::Range;

/// One or many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    Singular,
    Plural,
    Unknown,
}

/// What sort of phrase it is, for agreement and for the weights of the ranker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Shape {
    He,
    It,
    They,
    I,
    We,
    You,
    This,
    Reflexive,
    Definite,
    Demonstrative,
    Possessed,
    Indefinite,
    Bare,
    Name,
}

/// How the phrase hangs in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Place {
    Subject,
    Object,
    Oblique,
    Possessor,
    Modifier,
    Other,
}

/// What a person has said of a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Settled {
    /// Nothing.
    No,
    /// Its kind.
    Kind,
    /// That it belongs to none before it.
    Apart,
}

/// A mention before it is linked.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// What the report shows.
    pub tokens: Range<TokenId>,
    /// The whole noun phrase with what follows its head.
    pub phrase: Range<TokenId>,
    pub head: TokenId,
    pub form: Form,
    pub shape: Shape,
    pub kind: Option<EntityKind>,
    pub number: Number,
    pub gender: Gender,
    /// What a name of one word suggests, where it is a given name.
    pub leaning: Gender,
    /// True where that given name is rarely a surname.
    pub given: bool,
    /// True for persons and sets of them, false for things, `None` where it is not known.
    pub human: Option<bool>,
    pub place: Place,
    /// Index into the names.
    pub name: Option<usize>,
    pub sentence: u32,
    /// The quotation it stands in.
    pub quote: Option<u32>,
    /// True for two or more phrases joined by `and`.
    pub joined: bool,
    /// What a person has said of it.
    pub settled: Settled,
    /// True for a name whose kind is a guess: it may be a person's.
    pub doubtful: bool,
}

/// Every mention, by start and then the longer first.
pub(super) fn find(sources: &Sources<'_>, names: &[NameSpan], phrases: &Phrases, quotes: &Quotes) -> Vec<Candidate> {
    let mut out = Vec::new();
    let tokens = sources.article.tokens.len() as TokenId;
    let mut name_of: Vec<Option<usize>> = vec![None; tokens as usize];
    for (i, name) in names.iter().enumerate() {
        for t in name.tokens.clone() {
            if let Some(slot) = name_of.get_mut(t as usize) {
                *slot = Some(i);
            }
        }
        if let Some(candidate) = named(sources, i, name, phrases, quotes) {
            out.push(candidate);
        }
    }
    let timed = timed(sources);
    // `Ms`, `Brig Gen` before a name, where the tree makes them heads.
    let mut ranks = vec![false; tokens as usize];
    for t in names.iter().flat_map(|n| n.titled_from..n.tokens.start) {
        let sort = sources.lexicon.title(&crate::lexicon::fold_case(sources.article.word(t))).map(|t| t.sort);
        if matches!(sort, Some(TitleSort::Honorific | TitleSort::Rank))
            && sources.article.word(t).starts_with(char::is_uppercase)
            && let Some(slot) = ranks.get_mut(t as usize)
        {
            *slot = true;
        }
    }
    for t in 0..tokens {
        if ranks.get(t as usize) == Some(&true) {
            continue;
        }
        if name_of.get(t as usize).copied().flatten().is_some() || timed.get(t as usize) == Some(&true) {
            continue;
        }
        if let Some(candidate) = pronoun(sources, t, quotes).or_else(|| nominal(sources, t, phrases, quotes)) {
            out.push(candidate);
        }
    }
    joined(sources, phrases, &mut out);
    out.sort_by(|a, b| {
        a.phrase.start.cmp(&b.phrase.start).then(b.phrase.end.cmp(&a.phrase.end)).then(a.head.cmp(&b.head))
    });
    out
}

/// For every token whether a time expression covers it.
pub(super) fn timed(sources: &Sources<'_>) -> Vec<bool> {
    let mut out = vec![false; sources.article.tokens.len()];
    for time in sources.times {
        for t in sources.article.tokens_in(time.span) {
            if let Some(slot) = out.get_mut(t as usize) {
                *slot = true;
            }
        }
    }
    out
}

/// The token of `range` that hangs on one outside it.
fn head_of(sources: &Sources<'_>, range: Range<TokenId>) -> TokenId {
    let outside = |t: &TokenId| match sources.analysis.word(*t) {
        Some(word) => word.head.is_none_or(|h| !range.contains(&h)),
        None => false,
    };
    let is_noun = |t: &TokenId| sources.analysis.word(*t).is_some_and(|w| w.tag.is_noun());
    range
        .clone()
        .rev()
        .find(|t| outside(t) && is_noun(t))
        .or_else(|| range.clone().rev().find(outside))
        .unwrap_or(range.end.saturating_sub(1))
}

fn named(
    sources: &Sources<'_>,
    index: usize,
    name: &NameSpan,
    phrases: &Phrases,
    quotes: &Quotes,
) -> Option<Candidate> {
    let analysis = sources.analysis;
    let head = head_of(sources, name.tokens.clone());
    let word = analysis.word(head)?;
    let mut modifier = matches!(word.relation, Relation::Compound | Relation::Amod | Relation::Flat)
        || word.head.is_some_and(|h| h == name.tokens.end && word.tag == Tag::Jj);
    // A name that heads the phrase in which it stands owns the phrase; one inside it is its own words only.
    let mut phrase = if modifier { name.tokens.clone() } else { phrases.whole(head) };
    if phrase.start > name.tokens.start || phrase.end < name.tokens.end {
        phrase = phrase.start.min(name.tokens.start)..phrase.end.max(name.tokens.end);
    }
    if name.titled_from < phrase.start {
        phrase.start = name.titled_from;
    }
    let people = name.kind == EntityKind::People;
    if people && name.tokens.end - name.tokens.start == 1 && word.tag == Tag::Jj {
        modifier = true;
        phrase = name.tokens.clone();
    }
    let plural = people && !modifier && sources.article.word(head).ends_with('s');
    let form = if people && (modifier || !plural && word.pos == Pos::Adj) { Form::Adjective } else { Form::Name };
    let (human, number) = match name.kind {
        EntityKind::Person => (Some(true), Number::Singular),
        EntityKind::People => (Some(true), if plural { Number::Plural } else { Number::Unknown }),
        EntityKind::Organization | EntityKind::Group => (None, Number::Unknown),
        _ => (Some(false), Number::Singular),
    };
    let person = name.kind == EntityKind::Person;
    let gender = if person { gender_of(sources, name) } else { Gender::Unknown };
    let single = name.tokens.end - name.tokens.start == 1 && (person || doubtful(name));
    let word = sources.article.lower(name.tokens.start);
    let folded = crate::lexicon::fold_case(word);
    let leaning = sources.lexicon.given_name(&folded).filter(|_| single).unwrap_or_default();
    Some(Candidate {
        tokens: name.tokens.clone(),
        phrase,
        head,
        form,
        shape: Shape::Name,
        kind: Some(name.kind),
        number,
        gender,
        leaning,
        given: single && sources.lexicon.only_given(&folded),
        human,
        place: if modifier { Place::Modifier } else { place_of(sources, head) },
        name: Some(index),
        sentence: sources.article.tokens.get(head as usize)?.sentence,
        quote: quotes.at(head),
        joined: false,
        settled: Settled::No,
        doubtful: doubtful(name),
    })
}

/// True where the kind is the model's guess and not a sure one.
fn doubtful(name: &NameSpan) -> bool {
    !name.listed() && name.kind != EntityKind::Person && name.confidence < 0.9
}

/// From the title before the name, else from the given name.
fn gender_of(sources: &Sources<'_>, name: &NameSpan) -> Gender {
    if let Some(title) = name.title
        && title.gender != Gender::Unknown
    {
        return title.gender;
    }
    if name.tokens.end - name.tokens.start < 2 {
        return Gender::Unknown;
    }
    let first = sources.article.lower(name.tokens.start);
    sources.lexicon.given_name(&crate::lexicon::fold_case(first)).unwrap_or_default()
}

fn place_of(sources: &Sources<'_>, token: TokenId) -> Place {
    let mut at = token;
    // A conjunct plays the part of the first.
    for _ in 0..8 {
        let Some(word) = sources.analysis.word(at) else { return Place::Other };
        match word.relation {
            Relation::Conj | Relation::Flat | Relation::Appos => match word.head {
                Some(head) => at = head,
                None => return Place::Other,
            },
            Relation::Nsubj | Relation::NsubjPass | Relation::NsubjOuter => return Place::Subject,
            Relation::Obj | Relation::Iobj => return Place::Object,
            Relation::Obl | Relation::OblAgent | Relation::OblUnmarked => return Place::Oblique,
            Relation::NmodPoss => return Place::Possessor,
            Relation::Nmod | Relation::NmodDesc | Relation::NmodUnmarked | Relation::Compound | Relation::Amod => {
                return Place::Modifier;
            }
            _ => return Place::Other,
        }
    }
    Place::Other
}

fn pronoun(sources: &Sources<'_>, t: TokenId, quotes: &Quotes) -> Option<Candidate> {
    let word = sources.analysis.word(t)?;
    let low = sources.article.lower(t);
    use Gender as G;
    use Number as N;
    use Shape as S;
    let (shape, number, gender, human) = match low {
        "he" | "him" | "his" => (S::He, N::Singular, G::Male, Some(true)),
        "she" | "her" | "hers" => (S::He, N::Singular, G::Female, Some(true)),
        "it" | "its" => (S::It, N::Singular, G::Unknown, Some(false)),
        "they" | "them" | "their" | "theirs" | "'em" => (S::They, N::Plural, G::Unknown, None),
        "i" | "me" | "my" | "mine" => (S::I, N::Singular, G::Unknown, Some(true)),
        "we" | "us" | "our" | "ours" => (S::We, N::Plural, G::Unknown, Some(true)),
        "you" | "your" | "yours" => (S::You, N::Unknown, G::Unknown, Some(true)),
        "himself" => (S::Reflexive, N::Singular, G::Male, Some(true)),
        "herself" => (S::Reflexive, N::Singular, G::Female, Some(true)),
        "itself" => (S::Reflexive, N::Singular, G::Unknown, Some(false)),
        "themselves" => (S::Reflexive, N::Plural, G::Unknown, None),
        "myself" => (S::I, N::Singular, G::Unknown, Some(true)),
        "ourselves" => (S::We, N::Plural, G::Unknown, Some(true)),
        "yourself" | "yourselves" => (S::You, N::Unknown, G::Unknown, Some(true)),
        "this" | "that" if demonstrative(sources, t) => (S::This, N::Singular, G::Unknown, Some(false)),
        "these" | "those" if demonstrative(sources, t) => (S::This, N::Plural, G::Unknown, None),
        _ => return None,
    };
    // `I` of a Roman numeral, `US` in capitals, `it` that stands for nothing.
    let numeral = low == "i" && word.tag.is_proper();
    let state = low == "us" && sources.article.word(t) == "US";
    if numeral || state || word.relation == Relation::Expl || matches!(word.pos, Pos::Sconj | Pos::Verb) {
        return None;
    }
    if low == "it" && empty_it(sources, t) {
        return None;
    }
    let place = if matches!(low, "his" | "its" | "their" | "my" | "our" | "your") || word.tag == Tag::PrpS {
        Place::Possessor
    } else {
        place_of(sources, t)
    };
    Some(Candidate {
        tokens: t..t + 1,
        phrase: t..t + 1,
        head: t,
        form: Form::Pronoun,
        shape,
        kind: None,
        number,
        gender,
        leaning: Gender::Unknown,
        given: false,
        human,
        place,
        name: None,
        sentence: sources.article.tokens.get(t as usize)?.sentence,
        quote: quotes.at(t),
        joined: false,
        settled: Settled::No,
        doubtful: false,
    })
}

/// `this` that stands alone, not before a noun and not as a conjunction.
fn demonstrative(sources: &Sources<'_>, t: TokenId) -> bool {
    let Some(word) = sources.analysis.word(t) else { return false };
    matches!(word.pos, Pos::Pron | Pos::Det)
        && !matches!(word.relation, Relation::Det | Relation::Mark | Relation::DetPredet | Relation::Advmod)
        && !matches!(word.tag, Tag::Wdt | Tag::In | Tag::Wp)
        && !is_relative(sources, t)
}

fn is_relative(sources: &Sources<'_>, t: TokenId) -> bool {
    let verb = sources.analysis.word(t).and_then(|w| w.head);
    verb.and_then(|v| sources.analysis.word(v)).is_some_and(|v| v.relation == Relation::AclRelcl)
        && sources.article.lower(t) == "that"
}

/// The `it` of weather, time and anticipation, where the tree does not already call it an expletive.
fn empty_it(sources: &Sources<'_>, t: TokenId) -> bool {
    let analysis = sources.analysis;
    let Some(word) = analysis.word(t) else { return false };
    if !word.relation.is_subject() {
        return false;
    }
    let Some(verb) = word.head else { return false };
    if matches!(analysis.lemma(verb), "rain" | "snow" | "seem" | "appear" | "turn") {
        return analysis.children(verb).iter().any(|&c| {
            analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::Ccomp | Relation::Csubj | Relation::Xcomp))
                && analysis
                    .children(c)
                    .iter()
                    .any(|&m| matches!(sources.article.lower(m), "that" | "as" | "like" | "if"))
        });
    }
    analysis.children(verb).iter().any(|&c| analysis.word(c).is_some_and(|w| w.relation == Relation::Csubj))
}

/// Nouns that stand for nothing a later word could mean.
const EMPTY: &[&str] = &["lot", "sort", "kind", "bit", "course", "addition", "order", "fact", "instance", "example"];

fn nominal(sources: &Sources<'_>, t: TokenId, phrases: &Phrases, quotes: &Quotes) -> Option<Candidate> {
    let Sources { article, analysis, lexicon, .. } = *sources;
    let word = analysis.word(t)?;
    let is_noun = matches!(word.pos, Pos::Noun | Pos::Propn);
    // `the injured`, `the dead`.
    let nominalised = word.pos == Pos::Adj
        && word.tag == Tag::Jj
        && matches!(
            word.relation,
            Relation::Nsubj | Relation::Obj | Relation::NsubjPass | Relation::Obl | Relation::Nmod
        )
        && t > 0
        && article.lower(t - 1) == "the";
    if !(is_noun || nominalised)
        || matches!(
            word.relation,
            Relation::Compound
                | Relation::Flat
                | Relation::Fixed
                | Relation::Goeswith
                | Relation::Case
                | Relation::Mark
                | Relation::Cc
                | Relation::Advmod
                | Relation::NmodDesc
                | Relation::Amod
        )
    {
        return None;
    }
    let lemma = analysis.lemma(t);
    if EMPTY.contains(&lemma) || !article.lower(t).starts_with(char::is_alphabetic) {
        return None;
    }
    let phrase = phrases.whole(t);
    let first = article.lower(phrase.start);
    // `no one`, `no deaths`: nobody is there to be meant.
    if first == "no" && phrase.start < t {
        return None;
    }
    let possessed = analysis
        .children(t)
        .iter()
        .any(|&c| c < t && analysis.word(c).is_some_and(|w| w.relation == Relation::NmodPoss));
    let determiner = analysis
        .children(t)
        .iter()
        .filter(|&&c| c < t && analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::Det)))
        .map(|&c| article.lower(c))
        .next()
        .unwrap_or(first);
    let shape = match determiner {
        "the" | "both" => Shape::Definite,
        "this" | "that" | "these" | "those" | "such" => Shape::Demonstrative,
        "a" | "an" | "some" | "any" | "another" | "each" | "every" | "no" | "many" | "several" | "few" => {
            Shape::Indefinite
        }
        _ if possessed => Shape::Possessed,
        _ => Shape::Bare,
    };
    let plural = match word.tag {
        Tag::Nns | Tag::Nnps => true,
        Tag::Nn | Tag::Nnp => matches!(lemma, "police" | "people" | "troops" | "personnel" | "staff" | "folk"),
        _ => nominalised,
    };
    // `exceeded its authority`, `under the command of`: what someone has, and nobody who acts.
    let owned = possessed && !plural && matches!(lemma, "authority" | "command" | "guard" | "leadership" | "service");
    let known = lexicon.noun(lemma).or_else(|| lexicon.noun(article.lower(t))).filter(|_| !owned);
    let suffix = || {
        // Agent nouns no list has: `peacebuilder`, `whistleblowers`.
        let person = ["man", "woman", "men", "women", "ist", "ists", "eer", "eers"];
        (lemma.len() > 5 && !matches!(lemma, "career" | "careers") && person.iter().any(|e| lemma.ends_with(e)))
            .then_some((NounKind::Person, Gender::Unknown))
    };
    let (kind, gender) = match known.or_else(suffix) {
        Some((kind, gender)) => (Some(kind), gender),
        None if nominalised => (Some(NounKind::Person), Gender::Unknown),
        None => (None, Gender::Unknown),
    };
    let human = match kind {
        Some(NounKind::Person) => Some(true),
        Some(NounKind::Group | NounKind::Organization) => None,
        _ => Some(false),
    };
    // `He shook his head` is nobody's chief; `his head of security` is.
    let part = matches!(lemma, "head")
        && possessed
        && analysis.children(t).iter().any(|&c| matches!(article.lower(c), "his" | "her" | "my" | "your"))
        && !matches!(article.lower(t + 1), "," | "of");
    let kind = if part { None } else { kind };
    let human = if part { Some(false) } else { human };
    let entity = match kind {
        Some(NounKind::Person) if plural => EntityKind::Group,
        Some(NounKind::Person) => EntityKind::Person,
        Some(NounKind::Group) => EntityKind::Group,
        Some(NounKind::Organization) => EntityKind::Organization,
        Some(NounKind::Place) => EntityKind::Place,
        Some(NounKind::Facility) => EntityKind::Facility,
        // What no list knows and yet speaks is a body of people: `a rebel operations room declared`.
        None if !plural && speaks(sources, t) => EntityKind::Organization,
        _ => EntityKind::Object,
    };
    Some(Candidate {
        tokens: phrases.core(t),
        phrase,
        head: t,
        form: Form::Nominal,
        shape,
        kind: Some(entity),
        number: if plural {
            Number::Plural
        } else if kind == Some(NounKind::Group) {
            Number::Unknown
        } else {
            Number::Singular
        },
        gender,
        leaning: Gender::Unknown,
        given: false,
        human,
        place: place_of(sources, t),
        name: None,
        sentence: article.tokens.get(t as usize)?.sentence,
        quote: quotes.at(t),
        joined: false,
        settled: Settled::No,
        doubtful: false,
    })
}

/// True for the subject of a verb that only someone can do.
fn speaks(sources: &Sources<'_>, t: TokenId) -> bool {
    let Some(word) = sources.analysis.word(t) else { return false };
    let verb = word.head.map_or("", |h| sources.analysis.lemma(h));
    // Things `show` and `suggest` as well.
    let said = matches!(
        verb,
        "add"
            | "announce"
            | "claim"
            | "confirm"
            | "declare"
            | "deny"
            | "order"
            | "pledge"
            | "reject"
            | "say"
            | "tell"
            | "threaten"
            | "urge"
            | "vow"
            | "warn"
    );
    word.relation == Relation::Nsubj && said
}

/// `Turkey and the West`: what `they` and `both` may stand for.
fn joined(sources: &Sources<'_>, phrases: &Phrases, out: &mut Vec<Candidate>) {
    let analysis = sources.analysis;
    let mut more = Vec::new();
    for candidate in out.iter() {
        if candidate.form == Form::Pronoun && candidate.shape != Shape::He || candidate.place == Place::Modifier {
            continue;
        }
        let mut last = None;
        let mut and = false;
        for &c in analysis.children(candidate.head) {
            if analysis
                .word(c)
                .is_some_and(|w| w.relation == Relation::Conj && matches!(w.pos, Pos::Noun | Pos::Propn | Pos::Pron))
            {
                last = Some(c);
                and |= analysis.children(c).iter().any(|&k| sources.article.lower(k) == "and");
            }
        }
        let Some(last) = last.filter(|_| and) else { continue };
        let end = phrases.whole(last).end;
        if end <= candidate.phrase.end {
            continue;
        }
        let human = candidate.human;
        more.push(Candidate {
            tokens: candidate.phrase.start..end,
            phrase: candidate.phrase.start..end,
            form: Form::Nominal,
            shape: Shape::Bare,
            kind: Some(if human == Some(true) { EntityKind::Group } else { EntityKind::Object }),
            number: Number::Plural,
            gender: Gender::Unknown,
            name: None,
            joined: true,
            ..candidate.clone()
        });
    }
    out.extend(more);
}
