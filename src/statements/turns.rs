//! Where a clause of saying ends and the reporter, or the same speaker in another saying, goes on.

use super::Draft;
use super::acts::Act;
use super::cues::{Cue, Cues};
use super::quotations::{self, Quotation};
use super::shapes::is_present;
use crate::article::TokenId;
use crate::entities::Entities;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use crate::order::Order;
use std::ops::Range;

/// Takes out of what someone says the clauses behind it that are not his: `says she respects him but argues that
/// he cannot win`, `said they had won, while the others said nothing had changed`. One pass over sorted cues.
pub(super) fn part(syntax: &Syntax<'_>, entities: &Entities, drafts: &mut [Draft]) {
    drafts.order_by_key(|d| d.token);
    for i in 0..drafts.len() {
        let (before, rest) = drafts.split_at_mut(i + 1);
        let outer = &mut before[i];
        if !syntax.tag(outer.token).is_verb() || outer.source.is_none() {
            continue;
        }
        let end = syntax.sentence(outer.token).end;
        for inner in rest.iter_mut().take_while(|d| d.token < end) {
            let Some(at) = break_before(syntax, entities, outer, inner) else { continue };
            let Some(part) = outer.content.iter_mut().find(|c| c.contains(&inner.token)) else { continue };
            // "'...', he said, adding that ...", where the tree gives both to the saying.
            let all = at <= part.start + 1;
            if all && (part.start < outer.token || !is_adding(syntax, inner)) {
                continue;
            }
            part.end = if all { part.start } else { at };
            if inner.act != Act::Ask && (inner.source.is_none() || syntax.own_subject(inner.token).is_none()) {
                inner.source = outer.source.clone();
            }
            break;
        }
        stray(syntax, outer);
        contrast(syntax, entities, outer);
        if outer.content.len() > 1 {
            outer.content.retain(|c| !c.is_empty());
        }
        // "'...', she said, adding that ...": hers, whatever noun stands before it.
        for inner in rest.iter_mut().take_while(|d| d.token < end).filter(|d| is_adding(syntax, d)) {
            let before = inner.cue.as_ref().map_or(0, |c| c.start);
            let comma = |i: TokenId| syntax.article.word(i) == ",";
            let comma = before > 1 && (comma(before - 1) || syntax.is_edge(before - 1) && comma(before - 2));
            let stray = inner.source.as_ref().is_none_or(|s| {
                outer.covers(s.referent)
                    || syntax.relation(inner.token) == Relation::Acl
                    || syntax.tag(s.referent) == Tag::Dt
            });
            if comma && stray && !outer.covers(inner.token) && syntax.tag(outer.token) != Tag::Vbg {
                inner.source = outer.source.clone();
            }
        }
    }
}

/// Ends the clause before a deed of the speaker's that the tree joins to it: `forecast that prices would fall and left`.
fn stray(syntax: &Syntax<'_>, outer: &mut Draft) {
    let v = outer.token;
    for part in outer.content.iter_mut().filter(|c| c.start > v) {
        let end = part.clone().find_map(|w| joined(syntax, w).filter(|_| turned(syntax, v, w)));
        part.end = end.filter(|&e| e > part.start + 1).unwrap_or(part.end);
    }
}

/// `said it would back the plan, while the Left is expected to oppose it`: what others are thought to do is the reporter's.
fn contrast(syntax: &Syntax<'_>, entities: &Entities, outer: &mut Draft) {
    use crate::entities::EntityKind as K;
    let v = outer.token;
    let body = |t: TokenId| {
        let kind = entities.headed_by(t).and_then(|e| entities.get(e)).map(|e| e.kind);
        matches!(kind, Some(K::Person | K::Organization | K::Group))
    };
    let turns = |&i: &TokenId| {
        let clause = syntax.head(i).filter(|_| one_of!(syntax.article.lower(i), "while" | "whereas"));
        clause.is_some_and(|w| {
            syntax.article.word(i - 1) == ","
                && one_of!(syntax.lemma(w), "expect" | "likely" | "set" | "due")
                && syntax.own_subject(w).is_some_and(|s| s > i && syntax.tag(s).is_noun() && body(s))
        })
    };
    for part in outer.content.iter_mut().filter(|c| c.start > v) {
        part.end = (part.start + 2..part.end).find(turns).map_or(part.end, |i| i - 1);
    }
}

/// The `and` before verb `w`, where it has no subject of its own.
fn joined(syntax: &Syntax<'_>, w: TokenId) -> Option<TokenId> {
    if syntax.relation(w) != Relation::Conj || syntax.own_subject(w).is_some() {
        return None;
    }
    let joint = |t: TokenId| one_of!(syntax.article.lower(t), "but" | "and" | "yet");
    let cc = syntax.verb_group(w).start.checked_sub(1)?;
    let cc = if syntax.pos(cc) == Pos::Adv { cc.checked_sub(1)? } else { cc };
    Some(cc).filter(|&c| joint(c))
}

