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

/// Signs that Markdown would read as marks, with a backslash.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
