//! The weights of the ranker.

use crate::entities::coreference::ranker::vector::{Features, VALUES};
use crate::entities::mentions::candidate::Shape;
use crate::lexicon::rows;

/// Number of shapes.
pub(crate) const SHAPES: usize = 14;

/// The weights of the ranker.
#[derive(Debug, Clone, Default)]
pub(crate) struct Weights {
    /// Those of one shape together, as all choices of a mention are looked up there; then by template and value.
    table: Vec<i16>,
}

/// Weights of a shape.
const FEATURES: usize = Features::TEMPLATES * VALUES;

impl Weights {
    /// Reads a list of rows: template, value, and a weight for each shape.
    fn read(list: &str) -> Weights {
        let mut table = vec![0i16; SHAPES * FEATURES];
        for row in rows(list) {
            let mut cells = row.into_iter();
            let (Some(template), Some(value)) = (
                cells.next().and_then(|c| c.parse::<usize>().ok()),
                cells.next().and_then(|c| c.parse::<usize>().ok()),
            ) else {
                continue;
            };
            for (shape, cell) in cells.enumerate().take(SHAPES) {
                let at = shape * FEATURES + template * VALUES + value;
                if let (Some(slot), Ok(weight)) = (table.get_mut(at), cell.parse()) {
                    *slot = weight;
                }
            }
        }
        Weights { table }
    }

    pub(crate) fn score(&self, features: &Features, shape: Shape) -> i32 {
        let own = self.table.get(shape as usize * FEATURES..).unwrap_or_default();
        features.active().map(|f| i32::from(own.get(f).copied().unwrap_or(0))).sum()
    }
}

/// The weights of the lexicon, read once.
pub(crate) fn weights() -> &'static Weights {
    static WEIGHTS: std::sync::OnceLock<Weights> = std::sync::OnceLock::new();
    WEIGHTS.get_or_init(|| Weights::read("coref"))
}
