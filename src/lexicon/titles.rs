//! Honorifics, ranks and offices: `data/actors/titles.tsv`.

use super::nouns::Gender;
use super::{Map, fold_case, rows};

/// What a title says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitleSort {
    /// `Mr.`, `Dr.`, `Lady`: politeness only.
    Honorific,
    /// `Gen.`, `Sheikh`, `Bishop`: a rank that goes before a name.
    Rank,
    /// `president`, `mayor`: an office in a state or institution.
    Office,
    /// `leader`, `spokesman`: a part someone plays.
    Part,
}

/// A title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Title {
    /// What it says.
    pub sort: TitleSort,
    /// Of whom.
    pub gender: Gender,
    /// True where an institution has one holder at a time, so that `the president` names one person.
    pub single: bool,
}

/// The table of titles.
#[derive(Debug, Clone, Default)]
pub(super) struct Titles {
    list: Map<String, Title>,
}

const LIST: &str = "actors/titles";

impl Titles {
    pub(super) fn new() -> Titles {
        let mut list = Map::default();
        for row in rows(LIST) {
            let [words, sort, gender, single] = row[..] else { continue };
            let sort = match sort {
                "honorific" => TitleSort::Honorific,
                "rank" => TitleSort::Rank,
                "office" => TitleSort::Office,
                _ => TitleSort::Part,
            };
            let title = Title { sort, gender: Gender::read(gender), single: single == "x" };
            list.insert(fold_case(words), title);
        }
        Titles { list }
    }

    pub(super) fn get(&self, key: &str) -> Option<Title> {
        self.list.get(key).copied()
    }
}
