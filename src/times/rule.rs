//! A rule: what it looks for, what its classes took, where it matched, what that means.

use super::meaning::{Clock, Date, Edge, Length, Meaning, Unit};
use crate::article::{Article, TokenId};
use crate::language::Analysis;

/// A rule: what it looks for, what that means, and examples that the tests run (a text, the value wanted, on
/// Thursday 2024-12-05).
pub(crate) struct Rule {
    pub pattern: &'static str,
    pub meaning: fn(&Caps, &Site<'_, '_>) -> Option<Meaning>,
    /// For the tests: text and value, or text and `-` where nothing is to be found.
    #[cfg_attr(not(test), allow(dead_code, reason = "examples are for the tests and for the reader"))]
    pub examples: &'static [(&'static str, &'static str)],
}

/// What the classes of a pattern took.
#[derive(Debug, Clone, Default)]
pub(crate) struct Caps {
    /// `{n}`: how many; none for `several`.
    pub n: Option<Option<f64>>,
    /// The second `{n}`.
    pub m: Option<Option<f64>>,
    pub ordinal: Option<u8>,
    pub unit: Option<(Unit, f64, bool)>,
    pub month: Option<u8>,
    pub weekday: Option<u8>,
    pub day: Option<u8>,
    /// The second `{day}`.
    pub last: Option<u8>,
    pub year: Option<i32>,
    pub decade: Option<i32>,
    pub part: Option<&'static str>,
    pub season: Option<u8>,
    pub clock: Option<Clock>,
    /// True for `p.m.`
    pub afternoon: Option<bool>,
    pub holiday: Option<u8>,
    pub direction: Option<(bool, i8)>,
    pub edge: Option<Edge>,
    pub date: Option<Date>,
    /// The second `{date}`.
    pub other: Option<Date>,
    pub length: Option<Length>,
    /// Year, month, day of a date in figures.
    pub numeric: Option<(Option<i32>, u8, Option<u8>)>,
}

/// Where a pattern matched: for rules that look around.
pub(crate) struct Site<'a, 't> {
    pub article: &'a Article<'t>,
    pub analysis: &'a Analysis,
    /// First token.
    pub start: TokenId,
    /// One past the last token.
    pub end: TokenId,
    /// The sentence's tokens.
    pub lo: TokenId,
    /// One past the sentence's tokens.
    pub hi: TokenId,
}

impl Site<'_, '_> {
    /// The k-th token before the match in lower case, 1 being the nearest; empty outside the sentence.
    pub(crate) fn before(&self, k: TokenId) -> &str {
        match self.start.checked_sub(k) {
            Some(i) if i >= self.lo => self.article.lower(i),
            _ => "",
        }
    }

    /// The k-th token behind the match in lower case, 1 being the nearest.
    pub(crate) fn after(&self, k: TokenId) -> &str {
        let i = self.end + k - 1;
        if i < self.hi { self.article.lower(i) } else { "" }
    }

    /// The tag of the k-th token behind the match.
    pub(crate) fn tag_after(&self, k: TokenId) -> Option<crate::language::Tag> {
        let i = self.end + k - 1;
        if i < self.hi { self.analysis.word(i).map(|w| w.tag) } else { None }
    }

    /// True where token `i` begins with a capital.
    pub(crate) fn capital(&self, i: TokenId) -> bool {
        self.article.word(i).starts_with(char::is_uppercase)
    }

    /// True where nothing stands between the match and the token behind it.
    pub(crate) fn glued_after(&self) -> bool {
        self.end < self.hi && self.article.tokens.get(self.end as usize).is_some_and(|t| !t.spaced)
    }
}
