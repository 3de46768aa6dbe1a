//! Who goes on: `said the law was clear and sentenced him`. Where a verb without a subject could be joined to what is said or
//! to the saying, tense, voice and who can do such a thing decide.

use super::hang;
use crate::article::{Article, TokenId};
use crate::language::{Pos, Relation, Tag, Word};
use crate::lexicon::{Class, Lexicon, NounKind, is};
use std::ops::Range;

/// Words on either side that are looked at.
const REACH_TOKENS: TokenId = 100;

/// Puts `verb` beside the saying where the speaker goes on, and with it what is joined to it; `lemma` tells the dictionary
/// form of a token.
pub(super) fn goes_on<'l>(
    (article, lexicon): (&Article<'_>, &Lexicon),
    words: &mut [Word],
    sentence: Range<TokenId>,
    verb: TokenId,
    lemma: impl Fn(TokenId) -> &'l str,
) {
    let near = sentence.start.max(verb.saturating_sub(REACH_TOKENS))..sentence.end.min(verb + REACH_TOKENS);
    let any = |t: TokenId, classes: &[Class]| classes.iter().any(|&c| is(lemma(t), c));
    let Some(above) = joined(article, words, near.clone(), verb)
        .filter(|&(says, _)| any(says, &[Class::SpeechVerb, Class::ClaimVerb, Class::HumanVerb]))
    else {
        return;
    };
    let (says, clause) = above;
    let Some(subject) = child(words, near.clone(), clause, Relation::is_subject) else { return };
    let (word, noun) = (words[verb as usize], words[subject as usize].tag);
    // "was clear", "had been burned", "there was": nothing that its subject does.
    let passive = child(words, near.clone(), clause, |r| r == Relation::AuxPass).is_some();
    let state = passive || noun == Tag::Ex || child(words, near.clone(), clause, |r| r == Relation::Cop).is_some();
    let first = child(words, near.clone(), clause, is_group).map_or(clause, |a| a.min(clause));
    let perfect = |form: &str| first < clause && !state && article.lower(first).starts_with(form);
    let voices = any(verb, &[Class::VoicingVerb]);
    // "the strike had closed the port and threatened its trade": a thing may, where it does the one as well as the other.
    let someone = voices
        || (state || lemma(verb) != "threaten")
            && any(
                verb,
                &[Class::SomeoneVerb, Class::HumanVerb, Class::JudgingVerb, Class::ReasonFor, Class::AccusingVerb],
            );
    // "said the bank is sound and rejected a bid", "says it will stay and warned them": not the tense of what is said.
    let past = word.tag == Tag::Vbd && words[says as usize].tag == Tag::Vbd;
    let shifted = matches!(words[first as usize].tag, Tag::Vbz | Tag::Vbp | Tag::Md)
        && (word.tag == Tag::Vbd || word.tag == Tag::Vbn && one_of!(article.lower(verb + 1), "on" | "for"))
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
                && !["er", "ers", "or", "ors", "ist", "ists"].iter().any(|e| article.lower(subject).ends_with(e))
        }
        Some((NounKind::Object, _)) => common && (state || !writing()),
        Some((kind, _)) => common && state && kind == NounKind::Facility,
    };
    // "said rebels had looted it and urged the army to leave", "said the two were hurt and condemned the attack".
    let before = common && voices && word.tag != Tag::Vbz && (passive || perfect("had"));
    // "denied that it plans cuts and promised to keep them", "denied she had lied and resigned on Monday": done all the same.
    let day = |t: TokenId| words[t as usize].head == Some(verb) && is(article.lower(t), Class::CalendarName);
    let done = past
        && word.tag == Tag::Vbd
        && lemma(says) == "deny"
        && (any(verb, &[Class::VowWord]) && child(words, verb + 1..near.end, verb, |r| r == Relation::Xcomp).is_some()
            || perfect("had") && (verb + 1..near.end).take(12).any(day));
    if shifted || done || (thing || lemma(clause) == "die") && someone || before {
        lift(words, near, verb, above);
    }
}

