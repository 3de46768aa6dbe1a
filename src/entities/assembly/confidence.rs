//! How sure an entity is: of a named one that the name is one and of this kind, of an unnamed one that its mentions are one
//! entity of this kind.

use crate::entities::mentions::candidate::{Candidate, Function, Shape};
use crate::entities::resolution::Resolved;
use crate::entities::{EntityKind, Form, Sources};
use crate::language::Relation;

/// For each kind of unnamed entity what speaks for it, in sixteenths of a logit: where it is one mention, and where
/// several are linked. Fitted on GUM by `train/entities/confidence.py`, as the weights below.
const KINDS: &[(EntityKind, i32, i32)] = &[
    (EntityKind::Person, 19, 2),
    (EntityKind::Group, 16, -3),
    (EntityKind::Organization, 7, 9),
    (EntityKind::Place, 29, 10),
    (EntityKind::Facility, 17, -2),
    (EntityKind::Object, 10, 4),
];

/// Persons that act, are acted on, or have no article; nouns no list has; sets of several nouns.
const ACTS: i32 = 17;

const ACTED_ON: i32 = 10;

const BARE: i32 = -17;

const UNLISTED: i32 = -27;

const SEVERAL: i32 = -6;

/// The confidence of the entity that these mentions make.
pub(crate) fn of(sources: &Sources<'_>, resolved: &Resolved, all: &[(u32, &Candidate)], kind: EntityKind) -> f32 {
    let names: Vec<f32> = all.iter().filter_map(|(_, c)| resolved.names.get(c.name?)).map(|n| n.confidence).collect();
    if names.is_empty() {
        return unnamed(sources, all, kind);
    }
    let best = names.iter().copied().fold(0.0, f32::max);
    let mean = names.iter().sum::<f32>() / names.len() as f32;
    calibrated((0.5 * best + 0.5 * mean).clamp(0.05, 0.97))
}

/// The model is too sure above the middle: near the shares found right on news.
fn calibrated(raw: f32) -> f32 {
    match raw {
        r if r >= 0.93 => r - 0.02,
        r if r >= 0.75 => r - 0.07,
        r => r * 0.9,
    }
}

fn unnamed(sources: &Sources<'_>, all: &[(u32, &Candidate)], kind: EntityKind) -> f32 {
    let Sources { analysis, lexicon, article, .. } = *sources;
    let mut sum = KINDS.iter().find(|k| k.0 == kind).map_or(0, |k| if all.len() == 1 { k.1 } else { k.2 });
    let nominal = || all.iter().map(|(_, c)| *c).filter(|c| c.form == Form::Nominal);
    let listed =
        |c: &Candidate| lexicon.noun(analysis.lemma(c.head)).or_else(|| lexicon.noun(article.lower(c.head))).is_some();
    if kind != EntityKind::Object && !nominal().any(listed) {
        sum += UNLISTED;
    }
    if matches!(kind, EntityKind::Person | EntityKind::Group) {
        let agent = |c: &Candidate| analysis.word(c.head).is_some_and(|w| w.relation == Relation::OblAgent);
        if all.iter().any(|(_, c)| c.function == Function::Subject || agent(c)) {
            sum += ACTS;
        } else if all.iter().any(|(_, c)| c.function == Function::Object) {
            sum += ACTED_ON;
        }
    }
    if kind == EntityKind::Person && nominal().all(|c| c.shape == Shape::Bare) {
        sum += BARE;
    }
    let first = nominal().next().map(|c| analysis.lemma(c.head));
    if nominal().any(|c| Some(analysis.lemma(c.head)) != first) {
        sum += SEVERAL;
    }
    1.0 / (1.0 + libm::expf(-(sum as f32) / 16.0))
}

#[cfg(test)]
mod tests {
    use crate::{Glass, Options};

    #[test]
    fn a_surer_name_is_a_surer_entity() {
        let shares: Vec<f32> = (0..=97).map(|raw| super::calibrated(raw as f32 / 100.0)).collect();
        assert!(shares.is_sorted(), "{shares:?}");
    }

    #[test]
    fn who_acts_is_surer_than_a_noun_that_no_list_has() {
        let text = "Soldiers closed the road on Monday. The bourse announced a halt.";
        let report = Glass::embedded().analyze(text, &Options::default());
        let of = |name: &str| report.entities.iter().find(|e| e.name.ends_with(name)).map_or(0.0, |e| e.confidence);
        assert!(
            of("Soldiers") > 0.8 && of("bourse") > 0.0 && of("bourse") < 0.5,
            "{} {}",
            of("Soldiers"),
            of("bourse")
        );
    }
}
