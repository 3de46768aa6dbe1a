//! Patterns over tokens: how a rule says what it looks for, and the machine that looks.
//!
//! A pattern is a line of elements: words (`last|past`), classes in braces (`{month}`), a question mark behind what may
//! be missing. Each rule is compiled once and found by its first token, so that a text costs what its time words cost.

use super::lexemes;
use super::meaning::{Clock, Date, Edge, Length, Meaning, Unit};
use crate::article::{Article, TokenId, TokenKind};
use crate::language::Analysis;
use crate::quantities::numerals;
use std::sync::OnceLock;

/// A rule: what it looks for, what that means, and examples that the tests run (a text, the value wanted, on
/// Thursday 2024-12-05).
pub(crate) struct Rule {
    pub pattern: &'static str,
    pub meaning: fn(&Caps, &Site<'_, '_>) -> Option<Meaning>,
    /// For the tests: text and value, or text and `-` where nothing is to be found.
    #[cfg_attr(not(test), allow(dead_code, reason = "examples are for the tests and for the reader"))]
    pub examples: &'static [(&'static str, &'static str)],
}

/// What the classes of a pattern took.
#[derive(Debug, Clone, Default)]
pub(crate) struct Caps {
    /// `{n}`: how many; none for `several`.
    pub n: Option<Option<f64>>,
    /// The second `{n}`.
    pub m: Option<Option<f64>>,
    pub ordinal: Option<u8>,
    pub unit: Option<(Unit, f64, bool)>,
    pub month: Option<u8>,
    pub weekday: Option<u8>,
    pub day: Option<u8>,
    /// The second `{day}`.
    pub last: Option<u8>,
    pub year: Option<i32>,
    pub decade: Option<i32>,
    pub part: Option<&'static str>,
    pub season: Option<u8>,
    pub clock: Option<Clock>,
    /// True for `p.m.`
    pub afternoon: Option<bool>,
    pub holiday: Option<u8>,
    pub direction: Option<(bool, i8)>,
    pub edge: Option<Edge>,
    pub date: Option<Date>,
    /// The second `{date}`.
    pub other: Option<Date>,
    pub length: Option<Length>,
    /// Year, month, day of a date in figures.
    pub numeric: Option<(Option<i32>, u8, Option<u8>)>,
}

/// Where a pattern matched: for rules that look around.
pub(crate) struct Site<'a, 't> {
    pub article: &'a Article<'t>,
    pub analysis: &'a Analysis,
    /// First token.
    pub start: TokenId,
    /// One past the last token.
    pub end: TokenId,
    /// The sentence's tokens.
    pub lo: TokenId,
    /// One past the sentence's tokens.
    pub hi: TokenId,
}

impl Site<'_, '_> {
    /// The k-th token before the match in lower case, 1 being the nearest; empty outside the sentence.
    pub(crate) fn before(&self, k: TokenId) -> &str {
        match self.start.checked_sub(k) {
            Some(i) if i >= self.lo => self.article.lower(i),
            _ => "",
        }
    }

    /// The k-th token behind the match in lower case, 1 being the nearest.
    pub(crate) fn after(&self, k: TokenId) -> &str {
        let i = self.end + k - 1;
        if i < self.hi { self.article.lower(i) } else { "" }
    }

    /// The tag of the k-th token behind the match.
    pub(crate) fn tag_after(&self, k: TokenId) -> Option<crate::language::Tag> {
        let i = self.end + k - 1;
        if i < self.hi { self.analysis.word(i).map(|w| w.tag) } else { None }
    }

    /// True where token `i` begins with a capital.
    pub(crate) fn capital(&self, i: TokenId) -> bool {
        self.article.word(i).starts_with(char::is_uppercase)
    }

