//! What WordNet takes words for: saying, thinking, feeling, dealing with each other.

use crate::language::Tag;
use crate::lexicon::{Map, rows};
use std::sync::OnceLock;

/// `s1`, `t2`, ...: saying, thought or feeling, in at least half or a fifth of what `lemma` is used for; behind `n` for a noun, behind `a`
/// for an adjective.
pub(super) fn of(lemma: &str, tag: Tag) -> &'static str {
    static SENSES: OnceLock<[Map<&'static str, &'static str>; 3]> = OnceLock::new();
    let senses = SENSES.get_or_init(|| {
        let mut out = [Map::default(), Map::default(), Map::default()];
        for row in rows("statements/senses") {
            let [sense, words] = row[..] else { continue };
            let part = match sense.as_bytes() {
                [b'n', ..] => 1,
                [b'a', ..] => 2,
                _ => 0,
            };
            out[part].extend(words.split(' ').map(|w| (w, sense)));
        }
        out
    });
    let part = if tag.is_verb() { 0 } else { 1 + usize::from(!tag.is_noun()) };
    senses[part].get(lemma).copied().unwrap_or("")
}
