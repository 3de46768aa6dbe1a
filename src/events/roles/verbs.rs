//! Arguments of a verb: subject, object, agent and the phrases below it.

use super::super::Plover;
use super::super::conditions::undergoer;
use super::super::tables::{State, Tables, Trigger, Voice};
use super::{RoleName, Roles, View};
use crate::article::{BlockKind, TokenId};
use crate::entities::EntityKind;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::Class;

impl View<'_> {
    pub(super) fn of_verb(&self, t: TokenId, trigger: Option<&Trigger>, kind: Option<Plover>, roles: &mut Roles) {
        let syntax = self.syntax;
        let voice = trigger.map_or(Voice::Plain, |g| g.voice);
        // "killed execution-style": how, and no one.
        let manner = |o: TokenId| {
            syntax.article.word(o.wrapping_sub(1)) == "-"
                && syntax.analysis.is(o, Class::CompoundHalf)
                && !self.is_people(o)
                && syntax.child(o, &[Relation::Det, Relation::NmodPoss, Relation::Nummod]).is_none()
        };
        // "took part in the talks".
        let part = |o: TokenId| o == t + 1 && syntax.lemma(t) == "take" && syntax.article.lower(o) == "part";
        let object = undergoer(syntax, t).filter(|&o| !manner(o) && !part(o));
        if let Some((s, _)) = syntax.subject(t).filter(|_| self.is_minded(t)) {
            self.all_acting(RoleName::Actor, s, kind.is_some(), roles);
            self.obliques(t, kind, roles);
            if !roles.has(RoleName::Target) {
                self.aimed_at(t, kind, roles);
            }
            return;
        }
        let unmarked = self.is_unmarked_passive(t, kind, voice, object);
        let beside = self.voiced_beside(t, kind);
        let passive = unmarked
            || beside.is_none() && (syntax.is_passive(t) || syntax.subject(t).is_some_and(|(_, undergoes)| undergoes));
        let subject = beside.or_else(|| self.controller(t, passive));
        let object = object.or(subject.filter(|_| unmarked));
        let own = syntax.object(t).is_some() || syntax.relativized_object(t).is_some();
        let object = if syntax.is_passive(t) && !own { subject.or(object) } else { object };
        if passive {
            self.by_whom(t, kind, roles);
        } else if let Some(s) = subject {
            let role = if voice == Voice::Undergoing && object.is_none() { RoleName::Target } else { RoleName::Actor };
            // "the president's meeting with the envoy focused on trade": the meeting did.
            self.all_acting(role, s, kind.is_some() || syntax.own_subject(t) == Some(s) && !self.meets(s), roles);
        }
        // "lent the gallery a painting", "were given blankets": who gets it.
        let gets = syntax.child(t, &[Relation::Iobj]);
        let given = passive && own && syntax.analysis.lemma_is(t, Class::GivingVerb);
        let gets = gets.or(subject.filter(|&s| given && object != Some(s) && self.is_someone(s)));
        if let Some(i) = gets {
            self.all(RoleName::Target, i, roles);
        }
        if let Some(o) = object.filter(|&o| (Some(o) != subject || passive) && !self.is_charge(t, o)) {
            self.done_to(o, trigger, kind, gets.is_none(), roles);
        }
        self.obliques(t, kind, roles);
        // "the outbreak was blamed on the firm": the firm is.
        if syntax.lemma(t) == "blame"
            && let Some((_, on)) = syntax.obliques(t).find(|(p, _)| *p == "on")
        {
            roles.found.retain(|f| f.role != RoleName::Target);
            self.all(RoleName::Target, on, roles);
        }
        if kind.is_some() && !roles.has(RoleName::Target) {
            self.aimed_at(t, kind, roles);
        }
        self.aimed_beyond(t, kind, roles);
        self.struck_place(t, kind, roles);
        let finite = passive && syntax.relation(t) != Relation::Acl;
        let whole = |o: &TokenId| finite || Some(*o) != subject && self.is_definite(*o);
        self.named_by_trigger(t, trigger, object.filter(whole), roles);
        if kind == Some(Plover::Assault) && !roles.has(RoleName::Place) {
            self.places_of_attack(t, roles);
        }
    }

    /// "Is opposed to", "is committed to": how someone is, not what was done to him.
    fn is_minded(&self, t: TokenId) -> bool {
        let syntax = self.syntax;
        syntax.analysis.lemma_is(t, Class::MindedVerb)
            && syntax.agent(t).is_none()
            && (syntax.lemma(t) == "head"
                || syntax.obliques(t).any(|(p, _)| p == "to")
                || syntax.children(t).any(|c| syntax.own_marker(c) == Some("to")))
            && syntax.is_passive(t)
    }

    /// What it is done to, or who is behind that; `alone` where nobody gets it.
    fn done_to(&self, o: TokenId, trigger: Option<&Trigger>, kind: Option<Plover>, alone: bool, roles: &mut Roles) {
        let voice = trigger.map_or(Voice::Plain, |g| g.voice);
        // "battled a wildfire" outside politics has one all the same.
        let measure = voice == Voice::Undergoing && self.is_amount(o) || kind.is_none() && self.is_rise(o);
        let taken = kind.is_some() && trigger.is_some_and(Trigger::takes_object) && self.is_empty(o);
        if !measure && (!taken || self.is_agent(o)) {
            self.all(RoleName::Target, o, roles);
        }
        if (taken || kind.is_some() && !self.is_agent(o)) && alone {
            self.nested(o, kind, roles);
        }
    }

    /// "The law was passed by parliament", "attended the funeral": what the trigger names as its object, where it has no other.
    fn named_by_trigger(&self, t: TokenId, trigger: Option<&Trigger>, object: Option<TokenId>, roles: &mut Roles) {
        let is = |class| Tables::get().is(self.syntax.lemma(t), class);
        let named = trigger.is_some_and(|g| g.takes_object() && g.kind.is_some_and(|k| k != Plover::Request));
        if let Some(o) = object.filter(|_| named && !is(State::Light) && !is(State::Aspect))
            && !roles.has(RoleName::Target)
        {
            self.all(RoleName::Target, o, roles);
        }
    }

    /// "Rose 37.5 cents": by how much.
    fn is_rise(&self, o: TokenId) -> bool {
        let syntax = self.syntax;
        one_of!(syntax.article.lower(o), "%" | "percent" | "cent" | "cents" | "pence" | "point" | "points")
            && syntax.child(o, &[Relation::Nummod]).is_some()
            && !syntax.obliques(o).any(|(p, _)| p == "of")
    }

    fn is_definite(&self, t: TokenId) -> bool {
        let the = |c: TokenId| one_of!(self.syntax.article.lower(c), "the" | "this" | "that");
        self.syntax.children(t).any(the)
    }

    /// "Said the fields had been burnt and called on others to act", where the tree joins the calling to the burning: who
    /// said so calls.
    fn voiced_beside(&self, t: TokenId, kind: Option<Plover>) -> Option<TokenId> {
        let (syntax, tables) = (self.syntax, Tables::get());
        let is = |class| tables.is(syntax.lemma(t), class);
        let voiced = [State::Speech, State::Assertion, State::Voiced, State::Conveys].into_iter().any(is)
            || matches!(
                kind,
                Some(Plover::Request | Plover::Support | Plover::Accuse | Plover::Reject | Plover::Threaten)
            );
        let alone =
            syntax.child(t, &[Relation::Aux, Relation::AuxPass, Relation::Nsubj, Relation::NsubjPass]).is_none();
        let alone = alone && syntax.agent(t).is_none();
        if syntax.relation(t) != Relation::Conj || !voiced || !alone || !syntax.article.lower(t).ends_with("ed") {
            return None;
        }
        let clause = syntax.head(t).filter(|&c| syntax.relation(c) == Relation::Ccomp)?;
        let above =
            syntax.head(clause).filter(|&v| syntax.tag(v) == Tag::Vbd || syntax.article.lower(v).ends_with("ed"))?;
        let says = tables.is(syntax.lemma(above), State::Speech) || self.cued.contains(&above);
        let mute = syntax.own_subject(clause).is_some_and(|s| self.is_mute_thing(s));
        syntax.own_subject(above).filter(|_| says && mute).map(|s| syntax.referent(s))
    }

    /// True for a passive without the signs of one.
    fn is_unmarked_passive(&self, t: TokenId, kind: Option<Plover>, voice: Voice, object: Option<TokenId>) -> bool {
        let syntax = self.syntax;
        // A headline's "Two men arrested after raid", tagged as a past tense.
        let headline = syntax.article.block_kind_of(t) == BlockKind::Headline
            && syntax.tag(t) == Tag::Vbd
            && object.is_none()
            && voice == Voice::Plain
            && (matches!(kind, Some(Plover::Assault | Plover::Coerce))
                || syntax.analysis.lemma_is(t, Class::RescuingVerb));
        // "was sentenced to death and hanged".
        let joined = syntax.relation(t) == Relation::Conj
            && matches!(syntax.tag(t), Tag::Vbn | Tag::Vbd)
            && syntax.own_subject(t).is_none()
            && object.is_none()
            && matches!(kind, Some(Plover::Assault | Plover::Coerce))
            && syntax.child(t, &[Relation::Aux, Relation::Iobj]).is_none()
            && syntax.obliques(t).all(|(p, _)| p == "as")
            && syntax.child(t, &[Relation::CompoundPrt]).is_none_or(|p| syntax.article.lower(p) == "off")
            && syntax.head(t).is_some_and(|h| syntax.is_passive(h));
        // "said a man suspected of theft was held": the tree has a participle for the verb of the clause.
        // "one was killed and five others detained".
        let elided = syntax.relation(t) == Relation::Conj && syntax.head(t).is_some_and(|h| syntax.is_passive(h));
        // "was bought by Milan and sold to Lyon": what has no object there was given itself.
        let given = syntax.relation(t) == Relation::Conj
            && elided
            && object.is_none()
            && voice == Voice::Plain
            && syntax.own_subject(t).is_none()
            && matches!(syntax.tag(t), Tag::Vbd | Tag::Vbn)
            && syntax.child(t, &[Relation::Aux, Relation::Ccomp, Relation::Xcomp]).is_none()
            && syntax.analysis.lemma_is(t, Class::GivingVerb)
            && Tables::get().is(syntax.lemma(t), State::Transfer);
        // "and her mother wounded", tagged as a past tense.
        let gapped = elided && syntax.tag(t) == Tag::Vbd && object.is_none() && voice == Voice::Plain;
        let gapped = gapped && matches!(kind, Some(Plover::Assault | Plover::Coerce));
        let reduced = (syntax.tag(t) == Tag::Vbn || gapped)
            && (elided || matches!(syntax.relation(t), Relation::Ccomp | Relation::Root))
            && syntax.child(t, &[Relation::Nsubj]).is_some()
            && syntax.child(t, &[Relation::Aux, Relation::AuxPass, Relation::Cop, Relation::Obj]).is_none();
        headline || joined || given || reduced
    }

    /// "Accuses it of seeking weapons, which it denies": that it seeks them, and no weapons.
    fn is_charge(&self, t: TokenId, o: TokenId) -> bool {
        let (syntax, tables) = (self.syntax, Tables::get());
        syntax.lemma(t) == "deny"
            && syntax.child(t, &[Relation::Obj]).is_some_and(|w| syntax.tag(w) == Tag::Wdt)
            && tables.noun(syntax, o).is_none()
            && tables.sense(syntax.lemma(o)) != "c1"
    }

    /// Who did it to the subject of a passive, and with what.
    fn by_whom(&self, t: TokenId, kind: Option<Plover>, roles: &mut Roles) {
        let syntax = self.syntax;
        // "was struck and killed by": the agent hangs on the last of them.
        let shared = || {
            let last = syntax.children(t).filter(|&c| syntax.relation(c) == Relation::Conj).find(|&c| {
                syntax.own_subject(c).is_none()
                    && matches!(syntax.tag(c), Tag::Vbn | Tag::Vbd)
                    && syntax.child(c, &[Relation::Aux, Relation::AuxPass]).is_none()
            })?;
            syntax.object(last).is_none().then(|| syntax.agent(last))?
        };
        // "identified as the Germans Hermlin and Uwe": who they are.
        let agent = syntax.agent(t).or_else(shared).filter(|&a| syntax.preposition(a) != "as");
        if let Some(agent) = agent {
            // "was conducted by telephone".
            let bare = syntax.child(agent, &[Relation::Det, Relation::NmodPoss]).is_none();
            if bare && Tables::get().is(syntax.lemma(agent), State::Means) {
                roles.add(RoleName::Instrument, agent);
            } else {
                self.all_acting(RoleName::Actor, agent, kind.is_some(), roles);
            }
        }
    }

    /// Objects that are part of what is done rather than someone it is done to: `took control`, `broke ties`.
    pub(super) fn is_empty(&self, o: TokenId) -> bool {
        let tables = Tables::get();
        tables.noun(self.syntax, o).is_some() || tables.is(self.syntax.lemma(o), State::Bound)
    }

    /// The noun and those conjoined to it.
    pub(super) fn all(&self, role: RoleName, head: TokenId, roles: &mut Roles) {
        let syntax = self.syntax;
        // "ministers Karimi and Mammadov": each of them.
        if syntax.tag(head) == Tag::Nns
            && let Some(name) = syntax.child(head, &[Relation::Appos, Relation::Flat])
            && name == head + 1
            && self.kind(name) == Some(EntityKind::Person)
        {
            let each = syntax.coordinated(name);
            if each.len() > 1 {
                each.into_iter().for_each(|n| roles.add(role, n));
                return;
            }
        }
        for h in syntax.coordinated(head) {
            // "Scott Carson, president and CEO of Boeing" is one, and so is "foot-and-mouth".
            let title = self.kind(head) == Some(EntityKind::Person)
                && self.kind(h).is_none()
                && self.is_people(h)
                && syntax.child(h, &[Relation::Det, Relation::NmodPoss, Relation::Nummod]).is_none();
            // "by Brazil, not Chile".
            let other = h != head
                && syntax.children(h).any(|c| c < h && one_of!(syntax.article.lower(c), "not" | "rather" | "instead"));
            // "accords with militants in the valley, and in a region beside it", "attacks on civilians and banditry".
            let somewhere = matches!(role, RoleName::Place | RoleName::Origin | RoleName::Destination);
            let apart = h != head
                && !somewhere
                && (!one_of!(syntax.preposition(h), "" | "of") && syntax.preposition(h) != syntax.preposition(head)
                    || (self.is_human(head) || self.kind(head) == Some(EntityKind::Person))
                        && !self.is_someone(h)
                        && Tables::get().noun(syntax, h).is_some());
            if h == head || !title && !other && !apart && syntax.article.word(h.wrapping_sub(1)) != "-" {
                roles.add(role, h);
            }
        }
    }

    /// Agents and places inside a noun phrase that is itself no agent: `relations with Russia`, `control of Hama`.
    pub(super) fn nested(&self, noun: TokenId, kind: Option<Plover>, roles: &mut Roles) {
        let syntax = self.syntax;
        // "lifted a curfew in Montenegro": it is the country's.
        let curbs = matches!(kind, Some(Plover::Concede | Plover::Coerce));
        // "mediation efforts between the parties", but "a border crossing between the two".
        let talks = |n: TokenId| self.meets(n) || syntax.child(n, &[Relation::Compound]).is_some_and(|c| self.meets(c));
        // But "seized control of the town".
        let line = Tables::get().noun(syntax, noun);
        let told = roles.has(RoleName::Target) && line.is_some_and(|g| !g.idle && (g.kind.is_none() || g.kind != kind));
        let mut at = noun;
        for depth in 0..3 {
            let mut next = None;
            for c in syntax.children(at) {
                match syntax.relation(c) {
                    Relation::Nmod
                        if c > at
                            && !self.is_victim(noun, at, c, kind)
                            && !self.is_content(at, c, kind)
                            && (one_of!(
                                syntax.preposition(c),
                                "of" | "with" | "on" | "against" | "to" | "for" | "over" | "by" | "from" | "between"
                            ) && (syntax.preposition(c) != "between" || talks(at))
                                && (syntax.preposition(c) != "from"
                                    || depth == 0 && (!self.is_place(c) || self.is_state(c)))
                                || syntax.preposition(c) == "in"
                                    && (!self.is_place(c) || self.is_state(c) && curbs)) =>
                    {
                        if self.is_agent(c) || self.is_place(c) {
                            // "approved the sale of the port to a firm": the sale, which is of the port.
                            let apart = one_of!(syntax.preposition(c), "of" | "to" | "from" | "for")
                                && (told || roles.has(RoleName::Target) && self.is_place(c));
                            if !apart || self.named(c) {
                                self.all(RoleName::Target, c, roles);
                            }
                        } else {
                            next = Some(c);
                        }
                    }
                    Relation::NmodPoss | Relation::Amod | Relation::Compound
                        if self.is_agent(c)
                            && self.kind(c).is_some()
                            && syntax.pos(c) != Pos::Pron
                            && !roles.found.iter().any(|f| f.role == RoleName::Actor && self.same(f.head, c)) =>
                    {
                        // "the Union's ban, imposed after": theirs, where nobody else does it.
                        let makes =
                            |g: &Trigger| matches!(g.kind, Some(Plover::Coerce | Plover::Accuse | Plover::Request));
                        let own = syntax.relation(c) == Relation::NmodPoss
                            && !roles.has(RoleName::Actor)
                            && Tables::get().noun(syntax, at).is_some_and(makes);
                        // "is monitoring Chad's elections": the elections.
                        let staged = self.is_place(c) && Tables::get().is(syntax.lemma(at), State::Staged);
                        let whole = staged && kind == Some(Plover::Accuse) && syntax.relation(c) == Relation::NmodPoss;
                        let (role, head) =
                            if own { (RoleName::Actor, c) } else { (RoleName::Target, if whole { at } else { c }) };
                        roles.add(role, head);
                    }
                    _ => {}
                }
            }
            match next {
                Some(n) if !roles.has(RoleName::Target) => at = n,
                _ => break,
            }
        }
    }

    /// "Denounced the crackdown against protesters": no protesters; but "blamed the attack on them".
    fn is_victim(&self, noun: TokenId, n: TokenId, c: TokenId, kind: Option<Plover>) -> bool {
        let syntax = self.syntax;
        let about =
            matches!(kind, Some(Plover::Accuse | Plover::Reject | Plover::Protest | Plover::Request | Plover::Coerce));
        let blames = |v: TokenId| syntax.lemma(v) == "blame";
        about
            && !syntax.head(noun).is_some_and(blames)
            && !syntax.children(noun).any(blames)
            && Tables::get().noun(syntax, n).is_some_and(|g| g.kind == Some(Plover::Assault))
            && one_of!(syntax.preposition(c), "against" | "of" | "between" | "with" | "on")
    }

    /// What noun `c` is to noun `n` only: whom a tape shows, whom an inquest is into, who is to do what a call is for.
    pub(super) fn is_content(&self, n: TokenId, c: TokenId, kind: Option<Plover>) -> bool {
        let (syntax, tables) = (self.syntax, Tables::get());
        let preposition = syntax.preposition(c);
        // "agreement on sanctions against them" is a deed of its own.
        let record = tables.is(syntax.lemma(n), State::Document) && tables.noun(syntax, n).is_none();
        let shows = record && one_of!(preposition, "of" | "on" | "about");
        let looked_into =
            kind == Some(Plover::Accuse) && preposition == "of" && tables.is(syntax.lemma(n), State::Befalls);
        let asked = preposition == "for" && syntax.article.lower(syntax.phrase(c, true).end) == "to";
        shows || looked_into || asked
    }

    pub(in super::super) fn same(&self, a: TokenId, b: TokenId) -> bool {
        a == b || matches!((self.entities.headed_by(a), self.entities.headed_by(b)), (Some(x), Some(y)) if x == y)
    }
}
