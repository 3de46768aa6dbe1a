//! Shows the trainer the names whose kind only their context tells.
//!
//! ```text
//! cargo run --release --features train --bin kinds < texts.jsonl > features.tsv
//! ```
//!
//! A line of the texts is `{"id", "text"}`, a line of the features the id, begin and end in bytes and the features.

#![allow(missing_docs, clippy::print_stdout, clippy::expect_used, reason = "a tool")]

use newsglass::{Glass, Options, entities};
use std::io::Write;

#[path = "../texts.rs"]
mod texts;

fn main() {
    let glass = Glass::embedded();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    texts::each(|id, text| {
        glass.with_sources(text, &Options::default(), |sources| {
            entities::teach_names(sources, &mut |span, features| {
                writeln!(out, "{id:?}\t{}\t{}\t{features}", span.start, span.end).expect("the output can be written");
            });
        });
    });
}
