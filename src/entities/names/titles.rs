//! Titles before and in persons' names.

use crate::article::{Article, TokenId};
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Sources};
use crate::language::{NameKind, Tag};
use crate::lexicon::{Class, Gender, Title, TitleSort, fold, fold_case, is};

/// Titles that the model took into a person's name.
pub(crate) fn trim_titles(sources: &Sources<'_>, name: &mut NameSpan) {
    let Sources { article, lexicon, .. } = *sources;
    loop {
        let mut key = String::new();
        let mut cut = None;
        for t in name.tokens.start..name.tokens.end.min(name.tokens.start + 5) {
            key.push_str(&fold_case(article.word(t)));
            let hyphen = one_of!(article.word(t + 1), "-" | "‑");
            let hyphen = hyphen || forename(article, t);
            // `Don Barnes` is called Don, `Don Felipe` is not.
            let given = |t: TokenId| lexicon.given_name(&fold_case(article.word(t))).is_some();
            let called = t + 2 == name.tokens.end && given(t) && !given(t + 1);
            if let Some(title) = lexicon.title(&key)
                && t + 1 < name.tokens.end
                && !hyphen
                && !(called && title.sort == TitleSort::Honorific)
                // A given name that is a title as well (`King`, `Major`) is one only before a whole name.
                && (article.word(t).ends_with('.') || title.sort != TitleSort::Honorific || name.len() > 1)
            {
                cut = Some((t + 1, title));
            }
        }
        let Some((start, title)) = cut else { break };
        name.tokens.start = start;
        name.title = Some(title);
    }
}

/// True for `Sultan` of `Sultan bin Khalfan` and `Sultan Ahmed Al Jaber`: no title.
fn forename(article: &Article<'_>, t: TokenId) -> bool {
    article.word(t) == "Sultan" && (one_of!(article.word(t + 1), "bin" | "ibn" | "Al") || article.word(t + 2) == "Al")
}

/// True where `(retd)` ends at token `close`.
pub(crate) fn retired(article: &Article<'_>, close: TokenId) -> bool {
    close > 1
        && (article.word(close), article.word(close - 2)) == (")", "(")
        && one_of!(
            article.lower(close - 1),
            "retd" | "retd." | "rtd" | "rtd." | "ret" | "ret." | "retired" | "dismissed" | "sacked"
        )
}

/// The titles that stand before a name: `Syrian President`, `Lt. Gen.`, `Mr.`.
pub(crate) fn titles_before(sources: &Sources<'_>, name: &mut NameSpan) {
    let Sources { article, lexicon, .. } = *sources;
    let first = article.sentence_of(name.tokens.start).map_or(name.tokens.start, |s| s.tokens.start);
    let mut from = name.tokens.start;
    // `Brig Gen (retd) M | Sakhawat Hussain`.
    let letter = |t: TokenId| matches!(article.word(t).as_bytes(), [b'A'..=b'Z']);
    let initial = from > first + 3 && letter(from - 1) && retired(article, from - 2);
    from -= u32::from(initial);
    if from > first + 3 && retired(article, from - 1) && name.kind == EntityKind::Person {
        name.tokens.start = from;
        from -= 3;
    }
    loop {
        let mut best = None;
        let mut key = String::new();
        for back in 1..=5u32 {
            let Some(t) = from.checked_sub(back).filter(|&t| t >= first) else { break };
            let piece = fold_case(article.word(t));
            if piece.is_empty() && !one_of!(article.word(t), "-" | "‑" | "'" | "’") {
                break;
            }
            key.insert_str(0, &piece);
            let joined = t > first && one_of!(article.word(t - 1), "-" | "‑");
            if let Some(title) = lexicon.title(&key)
                && !joined
                && !piece.is_empty()
            {
                best = Some((t, title));
            }
        }
        let Some((t, title)) = best else { break };
        // A title of small letters needs a person behind it: `the president Macron met` is not one.
        if name.kind != EntityKind::Person {
            let capital = article.word(t).starts_with(char::is_uppercase);
            let polite = matches!(title.sort, TitleSort::Honorific);
            if !(polite && capital && name.actors.is_empty() && article.word(t).len() < 5) {
                break;
            }
            // `Mr. Jordan` is a person whatever the lists say.
            name.kind = EntityKind::Person;
            name.country = None;
            name.confidence = name.confidence.max(0.8);
        }
        from = t;
        if name.title.is_none_or(|old| old.sort == TitleSort::Honorific || old.gender == Gender::Unknown) {
            let gender = match name.title {
                Some(old) if title.gender == Gender::Unknown => old.gender,
                _ => title.gender,
            };
            name.title = Some(Title { gender, ..title });
        }
    }
    name.titled_from = from;
}

/// Where `Trade and Industry Minister`, `Interior Cabinet Secretary` begin, of which a list has the last words.
pub(crate) fn field(sources: &Sources<'_>, name: &mut NameSpan, floor: TokenId) {
    let Sources { article, analysis, lexicon, .. } = *sources;
    let office = |t: TokenId| one_of!(article.word(t), "Minister" | "Secretary" | "Commissioner" | "MEC");
    if name.kind != EntityKind::Person || !(name.titled_from..name.tokens.start).any(office) {
        return;
    }
    let fits = |t: TokenId| {
        let word = article.word(t);
        let key = fold(word);
        let place = analysis.name_at(t).and_then(|i| analysis.names.get(i)).is_some_and(|n| n.kind == NameKind::Place);
        word.starts_with(char::is_uppercase)
            && word.contains(char::is_lowercase)
            && analysis.word(t).is_some_and(|w| w.tag.is_noun() || w.tag == Tag::Jj)
            && !place
            && lexicon.people(&key).is_none()
            && lexicon.country(&key).is_none()
            && lexicon.actors(&key).is_empty()
            && !one_of!(word, "Former" | "New" | "Late" | "Current" | "Outgoing" | "Ex" | "Then")
    };
    let from = name.titled_from;
    while name.titled_from > floor && from - name.titled_from < 5 {
        let begin = name.titled_from;
        let joint = one_of!(article.word(begin - 1), "and" | "&") && begin > floor + 1 && begin < from;
        let t = begin - 1 - u32::from(joint);
        if !fits(t) {
            break;
        }
        name.titled_from = t;
    }
}

/// `Queen Victoria`, which the model took for a place: a title of rank and a given name are a person.
pub(crate) fn ranked(sources: &Sources<'_>, name: &mut NameSpan) {
    let Sources { article, lexicon, .. } = *sources;
    let start = name.tokens.start;
    let numeral = |t: TokenId| article.word(t).bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let length = name.tokens.end - start;
    if !name.listed()
        && (length == 2 || length == 3 && numeral(start + 2))
        && is(article.lower(start), Class::RoyalTitle)
        && lexicon.title(&fold_case(article.word(start))).is_some_and(|t| t.sort != TitleSort::Honorific)
        && lexicon.given_name(&fold_case(article.word(start + 1))).is_some()
    {
        name.kind = EntityKind::Person;
        name.confidence = name.confidence.max(0.8);
    }
}
