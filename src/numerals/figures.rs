//! Numbers in figures.

use crate::decimal;

/// The value of figures: `280,000`, `1.5`, `½`, `1/2`; none for dates, clock times and versions.
pub(crate) fn figures(word: &str) -> Option<f64> {
    if let Some(value) = glyph(word) {
        return Some(value);
    }
    let bytes = word.as_bytes();
    if !bytes.iter().any(u8::is_ascii_digit) || !bytes.iter().all(|b| b.is_ascii_digit() || b".,/".contains(b)) {
        return None;
    }
    if let Some((over, under)) = word.split_once('/') {
        let (over, under): (f64, f64) = (plain(over)?, plain(under)?);
        return (under > 1.0 && under <= 100.0 && over < 1000.0).then(|| over / under);
    }
    plain(word)
}

pub(super) fn plain(word: &str) -> Option<f64> {
    let (whole, rest) = word.split_once('.').unwrap_or((word, ""));
    let dotted = word.contains('.');
    if (dotted && rest.is_empty()) || !rest.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut all: String = first.to_owned();
    let mut grouped = false;
    for group in groups {
        // Indian figures have groups of two: 1,00,000.
        if !(2..=3).contains(&group.len()) {
            return None;
        }
        grouped = true;
        all.push_str(group);
    }
    if (grouped && (first.is_empty() || first.len() > 3)) || all.len() > 18 {
        return None;
    }
    if grouped && !whole.rsplit(',').next().is_some_and(|g| g.len() == 3) {
        return None;
    }
    if all.is_empty() {
        all.push('0');
    }
    if dotted {
        all.push('.');
        all.push_str(rest.get(..rest.len().min(12))?);
    }
    decimal::read(&all)
}

fn glyph(word: &str) -> Option<f64> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let value = match &word[digits..] {
        "½" => 0.5,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅕" => 0.2,
        "⅖" => 0.4,
        "⅗" => 0.6,
        "⅘" => 0.8,
        "⅙" => 1.0 / 6.0,
        "⅚" => 5.0 / 6.0,
        "⅛" => 0.125,
        "⅜" => 0.375,
        "⅝" => 0.625,
        "⅞" => 0.875,
        _ => return None,
    };
    let whole: f64 = if digits == 0 { 0.0 } else { decimal::read(&word[..digits])? };
    Some(whole + value)
}
