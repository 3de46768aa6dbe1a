//! Which entities, and which events, of several reports are one.

use super::context::{Context, alike};
use super::reading::{Entity, Reading};
use crate::telling::same_deed;
use std::collections::{BTreeMap, BTreeSet};

/// Events of one report that are aligned, the weightiest first.
const MOST: usize = 300;

/// The least score of two events that are one.
const ENOUGH: f32 = 4.0;

/// Days between which one event may be put by two reports.
const SLACK: i32 = 2;

/// For every entity of every report the number of the one it is.
pub(super) struct Names {
    groups: Vec<Vec<usize>>,
}

/// An event of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Member {
    pub report: usize,
    /// Index into the report's events.
    pub event: usize,
}

/// Events that are one, in the order of their reports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cluster {
    pub members: Vec<Member>,
}

impl Cluster {
    /// How many reports tell of it.
    pub(super) fn reports(&self) -> usize {
        self.members.iter().map(|m| m.report).collect::<BTreeSet<_>>().len()
    }
}

impl Names {
    pub(super) fn new(readings: &[Reading]) -> Names {
        let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
        let mut next = 0;
        let mut groups = Vec::with_capacity(readings.len());
        for reading in readings {
            let mut of_report = Vec::with_capacity(reading.entities.len());
            for entity in &reading.entities {
                let keys = keys(entity);
                let group = keys.iter().find_map(|k| by_key.get(k).copied()).unwrap_or_else(|| {
                    next += 1;
                    next
                });
                for key in keys {
                    by_key.entry(key).or_insert(group);
                }
                of_report.push(group);
            }
            groups.push(of_report);
        }
        Names { groups }
    }

    /// The number of the one that an entity is.
    pub(super) fn group(&self, report: usize, entity: usize) -> Option<usize> {
        self.groups[report].get(entity).copied()
    }

    /// The groups of the parties of an event that play `role`; of those with a name where only they count.
    pub(super) fn parties(&self, readings: &[Reading], m: &Member, role: &str, named: bool) -> Vec<usize> {
        let reading = &readings[m.report];
        let ids = reading.events[m.event].roles.iter().filter(|r| r.role == role).filter_map(|r| r.entity);
        let known = |id: &u32| !named || reading.entities.get(*id as usize).is_some_and(|e| e.named);
        ids.filter(known).filter_map(|id| self.group(m.report, id as usize)).collect()
    }

    /// The first named party of an event that plays `role`.
    pub(super) fn named(&self, readings: &[Reading], m: &Member, role: &str) -> Option<String> {
        let reading = &readings[m.report];
        let ids = reading.events[m.event].roles.iter().filter(|r| r.role == role).filter_map(|r| r.entity);
        ids.filter_map(|id| reading.entities.get(id as usize)).find(|e| e.named).map(|e| e.name.clone())
    }
}

/// What an entity can be known by in another report, the surest first.
fn keys(entity: &Entity) -> Vec<String> {
    let plain = |name: &str| -> String {
        let words = name.to_lowercase();
        let words = words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words
            .filter(|w| !matches!(*w, "the" | "a" | "an" | "mr" | "mrs" | "ms" | "dr" | "s"))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let mut out = Vec::new();
    if !entity.named {
        // `Syrian rebels` and `the rebels`: by the noun that heads them.
        let name = plain(&entity.name);
        out.push(format!("noun {}", name.split(' ').next_back().unwrap_or("")));
        return out;
    }
    if let Some(id) = entity.place.as_ref().and_then(|p| p.geonames) {
        out.push(format!("place {id}"));
    }
    let class = match entity.kind.as_str() {
        "person" => "person",
        "place" | "facility" => "place",
        "people" => "people",
        _ => "body",
    };
    out.push(format!("{class} {}", plain(&entity.name)));
    out.extend(entity.aliases.iter().map(|a| format!("{class} {}", plain(a))));
    if class == "person"
        && let Some(surname) = plain(&entity.name).split(' ').next_back()
    {
        out.push(format!("{class} {surname}"));
    }
    out
}

/// The events of all reports, those that are one together; each report gives at most one to a cluster.
pub(super) fn events(readings: &[Reading], names: &Names, context: &Context) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for (report, reading) in readings.iter().enumerate() {
        let mut order: Vec<usize> = (0..reading.events.len()).collect();
        order.sort_by(|&a, &b| reading.events[b].weight.total_cmp(&reading.events[a].weight).then(a.cmp(&b)));
        let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
        let known: Vec<usize> = (0..clusters.len()).take(MOST * 2).collect();
        for &event in order.iter().take(MOST) {
            let member = Member { report, event };
            for &c in &known {
                let scores = clusters[c].members.iter().map(|m| score(readings, names, context, m, &member));
                let best = scores.fold(0.0f32, f32::max);
                if best >= ENOUGH {
                    pairs.push((best, c, event));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let (mut taken, mut placed) = (BTreeSet::new(), BTreeSet::new());
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
fn score(readings: &[Reading], names: &Names, context: &Context, a: &Member, b: &Member) -> f32 {
    let (x, y) = (&readings[a.report].events[a.event], &readings[b.report].events[b.event]);
    let typed = x.r#type.is_some() && x.r#type == y.r#type;
    // `Recapture` and `capture` are told of one town.
    let again = |lemma: &str| lemma.strip_prefix("re").filter(|rest| rest.len() > 3).unwrap_or(lemma).to_owned();
    let (p, q) = (again(&x.lemma), again(&y.lemma));
    let mut w = if x.lemma == y.lemma || same_deed(&x.lemma, &y.lemma) || p == q || same_deed(&p, &q) {
        2.0
    } else if typed {
        if x.mode == y.mode { 1.5 } else { 1.0 }
    } else if x.r#type.is_none() || y.r#type.is_none() {
        0.0
    } else {
        return 0.0;
    };
    if x.gap(y) > SLACK {
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
    w + 2.5 * alike(x, y) + 2.5 * context.likeness(sentence(a), sentence(b))
}
