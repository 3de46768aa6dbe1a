//! Markdown: the brief as a person would paste it into a note.

use super::{told, words};
use crate::Report;
use std::fmt::Write;

/// The brief with its story and open questions, then people and groups, places, events by weight, statements, numbers and
/// notes; spans must be UTF-8.
pub(super) fn write(report: &Report, text: &str) -> String {
    let mut out = String::new();
    let title = report.document.title.as_deref().unwrap_or("Report");
    let _ = writeln!(out, "# {}\n", escape(title));
    if let Some(day) = &report.document.published {
        let _ = writeln!(out, "Published {}.\n", told::day(day));
    }
    brief(&mut out, report, text);
    for (title, lines) in told::sections(report, text) {
        let note = |note: String| if note.is_empty() { note } else { format!(" ({note})") };
        section(&mut out, title, lines.into_iter().map(|l| format!("{}{}{}", l.lead, l.rest, note(l.note))));
    }
    out
}

/// The news in a sentence, the six answers, the story in three sentences, and what is left open.
fn brief(out: &mut String, report: &Report, text: &str) {
    let b = &report.brief;
    if let Some(sentence) = &b.sentence {
        let _ = writeln!(out, "**{}**\n", escape(&sentence.text));
    }
    for (question, answers) in told::answers(report, text) {
        let _ = writeln!(out, "- **{question}** {}", escape(&answers.join("; ")));
    }
    if !b.story.is_empty() {
        let story: Vec<_> = b.story.iter().map(|&s| words(text, s)).collect();
        let _ = writeln!(out, "\n{}", escape(&story.join(" ")));
    }
    section(out, "Open questions", b.questions.iter().map(|q| q.message.clone()));
}

fn section(out: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    if lines.peek().is_some() {
        let _ = writeln!(out, "\n## {title}\n");
        for line in lines {
            let _ = writeln!(out, "- {}", escape(&line));
        }
    }
}

/// Signs that Markdown would read as marks, with a backslash; of a line's beginning those of a list too: `1. `, `- `.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (i, c) in text.char_indices() {
        let list = i == 0 && matches!(c, '-' | '+') || i == digits && i > 0 && matches!(c, '.' | ')');
        if list || matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn what_begins_as_a_list_does_is_none() {
        assert_eq!(escape("1. The army left."), "1\\. The army left.");
        assert_eq!(escape("2024) and - later"), "2024\\) and - later");
        assert_eq!(escape("- 5 degrees"), "\\- 5 degrees");
        assert_eq!(escape("12 people"), "12 people");
    }
}
