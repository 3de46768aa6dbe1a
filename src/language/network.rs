//! Two bidirectional LSTM layers over word vectors, and what is read off them.

use super::features::{Features, INPUT};
use super::kernels::{self, LANES, Matrix, RECTIFIED, STATE, advance, dots};
use super::weights::Reader;
use crate::lexicon::Map;
use std::ops::Range;

/// Cells of one direction of one layer.
const HIDDEN: usize = 112;
const GATES: usize = 4 * HIDDEN;
const OUT: usize = 2 * HIDDEN;
const NAME: usize = 64;
const ARC: usize = 96;
const REL: usize = 96;
/// Distances further than this share a bias.
const FAR: usize = 24;
/// Word types whose products are kept, for the next texts too; more than an article of ten thousand words has.
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

/// Room for the work on a batch of sentences, used again for the next, and the products of the word types met so far.
#[derive(Debug, Default)]
pub(super) struct Room {
    types: Map<Box<str>, u32>,
    /// The word types' products with the first layer's weights, of each direction.
    products: [Vec<f32>; 2],
    /// The vectors of the types that are new in this batch.
    fresh: Vec<u8>,
    ids: Vec<u32>,
    spans: Vec<Range<usize>>,
    steps: Steps,
    states: [Vec<u8>; 2],
    inputs: Vec<f32>,
    read: Vec<f32>,
    rectified: Vec<u8>,
    names: Vec<f32>,
    keys: Vec<[f32; LANES]>,
    arcs: Vec<f32>,
    relations: Vec<f32>,
}

/// Where the cells stand, for every sentence of a batch.
#[derive(Debug, Default)]
struct Steps {
    gates: Vec<f32>,
    cells: Vec<f32>,
    states: Vec<u8>,
}

impl Network {
    pub(super) fn read(features: Features, counts: Counts, r: &mut Reader<'_>) -> Option<Network> {
        let mut layer = |width: usize, scale| -> Option<[Cells; 2]> {
            let mut cells = || {
                let input = r.matrix(GATES, width, scale)?;
                let back = r.matrix(GATES, HIDDEN, STATE)?;
                Some(Cells { input, back })
            };
            Some([cells()?, cells()?])
        };
        let first = layer(INPUT, kernels::INPUT)?;
        let second = layer(OUT, STATE)?;
        let heads = r.matrix(counts.pos + counts.tag + NAME + 2 * ARC + 2 * REL, OUT, STATE)?;
        let name = r.matrix(counts.name, NAME, RECTIFIED)?;
        let relation = r.matrix(counts.relation, REL, RECTIFIED)?;
        let arc_root = r.floats(ARC)?;
        let far = r.floats(2 * FAR + 1)?;
        let relation_root = r.floats(REL)?;
        Some(Network { features, first, second, heads, name, relation, arc_root, far, relation_root, counts })
    }

