//! Triggers in a clause of time, ground, manner or condition, and in a gerund below a verb.

use super::super::Status;
use super::super::tables::{Effect, State, Tables};
use super::{Climb, conditionals, governor_status, own, unreal};
use crate::article::TokenId;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, is};

impl Climb<'_> {
    pub(super) fn adverbial(&mut self, at: TokenId, head: TokenId) {
        let syntax = self.syntax;
        let tables = Tables::get();
        // "urged them to sign, warning that time is short": who urged warned.
        let says = tables.is(syntax.lemma(at), State::Speech) || tables.is(syntax.lemma(at), State::Conveys);
        let aside = says && syntax.tag(at) == Tag::Vbg && syntax.article.word(at.wrapping_sub(1)) == ",";
        if !(aside && syntax.has_to(head)) {
            self.below_clause(at, head);
        }
        let aim = syntax.has_to(at) || syntax.tag(at) == Tag::Vbg && syntax.own_marker(at) == Some("for");
        if self.is_alleged(head, aim) {
            self.weaken(Status::Possible);
        }
    }

    /// A clause with `before`, under one of the standing `above`.
    fn before(&mut self, at: TokenId, head: TokenId, above: Status) {
        let syntax = self.syntax;
        // "would be replaced before the tour began"; "might have died before reaching hospital" plans nothing.
        // "stops there before returning home".
        let coming = |v: TokenId| matches!(syntax.tag(v), Tag::Vbz | Tag::Vbp) && above == Status::Ongoing;
        // "may have known before it was found": it was.
        let done = syntax.children(head).any(|c| one_of!(syntax.article.lower(c), "have" | "has" | "had"));
        // "is expected to question her before voting".
        let gerund = above == Status::Happened && syntax.tag(at) == Tag::Vbg && syntax.has_to(head);
        let whole = if gerund { self.standing_of(head) } else { above };
        if !done && (matches!(whole, Status::Planned | Status::Possible) || coming(head)) {
            self.weaken(if syntax.own_subject(at).is_some() || coming(head) { Status::Planned } else { whole });
        }
    }

    /// A gerund without a subject, below a clause whose own status is `above`: as far as what it goes with.
    fn gerund(&mut self, head: TokenId, marker: &str, above: Status) {
        let whole = self.standing_of(head);
        match marker {
            // "have the means to tackle it while creating jobs", "if they won, sending": as far as what it goes with.
            "" | "while" | "by" | "in" | "when" | "through" | "with" | "into" | "upon" if unreal(whole) => {
                self.weaken(whole);
            }
            // "did not press on with building", "will not be talked into voting": nor did they.
            "by" | "in" | "through" | "with" | "into" if whole == Status::Negated => self.weaken(whole),
            // "serious about creating jobs".
            "about" if !matches!(above, Status::Negated) => self.weaken(Status::Possible),
            _ => {}
        }
    }

    /// A clause of time: what is to be once it is over, or before it is.
    fn in_time(&mut self, at: TokenId, head: TokenId, marker: &str, above: Status) {
        let syntax = self.syntax;
        // "once the militia is defeated", "when the siege ends, they will": it has not happened.
        let present = || syntax.own_subject(at).is_some() && own::is_present(syntax, at);
        // "is expected to buy tanks when he visits".
        let ahead = || matches!(self.standing_of(head), Status::Planned | Status::Possible);
        if (marker == "once" || marker == "when") && present() && (marker == "once" || ahead()) {
            self.weaken(Status::Planned);
        }
        if marker == "before" {
            self.before(at, head, above);
        }
        // "will not disarm until they free him": that is no plan of theirs.
        let asked = marker == "until" && above == Status::Negated && syntax.object(at).is_some();
        match self.found {
            Status::Planned if asked => self.found = Status::Hypothetical,
            Status::Happened => self.found = self.awaited(at, head, marker).unwrap_or(self.found),
            _ => {}
        }
    }

    /// "Said they would not talk until the army left", "promised to resign as soon as one was elected": what the past tells there
    /// was still to come.
    fn awaited(&self, at: TokenId, head: TokenId, marker: &str) -> Option<Status> {
        let syntax = self.syntax;
        let word = |t: TokenId| syntax.article.lower(t);
        // "as soon as", where the tree hangs the clause on `soon`.
        let soon = word(head) == "soon";
        let head = syntax.head(head).filter(|_| soon).unwrap_or(head);
        let mark = syntax.child(at, &[Relation::Mark, Relation::Advmod]).filter(|&m| m < at).unwrap_or(at);
        let before = word(syntax.extent(at).start.wrapping_sub(1));
        let opens = match marker {
            "until" | "till" | "once" => true,
            "as" => soon || before == "soon",
            "" => one_of!(before, "day" | "moment" | "minute"),
            _ => before == "only" || word(mark) == "only",
        };
        let would = |c: TokenId| syntax.relation(c) == Relation::Aux && one_of!(word(c), "would" | "'d");
        if !opens || !own::is_past(syntax, at) {
            return None;
        }
        match syntax.relation(head) {
            Relation::Xcomp if syntax.has_to(head) => {
                let ahead = matches!(self.standing_of(head), Status::Planned | Status::Possible | Status::Negated);
                ahead.then_some(Status::Possible)
            }
            Relation::Ccomp if syntax.children(head).any(would) => Some(Status::Hypothetical),
            _ => None,
        }
    }

    /// What joins the clause to that above it: a condition, a measure, an aim, or what the verb asks for; true where nothing
    /// more is to be said.
    fn is_settled_by_link(&mut self, at: TokenId, head: TokenId, marker: &str, above: Status) -> bool {
        let (syntax, tables) = (self.syntax, Tables::get());
        if let Some(Effect::Status(s)) = tables.effect("marker", marker) {
            let past = one_of!(marker, "until" | "till") && self.found == Status::Happened;
            if !past && !conditionals::is_comparison(syntax, at) {
                self.weaken(s);
            }
        } else if conditionals::is_inverted_condition(syntax, at) {
            self.weaken(Status::Hypothetical);
        } else if syntax.given_time(at, head).is_some() {
            self.weaken(Status::Possible);
        } else if let Some(too) = self.below_too(at, head, above) {
            self.weaken(too);
        } else if syntax.has_to(at)
            && syntax.pos(head) == Pos::Adj
            && tables.effect("adjective", syntax.lemma(head)).is_some()
        {
            // "was quick to embrace it", "is hard to find".
            self.govern(head, true);
        } else if syntax.has_to(at) {
            self.purpose(at, head, above);
        } else if let Some(Effect::Status(s)) = tables
            .phrase_effect(syntax.lemma(head), marker)
            // "was reported as finished", but "reported a profit as prices rose".
            .filter(|_| marker != "as" || syntax.own_subject(at).is_none())
        {
            // "will step down from running it": until then it goes on.
            if s == Status::Ongoing && marker == "from" {
                if unreal(above) {
                    self.found = Status::Ongoing;
                }
                return true;
            }
            // "accused of killing", "banned from entering", "aims at providing".
            let s = self.prevented(s, head, above, marker);
            // "accused of failing to warn them": whether they did is open.
            if s == Status::Possible && marker == "of" && self.found == Status::Negated {
                self.found = s;
            }
            self.weaken(s);
        }
        false
    }

    fn below_clause(&mut self, at: TokenId, head: TokenId) {
        let syntax = self.syntax;
        let tables = Tables::get();
        let marker = syntax.clause_marker(at).unwrap_or_default();
        let verbal = syntax.tag(head).is_verb() || syntax.child(head, &[Relation::Cop]).is_some();
        let above = if verbal { own::of_verb(syntax, head) } else { Status::Happened };
        // "is not brave enough to serve"; "is not fit to serve" is someone's judgement.
        if above == Status::Negated && !syntax.tag(head).is_verb() && syntax.has_to(at) {
            if is(syntax.lemma(head), Class::FitnessWord) {
                return self.weaken(Status::Possible);
            }
            self.weaken(above);
        }
        // "its complaint against Uganda for violating the law".
        if syntax.opponent_before(at, head).is_some() {
            self.weaken(Status::Possible);
        }
        // "prompted calls from members for applying the rules".
        if let Some(noun) = self.topic_noun(head, at, marker).filter(|_| syntax.tag(at) == Tag::Vbg) {
            self.govern(noun, false);
        }
        if syntax.tag(at) == Tag::Vbg && self.is_settled(at, head, marker, above) {
            return;
        }
        // "won't be punished for exercising a right".
        if matches!(above, Status::Negated | Status::Planned | Status::Possible) && marker == "for" {
            self.weaken(Status::Possible);
        }
        if self.is_settled_by_link(at, head, marker, above) {
            return;
        }
        // "interested in moving there", "key to them taking the House".
        if syntax.pos(head) == Pos::Adj && syntax.tag(at) == Tag::Vbg && !one_of!(marker, "after" | "before" | "while")
        {
            self.govern(head, false);
        }
        self.in_time(at, head, marker, above);
        // "may result in claims being dropped".
        let result = syntax.own_subject(at).map_or(marker, |s| syntax.preposition(s));
        if one_of!(result, "in" | "to") && tables.is(syntax.lemma(head), State::Results) {
            self.weaken(governor_status(above));
        }
        if syntax.own_subject(at).is_none() && syntax.tag(at) == Tag::Vbg {
            self.gerund(head, marker, above);
            if marker.is_empty() {
                self.aim_of(at, head);
            }
        }
        if syntax.own_subject(at).is_none()
            && !one_of!(marker, "after" | "before" | "while" | "despite" | "since" | "because" | "in")
            && !(at < head && marker.is_empty() && syntax.is_passive(at))
            && !matches!(above, Status::Happened | Status::Ongoing | Status::Negated)
        {
            self.weaken(above);
        }
    }
}
