//! Letters that mark a sum of money.

use crate::lexicon::{Class, is};

/// Length of the letters that `rest` begins with and that mark a sum of money: `Sh` of `Sh500`, `N` of `N54.99trn`, `Rs.`
/// where a figure follows in `behind`.
pub(super) fn currency(rest: &str, behind: &str) -> Option<usize> {
    let letters = rest.bytes().take(5).take_while(u8::is_ascii_alphabetic).count();
    let (mark, tail) = rest.split_at(letters);
    // Every word comes by: most are longer, or go on in letters.
    let figure = |b: &u8| b.is_ascii_digit() || *b == b'.';
    if !mark.starts_with(|c: char| c.is_ascii_uppercase()) || letters > 4 || !tail.as_bytes().first().is_none_or(figure)
    {
        return None;
    }
    let code = is(mark, Class::CurrencyCode);
    if !code && !is(mark, Class::CurrencyLetter) {
        return None;
    }
    let alone = one_of!(tail, "" | ".") && (code || letters > 1);
    let figures = if alone { behind.trim_start() } else { tail };
    let digits = figures.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    let (digits, unit) = figures.split_at(digits);
    let unit = if alone || !unit.is_empty() { unit } else { behind };
    let word = unit.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    // `K9` and `N1` are no sums, `K9m` and `N1,000` are.
    let sum = || {
        let scaled = one_of!(word, "b" | "k" | "m") && unit.starts_with(word)
            || one_of!(word, "bn" | "mn" | "tn" | "trn" | "lakh" | "crore" | "million" | "billion" | "trillion");
        scaled || digits.trim_end_matches([',', '.']).rsplit_once(',').is_some_and(|(_, last)| last.len() == 3)
    };
    (digits.starts_with(|c: char| c.is_ascii_digit()) && (code || sum()))
        .then_some(letters + if alone { tail.len() } else { 0 })
}
