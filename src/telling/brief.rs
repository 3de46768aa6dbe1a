//! The brief: who, what, when, where, why and how, in the article's own words.
//!
//! Every event is weighed by where it stands (headline and lead count most), by whether it happened and by
//! how often the article comes back to those in it; the answers are the words of the heaviest.

use super::{Answer, Brief};
use crate::article::{Article, BlockKind, TokenId};
use crate::entities::{Entities, EntityId, EntityKind};
use crate::events::{Event, RoleName, Status};
use crate::language::syntax::Syntax;
use crate::language::{Analysis, Pos, Relation, Tag};
use crate::span::Span;
use crate::statements::Statement;
use crate::times::{Time, TimeKind};

/// Most answers to one question.
const ANSWERS: usize = 5;

/// Longest answer to what, why and how, in tokens.
const LONGEST: u32 = 32;

/// Ranked answers to the six questions.
pub fn write(
    article: &Article<'_>,
    analysis: &Analysis,
    entities: &Entities,
    statements: &[Statement],
    events: &[Event],
    times: &[Time],
) -> Brief {
    let syntax = Syntax::new(article, analysis);
    let place = Standing::new(article);
    let mut ranked: Vec<(f32, &Event)> = events.iter().map(|e| (weight(&place, entities, statements, e), e)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.token.cmp(&b.1.token)));
    Brief {
        who: who(&ranked, entities, &place, article),
        what: what(&syntax, &ranked),
        when: when(&ranked, times, &place, article),
        r#where: places(&ranked, entities, &place, article),
        why: why(&syntax, &place, &ranked),
        how: how(&syntax, &place, &ranked),
    }
}

/// Where a token stands in the story: 1 in the headline, falling paragraph by paragraph.
struct Standing {
    /// For every sentence its weight.
    sentences: Vec<f32>,
    ends: Vec<TokenId>,
}

impl Standing {
    fn new(article: &Article<'_>) -> Standing {
        let mut paragraph = 0u32;
        let mut sentences = Vec::with_capacity(article.sentences.len());
        for block in &article.blocks {
            for (n, _) in article
                .sentences
                .iter()
                .take(block.sentences.end as usize)
                .skip(block.sentences.start as usize)
                .enumerate()
            {
                let base = match block.kind {
                    BlockKind::Headline => 1.0,
                    BlockKind::Paragraph => 0.92 / (1.0 + 0.22 * paragraph as f32),
                    BlockKind::Dateline | BlockKind::Heading => 0.4,
                    BlockKind::Caption => 0.2,
                    _ => 0.05,
                };
                sentences.push(base / (1.0 + 0.15 * n.min(20) as f32));
            }
            paragraph += u32::from(block.kind == BlockKind::Paragraph);
        }
        Standing { sentences, ends: article.sentences.iter().map(|s| s.tokens.end).collect() }
    }

    fn of(&self, t: TokenId) -> f32 {
        self.sentences.get(self.ends.partition_point(|&end| end <= t)).copied().unwrap_or(0.0)
    }
}

fn mentions(entities: &Entities, id: Option<EntityId>) -> f32 {
    let n = id.and_then(|id| entities.get(id)).map_or(0, |e| e.mentions.len());
    // Grows slowly, and without the platform's logarithm.
    (32 - (n as u32).leading_zeros()) as f32
}

fn weight(place: &Standing, entities: &Entities, statements: &[Statement], e: &Event) -> f32 {
    let mut w = 4.0 * place.of(e.token);
    w += if e.kind.is_some() { 0.6 } else { 0.0 };
    w += match e.status {
        Status::Happened => 0.5,
        Status::Ongoing => 0.3,
        Status::Planned => 0.1,
        _ => -0.3,
    };
    let has = |role: RoleName| e.roles.iter().find(|r| r.role == role);
    if let Some(actor) = has(RoleName::Actor) {
        w += 0.5 + 0.12 * mentions(entities, actor.entity);
    }
    if let Some(target) = has(RoleName::Target) {
        w += 0.3 + 0.08 * mentions(entities, target.entity);
    }
    // What someone says matters less than what the reporter tells.
    if e.statement.and_then(|i| statements.get(i as usize)).is_some() {
        w -= 0.4;
    }
    w
}

