//! Persons' names of every tradition: what titles, particles and given names beside them tell.

use crate::article::{BlockKind, TokenId, TokenKind};
use crate::entities::names::head_words::by_words;
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Sources};
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, TitleSort, fold, fold_case, is};

/// `ABC MP Ann Lee`, `Omar Aziz alias Gul`: an office in capitals or a word for an alias parts two names.
pub(crate) fn part(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
    let Sources { article, lexicon, .. } = *sources;
    let mut more = Vec::new();
    // `Muniandy a/ | l Subramaniam`, `Muniandy a/l | Subramaniam`: whose son or daughter.
    for name in names.iter_mut() {
        let first = name.tokens.start;
        let whose = |t: &TokenId| *t > 2 && article.word(t - 1) == "/" && one_of!(article.word(*t), "l" | "p");
        if let Some(l) = [first, first.saturating_sub(1)].into_iter().find(whose) {
            let capital = |t: &TokenId| article.is_capital(*t);
            let own = (l.saturating_sub(5)..l - 2).rev().take_while(capital).count() as TokenId;
            (name.tokens.start, name.kind) = (l - 2 - own, EntityKind::Person);
        }
    }
    for name in names.iter_mut().filter(|n| n.len() > 1) {
        let office = |t: TokenId| {
            let word = article.word(t);
            (2..5).contains(&word.len())
                && word.bytes().all(|b| b.is_ascii_uppercase())
                && lexicon.title(&fold_case(word)).is_some()
        };
        let alias = |t: TokenId| one_of!(article.lower(t), "alias" | "aka" | "a.k.a.");
        name.tokens.start += u32::from(alias(name.tokens.start));
        // `Nathan Law of Demosisto`, not `Duke of York`.
        let full =
            name.kind == EntityKind::Person && lexicon.title(&fold_case(article.word(name.tokens.start))).is_none();
        let of = |t: TokenId| full && article.word(t) == "of" && t > name.tokens.start + 1 && t + 1 < name.tokens.end;
        if let Some(at) = (name.tokens.start..name.tokens.end).find(|&t| of(t)) {
            let place = !sources.gazetteer.lookup(article.text_of(at + 1..name.tokens.end)).is_empty();
            let kind = if place { EntityKind::Place } else { EntityKind::Organization };
            more.push(NameSpan::new(at + 1..name.tokens.end, kind, name.confidence.min(0.7)));
            name.tokens.end = at;
            continue;
        }
        let Some(at) = (name.tokens.start + 1..name.tokens.end).find(|&t| office(t) || alias(t)) else { continue };
        let (behind, end) = (at + 1, name.tokens.end);
        name.tokens.end = at;
        if behind < end {
            more.push(NameSpan::new(behind..end, EntityKind::Person, name.confidence));
        }
    }
    names.extend(more);
}

/// `Pte.` or `Shri` and not `General`, which stands in other names as well.
fn personal(sources: &Sources<'_>, t: TokenId) -> bool {
    let (word, lexicon) = (sources.article.word(t), sources.lexicon);
    let key = fold_case(word);
    word.starts_with(char::is_uppercase)
        && word.contains(char::is_lowercase)
        && lexicon.title(&key).is_some_and(|x| matches!(x.sort, TitleSort::Honorific | TitleSort::Rank))
        && (word.ends_with('.') || is(&key, Class::PlainTitle))
}

/// An office or a rank of up to three words that ends at token `t`: `chief executive`.
fn office(sources: &Sources<'_>, t: TokenId) -> bool {
    let mut key = String::new();
    (0..3).filter_map(|back| t.checked_sub(back)).any(|t| {
        key.insert_str(0, &fold_case(sources.article.word(t)));
        sources.lexicon.title(&key).is_some_and(|x| x.sort != TitleSort::Honorific)
    })
}

/// `Rt.`, `MP`: a title alone, which the model took for a name.
pub(crate) fn bare(sources: &Sources<'_>, name: &NameSpan) -> bool {
    let word = sources.article.word(name.tokens.start);
    let key = fold_case(word);
    // `CP Ann Lee`, but `CP` alone may be a railway; a `CEO` is none.
    let office = sources.lexicon.title(&key).is_some_and(|t| t.sort == TitleSort::Office);
    let other = || office && !is(word, Class::CommonAbbreviation) && !sources.article.is_capital(name.tokens.end);
    let short = || (2..5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase()) && !other();
    name.len() == 1
        && !name.listed()
        && sources.lexicon.title(&key).is_some()
        && (short() || personal(sources, name.tokens.start) || sources.article.word(name.tokens.end) == "of")
}

