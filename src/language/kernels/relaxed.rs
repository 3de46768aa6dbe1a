//! The kernels of browsers with relaxed SIMD. How fast its instructions are depends on what the browser makes of them on
//! the machine; that one can be asked, by what they give outside the range where all agree.

use super::Outs;
use super::matrix::Matrix;
use super::simd128::{self, Multiply};
use core::arch::wasm32::*;

/// [`simd128::add_all`] in the faster of two ways.
pub(super) fn add_all(matrix: &Matrix, xs: &[u8], outs: &mut [f32], state: Outs) {
    if dot_is_made_of_pairs() {
        add_all_by::<Pairs>(matrix, xs, outs, state);
    } else {
        add_all_by::<Dot>(matrix, xs, outs, state);
    }
}

/// A round takes eight levels, which are bytes as the weights are.
pub(super) fn add_all_by<M: Multiply>(matrix: &Matrix, xs: &[u8], outs: &mut [f32], state: Outs) {
    simd128::add_all::<M>(matrix, xs.as_chunks().0, outs, state);
}

/// Whether the product of four bytes is put together from several instructions, as on x86 without VNNI: there the sum
/// of two products is cut at 16 bits.
fn dot_is_made_of_pairs() -> bool {
    let (weights, levels) = (std::hint::black_box(i8x16_splat(127)), std::hint::black_box(i8x16_splat(-1)));
    let sum = i32x4_extract_lane::<0>(i32x4_relaxed_dot_i8x16_i7x16_add(weights, levels, i32x4_splat(0)));
    sum == 2 * i32::from(i16::MAX)
}

/// One instruction for four columns of four rows: ARM's `sdot`, VNNI's `vpdpbusd`.
pub(super) struct Dot;

impl Multiply for Dot {
    #[inline(always)]
    fn add(sum: v128, [v, w]: [v128; 2], [x, y]: [v128; 2]) -> v128 {
        i32x4_relaxed_dot_i8x16_i7x16_add(w, y, i32x4_relaxed_dot_i8x16_i7x16_add(v, x, sum))
    }
}

/// One instruction for two columns of eight lanes: x86's `pmaddubsw`.
pub(super) struct Pairs;

impl Multiply for Pairs {
    #[inline(always)]
    fn add(sum: v128, [v, w]: [v128; 2], [x, y]: [v128; 2]) -> v128 {
        // Products of two columns in 16 bits, which twice as many do not leave: see `narrow`.
        let pairs = i16x8_add(i16x8_relaxed_dot_i8x16_i7x16(v, x), i16x8_relaxed_dot_i8x16_i7x16(w, y));
        i32x4_add(sum, i32x4_dot_i16x8(pairs, i16x8_splat(1)))
    }
}
