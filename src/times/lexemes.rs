//! The words of time, as tables.

use super::meaning::Unit;
use crate::lexicon::rows;
use crate::order::Order;
use crate::vocabulary::{self, MONTHS};
use std::sync::OnceLock;

/// Sorted: name, day of the week, true for abbreviations.
const WEEKDAYS: &[(&str, u8, bool)] = &[
    ("fri", 5, true),
    ("fri.", 5, true),
    ("friday", 5, false),
    ("fridays", 5, false),
    ("mon", 1, true),
    ("mon.", 1, true),
    ("monday", 1, false),
    ("mondays", 1, false),
    ("sat", 6, true),
    ("sat.", 6, true),
    ("saturday", 6, false),
    ("saturdays", 6, false),
    ("sun", 7, true),
    ("sun.", 7, true),
    ("sunday", 7, false),
    ("sundays", 7, false),
    ("thu", 4, true),
    ("thu.", 4, true),
    ("thurs", 4, true),
    ("thurs.", 4, true),
    ("thursday", 4, false),
    ("thursdays", 4, false),
    ("tue", 2, true),
    ("tue.", 2, true),
    ("tues", 2, true),
    ("tues.", 2, true),
    ("tuesday", 2, false),
    ("tuesdays", 2, false),
    ("wed", 3, true),
    ("wed.", 3, true),
    ("wednesday", 3, false),
    ("wednesdays", 3, false),
];

/// Sorted: word, unit, how many of it, true for a plural.
const UNITS: &[(&str, Unit, f64, bool)] = &[
    ("centuries", Unit::Century, 1.0, true),
    ("century", Unit::Century, 1.0, false),
    ("day", Unit::Day, 1.0, false),
    ("days", Unit::Day, 1.0, true),
    ("decade", Unit::Decade, 1.0, false),
    ("decades", Unit::Decade, 1.0, true),
    ("fortnight", Unit::Week, 2.0, false),
    ("fortnights", Unit::Week, 2.0, true),
    ("hour", Unit::Hour, 1.0, false),
    ("hours", Unit::Hour, 1.0, true),
    ("hr", Unit::Hour, 1.0, false),
    ("hrs", Unit::Hour, 1.0, true),
    ("millennia", Unit::Millennium, 1.0, true),
    ("millennium", Unit::Millennium, 1.0, false),
    ("min", Unit::Minute, 1.0, false),
    ("mins", Unit::Minute, 1.0, true),
    ("minute", Unit::Minute, 1.0, false),
    ("minutes", Unit::Minute, 1.0, true),
    ("month", Unit::Month, 1.0, false),
    ("months", Unit::Month, 1.0, true),
    ("quarter", Unit::Quarter, 1.0, false),
    ("quarters", Unit::Quarter, 1.0, true),
    ("sec", Unit::Second, 1.0, false),
    ("second", Unit::Second, 1.0, false),
    ("seconds", Unit::Second, 1.0, true),
    ("secs", Unit::Second, 1.0, true),
    ("week", Unit::Week, 1.0, false),
    ("weekend", Unit::Weekend, 1.0, false),
    ("weekends", Unit::Weekend, 1.0, true),
    ("weeks", Unit::Week, 1.0, true),
    ("year", Unit::Year, 1.0, false),
    ("years", Unit::Year, 1.0, true),
    ("yr", Unit::Year, 1.0, false),
    ("yrs", Unit::Year, 1.0, true),
];

/// Sorted: part of the day and its TIMEX3 code.
const PARTS: &[(&str, &str)] = &[
    ("afternoon", "AF"),
    ("dawn", "MO"),
    ("daybreak", "MO"),
    ("dusk", "EV"),
    ("evening", "EV"),
    ("morning", "MO"),
    ("night", "NI"),
    ("nightfall", "EV"),
    ("nights", "NI"),
    ("sunrise", "MO"),
    ("sunset", "EV"),
];

const SEASONS: &[(&str, u8)] = &[
    ("autumn", 2),
    ("fall", 2),
    ("spring", 0),
    ("springtime", 0),
    ("summer", 1),
    ("summertime", 1),
    ("winter", 3),
    ("wintertime", 3),
];

/// Zones as news writes them, sorted: `data/times/zones.tsv`.
fn zones() -> &'static [&'static str] {
    static ZONES: OnceLock<Vec<&'static str>> = OnceLock::new();
    ZONES.get_or_init(|| {
        let mut all: Vec<_> = rows("times/zones").filter_map(|row| row.first().copied()).collect();
        all.order();
        all
    })
}

/// Words that say which: from now (`last`) or from the story's time (`following`), and how far.
const DIRECTIONS: &[(&str, bool, i8)] = &[
    ("coming", false, 1),
    ("current", false, 0),
    ("following", true, 1),
    ("last", false, -1),
    ("next", false, 1),
    ("past", false, -1),
    ("preceding", true, -1),
    ("present", false, 0),
    ("previous", true, -1),
    ("prior", true, -1),
    ("same", true, 0),
    ("subsequent", true, 1),
    ("this", false, 0),
    ("upcoming", false, 1),
];

/// Every word of the tables but the months, which [`month`] knows.
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    let calendar = WEEKDAYS.iter().map(|(w, ..)| *w).chain(UNITS.iter().map(|(w, ..)| *w));
    let parts = PARTS.iter().map(|(w, _)| *w).chain(SEASONS.iter().map(|(w, _)| *w));
    calendar.chain(parts).chain(zones().iter().copied()).chain(DIRECTIONS.iter().map(|(w, ..)| *w))
}

/// The month, and true for abbreviations and names that are words of another kind.
pub(crate) fn month(word: &str) -> Option<(u8, bool)> {
    let number = vocabulary::month(word)?;
    Some((number, !MONTHS.contains(&word) || one_of!(word, "march" | "may")))
}

pub(crate) fn weekday(word: &str) -> Option<(u8, bool)> {
    WEEKDAYS.binary_search_by(|(w, ..)| (*w).cmp(word)).ok().map(|k| (WEEKDAYS[k].1, WEEKDAYS[k].2))
}

/// Unit, how many of it, whether the word is a plural.
pub(crate) fn unit(word: &str) -> Option<(Unit, f64, bool)> {
    UNITS.binary_search_by(|(w, ..)| (*w).cmp(word)).ok().map(|k| (UNITS[k].1, UNITS[k].2, UNITS[k].3))
}

pub(crate) fn part(word: &str) -> Option<&'static str> {
    PARTS.binary_search_by(|(w, _)| (*w).cmp(word)).ok().map(|k| PARTS[k].1)
}

pub(crate) fn season(word: &str) -> Option<u8> {
    SEASONS.binary_search_by(|(w, _)| (*w).cmp(word)).ok().map(|k| SEASONS[k].1)
}

pub(crate) fn zone(word: &str) -> bool {
    zones().binary_search(&word).is_ok()
}

pub(crate) fn direction(word: &str) -> Option<(bool, i8)> {
    DIRECTIONS.binary_search_by(|(w, ..)| (*w).cmp(word)).ok().map(|k| (DIRECTIONS[k].1, DIRECTIONS[k].2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(WEEKDAYS.is_sorted_by_key(|x| x.0));
        assert!(UNITS.is_sorted_by_key(|x| x.0));
        assert!(PARTS.is_sorted());
        assert!(SEASONS.is_sorted());
        assert!(DIRECTIONS.is_sorted());
    }
}
