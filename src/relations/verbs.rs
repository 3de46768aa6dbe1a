//! Verbs and adjectives of the tables: `supports`, `is led by`, `loyal to`.

use super::table::Link;
use super::{Finder, Holds, RelationKind};
use crate::article::TokenId;
use crate::entities::EntityKind;
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, is};

impl Finder<'_> {
    pub(super) fn verb(&mut self, t: TokenId) {
        let syntax = self.syntax;
        let links = self.table.verb(syntax.lemma(t));
        if links.is_empty() {
            return;
        }
        let Some(mut status) = self.stated(t) else { return };
        let passive = syntax.is_passive(t);
        let mut subject = self.subject(t).or_else(|| syntax.own_subject(t.checked_sub(2)?).filter(|_| self.used_to(t)));
        if let Some(owner) = subject.and_then(|s| self.which(t, s)) {
            subject = Some(owner);
        }
        if let Some(h) =
            syntax.head(t).filter(|&h| syntax.tag(t) == Tag::Vbg && h < t && is(syntax.lemma(h), Class::AccusingVerb))
        {
            subject = if syntax.is_passive(h) { syntax.own_subject(h) } else { syntax.object(h) };
            status = Holds::Possible;
        }
        let joining = one_of!(syntax.lemma(t), "join" | "own" | "acquire" | "found" | "establish");
        if status == Holds::Current && (self.is_bounded(t) || self.is_pluperfect(t) && !passive && !joining) {
            status = Holds::Past;
        }
        // "served under her", "worked for the bank": told as what was.
        // "felt tired serving under her"
        let then = |h: TokenId| syntax.tag(h) == Tag::Vbd && !one_of!(syntax.lemma(h), "say" | "tell");
        let worked = match syntax.tag(t) {
            Tag::Vbd => !matches!(syntax.relation(t), Relation::Ccomp | Relation::Advcl),
            Tag::Vbg => {
                matches!(syntax.relation(t), Relation::Xcomp | Relation::Advcl) && syntax.head(t).is_some_and(then)
            }
            _ => false,
        };
        // "broke ranks with the minister": the object makes it another verb.
        // "broke with the minister on the bill": they differ.
        let about = |o: (&str, TokenId)| one_of!(o.0, "on" | "over") && !is(syntax.lemma(o.1), Class::TimeNoun);
        let idiom = |p: &str| {
            p != "-" && syntax.lemma(t) == "break" && (syntax.object(t).is_some() || syntax.obliques(t).any(about))
        };
        for (preposition, link) in links.iter().filter(|(p, _)| !idiom(p)) {
            let mut link = *link;
            let mut status = status;
            let serving = link.kind == RelationKind::WorksFor || *preposition == "on";
            if worked && !passive && serving && status == Holds::Current {
                status = Holds::Past;
            }
            // "led the movement in the 1980s"
            let lasting = matches!(link.kind, RelationKind::Leads | RelationKind::Supports | RelationKind::Opposes);
            if lasting && status == Holds::Current && !joining && self.is_of_year(t) {
                status = Holds::Past;
            }
            if link.ends && status == Holds::Possible {
                // "will leave the club": still of it.
                if !syntax.children(t).any(|c| one_of!(syntax.article.lower(c), "will" | "'ll")) {
                    continue;
                }
                (link.ends, status) = (false, Holds::Current);
            }
            if let Some((a, b)) = self.sides_of_verb(t, preposition, link, subject, passive) {
                // "Reda, who headed the delegation, and Hussein": only Reda did.
                for x in syntax.coordinated(a).into_iter().filter(|&x| x < t || a > t) {
                    for y in syntax.coordinated(b) {
                        self.tie_of_verb(t, link, x, y, status);
                    }
                }
            }
        }
    }

    /// Who has the relation to whom, by where the table says that the other stands.
    fn sides_of_verb(
        &self,
        t: TokenId,
        preposition: &str,
        link: Link,
        subject: Option<TokenId>,
        passive: bool,
    ) -> Option<(TokenId, TokenId)> {
        let syntax = self.syntax;
        match preposition {
            "-" if passive => Some((syntax.agent(t)?, subject?)),
            "-" => Some((subject?, syntax.object(t).or_else(|| syntax.relativized_object(t))?)),
            "by" => Some((subject.filter(|_| passive)?, syntax.agent(t)?)),
            // "a road linking the capital to the coast" ties no two who act.
            "to" | "with" if link.kind == RelationKind::LinkedTo && !link.ends && !passive => None,
            p => {
                // "was expelled from the party": the one it was done to.
                let undergoer =
                    if link.ends && p == "from" && !passive { syntax.object(t).or(subject) } else { subject };
                Some((undergoer?, syntax.obliques(t).find(|(q, _)| *q == p).map(|(_, o)| o)?))
            }
        }
    }

    fn tie_of_verb(&mut self, t: TokenId, link: Link, x: TokenId, y: TokenId, status: Holds) {
        use RelationKind::{AllyOf, Controls, MemberOf, Opposes, PartOf, Supports};
        let syntax = self.syntax;
        let acting = matches!(link.kind, Supports | Opposes | AllyOf);
        let of = |t| if acting { self.side(t) } else { self.entity(t) };
        let lemma = syntax.lemma(t);
        let (Some(from), Some(mut to)) = (of(x), of(y)) else { return };
        // "ran the Senate bid": a deed is no Senate.
        if link.kind == RelationKind::Leads && self.standing.contains_key(&y) && self.entities.headed_by(y).is_none() {
            return;
        }
        // "sits on the board of the bank": of the bank.
        if one_of!(lemma, "sit" | "serve") && link.kind == MemberOf && !self.is_named(to) {
            let whose =
                |c: &TokenId| matches!(syntax.relation(*c), Relation::NmodPoss | Relation::Nmod | Relation::Compound);
            let body = |c: TokenId| self.entity(c).filter(|&e| self.is_named(e) && self.kind(e).is_organized());
            to = syntax.children(y).filter(whose).find_map(body).unwrap_or(to);
        }
        // "and a Republican who headed the staff": someone, and not the party.
        if self.table.is_party(syntax.article.lower(x))
            && one_of!(syntax.article.lower(x.saturating_sub(1)), "a" | "an")
        {
            return;
        }
        let (named_from, named_to) = (self.is_named(from), self.is_named(to));
        // "opposes NATO expansion", "backed the U.N. plan": not the body.
        let y = syntax.referent(y);
        let noun = matches!(syntax.tag(y), Tag::Nn | Tag::Nns) && self.entities.headed_by(y).is_none();
        if acting && noun && !is(syntax.lemma(y), Class::TroopNoun) {
            return;
        }
        if !named_from && !named_to
            || one_of!(lemma, "employ" | "hire") && !named_to
            // What is said against someone in a day makes an opponent only of those who have names.
            || one_of!(lemma, "criticize" | "criticise" | "condemn" | "denounce") && !(named_from && named_to)
            // "is serving 11 years in a prison", "served in Vietnam"
            || lemma == "serve" && (!named_to || self.kind(to) == EntityKind::Place)
            // "sold Fiat cars", "bought a shop": a firm that has a name; and "Norvik to buy Lumen" is not done.
            || one_of!(lemma, "buy" | "purchase" | "sell")
                && (noun || syntax.has_to(t) || !(named_from && named_to && self.kind(to) == EntityKind::Organization))
            || matches!(link.kind, MemberOf) && !named_to
            || link.kind == PartOf && status == Holds::Possible
            // "the companies he founded".
            || link.kind == RelationKind::Leads && !named_to && self.kind(from) == EntityKind::Person
            // "criticised Tulsa": whoever is there.
            || link.kind == Opposes && self.kind(to) == EntityKind::Place && !self.is_state(to)
        {
            return;
        }
        let body = |id| self.kind(id).is_organized();
        let link = match link.kind {
            // "belongs to the holding": a body does so as a part, a person as a member.
            PartOf if lemma == "belong" && !body(from) => Link { kind: MemberOf, ..link },
            // Who holds a place is told with what became of it.
            Controls
                if matches!(self.kind(to), EntityKind::Place | EntityKind::Facility)
                    && !self.table.control_verb(lemma).is_empty() =>
            {
                return;
            }
            // "runs a clinic": a place of work.
            Controls if !body(to) && one_of!(lemma, "acquire" | "own") && !named_to => return,
            _ => link,
        };
        let words = x.min(y).min(t)..x.max(y).max(t) + 1;
        self.add(link, from, to, words, status, 0.85);
    }

    /// `the largest holder of shares in Lumen, which is based in Oslo`: of a person, which is nobody, or of what has no
    /// entity, it is the name right before.
    fn which(&self, t: TokenId, subject: TokenId) -> Option<TokenId> {
        let syntax = self.syntax;
        if syntax.relation(t) != Relation::AclRelcl || self.kind_at(subject).is_some_and(|k| k != EntityKind::Person) {
            return None;
        }
        let pronoun = syntax.own_subject(t).filter(|&w| syntax.article.lower(w) == "which")?;
        let comma = pronoun.checked_sub(1).filter(|&c| syntax.article.word(c) == ",")?;
        let near = comma.checked_sub(1)?;
        let id = self.entities.covering(near).filter(|&e| self.is_named(e) && self.kind(e) != EntityKind::Person)?;
        (near.saturating_sub(6)..near + 1).rev().find(|&n| self.entities.headed_by(n) == Some(id))
    }

    fn kind_at(&self, t: TokenId) -> Option<EntityKind> {
        self.entity(t).map(|e| self.kind(e))
    }

    /// `militias loyal to Boga`, `the group is aligned with Iran`, `she is married to Ek`.
    pub(super) fn adjective(&mut self, t: TokenId) {
        let syntax = self.syntax;
        let links = self.table.adjective(syntax.article.lower(t));
        if links.is_empty() || !matches!(syntax.tag(t), Tag::Jj | Tag::Vbn | Tag::Vbd) {
            return;
        }
        // "officials linked the case to Canada"
        let other = |o: TokenId| !["self", "selves"].iter().any(|e| syntax.article.lower(o).ends_with(e));
        if syntax.tag(t) != Tag::Jj && syntax.child(t, &[Relation::Obj]).is_some_and(other) {
            return;
        }
        let Some(status) = self.stated(t) else { return };
        let one = self.subject(t).or_else(|| {
            let head = syntax.head(t)?;
            match syntax.relation(t) {
                Relation::Amod | Relation::Acl if syntax.tag(head).is_noun() => Some(head),
                Relation::Conj => self.subject(head),
                Relation::Xcomp => self.subject(head),
                _ => None,
            }
        });
        let Some(one) = one else { return };
        for (preposition, link) in links {
            let Some((_, other)) = syntax.obliques(t).find(|(p, _)| p == preposition) else { continue };
            for y in syntax.coordinated(other) {
                for x in syntax.coordinated(one) {
                    if let (Some(from), Some(to)) = (self.side(x), self.side(y))
                        && self.is_named(to)
                    {
                        let words = x.min(y).min(t)..x.max(y).max(t) + 1;
                        self.add(*link, from, to, words, status, 0.85);
                    }
                }
            }
        }
    }
}
