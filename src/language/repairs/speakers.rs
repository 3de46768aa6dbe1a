//! Who says what a sentence tells, where the tree has another for the subject of saying.

use super::hang;
use crate::article::{Article, TokenId};
use crate::language::{Relation, Tag, Word};

/// "It will conduct a test, the Department of Mines and Energy said": the phrase from the comma on says so, though the tree
/// has the department beside the test, and no speaker or `energy` for one.
pub(super) fn joined_speaker(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    if !one_of!(article.lower(verb), "said" | "says" | "announced" | "added" | "told") {
        return;
    }
    let child = |c: TokenId, r: Relation| words[c as usize].head == Some(verb) && words[c as usize].relation == r;
    let Some((comma, ends)) = opening(article, words, start, verb) else { return };
    let subject =
        (start..verb).rev().find(|&s| words[s as usize].head == Some(verb) && words[s as usize].relation.is_subject());
    let told = (start..comma).rev().find(|&c| child(c, Relation::Ccomp));
    let word = words[verb as usize];
    let first = match word.head.filter(|&h| h < comma && word.relation == Relation::Conj) {
        // "and Energy said": no conjunct of what comes before.
        Some(first) if subject.is_some_and(|s| (comma + 1..s).any(|c| words[c as usize].relation == Relation::Cc)) => {
            Some(first)
        }
        _ if told.is_some_and(|c| subject.is_none_or(|s| ends < verb && (s < c || s > ends))) => None,
        _ => return,
    };
    let outside = |t: &TokenId| words[*t as usize].head.is_some_and(|h| h < comma && (h > start || ends < verb));
    let Some(speaker) = (comma + 1..ends).find(|t| words[*t as usize].tag.is_noun() && outside(t)) else { return };
    if (comma + 1..verb).any(|t| words[t as usize].tag.is_verb()) {
        return;
    }
    if let (Some(first), Some(last)) = (first, subject) {
        let and = (comma + 1..last).rev().find(|&c| words[c as usize].relation == Relation::Cc);
        let Some(and) = and.filter(|&c| c > speaker) else { return };
        hang(words, last, and - 1, Relation::Conj);
        hang(words, and, last, Relation::Cc);
        let above = words[first as usize];
        (words[verb as usize].head, words[verb as usize].relation) = (above.head, above.relation);
        (words[first as usize].head, words[first as usize].relation) = (Some(verb), Relation::Ccomp);
        for t in (verb + 1..words.len() as TokenId).take(200) {
            if words[t as usize].head == Some(first) {
                words[t as usize].head = Some(verb);
            }
        }
    }
    hang(words, speaker, verb, Relation::Nsubj);
    if ends < verb {
        let outside = |t: &TokenId| words[*t as usize].head.is_none_or(|h| h <= ends || h >= verb);
        let name = (ends + 1..verb).find(|t| words[*t as usize].tag.is_proper() && outside(t));
        name.map(|name| hang(words, name, speaker, Relation::Appos));
    }
    if let Some(subject) = subject.filter(|&s| first.is_none() && s < comma) {
        told_of(article, words, subject, speaker, verb);
    }
}

/// The comma before the phrase that says so, and where that ends: right before the verb, or at the comma before its
/// speaker's name and age: `he was shot, his brother, Luis Perez, 30, said`.
fn opening(article: &Article<'_>, words: &[Word], start: TokenId, verb: TokenId) -> Option<(TokenId, TokenId)> {
    let before = |end: TokenId| (start..end).rev().take(16).find(|&c| article.word(c) == ",");
    let mut ends = verb;
    let mut comma = before(verb)?;
    let named = |range: std::ops::Range<TokenId>| {
        !range.is_empty()
            && range
                .clone()
                .all(|t| words[t as usize].tag.is_proper() || matches!(words[t as usize].tag, Tag::Cd | Tag::Hyph))
    };
    if comma + 1 == verb {
        (ends, comma) = (comma, before(comma)?);
        while named(comma + 1..ends) {
            (ends, comma) = (comma, before(comma)?);
        }
        // `the`, `his`: no name of a place that goes with another.
        let determined = matches!(words[comma as usize + 1].tag, Tag::Dt | Tag::PrpS);
        return Some((comma, ends)).filter(|_| determined && ends + 1 < verb);
    }
    Some((comma, ends))
}

/// "A ferry carrying 160 people capsized off the island, the coast guard said": the first subject is that of the finite
/// verb behind it, and what is said.
pub(super) fn told_of(article: &Article<'_>, words: &mut [Word], first: TokenId, last: TokenId, verb: TokenId) -> bool {
    let bare = |t: &TokenId| {
        let word = words[*t as usize];
        let told = word.relation == Relation::Ccomp && word.head == Some(verb);
        let finite = |w: &Word| {
            w.head == Some(*t)
                && matches!(w.relation, Relation::Aux | Relation::AuxPass | Relation::Cop)
                && w.tag.is_finite()
        };
        (word.tag == Tag::Vbd && (word.relation == Relation::Acl || told)
            || told && words[first as usize..*t as usize].iter().any(finite))
            && !words[first as usize..*t as usize].iter().any(|w| w.head == Some(*t) && w.relation.is_subject())
    };
    let Some(lost) = (first + 1..last).find(bare) else { return false };
    let opens = (lost..last).rev().find(|&t| article.word(t) == ",");
    if opens.is_none() || words[first as usize].relation != Relation::Nsubj || !hang(words, lost, verb, Relation::Ccomp)
    {
        return false;
    }
    // What hung on the noun from behind the verb, its comma too, hangs on the verb.
    for t in lost + 1..last {
        if words[t as usize].head == Some(first) {
            words[t as usize].head = Some(lost);
        }
    }
    let passive =
        (first..lost).any(|t| words[t as usize].head == Some(lost) && words[t as usize].relation == Relation::AuxPass);
    hang(words, first, lost, if passive { Relation::NsubjPass } else { Relation::Nsubj })
}
