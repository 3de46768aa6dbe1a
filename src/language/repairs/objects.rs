//! Two objects of one verb: `lent the gallery a painting` has whom it was lent to as an indirect object, and the painting as
//! the object, whatever the tree makes of two noun phrases side by side.

use super::{Lemma, Tree};
use crate::article::TokenId;
use crate::language::control::takes_infinitive;
use crate::language::{Pos, Relation, Tag, Word};
use crate::lexicon::{Class, is};
use std::ops::Range;

/// Words behind the verb that are looked at.
const REACH_TOKENS: TokenId = 30;

/// Puts the objects of `verb`, a verb of giving, in a sentence that ends at `end`, right.
pub(super) fn two_objects(tree: &mut Tree<'_>, verb: TokenId) {
    let near = verb + 1..(verb + REACH_TOKENS).min(tree.end);
    if !tree[verb].tag.is_verb() {
        return;
    }
    passed_on(tree, verb, near.clone());
    retained(tree, verb, near.clone());
    let object = |w: &Word| w.head == Some(verb) && w.relation == Relation::Obj;
    let mut objects = near.clone().filter(|&t| object(&tree[t]));
    let Some(first) = objects.next() else { return };
    let second = objects.next();
    let reduced = tree[verb].tag == Tag::Vbn && tree[verb].relation == Relation::Acl;
    let passive = reduced
        || tree.words[..verb as usize]
            .iter()
            .rev()
            .take(6)
            .any(|w| w.head == Some(verb) && matches!(w.relation, Relation::AuxPass | Relation::NsubjPass));
    if passive {
        return given_by(tree, verb, first, near);
    }
    let second = second.or_else(|| sum(tree, first, near));
    if let Some(second) = second {
        // "the rebels, the army and others": nothing that parts them.
        let apart =
            (first + 1..second).any(|t| tree[t].tag == Tag::Cc || one_of!(tree.word(t), "," | ";" | ":" | "--" | "—"));
        // "won four of five": an amount is given to nobody.
        let someone = tree[first].tag.is_noun() || tree[first].pos == Pos::Pron;
        if !apart && someone && tree.hang(second, verb, Relation::Obj) {
            tree[first].relation = Relation::Iobj;
        }
        return;
    }
    if tree.words.iter().skip(verb as usize + 1).take(8).any(|w| w.head == Some(verb) && w.relation == Relation::Iobj) {
        return;
    }
    split(tree, verb, first);
}

/// "Was bought by Milan and sold to Lyon": what was bought was sold, though it is tagged as a past tense.
fn passed_on(tree: &mut Tree<'_>, verb: TokenId, near: std::ops::Range<TokenId>) {
    let word = tree[verb];
    let first = word.head.filter(|&h| h < verb && word.relation == Relation::Conj && word.tag == Tag::Vbd);
    let Some(first) = first.filter(|&h| tree[h].tag == Tag::Vbn) else { return };
    let child = |t: TokenId, of: TokenId, r: Relation| tree.hangs(t, of, r);
    let passive = (first.saturating_sub(6)..first).any(|t| child(t, first, Relation::AuxPass));
    let bare = !(first..verb).any(|t| tree.is_on(t, verb) && tree[t].relation.is_subject())
        && !near.clone().any(|t| child(t, verb, Relation::Obj));
    let mut to = near.filter(|&t| child(t, verb, Relation::Obl));
    let given = to.any(|o| (verb + 1..o).any(|c| child(c, o, Relation::Case) && tree.lower(c) == "to"));
    if passive && bare && given && !one_of!(tree.lower(verb), "left" | "won" | "refused" | "promised") {
        tree[verb].tag = Tag::Vbn;
    }
}

fn is_currency(word: &str) -> bool {
    one_of!(word, "$" | "€" | "£" | "¥")
}

/// "The family of the dead worker $3.2 million": a sum that stands right behind the object is another.
fn sum(tree: &Tree<'_>, object: TokenId, mut near: std::ops::Range<TokenId>) -> Option<TokenId> {
    near.find(|&t| {
        t > object
            && is_currency(tree.word(t))
            && tree.word(t - 1) != ","
            && tree[t].relation == Relation::Appos
            && tree[t].head.is_some_and(|h| h >= object && h < t)
    })
}

