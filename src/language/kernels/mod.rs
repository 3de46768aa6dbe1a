//! The arithmetic of the network: integer products of matrices, and plain float steps in a fixed order.
//!
//! What a product takes in is six bits wide ([`LEVELS`]) and its weights are eight, so that one instruction of most
//! machines multiplies and adds 16 to 64 of them. Integer sums are exact whatever their order, and every float operation
//! is an IEEE addition, multiplication or division done in one order, so a text gives the same bits on every machine.
//! `portable.rs` says what is done, `tiles.rs` with which rows and vectors at a time; the others do the same faster, and the
//! tests hold them against it:
//!
//! | file | machine | products at a time |
//! |---|---|---|
//! | `portable.rs` | any | as the compiler sees fit |
//! | `simd128.rs` | browsers | 8 |
//! | `relaxed.rs` | browsers with relaxed SIMD: a build of its own | 16 |
//! | `avx2.rs` | x86-64, by what the processor has | 32 |
//! | `neon.rs` | ARM, likewise | 16 |

#[cfg(target_arch = "x86_64")]
mod avx2;
mod curves;
mod matrix;
#[cfg(target_arch = "aarch64")]
mod neon;
#[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
mod portable;
#[cfg(all(target_arch = "wasm32", target_feature = "relaxed-simd"))]
mod relaxed;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd128;
#[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
mod tiles;

pub(super) use curves::softmax;
pub(super) use matrix::{Matrix, Scale};

/// What a product takes in is one of this many levels, from 0.
pub(super) const LEVELS: u8 = 63;
/// The states of cells, in `-1..1`.
pub(super) const STATE: Scale = Scale { unit: 31.0, zero: 31 };
/// The numbers of word vectors; the few outside `-4.4..4.4` are cut.
pub(super) const INPUT: Scale = Scale { unit: 7.0, zero: 31 };
/// Sums of which those below nothing count as nothing; the few above 7.75 are cut.
pub(super) const RECTIFIED: Scale = Scale { unit: 8.0, zero: 0 };

/// Vectors that are multiplied with one block before the next, few enough to stay in the nearest cache.
const PART: usize = 64;

/// What is in the numbers that products go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outs {
    /// Sums, to be added to.
    Begun,
    /// Nothing yet: they begin with the bias.
    Empty,
}

/// Adds the products of a matrix with vectors that stand one after another in `xs` to `outs`, in the fastest way of this
/// machine.
fn add_products(matrix: &Matrix, xs: &[u8], outs: &mut [f32], state: Outs) {
    #[cfg(all(target_arch = "wasm32", target_feature = "relaxed-simd"))]
    relaxed::add_all(matrix, xs, outs, state);
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128", not(target_feature = "relaxed-simd")))]
    simd128::add_all_widened(matrix, xs, outs, state);
    #[cfg(target_arch = "x86_64")]
    avx2::add_all(matrix, xs, outs, state);
    #[cfg(target_arch = "aarch64")]
    neon::add_all(matrix, xs, outs, state);
    #[cfg(not(any(
        all(target_arch = "wasm32", target_feature = "simd128"),
        target_arch = "x86_64",
        target_arch = "aarch64"
    )))]
    tiles::add_all::<portable::Portable>(matrix, xs, outs, state);
}

/// Numbers that [`dots`] gives at a time.
pub(super) const LANES: usize = 16;

/// The products of each of a few vectors with the columns of `rows`: lane by lane, in the order of the rows.
pub(super) fn dots<const N: usize>(vectors: [&[f32]; N], rows: &[[f32; LANES]]) -> [[f32; LANES]; N] {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    return simd128::dots(vectors, rows);
    #[cfg(target_arch = "x86_64")]
    return avx2::dots(vectors, rows);
    #[cfg(not(any(all(target_arch = "wasm32", target_feature = "simd128"), target_arch = "x86_64")))]
    return portable::dots(vectors, rows);
}

/// The levels of [`RECTIFIED`] of the sums of `a` and `b`, which are as long as `out`.
pub(super) fn rectify(a: &[f32], b: &[f32], out: &mut [u8]) {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    simd128::rectify(a, b, out);
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    portable::rectify(a, b, out);
}

/// One step of LSTM cells: `gates` holds the input, forget, candidate and output gates' sums, one after another, as long
/// as `cell` each, a multiple of four; `state` takes the new state as levels of [`STATE`].
pub(super) fn advance(gates: &[f32], cell: &mut [f32], state: &mut [u8]) {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    simd128::advance(gates, cell, state);
    #[cfg(target_arch = "x86_64")]
    avx2::advance(gates, cell, state);
    #[cfg(not(any(all(target_arch = "wasm32", target_feature = "simd128"), target_arch = "x86_64")))]
    portable::advance(gates, cell, state);
}

