//! Clauses that the tree hung on the wrong one, or took for a noun's.

use super::hang;
use crate::article::{Article, TokenId};
use crate::language::{Pos, Relation, Tag, Word};
use crate::lexicon::{Class, is};

/// "A vaccine rolled out in three countries cut deaths": where nothing parts two finite verbs and the second has no
/// subject, the first belongs to the noun.
pub(super) fn reduced_relative(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    let word = words[verb as usize];
    let clause = matches!(word.relation, Relation::Advcl | Relation::Ccomp | Relation::Conj | Relation::Parataxis);
    let first = word.head.filter(|&h| clause && h > start && h < verb && words[h as usize].head.is_none());
    let Some(first) = first.filter(|&h| words[h as usize].tag == Tag::Vbd && word.tag == Tag::Vbd) else { return };
    let noun = first - 1;
    let acts = words[noun as usize].head == Some(first) && words[noun as usize].relation == Relation::Nsubj;
    let parted = (first + 1..verb).any(|t| {
        let w = &words[t as usize];
        let own = w.head == Some(first)
            && matches!(w.relation, Relation::Obj | Relation::Ccomp | Relation::Xcomp | Relation::Advmod);
        w.head == Some(verb)
            || own
            || matches!(w.tag, Tag::Cc | Tag::In if w.relation == Relation::Mark)
            || article.word(t) == ","
    });
    let object = (verb + 1..words.len() as TokenId)
        .take(12)
        .any(|t| words[t as usize].head == Some(verb) && words[t as usize].relation == Relation::Obj);
    if !acts || parted || !object {
        return;
    }
    (words[verb as usize].head, words[verb as usize].relation) = (None, Relation::Root);
    for t in (start..words.len() as TokenId).take_while(|&t| t < verb + 200) {
        let below = words[t as usize].head == Some(first);
        if below && (t < first || t > verb) {
            words[t as usize].head = Some(verb);
        }
    }
    let participle = &mut words[first as usize];
    (participle.head, participle.relation, participle.tag) = (Some(noun), Relation::Acl, Tag::Vbn);
}

/// "The ship is due to sail", "is due to be tried": `due` governs the infinitive, and is no preposition of it.
pub(super) fn due_to(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    let word = words[verb as usize];
    let between = |t: TokenId| {
        let w = &words[t as usize];
        w.head == Some(verb) && matches!(w.relation, Relation::Aux | Relation::AuxPass | Relation::Advmod)
    };
    let governs = |&d: &TokenId| {
        article.lower(d) == "due"
            && article.lower(d + 1) == "to"
            && words[d as usize].head == Some(verb)
            && words[d as usize + 1].head == Some(d)
            && (d + 2..verb).all(between)
    };
    let be = || verb > start && words[verb as usize - 1].tag == Tag::Vb;
    let bare = if word.tag == Tag::Vbn { be() } else { word.tag == Tag::Vb };
    // Where the two words were read as one preposition.
    if let Some(due) =
        word.head.filter(|&d| bare && d < verb && article.lower(d) == "due" && word.relation == Relation::Advcl)
    {
        let to = &mut words[due as usize + 1];
        if to.head == Some(due) && to.relation == Relation::Fixed {
            (to.head, to.relation) = (Some(verb), Relation::Mark);
            words[verb as usize].relation = Relation::Xcomp;
        }
        return;
    }
    let Some(due) = (start + 1..verb.saturating_sub(1)).rev().take(4).find(governs).filter(|_| bare) else { return };
    let Word { head, relation, .. } = word;
    (words[due as usize].head, words[due as usize].relation) = (head, relation);
    (words[due as usize].pos, words[due as usize].tag) = (Pos::Adj, Tag::Jj);
    (words[due as usize + 1].head, words[due as usize + 1].relation) = (Some(verb), Relation::Mark);
    (words[verb as usize].head, words[verb as usize].relation) = (Some(due), Relation::Xcomp);
    for word in &mut words[start as usize..due as usize] {
        if word.head == Some(verb) {
            word.head = Some(due);
            word.relation = if word.relation.is_subject() { Relation::Nsubj } else { word.relation };
        }
    }
}

