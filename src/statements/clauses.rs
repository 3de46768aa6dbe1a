//! Statements by grammar: a verb, or a noun, that governs what is said.

use super::cues::{Cue, Cues};
use super::phrases::noun_after;
use super::{Draft, Speaker};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use std::ops::Range;

/// Every statement with a governing verb or noun.
pub(super) fn find(syntax: &Syntax<'_>) -> Vec<Draft> {
    let cues = Cues::get();
    let mut drafts = Vec::new();
    for t in 0..syntax.len() {
        if syntax.tag(t).is_verb() && syntax.pos(t) != Pos::Aux {
            let uses = cues.verb(syntax.lemma(t));
            if let Some(draft) = uses.iter().find_map(|cue| verb(syntax, t, cue)) {
                drafts.push(draft);
            }
        } else if matches!(syntax.tag(t), Tag::Nn | Tag::Nns)
            && let Some(draft) = cues.noun(syntax.lemma(t)).and_then(|act| noun(syntax, t, act))
        {
            drafts.push(draft);
        }
    }
    drafts
}

/// The statement that verb `t` makes in the use `cue`, if its surroundings have that shape.
fn verb(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<Draft> {
    if !cue.particle.is_empty() {
        syntax.children(t).find(|&c| c > t && c - t < 5 && syntax.article.lower(c) == cue.particle)?;
    }
    let passive = syntax.is_passive(t);
    let (content, sure): (Vec<Range<TokenId>>, f32) = if !cue.prepositions.is_empty() {
        let (_, noun) = syntax.obliques(t).find(|(p, o)| *o > t && cue.prepositions.contains(p))?;
        let clause = syntax
            .child(t, &[Relation::Xcomp, Relation::Advcl, Relation::Ccomp])
            .filter(|&c| c > noun && cue.frames.infinitive);
        let start = syntax.child(noun, &[Relation::Case]).map_or(syntax.extent(noun).start, |c| c + 1);
        let end = clause.map_or(syntax.extent(noun).end, |c| syntax.extent(c).end.max(syntax.extent(noun).end));
        let phrase = start..end;
        (vec![phrase], 0.6)
    } else if let Some(found) = clause_content(syntax, t, cue, passive) {
        found
    } else if let Some(c) = syntax
        .children(t)
        .find(|&c| c > t && c < t + 4 && syntax.tag(c) == Tag::Vbg && syntax.relation(c) != Relation::Conj)
        .filter(|_| cue.frames.object && matches!(cue.act, "deny" | "confirm") && !passive)
    {
        // "denied arming the rebels"
        (vec![syntax.extent(c)], 0.75)
    } else if cue.frames.object && !passive {
        let object = syntax.object(t).filter(|&o| o > t)?;
        // "called it a disgrace" is a statement by its second complement only.
        let complement = syntax.child(t, &[Relation::Xcomp]).filter(|&x| x > object);
        if matches!(
            syntax.lemma(t),
            "call" | "label" | "dub" | "describe" | "consider" | "view" | "see" | "regard" | "find" | "show"
        ) && complement.is_none()
            && !syntax.obliques(t).any(|(p, _)| p == "as")
        {
            // "called the remarks "an insult"", where the parser did not see what the mark stands between.
            let from = syntax.extent(object).start;
            let open = (object + 1..object + 8).find(|&i| matches!(syntax.article.word(i), "\"" | "“"))?;
            let close = (open + 2..open + 30).find(|&i| matches!(syntax.article.word(i), "\"" | "”"))?;
            let clause = (object + 1..open).all(|i| !syntax.tag(i).is_finite() && !syntax.is_edge(i));
            let same = syntax.sentence(t).contains(&close);
            if !clause || !same || t < from && (t + 1..from).any(|i| syntax.is_edge(i)) {
                return None;
            }
            let content = Vec::from_iter(Some(from..close + 1));
            let source = speaker(syntax, t, passive, &content)?;
            return Some(Draft {
                cue: Some(syntax.verb_group(t)),
                token: t,
                act: cue.act,
                source: Some(source),
                content,
                confidence: 0.75,
            });
        }
        // "a body calling itself the Committee": a name, not a saying.
        if matches!(syntax.article.lower(object), "itself" | "himself" | "herself" | "themselves") {
            return None;
        }
        let mut end = syntax.extent(object).end.max(complement.map_or(0, |c| syntax.extent(c).end));
        // "accused the UAE of supplying the drones"
        for c in syntax.children(t).filter(|&c| c > object && syntax.tag(c) == Tag::Vbg) {
            if matches!(syntax.article.lower(syntax.extent(c).start), "of" | "for" | "from") {
                end = end.max(syntax.extent(c).end);
            }
        }
        for (p, o) in syntax.obliques(t) {
            if o > object && matches!(p, "for" | "of" | "over" | "as" | "about" | "against" | "to" | "with" | "in") {
                end = end.max(syntax.extent(o).end);
            }
        }
        let phrase = syntax.extent(object).start..end;
        (vec![phrase], 0.55)
    } else {
        return None;
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
    if matches!(cue.act, "believe" | "want" | "demand" | "promise") && (loose || source.is_none()) {
        return None;
    }
    if source.is_none() && (passive || syntax.tag(t) == Tag::Vb) && sure < 0.8 {
        return None;
    }
    let sure = if source.is_none() { sure * 0.6 } else { sure };
    let weak = matches!(cue.act, "believe" | "want");
    Some(Draft {
        cue: Some(syntax.verb_group(t)),
        token: t,
        act: cue.act,
        source,
        content,
        confidence: if weak { sure * 0.8 } else { sure },
    })
}

/// The clause a verb governs: its complement, or the clause it interrupts or ends.
fn clause_content(syntax: &Syntax<'_>, t: TokenId, cue: &Cue, passive: bool) -> Option<(Vec<Range<TokenId>>, f32)> {
    let speech = cue.frames.quotation;
    if cue.frames.clause || speech {
        if let Some(c) = syntax.child(t, &[Relation::Ccomp]) {
            let own = syntax.verb_group(t);
            let reach = syntax.extent(c);
            if c > t || reach.end <= own.start {
                return Some((vec![reach], 0.88));
            }
            return Some((without(reach, own), 0.8));
        }
        // "..., he said", with the content as the head.
        if syntax.relation(t) == Relation::Parataxis && cue.frames.clause && !passive {
            let head = syntax.head(t)?;
            let inserted = syntax.extent(t);
            let whole = syntax.extent(head);
            if syntax.own_subject(t).is_some() {
                return Some((without(whole, inserted), 0.85));
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
        if !passive {
            // A clause the parser hung as an infinitive or adverbial, introduced by "that".
            let clause = syntax.children(t).find(|&c| {
                c > t
                    && matches!(syntax.relation(c), Relation::Advcl | Relation::Acl | Relation::Dep | Relation::Xcomp)
                    && syntax.own_marker(c) == Some("that")
            });
            if let Some(c) = clause {
                return Some((vec![syntax.extent(c)], 0.75));
            }
        }
    }
    if cue.frames.infinitive && !passive {
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

/// The speaker right behind verb `t`.
pub(super) fn inverted(syntax: &Syntax<'_>, t: TokenId) -> Option<Speaker> {
    let end = syntax.sentence(t).end;
    let next = t + 1;
    if next >= end || syntax.is_edge(next) {
        return None;
    }
    let head = noun_after(syntax, next, end.min(t + 8))?;
    Some(source(syntax, head, t))
}

/// `whole` without `hole`; what is left on both sides.
fn without(whole: Range<TokenId>, hole: Range<TokenId>) -> Vec<Range<TokenId>> {
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
    let head = head.filter(outside)?;
    if matches!(syntax.article.lower(head), "it" | "there") && passive {
        return None;
    }
    Some(source(syntax, head, t))
}

/// The words of a source: its noun phrase with appositions that stand between it and the cue.
pub(super) fn source(syntax: &Syntax<'_>, head: TokenId, cue: TokenId) -> Speaker {
    let mut words = syntax.phrase(head, true);
    for c in syntax.children(head) {
        if c == words.end + 1 && c <= head {
            continue;
        }
        let reach = syntax.extent(c);
        let near = matches!(syntax.relation(c), Relation::Appos | Relation::Conj) && c > head && reach.len() <= 12;
        if near && !reach.contains(&cue) && (reach.end <= cue || words.start > cue) {
            words.end = words.end.max(reach.end);
        }
    }
    while words.end > head + 1 && syntax.is_edge(words.end - 1) {
        words.end -= 1;
    }
    if words.contains(&cue) {
        words = head..head + 1;
    }
    Speaker { words, referent: syntax.referent(head) }
}

/// A noun that names a saying, with its clause: `the claim that ...`, `his promise to ...`.
fn noun(syntax: &Syntax<'_>, t: TokenId, act: &'static str) -> Option<Draft> {
    let clause = syntax.children(t).find(|&c| {
        c > t
            && matches!(syntax.relation(c), Relation::Acl | Relation::Ccomp | Relation::Advcl)
            && (syntax.own_marker(c) == Some("that")
                || (syntax.own_marker(c) == Some("to") && syntax.tag(c) == Tag::Vb && syntax.possessor(t).is_some()))
    })?;
    // "made the claim that": whoever made it.
    let made = syntax.head(t).filter(|&v| syntax.relation(t) == Relation::Obj && syntax.tag(v).is_verb());
    let by = syntax.obliques(t).find(|(p, _)| matches!(*p, "by" | "of" | "from")).map(|(_, o)| o);
    let head = syntax.possessor(t).or(by).or_else(|| {
        made.filter(|&v| {
            matches!(
                syntax.lemma(v),
                "make" | "issue" | "express" | "voice" | "repeat" | "have" | "release" | "give" | "reiterate"
            )
        })
        .and_then(|v| syntax.subject(v))
        .map(|(s, _)| s)
    });
    let content = vec![syntax.extent(clause)];
    let head = head.filter(|h| !content[0].contains(h));
    let source = head.map(|h| source(syntax, h, t));
    source.as_ref()?;
    Some(Draft { cue: Some(t..t + 1), token: t, act, source, content, confidence: 0.6 })
}
