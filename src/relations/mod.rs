//! How entities stand to one another: who leads, backs, opposes or belongs to whom.
//!
//! Read off the offices that entities hold, off nouns said of them ("an ally of", "the group's leader"), off
//! verbs and participles (`data/relations/`), off places named one within another, and off what was done.

mod offices;
mod table;

use crate::article::{Article, TokenId};
use crate::entities::{Entities, EntityId, EntityKind};
use crate::events::{Event, RoleName, Status};
use crate::language::syntax::Syntax;
use crate::language::{Analysis, Relation, Tag};
use crate::places::Places;
use crate::span::Span;
use crate::times::Day;
use offices::{FORCES, SECTORS, SERVANTS};
use std::collections::BTreeMap;
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
#[allow(missing_docs, reason = "the names are the report's")]
pub enum Change {
    Took,
    Holds,
    Lost,
    Besieges,
    Contests,
}

impl Change {
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
}

/// A relation between two entities.
#[derive(Debug, Clone, PartialEq)]
pub struct Tie {
    /// `ally_of`, `supports`, `opposes`, `leads`, `member_of`, `part_of`, `works_for`, `located_in`, `capital_of`,
    /// `controls`, `linked_to`, `family_of` or `designated_by`.
    pub kind: &'static str,
    /// The one of whom it is said.
    pub from: EntityId,
    /// The other.
    pub to: EntityId,
    /// The words that say it.
    pub span: Span,
    /// Whether it still holds.
    pub status: Holds,
    /// First and last day of which the text says it holds, where it does.
    pub interval: Option<(Day, Day)>,
    /// For `controls`: what became of it.
    pub change: Option<Change>,
    /// 0 to 1.
    pub confidence: f32,
}

/// Every relation, in text order, each pair and kind once.
pub fn find(
    article: &Article<'_>,
    analysis: &Analysis,
    entities: &Entities,
    places: &Places,
    events: &[Event],
) -> Vec<Tie> {
    let syntax = Syntax::new(article, analysis);
    let standing = events.iter().map(|e| (e.token, e.status)).collect();
    let mut finder = Finder { standing, syntax: &syntax, entities, places, table: Table::get(), ties: Vec::new() };
    finder.offices();
    for t in 0..syntax.len() {
        let tag = syntax.tag(t);
        if tag.is_verb() {
            finder.verb(t);
        }
        if matches!(tag, Tag::Nn | Tag::Nns) {
            finder.noun(t);
            finder.hostilities(t);
        }
        if tag.is_proper() {
            finder.own_body(t);
        }
        if tag.is_noun() {
            finder.located(t);
        }
        finder.participle(t);
    }
    finder.deeds(events);
    let mut ties = finder.ties;
    // The surest of each pair and kind, then text order.
    ties.sort_by(|a, b| {
        (a.kind, a.from, a.to)
            .cmp(&(b.kind, b.from, b.to))
            .then(b.confidence.total_cmp(&a.confidence))
            .then(a.span.cmp(&b.span))
    });
    ties.dedup_by(|b, a| (a.kind, a.from, a.to) == (b.kind, b.from, b.to));
    // "Chinese leader Xi Jinping" leads China, and not the Chinese besides.
    let people = |t: &Tie| entities.get(t.to).is_some_and(|e| e.kind == EntityKind::People);
    let states: std::collections::BTreeSet<(&str, EntityId)> = ties
        .iter()
        .filter(|t| entities.get(t.to).is_some_and(|e| e.kind == EntityKind::Place))
        .map(|t| (t.kind, t.from))
        .collect();
    ties.retain(|t| !people(t) || !states.contains(&(t.kind, t.from)));
    ties.sort_by_key(|t| (t.span, t.kind, t.from, t.to));
    ties
}

struct Finder<'a> {
    syntax: &'a Syntax<'a>,
    entities: &'a Entities,
    places: &'a Places,
    table: &'static Table,
    ties: Vec<Tie>,
    /// Whether the verbs that are events happened, by token.
    standing: BTreeMap<TokenId, Status>,
}

