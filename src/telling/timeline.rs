//! When each event was, and the events in order.
//!
//! An event has the interval of the expression that hangs on it, else that of the clause it continues, else the story's
//! time where the telling is at it: the day before publication and that day for what a report opens with and for who
//! says so, the last day named for what goes on in the same paragraph. What lies behind (`had fled`) or ahead without a
//! day of its own has none: nothing is known but the side.

use super::Moment;
use crate::article::{Article, BlockKind, TokenId};
use crate::events::{Event, RoleName, Status};
use crate::language::{Analysis, Relation, Tag};
use crate::span::Span;
use crate::statements::Statement;
use crate::times::tense::{self, Tense};
use crate::times::{Day, Published, Time, TimeKind};
use std::collections::BTreeMap;

type Interval = (Day, Day);

/// Story blocks from the top that tell what is new.
const LEAD: usize = 4;

/// Steps up the tree from an expression to its event, or from an event to the one it continues.
const CLIMB: usize = 6;

/// Gives every event its interval: from its own expression, its clause, its quotation or the story's current time.
pub fn date(
    events: &mut [Event],
    article: &Article<'_>,
    analysis: &Analysis,
    times: &[Time],
    statements: &[Statement],
    published: Published,
) {
    let by_token: BTreeMap<TokenId, usize> = events.iter().enumerate().map(|(k, e)| (e.token, k)).collect();
    let mut own: Vec<Option<Interval>> = events.iter().map(|e| of_role(e, times, article, published)).collect();
    for time in times {
        let Some(interval) = reach(time, article, published) else { continue };
        if let Some(event) = host(article, analysis, time.span, &by_token)
            && own[event].is_none()
        {
            own[event] = Some(interval);
        }
    }
    let cues: Vec<Span> = statements.iter().filter_map(|s| s.cue).collect();
    let lead = lead_end(article);
    for k in 0..events.len() {
        let interval = own[k]
            .or_else(|| continued(analysis, events[k].token, &by_token, &own))
            .or_else(|| told(&events[k], article, analysis, times, &cues, published, lead));
        events[k].interval = interval;
    }
}

/// The interval of the event's role of time.
fn of_role(event: &Event, times: &[Time], article: &Article<'_>, published: Published) -> Option<Interval> {
    let role = event.roles.iter().find(|r| r.role == RoleName::Time)?;
    let first = times.partition_point(|t| t.span.end <= role.span.start);
    times[first..].iter().take_while(|t| t.span.start < role.span.end).find_map(|t| reach(t, article, published))
}

/// The days that an expression says something happened on: `since 2022` reaches to the day of publication.
fn reach(time: &Time, article: &Article<'_>, published: Published) -> Option<Interval> {
    let (start, end) = (time.start?, time.end?);
    if matches!(time.kind, TimeKind::Set) {
        return None;
    }
    let first = article.tokens_in(time.span).start;
    let before = first.checked_sub(1).map_or("", |i| article.lower(i));
    match (before, published.day) {
        ("since", Some(now)) if end < now => Some((start, now)),
        ("until" | "till" | "before", _) => None,
        _ => Some((start, end)),
    }
}

/// The event that an expression hangs on: the first one on the way up the tree.
fn host(article: &Article<'_>, analysis: &Analysis, span: Span, events: &BTreeMap<TokenId, usize>) -> Option<usize> {
    let tokens = article.tokens_in(span);
    let inside = |t: TokenId| t >= tokens.start && t < tokens.end;
    let mut at = tokens.clone().find(|&t| analysis.word(t).is_some_and(|w| w.head.is_none_or(|h| !inside(h))))?;
    for _ in 0..CLIMB {
        let word = analysis.word(at)?;
        // A clause of its own between expression and event keeps the expression.
        let clause = matches!(word.relation, Relation::Ccomp | Relation::AclRelcl | Relation::Parataxis);
        at = word.head?;
        if clause && !inside(at) {
            return None;
        }
        if let Some(&event) = events.get(&at) {
            return Some(event);
        }
    }
    None
}

