//! The tree above an event or an expression of time: which event it hangs on, and how.

use super::MAX_ARCS;
use crate::article::TokenId;
use crate::events::{ByTrigger, is_beside_deed, is_untold_clause};
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::Class;
use crate::span::Span;

/// The text, its trees, and the events by their tokens.
pub(super) struct Tree<'a> {
    pub(super) syntax: &'a Syntax<'a>,
    pub(super) by_token: &'a ByTrigger,
}

/// How an event told as a noun or a clause hangs on the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    With,
    After,
    Before,
}

impl Tree<'_> {
    /// The event that the one at `token` hangs on, and how.
    pub(super) fn above(&self, token: TokenId) -> Option<(usize, Link)> {
        let mut at = token;
        let mut link = Link::With;
        for _ in 0..MAX_ARCS {
            let word = self.syntax.analysis.word(at)?;
            link = match self.marker(at) {
                Some("after" | "following" | "since" | "from" | "despite") => Link::After,
                Some("before" | "until" | "till" | "ahead" | "for" | "against") => Link::Before,
                _ => link,
            };
            let clause = matches!(
                word.relation,
                Relation::Ccomp | Relation::AclRelcl | Relation::Acl | Relation::Parataxis | Relation::Root
            );
            if clause {
                return None;
            }
            at = word.head?;
            if let Some(event) = self.by_token.get(at) {
                return Some((event, link));
            }
        }
        None
    }

    /// The preposition or conjunction in front of a phrase or clause.
    pub(super) fn marker(&self, token: TokenId) -> Option<&str> {
        let child = self.syntax.analysis.children(token).iter().find(|&&c| {
            c < token
                && self.syntax.analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::Case | Relation::Mark))
        })?;
        Some(self.syntax.article.lower(*child))
    }

    /// A verb in the present or present perfect, joined to one in the past.
    pub(super) fn is_later(&self, token: TokenId) -> bool {
        let tag = |t: TokenId| self.syntax.tag(t);
        let first = self.syntax.head(token).is_some_and(|h| tag(h) == Tag::Vbd);
        first && (matches!(tag(token), Tag::Vbz | Tag::Vbp) || self.has_child(token, &["has", "have"]))
    }

    pub(super) fn is_verb(&self, token: TokenId) -> bool {
        self.syntax.analysis.word(token).is_some_and(|w| w.tag.is_verb())
    }

    pub(super) fn has_child(&self, token: TokenId, words: &[&str]) -> bool {
        self.syntax.analysis.children(token).iter().any(|&c| words.contains(&self.syntax.article.lower(c)))
    }

    /// The event that an expression hangs on: the first one on the way up the tree.
    pub(super) fn host(&self, span: Span) -> Option<usize> {
        let mut found = None;
        self.climb(span, |at| {
            found = self.by_token.get(at);
            found.is_some()
        });
        found
    }

    /// Goes up from an expression, word by word, until `stop`, a clause of its own, or a noun that has the expression
    /// for itself: in `the 1982 constitution` and `the budget for 2025` the year is no verb's.
    pub(super) fn climb(&self, span: Span, mut stop: impl FnMut(TokenId) -> bool) {
        let tokens = self.syntax.article.tokens_in(span);
        let inside = |t: TokenId| t >= tokens.start && t < tokens.end;
        let Some(mut at) =
            tokens.clone().find(|&t| self.syntax.analysis.word(t).is_some_and(|w| w.head.is_none_or(|h| !inside(h))))
        else {
            return;
        };
        let year = tokens.len() == 1 && self.syntax.article.lower(tokens.start).len() == 4;
        for _ in 0..MAX_ARCS {
            let Some(word) = self.syntax.analysis.word(at) else { return };
            let clause = matches!(word.relation, Relation::Ccomp | Relation::AclRelcl | Relation::Parataxis)
                || is_untold_clause(self.syntax, self.by_token, at);
            // "raised it after the floods in 2023": of the floods.
            let before = is_beside_deed(self.syntax, at);
            let Some(head) = word.head else { return };
            if before && !inside(at) || clause && !inside(head) || stop(head) {
                return;
            }
            let noun = self.syntax.analysis.word(head).is_some_and(|w| w.tag.is_noun());
            let of_noun = match word.relation {
                Relation::Compound | Relation::Amod | Relation::Nummod | Relation::NmodPoss => year,
                Relation::Nmod | Relation::NmodDesc => year || self.marker(at) == Some("of"),
                _ => false,
            };
            // "between the afternoons of 2 and 9 June", "the week of May 5".
            let counted = self.syntax.analysis.lemma_is(head, Class::TimeNoun) && self.marker(head) != Some("within");
            if noun && of_noun && !counted {
                return;
            }
            at = head;
        }
    }
}
