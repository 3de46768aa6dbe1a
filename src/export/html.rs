//! One HTML page that holds the article and its facts: no script, no request, nothing of the text but as text.

use super::{told, words};
use crate::Report;
use crate::order::Order;
use crate::report::{Quantity, Time, WireSpan};
use std::fmt::Write;

/// A mark in the article.
struct Mark {
    span: WireSpan,
    class: &'static str,
    note: String,
}

/// The page; spans must be UTF-8. Its policy forbids scripts and requests, and every sign that HTML reads is escaped.
pub(super) fn write(report: &Report, text: &str) -> String {
    let title = escape(report.document.title.as_deref().unwrap_or("Report"));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n<meta \
         name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>\n{}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        include_str!("html.css")
    );
    if let Some(day) = &report.document.published {
        let _ = writeln!(out, "<p class=\"soft\">Published {}</p>", escape(&told::day(day)));
    }
    brief(&mut out, report, text);
    let marks = marks(report, text);
    let link = |words: &str, span: Option<WireSpan>| -> String {
        let words = escape(words);
        let meets = |span: WireSpan| {
            let i = marks.partition_point(|m| m.span[1] <= span[0]);
            marks.get(i).is_some_and(|m| m.span[0] < span[1]).then_some(i)
        };
        span.and_then(meets).map_or(words.clone(), |i| format!("<a href=\"#m{i}\">{words}</a>"))
    };
    for (title, lines) in told::sections(report, text) {
        let note =
            |note: &str| if note.is_empty() { String::new() } else { format!(" <small>{}</small>", escape(note)) };
        let line = |l: &told::Line| format!("{}{}{}", link(&l.lead, l.at), escape(&l.rest), note(&l.note));
        section(&mut out, title, lines.iter().map(line));
    }
    article(&mut out, report, text, &marks);
    out.push_str(
        "<p class=\"soft\">Read by newsglass, a machine: check each fact against its words.</p>\n</body>\n</html>\n",
    );
    out
}

fn brief(out: &mut String, report: &Report, text: &str) {
    let brief = &report.brief;
    if let Some(news) = &brief.sentence {
        let _ = writeln!(out, "<p><strong>{}</strong></p>", escape(&news.text));
    }
    let answers = told::answers(report, text);
    if !answers.is_empty() {
        out.push_str("<dl>\n");
        for (question, told) in answers {
            let _ = writeln!(out, "<dt>{question}</dt><dd>{}</dd>", escape(&told.join("; ")));
        }
        out.push_str("</dl>\n");
    }
    for &sentence in &brief.story {
        let _ = writeln!(out, "<p>{}</p>", escape(&words(text, sentence)));
    }
    section(out, "Open questions", brief.questions.iter().map(|q| escape(&q.message)));
}

fn section(out: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return;
    }
    let _ = writeln!(out, "<h2>{title}</h2>\n<ul>");
    for line in lines {
        let _ = writeln!(out, "<li>{line}</li>");
    }
    out.push_str("</ul>\n");
}

/// Names, times and numbers, in order and apart from each other; of two that overlap the one that begins first, or is
/// longer, stays.
fn marks(report: &Report, text: &str) -> Vec<Mark> {
    let mut all = Vec::new();
    for e in report.entities.iter().filter(|e| e.named) {
        let class = match e.kind {
            "person" => "person",
            "organization" | "group" | "people" => "group",
            "place" | "facility" => "place",
            _ => "other",
        };
        let named = e.mentions.iter().filter(|m| one_of!(m.form, "name" | "adjective"));
        all.extend(named.map(|m| Mark { span: m.span, class, note: e.name.clone() }));
    }
    let days = |t: &Time| t.start.clone().zip(t.end.clone()).map_or(String::new(), |(a, b)| told::days(&[a, b]));
    all.extend(report.times.iter().map(|t| Mark { span: t.span, class: "time", note: days(t) }));
    let of = |q: &Quantity| q.of.clone().unwrap_or_default();
    all.extend(report.quantities.iter().map(|q| Mark { span: q.span, class: "number", note: of(q) }));
    all.retain(|m| m.span[0] < m.span[1] && text.get(m.span[0] as usize..m.span[1] as usize).is_some());
    all.order_by_key(|m| (m.span[0], std::cmp::Reverse(m.span[1])));
    let mut end = 0;
    all.retain(|m| {
        let apart = m.span[0] >= end;
        end = if apart { m.span[1] } else { end };
        apart
    });
    all
}

fn article(out: &mut String, report: &Report, text: &str, marks: &[Mark]) {
    out.push_str("<h2>The article</h2>\n<div class=\"article\">\n");
    let mut next = 0;
    for block in &report.blocks {
        let mut at = block.span[0];
        out.push_str("<p>");
        while let Some(mark) = marks.get(next).filter(|m| m.span[0] < block.span[1]) {
            if mark.span[0] >= at && mark.span[1] <= block.span[1] {
                out.push_str(&escape(text.get(at as usize..mark.span[0] as usize).unwrap_or("")));
                let said = escape(text.get(mark.span[0] as usize..mark.span[1] as usize).unwrap_or(""));
                let _ = write!(
                    out,
                    "<mark id=\"m{next}\" class=\"{}\" title=\"{}\">{said}</mark>",
                    mark.class,
                    escape(&mark.note)
                );
                at = mark.span[1];
            }
            next += 1;
        }
        out.push_str(&escape(text.get(at as usize..block.span[1] as usize).unwrap_or("")));
        out.push_str("</p>\n");
    }
    out.push_str("</div>\n");
}

/// Text for elements and for attributes in double quotes.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\0' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
