//! Several reports of one affair held against each other: what they share, where they differ, what only one has.
//!
//! Entities are aligned by name and by place, events by their words, parties, days and places. Everything in a
//! [`Comparison`] names the report it is from by its index and the words by their span there, in the unit of that report.

mod align;
mod apart;
mod context;
mod durations;
mod json;
mod names;
mod numbers;
mod quantity;
mod reading;
mod wire;

use crate::Report;
use crate::corrections::members;
use crate::order::Order;
use crate::order::OrderedMap;
use crate::order::Sorted;
use crate::vocabulary::TOLLS;
use align::Cluster;
use apart::Apart;
use context::{Context, tell_one};
use names::Names;
use numbers::Found;
use quantity::Quantity;
use reading::{Event, Member, Reading};
pub use wire::{Comparison, Difference, Fact, Side, Source, Summary};

/// Version of the comparison's shape; changes when it breaks.
pub const SCHEMA: &str = "newsglass.comparison/1";

/// Compares reports; fewer than two share nothing.
pub fn compare(reports: &[Report]) -> Comparison {
    let readings: Vec<Reading> =
        reports.iter().map(|r| Reading::of(&serde_json::to_value(r).unwrap_or_default())).collect();
    of(readings)
}

/// As [`compare`], of a JSON list of reports. The error says which one could not be read and why.
pub fn compare_json(reports: &str) -> Result<Comparison, String> {
    let value = serde_json::from_str(reports).map_err(|e| format!("The reports can't be read: {e}."))?;
    compare_values(members(value).ok_or("The reports can't be read: they are no JSON list.")?)
}

/// As [`compare`], of reports as JSON values: for the command. The error says which one is no report, and why.
#[doc(hidden)]
pub fn compare_values(reports: Vec<serde_json::Value>) -> Result<Comparison, String> {
    let mut readings = Vec::with_capacity(reports.len());
    for (i, value) in reports.into_iter().enumerate() {
        let known = value.get("schema").and_then(serde_json::Value::as_str) == Some(crate::report::SCHEMA);
        if !known {
            return Err(format!("Report {} is not of the shape {}.", i + 1, crate::report::SCHEMA));
        }
        readings.push(Reading::of(&value));
    }
    Ok(of(readings))
}

fn of(mut readings: Vec<Reading>) -> Comparison {
    readings.iter_mut().for_each(Reading::count_times);
    readings.iter_mut().for_each(Reading::count_hurt);
    let readings = readings.as_slice();
    let names = Names::new(readings);
    let context = Context::new(readings, &names);
    let apart = Apart::new(readings, &names);
    let clusters = align::events(readings, &names, &context, &apart);
    let mut found = Found::default();
    let mut shared: Vec<(&Cluster, Fact)> = Vec::new();
    for cluster in clusters.iter().filter(|c| c.reports() > 1) {
        let fact = fact(readings, cluster);
        let differing = differences(readings, &names, cluster, &fact, &mut found.compared);
        found.differing.extend(differing);
        shared.push((cluster, fact));
    }
    numbers::compare(readings, (&context, &apart), &clusters, &mut found);
    // What stands beside another report's telling is not told by one report alone, nor are its parts told again.
    let facts = shared.iter().map(|(_, f)| f).chain(&found.shared).map(|f| &f.sides);
    let sides: Vec<&Side> = facts.chain(found.differing.iter().map(|d| &d.sides)).flatten().collect();
    let told: Sorted<(usize, u32)> = sides.iter().filter_map(|s| Some((s.report, s.event?))).collect();
    let spans: Sorted<(usize, [u32; 2])> = sides.iter().map(|s| (s.report, s.span)).collect();
    // `The deal` says nothing of what is shared.
    let bare = |m: &Member| context.words(m).len() < 2;
    shared.retain(|(cluster, _)| {
        !cluster.members.iter().any(bare) && !cluster.members.iter().all(|m| is_part(readings, &context, m, &told))
    });
    found.shared.extend(shared.into_iter().map(|(_, f)| f));
    for cluster in clusters.iter().filter(|c| c.reports() == 1) {
        let alone = |m: &Member| stands_alone(readings, &context, m, &told) && !is_counted(readings, m, &spans);
        if cluster.members.iter().any(alone) {
            found.single.push(fact(readings, cluster));
        }
    }
    let Found { mut shared, mut differing, mut single, .. } = found;
    for list in [&mut shared, &mut single] {
        list.order_by(|a, b| b.weight.total_cmp(&a.weight).then(first(a).cmp(&first(b))));
    }
    differing.order_by(|a: &Difference, b| b.weight.total_cmp(&a.weight).then(a.text.cmp(&b.text)));
    Comparison {
        schema: SCHEMA,
        reports: readings
            .iter()
            .map(|r| Summary { title: r.document.title.clone(), published: r.document.published.clone() })
            .collect(),
        shared,
        differing,
        single,
    }
}

