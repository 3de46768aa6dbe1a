//! Blocks: the text cut at its line ends, and what each piece is on the page.

use super::lines::{self, ends_closed};
use super::markup::Markup;
use super::{Article, TokenKind, dateline};
use crate::span::Span;

/// What a block is on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The story's title.
    Headline,
    /// `ALEPPO, Syria, Dec 5 (Agency)` on a line of its own.
    Dateline,
    /// Who wrote it.
    Byline,
    /// Running text.
    Paragraph,
    /// A heading between paragraphs.
    Heading,
    /// The line under, or the description of, a picture.
    Caption,
    /// A pointer to other stories.
    Related,
    /// Sharing buttons, copyright lines, cookie notices.
    Boilerplate,
}

impl BlockKind {
    /// The name the report uses.
    pub fn name(self) -> &'static str {
        match self {
            BlockKind::Headline => "headline",
            BlockKind::Dateline => "dateline",
            BlockKind::Byline => "byline",
            BlockKind::Paragraph => "paragraph",
            BlockKind::Heading => "heading",
            BlockKind::Caption => "caption",
            BlockKind::Related => "related",
            BlockKind::Boilerplate => "boilerplate",
        }
    }

    /// True for what is part of the story's telling: events of a related line or a cookie notice are not.
    pub fn is_story(self) -> bool {
        !matches!(self, BlockKind::Related | BlockKind::Boilerplate)
    }
}

/// The stretches that belong together ([`lines`]), datelines apart. All but datelines begin as paragraphs.
pub(crate) fn find(text: &str, skip: &[Markup]) -> Vec<(BlockKind, Span)> {
    part_datelines(text, lines::find(text, skip).into_iter().map(|span| (BlockKind::Paragraph, span)).collect())
}

/// Makes a dateline that runs into its paragraph a block of its own.
fn part_datelines(text: &str, blocks: Vec<(BlockKind, Span)>) -> Vec<(BlockKind, Span)> {
    let mut out = Vec::with_capacity(blocks.len() + 1);
    for (kind, span) in blocks {
        let line = span.of(text);
        match dateline::length(line).filter(|_| ends_closed(line)) {
            Some(length) => {
                let cut = span.start as usize + length;
                let end = span.start as usize + line[..length].trim_end().len();
                out.push((BlockKind::Dateline, Span::new(span.start as usize, end)));
                out.push((kind, Span::new(cut, span.end as usize)));
            }
            None => out.push((kind, span)),
        }
    }
    out
}

const RELATED: &[&str] = &[
    "also read",
    "also in",
    "don't miss",
    "further reading",
    "in pictures",
    "latest",
    "live updates",
    "more from",
    "more on",
    "more stories",
    "most read",
    "read also",
    "read more",
    "read next",
    "recommended",
    "related",
    "see also",
    "top stories",
    "watch",
    "what to read",
    "you may also",
    "you might also",
];

const BOILERPLATE: &[&str] = &[
    "accept cookies",
    "advertisement",
    "all rights reserved",
    "by signing up",
    "click here",
    "copyright",
    "download our app",
    "enter your email",
    "follow us",
    "get our",
    "listen to this",
    "our standards",
    "privacy policy",
    "share this",
    "share on",
    "sign in",
    "sign up",
    "skip advert",
    "skip to",
    "sponsored",
    "subscribe",
    "terms of use",
    "this material may not be",
    "we use cookies",
    "©",
];

const CAPTION: &[&str] = &[
    "caption:",
    "file photo",
    "file picture",
    "handout",
    "image caption",
    "image:",
    "photo by",
    "photo:",
    "photograph:",
    "picture:",
];

/// Words that name who takes pictures: at the end of a line they make it a caption.
const CREDITS: &[&str] = &[
    "/ afp",
    "/afp",
    "afp via getty images",
    "ap photo",
    "getty images",
    "/ reuters",
    "/reuters",
    "/ap",
    "via reuters",
];

/// The same at the start of a line.
const LEADING_CREDITS: &[&str] = &["afp /", "afp/", "ap /", "ap/", "epa /", "getty images", "reuters /", "reuters/"];

