//! Phrases and participles that hang on the wrong word, or have another name than their form tells.

use super::Tree;
use crate::article::TokenId;
use crate::language::{Pos, Relation, Tag, Word};
use crate::lexicon::{Class, is};

/// "accused by the opposition of shielding allies", "accused the bank, which sacked Ann, of hiding losses": what follows `of` is
/// the charge. So is a gerund in a list: "charged with burglary, beating a guard and driving while disqualified".
pub(super) fn charge(tree: &mut Tree<'_>, t: TokenId) {
    let word = tree[t];
    let Some(noun) = word.head.filter(|&h| h < t && t > tree.start + 1 && word.tag == Tag::Vbg) else { return };
    let up = |from: TokenId| std::iter::successors(Some(from), |&h| tree[h].head).take(6);
    let child = |c: TokenId, of: TokenId| tree.is_on(c, of);
    let near = tree.start.max(t.saturating_sub(30))..t;
    if let Some(of) = near.clone().find(|&m| child(m, t) && tree.lower(m) == "of") {
        // Only behind a comma can a clause stand between.
        let far = of > tree.start && tree.word(of - 1) == ",";
        let verb = up(noun)
            .skip(1)
            .take(if far { 6 } else { 1 })
            .find(|&v| v < noun && tree[v].tag.is_verb() && is(tree.lower(v), Class::ChargedForm));
        if let Some(verb) = verb.filter(|_| far || word.relation == Relation::Acl) {
            tree.hang(t, verb, Relation::Advcl);
        }
        return;
    }
    let and = |c: TokenId| one_of!(tree.word(c), "and" | "or");
    // "charged with murder, sending a shock through the town": no list.
    let listed = and(t - 1)
        || tree.word(t - 1) == ","
            && !one_of!(tree.lower(t), "saying" | "following" | "including" | "citing" | "according")
            && (t + 1..tree.words.len() as TokenId)
                .take(12)
                .take_while(|&c| tree.word(c) != ".")
                .any(|c| and(c) && tree[c].head.is_some_and(|h| h > c && tree[h].relation == Relation::Conj));
    let verb = up(noun).find(|&v| {
        let with = match tree.lower(v) {
            "charged" | "charge" | "charges" => "with",
            "accused" | "accuses" | "accuse" => "of",
            _ => return false,
        };
        tree[v].tag.is_verb()
            && (v + 1..t)
                .take(30)
                .any(|c| tree.lower(c) == with && tree[c].head.is_some_and(|n| n < t && up(n).any(|h| h == v)))
    });
    let bare = !near.clone().any(|c| child(c, t) && !matches!(tree[c].relation, Relation::Cc | Relation::Punct));
    // A gerund that goes on from another is that one's.
    let first = !tree[noun].tag.is_verb() || verb == Some(noun);
    if let Some(verb) = verb.filter(|_| listed && bare && first) {
        tree.hang(t, verb, Relation::Xcomp);
    }
}

/// "cut short a visit": an adjective before the article belongs to the verb; so does that of "shot dead two guards".
pub(super) fn cut_short(tree: &mut Tree<'_>, t: TokenId) {
    let word = tree[t];
    let Some(noun) = word.head.filter(|_| t > 0 && word.relation == Relation::Amod) else { return };
    let verb = t.wrapping_sub(1);
    let article_behind = tree
        .words
        .get(t as usize + 1)
        .is_some_and(|w| w.head == Some(noun) && matches!(w.relation, Relation::Det | Relation::NmodPoss));
    let split = match tree.lower(t) {
        "short" | "open" | "clear" | "loose" | "free" => article_behind,
        "dead" => one_of!(tree.lower(verb), "shot" | "shoot" | "shoots" | "shooting"),
        _ => false,
    } && tree.hangs(noun, verb, Relation::Obj);
    // "termed the boycott illegal": what it is said to be.
    let said = tree[noun].head.filter(|&v| noun + 1 == t && tree[noun].relation == Relation::Obj && v < noun);
    if let Some(v) = said.filter(|&v| one_of!(tree.lower(v), "branded" | "called" | "deemed" | "labelled" | "termed")) {
        tree.hang(t, v, Relation::Xcomp);
    }
    if split {
        tree.hang(t, verb, Relation::CompoundPrt);
    }
}

