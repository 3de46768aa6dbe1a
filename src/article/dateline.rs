//! The dateline that runs into the first paragraph: `KYIV, Ukraine, Dec 5 (Agency) - The army ...`.

use crate::lexicon::{Class, is};
use crate::vocabulary::month;

/// Longest dateline, in bytes.
const MAX_DATELINE_BYTES: usize = 110;

/// Small words inside names of places and agencies.
const SMALL: &[&str] = &["and", "d'", "da", "das", "de", "del", "di", "do", "dos", "du", "la", "of", "the"];

/// Bytes of `paragraph` that are its dateline, the dash and the space behind it included; `None` where it has none.
pub(crate) fn length(paragraph: &str) -> Option<usize> {
    let mut window = paragraph.len().min(MAX_DATELINE_BYTES);
    while !paragraph.is_char_boundary(window) {
        window -= 1;
    }
    let head = &paragraph[..window];
    if let Some(day) = whole_day(head) {
        return Some(day);
    }
    let (at, dash) = head.char_indices().find_map(|(i, c)| match c {
        '—' | '–' | '―' => Some((i, c.len_utf8())),
        '-' if head[i..].starts_with("--") => Some((i, 2)),
        '-' if head[..i].ends_with([' ', ')']) && head[i + 1..].starts_with(' ') => Some((i, 1)),
        // `Shimla, June 2: Nine`, `KOLKATA, Nov 20 (PTI) The court`.
        ':' if is_placed_day(&head[..i]) || is_shouted(&head[..i]) => Some((i, 1)),
        ')' if head[i + 1..].trim_start().starts_with(char::is_uppercase) && is_placed_day(&head[..=i]) => {
            Some((i + 1, 0))
        }
        _ => None,
    })?;
    let rest = &paragraph[at + dash..];
    if !is_place_and_agency(head[..at].trim()) && !is_place_alone(&head[..at], rest) {
        return None;
    }
    let body = rest.trim_start();
    // What follows begins a sentence of its own.
    let begins = body.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '“' | '‘' | '\''));
    (begins && body.len() > 20).then_some(at + dash + (rest.len() - body.len()))
}

/// Bytes before and up to the end of a dateline behind an editor's note or the points of the story, pasted into its line:
/// `(Adds comment) By Ann Lee Dec 7 (Agency) - Yields fell ...`.
pub(crate) fn behind_notes(paragraph: &str) -> Option<(usize, usize)> {
    if !paragraph.starts_with(['(', '*', '•']) {
        return None;
    }
    let close =
        paragraph.match_indices(") - ").map(|(i, _)| i).take_while(|&i| i < 8 * MAX_DATELINE_BYTES).find(|&i| {
            let open = paragraph[..i].rfind('(');
            open.is_some_and(|o| o > 0 && is_dated_end(paragraph[..o].trim_end()) && i - o < 40)
        })?;
    let open = paragraph[..close].rfind('(')?;
    // The month and day, and a place in capitals before them.
    let mut words: Vec<usize> =
        paragraph[..open].match_indices(' ').map(|(i, _)| i + 1).filter(|&i| i < open).collect();
    let (_day, month) = (words.pop()?, words.pop()?);
    let mut start = month;
    while let Some(w) = words.pop() {
        let word = paragraph[w..start].trim_end();
        let place = word.chars().any(char::is_alphabetic) && !word.chars().any(char::is_lowercase) && word.len() > 2;
        if !place {
            break;
        }
        start = w;
    }
    is_place_and_agency(&paragraph[start..=close]).then_some((start, close + 4))
}

/// True for what ends in `Dec 7`.
fn is_dated_end(before: &str) -> bool {
    let mut words = before.rsplit(' ');
    let day = words.next().is_some_and(|d| d.len() <= 2 && !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()));
    day && words.next().is_some_and(|m| is_month(&m.to_lowercase()))
}

