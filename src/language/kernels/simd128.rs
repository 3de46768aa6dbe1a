//! The kernels of browsers: the same steps, four or eight lanes at a time. Every lane does what the plain twin does, in
//! its order.

#![expect(unsafe_code, reason = "loads and stores of vectors, each beside its proof")]

use super::matrix::{Block, ROWS};
use super::{LEVELS, RECTIFIED, STATE, Scale};
use core::arch::wasm32::*;

#[cfg(not(target_feature = "relaxed-simd"))]
pub(super) use pairs::Pairs;

#[cfg(not(target_feature = "relaxed-simd"))]
mod pairs {
    use super::super::matrix::{Block, Levels, ROWS, Step};
    use super::super::{Tile, four};
    use super::{finish, start};
    use core::arch::wasm32::*;

    /// Two columns of four rows at a time.
    pub(in super::super) struct Pairs;

    impl Tile for Pairs {
        #[inline(always)]
        fn add<const N: usize>(block: &Block, steps: &[Step], xs: [&[Levels]; N], outs: [&mut [f32; ROWS]; N]) {
            assert!(xs.iter().all(|x| x.len() == steps.len()));
            let mut sums = [[start(block, 0), start(block, 1), start(block, 2), start(block, 3)]; N];
            for (i, step) in steps.iter().enumerate() {
                for (j, group) in step.iter().enumerate() {
                    for (sums, x) in sums.iter_mut().zip(xs) {
                        let x = i16x8_extend_low_u8x16(i32x4_splat(four(&x[i], j)));
                        let halves = [i32x4_shuffle::<0, 0, 0, 0>(x, x), i32x4_shuffle::<1, 1, 1, 1>(x, x)];
                        for (half, x) in halves.into_iter().enumerate() {
                            for (quarter, sum) in sums.iter_mut().enumerate() {
                                // SAFETY: a group has twice four times eight weights.
                                let w = unsafe { v128_load(group.0.as_ptr().add(32 * half + 8 * quarter).cast()) };
                                *sum = i32x4_add(*sum, i32x4_dot_i16x8(w, x));
                            }
                        }
                    }
                }
            }
            for (sums, out) in sums.into_iter().zip(outs) {
                for (quarter, sum) in sums.into_iter().enumerate() {
                    finish(sum, block, quarter, out);
                }
            }
        }
    }
}

/// What the sums of a block's `quarter` begin with.
#[inline(always)]
pub(super) fn start(block: &Block, quarter: usize) -> v128 {
    let at = 4 * quarter;
    assert!(at < ROWS);
    // SAFETY: `starts` has 16 elements, so four from `at`, which is 0, 4, 8 or 12.
    unsafe { v128_load(block.starts.as_ptr().add(at).cast()) }
}

/// `out += sums * scales`, for the four rows of a block's `quarter`.
#[inline(always)]
pub(super) fn finish(sums: v128, block: &Block, quarter: usize, out: &mut [f32; ROWS]) {
    let at = 4 * quarter;
    assert!(at < ROWS);
    // SAFETY: `scales` and `out` have 16 elements, so four from `at`, which is 0, 4, 8 or 12.
    unsafe {
        let scaled = f32x4_mul(f32x4_convert_i32x4(sums), v128_load(block.scales.as_ptr().add(at).cast()));
        let out = out.as_mut_ptr().add(at);
        v128_store(out.cast(), f32x4_add(v128_load(out.cast()), scaled));
    }
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
