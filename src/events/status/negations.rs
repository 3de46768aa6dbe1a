//! Negations that deny nothing, and what says without one that something is not done.

use super::super::tables::{Tables, Voice};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};

/// "Not only", "no more than 10", "not all": a negation at `t` that says how many, and denies nothing.
pub(super) fn is_limit(syntax: &Syntax<'_>, t: TokenId) -> bool {
    match syntax.article.lower(t + 1) {
        // "no-deal worries" deny nothing either.
        "only" | "just" | "merely" | "simply" | "-" | "all" | "every" | "everyone" | "everything" => true,
        "more" | "fewer" | "less" => syntax.article.lower(t + 2) == "than",
        // "almost certain to win".
        "certain" | "sure" | "bound" => one_of!(syntax.article.lower(t), "almost" | "nearly"),
        _ => false,
    }
}

/// "Nobody came", "no talks were held"; but "nobody except the mayor", "no one other than the mayor" are the mayor.
pub(super) fn is_none(syntax: &Syntax<'_>, noun: TokenId) -> bool {
    let word = |t: TokenId| syntax.article.lower(t);
    let first = syntax.extent(noun).start;
    let except = match word(noun + 1) {
        "but" | "except" | "save" | "besides" => true,
        "other" => word(noun + 2) == "than",
        "apart" | "aside" => word(noun + 2) == "from",
        _ => false,
    };
    // "No 10 ordered it": where the prime minister lives; "voted no": how they voted.
    let named =
        syntax.tag(noun) == Tag::Cd && first + 1 == noun && word(noun).starts_with(|c: char| c.is_ascii_digit());
    let no = || {
        first < noun && !named && one_of!(word(first), "no" | "not" | "neither")
            || !named && syntax.children(noun).any(|d| syntax.relation(d) == Relation::Det && word(d) == "no")
    };
    !except
        && (one_of!(word(noun), "nobody" | "none" | "nothing" | "neither" | "no-one")
            || no() && !is_limit(syntax, first))
}

/// "Without rain, thousands will die", "will die without help": feared, and planned by nobody.
pub(super) fn lacks(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let befalls = || Tables::get().verb(syntax, t).is_some_and(|g| g.voice == Voice::Undergoing);
    syntax.obliques(t).any(|(p, o)| p == "without" && (o < t || befalls()))
}

/// "It is time", "it is high time": what is told behind it has not been done.
pub(super) fn is_due(syntax: &Syntax<'_>, noun: TokenId) -> bool {
    syntax.lemma(noun) == "time"
        && syntax.child(noun, &[Relation::Cop]).is_some_and(|c| one_of!(syntax.article.lower(c), "is" | "'s"))
        && syntax.own_subject(noun).is_some_and(|s| syntax.article.lower(s) == "it")
        && syntax.child(noun, &[Relation::Det]).is_none()
}
