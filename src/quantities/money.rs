//! Sums of money, with the sign or the code before or the name behind.

use super::{Amount, Reader, units};
use crate::article::TokenId;
use crate::language::Tag;
use crate::lexicon::{Class, is};
use crate::numerals;

impl Reader<'_, '_> {
    /// `dollars`, `Lebanese pounds`, `US dollars`, `USD`, `€` behind an amount.
    pub(super) fn money_behind(&self, amount: &mut Amount, k: TokenId) -> bool {
        let mut j = k;
        // `one-yen`, `million-dollar`
        if numerals::ties(self.a, j) && units::currency(self.low(j + 1)).is_some() {
            j += 1;
        }
        let low = self.low(j);
        let next = self.low(j + 1);
        if let Some(code) = units::currency_of(low, next) {
            amount.end = j + 2;
            amount.unit = Some(String::from(code));
            amount.kind = "money";
            return true;
        }
        let of_weight = low == "pounds"
            && next != "sterling"
            && !self.paid(amount.start)
            && !numerals::scale(self.low(j.wrapping_sub(1))).is_some_and(|s| s >= 1e6);
        if let Some((code, part)) = units::currency(low).filter(|_| !of_weight) {
            if part < 1.0 && matches!(amount.kind, "money") {
                return false;
            }
            // `won` after a number is a verb as often as a currency.
            if low == "won" && self.tag(j) == Some(Tag::Vbd) || low == "rand" && self.a.word(j) == "Rand" {
                return false;
            }
            amount.end = if next == "sterling" { j + 2 } else { j + 1 };
            amount.unit = Some(String::from(code));
            amount.kind = "money";
            if part < 1.0 {
                for bound in [&mut amount.value, &mut amount.min, &mut amount.max] {
                    *bound = bound.map(|v| (v * part * 1e6).round() / 1e6);
                }
            }
            return true;
        }
        let dollar = self.a.word(j) == "US" && next == "$";
        let code = if dollar { Some("USD") } else { units::sign(low) };
        if let Some(code) = code.filter(|_| {
            self.glued(j)
                || !low.bytes().all(|b| b.is_ascii_alphabetic())
                || self.a.word(j).bytes().all(|b| b.is_ascii_uppercase() || b == b'.')
        }) {
            amount.end = if dollar { j + 2 } else { j + 1 };
            amount.unit = Some(String::from(code));
            amount.kind = "money";
            // `75 USD million`
            if let Some(by) = numerals::scale(self.low(amount.end)).filter(|_| !self.low(amount.end).ends_with('s')) {
                amount.times(by);
                amount.end += 1;
            }
            return true;
        }
        // `30 MUSD`
        let code =
            self.a.word(j).strip_prefix('M').filter(|c| c.len() == 3 && c.bytes().all(|b| b.is_ascii_uppercase()));
        if let Some(code) = code.and_then(|c| units::sign(&c.to_ascii_lowercase())) {
            amount.end = j + 1;
            amount.unit = Some(String::from(code));
            amount.kind = "money";
            amount.times(1e6);
            return true;
        }
        false
    }

    /// True where the words before say that `pounds` are paid and not weighed.
    fn paid(&self, at: TokenId) -> bool {
        let back = at.saturating_sub(4).max(self.lo)..at;
        back.rev().any(|t| is(self.low(t), Class::PayingWord))
    }

