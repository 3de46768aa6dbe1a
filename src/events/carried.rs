//! Verbs that only tie one deed to another, `led to arrests`: where both are shown, the noun tells it; and verbs that only
//! say what a statement holds; and nouns that their verb tells with all they have.

use super::roles::View;
use super::tables::{State, Tables};
use super::triggers::Found;
use super::{Argument, Event, RoleName, Status, status};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::Class;
use crate::order::Sorted;

/// Leaves such verbs out, and tells the noun when and where.
pub(super) fn leave_out_results(view: &View<'_>, events: &mut Vec<Event>) {
    let syntax = view.syntax;
    let pairs: Vec<(usize, usize)> = (0..events.len())
        .filter_map(|n| {
            let verb = led_to(syntax, events[n].token)?;
            // "announced job cuts": they are to come.
            let done = events[n].kind.is_some() || events[n].status == Status::Happened;
            if syntax.lemma(verb) == "announce" && !done {
                return None;
            }
            Some((events.binary_search_by_key(&verb, |e| e.token).ok()?, n))
        })
        .filter(|&(v, _)| events[v].kind.is_none())
        .collect();
    for &(v, n) in &pairs {
        // "faced criticism": it was of whoever faced it.
        let borne = events[v].lemma == "face";
        if borne {
            events[n].status = events[v].status;
        }
        let whom = !events[n].roles.iter().any(|r| r.role == RoleName::Target);
        for mut role in events[v].roles.clone() {
            if borne && whom && role.role == RoleName::Actor {
                role.role = RoleName::Target;
                events[n].roles.push(role);
                continue;
            }
            // "announced the deaths on Sunday": the day is that of the saying, but "announced his resignation".
            let own =
                || events[n].roles.iter().any(|r| r.role == RoleName::Actor) && events[n].status == Status::Happened;
            let circumstance = matches!(role.role, RoleName::Time | RoleName::Place);
            // "The killing last month sparked protests": the day of the killing.
            let behind = role.role != RoleName::Time || role.span.start > events[v].span.start;
            let circumstance = circumstance && behind && (events[v].lemma != "announce" || own());
            if circumstance && !events[n].roles.iter().any(|r| r.role == role.role) {
                events[n].roles.push(role);
            }
        }
    }
    let mut at = 0;
    events.retain(|_| {
        at += 1;
        !pairs.iter().any(|&(v, _)| v + 1 == at)
    });
}

/// The verb that says of what noun `t` came.
fn led_to(syntax: &Syntax<'_>, t: TokenId) -> Option<TokenId> {
    let verb = syntax.head(t).filter(|&v| syntax.tag(v).is_verb() && !syntax.tag(t).is_verb())?;
    // "led the country to elections" is a deed.
    let ties = syntax.object(verb).is_none()
        && syntax.relation(t) == Relation::Obl
        && one_of!(syntax.preposition(t), "in" | "to");
    let is = |class| Tables::get().is(syntax.lemma(verb), class);
    // "The deal was announced": what is told of it.
    let told = syntax.relation(t) == Relation::NsubjPass && syntax.lemma(verb) != "announce";
    let object = syntax.relation(t) == Relation::Obj || told;
    (object && is(State::Yields) || ties && is(State::Results)).then_some(verb)
}

