//! Numbers of several reports that count the same: agreed on, told differently, or told by one report alone.

use super::align::Cluster;
use super::apart::{Apart, SLACK, gap};
use super::context::{Context, same_thing};
use super::durations::{DURATION, HOUR};
use super::quantity::Quantity;
use super::reading::{Event, Member, Reading};
use super::wire::{Difference, Fact, Side};
use crate::order::Order;
use crate::vocabulary::TOLLS;

/// What a comparison comes to, as it is found.
#[derive(Default)]
pub(super) struct Found {
    pub shared: Vec<Fact>,
    pub differing: Vec<Difference>,
    pub single: Vec<Fact>,
    /// Numbers that are told with their event, by report and span.
    pub compared: Vec<(usize, [u32; 2])>,
}

/// Numbers of one report that are compared, those of the weightiest events.
const MAX_NUMBERS: usize = 400;

/// The least score of two numbers that count the same.
const LEAST_SCORE: f32 = 1.2;

/// Minutes between two hours at which one deed may be put.
const NEARLY: f64 = 60.0;

/// Days between two events whose numbers have nothing to do with each other.
const FAR: i32 = 60;

/// A number of a report, with those that tell it again.
struct Told<'r> {
    report: usize,
    quantity: &'r Quantity,
    /// It is told once without saying of what.
    bare: bool,
    /// Sentences it stands in.
    sentences: Vec<usize>,
    /// The weightiest event it is an argument of, or that stands in its sentence.
    event: Option<usize>,
    weight: f64,
    /// Clusters of the events that stand in its sentences, and whether that event counts it.
    near: Vec<(usize, bool)>,
}

/// Sets the numbers of the reports beside each other; those of shared events are not told again.
pub(super) fn compare(
    readings: &[Reading],
    (context, apart): (&Context, &Apart<'_>),
    clusters: &[Cluster],
    found: &mut Found,
) {
    let mut told: Vec<Told<'_>> = readings
        .iter()
        .enumerate()
        .flat_map(|(i, r)| weightiest(numbers(i, r)))
        .filter(|t| !found.compared.contains(&(t.report, t.quantity.span)))
        .collect();
    for (c, cluster) in clusters.iter().enumerate().filter(|(_, c)| c.reports() > 1) {
        for m in &cluster.members {
            let (reading, event) = (&readings[m.report], &readings[m.report].events[m.event]);
            let at = reading.sentence(event.span);
            let here = |t: &&mut Told<'_>| t.report == m.report && t.sentences.iter().any(|&s| Some(s) == at);
            told.iter_mut().filter(here).for_each(|t| t.near.push((c, event.holds(t.quantity))));
        }
    }
    // How like the sentences of two numbers are, and of each number the likest in another report.
    let mut near: Vec<(f32, usize, usize)> = Vec::new();
    let mut likest = vec![0.0f32; told.len() * readings.len()];
    let at = |number: usize, report: usize| number * readings.len() + report;
    for (i, a) in told.iter().enumerate() {
        for (j, b) in told.iter().enumerate().skip(i + 1) {
            if b.report == a.report || a.quantity.kind != b.quantity.kind || a.quantity.unit != b.quantity.unit {
                continue;
            }
            let like = a.likeness(b, context);
            for key in [at(i, b.report), at(j, a.report)] {
                likest[key] = likest[key].max(like);
            }
            near.push((like, i, j));
        }
    }
    let best = |i: usize, report: usize, like: f32| likest[at(i, report)] <= like;
    let first: Vec<bool> = told.iter().map(|t| is_first(t, &told)).collect();
    let score = |&(like, i, j): &(f32, usize, usize)| {
        let (a, b) = (&told[i], &told[j]);
        let mutual = best(i, b.report, like) && best(j, a.report, like);
        let score = score((readings, apart), (a, b), like, first[i] && first[j]) + if mutual { 0.5 } else { 0.0 };
        (score >= LEAST_SCORE).then_some((score, i, j))
    };
    let mut pairs: Vec<(f32, usize, usize)> = near.iter().filter_map(score).collect();
    pairs.order_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    // Groups grow by their best pair, with one number a report.
    let mut group: Vec<usize> = (0..told.len()).collect();
    let mut groups: Vec<Vec<usize>> = (0..told.len()).map(|k| vec![k]).collect();
    for (_, i, j) in pairs {
        let (a, b) = (group[i], group[j]);
        let alone = |&k: &usize| groups[b].iter().all(|&l| told[k].report != told[l].report);
        if a != b && groups[a].iter().all(alone) {
            let joined = std::mem::take(&mut groups[b]);
            joined.iter().for_each(|&k| group[k] = a);
            groups[a].extend(joined);
            groups[a].order();
        }
    }
    for members in &groups {
        let members: Vec<&Told<'_>> = members.iter().map(|&k| &told[k]).collect();
        tell(readings, &members, found);
    }
}

/// True for the toll of the weightiest event, where a report has several of a kind, and for the only hour of its day.
fn is_first(t: &Told<'_>, told: &[Told<'_>]) -> bool {
    let mut others = told.iter().filter(|o| o.report == t.report && o.quantity.kind == t.quantity.kind);
    if t.quantity.kind == HOUR {
        return others.filter(|o| o.quantity.unit == t.quantity.unit).count() == 1;
    }
    !others.any(|o| o.weight > t.weight || o.weight == t.weight && o.quantity.span > t.quantity.span)
}

