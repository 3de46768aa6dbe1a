//! Phrases and participles that hang on the wrong word, or have another name than their form tells.

use super::hang;
use crate::article::{Article, TokenId};
use crate::language::{Pos, Relation, Tag, Word};
use crate::lexicon::{Class, is};

/// "accused by the opposition of shielding allies", "accused the bank, which sacked Ann, of hiding losses": what follows `of` is
/// the charge. So is a gerund in a list: "charged with burglary, beating a guard and driving while disqualified".
pub(super) fn charge(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
    let word = words[t as usize];
    let Some(noun) = word.head.filter(|&h| h < t && t > start + 1 && word.tag == Tag::Vbg) else { return };
    let up = |from: TokenId| std::iter::successors(Some(from), |&h| words[h as usize].head).take(6);
    let child = |c: TokenId, of: TokenId| words[c as usize].head == Some(of);
    let near = start.max(t.saturating_sub(30))..t;
    if let Some(of) = near.clone().find(|&m| child(m, t) && article.lower(m) == "of") {
        // Only behind a comma can a clause stand between.
        let far = of > start && article.word(of - 1) == ",";
        let verb = up(noun)
            .skip(1)
            .take(if far { 6 } else { 1 })
            .find(|&v| v < noun && words[v as usize].tag.is_verb() && is(article.lower(v), Class::ChargedForm));
        if let Some(verb) = verb.filter(|_| far || word.relation == Relation::Acl) {
            hang(words, t, verb, Relation::Advcl);
        }
        return;
    }
    let and = |c: TokenId| one_of!(article.word(c), "and" | "or");
    // "charged with murder, sending a shock through the town": no list.
    let listed = and(t - 1)
        || article.word(t - 1) == ","
            && !one_of!(article.lower(t), "saying" | "following" | "including" | "citing" | "according")
            && (t + 1..words.len() as TokenId).take(12).take_while(|&c| article.word(c) != ".").any(|c| {
                and(c) && words[c as usize].head.is_some_and(|h| h > c && words[h as usize].relation == Relation::Conj)
            });
    let verb = up(noun).find(|&v| {
        let with = match article.lower(v) {
            "charged" | "charge" | "charges" => "with",
            "accused" | "accuses" | "accuse" => "of",
            _ => return false,
        };
        words[v as usize].tag.is_verb()
            && (v + 1..t).take(30).any(|c| {
                article.lower(c) == with && words[c as usize].head.is_some_and(|n| n < t && up(n).any(|h| h == v))
            })
    });
    let bare =
        !near.clone().any(|c| child(c, t) && !matches!(words[c as usize].relation, Relation::Cc | Relation::Punct));
    // A gerund that goes on from another is that one's.
    let first = !words[noun as usize].tag.is_verb() || verb == Some(noun);
    if let Some(verb) = verb.filter(|_| listed && bare && first) {
        hang(words, t, verb, Relation::Xcomp);
    }
}

/// "cut short a visit": an adjective before the article belongs to the verb; so does that of "shot dead two guards".
pub(super) fn cut_short(article: &Article<'_>, words: &mut [Word], t: TokenId) {
    let word = words[t as usize];
    let Some(noun) = word.head.filter(|_| t > 0 && word.relation == Relation::Amod) else { return };
    let verb = t.wrapping_sub(1);
    let article_behind = words
        .get(t as usize + 1)
        .is_some_and(|w| w.head == Some(noun) && matches!(w.relation, Relation::Det | Relation::NmodPoss));
    let split = match article.lower(t) {
        "short" | "open" | "clear" | "loose" | "free" => article_behind,
        "dead" => one_of!(article.lower(verb), "shot" | "shoot" | "shoots" | "shooting"),
        _ => false,
    } && words[noun as usize].head == Some(verb)
        && words[noun as usize].relation == Relation::Obj;
    if split {
        hang(words, t, verb, Relation::CompoundPrt);
    }
}

