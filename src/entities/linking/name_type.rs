//! Spellings of names as types, each with all its mentions.

use crate::entities::linking::disambiguation::person;
use crate::entities::mentions::candidate::{Candidate, Settled};
use crate::entities::names::span::NameSpan;
use crate::entities::names::spelling::{person_words, words};
use crate::entities::{EntityKind, Sources};
use crate::lexicon::{Gender, fold_case};
use crate::order::Order;
use crate::order::OrderedMap;

/// How many types of one surname are compared with each other.
pub(crate) const BUCKET: usize = 40;

/// One spelling of a name, with all its mentions.
#[derive(Debug)]
pub(crate) struct Type {
    pub words: Vec<String>,
    pub text: String,
    pub kind: EntityKind,
    pub confidence: f32,
    /// Candidates, in text order.
    pub mentions: Vec<u32>,
    pub gender: Gender,
    pub titled: bool,
}

pub(crate) fn types(sources: &Sources<'_>, names: &[NameSpan], candidates: &[Candidate]) -> (Vec<Type>, Vec<Type>) {
    let mut by_key: OrderedMap<(bool, String), Type> = OrderedMap::new();
    for (i, candidate) in candidates.iter().enumerate() {
        let Some(name) = candidate.name.and_then(|n| names.get(n)) else { continue };
        if candidate.settled == Settled::Apart {
            continue;
        }
        let text = sources.article.text_of(name.tokens.clone());
        let human = person(name.kind);
        let words = if human { person_words(text) } else { words(text) };
        let key = match (&name.country, &name.people, &name.actors[..]) {
            (Some(state), ..) if !human => format!("state {} {}", state.country, state.of),
            (_, Some(people), _) if name.kind == EntityKind::People => format!("people {}", people.adjective),
            (_, _, [one]) if !human => format!("actor {one}"),
            _ if human => words.join(" "),
            _ if name.team => format!("team {}", fold_case(text)),
            _ => fold_case(text),
        };
        let entry = by_key.entry((human, key)).or_insert_with(|| Type {
            words: words.clone(),
            text: text.to_owned(),
            kind: name.kind,
            confidence: 0.0,
            mentions: Vec::new(),
            gender: Gender::Unknown,
            titled: false,
        });
        entry.mentions.push(i as u32);
        entry.confidence = entry.confidence.max(name.confidence);
        entry.titled |= name.title.is_some();
        if entry.gender == Gender::Unknown {
            entry.gender = candidate.gender;
        }
        if text.len() > entry.text.len() {
            entry.text = text.to_owned();
            entry.words = words;
        }
    }
    let (mut persons, mut others) = (Vec::new(), Vec::new());
    for ((human, _), one) in by_key {
        if human { persons.push(one) } else { others.push(one) }
    }
    let first = |t: &Type| t.mentions.first().copied().unwrap_or(0);
    persons.order_by_key(first);
    others.order_by_key(first);
    (persons, others)
}
