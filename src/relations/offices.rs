//! Who leads or serves whom, by the offices that linking found: `President of Syria`, `editor of the Syria Report`.

use super::table::Office;
use super::titles::TitleNoun;
use super::{Finder, Holds, RelationKind};
use crate::article::TokenId;
use crate::entities::{EntityId, EntityKind, Role};
use crate::language::Relation;
use crate::lexicon::{Class, is};

impl Finder<'_> {
    pub(super) fn offices(&mut self) {
        let entities = self.entities;
        for (id, entity) in entities.list.iter().enumerate() {
            // "West Virginia's next governor" is whoever it will be.
            if !entity.named {
                continue;
            }
            for role in &entity.roles {
                let Some(to) = role.of.map(|of| self.sender(role).unwrap_or(of)) else { continue };
                let Some(kind) = self.kind_of_office(role, to) else { continue };
                let from = id as EntityId;
                let about = self.noun_of(role).and_then(|t| self.stated_noun(t));
                let nameless =
                    kind == RelationKind::MemberOf && !self.is_named(to) && self.kind(to) != EntityKind::Organization;
                if from == to || nameless || about.is_none() || !kind.accepts(self.kind(from), self.kind(to)) {
                    continue;
                }
                let title = role.title.to_lowercase();
                let past =
                    title.split([' ', '-']).any(|w| self.table.office(Office::Past, w)) || self.former(role.span);
                let status = match about {
                    _ if past => Holds::Past,
                    _ if self.supposed(role.span) => Holds::Possible,
                    Some(other) if other != Holds::Current && self.is_predicate(role) => other,
                    Some(Holds::Possible) => Holds::Possible,
                    _ => Holds::Current,
                };
                self.push(kind, from, to, role.span, status, 0.9);
            }
        }
    }

    /// The office in a description: of `member of the group, which he denies` the member.
    fn noun_of(&self, role: &Role) -> Option<TokenId> {
        let article = self.syntax.article;
        let last = role.title.rsplit([' ', '-']).next()?.to_lowercase();
        let tokens = article.tokens_in(role.span);
        tokens.clone().find(|&t| article.lower(t) == last).or(tokens.last())
    }

    /// `Peru's U.N. Ambassador` is Peru's.
    fn sender(&self, role: &Role) -> Option<EntityId> {
        let syntax = self.syntax;
        let noun = self.noun_of(role)?;
        // The tree hangs them on the office or on the name behind it.
        let owner = |at: TokenId| syntax.child(at, &[Relation::NmodPoss]).filter(|&c| c < noun);
        let over = syntax.head(noun).filter(|&h| h > noun);
        let land = owner(noun).or_else(|| over.and_then(owner)).and_then(|c| self.entity(c));
        let sent = is(syntax.article.lower(noun), Class::EnvoyNoun);
        land.filter(|&e| sent && self.is_state(e))
    }

    /// True for what a copula says: `She was the club's president`.
    fn is_predicate(&self, role: &Role) -> bool {
        let syntax = self.syntax;
        self.noun_of(role).is_some_and(|t| syntax.children(t).any(|c| syntax.relation(c) == Relation::Cop))
    }

    /// `the ambassador to the United Nations`: of those who sent him.
    fn is_sent_to(&self, role: &Role, of: EntityId) -> bool {
        let syntax = self.syntax;
        let there = |n: TokenId| {
            syntax.children(n).any(|c| c > n && syntax.preposition(c) == "to" && self.entity(c) == Some(of))
        };
        self.noun_of(role).is_some_and(|n| is(syntax.article.lower(n), Class::EnvoyNoun) && there(n))
    }

    /// `the agency's head of its technical division`: of what stands behind the noun.
    fn is_of_a_part(&self, role: &Role, of: EntityId) -> bool {
        let syntax = self.syntax;
        let before = |n: TokenId| {
            let own = syntax.child(n, &[Relation::NmodPoss]).and_then(|c| self.entity(c));
            let part = |c: TokenId| {
                c > n
                    && syntax.relation(c) == Relation::Nmod
                    && syntax.preposition(c) == "of"
                    && self.entity(c) != Some(of)
                    && syntax.child(c, &[Relation::NmodPoss]).is_some()
            };
            own == Some(of) && syntax.children(n).any(part)
        };
        self.noun_of(role).is_some_and(before)
    }

    /// What stands beside an office and is nobody's name: `opposition`, `spiritual`.
    fn modifiers(&self, role: &Role) -> Vec<&str> {
        let syntax = self.syntax;
        let Some(noun) = self.noun_of(role) else { return Vec::new() };
        let beside = |c: &TokenId| {
            *c < noun
                && matches!(syntax.relation(*c), Relation::Compound | Relation::Amod)
                && self.entities.headed_by(*c).is_none()
        };
        // "Iraqi Kurdish leader": of these there, not of the land.
        let peoples = syntax
            .children(noun)
            .filter(|&c| c < noun && self.entities.headed_by(c).is_some_and(|e| self.kind(e) == EntityKind::People));
        let two = (peoples.count() > 1).then_some("people");
        syntax.children(noun).filter(beside).map(|c| syntax.article.lower(c)).chain(two).collect()
    }

    /// True where the words before `leader` leave the whole land to him: `supreme`, `military`.
    pub(super) fn is_ruler<'a>(&self, mut words: impl Iterator<Item = &'a str>) -> bool {
        words.all(|w| is(w, Class::RulerWord) || self.table.office(Office::Past, w))
    }

    fn is_of_region(&self, role: &Role) -> bool {
        let Some(first) = self.syntax.article.tokens_in(role.span).next() else { return false };
        first > 0
            && self
                .entities
                .covering(first - 1)
                .is_some_and(|e| self.kind(e) == EntityKind::Place && Some(e) != role.of)
            && !self.syntax.is_edge(first - 1)
    }

    /// `Peru's U.N. ambassador`: an envoy whose land stands before.
    pub(super) fn is_envoy(&self, first: TokenId, noun: &str) -> bool {
        let land = |e| matches!(self.kind(e), EntityKind::Place | EntityKind::People);
        one_of!(noun, "ambassador" | "envoy" | "representative")
            && (first.saturating_sub(4)..first).any(|t| self.entities.headed_by(t).is_some_and(land))
    }

    /// What an office makes of its holder and the one it is held in.
    fn kind_of_office(&self, role: &Role, of: EntityId) -> Option<RelationKind> {
        use RelationKind::{Controls, FamilyOf, Leads, MemberOf, WorksFor};
        let title = role.title.to_lowercase();
        let words: Vec<&str> = title.split([' ', '-']).collect();
        let any = |class: Office| words.iter().any(|w| self.table.office(class, w));
        let (force, below) = (any(Office::Force), any(Office::Below));
        let state = matches!(self.kind(of), EntityKind::Place | EntityKind::People);
        // "the exiled spiritual leader", "Lebanese opposition leader": not of the land.
        let before = self.modifiers(role);
        let cased: Vec<&str> = role.title.split([' ', '-']).collect();
        let people = (1..cased.len().min(4)).rev().find(|&n| self.lexicon.people(&cased[..n].join(" ")).is_some());
        let skipped = people.unwrap_or(0).min(words.len() - 1);
        let before = words[skipped..words.len() - 1].iter().chain(&before).copied();
        if state && words.last() == Some(&"leader") && !self.is_ruler(before) {
            return None;
        }
        // "New Orleans Police Superintendent"
        let first = self.syntax.article.tokens_in(role.span).next().unwrap_or(0);
        let before = first > 0 && self.table.office(Office::Force, self.syntax.article.lower(first - 1));
        if (force || before) && state {
            return Some(WorksFor);
        }
        // "In Lima Secretary of State Hale": a town has none.
        let town = self.is_town(of);
        // "Peru's U.N. ambassador" is Peru's.
        let envoy = self.kind(of) == EntityKind::Organization && self.is_envoy(first, words[words.len() - 1]);
        // "chief executive of Toledo, Ohio-based Lumen", "president in Beirut", "Senate candidate".
        let last = words[words.len() - 1];
        let strange =
            words.iter().any(|w| one_of!(*w, "minister" | "secretary" | "ambassador")) || is(last, Class::FirmOffice);
        if envoy
            || self.is_sent_to(role, of)
            || town && strange
            || one_of!(last, "candidate" | "nominee") && self.is_chamber(of)
        {
            return None;
        }
        // "GOP Rep. Ada Lund"
        if one_of!(last, "rep" | "rep." | "representative") && self.is_party(of) {
            return Some(MemberOf);
        }
        let kind = match self.noun_of_title(&title) {
            _ if title == "secretary-general" || title.contains("secretary general") => Leads,
            TitleNoun::Ties(link) if matches!(link.kind, Leads | WorksFor | MemberOf | FamilyOf) => {
                if below && link.kind == Leads { WorksFor } else { link.kind }
            }
            TitleNoun::Ties(link) if link.kind == Controls => Controls,
            // "his colleague", "an ally of the party": no one's employee.
            TitleNoun::Ties(_) | TitleNoun::Nothing => return None,
            TitleNoun::Unknown if !self.kind(of).is_organized() && !state => return None,
            TitleNoun::Unknown => WorksFor,
        };
        let kind = match kind {
            // "his finance director" is his company's.
            Leads if self.kind(of) == EntityKind::Person => return None,
            // "the agency's head of its technical division"
            Leads if self.kind(of).is_organized() && self.is_of_a_part(role, of) => WorksFor,
            // "the U.N. rights chief", "the group's finance director": heads a part of it.
            Leads if (self.table.noun(&title).is_none() || !title.contains(' ')) && self.partial(&words, role.span) => {
                WorksFor
            }
            // "the company's North America president": of a part of it.
            Leads if self.kind(of).is_organized() && self.is_of_region(role) => WorksFor,
            // "a Taliban commander": one of them.
            Leads
                if (self.kind(of) == EntityKind::Group || words.last() == Some(&"leader"))
                    && self.one_of_several(role.span) =>
            {
                MemberOf
            }
            other => other,
        };
        // "a lawyer from the town", "the French actor": only officials serve a place.
        (kind != WorksFor || !state || any(Office::Servant)).then_some(kind)
    }
}
