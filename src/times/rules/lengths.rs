//! Lengths of time.

use super::guards::{bare_units, is_age};
use crate::language::Tag;
use crate::language::grammar::is_modal;
use crate::times::lexemes;
use crate::times::meaning::{Lean, Length, Meaning, Unit};
use crate::times::rule::{Caps, Rule, Site};

fn length(n: Option<f64>, unit: (Unit, f64, bool)) -> Length {
    Length { n: n.map(|n| n * unit.1), unit: unit.0, more: None, lean: Lean::Free }
}

fn made(n: Option<f64>, unit: (Unit, f64, bool)) -> Option<Meaning> {
    Some(Meaning::Length(length(n, unit)))
}

/// `three weeks`, `one year`, `several months`.
fn counted(c: &Caps, s: &Site<'_, '_>) -> Option<Meaning> {
    let (n, unit) = (c.n?, c.unit?);
    let one = n.is_some_and(|n| n <= 1.0);
    let short = s.article.lower(s.end - 1).len() <= 3 && unit.0 != Unit::Day;
    // `a two day visit`
    let noun = matches!(s.tag_after(1), Some(Tag::Nn | Tag::Jj))
        && n.is_some_and(|n| n.fract() == 0.0)
        && unit.0 != Unit::Second;
    if is_age(s)
        || (!unit.2 && !one && !short && !noun)
        || (unit.0 == Unit::Quarter && (!unit.2 || s.after(1) == "of" || crate::numerals::scale(s.after(1)).is_some()))
        || s.article.lower(s.end - 1) == "second"
    {
        return None;
    }
    // `some years`, `many days` are lengths; `some second ...` is not.
    made(n, unit)
}

/// `three-week`.
fn hyphened(c: &Caps, s: &Site<'_, '_>) -> Option<Meaning> {
    let (n, unit) = (c.n?, c.unit?);
    let tied = s.article.tokens.get(s.end as usize - 1).is_some_and(|t| !t.spaced);
    (tied && unit.0 != Unit::Quarter && !is_age(s) && s.article.lower(s.end - 1) != "second")
        .then(|| made(n, unit))
        .flatten()
}

fn article(c: &Caps, s: &Site<'_, '_>) -> Option<Meaning> {
    let unit = c.unit?;
    let odd = unit.2
        || matches!(unit.0, Unit::Second | Unit::Weekend)
        || is_age(s)
        || unit.0 == Unit::Quarter
        || (unit.0 == Unit::Day
            && (one_of!(s.after(1), "of" | "when" | "care" | "trip" | "trader" | "job" | "job," | "-") || is_rate(s)))
        || (s.after(1) == "-" && s.glued_after());
    // `$3 a year` is a rate.
    let told = one_of!(s.after(1), "ago" | "earlier" | "before" | "later");
    (!odd && (told || !is_rate(s))).then(|| made(Some(1.0), unit)).flatten()
}

/// True where a number of something stands before: `15 a year`, `40 hours a week`.
pub(super) fn is_rate(s: &Site<'_, '_>) -> bool {
    let number = |k: u32| {
        let w = s.before(k);
        !w.is_empty()
            && (crate::numerals::figures(w).is_some()
                || crate::numerals::small(w).is_some_and(|n| n != 1)
                || crate::numerals::scale(w).is_some())
    };
    let noun =
        s.start.checked_sub(1).filter(|&i| i >= s.lo).and_then(|i| s.analysis.word(i)).is_some_and(|w| w.tag.is_noun());
    number(1)
        || one_of!(s.before(1), "once" | "twice" | "times" | "%" | "percent")
        || (noun && (number(2) || number(3)))
}

fn hedged(c: &Caps, _: &Site<'_, '_>) -> Option<Meaning> {
    c.length.map(Meaning::Length)
}

fn leaning(c: &Caps, lean: Lean) -> Option<Meaning> {
    let (n, unit) = (c.n.unwrap_or(None), c.unit?);
    if !unit.2 && n.is_none_or(|n| n < 1.0) {
        return None;
    }
    Some(Meaning::Length(Length { lean, ..length(n, unit) }))
}

fn directed(c: &Caps, s: &Site<'_, '_>) -> Option<Meaning> {
    // `could last two weeks`: the verb.
    let verb = s.article.lower(s.start) == "last" && (is_modal(s.before(1)) || one_of!(s.before(1), "not" | "to"));
    if verb {
        return None;
    }
    leaning(
        c,
        match c.direction?.1 {
            -1 => Lean::Past,
            0 => Lean::This,
            _ => Lean::Next,
        },
    )
}

