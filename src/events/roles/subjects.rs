//! Who does it: the understood subject of a verb, where the one the tree gives can be meant.

use super::super::Plover;
use super::super::tables::{State, Tables};
use super::understood::Understood;
use super::{Filler, RoleName, Roles, View};
use crate::article::TokenId;
use crate::entities::EntityKind;
use crate::language::grammar::opens_clause_of_time;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, NounKind};

impl View<'_> {
    /// The one who does it: the understood subject, where the tree gives one that can be meant.
    pub(super) fn controller(&self, t: TokenId, passive: bool) -> Option<TokenId> {
        let syntax = self.syntax;
        let tables = Tables::get();
        let (s, _) = syntax.subject(t)?;
        let own = syntax.own_subject(t);
        if let Some(found) = self.of_participle(t, s, passive) {
            return found;
        }
        // "she said bringing him in will increase sales": that does, and not she.
        if own.is_none() && syntax.child(t, &[Relation::Csubj, Relation::CsubjPass]).is_some() {
            return None;
        }
        // "driven from their homes by fighting", "was solved by hiring nurses": not they, nor it.
        let means = own.is_none()
            && syntax.tag(t) == Tag::Vbg
            && syntax.own_marker(t).unwrap_or_else(|| syntax.preposition(t)) == "by"
            && syntax.head(t).is_some_and(|h| syntax.is_passive(h))
            && (self.is_mute_thing(s) || syntax.extent(t).len() == 2);
        if means {
            return None;
        }
        // "officers of the old guard speaking", "confirmed that a box was sent and speculated": only someone speaks.
        if own.is_none()
            && !passive
            && [State::Speech, State::Assertion, State::Voiced].iter().any(|&c| tables.is(syntax.lemma(t), c))
            // "a rally was called to protest": by whom is not said.
            && !syntax.has_to(t)
            && (self.is_mute(s) || tables.is(syntax.lemma(t), State::Voiced) && self.is_mute_thing(s))
        {
            return self.speaker_near(t, s);
        }
        if passive && let Some(found) = self.undergoing(t, s) {
            return found;
        }
        if own.is_none() && !passive {
            match self.understood(t, s) {
                Understood::As(s) => return Some(s),
                Understood::No => return None,
                Understood::Open => {}
            }
        }
        // "these claims are unfounded and they plan to fight", the pronoun left out: only someone plans.
        let planned = syntax.head(t).filter(|_| own.is_none() && syntax.relation(t) == Relation::Xcomp);
        let wills = |v: &TokenId| syntax.analysis.lemma_is(*v, Class::WillingVerb);
        if planned.filter(wills).is_some_and(|v| syntax.relation(v) == Relation::Conj) && self.is_mute_thing(s) {
            return self.speaker_near(t, s);
        }
        // "his second mistake was trusting them", "the goal is to win": the subject stands for the deed itself.
        let shell = tables.is(syntax.lemma(s), State::Shell) && !passive;
        if shell && (own.is_none() || syntax.child(t, &[Relation::Cop]).is_some() || syntax.tag(t) == Tag::Vbg) {
            return syntax.possessor(s).filter(|&p| self.is_agent(p));
        }
        if own.is_some_and(|o| syntax.article.lower(o) == "who")
            && let Some(someone) = self.someone_for(t, s)
        {
            return Some(someone);
        }
        if own.is_some_and(|o| syntax.referent(o) == o) {
            return Some(s);
        }
        // "an attack on the compound that killed five and wounded ten": the attack did.
        let harms = own.is_none() && syntax.analysis.lemma_is(t, Class::OutcomeVerb);
        let joined = syntax.head(t).filter(|_| harms && syntax.relation(t) == Relation::Conj);
        let first = joined.unwrap_or(t);
        if syntax.own_subject(first).is_some_and(|o| syntax.referent(o) == s && o != s)
            && !passive
            && let Some(deed) = self.deed_above(first, s)
        {
            return Some(deed);
        }
        if !passive && syntax.is_below(t, s) {
            return self.of_own_noun(t, s);
        }
        Some(s)
    }

    /// The subject of a participle that hangs on a clause, where its place says more than the tree; `s` is the tree's.
    fn of_participle(&self, t: TokenId, s: TokenId, passive: bool) -> Option<Option<TokenId>> {
        let syntax = self.syntax;
        if syntax.relation(t) != Relation::Advcl {
            return None;
        }
        let own = syntax.own_subject(t);
        // "a series of reforms, among them allowing phones": the reforms allow none.
        if own.is_some_and(|o| syntax.article.lower(syntax.extent(o).start.wrapping_sub(1)) == "among") {
            return Some(
                syntax.head(t).and_then(|h| syntax.subject(h)).filter(|(_, passive)| !passive).map(|(s, _)| s),
            );
        }
        if own.is_some() {
            return None;
        }
        // "opened fire as a bus passed, killing nine": the fire did, and not the bus.
        let clause = syntax.head(t).filter(|&c| {
            syntax.analysis.lemma_is(t, Class::OutcomeVerb)
                && syntax.relation(c) == Relation::Advcl
                && syntax.clause_marker(c).is_some_and(|m| one_of!(m, "as" | "when" | "while"))
        });
        if let Some(clause) = clause
            && let Some(main) =
                syntax.head(clause).filter(|&m| m < clause && self.is_violent(m) && !self.is_violent(clause))
        {
            return Some(syntax.subject(main).filter(|(_, passive)| !passive).map(|(s, _)| s));
        }
        // "the trip was the senator's first since winning": it won nothing.
        let gone = |n: TokenId| Tables::get().is(syntax.lemma(n), State::Travel) || self.meets(n);
        if !passive && syntax.tag(t) == Tag::Vbg && syntax.own_marker(t).is_some_and(opens_clause_of_time) && gone(s) {
            return Some(syntax.possessor(s).filter(|&p| self.is_someone(p)));
        }
        // "a doctor sentenced to death": the one right before the participle.
        let before = t.checked_sub(1).filter(|&o| {
            passive
                && syntax.tag(t) == Tag::Vbn
                && syntax.tag(o) == Tag::Nn
                && syntax.extent(o).end == t
                && syntax.own_marker(t).is_none()
                && self.is_people(o)
        });
        before.filter(|&o| syntax.relation(o) != Relation::Conj).map(Some)
    }

    /// True for a verb of force, or what weapons and floods do.
    fn is_violent(&self, verb: TokenId) -> bool {
        let (syntax, tables) = (self.syntax, Tables::get());
        let weapon = |n: TokenId| [State::Armed, State::Hazard].iter().any(|&c| tables.is(syntax.lemma(n), c));
        tables.verb(syntax, verb).is_some_and(|g| g.kind == Some(Plover::Assault))
            || [syntax.own_subject(verb), syntax.object(verb)].into_iter().flatten().any(weapon)
    }

    /// "A flight of pilgrims, who sang": `who` is someone, though the tree hangs the clause on the flight, `s`.
    fn someone_for(&self, t: TokenId, s: TokenId) -> Option<TokenId> {
        let syntax = self.syntax;
        // "Cubans employed by the government who will be laid off": no body is a person.
        let noun =
            || self.lexicon.noun(&syntax.lemma(s).to_lowercase()).is_some_and(|(k, _)| k == NounKind::Organization);
        let body = matches!(self.kind(s), Some(EntityKind::Organization | EntityKind::Place))
            || self.kind(s).is_none() && noun();
        let body = body && matches!(syntax.relation(s), Relation::Nmod | Relation::Obl | Relation::OblAgent);
        if matches!(syntax.pos(s), Pos::Pron | Pos::Det) || !body && (self.is_agent(s) || self.is_people(s)) {
            return None;
        }
        // Nor is it Lanka in "Australians on a flight from Sri Lanka, who".
        let someone = |i: &TokenId| self.is_agent(*i) && !self.is_place(*i);
        let above = std::iter::successors(syntax.head(s), |&h| syntax.head(h)).take(4);
        let found = syntax.obliques(s).map(|(_, o)| o).filter(|o| o < &t).find(someone);
        let noun = |h: TokenId| if syntax.tag(h).is_verb() { syntax.object(h) } else { Some(h) };
        found.or_else(|| above.filter_map(noun).filter(|&h| h < t).find(someone)).or(Some(s))
    }

    /// A noun for people coming together.
    pub(super) fn meets(&self, n: TokenId) -> bool {
        Tables::get().noun(self.syntax, n).is_some_and(|g| g.kind == Some(Plover::Consult))
    }

    /// Who does what hangs on noun `s`: the noun, who has it, or another one near.
    fn of_own_noun(&self, t: TokenId, s: TokenId) -> Option<TokenId> {
        let syntax = self.syntax;
        let tables = Tables::get();
        // "reservations about entrusting a seat": whoever has them.
        if syntax.relation(t) == Relation::Acl
            && syntax.tag(t) == Tag::Vbg
            && (syntax.own_marker(t).is_some() || !syntax.preposition(t).is_empty())
        {
            // "accused the government of ignoring": the government did.
            if syntax.relation(s) == Relation::Obj && self.is_agent(s) {
                return Some(s);
            }
            return syntax.possessor(s).filter(|&p| self.is_agent(p));
        }
        // "the fight, including working with children": no fight works.
        let abstracted = one_of!(tables.sense(syntax.lemma(s)), "e1" | "e2" | "e3" | "c1")
            && tables.noun(syntax, s).is_none_or(|g| !matches!(g.kind, Some(Plover::Assault | Plover::Coerce)));
        if syntax.tag(t) == Tag::Vbg
            && syntax.relation(t) != Relation::AclRelcl
            && abstracted
            && !self.is_agent(s)
            && !self.is_people(s)
            && syntax.relation(s) != Relation::Obj
        {
            return None;
        }
        let verb = syntax.head(s).filter(|&v| syntax.tag(v).is_verb());
        // "had trouble finding", "a chance winning": who had it.
        if syntax.relation(t) == Relation::Acl && syntax.tag(t) == Tag::Vbg && !self.is_agent(s) && !self.is_people(s) {
            let bearer = verb.filter(|&v| {
                syntax.relation(s) == Relation::Obj
                    && !tables.is(syntax.lemma(s), State::Document)
                    && syntax.analysis.lemma_is(v, Class::BearingVerb)
            });
            if let Some(v) = bearer {
                return syntax.subject(v).map(|(s, _)| s);
            }
        }
        // "shares in Orbit, which listed last year": the firm did.
        if syntax.relation(t) == Relation::AclRelcl && one_of!(syntax.lemma(s), "share" | "stock" | "stake") {
            let firm = syntax.obliques(s).map(|(_, o)| o).find(|&o| o < t && self.is_agent(o));
            return firm.or(Some(s));
        }
        // "an outbreak in the Netherlands, which infected eighty": the outbreak did.
        if syntax.relation(t) != Relation::Acl
            && self.is_place(s)
            && matches!(syntax.relation(s), Relation::Nmod | Relation::Obl)
            && one_of!(syntax.preposition(s), "in" | "at" | "near" | "from" | "outside")
        {
            return syntax.head(s).filter(|&h| !syntax.tag(h).is_verb() && syntax.tag(h).is_noun());
        }
        Some(s)
    }

    /// Who says it, for a pronoun subject of what is said: `Hungary said it will support`.
    pub(in super::super) fn speaker_above(&self, pronoun: TokenId) -> Option<TokenId> {
        let syntax = self.syntax;
        let mut at = syntax.head(pronoun)?;
        // "kept it from growing": whoever says that does not.
        if !syntax.relation(pronoun).is_subject() && syntax.relation(pronoun) != Relation::NmodPoss {
            return None;
        }
        for _ in 0..4 {
            let head = syntax.head(at)?;
            let said =
                syntax.relation(at) == Relation::Ccomp || syntax.relation(at) == Relation::Parataxis && head > at;
            if said {
                let speaker = syntax.own_subject(head).map(|s| syntax.referent(s))?;
                return (speaker != pronoun && syntax.pos(speaker) != Pos::Pron).then_some(speaker);
            }
            at = head;
        }
        None
    }

    /// "The ministry says the militants were shot after they crossed": `they`, taken for the ministry.
    pub(super) fn is_overshadowed(&self, t: TokenId, actor: TokenId) -> bool {
        let syntax = self.syntax;
        let Some(pronoun) = syntax.own_subject(t).filter(|&s| syntax.tag(s) == Tag::Prp && self.same(s, actor)) else {
            return false;
        };
        let mut at = t;
        let mut between = None;
        for _ in 0..5 {
            let Some(head) = syntax.head(at) else { return false };
            if syntax.relation(at) == Relation::Ccomp {
                let speaker = syntax.own_subject(head);
                return between.is_some() && speaker.is_some_and(|s| self.same(s, actor));
            }
            if syntax.relation(at) == Relation::Advcl {
                let other = |&s: &TokenId| {
                    s < pronoun
                        && !self.same(s, pronoun)
                        && (self.is_people(s) || self.is_agent(s))
                        && syntax.article.lower(pronoun) == "they"
                        && matches!(syntax.tag(s), Tag::Nns | Tag::Nnps)
                };
                between = between.or_else(|| syntax.own_subject(head).filter(other));
            }
            at = head;
        }
        false
    }

    /// Of a speaker who is no person himself; of "party spokesman Lansana Conde" the party.
    fn body_of(&self, speaker: TokenId) -> Option<TokenId> {
        let syntax = self.syntax;
        if self.kind(speaker) != Some(EntityKind::Person) {
            return Some(speaker);
        }
        let before = |t: TokenId| {
            syntax.children(t).filter(|&c| {
                matches!(
                    syntax.relation(c),
                    Relation::Compound | Relation::NmodPoss | Relation::NmodDesc | Relation::Nmod
                )
            })
        };
        let body = |&c: &TokenId| {
            self.kind(c) != Some(EntityKind::Person) && (self.is_agent(c) || self.is_people(c)) && !self.is_human(c)
        };
        before(speaker).find(body).or_else(|| before(speaker).flat_map(before).find(body))
    }

    /// True for a noun of one person: `spokesman`.
    pub(in super::super) fn is_human(&self, t: TokenId) -> bool {
        self.lexicon.noun(&self.syntax.lemma(t).to_lowercase()).is_some_and(|(k, _)| k == NounKind::Person)
    }

    /// True for a noun that can say nothing.
    fn is_mute(&self, t: TokenId) -> bool {
        self.is_mute_thing(t) && !Tables::get().is(self.syntax.lemma(t), State::Document)
    }

    /// True for a noun that can promise or accuse nobody, whatever may be written in it.
    pub(super) fn is_mute_thing(&self, t: TokenId) -> bool {
        self.syntax.tag(t).is_noun()
            && !self.is_agent(t)
            && !self.is_people(t)
            && !self.acts(t)
            && self
                .kind(t)
                .is_none_or(|k| matches!(k, EntityKind::Object | EntityKind::Facility | EntityKind::Occasion))
    }

    /// Who speaks where the tree has `mute` as the subject of `t`: a noun that it hangs on, or the subject of a verb
    /// further up.
    fn speaker_near(&self, t: TokenId, mute: TokenId) -> Option<TokenId> {
        let syntax = self.syntax;
        let mut at = if syntax.is_below(t, mute) { mute } else { syntax.head(t)? };
        for _ in 0..4 {
            at = syntax.head(at)?;
            let found = if syntax.tag(at).is_noun() { Some(at) } else { syntax.own_subject(at) };
            if let Some(s) = found.filter(|&s| self.is_agent(s)) {
                return Some(syntax.referent(s));
            }
        }
        None
    }

    /// A subject; where it is itself an event and `through` ("the attack killed"), the one who did that. Outside politics,
    /// in a clause about it, it is the sanctions that hurt an economy.
    pub(super) fn all_acting(&self, role: RoleName, s: TokenId, through: bool, roles: &mut Roles) {
        let syntax = self.syntax;
        if one_of!(syntax.article.lower(s), "it" | "there" | "that" | "this" | "which" | "what")
            && self.kind(s).is_none()
        {
            // "Hungary said it will", but of "this gives us" nobody knows.
            if syntax.article.lower(s) == "it"
                && let Some(speaker) = self.speaker_above(s).and_then(|p| self.body_of(p))
            {
                self.all(role, speaker, roles);
            }
            return;
        }
        if role == RoleName::Actor
            && through
            && !self.is_agent(s)
            // "faces a lawsuit alleging": the lawsuit does.
            && !(syntax.relation(s) == Relation::Obj && syntax.lemma(s) == "lawsuit")
            && syntax.tag(s).is_noun()
            // "signed an agreement allowing": the agreement does.
            && Tables::get().noun(syntax, s).is_some_and(|g| g.kind.is_some_and(|k| k != Plover::Agree))
        {
            let mut inner = Roles { found: Vec::new() };
            self.of_noun(s, None, None, &mut inner);
            let actors: Vec<Filler> = inner.found.into_iter().filter(|f| f.role == RoleName::Actor).collect();
            // "the battle between them exposed rifts": not they.
            if !actors.is_empty() && !syntax.obliques(s).any(|(p, _)| p == "between") {
                roles.found.extend(actors);
                return;
            }
        }
        self.all(role, s, roles);
    }
}
