//! First persons in quotations.

use crate::entities::clusters::Clusters;
use crate::entities::mentions::candidate::{Candidate, Number, Shape};
use crate::entities::mentions::heads::Heads;
use crate::entities::mentions::quotations::Quotes;
use crate::entities::{EntityKind, Form};
use crate::order::Order;

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

/// Which quotations a mention speaks, and which names stand in them.
#[derive(Debug, Default)]
pub(crate) struct Spoken {
    /// Mention and quotation, by mention.
    speakers: Vec<(u32, u32)>,
    /// Quotation and mention by name, by quotation.
    names: Vec<(u32, u32)>,
}

impl Spoken {
    /// Of all long quotations.
    pub(crate) fn find(candidates: &[Candidate], heads: &Heads, quotes: &Quotes) -> Spoken {
        let speakers = quotes.speakers.iter().zip(0..).filter(|&(_, quote)| quotes.is_long(quote));
        let mut speakers: Vec<_> = speakers.filter_map(|(token, quote)| Some((heads.at((*token)?)?, quote))).collect();
        let named = candidates.iter().zip(0..).filter(|(c, _)| c.form == Form::Name);
        let mut names: Vec<_> = named.filter_map(|(c, i)| Some((c.quote.filter(|&q| quotes.is_long(q))?, i))).collect();
        speakers.order();
        names.order();
        Spoken { speakers, names }
    }

    /// The quotations that a mention speaks.
    pub(crate) fn by(&self, mention: u32) -> impl Iterator<Item = u32> {
        of(&self.speakers, mention)
    }

    /// The mentions by name in a quotation.
    pub(crate) fn names(&self, quote: u32) -> impl Iterator<Item = u32> {
        of(&self.names, quote)
    }
}

/// The second of each pair with this first.
fn of(pairs: &[(u32, u32)], first: u32) -> impl Iterator<Item = u32> {
    let from = pairs.partition_point(|p| p.0 < first);
    pairs.iter().skip(from).take_while(move |p| p.0 == first).map(|p| p.1)
}
