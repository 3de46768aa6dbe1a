//! When each event was, and the events in order.
//!
//! An event has the interval of the expression that hangs on it, else that of the clause it continues, else the story's
//! time where the telling is at it: the day before publication and that day for what a report opens with and for who
//! says so, the last day named for what goes on in the same paragraph. What lies behind (`had fled`) or ahead without a
//! day of its own has none: nothing is known but the side. A deed told as a noun (`the attack`) has the time of the
//! clause that tells of it, unless `after` or `before` puts it to one side.

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
    let tree = Tree { article, analysis, by_token: &by_token };
    for k in 0..events.len() {
        let interval = own[k]
            .or_else(|| continued(&tree, events[k].token, &own))
            .or_else(|| told(&events[k], article, analysis, times, &cues, published, lead));
        events[k].interval = interval;
    }
    let lent: Vec<Option<Interval>> = events.iter().map(|e| lent(&tree, events, e)).collect();
    for (event, lent) in events.iter_mut().zip(lent) {
        event.interval = event.interval.or(lent);
    }
    let bounds: Vec<Bounds> = events.iter().map(|e| bounds(&tree, events, e, times, published)).collect();
    for (event, (after, before)) in events.iter_mut().zip(bounds) {
        (event.after, event.before) = (after, before);
    }
}

/// The first and the last day that an event can have been on.
type Bounds = (Option<Day>, Option<Day>);

/// The text, its trees, and the events by their tokens.
struct Tree<'a, 't> {
    article: &'a Article<'t>,
    analysis: &'a Analysis,
    by_token: &'a BTreeMap<TokenId, usize>,
}

/// How an event told as a noun or a clause hangs on the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    With,
    After,
    Before,
}

impl Tree<'_, '_> {
    /// The event that the one at `token` hangs on, and how.
    fn above(&self, token: TokenId) -> Option<(usize, Link)> {
        let mut at = token;
        let mut link = Link::With;
        for _ in 0..CLIMB {
            let word = self.analysis.word(at)?;
            link = match self.marker(at) {
                Some("after" | "following" | "since" | "from" | "despite") => Link::After,
                Some("before" | "until" | "till" | "ahead" | "for" | "against") => Link::Before,
                _ => link,
            };
            let clause = matches!(
                word.relation,
                Relation::Ccomp | Relation::AclRelcl | Relation::Acl | Relation::Parataxis | Relation::Root
            );
            if clause {
                return None;
            }
            at = word.head?;
            if let Some(&event) = self.by_token.get(&at) {
                return Some((event, link));
            }
        }
        None
    }

    /// The preposition or conjunction in front of a phrase or clause.
    fn marker(&self, token: TokenId) -> Option<&str> {
        let child = self.analysis.children(token).iter().find(|&&c| {
            c < token && self.analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::Case | Relation::Mark))
        })?;
        Some(self.article.lower(*child))
    }

    fn is_verb(&self, token: TokenId) -> bool {
        self.analysis.word(token).is_some_and(|w| w.tag.is_verb())
    }

    fn had(&self, token: TokenId) -> bool {
        self.analysis.children(token).iter().any(|&c| self.article.lower(c) == "had")
    }
}

/// The interval of the clause around an event told as a noun.
fn lent(tree: &Tree<'_, '_>, events: &[Event], event: &Event) -> Option<Interval> {
    if event.interval.is_some() || tree.is_verb(event.token) || !matches!(event.status, Status::Happened) {
        return None;
    }
    let (above, link) = tree.above(event.token)?;
    let above = events.get(above)?;
    let (first, last) = above.interval?;
    let says = above.kind.is_none() && above.statement.is_some();
    (link == Link::With && !says && last.number() - first.number() <= 7).then_some((first, last))
}

/// What is known of the side of an event without an interval.
fn bounds(tree: &Tree<'_, '_>, events: &[Event], event: &Event, times: &[Time], published: Published) -> Bounds {
    if event.interval.is_some() {
        return (None, None);
    }
    let now = published.day;
    match event.status {
        Status::Planned => return (now, None),
        Status::Happened => {}
        _ => return (None, None),
    }
    let role = event.roles.iter().find(|r| r.role == RoleName::Time);
    let own = role.and_then(|r| times.iter().find(|t| t.span.overlaps(r.span)));
    if let Some(time) = own
        && let (Some(start), Some(end)) = (time.start, time.end)
    {
        let first = tree.article.tokens_in(time.span).start;
        match first.checked_sub(1).map_or("", |i| tree.article.lower(i)) {
            "before" | "until" | "till" => return (None, Some(start)),
            "after" => return (Some(end), now.filter(|&now| now >= end)),
            _ => {}
        }
    }
    if let Some((above, link)) = tree.above(event.token)
        && let Some((first, last)) = events.get(above).and_then(|e| e.interval)
    {
        match link {
            Link::After => return (None, Some(last)),
            Link::Before if !tree.is_verb(event.token) => return (Some(first), None),
            Link::Before => return (Some(first), now.filter(|&now| now >= first)),
            Link::With => {}
        }
    }
    if tree.had(event.token) {
        let before = events.iter().rev().filter(|e| e.token < event.token && e.status == Status::Happened);
        let near = |e: &&Event| event.span.start - e.span.start < 600;
        let then = before.take_while(near).find_map(|e| e.interval).map(|(_, last)| last);
        return (None, then.or(now));
    }
    (None, now)
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
        ("until" | "till" | "before" | "after", _) => None,
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
fn continued(tree: &Tree<'_, '_>, token: TokenId, own: &[Option<Interval>]) -> Option<Interval> {
    let mut at = token;
    for _ in 0..CLIMB {
        let word = tree.analysis.word(at)?;
        if !matches!(
            word.relation,
            Relation::Conj | Relation::Xcomp | Relation::Advcl | Relation::Obj | Relation::Nsubj | Relation::NsubjPass
        ) {
            return None;
        }
        // `captured Aleppo on Friday after the army had fled`: on another day, or not.
        if matches!(tree.marker(at), Some("after" | "before" | "until" | "since" | "following" | "despite")) {
            return None;
        }
        at = word.head?;
        if let Some(interval) = tree.by_token.get(&at).and_then(|&k| own[k]) {
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

/// The events by day, earliest first; those of unknown days last, by what is known of their side.
pub fn order(events: &[Event]) -> Vec<Moment> {
    let mut moments: Vec<Moment> = Vec::new();
    let mut all: Vec<(usize, &Event)> = events.iter().enumerate().collect();
    // Of those without a day, first what is known to be early, then what is late, then what is neither.
    let side = |e: &Event| (e.before.is_none(), e.after.is_none(), e.before, e.after);
    all.sort_by_key(|(i, e)| (e.interval.is_none(), e.interval, side(e), *i));
    for (i, event) in all {
        match moments.last_mut() {
            Some(last) if (last.interval, last.after, last.before) == (event.interval, event.after, event.before) => {
                last.events.push(i as u32);
            }
            _ => moments.push(Moment {
                interval: event.interval,
                after: event.after,
                before: event.before,
                events: vec![i as u32],
            }),
        }
    }
    moments
}
