//! What the text itself says that nobody knows yet: `It is not known whether ...`, `A trial date has not been set`.

use super::View;
use crate::article::{BlockKind, TokenId};
use crate::language::Relation;
use crate::language::grammar::is_negation;
use crate::span::Span;

/// Longest sentence told whole, in tokens; of a longer one the clause is told.
const WHOLE: usize = 34;

/// Fewest tokens that say what is open.
const SHORT: usize = 5;

/// Most of them.
const MOST: usize = 2;

/// The sentences, or clauses, that say so, in text order. What stands in quotation marks is its speaker's.
pub(super) fn points(view: &View<'_>) -> Vec<Span> {
    let article = view.sources.article;
    let mut found: Vec<Span> = Vec::new();
    for sentence in &article.sentences {
        let tokens = sentence.tokens.clone();
        let quotes = || tokens.clone().any(|t| article.word(t).starts_with(['"', '“', '”', '?']));
        if found.len() == MOST || view.is_aside(tokens.start) {
            break;
        }
        if article.block_kind_of(tokens.start) != BlockKind::Paragraph {
            continue;
        }
        // `if Beijing did not explain why`
        let is_told = |t: TokenId| !one_of!(view.syntax.clause_marker(t).unwrap_or_default(), "if" | "unless");
        let open = tokens.clone().find(|&t| is_open(view, t) && is_told(t));
        let Some(t) = open.filter(|_| !quotes()) else { continue };
        let told = if tokens.len() > WHOLE { view.syntax.extent(t) } else { tokens.clone() };
        if (SHORT..=WHOLE).contains(&told.len()) {
            found.push(article.span_of(told));
        }
    }
    found
}

/// True for the predicate of what is not known, not settled, or not said.
fn is_open(view: &View<'_>, t: TokenId) -> bool {
    let (article, syntax) = (view.sources.article, view.syntax);
    let (word, next) = (article.lower(t), article.lower(t + 1));
    let negated = || syntax.children(t).any(|c| c < t && is_negation(article.lower(c)));
    let child = |relation: Relation| syntax.child(t, &[relation]).is_some();
    let asks =
        || one_of!(next, "how" | "if" | "what" | "when" | "where" | "whether" | "which" | "who" | "whose" | "why");
    let ends = || !next.starts_with(char::is_alphanumeric);
    if one_of!(word, "unclear" | "unknown" | "uncertain") {
        return child(Relation::Cop) || syntax.head(t).is_some_and(|h| syntax.lemma(h) == "remain");
    }
    if one_of!(word, "known" | "clear" | "certain") {
        return negated() && (asks() || ends()) && (child(Relation::Cop) || syntax.is_passive(t));
    }
    let before = |n: TokenId| t.checked_sub(n).map_or("", |b| article.lower(b));
    // `has yet to be decided`, `has yet to say when`
    let yet =
        || before(1) == "to" && before(2) == "yet" || before(1) == "be" && before(2) == "to" && before(3) == "yet";
    let lemma = syntax.lemma(t);
    if one_of!(lemma, "decide" | "determine" | "establish" | "set" | "fix" | "announce" | "name")
        && syntax.is_passive(t)
    {
        // `The men were not named` is no question of time.
        return yet() || negated() && before(1) == "been";
    }
    let declines = || {
        syntax.head(t).is_some_and(|h| {
            syntax.relation(t) == Relation::Xcomp && one_of!(syntax.lemma(h), "decline" | "refuse" | "fail")
        })
    };
    one_of!(lemma, "say" | "decide" | "disclose" | "explain" | "reveal" | "specify" | "confirm")
        && asks()
        && (yet() || negated() || declines())
}