/// "will not return to face a court": a bare verb behind `to` is an infinitive, and no noun behind a preposition.
pub(super) fn infinitive(tree: &mut Tree<'_>, t: TokenId) {
    let word = tree[t];
    if word.tag != Tag::Vb || word.relation != Relation::Obl || t <= tree.start || tree.lower(t - 1) != "to" {
        return;
    }
    let to = &mut tree[t - 1];
    if to.head == Some(t) && to.relation == Relation::Case {
        to.relation = Relation::Mark;
        tree[t].relation = Relation::Advcl;
    }
}

/// "surrendered to court": where nothing is courted, no verb.
pub(super) fn to_court(tree: &mut Tree<'_>, t: TokenId) {
    let word = tree[t];
    let object = |w: &Word| w.head == Some(t) && w.relation == Relation::Obj;
    let near = t as usize + 1..(t as usize + 8).min(tree.words.len());
    let verb = word.head.filter(|&h| h < t && matches!(word.relation, Relation::Xcomp | Relation::Advcl));
    if word.tag != Tag::Vb || tree.lower(t) != "court" || t <= tree.start || tree.lower(t - 1) != "to" {
        return;
    }
    let Some(verb) = verb.filter(|_| !tree.words[near.clone()].iter().any(object)) else { return };
    tree[t] = Word { pos: Pos::Noun, tag: Tag::Nn, relation: Relation::Obl, ..word };
    tree[t - 1].relation = Relation::Case;
    for child in near.map(|c| c as TokenId) {
        if tree.is_on(child, t) {
            tree.hang(child, verb, tree[child].relation);
        }
    }
}

/// "driven from the town by shelling": a bare gerund behind the `by` of a passive is a noun; so is "by firing at the border".
pub(super) fn by_deed(tree: &mut Tree<'_>, t: TokenId) {
    let word = tree[t];
    let Some(verb) = word.head.filter(|&h| h < t && word.tag == Tag::Vbg && t > tree.start + 1) else { return };
    let by = tree[t - 1];
    let passive = tree[verb].tag == Tag::Vbn
        && matches!(word.relation, Relation::Advcl | Relation::Obl)
        && by.head == Some(t)
        && tree.lower(t - 1) == "by";
    let near = t as usize + 1..(t as usize + 8).min(tree.words.len());
    let noun =
        one_of!(tree.lower(t), "bombing" | "fighting" | "firing" | "flooding" | "looting" | "shelling" | "shooting");
    let part = |r| r == Relation::Punct || noun && r == Relation::Obl;
    if passive && !tree.words[near].iter().any(|w| w.head == Some(t) && !part(w.relation)) {
        tree[t] = Word { pos: Pos::Noun, tag: Tag::Nn, relation: Relation::OblAgent, ..word };
        tree[t - 1].relation = Relation::Case;
    }
}

/// "died en route to the hospital": no verb.
pub(super) fn en_route(tree: &mut Tree<'_>, t: TokenId) {
    let word = tree[t];
    let named = t > tree.start && word.tag.is_verb() && tree.lower(t) == "route" && tree.lower(t - 1) == "en";
    if named && tree.hang(t - 1, t, Relation::Case) {
        let relation = if word.relation == Relation::Root { Relation::Root } else { Relation::Obl };
        (tree[t].pos, tree[t].tag, tree[t].relation) = (Pos::Noun, Tag::Nn, relation);
        (tree[t - 1].pos, tree[t - 1].tag) = (Pos::Adp, Tag::In);
    }
}

/// "areas already liberated": what stands behind a noun without a subject of its own is a participle.
pub(super) fn liberated(tree: &mut Tree<'_>, t: TokenId) {
    let word = tree[t];
    let own = |w: &Word| {
        w.head == Some(t)
            && (w.relation.is_subject() || matches!(w.relation, Relation::Aux | Relation::AuxPass | Relation::Obj))
    };
    let end = (t as usize + 8).min(tree.words.len());
    if word.tag == Tag::Vbd && word.relation == Relation::Acl && !tree.words[tree.start as usize..end].iter().any(own) {
        tree[t].tag = Tag::Vbn;
    }
}