pub(super) const RULES: &[Rule] = &[
    Rule {
        pattern: "{n} {unit}",
        meaning: counted,
        examples: &[
            ("It went on for 40 years.", "P40Y"),
            ("Following two days of combat it ended.", "P2D"),
            ("It lasted thirty minutes.", "PT30M"),
            ("The trial could last two weeks.", "P2W"),
            ("It lasted several weeks.", "PXW"),
            ("It lasted two and a half years.", "P2.5Y"),
            ("The woman is 40 years old.", "-"),
        ],
    },
    Rule { pattern: "the {n} {units}", meaning: counted, examples: &[("Sales fell in the nine months.", "P9M")] },
    Rule {
        pattern: "{n} - {unit}",
        meaning: hyphened,
        examples: &[("a three-week assault", "P3W"), ("a 53-year-old man", "-")],
    },
    Rule {
        pattern: "{n} full|whole|more|additional|further|extra|consecutive|straight|long|short|trading|working|business|calendar|solid|successive|separate|extraordinary|turbulent {units}",
        meaning: counted,
        examples: &[("It lasted three more days.", "P3D")],
    },
    Rule {
        pattern: "a|an additional|further|extra|full|whole|entire|single|mere|solid {n}? {unit}",
        meaning: |c, _| made(c.n.unwrap_or(Some(1.0)), c.unit?),
        examples: &[("It lasted a full year.", "P1Y"), ("It lasted a mere 24 hours.", "PT24H")],
    },
    Rule {
        pattern: "another {n}? {unit}",
        meaning: |c, s| {
            c.unit
                .filter(|u| u.0 != Unit::Second || u.2)
                .and_then(|u| {
                    (c.n.is_some() || !u.2 && u.0 > Unit::Day).then(|| made(c.n.unwrap_or(Some(1.0)), u)).flatten()
                })
                .filter(|_| s.after(1) != "old")
        },
        examples: &[("It lasted another two weeks.", "P2W")],
    },
    Rule {
        pattern: "a|an {unit}",
        meaning: article,
        examples: &[
            ("It lasted a week.", "P1W"),
            ("An hour passed.", "PT1H"),
            ("It was a second attack.", "-"),
            ("They build 15 a year.", "P1Y"),
        ],
    },
    Rule {
        pattern: "a|one {unit} and a half",
        meaning: |c, _| made(Some(1.5), c.unit?),
        examples: &[("It lasted an hour. It lasted a year and a half.", "P1.5Y")],
    },
    Rule {
        pattern: "an {unit} and a half",
        meaning: |c, _| made(Some(1.5), c.unit?),
        examples: &[("It lasted an hour and a half.", "PT1.5H")],
    },
    Rule {
        pattern: "{n} {units} and a half",
        meaning: |c, _| made(c.n?.map(|n| n + 0.5), c.unit?),
        examples: &[("It lasted two years and a half.", "P2.5Y")],
    },
    Rule {
        pattern: "{length} and|,? {n} {units}",
        meaning: |c, _| {
            let first = c.length.filter(|l| l.more.is_none() && l.n.is_some())?;
            let (unit, times, _) = c.unit?;
            let n = c.n??;
            (unit < first.unit).then_some(Meaning::Length(Length { more: Some((n * times, unit)), ..first }))
        },
        examples: &[("It lasted two years and three months.", "P2Y3M"), ("It lasted 1 hour 20 minutes.", "PT1H20M")],
    },
    Rule {
        pattern: "{n} to|or|- {n} {units}",
        meaning: |c, s| (!is_age(s)).then(|| made(c.n?, c.unit?)).flatten(),
        examples: &[("It will last two to three weeks.", "P2W")],
    },
    Rule { pattern: "{n} or more {units}", meaning: |c, _| made(c.n?, c.unit?), examples: &[] },
    Rule {
        pattern: "about|around|nearly|almost|approximately|roughly {length}",
        meaning: hedged,
        examples: &[("It lasted almost seven years.", "P7Y")],
    },
    Rule {
        pattern: "more|less|fewer than {length}",
        meaning: hedged,
        examples: &[("It lasted more than four hours.", "PT4H")],
    },
    Rule { pattern: "no more|less|fewer than {length}", meaning: hedged, examples: &[] },
    Rule { pattern: "at least|most {length}", meaning: hedged, examples: &[("It lasted at least 30 days.", "P30D")] },
    Rule { pattern: "up to {length}", meaning: hedged, examples: &[("It lasts up to 180 days.", "P180D")] },
    Rule { pattern: "just|well|a? little over|under {length}", meaning: hedged, examples: &[] },
    Rule { pattern: "{length} or so", meaning: hedged, examples: &[] },
    Rule {
        pattern: "the? {dir} {n} {unit}",
        meaning: directed,
        examples: &[
            ("It grew in the past two years.", "P2Y"),
            ("It will grow over the next four years.", "P4Y"),
            ("It grew in the past several months.", "PXM"),
        ],
    },
    Rule {
        pattern: "the? {n} {dir} {unit}",
        // `up from 38 last year`
        meaning: |c, s| {
            c.unit
                .filter(|u| u.2 || !one_of!(s.article.lower(s.end - 2), "last" | "next" | "this" | "same"))
                .and_then(|_| directed(c, s))
        },
        examples: &[
            ("Sales fell in the two previous years.", "P2Y"),
            ("The bank has 41 branches, up from 38 last year.", "2023"),
        ],
    },
    Rule { pattern: "the? {dir} {n} or|to {n} {units}", meaning: directed, examples: &[] },
    Rule {
        pattern: "the? first|final|latest|opening {n} {units}",
        meaning: |c, _| leaning(c, Lean::Free),
        examples: &[("Sales fell in the first nine months.", "P9M")],
    },
    Rule {
        pattern: "the? recent|coming|past|ensuing|intervening {units}",
        meaning: |c, s| {
            let word = (s.start..s.end).map(|i| s.article.lower(i)).find(|w| *w != "the")?;
            leaning(c, if word == "recent" || word == "past" { Lean::Past } else { Lean::Next })
        },
        examples: &[("Many were killed in recent months.", "PXM"), ("More will come in the coming days.", "PXD")],
    },
    Rule {
        pattern: "the? last|next {units}",
        meaning: |c, s| {
            let last = (s.start..s.end).any(|i| s.article.lower(i) == "last");
            // `the last days of the war` are no length before now.
            (s.after(1) != "of").then(|| leaning(c, if last { Lean::Past } else { Lean::Next })).flatten()
        },
        examples: &[],
    },
    Rule {
        pattern: "the years|decades|months|weeks|centuries",
        meaning: |_, s| {
            (one_of!(s.before(1), "over" | "through" | "throughout" | "down") && s.after(1) != "of")
                .then(|| made(None, lexemes::unit(s.article.lower(s.end - 1))?))
                .flatten()
        },
        examples: &[("They thanked him for his work over the years.", "PXY")],
    },
    Rule {
        pattern: "{units}",
        meaning: |c, s| (bare_units(s) && !is_age(s)).then(|| made(None, c.unit?)).flatten(),
        examples: &[
            ("After years of stagnation they moved.", "PXY"),
            ("It ended within hours.", "PTXH"),
            ("He died hours after the attack.", "PTXH"),
            ("It ended months of talks.", "PXM"),
            ("The Hours is a film.", "-"),
        ],
    },
    Rule {
        pattern: "weeks|months|years|days|hours|decades|centuries - long",
        meaning: |_, s| made(None, lexemes::unit(s.article.lower(s.start))?),
        examples: &[("a decades-long quarrel", "PXDE")],
    },
    Rule {
        pattern: "week|month|year|day|hour|decade|century - long",
        meaning: |_, s| {
            let counted = matches!(s.before(1), "-");
            (!counted).then(|| made(Some(1.0), lexemes::unit(s.article.lower(s.start))?)).flatten()
        },
        examples: &[("a year-long quarrel", "P1Y")],
    },
    Rule {
        pattern: "weeklong|monthlong|yearlong|daylong|hourlong|decadelong",
        meaning: |_, s| {
            let word = s.article.lower(s.start);
            made(Some(1.0), lexemes::unit(word.strip_suffix("long")?)?)
        },
        examples: &[("a weeklong quarrel", "P1W")],
    },
    Rule {
        pattern: "{n} - {unit} - long",
        meaning: |c, _| made(c.n?, c.unit?),
        examples: &[("a three-week-long siege", "P3W")],
    },
    Rule {
        pattern: "a? half - hour",
        meaning: |_, _| Some(Meaning::Length(Length { n: Some(0.5), unit: Unit::Hour, more: None, lean: Lean::Free })),
        examples: &[("It lasted a half-hour.", "PT30M")],
    },
    Rule {
        pattern: "half - ? century|decade",
        meaning: |_, s| {
            let unit = lexemes::unit(s.article.lower(s.end - 1))?;
            made(Some(0.5), unit)
        },
        examples: &[],
    },
];
