//! The kind that a word in the name itself tells: `University of X`, `X Airport`.

use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Sources};
use crate::lexicon::{Class, fold_case};

/// `of` in the languages whose names stand in English text as they are.
pub(crate) const OF: &[&str] = &["of", "for", "to", "de", "del", "do", "da", "des", "du"];

/// The kind that the first word before `of` tells, else the last word.
pub(crate) fn by_words(sources: &Sources<'_>, name: &NameSpan) -> Option<EntityKind> {
    let article = sources.article;
    let words = name.tokens.end.saturating_sub(name.tokens.start);
    if words < 2 {
        return None;
    }
    let first = fold_case(article.word(name.tokens.start));
    // `Lashkar Gah` is a town.
    let town =
        || name.kind == EntityKind::Place && !sources.gazetteer.lookup(article.text_of(name.tokens.clone())).is_empty();
    let head = sources.lexicon.kind_by_head(&first).filter(|_| !town());
    let opens = head.is_some() || words > 2 && OF.contains(&article.lower(name.tokens.start + 1));
    if let Some(kind) = head.or_else(|| sources.lexicon.kind_by_first(&first)).filter(|_| opens) {
        let fits = match name.kind {
            // An alliance that the model sees as an institution may well be one; a front is a group.
            EntityKind::Organization => {
                head.is_some() && !kind.is_organized()
                    || kind == EntityKind::Group && !one_of!(first.as_str(), "alliance" | "coalition")
            }
            EntityKind::Group | EntityKind::Facility => matches!(kind, EntityKind::Place | EntityKind::Occasion),
            _ => true,
        };
        return fits.then_some(kind);
    }
    let last = fold_case(article.word(name.tokens.end - 1));
    // Where golf is played is a place to go to.
    if last == "club" && one_of!(article.lower(name.tokens.end - 2), "golf" | "country") {
        return Some(EntityKind::Facility);
    }
    // `Santa Ana Unified School District` is who runs the schools.
    if last == "district"
        && one_of!(article.lower(name.tokens.end - 2), "school" | "sanitation" | "management" | "transit")
    {
        return Some(EntityKind::Organization);
    }
    // `Jebel Marra`, which ends in anything.
    let first = name.tokens.start;
    let Some(kind) = sources.lexicon.kind_by_last(&last) else {
        let listed = |class| sources.analysis.is(first, class) && article.word(first).starts_with(char::is_uppercase);
        return match name.kind {
            EntityKind::Place | EntityKind::Facility => None,
            EntityKind::Organization if name.confidence > 0.6 => None,
            _ => listed(Class::PlaceOpening).then_some(EntityKind::Place),
        };
    };
    (!(kind == EntityKind::Organization && name.kind == EntityKind::Group)).then_some(kind)
}
