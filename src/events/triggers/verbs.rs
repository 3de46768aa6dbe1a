//! Verbs that report an event, with the words that are shown of them.

use super::super::conditions::undergoer;
use super::super::roles::View;
use super::super::tables::{State, Tables, Trigger};
use super::super::{Plover, Status, status};
use super::{Found, general, idle};
use crate::article::TokenId;
use crate::entities::EntityKind;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::Class;

/// Verb `t` as a trigger, with the rule that speaks against it.
pub(super) fn find(view: &View<'_>, t: TokenId) -> Option<Found> {
    let syntax = view.syntax;
    let part = matches!(
        syntax.relation(t),
        Relation::Aux
            | Relation::AuxPass
            | Relation::Cop
            | Relation::Case
            | Relation::Mark
            | Relation::Compound
            | Relation::Fixed
    );
    // "a climber presumed dead": someone's fear of her.
    let feared = syntax.relation(t) == Relation::Acl
        && syntax.analysis.is(t, Class::FearedParticiple)
        && (syntax.pos(t + 1) == Pos::Adj || syntax.tag(t + 1) == Tag::Vbn);
    if part
        || feared
        || is_of_clause(view, t)
        || is_refused(syntax, t)
        || syntax.repeats_refusal(t)
        || is_of_a_period(view, t)
        || is_description(view, t)
        || is_in_brackets(syntax, t)
        || idle::is_asked(syntax, t)
        || is_measure(syntax, t)
    {
        return None;
    }
    let line = Tables::get().verb(syntax, t);
    if general::is_general(view, t, line.and_then(|g| g.kind)) {
        return None;
    }
    let sure = if line.is_some_and(|g| g.kind.is_some()) { 0.95 } else { 0.85 };
    Some(Found { words: t..end(syntax, t), line, sure, fact: None, against: against(view, t, line) })
}

/// The first rule by which verb `t` reports no event of its own.
fn against(view: &View<'_>, t: TokenId, line: Option<&'static Trigger>) -> Option<&'static str> {
    let syntax = view.syntax;
    let kind = line.and_then(|g| g.kind);
    if line.is_some_and(|g| g.idle) {
        return Some("idiom");
    }
    if is_how_one_is(syntax, t) {
        return Some("state");
    }
    if is_of_use(syntax, t) {
        return Some("use");
    }
    if syntax.relation(t) == Relation::Amod && !is_known_deed(view, t, kind) {
        return Some("amod");
    }
    if let Some(rule) =
        idle::is_no_deed(syntax, t, line).filter(|_| line.is_none_or(Trigger::is_bare) && !is_captive(view, t))
    {
        return Some(rule);
    }
    let slight =
        matches!(kind, Some(Plover::Aid | Plover::Mobilize | Plover::Concede | Plover::Support | Plover::Cooperate));
    if (kind.is_none() || slight && idle::is_of_thing(view, t)) && idle::is_generic(view, t) {
        return Some("generic");
    }
    // "symptoms from coughing to vomiting": named, not told.
    let listed = syntax.tag(t) == Tag::Vbg
        && matches!(syntax.relation(t), Relation::Nmod | Relation::Obl)
        && undergoer(syntax, t).is_none()
        && syntax.own_subject(t).is_none();
    if kind.is_none() && listed || is_named(view, t) {
        return Some("named");
    }
    // "Click here", "imagine a town".
    if kind.is_none() && status::is_command(syntax, t) {
        return Some("command");
    }
    if line.is_none() && (idle::is_witness(view, t) || idle::is_evidence(view, t)) {
        return Some("evidence");
    }
    if idle::is_usual(syntax, t) {
        return Some("generic");
    }
    // "we will not let them divide us": a stance.
    let ours = syntax.own_subject(t).is_some_and(|s| one_of!(syntax.article.lower(s), "i" | "we"));
    // "we would never do that", "we're not going to chase them".
    let would = |c: TokenId| one_of!(syntax.article.lower(c), "would" | "'d");
    let ours = ours && (syntax.lemma(t) == "let" || syntax.children(t).any(would))
        || syntax.head(t).is_some_and(|h| {
            let we = |s: TokenId| syntax.article.lower(s) == "we";
            syntax.article.lower(h) == "going" && syntax.has_to(t) && syntax.own_subject(h).is_some_and(we)
        });
    if ours && status::of(syntax, t).0 == Status::Negated {
        return Some("advice");
    }
    let sought = kind == Some(Plover::Request);
    let anyone = |s: TokenId| one_of!(syntax.article.lower(s), "you" | "one");
    if syntax.own_subject(t).is_some_and(anyone) && status::of(syntax, t).0 == Status::Possible {
        return Some("advice");
    }
    if (kind.is_none() || sought) && idle::is_advice(syntax, t) || syntax.lemma(t) == "let" && idle::is_lets(syntax, t)
    {
        return Some("advice");
    }
    if idle::is_of_those(syntax, t) {
        return Some("generic");
    }
    // "A campaign called Clean Air Now" calls nobody.
    let titled = syntax.relation(t) == Relation::Acl && syntax.analysis.lemma_is(t, Class::NamingVerb);
    ((kind.is_none() || titled && syntax.agent(t).is_none()) && idle::is_adjective(syntax, t)).then_some("adjective")
}