/// Puts a group where it belongs: what differs with who says so, what is agreed on, a toll that only one report has.
fn tell(readings: &[Reading], members: &[&Told<'_>], found: &mut Found) {
    let Some(first) = members.first() else { return };
    let weight = members.iter().map(|t| t.weight).fold(0.0, f64::max);
    let sides: Vec<Side> = members.iter().map(|t| t.side(readings)).collect();
    let teller = members.iter().filter(|t| t.carrier(readings).is_some()).max_by(|a, b| a.weight.total_cmp(&b.weight));
    let text = teller.unwrap_or(first).words(readings);
    let agreed = members.iter().all(|a| members.iter().all(|b| a.quantity.agrees(b.quantity)));
    if members.len() > 1 && !agreed {
        found.differing.push(Difference { kind: first.quantity.differs(), text, weight, sides });
    } else if first.quantity.is_time() {
        // Its event says it.
    } else if members.len() > 1 {
        found.shared.push(Fact { kind: "number", text, weight, sides });
    } else if TOLLS.contains(&first.quantity.kind.as_str()) && first.carrier(readings).is_none() {
        found.single.push(Fact { kind: "number", text, weight, sides });
    }
}

/// The numbers of a report that say how much of what, each once.
fn numbers(report: usize, reading: &Reading) -> Vec<Told<'_>> {
    let mut out: Vec<Told<'_>> = Vec::new();
    for q in reading.quantities.iter().filter(|q| q.value.is_some() && q.of_something()) {
        let at = reading.sentence(q.span);
        let event = reading.event_of(q);
        let weight = event.and_then(|e| reading.events.get(e)).map_or(0.2, |e| e.weight);
        let same = |t: &&mut Told<'_>| {
            t.quantity.kind == q.kind
                && t.quantity.value == q.value
                && t.quantity.unit == q.unit
                && same_thing(t.quantity, q) != Some(false)
        };
        match out.iter_mut().find(same) {
            Some(before) => {
                before.sentences.extend(at);
                before.bare |= q.of.is_none();
                // What has a thing, or stands in the weightier event, is told.
                if before.quantity.of.is_none() && q.of.is_some() || weight > before.weight && q.of.is_some() {
                    (before.quantity, before.event) = (q, event);
                }
                before.weight = before.weight.max(weight);
            }
            None => out.push(Told {
                report,
                quantity: q,
                bare: q.of.is_none(),
                sentences: at.into_iter().collect(),
                event,
                weight,
                near: Vec::new(),
            }),
        }
    }
    out
}

