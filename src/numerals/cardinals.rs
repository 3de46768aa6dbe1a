//! Cardinals.

use super::figures::figures;
use super::words::{part, scale, small};
use crate::article::{Article, TokenId};
use crate::decimal;

/// A numeral and where it ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Numeral {
    /// One past its last token.
    pub end: TokenId,
    /// Its value.
    pub value: f64,
    /// True where it is written in figures (`3 million` is).
    pub figures: bool,
}

/// True where the two tokens stand with nothing between.
fn glued(a: &Article<'_>, i: TokenId) -> bool {
    a.tokens.get(i as usize).is_some_and(|t| !t.spaced)
}

/// True for a hyphen that ties two words: nothing before it, nothing behind it.
pub(crate) fn ties(a: &Article<'_>, i: TokenId) -> bool {
    one_of!(a.word(i), "-" | "‐" | "‑") && glued(a, i) && glued(a, i + 1)
}

/// Reads a cardinal at `i`, not past `end`: `280,000`, `2 1/2`, `3 million`, `one hundred and six`, `two and a half`,
/// `a dozen`, `half a million`.
pub(crate) fn cardinal(a: &Article<'_>, i: TokenId, end: TokenId) -> Option<Numeral> {
    if i >= end {
        return None;
    }
    let low = a.lower(i);
    let at = |k: TokenId| if k < end { a.lower(k) } else { "" };
    if let Some(value) = figures(low) {
        return Some(in_figures(a, i, end, value));
    }
    // "failed to score": twenty only behind a number or `a`.
    if low == "score" {
        return None;
    }
    if one_of!(low, "a" | "an") {
        let k = i + 1;
        return match at(k) {
            "hundred" | "thousand" | "million" | "billion" | "trillion" | "dozen" | "score" => words(a, k, end),
            "half" if one_of!(at(k + 1), "million" | "billion" | "trillion" | "dozen") => {
                Some(scaled(a, k + 1, end, 0.5, false))
            }
            _ => None,
        };
    }
    if low == "half" && at(i + 1) == "a" && one_of!(at(i + 2), "million" | "billion" | "trillion" | "dozen") {
        return Some(scaled(a, i + 2, end, 0.5, false));
    }
    words(a, i, end)
}

/// A cardinal whose first token is figures and of this `value`.
fn in_figures(a: &Article<'_>, i: TokenId, end: TokenId, mut value: f64) -> Numeral {
    let low = a.lower(i);
    let at = |k: TokenId| if k < end { a.lower(k) } else { "" };
    let mut k = i + 1;
    if low.bytes().all(|b| b.is_ascii_digit())
        && let Some(part) = figures(at(k)).filter(|&p| p < 1.0 && p > 0.0 && !at(k).contains('.'))
    {
        value += part;
        k += 1;
    }
    // `1 point 1`
    if low.bytes().all(|b| b.is_ascii_digit())
        && at(k) == "point"
        && at(k + 1).bytes().all(|b| b.is_ascii_digit())
        && let Some(decimal) = decimal::read(&format!("{low}.{}", at(k + 1)))
        && at(k + 1).len() < 7
    {
        value = decimal;
        k += 2;
    }
    // `40 000`: groups of three behind a space.
    while low.len() <= 3
        && low.bytes().all(|b| b.is_ascii_digit())
        && value >= 1.0
        && k < end
        && a.word(k).len() == 3
        && a.word(k).bytes().all(|b| b.is_ascii_digit())
        && value < 1e12
    {
        value = value * 1000.0 + f64::from(a.word(k).parse::<u16>().unwrap_or(0));
        k += 1;
    }
    if k > i + 1 && value >= 1000.0 && at(k).len() > 4 && at(k).as_bytes().get(3) == Some(&b'.') {
        // `1 234 567.89`
        if let Some(last) = figures(at(k)) {
            value = value * 1000.0 + last;
            k += 1;
        }
    }
    if let Some((next, part)) = and_part(a, k, end) {
        value += part;
        k = next;
    }
    continued(a, scaled(a, k, end, value, true), k, end)
}

/// `3 hundred and 21`, `4 thousand 3 hundred`: what follows figures with a scale word, where it is smaller.
fn continued(a: &Article<'_>, n: Numeral, scale_at: TokenId, end: TokenId) -> Numeral {
    let last = if n.end == scale_at + 1 { scale(a.lower(scale_at)) } else { None };
    let Some(last) = last.filter(|&by| by == 100.0 || by == 1000.0) else { return n };
    let and = n.end < end && a.lower(n.end) == "and";
    let from = n.end + u32::from(and);
    let hundreds = last > 100.0 && from + 1 < end && a.lower(from + 1) == "hundred";
    if !(hundreds || and && last == 100.0) {
        return n;
    }
    match cardinal(a, from, end).filter(|m| m.value < last && m.value > 0.0 && m.value.fract() == 0.0) {
        Some(m) => Numeral { end: m.end, value: n.value + m.value, figures: true },
        None => n,
    }
}

/// The part of a number behind it, in ones: `and a half` is half of `whole`, `and a half million` half a million.
fn and_more(a: &Article<'_>, k: TokenId, end: TokenId, whole: f64) -> Option<(TokenId, f64)> {
    let (next, part) = and_part(a, k, end)?;
    let by = if next < end { scale(a.lower(next)).filter(|_| !a.lower(next).ends_with('s')) } else { None };
    Some(match by {
        Some(by) if by < whole => (next + 1, part * by),
        _ => (next, part * whole),
    })
}

