//! The day of publication: given, in whatever form people have it, or found in the dateline, the address, or the text.

use super::chart::{Chart, Parsed};
use super::meaning::{Date, Meaning};
use super::pattern::Machine;
use super::{Day, Published, PublishedFrom};
use crate::article::{self, Article, BlockKind, TokenId, Warning};
use crate::language::Analysis;
use crate::lexicon::{Class, is};
use crate::notice::Notice;
use crate::vocabulary::month;
use std::ops::Range;

/// Blocks from the top that are searched for a line with a date, and tokens of a dateline.
const TOP_BLOCKS: usize = 8;

/// Years that a day given apart from the text, or in a dateline, may lie in: the oldest newspapers are of the 1600s.
const GIVEN_YEARS: std::ops::RangeInclusive<i32> = 1600..=2199;

/// Years of a day that stands on a line of its own or in an address: those of papers on the web. An older one there is
/// likelier a day that the article tells of; a dateline says itself that it is the article's.
const FOUND_YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// Bytes of a given day that are looked at; what is longer is no day.
const MAX_DAY_BYTES: usize = 200;

/// A day read from the words of a person or a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenDay {
    /// The day.
    pub day: Day,
    /// The other day that the figures can mean, where nothing tells which comes first, day or month.
    pub or: Option<Day>,
}

/// Reads a day in the forms people and feeds have: `2024-12-05T10:00:00Z`, `24 November 2016`,
/// `Wed Nov 23, 2016 | 4:58pm EST`, `Tue, 10 Nov 2009 23:00:00 GMT`, `20161124`, seconds since 1970, `23.11.2016`, and
/// `03/02/2009` in the order of `country` (ISO 3166, two letters); the month first where none is given, as in the text
/// of an article. `None` where no day of the calendar, with its year, is named.
///
/// ```
/// use newsglass::{Day, read_day};
///
/// let read = read_day("03/02/2009", Some("GB")).unwrap();
/// assert_eq!((read.day, read.or), (Day::parse("2009-02-03").unwrap(), None));
/// assert_eq!(read_day("03/02/2009", None).unwrap().or, Day::parse("2009-02-03"));
/// assert_eq!(read_day("last Thursday", None), None);
/// ```
pub fn read_day(text: &str, country: Option<&str>) -> Option<WrittenDay> {
    let text = text.trim();
    if text.len() > MAX_DAY_BYTES {
        return None;
    }
    let sure = |day: Day| GIVEN_YEARS.contains(&day.year).then_some(WrittenDay { day, or: None });
    if let Some(day) = Day::parse(text) {
        return sure(day);
    }
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        return sure(run_of_figures(text)?);
    }
    if let Some(read) = figures(text, country) {
        return Some(read);
    }
    let article = article::read(text, None);
    let empty = Analysis::default();
    let in_words = article.sentences.iter().find_map(|s| {
        let chart = Chart::parse(Machine::get(), &article, &empty, s.tokens.start, s.tokens.end);
        chart.iter().flatten().find_map(|parsed| match &parsed.meaning {
            Meaning::Date(date) if date.shift.is_none() => Day::new(date.year?, date.month?, date.day?),
            _ => None,
        })
    });
    sure(in_words.or_else(|| of_the_clock(text))?)
}

/// `20161124`, with or without a time behind it, or seconds or milliseconds since 1970.
fn run_of_figures(text: &str) -> Option<Day> {
    match text.len() {
        8 | 12 | 14 => Day::new(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..8].parse().ok()?),
        10 | 13 => Some(Day::from_number((text[..10].parse::<i64>().ok()? / 86_400) as i32)),
        _ => None,
    }
}

/// Three figures with the same sign between them.
fn figures(text: &str, country: Option<&str>) -> Option<WrittenDay> {
    let sign = text.find(['/', '.', '-']).and_then(|at| text[at..].chars().next())?;
    let pieces: Vec<&str> = text.split(sign).collect();
    let three = pieces.windows(3).find_map(|w| {
        let first = w[0].trim_end().rsplit(|c: char| !c.is_ascii_digit()).next()?;
        let last = w[2].trim_start().split(|c: char| !c.is_ascii_digit()).next()?;
        Some((first, w[1].trim(), last)).filter(|(a, b, c)| {
            [a, b, c].iter().all(|p| matches!(p.len(), 1..=4) && p.bytes().all(|b| b.is_ascii_digit()))
        })
    })?;
    let (a, b, c) = three;
    let number = |p: &str| p.parse::<u8>().ok();
    if a.len() == 4 {
        let day = Day::new(a.parse().ok()?, number(b)?, number(c)?)?;
        return GIVEN_YEARS.contains(&day.year).then_some(WrittenDay { day, or: None });
    }
    let year = match (c.len(), c.parse::<i32>().ok()?) {
        (4, year) => year,
        (2, year) => year + if year < 40 { 2000 } else { 1900 },
        _ => return None,
    };
    if !GIVEN_YEARS.contains(&year) {
        return None;
    }
    let day_first = Day::new(year, number(b)?, number(a)?);
    let month_first = Day::new(year, number(a)?, number(b)?);
    let (Some(one), Some(two)) = (day_first, month_first) else {
        return Some(WrittenDay { day: day_first.or(month_first)?, or: None });
    };
    let american = country.filter(|c| !c.is_empty()).map(|c| is(&c.to_ascii_lowercase(), Class::MonthFirstCountry));
    match american {
        _ if sign == '.' || one == two => Some(WrittenDay { day: one, or: None }),
        Some(false) => Some(WrittenDay { day: one, or: None }),
        Some(true) => Some(WrittenDay { day: two, or: None }),
        None => Some(WrittenDay { day: two, or: Some(one) }),
    }
}

