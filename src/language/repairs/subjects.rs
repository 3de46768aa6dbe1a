//! Subjects that the tree lost, took for something else, or has twice.

use super::hang;
use crate::article::{Article, TokenId};
use crate::language::{Pos, Relation, Tag, Word};

/// "Cannot be lifted until inspectors certify it": a bare noun between the conjunction and its verb is the subject, though
/// the tree has it as an agent of the verb before.
pub(super) fn behind_marker(words: &mut [Word], start: TokenId, verb: TokenId) {
    let word = words[verb as usize];
    if word.relation != Relation::Advcl || !matches!(word.tag, Tag::Vbz | Tag::Vbp | Tag::Vbd) {
        return;
    }
    let Some(above) = word.head.filter(|&h| h < verb) else { return };
    let child = |c: TokenId, of: TokenId| words[c as usize].head == Some(of);
    let Some(mark) = (above + 1..verb).find(|&c| child(c, verb) && words[c as usize].relation == Relation::Mark) else {
        return;
    };
    let taken = (start..verb).any(|c| child(c, verb) && words[c as usize].relation.is_subject());
    let noun = (mark + 1..verb).rev().find(|&c| {
        child(c, above)
            && matches!(words[c as usize].relation, Relation::Obl | Relation::OblAgent | Relation::OblUnmarked)
            && (words[c as usize].tag.is_noun() || words[c as usize].pos == Pos::Pron)
            && !(mark..c).any(|p| child(p, c) && words[p as usize].relation == Relation::Case)
    });
    if let Some(noun) = noun.filter(|_| !taken) {
        hang(words, noun, verb, Relation::Nsubj);
    }
}

/// "34 dead as floods hit the north": the floods are the subject, and the hitting hangs on what came of it.
pub(super) fn dead_as(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    let word = words[verb as usize];
    if word.head.is_some() || !matches!(word.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp) {
        return;
    }
    let mut left = (start..verb).filter(|&t| words[t as usize].head == Some(verb));
    let (Some(first), None) = (left.next(), left.next()) else { return };
    if words[first as usize].relation != Relation::Advcl {
        return;
    }
    let noun = (first + 1..verb).find(|&t| words[t as usize].head == Some(first) && words[t as usize].tag.is_noun());
    let Some(noun) = noun else { return };
    let case = (first + 1..noun)
        .find(|&c| words[c as usize].head == Some(noun) && one_of!(article.lower(c), "as" | "after" | "when"));
    let Some(case) = case else { return };
    (words[first as usize].head, words[first as usize].relation) = (None, Relation::Root);
    (words[verb as usize].head, words[verb as usize].relation) = (Some(first), Relation::Advcl);
    hang(words, case, verb, Relation::Mark);
    hang(words, noun, verb, Relation::Nsubj);
}

