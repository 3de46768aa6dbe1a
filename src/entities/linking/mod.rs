//! Names that are one entity's: full and short names of persons, acronyms, short forms and other spellings of the rest.
//!
//! Only evidence of the name itself is used here. Where two readings are open, the names stay apart: a wrong merge is
//! worse than a missed one.

pub(crate) mod aliases;
pub(crate) mod disambiguation;
pub(crate) mod evidence;
pub(crate) mod name_type;
pub(crate) mod organizations;
pub(crate) mod persons;

use crate::entities::Sources;
use crate::entities::clusters::Clusters;
use crate::entities::linking::disambiguation::{settle_actors, settle_kinds};
use crate::entities::linking::name_type::types;
use crate::entities::mentions::candidate::Candidate;
use crate::entities::mentions::heads::Heads;
use crate::entities::names::span::NameSpan;

/// Puts names together; `names` get the kind their spelling has in most places. Gives the nouns and pronouns that are
/// said to go by a name, to be put together once those nouns have been linked.
pub(crate) fn link(
    sources: &Sources<'_>,
    names: &mut [NameSpan],
    candidates: &mut [Candidate],
    heads: &Heads,
) -> (Clusters, Vec<(u32, u32)>) {
    aliases::bracketed(sources, names);
    settle_actors(sources, names);
    evidence::weigh(sources, names);
    settle_kinds(sources, names, candidates);
    let known = aliases::said(sources, names, candidates, heads);
    let mut clusters = Clusters::new(candidates);
    let (people, others) = types(sources, names, candidates);
    persons::link(sources, names, candidates, &people, &mut clusters);
    organizations::link(sources, names, candidates, &others, &mut clusters);
    let (now, later): (Vec<_>, Vec<_>) =
        known.into_iter().partition(|&(a, _)| candidates.get(a as usize).is_some_and(|c| c.name.is_some()));
    for (a, b) in now {
        clusters.union(a, b);
    }
    (clusters, later)
}
