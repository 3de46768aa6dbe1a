//! A name in the text.

use crate::article::TokenId;
use crate::entities::EntityKind;
use crate::lexicon::{ActorId, People, Title};
use std::ops::Range;

/// A name in the text.
#[derive(Debug, Clone)]
pub(crate) struct NameSpan {
    /// Its tokens, without title and article.
    pub tokens: Range<TokenId>,
    /// What it names.
    pub kind: EntityKind,
    /// 0 to 1.
    pub confidence: f32,
    /// The actors of the lexicon it may stand for.
    pub actors: Vec<ActorId>,
    /// The people it names, where the lexicon knows it.
    pub people: Option<&'static People>,
    /// The state it names.
    pub country: Option<&'static People>,
    /// The nearest title before it.
    pub title: Option<Title>,
    /// True where a person has said what it is.
    pub given: bool,
    /// True for a team that goes by the name of a place, which the text may speak of as well.
    pub team: bool,
    /// Where its titles begin; the start of the name where it has none.
    pub titled_from: TokenId,
}

impl NameSpan {
    /// A name that nothing is known of but its kind.
    pub(crate) fn new(tokens: Range<TokenId>, kind: EntityKind, confidence: f32) -> NameSpan {
        let titled_from = tokens.start;
        NameSpan {
            tokens,
            kind,
            confidence,
            actors: Vec::new(),
            people: None,
            country: None,
            title: None,
            given: false,
            team: false,
            titled_from,
        }
    }

    /// A name that a person has marked.
    pub(crate) fn given(tokens: Range<TokenId>, kind: EntityKind) -> NameSpan {
        NameSpan { given: true, ..NameSpan::new(tokens, kind, 1.0) }
    }

    /// True where a list or a person says what it is.
    pub(crate) fn listed(&self) -> bool {
        self.given || !self.actors.is_empty() || self.country.is_some() || self.people.is_some()
    }

    pub(crate) fn len(&self) -> u32 {
        self.tokens.end.saturating_sub(self.tokens.start)
    }
}
