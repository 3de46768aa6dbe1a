//! W3C Web Annotation Data Model (2017), as JSON-LD: each fact is an annotation whose targets are its words, found again
//! by quotation or by position. Positions count code points, as the standard has it.

use super::json::indented;
use super::{digest, gloss, words};
use crate::decimal;
use crate::offsets::Converter;
use crate::report::WireSpan;
use crate::{Offsets, Report};
use serde_json::{Value, json};

/// Characters of a quotation's surroundings.
const AROUND: usize = 32;

/// A collection with one page; spans must be UTF-8. The source is named by a digest of the text, as the core does not
/// know its address.
pub(super) fn write(report: &Report, text: &str) -> String {
    let source = format!("urn:x-newsglass:{}", digest(text));
    let mut page =
        Page { text, positions: Converter::new(text, Offsets::CodePoint), source: source.clone(), items: Vec::new() };
    for e in &report.entities {
        let what = e.description.as_ref().map_or(format!("{} ({})", e.name, e.kind), |d| format!("{}, {d}", e.name));
        let spans: Vec<_> = e.mentions.iter().map(|m| m.span).collect();
        let mut bodies = vec![body(&what, "identifying"), body(e.kind, "tagging")];
        if let Some(p) = &e.place {
            bodies.push(json!({ "type": "SpecificResource", "purpose": "linking", "source": format!("geo:{},{}", decimal::written(p.lat), decimal::written(p.lon)) }));
        }
        page.add(&format!("entity-{}", e.id), "identifying", bodies, &spans);
    }
    for (i, t) in report.times.iter().enumerate() {
        page.add(
            &format!("time-{i}"),
            "describing",
            vec![body(&t.value, "describing"), body("time", "tagging")],
            &[t.span],
        );
    }
    for (i, q) in report.quantities.iter().enumerate() {
        let value = q.value.map_or_else(|| words(text, q.span), decimal::written);
        let told: Vec<_> = [Some(value), q.unit.clone(), q.of.clone()].into_iter().flatten().collect();
        let bodies = vec![body(&told.join(" "), "describing"), body(q.kind, "tagging")];
        page.add(&format!("quantity-{i}"), "describing", bodies, &[q.span]);
    }
    for (i, s) in report.statements.iter().enumerate() {
        let who = s.source.as_ref().map_or(String::from("someone"), |x| words(text, x.span));
        let bodies = vec![body(&format!("{who}: {}", s.act), "describing"), body("statement", "tagging")];
        page.add(&format!("statement-{i}"), "describing", bodies, &s.content);
    }
    for e in &report.events {
        let mut told = format!("{} ({}", gloss(e, text), e.status);
        if let Some([first, last]) = &e.interval {
            told.push_str(&if first == last { format!(", {first}") } else { format!(", {first} to {last}") });
        }
        told.push(')');
        let mut bodies = vec![body(&told, "describing"), body("event", "tagging")];
        bodies.extend(e.r#type.map(|t| body(t, "classifying")));
        let spans = if e.mentions.is_empty() { vec![e.span] } else { e.mentions.clone() };
        page.add(&format!("event-{}", e.id), "describing", bodies, &spans);
    }
    for (i, r) in report.relations.iter().enumerate() {
        let name = |id: u32| report.entities.get(id as usize).map_or("", |e| e.name.as_str());
        let told = format!("{} {} {} ({})", name(r.from), r.kind, name(r.to), r.status);
        page.add(
            &format!("relation-{i}"),
            "linking",
            vec![body(&told, "describing"), body(r.kind, "tagging")],
            &[r.span],
        );
    }
    let collection = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("{source}#annotations"),
        "type": "AnnotationCollection",
        "label": report.document.title.as_deref().unwrap_or("newsglass report"),
        "total": page.items.len(),
        "first": { "id": format!("{source}#page"), "type": "AnnotationPage", "startIndex": 0, "items": page.items },
    });
    indented(&collection)
}

fn body(value: &str, purpose: &str) -> Value {
    json!({ "type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain" })
}

struct Page<'t> {
    text: &'t str,
    positions: Converter<'t>,
    source: String,
    items: Vec<Value>,
}

impl Page<'_> {
    fn add(&mut self, name: &str, motivation: &str, bodies: Vec<Value>, spans: &[WireSpan]) {
        if spans.is_empty() {
            return;
        }
        let targets: Vec<_> = spans.iter().map(|&s| self.target(s)).collect();
        self.items.push(json!({
            "id": format!("{}#{name}", self.source),
            "type": "Annotation",
            "motivation": motivation,
            "body": bodies,
            "target": targets,
        }));
    }

    fn target(&self, [start, end]: WireSpan) -> Value {
        let before = self.text.get(..start as usize).unwrap_or("");
        let after = self.text.get(end as usize..).unwrap_or("");
        let from = before.char_indices().rev().take(AROUND).last().map_or(before.len(), |(at, _)| at);
        let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        json!({
            "source": self.source,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": self.text.get(start as usize..end as usize).unwrap_or(""),
                    "prefix": &before[from..],
                    "suffix": &after[..to],
                },
                { "type": "TextPositionSelector", "start": self.positions.at(start), "end": self.positions.at(end) },
            ],
        })
    }
}
