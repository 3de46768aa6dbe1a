//! Shows the trainer what the core sees at every verb and noun of a treebank.
//!
//! ```text
//! cargo run --release --features train --bin events -- EWT.conllu > features.tsv
//! cargo run --release --features train --bin events -- deeds < texts.jsonl > features.tsv
//! cargo run --release --features train --bin events -- right < texts.jsonl > features.tsv
//! ```
//!
//! A line is sentence, token (both from 0, the treebank's), `v` or `n`, and the features, tab-separated. Trees are the
//! model's own, so that weights learn to live with its mistakes.
//!
//! With `deeds` a line of the input is `{"id", "text"}`, one of the output the id, where the trigger begins (code points),
//! `v` or `n`, 1 where the rules take it, and the features of its worth. With `right` it is every event as it is shown, `e`, with
//! `lines` every one that has a line of its own, `l`.

#![allow(missing_docs, clippy::print_stdout, clippy::expect_used, reason = "a tool")]

use newsglass::article::BlockKind;
use newsglass::language::Model;
use newsglass::language::syntax::Syntax;
use newsglass::lexicon::Lexicon;
use newsglass::{Glass, Options, article, events, telling};
use std::io::Write;

#[path = "../texts.rs"]
mod texts;

fn main() {
    let file = std::env::args().nth(1).expect("a treebank in CoNLL-U, or deeds");
    if matches!(file.as_str(), "deeds" | "right" | "lines") {
        return judged(&file);
    }
    let model = Model::decode(&std::fs::read("data/model.bin").expect("data/model.bin can be read"))
        .expect("data/model.bin is this version's");
    let lexicon = Lexicon::embedded();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let treebank = std::fs::read_to_string(file).expect("the treebank can be read");
    for (number, sentence) in treebank.split("\n\n").filter(|s| !s.trim().is_empty()).enumerate() {
        let Some(text) = sentence.lines().find_map(|l| l.strip_prefix("# text = ")) else { continue };
        let starts = starts(sentence, text);
        let mut article = article::read(text, None);
        for block in &mut article.blocks {
            block.kind = BlockKind::Paragraph;
        }
        let analysis = model.analyze(&article, &lexicon);
        events::teach(&Syntax::new(&article, &analysis), &mut |t, kind, features| {
            let start = article.tokens.get(t as usize).map_or(0, |t| t.span.start as usize);
            if let Ok(token) = starts.binary_search(&start) {
                writeln!(out, "{number}\t{token}\t{kind}\t{}", features.join("\t")).expect("the output can be written");
            }
        });
    }
}

/// Every trigger that may report an event in the texts of the input, or every event as it is shown.
fn judged(of: &str) {
    let glass = Glass::embedded();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    texts::each(|id, text| {
        let mut write = |start: u32, kind: &str, features: &[String]| {
            let at = text.get(..start as usize).map_or(0, |before| before.chars().count());
            writeln!(out, "{id}\t{at}\t{kind}\t{}", features.join("\t")).expect("the output can be written");
        };
        glass.with_facts(text, &Options::default(), |sources| {
            if of == "lines" {
                telling::teach(sources, &mut |event, features| write(event.span.start, "l\t1", features));
            } else if of == "right" {
                events::teach_confidence(sources, &mut |event, features| write(event.span.start, "e\t1", features));
            } else {
                events::teach_worth(sources, &mut |span, kind, taken, features| {
                    write(span.start, &format!("{kind}\t{}", u8::from(taken)), features);
                });
            }
        });
    });
}

/// The byte at which each word of the treebank's sentence begins.
fn starts(sentence: &str, text: &str) -> Vec<usize> {
    let mut at = 0;
    let words = sentence.lines().filter(|l| !l.starts_with('#')).filter_map(|l| {
        let mut cells = l.split('\t');
        cells.next()?.parse::<u32>().ok()?;
        cells.next()
    });
    words
        .map(|word| {
            let found = text.get(at..).and_then(|rest| rest.find(word)).map_or(at, |i| at + i);
            at = found + word.len();
            found
        })
        .collect()
}
