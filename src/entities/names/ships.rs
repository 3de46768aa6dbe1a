//! Names of ships.

use crate::article::{TokenId, TokenKind};
use crate::entities::names::head_words;
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Sources};
use crate::lexicon::Class;
use crate::order::Sorted;

/// `USS Mahan` is a ship, whoever it is named after.
pub(super) fn ship(sources: &Sources<'_>, name: &mut NameSpan, floor: TokenId) {
    let article = sources.article;
    // `the tanker Meridian Star`.
    // `the vessel, Chung Yi 218, has sailed`.
    let number = |t: TokenId| article.tokens.get(t as usize).is_some_and(|x| x.kind == TokenKind::Number);
    let (start, end) = (name.tokens.start, name.tokens.end);
    let apart = u32::from(article.word(start.wrapping_sub(1)) == "," && number(end));
    let vessel = start.checked_sub(1 + apart).is_some_and(|t| sources.analysis.is(t, Class::Vessel));
    if vessel && !name.listed() && name.kind != EntityKind::People {
        name.kind = EntityKind::Object;
        name.tokens.end += apart;
        return;
    }
    let ship = |t: TokenId| sources.lexicon.is(article.word(t), Class::ShipPrefix);
    // `M/B Virgen de Penafrancia`.
    let slashed = start >= floor + 3
        && (article.word(start - 3), article.word(start - 2)) == ("M", "/")
        && one_of!(article.word(start - 1), "B" | "T" | "V" | "Y");
    // `MT Educational Trust`.
    if head_words::by_words(sources, name).is_some_and(EntityKind::is_organized) {
        return;
    }
    if slashed {
        name.tokens.start -= 3;
    } else if name.tokens.start > floor && ship(name.tokens.start - 1) {
        name.tokens.start -= 1;
    } else if !(ship(name.tokens.start) && name.tokens.end > name.tokens.start + 1) {
        return;
    }
    name.titled_from = name.tokens.start;
    (name.kind, name.country, name.actors) = (EntityKind::Object, None, Vec::new());
}

/// `the Mahan`, `commander of Mahan`, where the text has the `USS Mahan`.
pub(super) fn ships(sources: &Sources<'_>, names: &mut [NameSpan]) {
    let Sources { article, lexicon, .. } = *sources;
    let prefixed = |n: &&NameSpan| n.len() > 1 && lexicon.is(article.word(n.tokens.start), Class::ShipPrefix);
    let known = names.iter().filter(prefixed).map(|n| article.text_of(n.tokens.start + 1..n.tokens.end));
    let known: Sorted<&str> = Sorted::from_iter(known);
    let whole = |n: &&NameSpan| n.kind == EntityKind::Person && n.len() > 1;
    let surnames: Sorted<&str> = Sorted::from_iter(names.iter().filter(whole).map(|n| article.word(n.tokens.end - 1)));
    for name in names.iter_mut().filter(|n| known.contains(article.text_of(n.tokens.clone())) && !n.listed()) {
        let the = name.tokens.start > 0 && article.lower(name.tokens.start - 1) == "the";
        let nobody = name.title.is_none() && !surnames.contains(article.word(name.tokens.start));
        if the || name.kind.is_organized() || name.kind == EntityKind::Person && nobody {
            (name.kind, name.title) = (EntityKind::Object, None);
        }
    }
}