/// "Were promised compensation", "was refused entry": what is given stays the object in the passive.
fn retained(tree: &mut Tree<'_>, verb: TokenId, mut near: std::ops::Range<TokenId>) {
    let thing = |&t: &TokenId| {
        let w = &tree[t];
        w.head == Some(verb) && w.relation == Relation::Xcomp && w.pos == Pos::Noun
    };
    let taken = |w: &Word| w.head == Some(verb) && w.relation == Relation::Obj;
    if tree[verb].tag == Tag::Vbn
        && !near.clone().any(|t| taken(&tree[t]))
        && let Some(thing) = near.find(thing)
    {
        tree[thing].relation = Relation::Obj;
    }
}

/// "Was charged and refused bail": what one is granted right behind a second verb is not refused by who was charged.
pub(super) fn refused(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    let Some(first) = word.head.filter(|_| word.relation == Relation::Conj && word.tag == Tag::Vbd) else { return };
    let be = |w: &Word| w.head == Some(first) && w.relation == Relation::AuxPass;
    let passive = first < verb && tree.words[first.saturating_sub(6) as usize..first as usize].iter().any(be);
    let of =
        |t: TokenId| tree.words.get(t as usize).is_some_and(|w| w.head == Some(verb) && w.relation == Relation::Obj);
    if passive && of(verb + 1) && is(tree.lower(verb + 1), Class::GrantedNoun) {
        tree[verb].tag = Tag::Vbn;
    }
}

/// "The claim that he hit a waiter": a verb with an object of its own behind it leaves none for the `that` before it.
pub(super) fn conjunction(tree: &mut Tree<'_>, verb: TokenId) {
    if tree[verb].relation.base() != "acl" {
        return;
    }
    let object = |t: &TokenId| tree.hangs(*t, verb, Relation::Obj);
    let that = (tree.start..verb).find(|t| object(t) && tree.lower(*t) == "that" && tree[*t].tag == Tag::Wdt);
    let own = (verb + 1..tree.words.len() as TokenId).take(6).any(|t| object(&t));
    if let Some(that) = that.filter(|_| own) {
        let word = &mut tree[that];
        (word.pos, word.tag, word.relation) = (Pos::Sconj, Tag::In, Relation::Mark);
    }
}

/// "Were denied visas by the embassy": by whom they were denied, though the tree hangs it on the visas.
fn given_by(tree: &mut Tree<'_>, verb: TokenId, thing: TokenId, mut near: std::ops::Range<TokenId>) {
    // "was given a film by the studio" is open.
    if is(tree.lower(thing), Class::WorkNoun) || near.clone().any(|t| tree[t].relation == Relation::OblAgent) {
        return;
    }
    let by = |n: TokenId| (thing + 1..n).any(|c| tree.hangs(c, n, Relation::Case) && tree.lower(c) == "by");
    let someone = |&n: &TokenId| {
        let w = &tree[n];
        w.head == Some(thing)
            && w.relation == Relation::Nmod
            && matches!(w.pos, Pos::Noun | Pos::Propn | Pos::Pron)
            && !is(tree.lower(n), Class::CalendarName)
            && by(n)
    };
    if let Some(by) = near.find(someone) {
        tree.hang(by, verb, Relation::OblAgent);
    }
}

/// "Sent Armenia 36 howitzers", "granted the former minister bail", read as one noun phrase: what stands before the number,
/// or before what one is granted, gets it.
fn split(tree: &mut Tree<'_>, verb: TokenId, thing: TokenId) {
    let of_thing = |t: TokenId, r: Relation| tree.hangs(t, thing, r);
    let number = (verb + 1..thing).find(|&t| of_thing(t, Relation::Nummod));
    let mut start = if is_currency(tree.word(thing)) {
        thing
    } else if let Some(number) = number {
        number
    } else if is(tree.lower(thing), Class::GrantedNoun) || one_of!(tree.lower(verb), "cost" | "costs") {
        thing
    } else {
        return;
    };
    let counted = number.is_some() || is_currency(tree.word(thing));
    // "36 million", "more than 36", "early release".
    while start > verb + 1 {
        let w = &tree[start - 1];
        let part = match w.head {
            Some(h) if h == thing => matches!(w.relation, Relation::Amod) && !w.tag.is_noun() && !counted,
            Some(h) => h >= start && h < thing && !w.tag.is_noun(),
            None => false,
        };
        if !part {
            break;
        }
        start -= 1;
    }
    let last = start - 1;
    if last <= verb || !tree[last].tag.is_noun() {
        return;
    }
    // The noun of the first phrase, as the tree has it.
    let up = |t: &TokenId| tree[*t].head;
    let whose = std::iter::successors(Some(last), up).take(5).find(|&t| tree.is_on(t, thing));
    let Some(whom) =
        whose.filter(|&w| w > verb && w <= last && matches!(tree[w].relation, Relation::Compound | Relation::NmodDesc))
    else {
        return;
    };
    let opened = (verb + 1..whom).any(|t| of_thing(t, Relation::Det) || of_thing(t, Relation::NmodPoss));
    let known = tree[whom].tag.is_proper() || tree[whom].tag == Tag::Nns || opened;
    if !known || !tree.hang(whom, verb, Relation::Iobj) {
        return;
    }
    for t in verb + 1..whom {
        if tree.is_on(t, thing) {
            tree[t].head = Some(whom);
        }
    }
}