    /// True where nothing stands between the match and the token behind it.
    pub(crate) fn glued_after(&self) -> bool {
        self.end < self.hi && self.article.tokens.get(self.end as usize).is_some_and(|t| !t.spaced)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    N,
    Ordinal,
    Unit,
    Units,
    Month,
    Weekday,
    Day,
    Year,
    Decade,
    Part,
    Season,
    Clock,
    Stamp,
    Hour,
    Half,
    Zone,
    Holiday,
    Direction,
    Edge,
    Date,
    Length,
    Numeric,
}

#[derive(Debug)]
enum Test {
    Words(Vec<&'static str>),
    Class(Class),
}

#[derive(Debug)]
struct Element {
    test: Test,
    optional: bool,
}

struct Compiled {
    elements: Vec<Element>,
    rule: &'static Rule,
}

/// All rules, compiled, by the word or class they may begin with.
pub(crate) struct Machine {
    rules: Vec<Compiled>,
    /// Sorted words, each with the rules that may begin with it.
    words: Vec<(&'static str, Vec<u16>)>,
    /// Rules that may begin with a class other than `{date}` and `{length}`.
    classes: Vec<(Class, Vec<u16>)>,
    /// Rules that begin with a date, and with a length, found already.
    dates: Vec<u16>,
    lengths: Vec<u16>,
}

fn class(name: &str) -> Class {
    match name {
        "n" => Class::N,
        "ord" => Class::Ordinal,
        "unit" => Class::Unit,
        "units" => Class::Units,
        "month" => Class::Month,
        "weekday" => Class::Weekday,
        "day" => Class::Day,
        "year" => Class::Year,
        "decade" => Class::Decade,
        "part" => Class::Part,
        "season" => Class::Season,
        "clock" => Class::Clock,
        "stamp" => Class::Stamp,
        "hour" => Class::Hour,
        "ampm" => Class::Half,
        "zone" => Class::Zone,
        "holiday" => Class::Holiday,
        "dir" => Class::Direction,
        "edge" => Class::Edge,
        "date" => Class::Date,
        "length" => Class::Length,
        "numeric" => Class::Numeric,
        other => unreachable!("no class {other} in the rules"),
    }
}

impl Machine {
    /// The machine of all rules, compiled at the first call.
    pub(crate) fn get() -> &'static Machine {
        static MACHINE: OnceLock<Machine> = OnceLock::new();
        MACHINE.get_or_init(|| Machine::new(super::rules::all()))
    }

    fn new(rules: impl Iterator<Item = &'static Rule>) -> Machine {
        let mut machine = Machine {
            rules: Vec::new(),
            words: Vec::new(),
            classes: Vec::new(),
            dates: Vec::new(),
            lengths: Vec::new(),
        };
        for rule in rules {
            let elements: Vec<Element> = rule
                .pattern
                .split_ascii_whitespace()
                .map(|piece| {
                    let optional = piece.len() > 1 && piece.ends_with('?');
                    let piece = if optional { &piece[..piece.len() - 1] } else { piece };
                    let test = match piece.strip_prefix('{') {
                        Some(name) => Test::Class(class(name.trim_end_matches('}'))),
                        None => Test::Words(piece.split('|').collect()),
                    };
                    Element { test, optional }
                })
                .collect();
            let id = machine.rules.len() as u16;
            for element in &elements {
                match &element.test {
                    Test::Words(words) => words.iter().for_each(|w| machine.add_word(w, id)),
                    Test::Class(Class::Date) => machine.dates.push(id),
                    Test::Class(Class::Length) => machine.lengths.push(id),
                    Test::Class(class) => machine.add_class(*class, id),
                }
                if !element.optional {
                    break;
                }
            }
            machine.rules.push(Compiled { elements, rule });
        }
        machine.words.sort_by_key(|(w, _)| *w);
        machine
    }

    fn add_word(&mut self, word: &'static str, id: u16) {
        match self.words.iter_mut().find(|(w, _)| *w == word) {
            Some((_, ids)) => ids.push(id),
            None => self.words.push((word, vec![id])),
        }
    }

