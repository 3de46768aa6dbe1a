//! Where an entity is.

use crate::entities::EntityId;
use crate::gazetteer::{Gazetteer, Kind, Record};
use crate::order::Order;

/// Where an entity is.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// ISO 3166 code of the country, two letters; `None` at sea or across borders.
    pub country: Option<String>,
    /// First administrative division.
    pub region: Option<String>,
    /// `country`, `region`, `city`, `town`, `sea`, `river`, ...
    pub kind: String,
    /// GeoNames id, where the table has one.
    pub geonames: Option<u32>,
    /// Radius in kilometres within which the place lies or which it fills.
    pub radius: Option<f64>,
    /// 0 to 1: that this is the reading meant.
    pub confidence: f32,
    /// The next best readings, best first, without candidates of their own.
    pub candidates: Vec<Place>,
}

impl Place {
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
                gazetteer.division_name(record).map(in_order)
            },
            kind: gazetteer.kind_name(record).to_owned(),
            geonames: gazetteer.geonames(record),
            radius: Some(f64::from(gazetteer.radius(record)).round()),
            confidence,
            candidates: Vec::new(),
        }
    }
}

/// The name of a division as it is said: tables have `Bruxelles-Capitale, Région de` and `Aosta, Valle d'`.
fn in_order(name: &str) -> String {
    match name.split_once(", ") {
        Some((name, kind)) if kind.ends_with(['\'', '’']) => format!("{kind}{name}"),
        Some((name, kind)) => format!("{kind} {name}"),
        None => name.to_owned(),
    }
}

/// The places of this name, the largest first, at most `most`. Their `confidence` is 0: nothing says which is meant. Names
/// that only sound like it are left out: the table could not say which they are, and what is misspelt would be taken unseen.
pub(crate) fn of_name(name: &str, most: usize, gazetteer: &Gazetteer) -> Vec<Place> {
    let mut records: Vec<&Record> = gazetteer.lookup(name).into_iter().filter_map(|id| gazetteer.get(id)).collect();
    let state = |r: &Record| matches!(r.kind, Kind::Country | Kind::Territory);
    records.order_by_key(|r| (!state(r), std::cmp::Reverse(r.population)));
    records.truncate(most);
    records.into_iter().map(|record| Place::of(record, 0.0, gazetteer)).collect()
}

/// The places of entities, by id.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Places {
    list: Vec<Option<Box<Place>>>,
}

impl Places {
    /// Where the entity is, if it is somewhere.
    pub fn of(&self, id: EntityId) -> Option<&Place> {
        self.list.get(id as usize)?.as_deref()
    }

    /// The same where the entity is at `place`.
    pub(crate) fn set(&mut self, id: EntityId, place: Option<Place>) {
        if self.list.len() <= id as usize {
            self.list.resize(id as usize + 1, None);
        }
        if let Some(slot) = self.list.get_mut(id as usize) {
            *slot = place.map(Box::new);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn a_division_is_named_in_the_order_in_which_it_is_said() {
        assert_eq!(in_order("Bruxelles-Capitale, Région de"), "Région de Bruxelles-Capitale");
        assert_eq!(in_order("Aosta, Valle d'"), "Valle d'Aosta");
        assert_eq!(in_order("Ohio"), "Ohio");
    }
}
