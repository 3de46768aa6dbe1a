//! Clitics: `n't`, `'s`, `'ll` and the apostrophe of `rebels'` are tokens of their own.

use super::chunk::{Chunk, TokenKind, is_apostrophe};

/// A clitic that follows a token already taken, as in `U.S.'s`.
pub(super) fn after(chunk: &mut Chunk<'_, '_>, at: usize) -> usize {
    let Some(c) = chunk.text[at..].chars().next() else { return at };
    let rest = &chunk.text[at + c.len_utf8()..];
    if rest.starts_with(['s', 'S']) && !rest[1..].starts_with(char::is_alphanumeric) {
        let end = at + c.len_utf8() + 1;
        chunk.push(at, end, TokenKind::Word);
        return end;
    }
    at
}

/// Takes the word from `i` to `end` with its clitics apart; gives where the next token begins.
pub(super) fn split(chunk: &mut Chunk<'_, '_>, i: usize, end: usize) -> usize {
    let text = chunk.text;
    let piece = &text[i..end];
    let mut halves = |cut: usize| {
        chunk.push(i, cut, TokenKind::Word);
        chunk.push(cut, end, TokenKind::Word);
        end
    };
    if piece.contains(is_apostrophe) {
        let flat: String =
            piece.chars().map(|c| if is_apostrophe(c) { '\'' } else { c.to_ascii_lowercase() }).collect();
        let ending = ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"]
            .into_iter()
            .find(|clitic| flat.ends_with(clitic) && flat.len() > clitic.len());
        if let Some(clitic) = ending {
            // `flat` differs in length from `piece` only by apostrophes: cut by characters from the end.
            let cut = piece.char_indices().rev().nth(clitic.len() - 1).map_or(i, |(k, _)| i + k);
            return halves(cut);
        }
    } else if ["cannot", "gonna", "gotta", "wanna"].iter().any(|word| piece.eq_ignore_ascii_case(word)) {
        return halves(i + 3);
    }
    chunk.push(i, end, TokenKind::Word);
    // The possessive of a plural: `rebels'`, but not the closing mark of ''the rebels''.
    let rest = &text[end..];
    if piece.ends_with(['s', 'S'])
        && let Some(c) = rest.chars().next()
        && is_apostrophe(c)
        && (rest.starts_with("'''") || !rest.starts_with("''"))
    {
        let after = end + c.len_utf8();
        chunk.push(end, after, TokenKind::Quote);
        return after;
    }
    end
}
