//! What is said by nobody in particular: `It is believed that ...`, `He is expected to ...`.

use super::Draft;
use super::acts::Act;
use super::cues::{Cue, Cues};
use super::shapes::without;
use super::speakers::{is_day, source};
use crate::article::TokenId;
use crate::language::Relation;
use crate::language::syntax::Syntax;
use std::ops::Range;

/// `It is believed that ...`, `He is expected to ...`: said by no one in particular, or by whom `by` names.
pub(super) fn hearsay(syntax: &Syntax<'_>, t: TokenId, cue: &Cue, passive: bool) -> Option<Draft> {
    // "It appeared that ...", whatever the tree calls its "it"
    let empty = || syntax.child(t, &[Relation::Expl]).filter(|&e| syntax.article.lower(e) == "it");
    let subject = syntax.own_subject(t).or_else(empty)?;
    if matches!(syntax.relation(t), Relation::Acl | Relation::Csubj) {
        return None;
    }
    // "is seen as weak"
    let named = |c: TokenId| cue.frames.naming && syntax.article.lower(syntax.extent(c).start) == "as";
    let clause = syntax.children(t).find(|&c| {
        let held = syntax.relation(c) == Relation::Xcomp && !syntax.tag(c).is_verb();
        if c > t && (named(c) || held && one_of!(syntax.lemma(t), "consider" | "deem")) {
            return true;
        }
        c > t
            && matches!(
                syntax.relation(c),
                Relation::Xcomp | Relation::Ccomp | Relation::Advcl | Relation::Csubj | Relation::CsubjPass
            )
            && syntax.own_marker(c).is_some_and(|m| one_of!(m, "that" | "to"))
    })?;
    // "appeared to suggest that ...": he suggested it.
    let says = |c: &Cue| c.particle.is_empty() && c.prepositions.is_empty() && (c.frames.clause || c.frames.object);
    if !passive && !syntax.is_passive(clause) && Cues::get().verb(syntax.lemma(clause)).iter().any(says) {
        return None;
    }
    let said = syntax.extent(clause);
    let empty = syntax.article.lower(subject) == "it" && syntax.own_marker(clause) == Some("that");
    let about = syntax.phrase(subject, true);
    let content = if empty { vec![said] } else { vec![about, said] };
    let mut content = content;
    let by = by_phrase(syntax, &content);
    if let (Some(b), Some(last)) = (by, content.last_mut()) {
        last.end = syntax.extent(b).start;
    }
    let source = syntax
        .agent(t)
        .or(by)
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

/// `is considered unclean by its neighbours`: who ends what is held to be so, and hangs on no verb of his own.
fn by_phrase(syntax: &Syntax<'_>, content: &[Range<TokenId>]) -> Option<TokenId> {
    let last = content.last()?;
    let own = |&o: &TokenId| {
        syntax.preposition(o) == "by"
            && matches!(syntax.relation(o), Relation::Obl | Relation::Nmod)
            && syntax.head(o).is_some_and(|h| !syntax.tag(h).is_verb())
            && syntax.extent(o).end == last.end
    };
    last.clone().rev().find(own)
}

/// `has reportedly left`, `allegedly took the money`: the clause around the adverb, which someone says.
pub(super) fn adverbial(syntax: &Syntax<'_>, t: TokenId, act: Act) -> Option<Draft> {
    let verb = syntax.head(t).filter(|&v| syntax.relation(t) == Relation::Advmod && syntax.is_predicate(v))?;
    let subject = syntax.own_subject(verb).filter(|&s| s < verb)?;
    // "He reportedly said that ...": one saying.
    if syntax.child(verb, &[Relation::Ccomp]).is_some()
        && Cues::get().verb(syntax.lemma(verb)).iter().any(|c| c.frames.clause)
    {
        return None;
    }
    let reach = syntax.extent(verb);
    // "allegedly took the money, and the mayor left"
    let other = |&c: &TokenId| {
        c > verb
            && matches!(syntax.relation(c), Relation::Conj | Relation::Parataxis)
            && syntax.own_subject(c).is_some()
    };
    let end = syntax.children(verb).find(other).map_or(reach.end, |c| syntax.extent(c).start.max(verb + 1));
    let said = syntax.phrase(subject, true).start.max(reach.start)..end;
    let content = without(said, t..t + 1);
    Some(Draft { cue: Some(t..t + 1), token: t, act, source: None, content, confidence: 0.6, matter: None })
}
