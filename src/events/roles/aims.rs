//! Whom a deed is aimed at where its own clause does not say.

use super::super::Plover;
use super::super::conditions::undergoer;
use super::super::tables::{State, Tables};
use super::{Filler, RoleName, Roles, View};
use crate::article::TokenId;
use crate::entities::EntityKind;
use crate::language::grammar::is_subordinator;
use crate::language::{Pos, Relation, Tag};
use std::ops::Range;

impl View<'_> {
    /// Without a target of its own, a verb of demand, threat, promise or refusal is aimed at the first other
    /// agent of what is demanded, threatened, promised or refused.
    pub(super) fn aimed_at(&self, t: TokenId, kind: Option<Plover>, roles: &mut Roles) {
        let syntax = self.syntax;
        let directed = matches!(
            kind,
            Some(
                Plover::Request | Plover::Threaten | Plover::Agree | Plover::Reject | Plover::Accuse | Plover::Concede
            )
        );
        let Some(clause) =
            syntax.child(t, &[Relation::Ccomp, Relation::Xcomp, Relation::Advcl, Relation::Acl]).filter(|&c| c > t)
        else {
            return;
        };
        if self.aims_at_nobody(clause, kind, directed) {
            return;
        }
        if kind == Some(Plover::Reject)
            && let Some(o) = self.pronoun_met(clause)
        {
            return roles.add(RoleName::Target, o);
        }
        // "demanded that he put it to a vote": of him.
        let asked = syntax.own_subject(clause).filter(|&s| {
            let another = |f: &Filler| f.role != RoleName::Actor || !self.same(f.head, s);
            one_of!(syntax.article.lower(s), "he" | "she" | "they")
                && self.entities.headed_by(s).is_some()
                && roles.found.iter().all(another)
        });
        let asked = asked.filter(|_| kind == Some(Plover::Request) && !syntax.is_passive(clause));
        if let Some(s) = asked.filter(|_| syntax.relation(clause) == Relation::Ccomp) {
            return roles.add(RoleName::Target, s);
        }
        // "warned that it would spread to Oruro" warns no town.
        let told = kind == Some(Plover::Threaten) && syntax.relation(clause) == Relation::Ccomp;
        // "met to plan a summit in the Egyptian resort": with no place.
        let met = kind == Some(Plover::Consult);
        let where_at = |i: TokenId| self.is_place(i) || syntax.relation(i) == Relation::Amod;
        let fits =
            |i: TokenId| self.is_agent(i) && !(told && self.is_place(i) && !self.is_state(i)) && !(met && where_at(i));
        let found = self.other_agent(t, self.syntax.extent(clause), roles, fits);
        let found = if kind == Some(Plover::Accuse) { found.and_then(|f| self.blamed(f)) } else { found };
        let committed = matches!(kind, Some(Plover::Agree | Plover::Threaten | Plover::Reject | Plover::Concede));
        let says = syntax.relation(clause) == Relation::Ccomp;
        let found = found.filter(|&f| {
            !committed
                || kind == Some(Plover::Threaten) && self.is_warned(clause, f)
                || !says && self.undergoes(clause, f, kind)
        });
        // "agreed to lend Ghana $3 billion": Ghana.
        let thing = syntax.child(clause, &[Relation::Obj]);
        let gets = syntax.child(clause, &[Relation::Iobj]).filter(|_| thing.is_some());
        let undergone = gets.or_else(|| undergoer(syntax, clause));
        let infinitive = undergone.filter(|&o| o > clause && syntax.relation(clause) != Relation::Ccomp);
        match infinitive {
            // "threatened to ban opposition candidates": what is threatened is done to them.
            Some(o)
                if syntax.pos(o) != Pos::Pron
                    // "threatened to use force": on whom is not said.
                    && (syntax.lemma(clause) != "use" || self.is_agent(o))
                    // "asked to leave his post": the post is asked nothing.
                    && (kind != Some(Plover::Request) || self.is_agent(o) || self.is_people(o))
                    && (kind != Some(Plover::Consult) || self.is_agent(o))
                    // "reached a deal to avoid an exit" is aimed at no exit.
                    && (self.is_agent(o) || syntax.object(t).is_none() || syntax.relation(clause) != Relation::Advcl)
                    && Tables::get().noun(syntax, o).is_none()
                    && (self.is_agent(o) || found.is_none_or(|f| !syntax.extent(o).contains(&f))) =>
            {
                self.all(RoleName::Target, o, roles);
            }
            _ => {}
        }
        // "agreed to buy the Dutch chipmaker": the chipmaker, and not the Dutch besides.
        let inside = |i: TokenId| infinitive.is_some_and(|o| o != i && syntax.phrase(o, false).contains(&i));
        if let Some(i) = found.filter(|&i| !roles.found.iter().any(|f| f.head == i) && !inside(i)) {
            roles.add(RoleName::Target, i);
        }
    }

    /// Whom an accusation blames that speaks of `f`.
    fn blamed(&self, f: TokenId) -> Option<TokenId> {
        let syntax = self.syntax;
        // "alleged that three civilians were killed": they are no ones who are blamed.
        let harmed = |v: TokenId| {
            let force = Tables::get().verb(syntax, v).is_some_and(|g| g.kind == Some(Plover::Assault));
            force && syntax.is_passive(v) && syntax.own_subject(v) == Some(f)
        };
        if syntax.head(f).is_some_and(harmed) {
            return None;
        }
        // "charged that the president's allies are spending millions": they are.
        let owned = |&h: &TokenId| syntax.relation(f) == Relation::NmodPoss && self.is_people(h);
        syntax.head(f).filter(owned).or(Some(f))
    }

    /// True for a clause that goes with the deed and says nothing of anyone it is directed at.
    fn aims_at_nobody(&self, clause: TokenId, kind: Option<Plover>, directed: bool) -> bool {
        let syntax = self.syntax;
        // "arrived, taking part in": what goes with it is another deed.
        // "resigned, to be replaced by Novak": nor is he aimed at.
        let beside = syntax.tag(clause) == Tag::Vbg || syntax.is_passive(clause);
        if !directed && syntax.relation(clause) == Relation::Advcl && beside {
            return true;
        }
        // "reopened an inquiry, marking a reversal under the new minister", "resigned to run a channel": nobody is.
        // Nor is anyone in "met to decide whether to join the party".
        let trailing = syntax.relation(clause) == Relation::Advcl
            && syntax.tag(clause) == Tag::Vbg
            // "warned against pulling troops out" warns no troops.
            && syntax.own_marker(clause).is_none_or(|m| m == "against")
            && syntax.preposition(clause).is_empty();
        let met = kind == Some(Plover::Consult) && syntax.relation(clause) == Relation::Advcl;
        if trailing || met || kind == Some(Plover::Retreat) {
            return true;
        }
        // "called for the bombers to be brought to court": they are asked nothing.
        if syntax.own_marker(clause) == Some("for") && syntax.is_passive(clause) {
            return true;
        }
        // "was visiting when the leak killed them": what happens meanwhile is aimed at nobody.
        if self.is_meanwhile(clause) {
            return true;
        }
        // "declined to say whether the ministry knew": refused to whoever asked.
        kind == Some(Plover::Reject) && Tables::get().is(syntax.lemma(clause), State::Speech)
    }

    /// "Threatened to strike if the union walked out": whoever is not to do it.
    fn is_warned(&self, clause: TokenId, one: TokenId) -> bool {
        let syntax = self.syntax;
        let unless = |c: &TokenId| {
            syntax.relation(*c) == Relation::Advcl
                && syntax.clause_marker(*c).is_some_and(|m| one_of!(m, "if" | "unless"))
        };
        syntax.extent(clause).filter(unless).any(|c| syntax.own_subject(c).is_some_and(|s| self.same(s, one)))
    }

    /// "Promised to continue aid to them", "refused to meet with them": those whom the deed of `clause` reaches.
    fn undergoes(&self, clause: TokenId, one: TokenId, kind: Option<Plover>) -> bool {
        let syntax = self.syntax;
        let mut at = one;
        let mut nouns = 0;
        for _ in 0..5 {
            // "declined to give a timetable for the return of the troops": they get nothing.
            nouns += u8::from(syntax.relation(at) == Relation::Nmod);
            if nouns > 1 {
                return false;
            }
            let to = one_of!(syntax.preposition(at), "to" | "with" | "against" | "on" | "from" | "for" | "of" | "at")
                // "threatened to resume attacks in Israel".
                || kind == Some(Plover::Threaten) && syntax.preposition(at) == "in";
            let goes = match syntax.relation(at) {
                Relation::Compound | Relation::Amod | Relation::NmodPoss | Relation::Flat | Relation::Conj => true,
                Relation::NmodDesc | Relation::Obj | Relation::Iobj | Relation::OblAgent | Relation::Xcomp => true,
                Relation::Nmod | Relation::Obl => to,
                // "agreed to let him visit".
                Relation::Nsubj => syntax.head(at).is_some_and(|v| syntax.tag(v) == Tag::Vb && !syntax.has_to(v)),
                Relation::Ccomp => syntax.tag(at) == Tag::Vb && syntax.own_marker(at).is_none(),
                _ => false,
            };
            match syntax.head(at).filter(|_| goes) {
                Some(h) if h == clause => return true,
                Some(h) => at = h,
                None => return false,
            }
        }
        false
    }

    /// A clause of time, place, ground or condition.
    fn is_meanwhile(&self, clause: TokenId) -> bool {
        let syntax = self.syntax;
        syntax.relation(clause) == Relation::Advcl && syntax.clause_marker(clause).is_some_and(is_subordinator)
    }

    /// "Refused to meet him on the sidelines of the summit": him.
    fn pronoun_met(&self, clause: TokenId) -> Option<TokenId> {
        let syntax = self.syntax;
        let gets = |c: TokenId| match syntax.relation(c) {
            Relation::Obj | Relation::Iobj => true,
            Relation::Obl => one_of!(syntax.preposition(c), "with" | "to" | "against"),
            _ => false,
        };
        syntax.children(clause).find(|&c| gets(c) && syntax.tag(c) == Tag::Prp)
    }

    /// Whom a deed is aimed at one phrase or clause further down: `protested to demand that the minister go`, `agreed to
    /// an extension of the mandate in Lebanon`, `fired at targets in Jericho`.
    pub(super) fn aimed_beyond(&self, t: TokenId, kind: Option<Plover>, roles: &mut Roles) {
        let syntax = self.syntax;
        let protest = kind == Some(Plover::Protest);
        let directed = match kind {
            Some(Plover::Assault) => &["at"][..],
            Some(Plover::Mobilize) => &["for", "against"],
            Some(Plover::Protest) => &["to", "at", "over", "against", "of", "in", "about"],
            Some(
                Plover::Agree
                | Plover::Reject
                | Plover::Request
                | Plover::Threaten
                | Plover::Accuse
                | Plover::Support
                | Plover::Concede,
            ) => &["to", "on", "of", "over", "for", "against", "into"],
            _ => return,
        };
        // "a tsunami warning" is no one's.
        if !syntax.tag(t).is_verb() && !roles.has(RoleName::Actor) {
            return;
        }
        let aimed = |f: &Filler| f.role == RoleName::Target && (!protest || self.is_agent(f.head));
        if roles.found.iter().any(aimed) {
            return;
        }
        let verb = (!syntax.tag(t).is_verb()).then(|| self.light_verb(t)).flatten();
        let below = syntax.children(t).chain(verb.into_iter().flat_map(|v| syntax.children(v)));
        let found = below.filter(|&c| c > t).find_map(|c| match syntax.relation(c) {
            Relation::Obl | Relation::Nmod if directed.contains(&syntax.preposition(c)) => {
                self.other_agent(t, syntax.phrase(c, true), roles, |i| self.named(i) && self.is_agent(i))
            }
            Relation::Advcl | Relation::Acl if protest => {
                self.other_agent(t, syntax.extent(c), roles, |i| self.named(i) && self.is_agent(i))
            }
            _ => None,
        });
        if let Some(i) = found {
            roles.add(RoleName::Target, i);
        }
    }

    /// The first one in `range` and behind `t` that fits and is no actor of the event; of `the French government` the
    /// government.
    fn other_agent(
        &self,
        t: TokenId,
        range: Range<TokenId>,
        roles: &Roles,
        fits: impl Fn(TokenId) -> bool,
    ) -> Option<TokenId> {
        let syntax = self.syntax;
        let actor = |i: TokenId| roles.found.iter().any(|f| f.role == RoleName::Actor && self.same(f.head, i));
        let known = |i: TokenId| i > t && self.kind(i).is_some() && syntax.pos(i) != Pos::Pron && !self.is_timed(i);
        // "Girl Scout cookies", "the Irish border", "the Egyptian resort" are no one.
        let part = |i: TokenId| {
            let thing = |h: TokenId| self.is_site(h) || !self.is_agent(h) && !self.is_people(h) && !self.is_state(i);
            matches!(syntax.relation(i), Relation::Compound | Relation::Amod)
                && syntax.head(i).is_some_and(|h| h > i && thing(h))
        };
        // "complained that they had no fuel, and drivers queued": another clause is about others.
        let apart = |c: TokenId| {
            syntax.relation(c) == Relation::Conj
                && syntax.tag(c).is_verb()
                && syntax.own_subject(c).is_some()
                && syntax.head(c).is_some_and(|h| h > t && range.contains(&h))
        };
        let end = range.clone().find(|&c| apart(c)).map_or(range.end, |c| syntax.extent(c).start);
        let found = (range.start..end).take(60).find(|&i| known(i) && fits(i) && !actor(i) && !part(i))?;
        // "let U.S. Rep. Tony Hall visit": of a name and its titles the name.
        let inside = |i: &TokenId| {
            matches!(syntax.relation(*i), Relation::Compound | Relation::Amod | Relation::Flat | Relation::NmodDesc)
        };
        let up = |i: &TokenId| Some(*i).filter(inside).and_then(|i| syntax.head(i));
        let name = std::iter::successors(Some(found), up).take(4).find(|&i| self.kind(i) == Some(EntityKind::Person));
        let found = name.unwrap_or(found);
        let over = syntax.head(found).filter(|&h| {
            h > found && matches!(syntax.relation(found), Relation::Amod | Relation::Compound) && self.is_people(h)
        });
        Some(over.unwrap_or(found))
    }

    /// Force, pressure and visits without another target are aimed at the place; but "five people were killed in an attack
    /// in the capital", "an attack in the capital that killed five": at them.
    pub(super) fn struck_place(&self, t: TokenId, kind: Option<Plover>, roles: &mut Roles) {
        let syntax = self.syntax;
        let visit = kind == Some(Plover::Consult) && one_of!(syntax.lemma(t), "arrive" | "land" | "tour" | "visit");
        let force = matches!(kind, Some(Plover::Assault | Plover::Coerce | Plover::Sanction));
        // "was arrested in the town", and who was is not known: not the town.
        let passive = syntax.tag(t).is_verb() && syntax.is_passive(t);
        if !(force || visit) || roles.has(RoleName::Target) || passive {
            return;
        }
        // "blew up near the headquarters", "fighting across the north" strike no place.
        let around = |p: TokenId| one_of!(syntax.preposition(p), "near" | "across" | "throughout" | "outside");
        let places: Vec<TokenId> = roles.found.iter().filter(|f| f.role == RoleName::Place).map(|f| f.head).collect();
        let harmed = Some(t).filter(|_| kind == Some(Plover::Assault)).and_then(|t| self.harmed(t, !places.is_empty()));
        if let Some(harmed) = harmed {
            return self.all(RoleName::Target, harmed, roles);
        }
        // "fighting in Darfur between rebels and the army", "the killings in Lebanon".
        let elsewhere = syntax.obliques(t).any(|(p, _)| p == "between")
            || !syntax.tag(t).is_verb() && Tables::get().is(syntax.lemma(t), State::Befalls);
        for p in places.into_iter().filter(|&p| !elsewhere && !around(p)) {
            roles.add(RoleName::Target, p);
        }
    }

    /// Whom an attack struck, by a verb of force that tells of it or hangs on it, or by what it was near.
    fn harmed(&self, t: TokenId, placed: bool) -> Option<TokenId> {
        let syntax = self.syntax;
        let forced = |v: &TokenId| {
            syntax.tag(*v).is_verb()
                && !Tables::get().is(syntax.lemma(*v), State::Hurls)
                && Tables::get().verb(syntax, *v).is_some_and(|g| g.kind == Some(Plover::Assault))
        };
        let patient = |v: TokenId| {
            if syntax.is_passive(v) { syntax.subject(v).map(|(s, _)| s) } else { undergoer(syntax, v) }
        };
        let noun = !syntax.tag(t).is_verb();
        let hangs = |r: Relation| matches!(r, Relation::AclRelcl | Relation::Acl) || r == Relation::Advcl && placed;
        let below = syntax.children(t).find(|&c| (noun || placed) && hangs(syntax.relation(c)) && forced(&c));
        let within = |v: &TokenId| {
            placed
                && noun
                && matches!(syntax.relation(t), Relation::Obl | Relation::Nsubj | Relation::OblAgent)
                && (syntax.relation(t) != Relation::Obl || one_of!(syntax.preposition(t), "in" | "by" | "during"))
                && forced(v)
        };
        let told = below.or_else(|| syntax.head(t).filter(within)).and_then(patient);
        if let Some(p) = told.filter(|&p| p != t && !self.is_timed(p)) {
            return Some(p);
        }
        // "exploded near a convoy in the town".
        let near = |&(p, o): &(&str, TokenId)| {
            p == "near" && !self.is_place(o) && (self.is_people(o) || self.is_agent(o) || self.acts(o))
        };
        syntax.obliques(t).find(near).map(|(_, o)| o)
    }
}
