//! A number for some of the tokens, such as the index of what stands there.

use crate::article::TokenId;

/// A number, below the highest there is, for each token that has one: half the size of a list of options.
#[derive(Debug, Clone, Default)]
pub(crate) struct ByToken(Vec<u32>);

impl ByToken {
    /// None for any of so many tokens.
    pub(crate) fn new(tokens: usize) -> ByToken {
        ByToken(vec![u32::MAX; tokens])
    }

    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Gives the token its number; past the end nothing.
    pub(crate) fn set(&mut self, token: TokenId, number: u32) {
        if let Some(slot) = self.0.get_mut(token as usize) {
            *slot = number;
        }
    }

    /// The token's number.
    pub(crate) fn get(&self, token: TokenId) -> Option<u32> {
        self.0.get(token as usize).copied().filter(|&number| number != u32::MAX)
    }
}
