//! Mentions by the token that heads them.

use crate::article::TokenId;
use crate::by_token::{ByToken, Packed};
use crate::entities::mentions::candidate::Candidate;

/// Mentions by the token that heads them.
pub(crate) struct Heads(Packed);

impl Heads {
    pub(crate) fn new(candidates: &[Candidate], tokens: usize) -> Heads {
        let mut heads = ByToken::new(tokens);
        for (i, c) in candidates.iter().enumerate() {
            if !c.joined {
                heads.set(c.head, i as u32);
            }
        }
        Heads(heads.packed())
    }

    pub(crate) fn at(&self, token: TokenId) -> Option<u32> {
        self.0.get(token)
    }
}
