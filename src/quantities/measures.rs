//! Units behind a number, and ages.

use super::{Amount, Reader, counted, units};
use crate::article::TokenId;
use crate::language::Tag;
use crate::lexicon::Class;
use crate::numerals;

impl Reader<'_, '_> {
    /// Takes the unit behind a number: the steps are asked in turn, and the first that knows it takes it.
    pub(super) fn add_unit(&self, amount: &mut Amount, figures: bool) {
        let mut k = amount.end;
        // `40-km`, `three-foot`
        if numerals::ties(self.a, k) && (units::unit(self.low(k + 1), false).is_some() || self.low(k + 1) == "percent")
        {
            k += 1;
        }
        let _taken = self.percent(amount, k)
            || self.money_behind(amount, k)
            || self.magnitude(amount, k)
            || self.unit_of_two_words(amount, k)
            || self.degrees(amount, k, figures)
            || figures && self.millions(amount, k)
            || self.unit_of_one_word(amount, k, figures);
    }

    /// `5%`, `5 per cent`, `5 percentage points`, `5 percent points`.
    fn percent(&self, amount: &mut Amount, k: TokenId) -> bool {
        let points = |k: TokenId| one_of!(self.low(k), "point" | "points");
        let (words, unit) = match self.low(k) {
            "percentage" if points(k + 1) => (2, "percentage point"),
            "%" | "percent" | "pct" | "percents" if points(k + 1) => (2, "percentage point"),
            "%" | "percent" | "pct" | "percents" => (1, "percent"),
            "per" if self.low(k + 1) == "cent" && points(k + 2) => (3, "percentage point"),
            "per" if self.low(k + 1) == "cent" => (2, "percent"),
            _ => return false,
        };
        amount.measured(k + words, "percent", unit)
    }

    /// `6.4-magnitude`, `magnitude 6.4`.
    fn magnitude(&self, amount: &mut Amount, k: TokenId) -> bool {
        let is = |k: TokenId| self.low(k) == "magnitude";
        let back = |n: u32| amount.start.wrapping_sub(n);
        amount.end = match self.low(k) {
            "magnitude" => k + 1,
            "-" if is(k + 1) => k + 2,
            _ if is(back(1)) || one_of!(self.low(back(1)), "of" | "-") && is(back(2)) => amount.end,
            _ => return false,
        };
        amount.kind = "magnitude";
        true
    }

    /// `square miles`, `nautical miles`, `metric tons`.
    fn unit_of_two_words(&self, amount: &mut Amount, k: TokenId) -> bool {
        let (low, next) = (self.low(k), self.low(k + 1));
        if let Some((by, kind, _)) = units::power(low)
            && let Some(unit) = units::unit(next, false).filter(|u| u.kind == "distance")
        {
            return amount.measured(k + 2, kind, units::raised(unit, by));
        }
        match (low, next) {
            ("nautical", "mile" | "miles") => amount.measured(k + 2, "distance", "nmi"),
            ("metric" | "short" | "long" | "cubic", "ton" | "tons" | "tonnes") => amount.measured(k + 2, "weight", "t"),
            _ => false,
        }
    }

    /// `30 degrees Celsius`, `30C`; without a scale it is an angle.
    fn degrees(&self, amount: &mut Amount, k: TokenId, figures: bool) -> bool {
        match (self.low(k), self.low(k + 1)) {
            ("degree" | "degrees" | "deg" | "°", scale) => match scale {
                "celsius" | "c" | "centigrade" => amount.measured(k + 2, "temperature", "°C"),
                "fahrenheit" | "f" => amount.measured(k + 2, "temperature", "°F"),
                _ => amount.measured(k + 1, "angle", "degree"),
            },
            ("c", _) if figures && self.glued(k) => amount.measured(k + 1, "temperature", "°C"),
            ("f", _) if figures && self.glued(k) => amount.measured(k + 1, "temperature", "°F"),
            _ => false,
        }
    }

    /// `2.5m cars`, `3m people`: millions, and no metres.
    fn millions(&self, amount: &mut Amount, k: TokenId) -> bool {
        if self.low(k) != "m" || !self.glued(k) || k + 1 >= self.hi {
            return false;
        }
        let part = amount.value.is_some_and(|v| v.fract() != 0.0);
        if !self.analysis.is(k + 1, Class::MillionsNoun) && !(part && self.tag(k + 1) == Some(Tag::Nns)) {
            return false;
        }
        amount.times(1e6);
        amount.end = k + 1;
        true
    }

    /// `40 km`, `100 km/h`, `5 pounds`.
    fn unit_of_one_word(&self, amount: &mut Amount, k: TokenId, figures: bool) -> bool {
        let low = self.low(k);
        let low = low.strip_suffix('.').filter(|_| k + 1 == self.hi).unwrap_or(low);
        let next = self.low(k + 1);
        if low == "pounds" && next != "sterling" {
            return amount.measured(k + 1, "weight", "lb");
        }
        // `in`, `m`, `t` are units glued to figures, or alone before no noun.
        let alone = one_of!(low, "m" | "g" | "ha" | "hp" | "l" | "mi" | "t") && self.tag(k + 1) != Some(Tag::Nn)
            || low == "in" && (k + 1 == self.hi || next == ".");
        let Some(unit) = units::unit(low, figures && (self.glued(k) || alone)) else { return false };
        // `100 km/h`, `60 miles per hour`, `an hour`
        if unit.kind == "distance" && matches!((next, self.low(k + 2)), ("per" | "an" | "/", "hour" | "h" | "hr")) {
            return amount.measured(k + 3, "speed", if unit.code == "mi" { "mph" } else { "km/h" });
        }
        amount.measured(k + 1, unit.kind, unit.code)
    }

