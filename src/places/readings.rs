//! Every place that a name may stand for, and how likely each is before anything is known of the text.

use crate::article::Article;
use crate::entities::{Entity, EntityKind, Form};
use crate::gazetteer::{Gazetteer, Kind, Record, RecordId};
use crate::lexicon::{Class, Map, rows};
use crate::order::Order;
use crate::places::Sources;
use crate::places::geometry::is_part_of_land;
use crate::toponyms::is_division_abbreviation;
use std::sync::OnceLock;

/// One reading of a name.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub id: RecordId,
    pub record: Record,
    /// Before anything is known of the text: a logarithm of how often it is meant.
    pub base: f32,
    /// In this text.
    pub score: f32,
    /// The share of belief that the scores give it.
    pub share: f32,
}

/// True for what is small enough to be near to.
pub(super) fn local(record: &Record) -> bool {
    matches!(record.kind, Kind::Capital | Kind::Town | Kind::District)
}

/// The records that the names of an entity have, the longest name first; true where only a like spelling has any.
pub(super) fn records(entity: &Entity, sources: &Sources<'_>) -> (Vec<RecordId>, bool) {
    let Sources { article, gazetteer, .. } = *sources;
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
    names.order_by_key(|n| std::cmp::Reverse(n.len()));
    // `Pa.` behind a comma is the state, whatever else is called so.
    let short = entity.mentions.iter().find(|m| m.form == Form::Name).filter(|m| {
        m.tokens.len() == 1
            && m.tokens.start > 0
            && article.word(m.tokens.start - 1) == ","
            && is_division_abbreviation(article, gazetteer, m.tokens.start)
    });
    if let Some(state) = short.and_then(|m| gazetteer.of_abbreviation(article.word(m.tokens.start))) {
        return (vec![state], false);
    }
    if is_celestial(entity, sources) {
        return (Vec::new(), false);
    }
    // `Central and South America`: a part of what the other is a part of.
    if is_part_of_land(&entity.name.to_lowercase()) {
        let mention = entity.mentions.iter().find(|m| m.form == Form::Name);
        let behind = mention.map(|m| m.tokens.end).filter(|&t| one_of!(article.lower(t), "and" | "or" | ","));
        let whole = behind
            .filter(|&t| is_part_of_land(article.lower(t + 1)) && article.is_capital(t + 2))
            .map_or("", |t| article.word(t + 2));
        // `East and West`, alone, are nowhere.
        let found = if whole.is_empty() { Vec::new() } else { gazetteer.lookup(&format!("{} {}", entity.name, whole)) };
        return (found, false);
    }
    let first = |ask: &dyn Fn(&str) -> Vec<RecordId>| names.iter().map(|n| ask(n)).find(|r| !r.is_empty());
    // `the Gulf` is another than `Gulf`.
    let the = entity.mentions.iter().find(|m| m.form == Form::Name).is_some_and(|m| {
        // `a Gulf state`
        let lands = sources.analysis.lemma_is(m.tokens.end, Class::PolityNoun);
        m.tokens.len() == 1 && m.tokens.start > 0 && (article.lower(m.tokens.start - 1) == "the" || lands)
    });
    let city: Vec<RecordId> = names.iter().find_map(|n| exonym(n, gazetteer)).into_iter().collect();
    let known = if the { gazetteer.lookup(&format!("the {}", entity.name)) } else { Vec::new() };
    if !known.is_empty() {
        return (known, false);
    }
    if let Some(mut found) = first(&|n| gazetteer.lookup(n)) {
        let more = seat(&found, &names, gazetteer).into_iter().chain(city).filter(|c| !found.contains(c));
        let more: Vec<RecordId> = more.collect();
        found.extend(more);
        // `Eastern Region` of one land, and an `Eastern` of another.
        let division = |&r: &RecordId| gazetteer.get(r).is_some_and(|r| r.kind == Kind::Division);
        let named =
            entity.name.rsplit(' ').next().is_some_and(|w| sources.lexicon.is(&w.to_lowercase(), Class::Designator));
        if named && found.iter().all(division) {
            let alike = without_designator(&entity.name, sources);
            let more: Vec<RecordId> = alike.into_iter().filter(|r| division(r) && !found.contains(r)).collect();
            found.extend(more);
        }
        return (found, false);
    }
    if !city.is_empty() {
        return (city, false);
    }
    if entity.kind != EntityKind::Place {
        return (Vec::new(), false);
    }
    if let Some(found) = first(&|n| without_designator(n, sources)) {
        // A town of that name is hardly the `Lau Islands`, unless the text is about its land.
        let last = entity.name.rsplit(' ').next().unwrap_or("").to_lowercase();
        let loose = one_of!(last.as_str(), "island" | "islands" | "river" | "peninsula");
        let towns = || found.iter().filter_map(|&r| gazetteer.get(r)).all(local);
        let guessed = loose && towns();
        return (found, guessed);
    }
    (first(&|n| gazetteer.similar(n)).unwrap_or_default(), true)
}

