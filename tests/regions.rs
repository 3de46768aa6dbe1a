//! Names in newswire from all regions (`tests/regions/`): exact span and kind.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, clippy::print_stdout, reason = "tests")]

use newsglass::{Glass, Options};
use std::collections::BTreeSet;

/// Begin and end in bytes, and the letter of the kind.
type Marked = BTreeSet<(usize, usize, char)>;

/// Takes the marks out: `[P|Ann Lee]`.
fn parse(marked: &str) -> (String, Marked) {
    let (mut text, mut names) = (String::new(), Marked::new());
    let mut pieces = marked.trim_end().split('[');
    text.push_str(pieces.next().unwrap());
    for piece in pieces {
        let (name, rest) = piece.split_once(']').unwrap();
        let (kind, words) = name.split_once('|').unwrap();
        let start = text.len();
        text.push_str(words);
        names.insert((start, text.len(), kind.chars().next().unwrap()));
        text.push_str(rest);
    }
    (text, names)
}

fn found(glass: &Glass, text: &str) -> Marked {
    let options = Options { offsets: newsglass::Offsets::Utf8, ..Options::default() };
    let report = serde_json::to_value(glass.analyze(text, &options)).unwrap();
    let mut names = Marked::new();
    for entity in report["entities"].as_array().unwrap() {
        let kind = match entity["kind"].as_str().unwrap() {
            "person" => 'P',
            "organization" | "group" => 'O',
            "place" | "facility" => 'L',
            _ => continue,
        };
        for mention in entity["mentions"].as_array().unwrap() {
            let span = |i: usize| mention["span"][i].as_u64().unwrap() as usize;
            if matches!(mention["form"].as_str(), Some("name" | "adjective")) {
                let article = text[span(0)..span(1)].starts_with("The ") || text[span(0)..span(1)].starts_with("the ");
                names.insert((span(0) + if article { 4 } else { 0 }, span(1), kind));
            }
        }
    }
    names
}

/// The F of some of the articles.
fn measure(glass: &Glass, countries: &[&str]) -> f64 {
    let (mut right, mut all) = (0, 0);
    for country in countries {
        let marked = std::fs::read_to_string(format!("{}/tests/regions/{country}.txt", env!("CARGO_MANIFEST_DIR")));
        let (text, gold) = parse(&marked.unwrap());
        let names = found(glass, &text);
        let hits = gold.intersection(&names).count();
        println!("{country:12} F {:.3}", 2.0 * hits as f64 / (gold.len() + names.len()) as f64);
        right += 2 * hits;
        all += gold.len() + names.len();
    }
    f64::from(right as u32) / f64::from(all as u32)
}

/// Those that rules were written with and that the weights of contexts have seen, a line each; `train/make.sh` reads them too.
const SEEN: &str = include_str!("regions/SEEN");

/// Those that were only ever counted.
const UNSEEN: &[&str] = &[
    "nigeria",
    "peru",
    "lebanon",
    "ghana",
    "indonesia",
    "kazakhstan",
    "beirut",
    "chennai",
    "colombo",
    "harare",
    "jakarta",
    "khartoum",
    "kinshasa",
    "kuala",
    "lagos",
    "nairobi",
    "quito",
    "tashkent",
];

#[test]
fn names_of_all_regions_are_found() {
    let glass = Glass::embedded();
    let seen = measure(glass, &SEEN.lines().collect::<Vec<_>>());
    let unseen = measure(glass, UNSEEN);
    println!("written with {seen:.3}, unseen {unseen:.5}");
    assert!(seen > 0.87 && unseen > 0.835, "names are worse than they were");
}
