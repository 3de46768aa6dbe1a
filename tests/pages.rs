//! Pages as they are pasted (`tests/pages/`): how many blocks are what they are, how many sentences end where they do.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, clippy::print_stdout, reason = "tests")]

use newsglass::{Glass, Options};
use std::collections::BTreeSet;

/// A page and what a reader sees in it; spans in bytes.
struct Page {
    text: String,
    blocks: BTreeSet<(usize, String)>,
    sentences: BTreeSet<(usize, usize)>,
}

/// Kinds whose sentences count.
const STORY: [&str; 3] = ["headline", "heading", "paragraph"];

/// Takes the marks out: `{kind}` before a block, `¦` behind a sentence.
fn parse(marked: &str, wrap: Option<usize>) -> Page {
    let mut page = Page { text: String::new(), blocks: BTreeSet::new(), sentences: BTreeSet::new() };
    for line in marked.lines() {
        for block in line.split('{').skip(1) {
            let (kind, words) = block.split_once('}').unwrap();
            page.blocks.insert((page.text.len(), kind.to_owned()));
            let mut column = 0;
            for sentence in words.split('¦') {
                let begin = page.text.len() + usize::from(sentence.starts_with(' '));
                let lead = sentence.len() - sentence.trim_start().len();
                page.text.push_str(&sentence[..lead]);
                for (i, word) in sentence.trim().split(' ').enumerate() {
                    let long = word.chars().count();
                    let breaks = kind == "paragraph" && wrap.is_some_and(|w| column + 1 + long > w) && column > 0;
                    if i > 0 {
                        page.text.push(if breaks { '\n' } else { ' ' });
                    } else if breaks && page.text.ends_with(' ') {
                        page.text.pop();
                        page.text.push('\n');
                    }
                    column = if breaks { long } else { column + long + 1 };
                    page.text.push_str(word);
                }
                if STORY.contains(&kind) {
                    page.sentences.insert((begin, page.text.len()));
                }
                page.text.push_str(if sentence.ends_with(' ') { " " } else { "" });
            }
        }
        page.text.push_str(if wrap.is_some() { "\n\n" } else { "\n" });
    }
    page
}

#[derive(Default)]
struct Score {
    right: usize,
    found: usize,
    gold: usize,
}

impl Score {
    fn add<T: Ord>(&mut self, found: &BTreeSet<T>, gold: &BTreeSet<T>) {
        self.right += found.intersection(gold).count();
        self.found += found.len();
        self.gold += gold.len();
    }

    fn f(&self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.gold) as f64
    }
}

#[test]
fn blocks_and_sentences_of_pasted_pages_are_those_a_reader_sees() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let (mut blocks, mut sentences) = (Score::default(), Score::default());
    let mut wrong = Vec::new();
    for file in &files {
        let marked = std::fs::read_to_string(file).unwrap();
        for wrap in [None, Some(72), Some(50)] {
            let page = parse(&marked, wrap);
            let report = Glass::embedded().analyze(&page.text, &Options::default());
            let at = |s: [u32; 2]| (s[0] as usize, s[1] as usize);
            let found: BTreeSet<_> = report.blocks.iter().map(|b| (b.span[0] as usize, b.kind.to_owned())).collect();
            let told = |block: u32| STORY.contains(&report.blocks[block as usize].kind);
            let ends: BTreeSet<_> = report.sentences.iter().filter(|s| told(s.block)).map(|s| at(s.span)).collect();
            blocks.add(&found, &page.blocks);
            sentences.add(&ends, &page.sentences);
            let name = file.file_stem().unwrap().to_string_lossy();
            for (start, kind) in found.difference(&page.blocks) {
                let words: String = page.text[*start..].chars().take(60).collect();
                wrong.push(format!("{name} {wrap:?}: block {kind}: {words:?}"));
            }
            for (start, end) in ends.difference(&page.sentences) {
                wrong.push(format!("{name} {wrap:?}: sentence {:?}", &page.text[*start..*end]));
            }
        }
    }
    println!("blocks F {:.3}, sentences F {:.3}", blocks.f(), sentences.f());
    assert!(
        blocks.f() >= 0.95 && sentences.f() >= 0.95,
        "blocks {:.3}, sentences {:.3}\n{}",
        blocks.f(),
        sentences.f(),
        wrong.join("\n")
    );
}
