//! Shows the trainer what could be a statement and no rule takes for one, or every statement as it is shown.
//!
//! ```text
//! cargo run --release --features train --bin statements < texts.jsonl > features.tsv
//! cargo run --release --features train --bin statements -- right < texts.jsonl > features.tsv
//! ```
//!
//! A line of the texts is `{"id", "text"}`, a line of the features the id, begin and end of cue, source and content in bytes,
//! whether a rule found it, and the features. With `right` it is the id, where cue and content begin (code points; `-` for no
//! cue), `s`, 1, and the features of its confidence, as train/events/worth.py reads them.

#![allow(missing_docs, clippy::print_stdout, clippy::expect_used, reason = "a tool")]

use newsglass::{Glass, Options, entities, statements};
use std::io::Write;

#[path = "../texts.rs"]
mod texts;

fn main() {
    if std::env::args().nth(1).is_some_and(|a| a == "right") {
        return shown();
    }
    let glass = Glass::embedded();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    texts::each(|id, text| {
        glass.with_sources(text, &Options::default(), |sources| {
            let entities = entities::find(sources);
            statements::teach(
                sources.syntax,
                sources.lexicon,
                &entities,
                &mut |ruled, [cue, source, content], features| {
                    let ends = [cue, source, content].map(|s| format!("{}\t{}", s.start, s.end)).join("\t");
                    writeln!(out, "{id:?}\t{ends}\t{}\t{}", u8::from(ruled), features.join("\t"))
                        .expect("the output can be written");
                },
            );
        });
    });
}

/// Every statement of the texts as it is shown.
fn shown() {
    let glass = Glass::embedded();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    texts::each(|id, text| {
        let at = |byte: u32| text.get(..byte as usize).map_or(0, |before| before.chars().count());
        glass.with_sources(text, &Options::default(), |sources| {
            let entities = entities::find(sources);
            statements::teach_confidence(sources.syntax, sources.lexicon, &entities, &mut |statement, features| {
                let cue = statement.cue.map_or_else(|| "-".to_owned(), |c| at(c.start).to_string());
                let Some(content) = statement.content.first() else { return };
                writeln!(out, "{id}\t{cue}:{}\ts\t1\t{}", at(content.start), features.join("\t"))
                    .expect("the output can be written");
            });
        });
    });
}
