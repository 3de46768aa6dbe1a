//! Shows the trainer what could be a statement and no rule takes for one.
//!
//! ```text
//! cargo run --release --features train --bin statements < texts.jsonl > features.tsv
//! ```
//!
//! A line of the texts is `{"id", "text"}`, a line of the features the id, begin and end of cue, source and content in bytes,
//! whether a rule found it, and the features.

#![allow(missing_docs, clippy::print_stdout, clippy::expect_used, reason = "a tool")]

use newsglass::{Glass, Options, entities, statements};
use std::io::Write;

#[path = "../texts.rs"]
mod texts;

fn main() {
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
