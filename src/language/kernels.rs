//! The arithmetic of the network: integer products, and plain float steps in a fixed order.
//!
//! Integer sums are exact whatever their order, and every float operation here is an IEEE addition,
//! multiplication or division done in one order, so a text gives the same bits on every machine.

/// What an activation in `-1..1` is multiplied by to become a 16-bit integer.
pub(super) const UNIT: f32 = 16384.0;
/// The same for the input vectors, whose numbers stay below 16.
pub(super) const INPUT_UNIT: f32 = 2048.0;

/// Rows of signed bytes, each with its own scale, and a bias; columns come in multiples of eight. In memory the bytes
/// are as wide as what they are multiplied with: that takes a step out of the innermost loop.
#[derive(Debug, Clone, Default)]
pub(super) struct Matrix {
    pub(super) rows: usize,
    pub(super) columns: usize,
    weights: Vec<i16>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl Matrix {
    /// `weights` has `rows * columns` bytes; `None` unless all fits together and columns divide by eight.
    pub(super) fn new(columns: usize, weights: Vec<i8>, scales: Vec<f32>, bias: Vec<f32>) -> Option<Matrix> {
        let rows = scales.len();
        // Below this many columns no sum of products leaves 32 bits: 400 * 128 * 2^15 < 2^31.
        let fits = columns.is_multiple_of(8) && columns <= 400 && weights.len() == rows * columns && bias.len() == rows;
        let weights = weights.into_iter().map(i16::from).collect();
        fits.then_some(Matrix { rows, columns, weights, scales, bias })
    }

    /// `out[r] = bias[r] + scale[r] * (row r . x)`.
    pub(super) fn set(&self, x: &[i16], out: &mut [f32]) {
        out[..self.rows].copy_from_slice(&self.bias);
        self.add(x, out);
    }

    /// [`Matrix::set`] for vectors one after another.
    pub(super) fn set_all(&self, xs: &[i16], out: &mut [f32]) {
        let pairs = xs.chunks_exact(2 * self.columns);
        let last = pairs.remainder();
        let mut outs = out.chunks_exact_mut(2 * self.rows);
        for (pair, out) in pairs.zip(&mut outs) {
            let (x, y) = pair.split_at(self.columns);
            let (a, b) = out.split_at_mut(self.rows);
            a.copy_from_slice(&self.bias);
            b.copy_from_slice(&self.bias);
            let whole = self.rows / 4 * 4;
            let blocks = self.weights.chunks_exact(4 * self.columns).zip(self.scales.chunks_exact(4));
            for ((block, scales), (a, b)) in blocks.zip(a.chunks_exact_mut(4).zip(b.chunks_exact_mut(4))) {
                add4x2(block, scales, [x, y], [a, b]);
            }
            for r in whole..self.rows {
                let row = &self.weights[r * self.columns..(r + 1) * self.columns];
                a[r] += dot(row, x) as f32 * self.scales[r];
                b[r] += dot(row, y) as f32 * self.scales[r];
            }
        }
        if !last.is_empty() {
            self.set(last, outs.into_remainder());
        }
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
            add4(block, scale, x, out);
        }
        for ((row, out), scale) in
            rest.chunks_exact(self.columns.max(1)).zip(&mut out[whole..self.rows]).zip(&self.scales[whole..])
        {
            *out += dot(row, x) as f32 * scale;
        }
    }
}

/// As [`add4`], with two vectors.
fn add4x2(rows: &[i16], scales: &[f32], xs: [&[i16]; 2], outs: [&mut [f32]; 2]) {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    wasm::add4x2(rows, scales, xs, outs);
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    for (x, out) in xs.into_iter().zip(outs) {
        add4(rows, scales, x, out);
    }
}

/// Adds to `out` the products of four rows, one after another in `rows`, with `x`, each times its scale.
fn add4(rows: &[i16], scales: &[f32], x: &[i16], out: &mut [f32]) {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    wasm::add4(rows, scales, x, out);
    #[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
    sse::add4(rows, scales, x, out);
    #[cfg(not(any(
        all(target_arch = "wasm32", target_feature = "simd128"),
        all(target_arch = "x86_64", target_feature = "sse2")
    )))]
    add4_plain(rows, scales, x, out);
}

#[cfg_attr(
    any(target_arch = "wasm32", target_arch = "x86_64"),
    allow(dead_code, reason = "the twin that tests hold the fast one against")
)]
fn add4_plain(rows: &[i16], scales: &[f32], x: &[i16], out: &mut [f32]) {
    for ((row, scale), out) in rows.chunks_exact(x.len()).zip(scales).zip(out) {
        *out += dot(row, x) as f32 * scale;
    }
}

