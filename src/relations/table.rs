//! The words that tie entities: `data/relations/*.tsv`, asked by lemma.

use crate::lexicon::rows;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A relation as a word of the table gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Link {
    /// The report's kind.
    pub kind: &'static str,
    /// True where the other has the relation to the one.
    pub reversed: bool,
    /// True where the word says that it is over.
    pub ends: bool,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Table {
    nouns: BTreeMap<&'static str, Link>,
    verbs: BTreeMap<&'static str, Vec<(&'static str, Link)>>,
    participles: BTreeMap<&'static str, Link>,
}

fn link(text: &'static str) -> Link {
    let kind = text.trim_start_matches('<').trim_end_matches('!');
    Link { kind, reversed: text.starts_with('<'), ends: text.ends_with('!') }
}

impl Table {
    /// The tables, read at the first call.
    pub(super) fn get() -> &'static Table {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| {
            let mut table = Table::default();
            for row in rows(include_str!("../../data/relations/nouns.tsv")) {
                if let [lemma, kind] = row[..] {
                    table.nouns.insert(lemma, link(kind));
                }
            }
            for row in rows(include_str!("../../data/relations/verbs.tsv")) {
                if let [lemma, preposition, kind] = row[..] {
                    table.verbs.entry(lemma).or_default().push((preposition, link(kind)));
                }
            }
            for row in rows(include_str!("../../data/relations/participles.tsv")) {
                if let [word, kind] = row[..] {
                    table.participles.insert(word, link(kind));
                }
            }
            table
        })
    }

    pub(super) fn noun(&self, lemma: &str) -> Option<Link> {
        self.nouns.get(lemma).copied()
    }

    pub(super) fn verb(&self, lemma: &str) -> Option<&[(&'static str, Link)]> {
        self.verbs.get(lemma).map(Vec::as_slice)
    }

    pub(super) fn participle(&self, word: &str) -> Option<Link> {
        self.participles.get(word).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [&str; 13] = [
        "ally_of",
        "supports",
        "opposes",
        "leads",
        "member_of",
        "part_of",
        "works_for",
        "located_in",
        "capital_of",
        "controls",
        "linked_to",
        "family_of",
        "designated_by",
    ];

    #[test]
    fn every_word_gives_a_relation_of_the_report() {
        let table = Table::get();
        let links = table
            .nouns
            .values()
            .chain(table.participles.values())
            .chain(table.verbs.values().flatten().map(|(_, l)| l));
        for l in links {
            assert!(KINDS.contains(&l.kind), "{l:?}");
        }
        assert!(table.verb("break").is_some_and(|v| v.iter().any(|(p, l)| *p == "with" && l.ends)));
    }
}
