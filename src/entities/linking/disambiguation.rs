//! What a spelling names in this article: which of several actors, and of what kind.

use crate::entities::mentions::candidate::Candidate;
use crate::entities::names::head_words;
use crate::entities::names::listed::kind_of_sort;
use crate::entities::names::span::NameSpan;
use crate::entities::names::spelling::{is_acronym, person_words, words};
use crate::entities::{EntityKind, Sources};
use crate::language::Relation;
use crate::lexicon::{Class, NounKind, fold, fold_case};
use crate::order::{OrderedMap, OrderedSet, Sorted};

/// Where a name may stand for several actors, the one the article speaks of: by its full name, else by its country.
pub(crate) fn settle_actors(sources: &Sources<'_>, names: &mut [NameSpan]) {
    let lexicon = sources.lexicon;
    let mut sure: OrderedMap<u16, u32> = OrderedMap::new();
    let mut states: OrderedMap<&str, u32> = OrderedMap::new();
    for name in names.iter() {
        if let [one] = name.actors[..] {
            *sure.entry(one).or_default() += 1;
            if let Some(actor) = lexicon.actor(one) {
                *states.entry(actor.country).or_default() += 1;
            }
        }
        let state = name.country.or(name.people).map_or("", |c| c.country);
        if !state.is_empty() {
            *states.entry(state).or_default() += 1;
        }
    }
    let lands = lands(sources, names);
    for name in names.iter_mut().filter(|n| !n.given && foreign(sources, n, &lands)) {
        name.actors.clear();
        name.confidence = name.confidence.min(0.8);
    }
    for name in names.iter_mut().filter(|n| n.actors.len() > 1) {
        let score = |id: &u16| {
            let country = lexicon.actor(*id).map_or("", |a| a.country);
            let state = if country.is_empty() { 0 } else { states.get(country).copied().unwrap_or(0) };
            sure.get(id).copied().unwrap_or(0) * 100 + state
        };
        // The first listed of the best: `max_by_key` would take the last.
        let best = name.actors.iter().map(score).max().unwrap_or(0);
        if let Some(id) = name.actors.iter().copied().find(|id| score(id) == best) {
            name.actors = vec![id];
            if let Some(actor) = lexicon.actor(id) {
                name.kind = kind_of_sort(actor.sort);
            }
        }
    }
}

/// Codes of the countries that the article names, or places in.
pub(crate) fn lands<'a>(sources: &Sources<'a>, names: &[NameSpan]) -> OrderedSet<&'a str> {
    let Sources { article, gazetteer, .. } = *sources;
    let mut out = OrderedSet::new();
    let mut asked: OrderedSet<&str> = OrderedSet::new();
    for name in names {
        out.extend(name.country.or(name.people).map(|c| c.country));
        let text = article.text_of(name.tokens.clone());
        if name.kind == EntityKind::Place && name.country.is_none() && asked.insert(text) {
            let records = gazetteer.lookup(text);
            out.extend(records.iter().filter_map(|&r| gazetteer.get(r)).filter_map(|r| gazetteer.country_code(r)));
        }
    }
    out
}

/// `RBI`, `the Labor Party`, of a country that the article says nothing of: another body of that name, or none.
fn foreign(sources: &Sources<'_>, name: &NameSpan, lands: &OrderedSet<&str>) -> bool {
    let Sources { article, lexicon, .. } = *sources;
    let text = article.text_of(name.tokens.clone());
    let last = || fold_case(article.word(name.tokens.end - 1));
    let many = is_acronym(text) && text.len() < 5 || name.len() > 1 && lexicon.kind_by_last(&last()).is_some();
    let elsewhere = |&id: &u16| {
        let Some(actor) = lexicon.actor(id) else { return false };
        // The land is in its name, and not in what the article calls it.
        let of = |w: &str| {
            lexicon.people(w).or_else(|| lexicon.country(&fold(w))).is_some_and(|p| p.country == actor.country)
        };
        !one_of!(actor.country, "" | "US")
            && !lands.contains(actor.country)
            && actor.name.split(' ').any(of)
            && !text.split(' ').any(of)
    };
    many && !lands.is_empty() && !name.actors.is_empty() && name.actors.iter().all(elsewhere)
}

pub(crate) fn person(kind: EntityKind) -> bool {
    kind == EntityKind::Person
}

/// What the article's names, taken together, say of a spelling.
struct Tally {
    /// How sure the mentions of a spelling are, added up for each kind.
    votes: OrderedMap<String, OrderedMap<EntityKind, f32>>,
    /// Last words of persons' full names.
    surnames: OrderedSet<String>,
    /// Spellings that stand where places stand.
    located: Sorted<String>,
    /// First words of the names of bodies: `Krakatau Steel`.
    firms: Sorted<String>,
}

