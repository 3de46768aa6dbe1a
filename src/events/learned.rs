//! The learned models of the phase: is a noun an event here, and did what a verb says take place?
//!
//! Both are linear over the readable features of [`super::features`], with weights in `data/events/*_weights.tsv`. The recipe
//! is `train/events/`.

use super::features;
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::lexicon::Linear;
use std::sync::OnceLock;

/// The model of whether what a verb says took place, over [`features::of_factuality`], in hundredths of the scale of the UDS
/// factuality data set: about 120 where readers are sure that it did, -120 where they are sure that it did not or has not
/// yet, 0 where they differ.
pub(super) fn factuality() -> &'static Linear {
    static MODEL: OnceLock<Linear> = OnceLock::new();
    MODEL.get_or_init(|| Linear::read("events/factuality_weights"))
}

/// Whether noun `t` names something that takes place, in hundredths of log odds.
pub(super) fn eventhood(syntax: &Syntax<'_>, t: TokenId) -> i32 {
    static MODEL: OnceLock<Linear> = OnceLock::new();
    let model = MODEL.get_or_init(|| Linear::read("events/eventhood_weights"));
    model.score(|bag| features::of_eventhood(syntax, t, bag))
}
