//! The arithmetic of the network: integer products, and plain float steps in a fixed order.
//!
//! Integer sums are exact whatever their order, and every float operation here is an IEEE addition,
//! multiplication or division done in one order, so a text gives the same bits on every machine.

/// What an activation in `-1..1` is multiplied by to become a 16-bit integer.
pub(super) const UNIT: f32 = 16384.0;
/// The same for the input vectors, whose numbers stay below 16.
pub(super) const INPUT_UNIT: f32 = 2048.0;

/// Rows of signed bytes, each with its own scale, and a bias; columns come in multiples of eight.
#[derive(Debug, Clone, Default)]
pub(super) struct Matrix {
    pub(super) rows: usize,
    pub(super) columns: usize,
    weights: Vec<i8>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl Matrix {
    /// `weights` has `rows * columns` bytes; `None` unless all fits together and columns divide by eight.
    pub(super) fn new(columns: usize, weights: Vec<i8>, scales: Vec<f32>, bias: Vec<f32>) -> Option<Matrix> {
        let rows = scales.len();
        // Below this many columns no sum of products leaves 32 bits: 400 * 128 * 2^15 < 2^31.
        let fits = columns.is_multiple_of(8) && columns <= 400 && weights.len() == rows * columns && bias.len() == rows;
        fits.then_some(Matrix { rows, columns, weights, scales, bias })
    }

    /// `out[r] = bias[r] + scale[r] * (row r . x)`.
    pub(super) fn set(&self, x: &[i16], out: &mut [f32]) {
        out[..self.rows].copy_from_slice(&self.bias);
        self.add(x, out);
    }

    /// `out[r] += scale[r] * (row r . x)`.
    pub(super) fn add(&self, x: &[i16], out: &mut [f32]) {
        let x = &x[..self.columns];
        let blocks = self.weights.chunks_exact(4 * self.columns);
        let rest = blocks.remainder();
        let whole = self.rows / 4 * 4;
        for ((block, out), scale) in
            blocks.zip(out[..whole].chunks_exact_mut(4)).zip(self.scales[..whole].chunks_exact(4))
        {
            let sums = dot4(block, x);
            for k in 0..4 {
                out[k] += sums[k] as f32 * scale[k];
            }
        }
        for ((row, out), scale) in
            rest.chunks_exact(self.columns.max(1)).zip(&mut out[whole..self.rows]).zip(&self.scales[whole..])
        {
            *out += dot(row, x) as f32 * scale;
        }
    }
}

/// The products of four rows, one after another in `rows`, with `x`.
fn dot4(rows: &[i8], x: &[i16]) -> [i32; 4] {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    return wasm::dot4(rows, x);
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    dot4_plain(rows, x)
}

#[cfg_attr(
    all(target_arch = "wasm32", target_feature = "simd128"),
    allow(dead_code, reason = "the twin that tests hold the fast one against")
)]
fn dot4_plain(rows: &[i8], x: &[i16]) -> [i32; 4] {
    let n = x.len();
    let (a, b) = rows.split_at(2 * n);
    let ((r0, r1), (r2, r3)) = (a.split_at(n), b.split_at(n));
    [dot(r0, x), dot(r1, x), dot(r2, x), dot(r3, x)]
}

fn dot(row: &[i8], x: &[i16]) -> i32 {
    row.iter().zip(x).map(|(&w, &v)| i32::from(w) * i32::from(v)).sum()
}

/// `out += a * x`, element by element.
pub(super) fn axpy(a: f32, x: &[f32], out: &mut [f32]) {
    for (o, v) in out.iter_mut().zip(x) {
        *o += a * v;
    }
}

/// One step of LSTM cells: `gates` holds the input, forget, candidate and output gates' sums, one after another, as long
/// as `cell` each, a multiple of four; `state` takes the new state as integers of [`UNIT`].
pub(super) fn advance(gates: &[f32], cell: &mut [f32], state: &mut [i16]) {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    wasm::advance(gates, cell, state);
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    advance_plain(gates, cell, state);
}

