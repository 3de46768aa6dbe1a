//! Whether a deed can be of its trigger's type, and what the future, the passive and the rest of the report make of it.

use super::conditions::undergoer;
use super::roles::{Filler, View};
use super::tables::{State, Tables};
use super::{Event, Plover, RoleName, Status};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};

/// Whether what is done can be of that type: only someone agrees, refuses, asks or meets (`the plan requires`), and a
/// warning threatens where someone would do something (`warned that the toll may rise` forecasts).
pub(super) fn fits(view: &View<'_>, t: TokenId, kind: Plover, fillers: &[Filler]) -> bool {
    let syntax = view.syntax;
    let tables = Tables::get();
    let struck = undergoer(syntax, t).filter(|&o| !view.is_agent(o));
    // "flattened the curve", "struck a tone": nobody is harmed. "Leeds beat Everton" in a match.
    if kind == Plover::Assault && struck.is_some_and(|o| tables.is(syntax.lemma(o), State::Immaterial))
        || view.sporting && !tables.is(syntax.lemma(t), State::Grave)
    {
        return false;
    }
    // "an area battered by the meltdown": nor by what nobody wields.
    let harmless = |f: &Filler| {
        f.role == RoleName::Actor
            && !view.is_agent(f.head)
            && (tables.is(syntax.lemma(f.head), State::Immaterial)
                || tables.sense(syntax.lemma(f.head)).starts_with('s'))
    };
    if kind == Plover::Assault && fillers.iter().any(harmless) {
        return false;
    }
    // "ordered 40 vans": goods; "demand for steel" is a market's.
    if kind == Plover::Request && syntax.lemma(t) == "order" {
        return struck.is_none_or(|o| view.is_people(o) || tables.sense(syntax.lemma(o)) != "-");
    }
    if kind == Plover::Request && syntax.lemma(t) == "demand" && syntax.tag(t) == Tag::Nn {
        return fillers.iter().any(|f| f.role == RoleName::Actor && (view.is_agent(f.head) || view.is_people(f.head)));
    }
    // "deliveries retreated".
    if kind == Plover::Retreat && syntax.tag(t).is_verb() {
        let thing = |f: &Filler| f.role == RoleName::Actor && tables.sense(syntax.lemma(f.head)) != "-";
        let someone = |h: TokenId| view.is_agent(h) || view.is_people(h);
        return !fillers.iter().any(|f| thing(f) && !someone(f.head));
    }
    // "inspected the chemical", "is examining the scope": nobody is accused of anything.
    if kind == Plover::Accuse && matches!(syntax.lemma(t), "inspect" | "examine" | "review" | "study") {
        return undergoer(syntax, t).is_some_and(|h| {
            view.is_agent(h) || view.is_people(h) || Tables::get().noun(syntax, h).is_some_and(|g| g.kind.is_some())
        });
    }
    // "probed a crater", "lab tests examined it": nor there.
    let looks = matches!(syntax.lemma(t), "inspect" | "examine" | "review" | "study" | "investigate" | "probe");
    if kind == Plover::Accuse && looks && syntax.tag(t).is_verb() {
        let thing = |o: TokenId| {
            !view.is_people(o)
                && tables.noun(syntax, o).is_none()
                && tables.sense(syntax.lemma(o)) == "-"
                && syntax.tag(o).is_noun()
                && !syntax.tag(o).is_proper()
        };
        let tool = |f: &Filler| f.role == RoleName::Actor && tables.sense(syntax.lemma(f.head)) != "-";
        if struck.is_some_and(thing) || fillers.iter().any(|f| tool(f) && !view.is_agent(f.head)) {
            return false;
        }
    }
    // "is investigating the outbreak", "suspected that it was tainted".
    if kind == Plover::Accuse && matches!(syntax.lemma(t), "investigate" | "probe" | "suspect") {
        let mishap = |h: TokenId| Tables::get().is(syntax.lemma(h), State::Mishap);
        return !undergoer(syntax, t).is_some_and(mishap)
            && (syntax.lemma(t) != "suspect" || syntax.child(t, &[Relation::Ccomp]).is_none());
    }
    // "students fell ill on their trip": none that calls on a government.
    if kind == Plover::Consult && matches!(syntax.lemma(t), "trip" | "tour") && !syntax.tag(t).is_verb() {
        let crowd = |h: TokenId| syntax.tag(h) == Tag::Nns || syntax.article.lower(h) == "their";
        return fillers.iter().any(|f| f.role == RoleName::Actor && !crowd(f.head));
    }
    // "11,000 people had arrived in the town" calls on nobody.
    if kind == Plover::Consult && matches!(syntax.lemma(t), "arrive" | "reach" | "come") {
        let crowd = |f: &Filler| syntax.child(f.head, &[Relation::Nummod]).is_some() && !view.named(f.head);
        return !fillers.iter().any(|f| f.role == RoleName::Actor && crowd(f));
    }
    if kind == Plover::Threaten && syntax.lemma(t) == "warn" {
        let warned = syntax.child(t, &[Relation::Ccomp]).and_then(|c| syntax.own_subject(c));
        let clause = syntax.child(t, &[Relation::Ccomp]);
        // "warned that it was facing a shortage": how things are.
        let open = |c: TokenId| syntax.children(c).any(|a| syntax.tag(a) == Tag::Md || syntax.article.lower(a) == "to");
        return clause.is_none_or(open)
            && warned.is_none_or(|s| syntax.pos(s) == Pos::Pron || view.is_agent(s) || view.is_people(s));
    }
    // "a wound that required treatment" asks nobody.
    if kind == Plover::Request && matches!(syntax.lemma(t), "require" | "need" | "involve") {
        return fillers.iter().any(|f| f.role == RoleName::Actor && (view.is_agent(f.head) || view.is_people(f.head)));
    }
    if !syntax.tag(t).is_verb()
        || !matches!(kind, Plover::Agree | Plover::Reject | Plover::Request | Plover::Consult | Plover::Concede)
    {
        return true;
    }
    let actors = fillers.iter().filter(|f| f.role == RoleName::Actor).map(|f| f.head);
    let (mut any, mut able) = (false, false);
    for a in actors {
        any = true;
        able |= view.is_agent(a) || view.is_people(a) || Tables::get().sense(syntax.lemma(a)) == "-";
    }
    able || !any
}

