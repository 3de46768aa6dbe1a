//! What goes with another word than the tree has it: a gerund with `go on`, a day with what is called for by then, a clause with
//! the one before it or with the noun behind its conjunction, a participle with the title behind it or what was made before it.

use super::Tree;
use crate::article::TokenId;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, is};

/// "asked them to go on giving it", "kept on firing", "went on attacking villages": the gerund is what goes on, and `on` the
/// verb's particle.
pub(super) fn going_on(tree: &mut Tree<'_>, verb: TokenId) {
    let (on, deed) = (verb + 1, verb + 2);
    let Some(&word) = tree.words.get(deed as usize) else { return };
    if tree[verb].pos != Pos::Verb || tree.lower(on) != "on" {
        return;
    }
    let goes = one_of!(tree.lower(verb), "go" | "goes" | "going" | "went" | "gone");
    let form = goes
        || one_of!(tree.lower(verb), "keep" | "keeps" | "keeping" | "kept")
        || one_of!(tree.lower(verb), "carry" | "carries" | "carrying" | "carried");
    // "went on hunting trips" has a noun.
    let gerund = word.tag == Tag::Vbg || !goes && word.tag == Tag::Nn && word.relation == Relation::Compound;
    if !form || !gerund {
        return;
    }
    let noun = word.head.filter(|&n| {
        n > deed
            && matches!(word.relation, Relation::Amod | Relation::Compound)
            && tree.is_on(n, verb)
            && matches!(tree[n].relation, Relation::Obl | Relation::Obj)
    });
    if noun.is_none() && !(word.head == Some(verb) && word.relation != Relation::Punct) {
        return;
    }
    tree.hang(deed, verb, Relation::Xcomp);
    (tree[deed].pos, tree[deed].tag) = (Pos::Verb, Tag::Vbg);
    tree.hang(on, verb, Relation::CompoundPrt);
    if let Some(noun) = noun {
        tree.hang(noun, deed, Relation::Obj);
        // "in Kivu on Monday": where and when that was.
        for t in noun + 1..(noun + 12).min(tree.words.len() as TokenId) {
            let word = tree[t];
            if word.head == Some(verb) && matches!(word.relation, Relation::Obl | Relation::OblUnmarked) {
                tree.hang(t, deed, word.relation);
            }
        }
    }
}

/// "called for a strike on Friday": the day of what is called for. "told members to down tools from Wednesday": an end or a
/// beginning is that of the infinitive before it.
pub(super) fn day_ahead(tree: &mut Tree<'_>, day: TokenId) {
    let word = tree[day];
    let Some(verb) = word.head.filter(|&v| v < day && word.relation == Relation::Obl) else { return };
    if day <= tree.start || !is(tree.lower(day), Class::CalendarName) || !tree[verb].tag.is_verb() {
        return;
    }
    let child = |c: TokenId, of: TokenId, relation| tree.hangs(c, of, relation);
    let mut between = verb + 1..day - 1;
    match tree.lower(day - 1) {
        "on" => {
            // "called for a strike at a rally on Friday": the rally's.
            let close = |n: TokenId| {
                (n + 1..day - 1).all(|t| {
                    let apart = one_of!(tree.lower(t), "," | "after" | "as" | "at" | "before" | "during");
                    !apart && !tree[t].tag.is_verb()
                })
            };
            let called = between.find(|&n| {
                child(n, verb, Relation::Obl)
                    && is(tree.lower(n), Class::StagedNoun)
                    && (verb..n).any(|c| child(c, n, Relation::Case) && tree.lower(c) == "for")
                    && !(verb..n).any(|c| child(c, n, Relation::Det) && tree.lower(c) == "the")
                    && close(n)
            });
            if let Some(noun) = called {
                tree.hang(day, noun, Relation::Nmod);
            }
        }
        // "put off a meeting to discuss it until Friday" is another thing.
        preposition @ ("from" | "by" | "until" | "till") => {
            let near = !one_of!(preposition, "until" | "till");
            let infinitive = between.find(|&x| {
                tree[x].tag == Tag::Vb
                    && tree.is_on(x, verb)
                    && match tree[x].relation {
                        Relation::Xcomp | Relation::Ccomp => true,
                        relation => near && relation == Relation::Advcl,
                    }
                    && tree.lower(x - 1) == "to"
            });
            if let Some(infinitive) = infinitive {
                tree.hang(day, infinitive, Relation::Obl);
            }
        }
        _ => {}
    }
}

