//! Arithmetic of civil days: the proleptic Gregorian calendar, ISO weeks, Easter, the tabular Islamic calendar.
//!
//! Forty lines of integer arithmetic that the wasm build need not take from a crate; the day-number formulas are
//! Howard Hinnant's ("chrono-Compatible Low-Level Date Algorithms").

use super::Day;

/// Years outside this range are not read as dates, and arithmetic stops at its ends.
const YEARS: std::ops::RangeInclusive<i32> = -9999..=9999;

impl Day {
    /// Days since 1970-01-01.
    pub fn number(self) -> i32 {
        let y = if self.month <= 2 { self.year - 1 } else { self.year };
        let era = y.div_euclid(400);
        let yoe = y.rem_euclid(400);
        let m = i32::from(self.month);
        let doy = (153 * (m + if m > 2 { -3 } else { 9 }) + 2) / 5 + i32::from(self.day) - 1;
        era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
    }

    /// The day that is so many days after 1970-01-01.
    pub fn from_number(number: i32) -> Day {
        let z = number.clamp(-4_000_000, 4_000_000) + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        let year = yoe + era * 400 + i32::from(month <= 2);
        Day { year, month: month as u8, day: (doy - (153 * mp + 2) / 5 + 1) as u8 }
    }

    /// The day of the calendar, if there is such a day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        (YEARS.contains(&year) && (1..=12).contains(&month) && (1..=last_of_month(year, month)).contains(&day))
            .then_some(Day { year, month, day })
    }

    /// So many days later, or earlier where `days` is negative.
    pub fn plus(self, days: i32) -> Day {
        Day::from_number(self.number().saturating_add(days))
    }

    /// So many months later, on the same day or the last one of its month.
    pub fn plus_months(self, months: i32) -> Day {
        let all = (self.year * 12 + i32::from(self.month) - 1).saturating_add(months);
        let year = all.div_euclid(12).clamp(*YEARS.start(), *YEARS.end());
        let month = (all.rem_euclid(12) + 1) as u8;
        Day { year, month, day: self.day.min(last_of_month(year, month)) }
    }

    /// 1 for Monday to 7 for Sunday.
    pub fn weekday(self) -> u8 {
        ((self.number() + 3).rem_euclid(7) + 1) as u8
    }

    /// The Monday of this day's ISO week.
    pub fn monday(self) -> Day {
        self.plus(1 - i32::from(self.weekday()))
    }

    /// ISO week: its year and its number.
    pub fn week(self) -> (i32, u8) {
        let thursday = self.monday().plus(3);
        let first = Day { year: thursday.year, month: 1, day: 1 };
        (thursday.year, ((thursday.number() - first.number()) / 7 + 1) as u8)
    }
}

/// The number of days of a month.
pub(crate) fn last_of_month(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Easter Sunday of the Western churches (the anonymous Gregorian computus).
pub(crate) fn easter(year: i32) -> Day {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let all = h + l - 7 * m + 114;
    Day { year, month: (all / 31) as u8, day: (all % 31 + 1) as u8 }
}

/// Easter Sunday of the Orthodox churches, on the Gregorian calendar (Meeus's Julian computus); 1900 to 2099.
pub(crate) fn orthodox_easter(year: i32) -> Day {
    let (a, b, c) = (year.rem_euclid(4), year.rem_euclid(7), year.rem_euclid(19));
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let all = d + e + 114;
    Day { year, month: (all / 31) as u8, day: (all % 31 + 1) as u8 }.plus(13)
}

/// The first day of a month of the tabular Islamic calendar; sightings may differ by a day.
pub(crate) fn islamic(year: i32, month: i32) -> Day {
    let days = (year - 1) * 354 + (3 + 11 * year).div_euclid(30) + (59 * (month - 1) + 1) / 2;
    Day::from_number(days + 1_948_440 - 2_440_588)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn days_and_numbers_lead_to_each_other() {
        for number in (-800_000..800_000).step_by(97) {
            assert_eq!(Day::from_number(number).number(), number);
        }
        assert_eq!(day("1970-01-01").number(), 0);
        assert_eq!(day("2024-02-28").plus(2), day("2024-03-01"));
        assert_eq!(day("2024-01-31").plus_months(1), day("2024-02-29"));
    }

    #[test]
    fn weeks_are_those_of_iso_8601() {
        assert_eq!(day("2024-12-05").weekday(), 4);
        assert_eq!(day("2024-12-05").week(), (2024, 49));
        assert_eq!(day("2021-01-03").week(), (2020, 53));
        assert_eq!(day("2024-12-30").week(), (2025, 1));
    }

    #[test]
    fn feasts_fall_where_the_churches_and_mosques_have_them() {
        assert_eq!(easter(2024), day("2024-03-31"));
        assert_eq!(easter(2013), day("2013-03-31"));
        assert_eq!(orthodox_easter(2018), day("2018-04-08"));
        assert_eq!(islamic(1445, 9), day("2024-03-11"));
    }
}
