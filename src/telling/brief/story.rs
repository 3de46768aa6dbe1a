//! The story in three sentences of the article: the lead, and the two that add most to it.

use super::View;
use crate::article::BlockKind;
use crate::language::Tag;
use crate::span::Span;
use std::collections::BTreeSet;

/// How many.
const SENTENCES: usize = 3;

/// Sentences looked at, from the top.
const REACH: usize = 60;

pub(super) fn sentences(view: &View<'_>) -> Vec<Span> {
    let article = view.sources.article;
    let Some(lead) = view.lead else { return Vec::new() };
    let body: Vec<u32> = article
        .blocks
        .iter()
        .filter(|b| b.kind == BlockKind::Paragraph)
        .flat_map(|b| b.sentences.clone())
        .take(REACH)
        .collect();
    let mut taken: Vec<u32> = Vec::new();
    let mut told: BTreeSet<usize> = BTreeSet::new();
    let events = |s: u32| -> Vec<usize> {
        let inside = |&t: &crate::article::TokenId| article.tokens.get(t as usize).is_some_and(|x| x.sentence == s);
        view.told.iter().enumerate().filter(|(_, e)| e.tellings.tokens.iter().any(inside)).map(|(i, _)| i).collect()
    };
    let by_sentence: Vec<(u32, Vec<usize>)> = body.iter().map(|&s| (s, events(s))).collect();
    if body.contains(&lead.sentence) {
        taken.push(lead.sentence);
        told.extend(events(lead.sentence));
    }
    while taken.len() < SENTENCES {
        let next = by_sentence
            .iter()
            .filter(|(s, _)| !taken.contains(s) && reads_alone(view, *s))
            .map(|(s, e)| {
                let new = e.iter().filter(|i| !told.contains(i)).map(|&i| view.told[i].event.weight);
                let first = article.sentences.get(*s as usize).map_or(0, |x| x.tokens.start);
                (new.sum::<f32>().min(2.0) + 0.8 * view.standing.of(first), *s)
            })
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let Some((_, s)) = next else { break };
        taken.push(s);
        told.extend(events(s));
    }
    taken.sort_unstable();
    taken.iter().filter_map(|&s| article.sentences.get(s as usize)).map(|s| s.span).collect()
}

/// True for a sentence of some length that is no bare quotation and does not begin with `this` or `but`.
fn reads_alone(view: &View<'_>, sentence: u32) -> bool {
    let article = view.sources.article;
    let Some(s) = article.sentences.get(sentence as usize) else { return false };
    let first = s.tokens.start;
    let quoted = matches!(article.word(first), "“" | "\"" | "‘" | "'");
    let loose = matches!(article.lower(first), "this" | "that" | "these" | "those" | "but" | "and" | "it" | "such")
        || view.syntax.tag(first) == Tag::Prp && view.sources.entities.headed_by(first).is_none();
    s.tokens.len() >= 8 && s.tokens.len() <= 60 && !quoted && !loose
}