impl Finder<'_> {
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
                return self.entities.covering(t);
            }
            // "the Syria Report newsletter", "the Hashd al-Shaabi coalition": the name before the noun.
            let before = |c: &TokenId| {
                *c < t && self.syntax.relation(*c) == Relation::Compound && self.syntax.tag(*c).is_proper()
            };
            let name = self.syntax.children(t).filter(before).last()?;
            let id = self.entities.covering(name)?;
            // "the capital of North Kordofan state".
            let region = self.kind(id) == EntityKind::Place
                && matches!(
                    self.syntax.lemma(t),
                    "province" | "state" | "region" | "district" | "county" | "governorate" | "island"
                );
            (region || matches!(self.kind(id), EntityKind::Organization | EntityKind::Group | EntityKind::Work))
                .then_some(id)
        })
    }

    fn kind(&self, id: EntityId) -> EntityKind {
        self.entities.get(id).map_or(EntityKind::Object, |e| e.kind)
    }

    fn add(&mut self, link: Link, from: EntityId, to: EntityId, words: Range<TokenId>, status: Holds, confidence: f32) {
        let (from, to) = if link.reversed { (to, from) } else { (from, to) };
        if from == to || !fits(link.kind, self.kind(from), self.kind(to)) {
            return;
        }
        // "families who lost their homes": a home is nobody's ground.
        let unnamed = |id: EntityId| self.entities.get(id).is_none_or(|e| !e.named);
        if link.kind == "controls" && link.ends && unnamed(to) && self.kind(to) == EntityKind::Facility && unnamed(from)
        {
            return;
        }
        let status = if link.ends { Holds::Past } else { status };
        self.ties.push(Tie {
            kind: link.kind,
            from,
            to,
            span: self.syntax.article.span_of(words),
            status,
            interval: None,
            change: None,
            confidence,
        });
    }

    /// Whether what token `t` says still holds: by tense, modality, and words such as `former`.
    fn holds(&self, t: TokenId) -> Holds {
        let syntax = self.syntax;
        let mut past = false;
        let mut group: Vec<TokenId> = syntax.children(t).collect();
        group.push(t);
        if let Some(h) = syntax.head(t) {
            group.extend(syntax.children(h).filter(|&c| c.abs_diff(t) <= 3));
        }
        for c in group {
            match syntax.article.lower(c) {
                "former" | "formerly" | "previously" | "once" | "ex" | "then" | "erstwhile" | "onetime" | "late"
                | "ousted" => past = true,
                "may" | "might" | "could" | "would" | "possibly" | "allegedly" | "suspected" | "alleged"
                | "potential" | "if" => return Holds::Possible,
                _ => {}
            }
        }
        if past { Holds::Past } else { Holds::Current }
    }

    fn negated(&self, t: TokenId) -> bool {
        self.syntax.children(t).any(|c| matches!(self.syntax.article.lower(c), "not" | "n't" | "never" | "no"))
    }

    fn verb(&mut self, t: TokenId) {
        let syntax = self.syntax;
        let Some(links) = self.table.verb(syntax.lemma(t)) else { return };
        if self.negated(t) {
            return;
        }
        let passive = syntax.is_passive(t) || syntax.subject(t).is_some_and(|(_, u)| u);
        let mut subject = syntax.subject(t).map(|(s, _)| s);
        let mut status = self.holds(t);
        // "accuses India of backing the rebels": India is said to.
        if let Some(h) = syntax.head(t).filter(|&h| {
            syntax.tag(t) == Tag::Vbg
                && h < t
                && matches!(syntax.lemma(h), "accuse" | "suspect" | "blame" | "charge" | "convict" | "acquit")
        }) {
            subject = if syntax.is_passive(h) { syntax.own_subject(h) } else { syntax.object(h) };
            status = Holds::Possible;
        }
        match self.standing.get(&t) {
            Some(Status::Negated | Status::Denied | Status::Hypothetical) => return,
            Some(Status::Possible | Status::Planned) => status = Holds::Possible,
            _ => {}
        }
        // A past progressive or pluperfect is over; a simple past of a state-like tie usually not.
        if status == Holds::Current
            && syntax.children(t).any(|c| syntax.article.lower(c) == "had")
            && syntax.tag(t) == Tag::Vbn
            && !passive
            // "said it had retaken the town" has it.
            && !matches!(syntax.lemma(t), "capture" | "seize" | "retake" | "recapture" | "conquer" | "overrun" | "join" | "take")
        {
            status = Holds::Past;
        }
        // "who governed Peru from 2011 to 2018", "ran the bank until he resigned".
        let over = |c: TokenId| match syntax.article.lower(c) {
            "until" | "till" => true,
            "from" => {
                let year = |t: TokenId| syntax.article.word(t).len() == 4 && syntax.tag(t) == Tag::Cd;
                year(c + 1) && matches!(syntax.article.lower(c + 2), "to" | "until" | "-" | "–") && year(c + 3)
            }
            _ => false,
        };
        if status == Holds::Current
            && matches!(syntax.tag(t), Tag::Vbd | Tag::Vbn)
            && syntax.extent(t).take(40).any(over)
        {
            status = Holds::Past;
        }
        for (preposition, link) in links {
            let pairs: Vec<(TokenId, TokenId)> = match *preposition {
                "-" if passive => match (syntax.agent(t), subject) {
                    (Some(a), Some(s)) => vec![(a, s)],
                    _ => vec![],
                },
                "-" => match (subject, syntax.object(t).or_else(|| syntax.relativized_object(t))) {
                    (Some(s), Some(o)) => vec![(s, o)],
                    _ => vec![],
                },
                "by" => match (subject.filter(|_| passive), syntax.agent(t)) {
                    (Some(s), Some(a)) => vec![(s, a)],
                    _ => vec![],
                },
                // "a road linking the capital to the coast" ties no two who act.
                "to" | "with" if link.kind == "linked_to" && !link.ends && !passive => vec![],
                p => {
                    let other = syntax.obliques(t).find(|(q, _)| *q == p).map(|(_, o)| o);
                    match (subject, other) {
                        (Some(s), Some(o)) => vec![(s, o)],
                        _ => vec![],
                    }
                }
            };
            for (a, b) in pairs {
                // "Reda, who headed the delegation, and Hussein": only Reda did.
                for x in syntax.coordinated(a).into_iter().filter(|&x| x < t || a > t) {
                    for y in syntax.coordinated(b) {
                        let counted = matches!(syntax.lemma(t), "employ" | "hire")
                            && self.entity(y).is_none_or(|e| self.entities.get(e).is_none_or(|e| !e.named));
                        if counted {
                            continue;
                        }
                        if let (Some(from), Some(to)) = (self.entity(x), self.entity(y)) {
                            let words = x.min(y).min(t)..x.max(y).max(t) + 1;
                            self.add(*link, from, to, words, status, 0.65);
                        }
                    }
                }
            }
        }
    }

    /// A noun of the table with its owner, said of another: by apposition, copula, title or as that one's own mention.
    fn noun(&mut self, t: TokenId) {
        let syntax = self.syntax;
        if syntax.lemma(t) == "party"
            && let Some(c) = syntax.child(t, &[Relation::NmodPoss])
            && let (Some(from), Some(to)) = (self.entity(c), self.entity(t))
            && self.kind(from) == EntityKind::Person
            && self.entities.get(to).is_some_and(|e| e.named)
        {
            let link = Link { kind: "member_of", reversed: false, ends: false };
            self.add(link, from, to, c..t + 1, self.holds(t), 0.65);
        }
        let lower = |t: TokenId| syntax.article.lower(t);
        // "editor-in-chief", which is one word.
        if lower(t) == "chief" && t > 1 && lower(t - 2) == "in" && syntax.article.word(t - 1) == "-" {
            return;
        }
        let compound = t > 0 && self.table.noun(&format!("{} {}", lower(t - 1), lower(t))).is_some();
        let Some(mut link) = self.table.noun(syntax.lemma(t)) else { return };
        if compound && let Some(closer) = self.table.noun(&format!("{} {}", lower(t - 1), lower(t))) {
            link = closer;
        }
        let mut owners: Vec<TokenId> = Vec::new();
        for c in syntax.children(t) {
            let place =
                self.entity(c).is_some_and(|e| matches!(self.kind(e), EntityKind::Place | EntityKind::Facility));
            let fits = match syntax.relation(c) {
                Relation::NmodPoss => true,
                // "the British rival", "Iranian allies": where they are from, not whose they are.
                // "Kharkiv region" is more than Kharkiv and does not lie in it.
                Relation::Compound
                    if link.kind == "located_in" && place && c + 1 == t && syntax.relation(t) != Relation::Appos =>
                {
                    false
                }
                Relation::Compound | Relation::Amod => {
                    let people = self.entity(c).is_some_and(|e| self.kind(e) == EntityKind::People);
                    !people || matches!(link.kind, "leads" | "works_for" | "capital_of")
                }
                // Where someone stands says nothing of whom he leads or serves: "a leader in exile in Syria", "the
                // envoy to Kenya", "director for East Africa".
                Relation::Nmod => match syntax.preposition(c) {
                    "of" => true,
                    "with" => true,
                    "for" => !place || !matches!(link.kind, "leads" | "works_for"),
                    "to" => !place || !matches!(link.kind, "leads" | "works_for"),
                    "in" | "from" => matches!(link.kind, "located_in" | "linked_to") || !place && body(link.kind),
                    "at" => body(link.kind) || link.kind == "located_in",
                    _ => false,
                },
                _ => false,
            };
            if fits {
                owners.extend(syntax.coordinated(c));
            }
        }
        // "the group's Kenya director": of the group.
        if owners.iter().any(|&o| syntax.relation(o) == Relation::NmodPoss) {
            owners.retain(|&o| !matches!(syntax.relation(o), Relation::Compound | Relation::Amod));
        }
        // Compounds inside a name in apposition: "Hezbollah leader Hassan Nasrallah" has the name as head.
        let mut ones: Vec<TokenId> = Vec::new();
        match syntax.relation(t) {
            Relation::Appos | Relation::Compound | Relation::NmodDesc | Relation::Flat => {
                if let Some(h) = syntax.head(t) {
                    ones.push(h);
                    owners.extend(syntax.children(h).filter(|&c| {
                        c < t
                            && t < h
                            && matches!(syntax.relation(c), Relation::NmodPoss | Relation::Compound | Relation::Amod)
                    }));
                }
            }
            _ => {}
        }
        ones.extend(syntax.children(t).filter(|&c| matches!(syntax.relation(c), Relation::Appos | Relation::Flat)));
        if syntax.children(t).any(|c| syntax.relation(c) == Relation::Cop) {
            ones.extend(syntax.subject(t).map(|(s, _)| s));
        }
        // "the group's leader, ..." already linked to its entity.
        ones.push(t);
        // Where linking has said whose description it is, nobody else's.
        if let Some(own) = self.entity(t).filter(|&e| self.entities.get(e).is_some_and(|e| e.named)) {
            ones.retain(|&o| self.entity(o) == Some(own));
        }
        let status = self.holds(t);
        let mut seen = Vec::new();
        let capital = link.kind == "capital_of";
        let themselves: Vec<EntityId> = ones.iter().filter_map(|&o| self.entity(o)).collect();
        let before = self.ties.len();
        for &one in &ones {
            // The description itself is tied only where nobody it describes was.
            if one == t && self.ties.len() > before {
                break;
            }
            let Some(from) = self.entity(one) else { continue };
            if seen.contains(&from) {
                continue;
            }
            seen.push(from);
            let words = |o: TokenId| one.min(t).min(o)..one.max(t).max(o) + 1;
            let mut any = false;
            for &o in &owners {
                if o == one {
                    continue;
                }
                // "Teachers' union leader", "Kenya opposition leader": of what stands between.
                let other = o < t
                    && matches!(link.kind, "leads" | "works_for" | "member_of")
                    && (o + 1..t).any(|x| {
                        matches!(syntax.tag(x), Tag::Nn | Tag::Nns)
                            && !FORCES.contains(&lower(x))
                            && self.table.noun(syntax.lemma(x)).is_none_or(|l| l.kind == "part_of")
                            && !(compound && x + 1 == t)
                    });
                if let Some(to) = self.entity(o).filter(|e| !themselves.contains(e) && !other) {
                    any = true;
                    let several = link.kind == "leads"
                        && self.kind(to) == EntityKind::Group
                        && self.one_of_several(syntax.article.span_of(t..t + 1));
                    let link = if several { Link { kind: "member_of", ..link } } else { link };
                    let part = link.kind == "leads" && {
                        let near = |c: &TokenId| {
                            *c < t
                                && t - *c < 4
                                && *c != o
                                && (syntax.relation(*c) == Relation::Compound || SECTORS.contains(&lower(*c)))
                        };
                        let modifiers: Vec<&str> = syntax.children(t).filter(near).map(lower).collect();
                        let mut title: Vec<&str> =
                            modifiers.into_iter().filter(|w| w.chars().all(char::is_alphabetic)).collect();
                        title.retain(|w| {
                            !matches!(*w, "the" | "a" | "an" | "its" | "their" | "his" | "her" | "new" | "former")
                        });
                        title.push(lower(t));
                        !compound
                            && self.partial(&title, syntax.article.span_of(t..t + 1))
                            && self.kind(from) == EntityKind::Person
                    };
                    let link = if part { Link { kind: "works_for", ..link } } else { link };
                    // "Sudan's army chief" leads the army.
                    let force = link.kind == "leads"
                        && self.kind(to) == EntityKind::Place
                        && syntax.children(t).any(|c| FORCES.contains(&syntax.article.lower(c)));
                    let link = if force { Link { kind: "works_for", ..link } } else { link };
                    let place = matches!(self.kind(to), EntityKind::Place | EntityKind::People);
                    if link.kind == "works_for" && place && !force && !SERVANTS.contains(&syntax.lemma(t)) {
                        continue;
                    }
                    self.add(link, from, to, words(o), status, 0.75);
                }
            }
            let whose = syntax.children(t).any(|c| {
                syntax.relation(c) == Relation::NmodPoss
                    || syntax.relation(c) == Relation::Nmod && syntax.preposition(c) == "of"
            });
            if capital && !any && !whose {
                // "the capital, Damascus": of the country it lies in.
                let country = self.places.of(from).and_then(|p| p.country.clone());
                let of = country.and_then(|c| {
                    (0..self.entities.list.len()).position(|id| {
                        self.places
                            .of(id as EntityId)
                            .is_some_and(|p| p.kind == "country" && p.country.as_deref() == Some(c.as_str()))
                    })
                });
                if let Some(to) = of {
                    self.add(link, from, to as EntityId, words(t), status, 0.7);
                }
            }
        }
    }

    /// `China's Ministry of Commerce` is part of China.
    fn own_body(&mut self, t: TokenId) {
        let syntax = self.syntax;
        let Some(from) = self.entities.headed_by(t).filter(|&e| self.kind(e) == EntityKind::Organization) else {
            return;
        };
        let own = syntax.child(t, &[Relation::NmodPoss]).and_then(|c| Some((c, self.entity(c)?)));
        let Some((c, to)) = own.filter(|&(_, e)| matches!(self.kind(e), EntityKind::Place | EntityKind::Organization))
        else {
            return;
        };
        let word = syntax.article.lower(t);
        // "Yale University's Humanitarian Research Lab".
        let body = self.kind(to) == EntityKind::Organization
            || matches!(word, "parliament" | "congress" | "senate" | "council" | "commission" | "office" | "police")
            || self.table.noun(word).is_some_and(|l| l.kind == "part_of");
        if body {
            let link = Link { kind: "part_of", reversed: false, ends: false };
            self.add(link, from, to, c..t + 1, Holds::Current, 0.7);
        }
    }

    /// `rebels in northern Syria`, `Raqqa, Syria`.
    fn located(&mut self, t: TokenId) {
        let syntax = self.syntax;
        // "told reporters in New York": where it was said.
        if matches!(syntax.lemma(t), "reporter" | "journalist") && syntax.relation(t) != Relation::Nsubj {
            return;
        }
        let Some(from) = self.entity(t) else { return };
        let link = Link { kind: "located_in", reversed: false, ends: false };
        for c in syntax.children(t) {
            let Some(to) = self.entity(c) else { continue };
            // "the biggest steelmaker in the world"; "a summit of the group in Brazil", where the summit is.
            if matches!(syntax.lemma(c), "world" | "globe" | "planet" | "earth")
                || syntax.relation(t) == Relation::Nmod
                    && matches!(self.kind(from), EntityKind::Organization | EntityKind::Group)
                    && syntax.head(t).is_some_and(|h| GATHERINGS.contains(&syntax.lemma(h)))
            {
                continue;
            }
            // "met Putin in Sochi": where they met.
            if self.kind(from) == EntityKind::Person && syntax.tag(t).is_proper() {
                continue;
            }
            let place = self.kind(to) == EntityKind::Place;
            let here = self.kind(from) == EntityKind::Place;
            match syntax.relation(c) {
                Relation::Nmod
                    if place
                        && c > t
                        && matches!(syntax.preposition(c), "in" | "near" | "inside" | "at" | "across" | "around") =>
                {
                    // "in Syria and Iraq"
                    for c in syntax.coordinated(c) {
                        if let Some(to) = self.entity(c).filter(|&e| self.kind(e) == EntityKind::Place) {
                            self.add(link, from, to, t..c + 1, Holds::Current, 0.6);
                        }
                    }
                }
                // "soldiers from the 3rd Battalion"
                Relation::Nmod
                    if c > t
                        && syntax.preposition(c) == "from"
                        && matches!(self.kind(from), EntityKind::Person | EntityKind::Group)
                        && self.entities.get(to).is_some_and(|e| e.named)
                        && matches!(self.kind(to), EntityKind::Organization | EntityKind::Group) =>
                {
                    self.add(Link { kind: "member_of", ..link }, from, to, t..c + 1, Holds::Current, 0.6);
                }
                Relation::Appos | Relation::NmodUnmarked | Relation::Nmod | Relation::List
                    if place
                        && here
                        && c > t
                        && c - t <= 4
                        && syntax.article.word(t + 1) == ","
                        && syntax.preposition(c).is_empty()
                        && syntax
                            .children(c)
                            .all(|d| !matches!(syntax.relation(d), Relation::Det | Relation::NmodPoss)) =>
                {
                    self.add(link, from, to, t..c + 1, Holds::Current, 0.7);
                }
                _ => {}
            }
        }
    }

    /// `Turkish airstrikes against the militia`, `the army launched an offensive against the rebels`.
    fn hostilities(&mut self, t: TokenId) {
        let syntax = self.syntax;
        if !HOSTILITIES.contains(&syntax.lemma(t)) {
            return;
        }
        let against = syntax.children(t).find(|&c| syntax.preposition(c) == "against");
        // The object's `against` may hang on the verb.
        let verb = syntax.head(t).filter(|_| syntax.relation(t) == Relation::Obj);
        let other = verb.and_then(|v| syntax.obliques(v).find(|(p, _)| *p == "against").map(|(_, o)| o));
        let Some(enemy) = against.or(other) else { return };
        let own = [Relation::NmodPoss, Relation::Compound, Relation::Amod];
        let owner =
            syntax.children(t).filter(|&c| c < t && own.contains(&syntax.relation(c))).find_map(|c| self.entity(c));
        let Some(from) = owner.or_else(|| self.entity(syntax.subject(verb?)?.0)) else { return };
        let happened = verb.is_none_or(|v| !self.negated(v));
        let link = Link { kind: "opposes", reversed: false, ends: false };
        for enemy in syntax.coordinated(enemy) {
            if let Some(to) = self.entity(enemy).filter(|_| happened) {
                self.add(link, from, to, t.min(enemy)..t.max(enemy) + 1, self.holds(t), 0.6);
            }
        }
    }

    /// `Turkey-backed rebels`: a name, a hyphen, a participle, a noun.
    fn participle(&mut self, t: TokenId) {
        let syntax = self.syntax;
        let article = syntax.article;
        let Some(link) = self.table.participle(article.lower(t)) else { return };
        if t < 2
            || !matches!(article.word(t - 1), "-" | "‑" | "–")
            || article.tokens.get(t as usize).is_none_or(|k| k.spaced)
        {
            return;
        }
        let Some(from) = self.entity(t - 2).or_else(|| self.entities.covering(t - 2)) else { return };
        let sentence = syntax.sentence(t);
        let noun = (t + 1..sentence.end.min(t + 7))
            .take_while(|&i| !syntax.is_edge(i) || matches!(article.word(i), "-" | ","))
            .filter(|&i| syntax.tag(i).is_noun())
            .find(|&i| self.entities.headed_by(i).is_some());
        let Some(to) = noun.and_then(|n| self.entities.headed_by(n).map(|e| (n, e))) else { return };
        let words = t - 2..to.0 + 1;
        if matches!(link.kind, "linked_to" | "ally_of" | "located_in") {
            // These are said of what follows.
            self.add(link, to.1, from, words, Holds::Current, 0.7);
        } else {
            self.add(link, from, to.1, words, Holds::Current, 0.7);
        }
    }

    /// What was done to each other: who fights whom, who took which place.
    fn deeds(&mut self, events: &[Event]) {
        let syntax = self.syntax;
        for e in events {
            if !matches!(e.status, Status::Happened | Status::Ongoing) {
                continue;
            }
            let of = |role: RoleName| e.roles.iter().filter(move |r| r.role == role).filter_map(|r| r.entity);
            let link = match (e.kind, e.mode) {
                (Some("COERCE"), Some("seize")) => "controls",
                (Some("ASSAULT"), _) => "opposes",
                (Some("AID"), _) => "supports",
                _ => continue,
            };
            for from in of(RoleName::Actor) {
                for to in of(RoleName::Target) {
                    let (a, b) = (self.kind(from), self.kind(to));
                    let place = b == EntityKind::Place || b == EntityKind::Facility;
                    if (link == "controls") != place || a == EntityKind::Object {
                        continue;
                    }
                    // "doctors treated patients", "a man attacked an officer": deeds of a day, not sides.
                    let proper = |id: EntityId| {
                        self.entities.get(id).is_some_and(|e| {
                            e.named
                                || e.mentions.iter().flat_map(|m| m.tokens.clone()).any(|t| syntax.tag(t).is_proper())
                        })
                    };
                    if link == "supports" && !(proper(from) && proper(to)) || !proper(from) && !proper(to) {
                        continue;
                    }
                    if from != to && fits(link, a, b) {
                        self.ties.push(Tie {
                            kind: link,
                            from,
                            to,
                            span: e.span,
                            status: Holds::Current,
                            interval: None,
                            change: None,
                            confidence: 0.5,
                        });
                    }
                }
            }
        }
    }
}

