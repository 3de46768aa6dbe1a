//! The article as evidence: what a spelling names is told by what stands beside all its occurrences.
//!
//! `Lincoln` may be a town, a person and a firm. An occurrence that only one of them can have (`in Lincoln`, `Lincoln, 34,`,
//! `Lincoln's chief executive`) is that one; the others are what the article makes most of.

use crate::article::TokenId;
use crate::entities::names::span::NameSpan;
use crate::entities::names::spelling::words;
use crate::entities::{EntityKind, Sources};
use crate::language::Relation;
use crate::lexicon::{Class, NounKind, People, fold_case, is};
use std::collections::{BTreeMap, BTreeSet};

/// What speaks for each kind of name, in quarters of what is enough.
#[derive(Debug, Clone, Copy, Default)]
struct Signs {
    person: i32,
    body: i32,
    place: i32,
}

/// What is enough to decide against a list or the model.
const ENOUGH: i32 = 4;

/// Prepositions that only a place has behind them.
const WITHIN: &[&str] = &["in", "near", "outside", "into", "around", "across", "throughout", "inside"];

/// Gives every occurrence of a spelling the kind that the article shows; states stay states but for those who bear a given
/// name and are said to be someone.
pub(crate) fn weigh(sources: &Sources<'_>, names: &mut [NameSpan]) {
    let article = sources.article;
    halves(sources, names);
    let key = |n: &NameSpan| fold_case(article.text_of(n.tokens.clone()));
    let open = |n: &NameSpan| !n.given && !n.team && n.actors.is_empty() && n.people.is_none() && n.len() < 4;
    let signs: Vec<Signs> =
        (0..names.len()).map(|i| if open(&names[i]) { beside(sources, names, i) } else { Signs::default() }).collect();
    let mut all: BTreeMap<String, Signs> = BTreeMap::new();
    for (name, sign) in names.iter().zip(&signs).filter(|(n, _)| open(n)) {
        let sum = all.entry(key(name)).or_default();
        *sum = Signs { person: sum.person + sign.person, body: sum.body + sign.body, place: sum.place + sign.place };
    }
    // `Lincoln Foods` speaks for a firm of that name, but not alone: towns have their police.
    for long in names.iter().filter(|n| n.kind == EntityKind::Organization && n.len() > 1) {
        let first = words(article.text_of(long.tokens.clone())).into_iter().next();
        if let Some(sum) = first.and_then(|w| all.get_mut(&w)) {
            sum.body += i32::from(sum.body > 0);
        }
    }
    let storms: BTreeSet<String> = crate::order::set(
        names
            .iter()
            .filter(|n| {
                n.kind == EntityKind::Occasion && n.len() > 1 && sources.analysis.is(n.tokens.end - 2, Class::StormWord)
            })
            .map(|n| fold_case(article.word(n.tokens.end - 1))),
    );
    for (i, own) in signs.iter().enumerate() {
        let Some(name) = names.get(i).filter(|n| open(n)) else { continue };
        let Some(sum) = all.get(&key(name)) else { continue };
        let state = name.country.is_some();
        let called = || sources.analysis.is(name.tokens.start, Class::PlaceGivenName);
        let titled = name.title.is_some();
        let kind = if storms.contains(&key(name)) && !titled {
            EntityKind::Occasion
        } else if sum.person >= ENOUGH && sum.person > sum.body && own.place == 0 && (!state || called()) {
            EntityKind::Person
        } else if sum.body >= ENOUGH && own.place == 0 && own.person == 0 && !state && !titled {
            EntityKind::Organization
        } else {
            continue;
        };
        let Some(name) = names.get_mut(i).filter(|n| n.kind != kind && !n.kind.is_organized()) else { continue };
        // The town of that name may be spoken of as well.
        name.team = kind == EntityKind::Organization && name.kind == EntityKind::Place;
        (name.kind, name.country) = (kind, None);
        name.confidence = name.confidence.clamp(0.7, 0.8);
    }
}

/// `the North` of an article that names North Korea, and no other state that begins so.
fn halves(sources: &Sources<'_>, names: &mut [NameSpan]) {
    let article = sources.article;
    let mut states: BTreeMap<&str, Vec<&People>> = BTreeMap::new();
    for name in names.iter().filter(|n| n.len() > 1) {
        let Some(state) = name.country else { continue };
        let list = states.entry(article.word(name.tokens.start)).or_default();
        if !list.iter().any(|s| s.country == state.country) {
            list.push(state);
        }
    }
    for name in names.iter_mut().filter(|n| n.len() == 1 && n.kind == EntityKind::Place && !n.listed()) {
        let word = article.word(name.tokens.start);
        let the = name.tokens.start > 0 && article.lower(name.tokens.start - 1) == "the";
        if matches!(word, "North" | "South" | "East" | "West")
            && the
            && let Some([one]) = states.get(word).map(Vec::as_slice)
        {
            name.country = Some(one);
        }
    }
}

