//! Two objects of one verb: `lent the gallery a painting` has whom it was lent to as an indirect object, and the painting as
//! the object, whatever the tree makes of two noun phrases side by side.

use super::hang;
use crate::article::{Article, TokenId};
use crate::language::control::takes_infinitive;
use crate::language::{Pos, Relation, Tag, Word};
use crate::lexicon::{Class, is};

/// Words behind the verb that are looked at.
const REACH_TOKENS: TokenId = 30;

/// Puts the objects of `verb`, a verb of giving, in a sentence that ends at `end`, right.
pub(super) fn two_objects(article: &Article<'_>, words: &mut [Word], verb: TokenId, end: TokenId) {
    let near = verb + 1..(verb + REACH_TOKENS).min(end);
    if !words[verb as usize].tag.is_verb() {
        return;
    }
    passed_on(article, words, verb, near.clone());
    retained(words, verb, near.clone());
    let object = |w: &Word| w.head == Some(verb) && w.relation == Relation::Obj;
    let mut objects = near.clone().filter(|&t| object(&words[t as usize]));
    let Some(first) = objects.next() else { return };
    let second = objects.next();
    let reduced = words[verb as usize].tag == Tag::Vbn && words[verb as usize].relation == Relation::Acl;
    let passive = reduced
        || words[..verb as usize]
            .iter()
            .rev()
            .take(6)
            .any(|w| w.head == Some(verb) && matches!(w.relation, Relation::AuxPass | Relation::NsubjPass));
    if passive {
        return given_by(article, words, verb, first, near);
    }
    let second = second.or_else(|| sum(article, words, first, near));
    if let Some(second) = second {
        // "the rebels, the army and others": nothing that parts them.
        let apart = (first + 1..second)
            .any(|t| words[t as usize].tag == Tag::Cc || one_of!(article.word(t), "," | ";" | ":" | "--" | "—"));
        // "won four of five": an amount is given to nobody.
        let someone = words[first as usize].tag.is_noun() || words[first as usize].pos == Pos::Pron;
        if !apart && someone && hang(words, second, verb, Relation::Obj) {
            words[first as usize].relation = Relation::Iobj;
        }
        return;
    }
    if words.iter().skip(verb as usize + 1).take(8).any(|w| w.head == Some(verb) && w.relation == Relation::Iobj) {
        return;
    }
    split(article, words, verb, first);
}

/// "Was bought by Milan and sold to Lyon": what was bought was sold, though it is tagged as a past tense.
fn passed_on(article: &Article<'_>, words: &mut [Word], verb: TokenId, near: std::ops::Range<TokenId>) {
    let word = words[verb as usize];
    let first = word.head.filter(|&h| h < verb && word.relation == Relation::Conj && word.tag == Tag::Vbd);
    let Some(first) = first.filter(|&h| words[h as usize].tag == Tag::Vbn) else { return };
    let child =
        |t: TokenId, of: TokenId, r: Relation| words[t as usize].head == Some(of) && words[t as usize].relation == r;
    let passive = (first.saturating_sub(6)..first).any(|t| child(t, first, Relation::AuxPass));
    let bare = !(first..verb).any(|t| words[t as usize].head == Some(verb) && words[t as usize].relation.is_subject())
        && !near.clone().any(|t| child(t, verb, Relation::Obj));
    let mut to = near.filter(|&t| child(t, verb, Relation::Obl));
    let given = to.any(|o| (verb + 1..o).any(|c| child(c, o, Relation::Case) && article.lower(c) == "to"));
    if passive && bare && given && !one_of!(article.lower(verb), "left" | "won" | "refused" | "promised") {
        words[verb as usize].tag = Tag::Vbn;
    }
}

fn is_currency(word: &str) -> bool {
    one_of!(word, "$" | "€" | "£" | "¥")
}

/// "The family of the dead worker $3.2 million": a sum that stands right behind the object is another.
fn sum(article: &Article<'_>, words: &[Word], object: TokenId, mut near: std::ops::Range<TokenId>) -> Option<TokenId> {
    near.find(|&t| {
        t > object
            && is_currency(article.word(t))
            && article.word(t - 1) != ","
            && words[t as usize].relation == Relation::Appos
            && words[t as usize].head.is_some_and(|h| h >= object && h < t)
    })
}

/// "Were promised compensation", "was refused entry": what is given stays the object in the passive.
fn retained(words: &mut [Word], verb: TokenId, mut near: std::ops::Range<TokenId>) {
    let thing = |&t: &TokenId| {
        let w = &words[t as usize];
        w.head == Some(verb) && w.relation == Relation::Xcomp && w.pos == Pos::Noun
    };
    let taken = |w: &Word| w.head == Some(verb) && w.relation == Relation::Obj;
    if words[verb as usize].tag == Tag::Vbn
        && !near.clone().any(|t| taken(&words[t as usize]))
        && let Some(thing) = near.find(thing)
    {
        words[thing as usize].relation = Relation::Obj;
    }
}

/// "Was charged and refused bail": what one is granted right behind a second verb is not refused by who was charged.
pub(super) fn refused(article: &Article<'_>, words: &mut [Word], verb: TokenId) {
    let word = words[verb as usize];
    let Some(first) = word.head.filter(|_| word.relation == Relation::Conj && word.tag == Tag::Vbd) else { return };
    let be = |w: &Word| w.head == Some(first) && w.relation == Relation::AuxPass;
    let passive = first < verb && words[first.saturating_sub(6) as usize..first as usize].iter().any(be);
    let of = |t: TokenId| words.get(t as usize).is_some_and(|w| w.head == Some(verb) && w.relation == Relation::Obj);
    if passive && of(verb + 1) && is(article.lower(verb + 1), Class::GrantedNoun) {
        words[verb as usize].tag = Tag::Vbn;
    }
}

