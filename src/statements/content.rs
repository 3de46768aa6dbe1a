//! The clause that a verb of saying governs, and how far it reaches.

use super::acts::Act;
use super::cues::Cue;
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use std::ops::Range;

/// The clause a verb governs: its complement, or the clause it interrupts or ends.
pub(super) fn clause_content(
    syntax: &Syntax<'_>,
    t: TokenId,
    cue: &Cue,
    passive: bool,
) -> Option<(Vec<Range<TokenId>>, f32)> {
    let speech = cue.frames.quotation;
    if cue.frames.clause || speech {
        if let Some(c) = syntax.child(t, &[Relation::Ccomp]) {
            let own = syntax.verb_group(t);
            let reach = syntax.extent(c);
            if c < t && is_lead(syntax, &reach) {
                return None;
            }
            // "Even if it fails, Mr. Morgan said, he has done his work"
            let broken = c > t && reach.start < own.start && syntax.article.word(own.end) == ",";
            if let Some(speaker) = syntax.own_subject(t).filter(|&s| broken && s < t) {
                let said = without(reach, syntax.phrase(speaker, true).start..own.end);
                return Some((said, 0.85));
            }
            if c > t || reach.end <= own.start {
                return Some((vec![if c > t { whole_clause(syntax, t, c, reach) } else { reach }], 0.88));
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
                        Some("if" | "whether") => {
                            cue.act == Act::Ask || syntax.lemma(t) == "say" && syntax.extent(c).start == t + 1
                        }
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
    // "Asked if he was ever bullied, he said no", wherever the tree has the question
    if cue.act == Act::Ask
        && let Some(c) = (t + 1..t + 7).find(|&c| {
            matches!(syntax.tag(c), Tag::Wp | Tag::Wrb) || matches!(syntax.article.lower(c), "if" | "whether")
        })
        && let Some(end) = (c + 2..syntax.sentence(t).end).find(|&i| syntax.article.word(i) == ",")
        && passive
    {
        let question = c..end;
        return Some((vec![question], 0.7));
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
        if let Some(o) = syntax.child(t, &[Relation::Obj, Relation::Iobj]).filter(|&o| o > t && o < c) {
            reach.start = reach.start.min(syntax.extent(o).start);
        }
        return Some((vec![reach], 0.7));
    }
    None
}

/// The clause `c` with what the tree hung on its verb `t` instead: the subject before it (`said his refusal was a mistake`),
/// the rest behind it (`said she suspected he was ill`) and another clause (`and that nobody knew`).
fn whole_clause(syntax: &Syntax<'_>, t: TokenId, c: TokenId, reach: Range<TokenId>) -> Range<TokenId> {
    let article = syntax.article;
    let (mut start, mut end) = (reach.start, reach.end);
    let first = syntax.verb_group(t).end;
    let bare = syntax.own_subject(c).is_none() && syntax.own_marker(c).is_none();
    let object = syntax.child(t, &[Relation::Obj, Relation::Iobj]).filter(|&o| o > t && o < c && bare);
    if object.is_some_and(|o| syntax.extent(o).start == first && syntax.extent(o).end == start) {
        start = first;
    }
    for d in syntax.children(t).filter(|&d| d > c) {
        let next = syntax.extent(d);
        let more = syntax.relation(d) == Relation::Ccomp
            && next.start == end
            && !matches!(article.word(end), ";" | "," | "—" | "--");
        let that = (end..end + 3).find(|&i| article.lower(i) == "that");
        let joined = matches!(syntax.relation(d), Relation::Conj | Relation::Ccomp)
            && next.start <= end + 1
            && that.is_some_and(|i| matches!(article.lower(i - 1), "and" | "but"))
            && syntax.own_marker(d) == Some("that");
        if more || joined {
            end = end.max(next.end);
        }
    }
    start..end
}

/// `When he was asked, he said ...`, `Mayor Ana Torres said ...`: what stands before a verb of saying and is not said.
pub(super) fn is_lead(syntax: &Syntax<'_>, part: &Range<TokenId>) -> bool {
    let Some(first) = part.clone().find(|&t| !syntax.is_edge(t)) else { return true };
    let mark = |t: TokenId| matches!(syntax.article.word(t), "\"" | "“" | "‘" | "''" | "``" | "'");
    if mark(part.start) || part.start > syntax.sentence(first).start && mark(part.start - 1) {
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

/// `why`, `what`, `how`
pub(super) fn is_question(syntax: &Syntax<'_>, t: TokenId) -> bool {
    matches!(syntax.tag(t), Tag::Wp | Tag::Wrb | Tag::Wdt)
}
