//! Durations as numbers of days: `three weeks` is held against `a month` as `12 killed` is against `20`.

use crate::decimal;

/// The kind that such a number has.
pub(super) const DURATION: &str = "duration";

/// The kind of an hour of the clock, in minutes of its day.
pub(super) const HOUR: &str = "hour";

/// What two durations in different units may differ in and still be the same: `four weeks` and `a month`.
const ROUNDED: f64 = 0.1;

/// Units of TIMEX3 durations: the sign, that of a clock's apart, the word, and days.
const UNITS: [(bool, &str, &str, f64); 9] = [
    (false, "Y", "year", 365.25),
    (false, "Q", "quarter", 91.31),
    (false, "M", "month", 30.44),
    (false, "WE", "weekend", 2.0),
    (false, "W", "week", 7.0),
    (false, "D", "day", 1.0),
    (true, "H", "hour", 1.0 / 24.0),
    (true, "M", "minute", 1.0 / 1440.0),
    (true, "S", "second", 1.0 / 86_400.0),
];

/// The days of a TIMEX3 duration of known length, and the same in words.
pub(super) fn days_of(timex: &str) -> Option<(f64, String)> {
    let (mut days, mut clock, mut words) = (0.0, false, Vec::new());
    let mut rest = timex.strip_prefix('P')?;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T') {
            (clock, rest) = (true, after);
            continue;
        }
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (figure, after) = rest.split_at(digits);
        let sign = after.find(|c: char| c.is_ascii_digit() || c == 'T').unwrap_or(after.len());
        let (sign, after) = after.split_at(sign);
        let &(_, _, word, each) = UNITS.iter().find(|u| u.0 == clock && u.1 == sign)?;
        let n = decimal::read(figure)?;
        days += n * each;
        words.push(format!("{figure} {word}{}", if figure == "1" { "" } else { "s" }));
        rest = after;
    }
    (days > 0.0).then(|| (days, words.join(" ")))
}

/// True where two durations, in days and words, are the same: exactly where they are told in one unit, else about.
pub(super) fn agree((a, told): (f64, &str), (b, other): (f64, &str)) -> bool {
    let unit = |words: &str| words.rsplit(' ').next().map(|u| u.trim_end_matches('s').to_owned());
    let apart = if unit(told) == unit(other) { 1e-6 } else { ROUNDED };
    (a - b).abs() <= apart * a.max(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_counted_in_days_and_told_in_words() {
        let told = |value| days_of(value).map(|(_, words)| words);
        assert_eq!(told("P3W").as_deref(), Some("3 weeks"));
        assert_eq!(told("P1Y6M").as_deref(), Some("1 year 6 months"));
        assert_eq!(told("PT1H30M").as_deref(), Some("1 hour 30 minutes"));
        assert_eq!(told("P2WE").as_deref(), Some("2 weekends"));
        assert_eq!([told("PXW"), told("P"), told("2024-12"), told("")], [None, None, None, None]);
    }

    #[test]
    fn a_month_is_about_four_weeks_and_not_three() {
        let agreed = |a, b| days_of(a).zip(days_of(b)).map(|((x, a), (y, b))| agree((x, &a), (y, &b)));
        assert_eq!(agreed("P4W", "P1M"), Some(true));
        assert_eq!(agreed("P30M", "P2.5Y"), Some(true));
        assert_eq!(agreed("P3W", "P1M"), Some(false));
        assert_eq!(agreed("P10D", "P11D"), Some(false));
    }
}
