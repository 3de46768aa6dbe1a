//! Arcs that no English clause has, put right: what hangs on an auxiliary, a second subject, subjects and objects that were
//! read as conjuncts of the clause before, a gerund without its verb. A tree stays one: [`hang`] makes no circle.

use super::{Pos, Relation, Tag, Word};
use crate::article::{Article, TokenId};

/// Mends the trees of all sentences.
pub(super) fn mend(article: &Article<'_>, words: &mut [Word]) {
    for sentence in &article.sentences {
        let start = sentence.tokens.start;
        close(words, start, sentence.tokens.end);
        for t in sentence.tokens.clone() {
            // Two heads of the network that differ: "came to power promising to stop it" has a verb.
            let word = words[t as usize];
            let governs =
                |w: &Word| w.head == Some(t) && matches!(w.relation, Relation::Obj | Relation::Xcomp | Relation::Ccomp);
            if word.pos == Pos::Verb
                && word.tag == Tag::Jj
                && article.lower(t).ends_with("ing")
                && words[sentence.tokens.start as usize..sentence.tokens.end as usize].iter().any(governs)
            {
                words[t as usize].tag = Tag::Vbg;
            }
            lift(words, t);
        }
        for verb in sentence.tokens.clone() {
            second_subject(article, words, start, verb);
            stolen_subject(words, start, verb);
            clause_behind(article, words, start, verb);
            stolen_object(words, verb);
            gerund(words, start, verb);
            loose_participle(article, words, start, verb);
            absolute(article, words, start, verb);
            particle(article, words, verb);
            charge(article, words, start, verb);
            cut_short(article, words, verb);
            late_conjunct(article, words, start, verb);
            liberated(words, start, verb);
            bare_phrase(words, start, verb);
            how_many(words, start, verb);
            infinitive(article, words, start, verb);
        }
    }
}

/// Hangs `t` on `head`, where that does not lie below it.
fn hang(words: &mut [Word], t: TokenId, head: TokenId, relation: Relation) -> bool {
    let mut above = std::iter::successors(Some(head), |&h| words[h as usize].head).take(words.len());
    let free = !above.any(|h| h == t);
    if free {
        (words[t as usize].head, words[t as usize].relation) = (Some(head), relation);
    }
    free
}

/// The full stop closes the sentence, and no clause in it.
fn close(words: &mut [Word], start: TokenId, end: TokenId) {
    let last = end.saturating_sub(1);
    let root = (start..end).find(|&t| words[t as usize].head.is_none());
    if let Some(root) = root.filter(|&r| r < last && words[last as usize].relation == Relation::Punct) {
        words[last as usize].head = Some(root);
    }
}

/// "The hospital has isolated": what hangs on the auxiliary hangs on its verb.
fn lift(words: &mut [Word], t: TokenId) {
    let Some(head) = words[t as usize].head else { return };
    let above = &words[head as usize];
    let auxiliary = matches!(above.relation, Relation::Aux | Relation::AuxPass);
    let loose = words[t as usize].relation.is_subject() || matches!(words[t as usize].relation, Relation::Advmod);
    if let Some(verb) = above.head.filter(|&v| auxiliary && loose && v != t) {
        hang(words, t, verb, words[t as usize].relation);
    }
}

