//! Tokens, cut as the English Web Treebank cuts them.
//!
//! White space first, then each chunk from left to right: addresses whole, numbers with their
//! separators, words with their inner stops and apostrophes, clitics off, hyphens apart except
//! behind a prefix, and every other sign alone.

use super::Token;
use super::abbreviations::{Stop, stop_after};
use super::chunk::{Chunk, TokenKind, is_apostrophe};
use super::clitics;
use super::currency::currency;
use super::markup::Markup;
use crate::lexicon::{Class, classes_of, is};
use crate::span::Span;

/// Prefixes that stay on their word, as in the treebanks: `anti-government` is one token, `long-term` three.
const PREFIXES: &[&str] = &[
    "anti", "co", "counter", "cross", "e", "ex", "extra", "hyper", "infra", "inter", "intra", "meta", "micro", "mid",
    "mini", "multi", "neo", "non", "over", "para", "post", "pre", "pro", "proto", "pseudo", "quasi", "re", "semi",
    "socio", "sub", "super", "trans", "ultra", "un", "under", "x",
];

/// Longest chunk looked at as one word, in bytes; keeps a 1 MB line of letters from becoming one token.
const MAX_CHUNK_BYTES: usize = 256;

/// Cuts `block` of `text` into tokens, stepping over `skip`.
pub(crate) fn cut(text: &str, block: Span, skip: &[Markup], out: &mut Vec<Token>) {
    let mut from = block.start as usize;
    let mut first = true;
    let begin = skip.partition_point(|m| m.span.end <= block.start);
    for m in &skip[begin..] {
        if m.span.start >= block.end {
            break;
        }
        cut_plain(text, from, (m.span.start as usize).max(from), first, out);
        first = false;
        from = m.span.end as usize;
    }
    if from < block.end as usize {
        cut_plain(text, from, block.end as usize, first, out);
    }
}

/// `No.` keeps its stop before a figure only; elsewhere it is an answer, as the `X.` of `said on X.` and the `A.` of
/// `hepatitis A.` are no initials. `rest` is what follows it.
fn part_answer(text: &str, rest: &str, out: &mut Vec<Token>) {
    // `She said: “No.” Two aides left`
    let mark = if out.last().is_some_and(|t| t.kind == TokenKind::Quote) { out.pop() } else { None };
    let before = out.len().checked_sub(2).map_or("", |i| out[i].span.of(text));
    let posted = one_of!(before, "on" | "via");
    // A person's initial has a name behind it: `the vitamin D. Smith took` is odd enough.
    let lettered = || is(&before.to_lowercase(), Class::LetteredNoun);
    let figure = || rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    if let Some(last) = out.last_mut()
        && (one_of!(last.span.of(text), "No." | "Nos.") && !figure()
            || posted && last.span.of(text) == "X."
            || last.span.len() == 2 && last.span.of(text).ends_with('.') && lettered())
    {
        let stop = Span { start: last.span.end - 1, end: last.span.end };
        last.span.end -= 1;
        let token = Token { span: stop, kind: TokenKind::Punctuation, spaced: false, ..*last };
        out.push(token);
    }
    out.extend(mark);
}

fn cut_plain(text: &str, start: usize, end: usize, mut spaced: bool, out: &mut Vec<Token>) {
    let Some(part) = text.get(start..end) else { return };
    let mut at = start;
    let mut rest = part;
    while let Some(c) = rest.chars().next() {
        if is_gap(c) {
            at += c.len_utf8();
            spaced = true;
        } else {
            let length = rest.find(is_gap).unwrap_or(rest.len());
            chunk(rest.split_at(length), at, spaced, out);
            part_answer(text, &rest[length..], out);
            at += length;
            spaced = false;
        }
        rest = &part[at - start..];
    }
}

/// White space and characters that show nothing.
fn is_gap(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFD}')
}

pub(crate) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‘' | '’' | '\'' | '`' | '‚' | '‛')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{05B0}'..='\u{05C7}' | '\u{0900}'..='\u{0903}' | '\u{093A}'..='\u{094F}' | '\u{00AD}')
}

fn chunk((text, behind): (&str, &str), at: usize, spaced: bool, out: &mut Vec<Token>) {
    let mut chunk = Chunk { text, behind, at, spaced, out };
    let mut i = 0;
    while i < text.len() {
        i = step(&mut chunk, i);
    }
}

