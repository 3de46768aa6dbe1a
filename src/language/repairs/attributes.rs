//! What stands before a noun and was read as a clause, and who stands behind one and was read as another.

use super::hang;
use crate::article::{Article, TokenId};
use crate::language::{Relation, Tag, Word};
use crate::lexicon::{Class, is};

/// "When retreating troops burned the town, the family hid": the participle between the conjunction and a bare plural, the
/// subject of a verb, says which troops; the tree has it for a clause of its own, and may have the troops for its object.
pub(super) fn participle(article: &Article<'_>, words: &mut [Word], start: TokenId, verb: TokenId) {
    let clause = words[verb as usize];
    if !matches!(clause.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp) {
        return;
    }
    let is = |t: TokenId, head: TokenId, relation: Relation| {
        words[t as usize].head == Some(head) && words[t as usize].relation == relation
    };
    let subject = (start..verb).rev().find(|&t| is(t, verb, Relation::Nsubj));
    // Without a comma between them, the plural right before a verb without a subject is its subject.
    let object = || (verb > start).then(|| verb - 1).filter(|&t| words[t as usize].relation == Relation::Obj);
    let Some(noun) = subject.or_else(object) else { return };
    let of_noun = |t: TokenId| is(t, noun, Relation::Amod) || is(t, noun, Relation::Compound);
    let Some(first) = (start..noun).rev().find(|&t| !of_noun(t)) else { return };
    let word = words[first as usize];
    let conjunction = first > start && matches!(words[first as usize - 1].tag, Tag::In | Tag::Wrb);
    let loose = matches!(word.relation, Relation::Csubj | Relation::Advcl)
        && (word.head == Some(verb) || word.head == clause.head);
    let taken = subject.is_some() || is(noun, first, Relation::Obj) && word.head == Some(verb);
    let plural = matches!(words[noun as usize].tag, Tag::Nns | Tag::Nnps);
    if word.tag != Tag::Vbg || !conjunction || !loose || !taken || !plural {
        return;
    }
    // "After burning houses, soldiers left" has more of its own behind it.
    let below: Vec<TokenId> = (start..(verb + 40).min(words.len() as TokenId))
        .filter(|&t| words[t as usize].head == Some(first) && t != noun)
        .collect();
    if below.iter().any(|&t| t > first && words[t as usize].relation != Relation::Punct)
        || (first..verb).any(|t| article.word(t) == ",")
        || !hang(words, noun, verb, Relation::Nsubj)
        || !hang(words, first, noun, Relation::Amod)
    {
        return;
    }
    for child in below {
        let relation = words[child as usize].relation;
        hang(words, child, verb, relation);
    }
}

/// "Told her years later that it was so": whom, and no owner of the years.
pub(super) fn whom(article: &Article<'_>, words: &mut [Word], start: TokenId, her: TokenId) {
    if article.lower(her) != "her" || her <= start {
        return;
    }
    let verb = her - 1;
    let mut noun = her + 1;
    if words.get(noun as usize).is_some_and(|w| w.tag == Tag::Cd) {
        noun += 1;
    }
    let later = one_of!(article.lower(noun + 1), "later" | "earlier" | "ago" | "afterwards");
    let time = is(article.lower(noun).strip_suffix('s').unwrap_or(""), Class::TimeNoun);
    if later && time && words[verb as usize].tag.is_verb() && words[her as usize].relation != Relation::Obj {
        words[her as usize].tag = Tag::Prp;
        hang(words, her, verb, Relation::Obj);
    }
}

