//! Two bidirectional LSTM layers over word vectors, and what is read off them.

use super::features::{Features, INPUT};
use super::kernels::{INPUT_UNIT, Matrix, UNIT, advance, axpy, quantize};
use super::weights::Reader;
use std::collections::HashMap;

/// Cells of one direction of one layer.
const HIDDEN: usize = 112;
const GATES: usize = 4 * HIDDEN;
const OUT: usize = 2 * HIDDEN;
const NAME: usize = 64;
const ARC: usize = 96;
const REL: usize = 96;
/// What rectified sums are multiplied by to become integers; they stay below 32.
const RECTIFIED_UNIT: f32 = 1024.0;
/// Distances further than this share a bias.
const FAR: usize = 24;
/// Word types whose products are kept; more than an article of ten thousand words has.
const KEPT: usize = 4096;

/// One direction of a layer: what comes in, and what comes back.
#[derive(Debug, Clone, Default)]
struct Cells {
    input: Matrix,
    back: Matrix,
}

/// The weights.
#[derive(Debug, Clone, Default)]
pub(super) struct Network {
    features: Features,
    first: [Cells; 2],
    second: [Cells; 2],
    heads: Matrix,
    name: Matrix,
    relation: Matrix,
    arc_root: Vec<f32>,
    far: Vec<f32>,
    relation_root: Vec<f32>,
    counts: Counts,
}

/// How many labels each task has.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) pos: usize,
    pub(super) tag: usize,
    pub(super) relation: usize,
    pub(super) name: usize,
}

/// Room for one sentence's work, used again for the next, and the products of the word types met so far.
#[derive(Debug, Default)]
pub(super) struct Room<'t> {
    types: HashMap<&'t str, u32>,
    products: Vec<f32>,
    ids: Vec<u32>,
    states: [Vec<i16>; 2],
    inputs: Vec<f32>,
    gates: Vec<f32>,
    cell: Vec<f32>,
    read: Vec<f32>,
    keys: Vec<f32>,
    arcs: Vec<f32>,
    rectified: Vec<i16>,
    scores: Vec<f32>,
}

impl Network {
    pub(super) fn read(features: Features, counts: Counts, r: &mut Reader<'_>) -> Option<Network> {
        let mut layer = |width: usize, unit: f32| -> Option<[Cells; 2]> {
            let mut cells = || {
                let input = r.matrix(GATES, width, unit)?;
                let back = r.matrix(GATES, HIDDEN, UNIT)?;
                Some(Cells { input, back })
            };
            Some([cells()?, cells()?])
        };
        let first = layer(196, INPUT_UNIT)?;
        let second = layer(OUT, UNIT)?;
        let heads = r.matrix(counts.pos + counts.tag + NAME + 2 * ARC + 2 * REL, OUT, UNIT)?;
        let name = r.matrix(counts.name, NAME, RECTIFIED_UNIT)?;
        let relation = r.matrix(counts.relation, REL, RECTIFIED_UNIT)?;
        let arc_root = r.floats(ARC)?;
        let far = r.floats(2 * FAR + 1)?;
        let relation_root = r.floats(REL)?;
        Some(Network { features, first, second, heads, name, relation, arc_root, far, relation_root, counts })
    }

