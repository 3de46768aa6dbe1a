//! What WordNet takes verbs for: saying, thinking, feeling.

use crate::lexicon::{Map, rows};
use std::sync::OnceLock;

/// `s1`, `t2`, ...: saying, thought or feeling, in at least half or a fifth of what verb `lemma` is used for.
pub(super) fn of(lemma: &str) -> Option<&'static str> {
    static SENSES: OnceLock<Map<&'static str, &'static str>> = OnceLock::new();
    let senses = SENSES.get_or_init(|| {
        let mut out = Map::default();
        for row in rows("statements/senses") {
            let [sense, verbs] = row[..] else { continue };
            out.extend(verbs.split(' ').map(|w| (w, sense)));
        }
        out
    });
    senses.get(lemma).copied()
}
