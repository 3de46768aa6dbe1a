//! The names of the article: what the model found, corrected and filled up from the lexicon, the gazetteer and shape.

pub(crate) mod adjacency;
pub(crate) mod boundaries;
pub(crate) mod capitalized;
pub(crate) mod chartered;
pub(crate) mod head_words;
pub(crate) mod humans;
pub(crate) mod listed;
pub(crate) mod overlaps;
pub(crate) mod shape;
mod ships;
pub(crate) mod span;
pub(crate) mod spelling;
pub(crate) mod teams;
pub(crate) mod titles;

use crate::article::{BlockKind, TokenId, TokenKind};
use crate::entities::names::listed::from_lexicon;
use crate::entities::names::overlaps::choose;
use crate::entities::names::span::NameSpan;
use crate::entities::names::titles::{titles_before, trim_titles};
use crate::entities::sources::timed;
use crate::entities::{EntityKind, Sources};
use crate::language::{NameKind, Tag};
use crate::lexicon::{Class, Sort, fold, fold_case};
use crate::numerals::scale;
use crate::order::Order;
use crate::order::Sorted;

/// Every name, in order, not overlapping.
pub(crate) fn find(sources: &Sources<'_>) -> Vec<NameSpan> {
    let mut spans = from_model(sources);
    boundaries::owners(sources, &mut spans);
    chartered::find(sources, &mut spans);
    humans::part(sources, &mut spans);
    let listed = from_lexicon(sources);
    spans.reserve_exact(listed.len());
    spans.extend(listed);
    let mut names = choose(spans, sources.article.tokens.len());
    let timed = timed(sources);
    for name in &mut names {
        finish(sources, name, &timed);
    }
    names.retain(|n| {
        n.tokens.start < n.tokens.end
            && !is_date(n, &timed)
            && !torn(sources, n)
            && !labels(sources, n)
            && raised(sources, n)
            && !humans::bare(sources, n)
    });
    capitalized::capitals(sources, &mut names);
    capitalized::introduced(sources, &mut names);
    capitalized::designated(sources, &mut names);
    capitalized::opened(sources, &mut names);
    names.order_by_key(|n| n.tokens.start);
    boundaries::mend(sources, &mut names);
    adjacency::neighbours(sources, &mut names);
    datelines(sources, &mut names);
    teams::find(sources, &mut names);
    bracketed_acronyms(sources, &mut names);
    firms(sources, &mut names);
    capitalized::everywhere(sources, &mut names);
    capitalized::short_forms(sources, &mut names);
    names.shrink_to_fit();
    names.order_by_key(|n| n.tokens.start);
    names
}

/// `Tesco dismissed her`: a firm of the lists, where the text has nobody of that surname.
fn firms(sources: &Sources<'_>, names: &mut [NameSpan]) {
    let Sources { article, lexicon, .. } = *sources;
    let someone = |n: &&NameSpan| n.kind == EntityKind::Person && (n.len() > 1 || n.title.is_some());
    let surnames: Sorted<&str> =
        Sorted::from_iter(names.iter().filter(someone).map(|n| article.word(n.tokens.end - 1)));
    let alone = |n: &&mut NameSpan| n.kind == EntityKind::Person && n.len() == 1 && n.title.is_none() && !n.listed();
    for name in names.iter_mut().filter(alone).filter(|n| !n.given) {
        let word = article.word(name.tokens.start);
        let actors = lexicon.actors(&fold(word));
        let firm = |&id: &u16| lexicon.actor(id).is_some_and(|a| a.sort == Sort::Company);
        if !actors.is_empty() && actors.iter().all(firm) && !surnames.contains(word) {
            (name.kind, name.actors) = (EntityKind::Organization, actors.to_vec());
        }
    }
}

/// A dateline begins with where it was written: `ACCRA 2026-02-11`.
fn datelines(sources: &Sources<'_>, names: &mut [NameSpan]) {
    let article = sources.article;
    for name in names.iter_mut().filter(|n| !n.listed()) {
        let block = |t: TokenId| article.sentence_of(t).map(|s| s.block);
        let first = name.tokens.start;
        let opens = first.checked_sub(1).is_none_or(|t| block(t) != block(first));
        // `Jane Doe, March 5` heads a page.
        let someone = name.kind == EntityKind::Person && article.word(first).chars().any(char::is_lowercase);
        if opens && !someone && article.block_kind_of(first) == BlockKind::Dateline {
            name.kind = EntityKind::Place;
            name.confidence = name.confidence.max(0.8);
        }
    }
}

