//! Who did it, to whom, where, from where, with what: arguments of a trigger from the tree.

mod aims;
mod nouns;
mod phrases;
mod subjects;
mod told;
mod understood;
mod verbs;

use super::tables::{State, Tables, Trigger};
use super::{Argument, Plover, RoleName};
use crate::article::TokenId;
use crate::entities::{Entities, EntityId, EntityKind};
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, Lexicon, NounKind, is};
use crate::order::Sorted;
use crate::places::Places;
use std::ops::Range;

/// Most arguments of one event.
const MAX_ROLES: usize = 12;

/// An argument while it is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Filler {
    pub role: RoleName,
    pub head: TokenId,
}

/// What the phase looks at.
pub(super) struct View<'a> {
    pub syntax: &'a Syntax<'a>,
    pub entities: &'a Entities,
    pub places: &'a Places,
    pub lexicon: &'a Lexicon,
    /// Tokens of time expressions: `Monday` is no one.
    pub timed: &'a [bool],
    /// Tokens by which something is said: `warned that`.
    pub cued: &'a Sorted<TokenId>,
    /// The report is one of matches.
    pub sporting: bool,
}

impl View<'_> {
    pub(super) fn kind(&self, t: TokenId) -> Option<EntityKind> {
        let id = self.entities.headed_by(t)?;
        Some(self.entities.get(id)?.kind)
    }

    pub(super) fn is_timed(&self, t: TokenId) -> bool {
        self.timed.get(t as usize).copied().unwrap_or(false)
    }

    fn is_place(&self, t: TokenId) -> bool {
        matches!(self.kind(t), Some(EntityKind::Place | EntityKind::Facility))
    }

    /// A place by entity, or by what the noun means: `at the station`.
    pub(super) fn is_site(&self, t: TokenId) -> bool {
        self.is_place(t)
            || self.kind(t).is_none()
                && self
                    .lexicon
                    .noun(&self.syntax.lemma(t).to_lowercase())
                    .is_some_and(|(k, _)| matches!(k, NounKind::Place | NounKind::Facility))
    }

    /// True for what can act: people, bodies, states, and pronouns for them.
    pub(super) fn is_agent(&self, t: TokenId) -> bool {
        if self.timed.get(t as usize).copied().unwrap_or(false) {
            return false;
        }
        match self.kind(t) {
            Some(
                EntityKind::Person
                | EntityKind::Organization
                | EntityKind::Group
                | EntityKind::Place
                | EntityKind::People,
            ) => true,
            Some(_) => false,
            None => {
                self.syntax.tag(t).is_proper()
                    || matches!(self.syntax.tag(t), Tag::Prp) && !one_of!(self.syntax.article.lower(t), "it" | "there")
            }
        }
    }

    /// The argument as it is reported.
    pub(super) fn write(&self, filler: Filler) -> Argument {
        let syntax = self.syntax;
        let span = syntax.trimmed(self.words(filler.head));
        let referent = syntax.referent(filler.head);
        let own = self.entities.headed_by(referent).or_else(|| self.name_over(referent));
        let named = |e: EntityId| self.entities.get(e).is_some_and(|e| e.named);
        // A wrong name is worse than a pronoun.
        if self.entities.is_doubtful(referent) || self.entities.is_part(syntax, referent) {
            return Argument { role: filler.role, span, entity: None };
        }
        Argument {
            role: filler.role,
            span,
            entity: own.filter(|&e| named(e)).or_else(|| self.name_beside(referent)).or(own),
        }
    }

    /// The phrase headed by `t`, from behind its own copula or subject to the first clause that hangs on it.
    fn words(&self, t: TokenId) -> Range<TokenId> {
        let syntax = self.syntax;
        let whole = syntax.phrase(t, false);
        let begins = |c: &TokenId| {
            *c < t
                && (syntax.relation(*c).is_subject()
                    || matches!(
                        syntax.relation(*c),
                        Relation::Cop
                            | Relation::Aux
                            | Relation::Mark
                            | Relation::Case
                            | Relation::Cc
                            | Relation::Discourse
                    ))
        };
        let start = syntax.children(t).filter(begins).map(|c| syntax.extent(c).end.min(t)).max();
        let clause = |i: &TokenId| {
            matches!(
                syntax.relation(*i),
                Relation::AclRelcl | Relation::Advcl | Relation::Parataxis | Relation::Appos | Relation::Ccomp
            ) || syntax.relation(*i) == Relation::Acl && syntax.tag(*i).is_verb()
        };
        let end = (t + 1..whole.end).filter(clause).map(|i| syntax.extent(i).start.max(t + 1)).min();
        let mut end = end.map_or(whole.end, |e| e.min(whole.end));
        // "human rights watchdog Amnesty International" is one phrase, and so is a name.
        let name = [end, end.saturating_sub(1)].into_iter().find_map(|i| syntax.analysis.name_at(i));
        if let Some(name) = name.map(|n| syntax.analysis.names[n].tokens.clone())
            && (name.start == t + 1
                && syntax.tag(t).is_noun()
                && syntax.is_below(name.start, t)
                // "the bill Congress passed".
                && !syntax.relation(name.start).is_subject()
                || name.contains(&t))
        {
            end = end.max(name.end);
        }
        // "foot-and-mouth": the rest of a word with hyphens.
        let last = syntax.sentence(t).end;
        while end == t + 1
            && end + 1 < last
            && syntax.article.word(end) == "-"
            && syntax.article.tokens.get(end as usize).is_some_and(|t| !t.spaced)
        {
            end += 2;
            if end + 1 < last && syntax.article.word(end) == "-" {
                end += 2;
            }
        }
        let mut start = start.map_or(whole.start, |s| s.max(whole.start));
        // "The army said Sunday Specialist Lee was charged": the day is that of the saying.
        let day = |i: TokenId| self.is_timed(i);
        // "a farmer whose cattle were stolen".
        start += TokenId::from(start < t && syntax.tag(start) == Tag::WpS);
        while start < t && day(start) && (syntax.tag(start + 1).is_proper() || syntax.tag(start + 1) == Tag::Dt) {
            start += 1;
        }
        start..end
    }

    /// True for nouns and names of people and bodies, by entity or by dictionary.
    pub(super) fn is_people(&self, t: TokenId) -> bool {
        match self.kind(t) {
            Some(k) => {
                matches!(k, EntityKind::Person | EntityKind::Organization | EntityKind::Group | EntityKind::People)
            }
            None => self
                .lexicon
                .noun(&self.syntax.lemma(t).to_lowercase())
                .is_some_and(|(k, _)| matches!(k, NounKind::Person | NounKind::Group | NounKind::Organization)),
        }
    }

    /// True for who can plan, be asked or be blamed.
    pub(super) fn is_someone(&self, t: TokenId) -> bool {
        self.is_agent(t) || self.is_people(t)
    }

    /// True for nouns of people, and of bodies that use force.
    pub(super) fn acts(&self, t: TokenId) -> bool {
        let lemma = self.syntax.lemma(t).to_lowercase();
        is(&lemma, Class::ActingBody)
            || self.lexicon.noun(&lemma).is_some_and(|(k, _)| matches!(k, NounKind::Person | NounKind::Group))
    }

    /// The entity of a name that `t` is part of, or that names what `t` is: `the Syria Report newsletter`.
    fn name_over(&self, t: TokenId) -> Option<u32> {
        if self.syntax.tag(t).is_proper() {
            return self.entities.covering(t);
        }
        None
    }

    /// The one whose name stands right behind what describes him: `her rival Donald Trump`.
    fn name_beside(&self, t: TokenId) -> Option<u32> {
        let syntax = self.syntax;
        // The tree may have both as objects of the verb.
        let twin =
            (syntax.head(t + 1) == syntax.head(t) && syntax.relation(t + 1) == syntax.relation(t)).then_some(t + 1);
        let name = syntax.child(t, &[Relation::Appos, Relation::Flat]).or(twin)?;
        let beside = name == t + 1 && syntax.tag(name).is_proper() && syntax.tag(t).is_noun();
        self.entities.headed_by(name).filter(|_| beside)
    }

    /// True for a name, or what is called by one elsewhere.
    pub(super) fn named(&self, t: TokenId) -> bool {
        self.syntax.tag(t).is_proper()
            || self.entities.headed_by(t).and_then(|e| self.entities.get(e)).is_some_and(|e| e.named)
    }

    /// A number or share, which nobody is: `by 45%`.
    fn is_amount(&self, t: TokenId) -> bool {
        self.syntax.tag(t) == Tag::Cd && !self.named(t)
            || one_of!(
                self.syntax.article.lower(t),
                "%" | "percent" | "cent" | "pc" | "$" | "€" | "£" | "point" | "points"
            )
    }

    fn is_reflexive(&self, t: TokenId) -> bool {
        let word = self.syntax.article.lower(t);
        word.ends_with("self") || word.ends_with("selves")
    }

    /// Leaves out what is no one: days, verbs, dashes, `what`.
    fn leave_out_no_one(&self, roles: &mut Roles) {
        roles.found.retain(|f| {
            let party = matches!(f.role, RoleName::Actor | RoleName::Target | RoleName::Place);
            // "sanctions which some say have failed": no verb does anything.
            let verbal = f.role == RoleName::Actor
                && matches!(self.syntax.tag(f.head), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vb | Tag::Md)
                && self.kind(f.head).is_none();
            // "the soldiers on board".
            let aboard = self.syntax.lemma(f.head) == "board"
                && self.syntax.preposition(f.head) == "on"
                && self.syntax.child(f.head, &[Relation::Det, Relation::NmodPoss, Relation::Compound]).is_none();
            // A dash that the tree has for a phrase is no one.
            // "ended 13 years of his rule": the rule has lasted so long.
            let length =
                || f.role == RoleName::Target && self.syntax.obliques(f.head).any(|(p, o)| p == "of" && o > f.head);
            self.syntax.pos(f.head) != Pos::Punct
                && !verbal
                && !aboard
                && !(f.role == RoleName::Place && self.kind(f.head) == Some(EntityKind::Person))
                && (!party || !self.timed.get(f.head as usize).copied().unwrap_or(false) || length())
        });
        // "what", "which" and "each other" name no one, nor does an article whose noun is lost; one phrase has one part, a part one entity.
        roles.found.retain(|f| {
            f.role != RoleName::Target && f.role != RoleName::Actor
                || !one_of!(
                    self.syntax.article.lower(f.head),
                    "what"
                        | "which"
                        | "that"
                        | "who"
                        | "whom"
                        | "each"
                        | "other"
                        | "this"
                        | "there"
                        | "it"
                        | "so"
                        | "such"
                        | "a"
                        | "an"
                        | "the"
                )
                || self.entities.headed_by(f.head).is_some()
        });
    }

    /// Each argument once: no part of another, no entity twice in one part.
    fn once(&self, roles: &mut Roles) {
        // "hailed Britain's vote": the vote, and not Britain once more.
        let whole: Vec<(TokenId, Range<TokenId>)> =
            roles.found.iter().filter(|f| f.role == RoleName::Target).map(|f| (f.head, self.words(f.head))).collect();
        roles.found.retain(|f| {
            f.role != RoleName::Target
                || !whole.iter().any(|(h, words)| {
                    *h != f.head
                        && words.contains(&f.head)
                        && (self.syntax.tag(*h) == Tag::Cd
                            || one_of!(
                                self.syntax.lemma(*h),
                                "dozen" | "hundred" | "thousand" | "million" | "score" | "number"
                            )
                            || self.syntax.relation(f.head) == Relation::Nmod
                                && self.entities.headed_by(f.head).is_none()
                            || matches!(
                                self.syntax.relation(f.head),
                                Relation::NmodPoss | Relation::Amod | Relation::Compound
                            ))
                })
        });
        let mut seen: Vec<(RoleName, EntityId)> = Vec::new();
        roles.found.retain(|f| {
            let Some(entity) = self.entities.headed_by(self.syntax.referent(f.head)) else { return true };
            let again = seen.contains(&(f.role, entity))
                || f.role == RoleName::Target
                    && seen.contains(&(RoleName::Actor, entity))
                    && !self.is_reflexive(f.head);
            seen.push((f.role, entity));
            !again
        });
    }

    /// Every argument of the event that `t` triggers, where its type is `kind`.
    pub(super) fn find(&self, t: TokenId, trigger: Option<&Trigger>, kind: Option<Plover>) -> Vec<Filler> {
        let mut roles = Roles { found: Vec::new() };
        if self.syntax.tag(t).is_verb() {
            self.of_verb(t, trigger, kind, &mut roles);
        } else {
            self.of_noun(t, trigger, kind, &mut roles);
        }
        // An actor is not also its own target.
        let actors: Vec<TokenId> = roles.found.iter().filter(|f| f.role == RoleName::Actor).map(|f| f.head).collect();
        roles.found.retain(|f| f.role != RoleName::Target || !actors.contains(&f.head));
        self.leave_out_no_one(&mut roles);
        // "71 percent of the voters approved": they did.
        let people = |f: &Filler| {
            self.syntax.obliques(f.head).any(|(p, o)| p == "of" && (self.is_people(o) || self.is_agent(o)))
        };
        // And "forty opposed it".
        let alone = |f: &Filler| self.syntax.tag(f.head) == Tag::Cd && self.syntax.own_subject(t) == Some(f.head);
        roles.found.retain(|f| f.role != RoleName::Actor || !self.is_amount(f.head) || people(f) || alone(f));
        // "Japan said it had halted aid": Japan, where the deed is one of the code book's.
        if kind.is_some() {
            for f in roles.found.iter_mut().filter(|f| f.role == RoleName::Actor && self.syntax.tag(f.head) == Tag::Prp)
            {
                let speaker = self.speaker_above(f.head).filter(|&s| self.same(s, f.head));
                f.head = speaker.unwrap_or(f.head);
            }
        }
        roles.found.retain(|f| f.role != RoleName::Actor || !self.is_overshadowed(t, f.head));
        // "has no intention of abandoning plans to resume it": no intention resumes.
        let none = |f: &Filler| {
            self.syntax.children(f.head).any(|c| self.syntax.article.lower(c) == "no")
                && !self.is_agent(f.head)
                && !self.is_people(f.head)
        };
        roles.found.retain(|f| f.role != RoleName::Actor || !none(f));
        // "it is asserted that": nobody is. "won 2 – 1": no one either.
        let spoken = self.syntax.is_passive(t) && Tables::get().is(self.syntax.lemma(t), State::Speech);
        roles.found.retain(|f| !(spoken && self.syntax.article.lower(f.head) == "it"));
        let goals = |f: &Filler| {
            self.syntax.tag(f.head) == Tag::Cd && one_of!(self.syntax.article.word(f.head + 1), "–" | "-" | "—")
        };
        roles.found.retain(|f| f.role != RoleName::Target || !goals(f));
        // "it rained": nobody did.
        let weather = self.syntax.analysis.lemma_is(t, Class::WeatherVerb);
        roles.found.retain(|f| !(weather && self.syntax.article.lower(f.head) == "it"));
        // "took place", "gave way", "it is recommended to dial".
        let idiom = |h: TokenId| h == t + 1 && one_of!(self.syntax.article.lower(h), "place" | "way");
        roles.found.retain(|f| f.role != RoleName::Target || !idiom(f.head));
        let formal = self.syntax.tag(t).is_verb()
            && self.syntax.child(t, &[Relation::Xcomp, Relation::Ccomp, Relation::Csubj]).is_some()
            && self.syntax.is_passive(t);
        roles.found.retain(|f| !(formal && self.syntax.article.lower(f.head) == "it"));
        // "shot down a helicopter in Iraq": the helicopter.
        let places: Vec<TokenId> = roles.found.iter().filter(|f| f.role == RoleName::Place).map(|f| f.head).collect();
        let struck = matches!(kind, Some(Plover::Assault | Plover::Coerce))
            && roles.found.iter().any(|f| f.role == RoleName::Target && !places.contains(&f.head));
        roles.found.retain(|f| f.role != RoleName::Target || !struck || !places.contains(&f.head));
        self.once(&mut roles);
        roles.found.truncate(MAX_ROLES);
        roles.found
    }
}

struct Roles {
    found: Vec<Filler>,
}

impl Roles {
    fn add(&mut self, role: RoleName, head: TokenId) {
        if !self.found.iter().any(|f| f.role == role && f.head == head) {
            self.found.push(Filler { role, head });
        }
    }

    fn has(&self, role: RoleName) -> bool {
        self.found.iter().any(|f| f.role == role)
    }
}
