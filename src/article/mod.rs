//! Reading the article: blocks, sentences and tokens of the text as given.
//!
//! [`read`] is the first phase. It never fails: whatever the text is, every token of it ends up in
//! one sentence, every sentence in one block, and what is odd about it becomes a [`Warning`].

mod abbreviations;
mod blocks;
mod chunk;
mod clitics;
mod currency;
mod dateline;
mod furniture;
mod hyphens;
mod kinds;
mod lines;
mod look;
mod markup;
mod packed;
mod sentences;
mod tokens;
mod trouble;

use crate::marks::Marks;
use crate::notice::Notice;
use crate::span::Span;
use std::ops::Range;

pub use blocks::BlockKind;
pub use chunk::TokenKind;
pub use packed::Tokens;
pub(crate) use trouble::language;

/// Index of a token in [`Article::tokens`].
pub type TokenId = u32;

/// A block of the page: one paragraph, headline, caption, ...
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What the block is on the page.
    pub kind: BlockKind,
    /// The block's text without the white space around it.
    pub span: Span,
    /// Its sentences, as indexes into [`Article::sentences`].
    pub sentences: Range<u32>,
}

/// A sentence, inside one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last.
    pub span: Span,
    /// Index of its block.
    pub block: u32,
    /// Its tokens, as indexes into [`Article::tokens`].
    pub tokens: Range<u32>,
}

/// A token as the English Web Treebank cuts them: `do|n't`, `Assad|'s`, `long|-|term`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// What it is made of.
    pub kind: TokenKind,
    /// True where white space, or the start of a block, stands before it.
    pub spaced: bool,
}

/// A sentence about something wrong with the text, for the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// What is wrong and what was done about it.
    pub notice: Notice,
    /// Where, if it is one place.
    pub span: Option<Span>,
}

/// The text, cut up.
#[derive(Debug, Clone)]
pub struct Article<'t> {
    /// The text as given; all spans point into it.
    pub text: &'t str,
    /// A title given apart from the text. Context only: no span points into it.
    pub title: Option<&'t str>,
    /// Blocks in order.
    pub blocks: Vec<Block>,
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
    /// Tokens in order.
    pub tokens: Tokens,
    /// What is odd about the text.
    pub warnings: Vec<Warning>,
    /// The tokens that are not in small letters as they stand, with the ends of their small forms in `lower`.
    folded: Marks,
    lower: String,
    lower_ends: Vec<u32>,
    /// What tokens cut by the end of a line are read as, by token.
    mended: Vec<(TokenId, String)>,
}

/// Cuts `text` into blocks, sentences and tokens.
pub fn read<'t>(text: &'t str, title: Option<&'t str>) -> Article<'t> {
    let mut article = Article {
        text,
        title: title.filter(|t| !t.is_empty()),
        blocks: Vec::new(),
        sentences: Vec::new(),
        tokens: Tokens::default(),
        warnings: Vec::new(),
        folded: Marks::default(),
        lower: String::new(),
        lower_ends: Vec::new(),
        mended: Vec::new(),
    };
    let mut tokens: Vec<Token> = Vec::new();
    let mut mender = hyphens::Mender::new();
    let skip = markup::find(text);
    for (kind, span) in blocks::find(text, &skip) {
        let block = article.blocks.len() as u32;
        let first = tokens.len();
        tokens::cut(text, span, &skip, &mut tokens);
        mender.mend(text, first, &mut tokens, &mut article.mended);
        let begin = article.sentences.len() as u32;
        sentences::cut(text, block, first, &mut tokens, &mut article.sentences);
        let end = article.sentences.len() as u32;
        article.blocks.push(Block { kind, span, sentences: begin..end });
    }
    article.tokens = Tokens::new(&tokens);
    drop(tokens);
    article.fold();
    kinds::classify(&mut article);
    trouble::look(&mut article, &skip);
    article
}

impl<'t> Article<'t> {
    fn fold(&mut self) {
        let mut mended = self.mended.iter().peekable();
        let mut small = String::new();
        for i in 0..self.tokens.len() {
            let given = self.tokens.span(i).map_or("", |span| span.of(self.text));
            let word = mended.next_if(|m| m.0 as usize == i).map_or(given, |m| m.1.as_str());
            small.clear();
            if word.is_ascii() {
                small.push_str(word);
                small.make_ascii_lowercase();
            } else {
                for c in word.chars() {
                    match c {
                        '’' | '‘' | 'ʼ' => small.push('\''),
                        _ => small.extend(c.to_lowercase()),
                    }
                }
            }
            let other = small != given;
            self.folded.push(i, other);
            if other {
                self.tokens.fold(i);
                self.lower.push_str(&small);
                self.lower_ends.push(self.lower.len() as u32);
            }
        }
        self.lower.shrink_to_fit();
        self.lower_ends.shrink_to_fit();
    }

    /// Leaves out the sentence of token `from` and all behind it, and warns of it: nobody could wait for them to be read.
    pub(crate) fn cut(&mut self, from: TokenId) {
        let kept = self.sentences.partition_point(|s| s.tokens.end <= from);
        let Some(next) = self.sentences.get(kept) else { return };
        let span = Span { start: next.span.start, end: self.text.len() as u32 };
        let (block, start) = (next.block as usize, next.tokens.start as usize);
        let [read, all] = [start, self.tokens.len()].map(|n| n.to_string());
        self.tokens.truncate(start);
        self.sentences.truncate(kept);
        let last = self.sentences.last().filter(|s| s.block as usize == block).map(|s| s.span.end);
        self.blocks.truncate(block + usize::from(last.is_some()));
        if let (Some(block), Some(end)) = (self.blocks.last_mut(), last) {
            block.span.end = end;
            block.sentences.end = kept as u32;
        }
        let says = "The time was up when {0} of the text's {1} words and signs had been read; nothing behind them is in the report.";
        self.warnings.push(Warning { notice: Notice::new("limit", says, [read, all]), span: Some(span) });
    }

