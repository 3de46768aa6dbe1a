//! Stretches that end with the day of publication: `the past week`, `in recent days`, `so far this year`.
//!
//! Their TIMEX3 value stays what the standard says (`2024-W48`, `PXD`); the days are what a reader would mark on a
//! calendar.

use super::meaning::{Lean, Meaning, Origin, Unit};
use super::{Day, lexemes};
use crate::article::{Article, TokenId};
use crate::numerals::small;
use std::ops::Range;

/// First and last day of the window that the tokens name; `None` where they name none. `lo` begins the sentence.
pub(super) fn days(
    article: &Article<'_>,
    meaning: &Meaning,
    tokens: Range<TokenId>,
    lo: TokenId,
    now: Day,
) -> Option<(Day, Day)> {
    match meaning {
        Meaning::Date(date) => {
            let shift = date.shift.filter(|s| s.origin == Origin::Now)?;
            let words = || tokens.clone().map(|t| article.lower(t));
            let before = |n: TokenId| tokens.start.checked_sub(n).filter(|&t| t >= lo).map_or("", |t| article.lower(t));
            if shift.n == 0.0 {
                let so_far = before(1) == "far" && before(2) == "so";
                return so_far.then(|| (begun(now, shift.unit), now));
            }
            let the = words().any(|w| w == "the") && words().any(|w| w == "last");
            let within = one_of!(before(1), "over" | "in" | "during" | "within" | "throughout" | "for");
            let window = words().any(|w| w == "past") || the && within;
            (shift.n == -1.0 && window).then(|| back(now, 1, shift.unit)).flatten()
        }
        // `recent days` are some; how many, the words do not say: fewer than make the next longer unit.
        Meaning::Length(length) if length.lean == Lean::Past && length.n.is_none() => match length.unit {
            Unit::Day => back(now, 1, Unit::Week),
            Unit::Week => back(now, 1, Unit::Month),
            Unit::Month => back(now, 1, Unit::Year),
            _ => None,
        },
        _ => None,
    }
}

/// First and last day of the months or weeks that end on `last`, before the token `at`: `the three months ended June 30`, `the
/// year to May`.
pub(super) fn ended(article: &Article<'_>, at: TokenId, lo: TokenId, last: Day) -> Option<(Day, Day)> {
    let word = |n: TokenId| at.checked_sub(n).filter(|&t| t >= lo).map_or("", |t| article.lower(t));
    let to = word(1) == "to" && (word(3) == "the" || word(4) == "the");
    if !to && !one_of!(word(1), "ended" | "ending") {
        return None;
    }
    let (unit, _, several) = lexemes::unit(word(2))?;
    let n = if several { small(word(3)).map(i32::from).or_else(|| word(3).parse().ok())? } else { 1 };
    let (days, months) = unit.length();
    let first = last.plus(1).plus_months(-n.clamp(0, 200) * months).plus(-n.clamp(0, 200) * days);
    (first < last).then_some((first, last))
}

/// The last `n` units, up to and with `now`.
fn back(now: Day, n: i32, unit: Unit) -> Option<(Day, Day)> {
    let (days, months) = unit.length();
    (days + months > 0).then(|| (now.plus_months(-n * months).plus(-n * days), now))
}

/// The first day of the week, month or year that `now` is in.
fn begun(now: Day, unit: Unit) -> Day {
    match unit {
        Unit::Week | Unit::Weekend => now.monday(),
        Unit::Month => Day { day: 1, ..now },
        Unit::Year | Unit::Season | Unit::Quarter => Day { month: 1, day: 1, ..now },
        _ => now,
    }
}
