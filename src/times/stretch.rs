//! Stretches of the calendar: their days, their TIMEX3 values, those that lie so many units away.

use super::Day;
use super::civil::last_of_month;
use super::meaning::Unit;

/// Spring to winter, as TIMEX3 writes them.
pub(super) const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

/// A stretch of the calendar: what is known of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Stretch {
    Nothing,
    Day(Day),
    Week(Day),
    Weekend(Day),
    Month(i32, u8),
    Quarter(i32, u8),
    Half(i32, u8),
    Season(i32, u8),
    Year(i32),
    Decade(i32),
    Century(i32),
    /// A holiday of more than one day.
    Days(Day, Day),
}

impl Stretch {
    /// First and last day.
    pub(super) fn days(self) -> Option<(Day, Day)> {
        let months = |year: i32, first: u8, last: u8| {
            Some((Day::new(year, first, 1)?, Day::new(year, last, last_of_month(year, last))?))
        };
        match self {
            Stretch::Nothing => None,
            Stretch::Day(day) => Some((day, day)),
            Stretch::Week(monday) => Some((monday, monday.plus(6))),
            Stretch::Weekend(monday) => Some((monday.plus(5), monday.plus(6))),
            Stretch::Month(year, month) => months(year, month, month),
            Stretch::Quarter(year, quarter) => months(year, quarter * 3 - 2, quarter * 3),
            Stretch::Half(year, half) => months(year, half * 6 - 5, half * 6),
            Stretch::Season(year, 3) => {
                Some((Day::new(year, 12, 1)?, Day::new(year + 1, 2, last_of_month(year + 1, 2))?))
            }
            Stretch::Season(year, season) => months(year, season * 3 + 3, season * 3 + 5),
            Stretch::Year(year) => months(year, 1, 12),
            Stretch::Decade(decade) => Some((Day::new(decade * 10, 1, 1)?, Day::new(decade * 10 + 9, 12, 31)?)),
            Stretch::Century(century) => Some((Day::new(century * 100, 1, 1)?, Day::new(century * 100 + 99, 12, 31)?)),
            Stretch::Days(first, last) => Some((first, last)),
        }
    }

    /// The TIMEX3 value.
    pub(super) fn value(self) -> String {
        match self {
            Stretch::Nothing => String::from("XXXX-XX-XX"),
            Stretch::Day(day) => day.to_string(),
            Stretch::Week(monday) => {
                let (year, week) = monday.week();
                format!("{year:04}-W{week:02}")
            }
            Stretch::Weekend(monday) => {
                let (year, week) = monday.week();
                format!("{year:04}-W{week:02}-WE")
            }
            Stretch::Month(year, month) => format!("{year:04}-{month:02}"),
            Stretch::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Stretch::Half(year, half) => format!("{year:04}-H{half}"),
            Stretch::Season(year, season) => format!("{year:04}-{}", SEASONS[usize::from(season).min(3)]),
            Stretch::Year(year) => format!("{year:04}"),
            Stretch::Decade(decade) => format!("{decade:03}"),
            Stretch::Century(century) => format!("{century:02}"),
            // A fast of a month is dated by the month, a feast by its first day.
            Stretch::Days(first, last) if last.number() - first.number() > 14 => {
                format!("{:04}-{:02}", first.year, first.month)
            }
            Stretch::Days(first, _) => first.to_string(),
        }
    }

    /// The stretch `n` units behind `base`, or before it where `n` is negative.
    pub(super) fn shifted(base: Day, n: f64, unit: Unit) -> Option<Stretch> {
        if n.abs() > 9000.0 {
            return None;
        }
        let k = n.round() as i32;
        Some(match unit {
            Unit::Second | Unit::Minute => Stretch::Day(base),
            Unit::Hour => Stretch::Day(base.plus(if n.abs() < 24.0 { 0 } else { (n / 24.0) as i32 })),
            Unit::Day => Stretch::Day(base.plus(k)),
            Unit::Week => Stretch::Week(base.monday().plus(7 * k)),
            Unit::Weekend => Stretch::Weekend(base.monday().plus(7 * k)),
            Unit::Month => {
                let month = base.plus_months(k);
                Stretch::Month(month.year, month.month)
            }
            Unit::Quarter => {
                let month = base.plus_months(3 * k);
                Stretch::Quarter(month.year, (month.month - 1) / 3 + 1)
            }
            Unit::Season => {
                let month = base.plus_months(6 * k);
                Stretch::Half(month.year, (month.month - 1) / 6 + 1)
            }
            Unit::Year => Stretch::Year(base.year.checked_add(k).filter(|y| (1..=9999).contains(y))?),
            Unit::Decade => Stretch::Decade(base.year.div_euclid(10) + k),
            Unit::Century => Stretch::Century(base.year.div_euclid(100) + k),
            Unit::Millennium => return None,
        })
    }

    /// Of its days, weeks or `weekday`s the `n`-th; from its end where `n` is negative.
    pub(super) fn nth(self, n: i8, unit: Unit, weekday: Option<u8>) -> Option<Stretch> {
        let (first, last) = self.days()?;
        let k = i32::from(n);
        match unit {
            Unit::Weekend => {
                let weekday = i32::from(weekday?);
                let day = if n > 0 {
                    first.plus((weekday - i32::from(first.weekday())).rem_euclid(7) + 7 * (k - 1))
                } else {
                    last.plus(-(i32::from(last.weekday()) - weekday).rem_euclid(7) + 7 * (k + 1))
                };
                (first <= day && day <= last).then_some(Stretch::Day(day))
            }
            // `the week of October 6th`
            Unit::Week if n == 0 => Some(Stretch::Week(first.monday())),
            Unit::Week => {
                // The first week is the one that has the first Thursday, as in ISO 8601.
                let monday = if n > 0 {
                    first.plus(3).monday().plus(7 * (k - 1))
                } else {
                    last.plus(-3).monday().plus(7 * (k + 1))
                };
                Some(Stretch::Week(monday))
            }
            _ => {
                let day = if n > 0 { first.plus(k - 1) } else { last.plus(k + 1) };
                (first <= day && day <= last).then_some(Stretch::Day(day))
            }
        }
    }
}
