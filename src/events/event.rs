//! An event, its arguments and its status.

use super::Plover;
use crate::article::TokenId;
use crate::entities::EntityId;
use crate::span::Span;
use crate::times::Day;
use crate::vocabulary::Status;

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

/// Who a person says plays a part, in place of those whom the text names for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instead {
    /// Those of the text.
    pub old: Vec<Argument>,
    /// The part.
    pub role: RoleName,
    /// The one who plays it; `None` for nobody who is named.
    pub new: Option<Argument>,
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
    /// PLOVER type, or none for an event outside politics.
    pub kind: Option<Plover>,
    /// PLOVER mode.
    pub mode: Option<&'static str>,
    /// CAMEO code.
    pub cameo: Option<&'static str>,
    /// Who, whom, where, when, how many.
    pub roles: Vec<Argument>,
    /// Parts that a person has given to others.
    pub instead: Vec<Instead>,
    /// First and last day, where they are known; filled by [`crate::telling`].
    pub interval: Option<(Day, Day)>,
    /// The first day it can have been on, where no more than that is known (`after the vote of 3 May`).
    pub after: Option<Day>,
    /// The last day it can have been on, where no more than that is known (`had fled`).
    pub before: Option<Day>,
    /// Whether it happened.
    pub status: Status,
    /// Index of the statement that tells of it.
    pub statement: Option<u32>,
    /// The triggers of all its tellings, the first of them `span`; filled by [`crate::telling`].
    pub mentions: Vec<Span>,
    /// 0 to 1: how much of the report it is; filled by [`crate::telling`].
    pub weight: f32,
    /// Who did what, readable alone, made of the text's words; filled by [`crate::telling`].
    pub gloss: String,
    /// Index of the event whose gloss tells of this one as well; filled by [`crate::telling`].
    pub within: Option<u32>,
    /// 0 to 1: how likely event, status and roles are right.
    pub confidence: f32,
}