    fn add_class(&mut self, class: Class, id: u16) {
        match self.classes.iter_mut().find(|(c, _)| *c == class) {
            Some((_, ids)) => ids.push(id),
            None => self.classes.push((class, vec![id])),
        }
    }
}

/// An expression found: one past its last token, and what it means.
#[derive(Debug, Clone)]
pub(crate) struct Parsed {
    pub end: TokenId,
    pub meaning: Meaning,
}

/// Parses one sentence from right to left; the result has, for every token, the longest expression that begins there.
pub(crate) struct Chart<'a, 't> {
    article: &'a Article<'t>,
    analysis: &'a Analysis,
    lo: TokenId,
    hi: TokenId,
    best: Vec<Option<Parsed>>,
}

/// Most tokens of one expression; a guard against texts made of numbers.
const LONGEST: TokenId = 24;

impl<'a, 't> Chart<'a, 't> {
    /// The chart of the tokens from `lo` to `hi`.
    pub(crate) fn parse(
        machine: &'static Machine,
        article: &'a Article<'t>,
        analysis: &'a Analysis,
        lo: TokenId,
        hi: TokenId,
    ) -> Vec<Option<Parsed>> {
        let mut chart = Chart { article, analysis, lo, hi, best: vec![None; hi.saturating_sub(lo) as usize] };
        for i in (lo..hi).rev() {
            chart.fill(machine, i);
        }
        chart.best
    }

    fn fill(&mut self, machine: &'static Machine, i: TokenId) {
        let mut found: Option<Parsed> = None;
        let word = self.article.lower(i);
        if let Ok(k) = machine.words.binary_search_by(|(w, _)| (*w).cmp(word)) {
            for &id in &machine.words[k].1 {
                self.attempt(&machine.rules[id as usize], i, &mut found);
            }
        }
        for (class, ids) in &machine.classes {
            if self.begins(*class, i) {
                for &id in ids {
                    self.attempt(&machine.rules[id as usize], i, &mut found);
                }
            }
        }
        // What is found may be the beginning of something longer: `Friday` of `Friday morning`.
        for _ in 0..4 {
            let Some(parsed) = found.clone() else { break };
            let end = parsed.end;
            let ids = match parsed.meaning {
                Meaning::Date(_) => &machine.dates,
                Meaning::Length(_) => &machine.lengths,
                _ => break,
            };
            self.best[(i - self.lo) as usize] = Some(parsed);
            for &id in ids {
                self.attempt(&machine.rules[id as usize], i, &mut found);
            }
            if found.as_ref().is_none_or(|f| f.end == end) {
                break;
            }
        }
        self.best[(i - self.lo) as usize] = found;
    }

    fn attempt(&self, rule: &Compiled, i: TokenId, found: &mut Option<Parsed>) {
        let mut caps = Caps::default();
        let Some(end) = self.run(&rule.elements, i, &mut caps) else { return };
        if end <= i || end - i > LONGEST || found.as_ref().is_some_and(|f| f.end >= end) {
            return;
        }
        let site = Site { article: self.article, analysis: self.analysis, start: i, end, lo: self.lo, hi: self.hi };
        if let Some(meaning) = (rule.rule.meaning)(&caps, &site) {
            *found = Some(Parsed { end, meaning });
        }
    }

    fn run(&self, elements: &[Element], i: TokenId, caps: &mut Caps) -> Option<TokenId> {
        let Some((first, rest)) = elements.split_first() else { return Some(i) };
        if i < self.hi {
            let taken = match &first.test {
                Test::Words(words) => words.contains(&self.article.lower(i)).then(|| (i + 1, caps.clone())),
                Test::Class(class) => {
                    let mut more = caps.clone();
                    self.take(*class, i, &mut more).map(|end| (end, more))
                }
            };
            if let Some((next, mut more)) = taken
                && let Some(end) = self.run(rest, next, &mut more)
            {
                *caps = more;
                return Some(end);
            }
        }
        if first.optional { self.run(rest, i, caps) } else { None }
    }

