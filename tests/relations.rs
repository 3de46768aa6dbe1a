//! Ties of whole reports against those that a reader took from them: `tests/corpus/relations_articles.toml`.
//!
//! `cargo test --test relations -- --nocapture` prints what is wrong, what is missed and how sure it was.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods, reason = "tests")]

mod articles;

use articles::{Share, articles};
use newsglass::report::{Relation, Report};

/// `FROM | KIND | TO [| status] [| change] [| days]`; `/` parts what is equally good.
struct Wanted<'c> {
    parts: Vec<&'c str>,
}

impl Wanted<'_> {
    fn part(&self, at: usize) -> impl Iterator<Item = &str> {
        self.parts.get(at).copied().unwrap_or("").split('/').filter(|p| !p.is_empty())
    }

    /// Any part left out, and any kind of two ends that has no direction, fits.
    fn fits(&self, text: &str, report: &Report, r: &Relation) -> bool {
        let named = |id: u32, at: usize| {
            let e = &report.entities[id as usize];
            let said = |name: &str| self.part(at).any(|w| name.to_lowercase().ends_with(&w.to_lowercase()));
            let nouns = e.mentions.iter().filter(|m| m.form != "pronoun");
            said(&e.name)
                || e.aliases.iter().any(|a| said(a))
                || nouns.map(|m| &text[m.span[0] as usize..m.span[1] as usize]).any(said)
        };
        let is = |at: usize, value: &str| self.part(at).next().is_none() || self.part(at).any(|w| w == value);
        let days = r.interval.as_ref().map_or(String::new(), |d| format!("{}..{}", d[0], d[1]));
        let status = if self.parts.len() > 3 { is(3, r.status) } else { r.status == "current" };
        let mutual = matches!(r.kind, "opposes" | "ally_of" | "family_of" | "linked_to");
        let ends = named(r.from, 0) && named(r.to, 2) || mutual && named(r.from, 2) && named(r.to, 0);
        is(1, r.kind) && ends && status && is(4, r.change.unwrap_or("")) && is(5, &days)
    }
}

fn wanted(line: &str) -> Wanted<'_> {
    Wanted { parts: line.split('|').map(str::trim).collect() }
}

#[test]
fn ties_are_those_a_reader_takes() {
    let [mut shown, mut found] = [(); 2].map(|()| Share::default());
    let mut sure: Vec<(f32, bool)> = Vec::new();
    for article in articles("relations_articles.toml") {
        let (text, report) = (article.text(), article.read());
        let lines = || article.right().map(|l| wanted(l));
        for r in &report.relations {
            let ok = lines().any(|w| w.fits(text, &report, r));
            shown.add(ok);
            sure.push((r.confidence as f32, ok));
            let name = |id: u32| &report.entities[id as usize].name;
            if !ok {
                let change = r.change.unwrap_or("");
                println!(
                    "wrong   {} | {} | {} | {} | {change} {:?} {}",
                    name(r.from),
                    r.kind,
                    name(r.to),
                    r.status,
                    r.interval,
                    r.confidence
                );
            }
        }
        for line in &article.asked {
            let hit = report.relations.iter().any(|r| wanted(line).fits(text, &report, r));
            found.add(hit);
            if !hit {
                println!("missed  {line}");
            }
        }
    }
    let (precision, recall) = (shown.rate(), found.rate());
    println!("shown {}, right {}: precision {precision:.3}", shown.all, shown.right);
    println!("asked {}, found {}: recall {recall:.3}", found.all, found.right);
    for low in [0.5f32, 0.6, 0.7, 0.8, 0.9] {
        let band: Vec<_> = sure.iter().filter(|s| s.0 >= low && s.0 < low + 0.1).collect();
        println!("confidence {low:.1}: {} of {} right", band.iter().filter(|s| s.1).count(), band.len());
    }
    assert!(precision >= 0.85, "precision {precision:.3}");
    assert!(recall >= 0.58, "recall {recall:.3}");
}