/// Bytes of `Thursday, May 7, 2015` where a sentence begins right behind it: a day on a line of its own, pasted without the
/// line's end.
fn whole_day(head: &str) -> Option<usize> {
    let mut words = head.split_inclusive(' ').peekable();
    let weekday = words.peek().is_some_and(|w| w.trim_end().ends_with("day,"));
    let mut length = if weekday { words.next()?.len() } else { 0 };
    let (month, day, year) = (words.next()?, words.next()?, words.next()?);
    let digits = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit());
    let dated = is_month(&month.trim_end().to_lowercase())
        && day.trim_end().strip_suffix(',').is_some_and(|d| d.len() <= 2 && digits(d))
        && year.len() == 5
        && digits(year.trim_end());
    length += month.len() + day.len() + year.len();
    (dated && words.next()?.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"'))).then_some(length)
}

/// True for a town and a day: `Shimla, June 2`, not `Monday, June 2`.
fn is_placed_day(line: &str) -> bool {
    let mut words = words_of(line.split('(').next().unwrap_or(line));
    let first = words.next().unwrap_or("").to_lowercase();
    let named = !is(&first, Class::CalendarName) && !is_month(&first) && !is(&first, Class::ColonLabel);
    named && words.any(|w| is_month(&w.to_lowercase())) && is_place_and_agency(line)
}

/// `NEW DELHI`, `LAHORE/KARACHI`: a place in capitals, or two, as much of the world writes it before a colon; what speaks or
/// labels a line is left to who has seen the others ([`shouted`]).
fn is_shouted(place: &str) -> bool {
    let shouts = |w: &str| w.len() > 2 && w.bytes().all(|b| b.is_ascii_uppercase() || matches!(b, b'\'' | b'.' | b'-'));
    let label = |w: &str| is(w, Class::HeadlineLabel) || is(&w.to_lowercase(), Class::ColonLabel);
    words_of(place).count() <= 4 && !place.is_empty() && words_of(place).all(|w| shouts(w) && !label(w))
}

/// True for a line whose dateline is nothing but a place in capitals before a colon. Several in a text are who speaks.
pub(crate) fn shouted(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(place, _)| place.len() < 40 && is_shouted(place))
}

fn words_of(line: &str) -> impl Iterator<Item = &str> {
    line.split([' ', ',', '/']).filter(|w| !w.is_empty())
}

/// `Georgia – The prime minister ...`: a capitalised word or three, a dash with spaces, and a sentence without another.
fn is_place_alone(before: &str, rest: &str) -> bool {
    let words: Vec<&str> = before.split_whitespace().collect();
    let name = |w: &&str| {
        w.starts_with(char::is_uppercase)
            && w.trim_end_matches(',').chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '.' | '-'))
    };
    let opens = rest.trim_start().chars().next().is_some_and(char::is_uppercase);
    let near: String = rest.chars().take(90).collect();
    // `NATO Secretary - General Ann Lee said`
    let titled = words.last().is_some_and(|w| is(&w.to_lowercase(), Class::LeadingTitle));
    let label = titled || words.first().is_some_and(|w| is(w, Class::HeadlineLabel));
    before.ends_with(' ')
        && rest.starts_with(' ')
        && !words.is_empty()
        && (words.len() <= 3 || words.len() <= 6 && is_list_of_places(&words))
        && words.iter().all(name)
        && !label
        && opens
        && rest.len() > 60
        && ![" – ", " — ", " - "].iter().any(|d| near.contains(d))
}

/// `Dover, Kent, United Kingdom`: a town, what it lies in, a land.
fn is_list_of_places(words: &[&str]) -> bool {
    let plain = |w: &&str| w.len() > 2 && w.trim_end_matches(',').chars().all(char::is_alphabetic);
    words.iter().filter(|w| w.ends_with(',')).count() == 2 && words.iter().all(plain)
}