    fn begins(&self, class: Class, i: TokenId) -> bool {
        self.take(class, i, &mut Caps::default()).is_some()
    }

    /// Takes a class at `i`: where it ends, what it says going to `caps`.
    fn take(&self, class: Class, i: TokenId, caps: &mut Caps) -> Option<TokenId> {
        let one = i + 1;
        let low = self.article.lower(i);
        // `mid-2011`, `mid-June` and `mid-1990s` are one token.
        let low = match low.strip_prefix("mid-") {
            Some(rest) if matches!(class, Class::Month | Class::Year | Class::Decade | Class::Part | Class::Season) => {
                caps.edge = Some(Edge::Mid);
                rest
            }
            _ => low,
        };
        match class {
            Class::N => {
                let (end, n) = self.count(i)?;
                if caps.n.is_some() {
                    caps.m = Some(n);
                } else {
                    caps.n = Some(n);
                }
                Some(end)
            }
            Class::Ordinal => {
                if matches!(low, "last" | "final") {
                    return None;
                }
                let n = numerals::ordinal(self.article, i, self.hi)?;
                caps.ordinal = Some(n.value as u8).filter(|&v| f64::from(v) == n.value);
                caps.ordinal.map(|_| n.end)
            }
            Class::Unit | Class::Units => {
                let unit = lexemes::unit(low).filter(|u| class == Class::Unit || u.2)?;
                caps.unit = Some(unit);
                Some(one)
            }
            Class::Month => {
                let (month, odd) = lexemes::month(low)?;
                let word = self.article.word(i);
                let capital = word.trim_start_matches("mid-").starts_with(char::is_uppercase);
                // `may` and `march` are verbs, `mar` and `dec` mostly nothing, unless written as names.
                if odd && !capital {
                    return None;
                }
                caps.month = Some(month);
                let stop =
                    !low.ends_with('.') && odd && one < self.hi && self.article.lower(one) == "." && one + 1 < self.hi;
                Some(if stop && !matches!(low, "may" | "march") { one + 1 } else { one })
            }
            Class::Weekday => {
                let (day, short) = lexemes::weekday(low)?;
                if short {
                    // `sat`, `sun` and `wed` are words.
                    if !self.article.word(i).starts_with(char::is_uppercase) {
                        return None;
                    }
                    caps.weekday = Some(day);
                    let apart = !low.ends_with('.') && one + 1 < self.hi && self.article.lower(one) == ".";
                    return Some(if apart { one + 1 } else { one });
                }
                caps.weekday = Some(day);
                Some(one)
            }
            Class::Day => {
                let day = if low.bytes().all(|b| b.is_ascii_digit()) && low.len() <= 2 {
                    (low.parse().ok()?, one)
                } else {
                    let n = numerals::ordinal(self.article, i, self.hi)?;
                    (n.value as u32, n.end)
                };
                if !(1..=31).contains(&day.0) {
                    return None;
                }
                if caps.day.is_some() {
                    caps.last = Some(day.0 as u8);
                } else {
                    caps.day = Some(day.0 as u8);
                }
                Some(day.1)
            }
            Class::Year => {
                let (year, end) = self.year(low, i)?;
                caps.year = Some(year);
                Some(end)
            }
            Class::Decade => {
                caps.decade = Some(decade(low)?);
                Some(one)
            }
            Class::Part => {
                caps.part = Some(lexemes::part(low)?);
                Some(one)
            }
            Class::Season => {
                caps.season = Some(lexemes::season(low)?);
                Some(one)
            }
            Class::Clock => {
                let next = |k: TokenId| if one + k < self.hi { self.article.lower(one + k) } else { "" };
                caps.clock = Some(match clock(low) {
                    Some(clock) => clock,
                    // `7.30 pm`, `0700 GMT`
                    None if matches!(next(0), "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m") => {
                        clock(&low.replacen('.', ":", 1))?
                    }
                    None if low.len() == 4 && (lexemes::zone(next(0)) || next(0) == "local" && next(1) == "time") => {
                        clock(&format!("{}:{}", low.get(..2)?, low.get(2..)?))?
                    }
                    None => return None,
                });
                Some(one)
            }
            Class::Stamp => {
                // `T08`, `:`, `02:00` behind a day in figures
                let rest =
                    (one + 1 < self.hi && self.article.lower(one) == ":").then(|| self.article.lower(one + 1))?;
                let hour = low.strip_prefix('t')?;
                caps.clock = Some(clock(&format!("{hour}:{rest}"))?);
                Some(one + 2)
            }
            Class::Hour => {
                let n = if low.len() <= 2 && low.bytes().all(|b| b.is_ascii_digit()) {
                    low.parse::<u8>().ok()?
                } else {
                    numerals::small(low)?
                };
                if !(1..=12).contains(&n) {
                    return None;
                }
                caps.clock = Some(Clock { hour: n, minute: None, second: None });
                Some(one)
            }
            Class::Half => {
                let (late, end) = match low {
                    "am" | "a.m." | "a.m" => (false, one),
                    "pm" | "p.m." | "p.m" => (true, one),
                    "a" | "p" if one < self.hi && matches!(self.article.lower(one), "m" | "m.") => {
                        (low == "p", one + 1)
                    }
                    _ => return None,
                };
                caps.afternoon = Some(late);
                Some(end)
            }
            Class::Zone => {
                if low == "local" && one < self.hi && self.article.lower(one) == "time" {
                    return Some(one + 1);
                }
                if low == "(" && one + 1 < self.hi {
                    let close = (one + 1..(one + 4).min(self.hi)).find(|&k| self.article.lower(k) == ")")?;
                    return lexemes::zone(self.article.lower(one)).then_some(close + 1);
                }
                (lexemes::zone(low) && self.article.word(i).bytes().all(|b| b.is_ascii_uppercase())).then_some(one)
            }
            Class::Holiday => {
                let (holiday, end) = self.holiday(i)?;
                caps.holiday = Some(holiday);
                Some(end)
            }
            Class::Direction => {
                // `following two days of combat`: a preposition.
                if low == "following" && (i == self.lo || self.article.lower(i - 1) != "the") {
                    return None;
                }
                caps.direction = Some(lexemes::direction(low)?);
                Some(one)
            }
            Class::Edge => {
                caps.edge = Some(match low {
                    "early" => Edge::Early,
                    "mid" | "middle" => Edge::Mid,
                    "late" => Edge::Late,
                    "earlier" => Edge::Before,
                    "later" => Edge::After,
                    _ => return None,
                });
                let tied = one + 1 < self.hi && numerals::ties(self.article, one);
                Some(if tied { one + 1 } else { one })
            }
            Class::Date => match self.best.get((i - self.lo) as usize)? {
                Some(Parsed { end, meaning: Meaning::Date(date) }) => {
                    if caps.date.is_some() {
                        caps.other = Some(*date);
                    } else {
                        caps.date = Some(*date);
                    }
                    Some(*end)
                }
                _ => None,
            },
            Class::Length => match self.best.get((i - self.lo) as usize)? {
                Some(Parsed { end, meaning: Meaning::Length(length) }) => {
                    caps.length = Some(*length);
                    Some(*end)
                }
                _ => None,
            },
            Class::Numeric => {
                let (numeric, end) = self.numeric(i)?;
                caps.numeric = Some(numeric);
                Some(end)
            }
        }
    }