/// "denied that it had paid him, that it had met him and that it had lied": one clause beside the other.
pub(super) fn second_that(tree: &mut Tree<'_>, t: TokenId) {
    let word = tree[t];
    let that = |v: TokenId| (tree.start..v).find(|&m| tree.hangs(m, v, Relation::Mark) && tree.lower(m) == "that");
    let Some(first) = word.head.filter(|&h| h < t && word.relation == Relation::Advcl) else { return };
    let beside = tree[first].relation == Relation::Ccomp && that(first).is_some();
    if beside && that(t).is_some_and(|m| m > first && one_of!(tree.word(m - 1), "," | ";" | "and")) {
        tree[t].relation = Relation::Conj;
    }
}

/// "Investigating Judge Tarek Bitar charged him", "Visiting Professor Ana Ruiz died": with no comma before the verb the
/// participle is part of the title.
pub(super) fn title(tree: &mut Tree<'_>, t: TokenId) {
    let word = tree[t];
    if word.tag != Tag::Vbg || !tree.is_capital(t) {
        return;
    }
    let part = one_of!(
        tree.lower(t),
        "commanding" | "examining" | "investigating" | "managing" | "presiding" | "supervising" | "visiting"
    );
    let Some(verb) = word.head.filter(|&v| part && v > t) else { return };
    let office = tree[t + 1];
    let Some(name) = office.head.filter(|&n| n > t && n < verb && office.relation == Relation::NmodDesc) else {
        return;
    };
    if !tree[verb].tag.is_verb() || (t..verb).any(|i| tree.word(i) == ",") {
        return;
    }
    let passive = (t..verb).any(|a| tree.hangs(a, verb, Relation::AuxPass));
    tree.hang(name, verb, if passive { Relation::NsubjPass } else { Relation::Nsubj });
    tree.hang(t, name, Relation::NmodDesc);
    (tree[t].pos, tree[t].tag) = (Pos::Propn, Tag::Nnp);
}

/// "Looking into whether it lied": what is looked into. "Has until May to pay": what is yet to be done.
pub(super) fn open_clause(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    let Some(head) = word.head.filter(|&h| h < verb && word.relation == Relation::Advcl) else { return };
    let marks = |t: &TokenId| tree.hangs(*t, verb, Relation::Mark);
    // The tree may hang the preposition on the auxiliary.
    let whether = (head + 2..verb).find(|t| marks(t) && tree.lower(*t) == "whether" && tree.lower(*t + 1) != "to");
    let to = (head + 1..verb).any(|t| marks(&t) && tree.lower(t) == "to");
    if let Some(into) = whether.map(|w| w - 1).filter(|&i| tree[i].relation == Relation::Mark) {
        tree.hang(into, verb, Relation::Case);
    }
    if to && tree.lower(head + 1) == "until" && one_of!(tree.lower(head), "has" | "have") {
        tree[verb].relation = Relation::Xcomp;
    }
}