/// True where an event says something by itself: someone does or suffers it, in more than a noun, and neither it nor
/// what it is part of in its sentence is told by another report too.
fn stands_alone(readings: &[Reading], context: &Context, m: &Member, told: &Sorted<(usize, u32)>) -> bool {
    let e = event(readings, m);
    let acts = e.roles.iter().any(|r| one_of!(r.role.as_str(), "actor" | "target" | "quantity"));
    acts && context.words(m).len() > 2
        && e.status != "hypothetical"
        && !e.points_back()
        && !told.contains(&(m.report, e.id))
        && !is_part(readings, context, m, told)
}

/// True where all tolls that an event counts are told beside another report's numbers.
fn is_counted(readings: &[Reading], m: &Member, spans: &Sorted<(usize, [u32; 2])>) -> bool {
    let (reading, own) = (&readings[m.report], event(readings, m).quantities(&readings[m.report]));
    let beside = |r: &Quantity| spans.contains(&(m.report, r.span));
    let told = |q: &&Quantity| {
        TOLLS.contains(&q.kind.as_str()) && reading.quantities.iter().any(|r| beside(r) && tell_one(q, r))
    };
    !own.is_empty() && own.iter().all(told)
}

/// True where another event of its sentence, which is told, has all its words: `the battle for Stenfeld` of `63 people
/// were killed in the battle for Stenfeld`.
fn is_part(readings: &[Reading], context: &Context, m: &Member, told: &Sorted<(usize, u32)>) -> bool {
    let (reading, own) = (&readings[m.report], context.words(m));
    let at = |span| reading.sentence(span);
    (0..reading.events.len()).any(|other| {
        let (e, words) = (&reading.events[other], context.words(&Member { report: m.report, event: other }));
        own.len() < words.len()
            && at(e.span) == at(event(readings, m).span)
            && told.contains(&(m.report, e.id))
            && context::both(own, words).count() == own.len()
    })
}

fn first(fact: &Fact) -> (usize, [u32; 2]) {
    fact.sides.first().map_or((0, [0, 0]), |s| (s.report, s.span))
}

fn event<'r>(readings: &'r [Reading], m: &Member) -> &'r Event {
    &readings[m.report].events[m.event]
}

/// A telling of an event, as its report has it.
fn side(readings: &[Reading], m: &Member, value: Option<String>, span: Option<[u32; 2]>) -> Side {
    let e = event(readings, m);
    Side {
        report: m.report,
        event: Some(e.id),
        span: span.unwrap_or(e.span),
        spans: e.mentions.clone(),
        text: e.gloss.clone(),
        value,
        status: Some(e.status.clone()),
        interval: e.interval.clone(),
        source: readings[m.report].source(span.and_then(|s| readings[m.report].statement_around(s)).or(e.statement)),
    }
}

fn fact(readings: &[Reading], cluster: &Cluster) -> Fact {
    let best = cluster
        .members
        .iter()
        .max_by(|a, b| event(readings, a).weight.total_cmp(&event(readings, b).weight).then(b.report.cmp(&a.report)));
    let weight = cluster.members.iter().map(|m| event(readings, m).weight).fold(0.0f64, f64::max);
    Fact {
        kind: "event",
        text: best.map_or(String::new(), |m| event(readings, m).gloss.clone()),
        weight,
        sides: cluster.members.iter().map(|m| side(readings, m, None, None)).collect(),
    }
}

