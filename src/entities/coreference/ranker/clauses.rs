//! Where an antecedent hangs from the clause of a mention, and what stands between the two.

use crate::entities::clusters::Clusters;
use crate::entities::coreference::ranker::features::Setting;
use crate::entities::coreference::ranker::survey::Survey;
use crate::entities::mentions::candidate::{Candidate, Function};
use crate::language::Relation;

impl Setting<'_> {
    pub(crate) fn clause_tie(&self, a: &Candidate, m: &Candidate) -> u8 {
        if a.sentence != m.sentence {
            return 1;
        }
        let analysis = self.sources.analysis;
        let verb_a = analysis.word(a.head).and_then(|w| w.head);
        let mut at = analysis.word(m.head).and_then(|w| w.head);
        for depth in 0..5u8 {
            let Some(t) = at else { break };
            if Some(t) == verb_a {
                return 2 + depth.min(2) + 3 * u8::from(a.function == Function::Subject);
            }
            if t == a.head {
                return 8;
            }
            let relation = analysis.word(t).map(|w| w.relation);
            at = analysis.word(t).and_then(|w| w.head);
            if relation == Some(Relation::Root) {
                break;
            }
        }
        9
    }

    /// How deep below the main verb of its sentence a mention hangs: 0 for its subject.
    pub(crate) fn depth(&self, a: &Candidate) -> u8 {
        let analysis = self.sources.analysis;
        let mut at = a.head;
        let mut steps = 0u8;
        while let Some(word) = analysis.word(at) {
            match word.head {
                Some(head) if steps < 4 => {
                    at = head;
                    steps += u8::from(!matches!(word.relation, Relation::Flat | Relation::Conj));
                }
                _ => break,
            }
        }
        if steps <= 1 && a.function == Function::Subject { 0 } else { steps.clamp(1, 4) }
    }

    /// How many other sets that would do stand between the two.
    pub(crate) fn between(&self, i: usize, j: usize, survey: &Survey, clusters: &Clusters) -> u8 {
        let mut n = 0u8;
        let root = clusters.root(i as u32);
        for k in (i + 1..j).rev().take(12) {
            if self.asides.get(k).copied().unwrap_or(false) || clusters.root(k as u32) == root {
                continue;
            }
            if self.agrees(k, j, survey, clusters) {
                n += 1;
            }
            if n == 4 {
                break;
            }
        }
        1 + n
    }
}