/// "The error cost him his job": of one person or thing the bare form is a past.
pub(super) fn invariant(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    if words[verb as usize].tag != Tag::Vbp || !is(article.lower(verb), Class::InvariantVerb) {
        return;
    }
    let child = |t: TokenId, of: TokenId| words[t as usize].head == Some(of);
    let subject = (start..verb).find(|&t| child(t, verb) && words[t as usize].relation == Relation::Nsubj);
    let Some(subject) = subject else { return };
    let one = words[subject as usize].tag == Tag::Nn && !is(article.lower(subject), Class::PluralNoun)
        || one_of!(article.lower(subject), "he" | "she" | "it");
    // "a number of firms cut jobs", "the firm and its rival cut jobs".
    let several = (start..verb).any(|t| {
        child(t, subject)
            && matches!(words[t as usize].relation, Relation::Conj | Relation::Nmod)
            && (words[t as usize].relation == Relation::Conj || words[t as usize].tag == Tag::Nns)
    });
    if one && !several {
        words[verb as usize].tag = Tag::Vbd;
    }
}

/// "Talks are set to begin": `set` is a participle there.
pub(super) fn set_to(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    let Some(set) = words[verb as usize].head.filter(|&h| h > start && h < verb) else { return };
    let governs = words[verb as usize].relation == Relation::Xcomp && article.lower(set) == "set";
    if governs && words[set as usize].tag == Tag::Jj {
        (words[set as usize].pos, words[set as usize].tag) = (Pos::Verb, Tag::Vbn);
    }
}

/// "Bringing him in will increase sales": a gerund right before the verb, without a comma, is its subject.
pub(super) fn clausal_subject(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    let is_child = |t: TokenId| words[t as usize].head == Some(verb);
    let is_subject = |t: TokenId| {
        is_child(t)
            && matches!(
                words[t as usize].relation,
                Relation::Nsubj | Relation::NsubjPass | Relation::Csubj | Relation::CsubjPass | Relation::Expl
            )
    };
    let first = (start..=verb).find(|&t| t == verb || is_child(t) && words[t as usize].relation == Relation::Aux);
    let finite = matches!(words[verb as usize].tag, Tag::Vbz | Tag::Vbp | Tag::Vbd)
        || first.is_some_and(|a| a < verb && matches!(words[a as usize].tag, Tag::Md | Tag::Vbz | Tag::Vbp | Tag::Vbd));
    let Some(first) = first.filter(|&a| finite && a > start + 1) else { return };
    let gerund = (start..first)
        .find(|&t| is_child(t) && words[t as usize].relation == Relation::Advcl && words[t as usize].tag == Tag::Vbg);
    let Some(gerund) = gerund else { return };
    let bare = gerund == start || one_of!(article.word(gerund - 1), "," | "“" | "\"" | ";" | ":" | "that");
    let whole = (gerund + 1..first).all(|t| !one_of!(article.word(t), "," | ";" | ":" | "-" | "—"));
    if bare && whole && !(start..verb).any(is_subject) {
        words[gerund as usize].relation = Relation::Csubj;
    }
}

