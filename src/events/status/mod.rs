//! Whether it happened: tense, modality, negation and what governs the trigger.
//!
//! A predicate has the status of its own verb group, a noun that of its modifiers ([`own`]). Then the governors are
//! climbed: each may move it further from fact (`plan to`, `fears of`, `denied`, `if`), as `data/events/factuality.tsv`
//! says of their words, and some bring it back (`managed to`). The learned score of [`super::learned`] has the last word
//! where the rules see a fact that readers would not sign.

mod adverbials;
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

pub(super) use nouns::is_several;
pub(super) use own::is_command;

use super::tables::{Effect, State, Tables};
use super::{Plover, Status};
use crate::article::TokenId;
use crate::language::grammar::sets_apart;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::Class;
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

/// True for the `to` of a passive right behind a comma.
fn is_beside(syntax: &Syntax<'_>, to: TokenId) -> bool {
    let word = |t: TokenId| syntax.article.lower(t);
    to > 0 && word(to) == "to" && word(to + 1) == "be" && word(to - 1) == ","
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
        if let Some(noun) = nouns::claim_before(syntax, at, head) {
            let verb = syntax.head(noun).filter(|&v| syntax.relation(noun) == Relation::Obj && syntax.tag(v).is_verb());
            if self.told_by_noun(at, noun, verb) {
                return false;
            }
        }
        match relation {
            // "cannot justify shooting them": they were shot.
            Relation::Xcomp
                if syntax.tag(at) == Tag::Vbg
                    && Tables::get().is(syntax.lemma(head), State::Presupposes)
                    && !clauses::is_ending(syntax.lemma(head)) =>
            {
                false
            }
            Relation::Xcomp if self.is_at_it(at, head) || self.goes_on(head) => {
                self.weaken(Status::Ongoing);
                false
            }
            Relation::Xcomp => {
                self.infinitive(at, head);
                true
            }
            // "told commanders to clear the streets".
            Relation::Ccomp
                if syntax.has_to(at) && syntax.tag(head).is_verb() && syntax.own_marker(at) != Some("whether") =>
            {
                self.infinitive(at, head);
                true
            }
            // "believes it is safe; however, others warn": a sentence of its own.
            Relation::Ccomp if at > head && (head..at).any(|i| syntax.article.word(i) == ";") => false,
            Relation::Ccomp | Relation::Csubj | Relation::CsubjPass => self.clause(at, head),
            Relation::Obl if noun && self.is_condition(at, head) => {
                self.found = Status::Hypothetical;
                false
            }
            Relation::Obl if noun && syntax.pos(head) == Pos::Adj => self.below_adjective(at, head),
            Relation::Obj | Relation::NsubjPass | Relation::Obl | Relation::Iobj
                if noun && syntax.tag(head).is_verb() =>
            {
                self.noun_below_verb(t, at, head, relation)
            }
            Relation::Obl if syntax.tag(at) == Tag::Vbg && syntax.tag(head).is_verb() => self.gerund_phrase(at, head),
            // "whether it was caused by a leak": the leak is no surer.
            Relation::OblAgent if noun && at == t && is_indefinite(syntax, at) => {
                let above = own::of_verb(syntax, head);
                self.weaken(governor_status(above));
                above != Status::Negated
            }
            // "the goal was talks": what the goal is has not happened.
            Relation::Nmod if noun && !syntax.tag(head).is_verb() => self.noun_below_noun(at, head),
            Relation::Nsubj if noun && (at == t || is_several(syntax.lemma(at))) => {
                self.subject(at, head);
                false
            }
            // "The withdrawal is to follow the vote".
            Relation::NsubjOuter if noun && at == t && syntax.has_to(head) && is_occurring(syntax, head) => {
                self.weaken(own::of_verb(syntax, head));
                false
            }
            Relation::Conj => self.conjunct(at, head),
            // "in the event she was injured".
            Relation::Acl | Relation::AclRelcl
                if one_of!(syntax.lemma(head), "event" | "case") && syntax.preposition(head) == "in" =>
            {
                self.weaken(Status::Hypothetical);
                false
            }
            // "a probe, to be headed by a judge".
            Relation::Acl if syntax.child(at, &[Relation::Mark]).is_some_and(|to| is_beside(syntax, to)) => {
                self.weaken(Status::Planned);
                false
            }
            Relation::Acl => self.below_noun(at, head),
            // "It is a myth that he failed".
            Relation::AclRelcl
                if syntax.own_marker(at) == Some("that")
                    && Tables::get().effect("noun", syntax.lemma(head)) == Some(Effect::Status(Status::Denied)) =>
            {
                self.below_noun(at, head)
            }
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
            _ => false,
        }
    }

    /// A noun as the subject of a verb.
    fn subject(&mut self, at: TokenId, head: TokenId) {
        let syntax = self.syntax;
        // "A push could sever": the push is no surer than what it would do.
        let governor = own::of_verb(syntax, head);
        // "Did the army fire on them?", where the tree has the verb for a noun.
        if syntax.lemma(head) == "do" && at > head && syntax.relation(head) == Relation::Root {
            self.weaken(Status::Possible);
        }
        // "An attack is imminent".
        if let Some(Effect::Status(s)) = Tables::get().effect("modifier", syntax.lemma(head))
            && syntax.pos(head) == Pos::Adj
            && !nouns::is_doing(syntax, head)
        {
            self.weaken(if governor == Status::Negated { governor } else { s });
        }
        if matches!(governor, Status::Possible | Status::Hypothetical | Status::Planned)
            && (is_indefinite(syntax, at) || is_occurring(syntax, head))
        {
            self.weaken(governor);
        }
        // "Talks are due to begin".
        let begins = syntax.child(head, &[Relation::Xcomp]).is_some_and(|c| is_occurring(syntax, c));
        if begins
            && syntax.pos(head) == Pos::Adj
            && let Some(Effect::Status(s)) = Tables::get().effect("adjective", syntax.lemma(head))
        {
            self.weaken(s);
        }
        // "The final contest comes on June 14", "the vote is on Tuesday".
        if governor == Status::Ongoing
            && Tables::get().is(syntax.lemma(at), State::Scheduled)
            && own::is_present(syntax, head)
            && self.has_day(head)
        {
            self.weaken(Status::Planned);
        }
        // "Wednesday's meeting will deal with it".
        if governor == Status::Planned && Tables::get().is(syntax.lemma(at), State::Scheduled) {
            self.weaken(governor);
        }
        // "The meeting is taking place".
        let goes_on = governor == Status::Ongoing && one_of!(syntax.lemma(head), "take" | "continue" | "occur");
        if (goes_on || governor == Status::Negated) && is_occurring(syntax, head) {
            self.weaken(governor);
        }
        // "The merger would give them control": there is none yet; a deal that would is made.
        let would = |c: TokenId| one_of!(syntax.article.lower(c), "would" | "'d");
        let made = Tables::get().noun(syntax, at).is_some_and(|g| g.kind == Some(Plover::Agree))
            || Tables::get().is(syntax.lemma(at), State::Done);
        if !made && syntax.children(head).any(would) {
            self.weaken(governor);
        }
    }

    /// True for a predicate that is a day, or has one beside it.
    fn has_day(&self, head: TokenId) -> bool {
        let syntax = self.syntax;
        let day = |c: TokenId| syntax.analysis.is(c, Class::CalendarName);
        let beside = |c: TokenId| {
            matches!(syntax.relation(c), Relation::Obl | Relation::OblUnmarked | Relation::Advmod)
                && !sets_apart(syntax.preposition(c))
                && syntax.preposition(c) != "from"
                && (day(c) || syntax.children(c).any(day))
        };
        day(head) || syntax.children(head).any(beside)
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

    /// Moves the status by the word that governs it; `close` for an infinitive, which shares its governor's negation.
    fn govern(&mut self, head: TokenId, close: bool) {
        let syntax = self.syntax;
        let verb = syntax.tag(head).is_verb();
        let part = if verb {
            "verb"
        } else if syntax.pos(head) == Pos::Adj {
            "adjective"
        } else {
            "noun"
        };
        match Tables::get().effect(part, syntax.lemma(head)) {
            Some(Effect::Less) => self.sure *= 0.85,
            Some(Effect::Status(s)) => {
                let own_head = if verb || syntax.child(head, &[Relation::Cop]).is_some() {
                    own::of_verb(syntax, head)
                } else {
                    own_nouns::of_noun(syntax, head)
                };
                // "pleaded not guilty to it".
                let not = |c: TokenId| syntax.article.lower(c) == "not";
                if part == "adjective" && s == Status::Happened && syntax.children(head).any(not) {
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
                    // "nobody has suggested that he knew".
                    (Status::Planned | Status::Possible, Status::Negated)
                        if close || !verb || syntax.lemma(head) == "suggest" =>
                    {
                        Status::Negated
                    }
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
