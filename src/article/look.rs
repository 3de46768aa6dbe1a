//! What can be seen of a line alone, by its words and by how it ends.

use super::furniture::{self, Furniture};
use super::lines::ends_closed;
use super::{Article, TokenKind, dateline};

/// Fewest words of a line that runs: a sentence of the story.
pub(super) const RUNNING: usize = 8;

/// What can be seen of a block alone.
pub(super) struct Look {
    pub(super) words: usize,
    pub(super) sentences: usize,
    pub(super) furniture: Option<Furniture>,
    /// It ends as a sentence does.
    pub(super) closed: bool,
    pub(super) question: bool,
    pub(super) quoted: bool,
    /// It begins with a bullet, a dash or a number.
    pub(super) listed: bool,
    pub(super) numbered: bool,
    pub(super) digits: bool,
    pub(super) title_case: bool,
    /// One short sentence in the manner of headlines, with a full stop: in title case, or with no article and no past.
    pub(super) terse: bool,
    pub(super) byline: bool,
    /// `— Name (@handle) 9 July 2023` under a post.
    pub(super) signature: bool,
    /// `Ann Lee Political editor`, `Ann Lee in Lima`.
    pub(super) signed: bool,
    /// A date or a clock time and little else.
    pub(super) dateline: bool,
    /// With a figure or `ago`: when the page was put up.
    pub(super) stamped: bool,
    /// `Media contact:`.
    pub(super) is_label: bool,
    /// `Attendance: 14,211`.
    pub(super) is_entry: bool,
    /// Nothing but web or mail addresses, handles and telephone numbers.
    pub(super) is_address: bool,
    /// `Page 3 of 41`.
    pub(super) is_page_number: bool,
    /// `Home / News / Crime`.
    pub(super) is_path: bool,
    /// `* * *`.
    pub(super) is_break: bool,
}

impl Look {
    pub(super) fn at(article: &Article<'_>, block: usize) -> Look {
        let b = &article.blocks[block];
        let line = b.span.of(article.text);
        let lower: String = line.chars().take(400).collect::<String>().to_lowercase().replace('’', "'");
        let first = article.sentences.get(b.sentences.start as usize).map_or(0, |s| s.tokens.start);
        let last = article
            .sentences
            .get((b.sentences.end as usize).wrapping_sub(1))
            .map_or(first, |s| s.tokens.end)
            .max(first);
        let is = |kind: TokenKind| (first..last).filter(|&t| article.kind_of(t) == kind).count();
        let words = is(TokenKind::Word) + is(TokenKind::Number);
        let title_case = (first..last)
            .filter(|&t| article.kind_of(t) == TokenKind::Word)
            .all(|t| article.word(t).chars().next().is_some_and(char::is_uppercase) || article.word(t).len() <= 4);
        let closed = ends_closed(line);
        let digits = is(TokenKind::Number) > 0;
        let word = |t: u32| article.lower(t);
        let months = (first..last).any(|t| dateline::is_month(word(t)))
            || words <= 10 && line.split_whitespace().any(dateline::is_iso_date);
        let other =
            (first..last).filter(|&t| article.kind_of(t) == TokenKind::Word && !dateline::is_month(word(t))).count();
        let dated = words <= 12 && months && digits && !closed && other <= 6;
        let furniture = furniture::of(&lower, words);
        let numbered = line.starts_with(|c: char| c.is_ascii_digit())
            && line.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(". ");
        Look {
            words,
            sentences: b.sentences.len(),
            furniture: furniture.or_else(|| is_credited(line, b.sentences.len()).then_some(Furniture::Caption)),
            closed,
            question: line.trim_end().ends_with('?'),
            quoted: line.starts_with(['“', '"', '«', '‘', '„']),
            listed: line.starts_with(['-', '•', '*', '–', '—']) || line.starts_with(|c: char| c.is_ascii_digit()),
            numbered,
            digits,
            title_case,
            terse: (4..=20).contains(&words)
                && b.sentences.len() == 1
                && (title_case || (first..last).all(|t| !is_plain(word(t)))),
            byline: is_byline(line, &lower, words, title_case, closed),
            signature: words <= 20 && line.starts_with(['—', '–', '-']) && line.contains("(@"),
            signed: words <= 8 && !digits && is_signed(line, &lower),
            dateline: dated || words <= 4 && is_clock(&lower),
            stamped: words <= 14 && (digits || lower.contains(" ago") || lower.contains("today")),
            is_label: closed && line.trim_end().ends_with(':') && words <= 4,
            is_entry: line.split_once(": ").is_some_and(|(_, value)| value.split_whitespace().count() <= 3),
            is_address: is(TokenKind::Address) > 0 && words <= 2
                || lower.starts_with("pic.twitter.com")
                || !months && is_telephone(line) && words <= 6,
            is_page_number: words <= 4 && is_page_number(&lower),
            is_path: is_path(line, words) && !closed,
            is_break: words == 0
                && line.chars().filter(|c| matches!(c, '*' | '#' | '_' | '=' | '~' | '-')).count() >= 3,
        }
    }

    /// A sentence of the story, by its look.
    pub(super) fn runs(&self) -> bool {
        self.closed && self.words >= RUNNING
    }

    /// True for what may stand between a headline and what is above it.
    pub(super) fn is_meta(&self) -> bool {
        self.furniture.is_some() || self.byline || self.dateline || self.is_address || self.is_path || self.words == 0
    }
}

