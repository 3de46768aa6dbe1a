//! Feature vectors.

/// The features of one choice: a value for each template, 0 for none.
#[derive(Debug, Clone)]
pub(crate) struct Features(pub(crate) [u8; Features::TEMPLATES]);

impl Features {
    /// Number of templates.
    pub(crate) const TEMPLATES: usize = 62;

    /// Indexes of what holds, `template * VALUES + value`.
    pub(crate) fn active(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().filter(|&(_, &v)| v > 0).map(|(t, &v)| t * VALUES + (v as usize).min(VALUES - 1))
    }
}

/// Values a feature can have.
pub(crate) const VALUES: usize = 64;
