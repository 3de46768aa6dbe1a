//! Who did it, to whom, where, from where, with what: arguments of a trigger from the tree.

use super::triggers::{State, Trigger, Triggers, Voice, undergoer};
use super::{Argument, RoleName};
use crate::article::TokenId;
use crate::entities::{Entities, EntityKind};
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use crate::places::Places;

/// Most arguments of one event.
const MOST: usize = 12;

/// An argument while it is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Filler {
    pub role: RoleName,
    pub head: TokenId,
}

/// What the phase looks at.
pub(super) struct View<'a> {
    pub syntax: &'a Syntax<'a>,
    pub entities: &'a Entities,
    pub places: &'a Places,
    /// Tokens of time expressions: `Monday` is no one.
    pub timed: &'a [bool],
}

impl View<'_> {
    pub(super) fn kind(&self, t: TokenId) -> Option<EntityKind> {
        let id = self.entities.headed_by(t)?;
        Some(self.entities.get(id)?.kind)
    }

    fn is_place(&self, t: TokenId) -> bool {
        matches!(self.kind(t), Some(EntityKind::Place | EntityKind::Facility))
    }

    /// True for what can act: people, bodies, states, and pronouns for them.
    pub(super) fn is_agent(&self, t: TokenId) -> bool {
        if self.timed.get(t as usize).copied().unwrap_or(false) {
            return false;
        }
        match self.kind(t) {
            Some(
                EntityKind::Person
                | EntityKind::Organization
                | EntityKind::Group
                | EntityKind::Place
                | EntityKind::People,
            ) => true,
            Some(_) => false,
            None => {
                self.syntax.tag(t).is_proper()
                    || matches!(self.syntax.tag(t), Tag::Prp) && !matches!(self.syntax.article.lower(t), "it" | "there")
            }
        }
    }

    /// The argument as it is reported.
    pub(super) fn write(&self, filler: Filler) -> Argument {
        let syntax = self.syntax;
        let span = syntax.trimmed(syntax.phrase(filler.head, false));
        let referent = syntax.referent(filler.head);
        Argument {
            role: filler.role,
            span,
            entity: self.entities.headed_by(referent).or_else(|| self.name_over(referent)),
        }
    }

    /// The entity of a name that `t` is part of, or that names what `t` is: `the Syria Report newsletter`.
    fn name_over(&self, t: TokenId) -> Option<u32> {
        if self.syntax.tag(t).is_proper() {
            return self.entities.covering(t);
        }
        None
    }

    /// Every argument of the event that `t` triggers.
    pub(super) fn find(&self, t: TokenId, trigger: Option<&Trigger>) -> Vec<Filler> {
        let mut roles = Roles { found: Vec::new() };
        if self.syntax.tag(t).is_verb() {
            self.of_verb(t, trigger, &mut roles);
        } else {
            self.of_noun(t, trigger, &mut roles);
        }
        // An actor is not also its own target.
        let actors: Vec<TokenId> = roles.found.iter().filter(|f| f.role == RoleName::Actor).map(|f| f.head).collect();
        roles.found.retain(|f| f.role != RoleName::Target || !actors.contains(&f.head));
        roles.found.retain(|f| {
            !matches!(f.role, RoleName::Actor | RoleName::Target | RoleName::Place)
                || !self.timed.get(f.head as usize).copied().unwrap_or(false)
        });
        roles.found.truncate(MOST);
        roles.found
    }

    fn of_verb(&self, t: TokenId, trigger: Option<&Trigger>, roles: &mut Roles) {
        let syntax = self.syntax;
        let voice = trigger.map_or(Voice::Plain, |g| g.voice);
        let kind = trigger.and_then(|g| g.kind);
        let passive = syntax.is_passive(t) || syntax.subject(t).is_some_and(|(_, u)| u);
        let subject = syntax.subject(t).map(|(s, _)| s);
        let object = undergoer(syntax, t);
        if passive {
            if let Some(agent) = syntax.agent(t) {
                self.all(RoleName::Actor, agent, roles);
            }
        } else if let Some(s) = subject {
            let role = if voice == Voice::Undergoing && object.is_none() { RoleName::Target } else { RoleName::Actor };
            self.all_acting(role, s, roles);
        }
        if let Some(o) = object.filter(|&o| Some(o) != subject || passive) {
            let taken = trigger.is_some_and(Trigger::takes_object) && self.is_empty(o);
            if !taken || self.is_agent(o) {
                self.all(RoleName::Target, o, roles);
            }
            if taken || kind.is_some() && !self.is_agent(o) {
                self.nested(o, roles);
            }
        }
        if let Some(i) = syntax.child(t, &[Relation::Iobj]) {
            self.all(RoleName::Target, i, roles);
        }
        self.obliques(t, kind, roles);
        if kind.is_some() && !roles.has(RoleName::Target) {
            self.aimed_at(t, roles);
        }
        self.struck_place(kind, roles);
    }

    /// Who says it, for a pronoun subject of what is said: `Hungary said it will support`.
    pub(super) fn speaker_above(&self, pronoun: TokenId) -> Option<TokenId> {
        let syntax = self.syntax;
        let mut at = syntax.head(pronoun)?;
        for _ in 0..4 {
            let head = syntax.head(at)?;
            let said =
                syntax.relation(at) == Relation::Ccomp || syntax.relation(at) == Relation::Parataxis && head > at;
            if said {
                let speaker = syntax.own_subject(head).map(|s| syntax.referent(s))?;
                return (speaker != pronoun && syntax.pos(speaker) != Pos::Pron).then_some(speaker);
            }
            at = head;
        }
        None
    }

    /// A subject; where it is itself an event ("the attack killed"), the one who did that.
    fn all_acting(&self, role: RoleName, s: TokenId, roles: &mut Roles) {
        let syntax = self.syntax;
        if matches!(syntax.article.lower(s), "it" | "there" | "that" | "this" | "which" | "what")
            && self.kind(s).is_none()
        {
            if let Some(speaker) = self.speaker_above(s) {
                self.all(role, speaker, roles);
            }
            return;
        }
        if role == RoleName::Actor
            && !self.is_agent(s)
            && syntax.tag(s).is_noun()
            && Triggers::get().noun(syntax, s).is_some_and(|g| g.kind.is_some())
        {
            let mut inner = Roles { found: Vec::new() };
            self.of_noun(s, None, &mut inner);
            let actors: Vec<Filler> = inner.found.into_iter().filter(|f| f.role == RoleName::Actor).collect();
            if !actors.is_empty() {
                roles.found.extend(actors);
                return;
            }
        }
        self.all(role, s, roles);
    }

    /// Objects that are part of what is done rather than someone it is done to: `took control`, `broke ties`.
    fn is_empty(&self, o: TokenId) -> bool {
        let lemma = self.syntax.lemma(o);
        Triggers::get().noun(self.syntax, o).is_some()
            || matches!(
                lemma,
                "control"
                    | "relation"
                    | "tie"
                    | "power"
                    | "fire"
                    | "charge"
                    | "alert"
                    | "arm"
                    | "contact"
                    | "membership"
                    | "emergency"
                    | "law"
                    | "state"
                    | "hand"
                    | "part"
                    | "dialogue"
                    | "concern"
                    | "outrage"
                    | "readiness"
                    | "support"
                    | "hope"
                    | "blow"
                    | "front"
                    | "asylum"
                    | "refuge"
                    | "need"
                    | "necessity"
            )
    }

    /// The noun and those conjoined to it.
    fn all(&self, role: RoleName, head: TokenId, roles: &mut Roles) {
        for h in self.syntax.coordinated(head) {
            roles.add(role, h);
        }
    }

    /// Agents and places inside a noun phrase that is itself no agent: `relations with Russia`, `control of Hama`.
    fn nested(&self, noun: TokenId, roles: &mut Roles) {
        let syntax = self.syntax;
        let mut at = noun;
        for _ in 0..3 {
            let mut next = None;
            for c in syntax.children(at) {
                match syntax.relation(c) {
                    Relation::Nmod
                        if c > at
                            && matches!(
                                syntax.preposition(c),
                                "of" | "with"
                                    | "on"
                                    | "against"
                                    | "to"
                                    | "for"
                                    | "over"
                                    | "by"
                                    | "from"
                                    | "in"
                                    | "between"
                            ) =>
                    {
                        if self.is_agent(c) || self.is_place(c) {
                            self.all(RoleName::Target, c, roles);
                        } else {
                            next = Some(c);
                        }
                    }
                    Relation::NmodPoss | Relation::Amod | Relation::Compound
                        if self.is_agent(c)
                            && self.kind(c).is_some()
                            && syntax.pos(c) != Pos::Pron
                            && !roles.found.iter().any(|f| f.role == RoleName::Actor && self.same(f.head, c)) =>
                    {
                        roles.add(RoleName::Target, c);
                    }
                    _ => {}
                }
            }
            match next {
                Some(n) if !roles.has(RoleName::Target) => at = n,
                _ => break,
            }
        }
    }

    fn same(&self, a: TokenId, b: TokenId) -> bool {
        a == b || matches!((self.entities.headed_by(a), self.entities.headed_by(b)), (Some(x), Some(y)) if x == y)
    }

    fn obliques(&self, t: TokenId, kind: Option<&'static str>, roles: &mut Roles) {
        let syntax = self.syntax;
        let object = undergoer(syntax, t);
        // A phrase behind the object is often hung on it: both places are looked at.
        let behind = object
            .filter(|&o| o > t && !self.is_agent(o))
            .into_iter()
            .flat_map(|o| syntax.obliques(o).filter(|(p, _)| *p != "of").collect::<Vec<_>>());
        let own: Vec<_> = syntax.obliques(t).chain(behind).collect();
        for (preposition, o) in own {
            let agent = self.is_agent(o);
            let place = self.is_place(o);
            match preposition {
                "against" | "upon" | "toward" | "towards" if kind.is_some() => self.all(RoleName::Target, o, roles),
                "with" => match kind {
                    Some("CONSULT" | "COOPERATE" | "AGREE" | "SUPPORT" | "SANCTION" | "REQUEST" | "REJECT") => {
                        self.all(RoleName::Target, o, roles);
                    }
                    Some("ASSAULT") if agent && object.is_none() => self.all(RoleName::Target, o, roles),
                    Some(_) if !agent => self.all(RoleName::Instrument, o, roles),
                    None if agent => self.all(RoleName::Target, o, roles),
                    _ => {}
                },
                "on" | "at" if kind.is_some() && agent && (!place || object.is_none() && kind == Some("ASSAULT")) => {
                    self.all(RoleName::Target, o, roles);
                }
                "in" | "at" | "near" | "inside" | "outside" | "around" | "across" | "along" | "on" | "throughout"
                | "over" | "beyond" | "within" | "off"
                    if place =>
                {
                    self.all(RoleName::Place, o, roles);
                }
                "from" | "out" if place || agent => {
                    let role = if kind == Some("RETREAT") && !roles.has(RoleName::Target) {
                        RoleName::Target
                    } else {
                        RoleName::Origin
                    };
                    self.all(role, o, roles);
                    if role == RoleName::Target && place {
                        roles.add(RoleName::Origin, o);
                    }
                }
                "to" | "into" | "toward" | "towards" | "for" if place => {
                    self.all(RoleName::Destination, o, roles);
                    if kind.is_some() && object.is_none_or(|x| !self.is_agent(x)) {
                        self.all(RoleName::Target, o, roles);
                    }
                }
                "to" | "for" | "on" | "about" | "of"
                    if kind.is_some()
                        && (agent
                            || object.is_some_and(|x| self.is_empty(x)) && matches!(preposition, "to" | "on"))
                        && object.is_none_or(|x| !self.is_agent(x)) =>
                {
                    self.all(RoleName::Target, o, roles);
                }
                "through" | "using" if !agent => self.all(RoleName::Instrument, o, roles),
                "between" | "among" if kind.is_some() => self.all(RoleName::Target, o, roles),
                _ => {}
            }
        }
    }

    /// Without a target of its own, a verb of demand, threat, promise or refusal is aimed at the first other
    /// agent of what is demanded, threatened, promised or refused.
    fn aimed_at(&self, t: TokenId, roles: &mut Roles) {
        let syntax = self.syntax;
        let Some(clause) = syntax.child(t, &[Relation::Ccomp, Relation::Xcomp, Relation::Advcl]).filter(|&c| c > t)
        else {
            return;
        };
        let found = syntax
            .extent(clause)
            .take(60)
            .filter(|&i| i > t && self.is_agent(i) && self.kind(i).is_some() && syntax.pos(i) != Pos::Pron)
            .find(|&i| !roles.found.iter().any(|f| f.role == RoleName::Actor && self.same(f.head, i)));
        let infinitive = undergoer(syntax, clause).filter(|&o| o > clause);
        match infinitive {
            // "threatened to ban opposition candidates": what is threatened is done to them.
            Some(o)
                if syntax.pos(o) != Pos::Pron
                    && (self.is_agent(o) || found.is_none_or(|f| !syntax.extent(o).contains(&f))) =>
            {
                self.all(RoleName::Target, o, roles);
            }
            _ => {}
        }
        if let Some(i) = found.filter(|&i| !roles.found.iter().any(|f| f.head == i)) {
            roles.add(RoleName::Target, i);
        }
    }

    /// Force and pressure without another target strike the place where they are used.
    fn struck_place(&self, kind: Option<&'static str>, roles: &mut Roles) {
        if matches!(kind, Some("ASSAULT" | "COERCE" | "SANCTION")) && !roles.has(RoleName::Target) {
            let places: Vec<TokenId> =
                roles.found.iter().filter(|f| f.role == RoleName::Place).map(|f| f.head).collect();
            for p in places {
                roles.add(RoleName::Target, p);
            }
        }
    }

    fn of_noun(&self, t: TokenId, trigger: Option<&Trigger>, roles: &mut Roles) {
        let syntax = self.syntax;
        let kind = trigger.and_then(|g| g.kind);
        let acting = trigger.is_some_and(|g| g.voice == Voice::Acting);
        for c in syntax.children(t) {
            match syntax.relation(c) {
                Relation::NmodPoss if self.is_place(c) && !acting && !self.is_state(c) => {
                    roles.add(RoleName::Target, c);
                }
                // "Israel mounted its invasion": the subject is named, the pronoun stands for it.
                Relation::NmodPoss if syntax.pos(c) == Pos::Pron => {
                    let subject = syntax
                        .head(t)
                        .filter(|&v| syntax.relation(t) == Relation::Obj && syntax.tag(v).is_verb())
                        .and_then(|v| syntax.subject(v));
                    match subject {
                        Some((s, false)) if syntax.pos(s) != Pos::Pron => self.all(RoleName::Actor, s, roles),
                        _ => roles.add(RoleName::Actor, c),
                    }
                }
                Relation::NmodPoss => self.all(RoleName::Actor, c, roles),
                Relation::Amod | Relation::Compound
                    if self.kind(c).is_some_and(|k| k != EntityKind::Occasion && k != EntityKind::Object) =>
                {
                    let role = match self.kind(c) {
                        Some(EntityKind::Place | EntityKind::Facility)
                            if !self.is_state(c) && kind != Some("CONSULT") =>
                        {
                            RoleName::Place
                        }
                        _ => RoleName::Actor,
                    };
                    roles.add(role, c);
                }
                Relation::Compound if c < t && matches!(syntax.tag(c), Tag::Nn | Tag::Nns) && kind.is_some() => {
                    if self.kind(c).is_some() {
                        roles.add(RoleName::Actor, c);
                    } else if kind == Some("ASSAULT") {
                        roles.add(RoleName::Instrument, c);
                    }
                }
                _ => {}
            }
        }
        let light = self.light_verb(t);
        let mut phrases: Vec<(&str, TokenId)> = syntax.obliques(t).collect();
        if let Some(v) = light {
            phrases.extend(syntax.obliques(v).filter(|(_, o)| *o != t));
        }
        for (preposition, o) in phrases {
            let (agent, place) = (self.is_agent(o), self.is_place(o));
            match preposition {
                "by" if !syntax.tag(o).is_verb() => self.all(RoleName::Actor, o, roles),
                "of" if acting => self.all(RoleName::Actor, o, roles),
                "of" => self.all(RoleName::Target, o, roles),
                "on" | "against" | "upon" if kind.is_some() && syntax.tag(o) != Tag::Cd => {
                    self.all(RoleName::Target, o, roles);
                }
                "between" | "among" => {
                    let both = syntax.coordinated(o);
                    for (n, h) in both.into_iter().enumerate() {
                        roles.add(RoleName::Actor, h);
                        if n > 0 {
                            roles.add(RoleName::Target, h);
                        }
                    }
                }
                "with" if kind.is_some() && agent => self.all(RoleName::Target, o, roles),
                "to" | "into" | "toward" | "towards" if place => {
                    self.all(RoleName::Destination, o, roles);
                    self.all(RoleName::Target, o, roles);
                }
                "to" | "for" | "from" if kind.is_some() && agent && !place => self.all(RoleName::Target, o, roles),
                "from" if place => self.all(RoleName::Origin, o, roles),
                "in" | "at" | "near" | "inside" | "outside" | "around" | "across" | "along" | "throughout"
                | "within" | "on" | "beyond"
                    if place =>
                {
                    self.all(RoleName::Place, o, roles);
                }
                _ => {}
            }
        }
        if let Some(v) = light {
            let passive = syntax.is_passive(v);
            let subject = if passive { syntax.agent(v) } else { syntax.subject(v).map(|(s, _)| s) };
            if let Some(s) = subject.filter(|&s| s != t && !roles.has(RoleName::Actor)) {
                self.all_acting(RoleName::Actor, s, roles);
            }
        }
        self.struck_place(kind, roles);
    }

    /// A state or people rather than a town: `Russia's invasion`.
    fn is_state(&self, t: TokenId) -> bool {
        let country = self.entities.headed_by(t).and_then(|id| self.places.of(id)).map(|p| p.kind == "country");
        country.unwrap_or(!self.is_place(t))
    }

    /// The light verb whose object (or passive subject) noun `t` is.
    pub(super) fn light_verb(&self, t: TokenId) -> Option<TokenId> {
        let syntax = self.syntax;
        let v = syntax.head(t)?;
        let tables = Triggers::get();
        let light = tables.is(syntax.lemma(v), State::Light) || tables.is(syntax.lemma(v), State::Aspect);
        let fits = light && matches!(syntax.relation(t), Relation::Obj | Relation::NsubjPass);
        fits.then_some(v)
    }
}

struct Roles {
    found: Vec<Filler>,
}

impl Roles {
    fn add(&mut self, role: RoleName, head: TokenId) {
        if !self.found.iter().any(|f| f.role == role && f.head == head) {
            self.found.push(Filler { role, head });
        }
    }

    fn has(&self, role: RoleName) -> bool {
        self.found.iter().any(|f| f.role == role)
    }
}
