//! What the kernels do, in plain steps.

use super::curves::{TANH_BOTTOM, TANH_END, TANH_TOP};
use super::matrix::{Block, GROUP, Group, ROWS, Step};
use super::tiles::{Levels, Tile};
use super::{LANES, RECTIFIED, STATE};

/// Any machine.
pub(super) struct Portable;

impl Tile for Portable {
    #[inline(always)]
    fn add<const N: usize>(block: &Block, steps: &[Step], xs: [&[Levels]; N], outs: [&mut [f32; ROWS]; N]) {
        for (x, out) in xs.into_iter().zip(outs) {
            let mut sums = block.starts;
            for (group, x) in steps.as_flattened().iter().zip(x.as_flattened().chunks_exact(GROUP)) {
                for (row, sum) in sums.iter_mut().enumerate() {
                    for (column, &level) in x.iter().enumerate() {
                        *sum += i32::from(group.0[Group::place(row, column)]) * i32::from(level);
                    }
                }
            }
            for ((out, sum), scale) in out.iter_mut().zip(sums).zip(block.scales) {
                *out += sum as f32 * scale;
            }
        }
    }
}

/// The hyperbolic tangent as a quotient, good to four digits: those that are multiplied with each other are divided
/// together, as a division costs as much as all the rest.
#[inline(always)]
pub(super) fn tanh(x: f32) -> (f32, f32) {
    let x = if x < -TANH_END { -TANH_END } else { x };
    let x = if x > TANH_END { TANH_END } else { x };
    let s = x * x;
    let [a, b, c] = TANH_TOP;
    let [d, e, f] = TANH_BOTTOM;
    (x * (a + s * (b + s * c)), d + s * (e + s * f))
}

#[inline(always)]
pub(super) fn dots<const N: usize>(vectors: [&[f32]; N], rows: &[[f32; LANES]]) -> [[f32; LANES]; N] {
    // Loops alone: what they were put into would not be compiled for the processor that `avx2` asks for.
    let mut out = [[0.0; LANES]; N];
    for (sums, vector) in out.iter_mut().zip(vectors) {
        for (x, row) in vector.iter().zip(rows) {
            for (sum, y) in sums.iter_mut().zip(row) {
                *sum += x * y;
            }
        }
    }
    out
}

#[inline(always)]
pub(super) fn rectify(a: &[f32], b: &[f32], out: &mut [u8]) {
    for (out, (a, b)) in out.iter_mut().zip(a.iter().zip(b)) {
        *out = RECTIFIED.level(a + b);
    }
}

#[inline(always)]
pub(super) fn advance(gates: &[f32], cell: &mut [f32], state: &mut [u8]) {
    let n = cell.len();
    let (input, rest) = gates.split_at(n);
    let (forget, rest) = rest.split_at(n);
    let (candidate, output) = rest.split_at(n);
    let gates = input.iter().zip(forget).zip(candidate).zip(output);
    for ((((i, f), g), o), (cell, state)) in gates.zip(cell.iter_mut().zip(state)) {
        // The gates are logistic curves: `(1 + tanh(x / 2)) / 2`.
        let ((it, ib), (ft, fb), (gt, gb)) = (tanh(0.5 * *i), tanh(0.5 * *f), tanh(*g));
        let new = (ib + it) * gt;
        let bottom = ib * gb;
        let c = 0.5 * (((fb + ft) * *cell * bottom + new * fb) / (fb * bottom));
        *cell = c;
        let ((ot, ob), (ct, cb)) = (tanh(0.5 * *o), tanh(c));
        *state = STATE.level(0.5 * ((ob + ot) * ct / (ob * cb)));
    }
}

pub(super) fn best_sum(a: &[f32], b: &[f32]) -> Option<(f32, usize)> {
    let mut top = None;
    let mut highest = f32::MIN;
    for (k, (x, y)) in a.iter().zip(b).enumerate() {
        if x + y > highest {
            highest = x + y;
            top = Some(k);
        }
    }
    top.map(|k| (highest, k))
}
