//! Subjects that the tree lost, took for something else, or has twice.

use super::Tree;
use crate::article::TokenId;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, is};

/// "Cannot be lifted until inspectors certify it": a bare noun between the conjunction and its verb is the subject, though
/// the tree has it as an agent of the verb before.
pub(super) fn behind_marker(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    if word.relation != Relation::Advcl || !matches!(word.tag, Tag::Vbz | Tag::Vbp | Tag::Vbd) {
        return;
    }
    let Some(above) = word.head.filter(|&h| h < verb) else { return };
    let child = |c: TokenId, of: TokenId| tree.is_on(c, of);
    let Some(mark) = (above + 1..verb).find(|&c| child(c, verb) && tree[c].relation == Relation::Mark) else {
        return;
    };
    let taken = (tree.start..verb).any(|c| child(c, verb) && tree[c].relation.is_subject());
    let noun = (mark + 1..verb).rev().find(|&c| {
        child(c, above)
            && matches!(tree[c].relation, Relation::Obl | Relation::OblAgent | Relation::OblUnmarked)
            && (tree[c].tag.is_noun() || tree[c].pos == Pos::Pron)
            && !(mark..c).any(|p| child(p, c) && tree[p].relation == Relation::Case)
    });
    if let Some(noun) = noun.filter(|_| !taken) {
        tree.hang(noun, verb, Relation::Nsubj);
    }
}

/// "34 dead as floods hit the north": the floods are the subject, and the hitting hangs on what came of it.
pub(super) fn dead_as(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    if word.head.is_some() || !matches!(word.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp) {
        return;
    }
    let mut left = (tree.start..verb).filter(|&t| tree.is_on(t, verb));
    let (Some(first), None) = (left.next(), left.next()) else { return };
    if tree[first].relation != Relation::Advcl {
        return;
    }
    let noun = (first + 1..verb).find(|&t| tree.is_on(t, first) && tree[t].tag.is_noun());
    let Some(noun) = noun else { return };
    let case = (first + 1..noun).find(|&c| tree.is_on(c, noun) && one_of!(tree.lower(c), "as" | "after" | "when"));
    let Some(case) = case else { return };
    (tree[first].head, tree[first].relation) = (None, Relation::Root);
    (tree[verb].head, tree[verb].relation) = (Some(first), Relation::Advcl);
    tree.hang(case, verb, Relation::Mark);
    tree.hang(noun, verb, Relation::Nsubj);
}

