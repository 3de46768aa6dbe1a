//! `the group`, `the company`, `the president`: a bare definite noun for an institution means the one spoken of last
//! that can be called so, one for an office the person who was said to hold it.

use super::clusters::Clusters;
use super::mentions::{Candidate, Number, Place, Settled, Shape};
use super::names::NameSpan;
use super::syntax::Heads;
use super::{EntityKind, Form, Sources};
use crate::article::TokenId;
use crate::language::Relation;
use crate::lexicon::{Gender, Sort, fold};

/// How many sentences back the name may stand.
const REACH: u32 = 3;

/// Nouns for an armed group, party or movement, sorted.
const GROUPS: &[&str] = &["faction", "group", "militia", "movement", "party"];

/// Nouns for an institution of any other sort, sorted.
const INSTITUTIONS: &[&str] = &[
    "agency",
    "airline",
    "association",
    "automaker",
    "bank",
    "bloc",
    "body",
    "broadcaster",
    "bureau",
    "carmaker",
    "carrier",
    "charity",
    "club",
    "commission",
    "company",
    "corporation",
    "council",
    "court",
    "department",
    "firm",
    "force",
    "foundation",
    "fund",
    "institute",
    "insurer",
    "lender",
    "maker",
    "manufacturer",
    "ministry",
    "network",
    "newspaper",
    "ngo",
    "organisation",
    "organization",
    "producer",
    "regulator",
    "retailer",
    "school",
    "steelmaker",
    "union",
    "university",
    "watchdog",
];

/// Links such nouns, where one name fits best.
pub(super) fn link(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    asides: &[bool],
    clusters: &mut Clusters,
) {
    let analysis = sources.analysis;
    // Names of institutions so far, with the nouns said of them.
    let mut known: Vec<u32> = Vec::new();
    // Names that have the noun in them, however far back.
    let mut worded: std::collections::BTreeMap<String, Vec<u32>> = std::collections::BTreeMap::new();
    let mut called: std::collections::BTreeSet<(u32, &str)> = std::collections::BTreeSet::new();
    for (i, c) in candidates.iter().enumerate() {
        if c.form == Form::Nominal && asides.get(i) == Some(&true) {
            called.insert((clusters.root(i as u32), analysis.lemma(c.head)));
        }
    }
    for (i, c) in candidates.iter().enumerate() {
        let institution = matches!(c.kind, Some(EntityKind::Organization | EntityKind::Group));
        let described = c.form == Form::Nominal
            && matches!(c.shape, Shape::Definite | Shape::Possessed)
            && !c.joined
            && asides.get(i) != Some(&true)
            && !bare(sources, c);
        if institution && (c.name.is_some() || described) {
            known.push(i as u32);
        }
        if institution && let Some(name) = c.name.and_then(|n| names.get(n)) {
            let text = sources.article.text_of(name.tokens.clone()).to_lowercase();
            for word in text.split(|c: char| !c.is_alphanumeric()) {
                if text.len() > word.len()
                    && (GROUPS.binary_search(&word).is_ok() || INSTITUTIONS.binary_search(&word).is_ok())
                {
                    push_new(worded.entry(word.to_owned()).or_default(), i as u32, clusters);
                }
            }
        }
        // `Ministry spokesman`, `the Commission`: a short form in capitals is no other thing.
        let short = c.form == Form::Name
            && c.tokens.end - c.tokens.start == 1
            && c.name.and_then(|n| names.get(n)).is_some_and(|n| !n.listed())
            && clusters.of(i as u32).is_some_and(|t| t.size == t.names && t.longest == 1);
        let lower = sources.article.lower(c.head);
        let noun = if short { lower } else { analysis.lemma(c.head) };
        let group = GROUPS.binary_search(&noun).is_ok();
        if c.form != Form::Nominal && !short
            || c.shape != Shape::Definite && !short
            || c.number == Number::Plural
            || c.joined
            || c.settled == Settled::Apart
            || asides.get(i) == Some(&true)
            || !(group || INSTITUTIONS.binary_search(&noun).is_ok())
            // `the Tokyo-based maker`: of a company spoken of just now.
            || !(short || bare(sources, c) || national(sources, c) || (c.tokens.start..c.head).any(|t| matches!(sources.article.lower(t), "based" | "backed" | "linked" | "aligned")))
            || !short && clusters.of(i as u32).is_some_and(|t| t.named)
        {
            continue;
        }
        let mut best: Option<(i32, u32)> = None;
        let mut closest = 0;
        let mut second = i32::MIN;
        for &k in known.iter().rev().take(24) {
            let Some(a) = candidates.get(k as usize) else { continue };
            let back = c.sentence.saturating_sub(a.sentence);
            if back > REACH || short && clusters.same(k, i as u32) || a.phrase.start <= c.head && c.head < a.phrase.end
            {
                continue;
            }
            let fit = match a.name.and_then(|n| names.get(n)) {
                Some(name) => fits(sources, noun, group, name, &called, clusters.root(k)),
                // `the U.N. refugee agency`: the noun itself, with more to it.
                None => (a.number != Number::Plural && analysis.lemma(a.head) == noun).then_some(3),
            };
            let Some(fit) = fit.filter(|&f| f >= 3 || !short) else { continue };
            closest = closest.max(fit);
            let place = match a.place {
                Place::Subject => 3,
                Place::Object | Place::Possessor => 1,
                Place::Other if root(sources, a) => 3,
                Place::Other => 1,
                Place::Oblique | Place::Modifier => 0,
            };
            let score = 8 * fit + place - 2 * back as i32;
            let same = best.is_some_and(|(_, b)| clusters.same(b, k));
            match best {
                Some((s, _)) if same => best = Some((s.max(score), k)),
                Some((s, _)) if score <= s => second = second.max(score),
                Some((s, _)) => {
                    second = s;
                    best = Some((score, k));
                }
                None => best = Some((score, k)),
            }
        }
        // Nobody near is called so, and one further back is.
        if closest < 3
            && let Some(list) = worded.get(noun)
            && let Some(&last) = list.last()
            && list.iter().all(|&k| clusters.same(k, last))
            && !clusters.same(last, i as u32)
        {
            clusters.union(last, i as u32);
            known.push(i as u32);
            continue;
        }
        if let Some((score, antecedent)) = best
            && score > second
        {
            clusters.union(antecedent, i as u32);
            known.push(i as u32);
        }
    }
}

