//! Coreference: whom nouns and pronouns mean.
//!
//! A sequence of sieves (Raghunathan et al. 2010), the surest first: each puts mentions together and sees what those
//! before it have done. What they leave open goes to the learned [`ranker`]. A sieve can be left out by its name, so
//! that its worth can be measured (`--without`; `train/coref/SIEVES.md` has the figures).

pub(crate) mod appositions;
pub(crate) mod cataphora;
pub(crate) mod constraints;
pub(crate) mod definites;
pub(crate) mod delayed;
pub(crate) mod epithets;
pub(crate) mod fates;
pub(crate) mod leaders;
pub(crate) mod organizations;
pub(crate) mod outlets;
pub(crate) mod parties;
pub(crate) mod partners;
pub(crate) mod ranker;
pub(crate) mod relatives;
pub(crate) mod role_holders;
pub(crate) mod speakers;
pub(crate) mod subjects;
pub(crate) mod titles;
pub(crate) mod toponyms;

use crate::entities::Sources;
use crate::entities::clusters::Clusters;
use crate::entities::coreference::subjects::Clauses;
use crate::entities::mentions::candidate::Candidate;
use crate::entities::mentions::heads::Heads;
use crate::entities::mentions::quotations::Quotes;
use crate::entities::names::span::NameSpan;
use crate::entities::sieve::sift;

/// What the sieves look at, and what they have put together.
pub(crate) struct Chains<'a> {
    pub sources: &'a Sources<'a>,
    pub names: &'a [NameSpan],
    pub candidates: &'a [Candidate],
    pub heads: &'a Heads,
    pub quotes: &'a Quotes,
    /// Nouns and pronouns that the text says go by a name, with the name.
    pub called: &'a [(u32, u32)],
    pub clusters: Clusters,
    /// For each mention whether it only says of another what it is: an apposition, a predicate noun, a title.
    pub asides: Vec<bool>,
}

impl Chains<'_> {
    /// Takes a step by clauses.
    fn by_clauses<'s>(&'s mut self, step: impl FnOnce(&Clauses<'s>, &mut Clusters)) {
        let Chains { sources, candidates, heads, ref mut clusters, .. } = *self;
        step(&Clauses { sources, candidates, heads, syntax: sources.syntax }, clusters);
    }
}

/// The sieves in their order.
const SIEVES: &[(&str, fn(&mut Chains<'_>))] = &[
    // `Reda, the adviser`: the others build on who is described so.
    ("appositions", |c| c.asides = appositions::asides(c.sources, c.candidates, c.heads, &mut c.clusters)),
    ("titles", |c| titles::titles(c.sources, c.candidates, c.names, &mut c.asides, &mut c.clusters)),
    ("named-organizations", |c| organizations::called(c.sources, c.candidates, c.names, c.heads, &mut c.clusters)),
    ("named-places", |c| toponyms::places(c.sources, c.candidates, c.names, c.heads, &mut c.clusters)),
    ("leaders", |c| leaders::of_lands(c.sources, c.candidates, c.names, &c.asides, &mut c.clusters)),
    // Before `the minister` asks who was told to be one.
    ("delayed", |c| {
        let Chains { sources, names, candidates, heads, ref asides, ref mut clusters, .. } = *c;
        Clauses { sources, candidates, heads, syntax: sources.syntax }.delayed(names, asides, clusters);
    }),
    ("role-holders", |c| role_holders::holders(c.sources, c.candidates, c.names, &c.asides, &mut c.clusters)),
    ("fates", |c| c.by_clauses(Clauses::fates)),
    ("organization-nouns", |c| organizations::link(c.sources, c.candidates, c.names, &c.asides, &mut c.clusters)),
    ("epithets", |c| epithets::epithets(c.sources, c.candidates, c.names, &c.asides, c.heads, &mut c.clusters)),
    ("countries", |c| toponyms::states(c.sources, c.candidates, c.names, &c.asides, &mut c.clusters)),
    ("towns", |c| toponyms::towns(c.sources, c.candidates, c.names, &c.asides, &mut c.clusters)),
    // After the nouns have been linked on their own.
    ("called", |c| {
        for &(noun, name) in c.called {
            c.clusters.union(noun, name);
        }
    }),
    ("speakers", |c| speakers::speakers(c.candidates, c.quotes, c.heads, &mut c.clusters)),
    ("cataphora", |c| cataphora::opening(c.sources, c.candidates, c.heads, &mut c.clusters)),
    ("partners", |c| partners::owners(c.sources, c.candidates, c.heads, &mut c.clusters)),
    ("relatives", |c| c.by_clauses(Clauses::relatives)),
    ("taken-up", |c| c.by_clauses(Clauses::taken_up)),
    ("owners-of-said", |c| c.by_clauses(Clauses::objects)),
    ("owners", |c| c.by_clauses(Clauses::owners)),
    ("said", |c| c.by_clauses(Clauses::said)),
    ("continued", |c| c.by_clauses(Clauses::continued)),
    ("joined", |c| c.by_clauses(Clauses::joined)),
    ("parties", |c| parties::sides(c.sources, c.candidates, &mut c.clusters)),
];

/// Those that ask whom the pronouns mean, behind the ranker.
const LATE: &[(&str, fn(&mut Chains<'_>))] = &[
    // `He praised the crews. The Danish envoy will stay.`
    ("late-epithets", |c| epithets::epithets(c.sources, c.candidates, c.names, &c.asides, c.heads, &mut c.clusters)),
    ("own-lands", |c| toponyms::own_lands(c.sources, c.candidates, c.names, c.heads, &mut c.clusters)),
];

/// The names of the sieves, in their order.
pub(crate) fn sieves() -> impl Iterator<Item = &'static str> {
    SIEVES.iter().chain(LATE).map(|s| s.0)
}

/// Runs the sieves but those that the caller leaves out.
pub(crate) fn resolve(chains: &mut Chains<'_>) {
    let without = chains.sources.options.without;
    sift(chains, SIEVES, without);
}

/// Runs those behind the ranker.
pub(crate) fn resume(chains: &mut Chains<'_>) {
    let without = chains.sources.options.without;
    sift(chains, LATE, without);
}
