//! Sentence compression: a clause of the text that reads alone, made of its own words.
//!
//! From the tree of a predicate those parts are taken that say who did what; relative clauses, appositions and asides
//! are left out whole, never cut. Pronouns become the names they stand for, a relative pronoun its noun, and a verb
//! without a subject of its own gets the one it shares.

mod clauses;
mod form;
mod letters;
mod naming;
mod parts;
mod phrases;
mod words;

use crate::article::TokenId;
use crate::by_token::{ByToken, Packed};
use crate::entities::{Entities, Form};
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::Class;
use crate::order::Order;
use crate::span::Span;
use crate::statements::Statement;
pub(super) use form::Doer;
use form::Torn;
pub(super) use letters::uncapitalized;
pub(crate) use letters::{capital, possessive};
pub(super) use parts::{looks_back, turns_aside};
use std::ops::Range;

/// How much is left out at the most.
const STRICTEST_LEVEL: u8 = 3;

/// Words by which a line may be longer where a shorter one would break off.
const LONGER_WORDS: usize = 10;

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// One event.
    Gloss,
    /// The news: with what was done besides, the toll, the one who says so and the day.
    News,
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
    /// Words that another name stands for in a line, as a person has corrected who that was.
    instead: &'a [Instead],
}

/// A name in place of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Instead {
    pub words: Vec<Range<TokenId>>,
    pub name: String,
    pub span: Span,
}

