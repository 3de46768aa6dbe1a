//! Holidays and feasts that news dates things by.

use super::Day;
use super::civil::{easter, islamic, orthodox_easter};
use super::moon;

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
    /// The first new (or full) moon of the year from a month and day on, in the time so many minutes ahead of UTC; so many
    /// days after it, for so many days.
    Moon(bool, u8, u8, i32, i32, i32),
    /// Days from the Jewish New Year in the same civil year, for so many days.
    Hebrew(i32, i32),
    /// The 25th of Kislev, for eight days.
    Hanukkah,
    /// 27 April, or the day before where that is a Sunday.
    KingsDay,
    /// From Ash Wednesday to Holy Saturday.
    Lent,
    /// Friday after the fourth Thursday of November.
    BlackFriday,
}

const DIWALI: When = When::Moon(false, 10, 17, -750, 0, 1);
const HOLI: When = When::Moon(true, 2, 27, -750, 1, 1);
const CNY: When = When::Moon(false, 1, 21, 480, 0, 1);
const CNY_INDIA: When = When::Moon(false, 1, 21, 330, 5, 1);
const VESAK: When = When::Moon(true, 5, 1, -750, 0, 1);
const HANUKKAH: When = When::Hanukkah;

/// Words (in lower case, as tokens) and when.
const HOLIDAYS: &[(&str, When)] = &[
    ("all saints ' day", When::Fixed(11, 1)),
    ("anzac day", When::Fixed(4, 25)),
    ("armistice day", When::Fixed(11, 11)),
    ("ascension day", When::Easter(39)),
    ("ash wednesday", When::Easter(-46)),
    ("ashura", When::Islamic(1, 10, 1)),
    ("baisakhi", When::Fixed(4, 14)),
    ("bakr id", When::Islamic(12, 10, 1)),
    ("basant panchami", CNY_INDIA),
    ("bastille day", When::Fixed(7, 14)),
    ("bhai dooj", DIWALI.plus(2)),
    ("black friday", When::BlackFriday),
    ("boxing day", When::Fixed(12, 26)),
    ("buddha day", VESAK),
    ("buddha purnima", VESAK),
    ("canada day", When::Fixed(7, 1)),
    ("chanukah", HANUKKAH),
    ("chhath puja", DIWALI.plus(6)),
    ("chhath", DIWALI.plus(6)),
    ("chhoti holi", HOLI.plus(-1)),
    ("chinese lunar new year 's day", CNY),
    ("chinese lunar new year", CNY),
    ("chinese new year 's day", CNY),
    ("chinese new year", CNY),
    ("christmas day", When::Fixed(12, 25)),
    ("christmas eve", When::Fixed(12, 24)),
    ("christmas", When::Fixed(12, 25)),
    ("civil rights day", When::Nth(1, 3, 1)),
    ("clean monday", When::Orthodox(-48)),
    ("columbus day", When::Nth(10, 2, 1)),
    ("corpus christi", When::Easter(60)),
    ("day of ashura", When::Islamic(1, 10, 1)),
    ("deepavali", DIWALI),
    ("dhanteras", DIWALI.plus(-2)),
    ("diwali", DIWALI),
    ("durga puja", When::Moon(false, 9, 18, 330, 1, 9)),
    ("dussehra", When::Moon(false, 9, 18, 330, 9, 1)),
    ("easter monday", When::Easter(1)),
    ("easter sunday", When::Easter(0)),
    ("easter", When::Easter(0)),
    ("eid al - adha", When::Islamic(12, 10, 1)),
    ("eid al - fitr", When::Islamic(10, 1, 1)),
    ("eid ul - adha", When::Islamic(12, 10, 1)),
    ("eid ul - fitr", When::Islamic(10, 1, 1)),
    ("epiphany", When::Fixed(1, 6)),
    ("father 's day", When::Nth(6, 3, 7)),
    ("feast of the sacrifice", When::Islamic(12, 10, 1)),
    ("ganesh chaturthi", When::Moon(false, 8, 20, 330, 3, 1)),
    ("good friday", When::Easter(-2)),
    ("groundhog day", When::Fixed(2, 2)),
    ("guru nanak jayanti", DIWALI.plus(15)),
    ("halloween", When::Fixed(10, 31)),
    ("hanukah", HANUKKAH),
    ("hanukkah", HANUKKAH),
    ("holi", HOLI),
    ("holika dahan", HOLI.plus(-1)),
    ("holy saturday", When::Easter(-1)),
    ("id ul - adha", When::Islamic(12, 10, 1)),
    ("independence day", When::Fixed(7, 4)),
    ("international women 's day", When::Fixed(3, 8)),
    ("islamic new year", When::Islamic(1, 1, 1)),
    ("isra and mi'raj", When::Islamic(7, 27, 1)),
    ("janmashtami", When::Moon(true, 8, 2, 0, 8, 1)),
    ("juneteenth", When::Fixed(6, 19)),
    ("karva chauth", When::Moon(true, 10, 4, 330, 3, 1)),
    ("king 's day", When::KingsDay),
    ("koningsdag", When::KingsDay),
    ("krishna janmashtami", When::Moon(true, 8, 2, 0, 8, 1)),
    ("labor day", When::Nth(9, 1, 1)),
    ("lag b'omer", When::Hebrew(-131, 1)),
    ("lakshmi puja", DIWALI),
    ("laylat al - qadr", When::Islamic(9, 27, 1)),
    ("lent", When::Lent),
    ("lunar new year", CNY),
    ("maha shivaratri", When::Moon(false, 2, 12, 330, -2, 1)),
    ("mahavir jayanti", When::Moon(false, 3, 15, 330, 13, 1)),
    ("makar sankranti", When::Fixed(1, 14)),
    ("mardi gras", When::Easter(-47)),
    ("martin luther king 's day", When::Nth(1, 3, 1)),
    ("martin luther king day", When::Nth(1, 3, 1)),
    ("martin luther king jr. day", When::Nth(1, 3, 1)),
    ("martin luther kings day", When::Nth(1, 3, 1)),
    ("maundy thursday", When::Easter(-3)),
    ("mawlid al - nabawi", When::Islamic(3, 12, 1)),
    ("mawlid", When::Islamic(3, 12, 1)),
    ("may day", When::Fixed(5, 1)),
    ("memorial day", When::Nth(5, -1, 1)),
    ("mlk day", When::Nth(1, 3, 1)),
    ("mlk jr. day", When::Nth(1, 3, 1)),
    ("mother 's day", When::Nth(5, 2, 7)),
    ("mothers ' day", When::Nth(5, 2, 7)),
    ("navaratri", When::Moon(false, 9, 18, 330, 1, 9)),
    ("new year 's day", When::Fixed(1, 1)),
    ("new year 's eve", When::Fixed(12, 31)),
    ("new year 's", When::Fixed(1, 1)),
    ("new years day", When::Fixed(1, 1)),
    ("new years eve", When::Fixed(12, 31)),
    ("night of power", When::Islamic(9, 27, 1)),
    ("nowruz", When::Fixed(3, 20)),
    ("onam", When::Moon(true, 8, 10, 330, -2, 1)),
    ("orthodox easter", When::Orthodox(0)),
    ("orthodox good friday", When::Orthodox(-2)),
    ("palm sunday", When::Easter(-7)),
    ("pancake day", When::Easter(-47)),
    ("passover", When::Hebrew(-163, 8)),
    ("pentecost", When::Easter(49)),
    ("pesach", When::Hebrew(-163, 8)),
    ("pongal", When::Fixed(1, 14)),
    ("presidents ' day", When::Nth(2, 3, 1)),
    ("presidents day", When::Nth(2, 3, 1)),
    ("purim", When::Hebrew(-193, 1)),
    ("raksha bandhan", When::Moon(true, 8, 2, 330, 0, 1)),
    ("rama navami", When::Moon(false, 3, 15, 330, 9, 1)),
    ("ramadan", When::Islamic(9, 1, 30)),
    ("remembrance day", When::Fixed(11, 11)),
    ("rosh hashana", When::Hebrew(0, 2)),
    ("rosh hashanah", When::Hebrew(0, 2)),
    ("sacrifice feast", When::Islamic(12, 10, 1)),
    ("saint patrick 's day", When::Fixed(3, 17)),
    ("saint patricks day", When::Fixed(3, 17)),
    ("shavuot", When::Hebrew(-113, 2)),
    ("shemini atzeret", When::Hebrew(21, 1)),
    ("shrove tuesday", When::Easter(-47)),
    ("simchat torah", When::Hebrew(22, 1)),
    ("st patrick 's day", When::Fixed(3, 17)),
    ("st. patrick 's day", When::Fixed(3, 17)),
    ("sukkot", When::Hebrew(14, 7)),
    ("thanksgiving day", When::Nth(11, 4, 4)),
    ("thanksgiving", When::Nth(11, 4, 4)),
    ("tisha b'av", When::Hebrew(-51, 1)),
    ("trinity sunday", When::Easter(56)),
    ("ugadi", When::Moon(false, 3, 15, 330, 1, 1)),
    ("vaisakhi", When::Fixed(4, 14)),
    ("valentine 's day", When::Fixed(2, 14)),
    ("valentine day", When::Fixed(2, 14)),
    ("valentines day", When::Fixed(2, 14)),
    ("vasant panchami", CNY_INDIA),
    ("vesak day", VESAK),
    ("vesak", VESAK),
    ("veterans day", When::Fixed(11, 11)),
    ("vijayadashami", When::Moon(false, 9, 18, 330, 9, 1)),
    ("whit monday", When::Easter(50)),
    ("whit sunday", When::Easter(49)),
    ("world aids day", When::Fixed(12, 1)),
    ("world refugee day", When::Fixed(6, 20)),
    ("xmas", When::Fixed(12, 25)),
    ("yom ha'atzmaut", When::Hebrew(-143, 1)),
    ("yom hashoah", When::Hebrew(-151, 1)),
    ("yom kippur", When::Hebrew(9, 1)),
    ("rabindra jayanti", When::Fixed(5, 9)),
    ("rabindranath jayanti", When::Fixed(5, 9)),
    ("guru ravidas jayanti", When::Moon(true, 1, 21, 330, 0, 1)),
    ("guru ravidass jayanti", When::Moon(true, 1, 21, 330, 0, 1)),
    ("guru ravidas birthday", When::Moon(true, 1, 21, 330, 0, 1)),
    ("guru ravidass birthday", When::Moon(true, 1, 21, 330, 0, 1)),
    ("valmiki jayanti", When::Moon(true, 10, 4, 0, 0, 1)),
    ("maharishi valmiki jayanti", When::Moon(true, 10, 4, 0, 0, 1)),
    ("pargat diwas", When::Moon(true, 10, 4, 0, 0, 1)),
    ("yugadi", When::Moon(false, 3, 15, 330, 1, 1)),
    ("vasakhi", When::Fixed(4, 14)),
    ("vaishakhi", When::Fixed(4, 14)),
    ("rakhi", When::Moon(true, 8, 2, 330, 0, 1)),
    ("thiruvonam", When::Moon(true, 8, 10, 330, -2, 1)),
    ("phagwah", HOLI),
    ("dhulandi", HOLI),
    ("gokulashtami", When::Moon(true, 8, 2, 0, 8, 1)),
    ("succos", When::Hebrew(14, 7)),
    ("sukkoth", When::Hebrew(14, 7)),
    ("rosh hashanna", When::Hebrew(0, 2)),
    ("yom haatzmaut", When::Hebrew(-143, 1)),
    ("laylat al qadr", When::Islamic(9, 27, 1)),
    ("laylat al kadr", When::Islamic(9, 27, 1)),
    ("orthodox great friday", When::Orthodox(-2)),
    ("lazarus saturday", When::Orthodox(-8)),
    ("dala puja", DIWALI.plus(6)),
];

