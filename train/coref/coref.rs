//! Measures coreference and shows the ranker's choices to the trainer.
//!
//! ```text
//! cargo run --release --features train --bin coref -- score  ONTOGUM_FOLDER [train]   CoNLL-2012 figures on the held-out documents
//! cargo run --release --bin coref -- errors ONTOGUM_FOLDER           the same, with what was missed and made up
//! cargo run --release --bin coref -- naming ONTOGUM_FOLDER [train]   whom pronouns and definite nouns are put with, right and wrong
//! cargo run --release --bin coref -- gap    GAP.tsv [errors]         precision, recall and F of GAP's pronouns
//! cargo run --release --bin coref -- dump   ONTOGUM_FOLDER > choices.bin
//! ```
//!
//! `--without STEP` leaves out a step of linking or coreference, and may be given several times; `SIEVES.md` has what each is worth.
//!
//! One document in eight, by the hash of its name, is held out of `dump` and is what `score` reads.

#![allow(
    missing_docs,
    missing_debug_implementations,
    unreachable_pub,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::expect_used,
    reason = "a tool"
)]

mod documents;
mod gap;
mod metrics;
mod naming;

use documents::Document;
use newsglass::entities::{self, Phrase, Sources};
use newsglass::{Glass, Options};
use std::collections::{BTreeMap, BTreeSet};

/// The core, decoded once.
pub struct Core {
    glass: &'static Glass,
    without: Vec<&'static str>,
}

impl Core {
    /// Runs `then` on everything the entity phase looks at.
    pub fn with<T>(&self, text: &str, then: impl FnOnce(Sources<'_>) -> T) -> T {
        self.glass.with_sources(text, &Options { without: &self.without, ..Options::default() }, then)
    }
}

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut core = Core { glass: Glass::embedded(), without: Vec::new() };
    while let Some(at) = arguments.iter().position(|a| a == "--without").filter(|at| at + 1 < arguments.len()) {
        let step = arguments.drain(at..at + 2).next_back();
        let known = entities::sieves().find(|s| Some(*s) == step.as_deref());
        core.without.push(known.expect("a step that newsglass analyze --without lists"));
    }
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["score", folder] => score(&core, folder, true, false),
        ["score", folder, "train"] => score(&core, folder, false, false),
        ["errors", folder] => score(&core, folder, true, true),
        ["errors", folder, "train"] => score(&core, folder, false, true),
        ["naming", folder] => naming::tell(&core, folder, true),
        ["naming", folder, "train"] => naming::tell(&core, folder, false),
        ["gap", file] => gap::score(&core, file, false),
        ["gap", file, "errors"] => gap::score(&core, file, true),
        ["dump", folder] => dump(&core, folder),
        _ => eprintln!("usage: coref score|errors|dump FOLDER [--without STEP], coref gap FILE [--without STEP]"),
    }
}

type Span = (u32, u32);

/// Chains of two and more mentions, each span once, appositions and predicates left out.
fn response(phrases: &[Phrase]) -> Vec<Vec<Span>> {
    let mut chains: BTreeMap<u32, Vec<Span>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for p in phrases.iter().filter(|p| !p.aside && !apposed(phrases, p)) {
        let span = (p.span.start, p.span.end);
        if seen.insert(span) {
            chains.entry(p.chain).or_default().push(span);
        }
    }
    chains.into_values().filter(|c| c.len() > 1).collect()
}

/// True for the name in `his friend Bonosus`, where the whole phrase is a mention of him: corpora have it once.
fn apposed(phrases: &[Phrase], p: &Phrase) -> bool {
    phrases.iter().any(|o| {
        o.chain == p.chain && !o.aside && o.head.start < p.span.start && p.span.end <= o.span.end && o.span != p.span
    })
}

fn score(core: &Core, folder: &str, held_out: bool, errors: bool) {
    let mut total = metrics::Scores::default();
    let mut genres: BTreeMap<String, metrics::Scores> = BTreeMap::new();
    for document in documents::read(folder).iter().filter(|d| d.held_out == held_out) {
        let phrases = core.with(&document.text, entities::chains);
        let found = response(&phrases);
        let one = metrics::score(&document.chains(), &found);
        total.add(&one);
        genres.entry(document.genre.clone()).or_default().add(&one);
        if errors {
            tell(document, &phrases, &found);
        }
    }
    for (genre, scores) in &genres {
        println!("{genre:14} {scores}");
    }
    println!("{:14} {total}", "all");
}

