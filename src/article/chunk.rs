//! What stands between two gaps, and the kinds of the tokens that are cut of it.

use super::Token;
use crate::span::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Has a letter.
    Word,
    /// Begins with a digit and is read as a number, date or time.
    Number,
    /// Quotation marks, straight or curly.
    Quote,
    /// Other punctuation.
    Punctuation,
    /// Currency signs, percent, emoji and the rest.
    Symbol,
    /// A web or mail address, a handle or a hashtag.
    Address,
}

/// What stands between two gaps, while it is cut.
pub(super) struct Chunk<'c, 'o> {
    pub(super) text: &'c str,
    /// What follows it.
    pub(super) behind: &'c str,
    pub(super) at: usize,
    pub(super) spaced: bool,
    pub(super) out: &'o mut Vec<Token>,
}

impl Chunk<'_, '_> {
    pub(super) fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        if start < end {
            let spaced = self.spaced;
            self.spaced = false;
            self.out.push(Token { span: Span::new(self.at + start, self.at + end), sentence: 0, kind, spaced });
        }
    }
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}
