//! Infinitives of purpose and result, and gerunds that go with what is meant or finished.

use super::super::Status;
use super::super::tables::{Effect, State, Tables};
use super::negations::is_none;
use super::{Climb, own, unreal};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, is};

impl Climb<'_> {
    /// An infinitive of purpose or result, where the verb above has the standing `above`.
    pub(super) fn purpose(&mut self, at: TokenId, head: TokenId, above: Status) {
        let syntax = self.syntax;
        let tables = Tables::get();
        // "finished second to clinch the title": a result, where nothing else is meant.
        // "won a contract to build" has built nothing yet.
        let contract = syntax.object(head).is_some_and(|o| tables.effect("noun", syntax.lemma(o)).is_some())
            || syntax.obliques(head).any(|(_, o)| tables.effect("noun", syntax.lemma(o)).is_some());
        // "called on companies to raise wages": whether they will is theirs.
        let open = tables.effect("verb", syntax.lemma(head)) == Some(Effect::Status(Status::Possible));
        let asked = open
            && (syntax.object(head).is_none()
                || syntax.subject(at).map(|(s, _)| s) != syntax.subject(head).map(|(s, _)| s));
        // "did enough to win" won; "did not go far enough to win" did not.
        let enough = |c: TokenId| syntax.article.lower(c) == "enough";
        let sufficient = syntax.children(head).any(|c| enough(c) || syntax.children(c).any(enough));
        // "rose to reach" reached; "increased patrols to prevent" prevents nothing yet.
        let moved = syntax.analysis.lemma_is(head, Class::ChangingVerb);
        // "went to the country to pursue it", but "went on to win".
        // "went out to buy bread".
        let out = |c: TokenId| syntax.lemma(head) == "go" && one_of!(syntax.article.lower(c), "out" | "home" | "back");
        let travelled = one_of!(syntax.lemma(head), "go" | "come" | "return")
            && (syntax.obliques(head).any(|(p, _)| p == "to") || syntax.children(head).any(out));
        // "climbed the fence to free his dog", "jumped into the river to save her"; "climbed 3% to close at 90".
        let leapt = one_of!(syntax.lemma(head), "climb" | "jump" | "plunge")
            && (syntax.object(head).is_some_and(|o| syntax.child(o, &[Relation::Nummod]).is_none())
                || syntax.obliques(head).any(|(p, o)| one_of!(p, "into" | "off" | "over" | "onto") && o < at));
        let aimed = moved && syntax.object(head).is_some() || leapt || travelled;
        // "took two years to build", "cost a million to build".
        let spent = match syntax.lemma(head) {
            "take" | "need" => syntax.object(head).is_some_and(|o| syntax.analysis.lemma_is(o, Class::TimeNoun)),
            "cost" => true,
            // "walked for two days to reach it".
            _ if one_of!(syntax.lemma(at), "reach" | "get") => {
                syntax.obliques(head).any(|(p, o)| p == "for" && o < at && syntax.analysis.lemma_is(o, Class::TimeNoun))
            }
            _ => false,
        };
        // "resigned to seek, unsuccessfully, a seat", "walked out to protest": done by what is told.
        let performed = |c: TokenId| {
            syntax.relation(c) == Relation::Advmod && tables.effect("result", syntax.article.lower(c)).is_some()
        };
        let performs = tables.is(syntax.lemma(at), State::Performed) || syntax.children(at).any(performed);
        let result = (tables.effect("result", syntax.lemma(head)).is_some() && !aimed
            || spent
            || is_done_by_vote(syntax, at, head)
            || performs && !travelled && !open
            || syntax.lemma(at) == "become" && !open
            || sufficient && one_of!(syntax.lemma(head), "do" | "prove"))
            && (above == Status::Happened
                || above == Status::Ongoing && syntax.lemma(head) == "use" && syntax.tag(head) == Tag::Vbg)
            // "told people living there to move".
            && syntax.relation(head) != Relation::Acl
            && !contract;
        // "telephoned to urge him", "meet regularly to exchange views": said when they spoke.
        let spoken = tables.is(syntax.lemma(head), State::Contacts)
            && (tables.is(syntax.lemma(at), State::Conveys) || tables.is(syntax.lemma(at), State::Speech))
            && matches!(above, Status::Happened | Status::Ongoing)
            && !syntax.has_to(head);
        // "did not go far enough to save it", "will not return to face them".
        if spoken {
            let whole = self.standing_of(head);
            self.weaken(whole);
        } else if above == Status::Negated {
            self.weaken(Status::Negated);
        } else if asked {
            self.weaken(Status::Possible);
        } else if result {
            let whole = self.standing_of(head);
            self.weaken(whole);
        } else {
            self.weaken(Status::Planned);
        }
    }

    /// "Too inexperienced to be counted on": it is not done.
    pub(super) fn below_too(&self, at: TokenId, head: TokenId, above: Status) -> Option<Status> {
        let syntax = self.syntax;
        let too = syntax.children(head).any(|c| c < head && syntax.article.lower(c) == "too");
        (too && syntax.has_to(at) && syntax.pos(head) == Pos::Adj).then_some(if above == Status::Negated {
            Status::Possible
        } else {
            Status::Negated
        })
    }

    /// What a verb of the standing `above`, that makes `s` of what is below it, does to that: "sent troops to stop them from
    /// crossing" has stopped nobody yet.
    pub(super) fn prevented(&self, s: Status, head: TokenId, above: Status, marker: &str) -> Status {
        let syntax = self.syntax;
        // "Nobody was accused of killing her": somebody may have.
        let someone = || syntax.is_passive(head) && syntax.own_subject(head).is_some_and(|s| is_none(syntax, s));
        match (s, self.aimed(head, above)) {
            (Status::Negated, Status::Negated) => Status::Happened,
            (Status::Negated, whole) if unreal(whole) => Status::Possible,
            // "may be cleared of killing her".
            (Status::Denied, whole) if unreal(whole) || whole == Status::Negated => Status::Possible,
            // "is not accused of stealing"; but "was not arrested for stealing it".
            (_, Status::Negated) if marker != "for" && !someone() => Status::Negated,
            _ => s,
        }
    }

    /// The standing of a verb whose own group says `own`, by the word right above its infinitive: "failed to prevent it".
    pub(super) fn aimed(&self, verb: TokenId, own: Status) -> Status {
        let syntax = self.syntax;
        let Some(above) = syntax.head(verb).filter(|_| syntax.has_to(verb)) else { return own };
        match self.effect_of(above) {
            Some(Effect::Status(Status::Happened)) => own::of_verb(syntax, above),
            Some(Effect::Status(s)) => s,
            _ if matches!(syntax.relation(verb), Relation::Advcl | Relation::Acl) => Status::Planned,
            _ => own,
        }
    }

    /// A gerund behind `,` beside what someone has in mind: "plans to close the plant, cutting 600 jobs".
    pub(super) fn aim_of(&mut self, at: TokenId, head: TokenId) {
        let (syntax, tables) = (self.syntax, Tables::get());
        let says = tables.is(syntax.lemma(at), State::Speech) || tables.is(syntax.lemma(at), State::Conveys);
        if !says
            && syntax.article.word(at.wrapping_sub(1)) == ","
            && syntax.analysis.lemma_is(head, Class::IntendingVerb)
            && syntax.child(head, &[Relation::Xcomp]).is_some_and(|x| x < at && syntax.has_to(x))
        {
            self.govern(head, true);
        }
    }

    /// "Voted against striking", where the tree has the gerund for a noun; true, as what stands above says more.
    pub(super) fn gerund_phrase(&mut self, at: TokenId, head: TokenId) -> bool {
        let syntax = self.syntax;
        if let Some(Effect::Status(s)) = Tables::get().phrase_effect(syntax.lemma(head), syntax.preposition(at)) {
            let s = self.prevented(s, head, own::of_verb(syntax, head), syntax.preposition(at));
            self.weaken(s);
        }
        true
    }

    /// "Have not finished counting", "has not stopped searching": they are at it.
    pub(super) fn is_at_it(&self, at: TokenId, head: TokenId) -> bool {
        let (syntax, lemma) = (self.syntax, self.syntax.lemma(head));
        syntax.tag(at) == Tag::Vbg
            && (is(lemma, Class::CeasingVerb) || one_of!(lemma, "finish" | "complete"))
            && (own::is_present(syntax, head) || !own::is_past(syntax, head) && syntax.tag(head) == Tag::Vb)
            && own::of_verb(syntax, head) == Status::Negated
    }
}

