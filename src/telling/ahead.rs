//! What is still to come: a day behind the day of publication was not reached by the telling.

use crate::events::{Event, Status};
use crate::language::{Analysis, Tag};
use crate::times::Published;

/// Events told as facts whose day lies ahead are planned: `is to meet on Monday`, `the hearing on Tuesday`. A verb
/// in the past keeps its word: there the day is the one that is misread.
pub fn settle(events: &mut [Event], analysis: &Analysis, published: Published) {
    let Some(now) = published.day else { return };
    for event in events {
        let told = matches!(event.status, Status::Happened | Status::Ongoing);
        let past = analysis.word(event.token).is_some_and(|w| matches!(w.tag, Tag::Vbd | Tag::Vbn));
        if told && !past && event.interval.is_some_and(|(first, _)| first > now) {
            event.status = Status::Planned;
        }
    }
}