    /// The token's text as it stands, but for a word cut by the end of a line, which is whole; empty for an index past
    /// the end.
    #[inline(never)]
    pub fn word(&self, token: TokenId) -> &str {
        if let Some(word) = self.mended(token) {
            return word;
        }
        self.tokens.span(token as usize).map_or("", |span| span.cut(self.text))
    }

    /// What a word cut by the end of a line is, whole; few texts have one.
    #[inline(always)]
    fn mended(&self, token: TokenId) -> Option<&str> {
        if self.mended.is_empty() {
            return None;
        }
        let i = self.mended.binary_search_by_key(&token, |m| m.0).ok()?;
        Some(&self.mended[i].1)
    }

    /// The text of a run of tokens on one line, cut words whole.
    pub fn shown(&self, tokens: Range<TokenId>) -> String {
        if !tokens.clone().any(|t| self.mended(t).is_some()) {
            return self.text_of(tokens).split_whitespace().collect::<Vec<_>>().join(" ");
        }
        let mut out = String::new();
        for t in tokens {
            if !out.is_empty() && self.tokens.get(t as usize).is_some_and(|t| t.spaced) {
                out.push(' ');
            }
            out.push_str(self.word(t));
        }
        out
    }

    /// The token in lower case, curly apostrophes made straight; empty for an index past the end.
    // Not inside the hundreds who ask, which would be a fiftieth of the browser's code.
    #[inline(never)]
    pub fn lower(&self, token: TokenId) -> &str {
        let Some((span, folded)) = self.tokens.form(token as usize) else { return "" };
        if !folded {
            return span.cut(self.text);
        }
        let i = self.folded.before(token as usize) as usize;
        let start = i.checked_sub(1).map_or(0, |before| self.lower_ends[before]);
        &self.lower[start as usize..self.lower_ends[i] as usize]
    }

    /// What the token is made of; punctuation past the end.
    pub(crate) fn kind_of(&self, token: TokenId) -> TokenKind {
        self.tokens.get(token as usize).map_or(TokenKind::Punctuation, |t| t.kind)
    }

    /// True where the token begins with a capital.
    pub fn is_capital(&self, token: TokenId) -> bool {
        self.word(token).starts_with(char::is_uppercase)
    }

    /// True for letters that mark a sum of money: `Rs` of `Rs500`.
    pub fn is_currency(&self, token: TokenId) -> bool {
        self.tokens.get(token as usize).is_some_and(|t| t.kind == TokenKind::Symbol)
            && self.word(token).starts_with(|c: char| c.is_ascii_alphabetic())
    }

    /// The span from the first to the last of `tokens`; empty where the range is.
    #[inline(never)]
    pub fn span_of(&self, tokens: Range<TokenId>) -> Span {
        match (self.tokens.span(tokens.start as usize), self.tokens.span((tokens.end as usize).wrapping_sub(1))) {
            (Some(a), Some(b)) if tokens.start < tokens.end => Span { start: a.start, end: b.end },
            _ => Span::default(),
        }
    }

    /// The text of a run of tokens.
    pub fn text_of(&self, tokens: Range<TokenId>) -> &'t str {
        self.span_of(tokens).of(self.text)
    }

    /// The sentence a token stands in.
    #[inline(never)]
    pub fn sentence_of(&self, token: TokenId) -> Option<&Sentence> {
        self.tokens.span(token as usize)?;
        self.sentences.get(self.tokens.sentence(token as usize) as usize)
    }

    /// The kind of the block a token stands in.
    pub fn block_kind_of(&self, token: TokenId) -> BlockKind {
        self.sentence_of(token).and_then(|s| self.blocks.get(s.block as usize)).map_or(BlockKind::Paragraph, |b| b.kind)
    }

    /// The tokens that lie wholly inside `span`.
    pub fn tokens_in(&self, span: Span) -> Range<TokenId> {
        let first = self.tokens.begun(span.start);
        let last = self.tokens.ended(span.end);
        first as u32..last.max(first) as u32
    }

    /// Number of word tokens.
    pub fn words(&self) -> usize {
        self.tokens.iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).count()
    }
}

/// The text that [`given`] reads: the words of each sentence behind a space, each sentence on its line.
#[cfg(feature = "train")]
pub fn joined(sentences: &[Vec<&str>]) -> String {
    sentences.iter().map(|words| words.join(" ")).collect::<Vec<_>>().join("\n")
}

/// An article cut as the caller says, for scoring: `text` is what [`joined`] makes of `sentences`.
#[cfg(feature = "train")]
pub fn given<'t>(text: &'t str, sentences: &[Vec<&str>]) -> Article<'t> {
    let mut article = read("", None);
    article.text = text;
    let mut tokens = Vec::new();
    let mut at = 0;
    for words in sentences {
        let first = tokens.len() as u32;
        let begin = at;
        for word in words {
            let span = Span::new(at, at + word.len());
            tokens.push(Token { span, sentence: article.sentences.len() as u32, kind: TokenKind::Word, spaced: true });
            at += word.len() + 1;
        }
        let span = Span::new(begin, at.saturating_sub(1).max(begin));
        article.sentences.push(Sentence { span, block: 0, tokens: first..tokens.len() as u32 });
    }
    article.tokens = Tokens::new(&tokens);
    article.fold();
    article
}
