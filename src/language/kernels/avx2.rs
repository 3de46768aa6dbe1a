//! The kernels of x86-64, chosen by what the processor has.

#![expect(unsafe_code, reason = "instructions that not every processor has, and loads of vectors, each with its proof")]

use super::matrix::{Block, Group, Matrix, ROWS, Step};
use super::portable::{self, Portable};
use super::tiles::{Levels, Tile, add_all as add_all_by, four};
use super::{LANES, Outs};
use core::arch::x86_64::*;

/// The kernels of this architecture, the slowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kernel {
    Portable,
    Avx2,
    AvxVnni,
    Avx512Vnni,
}

impl Kernel {
    pub(super) const ALL: [Kernel; 4] = [Kernel::Portable, Kernel::Avx2, Kernel::AvxVnni, Kernel::Avx512Vnni];

    /// Whether this processor has it. The standard library looks once and remembers.
    pub(super) fn is_here(self) -> bool {
        match self {
            Kernel::Portable => true,
            Kernel::Avx2 => is_x86_feature_detected!("avx2"),
            Kernel::AvxVnni => is_x86_feature_detected!("avx2") && is_x86_feature_detected!("avxvnni"),
            Kernel::Avx512Vnni => {
                is_x86_feature_detected!("avx2")
                    && is_x86_feature_detected!("avx512vl")
                    && is_x86_feature_detected!("avx512vnni")
            }
        }
    }

    /// [`add_all_by`] in this way, or plainly where the processor doesn't have it.
    pub(super) fn add_all(self, matrix: &Matrix, xs: &[u8], outs: &mut [f32], state: Outs) {
        #[target_feature(enable = "avx2")]
        fn avx2(matrix: &Matrix, xs: &[u8], outs: &mut [f32], state: Outs) {
            add_all_by::<Avx2>(matrix, xs, outs, state);
        }
        #[target_feature(enable = "avx2,avxvnni")]
        fn avx_vnni(matrix: &Matrix, xs: &[u8], outs: &mut [f32], state: Outs) {
            add_all_by::<AvxVnni>(matrix, xs, outs, state);
        }
        #[target_feature(enable = "avx2,avx512vl,avx512vnni")]
        fn avx512_vnni(matrix: &Matrix, xs: &[u8], outs: &mut [f32], state: Outs) {
            add_all_by::<Avx512Vnni>(matrix, xs, outs, state);
        }
        match self {
            // SAFETY: the processor has what each of these was compiled for, as it was just asked.
            Kernel::Avx512Vnni if self.is_here() => unsafe { avx512_vnni(matrix, xs, outs, state) },
            Kernel::AvxVnni if self.is_here() => unsafe { avx_vnni(matrix, xs, outs, state) },
            Kernel::Avx2 if self.is_here() => unsafe { avx2(matrix, xs, outs, state) },
            _ => add_all_by::<Portable>(matrix, xs, outs, state),
        }
    }
}

/// [`add_all_by`] in the fastest way that the processor has.
pub(super) fn add_all(matrix: &Matrix, xs: &[u8], outs: &mut [f32], state: Outs) {
    let fastest = Kernel::ALL.into_iter().rev().find(|k| k.is_here()).unwrap_or(Kernel::Portable);
    fastest.add_all(matrix, xs, outs, state);
}

/// [`portable::advance`], eight cells at a time where the processor can: every lane does the same steps.
pub(super) fn advance(gates: &[f32], cell: &mut [f32], state: &mut [u8]) {
    #[target_feature(enable = "avx2")]
    fn wide(gates: &[f32], cell: &mut [f32], state: &mut [u8]) {
        portable::advance(gates, cell, state);
    }
    if Kernel::Avx2.is_here() {
        // SAFETY: the processor has AVX2.
        unsafe { wide(gates, cell, state) }
    } else {
        portable::advance(gates, cell, state);
    }
}

/// [`portable::dots`], eight lanes at a time where the processor can.
pub(super) fn dots<const N: usize>(vectors: [&[f32]; N], rows: &[[f32; LANES]]) -> [[f32; LANES]; N] {
    #[target_feature(enable = "avx2")]
    fn wide<const N: usize>(vectors: [&[f32]; N], rows: &[[f32; LANES]]) -> [[f32; LANES]; N] {
        portable::dots(vectors, rows)
    }
    if Kernel::Avx2.is_here() {
        // SAFETY: the processor has AVX2.
        unsafe { wide(vectors, rows) }
    } else {
        portable::dots(vectors, rows)
    }
}

