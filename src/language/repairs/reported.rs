//! Who goes on: `said the law was clear and sentenced him`. Where a verb without a subject could be joined to what is said or
//! to the saying, tense, voice and who can do such a thing decide.

use super::{Lemma, Tree};
use crate::article::TokenId;
use crate::language::{Pos, Relation, Tag, Word};
use crate::lexicon::{Class, Lexicon, NounKind, is};
use std::ops::Range;

/// Words on either side that are looked at.
const REACH_TOKENS: TokenId = 100;

/// Puts `verb` beside the saying where the speaker goes on, and with it what is joined to it; `lemma` tells the dictionary
/// form of a token.
pub(super) fn goes_on(tree: &mut Tree<'_>, lexicon: &Lexicon, verb: TokenId, lemma: Lemma<'_, '_>) {
    let near = tree.start.max(verb.saturating_sub(REACH_TOKENS))..tree.end.min(verb + REACH_TOKENS);
    let any = |t: TokenId, classes: &[Class]| classes.iter().any(|&c| is(lemma(t), c));
    let Some(above) = joined(tree, near.clone(), verb).filter(|&(says, _)| {
        lemma(says) == "counter"
            || any(says, &[Class::SpeechVerb, Class::ClaimVerb, Class::HumanVerb, Class::RulingVerb])
    }) else {
        return;
    };
    let (says, clause) = above;
    let Some(subject) = child(tree, near.clone(), clause, Relation::is_subject) else { return };
    let (word, noun) = (tree[verb], tree[subject].tag);
    // "was clear", "had been burned", "there was": nothing that its subject does.
    let passive = child(tree, near.clone(), clause, |r| r == Relation::AuxPass).is_some();
    let state = passive || noun == Tag::Ex || child(tree, near.clone(), clause, |r| r == Relation::Cop).is_some();
    let first = child(tree, near.clone(), clause, is_group).map_or(clause, |a| a.min(clause));
    let perfect = |form: &str| first < clause && !state && tree.lower(first).starts_with(form);
    let voices = any(verb, &[Class::VoicingVerb]);
    // "the strike had closed the port and threatened its trade": a thing may, where it does the one as well as the other.
    let someone = voices
        || (state || lemma(verb) != "threaten")
            && any(
                verb,
                &[Class::SomeoneVerb, Class::HumanVerb, Class::JudgingVerb, Class::ReasonFor, Class::AccusingVerb],
            );
    // "said the bank is sound and rejected a bid", "says it will stay and warned them": not the tense of what is said.
    let past = word.tag == Tag::Vbd && tree[says].tag == Tag::Vbd;
    let shifted = matches!(tree[first].tag, Tag::Vbz | Tag::Vbp | Tag::Md)
        && word.tag == Tag::Vbd
        && !perfect("ha")
        && (past || someone || any(verb, &[Class::SpeechVerb]));
    // "the law was clear and sentenced him", "sales had fallen and blamed the weather".
    let common = matches!(noun, Tag::Nn | Tag::Nns);
    let writing = || any(subject, &[Class::RemarkNoun, Class::Paper, Class::WorkNoun]);
    let thing = match lexicon.noun(lemma(subject)) {
        _ if noun == Tag::Ex => true,
        // "rioters", "wages": no list has either.
        None => {
            common
                && (state || someone)
                && !["er", "ers", "or", "ors", "ist", "ists"].iter().any(|e| tree.lower(subject).ends_with(e))
        }
        Some((NounKind::Object, _)) => common && (state || !writing()),
        Some((kind, _)) => common && state && kind == NounKind::Facility,
    };
    // "said rebels had looted it and urged the army to leave", "said the two were hurt and demanded an arrest".
    let before = common && word.tag != Tag::Vbz && (passive && someone || voices && perfect("had"));
    // "denied that it plans cuts and promised to keep them", "denied she had lied and resigned on Monday": done all the same.
    let day = |t: TokenId| tree.is_on(t, verb) && is(tree.lower(t), Class::CalendarName);
    let vows = any(verb, &[Class::VowWord]) || lemma(verb) == "offer";
    let more = match lemma(says) {
        // "denied that rebels hold it and accused them", "replied that the report was false and blamed him".
        "deny" | "reject" | "counter" | "respond" | "reply" => {
            voices
                || any(verb, &[Class::AccusingVerb])
                || vows && child(tree, verb + 1..near.end, verb, |r| r == Relation::Xcomp).is_some()
                || perfect("had") && (verb + 1..near.end).take(12).any(day)
        }
        // "ruled that the police had lied and ordered a retrial": the judge.
        "rule" => one_of!(lemma(verb), "order" | "direct" | "sentence" | "fine" | "award"),
        _ => false,
    };
    let done = past && word.tag == Tag::Vbd && more;
    if shifted || done || (thing || lemma(clause) == "die") && someone || before {
        lift(tree, verb, above.0);
    }
}