/// "A fire in Toronto, Canada has destroyed": a name behind a comma is beside the name before it.
pub(super) fn second_subject(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    let subject = |t: &TokenId| {
        words[*t as usize].head == Some(verb)
            && matches!(words[*t as usize].relation, Relation::Nsubj | Relation::NsubjPass)
    };
    let mut subjects = (start..verb).rev().filter(subject);
    let (Some(last), Some(first)) = (subjects.next(), subjects.next()) else { return };
    if super::speakers::told_of(article, words, first, last, verb) {
        return;
    }
    // "Home favourite Christiaan Bezuidenhout": what someone is stands right before the name.
    let up = |t: &TokenId| words[*t as usize].head.filter(|&h| h > *t && h <= last);
    let near = (first + 1..last).all(|t| std::iter::successors(Some(t), up).take(9).any(|h| h == last));
    if near && last - first < 6 && words[last as usize].tag.is_proper() && words[first as usize].tag == Tag::Nn {
        hang(words, first, last, Relation::NmodDesc);
        return;
    }
    // "The horses are thoroughbreds brought here": a noun behind the `are` is what they are.
    let be = (first + 1..last)
        .find(|&b| words[b as usize].head == Some(verb) && words[b as usize].relation == Relation::AuxPass);
    if let Some(be) = be.filter(|_| last + 1 == verb && words[verb as usize].tag == Tag::Vbn) {
        let (head, relation) = (words[verb as usize].head, words[verb as usize].relation);
        for t in start..last {
            if words[t as usize].head == Some(verb) {
                words[t as usize].head = Some(last);
            }
        }
        words[first as usize].relation = Relation::Nsubj;
        words[be as usize].relation = Relation::Cop;
        (words[last as usize].head, words[last as usize].relation) = (head, relation);
        (words[verb as usize].head, words[verb as usize].relation) = (Some(last), Relation::Acl);
        return;
    }
    // "the liberation of Hama, the rebels' stronghold, the army said": between commas behind a name.
    let opens = (start..=first).find(|&t| t == first || words[t as usize].head == Some(first)).unwrap_or(first);
    let closes = (first + 1..last).rev().find(|&t| article.word(t) == ",");
    if opens > start + 1
        && article.word(opens - 1) == ","
        && words[opens as usize - 2].tag.is_proper()
        && words[first as usize].tag == Tag::Nn
        && closes.is_some_and(|c| (c + 1..last).all(|t| words[t as usize].head == Some(last)))
    {
        let mut name = opens - 2;
        while let Some(h) =
            words[name as usize].head.filter(|&h| h < name && words[name as usize].relation == Relation::Flat)
        {
            name = h;
        }
        hang(words, first, name, Relation::Appos);
        return;
    }
    // "according to a doctor, Jean Kanow, the epidemic spread".
    let aside = first >= start + 2
        && words[first as usize].tag.is_proper()
        && article.word(first - 1) == ","
        && words[first as usize - 2].tag == Tag::Nn
        && (first + 1..last)
            .find(|&t| words[t as usize].head != Some(first) || words[t as usize].relation != Relation::Flat)
            .is_some_and(|t| article.word(t) == ",");
    if aside && words[last as usize].relation == Relation::Nsubj && words[first as usize].relation == Relation::Nsubj {
        hang(words, first, first - 2, Relation::Appos);
        return;
    }
    // "Avions Dubreuil demanded": one name.
    let proper = |t: TokenId| words[t as usize].tag.is_proper();
    // "ministers Karimi and Marov met".
    if last == first + 1 && words[first as usize].tag == Tag::Nns && proper(last) {
        hang(words, last, first, Relation::Appos);
        return;
    }
    if last == first + 1 && proper(first) && proper(last) && words[last as usize].relation == Relation::Nsubj {
        hang(words, last, first, Relation::Flat);
        return;
    }
    let beside = last >= 2 && article.word(last - 1) == "," && words[last as usize - 2].tag.is_proper();
    if beside && words[last as usize].tag.is_proper() && last - 2 > first {
        hang(words, last, last - 2, Relation::Appos);
    }
}

/// "... cared for in the unit and the clinic has created a ward": a finite verb wants a subject, and no conjunction
/// stands between the two.
pub(super) fn stolen_subject(words: &mut [Word], start: TokenId, verb: TokenId) {
    let Some((noun, and)) = stolen(words, start, verb) else { return };
    let passive =
        words[start as usize..verb as usize].iter().any(|w| w.head == Some(verb) && w.relation == Relation::AuxPass);
    if !hang(words, noun, verb, if passive { Relation::NsubjPass } else { Relation::Nsubj }) {
        return;
    }
    hang(words, and, verb, Relation::Cc);
    let clause = &mut words[verb as usize];
    if clause.relation != Relation::Ccomp {
        clause.relation = Relation::Conj;
    }
}

