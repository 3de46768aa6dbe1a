//! Which of the places of a name is meant: population and kind, what the text nests it in, the countries and divisions
//! it speaks of, and how near its other places are.

use super::Place;
use crate::article::{Article, TokenId, TokenKind};
use crate::entities::{Entities, EntityKind, Form};
use crate::gazetteer::{Gazetteer, Kind, Record, RecordId, kilometres};
use std::collections::BTreeMap;

/// Words that say what a place is, before or behind its name.
const DESIGNATORS: &[&str] = &[
    "province",
    "governorate",
    "city",
    "district",
    "region",
    "county",
    "state",
    "island",
    "islands",
    "town",
    "village",
    "area",
    "prefecture",
    "oblast",
    "township",
    "municipality",
    "department",
    "peninsula",
    "countryside",
    "suburb",
    "republic",
    "metro",
    "metropolitan",
    "river",
];

/// Places whose nearness is looked at, most mentioned first: bounds the work on long texts.
const ANCHORS: usize = 48;

/// Rounds of reading each place by the others.
const ROUNDS: usize = 3;

/// Readings kept of one name.
const READINGS: usize = 120;

/// True where `inner` lies in the country, division or region `outer`.
pub(super) fn lies_in(inner: &Record, outer: &Record, gazetteer: &Gazetteer) -> bool {
    let country = gazetteer.country_number(inner);
    match outer.kind {
        Kind::Country | Kind::Territory => {
            inner.kind != outer.kind && country.is_some() && country == gazetteer.country_number(outer)
        }
        Kind::Division => {
            inner.kind != Kind::Division
                && gazetteer.division_number(inner).is_some()
                && gazetteer.division_number(inner) == gazetteer.division_number(outer)
        }
        Kind::Region => {
            inner.kind != Kind::Region
                && !matches!(inner.kind, Kind::Country)
                && kilometres((inner.lat, inner.lon), (outer.lat, outer.lon)) < gazetteer.radius(outer) * 1.3
        }
        Kind::District => {
            matches!(inner.kind, Kind::Town)
                && country == gazetteer.country_number(outer)
                && gazetteer.division_number(inner) == gazetteer.division_number(outer)
                && kilometres((inner.lat, inner.lon), (outer.lat, outer.lon)) < 60.0
        }
        Kind::Capital | Kind::Town => {
            matches!(inner.kind, Kind::Town)
                && outer.population > inner.population
                && kilometres((inner.lat, inner.lon), (outer.lat, outer.lon)) < 30.0
        }
    }
}

/// One reading of a name.
struct Reading {
    id: RecordId,
    record: Record,
    base: f32,
    score: f32,
}

/// A name to be read.
struct Spot {
    entity: usize,
    readings: Vec<Reading>,
    best: usize,
    mentions: usize,
    /// Spots that the text says it lies in.
    inside: Vec<usize>,
    /// Divisions and countries that the text says it lies in, by record.
    within: Vec<RecordId>,
    sentences: Vec<u32>,
    /// Found only under a spelling like it.
    guessed: bool,
}

/// What the whole text speaks of.
#[derive(Default)]
struct Setting {
    countries: BTreeMap<u16, f32>,
    divisions: BTreeMap<u16, f32>,
    /// Countries named in a sentence, by adjective or name.
    by_sentence: BTreeMap<u32, Vec<u16>>,
}

pub(super) fn resolve(entities: &mut Entities, article: &Article<'_>, gazetteer: &Gazetteer) {
    let mut spots = spots(entities, article, gazetteer);
    let said = spoken_of(article, gazetteer);
    nest(&mut spots, entities, article, gazetteer);
    let mut holds: Vec<Vec<usize>> = vec![Vec::new(); spots.len()];
    for (i, spot) in spots.iter().enumerate() {
        for &outer in &spot.inside {
            if holds[outer].len() < 24 {
                holds[outer].push(i);
            }
        }
    }
    for round in 0..ROUNDS {
        let setting = setting(&spots, &said, gazetteer);
        let anchors = anchors(&spots);
        for i in 0..spots.len() {
            score(i, &mut spots, &setting, &anchors, &holds, round, gazetteer);
        }
    }
    let setting = setting(&spots, &said, gazetteer);
    for spot in &spots {
        if let Some(entity) = entities.list.get_mut(spot.entity) {
            entity.place = choose(spot, &setting, gazetteer).or_else(|| {
                (entity.kind == EntityKind::Place).then(|| somewhere_in(spot, &spots, gazetteer)).flatten()
            });
        }
    }
}