/// "A fire in Toronto, Canada has destroyed": a name behind a comma is beside the name before it.
pub(super) fn second_subject(tree: &mut Tree<'_>, verb: TokenId) {
    let subject =
        |t: &TokenId| tree.is_on(*t, verb) && matches!(tree[*t].relation, Relation::Nsubj | Relation::NsubjPass);
    let mut subjects = (tree.start..verb).rev().filter(subject);
    let (Some(last), Some(first)) = (subjects.next(), subjects.next()) else { return };
    if super::speakers::told_of(tree, first, last, verb) {
        return;
    }
    // "Home favourite Christiaan Bezuidenhout": what someone is stands right before the name.
    let up = |t: &TokenId| tree[*t].head.filter(|&h| h > *t && h <= last);
    let near = (first + 1..last).all(|t| std::iter::successors(Some(t), up).take(9).any(|h| h == last));
    if near && last - first < 6 && tree[last].tag.is_proper() && tree[first].tag == Tag::Nn {
        tree.hang(first, last, Relation::NmodDesc);
        return;
    }
    // "The horses are thoroughbreds brought here": a noun behind the `are` is what they are.
    let be = (first + 1..last).find(|&b| tree.hangs(b, verb, Relation::AuxPass));
    if let Some(be) = be.filter(|_| last + 1 == verb && tree[verb].tag == Tag::Vbn) {
        let (head, relation) = (tree[verb].head, tree[verb].relation);
        for t in tree.start..last {
            if tree.is_on(t, verb) {
                tree[t].head = Some(last);
            }
        }
        tree[first].relation = Relation::Nsubj;
        tree[be].relation = Relation::Cop;
        (tree[last].head, tree[last].relation) = (head, relation);
        (tree[verb].head, tree[verb].relation) = (Some(last), Relation::Acl);
        return;
    }
    // "the liberation of Hama, the rebels' stronghold, the army said": between commas behind a name.
    let opens = (tree.start..=first).find(|&t| t == first || tree.is_on(t, first)).unwrap_or(first);
    let closes = (first + 1..last).rev().find(|&t| tree.word(t) == ",");
    if opens > tree.start + 1
        && tree.word(opens - 1) == ","
        && tree[opens - 2].tag.is_proper()
        && tree[first].tag == Tag::Nn
        && closes.is_some_and(|c| (c + 1..last).all(|t| tree.is_on(t, last)))
    {
        let mut name = opens - 2;
        while let Some(h) = tree[name].head.filter(|&h| h < name && tree[name].relation == Relation::Flat) {
            name = h;
        }
        tree.hang(first, name, Relation::Appos);
        return;
    }
    // "according to a doctor, Jean Kanow, the epidemic spread".
    let aside = first >= tree.start + 2
        && tree[first].tag.is_proper()
        && tree.word(first - 1) == ","
        && tree[first - 2].tag == Tag::Nn
        && (first + 1..last)
            .find(|&t| !tree.is_on(t, first) || tree[t].relation != Relation::Flat)
            .is_some_and(|t| tree.word(t) == ",");
    if aside && tree[last].relation == Relation::Nsubj && tree[first].relation == Relation::Nsubj {
        tree.hang(first, first - 2, Relation::Appos);
        return;
    }
    // "Avions Dubreuil demanded": one name.
    let proper = |t: TokenId| tree[t].tag.is_proper();
    // "ministers Karimi and Marov met".
    if last == first + 1 && tree[first].tag == Tag::Nns && proper(last) {
        tree.hang(last, first, Relation::Appos);
        return;
    }
    if last == first + 1 && proper(first) && proper(last) && tree[last].relation == Relation::Nsubj {
        tree.hang(last, first, Relation::Flat);
        return;
    }
    let beside = last >= 2 && tree.word(last - 1) == "," && tree[last - 2].tag.is_proper();
    if beside && tree[last].tag.is_proper() && last - 2 > first {
        tree.hang(last, last - 2, Relation::Appos);
    }
}

/// "... cared for in the unit and the clinic has created a ward": a finite verb wants a subject, and no conjunction
/// stands between the two.
pub(super) fn stolen_subject(tree: &mut Tree<'_>, verb: TokenId) {
    let Some((noun, and)) = stolen(tree, verb) else { return };
    let passive = tree.words[tree.start as usize..verb as usize]
        .iter()
        .any(|w| w.head == Some(verb) && w.relation == Relation::AuxPass);
    if !tree.hang(noun, verb, if passive { Relation::NsubjPass } else { Relation::Nsubj }) {
        return;
    }
    tree.hang(and, verb, Relation::Cc);
    let clause = &mut tree[verb];
    if clause.relation != Relation::Ccomp {
        clause.relation = Relation::Conj;
    }
}

