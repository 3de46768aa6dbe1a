//! Markdown: the brief as a person would paste it into a note.

use super::words;
use crate::Report;
use crate::report::{Answer, Event};
use std::fmt::Write;

/// Events shown: those that are most of the report.
const EVENTS: usize = 24;

/// The brief with its story and open questions, then people and groups, places, events by weight, statements, numbers and
/// warnings; spans must be UTF-8.
pub(super) fn write(report: &Report, text: &str) -> String {
    let mut out = String::new();
    let title = report.document.title.as_deref().unwrap_or("Report");
    let _ = writeln!(out, "# {}\n", escape(title));
    if let Some(day) = &report.document.published {
        let _ = writeln!(out, "Published {day}.\n");
    }
    brief(&mut out, report, text);
    section(
        &mut out,
        "People and groups",
        report.entities.iter().filter(|e| e.named && matches!(e.kind, "person" | "organization" | "group")).map(|e| {
            let roles: Vec<_> = e.roles.iter().map(|r| r.title.as_str()).collect();
            let roles = if roles.is_empty() { String::new() } else { format!(", {}", escape(&roles.join(", "))) };
            let told = if e.mentions.len() == 1 { "once".to_owned() } else { format!("{} times", e.mentions.len()) };
            format!("{}{roles} ({told})", escape(&e.name))
        }),
    );
    section(
        &mut out,
        "Places",
        report.entities.iter().filter_map(|e| {
            let p = e.place.as_ref()?;
            let country = p.country.as_ref().map_or(String::new(), |c| format!(", {c}"));
            Some(format!("{}{country} ({:.2}, {:.2})", escape(&e.name), p.lat, p.lon))
        }),
    );
    events(&mut out, report);
    section(
        &mut out,
        "Who says what",
        report.statements.iter().map(|s| {
            let who = s.source.as_ref().map_or(String::from("unnamed"), |x| escape(&words(text, x.span)));
            let what: Vec<_> = s.content.iter().map(|&c| escape(&words(text, c))).collect();
            format!("{who} ({}): {}", s.act, what.join(" … "))
        }),
    );
    section(
        &mut out,
        "Numbers",
        report.quantities.iter().map(|q| {
            let of = q.of.as_ref().map_or(String::new(), |o| format!(": {}", escape(o)));
            format!("{}{of}", escape(&words(text, q.span)))
        }),
    );
    section(&mut out, "Warnings", report.warnings.iter().map(|w| escape(&w.message)));
    out
}

/// The news in a sentence, the six answers, the story in three sentences, and what is left open.
fn brief(out: &mut String, report: &Report, text: &str) {
    let b = &report.brief;
    if let Some(sentence) = &b.sentence {
        let _ = writeln!(out, "**{}**\n", escape(&sentence.text));
    }
    let questions = [
        ("Who", &b.who),
        ("What", &b.what),
        ("When", &b.when),
        ("Where", &b.r#where),
        ("Why", &b.why),
        ("How", &b.how),
    ];
    for (question, answers) in questions {
        if let Some(line) = answer(answers, text) {
            let _ = writeln!(out, "- **{question}** {line}");
        }
    }
    if !b.story.is_empty() {
        let story: Vec<_> = b.story.iter().map(|&s| escape(&words(text, s))).collect();
        let _ = writeln!(out, "\n{}", story.join(" "));
    }
    section(out, "Open questions", b.questions.iter().map(|q| escape(&q.message)));
}

/// The events that are most of the report, the weightiest first.
fn events(out: &mut String, report: &Report) {
    let mut order: Vec<&Event> = report.events.iter().collect();
    order.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.id.cmp(&b.id)));
    let lines = order.iter().take(EVENTS).map(|e| {
        let day = e.interval.as_ref().map_or(String::new(), |d| {
            if d[0] == d[1] { format!(", {}", d[0]) } else { format!(", {} to {}", d[0], d[1]) }
        });
        let status = if e.status == "negated" { "did not happen" } else { e.status };
        format!("{} ({status}{day})", escape(&e.gloss))
    });
    section(out, "What happened", lines);
}

fn answer(answers: &[Answer], text: &str) -> Option<String> {
    let parts: Vec<_> = answers.iter().take(3).map(|a| escape(&words(text, a.span))).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn section(out: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    if lines.peek().is_some() {
        let _ = writeln!(out, "\n## {title}\n");
        for line in lines {
            let _ = writeln!(out, "- {line}");
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
