//! Who was spoken of shortly before a mention.

/// How often a set was spoken of shortly before a mention.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    pub root: u32,
    /// Its mention nearest to the mention.
    pub nearest: u32,
    pub mentions: u8,
    pub subjects: u8,
    /// In which sentences back a pronoun like the mention's stood for it: 0 the same, 1 the one before, 2 none nearer.
    pub pronoun: u8,
    /// How many sentences back it was a subject, 2 at most; 3 where it was none.
    pub acted: u8,
}

/// The sets that a mention may mean, the nearest first.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    pub seen: Vec<Seen>,
    /// The most mentions that one of them has.
    pub most: u8,
    /// Which of the mentions before it agree with it: a bit for each, the nearest first.
    pub fits: u64,
    /// Mentions of whom it can not be: names in the clause of which it is the subject (`He told Lund that` is of no Lund),
    /// and who does what is done to it.
    pub others: Vec<u32>,
}

impl Survey {
    pub(crate) fn rank(&self, root: u32) -> Option<(usize, Seen)> {
        self.seen.iter().position(|s| s.root == root).and_then(|i| Some((i, *self.seen.get(i)?)))
    }
}