/// The places among the entities with all their readings.
fn spots(entities: &Entities, article: &Article<'_>, gazetteer: &Gazetteer) -> Vec<Spot> {
    let mut out = Vec::new();
    for (i, entity) in entities.list.iter().enumerate() {
        if !matches!(entity.kind, EntityKind::Place | EntityKind::Facility) || !entity.named {
            continue;
        }
        let mut names: Vec<&str> = Vec::new();
        for m in entity.mentions.iter().filter(|m| m.form == Form::Name) {
            let name = m.span.of(article.text);
            if names.len() < 6 && !names.contains(&name) {
                names.push(name);
            }
        }
        if !names.contains(&entity.name.as_str()) {
            names.push(&entity.name);
        }
        names.sort_by_key(|n| std::cmp::Reverse(n.len()));
        let (mut records, mut guessed) = (Vec::new(), false);
        // `Pa.` behind a comma is the state, whatever else is called so.
        let short = entity.mentions.iter().find(|m| m.form == Form::Name).filter(|m| {
            m.tokens.len() == 1
                && m.tokens.start > 0
                && article.word(m.tokens.start - 1) == ","
                && super::recognition::abbreviated(m.tokens.start, article, gazetteer)
        });
        let short = short.and_then(|m| gazetteer.of_abbreviation(article.word(m.tokens.start)));
        for name in &names {
            records = short.map_or_else(|| gazetteer.lookup(name), |r| vec![r]);
            if !records.is_empty() {
                break;
            }
        }
        if records.is_empty() && entity.kind == EntityKind::Place {
            for name in &names {
                records = without_designator(name, gazetteer);
                if !records.is_empty() {
                    break;
                }
            }
        }
        if records.is_empty() && entity.kind == EntityKind::Place {
            guessed = true;
            for name in &names {
                records = gazetteer.similar(name);
                if !records.is_empty() {
                    break;
                }
            }
        }
        let mut readings: Vec<Reading> = records
            .into_iter()
            .filter_map(|id| gazetteer.get(id).map(|&record| (id, record)))
            .map(|(id, record)| {
                let base = prior(&record, gazetteer);
                Reading { id, record, base, score: base }
            })
            .collect();
        city_before_state(&mut readings);
        readings.sort_by(|a, b| b.base.total_cmp(&a.base).then(a.id.cmp(&b.id)));
        readings.truncate(READINGS);
        let mut sentences: Vec<u32> = entity
            .mentions
            .iter()
            .filter(|m| m.form == Form::Name)
            .filter_map(|m| article.tokens.get(m.tokens.start as usize).map(|t| t.sentence))
            .collect();
        sentences.dedup();
        out.push(Spot {
            entity: i,
            readings,
            best: 0,
            mentions: entity.mentions.len(),
            inside: Vec::new(),
            within: Vec::new(),
            sentences,
            guessed,
        });
    }
    out
}

/// A city that shares its name with the division around it is meant where nothing is said: New York and Hama, not the
/// state and the governorate.
fn city_before_state(readings: &mut [Reading]) {
    let cities: Vec<(u16, f32)> = readings
        .iter()
        .filter(|r| matches!(r.record.kind, Kind::Town | Kind::Capital) && r.record.population >= 18)
        .filter_map(|r| Some((r.record.division()?, r.base)))
        .collect();
    for r in readings
        .iter_mut()
        .filter(|r| r.record.kind == Kind::Division && r.base < 10.0 || r.record.kind == Kind::District)
    {
        if let Some((_, base)) = cities.iter().find(|(d, _)| r.record.division() == Some(*d)) {
            r.base = r.base.min(base - 2.2);
        }
    }
    let great = readings.iter().any(|r| r.record.kind == Kind::Town && r.record.population >= 25);
    for r in readings.iter_mut().filter(|r| great && r.record.kind == Kind::Division) {
        r.base = r.base.min(7.4);
    }
}

