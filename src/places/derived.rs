//! Areas and points that the text derives from places: `northern Syria`, `40 km south of Hama`, `between Homs and Hama`,
//! `the border with Syria`. Each becomes an unnamed place with a radius that says how little is known.

use super::Place;
use crate::article::{Article, TokenId};
use crate::entities::{Entities, Entity, EntityId, EntityKind, Form, Mention};
use crate::gazetteer::{Gazetteer, cosine};
use std::collections::BTreeMap;

/// Kilometres in a degree of latitude.
const DEGREE: f64 = 111.2;

/// Most areas taken from one text, as each costs an entity.
const MOST: usize = 400;

/// A step north and east, each -1, 0 or 1.
type Bearing = (f64, f64);

fn bearing(word: &str) -> Option<Bearing> {
    let word = word
        .strip_suffix("ernmost")
        .or_else(|| word.strip_suffix("ern"))
        .or_else(|| word.strip_suffix("wards"))
        .unwrap_or(word);
    let word = word.strip_suffix("ward").unwrap_or(word);
    Some(match word {
        "north" => (1.0, 0.0),
        "south" => (-1.0, 0.0),
        "east" => (0.0, 1.0),
        "west" => (0.0, -1.0),
        "northeast" | "north-east" => (1.0, 1.0),
        "northwest" | "north-west" => (1.0, -1.0),
        "southeast" | "south-east" => (-1.0, 1.0),
        "southwest" | "south-west" => (-1.0, -1.0),
        _ => return None,
    })
}

/// True for `northern`, `central`, `downtown`: words before a land or town that name a part of it.
pub(super) fn is_part(word: &str) -> bool {
    bearing(word).is_some()
        || matches!(
            word,
            "central" | "greater" | "downtown" | "metropolitan" | "old" | "inner" | "mid" | "upper" | "lower"
        )
}

/// A bearing in one token or three (`north-east`), that begins at `token`, and the token behind it.
fn bearing_at(article: &Article<'_>, token: TokenId) -> Option<(Bearing, TokenId)> {
    let first = bearing(article.lower(token))?;
    if article.lower(token + 1) == "-"
        && first.1 == 0.0
        && let Some(second) = bearing(article.lower(token + 2)).filter(|b| b.0 == 0.0)
    {
        return Some(((first.0, second.1), token + 3));
    }
    Some((first, token + 1))
}

/// Kilometres of one of a unit.
fn unit(word: &str) -> Option<f64> {
    Some(match word.trim_end_matches('.') {
        "km" | "kilometer" | "kilometers" | "kilometre" | "kilometres" | "kms" => 1.0,
        "mile" | "miles" | "mi" => 1.609,
        "m" | "meter" | "meters" | "metre" | "metres" => 0.001,
        _ => return None,
    })
}

fn number(word: &str) -> Option<f64> {
    let plain: String = word.chars().filter(|&c| c != ',').collect();
    let value = plain.parse::<f64>().ok().or_else(|| {
        const SMALL: &[&str] =
            &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
        SMALL.iter().position(|&w| w == plain).map(|i| i as f64 + 1.0).or(match plain.as_str() {
            "fifteen" => Some(15.0),
            "twenty" => Some(20.0),
            "thirty" => Some(30.0),
            "forty" => Some(40.0),
            "fifty" => Some(50.0),
            "hundred" => Some(100.0),
            _ => None,
        })
    })?;
    (value.is_finite() && (0.0..=20_000.0).contains(&value)).then_some(value)
}

/// The point `km` away from `place` along `bearing`.
fn moved(place: &Place, bearing: Bearing, km: f64) -> (f64, f64) {
    let diagonal = if bearing.0 != 0.0 && bearing.1 != 0.0 { std::f64::consts::FRAC_1_SQRT_2 } else { 1.0 };
    let lat = (place.lat + bearing.0 * diagonal * km / DEGREE).clamp(-89.9, 89.9);
    let shrink = f64::from(cosine(place.lat as f32)).max(0.05);
    let mut lon = place.lon + bearing.1 * diagonal * km / (DEGREE * shrink);
    if lon > 180.0 {
        lon -= 360.0;
    } else if lon < -180.0 {
        lon += 360.0;
    }
    (round(lat), round(lon))
}

