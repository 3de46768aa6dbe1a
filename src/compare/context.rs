//! What the sentences of the reports speak of, to see which of two reports tell of the same: the entities named there,
//! and the words of the events and numbers that stand there. A report holds no words beside these.

use super::names::Names;
use super::reading::{Event, Quantity, Reading};
use std::collections::{BTreeMap, BTreeSet};

/// The things each sentence of each report speaks of, with how rare each thing is.
pub(super) struct Context {
    bags: Vec<Vec<BTreeSet<String>>>,
    sentences: BTreeMap<String, u32>,
}

impl Context {
    pub(super) fn new(readings: &[Reading], names: &Names) -> Context {
        let mut context = Context { bags: Vec::with_capacity(readings.len()), sentences: BTreeMap::new() };
        for (report, reading) in readings.iter().enumerate() {
            let mut bags = vec![BTreeSet::new(); reading.sentences.len()];
            let mut put = |span: [u32; 2], things: &mut dyn Iterator<Item = String>| {
                if let Some(bag) = reading.sentence(span).and_then(|at| bags.get_mut(at)) {
                    bag.extend(things);
                }
            };
            for (id, entity) in reading.entities.iter().enumerate() {
                for mention in entity.mentions.iter().filter(|_| entity.named) {
                    put(mention.span, &mut names.group(report, id).map(|group| format!("#{group}")).into_iter());
                }
            }
            for event in &reading.events {
                put(event.span, &mut stems(&event.gloss).chain(stems(&event.lemma)));
            }
            for quantity in &reading.quantities {
                put(quantity.span, &mut quantity.of.iter().flat_map(|of| stems(of)));
            }
            for bag in &bags {
                for thing in bag {
                    *context.sentences.entry(thing.clone()).or_default() += 1;
                }
            }
            context.bags.push(bags);
        }
        context
    }

    /// How much two sentences speak of the same, 0 to 1; what stands in many of them counts little.
    pub(super) fn likeness(&self, (report, at): (usize, usize), (other, there): (usize, usize)) -> f32 {
        let (Some(a), Some(b)) = (self.bags[report].get(at), self.bags[other].get(there)) else { return 0.0 };
        let weight = |thing: &String| 1.0 / (1 + self.sentences.get(thing).copied().unwrap_or(1)) as f32;
        let sum = |things: &BTreeSet<String>| things.iter().map(weight).sum::<f32>();
        let whole = sum(a) + sum(b);
        if whole > 0.0 { 2.0 * a.intersection(b).map(weight).sum::<f32>() / whole } else { 0.0 }
    }
}

/// The words of a phrase that say something, without their endings.
pub(super) fn stems(words: &str) -> impl Iterator<Item = String> {
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(str::to_lowercase).filter_map(
        |word| {
            let mut stem = word.as_str();
            for ending in ["s", "ing", "ed", "e", "es"] {
                stem = stem.strip_suffix(ending).filter(|rest| rest.len() > 2).unwrap_or(stem);
            }
            (!matches!(
                stem,
                "the" | "and" | "for" | "that" | "with" | "from" | "was" | "wer" | "had" | "has" | "hav" | "been"
            ))
            .then(|| stem.to_owned())
        },
    )
}

/// The share of the words of two glosses that both have.
pub(super) fn alike(a: &Event, b: &Event) -> f32 {
    let (p, q): (BTreeSet<_>, BTreeSet<_>) = (stems(&a.gloss).collect(), stems(&b.gloss).collect());
    p.intersection(&q).count() as f32 / p.len().min(q.len()).max(2) as f32
}

/// True where both count the same things: the word that heads what is counted, or the unit.
pub(super) fn same_thing(a: &Quantity, b: &Quantity) -> Option<bool> {
    let head = |q: &Quantity| q.of.as_ref().and_then(|of| stems(of).last());
    Some(head(a)? == head(b)?)
}
