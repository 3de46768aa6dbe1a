//! The kernels of browsers: the same steps, four or eight lanes at a time. Every lane does what the plain twin does, in
//! its order.

#![expect(unsafe_code, reason = "loads and stores of vectors, each beside its proof")]

use super::matrix::{Block, Matrix, ROWS, Step};
use super::{LANES, LEVELS, Outs, PART, RECTIFIED, STATE, Scale};
use core::arch::wasm32::*;

/// What a round multiplies of a vector: two times four bytes of levels.
pub(super) type Round = [u8; 8];
/// The weights that belong to a round: of each of 16 rows four bytes, then four more.
const WEIGHTS: usize = ROWS * size_of::<Round>();

/// A way to multiply.
pub(super) trait Multiply {
    /// Adds to `sum` the products of four rows' weights, two times four bytes of each, with a round's levels.
    fn add(sum: v128, weights: [v128; 2], levels: [v128; 2]) -> v128;
}

/// Adds the products of a matrix with vectors, each cut into rounds, to `outs`.
pub(super) fn add_all<M: Multiply>(matrix: &Matrix, xs: &[Round], outs: &mut [f32], state: Outs) {
    let stride = matrix.stride();
    let length = matrix.steps.len() / matrix.blocks.len().max(1);
    let rounds = length * size_of::<Step>() / WEIGHTS;
    for (xs, outs) in xs.chunks(PART * rounds).zip(outs.chunks_mut(PART * stride)) {
        for (b, (block, steps)) in matrix.blocks.iter().zip(matrix.steps.chunks_exact(length)).enumerate() {
            add_block::<M>(block, steps, xs, &mut outs[b * ROWS..], stride, state);
        }
    }
}

/// Adds the products of a block with all of `xs`, two vectors at a time, to the 16 numbers at every `stride` of `outs`. A
/// function of its own, so that little else asks for registers.
#[inline(never)]
fn add_block<M: Multiply>(block: &Block, steps: &[Step], xs: &[Round], outs: &mut [f32], stride: usize, state: Outs) {
    let rounds = size_of_val(steps) / WEIGHTS;
    for (xs, outs) in xs.chunks(2 * rounds).zip(outs.chunks_mut(2 * stride)) {
        let (x, y) = xs.split_at(rounds);
        match (outs.split_at_mut_checked(stride), y.len() == rounds) {
            (Some((p, q)), true) => {
                if let (Some(p), Some(q)) = (p.first_chunk_mut(), q.first_chunk_mut()) {
                    tile::<M, 2>(block, steps, [x, y], [p, q], state);
                }
            }
            _ => {
                if let Some(p) = outs.first_chunk_mut() {
                    tile::<M, 1>(block, steps, [x], [p], state);
                }
            }
        }
    }
}

/// Adds the products of a block with a few vectors. Eight rows at a time, and one round of each vector: the browser's
/// compiler moves all loads to the front of a loop's body, and what finds no register there is stored, to be loaded again
/// where it is used. By pointers, as every instruction counts in the innermost loop.
#[inline(always)]
fn tile<M: Multiply, const N: usize>(
    block: &Block,
    steps: &[Step],
    xs: [&[Round]; N],
    mut outs: [&mut [f32; ROWS]; N],
    state: Outs,
) {
    assert!(xs.iter().all(|x| x.len() * WEIGHTS == size_of_val(steps)));
    for half in 0..2 {
        let quarters = [2 * half, 2 * half + 1];
        let mut sums = [quarters.map(|quarter| start(block, quarter)); N];
        // SAFETY: there are as many rounds of weights as of every vector's levels, by the assertion. Of a round's weights
        // 16 bytes are read from the beginning of two quarters of either half.
        unsafe {
            let mut at = steps.as_ptr().cast::<u8>().add(32 * half);
            let end = at.add(size_of_val(steps));
            let mut xs = xs.map(|x| x.as_ptr().cast::<u8>());
            while at != end {
                let load = |from| v128_load(at.add(from).cast());
                let weights = [[load(0), load(WEIGHTS / 2)], [load(16), load(WEIGHTS / 2 + 16)]];
                at = at.add(WEIGHTS);
                for (sums, x) in sums.iter_mut().zip(&mut xs) {
                    let levels = [v128_load32_splat(x.cast()), v128_load32_splat(x.add(4).cast())];
                    *x = x.add(size_of::<Round>());
                    for (sum, weights) in sums.iter_mut().zip(weights) {
                        *sum = M::add(*sum, weights, levels);
                    }
                }
            }
        }
        for (sums, out) in sums.into_iter().zip(outs.each_mut()) {
            for (sum, quarter) in sums.into_iter().zip(quarters) {
                finish(sum, block, quarter, out, state);
            }
        }
    }
}

