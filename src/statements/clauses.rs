//! Statements by grammar: a verb that governs what is said.

use super::acts::Act;
use super::cues::{Cue, Cues};
use super::speakers::{inverted, is_day, run_before, source};
use super::{Draft, Speaker, objects};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use std::ops::Range;

/// Every statement with a governing verb.
pub(super) fn find(syntax: &Syntax<'_>) -> Vec<Draft> {
    let cues = Cues::get();
    let mut drafts = Vec::new();
    for t in 0..syntax.len() {
        if syntax.tag(t).is_verb() && syntax.pos(t) != Pos::Aux {
            let uses = cues.verb(syntax.lemma(t));
            if let Some(draft) = uses.iter().find_map(|cue| verb(syntax, t, cue)) {
                drafts.push(draft);
            }
        }
    }
    drafts
}

/// The statement that verb `t` makes in the use `cue`, if its surroundings have that shape.
fn verb(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<Draft> {
    if !cue.particle.is_empty() {
        syntax.children(t).find(|&c| c > t && c - t < 5 && syntax.article.lower(c) == cue.particle)?;
    }
    let passive = syntax.is_passive(t) || cue.act == Act::Ask && is_asked(syntax, t);
    if passive
        && cue.frames.hearsay
        && let Some(draft) = hearsay(syntax, t, cue)
    {
        return Some(draft);
    }
    let mut matter = None;
    let (content, sure): (Vec<Range<TokenId>>, f32) = if !cue.prepositions.is_empty() {
        objects::after_preposition(syntax, t, cue)?
    } else if let Some(found) = clause_content(syntax, t, cue, passive) {
        found
    } else {
        let topic = objects::topic(syntax, t, cue, passive)?;
        matter = topic.matter;
        (topic.content, topic.sure)
    };
    let content: Vec<_> = content.into_iter().filter(|c| c.start < c.end).collect();
    if content.is_empty() || content.iter().any(|c| c.contains(&t)) {
        return None;
    }
    let mut content = content;
    let mut source = speaker(syntax, t, passive, &content);
    if source.is_none() && !passive && cue.frames.quotation && content.first().is_some_and(|c| c.end <= t) {
        // "..., said X", where the parser gave X to what is said.
        if let Some(s) = inverted(syntax, t) {
            content.retain(|c| c.start < t);
            source = Some(s);
        }
    }
    if source.is_none() && !passive && cue.frames.quotation {
        // "..., he said", where the parser gave him to what is said: the noun right before the cue.
        let group = syntax.verb_group(t);
        if let Some(part) = content.iter_mut().find(|c| c.end == group.start && c.len() > 2) {
            let last = part.end - 1;
            if (syntax.tag(last).is_noun() || syntax.tag(last) == Tag::Prp) && !syntax.is_edge(last) {
                let words = syntax.phrase(last, false);
                let comma = (words.start.saturating_sub(1)..words.start).any(|i| syntax.is_edge(i));
                if comma && words.start > part.start {
                    part.end = words.start;
                    source = Some(Speaker { words, referent: last });
                }
            }
        }
    }
    let loose = syntax.relation(t) == Relation::Acl && syntax.tag(t) == Tag::Vbg;
    if matches!(cue.act, Act::Believe | Act::Want | Act::Demand | Act::Promise) && (loose || source.is_none()) {
        return None;
    }
    // "asked whether he would stay": put to him by someone.
    let asked = passive && cue.act == Act::Ask && matches!(syntax.lemma(t), "ask");
    if source.is_none() && (passive || syntax.tag(t) == Tag::Vb) && sure < 0.8 && !asked {
        return None;
    }
    let sure = match source {
        None if asked => 0.6,
        None => sure * 0.6,
        Some(_) => sure,
    };
    // "you know": anyone.
    if cue.act == Act::Believe && source.as_ref().is_some_and(|s| syntax.article.lower(s.referent) == "you") {
        return None;
    }
    // "told them how": not what.
    if content.len() == 1 && content[0].len() == 1 && is_question(syntax, content[0].start) {
        return None;
    }
    // "who asked not to be named"
    if content.iter().any(|c| c.len() < 7 && matches!(syntax.article.lower(c.end - 1), "named" | "identified")) {
        return None;
    }
    // "would not reveal the agreement": nothing was said.
    if matter.is_some() && is_withheld(syntax, t) {
        return None;
    }
    let weak = matches!(cue.act, Act::Believe | Act::Want);
    Some(Draft {
        cue: Some(syntax.verb_group(t)),
        token: t,
        act: cue.act,
        source,
        content,
        confidence: if weak { sure * 0.8 } else { sure },
        matter,
    })
}

/// `why`, `what`, `how`
fn is_question(syntax: &Syntax<'_>, t: TokenId) -> bool {
    matches!(syntax.tag(t), Tag::Wp | Tag::Wrb | Tag::Wdt)
}

/// `Asked whether he would stay, he ...`, `when asked about it`: one to whom it was put.
fn is_asked(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let opens = t == syntax.sentence(t).start || matches!(syntax.article.lower(t - 1), "when" | "if" | "," | "and");
    opens
        && matches!(syntax.tag(t), Tag::Vbd | Tag::Vbn)
        && syntax.own_subject(t).is_none()
        && syntax.object(t).is_none_or(|o| is_question(syntax, o))
}

/// True for a verb with `not`, `neither` or `no` before it.
fn is_withheld(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let start = syntax.own_subject(t).map_or(t.saturating_sub(4), |s| syntax.phrase(s, false).start);
    (start.max(t.saturating_sub(8))..t)
        .any(|i| matches!(syntax.article.lower(i), "not" | "n't" | "n’t" | "never" | "neither" | "no"))
}

/// `It is believed that ...`, `He is expected to ...`: said by no one in particular, or by whom `by` names.
fn hearsay(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<Draft> {
    let subject = syntax.own_subject(t)?;
    if matches!(syntax.relation(t), Relation::Acl | Relation::Csubj) {
        return None;
    }
    // "is seen as weak"
    let named = |c: TokenId| cue.frames.naming && syntax.article.lower(syntax.extent(c).start) == "as";
    let clause = syntax.children(t).find(|&c| {
        if c > t && named(c) {
            return true;
        }
        c > t
            && matches!(
                syntax.relation(c),
                Relation::Xcomp | Relation::Ccomp | Relation::Advcl | Relation::Csubj | Relation::CsubjPass
            )
            && matches!(syntax.own_marker(c), Some("that" | "to"))
    })?;
    let said = syntax.extent(clause);
    let empty = syntax.relation(subject) == Relation::Expl
        || syntax.article.lower(subject) == "it" && syntax.own_marker(clause) == Some("that");
    let about = syntax.phrase(subject, true);
    let content = if empty { vec![said] } else { vec![about, said] };
    let source = syntax
        .agent(t)
        .filter(|&a| !is_day(syntax, a) && !content.iter().any(|c| c.contains(&a)))
        .map(|a| source(syntax, a, t));
    Some(Draft {
        cue: Some(syntax.verb_group(t)),
        token: t,
        act: cue.act,
        source,
        content,
        confidence: 0.6,
        matter: None,
    })
}

/// The clause a verb governs: its complement, or the clause it interrupts or ends.
fn clause_content(syntax: &Syntax<'_>, t: TokenId, cue: &Cue, passive: bool) -> Option<(Vec<Range<TokenId>>, f32)> {
    let speech = cue.frames.quotation;
    if cue.frames.clause || speech {
        if let Some(c) = syntax.child(t, &[Relation::Ccomp]) {
            let own = syntax.verb_group(t);
            let reach = syntax.extent(c);
            if c < t && is_lead(syntax, &reach) {
                return None;
            }
            if c > t || reach.end <= own.start {
                return Some((vec![reach], 0.88));
            }
            return Some((without(reach, own), 0.8));
        }
        // "..., he said", with the content as the head.
        if syntax.relation(t) == Relation::Parataxis
            && cue.frames.clause
            && (speech || cue.act == Act::Believe)
            && !passive
        {
            let head = syntax.head(t)?;
            let inserted = syntax.extent(t);
            let whole = syntax.extent(head);
            if syntax.own_subject(t).is_some() {
                return Some((without(whole, inserted), 0.85));
            }
        }
        // "As the paper noted, nobody came": what the paper noted is the clause around.
        if syntax.relation(t) == Relation::Advcl
            && syntax.own_marker(t) == Some("as")
            && cue.frames.clause
            && speech
            && !passive
            && syntax.own_subject(t).is_some()
            && syntax.object(t).is_none()
            && let Some(head) = syntax.head(t).filter(|&h| syntax.is_predicate(h))
        {
            let own = syntax.extent(t);
            let apart = syntax.article.word(own.end) == "," || syntax.article.word(own.end.saturating_sub(1)) == ",";
            if apart || own.start > 0 && syntax.article.word(own.start - 1) == "," {
                return Some((without(syntax.extent(head), own), 0.75));
            }
        }
        if let Some(c) = syntax.child(t, &[Relation::Parataxis]).filter(|&c| c > t && speech) {
            let reach = syntax.extent(c);
            let mark = syntax.article.word(reach.start);
            let before = reach.start.checked_sub(1).map_or("", |b| syntax.article.word(b));
            if matches!(mark, "“" | "\"" | ":" | "''" | "``") || matches!(before, ":" | "“" | "\"") {
                return Some((vec![reach], 0.8));
            }
        }
        // "said to be": hearsay without a source is no statement.
        if !passive || cue.act == Act::Ask {
            // A clause the parser hung as an infinitive or adverbial, introduced by "that".
            let clause = syntax.children(t).find(|&c| {
                c > t
                    && matches!(syntax.relation(c), Relation::Advcl | Relation::Acl | Relation::Dep | Relation::Xcomp)
                    && match syntax.own_marker(c) {
                        Some("that") => true,
                        Some("if" | "whether") => cue.act == Act::Ask,
                        _ => false,
                    }
            });
            if let Some(c) = clause {
                return Some((vec![syntax.extent(c)], 0.75));
            }
        }
    }
    // "asked why he trailed", where the parser hung the question on its first word
    if cue.act == Act::Ask
        && let Some(c) = syntax.children(t).find(|&c| c > t && c - t < 5 && is_question(syntax, c))
        && syntax.extent(c).len() > 2
    {
        return Some((vec![syntax.extent(c)], 0.75));
    }
    if cue.frames.infinitive && (!passive || cue.act == Act::Ask) {
        let c = syntax.children(t).find(|&c| {
            c > t
                && matches!(syntax.relation(c), Relation::Xcomp | Relation::Ccomp | Relation::Advcl)
                && (syntax.own_marker(c) == Some("to")
                    || syntax.children(c).any(|m| syntax.article.lower(m) == "to" && m < c && syntax.tag(m) == Tag::To))
        })?;
        let mut reach = syntax.extent(c);
        // What someone is urged to do is said of them: the addressee is part of it only where no one is told.
        if let Some(o) =
            syntax.child(t, &[Relation::Obj, Relation::Iobj]).filter(|&o| o > t && o < c && !cue.frames.addressee)
        {
            reach.start = reach.start.min(syntax.extent(o).start);
        }
        return Some((vec![reach], 0.7));
    }
    None
}

/// `When he was asked, he said ...`, `Mayor Ana Torres said ...`: what stands before a verb of saying and is not said.
pub(super) fn is_lead(syntax: &Syntax<'_>, part: &Range<TokenId>) -> bool {
    let Some(first) = part.clone().find(|&t| !syntax.is_edge(t)) else { return true };
    let mark = |t: TokenId| matches!(syntax.article.word(t), "\"" | "“" | "‘" | "''" | "``" | "'");
    if mark(part.start) || part.start > 0 && mark(part.start - 1) {
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
            matches!(
                syntax.article.lower(c),
                "after"
                    | "when"
                    | "while"
                    | "as"
                    | "although"
                    | "though"
                    | "since"
                    | "before"
                    | "despite"
                    | "following"
                    | "because"
                    | "until"
                    | "unlike"
            )
        })
}

/// `whole` without `hole`; what is left on both sides.
pub(super) fn without(whole: Range<TokenId>, hole: Range<TokenId>) -> Vec<Range<TokenId>> {
    [whole.start..hole.start.min(whole.end), hole.end.max(whole.start)..whole.end]
        .into_iter()
        .filter(|r| r.start < r.end)
        .collect()
}

/// The one who says what verb `t` says.
pub(super) fn speaker(syntax: &Syntax<'_>, t: TokenId, passive: bool, content: &[Range<TokenId>]) -> Option<Speaker> {
    let outside = |s: &TokenId| !content.iter().any(|c| c.contains(s));
    let head = if passive {
        syntax.agent(t)
    } else {
        // A relative pronoun is the source in the text; who it stands for is the referent.
        syntax.own_subject(t).or_else(|| syntax.subject(t).filter(|(_, undergoes)| !undergoes).map(|(s, _)| s))
    };
    let found = issuer(syntax, t).or_else(|| absolute(syntax, t)).or(head).filter(outside);
    let Some(head) = found else {
        return (!passive).then(|| run_before(syntax, t)).flatten().filter(|s| outside(&s.referent));
    };
    if matches!(syntax.article.lower(head), "it" | "there") && passive {
        return None;
    }
    // "a letter that says": the letter; "a man who says": who.
    let stands_for = syntax.referent(head);
    let thing = stands_for < head && syntax.article.lower(head) == "that" && outside(&stands_for);
    let mut found = source(syntax, if thing { stands_for } else { head }, t);
    if thing {
        found.words.end = found.words.end.min(head).max(stands_for + 1);
    }
    Some(found)
}

/// `with a new poll finding that ...`: the noun before the participle.
fn absolute(syntax: &Syntax<'_>, t: TokenId) -> Option<TokenId> {
    let noun = t.checked_sub(1).filter(|&n| syntax.tag(t) == Tag::Vbg && syntax.tag(n).is_noun())?;
    let start = (noun.saturating_sub(6)..noun).rev().find(|&i| syntax.article.lower(i) == "with")?;
    (start + 1..noun).all(|i| !syntax.is_edge(i) && !syntax.tag(i).is_verb()).then_some(noun)
}

/// `issued a statement calling ...`: the one who issued it says so.
fn issuer(syntax: &Syntax<'_>, t: TokenId) -> Option<TokenId> {
    let noun = syntax.head(t).filter(|_| syntax.relation(t) == Relation::Acl && syntax.tag(t) == Tag::Vbg)?;
    if !Cues::get().is_carrier(syntax.lemma(noun)) {
        return None;
    }
    syntax.possessor(noun).or_else(|| {
        let verb =
            syntax.head(noun).filter(|&v| syntax.tag(v).is_verb() && syntax.relation(noun) != Relation::NsubjPass)?;
        syntax.subject(verb).filter(|&(s, undergoes)| !undergoes && s != noun).map(|(s, _)| s)
    })
}