/// "will not return to face a court": a bare verb behind `to` is an infinitive, and no noun behind a preposition.
pub(super) fn infinitive(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
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

/// "surrendered to court": where nothing is courted, no verb.
pub(super) fn to_court(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
    let word = words[t as usize];
    let object = |w: &Word| w.head == Some(t) && w.relation == Relation::Obj;
    let near = t as usize + 1..(t as usize + 8).min(words.len());
    let verb = word.head.filter(|&h| h < t && matches!(word.relation, Relation::Xcomp | Relation::Advcl));
    if word.tag != Tag::Vb || article.lower(t) != "court" || t <= start || article.lower(t - 1) != "to" {
        return;
    }
    let Some(verb) = verb.filter(|_| !words[near.clone()].iter().any(object)) else { return };
    words[t as usize] = Word { pos: Pos::Noun, tag: Tag::Nn, relation: Relation::Obl, ..word };
    words[t as usize - 1].relation = Relation::Case;
    for child in near.map(|c| c as TokenId) {
        if words[child as usize].head == Some(t) {
            hang(words, child, verb, words[child as usize].relation);
        }
    }
}

/// "driven from the town by shelling": a bare gerund behind the `by` of a passive is a noun.
pub(super) fn by_deed(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
    let word = words[t as usize];
    let Some(verb) = word.head.filter(|&h| h < t && word.tag == Tag::Vbg && t > start + 1) else { return };
    let by = words[t as usize - 1];
    let passive = words[verb as usize].tag == Tag::Vbn
        && matches!(word.relation, Relation::Advcl | Relation::Obl)
        && by.head == Some(t)
        && article.lower(t - 1) == "by";
    let near = t as usize + 1..(t as usize + 8).min(words.len());
    if passive && !words[near].iter().any(|w| w.head == Some(t) && w.relation != Relation::Punct) {
        words[t as usize] = Word { pos: Pos::Noun, tag: Tag::Nn, relation: Relation::OblAgent, ..word };
        words[t as usize - 1].relation = Relation::Case;
    }
}

/// "died en route to the hospital": no verb.
pub(super) fn en_route(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
    let word = words[t as usize];
    let named = t > start && word.tag.is_verb() && article.lower(t) == "route" && article.lower(t - 1) == "en";
    if named && hang(words, t - 1, t, Relation::Case) {
        let relation = if word.relation == Relation::Root { Relation::Root } else { Relation::Obl };
        (words[t as usize].pos, words[t as usize].tag, words[t as usize].relation) = (Pos::Noun, Tag::Nn, relation);
        (words[t as usize - 1].pos, words[t as usize - 1].tag) = (Pos::Adp, Tag::In);
    }
}

/// "areas already liberated": what stands behind a noun without a subject of its own is a participle.
pub(super) fn liberated(words: &mut [Word], start: TokenId, t: TokenId) {
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
pub(super) fn late_conjunct(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
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

/// "steered contracts to firms and pressured members to rezone": a noun right behind a verb is no conjunct of one before
/// the verb.
pub(super) fn stolen_object(words: &mut [Word], verb: TokenId) {
    let word = words[verb as usize];
    // "killed eight and wounded ten others": tagged as a participle.
    let joined = word.tag == Tag::Vbn
        && word.relation == Relation::Conj
        && word.head.is_some_and(|h| words[h as usize].tag == Tag::Vbd)
        && !words[..verb as usize]
            .iter()
            .rev()
            .take(6)
            .any(|w| w.head == Some(verb) && w.relation == Relation::AuxPass);
    if word.pos != Pos::Verb || !matches!(word.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vb) && !joined {
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

/// "called for him to resign, accusing them": a participle behind a comma goes with the main verb, not with the infinitive.
pub(super) fn loose_participle(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
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

/// "said it would close, angering unions": what has come of the saying.
pub(super) fn outcome(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
    let word = words[t as usize];
    let Some(said) = word.head.filter(|&h| h < t && word.tag == Tag::Vbg && word.relation == Relation::Advcl) else {
        return;
    };
    let Some(says) =
        words[said as usize].head.filter(|&v| v < said && words[said as usize].relation == Relation::Ccomp)
    else {
        return;
    };
    let ahead =
        (says..said).any(|m| words[m as usize].head == Some(said) && one_of!(article.lower(m), "will" | "would"));
    let behind = t > start && article.word(t - 1) == ",";
    // "sending its shares to their lowest in three years", "raising fears".
    let next = |n: TokenId| article.lower(t + n);
    let comes = is(article.lower(t), Class::OutcomeParticiple)
        || one_of!(next(1), "hopes" | "fears" | "concerns")
        || article.lower(t) == "sending"
            && (1..8).any(|n| one_of!(next(n), "down" | "up" | "higher" | "lower" | "lowest" | "highest"));
    if ahead && behind && comes {
        hang(words, t, says, Relation::Advcl);
    }
}

/// "showed a dead heat, with the senator leading": what stands with a comma and `with` before a participle is its subject,
/// and no part of the noun before.
pub(super) fn absolute(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
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
pub(super) fn particle(article: &Article<'_>, words: &mut [Word], t: TokenId) {
    let word = words[t as usize];
    let Some(verb) = word.head.filter(|&h| h + 1 == t && word.relation == Relation::CompoundPrt) else { return };
    if !one_of!(article.lower(t), "on" | "upon") {
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

/// "by the New York attorney general": the adjective behind the noun is part of the office.
pub(super) fn general(article: &Article<'_>, words: &mut [Word], t: TokenId) {
    let office = t.checked_sub(1).filter(|_| one_of!(article.lower(t), "general" | "elect" | "designate"));
    let Some(office) = office.filter(|&o| words[o as usize].tag == Tag::Nn) else { return };
    let head = words[t as usize].head;
    if head.is_some() && head == words[office as usize].head && words[t as usize].tag != Tag::Nnp {
        hang(words, t, office, Relation::Flat);
    }
}

/// "Pulled down the embassies' Chinese flags", read as two objects: the first owns the second.
pub(super) fn owner(words: &mut [Word], verb: TokenId) {
    let object = |w: &Word| w.head == Some(verb) && w.relation == Relation::Obj;
    let last = words.len().min(verb as usize + 12);
    for t in verb as usize + 1..last.saturating_sub(2) {
        let mark = words[t + 1];
        if !object(&words[t]) || mark.tag != Tag::Pos {
            continue;
        }
        let thing = (t + 2..last).find(|&i| object(&words[i]));
        if let Some(thing) = thing.filter(|&n| words[n].tag.is_noun()) {
            hang(words, t as TokenId, thing as TokenId, Relation::NmodPoss);
            if mark.head != Some(t as TokenId) && mark.relation == Relation::Punct {
                hang(words, t as TokenId + 1, t as TokenId, Relation::Case);
            }
        }
    }
}
