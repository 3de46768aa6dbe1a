//! `a policeman and his children`, `Mattel and its suppliers`: whose the second is, the first tells.

use crate::entities::EntityKind;
use crate::entities::Sources;
use crate::entities::clusters::Clusters;
use crate::entities::mentions::candidate::{Candidate, Function, Number, Settled, Shape};
use crate::entities::mentions::heads::Heads;
use crate::language::Relation;
use crate::lexicon::Gender;

/// Puts a possessive in the second of two nouns with the first, where it can mean that.
pub(crate) fn owners(sources: &Sources<'_>, candidates: &[Candidate], heads: &Heads, clusters: &mut Clusters) {
    let word = |t| sources.analysis.word(t);
    for (i, m) in candidates.iter().enumerate() {
        if m.function != Function::Possessor
            || m.settled == Settled::Apart
            || clusters.of(i as u32).is_some_and(|t| t.size > 1)
        {
            continue;
        }
        let Some(noun) = word(m.head).and_then(|w| w.head) else { continue };
        let Some(second) = word(noun).filter(|w| w.relation == Relation::Conj) else { continue };
        let Some(first) = second.head.filter(|&h| h < m.head) else { continue };
        // Of three the last may be the second's.
        let between = |k: u32| first < k && k < noun && word(k).is_some_and(|w| w.relation == Relation::Conj);
        let Some(at) = heads.at(first).filter(|_| !sources.analysis.children(first).iter().any(|&k| between(k))) else {
            continue;
        };
        let (Some(a), Some(x)) = (candidates.get(at as usize), clusters.of(at)) else { continue };
        let person = x.kind == Some(EntityKind::Person) && x.human == Some(true);
        let body = matches!(x.kind, Some(EntityKind::Organization | EntityKind::Place | EntityKind::Group));
        let gender = x.gender == Gender::Unknown || x.gender == m.gender;
        let fits = match m.shape {
            Shape::He => person && x.number != Number::Plural && gender,
            Shape::It => body && x.number != Number::Plural && x.human != Some(true),
            Shape::They => x.human != Some(false) && x.number == Number::Plural,
            _ => false,
        };
        // `her mother and her father`: both are someone else's.
        let owned = |&k: &u32| word(k).is_some_and(|w| w.relation == Relation::NmodPoss);
        if fits && !sources.analysis.children(a.head).iter().any(owned) {
            clusters.union(at, i as u32);
        }
    }
}