/// True where an event, or another of its report that tells the same deed of the same days, is such.
fn told_elsewhere(readings: &[Reading], m: &Member, such: &dyn Fn(&Event) -> bool) -> bool {
    let own = event(readings, m);
    let same = |e: &&Event| e.lemma == own.lemma && e.r#type == own.r#type && e.gap(own) <= 0;
    such(own) || readings[m.report].events.iter().filter(same).any(such)
}

/// True where a number stands in the sentence of an event as well.
fn tells(readings: &[Reading], m: &Member, q: &Quantity) -> bool {
    let (reading, e) = (&readings[m.report], event(readings, m));
    let near = |r: &Quantity| e.holds(r) || reading.sentence(r.span) == reading.sentence(e.span);
    reading.quantities.iter().any(|r| near(r) && tell_one(q, r))
}

/// What the tellings of one event do not agree on.
fn differences(
    readings: &[Reading],
    names: &Names,
    cluster: &Cluster,
    fact: &Fact,
    compared: &mut Vec<(usize, [u32; 2])>,
) -> Vec<Difference> {
    let mut out = Vec::new();
    let mut add = |kind: &'static str, sides: Vec<Side>| {
        out.push(Difference { kind, text: fact.text.clone(), weight: fact.weight, sides });
    };
    let all = || cluster.members.iter();
    let is = |m: &Member, of: &[&str]| of.contains(&event(readings, m).status.as_str());
    // A headline may leave open what the first sentence says has happened.
    let real = |m: &Member| told_elsewhere(readings, m, &|e| one_of!(e.status.as_str(), "happened" | "ongoing"));
    // What one plans or suspects and another denies is put in two ways as well.
    let not = |m: &Member| is(m, &["negated", "denied"]);
    if all().any(real) && !all().all(real) || all().any(not) && !all().all(not) {
        add("status", all().map(|m| side(readings, m, Some(event(readings, m).status.clone()), None)).collect());
    }
    let days: Vec<&Member> = all().filter(|m| event(readings, m).interval.is_some()).collect();
    if days.iter().any(|a| days.iter().any(|b| event(readings, a).gap(event(readings, b)) > 0)) {
        let value = |m: &Member| {
            event(readings, m).interval.as_ref().map(|d| if d[0] == d[1] { d[0].clone() } else { d.join("/") })
        };
        add("day", days.iter().map(|m| side(readings, m, value(m), None)).collect());
    }
    let actors: Vec<(&Member, Vec<usize>, String)> = all()
        .filter_map(|m| {
            let parties = names.parties(readings, m, "actor", false);
            let name = names.named(readings, m, "actor")?;
            Some((m, parties, name))
        })
        .collect();
    let other = |a: &(&Member, Vec<usize>, String), b: &(&Member, Vec<usize>, String)| {
        a.1.iter().all(|p| !b.1.contains(p)) && !names::hold_each_other(&a.2, &b.2)
    };
    if actors.iter().any(|a| actors.iter().any(|b| other(a, b))) {
        add("actor", actors.iter().map(|(m, _, name)| side(readings, m, Some(name.clone()), None)).collect());
    }
    let mut counts: OrderedMap<(String, String), Vec<(&Member, &Quantity)>> = OrderedMap::new();
    for m in all() {
        for q in event(readings, m).quantities(&readings[m.report]) {
            counts.entry((q.kind.clone(), q.thing())).or_default().push((m, q));
        }
    }
    for group in counts.into_values() {
        // An event may hold two numbers, one of which all tell: the others are held against each other.
        let told = |m: &Member, q: &Quantity| all().any(|n| m.report != n.report && tells(readings, n, q));
        let left: Vec<_> = group.iter().filter(|(m, q)| !told(m, q)).collect();
        if left.iter().any(|(m, _)| left.iter().any(|(n, _)| m.report != n.report)) {
            let kind = left.first().map_or("number", |(_, q)| q.differs());
            compared.extend(left.iter().map(|(m, q)| (m.report, q.span)));
            add(kind, left.iter().map(|(m, q)| side(readings, m, Some(q.written()), Some(q.span))).collect());
        }
    }
    out
}
