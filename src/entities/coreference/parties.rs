//! Parties to a conflict, named by the same noun again.

use crate::entities::clusters::Clusters;
use crate::entities::mentions::candidate::{Candidate, Number, Settled, Shape};
use crate::entities::{Form, Sources};
use crate::language::Relation;
use crate::lexicon::Class;
use crate::order::OrderedMap;

/// `The army said ... The Rwandan army denied it`: forces that two states have, of a land that only comes in with them.
pub(crate) fn comes_in(noun: &str, i: usize, candidates: &[Candidate]) -> bool {
    let land = candidates[i].land;
    one_of!(noun, "army" | "military" | "navy") && land.is_some() && candidates[..i].iter().all(|c| c.land != land)
}

/// `rebels`, `the rebels`, `Syrian rebels`: puts together what names one side of the story.
pub(crate) fn sides(sources: &Sources<'_>, candidates: &[Candidate], clusters: &mut Clusters) {
    let analysis = sources.analysis;
    type Side<'a> = (u32, Vec<&'a str>);
    let mut known: OrderedMap<(&str, bool), Vec<Side<'_>>> = crate::order::OrderedMap::new();
    for (i, c) in candidates.iter().enumerate() {
        if c.form != Form::Nominal
            || c.joined
            || c.settled == Settled::Apart
            || !matches!(c.shape, Shape::Definite | Shape::Bare)
        {
            continue;
        }
        let low = sources.article.lower(c.head);
        let plural = c.number == Number::Plural;
        let singular = low.strip_suffix('s').filter(|_| plural).unwrap_or(low);
        let noun = singular;
        if !sources.lexicon.is(noun, Class::PartyNoun) {
            continue;
        }
        let collective = sources.lexicon.is(noun, Class::PartyCollective);
        // `the rebel` is one of them; `governments` are several.
        if collective == plural || collective && c.shape != Shape::Definite {
            continue;
        }
        let mut modifiers: Vec<&str> = Vec::new();
        let mut part = false;
        for &k in analysis.children(c.head) {
            let Some(word) = analysis.word(k) else { continue };
            let said = sources.article.lower(k);
            part |= sources.analysis.is(k, Class::Partitive)
                || word.relation == Relation::Nummod
                || matches!(word.relation, Relation::AclRelcl | Relation::Acl | Relation::Conj);
            if matches!(word.relation, Relation::Amod | Relation::Compound | Relation::Nmod | Relation::NmodPoss)
                && !one_of!(said, "in" | "of")
            {
                modifiers.push(said);
            }
        }
        if part {
            continue;
        }
        let list = known.entry((noun, plural)).or_default();
        // `the Ugandan army` is no other land's.
        let abroad = |root: u32| {
            let land = clusters.of(root).and_then(|t| t.land);
            c.land.is_some_and(|l| land.map_or_else(|| comes_in(noun, i, candidates), |o| o != l))
        };
        // Nearest first: the kind that fits, where every one so far was of one kind.
        let fits: Vec<u32> = list
            .iter()
            .filter(|(_, m)| modifiers.iter().all(|w| m.contains(w)) || m.iter().all(|w| modifiers.contains(w)))
            .map(|(j, _)| clusters.root(*j))
            .filter(|&root| !abroad(root))
            .collect();
        if let Some(&first) = fits.first()
            && fits.iter().all(|&r| r == first)
            && !clusters.of(first).is_some_and(|t| t.named)
            && !clusters.of(i as u32).is_some_and(|t| t.named)
        {
            clusters.union(first, i as u32);
        }
        if list.len() < 24 && !list.iter().any(|(_, m)| *m == modifiers) {
            list.push((i as u32, modifiers));
        }
    }
}
