//! Whether it happened: tense, modality, negation and what governs the trigger.
//!
//! A predicate has the status of its own verb group, a noun that of its modifiers ([`own`]). Then the governors are
//! climbed: each may move it further from fact (`plan to`, `fears of`, `denied`, `if`), as `data/events/factuality.tsv`
//! says of their words, and some bring it back (`managed to`). The learned score of [`super::learned`] has the last word
//! where the rules see a fact that readers would not sign.

mod own;

pub(super) use own::is_command;

use super::Status;
use super::tables::{Effect, State, Tables};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};

/// Governors looked at above a trigger.
const CLIMB: usize = 8;

/// A status on its way up the tree, and how sure it is as a factor of the confidence.
struct Climb<'a> {
    syntax: &'a Syntax<'a>,
    found: Status,
    sure: f32,
}

/// The status and how sure it is, as a factor of the confidence.
pub(super) fn of(syntax: &Syntax<'_>, t: TokenId) -> (Status, f32) {
    let verb = syntax.tag(t).is_verb();
    let found = if verb { own::of_verb(syntax, t) } else { own::of_noun(syntax, t) };
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
    }
    (climb.found, climb.sure)
}

/// The status `found` of `t` alone, moved by its governors.
fn climb<'a>(syntax: &'a Syntax<'a>, t: TokenId, found: Status) -> Climb<'a> {
    let mut climb = Climb { syntax, found, sure: 1.0 };
    let mut at = t;
    for _ in 0..CLIMB {
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
        match relation {
            Relation::Xcomp => {
                self.infinitive(at, head);
                true
            }
            Relation::Ccomp | Relation::Csubj | Relation::CsubjPass => self.clause(head),
            Relation::Obj | Relation::NsubjPass | Relation::Obl | Relation::Iobj
                if noun && syntax.tag(head).is_verb() =>
            {
                self.noun_below_verb(t, at, head, relation)
            }
            // "the goal was talks": what the goal is has not happened.
            Relation::Nmod if noun && !syntax.tag(head).is_verb() => self.noun_below_noun(at, head),
            // "A push could sever": the push is no surer than what it would do.
            Relation::Nsubj if noun && (at == t || is_several(syntax.lemma(at))) => {
                let governor = own::of_verb(syntax, head);
                if matches!(governor, Status::Possible | Status::Hypothetical | Status::Planned)
                    && (is_indefinite(syntax, at) || is_occurring(syntax.lemma(head)))
                {
                    self.weaken(governor);
                }
                if governor == Status::Negated && is_occurring(syntax.lemma(head)) {
                    self.weaken(governor);
                }
                false
            }
            Relation::Conj => self.conjunct(at, head),
            // "in the event she was injured".
            Relation::Acl | Relation::AclRelcl
                if matches!(syntax.lemma(head), "event" | "case") && syntax.preposition(head) == "in" =>
            {
                self.weaken(Status::Hypothetical);
                false
            }
            Relation::Acl => self.below_noun(at, head),
            Relation::Advcl => {
                self.adverbial(at, head);
                false
            }
            Relation::Compound | Relation::Amod | Relation::Cop | Relation::Aux => true,
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

    /// An infinitive or bare verb: what its governor does, and what the governor's word means.
    fn infinitive(&mut self, at: TokenId, head: TokenId) {
        let syntax = self.syntax;
        let above = own::of_verb(syntax, head);
        let lemma = syntax.lemma(head);
        // "must stop punishing workers": until then it goes on.
        if matches!(lemma, "stop" | "cease" | "quit" | "halt")
            && matches!(above, Status::Planned | Status::Possible | Status::Hypothetical)
        {
            return;
        }
        self.weaken(governor_status(above));
        let to = own::has_to(syntax, at);
        match lemma {
            // "was able to" did; "is able to" can.
            "able" => {
                let past = syntax.children(head).any(|c| matches!(syntax.article.lower(c), "was" | "were" | "been"));
                if !past {
                    self.weaken(Status::Possible);
                }
            }
            // "began its advance to isolate the town": an aim of what began.
            "begin" | "start" | "launch" | "resume" | "continue"
                if to && syntax.object(head).is_some_and(|o| o < at) =>
            {
                self.weaken(Status::Planned);
            }
            // "had to leave" left; "has to leave" may.
            "have" if to && above != Status::Happened => self.weaken(Status::Possible),
            _ => self.govern(head, true),
        }
    }

    /// A clause with a subject of its own; false below a verb of speech, which a statement tells of.
    fn clause(&mut self, head: TokenId) -> bool {
        let syntax = self.syntax;
        let tables = Tables::get();
        self.govern(head, false);
        // "wants to know what happened": it did.
        let known =
            matches!(syntax.lemma(head), "know" | "realize" | "realise" | "discover" | "learn" | "reveal" | "regret");
        if known || tables.is(syntax.lemma(head), State::Speech) {
            return false;
        }
        // "to help X win", "would ensure that": as far from fact as the helping.
        if syntax.tag(head).is_verb() && tables.is(syntax.lemma(head), State::Cause) {
            self.weaken(governor_status(own::of_verb(syntax, head)));
        }
        true
    }

    /// A noun as object, passive subject or phrase of a verb.
    fn noun_below_verb(&mut self, t: TokenId, at: TokenId, head: TokenId, relation: Relation) -> bool {
        let syntax = self.syntax;
        let tables = Tables::get();
        let lemma = syntax.lemma(head);
        // "left after the attack", "banned over the accidents": what came before is known.
        let ahead =
            own::of_verb(syntax, head) == Status::Planned && matches!(syntax.preposition(at), "after" | "following");
        if relation == Relation::Obl
            && !ahead
            && matches!(
                syntax.preposition(at),
                "after" | "following" | "due" | "because" | "since" | "amid" | "despite" | "over" | "from" | "during"
            )
            && tables.phrase_effect(lemma, syntax.preposition(at)).is_none()
            || relation == Relation::Obl && syntax.preposition(at) == "for" && tables.is(lemma, State::Blame)
        {
            return false;
        }
        // A proposal that was rejected was made.
        if relation != Relation::Obl && tables.sense(syntax.lemma(at)) == "c1" && at == t {
            return false;
        }
        let part = if relation == Relation::Obl {
            tables.phrase_effect(lemma, syntax.preposition(at))
        } else {
            tables.effect("object", lemma)
        };
        let above = own::of_verb(syntax, head);
        // "announced job cuts" lie ahead, "announced the death" does not.
        let ahead = lemma == "announce"
            && relation != Relation::Obl
            && (tables.sense(syntax.lemma(at)).starts_with('e') || tables.noun(syntax, at).is_some())
            && !tables.is(syntax.lemma(at), State::Done)
            && matches!(above, Status::Happened | Status::Ongoing);
        if ahead {
            self.weaken(Status::Planned);
            return false;
        }
        if let Some(Effect::Status(s)) = part {
            // "would not seek talks", "did not prevent the attack".
            let s = match (s, above) {
                (Status::Negated | Status::Denied, Status::Negated) => Status::Happened,
                (_, Status::Negated) => Status::Negated,
                (Status::Negated | Status::Denied, Status::Happened | Status::Ongoing) => s,
                // "may prevent an attack".
                (Status::Negated, _) => Status::Possible,
                _ => s,
            };
            self.weaken(s);
            return false;
        }
        // "may launch an attack": the verb's standing is the noun's; what is named as known keeps its own.
        let bears = [State::Light, State::Aspect, State::Cause].iter().any(|&s| tables.is(lemma, s));
        if relation == Relation::Obl && !is_indefinite(syntax, at) {
            return false;
        }
        if bears || is_indefinite(syntax, at) && above != Status::Negated {
            self.weaken(governor_status(above));
            return true;
        }
        false
    }

    fn noun_below_noun(&mut self, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        let applies = match syntax.preposition(at) {
            // "a campaign of bombings" is one of deeds, "the aim of reunification" is not.
            "of" => {
                Tables::get().effect("noun", syntax.lemma(head)) != Some(Effect::Status(Status::Planned))
                    || matches!(
                        syntax.lemma(head),
                        "goal" | "aim" | "objective" | "purpose" | "intention" | "plan" | "promise" | "pledge" | "hope"
                    )
            }
            "for" | "to" | "on" | "against" | "about" | "at" | "over" | "" => true,
            _ => false,
        };
        if applies && Tables::get().effect("noun", syntax.lemma(head)).is_some() {
            self.govern(head, false);
            return true;
        }
        is_several(syntax.lemma(head)) || matches!(syntax.lemma(head), "act" | "campaign" | "possession")
    }

    /// A later conjunct; false where it belongs to a clause further up than the tree has it.
    fn conjunct(&mut self, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        let (tag, first) = (syntax.tag(at), syntax.tag(head));
        if !tag.is_verb() {
            // "fears of attacks and killings": climbed further with the first conjunct's governor.
            return true;
        }
        // "will gather and be called": the second `be` has no tense of its own.
        let be = |c: TokenId| matches!(syntax.article.lower(c), "be" | "been" | "being");
        let tensed =
            |c: TokenId| matches!(syntax.relation(c), Relation::Aux | Relation::AuxPass | Relation::Mark) && !be(c);
        let bare = tag == Tag::Vb || syntax.children(at).any(be);
        // "vowed to protect them and encouraged them": two finite verbs.
        if first == Tag::Vb && (tag.is_finite() || tag == Tag::Vbn && !bare) {
            return false;
        }
        // "whether he resigned or was forced out".
        if let Some(Effect::Status(s)) = syntax
            .own_marker(head)
            .filter(|&m| matches!(m, "if" | "unless" | "whether"))
            .and_then(|m| Tables::get().effect("marker", m))
            .filter(|_| syntax.own_marker(at).is_none())
        {
            self.weaken(s);
        }
        if syntax.own_subject(at).is_none() && !syntax.children(at).any(tensed) && syntax.is_predicate(head) {
            let base = own::of_verb(syntax, head);
            // "never faced a race or raised a million".
            let either =
                syntax.child(at, &[Relation::Cc]).is_some_and(|c| matches!(syntax.article.lower(c), "or" | "nor"));
            if (base != Status::Negated || either) && (tag == first || bare) {
                self.weaken(base);
            }
        }
        true
    }

    /// "an attempt to seize", "fears of losing", "grounds for removing"; a plain participle is as real as its noun.
    fn below_noun(&mut self, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        if own::has_to(syntax, at) {
            // "the first to reach the summit" reached it.
            let ordinal = |t: TokenId| {
                matches!(syntax.article.lower(t), "first" | "second" | "third" | "last" | "only" | "latest")
            };
            if ordinal(head) || syntax.children(head).any(ordinal) {
                // "will be the second to travel there".
                if syntax.child(head, &[Relation::Cop]).is_some() {
                    self.weaken(governor_status(own::of_verb(syntax, head)));
                }
                return false;
            }
            // "Apple to lower prices", a headline whose verb hangs on its subject.
            let headline =
                own::is_headline(syntax, at) && syntax.relation(head) == Relation::Root && syntax.tag(head).is_proper();
            if Tables::get().effect("noun", syntax.lemma(head)).is_some() {
                self.govern(head, false);
            } else {
                self.weaken(if headline { Status::Planned } else { Status::Possible });
            }
            return true;
        }
        // "will spend three days visiting hospitals".
        if syntax.tag(at) == Tag::Vbg
            && matches!(syntax.lemma(head), "day" | "week" | "month" | "year" | "hour" | "night" | "time" | "minute")
        {
            return true;
        }
        let governed = syntax.own_marker(at).is_some() || !syntax.preposition(at).is_empty();
        if governed && Tables::get().effect("noun", syntax.lemma(head)).is_some() {
            self.govern(head, false);
            return true;
        }
        false
    }

    fn adverbial(&mut self, at: TokenId, head: TokenId) {
        let syntax = self.syntax;
        let tables = Tables::get();
        let marker = syntax.own_marker(at).unwrap_or_default();
        let verbal = syntax.tag(head).is_verb() || syntax.child(head, &[Relation::Cop]).is_some();
        let above = if verbal { own::of_verb(syntax, head) } else { Status::Happened };
        // "is not fit to serve".
        if above == Status::Negated && !syntax.tag(head).is_verb() && own::has_to(syntax, at) {
            self.weaken(Status::Negated);
        }
        // "won't be punished for exercising a right".
        if matches!(above, Status::Negated | Status::Planned | Status::Possible)
            && (marker == "for" || syntax.preposition(at) == "for")
        {
            self.weaken(Status::Possible);
        }
        if let Some(Effect::Status(s)) = tables.effect("marker", marker) {
            if !(matches!(marker, "until" | "till") && self.found == Status::Happened) {
                self.weaken(s);
            }
        } else if own::is_inverted_condition(syntax, at) {
            self.weaken(Status::Hypothetical);
        } else if own::has_to(syntax, at) {
            // "finished second to clinch the title": a result, where nothing else is meant.
            // "won a contract to build" has built nothing yet.
            let contract = syntax.object(head).is_some_and(|o| tables.effect("noun", syntax.lemma(o)).is_some())
                || syntax.obliques(head).any(|(_, o)| tables.effect("noun", syntax.lemma(o)).is_some());
            let result = (tables.effect("result", syntax.lemma(head)).is_some() || syntax.lemma(at) == "become")
                && above == Status::Happened
                && !contract;
            if !result {
                self.weaken(Status::Planned);
            }
        } else if let Some(Effect::Status(s)) = tables.phrase_effect(syntax.lemma(head), marker) {
            // "accused of killing", "banned from entering", "aims at providing".
            self.weaken(if above == Status::Negated && s == Status::Negated { Status::Happened } else { s });
        }
        // "once the militia is defeated", "when the siege ends, they will": it has not happened.
        let pending = marker == "once" || marker == "when" && above == Status::Planned;
        if pending && syntax.own_subject(at).is_some() && own::is_present(syntax, at) {
            self.weaken(Status::Planned);
        }
        // "would be replaced before the tour began"; "might have died before reaching hospital" plans nothing.
        if marker == "before" && matches!(above, Status::Planned | Status::Possible) {
            self.weaken(if syntax.own_subject(at).is_some() { Status::Planned } else { above });
        }
        if syntax.own_subject(at).is_none() && syntax.tag(at) == Tag::Vbg {
            let whole = self.standing_of(head);
            let unreal = matches!(whole, Status::Planned | Status::Possible | Status::Hypothetical);
            match marker {
                // "have the means to tackle it while creating jobs", "if they won, sending": as far as what it goes with.
                "" | "while" | "by" | "in" | "when" | "through" if unreal => self.weaken(whole),
                // "serious about creating jobs".
                "about" if !matches!(above, Status::Negated) => self.weaken(Status::Possible),
                _ => {}
            }
        }
        if syntax.own_subject(at).is_none()
            && !matches!(marker, "after" | "before" | "while" | "despite" | "since" | "because" | "in")
            && !matches!(above, Status::Happened | Status::Ongoing | Status::Negated)
        {
            self.weaken(above);
        }
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
                    own::of_noun(syntax, head)
                };
                let s = match (s, own_head) {
                    // "did not fail to", "did not deny": two negations.
                    (Status::Negated | Status::Denied, Status::Negated) => Status::Happened,
                    // "managed to" is negated where the managing is; nor is what was not planned done.
                    (Status::Happened | Status::Ongoing, Status::Negated) => Status::Negated,
                    (Status::Planned | Status::Possible, Status::Negated) if close || !verb => Status::Negated,
                    (Status::Happened, other) => governor_status(other),
                    _ => s,
                };
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

/// True for a noun that introduces what it names: no `the`, no owner, no `this`.
fn is_indefinite(syntax: &Syntax<'_>, t: TokenId) -> bool {
    !syntax.children(t).any(|c| match syntax.relation(c) {
        Relation::NmodPoss => true,
        Relation::Det => !matches!(syntax.article.lower(c), "a" | "an" | "any" | "some" | "another" | "no"),
        _ => false,
    })
}

/// Nouns that count what stands behind their `of`: `a series of talks`.
pub(super) fn is_several(lemma: &str) -> bool {
    matches!(lemma, "series" | "string" | "wave" | "number" | "round" | "spate" | "flurry" | "raft")
}

/// Verbs that say of their subject that it takes place.
fn is_occurring(lemma: &str) -> bool {
    matches!(
        lemma,
        "take" | "happen" | "occur" | "begin" | "start" | "follow" | "resume" | "erupt" | "continue" | "come" | "go"
    )
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
