//! The learned models of the phase: is a noun an event here, and did what a verb says take place?
//!
//! Both are linear over the readable features of [`super::features`]; their weights (`data/events/*_weights.tsv`) are
//! whole hundredths, so that sums are the same on every machine. The recipe is `train/events/`.

use super::features::{self, Bag};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::lexicon::{Map, rows};
use std::sync::OnceLock;

/// A linear model.
#[derive(Debug, Default)]
struct Linear {
    weights: Map<&'static str, i16>,
    bias: i32,
}

impl Linear {
    /// Reads a list of rows: a weight and the features that have it; the feature `bias` is always there.
    fn read(list: &str) -> Linear {
        let mut out = Linear::default();
        for row in rows(list) {
            let [weight, features] = row[..] else { continue };
            let Ok(weight) = weight.parse::<i16>() else { continue };
            out.weights.extend(features.split(' ').map(|f| (f, weight)));
        }
        out.bias = i32::from(out.weights.get("bias").copied().unwrap_or(0));
        out
    }

    /// The sum of the weights, in hundredths.
    fn score(&self, features: impl FnOnce(&mut Bag<'_>)) -> i32 {
        let mut sum = self.bias;
        let mut take = |feature: &str| sum += i32::from(self.weights.get(feature).copied().unwrap_or(0));
        features(&mut Bag::new(&mut take));
        sum
    }
}

/// Whether what verb `t` says took place, in hundredths of the scale of the UDS factuality data set: about 120 where
/// readers are sure that it did, -120 where they are sure that it did not or has not yet, 0 where they differ.
pub(super) fn factuality(syntax: &Syntax<'_>, t: TokenId) -> i32 {
    static MODEL: OnceLock<Linear> = OnceLock::new();
    let model = MODEL.get_or_init(|| Linear::read("events/factuality_weights"));
    model.score(|bag| features::of_factuality(syntax, t, bag))
}

/// Whether noun `t` names something that takes place, in hundredths of log odds.
pub(super) fn eventhood(syntax: &Syntax<'_>, t: TokenId) -> i32 {
    static MODEL: OnceLock<Linear> = OnceLock::new();
    let model = MODEL.get_or_init(|| Linear::read("events/eventhood_weights"));
    model.score(|bag| features::of_eventhood(syntax, t, bag))
}
