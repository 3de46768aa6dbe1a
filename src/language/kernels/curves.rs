//! Curves, by additions, multiplications and divisions alone.

/// Coefficients of the odd polynomial over the even one, lowest power first: the best that so few give on `-5..5`.
pub(super) const TANH_TOP: [f32; 3] = [0.999_810_13, 0.101_723_17, 6.549_456e-4];
pub(super) const TANH_BOTTOM: [f32; 3] = [1.0, 0.434_504_07, 0.012_639_2];
/// Further out than this the curve stays where it is.
pub(super) const TANH_END: f32 = 5.0;

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
    let top = scores.iter().fold(f32::MIN, |top, &score| if score > top { score } else { top });
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
            let (top, bottom) = super::super::portable::tanh(x);
            assert!((f64::from(top / bottom) - f64::from(x).tanh()).abs() < 6e-5, "tanh {x}");
            if x <= 0.0 {
                assert!((f64::from(exp(x)) - f64::from(x).exp()).abs() < 2e-6, "exp {x}");
            }
        }
    }
}
