//! Whether a phrase is of someone who can act, named or not.

use super::View;
use super::parties::entity_of;
use crate::article::TokenId;
use crate::entities::EntityKind;
use crate::language::grammar::opens_clause_of_time;
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
        || one_of!(lemma, "people" | "person" | "civilian" | "child")
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

/// Who is named in the lead's sentence as the one who says it.
pub(super) fn said_by(view: &View<'_>, lead: &super::lead::Lead) -> Option<TokenId> {
    let (syntax, article) = (view.syntax, view.sources.article);
    let sentence = syntax.sentence(lead.token);
    let here = article.span_of(lead.token..lead.token + 1);
    let told = view.sources.statements.iter().take(4).find(|s| s.content.iter().any(|c| c.contains(here)))?;
    let source = article.tokens_in(told.source.as_ref()?.span);
    // `Police say`, `the union said`: no more than where it comes from.
    syntax.head_of(source).filter(|&h| sentence.contains(&h) && syntax.extent(h).len() > 2)
}

/// `U.N. sanctions`, `a date set by the board`, `hours after Daniel Camber was freed`: who has no part in the news itself.
pub(super) fn is_by_the_way(view: &View<'_>, head: TokenId) -> bool {
    let syntax = view.syntax;
    let mut at = head;
    for _ in 0..8 {
        let away = match syntax.relation(at) {
            Relation::Compound => at == head,
            Relation::Acl | Relation::AclRelcl => true,
            Relation::Advcl => syntax.own_marker(at).is_some_and(opens_clause_of_time),
            _ => false,
        };
        match syntax.head(at).filter(|_| !away) {
            Some(h) => at = h,
            None => return away,
        }
    }
    false
}

/// `to put pressure on the governments`, `the exhibition hall`: named for what is meant to be, or for a thing.
pub(super) fn is_aimed_at(view: &View<'_>, head: TokenId) -> bool {
    let syntax = view.syntax;
    let mut at = head;
    while let Some(h) = syntax.head(at) {
        let aim = matches!(syntax.relation(at), Relation::Advcl | Relation::Acl) && syntax.own_marker(at) == Some("to");
        let named = || entity_of(view, head).is_some_and(|e| e.named);
        if aim || at == head && syntax.relation(at) == Relation::Compound && named() {
            return true;
        }
        at = h;
    }
    false
}
