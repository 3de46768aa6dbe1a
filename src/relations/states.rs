//! Offices of which the text does not say where they are held: the president is that of the country the article is
//! about, the mayor that of the town spoken of.

use super::table::Office;
use super::{Finder, Holds, RelationKind};
use crate::article::TokenId;
use crate::entities::{EntityId, EntityKind, Form};
use crate::lexicon::{Class, fold, is};
use crate::order::Order;
use crate::order::OrderedMap;
use crate::span::Span;
use std::ops::Range;

impl<'a> Finder<'a> {
    /// `In Huancayo, Mayor Dennys Cuba said`: of the one town of the sentence, or of the sentence before it in the same
    /// paragraph.
    pub(super) fn mayors(&mut self) {
        let article = self.syntax.article;
        let mut towns: Vec<(TokenId, EntityId)> = Vec::new();
        for (id, entity) in self.entities.list.iter().enumerate() {
            let town = self
                .places
                .of(id as EntityId)
                .filter(|p| p.confidence > 0.75)
                .is_some_and(|p| one_of!(p.kind.as_str(), "city" | "town" | "village" | "capital"));
            if town && entity.kind == EntityKind::Place && entity.named {
                // "the Chelsea neighborhood" has no mayor.
                let part = |t: TokenId| is(article.lower(t), Class::TownPart);
                let names = entity.mentions.iter().filter(|m| m.form == Form::Name && !part(m.tokens.end));
                towns.extend(names.map(|m| (m.head, id as EntityId)));
            }
        }
        towns.order();
        let only = |range: Range<TokenId>| {
            let (from, to) = (towns.partition_point(|t| t.0 < range.start), towns.partition_point(|t| t.0 < range.end));
            let here = towns.get(from..to)?;
            let first = here.first()?.1;
            here.iter().all(|t| t.1 == first).then_some(first)
        };
        for (id, entity) in self.entities.list.iter().enumerate() {
            let Some(role) = entity.roles.iter().find(|r| r.of.is_none() && r.title.eq_ignore_ascii_case("mayor"))
            else {
                continue;
            };
            let Some(token) = article.tokens_in(role.span).next() else { continue };
            let Some(here) = article.sentence_of(token) else { continue };
            let before = here.tokens.start.checked_sub(1).and_then(|t| article.sentence_of(t));
            let before = before.filter(|b| b.block == here.block).map(|b| b.tokens.clone());
            // "In Huancayo, ...": where the sentence begins.
            let begin = here.tokens.start;
            let set = one_of!(article.lower(begin), "in" | "at").then(|| only(begin + 1..begin + 5)).flatten();
            let town = set.or_else(|| only(here.tokens.clone())).or_else(|| {
                let none = !towns.iter().any(|t| here.tokens.contains(&t.0));
                before.filter(|_| none).and_then(only)
            });
            if let Some(to) = town.filter(|_| entity.kind == EntityKind::Person && !self.former(role.span)) {
                let from = id as EntityId;
                self.push(RelationKind::Leads, from, to, role.span, Holds::Current, 0.85);
            }
        }
    }

    /// The country that most of the article's places are in, by its code, where the text names it.
    fn state_of_the_story(&self) -> Option<(&'a str, EntityId)> {
        let mut counts: OrderedMap<&str, (u32, usize)> = OrderedMap::new();
        let mut states: OrderedMap<&str, EntityId> = OrderedMap::new();
        let mut peoples: OrderedMap<&str, u32> = OrderedMap::new();
        let mut all = 0;
        for (id, entity) in self.entities.list.iter().enumerate() {
            // "South Korean authorities": spoken of too, and more often perhaps than the country that has a name here.
            if let Some(people) = self.lexicon.people(&entity.name).filter(|_| entity.kind == EntityKind::People) {
                *peoples.entry(people.country).or_insert(0) += entity.mentions.len() as u32;
            }
            let Some(place) = self.places.of(id as EntityId).filter(|_| entity.named) else { continue };
            let Some(country) = place.country.as_deref() else { continue };
            let names = entity.mentions.iter().filter(|m| m.form == Form::Name).count() as u32;
            let first = entity.mentions.first().map_or(usize::MAX, |m| m.span.start as usize);
            let entry = counts.entry(country).or_insert((0, first));
            entry.0 += names;
            entry.1 = entry.1.min(first);
            all += names;
            if place.kind == "country" {
                states.entry(country).or_insert(id as EntityId);
            }
        }
        let first = counts.values().map(|c| c.1).min();
        let of = counts.iter().find(|(_, c)| c.0 * 5 >= all * 3 || c.0 * 5 >= all * 2 && Some(c.1) == first);
        let (&country, (names, _)) = of?;
        let spoken = |c: &str| peoples.get(c).copied().unwrap_or(0) + counts.get(c).map_or(0, |n| n.0);
        let rival = peoples.keys().any(|c| *c != country && spoken(c) >= spoken(country));
        let state = states.get(country).filter(|_| *names > 1 && !rival)?;
        Some((country, *state))
    }

