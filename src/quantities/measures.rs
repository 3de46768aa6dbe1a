//! Units behind a number, and ages.

use super::{Amount, Reader, units};
use crate::article::TokenId;
use crate::language::Tag;
use crate::numerals;

impl Reader<'_, '_> {
    /// Takes the unit behind a number.
    pub(super) fn add_unit(&self, amount: &mut Amount, figures: bool) {
        let mut k = amount.end;
        // `40-km`, `three-foot`
        if numerals::ties(self.a, k) && (units::unit(self.low(k + 1), false).is_some() || self.low(k + 1) == "percent")
        {
            k += 1;
        }
        let low = self.low(k);
        let percent = match low {
            "%" | "percent" | "pct" | "percents" => 1,
            "per" if self.low(k + 1) == "cent" => 2,
            "percentage" if matches!(self.low(k + 1), "point" | "points") => 2,
            _ => 0,
        };
        if percent > 0 {
            amount.end = k + percent;
            let points = matches!(self.low(amount.end), "point" | "points") || low == "percentage";
            if points && low != "percentage" {
                amount.end += 1;
            }
            amount.kind = "percent";
            amount.unit = Some(String::from(if points { "percentage point" } else { "percent" }));
            return;
        }
        if self.money_behind(amount, k) {
            return;
        }
        // `6.4-magnitude`, `magnitude 6.4`
        if matches!(low, "magnitude") || low == "-" && self.low(k + 1) == "magnitude" {
            amount.end = if low == "-" { k + 2 } else { k + 1 };
            amount.kind = "magnitude";
            return;
        }
        let back = |n: u32| self.low(amount.start.wrapping_sub(n));
        if back(1) == "magnitude"
            || (back(1) == "of" && back(2) == "magnitude")
            || (back(1) == "-" && back(2) == "magnitude")
        {
            amount.kind = "magnitude";
            return;
        }
        if let Some((by, kind, _)) = units::power(low)
            && let Some(unit) = units::unit(self.low(k + 1), false).filter(|u| u.kind == "distance")
        {
            amount.end = k + 2;
            amount.kind = kind;
            amount.unit = Some(String::from(units::raised(unit, by)));
            return;
        }
        if low == "nautical" && matches!(self.low(k + 1), "mile" | "miles") {
            amount.end = k + 2;
            amount.kind = "distance";
            amount.unit = Some(String::from("nmi"));
            return;
        }
        if matches!(low, "metric" | "short" | "long" | "cubic") && matches!(self.low(k + 1), "ton" | "tons" | "tonnes")
        {
            amount.end = k + 2;
            amount.kind = "weight";
            amount.unit = Some(String::from("t"));
            return;
        }
        if matches!(low, "degree" | "degrees" | "deg" | "°") {
            let (code, more) = match self.low(k + 1) {
                "celsius" | "c" | "centigrade" => ("°C", 1),
                "fahrenheit" | "f" => ("°F", 1),
                _ => ("degree", 0),
            };
            amount.end = k + 1 + more;
            amount.kind = if more > 0 { "temperature" } else { "angle" };
            amount.unit = Some(String::from(code));
            return;
        }
        if figures && matches!(low, "c" | "f") && self.glued(k) {
            amount.end = k + 1;
            amount.kind = "temperature";
            amount.unit = Some(String::from(if low == "c" { "°C" } else { "°F" }));
            return;
        }
        // `in`, `m`, `t` are units glued to figures, or alone before no noun.
        let low = low.strip_suffix('.').filter(|_| k + 1 == self.hi).unwrap_or(low);
        // `2.5m cars`, `3m people`: millions.
        let value = amount.value.unwrap_or(0.0);
        let people = matches!(
            self.low(k + 1),
            "people"
                | "children"
                | "customers"
                | "users"
                | "residents"
                | "refugees"
                | "workers"
                | "homes"
                | "households"
                | "viewers"
                | "votes"
                | "voters"
                | "jobs"
                | "barrels"
                | "copies"
                | "passengers"
                | "visitors"
                | "tonnes"
        );
        if figures
            && low == "m"
            && self.glued(k)
            && (people || value.fract() != 0.0 && self.tag(k + 1) == Some(Tag::Nns))
        {
            amount.times(1e6);
            amount.end = k + 1;
            return;
        }
        let short = figures
            && (self.glued(k)
                || matches!(low, "m" | "g" | "ha" | "hp" | "l" | "mi" | "t")
                    && !matches!(self.tag(k + 1), Some(Tag::Nn)))
            || (low == "in" && figures && (k + 1 == self.hi || self.low(k + 1) == "."));
        if low == "pounds" && self.low(k + 1) != "sterling" {
            amount.end = k + 1;
            amount.kind = "weight";
            amount.unit = Some(String::from("lb"));
            return;
        }
        if let Some(unit) = units::unit(low, short) {
            amount.end = k + 1;
            amount.kind = unit.kind;
            amount.unit = Some(String::from(unit.code));
            // `100 km/h`, `60 miles per hour`, `an hour`
            let hour = match (self.low(k + 1), self.low(k + 2)) {
                ("per" | "an" | "/", "hour" | "h" | "hr") => 2,
                _ => 0,
            };
            if hour > 0 && unit.kind == "distance" {
                amount.end += hour;
                amount.kind = "speed";
                amount.unit = Some(String::from(if unit.code == "mi" { "mph" } else { "km/h" }));
            }
        }
    }

    /// `7 feet 10 inches`, `13 dollars and 45 cents`: a smaller unit of the same kind.
    pub(super) fn add_smaller(&self, amount: &mut Amount) {
        if amount.kind == "money" {
            self.add_cents(amount);
            return;
        }
        for _ in 0..3 {
            let Some(first) =
                units::unit(self.low(amount.end - 1), true).filter(|u| matches!(u.kind, "distance" | "weight"))
            else {
                return;
            };
            let mut j = amount.end;
            if self.low(j) == "," {
                j += 1;
            }
            if self.low(j) == "and" {
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
            if matches!(self.low(j), "old" | "olds") {
                return Some(made(j + 1, unit));
            }
            if self.low(j) == "of" && self.low(j + 1) == "age" {
                return Some(made(j + 2, unit));
            }
        }
        if matches!(self.low(n.end), "yo" | "y/o") {
            return Some(made(n.end + 1, "year"));
        }
        let back = |k: u32| self.low(i.wrapping_sub(k));
        if back(1) == "aged" || back(1) == "age" || (back(1) == "of" && back(2) == "age") {
            return Some(made(n.end, "year"));
        }
        // A number between commas behind a name, or between a name's comma and the end.
        let named = i >= self.lo + 2
            && back(1) == ","
            && self.tag(i - 2).is_some_and(Tag::is_proper)
            && matches!(self.low(n.end), "," | "." | "and" | "(")
            && n.figures
            && (1.0..=110.0).contains(&n.value)
            && n.value.fract() == 0.0
            && !(i >= self.lo + 4 && self.low(i - 3).bytes().all(|b| b.is_ascii_digit()));
        named.then(|| made(n.end, "year"))
    }
}
