//! What of a text is parsed at once: sentences, and pieces of long ones.

use super::Word;
use crate::article::{Article, TokenId};
use std::ops::Range;

/// Longest run of words parsed at once; a longer sentence is parsed in pieces, the later hung on the first.
const WINDOW: usize = 96;

/// What is parsed at once: a sentence, or a piece of a long one.
#[derive(Debug)]
pub(super) struct Window {
    pub(super) tokens: Range<TokenId>,
    /// A piece of the sentence stands before it.
    pub(super) continued: bool,
}

/// All windows of the article, in order.
pub(super) fn of(article: &Article<'_>) -> Vec<Window> {
    let mut windows = Vec::with_capacity(article.sentences.len());
    for sentence in &article.sentences {
        let mut start = sentence.tokens.start;
        while start < sentence.tokens.end {
            let end = window_end(article, start, sentence.tokens.end);
            windows.push(Window { tokens: start..end, continued: start > sentence.tokens.start });
            start = end;
        }
    }
    windows
}

/// Hangs the roots of the later pieces of a sentence on that of its first.
pub(super) fn hang(windows: &[Window], words: &mut [Word]) {
    let mut root = None;
    for window in windows {
        let tokens = window.tokens.start as usize..window.tokens.end as usize;
        let own = words[tokens].iter().position(|w| w.head.is_none()).map(|i| window.tokens.start + i as TokenId);
        if !window.continued {
            root = own;
        } else if let Some(own) = own {
            words[own as usize].head = root;
        }
    }
}

/// Where the window that begins at `start` ends: at `end`, or behind the last mark that fits.
fn window_end(article: &Article<'_>, start: TokenId, end: TokenId) -> TokenId {
    let most = start + WINDOW as TokenId;
    if end <= most {
        return end;
    }
    let mark = |t: &TokenId| one_of!(article.word(*t), ";" | ":" | "," | "." | "?" | "!" | "—" | "-" | ")" | "|");
    (start + WINDOW as TokenId / 2..most).rev().find(mark).map_or(most, |t| t + 1)
}
