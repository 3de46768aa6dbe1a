//! Mentions put together: a disjoint-set forest that knows what its sets may still take in.

use crate::entities::EntityKind;
use crate::entities::mentions::candidate::{Candidate, Land, Number, Shape};
use crate::lexicon::Gender;

/// What is known of all mentions of a set.
#[derive(Debug, Clone)]
pub(crate) struct Traits {
    pub kind: Option<EntityKind>,
    pub named: bool,
    pub gender: Gender,
    /// What names of one word suggest.
    pub leaning: Gender,
    /// True where such a name is rarely a surname.
    pub given: bool,
    pub number: Number,
    pub human: Option<bool>,
    pub size: u32,
    /// True where the kind of every name is a guess.
    pub doubtful: bool,
    /// True where all mentions are `he`, `she` and their forms.
    pub pronouns: bool,
    /// The earliest mention that is not `I`, `we` or one of their forms, which tell nothing of who speaks.
    pub told: u32,
    /// True where the first mention is such a pronoun and none is a name: `He was a farmer`.
    pub orphan: bool,
    /// The words of the longest name; 0 without one.
    pub longest: u32,
    /// The code of the land that a mention tells.
    pub land: Option<Land>,
    /// How many mentions are names.
    pub names: u32,
    /// The earliest mention.
    pub first: u32,
    /// The latest.
    pub last: u32,
}

/// The sets.
#[derive(Debug)]
pub(crate) struct Clusters {
    parent: Vec<u32>,
    traits: Vec<Traits>,
}

impl Clusters {
    pub(crate) fn new(candidates: &[Candidate]) -> Clusters {
        let traits = candidates
            .iter()
            .enumerate()
            .map(|(i, c)| Traits {
                kind: c.kind,
                named: c.name.is_some(),
                gender: c.gender,
                leaning: c.leaning,
                given: c.given,
                number: c.number,
                human: c.human,
                size: 1,
                doubtful: c.doubtful,
                pronouns: c.shape == Shape::He || c.shape == Shape::Reflexive,
                told: if matches!(c.shape, Shape::I | Shape::We) { u32::MAX } else { i as u32 },
                orphan: c.shape == Shape::He,
                longest: if c.name.is_some() { c.tokens.end.saturating_sub(c.tokens.start) } else { 0 },
                land: c.land,
                names: u32::from(c.name.is_some()),
                first: i as u32,
                last: i as u32,
            })
            .collect();
        Clusters { parent: (0..candidates.len() as u32).collect(), traits }
    }

    pub(crate) fn root(&self, mut i: u32) -> u32 {
        while let Some(&p) = self.parent.get(i as usize)
            && p != i
        {
            i = p;
        }
        i
    }

    /// The root of each mention's set, once nothing more is put together.
    pub(crate) fn roots(self) -> Vec<u32> {
        (0..self.parent.len() as u32).map(|i| self.root(i)).collect()
    }

    pub(crate) fn same(&self, a: u32, b: u32) -> bool {
        self.root(a) == self.root(b)
    }

    /// What is known of the set of `i`.
    pub(crate) fn of(&self, i: u32) -> Option<&Traits> {
        self.traits.get(self.root(i) as usize)
    }

    /// Puts two sets together; the smaller one's root hangs on the larger's, so that chains stay short.
    pub(crate) fn union(&mut self, a: u32, b: u32) {
        let (mut a, mut b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        let size = |s: &Self, i: u32| s.traits.get(i as usize).map_or(0, |t| t.size);
        if size(self, a) < size(self, b) {
            std::mem::swap(&mut a, &mut b);
        }
        let (Some(x), Some(y)) = (self.traits.get(a as usize).cloned(), self.traits.get(b as usize).cloned()) else {
            return;
        };
        let kind = match (x.named, y.named) {
            (true, false) => x.kind,
            (false, true) => y.kind,
            _ => x.kind.or(y.kind),
        };
        let joined = Traits {
            kind: kind.or(x.kind).or(y.kind),
            named: x.named || y.named,
            gender: if x.gender == Gender::Unknown { y.gender } else { x.gender },
            leaning: if x.leaning == Gender::Unknown { y.leaning } else { x.leaning },
            given: x.given || y.given,
            number: if x.number == Number::Unknown { y.number } else { x.number },
            human: x.human.or(y.human),
            size: x.size + y.size,
            doubtful: (x.doubtful || !x.named) && (y.doubtful || !y.named),
            pronouns: x.pronouns && y.pronouns,
            told: x.told.min(y.told),
            orphan: !x.named && !y.named && if x.first < y.first { x.orphan } else { y.orphan },
            longest: x.longest.max(y.longest),
            land: x.land.or(y.land),
            names: x.names + y.names,
            first: x.first.min(y.first),
            last: x.last.max(y.last),
        };
        if let Some(slot) = self.traits.get_mut(a as usize) {
            *slot = joined;
        }
        if let Some(slot) = self.parent.get_mut(b as usize) {
            *slot = a;
        }
    }
}

pub(crate) fn union_all(clusters: &mut Clusters, mentions: &[u32]) {
    for pair in mentions.windows(2) {
        if let [a, b] = *pair {
            clusters.union(a, b);
        }
    }
}

/// Adds a mention of another entity than the last one; enough to tell one from several, and short on any text.
pub(crate) fn push_new(list: &mut Vec<u32>, i: u32, clusters: &Clusters) {
    if list.len() < 8 && !list.last().is_some_and(|&k| clusters.same(k, i)) {
        list.push(i);
    }
}
