//! Areas and points that the text derives from places: `northern Syria`, `40 km south of Hama`, `between Homs and Hama`,
//! `the border with Syria`. Each becomes an unnamed place with a radius that says how little is known.

use crate::article::{Article, TokenId};
use crate::entities::{Entities, Entity, EntityId, EntityKind, Form, Mention};
use crate::gazetteer::Gazetteer;
use crate::language::grammar::Bearing;
use crate::order::Order;
use crate::order::OrderedMap;
use crate::places::area::{Area, area_of};
use crate::places::distances::{between, offset, unit};
use crate::places::geometry::{bearing_at, moved, round};
use crate::places::place::{Place, Places};

/// Most areas taken from one text, as each costs an entity.
const MAX_AREAS: usize = 400;

/// Adds them to the entities.
pub(super) fn add(
    mut entities: Entities,
    mut places: Places,
    article: &Article<'_>,
    gazetteer: &Gazetteer,
) -> (Entities, Places) {
    let mut areas: Vec<Area> = Vec::new();
    for (id, entity) in entities.list.iter().enumerate() {
        let Some(place) = places.of(id as EntityId) else { continue };
        for m in entity.mentions.iter().filter(|m| m.form == Form::Name) {
            if areas.len() >= MAX_AREAS {
                break;
            }
            let Some(sentence) = article.sentence_of(m.tokens.start).map(|s| s.tokens.clone()) else { continue };
            let found = part(article, place, m, sentence.start)
                .or_else(|| offset(article, place, m, sentence.start))
                .or_else(|| between(article, (&entities, &places), id as EntityId, place, m, sentence.start))
                .or_else(|| border(article, place, m, sentence.start));
            areas.extend(found);
        }
    }
    adjectives(article, gazetteer, &mut areas);
    areas.order_by_key(|a| (a.tokens.start, a.tokens.end));
    areas.dedup_by(|b, a| b.tokens.start < a.tokens.end);
    if areas.is_empty() {
        return (entities, places);
    }
    explain(&entities, &mut places, &areas, article);
    let mut list = std::mem::take(&mut entities.list);
    let mut known: OrderedMap<String, usize> = OrderedMap::new();
    for area in areas {
        let name = article.text_of(area.tokens.clone()).to_owned();
        let mention = Mention {
            span: article.span_of(area.tokens.clone()),
            tokens: area.tokens,
            head: area.head,
            form: Form::Nominal,
            doubtful: false,
        };
        if let Some(entity) = known.get(&name.to_lowercase()).and_then(|&i| list.get_mut(i)) {
            entity.mentions.push(mention);
            continue;
        }
        known.insert(name.to_lowercase(), list.len());
        let confidence = area.place.confidence;
        places.set(list.len() as EntityId, Some(area.place));
        list.push(Entity {
            kind: EntityKind::Place,
            named: false,
            name,
            aliases: Vec::new(),
            description: None,
            roles: Vec::new(),
            confidence,
            mentions: vec![mention],
        });
    }
    (entities.with_list(list), places)
}

/// `Kavumu, 30 kilometers north of Bukavu`: a place that no table has lies where the words behind the comma say.
fn explain(entities: &Entities, places: &mut Places, areas: &[Area], article: &Article<'_>) {
    for (id, entity) in entities.list.iter().enumerate().filter(|(_, e)| e.kind == EntityKind::Place) {
        let id = id as EntityId;
        if places.of(id).is_some_and(|p| p.kind != "locality") {
            continue;
        }
        let names = entity.mentions.iter().filter(|m| m.form == Form::Name);
        let told = names.filter(|m| article.word(m.tokens.end) == ",").find_map(|m| {
            // `about 30 kilometers`: a word or two may stand before the figure.
            let near = m.tokens.end + 1..m.tokens.end + 4;
            areas.iter().find(|a| near.contains(&a.tokens.start) && a.tokens.len() > 3)
        });
        if let Some(area) = told {
            places.set(id, Some(Place { kind: String::from("locality"), ..area.place.clone() }));
        }
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
        let measured = first > begin && unit(article, first - 1).is_some();
        return ((direct || of) && !measured).then(|| make(first, b));
    }
    None
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
        if areas.len() >= MAX_AREAS {
            return;
        }
        if !one_of!(article.lower(i), "border" | "coast" | "coastline" | "frontier" | "capital" | "countryside")
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
        let base = Place::of(second, 0.8, gazetteer);
        let first = i.checked_sub(3).filter(|&t| article.lower(t + 1) == "-").and_then(record);
        let (tokens, place) = match first {
            Some(first) => {
                let other = Place::of(first, 0.8, gazetteer);
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
