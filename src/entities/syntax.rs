//! What the tree says outright: appositions and predicates, and who can not be meant.

use super::clusters::Clusters;
use super::mentions::{Candidate, Number, Place, Shape};
use super::quotes::Quotes;
use super::{EntityKind, Form, Sources};
use crate::article::TokenId;
use crate::language::Relation;
use crate::lexicon::Gender;

/// Mentions by the token that heads them.
pub(super) struct Heads(Vec<Option<u32>>);

impl Heads {
    pub(super) fn new(candidates: &[Candidate], tokens: usize) -> Heads {
        let mut heads = vec![None; tokens];
        for (i, c) in candidates.iter().enumerate() {
            if !c.joined
                && let Some(slot) = heads.get_mut(c.head as usize)
            {
                *slot = Some(i as u32);
            }
        }
        Heads(heads)
    }

    pub(super) fn at(&self, token: TokenId) -> Option<u32> {
        self.0.get(token as usize).copied().flatten()
    }
}

/// Mentions that say of another what it is: appositions and predicate nouns. They belong to its entity, and
/// no pronoun is asked whether it means them.
pub(super) fn asides(sources: &Sources<'_>, candidates: &[Candidate], heads: &Heads, clusters: &mut Clusters) -> Vec<bool> {
    let analysis = sources.analysis;
    let mut aside = vec![false; candidates.len()];
    for (i, candidate) in candidates.iter().enumerate() {
        if candidate.joined || candidate.form == Form::Pronoun {
            continue;
        }
        let Some(word) = analysis.word(candidate.head) else { continue };
        let predicate = analysis.children(candidate.head).iter().any(|&c| analysis.word(c).is_some_and(|w| w.relation == Relation::Cop));
        if word.relation == Relation::Appos {
            let Some(to) = word.head.and_then(|h| heads.at(h)) else { continue };
            let Some(other) = candidates.get(to as usize) else { continue };
            if may_describe(other, candidate) {
                clusters.union(to, i as u32);
                aside[i] = candidate.form != Form::Name;
                if aside[i] && other.form != Form::Name && candidate.form == Form::Name {
                    aside[to as usize] = true;
                }
            }
        } else if predicate && candidate.form == Form::Nominal {
            // The predicate is kept out of coreference whether or not it is linked.
            aside[i] = true;
            let verb_less = analysis.children(candidate.head).iter().any(|&c| {
                analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::Mark))
                    || matches!(sources.article.lower(c), "not" | "n't" | "never" | "no" | "would" | "could" | "may" | "might" | "if" | "should" | "like")
            });
            let subject = analysis
                .children(candidate.head)
                .iter()
                .find(|&&c| analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::Nsubj)));
            if let Some(to) = subject.and_then(|&s| heads.at(s))
                && let Some(other) = candidates.get(to as usize)
                && !verb_less
                && may_describe(other, candidate)
                && matches!(candidate.kind, Some(EntityKind::Person | EntityKind::Group | EntityKind::Organization))
            {
                clusters.union(to, i as u32);
            }
        }
    }
    aside
}

/// True where a noun can say what a mention is: kinds and numbers fit, and it is no second name.
fn may_describe(one: &Candidate, noun: &Candidate) -> bool {
    if one.form == Form::Name && noun.form == Form::Name || one.form == Form::Adjective || noun.form == Form::Adjective {
        return false;
    }
    if one.form == Form::Pronoun {
        return noun.human == Some(true) && one.human == Some(true) && one.number == noun.number && !clash(one.gender, noun.gender);
    }
    let (Some(a), Some(b)) = (one.kind, noun.kind) else { return false };
    use EntityKind as K;
    let fits = match (a, b) {
        (K::Person, K::Person) => true,
        (K::Person, _) | (_, K::Person) => false,
        (K::Group | K::Organization | K::People, K::Group | K::Organization | K::People) => true,
        (K::Place | K::Facility, K::Place | K::Facility) => true,
        (K::Organization | K::Work, K::Organization | K::Object | K::Work) => one.form == Form::Name || a == b,
        (K::Object | K::Occasion | K::Work, K::Object | K::Occasion | K::Work) => true,
        _ => false,
    };
    let numbers = one.number == noun.number || one.number == Number::Unknown || noun.number == Number::Unknown;
    fits && numbers && !clash(one.gender, noun.gender)
}

fn clash(a: Gender, b: Gender) -> bool {
    a != b && a != Gender::Unknown && b != Gender::Unknown
}

/// `I` and `my` inside a quotation are its speaker.
pub(super) fn speakers(candidates: &[Candidate], quotes: &Quotes, heads: &Heads, clusters: &mut Clusters) {
    for (i, candidate) in candidates.iter().enumerate() {
        if candidate.shape != Shape::I {
            continue;
        }
        let Some(quote) = candidate.quote else { continue };
        let Some(speaker) = quotes.speakers.get(quote as usize).copied().flatten().and_then(|t| heads.at(t)) else { continue };
        let Some(other) = candidates.get(speaker as usize) else { continue };
        let someone = other.human == Some(true) && other.number != Number::Plural || other.human.is_none() && other.form == Form::Name;
        if someone && other.quote.is_none() {
            clusters.union(i as u32, speaker);
        }
    }
}

/// True where the tree rules it out that `m` means `a`: one inside the other, or two arguments of one verb
/// without a reflexive.
pub(super) fn barred(sources: &Sources<'_>, a: &Candidate, m: &Candidate) -> bool {
    let inside = |x: &Candidate, y: &Candidate| x.phrase.start <= y.head && y.head < x.phrase.end;
    if inside(a, m) || inside(m, a) {
        // `Hama's people and its mayor`: a possessive inside a phrase that only hangs on the name does no harm.
        let far = a.form == Form::Name && m.place == Place::Possessor && m.head >= a.tokens.end + 2;
        if !far {
            return true;
        }
    }
    if m.form != Form::Pronoun || m.shape == Shape::Reflexive || m.place == Place::Possessor {
        return false;
    }
    let analysis = sources.analysis;
    let clause = |t: TokenId| analysis.word(t).and_then(|w| w.head);
    let argument = |p: Place| matches!(p, Place::Subject | Place::Object | Place::Oblique);
    argument(a.place) && argument(m.place) && a.place != m.place && clause(a.head).is_some() && clause(a.head) == clause(m.head)
}