impl Tally {
    fn new(sources: &Sources<'_>, names: &[NameSpan]) -> Tally {
        let article = sources.article;
        let mut votes: OrderedMap<String, OrderedMap<EntityKind, f32>> = OrderedMap::new();
        let mut surnames = OrderedSet::new();
        for name in names.iter().filter(|n| !n.team) {
            let text = article.text_of(name.tokens.clone());
            let weight = name.confidence * if name.listed() { 2.0 } else { 1.0 };
            *votes.entry(fold_case(text)).or_default().entry(name.kind).or_default() += weight;
            if person(name.kind)
                && name.confidence > 0.5
                && let [_, .., last] = &person_words(text)[..]
            {
                surnames.insert(last.clone());
            }
        }
        let firms = names
            .iter()
            .filter(|n| n.kind == EntityKind::Organization && n.tokens.end > n.tokens.start + 1 && n.confidence > 0.6);
        let firms =
            Sorted::from_iter(firms.filter_map(|n| words(article.text_of(n.tokens.clone())).into_iter().next()));
        let located = located(sources, names, &surnames);
        Tally { votes, surnames, located, firms }
    }

    /// The kind that a name, which no list has, is shown to be of, and how sure that is at least.
    fn shown(&self, sources: &Sources<'_>, name: &NameSpan) -> Option<(EntityKind, f32)> {
        let text = sources.article.text_of(name.tokens.clone());
        let words = person_words(text);
        let firm = name.kind == EntityKind::Organization && words.first().is_some_and(|w| self.firms.contains(w));
        if name.title.is_none() && !firm && self.located.contains(&fold_case(text)) {
            return Some((EntityKind::Place, 0.75));
        }
        if name.title.is_none() && body_shape(sources, name) {
            return Some((EntityKind::Organization, 0.75));
        }
        let [one] = &words[..] else {
            let human = (2..5).contains(&words.len()) && human_shape(sources, name);
            return human.then_some((EntityKind::Person, 0.75));
        };
        if self.surnames.contains(one) {
            let before = sources.article.lower(name.tokens.start.saturating_sub(1));
            let free = person(name.kind) || name.confidence < 0.9 || !in_gazetteer_shape(before);
            return (name.kind != EntityKind::People && free).then_some((EntityKind::Person, 0.0));
        }
        // `Krakatau` after `Krakatau Steel`: what no map and no list of given names has is no place and no person.
        let firm = name.title.is_none()
            && matches!(name.kind, EntityKind::Place | EntityKind::Person)
            && self.firms.contains(one)
            && !given(sources, name)
            && sources.gazetteer.lookup(text).is_empty();
        firm.then_some((EntityKind::Organization, 0.0))
    }

    /// The kind that most mentions of the spelling have, where this one is not sure of another.
    fn outvoted(&self, name: &NameSpan, text: &str) -> Option<EntityKind> {
        let vote = self.votes.get(&fold_case(text))?;
        let (&kind, &weight) = vote.iter().max_by(|a, b| a.1.total_cmp(b.1))?;
        let own = vote.get(&name.kind).copied().unwrap_or(0.0);
        let titled = person(name.kind) && name.title.is_some();
        // A sure person beside a sure place of the same name stays one.
        let apart = person(kind) != person(name.kind) && name.confidence > 0.85;
        (kind != name.kind && !titled && !apart && weight > own).then_some(kind)
    }
}

/// One spelling has one kind, but for a person named like a place or an institution.
pub(crate) fn settle_kinds(sources: &Sources<'_>, names: &mut [NameSpan], candidates: &mut [Candidate]) {
    let tally = Tally::new(sources, names);
    for name in names.iter_mut().filter(|n| !n.team && !n.listed()) {
        if let Some((kind, sure)) = tally.shown(sources, name) {
            name.kind = kind;
            name.confidence = name.confidence.max(sure);
        } else if let Some(kind) = tally.outvoted(name, sources.article.text_of(name.tokens.clone())) {
            name.kind = kind;
        }
    }
    for candidate in candidates.iter_mut() {
        if let Some(name) = candidate.name.and_then(|i| names.get(i)) {
            candidate.take_kind(name.kind);
        }
    }
}