/// `The plan, said Ana Torres, would fail`: a saying put in, whose speaker stands behind it and before a comma; what is said is the
/// main clause, and its subject stands right before its verb or before the saying.
pub(super) fn inset(tree: &mut Tree<'_>, lexicon: &Lexicon, says: TokenId, lemma: Lemma<'_, '_>) {
    let Word { head, relation, tag, .. } = tree[says];
    let comma = |t: TokenId| tree.word(t) == ",";
    let opens = says > tree.start + 1 && comma(says - 1) && matches!(tag, Tag::Vbd | Tag::Vbz);
    let behind = says + 1 < tree.end && matches!(tree[says + 1].tag, Tag::Dt | Tag::Nn | Tag::Nns | Tag::Nnp);
    if !opens || !behind || lemma(says) == "tell" || !is(lemma(says), Class::SpeechVerb) {
        return;
    }
    let near = says + 1..tree.end.min(says + 40);
    let Some(clause) = child(tree, near.clone(), says, |r| r == Relation::Ccomp) else { return };
    let Some(end) = (says + 2..clause.min(says + 14)).find(|&t| comma(t)) else { return };
    let plain = (says + 1..end).all(|t| !tree[t].tag.is_verb());
    let Some(speaker) = top(tree, says + 1..end).filter(|_| plain) else { return };
    let own = |t: TokenId| tree.is_on(t, clause) && is_group(tree[t].relation);
    let group = (end + 1..clause).find(|&t| own(t)).unwrap_or(clause);
    let cut = (end..group).rev().find(|&t| comma(t)).unwrap_or(end);
    let before = child(tree, tree.start..says - 1, says, Relation::is_subject);
    let subject = if cut + 1 == group {
        // "A spokesman, Ana Torres, said the crews, including ours, left": hers.
        let bare = !(tree.start..says - 1).any(comma) && !is(tree.lower(says - 2), Class::NoSpeaker);
        let thing = |&s: &TokenId| !matches!(lexicon.noun(lemma(s)), Some((kind, _)) if kind != NounKind::Object);
        before.filter(|s| bare && tree[speaker].tag.is_proper() && thing(s) && !is(lemma(*s), Class::RemarkNoun))
    } else {
        let word = || (cut + 1..group).find(|&t| tree[t].tag == Tag::Prp);
        top(tree, cut + 1..group).or_else(word).filter(|_| before.is_none())
    };
    let Some(subject) = subject.filter(|&s| s != speaker) else { return };
    (tree[clause].head, tree[clause].relation) = (head, relation);
    (tree[says].head, tree[says].relation) = (Some(clause), Relation::Parataxis);
    (tree[speaker].head, tree[speaker].relation) = (Some(says), Relation::Nsubj);
    (tree[subject].head, tree[subject].relation) = (Some(clause), Relation::Nsubj);
    for t in (tree.start..says - 1).chain(cut + 1..tree.end) {
        let word = &mut tree[t];
        word.head = if word.head == Some(says) { Some(clause) } else { word.head };
    }
}

