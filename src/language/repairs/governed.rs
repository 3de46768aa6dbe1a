//! What goes with another word than the tree has it: a gerund with `go on`, a day with what is called for by then, a clause with
//! the one before it, a participle with the title behind it.

use super::hang;
use crate::article::{Article, TokenId};
use crate::language::{Pos, Relation, Tag, Word};
use crate::lexicon::{Class, is};

/// "asked them to go on giving it", "kept on firing", "went on attacking villages": the gerund is what goes on, and `on` the
/// verb's particle.
pub(super) fn going_on(article: &Article<'_>, words: &mut [Word], verb: TokenId) {
    let (on, deed) = (verb + 1, verb + 2);
    let Some(&word) = words.get(deed as usize) else { return };
    if words[verb as usize].pos != Pos::Verb || article.lower(on) != "on" {
        return;
    }
    let goes = one_of!(article.lower(verb), "go" | "goes" | "going" | "went" | "gone");
    let form = goes
        || one_of!(article.lower(verb), "keep" | "keeps" | "keeping" | "kept")
        || one_of!(article.lower(verb), "carry" | "carries" | "carrying" | "carried");
    // "went on hunting trips" has a noun.
    let gerund = word.tag == Tag::Vbg || !goes && word.tag == Tag::Nn && word.relation == Relation::Compound;
    if !form || !gerund {
        return;
    }
    let noun = word.head.filter(|&n| {
        n > deed
            && matches!(word.relation, Relation::Amod | Relation::Compound)
            && words[n as usize].head == Some(verb)
            && matches!(words[n as usize].relation, Relation::Obl | Relation::Obj)
    });
    if noun.is_none() && !(word.head == Some(verb) && word.relation != Relation::Punct) {
        return;
    }
    hang(words, deed, verb, Relation::Xcomp);
    (words[deed as usize].pos, words[deed as usize].tag) = (Pos::Verb, Tag::Vbg);
    hang(words, on, verb, Relation::CompoundPrt);
    if let Some(noun) = noun {
        hang(words, noun, deed, Relation::Obj);
        // "in Kivu on Monday": where and when that was.
        for t in noun + 1..(noun + 12).min(words.len() as TokenId) {
            let word = words[t as usize];
            if word.head == Some(verb) && matches!(word.relation, Relation::Obl | Relation::OblUnmarked) {
                hang(words, t, deed, word.relation);
            }
        }
    }
}

/// "called for a strike on Friday": the day of what is called for. "told members to down tools from Wednesday": an end or a
/// beginning is that of the infinitive before it.
pub(super) fn day_ahead(article: &Article<'_>, words: &mut [Word], start: TokenId, day: TokenId) {
    let word = words[day as usize];
    let Some(verb) = word.head.filter(|&v| v < day && word.relation == Relation::Obl) else { return };
    if day <= start || !is(article.lower(day), Class::CalendarName) || !words[verb as usize].tag.is_verb() {
        return;
    }
    let child = |c: TokenId, of: TokenId, relation| {
        words[c as usize].head == Some(of) && words[c as usize].relation == relation
    };
    let mut between = verb + 1..day - 1;
    match article.lower(day - 1) {
        "on" => {
            // "called for a strike at a rally on Friday": the rally's.
            let close = |n: TokenId| {
                (n + 1..day - 1).all(|t| {
                    let apart = one_of!(article.lower(t), "," | "after" | "as" | "at" | "before" | "during");
                    !apart && !words[t as usize].tag.is_verb()
                })
            };
            let called = between.find(|&n| {
                child(n, verb, Relation::Obl)
                    && is(article.lower(n), Class::StagedNoun)
                    && (verb..n).any(|c| child(c, n, Relation::Case) && article.lower(c) == "for")
                    && !(verb..n).any(|c| child(c, n, Relation::Det) && article.lower(c) == "the")
                    && close(n)
            });
            if let Some(noun) = called {
                hang(words, day, noun, Relation::Nmod);
            }
        }
        // "put off a meeting to discuss it until Friday" is another thing.
        preposition @ ("from" | "by" | "until" | "till") => {
            let near = !one_of!(preposition, "until" | "till");
            let infinitive = between.find(|&x| {
                words[x as usize].tag == Tag::Vb
                    && words[x as usize].head == Some(verb)
                    && match words[x as usize].relation {
                        Relation::Xcomp | Relation::Ccomp => true,
                        relation => near && relation == Relation::Advcl,
                    }
                    && article.lower(x - 1) == "to"
            });
            if let Some(infinitive) = infinitive {
                hang(words, day, infinitive, Relation::Obl);
            }
        }
        _ => {}
    }
}

