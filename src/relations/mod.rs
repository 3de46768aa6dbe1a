//! How entities stand to one another: who leads, backs, opposes or belongs to whom, and who holds which place.
//!
//! Read off the offices that entities hold ([`offices`]), nouns said of them ([`nouns`]: "an ally of", "the group's
//! leader"), verbs and adjectives ([`verbs`]), participles behind a hyphen ([`participles`]), places and bodies named
//! one within another ([`bodies`]), conflicts ([`conflicts`]) and control of places ([`control`]). What is left out or
//! said twice is settled at the end ([`tidy`]). The words are in `data/relations/`.

mod assertion;
mod bodies;
mod conflicts;
mod control;
mod departures;
mod kind;
mod nouns;
mod offices;
mod owners;
mod participles;
mod states;
mod table;
mod tidy;
mod titles;
mod verbs;

use crate::article::TokenId;
use crate::entities::{Entities, EntityId, EntityKind, Form};
use crate::events::{Event, Status};
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, Lexicon, is};
use crate::order::OrderedMap;
use crate::places::Places;
use crate::span::Span;
use crate::times::Day;
pub use kind::RelationKind;
use std::ops::Range;
use table::{Link, Table};

/// Whether a relation still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// It does.
    Current,
    /// It did.
    Past,
    /// It may.
    Possible,
}

/// What became of a control over a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The holder came to hold it.
    Took,
    /// The holder holds it.
    Holds,
    /// The holder no longer holds it.
    Lost,
    /// It is surrounded by those who would hold it.
    Besieges,
    /// It is fought for.
    Contests,
}

impl Change {
    /// All of them.
    pub const ALL: [Change; 5] = [Change::Took, Change::Holds, Change::Lost, Change::Besieges, Change::Contests];

    /// The report's word for it.
    pub fn name(self) -> &'static str {
        match self {
            Change::Took => "took",
            Change::Holds => "holds",
            Change::Lost => "lost",
            Change::Besieges => "besieges",
            Change::Contests => "contests",
        }
    }

    /// The change with this name.
    pub fn from_name(name: &str) -> Option<Change> {
        Change::ALL.into_iter().find(|c| c.name() == name)
    }
}

/// A relation between two entities.
#[derive(Debug, Clone, PartialEq)]
pub struct Tie {
    /// Its kind.
    pub kind: RelationKind,
    /// The relation's subject: who leads, backs, holds, belongs.
    pub from: EntityId,
    /// Its object: whom or what.
    pub to: EntityId,
    /// The words that say it.
    pub span: Span,
    /// Whether it still holds.
    pub status: Holds,
    /// First and last day of which the text says it holds, where it does.
    pub interval: Option<(Day, Day)>,
    /// For control of a place: what became of it.
    pub change: Option<Change>,
    /// 0 to 1: as many of ties found so were right in articles whose ties had been written down first and in news read
    /// line by line (offices and enclosing places nine in ten and more, words of the tables 17 in 20, attacks 3 in 5).
    pub confidence: f32,
}

/// Every relation, in text order, each pair and kind once.
pub fn find(
    syntax: &Syntax<'_>,
    lexicon: &Lexicon,
    entities: &Entities,
    places: &Places,
    events: &[Event],
    published: Option<Day>,
) -> Vec<Tie> {
    let mut finder = Finder {
        standing: OrderedMap::from_iter(events.iter().map(|e| (e.token, e.status))),
        days: OrderedMap::from_iter(events.iter().filter_map(|e| Some((e.token, e.interval?)))),
        syntax,
        lexicon,
        entities,
        places,
        table: Table::get(),
        ties: Vec::new(),
        states: OrderedMap::new(),
        year: published.map(|d| d.year),
    };
    for (at, _) in entities.list.iter().enumerate().filter(|(_, e)| e.named) {
        let place = places.of(at as EntityId).filter(|p| p.kind == "country");
        if let Some(code) = place.and_then(|p| p.country.as_deref()) {
            finder.states.entry(code).or_insert(at as EntityId);
        }
    }
    finder.offices();
    finder.heads_of_state();
    finder.mayors();
    for t in 0..syntax.len() {
        let tag = syntax.tag(t);
        if tag.is_verb() {
            finder.verb(t);
            finder.control_by_verb(t);
        }
        if matches!(tag, Tag::Nn | Tag::Nns) {
            finder.noun(t);
            finder.conflict(t);
            finder.control_by_noun(t);
        }
        if tag.is_proper() {
            finder.own_body(t);
            finder.affiliation(t);
        }
        if tag.is_noun() {
            finder.located(t);
            finder.partisan(t);
        }
        finder.adjective(t);
        finder.participle(t);
    }
    finder.assaults(events);
    finder.departures(events);
    tidy::settle(finder.ties, entities, syntax.article)
}