/// `FACT` of `FACT CHECK:`, `Correction` of `Correction, 3 March:`, `Editor` of `Editor's note:`: what a line is, and nobody.
fn labels(sources: &Sources<'_>, name: &NameSpan) -> bool {
    let Sources { article, analysis, .. } = *sources;
    let Some(sentence) = article.sentence_of(name.tokens.start).map(|s| s.tokens.clone()) else { return false };
    let end = name.tokens.end;
    let last = if end < sentence.end && analysis.is(end, Class::ColonLabel) { end } else { end - 1 };
    let closed =
        last + 1 == sentence.end || article.word(last + 1) == ":" || article.kind_of(last + 2) == TokenKind::Number;
    let note = one_of!(article.word(end), "'s" | "’s") && article.lower(end + 1) == "note";
    name.tokens.start == sentence.start && !name.given && (note || analysis.is(last, Class::ColonLabel) && closed)
}

/// `A` of the title of a song, `Ai` of `Ain't`: no name.
fn torn(sources: &Sources<'_>, name: &NameSpan) -> bool {
    let Sources { article, lexicon, .. } = *sources;
    let (word, next) = (article.word(name.tokens.start), name.tokens.end);
    if article.lower(next) == "n't" {
        return true;
    }
    let before = |n: TokenId| name.tokens.start.checked_sub(n).map_or("", |t| article.word(t));
    // `Minister for | Transport`.
    let office = before(2);
    let field = one_of!(before(1), "for" | "of")
        && (one_of!(office, "Minister" | "Secretary") || word == "Public" && one_of!(office, "Director" | "Directors"));
    // There is a magazine of the name `Foreign Affairs`.
    if field
        && name.kind == EntityKind::Organization
        && !name.given
        && (office != "Secretary" || !name.listed())
        && (office != "Secretary" || lexicon.noun(article.lower(next - 1)).is_some())
    {
        return true;
    }
    if name.len() > 1 || name.given {
        return false;
    }
    // `Agent | III`, `Auditor|-General`.
    let numeral = word.len() > 1 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let half =
        article.word(next) == "-" && lexicon.title(&fold_case(&format!("{word}{}", article.word(next + 1)))).is_some();
    // `KM34.5`: a mark on a road.
    let road = word.contains('.') && word.ends_with(|c: char| c.is_ascii_digit());
    one_of!(word, "A" | "The" | "I")
        || road
        || numeral
        || half
        || titles::retired(article, next)
        || marks_sum(sources, next)
}

/// True where the token before `next` is of a sum: `KSh` of `KSh 4.8 billion`, `FJ` of `FJ$500`, `CFA` of `500 CFA francs`.
fn marks_sum(sources: &Sources<'_>, next: TokenId) -> bool {
    let article = sources.article;
    let token = |t: TokenId| article.tokens.get(t as usize);
    let sign = one_of!(article.word(next), "$" | "¢" | "₵") && token(next).is_some_and(|t| !t.spaced);
    let counted =
        |t: TokenId| token(t).is_some_and(|x| x.kind == TokenKind::Number) || scale(article.lower(t)).is_some();
    let coin = || counted(next.wrapping_sub(2));
    sign || article.is_currency(next - 1) || sources.lexicon.is(article.word(next - 1), Class::CurrencyCode) && coin()
}

/// `counter-ISIL` names no one, least of all ISIL. `emir` in small letters is the word, whatever the gazetteer has;
/// `max` of a text without capitals is a name.
fn raised(sources: &Sources<'_>, name: &NameSpan) -> bool {
    let Sources { article, lexicon, .. } = *sources;
    let word = article.word(name.tokens.start);
    // `USS | George H.W. Bush`: part of what follows.
    if name.len() == 1 && !name.given && lexicon.is(word, Class::ShipPrefix) && article.is_capital(name.tokens.end) {
        return false;
    }
    if name.len() == 1 && ["anti-", "counter-", "non-"].iter().any(|p| article.lower(name.tokens.start).starts_with(p))
    {
        return false;
    }
    // `the 6th century B.C.` is in no British Columbia.
    let before = name.tokens.start.checked_sub(1).map_or("", |t| article.lower(t));
    if one_of!(word, "B.C." | "A.D." | "BC" | "AD" | "BCE" | "CE")
        && (before == "century" || before.bytes().all(|b| b.is_ascii_digit() || b == b',') && !before.is_empty())
    {
        return false;
    }
    name.len() > 1
        || name.listed()
        || !word.bytes().all(|b| b.is_ascii_lowercase())
        || lexicon.noun(word).is_none() && lexicon.title(word).is_none()
}

/// True for `Nov.` of a date, whatever the model took it for; a holiday is a name and a time.
fn is_date(name: &NameSpan, timed: &[bool]) -> bool {
    let date = name.tokens.clone().all(|t| timed.get(t as usize) == Some(&true));
    date && !name.listed() && !matches!(name.kind, EntityKind::Occasion | EntityKind::Work)
}

fn kind_of(kind: NameKind) -> EntityKind {
    match kind {
        NameKind::Person => EntityKind::Person,
        NameKind::Organization => EntityKind::Organization,
        NameKind::Group => EntityKind::Group,
        NameKind::Place => EntityKind::Place,
        NameKind::Facility => EntityKind::Facility,
        NameKind::People => EntityKind::People,
        NameKind::Occasion => EntityKind::Occasion,
        NameKind::Work => EntityKind::Work,
    }
}

