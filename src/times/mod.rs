//! Time expressions with their TIMEX3 values, and the day the article was published.

mod beginnings;
mod chart;
mod civil;
mod class;
mod classes;
mod context;
mod holidays;
mod lexemes;
mod meaning;
mod moon;
mod pattern;
mod published;
mod resolve;
mod rule;
mod rules;
mod stretch;
pub(crate) mod tense;
mod windows;

use crate::article::{Article, BlockKind, TokenId};
use crate::language::{Analysis, Relation, Tag, Word};
use crate::span::Span;
use chart::Chart;
use meaning::Meaning;
use pattern::Machine;
use resolve::{Ground, resolve};
use tense::Tense;

pub use published::{WrittenDay, read_day};
pub(crate) use published::{contradicted, given};

/// A civil day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Astronomical year; 2024 is 2024.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Day {
    /// Reads `2024-12-05`, and that day with a time behind it; `None` where the text is no day of the calendar.
    pub fn parse(text: &str) -> Option<Day> {
        let (text, rest) = text.trim().split_at_checked(10)?;
        if !(rest.is_empty() || rest.starts_with(['T', 't', ' ', 'Z', '+', '-'])) {
            return None;
        }
        let mut parts = text.split('-');
        let year = parts.next()?.parse().ok()?;
        let month: u8 = parts.next()?.parse().ok()?;
        let day: u8 = parts.next()?.parse().ok()?;
        Day::new(year, month, day)
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Where the day of publication was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublishedFrom {
    /// The caller gave it.
    Given,
    /// It stands in the dateline.
    Dateline,
    /// It stands elsewhere in the text.
    Text,
    /// It is not known; relative expressions stay relative.
    Unknown,
}

/// The day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The day, if it is known.
    pub day: Option<Day>,
    /// How it is known.
    pub from: PublishedFrom,
}

/// TIMEX3 type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeKind {
    /// A day or something longer.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// A time expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// Its words.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value: `2024-12-05`, `2024-W48`, `P3W`, `PRESENT_REF`, `XXXX-WXX-4`.
    pub value: String,
    /// First day it covers, where that is known.
    pub start: Option<Day>,
    /// Last day it covers, where that is known.
    pub end: Option<Day>,
}

/// The day of publication: the one given, else the one in the text.
pub fn published(article: &Article<'_>, given: Option<Day>) -> Published {
    published::find(article, given)
}

/// How many sentences the story's time holds for expressions such as `two days later`.
const MEMORY: u32 = 3;

/// Every time expression, in order, not overlapping.
pub fn find(article: &Article<'_>, analysis: &Analysis, published: Published) -> Vec<Time> {
    let mut times = Vec::new();
    // The last day or stretch named, and the sentence that named it.
    let mut then: Option<((Day, Day), u32)> = None;
    // The same of what is told as the story, and its block.
    let mut main: Option<((Day, Day), u32, u32)> = None;
    let mut context = context::Context::default();
    for (number, sentence) in article.sentences.iter().enumerate() {
        let number = number as u32;
        let (lo, hi) = (sentence.tokens.start, sentence.tokens.end);
        let chart = Chart::parse(Machine::get(), article, analysis, lo, hi);
        if let Some((days, at, _)) = main.filter(|&(_, at, block)| number - at <= MEMORY && block < sentence.block) {
            then = Some((days, at));
        }
        let mut i = lo;
        while i < hi {
            let Some(parsed) = chart.get((i - lo) as usize).and_then(Option::as_ref) else {
                i += 1;
                continue;
            };
            let told = context.retell(article, parsed, i, lo, number);
            let weak = told.is_none() && matches!(parsed.meaning, Meaning::Date(d) if d.weak);
            if weak || parsed.end == i + 1 && is_named(article, i) {
                i += 1;
                continue;
            }
            let ground = Ground {
                published: published.day,
                then: then.filter(|(_, at)| number - at <= MEMORY).map(|(days, _)| days),
                tense: tense_over(article, analysis, &parsed.meaning, i..parsed.end, lo..hi),
            };
            let told = told.or_else(|| context.dated(&parsed.meaning, ground));
            let told = told.or_else(|| context.feast(article, &parsed.meaning, ground, lo));
            let told = told.or_else(|| lent_day(&chart, article, parsed, lo..hi));
            let told = told.or_else(|| lent_year(&chart, article, parsed, i, lo..hi));
            let mut resolved = resolve(told.as_ref().unwrap_or(&parsed.meaning), ground);
            context.note(&parsed.meaning, &resolved, told.is_some(), published.day, parsed.end, number);
            if let (Meaning::Length(length), Some(now)) = (&parsed.meaning, published.day) {
                resolved.interval = resolved.interval.or_else(|| ahead(article, analysis, *length, now, i, lo..hi));
            }
            if let Some(now) = published.day {
                resolved.interval =
                    windows::days(article, &parsed.meaning, i..parsed.end, lo, now).or(resolved.interval);
            }
            if let (Meaning::Date(_), Some((_, last))) = (&parsed.meaning, resolved.interval) {
                resolved.interval = windows::ended(article, i, lo, last).or(resolved.interval);
            }
            if let (Meaning::Date(_), Some(days)) = (&parsed.meaning, resolved.interval) {
                then = Some((days, number));
                let back = main.is_some_and(|(of, ..)| days.1 < of.0);
                if !(back && is_background(article, analysis, i..parsed.end)) {
                    main = Some((days, number, sentence.block));
                }
            }
            let mut span = article.span_of(i..parsed.end);
            let stop = article.text.as_bytes().get(span.end as usize) == Some(&b'.');
            span.end += u32::from(stop && context::lost_stop(article, parsed.end - 1));
            times.push(Time {
                span,
                kind: resolved.kind,
                value: resolved.value,
                start: resolved.interval.map(|d| d.0),
                end: resolved.interval.map(|d| d.1),
            });
            i = parsed.end;
        }
    }
    times.shrink_to_fit();
    times
}

