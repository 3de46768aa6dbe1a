//! Classes of words: open lists that rules ask by name, `data/classes.tsv`.
//!
//! A word may be of several classes. Rules ask a token (`analysis.is(t, Class::Speech)`) or, where no token is at hand, the
//! lexicon (`lexicon.is(word, Class::Speech)`); none keeps a list of its own. What is grammar (pronouns, auxiliaries,
//! prepositions) stays with the rule that needs it.

use super::rows;
use std::collections::HashMap;

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

classes! {
    /// Verbs of saying, by lemma: their subject is who a quotation beside them is of.
    Speech = "speech-verb",
    /// Verbs, by lemma, that only someone does: a subject that no list knows is a body of people.
    HumanVerb = "human-verb",
    /// Verbs, by lemma, with a second noun that says what someone is or comes to be.
    Becoming = "becoming-verb",
    /// Nouns that stand for nothing a later word could mean.
    EmptyNoun = "empty-noun",
    /// Nouns that are plural without an ending.
    PluralNoun = "plural-noun",
    /// Nouns for a body that are, where someone has them, an attribute and nobody who acts: `its authority`.
    AttributeNoun = "attribute-noun",
    /// Nouns for stretches of time: no entities.
    TimeNoun = "time-noun",
    /// Words that tell one mention from the others and not the entity from other entities.
    Deictic = "deictic",
    /// Nouns for what persons and bodies alike are to each other.
    RelationNoun = "relation-noun",
    /// Nouns, singular, for the parties to a conflict: named by the same noun again, they are the same.
    PartyNoun = "party-noun",
    /// Those of them that name a body and not its members.
    PartyCollective = "party-collective",
    /// Words that set a part of the parties apart.
    Partitive = "partitive",
    /// Nouns for an armed group, party or movement.
    GroupNoun = "group-noun",
    /// Nouns for an institution of any other sort, by which it is called after its name.
    InstitutionNoun = "institution-noun",
    /// Nouns that only say what the body named in front of them is: `the Hamas movement`.
    NamedBody = "named-body",
    /// Nouns that say of a name beside them that it is a body's.
    CompanyNoun = "company-noun",
    /// Nouns whose capital makes a name of them: `the Commission`.
    CapitalizedBody = "capitalized-body",
    /// Words at the end of a company's or an agency's name that are often left out.
    OptionalEnd = "optional-end",
    /// Legal forms behind the name of a company, as they are written.
    CompanyForm = "company-form",
    /// Single words of the actors' lists that are ordinary words or names of other things as well.
    CommonActorName = "common-actor-name",
    /// Abbreviations in capitals that name nobody, as they are written.
    CommonAbbreviation = "common-abbreviation",
    /// Last words of military and police units: `507th Maintenance Group`.
    UnitNoun = "unit-noun",
    /// Words that a number follows in the name of a unit: `Task Force 50`.
    NumberedUnit = "numbered-unit",
    /// What stands before the name of a ship, as it is written.
    ShipPrefix = "ship-prefix",
    /// Sports, as a report of one has them before its headline.
    Sport = "sport",
    /// Words of matches and races.
    SportTerm = "sport-term",
    /// What a place is called by, with its name behind `of`.
    Settlement = "settlement-noun",
    /// Last words of titles that someone has of his state: `Chinese leader`.
    StateRole = "state-role",
    /// Words that say what a place is, before or behind its name: `X province`, `city of X`.
    Designator = "designator",
    /// Prepositions before a place.
    PlacePreposition = "place-preposition",
    /// Verbs, as they stand before a place.
    PlaceVerb = "place-verb",
    /// What a place is said to be, or has: `the town of X`, `the streets of X`.
    PlaceNoun = "place-noun",
    /// Nouns before a list of places.
    PlacePlural = "place-plural",
    /// Words behind a place: `X residents`.
    PlaceFollower = "place-follower",
    /// Words before or behind the name of a place that no table has.
    PlaceNeighbor = "place-neighbor",
    /// Words that end the name of a place.
    GeographicEnd = "geographic-end",
    /// Capitalised words behind a place that make a name of another kind of it: `Hama University`.
    NonPlaceEnd = "non-place-end",
    /// What is named with `of` and a place without being there: `the University of X`.
    NonPlaceHead = "non-place-head",
    /// Words behind a place that make it the name of a disease or strain.
    Disease = "disease",
    /// Titles right before a person's name, that make no place of it.
    PersonalTitle = "personal-title",
    /// Days and months, which are names of towns somewhere.
    CalendarName = "calendar-name",
}

/// A set of classes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClassSet(u128);

impl ClassSet {
    /// True where the class is one of them.
    pub fn has(self, class: Class) -> bool {
        self.0 >> (class as u8) & 1 == 1
    }

    fn with(self, class: Class) -> ClassSet {
        ClassSet(self.0 | 1 << (class as u8))
    }
}

/// The table: the classes of every word that has any.
#[derive(Debug, Clone, Default)]
pub(super) struct Classes {
    words: HashMap<&'static str, ClassSet>,
}

const LIST: &str = "classes";

impl Classes {
    pub(super) fn new() -> Classes {
        let mut out = Classes::default();
        for row in rows(LIST) {
            let [name, words] = row[..] else { continue };
            let Some(&class) = Class::ALL.iter().find(|c| c.name() == name) else { continue };
            for word in words.split(' ') {
                let set = out.words.entry(word).or_default();
                *set = set.with(class);
            }
        }
        out
    }

    pub(super) fn of(&self, word: &str) -> ClassSet {
        self.words.get(word).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_room_for_every_class() {
        assert!(Class::ALL.len() <= 128);
    }

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
        let classes = Classes::new();
        assert!(classes.of("say").has(Class::Speech) && classes.of("say").has(Class::HumanVerb));
        assert!(!classes.of("say").has(Class::TimeNoun) && classes.of("").eq(&ClassSet::default()));
    }
}
