//! What recurs.

use super::lengths::is_rate;
use crate::times::lexemes;
use crate::times::meaning::{Meaning, Unit};
use crate::times::rule::{Caps, Rule, Site};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every rule's meaning")]
fn set(value: impl Into<String>) -> Option<Meaning> {
    Some(Meaning::Every(value.into()))
}

fn every_unit(c: &Caps, n: f64) -> Option<Meaning> {
    let (unit, times, _) = c.unit?;
    set(unit.duration(Some(n * times)))
}

fn rate(c: &Caps, s: &Site<'_, '_>) -> Option<Meaning> {
    let told = one_of!(s.after(1), "ago" | "earlier" | "before" | "later");
    (!told && is_rate(s) && c.unit.is_some_and(|u| !u.2)).then(|| every_unit(c, 1.0)).flatten()
}

pub(super) const RULES: &[Rule] = &[
    Rule {
        pattern: "every|each {unit}",
        meaning: |c, s| (s.article.lower(s.end - 1) != "second" && !(c.unit?.2)).then(|| every_unit(c, 1.0)).flatten(),
        examples: &[("They meet every week.", "P1W"), ("They meet each year.", "P1Y")],
    },
    Rule {
        pattern: "every {n} {units}",
        meaning: |c, _| every_unit(c, c.n??),
        examples: &[("They meet every two weeks.", "P2W")],
    },
    Rule {
        pattern: "every other|second {unit}",
        meaning: |c, _| c.unit.filter(|u| !u.2).and_then(|_| every_unit(c, 2.0)),
        examples: &[("They meet every other week.", "P2W")],
    },
    Rule {
        pattern: "every|each {weekday}",
        meaning: |c, _| set(format!("XXXX-WXX-{}", c.weekday?)),
        examples: &[("They meet every Friday.", "XXXX-WXX-5")],
    },
    Rule {
        pattern: "every|each {weekday} {part}",
        meaning: |c, _| set(format!("XXXX-WXX-{}T{}", c.weekday?, c.part?)),
        examples: &[("They meet every Friday night.", "XXXX-WXX-5TNI")],
    },
    Rule {
        pattern: "mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays",
        meaning: |_, s| set(format!("XXXX-WXX-{}", lexemes::weekday(s.article.lower(s.start))?.0)),
        examples: &[("They meet on Fridays.", "XXXX-WXX-5")],
    },
    Rule {
        pattern: "{weekday} nights",
        meaning: |c, _| set(format!("XXXX-WXX-{}TNI", c.weekday?)),
        examples: &[("They meet Tuesday nights.", "XXXX-WXX-2TNI")],
    },
    Rule {
        pattern: "every|each {part}",
        meaning: |c, _| set(format!("XXXX-XX-XXT{}", c.part?)),
        examples: &[("They meet every morning.", "XXXX-XX-XXTMO")],
    },
    Rule {
        pattern: "every|each {month}",
        meaning: |c, _| set(format!("XXXX-{:02}", c.month?)),
        examples: &[("They meet each July.", "XXXX-07")],
    },
    Rule {
        pattern: "every|each {month} {day}",
        meaning: |c, _| set(format!("XXXX-{:02}-{:02}", c.month?, c.day?)),
        examples: &[("The year ends every Sept. 30.", "XXXX-09-30")],
    },
    Rule {
        pattern: "every|each {season}",
        meaning: |c, _| set(format!("XXXX-{}", ["SP", "SU", "FA", "WI"].get(c.season? as usize)?)),
        examples: &[("They meet every summer.", "XXXX-SU")],
    },
    Rule {
        pattern: "every|each {holiday}",
        meaning: |_, _| set("P1Y"),
        examples: &[("They meet every Easter.", "P1Y")],
    },
    Rule {
        pattern: "a|an {unit}",
        meaning: rate,
        examples: &[("They build 15 a year.", "P1Y"), ("They pay $3 million a month.", "P1M")],
    },
    Rule {
        pattern: "per {unit}",
        meaning: |c, s| {
            let number = s.start > s.lo && !matches!(c.unit?.0, Unit::Second);
            (number && !c.unit?.2).then(|| every_unit(c, 1.0)).flatten()
        },
        examples: &[("They build 15 per year.", "P1Y")],
    },
    Rule {
        pattern: "once|twice|thrice a|an|each|every|per {unit}",
        meaning: |c, _| c.unit.filter(|u| !u.2).and_then(|_| every_unit(c, 1.0)),
        examples: &[("They meet twice a month.", "P1M")],
    },
    Rule {
        pattern: "{n} times a|an|each|every|per {unit}",
        meaning: |c, _| c.unit.filter(|u| !u.2).and_then(|_| every_unit(c, 1.0)),
        examples: &[("They meet three times a day.", "P1D")],
    },
    Rule { pattern: "once every {n} {units}", meaning: |c, _| every_unit(c, c.n??), examples: &[] },
    Rule {
        pattern: "daily|nightly|weekly|monthly|quarterly|annually|yearly|hourly",
        meaning: |_, s| {
            if s.capital(s.start) && s.start > s.lo {
                return None;
            }
            set(match s.article.lower(s.start) {
                "daily" => "XXXX-XX-XX",
                "nightly" => "XXXX-XX-XXTNI",
                "weekly" => "XXXX-WXX",
                "monthly" => "XXXX-XX",
                "quarterly" => "P3M",
                "hourly" => "PT1H",
                _ => "XXXX",
            })
        },
        examples: &[("They meet annually.", "XXXX"), ("the Daily Mail", "-")],
    },
];
