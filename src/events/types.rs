//! Whether a deed can be of its trigger's type, and what the future, the passive and the rest of the report make of it.

use super::conditions::undergoer;
use super::roles::{Filler, View};
use super::tables::{State, Tables};
use super::{Event, Plover, RoleName, Status};
use crate::article::TokenId;
use crate::entities::EntityId;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, NounKind, TitleSort, is};

/// Whether what is done can be of that type: only someone agrees, refuses, asks or meets (`the plan requires`), force is
/// used on someone or something, and a warning threatens where someone would do something (`warned that the toll may rise`
/// forecasts).
pub(super) fn fits(view: &View<'_>, t: TokenId, kind: Plover, fillers: &[Filler]) -> bool {
    // "Leeds beat Everton": in a report of matches.
    if view.sporting && !Tables::get().is(view.syntax.lemma(t), State::Grave) {
        return false;
    }
    let deed = Deed { view, t, fillers, lemma: view.syntax.lemma(t), verb: view.syntax.tag(t).is_verb() };
    match kind {
        Plover::Assault => deed.assaults(),
        Plover::Retreat => deed.retreats(),
        Plover::Accuse => deed.accuses(),
        Plover::Threaten => deed.threatens(),
        Plover::Request => deed.requests(),
        Plover::Consult => deed.calls_on() && deed.is_someones() && deed.is_met(),
        Plover::Cooperate => deed.is_joint(),
        Plover::Agree | Plover::Reject | Plover::Concede => deed.is_someones(),
        _ => true,
    }
}

/// A trigger with its arguments, while its type is asked for.
struct Deed<'a> {
    view: &'a View<'a>,
    t: TokenId,
    fillers: &'a [Filler],
    lemma: &'a str,
    verb: bool,
}

