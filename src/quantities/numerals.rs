//! Numerals: cardinals, ordinals and fractions in figures and in words.

use crate::article::{Article, TokenId};

/// A numeral and where it ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Numeral {
    /// One past its last token.
    pub end: TokenId,
    /// Its value.
    pub value: f64,
    /// True where it is written in figures (`3 million` is).
    pub figures: bool,
}

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

const ORDINALS: &[(&str, u8)] = &[
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

fn look<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
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

/// The value of figures: `280,000`, `1.5`, `½`, `1/2`; none for dates, clock times and versions.
pub(crate) fn figures(word: &str) -> Option<f64> {
    if let Some(value) = glyph(word) {
        return Some(value);
    }
    let bytes = word.as_bytes();
    if !bytes.iter().any(u8::is_ascii_digit) || !bytes.iter().all(|b| b.is_ascii_digit() || b".,/".contains(b)) {
        return None;
    }
    if let Some((over, under)) = word.split_once('/') {
        let (over, under): (f64, f64) = (plain(over)?, plain(under)?);
        return (under > 1.0 && under <= 100.0 && over < 1000.0).then(|| over / under);
    }
    plain(word)
}

fn plain(word: &str) -> Option<f64> {
    let (whole, rest) = word.split_once('.').unwrap_or((word, ""));
    let dotted = word.contains('.');
    if (dotted && rest.is_empty()) || !rest.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut all: String = first.to_owned();
    let mut grouped = false;
    for group in groups {
        // Indian figures have groups of two: 1,00,000.
        if !(2..=3).contains(&group.len()) {
            return None;
        }
        grouped = true;
        all.push_str(group);
    }
    if (grouped && (first.is_empty() || first.len() > 3)) || all.len() > 18 {
        return None;
    }
    if grouped && !whole.rsplit(',').next().is_some_and(|g| g.len() == 3) {
        return None;
    }
    if all.is_empty() {
        all.push('0');
    }
    if dotted {
        all.push('.');
        all.push_str(rest.get(..rest.len().min(12))?);
    }
    all.parse().ok()
}

fn glyph(word: &str) -> Option<f64> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let value = match &word[digits..] {
        "½" => 0.5,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅕" => 0.2,
        "⅖" => 0.4,
        "⅗" => 0.6,
        "⅘" => 0.8,
        "⅙" => 1.0 / 6.0,
        "⅚" => 5.0 / 6.0,
        "⅛" => 0.125,
        "⅜" => 0.375,
        "⅝" => 0.625,
        "⅞" => 0.875,
        _ => return None,
    };
    let whole: f64 = if digits == 0 { 0.0 } else { word[..digits].parse().ok()? };
    Some(whole + value)
}

/// True where the two tokens stand with nothing between.
fn glued(a: &Article<'_>, i: TokenId) -> bool {
    a.tokens.get(i as usize).is_some_and(|t| !t.spaced)
}

/// True for a hyphen that ties two words: nothing before it, nothing behind it.
pub(crate) fn ties(a: &Article<'_>, i: TokenId) -> bool {
    matches!(a.word(i), "-" | "‐" | "‑") && glued(a, i) && glued(a, i + 1)
}

