//! Blocks: the text cut at its line ends, and what each piece is on the page.

use super::dateline;
use super::lines::{self, ends_closed};
use super::markup::Markup;
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
}

/// The stretches that belong together ([`lines`]), datelines apart. All but datelines begin as paragraphs.
pub(crate) fn find(text: &str, skip: &[Markup]) -> Vec<(BlockKind, Span)> {
    part_datelines(text, lines::find(text, skip).into_iter().map(|span| (BlockKind::Paragraph, span)).collect())
}

/// Makes a dateline that runs into its paragraph a block of its own.
fn part_datelines(text: &str, blocks: Vec<(BlockKind, Span)>) -> Vec<(BlockKind, Span)> {
    let mut out = Vec::with_capacity(blocks.len() + 1);
    let spoken = blocks.iter().filter(|(_, span)| dateline::shouted(span.of(text))).nth(1).is_some();
    for (kind, span) in blocks {
        let line = span.of(text);
        if let Some((start, end)) = dateline::behind_notes(line) {
            let at = span.start as usize;
            let trimmed = |a: usize, b: usize| Span::new(at + a, at + a + line[a..b].trim_end().len());
            out.push((kind, trimmed(0, start)));
            out.push((BlockKind::Dateline, trimmed(start, end)));
            out.push((kind, Span::new(at + end, span.end as usize)));
            continue;
        }
        let speaker = spoken && dateline::shouted(line);
        match dateline::length(line).filter(|_| ends_closed(line) && !speaker) {
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
