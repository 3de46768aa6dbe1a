//! What the shape of a name says where model and lists are not enough: its last word, its capitals, its neighbours.

use super::names::NameSpan;
use super::spelling::is_acronym;
use super::{EntityKind, Sources};
use crate::article::TokenId;
use crate::lexicon::{TitleSort, fold, fold_case};

/// Last words that tell the kind whatever stands before them, sorted.
const ENDS: &[(&str, EntityKind)] = &[
    ("academy", EntityKind::Organization),
    ("accord", EntityKind::Work),
    ("accords", EntityKind::Work),
    ("act", EntityKind::Work),
    ("ag", EntityKind::Organization),
    ("agency", EntityKind::Organization),
    ("airbase", EntityKind::Facility),
    ("airlines", EntityKind::Organization),
    ("airport", EntityKind::Facility),
    ("airways", EntityKind::Organization),
    ("alps", EntityKind::Place),
    ("army", EntityKind::Organization),
    ("asa", EntityKind::Organization),
    ("assembly", EntityKind::Organization),
    ("association", EntityKind::Organization),
    ("authority", EntityKind::Organization),
    ("avenue", EntityKind::Facility),
    ("awards", EntityKind::Occasion),
    ("battalion", EntityKind::Organization),
    ("bhd", EntityKind::Organization),
    ("bill", EntityKind::Work),
    ("boulevard", EntityKind::Facility),
    ("bridge", EntityKind::Facility),
    ("brigade", EntityKind::Group),
    ("brigades", EntityKind::Group),
    ("broadcasting", EntityKind::Organization),
    ("capitol", EntityKind::Facility),
    ("cartel", EntityKind::Group),
    ("cemetery", EntityKind::Facility),
    ("challenge", EntityKind::Occasion),
    ("championship", EntityKind::Occasion),
    ("championships", EntityKind::Occasion),
    ("club", EntityKind::Organization),
    ("coalition", EntityKind::Organization),
    ("college", EntityKind::Organization),
    ("command", EntityKind::Organization),
    ("commission", EntityKind::Organization),
    ("committee", EntityKind::Organization),
    ("company", EntityKind::Organization),
    ("convention", EntityKind::Work),
    ("corp", EntityKind::Organization),
    ("corporation", EntityKind::Organization),
    ("corps", EntityKind::Organization),
    ("council", EntityKind::Organization),
    ("county", EntityKind::Place),
    ("cup", EntityKind::Occasion),
    ("department", EntityKind::Organization),
    ("directorate", EntityKind::Organization),
    ("district", EntityKind::Place),
    ("elections", EntityKind::Occasion),
    ("federation", EntityKind::Organization),
    ("festival", EntityKind::Occasion),
    ("fleet", EntityKind::Organization),
    ("forces", EntityKind::Organization),
    ("foundation", EntityKind::Organization),
    ("fund", EntityKind::Organization),
    ("games", EntityKind::Occasion),
    ("gmbh", EntityKind::Organization),
    ("governorate", EntityKind::Place),
    ("highway", EntityKind::Facility),
    ("holding", EntityKind::Organization),
    ("holdings", EntityKind::Organization),
    ("inc", EntityKind::Organization),
    ("infantry", EntityKind::Organization),
    ("institute", EntityKind::Organization),
    ("institution", EntityKind::Organization),
    ("island", EntityKind::Place),
    ("islands", EntityKind::Place),
    ("llc", EntityKind::Organization),
    ("ltd", EntityKind::Organization),
    ("masters", EntityKind::Occasion),
    ("ministry", EntityKind::Organization),
    ("mosque", EntityKind::Facility),
    ("mountains", EntityKind::Place),
    ("navy", EntityKind::Organization),
    ("nv", EntityKind::Organization),
    ("observatory", EntityKind::Organization),
    ("ocean", EntityKind::Place),
    ("office", EntityKind::Organization),
    ("olympics", EntityKind::Occasion),
    ("open", EntityKind::Occasion),
    ("organisation", EntityKind::Organization),
    ("organization", EntityKind::Organization),
    ("oyj", EntityKind::Organization),
    ("palace", EntityKind::Facility),
    ("parliament", EntityKind::Organization),
    ("party", EntityKind::Group),
    ("peninsula", EntityKind::Place),
    ("plant", EntityKind::Facility),
    ("plaza", EntityKind::Facility),
    ("plc", EntityKind::Organization),
    ("police", EntityKind::Organization),
    ("prison", EntityKind::Facility),
    ("prix", EntityKind::Occasion),
    ("prize", EntityKind::Occasion),
    ("province", EntityKind::Place),
    ("refinery", EntityKind::Facility),
    ("regiment", EntityKind::Organization),
    ("revolution", EntityKind::Occasion),
    ("river", EntityKind::Place),
    ("sea", EntityKind::Place),
    ("senate", EntityKind::Organization),
    ("squadron", EntityKind::Organization),
    ("stadium", EntityKind::Facility),
    ("strait", EntityKind::Place),
    ("street", EntityKind::Facility),
    ("summit", EntityKind::Occasion),
    ("tournament", EntityKind::Occasion),
    ("treaty", EntityKind::Work),
    ("tribunal", EntityKind::Organization),
    ("university", EntityKind::Organization),
    ("uprising", EntityKind::Occasion),
    ("valley", EntityKind::Place),
    ("war", EntityKind::Occasion),
];

