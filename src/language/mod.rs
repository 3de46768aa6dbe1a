//! Analysing the language: tag, lemma, head and relation of every token, and the names.
//!
//! [`Model::analyze`] looks at one sentence at a time, so its cost is linear in the text; what it
//! gives is well formed whatever the text: one root a sentence, no cycles.

mod standin;
pub mod syntax;
mod tags;

use crate::article::{Article, TokenId};
use std::ops::Range;

pub use tags::{Pos, Relation, Tag};

/// What the model says of one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Universal part of speech.
    pub pos: Pos,
    /// Penn Treebank tag.
    pub tag: Tag,
    /// The token it hangs on; `None` for the root of its sentence.
    pub head: Option<TokenId>,
    /// How it hangs on it.
    pub relation: Relation,
}

/// The kind of a name, before anything is known of the entity behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// An institution, company, agency, newspaper.
    Organization,
    /// An armed group, party or movement.
    Group,
    /// A country, town, region, river, mountain.
    Place,
    /// A building, airport, base, bridge.
    Facility,
    /// A nationality, ethnic or religious group: `Syrian`, `Alawite`.
    People,
    /// A named event: war, summit, holiday.
    Occasion,
    /// A book, film, law, product.
    Work,
}

/// A name in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// Its tokens, without titles before a person and without a leading article.
    pub tokens: Range<TokenId>,
    /// What it names.
    pub kind: NameKind,
    /// 0 to 1.
    pub confidence: f32,
}

/// The analysis of a whole article; [`Analysis::words`] runs beside [`Article::tokens`].
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// One for every token.
    pub words: Vec<Word>,
    /// The names, in order, not overlapping.
    pub names: Vec<Name>,
    lemmas: String,
    lemma_ends: Vec<u32>,
    child_starts: Vec<u32>,
    child_list: Vec<TokenId>,
}

impl Analysis {
    /// Puts the parts together; `lemmas` has one item for every word.
    pub(crate) fn new<'l>(words: Vec<Word>, names: Vec<Name>, lemmas: impl Iterator<Item = &'l str>) -> Analysis {
        let mut all = String::new();
        let mut ends = Vec::with_capacity(words.len());
        for lemma in lemmas {
            all.push_str(lemma);
            ends.push(all.len() as u32);
        }
        ends.resize(words.len(), all.len() as u32);
        let mut starts = vec![0u32; words.len() + 1];
        for head in words.iter().filter_map(|w| w.head) {
            starts[head as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut list = vec![0; starts.last().map_or(0, |&n| n as usize)];
        for (i, word) in words.iter().enumerate() {
            if let Some(head) = word.head {
                list[next[head as usize] as usize] = i as TokenId;
                next[head as usize] += 1;
            }
        }
        Analysis { words, names, lemmas: all, lemma_ends: ends, child_starts: starts, child_list: list }
    }

    /// The dictionary form of a token, lower-cased but for proper nouns; empty past the end.
    pub fn lemma(&self, token: TokenId) -> &str {
        let i = token as usize;
        let Some(&end) = self.lemma_ends.get(i) else { return "" };
        let start = if i == 0 { 0 } else { self.lemma_ends[i - 1] };
        &self.lemmas[start as usize..end as usize]
    }

    /// The tokens that hang on `token`, in text order.
    pub fn children(&self, token: TokenId) -> &[TokenId] {
        let i = token as usize;
        match (self.child_starts.get(i), self.child_starts.get(i + 1)) {
            (Some(&a), Some(&b)) => &self.child_list[a as usize..b as usize],
            _ => &[],
        }
    }

    /// The word of a token, if there is one.
    pub fn word(&self, token: TokenId) -> Option<&Word> {
        self.words.get(token as usize)
    }

    /// The name that covers `token`, as an index into [`Analysis::names`].
    pub fn name_at(&self, token: TokenId) -> Option<usize> {
        let i = self.names.partition_point(|n| n.tokens.end <= token);
        (self.names.get(i)?.tokens.start <= token).then_some(i)
    }
}

/// The language model.
#[derive(Debug, Clone, Default)]
pub struct Model {}

impl Model {
    /// Reads the weights; see `train/` for what is in them.
    pub fn decode(_weights: &[u8]) -> Result<Model, crate::DataError> {
        Ok(Model {})
    }

    /// Tags, lemmas, trees and names of the whole article.
    pub fn analyze(&self, article: &Article<'_>) -> Analysis {
        standin::analyze(article)
    }
}