/// Promised or planned cooperation is agreement, announced force a threat, and what will not be done is refused
/// (PLOVER's rule for the future tense).
pub(super) fn of_the_future(syntax: &Syntax<'_>, t: TokenId, kind: Plover, status: Status) -> Plover {
    let promised = syntax.tag(t).is_verb()
        && syntax.children(t).any(|c| {
            matches!(syntax.article.lower(c), "will" | "'ll" | "wo" | "would" | "shall")
                && syntax.relation(c) == Relation::Aux
        });
    let sworn = syntax.relation(t) == Relation::Xcomp
        && syntax.head(t).is_some_and(|h| {
            matches!(
                syntax.lemma(h),
                "vow"
                    | "swear"
                    | "pledge"
                    | "promise"
                    | "threaten"
                    | "ready"
                    | "prepared"
                    | "prepare"
                    | "willing"
                    | "determined"
            )
        });
    // "came to help": an aim is no promise.
    let aim = syntax.relation(t) == Relation::Advcl && syntax.own_marker(t) == Some("to");
    // "until a successor is elected": nobody promises that.
    let aim = aim || syntax.relation(t) == Relation::Advcl && syntax.is_passive(t) && syntax.agent(t).is_none();
    // "will go on in support of our partners": nobody agrees to a noun.
    // "aiming to relieve the shortage" agrees to nothing.
    let aimed = |h: TokenId| matches!(syntax.lemma(h), "aim" | "seek" | "try" | "attempt" | "hope" | "want");
    let aim = aim || syntax.relation(t) == Relation::Xcomp && syntax.head(t).is_some_and(aimed);
    let aim = aim || syntax.children(t).any(|c| syntax.article.lower(c) == "whether");
    let noun = !syntax.tag(t).is_verb()
        && (kind == Plover::Retreat
            || !matches!(syntax.relation(t), Relation::Obj | Relation::Nsubj | Relation::NsubjPass));
    match (kind, status) {
        _ if aim || noun => kind,
        (
            Plover::Consult | Plover::Support | Plover::Cooperate | Plover::Aid | Plover::Retreat | Plover::Concede,
            Status::Planned,
        ) => Plover::Agree,
        (
            Plover::Consult
            | Plover::Support
            | Plover::Cooperate
            | Plover::Aid
            | Plover::Retreat
            | Plover::Concede
            | Plover::Agree,
            Status::Negated,
        ) if promised => Plover::Reject,
        (Plover::Sanction | Plover::Coerce | Plover::Assault | Plover::Protest, Status::Planned)
            if sworn || promised && syntax.relation(t) == Relation::Ccomp =>
        {
            Plover::Threaten
        }
        _ => kind,
    }
}

