//! What a noun says of the noun or clause that hangs on it.

use super::super::tables::{Effect, State, Tables, Trigger};
use super::super::{Plover, Status};
use super::own_nouns::of_noun;
use super::refuted::is_quashed;
use super::{Climb, governor_status, own, unreal};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, is};
use crate::numerals;

impl Climb<'_> {
    /// "Is not possible without an accord", "cannot be settled without talks": there may yet be some.
    pub(super) fn is_condition(&self, at: TokenId, head: TokenId) -> bool {
        self.syntax.preposition(at) == "without"
            && matches!(own::of_verb(self.syntax, head), Status::Negated | Status::Possible)
    }

    /// "Optimistic about a deal"; true where what stands above the adjective says more.
    pub(super) fn below_adjective(&mut self, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        let preposition = syntax.preposition(at);
        if one_of!(preposition, "for" | "about") {
            self.govern(head, false);
        }
        // "will be ready before the vote".
        if preposition == "before" && self.is_to_come(at, head) {
            return false;
        }
        // "being involved in the bombings": there were some.
        let governed = Tables::get().effect("adjective", syntax.lemma(head)).is_some();
        let any = |c: TokenId| syntax.article.lower(c) == "any";
        // "not guilty of bombings", "were not involved in any shooting".
        let none = match preposition {
            "of" => governed,
            "in" => syntax.children(at).any(any),
            _ => false,
        };
        // "pleaded not guilty to murder".
        let pleads = preposition == "to" && syntax.lemma(head) == "guilty";
        if (none || pleads) && own::of_verb(syntax, head) == Status::Negated {
            // "not guilty to attempted murder".
            self.found = if pleads { Status::Denied } else { Status::Negated };
            return false;
        }
        is_indefinite(syntax, at) || governed
    }

    pub(super) fn noun_below_noun(&mut self, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        // "not guilty of crimes such as bombings": as they are.
        let such = syntax.preposition(at) == "as" || syntax.preposition(at) == "such";
        if such && is_indefinite(syntax, head) && syntax.tag(head) == Tag::Nns {
            return true;
        }
        let applies = match syntax.preposition(at) {
            // "a campaign of bombings" is one of deeds, "the aim of reunification" is not.
            "of" => {
                Tables::get().effect("noun", syntax.lemma(head)) != Some(Effect::Status(Status::Planned))
                    || syntax.analysis.lemma_is(head, Class::GoalNoun)
            }
            "for" | "to" | "on" | "against" | "about" | "at" | "over" | "" => true,
            _ => false,
        };
        // "refusals of his requests": they were made.
        if Tables::get().is(syntax.lemma(at), State::Tendered)
            && Tables::get().effect("noun", syntax.lemma(head)) == Some(Effect::Status(Status::Negated))
        {
            return false;
        }
        // "No timetable for a withdrawal": when is open, not whether.
        if applies && is_timing(syntax.lemma(head)) {
            self.weaken(Status::Planned);
            return false;
        }
        // "his conviction for murder was quashed".
        if is_indefinite(syntax, at) && is_quashed(syntax, head) {
            self.weaken(Status::Denied);
            return false;
        }
        // "the reason for the arrests", "concern over the killings": they were made.
        let force = |g: &Trigger| matches!(g.kind, Some(Plover::Assault | Plover::Coerce));
        let known = one_of!(syntax.preposition(at), "about" | "over")
            && !is_indefinite(syntax, at)
            && Tables::get().noun(syntax, at).is_some_and(force);
        if known || syntax.analysis.lemma_is(head, Class::ReasonNoun) {
            return false;
        }
        // "no record of such a meeting".
        if applies && syntax.is_missing(head) {
            self.weaken(Status::Negated);
            return false;
        }
        if applies && Tables::get().effect("noun", syntax.lemma(head)).is_some() {
            self.govern(head, false);
            return true;
        }
        // "the possible imposition of sanctions": there are none before it.
        let begets = syntax.preposition(at) == "of" && Tables::get().is(syntax.lemma(head), State::Begets);
        if begets {
            self.weaken(of_noun(syntax, head));
        }
        begets || is_several(syntax.lemma(head)) || one_of!(syntax.lemma(head), "act" | "campaign" | "possession")
    }

    /// A clause that hangs on a noun.
    pub(super) fn clause_on_noun(&mut self, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        // "in the event she was injured".
        if one_of!(syntax.lemma(head), "event" | "case") && syntax.preposition(head) == "in" {
            self.weaken(Status::Hypothetical);
            return false;
        }
        // "was not among those rescued", where the tree has the participle on what `not` is said of.
        let among = |c: TokenId| syntax.relation(c) == Relation::Case && syntax.article.lower(c) == "among";
        if syntax.article.lower(head) == "those"
            && syntax.children(head).any(among)
            && own::of_verb(syntax, head) == Status::Negated
        {
            self.weaken(Status::Negated);
            return false;
        }
        if syntax.relation(at) == Relation::AclRelcl {
            // "would return the day he put it in writing".
            let day = one_of!(syntax.lemma(head), "day" | "moment" | "minute")
                && matches!(syntax.relation(head), Relation::OblUnmarked | Relation::NmodUnmarked);
            if day && own::is_past(syntax, at) && syntax.head(head).is_some_and(|v| unreal(self.standing_of(v))) {
                self.weaken(Status::Hypothetical);
                return false;
            }
            // "offered money to any leader who surrenders".
            let any = |c: TokenId| syntax.relation(c) == Relation::Det && syntax.article.lower(c) == "any";
            if syntax.children(head).any(any) && matches!(syntax.tag(at), Tag::Vbz | Tag::Vbp) {
                self.weaken(Status::Hypothetical);
            }
            // "It is a myth that he failed".
            let myth = syntax.own_marker(at) == Some("that")
                && Tables::get().effect("noun", syntax.lemma(head)) == Some(Effect::Status(Status::Denied));
            return myth && self.below_noun(at, head);
        }
        // "a probe, to be headed by a judge".
        if syntax.child(at, &[Relation::Mark]).is_some_and(|to| is_beside(syntax, to)) {
            self.weaken(Status::Planned);
            return false;
        }
        self.below_noun(at, head)
    }

    /// "an attempt to seize", "fears of losing", "grounds for removing"; a plain participle is as real as its noun.
    fn below_noun(&mut self, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        if syntax.has_to(at) {
            return self.infinitive_below_noun(at, head);
        }
        // "his conviction for killing her was quashed".
        if syntax.tag(at) == Tag::Vbg && syntax.analysis.lemma_is(head, Class::GuiltNoun) {
            if is_quashed(syntax, head) {
                self.weaken(Status::Denied);
            }
            return false;
        }
        // "any action taken there must be agreed": none yet.
        if syntax.children(head).any(|c| syntax.relation(c) == Relation::Det && syntax.article.lower(c) == "any") {
            self.weaken(Status::Possible);
        }
        // "have a policy of turning boats away", "is in the process of closing it".
        if syntax.tag(at) == Tag::Vbg
            && let Some(Effect::Status(s)) =
                Tables::get().phrase_effect(syntax.lemma(head), syntax.own_marker(at).unwrap_or_default())
        {
            self.weaken(s);
            return true;
        }
        // "will spend three days visiting hospitals".
        if syntax.tag(at) == Tag::Vbg && is_span(syntax.lemma(head)) {
            return true;
        }
        let verb = syntax.head(head).filter(|&v| syntax.relation(head) == Relation::Obj && syntax.tag(v).is_verb());
        if verb.is_some_and(|v| self.below_object(at, v)) || self.told_by_noun(at, head, verb) {
            return false;
        }
        self.topic(at, head)
    }

    /// What the verb says of a clause that hangs on its object; true where that settles it.
    fn below_object(&mut self, at: TokenId, verb: TokenId) -> bool {
        let syntax = self.syntax;
        let (tag, marker) = (syntax.tag(at), syntax.own_marker(at));
        // "is expected to play a role in achieving it".
        if tag == Tag::Vbg && marker == Some("in") {
            let whole = match Tables::get().effect("object", syntax.lemma(verb)) {
                Some(Effect::Status(s)) => s,
                _ => self.standing_of(verb),
            };
            if unreal(whole) {
                self.weaken(whole);
            }
        }
        // "will see planes delivered", "can have rivals stealing secrets": no further than the seeing.
        let undergone = tag == Tag::Vbn || tag == Tag::Vbg && marker.is_none();
        if undergone && one_of!(syntax.lemma(verb), "see" | "have" | "get") {
            let whole = self.standing_of(verb);
            if unreal(whole) {
                self.weaken(whole);
                return true;
            }
        }
        false
    }

    /// A clause that says what its noun is about or for; true where the noun's own standing is that of the clause.
    fn topic(&mut self, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        // "Proposed changes, including a ban"; "did not give a date for pulling out": when is open, not whether.
        let marker = syntax.clause_marker(at).unwrap_or_else(|| syntax.preposition(at));
        let governs = Tables::get().effect("noun", syntax.lemma(head)).is_some();
        if marker == "including" {
            return true;
        }
        if is_timing(syntax.lemma(head)) && !marker.is_empty() {
            self.weaken(Status::Planned);
            return false;
        }
        // "asked for an order blocking the sale": it is blocked where there is the order.
        if syntax.tag(at) == Tag::Vbg && marker.is_empty() && governs {
            return true;
        }
        let governed = syntax.own_marker(at).is_some() || !syntax.preposition(at).is_empty();
        if governed && governs {
            self.govern(head, false);
            return true;
        }
        // "a cover for developing arms", "a law on extending it", "no point in waiting": what it serves or is about.
        if syntax.tag(at) == Tag::Vbg
            && syntax.own_subject(at).is_none()
            && !governs
            && (one_of!(marker, "for" | "toward" | "towards" | "on" | "about" | "at" | "in" | "to")
                || marker == "of" && one_of!(syntax.lemma(head), "support" | "favour" | "favor"))
            // "Clinton, in serving as first lady, ...".
            && !syntax.tag(head).is_proper()
        {
            self.weaken(Status::Possible);
        }
        false
    }

    fn infinitive_below_noun(&mut self, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        // "the third attempt to oust him" ousted nobody.
        let meant = Tables::get().effect("noun", syntax.lemma(head)) == Some(Effect::Status(Status::Possible));
        if !meant && self.is_topmost(head) {
            // "will be the second to travel there".
            if syntax.child(head, &[Relation::Cop]).is_some() {
                self.weaken(governor_status(own::of_verb(syntax, head)));
            }
            return false;
        }
        // "Apple to lower prices", a headline whose verb hangs on its subject.
        let headline =
            own::is_headline(syntax, at) && syntax.relation(head) == Relation::Root && syntax.tag(head).is_proper();
        // "abandoned plans to launch it": it won't be.
        if self.is_dropped(head) {
            self.weaken(Status::Negated);
            return false;
        }
        // "missed a chance to win", "failure to comply may bring a fine".
        let verb = syntax.head(head).filter(|&v| syntax.tag(v).is_verb());
        let of_verb = |v| own::of_verb(syntax, v);
        if syntax.relation(head) == Relation::Nsubj
            && Tables::get().effect("noun", syntax.lemma(head)) == Some(Effect::Status(Status::Negated))
            && verb.is_some_and(|v| unreal(of_verb(v)))
        {
            self.weaken(Status::Hypothetical);
            return false;
        }
        // "a responsibility to help": not borne out yet.
        let effect = Tables::get().effect("noun", syntax.lemma(head));
        if effect.is_some_and(|e| e != Effect::Status(Status::Happened)) {
            self.govern(head, false);
        } else {
            self.weaken(if headline { Status::Planned } else { Status::Possible });
        }
        true
    }

    /// A plan or proposal that is given up.
    fn is_dropped(&self, noun: TokenId) -> bool {
        let syntax = self.syntax;
        let planned = matches!(
            Tables::get().effect("noun", syntax.lemma(noun)),
            Some(Effect::Status(Status::Planned | Status::Possible))
        );
        let drops = |v: TokenId| {
            syntax.tag(v).is_verb()
                && syntax.analysis.lemma_is(v, Class::DroppingVerb)
                && matches!(own::of_verb(syntax, v), Status::Happened | Status::Ongoing)
        };
        let below = matches!(syntax.relation(noun), Relation::Obj | Relation::NsubjPass);
        planned && below && syntax.head(noun).is_some_and(drops)
    }

    /// "The first to reach the summit" reached it, "the highest official to visit in decades" visited.
    fn is_topmost(&self, head: TokenId) -> bool {
        let syntax = self.syntax;
        // "over the past few years to win" is an aim, and "the only way to achieve it" has not.
        let ordinal = |t: TokenId| {
            (one_of!(syntax.article.lower(t), "last" | "only" | "latest" | "few")
                || numerals::ordinal(syntax.article, t, t + 1).is_some())
                && !is_span(syntax.lemma(head))
        };
        // "the most destructive storm to hit it".
        // "the fourth attempt to remove her" removed nobody.
        let aims = syntax.analysis.lemma_is(head, Class::AimNoun) || syntax.lemma(head) == "try";
        let most = |c: TokenId| {
            syntax.relation(c) == Relation::Amod
                && (syntax.tag(c) == Tag::Jjs || syntax.children(c).any(|d| syntax.article.lower(d) == "most"))
        };
        !syntax.analysis.lemma_is(head, Class::WayNoun)
            && !aims
            && (ordinal(head) || syntax.children(head).any(|c| ordinal(c) || most(c)))
    }
}

