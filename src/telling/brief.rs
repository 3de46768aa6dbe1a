//! The brief: who, what, when, where, why and how, in the article's own words.

use super::Brief;
use crate::article::Article;
use crate::entities::Entities;
use crate::events::Event;
use crate::language::Analysis;
use crate::statements::Statement;
use crate::times::Time;

/// Ranked answers to the six questions.
pub fn write(
    _article: &Article<'_>,
    _analysis: &Analysis,
    _entities: &Entities,
    _statements: &[Statement],
    _events: &[Event],
    _times: &[Time],
) -> Brief {
    Brief::default()
}