/// The conjunct that is the verb's subject, and its conjunction.
fn stolen(tree: &Tree<'_>, verb: TokenId) -> Option<(TokenId, TokenId)> {
    let word = tree.words.get(verb as usize)?;
    let clause = matches!(word.relation, Relation::Conj | Relation::Advcl | Relation::Parataxis | Relation::Ccomp);
    if word.pos != Pos::Verb || !clause || word.head.is_none_or(|h| h > verb) {
        return None;
    }
    let mut finite = matches!(word.tag, Tag::Vbz | Tag::Vbp | Tag::Vbd);
    let mut first = verb;
    let mut agrees = [true, true];
    // "leave the towns, and Congo will stop": the conjunction may hang on the verb already.
    let mut joint = None;
    for t in (tree.start..verb).rev() {
        let child = &tree[t];
        if child.head != Some(verb) {
            continue;
        }
        match child.relation {
            Relation::Aux | Relation::AuxPass if t + 1 == first || first == verb => {
                finite |= matches!(child.tag, Tag::Vbz | Tag::Vbp | Tag::Vbd | Tag::Md);
                agrees = [agrees[0] && child.tag != Tag::Vbp, agrees[1] && child.tag != Tag::Vbz];
                first = t;
            }
            Relation::Advmod if t + 1 == first => first = t,
            Relation::Cc if t < first && joint.is_none() => joint = Some(t),
            Relation::Punct => {}
            _ => return None,
        }
    }
    if first == verb {
        agrees = [word.tag != Tag::Vbp, word.tag != Tag::Vbz];
    }
    if !finite || first <= tree.start + 2 {
        return None;
    }
    // The noun whose phrase ends right before the verb.
    let mut noun = first - 1;
    while tree[noun].relation != Relation::Conj {
        noun = tree[noun].head.filter(|&h| h < first && h >= tree.start)?;
    }
    let head = tree[noun];
    let opens = (tree.start..=noun).find(|&t| t == noun || tree.is_on(t, noun)).unwrap_or(noun);
    let own = (tree.start..noun).rev().find(|&t| tree.hangs(t, noun, Relation::Cc));
    let and = match joint {
        Some(cc) => Some(cc).filter(|&cc| cc + 1 == opens),
        None => own,
    }?;
    let several = matches!(head.tag, Tag::Nns | Tag::Nnps);
    let noun_like = head.tag.is_noun() && agrees[usize::from(several)] || head.tag == Tag::Prp;
    (noun_like && noun < first && word.head.is_some_and(|h| h < and)).then_some((noun, and))
}