/// True for the `to` of a passive right behind a comma.
fn is_beside(syntax: &Syntax<'_>, to: TokenId) -> bool {
    let word = |t: TokenId| syntax.article.lower(t);
    to > 0 && word(to) == "to" && word(to + 1) == "be" && word(to - 1) == ","
}

/// True for a noun that introduces what it names: no `the`, no owner, no `this`.
pub(super) fn is_indefinite(syntax: &Syntax<'_>, t: TokenId) -> bool {
    !syntax.children(t).any(|c| match syntax.relation(c) {
        Relation::NmodPoss => true,
        Relation::Det => !one_of!(syntax.article.lower(c), "a" | "an" | "any" | "some" | "another" | "no"),
        _ => false,
    })
}

/// Nouns of when something is to be.
fn is_timing(lemma: &str) -> bool {
    is(lemma, Class::TimingNoun)
}

/// Nouns of how long something takes.
fn is_span(lemma: &str) -> bool {
    is(lemma, Class::SpanNoun)
}

/// Nouns that count what stands behind their `of`: `a series of talks`.
pub(in super::super) fn is_several(lemma: &str) -> bool {
    is(lemma, Class::SeriesNoun)
}

/// True for a predicate whose subject does something, as "is expected to approve it" says, and not only takes place.
pub(super) fn is_doing(syntax: &Syntax<'_>, head: TokenId) -> bool {
    let does = |x: TokenId| syntax.has_to(x) && syntax.tag(x).is_verb() && !is_occurring(syntax, x);
    syntax.child(head, &[Relation::Xcomp, Relation::Advcl, Relation::Csubj]).is_some_and(does)
}

/// Verbs that say of their subject that it takes place.
pub(super) fn is_occurring(syntax: &Syntax<'_>, verb: TokenId) -> bool {
    // "will take place", "will take off".
    let takes = |c: TokenId| one_of!(syntax.article.lower(c), "place" | "off");
    match syntax.lemma(verb) {
        "take" => syntax.children(verb).any(takes),
        lemma => is(lemma, Class::OccurringVerb),
    }
}
