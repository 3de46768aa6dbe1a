//! Noun phrases out of the tree: from where to where the phrase of a head goes.

use crate::article::TokenId;
use crate::entities::Sources;
use crate::language::Relation;
use std::ops::Range;

/// How far up a chain of heads is followed: trees of real sentences are not deeper.
const DEPTH: usize = 48;

/// The phrases of an article.
#[derive(Debug)]
pub(crate) struct Phrases {
    whole: Vec<Range<TokenId>>,
    core: Vec<Range<TokenId>>,
}

impl Phrases {
    pub(crate) fn new(sources: &Sources<'_>) -> Phrases {
        let analysis = sources.analysis;
        let n = analysis.words.len();
        // First and last token under each token, all relations.
        let mut low: Vec<TokenId> = (0..n as TokenId).collect();
        let mut high = low.clone();
        for t in 0..n {
            let mut at = t;
            for _ in 0..DEPTH {
                let Some(head) = analysis.words.get(at).and_then(|w| w.head) else { break };
                at = head as usize;
                let (Some(l), Some(h)) = (low.get_mut(at), high.get_mut(at)) else { break };
                *l = (*l).min(t as TokenId);
                *h = (*h).max(t as TokenId);
            }
        }
        let mut whole = Vec::with_capacity(n);
        let mut core = Vec::with_capacity(n);
        for t in 0..n as TokenId {
            let (mut from, mut to) = (t, t + 1);
            let mut short = t + 1;
            let predicate =
                analysis.children(t).iter().any(|&c| analysis.word(c).is_some_and(|w| w.relation == Relation::Cop));
            for &c in analysis.children(t) {
                let Some(word) = analysis.word(c) else { continue };
                let (l, h) =
                    (low.get(c as usize).copied().unwrap_or(c), high.get(c as usize).copied().unwrap_or(c) + 1);
                let relation = word.relation;
                if c < t {
                    if left(relation) && l < from && h <= t + 1 {
                        from = l;
                    }
                } else if right(relation) && !predicate
                    || predicate && matches!(relation, Relation::Nmod | Relation::AclRelcl | Relation::Acl)
                {
                    to = to.max(h);
                    let of = relation == Relation::Nmod
                        && analysis.children(c).iter().any(|&k| sources.article.lower(k) == "of");
                    let close = matches!(relation, Relation::Flat | Relation::Compound | Relation::Nummod);
                    if close || of && h - t < 14 {
                        short = short.max(h);
                    }
                }
            }
            let sentence = sources.article.sentence_of(t).map_or(t..t + 1, |s| s.tokens.clone());
            from = from.max(sentence.start);
            to = trim(sources, from, to.min(sentence.end));
            short = trim(sources, from, short.min(to));
            from = begin(sources, from, t);
            // The possessive ending belongs to the phrase, as coreference corpora have it.
            if clitic(sources, to) && analysis.word(t).is_some_and(|w| w.relation == Relation::NmodPoss) {
                to += 1;
            }
            whole.push(from..to.max(t + 1));
            core.push(from..short.max(t + 1));
        }
        Phrases { whole, core }
    }

    /// The whole phrase of a head.
    pub(crate) fn whole(&self, head: TokenId) -> Range<TokenId> {
        self.whole.get(head as usize).cloned().unwrap_or(head..head + 1)
    }

    /// The phrase up to its head and a following `of`.
    pub(crate) fn core(&self, head: TokenId) -> Range<TokenId> {
        self.core.get(head as usize).cloned().unwrap_or(head..head + 1)
    }
}

fn left(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Det
            | Relation::DetPredet
            | Relation::Amod
            | Relation::Nummod
            | Relation::Compound
            | Relation::Flat
            | Relation::NmodPoss
            | Relation::NmodDesc
            | Relation::NmodUnmarked
            | Relation::Nmod
    )
}

fn right(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Amod
            | Relation::Nummod
            | Relation::Compound
            | Relation::Flat
            | Relation::Nmod
            | Relation::NmodDesc
            | Relation::NmodUnmarked
            | Relation::Acl
            | Relation::AclRelcl
            | Relation::Appos
    )
}

fn clitic(sources: &Sources<'_>, t: TokenId) -> bool {
    matches!(sources.article.lower(t), "'s" | "'") && sources.article.tokens.get(t as usize).is_some_and(|x| !x.spaced)
}

/// The end without punctuation at it.
fn trim(sources: &Sources<'_>, from: TokenId, mut to: TokenId) -> TokenId {
    while to > from + 1
        && matches!(sources.article.lower(to - 1), "," | ";" | ":" | "." | "-" | "–" | "—" | "”" | "\"" | "'")
    {
        to -= 1;
    }
    to
}

/// The start without an adverb or a mark before the phrase proper.
fn begin(sources: &Sources<'_>, mut from: TokenId, head: TokenId) -> TokenId {
    while from < head
        && (matches!(
            sources.article.lower(from),
            "“" | "\""
                | "'"
                | ","
                | "("
                | "-"
                | "only"
                | "even"
                | "also"
                | "then"
                | "not"
                | "just"
                | "including"
                | "especially"
                | "particularly"
                | "both"
                | "however"
        ))
    {
        from += 1;
    }
    from
}
