//! What a verb or noun above says of a noun, and a noun of what hangs on it.

use super::super::tables::{Effect, State, Tables};
use super::super::{Plover, Status};
use super::{Climb, governor_status, own};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};

impl Climb<'_> {
    /// A noun as object, passive subject or phrase of a verb.
    pub(super) fn noun_below_verb(&mut self, t: TokenId, at: TokenId, head: TokenId, relation: Relation) -> bool {
        let syntax = self.syntax;
        let tables = Tables::get();
        let lemma = syntax.lemma(head);
        if relation == Relation::Obl && self.is_to_come(at, head) {
            return false;
        }
        if relation == Relation::Obl && self.is_known(at, head) {
            return false;
        }
        // "urged them to stop the bloodshed": it is there, whatever becomes of the stopping.
        if relation != Relation::Obl && tables.is(lemma, State::Presupposes) {
            return false;
        }
        // A proposal that was rejected was made.
        let accuses = || tables.noun(syntax, at).is_some_and(|g| g.kind == Some(Plover::Accuse));
        // "to encourage dialogue": there is none yet.
        let talks =
            || is_indefinite(syntax, at) && tables.noun(syntax, at).is_some_and(|g| g.kind == Some(Plover::Consult));
        let told = || tables.sense(syntax.lemma(at)) == "c1" && !talks();
        // "will deliver a speech": it stands as its verb does.
        let borne = tables.is(lemma, State::Light) && own::of_verb(syntax, head) != Status::Negated;
        if relation != Relation::Obl && at == t && !borne && (told() || accuses()) {
            return false;
        }
        // "deny them a haven": kept from them, not disputed.
        if lemma == "deny" && relation == Relation::Obj && syntax.child(head, &[Relation::Iobj]).is_some() {
            self.weaken(Status::Negated);
            return false;
        }
        // "rejected an appeal", "agreed to a request", "under an offer of amnesty": it was made.
        let done = matches!(own::of_verb(syntax, head), Status::Happened | Status::Ongoing);
        if tables.is(syntax.lemma(at), State::Tendered)
            && !borne
            && (done || relation == Relation::Obl || tables.effect("object", lemma).is_some())
        {
            return false;
        }
        let part = if relation == Relation::Obl {
            tables.phrase_effect(lemma, syntax.preposition(at))
        } else {
            // "set off floods" plans none.
            let other = lemma == "set" && syntax.child(head, &[Relation::CompoundPrt]).is_some();
            let new = || tables.effect("new", lemma).filter(|_| is_indefinite(syntax, at));
            tables.effect("object", lemma).or_else(new).filter(|_| !other)
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
        // "offered an apology": with these words it is made.
        if lemma == "offer" && tables.is(syntax.lemma(at), State::Done) && above == Status::Happened {
            return false;
        }
        // "not to engage in any protest".
        if above == Status::Negated && syntax.children(at).any(|c| syntax.article.lower(c) == "any") {
            self.weaken(Status::Negated);
            return false;
        }
        // "never ruled out action": it may yet come.
        if above == Status::Negated && matches!(lemma, "rule" | "exclude") && part.is_some() {
            self.weaken(Status::Possible);
            return false;
        }
        if let Some(Effect::Status(s)) = part {
            // "failing to stop the fighting": it goes on.
            let whole = s == Status::Negated && syntax.relation(head) == Relation::Xcomp;
            let above = if whole { self.standing_of(head) } else { above };
            self.weaken(under(syntax, head, s, above));
            // "expected to result in a charge": no surer than the result.
            // "suspected of participating in the riots": there were some.
            return s == Status::Happened && (is_indefinite(syntax, at) || syntax.tag(head) != Tag::Vbg);
        }
        // "will attend the inauguration", "may boycott the vote": the one is when the other is.
        if relation == Relation::Obj
            && tables.is(lemma, State::Partakes)
            && matches!(self.standing_of(head), Status::Planned | Status::Possible)
        {
            self.weaken(Status::Planned);
            return false;
        }
        // "may launch an attack": the verb's standing is the noun's; what is named as known keeps its own.
        let bears = [State::Light, State::Aspect, State::Cause].iter().any(|&s| tables.is(lemma, s));
        if relation == Relation::Obl && !is_indefinite(syntax, at) {
            return false;
        }
        // "In an interview, he did not give a date": it was given.
        if bears && relation != Relation::Obl || is_indefinite(syntax, at) && above != Status::Negated {
            self.weaken(governor_status(above));
            return true;
        }
        false
    }

    /// "Hope to sign it at the summit": that lies ahead, too.
    fn is_to_come(&mut self, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        if !Tables::get().is(syntax.lemma(at), State::Scheduled) {
            return false;
        }
        let own = own::of_verb(syntax, head);
        let coming = match syntax.preposition(at) {
            // "is travelling there for talks".
            "for" if Tables::get().is(syntax.lemma(head), State::Journey) && own != Status::Happened => true,
            "at" | "in" | "during" | "for" | "before" | "to" | "until" | "within" => {
                let above = self.standing_of(head);
                // "accused of stalling in the talks": there are some.
                let open = above == Status::Possible && syntax.preposition(at) != "in";
                Tables::get().phrase_effect(syntax.lemma(head), syntax.preposition(at)).is_none()
                    && (open || above == Status::Planned)
            }
            "after" | "following" => own == Status::Planned,
            _ => false,
        };
        if coming {
            self.weaken(Status::Planned);
        }
        coming
    }

    /// "Left after the attack", "banned over the accidents": what came before is known, whatever becomes of the verb.
    fn is_known(&mut self, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        let tables = Tables::get();
        let (lemma, preposition) = (syntax.lemma(head), syntax.preposition(at));
        let planned = own::of_verb(syntax, head) == Status::Planned;
        // "will travel there during the summit".
        if planned && preposition == "during" {
            self.weaken(Status::Planned);
            return true;
        }
        let ahead = planned && matches!(preposition, "after" | "following");
        let around = matches!(
            preposition,
            "after" | "following" | "due" | "because" | "since" | "amid" | "despite" | "over" | "from" | "during"
        );
        !ahead && around && tables.phrase_effect(lemma, preposition).is_none()
            || preposition == "for" && tables.is(lemma, State::Blame)
    }

    pub(super) fn noun_below_noun(&mut self, at: TokenId, head: TokenId) -> bool {
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
        // "No timetable for a withdrawal": when is open, not whether.
        if applies && is_timing(syntax.lemma(head)) {
            self.weaken(Status::Planned);
            return false;
        }
        // "the reason for the arrests": they were made.
        if matches!(syntax.lemma(head), "reason" | "explanation" | "motive" | "cause") {
            return false;
        }
        // "no record of such a meeting".
        if applies && is_missing(syntax, head) {
            self.weaken(Status::Negated);
            return false;
        }
        if applies && Tables::get().effect("noun", syntax.lemma(head)).is_some() {
            self.govern(head, false);
            return true;
        }
        is_several(syntax.lemma(head)) || matches!(syntax.lemma(head), "act" | "campaign" | "possession")
    }

    /// "an attempt to seize", "fears of losing", "grounds for removing"; a plain participle is as real as its noun.
    pub(super) fn below_noun(&mut self, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        if syntax.has_to(at) {
            // "the first to reach the summit" reached it; "over the past few years to win" is an aim.
            let ordinal = |t: TokenId| {
                matches!(syntax.article.lower(t), "first" | "second" | "third" | "last" | "only" | "latest" | "few")
                    && !is_span(syntax.lemma(head))
            };
            // "the only way to achieve it" has not.
            let open = matches!(syntax.lemma(head), "way" | "means" | "chance" | "hope" | "option" | "solution");
            if !open && (ordinal(head) || syntax.children(head).any(ordinal)) {
                // "will be the second to travel there".
                if syntax.child(head, &[Relation::Cop]).is_some() {
                    self.weaken(governor_status(own::of_verb(syntax, head)));
                }
                return false;
            }
            // "Apple to lower prices", a headline whose verb hangs on its subject.
            let headline =
                own::is_headline(syntax, at) && syntax.relation(head) == Relation::Root && syntax.tag(head).is_proper();
            // "a responsibility to help": not borne out yet.
            let effect = Tables::get().effect("noun", syntax.lemma(head));
            if effect.is_some_and(|e| e != Effect::Status(Status::Happened)) {
                self.govern(head, false);
            } else {
                self.weaken(if headline { Status::Planned } else { Status::Possible });
            }
            return true;
        }
        // "will spend three days visiting hospitals".
        if syntax.tag(at) == Tag::Vbg && is_span(syntax.lemma(head)) {
            return true;
        }
        // "is expected to play a role in achieving it".
        let verb = syntax.head(head).filter(|&v| syntax.relation(head) == Relation::Obj && syntax.tag(v).is_verb());
        if syntax.tag(at) == Tag::Vbg
            && syntax.own_marker(at) == Some("in")
            && let Some(verb) = verb
        {
            let whole = self.standing_of(verb);
            if matches!(whole, Status::Planned | Status::Possible | Status::Hypothetical) {
                self.weaken(whole);
            }
        }
        if self.told_by_noun(at, head, verb) {
            return false;
        }
        // "Proposed changes, including a ban"; "did not give a date for pulling out": when is open, not whether.
        let marker = syntax.clause_marker(at).unwrap_or_else(|| syntax.preposition(at));
        if marker == "including" {
            return true;
        }
        if is_timing(syntax.lemma(head)) && !marker.is_empty() {
            self.weaken(Status::Planned);
            return false;
        }
        let governed = syntax.own_marker(at).is_some() || !syntax.preposition(at).is_empty();
        if governed && Tables::get().effect("noun", syntax.lemma(head)).is_some() {
            self.govern(head, false);
            return true;
        }
        // "a cover for developing arms", "a law on extending it", "no point in waiting": what it serves or is about.
        if syntax.tag(at) == Tag::Vbg
            && syntax.own_subject(at).is_none()
            && Tables::get().effect("noun", syntax.lemma(head)).is_none()
            && matches!(marker, "for" | "toward" | "towards" | "on" | "about" | "at" | "in" | "to")
        {
            self.weaken(Status::Possible);
        }
        false
    }

    /// What a report, an allegation or the want of evidence says of the clause below it; true where it settles that.
    fn told_by_noun(&mut self, at: TokenId, head: TokenId, verb: Option<TokenId>) -> bool {
        let syntax = self.syntax;
        // "denied reports that patients had been turned away", "dismissed speculation he had quit".
        let denies = |&v: &TokenId| {
            let denied = |part| Tables::get().effect(part, syntax.lemma(v)) == Some(Effect::Status(Status::Denied));
            (denied("object") || denied("report")) && own::of_verb(syntax, v) != Status::Negated
        };
        let told = syntax.own_marker(at) == Some("that")
            || syntax.own_marker(at).is_none()
                && syntax.own_subject(at).is_some_and(|s| syntax.extent(s).start == head + 1);
        // "no indication that he was targeted".
        if told && is_missing(syntax, head) {
            self.weaken(Status::Negated);
            return true;
        }
        if told && verb.filter(denies).is_some() {
            self.weaken(Status::Denied);
            return true;
        }
        // "allegations the party rigged the vote".
        if told && Tables::get().effect("noun", syntax.lemma(head)) == Some(Effect::Status(Status::Possible)) {
            self.weaken(Status::Possible);
            return true;
        }
        false
    }
}