/// True where verb `v` tells noun `t`, or the noun that counts it, with no more than that it is done, begins or takes place:
/// `held talks`, `issued a series of warnings`, `violence erupted`, `arrived for a visit`.
pub(crate) fn carries(syntax: &Syntax<'_>, v: TokenId, t: TokenId) -> bool {
    let tables = Tables::get();
    // "a series of warnings".
    let whole = syntax.head(t).filter(|&h| {
        syntax.relation(t) == Relation::Nmod
            && syntax.preposition(t) == "of"
            && super::status::is_several(syntax.lemma(h))
    });
    let at = whole.unwrap_or(t);
    // "a gunbattle that broke out".
    if syntax.relation(v) == Relation::AclRelcl && syntax.head(v) == Some(t) {
        return occurs(syntax, v);
    }
    if syntax.head(at) != Some(v) || !syntax.tag(v).is_verb() || syntax.tag(t).is_verb() {
        return false;
    }
    let lemma = syntax.lemma(v);
    let is = |state| tables.is(lemma, state);
    let particle = syntax.child(v, &[Relation::CompoundPrt]).map(|p| syntax.article.lower(p));
    match syntax.relation(at) {
        // "held up the passage" is another thing.
        Relation::Obj | Relation::NsubjPass => {
            let offers = lemma == "announce" && tables.is(syntax.lemma(t), State::Tendered);
            (is(State::Light) || is(State::Resumes) || offers) && (particle.is_none() || lemma == "carry")
        }
        Relation::Nsubj => occurs(syntax, v),
        Relation::Obl => {
            one_of!(syntax.preposition(at), "for" | "on")
                && is(State::Journey)
                && tables.is(syntax.lemma(t), State::Travel)
                && !syntax.analysis.lemma_is(t, Class::GivenSpeech)
        }
        _ => false,
    }
}

/// "Violence broke out", but not "the talks broke down".
fn occurs(syntax: &Syntax<'_>, v: TokenId) -> bool {
    let out = || syntax.child(v, &[Relation::CompoundPrt]).is_some_and(|p| syntax.article.lower(p) == "out");
    Tables::get().is(syntax.lemma(v), State::Occurs) && (syntax.lemma(v) != "break" || out())
}

/// "Confirmed that two envoys had died", "speaking in Oslo, he said": a statement tells it.
pub(super) fn only_says(view: &View<'_>, t: TokenId, found: &Found) -> bool {
    let (syntax, tables) = (view.syntax, Tables::get());
    let told = |c: TokenId| syntax.tag(c).is_verb() || syntax.child(c, &[Relation::Cop]).is_some();
    let clause = syntax.child(t, &[Relation::Ccomp]).is_some_and(told);
    let dated = syntax.children(t).any(|c| view.is_timed(c));
    let tells = view.cued.contains(&t) && clause && !dated && !syntax.analysis.lemma_is(t, Class::PerformativeVerb);
    let says = |v: TokenId| tables.is(syntax.lemma(v), State::Speech) || view.cued.contains(&v);
    let speaking = syntax.tag(t) == Tag::Vbg
        && syntax.lemma(t) == "speak"
        && syntax.own_marker(t).is_none()
        && syntax.relation(t) == Relation::Advcl
        && syntax.head(t).is_some_and(says);
    // "released a statement saying".
    let released = syntax.object(t).is_some_and(|o| syntax.analysis.lemma_is(o, Class::IssuedRemark));
    let real = || matches!(status::of(syntax, t).0, Status::Happened | Status::Ongoing);
    found.line.is_none_or(|g| g.kind.is_none())
        && (speaking || (released && syntax.lemma(t) != "sign" || tells) && real())
}

/// "Imposed a ban on exports": the verb tells of the ban with all that the noun has.
pub(super) fn leave_out_retold(syntax: &Syntax<'_>, events: &mut Vec<Event>) {
    let told = |e: &Event| {
        // A light verb is told by its noun.
        let heavy = |v: &TokenId| {
            let is = |class| Tables::get().is(syntax.lemma(*v), class);
            !is(State::Light) && !is(State::Aspect)
        };
        let object = e.kind.is_some() && syntax.relation(e.token) == Relation::Obj;
        let verb = syntax.head(e.token).filter(|_| object).filter(heavy);
        let over = verb.and_then(|v| events.binary_search_by_key(&v, |x| x.token).ok()).and_then(|i| events.get(i));
        over.is_some_and(|v| {
            let same = |r: &Argument| v.roles.iter().any(|x| x.role == r.role && x.span == r.span);
            v.kind == e.kind && v.status == e.status && e.roles.iter().all(same)
        })
    };
    let twice = Sorted::from_iter(events.iter().filter(|e| told(e)).map(|e| e.token));
    events.retain(|e| !twice.contains(&e.token));
}
