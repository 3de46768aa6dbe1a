//! What stands before a noun and was read as a clause, and who stands behind one and was read as another.

use super::Tree;
use crate::article::TokenId;
use crate::language::{Pos, Relation, Tag, Word};
use crate::lexicon::{Class, is};

/// "When retreating troops burned the town, the family hid": the participle between the conjunction and a bare plural, the
/// subject of a verb, says which troops; the tree has it for a clause of its own, and may have the troops for its object.
pub(super) fn participle(tree: &mut Tree<'_>, verb: TokenId) {
    let clause = tree[verb];
    if !matches!(clause.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp) {
        return;
    }
    let is = |t: TokenId, head: TokenId, relation: Relation| tree.hangs(t, head, relation);
    let subject = (tree.start..verb).rev().find(|&t| is(t, verb, Relation::Nsubj));
    // Without a comma between them, the plural right before a verb without a subject is its subject.
    let object = || (verb > tree.start).then(|| verb - 1).filter(|&t| tree[t].relation == Relation::Obj);
    let Some(noun) = subject.or_else(object) else { return };
    let of_noun = |t: TokenId| is(t, noun, Relation::Amod) || is(t, noun, Relation::Compound);
    let Some(first) = (tree.start..noun).rev().find(|&t| !of_noun(t)) else { return };
    let word = tree[first];
    let conjunction = first > tree.start && matches!(tree[first - 1].tag, Tag::In | Tag::Wrb);
    let loose = matches!(word.relation, Relation::Csubj | Relation::Advcl)
        && (word.head == Some(verb) || word.head == clause.head);
    let taken = subject.is_some();
    let plural = matches!(tree[noun].tag, Tag::Nns | Tag::Nnps);
    if word.tag != Tag::Vbg || !conjunction || !loose || !taken || !plural {
        return;
    }
    // "After burning houses, soldiers left" has more of its own behind it.
    let below: Vec<TokenId> = (tree.start..(verb + 40).min(tree.words.len() as TokenId))
        .filter(|&t| tree.is_on(t, first) && t != noun)
        .collect();
    if below.iter().any(|&t| t > first && tree[t].relation != Relation::Punct)
        || (first..verb).any(|t| tree.word(t) == ",")
        || !tree.hang(noun, verb, Relation::Nsubj)
        || !tree.hang(first, noun, Relation::Amod)
    {
        return;
    }
    for child in below {
        let relation = tree[child].relation;
        tree.hang(child, verb, relation);
    }
}

/// "Told her years later that it was so": whom, and no owner of the years.
pub(super) fn whom(tree: &mut Tree<'_>, her: TokenId) {
    if tree.lower(her) != "her" || her <= tree.start {
        return;
    }
    let verb = her - 1;
    let noun = her + 1;
    let later = one_of!(tree.lower(noun + 1), "later" | "earlier" | "ago" | "afterwards");
    let time = is(tree.lower(noun).strip_suffix('s').unwrap_or(""), Class::TimeNoun);
    if later && time && tree[verb].tag.is_verb() && tree[her].relation != Relation::Obj {
        tree[her].tag = Tag::Prp;
        tree.hang(her, verb, Relation::Obj);
    }
}

/// "Ann Peel, a lawyer and mother of three, sued": she is both, and no mother sued with her.
pub(super) fn both(tree: &mut Tree<'_>, t: TokenId) {
    let word = tree[t];
    let Some(name) = word.head.filter(|&h| h < t && tree[h].tag.is_proper()) else { return };
    if word.relation != Relation::Conj || word.tag != Tag::Nn {
        return;
    }
    let mut near = (name + 1..t).rev().take(6);
    let Some(and) = near.find(|&c| tree[c].relation == Relation::Cc) else { return };
    let bare = (and + 1..t).all(|i| matches!(tree[i].tag, Tag::Jj | Tag::Nn | Tag::Cd | Tag::Hyph));
    let apposed = |n: &TokenId| {
        let w = tree[*n];
        w.relation == Relation::Appos && w.head == Some(name) && w.tag == Tag::Nn
    };
    if let Some(noun) = (name + 1..and).rev().take(8).find(apposed)
        && bare
        && (name + 1..noun).any(|i| tree.is_on(i, noun) && one_of!(tree.lower(i), "a" | "an"))
    {
        tree.hang(t, noun, Relation::Conj);
    }
}