/// `Police suspect the brother of a man who was killed on May 2`, `had been freed on March 3`: no time that the story has
/// reached.
fn is_background(article: &Article<'_>, analysis: &Analysis, tokens: std::ops::Range<TokenId>) -> bool {
    let head = |t: &TokenId| analysis.word(*t).and_then(|w| w.head);
    std::iter::successors(Some(tokens.start), head).take(8).any(|t| {
        let opens = |&c: &TokenId| one_of!(article.lower(c), "had" | "last") && c < t;
        analysis.word(t).is_some_and(|w| w.relation == Relation::AclRelcl)
            || !tokens.contains(&t) && analysis.children(t).iter().any(opens)
    })
}

/// True for the whole name of a day of the week, in small letters.
pub(crate) fn is_weekday(word: &str) -> bool {
    lexemes::weekday(word).is_some_and(|(_, short)| !short)
}

/// `Relief Now`, `the charity Tomorrow Together`, `at Friday Media`: a capital inside a sentence, beside another, is a
/// name's and no time.
pub(crate) fn is_named(article: &Article<'_>, t: TokenId) -> bool {
    let Some(sentence) = article.sentence_of(t).map(|s| &s.tokens) else { return false };
    if t <= sentence.start || !article.is_capital(t) || article.block_kind_of(t) != BlockKind::Paragraph {
        return false;
    }
    let next = t + 1 < sentence.end && article.is_capital(t + 1);
    let (before, word) = (article.word(t - 1), article.lower(t));
    let beside = before.ends_with(char::is_alphanumeric) && (article.is_capital(t - 1) || next);
    let venue = before == "at" && next && !one_of!(article.lower(t + 1), "mass" | "prayers");
    beside && one_of!(word, "now" | "today" | "tomorrow" | "yesterday" | "tonight") || venue && word.ends_with("day")
}

/// `between 9:30 and 11:00 on Thursday`: the first clock time has the day of the second.
fn lent_day(
    chart: &[Option<chart::Parsed>],
    article: &Article<'_>,
    first: &chart::Parsed,
    sentence: std::ops::Range<TokenId>,
) -> Option<Meaning> {
    let Meaning::Date(date) = first.meaning else { return None };
    let bare = date.clock.is_some() && meaning::Date { clock: None, ..date } == meaning::Date::default();
    let tie = one_of!(article.lower(first.end), "-" | "–" | "to" | "and" | "until" | "till" | "through");
    if !bare || !tie || first.end + 1 >= sentence.end {
        return None;
    }
    // The chart has a place for every token of the sentence, counted from its first.
    let second = chart.get((first.end + 1 - sentence.start) as usize)?.as_ref()?;
    let Meaning::Date(other) = second.meaning else { return None };
    let dated = other.clock.is_some() && meaning::Date { clock: None, ..other } != meaning::Date::default();
    dated.then_some(Meaning::Date(meaning::Date { clock: date.clock, ..other }))
}

/// `between March 3 and March 9, 2023`: the first day has the year of the second, or the one before.
fn lent_year(
    chart: &[Option<chart::Parsed>],
    article: &Article<'_>,
    first: &chart::Parsed,
    start: TokenId,
    sentence: std::ops::Range<TokenId>,
) -> Option<Meaning> {
    let Meaning::Date(date) = first.meaning else { return None };
    let bare = meaning::Date { month: None, day: None, weekday: None, ..date } == meaning::Date::default();
    let tie = match article.lower(first.end) {
        "-" | "–" | "to" | "until" | "till" | "through" => true,
        "and" => start > sentence.start && article.lower(start - 1) == "between",
        _ => false,
    };
    if !bare || !tie || date.month.is_none() || first.end + 1 >= sentence.end {
        return None;
    }
    let second = chart.get((first.end + 1 - sentence.start) as usize)?.as_ref()?;
    let Meaning::Date(other) = second.meaning else { return None };
    let year = other.year.filter(|_| other.month.is_some() && other.day.is_some() == date.day.is_some())?;
    let before = (date.month, date.day) > (other.month, other.day);
    Some(Meaning::Date(meaning::Date { year: Some(year - i32::from(before)), ..date }))
}

