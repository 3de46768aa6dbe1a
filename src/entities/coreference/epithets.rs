//! `The Vermont senator won`, `the 34-year-old nurse`: a definite noun by which a report calls again the one it speaks of. It
//! says what no one has been called so far, and means whom the sentence before is about.

use crate::article::{BlockKind, TokenId};
use crate::entities::clusters::Clusters;
use crate::entities::mentions::candidate::{Candidate, Function, Number, Settled, Shape};
use crate::entities::mentions::heads::Heads;
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Form, Sources};
use crate::lexicon::{Class, is};
use crate::order::OrderedMap;

/// How many mentions back whom it means is looked for.
const NEAR: usize = 40;

/// How many clauses up those are looked for who speak of it.
const CLAUSES: usize = 6;

/// Puts each such noun with the one person whom the sentence before names, or has as its subject.
pub(crate) fn epithets(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    asides: &[bool],
    heads: &Heads,
    clusters: &mut Clusters,
) {
    let mut said: OrderedMap<&str, ()> = OrderedMap::new();
    for (i, c) in candidates.iter().enumerate() {
        if c.form != Form::Nominal {
            continue;
        }
        let first = said.insert(sources.analysis.lemma(c.head), ()).is_none();
        if c.shape != Shape::Definite
            || c.number == Number::Plural
            || c.joined
            || c.settled == Settled::Apart
            || asides.get(i) == Some(&true)
            || clusters.of(i as u32).is_some_and(|t| t.named)
        {
            continue;
        }
        let told = Told { sources, candidates, names, asides, heads, noun: c };
        let aged = told.is_aged();
        if !aged && !(first && told.is_epithet()) {
            continue;
        }
        if let Some(one) = told.whom(aged, clusters) {
            clusters.union(one, i as u32);
        }
    }
}

/// Such a noun, with what it stands among.
struct Told<'a> {
    sources: &'a Sources<'a>,
    candidates: &'a [Candidate],
    names: &'a [NameSpan],
    asides: &'a [bool],
    heads: &'a Heads,
    noun: &'a Candidate,
}

impl Told<'_> {
    fn is_aged(&self) -> bool {
        let words = || (self.noun.tokens.start..self.noun.head + 1).map(|t| self.sources.article.lower(t));
        words().any(|w| one_of!(w, "old" | "year-old")) && words().any(|w| w.contains("year"))
    }

    fn opens_sentence(&self) -> bool {
        let sentence = self.sources.article.sentences.get(self.noun.sentence as usize);
        sentence.is_some_and(|s| s.tokens.start == self.noun.phrase.start)
    }

    /// `The New York businessman has praised`: a subject that says more than its noun, and not whose. In the middle of a
    /// sentence an office may be another's: `said the religious affairs minister will watch`.
    fn is_epithet(&self) -> bool {
        let Told { sources, noun, .. } = self;
        noun.kind == Some(EntityKind::Person)
            && noun.function == Function::Subject
            && noun.quote.is_none()
            && noun.phrase.end == noun.head + 1
            && noun.head > noun.tokens.start + 1
            && !(noun.tokens.start..noun.head).any(|t| sources.article.word(t).starts_with(['\'', '’']))
            && (!self.is_office(noun.head) || self.opens_sentence())
    }

    fn is_office(&self, t: TokenId) -> bool {
        let offices = [Class::ShortOffice, Class::HeadOfState, Class::EnvoyNoun];
        let lower = |t: TokenId| self.sources.article.lower(t);
        // `the secretary general`
        let word = if lower(t) == "general" { lower(t.saturating_sub(1)) } else { lower(t) };
        offices.iter().any(|&k| is(word, k))
    }

    /// `Vice President Ruth Odhiambo` is not `the Kenyan president`, nor is a minister.
    fn holds_another(&self, c: &Candidate) -> bool {
        let Told { sources: Sources { article, .. }, noun, .. } = *self;
        let Some(name) = c.name.and_then(|n| self.names.get(n)) else { return false };
        let mut title = name.titled_from..name.tokens.start;
        let Some(last) = title.next_back().filter(|&t| self.is_office(noun.head) && self.is_office(t)) else {
            return false;
        };
        let lower = |t: TokenId| is(article.lower(t), Class::LowerOffice);
        article.lower(last) != article.lower(noun.head)
            || title.any(lower) && !(noun.tokens.start..noun.head).any(lower)
    }

    /// The sets of those who say it, or stand over its clause; `None` where a pronoun does.
    fn above(&self, clusters: &Clusters) -> Option<Vec<u32>> {
        let syntax = self.sources.syntax;
        let mut verb = syntax.head(self.noun.head);
        let mut roots = Vec::new();
        for _ in 0..CLAUSES {
            verb = verb.and_then(|v| syntax.head(v));
            let Some(v) = verb else { break };
            let Some(subject) = syntax.own_subject(v).and_then(|s| self.heads.at(s)) else { continue };
            if self.candidates.get(subject as usize).is_some_and(|s| s.form == Form::Pronoun) {
                return None;
            }
            roots.push(clusters.root(subject));
        }
        Some(roots)
    }

    /// Whom the sentence before is about; of an epithet also whom its own sentence has named.
    fn whom(&self, aged: bool, clusters: &Clusters) -> Option<u32> {
        let Told { sources: Sources { article, .. }, candidates, noun, .. } = self;
        let over = if aged { Vec::new() } else { self.above(clusters)? };
        let before = candidates.partition_point(|o| o.phrase.start < noun.phrase.start);
        // A picture's caption and credit between the two sentences are none of the story.
        let apart = |t: TokenId| article.block_kind_of(t) == BlockKind::Caption;
        let told = |s: &u32| article.sentences.get(*s as usize).is_some_and(|s| !apart(s.tokens.start));
        let last = (0..noun.sentence).rev().take(8).find(told).unwrap_or(noun.sentence);
        let (mut all, mut subjects, mut described): (Vec<u32>, Vec<u32>, Vec<u32>) = <_>::default();
        let office = self.is_office(noun.head);
        // The next paragraph may turn to the bearer of an office whom nobody has named.
        let block = |c: &Candidate| article.sentences.get(c.sentence as usize).map(|s| s.block);
        for k in (before.saturating_sub(NEAR)..before).rev() {
            let Some(o) = candidates.get(k).filter(|o| o.sentence >= last) else { break };
            let root = clusters.root(k as u32);
            // `Elena Marchuk, a lawyer` is no secretary general.
            if office && self.asides.get(k) == Some(&true) {
                described.push(root);
            }
            let someone = clusters.of(root).is_some_and(|t| t.named && t.kind == Some(EntityKind::Person));
            let here = o.sentence == noun.sentence && (aged || o.head > noun.head);
            let other = o.quote.is_some()
                || apart(o.head)
                || over.contains(&root)
                || described.contains(&root)
                || self.holds_another(o)
                || office && block(o) != block(noun);
            if here || !someone || other {
                continue;
            }
            if !all.contains(&root) {
                all.push(root);
            }
            if o.function == Function::Subject && !subjects.contains(&root) {
                subjects.push(root);
            }
        }
        let one = match (&all[..], &subjects[..]) {
            ([one], _) | (_, [one]) => *one,
            _ => return None,
        };
        clusters.of(one).is_some_and(|t| !t.gender.is_against(noun.gender)).then_some(one)
    }
}
