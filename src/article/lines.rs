//! Lines: where the text as pasted breaks, and which of its breaks end nothing.
//!
//! A mail program, a terminal or a PDF wraps a paragraph; the break then falls in mid-sentence. Whether one does is
//! decided break by break, by how the line before ends, how the next begins, what their indentation is and whether
//! the next word would still have fitted on the line ([`Wrapping`]). Text that is not wrapped keeps each line as a
//! block, with or without blank lines between.

use super::abbreviations::{Stop, stop_after};
use super::dateline;
use super::markup::Markup;
use crate::order::Order;
use crate::span::Span;

/// A line that is not blank, white space trimmed off.
#[derive(Debug, Clone, Copy)]
struct Line {
    span: Span,
    /// Blank lines before it; one before the first.
    blank: usize,
    /// Columns of white space before it; a tab is eight.
    indent: usize,
    /// Columns to its end, the indentation counted.
    width: usize,
}

/// The stretches that belong together: lines of the text, wrapped ones joined.
pub(crate) fn find(text: &str, skip: &[Markup]) -> Vec<Span> {
    let lines = cut(text, skip);
    let wrapping = Wrapping::of(text, &lines);
    let mut out: Vec<Span> = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        let joins = i > 0 && wrapping.joins(text, &lines, i);
        match out.last_mut() {
            Some(last) if joins => *last = last.hull(line.span),
            _ => out.push(line.span),
        }
    }
    out
}

fn cut(text: &str, skip: &[Markup]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut start = 0;
    let mut blank = 1;
    let mut breaks: Vec<(usize, usize)> =
        skip.iter().filter(|m| m.breaks).map(|m| (m.span.start as usize, m.span.end as usize)).collect();
    let inside = |at: usize| {
        let k = skip.partition_point(|m| m.span.end as usize <= at);
        skip.get(k).is_some_and(|m| (m.span.start as usize) <= at)
    };
    for (at, c) in text.char_indices() {
        if matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{0C}' | '\u{0B}' | '\u{85}') && !inside(at) {
            breaks.push((at, at + c.len_utf8()));
        }
    }
    breaks.order();
    breaks.push((text.len(), text.len()));
    for (end, next) in breaks {
        if end < start {
            start = start.max(next);
            continue;
        }
        let line = &text[start..end];
        let trimmed = line.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{FEFF}');
        if trimmed.is_empty() {
            // One `\r\n` is one line end.
            let half = text[start..end].is_empty()
                && start > 0
                && text.as_bytes()[start - 1] == b'\r'
                && text.as_bytes().get(end) == Some(&b'\n');
            blank += usize::from(!half);
        } else {
            let from = start + (trimmed.as_ptr() as usize - line.as_ptr() as usize);
            let indent = text[start..from].chars().map(|c| if c == '\t' { 8 } else { 1 }).sum();
            let width = indent + trimmed.chars().count();
            lines.push(Line { span: Span::new(from, from + trimmed.len()), blank, indent, width });
            blank = 0;
        }
        start = next;
    }
    lines
}

/// How the text is wrapped.
struct Wrapping {
    /// Columns that its wrapped lines reach; `None` where it is not wrapped.
    width: Option<usize>,
    /// Columns by which most of its lines are indented.
    indent: usize,
    /// Blank lines between the lines of one paragraph: one where the text is set double.
    spacing: usize,
}

/// A line reaches the margin where the next word would have passed it, or where it comes this near to it: the margin
/// is known only from the lines that are surely wrapped, and with a proportional font each has its own.
const NEAR_MARGIN: f32 = 0.85;

/// The same for a line that ends in mid-sentence, where a heading or a byline would be shorter.
const NEAR_OPEN: f32 = 0.65;

/// Narrowest margin of wrapped text, in columns.
const NARROWEST: usize = 24;

/// Widest margin of wrapped text, in columns; a wider line is a paragraph.
const WIDEST: usize = 160;

impl Wrapping {
    /// Learns the margin from the breaks that surely fall in mid-sentence.
    fn of(text: &str, lines: &[Line]) -> Wrapping {
        let mut indents: Vec<usize> = lines.iter().map(|l| l.indent).collect();
        indents.order();
        let indent = indents.get(indents.len() / 2).copied().unwrap_or(0);
        let close = lines.iter().filter(|l| l.blank == 0).count();
        for spacing in 0..=1 {
            let mut pairs = 0usize;
            let mut broken: Vec<usize> = Vec::new();
            for pair in lines.windows(2) {
                let (line, next) = (&pair[0], &pair[1]);
                if next.blank != spacing || line.width > WIDEST {
                    continue;
                }
                pairs += 1;
                if goes_on(line.span.of(text), next.span.of(text)) {
                    broken.push(line.width);
                }
            }
            broken.order();
            // The longest but for one in twenty: a lone address must not set the margin.
            let width = broken.get((broken.len().saturating_sub(1)) * 19 / 20).copied().filter(|&w| w >= NARROWEST);
            let wrapped = broken.len() >= 2 && broken.len() * 6 >= pairs || broken.len() == 1 && pairs <= 4;
            // Set double: hardly any line without a blank one before it.
            let set = spacing == 0 || broken.len() >= 3 && close * 10 <= lines.len();
            if wrapped && set && width.is_some() {
                return Wrapping { width, indent, spacing };
            }
        }
        Wrapping { width: None, indent, spacing: 0 }
    }

