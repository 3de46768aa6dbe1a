//! Who says what: source, cue and content of every direct and indirect quotation.

use crate::article::Article;
use crate::entities::{Entities, EntityId};
use crate::language::Analysis;
use crate::span::Span;

/// How the content is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementForm {
    /// In quotation marks.
    Direct,
    /// In the reporter's words.
    Indirect,
    /// Partly in quotation marks.
    Mixed,
}

/// The one who says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its words.
    pub span: Span,
    /// Its entity.
    pub entity: Option<EntityId>,
}

/// A statement and who makes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// How the content is given.
    pub form: StatementForm,
    /// `say`, `deny`, `demand`, `promise`, `warn`, `threaten`, `accuse`, `ask`, ...
    pub act: &'static str,
    /// Who says it.
    pub source: Option<Source>,
    /// The words that make it a statement: `said`, `according to`.
    pub cue: Option<Span>,
    /// What is said; several spans where the cue stands in the middle.
    pub content: Vec<Span>,
    /// 0 to 1.
    pub confidence: f32,
}

/// Every statement, in order of its content.
pub fn find(_article: &Article<'_>, _analysis: &Analysis, _entities: &Entities) -> Vec<Statement> {
    Vec::new()
}
