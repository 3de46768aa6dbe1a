//! Whether it happened: tense, modality, negation and what governs the trigger.
//!
//! A predicate has the status of its own verb group, a noun that of its modifiers ([`own`]). Then the governors are
//! climbed: each may move it further from fact (`plan to`, `fears of`, `denied`, `if`), as `data/events/factuality.tsv`
//! says of their words, and some bring it back (`managed to`). The learned score of [`super::learned`] has the last word
//! where the rules see a fact that readers would not sign.

mod adverbials;
mod allegations;
mod clauses;
mod conditionals;
mod groups;
mod negations;
mod nouns;
mod objects;
mod own;
mod own_nouns;
mod purposes;
mod refuted;
mod subjects;

pub(super) use nouns::is_several;
pub(super) use own::is_command;

use super::Status;
use super::tables::{Effect, Tables};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use nouns::{is_indefinite, is_occurring};
pub(crate) use refuted::clears;

/// Governors looked at above a trigger.
const MAX_GOVERNORS: usize = 8;

/// A status on its way up the tree, and how sure it is as a factor of the confidence.
struct Climb<'a> {
    syntax: &'a Syntax<'a>,
    found: Status,
    sure: f32,
}

/// The status and how sure it is, as a factor of the confidence.
pub(super) fn of(syntax: &Syntax<'_>, t: TokenId) -> (Status, f32) {
    let verb = syntax.tag(t).is_verb();
    let found = if verb { own::of_verb(syntax, t) } else { own_nouns::of_noun(syntax, t) };
    let mut climb = climb(syntax, t, found);
    for c in syntax.children(t) {
        if Tables::get().effect("adverb", syntax.article.lower(c)) == Some(Effect::Less) {
            climb.sure *= 0.85;
        }
        // "flight delayed", "talks cancelled".
        if !verb
            && c > t
            && syntax.relation(c) == Relation::Acl
            && syntax.is_passive(c)
            && let Some(Effect::Status(s)) = Tables::get().effect("object", syntax.lemma(c))
        {
            climb.weaken(s);
        }
        // "all the support they need", "the inquiry that they demand".
        if !verb
            && syntax.relation(c) == Relation::AclRelcl
            && syntax.relativized_object(c) == Some(t)
            && let Some(Effect::Status(s @ Status::Possible)) = Tables::get().effect("object", syntax.lemma(c))
        {
            climb.weaken(s);
        }
    }
    (climb.found, climb.sure)
}

/// The status `found` of `t` alone, moved by its governors.
fn climb<'a>(syntax: &'a Syntax<'a>, t: TokenId, found: Status) -> Climb<'a> {
    let mut climb = Climb { syntax, found, sure: 1.0 };
    let mut at = t;
    for _ in 0..MAX_GOVERNORS {
        // "our advice is that they avoid it": what is advised has not happened.
        if let Some(noun) = syntax.child(at, &[Relation::NsubjOuter]) {
            climb.govern(noun, false);
        }
        // "The virus is to spread, doctors fear".
        let fears = |c: TokenId| {
            c > at
                && syntax.relation(c) == Relation::Parataxis
                // "He stole it, a court was told".
                && (syntax.is_heard(c)
                    || Tables::get().effect("verb", syntax.lemma(c)) == Some(Effect::Status(Status::Possible))
                        && syntax.own_subject(c).is_some_and(|s| !one_of!(syntax.article.lower(s), "i" | "we"))
                        && syntax.extent(c).end == c + 1)
        };
        if syntax.children(at).any(fears) {
            climb.weaken(Status::Possible);
        }
        let Some(head) = syntax.head(at) else { break };
        if !climb.step(t, at, head) {
            break;
        }
        at = head;
    }
    climb
}

