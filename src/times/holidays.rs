//! Holidays and feasts that news dates things by.

use super::Day;
use super::civil::{easter, islamic, orthodox_easter};
use super::moon;
use crate::lexicon::rows;
use std::sync::OnceLock;

/// How the day of a holiday is found, and the numbers of that.
type Rule = (&'static str, [i32; 5]);

/// The lines of `data/times/holidays.tsv`, and the names, each with its line.
#[derive(Default)]
struct Holidays {
    rules: Vec<Rule>,
    names: Vec<(u8, &'static str)>,
}

fn holidays() -> &'static Holidays {
    static ALL: OnceLock<Holidays> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = Holidays::default();
        for row in rows("times/holidays") {
            let [when, given, names] = row[..] else { continue };
            let mut numbers = [0; 5];
            for (number, word) in numbers.iter_mut().zip(given.split(' ')) {
                *number = word.parse::<i16>().map_or(0, i32::from);
            }
            let line = all.rules.len() as u8;
            all.names.extend(names.split(';').map(|name| (line, name)));
            all.rules.push((when, numbers));
        }
        all
    })
}

/// The names, each with the number that [`days`] asks for.
pub(crate) fn names() -> &'static [(u8, &'static str)] {
    &holidays().names
}

/// The first and last day of the holiday in a year; for a month of the Islamic calendar, the one that begins in it.
pub(crate) fn days(holiday: u8, year: i32) -> Option<(Day, Day)> {
    let &(when, [a, b, c, d, e]) = holidays().rules.get(usize::from(holiday))?;
    let (start, length) = match when {
        "fixed" => (Day::new(year, a as u8, b as u8)?, 1),
        "nth" => (nth_weekday(year, a as u8, b as i8, c as u8)?.plus(d), 1),
        "easter" => (easter(year).plus(a), b),
        "orthodox" => (orthodox_easter(year).plus(a), 1),
        "islamic" => {
            let about = (year - 622) * 33 / 32;
            let seen = |h: i32| moon::after_new_moon(islamic(h, a)).plus(b - 1);
            ((about - 1..=about + 3).map(seen).find(|d| d.year == year)?, c)
        }
        "new-moon" | "full-moon" => (moon::first(when == "full-moon", Day::new(year, a as u8, b as u8)?, c).plus(d), e),
        "hebrew" => (moon::jewish_new_year(year).plus(a), b),
        "hanukkah" => {
            let new_year = moon::jewish_new_year(year);
            let length = moon::jewish_new_year(year + 1).number() - new_year.number();
            // Marheshvan has thirty days in the longest years only.
            (new_year.plus(83 + i32::from(length % 10 == 5)), 8)
        }
        // King's Day.
        _ => {
            let day = Day::new(year, 4, 27)?;
            (day.plus(-i32::from(day.weekday() == 7)), 1)
        }
    };
    Some((start, start.plus(length.max(1) - 1)))
}

/// The n-th weekday of a month, from its end where `n` is negative.
pub(crate) fn nth_weekday(year: i32, month: u8, n: i8, weekday: u8) -> Option<Day> {
    let first = Day::new(year, month, 1)?;
    if n > 0 {
        let day = first.plus((i32::from(weekday) - i32::from(first.weekday())).rem_euclid(7) + (i32::from(n) - 1) * 7);
        return (day.month == month).then_some(day);
    }
    let last = first.plus_months(1).plus(-1);
    let day = last.plus(-(i32::from(last.weekday()) - i32::from(weekday)).rem_euclid(7) + (i32::from(n) + 1) * 7);
    (day.month == month).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_fall_on_their_days() {
        let on = |name: &str, year: i32| {
            let &(k, _) = names().iter().find(|(_, n)| *n == name).unwrap();
            days(k, year).unwrap().0.to_string()
        };
        assert_eq!(on("thanksgiving", 2013), "2013-11-28");
        assert_eq!(on("lent", 2024), "2024-02-14");
        assert_eq!(on("king 's day", 2025), "2025-04-26");
        assert_eq!(on("black friday", 2017), "2017-11-24");
        assert_eq!(on("memorial day", 2024), "2024-05-27");
        assert_eq!(on("good friday", 2024), "2024-03-29");
        assert_eq!(on("mlk day", 2014), "2014-01-20");
        assert_eq!(on("ramadan", 2024), "2024-03-11");
        assert_eq!(on("eid al - adha", 2018), "2018-08-21");
        assert_eq!(on("mawlid", 2017), "2017-11-30");
        assert_eq!(on("diwali", 2019), "2019-10-27");
        assert_eq!(on("diwali", 2018), "2018-11-07");
        assert_eq!(on("holi", 2019), "2019-03-21");
        assert_eq!(on("chinese new year", 2013), "2013-02-10");
        assert_eq!(on("chinese new year", 2018), "2018-02-16");
        assert_eq!(on("rosh hashanah", 2018), "2018-09-10");
        assert_eq!(on("yom kippur", 2023), "2023-09-25");
        assert_eq!(on("passover", 2024), "2024-04-23");
        assert_eq!(on("hanukkah", 2018), "2018-12-03");
        assert_eq!(on("hanukkah", 2024), "2024-12-26");
    }
}