/// Takes the token (or tokens) at `i`; gives where the next begins, always further on.
fn step(chunk: &mut Chunk<'_, '_>, i: usize) -> usize {
    let text = chunk.text;
    let rest = &text[i..];
    let Some(c) = rest.chars().next() else { return text.len() };
    if let Some(n) = address(rest) {
        chunk.push(i, i + n, TokenKind::Address);
        return i + n;
    }
    if c.is_ascii_digit() || (c == '.' && rest[1..].starts_with(|d: char| d.is_ascii_digit()) && i == 0) {
        return number(chunk, i);
    }
    if c.is_alphanumeric() || is_mark(c) {
        return word(chunk, i);
    }
    // '90s and 'em: an apostrophe that belongs to what follows.
    if is_apostrophe(c) && i == 0 {
        let after = &rest[c.len_utf8()..];
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 2 && !after[2..].starts_with(|d: char| d.is_alphanumeric() && d != 's') {
            let n = c.len_utf8() + 2 + usize::from(after[2..].starts_with('s'));
            chunk.push(i, i + n, TokenKind::Number);
            return i + n;
        }
    }
    // Four and more of any other sign are a rule or noise, and mark nothing one by one.
    let n = same_run(rest, |d| d == c);
    if n > 3 * c.len_utf8() {
        chunk.push(i, i + n, TokenKind::Punctuation);
        return i + n;
    }
    if is_quote(c) {
        let doubled = rest.chars().take(2).filter(|&d| d == c).count() == 2 && (c == '`' || c == '\'');
        let n = c.len_utf8() * if doubled { 2 } else { 1 };
        chunk.push(i, i + n, TokenKind::Quote);
        return i + n;
    }
    if let Some(n) = emoticon(rest, i == 0) {
        chunk.push(i, i + n, TokenKind::Symbol);
        return i + n;
    }
    // Runs of the same stop or dash are one token: `...`, `--`, `!!!`.
    if matches!(c, '.' | '-' | '!' | '?' | '*' | '_' | '=' | '…' | '—' | '–' | '~' | '#') {
        let same = |d: char| d == c || (matches!(c, '!' | '?') && matches!(d, '!' | '?'));
        let n = same_run(rest, same);
        chunk.push(i, i + n, TokenKind::Punctuation);
        return i + n;
    }
    let kind = if c.is_ascii_punctuation() && !matches!(c, '$' | '%' | '+' | '<' | '>' | '=' | '^' | '|' | '~')
        || matches!(c, '·' | '•' | '§' | '¶' | '¿' | '¡' | '،' | '؛' | '؟' | '。' | '、' | '，' | '（' | '）')
    {
        TokenKind::Punctuation
    } else {
        TokenKind::Symbol
    };
    let mut n = c.len_utf8();
    // Joined emoji and variation selectors stay with their base.
    for d in rest[n..].chars() {
        if matches!(d, '\u{FE0F}' | '\u{20E3}' | '\u{1F3FB}'..='\u{1F3FF}') && n < MAX_CHUNK_BYTES {
            n += d.len_utf8();
        } else {
            break;
        }
    }
    chunk.push(i, i + n, kind);
    i + n
}

/// Length of the run of such signs that `text` begins with.
fn same_run(text: &str, same: impl Fn(char) -> bool) -> usize {
    let text = &text[..floor(text, MAX_CHUNK_BYTES * 4)];
    text.find(|c| !same(c)).unwrap_or(text.len())
}

/// `n` moved down to a character boundary of `text`.
fn floor(text: &str, mut n: usize) -> usize {
    n = n.min(text.len());
    while !text.is_char_boundary(n) {
        n -= 1;
    }
    n
}

/// Length of the smiley that `rest` is: a whole chunk, so that `:)` is one and `(see: page)` has none.
fn emoticon(rest: &str, whole: bool) -> Option<usize> {
    const FACES: &[&str] = &[":)", ":(", ":-)", ":-(", ";)", ";-)", ":D", ":-D", ":P", ":-P", ":/", ":-/", "<3", ":'("];
    let bare = if whole { rest.trim_end_matches(['.', ',', '!']) } else { "" };
    FACES.contains(&bare).then_some(bare.len())
}