    /// `7 feet 10 inches`, `13 dollars and 45 cents`: a smaller unit of the same kind.
    pub(super) fn add_smaller(&self, amount: &mut Amount) {
        if amount.kind == "money" {
            self.add_cents(amount);
            return;
        }
        for _ in 0..3 {
            let Some(first) =
                units::unit(self.low(amount.end - 1), true).filter(|u| one_of!(u.kind, "distance" | "weight"))
            else {
                return;
            };
            let mut j = amount.end;
            if self.low(j) == "," {
                j += 1;
            }
            let Some(n) = numerals::cardinal(self.a, j, self.hi) else { return };
            let Some(unit) = units::unit(self.low(n.end), n.figures) else { return };
            let Some(whole) = units::unit(amount.unit.as_deref().unwrap_or(""), true) else { return };
            if unit.kind != first.kind || unit.factor >= first.factor {
                return;
            }
            let Some(value) = amount.value else { return };
            amount.value = Some(((value + n.value * unit.factor / whole.factor) * 1e6).round() / 1e6);
            amount.end = n.end + 1;
        }
    }

    /// `53-year-old`, `40 years old`, `aged 55`, `at the age of 56`, `Papermaster, 49,`.
    pub(super) fn age(&self, i: TokenId) -> Option<Amount> {
        let n = numerals::cardinal(self.a, i, self.hi).filter(|n| n.value < 200.0)?;
        let made = |end: TokenId, unit: &str| Amount {
            start: i,
            end,
            value: Some(n.value),
            kind: "age",
            unit: Some(String::from(unit)),
            ..Amount::default()
        };
        let unit = |low: &str| match low {
            "year" | "years" => Some("year"),
            "month" | "months" => Some("month"),
            "week" | "weeks" => Some("week"),
            "day" | "days" => Some("day"),
            _ => None,
        };
        let mut k = n.end;
        if self.low(k) == "-" {
            k += 1;
        }
        if let Some(unit) = unit(self.low(k)) {
            let mut j = k + 1;
            if self.low(j) == "-" {
                j += 1;
            }
            if one_of!(self.low(j), "old" | "olds") {
                return Some(made(j + 1, unit));
            }
            if self.low(j) == "of" && self.low(j + 1) == "age" {
                return Some(made(j + 2, unit));
            }
        }
        let back = |k: u32| self.low(i.wrapping_sub(k));
        if back(1) == "aged" || back(1) == "age" || (back(1) == "of" && back(2) == "age") {
            return Some(made(n.end, "year"));
        }
        if back(1) == "at" && n.end == i + 1 && self.is_dying_at(i) {
            return Some(made(n.end, "year"));
        }
        // A number between commas behind a name, or between a name's comma and the end.
        let named = i >= self.lo + 2
            && back(1) == ","
            && self.tag(i - 2).is_some_and(Tag::is_proper)
            && one_of!(self.low(n.end), "," | "." | "and" | "(")
            && n.figures
            && (1.0..=110.0).contains(&n.value)
            && n.value.fract() == 0.0
            && !(i >= self.lo + 4 && self.low(i - 3).bytes().all(|b| b.is_ascii_digit()));
        named.then(|| made(n.end, "year"))
    }

    /// `dies at 88`, `dead at 91`, `was killed at 33`, `died in Berlin at 83`: how old, where no noun is counted. `Put the dead
    /// at 91` and `left 12 dead at` tell a toll.
    fn is_dying_at(&self, i: TokenId) -> bool {
        let dying = |t: TokenId| counted::fate(self.low(t)) == Some("killed");
        let verb = |t: TokenId| dying(t) && self.tag(t).is_some_and(Tag::is_verb);
        let counts = self.tag(i + 1).is_some_and(|t| t.is_noun() || matches!(t, Tag::Jj | Tag::Cd | Tag::Hyph))
            || one_of!(self.low(i + 1), "%" | "of" | "percent" | "to" | "-" | "–");
        let Some(before) = i.checked_sub(2).filter(|&t| t >= self.lo && !counts) else { return false };
        // `the dead`, `12 dead`, `the number of dead`, `more dead`
        let told = |t: TokenId| {
            t > self.lo
                && (matches!(self.tag(t - 1), Some(Tag::Dt | Tag::Cd | Tag::In | Tag::Jjr | Tag::PrpS))
                    || self.low(t - 1) == "of")
        };
        let dead = self.low(before) == "dead" && !told(before);
        let above = || self.analysis.word(i).and_then(|w| w.head).filter(|&h| h < before);
        verb(before) || dead || above().is_some_and(verb)
    }
}
