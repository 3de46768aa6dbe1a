//! The brief as plain text, for a message or a note.

use super::{told, words};
use crate::Report;
use std::fmt::Write;

/// Events told where there is no story.
const EVENTS: usize = 5;

/// Title, day, the news in a sentence, six answers, the story, what is open; spans must be UTF-8.
pub(super) fn write(report: &Report, text: &str) -> String {
    let mut out = String::new();
    let brief = &report.brief;
    let _ = writeln!(out, "{}", report.document.title.as_deref().unwrap_or("Report"));
    if let Some(day) = &report.document.published {
        let _ = writeln!(out, "Published {}", told::day(day));
    }
    if let Some(news) = &brief.sentence {
        let _ = writeln!(out, "\n{}", news.text);
    }
    out.push('\n');
    for (question, answers) in told::answers(report, text) {
        let _ = writeln!(out, "{question}: {}", answers.join("; "));
    }
    if brief.story.is_empty() {
        let events = told::lines(report, &|e| e.r#type.is_some() && e.is_sure()).into_iter().take(EVENTS);
        let lines = events.map(|e| told::event(report, e, text)).map(|l| format!("{} ({})", l.lead, l.note));
        list(&mut out, "What happened", lines);
    } else {
        let story: Vec<_> = brief.story.iter().map(|&s| words(text, s)).collect();
        let _ = writeln!(out, "\n{}", story.join(" "));
    }
    list(&mut out, "Open", brief.questions.iter().map(|q| q.message.clone()));
    list(&mut out, "Notes", report.warnings.iter().map(|w| w.message.clone()));
    out
}

fn list(out: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return;
    }
    let _ = writeln!(out, "\n{title}:");
    for line in lines {
        let _ = writeln!(out, "- {line}");
    }
}
