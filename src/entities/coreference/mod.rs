//! Coreference: whom nouns and pronouns mean.
//!
//! A sequence of sieves (Raghunathan et al. 2010), the surest first: each puts mentions together and sees what those
//! before it have done. What they leave open goes to the learned [`ranker`]. A sieve can be left out by its name, so
//! that its worth can be measured (`train/coref`).

pub(crate) mod appositions;
pub(crate) mod constraints;
pub(crate) mod definites;
pub(crate) mod organizations;
pub(crate) mod parties;
pub(crate) mod ranker;
pub(crate) mod role_holders;
pub(crate) mod speakers;
pub(crate) mod titles;
pub(crate) mod toponyms;

use crate::entities::Sources;
use crate::entities::clusters::Clusters;
use crate::entities::mentions::candidate::Candidate;
use crate::entities::mentions::heads::Heads;
use crate::entities::mentions::quotations::Quotes;
use crate::entities::names::span::NameSpan;

/// What a sieve looks at.
pub(crate) struct Document<'a> {
    pub sources: &'a Sources<'a>,
    pub names: &'a [NameSpan],
    pub candidates: &'a [Candidate],
    pub heads: &'a Heads,
    pub quotes: &'a Quotes,
    /// Nouns and pronouns that the text says go by a name, with the name.
    pub called: &'a [(u32, u32)],
}

/// What the sieves have put together.
pub(crate) struct Chains {
    pub clusters: Clusters,
    /// For each mention whether it only says of another what it is: an apposition, a predicate noun, a title.
    pub asides: Vec<bool>,
}

/// A step that puts mentions together.
struct Sieve {
    name: &'static str,
    run: fn(&Document<'_>, &mut Chains),
}

/// The sieves in their order.
const SIEVES: &[Sieve] = &[
    // `Reda, the adviser`: the others build on who is described so.
    Sieve {
        name: "appositions",
        run: |d, c| c.asides = appositions::asides(d.sources, d.candidates, d.heads, &mut c.clusters),
    },
    Sieve {
        name: "titles",
        run: |d, c| titles::titles(d.sources, d.candidates, d.names, &mut c.asides, &mut c.clusters),
    },
    Sieve {
        name: "named-organizations",
        run: |d, c| organizations::called(d.sources, d.candidates, d.names, d.heads, &mut c.clusters),
    },
    Sieve {
        name: "named-places",
        run: |d, c| toponyms::places(d.sources, d.candidates, d.names, d.heads, &mut c.clusters),
    },
    Sieve {
        name: "role-holders",
        run: |d, c| role_holders::holders(d.sources, d.candidates, d.names, &c.asides, &mut c.clusters),
    },
    Sieve {
        name: "organizations",
        run: |d, c| organizations::link(d.sources, d.candidates, d.names, &c.asides, &mut c.clusters),
    },
    Sieve { name: "ages", run: |d, c| role_holders::aged(d.sources, d.candidates, &c.asides, &mut c.clusters) },
    Sieve {
        name: "countries",
        run: |d, c| toponyms::states(d.sources, d.candidates, d.names, &c.asides, &mut c.clusters),
    },
    Sieve { name: "towns", run: |d, c| toponyms::towns(d.sources, d.candidates, d.names, &c.asides, &mut c.clusters) },
    // After the nouns have been linked on their own.
    Sieve {
        name: "aliases",
        run: |d, c| {
            for &(noun, name) in d.called {
                c.clusters.union(noun, name);
            }
        },
    },
    Sieve { name: "speakers", run: |d, c| speakers::speakers(d.candidates, d.quotes, d.heads, &mut c.clusters) },
    Sieve { name: "parties", run: |d, c| parties::sides(d.sources, d.candidates, &mut c.clusters) },
];

/// Runs the sieves but those whose names are in `without`.
pub(crate) fn sift(document: &Document<'_>, clusters: Clusters, without: &[&str]) -> Chains {
    let mut chains = Chains { clusters, asides: vec![false; document.candidates.len()] };
    for sieve in SIEVES.iter().filter(|s| !without.contains(&s.name)) {
        (sieve.run)(document, &mut chains);
    }
    chains
}