fn is_place_and_agency(line: &str) -> bool {
    let (place, agency) = match line.find('(') {
        Some(open) if line.ends_with(')') => (line[..open].trim(), &line[open + 1..line.len() - 1]),
        Some(_) => return false,
        None => (line, ""),
    };
    let named = |word: &str| word.starts_with(char::is_uppercase);
    let digits = |w: &str| w.bytes().all(|b| b.is_ascii_digit());
    let agencies = || words_of(agency).all(|w| named(w) || SMALL.contains(&w) || w == "via" || digits(w));
    if !agency.is_empty() && (agency.len() > 40 || !agencies()) {
        return false;
    }
    let words: Vec<&str> = words_of(place).collect();
    if words.len() > 9 || words.first().is_some_and(|w| is(w, Class::HeadlineLabel)) {
        return false;
    }
    let Some(first) = words.first() else { return !agency.is_empty() };
    let capitals = first.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !first.chars().any(char::is_lowercase);
    let all = || words.iter().copied().chain(words_of(agency));
    let dated =
        all().any(|w| is_month(&w.to_lowercase())) && all().any(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    let fits = |w: &&str| named(w) || SMALL.contains(w) || digits(w);
    (capitals || dated || !digits(agency)) && named(first) && words.iter().all(fits)
}

/// True for `2026-11-23`.
pub(super) fn is_iso_date(word: &str) -> bool {
    word.len() == 10
        && word.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() })
}

/// True for a month's name or its usual abbreviation, in lower case.
pub(super) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::{behind_notes, length};

    #[test]
    fn datelines_stand_behind_notes_and_points() {
        for (line, dateline) in [
            ("(Adds comment) By Ann Lee Dec 7 (Agency) - Yields fell on Monday.", "Dec 7 (Agency) - "),
            (
                "* Markets closed * Rupiah weak By Ann Lee JAKARTA, Dec 7 (Agency) - Shares rose.",
                "JAKARTA, Dec 7 (Agency) - ",
            ),
        ] {
            assert_eq!(behind_notes(line).map(|(a, b)| &line[a..b]), Some(dateline), "{line}");
        }
        assert_eq!(behind_notes("(Adds comment) Shares rose (by 5) - a little."), None);
        assert_eq!(behind_notes("Shares rose on Dec 7 (Friday) - a little."), None);
    }

    #[test]
    fn datelines_are_told_from_other_beginnings() {
        for (line, dateline) in [
            ("KYIV, Ukraine, Dec 5 (Agency) - The army said on Thursday it left.", "KYIV, Ukraine, Dec 5 (Agency) - "),
            ("BEIRUT — Fighting went on in the hills.", "BEIRUT — "),
            ("(AP) — Fighting went on in the hills.", "(AP) — "),
            ("Paris (Agency) -- Ministers met on Monday.", "Paris (Agency) -- "),
            ("MISRATA (March 3) - Coast guards found the boat.", "MISRATA (March 3) - "),
            ("Shimla, June 2: Nine people died in a gorge.", "Shimla, June 2: "),
            ("SAN PEDRO SULA: Rain fell all through the night.", "SAN PEDRO SULA: "),
            ("MULTAN/SUKKUR: Rain fell all through the night.", "MULTAN/SUKKUR: "),
            ("KOLKATA, Nov 20 (PTI) The court freed the two men.", "KOLKATA, Nov 20 (PTI) "),
            ("RIO DE JANEIRO, 3 June – Rain fell all through the night.", "RIO DE JANEIRO, 3 June – "),
        ] {
            assert_eq!(length(line).map(|n| &line[..n]), Some(dateline), "{line}");
        }
        for line in [
            "BREAKING - The army left the town at dawn.",
            "Fighting – the worst in years – went on in the hills.",
            "The U.S.-led force left the town. It was - they said - late.",
            "NATO - which met on Monday - will stay, it said.",
            "HAMA — fell.",
            "WATCH: The army left the town at dawn.",
            "Review: The army left the town at dawn.",
            "Monday, June 2: The army left the town at dawn.",
            "Titanic (1997) - The film was shown again and again.",
            "—",
            "―",
            "",
        ] {
            assert_eq!(length(line), None, "{line}");
        }
    }
}
