//! Pairs of quotation marks: where they open and close, over paragraphs too.

use crate::article::{Article, TokenId, TokenKind};
use std::ops::Range;

/// Fewer quoted words than this, without a verb of saying beside them, are a term in marks.
pub(super) const TERM_WORDS: usize = 5;
/// So many tokens may stand between the parts of one quotation: who said it, and what he is.
const WORDS_BETWEEN: TokenId = 45;

/// A quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quotation {
    /// Its tokens, marks included.
    pub tokens: Range<TokenId>,
    /// True where it goes on from the quotation before it, in the paragraph above.
    pub continues: bool,
    /// Number of words between the marks.
    pub words: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    Close,
    /// Straight marks serve as both.
    Either,
    No,
}

fn double(article: &Article<'_>, t: TokenId) -> Mark {
    if article.tokens.get(t as usize).is_none_or(|t| t.kind != TokenKind::Quote) {
        return Mark::No;
    }
    match article.word(t) {
        "“" | "«" | "„" | "``" => Mark::Open,
        "”" | "»" => Mark::Close,
        "\"" | "''" | "‟" => Mark::Either,
        _ => Mark::No,
    }
}

fn single(article: &Article<'_>, t: TokenId) -> Mark {
    let Some(token) = article.tokens.get(t as usize) else { return Mark::No };
    if token.kind != TokenKind::Quote || !one_of!(article.word(t), "‘" | "’" | "'") {
        return Mark::No;
    }
    let tight_after = article.tokens.get(t as usize + 1).is_some_and(|n| !n.spaced && n.kind == TokenKind::Word);
    let after_stop = t > 0 && one_of!(article.word(t - 1), "," | "." | "?" | "!" | "…");
    match article.word(t) {
        "‘" if tight_after => Mark::Open,
        "'" if token.spaced && tight_after => Mark::Open,
        "’" | "'" if !token.spaced && after_stop => Mark::Close,
        _ => Mark::No,
    }
}

/// Every quotation, in order, not overlapping; marks within marks are part of the outer one.
pub(super) fn find(article: &Article<'_>) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut open_before = false;
    for block in &article.blocks {
        let first = article.sentences.get(block.sentences.start as usize).map(|s| s.tokens.start);
        let last = article.sentences.get((block.sentences.end as usize).wrapping_sub(1)).map(|s| s.tokens.end);
        let (Some(first), Some(last)) = (first, last) else { continue };
        let has_double = (first..last).any(|t| double(article, t) != Mark::No);
        let mark = |t| if has_double { double(article, t) } else { single(article, t) };
        let mut open: Option<TokenId> = None;
        for t in first..last {
            let kind = mark(t);
            if kind == Mark::No {
                continue;
            }
            match open {
                None if kind != Mark::Close => open = Some(t),
                None => {}
                // "... for her here,“ said": a mark turned the wrong way, at the end of a word and before a space.
                Some(start) if kind == Mark::Open && closes(article, t) => {
                    push(article, &mut found, start..t + 1, open_before && start == first);
                    open = None;
                    open_before = false;
                }
                // A straight mark that stands before a word and after a space opens, whatever came before.
                Some(start) if kind == Mark::Close || kind == Mark::Either => {
                    push(article, &mut found, start..t + 1, open_before && start == first);
                    open = None;
                    open_before = false;
                }
                Some(_) => {}
            }
        }
        match open {
            // Not closed: it goes on below, or its end was forgotten.
            Some(start)
                if last - start > 3
                    && (start == first || (start..last).all(|t| mark(t) != Mark::Either || t == start)) =>
            {
                push(article, &mut found, start..last, open_before && start == first);
                open_before = true;
            }
            _ => open_before = false,
        }
    }
    found
}

/// True for a mark right behind a word and before a space.
fn closes(article: &Article<'_>, t: TokenId) -> bool {
    let span = |i: TokenId| article.tokens.get(i as usize).map(|t| t.span);
    let (Some(own), Some(before)) = (span(t), t.checked_sub(1).and_then(span)) else { return false };
    before.end == own.start && span(t + 1).is_none_or(|next| next.start > own.end)
}

/// The quotation that token `t` stands in.
pub(super) fn at(quotations: &[Quotation], t: TokenId) -> Option<&Quotation> {
    let i = quotations.partition_point(|q| q.tokens.end <= t);
    quotations.get(i).filter(|q| q.tokens.contains(&t))
}

/// True for a quotation with nobody beside it that goes on from the one before: in the same paragraph, or in the next one.
pub(super) fn goes_on(article: &Article<'_>, quotations: &[Quotation], n: usize) -> bool {
    let quotation = &quotations[n];
    let Some(previous) = n.checked_sub(1).map(|p| &quotations[p]) else { return false };
    let own = article.sentence_of(quotation.tokens.start);
    let before = article.sentence_of(previous.tokens.end.saturating_sub(1));
    let (Some(own), Some(before)) = (own, before) else { return false };
    let whole = own.tokens.start == quotation.tokens.start
        && article.tokens.get(quotation.tokens.end as usize).is_none_or(|t| {
            let last = article.tokens.get(quotation.tokens.end as usize - 1);
            last.is_none_or(|last| t.sentence != last.sentence) || t.kind == TokenKind::Punctuation
        });
    if !whole || quotation.words < 3 {
        return false;
    }
    let gap = quotation.tokens.start.saturating_sub(previous.tokens.end);
    if quotation.continues || (own.block == before.block && gap <= WORDS_BETWEEN) {
        return true;
    }
    // A paragraph that begins with a quotation, right below one by the same speaker; a line of few words is a heading.
    let Some(block) = article.blocks.get(own.block as usize) else { return false };
    let first = article.sentences.get(block.sentences.start as usize).map(|s| s.tokens.start);
    let heading = block.sentences.len() == 1 && quotation.words < TERM_WORDS + 2;
    first == Some(quotation.tokens.start) && !heading && own.block == before.block + 1
}

/// True where the one who is quoted speaks of himself.
pub(super) fn is_of_oneself(article: &Article<'_>, q: &Range<TokenId>) -> bool {
    q.clone().any(|t| one_of!(article.lower(t), "i" | "we" | "me" | "my" | "our"))
}

fn push(article: &Article<'_>, found: &mut Vec<Quotation>, tokens: Range<TokenId>, continues: bool) {
    let words = tokens.clone().filter(|&t| matches!(article.kind_of(t), TokenKind::Word | TokenKind::Number)).count();
    if words > 0 {
        found.push(Quotation { tokens, continues, words });
    }
}
