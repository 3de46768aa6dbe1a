//! GeoJSON (RFC 7946): a point for each entity that has coordinates.

use super::json::indented;
use super::{gloss, sentence};
use crate::Report;
use serde_json::json;

/// Sentences quoted for each place.
const QUOTES: usize = 3;

/// A collection of points; `quotes` are the first sentences that name the place, `events` what happened there. Spans
/// must be UTF-8.
pub(super) fn write(report: &Report, text: &str) -> String {
    let mut events: Vec<Vec<String>> = vec![Vec::new(); report.entities.len()];
    for event in &report.events {
        let there = event.roles.iter().filter(|r| one_of!(r.role, "place" | "origin" | "destination"));
        for id in there.filter_map(|r| r.entity) {
            if let Some(list) = events.get_mut(id as usize) {
                list.push(format!("{} ({})", gloss(event, text), event.status));
            }
        }
    }
    let placed = report.entities.iter().filter_map(|e| e.place.as_ref().map(|p| (e, p)));
    let features: Vec<_> = placed
        .map(|(e, p)| {
            let mut quotes: Vec<_> = e.mentions.iter().map(|m| sentence(report, text, m.span)).collect();
            quotes.dedup();
            quotes.truncate(QUOTES);
            json!({
                "type": "Feature",
                "id": e.id,
                "geometry": { "type": "Point", "coordinates": [p.lon, p.lat] },
                "properties": {
                    "name": e.name, "kind": e.kind, "placeKind": p.kind, "country": p.country, "region": p.region,
                    "geonames": p.geonames, "radiusKm": p.radius, "confidence": p.confidence,
                    "mentions": e.mentions.len(), "quotes": quotes, "events": events[e.id as usize],
                },
            })
        })
        .collect();
    let collection = json!({ "type": "FeatureCollection", "features": features });
    indented(&collection)
}
