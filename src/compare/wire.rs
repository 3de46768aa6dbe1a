//! The shape of a comparison; `schema/comparison.schema.json` and `www/newsglass.d.ts` say the same.

use serde::Serialize;

/// What several reports share, where they differ, and what only one has.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// [`super::SCHEMA`].
    pub schema: &'static str,
    /// The reports, in the order given.
    pub reports: Vec<Summary>,
    /// Facts of two reports or more, weightiest first.
    pub shared: Vec<Fact>,
    /// What shared facts are told differently in, weightiest first.
    pub differing: Vec<Difference>,
    /// Facts of one report alone, weightiest first.
    pub single: Vec<Fact>,
}

/// A report by its headline and day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// Title or headline.
    pub title: Option<String>,
    /// Day of publication.
    pub published: Option<String>,
}

/// A fact with those who tell it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fact {
    /// `event` or `number`.
    pub kind: &'static str,
    /// The fact in words that read alone.
    pub text: String,
    /// 0 to 1: the greatest weight it has in a report.
    pub weight: f64,
    /// One for each telling, by report.
    pub sides: Vec<Side>,
}

/// One thing that is told in different ways.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// What differs: `number`, `duration`, `hour`, `status`, `day` or `actor`.
    pub kind: &'static str,
    /// The event, or the kind of number, that it is about.
    pub text: String,
    /// 0 to 1.
    pub weight: f64,
    /// What each says, in `value`.
    pub sides: Vec<Side>,
}

/// What one report says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Side {
    /// Index of the report.
    pub report: usize,
    /// Its event, where it is one.
    pub event: Option<u32>,
    /// The words there, in the unit of that report.
    pub span: [u32; 2],
    /// All words there that tell of it.
    pub spans: Vec<[u32; 2]>,
    /// The report's own gloss.
    pub text: String,
    /// What it says of what differs: `12`, `denied`, `2024-12-05`, a name.
    pub value: Option<String>,
    /// The event's status there.
    pub status: Option<String>,
    /// The event's days there.
    pub interval: Option<[String; 2]>,
    /// Who says so; `null` where the reporter does.
    pub source: Option<Source>,
}

/// Who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The name, where there is one.
    pub name: Option<String>,
    /// The words that name the source.
    pub span: [u32; 2],
}