/// `Titan, the largest moon of Saturn`: where two bodies of the sky are named, neither is a town; `Earth` alone is none.
fn is_celestial(entity: &Entity, sources: &Sources<'_>) -> bool {
    let Sources { article, lexicon, .. } = *sources;
    let celestial = |word: &str| lexicon.is(word, Class::Celestial);
    celestial(&entity.name)
        && (entity.name == "Earth"
            || (0..article.tokens.len() as u32).any(|t| article.word(t) != entity.name && celestial(article.word(t))))
        && entity.mentions.iter().all(|m| {
            article.word(m.tokens.end) != "," || !article.word(m.tokens.end + 1).starts_with(char::is_uppercase)
        })
}

/// The city that English news calls so and the table by the name it has in its land: Bayt Lahm for `Bethlehem`, which is in Brazil too.
pub(super) fn exonym(name: &str, gazetteer: &Gazetteer) -> Option<RecordId> {
    static CITIES: OnceLock<Map<&'static str, (&'static str, &'static str)>> = OnceLock::new();
    let cities = CITIES.get_or_init(|| {
        let mut out = Map::default();
        for row in rows("exonyms") {
            let [name, local, country] = row[..] else { continue };
            out.insert(name, (local, country));
        }
        out
    });
    let (own, country) = *cities.get(name)?;
    let town = |r: &Record| matches!(r.kind, Kind::Town | Kind::Capital);
    let there = |r: &Record| town(r) && gazetteer.country_code(r) == Some(country);
    // Victoria is the state, and not as Hong Kong was called.
    let state = |r: &RecordId| {
        let record = gazetteer.get(*r).filter(|r| r.kind == Kind::Division);
        own == name && record.is_some_and(|r| gazetteer.country_code(r) == Some(country))
    };
    let largest = |found: Vec<RecordId>| {
        let those = found.into_iter().filter(|&r| gazetteer.get(r).is_some_and(there));
        those.max_by_key(|&r| gazetteer.get(r).map(|r| r.population))
    };
    largest(gazetteer.lookup(own))
        .or_else(|| gazetteer.lookup(own).into_iter().find(state))
        .or_else(|| largest(gazetteer.similar(own)))
}

/// The city in a division of the name where the table spells only the city otherwise: Hamah in Hama.
fn seat(found: &[RecordId], names: &[&str], gazetteer: &Gazetteer) -> Option<RecordId> {
    let get = |&r: &RecordId| gazetteer.get(r);
    let division = found.iter().filter_map(get).find(|r| r.kind == Kind::Division)?;
    let inside = |r: &Record| local(r) && r.population >= 18 && gazetteer.lies_in(r, division);
    if found.iter().filter_map(get).any(inside) {
        return None;
    }
    let alike = names.iter().flat_map(|n| gazetteer.similar(n)).filter(|r| get(r).is_some_and(inside));
    alike.max_by_key(|r| get(r).map(|r| r.population))
}

/// A city that shares its name with the division around it is meant where nothing is said: New York and Hama, not the
/// state and the governorate.
pub(super) fn city_before_state(readings: &mut [Reading]) {
    let cities: Vec<(u16, f32)> = readings
        .iter()
        .filter(|r| matches!(r.record.kind, Kind::Town | Kind::Capital) && r.record.population >= 18)
        .filter_map(|r| Some((r.record.division()?, r.base)))
        .collect();
    for r in readings.iter_mut() {
        let city = cities.iter().find(|(d, _)| r.record.division() == Some(*d)).map(|(_, base)| *base);
        let lesser = r.record.kind == Kind::District
            || r.record.kind == Kind::Division && (r.base < 10.0 || city.is_some_and(|base| base > r.base));
        if let Some(base) = city.filter(|_| lesser) {
            r.base = r.base.min(base - 2.2);
        }
    }
}