/// "a climber and a guide on Rakaposhi, a peak": after the last conjunct there is no other; the phrase is beside the name.
pub(super) fn late_conjunct(tree: &mut Tree<'_>, t: TokenId) {
    let word = tree[t];
    let Some(first) = word.head.filter(|&h| h < t && word.relation == Relation::Conj && word.tag == Tag::Nn) else {
        return;
    };
    let child = |of: TokenId, c: TokenId| tree.is_on(c, of);
    let has_cc = |n: TokenId| (first + 1..n).any(|c| child(n, c) && tree[c].relation == Relation::Cc);
    let earlier = (first + 1..t).any(|c| child(first, c) && tree[c].relation == Relation::Conj && has_cc(c));
    let opens = (tree.start..=t).find(|&c| c == t || child(t, c) && tree[c].relation != Relation::Punct).unwrap_or(t);
    if !earlier || has_cc(t) || opens <= tree.start + 1 || tree.word(opens - 1) != "," {
        return;
    }
    let mut name = opens - 2;
    while let Some(h) = tree[name].head.filter(|&h| h < name && tree[name].relation == Relation::Flat) {
        name = h;
    }
    if tree[name].tag.is_proper() && name > first {
        tree.hang(t, name, Relation::Appos);
    }
}

/// "steered contracts to firms and pressured members to rezone": a noun right behind a verb is no conjunct of one before
/// the verb.
pub(super) fn stolen_object(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    // "killed eight and wounded ten others": tagged as a participle.
    let joined = word.tag == Tag::Vbn
        && word.relation == Relation::Conj
        && word.head.is_some_and(|h| matches!(tree[h].tag, Tag::Vbd | Tag::Jj))
        && !tree.words[..verb as usize]
            .iter()
            .rev()
            .take(6)
            .any(|w| w.head == Some(verb) && w.relation == Relation::AuxPass);
    if word.pos != Pos::Verb || !matches!(word.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vb) && !joined {
        return;
    }
    let near = verb + 1..(verb + 7).min(tree.words.len() as TokenId);
    let taken = |t: TokenId| tree.is_on(t, verb) && tree[t].relation != Relation::Punct;
    let noun = near.clone().find(|&t| tree[t].relation == Relation::Conj && tree[t].head.is_some_and(|h| h < verb));
    let Some(noun) = noun.filter(|&n| tree[n].tag.is_noun()) else { return };
    let inside = |t: TokenId| std::iter::successors(Some(t), |&t| tree[t].head).take(5).any(|h| h == noun);
    if !(verb + 1..noun).all(inside) || near.clone().any(|t| taken(t) && tree[t].relation == Relation::Obj) {
        return;
    }
    if !tree.hang(noun, verb, Relation::Obj) {
        return;
    }
    // What hangs behind it on the verb before goes with this one.
    let first = word.head.filter(|&h| h < verb && word.relation == Relation::Conj);
    for t in noun + 1..(noun + 7).min(tree.words.len() as TokenId) {
        let clause = matches!(tree[t].relation, Relation::Advcl | Relation::Xcomp);
        if clause && first.is_some() && tree[t].head == first {
            tree.hang(t, verb, tree[t].relation);
        }
    }
}

/// "called for him to resign, accusing them": a participle behind a comma goes with the main verb, not with the infinitive.
pub(super) fn loose_participle(tree: &mut Tree<'_>, t: TokenId) {
    let word = tree[t];
    let Some(head) = word.head.filter(|_| word.tag == Tag::Vbg && word.relation == Relation::Advcl) else { return };
    let infinitive = tree[head];
    let to = |h: TokenId| (tree.start..h).any(|m| tree.is_on(m, h) && tree.lower(m) == "to");
    let behind = t > tree.start && tree.word(t - 1) == ",";
    if !behind
        || infinitive.tag != Tag::Vb
        || !matches!(infinitive.relation, Relation::Xcomp | Relation::Advcl | Relation::Acl)
        || !to(head)
    {
        return;
    }
    // "called it a step in efforts to address it, applauding them": past the nouns that the infinitive hangs on.
    let verb = |m: &TokenId| tree[*m].tag.is_verb();
    let main = std::iter::successors(infinitive.head, |&m| tree[m].head).take(4).find(verb);
    if let Some(main) = main.filter(|&m| m < head) {
        tree.hang(t, main, Relation::Advcl);
    }
}