/// The records of `X province`, `city of X`, `Greater X`, with what it is said to be taken off.
fn without_designator(name: &str, gazetteer: &Gazetteer) -> Vec<RecordId> {
    if let Some((inner, _)) = name.split_once(',') {
        return gazetteer.lookup(inner);
    }
    let lower = |w: &str| w.to_lowercase();
    let mut core = name.trim_start_matches("the ").trim_start_matches("The ");
    let mut division = false;
    if let Some((head, last)) = core.rsplit_once(' ')
        && DESIGNATORS.contains(&lower(last).as_str())
    {
        division = !matches!(lower(last).as_str(), "city" | "town" | "village" | "area" | "suburb");
        core = head;
    }
    if let Some((first, rest)) = core.split_once(" of ")
        && DESIGNATORS.contains(&lower(first).as_str())
    {
        core = rest;
    }
    for prefix in ["Greater ", "Central ", "Downtown ", "Metropolitan ", "Old ", "Inner "] {
        core = core.strip_prefix(prefix).unwrap_or(core);
    }
    if core == name {
        return Vec::new();
    }
    let all = gazetteer.lookup(core);
    let divisions: Vec<RecordId> = all
        .iter()
        .copied()
        .filter(|&r| gazetteer.get(r).is_some_and(|r| matches!(r.kind, Kind::Division | Kind::District)))
        .collect();
    if division && !divisions.is_empty() { divisions } else { all }
}

/// How likely a record is meant before anything is known of the text.
fn prior(record: &Record, gazetteer: &Gazetteer) -> f32 {
    match record.kind {
        Kind::Country => 14.0,
        Kind::Territory => 11.0,
        Kind::Region => 12.0,
        Kind::Division => match gazetteer.country_code(record) {
            Some("US" | "CA" | "AU" | "GB") => 10.0,
            _ => 7.4,
        },
        Kind::District => 4.6,
        Kind::Capital => 0.35 * f32::from(record.population) + 2.5,
        Kind::Town => 0.35 * f32::from(record.population.max(6)),
    }
}

/// Nationalities of the text and its title: country, sentence.
fn spoken_of(article: &Article<'_>, gazetteer: &Gazetteer) -> Vec<(u16, Option<u32>)> {
    let mut out = Vec::new();
    for (i, token) in article.tokens.iter().enumerate() {
        let word = article.word(i as TokenId);
        let country =
            || gazetteer.of_adjective(word).and_then(|r| gazetteer.get(r)).and_then(|r| gazetteer.country_number(r));
        if token.kind == TokenKind::Word
            && word.len() > 2
            && word.starts_with(char::is_uppercase)
            && let Some(country) = country()
        {
            out.push((country, Some(token.sentence)));
        }
    }
    for word in article.title.unwrap_or("").split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2) {
        if word.starts_with(char::is_uppercase) {
            let record = gazetteer.of_adjective(word).or_else(|| {
                gazetteer
                    .lookup(word)
                    .first()
                    .copied()
                    .filter(|&r| gazetteer.get(r).is_some_and(|r| matches!(r.kind, Kind::Country | Kind::Capital)))
            });
            if let Some(country) = record.and_then(|r| gazetteer.get(r)).and_then(|r| gazetteer.country_number(r)) {
                out.push((country, None));
            }
        }
    }
    out
}

