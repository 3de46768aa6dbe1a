//! Boundaries of names, one by one: units and their numbers, the two halves of a possessive, what a photograph is credited to.

use crate::article::{BlockKind, TokenId};
use crate::entities::names::span::NameSpan;
use crate::entities::names::spelling::is_acronym;
use crate::entities::names::{head_words, humans, ships, titles};
use crate::entities::{EntityKind, Sources};
use crate::gazetteer::Kind;
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, fold, fold_case};
use crate::order::OrderedMap;

/// `DFAT’s Middle East Branch` are two names where the first is a state's, a listed actor's or an acronym.
pub(crate) fn owners(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
    let Sources { article, lexicon, .. } = *sources;
    let mut more = Vec::new();
    for name in names.iter_mut() {
        let inner = name.tokens.start + 1..name.tokens.end.saturating_sub(1);
        let Some(at) = inner.into_iter().find(|&t| article.lower(t) == "'s") else { continue };
        let text = article.text_of(name.tokens.start..at);
        let key = fold(text);
        let known = lexicon.country(&key).is_some() || !lexicon.actors(&key).is_empty();
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
    let mut pairs: OrderedMap<(String, String), u32> = OrderedMap::new();
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
        ships::ship(sources, name, floor);
        settlement(sources, name);
        definite(sources, name, floor);
        storm(sources, name, floor);
        tail(sources, name, roof);
        credit(sources, name);
        widen(sources, name, floor);
        humans::reach(sources, name, floor, roof);
    }
    ships::ships(sources, names);
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
    // `John Keells | Holdings`, which the model took for its founder.
    let someone = name.kind == EntityKind::Person && (name.len() < 2 || name.title.is_some());
    if headline || !name.actors.is_empty() || name.given || someone {
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
        || one_of!(word, "One" | "Two" | "Three" | "Four" | "Five" | "Six" | "Seven" | "Eight" | "Nine" | "Ten")
}

pub(crate) fn ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    one_of!(&word[digits.len()..], "st" | "nd" | "rd" | "th")
        && !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit())
}

