//! Nouns of the table with their owner, said of another: by apposition, copula, title, or as that one's own mention.

use super::table::{Link, Office};
use super::{Finder, Holds, RelationKind};
use crate::article::TokenId;
use crate::entities::{EntityId, EntityKind};
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, is};

/// A noun of the table in its sentence.
struct Phrase {
    noun: TokenId,
    link: Link,
    /// True where the word before belongs to it: `chief executive`.
    compound: bool,
    /// The noun that belongs to it: of `chief of staff` the staff.
    inside: Option<TokenId>,
}

impl Finder<'_> {
    pub(super) fn noun(&mut self, t: TokenId) {
        self.party(t);
        self.backers(t);
        self.one_of_others(t);
        let Some(phrase) = self.relational(t) else { return };
        let Some(status) = self.stated_noun(t) else { return };
        let mut owners = self.owners(&phrase);
        let bearers = self.bearers(t, &mut owners);
        let themselves: Vec<EntityId> = bearers.iter().filter_map(|&b| self.entity(b)).collect();
        let mut seen = Vec::new();
        let mut any = false;
        for &one in &bearers {
            let Some(from) = self.entity(one).filter(|f| !seen.contains(f)) else { continue };
            seen.push(from);
            for &o in owners.iter().filter(|&&o| o != one) {
                if self.is_past_another(&phrase, o) {
                    continue;
                }
                let Some(to) = self.owner_entity(o).filter(|e| !themselves.contains(e)) else { continue };
                any = true;
                self.tie_of_noun(&phrase, one, from, o, to, status);
            }
        }
        if phrase.link.kind == RelationKind::CapitalOf && !any {
            self.capital(t, &bearers, status);
        }
    }

    /// The noun's relation, by the words before it too: `chief executive`, `head coach`.
    fn relational(&self, t: TokenId) -> Option<Phrase> {
        let syntax = self.syntax;
        let lower = |t: TokenId| syntax.article.lower(t);
        // "the junta's arms supplier": the supplier is the noun.
        let head = syntax.head(t).filter(|_| syntax.relation(t) == Relation::Compound);
        if head
            .is_some_and(|h| matches!(syntax.tag(h), Tag::Nn | Tag::Nns) && self.table.noun(syntax.lemma(h)).is_some())
        {
            return None;
        }
        // "the party's front-runner"
        if self.is_hyphen(t + 1) && self.table.noun(lower(t)).is_some_and(|l| l.kind == RelationKind::LinkedTo) {
            return None;
        }
        let two = if t > 0 { format!("{} {}", lower(t - 1), lower(t)) } else { String::new() };
        // "its trading partner", "South Korea's Yonhap news agency"
        if self.table.is_stranger(&two) {
            return None;
        }
        let longer = self.table.noun(&two);
        // "chief of staff"
        let of =
            (lower(t + 1) == "of").then(|| self.table.noun(&format!("{} of {}", lower(t), lower(t + 2)))).flatten();
        let link = of.or(longer).or_else(|| self.table.noun(syntax.lemma(t)))?;
        Some(Phrase { noun: t, link, compound: longer.is_some(), inside: of.map(|_| t + 2) })
    }

    /// Whose, of what, for whom: the tokens that may name the other side.
    fn owners(&self, phrase: &Phrase) -> Vec<TokenId> {
        let (syntax, t) = (self.syntax, phrase.noun);
        let mut owners: Vec<TokenId> = Vec::new();
        for c in syntax.children(t) {
            if Some(c) != phrase.inside && self.is_owner(phrase, c) {
                owners.extend(syntax.coordinated(c));
            }
        }
        // "the group's Kenya director": of the group.
        if owners.iter().any(|&o| syntax.relation(o) == Relation::NmodPoss) {
            owners.retain(|&o| !matches!(syntax.relation(o), Relation::Compound | Relation::Amod));
        }
        owners
    }

    fn is_owner(&self, phrase: &Phrase, c: TokenId) -> bool {
        use RelationKind::{CapitalOf, Leads, LinkedTo, LocatedIn, WorksFor};
        let (syntax, t, kind) = (self.syntax, phrase.noun, phrase.link.kind);
        let entity = self.owner_entity(c);
        let place = entity.is_some_and(|e| matches!(self.kind(e), EntityKind::Place | EntityKind::Facility));
        let serving = matches!(kind, Leads | WorksFor);
        match syntax.relation(c) {
            Relation::NmodPoss => true,
            // "Kharkiv region" is more than Kharkiv and does not lie in it.
            Relation::Compound if kind == LocatedIn && place && c + 1 == t && syntax.relation(t) != Relation::Appos => {
                false
            }
            // "the British rival", "Iranian allies": where they are from, not whose they are.
            Relation::Compound | Relation::Amod => {
                let people = entity.is_some_and(|e| self.kind(e) == EntityKind::People);
                !people || serving || kind == CapitalOf
            }
            // Where someone stands says nothing of whom he leads or serves: "a leader in exile in Syria", "the envoy to
            // Kenya", "director for East Africa".
            Relation::Nmod => match syntax.preposition(c) {
                "of" | "with" => true,
                // "the ambassador to the agency", "awarded by the agency to a firm".
                "to" => (!place || !serving) && kind != RelationKind::PartOf && !is(syntax.lemma(t), Class::EnvoyNoun),
                "for" => !place || !serving,
                "in" | "from" => matches!(kind, LocatedIn | LinkedTo) || !place && kind.is_belonging(),
                "at" => kind.is_belonging() || kind == LocatedIn,
                _ => false,
            },
            _ => false,
        }
    }

    /// Who it is said of: the name it stands beside, the subject of its copula, the name that is its own predicate, or
    /// the entity it is a mention of. Owners that hang on the name are added.
    fn bearers(&self, t: TokenId, owners: &mut Vec<TokenId>) -> Vec<TokenId> {
        let syntax = self.syntax;
        let mut ones: Vec<TokenId> = Vec::new();
        let head = syntax.head(t);
        match (syntax.relation(t), head) {
            // Compounds inside a name in apposition: "Hezbollah leader Hassan Nasrallah" has the name as head.
            (Relation::Appos | Relation::Compound | Relation::NmodDesc | Relation::Flat, Some(h)) => {
                ones.push(h);
                owners.extend(syntax.children(h).filter(|&c| {
                    c < t
                        && t < h
                        && matches!(syntax.relation(c), Relation::NmodPoss | Relation::Compound | Relation::Amod)
                }));
            }
            // "Ardania's rival Belmark", where the tree takes the noun for an adjective.
            (Relation::Amod, Some(h)) if syntax.tag(h).is_proper() => ones.push(h),
            // "remains its chairwoman", "was elected president of the club", "serves as".
            (Relation::Xcomp | Relation::Obj | Relation::Obl, Some(h)) if self.is_becoming(t, h) => {
                ones.extend(self.subject(h));
            }
            // "whose director general is Paolo Conti".
            (Relation::Nsubj, Some(h))
                if syntax.tag(h).is_proper() && syntax.children(h).any(|c| syntax.relation(c) == Relation::Cop) =>
            {
                ones.push(h);
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
        if let Some(own) = self.entities.headed_by(t).filter(|&e| self.is_named(e)) {
            ones.retain(|&o| self.entity(o) == Some(own));
        }
        // A description of nobody: "her allies", "the union's members".
        ones.retain(|&o| o != t || self.entities.headed_by(t).is_some_and(|e| self.is_named(e)));
        ones
    }

    /// True for a noun that says what its verb's subject is or comes to be.
    fn is_becoming(&self, t: TokenId, verb: TokenId) -> bool {
        let lemma = self.syntax.lemma(verb);
        let passive = self.syntax.is_passive(verb);
        match self.syntax.relation(t) {
            Relation::Obl => {
                (one_of!(lemma, "serve" | "work" | "act") || self.is_leaving(verb))
                    && self.syntax.preposition(t) == "as"
            }
            _ => one_of!(lemma, "become" | "remain") || passive && is(lemma, Class::AppointingVerb),
        }
    }

    /// `his Russian and Iranian backers`, `its American ally`: the states that the adjectives name.
    fn backers(&mut self, t: TokenId) {
        let syntax = self.syntax;
        let kind = match self.table.noun(syntax.lemma(t)) {
            Some(link) if matches!(link.kind, RelationKind::Supports | RelationKind::AllyOf) => link.kind,
            _ => return,
        };
        let owner = syntax.child(t, &[Relation::NmodPoss]).and_then(|c| Some((c, self.entity(c)?)));
        // "its Lebanese ally, Hezbollah": the name, not the land.
        let named = |k: TokenId| k > t && matches!(syntax.relation(k), Relation::Appos | Relation::Flat);
        if syntax.children(t).any(named) {
            return;
        }
        let Some((c, to)) = owner.filter(|&(_, e)| self.is_named(e)) else { return };
        let Some(status) = self.stated_noun(t) else { return };
        let adjectives = syntax.children(t).filter(|&k| k > c && k < t && syntax.relation(k) == Relation::Amod);
        for adjective in adjectives.flat_map(|k| syntax.coordinated(k)) {
            if let Some(from) = self.entities.headed_by(adjective)
                && matches!(self.kind(from), EntityKind::Place | EntityKind::People)
            {
                self.add(Link::new(kind), from, to, c..t + 1, status, 0.85);
            }
        }
    }

    /// `HTS and other rebel factions`: one of the rebels.
    fn one_of_others(&mut self, t: TokenId) {
        let syntax = self.syntax;
        let other = syntax.children(t).any(|c| c < t && syntax.article.lower(c) == "other");
        let Some(first) = syntax.head(t).filter(|_| other && syntax.relation(t) == Relation::Conj) else { return };
        let Some(from) = self.entity(first).filter(|&e| self.is_named(e) && self.kind(e).is_organized()) else {
            return;
        };
        let side = syntax.children(t).filter(|&c| c < t).find_map(|c| self.common_side(c));
        if let Some(to) = side.filter(|&e| self.kind(e) == EntityKind::Group) {
            self.add(Link::new(RelationKind::MemberOf), from, to, first..t + 1, Holds::Current, 0.85);
        }
    }

    /// `Teachers' union leader`, `Kenya opposition leader`: of what stands between.
    fn is_past_another(&self, phrase: &Phrase, o: TokenId) -> bool {
        let (syntax, t) = (self.syntax, phrase.noun);
        o < t
            && matches!(phrase.link.kind, RelationKind::Leads | RelationKind::WorksFor | RelationKind::MemberOf)
            && (o + 1..t).any(|x| {
                matches!(syntax.tag(x), Tag::Nn | Tag::Nns)
                    && !self.table.office(Office::Force, syntax.article.lower(x))
                    && self.table.noun(syntax.lemma(x)).is_none_or(|l| l.kind == RelationKind::PartOf)
                    && !(phrase.compound && x + 1 == t)
            })
    }

    fn tie_of_noun(&mut self, p: &Phrase, one: TokenId, from: EntityId, o: TokenId, to: EntityId, status: Holds) {
        use RelationKind::{Leads, LocatedIn, WorksFor};
        let (syntax, t) = (self.syntax, p.noun);
        let kind = self.narrowed(p, from, o, to);
        let link = Link { kind, ..p.link };
        let force = syntax.children(t).any(|c| self.table.office(Office::Force, syntax.article.lower(c)));
        let state = matches!(self.kind(to), EntityKind::Place | EntityKind::People);
        let modifies = |c: &TokenId| {
            *c < t
                && *c != o
                && matches!(syntax.relation(*c), Relation::Compound | Relation::Amod)
                && self.entities.headed_by(*c).is_none()
        };
        let before = syntax.children(t).filter(modifies);
        // "his finance director" is his company's.
        let of_person = p.link.kind == Leads && self.kind(to) == EntityKind::Person;
        if of_person
            // "the U.S. chip maker": where it is from.
            || p.link.reversed && kind == RelationKind::PartOf && self.kind(to) == EntityKind::Place
            || self.kind(to) == EntityKind::Organization && o < t && self.is_envoy(t, syntax.lemma(t))
            // "Peru's spiritual leader": of the faithful, not of the land.
            || state && syntax.children(t).any(|c| syntax.article.lower(c) == "spiritual")
            // "the American civil rights leader"
            || state && syntax.lemma(t) == "leader" && !self.is_ruler(before.map(|c| syntax.article.lower(c)))
            // "Serbia, a candidate for membership of the EU"
            || syntax.lemma(t) == "candidate" && (self.kind(from) != EntityKind::Person || self.is_chamber(to))
            || is(syntax.lemma(t), Class::FirmOffice) && self.is_town(to)
            // Mexico City is the capital of no other land.
            || kind == RelationKind::CapitalOf && self.is_abroad(from, to)
            || kind == WorksFor && state && !force && !self.table.office(Office::Servant, syntax.lemma(t))
            // Only a person, or a body that has a name, is at the head of something.
            || matches!(p.link.kind, Leads | WorksFor) && self.kind(from) != EntityKind::Person
            || !self.is_named(to) && (!self.is_named(from) || kind == LocatedIn || kind == RelationKind::MemberOf)
            || kind == RelationKind::LinkedTo && self.kind(to) == EntityKind::Place && !self.is_state(to)
        {
            return;
        }
        self.add(link, from, to, one.min(t).min(o)..one.max(t).max(o) + 1, status, 0.85);
    }

    /// A leader of a part, or one of several, is less than the leader.
    fn narrowed(&self, p: &Phrase, from: EntityId, o: TokenId, to: EntityId) -> RelationKind {
        use RelationKind::{Leads, MemberOf, WorksFor};
        let (syntax, t) = (self.syntax, p.noun);
        if p.link.kind != Leads {
            return p.link.kind;
        }
        let own = syntax.article.span_of(t..t + 1);
        let lower = |t: TokenId| syntax.article.lower(t);
        if self.kind(to) == EntityKind::Group && self.one_of_several(own) {
            return MemberOf;
        }
        // "the agency's head of its technical division"
        let of = |c: TokenId| c > t && c != o && syntax.relation(c) == Relation::Nmod && syntax.preposition(c) == "of";
        if o < t && self.kind(to).is_organized() && syntax.children(t).any(of) {
            return WorksFor;
        }
        let near = |c: &TokenId| {
            *c < t
                && t - *c < 4
                && *c != o
                && (syntax.relation(*c) == Relation::Compound || self.table.office(Office::Sector, lower(*c)))
        };
        // "the company's North America president".
        let of_region = self.kind(to).is_organized()
            && syntax.children(t).any(|c| {
                c < t && c != o && self.entities.headed_by(c).is_some_and(|e| self.kind(e) == EntityKind::Place)
            });
        if of_region {
            return WorksFor;
        }
        let modifiers: Vec<&str> = syntax.children(t).filter(near).map(lower).collect();
        let mut title: Vec<&str> = modifiers.into_iter().filter(|w| w.chars().all(char::is_alphabetic)).collect();
        title.retain(|w| !one_of!(*w, "the" | "a" | "an" | "its" | "their" | "his" | "her" | "new" | "former"));
        title.push(lower(t));
        let part = !p.compound && self.partial(&title, own) && self.kind(from) == EntityKind::Person;
        // "Sudan's army chief" leads the army.
        let force = self.kind(to) == EntityKind::Place
            && syntax.children(t).any(|c| self.table.office(Office::Force, lower(c)));
        let below = title.iter().any(|w| self.table.office(Office::Below, w));
        if part || force || below { WorksFor } else { Leads }
    }

    /// `His Wiper party`: he is of it.
    fn party(&mut self, t: TokenId) {
        let syntax = self.syntax;
        if syntax.lemma(t) != "party" {
            return;
        }
        let owner = syntax.child(t, &[Relation::NmodPoss]).and_then(|c| Some((c, self.entity(c)?)));
        let Some((c, from)) = owner.filter(|&(_, e)| self.kind(e) == EntityKind::Person) else { return };
        // "Her party, New Dawn".
        let named = syntax.children(t).find(|&k| k > t && syntax.relation(k) == Relation::Appos);
        for party in [Some(t), named].into_iter().flatten() {
            if let Some(to) = self.entity(party).filter(|&e| self.is_named(e)) {
                let words = c.min(party)..c.max(party) + 1;
                self.add(Link::new(RelationKind::MemberOf), from, to, words, self.time_of_party(t), 0.85);
                return;
            }
        }
    }

    fn time_of_party(&self, t: TokenId) -> Holds {
        self.stated_noun(t).unwrap_or(Holds::Current)
    }

    /// `the capital, Damascus`: of the country it lies in.
    fn capital(&mut self, t: TokenId, bearers: &[TokenId], status: Holds) {
        let syntax = self.syntax;
        let whose = syntax.children(t).any(|c| {
            syntax.relation(c) == Relation::NmodPoss
                || syntax.relation(c) == Relation::Nmod && syntax.preposition(c) == "of"
        });
        let Some((one, from)) = bearers.iter().find_map(|&b| Some((b, self.entity(b)?))) else { return };
        // A region has a capital too.
        let place = self.places.of(from).filter(|p| p.kind == "capital");
        let country = place.and_then(|p| p.country.as_deref());
        let of = country.filter(|_| !whose).and_then(|c| {
            self.entities.list.iter().enumerate().position(|(at, e)| {
                e.named
                    && self
                        .places
                        .of(at as EntityId)
                        .is_some_and(|p| p.kind == "country" && p.country.as_deref() == Some(c))
            })
        });
        if let Some(to) = of {
            let words = one.min(t)..one.max(t) + 1;
            self.add(Link::new(RelationKind::CapitalOf), from, to as EntityId, words, status, 0.85);
        }
    }
}