/// "decided after an outbreak caused the closure": the noun between the conjunction and its finite verb is the subject,
/// also where the conjunction was read as a preposition.
pub(super) fn clause_behind(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    let child = |of: TokenId, t: TokenId| tree.is_on(t, of);
    let mut left = (tree.start..verb).filter(|&t| child(verb, t) && tree[t].relation != Relation::Advmod);
    let (mark, more) = (left.next(), left.next());
    let object = (verb + 1..tree.words.len() as TokenId)
        .take(12)
        .any(|t| child(verb, t) && matches!(tree[t].relation, Relation::Obj | Relation::CompoundPrt));
    let finite = matches!(word.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let marked = mark.is_none_or(|m| tree[m].relation == Relation::Mark && m + 1 < verb);
    if !finite || !object || !marked || more.is_some() || verb < tree.start + 3 {
        return;
    }
    let bound = mark.map_or(tree.start, |m| m + 1);
    let up = |&t: &TokenId| tree[t].head.filter(|&h| h < verb && h >= bound);
    let case = |t: TokenId| {
        (bound..t).find(|&c| {
            let w = tree[c];
            let joins = w.pos == Pos::Sconj
                // A finite verb below another has a conjunction of its own.
                || word.tag == Tag::Vbd
                    && word.relation == Relation::Advcl
                    && joins(tree.lower(c));
            child(t, c) && w.relation == Relation::Case && joins
        })
    };
    // "after an attack there killed six".
    let adverb = |t: &TokenId| child(verb, *t) && tree[*t].relation == Relation::Advmod;
    let last = (bound..verb).rev().find(|t| !adverb(t)).unwrap_or(verb - 1);
    let noun = std::iter::successors(Some(last), up)
        .take(6)
        .filter(|&t| tree[t].tag.is_noun() && (mark.is_some() || case(t).is_some()))
        .last();
    let Some(noun) = noun else { return };
    let opener = if mark.is_some() { None } else { case(noun) };
    let above = tree[noun].head.filter(|&h| if opener.is_some() { h < noun } else { h < bound });
    let Some(above) = above else { return };
    if opener.is_some() && !tree.hang(verb, above, Relation::Advcl) {
        return;
    }
    if tree.hang(noun, verb, Relation::Nsubj)
        && let Some(c) = opener
    {
        tree.hang(c, verb, Relation::Mark);
    }
}

/// "after a student, Ali Khan, was shot dead": what stands between the conjunction and a finite passive without a subject is
/// its subject, though the tree has it with a preposition.
pub(super) fn passive_behind(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    let child = |t: TokenId, r: Relation| tree.hangs(t, verb, r);
    let be = (tree.start..verb).find(|&t| child(t, Relation::AuxPass));
    let Some(be) = be.filter(|&b| matches!(tree[b].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)) else { return };
    let subject = (tree.start..verb).find(|&t| tree.is_on(t, verb) && tree[t].relation.is_subject());
    // `a student, Ali Khan, was shot`: the name is no subject, the noun is.
    let named = subject.filter(|&s| tree[s].tag.is_proper() && s > tree.start && tree.word(s - 1) == ",");
    if !matches!(word.relation, Relation::Advcl | Relation::Parataxis) || subject != named {
        return;
    }
    let case = |n: TokenId| {
        (tree.start..n).find(|&c| {
            let w = tree[c];
            w.head == Some(n) && matches!(w.relation, Relation::Case | Relation::Mark) && joins(tree.lower(c))
        })
    };
    let noun = (tree.start..named.unwrap_or(be)).rev().find_map(|n| {
        let w = tree[n];
        let one = w.tag.is_noun() || w.tag == Tag::Cd;
        let fits = one && w.relation == Relation::Obl && (w.head == Some(verb) || w.head == word.head);
        Some((n, case(n).filter(|_| fits && named.is_none_or(|s| n + 2 == s))?))
    });
    let Some((noun, case)) = noun else { return };
    // Nothing of another verb between.
    let own = |t: TokenId| {
        std::iter::successors(Some(t), |&t| tree[t].head).take(6).any(|h| h == noun || Some(h) == named)
            || tree.is_on(t, verb)
    };
    let above = word.head.filter(|&h| h < case);
    if let Some(above) = above.filter(|_| (noun + 1..be).all(own))
        && tree.hang(noun, verb, Relation::NsubjPass)
        && tree.hang(case, verb, Relation::Mark)
    {
        tree.hang(verb, above, Relation::Advcl);
        named.map(|name| tree.hang(name, noun, Relation::Appos));
    }
}

/// A preposition that is a conjunction before a clause.
fn joins(word: &str) -> bool {
    one_of!(word, "after" | "before" | "since" | "until" | "as")
}

/// "hurt as a tram derailed": what opens the clause hangs on its verb, and on its subject as a preposition it would.
pub(super) fn opener(tree: &mut Tree<'_>, noun: TokenId) {
    let word = tree[noun];
    let Some(verb) = word.head.filter(|&v| v > noun && word.relation.is_subject()) else { return };
    let case = (tree.start..noun).rev().take(8).find(|&c| {
        let w = tree[c];
        w.head == Some(noun) && w.relation == Relation::Case && joins(tree.lower(c))
    });
    if let Some(case) = case.filter(|_| tree[verb].relation == Relation::Advcl) {
        tree.hang(case, verb, Relation::Mark);
    }
}

/// "after a tunnel collapse in February killed seven": a noun without a preposition before a finite verb that has no
/// subject is its subject; so is one whose preposition opens the clause, "after a paper, The Globe, published a letter".
pub(super) fn bare_phrase(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    let child = |t: TokenId, of: TokenId| tree.is_on(t, of);
    if !matches!(word.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
        || (tree.start..verb).any(|t| child(t, verb) && tree[t].relation.is_subject())
    {
        return;
    }
    let mark = (tree.start..verb).find(|&t| child(t, verb) && tree[t].relation == Relation::Mark);
    let case = |t: TokenId| (tree.start..t).find(|&c| child(c, t) && tree[c].relation == Relation::Case);
    let object = (verb + 1..tree.words.len() as TokenId).take(8).any(|t| tree.hangs(t, verb, Relation::Obj));
    let within = |n: TokenId, t: TokenId| std::iter::successors(Some(t), |&t| tree[t].head).take(6).any(|h| h == n);
    let opens = |n: TokenId, c: TokenId| {
        let named = (n..verb).any(|t| tree.hangs(t, n, Relation::Appos)) && tree.word(verb - 1) == ",";
        let joined = (n..verb).any(|t| tree.hangs(t, verb, Relation::Cc));
        let loose = match word.relation {
            Relation::Advcl => child(n, verb),
            Relation::Conj => tree[n].head == word.head && named && !joined,
            _ => false,
        };
        // "to delay it until 5 May hurts them".
        let day =
            [n, n - 1].iter().any(|&d| is(tree.lower(d), Class::CalendarName)) || is(tree.lower(n), Class::TimeNoun);
        loose && !day && mark.is_none() && object && joins(tree.lower(c)) && (n + 1..verb).all(|t| within(n, t))
    };
    let bare = |&t: &TokenId| {
        let w = tree[t];
        // "surged after the firm said": also one that hangs on the verb above.
        let near = || child(t, verb) || w.head == word.head && mark.is_some_and(|m| m < t);
        w.relation == Relation::Obl
            && matches!(w.tag, Tag::Nn | Tag::Nns | Tag::Nnp)
            && case(t).map_or_else(near, |c| opens(t, c))
    };
    let Some(noun) = (tree.start..verb).rev().find(bare) else { return };
    let case = case(noun);
    if case.is_some() && word.relation == Relation::Conj {
        tree[verb].relation = Relation::Advcl;
    }
    if (case.is_some() || mark.is_some_and(|m| m < noun)) && tree.hang(noun, verb, Relation::Nsubj) {
        case.map(|c| tree.hang(c, verb, Relation::Mark));
    }
}

/// "Troops clash, 30 killed": the number is who.
pub(super) fn how_many(tree: &mut Tree<'_>, t: TokenId) {
    let word = tree[t];
    let Some(number) = t.checked_sub(1).filter(|&n| n > tree.start && word.tag == Tag::Vbn) else { return };
    let before = &mut tree[number];
    if before.head == Some(t)
        && before.tag == Tag::Cd
        && before.relation == Relation::OblUnmarked
        && matches!(word.relation, Relation::Advcl | Relation::Parataxis | Relation::Conj)
    {
        before.relation = Relation::NsubjPass;
    }
}

/// "Over 400 have died": the number that opens a sentence is who, and no time.
pub(super) fn counted(tree: &mut Tree<'_>, verb: TokenId) {
    let (start, number) = (tree.start, tree.start + 1);
    let fits = number < verb
        && tree[number].tag == Tag::Cd
        && tree.hangs(number, verb, Relation::Obl)
        && tree.is_on(start, number)
        && one_of!(tree.lower(start), "over" | "about" | "around" | "under")
        && tree[verb].tag.is_verb()
        && (number + 1..verb).all(|t| tree.is_on(t, verb) && tree[t].pos != Pos::Noun)
        && !(start..verb).any(|t| tree.is_on(t, verb) && tree[t].relation.is_subject());
    if fits {
        let passive = (number..verb).any(|t| tree[t].relation == Relation::AuxPass);
        tree[start].relation = Relation::Advmod;
        tree[number].relation = if passive { Relation::NsubjPass } else { Relation::Nsubj };
    }
}

/// "Fighting between them continued": a gerund that opens the sentence is the subject of the verb that has none.
pub(super) fn gerund(tree: &mut Tree<'_>, verb: TokenId) {
    let start = tree.start;
    let first = tree[start];
    let before =
        |relation: fn(Relation) -> bool| (start + 1..verb).any(|t| tree.is_on(t, verb) && relation(tree[t].relation));
    let fits = first.tag == Tag::Vbg
        && first.relation == Relation::Advcl
        && matches!(tree[verb].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
        && tree[verb].pos == Pos::Verb
        && first.head.is_some_and(|h| h >= verb)
        && !before(Relation::is_subject)
        && !before(|r| r == Relation::Punct)
        && !(start + 1..verb).any(|t| tree[t].tag.is_verb() || tree.hangs(t, start, Relation::Obj));
    if fits && tree.hang(start, verb, Relation::Nsubj) {
        (tree[start].pos, tree[start].tag) = (Pos::Noun, Tag::Nn);
    }
}
