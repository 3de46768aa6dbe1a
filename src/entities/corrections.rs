//! What a person has corrected, applied before what depends on it.

use super::clusters::Clusters;
use super::mentions::Candidate;
use super::names::NameSpan;
use super::{EntityKind, Sources};
use crate::article::TokenId;
use crate::options::Correction;
use crate::span::Span;
use std::ops::Range;

/// The tokens a correction's span touches.
fn tokens(sources: &Sources<'_>, span: Span) -> Range<TokenId> {
    let all = &sources.article.tokens;
    let first = all.partition_point(|t| t.span.end <= span.start) as TokenId;
    let last = all.partition_point(|t| t.span.start < span.end) as TokenId;
    first..last.max(first)
}

fn text_at<'t>(sources: &Sources<'t>, range: &Range<TokenId>) -> &'t str {
    sources.article.text_of(range.clone())
}

/// Kinds and refusals change the names themselves: every name of the same words follows.
pub(super) fn names(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
    for correction in &sources.options.corrections {
        match correction {
            Correction::Kind(span, kind) => {
                let range = tokens(sources, *span);
                if range.is_empty() {
                    continue;
                }
                let exact = names.iter().any(|n| n.tokens == range);
                if !exact && is_name(sources, &range) {
                    names.retain(|n| n.tokens.end <= range.start || range.end <= n.tokens.start);
                    names.push(NameSpan::given(range.clone(), *kind));
                    names.sort_by_key(|n| n.tokens.start);
                }
                let text = text_at(sources, &range);
                for name in names.iter_mut().filter(|n| text_at(sources, &n.tokens) == text) {
                    let tokens = name.tokens.clone();
                    let (title, from) = (name.title, name.titled_from);
                    *name = NameSpan { title, titled_from: from, ..NameSpan::given(tokens, *kind) };
                }
            }
            Correction::Ignore(span) => {
                let range = tokens(sources, *span);
                let text = text_at(sources, &range);
                names.retain(|n| n.tokens != range && text_at(sources, &n.tokens) != text);
            }
            Correction::Merge(..) | Correction::Split(_) => {}
        }
    }
}

/// True where a word of the range has a capital.
fn is_name(sources: &Sources<'_>, range: &Range<TokenId>) -> bool {
    range.clone().any(|t| sources.article.word(t).starts_with(char::is_uppercase))
}

/// Nominals that are none, or of another kind.
pub(super) fn candidates(sources: &Sources<'_>, list: &mut Vec<Candidate>) {
    for correction in &sources.options.corrections {
        match correction {
            Correction::Ignore(span) => {
                let range = tokens(sources, *span);
                list.retain(|c| c.name.is_some() || c.tokens != range && c.phrase != range);
            }
            Correction::Kind(span, kind) => {
                let range = tokens(sources, *span);
                for c in list.iter_mut().filter(|c| c.tokens == range || c.phrase == range) {
                    c.kind = Some(*kind);
                    c.human = match kind {
                        EntityKind::Person | EntityKind::People => Some(true),
                        EntityKind::Organization | EntityKind::Group => None,
                        _ => Some(false),
                    };
                }
            }
            Correction::Merge(..) | Correction::Split(_) => {}
        }
    }
}

/// The mention a span means: the one of just these words, else the shortest that covers it.
fn mention(sources: &Sources<'_>, list: &[Candidate], span: Span) -> Option<u32> {
    let range = tokens(sources, span);
    let of = |c: &Candidate| c.tokens == range || c.phrase == range;
    let covers = |c: &Candidate| c.tokens.start <= range.start && range.end <= c.tokens.end;
    let length = |c: &Candidate| c.tokens.end.saturating_sub(c.tokens.start);
    list.iter()
        .position(of)
        .or_else(|| {
            let within = list.iter().enumerate().filter(|(_, c)| covers(c));
            within.min_by_key(|(_, c)| length(c)).map(|(i, _)| i)
        })
        .map(|i| i as u32)
}

/// Merges, before pronouns are resolved.
pub(super) fn merge(sources: &Sources<'_>, list: &[Candidate], clusters: &mut Clusters) {
    for correction in &sources.options.corrections {
        if let Correction::Merge(a, b) = correction
            && let (Some(a), Some(b)) = (mention(sources, list, *a), mention(sources, list, *b))
        {
            clusters.union(a, b);
        }
    }
}

/// Mentions that are entities of their own whatever was found.
pub(super) fn split(sources: &Sources<'_>, list: &[Candidate]) -> Vec<u32> {
    let mut out = Vec::new();
    for correction in &sources.options.corrections {
        if let Correction::Split(span) = correction
            && let Some(i) = mention(sources, list, *span)
        {
            out.push(i);
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}
