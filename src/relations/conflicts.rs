//! Who is against whom: `its conflict with Israel`, `at war with`, `a blow to the president`, attacks of one side on another.

use super::table::Link;
use super::{Finder, Holds, RelationKind};
use crate::article::TokenId;
use crate::entities::{EntityId, EntityKind};
use crate::events::{Argument, Event, Plover, RoleName, Status};
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, is};

impl Finder<'_> {
    /// A noun for what stands between two sides (`data/relations/conflicts.tsv`).
    pub(super) fn conflict(&mut self, t: TokenId) {
        let syntax = self.syntax;
        let Some(prepositions) = self.table.conflict(syntax.lemma(t)) else { return };
        let verb = syntax
            .head(t)
            .filter(|_| matches!(syntax.relation(t), Relation::Obj | Relation::Obl | Relation::Nmod | Relation::Xcomp));
        let Some(enemy) = self.enemy(t, verb, prepositions) else {
            self.between(t);
            return;
        };
        let Some(own) = self.conflict_owner(t, verb) else { return };
        let Some(status) = verb.map_or_else(|| self.stated(t), |v| self.stated(v)) else { return };
        // "its 1990 invasion of Kuwait"
        let year = |c: TokenId| syntax.tag(c) == Tag::Cd && syntax.article.word(c).len() == 4;
        let status = if syntax.children(t).any(|c| c < t && year(c)) { Holds::Past } else { status };
        let (first, last) = (t.min(enemy).min(own), t.max(enemy).max(own) + 1);
        for x in syntax.coordinated(own) {
            for y in syntax.coordinated(enemy) {
                let (Some(from), Some(to)) = (self.side(x), self.side(y)) else { continue };
                self.oppose(from, to, first..last, status, 0.75);
            }
        }
    }

    /// The side behind the preposition, which may hang on the verb that the noun is the object of.
    fn enemy(&self, t: TokenId, verb: Option<TokenId>, prepositions: &str) -> Option<TokenId> {
        let syntax = self.syntax;
        let fits = |c: &TokenId| *c > t && prepositions.split(',').any(|p| p == syntax.preposition(*c));
        let own = syntax.children(t).find(fits);
        own.or_else(|| {
            let verb = verb.filter(|&v| syntax.relation(t) == Relation::Obj && syntax.tag(v).is_verb())?;
            syntax.children(verb).find(|c| fits(c) && *c - t <= 6)
        })
    }

    /// Possessor, compound or adjective of the noun, else the subject of its verb.
    fn conflict_owner(&self, t: TokenId, verb: Option<TokenId>) -> Option<TokenId> {
        let syntax = self.syntax;
        let own = [Relation::NmodPoss, Relation::Compound, Relation::Amod];
        let by = |c: &TokenId| syntax.relation(*c) == Relation::Nmod && syntax.preposition(*c) == "by";
        let owner = syntax
            .children(t)
            .filter(|&c| c < t && own.contains(&syntax.relation(c)))
            .find(|&c| self.side(c).is_some_and(|e| self.acts(e)))
            .or_else(|| syntax.children(t).find(by));
        owner
            .or_else(|| self.subject(t))
            .or_else(|| {
                // "criticized attacks on aid workers": made by others.
                let judged =
                    |v: TokenId| is(syntax.lemma(v), Class::JudgingVerb) || is(syntax.lemma(v), Class::SpeechVerb);
                let verb = verb.filter(|_| syntax.relation(t) == Relation::Obj || syntax.preposition(t) == "at")?;
                if judged(verb) {
                    return None;
                }
                self.subject(verb)
            })
            .or_else(|| self.subject_above(t))
    }

    /// Whose `its conflict` is where nobody has said so: the subject of the verb above.
    fn subject_above(&self, t: TokenId) -> Option<TokenId> {
        let syntax = self.syntax;
        syntax.children(t).find(|&c| c < t && one_of!(syntax.article.lower(c), "its" | "their"))?;
        let mut at = t;
        for _ in 0..4 {
            at = syntax.head(at)?;
            if syntax.tag(at).is_verb() {
                return self.subject(at).filter(|&s| s < t);
            }
        }
        None
    }

    /// `clashes between the army and the rebels`.
    fn between(&mut self, t: TokenId) {
        let syntax = self.syntax;
        let Some(pair) = syntax
            .children(t)
            .find(|&c| c > t && syntax.relation(c) == Relation::Nmod && syntax.preposition(c) == "between")
        else {
            return;
        };
        if let [a, b] = syntax.coordinated(pair)[..]
            && let (Some(from), Some(to), Some(status)) = (self.side(a), self.side(b), self.stated(t))
        {
            self.oppose(from, to, t..b + 1, status, 0.75);
        }
    }

    /// `Israeli forces killed Hezbollah leaders`: attacks of one side on another; what a person does to a person takes
    /// no side.
    pub(super) fn assaults(&mut self, events: &[Event]) {
        for e in events {
            if e.kind != Some(Plover::Assault) || !matches!(e.status, Status::Happened | Status::Ongoing) {
                continue;
            }
            // "many Hezbollah leaders": Hezbollah.
            let side_of = |r: &Argument| {
                let id = r.entity?;
                // "four Syrians" act for nobody's state, "Syrian jets" do.
                let men = |t: TokenId| self.entities.headed_by(t) == Some(id) && self.syntax.tag(t) == Tag::Nnps;
                if self.kind(id) == EntityKind::People && self.syntax.article.tokens_in(r.span).any(men) {
                    return None;
                }
                let head = self.syntax.article.tokens_in(r.span).find(|&t| self.entities.headed_by(t) == Some(id));
                head.and_then(|t| self.side(t)).or(Some(id))
            };
            let of = |role: RoleName| -> Vec<EntityId> {
                e.roles.iter().filter(|r| r.role == role).filter_map(side_of).collect()
            };
            let mut pairs = Vec::new();
            for from in of(RoleName::Actor) {
                for to in of(RoleName::Target) {
                    let side = |id: EntityId| {
                        self.is_named(id)
                            && (self.kind(id).is_organized() || self.kind(id) == EntityKind::Place && self.is_state(id))
                    };
                    if from != to && side(from) && side(to) {
                        pairs.push((from, to));
                    }
                }
            }
            for (from, to) in pairs {
                self.push(RelationKind::Opposes, from, to, e.span, Holds::Current, 0.6);
            }
        }
    }

    pub(super) fn is_state(&self, id: EntityId) -> bool {
        self.places.of(id).is_some_and(|p| p.kind == "country")
    }

    /// Those who can be a side: not a victim, a crowd or an unnamed person.
    fn acts(&self, id: EntityId) -> bool {
        !matches!(self.kind(id), EntityKind::Object | EntityKind::Occasion | EntityKind::Work | EntityKind::Facility)
    }

    fn oppose(&mut self, from: EntityId, to: EntityId, words: std::ops::Range<TokenId>, status: Holds, sure: f32) {
        let people = |id| self.kind(id) == EntityKind::People;
        let town = |id| self.kind(id) == EntityKind::Place && !self.is_state(id);
        // "strikes on the town" are against who is there.
        if !self.acts(from) || !self.acts(to) || people(to) || town(to) || town(from) {
            return;
        }
        if self.is_named(from) || self.is_named(to) {
            self.add(Link::new(RelationKind::Opposes), from, to, words, status, sure);
        }
    }
}
