//! Numbers without a value: `dozens`, `several`, `hundreds of thousands`.

use super::{Amount, Reader, units};
use crate::article::TokenId;
use crate::language::Tag;
use crate::numerals;

impl Reader<'_, '_> {
    /// `dozens`, `hundreds of thousands`, `thousands of`, `several`, `a few`, `a couple of`.
    pub(super) fn vague(&self, i: TokenId) -> Option<Amount> {
        let made = |end: TokenId, value: Option<f64>, min: f64, words: &'static str| Amount {
            start: i,
            end,
            value,
            min: Some(min),
            kind: "count",
            hedge: Some(words),
            ..Amount::default()
        };
        let low = self.low(i);
        let plural = match low {
            "tens" => Some((10.0, "tens")),
            "dozens" => Some((12.0, "dozens")),
            "scores" => Some((20.0, "scores")),
            "hundreds" => Some((100.0, "hundreds")),
            "thousands" => Some((1e3, "thousands")),
            "millions" => Some((1e6, "millions")),
            "billions" => Some((1e9, "billions")),
            "trillions" => Some((1e12, "trillions")),
            _ => None,
        };
        if let Some((scale, words)) = plural {
            let next = if self.low(i + 1) == "of" {
                numerals::scale(self.low(i + 2)).filter(|_| self.low(i + 2).ends_with('s'))
            } else {
                None
            };
            let counted = self.low(i + 1) == "of" || low != "scores" && low != "tens";
            return match next {
                Some(by) => Some((made(i + 3, None, 2.0 * scale * by, words)).named(low, self.low(i + 2))),
                None if counted => Some(self.with_money(made(i + 1, None, 2.0 * scale, words))),
                None => None,
            };
        }
        match (low, self.low(i + 1)) {
            ("several", next)
                if numerals::scale(next).is_some()
                    || matches!(self.tag(i + 1), Some(Tag::Nns | Tag::Jj | Tag::Nnps | Tag::Nn | Tag::Vbn)) =>
            {
                let (end, by) = self.scales(i + 1);
                Some(made(end, None, 3.0 * by, "several"))
            }
            ("a", "few") => {
                let (end, by) = self.scales(i + 2);
                Some(made(end, None, 3.0 * by, "a few"))
            }
            ("a" | "an", next) if units::currency(next).is_some_and(|c| c.1 == 1.0) && !next.ends_with('s') => {
                let noun = matches!(self.tag(i + 2), Some(Tag::Nn | Tag::Nns | Tag::Hyph));
                let code = units::currency(next).map(|c| String::from(c.0));
                let mut amount =
                    Amount { start: i, end: i + 2, value: Some(1.0), kind: "money", unit: code, ..Amount::default() };
                self.add_cents(&mut amount);
                (!noun).then_some(amount)
            }
            ("a", "couple" | "pair") => {
                let end = if self.low(i + 2) == "of" { i + 3 } else { i + 2 };
                Some(Amount { max: Some(2.0), ..made(end, Some(2.0), 2.0, "a couple") })
            }
            _ => None,
        }
    }

    /// `hundred`, `hundred thousand`: where the scales at `i` end, and what they come to; 1 where there is none.
    fn scales(&self, mut i: TokenId) -> (TokenId, f64) {
        let mut by = 1.0;
        while let Some(scale) = numerals::scale(self.low(i)).filter(|_| by < 1e15 && !self.low(i).ends_with('s')) {
            by *= scale;
            i += 1;
        }
        (i, by)
    }

    /// `millions of dollars`.
    pub(super) fn with_money(&self, mut amount: Amount) -> Amount {
        if self.low(amount.end) == "of"
            && let Some((code, _)) = units::currency(self.low(amount.end + 1)).filter(|(_, part)| *part == 1.0)
            && self.low(amount.end + 1) != "pounds"
        {
            amount.end += 2;
            amount.kind = "money";
            amount.unit = Some(String::from(code));
        }
        amount
    }
}

impl Amount {
    /// The words of a doubled vague number.
    fn named(mut self, first: &str, second: &str) -> Amount {
        self.hedge = match (first, second) {
            ("tens", "thousands") => Some("tens of thousands"),
            ("hundreds", "thousands") => Some("hundreds of thousands"),
            ("tens", "millions") => Some("tens of millions"),
            ("hundreds", "millions") => Some("hundreds of millions"),
            ("tens", "billions") => Some("tens of billions"),
            _ => self.hedge,
        };
        self
    }
}
