//! Word lists a person edits (`data/*.tsv`), packed into the program and asked by word.

/// The actors, titles, given names and role nouns of `data/actors/`.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {}

impl Lexicon {
    /// Reads the lists that are compiled in.
    pub fn new() -> Lexicon {
        Lexicon {}
    }
}