/// The highest sum of two numbers side by side, the first of equals, and where it is.
pub(super) fn best_sum(a: &[f32], b: &[f32]) -> Option<(f32, usize)> {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    return simd128::best_sum(a, b);
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    return portable::best_sum(a, b);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random, the same every time.
    fn noise() -> impl FnMut() -> u32 {
        let mut seed = 1u32;
        move || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed >> 8
        }
    }

    #[test]
    fn all_kernels_agree_to_the_bit() {
        let mut next = noise();
        for (rows, columns) in [(1, 1), (16, 16), (19, 64), (53, 96), (448, 112), (448, 196), (514, 224)] {
            let weights: Vec<i8> = (0..rows * columns).map(|_| next() as i8).collect();
            let floats = |next: &mut dyn FnMut() -> u32| -> Vec<f32> {
                (0..rows).map(|_| (next() % 1999) as f32 / 777.0 - 1.2).collect()
            };
            let (scales, bias) = (floats(&mut next), floats(&mut next));
            for scale in [STATE, INPUT, RECTIFIED] {
                let matrix = Matrix::new(&weights, &scales, &bias, scale).unwrap();
                for count in [0, 1, 2, 3, 67] {
                    let xs: Vec<u8> = (0..count * matrix.columns).map(|_| (next() % 63) as u8).collect();
                    let start: Vec<f32> = (0..count * matrix.stride()).map(|i| i as f32 / 7.0).collect();
                    let mut plain = start.clone();
                    tiles::add_all::<portable::Portable>(&matrix, &xs, &mut plain, Outs::Begun);
                    let mut fast = start.clone();
                    matrix.add(&xs, &mut fast);
                    assert_eq!(fast, plain, "{rows} x {columns}, {count} vectors");
                    each_other_kernel(&matrix, &xs, &mut |kernel, add| {
                        let mut fast = start.clone();
                        add(&mut fast);
                        assert_eq!(fast, plain, "{kernel}: {rows} x {columns}, {count} vectors");
                    });
                }
            }
        }
    }

    /// Calls `check` for each kernel that this machine has, and that it need not be the one it takes.
    fn each_other_kernel(matrix: &Matrix, xs: &[u8], check: &mut dyn FnMut(&str, &dyn Fn(&mut [f32]))) {
        #[cfg(target_arch = "x86_64")]
        for kernel in avx2::Kernel::ALL.into_iter().filter(|k| k.is_here()) {
            check(&format!("{kernel:?}"), &|outs| kernel.add_all(matrix, xs, outs, Outs::Begun));
        }
        #[cfg(all(target_arch = "wasm32", target_feature = "relaxed-simd"))]
        {
            check("pairs", &|outs| relaxed::add_all_by::<relaxed::Pairs>(matrix, xs, outs, Outs::Begun));
            check("dot", &|outs| relaxed::add_all_by::<relaxed::Dot>(matrix, xs, outs, Outs::Begun));
        }
        let _ = (matrix, xs, check);
    }

    #[test]
    fn a_product_is_that_of_the_numbers_that_the_levels_stand_for() {
        // The worst that eight bits can hold: all at once as far from nothing as they go.
        for (weight, level) in [(127, 62), (-128, 62), (127, 0), (-128, 0)] {
            let matrix = Matrix::new(&[weight; 224], &[1.0], &[0.5], STATE).unwrap();
            let mut out = [0.0; 16];
            matrix.set(&[level; 224], &mut out);
            let expected = 224.0 * f32::from(weight) * (f32::from(level) - 31.0) / 31.0 + 0.5;
            assert!((out[0] / expected - 1.0).abs() < 0.008, "{} for {expected}", out[0]);
        }
        assert!(Matrix::new(&[1; 5], &[1.0; 2], &[0.0; 2], STATE).is_none());
    }

    #[test]
    fn levels_are_the_nearest_ones() {
        let given = [-2.0, -1.0, -0.5, 0.0, 0.016, 0.017, 1.0, 9.0, f32::NAN];
        assert_eq!(given.map(|x| STATE.level(x)), [0, 0, 16, 31, 31, 32, 62, 62, 0]);
        assert_eq!([-1.0, 0.06, 0.07, 100.0].map(|x| RECTIFIED.level(x)), [0, 0, 1, 62]);
    }

    #[test]
    fn the_fast_steps_and_the_plain_ones_agree_to_the_bit() {
        for round in 0..50 {
            let gates: Vec<f32> = (0..448).map(|i| ((i * 37 + round * 11) % 199) as f32 / 9.0 - 11.0).collect();
            let cell: Vec<f32> = (0..112).map(|i| ((i * 17 + round) % 41) as f32 / 10.0 - 2.0).collect();
            let (mut a, mut b) = ((cell.clone(), [0; 112]), (cell, [0; 112]));
            advance(&gates, &mut a.0, &mut a.1);
            portable::advance(&gates, &mut b.0, &mut b.1);
            assert_eq!(a, b);
            let mut levels = [[0; 112]; 2];
            rectify(&gates[..112], &gates[224..336], &mut levels[0]);
            portable::rectify(&gates[..112], &gates[224..336], &mut levels[1]);
            assert_eq!(levels[0], levels[1]);
            let (rows, _) = gates.as_chunks();
            let vectors = [&gates[..rows.len()], &gates[100..][..rows.len()]];
            assert_eq!(dots(vectors, rows), portable::dots(vectors, rows));
            for n in 0..40 {
                let [a, b] = [&gates[n..3 * n], &gates[100..]];
                assert_eq!(best_sum(a, b), portable::best_sum(a, b));
            }
        }
    }
}