    /// How many: a cardinal, or a word for some.
    fn count(&self, i: TokenId) -> Option<(TokenId, Option<f64>)> {
        let at = |k: TokenId| if k < self.hi { self.article.lower(k) } else { "" };
        let of = |k: TokenId| if at(k) == "of" { k + 1 } else { k };
        match at(i) {
            "several" | "many" | "some" | "numerous" | "countless" | "few" => Some((i + 1, None)),
            "a" if matches!(at(i + 1), "few" | "number") && (at(i + 1) == "few" || at(i + 2) == "of") => {
                Some((of(i + 2), None))
            }
            "a" if at(i + 1) == "couple" => Some((of(i + 2), Some(2.0))),
            "a" if at(i + 1) == "pair" => Some((of(i + 2), Some(2.0))),
            "couple" => Some((of(i + 1), Some(2.0))),
            "dozens" | "scores" | "hundreds" | "thousands" | "tens" | "millions" if at(i + 1) == "of" => {
                let again = matches!(at(i + 2), "thousands" | "millions" | "billions") && at(i + 3) == "of";
                Some((if again { i + 4 } else { i + 2 }, None))
            }
            "half" if matches!(at(i + 1), "a" | "an") && lexemes::unit(at(i + 2)).is_some() => Some((i + 2, Some(0.5))),
            "half" if lexemes::unit(at(i + 1)).is_some_and(|u| !u.2) => Some((i + 1, Some(0.5))),
            "a" if at(i + 1) == "half" && lexemes::unit(at(i + 2)).is_some() => Some((i + 2, Some(0.5))),
            _ => numerals::cardinal(self.article, i, self.hi).map(|n| (n.end, Some(n.value))),
        }
    }

