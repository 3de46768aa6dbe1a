//! Curves, by additions, multiplications and divisions alone.

/// Coefficients of the odd polynomial over the even one, highest power first.
pub(super) const TANH_TOP: [f32; 7] =
    [-2.760_768_5e-16, 2.000_188e-13, -8.604_672e-11, 5.122_297e-8, 1.485_722_4e-5, 6.372_619_3e-4, 4.893_525_5e-3];
pub(super) const TANH_BOTTOM: [f32; 4] = [1.198_258_4e-6, 1.185_347_1e-4, 2.268_434_6e-3, 4.893_525e-3];

#[inline(always)]
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

#[inline(always)]
/// The logistic function.
pub(super) fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

/// `e` to the `x`, for `x` at most 0, good to six digits.
fn exp(x: f32) -> f32 {
    if x < -80.0 {
        return 0.0;
    }
    let t = x * std::f32::consts::LOG2_E;
    let whole = (t + 0.5).floor();
    let f = (t - whole) * std::f32::consts::LN_2;
    let p = 1.0 + f * (1.0 + f * (0.5 + f * (1.0 / 6.0 + f * (1.0 / 24.0 + f * (1.0 / 120.0 + f * (1.0 / 720.0))))));
    p * f32::from_bits(((whole as i32 + 127) as u32) << 23)
}

/// Turns scores into probabilities in place.
pub(in super::super) fn softmax(scores: &mut [f32]) {
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

#[cfg(test)]
mod tests {
    use super::*;

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
