//! Sentence ends, from the tokens of one block.

use super::abbreviations::{Stop, stop_after};
use super::{Sentence, Token, TokenKind};
use crate::lexicon::{Class, is};
use crate::span::Span;

/// Words that begin a sentence and seldom go on after an abbreviation.
const STARTERS: &[&str] = &[
    "a",
    "according",
    "after",
    "all",
    "although",
    "among",
    "an",
    "and",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "despite",
    "during",
    "each",
    "every",
    "for",
    "from",
    "he",
    "her",
    "his",
    "however",
    "i",
    "if",
    "in",
    "it",
    "its",
    "many",
    "meanwhile",
    "more",
    "most",
    "no",
    "on",
    "one",
    "other",
    "our",
    "she",
    "since",
    "so",
    "some",
    "sometimes",
    "such",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "to",
    "under",
    "usually",
    "we",
    "what",
    "when",
    "where",
    "while",
    "with",
    "you",
];

/// Longest sentence in tokens; a longer one is cut, so that what looks at whole sentences stays linear.
pub(crate) const LONGEST: usize = 400;

/// Groups the tokens from `first` on into sentences of block number `block`.
pub(crate) fn cut(text: &str, block: u32, first: usize, tokens: &mut [Token], out: &mut Vec<Sentence>) {
    let mut start = first;
    let mut at = first;
    let mut depth = 0usize;
    while at < tokens.len() {
        let word = tokens[at].span.of(text);
        match word {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            // "* Deal suggests more ahead * Britain to begin": points run together in one line.
            "*" | "•" if at > start && is_point(text, tokens, at) => {
                push(block, start, at, tokens, out);
                (start, depth) = (at, 0);
            }
            _ => {}
        }
        let mut end = at + 1;
        // `1.` before an item of a list.
        let counter = at == first + 1 && tokens[first].kind == TokenKind::Number && tokens[first].span.len() <= 3;
        if ends(text, tokens, at) && !(counter && word == ".") {
            // Closing quotes and brackets belong to the sentence they close.
            while end < tokens.len() && closes(text, &tokens[end]) {
                depth = 0;
                end += 1;
            }
            if begins(text, tokens, at, end, depth) {
                push(block, start, end, tokens, out);
                start = end;
                depth = 0;
            }
        } else if end - start >= LONGEST {
            push(block, start, end, tokens, out);
            start = end;
        }
        at = end;
    }
    push(block, start, tokens.len(), tokens, out);
}

/// True for a star between spaces, before a capital letter.
fn is_point(text: &str, tokens: &[Token], at: usize) -> bool {
    let capital = |t: &Token| t.spaced && t.span.of(text).starts_with(char::is_uppercase);
    tokens[at].spaced && tokens.get(at + 1).is_some_and(capital)
}

fn push(block: u32, start: usize, end: usize, tokens: &mut [Token], out: &mut Vec<Sentence>) {
    if start >= end {
        return;
    }
    let number = out.len() as u32;
    for token in &mut tokens[start..end] {
        token.sentence = number;
    }
    let span = Span { start: tokens[start].span.start, end: tokens[end - 1].span.end };
    out.push(Sentence { span, block, tokens: start as u32..end as u32 });
}

/// True where a sentence can end at token `at`.
fn ends(text: &str, tokens: &[Token], at: usize) -> bool {
    let word = tokens[at].span.of(text);
    match tokens[at].kind {
        TokenKind::Punctuation => {
            matches!(word.as_bytes().first(), Some(b'.' | b'!' | b'?')) || one_of!(word, "…" | "。" | "؟")
        }
        TokenKind::Word => word.len() > 1 && word.ends_with('.') && stop_after(&word[..word.len() - 1]) == Stop::Either,
        _ => false,
    }
}

fn closes(text: &str, token: &Token) -> bool {
    let word = token.span.of(text);
    !token.spaced
        && (one_of!(word, ")" | "]" | "”" | "»" | "’" | "''")
            || (one_of!(word, "\"" | "'") && token.kind == TokenKind::Quote))
}

/// True for marks that go on with a sentence.
fn is_joined(word: &str) -> bool {
    one_of!(word, "," | ";" | ":" | "." | ".." | "?" | "!" | ")" | "]")
}

/// "Closed at 6 p.m. Workers left": what stands behind the clock is no day, no zone and no abbreviation.
fn is_past_clock(text: &str, tokens: &[Token], stop: &str, first: usize) -> bool {
    let word = tokens[first].span.of(text);
    let zone = one_of!(word, "Atlantic" | "Central" | "Eastern" | "Greenwich" | "Mountain" | "Pacific")
        || tokens[first..].iter().take(4).any(|t| t.span.of(text).eq_ignore_ascii_case("time"));
    one_of!(stop, "a.m." | "p.m.")
        && word.contains(char::is_lowercase)
        && !word.ends_with('.')
        && !zone
        && !is(&word.to_lowercase(), Class::CalendarName)
}

/// True where what stands at `next` can begin a sentence after the end at `at`.
fn begins(text: &str, tokens: &[Token], at: usize, next: usize, depth: usize) -> bool {
    let Some(token) = tokens.get(next) else { return true };
    let stop = tokens[at].span.of(text);
    let mut first = next;
    while first < tokens.len()
        && first < next + 3
        && matches!(tokens[first].kind, TokenKind::Quote | TokenKind::Punctuation)
    {
        first += 1;
    }
    let Some(lead) = tokens.get(first) else { return true };
    let word = lead.span.of(text);
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let caseless = word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase());
    if !token.spaced && !(capital && (stop == "." || next > at + 1)) {
        return false;
    }
    if depth > 0 && next == at + 1 && !capital {
        return false;
    }
    let quoted = next > at + 1;
    match tokens[at].kind {
        TokenKind::Word => {
            capital
                && (STARTERS.binary_search(&word.to_lowercase().as_str()).is_ok()
                    || is_past_clock(text, tokens, stop, first))
        }
        _ if stop == "..." || stop == "…" => capital,
        // `“Go!” he said.`: what follows a quotation in lower case continues its sentence.
        _ if quoted => capital || caseless || lead.kind == TokenKind::Number,
        // Abbreviations keep their stop, so a stop alone ends a sentence, whatever case the next begins in.
        _ if stop == "." => token.spaced && !is_joined(word),
        // `Yahoo! said` is rarer than a question followed by careless lower case.
        _ => {
            capital
                || caseless
                || lead.kind != TokenKind::Word
                || (token.spaced && stop.starts_with('?'))
                || stop.len() > 1
        }
    }
}
