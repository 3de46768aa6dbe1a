//! The words that attribute: `data/statements/*.tsv`, asked by lemma.

use super::acts::Act;
use crate::lexicon::{Map, Set, rows};
use crate::order::Order;
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
    /// `called it a disgrace`: an object alone is nothing said
    pub naming: bool,
    /// `the poll showed a lead`: an object is enough where a document is the subject
    pub document: bool,
    /// `is expected to`, `it is believed that`
    pub hearsay: bool,
    /// `rejected the demand`: refused, where its object is no claim
    pub refusal: bool,
}

/// A verb that attributes, in one of its uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue {
    /// The particle it needs; empty for none.
    pub particle: &'static str,
    /// The prepositions of which one introduces its content, behind the object where it needs one: `took issue with`.
    pub prepositions: Vec<&'static str>,
    /// The objects of which one makes it a saying: `claimed responsibility`; empty for none.
    pub objects: Vec<&'static str>,
    /// `say`, `deny`, ...
    pub act: Act,
    /// How it takes its content.
    pub frames: Frames,
}

/// A noun or an adjective that attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Governor {
    /// `say`, `deny`, ...
    pub act: Act,
    /// The prepositions of which one introduces its content: `criticism of`, `concerned about`.
    pub prepositions: Vec<&'static str>,
}

impl Governor {
    fn new(act: Act, rest: &[&'static str]) -> Governor {
        Governor { act, prepositions: rest.first().map_or(Vec::new(), |p| p.split('|').collect()) }
    }
}

/// A phrase such as `according to`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its words in lower case.
    pub words: Vec<&'static str>,
    /// `say`, `report`, ...
    pub act: Act,
    /// The source stands behind it.
    pub owned: bool,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Cues {
    verbs: Map<&'static str, Vec<Cue>>,
    nouns: Map<&'static str, Governor>,
    adjectives: Map<&'static str, Governor>,
    light: Set<&'static str>,
    headlines: Set<&'static str>,
    matters: Set<&'static str>,
    documents: Map<&'static str, &'static str>,
    /// Phrases before a source.
    pub phrases: Vec<Phrase>,
}

impl Cues {
    /// The tables, read at the first call.
    pub(super) fn get() -> &'static Cues {
        static CUES: OnceLock<Cues> = OnceLock::new();
        CUES.get_or_init(|| {
            let mut cues = Cues::default();
            for row in rows("statements/cues") {
                let [lemma, condition, act, frames] = row[..] else { continue };
                let Some(act) = Act::from_name(act) else { continue };
                let of = |key| condition.split(' ').find_map(|c| c.strip_prefix(key));
                let words = |key| of(key).map_or(Vec::new(), |w: &str| w.split('|').collect());
                cues.verbs.or_default(lemma).push(Cue {
                    particle: of("prt=").unwrap_or(""),
                    prepositions: words("prep="),
                    objects: words("obj="),
                    act,
                    frames: Frames {
                        clause: frames.contains('c'),
                        infinitive: frames.contains('x'),
                        object: frames.contains('o'),
                        addressee: frames.contains('a'),
                        quotation: frames.contains('q'),
                        naming: frames.contains('n'),
                        document: frames.contains('d'),
                        hearsay: frames.contains('h'),
                        refusal: frames.contains('r'),
                    },
                });
            }
            // Conditioned uses come first, so that the first that fits is the closest.
            for uses in cues.verbs.values_mut() {
                uses.order_by_key(|c| c.particle.is_empty() && c.prepositions.is_empty() && c.objects.is_empty());
            }
            for row in rows("statements/nouns") {
                if let [lemma, act, ref rest @ ..] = row[..]
                    && let Some(act) = Act::from_name(act)
                {
                    cues.nouns.insert(lemma, Governor::new(act, rest));
                }
            }
            for row in rows("statements/adjectives") {
                if let [lemma, act, ref rest @ ..] = row[..]
                    && let Some(act) = Act::from_name(act)
                {
                    cues.adjectives.insert(lemma, Governor::new(act, rest));
                }
            }
            for row in rows("statements/light") {
                if let [lemma] = row[..] {
                    cues.light.insert(lemma);
                }
            }
            for row in rows("statements/headlines") {
                if let [lemma] = row[..] {
                    cues.headlines.insert(lemma);
                }
            }
            for row in rows("statements/matters") {
                if let [lemma] = row[..] {
                    cues.matters.insert(lemma);
                }
            }
            for row in rows("statements/documents") {
                if let [lemma, kind] = row[..] {
                    cues.documents.insert(lemma, kind);
                }
            }
            for row in rows("statements/phrases") {
                if let [words, act, place] = row[..]
                    && let Some(act) = Act::from_name(act)
                {
                    let owned = place == "after";
                    cues.phrases.push(Phrase { words: words.split(' ').collect(), act, owned });
                }
            }
            cues
        })
    }

    /// The uses of a verb.
    pub(super) fn verb(&self, lemma: &str) -> &[Cue] {
        self.verbs.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// What someone does who is confident, worried, sure that something is so.
    pub(super) fn adjective(&self, lemma: &str) -> Option<&Governor> {
        self.adjectives.get(lemma)
    }

    /// True for a verb that lends its subject to a noun of saying: who makes a claim, takes a view.
    pub(super) fn is_light(&self, lemma: &str) -> bool {
        self.light.contains(lemma)
    }

    /// True for a noun that stands before the colon of a headline as the one who says so.
    pub(super) fn speaks_in_headlines(&self, lemma: &str) -> bool {
        self.headlines.contains(lemma)
    }

    /// True for a noun of what one is for or against: a plan, a law, a right.
    pub(super) fn is_matter(&self, lemma: &str) -> bool {
        self.matters.contains(lemma)
    }

    /// True for a noun in which someone says something: a statement, a letter, a speech.
    pub(super) fn is_carrier(&self, lemma: &str) -> bool {
        self.documents.get(lemma).is_some_and(|&k| k == "carrier")
    }

    /// True for a noun that itself shows or says something: a poll, a report, a picture, and all carriers.
    pub(super) fn is_document(&self, lemma: &str) -> bool {
        self.documents.get(lemma).is_some_and(|&k| k != "body")
    }

    /// True for a noun that can be a source though it names no person: a document, and a body such as a campaign.
    pub(super) fn can_speak(&self, lemma: &str) -> bool {
        self.documents.contains_key(lemma)
    }

    /// What kind of act a noun names.
    pub(super) fn noun(&self, lemma: &str) -> Option<&Governor> {
        self.nouns.get(lemma)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_read() {
        let cues = Cues::get();
        assert!(cues.verb("say").iter().any(|c| c.frames.clause && c.frames.quotation));
        assert!(cues.verb("call").iter().any(|c| c.prepositions.contains(&"for") && c.act == Act::Demand));
        assert_eq!(cues.noun("claim").map(|n| n.act), Some(Act::Claim));
        assert!(cues.phrases.iter().any(|p| p.words == ["according", "to"]));
        for row in rows("statements/cues") {
            assert!(row.len() == 4 && Act::from_name(row[2]).is_some(), "{row:?}");
        }
    }
}
