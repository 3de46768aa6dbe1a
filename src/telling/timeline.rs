//! When each event was, and the events in order.

use super::Moment;
use crate::article::Article;
use crate::events::Event;
use crate::language::Analysis;
use crate::statements::Statement;
use crate::times::{Published, Time};

/// Gives every event its interval: from its own expression, its clause, its quotation or the story's current time.
pub fn date(
    _events: &mut [Event],
    _article: &Article<'_>,
    _analysis: &Analysis,
    _times: &[Time],
    _statements: &[Statement],
    _published: Published,
) {
}

/// The events by day, earliest first; those of unknown days last.
pub fn order(events: &[Event]) -> Vec<Moment> {
    let mut moments: Vec<Moment> = Vec::new();
    let mut all: Vec<(usize, &Event)> = events.iter().enumerate().collect();
    all.sort_by_key(|(i, e)| (e.interval.is_none(), e.interval, *i));
    for (i, event) in all {
        match moments.last_mut() {
            Some(last) if last.interval == event.interval => last.events.push(i as u32),
            _ => moments.push(Moment { interval: event.interval, events: vec![i as u32] }),
        }
    }
    moments
}
