//! What the text itself takes back: `We reported earlier that X. The council says this is not so`, `An earlier version of
//! this article said that X`, `We wrongly reported that X`. X is told, and denied. What another rejects in the next sentence
//! is one side's word.

use super::{Event, RoleName, Status};
use crate::article::TokenId;
use crate::language::Relation;
use crate::language::grammar::is_negation;
use crate::language::syntax::Syntax;
use crate::lexicon::{Class, is};
use crate::statements::{Act, Statement, StatementForm};

/// How many events before a correction are asked.
const EVENTS_BACK: usize = 60;

/// Denies the deeds that a statement tells of and the text takes back.
pub(super) fn deny(syntax: &Syntax<'_>, statements: &[Statement], events: &mut [Event]) {
    let mut taken: Option<(u32, Option<Status>)> = None;
    for event in events {
        let Some(number) = event.statement else { continue };
        let Some(told) = statements.get(number as usize) else { continue };
        // Events of one statement stand together.
        let back = match taken {
            Some((last, back)) if last == number => back,
            _ if is_taken_back(syntax, told) => Some(Status::Denied),
            _ => is_disputed(syntax, statements, number).then_some(Status::Possible),
        };
        taken = Some((number, back));
        let fact = matches!(event.status, Status::Happened | Status::Ongoing);
        if let Some(back) = back
            && (fact && syntax.tag(event.token).is_verb()
                || back == Status::Denied && !matches!(event.status, Status::Negated | Status::Hypothetical))
        {
            event.status = back;
        }
    }
}

/// "Lee said the bank had stolen it. The bank rejected the accusation": one word against another.
fn is_disputed(syntax: &Syntax<'_>, statements: &[Statement], number: u32) -> bool {
    let article = syntax.article;
    let first = |s: &Statement| s.content.first().map(|&c| article.tokens_in(c));
    let Some(told) = statements.get(number as usize) else { return false };
    let Some(words) = first(told).filter(|_| !matches!(told.act, Act::Deny | Act::Ask | Act::Demand | Act::Want))
    else {
        return false;
    };
    let next = syntax.sentence(syntax.sentence(words.start).end);
    statements.iter().skip(number as usize + 1).take(4).any(|s| {
        let claim = |c: std::ops::Range<TokenId>| {
            next.contains(&c.start)
                && one_of!(article.lower(c.start), "the" | "this" | "that" | "these" | "those")
                && c.clone().take(3).any(|t| syntax.analysis.lemma_is(t, Class::TellingNoun))
                && c.len() <= 6
        };
        s.act == Act::Deny && first(s).is_some_and(claim)
    })
}

/// `CORRECTION: No helicopter has crashed`: what was told of it before is denied.
pub(super) fn correct(syntax: &Syntax<'_>, events: &mut [Event]) {
    let article = syntax.article;
    let corrects = |t: TokenId| {
        let tokens = syntax.sentence(t);
        let colon =
            tokens.clone().take(8).skip(1).find(|&c| article.word(c) == ":" && article.lower(c - 1) == "correction");
        colon.is_some_and(|c| c < t)
    };
    let of = |event: &Event| {
        let target = event
            .roles
            .iter()
            .find(|r| r.role == RoleName::Target)
            .and_then(|r| syntax.head_of(article.tokens_in(r.span)));
        target.map(|t| syntax.lemma(t))
    };
    for k in 1..events.len() {
        if events[k].status != Status::Negated || !corrects(events[k].token) {
            continue;
        }
        let (token, target) = (events[k].token, of(&events[k]));
        for event in events[..k].iter_mut().rev().take(EVENTS_BACK) {
            let same = syntax.lemma(event.token) == syntax.lemma(token) && target.is_some() && of(event) == target;
            if same && matches!(event.status, Status::Happened | Status::Ongoing | Status::Possible) {
                event.status = Status::Denied;
            }
        }
    }
}

/// True for a statement that the text itself says was not so.
pub(crate) fn is_taken_back(syntax: &Syntax<'_>, told: &Statement) -> bool {
    if told.form != StatementForm::Indirect || matches!(told.act, Act::Deny | Act::Ask | Act::Demand | Act::Want) {
        return false;
    }
    let article = syntax.article;
    let Some(content) = told.content.first().map(|&c| article.tokens_in(c)) else { return false };
    let source = told.source.as_ref().map(|s| article.tokens_in(s.span));
    // "An earlier version of this article said".
    let edition = source.is_some_and(|s| {
        let words = || s.clone().map(|t| article.lower(t));
        let former = words().any(|w| one_of!(w, "earlier" | "previous" | "original" | "initial"));
        let version = words().any(|w| w == "version");
        let own = s.clone().any(|t| syntax.analysis.lemma_is(t, Class::EditionNoun));
        version && former && (own || s.len() <= 3)
    });
    // "We wrongly reported that", "stated incorrectly that".
    let mistaken = told.cue.is_some_and(|cue| {
        let cue = article.tokens_in(cue);
        let near = cue.start.saturating_sub(1)..cue.end + 1;
        near.into_iter().any(|t| is(article.lower(t), Class::MistakenAdverb))
    });
    edition || mistaken || refuted_behind(syntax, content.start)
}

/// True where the sentence behind that of token `t` says that it is not so.
fn refuted_behind(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let end = syntax.sentence(t).end;
    if end >= syntax.len() {
        return false;
    }
    syntax.sentence(end).any(|p| refutes(syntax, p))
}

/// `this is not so`, `That was not true`, `This turned out to be false`, `That claim proved unfounded`.
fn refutes(syntax: &Syntax<'_>, p: TokenId) -> bool {
    let takes_up = |s: TokenId| {
        let pointing = |w: &str| one_of!(w, "this" | "that" | "these" | "those");
        let noun = syntax.analysis.lemma_is(s, Class::TellingNoun);
        pointing(syntax.article.lower(s))
            || noun && syntax.children(s).any(|c| pointing(syntax.article.lower(c)) || syntax.article.lower(c) == "the")
    };
    if !syntax.own_subject(p).is_some_and(takes_up) {
        return false;
    }
    let not = |t: TokenId| {
        let no = |c: TokenId| c < p.max(t) && is_negation(syntax.article.lower(c));
        syntax.children(t).any(no)
    };
    let be = |t: TokenId| syntax.child(t, &[Relation::Cop]).is_some();
    let says = |t: TokenId| {
        let word = syntax.article.lower(t);
        if not(p) || not(t) {
            one_of!(word, "so" | "true" | "correct" | "accurate" | "case")
        } else {
            // `That was wrong`; not `That was wrong of him`.
            is(word, Class::RefutingWord) && !(word == "wrong" && syntax.article.lower(t + 1) == "of")
        }
    };
    let proves = one_of!(syntax.lemma(p), "prove" | "turn");
    be(p) && says(p) || proves && syntax.child(p, &[Relation::Xcomp]).is_some_and(says)
}
