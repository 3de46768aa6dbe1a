//! Which words a phrase is made of: the noun phrase below a head, a verb with what belongs to it, and their spans.

use super::syntax::Syntax;
use super::{Pos, Relation, Tag};
use crate::article::{TokenId, TokenKind};
use crate::lexicon::Class;
use crate::span::Span;
use std::ops::Range;

impl Syntax<'_> {
    /// "No evidence", "no sign": there is none of what they are of.
    pub fn is_missing(&self, t: TokenId) -> bool {
        self.analysis.lemma_is(t, Class::EvidenceNoun)
            && self.children(t).any(|c| one_of!(self.article.lower(c), "no" | "any"))
    }

    /// "The court heard that", "jurors were told that": one side's word, of which nobody has judged yet.
    pub fn is_heard(&self, t: TokenId) -> bool {
        (self.lemma(t) == "hear" || self.lemma(t) == "tell" && self.is_passive(t))
            && self.own_subject(t).is_some_and(|s| self.analysis.lemma_is(s, Class::HearingNoun))
    }

    /// True for some of those who go by a name, or so many of them: `some Republicans`, `two Democrats`.
    pub fn is_part(&self, t: TokenId) -> bool {
        let some =
            |c: TokenId| c < t && (self.relation(c) == Relation::Nummod || self.analysis.is(c, Class::Partitive));
        self.tag(t) == Tag::Nnps && self.children(t).any(some)
    }

    /// The noun phrase headed by `t` without the preposition before it: modifiers, names, of-phrases; with
    /// `whole`, also its other phrases, but no clause and no apposition.
    pub fn phrase(&self, t: TokenId, whole: bool) -> Range<TokenId> {
        let (mut start, mut end) = (t, t + 1);
        for c in self.children(t) {
            let keep = match self.relation(c) {
                Relation::Det
                | Relation::DetPredet
                | Relation::Amod
                | Relation::Nummod
                | Relation::NmodPoss
                | Relation::Compound
                | Relation::Flat
                | Relation::Goeswith
                | Relation::Fixed
                | Relation::NmodDesc => true,
                Relation::Nmod if c > t => {
                    let preposition = self.preposition(c);
                    preposition == "of" || (whole && !preposition.is_empty()) || (preposition.is_empty() && c == end)
                }
                Relation::Advmod => c < t,
                _ => false,
            };
            if keep {
                let reach = self.extent(c);
                // A modifier with a clause of its own is cut where the clause begins.
                let stop = self.clause_below(c).unwrap_or(reach.end);
                if c < t { start = start.min(reach.start) } else { end = end.max(stop.min(reach.end)) }
            }
        }
        let bounds = self.sentence(t);
        let (mut start, mut end) = (start.max(bounds.start), end.min(bounds.end.max(t + 1)));
        // "by Ferrari-powered Haas": a preposition that the tree hangs on the modifier is before the phrase, too.
        // That of "at least three" is part of the number.
        let before =
            |i: TokenId| self.relation(i) == Relation::Case && self.head(i).is_some_and(|h| self.tag(h).is_noun());
        while start < t && (self.is_edge(start) || before(start)) {
            start += 1;
        }
        while end > t + 1 && self.is_edge(end - 1) {
            end -= 1;
        }
        // "In an attack -- also in Baiji -- gunmen fired": what stands beyond a dash is of no one phrase with it.
        let dash = |i: &TokenId| one_of!(self.article.word(*i), "--" | "—");
        start = (start..t).rev().find(dash).map_or(start, |i| i + 1);
        end = (t + 1..end).find(dash).unwrap_or(end);
        start..end
    }

    fn clause_below(&self, t: TokenId) -> Option<TokenId> {
        self.children(t)
            .filter(|&c| {
                c > t
                    && matches!(
                        self.relation(c),
                        Relation::Acl | Relation::AclRelcl | Relation::Appos | Relation::Parataxis | Relation::Advcl
                    )
            })
            .map(|c| self.extent(c).start)
            .min()
    }

    /// Punctuation that no phrase begins or ends with.
    pub fn is_edge(&self, t: TokenId) -> bool {
        match self.article.tokens.get(t as usize).map(|t| t.kind) {
            Some(TokenKind::Punctuation) => true,
            Some(TokenKind::Quote) => self.tag(t) != Tag::Pos,
            _ => false,
        }
    }

    /// The word that a run of tokens is about: the first that hangs on nothing in it, and is no punctuation.
    pub fn head_of(&self, tokens: Range<TokenId>) -> Option<TokenId> {
        tokens.clone().find(|&t| !self.is_edge(t) && self.head(t).is_none_or(|h| !tokens.contains(&h)))
    }

    /// The span of a run of tokens without punctuation at its ends.
    pub fn trimmed(&self, tokens: Range<TokenId>) -> Span {
        let (mut start, mut end) = (tokens.start, tokens.end);
        // "and al-Qaida militants", where the tree hangs the conjunction on them.
        while start < end
            && (self.is_edge(start) || one_of!(self.article.lower(start), "and" | "or") && start + 1 < end)
        {
            start += 1;
        }
        while end > start && self.is_edge(end - 1) {
            end -= 1;
        }
        self.article.span_of(start..self.bracketed(start..end))
    }

    /// Where a run of tokens ends with the bracket that it opens: `Ann Lee (R-Ohio` and its `)`.
    pub fn bracketed(&self, tokens: Range<TokenId>) -> TokenId {
        let count = |mark: &str| tokens.clone().filter(|&t| self.article.word(t) == mark).count();
        let open = self.article.word(tokens.end) == ")" && count("(") > count(")");
        tokens.end + TokenId::from(open)
    }

    /// The verb group of a predicate: auxiliaries, negation and particles beside it.
    pub fn verb_group(&self, t: TokenId) -> Range<TokenId> {
        let (mut start, mut end) = (t, t + 1);
        for c in self.children(t) {
            match self.relation(c) {
                Relation::Aux | Relation::AuxPass if c < t && t - c <= 5 => start = start.min(c),
                Relation::CompoundPrt if c > t && c - t <= 3 => end = end.max(c + 1),
                _ => {}
            }
        }
        // No more than words of the group and adverbs between.
        let begin = (start..t)
            .rev()
            .take_while(|&i| matches!(self.pos(i), Pos::Aux | Pos::Adv | Pos::Part))
            .last()
            .unwrap_or(t);
        start.max(begin)..end
    }

    /// True for the second verb of "neither confirmed nor denied it", "would not confirm or deny it": both are one refusal.
    pub fn repeats_refusal(&self, t: TokenId) -> bool {
        let either = |t: TokenId| one_of!(self.lemma(t), "confirm" | "deny");
        let or = |c: TokenId| one_of!(self.article.lower(c), "nor" | "or");
        self.relation(t) == Relation::Conj && either(t) && self.head(t).is_some_and(either) && self.children(t).any(or)
    }
}
