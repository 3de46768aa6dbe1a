//! The kernels of browsers: the same steps, four or eight lanes at a time. Every lane does what the plain twin does, in
//! its order.

#![expect(unsafe_code, reason = "loads and stores of vectors, each beside its proof")]

use super::matrix::{Block, ROWS};
use super::{STATE, LEVELS};
use core::arch::wasm32::*;

#[cfg(not(target_feature = "relaxed-simd"))]
pub(super) use pairs::Pairs;

#[cfg(not(target_feature = "relaxed-simd"))]
mod pairs {
    use super::super::matrix::{Block, GROUP, Group, ROWS};
    use super::super::Tile;
    use super::finish;
    use core::arch::wasm32::*;

    /// Two columns of four rows at a time.
    pub(in super::super) struct Pairs;

    impl Tile for Pairs {
        #[inline(always)]
        fn add<const N: usize>(block: &Block, groups: &[Group], xs: [&[u8]; N], outs: [&mut [f32; ROWS]; N]) {
            assert!(xs.iter().all(|x| x.len() == groups.len() * GROUP));
            let mut sums = [[i32x4_splat(0); 4]; N];
            for (i, group) in groups.iter().enumerate() {
                for (sums, x) in sums.iter_mut().zip(xs) {
                    // SAFETY: every vector has four elements for each group.
                    let x = i16x8_extend_low_u8x16(unsafe { v128_load32_splat(x.as_ptr().add(i * GROUP).cast()) });
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
            for (sums, out) in sums.into_iter().zip(outs) {
                for (quarter, sum) in sums.into_iter().enumerate() {
                    finish(sum, block, quarter, out);
                }
            }
        }
    }
}

/// `out += (starts + sums) * scales`, for the four rows of a block's `quarter`.
#[inline(always)]
pub(super) fn finish(sums: v128, block: &Block, quarter: usize, out: &mut [f32; ROWS]) {
    let at = 4 * quarter;
    assert!(at < ROWS);
    // SAFETY: `starts`, `scales` and `out` have 16 elements, so four from `at`, which is 0, 4, 8 or 12.
    unsafe {
        let sums = i32x4_add(sums, v128_load(block.starts.as_ptr().add(at).cast()));
        let scaled = f32x4_mul(f32x4_convert_i32x4(sums), v128_load(block.scales.as_ptr().add(at).cast()));
        let out = out.as_mut_ptr().add(at);
        v128_store(out.cast(), f32x4_add(v128_load(out.cast()), scaled));
    }
}

pub(super) fn axpy(a: f32, x: &[f32], out: &mut [f32]) {
    let n = x.len().min(out.len());
    let whole = n / 4 * 4;
    let factor = f32x4_splat(a);
    let mut k = 0;
    while k < whole {
        // SAFETY: `k + 4 <= whole`, which is at most the length of both slices.
        unsafe {
            let o = out.as_mut_ptr().add(k);
            let sum = f32x4_add(v128_load(o.cast()), f32x4_mul(factor, v128_load(x.as_ptr().add(k).cast())));
            v128_store(o.cast(), sum);
        }
        k += 4;
    }
    for (o, v) in out[whole..n].iter_mut().zip(&x[whole..n]) {
        *o += a * v;
    }
}

#[inline(always)]
fn tanh(x: v128) -> v128 {
    use super::curves::{TANH_BOTTOM as Q, TANH_TOP as P};
    let x = f32x4_pmin(f32x4_splat(7.9), f32x4_pmax(f32x4_splat(-7.9), x));
    let s = f32x4_mul(x, x);
    // Written out, as a build for size would not unroll it.
    let p = f32x4_add(f32x4_mul(f32x4_splat(P[0]), s), f32x4_splat(P[1]));
    let p = f32x4_add(f32x4_mul(p, s), f32x4_splat(P[2]));
    let p = f32x4_add(f32x4_mul(p, s), f32x4_splat(P[3]));
    let p = f32x4_add(f32x4_mul(p, s), f32x4_splat(P[4]));
    let p = f32x4_add(f32x4_mul(p, s), f32x4_splat(P[5]));
    let p = f32x4_add(f32x4_mul(p, s), f32x4_splat(P[6]));
    let q = f32x4_add(f32x4_mul(f32x4_splat(Q[0]), s), f32x4_splat(Q[1]));
    let q = f32x4_add(f32x4_mul(q, s), f32x4_splat(Q[2]));
    let q = f32x4_add(f32x4_mul(q, s), f32x4_splat(Q[3]));
    f32x4_div(f32x4_mul(p, x), q)
}

#[inline(always)]
fn sigmoid(x: v128) -> v128 {
    let half = f32x4_splat(0.5);
    f32x4_add(half, f32x4_mul(half, tanh(f32x4_mul(half, x))))
}

pub(super) fn advance(gates: &[f32], cell: &mut [f32], state: &mut [u8]) {
    let n = cell.len();
    assert!(gates.len() == 4 * n && state.len() == n && n.is_multiple_of(4));
    let unit = f32x4_splat(STATE.unit);
    let zero = f32x4_splat(f32::from(STATE.zero) + 0.5);
    let most = u8x16_splat(LEVELS - 1);
    let mut k = 0;
    while k < n {
        // SAFETY: `k + 4 <= n` as `n` is a multiple of four, so four elements from `k` of `cell`, of `state` and of each
        // of the four gates of length `n` lie inside their slices, whose lengths the assertion holds.
        unsafe {
            let gate = gates.as_ptr().add(k);
            let old = v128_load(cell.as_ptr().add(k).cast());
            let kept = f32x4_mul(sigmoid(v128_load(gate.add(n).cast())), old);
            let new = f32x4_mul(sigmoid(v128_load(gate.cast())), tanh(v128_load(gate.add(2 * n).cast())));
            let c = f32x4_add(kept, new);
            v128_store(cell.as_mut_ptr().add(k).cast(), c);
            let out = f32x4_mul(sigmoid(v128_load(gate.add(3 * n).cast())), tanh(c));
            // The nearest level, as `Scale::level` finds it.
            let whole = i32x4_trunc_sat_f32x4(f32x4_add(f32x4_mul(out, unit), zero));
            let level = u8x16_min(u8x16_narrow_i16x8(i16x8_narrow_i32x4(whole, whole), whole), most);
            v128_store32_lane::<0>(level, state.as_mut_ptr().add(k).cast());
        }
        k += 4;
    }
}
