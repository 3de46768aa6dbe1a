//! The words that attribute: `data/statements/*.tsv`, asked by lemma.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// How a verb takes its content; one letter each in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Frames {
    /// `said that ...`
    pub clause: bool,
    /// `promised to ...`
    pub infinitive: bool,
    /// `denied any role`
    pub object: bool,
    /// `told reporters that ...`
    pub addressee: bool,
    /// `"...", he said`
    pub quotation: bool,
}

/// A verb that attributes, in one of its uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue {
    /// The particle it needs; empty for none.
    pub particle: &'static str,
    /// The prepositions of which one introduces its content; empty for none.
    pub prepositions: Vec<&'static str>,
    /// `say`, `deny`, ...
    pub act: &'static str,
    /// How it takes its content.
    pub frames: Frames,
}

/// A phrase such as `according to`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its words in lower case.
    pub words: Vec<&'static str>,
    /// `say`, `report`, ...
    pub act: &'static str,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Cues {
    verbs: BTreeMap<&'static str, Vec<Cue>>,
    nouns: BTreeMap<&'static str, &'static str>,
    /// Phrases before a source.
    pub phrases: Vec<Phrase>,
}

/// The lines of a table without comments, cut into columns.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()).map(|l| l.split('\t').collect())
}

impl Cues {
    /// The tables, read at the first call.
    pub(super) fn get() -> &'static Cues {
        static CUES: OnceLock<Cues> = OnceLock::new();
        CUES.get_or_init(|| {
            let mut cues = Cues::default();
            for row in rows(include_str!("../../data/statements/cues.tsv")) {
                let [lemma, condition, act, frames] = row[..] else { continue };
                cues.verbs.entry(lemma).or_default().push(Cue {
                    particle: condition.strip_prefix("prt=").unwrap_or(""),
                    prepositions: condition.strip_prefix("prep=").map_or(Vec::new(), |p| p.split('|').collect()),
                    act,
                    frames: Frames {
                        clause: frames.contains('c'),
                        infinitive: frames.contains('x'),
                        object: frames.contains('o'),
                        addressee: frames.contains('a'),
                        quotation: frames.contains('q'),
                    },
                });
            }
            // Conditioned uses come first, so that the first that fits is the closest.
            for uses in cues.verbs.values_mut() {
                uses.sort_by_key(|c| c.particle.is_empty() && c.prepositions.is_empty());
            }
            for row in rows(include_str!("../../data/statements/nouns.tsv")) {
                if let [lemma, act] = row[..] {
                    cues.nouns.insert(lemma, act);
                }
            }
            for row in rows(include_str!("../../data/statements/phrases.tsv")) {
                if let [words, act, ..] = row[..] {
                    cues.phrases.push(Phrase { words: words.split(' ').collect(), act });
                }
            }
            cues
        })
    }

    /// The uses of a verb.
    pub(super) fn verb(&self, lemma: &str) -> &[Cue] {
        self.verbs.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// What kind of act a noun names.
    pub(super) fn noun(&self, lemma: &str) -> Option<&'static str> {
        self.nouns.get(lemma).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_read() {
        let cues = Cues::get();
        assert!(cues.verb("say").iter().any(|c| c.frames.clause && c.frames.quotation));
        assert!(cues.verb("call").iter().any(|c| c.prepositions.contains(&"for") && c.act == "demand"));
        assert_eq!(cues.noun("claim"), Some("claim"));
        assert!(cues.phrases.iter().any(|p| p.words == ["according", "to"]));
        for row in rows(include_str!("../../data/statements/cues.tsv")) {
            assert_eq!(row.len(), 4, "{row:?}");
        }
    }
}
