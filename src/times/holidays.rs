//! Holidays and feasts that news dates things by.

use super::Day;
use super::civil::{easter, islamic, orthodox_easter};

#[derive(Debug, Clone, Copy)]
enum When {
    /// Month and day.
    Fixed(u8, u8),
    /// The n-th weekday of a month; negative from its end.
    Nth(u8, i8, u8),
    /// Days after Western Easter.
    Easter(i32),
    /// Days after Orthodox Easter.
    Orthodox(i32),
    /// A month of the Islamic calendar, from a day of it for so many days.
    Islamic(i32, i32, i32),
    /// From Ash Wednesday to Holy Saturday.
    Lent,
    /// Friday after the fourth Thursday of November.
    BlackFriday,
}

/// Words (in lower case, as tokens) and when.
const HOLIDAYS: &[(&str, When)] = &[
    ("all saints ' day", When::Fixed(11, 1)),
    ("anzac day", When::Fixed(4, 25)),
    ("armistice day", When::Fixed(11, 11)),
    ("ascension day", When::Easter(39)),
    ("ash wednesday", When::Easter(-46)),
    ("ashura", When::Islamic(1, 10, 1)),
    ("bastille day", When::Fixed(7, 14)),
    ("black friday", When::BlackFriday),
    ("boxing day", When::Fixed(12, 26)),
    ("canada day", When::Fixed(7, 1)),
    ("christmas day", When::Fixed(12, 25)),
    ("christmas eve", When::Fixed(12, 24)),
    ("christmas", When::Fixed(12, 25)),
    ("clean monday", When::Orthodox(-48)),
    ("columbus day", When::Nth(10, 2, 1)),
    ("corpus christi", When::Easter(60)),
    ("easter monday", When::Easter(1)),
    ("easter sunday", When::Easter(0)),
    ("easter", When::Easter(0)),
    ("eid al - adha", When::Islamic(12, 10, 4)),
    ("eid al - fitr", When::Islamic(10, 1, 3)),
    ("epiphany", When::Fixed(1, 6)),
    ("father 's day", When::Nth(6, 3, 7)),
    ("good friday", When::Easter(-2)),
    ("groundhog day", When::Fixed(2, 2)),
    ("halloween", When::Fixed(10, 31)),
    ("holy saturday", When::Easter(-1)),
    ("independence day", When::Fixed(7, 4)),
    ("international women 's day", When::Fixed(3, 8)),
    ("juneteenth", When::Fixed(6, 19)),
    ("labor day", When::Nth(9, 1, 1)),
    ("lent", When::Lent),
    ("martin luther king day", When::Nth(1, 3, 1)),
    ("martin luther king jr. day", When::Nth(1, 3, 1)),
    ("martin luther king 's day", When::Nth(1, 3, 1)),
    ("maundy thursday", When::Easter(-3)),
    ("may day", When::Fixed(5, 1)),
    ("memorial day", When::Nth(5, -1, 1)),
    ("mlk day", When::Nth(1, 3, 1)),
    ("mother 's day", When::Nth(5, 2, 7)),
    ("mothers ' day", When::Nth(5, 2, 7)),
    ("new year 's day", When::Fixed(1, 1)),
    ("new year 's eve", When::Fixed(12, 31)),
    ("new year 's", When::Fixed(1, 1)),
    ("new years day", When::Fixed(1, 1)),
    ("new years eve", When::Fixed(12, 31)),
    ("orthodox easter", When::Orthodox(0)),
    ("orthodox good friday", When::Orthodox(-2)),
    ("palm sunday", When::Easter(-7)),
    ("pentecost", When::Easter(49)),
    ("presidents ' day", When::Nth(2, 3, 1)),
    ("presidents day", When::Nth(2, 3, 1)),
    ("ramadan", When::Islamic(9, 1, 30)),
    ("remembrance day", When::Fixed(11, 11)),
    ("shrove tuesday", When::Easter(-47)),
    ("st. patrick 's day", When::Fixed(3, 17)),
    ("st patrick 's day", When::Fixed(3, 17)),
    ("thanksgiving day", When::Nth(11, 4, 4)),
    ("thanksgiving", When::Nth(11, 4, 4)),
    ("trinity sunday", When::Easter(56)),
    ("valentine 's day", When::Fixed(2, 14)),
    ("valentines day", When::Fixed(2, 14)),
    ("veterans day", When::Fixed(11, 11)),
    ("whit monday", When::Easter(50)),
    ("whit sunday", When::Easter(49)),
    ("xmas", When::Fixed(12, 25)),
];

/// The names, by place in the table.
pub(crate) fn names() -> impl Iterator<Item = (u8, &'static str)> {
    HOLIDAYS.iter().enumerate().map(|(k, (name, _))| (k as u8, *name))
}

/// The first and last day of the holiday in a year; for a month of the Islamic calendar, the one that begins in it.
pub(crate) fn days(holiday: u8, year: i32) -> Option<(Day, Day)> {
    let one = |day: Day| (day, day);
    Some(match HOLIDAYS.get(holiday as usize)?.1 {
        When::Fixed(month, day) => one(Day::new(year, month, day)?),
        When::Nth(month, n, weekday) => one(nth_weekday(year, month, n, weekday)?),
        When::Easter(n) => one(easter(year).plus(n)),
        When::Orthodox(n) => one(orthodox_easter(year).plus(n)),
        When::Islamic(month, day, length) => {
            let about = (year - 622) * 33 / 32;
            let start = (about - 1..=about + 3).map(|h| islamic(h, month).plus(day - 1)).find(|d| d.year == year)?;
            (start, start.plus(length - 1))
        }
        When::Lent => (easter(year).plus(-46), easter(year).plus(-1)),
        When::BlackFriday => one(nth_weekday(year, 11, 4, 4)?.plus(1)),
    })
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
            let (k, _) = names().find(|(_, n)| *n == name).unwrap();
            days(k, year).unwrap().0.to_string()
        };
        assert_eq!(on("thanksgiving", 2013), "2013-11-28");
        assert_eq!(on("black friday", 2017), "2017-11-24");
        assert_eq!(on("memorial day", 2024), "2024-05-27");
        assert_eq!(on("good friday", 2024), "2024-03-29");
        assert_eq!(on("mlk day", 2014), "2014-01-20");
        assert_eq!(on("ramadan", 2024), "2024-03-11");
    }
}
