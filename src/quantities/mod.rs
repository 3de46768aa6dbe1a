//! Numbers with their unit, their hedge, and what they count.

use crate::article::Article;
use crate::language::Analysis;
use crate::span::Span;
use crate::times::Time;

/// A number in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The number and its unit: `40 km`, `approximately 280,000`.
    pub span: Span,
    /// `count`, `killed`, `wounded`, `displaced`, `money`, `percent`, `distance`, ...
    pub kind: &'static str,
    /// The value in `unit`, where the text names one.
    pub value: Option<f64>,
    /// Least value the words allow.
    pub min: Option<f64>,
    /// Greatest value the words allow.
    pub max: Option<f64>,
    /// `km`, `USD`, `percent`, ...
    pub unit: Option<String>,
    /// What is counted: `individuals`.
    pub of: Option<String>,
    /// `about`, `at least`, `more than`, ...
    pub hedge: Option<String>,
}

/// Every quantity, in order; numbers inside a time expression are not repeated.
pub fn find(_article: &Article<'_>, _analysis: &Analysis, _times: &[Time]) -> Vec<Quantity> {
    Vec::new()
}
