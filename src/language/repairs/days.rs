//! Days and months that were taken for something else, or hang on the wrong word.

use super::Tree;
use crate::article::TokenId;
use crate::language::{Pos, Relation, Tag, Word};
use crate::lexicon::{Class, is};

/// Words that go before a month or a stretch of time.
fn points(word: &str) -> bool {
    one_of!(word, "last" | "next" | "this" | "early" | "late")
}

/// "Clashes last May left eight dead": the month, and no modal.
pub(super) fn month_of_may(tree: &mut Tree<'_>, may: TokenId) {
    let modal = tree[may].relation == Relation::Aux && tree.word(may) == "May";
    if modal && may > tree.start && points(tree.lower(may - 1)) {
        let word = &mut tree[may];
        (word.pos, word.tag, word.relation) = (Pos::Propn, Tag::Nnp, Relation::OblUnmarked);
        tree.hang(may - 1, may, Relation::Amod);
    }
}

/// "In March militants seized two trucks", "Last July insurgents took it": when they did, and no part of who they are.
pub(super) fn opener(tree: &mut Tree<'_>, month: TokenId) {
    let word = tree[month];
    let first = month == tree.start + 1 && word.relation == Relation::Compound;
    let Some(who) = word.head.filter(|_| first && is(tree.lower(month), Class::CalendarName)) else { return };
    let Word { head, relation, tag, .. } = tree[who];
    let subject = relation.is_subject() && tag == Tag::Nns;
    let Some(verb) = head.filter(|&v| subject && tree[v].tag.is_verb()) else { return };
    let (relation, opens) = match tree.lower(tree.start) {
        "in" | "on" => (Relation::Obl, Relation::Case),
        first if points(first) => (Relation::OblUnmarked, Relation::Amod),
        _ => return,
    };
    if tree.hang(month, verb, relation) {
        tree.hang(tree.start, month, opens);
    }
}

/// "They shelled Goma and on Friday they took the airport": the day of the second clause.
pub(super) fn of_second_clause(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    let Some(first) = word.head.filter(|&h| word.relation == Relation::Conj && h < verb) else { return };
    let near = |t: TokenId| (first + 1).max(t.saturating_sub(8))..t;
    let Some(subject) = near(verb).find(|&s| tree.is_on(s, verb) && tree[s].relation.is_subject()) else { return };
    let stolen = near(subject).find(|&d| {
        let opens = near(d).find(|&c| tree.is_on(c, d)).unwrap_or(d);
        tree.is_on(d, first)
            && matches!(tree[d].relation, Relation::Obl | Relation::OblUnmarked)
            && tree[opens - 1].tag == Tag::Cc
    });
    if let Some(day) = stolen {
        tree.hang(day, verb, tree[day].relation);
    }
}

/// "Called a strike for Monday", "announced a rally for Sunday": when the strike is to be.
pub(super) fn set_for(tree: &mut Tree<'_>, day: TokenId) {
    let word = tree[day];
    let dated = word.relation == Relation::Obl && (is(tree.lower(day), Class::CalendarName) || word.tag == Tag::Cd);
    let Some(verb) = word.head.filter(|&v| dated && v < day && tree.lower(day - 1) == "for") else { return };
    let called = one_of!(tree.lower(verb), "call" | "called" | "calls" | "announced" | "announces");
    let noun = (verb + 1..day).find(|&n| tree.hangs(n, verb, Relation::Obj) && tree[n].tag.is_noun());
    if let Some(noun) = noun.filter(|_| called) {
        tree.hang(day, noun, Relation::Nmod);
    }
}

/// "Sony on Tuesday delayed it": when it did, and no part of who it is. "From a peak in March": when the peak was.
pub(super) fn beside_noun(tree: &mut Tree<'_>, day: TokenId) {
    let Word { head, relation, .. } = tree[day];
    let Some(head) = head.filter(|&h| h < day && day > tree.start + 1) else { return };
    let case = (tree.start.max(day.saturating_sub(4))..day).rev().find(|&c| tree.hangs(c, day, Relation::Case));
    let Some(case) = case.filter(|&c| c > tree.start) else { return };
    if relation == Relation::Nmod && case + 1 == day && is(tree.lower(day), Class::CalendarName) {
        let verb = tree[head].head.filter(|&v| v > day && tree[head].relation.is_subject() && tree[v].tag.is_finite());
        let between = |t: TokenId| matches!(tree[t].relation, Relation::Aux | Relation::AuxPass | Relation::Advmod);
        if let Some(verb) = verb.filter(|&v| v < day + 4 && (day + 1..v).all(between)) {
            tree.hang(day, verb, Relation::Obl);
        }
    } else if relation == Relation::Obl && is(tree.lower(case - 1), Class::ExtremeNoun) {
        let peak = case - 1;
        let from = |c: TokenId| one_of!(tree.lower(c), "from" | "since" | "below" | "above" | "off");
        let opens = |c: TokenId| tree.hangs(c, peak, Relation::Case) && from(c);
        if tree.hangs(peak, head, Relation::Obl) && (tree.start.max(peak.saturating_sub(5))..peak).any(opens) {
            tree.hang(day, peak, Relation::Nmod);
        }
    }
}
