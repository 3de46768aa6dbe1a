//! What dates of the calendar mean.

use super::{fields, is_day, merge, no_clock};
use crate::times::meaning::{Date, Edge, Meaning, Shift, Unit};
use crate::times::rule::{Caps, Site};

/// True where a number behind a month is no amount of something.
fn is_day_of_month(s: &Site<'_, '_>) -> bool {
    !one_of!(
        s.after(1),
        "%" | "percent"
            | "million"
            | "billion"
            | "thousand"
            | "hundred"
            | "people"
            | "-year"
            | "times"
            | "years"
            | "months"
    ) && !(s.glued_after()
        && one_of!(s.after(1), ":" | "." | "/")
        && s.after(2).starts_with(|c: char| c.is_ascii_digit()))
}

pub(super) fn month_day(c: &Caps, s: &Site<'_, '_>) -> Option<Meaning> {
    // A day that has become a name keeps its year.
    let named = (c.month, c.day) == (Some(9), Some(11))
        && one_of!(
            s.after(1),
            "attack" | "attacks" | "terror" | "terrorist" | "hijackers" | "hijackings" | "commission"
        );
    let year = named.then_some(2001);
    is_day_of_month(s).then(|| Meaning::Date(Date { year, ..fields(c) }))
}

pub(super) fn day_month(c: &Caps, s: &Site<'_, '_>) -> Option<Meaning> {
    // `a second March` is a march.
    let word = s.article.word(s.start);
    let plain = s.end - s.start == 2 && !word.starts_with(|c: char| c.is_ascii_digit());
    (!plain && s.before(1) != ".").then(|| Meaning::Date(fields(c)))
}

/// `July 13-15`, `from the 13th to the 15th of July`: the first day and how many follow.
pub(super) fn days(c: &Caps, s: &Site<'_, '_>) -> Option<Meaning> {
    let more = c.last?.checked_sub(c.day?).filter(|&n| n > 0)?;
    let words = (s.start..s.end).any(|i| s.article.lower(i) == "and");
    // `between the afternoons of 2 and 9 July`
    let spread = words && s.before(1) != "between" && !(s.before(1) == "of" && s.before(4) == "between");
    (!spread && is_day_of_month(s)).then(|| Meaning::Date(Date { more: Some(more), ..fields(c) }))
}

pub(super) fn add_year(c: &Caps, s: &Site<'_, '_>) -> Option<Meaning> {
    let d = c.date?;
    let comma = (s.start..s.end).any(|i| s.article.lower(i) == ",");
    let fits = d.year.is_none()
        && d.shift.is_none()
        && d.decade.is_none()
        && d.century.is_none()
        && !d.weekend
        && no_clock(&d)
        && (d.month.is_some() || d.season.is_some() || d.quarter.is_some() || d.half.is_some() || d.holiday.is_some())
        && (!comma || d.day.is_some());
    let odd = s.glued_after() && one_of!(s.after(1), ":" | "/");
    (fits && !odd).then(|| Meaning::Date(fields(c)))
}

/// `Friday, Oct. 13`: the weekday agrees with the date and adds nothing.
pub(super) fn with_weekday(c: &Caps, _: &Site<'_, '_>) -> Option<Meaning> {
    let d = c.date?;
    (d.day.is_some() && d.month.is_some() && d.weekday.is_none() && no_clock(&d)).then(|| Meaning::Date(fields(c)))
}

/// `Wednesday of next week`, `June last year`, `third quarter of 1984`: the finer within the coarser.
pub(super) fn within(c: &Caps, _: &Site<'_, '_>) -> Option<Meaning> {
    let (fine, coarse) = (c.date?, c.other?);
    finer(&fine, &coarse)
}

/// `this year's third quarter`.
pub(super) fn of_the(c: &Caps, _: &Site<'_, '_>) -> Option<Meaning> {
    finer(&c.other?, &c.date?)
}

fn finer(fine: &Date, coarse: &Date) -> Option<Meaning> {
    let rank = |d: &Date| match d {
        d if d.clock.is_some() || d.part.is_some() => 0,
        d if is_day(d) => 1,
        d if d.weekend || d.shift.is_some_and(|s| s.unit == Unit::Week) => 2,
        d if d.month.is_some() || d.shift.is_some_and(|s| s.unit == Unit::Month) => 3,
        d if d.quarter.is_some() || d.season.is_some() || d.half.is_some() => 4,
        d if d.shift.is_some_and(|s| s.unit == Unit::Quarter) => 4,
        _ => 5,
    };
    let relative =
        coarse.shift.is_some_and(|s| matches!(s.unit, Unit::Week | Unit::Month | Unit::Year | Unit::Quarter));
    let absolute = coarse.year.is_some() || coarse.month.is_some();
    let whole = coarse.day.is_none() && coarse.weekday.is_none() && no_clock(coarse) && coarse.decade.is_none();
    let weekday_in = fine.weekday.is_none() || fine.nth.is_some() || coarse.shift.is_some_and(|s| s.unit == Unit::Week);
    let fits = fine.shift.is_none()
        && fine.year.is_none()
        && rank(fine) < rank(coarse)
        && no_clock(fine)
        && whole
        && weekday_in
        && (relative || absolute)
        && fine.lean == crate::times::meaning::Lean::Free;
    if !fits {
        return None;
    }
    merge(fine, coarse).map(Meaning::Date)
}

pub(super) fn quarter(c: &Caps, n: Option<u8>) -> Option<Meaning> {
    let quarter = n.filter(|q| (1..=4).contains(q))?;
    Some(Meaning::Date(Date { quarter: Some(quarter), ..fields(c) }))
}

pub(super) fn half_year(c: &Caps, half: u8) -> Option<Meaning> {
    let d = c.date.filter(|d| no_clock(d) && d.month.is_none() && d.season.is_none() && d.quarter.is_none())?;
    match d {
        Date { year: Some(_), .. } => Some(Meaning::Date(Date { half: Some(half), weak: false, ..d })),
        Date { shift: Some(Shift { unit: Unit::Year, .. }), .. } => {
            Some(Meaning::Date(Date { half: Some(half), weak: false, ..d }))
        }
        Date { decade: Some(_), .. } | Date { century: Some(_), .. } => Some(Meaning::Date(Date { weak: false, ..d })),
        _ => None,
    }
}

pub(super) fn edged(c: &Caps, edge: Edge) -> Option<Meaning> {
    let d = c.date.filter(|d| no_clock(d) && d.edge.is_none())?;
    Some(Meaning::Date(Date { edge: Some(edge), weak: false, ..d }))
}

/// `last Monday of March`, `first week of October`.
pub(super) fn nth(c: &Caps, n: i8, unit: Unit) -> Option<Meaning> {
    let d = c.date.filter(|d| {
        no_clock(d) && d.day.is_none() && d.nth.is_none() && (c.weekday.is_some() || d.weekday.is_none())
    })?;
    let month = d.month.is_some() || d.shift.is_some_and(|s| s.unit == Unit::Month);
    let year = !month && (d.year.is_some() || d.shift.is_some_and(|s| s.unit == Unit::Year));
    if !(month || year) {
        return None;
    }
    Some(Meaning::Date(Date { nth: Some((n, unit)), weekday: c.weekday, weak: false, ..d }))
}
