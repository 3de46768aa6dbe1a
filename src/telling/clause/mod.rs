//! Sentence compression: a clause of the text that reads alone, made of its own words.
//!
//! From the tree of a predicate those parts are taken that say who did what; relative clauses, appositions and asides
//! are left out whole, never cut. Pronouns become the names they stand for, a relative pronoun its noun, and a verb
//! without a subject of its own gets the one it shares.

mod parts;
mod phrases;
mod words;

use crate::article::TokenId;
use crate::by_token::{ByToken, Packed};
use crate::entities::{Entities, Form};
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, is};
use crate::order::Order;
use crate::span::Span;
use crate::statements::Statement;
pub(super) use parts::{looks_back, turns_aside};
use std::ops::Range;
pub(crate) use words::capital;

/// How much is left out at the most.
const STRICTEST: u8 = 3;

/// Words by which a line may be longer where a shorter one would break off.
const LONGER: usize = 10;

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// One event.
    Gloss,
    /// The news: with what was done besides, the toll, the one who says so and the day.
    News,
}

/// Whom the roles of an event name, by their heads: the tree alone takes the object of an order for the one who gives it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Doer {
    pub actor: Option<TokenId>,
    pub target: Option<TokenId>,
    /// True for a line that has nothing of what governs its verb.
    pub alone: bool,
    /// True for a deed that was done or goes on, so that `to` would say too little.
    pub real: bool,
}

/// What a verb is put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Put {
    /// `asked that the agency monitor them`: the agency to monitor them.
    To,
    /// `forced civilians to lead them`: civilians leading them.
    Ing,
}

/// Where a line may break off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Torn {
    Never,
    /// Before a phrase that belongs to it.
    Between,
    /// Even behind a word that wants another: `as part of its`.
    Anyhow,
}

/// Words that read alone, and where they stand in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub text: String,
    pub spans: Vec<Span>,
    /// False where a pronoun is left that nobody stands behind.
    pub whole: bool,
    /// The tokens taken, in text order.
    pub tokens: Vec<TokenId>,
}

/// Makes lines.
#[derive(Clone, Copy)]
pub(super) struct Composer<'a> {
    pub syntax: &'a Syntax<'a>,
    pub entities: &'a Entities,
    /// For every token the run that it is never cut out of: a date, a number with its unit, a name.
    units: &'a Units,
    /// `the ministry said` behind what it said, in text order.
    asides: &'a [Range<TokenId>],
}

/// Where a source and its cue stand behind what is said, in text order.
pub(super) fn asides(syntax: &Syntax<'_>, statements: &[Statement]) -> Vec<Range<TokenId>> {
    let aside = |s: &Statement| {
        let (source, cue) = (s.source.as_ref()?.span, s.cue?);
        let words = syntax.article.tokens_in(source.hull(cue));
        let behind = s.content.last().is_some_and(|c| c.end <= source.start.min(cue.start));
        let one = words.start > 0 && syntax.sentence(words.start).contains(&words.end.saturating_sub(1));
        // `Lee, sworn in last year, ruled the island`: no ruling behind what it says.
        let verb = syntax.article.tokens_in(cue).find(|&t| syntax.tag(t).is_verb());
        let own = verb.and_then(|v| syntax.own_subject(v)).is_none_or(|s| words.contains(&s));
        (behind && one && own && words.len() <= 20 && syntax.sentence(words.start).start < words.start).then_some(words)
    };
    let mut all: Vec<Range<TokenId>> = statements.iter().filter_map(aside).collect();
    all.order_by_key(|r| (r.start, r.end));
    all.dedup_by_key(|r| r.start);
    all
}

/// The dates, numbers and names, by the tokens that are part of one.
#[derive(Debug)]
pub(super) struct Units {
    runs: Vec<(TokenId, TokenId)>,
    at: Packed,
}

impl Units {
    /// First and last-plus-one token of the one that `t` is part of.
    pub(super) fn get(&self, t: TokenId) -> Option<(TokenId, TokenId)> {
        self.runs.get(self.at.get(t)? as usize).copied()
    }
}

/// For every token the date, number or name it is part of.
pub(super) fn units(syntax: &Syntax<'_>, entities: &Entities, spans: impl Iterator<Item = Span>) -> Units {
    let mut at = ByToken::new(syntax.len() as usize);
    let mut runs = Vec::new();
    let names =
        entities.list.iter().flat_map(|e| &e.mentions).filter(|m| m.form == Form::Name).map(|m| m.tokens.clone());
    for run in names.chain(spans.map(|s| syntax.article.tokens_in(s))) {
        if !run.clone().all(|t| syntax.sentence(run.start).contains(&t)) {
            continue;
        }
        run.clone().for_each(|t| at.set(t, runs.len() as u32));
        runs.push((run.start, run.end));
    }
    Units { runs, at: at.packed() }
}