impl Deed<'_> {
    fn actors(&self) -> impl Iterator<Item = TokenId> {
        self.fillers.iter().filter(|f| f.role == RoleName::Actor).map(|f| f.head)
    }

    fn is_someone(&self, t: TokenId) -> bool {
        self.view.is_agent(t) || self.view.is_people(t)
    }

    /// WordNet's class of a noun, `-` for one that is no event, word or state.
    fn sense(&self, t: TokenId) -> &'static str {
        Tables::get().sense(self.view.syntax.lemma(t))
    }

    fn is_a(&self, t: TokenId, class: State) -> bool {
        Tables::get().is(self.view.syntax.lemma(t), class)
    }

    /// What is done to something that is no one.
    fn struck(&self) -> Option<TokenId> {
        undergoer(self.view.syntax, self.t).filter(|&o| !self.view.is_agent(o))
    }

    fn assaults(&self) -> bool {
        // "flattened the curve", "struck a tone": nobody is harmed; "an area battered by the meltdown": nobody does it.
        let harmless =
            |a: TokenId| !self.view.is_agent(a) && (self.is_a(a, State::Immaterial) || self.sense(a).starts_with('s'));
        // "the storm struck", "the derailment injured 20": nobody's force.
        let blind = |a: TokenId| harmless(a) || self.is_a(a, State::Hazard);
        !self.struck().is_some_and(|o| self.is_a(o, State::Immaterial)) && !self.actors().any(blind)
    }

    fn retreats(&self) -> bool {
        // "deliveries retreated".
        !self.verb || !self.actors().any(|a| self.sense(a) != "-" && !self.is_someone(a))
    }

    fn accuses(&self) -> bool {
        let syntax = self.view.syntax;
        let what = undergoer(syntax, self.t);
        // "inspected the chemical", "is examining the scope": nobody is accused of anything.
        if is(self.lemma, Class::InspectingVerb) {
            let coded = |h: TokenId| Tables::get().noun(syntax, h).is_some_and(|g| g.kind.is_some());
            return what.is_some_and(|h| self.is_someone(h) || coded(h));
        }
        if !one_of!(self.lemma, "investigate" | "probe" | "suspect") {
            return true;
        }
        // "probed a crater", "lab tests examined it": nor there.
        let thing = |o: TokenId| {
            !self.view.is_people(o)
                && Tables::get().noun(syntax, o).is_none()
                && self.sense(o) == "-"
                && syntax.tag(o).is_noun()
                && !syntax.tag(o).is_proper()
        };
        let tool = |a: TokenId| self.sense(a) != "-" && !self.view.is_agent(a);
        if self.verb && self.lemma != "suspect" && (self.struck().is_some_and(thing) || self.actors().any(tool)) {
            return false;
        }
        // "suspects the strain".
        if self.lemma == "suspect" && self.verb && !what.is_none_or(|h| self.is_someone(h)) {
            return false;
        }
        // "is investigating the outbreak", "suspected that it was tainted".
        !what.is_some_and(|h| self.is_a(h, State::Mishap))
            && (self.lemma != "suspect" || syntax.child(self.t, &[Relation::Ccomp]).is_none())
    }

    fn threatens(&self) -> bool {
        let syntax = self.view.syntax;
        // "the find threatens to divide them", "bears are threatened by the thaw": nobody threatens.
        if self.lemma == "threaten" && self.verb {
            let able = |a: TokenId| {
                let body =
                    |(k, _): (NounKind, _)| matches!(k, NounKind::Group | NounKind::Organization | NounKind::Person);
                let noun = || self.view.lexicon.noun(&syntax.lemma(a).to_lowercase()).is_some_and(body);
                self.view.named(a)
                    || noun()
                    || self.is_a(a, State::Document)
                    || self.is_someone(a) && self.sense(a) == "-"
            };
            return self.actors().next().is_none() && !syntax.is_passive(self.t) || self.actors().any(able);
        }
        if self.lemma != "warn" {
            return true;
        }
        let Some(clause) = syntax.child(self.t, &[Relation::Ccomp]) else { return true };
        // "warned that it was facing a shortage": how things are.
        let open = |a: TokenId| syntax.tag(a) == Tag::Md || syntax.article.lower(a) == "to";
        let someone = |s: TokenId| syntax.pos(s) == Pos::Pron || self.is_someone(s);
        syntax.children(clause).any(open) && syntax.own_subject(clause).is_none_or(someone)
    }

    fn requests(&self) -> bool {
        match self.lemma {
            // "ordered 40 vans": goods.
            "order" => self.struck().is_none_or(|o| self.sense(o) != "-"),
            // "demand for steel" is a market's; "a wound that required treatment" asks nobody.
            "demand" if self.view.syntax.tag(self.t) == Tag::Nn => self.actors().any(|a| self.is_someone(a)),
            "require" | "need" | "involve" => self.actors().any(|a| self.is_someone(a)),
            // "encourage democracy".
            "encourage" => self.struck().is_none_or(|o| self.is_someone(o)) && self.is_someones(),
            _ => self.is_someones(),
        }
    }

    fn calls_on(&self) -> bool {
        let syntax = self.view.syntax;
        match self.lemma {
            // "students fell ill on their trip": none that calls on a government.
            "trip" | "tour" if !self.verb => {
                let crowd = |a: TokenId| syntax.tag(a) == Tag::Nns || syntax.article.lower(a) == "their";
                self.actors().any(|a| !crowd(a))
            }
            // "11,000 people had arrived in the town" calls on nobody.
            "arrive" | "reach" | "come" => {
                let crowd = |a: TokenId| syntax.child(a, &[Relation::Nummod]).is_some() && !self.view.named(a);
                self.actors().next().is_some() && !self.actors().any(crowd)
            }
            _ => true,
        }
    }

    /// "The waters meet": nobody does. "A boy flew to Kuwait": only an official calls on anyone by it.
    fn is_met(&self) -> bool {
        if !self.verb || self.actors().next().is_none() {
            return true;
        }
        match self.lemma {
            "meet" => self.actors().any(|a| self.is_someone(a) || self.view.kind(a).is_some()),
            "arrive" | "fly" | "travel" => self.actors().any(|a| self.is_official(a)),
            _ => true,
        }
    }

    /// True for who holds an office, and for those he sends.
    fn is_official(&self, t: TokenId) -> bool {
        let syntax = self.view.syntax;
        let holds = |e: EntityId| self.view.entities.get(e).is_some_and(|e| !e.roles.is_empty());
        self.view.entities.headed_by(syntax.referent(t)).is_some_and(holds)
            || syntax.analysis.lemma_is(t, Class::StateRole)
            || self.view.lexicon.title(syntax.lemma(t)).is_some_and(|t| t.sort == TitleSort::Office)
            || one_of!(syntax.lemma(t), "delegation" | "envoy" | "inspector")
    }

    /// "Worked with birds": not with anyone.
    fn is_joint(&self) -> bool {
        let with = |&(p, _): &(&str, TokenId)| p == "with";
        let with = self.view.syntax.obliques(self.t).find(with);
        !self.verb
            || with.is_none_or(|(_, o)| self.is_someone(o) || self.view.kind(o).is_some() || self.sense(o) != "-")
    }

    /// A verb's actor, where it has one, is someone.
    fn is_someones(&self) -> bool {
        let able = |a: TokenId| self.is_someone(a) || self.sense(a) == "-";
        !self.verb || self.actors().next().is_none() || self.actors().any(able)
    }
}