/// `X, Y`, `X in Y`, `Y's X`, `X (Y)`: what the text puts a place into.
fn nest(spots: &mut [Spot], entities: &Entities, article: &Article<'_>, gazetteer: &Gazetteer) {
    let spot_of: BTreeMap<usize, usize> = spots.iter().enumerate().map(|(i, s)| (s.entity, i)).collect();
    let at = |token: TokenId| entities.covering(token).and_then(|e| spot_of.get(&(e as usize)).copied());
    for (i, spot) in spots.iter_mut().enumerate() {
        let Some(entity) = entities.list.get(spot.entity) else { continue };
        for m in entity.mentions.iter().filter(|m| m.form == Form::Name) {
            let (start, end) = (m.tokens.start, m.tokens.end);
            let joint = article.lower(end);
            if matches!(joint, "," | "in" | "(") {
                let behind = if joint == "," && article.lower(end + 1) == "in" { end + 2 } else { end + 1 };
                let behind = if matches!(article.lower(behind), "the" | "northern" | "southern" | "eastern" | "western")
                {
                    behind + 1
                } else {
                    behind
                };
                if joint == "," && super::recognition::abbreviated(end + 1, article, gazetteer) {
                    spot.within.extend(gazetteer.of_abbreviation(article.word(end + 1)));
                } else if let Some(outer) = at(behind).filter(|&o| o != i) {
                    spot.inside.push(outer);
                }
            }
            // `Syria's Hama`, `the Syrian city of Hama`.
            if start >= 2
                && matches!(article.lower(start - 1), "'s" | "'")
                && let Some(outer) = at(start - 2).filter(|&o| o != i)
            {
                spot.inside.push(outer);
            }
            let noun = start.saturating_sub(2);
            if start >= 3 && article.lower(start - 1) == "of" && DESIGNATORS.contains(&article.lower(noun)) {
                for back in 1..=3 {
                    let t = noun.saturating_sub(back);
                    let record = gazetteer
                        .of_adjective(article.word(t))
                        .filter(|_| article.word(t).starts_with(char::is_uppercase));
                    if let Some(record) = record {
                        spot.within.push(record);
                        break;
                    }
                }
            }
        }
    }
}

fn setting(spots: &[Spot], said: &[(u16, Option<u32>)], gazetteer: &Gazetteer) -> Setting {
    let mut out = Setting::default();
    for &(country, sentence) in said {
        let w = out.countries.entry(country).or_insert(0.0);
        *w = (*w + if sentence.is_some() { 0.5 } else { 1.5 }).min(2.5);
        if let Some(s) = sentence {
            out.by_sentence.entry(s).or_default().push(country);
        }
    }
    for spot in spots {
        let Some(best) = spot.readings.get(spot.best) else { continue };
        let Some(country) = gazetteer.country_number(&best.record) else { continue };
        let often = 1.0 + 0.25 * (spot.mentions.min(9) as f32 - 1.0);
        let sure = margin(spot).clamp(0.0, 3.0) / 3.0;
        let weight = match best.record.kind {
            Kind::Country | Kind::Territory => 1.2 * often,
            Kind::Division => 0.8 * often * (0.3 + 0.7 * sure),
            _ => 0.5 * often * (0.1 + 0.9 * sure),
        };
        *out.countries.entry(country).or_insert(0.0) += weight;
        if let Some(division) = gazetteer.division_number(&best.record) {
            *out.divisions.entry(division).or_insert(0.0) += match best.record.kind {
                Kind::Division => 1.2 * often * (0.3 + 0.7 * sure),
                _ => 0.4 * often * (0.1 + 0.9 * sure),
            };
        }
        if matches!(best.record.kind, Kind::Country | Kind::Territory | Kind::Division) {
            for &s in &spot.sentences {
                out.by_sentence.entry(s).or_default().push(country);
            }
        }
    }
    out
}

/// How far the best reading is before the best one elsewhere.
fn margin(spot: &Spot) -> f32 {
    let Some(best) = spot.readings.get(spot.best) else { return 0.0 };
    let point = (best.record.lat, best.record.lon);
    spot.readings
        .iter()
        .filter(|r| kilometres(point, (r.record.lat, r.record.lon)) > 60.0)
        .map(|r| best.score - r.score)
        .fold(6.0, f32::min)
}

