//! The weights of the ranker.

use crate::entities::coreference::ranker::vector::{Features, VALUES};
use crate::entities::mentions::candidate::Shape;
use crate::lexicon::rows;

/// Number of shapes.
pub(crate) const SHAPES: usize = 14;

/// The weights of the ranker.
#[derive(Debug, Clone, Default)]
pub(crate) struct Weights {
    table: Vec<i16>,
}

impl Weights {
    /// Reads a list of rows: template, value, and a weight for each shape.
    fn read(list: &str) -> Weights {
        let mut table = vec![0i16; Features::TEMPLATES * VALUES * SHAPES];
        for row in rows(list) {
            let mut cells = row.into_iter();
            let (Some(template), Some(value)) = (
                cells.next().and_then(|c| c.parse::<usize>().ok()),
                cells.next().and_then(|c| c.parse::<usize>().ok()),
            ) else {
                continue;
            };
            for (shape, cell) in cells.enumerate().take(SHAPES) {
                let at = (template * VALUES + value) * SHAPES + shape;
                if let (Some(slot), Ok(weight)) = (table.get_mut(at), cell.parse()) {
                    *slot = weight;
                }
            }
        }
        Weights { table }
    }

    pub(crate) fn score(&self, features: &Features, shape: Shape) -> i32 {
        features.active().map(|f| i32::from(self.table.get(f * SHAPES + shape as usize).copied().unwrap_or(0))).sum()
    }
}

/// The weights of the lexicon, read once.
pub(crate) fn weights() -> &'static Weights {
    static WEIGHTS: std::sync::OnceLock<Weights> = std::sync::OnceLock::new();
    WEIGHTS.get_or_init(|| Weights::read("coref"))
}
