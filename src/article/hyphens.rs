//! Words cut in two at the end of a line: `Janu-` / `ary` is one token, read as `January`.
//!
//! A hyphen at a line end is either put there by who set the line or part of the word (`long-` / `term`). Without a
//! dictionary, the text itself is asked: the word whole, the word with its hyphen, or both halves elsewhere in it.

use super::{Token, TokenKind};
use crate::lexicon::{Class, is};
use crate::order::Sorted;

/// Joins the halves of cut words among the tokens from `first` on, and keeps how they are read.
pub(crate) struct Mender {
    /// Every word of the text in lower case, hyphenated ones whole; made at the first cut word.
    words: Option<Sorted<String>>,
}

impl Mender {
    pub(crate) fn new() -> Mender {
        Mender { words: None }
    }

    /// The tokens from `first` on with cut words joined; what they are read as goes to `mended` by token.
    pub(crate) fn mend(&mut self, text: &str, first: usize, tokens: &mut Vec<Token>, mended: &mut Vec<(u32, String)>) {
        let mut at = first;
        let mut write = first;
        while at < tokens.len() {
            let mut token = tokens[at];
            let cut = tokens.get(at..at + 3).and_then(|three| self.cut(text, three));
            if let Some(word) = cut {
                token.span.end = tokens[at + 2].span.end;
                mended.push((write as u32, word));
                at += 2;
            }
            tokens[write] = token;
            write += 1;
            at += 1;
        }
        tokens.truncate(write);
    }

    /// What three tokens, `Janu`, `-` and `ary`, are read as where they are one word cut by the end of a line.
    fn cut(&mut self, text: &str, three: &[Token]) -> Option<String> {
        let [a, hyphen, b] = three else { return None };
        let plain = |t: &Token| t.kind == TokenKind::Word && t.span.of(text).chars().all(char::is_alphabetic);
        let gap = text.get(hyphen.span.end as usize..b.span.start as usize)?;
        let ends = hyphen.span.of(text) == "-" && !hyphen.spaced && gap.contains(['\n', '\r', '\u{2028}']);
        let (head, tail) = (a.span.of(text), b.span.of(text));
        if !ends || !plain(a) || !plain(b) || head.chars().count() < 2 || !tail.starts_with(char::is_lowercase) {
            return None;
        }
        let words = self.words.get_or_insert_with(|| {
            Sorted::from_iter(text.split(|c: char| !c.is_alphanumeric() && c != '-').map(str::to_lowercase))
        });
        let (low_head, low_tail) = (head.to_lowercase(), tail.to_lowercase());
        let whole = words.contains(&format!("{low_head}{low_tail}"));
        let hyphenated = words.contains(&format!("{low_head}-{low_tail}"));
        let halves = words.contains(&low_head) && words.contains(&low_tail);
        let compound = hyphenated || halves || is(&low_tail, Class::CompoundHalf);
        (whole || !compound).then(|| format!("{head}{tail}"))
    }
}
