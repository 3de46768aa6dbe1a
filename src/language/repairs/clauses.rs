//! Clauses that the tree hung on the wrong one, or took for a noun's.

use super::Tree;
use crate::article::TokenId;
use crate::language::{Pos, Relation, Tag, Word};
use crate::lexicon::{Class, is};

/// "A vaccine rolled out in three countries cut deaths": where nothing parts two finite verbs and the second has no
/// subject, the first belongs to the noun.
pub(super) fn reduced_relative(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    let clause = matches!(word.relation, Relation::Advcl | Relation::Ccomp | Relation::Conj | Relation::Parataxis);
    let first = word.head.filter(|&h| clause && h > tree.start && h < verb && tree[h].head.is_none());
    let Some(first) = first.filter(|&h| tree[h].tag == Tag::Vbd && word.tag == Tag::Vbd) else { return };
    let noun = first - 1;
    let acts = tree.hangs(noun, first, Relation::Nsubj);
    let parted = (first + 1..verb).any(|t| {
        let w = &tree[t];
        let own = w.head == Some(first)
            && matches!(w.relation, Relation::Obj | Relation::Ccomp | Relation::Xcomp | Relation::Advmod);
        w.head == Some(verb)
            || own
            || matches!(w.tag, Tag::Cc | Tag::In if w.relation == Relation::Mark)
            || tree.word(t) == ","
    });
    let object = (verb + 1..tree.words.len() as TokenId).take(12).any(|t| tree.hangs(t, verb, Relation::Obj));
    if !acts || parted || !object {
        return;
    }
    (tree[verb].head, tree[verb].relation) = (None, Relation::Root);
    for t in (tree.start..tree.words.len() as TokenId).take_while(|&t| t < verb + 200) {
        let below = tree.is_on(t, first);
        if below && (t < first || t > verb) {
            tree[t].head = Some(verb);
        }
    }
    let participle = &mut tree[first];
    (participle.head, participle.relation, participle.tag) = (Some(noun), Relation::Acl, Tag::Vbn);
}

/// "The ship is due to sail", "is due to be tried": `due` governs the infinitive, and is no preposition of it.
pub(super) fn due_to(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    let between = |t: TokenId| {
        let w = &tree[t];
        w.head == Some(verb) && matches!(w.relation, Relation::Aux | Relation::AuxPass | Relation::Advmod)
    };
    let governs = |&d: &TokenId| {
        tree.lower(d) == "due"
            && tree.lower(d + 1) == "to"
            && tree.is_on(d, verb)
            && tree[d + 1].head == Some(d)
            && (d + 2..verb).all(between)
    };
    let be = || verb > tree.start && tree[verb - 1].tag == Tag::Vb;
    let bare = if word.tag == Tag::Vbn { be() } else { word.tag == Tag::Vb };
    // Where the two words were read as one preposition.
    if let Some(due) =
        word.head.filter(|&d| bare && d < verb && tree.lower(d) == "due" && word.relation == Relation::Advcl)
    {
        let to = &mut tree[due + 1];
        if to.head == Some(due) && to.relation == Relation::Fixed {
            (to.head, to.relation) = (Some(verb), Relation::Mark);
            tree[verb].relation = Relation::Xcomp;
        }
        return;
    }
    let Some(due) = (tree.start + 1..verb.saturating_sub(1)).rev().take(4).find(governs).filter(|_| bare) else {
        return;
    };
    let Word { head, relation, .. } = word;
    (tree[due].head, tree[due].relation) = (head, relation);
    (tree[due].pos, tree[due].tag) = (Pos::Adj, Tag::Jj);
    (tree[due + 1].head, tree[due + 1].relation) = (Some(verb), Relation::Mark);
    (tree[verb].head, tree[verb].relation) = (Some(due), Relation::Xcomp);
    for word in &mut tree.words[tree.start as usize..due as usize] {
        if word.head == Some(verb) {
            word.head = Some(due);
            word.relation = if word.relation.is_subject() { Relation::Nsubj } else { word.relation };
        }
    }
}

