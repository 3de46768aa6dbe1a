//! The kind of a set of mentions.

use crate::entities::mentions::candidate::Settled;
use crate::entities::resolution::Resolved;
use crate::entities::{EntityKind, Form};
use crate::order::OrderedMap;

/// The kind of most of the names, else of most of the nominals.
pub(crate) fn kind_of(resolved: &Resolved, set: &[u32]) -> EntityKind {
    let mut votes: OrderedMap<EntityKind, f32> = OrderedMap::new();
    for c in set.iter().filter_map(|&i| resolved.candidates.get(i as usize)) {
        let name = c.name.and_then(|n| resolved.names.get(n));
        let weight = match (name, c.form) {
            _ if c.settled == Settled::Kind => 10_000.0,
            (Some(name), _) if !name.actors.is_empty() || name.country.is_some() => 200.0,
            // A full name tells its kind, its acronym follows it.
            (Some(name), _) => 100.0 * name.confidence * (name.tokens.end - name.tokens.start).min(4) as f32,
            (None, Form::Nominal) => 1.0,
            _ => 0.01,
        };
        if let Some(kind) = c.kind {
            *votes.entry(kind).or_default() += weight;
        }
    }
    let mut best: Option<(EntityKind, f32)> = None;
    for (kind, weight) in votes {
        if best.is_none_or(|(_, w)| weight > w) {
            best = Some((kind, weight));
        }
    }
    best.map_or(EntityKind::Object, |b| b.0)
}