/// `Ana Torres, who won in Lima, has been banned, the Harbour Unit (HU) said`: the noun right before the saying is its subject, and
/// the first one is that of what is said.
pub(super) fn behind_clause(tree: &mut Tree<'_>, says: TokenId, lemma: Lemma<'_, '_>) {
    if !is(lemma(says), Class::SpeechVerb) {
        return;
    }
    let near = tree.start.max(says.saturating_sub(REACH_TOKENS))..says;
    let Some(clause) = child(tree, near.clone(), says, |r| r == Relation::Ccomp) else { return };
    let Some(first) = child(tree, near.start..clause, says, |r| r == Relation::Nsubj) else { return };
    let comma = |&t: &TokenId| tree.word(t) == ",";
    let Some(cut) = (clause + 1..says).rev().take(12).find(comma).filter(|&c| c + 1 < says) else { return };
    let opens = tree[cut + 1].tag == Tag::Dt || tree[cut + 1].tag.is_proper();
    let plain = (cut + 1..says).all(|t| !tree[t].tag.is_verb() && tree.lower(t) != "and");
    let Some(speaker) = top(tree, cut + 1..says).filter(|_| opens && plain) else { return };
    // "Cyclist Ana Torres has been banned": what she is.
    let own = child(tree, near.start..clause, clause, Relation::is_subject).filter(|&s| s != first);
    if own.is_some_and(|s| s != first + 1) {
        return;
    }
    (tree[speaker].head, tree[speaker].relation) = (Some(says), Relation::Nsubj);
    let passive = child(tree, near, clause, |r| r == Relation::AuxPass).is_some();
    (tree[first].head, tree[first].relation) = match own {
        Some(name) => (Some(name), Relation::NmodDesc),
        None => (Some(clause), if passive { Relation::NsubjPass } else { Relation::Nsubj }),
    };
}

/// The noun of `run` that the others hang on.
fn top(tree: &Tree<'_>, run: Range<TokenId>) -> Option<TokenId> {
    let out = |t: &TokenId| {
        let word = tree[*t];
        word.tag.is_noun() && word.head.is_none_or(|h| !run.contains(&h))
    };
    run.clone().find(out)
}

/// `said she had forged it and had told a clerk that it was real`: she had, in the tense of what is said.
pub(super) fn told_too(tree: &mut Tree<'_>, verb: TokenId, lemma: Lemma<'_, '_>) {
    let word = tree[verb];
    let Some(says) = word.head.filter(|&h| h < verb && word.relation == Relation::Conj && verb - h < REACH_TOKENS)
    else {
        return;
    };
    let had =
        |t: TokenId| child(tree, tree.start..t, t, |r| r == Relation::Aux).is_some_and(|a| tree.lower(a) == "had");
    let Some(clause) = child(tree, says + 1..verb, says, |r| r == Relation::Ccomp).filter(|&c| had(c)) else { return };
    let own = child(tree, clause..verb, verb, Relation::is_subject);
    if own.is_none() && had(verb) && !had(says) && is(lemma(says), Class::SpeechVerb) {
        tree.hang(verb, clause, Relation::Conj);
    }
}

/// `told a clerk that she had died`: what was told, and no clause of the clerk's.
pub(super) fn told_whom(tree: &mut Tree<'_>, verb: TokenId, lemma: Lemma<'_, '_>) {
    let object = |r| matches!(r, Relation::Obj | Relation::Iobj);
    let near = verb + 1..tree.end.min(verb + 40);
    if !one_of!(lemma(verb), "tell" | "inform" | "assure" | "notify") {
        return;
    }
    let Some(whom) = child(tree, near.clone(), verb, object).filter(|&w| tree.lower(w + 1) == "that") else {
        return;
    };
    let more = |r| object(r) || matches!(r, Relation::Ccomp | Relation::Xcomp | Relation::Obl);
    let Some(clause) = child(tree, whom + 2..near.end, whom, |r| r == Relation::AclRelcl) else { return };
    let own = child(tree, whom + 2..clause, clause, Relation::is_subject);
    if own.is_some()
        && child(tree, whom + 1..near.end, verb, more).is_none()
        && tree.hang(clause, verb, Relation::Ccomp)
    {
        (tree[whom + 1].head, tree[whom + 1].relation) = (Some(clause), Relation::Mark);
    }
}

