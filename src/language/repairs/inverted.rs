//! What stands behind its verb: conditions that open with their auxiliary, passives that open the sentence.

use super::Tree;
use crate::article::TokenId;
use crate::language::{Relation, Tag};

/// "Had the treasury paid, the school would be open": a condition, and nothing that anyone had.
pub(super) fn had(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    let Some(had) = word.head.filter(|&h| h < verb && word.relation == Relation::Xcomp) else { return };
    let above = tree[had];
    let first = had == tree.start || one_of!(tree.word(had - 1), "," | "\"" | "“" | "that");
    let condition = matches!(above.relation, Relation::Advcl | Relation::Aux) && tree.lower(had) == "had";
    if !condition || !first || above.head.is_none() || !matches!(word.tag, Tag::Vbn | Tag::Vbd) {
        return;
    }
    let subject = (had + 1..verb).rev().take(12).find(|&t| {
        let w = &tree[t];
        w.head == Some(had) && w.relation == Relation::Obj || w.head == Some(verb) && w.relation == Relation::Nsubj
    });
    let Some(subject) = subject else { return };
    (tree[verb].head, tree[verb].relation) = (above.head, Relation::Advcl);
    for t in (tree.start..tree.words.len() as TokenId).take(60) {
        if tree.is_on(t, had) {
            tree[t].head = Some(verb);
        }
    }
    (tree[subject].head, tree[subject].relation) = (Some(verb), Relation::Nsubj);
    (tree[had].head, tree[had].relation) = (Some(verb), Relation::Aux);
}

/// "Should it find it unlawful, he has promised to resign": what opens with its auxiliary is the condition of what follows.
pub(super) fn condition_first(tree: &mut Tree<'_>, main: TokenId) {
    let word = tree[main];
    let Some(condition) = word.head.filter(|&h| h < main && word.relation == Relation::Parataxis) else { return };
    let opens = one_of!(tree.lower(tree.start), "should" | "were" | "had") && tree[tree.start].head == Some(condition);
    let subject =
        |t: TokenId| tree.hangs(t, condition, Relation::Nsubj) || tree.hangs(t, condition, Relation::NsubjPass);
    if opens && (tree.start..condition).any(subject) && tree.word(tree.end - 1) != "?" {
        let above = tree[condition];
        (tree[main].head, tree[main].relation) = (above.head, above.relation);
        (tree[condition].head, tree[condition].relation) = (Some(main), Relation::Advcl);
    }
}

/// "Also killed was Ana Costa": she was.
pub(super) fn passive(tree: &mut Tree<'_>, be: TokenId) {
    let Some(who) = tree[be].head.filter(|&n| tree[be].relation == Relation::Cop && n > be && be > tree.start) else {
        return;
    };
    let verb = be - 1;
    let opens = verb == tree.start || verb == tree.start + 1 && one_of!(tree.lower(tree.start), "also" | "not");
    let passive = matches!(tree[verb].tag, Tag::Vbn | Tag::Vbd) && tree[verb].head == Some(who) && opens;
    if !passive || tree[who].head.is_some() || !tree[who].tag.is_noun() {
        return;
    }
    (tree[verb].head, tree[verb].relation) = (None, Relation::Root);
    (tree[who].head, tree[who].relation) = (Some(verb), Relation::NsubjPass);
    (tree[be].head, tree[be].relation) = (Some(verb), Relation::AuxPass);
}
