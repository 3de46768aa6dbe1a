//! What a verb says of the noun that is its object, its passive subject or stands in a phrase of it.

use super::super::tables::{Effect, State, Tables};
use super::super::{Plover, Status};
use super::nouns::{is_doing, is_indefinite};
use super::{Climb, governor_status, own, unreal};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::Class;

impl Climb<'_> {
    /// "Will attend the inauguration", "may boycott the vote": the one is when the other is; true where that is open.
    fn partaken(&mut self, at: TokenId, head: TokenId) -> bool {
        let above = self.standing_of(head);
        let open = matches!(above, Status::Planned | Status::Possible);
        if open {
            let scheduled = Tables::get().is(self.syntax.lemma(at), State::Scheduled);
            self.weaken(if scheduled { Status::Planned } else { above });
        }
        open
    }

    /// A noun as object, passive subject or phrase of a verb; true where what stands above the verb says more of it.
    pub(super) fn noun_below_verb(&mut self, t: TokenId, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        let tables = Tables::get();
        let (lemma, relation) = (syntax.lemma(head), syntax.relation(at));
        // "to obtain papers as part of the inquiry": there is one.
        let piece = at != t && syntax.lemma(at) == "part" && !is_indefinite(syntax, t);
        if piece || self.is_there(t, at, head, relation) {
            return false;
        }
        // "could not confirm any deaths": nobody says that there were none.
        let confirmed = relation == Relation::Obj && syntax.analysis.lemma_is(head, Class::ConfirmingVerb);
        if confirmed && self.standing_of(head) == Status::Negated {
            self.found = Status::Possible;
            return false;
        }
        // "The summit is expected to approve it": what is expected is the approval.
        if relation == Relation::NsubjPass && !is_indefinite(syntax, at) && is_doing(syntax, head) {
            if tables.is(syntax.lemma(at), State::Scheduled) {
                self.weaken(Status::Planned);
            }
            return false;
        }
        let part = effect_on(syntax, at, head, relation);
        let above = own::of_verb(syntax, head);
        // "accused of planning the attacks": they took place.
        let deed = || tables.noun(syntax, at).is_some_and(|g| g.kind == Some(Plover::Assault));
        let plotted = part == Some(Effect::Status(Status::Planned)) && syntax.tag(head) == Tag::Vbg;
        if plotted && relation == Relation::Obj && !is_indefinite(syntax, at) && above == Status::Happened && deed() {
            return false;
        }
        if self.by_verb(at, head, relation, part) {
            return false;
        }
        // "denied that they took part in the ambush": there was one.
        let joined = relation == Relation::Obl && part == Some(Effect::Status(Status::Happened));
        if joined
            && one_of!(lemma, "take" | "participate")
            && !is_indefinite(syntax, at)
            && !unreal(self.standing_of(head))
        {
            return false;
        }
        // "information leading to his arrest": what it may lead to.
        let clue = |n: TokenId| syntax.relation(head) == Relation::Acl && syntax.lemma(n) == "information";
        if joined && syntax.tag(head) == Tag::Vbg && syntax.head(head).is_some_and(clue) {
            self.weaken(Status::Possible);
            return false;
        }
        if let Some(Effect::Status(s)) = part {
            // "failing to stop the fighting": it goes on.
            let whole = s == Status::Negated && syntax.relation(head) == Relation::Xcomp;
            let above = if whole { self.standing_of(head) } else { above };
            self.weaken(under(syntax, head, s, above));
            // "should plan talks", "urged it to arrange a settlement": nobody does yet; "may postpone the vote" has one.
            let open = || matches!(self.standing_of(head), Status::Possible | Status::Hypothetical);
            let put_off = one_of!(lemma, "postpone" | "delay");
            if s == Status::Planned && relation == Relation::Obj && !put_off && open() {
                self.weaken(Status::Possible);
            }
            // "expected to result in a charge": no surer than the result.
            // "suspected of participating in the riots": there were some.
            return s == Status::Happened && (is_indefinite(syntax, at) || syntax.tag(head) != Tag::Vbg);
        }
        self.goes_with(at, head, relation, above)
    }

    /// A noun of which the verb's own word says nothing, by the standing `above` of the verb; true where what stands above the
    /// verb says more of it.
    fn goes_with(&mut self, at: TokenId, head: TokenId, relation: Relation, above: Status) -> bool {
        let (syntax, tables) = (self.syntax, Tables::get());
        let lemma = syntax.lemma(head);
        // "must hand in his resignation"; what is submitted as `the offer` is there.
        if one_of!(lemma, "hand" | "submit" | "tender") && syntax.possessor(at).is_some() {
            let whole = self.standing_of(head);
            if unreal(whole) {
                self.weaken(whole);
                return false;
            }
        }
        if relation == Relation::Obj && tables.is(lemma, State::Partakes) && self.partaken(at, head) {
            return false;
        }
        // "did not approve the demolition": there is none by that.
        if relation == Relation::Obj && above == Status::Negated && one_of!(lemma, "approve" | "order") {
            self.weaken(above);
            return true;
        }
        // "may launch an attack": the verb's standing is the noun's; what is named as known keeps its own.
        let bears = [State::Light, State::Aspect, State::Cause].iter().any(|&s| tables.is(lemma, s));
        if (relation == Relation::Obl || is_caused(syntax, head, relation)) && !is_indefinite(syntax, at) {
            return false;
        }
        // "are holding talks", "are engaged in an offensive".
        // "advances are being made".
        let held = tables.is(lemma, State::Light)
            && (relation == Relation::Obj && syntax.tag(head) == Tag::Vbg || relation == Relation::NsubjPass);
        if above == Status::Ongoing && (held || lemma == "engage") {
            self.weaken(above);
            return true;
        }
        // "In an interview, he did not give a date": it was given.
        if bears && relation != Relation::Obl || is_indefinite(syntax, at) && above != Status::Negated {
            self.weaken(governor_status(above));
            return true;
        }
        false
    }

    /// True for what is there whatever becomes of the verb, or lies ahead as its phrase says.
    fn is_there(&mut self, t: TokenId, at: TokenId, head: TokenId, relation: Relation) -> bool {
        let syntax = self.syntax;
        let tables = Tables::get();
        let lemma = syntax.lemma(head);
        if relation == Relation::Obl && (self.is_to_come(at, head) || self.is_known(at, head)) {
            return true;
        }
        // "hope to stop the eviction": nobody has begun it.
        if relation != Relation::Obl
            && one_of!(lemma, "stop" | "halt")
            && tables.is(syntax.lemma(at), State::Befalls)
            && !tables.noun(syntax, at).is_some_and(|g| g.kind == Some(Plover::Assault))
            && matches!(self.aimed(head, Status::Happened), Status::Planned | Status::Possible)
        {
            self.weaken(Status::Possible);
            return true;
        }
        // "urged them to stop the bloodshed": it is there, whatever becomes of the stopping.
        let problem = || lemma == "address" && !tables.is(syntax.lemma(at), State::Scheduled);
        if relation != Relation::Obl && (tables.is(lemma, State::Presupposes) || problem()) {
            return true;
        }
        // "to avoid this genocide": there is one.
        let this = |c: TokenId| one_of!(syntax.article.lower(c), "this" | "these");
        if one_of!(lemma, "avoid" | "prevent") && syntax.children(at).any(this) {
            return true;
        }
        // A proposal that was rejected was made.
        let kind = |kind| tables.noun(syntax, at).is_some_and(|g| g.kind == Some(kind));
        // "to encourage dialogue": there is none yet.
        let told = || tables.sense(syntax.lemma(at)) == "c1" && !(is_indefinite(syntax, at) && kind(Plover::Consult));
        // "will deliver a speech": it stands as its verb does.
        let above = own::of_verb(syntax, head);
        // "has not given a speech": there is none.
        let none = above == Status::Negated && !(relation == Relation::Obj && is_indefinite(syntax, at));
        let borne = tables.is(lemma, State::Light) && !none;
        // "will lead an inquiry", "can run their own discussions", "risk a backlash".
        let ahead = || {
            let open = matches!(above, Status::Planned | Status::Possible) && tables.is(lemma, State::Partakes);
            // Who rejects criticism has had it.
            let wanted = || tables.effect("report", lemma).is_none();
            let may = |part| tables.effect(part, lemma) == Some(Effect::Status(Status::Possible));
            open && kind(Plover::Consult)
                || is_indefinite(syntax, at) && (open || (may("new") || may("object")) && wanted())
        };
        if relation != Relation::Obl && at == t && !borne && (told() || kind(Plover::Accuse)) && !ahead() {
            return true;
        }
        // "rejected an appeal", "agreed to a request", "under an offer of amnesty": it was made.
        let done = matches!(above, Status::Happened | Status::Ongoing);
        // "is not planning an appeal": nobody has made one.
        let planned = relation == Relation::Obj
            && is_indefinite(syntax, at)
            && one_of!(lemma, "plan" | "prepare" | "envisage" | "plot");
        !planned
            // "may await his appeal": it is to come.
            && lemma != "await"
            && tables.is(syntax.lemma(at), State::Tendered)
            && !borne
            && (done || relation == Relation::Obl || tables.effect("object", lemma).is_some())
    }

    /// What single verbs make of their noun; true where that settles it.
    fn by_verb(&mut self, at: TokenId, head: TokenId, relation: Relation, part: Option<Effect>) -> bool {
        let syntax = self.syntax;
        let tables = Tables::get();
        let lemma = syntax.lemma(head);
        // "deny them a haven": kept from them, not disputed.
        if lemma == "deny" && relation == Relation::Obj && syntax.child(head, &[Relation::Iobj]).is_some() {
            self.weaken(Status::Negated);
            return true;
        }
        let above = own::of_verb(syntax, head);
        // "reiterated his call for the release": what the call is for, wherever the tree hangs it.
        if part.is_none()
            && relation == Relation::Obl
            && let Some(noun) = self.topic_noun(head, at, syntax.preposition(at))
        {
            self.govern(noun, false);
            return true;
        }
        // What a deal includes may have been done with it.
        let made = syntax.own_subject(head).is_some_and(|s| {
            tables.noun(syntax, s).is_some_and(|g| g.kind == Some(Plover::Agree))
                && !tables.is(syntax.lemma(at), State::Scheduled)
        });
        // "announced job cuts" lie ahead, "announced the death" does not.
        let ahead = lemma == "announce"
            && relation != Relation::Obl
            && (tables.sense(syntax.lemma(at)).starts_with('e') || tables.noun(syntax, at).is_some())
            && !tables.is(syntax.lemma(at), State::Done)
            && matches!(above, Status::Happened | Status::Ongoing);
        if ahead || relation == Relation::Obj && !made && self.is_of_plan(head) {
            self.weaken(Status::Planned);
            return true;
        }
        // "offered an apology": with these words it is made.
        if lemma == "offer" && tables.is(syntax.lemma(at), State::Done) && above == Status::Happened {
            return true;
        }
        // "not to engage in any protest".
        if above == Status::Negated && syntax.children(at).any(|c| syntax.article.lower(c) == "any") {
            self.weaken(Status::Negated);
            return true;
        }
        // "never ruled out action": it may yet come.
        if above == Status::Negated && one_of!(lemma, "rule" | "exclude") && part.is_some() {
            self.weaken(Status::Possible);
            return true;
        }
        false
    }

    /// The object before a phrase or gerund with `for`, `on` or `against` that says what it is about: a call, an order, a law.
    pub(super) fn topic_noun(&self, head: TokenId, at: TokenId, preposition: &str) -> Option<TokenId> {
        let object = self.syntax.object(head).filter(|&o| o < at)?;
        let open = |s| matches!(s, Effect::Status(Status::Possible | Status::Planned));
        let told = Tables::get().effect("noun", self.syntax.lemma(object)).is_some_and(open);
        (one_of!(preposition, "for" | "on" | "against") && told).then_some(object)
    }

    /// "The plan includes regular talks": as far ahead as the plan.
    pub(super) fn is_of_plan(&self, verb: TokenId) -> bool {
        let syntax = self.syntax;
        syntax.analysis.lemma_is(verb, Class::IncludingVerb)
            && syntax
                .own_subject(verb)
                .is_some_and(|s| Tables::get().effect("noun", syntax.lemma(s)) == Some(Effect::Status(Status::Planned)))
    }

    /// "Hope to sign it at the summit": that lies ahead, too.
    pub(super) fn is_to_come(&mut self, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        let own = own::of_verb(syntax, head);
        // "will decide before the break".
        if own == Status::Planned && syntax.preposition(at) == "before" {
            self.weaken(own);
            return true;
        }
        if !Tables::get().is(syntax.lemma(at), State::Scheduled) {
            return false;
        }
        let coming = match syntax.preposition(at) {
            // "is travelling there for talks".
            "for" if Tables::get().is(syntax.lemma(head), State::Journey) && own != Status::Happened => true,
            "at" | "in" | "into" | "during" | "for" | "before" | "to" | "until" | "within" => {
                let above = self.standing_of(head);
                // "accused of stalling in the talks": there are some.
                // "was reportedly jailed after he spoke at a meeting": it was held.
                let open = above == Status::Possible && syntax.preposition(at) != "in" && !own::is_past(syntax, head);
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
        let ahead = planned && one_of!(preposition, "after" | "following");
        let around = one_of!(
            preposition,
            "after" | "following" | "due" | "because" | "since" | "amid" | "despite" | "over" | "from" | "during"
        );
        // "under an accord signed yesterday, they would hold half of it".
        let agreed = || tables.noun(syntax, at).is_some_and(|g| g.kind == Some(Plover::Agree));
        !ahead && (around || preposition == "under" && agreed()) && tables.phrase_effect(lemma, preposition).is_none()
            || preposition == "for" && tables.is(lemma, State::Blame)
    }
}

/// What the verb's own word says of such a noun.
fn effect_on(syntax: &Syntax<'_>, at: TokenId, head: TokenId, relation: Relation) -> Option<Effect> {
    let (tables, lemma) = (Tables::get(), syntax.lemma(head));
    // "call off the vote", "hold off on attacks".
    let particle = syntax.child(head, &[Relation::CompoundPrt]);
    let whole = particle.and_then(|p| tables.phrase_effect(lemma, syntax.article.lower(p)));
    if whole.is_some() {
        return whole;
    }
    if relation == Relation::Obl {
        // "voted against the ban", which may be in force.
        // "cleared of the attack": there was one.
        let opposed = |e: &Effect| match e {
            Effect::Status(Status::Negated) => syntax.preposition(at) == "against",
            Effect::Status(Status::Denied) => !is_indefinite(syntax, at),
            // "wanted over the kidnapping of two nurses": there was one.
            Effect::Status(Status::Possible) if one_of!(lemma, "quiz" | "seek" | "want") => {
                syntax.preposition(at) == "over" && !is_indefinite(syntax, at)
            }
            _ => false,
        };
        return tables.phrase_effect(lemma, syntax.preposition(at)).filter(|e| !opposed(e));
    }
    // "set off floods" plans none.
    let other = lemma == "set" && particle.is_some();
    let new = || tables.effect("new", lemma).filter(|_| is_indefinite(syntax, at));
    tables.effect("object", lemma).or_else(new).filter(|_| !other)
}

/// "Whether the blast was caused by a leak": there was a blast.
fn is_caused(syntax: &Syntax<'_>, verb: TokenId, relation: Relation) -> bool {
    let (tables, lemma) = (Tables::get(), syntax.lemma(verb));
    match relation {
        Relation::NsubjPass => {
            tables.is(lemma, State::Cause) || tables.is(lemma, State::Aspect) && syntax.agent(verb).is_some()
        }
        Relation::Obj => lemma == "cause",
        _ => false,
    }
}

/// What a verb of the standing `above` makes of its object, where what it does to it alone is `s`: "would not seek talks",
/// "did not prevent the attack".
fn under(syntax: &Syntax<'_>, verb: TokenId, s: Status, above: Status) -> Status {
    match (s, above) {
        (Status::Negated | Status::Denied, Status::Negated) => Status::Happened,
        // "will not postpone the vote".
        (Status::Planned, Status::Negated) if one_of!(syntax.lemma(verb), "postpone" | "delay") => s,
        (_, Status::Negated) => Status::Negated,
        (Status::Negated | Status::Denied, Status::Happened | Status::Ongoing) => s,
        // "the attack could have been prevented" tells that it was not; "may prevent an attack".
        (Status::Negated, _) if syntax.children(verb).any(|c| syntax.article.lower(c) == "have") => Status::Happened,
        (Status::Negated, _) => Status::Possible,
        // "will result in a charge".
        (Status::Happened, _) => governor_status(above),
        _ => s,
    }
}
