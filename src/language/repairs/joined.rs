//! Questions read as conditions, and what stands on either side of an `and`, given to the clause that it is not of.

use super::{Lemma, Tree};
use crate::article::TokenId;
use crate::language::{Relation, Tag, grammar};
use crate::lexicon::{Class, is};

/// "It is not clear if he left", "asked by them if he left": a question, and no condition.
pub(super) fn question(tree: &mut Tree<'_>, clause: TokenId, lemma: Lemma<'_, '_>) {
    if tree[clause].relation != Relation::Advcl {
        return;
    }
    let word = |t: TokenId| tree.lower(t);
    let marks = |t: TokenId| tree.hangs(t, clause, Relation::Mark);
    let Some(mark) = (tree.start..clause).rev().take(24).find(|&m| marks(m) && word(m) == "if") else { return };
    let near = |t: TokenId| {
        (tree.start.max(t.saturating_sub(4))..t).rev().take_while(|&t| tree[t].relation != Relation::Punct)
    };
    let not = |t: TokenId| grammar::is_negative(word(t)) || word(t) == "nobody";
    let asks = |&t: &TokenId| {
        is(lemma(t), Class::AskingWord) || lemma(t) == "see" || is(lemma(t), Class::UnsaidWord) && near(t).any(not)
    };
    let verbal = |t: &TokenId| tree[*t].tag.is_verb() || tree[*t].tag == Tag::Jj;
    let asked = near(mark).find(verbal).filter(asks);
    if let Some(asked) = asked {
        tree.hang(clause, asked, Relation::Ccomp);
    }
}

/// "Fell as talks between the unions and the firm collapsed", "as a flood of oil from Iran and Iraq swamped the market": the
/// talks did, the flood did.
pub(super) fn between(tree: &mut Tree<'_>, verb: TokenId) {
    if tree[verb].relation != Relation::Conj {
        return;
    }
    let of = |t: TokenId, head: TokenId, relation: Relation| tree.hangs(t, head, relation);
    let second = (tree.start..verb).rev().find(|&t| of(t, verb, Relation::Nsubj));
    let and = second.and_then(|s| (tree.start..s).rev().take(8).find(|&t| of(t, verb, Relation::Cc)));
    let (Some(second), Some(and)) = (second, and) else { return };
    let opens = |t: TokenId| (tree.start..t).rev().take(8).find(|&c| of(c, t, Relation::Case));
    // Two of a kind, side by side: `from Iran and Iraq`.
    let pair = |t: TokenId| t + 1 == and && and + 1 == second && tree[t].tag == tree[second].tag;
    let first = (tree.start..and).rev().take(6).take_while(|&t| !tree[t].tag.is_verb()).find(|&t| {
        let case = opens(t).filter(|_| tree[t].relation == Relation::Nmod);
        case.is_some_and(|c| tree.lower(c) == "between" || pair(t))
    });
    let opens_clause = |c: &TokenId| {
        one_of!(tree.lower(*c), "as" | "after" | "before" | "since" | "until" | "while" | "because" | "when")
    };
    let above = |t: TokenId| tree[t].head.filter(|&n| n < t);
    let case = |n: TokenId| opens(n).filter(opens_clause);
    let nouns =
        std::iter::successors(first.and_then(above), |&n| above(n).filter(|_| tree[n].relation == Relation::Nmod));
    let Some((noun, case)) = nouns.take(4).find_map(|n| Some((n, case(n)?))) else { return };
    let Some(first) = first else { return };
    if let Some(above) = above(noun)
        && tree.hang(verb, above, Relation::Advcl)
        && tree.hang(noun, verb, Relation::Nsubj)
    {
        tree.hang(case, verb, Relation::Mark);
        tree.hang(second, first, Relation::Conj);
        tree.hang(and, second, Relation::Cc);
    }
}

/// "A shelter that was promised but never built": the second participle goes with the first.
pub(super) fn never_done(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    if word.relation != Relation::Conj || !matches!(word.tag, Tag::Vbd | Tag::Vbn) || verb < tree.start + 4 {
        return;
    }
    let never = grammar::is_negation(tree.lower(verb - 1)) && tree[verb - 2].relation == Relation::Cc;
    let first = (tree.start..verb - 2).rev().take(12).find(|&t| tree[t].tag.is_verb());
    let first = first.filter(|&f| tree[f].tag == Tag::Vbn && tree[f].relation.base() == "acl" && Some(f) != word.head);
    let own = |t: TokenId| {
        let w = &tree[t];
        w.head == Some(verb) && (w.relation == Relation::Obj || w.relation.is_subject())
    };
    if let Some(first) =
        first.filter(|_| never && !(tree.start..tree.words.len() as TokenId).take_while(|&t| t < verb + 8).any(own))
    {
        tree.hang(verb, first, Relation::Conj);
        // "a man who was held but never confessed" undergoes nothing there.
        if !(tree.start..first).any(|t| tree.is_on(t, first) && tree.lower(t) == "who") {
            tree[verb].tag = Tag::Vbn;
        }
    }
}

