//! A mention before it is linked, with what agreement needs to know of it.

use crate::article::TokenId;
use crate::entities::{EntityKind, Form};
use crate::lexicon::Gender;
use std::ops::Range;

/// One or many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Number {
    Singular,
    Plural,
    Unknown,
}

/// What sort of phrase it is, for agreement and for the weights of the ranker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Shape {
    He,
    It,
    They,
    I,
    We,
    You,
    This,
    Reflexive,
    Definite,
    Demonstrative,
    Possessed,
    Indefinite,
    Bare,
    Name,
}

/// How the phrase hangs in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Function {
    Subject,
    Object,
    Oblique,
    Possessor,
    Modifier,
    Other,
}

/// What a person has said of a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Settled {
    /// Nothing.
    No,
    /// Its kind.
    Kind,
    /// That it belongs to none before it.
    Apart,
}

/// The two letters of a country's ISO 3166 code.
pub(crate) type Land = [u8; 2];

/// A mention before it is linked.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    /// What the report shows.
    pub tokens: Range<TokenId>,
    /// The whole noun phrase with what follows its head.
    pub phrase: Range<TokenId>,
    pub head: TokenId,
    pub form: Form,
    pub shape: Shape,
    pub kind: Option<EntityKind>,
    pub number: Number,
    pub gender: Gender,
    /// What a name of one word suggests, where it is a given name.
    pub leaning: Gender,
    /// True where that given name is rarely a surname.
    pub given: bool,
    /// True for persons and sets of them, false for things, `None` where it is not known.
    pub human: Option<bool>,
    pub function: Function,
    /// Index into the names.
    pub name: Option<usize>,
    pub sentence: u32,
    /// The quotation it stands in.
    pub quote: Option<u32>,
    /// True for two or more phrases joined by `and`.
    pub joined: bool,
    /// What a person has said of it.
    pub settled: Settled,
    /// The code of the land that its words tell: `the Ugandan army`, `Kenya Police`.
    pub land: Option<Land>,
    /// True for a name whose kind is a guess: it may be a person's.
    pub doubtful: bool,
}

impl Candidate {
    /// A definite noun for one thing, outside quotations, that may mean what has a name: `the country`.
    pub(crate) fn is_open(&self) -> bool {
        self.form == Form::Nominal
            && self.shape == Shape::Definite
            && self.number != Number::Plural
            && !self.joined
            && self.quote.is_none()
            && self.settled != Settled::Apart
    }

    /// Makes it one of the kind, a person or not with it.
    pub(crate) fn take_kind(&mut self, kind: EntityKind) {
        self.kind = Some(kind);
        self.human = match kind {
            EntityKind::Person | EntityKind::People => Some(true),
            EntityKind::Organization | EntityKind::Group => None,
            _ => Some(false),
        };
    }
}