/// "said insurers would pay but warned of delays": a past tense is no conjunct of a bare verb behind `would`, it is the
/// speaker's. "a promise to reopen the pool, which he closed, and to replace the pipes": nor is an infinitive one of a past.
pub(super) fn second_clause(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
    let word = words[t as usize];
    let Some(first) = word.head.filter(|&h| h < t && word.relation == Relation::Conj) else { return };
    let child = |of: TokenId, relation: fn(Relation) -> bool| {
        (start..t).any(|c| words[c as usize].head == Some(of) && relation(words[c as usize].relation))
    };
    if child(t, Relation::is_subject) {
        return;
    }
    // "concluded that she had been careless, but did not recommend charges": behind a comma and `but` the speaker goes on.
    let speaker = words[first as usize].head.filter(|&h| {
        words[first as usize].relation == Relation::Ccomp
            && h < first
            && matches!(words[h as usize].tag, Tag::Vbd | Tag::Vbz)
    });
    let but = (start + 1..t).find(|&c| words[c as usize].head == Some(t) && article.lower(c) == "but");
    let past = (start..t).any(|c| words[c as usize].head == Some(t) && article.lower(c) == "did");
    if let Some(above) = speaker.filter(|_| past && but.is_some_and(|b| article.word(b - 1) == ",")) {
        hang(words, t, above, Relation::Conj);
        return;
    }
    if child(t, |r| r == Relation::Aux || r == Relation::AuxPass) {
        return;
    }
    let to = |v: TokenId| words[v as usize].tag == Tag::Vb && child(v, |r| r == Relation::Mark);
    let head = words[first as usize];
    let above = match (word.tag, head.tag) {
        (Tag::Vbd | Tag::Vbn, Tag::Vb) if head.relation == Relation::Ccomp && child(first, |r| r == Relation::Aux) => {
            head.head.filter(|&h| h < first && words[h as usize].tag == Tag::Vbd)
        }
        // "forced the port to close and stranded crews": of the force.
        (Tag::Vbd, Tag::Vb)
            if head.relation == Relation::Xcomp && to(first) && !is(article.lower(t), Class::InvariantVerb) =>
        {
            head.head.filter(|&h| h < first && words[h as usize].tag == Tag::Vbd)
        }
        (Tag::Vb, Tag::Vbd | Tag::Vbz) if to(t) => {
            std::iter::successors(head.head, |&h| words[h as usize].head).take(4).find(|&h| h < first && to(h))
        }
        _ => None,
    };
    if let Some(above) = above.filter(|&a| hang(words, t, a, Relation::Conj))
        && word.tag == Tag::Vbn
    {
        words[t as usize].tag = words[above as usize].tag;
    }
}

/// "Whitfield led by 31 votes": whom a number of votes leads is not led.
pub(super) fn led_by(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
    let word = words[t as usize];
    let child = |c: TokenId, r: Relation| words[c as usize].head == Some(t) && words[c as usize].relation == r;
    let measure = |c: &TokenId| {
        child(*c, Relation::OblAgent)
            && one_of!(
                article.lower(*c),
                "votes" | "points" | "percent" | "%" | "seats" | "goals" | "runs" | "delegates"
            )
    };
    if word.tag != Tag::Vbn || (start..t).any(|c| child(c, Relation::AuxPass) || child(c, Relation::Aux)) {
        return;
    }
    let Some(measure) = (t + 1..(t + 7).min(words.len() as TokenId)).find(measure) else { return };
    // The participle of a noun that is the whole sentence is its verb.
    let noun = word.head.filter(|&n| word.relation == Relation::Acl && words[n as usize].head.is_none());
    let subject = (start..t).find(|&c| child(c, Relation::NsubjPass)).filter(|_| word.head.is_none()).or(noun);
    let Some(subject) = subject else { return };
    if noun.is_some() {
        (words[t as usize].head, words[t as usize].relation) = (None, Relation::Root);
        words[subject as usize].head = Some(t);
    }
    words[t as usize].tag = Tag::Vbd;
    words[subject as usize].relation = Relation::Nsubj;
    words[measure as usize].relation = Relation::Obl;
}

/// "The ministry said two officials were detained and has ordered an inquiry": what stands in the number of the speaker, and
/// not in that of the clause before, goes on about the speaker.
pub(super) fn disagreeing(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
    let word = words[t as usize];
    let Some(first) = word.head.filter(|&h| h < t && word.relation == Relation::Conj) else { return };
    let above = words[first as usize].head.filter(|&h| h < first && words[first as usize].relation == Relation::Ccomp);
    let Some(above) = above else { return };
    let subject = |of: TokenId| {
        (start..t).find(|&c| words[c as usize].head == Some(of) && words[c as usize].relation.is_subject())
    };
    let (None, Some(inner), Some(outer)) = (subject(t), subject(first), subject(above)) else { return };
    // True for more than one.
    let of_noun = |n: TokenId| {
        let joined = (n..t).any(|c| words[c as usize].head == Some(n) && words[c as usize].relation == Relation::Conj);
        let counts = (n..t).any(|c| words[c as usize].head == Some(n) && words[c as usize].relation == Relation::Nmod);
        match (words[n as usize].tag, article.lower(n)) {
            (_, "they" | "we") => Some(true),
            (_, "he" | "she" | "it") => Some(false),
            (Tag::Nns | Tag::Nnps, _) => Some(true),
            _ if joined => Some(true),
            // "a group of people", "the team".
            (Tag::Nn, _) if !counts => Some(false),
            (Tag::Nnp, _) => Some(false),
            _ => None,
        }
    };
    let auxiliary = (start..t).find(|&c| {
        words[c as usize].head == Some(t) && matches!(words[c as usize].relation, Relation::Aux | Relation::AuxPass)
    });
    let several = match (auxiliary.map(|a| article.lower(a)), word.tag) {
        (Some("has" | "was" | "is"), _) | (None, Tag::Vbz) => false,
        (Some("have" | "were" | "are"), _) | (None, Tag::Vbp) => true,
        _ => return,
    };
    if of_noun(outer) == Some(several) && of_noun(inner) == Some(!several) {
        hang(words, t, above, Relation::Conj);
    }
}