/// `Pfc. Jon de los Reyes`, which the model took for a place or a body: a title that nothing but a person has makes a
/// person of it, and an office does of two words and more that nothing else explains.
pub(crate) fn titled(sources: &Sources<'_>, name: &mut NameSpan) {
    let Sources { article, gazetteer, .. } = *sources;
    let last = name.tokens.end - 1;
    let capital = |t: TokenId| article.word(t).starts_with(char::is_uppercase);
    let other =
        [Class::NonPlaceEnd, Class::GeographicEnd, Class::UnitNoun].iter().any(|&c| sources.analysis.is(last, c));
    if !matches!(name.kind, EntityKind::Organization | EntityKind::Group | EntityKind::Place | EntityKind::Object)
        || other
        || name.len() > 5
        || by_words(sources, name).is_some()
    {
        return;
    }
    let personal = |t: TokenId| personal(sources, t);
    let first = name.tokens.start;
    let known = !gazetteer.lookup(article.text_of(name.tokens.clone())).is_empty();
    // `P. Chidambaram`, `Andal Ampatuan Jr.`
    let initials =
        matches!(article.word(first).as_bytes(), [b'A'..=b'Z', b'.']) && name.len() < 4 && article.word(last).len() > 2;
    // `Md. Jahirul Islam`
    let young = one_of!(article.word(last), "Jr." | "Jr") || is_short_forename(article.word(first));
    // `Ratu Viliame Seru`, of which the model is not sure that it is a place.
    let given = || sources.lexicon.given_name(&fold_case(article.word(first))).is_some();
    let begun = || {
        (first..=last).all(|t| article.is_capital(t) && sources.lexicon.title(&fold_case(article.word(t))).is_none())
    };
    let goes_on = sources.analysis.word(name.tokens.end).is_some_and(|w| w.tag.is_noun() || w.tag == Tag::Jj);
    let plain =
        sources.gazetteer.wordiness(article.word(last)) == 0 && sources.lexicon.people(article.word(first)).is_none();
    let called = name.kind == EntityKind::Place && name.confidence < 0.6 && !goes_on && plain && given() && begun();
    let shape = initials || young || called;
    // `Ex-IGP Musa Bello`.
    let former = article.lower(first).starts_with("ex-") && office(sources, first);
    let inside = name.len() > 1 && (personal(first) || shape || former) && !known;
    let opens = article.sentence_of(first).is_none_or(|s| s.tokens.start == first);
    let before = first.wrapping_sub(1);
    let beside = !opens && capital(first) && personal(before);
    let office = !opens
        && (2..5).contains(&name.len())
        && name.confidence < 0.9
        && office(sources, before)
        && sources.lexicon.given_name(&fold_case(article.word(first))).is_some()
        && (first..name.tokens.end).all(|t| article.word(t).chars().skip(1).any(char::is_lowercase))
        && !known;
    if inside || beside || office {
        name.kind = EntityKind::Person;
        name.confidence = name.confidence.max(if shape && inside { 0.82 } else { 0.7 });
    }
}

/// `Md. Rafiq Islam`: Mohammad, and no Maryland.
pub(super) fn is_short_forename(word: &str) -> bool {
    one_of!(word, "Md" | "Md." | "Mohd.")
}

/// Particles between a person's names, as they are written.
const PARTICLES: &[&str] = &[
    "ag", "al", "bin", "bint", "binti", "da", "de", "del", "dela", "den", "der", "di", "do", "dos", "du", "el", "ibn",
    "la", "las", "le", "los", "ould", "san", "uld", "van", "von",
];