/// `Iraq's Hashd al-Shaabi coalition`: a name in front of the noun for what it is, sorted.
const OWN: &[&str] = &[
    "airline",
    "alliance",
    "bloc",
    "broadcaster",
    "cartel",
    "coalition",
    "faction",
    "gang",
    "group",
    "magazine",
    "militia",
    "movement",
    "network",
    "newsletter",
    "newspaper",
    "party",
    "website",
];

/// Links a noun to the name in front of it, where the noun only says what that is.
pub(super) fn called(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    heads: &Heads,
    clusters: &mut Clusters,
) {
    let analysis = sources.analysis;
    for (i, c) in candidates.iter().enumerate() {
        let noun = analysis.lemma(c.head);
        if c.form != Form::Nominal
            || !matches!(c.shape, Shape::Definite | Shape::Possessed)
            || c.number == Number::Plural
            || c.joined
            || c.settled == Settled::Apart
            || OWN.binary_search(&noun).is_err() && INSTITUTIONS.binary_search(&noun).is_err() && noun != "opposition"
            || clusters.of(i as u32).is_some_and(|t| t.named)
        {
            continue;
        }
        // `the socialist union FGTB`.
        let right = names
            .binary_search_by_key(&(c.head + 1), |n| n.tokens.start)
            .ok()
            .and_then(|n| names.get(n))
            .filter(|n| n.titled_from == n.tokens.start && n.country.is_none() && super::linking::organised(n.kind))
            .and_then(|n| n.tokens.clone().rev().find_map(|t| heads.at(t)));
        if let Some(at) = right.filter(|_| !clusters.of(i as u32).is_some_and(|t| t.named)) {
            clusters.union(at, i as u32);
            continue;
        }
        let compounds = analysis.children(c.head).iter().filter(|&&k| {
            k < c.head
                && analysis.word(k).is_some_and(|w| matches!(w.relation, Relation::Compound | Relation::NmodDesc))
        });
        if OWN.binary_search(&noun).is_err() {
            continue;
        }
        let Some(at) = compounds.filter_map(|&k| heads.at(k)).next_back() else { continue };
        let Some(name) = candidates.get(at as usize).and_then(|a| a.name).and_then(|n| names.get(n)) else { continue };
        let sort = name.actors.first().and_then(|&id| sources.lexicon.actor(id)).map(|a| a.sort);
        let kind = matches!(name.kind, EntityKind::Organization | EntityKind::Group | EntityKind::Work);
        // `the U.N. group` is one of its many.
        let part = sort == Some(Sort::Body) && !matches!(noun, "alliance" | "bloc" | "coalition");
        if kind && !part && name.country.is_none() {
            clusters.union(at, i as u32);
        }
    }
}

