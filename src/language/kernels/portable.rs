//! What the kernels do, in plain steps.

use super::curves::tanh;
use super::matrix::{Block, GROUP, Levels, ROWS, Step};
use super::{STATE, Tile};

/// Any machine.
#[cfg_attr(target_arch = "wasm32", allow(dead_code, reason = "tests hold the fast kernels against it"))]
pub(super) struct Portable;

impl Tile for Portable {
    #[inline(always)]
    fn add<const N: usize>(block: &Block, steps: &[Step], xs: [&[Levels]; N], outs: [&mut [f32; ROWS]; N]) {
        for (x, out) in xs.into_iter().zip(outs) {
            let mut sums = block.starts;
            for (group, x) in steps.as_flattened().iter().zip(x.as_flattened().chunks_exact(GROUP)) {
                for (row, sum) in sums.iter_mut().enumerate() {
                    *sum += x.iter().enumerate().map(|(c, &x)| group.weight(row, c) * i32::from(x)).sum::<i32>();
                }
            }
            for ((out, sum), scale) in out.iter_mut().zip(sums).zip(block.scales) {
                *out += sum as f32 * scale;
            }
        }
    }
}

#[inline(always)]
#[cfg_attr(target_arch = "wasm32", allow(dead_code, reason = "tests hold the fast kernels against it"))]
pub(super) fn axpy(a: f32, x: &[f32], out: &mut [f32]) {
    for (o, v) in out.iter_mut().zip(x) {
        *o += a * v;
    }
}

#[inline(always)]
#[cfg_attr(target_arch = "wasm32", allow(dead_code, reason = "tests hold the fast kernels against it"))]
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
