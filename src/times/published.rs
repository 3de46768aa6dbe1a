//! The day of publication: given, or found in the dateline, the address, or the text.

use super::meaning::{Date, Meaning};
use super::pattern::{Chart, Machine, Parsed};
use super::{Day, Published, PublishedFrom};
use crate::article::{Article, BlockKind};
use crate::language::Analysis;

/// Blocks from the top that are searched for a line with a date, and tokens of a dateline.
const TOP_BLOCKS: usize = 8;

/// The day of publication: the one given, else the one in a dateline, else the one on a line of its own near the top,
/// else the one in an address of the page.
pub(crate) fn find(article: &Article<'_>, given: Option<Day>) -> Published {
    if given.is_some() {
        return Published { day: given, from: PublishedFrom::Given };
    }
    let empty = Analysis::default();
    let mut line: Option<Day> = None;
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
                let Some(day) = whole(date) else { continue };
                if dateline {
                    return Published { day: Some(day), from: PublishedFrom::Dateline };
                }
                let words = s.tokens.len() as u32;
                let taken = end - s.tokens.start - i as u32;
                let alone = words <= taken + 4;
                let label = (s.tokens.start..s.tokens.start + i as u32).any(|t| {
                    matches!(
                        article.lower(t),
                        "published" | "updated" | "posted" | "date" | "modified" | "issued" | "released"
                    )
                });
                if (alone || label || block.kind == BlockKind::Byline) && line.is_none() {
                    line = Some(day);
                }
                break;
            }
        }
    }
    let found = line.or_else(|| in_address(article));
    Published { day: found, from: if found.is_some() { PublishedFrom::Text } else { PublishedFrom::Unknown } }
}

/// The day that a date fixes without any ground.
fn whole(date: &Date) -> Option<Day> {
    let day = Day::new(date.year?, date.month?, date.day?)?;
    (date.shift.is_none() && (1990..=2100).contains(&day.year)).then_some(day)
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
                    .filter(|d| (1990..=2100).contains(&d.year))
            })
        })
        .flatten()
}