/// As many numbers of a report as are compared, those of the weightiest events, in the order of the text.
fn weightiest(mut numbers: Vec<Told<'_>>) -> Vec<Told<'_>> {
    numbers.order_by(|a, b| b.weight.total_cmp(&a.weight).then(a.quantity.span.cmp(&b.quantity.span)));
    numbers.truncate(MAX_NUMBERS);
    numbers.order_by_key(|t| t.quantity.span);
    numbers
}

/// How surely two numbers of one kind and unit count the same, in sentences that are so like; `first` where each is the
/// weightiest number of its kind in its report, or the only hour of its day.
fn score((readings, apart): (&[Reading], &Apart<'_>), (a, b): (&Told<'_>, &Told<'_>), like: f32, first: bool) -> f32 {
    let (p, q) = (a.quantity, b.quantity);
    let toll = TOLLS.contains(&p.kind.as_str());
    // `230,000 homes` and `230,000 households`, `5 percent of the company` and `of Lyten`: a figure that does not come
    // about by chance.
    let rare = |v: f64| v > 12.0 || p.unit.is_some() && v != 1.0;
    let same = p.value == q.value && p.value.is_some_and(rare);
    // `40,000 people` and `100,000 protesters`.
    let people = p.counts_anyone() || q.counts_anyone();
    let people = people && readings[a.report].counts_people(p) && readings[b.report].counts_people(q);
    let thing = match same_thing(p, q) {
        Some(true) => 1.0,
        _ if toll => 1.0,
        Some(false) if !same && !people && !a.bare && !b.bare => return 0.0,
        _ => 0.4,
    };
    let gap = gap(readings, (a.report, a.event), (b.report, b.event));
    let member = |t: &Told<'_>| Some(Member { report: t.report, event: t.event? });
    let elsewhere = member(a).zip(member(b)).is_some_and(|(x, y)| apart.undo(&x, &y) || apart.is_elsewhere(&x, &y));
    let agree = p.agrees(q);
    if gap > FAR
        || elsewhere
        || !toll && p.kind != HOUR && !agree && (a.counted_otherwise(b, readings) || b.counted_otherwise(a, readings))
    {
        return 0.0;
    }
    let mut together = a.near.iter().any(|x| b.near.iter().any(|y| x.0 == y.0 && (x.1 && y.1 || agree)));
    // The number of the wounded in each, though nothing else of it is told.
    together |= first && toll && gap <= SLACK && (people || same_thing(p, q) != Some(false));
    // Two reports that tell one hour of a day each, nearly the same, tell that of one deed.
    together |= first && p.kind == HOUR && p.value.zip(q.value).is_some_and(|(x, y)| (x - y).abs() <= NEARLY);
    // How long something was says little of what it was, and people are counted everywhere.
    let least = match () {
        () if p.kind == DURATION => 0.4,
        () if p.kind == HOUR => 0.25,
        () if same => 0.05,
        () if people && !toll => 0.25,
        () => 0.15,
    };
    if !together && like < least {
        return 0.0;
    }
    let sure = |yes: bool, by: f32| if yes { by } else { 0.0 };
    thing + 2.0 * like + sure(together, 1.0) + sure(agree, 0.4) + sure(same, 0.6)
}

impl Told<'_> {
    /// How like the likest of the sentences that tell two numbers are.
    fn likeness(&self, other: &Told<'_>, context: &Context) -> f32 {
        let near = self.sentences.iter().flat_map(|&s| other.sentences.iter().map(move |&r| (s, r)));
        near.map(|(s, r)| context.likeness((self.report, s), (other.report, r))).fold(0.0, f32::max)
    }

    /// True where what happens to so many happens in the other's sentence too, and is not what that one counts:
    /// `licensed to carry 80` beside `130 were on board, more than it was allowed to carry`.
    fn counted_otherwise(&self, other: &Told<'_>, readings: &[Reading]) -> bool {
        let (Some(own), reading) = (self.carrier(readings), &readings[other.report]) else { return false };
        // How many one may carry is not how many there were.
        let may = |e: &Event| one_of!(e.status.as_str(), "possible" | "hypothetical");
        if may(own) && !other.carrier(readings).is_some_and(may) {
            return true;
        }
        let here = |e: &&Event| reading.sentence(e.span).is_some_and(|at| other.sentences.contains(&at));
        let mut same = reading.events.iter().filter(|e| e.lemma == own.lemma).filter(here).peekable();
        same.peek().is_some() && !same.any(|e| e.holds(other.quantity))
    }

    /// The event it is an argument of.
    fn carrier<'r>(&self, readings: &'r [Reading]) -> Option<&'r Event> {
        self.event.map(|e| &readings[self.report].events[e]).filter(|e| e.holds(self.quantity))
    }

    /// What it is a number of, in words that read alone.
    fn words(&self, readings: &[Reading]) -> String {
        let q = self.quantity;
        let counted = [Some(q.written()), q.of.clone(), TOLLS.contains(&q.kind.as_str()).then(|| q.kind.clone())];
        let carried =
            self.event.map(|e| &readings[self.report].events[e]).filter(|e| e.holds(q)).map(|e| e.gloss.clone());
        carried.unwrap_or_else(|| counted.into_iter().flatten().collect::<Vec<_>>().join(" "))
    }

    fn side(&self, readings: &[Reading]) -> Side {
        let (reading, q) = (&readings[self.report], self.quantity);
        Side {
            report: self.report,
            event: self.carrier(readings).map(|e| e.id),
            span: q.span,
            spans: vec![q.span],
            text: self.words(readings),
            value: Some(q.written()),
            status: None,
            interval: None,
            source: reading.source(reading.statement_around(q.span)),
        }
    }
}
