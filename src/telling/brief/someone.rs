//! Whether a phrase is of someone who can act, named or not.

use super::View;
use crate::article::TokenId;
use crate::entities::EntityKind;
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, NounKind, is};

/// True where an entity that can act, or a noun for someone, stands at `head`.
pub(super) fn is_anyone(view: &View<'_>, head: TokenId) -> bool {
    let id = view.sources.entities.headed_by(head).or_else(|| view.sources.entities.covering(head));
    let kind = id.and_then(|id| view.sources.entities.get(id)).map(|e| e.kind);
    match kind {
        Some(EntityKind::Object | EntityKind::Work | EntityKind::Occasion) => false,
        Some(_) => true,
        None => is_someone(view, head),
    }
}

/// True where a phrase that is no entity names or describes someone who can act.
pub(super) fn is_someone(view: &View<'_>, head: TokenId) -> bool {
    let syntax = view.syntax;
    let lexicon = view.sources.lexicon;
    let lemma = syntax.lemma(head);
    let first = syntax.sentence(head).start == head;
    // `Cholera has killed ...`: a capital that the sentence gives it.
    if syntax.tag(head).is_proper() && !first {
        return true;
    }
    // `Ada Hale's campaign`, `the Hale campaign`
    let whose =
        |c: TokenId| matches!(syntax.relation(c), Relation::NmodPoss | Relation::Compound) && syntax.tag(c).is_proper();
    if lemma == "campaign" && syntax.children(head).any(whose) {
        return true;
    }
    if is_of_a_thing(view, head) {
        return false;
    }
    // `Thousands of workers`
    let counted = |c: &TokenId| *c > head && syntax.preposition(*c) == "of";
    if (is(syntax.article.lower(head), Class::Partitive) || syntax.tag(head) == Tag::Cd)
        && let Some(of) = syntax.children(head).find(counted)
    {
        return is_someone(view, of);
    }
    // `Over 400 have died`
    let dead = syntax.tag(head) == Tag::Cd
        && syntax.relation(head).is_subject()
        && syntax.head(head).is_some_and(|v| is(syntax.lemma(v), Class::HarmVerb));
    dead || lexicon.kin(lemma).is_some()
        || matches!(lemma, "people" | "person" | "civilian" | "child")
        || lexicon
            .noun(lemma)
            .is_some_and(|(kind, _)| matches!(kind, NounKind::Person | NounKind::Group | NounKind::Organization))
}

/// `The movement of horses`, `the side of the hangar`: a noun of bodies that here is of no one.
pub(super) fn is_of_a_thing(view: &View<'_>, head: TokenId) -> bool {
    let syntax = view.syntax;
    let body = view.sources.lexicon.noun(syntax.lemma(head)).is_none_or(|(kind, _)| kind != NounKind::Person);
    let named = |c: TokenId| {
        view.sources.entities.headed_by(c).is_some_and(|id| view.sources.entities.get(id).is_some_and(|e| e.named))
    };
    let of = |c: TokenId| c > head && syntax.preposition(c) == "of" && !named(c) && !is_someone(view, c);
    body && !syntax.tag(head).is_proper()
        && !is(syntax.article.lower(head), Class::Partitive)
        && syntax.children(head).any(of)
}