/// "a lawyer for one of the suspects, Yusuf Benali, said": the name is that of the one, and no second subject.
pub(super) fn one_of(tree: &mut Tree<'_>, name: TokenId) {
    let word = tree[name];
    let comma = (tree.start..name).rev().take(6).find(|&t| !tree[t].tag.is_proper());
    let Some(comma) = comma.filter(|&c| word.tag.is_proper() && tree.word(c) == ",") else { return };
    let one = (tree.start..comma).rev().take(6).find(|&t| tree.lower(t) == "one" && tree.lower(t + 1) == "of");
    let subject = |t: TokenId| tree[t].relation.is_subject() && tree[t].head == word.head;
    let second = word.relation.is_subject() && (tree.start..comma).any(subject);
    let joined = |w: &Word| w.head == Some(name) && w.relation == Relation::Conj;
    let end = tree.words.len().min(name as usize + 6);
    if let Some(one) = one
        .filter(|_| (second || word.relation == Relation::Appos) && !tree.words[name as usize..end].iter().any(joined))
    {
        tree.hang(name, one, Relation::Appos);
    }
}

/// "Rebecca Dunne, the daughter of one resident, Harold Dunne, a retired engineer, noticed": the second name says who the
/// noun right before it is, and is no second subject: nothing joins the two.
pub(super) fn named_noun(tree: &mut Tree<'_>, name: TokenId) {
    let word = tree[name];
    if !word.tag.is_proper() || name < tree.start + 3 || tree.word(name - 1) != "," {
        return;
    }
    let first = match word.relation {
        Relation::Conj => word.head.filter(|&h| h < name),
        Relation::Nsubj => {
            (tree.start..name).find(|&s| tree[s].head == word.head && tree[s].relation == Relation::Nsubj)
        }
        _ => None,
    };
    let Some(first) = first else { return };
    let subject = tree[first];
    let Some(verb) = subject.head.filter(|&v| v > name && subject.relation.is_subject()) else { return };
    let noun = name - 2;
    let described = tree[noun];
    let above = described.head.map(|h| tree[h]);
    let inside = matches!(described.tag, Tag::Nn)
        && described.relation == Relation::Nmod
        && above.is_some_and(|a| a.relation == Relation::Appos && a.head == Some(first));
    let joined = (name..verb).any(|t| tree[t].relation == Relation::Cc && tree.is_on(t, first))
        || (name..verb).any(|t| tree[t].relation == Relation::Conj && tree.is_on(t, first) && t != name);
    if !inside || joined || !tree.hang(name, noun, Relation::Appos) {
        return;
    }
    // And what he is, behind him.
    for t in name + 1..verb {
        if tree.hangs(t, first, Relation::Appos) {
            tree.hang(t, name, Relation::Appos);
        }
    }
}

/// "The president of the council, Fritz Jean, who took over": the name right before `who` is who did, and no council is.
pub(super) fn who(tree: &mut Tree<'_>, who: TokenId) {
    if !one_of!(tree.lower(who), "who" | "whom" | "whose") || who < 4 || tree.word(who - 1) != "," {
        return;
    }
    let clause = |t: &TokenId| tree[*t].relation == Relation::AclRelcl;
    let up = |&t: &TokenId| tree[t].head;
    let Some(verb) = std::iter::successors(Some(who), up).take(4).find(clause) else { return };
    let Some(noun) = tree[verb].head.filter(|&n| verb > who && n < who) else { return };
    let name = (noun + 1..who - 1).find(|&n| {
        let w = tree[n];
        w.head == Some(noun) && w.tag.is_proper() && matches!(w.relation, Relation::Appos | Relation::Conj)
    });
    let last = |n: TokenId| {
        let flat = |&t: &TokenId| tree[t].tag.is_proper() && tree[t].relation == Relation::Flat;
        (n + 1..who - 1).take_while(flat).last().unwrap_or(n)
    };
    let bare = |n: &TokenId| tree.word(n - 1) == "," || tree[*n - 1].relation == Relation::NmodDesc;
    let kind =
        [Class::GroupNoun, Class::InstitutionNoun, Class::CapitalizedBody].iter().any(|&c| is(tree.lower(noun), c));
    // `General Musa, commander of the northern group, who`: no body is a `who`.
    let office = tree[noun].head.filter(|&o| kind && o < noun && tree[noun].relation == Relation::Nmod);
    let beside = office.map(|o| tree[o]).filter(|w| w.relation == Relation::Appos);
    if let Some(named) = beside.and_then(|w| w.head).filter(|&n| n < noun && tree[n].tag.is_proper()) {
        tree.hang(verb, named, Relation::AclRelcl);
        return;
    }
    let Some(name) = name.filter(|&n| last(n) + 2 == who && bare(&n)) else { return };
    // `The lawyer of his deputy, Ali Musa, who`: the deputy is someone himself.
    let body = tree[noun].tag.is_proper() || kind;
    let office = tree[noun].head.filter(|&o| body && o < noun && tree[noun].relation == Relation::Nmod);
    if let Some(office) = office.filter(|_| tree.hang(verb, name, Relation::AclRelcl)) {
        tree.hang(name, office, Relation::Appos);
    }
}

