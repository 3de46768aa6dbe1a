//! Quotations, only as far as `I` and `we` need them: where they are and whose words they are.
//!
//! The phase that finds statements comes later and looks at entities; it does the whole of attribution.

use crate::article::TokenId;
use crate::entities::Sources;
use crate::language::{Relation, Tag};
use crate::lexicon::Class;
use std::ops::Range;

/// Words and marks from which a quotation is no title and no word held at arm's length.
const LONG: usize = 5;

/// The quotations of an article.
#[derive(Debug, Default)]
pub(crate) struct Quotes {
    /// From where to where they go, in order.
    ranges: Vec<Range<TokenId>>,
    /// For each the head token of the one who speaks.
    pub speakers: Vec<Option<TokenId>>,
}

impl Quotes {
    pub(crate) fn find(sources: &Sources<'_>) -> Quotes {
        let article = sources.article;
        let mut ranges: Vec<(Range<TokenId>, u32, bool)> = Vec::new();
        for (number, block) in article.blocks.iter().enumerate() {
            let first = article.sentences.get(block.sentences.start as usize).map_or(0, |s| s.tokens.start);
            let last = block.sentences.end.checked_sub(1).and_then(|s| article.sentences.get(s as usize));
            let end = last.map_or(first, |s| s.tokens.end);
            let mut open: Option<TokenId> = None;
            for t in first..end {
                match (article.word(t), open) {
                    ("“" | "\"" | "``" | "«", None) => open = Some(t + 1),
                    ("”" | "\"" | "''" | "»", Some(from)) => {
                        ranges.push((from..t, number as u32, true));
                        open = None;
                    }
                    _ => {}
                }
            }
            if let Some(from) = open {
                ranges.push((from..end, number as u32, false));
            }
        }
        let mut out = Quotes {
            ranges: ranges.iter().map(|(range, _, _)| range.clone()).collect(),
            speakers: Vec::with_capacity(ranges.len()),
        };
        let mut before: Option<(u32, Option<TokenId>, bool)> = None;
        for (range, block, closed) in &ranges {
            let long = range.end.saturating_sub(range.start) > 3;
            let mut speaker = out.introduced(sources, range).or_else(|| out.speaker(sources, range));
            if speaker.is_none()
                && let Some((old_block, old, old_closed)) = before
                && (old_block == *block
                    || (old_block + 1 == *block && (!old_closed || wholly_quoted(sources, range, *block))))
            {
                speaker = old;
            }
            out.speakers.push(speaker);
            if long || speaker.is_some() {
                before = Some((*block, speaker, *closed));
            }
        }
        out
    }

    /// True for a quotation that is no title and no word held at arm's length.
    pub(crate) fn is_long(&self, quote: u32) -> bool {
        self.ranges.get(quote as usize).is_some_and(|range| range.len() >= LONG)
    }

    /// The quotation a token stands in.
    pub(crate) fn at(&self, token: TokenId) -> Option<u32> {
        let i = self.ranges.partition_point(|range| range.end <= token);
        self.ranges.get(i).filter(|range| range.contains(&token)).map(|_| i as u32)
    }

    /// The subject of a verb of saying outside the quotation, in a sentence that the quotation touches.
    fn speaker(&self, sources: &Sources<'_>, range: &Range<TokenId>) -> Option<TokenId> {
        let first = sources.article.sentence_of(range.start)?.tokens.start;
        let last = sources.article.sentence_of(range.end.max(1) - 1)?;
        let mut end = last.tokens.end;
        // `“Go.” he said` may be cut into two sentences.
        if let Some(next) = sources.article.sentence_of(range.end + 1)
            && next.block == last.block
            && next.tokens.start <= range.end + 1
            && next.tokens.end < range.end + 24
        {
            end = end.max(next.tokens.end);
        }
        let mut best: Option<(u32, TokenId)> = None;
        for t in first..end {
            if self.at(t).is_some() {
                continue;
            }
            let Some(word) = sources.analysis.word(t) else { continue };
            if !word.tag.is_verb() || !sources.analysis.lemma_is(t, Class::SpeechVerb) {
                continue;
            }
            let subject = subject(sources, t).filter(|&s| self.at(s).is_none());
            let Some(subject) = subject else { continue };
            let distance = if t < range.start { range.start - t } else { t.saturating_sub(range.end) };
            if best.is_none_or(|(d, _)| distance < d) {
                best = Some((distance, subject));
            }
        }
        best.map(|b| b.1)
    }

    /// The subject of the verb right before a long quotation, whatever it means: `Weber shot back, “I ...”`.
    fn introduced(&self, sources: &Sources<'_>, range: &Range<TokenId>) -> Option<TokenId> {
        let first = sources.article.sentence_of(range.start)?.tokens.start;
        let mark = range.start.checked_sub(2).filter(|_| range.len() >= LONG)?;
        if !one_of!(sources.article.word(mark), "," | ":") {
            return None;
        }
        let finite =
            |t: &TokenId| sources.analysis.word(*t).is_some_and(|w| matches!(w.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp));
        let verb = (first.max(mark.saturating_sub(3))..mark).rev().find(finite)?;
        subject(sources, verb).filter(|&s| self.at(s).is_none())
    }
}

pub(crate) fn subject(sources: &Sources<'_>, verb: TokenId) -> Option<TokenId> {
    let analysis = sources.analysis;
    let mut at = verb;
    for _ in 0..3 {
        let found = analysis.children(at).iter().copied().find(|&c| {
            analysis.word(c).is_some_and(|w| {
                matches!(w.relation, Relation::Nsubj | Relation::NsubjPass)
                    && !matches!(w.tag, Tag::Wdt | Tag::Wp | Tag::Wrb)
            })
        });
        if found.is_some() {
            return found;
        }
        let word = analysis.word(at)?;
        match word.relation {
            // `X smiled and said`; `X called, saying`.
            Relation::Conj | Relation::Advcl | Relation::Xcomp => at = word.head?,
            _ => return None,
        }
    }
    None
}

/// True where the block is nothing but the quotation: its speaker is still speaking.
fn wholly_quoted(sources: &Sources<'_>, range: &Range<TokenId>, block: u32) -> bool {
    let Some(block) = sources.article.blocks.get(block as usize) else { return false };
    let Some(first) = sources.article.sentences.get(block.sentences.start as usize) else { return false };
    let last = block.sentences.end.checked_sub(1).and_then(|s| sources.article.sentences.get(s as usize));
    range.start <= first.tokens.start + 1 && last.is_some_and(|l| range.end + 2 >= l.tokens.end)
}
