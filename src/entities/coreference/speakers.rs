//! First persons in quotations.

use crate::entities::clusters::Clusters;
use crate::entities::mentions::candidate::{Candidate, Number, Shape};
use crate::entities::mentions::heads::Heads;
use crate::entities::mentions::quotations::Quotes;
use crate::entities::{EntityKind, Form};

/// `I` and `my` inside a quotation are its speaker; so is `we` where that is a body.
pub(crate) fn speakers(candidates: &[Candidate], quotes: &Quotes, heads: &Heads, clusters: &mut Clusters) {
    for (i, candidate) in candidates.iter().enumerate() {
        if !matches!(candidate.shape, Shape::I | Shape::We) {
            continue;
        }
        let Some(quote) = candidate.quote else { continue };
        let Some(speaker) = quotes.speakers.get(quote as usize).copied().flatten().and_then(|t| heads.at(t)) else {
            continue;
        };
        let Some(other) = candidates.get(speaker as usize) else { continue };
        let someone = other.human == Some(true) && other.number != Number::Plural
            || other.human.is_none() && other.form == Form::Name;
        // `We`, says a body or a crowd, are it; whom one person means by it is not said.
        let body = matches!(other.kind, Some(EntityKind::Organization | EntityKind::Group));
        let fits = if candidate.shape == Shape::We { body } else { someone };
        if fits && other.quote.is_none() {
            clusters.union(i as u32, speaker);
        }
    }
}
