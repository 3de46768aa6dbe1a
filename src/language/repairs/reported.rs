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