/// "Ann Peel, a lawyer and mother of three, sued": she is both, and no mother sued with her.
pub(super) fn both(article: &Article<'_>, words: &mut [Word], t: TokenId) {
    let word = words[t as usize];
    let Some(name) = word.head.filter(|&h| h < t && words[h as usize].tag.is_proper()) else { return };
    if word.relation != Relation::Conj || word.tag != Tag::Nn {
        return;
    }
    let mut near = (name + 1..t).rev().take(6);
    let Some(and) = near.find(|&c| words[c as usize].relation == Relation::Cc) else { return };
    let bare = (and + 1..t).all(|i| matches!(words[i as usize].tag, Tag::Jj | Tag::Nn | Tag::Cd | Tag::Hyph));
    let apposed = |n: &TokenId| {
        let w = words[*n as usize];
        w.relation == Relation::Appos && w.head == Some(name) && w.tag == Tag::Nn
    };
    if let Some(noun) = (name + 1..and).rev().take(8).find(apposed)
        && bare
        && (name + 1..noun).any(|i| words[i as usize].head == Some(noun) && one_of!(article.lower(i), "a" | "an"))
    {
        hang(words, t, noun, Relation::Conj);
    }
}

/// "a lawyer for one of the suspects, Yusuf Benali, said": the name is that of the one, and no second subject.
pub(super) fn one_of(article: &Article<'_>, words: &mut [Word], start: TokenId, name: TokenId) {
    let word = words[name as usize];
    let comma = (start..name).rev().take(6).find(|&t| !words[t as usize].tag.is_proper());
    let Some(comma) = comma.filter(|&c| word.tag.is_proper() && article.word(c) == ",") else { return };
    let one = (start..comma).rev().take(6).find(|&t| article.lower(t) == "one" && article.lower(t + 1) == "of");
    let subject = |t: TokenId| words[t as usize].relation.is_subject() && words[t as usize].head == word.head;
    let second = word.relation.is_subject() && (start..comma).any(subject);
    let joined = |w: &Word| w.head == Some(name) && w.relation == Relation::Conj;
    let end = words.len().min(name as usize + 6);
    if let Some(one) =
        one.filter(|_| (second || word.relation == Relation::Appos) && !words[name as usize..end].iter().any(joined))
    {
        hang(words, name, one, Relation::Appos);
    }
}

/// "Rebecca Dunne, the daughter of one resident, Harold Dunne, a retired engineer, noticed": the second name says who the
/// noun right before it is, and is no second subject: nothing joins the two.
pub(super) fn named_noun(article: &Article<'_>, words: &mut [Word], start: TokenId, name: TokenId) {
    let word = words[name as usize];
    if !word.tag.is_proper() || name < start + 3 || article.word(name - 1) != "," {
        return;
    }
    let first = match word.relation {
        Relation::Conj => word.head.filter(|&h| h < name),
        Relation::Nsubj => (start..name)
            .find(|&s| words[s as usize].head == word.head && words[s as usize].relation == Relation::Nsubj),
        _ => None,
    };
    let Some(first) = first else { return };
    let subject = words[first as usize];
    let Some(verb) = subject.head.filter(|&v| v > name && subject.relation.is_subject()) else { return };
    let noun = name - 2;
    let described = words[noun as usize];
    let above = described.head.map(|h| words[h as usize]);
    let inside = matches!(described.tag, Tag::Nn)
        && described.relation == Relation::Nmod
        && above.is_some_and(|a| a.relation == Relation::Appos && a.head == Some(first));
    let joined = (name..verb)
        .any(|t| words[t as usize].relation == Relation::Cc && words[t as usize].head == Some(first))
        || (name..verb).any(|t| {
            words[t as usize].relation == Relation::Conj && words[t as usize].head == Some(first) && t != name
        });
    if !inside || joined || !hang(words, name, noun, Relation::Appos) {
        return;
    }
    // And what he is, behind him.
    for t in name + 1..verb {
        if words[t as usize].head == Some(first) && words[t as usize].relation == Relation::Appos {
            hang(words, t, name, Relation::Appos);
        }
    }
}

