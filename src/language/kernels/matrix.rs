//! Matrices packed for the kernels, and the levels of what they are multiplied with.

use super::{LEVELS, Outs};

/// Rows of a block.
pub(super) const ROWS: usize = 16;
/// Columns of a group: what one lane of 32 bits multiplies and adds at once.
pub(super) const GROUP: usize = 4;
/// Columns that a kernel takes at a time; all columns are a multiple of it.
pub(super) const STEP: usize = 4 * GROUP;

/// A weight in memory: as wide as what the machine multiplies it with.
#[cfg(not(all(target_arch = "wasm32", not(target_feature = "relaxed-simd"))))]
pub(super) type Weight = i8;
/// A weight in memory: as wide as what the machine multiplies it with.
#[cfg(all(target_arch = "wasm32", not(target_feature = "relaxed-simd")))]
pub(super) type Weight = i16;

/// How numbers become levels: `x` is the level nearest to `x * unit + zero`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) struct Scale {
    pub(in super::super) unit: f32,
    pub(in super::super) zero: u8,
}

impl Scale {
    /// The level of `x`, at most [`LEVELS`] - 1.
    #[inline(always)]
    pub(in super::super) fn level(self, x: f32) -> u8 {
        // A cast cuts off what follows the point, and makes 0 of what lies below.
        ((x * self.unit + (f32::from(self.zero) + 0.5)) as u8).min(LEVELS - 1)
    }
}

/// What belongs to the rows of a block beside their weights.
#[derive(Debug, Clone, Copy)]
#[repr(C, align(64))]
pub(super) struct Block {
    /// What the sums of products begin with, so that the level `zero` counts as nothing.
    pub(super) starts: [i32; ROWS],
    pub(super) scales: [f32; ROWS],
    pub(super) bias: [f32; ROWS],
}

/// The weights of a block's rows in four columns: row by row where weights are bytes; otherwise the first two columns
/// row by row, then the other two, as a lane holds two weights then.
#[derive(Debug, Clone, Copy)]
#[repr(C, align(64))]
pub(super) struct Group(pub(super) [Weight; ROWS * GROUP]);

/// The weights of a block in the columns of a step.
pub(super) type Step = [Group; STEP / GROUP];

impl Group {
    /// Where the weight of `row`, below [`ROWS`], in `column`, below [`GROUP`], is.
    pub(super) fn place(row: usize, column: usize) -> usize {
        let lane = 4 / size_of::<Weight>();
        column / lane * ROWS * lane + row * lane + column % lane
    }
}

/// Rows of signed bytes, each with its own scale, and a bias.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Matrix {
    /// Numbers of a vector: as many as there are columns, rounded up with any levels.
    pub(in super::super) columns: usize,
    pub(super) blocks: Vec<Block>,
    /// Those of the first block, then those of the second, and so on.
    pub(super) steps: Vec<Step>,
}

impl Matrix {
    /// A matrix of `scales.len()` rows. `weights` has the rows one after another; `scale` is that of the vectors. `None`
    /// unless all fits together.
    pub(in super::super) fn new(weights: &[i8], scales: &[f32], bias: &[f32], scale: Scale) -> Option<Matrix> {
        let rows = scales.len();
        let given = weights.len().checked_div(rows)?;
        // Below this many columns no sum of products leaves 32 bits by far.
        if given == 0 || given > 4096 || weights.len() != rows * given || bias.len() != rows {
            return None;
        }
        let columns = given.next_multiple_of(STEP);
        let blocks = rows.div_ceil(ROWS);
        let empty = Block { starts: [0; ROWS], scales: [0.0; ROWS], bias: [0.0; ROWS] };
        let mut matrix = Matrix {
            columns,
            blocks: vec![empty; blocks],
            steps: vec![[Group([0; ROWS * GROUP]); STEP / GROUP]; blocks * columns / STEP],
        };
        let mut row = vec![0; columns];
        for (r, given) in weights.chunks_exact(given).enumerate() {
            row[..given.len()].copy_from_slice(given);
            let widened = narrow(&mut row);
            let block = &mut matrix.blocks[r / ROWS];
            let sum: i32 = row.iter().map(|&w| i32::from(w)).sum();
            block.starts[r % ROWS] = -i32::from(scale.zero) * sum;
            block.scales[r % ROWS] = scales[r] * widened / scale.unit;
            block.bias[r % ROWS] = bias[r];
            let steps = &mut matrix.steps[r / ROWS * (columns / STEP)..][..columns / STEP];
            for (group, weights) in steps.as_flattened_mut().iter_mut().zip(row.chunks_exact(GROUP)) {
                for (c, &w) in weights.iter().enumerate() {
                    group.0[Group::place(r % ROWS, c)] = Weight::from(w);
                }
            }
        }
        Some(matrix)
    }

    /// Numbers from the beginning of one vector's products to that of the next: the rows, rounded up to whole blocks.
    pub(in super::super) fn stride(&self) -> usize {
        self.blocks.len() * ROWS
    }

    /// `out[r] = bias[r] + scale[r] * (row r . x)` for each of the vectors that stand one after another in `xs`.
    pub(in super::super) fn set(&self, xs: &[u8], outs: &mut [f32]) {
        self.multiply(xs, outs, Outs::Empty);
    }

    /// As [`Matrix::set`], without the bias, on top of what is in `outs`.
    pub(in super::super) fn add(&self, xs: &[u8], outs: &mut [f32]) {
        self.multiply(xs, outs, Outs::Begun);
    }

    fn multiply(&self, xs: &[u8], outs: &mut [f32], state: Outs) {
        if self.columns == 0 {
            return;
        }
        assert!(xs.len().is_multiple_of(self.columns) && outs.len() == xs.len() / self.columns * self.stride());
        super::add_products(self, xs, outs, state);
    }
}

/// Makes a row's weights smaller where needed, so that the sum of the eight products that meet in half a lane in four
/// groups fits in 16 bits whatever the levels, and gives what to multiply the row's scale with. Few rows need it.
fn narrow(row: &mut [i8]) -> f32 {
    let most = i32::from(i16::MAX) / i32::from(LEVELS - 1);
    let widest = |row: &[i8]| {
        let sums = |part: &[i8], half: usize| {
            let mut sums = [0, 0];
            for pair in part.chunks_exact(2).skip(half).step_by(2) {
                for &w in pair {
                    sums[usize::from(w < 0)] += i32::from(w).abs();
                }
            }
            sums[0].max(sums[1])
        };
        row.chunks_exact(STEP).map(|part| sums(part, 0).max(sums(part, 1))).max().unwrap_or(0)
    };
    let mut widened = 1.0;
    loop {
        let sum = widest(row);
        if sum <= most {
            return widened;
        }
        // Eight roundings may add four; the second time round, if there is one, takes that away.
        let factor = (most as f32 - 4.0) / sum as f32;
        for w in row.iter_mut() {
            let narrowed = f32::from(*w) * factor;
            *w = (narrowed + if narrowed < 0.0 { -0.5 } else { 0.5 }) as i8;
        }
        widened /= factor;
    }
}
