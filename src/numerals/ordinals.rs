//! Ordinals and fractions.

use super::cardinals::{Numeral, ties, words};
use super::figures::plain;
use super::words::{ORDINALS, look, part, scale, small};
use crate::article::{Article, TokenId};

/// Reads an ordinal: `3rd`, `twenty-first`, `second`.
pub(crate) fn ordinal(a: &Article<'_>, i: TokenId, end: TokenId) -> Option<Numeral> {
    if i >= end {
        return None;
    }
    let low = a.lower(i);
    let digits = low.bytes().take_while(|b| b.is_ascii_digit() || *b == b',').count();
    if digits > 0 {
        let tail = &low[digits..];
        let value = plain(&low[..digits])?;
        return one_of!(tail, "st" | "nd" | "rd" | "th").then_some(Numeral { end: i + 1, value, figures: true });
    }
    if let Some(value) = look(ORDINALS, low) {
        return Some(Numeral { end: i + 1, value: f64::from(value), figures: false });
    }
    // `one hundred twenty-fifth`
    if scale(if i + 1 < end { a.lower(i + 1) } else { "" }) == Some(100.0)
        && let Some(n) = words(a, i, end).filter(|n| n.value >= 100.0)
    {
        let k = if n.end < end && (ties(a, n.end) || a.lower(n.end) == "and") { n.end + 1 } else { n.end };
        let one = look(ORDINALS, if k < end { a.lower(k) } else { "" }).map(f64::from)?;
        let fits = n.value % 100.0 == 0.0 || one < 10.0 && n.value % 10.0 == 0.0 && n.value % 100.0 > 10.0;
        return fits.then_some(Numeral { end: k + 1, value: n.value + one, figures: false });
    }
    let tens = small(low).filter(|&t| t >= 20)?;
    let k = if i + 1 < end && ties(a, i + 1) { i + 2 } else { i + 1 };
    let one = look(ORDINALS, if k < end { a.lower(k) } else { "" }).filter(|&o| o < 10)?;
    Some(Numeral { end: k + 1, value: f64::from(tens) + f64::from(one), figures: false })
}

/// Reads a fraction in words: `two-thirds`, `a third`, `half`, `three quarters`.
pub(crate) fn fraction(a: &Article<'_>, i: TokenId, end: TokenId) -> Option<Numeral> {
    let at = |k: TokenId| if k < end { a.lower(k) } else { "" };
    let over = match at(i) {
        "half" => return Some(Numeral { end: i + 1, value: 0.5, figures: false }),
        "quarter" if scale(at(i + 1)).is_some() => return Some(Numeral { end: i + 1, value: 0.25, figures: false }),
        "a" => 1.0,
        word => f64::from(small(word).filter(|&n| n > 0 && n < 20)?),
    };
    let k = if i + 2 < end && ties(a, i + 1) { i + 2 } else { i + 1 };
    let under = part(at(k))?;
    let fits = if over == 1.0 { !at(k).ends_with('s') } else { at(k).ends_with('s') && over < under * 10.0 };
    fits.then_some(Numeral { end: k + 1, value: over / under, figures: false })
}
