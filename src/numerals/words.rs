//! The words of numbers below a hundred, scales, ordinals and parts: a closed class of the grammar.

/// Values of the words below a hundred, and of nothing else.
const SMALL: &[(&str, u8)] = &[
    ("eight", 8),
    ("eighteen", 18),
    ("eighty", 80),
    ("eleven", 11),
    ("fifteen", 15),
    ("fifty", 50),
    ("five", 5),
    ("forty", 40),
    ("four", 4),
    ("fourteen", 14),
    ("naught", 0),
    ("nil", 0),
    ("nine", 9),
    ("nineteen", 19),
    ("ninety", 90),
    ("nought", 0),
    ("one", 1),
    ("seven", 7),
    ("seventeen", 17),
    ("seventy", 70),
    ("six", 6),
    ("sixteen", 16),
    ("sixty", 60),
    ("ten", 10),
    ("thirteen", 13),
    ("thirty", 30),
    ("three", 3),
    ("twelve", 12),
    ("twenty", 20),
    ("two", 2),
    ("zero", 0),
];

const SCALES: &[(&str, f64)] = &[
    ("billion", 1e9),
    ("billions", 1e9),
    ("bln", 1e9),
    ("bn", 1e9),
    ("cr", 1e7),
    ("crore", 1e7),
    ("crores", 1e7),
    ("dozen", 12.0),
    ("dozens", 12.0),
    ("hundred", 100.0),
    ("hundreds", 100.0),
    ("koti", 1e7),
    ("krore", 1e7),
    ("krores", 1e7),
    ("lac", 1e5),
    ("lacs", 1e5),
    ("lakh", 1e5),
    ("lakhs", 1e5),
    ("lkh", 1e5),
    ("lkhs", 1e5),
    ("mil", 1e6),
    ("million", 1e6),
    ("millions", 1e6),
    ("mln", 1e6),
    ("mn", 1e6),
    ("score", 20.0),
    ("thousand", 1e3),
    ("thousands", 1e3),
    ("tln", 1e12),
    ("tn", 1e12),
    ("trillion", 1e12),
    ("trillions", 1e12),
    ("trn", 1e12),
];

pub(super) const ORDINALS: &[(&str, u8)] = &[
    ("eighteenth", 18),
    ("eighth", 8),
    ("eightieth", 80),
    ("eleventh", 11),
    ("fifteenth", 15),
    ("fifth", 5),
    ("fiftieth", 50),
    ("first", 1),
    ("fortieth", 40),
    ("fourteenth", 14),
    ("fourth", 4),
    ("nineteenth", 19),
    ("ninetieth", 90),
    ("ninth", 9),
    ("second", 2),
    ("seventeenth", 17),
    ("seventh", 7),
    ("seventieth", 70),
    ("sixteenth", 16),
    ("sixth", 6),
    ("sixtieth", 60),
    ("tenth", 10),
    ("third", 3),
    ("thirteenth", 13),
    ("thirtieth", 30),
    ("twelfth", 12),
    ("twentieth", 20),
];

/// Names of the parts of a whole: `third`, `quarters`.
const PARTS: &[(&str, f64)] = &[
    ("eighth", 8.0),
    ("eighths", 8.0),
    ("fifth", 5.0),
    ("fifths", 5.0),
    ("fourth", 4.0),
    ("fourths", 4.0),
    ("half", 2.0),
    ("halves", 2.0),
    ("ninth", 9.0),
    ("ninths", 9.0),
    ("quarter", 4.0),
    ("quarters", 4.0),
    ("seventh", 7.0),
    ("sevenths", 7.0),
    ("sixth", 6.0),
    ("sixths", 6.0),
    ("tenth", 10.0),
    ("tenths", 10.0),
    ("third", 3.0),
    ("thirds", 3.0),
];

/// A bit for every length that a word of the tables has, by its first letter: most words of a text end here.
const LENGTHS: [u16; 26] = {
    const fn note<T: Copy>(mut lengths: [u16; 26], table: &[(&str, T)]) -> [u16; 26] {
        let mut i = 0;
        while i < table.len() {
            let word = table[i].0.as_bytes();
            lengths[(word[0] - b'a') as usize] |= 1 << word.len();
            i += 1;
        }
        lengths
    }
    note(note(note(note([0; 26], SMALL), SCALES), ORDINALS), PARTS)
};

/// Every word that a numeral in words may begin with.
pub(crate) fn beginnings() -> impl Iterator<Item = &'static str> {
    let small = SMALL.iter().chain(ORDINALS).map(|(w, _)| *w);
    small.chain(SCALES.iter().map(|(w, _)| *w)).chain(["a", "an", "half"])
}

pub(super) fn look<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    let first = word.bytes().next()?.wrapping_sub(b'a');
    if word.len() > 15 || LENGTHS.get(first as usize)? >> word.len() & 1 == 0 {
        return None;
    }
    table.binary_search_by(|(w, _)| (*w).cmp(word)).ok().map(|k| table[k].1)
}

/// The value of a word below a hundred.
pub(crate) fn small(word: &str) -> Option<u8> {
    look(SMALL, word)
}

/// The value of `hundred`, `million`, `bn`, `dozen`, singular or plural.
pub(crate) fn scale(word: &str) -> Option<f64> {
    look(SCALES, word)
}

/// The divisor that `third` or `quarters` names.
pub(crate) fn part(word: &str) -> Option<f64> {
    look(PARTS, word)
}