#[cfg_attr(
    all(target_arch = "wasm32", target_feature = "simd128"),
    allow(dead_code, reason = "the twin that tests hold the fast one against")
)]
fn advance_plain(gates: &[f32], cell: &mut [f32], state: &mut [i16]) {
    let n = cell.len();
    let (input, rest) = gates.split_at(n);
    let (forget, rest) = rest.split_at(n);
    let (candidate, output) = rest.split_at(n);
    let gates = input.iter().zip(forget).zip(candidate).zip(output);
    for ((((i, f), g), o), (cell, state)) in gates.zip(cell.iter_mut().zip(state)) {
        let c = sigmoid(*f) * *cell + sigmoid(*i) * tanh(*g);
        *cell = c;
        *state = quantize(sigmoid(*o) * tanh(c), UNIT);
    }
}

/// Coefficients of the odd polynomial over the even one, highest power first.
const TANH_TOP: [f32; 7] =
    [-2.760_768_5e-16, 2.000_188e-13, -8.604_672e-11, 5.122_297e-8, 1.485_722_4e-5, 6.372_619_3e-4, 4.893_525_5e-3];
const TANH_BOTTOM: [f32; 4] = [1.198_258_4e-6, 1.185_347_1e-4, 2.268_434_6e-3, 4.893_525e-3];

/// Hyperbolic tangent by a rational function, good to six digits.
pub(super) fn tanh(x: f32) -> f32 {
    let x = if x < -7.9 { -7.9 } else { x };
    let x = if x > 7.9 { 7.9 } else { x };
    let s = x * x;
    let [first, rest @ ..] = TANH_TOP;
    let p = rest.into_iter().fold(first, |p, c| p * s + c);
    let [first, rest @ ..] = TANH_BOTTOM;
    let q = rest.into_iter().fold(first, |q, c| q * s + c);
    p * x / q
}

/// The logistic function.
pub(super) fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

/// `e` to the `x`, for `x` at most 0, good to six digits.
pub(super) fn exp(x: f32) -> f32 {
    if x < -80.0 {
        return 0.0;
    }
    let t = x * std::f32::consts::LOG2_E;
    let whole = (t + 0.5).floor();
    let f = (t - whole) * std::f32::consts::LN_2;
    let p = 1.0 + f * (1.0 + f * (0.5 + f * (1.0 / 6.0 + f * (1.0 / 24.0 + f * (1.0 / 120.0 + f * (1.0 / 720.0))))));
    p * f32::from_bits(((whole as i32 + 127) as u32) << 23)
}

/// `x` as an integer of `unit`, to the nearest.
pub(super) fn quantize(x: f32, unit: f32) -> i16 {
    let v = x * unit;
    (if v < 0.0 { v - 0.5 } else { v + 0.5 }) as i16
}

/// Turns scores into probabilities in place.
pub(super) fn softmax(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for s in scores.iter_mut() {
        *s = exp(*s - top);
        sum += *s;
    }
    for s in scores {
        *s /= sum;
    }
}

/// The same steps, four or eight lanes at a time. Every lane does what the plain twin does, in its order.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[expect(unsafe_code, reason = "loads and stores of vectors, each beside its proof")]
mod wasm {
    use core::arch::wasm32::*;

    pub(super) fn dot4(rows: &[i8], x: &[i16]) -> [i32; 4] {
        let n = x.len();
        assert!(rows.len() == 4 * n && n % 8 == 0);
        let mut sum = [i32x4_splat(0); 4];
        let mut k = 0;
        while k < n {
            // SAFETY: `k + 8 <= n` as `n` is a multiple of eight, so 16 bytes of `x` from element `k` and 8 bytes from
            // `k` of each of the four rows of length `n` lie inside their slices, whose lengths the assertion holds.
            // Vector loads need no alignment in wasm.
            unsafe {
                let v = v128_load(x.as_ptr().add(k).cast());
                for (r, sum) in sum.iter_mut().enumerate() {
                    let w = i16x8_load_extend_i8x8(rows.as_ptr().add(r * n + k));
                    *sum = i32x4_add(*sum, i32x4_dot_i16x8(w, v));
                }
            }
            k += 8;
        }
        sum.map(|v| {
            i32x4_extract_lane::<0>(v)
                + i32x4_extract_lane::<1>(v)
                + i32x4_extract_lane::<2>(v)
                + i32x4_extract_lane::<3>(v)
        })
    }

