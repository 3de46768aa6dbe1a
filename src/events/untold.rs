//! What is left out in the end: nouns of which the text tells nothing more, and remarks.

use super::tables::{State, Tables};
use super::{Argument, Event, Plover, RoleName, Status, View, triggers};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::Class;
use crate::order::Sorted;
use crate::statements::{Statement, StatementForm};

/// A noun is a deed only where something hangs on it: someone, somewhere, some time.
pub(super) fn leave_out_untold(view: &View<'_>, events: &mut Vec<Event>) {
    let syntax = view.syntax;
    let verbs = Sorted::from_iter(events.iter().map(|e| e.token).filter(|&t| syntax.tag(t).is_verb()));
    // "after the match": the whole report is about it.
    let played = |e: &Event| {
        view.sporting
            && syntax.analysis.lemma_is(e.token, Class::SportTerm)
            && !syntax.tag(e.token).is_verb()
            && !e.roles.iter().any(|r| matches!(r.role, RoleName::Actor | RoleName::Place))
    };
    // "Such attacks have killed": those told before, but not "the third such attack".
    let such = |e: &Event| e.roles.is_empty() && syntax.article.lower(syntax.phrase(e.token, false).start) == "such";
    events.retain(|e| {
        let t = e.token;
        if played(e) || such(e) || is_thing(syntax, e) {
            return false;
        }
        syntax.tag(t).is_verb()
            || e.kind.is_some()
            || (!e.roles.is_empty() || triggers::is_told_by_verb_or_time(syntax, t))
                && !is_told_by_verb(syntax, e, &verbs)
    });
}

/// "Police said Ana Torres, who took office in 2019, was away": what the reporter tells of one who is named, and nothing that
/// someone is blamed for.
pub(super) fn is_background(view: &View<'_>, t: TokenId) -> bool {
    let syntax = view.syntax;
    let Some(name) = syntax.head(t).filter(|&n| syntax.relation(t) == Relation::AclRelcl && syntax.tag(n).is_proper())
    else {
        return false;
    };
    let who = (name + 1..t).rev().find(|&i| syntax.article.lower(i) == "who");
    let set = who.is_some_and(|w| syntax.head(w) == Some(t) && syntax.article.word(w - 1) == ",");
    let born = syntax.article.lower(t) == "born";
    let dated = syntax.tag(t) == Tag::Vbd && syntax.children(t).any(|c| view.is_timed(c));
    set && (born || dated) && Tables::get().verb(syntax, t).is_none_or(|g| g.kind.is_none())
}

/// "The deal will strengthen democracy", "voted against the treaty": a text that is there, and no agreeing.
fn is_thing(syntax: &Syntax<'_>, e: &Event) -> bool {
    let t = e.token;
    let the = |c: TokenId| c < t && one_of!(syntax.article.lower(c), "the" | "this" | "that");
    let made = |v: TokenId| {
        let is = |state| Tables::get().is(syntax.lemma(v), state);
        syntax.relation(t) != Relation::Nsubj && (is(State::Light) || is(State::Aspect))
            || matches!(syntax.relation(t), Relation::Nsubj) && (is(State::Occurs) || is(State::Sequel))
            || is(State::Yields)
    };
    e.kind == Some(Plover::Agree)
        && e.roles.is_empty()
        && e.status == Status::Happened
        && syntax.analysis.lemma_is(t, Class::Paper)
        && syntax.children(t).any(the)
        && syntax.child(t, &[Relation::Acl, Relation::AclRelcl]).is_none()
        && syntax.preposition(t) != "under"
        && !syntax.head(t).is_some_and(made)
}

/// "We're looking for partners", "he'd pick her judges": what a quoted speaker says of things that have not been done, and of
/// no one in particular, is a remark.
pub(super) fn leave_out_remarks(view: &View<'_>, statements: &[Statement], events: &mut Vec<Event>) {
    let quoted = |e: &Event| {
        let told = e.statement.and_then(|s| statements.get(s as usize));
        told.is_some_and(|s| s.form == StatementForm::Direct && s.cue.is_some())
    };
    let name = |r: &Argument| {
        let known = r.entity.and_then(|id| view.entities.get(id)).is_some_and(|x| x.named);
        known && view.syntax.pos(view.syntax.article.tokens_in(r.span).start) != Pos::Pron
    };
    // "We will fight on": a stance, where it says neither whom nor when.
    let ours = |e: &Event| {
        view.syntax.own_subject(e.token).is_some_and(|s| one_of!(view.syntax.article.lower(s), "i" | "we"))
            && !e.roles.iter().any(|r| matches!(r.role, RoleName::Target | RoleName::Time | RoleName::Place))
    };
    events.retain(|e| {
        let done = e.status == Status::Happened || e.status == Status::Planned && !ours(e);
        let who = || e.roles.iter().filter(|r| matches!(r.role, RoleName::Actor | RoleName::Target)).any(name);
        done || e.kind.is_some() || !quoted(e) || who()
    });
}

/// A noun that its verb has told of, and of which the text says no more: `received her first briefing`.
fn is_told_by_verb(syntax: &Syntax<'_>, noun: &Event, verbs: &Sorted<TokenId>) -> bool {
    matches!(syntax.relation(noun.token), Relation::Obj | Relation::NsubjPass)
        && syntax.head(noun.token).is_some_and(|v| {
            let bears = |s: State| Tables::get().is(syntax.lemma(v), s);
            // "cancelled 14 flights": no flights besides.
            let off = one_of!(syntax.lemma(v), "cancel" | "scrap" | "ground") && noun.kind.is_none();
            verbs.contains(&v) && (bears(State::Bears) || bears(State::Light) || off)
        })
        && noun.roles.iter().all(|r| matches!(r.role, RoleName::Actor | RoleName::Quantity))
}