/// Two columns of four rows at a time: levels are widened first, once for all rows.
#[cfg(not(target_feature = "relaxed-simd"))]
pub(super) fn add_all_widened(matrix: &Matrix, xs: &[u8], outs: &mut [f32], state: Outs) {
    let widened: Vec<Round> = xs.as_chunks().0.iter().map(|&[a, b, c, d]| [a, 0, b, 0, c, 0, d, 0]).collect();
    add_all::<Pairs>(matrix, &widened, outs, state);
}

#[cfg(not(target_feature = "relaxed-simd"))]
struct Pairs;

#[cfg(not(target_feature = "relaxed-simd"))]
impl Multiply for Pairs {
    #[inline(always)]
    fn add(sum: v128, [v, w]: [v128; 2], [x, y]: [v128; 2]) -> v128 {
        i32x4_add(i32x4_add(sum, i32x4_dot_i16x8(v, x)), i32x4_dot_i16x8(w, y))
    }
}

/// What the sums of a block's `quarter` begin with.
#[inline(always)]
fn start(block: &Block, quarter: usize) -> v128 {
    let at = 4 * quarter;
    assert!(at < ROWS);
    // SAFETY: `starts` has 16 elements, so four from `at`, which is 0, 4, 8 or 12.
    unsafe { v128_load(block.starts.as_ptr().add(at).cast()) }
}

/// `out += sums * scales`, for the four rows of a block's `quarter`; to the bias where there is nothing yet.
#[inline(always)]
fn finish(sums: v128, block: &Block, quarter: usize, out: &mut [f32; ROWS], state: Outs) {
    let at = 4 * quarter;
    assert!(at < ROWS);
    // SAFETY: `scales`, `bias` and `out` have 16 elements, so four from `at`, which is 0, 4, 8 or 12.
    unsafe {
        let scaled = f32x4_mul(f32x4_convert_i32x4(sums), v128_load(block.scales.as_ptr().add(at).cast()));
        let out = out.as_mut_ptr().add(at);
        let begun = if state == Outs::Begun { out } else { block.bias.as_ptr().add(at) };
        v128_store(out.cast(), f32x4_add(v128_load(begun.cast()), scaled));
    }
}

pub(super) fn dots<const N: usize>(vectors: [&[f32]; N], rows: &[[f32; LANES]]) -> [[f32; LANES]; N] {
    assert!(vectors.iter().all(|v| v.len() == rows.len()));
    let mut sums = [[f32x4_splat(0.0); LANES / 4]; N];
    for (i, row) in rows.iter().enumerate() {
        // SAFETY: a row has four times four numbers, and so have the sums below.
        let row: [v128; LANES / 4] = std::array::from_fn(|k| unsafe { v128_load(row.as_ptr().add(4 * k).cast()) });
        for (sums, vector) in sums.iter_mut().zip(vectors) {
            let x = f32x4_splat(vector[i]);
            for (sum, y) in sums.iter_mut().zip(row) {
                *sum = f32x4_add(*sum, f32x4_mul(x, y));
            }
        }
    }
    sums.map(|sums| {
        let mut out = [0.0; LANES];
        for (k, sum) in sums.into_iter().enumerate() {
            // SAFETY: as above.
            unsafe { v128_store(out.as_mut_ptr().add(4 * k).cast(), sum) };
        }
        out
    })
}

pub(super) fn best_sum(a: &[f32], b: &[f32]) -> Option<(f32, usize)> {
    let fours = a.len().min(b.len()) / 4 * 4;
    // SAFETY: it is asked from multiples of four below `fours` alone, so that four numbers of both are there.
    let sums = |k| unsafe { f32x4_add(v128_load(a.as_ptr().add(k).cast()), v128_load(b.as_ptr().add(k).cast())) };
    let tops = (0..fours).step_by(4).fold(f32x4_splat(f32::MIN), |tops, k| f32x4_pmax(tops, sums(k)));
    let tops = f32x4_pmax(tops, i32x4_shuffle::<2, 3, 0, 1>(tops, tops));
    let tops = f32x4_pmax(tops, i32x4_shuffle::<1, 0, 3, 2>(tops, tops));
    let rest = || a.iter().zip(b).skip(fours).map(|(x, y)| x + y);
    let highest = rest().fold(f32x4_extract_lane::<0>(tops), |top, sum| if sum > top { sum } else { top });
    if highest <= f32::MIN {
        return None;
    }
    let same = |k| u32::from(i32x4_bitmask(f32x4_eq(sums(k), f32x4_splat(highest))));
    let four = (0..fours).step_by(4).find_map(|k| Some((k, same(k))).filter(|found| found.1 != 0));
    let last = || Some(fours + rest().position(|sum| sum == highest)?);
    four.map(|(k, lanes)| k + lanes.trailing_zeros() as usize).or_else(last).map(|k| (highest, k))
}