impl Climb<'_> {
    /// Looks at one governor; false where the status above says nothing of what is below.
    fn step(&mut self, t: TokenId, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        let relation = syntax.relation(at);
        let noun = !syntax.tag(at).is_verb();
        if !noun && refuted::is_called_false(syntax, at) {
            self.weaken(Status::Denied);
            return false;
        }
        // "It is time the mayor resigned".
        if !noun && at > head && negations::is_due(syntax, head) {
            self.weaken(Status::Possible);
            return false;
        }
        if let Some(noun) = allegations::claim_before(syntax, at, head) {
            let verb = syntax.head(noun).filter(|&v| syntax.relation(noun) == Relation::Obj && syntax.tag(v).is_verb());
            if self.told_by_noun(at, noun, verb) {
                return false;
            }
        }
        match relation {
            Relation::Xcomp | Relation::Ccomp | Relation::Csubj | Relation::CsubjPass => self.complement(at, head),
            // "denies hacking".
            Relation::Obj if syntax.tag(at) == Tag::Vbg && syntax.tag(head).is_verb() => self.complement(at, head),
            Relation::Obl if syntax.tag(at) == Tag::Vbg && syntax.tag(head).is_verb() => self.gerund_phrase(at, head),
            Relation::Conj => self.conjunct(at, head),
            Relation::Acl | Relation::AclRelcl => self.clause_on_noun(at, head),
            Relation::Advcl if own::is_contrary(syntax, at) => false,
            // "looking into whether it lied".
            Relation::Advcl
                if syntax.own_marker(at) == Some("whether") && syntax.child(at, &[Relation::Case]).is_some() =>
            {
                self.found = Status::Possible;
                false
            }
            Relation::Advcl => {
                self.adverbial(at, head);
                false
            }
            // "promised to free detained drivers": they are detained.
            Relation::Amod if !noun && at == t && syntax.tag(t) == Tag::Vbn => false,
            Relation::Compound | Relation::Amod | Relation::Cop | Relation::Aux => true,
            _ => noun && self.noun(t, at, head),
        }
    }

    /// A noun as what its governor is said of, does or undergoes, or as a phrase of it.
    fn noun(&mut self, t: TokenId, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        match syntax.relation(at) {
            Relation::Obl if self.is_condition(at, head) => {
                self.found = Status::Hypothetical;
                false
            }
            Relation::Obl if syntax.pos(head) == Pos::Adj => self.below_adjective(at, head),
            Relation::Obj | Relation::NsubjPass | Relation::Obl | Relation::Iobj if syntax.tag(head).is_verb() => {
                self.noun_below_verb(t, at, head)
            }
            // "whether it was caused by a leak": the leak is no surer.
            Relation::OblAgent if at == t && is_indefinite(syntax, at) => {
                let above = own::of_verb(syntax, head);
                self.weaken(governor_status(above));
                above != Status::Negated
            }
            // "the goal was talks": what the goal is has not happened.
            Relation::Nmod if !syntax.tag(head).is_verb() => self.noun_below_noun(at, head),
            Relation::Nsubj if at == t || is_several(syntax.lemma(at)) => {
                self.subject(at, head);
                // "denied that there had been an attack".
                syntax.lemma(head) == "be" && syntax.child(head, &[Relation::Expl]).is_some()
            }
            // "The withdrawal is to follow the vote".
            Relation::NsubjOuter if at == t && syntax.has_to(head) && is_occurring(syntax, head) => {
                self.weaken(own::of_verb(syntax, head));
                false
            }
            _ => false,
        }
    }

    /// The status of the predicate above, with what stands over it.
    fn standing_of(&self, head: TokenId) -> Status {
        let syntax = self.syntax;
        let verbal = syntax.tag(head).is_verb() || syntax.child(head, &[Relation::Cop]).is_some();
        if verbal { climb(syntax, head, own::of_verb(syntax, head)).found } else { Status::Happened }
    }

    fn weaken(&mut self, status: Status) {
        self.found = weaker(self.found, status);
    }

    /// What a governing word does to the event below it.
    fn effect_of(&self, head: TokenId) -> Option<Effect> {
        Tables::get().effect(self.part(head), self.syntax.lemma(head))
    }

    /// What a governing word is in the table of effects.
    fn part(&self, head: TokenId) -> &'static str {
        match self.syntax.pos(head) {
            _ if self.syntax.tag(head).is_verb() => "verb",
            Pos::Adj => "adjective",
            _ => "noun",
        }
    }

    /// Moves the status by the word that governs it; `close` for an infinitive, which shares its governor's negation.
    fn govern(&mut self, head: TokenId, close: bool) {
        let syntax = self.syntax;
        let verb = syntax.tag(head).is_verb();
        match self.effect_of(head) {
            Some(Effect::Less) => self.sure *= 0.85,
            Some(Effect::Status(s)) => {
                let own_head = if verb || syntax.child(head, &[Relation::Cop]).is_some() {
                    own::of_verb(syntax, head)
                } else {
                    own_nouns::of_noun(syntax, head)
                };
                // "pleaded not guilty to it".
                let not = |c: TokenId| syntax.article.lower(c) == "not";
                if self.part(head) == "adjective" && s == Status::Happened && syntax.children(head).any(not) {
                    self.weaken(Status::Denied);
                    return;
                }
                let own_head = if s == Status::Negated && verb { self.aimed(head, own_head) } else { own_head };
                let s = match (s, own_head) {
                    // "to prevent them entering": whether it does is open.
                    (Status::Negated, Status::Planned | Status::Possible | Status::Hypothetical) if verb => {
                        Status::Possible
                    }
                    // "did not fail to", "did not deny": two negations.
                    (Status::Negated | Status::Denied, Status::Negated) => Status::Happened,
                    // "managed to" is negated where the managing is; nor is what was not planned done.
                    (Status::Happened | Status::Ongoing, Status::Negated) => Status::Negated,
                    (Status::Planned | Status::Possible, Status::Negated) if close || !verb => Status::Negated,
                    (Status::Happened, other) => governor_status(other),
                    _ => s,
                };
                // "denied failing to treat him": who denies it says that he did.
                if s == Status::Denied && self.found == Status::Negated {
                    self.found = Status::Possible;
                    return;
                }
                if s == Status::Happened && own_head == Status::Negated {
                    // The infinitive below a negated negation had the governor's "not".
                    self.found = Status::Happened;
                }
                if s == Status::Ongoing && self.found == Status::Happened {
                    self.found = Status::Ongoing;
                } else {
                    self.weaken(s);
                }
            }
            None => {}
        }
    }
}

/// What a governing verb's own status says of its infinitive.
fn governor_status(status: Status) -> Status {
    match status {
        Status::Ongoing => Status::Happened,
        s => s,
    }
}

/// True for what may yet come.
fn unreal(status: Status) -> bool {
    matches!(status, Status::Planned | Status::Possible | Status::Hypothetical)
}

/// The one further from fact.
fn weaker(a: Status, b: Status) -> Status {
    let rank = |s: Status| match s {
        Status::Happened => 0,
        Status::Ongoing => 1,
        Status::Planned => 2,
        Status::Possible => 3,
        Status::Hypothetical => 4,
        Status::Denied => 5,
        Status::Negated => 6,
    };
    if rank(b) > rank(a) { b } else { a }
}
