//! The tokens of an article in half the room that they take one by one: a long text has millions of them, through all phases.

use super::{Token, TokenKind};
use crate::marks::Marks;
use crate::span::Span;

/// Bits of a token for kind, `spaced` and whether it has another form in small letters; the length is above them.
const FLAGS: u32 = 5;
/// Longest token, in bytes, whose length is kept: what is longer ends there.
const MAX_TOKEN_BYTES: u32 = u32::MAX >> FLAGS;
const FOLDED: u32 = 16;

/// The tokens of an article, in order.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    /// Where each begins, and how long it is, above its flags.
    list: Vec<[u32; 2]>,
    /// The first of each sentence.
    firsts: Marks,
}

#[inline(always)]
fn span([start, rest]: [u32; 2]) -> Span {
    Span { start, end: start + (rest >> FLAGS) }
}

impl Tokens {
    /// Packs them; their sentences are numbered from 0, without gaps.
    pub(super) fn new(tokens: &[Token]) -> Tokens {
        let rest = |t: &Token| {
            (t.span.len() as u32).min(MAX_TOKEN_BYTES) << FLAGS | (t.kind as u32) << 1 | u32::from(t.spaced)
        };
        let mut firsts = Marks::default();
        for (i, token) in tokens.iter().enumerate() {
            firsts.push(i, i == 0 || tokens[i - 1].sentence != token.sentence);
        }
        Tokens { list: tokens.iter().map(|t| [t.span.start, rest(t)]).collect(), firsts }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The token of this number.
    // Inside those who ask, who mostly need a part of it.
    #[inline(always)]
    pub fn get(&self, number: usize) -> Option<Token> {
        let &token = self.list.get(number)?;
        let kind = match token[1] >> 1 & 7 {
            0 => TokenKind::Word,
            1 => TokenKind::Number,
            2 => TokenKind::Quote,
            3 => TokenKind::Punctuation,
            4 => TokenKind::Symbol,
            _ => TokenKind::Address,
        };
        Some(Token { span: span(token), sentence: self.sentence(number), kind, spaced: token[1] & 1 == 1 })
    }

    /// The sentence of the token of this number.
    #[inline(never)]
    pub(super) fn sentence(&self, number: usize) -> u32 {
        self.firsts.before(number + 1).saturating_sub(1)
    }

    /// Where the token of this number stands.
    #[inline]
    pub(super) fn span(&self, number: usize) -> Option<Span> {
        self.list.get(number).copied().map(span)
    }

    /// The same, and whether it has another form in small letters, which [`Tokens::fold`] has said.
    #[inline]
    pub(super) fn form(&self, number: usize) -> Option<(Span, bool)> {
        self.list.get(number).map(|&token| (span(token), token[1] & FOLDED != 0))
    }

    /// Says that the token of this number has another form in small letters.
    pub(super) fn fold(&mut self, number: usize) {
        if let Some([_, rest]) = self.list.get_mut(number) {
            *rest |= FOLDED;
        }
    }

    /// One after the other.
    pub fn iter(&self) -> impl Iterator<Item = Token> + '_ {
        (0..self.len()).filter_map(|i| self.get(i))
    }

    /// How many begin before `at`.
    pub(crate) fn begun(&self, at: u32) -> usize {
        self.list.partition_point(|&[start, _]| start < at)
    }

    /// How many end at `at` or before it.
    pub(crate) fn ended(&self, at: u32) -> usize {
        let begun = self.begun(at);
        // Only the last of those can go on.
        let goes_on = begun.checked_sub(1).and_then(|last| self.span(last)).is_some_and(|last| last.end > at);
        begun - usize::from(goes_on)
    }

    /// The first `count` alone.
    pub(super) fn truncate(&mut self, count: usize) {
        self.list.truncate(count);
    }
}