/// `said he is ill and left`: a tense that is that of the saying `v` and not that of the clause.
fn turned(syntax: &Syntax<'_>, v: TokenId, w: TokenId) -> bool {
    // "it has lied and denied it", "would be seen and heard": participles, whatever the tag.
    let Some(h) = syntax.head(w).filter(|&h| h > v && syntax.tag(h) != Tag::Vbn) else { return false };
    let past = syntax.tag(v) == Tag::Vbd && syntax.tag(w) == Tag::Vbd;
    past && is_open(syntax, h)
}

/// True for a predicate in the present or the future.
fn is_open(syntax: &Syntax<'_>, h: TokenId) -> bool {
    let own = |c: TokenId| c < h && matches!(syntax.relation(c), Relation::Aux | Relation::AuxPass | Relation::Cop);
    is_present(syntax, h)
        || (syntax.tag(h) == Tag::Vb || !syntax.tag(h).is_verb())
            && syntax.children(h).any(|c| own(c) && matches!(syntax.tag(c), Tag::Md))
}

/// `..., adding that ...`, `..., when asked whether ...`: where what is said behind the content begins.
fn aside(syntax: &Syntax<'_>, outer: &Draft, inner: &Draft) -> Option<TokenId> {
    let w = inner.token;
    let mut before = inner.cue.as_ref()?.start.checked_sub(1).filter(|&b| b > outer.token && w > outer.token)?;
    if syntax.is_edge(before) && syntax.article.word(before - 1) == "," {
        before -= 1;
    }
    let word = syntax.article.lower(before);
    if inner.act == Act::Ask && inner.source.is_none() {
        return one_of!(word, "when" | "after" | ",").then_some(before);
    }
    let joint =
        one_of!(word, "," | "before" | "while") || one_of!(word, "and" | "but") && syntax.tag(outer.token) == Tag::Vbg;
    (joint && is_adding(syntax, inner)).then_some(before)
}

/// `asked Mexico to spare them, who say that ...`, `hailed the bridge, which he says will last`: the comma before a clause of
/// another's saying that ends what is said.
fn relative(syntax: &Syntax<'_>, outer: &Draft, inner: &Draft) -> Option<TokenId> {
    let w = inner.token;
    let start = syntax.extent(w).find(|&i| !syntax.is_edge(i))?;
    let whose = matches!(syntax.tag(start), Tag::Wdt | Tag::Wp) && start > outer.token + 1;
    let ends = |c: &Range<TokenId>| c.contains(&start) && syntax.extent(w).end + 1 >= c.end;
    let set = whose && syntax.article.word(start - 1) == "," && outer.content.iter().any(ends);
    // "the group, which has alleged ties", "the bureau, which asked for help": told in passing.
    let other = syntax.own_subject(w).is_some_and(|s| s != start)
        || matches!(syntax.tag(w), Tag::Vbp | Tag::Vbz) && syntax.verb_group(w).len() == 1;
    (set && other && inner.source.is_some() && inner.act != Act::Deny && syntax.relation(w) == Relation::AclRelcl)
        .then(|| start - 1)
}

/// `adding`, `noting`: a participle of plain saying, whose subject is that of the saying before it.
fn is_adding(syntax: &Syntax<'_>, draft: &Draft) -> bool {
    let told = |c: &Cue| {
        c.frames.clause && c.frames.quotation && !matches!(c.act, Act::Believe | Act::Criticize | Act::Ask)
            || c.frames.naming && c.act == Act::Say
            || c.frames.object
                && !matches!(c.act, Act::Believe | Act::Want | Act::Ask | Act::Predict | Act::Refuse | Act::Deny)
    };
    syntax.tag(draft.token) == Tag::Vbg
        && syntax.own_subject(draft.token).is_none()
        && Cues::get().verb(syntax.lemma(draft.token)).iter().any(told)
}

