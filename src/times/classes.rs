//! Classes of words in the patterns: what a `{month}`, a `{clock}` or a `{n}` takes.

use super::chart::{Chart, Count, Parsed};
use super::class::Class;
use super::lexemes;
use super::meaning::{Clock, Edge, Meaning};
use super::rule::Caps;
use crate::article::{BlockKind, TokenId, TokenKind};
use crate::numerals::{self, Numeral};

/// Fills the slot, where there is a value, and says where it ends.
fn put<T>(slot: &mut Option<T>, value: Option<T>, end: TokenId) -> Option<TokenId> {
    *slot = Some(value?);
    Some(end)
}

/// `early`, `later`: what part of a stretch, or which side of it.
fn edge(low: &str) -> Option<Edge> {
    Some(match low {
        "early" => Edge::Early,
        "mid" | "middle" => Edge::Mid,
        "late" => Edge::Late,
        "earlier" => Edge::Before,
        "later" => Edge::After,
        _ => return None,
    })
}

impl Chart<'_, '_> {
    /// Takes a class at `i`: where it ends, what it says going to `caps`.
    pub(super) fn take(&self, class: Class, i: TokenId, caps: &mut Caps) -> Option<TokenId> {
        let one = i + 1;
        let low = self.words[(i - self.lo) as usize];
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
                let slot = if caps.n.is_some() { &mut caps.m } else { &mut caps.n };
                *slot = Some(n);
                Some(end)
            }
            Class::Ordinal => {
                if one_of!(low, "last" | "final") {
                    return None;
                }
                let n = self.ordinal(i)?;
                caps.ordinal = Some(n.value as u8).filter(|&v| f64::from(v) == n.value);
                caps.ordinal.map(|_| n.end)
            }
            Class::Unit | Class::Units => {
                let unit = lexemes::unit(low).filter(|u| class == Class::Unit || u.2)?;
                caps.unit = Some(unit);
                Some(one)
            }
            Class::Month => self.month(low, i, caps),
            Class::Weekday => self.weekday(low, i, caps),
            Class::Day => self.day(low, i, caps),
            Class::Year => {
                let (year, end) = self.year(low, i)?;
                put(&mut caps.year, Some(year), end)
            }
            Class::Decade => put(&mut caps.decade, decade(low), one),
            Class::Part => put(&mut caps.part, lexemes::part(low), one),
            Class::Season => put(&mut caps.season, lexemes::season(low), one),
            Class::Clock | Class::Stamp | Class::Hour | Class::Half | Class::Zone => self.time(class, low, i, caps),
            Class::Holiday => {
                let (holiday, end) = self.holiday(i)?;
                put(&mut caps.holiday, Some(holiday), end)
            }
            // `following two days of combat`: a preposition.
            Class::Direction if low == "following" && (i == self.lo || self.article.lower(i - 1) != "the") => None,
            Class::Direction => put(&mut caps.direction, lexemes::direction(low), one),
            Class::Edge => {
                let tied = one + 1 < self.hi && numerals::ties(self.article, one);
                put(&mut caps.edge, edge(low), if tied { one + 1 } else { one })
            }
            Class::Date | Class::Length => self.parsed(class, i, caps),
            Class::Numeric => {
                let (numeric, end) = self.numeric(i)?;
                put(&mut caps.numeric, Some(numeric), end)
            }
        }
    }

    /// What has been read from `i` before, where it is of the class.
    fn parsed(&self, class: Class, i: TokenId, caps: &mut Caps) -> Option<TokenId> {
        let Parsed { end, meaning } = self.best.get((i - self.lo) as usize)?.as_ref()?;
        match (class, meaning) {
            (Class::Date, Meaning::Date(date)) => {
                let slot = if caps.date.is_some() { &mut caps.other } else { &mut caps.date };
                put(slot, Some(*date), *end)
            }
            (Class::Length, Meaning::Length(length)) => put(&mut caps.length, Some(*length), *end),
            _ => None,
        }
    }

    /// A clock time, or a part of one; `low` is the token at `i`.
    fn time(&self, class: Class, low: &str, i: TokenId, caps: &mut Caps) -> Option<TokenId> {
        let one = i + 1;
        let next = |k: TokenId| if one + k < self.hi { self.article.lower(one + k) } else { "" };
        match class {
            Class::Clock => {
                caps.clock = Some(match clock(low) {
                    Some(clock) => clock,
                    // `7.30 pm`, `14.10 GMT`, `0700 GMT`
                    None if one_of!(next(0), "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m")
                        || low.len() == 5 && lexemes::zone(next(0)) =>
                    {
                        clock(&low.replacen('.', ":", 1))?
                    }
                    // `17.50` above an entry of a live report: the rule looks whether it is one.
                    None if low.len() == 5
                        && (next(0) == ":" || self.article.block_kind_of(i) == BlockKind::Dateline) =>
                    {
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
                let rest = (one + 1 < self.hi && next(0) == ":").then(|| next(1))?;
                let hour = low.strip_prefix('t')?;
                caps.clock = Some(clock(&format!("{hour}:{rest}"))?);
                Some(one + 2)
            }
            Class::Hour => {
                let figures = low.len() <= 2 && low.bytes().all(|b| b.is_ascii_digit());
                let hour = if figures { low.parse().ok() } else { numerals::small(low) };
                let hour = hour.filter(|n| (1..=12).contains(n))?;
                caps.clock = Some(Clock { hour, minute: None, second: None });
                Some(one)
            }
            Class::Half => {
                let (late, end) = match low {
                    "am" | "a.m." | "a.m" => (false, one),
                    "pm" | "p.m." | "p.m" => (true, one),
                    "a" | "p" if one_of!(next(0), "m" | "m.") => (low == "p", one + 1),
                    _ => return None,
                };
                caps.afternoon = Some(late);
                Some(end)
            }
            _ => {
                if low == "local" && next(0) == "time" {
                    return Some(one + 1);
                }
                if low == "(" && one + 1 < self.hi {
                    let close = (one + 1..(one + 4).min(self.hi)).find(|&k| self.article.lower(k) == ")")?;
                    return lexemes::zone(next(0)).then_some(close + 1);
                }
                (lexemes::zone(low) && self.article.word(i).bytes().all(|b| b.is_ascii_uppercase())).then_some(one)
            }
        }
    }

    fn month(&self, low: &str, i: TokenId, caps: &mut Caps) -> Option<TokenId> {
        let one = i + 1;
        let (month, odd) = lexemes::month(low)?;
        let word = self.article.word(i);
        let capital = word.trim_start_matches("mid-").starts_with(char::is_uppercase);
        // `may` and `march` are verbs, `mar` and `dec` mostly nothing, unless written as names.
        if odd && !capital {
            return None;
        }
        caps.month = Some(month);
        let stop = !low.ends_with('.') && odd && one < self.hi && self.article.lower(one) == "." && one + 1 < self.hi;
        Some(if stop && !one_of!(low, "may" | "march") { one + 1 } else { one })
    }

    fn weekday(&self, low: &str, i: TokenId, caps: &mut Caps) -> Option<TokenId> {
        let one = i + 1;
        let (day, short) = lexemes::weekday(low)?;
        if short {
            // `sat`, `sun` and `wed` are words; `SUN CITY` is a town.
            let word = self.article.word(i);
            let shouted = word.len() > 1
                && word.bytes().all(|b| b.is_ascii_uppercase())
                && self.article.word(one).bytes().all(|b| b.is_ascii_uppercase())
                && lexemes::month(self.article.lower(one)).is_none()
                && one < self.hi;
            if !word.starts_with(char::is_uppercase) || shouted {
                return None;
            }
        }
        caps.weekday = Some(day);
        let apart = short && !low.ends_with('.') && one + 1 < self.hi && self.article.lower(one) == ".";
        Some(if apart { one + 1 } else { one })
    }

    fn day(&self, low: &str, i: TokenId, caps: &mut Caps) -> Option<TokenId> {
        let (day, end) = if low.bytes().all(|b| b.is_ascii_digit()) && low.len() <= 2 {
            (low.parse().ok()?, i + 1)
        } else {
            let n = self.ordinal(i)?;
            (n.value as u32, n.end)
        };
        let slot = if caps.day.is_some() { &mut caps.last } else { &mut caps.day };
        *slot = Some(u8::try_from(day).ok().filter(|d| (1..=31).contains(d))?);
        Some(end)
    }

    fn ordinal(&self, i: TokenId) -> Option<Numeral> {
        match self.ordered.get() {
            Some((at, known)) if at == i => known,
            _ => {
                let read = numerals::ordinal(self.article, i, self.hi);
                self.ordered.set(Some((i, read)));
                read
            }
        }
    }

    fn count(&self, i: TokenId) -> Option<Count> {
        match self.counted.get() {
            Some((at, known)) if at == i => known,
            _ => {
                let read = self.read_count(i);
                self.counted.set(Some((i, read)));
                read
            }
        }
    }

    /// How many: a cardinal, or a word for some.
    fn read_count(&self, i: TokenId) -> Option<Count> {
        let at = |k: TokenId| if k < self.hi { self.article.lower(k) } else { "" };
        let of = |k: TokenId| if at(k) == "of" { k + 1 } else { k };
        match at(i) {
            "several" | "many" | "some" | "numerous" | "countless" | "few" => Some((i + 1, None)),
            "a" if one_of!(at(i + 1), "few" | "number") && (at(i + 1) == "few" || at(i + 2) == "of") => {
                Some((of(i + 2), None))
            }
            "a" if at(i + 1) == "couple" => Some((of(i + 2), Some(2.0))),
            "couple" => Some((of(i + 1), Some(2.0))),
            "dozens" | "scores" | "hundreds" | "thousands" | "tens" | "millions" if at(i + 1) == "of" => {
                let again = one_of!(at(i + 2), "thousands" | "millions" | "billions") && at(i + 3) == "of";
                Some((if again { i + 4 } else { i + 2 }, None))
            }
            "half" if one_of!(at(i + 1), "a" | "an") && lexemes::unit(at(i + 2)).is_some() => Some((i + 2, Some(0.5))),
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
        for &(k, name) in super::holidays::names() {
            if !name.starts_with(self.article.lower(i)) {
                continue;
            }
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
