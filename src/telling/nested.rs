//! Which line tells of another event as well: "The firm agreed to buy its rival" of the buying.

use super::clause::Line;
use crate::article::TokenId;
use crate::events::Event;
use crate::language::Relation;
use crate::language::syntax::Syntax;

/// For each event the index of the one whose line has all that its own line says of the deed: the shortest such. `lines` are
/// those of the events, in text order.
pub(super) fn within(syntax: &Syntax<'_>, events: &[Event], lines: &[Line]) -> Vec<Option<u32>> {
    let mut found = Vec::with_capacity(events.len());
    while let Some(event) = events.get(found.len()) {
        let (begin, sentence) = (found.len(), syntax.sentence(event.token));
        let end = begin + events[begin..].partition_point(|e| sentence.contains(&e.token)).max(1);
        found.extend((begin..end).map(|inner| {
            let tells = |&outer: &usize| outer != inner && tells(syntax, events, lines, outer, inner);
            (begin..end).filter(tells).min_by_key(|&o| (lines[o].tokens.len(), o)).map(|o| o as u32)
        }));
    }
    found
}

/// True where the line of `outer` has what the line of `inner` says of its deed, and more: a verb's subject stands once.
fn tells(syntax: &Syntax<'_>, events: &[Event], lines: &[Line], outer: usize, inner: usize) -> bool {
    let (trigger, line) = (events[inner].token, &lines[outer].tokens);
    // `Launched an appeal to help them` of the help: the line is not that of the appeal.
    let aim = |t| {
        let asks = || syntax.own_marker(t).is_some_and(|m| one_of!(m, "whether" | "if" | "unless"));
        syntax.has_to(t) && matches!(syntax.relation(t), Relation::Acl | Relation::Advcl) || asks()
    };
    if aim(events[outer].token) && !syntax.is_below(trigger, events[outer].token) {
        return false;
    }
    let says = |t: &TokenId| *t >= trigger || !syntax.is_predicate(trigger);
    let mut deed = lines[inner].tokens.iter().filter(|t| says(t)).peekable();
    // `Promised to go` of the promise and of the going: the line of the promise. `The birth is expected to bring` of the
    // birth too: that of the verb.
    let same = || lines[inner].tokens == *line && first(syntax, events[outer].token, trigger);
    let adds = !lines[inner].tokens.contains(&events[outer].token);
    (adds || same()) && deed.peek().is_some() && deed.all(|t| line.binary_search(t).is_ok())
}

/// True where the line that `a` and `b` share is that of `a`.
fn first(syntax: &Syntax<'_>, a: TokenId, b: TokenId) -> bool {
    let above = |a, b| (syntax.is_below(b, a), syntax.is_predicate(a), b);
    above(a, b) > above(b, a)
}
