//! Which entities, and which events, of several reports are one.

use super::reading::{Entity, Event, Reading};
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

    /// The groups of the parties of an event that play `role`.
    pub(super) fn parties(&self, readings: &[Reading], m: &Member, role: &str) -> Vec<usize> {
        let event = &readings[m.report].events[m.event];
        let ids = event.roles.iter().filter(|r| r.role == role).filter_map(|r| r.entity);
        ids.filter_map(|id| self.groups[m.report].get(id as usize).copied()).collect()
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
pub(super) fn events(readings: &[Reading], names: &Names) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for (report, reading) in readings.iter().enumerate() {
        let mut order: Vec<usize> = (0..reading.events.len()).collect();
        order.sort_by(|&a, &b| reading.events[b].weight.total_cmp(&reading.events[a].weight).then(a.cmp(&b)));
        let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
        let known: Vec<usize> = (0..clusters.len()).take(MOST * 2).collect();
        for &event in order.iter().take(MOST) {
            let member = Member { report, event };
            for &c in &known {
                let scores = clusters[c].members.iter().map(|m| score(readings, names, m, &member));
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
fn score(readings: &[Reading], names: &Names, a: &Member, b: &Member) -> f32 {
    let (x, y) = (&readings[a.report].events[a.event], &readings[b.report].events[b.event]);
    let typed = x.r#type.is_some() && x.r#type == y.r#type;
    let mut w = if x.lemma == y.lemma || same_deed(&x.lemma, &y.lemma) {
        2.0
    } else if typed {
        if x.mode == y.mode { 1.5 } else { 1.0 }
    } else {
        return 0.0;
    };
    if let (Some(p), Some(q)) = (&x.interval, &y.interval) {
        let gap = gap(p, q);
        if gap > SLACK {
            return 0.0;
        }
        w += if gap <= 0 { 0.7 } else { 0.0 };
    }
    let shared = |role: &str| {
        let (p, q) = (names.parties(readings, a, role), names.parties(readings, b, role));
        if p.is_empty() || q.is_empty() { None } else { Some(p.iter().any(|n| q.contains(n))) }
    };
    match shared("target") {
        Some(true) => w += 2.0,
        Some(false) => w -= 1.5,
        None => {}
    }
    match shared("actor") {
        Some(true) => w += 1.3,
        Some(false) => w -= 0.8,
        None => {}
    }
    if shared("place") == Some(true) {
        w += 0.8;
    }
    w + 2.5 * likeness(x, y)
}

/// The share of the words of two glosses that both have.
fn likeness(x: &Event, y: &Event) -> f32 {
    let words = |e: &Event| -> BTreeSet<String> {
        let text = e.gloss.to_lowercase();
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3).map(str::to_owned).collect()
    };
    let (p, q) = (words(x), words(y));
    let both = p.intersection(&q).count() as f32;
    let least = p.len().min(q.len()).max(2) as f32;
    both / least
}

/// Days between two intervals; 0 or less where they overlap.
fn gap(p: &[String; 2], q: &[String; 2]) -> i32 {
    let day = |text: &String| crate::times::Day::parse(text).map_or(0, crate::times::Day::number);
    (day(&q[0]) - day(&p[1])).max(day(&p[0]) - day(&q[1]))
}
