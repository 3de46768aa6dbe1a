//! Parts of dates and dates by another: the end of a year, its second week, the day of a week.

use super::meanings::{edged, nth, of_the, within};
use super::{fields, no_clock};
use crate::language::Tag;
use crate::times::meaning::{Date, Edge, Meaning, Shift, Unit};
use crate::times::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    Rule {
        pattern: "{edge} {date}",
        meaning: |c, _| {
            let d = c.date.filter(|d| d.edge.is_none() && d.clock.is_none())?;
            let adverb = matches!(c.edge, Some(Edge::Before | Edge::After));
            let fits = !d.weak && (!adverb || d.shift.is_some() || d.weekday.is_some() || d.month.is_some());
            fits.then_some(Meaning::Date(Date { edge: c.edge, ..d }))
        },
        examples: &[
            ("They came early this week.", "2024-W49"),
            ("It was built in late 2009.", "2009"),
            ("They left earlier this year.", "2024"),
            ("They left late Tuesday.", "2024-12-03"),
        ],
    },
    Rule {
        pattern: "{edge} in|on {date}",
        meaning: |c, _| c.edge.and_then(|e| edged(c, e)),
        examples: &[("They left earlier in the year.", "2024"), ("They left late on Tuesday.", "2024-12-03")],
    },
    Rule {
        pattern: "the? end|close of {date}",
        meaning: |c, _| edged(c, Edge::Late),
        examples: &[("It stood at the end of 1990.", "1990"), ("It will stand until the end of the year.", "2024")],
    },
    Rule {
        pattern: "the? very? beginning|start of {date}",
        meaning: |c, _| edged(c, Edge::Early),
        examples: &[("It began at the start of 1990.", "1990")],
    },
    Rule { pattern: "the? middle of {date}", meaning: |c, _| edged(c, Edge::Mid), examples: &[] },
    Rule {
        pattern: "end|start|beginning of year|month|week",
        meaning: |_, s| {
            let edge = if s.article.lower(s.start) == "end" { Edge::Late } else { Edge::Early };
            let unit = match s.article.lower(s.end - 1) {
                "year" => Unit::Year,
                "month" => Unit::Month,
                _ => Unit::Week,
            };
            Some(Meaning::Date(Date {
                shift: Some(Shift { origin: crate::times::meaning::Origin::Now, n: 0.0, unit }),
                edge: Some(edge),
                ..Date::default()
            }))
        },
        examples: &[("It will stand until the end of year.", "2024")],
    },
    Rule {
        pattern: "{date} of|in {date}",
        meaning: within,
        examples: &[
            ("They met on Wednesday of last week.", "2024-11-27"),
            ("Sales rose in the third quarter of last year.", "2023-Q3"),
        ],
    },
    Rule {
        pattern: "{date} {date}",
        meaning: within,
        examples: &[("They met in June last year.", "2023-06"), ("They will meet Wednesday next week.", "2024-12-11")],
    },
    Rule {
        pattern: "{date} 's {date}",
        meaning: of_the,
        examples: &[("It fell in last year's third quarter.", "2023-Q3")],
    },
    Rule {
        pattern: "the? {ord} {weekday} of|in {date}",
        meaning: |c, _| nth(c, c.ordinal? as i8, Unit::Weekend),
        examples: &[("They meet on the first Tuesday of October 2014.", "2014-10-07")],
    },
    Rule {
        pattern: "the? last|final {weekday} of|in {date}",
        meaning: |c, _| nth(c, -1, Unit::Weekend),
        examples: &[("They met on the last Sunday of March 2014.", "2014-03-30")],
    },
    Rule {
        pattern: "the? {ord} day of|in {date}",
        meaning: |c, _| nth(c, c.ordinal? as i8, Unit::Day),
        examples: &[("They met on the third day of October 2013.", "2013-10-03")],
    },
    Rule {
        pattern: "the? last|final day of|in {date}",
        meaning: |c, _| nth(c, -1, Unit::Day),
        examples: &[("They met on the last day of October 2015.", "2015-10-31")],
    },
    Rule {
        pattern: "the? {ord} week of|in {date}",
        meaning: |c, _| nth(c, c.ordinal? as i8, Unit::Week),
        examples: &[],
    },
    Rule {
        pattern: "the? {ord} last {weekday} of|in {date}",
        meaning: |c, _| nth(c, -(c.ordinal? as i8), Unit::Weekend),
        examples: &[("They met on the second last Sunday of March 2014.", "2014-03-23")],
    },
    Rule {
        pattern: "the? {ord} last day of|in {date}",
        meaning: |c, _| nth(c, -(c.ordinal? as i8), Unit::Day),
        examples: &[("They met on the fifth last day of May 2013.", "2013-05-27")],
    },
    Rule {
        pattern: "the? {ord} last week of|in {date}",
        meaning: |c, _| nth(c, -(c.ordinal? as i8), Unit::Week),
        examples: &[("They met in the third last week of 2018.", "2018-W50")],
    },
    Rule {
        pattern: "the week of {date}",
        meaning: |c, _| {
            let d = c.date.filter(|d| super::is_day(d) && no_clock(d) && d.nth.is_none() && !d.weak)?;
            Some(Meaning::Date(Date { nth: Some((0, Unit::Week)), ..d }))
        },
        examples: &[("They met in the week of October 7, 2013.", "2013-W41")],
    },
    Rule {
        pattern: "{weekday} {day}",
        meaning: |c, s| {
            let word = s.article.word(s.end - 1);
            let ordinal =
                word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(|c: char| c.is_ascii_alphabetic());
            let alone = !matches!(s.tag_after(1), Some(Tag::Nn | Tag::Nns | Tag::Jj | Tag::Hyph));
            (ordinal && alone).then(|| Meaning::Date(fields(c)))
        },
        examples: &[("They met on Tuesday 3rd.", "2024-12-03"), ("They met on Tuesday 3rd graders.", "2024-12-03")],
    },
    Rule {
        pattern: "all week|month|year|weekend",
        meaning: |_, s| {
            let unit = crate::times::lexemes::unit(s.article.lower(s.end - 1))?.0;
            if unit == Unit::Weekend {
                return Some(Meaning::Date(Date { weekend: true, ..Date::default() }));
            }
            let shift = Shift { origin: crate::times::meaning::Origin::Now, n: 0.0, unit };
            (s.after(1) != "-").then_some(Meaning::Date(Date { shift: Some(shift), ..Date::default() }))
        },
        examples: &[("It rained all week.", "2024-W49")],
    },
    Rule {
        pattern: "the? rest|remainder of {date}",
        meaning: |c, _| edged(c, Edge::After),
        examples: &[("They will stay for the rest of the year.", "2024")],
    },
    Rule { pattern: "the? last|final week of|in {date}", meaning: |c, _| nth(c, -1, Unit::Week), examples: &[] },
    Rule {
        pattern: "the? {day} of {date}",
        meaning: |c, _| {
            let d = c.date.filter(|d| d.shift.is_some_and(|x| x.unit == Unit::Month) && d.day.is_none())?;
            Some(Meaning::Date(Date { day: c.day, weak: false, ..d }))
        },
        examples: &[("They will meet on the 20th of next month.", "2025-01-20")],
    },
    Rule {
        pattern: "9/11",
        meaning: |_, _| {
            Some(Meaning::Date(Date { year: Some(2001), month: Some(9), day: Some(11), ..Date::default() }))
        },
        examples: &[("since the 9/11 attacks", "2001-09-11")],
    },
];
