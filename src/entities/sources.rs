//! What the phase looks at.

use crate::Options;
use crate::article::Article;
use crate::gazetteer::Gazetteer;
use crate::language::Analysis;
use crate::language::syntax::Syntax;
use crate::lexicon::Lexicon;
use crate::times::Time;

/// What the phase looks at.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The text, cut up.
    pub article: &'a Article<'a>,
    /// Tags, trees, names.
    pub analysis: &'a Analysis,
    /// The same, to be asked of clauses.
    pub syntax: &'a Syntax<'a>,
    /// Time expressions: no entity is made of them.
    pub times: &'a [Time],
    /// Actors, titles, given names.
    pub lexicon: &'a Lexicon,
    /// Places.
    pub gazetteer: &'a Gazetteer,
    /// The caller's options, with corrections.
    pub options: &'a Options<'a>,
}

/// For every token whether a time expression covers it.
pub(crate) fn timed(sources: &Sources<'_>) -> Vec<bool> {
    let mut out = vec![false; sources.article.tokens.len()];
    for time in sources.times {
        for t in sources.article.tokens_in(time.span) {
            if let Some(slot) = out.get_mut(t as usize) {
                *slot = true;
            }
        }
    }
    out
}