/// Decides what each block is, from its tokens and its neighbours.
pub(crate) fn classify(article: &mut Article<'_>) {
    let count = article.blocks.len();
    let facts: Vec<Look> = (0..count).map(|i| Look::at(article, i)).collect();
    let body = facts.iter().position(|f| f.closed && f.words >= 12).unwrap_or(count);
    let running = facts.iter().filter(|f| f.closed && f.words >= 8).count();
    for i in 0..count {
        if article.blocks[i].kind == BlockKind::Dateline {
            continue;
        }
        let f = &facts[i];
        let next_runs = facts.get(i + 1).is_some_and(|n| n.closed && n.words >= 8);
        let before_runs = i > 0 && facts[i - 1].closed && facts[i - 1].words >= 8;
        let kind = if f.boilerplate {
            BlockKind::Boilerplate
        } else if f.related && !f.closed && f.words <= 16 {
            BlockKind::Related
        } else if f.byline {
            BlockKind::Byline
        } else if f.dateline {
            BlockKind::Dateline
        } else if f.caption {
            BlockKind::Caption
        } else if i == 0 && count > 1 && !f.closed && f.words <= 30 {
            BlockKind::Headline
        } else if i < body
            && i <= 2
            && f.question
            && f.words <= 25
            && facts.get(i + 1).is_some_and(|n| n.words > 12)
            && i == 0
        {
            BlockKind::Headline
        } else if f.closed || f.words > 40 || f.quoted || f.listed {
            BlockKind::Paragraph
        } else if i < body && i > 0 && f.words >= 6 {
            // A second line under the headline.
            BlockKind::Heading
        } else if running >= 3
            && (before_runs || next_runs)
            && (5..=30).contains(&f.words)
            && f.verb_like
            && f.sentences == 1
        {
            // A bare line between paragraphs that tells what a picture shows.
            BlockKind::Caption
        } else if f.words <= 14 {
            BlockKind::Heading
        } else {
            BlockKind::Paragraph
        };
        // A text of bare lines only has no headings: its lines are what there is.
        let kind = if running == 0 && kind == BlockKind::Heading && i > 0 { BlockKind::Paragraph } else { kind };
        article.blocks[i].kind = kind;
    }
}

/// What can be seen of a block.
struct Look {
    words: usize,
    closed: bool,
    question: bool,
    quoted: bool,
    listed: bool,
    related: bool,
    boilerplate: bool,
    byline: bool,
    dateline: bool,
    caption: bool,
    verb_like: bool,
    sentences: usize,
}

impl Look {
    fn at(article: &Article<'_>, block: usize) -> Look {
        let b = &article.blocks[block];
        let line = b.span.of(article.text);
        let head: String = line.chars().take(160).collect::<String>().to_lowercase().replace('’', "'");
        let tail: String = {
            let n = line.chars().count();
            line.chars().skip(n.saturating_sub(60)).collect::<String>().to_lowercase()
        };
        let first = article.sentences.get(b.sentences.start as usize).map_or(0, |s| s.tokens.start);
        let last = article
            .sentences
            .get((b.sentences.end as usize).wrapping_sub(1))
            .map_or(first, |s| s.tokens.end)
            .max(first);
        let words = (first..last)
            .filter(|&t| matches!(article.tokens[t as usize].kind, TokenKind::Word | TokenKind::Number))
            .count();
        let starts = |list: &[&str]| list.iter().any(|p| head.starts_with(p));
        let lower = |t: u32| article.lower(t);
        let title_case = (first..last)
            .filter(|&t| article.tokens[t as usize].kind == TokenKind::Word)
            .all(|t| article.word(t).chars().next().is_some_and(char::is_uppercase) || article.word(t).len() <= 4);
        let byline = words <= 14
            && !ends_closed(line)
            && ((lower(first) == "by" && article.word(first + 1).starts_with(char::is_uppercase) && title_case)
                || head.starts_with("reporting by")
                || head.starts_with("written by")
                || head.starts_with("edited by"))
            || head.starts_with("(by ") && line.ends_with(')') && words <= 14
            || (head.starts_with("reporting by") || head.starts_with("(reporting by")) && words < 60;
        let months =
            (first..last).any(|t| is_month(lower(t))) || words <= 10 && line.split_whitespace().any(is_iso_date);
        let digits = (first..last).any(|t| article.tokens[t as usize].kind == TokenKind::Number);
        let dated = words <= 10
            && months
            && digits
            && !ends_closed(line)
            && (first..last)
                .filter(|&t| !is_month(lower(t)) && article.tokens[t as usize].kind == TokenKind::Word)
                .count()
                <= 5;
        let stamped = words <= 14
            && digits
            && (head.starts_with("published")
                || head.starts_with("updated")
                || head.starts_with("last updated")
                || head.starts_with("posted"));
        Look {
            words,
            closed: ends_closed(line),
            question: line.trim_end().ends_with('?'),
            quoted: line.starts_with(['“', '"', '«', '‘', '„']),
            listed: line.starts_with(['-', '•', '*', '–', '—']) || line.starts_with(|c: char| c.is_ascii_digit()),
            related: starts(RELATED),
            boilerplate: words <= 60 && (starts(BOILERPLATE) || tail.contains("all rights reserved")) || words == 0,
            byline,
            dateline: dated || stamped,
            caption: starts(CAPTION)
                || (words <= 14 && starts(LEADING_CREDITS))
                || (words <= 60 && CREDITS.iter().any(|c| tail.trim_end_matches(['.', ')', ']']).ends_with(c))),
            verb_like: !title_case,
            sentences: b.sentences.len(),
        }
    }
}

/// True for `2026-11-23`.
fn is_iso_date(word: &str) -> bool {
    word.len() == 10
        && word.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() })
}

/// True for a month's name or its usual abbreviation, in lower case.
pub(crate) fn is_month(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan"
            | "feb"
            | "mar"
            | "apr"
            | "jun"
            | "jul"
            | "aug"
            | "sep"
            | "sept"
            | "oct"
            | "nov"
            | "dec"
    )
}
