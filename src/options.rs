//! What the caller asks for.

use crate::times::Day;
use crate::{Correction, Offsets};

/// Options of an analysis; `Options::default()` is a text of unknown day with UTF-8 spans. What is empty counts as not given.
#[derive(Debug, Clone, Default)]
pub struct Options<'o> {
    /// The day of publication, against which `Thursday` and `yesterday` are read.
    pub published: Option<Day>,
    /// The same as it is written, in any form that [`crate::times::read_day`] reads; where `published` is given, that
    /// one holds. One that can't be read is a warning in the report.
    pub published_as: Option<&'o str>,
    /// A title given apart from the text; context only.
    pub title: Option<&'o str>,
    /// The publisher's country, ISO 3166 in two letters: where a name such as Georgetown is looked for first.
    pub country: Option<&'o str>,
    /// The unit of the report's spans.
    pub offsets: Offsets,
    /// True to put tokens into the report.
    pub tokens: bool,
    /// What a person has corrected, applied before what depends on it.
    pub corrections: Vec<Correction>,
    /// Steps of linking and coreference that are left out ([`crate::entities::sieves`] names them), so that the worth of
    /// each can be measured.
    pub without: &'o [&'o str],
}
