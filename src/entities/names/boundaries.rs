//! Boundaries of names: units and their numbers, the two halves of a possessive, what a photograph is credited to.

use crate::article::{BlockKind, TokenId};
use crate::entities::names::span::NameSpan;
use crate::entities::names::spelling::is_acronym;
use crate::entities::names::{head_words, humans, titles};
use crate::entities::{EntityKind, Sources};
use crate::language::Tag;
use crate::lexicon::{Class, Sort, fold, fold_case};
use std::collections::{BTreeMap, BTreeSet};

/// `DFAT’s Middle East Branch` are two names where the first is a state's, a listed actor's or an acronym.
pub(crate) fn owners(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
    let Sources { article, lexicon, .. } = *sources;
    let mut more = Vec::new();
    for name in names.iter_mut() {
        let inner = name.tokens.start + 1..name.tokens.end.saturating_sub(1);
        let Some(at) = inner.into_iter().find(|&t| matches!(article.lower(t), "'s" | "’s")) else { continue };
        let text = article.text_of(name.tokens.start..at);
        let key = fold(text);
        let known = lexicon.country(&key).is_some()
            || !lexicon.actors(&key).is_empty()
            || is_acronym(text) && text.len() > 2 && text.chars().all(char::is_uppercase);
        if known && article.word(at + 1).starts_with(char::is_uppercase) {
            let kind = if lexicon.country(&key).is_some() { EntityKind::Place } else { EntityKind::Organization };
            more.push(NameSpan { kind, ..NameSpan { tokens: name.tokens.start..at, ..name.clone() } });
            name.tokens.start = at + 1;
        }
    }
    names.extend(more);
}

/// Numbers, ships and credits, name by name; `names` are sorted and do not overlap.
pub(crate) fn mend(sources: &Sources<'_>, names: &mut [NameSpan]) {
    let article = sources.article;
    let mut pairs: BTreeMap<(String, String), u32> = BTreeMap::new();
    for name in names.iter() {
        if numeral(article.word(name.tokens.end)) {
            let text = article.text_of(name.tokens.clone()).to_owned();
            *pairs.entry((text, article.word(name.tokens.end).to_owned())).or_default() += 1;
        }
    }
    for i in 0..names.len() {
        let floor = i.checked_sub(1).and_then(|k| names.get(k)).map_or(0, |n| n.tokens.end);
        let roof = names.get(i + 1).map_or(article.tokens.len() as TokenId, |n| n.tokens.start);
        let Some(name) = names.get_mut(i) else { continue };
        let sentence = article.sentence_of(name.tokens.start).map_or(name.tokens.clone(), |s| s.tokens.clone());
        let (floor, roof) = (floor.max(sentence.start), roof.min(sentence.end));
        typed(sources, name, roof);
        numbers(sources, name, floor, roof, &pairs);
        ship(sources, name, floor);
        storm(sources, name, floor);
        tail(sources, name, roof);
        credit(sources, name);
        humans::reach(sources, name, floor, roof);
    }
    for i in 0..names.len() {
        let before = i.checked_sub(1).and_then(|k| names.get(k));
        // `Interior Cabinet` of `Interior Cabinet Secretary Ann Lee` is no body.
        let body = |n: &&NameSpan| {
            n.kind != EntityKind::Organization || n.listed() || head_words::by_words(sources, n).is_some()
        };
        let floor = before.map_or(0, |n| if body(&n) { n.tokens.end } else { n.tokens.start });
        if let Some(name) = names.get_mut(i) {
            let first = article.sentence_of(name.tokens.start).map_or(name.tokens.start, |s| s.tokens.start);
            titles::field(sources, name, floor.max(first));
        }
    }
}

/// `Norwood Enrichment | Plant`, `European | Tour`: the word in capitals behind a name that tells the kind is part of it.
fn typed(sources: &Sources<'_>, name: &mut NameSpan, roof: TokenId) {
    let Sources { article, analysis, .. } = *sources;
    let headline = article.block_kind_of(name.tokens.start) == BlockKind::Headline;
    if headline || !name.actors.is_empty() || name.given || name.kind == EntityKind::Person {
        return;
    }
    for _ in 0..2 {
        let next = name.tokens.end;
        let word = article.word(next);
        let spaced = article.tokens.get(next as usize).is_some_and(|t| t.spaced);
        let fits = next < roof
            && spaced
            && word.starts_with(char::is_uppercase)
            && word.contains(char::is_lowercase)
            && analysis.word(next).is_some_and(|w| w.tag.is_noun());
        let Some(kind) = sources.lexicon.kind_by_last(article.lower(next)).filter(|_| fits) else { return };
        // `U.S. District Judge`: the word belongs to the next.
        let after = article.word(next + 1);
        if next + 1 < roof
            && after.starts_with(char::is_uppercase)
            && sources.lexicon.kind_by_last(article.lower(next + 1)).is_none()
        {
            return;
        }
        name.tokens.end += 1;
        (name.kind, name.country, name.people) = (kind, None, None);
        name.confidence = name.confidence.min(0.8);
    }
}