/// "Unity, which until last week had supported the cabinet": where the verb has another object and no subject, `which` is it.
pub(super) fn which(tree: &mut Tree<'_>, which: TokenId) {
    let word = tree[which];
    let Some(verb) = word.head.filter(|&v| v > which && word.relation == Relation::Obj) else { return };
    let relative = one_of!(tree.lower(which), "which" | "who") && tree[verb].pos == Pos::Verb;
    let own = |t: TokenId| tree[t].head == Some(verb) && tree[t].relation.is_subject();
    let object = |t: TokenId| tree.hangs(t, verb, Relation::Obj);
    if relative && !(tree.start..verb).any(own) && (verb + 1..tree.end).take(8).any(object) {
        tree[which].relation = Relation::Nsubj;
    }
}

/// "Eleven soldiers were wounded, two of them seriously": what stands right behind `of them` is said of those two.
pub(super) fn part_of_them(tree: &mut Tree<'_>, t: TokenId) {
    if t < tree.start + 4 || !one_of!(tree.lower(t - 1), "them" | "whom") || tree.lower(t - 2) != "of" {
        return;
    }
    let number = t - 3;
    let word = tree[t];
    let counts = tree[number].tag == Tag::Cd || is(tree.lower(number), Class::Partitive);
    let outside = word.head.is_some_and(|h| h < number) && (word.tag == Tag::Rb || word.tag.is_noun());
    // "the judges, four of whom studied in Paris": these four, where the verb has no other subject.
    let verb = (t..tree.end.min(t + 8)).find(|&v| tree[v].relation == Relation::AclRelcl);
    let own = |v: TokenId| (tree.start..v).any(|s| tree[s].head == Some(v) && tree[s].relation.is_subject());
    if let Some(verb) = verb.filter(|&v| counts && tree.lower(t - 1) == "whom" && !own(v)) {
        let passive = (t..verb).any(|a| tree.hangs(a, verb, Relation::AuxPass));
        tree.hang(number, verb, if passive { Relation::NsubjPass } else { Relation::Nsubj });
        return;
    }
    let above = tree[number].head.is_some_and(|h| h < number);
    if counts && outside && above && tree[number - 1].relation == Relation::Punct {
        tree.hang(t, number, if word.tag == Tag::Rb { Relation::Advmod } else { Relation::Nmod });
    }
}

/// "PPP MNA Bilal Shah demanded": the one behind the office did, and not the party before it.
pub(super) fn member(tree: &mut Tree<'_>, t: TokenId) {
    let name = t + 1;
    let proper = tree.words.get(name as usize).is_some_and(|w| w.tag.is_proper()) && tree.is_capital(name);
    if t <= tree.start || !proper || !is(tree.word(t), Class::SeatHolder) {
        return;
    }
    let inside = |&i: &TokenId| {
        let w = tree[i];
        w.head.filter(|&h| h >= tree.start && matches!(w.relation, Relation::Flat | Relation::NmodDesc) && h < name)
    };
    let Some(top) = std::iter::successors(Some(name), inside).take(4).last().filter(|&top| top < t) else { return };
    for c in t + 1..(t + 60).min(tree.words.len() as TokenId) {
        if matches!(tree[c].head, Some(h) if h == top || h == t) {
            tree[c].head = Some(name);
        }
    }
    (tree[name].head, tree[name].relation) = (tree[top].head, tree[top].relation);
    (tree[top].head, tree[top].relation) = (Some(name), Relation::Compound);
    (tree[t].head, tree[t].relation) = (Some(name), Relation::NmodDesc);
}

/// "General PNP Victor Zanabria": the letters between the rank and the name say of what he is a general.
pub(super) fn corps(tree: &mut Tree<'_>, t: TokenId) {
    let letters = |t: TokenId| tree.word(t).len() < 6 && tree.word(t).bytes().all(|b| b.is_ascii_uppercase());
    if t <= tree.start || !letters(t) || letters(t + 1) || !is(tree.lower(t - 1), Class::LeadingTitle) {
        return;
    }
    let word = tree[t];
    let name = (t + 1..tree.words.len() as TokenId).take(1).find(|&n| {
        let w = tree[n];
        w.head == Some(t) && w.relation == Relation::Flat && w.tag.is_proper()
    });
    let Some(name) = name.filter(|_| word.tag.is_proper() && tree[t - 1].head == Some(t)) else { return };
    (tree[name].head, tree[name].relation) = (word.head, word.relation);
    for c in (tree.start..tree.words.len() as TokenId).take_while(|&c| c < t + 60) {
        if tree.is_on(c, t) && c != t - 1 {
            tree[c].head = Some(name);
        }
    }
    (tree[t].head, tree[t].relation) = (Some(name), Relation::NmodDesc);
}