/// `Washington state`, `the state of New York`, `the town of Hama`: what the text says the place is.
pub(super) fn said_to_be(entity: &Entity, readings: &mut [Reading], article: &Article<'_>) {
    let (mut division, mut town) = (0u32, 0u32);
    let mut all = 0u32;
    for m in entity.mentions.iter().filter(|m| m.form == Form::Name) {
        all += 1;
        let start = m.tokens.start;
        let behind = article.lower(m.tokens.end);
        let last = article.lower(m.tokens.end.saturating_sub(1));
        let before = if start > 1 && article.lower(start - 1) == "of" { article.lower(start - 2) } else { "" };
        let is =
            |words: &[&str]| words.iter().any(|w| *w == behind || *w == before || m.tokens.len() > 1 && *w == last);
        let led = one_of!(behind, "governor" | "gov" | "gov.");
        division += u32::from(led || is(&["state", "province", "governorate", "oblast", "prefecture", "region"]));
        town += u32::from(is(&["city", "town", "village", "suburb", "township", "neighborhood", "neighbourhood"]));
    }
    // A word once said holds for all where the name stands alone elsewhere, but not against a dozen of those.
    if division > town && division * 2 >= all {
        for r in readings.iter_mut().filter(|r| matches!(r.record.kind, Kind::Division)) {
            r.base = r.base.max(8.0) + 4.0;
        }
    } else if division > 0 && town == 0 {
        for r in readings.iter_mut().filter(|r| matches!(r.record.kind, Kind::Division)) {
            r.base += 2.0;
        }
    } else if town > 0 && town * 3 >= all {
        for r in readings.iter_mut().filter(|r| matches!(r.record.kind, Kind::Town | Kind::Capital)) {
            r.base += 2.0;
        }
    }
}

/// The records of `X province`, `city of X`, `Greater X`, with what it is said to be taken off.
pub(super) fn without_designator(name: &str, sources: &Sources<'_>) -> Vec<RecordId> {
    let Sources { gazetteer, lexicon, .. } = *sources;
    if let Some((inner, _)) = name.split_once(',') {
        return gazetteer.lookup(inner);
    }
    let lower = |w: &str| w.to_lowercase();
    let mut core = name.trim_start_matches("the ").trim_start_matches("The ");
    if let Some((_, rest)) = core.split_once(" District of ") {
        return gazetteer.lookup(rest);
    }
    let mut division = false;
    if let Some((head, last)) = core.rsplit_once(' ')
        && lexicon.is(&lower(last), Class::Designator)
    {
        division = !one_of!(lower(last).as_str(), "city" | "town" | "village" | "area" | "suburb");
        core = head;
    }
    if let Some((first, rest)) = core.split_once(" of ")
        && lexicon.is(&lower(first), Class::Designator)
    {
        core = rest;
    }
    // A part of a land or town lies about where that does.
    if let Some((first, rest)) = core.split_once([' ', '-'])
        && is_part_of_land(&lower(first))
    {
        core = rest;
    }
    // `North Eastern` is no part of an `Eastern`.
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

fn is_of_state(record: &Record, gazetteer: &Gazetteer) -> bool {
    let land = gazetteer.country_number(record).and_then(|c| gazetteer.country(c));
    land.is_none_or(|l| l.kind == Kind::Country)
}

/// How likely a record is meant before anything is known of the text.
pub(super) fn prior(record: &Record, gazetteer: &Gazetteer) -> f32 {
    let size = f32::from(record.population);
    match record.kind {
        // The more people a land has, the more is heard of it.
        Kind::Country => (9.5 + 0.4 * (size - 25.0)).clamp(9.5, 14.0),
        Kind::Territory => 9.5,
        Kind::Region => match gazetteer.kind_name(record) {
            "province" | "suburb" => 7.4,
            _ => 11.0,
        },
        Kind::Division => match gazetteer.country_code(record) {
            Some("US" | "CA" | "AU" | "GB") => 10.0,
            _ => 7.4,
        },
        Kind::District => (0.38 * size - 1.2).max(4.6),
        // The capital of a territory is less often meant than a town of its name: Victoria, Douglas, Hamilton.
        Kind::Capital if !is_of_state(record, gazetteer) => 0.38 * size - 2.0,
        Kind::Capital => 0.38 * size + 2.2,
        Kind::Town => 0.38 * size.max(6.0),
    }
}
