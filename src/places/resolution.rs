//! Which of the places of a name is meant: population and kind, what the text nests it in, the countries and divisions
//! it speaks of, and how near its other places are.
//!
//! Every reading of every name has a share of belief. In a few rounds each name is read again in the setting that the
//! beliefs about the others make, so that a dozen towns of which each has a namesake elsewhere settle in the one county
//! that has them all.

use super::Place;
use super::cues::{BESIDE, GEOGRAPHIC};
use super::readings::{Reading, Spot, lies_in, local, split_states, spots};
use super::setting::{Setting, given, nest, spoken_of};
use crate::article::{Article, BlockKind, TokenId};
use crate::entities::{Entities, Entity, EntityKind, Form};
use crate::gazetteer::{Gazetteer, Kind, Record, kilometres};

/// Rounds of reading each place by the others.
const ROUNDS: usize = 4;

pub(super) fn resolve(entities: &mut Entities, article: &Article<'_>, home: Option<&str>, gazetteer: &Gazetteer) {
    split_states(entities, article, gazetteer);
    let mut spots = spots(entities, article, gazetteer);
    let mut said = spoken_of(article, gazetteer);
    said.extend(home.and_then(|code| gazetteer.country_by_code(code)).map(|country| (country, None)));
    nest(&mut spots, entities, article, gazetteer);
    let mut holds: Vec<Vec<usize>> = vec![Vec::new(); spots.len()];
    for (i, spot) in spots.iter().enumerate() {
        for &outer in &spot.inside {
            if holds[outer].len() < 24 {
                holds[outer].push(i);
            }
        }
    }
    for _ in 0..ROUNDS {
        let setting = Setting::new(&spots, &said, gazetteer);
        for i in 0..spots.len() {
            let scores = score(i, &spots, &setting, &holds[i], gazetteer);
            for (reading, s) in spots[i].readings.iter_mut().zip(scores) {
                reading.score = s;
            }
        }
        // Beliefs change together, so that the order of the names does not matter.
        spots.iter_mut().for_each(Spot::settle);
    }
    let setting = Setting::new(&spots, &said, gazetteer);
    let mut chosen: Vec<Option<Place>> = spots.iter().map(|s| choose(s, &setting, gazetteer)).collect();
    for (i, spot) in spots.iter().enumerate() {
        if chosen[i].is_none()
            && let Some(entity) = entities.list.get(spot.entity).filter(|e| e.kind == EntityKind::Place)
        {
            chosen[i] = somewhere_in(spot, &spots, gazetteer)
                .or_else(|| somewhere_near(spot, entity, entities, &spots, &setting, article, gazetteer));
        }
    }
    for (spot, place) in spots.iter().zip(chosen) {
        if let Some(entity) = entities.list.get_mut(spot.entity) {
            entity.place = place;
        }
    }
}

