//! Dates told from the day of publication or from the story's time.

use super::fields;
use crate::times::meaning::{Date, Lean, Length, Meaning, Origin, Shift, Unit};
use crate::times::rule::{Caps, Rule, Site};

fn shifted(origin: Origin, n: f64, unit: Unit) -> Date {
    Date { shift: Some(Shift { origin, n, unit }), ..Date::default() }
}

fn day(n: f64) -> Option<Meaning> {
    Some(Meaning::Date(shifted(Origin::Now, n, Unit::Day)))
}

fn lean(n: i8) -> Lean {
    match n {
        -1 => Lean::Past,
        0 => Lean::This,
        _ => Lean::Next,
    }
}

/// `last year`, `the following month`.
fn unit_of(c: &Caps, s: &Site<'_, '_>) -> Option<Meaning> {
    let (then, n) = c.direction?;
    let (unit, times, plural) = c.unit?;
    if plural || times != 1.0 || matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) {
        return None;
    }
    // `the past day` and `the next 24 hours` are lengths; `the last century` is one too in the news of a new one.
    let length = Length { n: Some(1.0), unit, more: None, lean: lean(n) };
    let article = s.article.lower(s.start) == "the";
    if unit == Unit::Decade && n != 0 || unit == Unit::Day && n < 0 && !then {
        return Some(Meaning::Length(length));
    }
    // `the next day` is the story's, `next year` is the reader's.
    let origin = if then || unit == Unit::Day && article { Origin::Then } else { Origin::Now };
    if unit == Unit::Weekend {
        return Some(Meaning::Date(Date { weekend: true, lean: lean(n), ..Date::default() }));
    }
    Some(Meaning::Date(shifted(origin, f64::from(n), unit)))
}

/// `last Friday`, `next June`, `this summer`.
fn named(c: &Caps, _: &Site<'_, '_>) -> Option<Meaning> {
    let (then, n) = c.direction?;
    if then && n != 0 && c.weekday.is_some() {
        return Some(Meaning::Date(Date { weekday: c.weekday, ..shifted(Origin::Then, f64::from(n), Unit::Weekend) }));
    }
    let d = Date { lean: lean(n), ..fields(c) };
    Some(Meaning::Date(d))
}

fn part_of_day(c: &Caps, _: &Site<'_, '_>) -> Option<Meaning> {
    let (then, n) = c.direction?;
    let origin = if then || n > 0 { Origin::Then } else { Origin::Now };
    Some(Meaning::Date(Date { part: c.part, edge: c.edge, ..shifted(origin, f64::from(n), Unit::Day) }))
}

fn shift_by(c: &Caps, origin: Origin, sign: f64) -> Option<Meaning> {
    let length = c.length?;
    let Some(n) = length.n else {
        return Some(match origin {
            Origin::Now if sign < 0.0 => Meaning::Vague("PAST_REF"),
            Origin::Now => Meaning::Vague("FUTURE_REF"),
            Origin::Then => Meaning::Length(length),
        });
    };
    if length.more.is_some() || length.lean != Lean::Free {
        return Some(Meaning::Length(length));
    }
    let mut d = shifted(origin, n * sign, length.unit);
    // `a fortnight ago`, `2.5 years ago`: half units fall into the finer one.
    if n.fract() != 0.0 {
        d.shift = Some(match length.unit {
            Unit::Year => Shift { origin, n: (n * sign * 12.0).round(), unit: Unit::Month },
            Unit::Month => Shift { origin, n: (n * sign * 30.0).round(), unit: Unit::Day },
            Unit::Decade => Shift { origin, n: (n * sign * 10.0).round(), unit: Unit::Year },
            Unit::Week => Shift { origin, n: (n * sign * 7.0).round(), unit: Unit::Day },
            Unit::Century => Shift { origin, n: (n * sign * 100.0).round(), unit: Unit::Year },
            Unit::Millennium => Shift { origin, n: (n * sign * 1000.0).round(), unit: Unit::Year },
            unit => Shift { origin, n: n * sign, unit },
        });
    } else if matches!(length.unit, Unit::Decade | Unit::Century | Unit::Millennium) {
        let by = match length.unit {
            Unit::Decade => 10.0,
            Unit::Century => 100.0,
            _ => 1000.0,
        };
        d.shift = Some(Shift { origin, n: n * sign * by, unit: Unit::Year });
    }
    Some(Meaning::Date(d))
}

