//! A draft as a statement of the report: spans and entities for its tokens.

use super::speakers::is_day;
use super::{Draft, Source, Statement, StatementForm, owners, quotations, stance};
use crate::article::TokenId;
use crate::entities::Entities;
use crate::language::Pos;
use crate::language::syntax::Syntax;
use crate::span::Span;
use std::ops::Range;

pub(super) fn write(
    syntax: &Syntax<'_>,
    entities: &Entities,
    quotations: &[quotations::Quotation],
    draft: &Draft,
) -> Statement {
    let article = syntax.article;
    // "who was accused of spying": whom the pronoun stands for.
    let stands = |c: &Range<TokenId>| {
        let noun = Some(syntax.referent(c.start)).filter(|&n| c.len() == 1 && n < c.start && !is_day(syntax, n));
        noun.map_or_else(|| c.clone(), |n| syntax.phrase(n, false))
    };
    let content: Vec<Span> =
        draft.content.iter().map(|c| content_span(syntax, stands(c))).filter(|s| !s.is_empty()).collect();
    let quoted = |t: TokenId| {
        let i = quotations.partition_point(|q| q.tokens.end <= t);
        quotations.get(i).is_some_and(|q| q.tokens.contains(&t))
    };
    let words = draft.content.iter().cloned().flatten().filter(|&t| !syntax.is_edge(t));
    let (mut within, mut all) = (0usize, 0usize);
    for t in words {
        all += 1;
        within += usize::from(quoted(t));
    }
    let form = match within {
        0 => StatementForm::Indirect,
        n if n == all => StatementForm::Direct,
        _ => StatementForm::Mixed,
    };
    Statement {
        form,
        act: draft.act,
        source: draft.source.as_ref().map(|s| Source {
            span: article.span_of(source_words(syntax, s.words.clone())),
            entity: owners::entity_of(syntax, entities, s),
        }),
        cue: draft.cue.clone().map(|c| article.span_of(c)),
        content,
        within: None,
        belief: stance::belief(syntax, draft),
        negated: stance::is_negated(syntax, draft),
        confidence: draft.confidence,
    }
}

/// The speaker's words: `Hunter, meanwhile` is Hunter, and `Ann Lee (R-Ohio` keeps its bracket.
pub(super) fn source_words(syntax: &Syntax<'_>, mut words: Range<TokenId>) -> Range<TokenId> {
    let article = syntax.article;
    if words.len() > 2 && syntax.pos(words.end - 1) == Pos::Adv && article.word(words.end - 2) == "," {
        words.end -= 2;
    }
    words.start..syntax.bracketed(words)
}

/// The content's words: commas and stops off its ends, quotation marks kept.
pub(super) fn content_span(syntax: &Syntax<'_>, tokens: Range<TokenId>) -> Span {
    let article = syntax.article;
    let (mut start, mut end) = (tokens.start, tokens.end);
    let stop =
        |t: TokenId| one_of!(article.word(t), "," | "." | ";" | ":" | "—" | "–" | "-" | "--" | "―" | "•" | ")" | "(");
    start = dateline_end(syntax, start, end);
    while start < end && stop(start) {
        start += 1;
    }
    while end > start && stop(end - 1) {
        end -= 1;
    }
    article.span_of(start..end)
}

/// Where the words begin behind a dateline of a town that no list knows: `LOSSA (Own report) — The dam ...`.
pub(super) fn dateline_end(syntax: &Syntax<'_>, start: TokenId, end: TokenId) -> TokenId {
    let article = syntax.article;
    let block = article.sentence_of(start).and_then(|s| article.blocks.get(s.block as usize));
    let first = block.and_then(|b| article.sentences.get(b.sentences.start as usize)).map(|s| s.tokens.start);
    let shouted = article.word(start).len() > 2 && article.word(start).chars().all(char::is_uppercase);
    if first != Some(start) || !shouted {
        return start;
    }
    let dash = (start + 1..end.min(start + 9)).find(|&t| one_of!(article.word(t), "—" | "–" | "--" | "―"));
    dash.filter(|&d| !(start..d).any(|t| syntax.tag(t).is_finite())).map_or(start, |d| d + 1)
}