/// Length of the address `rest` begins with, without the punctuation behind it.
fn address(rest: &str) -> Option<usize> {
    let starts = |p: &str| rest.len() > p.len() && rest.as_bytes()[..p.len()].eq_ignore_ascii_case(p.as_bytes());
    let head = &rest[..floor(rest, MAX_CHUNK_BYTES)];
    let handle = (rest.starts_with('@') || rest.starts_with('#')) && rest[1..].starts_with(|c: char| c.is_alphabetic());
    if handle {
        return Some(head[1..].find(|c: char| !c.is_alphanumeric() && c != '_').map_or(head.len(), |n| n + 1));
    }
    let link = starts("http://") || starts("https://") || starts("www.");
    let mail = || {
        let at = head.find('@')?;
        let dot = head[at..].find('.')?;
        (at > 0 && dot > 1 && head[..at].bytes().all(|b| b.is_ascii_alphanumeric() || b"._%+-".contains(&b)))
            .then_some(())
    };
    if !link && mail().is_none() {
        return None;
    }
    let end = rest.find(['"', '<', '>', '“', '”', '|']).unwrap_or(rest.len());
    let n = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’', '…']).len();
    (n > 4).then_some(n)
}

/// A number: digits with separators inside, then an ordinal ending, or a unit cut off.
fn number(chunk: &mut Chunk<'_, '_>, i: usize) -> usize {
    let text = chunk.text;
    let bytes = text.as_bytes();
    let digit = |k: usize| bytes.get(k).is_some_and(u8::is_ascii_digit);
    let mut end = i;
    let mut dashes = 0;
    while end < bytes.len() && end - i < MAX_CHUNK_BYTES {
        match bytes[end] {
            b'0'..=b'9' => end += 1,
            b'.' | b',' | b':' | b'/' if digit(end + 1) => end += 1,
            b'-' if digit(end + 1) && is_iso(&text[i..]) => {
                dashes += 1;
                end += 1;
            }
            _ => break,
        }
    }
    let letters: usize = text[end..].chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let tail = &text[end..end + letters];
    if tail.is_empty() || dashes > 0 {
        chunk.push(i, end, TokenKind::Number);
        return end;
    }
    let lower = tail.to_lowercase();
    let joined = one_of!(lower.as_str(), "st" | "nd" | "rd" | "th" | "s")
        || (tail.len() == 1 && tail.chars().all(char::is_uppercase) && end - i <= 3 && !one_of!(tail, "M" | "B" | "K"));
    if joined {
        chunk.push(i, end + letters, TokenKind::Number);
        return end + letters;
    }
    if classes_of(&lower).has(Class::GluedUnit)
        || is(tail, Class::CurrencyCode)
        || one_of!(tail, "US" | "A" | "C" | "HK" | "NZ" | "S") && text[end + letters..].starts_with('$')
    {
        chunk.push(i, end, TokenKind::Number);
        let stop = (lower == "a" || lower == "p")
            && bytes.get(end + 1) == Some(&b'.')
            && bytes.get(end + 2).is_some_and(|b| b.eq_ignore_ascii_case(&b'm'));
        let letters = if stop {
            (letters + 2 + usize::from(text[end + 3..].starts_with('.'))).min(text.len() - end)
        } else {
            letters
        };
        chunk.push(end, end + letters, TokenKind::Word);
        return end + letters;
    }
    // `4x4`, `7th-century` has been handled; `737MAX`, `F16s` and the like stay whole.
    let end = run(text, end);
    chunk.push(i, end, TokenKind::Word);
    end
}

/// True where the text begins like 2024-12-05: hyphens of such dates do not cut.
fn is_iso(text: &str) -> bool {
    let b = text.as_bytes();
    let d = |r: std::ops::Range<usize>| b.get(r).is_some_and(|s| s.iter().all(u8::is_ascii_digit));
    d(0..4) && b.get(4) == Some(&b'-') && d(5..7) && (b.get(7) != Some(&b'-') || d(8..10)) && !d(7..8)
}

/// End of the run of letters and digits from `from`.
fn run(text: &str, from: usize) -> usize {
    let rest = &text[from..floor(text, from + MAX_CHUNK_BYTES)];
    let n = rest.find(|c: char| !c.is_alphanumeric() && !is_mark(c)).unwrap_or(rest.len());
    from + n.max(rest.chars().next().map_or(0, char::len_utf8))
}

