//! Words that keep their full stop.

use crate::lexicon::{Class, classes_of};

/// What a full stop behind a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The word is an abbreviation that more of the sentence follows.
    Leading,
    /// The word is an abbreviation; the sentence may end here or not.
    Either,
    /// The stop ends the sentence and is a token of its own.
    End,
}

/// What the full stop after `word` (without the stop) means.
pub(crate) fn stop_after(word: &str) -> Stop {
    let mut chars = word.chars();
    let first = chars.next();
    let capital = first.is_some_and(char::is_uppercase);
    // An initial, or letters with stops between them: `J.`, `U.S.`, `al-J.` is none.
    if capital && chars.next().is_none() {
        return if word == "I" { Stop::Either } else { Stop::Leading };
    }
    let mut parts = word.split('.');
    if word.contains('.') && parts.all(|p| p.chars().count() == 1 && p.chars().all(char::is_alphabetic)) {
        return Stop::Either;
    }
    let classes = classes_of(&word.to_lowercase());
    if classes.has(Class::CapitalAbbreviation) && !capital {
        return Stop::End;
    }
    if classes.has(Class::LeadingAbbreviation) {
        Stop::Leading
    } else if classes.has(Class::Abbreviation) {
        Stop::Either
    } else {
        Stop::End
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_is_read_by_the_word_before_it() {
        assert_eq!(stop_after("Mr"), Stop::Leading);
        assert_eq!(stop_after("U.S"), Stop::Either);
        assert_eq!(stop_after("sat"), Stop::End);
        assert_eq!(stop_after("south"), Stop::End);
    }
}
