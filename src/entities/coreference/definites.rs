//! Questions about definite noun phrases.

use crate::entities::Sources;
use crate::entities::mentions::candidate::Candidate;
use crate::language::Relation;

/// Nothing but the article before the noun, and nothing behind it.
pub(crate) fn bare(sources: &Sources<'_>, c: &Candidate) -> bool {
    sources.analysis.children(c.head).iter().all(|&k| {
        sources
            .analysis
            .word(k)
            .is_some_and(|w| matches!(w.relation, Relation::Det | Relation::Case | Relation::Punct | Relation::Cc))
            // `The movement, known as ..., won`: said besides.
            || k > c.head && sources.article.word(c.head + 1) == ","
    }) && c.tokens.end - c.tokens.start == 2
}

/// `the South Korean company`: nothing but where it is from before the noun.
pub(crate) fn national(sources: &Sources<'_>, c: &Candidate) -> bool {
    let from = c.tokens.start + 1..c.head;
    let text = sources.article.text_of(from.clone());
    !from.is_empty()
        && sources.lexicon.people(text).is_some_and(|p| !p.country.is_empty())
        && c.tokens.end == c.head + 1
        && (c.phrase.end <= c.head + 1 || sources.article.word(c.head + 1) == ",")
}
