//! Telling it: the timeline and the brief of who, what, when, where, why and how.

mod ahead;
mod brief;
mod timeline;

use crate::entities::EntityId;
use crate::span::Span;
use crate::times::Day;

pub use ahead::settle;
pub use brief::write as brief;
pub use timeline::{date, order as timeline};

/// One answer of the brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The words.
    pub span: Span,
    /// Their entity, for who and where.
    pub entity: Option<EntityId>,
    /// Their TIMEX3 value, for when.
    pub value: Option<String>,
}

/// A sentence that reads alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gist {
    /// The sentence.
    pub text: String,
    /// The words of the article that it is made of.
    pub spans: Vec<Span>,
}

/// What a careful reader would still ask.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// The question, a sentence.
    pub message: String,
    /// The words it is asked of.
    pub spans: Vec<Span>,
}

/// The news in short: a sentence, six answers, best first, the story in three sentences and what is left open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the questions")]
pub struct Brief {
    /// The news in one sentence.
    pub sentence: Option<Gist>,
    /// Sentences of the article that tell the story.
    pub story: Vec<Span>,
    /// What is left open.
    pub questions: Vec<Question>,
    pub who: Vec<Answer>,
    pub what: Vec<Answer>,
    pub when: Vec<Answer>,
    pub r#where: Vec<Answer>,
    pub why: Vec<Answer>,
    pub how: Vec<Answer>,
}

/// Events of one stretch of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// First and last day; `None` for events whose day is not known.
    pub interval: Option<(Day, Day)>,
    /// Where the day is not known: the first one it can be.
    pub after: Option<Day>,
    /// Where the day is not known: the last one it can be.
    pub before: Option<Day>,
    /// Indexes of events, in text order.
    pub events: Vec<u32>,
}
