//! Questions read as conditions, and what stands on either side of an `and`, given to the clause that it is not of.

use super::hang;
use crate::article::{Article, TokenId};
use crate::language::{Relation, Tag, Word, grammar};
use crate::lexicon::{Class, is};

/// "It is not clear if he left", "asked by them if he left": a question, and no condition.
pub(super) fn question<'l>(
    article: &Article<'_>,
    words: &mut [Word],
    start: TokenId,
    clause: TokenId,
    lemma: &impl Fn(TokenId) -> &'l str,
) {
    if words[clause as usize].relation != Relation::Advcl {
        return;
    }
    let word = |t: TokenId| article.lower(t);
    let marks = |t: TokenId| words[t as usize].head == Some(clause) && words[t as usize].relation == Relation::Mark;
    let Some(mark) = (start..clause).rev().take(24).find(|&m| marks(m) && word(m) == "if") else { return };
    let near = |t: TokenId| {
        (start.max(t.saturating_sub(4))..t).rev().take_while(|&t| words[t as usize].relation != Relation::Punct)
    };
    let not = |t: TokenId| grammar::is_negative(word(t)) || word(t) == "nobody";
    let asks = |&t: &TokenId| {
        is(lemma(t), Class::AskingWord) || lemma(t) == "see" || is(lemma(t), Class::UnsaidWord) && near(t).any(not)
    };
    let verbal = |t: &TokenId| words[*t as usize].tag.is_verb() || words[*t as usize].tag == Tag::Jj;
    let asked = near(mark).find(verbal).filter(asks);
    if let Some(asked) = asked {
        hang(words, clause, asked, Relation::Ccomp);
    }
}

/// "Fell as talks between the unions and the firm collapsed": the talks did, and not the firm.
pub(super) fn between(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    if words[verb as usize].relation != Relation::Conj {
        return;
    }
    let of = |t: TokenId, head: TokenId, relation: Relation| {
        words[t as usize].head == Some(head) && words[t as usize].relation == relation
    };
    let second = (start..verb).rev().find(|&t| of(t, verb, Relation::Nsubj));
    let and = second.and_then(|s| (start..s).rev().take(8).find(|&t| of(t, verb, Relation::Cc)));
    let (Some(second), Some(and)) = (second, and) else { return };
    let opens = |t: TokenId| (start..t).rev().take(8).find(|&c| of(c, t, Relation::Case));
    let first = (start..and).rev().take(6).take_while(|&t| !words[t as usize].tag.is_verb()).find(|&t| {
        words[t as usize].relation == Relation::Nmod && opens(t).is_some_and(|c| article.lower(c) == "between")
    });
    let Some((first, noun)) = first.and_then(|f| Some((f, words[f as usize].head.filter(|&n| n < f)?))) else { return };
    let case =
        opens(noun).filter(|&c| one_of!(article.lower(c), "as" | "after" | "before" | "since" | "until" | "while"));
    let above = words[noun as usize].head.filter(|&h| h < noun);
    if let (Some(case), Some(above)) = (case, above)
        && hang(words, verb, above, Relation::Advcl)
        && hang(words, noun, verb, Relation::Nsubj)
    {
        hang(words, case, verb, Relation::Mark);
        hang(words, second, first, Relation::Conj);
        hang(words, and, second, Relation::Cc);
    }
}

/// "A shelter that was promised but never built": the second participle goes with the first.
pub(super) fn never_done(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    let word = words[verb as usize];
    if word.relation != Relation::Conj || !matches!(word.tag, Tag::Vbd | Tag::Vbn) || verb < start + 4 {
        return;
    }
    let never = grammar::is_negation(article.lower(verb - 1)) && words[verb as usize - 2].relation == Relation::Cc;
    let first = (start..verb - 2).rev().take(12).find(|&t| words[t as usize].tag.is_verb());
    let first = first.filter(|&f| {
        words[f as usize].tag == Tag::Vbn && words[f as usize].relation.base() == "acl" && Some(f) != word.head
    });
    let own = |t: TokenId| {
        let w = &words[t as usize];
        w.head == Some(verb) && (w.relation == Relation::Obj || w.relation.is_subject())
    };
    if let Some(first) =
        first.filter(|_| never && !(start..words.len() as TokenId).take_while(|&t| t < verb + 8).any(own))
    {
        hang(words, verb, first, Relation::Conj);
        // "a man who was held but never confessed" undergoes nothing there.
        if !(start..first).any(|t| words[t as usize].head == Some(first) && article.lower(t) == "who") {
            words[verb as usize].tag = Tag::Vbn;
        }
    }
}

/// "Shops were looted in Harare and the internet was down in Bulawayo": the place behind the second predicate is its own.
pub(super) fn place_behind(words: &mut [Word], start: TokenId, noun: TokenId) {
    let word = words[noun as usize];
    if word.relation != Relation::Conj {
        return;
    }
    let case = (start..noun)
        .rev()
        .take(6)
        .find(|&c| words[c as usize].head == Some(noun) && words[c as usize].relation == Relation::Case);
    let Some(out) = case.filter(|&c| c > start + 2).map(|c| c - 1) else { return };
    let predicate = words[out as usize];
    let be = words[out as usize - 1];
    if predicate.relation != Relation::Conj
        || predicate.head != word.head
        || be.head != Some(out)
        || be.relation != Relation::Cop
    {
        return;
    }
    let and = (start..out)
        .rev()
        .take(8)
        .find(|&c| words[c as usize].head == Some(noun) && words[c as usize].relation == Relation::Cc);
    hang(words, noun, out, Relation::Obl);
    and.map(|and| hang(words, and, out, Relation::Cc));
    // "closed across Kerala and power was out", where the tree has the power beside Kerala
    let subject = out - 2;
    if words[subject as usize].relation == Relation::Conj && words[subject as usize].tag.is_noun() {
        hang(words, subject, out, Relation::Nsubj);
    }
}
