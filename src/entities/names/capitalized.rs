//! Words in capitals that no model takes for names: `the Land Tenure Bill`, `the Commission`.

use crate::article::{BlockKind, TokenId, TokenKind};
use crate::entities::names::head_words::OF;
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Sources};
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, NounKind, fold_case};
use crate::order::{OrderedMap, Sorted};
use crate::toponyms::names_something_else;
use std::ops::Range;

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
pub(crate) fn capitals(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
    let Sources { article, analysis, .. } = *sources;
    let covered = covered(article.tokens.len(), names);
    let states: Sorted<TokenId> =
        Sorted::from_iter(names.iter().filter(|n| n.country.is_some()).flat_map(|n| n.tokens.clone()));
    let mut taken: Vec<Range<TokenId>> = Vec::new();
    let raised = |t: TokenId| {
        let word = article.word(t);
        word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase)
    };
    for sentence in &article.sentences {
        let range = sentence.tokens.clone();
        let words = range.clone().filter(|&t| article.kind_of(t) == TokenKind::Word);
        let (all, high) = words.fold((0, 0), |(all, high), t| (all + 1, high + usize::from(raised(t))));
        if article.block_kind_of(range.start) != BlockKind::Paragraph || high * 3 > all * 2 {
            continue;
        }
        let mut t = range.start + 1;
        while t < range.end {
            // `“The Commission said`, after the mark.
            let opens = |t: TokenId| analysis.word(t).is_some_and(|w| w.tag.is_noun() || w.tag == Tag::Jj);
            while t < range.end && raised(t) && !opens(t) {
                t += 1;
            }
            let mut start = t;
            // `the Rural Producers' Union`, `the Livestock and Fisheries Board`.
            let free = |t: TokenId| t < range.end && raised(t) && covered.get(t as usize) == Some(&false);
            let owner = |t: TokenId| one_of!(article.word(t), "'" | "’") && raised(t - 1) && free(t + 1);
            // `the Royal Fiji Military Forces`: the state in the name is part of it.
            let state = |t: TokenId| states.contains(&t) && (free(t + 1) || states.contains(&(t + 1)));
            while free(t) || t > start && (owner(t) || state(t)) {
                t += 1;
            }
            // `the South Sudan National Police Service`.
            while t > start + 1
                && states.contains(&start.wrapping_sub(1))
                && article.word(start - 1).contains(char::is_lowercase)
                && start > range.start + 1
            {
                start -= 1;
            }
            if states.contains(&start) && article.lower(start - 1) != "the" {
                start = t;
            }
            let last = t.wrapping_sub(1);
            let kind = sources.lexicon.kind_by_last(article.lower(last)).filter(|_| t >= start + 2);
            let noun = analysis.word(last).is_some_and(|w| w.tag.is_noun());
            // A run that a name goes on from, or that goes on into one, is the model's to cut.
            let apart = covered.get(start as usize - 1) == Some(&false) && covered.get(t as usize) != Some(&true);
            if let Some(kind) = kind.filter(|_| noun && apart) {
                taken.push(start..t);
                names.push(NameSpan::new(start..t, kind, 0.7));
            }
            t = t.max(start + 1);
        }
    }
    let within = |n: &NameSpan| taken.iter().any(|r| r.start <= n.tokens.start && n.tokens.end <= r.end);
    names.retain(|n| n.country.is_none() || !within(n));
}