/// `The plan, said Ana Torres, would fail`: a saying put in, whose speaker stands behind it and before a comma; what is said is the
/// main clause, and its subject stands right before its verb or before the saying.
pub(super) fn inset<'l>(
    (article, lexicon): (&Article<'_>, &Lexicon),
    words: &mut [Word],
    sentence: Range<TokenId>,
    says: TokenId,
    lemma: impl Fn(TokenId) -> &'l str,
) {
    let Word { head, relation, tag, .. } = words[says as usize];
    let comma = |t: TokenId| article.word(t) == ",";
    let opens = says > sentence.start + 1 && comma(says - 1) && matches!(tag, Tag::Vbd | Tag::Vbz);
    let behind =
        says + 1 < sentence.end && matches!(words[says as usize + 1].tag, Tag::Dt | Tag::Nn | Tag::Nns | Tag::Nnp);
    if !opens || !behind || lemma(says) == "tell" || !is(lemma(says), Class::SpeechVerb) {
        return;
    }
    let near = says + 1..sentence.end.min(says + 40);
    let Some(clause) = child(words, near.clone(), says, |r| r == Relation::Ccomp) else { return };
    let Some(end) = (says + 2..clause.min(says + 14)).find(|&t| comma(t)) else { return };
    let plain = (says + 1..end).all(|t| !words[t as usize].tag.is_verb());
    let Some(speaker) = top(words, says + 1..end).filter(|_| plain) else { return };
    let own = |t: TokenId| words[t as usize].head == Some(clause) && is_group(words[t as usize].relation);
    let group = (end + 1..clause).find(|&t| own(t)).unwrap_or(clause);
    let cut = (end..group).rev().find(|&t| comma(t)).unwrap_or(end);
    let before = child(words, sentence.start..says - 1, says, Relation::is_subject);
    let subject = if cut + 1 == group {
        // "A spokesman, Ana Torres, said the crews, including ours, left": hers.
        let bare = !(sentence.start..says - 1).any(comma) && !is(article.lower(says - 2), Class::NoSpeaker);
        let thing = |&s: &TokenId| !matches!(lexicon.noun(lemma(s)), Some((kind, _)) if kind != NounKind::Object);
        before.filter(|s| {
            bare && words[speaker as usize].tag.is_proper() && thing(s) && !is(lemma(*s), Class::RemarkNoun)
        })
    } else {
        let word = || (cut + 1..group).find(|&t| words[t as usize].tag == Tag::Prp);
        top(words, cut + 1..group).or_else(word).filter(|_| before.is_none())
    };
    let Some(subject) = subject.filter(|&s| s != speaker) else { return };
    (words[clause as usize].head, words[clause as usize].relation) = (head, relation);
    (words[says as usize].head, words[says as usize].relation) = (Some(clause), Relation::Parataxis);
    (words[speaker as usize].head, words[speaker as usize].relation) = (Some(says), Relation::Nsubj);
    (words[subject as usize].head, words[subject as usize].relation) = (Some(clause), Relation::Nsubj);
    for t in (sentence.start..says - 1).chain(cut + 1..sentence.end) {
        let word = &mut words[t as usize];
        word.head = if word.head == Some(says) { Some(clause) } else { word.head };
    }
}

