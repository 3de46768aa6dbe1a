//! Which words report events here: verbs ([`verbs`]) and nouns ([`nouns`]). Rules say what speaks against one ([`idle`]: a
//! state, a light verb, a truth of no time); a learned model weighs that with all else that is known of it ([`worth`]).

mod general;
mod idle;
mod nouns;
mod verbs;
pub(super) mod worth;

use super::roles::View;
use super::tables::Trigger;
use crate::article::{BlockKind, TokenId, TokenKind};
use crate::language::{Pos, Tag};
pub(super) use nouns::is_told_by_verb_or_time;
use std::ops::Range;

/// A word that reports an event.
pub(super) struct Found {
    /// What is shown as the trigger.
    pub words: Range<TokenId>,
    pub line: Option<&'static Trigger>,
    /// 0 to 1: how likely it is one.
    pub sure: f32,
    /// For a verb that was weighed, the learned score of whether it took place.
    pub fact: Option<i32>,
    /// The rule by which it is none.
    pub against: Option<&'static str>,
}

/// Token `t` as a trigger that may report an event.
pub(super) fn candidate(view: &View<'_>, t: TokenId) -> Option<Found> {
    let syntax = view.syntax;
    let article = syntax.article;
    if !matches!(article.tokens.get(t as usize)?.kind, TokenKind::Word)
        || matches!(
            article.block_kind_of(t),
            BlockKind::Related | BlockKind::Boilerplate | BlockKind::Byline | BlockKind::Dateline
        )
    {
        return None;
    }
    let tag = syntax.tag(t);
    if syntax.analysis.name_at(t).is_some() && !tag.is_verb() {
        return None;
    }
    if tag.is_verb() && syntax.pos(t) != Pos::Aux {
        verbs::find(view, t)
    } else if matches!(tag, Tag::Nn | Tag::Nns) {
        nouns::find(view, t)
    } else {
        None
    }
}