/// Instructions of AVX2, as far as the tiles need them. The only ones who call it are compiled for it.
struct Avx2;
struct AvxVnni;
struct Avx512Vnni;

/// The levels of a step's group, in every lane.
///
/// # Safety
/// AVX2 is on.
#[inline(always)]
unsafe fn levels(x: &Levels, group: usize) -> __m256i {
    unsafe { _mm256_set1_epi32(four(x, group)) }
}

/// The weights of eight rows in four columns.
///
/// # Safety
/// AVX2 is on.
#[inline(always)]
unsafe fn weights(group: &Group, half: usize) -> __m256i {
    // The halves of a group are 32 bytes each, and a group is aligned to 64.
    unsafe { _mm256_load_si256(group.0.as_ptr().cast::<__m256i>().add(half)) }
}

/// `out += sums * scales`, for eight rows.
///
/// # Safety
/// AVX2 is on; `half` is 0 or 1.
#[inline(always)]
unsafe fn finish(sums: __m256i, block: &Block, half: usize, out: &mut [f32; ROWS]) {
    // `out` and the scales have 16 floats, eight from the beginning of each half.
    unsafe {
        let out = out.as_mut_ptr().add(8 * half);
        let scaled = _mm256_mul_ps(_mm256_cvtepi32_ps(sums), _mm256_loadu_ps(block.scales.as_ptr().add(8 * half)));
        _mm256_storeu_ps(out, _mm256_add_ps(_mm256_loadu_ps(out), scaled));
    }
}

impl Tile for Avx2 {
    #[inline(always)]
    fn add<const N: usize>(block: &Block, steps: &[Step], xs: [&[Levels]; N], outs: [&mut [f32; ROWS]; N]) {
        assert!(xs.iter().all(|x| x.len() == steps.len()));
        // SAFETY: only code compiled for AVX2 calls this, and `starts` has 16 elements.
        unsafe {
            let start = |half: usize| _mm256_load_si256(block.starts.as_ptr().add(8 * half).cast());
            let mut sums = [[start(0), start(1)]; N];
            let ones = _mm256_set1_epi16(1);
            for (i, step) in steps.iter().enumerate() {
                // Products of two columns in 16 bits, which four of them do not leave: see `narrow`.
                let mut pairs = [[_mm256_setzero_si256(); 2]; N];
                for (j, group) in step.iter().enumerate() {
                    for (pairs, x) in pairs.iter_mut().zip(xs) {
                        let x = levels(&x[i], j);
                        for (half, pairs) in pairs.iter_mut().enumerate() {
                            *pairs = _mm256_add_epi16(*pairs, _mm256_maddubs_epi16(x, weights(group, half)));
                        }
                    }
                }
                for (sums, pairs) in sums.as_flattened_mut().iter_mut().zip(pairs.as_flattened()) {
                    *sums = _mm256_add_epi32(*sums, _mm256_madd_epi16(*pairs, ones));
                }
            }
            for (sums, out) in sums.into_iter().zip(outs) {
                finish(sums[0], block, 0, out);
                finish(sums[1], block, 1, out);
            }
        }
    }
}

/// The tile by an instruction that multiplies and adds four columns of eight rows at once.
macro_rules! by_dot {
    ($kernel:ident, $dot:ident) => {
        impl Tile for $kernel {
            #[inline(always)]
            fn add<const N: usize>(block: &Block, steps: &[Step], xs: [&[Levels]; N], outs: [&mut [f32; ROWS]; N]) {
                assert!(xs.iter().all(|x| x.len() == steps.len()));
                // SAFETY: only code compiled for AVX2 and the instruction calls this, and `starts` has 16 elements.
                unsafe {
                    let start = |half: usize| _mm256_load_si256(block.starts.as_ptr().add(8 * half).cast());
                    let mut sums = [[start(0), start(1)]; N];
                    for (i, step) in steps.iter().enumerate() {
                        for (j, group) in step.iter().enumerate() {
                            for (sums, x) in sums.iter_mut().zip(xs) {
                                let x = levels(&x[i], j);
                                sums[0] = $dot(sums[0], x, weights(group, 0));
                                sums[1] = $dot(sums[1], x, weights(group, 1));
                            }
                        }
                    }
                    for (sums, out) in sums.into_iter().zip(outs) {
                        finish(sums[0], block, 0, out);
                        finish(sums[1], block, 1, out);
                    }
                }
            }
        }
    };
}

by_dot!(AvxVnni, _mm256_dpbusd_avx_epi32);
by_dot!(Avx512Vnni, _mm256_dpbusd_epi32);
