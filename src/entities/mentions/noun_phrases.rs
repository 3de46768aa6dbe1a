//! Noun phrases out of the tree: from where to where the phrase of a head goes.

use crate::article::TokenId;
use crate::entities::Sources;
use crate::language::Relation;
use std::ops::Range;

/// How far up a chain of heads is followed: trees of real sentences are not deeper.
const DEPTH: usize = 48;
/// Words that a phrase may go on for to one side.
const FAR: TokenId = u16::MAX as TokenId;

/// The phrases of an article.
#[derive(Debug)]
pub(crate) struct Phrases {
    /// For each head how far its phrase goes to the left, to the right, and to the right up to a following `of`.
    reach: Vec<[u16; 3]>,
}

impl Phrases {
    pub(crate) fn new(sources: &Sources<'_>) -> Phrases {
        let analysis = sources.analysis;
        let n = analysis.len();
        // First and last token under each token, all relations.
        let mut low: Vec<TokenId> = (0..n as TokenId).collect();
        let mut high = low.clone();
        for t in 0..n {
            let mut at = t;
            for _ in 0..DEPTH {
                let Some(head) = analysis.word(at as TokenId).and_then(|w| w.head) else { break };
                at = head as usize;
                let (Some(l), Some(h)) = (low.get_mut(at), high.get_mut(at)) else { break };
                *l = (*l).min(t as TokenId);
                *h = (*h).max(t as TokenId);
            }
        }
        let mut reach = Vec::with_capacity(n);
        for t in 0..n as TokenId {
            let (mut from, mut to) = (t, t + 1);
            let mut short = t + 1;
            let predicate =
                analysis.children(t).iter().any(|&c| analysis.word(c).is_some_and(|w| w.relation == Relation::Cop));
            let mut second = false;
            for &c in analysis.children(t) {
                let Some(word) = analysis.word(c) else { continue };
                // `Bush and Baker, secretary of state`: what stands behind the second is not the first's.
                second |= c > t && word.relation == Relation::Conj;
                let (l, h) =
                    (low.get(c as usize).copied().unwrap_or(c), high.get(c as usize).copied().unwrap_or(c) + 1);
                let relation = word.relation;
                if c < t {
                    if left(relation) && l < from && h <= t + 1 {
                        from = l;
                    }
                } else if second {
                    break;
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
            // What stands beyond a dash is of no one phrase with it: "also in Derna -- gunmen fired".
            from = (from..t).rev().find(|&i| one_of!(sources.article.word(i), "--" | "—")).map_or(from, |i| i + 1);
            from = begin(sources, from, t);
            to = closed(sources, from, to, sentence.end);
            // The possessive ending belongs to the phrase, as coreference corpora have it.
            if clitic(sources, to) && analysis.word(t).is_some_and(|w| w.relation == Relation::NmodPoss) {
                to += 1;
            }
            reach.push(
                [t.saturating_sub(from), to.saturating_sub(t + 1), short.saturating_sub(t + 1)]
                    .map(|far| far.min(FAR) as u16),
            );
        }
        Phrases { reach }
    }

    /// The whole phrase of a head.
    pub(crate) fn whole_phrase(&self, head: TokenId) -> Range<TokenId> {
        self.reach(head, 1)
    }

    /// The phrase up to its head and a following `of`.
    pub(crate) fn core(&self, head: TokenId) -> Range<TokenId> {
        self.reach(head, 2)
    }

    fn reach(&self, head: TokenId, right: usize) -> Range<TokenId> {
        let reach = self.reach.get(head as usize).copied().unwrap_or_default().map(TokenId::from);
        head.saturating_sub(reach[0])..head + 1 + reach[right]
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
    one_of!(sources.article.lower(t), "'s" | "'") && sources.article.tokens.get(t as usize).is_some_and(|x| !x.spaced)
}

/// The end behind the mark that closes a quotation begun in the phrase: `the “Harbour Plan”`.
fn closed(sources: &Sources<'_>, from: TokenId, to: TokenId, end: TokenId) -> TokenId {
    const FAR: TokenId = 40;
    let mark = |&t: &TokenId| one_of!(sources.article.word(t), "“" | "”" | "\"");
    let closes = to < end && mark(&to) && to - from < FAR;
    to + TokenId::from(closes && (from..to).filter(mark).count() % 2 == 1)
}

/// The end without punctuation at it.
fn trim(sources: &Sources<'_>, from: TokenId, mut to: TokenId) -> TokenId {
    while to > from + 1
        && one_of!(sources.article.lower(to - 1), "," | ";" | ":" | "." | "-" | "–" | "—" | "”" | "\"" | "'")
    {
        to -= 1;
    }
    to
}

/// The start without an adverb or a mark before the phrase proper.
fn begin(sources: &Sources<'_>, mut from: TokenId, head: TokenId) -> TokenId {
    while from < head
        && (one_of!(
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
