//! Placing entities: coordinates, country and kind, in the reading that fits the article.
//!
//! [`recognize`] brings the model's names and the gazetteer together before entities are made; [`locate`] reads all
//! places of the article at once, so that each helps to read the others, and adds the areas that the text derives
//! from them (`northern Syria`, `40 km south of Hama`).

mod cues;
mod derived;
mod readings;
mod recognition;
mod resolution;
mod setting;

use crate::article::Article;
use crate::entities::Entities;
use crate::gazetteer::Gazetteer;

pub use recognition::recognize;

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

/// Gives every place among `entities` its coordinates; `home` is the publisher's country, where it is known.
pub fn locate(entities: &mut Entities, article: &Article<'_>, home: Option<&str>, gazetteer: &Gazetteer) {
    resolution::resolve(entities, article, home, gazetteer);
    derived::add(entities, article, gazetteer);
}