fn dot(row: &[i16], x: &[i16]) -> i32 {
    row.iter().zip(x).map(|(&w, &v)| i32::from(w) * i32::from(v)).sum()
}

/// `out += a * x`, element by element.
pub(super) fn axpy(a: f32, x: &[f32], out: &mut [f32]) {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    wasm::axpy(a, x, out);
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    axpy_plain(a, x, out);
}

#[cfg_attr(
    all(target_arch = "wasm32", target_feature = "simd128"),
    allow(dead_code, reason = "the twin that tests hold the fast one against")
)]
fn axpy_plain(a: f32, x: &[f32], out: &mut [f32]) {
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

/// The products with the vectors that every 64-bit PC has.
#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
#[expect(unsafe_code, reason = "loads and stores of vectors, each beside its proof")]
mod sse {
    use core::arch::x86_64::*;

    /// Eight products at a time: four rows with one vector.
    pub(super) fn add4(rows: &[i16], scales: &[f32], x: &[i16], out: &mut [f32]) {
        let n = x.len();
        assert!(rows.len() == 4 * n && n.is_multiple_of(8) && scales.len() == 4 && out.len() == 4);
        // SAFETY: SSE2 is on wherever this is compiled. `at` is at most `n - 8`, so eight elements of `x` and, as `rows`
        // has four times `n`, of each of its four rows are there to load; `scales` and `out` have the four floats that
        // are loaded and stored. None of these needs alignment.
        unsafe {
            let mut t = [_mm_setzero_si128(); 4];
            for at in (0..n).step_by(8) {
                let v = _mm_loadu_si128(x.as_ptr().add(at).cast());
                for (row, total) in t.iter_mut().enumerate() {
                    let w = _mm_loadu_si128(rows.as_ptr().add(row * n + at).cast());
                    *total = _mm_add_epi32(*total, _mm_madd_epi16(w, v));
                }
            }
            // The four totals' lanes, summed across: one sum a lane.
            let ab = _mm_add_epi32(_mm_unpacklo_epi32(t[0], t[1]), _mm_unpackhi_epi32(t[0], t[1]));
            let cd = _mm_add_epi32(_mm_unpacklo_epi32(t[2], t[3]), _mm_unpackhi_epi32(t[2], t[3]));
            let sums = _mm_add_epi32(_mm_unpacklo_epi64(ab, cd), _mm_unpackhi_epi64(ab, cd));
            let scaled = _mm_mul_ps(_mm_cvtepi32_ps(sums), _mm_loadu_ps(scales.as_ptr()));
            _mm_storeu_ps(out.as_mut_ptr(), _mm_add_ps(_mm_loadu_ps(out.as_ptr()), scaled));
        }
    }
}

/// The same steps, four or eight lanes at a time. Every lane does what the plain twin does, in its order.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[expect(unsafe_code, reason = "loads and stores of vectors, each beside its proof")]
mod wasm {
    use core::arch::wasm32::*;

    /// Eight products at a time: four rows with one vector.
    pub(super) fn add4(rows: &[i16], scales: &[f32], x: &[i16], out: &mut [f32]) {
        let n = x.len();
        assert!(rows.len() == 4 * n && n.is_multiple_of(8));
        let zero = i32x4_splat(0);
        let (mut a, mut b, mut c, mut d) = (zero, zero, zero, zero);
        let mut w = rows.as_ptr();
        let mut v = x.as_ptr();
        // SAFETY: the loop runs `n / 8` times and moves `w` and `v` by eight elements each time, so `v` stays inside `x`
        // with eight elements before its end, and `w`, `w + n`, `w + 2n`, `w + 3n` each inside their row of `n`
        // elements with eight before its end; the assertion holds the lengths. Vector loads need no alignment in wasm.
        unsafe {
            let end = v.add(n);
            while v < end {
                let u = v128_load(v.cast());
                a = i32x4_add(a, i32x4_dot_i16x8(v128_load(w.cast()), u));
                b = i32x4_add(b, i32x4_dot_i16x8(v128_load(w.add(n).cast()), u));
                c = i32x4_add(c, i32x4_dot_i16x8(v128_load(w.add(2 * n).cast()), u));
                d = i32x4_add(d, i32x4_dot_i16x8(v128_load(w.add(3 * n).cast()), u));
                w = w.add(8);
                v = v.add(8);
            }
        }
        add_scaled(totals(a, b, c, d), scales, out);
    }

    /// Four rows with two vectors, so that each row is read once for both.
    pub(super) fn add4x2(rows: &[i16], scales: &[f32], [x, y]: [&[i16]; 2], [p, q]: [&mut [f32]; 2]) {
        let n = x.len();
        assert!(rows.len() == 4 * n && y.len() == n && n.is_multiple_of(8));
        let zero = i32x4_splat(0);
        let (mut a, mut b, mut c, mut d) = (zero, zero, zero, zero);
        let (mut e, mut f, mut g, mut h) = (zero, zero, zero, zero);
        let mut w = rows.as_ptr();
        let (mut v, mut u) = (x.as_ptr(), y.as_ptr());
        // SAFETY: as in `add4`; `u` moves through `y`, as long as `x`, together with `v`.
        unsafe {
            let end = v.add(n);
            while v < end {
                let (s, t) = (v128_load(v.cast()), v128_load(u.cast()));
                let r = v128_load(w.cast());
                a = i32x4_add(a, i32x4_dot_i16x8(r, s));
                e = i32x4_add(e, i32x4_dot_i16x8(r, t));
                let r = v128_load(w.add(n).cast());
                b = i32x4_add(b, i32x4_dot_i16x8(r, s));
                f = i32x4_add(f, i32x4_dot_i16x8(r, t));
                let r = v128_load(w.add(2 * n).cast());
                c = i32x4_add(c, i32x4_dot_i16x8(r, s));
                g = i32x4_add(g, i32x4_dot_i16x8(r, t));
                let r = v128_load(w.add(3 * n).cast());
                d = i32x4_add(d, i32x4_dot_i16x8(r, s));
                h = i32x4_add(h, i32x4_dot_i16x8(r, t));
                w = w.add(8);
                v = v.add(8);
                u = u.add(8);
            }
        }
        add_scaled(totals(a, b, c, d), scales, p);
        add_scaled(totals(e, f, g, h), scales, q);
    }

    /// The four vectors' lanes, summed across: one sum a lane.
    #[inline(always)]
    fn totals(a: v128, b: v128, c: v128, d: v128) -> v128 {
        let ab = i32x4_add(i32x4_shuffle::<0, 4, 1, 5>(a, b), i32x4_shuffle::<2, 6, 3, 7>(a, b));
        let cd = i32x4_add(i32x4_shuffle::<0, 4, 1, 5>(c, d), i32x4_shuffle::<2, 6, 3, 7>(c, d));
        i32x4_add(i32x4_shuffle::<0, 1, 4, 5>(ab, cd), i32x4_shuffle::<2, 3, 6, 7>(ab, cd))
    }

    /// `out += sums * scales`, four of each.
    #[inline(always)]
    fn add_scaled(sums: v128, scales: &[f32], out: &mut [f32]) {
        assert!(scales.len() == 4 && out.len() == 4);
        // SAFETY: both slices have the four floats that are loaded and stored.
        unsafe {
            let scaled = f32x4_mul(f32x4_convert_i32x4(sums), v128_load(scales.as_ptr().cast()));
            let sum = f32x4_add(v128_load(out.as_ptr().cast()), scaled);
            v128_store(out.as_mut_ptr().cast(), sum);
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
        use super::{TANH_BOTTOM as Q, TANH_TOP as P};
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

    pub(super) fn advance(gates: &[f32], cell: &mut [f32], state: &mut [i16]) {
        let n = cell.len();
        assert!(gates.len() == 4 * n && state.len() == n && n.is_multiple_of(4));
        let sign = f32x4_splat(-0.0);
        let half = f32x4_splat(0.5);
        let unit = f32x4_splat(super::UNIT);
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
                // To the nearest integer, as `quantize` does.
                let scaled = f32x4_mul(out, unit);
                let whole = i32x4_trunc_sat_f32x4(f32x4_add(scaled, v128_or(v128_and(scaled, sign), half)));
                v128_store64_lane::<0>(i16x8_narrow_i32x4(whole, whole), state.as_mut_ptr().add(k).cast());
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
            let rows: Vec<i16> = (0..4 * n).map(|_| i16::from(next() as i8)).collect();
            let x: Vec<i16> = (0..n).map(|_| next()).collect();
            let y: Vec<i16> = (0..n).map(|_| next()).collect();
            let scales = [0.5, 0.001, 3.0, 0.333];
            let mut outs = [[1.0f32, -2.0, 0.1, 7.5]; 5];
            let [a, b, c, d, e] = &mut outs;
            add4(&rows, &scales, &x, a);
            add4_plain(&rows, &scales, &x, b);
            add4x2(&rows, &scales, [&x, &y], [c, d]);
            add4_plain(&rows, &scales, &y, e);
            assert_eq!((&*a, &*a, &*d), (&*b, &*c, &*e));
            let floats: Vec<f32> = x.iter().map(|&v| f32::from(v) / 777.0).collect();
            let mut sums = [vec![0.5; n + 1], vec![0.5; n + 1]];
            axpy(1.0 / 3.0, &floats, &mut sums[0]);
            axpy_plain(1.0 / 3.0, &floats, &mut sums[1]);
            assert_eq!(sums[0], sums[1]);
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