/// First words that tell the kind where `of`, `for` or `to` follows them, sorted.
const BEGINS: &[(&str, EntityKind)] = &[
    ("alliance", EntityKind::Group),
    ("army", EntityKind::Group),
    ("association", EntityKind::Organization),
    ("authority", EntityKind::Organization),
    ("avenue", EntityKind::Facility),
    ("bank", EntityKind::Organization),
    ("battle", EntityKind::Occasion),
    ("bay", EntityKind::Place),
    ("board", EntityKind::Organization),
    ("brigades", EntityKind::Group),
    ("bureau", EntityKind::Organization),
    ("center", EntityKind::Organization),
    ("centre", EntityKind::Organization),
    ("chamber", EntityKind::Organization),
    ("coalition", EntityKind::Group),
    ("college", EntityKind::Organization),
    ("commission", EntityKind::Organization),
    ("committee", EntityKind::Organization),
    ("confederation", EntityKind::Organization),
    ("council", EntityKind::Organization),
    ("department", EntityKind::Organization),
    ("federation", EntityKind::Organization),
    ("front", EntityKind::Group),
    ("gulf", EntityKind::Place),
    ("institute", EntityKind::Organization),
    ("kingdom", EntityKind::Place),
    ("league", EntityKind::Organization),
    ("ministry", EntityKind::Organization),
    ("movement", EntityKind::Group),
    ("office", EntityKind::Organization),
    ("party", EntityKind::Group),
    ("republic", EntityKind::Place),
    ("strait", EntityKind::Place),
    ("university", EntityKind::Organization),
];

/// Mends the span and the kind of a name that no list knows.
pub(super) fn mend(sources: &Sources<'_>, name: &mut NameSpan, timed: &[bool]) {
    let article = sources.article;
    extend(sources, name);
    while name.tokens.end > name.tokens.start + 1 && timed.get(name.tokens.end as usize - 1) == Some(&true) {
        name.tokens.end -= 1;
    }
    nationality(sources, name);
    let words = name.tokens.end.saturating_sub(name.tokens.start);
    if let Some(kind) = by_words(sources, name) {
        name.kind = kind;
        name.confidence = name.confidence.max(0.8);
    }
    let text = article.text_of(name.tokens.clone());
    let titled = name.title.is_some_and(|t| t.sort != TitleSort::Honorific) || name.title.is_some();
    if name.kind == EntityKind::Person
        && words == 1
        && !titled
        && is_acronym(text)
        && text.len() < 6
        && text.chars().all(char::is_uppercase)
    {
        name.kind = EntityKind::Organization;
    }
    if dateline(sources, name) {
        name.kind = EntityKind::Place;
        name.confidence = name.confidence.max(0.8);
    }
}

/// The kind that the first word before `of` tells, else the last word.
pub(super) fn by_words(sources: &Sources<'_>, name: &NameSpan) -> Option<EntityKind> {
    let article = sources.article;
    let words = name.tokens.end.saturating_sub(name.tokens.start);
    if words < 2 {
        return None;
    }
    if words > 2 && matches!(article.lower(name.tokens.start + 1), "of" | "for" | "to") {
        let first = fold_case(article.word(name.tokens.start));
        if let Ok(i) = BEGINS.binary_search_by(|(word, _)| (*word).cmp(first.as_str())) {
            let kind = BEGINS.get(i)?.1;
            let fits = match name.kind {
                // An alliance that the model sees as an institution may well be one; a front is a group.
                EntityKind::Organization => {
                    kind == EntityKind::Group && !matches!(first.as_str(), "alliance" | "coalition")
                }
                EntityKind::Group | EntityKind::Facility => kind == EntityKind::Place,
                _ => true,
            };
            return fits.then_some(kind);
        }
    }
    let last = fold_case(article.word(name.tokens.end - 1));
    // Where golf is played is a place to go to.
    if last == "club" && matches!(article.lower(name.tokens.end - 2), "golf" | "country") {
        return Some(EntityKind::Facility);
    }
    let kind = by_last(&last)?;
    (!(kind == EntityKind::Organization && name.kind == EntityKind::Group)).then_some(kind)
}

/// The kind that a last word tells whatever stands before it.
pub(super) fn by_last(word: &str) -> Option<EntityKind> {
    let at = ENDS.binary_search_by(|(end, _)| (*end).cmp(word)).ok()?;
    ENDS.get(at).map(|e| e.1)
}

/// Takes in the rest of a hyphened name: `al` before `-Golani`, `-Addo` behind `Akufo`.
fn extend(sources: &Sources<'_>, name: &mut NameSpan) {
    let Sources { article, lexicon, .. } = *sources;
    let joined = |t: TokenId| {
        matches!(article.word(t), "-" | "‑")
            && article.tokens.get(t as usize).is_some_and(|x| !x.spaced)
            && article.tokens.get(t as usize + 1).is_some_and(|x| !x.spaced)
    };
    let start = name.tokens.start;
    if start >= 2
        && joined(start - 1)
        && matches!(
            article.lower(start - 2),
            "al" | "el" | "as" | "ash" | "an" | "ad" | "ar" | "az" | "at" | "ul" | "bin" | "ben"
        )
    {
        name.tokens.start -= 2;
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

/// `MILAN (Reuters) -`, `BRASILIA, Dec 7 (AP)`: capitals at the start of a block before an agency in brackets.
fn dateline(sources: &Sources<'_>, name: &NameSpan) -> bool {
    let article = sources.article;
    let text = article.text_of(name.tokens.clone());
    if !text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) || text.len() < 4 {
        return false;
    }
    let Some(sentence) = article.sentence_of(name.tokens.start) else { return false };
    if name.tokens.start > sentence.tokens.start + 4 {
        return false;
    }
    (name.tokens.end..name.tokens.end + 6).any(|t| {
        article.word(t) == "("
            && article.word(t + 2) == ")"
            && article.word(t + 1).chars().filter(|c| c.is_uppercase()).count() > 0
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_words_are_sorted() {
        assert!(super::ENDS.is_sorted_by_key(|e| e.0));
        assert!(super::BEGINS.is_sorted_by_key(|e| e.0));
    }
}