/// `nearly a decade ago`: the hedge belongs to it.
fn hedged(c: &Caps, s: &Site<'_, '_>) -> Option<Meaning> {
    let told = one_of!(s.article.lower(s.end - 1), "ago" | "earlier" | "later");
    c.date.filter(|d| told && d.shift.is_some_and(|s| s.n != 0.0) && d.edge.is_none()).map(Meaning::Date)
}

/// `three Fridays from now`, `two Thursdays ago`.
fn weekdays(c: &Caps, s: &Site<'_, '_>) -> Option<Meaning> {
    let n = c.n??;
    let words = (s.start..s.end).map(|i| s.article.lower(i));
    let (weekday, _) = words.filter_map(|w| crate::times::lexemes::weekday(w.strip_suffix('s')?)).next()?;
    let back = one_of!(s.article.lower(s.end - 1), "ago" | "back");
    let (sign, lean) = if back { (-1.0, Lean::Past) } else { (1.0, Lean::Next) };
    (1.0..=60.0)
        .contains(&n)
        .then(|| Meaning::Date(Date { weekday: Some(weekday), lean, ..shifted(Origin::Now, sign * n, Unit::Week) }))
}

pub(super) const RULES: &[Rule] = &[
    Rule {
        pattern: "today|todays",
        meaning: |_, s| {
            (s.before(1) != "usa" && !(s.capital(s.start) && s.before(1) == "russia")).then(|| day(0.0)).flatten()
        },
        examples: &[("He left today.", "2024-12-05"), ("USA Today wrote it.", "-")],
    },
    Rule { pattern: "yesterday", meaning: |_, _| day(-1.0), examples: &[("He left only yesterday.", "2024-12-04")] },
    Rule { pattern: "tomorrow", meaning: |_, _| day(1.0), examples: &[("He leaves tomorrow.", "2024-12-06")] },
    Rule {
        pattern: "the? day before yesterday",
        meaning: |_, _| day(-2.0),
        examples: &[("He left the day before yesterday.", "2024-12-03")],
    },
    Rule {
        pattern: "the? day after tomorrow",
        meaning: |_, _| day(2.0),
        examples: &[("He leaves the day after tomorrow.", "2024-12-07")],
    },
    Rule {
        pattern: "tonight",
        meaning: |_, _| Some(Meaning::Date(Date { part: Some("NI"), ..shifted(Origin::Now, 0.0, Unit::Day) })),
        examples: &[("He leaves tonight.", "2024-12-05TNI")],
    },
    Rule {
        pattern: "overnight",
        meaning: |_, s| {
            (!s.after(1).starts_with('-'))
                .then(|| Meaning::Date(Date { part: Some("NI"), ..shifted(Origin::Now, -1.0, Unit::Day) }))
        },
        examples: &[("Shells fell overnight.", "2024-12-04TNI")],
    },
    Rule {
        pattern: "the? {dir} {unit}",
        meaning: unit_of,
        examples: &[
            ("He left last week.", "2024-W48"),
            ("It unfolded over the past week.", "2024-W48"),
            ("In the prior week, rebels took it.", "2024-W48"),
            ("He will leave next month.", "2025-01"),
            ("It grew in the past decade.", "P10Y"),
            ("It will grow in the next decade.", "P10Y"),
            ("He left this year.", "2024"),
        ],
    },
    Rule {
        pattern: "the? {dir} fiscal|financial|school|academic|calendar {unit}",
        meaning: |c, s| c.unit.filter(|u| matches!(u.0, Unit::Year | Unit::Quarter)).and_then(|_| unit_of(c, s)),
        examples: &[("Sales will rise this fiscal year.", "2024")],
    },
    Rule {
        pattern: "this past|coming {unit}",
        meaning: |c, s| unit_of(c, s),
        examples: &[("He left this past week.", "2024-W48")],
    },
    Rule {
        pattern: "that day|week|month|year|weekend",
        meaning: |_, s| {
            let unit = crate::times::lexemes::unit(s.article.lower(s.start + 1))?.0;
            let determiner = !matches!(s.after(1), "of") && s.before(1) != "so";
            determiner.then(|| Meaning::Date(shifted(Origin::Then, 0.0, unit)))
        },
        examples: &[("He came in 2010. That year he wed.", "2010")],
    },
    Rule {
        pattern: "the week|month|year|quarter|day|season",
        meaning: |_, s| {
            let unit = crate::times::lexemes::unit(s.article.lower(s.start + 1)).map_or(Unit::Season, |u| u.0);
            Some(Meaning::Date(Date { weak: true, ..shifted(Origin::Now, 0.0, unit) }))
        },
        examples: &[("It was the year of the snake.", "-")],
    },
    Rule {
        pattern: "the weekend",
        meaning: |_, _| Some(Meaning::Date(Date { weekend: true, ..Date::default() })),
        examples: &[("Shells fell over the weekend.", "2024-W48-WE")],
    },
    Rule {
        pattern: "the? {dir} {weekday}",
        meaning: named,
        examples: &[
            ("He left last Friday.", "2024-11-29"),
            ("He leaves this Friday.", "2024-12-06"),
            ("He leaves next Friday.", "2024-12-13"),
            ("It fell on May 3, 2010. They lost the previous Saturday.", "2010-05-01"),
            ("It fell on May 3, 2010. They won the following Saturday.", "2010-05-08"),
        ],
    },
    Rule {
        pattern: "this past|coming {weekday}",
        meaning: |c, s| {
            let n = if s.article.lower(s.start + 1) == "past" { Lean::Past } else { Lean::This };
            Some(Meaning::Date(Date { lean: n, ..fields(c) }))
        },
        examples: &[("He left this past Sunday.", "2024-12-01")],
    },
    Rule {
        pattern: "the? {dir} {month}",
        meaning: named,
        examples: &[
            ("He left last June.", "2024-06"),
            ("He left last December.", "2023-12"),
            ("He leaves next March.", "2025-03"),
        ],
    },
    Rule {
        pattern: "this past|coming {month}",
        meaning: |c, s| {
            let n = if s.article.lower(s.start + 1) == "past" { Lean::Past } else { Lean::Next };
            Some(Meaning::Date(Date { lean: n, ..fields(c) }))
        },
        examples: &[],
    },
    Rule {
        pattern: "the? {dir} {edge}? {season}",
        meaning: named,
        examples: &[("He left last summer.", "2024-SU"), ("He left this fall.", "2024-FA")],
    },
    Rule {
        pattern: "this past|coming {season}",
        meaning: |c, s| {
            let n = if s.article.lower(s.start + 1) == "past" { Lean::Past } else { Lean::Next };
            Some(Meaning::Date(Date { lean: n, ..fields(c) }))
        },
        examples: &[],
    },
    Rule { pattern: "the? {dir} {holiday}", meaning: named, examples: &[("He left last Christmas.", "2023-12-25")] },
    Rule {
        pattern: "the? {dir} {edge}? {part}",
        meaning: part_of_day,
        examples: &[("He left last night.", "2024-12-04TNI"), ("He left this morning.", "2024-12-05TMO")],
    },
    Rule {
        pattern: "that {part}",
        meaning: |c, _| Some(Meaning::Date(Date { part: c.part, ..shifted(Origin::Then, 0.0, Unit::Day) })),
        examples: &[],
    },
    Rule {
        pattern: "{length} ago",
        meaning: |c, _| shift_by(c, Origin::Now, -1.0),
        examples: &[
            ("It began 13 years ago.", "2011"),
            ("It began nearly two months ago.", "2024-10"),
            ("It began two weeks ago.", "2024-W47"),
            ("It began ten days ago.", "2024-11-25"),
            ("It began several years ago.", "PAST_REF"),
        ],
    },
    Rule {
        pattern: "about|around|nearly|almost|approximately|roughly|some|over|under {date}",
        meaning: hedged,
        examples: &[("It began nearly a decade ago.", "2014"), ("It began half a century ago.", "1974")],
    },
    Rule {
        pattern: "more|less|fewer than {date}",
        meaning: hedged,
        examples: &[("It began more than 200 years ago.", "1824")],
    },
    Rule { pattern: "at least|most {date}", meaning: hedged, examples: &[] },
    Rule { pattern: "just|well|a? little over|under {date}", meaning: hedged, examples: &[] },
    Rule {
        pattern: "{length} back",
        meaning: |c, s| one_of!(s.after(1), "" | "." | ",").then(|| shift_by(c, Origin::Now, -1.0)).flatten(),
        examples: &[],
    },
    Rule { pattern: "{length} hence", meaning: |c, _| shift_by(c, Origin::Now, 1.0), examples: &[] },
    Rule {
        pattern: "{length} from right? now|today",
        meaning: |c, _| shift_by(c, Origin::Now, 1.0),
        examples: &[("It will end two years from now.", "2026")],
    },
    Rule {
        pattern: "{length} earlier|beforehand",
        meaning: |c, _| shift_by(c, Origin::Then, -1.0),
        examples: &[("It fell in 2010. It was built ten years earlier.", "2000")],
    },
    Rule {
        pattern: "{length} later|afterwards|afterward",
        meaning: |c, s| (s.after(1) != "than").then(|| shift_by(c, Origin::Then, 1.0)).flatten(),
        examples: &[
            ("It fell in 2010. It was rebuilt three years later.", "2013"),
            ("It fell on May 3, 2010. It rose two days later.", "2010-05-05"),
        ],
    },
    Rule {
        pattern: "{weekday} after next",
        meaning: |c, _| Some(Meaning::Date(Date { weekday: c.weekday, ..shifted(Origin::Now, 1.0, Unit::Week) })),
        examples: &[("They will meet on Friday after next.", "2024-12-13")],
    },
    Rule {
        pattern: "{n} mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays ago|back|hence",
        meaning: weekdays,
        examples: &[("They met two Thursdays ago.", "2024-11-21")],
    },
    Rule {
        pattern: "{n} mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays from now|today",
        meaning: weekdays,
        examples: &[("They will meet three Fridays from now.", "2024-12-20")],
    },
    Rule {
        pattern: "year - end",
        meaning: |_, _| {
            Some(Meaning::Date(Date {
                edge: Some(crate::times::meaning::Edge::Late),
                ..shifted(Origin::Now, 0.0, Unit::Year)
            }))
        },
        examples: &[("It will end by year-end.", "2024")],
    },
    Rule {
        pattern: "year 's end",
        meaning: |_, _| {
            Some(Meaning::Date(Date {
                edge: Some(crate::times::meaning::Edge::Late),
                ..shifted(Origin::Now, 0.0, Unit::Year)
            }))
        },
        examples: &[("It will end by year's end.", "2024")],
    },
    Rule {
        pattern: "the latest fiscal|financial? year",
        meaning: |_, _| Some(Meaning::Date(shifted(Origin::Now, -1.0, Unit::Year))),
        examples: &[("sales of the latest fiscal year", "2023")],
    },
    Rule {
        pattern: "the night|evening|morning|afternoon before",
        meaning: |_, s| {
            let part = crate::times::lexemes::part(s.article.lower(s.start + 1));
            let closes = one_of!(s.after(1), "" | "." | "," | ";" | ")");
            closes.then(|| Meaning::Date(Date { part, ..shifted(Origin::Then, -1.0, Unit::Day) }))
        },
        examples: &[
            ("It fell on May 3, 2010. They sang the night before.", "2010-05-02TNI"),
            ("the night before the vote", "-"),
        ],
    },
    Rule {
        pattern: "year end",
        meaning: |_, _| {
            Some(Meaning::Date(Date {
                edge: Some(crate::times::meaning::Edge::Late),
                ..shifted(Origin::Now, 0.0, Unit::Year)
            }))
        },
        examples: &[],
    },
    Rule {
        pattern: "the? year - earlier|ago quarter|period",
        meaning: |_, _| Some(Meaning::Date(shifted(Origin::Now, -5.0, Unit::Quarter))),
        examples: &[("the year-ago quarter", "2023-Q3")],
    },
    Rule {
        pattern: "the latest quarter|period",
        meaning: |_, _| Some(Meaning::Date(shifted(Origin::Now, -1.0, Unit::Quarter))),
        examples: &[("sales of the latest quarter", "2024-Q3")],
    },
    Rule {
        pattern: "the? year - earlier|ago",
        meaning: |_, _| Some(Meaning::Date(shifted(Origin::Now, -1.0, Unit::Year))),
        examples: &[("the year-earlier loss", "2023")],
    },
    Rule {
        pattern: "a|one year|month|week|day earlier|before",
        meaning: |_, s| {
            let word = s.article.lower(s.end - 1);
            let unit = crate::times::lexemes::unit(s.article.lower(s.start + 1))?.0;
            let closes = word == "earlier" || one_of!(s.after(1), "" | "." | "," | ";" | ")");
            closes.then(|| Meaning::Date(shifted(Origin::Then, -1.0, unit)))
        },
        examples: &[("It fell in 2010. It shook a year before.", "2009")],
    },
    Rule {
        pattern: "the {unit} before|after",
        meaning: |c, s| {
            let closes = one_of!(s.after(1), "" | "." | "," | ";" | ")");
            let (unit, _, plural) = c.unit?;
            let sign = if s.article.lower(s.end - 1) == "before" { -1.0 } else { 1.0 };
            (closes && !plural && unit >= Unit::Day && unit != Unit::Weekend)
                .then(|| Meaning::Date(shifted(Origin::Then, sign, unit)))
        },
        examples: &[("It fell in 2010. It shook the year before.", "2009")],
    },
];