/// What stands beside one occurrence.
fn beside(sources: &Sources<'_>, names: &[NameSpan], i: usize) -> Signs {
    let Sources { article, analysis, .. } = *sources;
    let Some(name) = names.get(i) else { return Signs::default() };
    let (start, end) = (name.tokens.start, name.tokens.end);
    let before = start.checked_sub(1).map_or("", |t| article.lower(t));
    let mut out = Signs::default();
    let nested = article.word(end) == ","
        && names.get(i + 1).is_some_and(|n| n.tokens.start == end + 1 && n.kind == EntityKind::Place);
    let said = before == "of" && start > 1 && analysis.is(start - 2, Class::Settlement);
    let designated = analysis.is(end, Class::Designator) && article.tokens.get(end as usize).is_some_and(|t| t.spaced);
    if WITHIN.contains(&before) && !possessive(sources, end) || nested || said || designated {
        out.place += 2;
    }
    let age = |t: TokenId| article.word(t).parse::<u8>().is_ok_and(|n| (14..100).contains(&n));
    if article.word(end) == "," && age(end + 1) && matches!(article.word(end + 2), "," | ".") {
        out.person += ENOUGH;
    }
    out.person += 2 * i32::from(said_to_be(sources, name, |t| person_noun(sources, t)));
    out.body += ENOUGH * i32::from(said_to_be(sources, name, |t| analysis.lemma_is(t, Class::CompanyNoun)));
    // `owned by Brookfield`, `Brookfield did not respond`.
    let owns = name.tokens.clone().any(|t| {
        analysis.word(t).is_some_and(|w| {
            matches!(w.relation, Relation::Nsubj | Relation::OblAgent)
                && w.head.is_some_and(|h| analysis.lemma_is(h, Class::BodyVerb))
        })
    });
    out.body += 2 * i32::from(owns && name.kind == EntityKind::Place);
    // `Demosisto's Nathan Law`.
    let member = |n: &NameSpan| n.tokens.start == end + 1 && n.kind == EntityKind::Person && n.len() > 1;
    let whose = possessive(sources, end) && name.len() == 1 && name.kind == EntityKind::Person;
    out.body += ENOUGH * i32::from(whose && name.title.is_none() && names.get(i + 1).is_some_and(member));
    // `Lincoln's chief executive`, `Everton striker Jon Bell`.
    let behind = if possessive(sources, end) { end + 1 } else { end };
    let part = (behind..behind + 3)
        .take_while(|&t| article.word(t).starts_with(char::is_lowercase))
        .any(|t| analysis.is(t, Class::BodyPart) || article.lower(t) == "chief" && article.lower(t + 1) == "executive");
    if part && !WITHIN.contains(&before) {
        out.body += if behind > end || names.get(i + 1).is_some_and(|n| n.tokens.start < end + 4) { 4 } else { 2 };
    }
    out
}

fn possessive(sources: &Sources<'_>, t: TokenId) -> bool {
    matches!(sources.article.lower(t), "'s" | "’s" | "'" | "’")
}

/// A noun for one person that is not as well what states and bodies are: `a member`, `an ally`.
fn person_noun(sources: &Sources<'_>, t: TokenId) -> bool {
    let Sources { analysis, lexicon, article, .. } = *sources;
    let lemma = analysis.lemma(t);
    lexicon.noun(lemma).is_some_and(|n| n.0 == NounKind::Person)
        && article.lower(t) == lemma
        && !analysis.lemma_is(t, Class::RelationNoun)
        && !analysis.lemma_is(t, Class::InstitutionNoun)
        && !is(lemma, Class::PersonOrBody)
}

/// In apposition with such a noun, or behind it without a comma.
fn said_to_be(sources: &Sources<'_>, name: &NameSpan, noun: impl Fn(TokenId) -> bool) -> bool {
    let analysis = sources.analysis;
    let described = |t: TokenId, h: TokenId| {
        analysis.word(t).is_some_and(|w| matches!(w.relation, Relation::Appos | Relation::NmodDesc))
            && h.abs_diff(t) < 8
    };
    name.tokens.clone().any(|t| {
        analysis.children(t).iter().any(|&c| noun(c) && described(c, t))
            || analysis.word(t).and_then(|w| w.head).is_some_and(|h| noun(h) && described(t, h))
    })
}
