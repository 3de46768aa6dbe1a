//! The status that a noun has by itself: its modifiers and the preposition before it.

use super::super::Status;
use super::super::tables::{Effect, State, Tables};
use super::{own, weaker};
use crate::article::TokenId;
use crate::language::Relation;
use crate::language::syntax::Syntax;

/// What a noun's own modifiers, and the preposition before it, say.
pub(super) fn of_noun(syntax: &Syntax<'_>, t: TokenId) -> Status {
    let tables = Tables::get();
    // "clashes ahead of a vote", "next year's vote".
    let next = |c: TokenId| syntax.children(c).any(|d| syntax.article.lower(d) == "next");
    let mut status = if is_ahead(syntax, t) { Status::Planned } else { Status::Happened };
    // "are in talks", "will be on strike".
    if one_of!(syntax.preposition(t), "in" | "on" | "at" | "under") && syntax.child(t, &[Relation::Cop]).is_some() {
        status = match own::of_verb(syntax, t) {
            Status::Happened if own::is_present(syntax, t) => Status::Ongoing,
            other => other,
        };
    }
    // "Explosion at a plant, several feared dead": of several, and not of the explosion.
    let other = |c: TokenId| c > t && syntax.own_subject(c).is_some();
    for c in syntax.children(t).filter(|&c| !other(c)) {
        let word = syntax.article.lower(c);
        match syntax.relation(c) {
            Relation::Amod | Relation::Det | Relation::Compound => {
                // "a bigger-than-expected rise".
                let compared = one_of!(syntax.article.lower(c.wrapping_sub(2)), "than" | "as");
                // "two suspected U.S. strikes": there were two, of whom is suspected.
                let whose = word == "suspected" && syntax.children(t).any(|d| d > c && syntax.tag(d).is_proper());
                // "the much-anticipated meeting".
                // "further testing was done".
                let told = |v: TokenId| syntax.is_passive(v) && own::is_past(syntax, v);
                let more =
                    word == "further" && syntax.relation(t) == Relation::NsubjPass && syntax.head(t).is_some_and(told);
                let hailed = word == "anticipated" && syntax.article.word(c.wrapping_sub(1)) == "-";
                if let Some(Effect::Status(s)) = tables.effect("modifier", word)
                    && !compared
                    && !hailed
                    && !more
                    && !whose
                    && !(s == Status::Planned && own::is_under_way(syntax, t))
                {
                    status = weaker(status, s);
                }
                // "the failed coup"; failed talks took place.
                let undone =
                    tables.is(syntax.lemma(t), State::Befalls) || one_of!(syntax.lemma(t), "coup" | "takeover");
                if one_of!(word, "failed" | "unsuccessful") && undone {
                    status = weaker(status, Status::Negated);
                }
                if one_of!(word, "ongoing" | "continuing" | "continued") {
                    status = weaker(status, Status::Ongoing);
                }
            }
            Relation::NmodPoss if next(c) => status = weaker(status, Status::Planned),
            // "Due for delivery"; what is "due to" something is there.
            Relation::Case if word == "due" && syntax.children(c).any(|d| syntax.article.lower(d) == "for") => {
                status = weaker(status, Status::Planned);
            }
            Relation::Case => {
                if let Some(Effect::Status(s)) = tables.effect("preposition", word) {
                    status = weaker(status, s);
                }
            }
            _ => {}
        }
    }
    status
}

/// "Ahead of the vote", "on the eve of the talks": it has not been held, unless it is last week's.
pub(super) fn is_ahead(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let first = syntax.phrase(t, false).start;
    let word = |back: TokenId| syntax.article.lower(first.wrapping_sub(back));
    // "comes weeks before the vote".
    let before = || {
        let present = |v: TokenId| syntax.tag(v).is_verb() && own::is_present(syntax, v);
        syntax.preposition(t) == "before"
            && Tables::get().is(syntax.lemma(t), State::Scheduled)
            && syntax.head(t).is_some_and(present)
    };
    let ahead = syntax.article.lower(first) == "ahead"
        || word(1) == "ahead"
        || word(1) == "of" && one_of!(word(2), "ahead" | "eve" | "advance")
        || word(1) == "to"
            && (one_of!(word(2), "run-up" | "lead-up")
                || word(2) == "up" && (word(3) == "run" || word(3) == "-" && one_of!(word(4), "run" | "lead")))
        || before();
    let last =
        |c: TokenId| syntax.article.lower(c) == "last" || syntax.children(c).any(|d| syntax.article.lower(d) == "last");
    ahead && !syntax.children(t).any(last)
}