pub(super) fn rectify(a: &[f32], b: &[f32], out: &mut [u8]) {
    assert!(a.len() == out.len() && b.len() == out.len() && out.len().is_multiple_of(4));
    for k in (0..out.len()).step_by(4) {
        // SAFETY: `k + 4` is at most the length of the three slices, a multiple of four.
        unsafe {
            let sum = f32x4_add(v128_load(a.as_ptr().add(k).cast()), v128_load(b.as_ptr().add(k).cast()));
            v128_store32_lane::<0>(levels(sum, RECTIFIED), out.as_mut_ptr().add(k).cast());
        }
    }
}

/// The nearest levels, as [`Scale::level`] finds them, in the first four bytes.
#[inline(always)]
fn levels(x: v128, scale: Scale) -> v128 {
    let zero = f32x4_splat(f32::from(scale.zero) + 0.5);
    let whole = i32x4_trunc_sat_f32x4(f32x4_add(f32x4_mul(x, f32x4_splat(scale.unit)), zero));
    u8x16_min(u8x16_narrow_i16x8(i16x8_narrow_i32x4(whole, whole), whole), u8x16_splat(LEVELS - 1))
}

#[inline(always)]
fn tanh(x: v128) -> (v128, v128) {
    use super::curves::{TANH_BOTTOM as Q, TANH_END as END, TANH_TOP as P};
    let x = f32x4_pmin(f32x4_splat(END), f32x4_pmax(f32x4_splat(-END), x));
    let s = f32x4_mul(x, x);
    let along = |[a, b, c]: [f32; 3]| {
        let inner = f32x4_add(f32x4_splat(b), f32x4_mul(s, f32x4_splat(c)));
        f32x4_add(f32x4_splat(a), f32x4_mul(s, inner))
    };
    (f32x4_mul(x, along(P)), along(Q))
}

pub(super) fn advance(gates: &[f32], cell: &mut [f32], state: &mut [u8]) {
    let n = cell.len();
    assert!(gates.len() == 4 * n && state.len() == n && n.is_multiple_of(4));
    let half = f32x4_splat(0.5);
    let mut k = 0;
    while k < n {
        // SAFETY: `k + 4 <= n` as `n` is a multiple of four, so four elements from `k` of `cell`, of `state` and of each
        // of the four gates of length `n` lie inside their slices, whose lengths the assertion holds.
        unsafe {
            let gate = gates.as_ptr().add(k);
            let old = v128_load(cell.as_ptr().add(k).cast());
            let (it, ib) = tanh(f32x4_mul(half, v128_load(gate.cast())));
            let (ft, fb) = tanh(f32x4_mul(half, v128_load(gate.add(n).cast())));
            let (gt, gb) = tanh(v128_load(gate.add(2 * n).cast()));
            let new = f32x4_mul(f32x4_add(ib, it), gt);
            let bottom = f32x4_mul(ib, gb);
            let kept = f32x4_mul(f32x4_mul(f32x4_add(fb, ft), old), bottom);
            let sum = f32x4_add(kept, f32x4_mul(new, fb));
            let c = f32x4_mul(half, f32x4_div(sum, f32x4_mul(fb, bottom)));
            v128_store(cell.as_mut_ptr().add(k).cast(), c);
            let (ot, ob) = tanh(f32x4_mul(half, v128_load(gate.add(3 * n).cast())));
            let (ct, cb) = tanh(c);
            let top = f32x4_mul(f32x4_add(ob, ot), ct);
            let out = f32x4_mul(half, f32x4_div(top, f32x4_mul(ob, cb)));
            v128_store32_lane::<0>(levels(out, STATE), state.as_mut_ptr().add(k).cast());
        }
        k += 4;
    }
}