fn round(degrees: f64) -> f64 {
    (degrees * 1_000.0).round() / 1_000.0
}

/// An area taken from the text: its tokens, the token that heads it, where it is.
struct Area {
    tokens: std::ops::Range<TokenId>,
    head: TokenId,
    place: Place,
}

/// Adds them to the entities.
pub(super) fn add(entities: &mut Entities, article: &Article<'_>, gazetteer: &Gazetteer) {
    let mut areas: Vec<Area> = Vec::new();
    for (id, entity) in entities.list.iter().enumerate() {
        let Some(place) = &entity.place else { continue };
        for m in entity.mentions.iter().filter(|m| m.form == Form::Name) {
            if areas.len() >= MOST {
                break;
            }
            let Some(sentence) = article.sentence_of(m.tokens.start).map(|s| s.tokens.clone()) else { continue };
            let found = part(article, place, m, sentence.start)
                .or_else(|| offset(article, place, m, sentence.start))
                .or_else(|| between(article, entities, id as EntityId, place, m, sentence.start))
                .or_else(|| border(article, place, m, sentence.start));
            areas.extend(found);
        }
    }
    adjectives(article, gazetteer, &mut areas);
    areas.sort_by_key(|a| (a.tokens.start, a.tokens.end));
    areas.dedup_by(|b, a| b.tokens.start < a.tokens.end);
    if areas.is_empty() {
        return;
    }
    let mut list = std::mem::take(&mut entities.list);
    explain(&mut list, &areas, article);
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for area in areas {
        let name = article.text_of(area.tokens.clone()).to_owned();
        let mention = Mention {
            span: article.span_of(area.tokens.clone()),
            tokens: area.tokens,
            head: area.head,
            form: Form::Nominal,
        };
        if let Some(entity) = known.get(&name.to_lowercase()).and_then(|&i| list.get_mut(i)) {
            entity.mentions.push(mention);
            continue;
        }
        known.insert(name.to_lowercase(), list.len());
        list.push(Entity {
            kind: EntityKind::Place,
            named: false,
            name,
            aliases: Vec::new(),
            description: None,
            roles: Vec::new(),
            confidence: area.place.confidence,
            place: Some(area.place),
            mentions: vec![mention],
        });
    }
    let warnings = std::mem::take(&mut entities.warnings);
    *entities = Entities::new(list, article.tokens.len());
    entities.warnings = warnings;
}

/// `Kavumu, 30 kilometers north of Bukavu`: a place that no table has lies where the words behind the comma say.
fn explain(list: &mut [Entity], areas: &[Area], article: &Article<'_>) {
    for entity in list.iter_mut().filter(|e| e.kind == EntityKind::Place) {
        if entity.place.as_ref().is_some_and(|p| p.kind != "locality") {
            continue;
        }
        let names = entity.mentions.iter().filter(|m| m.form == Form::Name);
        let told = names.filter(|m| article.word(m.tokens.end) == ",").find_map(|m| {
            // `about 30 kilometers`: a word or two may stand before the figure.
            let near = m.tokens.end + 1..m.tokens.end + 4;
            areas.iter().find(|a| near.contains(&a.tokens.start) && a.tokens.len() > 3)
        });
        if let Some(area) = told {
            entity.place = Some(Place { kind: String::from("locality"), ..area.place.clone() });
        }
    }
}

fn area_of(place: &Place, point: (f64, f64), radius: f64, kind: &str) -> Place {
    Place {
        lat: point.0,
        lon: point.1,
        kind: kind.to_owned(),
        geonames: None,
        region: None,
        radius: Some(radius.max(1.0).round()),
        confidence: place.confidence * 0.8,
        candidates: Vec::new(),
        country: place.country.clone(),
    }
}