/// "The claim that he hit a waiter": a verb with an object of its own behind it leaves none for the `that` before it.
pub(super) fn conjunction(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    if words[verb as usize].relation.base() != "acl" {
        return;
    }
    let object = |t: &TokenId| words[*t as usize].head == Some(verb) && words[*t as usize].relation == Relation::Obj;
    let that = (start..verb).find(|t| object(t) && article.lower(*t) == "that" && words[*t as usize].tag == Tag::Wdt);
    let own = (verb + 1..words.len() as TokenId).take(6).any(|t| object(&t));
    if let Some(that) = that.filter(|_| own) {
        let word = &mut words[that as usize];
        (word.pos, word.tag, word.relation) = (Pos::Sconj, Tag::In, Relation::Mark);
    }
}

/// "Were denied visas by the embassy": by whom they were denied, though the tree hangs it on the visas.
fn given_by(
    article: &Article<'_>,
    words: &mut [Word],
    verb: TokenId,
    thing: TokenId,
    mut near: std::ops::Range<TokenId>,
) {
    // "was given a film by the studio" is open.
    if is(article.lower(thing), Class::WorkNoun)
        || near.clone().any(|t| words[t as usize].relation == Relation::OblAgent)
    {
        return;
    }
    let by = |n: TokenId| {
        (thing + 1..n).any(|c| {
            words[c as usize].head == Some(n)
                && words[c as usize].relation == Relation::Case
                && article.lower(c) == "by"
        })
    };
    let someone = |&n: &TokenId| {
        let w = &words[n as usize];
        w.head == Some(thing)
            && w.relation == Relation::Nmod
            && matches!(w.pos, Pos::Noun | Pos::Propn | Pos::Pron)
            && !is(article.lower(n), Class::CalendarName)
            && by(n)
    };
    if let Some(by) = near.find(someone) {
        hang(words, by, verb, Relation::OblAgent);
    }
}

/// "Sent Armenia 36 howitzers", "granted the former minister bail", read as one noun phrase: what stands before the number,
/// or before what one is granted, gets it.
fn split(article: &Article<'_>, words: &mut [Word], verb: TokenId, thing: TokenId) {
    let of_thing = |t: TokenId, r: Relation| words[t as usize].head == Some(thing) && words[t as usize].relation == r;
    let number = (verb + 1..thing).find(|&t| of_thing(t, Relation::Nummod));
    let mut start = if is_currency(article.word(thing)) {
        thing
    } else if let Some(number) = number {
        number
    } else if is(article.lower(thing), Class::GrantedNoun) || one_of!(article.lower(verb), "cost" | "costs") {
        thing
    } else {
        return;
    };
    let counted = number.is_some() || is_currency(article.word(thing));
    // "36 million", "more than 36", "early release".
    while start > verb + 1 {
        let w = &words[start as usize - 1];
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
    if last <= verb || !words[last as usize].tag.is_noun() {
        return;
    }
    // The noun of the first phrase, as the tree has it.
    let up = |t: &TokenId| words[*t as usize].head;
    let whose = std::iter::successors(Some(last), up).take(5).find(|&t| words[t as usize].head == Some(thing));
    let Some(whom) = whose.filter(|&w| {
        w > verb && w <= last && matches!(words[w as usize].relation, Relation::Compound | Relation::NmodDesc)
    }) else {
        return;
    };
    let opened = (verb + 1..whom).any(|t| of_thing(t, Relation::Det) || of_thing(t, Relation::NmodPoss));
    let known = words[whom as usize].tag.is_proper() || words[whom as usize].tag == Tag::Nns || opened;
    if !known || !hang(words, whom, verb, Relation::Iobj) {
        return;
    }
    for t in verb + 1..whom {
        if words[t as usize].head == Some(thing) {
            words[t as usize].head = Some(whom);
        }
    }
}

/// "A deficit of $84m, which the firm has offered to close": what it closes is the deficit.
pub(super) fn of_infinitive<'l>(
    article: &Article<'_>,
    words: &mut [Word],
    verb: TokenId,
    lemma: &impl Fn(TokenId) -> &'l str,
) {
    let word = words[verb as usize];
    let Some(above) = word.head.filter(|&a| a < verb && word.relation == Relation::Xcomp && word.tag == Tag::Vb) else {
        return;
    };
    let Some(noun) = words[above as usize].head.filter(|_| words[above as usize].relation == Relation::AclRelcl) else {
        return;
    };
    let child = |t: TokenId, of: TokenId| words[t as usize].head == Some(of);
    let which = (noun + 1..above).find(|&t| {
        child(t, above)
            && words[t as usize].relation == Relation::Obj
            && matches!(words[t as usize].tag, Tag::Wdt | Tag::Wp)
    });
    let bare = article.lower(verb - 1) == "to"
        && !(verb + 1..words.len() as TokenId).take(12).any(|t| {
            child(t, verb) && matches!(words[t as usize].relation, Relation::Obj | Relation::Ccomp | Relation::Xcomp)
        });
    if let Some(which) = which.filter(|_| bare && !takes_infinitive(lemma(above))) {
        hang(words, which, verb, Relation::Obj);
    }
}
