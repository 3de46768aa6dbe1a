//! The brief: who, what, when, where, why and how, in the article's own words.
//!
//! Every event is weighed by where it stands (headline and lead count most), by whether it happened and by
//! how often the article comes back to those in it; the answers are the words of the heaviest.

use super::{Answer, Brief};
use crate::article::{Article, BlockKind, TokenId};
use crate::entities::{Entities, EntityId, EntityKind, Form};
use crate::events::{Event, RoleName, Status};
use crate::language::syntax::Syntax;
use crate::language::{Analysis, Pos, Relation, Tag};
use crate::lexicon::{Lexicon, NounKind};
use crate::places::Places;
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
    lexicon: &Lexicon,
    entities: &Entities,
    located: &Places,
    statements: &[Statement],
    events: &[Event],
    times: &[Time],
) -> Brief {
    let syntax = Syntax::new(article, analysis);
    let place = Standing::new(article);
    let mut ranked: Vec<(f32, &Event)> = events.iter().map(|e| (weight(&place, entities, statements, e), e)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.token.cmp(&b.1.token)));
    Brief {
        sentence: None,
        story: Vec::new(),
        questions: Vec::new(),
        who: who(&syntax, &ranked, lexicon, entities, &place),
        what: what(&syntax, &ranked),
        when: when(&ranked, times, &place, article),
        r#where: places(&ranked, (entities, located), &place, article),
        why: why(&syntax, &place, &ranked),
        how: how(&syntax, &place, &ranked, lexicon),
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

/// The last token of a span whose head lies outside it: the word that the phrase is about.
fn head_of(syntax: &Syntax<'_>, span: Span) -> Option<TokenId> {
    let tokens = syntax.article.tokens_in(span);
    tokens.clone().find(|&t| syntax.head(t).is_none_or(|h| !tokens.contains(&h)))
}

/// True where a phrase that is no entity names or describes someone who can act.
fn acts(syntax: &Syntax<'_>, lexicon: &Lexicon, span: Span) -> bool {
    let Some(head) = head_of(syntax, span) else { return false };
    if matches!(syntax.tag(head), Tag::Nnp | Tag::Nnps) {
        return true;
    }
    let lemma = syntax.lemma(head);
    lexicon.kin(lemma).is_some()
        || lexicon
            .noun(lemma)
            .is_some_and(|(kind, _)| matches!(kind, NounKind::Person | NounKind::Group | NounKind::Organization))
}

/// True where the words of one answer are all in the other and both end alike: `Denholm`, `Mr. Paul Denholm`.
fn same_words(article: &Article<'_>, a: Span, b: Span) -> bool {
    let words = |span: Span| {
        let content = |t: &TokenId| article.lower(*t).starts_with(char::is_alphanumeric) && article.lower(*t) != "the";
        article.tokens_in(span).filter(content).collect::<Vec<_>>()
    };
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let ends = |v: &[TokenId]| v.last().map(|&t| article.lower(t));
    let begins = |v: &[TokenId]| v.first().map(|&t| article.lower(t));
    !short.is_empty()
        && (ends(&short) == ends(&long) || begins(&short) == begins(&long))
        && short.iter().all(|&t| long.iter().any(|&u| article.lower(t) == article.lower(u)))
}

fn who(
    syntax: &Syntax<'_>,
    ranked: &[(f32, &Event)],
    lexicon: &Lexicon,
    entities: &Entities,
    place: &Standing,
) -> Vec<Answer> {
    let mut answers: Vec<Answer> = Vec::new();
    for (_, e) in ranked.iter().take(12) {
        for role in [RoleName::Actor, RoleName::Target] {
            for r in e.roles.iter().filter(|r| r.role == role) {
                let entity = r.entity.and_then(|id| entities.get(id));
                let fits = match entity.map(|x| x.kind) {
                    Some(EntityKind::Person | EntityKind::Organization | EntityKind::Group | EntityKind::People) => {
                        true
                    }
                    Some(EntityKind::Object | EntityKind::Work) => false,
                    Some(kind) => {
                        role == RoleName::Actor && (kind == EntityKind::Place || entity.is_some_and(|x| x.named))
                    }
                    None => role == RoleName::Actor && acts(syntax, lexicon, r.span),
                };
                if !fits {
                    continue;
                }
                // A name says more than a pronoun or `the company` does.
                let mention = entity.and_then(|x| x.mentions.iter().find(|m| m.span.overlaps(r.span)));
                let name = entity.and_then(|x| x.mentions.iter().find(|m| m.form == Form::Name));
                let span = match (mention.map(|m| m.form), name) {
                    (Some(Form::Name), _) | (None, _) => r.span,
                    (_, Some(name)) => name.span,
                    (Some(Form::Pronoun), None) => continue,
                    _ => r.span,
                };
                if !answers.iter().any(|a| same_words(syntax.article, a.span, span)) {
                    push(&mut answers, Answer { span, entity: r.entity, value: None });
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

fn places(
    ranked: &[(f32, &Event)],
    (entities, located): (&Entities, &Places),
    place: &Standing,
    article: &Article<'_>,
) -> Vec<Answer> {
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
        if located.of(id as EntityId).is_some_and(|p| matches!(p.kind.as_str(), "country" | "continent" | "sea")) {
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

/// How the chief deeds were done: the means (`by blocking the road`, `using drones`), what they were done with, and the
/// deed that they were part of (`died in an explosion`).
fn how(syntax: &Syntax<'_>, place: &Standing, ranked: &[(f32, &Event)], lexicon: &Lexicon) -> Vec<Answer> {
    let mut all: Vec<(f32, Span)> = Vec::new();
    for t in 0..syntax.len() {
        let gerund = syntax.tag(t + 1) == Tag::Vbg;
        let sure = match syntax.article.lower(t) {
            "by" if gerund => 1.0,
            "using" => 0.8,
            "through" | "via" if syntax.pos(t) == Pos::Adp && gerund => 0.8,
            "once" if syntax.pos(t) == Pos::Sconj => 0.45,
            _ => continue,
        };
        if let Some(span) = clause_from(syntax, t, t + 1) {
            all.push((place.of(t) * 2.0 + sure, span));
        }
    }
    let someone = |t: TokenId| {
        let lemma = syntax.lemma(t);
        lexicon.kin(lemma).is_some()
            || lexicon.noun(lemma).is_some_and(|(kind, _)| kind != NounKind::Object)
            || !matches!(syntax.tag(t), Tag::Nn | Tag::Nns)
    };
    for (n, (_, e)) in ranked.iter().take(12).enumerate() {
        let chief = place.of(e.token) * 2.0 + 0.3 / (1.0 + n as f32);
        for r in e.roles.iter().filter(|r| r.role == RoleName::Instrument) {
            all.push((chief + 0.8, r.span));
        }
        for (preposition, noun) in syntax.obliques(e.token) {
            let deed = ranked.iter().any(|(_, other)| other.token == noun && other.token != e.token);
            let sure = match preposition {
                "in" if deed && syntax.tag(noun).is_noun() => 0.5,
                "with" if !someone(noun) => 0.3,
                "by" if !someone(noun) => 0.5,
                _ => continue,
            };
            let extent = syntax.extent(noun);
            if syntax.tag(noun).is_noun() && extent.start < noun {
                all.push((chief + sure, syntax.trimmed(cut(extent))));
            }
        }
        for c in syntax.children(e.token) {
            // Behind a comma a participle tells what came of it.
            let joined = c == syntax.extent(c).start && c > e.token && syntax.article.word(c - 1) != ",";
            if syntax.relation(c) == Relation::Advcl && syntax.tag(c) == Tag::Vbg && joined {
                all.push((chief + 0.2, syntax.trimmed(cut(syntax.extent(c)))));
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