    /// Reads a batch of sentences; the answers stay in `room`. `lengths` are theirs, the longest first, and `words` has
    /// the words of one after the other.
    pub(super) fn run<'t>(&self, lengths: &[usize], words: impl Iterator<Item = &'t str>, room: &mut Room) {
        let mut end = 0;
        room.spans.clear();
        room.spans.extend(lengths.iter().map(|n| {
            end += n;
            end - n..end
        }));
        self.look_up(words, room);
        let n = room.ids.len();
        debug_assert_eq!(n, end);
        let [low, high] = room.states.each_mut().map(|s| enough(s, n * OUT));
        for (side, (cells, products)) in self.first.iter().zip(&room.products).enumerate() {
            let input = |t: usize| &products[room.ids[t] as usize * GATES..][..GATES];
            cells.run(side, &room.spans, &mut room.steps, low, input);
        }
        let inputs = enough(&mut room.inputs, n * GATES);
        for (side, cells) in self.second.iter().enumerate() {
            cells.input.set(low, inputs);
            let input = |t: usize| &inputs[t * GATES..][..GATES];
            cells.run(side, &room.spans, &mut room.steps, high, input);
        }
        self.heads.set(high, enough(&mut room.read, n * self.heads.stride()));
        self.score_names(room);
    }

    /// Numbers the words by their types, and makes the new types' products with the first layer's input weights.
    #[inline(never)]
    fn look_up<'t>(&self, words: impl Iterator<Item = &'t str>, room: &mut Room) {
        if room.types.len() >= KEPT {
            room.types.clear();
            room.products.iter_mut().for_each(Vec::clear);
        }
        let width = self.first[0].input.columns;
        let known = room.types.len();
        room.ids.clear();
        room.fresh.clear();
        for word in words {
            let id = room.types.get(word).copied().unwrap_or_else(|| {
                let at = room.fresh.len();
                room.fresh.resize(at + width, kernels::INPUT.zero);
                self.features.vector(word, &mut room.fresh[at..]);
                let next = room.types.len() as u32;
                room.types.insert(word.into(), next);
                next
            });
            room.ids.push(id);
        }
        for (cells, products) in self.first.iter().zip(&mut room.products) {
            let size = room.types.len() * GATES;
            if size > products.capacity() {
                // In even steps: doubled, it would take twice what is kept.
                products.reserve_exact(size.next_multiple_of(KEPT / 8 * GATES) - products.len());
            }
            products.resize(size, 0.0);
            cells.input.set(&room.fresh, &mut products[known * GATES..]);
        }
    }

    #[inline(never)]
    fn score_names(&self, room: &mut Room) {
        let at = self.counts.pos + self.counts.tag;
        let rectified = enough(&mut room.rectified, room.ids.len() * NAME);
        let rows = room.read.chunks_exact(self.heads.stride()).zip(rectified.chunks_exact_mut(NAME));
        for (read, levels) in rows {
            kernels::rectify(&read[at..at + NAME], &[0.0; NAME], levels);
        }
        self.name.set(rectified, enough(&mut room.names, room.ids.len() * self.name.stride()));
    }

    /// How well each word of sentence `i` of the batch hangs on each other, row by row:
    /// `arcs[d * (n + 1) + h]` for word `d` on word `h - 1`, or on the root where `h` is 0.
    #[inline(never)]
    pub(super) fn arcs<'r>(&self, i: usize, room: &'r mut Room) -> &'r [f32] {
        let stride = self.heads.stride();
        let at = self.counts.pos + self.counts.tag + NAME;
        let read = &room.read[room.spans[i].start * stride..room.spans[i].end * stride];
        let n = room.spans[i].len();
        // The keys of the root and of the words, so many of them side by side, number by number; then the next.
        let keys = enough(&mut room.keys, (n + 1).div_ceil(LANES) * ARC);
        let own = read.chunks_exact(stride).map(|read| &read[at + ARC..at + 2 * ARC]);
        for (h, key) in std::iter::once(&self.arc_root[..]).chain(own).enumerate() {
            for (row, number) in keys[h / LANES * ARC..].iter_mut().zip(key) {
                row[h % LANES] = *number;
            }
        }
        let arcs = enough(&mut room.arcs, n * (n + 1));
        for (d, (scores, read)) in arcs.chunks_mut(2 * (n + 1)).zip(read.chunks(2 * stride)).enumerate() {
            let (first, second) = scores.split_at_mut(n + 1);
            let query = |k: usize| &read[k * stride + at..][..ARC];
            for (c, keys) in keys.chunks_exact(ARC).enumerate() {
                let from = c * LANES;
                let part = from..(from + LANES).min(n + 1);
                if second.is_empty() {
                    let [sums] = dots([query(0)], keys);
                    first[part.clone()].copy_from_slice(&sums[..part.len()]);
                } else {
                    let [sums, others] = dots([query(0), query(1)], keys);
                    first[part.clone()].copy_from_slice(&sums[..part.len()]);
                    second[part.clone()].copy_from_slice(&others[..part.len()]);
                }
            }
            for (d, scores) in [first, second].into_iter().enumerate().map(|(k, scores)| (2 * d + k, scores)) {
                for (h, score) in scores.iter_mut().skip(1).enumerate() {
                    *score += self.far[(h + FAR).saturating_sub(d).min(2 * FAR)];
                }
            }
        }
        &room.arcs[..n * (n + 1)]
    }

    /// Scores of the relations of the words of sentence `i` to their `heads`, `None` being the root: one slice a word.
    pub(super) fn relations<'r>(
        &self,
        i: usize,
        heads: &[Option<usize>],
        room: &'r mut Room,
    ) -> impl Iterator<Item = &'r [f32]> + use<'r> {
        let stride = self.heads.stride();
        let at = self.counts.pos + self.counts.tag + NAME + 2 * ARC;
        let read = &room.read[room.spans[i].start * stride..room.spans[i].end * stride];
        let rectified = enough(&mut room.rectified, heads.len() * REL);
        let rows = read.chunks_exact(stride).zip(rectified.chunks_exact_mut(REL));
        for ((own, levels), head) in rows.zip(heads) {
            let own = &own[at..at + REL];
            let other = head.map_or(&self.relation_root[..], |h| &read[h * stride + at + REL..][..REL]);
            kernels::rectify(own, other, levels);
        }
        let relations = enough(&mut room.relations, heads.len() * self.relation.stride());
        self.relation.set(rectified, relations);
        let count = self.counts.relation;
        relations.chunks_exact(self.relation.stride()).map(move |scores| &scores[..count])
    }

    /// Scores of the parts of speech of word `t` of sentence `i`.
    pub(super) fn pos<'r>(&self, i: usize, t: usize, room: &'r Room) -> &'r [f32] {
        &room.read[(room.spans[i].start + t) * self.heads.stride()..][..self.counts.pos]
    }

    /// Scores of the Penn tags of word `t` of sentence `i`.
    pub(super) fn tag<'r>(&self, i: usize, t: usize, room: &'r Room) -> &'r [f32] {
        &room.read[(room.spans[i].start + t) * self.heads.stride() + self.counts.pos..][..self.counts.tag]
    }

    /// Scores of the name tags of word `t` of sentence `i`.
    pub(super) fn name<'r>(&self, i: usize, t: usize, room: &'r Room) -> &'r [f32] {
        &room.names[(room.spans[i].start + t) * self.name.stride()..][..self.counts.name]
    }
}