/// True for a word that no list has, which the tree ties to the surname behind it.
fn forename(sources: &Sources<'_>, name: &NameSpan, t: TokenId) -> bool {
    let Sources { article, analysis, lexicon, gazetteer, .. } = *sources;
    let text = article.word(t);
    // `Monday | Bello`, which is no day where it stands.
    if analysis.is(t, Class::CalendarName) {
        let at = article.span_of(t..t + 1);
        return article.lower(t).ends_with("day") && !sources.times.iter().any(|x| x.span.overlaps(at));
    }
    let tied = analysis.word(t).is_some_and(|w| {
        let of = matches!(w.relation, Relation::Compound | Relation::Flat);
        w.tag.is_proper() && of && w.head.is_some_and(|h| name.tokens.contains(&h))
    });
    let flat = analysis.word(name.tokens.start).is_some_and(|w| w.relation == Relation::Flat && w.head == Some(t));
    (tied || flat)
        && lexicon.noun(article.lower(t)).is_none()
        && lexicon.people(text).is_none()
        && lexicon.actors(&fold(text)).is_empty()
        && lexicon.title(&fold_case(text)).is_none()
        && gazetteer.wordiness(text) == 0
        && gazetteer.lookup(text).is_empty()
}

/// `Inês | da Costa`, `Tomás | Lima`: a given name before a person's name and particles with a name behind are part of it.
pub(crate) fn reach(sources: &Sources<'_>, name: &mut NameSpan, floor: TokenId, roof: TokenId) {
    let Sources { article, analysis, lexicon, .. } = *sources;
    if name.kind != EntityKind::Person || name.given {
        return;
    }
    let word = |t: TokenId| {
        let word = article.word(t);
        article.tokens.get(t as usize).is_some_and(|x| x.kind == TokenKind::Word)
            && word.starts_with(char::is_uppercase)
            && word.chars().any(char::is_lowercase)
    };
    let mut start = name.tokens.start;
    // `M. | A. Ruwan`.
    let initial = |t: TokenId| matches!(article.word(t).as_bytes(), [b'A'..=b'Z', b'.']);
    while start > floor && initial(start - 1) {
        start -= 1;
    }
    // What stands before is a title already.
    while name.titled_from >= name.tokens.start && start > floor && word(start - 1) {
        let given = fold_case(article.word(start - 1));
        let proper = analysis.word(start - 1).is_some_and(|w| w.tag.is_proper());
        let called = lexicon.given_name(&given).is_some() && lexicon.noun(article.lower(start - 1)).is_none();
        if !proper || lexicon.title(&given).is_some() || office(sources, start - 1) || !called {
            break;
        }
        start -= 1;
    }
    // `Jotham | Napat`.
    let opens = |t: TokenId| article.sentence_of(t).is_some_and(|s| s.tokens.start == t);
    if start == name.tokens.start
        && (name.len() == 1 || start > 0 && opens(start - 1))
        && name.titled_from >= start
        && start > floor
        && word(start - 1)
        && forename(sources, name, start - 1)
    {
        start -= 1;
    }
    if start < name.tokens.start {
        (name.tokens.start, name.titled_from) = (start, start);
    }
    let mut end = name.tokens.end;
    while end < roof && PARTICLES.contains(&article.word(end)) {
        end += 1;
    }
    // `Speaker Anita | Among`, a word in capitals that is small otherwise.
    let day = analysis.is(end, Class::CalendarName);
    if name.len() == 1
        && name.title.is_some()
        && end < roof
        && word(end)
        && !word(end + 1)
        && !office(sources, end)
        && !day
    {
        name.tokens.end += 1;
    }
    name.tokens.end += u32::from(name.tokens.end < roof && worded(sources, name));
}

/// `Daniel Otieno | Were`, `Simon | May`: a surname that is another word; within a sentence only a name has a capital.
fn worded(sources: &Sources<'_>, name: &NameSpan) -> bool {
    let Sources { article, analysis, .. } = *sources;
    let end = name.tokens.end;
    let (word, tag) = (article.word(end), |t: TokenId| analysis.word(t).map(|w| w.tag));
    let verb = tag(end + 1).is_some_and(Tag::is_verb);
    let day = analysis.is(end, Class::CalendarName);
    !name.listed()
        && article.is_capital(end)
        && word.contains(char::is_lowercase)
        && article.word(end - 1).contains(char::is_lowercase)
        && !article.is_capital(end + 1)
        && article.block_kind_of(end) == BlockKind::Paragraph
        && verb
        && !(day && word.ends_with("day"))
        && (day || tag(end).is_some_and(|t| !t.is_noun() && !matches!(t, Tag::Jj | Tag::Cd)))
}
