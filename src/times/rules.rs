//! The grammar of times: rules as data, each with examples that the tests run.
//!
//! A rule says what it looks for and what that means. Where two rules begin at the same word the longer match wins, so
//! the order is for the reader.

mod clock;
mod dates;
mod guards;
mod lengths;
mod meanings;
mod parts;
mod relative;
mod sets;
mod vague;

use super::meaning::{Clock, Date, Meaning};
use super::rule::{Caps, Rule, Site};

/// Every rule.
pub(crate) fn all() -> impl Iterator<Item = &'static Rule> {
    [dates::RULES, parts::RULES, relative::RULES, clock::RULES, lengths::RULES, sets::RULES, vague::RULES]
        .into_iter()
        .flatten()
}

/// The calendar fields that the classes took, laid over a date found already.
fn fields(c: &Caps) -> Date {
    let mut d = c.date.unwrap_or_default();
    d.year = c.year.or(d.year);
    d.decade = c.decade.or(d.decade);
    d.season = c.season.or(d.season);
    d.month = c.month.or(d.month);
    d.day = c.day.or(d.day);
    d.weekday = c.weekday.or(d.weekday);
    d.holiday = c.holiday.or(d.holiday);
    d.part = c.part.or(d.part);
    d.clock = c.clock.map(|clock| half(clock, c.afternoon)).or(d.clock);
    d.edge = c.edge.or(d.edge);
    d.weak = false;
    d
}

/// The meaning that is those fields.
#[allow(clippy::unnecessary_wraps, reason = "the shape of every rule's meaning")]
fn calendar(c: &Caps, _: &Site<'_, '_>) -> Option<Meaning> {
    Some(Meaning::Date(fields(c)))
}

/// A clock time with `a.m.` or `p.m.` taken into account.
fn half(clock: Clock, afternoon: Option<bool>) -> Clock {
    match afternoon {
        Some(true) if clock.hour < 12 => Clock { hour: clock.hour + 12, ..clock },
        Some(false) if clock.hour == 12 => Clock { hour: 0, ..clock },
        _ => clock,
    }
}

/// True where a date says nothing but a time of day.
fn only_clock(d: &Date) -> bool {
    (d.clock.is_some() || d.part.is_some()) && Date { clock: None, part: None, edge: None, ..*d } == Date::default()
}

/// True where a date names a stretch of a day or more and no time of day.
fn no_clock(d: &Date) -> bool {
    d.clock.is_none() && d.part.is_none()
}

/// True where a date fixes one day, or would if its week or year were known.
fn is_day(d: &Date) -> bool {
    d.day.is_some()
        || d.weekday.is_some()
        || d.holiday.is_some()
        || d.shift.is_some_and(|s| s.unit == super::meaning::Unit::Day)
}

/// `a` with what `b` says besides; none where they contradict each other or do not go together.
fn merge(a: &Date, b: &Date) -> Option<Date> {
    if a.shift.is_some() && b.shift.is_some() {
        return None;
    }
    macro_rules! either {
        ($($field:ident),*) => {
            Date {
                $($field: match (a.$field, b.$field) {
                    (Some(_), Some(_)) => return None,
                    (x, y) => x.or(y),
                },)*
                lean: if a.lean == super::meaning::Lean::Free { b.lean } else { a.lean },
                weekend: a.weekend || b.weekend,
                weak: false,
                edge: a.edge.or(b.edge),
            }
        };
    }
    Some(either!(
        shift, year, decade, century, half, quarter, season, month, day, weekday, nth, holiday, part, clock, more
    ))
}
