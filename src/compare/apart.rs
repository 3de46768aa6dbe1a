//! What speaks against two events of two reports being one: one undoes the other, they lie days apart, befall others, or took
//! place elsewhere.

use super::names::{Names, hold_each_other};
use super::reading::{Entity, Event, Member, Reading, between};
use crate::gazetteer::kilometres;
use crate::lexicon::rows;

/// Days between which one event may be put by two reports.
pub(super) const SLACK: i32 = 2;

/// Kilometres within which two places may be one, told by the town and by its outskirts.
const NEAR_KM: f32 = 60.0;

/// What the events of all reports are told apart by, looked up once: every pair is asked.
pub(super) struct Apart<'r> {
    readings: &'r [Reading],
    names: &'r Names,
    /// Of each event of each report the located places where it is said to have taken place, else those that its sentence
    /// names.
    places: Vec<Vec<Vec<&'r Entity>>>,
    /// Of each event of each report the rows of `data/events/opposites.tsv` that have its deed, and in which column.
    deeds: Vec<Vec<Vec<(usize, usize)>>>,
    /// Of each event of each report those that tell of it too: `rejected` of `the offer`.
    carriers: Vec<Vec<Vec<usize>>>,
}

impl<'r> Apart<'r> {
    pub(super) fn new(readings: &'r [Reading], names: &'r Names) -> Apart<'r> {
        let opposites: Vec<Vec<&str>> = rows("events/opposites").collect();
        let deed = |e: &Event| {
            let of = |(i, row): (usize, &Vec<&'static str>)| {
                let is = |column: &usize| row.get(*column).is_some_and(|deed| e.is(deed));
                // `Call off` is no `call`.
                let column = (0..2).filter(is).max_by_key(|&column| row[column].len());
                column.map(|column| (i, column))
            };
            opposites.iter().enumerate().filter_map(of).collect()
        };
        Apart {
            readings,
            names,
            places: readings.iter().map(places).collect(),
            deeds: readings.iter().map(|r| r.events.iter().map(deed).collect()).collect(),
            carriers: readings.iter().map(carriers).collect(),
        }
    }

    /// True where something speaks against two events being one.
    pub(super) fn are_two(&self, a: &Member, b: &Member) -> bool {
        self.told_in_two(a, b)
            || gap(self.readings, (a.report, Some(a.event)), (b.report, Some(b.event))) > SLACK
            || self.befalls_others(a, b)
            || self.is_elsewhere(a, b)
    }

    /// True for `rose` and `fell`, `called for` and `called off`.
    pub(super) fn undo(&self, a: &Member, b: &Member) -> bool {
        let [x, y] = [a, b].map(|m| &self.deeds[m.report][m.event]);
        x.iter().any(|&(row, column)| y.contains(&(row, 1 - column)))
    }

    /// `The offer` that one has accepted and the other rejected; `put off` beside the vote that was `put on`.
    fn told_in_two(&self, a: &Member, b: &Member) -> bool {
        let own = |m: &Member| std::iter::once(m.event).chain(self.carriers[m.report][m.event].iter().copied());
        own(a).any(|x| own(b).any(|y| self.undo(&Member { event: x, ..*a }, &Member { event: y, ..*b })))
    }

    /// `arrested Omar Khan` and `arrested Latif Shah`: persons or places of which each report names others than the other.
    fn befalls_others(&self, a: &Member, b: &Member) -> bool {
        let [p, q] = [a, b].map(|m| parties(&self.readings[m.report], m.event, "target"));
        let apart = |e: &&Entity| one_of!(e.kind.as_str(), "person" | "place");
        let shared = || {
            let [own, other] = [a, b].map(|m| self.names.parties(self.readings, m, "target", true));
            own.iter().any(|n| other.contains(n))
        };
        let alike = |x: &Entity, y: &Entity| {
            x.kind != y.kind || hold_each_other(&x.name, &y.name) || x.kind == "place" && x.is_near(y)
        };
        // Where one without a name is among them, it may be anyone.
        let (Some(p), Some(q)) = (p, q) else { return false };
        !(p.is_empty() || q.is_empty())
            && p.iter().chain(&q).all(apart)
            && !shared()
            && !p.iter().any(|x| q.iter().any(|y| alike(x, y)))
    }

    /// `captured in Aleppo` and `captured in Homs`: each names places, and none of them is near, or holds, one of the other's.
    pub(super) fn is_elsewhere(&self, a: &Member, b: &Member) -> bool {
        let [p, q] = [a, b].map(|m| &self.places[m.report][m.event]);
        !p.is_empty() && !q.is_empty() && !p.iter().any(|x| q.iter().any(|y| x.is_near(y)))
    }
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

/// Of each event of a report those that tell of it too, or have it among their arguments; events come in the order of the text.
fn carriers(reading: &Reading) -> Vec<Vec<usize>> {
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); reading.events.len()];
    for (i, event) in reading.events.iter().enumerate() {
        of[i].extend(event.within.map(|e| e as usize).filter(|&e| e < reading.events.len()));
        for [start, end] in event.roles.iter().map(|r| r.who.span) {
            let first = reading.events.partition_point(|e| e.span[0] < start);
            let inside = (first..of.len()).take_while(|&e| reading.events[e].span[1] <= end);
            inside.filter(|&e| e != i).for_each(|e| of[e].push(i));
        }
    }
    of
}

/// The parties that play a role, where each has a name.
fn parties<'r>(reading: &'r Reading, event: usize, role: &str) -> Option<Vec<&'r Entity>> {
    let roles = reading.events[event].roles.iter().filter(|r| r.role == role);
    roles.map(|r| reading.entities.get(r.who.entity? as usize).filter(|e| e.named)).collect()
}

/// Of each event of a report where it took place, as far as that is told.
fn places(reading: &Reading) -> Vec<Vec<&Entity>> {
    let located = |e: &&Entity| e.named && e.place.is_some();
    let mut named: Vec<Vec<&Entity>> = vec![Vec::new(); reading.sentences.len()];
    for entity in reading.entities.iter().filter(located).filter(|e| e.kind == "place") {
        for at in entity.mentions.iter().filter_map(|mention| reading.sentence(mention.span)) {
            if !named[at].iter().any(|e| std::ptr::eq(*e, entity)) {
                named[at].push(entity);
            }
        }
    }
    let of = |event: &Event| {
        let roles = event.roles.iter().filter(|r| r.role == "place");
        let own = roles.filter_map(|r| reading.entities.get(r.who.entity? as usize)).filter(located);
        let own: Vec<&Entity> = own.collect();
        if own.is_empty() { reading.sentence(event.span).map_or(own, |at| named[at].clone()) } else { own }
    };
    reading.events.iter().map(of).collect()
}

impl Entity {
    /// True for places that touch or are near each other, and where that is not known.
    fn is_near(&self, other: &Entity) -> bool {
        let (Some(p), Some(q)) = (&self.place, &other.place) else { return true };
        kilometres(p.at, q.at) <= NEAR_KM + p.radius + q.radius
    }
}