/// Spellings taken for persons' that stand behind prepositions of place too often to be: `in Hama`, `outside Hama`.
fn located(sources: &Sources<'_>, names: &[NameSpan], surnames: &OrderedSet<String>) -> Sorted<String> {
    let article = sources.article;
    // Behind a preposition; all; with evidence of a person.
    let mut counts: OrderedMap<String, (u32, u32, u32)> = OrderedMap::new();
    let mut known: OrderedMap<String, bool> = OrderedMap::new();
    for name in names {
        let text = article.text_of(name.tokens.clone());
        let words = person_words(text);
        // `at Tilenga`, of which the model makes a body without being sure.
        let unsure = name.kind == EntityKind::Organization
            && name.confidence < 0.7
            && !name.listed()
            && !text.chars().skip(1).any(char::is_uppercase)
            && sources.lexicon.noun(article.lower(name.tokens.start)).is_none()
            && !article.is_capital(name.tokens.end)
            && head_words::by_words(sources, name).is_none();
        if words.len() > 2 || !unsure && !matches!(name.kind, EntityKind::Person | EntityKind::Place) {
            continue;
        }
        let count = counts.entry(fold_case(text)).or_default();
        let before = name.tokens.start.checked_sub(1).map_or("", |t| article.lower(t));
        let after = article.lower(name.tokens.end);
        // `a resident of Gwanak-gu`.
        let noun = name.tokens.start.wrapping_sub(2);
        let home = before == "of" && one_of!(sources.analysis.lemma(noun), "resident" | "inhabitant" | "native");
        count.0 += u32::from((LOCATIVE.contains(&before) || home) && !one_of!(after, "'s" | "'"));
        count.1 += 1;
        let given = words.len() > 1 && given(sources, name);
        let surname = matches!(&words[..], [one] if surnames.contains(one));
        let says = name.tokens.clone().any(|t| {
            sources.analysis.word(t).is_some_and(|w| {
                w.relation == Relation::Nsubj && w.head.is_some_and(|h| sources.analysis.lemma_is(h, Class::SpeechVerb))
            })
        });
        count.2 += u32::from(name.title.is_some() || given || surname || says);
        known.entry(fold_case(text)).or_insert_with(|| !sources.gazetteer.lookup(text).is_empty());
    }
    // What the gazetteer does not know needs twice the evidence.
    let enough = |key: &String, at: u32, all: u32| at * if known.get(key) == Some(&true) { 4 } else { 2 } >= all;
    let placed = counts.into_iter().filter(|(k, (at, all, human))| *at > 0 && enough(k, *at, *all) && *human == 0);
    Sorted::from_iter(placed.map(|(k, _)| k))
}

const LOCATIVE: &[&str] = &[
    "in",
    "at",
    "near",
    "outside",
    "towards",
    "toward",
    "into",
    "around",
    "across",
    "throughout",
    "inside",
    "entering",
];

/// True where the first word is a given name.
fn given(sources: &Sources<'_>, name: &NameSpan) -> bool {
    let first = sources.article.word(name.tokens.start);
    sources.lexicon.given_name(&fold_case(first)).is_some() && sources.lexicon.people(first).is_none()
}

/// `Andes Norte, a construction company`, `the law firm Albrecht Partners`: said to be a body of a kind that has no
/// other name.
fn body_shape(sources: &Sources<'_>, name: &NameSpan) -> bool {
    let analysis = sources.analysis;
    if !matches!(name.kind, EntityKind::Person | EntityKind::Place | EntityKind::Object) || name.confidence > 0.95 {
        return false;
    }
    let body = |t: u32| analysis.lemma_is(t, Class::CompanyNoun) || analysis.lemma_is(t, Class::InstitutionNoun);
    let described = |t: u32, h: u32| {
        analysis.word(t).is_some_and(|w| matches!(w.relation, Relation::Appos | Relation::NmodDesc))
            && h.abs_diff(t) < 8
    };
    name.tokens.clone().any(|t| {
        analysis.children(t).iter().any(|&c| body(c) && described(c, t))
            || analysis.word(t).and_then(|w| w.head).is_some_and(|h| body(h) && described(t, h))
    })
}

/// A given name, and words around it that only a person has: a verb of saying, a noun for a person beside it.
fn human_shape(sources: &Sources<'_>, name: &NameSpan) -> bool {
    let analysis = sources.analysis;
    let given = given(sources, name);
    if person(name.kind)
        || !given && name.confidence > 0.75
        || name.confidence > 0.95
        || head_words::by_words(sources, name).is_some()
    {
        return false;
    }
    let person_noun = |t: u32| sources.lexicon.noun(analysis.lemma(t)).is_some_and(|(k, _)| k == NounKind::Person);
    name.tokens.clone().any(|t| {
        let Some(word) = analysis.word(t) else { return false };
        let beside = analysis.children(t).iter().any(|&c| {
            analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::Appos | Relation::NmodDesc))
                && person_noun(c)
        });
        let says =
            word.relation == Relation::Nsubj && word.head.is_some_and(|h| analysis.lemma_is(h, Class::SpeechVerb));
        beside || given && says && name.confidence < 0.85
    })
}

/// True for the prepositions of place: after them a surname may well be a town.
fn in_gazetteer_shape(before: &str) -> bool {
    one_of!(before, "in" | "at" | "from" | "near" | "to" | "into" | "around" | "outside" | "towards" | "toward")
}
