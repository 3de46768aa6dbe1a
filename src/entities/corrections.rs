//! What a person has corrected, applied before what depends on it: kinds and refusals before names are linked,
//! merges before pronouns are.

use crate::article::{TokenId, Warning};
use crate::corrections::Correction;
use crate::entities::clusters::Clusters;
use crate::entities::mentions::candidate::{Candidate, Settled};
use crate::entities::names::span::NameSpan;
use crate::entities::{Form, Sources};
use crate::order::Order;
use crate::span::Span;
use std::ops::Range;

/// The corrections, and which of them have found what they speak of.
pub(crate) struct Corrected<'a> {
    list: Vec<(&'a Correction, Vec<Range<TokenId>>)>,
    answered: Vec<bool>,
}

impl<'a> Corrected<'a> {
    /// Kinds, where they are given, and refusals change the names themselves: every name of the same words follows.
    pub(crate) fn names(sources: &Sources<'a>, names: &mut Vec<NameSpan>, kinds: bool) -> Corrected<'a> {
        let list: Vec<_> = sources
            .options
            .corrections
            .iter()
            .filter(|c| kinds || !matches!(c, Correction::Kind(..)))
            .map(|c| (c, c.spans().into_iter().map(|s| tokens(sources, s)).collect::<Vec<_>>()))
            .collect();
        let mut answered = vec![false; list.len()];
        for ((correction, ranges), answered) in list.iter().zip(&mut answered) {
            let Some(range) = ranges.first().filter(|r| !r.is_empty()) else { continue };
            let words = sources.article.text_of(range.clone());
            let same = |n: &NameSpan| sources.article.text_of(n.tokens.clone()) == words;
            match correction {
                Correction::Kind(_, kind) => {
                    if !names.iter().any(|n| n.tokens == *range) && is_name(sources, range) {
                        names.retain(|n| n.tokens.end <= range.start || range.end <= n.tokens.start);
                        names.push(NameSpan::given(range.clone(), *kind));
                        names.order_by_key(|n| n.tokens.start);
                    }
                    for name in names.iter_mut().filter(|n| same(n)) {
                        let (tokens, title, titled_from) = (name.tokens.clone(), name.title, name.titled_from);
                        *name = NameSpan { title, titled_from, ..NameSpan::given(tokens, *kind) };
                        *answered = true;
                    }
                }
                Correction::Ignore(_) => {
                    let before = names.len();
                    names.retain(|n| n.tokens != *range && !same(n));
                    *answered = names.len() < before;
                }
                _ => {}
            }
        }
        Corrected { list, answered }
    }

    /// Nominals that are none, or of another kind; mentions that stand apart.
    pub(crate) fn candidates(&mut self, sources: &Sources<'_>, list: &mut Vec<Candidate>) {
        for ((correction, ranges), answered) in self.list.iter().zip(&mut self.answered) {
            let Some(range) = ranges.first().filter(|r| !r.is_empty()) else { continue };
            match correction {
                Correction::Ignore(_) => {
                    let before = list.len();
                    let words = sources.article.text_of(range.clone());
                    let name = *answered;
                    list.retain(|c| {
                        let same = name && sources.article.text_of(c.tokens.clone()) == words;
                        c.name.is_some() || !same && c.tokens != *range && c.phrase != *range
                    });
                    *answered |= list.len() < before;
                }
                Correction::Kind(_, kind) => {
                    let words = sources.article.text_of(range.clone());
                    for c in list.iter_mut().filter(|c| c.form != Form::Pronoun && !c.joined) {
                        let name = c.name.is_some() && sources.article.text_of(c.tokens.clone()) == words;
                        if !name && c.tokens != *range && c.phrase != *range {
                            continue;
                        }
                        *answered = true;
                        c.settled = Settled::Kind;
                        c.take_kind(*kind);
                    }
                }
                Correction::Split(_) => {
                    if let Some(c) = mention(list, range).and_then(|i| list.get_mut(i as usize)) {
                        *answered = true;
                        c.settled = Settled::Apart;
                    }
                }
                _ => {}
            }
        }
    }

    /// Merges, before pronouns are resolved. What is merged is no aside: it may be meant.
    pub(crate) fn merge(&mut self, list: &[Candidate], clusters: &mut Clusters, asides: &mut [bool]) {
        for ((correction, ranges), answered) in self.list.iter().zip(&mut self.answered) {
            if let (Correction::Merge(..), [a, b]) = (correction, &ranges[..])
                && let (Some(a), Some(b)) = (mention(list, a), mention(list, b))
            {
                *answered = true;
                clusters.union(a, b);
                for i in [a, b] {
                    if let Some(aside) = asides.get_mut(i as usize).filter(|_| clusters.of(i).is_some_and(|t| t.named))
                    {
                        *aside = false;
                    }
                }
            }
        }
    }

    /// Puts together again what was one with a mention before a person said what kind it is: `before` are those mentions
    /// with the roots of their sets.
    pub(crate) fn keep(&self, before: (&[Candidate], &[u32]), list: &[Candidate], clusters: &mut Clusters) {
        let (candidates, roots) = before;
        for (correction, ranges) in &self.list {
            let (Correction::Kind(..), Some(range)) = (correction, ranges.first()) else { continue };
            let (Some(own), Some(old)) = (mention(list, range), mention(candidates, range)) else { continue };
            let root = roots.get(old as usize);
            for (c, _) in candidates.iter().zip(roots).filter(|(_, r)| Some(*r) == root) {
                if let Some(i) = list.iter().position(|now| now.tokens == c.tokens) {
                    clusters.union(own, i as u32);
                }
            }
        }
    }

    /// A sentence for each that found nothing.
    pub(crate) fn warnings(&self, sources: &Sources<'_>) -> Vec<Warning> {
        let mut out = Vec::new();
        for (i, ((correction, _), _)) in self.list.iter().zip(&self.answered).enumerate().filter(|(_, (_, a))| !**a) {
            let what = match correction {
                Correction::Merge(..) => "merge".to_owned(),
                Correction::Split(_) => "split off".to_owned(),
                Correction::Kind(_, kind) => format!("give the kind {}", kind.name()),
                Correction::Ignore(_) => "ignore".to_owned(),
                _ => continue, // of other phases
            };
            let end = sources.article.text.len() as u32;
            out.push(Warning {
                notice: Correction::unanswered(i + 1, &what),
                span: correction.spans().first().copied().filter(|s| s.start < s.end && s.end <= end),
            });
        }
        out
    }
}

/// The tokens a correction's span touches.
fn tokens(sources: &Sources<'_>, span: Span) -> Range<TokenId> {
    let all = &sources.article.tokens;
    let first = all.ended(span.start) as TokenId;
    let last = all.begun(span.end) as TokenId;
    first..last.max(first)
}

/// True where a word of the range has a capital.
fn is_name(sources: &Sources<'_>, range: &Range<TokenId>) -> bool {
    range.clone().any(|t| sources.article.word(t).starts_with(char::is_uppercase))
}

/// The mention a range means: the one of just these words, else the shortest that covers it.
fn mention(list: &[Candidate], range: &Range<TokenId>) -> Option<u32> {
    if range.is_empty() {
        return None;
    }
    let covers = |c: &Candidate| c.tokens.start <= range.start && range.end <= c.tokens.end;
    let length = |c: &Candidate| c.tokens.end.saturating_sub(c.tokens.start);
    list.iter()
        .position(|c| c.tokens == *range)
        .or_else(|| list.iter().position(|c| c.phrase == *range))
        .or_else(|| {
            let within = list.iter().enumerate().filter(|(_, c)| covers(c));
            within.min_by_key(|(_, c)| length(c)).map(|(i, _)| i)
        })
        .map(|i| i as u32)
}