/// What a verb of the standing `above` makes of its object, where what it does to it alone is `s`: "would not seek talks",
/// "did not prevent the attack".
fn under(syntax: &Syntax<'_>, verb: TokenId, s: Status, above: Status) -> Status {
    match (s, above) {
        (Status::Negated | Status::Denied, Status::Negated) => Status::Happened,
        (_, Status::Negated) => Status::Negated,
        (Status::Negated | Status::Denied, Status::Happened | Status::Ongoing) => s,
        // "the attack could have been prevented" tells that it was not; "may prevent an attack".
        (Status::Negated, _) if syntax.children(verb).any(|c| syntax.article.lower(c) == "have") => Status::Happened,
        (Status::Negated, _) => Status::Possible,
        _ => s,
    }
}

/// True for a noun that introduces what it names: no `the`, no owner, no `this`.
pub(super) fn is_indefinite(syntax: &Syntax<'_>, t: TokenId) -> bool {
    !syntax.children(t).any(|c| match syntax.relation(c) {
        Relation::NmodPoss => true,
        Relation::Det => !matches!(syntax.article.lower(c), "a" | "an" | "any" | "some" | "another" | "no"),
        _ => false,
    })
}

/// "No evidence", "no sign": there is none of what they are of.
fn is_missing(syntax: &Syntax<'_>, t: TokenId) -> bool {
    matches!(syntax.lemma(t), "evidence" | "record" | "indication" | "sign" | "proof" | "trace" | "hint")
        && syntax.children(t).any(|c| matches!(syntax.article.lower(c), "no" | "any"))
}

