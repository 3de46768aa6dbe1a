//! Statements of whole reports against those that a reader took from them: `tests/corpus/statements_articles.toml`.
//!
//! `cargo test --test statements -- --nocapture` prints what is wrong and what is missed.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods, reason = "tests")]

mod articles;

use articles::{Share, articles};
use newsglass::report::{Report, Statement};

/// A report and its text.
struct Read<'r> {
    text: &'r str,
    report: &'r Report,
}

impl Read<'_> {
    fn words(&self, span: [u32; 2]) -> &str {
        &self.text[span[0] as usize..span[1] as usize]
    }

    fn content(&self, s: &Statement) -> String {
        s.content.iter().map(|&c| self.words(c)).collect::<Vec<_>>().join(" … ")
    }

    /// The source's words, and the name and names of its entity.
    fn owners(&self, s: &Statement) -> Vec<String> {
        let Some(source) = &s.source else { return vec!["-".to_owned()] };
        let mut names = vec![self.words(source.span).to_owned()];
        if let Some(e) = source.entity.map(|e| &self.report.entities[e as usize]) {
            names.push(e.name.clone());
            names.extend(e.aliases.iter().cloned());
            names.extend(e.mentions.iter().filter(|m| m.form != "pronoun").map(|m| self.words(m.span).to_owned()));
        }
        names
    }

    /// True where `s` is the statement of the line `WHO | CUE | CONTENT | ...`: the same owner, cue and beginning of content.
    fn fits(&self, line: &str, s: &Statement) -> bool {
        let parts = parts(line);
        let who = choices(parts[0]).any(|w| self.owners(s).iter().any(|o| o == w || o.contains(w) && w != "-"));
        let cue = s.cue.map_or("-", |c| self.words(c));
        let cued = parts[1] == "-" && cue == "-" || cue != "-" && (parts[1].contains(cue) || cue.contains(parts[1]));
        let (first, _) = ends(parts[2]);
        let content = self.content(s);
        who && cued && (first == "-" || content.contains(first))
    }
}

fn parts(line: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
    parts.resize(5, "");
    parts
}

fn choices(part: &str) -> impl Iterator<Item = &str> {
    part.split('/')
}

/// The first and the last words of what is said.
fn ends(part: &str) -> (&str, &str) {
    part.split_once(" ... ").unwrap_or((part, part))
}

#[test]
fn statements_are_those_a_reader_takes() {
    let [mut shown, mut found, mut bounds, mut acts, mut beliefs] = [(); 5].map(|()| Share::default());
    for article in articles("statements_articles.toml") {
        let report = article.read();
        let read = Read { text: article.text(), report: &report };
        for s in &report.statements {
            let right = article.right().any(|line| read.fits(line, s));
            shown.add(right);
            if !right {
                let cue = s.cue.map_or("-", |c| read.words(c));
                println!("wrong   {} | {cue} | {} | {} {}", read.owners(s)[0], read.content(s), s.act, s.belief);
            }
        }
        for line in &article.asked {
            let Some(s) = report.statements.iter().find(|s| read.fits(line, s)) else {
                found.add(false);
                println!("missed  {line}");
                continue;
            };
            found.add(true);
            let parts = parts(line);
            let (first, last) = ends(parts[2]);
            let content = read.content(s);
            let bare = content.trim_matches(|c: char| !c.is_alphanumeric());
            let bound = first == "-" || bare.starts_with(first) && bare.ends_with(last);
            bounds.add(bound);
            acts.add(choices(parts[3]).any(|a| a == s.act));
            beliefs.add(choices(parts[4]).any(|b| b == s.belief || b == "-"));
            if !bound || !choices(parts[3]).any(|a| a == s.act) || !choices(parts[4]).any(|b| b == s.belief || b == "-")
            {
                println!("differs {line} || {content} | {} {}", s.act, s.belief);
            }
        }
    }
    let (precision, recall) = (shown.rate(), found.rate());
    println!("shown {}, right {}: precision {precision:.3}", shown.all, shown.right);
    println!("asked {}, found {}: recall {recall:.3}", found.all, found.right);
    println!("of those found: content {:.3}, act {:.3}, belief {:.3}", bounds.rate(), acts.rate(), beliefs.rate());
    assert!(precision >= 0.93, "precision {precision:.3}");
    assert!(recall >= 0.88, "recall {recall:.3}");
}
