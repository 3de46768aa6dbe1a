//! Arguments of a noun that another clause tells: who made the promise, who took part, who is charged with it; and the places
//! that the tree hangs on those whom it strikes or meets.

use super::super::Plover;
use super::super::conditions::undergoer;
use super::super::tables::{State, Tables};
use super::super::{Status, status};
use super::{RoleName, Roles, View};
use crate::article::TokenId;
use crate::language::Relation;

impl View<'_> {
    /// Who does what a noun says, where another clause tells it: "promises he made", "took part in the attack", "accused of
    /// the murder".
    pub(super) fn of_deed_told(&self, t: TokenId, kind: Option<Plover>, roles: &mut Roles) {
        let (syntax, tables) = (self.syntax, Tables::get());
        let undergone = tables.is(syntax.lemma(t), State::Befalls) && roles.has(RoleName::Target);
        if roles.has(RoleName::Actor) || undergone && kind != Some(Plover::Assault) {
            return;
        }
        let made = syntax.children(t).find(|&c| {
            syntax.relation(c) == Relation::AclRelcl
                && (tables.is(syntax.lemma(c), State::Light) || tables.is(syntax.lemma(c), State::Aspect))
                && (syntax.object(c) == Some(t) || syntax.relativized_object(c) == Some(t))
        });
        let verb = syntax.head(t).filter(|&v| syntax.tag(v).is_verb());
        // Who takes part in elections does not hold them.
        let joined = verb.filter(|_| !tables.is(syntax.lemma(t), State::Staged));
        let partaken = joined.filter(|&v| match syntax.relation(t) {
            Relation::Obl => {
                syntax.preposition(t) == "in"
                    && (syntax.lemma(v) == "participate"
                        || syntax.lemma(v) == "take" && syntax.article.lower(v + 1) == "part")
            }
            relation => relation == Relation::Obj && syntax.lemma(v) == "join",
        });
        // Those who are suspected of taking part in riots have not done so for sure.
        let told = |v: &TokenId| {
            let (verb, noun) = (status::of(syntax, *v).0, status::of(syntax, t).0);
            verb == Status::Happened || verb == noun
        };
        let partaken = partaken.filter(told);
        if let Some((s, false)) = made.or(partaken).and_then(|v| syntax.subject(v)) {
            if let Some(place) = partaken.and_then(|v| self.place_beside(v)).filter(|_| !roles.has(RoleName::Place)) {
                self.all(RoleName::Place, place, roles);
            }
            return self.all_acting(RoleName::Actor, s, true, roles);
        }
        let charged = verb.filter(|&v| {
            let preposition = syntax.preposition(t);
            let line = tables.verb(syntax, v).and_then(|g| g.kind);
            syntax.relation(t) == Relation::Obl
                && kind.is_some()
                && (preposition == "of" && matches!(line, Some(Plover::Accuse | Plover::Coerce))
                    || preposition == "with" && syntax.is_controlled(v, preposition))
        });
        if let Some(one) = charged.and_then(|v| undergoer(syntax, v)).filter(|&o| self.is_someone(o)) {
            self.all(RoleName::Actor, one, roles);
        }
    }

    /// "An attack on a church in Mali", "talks with his counterpart in Athens": the tree hangs the place on those it strikes or
    /// meets.
    pub(super) fn places_of(&self, deed: TokenId, kind: Option<Plover>, roles: &mut Roles) {
        let meets = kind == Some(Plover::Consult);
        let with = |&(p, _): &(&str, TokenId)| match p {
            "of" => true,
            "on" | "against" | "at" => !meets,
            p => p == "with" && (meets || !self.syntax.tag(deed).is_verb() && self.is_joint(deed)),
        };
        let below = || self.syntax.obliques(deed).filter(with).find_map(|(_, o)| self.place_beside(o));
        if let Some(place) = self.place_beside(deed).or_else(below) {
            self.all(RoleName::Place, place, roles);
        }
    }

    /// "An attack in Mali killed 12 people", "they were killed in an attack on a church in Mali": there.
    pub(super) fn places_of_attack(&self, t: TokenId, roles: &mut Roles) {
        let syntax = self.syntax;
        let deed = |n: &TokenId| Tables::get().noun(syntax, *n).is_some();
        let during = syntax.obliques(t).filter(|(p, _)| one_of!(*p, "in" | "by" | "during")).map(|(_, o)| o);
        if let Some(deed) = syntax.own_subject(t).into_iter().chain(during).find(deed) {
            self.places_of(deed, Some(Plover::Assault), roles);
        }
    }

    /// A noun for what one does with another: a fight.
    pub(super) fn is_joint(&self, t: TokenId) -> bool {
        Tables::get().is(self.syntax.lemma(t), State::Joint)
    }

    /// The place that hangs on `t`.
    pub(super) fn place_beside(&self, t: TokenId) -> Option<TokenId> {
        let near = |&(p, x): &(&str, TokenId)| one_of!(p, "in" | "at" | "near" | "outside") && self.is_place(x);
        self.syntax.obliques(t).find(near).map(|(_, x)| x)
    }
}