pub(crate) fn numeral(word: &str) -> bool {
    (1..4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
        || matches!(word, "One" | "Two" | "Three" | "Four" | "Five" | "Six" | "Seven" | "Eight" | "Nine" | "Ten")
}

fn ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th")
        && !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit())
}

/// `507th` before and `50` behind what is a unit.
fn numbers(
    sources: &Sources<'_>,
    name: &mut NameSpan,
    floor: TokenId,
    roof: TokenId,
    pairs: &BTreeMap<(String, String), u32>,
) {
    let Sources { article, analysis, .. } = *sources;
    let text = article.text_of(name.tokens.clone());
    let organised = matches!(name.kind, EntityKind::Organization | EntityKind::Group);
    let acronym = organised && !name.listed() && is_acronym(text) && text.chars().all(char::is_uppercase);
    let unit = analysis.is(name.tokens.end - 1, Class::UnitNoun);
    let counted = name.tokens.start > floor && ordinal(article.word(name.tokens.start - 1));
    if counted && (unit || acronym) {
        name.tokens.start -= 1;
        name.titled_from = name.titled_from.min(name.tokens.start);
    }
    if unit && ordinal(article.word(name.tokens.start)) && !organised {
        name.kind = EntityKind::Organization;
    }
    let end = name.tokens.end;
    let number = article.word(end);
    if end < roof && numeral(number) && article.tokens.get(end as usize).is_some_and(|t| t.spaced) {
        let counts = analysis.word(end + 1).is_some_and(|w| w.tag.is_noun()) && end + 1 < roof;
        let twice = acronym && pairs.get(&(text.to_owned(), number.to_owned())).is_some_and(|&n| n > 1);
        if twice || organised && !counts && analysis.is(name.tokens.end - 1, Class::NumberedUnit) {
            name.tokens.end += 1;
        }
    }
}

/// `USS Mahan` is a ship, whoever it is named after.
fn ship(sources: &Sources<'_>, name: &mut NameSpan, floor: TokenId) {
    let article = sources.article;
    let ship = |t: TokenId| sources.lexicon.is(article.word(t), Class::ShipPrefix);
    if name.tokens.start > floor && ship(name.tokens.start - 1) {
        name.tokens.start -= 1;
    } else if !(ship(name.tokens.start) && name.tokens.end > name.tokens.start + 1) {
        return;
    }
    name.titled_from = name.tokens.start;
    (name.kind, name.country, name.actors) = (EntityKind::Object, None, Vec::new());
}

/// `Storm Ada` is no one: all that is called so is the storm.
fn storm(sources: &Sources<'_>, name: &mut NameSpan, floor: TokenId) {
    let Sources { article, analysis, .. } = *sources;
    let raised = |t: TokenId| analysis.is(t, Class::StormWord) && article.word(t).starts_with(char::is_uppercase);
    let first = name.tokens.start;
    if name.len() == 1 && first > floor && raised(first - 1) && !name.given {
        name.tokens.start -= 1;
        name.tokens.start -= u32::from(first > floor + 1 && article.word(first - 2) == "Tropical");
    } else if !(name.len() > 1 && raised(name.tokens.end - 2) && !name.listed()) {
        return;
    }
    (name.kind, name.country, name.title) = (EntityKind::Occasion, None, None);
    name.titled_from = name.tokens.start;
}

/// `OPEC|+`, `Chick|-fil-A`, `Port|-au-Prince`.
fn tail(sources: &Sources<'_>, name: &mut NameSpan, roof: TokenId) {
    let article = sources.article;
    let tight = |t: TokenId| t < roof && article.tokens.get(t as usize).is_some_and(|t| !t.spaced);
    let end = name.tokens.end;
    if tight(end) && article.word(end) == "+" {
        name.tokens.end += 1;
    }
    // `Boeing | Co`, where the list has the firm without its form.
    let form = sources.lexicon.is(article.word(end), Class::CompanyForm);
    if end < roof && form && !name.actors.is_empty() {
        name.tokens.end += 1;
        return;
    }
    let hyphen = |t: TokenId| tight(t) && article.word(t) == "-";
    let small = article.word(end + 1);
    if hyphen(end)
        && tight(end + 1)
        && hyphen(end + 2)
        && tight(end + 3)
        && small.len() < 5
        && small.starts_with(char::is_lowercase)
        && article.word(end + 3).starts_with(char::is_uppercase)
    {
        name.tokens.end += 4;
    }
}

