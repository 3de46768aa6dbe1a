//! How entities stand to one another: who leads, backs, opposes or belongs to whom.

use crate::article::Article;
use crate::entities::{Entities, EntityId};
use crate::events::Event;
use crate::language::Analysis;
use crate::span::Span;

/// Whether a relation still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// It does.
    Current,
    /// It did.
    Past,
    /// It may.
    Possible,
}

/// A relation between two entities.
#[derive(Debug, Clone, PartialEq)]
pub struct Tie {
    /// `ally_of`, `supports`, `opposes`, `leads`, `member_of`, `part_of`, `works_for`, `located_in`, `capital_of`,
    /// `controls`, `linked_to`, `family_of` or `designated_by`.
    pub kind: &'static str,
    /// The one of whom it is said.
    pub from: EntityId,
    /// The other.
    pub to: EntityId,
    /// The words that say it.
    pub span: Span,
    /// Whether it still holds.
    pub status: Holds,
    /// 0 to 1.
    pub confidence: f32,
}

/// Every relation, in text order, each pair and kind once.
pub fn find(_article: &Article<'_>, _analysis: &Analysis, _entities: &Entities, _events: &[Event]) -> Vec<Tie> {
    Vec::new()
}
