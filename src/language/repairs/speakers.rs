//! Who says what a sentence tells, where the tree has another for the subject of saying.

use super::Tree;
use crate::article::TokenId;
use crate::language::{Relation, Tag, Word};

/// "It will conduct a test, the Department of Mines and Energy said": the phrase from the comma on says so, though the tree
/// has the department beside the test, and no speaker or `energy` for one.
pub(super) fn joined_speaker(tree: &mut Tree<'_>, verb: TokenId) {
    if !one_of!(tree.lower(verb), "said" | "says" | "announced" | "added" | "told") {
        return;
    }
    let child = |c: TokenId, r: Relation| tree.hangs(c, verb, r);
    let Some((comma, ends)) = opening(tree, verb) else { return };
    let subject = (tree.start..verb).rev().find(|&s| tree.is_on(s, verb) && tree[s].relation.is_subject());
    let told = (tree.start..comma).rev().find(|&c| child(c, Relation::Ccomp));
    let word = tree[verb];
    let first = match word.head.filter(|&h| h < comma && word.relation == Relation::Conj) {
        // "and Energy said": no conjunct of what comes before.
        Some(first) if subject.is_some_and(|s| (comma + 1..s).any(|c| tree[c].relation == Relation::Cc)) => Some(first),
        _ if told.is_some_and(|c| subject.is_none_or(|s| ends < verb && (s < c || s > ends))) => None,
        _ => return,
    };
    let outside = |t: &TokenId| tree[*t].head.is_some_and(|h| h < comma && (h > tree.start || ends < verb));
    let Some(speaker) = (comma + 1..ends).find(|t| tree[*t].tag.is_noun() && outside(t)) else { return };
    if (comma + 1..verb).any(|t| tree[t].tag.is_verb()) {
        return;
    }
    if let (Some(first), Some(last)) = (first, subject) {
        let and = (comma + 1..last).rev().find(|&c| tree[c].relation == Relation::Cc);
        let Some(and) = and.filter(|&c| c > speaker) else { return };
        tree.hang(last, and - 1, Relation::Conj);
        tree.hang(and, last, Relation::Cc);
        let above = tree[first];
        (tree[verb].head, tree[verb].relation) = (above.head, above.relation);
        (tree[first].head, tree[first].relation) = (Some(verb), Relation::Ccomp);
        for t in (verb + 1..tree.words.len() as TokenId).take(200) {
            if tree.is_on(t, first) {
                tree[t].head = Some(verb);
            }
        }
    }
    tree.hang(speaker, verb, Relation::Nsubj);
    if ends < verb {
        let outside = |t: &TokenId| tree[*t].head.is_none_or(|h| h <= ends || h >= verb);
        let name = (ends + 1..verb).find(|t| tree[*t].tag.is_proper() && outside(t));
        name.map(|name| tree.hang(name, speaker, Relation::Appos));
    }
    if let Some(subject) = subject.filter(|&s| first.is_none() && s < comma) {
        told_of(tree, subject, speaker, verb);
    }
}

/// The comma before the phrase that says so, and where that ends: right before the verb, or at the comma before its
/// speaker's name and age: `he was shot, his brother, Luis Perez, 30, said`.
fn opening(tree: &Tree<'_>, verb: TokenId) -> Option<(TokenId, TokenId)> {
    let before = |end: TokenId| (tree.start..end).rev().take(16).find(|&c| tree.word(c) == ",");
    let mut ends = verb;
    let mut comma = before(verb)?;
    let named = |range: std::ops::Range<TokenId>| {
        !range.is_empty()
            && range.clone().all(|t| tree[t].tag.is_proper() || matches!(tree[t].tag, Tag::Cd | Tag::Hyph))
    };
    if comma + 1 == verb {
        (ends, comma) = (comma, before(comma)?);
        while named(comma + 1..ends) {
            (ends, comma) = (comma, before(comma)?);
        }
        // `the`, `his`: no name of a place that goes with another.
        let determined = matches!(tree[comma + 1].tag, Tag::Dt | Tag::PrpS);
        return Some((comma, ends)).filter(|_| determined && ends + 1 < verb);
    }
    Some((comma, ends))
}

/// "A ferry carrying 160 people capsized off the island, the coast guard said": the first subject is that of the finite
/// verb behind it, and what is said.
pub(super) fn told_of(tree: &mut Tree<'_>, first: TokenId, last: TokenId, verb: TokenId) -> bool {
    let bare = |t: &TokenId| {
        let word = tree[*t];
        let told = word.relation == Relation::Ccomp && word.head == Some(verb);
        let finite = |w: &Word| {
            w.head == Some(*t)
                && matches!(w.relation, Relation::Aux | Relation::AuxPass | Relation::Cop)
                && w.tag.is_finite()
        };
        (word.tag == Tag::Vbd && (word.relation == Relation::Acl || told)
            || told && tree.words[first as usize..*t as usize].iter().any(finite))
            && !tree.words[first as usize..*t as usize].iter().any(|w| w.head == Some(*t) && w.relation.is_subject())
    };
    let Some(lost) = (first + 1..last).find(bare) else { return false };
    let opens = (lost..last).rev().find(|&t| tree.word(t) == ",");
    if opens.is_none() || tree[first].relation != Relation::Nsubj || !tree.hang(lost, verb, Relation::Ccomp) {
        return false;
    }
    // What hung on the noun from behind the verb, its comma too, hangs on the verb.
    for t in lost + 1..last {
        if tree.is_on(t, first) {
            tree[t].head = Some(lost);
        }
    }
    let passive = (first..lost).any(|t| tree.hangs(t, lost, Relation::AuxPass));
    tree.hang(first, lost, if passive { Relation::NsubjPass } else { Relation::Nsubj })
}
