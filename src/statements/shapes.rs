//! Questions that more than one rule of statements asks of a tree.

use crate::article::TokenId;
use crate::language::grammar::is_negative;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Tag};
use std::ops::Range;

pub(super) fn is_reflexive(syntax: &Syntax<'_>, t: TokenId) -> bool {
    one_of!(syntax.article.lower(t), "itself" | "himself" | "herself" | "themselves" | "myself" | "ourselves")
}

/// True for a predicate in the present.
pub(super) fn is_present(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let present = |i: TokenId| matches!(syntax.tag(i), Tag::Vbz | Tag::Vbp);
    present(t) || syntax.children(t).any(|c| c < t && present(c) && matches!(syntax.pos(c), Pos::Aux))
}

/// `whole` without `hole`; what is left on both sides.
pub(super) fn without(whole: Range<TokenId>, hole: Range<TokenId>) -> Vec<Range<TokenId>> {
    [whole.start..hole.start.min(whole.end), hole.end.max(whole.start)..whole.end]
        .into_iter()
        .filter(|r| r.start < r.end)
        .collect()
}

/// `why`, `what`, `how`
pub(super) fn is_question(syntax: &Syntax<'_>, t: TokenId) -> bool {
    matches!(syntax.tag(t), Tag::Wp | Tag::Wrb | Tag::Wdt)
}

/// True for a verb with `not`, `neither` or `no` before it.
pub(super) fn is_withheld(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let start = syntax.own_subject(t).map_or(t.saturating_sub(4), |s| syntax.phrase(s, false).start);
    (start.max(t.saturating_sub(8))..t).any(|i| is_negative(syntax.article.lower(i)))
}

/// `has yet to say how`: nobody has.
pub(super) fn is_yet_to(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let have = syntax.head(t).filter(|&h| h < t && syntax.has_to(t));
    let yet = |h: TokenId| syntax.children(h).any(|c| syntax.article.lower(c) == "yet");
    have.is_some_and(yet) || syntax.has_to(t) && t > 1 && syntax.article.lower(t - 2) == "yet"
}