/// "denied that it had paid him, that it had met him and that it had lied": one clause beside the other.
pub(super) fn second_that(article: &Article<'_>, words: &mut [Word], start: TokenId, t: TokenId) {
    let word = words[t as usize];
    let that = |v: TokenId| {
        (start..v).find(|&m| {
            words[m as usize].head == Some(v)
                && words[m as usize].relation == Relation::Mark
                && article.lower(m) == "that"
        })
    };
    let Some(first) = word.head.filter(|&h| h < t && word.relation == Relation::Advcl) else { return };
    let beside = words[first as usize].relation == Relation::Ccomp && that(first).is_some();
    if beside && that(t).is_some_and(|m| m > first && one_of!(article.word(m - 1), "," | ";" | "and")) {
        words[t as usize].relation = Relation::Conj;
    }
}

/// "Investigating Judge Tarek Bitar charged him", "Visiting Professor Ana Ruiz died": with no comma before the verb the
/// participle is part of the title.
pub(super) fn title(article: &Article<'_>, words: &mut [Word], t: TokenId) {
    let word = words[t as usize];
    if word.tag != Tag::Vbg || !article.is_capital(t) {
        return;
    }
    let part = one_of!(
        article.lower(t),
        "commanding" | "examining" | "investigating" | "managing" | "presiding" | "supervising" | "visiting"
    );
    let Some(verb) = word.head.filter(|&v| part && v > t) else { return };
    let office = words[t as usize + 1];
    let Some(name) = office.head.filter(|&n| n > t && n < verb && office.relation == Relation::NmodDesc) else {
        return;
    };
    if !words[verb as usize].tag.is_verb() || (t..verb).any(|i| article.word(i) == ",") {
        return;
    }
    let passive =
        (t..verb).any(|a| words[a as usize].head == Some(verb) && words[a as usize].relation == Relation::AuxPass);
    hang(words, name, verb, if passive { Relation::NsubjPass } else { Relation::Nsubj });
    hang(words, t, name, Relation::NmodDesc);
    (words[t as usize].pos, words[t as usize].tag) = (Pos::Propn, Tag::Nnp);
}

/// "Looking into whether it lied": what is looked into. "Has until May to pay": what is yet to be done.
pub(super) fn open_clause(article: &Article<'_>, words: &mut [Word], verb: TokenId) {
    let word = words[verb as usize];
    let Some(head) = word.head.filter(|&h| h < verb && word.relation == Relation::Advcl) else { return };
    let marks = |t: &TokenId| words[*t as usize].head == Some(verb) && words[*t as usize].relation == Relation::Mark;
    // The tree may hang the preposition on the auxiliary.
    let whether =
        (head + 2..verb).find(|t| marks(t) && article.lower(*t) == "whether" && article.lower(*t + 1) != "to");
    let to = (head + 1..verb).any(|t| marks(&t) && article.lower(t) == "to");
    if let Some(into) = whether.map(|w| w - 1).filter(|&i| words[i as usize].relation == Relation::Mark) {
        hang(words, into, verb, Relation::Case);
    }
    if to && article.lower(head + 1) == "until" && one_of!(article.lower(head), "has" | "have") {
        words[verb as usize].relation = Relation::Xcomp;
    }
}

/// "Shares were down 2%", "the pound was 0.4% lower": a move, told by the copula and its adverb.
pub(super) fn moved_by(article: &Article<'_>, words: &mut [Word], start: TokenId, cop: TokenId) {
    let be = words[cop as usize];
    let Some(root) = be.head.filter(|&r| r > cop && be.relation == Relation::Cop && r < cop + 8) else { return };
    let percent = |t: TokenId| one_of!(article.lower(t), "%" | "percent" | "cent");
    let way = |t: TokenId| one_of!(article.lower(t), "up" | "down" | "off" | "higher" | "lower");
    let within = |t: &TokenId| *t == root || words[*t as usize].head == Some(root);
    let (Some(sum), Some(adverb)) =
        ((cop + 1..=root).filter(within).find(|&t| percent(t)), (cop + 1..=root).filter(within).find(|&t| way(t)))
    else {
        return;
    };
    let word = words[root as usize];
    let near = start.max(cop.saturating_sub(40))..(root + 40).min(words.len() as TokenId);
    (words[cop as usize].head, words[cop as usize].relation, words[cop as usize].pos) =
        (word.head, word.relation, Pos::Verb);
    for t in near {
        let word = &mut words[t as usize];
        if word.head == Some(root) && !matches!(word.relation, Relation::Nummod | Relation::Compound) {
            word.head = Some(cop);
            word.relation = if word.relation == Relation::Nmod { Relation::Obl } else { word.relation };
        }
    }
    (words[sum as usize].head, words[sum as usize].relation) = (Some(cop), Relation::OblUnmarked);
    (words[adverb as usize].head, words[adverb as usize].relation) = (Some(cop), Relation::CompoundPrt);
}
