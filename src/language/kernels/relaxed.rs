//! The kernels of browsers with relaxed SIMD. How fast its instructions are depends on what the browser makes of them on
//! the machine; that one can be asked, by what they give outside the range where all agree.

#![expect(unsafe_code, reason = "loads of vectors, each with its proof")]

use super::matrix::{Block, Group, Levels, Matrix, ROWS, Step};
use super::simd128::{finish, start};
use super::{Outs, Tile, add_all as add_all_by, four};
use core::arch::wasm32::*;

/// [`add_all_by`] in the faster of two ways.
pub(super) fn add_all(matrix: &Matrix, xs: &[u8], outs: &mut [f32], state: Outs) {
    if dot_is_made_of_pairs() {
        add_all_by::<Pairs>(matrix, xs, outs, state);
    } else {
        add_all_by::<Dot>(matrix, xs, outs, state);
    }
}

/// Whether the product of four bytes is put together from several instructions, as on x86 without VNNI: there the sum
/// of two products is cut at 16 bits.
fn dot_is_made_of_pairs() -> bool {
    let (weights, levels) = (std::hint::black_box(i8x16_splat(127)), std::hint::black_box(i8x16_splat(-1)));
    let sum = i32x4_extract_lane::<0>(i32x4_relaxed_dot_i8x16_i7x16_add(weights, levels, i32x4_splat(0)));
    sum == 2 * i32::from(i16::MAX)
}

/// The levels of a step's group, in every lane.
#[inline(always)]
fn levels(x: &Levels, group: usize) -> v128 {
    i32x4_splat(four(x, group))
}

/// The weights of four rows in four columns.
#[inline(always)]
fn weights(group: &Group, quarter: usize) -> v128 {
    // SAFETY: a group has four times 16 weights, and `quarter` is below four.
    unsafe { v128_load(group.0.as_ptr().add(16 * quarter).cast()) }
}

/// One instruction for four columns of four rows: ARM's `sdot`, VNNI's `vpdpbusd`.
pub(super) struct Dot;

impl Tile for Dot {
    #[inline(always)]
    fn add<const N: usize>(block: &Block, steps: &[Step], xs: [&[Levels]; N], mut outs: [&mut [f32; ROWS]; N]) {
        assert!(xs.iter().all(|x| x.len() == steps.len()));
        let mut sums = [[start(block, 0), start(block, 1), start(block, 2), start(block, 3)]; N];
        for (i, step) in steps.iter().enumerate() {
            for (j, group) in step.iter().enumerate() {
                for (sums, x) in sums.iter_mut().zip(xs) {
                    let x = levels(&x[i], j);
                    for (quarter, sum) in sums.iter_mut().enumerate() {
                        *sum = i32x4_relaxed_dot_i8x16_i7x16_add(weights(group, quarter), x, *sum);
                    }
                }
            }
        }
        for (sums, out) in sums.into_iter().zip(&mut outs) {
            for (quarter, sum) in sums.into_iter().enumerate() {
                finish(sum, block, quarter, out);
            }
        }
    }
}

/// One instruction for two columns of eight lanes: x86's `pmaddubsw`. Eight rows at a time, as registers are few.
pub(super) struct Pairs;

impl Tile for Pairs {
    #[inline(always)]
    fn add<const N: usize>(block: &Block, steps: &[Step], xs: [&[Levels]; N], mut outs: [&mut [f32; ROWS]; N]) {
        assert!(xs.iter().all(|x| x.len() == steps.len()));
        let ones = i16x8_splat(1);
        for half in 0..2 {
            let mut sums = [[start(block, 2 * half), start(block, 2 * half + 1)]; N];
            for (i, step) in steps.iter().enumerate() {
                // Products of two columns in 16 bits, which four of them do not leave: see `narrow`.
                let mut pairs = [[i16x8_splat(0); 2]; N];
                for (j, group) in step.iter().enumerate() {
                    for (pairs, x) in pairs.iter_mut().zip(xs) {
                        let x = levels(&x[i], j);
                        for (k, pair) in pairs.iter_mut().enumerate() {
                            let product = i16x8_relaxed_dot_i8x16_i7x16(weights(group, 2 * half + k), x);
                            *pair = if j == 0 { product } else { i16x8_add(*pair, product) };
                        }
                    }
                }
                for (sum, pair) in sums.as_flattened_mut().iter_mut().zip(pairs.as_flattened()) {
                    *sum = i32x4_add(*sum, i32x4_dot_i16x8(*pair, ones));
                }
            }
            for (sums, out) in sums.into_iter().zip(&mut outs) {
                for (k, sum) in sums.into_iter().enumerate() {
                    finish(sum, block, 2 * half + k, out);
                }
            }
        }
    }
}