/// What a place is called by, with its name behind `of`, sorted.
const SETTLED: &[&str] = &[
    "archipelago",
    "borough",
    "city",
    "commune",
    "emirate",
    "governorate",
    "hamlet",
    "island",
    "kingdom",
    "municipality",
    "neighborhood",
    "neighbourhood",
    "peninsula",
    "province",
    "region",
    "republic",
    "state",
    "suburb",
    "town",
    "township",
    "village",
];

/// `the island of Mindanao` is Mindanao; `Kenya's capital` and `the Kenyan capital` are Nairobi, where that is named.
pub(super) fn places(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    heads: &Heads,
    clusters: &mut Clusters,
) {
    let analysis = sources.analysis;
    let named = |at: u32| candidates.get(at as usize).and_then(|a| a.name).and_then(|n| names.get(n));
    let mut capitals: std::collections::BTreeMap<&str, u32> = std::collections::BTreeMap::new();
    for (i, c) in candidates.iter().enumerate() {
        if let Some(name) = c.name.and_then(|n| names.get(n)).filter(|n| n.kind == EntityKind::Place)
            && let Some(code) = sources.lexicon.capital_of(&fold(sources.article.text_of(name.tokens.clone())))
        {
            capitals.entry(code).or_insert(i as u32);
        }
    }
    for (i, c) in candidates.iter().enumerate() {
        if c.form != Form::Nominal
            || c.number == Number::Plural
            || c.joined
            || c.settled == Settled::Apart
            || clusters.of(i as u32).is_some_and(|t| t.named)
        {
            continue;
        }
        let noun = analysis.lemma(c.head);
        let children = || analysis.children(c.head).iter().copied();
        let relation = |k: TokenId| analysis.word(k).map_or(Relation::Dep, |w| w.relation);
        if c.shape == Shape::Definite && SETTLED.binary_search(&noun).is_ok() {
            let own = children().any(|k| k < c.head && matches!(relation(k), Relation::Compound | Relation::NmodPoss));
            let of = children().find(|&k| k > c.head + 1 && relation(k) == Relation::Nmod);
            if let Some(at) = of.filter(|_| !own && sources.article.lower(c.head + 1) == "of").and_then(|k| heads.at(k))
                && named(at).is_some_and(|n| n.kind == EntityKind::Place && n.tokens.start == c.head + 2)
            {
                clusters.union(at, i as u32);
            }
        } else if noun == "capital" {
            let state = children().filter(|&k| k < c.head && relation(k) != Relation::Case).find_map(|k| {
                let name = named(heads.at(k)?)?;
                Some(name.country.or(name.people)?.country)
            });
            if let Some(&at) = state.and_then(|s| capitals.get(s)) {
                clusters.union(at, i as u32);
            }
        }
    }
}

/// `the 34-year-old nurse`: the one the sentence before is about.
pub(super) fn aged(sources: &Sources<'_>, candidates: &[Candidate], asides: &[bool], clusters: &mut Clusters) {
    for (i, c) in candidates.iter().enumerate() {
        let i = i as u32;
        let old = (c.tokens.start..c.head + 1).any(|t| matches!(sources.article.lower(t), "old" | "year-old"));
        let year = (c.tokens.start..c.head + 1).any(|t| sources.article.lower(t).contains("year"));
        if c.form != Form::Nominal
            || c.shape != Shape::Definite
            || c.number == Number::Plural
            || c.joined
            || !(old && year)
            || c.settled == Settled::Apart
            || asides.get(i as usize) == Some(&true)
            || clusters.of(i).is_some_and(|t| t.named)
        {
            continue;
        }
        let before = candidates.partition_point(|o| o.phrase.start < c.phrase.start);
        let mut all: Vec<u32> = Vec::new();
        let mut subjects: Vec<u32> = Vec::new();
        for k in (before.saturating_sub(40)..before).rev() {
            let Some(o) = candidates.get(k) else { continue };
            if o.sentence + 1 < c.sentence {
                break;
            }
            let someone = clusters.of(k as u32).is_some_and(|t| t.named && t.kind == Some(EntityKind::Person));
            if o.sentence == c.sentence || !someone || o.quote.is_some() {
                continue;
            }
            let root = clusters.root(k as u32);
            if !all.contains(&root) {
                all.push(root);
            }
            if o.place == Place::Subject && !subjects.contains(&root) {
                subjects.push(root);
            }
        }
        let one = match (&all[..], &subjects[..]) {
            ([one], _) | (_, [one]) => *one,
            _ => continue,
        };
        let fits = clusters
            .of(one)
            .is_some_and(|t| t.gender == c.gender || t.gender == Gender::Unknown || c.gender == Gender::Unknown);
        if fits {
            clusters.union(one, i);
        }
    }
}

