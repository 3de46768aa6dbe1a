//! The words that tie entities: `data/relations/*.tsv`, asked by lemma.

use super::{Change, RelationKind};
use crate::lexicon::{Map, Set, rows};
use crate::order::Sorted;
use std::sync::OnceLock;

/// A relation as a word of the table gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Link {
    /// The report's kind.
    pub kind: RelationKind,
    /// True where the other has the relation to the one.
    pub reversed: bool,
    /// True where the word says that it is over.
    pub ends: bool,
}

impl Link {
    /// The relation of the one to the other.
    pub(super) fn new(kind: RelationKind) -> Link {
        Link { kind, reversed: false, ends: false }
    }

    /// `kind`, with `<` in front where it is turned round and `!` behind where it is over.
    fn read(text: &'static str) -> Option<Link> {
        let kind = RelationKind::from_name(text.trim_start_matches('<').trim_end_matches('!'))?;
        Some(Link { kind, reversed: text.starts_with('<'), ends: text.ends_with('!') })
    }
}

/// A word that says who holds a place; see `data/relations/control.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hold {
    /// Where the place stands: `subject`, `object`, or prepositions parted by commas.
    pub place: &'static str,
    /// Where its holder stands: `subject`, `object`, `owner`, or a preposition.
    pub holder: &'static str,
    /// What became of it.
    pub change: Change,
}

/// Classes of words in and around titles; see `data/relations/offices.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Office {
    Servant,
    Force,
    Sector,
    Whole,
    Below,
    Past,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// `None` for nouns that tie nobody.
    nouns: Map<&'static str, Option<Link>>,
    verbs: Map<&'static str, Vec<(&'static str, Link)>>,
    adjectives: Map<&'static str, Vec<(&'static str, Link)>>,
    participles: Map<&'static str, Link>,
    conflicts: Map<&'static str, &'static str>,
    control_verbs: Map<&'static str, Vec<Hold>>,
    control_nouns: Map<&'static str, Hold>,
    light: Map<&'static str, Change>,
    offices: Sorted<(Office, &'static str)>,
    lacks: Sorted<(&'static str, &'static str)>,
    parties: Set<&'static str>,
}

impl Table {
    /// The tables, read at the first call.
    pub(super) fn get() -> &'static Table {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| {
            let mut table = Table::default();
            for row in rows("relations/nouns") {
                if let [lemma, kind] = row[..] {
                    table.nouns.insert(lemma, Link::read(kind));
                }
            }
            for (list, slot) in [("relations/verbs", &mut table.verbs), ("relations/adjectives", &mut table.adjectives)]
            {
                for row in rows(list) {
                    if let [lemma, preposition, kind] = row[..]
                        && let Some(link) = Link::read(kind)
                    {
                        slot.or_default(lemma).push((preposition, link));
                    }
                }
            }
            for row in rows("relations/participles") {
                if let [word, kind] = row[..]
                    && let Some(link) = Link::read(kind)
                {
                    table.participles.insert(word, link);
                }
            }
            for row in rows("relations/conflicts") {
                if let [noun, prepositions] = row[..] {
                    table.conflicts.insert(noun, prepositions);
                }
            }
            table.read_control();
            table.read_offices();
            table
        })
    }

    fn read_control(&mut self) {
        for row in rows("relations/control") {
            let [word, form, place, holder, change] = row[..] else { continue };
            let Some(change) = Change::from_name(change) else { continue };
            let hold = Hold { place, holder, change };
            match form {
                "verb" => self.control_verbs.or_default(word).push(hold),
                "noun" => {
                    self.control_nouns.insert(word, hold);
                }
                _ => {
                    self.light.insert(word, change);
                }
            }
        }
    }

    fn read_offices(&mut self) {
        let office = |row: Vec<&'static str>| {
            let [word, class] = row[..] else { return None };
            let class = match class {
                "servant" => Office::Servant,
                "force" => Office::Force,
                "sector" => Office::Sector,
                "whole" => Office::Whole,
                "below" => Office::Below,
                _ => Office::Past,
            };
            Some((class, word))
        };
        self.offices = rows("relations/offices").filter_map(office).collect();
        self.parties = rows("relations/parties").filter_map(|row| row.first().copied()).collect();
        let lack = |row: Vec<&'static str>| row.first().copied().zip(row.get(1).copied());
        self.lacks = rows("relations/states").filter_map(lack).collect();
    }

    /// What a noun says; `None` too for a noun that ties nobody.
    pub(super) fn noun(&self, lemma: &str) -> Option<Link> {
        self.nouns.get(lemma).copied().flatten()
    }

    /// True for a noun of which the table says that it ties nobody.
    pub(super) fn is_stranger(&self, lemma: &str) -> bool {
        self.nouns.get(lemma).is_some_and(Option::is_none)
    }

    pub(super) fn verb(&self, lemma: &str) -> &[(&'static str, Link)] {
        self.verbs.get(lemma).map_or(&[], Vec::as_slice)
    }

    pub(super) fn adjective(&self, word: &str) -> &[(&'static str, Link)] {
        self.adjectives.get(word).map_or(&[], Vec::as_slice)
    }

    pub(super) fn participle(&self, word: &str) -> Option<Link> {
        self.participles.get(word).copied()
    }

    /// The prepositions before the other side of a conflict.
    pub(super) fn conflict(&self, lemma: &str) -> Option<&'static str> {
        self.conflicts.get(lemma).copied()
    }

    pub(super) fn control_verb(&self, lemma: &str) -> &[Hold] {
        self.control_verbs.get(lemma).map_or(&[], Vec::as_slice)
    }

    pub(super) fn control_noun(&self, lemma: &str) -> Option<Hold> {
        self.control_nouns.get(lemma).copied()
    }

    /// What a verb does with `control` as its object.
    pub(super) fn light(&self, lemma: &str) -> Option<Change> {
        self.light.get(lemma).copied()
    }

    pub(super) fn office(&self, class: Office, word: &str) -> bool {
        let offices: &Sorted<(Office, &str)> = &self.offices;
        offices.contains(&(class, word))
    }

    /// True for what a member of a party is called.
    pub(super) fn is_party(&self, word: &str) -> bool {
        self.parties.contains(word)
    }

    /// True where a state has no such office.
    pub(super) fn lacks(&self, country: &str, office: &str) -> bool {
        let lacks: &Sorted<(&str, &str)> = &self.lacks;
        lacks.contains(&(country, office))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_read() {
        let table = Table::get();
        let lines = |list| rows(list).count();
        let verbs: usize = table.verbs.values().map(Vec::len).sum();
        assert_eq!(verbs, lines("relations/verbs"));
        let adjectives: usize = table.adjectives.values().map(Vec::len).sum();
        assert_eq!(adjectives, lines("relations/adjectives"));
        assert_eq!(table.participles.len(), lines("relations/participles"));
        assert_eq!(table.nouns.len(), lines("relations/nouns"));
        let strangers = rows("relations/nouns").filter(|r| r.get(1) == Some(&"-")).count();
        assert_eq!(table.nouns.values().filter(|l| l.is_none()).count(), strangers);
        let control: usize = table.control_verbs.values().map(Vec::len).sum();
        let control = control + table.control_nouns.len() + table.light.len();
        assert_eq!(control, lines("relations/control"));
        assert_eq!(table.offices.clone().list().len(), lines("relations/offices"));
        assert!(table.verb("break").iter().any(|(p, l)| *p == "with" && l.ends));
    }
}
