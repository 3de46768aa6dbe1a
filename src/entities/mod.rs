//! Who and what the article speaks of: every mention in one entity, with aliases and roles.
//!
//! The rooms are steps, each of which asks only those before it: [`names`] finds and normalises names; [`mentions`]
//! detects every other noun phrase; [`linking`] puts the names of one entity together; [`coreference`] finds what nouns
//! and pronouns mean; [`roles`] reads offices; [`assembly`] makes the report's entities of it all.

mod assembly;
mod clusters;
mod coreference;
mod corrections;
mod entity;
mod linking;
pub(crate) mod mentions;
mod names;
mod resolution;
mod roles;
mod sieve;
mod sources;

pub use crate::vocabulary::EntityKind;
pub use entity::{Entities, Entity, EntityId, Form, Mention, Role};
#[cfg(feature = "train")]
pub use resolution::{Phrase, chains, teach, teach_names};
pub use sources::Sources;

/// The names of the steps of linking and coreference, in their order: what [`crate::Options::without`] may name.
pub fn sieves() -> impl Iterator<Item = &'static str> {
    linking::sieves().chain(coreference::sieves()).chain([RANKER])
}

/// The learned choice of antecedents, as a step.
const RANKER: &str = "ranker";

/// Every entity of the article.
pub fn find(sources: Sources<'_>) -> Entities {
    let resolved = resolution::resolve(&sources, None, false);
    let mut entities = assembly::entities(&sources, &resolved);
    entities.warnings = resolved.warnings;
    entities
}