/// The conjunct that is the verb's subject, and its conjunction.
fn stolen(words: &[Word], start: TokenId, verb: TokenId) -> Option<(TokenId, TokenId)> {
    let word = words.get(verb as usize)?;
    let clause = matches!(word.relation, Relation::Conj | Relation::Advcl | Relation::Parataxis | Relation::Ccomp);
    if word.pos != Pos::Verb || !clause || word.head.is_none_or(|h| h > verb) {
        return None;
    }
    let mut finite = matches!(word.tag, Tag::Vbz | Tag::Vbp | Tag::Vbd);
    let mut first = verb;
    let mut agrees = [true, true];
    // "leave the towns, and Congo will stop": the conjunction may hang on the verb already.
    let mut joint = None;
    for t in (start..verb).rev() {
        let child = &words[t as usize];
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
    if !finite || first <= start + 2 {
        return None;
    }
    // The noun whose phrase ends right before the verb.
    let mut noun = first - 1;
    while words[noun as usize].relation != Relation::Conj {
        noun = words[noun as usize].head.filter(|&h| h < first && h >= start)?;
    }
    let head = words[noun as usize];
    let opens = (start..=noun).find(|&t| t == noun || words[t as usize].head == Some(noun)).unwrap_or(noun);
    let own = (start..noun)
        .rev()
        .find(|&t| words[t as usize].head == Some(noun) && words[t as usize].relation == Relation::Cc);
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
pub(super) fn clause_behind(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    let word = words[verb as usize];
    let child = |of: TokenId, t: TokenId| words[t as usize].head == Some(of);
    let mut left = (start..verb).filter(|&t| child(verb, t) && words[t as usize].relation != Relation::Advmod);
    let (mark, more) = (left.next(), left.next());
    let object = (verb + 1..words.len() as TokenId)
        .take(12)
        .any(|t| child(verb, t) && matches!(words[t as usize].relation, Relation::Obj | Relation::CompoundPrt));
    let finite = matches!(word.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let marked = mark.is_none_or(|m| words[m as usize].relation == Relation::Mark && m + 1 < verb);
    if !finite || !object || !marked || more.is_some() || verb < start + 3 {
        return;
    }
    let bound = mark.map_or(start, |m| m + 1);
    let up = |&t: &TokenId| words[t as usize].head.filter(|&h| h < verb && h >= bound);
    let case = |t: TokenId| {
        (bound..t).find(|&c| {
            let w = words[c as usize];
            let joins = w.pos == Pos::Sconj
                // A finite verb below another has a conjunction of its own.
                || word.tag == Tag::Vbd
                    && word.relation == Relation::Advcl
                    && joins(article.lower(c));
            child(t, c) && w.relation == Relation::Case && joins
        })
    };
    // "after an attack there killed six".
    let adverb = |t: &TokenId| child(verb, *t) && words[*t as usize].relation == Relation::Advmod;
    let last = (bound..verb).rev().find(|t| !adverb(t)).unwrap_or(verb - 1);
    let noun = std::iter::successors(Some(last), up)
        .take(6)
        .filter(|&t| words[t as usize].tag.is_noun() && (mark.is_some() || case(t).is_some()))
        .last();
    let Some(noun) = noun else { return };
    let opener = if mark.is_some() { None } else { case(noun) };
    let above = words[noun as usize].head.filter(|&h| if opener.is_some() { h < noun } else { h < bound });
    let Some(above) = above else { return };
    if opener.is_some() && !hang(words, verb, above, Relation::Advcl) {
        return;
    }
    if hang(words, noun, verb, Relation::Nsubj)
        && let Some(c) = opener
    {
        hang(words, c, verb, Relation::Mark);
    }
}

/// "after a student, Ali Khan, was shot dead": what stands between the conjunction and a finite passive without a subject is
/// its subject, though the tree has it with a preposition.
pub(super) fn passive_behind(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    let word = words[verb as usize];
    let child = |t: TokenId, r: Relation| words[t as usize].head == Some(verb) && words[t as usize].relation == r;
    let be = (start..verb).find(|&t| child(t, Relation::AuxPass));
    let Some(be) = be.filter(|&b| matches!(words[b as usize].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)) else { return };
    let subject =
        (start..verb).find(|&t| words[t as usize].head == Some(verb) && words[t as usize].relation.is_subject());
    // `a student, Ali Khan, was shot`: the name is no subject, the noun is.
    let named = subject.filter(|&s| words[s as usize].tag.is_proper() && s > start && article.word(s - 1) == ",");
    if !matches!(word.relation, Relation::Advcl | Relation::Parataxis) || subject != named {
        return;
    }
    let case = |n: TokenId| {
        (start..n).find(|&c| {
            let w = words[c as usize];
            w.head == Some(n) && matches!(w.relation, Relation::Case | Relation::Mark) && joins(article.lower(c))
        })
    };
    let noun = (start..named.unwrap_or(be)).rev().find_map(|n| {
        let w = words[n as usize];
        let fits = w.tag.is_noun() && w.relation == Relation::Obl && (w.head == Some(verb) || w.head == word.head);
        Some((n, case(n).filter(|_| fits && named.is_none_or(|s| n + 2 == s))?))
    });
    let Some((noun, case)) = noun else { return };
    // Nothing of another verb between.
    let own = |t: TokenId| {
        std::iter::successors(Some(t), |&t| words[t as usize].head).take(6).any(|h| h == noun || Some(h) == named)
            || words[t as usize].head == Some(verb)
    };
    let above = word.head.filter(|&h| h < case);
    if let Some(above) = above.filter(|_| (noun + 1..be).all(own))
        && hang(words, noun, verb, Relation::NsubjPass)
        && hang(words, case, verb, Relation::Mark)
    {
        hang(words, verb, above, Relation::Advcl);
        named.map(|name| hang(words, name, noun, Relation::Appos));
    }
}

/// A preposition that is a conjunction before a clause.
fn joins(word: &str) -> bool {
    one_of!(word, "after" | "before" | "since" | "until" | "as")
}

/// "hurt as a tram derailed": what opens the clause hangs on its verb, and on its subject as a preposition it would.
pub(super) fn opener(article: &Article<'_>, words: &mut [Word], start: TokenId, noun: TokenId) {
    let word = words[noun as usize];
    let Some(verb) = word.head.filter(|&v| v > noun && word.relation.is_subject()) else { return };
    let case = (start..noun).rev().take(8).find(|&c| {
        let w = words[c as usize];
        w.head == Some(noun) && w.relation == Relation::Case && joins(article.lower(c))
    });
    if let Some(case) = case.filter(|_| words[verb as usize].relation == Relation::Advcl) {
        hang(words, case, verb, Relation::Mark);
    }
}

/// "after a tunnel collapse in February killed seven": a noun without a preposition before a finite verb that has no
/// subject is its subject.
pub(super) fn bare_phrase(words: &mut [Word], start: TokenId, verb: TokenId) {
    let word = words[verb as usize];
    let child = |t: TokenId, of: TokenId| words[t as usize].head == Some(of);
    if !matches!(word.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
        || (start..verb).any(|t| child(t, verb) && words[t as usize].relation.is_subject())
    {
        return;
    }
    let mark = (start..verb).find(|&t| child(t, verb) && words[t as usize].relation == Relation::Mark);
    let bare = |t: TokenId| {
        let w = words[t as usize];
        // "surged after the firm said": also one that hangs on the verb above.
        (child(t, verb) || w.head == word.head && mark.is_some_and(|m| m < t))
            && w.relation == Relation::Obl
            && matches!(w.tag, Tag::Nn | Tag::Nns | Tag::Nnp)
            && !(start..t).any(|c| child(c, t) && words[c as usize].relation == Relation::Case)
    };
    let Some(noun) = (start..verb).rev().find(|&t| bare(t)) else { return };
    if mark.is_some_and(|m| m < noun) {
        hang(words, noun, verb, Relation::Nsubj);
    }
}

/// "Troops clash, 30 killed": the number is who.
pub(super) fn how_many(words: &mut [Word], start: TokenId, t: TokenId) {
    let word = words[t as usize];
    let Some(number) = t.checked_sub(1).filter(|&n| n > start && word.tag == Tag::Vbn) else { return };
    let before = &mut words[number as usize];
    if before.head == Some(t)
        && before.tag == Tag::Cd
        && before.relation == Relation::OblUnmarked
        && matches!(word.relation, Relation::Advcl | Relation::Parataxis | Relation::Conj)
    {
        before.relation = Relation::NsubjPass;
    }
}

/// "Over 400 have died": the number that opens a sentence is who, and no time.
pub(super) fn counted(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    let number = start + 1;
    let fits = number < verb
        && words[number as usize].tag == Tag::Cd
        && words[number as usize].head == Some(verb)
        && words[number as usize].relation == Relation::Obl
        && words[start as usize].head == Some(number)
        && one_of!(article.lower(start), "over" | "about" | "around" | "under")
        && words[verb as usize].tag.is_verb()
        && (number + 1..verb).all(|t| words[t as usize].head == Some(verb) && words[t as usize].pos != Pos::Noun)
        && !(start..verb).any(|t| words[t as usize].head == Some(verb) && words[t as usize].relation.is_subject());
    if fits {
        let passive = (number..verb).any(|t| words[t as usize].relation == Relation::AuxPass);
        words[start as usize].relation = Relation::Advmod;
        words[number as usize].relation = if passive { Relation::NsubjPass } else { Relation::Nsubj };
    }
}

/// "Fighting between them continued": a gerund that opens the sentence is the subject of the verb that has none.
pub(super) fn gerund(words: &mut [Word], start: TokenId, verb: TokenId) {
    let first = words[start as usize];
    let before = |relation: fn(Relation) -> bool| {
        (start + 1..verb).any(|t| words[t as usize].head == Some(verb) && relation(words[t as usize].relation))
    };
    let fits = first.tag == Tag::Vbg
        && first.relation == Relation::Advcl
        && matches!(words[verb as usize].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
        && words[verb as usize].pos == Pos::Verb
        && first.head.is_some_and(|h| h >= verb)
        && !before(Relation::is_subject)
        && !before(|r| r == Relation::Punct)
        && !(start + 1..verb).any(|t| {
            words[t as usize].tag.is_verb()
                || words[t as usize].head == Some(start) && words[t as usize].relation == Relation::Obj
        });
    if fits && hang(words, start, verb, Relation::Nsubj) {
        (words[start as usize].pos, words[start as usize].tag) = (Pos::Noun, Tag::Nn);
    }
}
