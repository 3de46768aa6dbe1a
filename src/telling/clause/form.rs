//! How a clause is put: who stands before its verb, the verb's form, its object behind it, and where it must not break off.

use super::{Composer, Line, Purpose, Take};
use crate::article::TokenId;
use crate::entities::EntityKind;
use crate::language::grammar::is_negation;
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, is};

/// Whom the roles of an event name, by their heads: the tree alone takes the object of an order for the one who gives it.
#[derive(Debug, Clone, Copy, Default)]
pub(in super::super) struct Doer {
    pub actor: Option<TokenId>,
    pub target: Option<TokenId>,
    /// True for a line that has nothing of what governs its verb.
    pub alone: bool,
    /// True for a deed that was done or goes on, so that `to` would say too little.
    pub real: bool,
    /// True for one that was done.
    pub done: bool,
}

/// What a verb is put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Put {
    /// `asked that the agency monitor them`: the agency to monitor them.
    To,
    /// `forced civilians to lead them`: civilians leading them.
    Ing,
    /// `went off, killing two`: it killed two.
    Past,
}

/// Where a line may break off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Torn {
    Never,
    /// Before a phrase that belongs to it.
    Between,
    /// Even behind a word that wants another: `as part of its`.
    Anyhow,
}

impl Composer<'_> {
    /// The clause at one level, where it fits and does not break off.
    pub(super) fn at_level(
        &self,
        t: TokenId,
        doer: Doer,
        purpose: Purpose,
        level: u8,
        most: usize,
        torn: Torn,
    ) -> Option<Line> {
        let syntax = self.syntax;
        let take = Take { purpose, level, except: None, nominal: false };
        let (mut front, mut body, mut back) = self.predicate(t, take);
        let noun = |of| self.noun(of, Take { except: Some(t), level: level.max(1), ..take });
        if let Some(actor) = doer.actor.filter(|&a| self.is_of_relative(t, a)) {
            front = noun(actor);
        }
        if syntax.own_subject(t).is_none() {
            let gerund = self.is_of_a_noun(t);
            // `fired as a car passed, killing two`: who fired.
            let outcome = syntax.analysis.lemma_is(t, Class::OutcomeVerb)
                && syntax.tag(t) == Tag::Vbg
                && syntax.head(t).is_some_and(|c| syntax.relation(c) == Relation::Advcl);
            match doer.actor.filter(|a| !body.contains(a)) {
                Some(actor)
                    if !front.contains(&actor) && (syntax.has_to(t) || gerund || outcome || front.is_empty()) =>
                {
                    front = noun(actor);
                }
                None if gerund && purpose == Purpose::Gloss && !syntax.is_passive(t) => front.clear(),
                // `The idea to act`: the roles know better than the tree that no idea acts.
                None if doer.alone && syntax.has_to(t) && !syntax.is_passive(t) => front.clear(),
                _ => {}
            }
        }
        let put = self.put(t, doer);
        if put == Some(Put::Ing) {
            let to = |i: &TokenId| *i < t && syntax.relation(*i) == Relation::Mark && syntax.article.lower(*i) == "to";
            body.retain(|i| !to(i));
        }
        // `would have died if the nurse had not found him`: she had found him.
        let not = |i: TokenId| is_negation(syntax.article.lower(i));
        if doer.real && syntax.own_marker(t) == Some("if") && syntax.children(t).any(not) {
            body.retain(|&i| syntax.head(i) != Some(t) || !not(i) && syntax.relation(i) != Relation::Mark);
        }
        // `to monitor and audit its grantees`: the object that both have.
        let lacks = || back.is_empty() && syntax.child(t, &[Relation::Obj, Relation::Ccomp, Relation::Xcomp]).is_none();
        // `exploded, killing six`: theirs alone.
        let joined = |a: TokenId, b: TokenId| syntax.relation(a) == Relation::Conj && syntax.head(a) == Some(b);
        let both = |o: TokenId| syntax.head(o).is_some_and(|v| joined(v, t) || joined(t, v));
        if let Some(target) =
            doer.target.filter(|&o| o > t && syntax.relation(o) == Relation::Obj && both(o) && !body.contains(&o))
            && lacks()
            && !syntax.is_passive(t)
        {
            back = noun(target);
        }
        // An object that stood before its verb follows it.
        let end = if back.is_empty() { body.len() } else { self.verb_end(syntax.gap_verb(t), &body) };
        let (verb, rest) = body.split_at(end);
        let last = rest.last().or(back.last()).or(verb.last()).copied();
        // `is investigating an outbreak of an`: the tree lost the noun.
        let open = last.is_some_and(|i| {
            one_of!(syntax.article.word(i), "a" | "an" | "the" | "of" | "to")
                || torn != Torn::Anyhow
                    && (one_of!(syntax.article.lower(i), "what" | "those") && syntax.relation(i) != Relation::Det
                        || syntax.tag(i) == Tag::PrpS)
                || torn == Torn::Never && self.is_torn(i) && !self.is_described(i)
        });
        // Without a doer before it the participle stays.
        let put = put.filter(|&put| put != Put::Past || !front.is_empty());
        let parts = [front, verb.to_vec(), back, rest.to_vec()];
        let fits = !open && parts.iter().map(Vec::len).sum::<usize>() <= most;
        fits.then(|| self.write(&parts, put.map(|put| (t, put)), false))
    }

    /// `The strike on a market that wounded ten and burned it`: the roles know whose relative clause it is, and who struck.
    fn is_of_relative(&self, t: TokenId, actor: TokenId) -> bool {
        let syntax = self.syntax;
        let own = syntax.own_subject(t);
        let first = || syntax.head(t).filter(|_| syntax.relation(t) == Relation::Conj);
        let Some(relative) = own.or_else(|| syntax.own_subject(first()?)) else { return false };
        let noun = syntax.referent(relative);
        let above = syntax.tag(actor).is_noun() && syntax.is_below(noun, actor);
        // Where no auxiliary has the number of the noun.
        let by = || {
            syntax.tag(t) == Tag::Vbd
                && !self.has_auxiliary(t)
                && syntax.relation(noun) == Relation::Nmod
                && !syntax.is_below(actor, noun)
        };
        noun != relative && actor != noun && !syntax.is_passive(t) && (above || by())
    }

    /// `on suspicion of spying`, `money for fighting malaria`: neither spies nor fights.
    fn is_of_a_noun(&self, t: TokenId) -> bool {
        let syntax = self.syntax;
        let of = |m| one_of!(m, "of" | "for" | "in" | "at" | "about" | "on" | "from" | "against");
        let thing = |n: TokenId| {
            let kind = self.entities.headed_by(n).and_then(|id| self.entities.get(id)).map(|e| e.kind);
            !kind.is_some_and(|k| k == EntityKind::Person || k.is_organized() || k == EntityKind::People)
        };
        syntax.tag(t) == Tag::Vbg
            && syntax.relation(t) == Relation::Acl
            && syntax.own_marker(t).is_some_and(of)
            && syntax.head(t).is_some_and(thing)
    }

    /// What the verb of a line of its own is put in.
    pub(super) fn put(&self, t: TokenId, doer: Doer) -> Option<Put> {
        if self.lacks_to(t) {
            return Some(Put::To);
        }
        if doer.done && self.is_outcome(t) {
            return Some(Put::Past);
        }
        let there = doer.alone && doer.real && self.syntax.has_to(t) && self.syntax.tag(t) == Tag::Vb;
        (there && !self.has_auxiliary(t)).then_some(Put::Ing)
    }

    /// `A bomb went off, killing two and injuring nine`: told beside what is past.
    fn is_outcome(&self, t: TokenId) -> bool {
        let syntax = self.syntax;
        let parts = [Relation::Aux, Relation::AuxPass, Relation::Cop, Relation::Mark, Relation::Case];
        let bare = syntax.tag(t) == Tag::Vbg && syntax.child(t, &parts).is_none() && syntax.own_subject(t).is_none();
        let not = |c: TokenId| is_negation(syntax.article.lower(c));
        match syntax.head(t).filter(|_| bare && !syntax.children(t).any(not)) {
            Some(head) if syntax.relation(t) == Relation::Conj => self.is_outcome(head),
            Some(head) => syntax.relation(t) == Relation::Advcl && matches!(syntax.tag(head), Tag::Vbd | Tag::Vbn),
            None => false,
        }
    }

    /// `The clinic collapsed, killing 11`, `a bomb went off, wounding two`: the line has both.
    pub(in super::super) fn with_outcome(&self, t: TokenId, doer: Doer, most: usize) -> Option<Line> {
        let syntax = self.syntax;
        if !doer.done || !is(syntax.lemma(t), Class::OutcomeVerb) {
            return None;
        }
        let start = syntax.extent(t).start;
        let comma = [start, start.wrapping_sub(1)].into_iter().find(|&c| syntax.article.word(c) == ",")?;
        let host = syntax.head(t).filter(|_| self.is_outcome(t) && syntax.relation(t) == Relation::Advcl)?;
        // Where who attacked stands elsewhere, the roles know better.
        let own = |a: TokenId| syntax.subject(host).is_some_and(|(s, _)| syntax.extent(s).contains(&a));
        if !doer.actor.is_none_or(own) {
            return None;
        }
        (1..=super::STRICTEST_LEVEL).find_map(|level| {
            let take = |except| Take { purpose: Purpose::Gloss, level, except, nominal: false };
            let (front, mut body, back) = self.predicate(host, take(Some(t)));
            let (_, mut outcome, _) = self.predicate(t, take(None));
            body.retain(|&i| i < comma);
            outcome.retain(|&i| i > comma);
            let parts = [front, body, back, vec![comma], outcome];
            (parts.iter().map(Vec::len).sum::<usize>() <= most).then(|| self.write(&parts, None, false))
        })
    }

    /// True where a relative clause is left out, or a verb follows that is another's: `an audit published in May [found]`.
    pub(super) fn is_described(&self, last: TokenId) -> bool {
        let syntax = self.syntax;
        let relative = |c| syntax.relation(c) == Relation::AclRelcl && syntax.extent(c).start == last + 1;
        syntax.children(last).any(relative) || syntax.tag(last + 1).is_verb() && syntax.head(last + 1) != Some(last)
    }

    /// How many of the clause's tokens go up to its verb with the particle behind it.
    pub(super) fn verb_end(&self, t: TokenId, body: &[TokenId]) -> usize {
        let part = |i: TokenId| i == t + 1 && self.syntax.relation(i) == Relation::CompoundPrt;
        body.iter().rposition(|&i| i == t || part(i)).map_or(body.len(), |at| at + 1)
    }

    /// `asked that the agency monitor them`, which a line of its own says with `to`.
    pub(super) fn lacks_to(&self, t: TokenId) -> bool {
        let syntax = self.syntax;
        if let Some(first) = syntax.head(t).filter(|_| syntax.relation(t) == Relation::Conj) {
            return syntax.tag(t) == Tag::Vb && !syntax.has_to(t) && self.lacks_to(first);
        }
        let one =
            |s: TokenId| matches!(syntax.tag(s), Tag::Nn | Tag::Nnp) && syntax.child(s, &[Relation::Nummod]).is_none();
        let bare = syntax.tag(t) == Tag::Vb || syntax.tag(t) == Tag::Vbp && syntax.own_subject(t).is_some_and(one);
        bare && syntax.relation(t) == Relation::Ccomp
            && syntax.own_subject(t).is_some_and(|s| s < t)
            && syntax.own_marker(t) == Some("that")
            && !self.has_auxiliary(t)
    }

    /// True for a cut in the middle of a list: `demand from Chile, Peru` of `Chile, Peru, and Bolivia`.
    pub(super) fn is_listed(&self, last: TokenId) -> bool {
        let syntax = self.syntax;
        let more = syntax.article.word(last + 1) == "," && one_of!(syntax.article.lower(last + 2), "and" | "or");
        more && syntax.relation(last) == Relation::Conj
            && syntax.tag(last).is_noun()
            && syntax.child(last, &[Relation::Cc]).is_none()
    }

    /// True where a clause that ends with this word lacks what it says: `urged the firms` without `to`.
    pub(in super::super) fn is_torn(&self, last: TokenId) -> bool {
        let syntax = self.syntax;
        let more = match syntax.article.lower(last + 1) {
            "to" | "of" | "than" | "that" | "whether" => true,
            _ if matches!(syntax.relation(last), Relation::Case | Relation::Mark) => true,
            // `is due to`
            _ if syntax.article.lower(last) == "to" => true,
            "after" | "before" => is(syntax.lemma(last), Class::TimeNoun),
            // `died at a time [when]`
            "when" => {
                one_of!(syntax.article.lower(last.wrapping_sub(1)), "a" | "an")
                    && is(syntax.lemma(last), Class::TimeNoun)
            }
            // `banned households [from raising poultry]`
            "from" => syntax.tag(last + 2) == Tag::Vbg,
            // `a letter [containing a powder]`
            _ if syntax.tag(last + 1) == Tag::Vbg => {
                syntax.relation(last + 1) == Relation::Acl && syntax.head(last + 1) == Some(last)
            }
            // `people [killed in the raid]`
            _ if matches!(syntax.tag(last + 1), Tag::Vbn | Tag::Vbd) => true,
            _ => self.is_listed(last),
        };
        more && syntax.sentence(last).contains(&(last + 1))
    }
}
