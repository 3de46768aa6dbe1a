//! Linear models over readable features: what a feature says is written out (`lemma=claim`), so that a person can read what
//! a model has learned.
//!
//! Weights are whole hundredths, so that sums are the same on every machine.

use super::{Map, rows};
use std::fmt::{Arguments, Write};

/// Room for nearly every feature, so that the buffer is not moved as it grows.
const LONG: usize = 64;

/// Hands on one feature after another, each written into the same buffer.
pub(crate) struct Bag<'f> {
    buffer: String,
    take: &'f mut dyn FnMut(&str),
}

impl<'f> Bag<'f> {
    pub(crate) fn new(take: &'f mut dyn FnMut(&str)) -> Bag<'f> {
        Bag { buffer: String::with_capacity(LONG), take }
    }

    // Called from many places, whose code it would swell.
    #[inline(never)]
    pub(crate) fn add(&mut self, feature: Arguments<'_>) {
        if let Some(feature) = feature.as_str() {
            return (self.take)(feature);
        }
        self.buffer.clear();
        // Writing to a string never fails.
        let _ = self.buffer.write_fmt(feature);
        (self.take)(&self.buffer);
    }
}

/// A linear model.
#[derive(Debug, Default)]
pub(crate) struct Linear {
    weights: Map<&'static str, i16>,
    bias: i32,
}

impl Linear {
    /// Reads a list of rows: a weight and the features that have it; the feature `bias` is always there.
    pub(crate) fn read(list: &str) -> Linear {
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
    pub(crate) fn score(&self, features: impl FnOnce(&mut Bag<'_>)) -> i32 {
        let mut sum = self.bias;
        features(&mut Bag::new(&mut |feature| sum += self.weight(feature)));
        sum
    }

    /// The sums of two models that look at the same.
    pub(crate) fn scores(models: [&Linear; 2], features: impl FnOnce(&mut Bag<'_>)) -> [i32; 2] {
        let mut sums = models.map(|m| m.bias);
        features(&mut Bag::new(&mut |feature| {
            sums.iter_mut().zip(models).for_each(|(sum, m)| *sum += m.weight(feature));
        }));
        sums
    }

    fn weight(&self, feature: &str) -> i32 {
        i32::from(self.weights.get(feature).copied().unwrap_or(0))
    }
}
