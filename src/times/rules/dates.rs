//! Dates of the calendar.

use super::guards::{any_weekday, bare_month, bare_season, bare_weekday, bare_year};
use super::meanings::{add_year, day_month, days, half_year, month_day, quarter, with_weekday};
use super::{calendar, fields};
use crate::language::Tag;
use crate::times::meaning::{Date, Meaning, Shift, Unit};
use crate::times::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    Rule {
        pattern: "{month} {day}",
        meaning: month_day,
        examples: &[
            ("It fell on December 3.", "2024-12-03"),
            ("It fell on Nov. 29th.", "2024-11-29"),
            ("Sales in March 15 percent up", "2024-03"),
        ],
    },
    Rule {
        pattern: "{month} {day} -|–|to|through|thru|and {day}",
        meaning: days,
        examples: &[
            ("They will meet on December 13-15.", "P3D"),
            ("They met on June 3 to 5.", "P3D"),
            ("They met on June 3 and left.", "2024-06-03"),
        ],
    },
    Rule {
        pattern: "the? {day} -|–|to|through|and the? {day} of? {month}",
        meaning: days,
        examples: &[("They met from 3 to 5 June.", "P3D")],
    },
    Rule {
        pattern: "the {day}",
        meaning: |c, s| {
            let figures = s.article.word(s.end - 1).starts_with(|c: char| c.is_ascii_digit());
            let ordinal = s.article.word(s.end - 1).ends_with(|c: char| c.is_ascii_alphabetic());
            let framed = one_of!(s.before(1), "on" | "by" | "until" | "since" | "before" | "after");
            let alone = !matches!(
                s.tag_after(1),
                Some(Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Jj | Tag::Hyph | Tag::Cd)
            );
            (figures && ordinal && framed && alone).then(|| Meaning::Date(fields(c)))
        },
        examples: &[("They met on the 3rd.", "2024-12-03"), ("They met on the 3rd floor.", "-")],
    },
    Rule {
        pattern: "{month} the {day}",
        meaning: month_day,
        examples: &[("It fell on November the 9th.", "2024-11-09")],
    },
    Rule {
        pattern: "the? {day} of {month}",
        meaning: day_month,
        examples: &[("It fell on the third of June.", "2024-06-03")],
    },
    Rule { pattern: "{day} {month}", meaning: day_month, examples: &[("It fell on 3 June.", "2024-06-03")] },
    Rule { pattern: "{day} - {month}", meaning: day_month, examples: &[("It fell on 3-June-2010.", "2010-06-03")] },
    Rule { pattern: "{day} / {month}", meaning: day_month, examples: &[] },
    Rule {
        pattern: "{date} ,? {year}",
        meaning: add_year,
        examples: &[
            ("It fell on December 3, 2016.", "2016-12-03"),
            ("It fell in June 2014.", "2014-06"),
            ("It fell on 3 June 2014.", "2014-06-03"),
        ],
    },
    Rule { pattern: "{date} of {year}", meaning: add_year, examples: &[("It fell in October of 2014.", "2014-10")] },
    Rule { pattern: "{date} - {year}", meaning: add_year, examples: &[] },
    Rule { pattern: "{date} / {year}", meaning: add_year, examples: &[] },
    Rule {
        pattern: "{date} in {year}",
        meaning: |c, s| c.date.filter(|d| d.nth.is_some() || d.quarter.is_some()).and_then(|_| add_year(c, s)),
        examples: &[],
    },
    Rule {
        pattern: "{weekday} ,? {date}",
        meaning: with_weekday,
        examples: &[
            ("It fell on Tuesday, Dec. 3, 2024.", "2024-12-03"),
            ("It fell on Friday 29 November.", "2024-11-29"),
        ],
    },
    Rule {
        pattern: "{weekday} the {day}",
        meaning: |c, s| {
            // "embark Sunday the 12-hour trip"
            let day = s.article.word(s.end - 1).starts_with(|c: char| c.is_ascii_digit()) && s.after(1) != "-";
            day.then(|| Meaning::Date(fields(c)))
        },
        examples: &[
            ("They met Tuesday the 3rd.", "2024-12-03"),
            ("They showed on Tuesday the first car.", "2024-12-03"),
        ],
    },
    Rule { pattern: "{date} , {weekday}", meaning: with_weekday, examples: &[] },
    Rule {
        pattern: "{month} {year}",
        meaning: |c, s| {
            let figures = s.article.word(s.end - 1).len() == 4 && s.article.word(s.end - 1).starts_with(['1', '2']);
            let odd = s.glued_after() && one_of!(s.after(1), ":" | "/" | ",");
            let amount = one_of!(s.after(1), "people" | "men" | "women" | "troops" | "votes");
            (figures && !odd && !amount && c.year? >= 1500).then(|| Meaning::Date(fields(c)))
        },
        examples: &[("The March 2003 invasion was swift.", "2003-03"), ("They will march 2000 miles.", "-")],
    },
    Rule {
        pattern: "{month}",
        meaning: |c, s| bare_month(s).then(|| Meaning::Date(fields(c))),
        examples: &[
            ("Prices rose in October.", "2024-10"),
            ("It may rain.", "-"),
            ("They march on.", "-"),
            ("August Wilson wrote it.", "-"),
        ],
    },
    Rule {
        pattern: "{weekday}",
        meaning: |c, s| match bare_weekday(s) {
            true if any_weekday(s) => Some(Meaning::Every(format!("XXXX-WXX-{}", c.weekday?))),
            fits => fits.then(|| Meaning::Date(fields(c))),
        },
        examples: &[
            ("It fell on Tuesday.", "2024-12-03"),
            ("They will meet on Tuesday.", "2024-12-10"),
            ("The Sunday Times wrote it.", "-"),
        ],
    },
    Rule {
        pattern: "{numeric}",
        meaning: |c, _| {
            let (year, month, day) = c.numeric?;
            // `the 2007-08 season`: two years and no month.
            if day.is_none() && year.is_some_and(|y| (y + 1) % 100 == i32::from(month) && (1800..=2099).contains(&y)) {
                return Some(Meaning::Date(Date { year, ..Date::default() }));
            }
            Some(Meaning::Date(Date { year, month: Some(month), day, ..Date::default() }))
        },
        examples: &[
            ("It fell on 2016-12-03.", "2016-12-03"),
            ("It fell on 10/31/1974.", "1974-10-31"),
            ("It fell on 31.10.1974.", "1974-10-31"),
            ("It fell on 25/12/2010.", "2010-12-25"),
            ("They won the 2007-08 title.", "2007"),
            ("They met in 2024-12.", "2024-12"),
        ],
    },
    Rule {
        pattern: "{year}",
        meaning: |c, s| c.year.filter(|&y| bare_year(y, s)).map(|_| Meaning::Date(fields(c))),
        examples: &[
            ("It fell in 1982.", "1982"),
            ("They met at the 2008 Olympics.", "2008"),
            ("About 2000 people met.", "-"),
            ("The army sent 2000 troops.", "-"),
            ("It cost $1999.", "-"),
        ],
    },
    Rule { pattern: "{edge} - {year}", meaning: |c, _| Some(Meaning::Date(fields(c))), examples: &[] },
    Rule { pattern: "the year {year}", meaning: calendar, examples: &[("It fell in the year 2000.", "2000")] },
    Rule {
        pattern: "the? fiscal|financial year? {year}",
        meaning: calendar,
        examples: &[("Sales rose in fiscal 2013.", "2013")],
    },
    Rule {
        pattern: "the {decade}",
        meaning: calendar,
        examples: &[("It was built in the 1990s.", "199"), ("It was built in the nineties.", "199")],
    },
    Rule {
        pattern: "the {edge} {decade}",
        meaning: calendar,
        examples: &[("It was built in the mid-1990s.", "199"), ("It was built in the late 1970s.", "197")],
    },
    Rule {
        pattern: "{edge}? {decade}",
        meaning: |c, s| {
            s.article.lower(s.end - 1).trim_start_matches("mid-").len().eq(&5).then(|| Meaning::Date(fields(c)))
        },
        examples: &[("1990s music", "199"), ("a man in his 60s", "-")],
    },
    Rule {
        pattern: "the? {edge}? {ord} -? century",
        meaning: |c, s| {
            let n = i32::from(c.ordinal?);
            let bc = one_of!(s.after(1), "bc" | "b.c." | "bce");
            (n > 0 && !bc).then(|| Meaning::Date(Date { century: Some(n - 1), ..fields(c) }))
        },
        examples: &[("It was built in the 20th century.", "19"), ("a 19th-century house", "18")],
    },
    Rule {
        pattern: "the? fiscal? {ord} -? quarter",
        meaning: |c, s| {
            (!matches!(s.after(1), "of")
                || !one_of!(s.after(2), "the" | "an" | "a")
                || one_of!(s.after(3), "year" | "fiscal"))
            .then(|| quarter(c, c.ordinal))
            .flatten()
        },
        examples: &[("Sales rose in the third quarter.", "2024-Q3"), ("third-quarter sales", "2024-Q3")],
    },
    Rule {
        pattern: "the? comparable|corresponding|same? year - ago|earlier {ord} quarter",
        meaning: |c, _| {
            let shift = Some(Shift { origin: crate::times::meaning::Origin::Now, n: -1.0, unit: Unit::Year });
            Some(Meaning::Date(Date { quarter: c.ordinal.filter(|q| (1..=4).contains(q)), shift, ..Date::default() }))
        },
        examples: &[("They earned more in the year-ago third quarter.", "2023-Q3")],
    },
    Rule {
        pattern: "the? {year} {ord} quarter",
        meaning: |c, _| quarter(c, c.ordinal),
        examples: &[("Sales rose in the 1988 third quarter.", "1988-Q3")],
    },
    Rule {
        pattern: "q1|q2|q3|q4",
        meaning: |c, s| quarter(c, s.article.lower(s.start).as_bytes().get(1).map(|b| b - b'0')),
        examples: &[("Sales rose in Q3 2018.", "2018-Q3")],
    },
    Rule {
        pattern: "the? first half of {date}",
        meaning: |c, _| half_year(c, 1),
        examples: &[("Sales rose in the first half of 2018.", "2018-H1")],
    },
    Rule { pattern: "the? second|last|latter half of {date}", meaning: |c, _| half_year(c, 2), examples: &[] },
    Rule {
        pattern: "{season}",
        meaning: |c, s| bare_season(s, false).then(|| Meaning::Date(fields(c))),
        examples: &[
            ("They left in summer.", "2024-SU"),
            ("Should the town fall, they leave.", "-"),
            ("Water came from a spring.", "-"),
        ],
    },
    Rule {
        pattern: "the {edge}? {season}",
        meaning: |c, s| bare_season(s, true).then(|| Meaning::Date(fields(c))),
        examples: &[("They left in the early summer.", "2024-SU"), ("the fall of the town", "-")],
    },
    Rule {
        pattern: "the? {season} of {year}",
        meaning: calendar,
        examples: &[("They left in the fall of 2012.", "2012-FA")],
    },
    Rule {
        pattern: "the? {edge}? {season} {year}",
        meaning: calendar,
        examples: &[("They left in spring 2012.", "2012-SP")],
    },
    Rule {
        pattern: "{holiday}",
        meaning: |c, s| (s.article.lower(s.start) != "lent" || s.start != s.lo).then(|| Meaning::Date(fields(c))),
        examples: &[
            ("They left at Christmas.", "2023-12-25"),
            ("They will leave at Christmas.", "2024-12-25"),
            ("They met on Thanksgiving.", "2024-11-28"),
        ],
    },
];
