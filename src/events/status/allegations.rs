//! Clauses that a report, a claim or the want of evidence tells of.

use super::super::Status;
use super::super::tables::{Effect, Tables};
use super::{Climb, own};
use crate::article::TokenId;
use crate::language::grammar::is_modal_of_doubt;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::Class;

impl Climb<'_> {
    /// "Did not go so far as to say that he lied", "is expected to tell them that he lied", "could say that he lied": nobody has
    /// said it with the verb `head`, of the standing `above`.
    pub(super) fn is_unsaid(&self, head: TokenId, above: Status) -> bool {
        let syntax = self.syntax;
        let whole = if syntax.has_to(head) || syntax.tag(head) == Tag::Vbg { self.standing_of(head) } else { above };
        let doubt = |c: TokenId| syntax.relation(c) == Relation::Aux && is_modal_of_doubt(syntax.article.lower(c));
        let ours = |s: TokenId| one_of!(syntax.article.lower(s), "i" | "we");
        !syntax.subject(head).is_some_and(|(s, _)| ours(s))
            && match whole {
                Status::Negated => true,
                Status::Planned => syntax.relation(head) != Relation::Advcl,
                Status::Possible => syntax.relation(head) == Relation::Xcomp || syntax.children(head).any(doubt),
                _ => false,
            }
    }

    /// What a report, an allegation or the want of evidence says of the clause below it; true where it settles that.
    pub(super) fn told_by_noun(&mut self, at: TokenId, head: TokenId, verb: Option<TokenId>) -> bool {
        let syntax = self.syntax;
        // "denied reports that patients had been turned away", "dismissed speculation he had quit".
        let denies = |&v: &TokenId| {
            let denied = |part| Tables::get().effect(part, syntax.lemma(v)) == Some(Effect::Status(Status::Denied));
            (denied("object") || denied("report")) && own::of_verb(syntax, v) != Status::Negated
        };
        let told = syntax.own_marker(at) == Some("that")
            || syntax.own_marker(at).is_none()
                && syntax.own_subject(at).is_some_and(|s| syntax.extent(s).start == head + 1);
        // "claimed without evidence that he lied".
        let without =
            syntax.preposition(head) == "without" || verb.is_some_and(|v| syntax.own_marker(v) == Some("without"));
        if told && without && syntax.analysis.lemma_is(head, Class::EvidenceNoun) {
            self.weaken(Status::Possible);
            return true;
        }
        // "the claim that he took bribes was rejected".
        let passive =
            syntax.head(head).filter(|&v| syntax.relation(head) == Relation::NsubjPass && syntax.tag(v).is_verb());
        if told && verb.or(passive).filter(denies).is_some() {
            self.weaken(Status::Denied);
            return true;
        }
        // "no indication that he was targeted": nobody knows that he was, nor that he was not.
        if told && syntax.is_missing(head) {
            self.weaken(Status::Possible);
            return true;
        }
        // "confirmed reports that he had died": he had.
        let confirmed = |v: TokenId| {
            syntax.analysis.lemma_is(v, Class::ConfirmingVerb) && own::of_verb(syntax, v) != Status::Negated
        };
        // "investigates reports that guards beat him".
        if syntax.lemma(head) == "report" && syntax.own_marker(at) == Some("that") {
            if !verb.is_some_and(confirmed) {
                self.weaken(Status::Possible);
            }
            return true;
        }
        // "allegations the party rigged the vote".
        if told && Tables::get().effect("noun", syntax.lemma(head)) == Some(Effect::Status(Status::Possible)) {
            self.weaken(Status::Possible);
            return true;
        }
        false
    }
}

/// The noun whose content clause `at` is, where something stands between the two: "his claim, repeated on Sunday, that she
/// lied", "the claim on Fox that she lied".
pub(super) fn claim_before(syntax: &Syntax<'_>, at: TokenId, head: TokenId) -> Option<TokenId> {
    let word = |i: TokenId| syntax.article.word(i);
    let that = syntax.child(at, &[Relation::Mark]).filter(|&m| syntax.article.lower(m) == "that")?;
    let before = that.checked_sub(1)?;
    let noun = if word(before) == "," {
        let first = syntax.sentence(that).start.max(before.saturating_sub(12));
        (first..before).rev().find(|&i| word(i) == ",")?.checked_sub(1)?
    } else {
        match syntax.relation(at) {
            Relation::AclRelcl => head,
            Relation::Advcl | Relation::Ccomp => syntax.object(head).filter(|&o| o < that)?,
            _ => return None,
        }
    };
    let claims = Tables::get().effect("noun", syntax.lemma(noun)) == Some(Effect::Status(Status::Possible));
    (syntax.tag(noun).is_noun() && (claims || syntax.lemma(noun) == "report")).then_some(noun)
}