/// "A fire in Toronto, Canada has destroyed": a name behind a comma is beside the name before it.
fn second_subject(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    let subject = |t: &TokenId| {
        words[*t as usize].head == Some(verb)
            && matches!(words[*t as usize].relation, Relation::Nsubj | Relation::NsubjPass)
    };
    let mut subjects = (start..verb).rev().filter(subject);
    let (Some(last), Some(first)) = (subjects.next(), subjects.next()) else { return };
    if told_of(article, words, first, last, verb) {
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

/// "A ferry carrying 160 people capsized off the island, the coast guard said": the first subject is that of the finite
/// verb behind it, and what is said.
fn told_of(article: &Article<'_>, words: &mut [Word], first: TokenId, last: TokenId, verb: TokenId) -> bool {
    let bare = |t: &TokenId| {
        let word = words[*t as usize];
        word.tag == Tag::Vbd
            && (word.relation == Relation::Acl || word.relation == Relation::Ccomp && word.head == Some(verb))
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
    hang(words, first, lost, Relation::Nsubj)
}

/// "accused by the opposition of shielding allies", "accused leaders of holding": what follows `of` is the charge.
fn charge(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
    let word = words[t as usize];
    let Some(noun) = word.head.filter(|&h| h < t && word.tag == Tag::Vbg && word.relation == Relation::Acl) else {
        return;
    };
    let Some(verb) = words[noun as usize].head.filter(|&v| v < noun && words[v as usize].tag.is_verb()) else { return };
    let of = (start..t).any(|m| words[m as usize].head == Some(t) && article.lower(m) == "of");
    let charged = matches!(
        article.lower(verb),
        "accused"
            | "accuses"
            | "accusing"
            | "accuse"
            | "suspected"
            | "suspects"
            | "convicted"
            | "acquitted"
            | "cleared"
    );
    if of && charged {
        hang(words, t, verb, Relation::Advcl);
    }
}

/// "cut short a visit": an adjective before the article belongs to the verb.
fn cut_short(article: &Article<'_>, words: &mut [Word], t: TokenId) {
    let word = words[t as usize];
    let Some(noun) = word.head.filter(|_| t > 0 && word.relation == Relation::Amod) else { return };
    let verb = t.wrapping_sub(1);
    let article_behind = words
        .get(t as usize + 1)
        .is_some_and(|w| w.head == Some(noun) && matches!(w.relation, Relation::Det | Relation::NmodPoss));
    let split = article_behind
        && words[noun as usize].head == Some(verb)
        && words[noun as usize].relation == Relation::Obj
        && matches!(article.lower(t), "short" | "open" | "clear" | "loose" | "free");
    if split {
        hang(words, t, verb, Relation::CompoundPrt);
    }
}

/// "after a tunnel collapse in February killed seven": a noun without a preposition before a finite verb that has no
/// subject is its subject.
fn bare_phrase(words: &mut [Word], start: TokenId, verb: TokenId) {
    let word = words[verb as usize];
    let child = |t: TokenId, of: TokenId| words[t as usize].head == Some(of);
    if !matches!(word.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
        || (start..verb).any(|t| child(t, verb) && words[t as usize].relation.is_subject())
    {
        return;
    }
    let bare = |t: TokenId| {
        let w = words[t as usize];
        child(t, verb)
            && w.relation == Relation::Obl
            && matches!(w.tag, Tag::Nn | Tag::Nns | Tag::Nnp)
            && !(start..t).any(|c| child(c, t) && words[c as usize].relation == Relation::Case)
    };
    let Some(noun) = (start..verb).rev().find(|&t| bare(t)) else { return };
    if (start..noun).any(|t| child(t, verb) && words[t as usize].relation == Relation::Mark) {
        words[noun as usize].relation = Relation::Nsubj;
    }
}

/// "Troops clash, 30 killed": the number is who.
fn how_many(words: &mut [Word], start: TokenId, t: TokenId) {
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

/// "will not return to face a court": a bare verb behind `to` is an infinitive, and no noun behind a preposition.
fn infinitive(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
    let word = words[t as usize];
    if word.tag != Tag::Vb || word.relation != Relation::Obl || t <= start || article.lower(t - 1) != "to" {
        return;
    }
    let to = &mut words[t as usize - 1];
    if to.head == Some(t) && to.relation == Relation::Case {
        to.relation = Relation::Mark;
        words[t as usize].relation = Relation::Advcl;
    }
}

/// "areas already liberated": what stands behind a noun without a subject of its own is a participle.
fn liberated(words: &mut [Word], start: TokenId, t: TokenId) {
    let word = words[t as usize];
    let own = |w: &Word| {
        w.head == Some(t)
            && (w.relation.is_subject() || matches!(w.relation, Relation::Aux | Relation::AuxPass | Relation::Obj))
    };
    let end = (t as usize + 8).min(words.len());
    if word.tag == Tag::Vbd && word.relation == Relation::Acl && !words[start as usize..end].iter().any(own) {
        words[t as usize].tag = Tag::Vbn;
    }
}

/// "a climber and a guide on Rakaposhi, a peak": after the last conjunct there is no other; the phrase is beside the name.
fn late_conjunct(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
    let word = words[t as usize];
    let Some(first) = word.head.filter(|&h| h < t && word.relation == Relation::Conj && word.tag == Tag::Nn) else {
        return;
    };
    let child = |of: TokenId, c: TokenId| words[c as usize].head == Some(of);
    let has_cc = |n: TokenId| (first + 1..n).any(|c| child(n, c) && words[c as usize].relation == Relation::Cc);
    let earlier = (first + 1..t).any(|c| child(first, c) && words[c as usize].relation == Relation::Conj && has_cc(c));
    let opens =
        (start..=t).find(|&c| c == t || child(t, c) && words[c as usize].relation != Relation::Punct).unwrap_or(t);
    if !earlier || has_cc(t) || opens <= start + 1 || article.word(opens - 1) != "," {
        return;
    }
    let mut name = opens - 2;
    while let Some(h) =
        words[name as usize].head.filter(|&h| h < name && words[name as usize].relation == Relation::Flat)
    {
        name = h;
    }
    if words[name as usize].tag.is_proper() && name > first {
        hang(words, t, name, Relation::Appos);
    }
}

/// "... cared for in the unit and the clinic has created a ward": a finite verb wants a subject, and no conjunction
/// stands between the two.
fn stolen_subject(words: &mut [Word], start: TokenId, verb: TokenId) {
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

/// "decided after an outbreak caused the closure": the noun between the conjunction and its finite verb is the subject,
/// also where the conjunction was read as a preposition.
fn clause_behind(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
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
                    && matches!(article.lower(c), "after" | "before" | "since" | "until" | "as");
            child(t, c) && w.relation == Relation::Case && joins
        })
    };
    let noun = std::iter::successors(Some(verb - 1), up)
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

/// "steered contracts to firms and pressured members to rezone": a noun right behind a verb is no conjunct of one before
/// the verb.
fn stolen_object(words: &mut [Word], verb: TokenId) {
    let word = words[verb as usize];
    if word.pos != Pos::Verb || !matches!(word.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vb) {
        return;
    }
    let near = verb + 1..(verb + 7).min(words.len() as TokenId);
    let taken = |t: TokenId| words[t as usize].head == Some(verb) && words[t as usize].relation != Relation::Punct;
    let noun = near
        .clone()
        .find(|&t| words[t as usize].relation == Relation::Conj && words[t as usize].head.is_some_and(|h| h < verb));
    let Some(noun) = noun.filter(|&n| words[n as usize].tag.is_noun()) else { return };
    let inside = |t: TokenId| std::iter::successors(Some(t), |&t| words[t as usize].head).take(5).any(|h| h == noun);
    if !(verb + 1..noun).all(inside) || near.clone().any(|t| taken(t) && words[t as usize].relation == Relation::Obj) {
        return;
    }
    if !hang(words, noun, verb, Relation::Obj) {
        return;
    }
    // What hangs behind it on the verb before goes with this one.
    let first = word.head.filter(|&h| h < verb && word.relation == Relation::Conj);
    for t in noun + 1..(noun + 7).min(words.len() as TokenId) {
        let clause = matches!(words[t as usize].relation, Relation::Advcl | Relation::Xcomp);
        if clause && first.is_some() && words[t as usize].head == first {
            hang(words, t, verb, words[t as usize].relation);
        }
    }
}

/// "Fighting between them continued": a gerund that opens the sentence is the subject of the verb that has none.
fn gerund(words: &mut [Word], start: TokenId, verb: TokenId) {
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

/// "called for him to resign, accusing them": a participle behind a comma goes with the main verb, not with the infinitive.
fn loose_participle(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
    let word = words[t as usize];
    let Some(head) = word.head.filter(|_| word.tag == Tag::Vbg && word.relation == Relation::Advcl) else { return };
    let infinitive = words[head as usize];
    let to = |h: TokenId| (start..h).any(|m| words[m as usize].head == Some(h) && article.lower(m) == "to");
    let behind = t > start && article.word(t - 1) == ",";
    if !behind
        || infinitive.tag != Tag::Vb
        || !matches!(infinitive.relation, Relation::Xcomp | Relation::Advcl | Relation::Acl)
        || !to(head)
    {
        return;
    }
    // "called it a step in efforts to address it, applauding them": past the nouns that the infinitive hangs on.
    let verb = |m: &TokenId| words[*m as usize].tag.is_verb();
    let main = std::iter::successors(infinitive.head, |&m| words[m as usize].head).take(4).find(verb);
    if let Some(main) = main.filter(|&m| m < head) {
        hang(words, t, main, Relation::Advcl);
    }
}

/// "showed a dead heat, with the senator leading": what stands with a comma and `with` before a participle is its subject,
/// and no part of the noun before.
fn absolute(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
    let word = words[t as usize];
    let Some(noun) = word.head.filter(|&h| h < t && word.tag == Tag::Vbg && word.relation == Relation::Acl) else {
        return;
    };
    let with = (start + 1..noun).rev().find(|&c| words[c as usize].head == Some(noun) && article.lower(c) == "with");
    let (Some(with), Some(above)) = (with.filter(|&w| article.word(w - 1) == ","), words[noun as usize].head) else {
        return;
    };
    if words[noun as usize].relation != Relation::Nmod {
        return;
    }
    let main = std::iter::successors(Some(above), |&m| words[m as usize].head)
        .take(6)
        .find(|&m| words[m as usize].tag.is_finite() || words[m as usize].head.is_none());
    let Some(main) = main.filter(|&m| m < with) else { return };
    if hang(words, t, main, Relation::Advcl) && hang(words, noun, t, Relation::Nsubj) {
        hang(words, with, t, Relation::Mark);
    }
}

/// "calling on companies": the particle before a phrase that has no preposition is it.
fn particle(article: &Article<'_>, words: &mut [Word], t: TokenId) {
    let word = words[t as usize];
    let Some(verb) = word.head.filter(|&h| h + 1 == t && word.relation == Relation::CompoundPrt) else { return };
    if !matches!(article.lower(t), "on" | "upon") {
        return;
    }
    let near = t + 1..(t + 9).min(words.len() as TokenId);
    let noun = near.clone().find(|&o| words[o as usize].head == Some(verb));
    let Some(noun) = noun.filter(|&o| words[o as usize].relation == Relation::Obl) else { return };
    let bare =
        !near.clone().any(|c| words[c as usize].head == Some(noun) && words[c as usize].relation == Relation::Case);
    if bare {
        hang(words, t, noun, Relation::Case);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever tags and relations a tree has, it is a tree with the same root or another afterwards.
    #[test]
    fn a_tree_stays_one() {
        let text = "one, two and three to four for five, six seven eight nine ten eleven twelve and fourteen";
        let article = crate::article::read(text, None);
        let n = article.tokens.len();
        let mut seed = 11u32;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as usize % below.max(1)
        };
        for _ in 0..20_000 {
            let root = next(n);
            let mut words: Vec<Word> = (0..n)
                .map(|t| {
                    // Each hangs on one that is nearer to the root in some order, crossing arcs included.
                    let nearer = if t == root { None } else { Some((root + next((t + n - root) % n)) % n) };
                    Word {
                        pos: [Pos::Verb, Pos::Noun, Pos::Sconj, Pos::Propn][next(4)],
                        tag: Tag::ALL[next(Tag::ALL.len())],
                        head: nearer.map(|h| h as TokenId),
                        relation: Relation::ALL[next(Relation::ALL.len())],
                    }
                })
                .collect();
            mend(&article, &mut words);
            assert_eq!(words.iter().filter(|w| w.head.is_none()).count(), 1);
            for t in 0..n as TokenId {
                let mut up = std::iter::successors(Some(t), |&t| words[t as usize].head).take(n + 1);
                assert!(up.any(|t| words[t as usize].head.is_none()), "{words:?}");
            }
        }
    }
}