/// Reads a cardinal at `i`, not past `end`: `280,000`, `2 1/2`, `3 million`, `one hundred and six`, `two and a half`,
/// `a dozen`, `half a million`.
pub(crate) fn cardinal(a: &Article<'_>, i: TokenId, end: TokenId) -> Option<Numeral> {
    if i >= end {
        return None;
    }
    let low = a.lower(i);
    let at = |k: TokenId| if k < end { a.lower(k) } else { "" };
    if let Some(value) = figures(low) {
        let mut value = value;
        let mut k = i + 1;
        if low.bytes().all(|b| b.is_ascii_digit())
            && let Some(part) = figures(at(k)).filter(|&p| p < 1.0 && p > 0.0 && !at(k).contains('.'))
        {
            value += part;
            k += 1;
        }
        // `1 point 1`
        if low.bytes().all(|b| b.is_ascii_digit())
            && at(k) == "point"
            && at(k + 1).bytes().all(|b| b.is_ascii_digit())
            && let Ok(decimal) = format!("{low}.{}", at(k + 1)).parse::<f64>()
            && at(k + 1).len() < 7
        {
            value = decimal;
            k += 2;
        }
        // `40 000`: groups of three behind a space.
        while low.len() <= 3
            && low.bytes().all(|b| b.is_ascii_digit())
            && value >= 1.0
            && k < end
            && a.word(k).len() == 3
            && a.word(k).bytes().all(|b| b.is_ascii_digit())
            && value < 1e12
        {
            value = value * 1000.0 + f64::from(a.word(k).parse::<u16>().unwrap_or(0));
            k += 1;
        }
        if k > i + 1 && value >= 1000.0 && at(k).len() > 4 && at(k).as_bytes().get(3) == Some(&b'.') {
            // `1 234 567.89`
            if let Some(last) = figures(at(k)) {
                value = value * 1000.0 + last;
                k += 1;
            }
        }
        if let Some((next, part)) = and_part(a, k, end) {
            value += part;
            k = next;
        }
        return Some(continued(a, scaled(a, k, end, value, true), k, end));
    }
    if matches!(low, "a" | "an") {
        let k = i + 1;
        return match at(k) {
            "hundred" | "thousand" | "million" | "billion" | "trillion" | "dozen" | "score" => words(a, k, end),
            "half" if matches!(at(k + 1), "million" | "billion" | "trillion" | "dozen") => {
                Some(scaled(a, k + 1, end, 0.5, false))
            }
            _ => None,
        };
    }
    if low == "half" && at(i + 1) == "a" && matches!(at(i + 2), "million" | "billion" | "trillion" | "dozen") {
        return Some(scaled(a, i + 2, end, 0.5, false));
    }
    words(a, i, end)
}

/// `3 hundred and 21`, `4 thousand 3 hundred`: what follows figures with a scale word, where it is smaller.
fn continued(a: &Article<'_>, n: Numeral, scale_at: TokenId, end: TokenId) -> Numeral {
    let last = if n.end == scale_at + 1 { scale(a.lower(scale_at)) } else { None };
    let Some(last) = last.filter(|&by| by == 100.0 || by == 1000.0) else { return n };
    let and = n.end < end && a.lower(n.end) == "and";
    let from = n.end + u32::from(and);
    let hundreds = last > 100.0 && from + 1 < end && a.lower(from + 1) == "hundred";
    if !(hundreds || and && last == 100.0) {
        return n;
    }
    match cardinal(a, from, end).filter(|m| m.value < last && m.value > 0.0 && m.value.fract() == 0.0) {
        Some(m) => Numeral { end: m.end, value: n.value + m.value, figures: true },
        None => n,
    }
}

/// The part of a number behind it, in ones: `and a half` is half of `whole`, `and a half million` half a million.
fn and_more(a: &Article<'_>, k: TokenId, end: TokenId, whole: f64) -> Option<(TokenId, f64)> {
    let (next, part) = and_part(a, k, end)?;
    let by = if next < end { scale(a.lower(next)).filter(|_| !a.lower(next).ends_with('s')) } else { None };
    Some(match by {
        Some(by) if by < whole => (next + 1, part * by),
        _ => (next, part * whole),
    })
}

/// `and a half`, `and one third`, `and three quarters` behind a number: where it ends and its value.
fn and_part(a: &Article<'_>, k: TokenId, end: TokenId) -> Option<(TokenId, f64)> {
    if k + 2 >= end || a.lower(k) != "and" {
        return None;
    }
    let over = match a.lower(k + 1) {
        "a" => 1.0,
        word => f64::from(small(word).filter(|n| (1..10).contains(n))?),
    };
    let word = a.lower(k + 2);
    let under = part(word).filter(|_| (over == 1.0) != word.ends_with('s'))?;
    (over < under).then_some((k + 3, over / under))
}

/// Takes the scale words that follow a number: `million`, `hundred thousand`, `k` on figures.
fn scaled(a: &Article<'_>, mut k: TokenId, end: TokenId, mut value: f64, figures: bool) -> Numeral {
    let mut last = 1.0;
    loop {
        let tied = k + 1 < end && ties(a, k) && scale(a.lower(k + 1)).is_some();
        let j = if tied { k + 1 } else { k };
        if j >= end {
            break;
        }
        let word = a.lower(j);
        let by = match word {
            "k" if figures && glued(a, j) => 1e3,
            "m" if figures && glued(a, j) && a.word(j) == "M" => 1e6,
            "b" if figures && glued(a, j) && (a.word(j) == "B" || value.fract() != 0.0) => 1e9,
            _ => match scale(word).filter(|_| {
                !word.ends_with('s') || matches!(word, "dozens" | "lakhs" | "lacs" | "lkhs" | "crores" | "krores")
            }) {
                Some(by) => by,
                None => break,
            },
        };
        value *= by;
        k = j + 1;
        last = by;
        if value > 1e18 {
            break;
        }
    }
    if last >= 1e3
        && let Some((next, more)) = and_more(a, k, end, last)
    {
        return Numeral { end: next, value: value + more, figures };
    }
    Numeral { end: k, value, figures }
}