/// The first `n` of what there is room for, whatever stands in it: nothing is written twice.
fn enough<T: Clone + Default>(room: &mut Vec<T>, n: usize) -> &mut [T] {
    if room.len() < n {
        room.resize(n, T::default());
    }
    &mut room[..n]
}

impl Cells {
    /// Runs over the sentences of a batch side by side, the longest first, forward for side 0 and backward for side 1;
    /// `input` gives the gates' share of a word.
    #[inline(never)]
    fn run<'i>(
        &self,
        side: usize,
        spans: &[Range<usize>],
        steps: &mut Steps,
        states: &mut [u8],
        input: impl Fn(usize) -> &'i [f32],
    ) {
        enough(&mut steps.gates, spans.len() * GATES);
        steps.cells.clear();
        steps.cells.resize(spans.len() * HIDDEN, 0.0);
        steps.states.clear();
        steps.states.resize(spans.len() * HIDDEN, STATE.zero);
        for step in 0..spans.first().map_or(0, Range::len) {
            // Those that have ended are at the end.
            let going = spans.partition_point(|s| s.len() > step);
            let word = |span: &Range<usize>| if side == 0 { span.start + step } else { span.end - 1 - step };
            for (gates, span) in steps.gates.chunks_exact_mut(GATES).zip(&spans[..going]) {
                gates.copy_from_slice(input(word(span)));
            }
            if step > 0 {
                self.back.add(&steps.states[..going * HIDDEN], &mut steps.gates[..going * GATES]);
            }
            let cells = steps.cells.chunks_exact_mut(HIDDEN).zip(steps.states.chunks_exact_mut(HIDDEN));
            for ((gates, (cells, state)), span) in steps.gates.chunks_exact(GATES).zip(cells).zip(&spans[..going]) {
                advance(gates, cells, state);
                states[word(span) * OUT + side * HIDDEN..][..HIDDEN].copy_from_slice(state);
            }
        }
    }
}
