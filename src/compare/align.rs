//! Which events of several reports are one.

use super::apart::Apart;
use super::context::Context;
use super::names::Names;
use super::reading::{Member, Reading};
use crate::order::Order;
use crate::order::{OrderedSet, Sorted};
use crate::telling::same_deed;

/// Events of one report that are aligned, the weightiest first.
const MAX_EVENTS: usize = 300;

/// The least score of two events that are one.
const LEAST_SCORE: f32 = 4.0;

/// Events that are one, in the order of their reports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cluster {
    pub members: Vec<Member>,
}

impl Cluster {
    /// How many reports tell of it.
    pub(super) fn reports(&self) -> usize {
        Sorted::from_iter(self.members.iter().map(|m| m.report)).len()
    }
}

/// The events of all reports, those that are one together; each report gives at most one to a cluster.
pub(super) fn events(readings: &[Reading], names: &Names, context: &Context, apart: &Apart<'_>) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for (report, reading) in readings.iter().enumerate() {
        let mut order: Vec<usize> = (0..reading.events.len()).collect();
        order.order_by(|&a, &b| reading.events[b].weight.total_cmp(&reading.events[a].weight).then(a.cmp(&b)));
        let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
        let known: Vec<usize> = (0..clusters.len()).take(MAX_EVENTS * 2).collect();
        for &event in order.iter().take(MAX_EVENTS) {
            let member = Member { report, event };
            for &c in &known {
                let scores = clusters[c].members.iter().map(|m| score(readings, names, (context, apart), m, &member));
                let best = scores.fold(0.0f32, f32::max);
                if best >= LEAST_SCORE {
                    pairs.push((best, c, event));
                }
            }
        }
        pairs.order_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let (mut taken, mut placed) = (OrderedSet::new(), OrderedSet::new());
        for (_, c, event) in pairs {
            if !taken.contains(&c) && !placed.contains(&event) {
                taken.insert(c);
                placed.insert(event);
                clusters[c].members.push(Member { report, event });
            }
        }
        for event in order {
            if !placed.contains(&event) {
                clusters.push(Cluster { members: vec![Member { report, event }] });
            }
        }
    }
    clusters
}

/// How surely two events of two reports are one; 0 where something speaks against it.
fn score(readings: &[Reading], names: &Names, (context, apart): (&Context, &Apart<'_>), a: &Member, b: &Member) -> f32 {
    let (x, y) = (&readings[a.report].events[a.event], &readings[b.report].events[b.event]);
    let typed = x.r#type.is_some() && x.r#type == y.r#type;
    // `Recapture` and `capture` are told of one town.
    let again = |lemma: &str| lemma.strip_prefix("re").filter(|rest| rest.len() > 3).unwrap_or(lemma).to_owned();
    let (p, q) = (again(&x.lemma), again(&y.lemma));
    let mut w = if x.lemma == y.lemma || same_deed(&x.lemma, &y.lemma) || p == q || same_deed(&p, &q) {
        if typed { 2.4 } else { 2.0 }
    } else if typed {
        if x.mode == y.mode { 1.5 } else { 1.0 }
    } else if x.r#type.is_none() || y.r#type.is_none() {
        0.0
    } else {
        return 0.0;
    };
    if x.points_back() || y.points_back() || apart.are_two(a, b) {
        return 0.0;
    }
    w += if x.interval.is_some() && y.interval.is_some() && x.gap(y) <= 0 { 0.7 } else { 0.0 };
    // Only names tell two parties apart: `27 civilians` and `41 people` may be the same.
    let shared = |role: &str, named: bool| {
        let (p, q) = (names.parties(readings, a, role, named), names.parties(readings, b, role, named));
        if p.is_empty() || q.is_empty() { None } else { Some(p.iter().any(|n| q.contains(n))) }
    };
    let party = |role: &str, same: f32, other: f32| match (shared(role, false), shared(role, true)) {
        (Some(true), _) => same,
        (_, Some(false)) => other,
        _ => 0.0,
    };
    w += party("target", 2.0, -1.5) + party("actor", 1.3, -0.8) + party("place", 0.8, 0.0);
    let sentence =
        |m: &Member| (m.report, readings[m.report].sentence(readings[m.report].events[m.event].span).unwrap_or(0));
    w + 2.5 * context.alike(a, b) + 2.5 * context.likeness(sentence(a), sentence(b))
}