/// "The president of the council, Fritz Jean, who took over": the name right before `who` is who did, and no council is.
pub(super) fn who(article: &Article<'_>, words: &mut [Word], who: TokenId) {
    if !one_of!(article.lower(who), "who" | "whom" | "whose") || who < 4 || article.word(who - 1) != "," {
        return;
    }
    let clause = |t: &TokenId| words[*t as usize].relation == Relation::AclRelcl;
    let up = |&t: &TokenId| words[t as usize].head;
    let Some(verb) = std::iter::successors(Some(who), up).take(4).find(clause) else { return };
    let Some(noun) = words[verb as usize].head.filter(|&n| verb > who && n < who) else { return };
    let name = (noun + 1..who - 1).find(|&n| {
        let w = words[n as usize];
        w.head == Some(noun) && w.tag.is_proper() && matches!(w.relation, Relation::Appos | Relation::Conj)
    });
    let last = |n: TokenId| {
        let flat = |&t: &TokenId| words[t as usize].tag.is_proper() && words[t as usize].relation == Relation::Flat;
        (n + 1..who - 1).take_while(flat).last().unwrap_or(n)
    };
    let bare = |n: &TokenId| article.word(n - 1) == "," || words[*n as usize - 1].relation == Relation::NmodDesc;
    let kind =
        [Class::GroupNoun, Class::InstitutionNoun, Class::CapitalizedBody].iter().any(|&c| is(article.lower(noun), c));
    // `General Musa, commander of the northern group, who`: no body is a `who`.
    let office =
        words[noun as usize].head.filter(|&o| kind && o < noun && words[noun as usize].relation == Relation::Nmod);
    let beside = office.map(|o| words[o as usize]).filter(|w| w.relation == Relation::Appos);
    if let Some(named) = beside.and_then(|w| w.head).filter(|&n| n < noun && words[n as usize].tag.is_proper()) {
        hang(words, verb, named, Relation::AclRelcl);
        return;
    }
    let Some(name) = name.filter(|&n| last(n) + 2 == who && bare(&n)) else { return };
    // `The lawyer of his deputy, Ali Musa, who`: the deputy is someone himself.
    let body = words[noun as usize].tag.is_proper() || kind;
    let office =
        words[noun as usize].head.filter(|&o| body && o < noun && words[noun as usize].relation == Relation::Nmod);
    if let Some(office) = office.filter(|_| hang(words, verb, name, Relation::AclRelcl)) {
        hang(words, name, office, Relation::Appos);
    }
}

/// "Eleven soldiers were wounded, two of them seriously": what stands right behind `of them` is said of those two.
pub(super) fn part_of_them(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
    if t < start + 4 || !one_of!(article.lower(t - 1), "them" | "whom") || article.lower(t - 2) != "of" {
        return;
    }
    let number = t - 3;
    let word = words[t as usize];
    let counts = words[number as usize].tag == Tag::Cd || is(article.lower(number), Class::Partitive);
    let outside = word.head.is_some_and(|h| h < number) && (word.tag == Tag::Rb || word.tag.is_noun());
    let above = words[number as usize].head.is_some_and(|h| h < number);
    if counts && outside && above && words[number as usize - 1].relation == Relation::Punct {
        hang(words, t, number, if word.tag == Tag::Rb { Relation::Advmod } else { Relation::Nmod });
    }
}

/// "PPP MNA Bilal Shah demanded": the one behind the office did, and not the party before it.
pub(super) fn member(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
    let name = t + 1;
    let proper = words.get(name as usize).is_some_and(|w| w.tag.is_proper()) && article.is_capital(name);
    if t <= start || !proper || !is(article.word(t), Class::SeatHolder) {
        return;
    }
    let inside = |&i: &TokenId| {
        let w = words[i as usize];
        w.head.filter(|&h| h >= start && matches!(w.relation, Relation::Flat | Relation::NmodDesc) && h < name)
    };
    let Some(top) = std::iter::successors(Some(name), inside).take(4).last().filter(|&top| top < t) else { return };
    for c in t + 1..(t + 60).min(words.len() as TokenId) {
        if matches!(words[c as usize].head, Some(h) if h == top || h == t) {
            words[c as usize].head = Some(name);
        }
    }
    (words[name as usize].head, words[name as usize].relation) =
        (words[top as usize].head, words[top as usize].relation);
    (words[top as usize].head, words[top as usize].relation) = (Some(name), Relation::Compound);
    (words[t as usize].head, words[t as usize].relation) = (Some(name), Relation::NmodDesc);
}

