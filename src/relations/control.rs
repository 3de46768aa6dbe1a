//! Who holds which place: `captured`, `fell to`, `under the control of`, `in rebel hands`, with what became of it and when.

use super::{Change, Finder, Holds, RelationKind, Tie};
use crate::article::TokenId;
use crate::entities::{EntityId, EntityKind, Form};
use crate::events::Status;
use crate::language::Relation;
use crate::language::grammar::is_negation;
use crate::lexicon::{Class, is};
use crate::span::Span;
use crate::times::Day;

impl Finder<'_> {
    /// Verbs of `data/relations/control.tsv`, and light verbs with `control`.
    pub(super) fn control_by_verb(&mut self, t: TokenId) {
        let syntax = self.syntax;
        let lemma = syntax.lemma(t);
        let passive = syntax.is_passive(t);
        // "the campaign to liberate Mosul": who will, the noun does not say.
        if syntax.relation(t) == Relation::Acl && syntax.own_marker(t) == Some("to") {
            return;
        }
        for hold in self.table.control_verb(lemma) {
            let at = |part: &str| -> Option<TokenId> {
                match (part, passive) {
                    ("subject", false) => self.subject(t),
                    ("subject", true) => syntax.agent(t),
                    ("object", false) => syntax.object(t).or_else(|| syntax.relativized_object(t)),
                    ("object", true) => self.subject(t),
                    (p, _) => syntax.obliques(t).find(|(q, _)| *q == p).map(|(_, o)| o),
                }
            };
            let (Some(place), Some(holder)) = (at(hold.place), at(hold.holder)) else { continue };
            // "took the town" and not "took a bus": only what the text knows as a place.
            if lemma == "take" && !self.is_ground(place, true) {
                continue;
            }
            // "withdrew its staff from the town": they held nothing.
            let troops = |o: TokenId| is(syntax.lemma(o), Class::ForceNoun);
            if lemma == "withdraw" && syntax.object(t).is_some_and(|o| !troops(o)) {
                continue;
            }
            // "fell under rebel control", "fell into the hands of".
            if hold.holder == "under" {
                continue;
            }
            self.control(t, place, holder, hold.change);
        }
        let Some(change) = self.table.light(lemma) else { return };
        let object = if passive { self.subject(t) } else { syntax.object(t) };
        let Some(noun) = object.filter(|&o| is(syntax.lemma(o), Class::HoldNoun)) else { return };
        let siege = syntax.lemma(noun) == "siege";
        if siege != (change == Change::Besieges) {
            return;
        }
        let place = |c: &TokenId| {
            *c > noun && one_of!(syntax.preposition(*c), "of" | "over" | "on")
                || siege && syntax.preposition(*c) == "to"
        };
        let place = syntax.children(noun).find(place).or_else(|| syntax.children(t).find(place));
        let holder = if passive { syntax.agent(t) } else { self.subject(t) };
        if let (Some(place), Some(holder)) = (place, holder) {
            self.control(t, place, holder, change);
        }
    }

    /// Nouns of the table, and `under the control of`, `in the hands of`.
    pub(super) fn control_by_noun(&mut self, t: TokenId) {
        let syntax = self.syntax;
        let lemma = syntax.lemma(t);
        let preposition = syntax.preposition(t);
        let under = is(lemma, Class::RuleNoun) && preposition == "under";
        let hands = one_of!(lemma, "hand" | "hands") && one_of!(preposition, "in" | "into");
        if under || hands {
            let change = match lemma {
                "siege" | "blockade" => Change::Besieges,
                _ => Change::Holds,
            };
            self.held_by_phrase(t, change);
            return;
        }
        let Some(hold) = self.table.control_noun(lemma) else { return };
        let by = |p: &str| {
            syntax.children(t).find(|&c| c > t && syntax.relation(c) == Relation::Nmod && syntax.preposition(c) == p)
        };
        let Some(place) = hold.place.split(',').find_map(by) else { return };
        let holder = match hold.holder {
            "owner" => by("by").or_else(|| {
                let own = [Relation::NmodPoss, Relation::Compound, Relation::Amod];
                syntax
                    .children(t)
                    .filter(|&c| c < t && own.contains(&syntax.relation(c)))
                    .find(|&c| self.side(c).is_some())
            }),
            p => by(p),
        };
        if let Some(holder) = holder {
            self.control(t, place, holder, hold.change);
        }
    }

    /// `the town is under the control of the army`, `Zerka in rebel hands`: the place is the subject, or what the phrase
    /// hangs on.
    fn held_by_phrase(&mut self, t: TokenId, change: Change) {
        let syntax = self.syntax;
        let own = [Relation::NmodPoss, Relation::Compound, Relation::Amod];
        let holder = syntax
            .children(t)
            .find(|&c| syntax.relation(c) == Relation::Nmod && one_of!(syntax.preposition(c), "of" | "by"))
            .or_else(|| {
                let mut before = syntax.children(t).filter(|&c| c < t && own.contains(&syntax.relation(c)));
                before.find(|&c| self.side(c).is_some())
            });
        let Some(holder) = holder else { return };
        let head = syntax.head(t);
        let verb = head.filter(|&h| syntax.tag(h).is_verb());
        // "the last city not under the control of the group": it does not hold it.
        let not = |c: TokenId| c < t && is_negation(syntax.article.lower(c));
        if syntax.child(t, &[Relation::Cop]).is_none() && syntax.children(t).any(not) {
            return;
        }
        let place = match (head, verb) {
            (_, Some(v)) => {
                let object = syntax.object(v).filter(|&o| o < t && self.is_ground(o, false));
                object.or_else(|| self.subject(v))
            }
            (Some(h), None) if syntax.tag(h).is_noun() => Some(h),
            _ => self.subject(t),
        };
        let Some(place) = place else { return };
        let change = match verb.map(|v| syntax.lemma(v)) {
            Some("fall" | "come" | "bring" | "pass" | "put") if change == Change::Holds => Change::Took,
            _ => change,
        };
        self.control_at(verb.unwrap_or(t), t, place, holder, change);
    }

    fn control(&mut self, t: TokenId, place: TokenId, holder: TokenId, change: Change) {
        self.control_at(t, t, place, holder, change);
    }

    /// Ties every holder to every place, as the predicate at `t` states it; `word` says what became of it.
    fn control_at(&mut self, t: TokenId, word: TokenId, place: TokenId, holder: TokenId, change: Change) {
        let syntax = self.syntax;
        let Some(mut status) = (if syntax.tag(t).is_verb() { self.stated(t) } else { self.stated_noun(t) }) else {
            return;
        };
        let purpose = syntax.relation(t) == Relation::Advcl && syntax.own_marker(t) == Some("to");
        if status == Holds::Current && (purpose || self.is_own_word(t, holder)) {
            status = Holds::Possible;
        }
        // "had held it since May" is over, "had seized it" is not.
        // "the planned withdrawal from Gaza"
        let planned = self.standing.get(&t).is_some_and(|s| !matches!(s, Status::Happened | Status::Ongoing));
        if change == Change::Lost && planned {
            return;
        }
        let held = change == Change::Holds && (self.is_pluperfect(t) || self.is_of_year(t));
        if status == Holds::Current && (self.is_bounded(t) || held) {
            status = Holds::Past;
        }
        // "retook the town, days after the rebels overran it".
        let before = syntax.relation(t) == Relation::Advcl
            && syntax.own_marker(t) == Some("after")
            && syntax.head(t).is_some_and(|h| !self.table.control_verb(syntax.lemma(h)).is_empty());
        if status == Holds::Current && (change == Change::Lost || before) {
            status = Holds::Past;
        }
        // A hold is not of the day that is spoken of.
        let days = self
            .days
            .get(&word)
            .or_else(|| self.days.get(&t))
            .filter(|_| change != Change::Holds && syntax.tag(t).is_verb())
            .copied();
        let (first, last) = (t.min(word).min(place).min(holder), t.max(word).max(place).max(holder) + 1);
        let span = syntax.article.span_of(first..last);
        for x in syntax.coordinated(holder) {
            // "the army and its allies hold": those before the verb.
            if x > t && holder < t {
                continue;
            }
            let Some(from) = self.side(x) else { continue };
            for y in syntax.coordinated(place) {
                if let Some(to) = self.ground(y) {
                    self.hold(from, to, change, status, days, span, 0.8);
                }
            }
        }
    }

    /// Writes a hold down, where such a one can hold such a place.
    #[expect(clippy::too_many_arguments, reason = "one for each field of a tie")]
    pub(super) fn hold(
        &mut self,
        from: EntityId,
        to: EntityId,
        change: Change,
        status: Holds,
        interval: Option<(Day, Day)>,
        span: Span,
        confidence: f32,
    ) {
        let kind = RelationKind::Controls;
        let side = matches!(self.kind(from), EntityKind::Group | EntityKind::Organization | EntityKind::People)
            || self.kind(from) == EntityKind::Person && self.is_named(from)
            || self.kind(from) == EntityKind::Place && self.is_named(from);
        if from == to || !side || !kind.accepts(self.kind(from), self.kind(to)) {
            return;
        }
        self.ties.push(Tie { kind, from, to, span, status, interval, change: Some(change), confidence });
    }

    /// The place that a phrase names: `the river port of Sellu` is Sellu.
    fn ground(&self, t: TokenId) -> Option<EntityId> {
        if self.is_ground(t, false) {
            return self.entity(t);
        }
        let syntax = self.syntax;
        let of = |c: &TokenId| *c > t && syntax.relation(*c) == Relation::Nmod && syntax.preposition(*c) == "of";
        let inner = syntax.children(t).find(of).filter(|&c| self.is_ground(c, false) && syntax.tag(c).is_proper());
        inner.and_then(|c| self.entity(c))
    }

    /// True for a phrase that names a place or grounds to be held: not a home, a country's border or a job.
    fn is_ground(&self, t: TokenId, strict: bool) -> bool {
        let Some(id) = self.entity(t) else { return false };
        let Some(entity) = self.entities.get(id) else { return false };
        match entity.kind {
            EntityKind::Place => {
                let name = entity.mentions.iter().any(|m| m.form == Form::Name);
                name && (!strict || self.places.of(id).is_some())
            }
            EntityKind::Facility => {
                entity.named || !strict && is(self.syntax.lemma(self.syntax.referent(t)), Class::Ground)
            }
            _ => false,
        }
    }

    /// `The rebels said they had captured`: the one who holds is the one who says so.
    fn is_own_word(&self, t: TokenId, holder: TokenId) -> bool {
        let syntax = self.syntax;
        if syntax.relation(t) != Relation::Ccomp {
            return false;
        }
        let Some(verb) = syntax.head(t).filter(|&v| one_of!(syntax.lemma(v), "say" | "declare" | "state" | "tell"))
        else {
            return false;
        };
        let speaker = self.subject(verb).and_then(|s| self.side(s));
        speaker.is_some() && speaker == self.side(holder)
    }
}