/// "It is a lie that the minister stole the money": of two objects `that` is none.
pub(super) fn content(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    let child =
        |t: TokenId, of: TokenId, r: Relation| words[t as usize].head == Some(of) && words[t as usize].relation == r;
    let Some(noun) = words[verb as usize].head.filter(|_| words[verb as usize].relation == Relation::AclRelcl) else {
        return;
    };
    let object = |t: &TokenId| child(*t, verb, Relation::Obj);
    let that = (start..verb).rev().take(12).find(|t| object(t) && article.lower(*t) == "that");
    let other = (verb + 1..words.len() as TokenId).take(12).any(|t| object(&t));
    let formal = (start..noun).rev().take(8).any(|t| child(t, noun, Relation::Expl));
    if let Some(that) = that.filter(|&t| other && formal && (t..verb).any(|s| child(s, verb, Relation::Nsubj))) {
        let word = &mut words[that as usize];
        (word.pos, word.tag, word.relation) = (Pos::Sconj, Tag::In, Relation::Mark);
        words[verb as usize].relation = Relation::Acl;
    }
}

/// "Had the treasury paid, the school would be open": a condition, and nothing that anyone had.
pub(super) fn inverted(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    let word = words[verb as usize];
    let Some(had) = word.head.filter(|&h| h < verb && word.relation == Relation::Xcomp) else { return };
    let above = words[had as usize];
    let first = had == start || one_of!(article.word(had - 1), "," | "\"" | "“" | "that");
    let condition = matches!(above.relation, Relation::Advcl | Relation::Aux) && article.lower(had) == "had";
    if !condition || !first || above.head.is_none() || !matches!(word.tag, Tag::Vbn | Tag::Vbd) {
        return;
    }
    let subject = (had + 1..verb).rev().take(12).find(|&t| {
        let w = &words[t as usize];
        w.head == Some(had) && w.relation == Relation::Obj || w.head == Some(verb) && w.relation == Relation::Nsubj
    });
    let Some(subject) = subject else { return };
    (words[verb as usize].head, words[verb as usize].relation) = (above.head, Relation::Advcl);
    for t in (start..words.len() as TokenId).take(60) {
        if words[t as usize].head == Some(had) {
            words[t as usize].head = Some(verb);
        }
    }
    (words[subject as usize].head, words[subject as usize].relation) = (Some(verb), Relation::Nsubj);
    (words[had as usize].head, words[had as usize].relation) = (Some(verb), Relation::Aux);
}

/// "announced a probe, to be headed by a judge": the infinitive of a passive right behind a new thing is of that thing.
pub(super) fn to_be(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    let word = words[verb as usize];
    let Some(above) = word.head.filter(|&h| h < verb && word.relation == Relation::Advcl && word.tag == Tag::Vbn)
    else {
        return;
    };
    let child = |t: TokenId, of: TokenId| words[t as usize].head == Some(of);
    let to = (above + 1..verb).find(|&t| child(t, verb) && article.lower(t) == "to");
    let Some(to) = to.filter(|&t| article.lower(t + 1) == "be" && article.word(t - 1) == "," && child(t + 1, verb))
    else {
        return;
    };
    // The object whose phrase ends there, and that the text has not met before.
    let object = (above + 1..to).find(|&o| child(o, above) && words[o as usize].relation == Relation::Obj);
    let new = |o: TokenId| (above..o).any(|d| child(d, o) && one_of!(article.lower(d), "a" | "an"));
    let below =
        |t: TokenId, o: TokenId| std::iter::successors(Some(t), |&t| words[t as usize].head).take(6).any(|h| h == o);
    if let Some(object) = object.filter(|&o| start < o && new(o) && below(to - 2, o)) {
        hang(words, verb, object, Relation::Acl);
    }
}