/// Gold mentions that are no mention here, and mentions here that are none there.
fn tell(document: &Document, phrases: &[Phrase], found: &[Vec<Span>]) {
    let gold: BTreeSet<Span> = document.mentions.iter().map(|m| m.span).collect();
    let all: BTreeSet<Span> = phrases.iter().map(|p| (p.span.start, p.span.end)).collect();
    let ours: BTreeSet<Span> = found.iter().flatten().copied().collect();
    let cut = |s: Span| document.text.get(s.0 as usize..s.1 as usize).unwrap_or("").replace('\n', " ");
    for m in &document.mentions {
        if !all.contains(&m.span) {
            let head = phrases.iter().find(|p| p.head.start == m.head);
            let instead = head.map(|p| cut((p.span.start, p.span.end)));
            println!("absent\t{}\t[{}]\tinstead [{}]", document.name, cut(m.span), instead.unwrap_or_default());
        } else if !ours.contains(&m.span) {
            let chain: Vec<String> =
                document.mentions.iter().filter(|o| o.chain == m.chain).take(6).map(|o| cut(o.span)).collect();
            println!("unlinked\t{}\t[{}]\tof {chain:?}", document.name, cut(m.span));
        }
    }
    for span in ours.difference(&gold) {
        let chain: Vec<String> =
            found.iter().find(|c| c.contains(span)).into_iter().flatten().take(4).map(|&s| cut(s)).collect();
        println!("made up\t{}\t[{}]\twith {chain:?}", document.name, cut(*span));
    }
}

/// Number of feature templates in a row of `dump`.
const TEMPLATES: usize = 62;

/// A row of bytes for each choice: shape, 1 where it is right, 1 where a new mention begins, then the value of each template.
///
/// After each document come pieces of it, for `he`, `she` and late names alone: texts that begin in the middle; and
/// all of it once more with genders alike, for `he` and `she`.
fn dump(core: &Core, folder: &str) {
    use std::io::Write;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for document in documents::read(folder).iter().filter(|d| !d.held_out) {
        let whole = (0, document.text.len() as u32);
        let texts: Vec<Span> = std::iter::once(whole).chain(pieces(&document.text)).collect();
        for (blind, (from, to)) in texts.iter().map(|&t| (false, t)).chain(texts.iter().map(|&t| (true, t))) {
            let inside = || document.mentions.iter().filter(move |m| from <= m.span.0 && m.span.1 <= to);
            let by_head: BTreeMap<u32, u32> = inside().rev().map(|m| (m.head - from, m.chain)).collect();
            let by_span: BTreeMap<Span, u32> =
                inside().map(|m| ((m.span.0 - from, m.span.1 - from), m.chain)).collect();
            let text = document.text.get(from as usize..to as usize).unwrap_or("");
            core.with(text, |sources| {
                entities::teach(sources, blind, &mut |phrases, mention, shape, choices| {
                    let chain = |i: u32| {
                        let p = phrases.get(i as usize)?;
                        by_span.get(&(p.span.start, p.span.end)).or_else(|| by_head.get(&p.head.start)).copied()
                    };
                    let own = chain(mention);
                    let right = |a: Option<u32>| a.is_some_and(|a| own.is_some() && chain(a) == own);
                    let any = choices.iter().any(|c| right(c.antecedent));
                    let told = (from, to) == whole && !blind || shape == 0 || shape == 13 && !blind;
                    for (i, choice) in choices.iter().enumerate().filter(|_| told) {
                        let label = if any { right(choice.antecedent) } else { choice.antecedent.is_none() };
                        let mut row = [0u8; 3 + TEMPLATES];
                        row[0] = shape;
                        row[1] = u8::from(label);
                        row[2] = u8::from(i == 0);
                        for f in &choice.features {
                            if let Some(slot) = row.get_mut(3 + usize::from(f / 64)) {
                                *slot = (f % 64) as u8;
                            }
                        }
                        out.write_all(&row).expect("the output can be written");
                    }
                    Some(choices.iter().map(|c| c.antecedent).find(|&a| right(a)).flatten())
                });
            });
        }
    }
}

/// Pieces of a few sentences, each beginning half-way through the one before.
fn pieces(text: &str) -> Vec<Span> {
    const LENGTH: usize = 900;
    let starts: Vec<usize> = text
        .char_indices()
        .filter(|&(i, c)| {
            c.is_uppercase() && (text[..i].ends_with('\n') || text[..i].ends_with(". ") || text[..i].ends_with("? "))
        })
        .map(|(i, _)| i)
        .collect();
    let mut out = Vec::new();
    let mut after = LENGTH / 2;
    for &from in &starts {
        if from < after {
            continue;
        }
        let to = starts.iter().copied().find(|&s| s > from + LENGTH).unwrap_or(text.len());
        out.push((from as u32, to as u32));
        after = from + LENGTH / 2;
    }
    out
}
