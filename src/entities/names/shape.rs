//! What the shape of a name says where model and lists are not enough: its capitals, its hyphens, its neighbours.

use crate::article::{BlockKind, TokenId};
use crate::entities::names::head_words::by_words;
use crate::entities::names::listed::kind_of_sort;
use crate::entities::names::span::NameSpan;
use crate::entities::names::spelling::is_acronym;
use crate::entities::{EntityKind, Sources};
use crate::lexicon::{Class, fold, fold_case};

/// Mends the span and the kind of a name that no list knows.
pub(crate) fn mend(sources: &Sources<'_>, name: &mut NameSpan, timed: &[bool]) {
    let article = sources.article;
    extend(sources, name);
    // `Independence Day` is a name as well.
    let all = name.tokens.clone().all(|t| timed.get(t as usize) == Some(&true));
    while !all && name.tokens.end > name.tokens.start + 1 && timed.get(name.tokens.end as usize - 1) == Some(&true) {
        name.tokens.end -= 1;
    }
    // `Khar | tehsil`.
    while name.kind == EntityKind::Place
        && name.len() > 1
        && sources.analysis.is(name.tokens.end - 1, Class::Designator)
        && article.word(name.tokens.end - 1).starts_with(char::is_lowercase)
        && !one_of!(article.word(name.tokens.end - 1), "river" | "island" | "islands" | "peninsula")
    {
        name.tokens.end -= 1;
    }
    // `Pandi | hog farms`.
    let small = |t: TokenId| {
        article.word(t).starts_with(char::is_lowercase) && sources.analysis.word(t).is_some_and(|w| w.tag.is_noun())
    };
    if name.kind == EntityKind::Place
        && name.len() > 1
        && small(name.tokens.end - 1)
        && small(name.tokens.end)
        && !sources.analysis.is(name.tokens.end - 1, Class::GeographicEnd)
    {
        name.tokens.end -= 1;
    }
    // `Senator McCain | Thursday`.
    let day = |t: TokenId| article.lower(t).ends_with("day") && sources.analysis.is(t, Class::CalendarName);
    while name.kind == EntityKind::Person && name.len() > 1 && day(name.tokens.end - 1) {
        name.tokens.end -= 1;
    }
    office(sources, name);
    nationality(sources, name);
    let words = name.tokens.end.saturating_sub(name.tokens.start);
    if let Some(kind) = by_words(sources, name) {
        name.kind = kind;
        name.confidence = name.confidence.max(0.8);
    }
    // `in a Toyota Fortuner`
    let before = article.lower(name.tokens.start.saturating_sub(1));
    if name.kind == EntityKind::Organization
        && words > 1
        && sources.analysis.is(name.tokens.start, Class::CarMaker)
        && one_of!(before, "a" | "his" | "her" | "their" | "another")
        && by_words(sources, name).is_none()
    {
        name.kind = EntityKind::Object;
    }
    let text = article.text_of(name.tokens.clone());
    let titled = name.title.is_some();
    let shouted = words == 1 && is_acronym(text) && text.chars().all(char::is_uppercase);
    let someone = name.kind == EntityKind::Person && text.len() < 6;
    if shouted && !titled && (someone || name.kind == EntityKind::Place && body(sources, name)) {
        name.kind = EntityKind::Organization;
    }
}

/// `U.N. | Special Envoy`, `Brooklyn | District Attorney`, `US | Energy Secretary`: the last word is of the office behind
/// it.
fn office(sources: &Sources<'_>, name: &mut NameSpan) {
    let Sources { article, lexicon, .. } = *sources;
    let (last, next) = (name.tokens.end - 1, article.word(name.tokens.end));
    if !matches!(name.kind, EntityKind::Organization | EntityKind::Place) || name.len() < 2 {
        return;
    }
    let rest = fold(article.text_of(name.tokens.start..last));
    let state = lexicon.country(&rest).is_some();
    let field = state && one_of!(next, "Secretary" | "Minister");
    let title = lexicon.title(&(fold_case(article.word(last)) + &fold_case(next)));
    // `Denver | District Judge`, `California | State Senator`.
    let bench = name.kind == EntityKind::Place && one_of!(article.word(last), "District" | "State" | "Circuit");
    let title = title.or_else(|| lexicon.title(&fold_case(next)).filter(|_| bench));
    if !(field || title.is_some() && next.starts_with(char::is_uppercase)) {
        return;
    }
    name.tokens.end = last;
    let actors = lexicon.actors(&rest);
    // `Selangor | Mentri Besar`
    if state || one_of!(article.word(last), "Mentri" | "Menteri") {
        name.kind = EntityKind::Place;
    } else if let Some(actor) = actors.first().and_then(|&id| lexicon.actor(id)) {
        (name.kind, name.actors) = (kind_of_sort(actor.sort), actors.to_vec());
    }
}

