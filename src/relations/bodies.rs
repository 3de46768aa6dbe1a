//! Bodies and places named one within another: `China's Ministry of Commerce`, `Ida Kroll of the People's Movement`,
//! `Raqqa, Syria`.

use super::table::Link;
use super::{Finder, Holds, RelationKind};
use crate::article::{BlockKind, TokenId};
use crate::entities::{EntityId, EntityKind};
use crate::language::Relation;
use crate::lexicon::{Class, NounKind, is};

impl Finder<'_> {
    /// `China's Ministry of Commerce` is part of China.
    pub(super) fn own_body(&mut self, t: TokenId) {
        let syntax = self.syntax;
        let Some(from) = self.entities.headed_by(t).filter(|&e| self.kind(e) == EntityKind::Organization) else {
            return;
        };
        let own = syntax.child(t, &[Relation::NmodPoss]).and_then(|c| Some((c, self.entity(c)?)));
        let Some((c, to)) = own
            .filter(|&(_, e)| self.is_named(e) && matches!(self.kind(e), EntityKind::Place | EntityKind::Organization))
        else {
            return;
        };
        let word = syntax.article.lower(t);
        // "Yale University's Humanitarian Research Lab", not "its Disability Award".
        let work = self.lexicon.noun(word).is_some_and(|(kind, _)| kind == NounKind::Object);
        // "South Korea's Yonhap news agency"
        let stranger = || t > 0 && self.table.is_stranger(&format!("{} {word}", syntax.article.lower(t - 1)));
        let body = self.kind(to) == EntityKind::Organization && !work
            || is(word, Class::OwnBody)
            || self.table.noun(word).is_some_and(|l| l.kind == RelationKind::PartOf) && !stranger();
        if body {
            self.add(Link::new(RelationKind::PartOf), from, to, c..t + 1, Holds::Current, 0.85);
        }
    }

    /// `Ida Kroll of the People's Movement`, `Ravi Menon, of the Space Agency`, `Labour's Niamh Coyne`: a person and the body
    /// beside the name.
    pub(super) fn affiliation(&mut self, t: TokenId) {
        let syntax = self.syntax;
        // "Cllr Peadar Keane", of which the title may be the head.
        let titled = || self.entity(t).filter(|_| is(syntax.article.lower(t), Class::LeadingTitle));
        let one = self.entities.headed_by(t).or_else(titled);
        let Some(from) = one.filter(|&e| self.kind(e) == EntityKind::Person && self.is_named(e)) else { return };
        for c in syntax.children(t) {
            // "Labour's Niamh Coyne", "Peadar Keane (Fine Gael)".
            let owner = syntax.relation(c) == Relation::NmodPoss;
            let begin = syntax.extent(c).start;
            let bracketed = c > t && (begin..c).any(|i| syntax.article.word(i) == "(");
            if owner || bracketed && syntax.relation(c) == Relation::Appos {
                let kind = self.entities.headed_by(c).filter(|&e| self.is_named(e)).map(|e| (e, self.kind(e)));
                let kind = match kind {
                    Some((to, EntityKind::Group)) => Some((to, RelationKind::MemberOf)),
                    Some((to, EntityKind::Organization)) if owner => Some((to, RelationKind::WorksFor)),
                    _ => None,
                };
                if let Some((to, kind)) = kind {
                    self.add(Link::new(kind), from, to, t.min(c)..t.max(c) + 1, Holds::Current, 0.85);
                }
            }
            if c < t || syntax.relation(c) != Relation::Nmod || !one_of!(syntax.preposition(c), "of" | "from" | "with")
            {
                continue;
            }
            // "Sergeant Ada Moss, of the Leeds police"
            let force = is(syntax.lemma(c), Class::OwnBody) || syntax.lemma(c) == "department";
            let local = force && syntax.preposition(c) == "of" && syntax.extent(c).any(|i| syntax.tag(i).is_proper());
            let Some(to) = self.entity(c).filter(|&e| self.is_named(e) || local) else { continue };
            let kind = match self.kind(to) {
                EntityKind::Group if force => RelationKind::WorksFor,
                EntityKind::Organization => RelationKind::WorksFor,
                EntityKind::Group if syntax.preposition(c) == "of" => RelationKind::MemberOf,
                _ => continue,
            };
            self.add(Link::new(kind), from, to, t..c + 1, Holds::Current, 0.85);
        }
    }

    /// `Beth Lawson, a Republican`: of the party.
    pub(super) fn partisan(&mut self, t: TokenId) {
        let syntax = self.syntax;
        if !self.table.is_party(syntax.article.lower(t)) {
            return;
        }
        let one = match syntax.relation(t) {
            Relation::Appos => syntax.head(t),
            _ if syntax.children(t).any(|c| syntax.relation(c) == Relation::Cop) => self.subject(t),
            _ => None,
        };
        let from = one.and_then(|o| self.entity(o)).filter(|&e| self.kind(e) == EntityKind::Person);
        if let (Some(one), Some(from), Some(to), Some(status)) =
            (one, from, self.entities.headed_by(t), self.stated_noun(t))
        {
            self.add(Link::new(RelationKind::MemberOf), from, to, one.min(t)..one.max(t) + 1, status, 0.85);
        }
    }

    /// `rebels in northern Syria`, `Raqqa, Syria`.
    pub(super) fn located(&mut self, t: TokenId) {
        let syntax = self.syntax;
        // "Reporting by Ann Lee in Lima and Tim Raff in Quito": nothing lies in Quito.
        if syntax.article.block_kind_of(t) == BlockKind::Byline {
            return;
        }
        // "U.N. talks in Paris": the talks are there.
        // "Army deaths in Iraq", "the Post correspondent in Lima": so are the deaths, so is he.
        let lemma = syntax.lemma(t);
        let person = self.lexicon.noun(lemma).is_some_and(|(kind, _)| kind == NounKind::Person);
        let other =
            self.standing.contains_key(&t) || is(lemma, Class::Gathering) || person && !is(lemma, Class::ArmedNoun);
        // "Google headquarters in California"
        let seat = self.entities.headed_by(t).is_none() && one_of!(lemma, "headquarters" | "office");
        let named = self.entities.headed_by(t).is_some() || syntax.tag(t).is_proper() || !other && !seat;
        let Some(from) = self.entity(t).filter(|&e| named && self.can_be_located(e, t)) else { return };
        let link = Link::new(RelationKind::LocatedIn);
        for c in syntax.children(t) {
            let Some(to) = self.entity(c).filter(|&e| self.is_named(e)) else { continue };
            // "the biggest steelmaker in the world"; "a summit of the group in Brazil", where the summit is.
            if syntax.relation(t) == Relation::Nmod
                && (self.kind(from).is_organized() || self.kind(from) == EntityKind::Occasion)
                && syntax.head(t).is_some_and(|h| is(syntax.lemma(h), Class::Gathering))
            {
                continue;
            }
            let place = self.kind(to) == EntityKind::Place;
            match syntax.relation(c) {
                // "the Front In Syria": part of the name.
                Relation::Nmod
                    if place
                        && c > t
                        && one_of!(syntax.preposition(c), "in" | "inside")
                        && !syntax.child(c, &[Relation::Case]).is_some_and(|p| syntax.article.word(p) == "In") =>
                {
                    // "in Syria and Iraq"
                    for c in syntax.coordinated(c) {
                        if let Some(to) = self.entity(c).filter(|&e| self.kind(e) == EntityKind::Place)
                            && self.may_lie_in(from, to)
                        {
                            self.add(link, from, to, t..c + 1, Holds::Current, 0.85);
                        }
                    }
                }
                // "soldiers from the 3rd Battalion"
                Relation::Nmod
                    if c > t
                        && syntax.preposition(c) == "from"
                        && self.kind(from) == EntityKind::Group
                        && self.kind(to).is_organized() =>
                {
                    self.add(Link::new(RelationKind::MemberOf), from, to, t..c + 1, Holds::Current, 0.6);
                }
                _ if place
                    && self.kind(from) == EntityKind::Place
                    && self.is_enclosing(t, c)
                    && self.may_lie_in(from, to) =>
                {
                    self.add(link, from, to, t..c + 1, Holds::Current, 0.95);
                }
                _ => {}
            }
        }
    }

    /// Named bodies and places, buildings, and armed groups; not a crowd that happens to be somewhere, nor one who
    /// "met Putin in Sochi".
    fn can_be_located(&self, id: EntityId, t: TokenId) -> bool {
        let lemma = self.syntax.lemma(t);
        match self.kind(id) {
            EntityKind::Person | EntityKind::People | EntityKind::Work | EntityKind::Object => false,
            // "our house in Bridgeport" is nobody else's business.
            EntityKind::Facility => self.is_named(id) || self.syntax.child(t, &[Relation::NmodPoss]).is_none(),
            EntityKind::Group => self.is_named(id) || is(lemma, Class::ArmedNoun),
            _ => self.is_named(id),
        }
    }

    /// False for a country in a town, a region or county in another, and what the map has in another land.
    fn may_lie_in(&self, from: EntityId, to: EntityId) -> bool {
        let land = |id| self.places.of(id).and_then(|p| p.country.as_deref());
        if land(from).is_some_and(|a| land(to).is_some_and(|b| a != b)) {
            return false;
        }
        let rank = |id| {
            self.places.of(id).map_or(0, |p| match p.kind.as_str() {
                "continent" => 4,
                // "East Africa"
                "region" if p.country.is_none() => 4,
                "country" => 3,
                "region" | "state" | "province" => 2,
                "county" | "district" => 1,
                _ => 0,
            })
        };
        let (inner, outer) = (rank(from), rank(to));
        inner < outer || inner == outer && inner == 0
    }

    /// `Raqqa, Syria`: a place, a comma, the place around it.
    fn is_enclosing(&self, t: TokenId, c: TokenId) -> bool {
        let syntax = self.syntax;
        matches!(
            syntax.relation(c),
            Relation::Appos | Relation::NmodUnmarked | Relation::Nmod | Relation::List | Relation::Dep
        ) && c > t
            && c - t <= 4
            && syntax.article.word(t + 1) == ","
            && syntax.preposition(c).is_empty()
            && syntax.children(c).all(|d| !matches!(syntax.relation(d), Relation::Det | Relation::NmodPoss))
            // "Ohio, Florida and Nevada" are a list.
            && ![t, c].iter().any(|&x| {
                syntax.children(x).any(|k| syntax.relation(k) == Relation::Conj && syntax.tag(k).is_proper())
            })
            // "St., Louis": a place is not cut in two.
            && !syntax.article.word(t).ends_with('.')
    }
}
