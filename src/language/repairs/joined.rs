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

/// "Fell as talks between the unions and the firm collapsed": the talks did, and not the firm.
pub(super) fn between(tree: &mut Tree<'_>, verb: TokenId) {
    if tree[verb].relation != Relation::Conj {
        return;
    }
    let of = |t: TokenId, head: TokenId, relation: Relation| tree.hangs(t, head, relation);
    let second = (tree.start..verb).rev().find(|&t| of(t, verb, Relation::Nsubj));
    let and = second.and_then(|s| (tree.start..s).rev().take(8).find(|&t| of(t, verb, Relation::Cc)));
    let (Some(second), Some(and)) = (second, and) else { return };
    let opens = |t: TokenId| (tree.start..t).rev().take(8).find(|&c| of(c, t, Relation::Case));
    let first = (tree.start..and)
        .rev()
        .take(6)
        .take_while(|&t| !tree[t].tag.is_verb())
        .find(|&t| tree[t].relation == Relation::Nmod && opens(t).is_some_and(|c| tree.lower(c) == "between"));
    let Some((first, noun)) = first.and_then(|f| Some((f, tree[f].head.filter(|&n| n < f)?))) else { return };
    let case = opens(noun).filter(|&c| one_of!(tree.lower(c), "as" | "after" | "before" | "since" | "until" | "while"));
    let above = tree[noun].head.filter(|&h| h < noun);
    if let (Some(case), Some(above)) = (case, above)
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
    // "closed across Kerala and power was out", where the tree has the power beside Kerala
    let subject = out - 2;
    if tree[subject].relation == Relation::Conj && tree[subject].tag.is_noun() {
        tree.hang(subject, out, Relation::Nsubj);
    }
}
