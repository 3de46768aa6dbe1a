//! Words around a name that later phases ask for as well.

use super::Context;
use crate::article::{Article, TokenId};
use crate::gazetteer::{Gazetteer, Kind};
use crate::language::Analysis;
use crate::lexicon::Class;
use crate::order::Sorted;

/// `two towns of minorities: Muhrada, ..., and Salamiya`: a list of what a noun in the plural is.
pub(super) fn led_by_plural(context: &Context<'_>, start: TokenId) -> bool {
    let Context { article, analysis, .. } = *context;
    let before = if start > 0 { article.lower(start - 1) } else { "" };
    let first = article.sentence_of(start).map_or(start, |s| s.tokens.start).max(start.saturating_sub(20));
    one_of!(before, ":" | "," | "and" | "—" | "–") && (first..start).any(|t| analysis.is(t, Class::PlacePlural))
}

/// `four villages: A, B and C`, `the communities of A and B`: names in a row behind a noun in the plural that says what
/// they are, whether any table has them or not.
pub(super) fn enumerated(context: &Context<'_>, start: TokenId) -> bool {
    let Context { article, analysis, .. } = *context;
    let first = article.sentence_of(start).map_or(start, |s| s.tokens.start);
    let row = |t: TokenId| article.is_capital(t) || one_of!(article.lower(t), "," | "and" | "-" | "el" | "al");
    let head = (first..start).rev().find(|&t| !row(t));
    head.is_some_and(|t| {
        let back = match article.word(t) {
            "of" => 1,
            ":" | "—" | "–" => 4,
            _ => 0,
        };
        (t.saturating_sub(back).max(first)..t).any(|n| analysis.is(n, Class::PlacePlural))
    })
}

/// `shares in Marlow`, `an analyst at Bernstein`: a firm, and no town of that name.
pub(crate) fn of_firm(article: &Article<'_>, analysis: &Analysis, start: TokenId) -> bool {
    let noun = |class| start > 1 && analysis.is(start - 2, class);
    let before = if start > 0 { article.lower(start - 1) } else { "" };
    before == "in" && noun(Class::FirmShare) || before == "at" && noun(Class::FirmFigure)
}

/// True where the words from `token` on make what stands before them the name of something else than a place: a disease,
/// a company, a school.
pub(crate) fn names_something_else(article: &Article<'_>, analysis: &Analysis, token: TokenId) -> bool {
    analysis.is(token, Class::NonPlaceEnd) && article.is_capital(token) || disease(article, analysis, token)
}

fn disease(article: &Article<'_>, analysis: &Analysis, token: TokenId) -> bool {
    let disease = |t: TokenId| analysis.is(t, Class::Disease);
    disease(token) || one_of!(article.lower(token), "hemorrhagic" | "haemorrhagic") && disease(token + 1)
}

pub(super) fn names_other(context: &Context<'_>, token: TokenId) -> bool {
    names_something_else(context.article, context.analysis, token)
}

/// True where the words from `token` on make a disease or strain of what stands before them.
pub(super) fn is_disease(context: &Context<'_>, token: TokenId) -> bool {
    disease(context.article, context.analysis, token)
}

/// `the Ebola virus`: words that the article once says to be a disease, and calls it by elsewhere: `cases of Ebola`.
pub(super) fn diseases<'a>(context: &Context<'a>) -> Sorted<&'a str> {
    let article = context.article;
    let named = |t: TokenId| article.is_capital(t) && context.analysis.is(t + 1, Class::Disease);
    let begin = |t: TokenId| if t > 0 && article.is_capital(t - 1) { t - 1 } else { t };
    let tokens = (0..article.tokens.len() as TokenId).filter(|&t| named(t) && article.word(t.wrapping_sub(1)) != "-");
    Sorted::from_iter(tokens.map(|t| article.text_of(begin(t)..t + 1)))
}

/// True for a land or a capital, which is meant wherever no disease is said.
pub(super) fn is_capital_or_land(context: &Context<'_>, name: &str) -> bool {
    let gazetteer = context.gazetteer;
    let kinds = gazetteer.lookup(name).into_iter().filter_map(|r| gazetteer.get(r)).map(|r| r.kind);
    kinds.into_iter().any(|k| matches!(k, Kind::Country | Kind::Territory | Kind::Capital))
}

/// True for `Pa.`, `N.J.` or `TX` at `token`, but not for the words `In` or `Me`.
pub(crate) fn is_division_abbreviation(article: &Article<'_>, gazetteer: &Gazetteer, token: TokenId) -> bool {
    let word = article.word(token);
    // `Ms. Rice` is no one in Mississippi.
    word.starts_with(char::is_uppercase)
        && word.trim_end_matches('.') != "Ms"
        && (word.ends_with('.')
            || word.len() >= 2 && !word.contains(char::is_lowercase)
            || article.word(token + 1) == ".")
        && gazetteer.of_abbreviation(word).is_some()
}
