//! Finding names of the gazetteer in the tokens of an article.

use super::fold;
use super::{Gazetteer, RecordId, Room};
use crate::article::{Article, TokenId, TokenKind};
use crate::order::Order;
use std::ops::Range;

/// Most tokens of a name.
const MAX_NAME_TOKENS: u32 = 9;

/// A run of tokens that is a name in the gazetteer.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The tokens.
    pub tokens: Range<TokenId>,
    /// The records with this name, states first.
    pub records: Vec<RecordId>,
}

impl Gazetteer {
    /// The longest name that begins at `token`, which must be written with a capital (or be an article as in
    /// `al-Bab`). Looks at the sentence of the token only.
    pub fn longest_match(&self, article: &Article<'_>, token: TokenId) -> Option<Match> {
        let first = article.tokens.get(token as usize)?;
        if first.kind != TokenKind::Word {
            return None;
        }
        let word = article.word(token);
        let small = one_of!(word, "al" | "el" | "as" | "ash" | "ad" | "ar" | "at" | "an" | "az");
        if !(word.starts_with(char::is_uppercase)
            || small
                && article.tokens.get(token as usize + 1).is_some_and(|t| !t.spaced && article.word(token + 1) == "-"))
        {
            return None;
        }
        let end = article.sentence_of(token)?.tokens.end.min(token + MAX_NAME_TOKENS);
        let mut key = String::new();
        let mut scratch = String::new();
        let mut best: Option<Match> = None;
        for i in token..end {
            let t = article.tokens.get(i as usize)?;
            let word = article.word(i);
            if one_of!(word, "-" | "‐" | "–") {
                continue;
            }
            let part = one_of!(word, "'" | "’" | "'s" | "’s") && !t.spaced;
            if !part && t.kind != TokenKind::Word && t.kind != TokenKind::Number && word != "&" {
                break;
            }
            scratch.clear();
            fold::key(word, &mut scratch);
            if scratch.is_empty() || scratch.contains('?') {
                break;
            }
            if !key.is_empty() && !part {
                key.push(' ');
            }
            key.push_str(&scratch);
            let (named, goes_on) = self.named(&key);
            let capital = word.chars().any(char::is_uppercase);
            if capital || best.is_none() && small {
                // Two or three capitals are an abbreviation, not the town of Eu.
                let short = i == token && word.len() <= 3 && !word.contains(char::is_lowercase);
                let mut records = if capital && !short { named } else { Vec::new() };
                if i == token && word.len() <= 8 && !word.contains(char::is_lowercase) {
                    records.extend(self.in_room(Room::Acronym, &scratch));
                }
                if !records.is_empty() {
                    records.order();
                    records.dedup();
                    best = Some(Match { tokens: token..i + 1, records });
                }
            }
            if !goes_on {
                // A possessive may hide the end of a name as in `St. John's`; anything else cannot go on.
                let clitic = one_of!(article.word(i + 1), "'s" | "’s" | "'" | "’");
                if !clitic || i + 1 >= end {
                    break;
                }
            }
        }
        best
    }
}
