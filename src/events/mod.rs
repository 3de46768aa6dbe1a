//! What happened: triggers with type, roles, status and who says so.

use crate::article::{Article, TokenId};
use crate::entities::{Entities, EntityId};
use crate::language::Analysis;
use crate::quantities::Quantity;
use crate::span::Span;
use crate::statements::Statement;
use crate::times::{Day, Published, Time};

/// Whether it happened at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It did.
    Happened,
    /// It is under way.
    Ongoing,
    /// It is meant to happen.
    Planned,
    /// It may happen or have happened.
    Possible,
    /// It is supposed for the sake of argument.
    Hypothetical,
    /// It did not.
    Negated,
    /// Someone says it did not.
    Denied,
}

/// The part an argument plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the report's")]
pub enum RoleName {
    Actor,
    Target,
    Place,
    Origin,
    Destination,
    Time,
    Instrument,
    Quantity,
}

/// An argument of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// Its part.
    pub role: RoleName,
    /// Its words.
    pub span: Span,
    /// Its entity, if it is one.
    pub entity: Option<EntityId>,
}

/// An event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The trigger's words.
    pub span: Span,
    /// The trigger's head token.
    pub token: TokenId,
    /// Dictionary form of the trigger.
    pub lemma: String,
    /// PLOVER type in capitals, or none for an event outside politics.
    pub kind: Option<&'static str>,
    /// PLOVER mode.
    pub mode: Option<&'static str>,
    /// CAMEO code.
    pub cameo: Option<&'static str>,
    /// Who, whom, where, when, how many.
    pub roles: Vec<Argument>,
    /// First and last day, where they are known; filled by [`crate::telling`].
    pub interval: Option<(Day, Day)>,
    /// Whether it happened.
    pub status: Status,
    /// Index of the statement that tells of it.
    pub statement: Option<u32>,
    /// 0 to 1.
    pub confidence: f32,
}

/// Every event, in text order.
pub fn find(
    _article: &Article<'_>,
    _analysis: &Analysis,
    _entities: &Entities,
    _statements: &[Statement],
    _times: &[Time],
    _quantities: &[Quantity],
    _published: Published,
) -> Vec<Event> {
    Vec::new()
}
