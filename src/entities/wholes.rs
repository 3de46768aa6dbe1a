//! Names cut where a reader would not cut them: units and their numbers, the two halves of a possessive, what a photograph
//! is credited to, and the short forms in capitals that no model takes for names.

use super::names::NameSpan;
use super::spelling::is_acronym;
use super::{EntityKind, Sources};
use crate::article::{BlockKind, TokenId, TokenKind};
use crate::language::{Relation, Tag};
use crate::lexicon::{NounKind, TitleSort, fold, fold_case};
use std::collections::BTreeMap;

/// Last words of military and police units, sorted: `507th Maintenance Group`, `5th Fleet`.
const UNITS: &[&str] = &[
    "airborne",
    "army",
    "artillery",
    "battalion",
    "battery",
    "brigade",
    "cavalry",
    "circuit",
    "command",
    "corps",
    "division",
    "fleet",
    "flotilla",
    "group",
    "infantry",
    "regiment",
    "squadron",
    "wing",
];

/// Words that a number follows in the name of a unit, sorted: `Task Force 50`, `Mobile Unit Two`.
const NUMBERED: &[&str] = &["battalion", "brigade", "division", "force", "group", "squadron", "team", "unit"];

/// Abbreviations in capitals that name nobody, sorted.
const NO_NAMES: &[&str] = &[
    "AI", "ATM", "CEO", "CFO", "COO", "CPI", "DNA", "EBITDA", "ETF", "GDP", "GMT", "GPS", "HIV", "IED", "IEDs", "IPO",
    "PCR", "PMI", "SUV", "TD", "TV", "UAV", "UAVs", "UTC", "VAT", "VBIED", "VBIEDs",
];

/// What stands before the name of a ship, sorted.
const SHIPS: &[&str] = &["HMAS", "HMCS", "HMS", "MV", "RMS", "USCGC", "USNS", "USS"];

/// `DFAT’s Middle East Branch` are two names where the first is a state's, a listed actor's or an acronym.
pub(super) fn owners(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
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

/// For each token whether a name or its title covers it.
fn covered(tokens: usize, names: &[NameSpan]) -> Vec<bool> {
    let mut covered = vec![false; tokens];
    for t in names.iter().flat_map(|n| n.titled_from.min(n.tokens.start)..n.tokens.end) {
        if let Some(slot) = covered.get_mut(t as usize) {
            *slot = true;
        }
    }
    covered
}

/// `the Land Tenure Bill`: two words and more in capitals that the model took for no name and whose last word tells the
/// kind. Not in lines where everything has a capital, and not from the first word of a sentence.
pub(super) fn capitals(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
    let Sources { article, analysis, .. } = *sources;
    let covered = covered(article.tokens.len(), names);
    let raised = |t: TokenId| {
        let word = article.word(t);
        word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase)
    };
    for sentence in &article.sentences {
        let range = sentence.tokens.clone();
        let words = range.clone().filter(|&t| article.tokens[t as usize].kind == TokenKind::Word);
        let (all, high) = words.fold((0, 0), |(all, high), t| (all + 1, high + usize::from(raised(t))));
        if article.block_kind_of(range.start) != BlockKind::Paragraph || high * 2 > all {
            continue;
        }
        let mut t = range.start + 1;
        while t < range.end {
            // `“The Commission said`, after the mark.
            let opens = |t: TokenId| analysis.word(t).is_some_and(|w| w.tag.is_noun() || w.tag == Tag::Jj);
            while t < range.end && raised(t) && !opens(t) {
                t += 1;
            }
            let start = t;
            while t < range.end && raised(t) && covered.get(t as usize) == Some(&false) {
                t += 1;
            }
            let last = t.wrapping_sub(1);
            let kind = super::shape::by_last(article.lower(last)).filter(|_| t >= start + 2);
            let noun = analysis.word(last).is_some_and(|w| w.tag.is_noun());
            // A run that a name goes on from, or that goes on into one, is the model's to cut.
            let apart = covered.get(start as usize - 1) == Some(&false) && covered.get(t as usize) != Some(&true);
            if let Some(kind) = kind.filter(|_| noun && apart) {
                names.push(NameSpan::new(start..t, kind, 0.7));
            }
            t = t.max(start + 1);
        }
    }
}