fn push(answers: &mut Vec<Answer>, answer: Answer) {
    let same = |a: &Answer| a.span.overlaps(answer.span) || (a.entity.is_some() && a.entity == answer.entity);
    if answers.len() < ANSWERS && !answer.span.is_empty() && !answers.iter().any(same) {
        answers.push(answer);
    }
}

/// True where an answer has the same words already, but for articles: a mention that no entity holds is nobody new.
fn told_before(answers: &[Answer], span: Span, article: &Article<'_>) -> bool {
    let words = |span: Span| {
        let tokens = article.tokens_in(span);
        tokens.map(|t| article.lower(t)).filter(|w| !matches!(*w, "the" | "a" | "an" | "some" | "its" | "their"))
    };
    answers.iter().any(|a| words(a.span).eq(words(span)))
}

fn who(ranked: &[(f32, &Event)], entities: &Entities, place: &Standing, article: &Article<'_>) -> Vec<Answer> {
    let mut answers = Vec::new();
    for (_, e) in ranked.iter().take(12) {
        for role in [RoleName::Actor, RoleName::Target] {
            for r in e.roles.iter().filter(|r| r.role == role) {
                let kind = r.entity.and_then(|id| entities.get(id)).map(|x| x.kind);
                let acts = matches!(
                    kind,
                    Some(EntityKind::Person | EntityKind::Organization | EntityKind::Group | EntityKind::People)
                ) || role == RoleName::Actor && !matches!(kind, Some(EntityKind::Object | EntityKind::Work));
                let pronoun = r.entity.and_then(|id| entities.get(id)).is_some_and(|x| {
                    x.mentions.iter().any(|m| m.span == r.span && m.form == crate::entities::Form::Pronoun)
                });
                if acts && !pronoun && !told_before(&answers, r.span, article) {
                    push(&mut answers, Answer { span: r.span, entity: r.entity, value: None });
                }
            }
        }
    }
    if answers.is_empty() {
        let mut all: Vec<_> = entities
            .list
            .iter()
            .enumerate()
            .filter(|(_, e)| matches!(e.kind, EntityKind::Person | EntityKind::Organization | EntityKind::Group))
            .collect();
        all.sort_by(|a, b| {
            let w =
                |e: &crate::entities::Entity| e.mentions.iter().map(|m| place.of(m.head)).fold(0.0f32, |x, y| x + y);
            w(b.1).total_cmp(&w(a.1)).then(a.0.cmp(&b.0))
        });
        for (id, e) in all.into_iter().take(3) {
            if let Some(m) = e.mentions.first() {
                push(&mut answers, Answer { span: m.span, entity: Some(id as EntityId), value: None });
            }
        }
    }
    answers
}

fn what(syntax: &Syntax<'_>, ranked: &[(f32, &Event)]) -> Vec<Answer> {
    let mut answers = Vec::new();
    for (_, e) in ranked.iter().take(8) {
        push(&mut answers, Answer { span: predicate(syntax, e.token), entity: None, value: None });
    }
    answers
}

/// The words of a deed without the one who does it: the verb with its objects and phrases, or the noun phrase.
fn predicate(syntax: &Syntax<'_>, t: TokenId) -> Span {
    if !syntax.tag(t).is_verb() {
        // A light verb gives the whole of it.
        if let Some(v) = syntax.head(t).filter(|&v| syntax.relation(t) == Relation::Obj && syntax.tag(v).is_verb()) {
            return predicate(syntax, v);
        }
        return syntax.trimmed(syntax.phrase(t, true));
    }
    let group = syntax.verb_group(t);
    let mut end = group.end;
    for c in syntax.children(t) {
        let keep = c > t
            && !syntax.relation(c).is_subject()
            && !matches!(
                syntax.relation(c),
                Relation::Punct | Relation::Parataxis | Relation::Conj | Relation::Cc | Relation::Advcl | Relation::Dep
            );
        if keep {
            let reach = syntax.extent(c);
            end = end.max(reach.end.min(t + LONGEST));
        }
    }
    if end == t + 1 {
        // The parser left the verb bare: to the next comma.
        end = (t + 1..syntax.sentence(t).end.min(t + LONGEST))
            .find(|&i| matches!(syntax.article.word(i), "," | ";" | "." | "—"))
            .unwrap_or(t + 1);
    }
    syntax.trimmed(group.start..end)
}