/// `Ana Torres, who won in Lima, has been banned, the Harbour Unit (HU) said`: the noun right before the saying is its subject, and
/// the first one is that of what is said.
pub(super) fn behind_clause<'l>(
    article: &Article<'_>,
    words: &mut [Word],
    sentence: Range<TokenId>,
    says: TokenId,
    lemma: impl Fn(TokenId) -> &'l str,
) {
    if !is(lemma(says), Class::SpeechVerb) {
        return;
    }
    let near = sentence.start.max(says.saturating_sub(REACH_TOKENS))..says;
    let Some(clause) = child(words, near.clone(), says, |r| r == Relation::Ccomp) else { return };
    let Some(first) = child(words, near.start..clause, says, |r| r == Relation::Nsubj) else { return };
    let comma = |&t: &TokenId| article.word(t) == ",";
    let Some(cut) = (clause + 1..says).rev().take(12).find(comma).filter(|&c| c + 1 < says) else { return };
    let opens = words[cut as usize + 1].tag == Tag::Dt || words[cut as usize + 1].tag.is_proper();
    let plain = (cut + 1..says).all(|t| !words[t as usize].tag.is_verb() && article.lower(t) != "and");
    let Some(speaker) = top(words, cut + 1..says).filter(|_| opens && plain) else { return };
    // "Cyclist Ana Torres has been banned": what she is.
    let own = child(words, near.start..clause, clause, Relation::is_subject).filter(|&s| s != first);
    if own.is_some_and(|s| s != first + 1) {
        return;
    }
    (words[speaker as usize].head, words[speaker as usize].relation) = (Some(says), Relation::Nsubj);
    let passive = child(words, near, clause, |r| r == Relation::AuxPass).is_some();
    (words[first as usize].head, words[first as usize].relation) = match own {
        Some(name) => (Some(name), Relation::NmodDesc),
        None => (Some(clause), if passive { Relation::NsubjPass } else { Relation::Nsubj }),
    };
}

/// The noun of `run` that the others hang on.
fn top(words: &[Word], run: Range<TokenId>) -> Option<TokenId> {
    let out = |t: &TokenId| {
        let word = words[*t as usize];
        word.tag.is_noun() && word.head.is_none_or(|h| !run.contains(&h))
    };
    run.clone().find(out)
}

/// `said she had forged it and had told a clerk that it was real`: she had, in the tense of what is said.
pub(super) fn told_too<'l>(
    article: &Article<'_>,
    words: &mut [Word],
    sentence: Range<TokenId>,
    verb: TokenId,
    lemma: impl Fn(TokenId) -> &'l str,
) {
    let word = words[verb as usize];
    let Some(says) = word.head.filter(|&h| h < verb && word.relation == Relation::Conj && verb - h < REACH_TOKENS)
    else {
        return;
    };
    let had = |t: TokenId| {
        child(words, sentence.start..t, t, |r| r == Relation::Aux).is_some_and(|a| article.lower(a) == "had")
    };
    let Some(clause) = child(words, says + 1..verb, says, |r| r == Relation::Ccomp).filter(|&c| had(c)) else { return };
    let own = child(words, clause..verb, verb, Relation::is_subject);
    if own.is_none() && had(verb) && !had(says) && is(lemma(says), Class::SpeechVerb) {
        hang(words, verb, clause, Relation::Conj);
    }
}

/// `told a clerk that she had died`: what was told, and no clause of the clerk's.
pub(super) fn told_whom<'l>(
    article: &Article<'_>,
    words: &mut [Word],
    sentence: Range<TokenId>,
    verb: TokenId,
    lemma: impl Fn(TokenId) -> &'l str,
) {
    let object = |r| matches!(r, Relation::Obj | Relation::Iobj);
    let near = verb + 1..sentence.end.min(verb + 40);
    if !one_of!(lemma(verb), "tell" | "inform" | "assure" | "notify") {
        return;
    }
    let Some(whom) = child(words, near.clone(), verb, object).filter(|&w| article.lower(w + 1) == "that") else {
        return;
    };
    let more = |r| object(r) || matches!(r, Relation::Ccomp | Relation::Xcomp | Relation::Obl);
    let Some(clause) = child(words, whom + 2..near.end, whom, |r| r == Relation::AclRelcl) else { return };
    let own = child(words, whom + 2..clause, clause, Relation::is_subject);
    if own.is_some()
        && child(words, whom + 1..near.end, verb, more).is_none()
        && hang(words, clause, verb, Relation::Ccomp)
    {
        (words[whom as usize + 1].head, words[whom as usize + 1].relation) = (Some(clause), Relation::Mark);
    }
}