/// `Wed Nov 23 16:58:00 EST 2016`, as Unix and its feeds write it: the year behind the clock.
fn of_the_clock(text: &str) -> Option<Day> {
    let words: Vec<String> = text.split_whitespace().map(|w| w.trim_matches([',', '.']).to_ascii_lowercase()).collect();
    let (at, month) = words.iter().enumerate().find_map(|(i, w)| Some((i, month(w)?)))?;
    let day = words.get(at + 1)?.parse().ok()?;
    let year = words[at + 2..].iter().find_map(|w| w.parse::<i32>().ok().filter(|_| w.len() == 4))?;
    Day::new(year, month, day)
}

/// The day that a caller gives, as such or as it is written, and what is doubtful about it.
pub(crate) fn given(day: Option<Day>, written: Option<&str>, country: Option<&str>) -> (Option<Day>, Option<Warning>) {
    let written = written.map(str::trim).filter(|w| !w.is_empty() && day.is_none());
    let Some(written) = written else { return (day, None) };
    let warning = |notice| Some(Warning { notice, span: None });
    let shown: String = written.chars().take(60).collect();
    match read_day(written, country) {
        None => {
            let says = "The day of publication, “{0}”, could not be read, so it was looked for in the text. Write it as \
                        2024-12-05 or 5 December 2024.";
            (None, warning(Notice::new("published_unread", says, [shown])))
        }
        Some(WrittenDay { day, or: Some(or) }) => {
            let says = "The day of publication, “{0}”, can be {1} or {2}. It was read as {1}: the publisher's country \
                        tells which order is meant.";
            (Some(day), warning(Notice::new("published_either", says, [shown, day.to_string(), or.to_string()])))
        }
        Some(WrittenDay { day, or: None }) => (Some(day), None),
    }
}

/// The day of publication: the one given, else the one in a dateline, else the one on a line of its own near the top,
/// else the one in an address of the page.
pub(crate) fn find(article: &Article<'_>, given: Option<Day>) -> Published {
    if given.is_some() {
        return Published { day: given, from: PublishedFrom::Given };
    }
    let named = named(article);
    if let Some(day) = named.iter().filter(|n| n.dateline).find_map(|n| whole_date(&n.date, true)) {
        return Published { day: Some(day), from: PublishedFrom::Dateline };
    }
    let line = named.iter().filter(|n| !n.dateline).find_map(|n| whole_date(&n.date, false));
    let found = line.or_else(|| in_address(article));
    Published { day: found, from: if found.is_some() { PublishedFrom::Text } else { PublishedFrom::Unknown } }
}

/// A warning where the article itself names a day that the one given cannot be: its dateline, with or without a year,
/// another day than that or the one before, as papers print what was filed the day before; a line of its own, one more
/// than a month away, as it may tell of an update.
pub(crate) fn contradicted(article: &Article<'_>, given: Day) -> Option<Warning> {
    let named = named(article);
    let first = named.iter().find(|n| n.dateline).or_else(|| named.first())?;
    let day = match first.date.year {
        Some(_) => whole_date(&first.date, first.dateline)?,
        None => latest(&first.date, first.dateline, given)?,
    };
    let later = given.number() - day.number();
    let fits = if first.dateline && !first.label { (0..=1).contains(&later) } else { later.abs() <= 31 };
    let says = "The day of publication given, {0}, is not that of the article, {1}. Days such as “Monday” were counted \
                from {0}.";
    let notice = || Notice::new("published_other", says, [given.to_string(), day.to_string()]);
    (!fits).then(|| Warning { notice: notice(), span: Some(article.span_of(first.tokens.clone())) })
}

/// The last day of that month and number up to a month after the day given: what is printed was written before, or
/// stands under the wrong day by a little. Leap days are up to eight years apart.
fn latest(date: &Date, dateline: bool, given: Day) -> Option<Day> {
    let of = |year| whole_date(&Date { year: Some(year), ..*date }, dateline);
    (0..=8).filter_map(|back| of(given.year + 1 - back)).find(|day| day.number() - given.number() <= 31)
}

/// A date that the article itself gives as its own.
struct Named {
    date: Date,
    tokens: Range<TokenId>,
    /// It stands in a dateline, and may lack the year.
    dateline: bool,
    /// Words before it say of what it is the day: `Updated`.
    label: bool,
}