/// The interval of the event that this one continues: `captured Aleppo on Friday, then pushed south`.
fn continued(
    analysis: &Analysis,
    token: TokenId,
    events: &BTreeMap<TokenId, usize>,
    own: &[Option<Interval>],
) -> Option<Interval> {
    let mut at = token;
    for _ in 0..CLIMB {
        let word = analysis.word(at)?;
        if !matches!(
            word.relation,
            Relation::Conj | Relation::Xcomp | Relation::Advcl | Relation::Obj | Relation::Nsubj | Relation::NsubjPass
        ) {
            return None;
        }
        at = word.head?;
        if let Some(interval) = events.get(&at).and_then(|&k| own[k]) {
            return Some(interval);
        }
    }
    None
}

/// The byte at which the part that tells what is new ends.
fn lead_end(article: &Article<'_>) -> u32 {
    let story = |kind: BlockKind| matches!(kind, BlockKind::Headline | BlockKind::Paragraph);
    article.blocks.iter().filter(|b| story(b.kind)).take(LEAD).last().map_or(0, |b| b.span.end)
}

/// The story's time at an event without an expression.
fn told(
    event: &Event,
    article: &Article<'_>,
    analysis: &Analysis,
    times: &[Time],
    cues: &[Span],
    published: Published,
    lead: u32,
) -> Option<Interval> {
    let now = published.day?;
    if matches!(event.status, Status::Planned | Status::Possible | Status::Hypothetical) {
        return None;
    }
    if event.status == Status::Ongoing {
        return Some((now, now));
    }
    let recent = Some((now.plus(-1), now));
    if cues.iter().any(|c| c.overlaps(event.span)) {
        return recent;
    }
    let word = analysis.word(event.token)?;
    let had = analysis.children(event.token).iter().any(|&c| article.lower(c) == "had");
    let verb = word.tag.is_verb();
    let tense = if verb { tense::of_verb(article, analysis, event.token) } else { Tense::Unknown };
    if had || tense == Tense::Future || !verb {
        return None;
    }
    if let Some(interval) = going_on(event, article, times) {
        return Some(interval);
    }
    let headline = article.block_kind_of(event.token) == BlockKind::Headline;
    let main = matches!(word.relation, Relation::Root | Relation::Conj | Relation::Ccomp | Relation::Parataxis);
    let perfect = word.tag == Tag::Vbn
        && analysis.children(event.token).iter().any(|&c| matches!(article.lower(c), "has" | "have" | "'ve"));
    (event.span.start < lead && (headline || main && (perfect || tense == Tense::Past))).then_some(recent).flatten()
}

/// The last day named before the event in its paragraph, where the telling goes on from it.
fn going_on(event: &Event, article: &Article<'_>, times: &[Time]) -> Option<Interval> {
    let sentence = article.sentence_of(event.token)?;
    let block = article.blocks.get(sentence.block as usize)?.span;
    let last = times[..times.partition_point(|t| t.span.end <= event.span.start)].last()?;
    let (start, end) = (last.start?, last.end?);
    let near = article.tokens_in(last.span).start;
    let gap =
        article.tokens.get(event.token as usize)?.sentence.saturating_sub(article.tokens.get(near as usize)?.sentence);
    let day = end.number() - start.number() <= 7;
    (block.contains(last.span) && gap == 1 && day && matches!(last.kind, TimeKind::Date | TimeKind::Time))
        .then_some((start, end))
}

/// The events by day, earliest first; those of unknown days last.
pub fn order(events: &[Event]) -> Vec<Moment> {
    let mut moments: Vec<Moment> = Vec::new();
    let mut all: Vec<(usize, &Event)> = events.iter().enumerate().collect();
    all.sort_by_key(|(i, e)| (e.interval.is_none(), e.interval, *i));
    for (i, event) in all {
        match moments.last_mut() {
            Some(last) if last.interval == event.interval => last.events.push(i as u32),
            _ => moments.push(Moment { interval: event.interval, events: vec![i as u32] }),
        }
    }
    moments
}
