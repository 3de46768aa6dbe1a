//! The day that the clause below an event gives it: `nine were killed when a bus hit a truck on Friday`.

use super::{Interval, MAX_LENT_DAYS, Tree};
use crate::events::{Event, Status};
use crate::language::{Relation, Tag};
use crate::times::Day;

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