/// "The error cost him his job": of one person or thing the bare form is a past.
pub(super) fn invariant(tree: &mut Tree<'_>, verb: TokenId) {
    if tree[verb].tag != Tag::Vbp || !is(tree.lower(verb), Class::InvariantVerb) {
        return;
    }
    let child = |t: TokenId, of: TokenId| tree.is_on(t, of);
    let subject = (tree.start..verb).find(|&t| child(t, verb) && tree[t].relation == Relation::Nsubj);
    let Some(subject) = subject else { return };
    let one = tree[subject].tag == Tag::Nn && !is(tree.lower(subject), Class::PluralNoun)
        || one_of!(tree.lower(subject), "he" | "she" | "it");
    // "a number of firms cut jobs", "the firm and its rival cut jobs".
    let several = (tree.start..verb).any(|t| {
        child(t, subject)
            && matches!(tree[t].relation, Relation::Conj | Relation::Nmod)
            && (tree[t].relation == Relation::Conj || tree[t].tag == Tag::Nns)
    });
    if one && !several {
        tree[verb].tag = Tag::Vbd;
    }
}

/// "Talks are set to begin": `set` is a participle there.
pub(super) fn set_to(tree: &mut Tree<'_>, verb: TokenId) {
    let Some(set) = tree[verb].head.filter(|&h| h > tree.start && h < verb) else { return };
    let governs = tree[verb].relation == Relation::Xcomp && tree.lower(set) == "set";
    if governs && tree[set].tag == Tag::Jj {
        (tree[set].pos, tree[set].tag) = (Pos::Verb, Tag::Vbn);
    }
}

/// "Bringing him in will increase sales": a gerund right before the verb, without a comma, is its subject.
pub(super) fn clausal_subject(tree: &mut Tree<'_>, verb: TokenId) {
    let is_child = |t: TokenId| tree.is_on(t, verb);
    let is_subject = |t: TokenId| {
        is_child(t)
            && matches!(
                tree[t].relation,
                Relation::Nsubj | Relation::NsubjPass | Relation::Csubj | Relation::CsubjPass | Relation::Expl
            )
    };
    let first = (tree.start..=verb).find(|&t| t == verb || is_child(t) && tree[t].relation == Relation::Aux);
    let finite = matches!(tree[verb].tag, Tag::Vbz | Tag::Vbp | Tag::Vbd)
        || first.is_some_and(|a| a < verb && matches!(tree[a].tag, Tag::Md | Tag::Vbz | Tag::Vbp | Tag::Vbd));
    let Some(first) = first.filter(|&a| finite && a > tree.start + 1) else { return };
    let gerund =
        (tree.start..first).find(|&t| is_child(t) && tree[t].relation == Relation::Advcl && tree[t].tag == Tag::Vbg);
    let Some(gerund) = gerund else { return };
    let bare = gerund == tree.start || one_of!(tree.word(gerund - 1), "," | "“" | "\"" | ";" | ":" | "that");
    let whole = (gerund + 1..first).all(|t| !one_of!(tree.word(t), "," | ";" | ":" | "-" | "—"));
    if bare && whole && !(tree.start..verb).any(is_subject) {
        tree[gerund].relation = Relation::Csubj;
    }
}