/// "Has a plan to speed up cases and get deals": the infinitive before a bare verb that the tree joins to the verb above.
pub(super) fn infinitive_before(syntax: &Syntax<'_>, at: TokenId, head: TokenId) -> Option<TokenId> {
    let auxiliary = |v: TokenId| matches!(syntax.relation(v), Relation::Aux | Relation::AuxPass);
    let infinitive = |&v: &TokenId| {
        syntax.tag(v) == Tag::Vb && !auxiliary(v) && syntax.relation(v) != Relation::Cop && syntax.is_below(v, head)
    };
    let bare = syntax.tag(at) == Tag::Vb
        && (syntax.tag(head).is_finite() || syntax.tag(head) == Tag::Vbg)
        && !syntax.has_to(at)
        && syntax.own_subject(at).is_none()
        && !syntax.children(at).any(auxiliary)
        && !syntax.children(head).any(|c| syntax.tag(c) == Tag::Md);
    (head + 1..at).rev().filter(|_| bare).find(infinitive)
}

/// `voted 52-48 to confirm her`: by the vote she is; `seventy lawmakers voted to remove him` are no house.
pub(super) fn is_done_by_vote(syntax: &Syntax<'_>, at: TokenId, head: TokenId) -> bool {
    let some = |s: TokenId| syntax.child(s, &[Relation::Nummod]).is_some();
    syntax.lemma(head) == "vote"
        && !syntax.own_subject(head).is_some_and(some)
        && !syntax.has_to(head)
        && is(syntax.lemma(at), Class::VotedVerb)
}
