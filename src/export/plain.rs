//! The brief as plain text, for a message or a note.

use super::{gloss, words};
use crate::Report;
use std::fmt::Write;

/// Answers of each question and events that are told.
const ANSWERS: usize = 3;
const EVENTS: usize = 5;

/// Title, day, the news in a sentence, six answers, the story, what is open; spans must be UTF-8.
pub(super) fn write(report: &Report, text: &str) -> String {
    let mut out = String::new();
    let brief = &report.brief;
    let _ = writeln!(out, "{}", report.document.title.as_deref().unwrap_or("Report"));
    if let Some(day) = &report.document.published {
        let _ = writeln!(out, "Published {day}");
    }
    if let Some(news) = &brief.sentence {
        let _ = writeln!(out, "\n{}", news.text);
    }
    out.push('\n');
    let asked = [
        ("Who", &brief.who),
        ("What", &brief.what),
        ("When", &brief.when),
        ("Where", &brief.r#where),
        ("Why", &brief.why),
        ("How", &brief.how),
    ];
    for (question, answers) in asked.into_iter().filter(|(_, answers)| !answers.is_empty()) {
        let told: Vec<_> = answers.iter().take(ANSWERS).map(|a| words(text, a.span)).collect();
        let _ = writeln!(out, "{:<7}{}", format!("{question}:"), told.join("; "));
    }
    if brief.story.is_empty() {
        let mut events: Vec<_> = report.events.iter().filter(|e| e.r#type.is_some()).collect();
        events.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        list(
            &mut out,
            "What happened",
            events.iter().take(EVENTS).map(|e| format!("{} ({})", gloss(e, text), e.status)),
        );
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