/// The surest and most mentioned places that are small enough to be near to: spot, point, weight.
fn anchors(spots: &[Spot]) -> Vec<(usize, (f32, f32), f32)> {
    let mut out: Vec<(usize, (f32, f32), f32)> = spots
        .iter()
        .enumerate()
        .filter_map(|(i, s)| {
            let best = s.readings.get(s.best)?;
            let local = matches!(best.record.kind, Kind::Capital | Kind::Town | Kind::District);
            let sure = (0.3 + margin(s).clamp(0.0, 3.0) / 3.0).min(1.0);
            local.then_some((i, (best.record.lat, best.record.lon), sure * (1.0 + 0.1 * s.mentions.min(10) as f32)))
        })
        .collect();
    out.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
    out.truncate(ANCHORS);
    out
}

fn score(
    i: usize,
    spots: &mut [Spot],
    setting: &Setting,
    anchors: &[(usize, (f32, f32), f32)],
    holds: &[Vec<usize>],
    round: usize,
    gazetteer: &Gazetteer,
) {
    let total: f32 = setting.countries.values().sum();
    // What this spot itself gave to the setting is not evidence for it.
    let own = spots[i].readings.get(spots[i].best).map(|b| {
        let often = 1.0 + 0.25 * (spots[i].mentions.min(9) as f32 - 1.0);
        let sure = margin(&spots[i]).clamp(0.0, 3.0) / 3.0;
        let (c, d) = match b.record.kind {
            Kind::Country | Kind::Territory => (1.2 * often, 0.0),
            Kind::Division => (0.8 * often * (0.3 + 0.7 * sure), 1.2 * often * (0.3 + 0.7 * sure)),
            _ => (0.5 * often * (0.1 + 0.9 * sure), 0.4 * often * (0.1 + 0.9 * sure)),
        };
        (gazetteer.country_number(&b.record), c, gazetteer.division_number(&b.record), d)
    });
    let mut scores = Vec::with_capacity(spots[i].readings.len());
    for reading in &spots[i].readings {
        let record = &reading.record;
        let mut s = reading.base;
        let country = gazetteer.country_number(record);
        // Nesting, from both sides.
        let mut held = false;
        for &outer in &spots[i].inside {
            held |= spots[outer].readings.iter().any(|o| {
                lies_in(record, &o.record, gazetteer) && o.score + 6.0 > spots[outer].readings[spots[outer].best].score
            });
        }
        for &outer in &spots[i].within {
            held |= gazetteer.get(outer).is_some_and(|o| lies_in(record, o, gazetteer));
        }
        if held {
            s += 6.0;
        }
        let country_like = matches!(record.kind, Kind::Country | Kind::Territory);
        if let Some(c) = country {
            let mut w = setting.countries.get(&c).copied().unwrap_or(0.0);
            if let Some((Some(oc), given, _, _)) = own
                && oc == c
            {
                w = (w - given).max(0.0);
            }
            let share = if total > 0.0 { w / total.max(1.0) } else { 0.0 };
            s += if country_like { 0.5 } else { 1.0 } * (1.6 * w / (w + 0.8) + 2.4 * share);
            let here = spots[i]
                .sentences
                .iter()
                .filter(|s| setting.by_sentence.get(s).is_some_and(|v| v.contains(&c)))
                .count();
            if here > 0 && !country_like {
                s += 1.0;
            }
            if w == 0.0 && total > 2.0 && !country_like {
                let near = setting.countries.iter().any(|(&o, &w)| w > 0.8 && gazetteer.are_neighbours(o, c));
                s -= if near { 0.4 } else { 1.2 };
            }
        }
        if let Some(d) = gazetteer.division_number(record)
            && !matches!(record.kind, Kind::Division)
        {
            let mut w = setting.divisions.get(&d).copied().unwrap_or(0.0);
            if let Some((_, _, Some(od), given)) = own
                && od == d
            {
                w = (w - given).max(0.0);
            }
            s += 2.4 * w / (w + 0.8);
        }
        if matches!(record.kind, Kind::Division) {
            // A division is spoken for by the towns in it.
            let mut w =
                gazetteer.division_number(record).and_then(|d| setting.divisions.get(&d)).copied().unwrap_or(0.0);
            if let Some((_, _, od, given)) = own
                && od == gazetteer.division_number(record)
            {
                w = (w - given).max(0.0);
            }
            s += 3.0 * w / (w + 0.6);
        }
        if round > 0 && matches!(record.kind, Kind::Town | Kind::Capital | Kind::District) {
            let mut close = 0.0f32;
            for &(other, point, weight) in anchors {
                if other != i {
                    let d = kilometres(point, (record.lat, record.lon));
                    close = close.max(weight.min(1.5) * 2.0 / (1.0 + d / 60.0));
                }
            }
            s += close;
        }
        scores.push(s);
    }
    // From the side of what holds it: a reading with the named town inside.
    let insides = &holds[i];
    for (n, s) in scores.iter_mut().enumerate() {
        let outer = &spots[i].readings[n].record;
        let fits = insides.iter().any(|&o| {
            spots[o]
                .readings
                .iter()
                .take(12)
                .any(|r| lies_in(&r.record, outer, gazetteer) && r.base + 5.0 > spots[o].readings[0].base)
        });
        if fits {
            *s += 3.0;
        }
    }
    let spot = &mut spots[i];
    for (reading, s) in spot.readings.iter_mut().zip(scores) {
        reading.score = s;
    }
    let mut best = 0;
    for (n, r) in spot.readings.iter().enumerate() {
        if r.score > spot.readings[best].score {
            best = n;
        }
    }
    spot.best = best;
}