/// "said insurers would pay but warned of delays": a past tense is no conjunct of a bare verb behind `would`, it is the
/// speaker's. "a promise to reopen the pool, which he closed, and to replace the pipes": nor is an infinitive one of a past.
pub(super) fn second_clause(tree: &mut Tree<'_>, t: TokenId) {
    let word = tree[t];
    let Some(first) = word.head.filter(|&h| h < t && word.relation == Relation::Conj) else { return };
    let child = |of: TokenId, relation: fn(Relation) -> bool| {
        (tree.start..t).any(|c| tree.is_on(c, of) && relation(tree[c].relation))
    };
    if child(t, Relation::is_subject) {
        return;
    }
    // "concluded that she had been careless, but did not recommend charges": behind a comma and `but` the speaker goes on.
    let speaker = tree[first].head.filter(|&h| {
        tree[first].relation == Relation::Ccomp && h < first && matches!(tree[h].tag, Tag::Vbd | Tag::Vbz)
    });
    let but = (tree.start + 1..t).find(|&c| tree.is_on(c, t) && tree.lower(c) == "but");
    let past = (tree.start..t).any(|c| tree.is_on(c, t) && tree.lower(c) == "did");
    if let Some(above) = speaker.filter(|_| past && but.is_some_and(|b| tree.word(b - 1) == ",")) {
        tree.hang(t, above, Relation::Conj);
        return;
    }
    if child(t, |r| r == Relation::Aux || r == Relation::AuxPass) {
        return;
    }
    let to = |v: TokenId| tree[v].tag == Tag::Vb && child(v, |r| r == Relation::Mark);
    let head = tree[first];
    let up = |&h: &TokenId| tree[h].head;
    let finite = |&h: &TokenId| {
        matches!(tree[h].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
            || tree[h].tag.is_verb() && child(h, |r| matches!(r, Relation::Aux | Relation::AuxPass))
    };
    let verb_above = || std::iter::successors(head.head, up).take(5).find(finite).filter(|&h| h < first);
    // "the rise in violence and continued attacks": no verb.
    let bare = t + 1 < tree.end && tree[t + 1].tag == Tag::Nns;
    let marked = child(first, |r| r == Relation::Mark) && !child(first, |r| r == Relation::Aux);
    let above = match (word.tag, head.tag) {
        (Tag::Vbd | Tag::Vbn, Tag::Vb) if head.relation == Relation::Ccomp && child(first, |r| r == Relation::Aux) => {
            head.head.filter(|&h| h < first && tree[h].tag == Tag::Vbd)
        }
        // "forced the port to close and stranded crews": of the force.
        (Tag::Vbd, Tag::Vb)
            if head.relation == Relation::Xcomp && to(first) && !is(tree.lower(t), Class::InvariantVerb) =>
        {
            head.head.filter(|&h| h < first && tree[h].tag == Tag::Vbd)
        }
        // "an excuse to fight and repeated its call", "convicted him of taking bribes and sentenced him".
        (Tag::Vbd, Tag::Vb)
            if head.relation == Relation::Acl && to(first) && !is(tree.lower(t), Class::InvariantVerb) =>
        {
            verb_above().filter(|_| !bare)
        }
        (Tag::Vbd, Tag::Vbg) if matches!(head.relation, Relation::Advcl | Relation::Acl) && marked => {
            verb_above().filter(|_| !bare)
        }
        // "renewed the mission that trains soldiers and froze assets": in the tense of the main verb.
        (Tag::Vbd, Tag::Vbz | Tag::Vbp | Tag::Vbn) if head.relation == Relation::AclRelcl && restricts(tree, first) => {
            verb_above().filter(|&v| tree[v].tag == Tag::Vbd)
        }
        (Tag::Vb, Tag::Vbd | Tag::Vbz) if to(t) => {
            std::iter::successors(head.head, |&h| tree[h].head).take(4).find(|&h| h < first && to(h))
        }
        _ => None,
    };
    if let Some(above) = above.filter(|&a| tree.hang(t, a, Relation::Conj))
        && word.tag == Tag::Vbn
    {
        tree[t].tag = tree[above].tag;
    }
}

/// "the mission that trains soldiers": a relative clause that no comma sets off.
fn restricts(tree: &Tree<'_>, verb: TokenId) -> bool {
    let child = |r: Relation| (tree.start..verb).find(|&t| tree.hangs(t, verb, r));
    let had = child(Relation::AuxPass).is_none() && child(Relation::Aux).is_some_and(|a| tree.lower(a) == "had");
    let who = child(Relation::Nsubj).filter(|_| had || tree[verb].tag != Tag::Vbn);
    who.is_some_and(|w| one_of!(tree.lower(w), "that" | "who") && w > 0 && tree.word(w - 1) != ",")
}

/// "Whitfield led by 31 votes": whom a number of votes leads is not led.
pub(super) fn led_by(tree: &mut Tree<'_>, t: TokenId) {
    let word = tree[t];
    let child = |c: TokenId, r: Relation| tree.hangs(c, t, r);
    let measure = |c: &TokenId| {
        child(*c, Relation::OblAgent)
            && one_of!(tree.lower(*c), "votes" | "points" | "percent" | "%" | "seats" | "goals" | "runs" | "delegates")
    };
    if word.tag != Tag::Vbn || (tree.start..t).any(|c| child(c, Relation::AuxPass) || child(c, Relation::Aux)) {
        return;
    }
    let Some(measure) = (t + 1..(t + 7).min(tree.words.len() as TokenId)).find(measure) else { return };
    // The participle of a noun that is the whole sentence is its verb.
    let noun = word.head.filter(|&n| word.relation == Relation::Acl && tree[n].head.is_none());
    let subject = (tree.start..t).find(|&c| child(c, Relation::NsubjPass)).filter(|_| word.head.is_none()).or(noun);
    let Some(subject) = subject else { return };
    if noun.is_some() {
        (tree[t].head, tree[t].relation) = (None, Relation::Root);
        tree[subject].head = Some(t);
    }
    tree[t].tag = Tag::Vbd;
    tree[subject].relation = Relation::Nsubj;
    tree[measure].relation = Relation::Obl;
}

/// "The ministry said two officials were detained and has ordered an inquiry": what stands in the number of the speaker, and
/// not in that of the clause before, goes on about the speaker.
pub(super) fn disagreeing(tree: &mut Tree<'_>, t: TokenId) {
    let word = tree[t];
    let Some(first) = word.head.filter(|&h| h < t && word.relation == Relation::Conj) else { return };
    let above = tree[first].head.filter(|&h| h < first && tree[first].relation == Relation::Ccomp);
    let Some(above) = above else { return };
    let subject = |of: TokenId| (tree.start..t).find(|&c| tree.is_on(c, of) && tree[c].relation.is_subject());
    let (None, Some(inner), Some(outer)) = (subject(t), subject(first), subject(above)) else { return };
    // True for more than one.
    let of_noun = |n: TokenId| {
        let joined = (n..t).any(|c| tree.hangs(c, n, Relation::Conj));
        let counts = (n..t).any(|c| tree.hangs(c, n, Relation::Nmod));
        match (tree[n].tag, tree.lower(n)) {
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
    let auxiliary =
        (tree.start..t).find(|&c| tree.is_on(c, t) && matches!(tree[c].relation, Relation::Aux | Relation::AuxPass));
    let several = match (auxiliary.map(|a| tree.lower(a)), word.tag) {
        (Some("has" | "was" | "is"), _) | (None, Tag::Vbz) => false,
        (Some("have" | "were" | "are"), _) | (None, Tag::Vbp) => true,
        _ => return,
    };
    if of_noun(outer) == Some(several) && of_noun(inner) == Some(!several) {
        tree.hang(t, above, Relation::Conj);
    }
}

/// "It is a lie that the minister stole the money": of two objects `that` is none.
pub(super) fn content(tree: &mut Tree<'_>, verb: TokenId) {
    let child = |t: TokenId, of: TokenId, r: Relation| tree.hangs(t, of, r);
    let Some(noun) = tree[verb].head.filter(|_| tree[verb].relation == Relation::AclRelcl) else {
        return;
    };
    let object = |t: &TokenId| child(*t, verb, Relation::Obj);
    let that = (tree.start..verb).rev().take(12).find(|t| object(t) && tree.lower(*t) == "that");
    let other = (verb + 1..tree.words.len() as TokenId).take(12).any(|t| object(&t));
    let formal = (tree.start..noun).rev().take(8).any(|t| child(t, noun, Relation::Expl));
    if let Some(that) = that.filter(|&t| other && formal && (t..verb).any(|s| child(s, verb, Relation::Nsubj))) {
        let word = &mut tree[that];
        (word.pos, word.tag, word.relation) = (Pos::Sconj, Tag::In, Relation::Mark);
        tree[verb].relation = Relation::Acl;
    }
}

/// "announced a probe, to be headed by a judge": the infinitive of a passive right behind a new thing is of that thing.
pub(super) fn to_be(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    let Some(above) = word.head.filter(|&h| h < verb && word.relation == Relation::Advcl && word.tag == Tag::Vbn)
    else {
        return;
    };
    let child = |t: TokenId, of: TokenId| tree.is_on(t, of);
    let to = (above + 1..verb).find(|&t| child(t, verb) && tree.lower(t) == "to");
    let Some(to) = to.filter(|&t| tree.lower(t + 1) == "be" && tree.word(t - 1) == "," && child(t + 1, verb)) else {
        return;
    };
    // The object whose phrase ends there, and that the text has not met before.
    let object = (above + 1..to).find(|&o| child(o, above) && tree[o].relation == Relation::Obj);
    let new = |o: TokenId| (above..o).any(|d| child(d, o) && one_of!(tree.lower(d), "a" | "an"));
    let below = |t: TokenId, o: TokenId| std::iter::successors(Some(t), |&t| tree[t].head).take(6).any(|h| h == o);
    if let Some(object) = object.filter(|&o| tree.start < o && new(o) && below(to - 2, o)) {
        tree.hang(verb, object, Relation::Acl);
    }
}

/// "a shooting in 2023 in which a sergeant was killed": a clause that `which` opens is its noun's.
pub(super) fn in_which(tree: &mut Tree<'_>, which: TokenId) {
    let word = tree[which];
    let Some(verb) = word.head.filter(|&v| v > which && word.tag == Tag::Wdt && word.relation == Relation::Obl) else {
        return;
    };
    let clause = tree[verb];
    let case = which.checked_sub(1).filter(|&c| c > tree.start && tree.is_on(c, which));
    let case = case.filter(|_| clause.tag != Tag::Vb);
    let lost = matches!(clause.relation, Relation::Ccomp | Relation::Advcl | Relation::Parataxis);
    let Some(case) = case.filter(|&c| lost && tree.word(c) != ",") else { return };
    // Past `in 2023` and `on Monday`.
    let noun = (tree.start..case).rev().take(8).find(|&n| matches!(tree[n].tag, Tag::Nn | Tag::Nns));
    let whole = |n: &TokenId| !(*n..case).any(|t| tree[t].tag.is_verb());
    if let Some(noun) = noun.filter(whole).filter(|_| clause.head.is_some_and(|h| h < case)) {
        tree.hang(verb, noun, Relation::AclRelcl);
    }
}

/// "A gained 1%, while B, hurt by a strike, fell": whom the conjunction names is the subject of the verb behind the aside, and
/// not of the participle or the relative clause between the commas.
pub(super) fn contrasted(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    let loose = matches!(word.relation, Relation::Conj | Relation::Parataxis) && word.tag.is_finite();
    if !loose || verb <= tree.start || tree.word(verb - 1) != "," {
        return;
    }
    let near = tree.start.max(verb.saturating_sub(40))..verb;
    let while_ = |&m: &TokenId| one_of!(tree.lower(m), "while" | "whereas") && tree[m].relation == Relation::Mark;
    let Some(mark) = near.clone().rev().find(while_).filter(|&m| word.head.is_some_and(|h| h < m)) else { return };
    let Some(aside) = tree[mark].head.filter(|&a| a > mark && a < verb) else { return };
    let child = |t: TokenId, of: TokenId| tree.is_on(t, of);
    let subject = |t: &TokenId| (child(*t, aside) || child(*t, verb)) && tree[*t].relation.is_subject();
    let Some(name) = (mark + 1..aside).find(subject).filter(|&n| tree[n].tag.is_noun()) else { return };
    let which = (name + 1..aside).any(|t| tree[t].tag == Tag::Wdt || tree.lower(t) == "who");
    let comma = (name + 1..aside).any(|t| tree.word(t) == ",");
    if !comma || !(which || tree[aside].tag == Tag::Vbn) || !tree.hang(name, verb, Relation::Nsubj) {
        return;
    }
    tree.hang(mark, verb, Relation::Mark);
    tree.hang(aside, name, if which { Relation::AclRelcl } else { Relation::Acl });
    tree[verb].relation = Relation::Advcl;
    // "and Tokyo's 2%": what the tree had for the subject stays behind, with its conjunction.
    let behind = near.clone().find(|&t| t < mark && tree.is_on(t, verb) && tree[t].tag.is_noun());
    for t in near.start..mark {
        if tree.is_on(t, verb) {
            let (head, relation) = match behind.filter(|&b| b != t) {
                Some(b) => (Some(b), tree[t].relation),
                None => (word.head, Relation::Conj),
            };
            (tree[t].head, tree[t].relation) = (head, relation);
        }
    }
}