/// `the country`, `the small West African nation`: the one state of this sentence and the two before, else the one
/// that most of the article's mentions of states are of.
pub(super) fn states(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    asides: &[bool],
    clusters: &mut Clusters,
) {
    let mut said: Vec<(u32, &str, Option<u32>)> = Vec::new();
    let mut counts: std::collections::BTreeMap<&str, (u32, Option<u32>)> = std::collections::BTreeMap::new();
    for (i, c) in candidates.iter().enumerate() {
        let Some(name) = c.name.and_then(|n| names.get(n)) else { continue };
        let Some(state) = name.country.or(name.people).filter(|s| !s.country.is_empty()) else { continue };
        let itself = name.country.is_some().then_some(i as u32);
        said.push((c.sentence, state.country, itself));
        let entry = counts.entry(state.country).or_default();
        entry.0 += 1;
        entry.1 = entry.1.or(itself);
    }
    let all: u32 = counts.values().map(|c| c.0).sum();
    let main = counts.values().find(|c| c.0 * 2 > all && c.0 > 2).and_then(|c| c.1);
    for (i, c) in candidates.iter().enumerate() {
        if c.form != Form::Nominal
            || c.shape != Shape::Definite
            || c.number == Number::Plural
            || c.joined
            || c.quote.is_some()
            || c.settled == Settled::Apart
            || asides.get(i) == Some(&true)
            || !matches!(sources.analysis.lemma(c.head), "country" | "nation")
            || clusters.of(i as u32).is_some_and(|t| t.size > 1)
            || sources.analysis.children(c.head).iter().any(|&k| {
                k > c.head
                    && sources
                        .analysis
                        .word(k)
                        .is_some_and(|w| matches!(w.relation, Relation::Nmod | Relation::AclRelcl | Relation::Acl))
            })
        {
            continue;
        }
        let to = said.partition_point(|s| s.0 <= c.sentence);
        let near: Vec<&(u32, &str, Option<u32>)> = said
            .iter()
            .take(to)
            .rev()
            .take(12)
            .take_while(|s| s.0 + 2 >= c.sentence)
            .filter(|s| s.2.is_none_or(|m| candidates.get(m as usize).is_some_and(|o| o.head < c.head)))
            .collect();
        let states: std::collections::BTreeSet<&str> = near.iter().map(|s| s.1).collect();
        let whom = match states.len() {
            0 => main,
            1 => states.first().and_then(|one| counts.get(one)).and_then(|c| c.1),
            _ => None,
        };
        if let Some(at) = whom {
            clusters.union(at, i as u32);
        }
    }
}

/// `the city's mayor`: of the one town of this sentence so far and the one before.
pub(super) fn towns(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    asides: &[bool],
    clusters: &mut Clusters,
) {
    use crate::gazetteer::Kind;
    let town = |c: &Candidate| {
        let name = c.name.and_then(|n| names.get(n)).filter(|n| n.kind == EntityKind::Place && n.country.is_none())?;
        let text = sources.article.text_of(name.tokens.clone());
        let known = sources
            .gazetteer
            .lookup(text)
            .into_iter()
            .filter_map(|id| sources.gazetteer.get(id))
            .any(|r| matches!(r.kind, Kind::Town | Kind::Capital));
        known.then_some(text)
    };
    for (i, c) in candidates.iter().enumerate() {
        if c.form != Form::Nominal
            || c.shape != Shape::Definite
            || c.number == Number::Plural
            || c.joined
            || c.quote.is_some()
            || c.settled == Settled::Apart
            || asides.get(i) == Some(&true)
            || !matches!(sources.analysis.lemma(c.head), "city" | "town" | "village")
            || !bare(sources, c)
            || clusters.of(i as u32).is_some_and(|t| t.size > 1)
        {
            continue;
        }
        let mut found: Option<(u32, &str)> = None;
        let mut places = 0;
        for k in (i.saturating_sub(30)..i).rev() {
            let Some(o) = candidates.get(k) else { continue };
            if o.sentence + 1 < c.sentence {
                break;
            }
            if o.head < c.head
                && let Some(text) = town(o)
            {
                if found.is_none_or(|(_, t)| t != text) {
                    places += 1;
                }
                found = Some((k as u32, text));
            }
        }
        if let Some((at, _)) = found.filter(|_| places == 1) {
            clusters.union(at, i as u32);
        }
    }
}