/// `Rights Now, a campaign group,`: words in capitals that no list and no model has for a name, which the text says are a
/// body's.
pub(crate) fn introduced(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
    let Sources { article, analysis, lexicon, .. } = *sources;
    let covered = covered(article.tokens.len(), names);
    let free = |t: TokenId| {
        let word = article.word(t);
        covered.get(t as usize) == Some(&false)
            && word.starts_with(char::is_uppercase)
            && article.tokens.get(t as usize).is_some_and(|x| x.kind == TokenKind::Word)
    };
    let mut more = Vec::new();
    for sentence in &article.sentences {
        let range = sentence.tokens.clone();
        for comma in range.clone().filter(|&t| article.word(t) == "," && one_of!(article.lower(t + 1), "a" | "an")) {
            // `In April, a jury`.
            if comma > range.start && analysis.is(comma - 1, Class::CalendarName) {
                continue;
            }
            let run = |end: TokenId| (range.start..end).rev().find(|&t| !free(t)).map_or(range.start, |t| t + 1);
            // `Rutas de Lima, a toll-road operator`: past a place in the name.
            let inner = names.iter().find(|n| n.tokens.end == comma && n.kind == EntityKind::Place && n.len() < 3);
            let of = inner
                .map(|n| n.tokens.start.wrapping_sub(1))
                .filter(|&t| OF.contains(&article.word(t)) && free(t.wrapping_sub(1)));
            let start = run(of.unwrap_or(comma));
            let start = start + u32::from(one_of!(article.word(start), "The" | "But" | "And" | "At" | "In" | "For"));
            let plain = |t: &TokenId| {
                article.word(*t).starts_with(char::is_lowercase)
                    && analysis.word(*t).is_some_and(|w| !w.tag.is_finite())
            };
            let noun = (comma + 2..range.end.min(comma + 8)).take_while(plain).find(|&t| {
                let noun = lexicon.noun(analysis.lemma(t)).map(|n| n.0);
                analysis.word(t + 1).is_none_or(|w| !w.tag.is_noun())
                    && matches!(noun, Some(NounKind::Organization | NounKind::Group))
                    && article.lower(t) == analysis.lemma(t)
            });
            let before = comma.checked_sub(1).and_then(|t| covered.get(t as usize));
            let loose = of.is_some() || before == Some(&false);
            if noun.is_some() && start < of.unwrap_or(comma) && comma - start < 6 && loose {
                more.push(NameSpan::new(start..comma, EntityKind::Organization, 0.7));
            }
        }
    }
    names.retain(|n| !more.iter().any(|m| m.tokens.start <= n.tokens.start && n.tokens.end <= m.tokens.end));
    names.extend(more);
}

/// `the Mashkay area`, `the village of Ramyah`: words in capitals that the text says are a place's, and nobody knows.
pub(crate) fn designated(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
    let Sources { article, analysis, lexicon, gazetteer, .. } = *sources;
    let covered = covered(article.tokens.len(), names);
    let plain = |t: TokenId| {
        let (word, low) = (article.word(t), article.lower(t));
        covered.get(t as usize) == Some(&false)
            && word.starts_with(char::is_uppercase)
            && word.contains(char::is_lowercase)
            && analysis.word(t).is_some_and(|w| w.tag.is_proper())
            && lexicon.noun(low).is_none()
            && lexicon.people(word).is_none()
            && lexicon.title(&fold_case(word)).is_none()
            && gazetteer.wordiness(word) == 0
            && !analysis.is(t, Class::CalendarName)
    };
    let small = |t: TokenId, class| analysis.is(t, class) && article.word(t).starts_with(char::is_lowercase);
    for sentence in &article.sentences {
        let range = sentence.tokens.clone();
        if article.block_kind_of(range.start) != BlockKind::Paragraph {
            continue;
        }
        let mut t = range.start + 1;
        while t < range.end {
            let start = t;
            while t < range.end && t < start + 4 && plain(t) {
                t += 1;
            }
            let behind = small(t, Class::Designator)
                && !one_of!(article.lower(t), "state" | "department" | "metro")
                && analysis.word(t + 1).is_none_or(|w| !w.tag.is_noun());
            let before =
                article.lower(start - 1) == "of" && start > range.start + 2 && small(start - 2, Class::SettlementNoun);
            let apart = article.is_capital(start - 1) && start > range.start + 1 || article.is_capital(t);
            if (1..4).contains(&(t - start)) && (behind || before) && !apart {
                names.push(NameSpan::new(start..t, EntityKind::Place, 0.7));
            }
            t = t.max(start + 1);
        }
    }
}