/// What speaks for each reading of a spot in this setting.
fn score(i: usize, spots: &[Spot], setting: &Setting, holds: &[usize], gazetteer: &Gazetteer) -> Vec<f32> {
    let spot = &spots[i];
    let (own_countries, own_divisions) = given(spot, gazetteer);
    let own = |map: &std::collections::BTreeMap<u16, f32>, key: u16| map.get(&key).copied().unwrap_or(0.0);
    let own_total: f32 = own_divisions.values().sum();
    let divided = (setting.of_divisions - own_total).max(0.0);
    let home = setting.home();
    let at_home = home.is_some_and(|h| own(&setting.divisions, h) - own(&own_divisions, h) > 2.0)
        && spot.readings.iter().any(|r| local(&r.record) && gazetteer.division_number(&r.record) == home);
    let mut scores = Vec::with_capacity(spot.readings.len());
    for reading in &spot.readings {
        let record = &reading.record;
        let mut s = reading.base;
        // Nesting, from both sides.
        let held =
            spot.inside.iter().any(|&outer| {
                let outer = &spots[outer];
                outer
                    .readings
                    .iter()
                    .any(|o| o.score + 6.0 > outer.readings[outer.best].score && lies_in(record, &o.record, gazetteer))
            }) || spot.within.iter().any(|&outer| gazetteer.get(outer).is_some_and(|o| lies_in(record, o, gazetteer)));
        if held {
            s += 7.0;
        }
        let fits = holds.iter().any(|&o| {
            let inner = &spots[o];
            inner
                .readings
                .iter()
                .take(12)
                .any(|r| lies_in(&r.record, record, gazetteer) && r.base + 5.0 > inner.readings[0].base)
        });
        if fits {
            s += 3.0;
        }
        // What stands in a list of states is a state.
        let alike = spot.peers.iter().filter_map(|&p| spots[p].readings.get(spots[p].best)).filter(|p| {
            p.record.kind == record.kind
                && (record.kind != Kind::Division
                    || gazetteer.country_number(&p.record) == gazetteer.country_number(record))
        });
        let alike = alike.count() as f32 / spot.peers.len().max(spot.named).max(1) as f32;
        if matches!(record.kind, Kind::Division | Kind::Country) {
            s += 3.0 * alike;
        }
        let country_like = matches!(record.kind, Kind::Country | Kind::Territory);
        if let Some(c) = gazetteer.country_number(record) {
            let w = (own(&setting.countries, c) - own(&own_countries, c)).max(0.0);
            let share = w / setting.of_countries.max(1.0);
            // In a land with a thousand namesakes of everything its being spoken of says less.
            let vast = gazetteer.country_code(record) == Some("US") && !country_like;
            let much = if country_like || vast { 0.5 } else { 1.0 };
            s += much * (1.6 * w / (w + 0.8) + 2.4 * share);
            let here = spot.sentences.iter().any(|s| setting.by_sentence.get(s).is_some_and(|v| v.contains(&c)));
            if here && !country_like && !vast {
                s += 1.2;
            }
            if w == 0.0 && setting.of_countries > 2.0 && !country_like {
                let near = setting.countries.iter().any(|(&o, &w)| w > 0.8 && gazetteer.are_neighbours(o, c));
                s -= if near { 0.4 } else { 1.2 };
            }
            if country_like && at_home {
                s -= 2.0;
            }
        }
        if let Some(d) = gazetteer.division_number(record) {
            let w = (own(&setting.divisions, d) - own(&own_divisions, d)).max(0.0);
            // A division is spoken for by the towns in it, and they by it.
            s += 1.2 * libm::logf(1.0 + w / 0.4) + 2.0 * w / (divided + 1.0);
        }
        if local(record) {
            s += 1.2 * libm::logf(1.0 + setting.near(i, record) / 0.3);
        }
        scores.push(s);
    }
    scores
}

/// True where nothing but this spot speaks of the division, and much of the one that the text is at home in.
fn elsewhere(spot: &Spot, division: u16, setting: &Setting, gazetteer: &Gazetteer) -> bool {
    let weight = |d: u16| setting.divisions.get(&d).copied().unwrap_or(0.0);
    let own = given(spot, gazetteer).1.get(&division).copied().unwrap_or(0.0);
    let home = setting.home().map_or(0.0, weight);
    home > 3.0 && home > 0.6 * setting.of_divisions && weight(division) - own < 0.3
}

/// True where nothing but this spot speaks of the country, and nearly all else of another that it does not border on.
fn abroad(spot: &Spot, country: u16, setting: &Setting, gazetteer: &Gazetteer) -> bool {
    let Some((&home, &weight)) = setting.countries.iter().max_by(|a, b| a.1.total_cmp(b.1)) else { return false };
    let own = given(spot, gazetteer).0.get(&country).copied().unwrap_or(0.0);
    let others = setting.countries.get(&country).copied().unwrap_or(0.0) - own;
    home != country
        && weight > 2.0
        && weight > 0.6 * setting.of_countries
        && others < 0.1
        && !gazetteer.are_neighbours(home, country)
}

