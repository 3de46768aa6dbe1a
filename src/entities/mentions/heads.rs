//! Mentions by the token that heads them.

use crate::article::TokenId;
use crate::entities::mentions::candidate::Candidate;

/// Mentions by the token that heads them.
pub(crate) struct Heads(Vec<Option<u32>>);

impl Heads {
    pub(crate) fn new(candidates: &[Candidate], tokens: usize) -> Heads {
        let mut heads = vec![None; tokens];
        for (i, c) in candidates.iter().enumerate() {
            if !c.joined
                && let Some(slot) = heads.get_mut(c.head as usize)
            {
                *slot = Some(i as u32);
            }
        }
        Heads(heads)
    }

    pub(crate) fn at(&self, token: TokenId) -> Option<u32> {
        self.0.get(token as usize).copied().flatten()
    }
}
