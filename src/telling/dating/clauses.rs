//! The day that a clause beside an event gives it, `nine were killed when a bus hit a truck on Friday`, or does not.

use super::{Interval, MAX_ARCS, MAX_LENT_DAYS, Tree};
use crate::article::TokenId;
use crate::events::{Event, Status};
use crate::language::{Relation, Tag};
use crate::times::{Day, Time, TimeKind};

/// The day of what happened when, or as, the clause below it did: the same one; of what happened after it, from then on.
/// Also where the clause hangs on the second of two deeds: `one died and ten were hurt when a wall fell on Sunday`.
pub(super) fn below(
    tree: &Tree<'_>,
    events: &[Event],
    own: &[Option<Interval>],
    k: usize,
    now: Option<Day>,
) -> Option<Interval> {
    let event = events.get(k).filter(|e| tree.is_verb(e.token) && e.status == Status::Happened)?;
    let syntax = tree.syntax;
    let open = |&v: &u32| tree.by_token.get(v).is_none_or(|e| own[e].is_none());
    let joined = syntax.children(event.token).filter(|&c| syntax.relation(c) == Relation::Conj && tree.is_verb(c));
    let clauses = std::iter::once(event.token).chain(joined).filter(open).flat_map(|v| syntax.children(v));
    clauses.filter(|&c| syntax.relation(c) == Relation::Advcl).find_map(|c| {
        let clause = tree.by_token.get(c)?;
        let (first, last) = own[clause].filter(|d| d.1.number() - d.0.number() <= MAX_LENT_DAYS)?;
        let happened = events[clause].status == Status::Happened;
        match syntax.clause_marker(c).filter(|_| happened)? {
            "when" => Some((first, last)),
            // `Quake kills 38 as rescuers dig through the night`: that goes on now.
            "as" | "while" if syntax.tag(c) == Tag::Vbd => Some((first, last)),
            "after" => now
                .filter(|now| now.number() - first.number() <= MAX_LENT_DAYS && *now >= first)
                .map(|now| (first, now)),
            _ => None,
        }
    })
}

/// The days of the deed that is its subject: `a strike on Monday killed eight`.
pub(super) fn subject(tree: &Tree<'_>, events: &[Event], own: &[Option<Interval>], k: usize) -> Option<Interval> {
    let event = events.get(k).filter(|e| tree.syntax.tag(e.token) == Tag::Vbd && e.status == Status::Happened)?;
    let (noun, passive) = tree.syntax.subject(event.token)?;
    let deed = tree.by_token.get(noun).filter(|_| !passive && !tree.is_verb(noun))?;
    own[deed]
}

/// True where the day of a time of the clock is that of the telling: `said on Tuesday that he was shot around midnight`.
pub(super) fn has_day_of_telling(tree: &Tree<'_>, times: &[Time], time: &Time, token: TokenId) -> bool {
    let syntax = tree.syntax;
    let mut clause = std::iter::successors(Some(token), |&t| syntax.head(t)).take(MAX_ARCS);
    let telling = clause.find(|&t| syntax.relation(t) == Relation::Ccomp);
    let Some(verb) = telling.and_then(|t| syntax.head(t)).filter(|_| time.kind == TimeKind::Time) else { return false };
    let sentence = syntax.article.span_of(syntax.sentence(token));
    let first = times.partition_point(|t| t.span.start < sentence.start);
    let day = |t: &&Time| t.kind == TimeKind::Date && t.start == time.start && !t.span.overlaps(time.span);
    times[first..].iter().take_while(|t| t.span.start < sentence.end).filter(day).any(|t| {
        let tokens = syntax.article.tokens_in(t.span);
        syntax.head_of(tokens).and_then(|h| syntax.head(h)) == Some(verb)
    })
}
