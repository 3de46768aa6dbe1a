//! Products by tiles, for whoever is not a browser.

use super::matrix::{Block, Matrix, ROWS, STEP, Step};
use super::{Outs, PART};

/// Levels of a vector in the columns of a step.
pub(super) type Levels = [u8; STEP];

/// A way to multiply: a block of rows with one vector or two, so that a weight is read once for both.
pub(super) trait Tile {
    /// Adds to each of `outs` the products of the block's rows with its vector of `xs`, each times the row's scale.
    /// Every vector is as long as the block has steps.
    fn add<const N: usize>(block: &Block, steps: &[Step], xs: [&[Levels]; N], outs: [&mut [f32; ROWS]; N]);
}

/// The levels of a step's group, in the order of memory.
#[inline(always)]
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
pub(super) fn four(x: &Levels, group: usize) -> i32 {
    let at = group * super::matrix::GROUP;
    i32::from_le_bytes([x[at], x[at + 1], x[at + 2], x[at + 3]])
}

/// Adds the products of a matrix with vectors that stand one after another in `xs` to `outs`.
#[inline(always)]
pub(super) fn add_all<T: Tile>(matrix: &Matrix, xs: &[u8], outs: &mut [f32], state: Outs) {
    let (length, stride) = (matrix.columns / STEP, matrix.stride());
    let (xs, _) = xs.as_chunks();
    for (xs, outs) in xs.chunks(PART * length).zip(outs.chunks_mut(PART * stride)) {
        for (b, (block, steps)) in matrix.blocks.iter().zip(matrix.steps.chunks_exact(length)).enumerate() {
            for (xs, outs) in xs.chunks(2 * length).zip(outs.chunks_mut(2 * stride)) {
                let (x, y) = xs.split_at(length);
                let (p, q) = outs.split_at_mut(stride);
                let (mut p, mut q) =
                    (p[b * ROWS..].first_chunk_mut(), q.get_mut(b * ROWS..).and_then(<[f32]>::first_chunk_mut));
                if state == Outs::Empty {
                    for out in [&mut p, &mut q].into_iter().flatten() {
                        **out = block.bias;
                    }
                }
                match (p, q) {
                    (Some(p), Some(q)) if !y.is_empty() => T::add(block, steps, [x, y], [p, q]),
                    (Some(p), _) => T::add(block, steps, [x], [p]),
                    (None, _) => {}
                }
            }
        }
    }
}
