//! Whom a reader is told that a pronoun or a definite noun means: the one it means, another, or no one.

use super::{Core, documents};
use newsglass::entities::{self, Phrase};
use std::collections::BTreeMap;

/// A class of mentions by its first word; `None` for names and other nouns.
fn class(text: &str, p: &Phrase) -> Option<&'static str> {
    let phrase = text.get(p.span.start as usize..p.span.end as usize)?.to_lowercase();
    Some(match phrase.split_whitespace().next()? {
        "he" | "him" | "his" | "she" | "her" | "hers" if p.head.start == p.span.start => "he, she",
        "it" | "its" => "it",
        "they" | "them" | "their" => "they",
        "i" | "me" | "my" | "we" | "us" | "our" | "you" | "your" if p.head.start == p.span.start => "I, we, you",
        "this" | "that" | "these" | "those" => "this",
        "the" => "the",
        _ => return None,
    })
}

/// For each class, those of doubtful antecedents apart, how many are put with a noun or a name, how many of them with one of their own chain, and how many
/// have one before them.
pub fn tell(core: &Core, folder: &str, held_out: bool) {
    let mut table: BTreeMap<(&str, bool), [u32; 3]> = BTreeMap::new();
    for document in documents::read(folder).iter().filter(|d| d.held_out == held_out) {
        let phrases = core.with(&document.text, entities::chains);
        let gold: BTreeMap<u32, u32> = document.mentions.iter().rev().map(|m| (m.head, m.chain)).collect();
        for p in phrases.iter().filter(|p| !p.aside) {
            let Some(class) = class(&document.text, p) else { continue };
            let noun = |o: &&Phrase| matches!(self::class(&document.text, o), None | Some("the")) && o.span != p.span;
            let before = |o: &&Phrase| class != "the" || o.span.start < p.span.start;
            let told: Vec<&Phrase> =
                phrases.iter().filter(|o| o.chain == p.chain).filter(noun).filter(before).collect();
            let own = gold.get(&p.head.start);
            let right = told.iter().any(|o| own.is_some() && gold.get(&o.head.start) == own);
            let meant = document.mentions.iter().any(|m| Some(&m.chain) == own && m.head < p.head.start);
            let row = table.entry((class, p.doubtful)).or_default();
            for (count, holds) in row.iter_mut().zip([right, !told.is_empty(), meant]) {
                *count += u32::from(holds);
            }
        }
    }
    for ((class, doubtful), [right, told, meant]) in table {
        let share = |of: u32| f64::from(right) / f64::from(of.max(1));
        println!(
            "{class:10} {:10} P {:.3} R {:.3}  ({told} told, {meant} meant)",
            if doubtful { "doubtful" } else { "" },
            share(told),
            share(meant)
        );
    }
}
