//! A number for some of the tokens, such as the index of what stands there.

use crate::article::TokenId;
use crate::marks::Marks;

/// A number, below the highest there is, for each token that has one: half the size of a list of options. What is to be
/// asked for long is [`ByToken::packed`].
#[derive(Debug, Clone, Default)]
pub(crate) struct ByToken(Vec<u32>);

impl ByToken {
    /// None for any of so many tokens.
    pub(crate) fn new(tokens: usize) -> ByToken {
        ByToken(vec![u32::MAX; tokens])
    }

    /// Gives the token its number; past the end nothing.
    pub(crate) fn set(&mut self, token: TokenId, number: u32) {
        if let Some(slot) = self.0.get_mut(token as usize) {
            *slot = number;
        }
    }

    /// The same with room for those tokens alone that have a number.
    pub(crate) fn packed(&self) -> Packed {
        let mut packed = Packed { tokens: self.0.len(), ..Packed::default() };
        for (i, &number) in self.0.iter().enumerate() {
            let some = number != u32::MAX;
            packed.marks.push(i, some);
            packed.numbers.extend(Some(number).filter(|_| some));
        }
        packed.numbers.shrink_to_fit();
        packed
    }
}

/// What [`ByToken`] has been told, in less room where few tokens have a number.
#[derive(Debug, Clone, Default)]
pub(crate) struct Packed {
    tokens: usize,
    marks: Marks,
    numbers: Vec<u32>,
}

impl Packed {
    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.tokens
    }

    /// The token's number.
    #[inline]
    pub(crate) fn get(&self, token: TokenId) -> Option<u32> {
        Some(self.number(token)).filter(|&number| number != u32::MAX)
    }

    /// The same, the highest there is for none: in one place, as many ask.
    #[inline(never)]
    fn number(&self, token: TokenId) -> u32 {
        let i = token as usize;
        let number = self.numbers.get(self.marks.before(i) as usize).copied();
        number.filter(|_| self.marks.has(i)).unwrap_or(u32::MAX)
    }
}