/// A word with its inner stops, apostrophes, ampersands and kept hyphens; clitics cut off.
fn word(chunk: &mut Chunk<'_, '_>, i: usize) -> usize {
    let text = chunk.text;
    if let Some(n) = currency(&text[i..], chunk.behind) {
        chunk.push(i, i + n, TokenKind::Symbol);
        return i + n;
    }
    let mut end = run(text, i);
    loop {
        let rest = &text[end..];
        let mut chars = rest.chars();
        let (Some(c), Some(d)) = (chars.next(), chars.next()) else { break };
        let next = end + c.len_utf8();
        if end - i > MAX_CHUNK_BYTES || !d.is_alphanumeric() {
            break;
        }
        let piece = &text[i..end];
        // Letters and stops: U.S., Ph.D, and names of sites such as Booking.com.
        if c == '.'
            && (piece.rsplit('.').next().is_some_and(|p| p.chars().count() == 1)
                || domain(&text[next..])
                || one_of!(piece, "Ph" | "ph"))
        {
            end = run(text, next);
        } else if is_apostrophe(c) && d.is_alphabetic()
            // `KM34.5`
            || c == '.' && d.is_ascii_digit() && piece.len() < 8 && piece.ends_with(|c: char| c.is_ascii_digit())
        {
            end = run(text, next);
        } else if c == '&' && piece.len() <= 3 && run(text, next) - next <= 3 {
            end = run(text, next);
        } else if c == '_' || (is_hyphen(c) && i == 0 && PREFIXES.contains(&piece.to_lowercase().as_str())) {
            end = run(text, next);
        } else {
            break;
        }
    }
    let piece = &text[i..end];
    // The stop of an abbreviation belongs to it; that of a sentence does not.
    if text[end..].starts_with('.') && !text[end + 1..].starts_with('.') {
        let last = text[end + 1..].chars().all(|c| !c.is_alphanumeric());
        let keeps = match stop_after(piece) {
            Stop::End => false,
            Stop::Leading | Stop::Either => true,
        };
        if keeps
            && (last
                || text[end + 1..]
                    .starts_with(|c: char| is_hyphen(c) || c == '/' || c.is_uppercase() || is_apostrophe(c)))
        {
            end += 1;
            if text[end..].starts_with(is_apostrophe) {
                chunk.push(i, end, TokenKind::Word);
                return clitics::after(chunk, end);
            }
            chunk.push(i, end, TokenKind::Word);
            return end;
        }
    }
    clitics::split(chunk, i, end)
}

fn domain(rest: &str) -> bool {
    ["com", "org", "net", "gov", "edu", "info", "io"].iter().any(|d| {
        rest.len() >= d.len()
            && rest.as_bytes()[..d.len()].eq_ignore_ascii_case(d.as_bytes())
            && !rest[d.len()..].starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        let mut out = Vec::new();
        cut(text, Span::new(0, text.len()), &[], &mut out);
        out.iter().map(|t| t.span.of(text)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn text_is_cut_as_the_treebank_cuts_it() {
        for (text, expected) in [
            ("Mr. Assad’s forces didn't fall.", "Mr.|Assad|’s|forces|did|n't|fall|."),
            ("the U.S. and U.N. aid, e.g. food", "the|U.S.|and|U.N.|aid|,|e.g.|food"),
            ("al-Assad, long-term anti-government e-mail", "al|-|Assad|,|long|-|term|anti-government|e-mail"),
            ("“Go!” he said.", "“|Go|!|”|he|said|."),
            ("$1.5bn, 40km, 10%, 5p.m.", "$|1.5|bn|,|40|km|,|10|%|,|5|p.m."),
            ("on 2024-12-05 at 10:30 in the 1990s...", "on|2024-12-05|at|10:30|in|the|1990s|..."),
            (
                "wrote on X. The pact of Malcolm X. Doe, at KM34.5.",
                "wrote|on|X|.|The|pact|of|Malcolm|X.|Doe|,|at|KM34.5|.",
            ),
            ("No. It is No. 5", "No|.|It|is|No.|5"),
            ("rebels' gains; cannot", "rebels|'|gains|;|can|not"),
            ("see https://example.org/a?b=1.", "see|https://example.org/a?b=1|."),
            ("J. K. Doe (left)", "J.|K.|Doe|(|left|)"),
            ("(((he))) <<<<<< ““““ 7a7", "(|(|(|he|)|)|)|<<<<<<|““““|7|a|7"),
            ("", ""),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn units_are_sorted_and_odd_text_is_cut_without_a_panic() {
        for text in ["👩‍👩‍👧 x", "'", "’90s", ".5", "a.", "…", "\u{0301}x", "1.2.3.4", "é's", "S.'", "@", "#", "🇸🇾"]
        {
            words(text);
        }
    }
}
