//! Words that keep their full stop.

/// Always followed by more of the same sentence: titles, and words that stand before a name or figure.
const LEADING: &[&str] = &[
    "adm", "amb", "arch", "arq", "assoc", "asst", "atty", "barr", "brig", "bro", "capt", "cdr", "cmdr", "col", "comdr",
    "comm", "cpl", "dr", "dra", "engr", "fr", "ft", "gen", "gov", "hon", "ing", "insp", "lic", "lt", "ma", "maj",
    "messrs", "mgr", "mlle", "mme", "mons", "mr", "mrs", "ms", "msgr", "mst", "mt", "no", "nos", "pfc", "pres", "prof",
    "pte", "pvt", "rep", "reps", "rev", "rs", "rt", "secy", "sen", "sens", "sgt", "smt", "spc", "sr", "sra", "st",
    "ste", "supt", "v", "ven", "vs",
];

/// Keeps its stop, and may end a sentence as well.
const TRAILING: &[&str] = &[
    "a.d", "a.m", "al", "approx", "apr", "art", "aug", "ave", "b.c", "bldg", "blvd", "bros", "c", "ca", "cal", "calif",
    "cent", "cf", "cm", "co", "colo", "conn", "corp", "ct", "dec", "deg", "del", "dep", "dept", "dist", "div", "e.g",
    "ed", "eds", "esp", "esq", "est", "et", "etc", "ext", "feb", "fig", "figs", "fla", "fri", "ga", "hon", "hr", "hrs",
    "i.e", "ill", "inc", "incl", "ind", "int'l", "jan", "jr", "jul", "jun", "kan", "km", "ky", "la", "lb", "lbs",
    "ltd", "mar", "mass", "md", "mfg", "mi", "mich", "min", "minn", "misc", "miss", "mo", "mon", "mont", "mos", "mph",
    "n.b", "nat'l", "neb", "nev", "nov", "nr", "oct", "okla", "ont", "op", "ore", "oz", "p", "p.m", "pa", "para",
    "ph.d", "pp", "pt", "qtr", "rd", "rpt", "sat", "sec", "sep", "sept", "ser", "sq", "sun", "tel", "tenn", "tex",
    "thu", "thur", "thurs", "tue", "tues", "univ", "va", "viz", "vol", "vols", "vt", "wash", "wed", "wis", "wyo", "yr",
    "yrs",
];

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

/// Words that are abbreviations only with a capital: `No.`, `Art.`, `Sat.`, but `art.`, `sat.` end a sentence.
const CAPITAL_ONLY: &[&str] = &[
    "arch", "art", "bro", "cal", "co", "comm", "dec", "del", "ed", "est", "fig", "ill", "ind", "ing", "la", "ma",
    "mar", "mass", "min", "miss", "mo", "mon", "mst", "no", "op", "ore", "p", "pa", "rev", "rs", "rt", "sat", "sec",
    "sun", "tex", "v", "ven", "wash", "wed",
];

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
    let lower = word.to_lowercase();
    if CAPITAL_ONLY.binary_search(&lower.as_str()).is_ok() && !capital {
        return Stop::End;
    }
    if LEADING.binary_search(&lower.as_str()).is_ok() {
        Stop::Leading
    } else if TRAILING.binary_search(&lower.as_str()).is_ok() {
        Stop::Either
    } else {
        Stop::End
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_binary_search() {
        assert!(LEADING.is_sorted() && TRAILING.is_sorted() && CAPITAL_ONLY.is_sorted());
    }

    #[test]
    fn a_stop_is_read_by_the_word_before_it() {
        assert_eq!(stop_after("Mr"), Stop::Leading);
        assert_eq!(stop_after("U.S"), Stop::Either);
        assert_eq!(stop_after("sat"), Stop::End);
        assert_eq!(stop_after("south"), Stop::End);
    }
}