/// "Shops were looted in Harare and the internet was down in Bulawayo": the place behind the second predicate is its own.
pub(super) fn place_behind(tree: &mut Tree<'_>, noun: TokenId) {
    let word = tree[noun];
    if word.relation != Relation::Conj {
        return;
    }
    let case = (tree.start..noun).rev().take(6).find(|&c| tree.hangs(c, noun, Relation::Case));
    let Some(out) = case.filter(|&c| c > tree.start + 2).map(|c| c - 1) else { return };
    let predicate = tree[out];
    let be = tree[out - 1];
    if predicate.relation != Relation::Conj
        || predicate.head != word.head
        || be.head != Some(out)
        || be.relation != Relation::Cop
    {
        return;
    }
    let and = (tree.start..out).rev().take(8).find(|&c| tree.hangs(c, noun, Relation::Cc));
    tree.hang(noun, out, Relation::Obl);
    and.map(|and| tree.hang(and, out, Relation::Cc));
}

/// "The board found that he had lied and fired him", "that Google had erred, and fined it": who does it to him or it is the
/// board.
pub(super) fn behind_content(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    let joined = word.relation == Relation::Conj && word.tag == Tag::Vbd;
    let Some(first) = word.head.filter(|&h| joined && h < verb) else { return };
    let Some(found) = tree[first].head.filter(|&m| tree[first].relation == Relation::Ccomp && m < first) else {
        return;
    };
    let own = |t: TokenId| tree.is_on(t, verb) && (tree[t].relation.is_subject() || tree[t].relation == Relation::Mark);
    if tree[found].tag != Tag::Vbd || (first..verb).any(own) {
        return;
    }
    let Some(subject) = (found..first).find(|&t| tree.is_on(t, first) && tree[t].relation.is_subject()) else { return };
    let object = |of: TokenId, from: TokenId| {
        let object = |t: TokenId| matches!(tree[t].relation, Relation::Obj | Relation::Iobj);
        (from..tree.end.min(from + 12)).find(|&t| tree.is_on(t, of) && object(t))
    };
    let several = matches!(tree[subject].tag, Tag::Nns | Tag::Nnps);
    let alone = object(first, first).is_none() || (first..verb).rev().take(3).any(|t| tree.word(t) == ",");
    let itself = object(verb, verb).is_some_and(|o| match tree.lower(o) {
        "it" | "him" | "her" => !several,
        "them" => several,
        _ => false,
    });
    if itself && alone {
        tree.hang(verb, found, Relation::Conj);
    }
}

/// "Nine were hurt, and one, a cook, died", "two surfaced and another, the guide, drowned": that one.
pub(super) fn one_of_them(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    let free = word.relation == Relation::Conj && word.tag.is_verb() && word.tag != Tag::Vbg && verb > tree.start + 4;
    let own = |t: TokenId| tree.is_on(t, verb) && tree[t].relation.is_subject();
    let near = verb.saturating_sub(30).max(tree.start)..verb;
    if !free || near.clone().any(own) {
        return;
    }
    let aux = |t: TokenId| matches!(tree[t].relation, Relation::Aux | Relation::AuxPass) && tree.is_on(t, verb);
    let Some(before) = near.clone().rev().find(|&t| !aux(t)).filter(|&t| tree.word(t) == ",") else { return };
    let opens = |t: &TokenId| {
        let number = tree[*t].tag == Tag::Cd || tree.lower(*t) == "another";
        number && tree.word(*t + 1) == "," && tree[*t - 1].tag == Tag::Cc
    };
    let Some(one) = (near.start + 1..before - 1).rev().find(opens) else { return };
    let clause = |t: TokenId| tree[t].tag.is_verb() && !matches!(tree[t].tag, Tag::Vbg | Tag::Vbn);
    if (one..before).any(clause) {
        return;
    }
    let noun =
        (one + 2..before).find(|&t| tree[t].tag.is_noun() && tree[t].head.is_none_or(|h| h <= one || h >= before));
    if tree.hang(one, verb, Relation::Nsubj) {
        noun.map(|n| tree.hang(n, one, Relation::Appos));
        tree.hang(one - 1, verb, Relation::Cc);
    }
}
