//! Times of day.

use super::{calendar, fields, is_day, merge, no_clock, only_clock};
use crate::article::{Block, BlockKind};
use crate::times::meaning::{Clock, Date, Edge, Lean, Length, Meaning, Unit};
use crate::times::rule::{Caps, Rule, Site};

/// A clock time and a day, in either order.
fn join(c: &Caps, _: &Site<'_, '_>) -> Option<Meaning> {
    let (a, b) = (c.date?, c.other?);
    let fits = |clock: &Date, day: &Date| only_clock(clock) && no_clock(day) && is_day(day) && !day.weak;
    if fits(&a, &b) || fits(&b, &a) {
        return merge(&a, &b).map(Meaning::Date);
    }
    // `Friday morning at 9`: the clock refines the part of the day.
    let (part, clock) = if a.clock.is_some() { (b, a) } else { (a, b) };
    if only_clock(&clock)
        && clock.clock.is_some()
        && clock.part.is_none()
        && part.part.is_some()
        && part.clock.is_none()
    {
        let late = part.part.is_some_and(|m| one_of!(m, "AF" | "EV" | "NI"));
        let time =
            clock.clock.map(|t| if late && t.hour < 12 && t.hour > 0 { Clock { hour: t.hour + 12, ..t } } else { t });
        return Some(Meaning::Date(Date { clock: time, part: None, ..part }));
    }
    None
}

fn of_part(c: &Caps, _: &Site<'_, '_>) -> Option<Meaning> {
    let clock = c.clock?;
    let late = one_of!(c.part?, "AF" | "EV" | "NI");
    let hour = match clock.hour {
        h @ 1..=11 if late => h + 12,
        h => h,
    };
    Some(Meaning::Date(Date { clock: Some(Clock { hour, ..clock }), ..Date::default() }))
}

fn minutes(c: &Caps) -> Option<i32> {
    c.n?.filter(|n| n.fract() == 0.0 && (1.0..60.0).contains(n)).map(|n| n as i32)
}

/// So many minutes past an hour.
fn past(c: &Caps, minutes: i32) -> Option<Meaning> {
    let clock = super::half(c.clock?, c.afternoon);
    let all = (i32::from(clock.hour) * 60 + minutes).rem_euclid(24 * 60);
    let clock = Clock { hour: (all / 60) as u8, minute: Some((all % 60) as u8), second: None };
    Some(Meaning::Date(Date { clock: Some(clock), ..Date::default() }))
}

fn at(hour: u8) -> Option<Meaning> {
    Some(Meaning::Date(Date { clock: Some(Clock { hour, minute: Some(0), second: None }), ..Date::default() }))
}

fn day_part(c: &Caps, _: &Site<'_, '_>) -> Option<Meaning> {
    let d = c.date.filter(|d| no_clock(d) && is_day(d) && !d.weak)?;
    Some(Meaning::Date(Date { part: c.part, edge: c.edge.or(d.edge), ..d }))
}

/// Minutes from noon or midnight, whichever the last word says.
fn around(s: &Site<'_, '_>, by: i32) -> Option<Meaning> {
    let base = if s.article.lower(s.end - 1) == "noon" { 12 * 60 } else { 24 * 60 };
    let all = (base + by) % (24 * 60);
    let clock = Clock { hour: (all / 60) as u8, minute: Some((all % 60) as u8), second: None };
    Some(Meaning::Date(Date { clock: Some(clock), ..Date::default() }))
}

/// `seven thirty p.m.`
fn spoken(c: &Caps, _: &Site<'_, '_>) -> Option<Meaning> {
    let minute = minutes(c).filter(|m| (1..60).contains(m))?;
    let clock = Clock { minute: Some(minute as u8), ..c.clock? };
    Some(Meaning::Date(Date { clock: Some(super::half(clock, c.afternoon)), ..Date::default() }))
}

