//! The kernel of ARM, where the processor has the dot product of bytes.

#![expect(
    unsafe_code,
    reason = "an instruction that not every processor has, and loads of vectors, each with its proof"
)]

use super::Outs;
use super::matrix::{Block, Matrix, ROWS, Step};
use super::portable::Portable;
use super::tiles::{Levels, Tile, add_all as add_all_by, four};
use core::arch::aarch64::*;
use core::arch::asm;

/// [`add_all_by`] in the fastest way that the processor has.
pub(super) fn add_all(matrix: &Matrix, xs: &[u8], outs: &mut [f32], state: Outs) {
    #[target_feature(enable = "neon,dotprod")]
    fn dotprod(matrix: &Matrix, xs: &[u8], outs: &mut [f32], state: Outs) {
        add_all_by::<DotProd>(matrix, xs, outs, state);
    }
    if std::arch::is_aarch64_feature_detected!("dotprod") {
        // SAFETY: the processor has what this was compiled for.
        unsafe { dotprod(matrix, xs, outs, state) }
    } else {
        add_all_by::<Portable>(matrix, xs, outs, state);
    }
}

/// ARM with `sdot`.
struct DotProd;

/// `sum`, and in each of its lanes the products of the four bytes there.
///
/// # Safety
/// The processor has `sdot`. (The standard library's function for it is not stable.)
#[inline(always)]
unsafe fn dot(mut sum: int32x4_t, a: int8x16_t, b: int8x16_t) -> int32x4_t {
    unsafe {
        asm!(
            "sdot {sum:v}.4s, {a:v}.16b, {b:v}.16b",
            sum = inout(vreg) sum, a = in(vreg) a, b = in(vreg) b,
            options(pure, nomem, nostack, preserves_flags)
        );
    }
    sum
}

impl Tile for DotProd {
    #[inline(always)]
    fn add<const N: usize>(block: &Block, steps: &[Step], xs: [&[Levels]; N], outs: [&mut [f32; ROWS]; N]) {
        assert!(xs.iter().all(|x| x.len() == steps.len()));
        // SAFETY: only code compiled for `sdot` calls this. A group has four times 16 weights, and `starts`, `scales` and
        // `out` have 16 elements each. Levels are below 64, so that they are the same as signed bytes.
        unsafe {
            let start = |i: usize| vld1q_s32(block.starts.as_ptr().add(4 * i));
            let mut sums = [[start(0), start(1), start(2), start(3)]; N];
            for (i, step) in steps.iter().enumerate() {
                for (j, group) in step.iter().enumerate() {
                    for (sums, x) in sums.iter_mut().zip(xs) {
                        let x = vreinterpretq_s8_s32(vdupq_n_s32(four(&x[i], j)));
                        for (quarter, sum) in sums.iter_mut().enumerate() {
                            *sum = dot(*sum, vld1q_s8(group.0.as_ptr().add(16 * quarter)), x);
                        }
                    }
                }
            }
            for (sums, out) in sums.into_iter().zip(outs) {
                for (quarter, sum) in sums.into_iter().enumerate() {
                    let out = out.as_mut_ptr().add(4 * quarter);
                    let scaled = vmulq_f32(vcvtq_f32_s32(sum), vld1q_f32(block.scales.as_ptr().add(4 * quarter)));
                    vst1q_f32(out, vaddq_f32(vld1q_f32(out), scaled));
                }
            }
        }
    }
}
