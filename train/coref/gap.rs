//! GAP: does the pronoun mean A, or B, or neither?

use super::Core;
use newsglass::entities::{self, Phrase};

#[derive(Default)]
struct Count {
    right: f64,
    found: f64,
    gold: f64,
}

impl Count {
    fn tell(&self, name: &str) {
        let (p, r) = (self.right / self.found.max(1.0), self.right / self.gold.max(1.0));
        println!("{name:10} P {p:.3}  R {r:.3}  F {:.3}  ({} gold)", 2.0 * p * r / (p + r).max(1e-9), self.gold);
    }
}

/// With `errors` a line for each pronoun that was read wrongly: what it means, what it was taken for.
pub fn score(core: &Core, file: &str, errors: bool) {
    let table = std::fs::read_to_string(file).expect("the file can be read");
    let (mut all, mut he, mut she) = (Count::default(), Count::default(), Count::default());
    let mut silent = 0;
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [id, text, pronoun, at, a, a_at, a_is, b, b_at, b_is, _] = cells[..] else { continue };
        let byte = |n: &str| text.char_indices().nth(n.parse().unwrap_or(0)).map_or(0, |(i, _)| i as u32);
        let phrases = core.with(text, entities::chains);
        let start = byte(at);
        let own: Option<&Phrase> =
            phrases.iter().find(|p| p.span.start == start && p.span.end == start + pronoun.len() as u32);
        let means = |name: &str, from: &str| {
            let from = byte(from);
            let to = from + name.len() as u32;
            own.is_some_and(|own| {
                phrases.iter().any(|p| p.chain == own.chain && from <= p.head.start && p.head.end <= to)
            })
        };
        let counts = if matches!(pronoun.to_lowercase().as_str(), "he" | "him" | "his") { &mut he } else { &mut she };
        let (first, second) = (means(a, a_at), means(b, b_at));
        silent += usize::from(!first && !second);
        if errors && (first != (a_is == "TRUE") || second != (b_is == "TRUE")) {
            let cut = |p: &Phrase| text.get(p.span.start as usize..p.span.end as usize).unwrap_or("");
            let chain: Vec<&str> =
                own.map(|own| phrases.iter().filter(|p| p.chain == own.chain).map(cut).collect()).unwrap_or_default();
            let is = |name: &str, gold: &str, found: bool| {
                format!("{name}{}{}", if gold == "TRUE" { " GOLD" } else { "" }, if found { " FOUND" } else { "" })
            };
            let marked = format!(
                "{}[[{pronoun}]]{}",
                text.get(..start as usize).unwrap_or(""),
                text.get(start as usize + pronoun.len()..).unwrap_or("")
            );
            println!("{id}\t{}\t{}\t{chain:?}\t{marked}", is(a, a_is, first), is(b, b_is, second));
        }
        for (found, gold) in [(first, a_is == "TRUE"), (second, b_is == "TRUE")] {
            for count in [&mut all, counts] {
                count.right += f64::from(u8::from(found && gold));
                count.found += f64::from(u8::from(found));
                count.gold += f64::from(u8::from(gold));
            }
        }
    }
    he.tell("masculine");
    she.tell("feminine");
    all.tell("all");
    println!("neither name meant: {silent}");
}
