//! What an expression takes from those before it: the quarter that a business report speaks of, the day of the other
//! end of a range.

use super::chart::Parsed;
use super::meaning::{Date, Lean, Length, Meaning, Shift, Unit};
use super::resolve::{Ground, Resolved};
use super::tense::Tense;
use super::{Day, lexemes};
use crate::article::{Article, TokenId};

/// How many sentences a quarter stays the one that is spoken of.
const QUARTER_HOLDS: u32 = 6;

/// How many sentences behind it `a year earlier` is its quarter a year earlier.
const COMPARED: u32 = 1;

/// What has been read so far.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// Year and number of the last quarter named that was over, and the sentence that named it.
    quarter: Option<(i32, u8, u32)>,
    /// The last date, one past its last token, and its first day.
    last: Option<(Date, TokenId, Day)>,
    /// The days that the text has named.
    days: Vec<Day>,
}

/// How many days named before are asked for one that is named again.
const NAMED: usize = 40;

impl Context {
    /// What the expression at token `start` means in the light of those before it, where that is more than it says.
    pub(super) fn retell(
        &self,
        article: &Article<'_>,
        parsed: &Parsed,
        start: TokenId,
        lo: TokenId,
        sentence: u32,
    ) -> Option<Meaning> {
        let Meaning::Date(date) = parsed.meaning else { return None };
        self.other_end(article, &date, start, lo)
            .or_else(|| self.of_quarter(article, &date, start, parsed.end, sentence))
    }

    /// `Monday through Friday`, `from March to May`: the first one after the other.
    fn other_end(&self, article: &Article<'_>, date: &Date, start: TokenId, lo: TokenId) -> Option<Meaning> {
        let (before, end, day) = self.last?;
        if end <= lo || end + 1 != start || date.year.is_some() || before.part.is_some() != date.part.is_some() {
            return None;
        }
        let tie = article.lower(end);
        let range = one_of!(tie, "to" | "through" | "thru" | "until" | "till" | "-" | "–");
        let plain = |d: &Date| {
            let clear = Date { month: None, day: None, weekday: None, part: None, edge: None, year: None, ..*d };
            clear == Date::default()
        };
        if !plain(date) || !plain(&before) && before.lean == Lean::Free {
            return None;
        }
        if let (Some(weekday), Some(_), None) = (date.weekday, before.weekday, date.month) {
            let ahead = (i32::from(weekday) - i32::from(day.weekday())).rem_euclid(7);
            if before.day.is_some() || ahead == 0 || !(range || one_of!(tie, "and" | "or")) {
                return None;
            }
            let day = day.plus(ahead);
            return Some(Meaning::Date(Date {
                weekday: None,
                year: Some(day.year),
                month: Some(day.month),
                day: Some(day.day),
                ..*date
            }));
        }
        let (month, first) = (date.month?, before.month?);
        let next = (month, date.day) < (first, before.day);
        (range && date.weekday.is_none() && date.day.is_some() == before.day.is_some())
            .then_some(Meaning::Date(Date { year: Some(day.year + i32::from(next)), ..*date }))
    }

    /// `the crash on Saturday (1 March)`, and then `log 2214 of 1 March`: a day that the text has named has its year.
    pub(super) fn dated(&self, meaning: &Meaning, ground: Ground) -> Option<Meaning> {
        let (Meaning::Date(date), Some(now)) = (meaning, ground.published) else { return None };
        let (month, day) = (date.month?, date.day?);
        let bare = Date { month: None, day: None, clock: None, part: None, ..*date } == Date::default();
        let known = self.days.iter().rev().take(NAMED).find(|d| (d.month, d.day) == (month, day))?;
        // What is to come on the day of a year ago comes on it again.
        let back = if ground.tense == Tense::Future { 95 } else { 366 };
        let near = (-back..=366).contains(&(known.number() - now.number()));
        (bare && near).then_some(Meaning::Date(Date { year: Some(known.year), ..*date }))
    }

    /// `In 2021 gunmen killed four during Ramadan`: that of the year named before it.
    pub(super) fn feast(
        &self,
        article: &Article<'_>,
        meaning: &Meaning,
        ground: Ground,
        lo: TokenId,
    ) -> Option<Meaning> {
        let Meaning::Date(date) = meaning else { return None };
        let (before, end, _) = self.last.filter(|&(_, end, _)| end > lo + 1)?;
        let bare = date.holiday.is_some() && Date { holiday: None, ..*date } == Date::default();
        let then = article.lower(end + u32::from(article.word(end) == ",")) == "when" || article.lower(end - 2) == "in";
        let fits = bare && then && before.year.is_some() && ground.tense == Tense::Past;
        fits.then_some(Meaning::Date(Date { year: before.year, ..*date }))
    }

    /// `the quarter`, and `a year earlier` of a quarter's figures.
    fn of_quarter(
        &self,
        article: &Article<'_>,
        date: &Date,
        start: TokenId,
        end: TokenId,
        sentence: u32,
    ) -> Option<Meaning> {
        let (year, quarter, named) = self.quarter?;
        let age = sentence.saturating_sub(named);
        let Shift { n, unit, .. } = date.shift?;
        let told =
            |year: i32| Some(Meaning::Date(Date { year: Some(year), quarter: Some(quarter), ..Date::default() }));
        let plain = Date { shift: None, weak: false, ..*date } == Date::default();
        if !plain || age > QUARTER_HOLDS {
            return None;
        }
        let word = |i: TokenId| article.lower(i);
        match (unit, n) {
            (Unit::Quarter, 0.0) if date.weak && !one_of!(word(end), "of" | "-" | "century" | "mile") => told(year),
            (Unit::Quarter, -5.0) => told(year - 1),
            // `41 cents a share a year earlier`
            (Unit::Year, -1.0) if age <= COMPARED => {
                let article = one_of!(word(start), "a" | "one" | "the" | "year");
                let ends = one_of!(word(end.saturating_sub(1)), "ago" | "earlier" | "before");
                (article && ends).then(|| told(year - 1)).flatten()
            }
            _ => None,
        }
    }

    /// Takes note of an expression and what it came to.
    pub(super) fn note(
        &mut self,
        meaning: &Meaning,
        resolved: &Resolved,
        told: bool,
        now: Option<Day>,
        end: TokenId,
        sentence: u32,
    ) {
        match meaning {
            Meaning::Date(date) => {
                if let Some((first, last)) = resolved.interval
                    && first == last
                {
                    self.days.push(first);
                }
                self.last = resolved.interval.map(|(first, _)| (*date, end, first));
                let over = match (resolved.interval, now) {
                    (Some((_, last)), Some(now)) => last < now,
                    _ => true,
                };
                if let (true, Some((year, quarter))) = (over && !told, resolved.value.split_once("-Q"))
                    && let (Ok(year), Ok(quarter)) = (year.parse(), quarter.parse())
                {
                    self.quarter = Some((year, quarter, sentence));
                }
            }
            // `for the nine months`: the figures that follow are no quarter's.
            Meaning::Length(Length { n: Some(n), unit: Unit::Month, .. }) if *n == 6.0 || *n == 9.0 => {
                self.quarter = None;
            }
            _ => {}
        }
    }
}

/// True for the last word of an hour (`a.m`, `p.m`) that lost its stop to the end of the sentence.
pub(super) fn lost_stop(article: &Article<'_>, last: TokenId) -> bool {
    one_of!(article.lower(last), "a.m" | "p.m")
        || lexemes::month(article.lower(last)).is_some_and(|m| m.1)
            && article.lower(last).len() <= 4
            && !matches!(article.lower(last), "may")
}