    /// True where line `i` goes on with the paragraph of the line before it.
    fn joins(&self, text: &str, lines: &[Line], i: usize) -> bool {
        let (line, next) = (&lines[i - 1], &lines[i]);
        let (before, after) = (line.span.of(text), next.span.of(text));
        let counted = ends_closed(before) || begins_item(before) || next.blank > self.spacing;
        if line.width > WIDEST && next.width > WIDEST || begins_item(after) && (counted || !is_counted(after)) {
            return false;
        }
        // `Gunfight; search on` / `SRINAGAR, April 17: Two men`: a headline that ends in a small word.
        if i < 4 && !before.ends_with(',') && dateline::length(after).is_some() {
            return false;
        }
        let open = goes_on(before, after) && !is_heading(line, next, text);
        if next.blank > self.spacing {
            // A page break in a PDF: only where the sentence plainly goes on.
            return open
                && before.split_whitespace().count() >= 5
                && self.width.is_some_and(|w| Self::reaches(line, w, before, after));
        }
        if open {
            return true;
        }
        let Some(width) = self.width else { return false };
        // A headline right above its text.
        let headline = i <= 2
            && line.blank > self.spacing
            && is_title(before)
            && !is_title(after)
            && dateline::length(before).is_none();
        if headline || !Self::reaches(line, width, before, after) {
            return false;
        }
        // The first line of a paragraph that is set in.
        let set_in = next.indent > line.indent && next.indent > self.indent && ends_closed(before);
        !set_in
    }

    /// True where the line comes to the margin: the first word of the next would not have fitted.
    fn reaches(line: &Line, width: usize, before: &str, after: &str) -> bool {
        let word = after.split_whitespace().next().map_or(0, |w| w.chars().count());
        let near = if ends_closed(before) || is_title(before) { NEAR_MARGIN } else { NEAR_OPEN };
        line.width + 1 + word > width || line.width as f32 >= near * width as f32
    }
}

/// Words that end no line but a wrapped one.
const OPEN: &[&str] = &[
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "his", "her", "in", "into", "its", "of", "on", "or",
    "our", "than", "that", "the", "their", "to", "which", "who", "whose", "with",
];

/// True where a sentence that is open at the end of one line plainly goes on in the next: it begins in lower case,
/// or the line ends in a word or a comma that asks for more.
fn goes_on(before: &str, after: &str) -> bool {
    let bare = after.trim_start_matches(['"', '“', '‘', '\'', '(', '[', '«']);
    let lower = bare.starts_with(|c: char| c.is_lowercase());
    let open = before.ends_with(',') || before.split_whitespace().last().is_some_and(|w| OPEN.contains(&w));
    // `Gen.` / `Amin Haddad said`, `No.` / `11 seed`: no line ends its paragraph so.
    let last = before.split_whitespace().last().and_then(|w| w.strip_suffix('.')).unwrap_or("");
    let figure = one_of!(last, "No" | "Nos") && after.starts_with(|c: char| c.is_ascii_digit());
    if figure || last.len() > 1 && stop_after(last) == Stop::Leading && after.starts_with(char::is_uppercase) {
        return true;
    }
    let continues = (lower || open) && !is_address(after) && !begins_item(after);
    let words = before.split_whitespace().count();
    continues && words >= 2 && !ends_closed(before) && !is_address_alone(before)
}

/// `Army called in`, above a paragraph that shows how much a line holds: one wrapped so early would have had room for the
/// next word. Only the word it ends in, and no comma, asks for more.
fn is_heading(line: &Line, next: &Line, text: &str) -> bool {
    let (before, after) = (line.span.of(text), next.span.of(text));
    let room = line.width.saturating_mul(3) < next.width;
    room && after.starts_with(char::is_uppercase)
        && !before.ends_with([',', '.'])
        && before.starts_with(char::is_uppercase)
}

/// `- item`, `• item`, `3. item`, `a) item`.
fn begins_item(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some('•' | '*' | '▪' | '‣' | '·' | '●' | '►' | '■' | '✓' | '>') => true,
        Some('-' | '–' | '—') => chars.next() == Some(' ') && chars.next().is_some_and(char::is_uppercase),
        Some(c) if c.is_ascii_digit() => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.starts_with(". ") || rest.starts_with(") ")
        }
        Some(c) if c.is_ascii_lowercase() => chars.next() == Some(')'),
        _ => false,
    }
}

/// True for an item by number, which the end of a date looks like too: `on August` / `22. The`.
fn is_counted(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit())
}

fn is_address(line: &str) -> bool {
    ["http://", "https://", "www.", "pic.twitter.com"].iter().any(|p| line.starts_with(p))
}

fn is_address_alone(line: &str) -> bool {
    is_address(line) && !line.contains(char::is_whitespace)
}

/// True for a line in headline case: most of its longer words begin with capitals.
fn is_title(line: &str) -> bool {
    let (mut capital, mut all) = (0usize, 0usize);
    for word in line.split_whitespace().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() >= 4) {
        all += 1;
        capital += usize::from(word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase));
    }
    all >= 3 && capital * 5 >= all * 4
}

/// True where a line ends as a sentence does.
pub(crate) fn ends_closed(line: &str) -> bool {
    let bare = line
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '’' | '\'' | ')' | ']' | '»'));
    bare.ends_with(['.', '!', '?', '…', ':', ';', '。', '؟'])
}
