//! Closed classes of English, by word in small letters: what every rule that asks means by a negation, a modal, a word that
//! opens a clause, a point of the compass. Open classes are data (`data/classes.tsv`).

/// A step north and east, each -1, 0 or 1.
pub(crate) type Bearing = (f64, f64);

/// `not`, with which a verb says that something is not so.
pub(crate) fn is_negation(word: &str) -> bool {
    one_of!(word, "not" | "n't" | "never")
}

/// A negation of a verb or of a noun: `no`, `neither`, too.
pub(crate) fn is_negative(word: &str) -> bool {
    is_negation(word) || one_of!(word, "no" | "neither" | "nor")
}

/// An auxiliary that says what may, will or should be; `'d`, which may be `had`, is none.
pub(crate) fn is_modal(word: &str) -> bool {
    one_of!(
        word,
        "can" | "ca" | "could" | "may" | "might" | "must" | "shall" | "should" | "will" | "'ll" | "wo" | "would"
    )
}

/// A modal by which something may be so, and may not.
pub(crate) fn is_modal_of_doubt(word: &str) -> bool {
    one_of!(word, "may" | "might" | "could")
}

/// A word that opens a clause of time, place, ground, contrast or condition; what opens a clause that is said, asked or
/// wished (`that`, `whether`) is none.
pub(crate) fn is_subordinator(word: &str) -> bool {
    opens_clause_of_time(word)
        || one_of!(word, "although" | "as" | "because" | "if" | "though" | "unless" | "where" | "whereas")
}

/// Those of them that say when; `as` is more often how or why.
pub(crate) fn opens_clause_of_time(word: &str) -> bool {
    one_of!(word, "after" | "before" | "once" | "since" | "till" | "until" | "when" | "while")
}

/// A word, before a noun or a clause, by which something was at another time than what is named: before or after it.
pub(crate) fn sets_apart(word: &str) -> bool {
    one_of!(word, "after" | "before" | "following" | "prior" | "since" | "till" | "until")
}

/// Signs that open a point of a list.
pub(crate) fn opens_point(word: &str) -> bool {
    one_of!(word, "•" | "-" | "–" | "*" | "·")
}

/// A mark with which a quotation can begin.
pub(crate) fn opens_quotation(mark: &str) -> bool {
    one_of!(mark, "\"" | "“" | "‘" | "''" | "``" | "'")
}

/// The way that a word names: `north`, `north-eastern`, `southward`.
pub(crate) fn bearing(word: &str) -> Option<Bearing> {
    let word = word
        .strip_suffix("ernmost")
        .or_else(|| word.strip_suffix("ern"))
        .or_else(|| word.strip_suffix("wards"))
        .unwrap_or(word);
    let word = word.strip_suffix("ward").unwrap_or(word);
    Some(match word {
        "north" => (1.0, 0.0),
        "south" => (-1.0, 0.0),
        "east" => (0.0, 1.0),
        "west" => (0.0, -1.0),
        "northeast" | "north-east" => (1.0, 1.0),
        "northwest" | "north-west" => (1.0, -1.0),
        "southeast" | "south-east" => (-1.0, 1.0),
        "southwest" | "south-west" => (-1.0, -1.0),
        _ => return None,
    })
}

/// `northern`, `central`: an adjective for a part of a land.
pub(crate) fn is_regional(word: &str) -> bool {
    word == "central" || word.ends_with("ern") && bearing(word).is_some()
}