/// `REUTERS / Ann Lee`, `Ann Lee / Pool via REUTERS`: a photograph is credited to whoever took it.
fn credit(sources: &Sources<'_>, name: &mut NameSpan) {
    let Sources { article, lexicon, .. } = *sources;
    let words = name.tokens.end - name.tokens.start;
    if name.listed() || !(2..6).contains(&words) || name.kind == EntityKind::Person {
        return;
    }
    let start = name.tokens.start;
    let slash = start > 1 && article.word(start - 1) == "/";
    let lender = matches!(article.word(name.tokens.end + 1), "Pool" | "via" | "File" | "POOL" | "Handout");
    let behind = article.word(name.tokens.end) == "/" && lender;
    let agency = slash && (behind || !lexicon.actors(&fold(article.word(start - 2))).is_empty());
    let byline = article.word(start.saturating_sub(1)) == "By" && words < 4;
    let lent = behind && article.sentence_of(start).is_some_and(|s| s.tokens.start == start);
    let shouted = article.text_of(name.tokens.clone()).chars().all(|c| !c.is_lowercase());
    if (agency || lent || byline) && !shouted && head_words::by_words(sources, name).is_none() {
        name.kind = EntityKind::Person;
        name.confidence = name.confidence.max(0.7);
    }
}

/// True for a firm or a society that may have a branch in each land.
fn national(sources: &Sources<'_>, name: &NameSpan) -> bool {
    let sort = name.actors.first().and_then(|&id| sources.lexicon.actor(id)).map(|a| a.sort);
    matches!(sort, Some(Sort::Company | Sort::Independent))
}

/// `Catholic Archdiocese of | Nairobi`: a word in capitals that heads the names of bodies, before `of` and a name.
fn headed(sources: &Sources<'_>, name: &mut NameSpan, out: &mut Vec<NameSpan>) {
    let Sources { article, analysis, lexicon, .. } = *sources;
    let Some(head) = name.tokens.start.checked_sub(2).filter(|&h| article.word(h + 1) == "of") else { return };
    let Some(sentence) = article.sentence_of(head) else { return };
    let capital = |t: TokenId| t >= sentence.tokens.start && article.word(t).starts_with(char::is_uppercase);
    let free = out.last().is_none_or(|n| n.tokens.end <= head);
    if !free || !capital(head) || name.given || name.titled_from < name.tokens.start || name.kind != EntityKind::Place {
        return;
    }
    let Some(kind) = lexicon.kind_by_first(article.lower(head)).filter(|k| k.is_organized()) else { return };
    let mut start = head;
    while capital(start.wrapping_sub(1)) && start > sentence.tokens.start {
        match out.last() {
            Some(last) if last.tokens.end == start => {
                if last.kind != EntityKind::People {
                    break;
                }
                start = last.tokens.start;
                out.pop();
            }
            _ if analysis.word(start - 1).is_some_and(|w| w.tag.is_noun() || w.tag == Tag::Jj)
                && start - 1 > sentence.tokens.start =>
            {
                start -= 1;
            }
            _ => break,
        }
        // `the Rural Producers' Union of Novo Progresso`.
        if start > sentence.tokens.start + 2 && matches!(article.word(start - 1), "'" | "’") && capital(start - 2) {
            start -= 1;
        }
    }
    *name = NameSpan::new(start..name.tokens.end, kind, 0.75);
}