/// Where the reporter takes over again: the token before which `inner` is no longer said by the source of `outer`.
fn break_before(syntax: &Syntax<'_>, entities: &Entities, outer: &Draft, inner: &Draft) -> Option<TokenId> {
    let (v, w) = (outer.token, inner.token);
    if let Some(at) = aside(syntax, outer, inner).or_else(|| relative(syntax, outer, inner)) {
        return Some(at);
    }
    let past = |t: TokenId| matches!(syntax.tag(t), Tag::Vbd | Tag::Vbn);
    let present = |t: TokenId| matches!(syntax.tag(t), Tag::Vbz | Tag::Vbp);
    let group = syntax.verb_group(w);
    // "did not suggest": its first word has the tense.
    let first = if syntax.tag(group.start).is_finite() { group.start } else { w };
    // "says he is appalled and called on them to stop": a tense that is not that of the clause.
    let shifted = present(v) && past(first) && syntax.head(w).is_some_and(|h| h > v && is_present(syntax, h));
    let alike = syntax.tag(first) == syntax.tag(v) || past(first) && past(v) || present(first) && present(v) || shifted;
    if w <= v || !syntax.tag(w).is_verb() || !syntax.tag(first).is_finite() || !alike {
        return None;
    }
    let told = !matches!(inner.act, Act::Believe | Act::Want | Act::Predict);
    match syntax.own_subject(w) {
        // The first verb's tense and no subject of its own: the same one speaks on.
        None => {
            let cc = joined(syntax, w)?;
            // "said he had forged it and had told a clerk that ...": in the tense of what is said.
            let had = |t: TokenId| t > v && syntax.article.lower(syntax.verb_group(t).start) == "had";
            if had(w) && syntax.head(w).is_some_and(had) {
                return None;
            }
            let plain = inner.cue.is_some();
            // "said it was 'not political,' and urged them ...", "said they have been seen and called on ..."
            // "said they lied, stole, and denied it": one list.
            let list = |h: TokenId| syntax.children(h).any(|c| c < w && syntax.relation(c) == Relation::Conj);
            let comma = told && syntax.is_edge(cc - 1) && !syntax.head(w).is_some_and(list);
            let apart = comma || turned(syntax, v, w);
            // "said he saw it and reported it": in the past both readings are open; a verb of pure saying decides.
            // "said her team would publish it, and urged ...": no verb of the team's.
            let other = syntax.head(w).is_some_and(|h| h > v && syntax.tag(h).is_verb() && !syntax.tag(h).is_finite());
            // "says he is proud and expects to win": what he holds to be so is what he says.
            let says = |c: &Cue| c.frames.clause && c.frames.quotation || c.frames.naming;
            let of_him =
                || syntax.head(w).and_then(|h| syntax.own_subject(h)).is_some_and(|s| syntax.tag(s) == Tag::Prp);
            let goes_on = (told || !of_him())
                && (syntax.article.lower(cc) != "and" || Cues::get().verb(syntax.lemma(w)).iter().any(says));
            let bare = other && (syntax.article.word(cc - 1) == "," || syntax.tag(w) == Tag::Vbd && is_bare(syntax, w));
            (plain && (goes_on || bare || shifted || apart)).then_some(cc)
        }
        Some(subject) => {
            let start = syntax.phrase(subject, true).start;
            let turn = start.checked_sub(1)?;
            let comma =
                turn.checked_sub(1).is_some_and(|c| one_of!(syntax.article.word(c), "," | "—" | "–" | "--" | "-"));
            let noun = syntax.tag(subject).is_noun();
            // "said it would rain, though she noted that ...": the same one, of herself.
            let same = (told || matches!(outer.act, Act::Believe | Act::Want))
                && syntax.tag(subject) == Tag::Prp
                && outer.source.as_ref().is_some_and(|s| {
                    let one = entities.headed_by(s.referent).or_else(|| entities.covering(s.referent));
                    one.is_some() && entities.headed_by(subject) == one
                });
            // "said they will close it, after the mayor suggested ...": the reporter's.
            let above = |&h: &TokenId| syntax.head(h).filter(|&h| h > v);
            let later = || std::iter::successors(above(&w), above).take(4).any(|h| is_open(syntax, h));
            let since = one_of!(syntax.article.lower(turn), "after" | "when" | "as");
            if noun && (syntax.article.word(turn) == ";" || since && comma && past(first) && later()) {
                return Some(turn);
            }
            // "said they are sure and the others accused them": in another tense, of another.
            let comma = comma
                || noun && (one_of!(syntax.article.lower(turn), "while" | "whereas") || told && past(first) && later());
            (one_of!(syntax.article.lower(turn), "while" | "whereas" | "but" | "yet" | "and" | "though" | "although")
                && comma
                && (noun && !one_of!(syntax.article.lower(turn), "though" | "although") || same))
                .then_some(turn)
        }
    }
}

/// `suggested that she be fired and defended ...`: a past that is not joined to the bare form before it.
fn is_bare(syntax: &Syntax<'_>, w: TokenId) -> bool {
    syntax.head(w).is_some_and(|h| syntax.tag(h) == Tag::Vb)
}

/// Cuts what the reporter adds off a phrase that is all that is said: `criticised the plan, which would cost millions`.
pub(super) fn trim(syntax: &Syntax<'_>, quotations: &[Quotation], drafts: &mut [Draft]) {
    for part in drafts.iter_mut().flat_map(|d| d.content.iter_mut()) {
        let top = |&i: &TokenId| !syntax.is_edge(i) && syntax.head(i).is_none_or(|h| !part.contains(&h));
        let noun = |i: TokenId| (syntax.tag(i).is_noun() || syntax.tag(i) == Tag::Prp) && !syntax.is_predicate(i);
        let Some(root) = part.clone().find(top).filter(|_| part.clone().filter(top).all(noun)) else { continue };
        // "accused Ames, who was away, of lying": something said stands behind.
        let adds = |i: TokenId| {
            let (tag, word) = (syntax.tag(i + 1), syntax.article.lower(i + 1));
            let relative = matches!(tag, Tag::Wdt | Tag::Wp | Tag::WpS) || one_of!(word, "where" | "when");
            let clause = if relative { syntax.head(i + 1) } else { Some(i + 1).filter(|_| tag == Tag::Vbg) };
            let ends = clause.is_some_and(|c| syntax.extent(c).end + 1 >= part.end && c < part.end);
            syntax.article.word(i) == "," && ends && quotations::at(quotations, i).is_none()
        };
        if let Some(end) = (root + 1..part.end).find(|&i| adds(i)) {
            part.end = end;
        }
    }
}
