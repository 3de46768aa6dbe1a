//! Arcs that no English clause has, put right: what hangs on an auxiliary, a second subject, subjects and objects that were
//! read as conjuncts of the clause before, a gerund without its verb. A tree stays one: [`hang`] makes no circle.

use super::{Pos, Relation, Tag, Word};
use crate::article::{Article, TokenId};

/// Mends the trees of all sentences.
pub(super) fn mend(article: &Article<'_>, words: &mut [Word]) {
    for sentence in &article.sentences {
        let start = sentence.tokens.start;
        for t in sentence.tokens.clone() {
            lift(words, t);
        }
        for verb in sentence.tokens.clone() {
            second_subject(article, words, start, verb);
            stolen_subject(words, start, verb);
            clause_behind(words, start, verb);
            stolen_object(words, verb);
            gerund(words, start, verb);
            loose_participle(article, words, start, verb);
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
    let beside = last >= 2 && article.word(last - 1) == "," && words[last as usize - 2].tag.is_proper();
    if beside && words[last as usize].tag.is_proper() && last - 2 > first {
        hang(words, last, last - 2, Relation::Appos);
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
fn clause_behind(words: &mut [Word], start: TokenId, verb: TokenId) {
    let word = words[verb as usize];
    let child = |of: TokenId, t: TokenId| words[t as usize].head == Some(of);
    let mut left = (start..verb).filter(|&t| child(verb, t) && words[t as usize].relation != Relation::Advmod);
    let (mark, more) = (left.next(), left.next());
    let object = (verb + 1..words.len() as TokenId)
        .take(12)
        .any(|t| child(verb, t) && words[t as usize].relation == Relation::Obj);
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
            child(t, c) && w.relation == Relation::Case && w.pos == Pos::Sconj
        })
    };
    let noun = std::iter::successors(Some(verb - 1), up)
        .take(6)
        .filter(|&t| words[t as usize].tag.is_noun() && (mark.is_some() || case(t).is_some()))
        .last();
    let Some(noun) = noun else { return };
    let Some(above) = words[noun as usize].head.filter(|&h| h < bound) else { return };
    let opener = if mark.is_some() { None } else { case(noun) };
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
        || !matches!(infinitive.relation, Relation::Xcomp | Relation::Advcl)
        || !to(head)
    {
        return;
    }
    if let Some(main) = infinitive.head.filter(|&m| m < head && words[m as usize].tag.is_verb()) {
        hang(words, t, main, Relation::Advcl);
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