/// "General PNP Victor Zanabria": the letters between the rank and the name say of what he is a general.
pub(super) fn corps(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
    let letters = |t: TokenId| article.word(t).len() < 6 && article.word(t).bytes().all(|b| b.is_ascii_uppercase());
    if t <= start || !letters(t) || letters(t + 1) || !is(article.lower(t - 1), Class::LeadingTitle) {
        return;
    }
    let word = words[t as usize];
    let name = (t + 1..words.len() as TokenId).take(1).find(|&n| {
        let w = words[n as usize];
        w.head == Some(t) && w.relation == Relation::Flat && w.tag.is_proper()
    });
    let Some(name) = name.filter(|_| word.tag.is_proper() && words[t as usize - 1].head == Some(t)) else { return };
    (words[name as usize].head, words[name as usize].relation) = (word.head, word.relation);
    for c in (start..words.len() as TokenId).take_while(|&c| c < t + 60) {
        if words[c as usize].head == Some(t) && c != t - 1 {
            words[c as usize].head = Some(name);
        }
    }
    (words[t as usize].head, words[t as usize].relation) = (Some(name), Relation::NmodDesc);
}

/// "Two patents held by Vireo, which was founded in May": what stands in the singular is of the last name, and not of several.
pub(super) fn of_the_one(article: &Article<'_>, words: &mut [Word], verb: TokenId) {
    let word = words[verb as usize];
    let Some(noun) = word.head.filter(|&n| n < verb && word.relation == Relation::AclRelcl) else { return };
    let which = (noun + 2..verb).find(|&t| article.lower(t) == "which" && words[t as usize].head == Some(verb));
    let Some(which) = which.filter(|&w| article.word(w - 1) == "," && words[w as usize].relation.is_subject()) else {
        return;
    };
    let single = one_of!(article.lower(which + 1), "was" | "has" | "is") || words[which as usize + 1].tag == Tag::Vbz;
    let one = (noun + 1..which - 1).rev().find(|&t| words[t as usize].relation != Relation::Flat);
    let joined =
        words[noun as usize + 1..which as usize].iter().any(|w| w.head == Some(noun) && w.relation == Relation::Conj);
    let below = |t: TokenId| std::iter::successors(Some(t), |&t| words[t as usize].head).take(6).any(|h| h == noun);
    let last = one.filter(|&t| words[t as usize].tag.is_proper() && below(t));
    if let Some(last) = last.filter(|_| single && !joined && words[noun as usize].tag == Tag::Nns) {
        hang(words, verb, last, Relation::AclRelcl);
    }
}

/// "A deficit of $84m, which the firm closed", "a cut to the offer of 350p, which it made": the clause is the noun's, and not
/// that of the sum behind it.
pub(super) fn of_measure(article: &Article<'_>, words: &mut [Word], verb: TokenId) {
    let word = words[verb as usize];
    let Some(first) = word.head.filter(|&n| n < verb && word.relation == Relation::AclRelcl) else { return };
    let measure = |t: TokenId| {
        words[t as usize].tag == Tag::Cd
            || !article.lower(t).starts_with(char::is_alphabetic)
            || one_of!(article.lower(t), "percent" | "p")
            || is(article.lower(t), Class::CoinWord)
    };
    let of =
        |t: TokenId| (t.saturating_sub(4)..t).any(|c| words[c as usize].head == Some(t) && article.lower(c) == "of");
    let part = |t: TokenId| match words[t as usize].relation {
        Relation::Nmod => of(t),
        relation => matches!(relation, Relation::Nummod | Relation::Compound),
    };
    let mut noun = first;
    while let Some(head) = words[noun as usize].head.filter(|&h| h < noun && measure(noun) && part(noun)) {
        noun = head;
    }
    let which = (first + 1..verb).any(|t| article.lower(t) == "which" && words[t as usize].head == Some(verb));
    if which && noun != first && words[noun as usize].tag.is_noun() && !measure(noun) {
        hang(words, verb, noun, Relation::AclRelcl);
    }
}
