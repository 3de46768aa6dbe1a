//! Places at a distance from others, or between two: `40 km south of Hama`, `between Homs and Hama`.

use crate::article::{Article, TokenId};
use crate::entities::{Entities, EntityId, Mention};
use crate::gazetteer::cosine;
use crate::numerals::cardinal;
use crate::places::area::{Area, area_of};
use crate::places::geometry::{DEGREE, bearing_at, moved, round};
use crate::places::place::{Place, Places};
use crate::quantities::metres;

/// Shorter units than a foot, in metres, are none that a place lies away by; `40 in northern Syria` names no inches.
const SHORTEST: f64 = 0.3;

/// Most tokens of the number of a distance.
const MAX_NUMBER_TOKENS: TokenId = 8;

/// Kilometres of one of the unit at `t`.
pub(super) fn unit(article: &Article<'_>, t: TokenId) -> Option<f64> {
    let figures = t > 0 && article.word(t - 1).starts_with(|c: char| c.is_ascii_digit());
    metres(article.lower(t), figures).filter(|&m| m >= SHORTEST).map(|m| m / 1000.0)
}

/// The number that ends before `end`, and its first token: the longest way to read it.
fn number(article: &Article<'_>, begin: TokenId, end: TokenId) -> Option<(TokenId, f64)> {
    let fits = |value: f64| (0.0..=20_000.0).contains(&value);
    let read = |t| cardinal(article, t, end).filter(|n| n.end == end && fits(n.value)).map(|n| (t, n.value));
    let one = || match (end.checked_sub(2).filter(|&t| t >= begin).map(|t| article.lower(t)), article.lower(end - 1)) {
        (Some("half"), "a") => Some((end - 2, 0.5)),
        (_, "a") => Some((end - 1, 1.0)),
        _ => None,
    };
    (end.saturating_sub(MAX_NUMBER_TOKENS).max(begin)..end).find_map(read).or_else(one)
}

/// `40 km south of Hama`, `30 miles (48 km) north-east of Aleppo`, `ten miles from the town`, `10 km outside Homs`.
pub(super) fn offset(article: &Article<'_>, place: &Place, m: &Mention, begin: TokenId) -> Option<Area> {
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
    while t > begin + 1 && one_of!(article.lower(t), "the" | "to") {
        t -= 1;
    }
    if article.lower(t) == ")" {
        while t > begin + 1 && article.lower(t) != "(" {
            t -= 1;
        }
        t -= 1;
    }
    let km = unit(article, t).filter(|_| t > begin)?;
    let (first, count) = number(article, begin, t)?;
    let km = km * count;
    let area = match bear {
        Some(b) => area_of(place, moved(place, b, km), km * 0.25 + own * 0.5, "offset"),
        None => area_of(place, (place.lat, place.lon), km + own, "offset"),
    };
    Some(Area { tokens: first..m.tokens.end, head: t, place: area })
}

/// `between Homs and Hama`, `a third of the way from Aleppo to Damascus`, seen from the second place.
pub(super) fn between(
    article: &Article<'_>,
    (entities, places): (&Entities, &Places),
    id: EntityId,
    place: &Place,
    m: &Mention,
    begin: TokenId,
) -> Option<Area> {
    let join = m.tokens.start.checked_sub(1).filter(|&t| t > begin)?;
    if !one_of!(article.lower(join), "and" | "to") {
        return None;
    }
    let other_id = entities.covering(join - 1).filter(|&o| o != id)?;
    let (other, from) = (entities.get(other_id)?, places.of(other_id)?);
    let first = other.mentions.iter().find(|o| o.tokens.end == join)?.tokens.start;
    let before = first.checked_sub(1).filter(|&t| t >= begin)?;
    let share = match (article.lower(before), article.lower(join)) {
        ("between", "and") => (0.5, before, 0.4),
        ("from", "to") => {
            let words = |n: u32| before.checked_sub(n).filter(|&t| t >= begin).map_or("", |t| article.lower(t));
            if !one_of!(words(1), "way" | "distance") {
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
                one_of!(
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
