//! What the clause above says of the one below: infinitives, clauses of saying and knowing, joined verbs, adverbial clauses.

use super::super::Status;
use super::super::tables::{Effect, State, Tables};
use super::purposes::{infinitive_before, is_done_by_vote};
use super::refuted::is_fabricated;
use super::{Climb, conditionals, governor_status, negations, own, unreal};
use crate::article::TokenId;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, is};

impl Climb<'_> {
    /// An infinitive, gerund or clause that its governor asks for.
    pub(super) fn complement(&mut self, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        match syntax.relation(at) {
            // "cannot justify shooting them": they were shot.
            Relation::Xcomp | Relation::Obj
                if syntax.tag(at) == Tag::Vbg
                    && Tables::get().is(syntax.lemma(head), State::Presupposes)
                    && !is(syntax.lemma(head), Class::CeasingVerb) =>
            {
                false
            }
            Relation::Xcomp | Relation::Obj if self.is_at_it(at, head) || self.goes_on(head) => {
                self.weaken(Status::Ongoing);
                false
            }
            Relation::Xcomp | Relation::Obj => {
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
            // "would hold their fire provided that the army halted".
            Relation::Ccomp if syntax.article.lower(head) == "provided" && syntax.own_subject(head).is_none() => {
                self.found = Status::Hypothetical;
                false
            }
            // "believes it is safe; however, others warn": a sentence of its own.
            Relation::Ccomp if at > head && (head..at).any(|i| syntax.article.word(i) == ";") => false,
            _ => self.clause(at, head),
        }
    }

    /// What an infinitive or gerund is by its governor, of the standing `above`, alone; true where that settles it.
    fn is_settled_below(&mut self, at: TokenId, head: TokenId, above: Status) -> bool {
        let (syntax, lemma) = (self.syntax, self.syntax.lemma(head));
        // "has yet to be decided".
        if syntax.has_to(at) && syntax.children(head).any(|c| syntax.article.lower(c) == "yet") && lemma == "have" {
            self.weaken(Status::Negated);
            return true;
        }
        if syntax.tag(at) == Tag::Vbg && self.is_of_plan(head) {
            self.weaken(Status::Planned);
            return true;
        }
        // "try to convince them not to strike": whether they will is theirs.
        let open = Tables::get().effect("verb", lemma) == Some(Effect::Status(Status::Possible));
        let asked = open && lemma != "warn" || unreal(above) && one_of!(lemma, "convince" | "persuade" | "induce");
        if self.found == Status::Negated && asked && syntax.object(head).is_some() {
            self.found = Status::Possible;
            return true;
        }
        // "are not required to wear it" may; "is not fit to serve" is someone's judgement.
        let asked = syntax.is_passive(head) && one_of!(lemma, "require" | "oblige");
        if above == Status::Negated && (asked || is(lemma, Class::FitnessWord)) {
            self.weaken(Status::Possible);
            return true;
        }
        // "is helping them to destroy it" has not destroyed it yet.
        // "did not delay paying them": they were paid.
        if syntax.tag(at) == Tag::Vbg && above == Status::Negated && one_of!(lemma, "delay" | "postpone") {
            self.weaken(if own::is_past(syntax, head) { Status::Happened } else { Status::Planned });
            return true;
        }
        // "did not admit taking it": whether they did is open.
        if syntax.tag(at) == Tag::Vbg && above == Status::Negated && one_of!(lemma, "admit" | "acknowledge") {
            self.weaken(Status::Possible);
            return true;
        }
        false
    }

    /// An infinitive or bare verb: what its governor does, and what the governor's word means.
    fn infinitive(&mut self, at: TokenId, head: TokenId) {
        let syntax = self.syntax;
        let above = own::of_verb(syntax, head);
        let lemma = syntax.lemma(head);
        if self.is_settled_below(at, head, above) {
            return;
        }
        // "If the bank refuses, he has vowed to sell": what comes only then is no plan.
        if syntax.children(head).any(|c| c < head && conditionals::is_condition(syntax, c)) {
            self.weaken(Status::Possible);
        }
        let caused = Tables::get().is(lemma, State::Cause);
        self.weaken(if caused { above } else { governor_status(above) });
        let to = syntax.has_to(at);
        let has = |v: TokenId, word: &str| syntax.children(v).any(|c| syntax.article.lower(c) == word);
        // "plans are made to kill them".
        if let Some(noun) = syntax.own_subject(head).filter(|_| to && lemma == "make" && syntax.is_passive(head)) {
            self.govern(noun, false);
        }
        if syntax.given_time(at, head).is_some() {
            self.weaken(Status::Possible);
            return;
        }
        if let Some(too) = self.below_too(at, head, above) {
            self.weaken(too);
            return;
        }
        match lemma {
            // "was able to" did; "is able to" can.
            "able" => {
                let past = syntax.children(head).any(|c| one_of!(syntax.article.lower(c), "was" | "were" | "been"));
                if !past {
                    self.weaken(Status::Possible);
                } else if syntax.own_marker(head) == Some("before") {
                    // "died before he was able to testify".
                    self.weaken(Status::Negated);
                }
            }
            // "began its advance to isolate the town": an aim of what began.
            _ if is(lemma, Class::LaunchingVerb) && to && syntax.object(head).is_some_and(|o| o < at) => {
                self.weaken(Status::Planned);
            }
            // "had to leave" left; "has to leave", "has got to leave" may.
            "have"
                if to && (above != Status::Happened || matches!(syntax.tag(head), Tag::Vb | Tag::Vbz | Tag::Vbp)) =>
            {
                self.weaken(Status::Possible);
            }
            // "is going to leave" has not left.
            "go" if to && syntax.article.lower(head) == "going" => self.weaken(Status::Planned),
            // "had better leave".
            "have" if !to && (has(head, "better") || has(at, "better")) => self.weaken(Status::Possible),
            // "voted 52-48 to confirm her": done by the vote.
            "vote" if above == Status::Happened && is_done_by_vote(syntax, at, head) => {}
            // "ought to leave"; "ought to have left" did not.
            "ought" => self.weaken(if has(at, "have") { Status::Hypothetical } else { Status::Possible }),
            "certain" | "sure" if to && above != Status::Negated => self.weaken(Status::Possible),
            // "is said to have left".
            "say" | "report" if to && syntax.is_passive(head) => self.weaken(Status::Possible),
            "get" if to && syntax.children(head).any(|c| one_of!(syntax.article.lower(c), "have" | "has" | "'ve")) => {
                self.weaken(Status::Possible);
            }
            _ => self.govern(head, true),
        }
    }

    /// What is only one side's word, or what nothing speaks for.
    fn unfounded(&self, at: TokenId, head: TokenId) -> Option<Status> {
        let syntax = self.syntax;
        // "Jurors were told that he stole it".
        if syntax.is_heard(head) {
            return Some(Status::Possible);
        }
        // "No evidence has emerged that he stole it", "nothing to suggest that he did".
        let missing = |s: TokenId| syntax.is_missing(s);
        let nothing = |n: TokenId| syntax.has_to(head) && negations::is_none(syntax, n);
        let none = syntax.own_subject(head).is_some_and(missing)
            || syntax.lemma(head) == "suggest" && syntax.head(head).is_some_and(nothing);
        (none && syntax.own_marker(at) == Some("that")).then_some(Status::Possible)
    }

    /// A clause with a subject of its own; false below a verb of speech, which a statement tells of.
    fn clause(&mut self, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        // "to find out if they run a network", "refused to confirm whether he came": it is left open.
        if syntax.own_marker(at).is_some_and(|m| one_of!(m, "whether" | "if")) && syntax.relation(at) == Relation::Ccomp
        {
            self.found = Status::Possible;
            return false;
        }
        if let Some(status) = self.unfounded(at, head) {
            self.weaken(status);
            return false;
        }
        // "bringing him in will increase sales": neither is done yet.
        let above = own::of_verb(syntax, head);
        if matches!(syntax.relation(at), Relation::Csubj | Relation::CsubjPass)
            && syntax.tag(at) == Tag::Vbg
            && unreal(above)
        {
            self.weaken(above);
            return false;
        }
        // "it would be irresponsible to plan for that".
        // "is almost certain to win".
        if syntax.has_to(at) && one_of!(syntax.lemma(head), "certain" | "sure") {
            self.weaken(Status::Possible);
        }
        if syntax.has_to(at) && !syntax.tag(head).is_verb() && unreal(above) {
            self.weaken(above);
        }
        let tables = Tables::get();
        if is_fabricated(syntax, head) {
            self.weaken(Status::Denied);
            return false;
        }
        let told = self.is_told_as_fact(head);
        // "swore that they were lying", "agreed that he had lied": no promise.
        let done = tables.effect("verb", syntax.lemma(head)) == Some(Effect::Status(Status::Planned))
            && syntax.relation(at) == Relation::Ccomp
            && own::is_past(syntax, at);
        // "did not report that he had sent it", but "did not say why he resigned".
        let asks = matches!(syntax.tag(syntax.extent(at).start), Tag::Wrb | Tag::Wp | Tag::Wdt);
        // "asked why they had beaten him", "to determine how he was operating there": they had, and he was.
        if asks && self.found == Status::Happened && syntax.tag(head).is_verb() {
            return false;
        }
        // "It is not true that he left".
        if syntax.lemma(head) == "true" && above == Status::Negated {
            self.weaken(Status::Denied);
        }
        if !told && !done {
            // "fears that it will not come", "essential that they do not waste it": whether they do is open.
            let wished = syntax.pos(head) == Pos::Adj || is(syntax.lemma(head), Class::WishingVerb);
            let open = self.effect_of(head) == Some(Effect::Status(Status::Possible)) && wished;
            if open && above != Status::Negated && self.found == Status::Negated {
                self.found = Status::Possible;
            }
            self.govern(head, false);
        }
        if self.is_left_open(at, head, asks, above) {
            self.weaken(Status::Possible);
        }
        // "wants to know what happened": it did.
        let known = syntax.analysis.lemma_is(head, Class::KnowingVerb);
        if known || tables.is(syntax.lemma(head), State::Speech) {
            return false;
        }
        // "to help X win", "would ensure that": as far from fact as the helping.
        if syntax.tag(head).is_verb() && tables.is(syntax.lemma(head), State::Cause) {
            self.weaken(governor_status(above));
        }
        true
    }

    /// True where the verb above, of the standing `above`, leaves open whether it happened.
    fn is_left_open(&self, at: TokenId, head: TokenId, asks: bool, above: Status) -> bool {
        let syntax = self.syntax;
        let until = || syntax.own_marker(head).is_some_and(|m| one_of!(m, "until" | "unless" | "if"));
        let it = |c: TokenId| syntax.article.lower(c) == "it";
        // "Rumour has it that he left".
        let speech = Tables::get().is(syntax.lemma(head), State::Speech);
        syntax.lemma(head) == "have" && syntax.children(head).any(it)
            || speech && !asks && above != Status::Negated && self.is_unsaid(head, above)
            || match above {
                // "It is illegal to sell them".
                Status::Ongoing => syntax.relation(at) == Relation::Csubj && syntax.has_to(at),
                // "no source confirmed that it took place".
                Status::Negated => syntax.analysis.lemma_is(head, Class::ProvingVerb) || !asks && speech,
                // "until inspectors certify that it has disarmed", "if they find that it lied".
                Status::Planned | Status::Hypothetical => syntax.relation(head) == Relation::Advcl && until(),
                _ => false,
            }
    }

    /// "Told a briefing that it had left" says so; only "told to leave" orders. Who warns that the pumps have failed tells it
    /// too; that they may, only warns. "Estimated that 1,400 were killed": how many is open.
    fn is_told_as_fact(&self, head: TokenId) -> bool {
        match self.syntax.lemma(head) {
            "tell" => true,
            "warn" | "estimate" => self.found == Status::Happened,
            _ => false,
        }
    }

    /// A later conjunct; false where it belongs to a clause further up than the tree has it.
    pub(super) fn conjunct(&mut self, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        let (tag, first) = (syntax.tag(at), syntax.tag(head));
        if !tag.is_verb() {
            // "fears of attacks and killings": climbed further with the first conjunct's governor.
            return true;
        }
        // "is seeking damages and to recover its costs": below the same verb.
        let object = syntax.relation(head) == Relation::Obj;
        let verb = if first.is_verb() { Some(head) } else { syntax.head(head).filter(|_| object) };
        let verb = verb.filter(|&v| syntax.tag(v).is_verb() && syntax.object(v).is_some());
        if let Some(verb) = verb.filter(|&v| syntax.has_to(at) && !syntax.has_to(v)) {
            self.infinitive(at, verb);
            return true;
        }
        // "charged with murder and with supporting a group", where the tree hangs it on the clause.
        let charged = |m: &str| {
            let verbs = (head..at).rev().take(12).filter(|&v| syntax.tag(v).is_verb());
            verbs.filter_map(|v| Tables::get().phrase_effect(syntax.lemma(v), m)).next()
        };
        if tag == Tag::Vbg
            && let Some(Effect::Status(s)) = syntax.own_marker(at).and_then(charged)
        {
            self.weaken(s);
        }
        if let Some(before) = infinitive_before(syntax, at, head) {
            let whole = self.standing_of(before);
            self.weaken(whole);
            return false;
        }
        // "will gather and be called": the second `be` has no tense of its own.
        let be = |c: TokenId| one_of!(syntax.article.lower(c), "be" | "been" | "being");
        let has_tense =
            |c: TokenId| matches!(syntax.relation(c), Relation::Aux | Relation::AuxPass | Relation::Mark) && !be(c);
        let tensed = syntax.children(at).any(has_tense);
        let bare = tag == Tag::Vb || syntax.children(at).any(be);
        // "guilty of murder or theft and have left": of the clause.
        if !first.is_verb() && tensed && syntax.child(head, &[Relation::Cop]).is_none() {
            return false;
        }
        if conditionals::is_claimed_on(syntax, at, head) {
            self.weaken(Status::Possible);
        }
        // "vowed to protect them and encouraged them", "alleged to have hit him and was suspended": two finite verbs.
        let infinitive = first == Tag::Vb || first == Tag::Vbn && syntax.has_to(head) && tensed;
        if infinitive && (tag.is_finite() || tag == Tag::Vbn && !bare) {
            return false;
        }
        self.shared(at, head, tensed, bare);
        true
    }

    /// What two joined verbs have together: the marker, the adverb and the modal of the first.
    fn shared(&mut self, at: TokenId, head: TokenId, tensed: bool, bare: bool) {
        let syntax = self.syntax;
        // "whether he resigned or was forced out".
        if let Some(Effect::Status(s)) = syntax
            .own_marker(head)
            .filter(|&m| one_of!(m, "if" | "unless" | "whether"))
            .and_then(|m| Tables::get().effect("marker", m))
            .filter(|_| syntax.own_marker(at).is_none())
        {
            self.weaken(s);
        }
        // "instead of calling and asking".
        if syntax.own_marker(head) == Some("instead") && syntax.tag(at) == Tag::Vbg {
            self.weaken(Status::Negated);
        }
        // "allegedly stole a car and was driving it away", but "allegedly stole a car and was arrested".
        let soft = |c: TokenId| {
            c < head
                && Tables::get().effect("adverb", syntax.article.lower(c)) == Some(Effect::Status(Status::Possible))
        };
        if syntax.own_subject(at).is_none() && !syntax.is_passive(at) && syntax.children(head).any(soft) {
            self.weaken(Status::Possible);
        }
        let base = own::of_verb(syntax, head);
        // "should be hanged and the house burned".
        let elided = syntax.is_passive(head) && unreal(base) && syntax.object(at).is_none();
        if elided && !tensed && matches!(syntax.tag(at), Tag::Vbd | Tag::Vbn) {
            self.weaken(base);
        }
        if syntax.own_subject(at).is_none() && !tensed && syntax.is_predicate(head) {
            // "never faced a race or raised a million".
            let either =
                syntax.child(at, &[Relation::Cc]).is_some_and(|c| one_of!(syntax.article.lower(c), "or" | "nor"));
            if (base != Status::Negated || either) && (syntax.tag(at) == syntax.tag(head) || bare) {
                self.weaken(base);
            }
        }
    }

    /// "Must stop punishing workers", "want them to stop it": until then it goes on.
    fn goes_on(&self, head: TokenId) -> bool {
        // "will end up leaving" leaves.
        let up = || self.syntax.child(head, &[Relation::CompoundPrt]).is_some();
        is(self.syntax.lemma(head), Class::CeasingVerb)
            && !up()
            && match (own::of_verb(self.syntax, head), self.standing_of(head)) {
                // "refused to stop shelling it".
                (own, Status::Negated) => own != Status::Negated,
                (own, whole) => unreal(own) || unreal(whole),
            }
    }

    /// "Has alleged that they died after others attacked": all of it is one side's word.
    /// An `aim` of what is alleged is no surer.
    pub(super) fn is_alleged(&self, head: TokenId, aim: bool) -> bool {
        let syntax = self.syntax;
        let mut at = head;
        for _ in 0..4 {
            let Some(above) = syntax.head(at) else { return false };
            match syntax.relation(at) {
                Relation::Ccomp => {
                    let open =
                        Tables::get().effect("verb", syntax.lemma(above)) == Some(Effect::Status(Status::Possible));
                    return open && is(syntax.lemma(above), Class::ClaimVerb);
                }
                // "accused her of skipping votes to raise money".
                Relation::Advcl if aim && syntax.own_marker(at).is_some_and(|m| one_of!(m, "of" | "with")) => {
                    let marker = syntax.own_marker(at).unwrap_or_default();
                    let open = Some(Effect::Status(Status::Possible));
                    return Tables::get().phrase_effect(syntax.lemma(above), marker) == open;
                }
                Relation::Conj | Relation::Advcl | Relation::Xcomp => at = above,
                _ => return false,
            }
        }
        false
    }
}