/// A cardinal in words.
fn words(a: &Article<'_>, i: TokenId, end: TokenId) -> Option<Numeral> {
    let (mut total, mut current, mut k) = (0.0_f64, 0.0_f64, i);
    // What may follow: 0 anything, 1 after a ten (a one may follow), 2 after a one (only a scale may).
    let mut state = 0;
    let mut largest = f64::INFINITY;
    let mut seen = false;
    while k < end {
        let mut j = k;
        if seen && ties(a, j) {
            j += 1;
        } else if seen && and_part(a, j, end).is_some() {
            break;
        } else if seen && a.lower(j) == "and" && (total > 0.0 || current >= 100.0) && state == 0 {
            j += 1;
        }
        if j >= end {
            break;
        }
        let word = a.lower(j);
        if let Some(value) = small(word) {
            let value = f64::from(value);
            let fits = match state {
                0 => true,
                1 => value < 10.0 && value > 0.0,
                _ => false,
            };
            if !fits {
                break;
            }
            current += value;
            state = if value >= 20.0 { 1 } else { 2 };
        } else if let Some(by) = scale(word).filter(|_| !word.ends_with('s') || seen) {
            if j != k && a.lower(k) == "and" {
                break;
            }
            let one = if current == 0.0 { 1.0 } else { current };
            if by == 100.0 || by == 12.0 || by == 20.0 {
                if current >= 100.0 && by == 100.0 {
                    break;
                }
                current = one * by;
            } else if total > 0.0 && by >= largest {
                // `hundred thousand million`
                total = (total + current) * by;
                current = 0.0;
            } else {
                total += one * by;
                current = 0.0;
                largest = by;
            }
            state = 0;
        } else {
            break;
        }
        seen = true;
        k = j + 1;
    }
    if !seen {
        return None;
    }
    let mut value = total + current;
    let at = |k: TokenId| if k < end { a.lower(k) } else { "" };
    if at(k) == "point" && k + 1 < end {
        let (mut digits, mut by) = (k + 1, 0.1);
        while let Some(d) = small(at(digits)).filter(|&d| d < 10) {
            value += f64::from(d) * by;
            by /= 10.0;
            digits += 1;
        }
        if digits > k + 1 {
            k = digits;
            return Some(scaled(a, k, end, (value * 1e9).round() / 1e9, false));
        }
    }
    if current == 0.0
        && largest.is_finite()
        && let Some((next, more)) = and_more(a, k, end, largest)
    {
        // `one million and a half` is half a million more.
        return Some(Numeral { end: next, value: value + more, figures: false });
    }
    if let Some((next, part)) = and_part(a, k, end) {
        return Some(scaled(a, next, end, value + part, false));
    }
    if at(k) == "and" && at(k + 1) == "half" && at(k + 2) != "of" {
        value += 0.5;
        k += 2;
    }
    Some(Numeral { end: k, value, figures: false })
}

/// Reads an ordinal: `3rd`, `twenty-first`, `second`.
pub(crate) fn ordinal(a: &Article<'_>, i: TokenId, end: TokenId) -> Option<Numeral> {
    if i >= end {
        return None;
    }
    let low = a.lower(i);
    let digits = low.bytes().take_while(|b| b.is_ascii_digit() || *b == b',').count();
    if digits > 0 {
        let tail = &low[digits..];
        let value = plain(&low[..digits])?;
        return matches!(tail, "st" | "nd" | "rd" | "th").then_some(Numeral { end: i + 1, value, figures: true });
    }
    if let Some(value) = look(ORDINALS, low) {
        return Some(Numeral { end: i + 1, value: f64::from(value), figures: false });
    }
    // `one hundred twenty-fifth`
    if scale(if i + 1 < end { a.lower(i + 1) } else { "" }) == Some(100.0)
        && let Some(n) = words(a, i, end).filter(|n| n.value >= 100.0)
    {
        let k = if n.end < end && (ties(a, n.end) || a.lower(n.end) == "and") { n.end + 1 } else { n.end };
        let one = look(ORDINALS, if k < end { a.lower(k) } else { "" }).map(f64::from)?;
        let fits = n.value % 100.0 == 0.0 || one < 10.0 && n.value % 10.0 == 0.0 && n.value % 100.0 > 10.0;
        return fits.then_some(Numeral { end: k + 1, value: n.value + one, figures: false });
    }
    let tens = small(low).filter(|&t| t >= 20)?;
    let k = if i + 1 < end && ties(a, i + 1) { i + 2 } else { i + 1 };
    let one = look(ORDINALS, if k < end { a.lower(k) } else { "" }).filter(|&o| o < 10)?;
    Some(Numeral { end: k + 1, value: f64::from(tens) + f64::from(one), figures: false })
}

