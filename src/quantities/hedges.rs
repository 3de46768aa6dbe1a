//! Hedges: what stands around a number and what it allows.

use crate::article::{Article, TokenId};

/// What a hedge does to the bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    /// The number may be a little more or less: the words give no bounds.
    About,
    /// The number or more.
    Least,
    /// The number or less.
    Most,
    /// No more and no less.
    Exact,
}

/// Before the number, longest first within a first word.
const BEFORE: &[(&str, Bound)] = &[
    ("a maximum of", Bound::Most),
    ("a minimum of", Bound::Least),
    ("a total of", Bound::Exact),
    ("about", Bound::About),
    ("above", Bound::Least),
    ("almost", Bound::Most),
    ("approaching", Bound::Most),
    ("approximately", Bound::About),
    ("around", Bound::About),
    ("as few as", Bound::Least),
    ("as high as", Bound::Most),
    ("as little as", Bound::Least),
    ("as many as", Bound::Most),
    ("as much as", Bound::Most),
    ("at least", Bound::Least),
    ("at most", Bound::Most),
    ("below", Bound::Most),
    ("beyond", Bound::Least),
    ("close to", Bound::About),
    ("equal to", Bound::Exact),
    ("estimated", Bound::About),
    ("exactly", Bound::Exact),
    ("exceeding", Bound::Least),
    ("fewer than", Bound::Most),
    ("greater than", Bound::Least),
    ("in excess of", Bound::Least),
    ("just over", Bound::Least),
    ("just under", Bound::Most),
    ("less than", Bound::Most),
    ("lower than", Bound::Most),
    ("maybe", Bound::About),
    ("more than", Bound::Least),
    ("near", Bound::About),
    ("nearly", Bound::Most),
    ("no fewer than", Bound::Least),
    ("no less than", Bound::Least),
    ("no more than", Bound::Most),
    ("not less than", Bound::Least),
    ("not more than", Bound::Most),
    ("only", Bound::Exact),
    ("over", Bound::Least),
    ("perhaps", Bound::About),
    ("roughly", Bound::About),
    ("some", Bound::About),
    ("somewhere around", Bound::About),
    ("under", Bound::Most),
    ("up to", Bound::Most),
    ("upwards of", Bound::Least),
    ("well over", Bound::Least),
    ("~", Bound::About),
];

/// Behind the number.
const BEHIND: &[(&str, Bound)] = &[
    ("or fewer", Bound::Most),
    ("or less", Bound::Most),
    ("or more", Bound::Least),
    ("or so", Bound::About),
    ("- odd", Bound::About),
    ("- plus", Bound::Least),
    ("+", Bound::Least),
];

/// The longest hedge that ends at token `at`, not before `lo`: where it begins, its words, what it does.
pub(crate) fn before(a: &Article<'_>, at: TokenId, lo: TokenId) -> Option<(TokenId, &'static str, Bound)> {
    let mut best: Option<(TokenId, &'static str, Bound)> = None;
    for &(words, bound) in BEFORE {
        let count = words.split(' ').count() as u32;
        let Some(start) = at.checked_sub(count).filter(|&s| s >= lo) else { continue };
        let fits = words.split(' ').enumerate().all(|(k, w)| a.lower(start + k as u32) == w);
        if fits && best.is_none_or(|(s, ..)| start < s) {
            best = Some((start, words, bound));
        }
    }
    // `handed over 40 hostages`, `took over 14 villages`: of the verb.
    let verb = |t: TokenId| {
        let carries =
            one_of!(a.lower(t), "hand" | "handed" | "handing" | "hands" | "turn" | "turned" | "turning" | "turns");
        carries || one_of!(a.lower(t), "take" | "taken" | "takes" | "taking" | "took")
    };
    let particle = |s: TokenId| s > lo && a.lower(s) == "over" && verb(s - 1);
    let best = best.filter(|&(s, ..)| !(particle(s) && s + 1 == at));
    // `only` is no hedge of the report's kind; it is taken so that `only about` is.
    best.filter(|(_, words, _)| *words != "only")
}

/// The hedge that begins at token `at`, not past `hi`: where it ends, its words, what it does.
pub(crate) fn behind(a: &Article<'_>, at: TokenId, hi: TokenId) -> Option<(TokenId, &'static str, Bound)> {
    BEHIND.iter().find_map(|&(words, bound)| {
        let count = words.split(' ').count() as u32;
        let fits = at + count <= hi && words.split(' ').enumerate().all(|(k, w)| a.lower(at + k as u32) == w);
        fits.then_some((at + count, words, bound))
    })
}