    /// Reads one sentence; the answers stay in `room`.
    pub(super) fn run<'t>(&self, words: impl Iterator<Item = &'t str>, room: &mut Room<'t>) {
        room.ids.clear();
        for word in words {
            let id = self.product(word, room);
            room.ids.push(id);
        }
        let n = room.ids.len();
        let [low, high] = &mut room.states;
        low.resize(n * OUT, 0);
        high.resize(n * OUT, 0);
        room.gates.resize(GATES, 0.0);
        for (side, cells) in self.first.iter().enumerate() {
            let ids = &room.ids;
            let products = &room.products;
            cells.run(side, n, &mut room.gates, &mut room.cell, low, |t, gates| {
                let at = (ids[t] as usize * 2 + side) * GATES;
                gates.copy_from_slice(&products[at..at + GATES]);
            });
        }
        room.inputs.resize(n * GATES, 0.0);
        for (side, cells) in self.second.iter().enumerate() {
            cells.input.set_all(low, &mut room.inputs);
            let inputs = &room.inputs;
            cells.run(side, n, &mut room.gates, &mut room.cell, high, |t, gates| {
                gates.copy_from_slice(&inputs[t * GATES..(t + 1) * GATES]);
            });
        }
        let rows = self.heads.rows;
        room.read.resize(n * rows, 0.0);
        self.heads.set_all(high, &mut room.read);
        self.score_arcs(n, room);
    }

    /// The number of a word type, its products with the first layer's input weights made at its first occurrence.
    fn product<'t>(&self, word: &'t str, room: &mut Room<'t>) -> u32 {
        if let Some(&id) = room.types.get(word) {
            return id;
        }
        if room.types.len() >= KEPT && room.ids.is_empty() {
            room.types.clear();
            room.products.clear();
        }
        let id = room.types.len() as u32;
        let mut vector = [0; INPUT];
        self.features.vector(word, &mut vector);
        let at = room.products.len();
        room.products.resize(at + 2 * GATES, 0.0);
        self.first[0].input.set(&vector, &mut room.products[at..at + GATES]);
        self.first[1].input.set(&vector, &mut room.products[at + GATES..]);
        room.types.insert(word, id);
        id
    }

    /// `room.arcs[d * (n + 1) + h]`: how well word `d` hangs on word `h - 1`, or on the root where `h` is 0.
    fn score_arcs(&self, n: usize, room: &mut Room<'_>) {
        let rows = self.heads.rows;
        let at = self.counts.pos + self.counts.tag + NAME;
        room.keys.clear();
        room.keys.resize(ARC * (n + 1), 0.0);
        for (k, keys) in room.keys.chunks_exact_mut(n + 1).enumerate() {
            keys[0] = self.arc_root[k];
            for (h, key) in keys[1..].iter_mut().enumerate() {
                *key = room.read[h * rows + at + ARC + k];
            }
        }
        room.arcs.clear();
        room.arcs.resize(n * (n + 1), 0.0);
        for (d, scores) in room.arcs.chunks_exact_mut(n + 1).enumerate() {
            let query = &room.read[d * rows + at..d * rows + at + ARC];
            for (q, keys) in query.iter().zip(room.keys.chunks_exact(n + 1)) {
                axpy(*q, keys, scores);
            }
            for (h, score) in scores[1..].iter_mut().enumerate() {
                let gap = (h + FAR).saturating_sub(d).min(2 * FAR);
                *score += self.far[if h + FAR < d { 0 } else { gap }];
            }
        }
    }

    /// Scores of the parts of speech of word `t`.
    pub(super) fn pos<'r>(&self, room: &'r Room<'_>, t: usize) -> &'r [f32] {
        &room.read[t * self.heads.rows..][..self.counts.pos]
    }

    /// Scores of the Penn tags of word `t`.
    pub(super) fn tag<'r>(&self, room: &'r Room<'_>, t: usize) -> &'r [f32] {
        &room.read[t * self.heads.rows + self.counts.pos..][..self.counts.tag]
    }

    /// Scores of the name tags of word `t`.
    pub(super) fn name<'r>(&self, room: &'r mut Room<'_>, t: usize) -> &'r [f32] {
        let at = t * self.heads.rows + self.counts.pos + self.counts.tag;
        room.rectified.clear();
        room.rectified.extend(room.read[at..at + NAME].iter().map(|&v| quantize(v.max(0.0), RECTIFIED_UNIT)));
        room.scores.resize(self.counts.name, 0.0);
        self.name.set(&room.rectified, &mut room.scores);
        &room.scores
    }

    /// Scores of the relations of word `t` to `head`, `None` being the root.
    pub(super) fn relation<'r>(&self, room: &'r mut Room<'_>, t: usize, head: Option<usize>) -> &'r [f32] {
        let at = |t: usize| t * self.heads.rows + self.counts.pos + self.counts.tag + NAME + 2 * ARC;
        let own = &room.read[at(t)..][..REL];
        let other = match head {
            Some(h) => &room.read[at(h) + REL..][..REL],
            None => &self.relation_root,
        };
        room.rectified.clear();
        room.rectified.extend(own.iter().zip(other).map(|(a, b)| quantize((a + b).max(0.0), RECTIFIED_UNIT)));
        room.scores.resize(self.counts.relation, 0.0);
        self.relation.set(&room.rectified, &mut room.scores);
        &room.scores
    }
}

impl Room<'_> {
    /// Scores of the heads of every word of a sentence of `n`, row by row; the first column is the root.
    pub(super) fn arcs(&self) -> &[f32] {
        &self.arcs
    }
}

impl Cells {
    /// Runs over `n` words, forward for side 0 and backward for side 1; `input` sets the gates' share of word `t`.
    fn run(
        &self,
        side: usize,
        n: usize,
        gates: &mut [f32],
        cell: &mut Vec<f32>,
        states: &mut [i16],
        mut input: impl FnMut(usize, &mut [f32]),
    ) {
        cell.clear();
        cell.resize(HIDDEN, 0.0);
        let mut state = [0i16; HIDDEN];
        for step in 0..n {
            let t = if side == 0 { step } else { n - 1 - step };
            input(t, gates);
            if step > 0 {
                self.back.add(&state, gates);
            }
            advance(gates, cell, &mut state);
            states[t * OUT + side * HIDDEN..][..HIDDEN].copy_from_slice(&state);
        }
    }
}
