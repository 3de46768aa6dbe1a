//! A stretch of the text, in UTF-8 bytes: what every fact hangs on inside the core.

use std::ops::Range;

/// `[start, end)` in bytes of the text as given; both ends lie on character boundaries.
///
/// Inside the core all offsets are bytes. They are converted to what the caller asked for in one
/// place, [`crate::offsets`], when the report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`, in bytes. Texts have less than 4 GiB: nothing looks, as no
    /// memory holds the analysis of one that has more.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Span { start: start as u32, end: end as u32 }
    }

    /// The span as a range to index the text with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words the span covers; empty where it does not fit `text`.
    // Not inside the hundreds who ask.
    #[inline(never)]
    pub fn of(self, text: &str) -> &str {
        self.cut(text)
    }

    /// As [`Span::of`], inside the few who are asked for every word.
    #[inline(always)]
    pub(crate) fn cut(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// True where the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// True where `other` lies inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True where the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn hull(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}