/// Where a source and its cue stand behind what is said, in text order.
pub(super) fn asides(syntax: &Syntax<'_>, statements: &[Statement]) -> Vec<Range<TokenId>> {
    let aside = |s: &Statement| {
        let (source, cue) = (s.source.as_ref()?.span, s.cue?);
        let mut words = syntax.article.tokens_in(source.hull(cue));
        // `according to records reviewed by The Post`.
        let noun = syntax.head_of(syntax.article.tokens_in(source));
        let reduced = noun.and_then(|n| syntax.child(n, &[Relation::Acl])).map(|a| syntax.extent(a));
        words.end = reduced.filter(|r| r.start == words.end).map_or(words.end, |r| r.end);
        let behind = s.content.last().is_some_and(|c| c.end <= source.start.min(cue.start));
        // `'We want answers': Families protest`: who says it also does something.
        let colon = syntax.article.text_of(syntax.article.tokens_in(cue)) == ":" && cue.end <= source.start;
        let one = !colon && words.start > 0 && syntax.sentence(words.start).contains(&words.end.saturating_sub(1));
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
        Composer { syntax, entities, units, asides, instead: &[] }
    }

    /// The same for a line in which a person has put others in place of those whom the text names.
    pub(super) fn with<'b>(&self, instead: &'b [Instead]) -> Composer<'b>
    where
        'a: 'b,
    {
        Composer { instead, ..*self }
    }

    /// The clause of the predicate at `t` in at most `most` words; `None` where it does not fit.
    pub(super) fn clause(&self, t: TokenId, purpose: Purpose, most: usize) -> Option<Line> {
        self.clause_of(self.governor(t), Doer::default(), purpose, most)
    }

    /// As [`Composer::clause`], without what governs `t`.
    pub(super) fn clause_of(&self, t: TokenId, doer: Doer, purpose: Purpose, most: usize) -> Option<Line> {
        let at =
            |most, torn| (0..=STRICTEST_LEVEL).find_map(|level| self.at_level(t, doer, purpose, level, most, torn));
        match purpose {
            Purpose::News => at(most, Torn::Anyhow),
            // A longer line is better than one that breaks off.
            Purpose::Gloss => at(most, Torn::Never)
                .or_else(|| at(most + LONGER_WORDS, Torn::Never))
                .or_else(|| at(most, Torn::Between))
                .or_else(|| at(most, Torn::Anyhow)),
        }
    }

    /// The noun phrase at `t`.
    pub(super) fn nominal(&self, t: TokenId, most: usize) -> Option<Line> {
        (0..=STRICTEST_LEVEL).find_map(|level| {
            let tokens = self.noun(t, Take { purpose: Purpose::Gloss, level, except: None, nominal: false });
            (tokens.len() <= most).then(|| self.write(&[tokens], None, false))
        })
    }

    /// All the words of a sentence, without quotation marks and brackets that are not closed; of one longer than `most`
    /// words without what is set beside it, as much as there is no room for, what `matters` last. `None` where it stays
    /// longer than `longest`.
    pub(super) fn whole_sentence(
        &self,
        words: Range<TokenId>,
        (most, longest): (usize, usize),
        matters: &dyn Fn(Range<TokenId>) -> bool,
    ) -> Option<Line> {
        let word = |t: TokenId| {
            !self.syntax.is_edge(t) && self.syntax.article.tokens.get(t as usize).is_some_and(|x| x.spaced)
        };
        let count = |tokens: &[TokenId]| tokens.iter().filter(|&&t| word(t)).count();
        let mut tokens: Vec<TokenId> = words.clone().collect();
        let rated = |t: TokenId| {
            let (rank, reach) = self.set_beside(t, &words)?;
            Some((if rank > 0 && matters(reach.clone()) { rank + 6 } else { rank }, reach))
        };
        let mut beside: Vec<(u8, Range<TokenId>)> = words.clone().filter_map(rated).collect();
        beside.order_by(|a, b| a.0.cmp(&b.0).then(b.1.start.cmp(&a.1.start)));
        for (rank, reach) in beside {
            // Of two brackets none stays alone.
            if count(&tokens) > most || rank == 0 && tokens.len() < words.len() {
                tokens.retain(|t| !reach.contains(t));
            }
        }
        (count(&tokens) <= longest).then(|| self.write(&[self.balanced(tokens)], None, true))
    }

    /// The tokens of the clause at `t` that are kept in the text's order, without what is put before or behind it.
    pub(super) fn clause_tokens(&self, t: TokenId, purpose: Purpose, level: u8) -> Vec<TokenId> {
        let (front, body, _) = self.predicate(t, Take { purpose, level, except: None, nominal: false });
        match (front.last(), body.first()) {
            // A subject close before its participle is part of the clause's stretch of text.
            (Some(&a), Some(&b)) if a < b && b - a <= 2 => front.into_iter().chain(body).collect(),
            _ => body,
        }
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

    /// `Ana Costa, a prosecutor who jailed two`: for the prosecutor Ana Costa.
    fn named(&self, noun: TokenId) -> TokenId {
        let name = self.syntax.head(noun).filter(|&n| self.syntax.tag(n).is_proper());
        name.filter(|_| self.syntax.relation(noun) == Relation::Appos).unwrap_or(noun)
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
                    front = self.noun(self.named(noun), only(Some(t)));
                }
            }
            None => {
                if let Some((s, _)) = syntax.subject(t)
                    && !body.contains(&s)
                {
                    front = self.noun(self.named(s), only(Some(t)));
                }
            }
        }
        let relative = syntax
            .children(syntax.gap_verb(t))
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
                // `was charged and denied it`: he was not denied.
                let shared = match syntax.relation(c) {
                    Relation::Aux => true,
                    Relation::AuxPass => syntax.is_passive(t) || !syntax.analysis.lemma_is(t, Class::SpeechVerb),
                    _ => bare && to,
                };
                c < h && shared
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
        if !body.iter().any(|i| aside.contains(i)) {
            return;
        }
        body.retain(|i| !aside.contains(i));
        if take.purpose == Purpose::News && take.level < 2 {
            let bracket = |i: TokenId| one_of!(self.syntax.article.word(i), "(" | ")");
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
        // `It was Nissan that pulled out`.
        let cleft = |&i: &TokenId| {
            self.syntax.head(i) == Some(t) && matches!(self.syntax.relation(i), Relation::Expl | Relation::Cop)
        };
        tokens.retain(|i| !cleft(i));
        self.tidy(tokens, take.purpose == Purpose::News)
    }
}