/// `Confederación Campesina del Perú`, `Parti Pribumi Bersatu`, `Operation Iron Shield`: what a word that opens names begins,
/// to the last capital, whatever the model has cut out of it.
pub(crate) fn opened(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
    let Sources { article, analysis, lexicon, .. } = *sources;
    let mut more: Vec<NameSpan> = Vec::new();
    for sentence in &article.sentences {
        if article.block_kind_of(sentence.tokens.start) != BlockKind::Paragraph {
            continue;
        }
        let mut t = sentence.tokens.start;
        while t < sentence.tokens.end {
            let start = t;
            t += 1;
            let raised = |t: TokenId| {
                let word = article.word(t);
                word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase)
            };
            if !raised(start) {
                continue;
            }
            let Some(kind) = lexicon.kind_by_head(&fold_case(article.word(start))) else { continue };
            let (mut end, mut at) = (t, t);
            while at < sentence.tokens.end && at < end + 3 {
                // The mayor is no part of it, `Nacional Mayor de San Marcos` is.
                let title =
                    lexicon.title(&fold_case(article.word(at))).is_some() && !INNER.contains(&article.word(at + 1));
                if raised(at) && !title && !analysis.is(at, Class::CalendarName) {
                    end = at + 1;
                } else if !INNER.contains(&article.word(at)) {
                    break;
                }
                at += 1;
            }
            let apart = |n: &NameSpan| n.tokens.end <= start || n.tokens.start >= end;
            let inside = |n: &NameSpan| n.tokens.start >= start && n.tokens.end <= end && n.tokens != (start..end);
            if end > t && names.iter().all(|n| apart(n) || inside(n) && !(n.listed() && n.tokens.start == start)) {
                more.push(NameSpan::new(start..end, kind, 0.8));
                t = end;
            }
        }
    }
    names.retain(|n| !more.iter().any(|m| m.tokens.start <= n.tokens.start && n.tokens.end <= m.tokens.end));
    names.extend(more);
}

/// Small words inside names of other languages.
const INNER: &[&str] = &[
    "de", "del", "do", "da", "dos", "das", "du", "des", "la", "las", "los", "le", "el", "al", "y", "e", "et", "para",
    "pour", "-",
];

/// The names that are looked for in all of the text, by their first word in small letters.
fn sought<'a>(sources: &Sources<'a>, names: &[NameSpan]) -> OrderedMap<&'a str, Vec<NameSpan>> {
    let article = sources.article;
    let mut known: OrderedMap<&str, Vec<NameSpan>> = OrderedMap::new();
    let words = (0..article.tokens.len() as TokenId).map(|t| article.word(t));
    let small: Sorted<&str> = Sorted::from_iter(words.filter(|w| w.starts_with(char::is_lowercase)));
    let mut add = |name: NameSpan| {
        let list = known.entry(article.lower(name.tokens.start)).or_default();
        if list.len() < 8 && !list.iter().any(|n| n.kind == name.kind && n.len() == name.len()) {
            list.push(name);
        }
    };
    for name in names.iter().filter(|n| n.confidence > 0.6 && n.kind != EntityKind::Work) {
        let last = name.tokens.end - 1;
        if name.len() > 1 {
            add(name.clone());
        }
        let short = NameSpan { titled_from: last, title: None, tokens: last..last + 1, ..name.clone() };
        if (name.kind == EntityKind::Person || name.len() == 1 && !name.listed()) && only_name(sources, last, &small) {
            add(short);
        }
    }
    known
}

/// A name of two words and more that is read in one place is read in all, wherever it stands in capitals alone, and so is
/// the surname of a person and a name of one word that is no other.
pub(crate) fn everywhere(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
    let article = sources.article;
    let mut covered = covered(article.tokens.len(), names);
    let places: OrderedMap<TokenId, TokenId> = OrderedMap::from_iter(
        names.iter().filter(|n| n.kind == EntityKind::Place && !n.given).map(|n| (n.tokens.start, n.tokens.end)),
    );
    let known = sought(sources, names);
    let mut more: Vec<NameSpan> = Vec::new();
    for t in 0..article.tokens.len() as TokenId {
        let free = |t: TokenId| covered.get(t as usize) == Some(&false);
        let capital = |t: TokenId| free(t) && article.word(t).starts_with(char::is_uppercase);
        for name in known.get(article.lower(t)).map_or(&[][..], Vec::as_slice) {
            let range = t..t + name.len();
            let same = name.tokens.clone().zip(range.clone()).all(|(a, b)| article.word(a) == article.word(b));
            let Some(sentence) = article.sentence_of(t).map(|s| s.tokens.clone()) else { continue };
            let headline = article.block_kind_of(t) != BlockKind::Paragraph && name.len() == 1;
            let tight = name.len() == 1 && (article.word(t + 1) == "-" || t > 0 && article.word(t - 1) == "-");
            let alone = (sentence.start == t || !capital(t.wrapping_sub(1))) && !capital(range.end);
            let other = name.kind == EntityKind::Place && names_something_else(article, sources.analysis, range.end);
            // `Rutas de | Lima`: the place in it is part of it.
            let within = |k: TokenId| places.last_to(&k).filter(|&(_, &e)| e > k);
            let inside = |k: TokenId| {
                free(k) || within(k).is_some_and(|(&s, &e)| s >= t && e <= range.end && e - s < name.len())
            };
            if same && sentence.end >= range.end && alone && !headline && !tight && !other && range.clone().all(inside)
            {
                more.push(NameSpan { titled_from: t, title: None, tokens: range.clone(), ..name.clone() });
                for k in range {
                    if let Some(slot) = covered.get_mut(k as usize) {
                        *slot = true;
                    }
                }
                break;
            }
        }
    }
    // They begin in the order of the text: what ends furthest of those that begin before a name holds it, if any does.
    let ends: Vec<TokenId> = more
        .iter()
        .scan(0, |furthest, m| {
            *furthest = m.tokens.end.max(*furthest);
            Some(*furthest)
        })
        .collect();
    names.retain(|n| {
        let before = more.partition_point(|m| m.tokens.start <= n.tokens.start);
        before.checked_sub(1).and_then(|i| ends.get(i)).is_none_or(|&end| end < n.tokens.end)
    });
    names.extend(more);
}