/// Promised or planned cooperation is agreement, announced force a threat, and what will not be done is refused
/// (PLOVER's rule for the future tense).
pub(super) fn of_the_future(view: &View<'_>, t: TokenId, kind: Plover, status: Status, fillers: &[Filler]) -> Plover {
    let syntax = view.syntax;
    let promised = syntax.tag(t).is_verb()
        && syntax.children(t).any(|c| {
            one_of!(syntax.article.lower(c), "will" | "'ll" | "wo" | "would" | "shall")
                && syntax.relation(c) == Relation::Aux
        });
    let sworn = syntax.relation(t) == Relation::Xcomp
        && syntax.head(t).is_some_and(|h| syntax.analysis.lemma_is(h, Class::VowWord));
    // "came to help": an aim is no promise.
    let aim = syntax.relation(t) == Relation::Advcl && syntax.own_marker(t) == Some("to");
    // "until a successor is elected": nobody promises that.
    let aim = aim || syntax.relation(t) == Relation::Advcl && syntax.is_passive(t) && syntax.agent(t).is_none();
    // "aiming to relieve the shortage" agrees to nothing.
    let aimed = |h: TokenId| syntax.analysis.lemma_is(h, Class::AimingVerb);
    let aim = aim || syntax.relation(t) == Relation::Xcomp && syntax.head(t).is_some_and(aimed);
    // "will go on in support of our partners": nobody agrees to a noun.
    let noun = !syntax.tag(t).is_verb()
        && (matches!(kind, Plover::Retreat | Plover::Consult)
            || !matches!(syntax.relation(t), Relation::Obj | Relation::Nsubj | Relation::NsubjPass));
    // "will be hurt by the storms": no one announces it.
    let blind = syntax.agent(t).or_else(|| syntax.own_subject(t).filter(|_| !syntax.is_passive(t)));
    let blind = blind.is_some_and(|a| Tables::get().is(syntax.lemma(a), State::Hazard));
    let someone = fillers.iter().any(|f| f.role == RoleName::Actor && view.is_someone(f.head));
    match (kind, status) {
        _ if aim || noun || blind => kind,
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
            if sworn || promised && syntax.relation(t) == Relation::Ccomp && someone =>
        {
            Plover::Threaten
        }
        _ => kind,
    }
}

/// Bare strikes in a report of air strikes are those, and no walkouts.
pub(super) fn one_strike(syntax: &Syntax<'_>, events: &mut [Event]) {
    let struck = |e: &Event| one_of!(e.lemma.as_str(), "strike" | "airstrike") && !syntax.tag(e.token).is_verb();
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

/// In a report without a word of arms what explodes is an accident, and in one of floods or crashes what is destroyed by
/// nobody that it names: no one's deeds.
pub(super) fn accidents(syntax: &Syntax<'_>, events: &mut [Event]) {
    let blast = |t: TokenId| syntax.analysis.lemma_is(t, Class::BlastWord);
    let harm = |e: &Event| is(&e.lemma, Class::BlastHarm);
    let by_blast = |e: &Event| harm(e) && syntax.subject(e.token).is_some_and(|(s, _)| blast(s));
    let actor = |e: &Event| e.roles.iter().any(|r| r.role == RoleName::Actor);
    let is_a = |t: TokenId, class: State| Tables::get().is(syntax.lemma(t), class);
    let bare = |e: &Event| e.kind == Some(Plover::Assault) && harm(e) && !actor(e);
    let hazards = events.iter().any(bare) && (0..syntax.len()).filter(|&t| is_a(t, State::Hazard)).nth(1).is_some();
    let chance = |e: &Event| e.kind == Some(Plover::Assault) && (blast(e.token) || by_blast(e) || hazards && bare(e));
    // A few sentences leave too much unsaid.
    if syntax.article.sentences.len() < LONG_SENTENCES || !events.iter().any(chance) {
        return;
    }
    if (0..syntax.len()).any(|t| is_a(t, State::Armed)) {
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
    if syntax.article.sentences.len() < LONG_SENTENCES || !events.iter().any(figure) {
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

/// "About an hour after the strike": in a report of arms that names no worker, nobody has downed tools.
pub(super) fn strikes(syntax: &Syntax<'_>, events: &mut [Event]) {
    let strike = |e: &Event| e.kind == Some(Plover::Protest) && e.lemma == "strike" && !syntax.tag(e.token).is_verb();
    if !events.iter().any(strike) {
        return;
    }
    let named = |class: State| (0..syntax.len()).any(|t| Tables::get().is(syntax.lemma(t), class));
    if named(State::Armed) && !named(State::Labour) {
        // But "a strike by fuel distributors" is one of workers.
        let by = |e: &Event| {
            let people = |(p, o): (&str, TokenId)| p == "by" && syntax.tag(o) == Tag::Nns;
            let armed = |o: TokenId| Tables::get().is(syntax.lemma(o), State::Armed);
            syntax.obliques(e.token).any(|(p, o)| people((p, o)) && !armed(o))
        };
        for e in events.iter_mut().filter(|e| strike(e) && !by(e)) {
            (e.kind, e.mode, e.cameo) = (Some(Plover::Assault), None, Some("190"));
        }
    }
}

/// Sentences of a report that would name arms if there were any.
const LONG_SENTENCES: usize = 6;

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