/// The dates in datelines, and those on short lines near the top or the end.
fn named(article: &Article<'_>) -> Vec<Named> {
    let empty = Analysis::default();
    let mut out = Vec::new();
    for (k, block) in article.blocks.iter().enumerate() {
        let dateline = block.kind == BlockKind::Dateline;
        if !dateline && (k >= TOP_BLOCKS && k + 3 < article.blocks.len()) {
            continue;
        }
        // A dateline names its day; so does a short line that says `Published`, or nothing but a day.
        let short = block.span.len() <= 90;
        if !(dateline || short || block.kind == BlockKind::Byline) {
            continue;
        }
        for s in &article.sentences
            [block.sentences.start as usize..(block.sentences.end as usize).min(article.sentences.len())]
        {
            let chart = Chart::parse(Machine::get(), article, &empty, s.tokens.start, s.tokens.end);
            for (i, parsed) in chart.iter().enumerate() {
                let Some(Parsed { end, meaning: Meaning::Date(date) }) = parsed else { continue };
                let start = s.tokens.start + i as u32;
                let undated = dateline
                    && date.more.is_none()
                    && date.year.is_none()
                    && date.shift.is_none()
                    && date.month.is_some();
                if whole_date(date, dateline).is_none() && !undated {
                    continue;
                }
                let alone = s.tokens.len() as u32 <= end - start + 4;
                let label = (s.tokens.start..start).any(|t| {
                    one_of!(
                        article.lower(t),
                        "published" | "updated" | "posted" | "date" | "modified" | "issued" | "released"
                    )
                });
                if dateline || alone || label || block.kind == BlockKind::Byline {
                    out.push(Named { date: *date, tokens: start..*end, dateline, label });
                }
                if !dateline {
                    break;
                }
            }
        }
    }
    out
}

/// The day that a date fixes without any ground.
fn whole_date(date: &Date, dateline: bool) -> Option<Day> {
    let day = Day::new(date.year?, date.month?, date.day?)?;
    let years = if dateline { GIVEN_YEARS } else { FOUND_YEARS };
    // "Reporting period: 3-9 July": of a week, and not of a day.
    (date.shift.is_none() && date.more.is_none() && years.contains(&day.year)).then_some(day)
}

/// `/2024/12/05/` or `2024-12-05` in the address of the page, which stands alone on its line.
fn in_address(article: &Article<'_>) -> Option<Day> {
    let mut addresses = article.tokens.iter().filter(|t| t.kind == crate::article::TokenKind::Address);
    let first = addresses.next()?;
    let alone = article.sentences.get(first.sentence as usize)?.tokens.len() <= 3;
    let digits: Vec<&str> =
        first.span.of(article.text).split(|c: char| !c.is_ascii_digit()).filter(|d| !d.is_empty()).collect();
    alone
        .then(|| {
            digits.windows(3).find_map(|w| {
                (w[0].len() == 4 && w[1].len() <= 2 && w[2].len() <= 2)
                    .then(|| Day::new(w[0].parse().ok()?, w[1].parse().ok()?, w[2].parse().ok()?))
                    .flatten()
                    .filter(|d| FOUND_YEARS.contains(&d.year))
            })
        })
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_the_forms_people_have() {
        for (text, country, day) in [
            ("2024-12-05", None, "2024-12-05"),
            ("2024-12-05T23:10:00+02:00", None, "2024-12-05"),
            (" 24 November 2016 ", None, "2016-11-24"),
            ("Wed Nov 23, 2016 | 4:58pm EST", None, "2016-11-23"),
            ("Tue, 10 Nov 2009 23:00:00 GMT", None, "2009-11-10"),
            ("Wed Nov 23 16:58:00 EST 2016", None, "2016-11-23"),
            ("November 23rd, 2016", None, "2016-11-23"),
            ("Published: 5 Dec. 2024, 10:15", None, "2024-12-05"),
            ("03/02/2009", Some("gb"), "2009-02-03"),
            ("03/02/2009", Some("US"), "2009-03-02"),
            ("23/11/2016", Some("US"), "2016-11-23"),
            ("11/23/16", None, "2016-11-23"),
            ("23.11.2016", None, "2016-11-23"),
            ("3.2.2009", Some("US"), "2009-02-03"),
            ("2016/11/23", None, "2016-11-23"),
            ("2016-1-3", None, "2016-01-03"),
            ("20161123", None, "2016-11-23"),
            ("1479920280", None, "2016-11-23"),
            ("1479920280000", None, "2016-11-23"),
            ("4 July 1776", None, "1776-07-04"),
        ] {
            let read = read_day(text, country).map(|r| (r.day.to_string(), r.or));
            assert_eq!(read, Some((day.to_owned(), None)), "{text}");
        }
    }

    #[test]
    fn what_names_no_day_is_none() {
        for text in
            ["", "Thursday", "last week", "November 2016", "2016", "31/31/2016", "30 February 2016", "1/2/3/x", "é/é/é"]
        {
            assert_eq!(read_day(text, None), None, "{text}");
        }
        assert_eq!(read_day(&"5 December 2024 ".repeat(100), None), None);
    }
}
