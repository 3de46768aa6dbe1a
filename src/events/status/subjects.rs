//! What a verb says of the noun that is its subject.

use super::super::tables::{Effect, State, Tables};
use super::super::{Plover, Status};
use super::nouns::{self, is_indefinite, is_occurring};
use super::{Climb, own};
use crate::article::TokenId;
use crate::language::grammar::sets_apart;
use crate::language::{Pos, Relation};
use crate::lexicon::Class;

impl Climb<'_> {
    /// A noun as the subject of a verb.
    pub(super) fn subject(&mut self, at: TokenId, head: TokenId) {
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
        // "The talks have yet to begin".
        if syntax.article.lower(head + 1) == "yet" && syntax.article.lower(head + 2) == "to" {
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
}
