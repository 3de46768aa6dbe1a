//! Words of names: what tells the kind, short forms of given names, titles cut short.

use super::{Map, Set, rows};
use crate::vocabulary::EntityKind;

/// The tables.
#[derive(Debug, Clone, Default)]
pub(super) struct Spellings {
    last: Map<&'static str, EntityKind>,
    first: Map<&'static str, EntityKind>,
    head: Map<&'static str, EntityKind>,
    nicknames: Set<(&'static str, &'static str)>,
    titles: Map<&'static str, &'static str>,
}

const HEADS: &str = "actors/head_words";
const NICKNAMES: &str = "actors/nicknames";
const TITLES: &str = "actors/title_abbreviations";

impl Spellings {
    pub(super) fn new() -> Spellings {
        let mut out = Spellings::default();
        for row in rows(HEADS) {
            let [place, kind, words] = row[..] else { continue };
            let Some(kind) = EntityKind::from_name(kind) else { continue };
            let table = match place {
                "first" => &mut out.first,
                "head" => &mut out.head,
                _ => &mut out.last,
            };
            table.extend(words.split(' ').map(|w| (w, kind)));
        }
        for row in rows(NICKNAMES) {
            let [short, long] = row[..] else { continue };
            out.nicknames.insert((short, long));
        }
        for row in rows(TITLES) {
            let [short, long] = row[..] else { continue };
            out.titles.insert(short, long);
        }
        out
    }

    pub(super) fn kind_by_last(&self, word: &str) -> Option<EntityKind> {
        self.last.get(word).copied()
    }

    pub(super) fn kind_by_first(&self, word: &str) -> Option<EntityKind> {
        self.first.get(word).copied().or_else(|| self.kind_by_head(word))
    }

    pub(super) fn kind_by_head(&self, word: &str) -> Option<EntityKind> {
        self.head.get(word).copied()
    }

    pub(super) fn is_nickname(&self, short: &str, long: &str) -> bool {
        self.nicknames.contains(&(short, long))
    }

    pub(super) fn title_in_full(&self, short: &str) -> Option<&'static str> {
        self.titles.get(short).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_read() {
        for row in rows(HEADS) {
            assert!(row.len() == 3 && one_of!(row[0], "first" | "head" | "last"), "{row:?}");
            assert!(EntityKind::from_name(row[1]).is_some(), "{row:?}");
        }
        assert!(rows(NICKNAMES).chain(rows(TITLES)).all(|row| row.len() == 2));
    }
}
