//! What a sentence or a whole report is, where that says whether anything in it is an event: rows of a table, the words of an
//! old picture, a report of matches.

use crate::article::{Article, TokenId};
use crate::language::syntax::Syntax;
use crate::language::{Analysis, Tag};
use crate::lexicon::Class;
use std::ops::Range;

/// For each sentence whether it tells of nothing.
pub(super) fn silent(syntax: &Syntax<'_>) -> Vec<bool> {
    let silent = |tokens: Range<TokenId>| is_row(syntax, tokens.clone()) || is_archive(syntax.article, tokens.start);
    syntax.article.sentences.iter().map(|s| silent(s.tokens.clone())).collect()
}

/// True for the rows of a table that the text has run together: a third of it is numbers.
fn is_row(syntax: &Syntax<'_>, tokens: Range<TokenId>) -> bool {
    let numbers = tokens.clone().filter(|&t| syntax.tag(t) == Tag::Cd).count();
    tokens.len() > 30 && numbers * 3 > tokens.len()
}

/// True for the words of a picture that was taken before: `FILE PHOTO: ...`.
pub(crate) fn is_archive(article: &Article<'_>, first: TokenId) -> bool {
    article.lower(first) == "file" && one_of!(article.lower(first + 1), "photo" | "picture" | "image")
}

/// True for a report of matches, by the words that go with them.
pub(super) fn is_sporting(article: &Article<'_>, analysis: &Analysis) -> bool {
    let all = article.tokens.len() as TokenId;
    let words = (0..all).filter(|&t| analysis.is(t, Class::SportTerm)).count();
    words > 3 && words * 60 > all as usize
}
