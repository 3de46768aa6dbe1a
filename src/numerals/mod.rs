//! Numerals: cardinals, ordinals and fractions in figures and in words.

mod cardinals;
mod figures;
mod ordinals;
mod words;

pub(crate) use cardinals::{Numeral, cardinal, ties};
pub(crate) use figures::figures;
pub(crate) use ordinals::{fraction, ordinal};
pub(crate) use words::{beginnings, scale, small};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{self, Article};

    #[test]
    fn cardinals_are_read_in_figures_and_in_words() {
        for (text, value) in [
            ("280,000", 280_000.0),
            ("1.5 million", 1_500_000.0),
            ("2 1/2", 2.5),
            ("10½", 10.5),
            ("one hundred and six", 106.0),
            ("twenty-five", 25.0),
            ("seven hundred twenty-one thousand and twelve", 721_012.0),
            ("thirty-one million two hundred fifty-six thousand seven hundred twenty-one", 31_256_721.0),
            ("two hundred thousand", 200_000.0),
            ("two point two million", 2_200_000.0),
            ("two and a half", 2.5),
            ("a dozen", 12.0),
            ("two dozen", 24.0),
            ("half a million", 500_000.0),
            ("one million and a half", 1_500_000.0),
            ("two and a third", 7.0 / 3.0),
            ("40 000", 40_000.0),
            ("three thousand millions", 3_000_000_000.0),
            ("100k", 100_000.0),
            ("12 lakh", 1_200_000.0),
        ] {
            let a = article::read(text, None);
            let end = a.tokens.len() as u32;
            let got = cardinal(&a, 0, end).unwrap_or_else(|| panic!("{text}"));
            assert!((got.value - value).abs() < 1e-6 && (got.end == end || text.ends_with('s')), "{text}: {got:?}");
        }
    }

    #[test]
    fn what_is_no_cardinal_is_none() {
        for text in ["10:30", "1.2.3", "10/31/1974", "the", "a", "dozens", "half", "hundreds of", "F16"] {
            let a = article::read(text, None);
            assert_eq!(cardinal(&a, 0, a.tokens.len() as u32), None, "{text}");
        }
    }

    #[test]
    fn ordinals_and_fractions() {
        fn read(text: &str) -> Article<'_> {
            article::read(text, None)
        }
        for (text, value) in [("3rd", 3.0), ("twenty-first", 21.0), ("second", 2.0), ("15,599th", 15_599.0)] {
            let a = read(text);
            assert_eq!(ordinal(&a, 0, a.tokens.len() as u32).map(|n| n.value), Some(value), "{text}");
        }
        for (text, value) in [("two-thirds", 2.0 / 3.0), ("a third", 1.0 / 3.0), ("three quarters", 0.75)] {
            let a = read(text);
            assert_eq!(fraction(&a, 0, a.tokens.len() as u32).map(|n| n.value), Some(value), "{text}");
        }
    }
}