    /// A year of four figures, of two behind an apostrophe, or in words (`nineteen ninety-six`, `two thousand ten`).
    fn year(&self, low: &str, i: TokenId) -> Option<(i32, TokenId)> {
        if low.len() == 4 && low.bytes().all(|b| b.is_ascii_digit()) {
            let year = low.parse().ok()?;
            return (1000..=2199).contains(&year).then_some((year, i + 1));
        }
        if let Some(two) = low.strip_prefix('\'')
            && two.len() == 2
            && let Ok(year) = two.parse::<i32>()
        {
            return Some((if year < 40 { 2000 + year } else { 1900 + year }, i + 1));
        }
        let head = numerals::small(low)?;
        if matches!(head, 17..=20)
            && let Some(n) = numerals::cardinal(self.article, i + 1, self.hi)
            && !n.figures
            && (10.0..100.0).contains(&n.value)
            && numerals::scale(self.article.lower(i + 1)).is_none()
        {
            return Some((i32::from(head) * 100 + n.value as i32, n.end));
        }
        if head == 2 && i + 1 < self.hi && self.article.lower(i + 1) == "thousand" {
            let n = numerals::cardinal(self.article, i, self.hi)?;
            return (2000.0..2100.0).contains(&n.value).then_some((n.value as i32, n.end));
        }
        None
    }

    fn holiday(&self, i: TokenId) -> Option<(u8, TokenId)> {
        // Names are capitalised, the Christmases of headlines in lower case are rare.
        if !self.article.word(i).starts_with(char::is_uppercase) {
            return None;
        }
        let mut best: Option<(u8, TokenId)> = None;
        for (k, name) in super::holidays::names() {
            let mut j = i;
            let fits = name.split(' ').all(|w| {
                let same = j < self.hi && self.article.lower(j) == w;
                j += 1;
                same
            });
            if fits && best.is_none_or(|(_, end)| j > end) {
                best = Some((k, j));
            }
        }
        best
    }