    fn tanh(x: v128) -> v128 {
        let x = f32x4_pmin(f32x4_splat(7.9), f32x4_pmax(f32x4_splat(-7.9), x));
        let s = f32x4_mul(x, x);
        let step = |p: v128, c: f32| f32x4_add(f32x4_mul(p, s), f32x4_splat(c));
        let [first, rest @ ..] = super::TANH_TOP;
        let p = rest.into_iter().fold(f32x4_splat(first), step);
        let [first, rest @ ..] = super::TANH_BOTTOM;
        let q = rest.into_iter().fold(f32x4_splat(first), step);
        f32x4_div(f32x4_mul(p, x), q)
    }

    fn sigmoid(x: v128) -> v128 {
        let half = f32x4_splat(0.5);
        f32x4_add(half, f32x4_mul(half, tanh(f32x4_mul(half, x))))
    }

    pub(super) fn advance(gates: &[f32], cell: &mut [f32], state: &mut [i16]) {
        let n = cell.len();
        assert!(gates.len() == 4 * n && state.len() == n && n % 4 == 0);
        let mut k = 0;
        while k < n {
            // SAFETY: `k + 4 <= n` as `n` is a multiple of four, so four elements from `k` of `cell` and from `k` of each
            // of the four gates of length `n` lie inside their slices, whose lengths the assertion holds.
            let output = unsafe {
                let gate = |g: usize| v128_load(gates.as_ptr().add(g * n + k).cast());
                let old = v128_load(cell.as_ptr().add(k).cast());
                let kept = f32x4_mul(sigmoid(gate(1)), old);
                let c = f32x4_add(kept, f32x4_mul(sigmoid(gate(0)), tanh(gate(2))));
                v128_store(cell.as_mut_ptr().add(k).cast(), c);
                f32x4_mul(sigmoid(gate(3)), tanh(c))
            };
            let lanes = [
                f32x4_extract_lane::<0>(output),
                f32x4_extract_lane::<1>(output),
                f32x4_extract_lane::<2>(output),
                f32x4_extract_lane::<3>(output),
            ];
            for (state, lane) in state[k..k + 4].iter_mut().zip(lanes) {
                *state = super::quantize(lane, super::UNIT);
            }
            k += 4;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fast_product_and_the_plain_one_agree() {
        let mut seed = 1u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as i16
        };
        for n in [8, 112, 200, 224, 400] {
            let rows: Vec<i8> = (0..4 * n).map(|_| next() as i8).collect();
            let x: Vec<i16> = (0..n).map(|_| next()).collect();
            assert_eq!(dot4(&rows, &x), dot4_plain(&rows, &x));
        }
    }

    #[test]
    fn the_fast_step_and_the_plain_one_agree() {
        for round in 0..50 {
            let gates: Vec<f32> = (0..448).map(|i| ((i * 37 + round * 11) % 199) as f32 / 9.0 - 11.0).collect();
            let cell: Vec<f32> = (0..112).map(|i| ((i * 17 + round) % 41) as f32 / 10.0 - 2.0).collect();
            let (mut a, mut b) = ((cell.clone(), [0; 112]), (cell, [0; 112]));
            advance(&gates, &mut a.0, &mut a.1);
            advance_plain(&gates, &mut b.0, &mut b.1);
            assert_eq!(a, b);
        }
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the platform's are true enough to compare with")]
    fn curves_are_close_to_the_true_ones() {
        for i in -200..200 {
            let x = i as f32 / 10.0;
            assert!((f64::from(tanh(x)) - f64::from(x).tanh()).abs() < 2e-6, "tanh {x}");
            if x <= 0.0 {
                assert!((f64::from(exp(x)) - f64::from(x).exp()).abs() < 2e-6, "exp {x}");
            }
        }
    }
}