fn when(ranked: &[(f32, &Event)], times: &[Time], place: &Standing, article: &Article<'_>) -> Vec<Answer> {
    let mut all: Vec<(f32, &Time)> = times
        .iter()
        .filter(|t| t.kind != TimeKind::Set)
        .map(|t| {
            let first = article.tokens_in(t.span).start;
            let mut w = 2.0 * place.of(first);
            let role = ranked
                .iter()
                .take(6)
                .position(|(_, e)| e.roles.iter().any(|r| r.role == RoleName::Time && r.span == t.span));
            w += role.map_or(0.0, |n| 1.5 / (1.0 + n as f32));
            w += if t.start.is_some() && t.kind != TimeKind::Duration { 0.4 } else { 0.0 };
            w -= if matches!(t.value.as_str(), "PRESENT_REF" | "PAST_REF" | "FUTURE_REF")
                || t.kind == TimeKind::Duration
            {
                0.8
            } else {
                0.0
            };
            (w, t)
        })
        .collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.span.cmp(&b.1.span)));
    let mut answers = Vec::new();
    for (_, t) in all {
        push(&mut answers, Answer { span: t.span, entity: None, value: Some(t.value.clone()) });
    }
    answers
}

fn places(ranked: &[(f32, &Event)], entities: &Entities, place: &Standing, article: &Article<'_>) -> Vec<Answer> {
    let mut all: Vec<(f32, EntityId)> = Vec::new();
    for (id, e) in entities.list.iter().enumerate() {
        if !matches!(e.kind, EntityKind::Place | EntityKind::Facility) || !e.named {
            continue;
        }
        let id = id as EntityId;
        let mut w = 0.0f32;
        for m in e.mentions.iter().take(12) {
            // An adjective names the people more than the place.
            let form = if m.form == crate::entities::Form::Name { 1.0 } else { 0.25 };
            let block = if article.block_kind_of(m.head) == BlockKind::Dateline { 0.5 } else { 1.0 };
            w += place.of(m.head) * form * block;
        }
        for (n, (_, event)) in ranked.iter().take(5).enumerate() {
            for r in event.roles.iter().filter(|r| r.entity == Some(id)) {
                w += match r.role {
                    RoleName::Place | RoleName::Destination | RoleName::Target => 1.5 / (1.0 + n as f32),
                    _ => 0.1,
                };
            }
        }
        // A town says more than the country it lies in.
        if e.place.as_ref().is_some_and(|p| matches!(p.kind.as_str(), "country" | "continent" | "sea")) {
            w *= 0.7;
        }
        all.push((w, id));
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut answers = Vec::new();
    for (_, id) in all {
        let mention = entities
            .get(id)
            .and_then(|e| e.mentions.iter().find(|m| m.form == crate::entities::Form::Name).or(e.mentions.first()));
        if let Some(m) = mention {
            push(&mut answers, Answer { span: m.span, entity: Some(id), value: None });
        }
    }
    answers
}

/// Words that give a reason, with how much each is to be trusted.
const REASONS: &[(&[&str], f32)] = &[
    (&["because", "of"], 1.0),
    (&["because"], 1.0),
    (&["due", "to"], 1.0),
    (&["in", "response", "to"], 1.0),
    (&["in", "retaliation", "for"], 1.0),
    (&["in", "protest", "at"], 0.9),
    (&["in", "order", "to"], 0.9),
    (&["as", "a", "result", "of"], 1.0),
    (&["owing", "to"], 1.0),
    (&["on", "the", "grounds"], 0.9),
    (&["accusing"], 0.6),
    (&["citing"], 0.8),
    (&["so", "that"], 0.8),
    (&["amid"], 0.5),
    (&["following"], 0.45),
    (&["after"], 0.4),
];

fn why(syntax: &Syntax<'_>, place: &Standing, ranked: &[(f32, &Event)]) -> Vec<Answer> {
    let mut all: Vec<(f32, Span)> = Vec::new();
    for t in 0..syntax.len() {
        let Some((words, sure)) = REASONS
            .iter()
            .find(|(w, _)| w.iter().enumerate().all(|(i, w)| syntax.article.lower(t + i as TokenId) == *w))
        else {
            continue;
        };
        let last = t + words.len() as TokenId;
        if let Some(span) = clause_from(syntax, t, last) {
            all.push((place.of(t) * 2.0 + sure, span));
        }
    }
    // The purpose of the chief deeds.
    for (w, e) in ranked.iter().take(3) {
        for c in syntax.children(e.token) {
            if c > e.token && syntax.relation(c) == Relation::Advcl && syntax.own_marker(c) == Some("to") {
                all.push((w.min(2.0) * 0.5 + 0.7, syntax.trimmed(cut(syntax.extent(c)))));
            }
        }
    }
    best(all)
}

fn how(syntax: &Syntax<'_>, place: &Standing, ranked: &[(f32, &Event)]) -> Vec<Answer> {
    let mut all: Vec<(f32, Span)> = Vec::new();
    for t in 0..syntax.len() {
        let word = syntax.article.lower(t);
        let gerund = syntax.tag(t + 1) == Tag::Vbg;
        let sure = match word {
            "by" if gerund => 1.0,
            "using" => 0.8,
            "through" | "via" if syntax.pos(t) == Pos::Adp => 0.5,
            "after" | "once" if syntax.pos(t) == Pos::Sconj || gerund => 0.45,
            _ => continue,
        };
        if let Some(span) = clause_from(syntax, t, t + 1) {
            all.push((place.of(t) * 2.0 + sure, span));
        }
    }
    for (w, e) in ranked.iter().take(4) {
        for r in e.roles.iter().filter(|r| r.role == RoleName::Instrument) {
            all.push((w.min(2.0) * 0.5 + 0.8, r.span));
        }
        for c in syntax.children(e.token) {
            if syntax.relation(c) == Relation::Advcl && syntax.tag(c) == Tag::Vbg && c > e.token {
                all.push((w.min(2.0) * 0.5 + 0.5, syntax.trimmed(cut(syntax.extent(c)))));
            }
        }
    }
    best(all)
}

fn cut(range: std::ops::Range<TokenId>) -> std::ops::Range<TokenId> {
    range.start..range.end.min(range.start + LONGEST)
}

fn best(mut all: Vec<(f32, Span)>) -> Vec<Answer> {
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut answers = Vec::new();
    for (_, span) in all.into_iter().take(12) {
        push(&mut answers, Answer { span, entity: None, value: None });
    }
    answers
}

/// From a marker to the end of the clause or phrase that it introduces.
fn clause_from(syntax: &Syntax<'_>, marker: TokenId, after: TokenId) -> Option<Span> {
    let sentence = syntax.sentence(marker);
    if after >= sentence.end {
        return None;
    }
    // The marker hangs on what it introduces, or introduces what hangs on it.
    let mut end = syntax.extent(marker).end;
    let mut at = marker;
    for _ in 0..3 {
        match syntax.head(at) {
            Some(h) if h > marker && h < sentence.end => {
                end = end.max(syntax.extent(h).end);
                at = h;
            }
            _ => break,
        }
    }
    if end <= after {
        end =
            (after..sentence.end).find(|&i| matches!(syntax.article.word(i), "," | ";" | ".")).unwrap_or(sentence.end);
    }
    let range = marker..end.min(sentence.end).min(marker + LONGEST);
    (range.len() > 1).then(|| syntax.trimmed(range))
}
