//! What the caller asks for.

use crate::Offsets;
use crate::times::Day;

/// Options of an analysis; `Options::default()` is a text of unknown day with UTF-8 spans.
#[derive(Debug, Clone, Default)]
pub struct Options<'o> {
    /// The day of publication, against which `Thursday` and `yesterday` are read.
    pub published: Option<Day>,
    /// A title given apart from the text; context only.
    pub title: Option<&'o str>,
    /// The unit of the report's spans.
    pub offsets: Offsets,
    /// True to put tokens into the report.
    pub tokens: bool,
    /// What a person has corrected, applied before what depends on it.
    pub corrections: Vec<Correction>,
}

/// A correction by a person. Spans are bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// The two mentions are one entity.
    Merge(crate::span::Span, crate::span::Span),
    /// The mention is an entity of its own.
    Split(crate::span::Span),
    /// The mention's entity is of this kind.
    Kind(crate::span::Span, crate::entities::EntityKind),
    /// There is no entity here.
    Ignore(crate::span::Span),
}