/// `the president`, `the judge`: the one named person so far of whom just this was said.
pub(super) fn holders(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    asides: &[bool],
    clusters: &mut Clusters,
) {
    let mut held: std::collections::BTreeMap<String, Vec<u32>> = std::collections::BTreeMap::new();
    let mut open: Vec<(u32, String)> = Vec::new();
    for (i, c) in candidates.iter().enumerate() {
        let i = i as u32;
        if let Some(name) = c.name.and_then(|n| names.get(n)).filter(|n| n.kind == EntityKind::Person) {
            if name.titled_from < name.tokens.start {
                let title = sources.article.text_of(name.titled_from..name.tokens.start).to_lowercase();
                if let Some(short) = short_title(&title) {
                    push_new(held.entry(short.to_owned()).or_default(), i, clusters);
                }
                push_new(held.entry(title).or_default(), i, clusters);
            }
            continue;
        }
        if c.form != Form::Nominal || c.kind != Some(EntityKind::Person) || c.number == Number::Plural || c.joined {
            continue;
        }
        // Without the article: `prime minister`.
        let said = sources.article.text_of(c.tokens.start + 1..c.head + 1).to_lowercase();
        let named = clusters.of(i).is_some_and(|t| t.named);
        let determined = matches!(c.shape, Shape::Definite | Shape::Indefinite);
        if named && determined {
            push_new(held.entry(said).or_default(), i, clusters);
            continue;
        }
        if named
            || asides.get(i as usize) == Some(&true)
            || c.shape != Shape::Definite
            || c.settled == Settled::Apart
            || c.phrase.end > c.head + 1 + u32::from(sources.article.word(c.head + 1).starts_with(['\'', '’']))
        {
            continue;
        }
        match held.get(&said) {
            Some(list) => {
                if let Some(last) = one_holder(list, c.gender, clusters) {
                    clusters.union(last, i);
                }
            }
            None => open.push((i, said)),
        }
    }
    // `the governor's brother`, before the governor is named.
    for (i, said) in open {
        let Some(c) = candidates.get(i as usize) else { continue };
        if let Some(holder) = held.get(&said).and_then(|list| one_holder(list, c.gender, clusters))
            && !clusters.of(i).is_some_and(|t| t.named)
        {
            clusters.union(holder, i);
        }
    }
}

/// Adds a mention of another entity than the last one; enough to tell one from several, and short on any text.
fn push_new(list: &mut Vec<u32>, i: u32, clusters: &Clusters) {
    if list.len() < 8 && !list.last().is_some_and(|&k| clusters.same(k, i)) {
        list.push(i);
    }
}

/// `interior minister` is called the minister; a vice president is not called the president.
fn short_title(title: &str) -> Option<&str> {
    let (rest, last) = title.rsplit_once(' ')?;
    let lower = rest
        .split(' ')
        .any(|w| matches!(w, "deputy" | "vice" | "former" | "assistant" | "acting" | "prime" | "ex" | "junior"));
    let short =
        matches!(last, "minister" | "secretary" | "commissioner" | "chief" | "judge" | "prosecutor" | "director");
    (short && !lower).then_some(last)
}

/// The last mention of the one person whom all of the list name.
fn one_holder(list: &[u32], gender: Gender, clusters: &Clusters) -> Option<u32> {
    let root = list.first().map(|&k| clusters.root(k));
    let last = list.last().copied().filter(|_| list.iter().all(|&k| Some(clusters.root(k)) == root))?;
    clusters
        .of(last)
        .is_some_and(|t| t.gender == gender || t.gender == Gender::Unknown || gender == Gender::Unknown)
        .then_some(last)
}

