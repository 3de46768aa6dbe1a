//! Whose something is, where a pronoun or a bare name leaves it open, and what a body is that someone stands for.

use super::Finder;
use crate::article::TokenId;
use crate::entities::{EntityId, EntityKind};
use crate::language::Relation;
use crate::lexicon::{Class, fold, is};
use crate::span::Span;

/// Entities of a text above which a surname tells little, as many share it: each kin word looks at all of them.
const CROWD: usize = 2000;

impl Finder<'_> {
    /// As [`Finder::entity`]; `whose` is what the relative clause hangs on.
    pub(super) fn owner_entity(&self, c: TokenId) -> Option<EntityId> {
        if self.syntax.article.lower(c) != "whose" {
            return self.entity(c);
        }
        let mut at = c;
        for _ in 0..4 {
            let head = self.syntax.head(at)?;
            if matches!(self.syntax.relation(at), Relation::AclRelcl | Relation::Acl | Relation::Appos) {
                return self.entity(head);
            }
            at = head;
        }
        None
    }

    /// Whose kin `his father, Rafael Lund` is: where one other in the text is called Lund and he is not, that one's.
    pub(super) fn namesake(&self, kin: EntityId, owner: EntityId, words: Span) -> EntityId {
        let article = self.syntax.article;
        let Some(first) = article.tokens_in(words).next() else { return owner };
        let near = first.saturating_sub(2)..first + 1;
        let crowd = self.entities.list.len() > CROWD;
        if crowd || !near.into_iter().any(|t| article.lower(t) == "his") {
            return owner;
        }
        let surname = |id: EntityId| {
            let e = self.entities.get(id).filter(|e| e.named && e.kind == EntityKind::Person)?;
            let mut words = e.name.split(' ').filter(|w| !one_of!(*w, "Jr." | "Sr." | "Jr" | "Sr"));
            words.next().and(words.next_back())
        };
        let Some(name) = surname(kin).filter(|&n| surname(owner) != Some(n)) else { return owner };
        let mut same = (0..self.entities.list.len() as EntityId).filter(|&id| id != kin && surname(id) == Some(name));
        match (same.next(), same.next()) {
            (Some(one), None) => one,
            _ => owner,
        }
    }

    /// A body that one is elected to, and no party: `Senate candidate`.
    pub(super) fn is_chamber(&self, id: EntityId) -> bool {
        let Some(e) = self.entities.get(id) else { return false };
        let last = e.name.rsplit(' ').next().unwrap_or("").to_lowercase();
        is(&last, Class::OwnBody) || one_of!(last.as_str(), "house" | "assembly") || e.kind == EntityKind::Place
    }

    /// A party by its name: `GOP`, `Democratic Party`.
    pub(super) fn is_party(&self, id: EntityId) -> bool {
        let name = self.entities.get(id).map_or(String::new(), |e| e.name.to_lowercase());
        name == "gop" || name.ends_with("party") || self.table.is_party(&name)
    }

    pub(super) fn is_abroad(&self, a: EntityId, b: EntityId) -> bool {
        let land = |id| self.places.of(id).and_then(|p| p.country.as_deref());
        land(a).zip(land(b)).is_some_and(|(a, b)| a != b)
    }

    pub(super) fn is_town(&self, id: EntityId) -> bool {
        let name = self.entities.get(id).map_or("", |e| &e.name);
        let town = self.places.of(id).is_some_and(|p| one_of!(p.kind.as_str(), "city" | "capital" | "town"));
        // Hong Kong has a chief executive.
        town && self.lexicon.country(&fold(name)).is_none()
    }
}