/// "Shares were down 2%", "the pound was 0.4% lower": a move, told by the copula and its adverb.
pub(super) fn moved_by(tree: &mut Tree<'_>, cop: TokenId) {
    let be = tree[cop];
    let Some(root) = be.head.filter(|&r| r > cop && be.relation == Relation::Cop && r < cop + 8) else { return };
    let percent = |t: TokenId| one_of!(tree.lower(t), "%" | "percent" | "cent");
    let way = |t: TokenId| one_of!(tree.lower(t), "up" | "down" | "off" | "higher" | "lower");
    let within = |t: &TokenId| *t == root || tree.is_on(*t, root);
    let (Some(sum), Some(adverb)) =
        ((cop + 1..=root).filter(within).find(|&t| percent(t)), (cop + 1..=root).filter(within).find(|&t| way(t)))
    else {
        return;
    };
    let word = tree[root];
    let near = tree.start.max(cop.saturating_sub(40))..(root + 40).min(tree.words.len() as TokenId);
    (tree[cop].head, tree[cop].relation, tree[cop].pos) = (word.head, word.relation, Pos::Verb);
    for t in near {
        let word = &mut tree[t];
        if word.head == Some(root) && !matches!(word.relation, Relation::Nummod | Relation::Compound) {
            word.head = Some(cop);
            word.relation = if word.relation == Relation::Nmod { Relation::Obl } else { word.relation };
        }
    }
    (tree[sum].head, tree[sum].relation) = (Some(cop), Relation::OblUnmarked);
    (tree[adverb].head, tree[adverb].relation) = (Some(cop), Relation::CompoundPrt);
}

/// "Left after a round of talks with Renfe broke down": the round did, and neither Renfe nor who left.
pub(super) fn marked_clause(tree: &mut Tree<'_>, verb: TokenId) {
    let word = tree[verb];
    let Some(above) = word.head.filter(|&h| h < verb) else { return };
    let near = tree.start.max(verb.saturating_sub(16))..verb;
    let child = |t: TokenId, relation: Relation| near.clone().rev().find(|&c| tree.hangs(c, t, relation));
    // `Talks with managers failed`: no participle of a deed that someone does to them.
    let failed =
        word.relation == Relation::Acl && one_of!(tree.lower(verb), "failed" | "collapsed" | "ended" | "stalled");
    let clause = word.relation == Relation::Advcl && word.tag == Tag::Vbd && child(verb, Relation::Mark).is_none();
    if !clause && !failed {
        return;
    }
    let opens = |c: TokenId| {
        one_of!(tree.lower(c), "after" | "as" | "because" | "before" | "once" | "since" | "until" | "when" | "while")
    };
    let marked = |n: TokenId| Some((n, child(n, Relation::Case).filter(|&c| opens(c))?));
    let behind = |n: &TokenId| *n > above && tree.hangs(*n, above, Relation::Obl);
    let found = if failed { marked(above) } else { near.clone().filter(behind).find_map(marked) };
    let Some((noun, case)) = found else { return };
    let plain = |t: TokenId| {
        tree.word(t) != "," && !tree[t].tag.is_finite() && !matches!(tree[t].tag, Tag::Wrb | Tag::Wdt | Tag::Wp)
    };
    let over = tree[noun].head.filter(|&h| h < case);
    let Some(over) = over.filter(|_| (case..verb).all(plain) && tree[noun].relation == Relation::Obl) else { return };
    let subject = child(verb, Relation::Nsubj);
    if subject.is_some_and(|s| s <= noun || s + 1 != verb || !tree[s].tag.is_proper()) {
        return;
    }
    if tree.hang(verb, over, Relation::Advcl) {
        subject.map(|s| tree.hang(s, s - 1, Relation::Appos));
        tree.hang(noun, verb, Relation::Nsubj);
        tree.hang(case, verb, Relation::Mark);
        tree[verb].tag = Tag::Vbd;
    }
}

/// "Sold the field, discovered by Esso in 1971": what was discovered is the field.
pub(super) fn made_by(tree: &mut Tree<'_>, participle: TokenId) {
    let word = tree[participle];
    let made = word.tag == Tag::Vbn && matches!(word.relation, Relation::Advcl | Relation::Conj);
    let Some(verb) = word.head.filter(|&v| made && v + 1 < participle && participle + 1 < tree.end) else { return };
    let noun = participle - 2;
    let object = matches!(tree[noun].relation, Relation::Obj | Relation::Obl) && tree.is_on(noun, verb);
    let thing = matches!(tree[noun].tag, Tag::Nn | Tag::Nns) && tree.word(participle - 1) == ",";
    if object && thing && tree.lower(participle + 1) == "by" && is(tree.lower(participle), Class::MadeParticiple) {
        tree.hang(participle, noun, Relation::Acl);
    }
}