/// What the patterns look at, and what they have found.
struct Finder<'a> {
    syntax: &'a Syntax<'a>,
    lexicon: &'a Lexicon,
    entities: &'a Entities,
    places: &'a Places,
    table: &'static Table,
    ties: Vec<Tie>,
    /// Whether the verbs and nouns that are events happened, by token.
    standing: OrderedMap<TokenId, Status>,
    /// When they did, by token.
    days: OrderedMap<TokenId, (Day, Day)>,
    /// The first country of each code that the text names.
    states: OrderedMap<&'a str, EntityId>,
    /// The year of publication.
    year: Option<i32>,
}

impl Finder<'_> {
    /// The entity that the phrase around token `t` names.
    fn entity(&self, t: TokenId) -> Option<EntityId> {
        let t = self.syntax.referent(t);
        // "Ajan, a Hungarian who ran the federation".
        if self.syntax.relation(t) == Relation::Appos
            && let Some(one) = self.syntax.head(t).and_then(|h| self.entities.headed_by(h))
            && self.kind(one) == EntityKind::Person
            && self.entities.headed_by(t).is_some_and(|e| self.kind(e) == EntityKind::People)
        {
            return Some(one);
        }
        self.entities.headed_by(t).or_else(|| {
            if self.syntax.tag(t).is_proper() {
                let flat = |c: TokenId| {
                    (self.syntax.relation(c) == Relation::Flat).then(|| self.entities.covering(c)).flatten()
                };
                // "Ms Silva", of which the title is the head.
                return self.entities.covering(t).or_else(|| self.syntax.children(t).find_map(flat));
            }
            // "the Syria Report newsletter", "the Hashd al-Shaabi coalition": the name before the noun.
            let before = |c: &TokenId| {
                *c < t && self.syntax.relation(*c) == Relation::Compound && self.syntax.tag(*c).is_proper()
            };
            // "married to the handballer Jonas Ek".
            let behind = |c: &TokenId| {
                *c == t + 1 && self.syntax.relation(*c) == Relation::Appos && self.syntax.tag(*c).is_proper()
            };
            if let Some(name) = self.syntax.children(t).find(behind) {
                return self.entities.headed_by(name);
            }
            let name = self.syntax.children(t).filter(before).last()?;
            let id = self.entities.covering(name)?;
            // "the capital of North Kordofan state".
            let region = self.kind(id) == EntityKind::Place && is(self.syntax.lemma(t), Class::DivisionNoun);
            (region || self.kind(id).is_organized() || self.kind(id) == EntityKind::Work).then_some(id)
        })
    }

    /// The side that acts in a phrase: `Israeli troops` act for Israel, `fighters of the Front` for the Front, `rebel`
    /// before a noun means the rebels.
    fn side(&self, t: TokenId) -> Option<EntityId> {
        let t = self.syntax.referent(t);
        let own = self.entity(t);
        if own.is_some_and(|e| self.is_named(e)) {
            return own.map(|e| self.state_of(e));
        }
        let owner = self.syntax.children(t).find_map(|c| {
            let relation = self.syntax.relation(c);
            let of = relation == Relation::Nmod && one_of!(self.syntax.preposition(c), "of" | "from");
            if !of && !matches!(relation, Relation::NmodPoss | Relation::Compound | Relation::Amod) {
                return None;
            }
            let id = self.state_of(self.entity(c)?);
            // "Afghan insurgents" act for no state.
            let state = self.kind(id) == EntityKind::Place && self.is_state(id);
            let side = self.kind(id).is_organized() || state && !is(self.syntax.lemma(t), Class::ArmedNoun);
            (side && self.is_named(id)).then_some(id)
        });
        owner.filter(|_| is(self.syntax.lemma(t), Class::TroopNoun)).or(own).or_else(|| self.common_side(t))
    }

    /// The entity that is called by the same common noun, the one spoken of most: `rebel` in `rebel hands`.
    fn common_side(&self, t: TokenId) -> Option<EntityId> {
        let word = self.syntax.article.lower(t);
        if !is(word, Class::SideNoun) {
            return None;
        }
        let count = |e: &crate::entities::Entity| {
            let same = |m: &&crate::entities::Mention| {
                m.form == Form::Nominal && self.syntax.lemma(m.head).eq_ignore_ascii_case(word)
            };
            e.mentions.iter().filter(same).count()
        };
        let best = self.entities.list.iter().enumerate().filter(|(_, e)| count(e) > 0);
        best.max_by_key(|(id, e)| (count(e), usize::MAX - id)).map(|(id, _)| id as EntityId)
    }

    /// The country of a people, where the text names it: `Russian backers` are Russia's.
    fn state_of(&self, id: EntityId) -> EntityId {
        let Some(entity) = self.entities.get(id).filter(|e| e.kind == EntityKind::People) else { return id };
        let code = self.lexicon.people(&entity.name).map_or("", |p| p.country);
        self.states.get(code).copied().unwrap_or(id)
    }

    fn kind(&self, id: EntityId) -> EntityKind {
        self.entities.get(id).map_or(EntityKind::Object, |e| e.kind)
    }

    fn is_named(&self, id: EntityId) -> bool {
        self.entities.get(id).is_some_and(|e| e.named)
    }

    /// The subject of a predicate: of two, the nearer (`KESRA (Own report) — Fighters captured`).
    fn subject(&self, t: TokenId) -> Option<TokenId> {
        let subjects =
            |c: &TokenId| *c < t && matches!(self.syntax.relation(*c), Relation::Nsubj | Relation::NsubjPass);
        let mut own = self.syntax.children(t).filter(subjects);
        if let (Some(_), Some(last)) = (own.next(), own.last()) {
            return Some(self.syntax.referent(last));
        }
        self.syntax.subject(t).map(|(s, _)| s)
    }

    fn add(&mut self, link: Link, from: EntityId, to: EntityId, words: Range<TokenId>, status: Holds, confidence: f32) {
        let (from, to) = if link.reversed { (to, from) } else { (from, to) };
        if from == to || !link.kind.accepts(self.kind(from), self.kind(to)) {
            return;
        }
        let status = if link.ends { Holds::Past } else { status };
        let span = self.syntax.article.span_of(words);
        self.push(link.kind, from, to, span, status, confidence);
    }

    fn push(&mut self, kind: RelationKind, from: EntityId, to: EntityId, span: Span, status: Holds, confidence: f32) {
        let (from, to) = (self.state_of(from), self.state_of(to));
        let to = if kind == RelationKind::FamilyOf { self.namesake(from, to, span) } else { to };
        // "her husband's secretary", "curator of the exhibit": in nobody's service who has a name.
        if kind == RelationKind::WorksFor && self.kind(to) == EntityKind::Person && !self.is_named(to) {
            return;
        }
        self.ties.push(Tie { kind, from, to, span, status, interval: None, change: None, confidence });
    }
}