/// True for the first word of a clause's predicate: `The most powerful is Hayat Tahrir al-Sham`.
fn root(sources: &Sources<'_>, c: &Candidate) -> bool {
    sources.analysis.word(c.head).is_some_and(|w| w.relation == Relation::Root)
}

/// Nothing but the article before the noun, and nothing behind it.
fn bare(sources: &Sources<'_>, c: &Candidate) -> bool {
    sources.analysis.children(c.head).iter().all(|&k| {
        sources
            .analysis
            .word(k)
            .is_some_and(|w| matches!(w.relation, Relation::Det | Relation::Case | Relation::Punct | Relation::Cc))
            || k > c.head && sources.article.word(k).starts_with(['\'', '’'])
            // `The movement, known as ..., won`: said besides.
            || k > c.head && sources.article.word(c.head + 1) == ","
    }) && c.tokens.end - c.tokens.start == 2
}

/// `the South Korean company`: nothing but where it is from before the noun.
fn national(sources: &Sources<'_>, c: &Candidate) -> bool {
    let from = c.tokens.start + 1..c.head;
    let text = sources.article.text_of(from.clone());
    !from.is_empty()
        && sources.lexicon.people(text).is_some_and(|p| !p.country.is_empty())
        && c.tokens.end == c.head + 1
        && (c.phrase.end <= c.head + 1 || sources.article.word(c.head + 1) == ",")
}

/// How well an institution can be called by the noun; `None` where it can not.
fn fits(
    sources: &Sources<'_>,
    noun: &str,
    group: bool,
    name: &NameSpan,
    called: &std::collections::BTreeSet<(u32, &str)>,
    root: u32,
) -> Option<i32> {
    let sort = name.actors.first().and_then(|&id| sources.lexicon.actor(id)).map(|a| a.sort);
    // An agency that only brings the news: `(Reuters)`.
    if sort == Some(Sort::Media) && !matches!(noun, "broadcaster" | "network" | "newspaper" | "agency" | "company") {
        return None;
    }
    let text = sources.article.text_of(name.tokens.clone()).to_lowercase();
    let says = text.split(|c: char| !c.is_alphanumeric()).any(|w| w == noun);
    if says || called.contains(&(root, noun)) {
        return Some(3);
    }
    // `the force` is the police.
    if noun == "force" {
        let armed =
            ["police", "army", "guard", "force", "service", "gendarmerie", "patrol"].iter().any(|w| text.contains(w));
        return (armed || sort == Some(Sort::Force)).then_some(2);
    }
    // `the court` is no commission.
    let general = matches!(
        noun,
        "agency" | "bloc" | "body" | "charity" | "organisation" | "organization" | "regulator" | "watchdog"
    );
    if !general && !group && text.split(|c: char| !c.is_alphanumeric()).any(|w| INSTITUTIONS.binary_search(&w).is_ok())
    {
        return None;
    }
    let company = matches!(
        noun,
        "company"
            | "firm"
            | "retailer"
            | "carmaker"
            | "automaker"
            | "airline"
            | "carrier"
            | "maker"
            | "manufacturer"
            | "producer"
            | "lender"
            | "insurer"
            | "steelmaker"
    );
    let grouped = name.kind == EntityKind::Group;
    match (sort, grouped) {
        (Some(Sort::Company), _) => company.then_some(2),
        (Some(Sort::Armed), _) => group.then_some(if noun == "party" { 0 } else { 2 }),
        (Some(Sort::Party), _) => {
            matches!(noun, "party" | "group" | "movement").then_some(if noun == "party" { 2 } else { 1 })
        }
        (Some(Sort::Body), _) => (!company && noun != "militia" && noun != "party").then_some(1),
        (Some(Sort::Force), _) => matches!(noun, "militia" | "agency" | "group").then_some(1),
        (Some(Sort::Media), _) => Some(1),
        (None, true) => group.then_some(1),
        (None, false) => (noun != "militia" && noun != "party").then_some(if group { 0 } else { 1 }),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_nouns_are_sorted() {
        assert!(
            super::SETTLED.is_sorted()
                && super::GROUPS.is_sorted()
                && super::OWN.is_sorted()
                && super::INSTITUTIONS.is_sorted()
        );
    }
}
