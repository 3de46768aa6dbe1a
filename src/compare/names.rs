//! Which entities of several reports are one: by name, by place, by the noun that heads one without a name.

use super::reading::{Entity, Member, Reading};
use crate::order::OrderedMap;

/// For every entity of every report the number of the one it is.
pub(super) struct Names {
    groups: Vec<Vec<usize>>,
}

impl Names {
    pub(super) fn new(readings: &[Reading]) -> Names {
        let mut by_key: OrderedMap<String, usize> = OrderedMap::new();
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
        let ids = reading.events[m.event].roles.iter().filter(|r| r.role == role).filter_map(|r| r.who.entity);
        let known = |id: &u32| !named || reading.entities.get(*id as usize).is_some_and(|e| e.named);
        ids.filter(known).filter_map(|id| self.group(m.report, id as usize)).collect()
    }

    /// The first named party of an event that plays `role`.
    pub(super) fn named(&self, readings: &[Reading], m: &Member, role: &str) -> Option<String> {
        let reading = &readings[m.report];
        let ids = reading.events[m.event].roles.iter().filter(|r| r.role == role).filter_map(|r| r.who.entity);
        ids.filter_map(|id| reading.entities.get(id as usize)).find(|e| e.named).map(|e| e.name.clone())
    }
}

/// A name's words without articles, titles and signs.
fn plain(name: &str) -> String {
    let words = name.to_lowercase();
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.filter(|w| !one_of!(*w, "the" | "a" | "an" | "mr" | "mrs" | "ms" | "dr" | "s")).collect::<Vec<_>>().join(" ")
}

/// True where one name begins or ends with the other: `Union ACV` and `ACV`.
pub(super) fn hold_each_other(one: &str, other: &str) -> bool {
    let (a, b) = (plain(one), plain(other));
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    let rest = long.strip_suffix(&short).or_else(|| long.strip_prefix(&short));
    rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(' ') || rest.starts_with(' '))
}

/// What an entity can be known by in another report, the surest first.
fn keys(entity: &Entity) -> Vec<String> {
    let mut out = Vec::new();
    if !entity.named {
        // `Syrian rebels` and `the rebels`: by the noun that heads them.
        let name = plain(&entity.name);
        out.push(format!("noun {}", name.split(' ').next_back().unwrap_or("")));
        return out;
    }
    if let Some(id) = entity.geonames {
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
