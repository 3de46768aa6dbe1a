//! Classes of words: open lists that rules ask by name, `data/classes.tsv`. [`Class`] is made of that list as cargo builds
//! (`build/lexicon.rs`): a class and what it is stand there and nowhere else.
//!
//! A word may be of several classes. Rules ask a token (`analysis.is(t, Class::SpeechVerb)`) or, where no token is at hand, a
//! word (`lexicon.is(word, Class::SpeechVerb)`); none keeps a list of its own. What is grammar (pronouns, auxiliaries,
//! prepositions) stays with the rule that needs it.

use super::{Map, rows};
use std::sync::OnceLock;

macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident = $name:literal,)*) => {
        /// What a word can be.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Class {
            $($(#[$doc])* $class,)*
        }

        impl Class {
            /// All of them.
            pub const ALL: &[Class] = &[$(Class::$class,)*];

            /// The name in `data/classes.tsv`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Class::$class => $name,)*
                }
            }
        }
    };
}

include!(concat!(env!("OUT_DIR"), "/classes.rs"));

/// Words of 64 bits that hold a class each.
const WORDS: usize = Class::ALL.len().div_ceil(64);

/// A set of classes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClassSet([u64; WORDS]);

impl ClassSet {
    /// True where the class is one of them.
    pub fn has(self, class: Class) -> bool {
        self.0[class as usize / 64] >> (class as usize % 64) & 1 == 1
    }

    fn with(mut self, class: Class) -> ClassSet {
        self.0[class as usize / 64] |= 1 << (class as usize % 64);
        self
    }
}

/// The table: every word that is of a class, with the number of its set.
#[derive(Debug)]
struct Classes {
    words: Map<&'static str, u16>,
    sets: Vec<ClassSet>,
}

const LIST: &str = "classes";

fn classes() -> &'static Classes {
    static CLASSES: OnceLock<Classes> = OnceLock::new();
    CLASSES.get_or_init(Classes::new)
}

/// The number among [`sets`] of a word's classes, in small letters but for classes of words as they are written.
pub(crate) fn set_of(word: &str) -> u16 {
    classes().words.get(word).copied().unwrap_or_default()
}

/// Every set of classes that some word is of; the first is empty.
pub(crate) fn sets() -> &'static [ClassSet] {
    &classes().sets
}

/// The classes of a word.
pub(crate) fn classes_of(word: &str) -> ClassSet {
    sets().get(usize::from(set_of(word))).copied().unwrap_or_default()
}

/// True where the word is of the class.
pub(crate) fn is(word: &str, class: Class) -> bool {
    classes_of(word).has(class)
}

impl Classes {
    fn new() -> Classes {
        let mut sets = vec![ClassSet::default()];
        let mut words = Map::default();
        for row in rows(LIST) {
            let [name, list] = row[..] else { continue };
            let Some(&class) = Class::ALL.iter().find(|c| c.name() == name) else { continue };
            for word in list.split(' ') {
                let number: &mut u16 = words.or_default(word);
                let set = sets[usize::from(*number)].with(class);
                *number = sets.iter().position(|&s| s == set).unwrap_or(sets.len()) as u16;
                if usize::from(*number) == sets.len() {
                    sets.push(set);
                }
            }
        }
        Classes { words, sets }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_of_a_class_and_every_class_has_words() {
        for row in rows(LIST) {
            assert_eq!(row.len(), 2, "{row:?}");
            assert!(Class::ALL.iter().any(|c| c.name() == row[0]), "{row:?}");
            assert!(row[1].split(' ').all(|w| !w.is_empty()), "{row:?}");
        }
        for class in Class::ALL {
            assert!(rows(LIST).any(|row| row[0] == class.name()), "{class:?}");
        }
    }

    #[test]
    fn words_have_their_classes() {
        assert!(is("say", Class::SpeechVerb) && is("say", Class::HumanVerb));
        assert!(!is("say", Class::TimeNoun) && classes_of("").eq(&ClassSet::default()));
    }
}