/// `northern Syria`, `the south of Syria`, `southern parts of Syria`.
fn part(article: &Article<'_>, place: &Place, m: &Mention, begin: TokenId) -> Option<Area> {
    let start = m.tokens.start;
    let radius = place.radius.unwrap_or(10.0);
    let make = |first: TokenId, b: Bearing| Area {
        tokens: first..m.tokens.end,
        head: m.head,
        place: area_of(place, moved(place, b, radius * 0.5), radius * 0.55, "area"),
    };
    for back in 1..=5u32 {
        let first = start.checked_sub(back).filter(|&t| t >= begin)?;
        let Some((b, behind)) = bearing_at(article, first) else { continue };
        if behind > start {
            continue;
        }
        let between: Vec<&str> = (behind..start).map(|t| article.lower(t)).collect();
        let adjective = article.lower(first).contains("ern") || between.is_empty() || article.lower(first + 1) == "-";
        let direct = between.is_empty() && adjective;
        let of = matches!(between[..], ["of"] | ["part" | "parts" | "of", "of"] | ["of", "the"])
            && article.lower(first.wrapping_sub(1)) == "the"
            || matches!(between[..], ["part" | "parts" | "regions" | "provinces" | "areas", "of"]);
        // A digit before it is a distance: `40 km south of Hama`.
        let measured = first > begin && unit(article.lower(first - 1)).is_some();
        return ((direct || of) && !measured).then(|| make(first, b));
    }
    None
}

/// `40 km south of Hama`, `30 miles (48 km) north-east of Aleppo`, `ten miles from the town`, `10 km outside Homs`.
fn offset(article: &Article<'_>, place: &Place, m: &Mention, begin: TokenId) -> Option<Area> {
    let start = m.tokens.start;
    let own = place.radius.unwrap_or(2.0).min(20.0);
    let last = start.checked_sub(1).filter(|&t| t > begin)?;
    let link = article.lower(last);
    let mut bear = None;
    let mut at = last;
    match link {
        "of" => {
            let found = (1..=3u32).find_map(|back| {
                let t = last.checked_sub(back).filter(|&t| t > begin)?;
                bearing_at(article, t).filter(|(_, behind)| *behind == last).map(|(b, _)| (b, t))
            })?;
            // The longest way to read it: `north-east` from its first token.
            let (b, t) = found;
            let (b, t) = t
                .checked_sub(2)
                .filter(|&t| t > begin)
                .and_then(|t| bearing_at(article, t).filter(|(_, behind)| *behind == last).map(|(b, _)| (b, t)))
                .unwrap_or((b, t));
            bear = Some(b);
            at = t;
        }
        "from" | "outside" | "off" => {
            if article.lower(last - 1) == "away" && last > begin + 1 {
                at = last - 1;
            }
        }
        _ => return None,
    }
    // Step back over `(48 km)` and `to the` to the unit.
    let mut t = at.checked_sub(1).filter(|&t| t > begin)?;
    while t > begin + 1 && matches!(article.lower(t), "the" | "to") {
        t -= 1;
    }
    if article.lower(t) == ")" {
        while t > begin + 1 && article.lower(t) != "(" {
            t -= 1;
        }
        t -= 1;
    }
    let km = unit(article.lower(t))? * number(article.lower(t.checked_sub(1)?))?;
    let first = t - 1;
    let area = match bear {
        Some(b) => area_of(place, moved(place, b, km), km * 0.25 + own * 0.5, "offset"),
        None => area_of(place, (place.lat, place.lon), km + own, "offset"),
    };
    Some(Area { tokens: first..m.tokens.end, head: t, place: area })
}

