//! Who is understood to do what a clause without a subject of its own says: of a plan who has it, of an order who got it, of an
//! aim who had it.

use super::super::Plover;
use super::super::tables::{State, Tables, Trigger};
use super::View;
use crate::article::TokenId;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, is};

/// Who is understood to do it: someone, no one who is named, or whom the tree gives.
pub(super) enum Understood {
    As(TokenId),
    No,
    Open,
}

impl View<'_> {
    /// Whom a participle is about that the tree hangs on another noun: "in the dispute with Iran, which is accused", "an
    /// interview with the paper published Friday".
    pub(super) fn undergoing(&self, t: TokenId, s: TokenId) -> Option<Option<TokenId>> {
        let syntax = self.syntax;
        if !matches!(syntax.relation(t), Relation::Acl | Relation::AclRelcl) || syntax.head(t) != Some(s) {
            return None;
        }
        // "videos of prisoners beaten by guards": the prisoners were.
        let force = |g: &Trigger| matches!(g.kind, Some(Plover::Assault | Plover::Coerce));
        let before = t.checked_sub(1).filter(|&o| {
            syntax.extent(o).end == t && syntax.relation(o) == Relation::Nmod && self.is_people(o) && !self.is_place(o)
        });
        if before.is_some() && self.is_mute_thing(s) && Tables::get().verb(syntax, t).is_some_and(force) {
            return Some(before);
        }
        let accused = syntax.analysis.lemma_is(t, Class::ChargingVerb);
        if accused && !self.is_someone(s) && syntax.pos(s) != Pos::Pron {
            // "arguments in the trial of a singer, accused".
            let below = |n: TokenId| syntax.obliques(n).map(|(_, o)| o).filter(|&o| o < t);
            let someone = |&o: &TokenId| self.is_someone(o);
            let near = below(s).filter(someone).last().or_else(|| below(s).flat_map(below).filter(someone).last());
            return Some(near.or_else(|| syntax.own_subject(s)));
        }
        let told = syntax.analysis.lemma_is(t, Class::PublishingVerb);
        let document = syntax.head(s).filter(|&d| syntax.relation(s) == Relation::Nmod && syntax.tag(d).is_noun());
        if told
            && self.named(s)
            && let Some(d) = document
            && !self.is_someone(d)
        {
            return Some(Some(d));
        }
        None
    }

    /// The event noun over `s` that harmed, ended or set something off, rather than what it was done to.
    pub(super) fn deed_above(&self, t: TokenId, s: TokenId) -> Option<TokenId> {
        let syntax = self.syntax;
        let tables = Tables::get();
        let harms = tables.is(syntax.lemma(t), State::Befalls)
            || tables.is(syntax.lemma(t), State::Grave)
            || tables.is(syntax.lemma(t), State::Cause)
            || syntax.analysis.lemma_is(t, Class::OutcomeVerb);
        let lasts = one_of!(syntax.lemma(t), "end" | "begin" | "last");
        let mut at = s;
        for _ in 0..3 {
            let by = one_of!(syntax.preposition(at), "by" | "from");
            if syntax.relation(at) != Relation::Nmod || !harms || by {
                return None;
            }
            at = syntax.head(at)?;
            // "implementation of the accord that ended the war": the accord did.
            if tables.noun(syntax, s).is_some_and(|g| matches!(g.kind, Some(Plover::Assault | Plover::Agree))) {
                return None;
            }
            let deed = tables.noun(syntax, at).is_some_and(|g| g.kind == Some(Plover::Assault))
                || tables.is(syntax.lemma(at), State::Hazard)
                || one_of!(tables.sense(syntax.lemma(at)), "e1" | "e2");
            // "an offensive against rivals that killed a hundred": of people it would be `who`.
            let thing = |r: TokenId| one_of!(syntax.article.lower(r), "that" | "which") && syntax.tag(s) == Tag::Nns;
            if deed && (lasts || !self.is_people(s) || syntax.own_subject(t).is_some_and(thing)) {
                return Some(at);
            }
        }
        None
    }

    /// The clause whose subject `t` shares: "efforts to find and punish": `find`.
    fn first_clause(&self, t: TokenId, s: TokenId) -> TokenId {
        let syntax = self.syntax;
        let mut at = t;
        for _ in 0..4 {
            let shared =
                matches!(syntax.relation(at), Relation::Conj | Relation::Xcomp) && syntax.own_subject(at).is_none();
            match syntax.head(at).filter(|&h| shared && syntax.tag(h).is_verb()) {
                Some(h) if syntax.object(h) != Some(s) => at = h,
                _ => break,
            }
        }
        at
    }

    /// Who is understood to do what verb `t` says, where the tree leads to `s`.
    pub(super) fn understood(&self, t: TokenId, s: TokenId) -> Understood {
        let syntax = self.syntax;
        let tables = Tables::get();
        let clause = self.first_clause(t, s);
        // "warned against pulling out": whoever would; but "warned them against it".
        let advised = |h: TokenId| {
            tables.verb(syntax, h).is_some_and(|g| matches!(g.kind, Some(Plover::Threaten | Plover::Request)))
                && syntax.child(h, &[Relation::Obj, Relation::Iobj]).is_none()
        };
        let against = syntax.tag(clause) == Tag::Vbg && syntax.own_marker(clause) == Some("against");
        if against && syntax.head(clause).is_some_and(advised) {
            return Understood::No;
        }
        // "a girl has died, raising the number of deaths": not she.
        let mounts = |o: TokenId| tables.is(syntax.lemma(o), State::Toll);
        if syntax.tag(t) == Tag::Vbg && syntax.relation(t) == Relation::Advcl && syntax.object(t).is_some_and(mounts) {
            return Understood::No;
        }
        if syntax.own_subject(clause).is_some() {
            return self.told_beside(t, clause, s);
        }
        let Some(head) = syntax.head(clause) else { return Understood::Open };
        let to = syntax.has_to(clause);
        match syntax.relation(clause) {
            Relation::Acl if !syntax.tag(head).is_verb() && !self.is_someone(head) && !(head < s && s < clause) => {
                return self.on_thing(t, clause, head, to);
            }
            Relation::Acl
                if syntax.tag(clause) == Tag::Vbg
                    && matches!(syntax.relation(head), Relation::Nmod | Relation::Obl)
                    && one_of!(syntax.lemma(t), "kill" | "wound" | "injure") =>
            {
                return Understood::No;
            }
            Relation::Advcl | Relation::Xcomp if to && syntax.tag(head).is_verb() => {
                return self.on_verb(clause, head, s);
            }
            // "officials say hitting them was right".
            Relation::Ccomp
                if syntax.tag(clause) == Tag::Vbg
                    && tables.is(syntax.lemma(head), State::Speech)
                    && syntax.child(clause, &[Relation::Mark, Relation::Aux]).is_none() =>
            {
                return Understood::No;
            }
            _ => {}
        }
        Understood::Open
    }

    /// Of a clause on a thing.
    fn on_thing(&self, t: TokenId, clause: TokenId, head: TokenId, to: bool) -> Understood {
        let syntax = self.syntax;
        let tables = Tables::get();

        let gerund = syntax.tag(clause) == Tag::Vbg
            && (syntax.own_marker(clause).is_some() || !syntax.preposition(clause).is_empty());
        if to || gerund && clause != t {
            return self.planner(head, clause, to);
        }
        // "issued a statement expressing concern": who issued it does.
        let spoken = tables.is(syntax.lemma(head), State::Document)
            && tables.noun(syntax, head).is_none_or(|g| g.kind != Some(Plover::Agree));
        if syntax.tag(clause) == Tag::Vbg && spoken {
            let issues = |v: &TokenId| {
                syntax.relation(head) == Relation::Obj
                    && (tables.is(syntax.lemma(*v), State::Light) || one_of!(syntax.lemma(*v), "release" | "publish"))
            };
            let issued = syntax.head(head).filter(issues);
            if let Some((s, false)) = issued.and_then(|v| syntax.subject(v)) {
                return Understood::As(s);
            }
        }
        // "birds on the island, bringing the total": no island does.
        let bare = syntax.tag(clause) == Tag::Vbg && !gerund;
        let bare = bare && matches!(syntax.relation(head), Relation::Nmod | Relation::Obl);
        if bare && tables.is(syntax.lemma(t), State::Cause) {
            return Understood::No;
        }
        Understood::Open
    }

    /// Of an infinitive `clause` on a verb whose subject may be `s`.
    fn on_verb(&self, clause: TokenId, head: TokenId, s: TokenId) -> Understood {
        let syntax = self.syntax;
        let tables = Tables::get();

        let shared = syntax.subject(head).is_some_and(|(x, _)| x == s);
        // "ordered the murder of the envoy to punish him": no murder punishes.
        let deed = syntax.object(head) == Some(s) && self.is_mute_thing(s) && tables.noun(syntax, s).is_some();
        if deed && tables.verb(syntax, head).is_some_and(|g| g.kind == Some(Plover::Request)) {
            return syntax.subject(head).map_or(Understood::No, |(x, _)| Understood::As(x));
        }
        // "worsened despite efforts by lenders to help", where the tree hangs the clause on the verb.
        let start = syntax.extent(clause).start;
        let plan = |&c: &TokenId| {
            c > head
                && c < clause
                && matches!(syntax.relation(c), Relation::Obl | Relation::Obj)
                && syntax.tag(c).is_noun()
                && !self.is_someone(c)
                // "voted, despite a plea from the king, to abolish it": not he.
                && !(syntax.article.word(start) == "," && syntax.article.word(syntax.extent(c).start) == ",")
                && (syntax.extent(c).end == start || is_call(syntax.lemma(c)))
                && (is_call(syntax.lemma(c))
                    || tables.is(syntax.lemma(c), State::Appoints)
                    || tables.effect("noun", syntax.lemma(c)).is_some())
        };
        if shared
            && syntax.relation(clause) == Relation::Advcl
            && let Some(n) = syntax.children(head).filter(plan).last()
        {
            return self.planner(n, clause, true);
        }
        let before = |o: &TokenId| *o < clause && self.is_someone(*o) && !self.is_place(*o);
        let object = syntax.child(head, &[Relation::Iobj, Relation::Obj]).filter(before);
        let listed = syntax.is_controlled(head, "someone") || syntax.is_controlled(head, "infinitive");
        if let Some(o) = object.filter(|_| shared && listed) {
            return Understood::As(o);
        }
        // "is preparing for an appearance to boost it": no appearance does.
        let beside = !shared
            && syntax.relation(clause) == Relation::Advcl
            && s > head
            && syntax.head(s) == Some(head)
            && self.is_mute_thing(s)
            && syntax.child(clause, &[Relation::Obj, Relation::Xcomp]).is_some()
            && syntax.preposition(s) != "on";
        // But "asked for money to build it" tells of others.
        let open =
            || tables.effect("verb", syntax.lemma(head)).is_some() || tables.is(syntax.lemma(head), State::Voiced);
        match syntax.subject(head).filter(|_| beside) {
            Some((by, false)) if !open() => return Understood::As(by),
            Some(_) if syntax.preposition(s) == "for" => return Understood::No,
            _ => {}
        }
        // "was executed to discourage others", "laws were changed to make room": by whoever did that.
        let harmed = || {
            let free = ["to", "infinitive", "someone"].iter().all(|m| !syntax.is_controlled(head, m));
            let line = tables.verb(syntax, head);
            free && line.is_some_and(|g| matches!(g.kind, Some(Plover::Assault | Plover::Coerce | Plover::Accuse)))
        };
        let aim = shared && syntax.relation(clause) == Relation::Advcl && syntax.is_passive(head);
        if aim && (self.is_mute_thing(s) || harmed()) {
            return syntax.agent(head).map_or(Understood::No, Understood::As);
        }
        Understood::Open
    }

    /// "Said attacks were planned, but gave no details": who said it gave none, though the tree hangs it on the attacks.
    fn told_beside(&self, t: TokenId, clause: TokenId, s: TokenId) -> Understood {
        let syntax = self.syntax;
        let own = syntax.own_subject(clause).is_some_and(|o| syntax.referent(o) == s);
        if t == clause || !own || syntax.relation(clause) != Relation::Ccomp {
            return Understood::Open;
        }
        let mut top = t;
        while syntax.head(top).is_some_and(|h| h != clause) {
            top = syntax.head(top).unwrap_or(clause);
        }
        let comma = syntax
            .children(top)
            .find(|&c| syntax.relation(c) == Relation::Cc)
            .is_some_and(|c| c > 0 && syntax.article.word(c - 1) == ",");
        let Some(above) = syntax.head(clause) else { return Understood::Open };
        let finite = |v: TokenId| matches!(syntax.tag(v), Tag::Vbd | Tag::Vbz | Tag::Vbp);
        let alike = finite(above) && syntax.tag(above) == syntax.tag(top);
        if !comma || !alike || !Tables::get().is(syntax.lemma(above), State::Speech) {
            return Understood::Open;
        }
        let first = syntax.tag(clause) == syntax.tag(top)
            && syntax.child(clause, &[Relation::AuxPass, Relation::Cop]).is_none();
        match syntax.own_subject(above) {
            Some(speaker) if self.same(speaker, s) => Understood::Open,
            // "a report says the economy is recovering, but faces risks": no report does.
            Some(speaker) if self.is_mute_thing(speaker) && !Tables::get().is(syntax.lemma(top), State::Speech) => {
                Understood::Open
            }
            Some(speaker) if !first || self.is_mute_thing(s) => Understood::As(syntax.referent(speaker)),
            _ => Understood::No,
        }
    }

    /// Who has the plan, or makes the effort, that noun `n` names and `clause` tells.
    fn planner(&self, n: TokenId, clause: TokenId, to: bool) -> Understood {
        let syntax = self.syntax;
        let tables = Tables::get();
        // "under pressure from them to act": not they.
        let called = is_call(syntax.lemma(n));
        let owner = syntax.possessor(n);
        // "her nomination to succeed him", "the election of Lee to lead it": she and Lee are to.
        if to && tables.is(syntax.lemma(n), State::Appoints) {
            let named = syntax.obliques(n).find(|&(p, o)| p == "of" && o < clause && self.is_someone(o));
            if let Some(o) = named.map(|(_, o)| o).or(owner) {
                return Understood::As(o);
            }
        }
        if owner.is_some_and(|o| syntax.pos(o) == Pos::Pron) {
            return Understood::Open;
        }
        let of = |(p, o): (&str, TokenId)| {
            (one_of!(p, "of" | "by" | "from" | "among" | "between") && o < clause && self.is_someone(o)).then_some(o)
        };
        let before = || {
            syntax.children(n).find(|&c| {
                matches!(syntax.relation(c), Relation::Amod | Relation::Compound)
                    && self.is_agent(c)
                    && self.kind(c).is_some()
            })
        };
        // "pressure on them to end it", "his appeal to the union to wait": they are to.
        if called {
            let verb = syntax.head(n).filter(|&v| syntax.tag(v).is_verb());
            let mut asked = syntax.obliques(n).chain(verb.into_iter().flat_map(|v| syntax.obliques(v)));
            let asked = asked.find(|&(p, o)| one_of!(p, "on" | "to") && n < o && o < clause && self.is_someone(o));
            if let Some((_, o)) = asked {
                return Understood::As(o);
            }
        }
        let own = owner.or_else(|| syntax.obliques(n).find_map(of)).or_else(before).filter(|_| !called);
        if let Some(own) = own {
            return Understood::As(own);
        }
        if !to || called && syntax.preposition(n) != "under" {
            return Understood::No;
        }
        // "plans and efforts to", "as part of efforts to".
        let part = |n: TokenId| {
            syntax.relation(n) == Relation::Conj
                || syntax.relation(n) == Relation::Nmod && syntax.head(n).is_some_and(|h| syntax.lemma(h) == "part")
        };
        let first = if part(n) { syntax.head(n).unwrap_or(n) } else { n };
        if !syntax.preposition(first).is_empty()
            && let Some(s) = syntax.own_subject(first)
        {
            return Understood::As(syntax.referent(s));
        }
        let Some(v) = syntax.head(first).filter(|&v| syntax.tag(v).is_verb()) else { return Understood::No };
        let own = match syntax.relation(first) {
            Relation::Obj => {
                // "were offered a bonus to end the strike": they are to.
                let given = || syntax.own_subject(v).filter(|_| syntax.is_passive(v));
                let gets = syntax.child(v, &[Relation::Iobj]).or_else(given);
                if let Some(i) = gets.filter(|&i| self.is_someone(i)) {
                    return Understood::As(i);
                }
                // "rejected an invitation to attend".
                syntax.lemma(n) == "invitation"
                    || [State::Light, State::Aspect, State::Shares, State::Owns]
                        .iter()
                        .any(|&c| tables.is(syntax.lemma(v), c))
            }
            Relation::Obl => one_of!(syntax.preposition(first), "in" | "with" | "under" | "as"),
            _ => false,
        };
        match syntax.subject(v).filter(|_| own) {
            Some((s, false)) => Understood::As(s),
            _ => Understood::No,
        }
    }
}

/// Nouns by which others are to act.
fn is_call(lemma: &str) -> bool {
    is(lemma, Class::CallNoun)
}
