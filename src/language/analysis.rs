//! What later phases ask of the model's words: in little room, since a long text has millions of them through all phases.

use super::{Name, Pos, Relation, Tag, Word};
use crate::article::TokenId;
use crate::lexicon::{Class, ClassSet, Lexicon};

/// The analysis of a whole article, with a word for each of [`Article::tokens`].
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// One for every token.
    words: Vec<Packed>,
    /// The names, in order, not overlapping.
    pub names: Vec<Name>,
    /// For each token the number of its lexeme.
    lexemes: Vec<u32>,
    known: Lexemes,
    /// For every 64 tokens where the children of the first begin in the list, and for each token how far behind.
    child_starts: (Vec<u32>, Vec<u16>),
    child_list: Vec<TokenId>,
    sets: &'static [ClassSet],
}

/// The forms of the text with their tags: what is the same for every token that has both.
#[derive(Debug, Clone, Default)]
pub(super) struct Lexemes {
    /// Dictionary forms, one behind the other.
    pub(super) lemmas: String,
    pub(super) list: Vec<Lexeme>,
}

/// What is known of a form with its tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lexeme {
    /// Where its dictionary form ends.
    pub(super) end: u32,
    /// The number of the set of classes of its form in small letters, and of that of its lemma.
    pub(super) classes: [u16; 2],
}

impl Lexemes {
    pub(super) fn lemma(&self, number: usize) -> &str {
        let start = number.checked_sub(1).and_then(|before| self.list.get(before)).map_or(0, |l| l.end);
        self.list.get(number).map_or("", |l| &self.lemmas[start as usize..l.end as usize])
    }
}

impl Analysis {
    /// Puts the parts together; `lexemes` has the numbers of those of the words.
    pub(super) fn new(
        words: Vec<Word>,
        names: Vec<Name>,
        lexemes: Vec<u32>,
        known: Lexemes,
        lexicon: &Lexicon,
    ) -> Analysis {
        // Each start is first that of the token before, and moves to its own place as that one's children are entered.
        let mut starts = vec![0u32; words.len() + 2];
        for head in words.iter().filter_map(|w| w.head) {
            starts[head as usize + 2] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut list = vec![0; starts.last().map_or(0, |&n| n as usize)];
        for (i, word) in words.iter().enumerate() {
            if let Some(head) = word.head {
                let next = &mut starts[head as usize + 1];
                list[*next as usize] = i as TokenId;
                *next += 1;
            }
        }
        starts.pop();
        Analysis {
            // Not in place, which would keep the room.
            words: words.iter().copied().map(Packed::new).collect(),
            names,
            lexemes,
            known,
            child_starts: offsets(&starts),
            child_list: list,
            sets: lexicon.class_sets(),
        }
    }

    /// The same with other names, in order and not overlapping.
    pub fn with_names(self, mut names: Vec<Name>) -> Analysis {
        names.shrink_to_fit();
        Analysis { names, ..self }
    }

    /// True where the token, in small letters, is of the class.
    pub fn is(&self, token: TokenId, class: Class) -> bool {
        self.lexeme(token).is_some_and(|l| self.set(l.classes[0]).has(class))
    }

    /// True where the token's dictionary form is of the class.
    pub fn lemma_is(&self, token: TokenId, class: Class) -> bool {
        self.lexeme(token).is_some_and(|l| self.set(l.classes[1]).has(class))
    }

    fn lexeme(&self, token: TokenId) -> Option<&Lexeme> {
        self.known.list.get(*self.lexemes.get(token as usize)? as usize)
    }

    fn set(&self, number: u16) -> ClassSet {
        self.sets.get(usize::from(number)).copied().unwrap_or_default()
    }

    /// The dictionary form of a token, lower-cased but for proper nouns; empty past the end.
    #[inline(never)]
    pub fn lemma(&self, token: TokenId) -> &str {
        self.lexemes.get(token as usize).map_or("", |&number| self.known.lemma(number as usize))
    }

    /// The tokens that hang on `token`, in text order.
    pub fn children(&self, token: TokenId) -> &[TokenId] {
        let i = token as usize;
        let start = |i: usize| Some(*self.child_starts.0.get(i / 64)? + u32::from(*self.child_starts.1.get(i)?));
        match (start(i), start(i + 1)) {
            (Some(a), Some(b)) => self.child_list.get(a as usize..b as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The word of a token, if there is one.
    // Inside those who ask, who mostly need a part of it.
    #[inline(always)]
    pub fn word(&self, token: TokenId) -> Option<Word> {
        self.words.get(token as usize).map(|w| w.word())
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The name that covers `token`, as an index into [`Analysis::names`].
    pub fn name_at(&self, token: TokenId) -> Option<usize> {
        let i = self.names.partition_point(|n| n.tokens.end <= token);
        (self.names.get(i)?.tokens.start <= token).then_some(i)
    }
}

/// A word in less room.
#[derive(Debug, Clone, Copy)]
struct Packed {
    pos: Pos,
    tag: Tag,
    relation: Relation,
    margins: u8,
    /// The highest number for none.
    head: TokenId,
}

impl Packed {
    fn new(word: Word) -> Packed {
        let Word { pos, tag, head, relation, margins } = word;
        Packed { pos, tag, relation, margins, head: head.unwrap_or(TokenId::MAX) }
    }

    #[inline(always)]
    fn word(self) -> Word {
        let Packed { pos, tag, relation, margins, head } = self;
        Word { pos, tag, relation, margins, head: (head != TokenId::MAX).then_some(head) }
    }
}

/// Numbers in ascending order, in half the room: every 64th, and how far the others are behind it, at most as far as 16 bits
/// tell. No word has so many children.
fn offsets(starts: &[u32]) -> (Vec<u32>, Vec<u16>) {
    let bases: Vec<u32> = starts.iter().step_by(64).copied().collect();
    let behind = |(i, &start): (usize, &u32)| (start - bases[i / 64]).min(u32::from(u16::MAX)) as u16;
    let offsets = starts.iter().enumerate().map(behind).collect();
    (bases, offsets)
}