/// `between Homs and Hama`, `a third of the way from Aleppo to Damascus`, seen from the second place.
fn between(
    article: &Article<'_>,
    entities: &Entities,
    id: EntityId,
    place: &Place,
    m: &Mention,
    begin: TokenId,
) -> Option<Area> {
    let join = m.tokens.start.checked_sub(1).filter(|&t| t > begin)?;
    if !matches!(article.lower(join), "and" | "to") {
        return None;
    }
    let other = entities.covering(join - 1).filter(|&o| o != id).and_then(|o| entities.get(o))?;
    let from = other.place.as_ref()?;
    let first = other.mentions.iter().find(|o| o.tokens.end == join)?.tokens.start;
    let before = first.checked_sub(1).filter(|&t| t >= begin)?;
    let share = match (article.lower(before), article.lower(join)) {
        ("between", "and") => (0.5, before, 0.4),
        ("from", "to") => {
            let words = |n: u32| before.checked_sub(n).filter(|&t| t >= begin).map_or("", |t| article.lower(t));
            if !matches!(words(1), "way" | "distance") {
                return None;
            }
            let fraction = (1..=8).find_map(|n| {
                Some(match words(n) {
                    "half" | "halfway" | "midway" => 0.5,
                    "third" => 0.3333,
                    "thirds" => 0.6667,
                    "quarter" | "fourth" => 0.25,
                    "quarters" => 0.75,
                    _ => return None,
                })
            })?;
            let start = (1..=8).find(|&n| {
                matches!(
                    words(n),
                    "half" | "halfway" | "midway" | "third" | "thirds" | "quarter" | "quarters" | "fourth"
                )
            })?;
            (fraction, before - start, 0.15)
        }
        _ => return None,
    };
    let large = |p: &Place| p.radius.unwrap_or(1.0) > 150.0;
    if large(place) || large(from) {
        return None;
    }
    let mut span = place.lon - from.lon;
    if span > 180.0 {
        span -= 360.0;
    } else if span < -180.0 {
        span += 360.0;
    }
    let point = (round(from.lat + share.0 * (place.lat - from.lat)), round(from.lon + share.0 * span));
    let shrink = f64::from(cosine(point.0 as f32));
    let (y, x) = ((place.lat - from.lat) * DEGREE, span * shrink * DEGREE);
    let length = (x * x + y * y).sqrt();
    let mut area = area_of(place, point, length * share.2 + 5.0, "area");
    if place.country != from.country {
        area.country = None;
    }
    area.confidence = place.confidence.min(from.confidence) * 0.8;
    Some(Area { tokens: share.1..m.tokens.end, head: share.1, place: area })
}

/// `the border with Syria`, `the coast of Syria`: known to lie somewhere at the rim.
fn border(article: &Article<'_>, place: &Place, m: &Mention, begin: TokenId) -> Option<Area> {
    let link = m.tokens.start.checked_sub(1).filter(|&t| t > begin)?;
    let noun = link.checked_sub(1)?;
    let fits = matches!(
        (article.lower(noun), article.lower(link)),
        ("border", "with") | ("coast" | "border" | "frontier", "of")
    );
    let first = noun.checked_sub(1).filter(|&t| t >= begin && article.lower(t) == "the").unwrap_or(noun);
    let radius = place.radius.unwrap_or(50.0);
    fits.then(|| Area {
        tokens: first..m.tokens.end,
        head: noun,
        place: area_of(place, (place.lat, place.lon), radius * 1.1, "area"),
    })
}

/// `the Syrian coast`, `the Syrian-Turkish border`, `the Syrian border`.
fn adjectives(article: &Article<'_>, gazetteer: &Gazetteer, areas: &mut Vec<Area>) {
    for (i, _) in article.tokens.iter().enumerate() {
        let i = i as TokenId;
        if areas.len() >= MOST {
            return;
        }
        if !matches!(article.lower(i), "border" | "coast" | "coastline" | "frontier" | "capital" | "countryside")
            || i == 0
        {
            continue;
        }
        let record = |t: TokenId| {
            Some(article.word(t))
                .filter(|w| w.starts_with(char::is_uppercase) && w.len() > 2)
                .and_then(|w| gazetteer.of_adjective(w))
                .and_then(|r| gazetteer.get(r))
        };
        let Some(second) = record(i - 1) else { continue };
        if article.lower(i) == "capital" {
            continue;
        }
        let base = super::resolution::of(second, 0.8, gazetteer);
        let first = i.checked_sub(3).filter(|&t| article.lower(t + 1) == "-").and_then(record);
        let (tokens, place) = match first {
            Some(first) => {
                let other = super::resolution::of(first, 0.8, gazetteer);
                let (a, b) = (base.radius.unwrap_or(100.0), other.radius.unwrap_or(100.0));
                // Nearer to the smaller country's middle.
                let share = b / (a + b).max(1.0);
                let point = (
                    round(other.lat + (base.lat - other.lat) * share),
                    round(other.lon + (base.lon - other.lon) * share),
                );
                let mut area = area_of(&base, point, a.min(b), "area");
                area.country = None;
                (i - 3..i + 1, area)
            }
            None => {
                let radius = base.radius.unwrap_or(100.0) * 1.1;
                (i - 1..i + 1, area_of(&base, (base.lat, base.lon), radius, "area"))
            }
        };
        areas.push(Area { tokens, head: i, place });
    }
}
