//! The learned models of the phase: is a noun an event here, and did what a verb says take place?
//!
//! Both are linear over the readable features of [`super::features`], with weights in `data/events/*_weights.tsv`. The recipe
//! is `train/events/`.

use super::features;
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::lexicon::{Bag, Linear};
use std::sync::OnceLock;

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

/// Whether a trigger is worth its line, in hundredths of log odds.
pub(super) fn worth(verb: bool, features: impl FnOnce(&mut Bag<'_>)) -> i32 {
    static MODELS: OnceLock<[Linear; 2]> = OnceLock::new();
    let [verbs, nouns] = MODELS.get_or_init(|| ["events/verb_weights", "events/noun_weights"].map(Linear::read));
    if verb { verbs } else { nouns }.score(features)
}
