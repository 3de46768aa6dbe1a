//! The story in three sentences of the article: the lead, and the two that add most to it.

use super::super::Gist;
use super::View;
use crate::article::BlockKind;
use crate::entities::Form;
use crate::language::Tag;
use crate::language::grammar::{opens_point, opens_quotation};
use crate::order::Order;
use crate::order::OrderedSet;
use crate::span::Span;

/// How many.
const STORY_SENTENCES: usize = 3;

/// Sentences looked at, from the top.
const SENTENCES_ASKED: usize = 60;

pub(super) fn sentences(view: &View<'_>, news: Option<&Gist>) -> Vec<Span> {
    let article = view.sources.article;
    let Some(lead) = view.lead else { return Vec::new() };
    let body: Vec<u32> = article
        .blocks
        .iter()
        .filter(|b| b.kind == BlockKind::Paragraph)
        .flat_map(|b| b.sentences.clone())
        .take(SENTENCES_ASKED)
        .collect();
    let mut taken: Vec<u32> = Vec::new();
    let mut told: OrderedSet<usize> = OrderedSet::new();
    let events = |s: u32| -> Vec<usize> {
        let inside = |&t: &crate::article::TokenId| article.tokens.get(t as usize).is_some_and(|x| x.sentence == s);
        view.told.iter().enumerate().filter(|(_, e)| e.tellings.tokens.iter().any(inside)).map(|(i, _)| i).collect()
    };
    // What stands above the lead is the headline again.
    let alone = body.iter().filter(|&&s| s >= lead.sentence && reads_alone(view, s));
    let by_sentence: Vec<(u32, Vec<usize>, f32)> = alone.map(|&s| (s, events(s), needs(view, s))).collect();
    // The lead opens it, unless the sentence of news above is that sentence itself.
    told.extend(events(lead.sentence));
    let first = body.contains(&lead.sentence).then_some(lead.sentence);
    let whole = first.and_then(|s| article.sentences.get(s as usize)).map_or(0, |s| s.span.len());
    let said = news.map_or(0, |n| n.text.len());
    taken.extend(first.filter(|_| said * 10 < whole * 9));
    let skipped = first.filter(|_| taken.is_empty());
    while taken.len() < STORY_SENTENCES {
        let next = by_sentence
            .iter()
            .filter(|(s, ..)| !taken.contains(s) && skipped != Some(*s))
            .map(|(s, e, needs)| {
                let new = e.iter().filter(|i| !told.contains(i)).map(|&i| view.told[i].event.weight);
                let first = article.sentences.get(*s as usize).map_or(0, |x| x.tokens.start);
                (new.sum::<f32>().min(2.0) + 0.8 * view.standing.of(first) - needs, *s)
            })
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let Some((_, s)) = next else { break };
        taken.push(s);
        told.extend(events(s));
    }
    taken.order();
    // `• Troops freed three`
    let words = |s: &crate::article::Sentence| match s.tokens.clone().find(|&t| !opens_point(article.word(t))) {
        Some(first) => article.span_of(first..s.tokens.end),
        None => s.span,
    };
    taken.iter().filter_map(|&s| article.sentences.get(s as usize)).map(words).collect()
}

/// How much a sentence needs what is not told with it: whom its pronouns mean, and the year it goes back to.
fn needs(view: &View<'_>, sentence: u32) -> f32 {
    let article = view.sources.article;
    let Some(s) = article.sentences.get(sentence as usize) else { return 0.0 };
    let mut open = 0.0f32;
    for t in s.tokens.clone().filter(|&t| matches!(view.syntax.tag(t), Tag::Prp | Tag::PrpS)) {
        let one = view.sources.entities.headed_by(t).and_then(|id| view.sources.entities.get(id));
        let here = |m: &crate::entities::Mention| m.head < t && m.head >= s.tokens.start && m.form != Form::Pronoun;
        if !one.is_some_and(|e| e.mentions.iter().any(here)) && article.lower(t) != "it" {
            open += 0.4;
        }
    }
    let past = |x: &&crate::times::Time| s.span.contains(x.span) && super::when::is_background(view, x);
    open.min(0.8) + if view.sources.times.iter().any(|x| past(&x)) { 0.8 } else { 0.0 }
}

/// True for a sentence of some length that is no bare quotation and does not begin with `this` or `but`.
fn reads_alone(view: &View<'_>, sentence: u32) -> bool {
    let article = view.sources.article;
    let Some(s) = article.sentences.get(sentence as usize) else { return false };
    let first = s.tokens.start;
    let quoted = opens_quotation(article.word(first));
    let link = crate::telling::clause::looks_back(view.sources.article, first);
    let loose = link
        || one_of!(article.lower(first), "this" | "that" | "these" | "those" | "but" | "and" | "it" | "such")
        || view.syntax.tag(first) == Tag::Prp
        || view.syntax.tag(first) == Tag::PrpS;
    // The middle of what somebody says at length has no speaker.
    let inside = |q: &crate::statements::Statement| q.content.iter().any(|c| c.contains(s.span) && *c != s.span);
    let all = view.sources.statements;
    let last = all.partition_point(|q| q.content.first().is_none_or(|c| c.start <= s.span.start));
    let marks = |m: char| s.span.of(article.text).matches(m).count();
    let torn = marks('“') != marks('”') || marks('"') % 2 == 1 || all[last.saturating_sub(8)..last].iter().any(inside);
    s.tokens.len() >= 8 && s.tokens.len() <= 60 && !quoted && !loose && !torn
}