/// Numbers, ships and credits, name by name; `names` are sorted and do not overlap.
pub(super) fn mend(sources: &Sources<'_>, names: &mut [NameSpan]) {
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
        tail(sources, name, roof);
        credit(sources, name);
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
        let Some(kind) = super::shape::by_last(article.lower(next)).filter(|_| fits) else { return };
        // `U.S. District Judge`: the word belongs to the next.
        let after = article.word(next + 1);
        if next + 1 < roof
            && after.starts_with(char::is_uppercase)
            && super::shape::by_last(article.lower(next + 1)).is_none()
        {
            return;
        }
        name.tokens.end += 1;
        (name.kind, name.country, name.people) = (kind, None, None);
        name.confidence = name.confidence.min(0.8);
    }
}

fn numeral(word: &str) -> bool {
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
    let last = article.lower(name.tokens.end - 1);
    let organised = matches!(name.kind, EntityKind::Organization | EntityKind::Group);
    let acronym = organised && !name.listed() && is_acronym(text) && text.chars().all(char::is_uppercase);
    let unit = UNITS.binary_search(&last).is_ok();
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
        if twice || organised && !counts && NUMBERED.binary_search(&last).is_ok() {
            name.tokens.end += 1;
        }
    }
}

/// `USS Mahan` is a ship, whoever it is named after.
fn ship(sources: &Sources<'_>, name: &mut NameSpan, floor: TokenId) {
    let article = sources.article;
    let ship = |t: TokenId| SHIPS.binary_search(&article.word(t)).is_ok();
    if name.tokens.start > floor && ship(name.tokens.start - 1) {
        name.tokens.start -= 1;
    } else if !(ship(name.tokens.start) && name.tokens.end > name.tokens.start + 1) {
        return;
    }
    name.titled_from = name.tokens.start;
    (name.kind, name.country, name.actors) = (EntityKind::Object, None, Vec::new());
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
    let form = matches!(
        article.word(end),
        "AG" | "ASA" | "Co" | "Corp" | "Inc" | "Ltd" | "NV" | "PLC" | "Plc" | "SA" | "SE" | "SpA"
    );
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
    if (agency || lent || byline) && !shouted && super::shape::by_words(sources, name).is_none() {
        name.kind = EntityKind::Person;
        name.confidence = name.confidence.max(0.7);
    }
}

