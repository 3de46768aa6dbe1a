//! What an office or a life that ended in this report ended with it: `resigned on Monday`, `died at 91`, `the late owner`.

use super::{Finder, Holds, RelationKind, Tie};
use crate::article::TokenId;
use crate::entities::{Entity, EntityId, EntityKind, Form, Mention};
use crate::events::{Event, Plover, RoleName, Status};
use crate::language::Relation;
use crate::lexicon::{Class, is};

impl Finder<'_> {
    /// Who has resigned or was dismissed in this report holds the office no longer; where it speaks of two, it may be
    /// that he took the other. Who is dead in it is of no party, firm or club any longer, and backs and opposes nobody.
    pub(super) fn departures(&mut self, events: &[Event]) {
        for e in events.iter().filter(|e| matches!(e.status, Status::Happened)) {
            // "fired at the minister"
            if e.lemma == "fire" && e.kind == Some(Plover::Assault) {
                continue;
            }
            let gone = is(&e.lemma, Class::LeavingVerb).then_some(RoleName::Actor);
            let Some(role) = gone.or_else(|| is(&e.lemma, Class::RemovingVerb).then_some(RoleName::Target)) else {
                continue;
            };
            for id in e.roles.iter().filter(|r| r.role == role).filter_map(|r| r.entity) {
                let office = |t: &&mut Tie| {
                    t.from == id && t.change.is_none() && matches!(t.kind, RelationKind::Leads | RelationKind::WorksFor)
                };
                let mut held: Vec<&mut Tie> = self.ties.iter_mut().filter(office).collect();
                let one = held.first().map(|t| t.to);
                if held.iter().all(|t| Some(t.to) == one) {
                    held.iter_mut().for_each(|t| t.status = Holds::Past);
                }
            }
        }
        let dead = self.dead(events);
        let over = |t: &&mut Tie| {
            let kept = matches!(t.kind, RelationKind::FamilyOf | RelationKind::LocatedIn);
            !kept && t.status == Holds::Current && (dead.contains(&t.from) || dead.contains(&t.to))
        };
        self.ties.iter_mut().filter(over).for_each(|t| t.status = Holds::Past);
    }

    /// The persons who died before or in this report.
    fn dead(&self, events: &[Event]) -> Vec<EntityId> {
        let syntax = self.syntax;
        let beside = |e: &Event, word: &str| syntax.children(e.token).any(|c| syntax.article.lower(c) == word);
        // "shot dead", "was found dead", "passed away"
        let ends = |e: &Event| beside(e, "dead") || e.lemma.starts_with("pass") && beside(e, "away");
        let dying = |e: &&Event| e.status == Status::Happened && (is(&e.lemma, Class::DeathVerb) || ends(e));
        let of = |e: &Event| {
            let who = if e.lemma.starts_with("pass") { RoleName::Actor } else { RoleName::Target };
            e.roles.iter().find(|r| r.role == who).and_then(|r| r.entity)
        };
        let late = |e: &Entity| e.mentions.iter().any(|m| self.is_late(m));
        let named = |e: &Entity| e.named && e.kind == EntityKind::Person;
        let list = &self.entities.list;
        let told = events.iter().filter(dying).filter_map(of);
        let called = list.iter().enumerate().filter(|(_, e)| named(e) && late(e)).map(|(at, _)| at as EntityId);
        told.filter(|&id| list.get(id as usize).is_some_and(named)).chain(called).collect()
    }

    /// `the late Anna Marsh`, `his late brother Ivo Marsh`.
    fn is_late(&self, mention: &Mention) -> bool {
        let late = |c: TokenId| c < mention.head && self.syntax.article.lower(c) == "late";
        let beside = |t: TokenId| self.syntax.children(t).any(late);
        // The tree hangs it on the name or on what it stands beside.
        let over = self.syntax.head(mention.head).filter(|_| self.syntax.relation(mention.head) == Relation::Appos);
        mention.form == Form::Name && (beside(mention.head) || over.is_some_and(beside))
    }
}