fn from_model(sources: &Sources<'_>) -> Vec<NameSpan> {
    let names = &sources.analysis.names;
    names.iter().map(|n| NameSpan::new(n.tokens.clone(), kind_of(n.kind), n.confidence)).collect()
}

/// Trims articles, titles and possessives, and looks up what the list knows of a model's name.
fn finish(sources: &Sources<'_>, name: &mut NameSpan, timed: &[bool]) {
    let Sources { article, lexicon, .. } = *sources;
    let listed = !name.actors.is_empty() || name.country.is_some() || name.people.is_some();
    // `(R-S.C.)` behind a name in Congress: party and state.
    let first = name.tokens.start;
    if name.len() == 3 && one_of!(article.word(first), "R" | "D" | "I") && article.word(first + 1) == "-" {
        name.tokens.start += 2;
        name.kind = EntityKind::Place;
    }
    if !listed {
        while name.len() > 1
            && (one_of!(article.lower(name.tokens.start), "the" | "a" | "an" | "“" | "\"" | "'" | "(" | ",")
                && !article.word(name.tokens.start).starts_with(|c: char| c.is_uppercase() && name.len() == 1))
        {
            name.tokens.start += 1;
        }
        while name.len() > 1
            && one_of!(
                article.lower(name.tokens.end - 1),
                "'s" | "'" | "”" | "\"" | "," | ")" | "the" | "of" | "and" | "-"
            )
        {
            name.tokens.end -= 1;
        }
        shape::mend(sources, name, timed);
        titles::ranked(sources, name);
        humans::titled(sources, name);
    }
    // `Colonel PNP Luis Rojas`: of what he is a colonel.
    let corps = |t: TokenId| article.word(t).len() < 6 && article.word(t).bytes().all(|b| b.is_ascii_uppercase());
    let ranked = |t: TokenId| t > 0 && crate::lexicon::is(article.lower(t - 1), crate::lexicon::Class::LeadingTitle);
    let start = name.tokens.start;
    let named = |t: TokenId| article.word(t).starts_with(char::is_uppercase) && !corps(t);
    if name.kind == EntityKind::Person && name.len() > 2 && corps(start) && ranked(start) && named(start + 1) {
        name.tokens.start += 1;
    }
    name.titled_from = name.tokens.start;
    if name.kind == EntityKind::Person {
        trim_titles(sources, name);
    }
    if name.kind != EntityKind::People {
        titles_before(sources, name);
    }
    if !listed && name.kind != EntityKind::Person {
        let key = fold(article.text_of(name.tokens.clone()));
        if name.kind == EntityKind::People {
            name.people = lexicon.people(&key);
        } else if let Some(state) = lexicon.country(&key) {
            name.country = Some(state);
        }
    }
}

/// `Hayat Tahrir al-Sham (HTS)`: the acronym in brackets is a name of the same kind.
fn bracketed_acronyms(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
    let Sources { article, analysis, .. } = *sources;
    let mut found = Vec::new();
    for name in names.iter() {
        let open = name.tokens.end;
        if article.word(open) != "(" || article.word(open + 2) != ")" {
            continue;
        }
        let word = article.word(open + 1);
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        if capitals >= 2
            && word.len() <= 10
            && matches!(name.kind, EntityKind::Organization | EntityKind::Group | EntityKind::Place | EntityKind::Work)
            && !names.iter().any(|n| n.tokens.start <= open + 1 && open + 1 < n.tokens.end)
            && analysis.word(open + 1).is_some_and(|w| w.tag != Tag::Cd)
        {
            found.push(NameSpan::new(open + 1..open + 2, name.kind, name.confidence.min(0.9)));
        }
    }
    // `the 507th ARW`, where the text has the `507th Air Refueling Wing`.
    let first = |n: &NameSpan| Some(article.word(n.tokens.start)).filter(|w| n.len() > 1 && boundaries::ordinal(w));
    let units: Sorted<&str> = Sorted::from_iter(names.iter().filter_map(first));
    for t in (0..article.tokens.len() as TokenId).filter(|&t| units.contains(article.word(t))) {
        let word = article.word(t + 1);
        let inside = |n: &NameSpan| n.tokens.start >= t && n.tokens.end <= t + 2;
        let apart = |n: &NameSpan| n.tokens.end <= t || n.tokens.start > t + 1;
        if spelling::is_acronym(word)
            && !word.contains(char::is_lowercase)
            && names.iter().all(|n| inside(n) || apart(n))
        {
            names.retain(|n| !inside(n));
            found.push(NameSpan::new(t..t + 2, EntityKind::Organization, 0.7));
        }
    }
    names.extend(found);
}
