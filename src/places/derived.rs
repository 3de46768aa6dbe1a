//! Areas and points that the text derives from places: `northern Syria`, `40 km south of Hama`.

use crate::article::Article;
use crate::entities::Entities;
use crate::gazetteer::Gazetteer;

/// Adds them to the entities.
pub(super) fn add(_entities: &mut Entities, _article: &Article<'_>, _gazetteer: &Gazetteer) {}