/// "Two patents held by Vireo, which was founded in May": what stands in the singular is of the last name, and not of several.
pub(super) fn of_the_one(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    let Some(noun) = word.head.filter(|&n| n < verb && word.relation == Relation::AclRelcl) else { return };
    let which = (noun + 2..verb).find(|&t| tree.lower(t) == "which" && tree.is_on(t, verb));
    let Some(which) = which.filter(|&w| tree.word(w - 1) == "," && tree[w].relation.is_subject()) else {
        return;
    };
    let single = one_of!(tree.lower(which + 1), "was" | "has" | "is") || tree[which + 1].tag == Tag::Vbz;
    let one = (noun + 1..which - 1).rev().find(|&t| tree[t].relation != Relation::Flat);
    let joined = tree.words[noun as usize + 1..which as usize]
        .iter()
        .any(|w| w.head == Some(noun) && w.relation == Relation::Conj);
    let below = |t: TokenId| std::iter::successors(Some(t), |&t| tree[t].head).take(6).any(|h| h == noun);
    let last = one.filter(|&t| tree[t].tag.is_proper() && below(t));
    if let Some(last) = last.filter(|_| single && !joined && tree[noun].tag == Tag::Nns) {
        tree.hang(verb, last, Relation::AclRelcl);
    }
}

/// "A deficit of $84m, which the firm closed", "a cut to the offer of 350p, which it made": the clause is the noun's, and not
/// that of the sum behind it.
pub(super) fn of_measure(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    let Some(first) = word.head.filter(|&n| n < verb && word.relation == Relation::AclRelcl) else { return };
    let measure = |t: TokenId| {
        tree[t].tag == Tag::Cd
            || !tree.lower(t).starts_with(char::is_alphabetic)
            || one_of!(tree.lower(t), "percent" | "p")
            || is(tree.lower(t), Class::CoinWord)
    };
    let of = |t: TokenId| (t.saturating_sub(4)..t).any(|c| tree.is_on(c, t) && tree.lower(c) == "of");
    let part = |t: TokenId| match tree[t].relation {
        Relation::Nmod => of(t),
        relation => matches!(relation, Relation::Nummod | Relation::Compound),
    };
    let mut noun = first;
    while let Some(head) = tree[noun].head.filter(|&h| h < noun && measure(noun) && part(noun)) {
        noun = head;
    }
    let which = (first + 1..verb).any(|t| tree.lower(t) == "which" && tree.is_on(t, verb));
    if which && noun != first && tree[noun].tag.is_noun() && !measure(noun) {
        tree.hang(verb, noun, Relation::AclRelcl);
    }
}

/// "A profit of 20 trillion won": money of Korea.
pub(super) fn korean_money(tree: &mut Tree<'_>, won: TokenId) {
    let number = |t: TokenId| one_of!(tree.lower(t), "million" | "billion" | "trillion");
    if won == tree.start || tree.lower(won) != "won" || !tree[won].tag.is_verb() || !number(won - 1) {
        return;
    }
    let (amount, Some(above)) = (won - 1, tree[won].head) else { return };
    let relation = tree[amount].relation;
    let over = tree[amount].head.filter(|&h| h != won);
    let plain = matches!(relation, Relation::Obl | Relation::Nmod);
    let relation = if plain { relation } else { Relation::Obj };
    if let Some(over) = over.filter(|&o| tree.is_on(o, won)) {
        tree.hang(over, above, Relation::Obj);
    }
    for t in tree.start.max(won.saturating_sub(30))..tree.end.min(won + 30) {
        if t != amount && tree.is_on(t, won) {
            let relation = tree[t].relation;
            tree.hang(t, above, relation);
        }
    }
    tree.hang(won, over.unwrap_or(above), relation);
    tree.hang(amount, won, Relation::Nummod);
    let case = (tree.start.max(won.saturating_sub(6))..amount).find(|&c| tree.hangs(c, amount, Relation::Case));
    case.map(|c| tree.hang(c, won, Relation::Case));
    let word = &mut tree[won];
    (word.pos, word.tag) = (Pos::Noun, Tag::Nn);
}
