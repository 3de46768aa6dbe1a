//! Nouns that take up what the sentences before them have told of (`The attack`, `their meeting`), or announce what their
//! own sentence tells (`In a separate attack, gunmen fired`): `data/events/taken_up.tsv` has which noun takes up what.

use super::super::clause::turns_aside;
use super::{Telling, conflict, is_real};
use crate::article::TokenId;
use crate::events::{RoleName, carries};
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::rows;
use std::sync::OnceLock;

/// How many sentences back such a noun reaches.
const SENTENCES_BACK: u32 = 2;

/// How many events are looked at.
const EVENTS_BACK: usize = 24;

/// The earlier event, an index into `all`, that `t`, the next after them, tells of again, and whether nothing else about the
/// two matters.
pub(super) fn found(syntax: &Syntax<'_>, all: &[Option<Box<Telling<'_>>>], t: &Telling<'_>) -> Option<(usize, bool)> {
    let mut found: Option<(usize, u32)> = None;
    for (m, a) in all.iter().enumerate().rev().take(EVENTS_BACK) {
        let Some(a) = a.as_deref() else { continue };
        if a.sentence + SENTENCES_BACK < t.sentence || found.is_some_and(|(_, s)| s > a.sentence) {
            break;
        }
        if a.sentence == t.sentence && is_carried(syntax, a, t) {
            return Some((m, true));
        }
        if announces(syntax, a, t) {
            return Some((m, false));
        }
        if takes_up(syntax, t, a) {
            found = Some((m, a.sentence));
        }
    }
    found.map(|(m, _)| (m, false))
}

/// "Held talks", "violence erupted": verb and noun tell one deed between them.
fn is_carried(syntax: &Syntax<'_>, a: &Telling<'_>, b: &Telling<'_>) -> bool {
    let (x, y) = (a.event.token, b.event.token);
    let (p, q) = (a.dating.status, b.dating.status);
    (p == q || is_real(p) && is_real(q)) && (carries(syntax, x, y) || carries(syntax, y, x))
}

/// "In a separate attack, gunmen fired": the phrase only opens what its verb tells.
fn announces(syntax: &Syntax<'_>, a: &Telling<'_>, verb: &Telling<'_>) -> bool {
    verb.verb
        && !a.verb
        && a.sentence == verb.sentence
        && syntax.preposition(a.event.token) == "in"
        && syntax.head(a.event.token) == Some(verb.event.token)
        && a.event.token < verb.event.token
        && a.actors.is_empty()
        && a.targets.is_empty()
        && can_tell(&a.event.lemma, &verb.event.lemma)
        && !conflict(a, verb)
}

/// True for a noun `b` that says again what `a` has told.
fn takes_up(syntax: &Syntax<'_>, b: &Telling<'_>, a: &Telling<'_>) -> bool {
    let (t, of) = (b.event.token, a.event.token);
    let bare = b.actors.is_empty() && (b.targets.is_empty() || b.verb);
    // In what two do together nobody knows who is named first.
    let party = || {
        let shared = |x, y| !super::Sorted::is_disjoint(x, y);
        shared(&b.actors, &a.actors) || shared(&b.targets, &a.targets)
    };
    let days = a.dating.interval.is_some() && a.dating.interval == b.dating.interval;
    let dated = b.dating.own || b.event.roles.iter().any(|r| r.role == RoleName::Time);
    // "He says talks focused on fishing".
    let bare_talks = || b.event.lemma == "talk" && !b.introduced && syntax.relation(t) == Relation::Nsubj && bare;
    (!b.verb && (b.definite || bare_talks()) || is_of_those(syntax, t))
        && !b.other
        && of < t
        && !syntax.is_below(t, of)
        && (!dated || days)
        && (bare || party())
        && is_one_or_many(syntax, a, b)
        && is_of_one_type(a, b)
        && !is_set_apart(syntax, t)
        && !turns(syntax, a.sentence, b.sentence)
        && can_tell(&b.event.lemma, &a.event.lemma)
        && !conflict(a, b)
}

/// "The minister signed the text ... the deal": not the deed that was coded as agreeing.
fn is_of_one_type(a: &Telling<'_>, b: &Telling<'_>) -> bool {
    a.event.kind.is_none() || b.event.kind.is_none() || a.event.kind == b.event.kind
}

/// "Those detained include students": whom it befell, told before.
fn is_of_those(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let those = |h: TokenId| h + 1 == t && syntax.article.lower(h) == "those";
    syntax.relation(t) == Relation::Acl && syntax.tag(t) == Tag::Vbn && syntax.head(t).is_some_and(those)
}

/// Whether both tell of one, or both of several: "was shot ... the shootings" are two stories.
fn is_one_or_many(syntax: &Syntax<'_>, a: &Telling<'_>, b: &Telling<'_>) -> bool {
    let counted = |t: &Telling<'_>| t.event.roles.iter().any(|r| r.role == RoleName::Quantity);
    let plural = |t: &Telling<'_>| syntax.tag(t.event.token) == Tag::Nns && !is_mutual(&t.event.lemma);
    // "detained 17 men ... the arrests": one each.
    let each = || a.verb && counted(a) && table().any(|(nouns, _, each)| each && has(nouns, &b.event.lemma));
    if plural(b) { !counted(b) && (plural(a) || each()) } else { !counted(b) && !plural(a) }
}

/// "The attack that killed him", "last week's attack", "the recent attack": which one is said here, and not before.
fn is_set_apart(syntax: &Syntax<'_>, t: TokenId) -> bool {
    // "most of the violence".
    let part = |h: TokenId| one_of!(syntax.lemma(h), "most" | "much" | "some" | "part" | "rest" | "all");
    let partly = syntax.preposition(t) == "of" && syntax.head(t).is_some_and(part);
    partly
        || syntax.children(t).any(|c| match syntax.relation(c) {
            Relation::AclRelcl | Relation::Nummod => true,
            _ => one_of!(syntax.article.lower(c), "recent" | "last" | "final" | "any" | "no" | "every" | "each"),
        })
}

/// True where a sentence behind `from`, up to `to`, turns to another story.
fn turns(syntax: &Syntax<'_>, from: u32, to: u32) -> bool {
    let article = syntax.article;
    let turns = |s| article.sentences.get(s as usize).is_none_or(|s| turns_aside(article, s.tokens.start));
    (from + 1..=to).any(turns)
}

/// Nouns of what two do together, plural or not.
fn is_mutual(lemma: &str) -> bool {
    table().next().is_some_and(|(nouns, ..)| has(nouns, lemma))
}

/// True where the noun can stand for what the word tells.
fn can_tell(noun: &str, word: &str) -> bool {
    noun == word
        || super::Classes::get().share(noun, word)
        || table().any(|(nouns, words, _)| has(nouns, noun) && has(words, word))
}

fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|w| w == word)
}

/// Nouns, what they take up, and whether each of those it befell has his own.
type Row = (&'static str, &'static str, bool);

fn table() -> impl Iterator<Item = Row> {
    static TABLE: OnceLock<Vec<Row>> = OnceLock::new();
    let read = |row: Vec<&'static str>| Some((*row.first()?, *row.get(1)?, row.get(2) == Some(&"each")));
    TABLE.get_or_init(|| rows("events/taken_up").filter_map(read).collect()).iter().copied()
}
