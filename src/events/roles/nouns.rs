//! Arguments of a noun: owner, `by`, `of`, `on`, its modifiers, and those of the light verb it stands with.

use super::super::Plover;
use super::super::tables::{State, Tables, Trigger, Voice};
use super::{RoleName, Roles, View};
use crate::article::TokenId;
use crate::entities::EntityKind;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::Class;

impl View<'_> {
    pub(super) fn of_noun(&self, t: TokenId, trigger: Option<&Trigger>, kind: Option<Plover>, roles: &mut Roles) {
        let syntax = self.syntax;
        let acting = trigger.is_some_and(|g| g.voice == Voice::Acting);
        self.modifiers(t, kind, acting, roles);
        // "executives are in talks with studios".
        if let Some(s) =
            syntax.own_subject(t).filter(|_| !syntax.preposition(t).is_empty() && !roles.has(RoleName::Actor))
        {
            // "has been under sanctions": they are laid on it.
            let role = if syntax.preposition(t) == "under" { RoleName::Target } else { RoleName::Actor };
            self.all_acting(role, s, true, roles);
        }
        let light = self.light_verb(t);
        let mut phrases: Vec<(&str, TokenId)> = syntax.obliques(t).collect();
        // "a conference held by Apple in Paris".
        let held = syntax.children(t).find(|&c| {
            c > t
                && syntax.relation(c) == Relation::Acl
                && syntax.is_passive(c)
                && (Tables::get().is(syntax.lemma(c), State::Light)
                    || one_of!(syntax.lemma(c), "host" | "plan" | "schedule" | "file"))
        });
        if let Some(v) = light.or(held) {
            phrases.extend(syntax.obliques(v).filter(|(_, o)| *o != t));
        }
        self.phrases(t, &phrases, kind, acting, roles);
        self.borrowed(t, kind, light, roles);
        if kind == Some(Plover::Request) && !roles.has(RoleName::Target) {
            self.aimed_at(t, kind, roles);
        }
        self.aimed_beyond(t, kind, roles);
        self.struck_place(t, kind, roles);
        self.of_deed_told(t, kind, roles);
        if matches!(kind, Some(Plover::Assault | Plover::Coerce | Plover::Consult)) && !roles.has(RoleName::Place) {
            self.places_of(t, kind, roles);
            if let Some(v) = light {
                self.places_of(v, kind, roles);
            }
        }
    }

    /// Owners and what stands before the noun.
    fn modifiers(&self, t: TokenId, kind: Option<Plover>, acting: bool, roles: &mut Roles) {
        let syntax = self.syntax;
        let is_a = |n: TokenId, class: State| Tables::get().is(syntax.lemma(n), class);
        let is = |class: State| is_a(t, class);
        let staged = is(State::Hazard) || is(State::Staged);
        for c in syntax.children(t) {
            match syntax.relation(c) {
                // "China's earthquake", "Iraq's elections", "the Balkan wars": where.
                Relation::NmodPoss | Relation::Amod | Relation::Compound if staged && self.is_land(c) => {
                    roles.add(RoleName::Place, c);
                }
                // "a European trip": where it leads, or whose it is.
                Relation::Amod | Relation::Compound if is(State::Travel) && self.is_land(c) => {}
                Relation::NmodPoss => self.owner(t, c, kind, acting, roles),
                // "an Australia wide ban", "a pro-Palestinian march".
                // "a suspected U.S. strike": theirs or not.
                Relation::Amod | Relation::Compound
                    if syntax.children(t).any(|d| d < c && syntax.article.lower(d) == "suspected") => {}
                Relation::Amod | Relation::Compound
                    if one_of!(syntax.article.lower(c + 1), "-" | "wide" | "based" | "bound") && c + 1 < t
                        || syntax.article.lower(c).starts_with("pro-")
                        || syntax.article.lower(c).starts_with("anti-") => {}
                // "the Hariri probe", "the Lebanon killings": into what, and where.
                Relation::Compound if kind == Some(Plover::Accuse) && self.kind(c) == Some(EntityKind::Person) => {
                    roles.add(RoleName::Target, c);
                }
                Relation::Compound
                    if is(State::Befalls)
                        && kind == Some(Plover::Assault)
                        && self.is_place(c)
                        && syntax.tag(c).is_proper() =>
                {
                    roles.add(RoleName::Place, c);
                }
                // "National Assembly elections": who is elected.
                Relation::Compound if is(State::Staged) => {}
                // "prisoner abuse": it is done to them.
                Relation::Compound
                    if is_a(c, State::Suffers) && (kind.is_some() || Tables::get().is_telling_noun(syntax, t)) =>
                {
                    roles.add(RoleName::Target, c);
                }
                // "a Middle East peace conference".
                Relation::Amod | Relation::Compound
                    if kind == Some(Plover::Consult) && self.is_place(c) && !self.is_state(c) => {}
                Relation::Amod | Relation::Compound
                    if self.kind(c).is_some_and(|k| k != EntityKind::Occasion && k != EntityKind::Object) =>
                {
                    let here = self.is_place(c) && !self.is_state(c) && kind != Some(Plover::Consult);
                    let role = if here { RoleName::Place } else { RoleName::Actor };
                    roles.add(role, c);
                }
                // "six-party talks" have no party for an actor.
                Relation::Compound
                    if c < t
                        && matches!(syntax.tag(c), Tag::Nn | Tag::Nns)
                        && kind.is_some()
                        && syntax.child(c, &[Relation::Nummod]).is_none()
                        && !one_of!(syntax.lemma(c), "press" | "news" | "media") =>
                {
                    self.part(c, kind, roles);
                }
                _ => {}
            }
        }
    }

    /// Whose the deed is: who does it, to whom it is done, or where it is.
    fn owner(&self, t: TokenId, c: TokenId, kind: Option<Plover>, acting: bool, roles: &mut Roles) {
        let syntax = self.syntax;
        let of = || syntax.obliques(t).any(|(p, _)| p == "of");
        let against = || syntax.obliques(t).any(|(p, _)| one_of!(p, "on" | "against"));
        // "Baghdad's capture", but "Beijing's crackdown on demonstrators".
        if self.is_place(c) && !acting && !self.is_state(c) && !against() {
            roles.add(RoleName::Target, c);
        // "the plan's approval": it was approved.
        } else if self.is_decided(c, kind) {
            roles.add(RoleName::Target, c);
        // "his arrest", "the senator's nomination": it befell him.
        } else if Tables::get().is(syntax.lemma(t), State::Befalls) && !of() {
            self.all(RoleName::Target, c, roles);
        // "Israel mounted its invasion": the subject is named, the pronoun stands for it.
        } else if syntax.pos(c) == Pos::Pron {
            self.pronoun_owner(t, c, roles);
        // "the men's tournament": whom it is for.
        } else if kind.is_none() && syntax.analysis.lemma_is(c, Class::PlainPerson) && syntax.tag(c) == Tag::Nns {
            // "the country's worst massacre": where.
        } else if self.is_place(c) && syntax.child(t, &[Relation::Amod]).is_some_and(|a| syntax.tag(a) == Tag::Jjs) {
            roles.add(RoleName::Place, c);
        } else {
            self.all(RoleName::Actor, c, roles);
        }
    }

    /// True for what a decision is about, named as if it were its own: `its approval`, of a deal.
    fn is_decided(&self, c: TokenId, kind: Option<Plover>) -> bool {
        matches!(kind, Some(Plover::Support | Plover::Reject))
            && matches!(self.kind(c), Some(EntityKind::Object | EntityKind::Occasion))
    }

    /// Whose it is by a pronoun `c`: the subject's of the verb, where that is named.
    fn pronoun_owner(&self, t: TokenId, c: TokenId, roles: &mut Roles) {
        let syntax = self.syntax;
        let verb = syntax.head(t).filter(|&v| syntax.relation(t) == Relation::Obj && syntax.tag(v).is_verb());
        let own = |v: Option<TokenId>| {
            let is = |class| v.is_some_and(|v| Tables::get().is(syntax.lemma(v), class));
            is(State::Light) || is(State::Aspect) || is(State::Shares)
        };
        match verb.and_then(|v| syntax.subject(v)) {
            // "the court upheld his extradition order": not the court's.
            Some((s, false))
                if one_of!(syntax.article.lower(c), "his" | "her") && self.kind(s) != Some(EntityKind::Person) => {}
            // "repelled their attack": nor theirs who did.
            Some((s, false))
                if syntax.pos(s) != Pos::Pron
                    && (own(verb) || self.entities.headed_by(c).is_none() || self.same(c, s)) =>
            {
                self.all(RoleName::Actor, s, roles);
            }
            _ => roles.add(RoleName::Actor, c),
        }
    }

    /// The noun before another: who does it, whom it is done to, what it is done with.
    fn part(&self, c: TokenId, kind: Option<Plover>, roles: &mut Roles) {
        let lemma = self.syntax.lemma(c);
        let body = self.kind(c).is_none() && !self.acts(c);
        let idle =
            self.syntax.analysis.lemma_is(c, Class::DeedModifier) || self.syntax.analysis.lemma_is(c, Class::TimeNoun);
        if self.is_people(c) && body && matches!(kind, Some(Plover::Assault | Plover::Coerce)) {
            // "bank raid".
            roles.add(RoleName::Target, c);
        } else if self.is_people(c) {
            // "police raid", "coalition airstrike".
            roles.add(RoleName::Actor, c);
        } else if kind == Some(Plover::Assault)
            && self.kind(c).is_none()
            && !self.is_site(c)
            && !self.is_timed(c)
            // "a full-scale offensive".
            && self.syntax.article.word(c.wrapping_sub(1)) != "-"
            && !idle
            && lemma != "right"
            && !lemma.ends_with("long")
        {
            roles.add(RoleName::Instrument, c);
        }
    }

    /// What hangs on the noun, or on the verb it stands with, by a preposition.
    fn phrases(&self, t: TokenId, phrases: &[(&str, TokenId)], kind: Option<Plover>, acting: bool, roles: &mut Roles) {
        let syntax = self.syntax;
        let befalls = Tables::get().is(syntax.lemma(t), State::Befalls);
        for &(preposition, o) in phrases {
            let (agent, place) = (self.is_agent(o), self.is_place(o));
            match preposition {
                // "his defeat by 23 votes" has no actor.
                "by" if syntax.tag(o).is_verb() || self.counts(o) || self.is_reflexive(o) => {}
                "by" => self.all(RoleName::Actor, o, roles),
                // "indictments on drug charges": what for.
                "on" if Tables::get().is(syntax.lemma(o), State::Ground) => {}
                // "blames the attack on separatists": theirs.
                "on" if syntax
                    .head(t)
                    .is_some_and(|v| syntax.relation(t) == Relation::Obj && syntax.lemma(v) == "blame") =>
                {
                    self.all(RoleName::Actor, o, roles);
                }
                // "came out in support of Clinton".
                "of" if acting && syntax.preposition(t) == "in" => self.all(RoleName::Target, o, roles),
                // "allegations of misconduct", "the return of the fuel": what is alleged or brought does nothing.
                "of" if acting && !agent && !self.is_people(o) && !place => self.all(RoleName::Target, o, roles),
                // "a tour of the States".
                "of" if place && Tables::get().is(syntax.lemma(t), State::Travel) => {
                    self.all(RoleName::Destination, o, roles);
                }
                // "its support of the plan": the owner does it.
                "of" if acting && !roles.has(RoleName::Actor) && !befalls => self.all(RoleName::Actor, o, roles),
                "of" => {
                    self.all(RoleName::Target, o, roles);
                    // "a suspension of air links with Serbia".
                    // "the investigation of the murder of Hariri" is of no deed of his.
                    let looked_into = kind == Some(Plover::Accuse) && Tables::get().is(syntax.lemma(o), State::Befalls);
                    if kind.is_some() && !agent && !place && !looked_into {
                        self.nested(o, kind, roles);
                    }
                }
                "on" | "against" | "upon"
                    if kind.is_some()
                        && syntax.tag(o) != Tag::Cd
                        && (preposition != "on" || kind != Some(Plover::Protest) || !self.is_bare_site(o)) =>
                {
                    self.all(RoleName::Target, o, roles);
                }
                "between" | "among" => self.each_other(o, roles),
                // "carried out attacks with the militia": beside it.
                "with" if kind == Some(Plover::Assault) && !self.is_joint(t) => {}
                "with" if kind.is_some() && (agent || self.is_people(o)) => self.all(RoleName::Target, o, roles),
                "to" | "into" | "toward" | "towards" if place => {
                    self.all(RoleName::Destination, o, roles);
                    self.all(RoleName::Target, o, roles);
                }
                "from" if self.is_from_doer(o, kind, acting) && !roles.has(RoleName::Actor) => {
                    self.all(RoleName::Actor, o, roles);
                }
                "from" if kind == Some(Plover::Retreat) && !place || self.is_from_doer(o, kind, acting) => {}
                "to" | "for" | "from" if kind.is_some() && agent && !place => self.all(RoleName::Target, o, roles),
                "for" if !agent && Tables::get().is(syntax.lemma(t), State::Sought) => {
                    self.all(RoleName::Target, o, roles);
                }
                "from" if self.is_site(o) => self.all(RoleName::Origin, o, roles),
                "in" | "at" | "near" | "inside" | "outside" | "around" | "across" | "along" | "throughout"
                | "within" | "on" | "beyond"
                    if place =>
                {
                    self.all(RoleName::Place, o, roles);
                }
                _ => {}
            }
        }
    }

    /// Both sides of what is `between` them: who does it, and to whom.
    pub(super) fn each_other(&self, o: TokenId, roles: &mut Roles) {
        for (n, h) in self.syntax.coordinated(o).into_iter().enumerate() {
            roles.add(RoleName::Actor, h);
            if n > 0 {
                roles.add(RoleName::Target, h);
            }
        }
    }

    /// "Objections from the bank", "support from the youth": theirs; but none from whom one withdraws.
    fn is_from_doer(&self, o: TokenId, kind: Option<Plover>, acting: bool) -> bool {
        let voiced = matches!(
            kind,
            Some(
                Plover::Accuse
                    | Plover::Request
                    | Plover::Support
                    | Plover::Agree
                    | Plover::Threaten
                    | Plover::Reject
                    | Plover::Assault
                    | Plover::Protest
                    | Plover::Aid
            )
        );
        let leaves = kind == Some(Plover::Retreat);
        voiced && self.is_agent(o) || acting && !leaves && self.is_agent(o) && !self.is_place(o)
    }

    /// Who does it where only the verb beside the noun has a subject: a light verb, a visit, a deed of the subject's own.
    fn borrowed(&self, t: TokenId, kind: Option<Plover>, light: Option<TokenId>, roles: &mut Roles) {
        let syntax = self.syntax;
        // "to help stop the violence": that of others.
        let stopped = matches!(kind, Some(Plover::Assault | Plover::Protest));
        let light = light.filter(|&v| {
            !((stopped || kind == Some(Plover::Accuse)) && syntax.analysis.lemma_is(v, Class::HaltingVerb))
        });
        if let Some(v) = light {
            let passive = syntax.is_passive(v);
            let subject = if passive { syntax.agent(v) } else { syntax.subject(v).map(|(s, _)| s) };
            let undergone = Tables::get().is(syntax.lemma(t), State::Befalls) && roles.has(RoleName::Target);
            // "the results give him the victory": no results have it.
            let mute = |s: TokenId| {
                let tables = Tables::get();
                let lemma = syntax.lemma(s);
                self.is_mute_thing(s)
                    && (tables.sense(lemma) != "-" || tables.is(lemma, State::Document))
                    && !tables.is_telling_noun(syntax, s)
                    && !syntax.obliques(s).any(|(p, o)| p == "of" && self.is_people(o))
            };
            if let Some(s) = subject.filter(|&s| s != t && !mute(s) && !roles.has(RoleName::Actor) && !undergone) {
                self.all_acting(RoleName::Actor, s, true, roles);
            }
        }
        // "told reporters during a visit to Fiji": his own.
        let traveller = syntax.head(t).filter(|&v| {
            let meanwhile = syntax.relation(t) == Relation::Obl
                && one_of!(syntax.preposition(t), "during" | "on" | "in" | "after" | "before" | "at");
            let cut = syntax.relation(t) == Relation::Obj && one_of!(syntax.lemma(v), "cut" | "shorten" | "interrupt");
            (meanwhile || cut)
                && syntax.tag(v).is_verb()
                && !syntax.is_passive(v)
                && !roles.has(RoleName::Actor)
                && Tables::get().is(syntax.lemma(t), State::Travel)
        });
        if let Some((s, false)) = traveller.and_then(|v| syntax.subject(v))
            && self.is_agent(s)
        {
            self.all(RoleName::Actor, s, roles);
        }
        // "announced 4,000 job cuts", "agreed the purchase of": the deed is the subject's own.
        let sharer = syntax.head(t).filter(|&v| {
            syntax.relation(t) == Relation::Obj
                && syntax.tag(v).is_verb()
                && Tables::get().is(syntax.lemma(v), State::Shares)
                && !Tables::get().is(syntax.lemma(t), State::Mishap)
                // "to secure the protest": others'.
                && kind != Some(Plover::Protest)
                && !roles.has(RoleName::Actor)
                && !(Tables::get().is(syntax.lemma(t), State::Befalls) && roles.has(RoleName::Target))
        });
        if let Some((s, false)) = sharer.and_then(|v| syntax.subject(v))
            && self.is_agent(s)
        {
            self.all(RoleName::Actor, s, roles);
        }
    }

    /// "a protest on the floor": where, and no one it is against.
    fn is_bare_site(&self, t: TokenId) -> bool {
        self.kind(t).is_none() && self.is_site(t)
    }

    /// A number of things: `23 votes`.
    fn counts(&self, t: TokenId) -> bool {
        self.syntax.child(t, &[Relation::Nummod]).is_some() && !self.is_agent(t) && !self.is_people(t)
    }

    /// A place, or a people called by it: `the Balkan`.
    fn is_land(&self, t: TokenId) -> bool {
        self.is_place(t)
            || self.kind(t) == Some(EntityKind::People) && !matches!(self.syntax.tag(t), Tag::Nns | Tag::Nnps)
    }

    /// A state or people rather than a town: `Russia's invasion`.
    pub(super) fn is_state(&self, t: TokenId) -> bool {
        let country = self.entities.headed_by(t).and_then(|id| self.places.of(id)).map(|p| p.kind == "country");
        country.unwrap_or(!self.is_place(t))
    }

    /// The light verb whose object (or passive subject) noun `t` is.
    pub(super) fn light_verb(&self, t: TokenId) -> Option<TokenId> {
        let syntax = self.syntax;
        let v = syntax.head(t)?;
        let tables = Tables::get();
        let light = tables.is(syntax.lemma(v), State::Light) || tables.is(syntax.lemma(v), State::Aspect);
        // `went on strike`.
        let on = syntax.lemma(v) == "go" && syntax.preposition(t) == "on";
        let fits = light && matches!(syntax.relation(t), Relation::Obj | Relation::NsubjPass) || on;
        fits.then_some(v)
    }
}