/// `17.50` on a line of its own, above an entry of a live report, or before one and a colon: when it was put up. Several
/// such lines in a row are a column of figures.
fn is_stamp(s: &Site<'_, '_>) -> bool {
    let article = s.article;
    let Some(at) = article.sentence_of(s.start).map(|t| t.block as usize) else { return false };
    let bare = |block: &Block| {
        let words = block.sentences.clone().filter_map(|k| article.sentences.get(k as usize));
        block.kind == BlockKind::Dateline && words.map(|t| t.tokens.len()).sum::<usize>() == 1
    };
    let column = || [at.wrapping_sub(1), at + 1].iter().any(|&k| article.blocks.get(k).is_some_and(bare));
    let opens = s.start == s.lo && one_of!(s.after(1), ":" | "–" | "—");
    let minutes = article.lower(s.start).split('.').nth(1).is_some_and(|m| m.len() == 2);
    minutes
        && (opens || article.blocks.get(at).is_some_and(|b| b.kind == BlockKind::Dateline && !(bare(b) && column())))
}

pub(super) const RULES: &[Rule] = &[
    Rule {
        pattern: "{clock} {ampm}? {zone}?",
        meaning: |c, s| {
            let colon = s.article.lower(s.start).matches(':').count();
            // `with 11:46 remaining`, `the final 2:08`: the clock of a game.
            let game = one_of!(s.after(1), "remaining" | "left")
                || s.after(1) == "to" && one_of!(s.after(2), "go" | "play")
                || one_of!(s.before(1), "final" | "last" | "next" | "first");
            if game && c.afternoon.is_none() && s.end - s.start == 1 {
                let clock = c.clock?;
                let more = clock.minute.filter(|&m| m > 0).map(|m| (f64::from(m), Unit::Second));
                let n = Some(f64::from(clock.hour));
                return Some(Meaning::Length(Length { n, unit: Unit::Minute, more, lean: Lean::Free }));
            }
            let first = s.article.lower(s.start);
            let four = (first.len() == 4 || first.len() == 5 && first.contains('.')) && s.end - s.start > 1;
            (c.afternoon.is_some()
                || colon == 0 && (four || is_stamp(s))
                || colon == 1
                    && !one_of!(s.before(1), "score" | "psalm")
                    && (s.before(1) != "-" || s.before(2).contains(':')))
            .then(|| Meaning::Date(fields(c)))
        },
        examples: &[
            ("It landed at 18:00 UTC.", "2024-12-05T18:00"),
            ("It landed at 6:40 p.m. local time.", "2024-12-05T18:40"),
            ("It landed at 7.30pm on Sunday.", "2024-12-01T19:30"),
            ("It landed at 0700 GMT.", "2024-12-05T07:00"),
            ("It landed at 14.10 GMT.", "2024-12-05T14:10"),
            ("They led with 11:46 remaining.", "PT11M46S"),
            ("Live\n\n17.50\nThe army took the bridge in the north.", "2024-12-05T17:50"),
            ("Prices\n\n17.50\n16.20\n12.10\nShares fell.", "-"),
        ],
    },
    Rule {
        pattern: "{hour} {ampm} {zone}?",
        meaning: calendar,
        examples: &[("It landed at 5 p.m. EST.", "2024-12-05T17:00"), ("It landed at three am.", "2024-12-05T03:00")],
    },
    Rule {
        pattern: "{hour} o'clock {ampm}?",
        meaning: calendar,
        examples: &[("It landed at three o'clock.", "2024-12-05T03:00")],
    },
    Rule {
        pattern: "{hour} o'clock? in the {part}",
        meaning: of_part,
        examples: &[("It landed at 3 o'clock in the afternoon.", "2024-12-05T15:00")],
    },
    Rule { pattern: "{clock} in the {part}", meaning: of_part, examples: &[] },
    Rule {
        pattern: "{date} at {hour} {zone}?",
        meaning: |c, _| {
            let d = c.date.filter(|d| d.clock.is_none() && d.part.is_some() && is_day(d))?;
            let clock = c.clock?;
            let late = d.part.is_some_and(|m| one_of!(m, "AF" | "EV" | "NI")) && clock.hour < 12;
            let hour = if late { clock.hour + 12 } else { clock.hour };
            Some(Meaning::Date(Date { clock: Some(Clock { hour, ..clock }), part: None, ..d }))
        },
        examples: &[("It will land this afternoon at 2.", "2024-12-05T14:00")],
    },
    Rule {
        pattern: "half past {hour} {ampm}?",
        meaning: |c, _| past(c, 30),
        examples: &[("It landed at half past three.", "2024-12-05T03:30")],
    },
    Rule { pattern: "a? quarter past|after {hour} {ampm}?", meaning: |c, _| past(c, 15), examples: &[] },
    Rule {
        pattern: "a? quarter to|before {hour} {ampm}?",
        meaning: |c, _| past(c, -15),
        examples: &[("It landed at a quarter to four p.m.", "2024-12-05T15:45")],
    },
    Rule {
        pattern: "{n} minutes? past|after {hour} {ampm}",
        meaning: |c, _| past(c, minutes(c)?),
        examples: &[("It landed at 20 past 3 pm.", "2024-12-05T15:20")],
    },
    Rule {
        pattern: "{n} minutes? to|before {hour} {ampm}",
        meaning: |c, s| {
            // `from 2 to 4 p.m.`: two hours.
            let hours = s.end - s.start < 5 && s.article.lower(s.start + 1) == "to" && s.before(1) != "at";
            (!hours).then(|| past(c, -minutes(c)?)).flatten()
        },
        examples: &[
            ("It landed at 10 to 3 pm.", "2024-12-05T14:50"),
            ("It lasted from 2 to 4 p.m. Tuesday.", "2024-12-03T16:00"),
        ],
    },
    Rule {
        pattern: "{numeric} {stamp}",
        meaning: |c, _| {
            let (year, month, day) = c.numeric?;
            day?;
            Some(Meaning::Date(Date { year, month: Some(month), day, ..fields(c) }))
        },
        examples: &[
            ("Filed 1998-02-27T08:02:00.", "1998-02-27T08:02:00"),
            ("Filed 1998-02-27T08:41.", "1998-02-27T08:41"),
        ],
    },
    Rule { pattern: "a? quarter past|after noon|midnight", meaning: |_, s| around(s, 15), examples: &[] },
    Rule {
        pattern: "a? quarter to|before noon|midnight",
        meaning: |_, s| around(s, -15),
        examples: &[("It landed at a quarter to noon.", "2024-12-05T11:45")],
    },
    Rule { pattern: "half past noon|midnight", meaning: |_, s| around(s, 30), examples: &[] },
    Rule { pattern: "{n} minutes? past|after noon|midnight", meaning: |c, s| around(s, minutes(c)?), examples: &[] },
    Rule {
        pattern: "{n} minutes? to|before noon|midnight",
        meaning: |c, s| around(s, -minutes(c)?),
        examples: &[("It landed at 10 minutes before midnight.", "2024-12-05T23:50")],
    },
    Rule {
        pattern: "{hour} {n} {ampm} {zone}?",
        meaning: |c, s| spoken(c, s),
        examples: &[("It landed at seven thirty p.m.", "2024-12-05T19:30")],
    },
    Rule {
        pattern: "{hour} {n}",
        meaning: |c, s| {
            let words = s.article.word(s.start).starts_with(|c: char| c.is_alphabetic());
            (words && s.before(1) == "at" && one_of!(s.after(1), "" | "." | "," | "on" | ";"))
                .then(|| spoken(c, s))
                .flatten()
        },
        examples: &[("It landed at three twenty.", "2024-12-05T03:20"), ("He was hit at five twenty times.", "-")],
    },
    Rule {
        pattern: "{hour} {zone}",
        meaning: |c, s| (s.before(1) == "at").then(|| calendar(c, s)).flatten(),
        examples: &[("It landed at 8 GMT.", "2024-12-05T08:00")],
    },
    Rule {
        pattern: "noon|midday",
        meaning: |_, s| (s.before(1) != "high").then(|| at(12)).flatten(),
        examples: &[("It landed at noon.", "2024-12-05T12:00")],
    },
    Rule {
        pattern: "midnight",
        meaning: |_, _| at(24),
        examples: &[("It landed at midnight on Tuesday.", "2024-12-03T24:00")],
    },
    Rule {
        pattern: "{date} {part}",
        meaning: day_part,
        examples: &[
            ("It landed on Friday morning.", "2024-11-29TMO"),
            ("It landed yesterday evening.", "2024-12-04TEV"),
        ],
    },
    Rule { pattern: "{date} {edge} {part}", meaning: day_part, examples: &[] },
    Rule {
        pattern: "{date} at {part}",
        meaning: day_part,
        examples: &[("It landed on Friday at dawn.", "2024-11-29TMO")],
    },
    Rule { pattern: "{date} in the {edge}? {part}", meaning: day_part, examples: &[] },
    Rule {
        pattern: "the? {edge}? {part} of {date}",
        meaning: day_part,
        examples: &[("It landed on the morning of May 3, 2010.", "2010-05-03TMO")],
    },
    Rule { pattern: "{edge}? {part} of? on {date}", meaning: day_part, examples: &[] },
    Rule {
        pattern: "the? early hours of {date}",
        meaning: |c, _| {
            let d = c.date.filter(|d| no_clock(d) && is_day(d) && !d.weak)?;
            Some(Meaning::Date(Date { part: Some("MO"), edge: Some(Edge::Early), ..d }))
        },
        examples: &[("It landed in the early hours of Friday.", "2024-11-29TMO")],
    },
    Rule { pattern: "{part} {date}", meaning: |c, s| c.edge.and_then(|_| day_part(c, s)), examples: &[] },
    Rule {
        pattern: "{edge} {part} {date}",
        meaning: day_part,
        examples: &[("It landed mid-afternoon yesterday.", "2024-12-04TAF")],
    },
    Rule {
        pattern: "{date} {date}",
        meaning: join,
        examples: &[
            ("It landed at 10 p.m. Wednesday.", "2024-12-04T22:00"),
            ("It landed at 5 p.m. EST Nov. 9.", "2024-11-09T17:00"),
        ],
    },
    Rule {
        pattern: "{date} ,|on|at|@ {date}",
        meaning: join,
        examples: &[
            ("It landed at 10 p.m. on Wednesday.", "2024-12-04T22:00"),
            ("It landed on Wednesday at 10 p.m.", "2024-12-04T22:00"),
        ],
    },
    Rule {
        pattern: "the {edge}? {part}",
        meaning: |c, s| {
            let framed =
                one_of!(s.before(1), "in" | "during" | "by" | "of" | "through" | "throughout" | "into" | "for");
            (framed && !one_of!(s.after(1), "of" | "sky" | "-") && s.article.lower(s.end - 1) != "dawn"
                || s.before(1) == "in")
                .then(|| Meaning::Date(fields(c)))
        },
        examples: &[("They shelled it in the morning.", "2024-12-05TMO")],
    },
    Rule {
        pattern: "{part}",
        meaning: |c, s| {
            let low = s.article.lower(s.start);
            let framed = one_of!(s.before(1), "at" | "before" | "by" | "since" | "until" | "after");
            (framed && !low.ends_with("ts") && !matches!(s.after(1), "-")).then(|| Meaning::Date(fields(c)))
        },
        examples: &[("They shelled it at dawn.", "2024-12-05TMO"), ("a night club", "-")],
    },
    Rule {
        pattern: "{edge} - ? {part}",
        meaning: |c, s| {
            one_of!(s.before(1), "in" | "by" | "until" | "since" | "at" | "the").then(|| Meaning::Date(fields(c)))
        },
        examples: &[],
    },
];
