//! Headlines that were read as one long name, or one long noun: `Apple unveils iPod nano`, `Court jails teacher` have a verb,
//! and `Airline to cut 400 jobs` says what the airline will do.

use super::names::Found;
use super::{Pos, Relation, Tag, Word, verbs};
use crate::article::{Article, BlockKind, TokenId};
use crate::lexicon::{Lexicon, NounKind};
use std::ops::Range;

/// Gives each headline without a finite verb the one that stands behind its opening name, where there is one.
pub(super) fn mend(article: &Article<'_>, lexicon: &Lexicon, words: &mut [Word], names: &mut [Found]) {
    for tokens in article.sentences.iter().map(|s| s.tokens.clone()) {
        if !one_of!(article.word(tokens.end.saturating_sub(1)), "." | "!" | "?" | "\"" | "”") {
            deed(article, words, &tokens);
        }
    }
    let headlines = article.blocks.iter().filter(|b| b.kind == BlockKind::Headline).flat_map(|b| b.sentences.clone());
    for sentence in headlines.filter_map(|s| article.sentences.get(s as usize)) {
        let tokens = sentence.tokens.clone();
        if let Some(verb) = planned(article, words, &tokens) {
            plan(words, &tokens, verb);
            continue;
        }
        let found = missed(article, words, &tokens).or_else(|| plain(article, lexicon, words, &tokens));
        let Some(verb) = found else { continue };
        // "Court jails ex-minister", taken for a verb.
        let next = &mut words[verb as usize + 1];
        if next.tag.is_verb() {
            (next.pos, next.tag) = (Pos::Noun, Tag::Nn);
        }
        let Some(object) = tokens.clone().skip_while(|&t| t <= verb).find(|&t| ends(words, t, &tokens)) else {
            continue;
        };
        let subject = verb - 1;
        for t in tokens.clone() {
            let word = &mut words[t as usize];
            let (left, top) = (t < verb, if t < verb { subject } else { object });
            if word.head.is_none_or(|h| left && h >= verb || !left && h <= verb) {
                word.head = Some(top);
                word.relation = if word.relation == Relation::Root { Relation::Compound } else { word.relation };
            }
        }
        let tag = if verbs::is_third_person(article.word(verb)) { Tag::Vbz } else { Tag::Vbp };
        words[verb as usize] = Word { pos: Pos::Verb, tag, head: None, relation: Relation::Root, margins: 0 };
        (words[subject as usize].head, words[subject as usize].relation) = (Some(verb), Relation::Nsubj);
        (words[object as usize].head, words[object as usize].relation) = (Some(verb), Relation::Obj);
        for Found { name, .. } in names.iter_mut().filter(|f| f.name.tokens.contains(&verb)) {
            if name.tokens.start < verb { name.tokens.end = verb } else { name.tokens.start = verb + 1 }
        }
    }
}

/// "Two men charged after Harlow Street shooting": what stands behind a preposition and a name, with nothing that it is done
/// to, is a noun, and none of them shoots; nor does the man in "Man charged after stabbing in Leeds".
fn deed(article: &Article<'_>, words: &mut [Word], tokens: &Range<TokenId>) {
    for t in tokens.clone().skip(2) {
        let (word, before) = (words[t as usize], t - 1);
        if word.tag != Tag::Vbg || word.relation != Relation::Advcl {
            continue;
        }
        let child = |c: TokenId| words[c as usize].head == Some(t);
        let place = t + 1 == tokens.end || one_of!(article.word(t + 1), "in" | "near" | "of" | "on" | "outside");
        let plain = place && one_of!(article.lower(t), "bombing" | "killing" | "shooting" | "stabbing");
        let named = words[before as usize].tag.is_proper();
        if !named && !plain {
            continue;
        }
        let behind = |c: TokenId| !plain && child(c) && words[c as usize].relation != Relation::Punct;
        let mark = |&c: &TokenId| {
            (child(c) || words[c as usize].head == Some(before))
                && one_of!(article.word(c), "after" | "over" | "in" | "following" | "amid" | "for")
        };
        let mark = (tokens.start..before + TokenId::from(!named)).rev().take(6).find(mark);
        let Some(mark) = mark.filter(|&m| (child(before) || m == before) && !(t + 1..tokens.end).take(6).any(behind))
        else {
            continue;
        };
        (words[mark as usize].head, words[mark as usize].relation) = (Some(t), Relation::Case);
        if words[before as usize].relation.is_subject() {
            words[before as usize].relation = Relation::Compound;
        }
        for c in &mut words[t as usize + 1..tokens.end as usize] {
            if c.head == Some(t) && c.relation == Relation::Obl {
                c.relation = Relation::Nmod;
            }
        }
        let word = &mut words[t as usize];
        (word.pos, word.tag, word.relation) = (Pos::Noun, Tag::Nn, Relation::Obl);
    }
}

