//! Whether the text states a tie at all, and whether it still holds: negation, modality, claims, words such as `former`.

use super::table::Office;
use super::{Finder, Holds};
use crate::article::TokenId;
use crate::events::Status;
use crate::language::grammar::{is_modal, is_negative};
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, is};

/// How many predicates above a word may weaken what it says.
const MAX_PREDICATES_ABOVE: usize = 5;

impl Finder<'_> {
    /// Whether what token `t` says is stated, and how; `None` where it is denied or only supposed.
    pub(super) fn stated(&self, t: TokenId) -> Option<Holds> {
        let syntax = self.syntax;
        let mut holds = self.time_of(t);
        match self.standing.get(&t) {
            Some(Status::Negated | Status::Denied | Status::Hypothetical) => return None,
            Some(Status::Possible | Status::Planned) => holds = Holds::Possible,
            _ => {}
        }
        let mut at = t;
        for _ in 0..MAX_PREDICATES_ABOVE {
            if self.negated(at) || syntax.own_marker(at).is_some_and(|m| one_of!(m, "if" | "unless" | "without")) {
                return None;
            }
            if self.is_modal(at) {
                holds = Holds::Possible;
            }
            let Some(head) = syntax.head(at) else { break };
            let lemma = syntax.lemma(head);
            match syntax.relation(at) {
                Relation::Xcomp | Relation::Ccomp if is(lemma, Class::FailingVerb) => return None,
                Relation::Xcomp if is(lemma, Class::EndingVerb) => holds = Holds::Past,
                // "used to be a member", "previously helped fight him".
                _ if self.used_to(at) => return Some(Holds::Past),
                Relation::Xcomp if self.time_of(head) == Holds::Past => holds = Holds::Past,
                // "want to capture", "vowed to retake"; "is seen holding".
                Relation::Xcomp
                    if syntax.own_marker(at) == Some("to")
                        && !is(lemma, Class::ImplicativeVerb)
                        && !(syntax.is_passive(head) && one_of!(lemma, "say" | "report" | "know")) =>
                {
                    holds = Holds::Possible;
                }
                Relation::Xcomp => {}
                Relation::Ccomp if is(lemma, Class::ClaimVerb) || self.disputed(t) => holds = Holds::Possible,
                Relation::Acl if syntax.own_marker(at) == Some("to") => holds = Holds::Possible,
                Relation::Conj | Relation::Cop | Relation::Aux | Relation::AuxPass => {}
                _ => break,
            }
            at = head;
        }
        Some(holds)
    }

    /// As [`Finder::stated`] for a noun: also by what stands over its phrase.
    pub(super) fn stated_noun(&self, t: TokenId) -> Option<Holds> {
        let syntax = self.syntax;
        let predicate = syntax.children(t).any(|c| syntax.relation(c) == Relation::Cop);
        if predicate {
            // "He was the club's president" is over; "said that he was the club's president" need not be.
            let was = syntax
                .children(t)
                .any(|c| syntax.relation(c) == Relation::Cop && one_of!(syntax.article.lower(c), "was" | "were"));
            let told = matches!(syntax.relation(t), Relation::Ccomp | Relation::Advcl);
            return self.stated(t).map(|h| if was && !told && h == Holds::Current { Holds::Past } else { h });
        }
        let holds = self.time_of(t);
        let Some(head) = syntax.head(t) else { return Some(holds) };
        match syntax.relation(t) {
            // "resigned as editor", "served as chief of staff"; "has served as".
            Relation::Obl if syntax.preposition(t) == "as" && syntax.tag(head).is_verb() => {
                let perfect = |c: TokenId| one_of!(syntax.article.lower(c), "has" | "have");
                let over = self.is_leaving(head) || syntax.tag(head) == Tag::Vbd || self.time_of(head) == Holds::Past;
                if over && !syntax.children(head).any(perfect) || self.is_leaving(head) && holds == Holds::Current {
                    return self.stated(head).map(|h| if h == Holds::Current { Holds::Past } else { h });
                }
                Some(holds)
            }
            // "became the head of the bank", "running to become governor".
            Relation::Xcomp => Some(match self.stated(head)? {
                Holds::Current
                    if syntax.own_marker(t) == Some("to") && !is(syntax.lemma(head), Class::ImplicativeVerb) =>
                {
                    Holds::Possible
                }
                other => other,
            }),
            _ => Some(holds),
        }
    }

    /// By tense-like words beside the token: `former`, `alleged`, `once`.
    fn time_of(&self, t: TokenId) -> Holds {
        let syntax = self.syntax;
        let mut past = false;
        let mut group: Vec<TokenId> = syntax.children(t).collect();
        group.push(t);
        // "its new leader is former minister Ali": he was minister.
        let beside =
            |h: &TokenId| !syntax.tag(t).is_verb() && !syntax.relation(t).is_subject() && !syntax.tag(*h).is_verb();
        if let Some(h) = syntax.head(t).filter(beside) {
            group.extend(syntax.children(h).filter(|&c| c.abs_diff(t) <= 3));
        }
        for c in group {
            let word = syntax.article.lower(c);
            match word {
                // Theresa May
                "may" if syntax.tag(c) != Tag::Md => {}
                "may" | "might" | "could" | "would" | "possibly" | "allegedly" | "suspected" | "alleged"
                | "potential" | "if" | "reportedly" | "purported" | "presumed" => return Holds::Possible,
                // "then, rebels", "late on Monday".
                "then" | "late" if c > t || syntax.article.word(c + 1) == "," => {}
                "once" | "previously" | "briefly" | "initially" | "originally" => past = true,
                // "his adviser at the time"
                "time" if c > t && syntax.preposition(c) == "at" && syntax.article.lower(c - 1) == "the" => past = true,
                _ if self.table.office(Office::Past, word) => past = true,
                _ => {}
            }
        }
        if past { Holds::Past } else { Holds::Current }
    }

    /// `used to back the party`: `t` is what is over.
    pub(super) fn used_to(&self, t: TokenId) -> bool {
        let article = self.syntax.article;
        let begin = self.syntax.child(t, &[Relation::Mark]).unwrap_or(t);
        begin > 0
            && article.lower(begin) == "to"
            && article.lower(begin - 1) == "used"
            && self.syntax.tag(begin - 1) == Tag::Vbd
    }

    /// `resigned as`, `was replaced as`.
    pub(super) fn is_leaving(&self, verb: TokenId) -> bool {
        let lemma = self.syntax.lemma(verb);
        let removed = is(lemma, Class::RemovingVerb) || one_of!(lemma, "replace" | "remove");
        is(lemma, Class::LeavingVerb) || one_of!(lemma, "quit" | "step") || removed && self.syntax.is_passive(verb)
    }

    /// `say he is a member, which his lawyer denies`: what is said is denied in the same sentence.
    fn disputed(&self, t: TokenId) -> bool {
        let syntax = self.syntax;
        let denial = |v: TokenId| {
            one_of!(syntax.lemma(v), "deny" | "reject" | "dispute")
                && syntax.relation(v) == Relation::AclRelcl
                && syntax.child(v, &[Relation::Obj]).is_none_or(|o| syntax.referent(o) != o)
        };
        (t + 1..syntax.sentence(t).end).take(40).any(denial)
    }

    fn is_modal(&self, t: TokenId) -> bool {
        self.syntax.children(t).any(|c| {
            matches!(self.syntax.relation(c), Relation::Aux | Relation::Advmod)
                && (is_modal(self.syntax.article.lower(c)) || self.syntax.article.lower(c) == "allegedly")
                || self.syntax.tag(t) == Tag::Vb && self.syntax.article.lower(c) == "'d"
        })
    }

    pub(super) fn negated(&self, t: TokenId) -> bool {
        self.syntax.children(t).any(|c| is_negative(self.syntax.article.lower(c)))
    }

    /// True for what a pluperfect tells: `had held the town`.
    pub(super) fn is_pluperfect(&self, t: TokenId) -> bool {
        self.syntax.tag(t) == Tag::Vbn
            && self.syntax.children(t).any(|c| {
                one_of!(self.syntax.article.lower(c), "had" | "'d") && self.syntax.relation(c) == Relation::Aux
            })
    }

    /// `led the movement in the 1980s`, `backed him in the last election`, `In 2008 she endorsed Hale`.
    pub(super) fn is_of_year(&self, t: TokenId) -> bool {
        let syntax = self.syntax;
        let year = |i: TokenId| {
            let digits = syntax.article.word(i).trim_end_matches('s');
            let number = digits.parse().ok().filter(|_| digits.len() == 4);
            number.is_some_and(|n: i32| self.year.is_none_or(|y| n < y))
        };
        let word = |c: TokenId| syntax.article.lower(c);
        let dated = |c: TokenId| match word(c) {
            "in" | "during" => (c + 1..c + 4).any(year),
            // "four years ago", "in the last election".
            "ago" => syntax.lemma(c - 1) == "year",
            "last" | "previous" => one_of!(word(c + 1), "election" | "elections" | "race" | "cycle" | "campaign"),
            _ => false,
        };
        let perfect = |c: TokenId| c < t && one_of!(syntax.article.lower(c), "has" | "have");
        matches!(syntax.tag(t), Tag::Vbd | Tag::Vbn)
            && !syntax.children(t).any(perfect)
            && ((t + 1..syntax.extent(t).end).take_while(|&c| !syntax.tag(c).is_verb()).any(dated)
                || syntax.children(t).any(|c| c < t && syntax.preposition(c) == "in" && year(c)))
    }

    /// `governed Peru from 2011 to 2018`, `ran the bank until he resigned`.
    pub(super) fn is_bounded(&self, t: TokenId) -> bool {
        let syntax = self.syntax;
        let over = |c: TokenId| match syntax.article.lower(c) {
            // "until they seized the town" is when another's hold was over.
            "until" | "till" => c > t,
            // "ruled the island for almost four decades"
            "for" => {
                let long = |i: TokenId| syntax.tag(i) == Tag::Nns && is(syntax.lemma(i), Class::TimeNoun);
                syntax.tag(t) == Tag::Vbd && (c + 1..c + 5).any(long)
            }
            "from" => {
                let year = |t: TokenId| syntax.article.word(t).len() == 4 && syntax.tag(t) == Tag::Cd;
                year(c + 1) && one_of!(syntax.article.lower(c + 2), "to" | "until" | "-" | "–") && year(c + 3)
            }
            _ => false,
        };
        matches!(syntax.tag(t), Tag::Vbd | Tag::Vbn) && syntax.extent(t).take(40).any(over)
    }
}
