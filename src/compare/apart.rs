//! What speaks against two events of two reports being one: one undoes the other, they lie days apart, befall others, or took
//! place elsewhere.

use super::names::{Names, hold_each_other};
use super::reading::{Entity, Member, Reading, between};
use crate::gazetteer::kilometres;

/// Deeds that undo each other: what is told with one word is not told with the other.
const OPPOSITES: [[&str; 2]; 18] = [
    ["close", "open"],
    ["close", "reopen"],
    ["block", "reopen"],
    ["shut", "open"],
    ["shut", "reopen"],
    ["arrest", "release"],
    ["arrest", "free"],
    ["detain", "release"],
    ["abduct", "release"],
    ["kidnap", "free"],
    ["suspend", "resume"],
    ["impose", "lift"],
    ["rise", "fall"],
    ["win", "lose"],
    ["start", "end"],
    ["accept", "reject"],
    ["evacuate", "return"],
    ["ban", "allow"],
];

/// Days between which one event may be put by two reports.
pub(super) const SLACK: i32 = 2;

/// Kilometres within which two places may be one, told by the town and by its outskirts.
const NEAR: f32 = 60.0;

/// True where something speaks against it.
pub(super) fn are_two(readings: &[Reading], names: &Names, a: &Member, b: &Member) -> bool {
    let (x, y) = (&readings[a.report].events[a.event], &readings[b.report].events[b.event]);
    let undone = |pair: &[&str; 2]| pair.contains(&&*x.lemma) && pair.contains(&&*y.lemma) && x.lemma != y.lemma;
    OPPOSITES.iter().any(undone)
        || gap(readings, (a.report, Some(a.event)), (b.report, Some(b.event))) > SLACK
        || befalls_others(readings, names, a, b)
        || is_elsewhere(readings, a, b)
}

/// Days between events of two reports, each by its report and its number there; 0 or less where their days overlap, or are not
/// known. What has no day was not long before its report came out.
pub(super) fn gap(readings: &[Reading], a: (usize, Option<usize>), b: (usize, Option<usize>)) -> i32 {
    let days = |(report, event): (usize, Option<usize>)| {
        let reading: &Reading = &readings[report];
        event.and_then(|e| reading.events[e].days()).or_else(|| reading.recent())
    };
    days(a).zip(days(b)).map_or(0, |(p, q)| between(p, q))
}

/// The named parties that play a role, and whether others without a name do so too.
fn parties<'r>(readings: &'r [Reading], m: &Member, role: &str) -> (Vec<&'r Entity>, bool) {
    let reading = &readings[m.report];
    let roles = reading.events[m.event].roles.iter().filter(|r| r.role == role);
    let all: Vec<Option<&Entity>> = roles.map(|r| reading.entities.get(r.who.entity? as usize)).collect();
    let named = all.iter().flatten().copied().filter(|e| e.named).collect();
    (named, all.iter().any(|e| e.is_none_or(|e| !e.named)))
}

/// `arrested Omar Khan` and `arrested Latif Shah`: persons or places of which each report names others than the other.
fn befalls_others(readings: &[Reading], names: &Names, a: &Member, b: &Member) -> bool {
    let ((p, some), (q, others)) = (parties(readings, a, "target"), parties(readings, b, "target"));
    let apart = |e: &&Entity| matches!(e.kind.as_str(), "person" | "place");
    let shared = || {
        let (own, other) = (names.parties(readings, a, "target", true), names.parties(readings, b, "target", true));
        own.iter().any(|n| other.contains(n))
    };
    let alike = |x: &Entity, y: &Entity| {
        x.kind != y.kind || hold_each_other(&x.name, &y.name) || x.kind == "place" && x.is_near(y)
    };
    !(p.is_empty() || q.is_empty() || some || others || shared())
        && p.iter().chain(&q).all(apart)
        && !p.iter().any(|x| q.iter().any(|y| alike(x, y)))
}

/// `captured in Aleppo` and `captured in Homs`: each names places, and none of them is near, or holds, one of the other's.
pub(super) fn is_elsewhere(readings: &[Reading], a: &Member, b: &Member) -> bool {
    let (p, q) = (places(readings, a), places(readings, b));
    !p.is_empty() && !q.is_empty() && !p.iter().any(|x| q.iter().any(|y| x.is_near(y)))
}

/// The located places where an event is said to have taken place, else those that its sentence names.
fn places<'r>(readings: &'r [Reading], m: &Member) -> Vec<&'r Entity> {
    let reading = &readings[m.report];
    let own: Vec<&Entity> = parties(readings, m, "place").0.into_iter().filter(|e| e.place.is_some()).collect();
    if !own.is_empty() {
        return own;
    }
    let at = reading.sentence(reading.events[m.event].span);
    let here = |e: &&Entity| e.mentions.iter().any(|mention| reading.sentence(mention.span) == at);
    reading.entities.iter().filter(|e| e.kind == "place" && e.place.is_some()).filter(here).collect()
}

impl Entity {
    /// True for places that touch or are near each other, and where that is not known.
    fn is_near(&self, other: &Entity) -> bool {
        let (Some(p), Some(q)) = (&self.place, &other.place) else { return true };
        kilometres(p.at, q.at) <= NEAR + p.radius + q.radius
    }
}
