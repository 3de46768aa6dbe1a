//! What the sentences of the reports speak of, to see which of two reports tell of the same: the entities named there,
//! and the words of the events and numbers that stand there. A report holds no words beside these.

use super::names::Names;
use super::quantity::Quantity;
use super::reading::{Member, Reading};
use crate::order::Order;
use crate::order::OrderedMap;

/// The things each sentence of each report speaks of, and the words of each event, by numbers in order.
pub(super) struct Context {
    sentences: Vec<Vec<Vec<u32>>>,
    glosses: Vec<Vec<Vec<u32>>>,
    /// Of each thing; what stands in many sentences counts little.
    weights: Vec<f32>,
}

impl Context {
    pub(super) fn new(readings: &[Reading], names: &Names) -> Context {
        let mut known: OrderedMap<String, u32> = OrderedMap::new();
        let mut number = |thing: String| {
            let next = known.len() as u32;
            *known.entry(thing).or_insert(next)
        };
        let (mut sentences, mut glosses) = (Vec::new(), Vec::new());
        for (report, reading) in readings.iter().enumerate() {
            let mut bags: Vec<Vec<u32>> = vec![Vec::new(); reading.sentences.len()];
            let mut put = |span: [u32; 2], things: &[u32]| {
                if let Some(bag) = reading.sentence(span).and_then(|at| bags.get_mut(at)) {
                    bag.extend(things);
                }
            };
            for (id, entity) in reading.entities.iter().enumerate().filter(|(_, e)| e.named) {
                let Some(group) = names.group(report, id) else { continue };
                let thing = number(format!("#{group}"));
                entity.mentions.iter().for_each(|mention| put(mention.span, &[thing]));
            }
            let mut words = Vec::with_capacity(reading.events.len());
            for event in &reading.events {
                let mut gloss: Vec<u32> = stems(&event.gloss).map(&mut number).collect();
                put(event.span, &gloss);
                stems(&event.lemma).for_each(|word| put(event.span, &[number(word)]));
                sorted(&mut gloss);
                words.push(gloss);
            }
            for quantity in &reading.quantities {
                quantity.of.iter().flat_map(|of| stems(of)).for_each(|word| put(quantity.span, &[number(word)]));
            }
            bags.iter_mut().for_each(sorted);
            sentences.push(bags);
            glosses.push(words);
        }
        let mut counts = vec![1u32; known.len()];
        for &thing in sentences.iter().flatten().flatten() {
            if let Some(count) = counts.get_mut(thing as usize) {
                *count += 1;
            }
        }
        Context { sentences, glosses, weights: counts.into_iter().map(|n| 1.0 / n as f32).collect() }
    }

    /// The words of an event that say something.
    pub(super) fn words(&self, m: &Member) -> &[u32] {
        &self.glosses[m.report][m.event]
    }

    /// How much two sentences speak of the same, 0 to 1.
    pub(super) fn likeness(&self, (report, at): (usize, usize), (other, there): (usize, usize)) -> f32 {
        let (Some(a), Some(b)) = (self.sentences[report].get(at), self.sentences[other].get(there)) else { return 0.0 };
        let weight = |thing: &u32| self.weights.get(*thing as usize).copied().unwrap_or(0.0);
        let whole: f32 = a.iter().chain(b).map(weight).sum();
        if whole > 0.0 { 2.0 * both(a, b).map(weight).sum::<f32>() / whole } else { 0.0 }
    }

    /// The share of the words of two events that both have.
    pub(super) fn alike(&self, a: &Member, b: &Member) -> f32 {
        let (p, q) = (self.words(a), self.words(b));
        both(p, q).count() as f32 / p.len().min(q.len()).max(2) as f32
    }
}

fn sorted(list: &mut Vec<u32>) {
    list.order();
    list.dedup();
}

/// What two lists in order both hold.
pub(super) fn both<'a>(a: &'a [u32], b: &'a [u32]) -> impl Iterator<Item = &'a u32> {
    a.iter().filter(|thing| b.binary_search(thing).is_ok())
}

/// The words of a phrase that say something, without their endings.
pub(super) fn stems(words: &str) -> impl Iterator<Item = String> {
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(str::to_lowercase).filter_map(
        |word| {
            let mut stem = word.as_str();
            for ending in ["s", "ing", "ed", "e", "es"] {
                stem = stem.strip_suffix(ending).filter(|rest| rest.len() > 2).unwrap_or(stem);
            }
            (!one_of!(
                stem,
                "the" | "and" | "for" | "that" | "with" | "from" | "was" | "wer" | "had" | "has" | "hav" | "been"
            ))
            .then(|| stem.to_owned())
        },
    )
}

/// True where both count the same things: the word that heads what is counted, or the unit.
pub(super) fn same_thing(a: &Quantity, b: &Quantity) -> Option<bool> {
    let head = |q: &Quantity| q.of.as_ref().and_then(|of| stems(of).last());
    Some(head(a)? == head(b)?)
}

/// True where both tell one number of one thing.
pub(super) fn tell_one(a: &Quantity, b: &Quantity) -> bool {
    a.kind == b.kind && b.value.is_some() && a.agrees(b) && same_thing(a, b) != Some(false)
}
