//! Nouns in front of a name or behind it that the tree does not tie to it.

use crate::entities::clusters::Clusters;
use crate::entities::coreference::appositions::clash;
use crate::entities::mentions::candidate::{Candidate, Number, Shape};
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Form, Sources};
use crate::language::Relation;

/// Nouns that belong to a name in front of which they stand, or that it follows between commas: `Chinese envoy Deng
/// Xijun`, `her daughter, Inez,`, where the tree does not say so.
pub(crate) fn titles(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    asides: &mut [bool],
    clusters: &mut Clusters,
) {
    let article = sources.article;
    let mut titled: Vec<Option<u32>> = vec![None; article.tokens.len()];
    let mut begins: Vec<Option<u32>> = vec![None; article.tokens.len()];
    let mut ends: Vec<Option<u32>> = vec![None; article.tokens.len() + 1];
    for (i, c) in candidates.iter().enumerate() {
        let Some(name) = c.name.and_then(|n| names.get(n)).filter(|n| n.kind == EntityKind::Person) else { continue };
        for t in name.titled_from..name.tokens.start {
            if let Some(slot) = titled.get_mut(t as usize) {
                *slot = Some(i as u32);
            }
        }
        if let Some(slot) = begins.get_mut(name.titled_from as usize) {
            *slot = Some(i as u32);
        }
        if let Some(slot) = ends.get_mut(name.tokens.end as usize) {
            *slot = Some(i as u32);
        }
    }
    for (i, c) in candidates.iter().enumerate() {
        let single = c.kind == Some(EntityKind::Person) && c.number != Number::Plural;
        if c.form != Form::Nominal || !single || c.joined || asides.get(i) == Some(&true) {
            continue;
        }
        let comma = || {
            let name = begins.get(c.head as usize + 2).copied().flatten()?;
            let other = candidates.get(name as usize)?;
            let closed = matches!(article.word(other.tokens.end), "," | "." | ")" | ";");
            let free = clusters.of(i as u32).is_some_and(|t| !t.named);
            let kin = !sources.analysis.word(other.head).is_some_and(|w| w.relation == Relation::Conj);
            (article.word(c.head + 1) == "," && closed && free && kin && !clash(other.gender, c.gender)).then_some(name)
        };
        // `the head of the security service, Nino Tsereteli,`: past what the noun is of, where that is nobody.
        let further = || {
            let end = (c.head + 2..c.head + 12).find(|&t| article.word(t) == ",")?;
            let between = c.head + 1..end;
            let of = matches!(article.lower(c.head + 1), "of" | "for" | "at" | "to" | "-" | "and");
            let verb = between.clone().any(|t| sources.analysis.word(t).is_some_and(|w| w.tag.is_finite()));
            let someone = candidates.get(i + 1..candidates.len().min(i + 8)).unwrap_or(&[]).iter().any(|o| {
                between.contains(&o.head)
                    && article.word(o.head - 1) != "-"
                    // A second name is not the first one's.
                    && o.kind == Some(EntityKind::Person)
                    && o.name.is_none()
                    // `his deputy and now enemy, Dagalo`: both nouns are of him; `the president and the minister` are two.
                    && !(article.lower(c.head + 1) == "and"
                        && o.shape == Shape::Bare
                        && o.number != Number::Plural
                        && sources.analysis.word(o.head).is_some_and(|w| w.head == Some(c.head)))
                    && titled.get(o.head as usize).copied().flatten().is_none()
            });
            let name = begins.get(end as usize + 1).copied().flatten()?;
            let other = candidates.get(name as usize)?;
            let closed = matches!(article.word(other.tokens.end), "," | "." | ")" | ";")
                || sources.analysis.word(other.tokens.end).is_some_and(|w| w.tag.is_finite());
            let free = clusters.of(i as u32).is_some_and(|t| !t.named);
            // A second of a list has its `and`.
            let conj = sources.analysis.word(other.head).is_some_and(|w| {
                w.relation == Relation::Conj
                    && (w.head == Some(c.head)
                        || sources
                            .analysis
                            .children(other.head)
                            .iter()
                            .any(|&k| matches!(article.lower(k), "and" | "or")))
            });
            let same = article.sentence_of(c.head)?.tokens.contains(&end);
            (of && !verb && !someone && closed && free && !conj && same && !clash(other.gender, c.gender))
                .then_some(name)
        };
        // `the television host Carla Ortiz`; `Tenesaca, 44, a lawyer from Cuenca,`.
        let direct = || {
            let name = begins.get(c.head as usize + 1).copied().flatten()?;
            let free = clusters.of(i as u32).is_some_and(|t| !t.named);
            let other = candidates.get(name as usize)?;
            let told = matches!(c.shape, Shape::Definite | Shape::Indefinite) && c.tokens.end - c.tokens.start > 1;
            (free && told && c.tokens.end == c.head + 1 && !clash(other.gender, c.gender)).then_some(name)
        };
        let aged = || {
            let start = c.tokens.start;
            let comma = start.checked_sub(3).filter(|&t| article.word(t) == "," && article.word(start - 1) == ",")?;
            let age = article.word(start - 2).parse::<u8>().is_ok_and(|n| (5..115).contains(&n));
            let name = ends.get(comma as usize).copied().flatten()?;
            let other = candidates.get(name as usize)?;
            let free = clusters.of(i as u32).is_some_and(|t| !t.named);
            (age && free && !clash(other.gender, c.gender)).then_some(name)
        };
        let found = titled.get(c.head as usize).copied().flatten();
        if let Some(name) = found.or_else(direct).or_else(comma).or_else(further).or_else(aged) {
            clusters.union(name, i as u32);
            if let Some(slot) = asides.get_mut(i) {
                *slot = true;
            }
        }
    }
}
