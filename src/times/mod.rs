//! Time expressions with their TIMEX3 values, and the day the article was published.

use crate::article::Article;
use crate::language::Analysis;
use crate::span::Span;

/// A civil day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Astronomical year; 2024 is 2024.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Day {
    /// Reads `2024-12-05`; `None` where the text is no day of the calendar.
    pub fn parse(text: &str) -> Option<Day> {
        let mut parts = text.trim().get(..10)?.split('-');
        let year = parts.next()?.parse().ok()?;
        let month: u8 = parts.next()?.parse().ok()?;
        let day: u8 = parts.next()?.parse().ok()?;
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (1..=last).contains(&day).then_some(Day { year, month, day })
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Where the day of publication was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublishedFrom {
    /// The caller gave it.
    Given,
    /// It stands in the dateline.
    Dateline,
    /// It stands elsewhere in the text.
    Text,
    /// It is not known; relative expressions stay relative.
    Unknown,
}

/// The day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The day, if it is known.
    pub day: Option<Day>,
    /// How it is known.
    pub from: PublishedFrom,
}

/// TIMEX3 type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeKind {
    /// A day or something longer.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// A time expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// Its words.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value: `2024-12-05`, `2024-W48`, `P3W`, `PRESENT_REF`, `XXXX-WXX-4`.
    pub value: String,
    /// First day it covers, where that is known.
    pub start: Option<Day>,
    /// Last day it covers, where that is known.
    pub end: Option<Day>,
}

/// The day of publication: the one given, else the one in the text.
pub fn published(_article: &Article<'_>, given: Option<Day>) -> Published {
    Published { day: given, from: if given.is_some() { PublishedFrom::Given } else { PublishedFrom::Unknown } }
}

/// Every time expression, in order, not overlapping.
pub fn find(_article: &Article<'_>, _analysis: &Analysis, _published: Published) -> Vec<Time> {
    Vec::new()
}