/// The reading as a place, with the runners-up; `None` where it would be a guess.
fn choose(spot: &Spot, setting: &Setting, gazetteer: &Gazetteer) -> Option<Place> {
    let best = spot.readings.get(spot.best)?;
    let supported =
        gazetteer.country_number(&best.record).is_some_and(|c| setting.countries.get(&c).copied().unwrap_or(0.0) > 0.9);
    if spot.guessed && !supported {
        return None;
    }
    let margin = margin(spot);
    let mut confidence = 0.5 + 0.48 * margin / (1.2 + margin);
    if spot.guessed {
        confidence *= 0.75;
    }
    let mut place = of(&best.record, confidence, gazetteer);
    let mut others: Vec<&Reading> = spot.readings.iter().filter(|r| r.id != best.id).collect();
    others.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.id.cmp(&b.id)));
    let mut left = 1.0 - confidence;
    for other in others.into_iter().take(4) {
        left /= 2.0;
        place.candidates.push(of(&other.record, left, gazetteer));
    }
    Some(place)
}

/// A place that no table has, but that the text puts into another: somewhere in that.
fn somewhere_in(spot: &Spot, spots: &[Spot], gazetteer: &Gazetteer) -> Option<Place> {
    let outer = spot
        .inside
        .iter()
        .filter_map(|&o| spots.get(o))
        .filter_map(|o| o.readings.get(o.best).map(|b| b.record))
        .chain(spot.within.iter().filter_map(|&r| gazetteer.get(r).copied()))
        .min_by(|a, b| gazetteer.radius(a).total_cmp(&gazetteer.radius(b)))?;
    let mut place = of(&outer, 0.45, gazetteer);
    place.kind = String::from("locality");
    place.geonames = None;
    place.radius = place.radius.map(|r| r.max(20.0));
    Some(place)
}

/// A record as a place.
pub(super) fn of(record: &Record, confidence: f32, gazetteer: &Gazetteer) -> Place {
    // To the fourth digit, as the table is no finer and f32 would show its rounding.
    let round = |v: f32| (f64::from(v) * 10_000.0).round() / 10_000.0;
    Place {
        lat: round(record.lat),
        lon: round(record.lon),
        country: gazetteer.country_code(record).map(str::to_owned),
        region: if matches!(record.kind, Kind::Country | Kind::Territory | Kind::Region) {
            None
        } else {
            gazetteer.division_name(record).map(str::to_owned)
        },
        kind: gazetteer.kind_name(record).to_owned(),
        geonames: gazetteer.geonames(record),
        radius: Some(f64::from(gazetteer.radius(record)).round()),
        confidence,
        candidates: Vec::new(),
    }
}
