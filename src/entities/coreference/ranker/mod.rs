//! Whom pronouns and common nouns mean: each is linked to the best of the mentions before it, or to none.
//!
//! A linear model over features of the pair, one row of weights a feature value and one column for each shape of
//! phrase (Denis and Baldridge 2008: rankers of one's own for pronouns, definites and so on). The weights are small
//! integers (`data/coref.tsv`), trained by `train/coref/`; without them nothing is linked here. Sums of integers are
//! the same on every machine.

pub(crate) mod agreement;
pub(crate) mod clauses;
pub(crate) mod features;
pub(crate) mod nouns;
pub(crate) mod pairs;
pub(crate) mod parts;
pub(crate) mod quoted;
pub(crate) mod salience;
pub(crate) mod survey;
pub(crate) mod vector;
pub(crate) mod weights;
pub(crate) mod words;

use crate::entities::clusters::Clusters;
use crate::entities::coreference::ranker::features::Setting;
use crate::entities::coreference::ranker::vector::Features;
use crate::entities::coreference::ranker::weights::{SHAPES, Weights};
use crate::entities::coreference::toponyms::of_someone;
use crate::entities::mentions::candidate::{Candidate, Settled, Shape};

/// How many mentions back an antecedent is looked for.
const WINDOW: usize = 60;

/// By how much less, in 64ths, an antecedent may beat the next and be doubtful. In OntoGUM's texts (`coref naming`) those of
/// `he` and `she` below it are right in 50 of 100, above it in 81; of `it` in 40 and 62, of `they` in 50 and 73.
fn close(shape: Shape) -> i32 {
    match shape {
        Shape::He => 54,
        Shape::It => 80,
        Shape::They => 64,
        _ => 0,
    }
}

/// How many earlier mentions with the same head noun are looked at beyond the window.
const SAME_HEAD: usize = 4;

/// What is taken off the score of no antecedent, in 64ths, for each shape: in news `he` nearly always means someone
/// named before, and a chain gains more by a right link than it loses by a wrong one. `They` that no one is sure of stay by themselves: of
/// those put with someone 64 in 100 are right, where boldness had 57 (`coref naming`).
const BOLDNESS: [i32; SHAPES] = [400, 40, 0, 100, 60, 100, 0, 0, 10, 0, 40, 20, 0, 120];

/// A choice the ranker had, for training.
#[derive(Debug, Clone)]
#[cfg_attr(not(feature = "train"), expect(dead_code, reason = "the tools that train the weights read them"))]
pub struct Choice {
    /// The antecedent as an index into the mentions; `None` for no antecedent.
    pub antecedent: Option<u32>,
    /// Features, each `template * 64 + value`.
    pub features: Vec<u16>,
}

/// Shown a mention and its choices; true where it took one itself.
pub(crate) type Watch<'w> = &'w mut dyn FnMut(u32, Shape, Vec<Choice>, &mut Clusters) -> bool;

/// Links every pronoun and nominal in turn. With `watch` the choices are shown before one is taken. Gives the pronouns that
/// another antecedent, or none, suits nearly as well, in text order.
pub(crate) fn link(setting: &Setting<'_>, weights: &Weights, clusters: &mut Clusters, watch: Watch<'_>) -> Vec<u32> {
    let candidates = setting.candidates;
    let mut doubts = Vec::new();
    let mut by_head: Vec<Vec<u32>> = vec![Vec::new(); setting.words];
    // Mentions do not come in the order of their heads: a phrase begins before what stands in it.
    for (i, mention) in candidates.iter().enumerate() {
        let head = setting.own(i).head as usize;
        if resolvable(setting, i, mention, clusters) {
            let near = (i.saturating_sub(WINDOW)..i).rev().map(|a| a as u32);
            let far = by_head.get(head).map_or(&[][..], Vec::as_slice);
            let oldest = i.saturating_sub(WINDOW) as u32;
            let far = far.iter().rev().copied().filter(|&a| a < oldest).take(SAME_HEAD);
            let survey = setting.survey(i, i.saturating_sub(WINDOW), clusters);
            let ahead = setting.ahead(i);
            let pairs = near.chain(far).chain(ahead);
            let pairs = pairs.filter_map(|a| Some((Some(a), setting.pair(a as usize, i, &survey, clusters)?)));
            let choices = std::iter::once((None, setting.alone(i, &survey))).chain(pairs);
            if cfg!(feature = "train") && setting.watched {
                let list: Vec<_> = choices.collect();
                let shown = list.iter().map(|(antecedent, f)| Choice {
                    antecedent: *antecedent,
                    features: f.active().map(|x| x as u16).collect(),
                });
                let shown = shown.collect();
                let best = best(weights, mention.shape, list.into_iter(), clusters);
                if !watch(i as u32, mention.shape, shown, clusters)
                    && let Some((antecedent, _)) = best
                {
                    clusters.union(antecedent, i as u32);
                }
            } else if let Some((antecedent, margin)) = best(weights, mention.shape, choices, clusters) {
                clusters.union(antecedent, i as u32);
                if margin < close(mention.shape) {
                    doubts.push(i as u32);
                }
            }
        }
        if let Some(list) = by_head.get_mut(head) {
            list.push(i as u32);
        }
    }
    doubts
}

/// The antecedent with the highest score, the first of equals, and by how much it beats those that are of another set;
/// `None` where no antecedent has it.
fn best(
    weights: &Weights,
    shape: Shape,
    choices: impl Iterator<Item = (Option<u32>, Features)>,
    clusters: &Clusters,
) -> Option<(u32, i32)> {
    let scored = |(antecedent, features): (Option<u32>, Features)| match antecedent {
        None => (weights.score(&features, shape) - BOLDNESS.get(shape as usize).copied().unwrap_or(0), None),
        some => (weights.score(&features, shape), some),
    };
    let all: Vec<(i32, Option<u32>)> = choices.map(scored).collect();
    let highest = all.iter().map(|x| x.0).max()?;
    let best = all.iter().find(|x| x.0 == highest)?.1?;
    let other = |x: &&(i32, Option<u32>)| x.1.is_none_or(|a| !clusters.same(a, best));
    let next = all.iter().filter(other).map(|x| x.0).max();
    Some((best, next.map_or(i32::MAX, |n| highest - n)))
}

/// True for what has still to find its antecedent.
fn resolvable(setting: &Setting<'_>, i: usize, mention: &Candidate, clusters: &Clusters) -> bool {
    let aside = setting.asides.get(i).copied().unwrap_or(false);
    let linked = clusters.of(i as u32).is_some_and(|t| t.size > 1);
    // A name, a speaker's `I`, and a side of the story already met need nothing more; a nominal with its own
    // apposition still does.
    // `“My father worked here,” she said`: `my` has told nothing of who she is.
    let met = linked && clusters.of(i as u32).is_some_and(|t| (t.told as usize) < i);
    // The first name of someone who was `he` from the start: a text that begins in the middle.
    let named = mention.shape == Shape::Name && !setting.begins_late(i, WINDOW, clusters);
    let apart = mention.settled == Settled::Apart || of_someone(setting.sources, mention).is_some();
    // `In his speech, Lund said`: found behind it.
    let met = met
        || linked && matches!(mention.shape, Shape::He | Shape::It) && clusters.of(i as u32).is_some_and(|t| t.named);
    !(apart || named || aside || mention.joined || linked && mention.shape == Shape::I || met)
}
