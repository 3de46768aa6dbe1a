//! The events in the order of their days.

use super::Moment;
use crate::events::Event;
use crate::order::Order;

/// The events by day, earliest first, the weightiest of a day first; those of unknown days last, by what is known of
/// their side.
pub(super) fn order(events: &[Event]) -> Vec<Moment> {
    let mut moments: Vec<Moment> = Vec::new();
    let mut all: Vec<(usize, &Event)> = events.iter().enumerate().collect();
    // Of those without a day, first what is known to be early, then what is late, then what is neither.
    let side = |e: &Event| (e.before.is_none(), e.after.is_none(), e.before, e.after);
    all.order_by(|(i, a), (k, b)| {
        (a.interval.is_none(), a.interval, side(a))
            .cmp(&(b.interval.is_none(), b.interval, side(b)))
            .then(b.weight.total_cmp(&a.weight))
            .then(i.cmp(k))
    });
    for (i, event) in all {
        match moments.last_mut() {
            Some(last) if (last.interval, last.after, last.before) == (event.interval, event.after, event.before) => {
                last.events.push(i as u32);
            }
            _ => moments.push(Moment {
                interval: event.interval,
                after: event.after,
                before: event.before,
                events: vec![i as u32],
            }),
        }
    }
    moments
}