/// `said it would back nobody, dealing him a blow`, `told them he had known, reversing what he swore`: what came of the saying, and
/// no part of what is said.
pub(super) fn of_saying(tree: &mut Tree<'_>, verb: TokenId, lemma: Lemma<'_, '_>) {
    let word = tree[verb];
    let set = word.tag == Tag::Vbg && verb > tree.start + 2 && tree.word(verb - 1) == ",";
    let Some(clause) = word.head.filter(|&c| set && c < verb && word.relation == Relation::Advcl) else { return };
    let above = tree[clause].head.filter(|&s| s < clause && tree[clause].relation == Relation::Ccomp);
    let Some(says) = above.filter(|&s| is(lemma(s), Class::SpeechVerb) || is(lemma(s), Class::ClaimVerb)) else {
        return;
    };
    let near = verb + 1..tree.end.min(verb + 12);
    let any = |noun: &str| is(noun, Class::UpshotNoun) || is(noun, Class::ToldNoun);
    let object = child(tree, near.clone(), verb, |r| r == Relation::Obj);
    let upshot = |o: TokenId| any(lemma(o)) || tree[o].tag == Tag::Wp;
    let told = is(lemma(verb), Class::TailVerb)
        && (object.is_some_and(upshot) || child(tree, near.clone(), verb, |r| r == Relation::Ccomp).is_some());
    // "becoming the third Republican to do so"
    let nth = |t: TokenId| one_of!(tree.lower(t), "first" | "second" | "third" | "fourth" | "fifth" | "latest");
    let becomes = lemma(verb) == "become" && tree.lower(verb + 1) == "the" && near.clone().nth(1).is_some_and(nth);
    if told || becomes {
        tree.hang(verb, says, Relation::Advcl);
    }
}

/// The saying and what is said, to which `verb` is joined without a subject and with an object of its own.
fn joined(tree: &Tree<'_>, near: Range<TokenId>, verb: TokenId) -> Option<(TokenId, TokenId)> {
    let word = tree[verb];
    if word.relation != Relation::Conj || word.pos != Pos::Verb || !matches!(word.tag, Tag::Vbd | Tag::Vbn | Tag::Vbz) {
        return None;
    }
    let clause = word.head.filter(|&h| h < verb && matches!(tree[h].relation, Relation::Ccomp | Relation::Acl))?;
    let above = tree[clause].head.filter(|&s| s < clause)?;
    // "rejected claims that its jets bombed it", "said in a statement that".
    let says = Some(above).filter(|&n| !tree[n].tag.is_noun()).or(tree[above].head)?;
    if says > above || !tree[says].tag.is_finite() {
        return None;
    }
    child(tree, near.clone(), says, |r| r == Relation::Nsubj)?;
    let own = child(tree, near.start..verb, verb, |r| r.is_subject() || is_group(r));
    // A participle of the same group stands without an object; that of "called on them" hangs by a preposition.
    let open = word.tag != Tag::Vbn || one_of!(tree.lower(verb + 1), "on" | "for");
    let behind = child(tree, verb + 1..near.end, verb, |r| {
        matches!(r, Relation::Obj | Relation::Iobj | Relation::Ccomp)
            || open && matches!(r, Relation::Xcomp | Relation::Obl)
    });
    (own.is_none() && behind.is_some()).then_some((says, clause))
}

/// Hangs `verb` on the saying.
fn lift(tree: &mut Tree<'_>, verb: TokenId, says: TokenId) {
    if !tree.hang(verb, says, Relation::Conj) {
        return;
    }
    if tree[verb].tag == Tag::Vbn {
        tree[verb].tag = Tag::Vbd;
    }
}

fn is_group(r: Relation) -> bool {
    matches!(r, Relation::Aux | Relation::AuxPass | Relation::Cop)
}

/// The first of `range` that hangs on `of` by such a relation.
fn child(tree: &Tree<'_>, mut range: Range<TokenId>, of: TokenId, fits: impl Fn(Relation) -> bool) -> Option<TokenId> {
    range.find(|&t| tree.is_on(t, of) && fits(tree[t].relation))
}

/// "Shares fell after the firm cut its forecast and said it would sell": what is bought and sold says nothing.
pub(super) fn of_trade(tree: &mut Tree<'_>, says: TokenId, lemma: Lemma<'_, '_>) {
    let word = tree[says];
    let Some(main) = word.head.filter(|&h| word.relation == Relation::Conj && h < says) else { return };
    if !is(lemma(says), Class::SpeechVerb) {
        return;
    }
    let near = tree.start.max(main.saturating_sub(REACH_TOKENS))..says.min(main + REACH_TOKENS);
    let subject = |of: TokenId| child(tree, near.clone(), of, Relation::is_subject);
    let traded = |s: TokenId| is(lemma(s), Class::TradedNoun);
    let clause = |t: &TokenId| tree.hangs(*t, main, Relation::Advcl) && subject(*t).is_some_and(|s| !traded(s));
    if let Some(clause) = subject(main).filter(|&s| traded(s)).and_then(|_| (main + 1..near.end).rev().find(clause)) {
        tree.hang(says, clause, Relation::Conj);
    }
}
