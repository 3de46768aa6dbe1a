//! Bare numbers and ranges: what stands as an amount, and what is part of a name or a score.

use super::{Amount, Reader, units};
use crate::article::{TokenId, TokenKind};
use crate::language::{NameKind, Tag};
use crate::lexicon::{Class, is};
use crate::numerals;

impl Reader<'_, '_> {
    /// A number at `i` with unit, or a mere count.
    pub(super) fn number(&self, i: TokenId) -> Option<Amount> {
        if !self.stands(i) {
            return None;
        }
        if let Some(age) = self.age(i) {
            return Some(age);
        }
        if let Some(n) = numerals::ordinal(self.a, i, self.hi) {
            // `first` to `third` say an order, not a number.
            let rank = n.figures || n.value > 3.0;
            return rank.then(|| Amount {
                start: i,
                end: n.end,
                value: Some(n.value),
                kind: "ordinal",
                ..Amount::default()
            });
        }
        let half = self.low(i) == "half" && self.low(i + 1) == "a" && numerals::scale(self.low(i + 2)).is_some();
        if let Some(n) = numerals::fraction(self.a, i, self.hi)
            && !half
            && !self.counts_on(i, n.end)
            && !(self.low(i) == "half" && one_of!(self.low(i + 1), "-" | "time" | "hour"))
        {
            // `three quarters billion`, `two thirds of a million`
            let at =
                if self.low(n.end) == "of" && one_of!(self.low(n.end + 1), "a" | "one") { n.end + 2 } else { n.end };
            let scaled = numerals::scale(self.low(at)).filter(|_| !self.low(at).ends_with('s'));
            let (value, end) = scaled.map_or((n.value, n.end), |by| (n.value * by, at + 1));
            let kind = if scaled.is_some() { "count" } else { "fraction" };
            let mut amount = Amount { start: i, end, value: Some(value), kind, ..Amount::default() };
            self.add_unit(&mut amount, false);
            return Some(amount);
        }
        let minus = one_of!(self.low(i), "-" | "−" | "minus" | "negative");
        let from = if minus { i + 1 } else { i };
        if minus && (self.low(i) == "-" && (!self.glued(from) || self.glued(i) && i > self.lo)) {
            return None;
        }
        let n = numerals::cardinal(self.a, from, self.hi)?;
        if !minus && let Some((end, of)) = self.ratio(n) {
            let value = Some(n.value / of);
            return Some(Amount { start: i, end, value, kind: "fraction", ..Amount::default() });
        }
        if !n.figures && n.value == 1.0 && n.end == from + 1 && !minus && !self.one_counts(from) {
            return None;
        }
        let sign = if minus { -1.0 } else { 1.0 };
        let mut amount =
            Amount { start: i, end: n.end, value: Some(sign * n.value), kind: "count", ..Amount::default() };
        self.add_range(&mut amount, n.figures);
        self.add_unit(&mut amount, n.figures);
        self.add_smaller(&mut amount);
        self.add_upper(&mut amount);
        Some(amount)
    }

    /// `a fourth defendant` is one more; `a fourth of them`, `a third more` and `a quarter mile` are parts.
    fn counts_on(&self, i: TokenId, end: TokenId) -> bool {
        self.low(i) == "a"
            && numerals::ordinal(self.a, end - 1, end).is_some()
            && matches!(self.tag(end), Some(Tag::Nn | Tag::Nnp))
    }

    /// `one in five`, `9 out of 10`, `two of every three`: where it ends and of how many.
    fn ratio(&self, n: numerals::Numeral) -> Option<(TokenId, f64)> {
        let (from, sure) = match (self.low(n.end), self.low(n.end + 1)) {
            ("out", "of") => (n.end + 2, true),
            ("in" | "of" | "out", "every") => (n.end + 2, true),
            ("in", _) => (n.end + 1, false),
            _ => return None,
        };
        let of = numerals::cardinal(self.a, from, self.hi)?;
        // `1 in 2019` is a year, `3 in two days` a length.
        let small =
            n.value <= 10.0 && (of.value <= 100.0 || of.value % 100.0 == 0.0 && !(1900.0..2100.0).contains(&of.value));
        let noun = self.low(of.end);
        let length = is(noun.strip_suffix('s').unwrap_or(noun), Class::TimeNoun) || one_of!(noun, "games" | "-");
        let whole = n.value >= 1.0 && n.value < of.value && n.value.fract() == 0.0 && of.value.fract() == 0.0;
        (whole && (sure || small && !length && n.figures == of.figures || small && !length && n.value == 1.0))
            .then_some((of.end, of.value))
    }

    /// `between 10 dollars and 20 dollars`, `3km-5km`: the upper end with a unit of its own.
    pub(super) fn add_upper(&self, amount: &mut Amount) {
        let between = self.low(amount.start.wrapping_sub(1)) == "between" && self.low(amount.end) == "and";
        let dash = numerals::ties(self.a, amount.end);
        let to = self.low(amount.start.wrapping_sub(1)) == "from"
            && self.low(amount.end) == "to"
            && !self.changes(amount.start);
        if amount.unit.is_none() || amount.min.is_some() || !(between || dash || to) {
            return;
        }
        let from = amount.end + 1;
        let upper = match self.money(from) {
            Some(upper) => upper,
            None => {
                let Some(n) = numerals::cardinal(self.a, from, self.hi) else { return };
                let mut upper =
                    Amount { start: from, end: n.end, value: Some(n.value), kind: "count", ..Amount::default() };
                self.add_unit(&mut upper, n.figures);
                upper
            }
        };
        if upper.unit != amount.unit || upper.value <= amount.value {
            return;
        }
        (amount.min, amount.max, amount.value) = (amount.value, upper.value, None);
        amount.end = upper.end;
        amount.hedge = Some(if between { "between" } else { "to" });
        if between || to {
            amount.start -= 1;
        }
    }