/// Puts together what stands side by side: `Will | Howard`, `Syrian | Arab Coalition`; and drops the field of an office
/// that the model took for an institution: `Health Minister`.
pub(crate) fn neighbours(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
    let Sources { article, lexicon, .. } = *sources;
    let alone = |n: &NameSpan| n.tokens.end - n.tokens.start == 1;
    let mut out: Vec<NameSpan> = Vec::with_capacity(names.len());
    // `Interior Cabinet` of `Interior Cabinet Secretary Ann Lee`.
    let titles: BTreeSet<TokenId> = names.iter().flat_map(|n| n.titled_from..n.tokens.start).collect();
    names.retain(|n| n.listed() || !n.tokens.clone().all(|t| titles.contains(&t)));
    for mut name in names.drain(..) {
        headed(sources, &mut name, &mut out);
        let next = article.word(name.tokens.end);
        let before = |n: TokenId| name.tokens.start.checked_sub(n).map_or("", |t| article.word(t));
        let office = |word: &str| matches!(word, "Secretary" | "Minister" | "Ministry");
        let field = name.kind == EntityKind::Organization && (office(next) || before(1) == "of" && office(before(2)));
        let abbreviation = lexicon.is(article.word(name.tokens.start), Class::CommonAbbreviation);
        if alone(&name) && !name.listed() && (field || abbreviation) {
            continue;
        }
        // `Human Rights Commission | of Peru`.
        let of = name.tokens.start.wrapping_sub(1);
        if let Some(last) = out.last_mut()
            && last.tokens.end == of
            && article.word(of) == "of"
            && name.kind == EntityKind::Place
            && last.kind == EntityKind::Organization
            && last.len() > 1
            && sources.analysis.is(of - 1, Class::CapitalizedBody)
        {
            last.tokens.end = name.tokens.end;
            last.actors.clear();
            continue;
        }
        // `Transparency International | Kenya`, `Committee on the | Cessation of Hostilities`.
        let directly = |last: &NameSpan| last.tokens.end == name.tokens.start && name.country.is_some();
        let on = |last: &NameSpan| {
            let the = u32::from(article.word(of) == "the");
            article.word(of.wrapping_sub(the)) == "on"
                && last.tokens.end == of.wrapping_sub(the)
                && matches!(article.lower(last.tokens.end - 1), "commission" | "committee" | "council")
                && name.kind == EntityKind::Organization
                && !name.listed()
        };
        if let Some(last) = out.last_mut()
            && last.kind == EntityKind::Organization
            && !last.given
            && (on(last) || directly(last) && national(sources, last))
        {
            last.tokens.end = name.tokens.end;
            last.actors.clear();
            continue;
        }
        // `Department of Enterprise | , | Trade and Employment`.
        if let Some(last) = out.last_mut()
            && last.tokens.end == of
            && article.word(of) == ","
            && name.kind == EntityKind::Organization
            && !name.listed()
            && name.tokens.clone().any(|t| matches!(article.word(t), "and" | "&"))
            && matches!(article.lower(last.tokens.start + 1), "of" | "for" | "on")
            && lexicon.kind_by_first(article.lower(last.tokens.start)) == Some(EntityKind::Organization)
        {
            last.tokens.end = name.tokens.end;
            last.actors.clear();
            continue;
        }
        let begins = |n: &NameSpan| article.sentence_of(n.tokens.start).map(|s| s.tokens.start);
        if let Some(last) = out.last_mut()
            && last.tokens.end == name.tokens.start
            && begins(last) == begins(&name)
        {
            // `Georgia | Wells`: the list has the state.
            let called = alone(last)
                && last.kind == EntityKind::Place
                && !last.given
                && name.kind == EntityKind::Person
                && alone(&name)
                && name.titled_from == name.tokens.start
                && sources.analysis.is(last.tokens.start, Class::PlaceGivenName);
            if called {
                *last = NameSpan {
                    titled_from: last.titled_from,
                    ..NameSpan::new(last.tokens.start..name.tokens.end, EntityKind::Person, 0.8)
                };
                continue;
            }
            let person = |n: &NameSpan| n.kind == EntityKind::Person && n.title.is_none();
            let stop = article.word(last.tokens.start).ends_with('.');
            if person(last) && person(&name) && alone(last) && (alone(&name) || stop) {
                last.tokens.end = name.tokens.end;
                continue;
            }
            // `National Court Justice | Ann Lee`.
            let end = last.tokens.end - 1;
            if name.kind == EntityKind::Person
                && last.kind == EntityKind::Organization
                && !alone(last)
                && lexicon.title(&fold_case(article.word(end))).is_some()
                && sources.analysis.is(end - 1, Class::CapitalizedBody)
            {
                last.tokens.end = end;
            }
            // A body whose name begins with its people.
            let body = matches!(name.kind, EntityKind::Organization | EntityKind::Group) && !name.listed();
            let peoples = !alone(&name) && lexicon.people(article.word(name.tokens.start)).is_some();
            if last.kind == EntityKind::People && body && peoples {
                *last = NameSpan { tokens: last.tokens.start..name.tokens.end, ..name };
                continue;
            }
        }
        out.push(name);
    }
    surnamed(sources, &mut out);
    *names = out;
}

/// `Georgia Wells`, of whom a list has the state and nobody the rest: who is called Wells elsewhere.
fn surnamed(sources: &Sources<'_>, names: &mut [NameSpan]) {
    let Sources { article, analysis, .. } = *sources;
    let persons = names.iter().filter(|n| n.kind == EntityKind::Person);
    let surnames: BTreeSet<&str> = persons.map(|n| article.word(n.tokens.end - 1)).collect();
    for i in 0..names.len() {
        let roof = names.get(i + 1).map_or(TokenId::MAX, |n| n.tokens.start);
        let Some(name) = names.get_mut(i).filter(|n| n.kind == EntityKind::Place && n.len() == 1 && !n.given) else {
            continue;
        };
        let next = name.tokens.end;
        if next < roof && analysis.is(next - 1, Class::PlaceGivenName) && surnames.contains(article.word(next)) {
            let titled_from = name.titled_from;
            *name = NameSpan { titled_from, ..NameSpan::new(next - 1..next + 1, EntityKind::Person, 0.8) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_are_digits_and_an_ending() {
        assert!(ordinal("507th") && ordinal("1st") && !ordinal("th") && !ordinal("é") && !ordinal("50"));
    }
}
