//! Units of measure and currencies, as news writes them.

use crate::decimal;
use crate::lexicon::{Map, rows};
use std::sync::OnceLock;

/// A unit: its code in the report, the kind of quantity, and how many of the kind's base unit it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Measure {
    pub code: &'static str,
    pub kind: &'static str,
    pub factor: f64,
}

/// `data/quantities/`, by word.
#[derive(Debug, Default)]
struct Tables {
    units: Map<&'static str, Measure>,
    /// Units only where they stand right behind figures.
    short: Map<&'static str, Measure>,
    signs: Map<&'static str, &'static str>,
    /// Code, and part of one.
    currencies: Map<&'static str, (&'static str, f64)>,
    /// Whose, how the currency's name begins, its code.
    national: Vec<[&'static str; 3]>,
}

impl Tables {
    /// The tables, read at the first call.
    fn get() -> &'static Tables {
        static TABLES: OnceLock<Tables> = OnceLock::new();
        TABLES.get_or_init(|| {
            let mut all = Tables::default();
            for row in rows("quantities/units") {
                let [code, kind, factor, place, words] = row[..] else { continue };
                let Some(factor) = decimal::read(factor) else { continue };
                let table = if place == "figures" { &mut all.short } else { &mut all.units };
                table.extend(words.split(' ').map(|word| (word, Measure { code, kind, factor })));
            }
            for row in rows("quantities/signs") {
                let [code, signs] = row[..] else { continue };
                all.signs.extend(signs.split(' ').map(|sign| (sign, code)));
            }
            for row in rows("quantities/currencies") {
                let [code, part, names] = row[..] else { continue };
                let Some(part) = decimal::read(part) else { continue };
                all.currencies.extend(names.split(' ').map(|name| (name, (code, part))));
            }
            all.national = rows("quantities/national_currencies").filter_map(|row| row.try_into().ok()).collect();
            all
        })
    }
}

/// The unit a word names; `figures` where it stands behind figures.
pub(crate) fn unit(word: &str, figures: bool) -> Option<Measure> {
    let word = if word.len() > 1 { word.trim_end_matches('.') } else { word };
    let tables = Tables::get();
    tables.units.get(word).or_else(|| tables.short.get(word).filter(|_| figures)).copied()
}

/// Metres of one of the unit of length that a word names.
pub(crate) fn metres(word: &str, figures: bool) -> Option<f64> {
    unit(word, figures).filter(|m| m.kind == "distance").map(|m| m.factor)
}

/// The code of `$`, `US$`, `EUR`.
pub(crate) fn sign(word: &str) -> Option<&'static str> {
    Tables::get().signs.get(word).copied()
}

/// The code of `dollars`, `euros`, and what part of one it is.
pub(crate) fn currency(word: &str) -> Option<(&'static str, f64)> {
    let word = word.trim_end_matches('.');
    Tables::get().currencies.get(word).copied()
}

/// The code of `Lebanese pounds`.
pub(crate) fn currency_of(whose: &str, word: &str) -> Option<&'static str> {
    let [.., code] = Tables::get().national.iter().find(|[w, stem, _]| *w == whose && word.starts_with(stem))?;
    Some(code)
}

/// The code of a currency that several states have, where the text, of which `has` knows the words in small letters, names
/// only one of them: of `Rs 500`, `Sh4.8 billion`.
pub(crate) fn of_land(code: &str, has: impl Fn(&str) -> bool) -> Option<&'static str> {
    let name = if code == "INR" { "rupee" } else { code };
    let those = || Tables::get().national.iter().filter(|[_, stem, _]| *stem == name);
    let mut found = those().filter(|[whose, _, _]| has(whose)).map(|row| row[2]);
    let first = found.next()?;
    found.all(|code| code == first).then_some(first)
}

/// True for words that make an area or a volume of a length: `square`, `cubic`, `sq`.
pub(crate) fn power(word: &str) -> Option<(&'static str, &'static str, i32)> {
    match word {
        "square" | "sq" | "sq." => Some(("2", "area", 2)),
        "cubic" | "cu" => Some(("3", "volume", 3)),
        _ => None,
    }
}

/// The code of an area or volume made of a length.
pub(crate) fn raised(unit: Measure, by: &str) -> &'static str {
    match (unit.code, by) {
        ("km", "2") => "km2",
        ("m", "2") => "m2",
        ("mi", "2") => "mi2",
        ("ft", "2") => "ft2",
        ("yd", "2") => "yd2",
        ("in", "2") => "in2",
        ("cm", "2") => "cm2",
        ("m", _) => "m3",
        ("ft", _) => "ft3",
        ("km", _) => "km3",
        ("cm", _) => "cm3",
        _ => unit.code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_to_units_and_currencies() {
        assert_eq!(unit("kilometres", false).map(|u| (u.code, u.factor)), Some(("km", 1000.0)));
        assert_eq!((unit("m", false), unit("m", true).map(|u| u.kind)), (None, Some("distance")));
        assert_eq!(
            (sign("us$"), currency("pence"), currency_of("lebanese", "pounds")),
            (Some("USD"), Some(("GBP", 0.01)), Some("LBP"))
        );
    }
}