    /// `$1.5 billion`, `US$ 6.8 billion`, `€20`, `EUR 20`.
    pub(super) fn money(&self, i: TokenId) -> Option<Amount> {
        let word = self.a.word(i);
        let mut code = None;
        let mut k = i;
        // `US$`, `A$`, `HK$`: the letters may be a token of their own; a single one stands right before the sign.
        let (letters, sign) = (self.low(i), self.low(i + 1));
        let together = one_of!(sign, "$" | "£" | "#" | "¢" | "₵") && (letters.len() > 1 || self.glued(i + 1));
        let joined = if together { units::sign(&format!("{letters}{sign}")) } else { None };
        if let Some(found) = joined {
            code = Some(found);
            k = i + 2;
        } else if one_of!(word, "S" | "B") && sign == "/" && self.glued(i + 1) && self.glued(i + 2) {
            // `S/60,000`
            code = Some(if word == "S" { "PEN" } else { "PAB" });
            k = i + 2;
        } else if let Some(found) =
            self.a.is_currency(i).then(|| units::sign(word)).flatten().or_else(|| units::sign(letters))
        {
            let letters = word.bytes().all(|b| b.is_ascii_alphabetic() || b == b'.');
            if !letters
                || word.bytes().filter(u8::is_ascii_alphabetic).all(|b| b.is_ascii_uppercase())
                || self.a.is_currency(i)
            {
                code = Some(found);
                k = i + 1;
            }
        } else if let Some((found, value, end)) = self.code_and_figures(i) {
            let mut amount = Amount {
                start: i,
                end,
                value: Some(value),
                kind: "money",
                unit: Some(String::from(found)),
                ..Amount::default()
            };
            self.add_cents(&mut amount);
            return Some(amount);
        }
        // `ringgit 42`, `Rupees 500`
        if code.is_none()
            && let Some((found, _)) = units::currency(self.low(i)).filter(|(_, part)| *part == 1.0)
            && !is(self.low(i), Class::PlainCurrency)
            && !self.low(i.wrapping_sub(1)).starts_with(|c: char| c.is_ascii_digit())
            && self.tag(i.wrapping_sub(1)) != Some(Tag::Cd)
            && self.low(i + 1).starts_with(|c: char| c.is_ascii_digit())
        {
            code = Some(found);
            k = i + 1;
        }
        let code = code?;
        let n = numerals::cardinal(self.a, k, self.hi)?;
        let mut amount = Amount { start: i, end: n.end, value: Some(n.value), kind: "money", ..Amount::default() };
        self.add_range(&mut amount, n.figures);
        amount.unit = Some(String::from(code));
        // `$99 (USD)`, `$249 USD`, `$9.99 US dollars`, `$1.4 million dollars`
        let mut tail = Amount { start: amount.start, end: amount.end, kind: "count", ..Amount::default() };
        if self.money_behind(&mut tail, amount.end) && tail.unit.as_deref() != Some("GBP") {
            amount.end = tail.end;
            if code == "USD" {
                amount.unit = tail.unit;
            }
        }
        self.add_cents(&mut amount);
        if amount.min.is_none() {
            self.add_upper(&mut amount);
        }
        Some(amount)
    }

    /// `USD115` and `115USD` as one token; of `USD3.14` the cents are another.
    pub(super) fn code_and_figures(&self, i: TokenId) -> Option<(&'static str, f64, TokenId)> {
        let word = self.a.word(i);
        let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
        let digits = word.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
        let (code, number) = match (letters, digits) {
            (2..=3, _) => word.split_at(letters),
            (0, 1..) => {
                let (number, code) = word.split_at(digits);
                (code, number)
            }
            _ => return None,
        };
        let upper = code.bytes().all(|b| b.is_ascii_uppercase()) || code == "Rs";
        if code.len() < 2 || number.is_empty() || !upper || !word.is_ascii() {
            return None;
        }
        let sign = units::sign(&code.to_ascii_lowercase())?;
        Some((sign, numerals::figures(number)?, i + 1))
    }

    /// `and 43 cents`.
    pub(super) fn add_cents(&self, amount: &mut Amount) {
        let k = amount.end;
        let j = if self.low(k) == "and" { k + 1 } else { k };
        if let Some(n) = numerals::cardinal(self.a, j, self.hi)
            && n.value < 100.0
            && n.value.fract() == 0.0
            && let Some(value) = amount.value.filter(|v| v.fract() == 0.0)
        {
            let named = is(self.low(n.end).trim_end_matches('.'), Class::CoinWord);
            // `15 dollars 50.`: said aloud, and nothing else can be meant at the end of a clause.
            let ends = n.end >= self.hi || one_of!(self.low(n.end), "." | "," | ";" | "!" | "?");
            let aloud =
                ends && value < 10_000.0 && (j > k || n.value >= 10.0) && numerals::scale(self.low(k - 1)).is_none();
            if named || aloud {
                amount.value = Some(value + n.value / 100.0);
                amount.end = n.end + u32::from(named);
            }
        }
    }
}
