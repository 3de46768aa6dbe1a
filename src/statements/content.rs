//! The clause that a verb of saying governs, and how far it reaches.

use super::acts::Act;
use super::cues::{Cue, Cues};
use super::shapes::{is_question, is_withheld, without};
use super::whole_clauses::whole_clause;
use crate::article::TokenId;
use crate::language::grammar::{is_subordinator, opens_quotation};
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, is};
use std::ops::Range;

/// What is said, and how sure that is.
pub(super) type Said = (Vec<Range<TokenId>>, f32);

/// The clause a verb governs: its complement, or the clause it interrupts or ends.
pub(super) fn clause_content(syntax: &Syntax<'_>, t: TokenId, cue: &Cue, passive: bool) -> Option<Said> {
    let speech = cue.frames.quotation;
    if cue.frames.clause || speech {
        // "agreed to talk" is no clause.
        let bare = |c: TokenId| syntax.own_marker(c) == Some("to") && syntax.own_subject(c).is_none();
        // "told visiting envoys that ...": the clause with its word, where one is told something.
        let that = |c: &TokenId| cue.frames.addressee && *c > t && syntax.own_marker(*c) == Some("that");
        // "..., analysts say; nobody came": the reporter goes on.
        let ends = syntax.article.word(t + 1) == ";";
        let clauses = || {
            let said = move |&c: &TokenId| {
                syntax.relation(c) == Relation::Ccomp && !(c > t && (ends || is_reduced(syntax, c)))
            };
            syntax.children(t).filter(said)
        };
        // "Drivers interviewed on Monday, among them Mr. Ames, said they had seen it": what stands behind.
        let lost = syntax.own_subject(t).is_none() && clauses().next().is_some_and(|c| c < t);
        // "..., some are saying it is time to go", whatever clause the tree has before it
        let beside = |c: TokenId| {
            let first = syntax.extent(c).start;
            c > t && first == syntax.verb_group(t).end && syntax.article.word(first) != ","
        };
        let later = clauses().find(|&c| c > t && lost).or_else(|| clauses().find(that));
        if let Some(c) =
            later.or_else(|| clauses().find(|&c| beside(c))).or_else(|| clauses().next()).filter(|&c| c < t || !bare(c))
        {
            return complement(syntax, t, c);
        }
        let found = (cue.frames.clause && !passive).then(|| around(syntax, t, cue)).flatten();
        let found =
            found.or_else(|| parataxis(syntax, t).filter(|_| speech)).or_else(|| loose(syntax, t, cue, passive));
        if found.is_some() {
            return found;
        }
    }
    if cue.act == Act::Ask
        && let Some(found) = question(syntax, t, passive)
    {
        return Some(found);
    }
    (cue.frames.infinitive && (!passive || cue.act == Act::Ask)).then(|| infinitive(syntax, t, cue)).flatten()
}

/// `told a station in an interview aired on Monday`: a participle right behind its noun, no clause.
pub(super) fn is_reduced(syntax: &Syntax<'_>, c: TokenId) -> bool {
    syntax.tag(c) == Tag::Vbn
        && syntax.extent(c).start == c
        && c > 0
        && syntax.tag(c - 1).is_noun()
        && syntax.own_subject(c).is_none()
}