impl When {
    /// So many days after a feast of the moon.
    const fn plus(self, more: i32) -> When {
        match self {
            When::Moon(full, month, day, minutes, days, length) => {
                When::Moon(full, month, day, minutes, days + more, length)
            }
            other => other,
        }
    }
}

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
            let seen = |h: i32| moon::after_new_moon(islamic(h, month)).plus(day - 1);
            let start = (about - 1..=about + 3).map(seen).find(|d| d.year == year)?;
            (start, start.plus(length - 1))
        }
        When::Lent => (easter(year).plus(-46), easter(year).plus(-1)),
        When::Moon(full, month, day, minutes, days, length) => {
            let start = moon::first(full, Day::new(year, month, day)?, minutes).plus(days);
            (start, start.plus(length - 1))
        }
        When::Hebrew(days, length) => {
            let start = moon::jewish_new_year(year).plus(days);
            (start, start.plus(length - 1))
        }
        When::Hanukkah => {
            let new_year = moon::jewish_new_year(year);
            let length = moon::jewish_new_year(year + 1).number() - new_year.number();
            // Marheshvan has thirty days in the longest years only.
            let start = new_year.plus(83 + i32::from(length % 10 == 5));
            (start, start.plus(7))
        }
        When::KingsDay => {
            let day = Day::new(year, 4, 27)?;
            one(if day.weekday() == 7 { day.plus(-1) } else { day })
        }
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
