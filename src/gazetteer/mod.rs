//! The places of the world: how to ask for a spelling.

/// The packed gazetteer.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {}

impl Gazetteer {
    /// Reads the packed table; see `train/gazetteer/` for how it is made.
    pub fn decode(_bytes: &[u8]) -> Result<Gazetteer, crate::DataError> {
        Ok(Gazetteer {})
    }
}