/// A word that headlines leave out.
fn is_plain(word: &str) -> bool {
    one_of!(
        word,
        "the"
            | "a"
            | "an"
            | "was"
            | "were"
            | "had"
            | "has"
            | "have"
            | "is"
            | "are"
            | "said"
            | "i"
            | "we"
            | "he"
            | "she"
    )
}

fn is_byline(line: &str, lower: &str, words: usize, title_case: bool, closed: bool) -> bool {
    // Behind a bar stands what the writers are.
    let titled = title_case || line.contains(" | ") || is_desk(lower);
    let name = lower.strip_prefix("by").and_then(|_| line.get(2..)).unwrap_or("").trim_start_matches(':');
    let named = name.starts_with(' ') && name.trim_start().starts_with(char::is_uppercase) && titled;
    let unnamed = lower.starts_with("by a ") || lower.starts_with("by our ") || lower.starts_with("by staff");
    let bracketed = lower.starts_with("(by ") && line.ends_with(')');
    words <= 14 && (!closed && (named || unnamed && words <= 8) || bracketed)
}

/// `..., courts reporter`.
fn is_desk(lower: &str) -> bool {
    ["correspondent", "editor", "reporter", "columnist"].iter().any(|d| lower.ends_with(d))
}

/// `Tom Hale Political correspondent`, `Rob Stein, City Hall reporter`, `Amy Cole in Washington`: two words in capitals, and
/// what or where they are.
fn is_signed(line: &str, lower: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let raised = |i: usize| words.get(i).is_some_and(|w| w.starts_with(char::is_uppercase));
    let place = words.len() < 6 && words.get(2) == Some(&"in") && (3..words.len()).all(raised) && raised(3);
    raised(0) && raised(1) && (place || words.len() > 2 && raised(2) && is_desk(lower))
}

/// `Rescuers carry a survivor. (Andean Wire/Diego Salas)`: who took the picture, behind what it shows.
fn is_credited(line: &str, sentences: usize) -> bool {
    let credit = line.trim_end().strip_suffix(')').and_then(|l| l.rsplit_once('('));
    let Some((agency, name)) = credit.and_then(|(shown, credit)| credit.split_once('/').filter(|_| !shown.is_empty()))
    else {
        return false;
    };
    let is_name = |part: &str| {
        (1..=4).contains(&part.split_whitespace().count())
            && part.split_whitespace().all(|w| w.starts_with(char::is_uppercase))
            && !part.bytes().any(|b| b.is_ascii_digit() || b == b'/')
    };
    sentences <= 3 && is_name(agency.trim()) && name.split_whitespace().count() >= 2 && is_name(name.trim())
}

/// `14:32 GMT`, `9.05pm`, `13:50`.
fn is_clock(lower: &str) -> bool {
    let mut parts = lower.split([':', '.', ' ', 'h']).filter(|p| !p.is_empty());
    let number = |p: Option<&str>, most: u32| {
        p.and_then(|p| p.trim_end_matches(['a', 'p', 'm']).parse::<u32>().ok()).is_some_and(|n| n <= most)
    };
    lower.len() <= 16
        && lower.contains([':', '.', 'h'])
        && number(parts.next(), 24)
        && number(parts.next(), 59)
        && parts.all(|p| p.len() <= 5 && p.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// `Page 3 of 41`, `3 / 41`, `- 17 -`.
fn is_page_number(lower: &str) -> bool {
    let mut digits = false;
    let only = lower.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).all(|p| {
        let number = p.bytes().all(|b| b.is_ascii_digit());
        digits |= number;
        number || one_of!(p, "page" | "of" | "p")
    });
    only && digits && !lower.contains(['.', ',', ':', '%', '$', '+'])
}

/// `+256 000 000`: figures and what stands between them.
fn is_telephone(line: &str) -> bool {
    let figures = line.bytes().filter(u8::is_ascii_digit).count();
    let bare = line.trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | ':' | ' '));
    figures >= 7 && bare.bytes().all(|b| b.is_ascii_digit() || b" +-()/.".contains(&b)) && !bare.contains("  ")
}

/// `Home / News / Crime`, `World > Africa`.
fn is_path(line: &str, words: usize) -> bool {
    let parts = |sign: &str| line.split(sign).filter(|p| !p.trim().is_empty()).count();
    words <= 10
        && (parts(" / ") >= 3 || parts(" | ") >= 3 || [" > ", " › ", " » "].iter().any(|s| parts(s) >= 2))
        && line.split_whitespace().all(|w| w.len() <= 3 || w.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_figures_are_told_apart() {
        assert!(is_clock("14:32 gmt") && is_clock("9.05pm") && !is_clock("3.5 million") && !is_clock("the hague"));
        assert!(
            is_page_number("page 3 of 41")
                && is_page_number("- 17 -")
                && !is_page_number("$17")
                && !is_page_number("page")
        );
        assert!(is_telephone("+256 000 000") && is_telephone("Tel: 0800 123 456") && !is_telephone("12 dead"));
        assert!(
            is_credited("Rescuers carry a child. (Andean Wire/Diego Salas)", 2)
                && !is_credited("It was signed (CC BY/SA 4.0)", 1)
                && !is_credited("(Reuters/Ana Ruiz)", 1)
                && !is_credited("Either one (and/or both)", 1)
        );
        assert!(is_path("Home / News / Crime", 3) && !is_path("Either / or", 2));
    }
}