/// "She was kept in a cellar", "has been held since May": someone is, and no meeting.
fn is_captive(view: &View<'_>, t: TokenId) -> bool {
    let syntax = view.syntax;
    let person = |(s, _): (TokenId, bool)| {
        view.is_human(s) || matches!(view.kind(s), Some(EntityKind::Person | EntityKind::Group))
    };
    let there = |c: TokenId| view.is_site(c) && !syntax.preposition(c).is_empty() || view.is_timed(c);
    one_of!(syntax.lemma(t), "hold" | "keep")
        && syntax.is_passive(t)
        && syntax.child(t, &[Relation::Xcomp, Relation::CompoundPrt, Relation::Obj]).is_none()
        && syntax.subject(t).is_some_and(person)
        && (syntax.children(t).any(there) || syntax.agent(t).is_some_and(|a| view.is_someone(a)))
}

/// "Declined to comment": the refusal tells both; "denied targeting them" tells what is denied.
fn is_refused(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let refusal = syntax
        .head(t)
        .filter(|&h| syntax.relation(t) == Relation::Xcomp && (syntax.tag(t) != Tag::Vbg || syntax.lemma(h) != "deny"));
    refusal.and_then(|h| Tables::get().verb(syntax, h)).is_some_and(|g| g.kind == Some(Plover::Reject))
}

/// "Said it had taken the town, which Kyiv denies": the saying, of which a statement tells, and no town.
fn is_of_clause(view: &View<'_>, t: TokenId) -> bool {
    let syntax = view.syntax;
    let which = syntax.child(t, &[Relation::Obj]).filter(|&w| syntax.article.lower(w) == "which");
    let beside = which.is_some_and(|w| syntax.article.word(w - 1) == ",") && syntax.relation(t) == Relation::AclRelcl;
    let Some(noun) = syntax.head(t).filter(|_| beside) else { return false };
    let lemma = syntax.lemma(noun);
    let told = one_of!(Tables::get().sense(lemma), "c1" | "c2" | "e1" | "e2" | "s1" | "s2");
    let thing = !told && Tables::get().effect("noun", lemma).is_none();
    let someone = || view.is_agent(noun) || view.is_people(noun) || syntax.child(noun, &[Relation::Nummod]).is_some();
    thing
        && (one_of!(syntax.lemma(t), "deny" | "dispute" | "confirm" | "dismiss")
            || syntax.lemma(t) == "reject" && someone())
}

/// "Captain (dismissed) Kismat Hashem": part of the title.
fn is_in_brackets(syntax: &Syntax<'_>, t: TokenId) -> bool {
    t > 0 && syntax.tag(t) == Tag::Vbn && syntax.article.word(t - 1) == "(" && syntax.article.word(t + 1) == ")"
}

/// "In the quarter ended Sept. 30": which one.
fn is_of_a_period(view: &View<'_>, t: TokenId) -> bool {
    let syntax = view.syntax;
    let period = |t: TokenId| syntax.analysis.lemma_is(t, Class::TimeNoun) || syntax.lemma(t) == "quarter";
    syntax.lemma(t) == "end"
        && t > 0
        && period(t - 1)
        && (view.is_timed(t + 1) || syntax.article.lower(t + 1) == "in" && view.is_timed(t + 2))
        && syntax.own_subject(t) != Some(t - 1)
}

/// "The hotel used by officers", "agents working for them", "the occupied territories": what someone or something is like.
fn is_description(view: &View<'_>, t: TokenId) -> bool {
    let syntax = view.syntax;
    let state = match (syntax.relation(t), syntax.tag(t)) {
        (Relation::Acl | Relation::Amod, Tag::Vbn) => State::Describes,
        (Relation::Acl, Tag::Vbg) => State::Dwells,
        _ => return false,
    };
    Tables::get().is(syntax.lemma(t), state)
        && syntax.own_marker(t).is_none()
        // "the land used for the plant" was once taken.
        && (!one_of!(syntax.lemma(t), "use" | "run" | "command" | "operate") || syntax.agent(t).is_some())
        && !syntax.children(t).any(|c| view.is_timed(c) || syntax.relation(c) == Relation::Aux)
}

/// "Brought fuel, enough to run it for a week": what it would do for.
fn is_measure(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let enough = t.wrapping_sub(2);
    syntax.article.lower(t.wrapping_sub(1)) == "to"
        && one_of!(syntax.article.lower(enough), "enough" | "sufficient")
        && (syntax.article.word(enough.wrapping_sub(1)) == "," || syntax.tag(enough.wrapping_sub(1)) == Tag::Nns)
}

