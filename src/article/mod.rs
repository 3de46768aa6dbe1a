//! Reading the article: blocks, sentences and tokens of the text as given.
//!
//! [`read`] is the first phase. It never fails: whatever the text is, every token of it ends up in
//! one sentence, every sentence in one block, and what is odd about it becomes a [`Warning`].

mod abbreviations;
mod blocks;
mod chunk;
mod clitics;
mod dateline;
mod furniture;
mod hyphens;
mod kinds;
mod lines;
mod markup;
mod sentences;
mod tokens;
mod trouble;

use crate::notice::Notice;
use crate::span::Span;
use std::ops::Range;

pub use blocks::BlockKind;
pub use chunk::TokenKind;
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
    pub tokens: Vec<Token>,
    /// What is odd about the text.
    pub warnings: Vec<Warning>,
    lower: String,
    lower_ends: Vec<u32>,
    /// What tokens cut by the end of a line are read as, by token.
    mended: Vec<(TokenId, String)>,
}

/// Cuts `text` into blocks, sentences and tokens.
pub fn read<'t>(text: &'t str, title: Option<&'t str>) -> Article<'t> {
    let mut article = Article {
        text,
        title,
        blocks: Vec::new(),
        sentences: Vec::new(),
        tokens: Vec::new(),
        warnings: Vec::new(),
        lower: String::new(),
        lower_ends: Vec::new(),
        mended: Vec::new(),
    };
    let mut mender = hyphens::Mender::new();
    let skip = markup::find(text);
    for (kind, span) in blocks::find(text, &skip) {
        let block = article.blocks.len() as u32;
        let first = article.tokens.len();
        tokens::cut(text, span, &skip, &mut article.tokens);
        mender.mend(text, first, &mut article.tokens, &mut article.mended);
        let begin = article.sentences.len() as u32;
        sentences::cut(text, block, first, &mut article.tokens, &mut article.sentences);
        let end = article.sentences.len() as u32;
        article.blocks.push(Block { kind, span, sentences: begin..end });
    }
    article.tokens.shrink_to_fit();
    article.fold();
    kinds::classify(&mut article);
    trouble::look(&mut article, &skip);
    article
}

impl<'t> Article<'t> {
    fn fold(&mut self) {
        self.lower_ends.reserve_exact(self.tokens.len());
        for (i, token) in self.tokens.iter().enumerate() {
            let mended = self.mended.binary_search_by_key(&(i as TokenId), |m| m.0);
            let word = mended.map_or_else(|_| token.span.of(self.text), |m| self.mended[m].1.as_str());
            if word.is_ascii() {
                self.lower.extend(word.bytes().map(|b| b.to_ascii_lowercase() as char));
            } else {
                for c in word.chars() {
                    match c {
                        '’' | '‘' | 'ʼ' => self.lower.push('\''),
                        _ => self.lower.extend(c.to_lowercase()),
                    }
                }
            }
            self.lower_ends.push(self.lower.len() as u32);
        }
        self.lower.shrink_to_fit();
    }

    /// Leaves out the sentence of token `from` and all behind it, and warns of it: nobody could wait for them to be read.
    pub(crate) fn cut(&mut self, from: TokenId) {
        let kept = self.sentences.partition_point(|s| s.tokens.end <= from);
        let Some(next) = self.sentences.get(kept) else { return };
        let span = Span { start: next.span.start, end: self.text.len() as u32 };
        let (block, start) = (next.block as usize, next.tokens.start as usize);
        let [read, all] = [start, self.tokens.len()].map(|n| n.to_string());
        self.tokens.truncate(start);
        self.lower_ends.truncate(start);
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
    pub fn word(&self, token: TokenId) -> &str {
        if let Some(word) = self.mended(token) {
            return word;
        }
        self.tokens.get(token as usize).map_or("", |t| t.span.of(self.text))
    }

    fn mended(&self, token: TokenId) -> Option<&str> {
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
    pub fn lower(&self, token: TokenId) -> &str {
        let i = token as usize;
        let Some(&end) = self.lower_ends.get(i) else { return "" };
        let start = if i == 0 { 0 } else { self.lower_ends[i - 1] };
        &self.lower[start as usize..end as usize]
    }

    /// True where the token begins with a capital.
    pub fn is_capital(&self, token: TokenId) -> bool {
        self.word(token).starts_with(char::is_uppercase)
    }

    /// The span from the first to the last of `tokens`; empty where the range is.
    pub fn span_of(&self, tokens: Range<TokenId>) -> Span {
        match (self.tokens.get(tokens.start as usize), self.tokens.get((tokens.end as usize).wrapping_sub(1))) {
            (Some(a), Some(b)) if tokens.start < tokens.end => Span { start: a.span.start, end: b.span.end },
            _ => Span::default(),
        }
    }

    /// The text of a run of tokens.
    pub fn text_of(&self, tokens: Range<TokenId>) -> &'t str {
        self.span_of(tokens).of(self.text)
    }

    /// The sentence a token stands in.
    pub fn sentence_of(&self, token: TokenId) -> Option<&Sentence> {
        self.sentences.get(self.tokens.get(token as usize)?.sentence as usize)
    }

    /// The kind of the block a token stands in.
    pub fn block_kind_of(&self, token: TokenId) -> BlockKind {
        self.sentence_of(token).and_then(|s| self.blocks.get(s.block as usize)).map_or(BlockKind::Paragraph, |b| b.kind)
    }

    /// The tokens that lie wholly inside `span`.
    pub fn tokens_in(&self, span: Span) -> Range<TokenId> {
        let first = self.tokens.partition_point(|t| t.span.start < span.start);
        let last = self.tokens.partition_point(|t| t.span.end <= span.end);
        first as u32..last.max(first) as u32
    }

    /// Number of word tokens.
    pub fn words(&self) -> usize {
        self.tokens.iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).count()
    }
}

/// The text that [`given`] reads: the words of each sentence behind a space, each sentence on its line.
#[doc(hidden)]
pub fn joined(sentences: &[Vec<&str>]) -> String {
    sentences.iter().map(|words| words.join(" ")).collect::<Vec<_>>().join("\n")
}

/// An article cut as the caller says, for scoring: `text` is what [`joined`] makes of `sentences`.
#[doc(hidden)]
pub fn given<'t>(text: &'t str, sentences: &[Vec<&str>]) -> Article<'t> {
    let mut article = read("", None);
    article.text = text;
    let mut at = 0;
    for words in sentences {
        let first = article.tokens.len() as u32;
        let begin = at;
        for word in words {
            let span = Span::new(at, at + word.len());
            article.tokens.push(Token {
                span,
                sentence: article.sentences.len() as u32,
                kind: TokenKind::Word,
                spaced: true,
            });
            at += word.len() + 1;
        }
        let span = Span::new(begin, at.saturating_sub(1).max(begin));
        article.sentences.push(Sentence { span, block: 0, tokens: first..article.tokens.len() as u32 });
    }
    article.fold();
    article
}
