//! A number of a report, and when two of them are one.

use super::durations::{self, DURATION, HOUR};
use super::json::{pair, word, words};
use crate::decimal;
use crate::vocabulary::TOLLS;
use serde_json::Value;

#[derive(Debug, Clone, Default)]
pub(super) struct Quantity {
    pub span: [u32; 2],
    pub kind: String,
    pub value: Option<f64>,
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub unit: Option<String>,
    pub of: Option<String>,
    pub hedge: Option<String>,
    /// A duration's or an hour's words.
    pub told: String,
}

impl Quantity {
    pub(super) fn of(value: &Value) -> Quantity {
        Quantity {
            span: pair(&value["span"]),
            kind: word(value, "kind"),
            value: value["value"].as_f64(),
            min: value["min"].as_f64(),
            max: value["max"].as_f64(),
            unit: words(value, "unit"),
            of: words(value, "of"),
            hedge: words(value, "hedge"),
            told: String::new(),
        }
    }

    /// True for a length of time, or an hour.
    pub(super) fn is_time(&self) -> bool {
        self.kind == DURATION || self.kind == HOUR
    }

    /// What is counted, where the kind does not say.
    pub(super) fn thing(&self) -> String {
        let toll = TOLLS.contains(&self.kind.as_str());
        if toll { String::new() } else { self.of.clone().or_else(|| self.unit.clone()).unwrap_or_default() }
    }

    /// True for a number of people of whom nothing else is told than what befell them.
    pub(super) fn counts_anyone(&self) -> bool {
        const ANYONE: [&str; 6] = ["people", "persons", "deaths", "dead", "victims", "casualties"];
        self.of.as_ref().is_some_and(|of| ANYONE.iter().any(|word| of.ends_with(word)))
    }

    /// True where it says how much of what: a toll, a sum, a share, or a number of things.
    pub(super) fn of_something(&self) -> bool {
        let kind = self.kind.as_str();
        self.thing() != "" && !one_of!(kind, "age" | "ordinal") || TOLLS.contains(&kind) || self.is_time()
    }

    /// True where both are the same number: the same value, a range that holds the other, or about as much where one
    /// says that it is rounded. `At least 63` and `at least 41` are told as two.
    pub(super) fn agrees(&self, other: &Quantity) -> bool {
        if self.kind == DURATION {
            let told = |q: &Quantity| q.value.unwrap_or(0.0);
            return durations::agree((told(self), &self.told), (told(other), &other.told));
        }
        let (Some(a), Some(b)) = (self.value, other.value) else { return true };
        if self.kind == HOUR {
            return a == b;
        }
        let within = |q: &Quantity, v: f64| matches!((q.min, q.max), (Some(low), Some(high)) if low < high && low <= v && v <= high);
        let rounded = |q: &Quantity| q.hedge.is_some() && q.min.is_none() && q.max.is_none();
        a == b
            || within(self, b)
            || within(other, a)
            || (rounded(self) || rounded(other)) && (a - b).abs() <= 0.03 * a.abs().max(b.abs())
            // `25 percent` for `24.6 percent`.
            || (a == a.trunc()) != (b == b.trunc()) && (a - b).abs() <= 0.5 && a.abs().min(b.abs()) >= 5.0
    }

    /// What two reports differ in where they tell it differently.
    pub(super) fn differs(&self) -> &'static str {
        match self.kind.as_str() {
            DURATION => DURATION,
            HOUR => HOUR,
            _ => "number",
        }
    }

    /// The number as a person writes it, with what hedges it.
    pub(super) fn written(&self) -> String {
        if self.is_time() {
            return self.told.clone();
        }
        let value = self.value.unwrap_or(0.0);
        let digits = if value == value.trunc() && value.abs() < 1e15 {
            let plain = format!("{}", value as i64);
            let mut grouped = String::new();
            for (i, c) in plain.chars().enumerate() {
                if i > 0 && (plain.len() - i).is_multiple_of(3) && c.is_ascii_digit() && !grouped.ends_with('-') {
                    grouped.push(',');
                }
                grouped.push(c);
            }
            grouped
        } else {
            decimal::written(value)
        };
        let hedged = self.hedge.as_ref().map_or(digits.clone(), |h| format!("{h} {digits}"));
        self.unit.as_ref().map_or(hedged.clone(), |unit| format!("{hedged} {unit}"))
    }
}