/// Puts together what stands side by side: `Will | Howard`, `Syrian | Arab Coalition`; and drops the field of an office
/// that the model took for an institution: `Health Minister`.
pub(super) fn neighbours(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
    let Sources { article, lexicon, .. } = *sources;
    let alone = |n: &NameSpan| n.tokens.end - n.tokens.start == 1;
    let mut out: Vec<NameSpan> = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        let next = article.word(name.tokens.end);
        let before = |n: TokenId| name.tokens.start.checked_sub(n).map_or("", |t| article.word(t));
        let office = |word: &str| matches!(word, "Secretary" | "Minister" | "Ministry");
        let field = name.kind == EntityKind::Organization && (office(next) || before(1) == "of" && office(before(2)));
        let abbreviation = NO_NAMES.binary_search(&article.word(name.tokens.start)).is_ok();
        if alone(&name) && !name.listed() && (field || abbreviation) {
            continue;
        }
        let begins = |n: &NameSpan| article.sentence_of(n.tokens.start).map(|s| s.tokens.start);
        if let Some(last) = out.last_mut()
            && last.tokens.end == name.tokens.start
            && begins(last) == begins(&name)
        {
            let person = |n: &NameSpan| alone(n) && n.kind == EntityKind::Person && n.title.is_none();
            if person(last) && person(&name) {
                last.tokens.end = name.tokens.end;
                continue;
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
    *names = out;
}

/// `the Coalition`, `the Commission's`: a noun for a body in capitals is how the article calls the one it has named, or
/// one that everybody knows.
pub(super) fn short_forms(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
    let Sources { article, analysis, lexicon, .. } = *sources;
    let covered = covered(article.tokens.len(), names);
    let free = |t: TokenId| covered.get(t as usize) == Some(&false);
    let capital = |t: TokenId| article.word(t).starts_with(char::is_uppercase);
    let mut more = Vec::new();
    for sentence in &article.sentences {
        if article.block_kind_of(sentence.tokens.start) == BlockKind::Headline {
            continue;
        }
        for t in sentence.tokens.start + 1..sentence.tokens.end {
            if !capital(t) || !free(t) || article.tokens.get(t as usize).is_none_or(|x| x.kind != TokenKind::Word) {
                continue;
            }
            let word = article.word(t);
            let Some(role) = analysis.word(t) else { continue };
            let body = role.tag.is_noun()
                && word.len() > 3
                && word.chars().skip(1).all(char::is_lowercase)
                && BODIES.binary_search(&article.lower(t)).is_ok()
                && lexicon
                    .noun(article.lower(t))
                    .is_some_and(|n| matches!(n.0, NounKind::Organization | NounKind::Group));
            // `the Sept. 11 Commission`, `the Board of Clerics` are longer names.
            let number = article.tokens.get(t as usize - 1).is_some_and(|x| x.kind == TokenKind::Number);
            let body = body && !number && article.lower(t + 1) != "of";
            // Alone in its capitals: `the New Coalition of ...` is the model's to find.
            let after_the = article.lower(t - 1) == "the";
            let alone = (after_the || !capital(t - 1)) && !capital(t + 1);
            // `Coalition forces` are an actor of their own.
            let forces = || role.head.is_some_and(|h| matches!(article.lower(h), "force" | "forces" | "troops"));
            let plain = after_the || role.relation == Relation::Compound && !forces();
            if body && alone && plain {
                more.push(NameSpan::new(t..t + 1, EntityKind::Organization, 0.7));
            }
        }
    }
    names.extend(more);
}

/// Nouns whose capital makes a name of them, sorted.
const BODIES: &[&str] = &[
    "agency",
    "alliance",
    "army",
    "assembly",
    "association",
    "authority",
    "board",
    "bureau",
    "chamber",
    "coalition",
    "commission",
    "committee",
    "congress",
    "council",
    "court",
    "federation",
    "foundation",
    "institute",
    "league",
    "ministry",
    "movement",
    "navy",
    "observatory",
    "organisation",
    "organization",
    "parliament",
    "party",
    "senate",
    "tribunal",
    "union",
];

/// `Queen Victoria`, which the model took for a place: a title of rank and a given name are a person.
pub(super) fn ranked(sources: &Sources<'_>, name: &mut NameSpan) {
    let Sources { article, lexicon, .. } = *sources;
    let start = name.tokens.start;
    let numeral = |t: TokenId| article.word(t).bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let length = name.tokens.end - start;
    if !name.listed()
        && (length == 2 || length == 3 && numeral(start + 2))
        && matches!(article.lower(start), "queen" | "king" | "prince" | "princess" | "pope" | "emperor" | "sultan")
        && lexicon.title(&fold_case(article.word(start))).is_some_and(|t| t.sort != TitleSort::Honorific)
        && lexicon.given_name(&fold_case(article.word(start + 1))).is_some()
    {
        name.kind = EntityKind::Person;
        name.confidence = name.confidence.max(0.8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sorted() {
        for list in [UNITS, NUMBERED, SHIPS, BODIES, NO_NAMES] {
            assert!(list.is_sorted());
        }
    }

    #[test]
    fn ordinals_are_digits_and_an_ending() {
        assert!(ordinal("507th") && ordinal("1st") && !ordinal("th") && !ordinal("é") && !ordinal("50"));
    }
}