/// `507th` before and `50` behind what is a unit.
fn numbers(
    sources: &Sources<'_>,
    name: &mut NameSpan,
    floor: TokenId,
    roof: TokenId,
    pairs: &OrderedMap<(String, String), u32>,
) {
    let Sources { article, analysis, .. } = *sources;
    let text = article.text_of(name.tokens.clone());
    let organised = matches!(name.kind, EntityKind::Organization | EntityKind::Group);
    let acronym = organised && !name.listed() && is_acronym(text) && text.chars().all(char::is_uppercase);
    let unit = analysis.is(name.tokens.end - 1, Class::UnitNoun);
    let before = if name.tokens.start > floor { article.word(name.tokens.start - 1) } else { "" };
    // `101 Special Forces Battalion`, `8 Infantry Division`.
    let numbered =
        unit && organised && name.len() > 1 && before.len() < 4 && before.bytes().all(|b| b.is_ascii_digit());
    let counted = ordinal(before) && (unit || acronym) || numbered && !before.is_empty();
    if counted {
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

/// `The | Hague`: in capitals within a sentence it is of the name.
fn definite(sources: &Sources<'_>, name: &mut NameSpan, floor: TokenId) {
    let Sources { article, gazetteer, .. } = *sources;
    let start = name.tokens.start;
    if name.kind == EntityKind::Place
        && name.len() == 1
        && start > floor + 1
        && article.word(start - 1) == "The"
        && !gazetteer.lookup(article.text_of(start - 1..name.tokens.end)).is_empty()
    {
        name.tokens.start -= 1;
    }
}

/// `Musa Qala, a town in Helmand`, `the Shan state`: what the text says it is.
fn settlement(sources: &Sources<'_>, name: &mut NameSpan) {
    let Sources { article, analysis, gazetteer, .. } = *sources;
    let end = name.tokens.end;
    let is = |t: TokenId| analysis.is(t, Class::SettlementNoun) && article.word(t).starts_with(char::is_lowercase);
    let apposed = article.word(end) == ","
        && one_of!(article.lower(end + 1), "a" | "an")
        && (is(end + 2) || is(end + 3) && analysis.word(end + 2).is_some_and(|w| matches!(w.tag, Tag::Jj | Tag::Nn)));
    // `the Afar and Somali regions`.
    let kind = if article.word(end) == "and" { end + 2 } else { end };
    let division = |id| gazetteer.get(id).is_some_and(|r| r.kind == Kind::Division);
    let land = name.kind == EntityKind::People
        && one_of!(article.lower(kind), "state" | "province" | "governorate" | "region" | "provinces" | "regions")
        && gazetteer.lookup(article.text_of(name.tokens.clone())).into_iter().any(division);
    let open = !name.listed() && matches!(name.kind, EntityKind::Person | EntityKind::Organization | EntityKind::Group);
    if land || apposed && open && name.title.is_none() {
        name.kind = EntityKind::Place;
    }
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

/// `Royal | Papua New Guinea Constabulary`, `Ta'ang | National Liberation Army`: a word in capitals that goes with a body
/// is part of its name, which is another's then than the list has it for.
fn widen(sources: &Sources<'_>, name: &mut NameSpan, floor: TokenId) {
    let Sources { article, analysis, lexicon, .. } = *sources;
    let paragraph = article.block_kind_of(name.tokens.start) == BlockKind::Paragraph;
    if !paragraph || !name.kind.is_organized() || name.len() < 2 || name.given || name.titled_from < name.tokens.start {
        return;
    }
    let goes = |t: TokenId| {
        let word = article.word(t);
        let of = |r| matches!(r, Relation::Compound | Relation::Amod);
        word.starts_with(char::is_uppercase)
            && word.contains(char::is_lowercase)
            && lexicon.title(&fold_case(word)).is_none()
            && lexicon.people(word).is_none()
            && analysis.word(t).is_some_and(|w| {
                w.tag.is_proper() && of(w.relation) && w.head.is_some_and(|h| name.tokens.contains(&h))
            })
    };
    let mut start = name.tokens.start;
    while start > floor + 1 && goes(start - 1) {
        start -= 1;
    }
    // `the African Union's Peace and | Security Council`.
    let field = start.wrapping_sub(2);
    if start > floor + 2
        && article.word(start - 1) == "and"
        && one_of!(article.word(field - 1), "the" | "'s" | "’s")
        && article.is_capital(field)
        && analysis.word(field).is_some_and(|w| w.tag.is_noun())
        && lexicon.noun(article.lower(field)).is_none()
        && lexicon.title(&fold_case(article.word(field))).is_none()
        && head_words::by_words(sources, name).or(name.actors.first().map(|_| name.kind)).is_some()
    {
        start = field;
    }
    if start < name.tokens.start {
        name.actors.clear();
        (name.tokens.start, name.titled_from) = (start, start);
    }
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
        return;
    }
    // `MQM | -P`, `RAB | -11`.
    let upper = small.len() < 5 && small.bytes().all(|b| b.is_ascii_uppercase());
    let number = small.len() < 3 && small.bytes().all(|b| b.is_ascii_digit());
    let branch = (upper || number) && !small.is_empty() && is_acronym(article.word(end - 1));
    if name.kind.is_organized() && hyphen(end) && tight(end + 1) && branch {
        name.tokens.end += 2;
        name.actors.clear();
        return;
    }
    // `Ministry of Migration | and Displaced`.
    let capital = |t: TokenId| article.word(t).starts_with(char::is_uppercase);
    let ministry = one_of!(article.lower(name.tokens.start), "ministry" | "department");
    if ministry
        && name.len() > 2
        && article.word(end) == "and"
        && end + 1 < roof
        && capital(end + 1)
        && !capital(end + 2)
    {
        name.tokens.end += 2;
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
    let lender = one_of!(article.word(name.tokens.end + 1), "Pool" | "via" | "File" | "POOL" | "Handout");
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_are_digits_and_an_ending() {
        assert!(ordinal("507th") && ordinal("1st") && !ordinal("th") && !ordinal("é") && !ordinal("50"));
    }
}