/// "Are typically used to carry grain": what is usual was not done this once.
fn is_of_use(syntax: &Syntax<'_>, t: TokenId) -> bool {
    matches!(syntax.relation(t), Relation::Xcomp | Relation::Advcl)
        && syntax.own_marker(t) == Some("to")
        && syntax.head(t).is_some_and(|h| idle::is_usual(syntax, h))
}

/// A participle before a noun reports an event only where it is a known deed: "kidnapped journalists".
fn is_known_deed(view: &View<'_>, t: TokenId, kind: Option<Plover>) -> bool {
    let syntax = view.syntax;
    // "the most persecuted groups": how they are.
    let degree = |c: TokenId| one_of!(syntax.article.lower(c), "most" | "more" | "least" | "so");
    syntax.tag(t) == Tag::Vbn
        && !syntax.children(t).any(degree)
        && matches!(kind, Some(Plover::Assault | Plover::Coerce))
        && syntax.article.lower(t) == syntax.article.word(t)
        // "Israeli-controlled areas", "flood-ravaged": how they are.
        && !(syntax.article.word(t.wrapping_sub(1)) == "-" && !syntax.article.lower(t - 2).ends_with("ly"))
        && syntax.head(t).is_some_and(|h| view.is_agent(h) || view.is_people(h) || view.is_site(h))
}

/// "The course includes running and swimming", "keeping order strengthens trust": gerunds for a kind of thing, named and
/// not told.
fn is_named(view: &View<'_>, t: TokenId) -> bool {
    let syntax = view.syntax;
    let gerund = |t: &TokenId| syntax.tag(*t) == Tag::Vbg;
    let joined = syntax.relation(t) == Relation::Conj && syntax.own_subject(t).is_none();
    let first = syntax.head(t).filter(|h| joined && gerund(h)).unwrap_or(t);
    let Some(head) = syntax.head(first).filter(|_| gerund(&t)) else { return false };
    let includes = syntax.analysis.lemma_is(head, Class::EntailingVerb)
        && matches!(syntax.relation(first), Relation::Xcomp | Relation::Ccomp | Relation::Obj);
    let of_now = matches!(syntax.relation(first), Relation::Csubj | Relation::Nsubj)
        && matches!(syntax.tag(head), Tag::Vbz | Tag::Vbp);
    includes || of_now
}

/// True for a verb that says what someone is, has or is called.
fn is_how_one_is(syntax: &Syntax<'_>, t: TokenId) -> bool {
    // "called him a liar" is said, not done; "is to blame", "remained married" is how one is.
    let complement = syntax.child(t, &[Relation::Xcomp]);
    let named = syntax.lemma(t) == "call" && complement.is_some_and(|x| !syntax.tag(x).is_verb());
    let blamed = syntax.article.lower(t) == "blame" && syntax.child(t, &[Relation::Cop]).is_some();
    let lasting = syntax.relation(t) == Relation::Xcomp
        && syntax.tag(t) == Tag::Vbn
        && syntax.agent(t).is_none()
        && !syntax
            .children(t)
            .any(|c| matches!(syntax.relation(c), Relation::Mark | Relation::Aux | Relation::AuxPass))
        && syntax.head(t).is_some_and(|h| syntax.analysis.lemma_is(h, Class::RemainingVerb));
    // "They've got a good team": they have one.
    let has = |c: TokenId| syntax.relation(c) == Relation::Aux && !one_of!(syntax.article.lower(c), "had" | "having");
    let got = syntax.article.lower(t) == "got" && syntax.object(t).is_some() && syntax.children(t).any(has);
    named || blamed || lasting || got
}

/// Where the trigger's words end: behind its particle, or behind what someone became.
fn end(syntax: &Syntax<'_>, t: TokenId) -> TokenId {
    // "had died down": the tree may have the particle as an adverb.
    let particle = |p: TokenId| {
        syntax.relation(p) == Relation::CompoundPrt
            || syntax.relation(p) == Relation::Advmod
                && one_of!(syntax.article.lower(p), "down" | "up" | "out" | "off" | "away" | "apart")
    };
    let place = matches!((syntax.lemma(t), syntax.article.lower(t + 1)), ("take", "place" | "part") | ("give", "way"));
    // "became ill": what they became.
    let state = syntax.analysis.lemma_is(t, Class::TurningVerb)
        && syntax.child(t, &[Relation::Xcomp]) == Some(t + 1)
        && syntax.pos(t + 1) == Pos::Adj;
    let end = if place || state { Some(t + 1) } else { syntax.children(t).find(|&p| p == t + 1 && particle(p)) };
    end.map_or(t + 1, |p| p + 1)
}
