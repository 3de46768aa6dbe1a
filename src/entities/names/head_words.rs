//! The kind that a word in the name itself tells: `University of X`, `X Airport`.

use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Sources};
use crate::lexicon::fold_case;

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

/// The kind that the first word before `of` tells, else the last word.
pub(crate) fn by_words(sources: &Sources<'_>, name: &NameSpan) -> Option<EntityKind> {
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
pub(crate) fn by_last(word: &str) -> Option<EntityKind> {
    let at = ENDS.binary_search_by(|(end, _)| (*end).cmp(word)).ok()?;
    ENDS.get(at).map(|e| e.1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_words_are_sorted() {
        assert!(super::ENDS.is_sorted_by_key(|e| e.0));
        assert!(super::BEGINS.is_sorted_by_key(|e| e.0));
    }
}