/// "A deficit of $84m, which the firm has offered to close": what it closes is the deficit.
pub(super) fn of_infinitive(tree: &mut Tree<'_>, verb: TokenId, lemma: Lemma<'_, '_>) {
    let word = tree[verb];
    let Some(above) = word.head.filter(|&a| a < verb && word.relation == Relation::Xcomp && word.tag == Tag::Vb) else {
        return;
    };
    let Some(noun) = tree[above].head.filter(|_| tree[above].relation == Relation::AclRelcl) else {
        return;
    };
    let child = |t: TokenId, of: TokenId| tree.is_on(t, of);
    let which = (noun + 1..above)
        .find(|&t| child(t, above) && tree[t].relation == Relation::Obj && matches!(tree[t].tag, Tag::Wdt | Tag::Wp));
    let bare = tree.lower(verb - 1) == "to"
        && !(verb + 1..tree.words.len() as TokenId)
            .take(12)
            .any(|t| child(t, verb) && matches!(tree[t].relation, Relation::Obj | Relation::Ccomp | Relation::Xcomp));
    if let Some(which) = which.filter(|_| bare && !takes_infinitive(lemma(above))) {
        tree.hang(which, verb, Relation::Obj);
    }
}

/// "denied on Monday taking a bribe", "denied through his lawyer selling it": the gerund is what is denied, whatever stands between.
pub(super) fn gerund_behind(tree: &mut Tree<'_>, verb: TokenId, lemma: Lemma<'_, '_>) {
    if !is(lemma(verb), Class::GerundVerb) {
        return;
    }
    let end = (verb + 12).min(tree.end);
    let stop = |t: TokenId| one_of!(tree.word(t), "," | ";" | ":" | "and" | "—" | "-");
    let Some(gerund) = (verb + 1..end).take_while(|&t| !stop(t)).find(|&t| tree[t].tag == Tag::Vbg) else { return };
    let word = tree[gerund];
    let on_noun = |n: TokenId| n > verb && n < gerund && tree.hangs(n, verb, Relation::Obl);
    let beside = word.relation == Relation::Advcl && word.head == Some(verb);
    let behind = word.relation == Relation::Acl && lemma(verb) == "deny" && word.head.is_some_and(on_noun);
    if !(beside || behind) || word.pos != Pos::Verb {
        return;
    }
    let mut active = tree[verb].tag == Tag::Vb;
    for t in tree.start..tree.end {
        let of_verb = tree[t].head == Some(verb);
        match tree[t].relation {
            Relation::Nsubj if of_verb => active = true,
            Relation::Obj | Relation::Xcomp | Relation::Ccomp | Relation::NsubjPass if of_verb => return,
            Relation::Mark | Relation::Advmod if t < gerund && tree[t].head == Some(gerund) => return,
            _ => {}
        }
    }
    if active {
        tree.hang(gerund, verb, Relation::Xcomp);
    }
}

/// "Grounded its jets, cancelled flights and fired staff": each has its own object.
pub(super) fn second_object(tree: &mut Tree<'_>, object: TokenId) {
    let word = tree[object];
    let Some(first) = word.head.filter(|&h| word.relation == Relation::Obj && h < object) else { return };
    let from = first.max(object.saturating_sub(20));
    let owns = |verb: TokenId, range: Range<TokenId>| range.rev().find(|&o| tree.hangs(o, verb, Relation::Obj));
    let Some(own) = owns(first, from..object) else { return };
    let verb = (own + 1..object).rev().find(|&v| tree.hangs(v, first, Relation::Conj) && tree[v].tag.is_verb());
    if let Some(verb) = verb.filter(|&v| owns(v, v..tree.end.min(v + 20)).is_none()) {
        tree.hang(object, verb, Relation::Obj);
    }
}
