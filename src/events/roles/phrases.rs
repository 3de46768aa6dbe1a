//! What a phrase behind a preposition is to the deed: whom it is aimed at, with what, where, from where, to where.

use super::super::Plover;
use super::super::conditions::undergoer;
use super::super::tables::{State, Tables};
use super::{RoleName, Roles, View};
use crate::article::TokenId;
use crate::language::{Relation, Tag};
use crate::lexicon::Class;

/// A phrase of verb `verb`.
struct Phrase<'p> {
    verb: TokenId,
    kind: Option<Plover>,
    object: Option<TokenId>,
    preposition: &'p str,
    head: TokenId,
    agent: bool,
    place: bool,
    /// It hangs on the object.
    behind: bool,
}

impl View<'_> {
    /// Roles of the phrases below verb `t`.
    pub(super) fn obliques(&self, t: TokenId, kind: Option<Plover>, roles: &mut Roles) {
        let syntax = self.syntax;
        let object = undergoer(syntax, t);
        // A phrase behind the object is often hung on it: both places are looked at.
        let behind = object
            .filter(|&o| o > t && !self.is_agent(o))
            .into_iter()
            .flat_map(|o| syntax.coordinated(o))
            .flat_map(|o| syntax.obliques(o).filter(|(p, _)| *p != "of").collect::<Vec<_>>());
        let own: Vec<_> = syntax.obliques(t).chain(behind).collect();
        for (preposition, phrase) in own {
            // "the official to whom the firm paid it".
            let relative = one_of!(syntax.article.lower(phrase), "whom" | "which");
            let head = if relative { syntax.referent(phrase) } else { phrase };
            let (agent, place) = (self.is_agent(head), self.is_place(head));
            let behind = syntax.head(phrase) != Some(t);
            if behind && syntax.head(phrase).is_some_and(|n| self.is_content(n, phrase, kind)) {
                continue;
            }
            // "on the economy, he stressed": what it is about.
            let fronted = syntax.own_subject(t).is_some_and(|s| head < s && syntax.extent(head).end <= s);
            let phrase = Phrase { verb: t, kind, object, preposition, head, agent, place, behind };
            if fronted && one_of!(preposition, "on" | "for" | "with" | "of" | "about" | "to") {
                continue;
            }
            // "on corruption charges", "on humanitarian grounds": what for, and no one.
            if preposition == "on" && Tables::get().is(syntax.lemma(head), State::Ground) {
                continue;
            }
            let _ = self.given(&phrase, roles)
                || self.together(&phrase, roles)
                || self.aimed(&phrase, roles)
                || self.located(&phrase, roles)
                || self.concerned(&phrase, roles);
        }
        // "met the envoy in Doha", "held talks with him in Doha".
        if kind == Some(Plover::Consult)
            && !roles.has(RoleName::Place)
            && let Some(o) = object.filter(|&o| o > t)
        {
            match self.place_beside(o).filter(|_| self.is_agent(o)) {
                Some(place) => self.all(RoleName::Place, place, roles),
                None if self.meets(o) => self.places_of(o, kind, roles),
                None => {}
            }
        }
        for place in self.relative_place(t).into_iter().chain(self.place_of_those(object, t, kind)) {
            self.all(RoleName::Place, place, roles);
        }
    }

    /// `The village where rebels killed six men`, `in which`.
    fn relative_place(&self, t: TokenId) -> Option<TokenId> {
        let syntax = self.syntax;
        let noun = syntax.head(t).filter(|&n| syntax.relation(t) == Relation::AclRelcl && self.is_site(n))?;
        let there = |c: TokenId| match syntax.article.lower(c) {
            "where" => true,
            "which" => one_of!(syntax.preposition(c), "in" | "at"),
            _ => false,
        };
        syntax.children(t).any(there).then_some(noun)
    }

    /// `Wounded nine soldiers near Mosul`: where those were to whom it was done.
    fn place_of_those(&self, object: Option<TokenId>, t: TokenId, kind: Option<Plover>) -> Option<TokenId> {
        let syntax = self.syntax;
        let force = matches!(kind, Some(Plover::Assault | Plover::Coerce));
        let those = object.filter(|&o| force && o > t && self.is_agent(o))?;
        let definite = |c: TokenId| match syntax.relation(c) {
            Relation::Det => syntax.article.lower(c) == "the",
            relation => relation == Relation::NmodPoss,
        };
        let there = |&(preposition, head): &(&str, TokenId)| {
            one_of!(preposition, "near" | "outside" | "at" | "in" | "off" | "around") && self.is_place(head)
        };
        let found = syntax.obliques(those).find(there)?.1;
        (!syntax.children(those).any(definite)).then_some(found)
    }

    /// Who gets it, what is sought, what it is done with or thrown at.
    fn given(&self, p: &Phrase<'_>, roles: &mut Roles) -> bool {
        let tables = Tables::get();
        let lemma = self.syntax.lemma(p.verb);
        let people = || p.agent || self.is_people(p.head);
        match p.preposition {
            // "offered its troops to Lebanon": who gets them.
            // "were brought to Abu Ghraib": there.
            "to" if tables.is(lemma, State::Transfer)
                && p.object.is_some()
                && people()
                && (!p.place || self.is_state(p.head)) =>
            {
                self.all(RoleName::Target, p.head, roles);
            }
            "for"
                if tables.is(lemma, State::Sought)
                    && p.object.is_none()
                    && !self.syntax.tag(p.head).is_verb()
                    && !self.is_amount(p.head) =>
            {
                self.all(RoleName::Target, p.head, roles);
            }
            "with" if p.kind.is_none() && p.object.is_some() && !p.agent && tables.is(lemma, State::Furnishes) => {
                self.all(RoleName::Instrument, p.head, roles);
            }
            // "fired tear gas at marchers": at them, with the gas.
            "on" | "at" | "into" | "against" | "toward" | "towards"
                if matches!(p.kind, Some(Plover::Assault | Plover::Protest))
                    && (people()
                        || tables.is(lemma, State::Hurls) && p.preposition == "at" && !self.is_timed(p.head))
                    && p.object.is_some_and(|x| !self.is_agent(x) && !self.is_people(x) && !self.is_site(x)) =>
            {
                self.thrown(p, roles);
            }
            "against" | "upon" | "toward" | "towards" if p.kind.is_some() => {
                self.all(RoleName::Target, p.head, roles);
            }
            _ => return false,
        }
        true
    }

    /// The object is what it is done with, the phrase whom it is done to.
    fn thrown(&self, p: &Phrase<'_>, roles: &mut Roles) {
        // "fired grenades and small arms at them".
        let all = p.object.map(|o| self.syntax.coordinated(o)).unwrap_or_default();
        for means in roles.found.iter_mut().filter(|f| f.role == RoleName::Target && all.contains(&f.head)) {
            means.role = RoleName::Instrument;
        }
        self.all(RoleName::Target, p.head, roles);
    }

    /// Those with whom it is done, and the means.
    fn together(&self, p: &Phrase<'_>, roles: &mut Roles) -> bool {
        let tables = Tables::get();
        let lemma = self.syntax.lemma(p.verb);
        if p.preposition != "with" {
            return false;
        }
        match p.kind {
            Some(
                Plover::Consult
                | Plover::Cooperate
                | Plover::Agree
                | Plover::Support
                | Plover::Sanction
                | Plover::Request
                | Plover::Reject,
            ) if p.agent || self.is_people(p.head) || self.is_place(p.head) => {
                self.all(RoleName::Target, p.head, roles);
            }
            Some(Plover::Assault) if p.agent && p.object.is_none() => self.all(RoleName::Target, p.head, roles),
            Some(Plover::Assault | Plover::Coerce | Plover::Protest) if !p.agent => {
                self.all(RoleName::Instrument, p.head, roles);
            }
            // "fled with her children": they are no one she fled from.
            None if p.agent
                && !self.syntax.is_passive(p.verb)
                && (p.object.is_some_and(|x| !self.is_place(x))
                    || tables.is(lemma, State::Joint)
                    || tables.is(lemma, State::Voiced)) =>
            {
                self.all(RoleName::Target, p.head, roles);
            }
            _ => {}
        }
        true
    }

    /// Whom it is aimed at by `against`, `on` or `at`.
    fn aimed(&self, p: &Phrase<'_>, roles: &mut Roles) -> bool {
        match p.preposition {
            // "used water cannon against marchers".
            "against" if self.syntax.lemma(p.verb) == "use" && p.object.is_some() => self.thrown(p, roles),
            // "called on NATO countries to step up the fight".
            "on" | "upon"
                if self.syntax.lemma(p.verb) == "call"
                    && (p.kind.is_some()
                        || self.syntax.child(p.verb, &[Relation::Advcl, Relation::Xcomp]).is_some())
                    && !self.is_timed(p.head) =>
            {
                self.all(RoleName::Target, p.head, roles);
            }
            "on" | "at"
                if p.kind.is_some()
                    && p.agent
                    && !(p.preposition == "at" && p.kind == Some(Plover::Consult))
                    && (p.preposition == "on" || p.object.is_none_or(|x| !self.is_agent(x) && !self.is_people(x)))
                    && (!p.place || p.object.is_none() && p.kind == Some(Plover::Assault)) =>
            {
                self.all(RoleName::Target, p.head, roles);
            }
            _ => return false,
        }
        true
    }

    /// Where, from where and to where.
    fn located(&self, p: &Phrase<'_>, roles: &mut Roles) -> bool {
        if self.is_of_object(p) || self.is_of_charge(p) {
            return true;
        }
        match p.preposition {
            // "focused on Iraq": what about.
            "on" if p.object.is_none() && self.is_settled(p.head) => return false,
            "in" | "at" | "near" | "inside" | "outside" | "around" | "across" | "along" | "on" | "throughout"
            | "over" | "beyond" | "within" | "off"
                if self.is_site(p.head) =>
            {
                self.all(RoleName::Place, p.head, roles);
            }
            "from" | "out" if p.place || p.agent => {
                let asked = p.kind == Some(Plover::Request) && !p.place;
                let role = if asked || p.kind == Some(Plover::Retreat) && !roles.has(RoleName::Target) {
                    RoleName::Target
                } else {
                    RoleName::Origin
                };
                self.all(role, p.head, roles);
                if role == RoleName::Target && p.place {
                    roles.add(RoleName::Origin, p.head);
                }
            }
            // "left Paris for London", but "gathers figures for the state" takes nothing there.
            "to" | "into" | "toward" | "towards" | "for"
                if p.place && (p.preposition != "for" || p.object.is_none_or(|o| self.is_place(o))) =>
            {
                self.all(RoleName::Destination, p.head, roles);
                if p.kind.is_some() && p.object.is_none_or(|x| !self.is_agent(x)) && !p.behind {
                    self.all(RoleName::Target, p.head, roles);
                }
            }
            _ => return false,
        }
        true
    }

    /// Whom it concerns in other words, what it goes through, and between whom it is.
    fn concerned(&self, p: &Phrase<'_>, roles: &mut Roles) -> bool {
        match p.preposition {
            "to" | "for" | "on" | "about" | "of"
                if p.kind.is_some_and(|k| k != Plover::Assault || p.preposition != "for")
                    && (p.agent
                        || p.object.is_some_and(|x| self.is_empty(x)) && one_of!(p.preposition, "to" | "on"))
                    && p.object.is_none_or(|x| !self.is_agent(x)) =>
            {
                self.all(RoleName::Target, p.head, roles);
            }
            // "hacked into their computers".
            "into" if matches!(p.kind, Some(Plover::Coerce | Plover::Assault)) && p.object.is_none() => {
                self.all(RoleName::Target, p.head, roles);
            }
            // "operates through much of the country".
            "through"
                if self.is_site(p.head)
                    || self.syntax.obliques(p.head).any(|(of, o)| of == "of" && self.is_place(o)) =>
            {
                self.all(RoleName::Place, p.head, roles);
            }
            // "through the November election": how long.
            // "ripped through three trains", "broke through the lines": by no means of them.
            "through" if p.object.is_none() && !self.syntax.is_passive(p.verb) => return false,
            "through" | "using" if !p.agent && !self.is_during(p.head) => {
                self.all(RoleName::Instrument, p.head, roles);
            }
            // "41 were wounded, among them nine children": the children are no others.
            "between" | "among" if p.kind.is_some() && !p.behind && self.syntax.tag(p.head) != Tag::Prp => {
                // "reports of fighting between troops and rebels": both do it.
                if p.preposition == "between" && !roles.has(RoleName::Actor) && self.syntax.tag(p.verb) == Tag::Vbg {
                    self.each_other(p.head, roles);
                } else {
                    self.all(RoleName::Target, p.head, roles);
                }
            }
            _ => return false,
        }
        true
    }

    /// True for a phrase behind the object that is of the object alone: "condemned the raids in the province", "lawmakers
    /// from both parties".
    fn is_of_object(&self, p: &Phrase<'_>) -> bool {
        let Some(over) = self.syntax.head(p.head).filter(|_| p.behind) else { return false };
        let spoken = matches!(
            p.kind,
            Some(
                Plover::Accuse | Plover::Reject | Plover::Request | Plover::Support | Plover::Agree | Plover::Threaten
            )
        );
        let told = || spoken && Tables::get().noun(self.syntax, over).is_some();
        // "opposes a wall along the border", but "searched a flat in the town".
        let stands = || spoken && self.syntax.lemma(p.verb) != "search" && !self.is_someone(over);
        match p.preposition {
            "from" => self.is_people(over),
            "on" | "off" | "out" | "for" | "toward" | "towards" => false,
            "in" | "near" | "at" | "along" | "over" | "inside" | "outside" | "around" | "across" | "within" => {
                told() || stands()
            }
            _ => told(),
        }
    }

    /// True for where something else was: "blamed the army for a shooting at a mosque", "sentenced to eight years in prison".
    fn is_of_charge(&self, p: &Phrase<'_>) -> bool {
        let syntax = self.syntax;
        let blamed = Tables::get().is(syntax.lemma(p.verb), State::Blame)
            && syntax.obliques(p.verb).any(|(of, o)| of == "for" && o < p.head);
        let case = syntax.child(p.head, &[Relation::Case]);
        let served = p.preposition == "in"
            && syntax.child(p.head, &[Relation::Det, Relation::NmodPoss]).is_none()
            && !self.is_place(p.head)
            && case.is_some_and(|c| c > 0 && syntax.analysis.lemma_is(c - 1, Class::TimeNoun));
        blamed || served
    }

    /// A country or town, which nothing stands on.
    fn is_settled(&self, t: TokenId) -> bool {
        let place = self.entities.headed_by(t).and_then(|id| self.places.of(id));
        place.is_some_and(|p| one_of!(p.kind.as_str(), "country" | "capital" | "city" | "town"))
    }

    /// True for a time, and for what takes place at one.
    fn is_during(&self, t: TokenId) -> bool {
        self.is_timed(t)
            || Tables::get().noun(self.syntax, t).is_some()
            || self.syntax.children(t).any(|c| self.is_timed(c))
    }
}
