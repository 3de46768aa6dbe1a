//! Scores names of whole reports: exact span and type of persons, organisations and places.

use newsglass::{Glass, Offsets, Options};
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Deserialize)]
struct Article {
    text: String,
    gold: Layers,
}

#[derive(Deserialize)]
struct Layers {
    entities: Vec<(usize, usize, String)>,
}

type Names = BTreeSet<(usize, usize, &'static str)>;

const KINDS: &[&str] = &["PERSON", "ORG", "LOC"];

/// The three kinds that name corpora share, of the report's own.
fn coarse(kind: &str) -> Option<&'static str> {
    match kind {
        "person" | "PERSON" => Some("PERSON"),
        "organization" | "group" | "ORG" => Some("ORG"),
        "place" | "facility" | "LOC" => Some("LOC"),
        _ => None,
    }
}

/// Corpora differ in whether an article belongs to a name; none does here.
fn bare(text: &[char], (start, end): (usize, usize)) -> (usize, usize) {
    let words: String = text.get(start..end).unwrap_or_default().iter().collect();
    let article = ["the ", "a ", "an "].iter().find(|a| words.to_lowercase().starts_with(*a));
    (start + article.map_or(0, |a| a.len()), end)
}

/// The figures of one file of lines `{"text", "gold": {"entities": [[start, end, "PERSON" | "ORG" | "LOC"]]}}`, offsets in
/// code points; names of other types are passed over.
pub(crate) fn score(file: &str) -> Result<String, String> {
    let mut counts = [[0usize; 3]; 4];
    for (number, line) in file.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let article: Article = serde_json::from_str(line)
            .map_err(|e| format!("line {} is not an article with names: {e}.", number + 1))?;
        let text: Vec<char> = article.text.chars().collect();
        let mut gold = Names::new();
        for (start, end, kind) in &article.gold.entities {
            if let Some(kind) = coarse(kind) {
                let (start, end) = bare(&text, (*start, *end));
                gold.insert((start, end, kind));
            }
        }
        let options = Options { offsets: Offsets::CodePoint, ..Options::default() };
        let report = Glass::embedded().analyze(&article.text, &options);
        let mut found = Names::new();
        for entity in &report.entities {
            let Some(kind) = coarse(entity.kind) else { continue };
            for m in entity.mentions.iter().filter(|m| matches!(m.form, "name" | "adjective")) {
                let (start, end) = bare(&text, (m.span[0] as usize, m.span[1] as usize));
                found.insert((start, end, kind));
            }
        }
        for (row, kind) in counts.iter_mut().zip(KINDS.iter().map(|k| Some(*k)).chain([None])) {
            let of = |names: &Names| names.iter().filter(|n| kind.is_none_or(|k| k == n.2)).count();
            row[0] += gold.intersection(&found).filter(|n| kind.is_none_or(|k| k == n.2)).count();
            row[1] += of(&found);
            row[2] += of(&gold);
        }
    }
    let mut out = format!("  {:<10}{:>8}{:>8}{:>8}{:>8}{:>8}\n", "names", "P", "R", "F", "gold", "found");
    for ([hits, found, gold], name) in counts.into_iter().zip(KINDS.iter().chain(&["all"])) {
        let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
        let (p, r, f) = (share(hits, found), share(hits, gold), share(2 * hits, found + gold));
        out.push_str(&format!("  {name:<10}{p:>8.4}{r:>8.4}{f:>8.4}{gold:>8}{found:>8}\n"));
    }
    Ok(out)
}
