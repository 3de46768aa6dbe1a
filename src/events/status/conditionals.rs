//! Conditions: what hangs on them, and what those contrary to fact say was done; what holds only in a novel.

use super::super::Status;
use super::super::tables::{Effect, Tables};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::Class;

/// "Doubled if compared to the year before": no condition.
pub(super) fn is_comparison(syntax: &Syntax<'_>, t: TokenId) -> bool {
    syntax.lemma(t) == "compare" && syntax.own_subject(t).is_none()
}

/// True where a condition hangs on the predicate, or stands before it below the same verb.
pub(super) fn follows_condition(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let before = |c: TokenId| c < t && syntax.relation(c) == Relation::Ccomp && is_inverted_condition(syntax, c);
    has_condition(syntax, t) || syntax.head(t).is_some_and(|h| syntax.children(h).any(before))
}

/// "Would have drowned", "would not have come".
pub(super) fn is_counterfactual(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let has = |words: &[&str]| syntax.children(t).any(|c| words.contains(&syntax.article.lower(c)));
    has(&["would", "could", "might", "'d"]) && has(&["have"])
}

/// True below or above a condition of what was not so: `if she had known`, `had they locked the gate`.
pub(super) fn is_under_condition(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let had = |c: TokenId| syntax.children(c).any(|d| syntax.article.lower(d) == "had");
    syntax.children(t).any(|c| is_condition(syntax, c) && had(c))
        || syntax.head(t).is_some_and(|h| {
            syntax.relation(t) == Relation::Parataxis && is_inverted_condition(syntax, h)
                || syntax.children(h).any(|c| c < t && is_inverted_condition(syntax, c))
        })
}

/// True where a condition hangs on the predicate: `if the talks fail`.
pub(super) fn has_condition(syntax: &Syntax<'_>, t: TokenId) -> bool {
    syntax.children(t).any(|c| is_condition(syntax, c))
}

pub(super) fn is_condition(syntax: &Syntax<'_>, c: TokenId) -> bool {
    syntax.relation(c) == Relation::Advcl
        && (syntax.own_marker(c).is_some_and(|m| one_of!(m, "if" | "unless" | "provided"))
            || is_inverted_condition(syntax, c))
}

/// `Should Homs fall`, `Had they known`: an auxiliary before its subject, and no question.
pub(super) fn is_inverted_condition(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let Some(aux) =
        syntax.children(t).find(|&c| matches!(syntax.relation(c), Relation::Aux | Relation::AuxPass | Relation::Cop))
    else {
        return false;
    };
    let inverted = one_of!(syntax.article.lower(aux), "should" | "had" | "were")
        && syntax.own_subject(t).is_some_and(|s| s > aux && s < t);
    let sentence = syntax.sentence(t);
    let first = (sentence.start..aux).all(|i| syntax.is_edge(i))
        || one_of!(syntax.article.word(aux.wrapping_sub(1)), "," | ";" | "that");
    inverted && first && syntax.article.word(sentence.end.saturating_sub(1)) != "?"
}

/// "In the novel, a teacher murders her husband".
pub(super) fn is_invented(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let work = |(p, o): (&str, TokenId)| {
        p == "in" && o < t && syntax.analysis.lemma_is(o, Class::FictionNoun) && syntax.article.word(o + 1) == ","
    };
    let some = |s: TokenId| syntax.children(s).any(|c| one_of!(syntax.article.lower(c), "a" | "an"));
    matches!(syntax.tag(t), Tag::Vbz | Tag::Vbp)
        && syntax.own_subject(t).is_some_and(some)
        && syntax.obliques(t).any(work)
}

/// "Allegedly bought a gun and had hidden it", "is alleged to have sold it and had lied": what is joined in a past before, or
/// under way then, is of the same claim; "allegedly hit him and was arrested" is not.
pub(super) fn is_claimed_on(syntax: &Syntax<'_>, at: TokenId, head: TokenId) -> bool {
    let possible =
        |part, t: TokenId, word| t < at && Tables::get().effect(part, word) == Some(Effect::Status(Status::Possible));
    let adverb = |c: TokenId| c < head && possible("adverb", c, syntax.article.lower(c));
    let alleged = || {
        syntax.analysis.lemma_is(head, Class::ClaimVerb)
            && syntax.is_passive(head)
            && possible("verb", head, syntax.lemma(head))
    };
    let group = syntax.verb_group(at);
    let first = syntax.article.lower(group.start);
    let active = !syntax.is_passive(at);
    syntax.own_subject(at).is_none()
        && syntax.child(at, &[Relation::Cc]).is_some_and(|c| syntax.article.lower(c) == "and")
        && (first == "had" || active && one_of!(first, "has" | "have" | "was" | "were") && group.len() > 1)
        && (syntax.children(head).any(adverb) || alleged())
}