/// Bare strikes in a report of air strikes are those, and no walkouts.
pub(super) fn one_strike(syntax: &Syntax<'_>, events: &mut [Event]) {
    let struck = |e: &Event| matches!(e.lemma.as_str(), "strike" | "airstrike") && !syntax.tag(e.token).is_verb();
    let Some(found) = events.iter().position(|e| struck(e) && e.kind == Some(Plover::Assault)) else { return };
    let (kind, mode, cameo) = (events[found].kind, events[found].mode, events[found].cameo);
    let plain = |e: &Event| {
        e.kind == Some(Plover::Protest)
            && syntax.preposition(e.token) != "on"
            && syntax.relation(e.token) != Relation::Obj
            && syntax.child(e.token, &[Relation::Compound, Relation::Amod]).is_none()
    };
    for e in events.iter_mut().filter(|e| struck(e) && plain(e)) {
        (e.kind, e.mode, e.cameo) = (kind, mode, cameo);
    }
}

/// In a report without a word of arms or crime what explodes is an accident, and nobody's deed.
pub(super) fn accidents(syntax: &Syntax<'_>, events: &mut [Event]) {
    let blast = |t: TokenId| matches!(syntax.lemma(t), "explosion" | "blast" | "explode" | "fire" | "blaze");
    let harm = |e: &Event| matches!(e.lemma.as_str(), "kill" | "injure" | "wound" | "hurt" | "damage" | "destroy");
    let by_blast = |e: &Event| harm(e) && syntax.subject(e.token).is_some_and(|(s, _)| blast(s));
    let chance = |e: &Event| e.kind == Some(Plover::Assault) && (blast(e.token) || by_blast(e));
    // A few sentences leave too much unsaid.
    if syntax.article.sentences.len() < LONG || !events.iter().any(chance) {
        return;
    }
    if (0..syntax.len()).any(|t| Tables::get().is(syntax.lemma(t), State::Armed)) {
        return;
    }
    for e in events.iter_mut().filter(|e| chance(e)) {
        (e.kind, e.mode, e.cameo) = (None, None, None);
    }
}

/// In a report without a word of arms, police or blood, who "attacks" a rival does it in words, and battles are figures of
/// speech.
pub(super) fn figures(syntax: &Syntax<'_>, events: &mut [Event]) {
    let force = |e: &Event| e.kind == Some(Plover::Assault) && syntax.tag(e.token).is_verb();
    let figure = |e: &Event| force(e) && Tables::get().is(&e.lemma, State::Figure);
    if syntax.article.sentences.len() < LONG || !events.iter().any(figure) {
        return;
    }
    let violent = |t: TokenId| {
        let lemma = syntax.lemma(t);
        Tables::get().is(lemma, State::Violent) || Tables::get().is(lemma, State::Armed) && lemma != "attack"
    };
    if (0..syntax.len()).any(violent) {
        return;
    }
    for e in events.iter_mut().filter(|e| figure(e)) {
        (e.kind, e.mode, e.cameo) = match e.lemma.as_str() {
            "attack" | "assail" | "blast" | "hammer" => (Some(Plover::Accuse), Some("disapprove"), Some("111")),
            _ => (None, None, None),
        };
    }
}

/// Sentences of a report that would name arms if there were any.
const LONG: usize = 6;

/// Support, deals and threats are someone's, or no deed of politics.
pub(super) fn personal(syntax: &Syntax<'_>, events: &mut [Event]) {
    for e in events {
        let anyone = e.roles.iter().any(|r| matches!(r.role, RoleName::Actor | RoleName::Target));
        let personal =
            matches!(e.kind, Some(Plover::Support | Plover::Threaten | Plover::Request | Plover::Accuse | Plover::Aid));
        if !anyone && personal && !syntax.tag(e.token).is_verb() {
            (e.kind, e.mode, e.cameo) = (None, None, None);
        }
    }
}