    /// True where `from X to Y` behind the verb tells a change and no range: `rose from 10 to 20 dollars`.
    fn changes(&self, at: TokenId) -> bool {
        let back = (at.saturating_sub(8).max(self.lo)..at).rev();
        let moved = |word: &str| is(word, Class::ChangeWord);
        back.take_while(|&t| !one_of!(self.low(t), ";" | ":")).any(|t| moved(self.low(t)))
    }

    /// True where a number is an amount and no part of a name, a version, an address or a score.
    pub(super) fn stands(&self, i: TokenId) -> bool {
        let Some(token) = self.a.tokens.get(i as usize) else { return false };
        if token.kind == TokenKind::Address {
            return false;
        }
        if let Some(name) = self.analysis.name_at(i).and_then(|k| self.analysis.names.get(k)) {
            let whole = name.tokens.start < i && name.kind != NameKind::Place && token.kind == TokenKind::Number;
            if whole && !matches!(self.tag(i + 1), Some(Tag::Nns)) {
                return false;
            }
        }
        if token.kind != TokenKind::Number {
            return true;
        }
        let before = self.low(i.wrapping_sub(1));
        if is(before, Class::NumberedThing) {
            return one_of!(before, "no" | "number");
        }
        // `37 Military Hospital`, `21 Brigade`: a name of its own.
        let raised = |t: &TokenId| self.a.is_capital(*t);
        let last = (i + 1..self.hi.min(i + 5)).take_while(raised).last();
        let unit =
            |t: TokenId| is(self.low(t), Class::UnitNoun) || one_of!(self.low(t), "commando" | "hospital" | "rifles");
        if last.is_some_and(unit) && self.low(i).len() < 4 {
            return false;
        }
        // `iPhone 4`, `Boeing 737`: a capitalised word right before, and nothing counted behind.
        if i > self.lo && !self.glued(i) {
            let brand = self.a.word(i - 1).starts_with(char::is_lowercase);
            let named = self.a.word(i - 1).contains(char::is_uppercase)
                && (brand || self.tag(i - 1).is_some_and(Tag::is_proper))
                && units::sign(before).is_none();
            let counts = matches!(self.tag(i + 1), Some(Tag::Nns | Tag::Nn | Tag::Jj))
                || self.low(i + 1) == "%"
                || numerals::scale(self.low(i + 1)).is_some();
            if named && i - 1 > self.lo && !counts {
                return false;
            }
        }
        // `A-320`, `F-16`, `COVID-19`
        !(i >= self.lo + 2
            && self.glued(i)
            && self.low(i - 1) == "-"
            && self.glued(i - 1)
            && self.a.word(i - 2).starts_with(char::is_alphabetic))
    }

    /// `one` counts before a noun and after a hedge, and is a pronoun elsewhere.
    pub(super) fn one_counts(&self, i: TokenId) -> bool {
        if one_of!(self.low(i.wrapping_sub(1)), "the" | "no" | "this" | "that" | "each" | "every" | "any" | "another") {
            return false;
        }
        let tied = numerals::ties(self.a, i + 1);
        let next = self.low(if tied { i + 2 } else { i + 1 });
        next == "people"
            || matches!(self.tag(i + 1), Some(Tag::Nn)) && !one_of!(next, "day" | "time" | "thing" | "way")
            || next == "person"
            || units::unit(next, false).is_some()
            || units::currency(next).is_some()
            || one_of!(next, "percent" | "per")
    }

    /// `15-20%`, `two to three dozen`, `between 5 and 10`.
    pub(super) fn add_range(&self, amount: &mut Amount, figures: bool) {
        let k = amount.end;
        let between = self.low(amount.start.wrapping_sub(1)) == "between" && self.low(k) == "and";
        let from = self.low(amount.start.wrapping_sub(1)) == "from" && self.low(k) == "to";
        let dash = one_of!(self.low(k), "-" | "–" | "—") && figures && (self.glued(k) == self.glued(k + 1));
        let to = self.low(k) == "to";
        if !(between || from || dash || to) {
            return;
        }
        let mut j = k + 1;
        let sign = units::sign(self.low(j)).filter(|_| amount.kind == "money");
        if sign.is_some() {
            j += 1;
        }
        let Some(m) = numerals::cardinal(self.a, j, self.hi) else { return };
        let (Some(low), high) = (amount.value, m.value) else { return };
        let mut low = low;
        // `5 to 6 million`
        if low < high && high >= 1000.0 && low < 1000.0 && numerals::scale(self.low(m.end - 1)).is_some() {
            let by = numerals::scale(self.low(m.end - 1)).unwrap_or(1.0);
            if low * by <= high {
                low *= by;
            }
        }
        if low >= high || dash && m.figures != figures {
            return;
        }
        let measured = amount.kind == "money"
            || units::unit(self.low(m.end), m.figures).is_some()
            || units::currency(self.low(m.end)).is_some()
            || one_of!(self.low(m.end), "%" | "percent");
        if from && (!measured || self.changes(amount.start)) {
            return;
        }
        (amount.min, amount.max, amount.value) = (Some(low), Some(high), None);
        amount.end = m.end;
        if between || from {
            amount.start -= 1;
        }
        amount.hedge = Some(if between { "between" } else { "to" });
    }
}
