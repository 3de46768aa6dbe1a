//! Nouns for who or what acts, kinship words and given names.

use super::{Map, rows};

/// Grammatical gender of a person, known only for the sake of pronouns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Gender {
    /// `he`.
    Male,
    /// `she`.
    Female,
    /// Not said.
    #[default]
    Unknown,
}

impl Gender {
    /// True where one is `he` and the other `she`.
    pub fn is_against(self, other: Gender) -> bool {
        self != other && self != Gender::Unknown && other != Gender::Unknown
    }

    pub(super) fn read(letter: &str) -> Gender {
        match letter {
            "m" => Gender::Male,
            "f" => Gender::Female,
            _ => Gender::Unknown,
        }
    }
}

/// What a common noun stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NounKind {
    /// One human being; in the plural a set of them.
    Person,
    /// A set of people who act.
    Group,
    /// An institution.
    Organization,
    /// Somewhere.
    Place,
    /// Something built.
    Facility,
    /// A thing, an event or a thought.
    Object,
}

/// The tables of nouns.
#[derive(Debug, Clone, Default)]
pub(super) struct Nouns {
    nouns: Map<&'static str, (NounKind, Gender)>,
    kin: Map<&'static str, Gender>,
    /// The gender, and whether few bear the name as a surname.
    given: Map<&'static str, (Gender, bool)>,
}

const NOUNS: &str = "actors/nouns";
const SENSES: &str = "actors/senses";
const KIN: &str = "actors/kin";
const GIVEN: &str = "actors/given_names";

fn kind(name: &str) -> NounKind {
    match name {
        "person" => NounKind::Person,
        "group" => NounKind::Group,
        "organization" => NounKind::Organization,
        "place" => NounKind::Place,
        "facility" => NounKind::Facility,
        _ => NounKind::Object,
    }
}

impl Nouns {
    pub(super) fn new() -> Nouns {
        let mut out = Nouns::default();
        // The first line that has a noun says what it is.
        for row in rows(NOUNS) {
            let [what, gender, words] = row[..] else { continue };
            for word in words.split(' ') {
                out.nouns.or_insert(word, (kind(what), Gender::read(gender)));
            }
        }
        for row in rows(SENSES) {
            let [what, words] = row[..] else { continue };
            for word in words.split(' ') {
                out.nouns.or_insert(word, (kind(what), Gender::Unknown));
            }
        }
        for row in rows(KIN) {
            let [word, gender] = row[..] else { continue };
            out.kin.insert(word, Gender::read(gender));
            out.nouns.insert(word, (NounKind::Person, Gender::read(gender)));
        }
        for row in rows(GIVEN) {
            let [gender, words] = row[..] else { continue };
            let alone = !gender.ends_with('+');
            for word in words.split(' ') {
                out.given.insert(word, (Gender::read(gender.trim_end_matches('+')), alone));
            }
        }
        out
    }

    pub(super) fn noun(&self, lemma: &str) -> Option<(NounKind, Gender)> {
        self.nouns.get(lemma).copied()
    }

    pub(super) fn kin(&self, lemma: &str) -> Option<Gender> {
        self.kin.get(lemma).copied()
    }

    pub(super) fn given_name(&self, name: &str) -> Option<Gender> {
        self.given.get(name).map(|&(gender, _)| gender)
    }

    pub(super) fn only_given(&self, name: &str) -> bool {
        self.given.get(name).is_some_and(|&(_, alone)| alone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_kin_and_given_names_are_told_apart() {
        let nouns = Nouns::new();
        assert_eq!(nouns.noun("resident"), Some((NounKind::Person, Gender::Unknown)));
        assert_eq!(nouns.noun("army").map(|n| n.0), Some(NounKind::Organization));
        assert_eq!(nouns.noun("city").map(|n| n.0), Some(NounKind::Place));
        assert_eq!(nouns.kin("daughter"), Some(Gender::Female));
        assert_eq!(nouns.given_name("antonio"), Some(Gender::Male));
        assert_eq!(nouns.given_name("fatima"), Some(Gender::Female));
    }
}