/// `DNO and Belmora Energy`: an abbreviation that no map has and that stands where no place does.
fn body(sources: &Sources<'_>, name: &NameSpan) -> bool {
    let Sources { article, gazetteer, .. } = *sources;
    let before = name.tokens.start.checked_sub(1).map_or("", |t| article.lower(t));
    name.len() == 1
        && (3..8).contains(&article.word(name.tokens.start).len())
        && article.block_kind_of(name.tokens.start) == BlockKind::Paragraph
        && !one_of!(before, "in" | "near" | "across" | "around" | "to" | "from" | "," | "at" | "into" | "outside")
        && !one_of!(article.word(name.tokens.end), "," | "/" | "(")
        && gazetteer.lookup(article.word(name.tokens.start)).is_empty()
}

/// Takes in the rest of a hyphened name: `al` before `-Golani`, `-Addo` behind `Akufo`.
fn extend(sources: &Sources<'_>, name: &mut NameSpan) {
    let Sources { article, lexicon, .. } = *sources;
    let joined = |t: TokenId| {
        one_of!(article.word(t), "-" | "‑")
            && article.tokens.get(t as usize).is_some_and(|x| !x.spaced)
            && article.tokens.get(t as usize + 1).is_some_and(|x| !x.spaced)
    };
    let start = name.tokens.start;
    if start >= 2
        && joined(start - 1)
        && one_of!(
            article.lower(start - 2),
            "al" | "el" | "as" | "ash" | "an" | "ad" | "ar" | "az" | "at" | "ul" | "bin" | "ben"
        )
    {
        name.tokens.start -= 2;
    }
    // `K-|State`, `Q-|West`, but not `A-Syria`.
    let letter = start.checked_sub(2).filter(|&t| {
        joined(start - 1)
            && article.word(t).len() == 1
            && article.is_capital(t)
            && !one_of!(article.word(t), "D" | "I" | "R")
    });
    if let Some(letter) = letter.filter(|_| lexicon.country(&fold(article.text_of(name.tokens.clone()))).is_none()) {
        name.tokens.start = letter;
        name.kind = EntityKind::Organization;
    }
    let end = name.tokens.end;
    let next = article.word(end + 1);
    if joined(end)
        && matches!(name.kind, EntityKind::Person)
        && next.starts_with(char::is_uppercase)
        && lexicon.country(&fold(next)).is_none()
        && lexicon.people(next).is_none()
        && sources.analysis.name_at(end + 1).is_none_or(|i| {
            sources.analysis.names.get(i).is_some_and(|n| n.tokens.start == end + 1 && n.tokens.end == end + 2)
        })
    {
        name.tokens.end += 2;
    }
}

/// `Welshman Evans`: what someone is before the name is no part of it.
fn nationality(sources: &Sources<'_>, name: &mut NameSpan) {
    let Sources { article, lexicon, .. } = *sources;
    let (words, person) = (name.tokens.end.saturating_sub(name.tokens.start), name.kind == EntityKind::Person);
    while name.tokens.end - name.tokens.start > 1 {
        let first = article.word(name.tokens.start);
        let stem = first.strip_suffix("man").or(first.strip_suffix("woman")).filter(|_| words == 2 || person);
        let demonym = name.kind == EntityKind::Person
            && lexicon.people(first).is_some()
            && lexicon.given_name(&fold_case(first)).is_none();
        if !(demonym || stem.is_some_and(|s| lexicon.people(s).is_some())) {
            break;
        }
        name.tokens.start += 1;
        name.kind = EntityKind::Person;
    }
}