/// What is done against somebody.
const HOSTILITIES: &[&str] = &[
    "airstrike",
    "assault",
    "attack",
    "battle",
    "campaign",
    "fight",
    "offensive",
    "operation",
    "raid",
    "strike",
    "struggle",
    "war",
];

/// What bodies hold somewhere, without being there themselves.
const GATHERINGS: &[&str] = &["conference", "gathering", "meeting", "rally", "session", "summit", "talk"];

/// Ties to a body that one can also be in or at.
fn body(kind: &str) -> bool {
    matches!(kind, "works_for" | "member_of" | "part_of")
}

/// Whether two kinds of entity can stand so to one another.
fn fits(kind: &str, from: EntityKind, to: EntityKind) -> bool {
    use EntityKind::{Facility, Group, Object, Occasion, Organization, People, Person, Place, Work};
    let body = |k| matches!(k, Organization | Group | Place | People | Facility);
    let actor = |k| matches!(k, Person | Organization | Group | Place | People);
    match kind {
        "leads" => {
            matches!(from, Person | Group | Organization | Place | People)
                && matches!(to, Organization | Group | Place | People | Facility | Occasion)
        }
        "works_for" => {
            matches!(from, Person | Group | Organization)
                && matches!(to, Organization | Group | Place | People | Work | Person | Facility)
        }
        "member_of" => actor(from) && matches!(to, Organization | Group | People),
        "part_of" => body(from) && body(to),
        "located_in" | "capital_of" => to == Place && from != Object && (kind == "located_in" || from == Place),
        "controls" => actor(from) && matches!(to, Place | Facility | Organization),
        "family_of" => from == Person && to == Person,
        "designated_by" => matches!(from, Group | Organization | Person) && actor(to),
        _ => actor(from) && (actor(to) || to == Occasion && kind == "opposes"),
    }
}
