//! Asking whether a word is one of a few: `one_of!(word, "not" | "n't" | "never")`, which a pattern of `matches!` says as well,
//! at ten times the code. The words lie one behind the other as data, and one function for all walks over them.

/// True where the word is one of those named.
macro_rules! one_of {
    ($word:expr, $($name:literal)|+) => {{
        const NAMES: &[&str] = &[$($name),+];
        static PACKED: [u8; $crate::words::packed_len(NAMES)] = $crate::words::pack(NAMES);
        $crate::words::is_among($word, &PACKED)
    }};
}

/// Bytes that the words take, each with its length before it.
pub(crate) const fn packed_len(names: &[&str]) -> usize {
    let (mut i, mut len) = (0, 0);
    while i < names.len() {
        len += 1 + names[i].len();
        i += 1;
    }
    len
}

/// The words, each with its length before it.
pub(crate) const fn pack<const LEN: usize>(names: &[&str]) -> [u8; LEN] {
    let (mut packed, mut at, mut i) = ([0; LEN], 0, 0);
    while i < names.len() {
        let name = names[i].as_bytes();
        assert!(name.len() < 256);
        packed[at] = name.len() as u8;
        at += 1;
        let mut k = 0;
        while k < name.len() {
            packed[at] = name[k];
            (at, k) = (at + 1, k + 1);
        }
        i += 1;
    }
    packed
}

/// True where the word is among those packed.
#[inline(never)]
pub(crate) fn is_among(word: &str, packed: &[u8]) -> bool {
    let word = word.as_bytes();
    let first = word.first();
    let mut rest = packed;
    while let Some((&len, names)) = rest.split_first() {
        let Some((name, behind)) = names.split_at_checked(len.into()) else { break };
        // The first letter tells most apart, without a call.
        if name.first() == first && name == word {
            return true;
        }
        rest = behind;
    }
    false
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_word_is_one_of_those_named_whole() {
        let is = |word: &str| one_of!(word, "if" | "until" | "nach dem");
        assert_eq!(["if", "until", "nach dem"].map(is), [true; 3]);
        assert_eq!(["", "i", "unti", "untils", "\u{2}if", "dem"].map(is), [false; 6]);
    }
}
