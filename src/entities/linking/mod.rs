//! Names that are one entity's: full and short names of persons, acronyms, short forms and other spellings of the rest.
//!
//! Only evidence of the name itself is used here. Where two readings are open, the names stay apart: a wrong merge is
//! worse than a missed one.

pub(crate) mod aliases;
pub(crate) mod contexts;
pub(crate) mod disambiguation;
pub(crate) mod evidence;
pub(crate) mod name_type;
pub(crate) mod organizations;
pub(crate) mod persons;

use crate::entities::Sources;
use crate::entities::clusters::{Clusters, union_all};
use crate::entities::linking::disambiguation::{settle_actors, settle_kinds};
use crate::entities::linking::name_type::{Type, types};
use crate::entities::mentions::candidate::Candidate;
use crate::entities::mentions::heads::Heads;
use crate::entities::names::span::NameSpan;
use crate::entities::sieve::sift;

/// What is known of the names.
pub(crate) struct Names<'a> {
    sources: &'a Sources<'a>,
    names: &'a mut [NameSpan],
    candidates: &'a mut [Candidate],
    heads: &'a Heads,
    /// Pairs of mentions, the second a name, that the text says are one.
    called: Vec<(u32, u32)>,
}

/// What a spelling names, before names are put together.
const READING: &[(&str, fn(&mut Names<'_>))] = &[
    // `the Competition and Markets Authority (CMA)`
    ("explained-acronyms", |n| aliases::bracketed(n.sources, n.names)),
    // Which of several listed bodies of one name.
    ("actors", |n| settle_actors(n.sources, n.names)),
    // What stands beside all occurrences of a name.
    ("evidence", |n| evidence::weigh(n.sources, n.names)),
    // What the words beside them make of names that no list has.
    ("contexts", |n| contexts::weigh(n.sources, n.names)),
    // One spelling, one kind.
    ("kinds", |n| settle_kinds(n.sources, n.names, n.candidates)),
    // `better known as Hemedti`
    ("said-aliases", |n| n.called = aliases::said(n.sources, n.names, n.candidates, n.heads)),
];

/// Spellings and which of them are one.
pub(crate) struct Spellings<'a> {
    sources: &'a Sources<'a>,
    names: &'a [NameSpan],
    candidates: &'a [Candidate],
    people: &'a [Type],
    others: organizations::Index<'a>,
    clusters: Clusters,
}

/// What puts spellings together.
const LINKING: &[(&str, fn(&mut Spellings<'_>))] = &[
    ("full-names", |s| persons::full(s.sources, s.names, s.candidates, s.people, &mut s.clusters)),
    ("short-names", |s| persons::short(s.candidates, s.people, &mut s.clusters)),
    ("bracketed-acronyms", |s| s.others.in_brackets(&mut s.clusters)),
    ("same-words", |s| s.others.same_words(&mut s.clusters)),
    ("acronyms", |s| s.others.acronyms(&mut s.clusters)),
    ("short-forms", |s| s.others.short_forms(&mut s.clusters)),
];

/// The names of the steps, in their order.
pub(crate) fn sieves() -> impl Iterator<Item = &'static str> {
    READING.iter().map(|s| s.0).chain(LINKING.iter().map(|s| s.0))
}

/// Puts names together; `names` get the kind their spelling has in most places. Gives the nouns and pronouns that are
/// said to go by a name, to be put together once those nouns have been linked.
pub(crate) fn link(
    sources: &Sources<'_>,
    names: &mut [NameSpan],
    candidates: &mut [Candidate],
    heads: &Heads,
) -> (Clusters, Vec<(u32, u32)>) {
    let without = sources.options.without;
    let mut reading = Names { sources, names, candidates, heads, called: Vec::new() };
    sift(&mut reading, READING, without);
    let Names { names, candidates, called, .. } = reading;
    let mut clusters = Clusters::new(candidates);
    let (people, others) = types(sources, names, candidates);
    // What is spelt alike is one, but for short names of persons, which may be of several.
    for one in people.iter().filter(|t| t.words.len() > 1).chain(&others) {
        union_all(&mut clusters, &one.mentions);
    }
    let index = organizations::Index::new(sources, names, candidates, &others);
    let mut spellings = Spellings { sources, names, candidates, people: &people, others: index, clusters };
    sift(&mut spellings, LINKING, without);
    let mut clusters = spellings.clusters;
    let (now, later): (Vec<_>, Vec<_>) =
        called.into_iter().partition(|&(a, _)| candidates.get(a as usize).is_some_and(|c| c.name.is_some()));
    for (a, b) in now {
        clusters.union(a, b);
    }
    (clusters, later)
}