/// `and a half`, `and one third`, `and three quarters` behind a number: where it ends and its value.
fn and_part(a: &Article<'_>, k: TokenId, end: TokenId) -> Option<(TokenId, f64)> {
    if k + 2 >= end || a.lower(k) != "and" {
        return None;
    }
    let over = match a.lower(k + 1) {
        "a" => 1.0,
        word => f64::from(small(word).filter(|n| (1..10).contains(n))?),
    };
    let word = a.lower(k + 2);
    let under = part(word).filter(|_| (over == 1.0) != word.ends_with('s'))?;
    (over < under).then_some((k + 3, over / under))
}

/// Takes the scale words that follow a number: `million`, `hundred thousand`, `k` on figures.
fn scaled(a: &Article<'_>, mut k: TokenId, end: TokenId, mut value: f64, figures: bool) -> Numeral {
    let mut last = 1.0;
    // A length has no currency: `€240m` is millions.
    let money =
        k >= 2 && (a.is_currency(k - 2) || a.word(k - 2).ends_with(['$', '€', '£', '¥', '₹', '₦', '₱', '¢', '₵']));
    loop {
        let tied = k + 1 < end && ties(a, k) && scale(a.lower(k + 1)).is_some();
        let j = if tied { k + 1 } else { k };
        if j >= end {
            break;
        }
        let word = a.lower(j);
        let by = match word {
            "k" if figures && glued(a, j) => 1e3,
            "m" if figures && glued(a, j) && (money || a.word(j) == "M") => 1e6,
            "b" if figures && glued(a, j) && (money || a.word(j) == "B" || value.fract() != 0.0) => 1e9,
            _ => match scale(word).filter(|_| {
                !word.ends_with('s') || one_of!(word, "dozens" | "lakhs" | "lacs" | "lkhs" | "crores" | "krores")
            }) {
                Some(by) => by,
                None => break,
            },
        };
        value *= by;
        k = j + 1;
        last = by;
        if value > 1e18 {
            break;
        }
    }
    if last >= 1e3
        && let Some((next, more)) = and_more(a, k, end, last)
    {
        return Numeral { end: next, value: value + more, figures };
    }
    Numeral { end: k, value, figures }
}

/// Most tokens of a cardinal in words: without a limit, number words without end are read anew from each of them.
const MAX_CARDINAL_TOKENS: TokenId = 40;

/// A cardinal in words.
pub(super) fn words(a: &Article<'_>, i: TokenId, end: TokenId) -> Option<Numeral> {
    let end = end.min(i + MAX_CARDINAL_TOKENS);
    let (mut total, mut current, mut k) = (0.0_f64, 0.0_f64, i);
    // What may follow: 0 anything, 1 after a ten (a one may follow), 2 after a one (only a scale may).
    let mut state = 0;
    let mut largest = f64::INFINITY;
    let mut seen = false;
    while k < end {
        let mut j = k;
        if seen && ties(a, j) {
            j += 1;
        } else if seen && and_part(a, j, end).is_some() {
            break;
        } else if seen && a.lower(j) == "and" && (total > 0.0 || current >= 100.0) && state == 0 {
            j += 1;
        }
        if j >= end {
            break;
        }
        let word = a.lower(j);
        if let Some(value) = small(word) {
            let value = f64::from(value);
            let fits = match state {
                0 => true,
                1 => value < 10.0 && value > 0.0,
                _ => false,
            };
            if !fits {
                break;
            }
            current += value;
            state = if value >= 20.0 { 1 } else { 2 };
        } else if let Some(by) = scale(word).filter(|_| !word.ends_with('s') || seen) {
            if j != k && a.lower(k) == "and" {
                break;
            }
            let one = if current == 0.0 { 1.0 } else { current };
            if by == 100.0 || by == 12.0 || by == 20.0 {
                if current >= 100.0 && by == 100.0 {
                    break;
                }
                current = one * by;
            } else if total > 0.0 && by >= largest {
                // `hundred thousand million`
                total = (total + current) * by;
                current = 0.0;
            } else {
                total += one * by;
                current = 0.0;
                largest = by;
            }
            state = 0;
        } else {
            break;
        }
        seen = true;
        k = j + 1;
    }
    if !seen {
        return None;
    }
    Some(with_part(a, k, end, total + current, (current == 0.0).then_some(largest)))
}

/// A cardinal in words of this `value`, with the part of a whole behind it: `point two`, `and a half`. `scale` is its last
/// word's, where that is one.
fn with_part(a: &Article<'_>, k: TokenId, end: TokenId, value: f64, scale: Option<f64>) -> Numeral {
    let at = |k: TokenId| if k < end { a.lower(k) } else { "" };
    if at(k) == "point" && k + 1 < end {
        let (mut value, mut digits, mut by) = (value, k + 1, 0.1);
        while let Some(d) = small(at(digits)).filter(|&d| d < 10) {
            value += f64::from(d) * by;
            by /= 10.0;
            digits += 1;
        }
        if digits > k + 1 {
            return scaled(a, digits, end, (value * 1e9).round() / 1e9, false);
        }
    }
    // `one million and a half` is half a million more.
    let whole = scale.filter(|s| s.is_finite());
    if let Some((next, more)) = whole.and_then(|whole| and_more(a, k, end, whole)) {
        return Numeral { end: next, value: value + more, figures: false };
    }
    if let Some((next, part)) = and_part(a, k, end) {
        return scaled(a, next, end, value + part, false);
    }
    if at(k) == "and" && at(k + 1) == "half" && at(k + 2) != "of" {
        return Numeral { end: k + 2, value: value + 0.5, figures: false };
    }
    Numeral { end: k, value, figures: false }
}