/// Nouns of when something is to be.
fn is_timing(lemma: &str) -> bool {
    matches!(lemma, "timetable" | "date" | "deadline" | "schedule" | "timeline")
}

/// Nouns of how long something takes.
fn is_span(lemma: &str) -> bool {
    matches!(lemma, "day" | "week" | "month" | "year" | "hour" | "night" | "time" | "minute")
}

/// Nouns that count what stands behind their `of`: `a series of talks`.
pub(in super::super) fn is_several(lemma: &str) -> bool {
    matches!(
        lemma,
        "series"
            | "string"
            | "wave"
            | "number"
            | "round"
            | "spate"
            | "flurry"
            | "raft"
            | "kind"
            | "sort"
            | "form"
            | "type"
    )
}

/// Verbs that say of their subject that it takes place.
pub(super) fn is_occurring(syntax: &Syntax<'_>, verb: TokenId) -> bool {
    // "will take place", "will take off".
    let takes = |c: TokenId| matches!(syntax.article.lower(c), "place" | "off");
    match syntax.lemma(verb) {
        "take" => syntax.children(verb).any(takes),
        lemma => matches!(
            lemma,
            "happen" | "occur" | "begin" | "start" | "follow" | "resume" | "erupt" | "continue" | "come" | "go"
        ),
    }
}