/// The complement clause `c`, before, behind or around its verb.
pub(super) fn complement(syntax: &Syntax<'_>, t: TokenId, c: TokenId) -> Option<Said> {
    let own = syntax.verb_group(t);
    let reach = syntax.extent(c);
    if c < t && (is_lead(syntax, &reach) || says_again(syntax, t, c)) {
        return None;
    }
    // "Even if it fails, Mr. Morgan said, he has done his work"
    let broken = c > t && reach.start < own.start && syntax.article.word(own.end) == ",";
    if let Some(speaker) = syntax.own_subject(t).filter(|&s| broken && s < t) {
        let said = without(reach, syntax.phrase(speaker, true).start..own.end);
        return Some((said, 0.85));
    }
    // "The air had become so bad, he said, that schools closed"
    let that = c > t && syntax.own_marker(c) == Some("that");
    let set = that && syntax.relation(t) == Relation::Parataxis && syntax.article.word(own.end) == ",";
    if let (Some(s), Some(h)) = (syntax.own_subject(t), syntax.head(t).filter(|&h| set && h < t))
        && let start = syntax.phrase(s, true).start
        && s < t
        && start > 0
        && syntax.article.word(start - 1) == ","
    {
        return Some((without(syntax.extent(h), start..own.end), 0.85));
    }
    if c > t || reach.end <= own.start {
        let mut said = vec![if c > t { whole_clause(syntax, t, c, reach) } else { reach }];
        // "for plans he says will help", "measures that the court said broke the law": the plans, the measures.
        let relative = syntax.relation(t) == Relation::AclRelcl && c > t && syntax.own_subject(c).is_none();
        let noun = syntax.head(t).filter(|&n| n < t && relative);
        if let (Some(n), Some(s)) = (noun, syntax.own_subject(t)) {
            let first = syntax.phrase(s, true).start;
            let pronoun = first.checked_sub(1).filter(|&w| matches!(syntax.tag(w), Tag::Wdt | Tag::Wp));
            let open = pronoun.unwrap_or(first);
            match pronoun {
                // "a pact, which he says will hold"
                Some(w) if syntax.is_edge(w - 1) => said.insert(0, w..first),
                _ if open == n + 1 => said.insert(0, syntax.phrase(n, false).start..n + 1),
                _ => {}
            }
        }
        return Some((said, 0.88));
    }
    Some((without(reach, own), 0.8))
}

/// `The mayor said it was "dead," she said`: the clause above or below `t` is itself what she said.
fn says_again(syntax: &Syntax<'_>, t: TokenId, clause: TokenId) -> bool {
    let says = |c: &Cue| c.frames.quotation && matches!(c.act, Act::Say | Act::Criticize);
    let noun = |s: TokenId| s < clause && syntax.tag(s).is_noun();
    // "ripped the signs away, she said": no saying.
    let said =
        || (clause + 1..t).any(|i| syntax.article.word(i) == ":") || syntax.child(clause, &[Relation::Ccomp]).is_some();
    clause < t
        && said()
        && syntax.own_subject(t).is_some_and(|s| syntax.tag(s) == Tag::Prp)
        && syntax.own_subject(clause).is_some_and(noun)
        && Cues::get().verb(syntax.lemma(clause)).iter().any(says)
}