/// Reads a fraction in words: `two-thirds`, `a third`, `half`, `three quarters`.
pub(crate) fn fraction(a: &Article<'_>, i: TokenId, end: TokenId) -> Option<Numeral> {
    let at = |k: TokenId| if k < end { a.lower(k) } else { "" };
    let over = match at(i) {
        "half" => return Some(Numeral { end: i + 1, value: 0.5, figures: false }),
        "quarter" if scale(at(i + 1)).is_some() => return Some(Numeral { end: i + 1, value: 0.25, figures: false }),
        "a" => 1.0,
        word => f64::from(small(word).filter(|&n| n > 0 && n < 20)?),
    };
    let k = if i + 2 < end && ties(a, i + 1) { i + 2 } else { i + 1 };
    let under = part(at(k))?;
    let fits = if over == 1.0 { !at(k).ends_with('s') } else { at(k).ends_with('s') && over < under * 10.0 };
    fits.then_some(Numeral { end: k + 1, value: over / under, figures: false })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;

    #[test]
    fn cardinals_are_read_in_figures_and_in_words() {
        for (text, value) in [
            ("280,000", 280_000.0),
            ("1.5 million", 1_500_000.0),
            ("2 1/2", 2.5),
            ("10½", 10.5),
            ("one hundred and six", 106.0),
            ("twenty-five", 25.0),
            ("seven hundred twenty-one thousand and twelve", 721_012.0),
            ("thirty-one million two hundred fifty-six thousand seven hundred twenty-one", 31_256_721.0),
            ("two hundred thousand", 200_000.0),
            ("two point two million", 2_200_000.0),
            ("two and a half", 2.5),
            ("a dozen", 12.0),
            ("two dozen", 24.0),
            ("half a million", 500_000.0),
            ("one million and a half", 1_500_000.0),
            ("two and a third", 7.0 / 3.0),
            ("40 000", 40_000.0),
            ("three thousand millions", 3_000_000_000.0),
            ("100k", 100_000.0),
            ("12 lakh", 1_200_000.0),
        ] {
            let a = article::read(text, None);
            let end = a.tokens.len() as u32;
            let got = cardinal(&a, 0, end).unwrap_or_else(|| panic!("{text}"));
            assert!((got.value - value).abs() < 1e-6 && (got.end == end || text.ends_with('s')), "{text}: {got:?}");
        }
    }

    #[test]
    fn what_is_no_cardinal_is_none() {
        for text in ["10:30", "1.2.3", "10/31/1974", "the", "a", "dozens", "half", "hundreds of", "F16"] {
            let a = article::read(text, None);
            assert_eq!(cardinal(&a, 0, a.tokens.len() as u32), None, "{text}");
        }
    }

    #[test]
    fn ordinals_and_fractions() {
        fn read(text: &str) -> Article<'_> {
            article::read(text, None)
        }
        for (text, value) in [("3rd", 3.0), ("twenty-first", 21.0), ("second", 2.0), ("15,599th", 15_599.0)] {
            let a = read(text);
            assert_eq!(ordinal(&a, 0, a.tokens.len() as u32).map(|n| n.value), Some(value), "{text}");
        }
        for (text, value) in [("two-thirds", 2.0 / 3.0), ("a third", 1.0 / 3.0), ("three quarters", 0.75)] {
            let a = read(text);
            assert_eq!(fraction(&a, 0, a.tokens.len() as u32).map(|n| n.value), Some(value), "{text}");
        }
    }
}
