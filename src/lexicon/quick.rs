//! Maps of the lists' words. Their keys are ours, so that nobody can choose them to collide; the standard library's hash,
//! which guards against that, took a third of the time in which the lists are read.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map that is asked, and never walked.
pub(crate) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// A set that is asked, and never walked.
pub(crate) type Set<K> = HashSet<K, BuildHasherDefault<Quick>>;

/// Eight bytes at a time, turned and multiplied.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Quick(u64);

impl Quick {
    fn mix(&mut self, part: u64) {
        self.0 = (self.0.rotate_left(5) ^ part).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.mix(u64::from_le_bytes(*word)));
        let mut last = [0; 8];
        last.iter_mut().zip(rest).for_each(|(slot, &byte)| *slot = byte);
        self.mix(u64::from_le_bytes(last));
    }

    fn finish(&self) -> u64 {
        // The map takes its place from the lower bits and a tag from the upper ones.
        self.0 ^ self.0 >> 32
    }
}
