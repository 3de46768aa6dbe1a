//! Toponym resolution: coordinates, country and kind, in the reading that fits the article.
//!
//! All places of the article are read at once, so that each helps to read the others; then come the areas that the text
//! derives from them (`northern Syria`, `40 km south of Hama`), which are entities of their own.

mod area;
mod areas;
mod context;
mod distances;
mod fallback;
mod geometry;
mod nesting;
mod place;
mod readings;
mod resolution;
mod toponym;

use crate::article::Article;
use crate::entities::Entities;
use crate::gazetteer::Gazetteer;
use crate::language::Analysis;
use crate::lexicon::Lexicon;

pub(crate) use place::of_name;
pub use place::{Place, Places};

/// What the phase looks at besides the entities.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The text, cut up.
    pub article: &'a Article<'a>,
    /// Tags, trees, classes of words.
    pub analysis: &'a Analysis,
    /// Words that say what a place is.
    pub lexicon: &'a Lexicon,
    /// Places.
    pub gazetteer: &'a Gazetteer,
    /// ISO 3166 code of the publisher's country, where it is known.
    pub home: Option<&'a str>,
}

/// Where the entities are. Gives them back with the areas that the text derives from their places behind them, and with
/// states and towns of one name taken apart.
pub fn locate(entities: Entities, sources: Sources<'_>) -> (Entities, Places) {
    let entities = toponym::split_states(entities, sources.article, sources.gazetteer);
    let places = resolution::resolve(&entities, &sources);
    areas::add(entities, places, sources.article, sources.gazetteer)
}