    /// `President Edem Kpodzro`, `Interior Minister Kipchumba Murkomen`: of the country the article is about, where
    /// it says no other.
    pub(super) fn heads_of_state(&mut self) {
        let Some((country, state)) = self.state_of_the_story() else { return };
        let mut holders: OrderedMap<(RelationKind, String), Vec<(EntityId, Span, bool)>> = OrderedMap::new();
        for (id, entity) in self.entities.list.iter().enumerate() {
            if entity.kind != EntityKind::Person || !entity.named {
                continue;
            }
            for role in entity.roles.iter().filter(|r| r.of.is_none() || r.of == Some(state)) {
                let title = role.title.to_lowercase();
                // `said Saturday Prime Minister Ali`
                let title = match title.split_once(' ') {
                    Some((day, rest)) if day.ends_with("day") => rest.to_owned(),
                    _ => title,
                };
                let article = self.syntax.article;
                let next = article.tokens_in(role.span).next_back().map_or("", |t| article.word(t + 1));
                // `British Prime Minister`, where Britain is not named: of no other land.
                let words: Vec<&str> = role.title.splitn(4, ' ').collect();
                if (1..words.len().min(4)).any(|n| self.lexicon.people(&words[..n].join(" ")).is_some()) {
                    continue;
                }
                // `his choice for prime minister, Ali Mahad`
                let first = article.tokens_in(role.span).next().unwrap_or(0);
                if next == "," && first > 0 && article.lower(first - 1) == "for" {
                    continue;
                }
                // Before the name, so that it is this person's office and not one spoken of.
                if role.of.is_none() && !next.starts_with(char::is_uppercase) && next != "," {
                    continue;
                }
                let kind = match title.trim_start_matches("the ") {
                    "king" | "queen" | "emir" | "sultan" if !self.table.lacks(country, "president") => continue,
                    "president" | "king" | "queen" | "emir" | "sultan" | "prime minister" => RelationKind::Leads,
                    t if t.ends_with(" minister") => RelationKind::WorksFor,
                    _ => continue,
                };
                if role.of.is_none() && self.names_another(role.span, country) {
                    continue;
                }
                let past =
                    title.split([' ', '-']).any(|w| self.table.office(Office::Past, w)) || self.former(role.span);
                let list = holders.entry((kind, title)).or_default();
                if !past && !list.iter().any(|h| h.0 == id as EntityId) {
                    list.push((id as EntityId, role.span, role.of.is_none()));
                }
            }
        }
        for ((kind, title), list) in holders {
            if self.table.lacks(country, &title) {
                continue;
            }
            if let [(from, span, true)] = list[..] {
                self.push(kind, from, state, span, Holds::Current, 0.85);
            }
        }
    }

    /// True where the land last spoken of before an office in its sentence, or else the first behind it, is another, by name
    /// or by its people: `President Hale said Syria ... into Iraq`.
    fn names_another(&self, span: Span, country: &str) -> bool {
        let article = self.syntax.article;
        let Some(title) = article.tokens_in(span).next() else { return false };
        let Some(sentence) = article.sentence_of(title) else { return false };
        let land = |t: TokenId| {
            // "the U.S. Senate"
            let word = article.word(t);
            let body = self.entities.covering(t).filter(|&e| self.kind(e) == EntityKind::Organization);
            if let Some(named) =
                body.and_then(|_| self.lexicon.people(word).or_else(|| self.lexicon.country(&fold(word))))
            {
                return Some(named.country).filter(|c| !c.is_empty() && *c != country);
            }
            let id = self.entities.headed_by(t)?;
            let people = self.entities.get(id).and_then(|e| self.lexicon.people(&e.name)).map(|p| p.country);
            let place = || self.places.of(id).filter(|p| p.kind == "country").and_then(|p| p.country.as_deref());
            people.or_else(place).filter(|c| !c.is_empty())
        };
        let before = (sentence.tokens.start..title).rev().find_map(land);
        // A sentence that names none goes on with the lands of the one before.
        let above = || {
            let s = sentence.tokens.start.checked_sub(1).and_then(|t| article.sentence_of(t))?;
            s.tokens.clone().find_map(land)
        };
        let here = before.or_else(|| (title..sentence.tokens.end).find_map(land));
        here.or_else(above).is_some_and(|c| c != country)
    }
}
