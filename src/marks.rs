//! Some of the tokens, marked: a bit for each, and a count for every 64, by which the marked ones are numbered.

/// Which of some things that are numbered from 0 are marked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks {
    bits: Vec<u64>,
    /// How many are marked before each 64.
    before: Vec<u32>,
}

impl Marks {
    /// Marks the next thing, or not.
    pub(crate) fn push(&mut self, number: usize, marked: bool) {
        if number.is_multiple_of(64) {
            self.before.push(self.before(number));
            self.bits.push(0);
        }
        if let Some(bits) = self.bits.last_mut() {
            *bits |= u64::from(marked) << (number % 64);
        }
    }

    /// Whether it is marked; past the end nothing is.
    pub(crate) fn has(&self, number: usize) -> bool {
        self.bits.get(number / 64).is_some_and(|bits| bits >> (number % 64) & 1 == 1)
    }

    /// How many of those before it are marked.
    pub(crate) fn before(&self, number: usize) -> u32 {
        match (self.before.get(number / 64), self.bits.get(number / 64)) {
            (Some(&before), Some(bits)) => before + (bits & ((1 << (number % 64)) - 1)).count_ones(),
            // All that there are.
            _ => self.before.last().zip(self.bits.last()).map_or(0, |(before, bits)| before + bits.count_ones()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marked_are_numbered() {
        let mut marks = Marks::default();
        assert_eq!((marks.has(0), marks.before(0)), (false, 0));
        for i in 0..200 {
            marks.push(i, i % 3 == 0);
        }
        for i in 0..200 {
            assert_eq!((marks.has(i), marks.before(i)), (i % 3 == 0, i.div_ceil(3) as u32), "{i}");
        }
        assert_eq!((marks.has(1000), marks.before(1000)), (false, 67));
    }
}
