//! Figures that count nothing where they stand: scores and telephone numbers, and ages between commas.

use super::{Amount, Reader};
use crate::article::{TokenId, TokenKind};
use crate::language::{NameKind, Tag};
use crate::lexicon::{Class, is};

/// Most groups of figures, with the dashes between them, of a telephone number.
const GROUPS: usize = 8;

impl Reader<'_, '_> {
    /// The end of a score or a telephone number that begins at `i`: `3-1`, `555-0142`; none for a range or a vote.
    pub(super) fn score(&self, i: TokenId) -> Option<TokenId> {
        let plain = |k: TokenId| -> Option<u32> {
            let token = self.a.tokens.get(k as usize)?;
            let low = self.low(k);
            (token.kind == TokenKind::Number && low.len() <= 4).then(|| low.parse().ok()).flatten()
        };
        let (first, second) = (plain(i)?, plain(i + 2)?);
        // "1-2", and "1 – 2" as some write it.
        let spaced = self.low(i + 1) == "–" && !self.glued(i + 1) && !self.glued(i + 2) && first < 40 && second < 40;
        let glued = one_of!(self.low(i + 1), "-" | "–") && self.glued(i + 1) && self.glued(i + 2);
        let dash = spaced || glued;
        let before = self.low(i.wrapping_sub(1));
        if !dash || one_of!(before, "$" | "£" | "€" | "-" | "aged" | "ages" | "between") {
            return None;
        }
        let vote = |k: TokenId| self.low(k).starts_with("vot") || self.low(k).starts_with("ballot");
        if (1..=6).any(|k| vote(i.wrapping_sub(k))) || (3..=6).any(|k| vote(i + k)) {
            return None;
        }
        let next = i + 3;
        let counts = matches!(self.tag(next), Some(Tag::Nn | Tag::Nns | Tag::Cd | Tag::Jj | Tag::Hyph | Tag::Nnp))
            || one_of!(self.low(next), "%" | "percent" | "per" | "to" | "-");
        let result = is(self.low(next), Class::ScoreNoun)
            || self.low(next) == "home" && is(self.low(next + 1), Class::ScoreNoun);
        let telephone = self.low(i).len() == 3 && self.low(i + 2).len() == 4;
        (result || telephone || !counts || first >= second && second < 30 && first < 200 && !self.scaled(next))
            .then_some(next)
    }

    /// The end of a number at `i` that only names something: `log 2214`, `call 101`, `116 123`, `0800 555 111`.
    pub(super) fn label(&self, i: TokenId) -> Option<TokenId> {
        let figures = |k: TokenId| {
            k < self.hi
                && self.a.kind_of(k) == TokenKind::Number
                && self.low(k).bytes().all(|b| b.is_ascii_digit())
                && !self.scaled(k + 1)
        };
        let dash = |k: TokenId| one_of!(self.low(k), "-" | "–") && figures(k + 1);
        let group = |&k: &TokenId| figures(k) || k > i && dash(k);
        let groups = (i..self.hi).take(GROUPS).take_while(group).count() as TokenId;
        let end = i + groups;
        let counts = matches!(self.tag(end), Some(Tag::Nn | Tag::Nns | Tag::Jj | Tag::Hyph));
        let before = self.low(i.wrapping_sub(1));
        let called =
            one_of!(before, "call" | "calling" | "dial" | "dialling" | "ring" | "phone" | "telephone" | "text");
        let telephone = self.low(i).starts_with('0') && self.low(i).len() > 2;
        let named = is(before, Class::NumberedNoun) && matches!(self.tag(i.wrapping_sub(1)), Some(Tag::Nn | Tag::Nnp));
        (groups > 0 && (named || !counts && (called || telephone))).then_some(end)
    }

    fn scaled(&self, k: TokenId) -> bool {
        crate::numerals::scale(self.low(k)).is_some()
    }

    /// True where a bare number between commas is the age of the one named before it: `The man, 34, was ...`.
    pub(super) fn is_apposed_age(&self, amount: &Amount) -> bool {
        let (start, end) = (amount.start, amount.end);
        let years = amount.value.is_some_and(|v| v.fract() == 0.0 && (1.0..=115.0).contains(&v));
        if amount.kind != "count" || amount.hedge.is_some() || !years || end != start + 1 || start < self.lo + 2 {
            return false;
        }
        let closed = one_of!(self.low(end), "," | "." | ";" | "") || end >= self.hi;
        let before = start - 2;
        let person = self
            .analysis
            .name_at(before)
            .and_then(|k| self.analysis.names.get(k))
            .is_some_and(|n| n.kind == NameKind::Person && n.tokens.end == before + 1);
        match self.low(start - 1) {
            "," => closed && (person || is(self.low(before), Class::AgedNoun)),
            // `Weber, who is 62,`; `she was 62.`
            "is" | "was" => closed && (person || one_of!(self.low(before), "who" | "he" | "she")),
            _ => false,
        }
    }
}