/// "a shooting in 2023 in which a sergeant was killed": a clause that `which` opens is its noun's.
pub(super) fn in_which(article: &Article<'_>, words: &mut [Word], start: TokenId, which: TokenId) {
    let word = words[which as usize];
    let Some(verb) = word.head.filter(|&v| v > which && word.tag == Tag::Wdt && word.relation == Relation::Obl) else {
        return;
    };
    let clause = words[verb as usize];
    let case = which.checked_sub(1).filter(|&c| c > start && words[c as usize].head == Some(which));
    let case = case.filter(|_| clause.tag != Tag::Vb);
    let lost = matches!(clause.relation, Relation::Ccomp | Relation::Advcl | Relation::Parataxis);
    let Some(case) = case.filter(|&c| lost && article.word(c) != ",") else { return };
    // Past `in 2023` and `on Monday`.
    let noun = (start..case).rev().take(8).find(|&n| matches!(words[n as usize].tag, Tag::Nn | Tag::Nns));
    let whole = |n: &TokenId| !(*n..case).any(|t| words[t as usize].tag.is_verb());
    if let Some(noun) = noun.filter(whole).filter(|_| clause.head.is_some_and(|h| h < case)) {
        hang(words, verb, noun, Relation::AclRelcl);
    }
}

/// "A gained 1%, while B, hurt by a strike, fell": whom the conjunction names is the subject of the verb behind the aside, and
/// not of the participle or the relative clause between the commas.
pub(super) fn contrasted(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    let word = words[verb as usize];
    let loose = matches!(word.relation, Relation::Conj | Relation::Parataxis) && word.tag.is_finite();
    if !loose || verb <= start || article.word(verb - 1) != "," {
        return;
    }
    let near = start.max(verb.saturating_sub(40))..verb;
    let while_ =
        |&m: &TokenId| one_of!(article.lower(m), "while" | "whereas") && words[m as usize].relation == Relation::Mark;
    let Some(mark) = near.clone().rev().find(while_).filter(|&m| word.head.is_some_and(|h| h < m)) else { return };
    let Some(aside) = words[mark as usize].head.filter(|&a| a > mark && a < verb) else { return };
    let child = |t: TokenId, of: TokenId| words[t as usize].head == Some(of);
    let subject = |t: &TokenId| (child(*t, aside) || child(*t, verb)) && words[*t as usize].relation.is_subject();
    let Some(name) = (mark + 1..aside).find(subject).filter(|&n| words[n as usize].tag.is_noun()) else { return };
    let which = (name + 1..aside).any(|t| words[t as usize].tag == Tag::Wdt || article.lower(t) == "who");
    let comma = (name + 1..aside).any(|t| article.word(t) == ",");
    if !comma || !(which || words[aside as usize].tag == Tag::Vbn) || !hang(words, name, verb, Relation::Nsubj) {
        return;
    }
    hang(words, mark, verb, Relation::Mark);
    hang(words, aside, name, if which { Relation::AclRelcl } else { Relation::Acl });
    words[verb as usize].relation = Relation::Advcl;
    // "and Tokyo's 2%": what the tree had for the subject stays behind, with its conjunction.
    let behind =
        near.clone().find(|&t| t < mark && words[t as usize].head == Some(verb) && words[t as usize].tag.is_noun());
    for t in near.start..mark {
        if words[t as usize].head == Some(verb) {
            let (head, relation) = match behind.filter(|&b| b != t) {
                Some(b) => (Some(b), words[t as usize].relation),
                None => (word.head, Relation::Conj),
            };
            (words[t as usize].head, words[t as usize].relation) = (head, relation);
        }
    }
}