    /// `2024-12-05`, `10/31/1974`, `31.10.1974`, `2024/10`, `2/2013`.
    fn numeric(&self, i: TokenId) -> Option<((Option<i32>, u8, Option<u8>), TokenId)> {
        let low = self.article.lower(i);
        if self.article.tokens.get(i as usize)?.kind != TokenKind::Number {
            return None;
        }
        let mut end = i + 1;
        let mut pieces: Vec<&str> = low.split(['-', '/', '.']).collect();
        let mut mark = low.chars().find(|c| !c.is_ascii_digit());
        if pieces.len() == 1 && low.len() <= 4 {
            // Hyphens stand alone: `10 - 31 - 74`.
            while pieces.len() < 3
                && end + 1 < self.hi
                && numerals::ties(self.article, end)
                && self.article.lower(end + 1).bytes().all(|b| b.is_ascii_digit())
            {
                pieces.push(self.article.lower(end + 1));
                mark = Some('-');
                end += 2;
            }
            if pieces.len() != 3 {
                return None;
            }
        }
        if low.chars().any(|c| !c.is_ascii_digit() && Some(c) != mark)
            || pieces.iter().any(|p| p.is_empty() || p.len() > 4)
        {
            return None;
        }
        let number = |k: usize| pieces[k].parse::<u32>().ok();
        let full = |p: &str, n: u32| match p.len() {
            4 => Some(n as i32),
            2 => Some(if n < 40 { 2000 + n as i32 } else { 1900 + n as i32 }),
            _ => None,
        };
        let day = |d: u32| (1..=31).contains(&d).then_some(d as u8);
        let month = |m: u32| (1..=12).contains(&m).then_some(m as u8);
        let read = match pieces.len() {
            3 if pieces[0].len() == 4 => (full(pieces[0], number(0)?), month(number(1)?)?, Some(day(number(2)?)?)),
            3 if pieces[2].len() == 4 || (pieces[2].len() == 2 && mark != Some('.')) => {
                let (a, b) = (number(0)?, number(1)?);
                let year = full(pieces[2], number(2)?);
                // Figures with stops are written day first, with strokes month first, unless that gives no month.
                let first = mark == Some('.') && b <= 12 || a > 12;
                let (m, d) = if first { (b, a) } else { (a, b) };
                (year, month(m)?, Some(day(d)?))
            }
            2 if mark != Some('.') && pieces[0].len() == 4 && pieces[1].len() == 2 => {
                (full(pieces[0], number(0)?), month(number(1)?)?, None)
            }
            2 if mark == Some('/') && pieces[1].len() == 4 => (full(pieces[1], number(1)?), month(number(0)?)?, None),
            _ => return None,
        };
        read.0.filter(|y| (1000..=2199).contains(y))?;
        Some((read, end))
    }
}

/// 199 for `1990s`, `'90s`, `90s` and `nineties`.
fn decade(low: &str) -> Option<i32> {
    if let Some(figures) = low.strip_suffix('s').map(|d| d.trim_start_matches('\'').trim_end_matches('\'')) {
        if figures.len() == 4 && figures.ends_with('0') {
            let year: i32 = figures.parse().ok()?;
            return (1000..=2190).contains(&year).then_some(year / 10);
        }
        if figures.len() == 2 && figures.ends_with('0') {
            let tens: i32 = figures.parse::<i32>().ok()? / 10;
            return Some(if tens <= 2 { 200 + tens } else { 190 + tens });
        }
    }
    Some(match low {
        "twenties" => 192,
        "thirties" => 193,
        "forties" => 194,
        "fifties" => 195,
        "sixties" => 196,
        "seventies" => 197,
        "eighties" => 198,
        "nineties" => 199,
        _ => return None,
    })
}

/// `10:30`, `10:30:15`.
fn clock(low: &str) -> Option<Clock> {
    let mut pieces = low.split(':');
    let hour: u8 = pieces.next().filter(|p| p.len() <= 2)?.parse().ok()?;
    let minute: u8 = pieces.next().filter(|p| p.len() == 2)?.parse().ok()?;
    let second = match pieces.next() {
        Some(p) => Some(p.parse::<u8>().ok().filter(|&s| s < 60 && p.len() == 2)?),
        None => None,
    };
    (pieces.next().is_none() && hour <= 24 && minute < 60).then_some(Clock { hour, minute: Some(minute), second })
}
