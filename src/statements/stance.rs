//! How sure the source is of what it says, by the cue and by the words of what is said.

use super::acts::Act;
use super::shapes::is_yet_to;
use super::{Belief, Draft};
use crate::article::TokenId;
use crate::language::grammar::{is_modal_of_doubt, is_negation};
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, is};

/// The source's stance to the content of `draft`.
pub(super) fn belief(syntax: &Syntax<'_>, draft: &Draft) -> Belief {
    let negated = is_negated(syntax, draft);
    match draft.act {
        Act::Deny if negated => return Belief::Unknown,
        Act::Deny => return Belief::Denied,
        // "does not believe that", "did not say that"
        Act::Believe if negated && !is_unsure(syntax, draft) => return Belief::Denied,
        Act::Ask => return Belief::Unknown,
        _ if negated || is_unsure(syntax, draft) => return Belief::Unknown,
        Act::Predict | Act::Believe => return modal(syntax, draft).unwrap_or(Belief::Probable),
        Act::Warn | Act::Threaten => return modal(syntax, draft).unwrap_or(Belief::Possible),
        _ => {}
    }
    // "reportedly"
    let hedged = syntax.pos(draft.token) == Pos::Adv && draft.source.is_none();
    if hedged || syntax.analysis.lemma_is(draft.token, Class::LikelyVerb) {
        return modal(syntax, draft).unwrap_or(Belief::Probable);
    }
    modal(syntax, draft).unwrap_or(Belief::Certain)
}

/// True for a cue with `not`, `never` or `no longer` before it, and for `found no evidence that`.
pub(super) fn is_negated(syntax: &Syntax<'_>, draft: &Draft) -> bool {
    let Some(cue) = draft.cue.clone() else { return false };
    let longer = |t: TokenId| syntax.article.lower(t) == "longer" && t > 0 && syntax.article.lower(t - 1) == "no";
    let no = |t: TokenId| is_negation(syntax.article.lower(t)) || syntax.article.lower(t) == "neither" || longer(t);
    // `Pleaded not guilty` denies.
    syntax.lemma(draft.token) != "plead" && cue.clone().any(no)
        || syntax.children(draft.token).any(|c| c < draft.token && draft.token - c < 5 && no(c))
        || syntax.tag(draft.token).is_verb() && cue.start > 0 && no(cue.start - 1)
        // "has yet to say how"
        || is_yet_to(syntax, draft.token)
        || draft.hull().start.checked_sub(1).is_some_and(|t| syntax.is_missing(t))
}

/// `whether`, `unclear`, `unsure`: the source leaves it open.
fn is_unsure(syntax: &Syntax<'_>, draft: &Draft) -> bool {
    let first = draft.content.first().map_or(0, |c| c.start);
    let opens = (first..first + 2).any(|t| matches!(syntax.article.lower(t), "whether"));
    opens || is(syntax.article.lower(draft.token), Class::UnsureAdjective) || syntax.lemma(draft.token) == "doubt"
}

/// By the words before the verb of what is said: `may`, `probably`.
fn modal(syntax: &Syntax<'_>, draft: &Draft) -> Option<Belief> {
    // Only one clause: what several sentences hold to be so is more than one belief.
    let content = draft.content.first().filter(|_| draft.content.len() == 1)?;
    let sentence = syntax.sentence(content.start);
    if content.end > sentence.end + 1 {
        return None;
    }
    let root = syntax.head_of(content.clone())?;
    syntax
        .children(root)
        .filter(|&c| c <= root + 2 && content.contains(&c))
        .find_map(|c| {
            let word = syntax.article.lower(c);
            match syntax.relation(c) {
                Relation::Aux if is_modal_of_doubt(word) => Some(Belief::Possible),
                Relation::Advmod if one_of!(word, "perhaps" | "maybe" | "possibly" | "conceivably") => {
                    Some(Belief::Possible)
                }
                Relation::Advmod if one_of!(word, "probably" | "likely" | "presumably" | "apparently") => {
                    Some(Belief::Probable)
                }
                _ => None,
            }
        })
        .or_else(|| {
            let word = syntax.article.lower(root);
            let adjective = syntax.tag(root) == Tag::Jj;
            match word {
                "possible" if adjective => Some(Belief::Possible),
                "likely" | "probable" if adjective => Some(Belief::Probable),
                _ => None,
            }
        })
}