/// `in three weeks` and `within three weeks` of a verb that looks ahead: that day, or the days until it.
fn ahead(
    article: &Article<'_>,
    analysis: &Analysis,
    length: meaning::Length,
    now: Day,
    start: TokenId,
    sentence: std::ops::Range<TokenId>,
) -> Option<(Day, Day)> {
    let before = article.lower(start.checked_sub(1).filter(|&i| i >= sentence.start)?);
    let n = length.n.filter(|n| n.fract() == 0.0 && *n < 1000.0)? as i32;
    let (days, months) = length.unit.length();
    let fits = one_of!(before, "in" | "within") && days + months > 0 && length.more.is_none();
    // "sending shares to their lowest in three years" looks back; "twice as likely to die within five years" is of no day.
    let looks_back = (sentence.start..start - 1).rev().take(3).any(|t| {
        analysis.word(t).is_some_and(|w| matches!(w.tag, Tag::Jjs | Tag::Rbs))
            || before == "in" && one_of!(article.lower(t), "first" | "only")
    });
    let likely = (sentence.start + 1..start)
        .rev()
        .take(12)
        .any(|t| article.lower(t) == "likely" && one_of!(article.lower(t - 1), "as" | "more" | "less"));
    if !fits
        || looks_back
        || likely
        || tense::over(article, analysis, start, start + 1, sentence.start, sentence.end) != Tense::Future
    {
        return None;
    }
    let day = now.plus_months(n * months).plus(n * days);
    Some(if before == "in" { (day, day) } else { (now, day) })
}

/// The word that an expression hangs on.
fn above(analysis: &Analysis, tokens: &std::ops::Range<TokenId>) -> Option<TokenId> {
    tokens.clone().find_map(|t| analysis.word(t)?.head.filter(|h| !tokens.contains(h)))
}

/// `called a strike for Monday`: it is to come.
fn is_set(article: &Article<'_>, analysis: &Analysis, tokens: &std::ops::Range<TokenId>) -> bool {
    let noun = above(analysis, tokens).and_then(|n| analysis.word(n)).filter(|w| w.relation == Relation::Obj);
    let verb = noun.and_then(|w| w.head).filter(|&v| v < tokens.start && article.lower(tokens.start - 1) == "for");
    verb.is_some_and(|v| one_of!(analysis.lemma(v), "call" | "announce"))
}

/// `the court's decision on Tuesday to strike the law down leaves a gap`: it was taken then.
fn is_taken(analysis: &Analysis, tokens: &std::ops::Range<TokenId>) -> bool {
    let Some(noun) = above(analysis, tokens).filter(|&n| n < tokens.start) else { return false };
    let taken = one_of!(
        analysis.lemma(noun),
        "decision" | "ruling" | "order" | "refusal" | "vote" | "move" | "announcement" | "veto" | "offer" | "failure"
    );
    let has = |of: TokenId, fits: &dyn Fn(Word, TokenId) -> bool| {
        analysis.children(of).iter().any(|&c| analysis.word(c).is_some_and(|w| fits(w, c)))
    };
    let does = |v: TokenId| analysis.word(v).is_some_and(|w| matches!(w.tag, Tag::Vbz | Tag::Vbp));
    taken
        && has(noun, &|w, _| w.relation == Relation::NmodPoss)
        && has(noun, &|w, _| w.relation == Relation::Acl && w.tag == Tag::Vb)
        && analysis.word(noun).is_some_and(|w| w.head.is_none_or(does))
}

/// The tense that decides between the last and the next of like-named days; asked only where it matters.
fn tense_over(
    article: &Article<'_>,
    analysis: &Analysis,
    meaning: &Meaning,
    tokens: std::ops::Range<TokenId>,
    sentence: std::ops::Range<TokenId>,
) -> Tense {
    match meaning {
        Meaning::Date(d) if d.year.is_none() && d.shift.is_none() => {
            let tense = tense::over(article, analysis, tokens.start, tokens.end, sentence.start, sentence.end);
            if is_set(article, analysis, &tokens) {
                return Tense::Future;
            }
            // The present of a headline or caption tells what has happened.
            match (tense, article.block_kind_of(tokens.start)) {
                (Tense::Present, BlockKind::Headline | BlockKind::Heading | BlockKind::Caption) => Tense::Unknown,
                // What was filed was filed before it was printed.
                (Tense::Unknown, BlockKind::Dateline) => Tense::Past,
                (_, BlockKind::Paragraph) if is_taken(analysis, &tokens) => Tense::Past,
                _ => tense,
            }
        }
        _ => Tense::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first value found, or `-`; on Thursday 2024-12-05.
    fn value(text: &str) -> String {
        let article = crate::article::read(text, None);
        let glass = crate::Glass::embedded();
        let analysis = glass.model.analyze(&article, &glass.lexicon);
        let published = Published { day: Day::parse("2024-12-05"), from: PublishedFrom::Given };
        find(&article, &analysis, published).pop().map_or(String::from("-"), |t| t.value)
    }

    #[test]
    fn the_examples_of_the_rules_hold() {
        let mut wrong = Vec::new();
        for rule in rules::all() {
            for (text, expected) in rule.examples {
                let got = value(text);
                if got != *expected {
                    wrong.push(format!("{text} {got} for {expected} ({})", rule.pattern));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