/// What is being taken.
#[derive(Clone, Copy)]
struct Take {
    purpose: Purpose,
    /// The higher the less.
    level: u8,
    /// A subtree to leave out.
    except: Option<TokenId>,
    /// True for a noun phrase: the clause that a noun is the predicate of is left out.
    nominal: bool,
}

impl<'a> Composer<'a> {
    /// One over a text with these [`units`].
    pub(super) fn new(
        syntax: &'a Syntax<'a>,
        entities: &'a Entities,
        units: &'a Units,
        asides: &'a [Range<TokenId>],
    ) -> Composer<'a> {
        Composer { syntax, entities, units, asides }
    }

    /// The clause of the predicate at `t` in at most `most` words; `None` where it does not fit.
    pub(super) fn clause(&self, t: TokenId, purpose: Purpose, most: usize) -> Option<Line> {
        self.clause_of(self.governor(t), Doer::default(), purpose, most)
    }

    /// As [`Composer::clause`], without what governs `t`.
    pub(super) fn clause_of(&self, t: TokenId, doer: Doer, purpose: Purpose, most: usize) -> Option<Line> {
        let at = |most, torn| (0..=STRICTEST).find_map(|level| self.at_level(t, doer, purpose, level, most, torn));
        match purpose {
            Purpose::News => at(most, Torn::Anyhow),
            // A longer line is better than one that breaks off.
            Purpose::Gloss => at(most, Torn::Never)
                .or_else(|| at(most + LONGER, Torn::Never))
                .or_else(|| at(most, Torn::Between))
                .or_else(|| at(most, Torn::Anyhow)),
        }
    }

    /// The clause at one level, where it fits and does not break off.
    fn at_level(&self, t: TokenId, doer: Doer, purpose: Purpose, level: u8, most: usize, torn: Torn) -> Option<Line> {
        let syntax = self.syntax;
        let take = Take { purpose, level, except: None, nominal: false };
        let (mut front, mut body, mut back) = self.predicate(t, take);
        let noun = |of| self.noun(of, Take { except: Some(t), level: level.max(1), ..take });
        if syntax.own_subject(t).is_none() {
            match doer.actor.filter(|a| !body.contains(a)) {
                Some(actor) if !front.contains(&actor) && (syntax.has_to(t) || front.is_empty()) => front = noun(actor),
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
        // `to monitor and audit its grantees`: the object that both have.
        let lacks = || back.is_empty() && syntax.child(t, &[Relation::Obj, Relation::Ccomp, Relation::Xcomp]).is_none();
        if let Some(target) =
            doer.target.filter(|&o| o > t && syntax.relation(o) == Relation::Obj && !body.contains(&o))
            && lacks()
            && !syntax.is_passive(t)
        {
            back = noun(target);
        }
        // An object that stood before its verb follows it.
        let end = if back.is_empty() { body.len() } else { self.verb_end(t, &body) };
        let (verb, rest) = body.split_at(end);
        let last = rest.last().or(back.last()).or(verb.last()).copied();
        // `is investigating an outbreak of an`: the tree lost the noun.
        let open = last.is_some_and(|i| {
            matches!(syntax.article.lower(i), "a" | "an" | "the" | "of" | "to")
                || purpose == Purpose::News && (self.is_listed(i) || matches!(syntax.article.lower(i), "what" | "whose"))
                || torn != Torn::Anyhow && (syntax.article.lower(i) == "what" || syntax.tag(i) == Tag::PrpS)
                || torn == Torn::Never && self.is_torn(i) && !self.is_described(i)
        });
        let parts = [front, verb.to_vec(), back, rest.to_vec()];
        let fits = !open && parts.iter().map(Vec::len).sum::<usize>() <= most;
        fits.then(|| self.write(&parts, put.map(|put| (t, put))))
    }

    /// What the verb of a line of its own is put in.
    fn put(&self, t: TokenId, doer: Doer) -> Option<Put> {
        if self.lacks_to(t) {
            return Some(Put::To);
        }
        let there = doer.alone && doer.real && self.syntax.has_to(t) && self.syntax.tag(t) == Tag::Vb;
        (there && !self.has_auxiliary(t)).then_some(Put::Ing)
    }

    /// True where a relative clause is left out, or a verb follows that is another's: `an audit published in May [found]`.
    fn is_described(&self, last: TokenId) -> bool {
        let syntax = self.syntax;
        let relative = |c| syntax.relation(c) == Relation::AclRelcl && syntax.extent(c).start == last + 1;
        syntax.children(last).any(relative) || syntax.tag(last + 1).is_verb() && syntax.head(last + 1) != Some(last)
    }

    /// How many of the clause's tokens go up to its verb with the particle behind it.
    fn verb_end(&self, t: TokenId, body: &[TokenId]) -> usize {
        let part = |i: TokenId| i == t + 1 && self.syntax.relation(i) == Relation::CompoundPrt;
        body.iter().rposition(|&i| i == t || part(i)).map_or(body.len(), |at| at + 1)
    }

    /// `asked that the agency monitor them`, which a line of its own says with `to`.
    fn lacks_to(&self, t: TokenId) -> bool {
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

    /// The noun phrase at `t`.
    pub(super) fn nominal(&self, t: TokenId, most: usize) -> Option<Line> {
        (0..=STRICTEST).find_map(|level| {
            let tokens = self.noun(t, Take { purpose: Purpose::Gloss, level, except: None, nominal: false });
            (tokens.len() <= most).then(|| self.write(&[tokens], None))
        })
    }

    /// The tokens of the clause at `t` that are kept in the text's order, without what is put before or behind it.
    pub(super) fn clause_tokens(&self, t: TokenId, purpose: Purpose, level: u8) -> Vec<TokenId> {
        let (front, mut body, _) = self.predicate(t, Take { purpose, level, except: None, nominal: false });
        if let Some(aside) = self.aside_in(self.syntax.sentence(t)).filter(|a| !a.contains(&t)) {
            body.retain(|i| !aside.contains(i));
        }
        match (front.last(), body.first()) {
            // A subject close before its participle is part of the clause's stretch of text.
            (Some(&a), Some(&b)) if a < b && b - a <= 2 => front.into_iter().chain(body).collect(),
            _ => body,
        }
    }

    /// True for a cut in the middle of a list: `demand from Chile, Peru` of `Chile, Peru, and Bolivia`.
    fn is_listed(&self, last: TokenId) -> bool {
        let syntax = self.syntax;
        let more = syntax.article.word(last + 1) == "," && matches!(syntax.article.lower(last + 2), "and" | "or");
        more && syntax.relation(last) == Relation::Conj
            && syntax.tag(last).is_noun()
            && syntax.child(last, &[Relation::Cc]).is_none()
    }

    /// True where a clause that ends with this word lacks what it says: `urged the firms` without `to`.
    pub(super) fn is_torn(&self, last: TokenId) -> bool {
        let syntax = self.syntax;
        let more = match syntax.article.lower(last + 1) {
            "to" | "of" | "than" | "that" | "whether" => true,
            _ if matches!(syntax.relation(last), Relation::Case | Relation::Mark) => true,
            // `is due to`
            _ if syntax.article.lower(last) == "to" => true,
            "after" | "before" => is(syntax.lemma(last), Class::TimeNoun),
            // `people [killed in the raid]`
            _ if matches!(syntax.tag(last + 1), Tag::Vbn | Tag::Vbd) => true,
            _ => self.is_listed(last),
        };
        more && syntax.sentence(last).contains(&(last + 1))
    }

    /// The predicate whose clause says it all: `had not been able` for `to capture`.
    pub(super) fn governor(&self, t: TokenId) -> TokenId {
        let mut at = t;
        for _ in 0..3 {
            match self.syntax.head(at) {
                Some(h) if self.syntax.relation(at) == Relation::Xcomp && self.syntax.is_predicate(h) => at = h,
                _ => break,
            }
        }
        at
    }

    /// What stands before the clause (a subject shared or a relative pronoun's noun), the clause, and what stands behind
    /// it (the noun that is its object).
    fn predicate(&self, t: TokenId, take: Take) -> (Vec<TokenId>, Vec<TokenId>, Vec<TokenId>) {
        let syntax = self.syntax;
        let mut body = Vec::new();
        self.gather(t, take, 0, &mut body);
        let (mut front, mut back) = (Vec::new(), Vec::new());
        let only = |except| Take { except, level: take.level.max(1), ..take };
        let own = syntax.own_subject(t);
        match own {
            Some(s) => {
                let noun = syntax.referent(s);
                // `said the minister`: who acts comes first.
                let inverted =
                    s > t && take.purpose == Purpose::Gloss && syntax.tag(t).is_verb() && !self.has_auxiliary(t);
                if noun != s || inverted {
                    self.leave(s, &mut body);
                    front = self.noun(noun, only(Some(t)));
                }
            }
            None => {
                if let Some((s, _)) = syntax.subject(t)
                    && !body.contains(&s)
                {
                    front = self.noun(s, only(Some(t)));
                }
            }
        }
        let relative = syntax
            .children(t)
            .find(|&c| matches!(syntax.relation(c), Relation::Obj | Relation::Iobj) && syntax.referent(c) != c);
        if let Some(o) = relative {
            self.leave(o, &mut body);
            back = self.noun(syntax.referent(o), only(Some(t)));
        } else if let Some(noun) = syntax.relativized_object(t).filter(|_| own.is_some()) {
            back = self.noun(noun, only(Some(t)));
        }
        // `where`, `when` of a relative clause.
        let adverbs: Vec<TokenId> = syntax.children(t).filter(|&c| syntax.tag(c) == Tag::Wrb && c < t).collect();
        for a in adverbs {
            self.leave(a, &mut body);
        }
        // A verb conjoined to one with auxiliaries has them too: `had fled and taken`.
        if own.is_none()
            && syntax.relation(t) == Relation::Conj
            && !self.has_auxiliary(t)
            && let Some(h) = syntax.head(t).filter(|&h| syntax.tag(h) == syntax.tag(t))
        {
            let bare = syntax.tag(t) == Tag::Vb && syntax.own_marker(t).is_none();
            front.extend(syntax.children(h).filter(|&c| {
                let to = syntax.relation(c) == Relation::Mark && syntax.article.lower(c) == "to";
                c < h && (matches!(syntax.relation(c), Relation::Aux | Relation::AuxPass) || bare && to)
            }));
        }
        let quoted = take.purpose == Purpose::News;
        self.mend_aside(t, take, &mut body);
        (self.tidy(front, quoted), self.tidy(body, quoted), self.tidy(back, quoted))
    }

    /// A speaker behind what is said, of whom the tree gives only a part, is taken whole or not at all; so is one whom
    /// only a phrase names, wherever the tree hangs it: `, according to witnesses`.
    fn mend_aside(&self, t: TokenId, take: Take, body: &mut Vec<TokenId>) {
        let Some(aside) = self.aside_in(self.syntax.sentence(t)).filter(|a| !a.contains(&t)) else { return };
        let phrase = self.syntax.relation(t) == Relation::Root
            && self.syntax.article.lower(aside.start) == "according"
            && t < aside.start
            && aside.len() <= 8;
        if phrase && take.purpose == Purpose::News && take.level < 2 {
            body.extend(aside.start.checked_sub(1).filter(|&c| self.syntax.article.word(c) == ","));
            body.extend(aside.clone().take(1));
        }
        if !body.iter().any(|i| aside.contains(i)) {
            return;
        }
        body.retain(|i| !aside.contains(i));
        if take.purpose == Purpose::News && take.level < 2 {
            let bracket = |i: TokenId| matches!(self.syntax.article.word(i), "(" | ")");
            let inside = |i: TokenId| bracket(i) || i > 0 && bracket(i - 1);
            body.extend(aside.clone().filter(|&i| !inside(i)));
        }
    }

    /// The aside of a sentence.
    fn aside_in(&self, sentence: Range<TokenId>) -> Option<&Range<TokenId>> {
        self.asides.get(self.asides.partition_point(|a| a.start < sentence.start)).filter(|a| a.start < sentence.end)
    }

    fn has_auxiliary(&self, t: TokenId) -> bool {
        self.syntax
            .children(t)
            .any(|c| matches!(self.syntax.relation(c), Relation::Aux | Relation::AuxPass | Relation::Cop))
    }

    fn leave(&self, t: TokenId, tokens: &mut Vec<TokenId>) {
        let reach = self.syntax.extent(t);
        tokens.retain(|i| !reach.contains(i));
    }

    /// A noun phrase without its own preposition.
    fn noun(&self, t: TokenId, take: Take) -> Vec<TokenId> {
        let mut tokens = Vec::new();
        self.gather(t, Take { nominal: true, ..take }, 0, &mut tokens);
        self.tidy(tokens, take.purpose == Purpose::News)
    }
}
