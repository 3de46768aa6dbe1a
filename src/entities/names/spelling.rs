//! When two spellings are one name.

use crate::lexicon::{Lexicon, fold_case};

/// The words of a name: hyphened pieces together, folded, without `the`, small words and ends such as `Jr.`.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for piece in name.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')')) {
        let piece = piece.strip_suffix("'s").or(piece.strip_suffix("’s")).unwrap_or(piece);
        let word = fold_case(piece);
        let small = one_of!(word.as_str(), "" | "the" | "jr" | "sr" | "ii" | "iii" | "iv");
        if !small {
            out.push(word);
        }
    }
    out
}

/// A surname without the article of Arabic names: `al-Assad`, `Al Assad` and `Assad` are one.
pub(crate) fn stem(name: &str) -> String {
    let low = name.to_lowercase();
    for article in ["al-", "el-", "al‑", "as-", "ash-", "an-", "ad-", "ar-", "az-", "at-", "al ", "el "] {
        if let Some(rest) = low.strip_prefix(article)
            && rest.chars().count() > 2
        {
            return fold_case(rest);
        }
    }
    fold_case(&low)
}

/// The words of a person's name, articles of Arabic names taken off.
pub(crate) fn person_words(name: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for piece in name.split_whitespace() {
        let piece = piece.strip_suffix("'s").or(piece.strip_suffix("’s")).unwrap_or(piece);
        let word = stem(piece);
        if one_of!(word.as_str(), "" | "jr" | "sr" | "ii" | "iii" | "iv" | "al" | "el") {
            continue;
        }
        out.push(word);
    }
    out
}

/// A key under which the usual ways to write a foreign name in Latin letters fall together.
pub(crate) fn romanised(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    const PAIRS: &[(&str, &str)] = &[
        ("kh", "k"),
        ("gh", "g"),
        ("ph", "f"),
        ("dh", "d"),
        ("th", "t"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ei", "i"),
        ("ie", "i"),
        ("ai", "i"),
        ("ay", "i"),
        ("ey", "i"),
        ("iy", "i"),
        ("yy", "i"),
        ("ii", "i"),
        ("tch", "c"),
        ("ch", "c"),
        ("ck", "k"),
        ("dj", "g"),
        ("sch", "s"),
        ("sh", "s"),
        ("zh", "z"),
        ("ts", "z"),
        ("tz", "z"),
        ("w", "v"),
        ("q", "k"),
        ("j", "g"),
        ("y", "i"),
        ("e", "a"),
        ("o", "u"),
        ("c", "k"),
    ];
    while let Some(c) = rest.chars().next() {
        let mut step = c.len_utf8();
        let mut piece: Option<&str> = None;
        for (from, to) in PAIRS {
            if rest.starts_with(from) {
                step = from.len();
                piece = Some(to);
                break;
            }
        }
        let before = out.chars().last();
        match piece {
            Some(p) if before != p.chars().next() => out.push_str(p),
            Some(_) => {}
            None if before == Some(c) => {}
            None => out.push(c),
        }
        rest = rest.get(step..).unwrap_or("");
    }
    if out.len() > 3 && out.ends_with("ah") {
        out.pop();
    }
    out
}

/// True where two words of persons' names are one: the same, alike when romanised, or one an initial of the other.
pub(crate) fn alike(a: &str, b: &str, lexicon: &Lexicon) -> bool {
    a == b
        || (a.chars().count() == 1 || b.chars().count() == 1) && a.chars().next() == b.chars().next()
        || a.len() > 3 && b.len() > 3 && romanised(a) == romanised(b)
        || lexicon.is_nickname(a, b)
        || lexicon.is_nickname(b, a)
}

/// True where the words of two full names of persons can be one person's.
pub(crate) fn one_person(a: &[String], b: &[String], lexicon: &Lexicon) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (Some(x), Some(y), Some(s), Some(t)) = (short.first(), long.first(), short.last(), long.last()) else {
        return false;
    };
    if !alike(x, y, lexicon) || !(s == t || s.len() > 3 && romanised(s) == romanised(t)) {
        return false;
    }
    // Every word of the shorter stands in the longer, in order.
    let mut rest = long.iter();
    short.iter().all(|w| rest.any(|v| alike(w, v, lexicon)))
}

/// The capitals of a name, small words left out: `IAEA` of `International Atomic Energy Agency`.
pub(crate) fn initials(name: &str) -> String {
    name.split(|c: char| c.is_whitespace() || c == '-' || c == '/')
        .filter(|w| w.starts_with(char::is_uppercase))
        .filter_map(|w| w.chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}

/// As [`initials`] with the small words' letters as well: `DoD`, `UNHCoR`.
pub(crate) fn all_initials(name: &str) -> String {
    name.split(|c: char| c.is_whitespace() || c == '-' || c == '/')
        .filter_map(|w| w.chars().find(|c| c.is_alphabetic()))
        .flat_map(char::to_uppercase)
        .collect()
}

/// True for `HTS`, `U.N.`, `JCPoA`: one word of two to eight letters, most of them capitals.
pub(crate) fn is_acronym(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    !name.contains(' ') && (2..=8).contains(&letters) && capitals >= 2 && capitals * 3 >= letters * 2
}

/// True where at least half of an acronym's letters begin words of the long name: it may stand for the name in another
/// tongue.
pub(crate) fn foreign_initials(a: &str, b: &str) -> bool {
    let (short, long) = if is_acronym(a) { (a, b) } else { (b, a) };
    let mut free: Vec<char> = all_initials(long).chars().collect();
    let letters: Vec<char> = short.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase).collect();
    let found =
        letters.iter().filter(|l| free.iter().position(|f| f == *l).map(|i| free.swap_remove(i)).is_some()).count();
    letters.len() > 1 && found * 2 >= letters.len()
}

/// True where every letter of the acronym stands in the long name, in order.
pub(crate) fn share_letters(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let long = long.to_lowercase();
    let mut rest = long.chars();
    short.to_lowercase().chars().filter(|c| c.is_alphanumeric()).all(|c| rest.any(|d| d == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn w(s: &str) -> Vec<String> {
        person_words(s)
    }

    #[test]
    fn ways_to_write_a_persons_name() {
        let lexicon = Lexicon::embedded();
        for (a, b) in [
            ("Bashar al-Assad", "Bashar Assad"),
            ("Abu Mohammed al-Golani", "Abu Mohammad al-Jolani"),
            ("Joe Biden", "Joseph R. Biden"),
            ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
            ("Muammar Gaddafi", "Moammar Gadhafi"),
        ] {
            assert!(one_person(&w(a), &w(b), &lexicon), "{a} = {b}");
        }
        for (a, b) in [("Bashar al-Assad", "Hafez al-Assad"), ("George Bush", "Jeb Bush"), ("John Kerry", "John Kelly")]
        {
            assert!(!one_person(&w(a), &w(b), &lexicon), "{a} ≠ {b}");
        }
    }

    #[test]
    fn acronyms_are_the_capitals() {
        assert_eq!(initials("International Atomic Energy Agency"), "IAEA");
        assert_eq!(initials("Hayat Tahrir al-Sham"), "HTS");
        assert!(is_acronym("JCPoA") && is_acronym("U.N.") && !is_acronym("Al") && !is_acronym("Reuters"));
    }
}