/// `said it would back nobody, dealing him a blow`, `told them he had known, reversing what he swore`: what came of the saying, and
/// no part of what is said.
pub(super) fn of_saying<'l>(
    article: &Article<'_>,
    words: &mut [Word],
    sentence: Range<TokenId>,
    verb: TokenId,
    lemma: impl Fn(TokenId) -> &'l str,
) {
    let word = words[verb as usize];
    let set = word.tag == Tag::Vbg && verb > sentence.start + 2 && article.word(verb - 1) == ",";
    let Some(clause) = word.head.filter(|&c| set && c < verb && word.relation == Relation::Advcl) else { return };
    let above =
        words[clause as usize].head.filter(|&s| s < clause && words[clause as usize].relation == Relation::Ccomp);
    let Some(says) = above.filter(|&s| is(lemma(s), Class::SpeechVerb) || is(lemma(s), Class::ClaimVerb)) else {
        return;
    };
    let near = verb + 1..sentence.end.min(verb + 12);
    let any = |noun: &str| is(noun, Class::UpshotNoun) || is(noun, Class::ToldNoun);
    let object = child(words, near.clone(), verb, |r| r == Relation::Obj);
    let upshot = |o: TokenId| any(lemma(o)) || words[o as usize].tag == Tag::Wp;
    let told = is(lemma(verb), Class::TailVerb)
        && (object.is_some_and(upshot) || child(words, near.clone(), verb, |r| r == Relation::Ccomp).is_some());
    // "becoming the third Republican to do so"
    let nth = |t: TokenId| one_of!(article.lower(t), "first" | "second" | "third" | "fourth" | "fifth" | "latest");
    let becomes = lemma(verb) == "become" && article.lower(verb + 1) == "the" && near.clone().nth(1).is_some_and(nth);
    if told || becomes {
        hang(words, verb, says, Relation::Advcl);
    }
}

/// The saying and what is said, to which `verb` is joined without a subject and with an object of its own.
fn joined(article: &Article<'_>, words: &[Word], near: Range<TokenId>, verb: TokenId) -> Option<(TokenId, TokenId)> {
    let word = words[verb as usize];
    if word.relation != Relation::Conj || word.pos != Pos::Verb || !matches!(word.tag, Tag::Vbd | Tag::Vbn | Tag::Vbz) {
        return None;
    }
    let clause = word.head.filter(|&h| h < verb && words[h as usize].relation == Relation::Ccomp)?;
    let says = words[clause as usize].head.filter(|&s| s < clause && words[s as usize].tag.is_finite())?;
    child(words, near.clone(), says, |r| r == Relation::Nsubj)?;
    let own = child(words, near.start..verb, verb, |r| r.is_subject() || is_group(r));
    // A participle of the same group stands without an object; that of "called on them" hangs by a preposition.
    let open = word.tag != Tag::Vbn || one_of!(article.lower(verb + 1), "on" | "for");
    let behind = child(words, verb + 1..near.end, verb, |r| {
        matches!(r, Relation::Obj | Relation::Iobj | Relation::Ccomp)
            || open && matches!(r, Relation::Xcomp | Relation::Obl)
    });
    (own.is_none() && behind.is_some()).then_some((says, clause))
}

/// Hangs `verb` on the saying, and on it what is joined to the clause further on.
fn lift(words: &mut [Word], near: Range<TokenId>, verb: TokenId, (says, clause): (TokenId, TokenId)) {
    if !hang(words, verb, says, Relation::Conj) {
        return;
    }
    if words[verb as usize].tag == Tag::Vbn {
        words[verb as usize].tag = Tag::Vbd;
    }
    for next in verb + 1..near.end {
        let word = words[next as usize];
        if word.head == Some(clause)
            && word.relation == Relation::Conj
            && matches!(word.tag, Tag::Vbd | Tag::Vbn | Tag::Vbz)
            && child(words, verb + 1..next, next, |r| r.is_subject() || is_group(r)).is_none()
        {
            hang(words, next, verb, Relation::Conj);
        }
    }
}

fn is_group(r: Relation) -> bool {
    matches!(r, Relation::Aux | Relation::AuxPass | Relation::Cop)
}

/// The first of `range` that hangs on `of` by such a relation.
fn child(words: &[Word], mut range: Range<TokenId>, of: TokenId, fits: impl Fn(Relation) -> bool) -> Option<TokenId> {
    range.find(|&t| words[t as usize].head == Some(of) && fits(words[t as usize].relation))
}