/// "said it would close, angering unions": what has come of the saying.
pub(super) fn outcome(tree: &mut Tree<'_>, t: TokenId) {
    let word = tree[t];
    let Some(said) = word.head.filter(|&h| h < t && word.tag == Tag::Vbg && word.relation == Relation::Advcl) else {
        return;
    };
    let Some(says) = tree[said].head.filter(|&v| v < said && tree[said].relation == Relation::Ccomp) else {
        return;
    };
    let ahead = (says..said).any(|m| tree.is_on(m, said) && one_of!(tree.lower(m), "will" | "would"));
    let behind = t > tree.start && tree.word(t - 1) == ",";
    // "sending its shares to their lowest in three years", "raising fears".
    let next = |n: TokenId| tree.lower(t + n);
    let comes = is(tree.lower(t), Class::OutcomeParticiple)
        || tree.lower(t) == "sending"
            && (1..8).any(|n| one_of!(next(n), "down" | "up" | "higher" | "lower" | "lowest" | "highest"));
    if ahead && behind && comes {
        tree.hang(t, says, Relation::Advcl);
    }
}

/// "showed a dead heat, with the senator leading": what stands with a comma and `with` before a participle is its subject,
/// and no part of the noun before.
pub(super) fn absolute(tree: &mut Tree<'_>, t: TokenId) {
    let word = tree[t];
    let Some(noun) = word.head.filter(|&h| h < t && word.tag == Tag::Vbg && word.relation == Relation::Acl) else {
        return;
    };
    let with = (tree.start + 1..noun).rev().find(|&c| tree.is_on(c, noun) && tree.lower(c) == "with");
    let (Some(with), Some(above)) = (with.filter(|&w| tree.word(w - 1) == ","), tree[noun].head) else {
        return;
    };
    if tree[noun].relation != Relation::Nmod {
        return;
    }
    let main = std::iter::successors(Some(above), |&m| tree[m].head)
        .take(6)
        .find(|&m| tree[m].tag.is_finite() || tree[m].head.is_none());
    let Some(main) = main.filter(|&m| m < with) else { return };
    if tree.hang(t, main, Relation::Advcl) && tree.hang(noun, t, Relation::Nsubj) {
        tree.hang(with, t, Relation::Mark);
    }
}

/// "calling on companies": the particle before a phrase that has no preposition is it.
pub(super) fn particle(tree: &mut Tree<'_>, t: TokenId) {
    let word = tree[t];
    let Some(verb) = word.head.filter(|&h| h + 1 == t && word.relation == Relation::CompoundPrt) else { return };
    if !one_of!(tree.lower(t), "on" | "upon") {
        return;
    }
    let near = t + 1..(t + 9).min(tree.words.len() as TokenId);
    let noun = near.clone().find(|&o| tree.is_on(o, verb));
    let Some(noun) = noun.filter(|&o| tree[o].relation == Relation::Obl) else { return };
    let bare = !near.clone().any(|c| tree.hangs(c, noun, Relation::Case));
    if bare {
        tree.hang(t, noun, Relation::Case);
    }
}

/// "by the New York attorney general": the adjective behind the noun is part of the office.
pub(super) fn general(tree: &mut Tree<'_>, t: TokenId) {
    let office = t.checked_sub(1).filter(|_| one_of!(tree.lower(t), "general" | "elect" | "designate"));
    let Some(office) = office.filter(|&o| tree[o].tag == Tag::Nn) else { return };
    let head = tree[t].head;
    if head.is_some() && head == tree[office].head && tree[t].tag != Tag::Nnp {
        tree.hang(t, office, Relation::Flat);
    }
}

/// "Pulled down the embassies' Chinese flags", read as two objects: the first owns the second.
pub(super) fn owner(tree: &mut Tree<'_>, verb: TokenId) {
    let object = |w: &Word| w.head == Some(verb) && w.relation == Relation::Obj;
    let last = tree.words.len().min(verb as usize + 12);
    for t in verb as usize + 1..last.saturating_sub(2) {
        let mark = tree.words[t + 1];
        if !object(&tree.words[t]) || mark.tag != Tag::Pos {
            continue;
        }
        let thing = (t + 2..last).find(|&i| object(&tree.words[i]));
        if let Some(thing) = thing.filter(|&n| tree.words[n].tag.is_noun()) {
            tree.hang(t as TokenId, thing as TokenId, Relation::NmodPoss);
        }
    }
}