/// The clause in which the saying is put in: `..., he said`, `As the paper noted, ...`.
fn around(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<Said> {
    let speech = cue.frames.quotation;
    let comma = |i: TokenId| syntax.article.word(i) == ",";
    let head = syntax.head(t)?;
    let inserted = syntax.extent(t);
    let before = inserted.start.saturating_sub(1);
    syntax.own_subject(t)?;
    match syntax.relation(t) {
        // "..., officials said on Monday, as rain fell", "..., the court heard", whatever the tree makes of it
        relation
            if relation == Relation::Parataxis && (speech || cue.act == Act::Believe)
                || matches!(relation, Relation::Advcl | Relation::Conj) && speech && is_unmarked(syntax, t) =>
        {
            // "was less patient: he declared victory"
            let apart = [before, inserted.start].iter().any(|&i| one_of!(syntax.article.word(i), ":" | ";"));
            (!apart && !says_again(syntax, t, head)).then(|| (without(syntax.extent(head), inserted), 0.85))
        }
        // "As the paper noted, nobody came": what the paper noted is the clause around.
        Relation::Advcl
            if (speech || cue.act == Act::Believe)
                && syntax.own_marker(t) == Some("as")
                && syntax.object(t).is_none() =>
        {
            let around = [before, inserted.start, inserted.end.saturating_sub(1), inserted.end];
            let apart = around.into_iter().any(comma);
            // "as the crowd continued to chant", "as voters responded to the ban": at the same time.
            let told = syntax.child(t, &[Relation::Xcomp]).is_none()
                && syntax.obliques(t).all(|(p, _)| one_of!(p, "" | "in" | "on" | "at" | "during" | "after"));
            // "as crowds gathered at the station": no thought of theirs.
            let thought = cue.act != Act::Believe || syntax.obliques(t).next().is_none();
            let apart = apart && told && thought;
            (apart && syntax.is_predicate(head)).then(|| (without(syntax.extent(head), inserted), 0.75))
        }
        _ => None,
    }
}

/// True for a saying behind a comma that no word joins to the clause before, and that has no object.
fn is_unmarked(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let reach = syntax.extent(t);
    let first = reach.clone().find(|&i| !syntax.is_edge(i)).unwrap_or(t);
    let joins = [Relation::Mark, Relation::Cc, Relation::Obj, Relation::Xcomp];
    first > 0
        && syntax.article.word(first - 1) == ","
        && syntax.head(t).is_some_and(|h| h < first)
        && syntax.child(t, &joins).is_none()
        && syntax.tag(t).is_finite()
        && syntax.own_subject(t).is_some_and(|s| s < t && s >= first && syntax.tag(s).is_noun())
        && syntax.clause_marker(t).is_none()
}

/// A clause set behind the verb by a colon or a quotation mark.
fn parataxis(syntax: &Syntax<'_>, t: TokenId) -> Option<Said> {
    let c = syntax.child(t, &[Relation::Parataxis]).filter(|&c| c > t)?;
    let reach = syntax.extent(c);
    let mark = syntax.article.word(reach.start);
    let before = reach.start.checked_sub(1).map_or("", |b| syntax.article.word(b));
    let quoted = one_of!(mark, "“" | "\"" | "''" | "``") || one_of!(before, "“" | "\"");
    // "Unions fear closure: workers blocked the gates" has what they fear.
    let held = || syntax.child(t, &[Relation::Obj]).is_some_and(|o| o > t && o < c);
    (quoted || (mark == ":" || before == ":") && !held()).then(|| (vec![reach], 0.8))
}

/// A clause the parser hung as an infinitive or adverbial, introduced by `that`.
fn loose(syntax: &Syntax<'_>, t: TokenId, cue: &Cue, passive: bool) -> Option<Said> {
    // "said to be": hearsay without a source is no statement.
    if passive && cue.act != Act::Ask {
        return None;
    }
    // "did not say when the clash began"
    let first = syntax.verb_group(t).end;
    if is_question(syntax, first) && is_withheld(syntax, t) {
        let near = |c: TokenId| (first..first + 5).contains(&syntax.extent(c).start);
        let clause = syntax.children(t).find(|&c| c > t && near(c) && syntax.own_subject(c).is_some());
        let said = first..syntax.extent(clause?).end;
        return Some((vec![said], 0.75));
    }
    let clause = syntax.children(t).find(|&c| {
        c > t
            && matches!(syntax.relation(c), Relation::Advcl | Relation::Acl | Relation::Dep | Relation::Xcomp)
            && match syntax.own_marker(c) {
                Some("that") => true,
                Some("if" | "whether") => {
                    cue.act == Act::Ask || syntax.lemma(t) == "say" && syntax.extent(c).start == t + 1
                }
                _ => false,
            }
    })?;
    Some((vec![syntax.extent(clause)], 0.75))
}

/// What is asked, wherever the tree has it.
fn question(syntax: &Syntax<'_>, t: TokenId, passive: bool) -> Option<Said> {
    // "asked why he trailed", where the parser hung the question on its first word
    if let Some(c) = syntax.children(t).find(|&c| c > t && c - t < 5 && is_question(syntax, c))
        && syntax.extent(c).len() > 2
    {
        return Some((vec![syntax.extent(c)], 0.75));
    }
    // "was asked by a moderator whether the plan, which is new, would work", where the tree has lost the question
    let by = syntax.agent(t).filter(|_| passive);
    let whether =
        |c: &TokenId| one_of!(syntax.article.lower(*c), "if" | "whether") && syntax.relation(*c) == Relation::Mark;
    if let Some(c) = by.and_then(|a| (a + 1..a + 5).find(whether)) {
        let question = c..syntax.sentence(t).end;
        return Some((vec![question], 0.7));
    }
    // "Asked if he was ever bullied, he said no"
    let c = (t + 1..t + 7)
        .find(|&c| matches!(syntax.tag(c), Tag::Wp | Tag::Wrb) || one_of!(syntax.article.lower(c), "if" | "whether"));
    let c = c.filter(|_| passive)?;
    let end = (c + 2..syntax.sentence(t).end).find(|&i| syntax.article.word(i) == ",")?;
    let question = c..end;
    Some((vec![question], 0.7))
}

/// `promised to leave`, `urged them to leave`.
fn infinitive(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<Said> {
    let to = |c: TokenId| {
        syntax.own_marker(c) == Some("to")
            || syntax.children(c).any(|m| syntax.article.lower(m) == "to" && m < c && syntax.tag(m) == Tag::To)
    };
    let own = syntax
        .children(t)
        .find(|&c| c > t && matches!(syntax.relation(c), Relation::Xcomp | Relation::Ccomp | Relation::Advcl) && to(c));
    let c = own.or_else(|| astray(syntax, t, cue).filter(|&c| to(c)))?;
    let mut reach = syntax.extent(c);
    // What someone is urged to do is said of them: the addressee is part of it only where no one is told.
    if let Some(o) = syntax.child(t, &[Relation::Obj, Relation::Iobj]).filter(|&o| o > t && o < c) {
        reach.start = reach.start.min(syntax.extent(o).start);
    }
    Some((vec![reach], 0.7))
}

/// `promised on Sunday at a rally to end the war`: the infinitive that the tree hung on the rally.
fn astray(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<TokenId> {
    let aim = |o: TokenId| is(syntax.lemma(o), Class::AimNoun);
    // "warned the fighters using the valley as a base to leave", in which the tree has a base to leave.
    let object = syntax.child(t, &[Relation::Obj, Relation::Iobj]).filter(|&o| o > t);
    if let Some(o) = object.filter(|_| cue.frames.addressee && matches!(cue.act, Act::Warn | Act::Demand)) {
        let done = |&c: &TokenId| syntax.tag(c) == Tag::Vb && syntax.has_to(c) && syntax.is_below(c, t);
        return (o + 1..syntax.sentence(t).end).take_while(|&i| !syntax.is_edge(i)).filter(done).last();
    }
    syntax
        .obliques(t)
        .filter(|&(p, o)| o > t && one_of!(p, "at" | "in" | "on" | "during" | "after" | "before" | "with") && !aim(o))
        .find_map(|(_, o)| syntax.child(o, &[Relation::Acl]).filter(|&c| c > o))
}

/// `When he was asked, he said ...`, `Mayor Ana Torres said ...`: what stands before a verb of saying and is not said.
pub(super) fn is_lead(syntax: &Syntax<'_>, part: &Range<TokenId>) -> bool {
    let Some(first) = part.clone().find(|&t| !syntax.is_edge(t)) else { return true };
    let mark = |t: TokenId| opens_quotation(syntax.article.word(t));
    if mark(part.start) {
        return false;
    }
    if !part.clone().any(|t| syntax.tag(t).is_verb() || syntax.tag(t) == Tag::Md) {
        return true;
    }
    let top = |&t: &TokenId| !syntax.is_edge(t) && syntax.head(t).is_none_or(|h| !part.contains(&h));
    let Some(root) = part.clone().filter(top).find(|&t| syntax.children(t).next().is_some()) else { return false };
    // "When the rain comes, the dam will break" has its clause of time below what is said.
    first == root && matches!(syntax.tag(first), Tag::Vbn | Tag::Vbd)
        || syntax.children(root).take_while(|&c| c < root).any(|c| {
            let word = syntax.article.lower(c);
            is_subordinator(word) && word != "if" || one_of!(word, "despite" | "following" | "unlike")
        })
}