/// True for a word that is nothing but a name: no list has it as a word, and the text never in small letters.
fn only_name(sources: &Sources<'_>, t: TokenId, small: &Sorted<&str>) -> bool {
    let Sources { article, lexicon, gazetteer, .. } = *sources;
    let (word, low) = (article.word(t), article.lower(t));
    word.len() > 3
        && word.chars().skip(1).any(char::is_lowercase)
        && lexicon.noun(low).is_none()
        && lexicon.title(&fold_case(word)).is_none()
        && lexicon.people(word).is_none()
        && gazetteer.wordiness(word) == 0
        && !small.contains(low)
}

/// `the Coalition`, `the Commission's`: a noun for a body in capitals is how the article calls the one it has named, or
/// one that everybody knows. `Coalition nations`, `16 Coalition aircraft` are of the same.
pub(crate) fn short_forms(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
    let Sources { article, analysis, lexicon, .. } = *sources;
    let covered = covered(article.tokens.len(), names);
    let free = |t: TokenId| covered.get(t as usize) == Some(&false);
    let capital = |t: TokenId| article.word(t).starts_with(char::is_uppercase);
    let (mut more, mut unsure) = (Vec::new(), Vec::new());
    for sentence in &article.sentences {
        let first = sentence.tokens.start;
        if article.block_kind_of(first) == BlockKind::Headline {
            continue;
        }
        for t in sentence.tokens.clone() {
            if !capital(t) || !free(t) {
                continue;
            }
            let word = article.word(t);
            let Some(role) = analysis.word(t) else { continue };
            let body = role.tag.is_noun()
                && word.len() > 3
                && word.chars().skip(1).all(char::is_lowercase)
                && analysis.is(t, Class::CapitalizedBody)
                && lexicon
                    .noun(article.lower(t))
                    .is_some_and(|n| matches!(n.0, NounKind::Organization | NounKind::Group));
            let before = if t > first { article.lower(t - 1) } else { "" };
            let compound = role.relation == Relation::Compound;
            // `the Sept. 11 Commission`, `the Board of Clerics` are longer names.
            let number = t > first && article.tokens.get(t as usize - 1).is_some_and(|x| x.kind == TokenKind::Number);
            let body = body && (!number || compound) && article.lower(t + 1) != "of";
            // Alone in its capitals: `the New Coalition of ...` is the model's to find.
            let after_the = before == "the";
            let alone = (after_the || t == first || !capital(t - 1)) && !capital(t + 1);
            if !body || !alone {
                continue;
            }
            // `Coalition forces` are an actor of their own.
            let forces = |h: TokenId| one_of!(article.lower(h), "force" | "forces" | "troops");
            let end = role.head.filter(|&h| compound && forces(h)).map_or(t, |h| h) + 1;
            let name = NameSpan::new(t..end, EntityKind::Organization, 0.7);
            let surely = t > first && (after_the || compound) && (end == t + 1 || article.word(end - 2) != "and");
            if surely { &mut more } else { &mut unsure }.push(name);
        }
    }
    // `threaten Coalition or partner forces`, where the article calls it so elsewhere.
    unsure.retain(|n: &NameSpan| {
        more.iter().any(|m: &NameSpan| article.word(m.tokens.start) == article.word(n.tokens.start))
    });
    names.extend(more);
    names.extend(unsure);
}
