//! Word lists a person edits (`data/**/*.tsv`), packed into `lexicon.bin` and asked by word.
//!
//! The lists are parsed once, when the data is decoded or a phase first asks; `build/lexicon.rs` has checked every row. A row
//! that does not have the columns its list needs is passed over all the same.

mod actors;
mod classes;
mod fold;
mod linear;
mod lists;
mod nouns;
mod packed;
mod peoples;
mod quick;
mod spellings;
mod titles;

pub use actors::{Actor, ActorId, Sort};
pub use classes::{Class, ClassSet};
pub(crate) use classes::{classes_of, is};
pub use fold::{fold, fold_case};
pub use nouns::{Gender, NounKind};
pub use peoples::People;
pub use titles::{Title, TitleSort};

pub(crate) use linear::{Bag, Linear};
#[cfg(feature = "embedded")]
pub(crate) use lists::EMBEDDED;
pub(crate) use lists::{lines, rows};
pub(crate) use quick::{Map, Set};

use crate::vocabulary::EntityKind;
use actors::Actors;
use nouns::Nouns;
use peoples::Peoples;
use spellings::Spellings;
use titles::Titles;

/// The actors, peoples, titles, given names, role nouns and classes of words of `data/`.
#[derive(Debug, Clone)]
pub struct Lexicon {
    actors: Actors,
    peoples: &'static Peoples,
    titles: Titles,
    nouns: Nouns,
    spellings: Spellings,
}

impl Lexicon {
    /// Reads `lexicon.bin`. Fails where the bytes are not of this version, or this process reads by other lists already.
    pub fn decode(bytes: &[u8]) -> Result<Lexicon, crate::DataError> {
        lists::install(bytes)?;
        Ok(Lexicon::new())
    }

    /// Takes the bytes as this process's lists, for whoever asks for words of classes and nothing else.
    pub(crate) fn install(bytes: &[u8]) -> Result<(), crate::DataError> {
        lists::install(bytes)
    }

    /// The one with the lists compiled in.
    #[cfg(all(feature = "embedded", any(test, feature = "train")))]
    pub fn embedded() -> Lexicon {
        Lexicon::new()
    }

    fn new() -> Lexicon {
        Lexicon {
            actors: Actors::new(),
            peoples: Peoples::shared(),
            titles: Titles::new(),
            nouns: Nouns::new(),
            spellings: Spellings::new(),
        }
    }

    /// The number among [`Lexicon::class_sets`] of a word's classes, in small letters but for classes of words as they are
    /// written.
    pub fn class_set(&self, word: &str) -> u16 {
        classes::set_of(word)
    }

    /// Every set of classes that some word is of; the first is empty.
    pub fn class_sets(&self) -> &'static [ClassSet] {
        classes::sets()
    }

    /// True where the word is of the class.
    pub fn is(&self, word: &str, class: Class) -> bool {
        is(word, class)
    }

    /// The actors that `key`, a name folded by [`fold`], may stand for, the first listed first.
    pub fn actors(&self, key: &str) -> &[ActorId] {
        self.actors.named(key)
    }

    /// As [`Lexicon::actors`] for a name in capitals; `key` is folded by [`fold_case`].
    pub fn actors_any_case(&self, key: &str) -> &[ActorId] {
        self.actors.named_any_case(key)
    }

    /// True where some actor's name begins with this folded word.
    pub fn begins_actor(&self, word: &str) -> bool {
        self.actors.begins(word)
    }

    /// An actor.
    pub fn actor(&self, id: ActorId) -> Option<&Actor> {
        self.actors.get(id)
    }

    /// The people that an adjective or a noun names: `Syrian`, `Alawites`; exact case.
    pub fn people(&self, word: &str) -> Option<&'static People> {
        self.peoples.named(word).and_then(|id| self.peoples.get(id))
    }

    /// A state or territory by one of its names, folded by [`fold`].
    pub fn country(&self, key: &str) -> Option<&'static People> {
        self.peoples.country(key).and_then(|id| self.peoples.get(id))
    }

    /// True where `key`, folded by [`fold`], is the capital of a state: the state's code.
    pub fn capital_of(&self, key: &str) -> Option<&'static str> {
        self.peoples.capital_of(key)
    }

    /// A title or office by its folded words: `president`, `secretarygeneral`, `ltgen`, `exmayor`.
    pub fn title(&self, key: &str) -> Option<Title> {
        self.titles.get(key).or_else(|| self.titles.get(key.strip_prefix("ex")?))
    }

    /// What a common noun, given by its lemma, means as an actor.
    pub fn noun(&self, lemma: &str) -> Option<(NounKind, Gender)> {
        self.nouns.noun(lemma)
    }

    /// The gender of a kinship word.
    pub fn kin(&self, lemma: &str) -> Option<Gender> {
        self.nouns.kin(lemma)
    }

    /// The gender of a given name, folded by [`fold_case`].
    pub fn given_name(&self, name: &str) -> Option<Gender> {
        self.nouns.given_name(name)
    }

    /// True for a given name, folded by [`fold_case`], that few bear as a surname.
    pub fn only_given(&self, name: &str) -> bool {
        self.nouns.only_given(name)
    }

    /// The kind that the last word of a name, folded by [`fold_case`], tells whatever stands before it.
    pub fn kind_by_last(&self, word: &str) -> Option<EntityKind> {
        self.spellings.kind_by_last(word)
    }

    /// The kind that the first word of a name, folded by [`fold_case`], tells where `of`, `for` or `to` follows it.
    pub fn kind_by_first(&self, word: &str) -> Option<EntityKind> {
        self.spellings.kind_by_first(word)
    }

    /// The kind that the first word of a name tells whatever follows it: `Universidad`, `Operation`.
    pub fn kind_by_head(&self, word: &str) -> Option<EntityKind> {
        self.spellings.kind_by_head(word)
    }

    /// True where `short` is a short form of the given name `long`, both folded by [`fold_case`].
    pub fn is_nickname(&self, short: &str, long: &str) -> bool {
        self.spellings.is_nickname(short, long)
    }

    /// The noun for who has a title that is cut short: `gov.` is the governor's.
    pub fn title_in_full(&self, short: &str) -> Option<&'static str> {
        self.spellings.title_in_full(short)
    }
}
