//! Words as a line begins with them, goes on with them, and says whose something is.

/// `Ann’s`, `the rebels’`.
pub(crate) fn possessive(name: &str) -> String {
    format!("{name}{}", if name.ends_with('s') { "’" } else { "’s" })
}

/// With a small first letter, but for what is written in capitals.
pub(in super::super) fn uncapitalized(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if !text.chars().nth(1).is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// With a capital first letter.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        // `iPhone`, `al-Qaeda`: a small letter before a capital is the name's own.
        Some(first) if first.is_lowercase() && !text.chars().nth(1).is_some_and(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}