/// The reading as a place, with the runners-up; `None` where it would be a guess.
fn choose(spot: &Spot, setting: &Setting, gazetteer: &Gazetteer) -> Option<Place> {
    let best = spot.readings.get(spot.best)?;
    if spot.team {
        let inside = gazetteer.division_number(&best.record).is_some_and(|d| setting.home() == Some(d));
        if !(inside && local(&best.record) && setting.near(usize::MAX, &best.record) > 1.0) {
            return None;
        }
    }
    // A small town of a far state in a story of one county is hardly meant: more likely is one here that no table has.
    if let Some(home) = setting.home()
        && best.record.kind == Kind::Town
        && best.record.population <= 20
        && spot.inside.is_empty()
        && spot.within.is_empty()
        && gazetteer.division_number(&best.record).is_some_and(|d| d != home && elsewhere(spot, d, setting, gazetteer))
        && setting.near(usize::MAX, &best.record) < 1.2 * spot.weight.min(1.6)
        && setting.country_of(home, gazetteer) == gazetteer.country_number(&best.record)
    {
        return None;
    }
    // Nor a small town of a far country in a story of one country.
    if best.record.kind == Kind::Town
        && best.record.population <= 20
        && spot.inside.is_empty()
        && spot.within.is_empty()
        && setting.near(usize::MAX, &best.record) < 1.2 * spot.weight.min(1.6)
        && gazetteer.country_number(&best.record).is_some_and(|c| abroad(spot, c, setting, gazetteer))
    {
        return None;
    }
    let supported =
        gazetteer.country_number(&best.record).is_some_and(|c| setting.countries.get(&c).copied().unwrap_or(0.0) > 0.9);
    if spot.guessed && !supported {
        return None;
    }
    // A reading next door is the same answer.
    let point = (best.record.lat, best.record.lon);
    let belief: f32 =
        spot.readings.iter().filter(|r| kilometres(point, (r.record.lat, r.record.lon)) <= 60.0).map(|r| r.share).sum();
    let mut confidence = calibrated(belief);
    if best.record.kind == Kind::Town && best.record.population <= 20 {
        // Of small towns some have a namesake that no table has.
        confidence *= 0.95;
    }
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

/// How often the reading that has this share of the belief is right: half of the belief less than half of the time, nine
/// tenths of it more often (mentions in 229 articles, of which a hundred were not sure).
fn calibrated(belief: f32) -> f32 {
    match belief {
        b if b < 0.5 => 0.9 * b,
        b if b < 0.8 => 0.45 + (b - 0.5) * 1.4,
        b => 0.87 + (b.min(1.0) - 0.8) * 0.45,
    }
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
    let radius = gazetteer.radius(&outer).max(20.0);
    Some(locality(&outer, radius, 0.65, gazetteer))
}

/// Radius in kilometres beyond which a land says little about where in it something lies.
const WIDE: f32 = 60.0;

/// A place that no table has and the text puts nowhere: not far from those that it is named with, or in the land that
/// the text is about; the radius says how little that is.
fn somewhere_near(
    spot: &Spot,
    entity: &Entity,
    entities: &Entities,
    spots: &[Spot],
    setting: &Setting,
    article: &Article<'_>,
    gazetteer: &Gazetteer,
) -> Option<Place> {
    if !credible(entity, entities, article) {
        return None;
    }
    let sure = |s: &Spot| {
        let best = s.readings.get(s.best).filter(|b| local(&b.record) && b.share > 0.5 && !s.guessed && !s.team)?;
        Some((best.record, s.weight))
    };
    // What the sentence names closest to it.
    let starts = |e: usize| {
        let entity = entities.list.get(e);
        entity.into_iter().flat_map(|e| &e.mentions).filter(|m| m.form == Form::Name).map(|m| m.tokens.start)
    };
    let nearest = spots
        .iter()
        .filter(|s| {
            s.entity != spot.entity && !s.guessed && !s.team && s.sentences.iter().any(|x| spot.sentences.contains(x))
        })
        .filter_map(|s| {
            let best = s.readings.get(s.best).filter(|b| b.record.kind != Kind::Region && b.share > 0.5)?;
            let apart = starts(s.entity).flat_map(|a| starts(spot.entity).take(8).map(move |b| a.abs_diff(b))).min()?;
            // A town says more than the land around it, however near that stands.
            Some((gazetteer.radius(&best.record) > WIDE, apart, best.record))
        })
        .min_by_key(|(wide, apart, _)| (*wide, *apart));
    if let Some((false, _, record)) = nearest {
        return Some(locality(&record, gazetteer.radius(&record).max(100.0), 0.6, gazetteer));
    }
    if let Some(home) = setting.home() {
        let inside = spots.iter().filter_map(sure).filter(|(r, _)| gazetteer.division_number(r) == Some(home));
        if let Some((record, _)) = inside.reduce(|a, b| if b.1 > a.1 { b } else { a }) {
            return Some(locality(&record, 120.0, 0.35, gazetteer));
        }
    }
    if let Some((_, _, record)) = nearest {
        return Some(locality(&record, gazetteer.radius(&record), 0.35, gazetteer));
    }
    let (&country, &weight) = setting.countries.iter().max_by(|a, b| a.1.total_cmp(b.1))?;
    let record = gazetteer.country(country).filter(|_| weight > 0.4 * setting.of_countries)?;
    Some(locality(record, gazetteer.radius(record), 0.3, gazetteer))
}

/// True where the words around a name that only the model takes for a place speak for it.
fn credible(entity: &Entity, entities: &Entities, article: &Article<'_>) -> bool {
    let names = || entity.mentions.iter().filter(|m| m.form == Form::Name);
    let other = names().any(|m| {
        let word = article.word(m.tokens.start);
        let abbreviation = m.tokens.len() == 1 && word.len() <= 6 && !word.contains(char::is_lowercase);
        abbreviation && article.block_kind_of(m.tokens.start) != BlockKind::Dateline
            || super::recognition::names_other(m.tokens.end, article)
    });
    !other
        && names().any(|m| {
            let (start, end) = (m.tokens.start, m.tokens.end);
            let behind = article.lower(end);
            let before = if start > 0 { article.lower(start - 1) } else { "" };
            let noun = if start > 1 && before == "of" { article.lower(start - 2) } else { "" };
            let place = |t: TokenId| {
                entities.covering(t).and_then(|e| entities.get(e)).is_some_and(|e| e.kind == EntityKind::Place)
            };
            m.tokens.len() > 1 && GEOGRAPHIC.contains(&article.lower(end - 1))
                || BESIDE.contains(&before)
                || BESIDE.contains(&behind) && !matches!(behind, "in" | "at" | "from" | "to" | "near")
                || BESIDE.contains(&noun)
                || matches!(before, "," | "and") && start > 1 && place(start - 2)
                || matches!(behind, "," | "and") && place(end + 1)
        })
}

fn locality(record: &Record, radius: f32, confidence: f32, gazetteer: &Gazetteer) -> Place {
    let mut place = of(record, confidence, gazetteer);
    place.kind = String::from("locality");
    place.geonames = None;
    place.radius = Some(f64::from(radius).round());
    place
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

#[cfg(test)]
mod tests {
    #[test]
    fn more_belief_is_more_confidence() {
        let shares: Vec<f32> = (0..=20).map(|b| super::calibrated(b as f32 / 20.0)).collect();
        assert!(shares.is_sorted() && shares.iter().all(|c| (0.0..0.97).contains(c)), "{shares:?}");
    }
}