/// A lower-case word in `s` that can be a verb, between a name that opens the headline and a noun phrase.
fn missed(article: &Article<'_>, words: &[Word], tokens: &Range<TokenId>) -> Option<TokenId> {
    let finite = |t: TokenId| matches!(words[t as usize].tag, Tag::Vbz | Tag::Vbp | Tag::Vbd | Tag::Md);
    let rooted = |t: TokenId| words[t as usize].head.is_none() && words[t as usize].tag.is_verb();
    if tokens.clone().any(|t| finite(t) || rooted(t)) {
        return None;
    }
    let verb = tokens.clone().find(|&t| !words[t as usize].tag.is_proper() || is_small(article, t))?;
    let fits = verb > tokens.start
        && is_small(article, verb)
        && words[verb as usize].tag.is_noun()
        && verbs::is_third_person(article.word(verb));
    let next = words.get(verb as usize + 1).filter(|_| verb + 1 < tokens.end)?;
    (fits && (next.tag.is_noun() || matches!(next.tag, Tag::Jj | Tag::Dt | Tag::Cd | Tag::PrpS))).then_some(verb)
}

/// "Court jails teacher", "Police arrest two men": the word between someone and someone else, or a number, which is no one.
fn plain(article: &Article<'_>, lexicon: &Lexicon, words: &[Word], tokens: &Range<TokenId>) -> Option<TokenId> {
    let people = |word: &str| {
        let kind = lexicon.noun(word).map(|(k, _)| k);
        matches!(kind, Some(NounKind::Person | NounKind::Group | NounKind::Organization))
    };
    let someone = |t: TokenId| people(article.lower(t));
    let noun = |t: TokenId| words[t as usize].tag.is_noun();
    let verb = (tokens.start + 1..tokens.end.saturating_sub(1)).take(3).find(|&t| {
        let many = words[t as usize - 1].tag == Tag::Nns || article.lower(t - 1) == "police";
        let third = !many && verbs::is_third_person(article.word(t));
        let stem = article.lower(t).trim_end_matches('s');
        someone(t - 1)
            && noun(t)
            && is_small(article, t)
            && (third || many && one_of!(article.lower(t), "arrest" | "charge" | "raid" | "shoot" | "kill" | "detain"))
            && !people(stem)
    })?;
    let next = words[verb as usize + 1];
    let word = article.lower(verb + 1);
    let compound = word.split_once('-').is_some_and(|(_, last)| people(last));
    let object = matches!(next.tag, Tag::Dt | Tag::Cd | Tag::PrpS | Tag::Nnp) || someone(verb + 1) || compound;
    let other = |t: TokenId| words[t as usize].tag.is_finite() || words[t as usize].tag == Tag::Md;
    let alone = !tokens.clone().any(|t| other(t) && !(t == verb + 1 && compound));
    (object && alone && (tokens.start..verb).all(noun)).then_some(verb)
}

/// The infinitive of a headline that has no other verb, right behind its first noun phrase: `Nurses to strike`.
fn planned(article: &Article<'_>, words: &[Word], tokens: &Range<TokenId>) -> Option<TokenId> {
    let to = (tokens.start + 1..tokens.end.saturating_sub(1)).take(8).find(|&t| article.word(t) == "to")?;
    let verb = words[to as usize].head.filter(|&v| v > to && words[v as usize].tag == Tag::Vb)?;
    let noun = words[verb as usize].head?;
    // "Airline to buy rival, cut jobs": the second verb is as much to come.
    let second = |v: TokenId| {
        let w = &words[v as usize];
        v > verb && w.head.is_none() && w.tag == Tag::Vb && one_of!(article.word(v - 1), "," | "and")
    };
    let fits = noun < to
        && words[verb as usize].relation == Relation::Acl
        && words[noun as usize].head.is_none_or(second)
        && words[noun as usize].tag.is_noun()
        && !tokens.clone().any(|t| words[t as usize].tag.is_finite() || words[t as usize].tag == Tag::Md)
        && (tokens.start..to)
            .all(|t| matches!(words[t as usize].tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Jj | Tag::Cd));
    fits.then_some(verb)
}

/// Makes `verb` the main verb of a headline, and the noun it hung on its subject.
fn plan(words: &mut [Word], tokens: &Range<TokenId>, verb: TokenId) {
    let Some(noun) = words[verb as usize].head else { return };
    if let Some(second) = words[noun as usize].head {
        (words[second as usize].head, words[second as usize].relation) = (Some(verb), Relation::Conj);
    }
    (words[verb as usize].head, words[verb as usize].relation) = (None, Relation::Root);
    (words[noun as usize].head, words[noun as usize].relation) = (Some(verb), Relation::Nsubj);
    for t in tokens.clone().filter(|&t| t > verb) {
        if words[t as usize].head == Some(noun) {
            words[t as usize].head = Some(verb);
        }
    }
}

fn is_small(article: &Article<'_>, t: TokenId) -> bool {
    article.word(t).chars().all(char::is_lowercase)
}

/// True for the last noun of a run.
fn ends(words: &[Word], t: TokenId, tokens: &Range<TokenId>) -> bool {
    let noun = |t: TokenId| tokens.contains(&t) && words[t as usize].tag.is_noun();
    noun(t) && !noun(t + 1)
}
