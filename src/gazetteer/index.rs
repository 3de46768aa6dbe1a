//! The look-up table: from the hash of a spelling to the records that have it.

use super::Room;
use super::fold::Hash;

/// Buckets, by the upper bits of the hash.
const BUCKET_BITS: u32 = 16;

/// Bits of the set that tells which word sequences begin a longer name.
const BEGIN_BITS: u32 = 20;

/// Collects entries in any order.
#[derive(Debug)]
pub(super) struct Builder {
    entries: Vec<(u64, u32)>,
    begins: Vec<u64>,
}

impl Builder {
    pub(super) fn new(capacity: usize) -> Builder {
        Builder { entries: Vec::with_capacity(capacity), begins: vec![0; 1 << (BEGIN_BITS - 6)] }
    }

    pub(super) fn add(&mut self, hash: Hash, id: u32) {
        self.entries.push((hash.bits(), id));
    }

    /// Enters a key as a name, and every beginning of it that ends at a word's end.
    pub(super) fn name(&mut self, key: &str, id: u32) {
        let mut hash = Hash::new(Room::Name as u8);
        let mut words = key.as_bytes().split(|&b| b == b' ');
        if let Some(first) = words.next() {
            hash = hash.and(first);
        }
        for word in words {
            let bit = hash.bits() >> (64 - BEGIN_BITS);
            if let Some(cell) = self.begins.get_mut((bit >> 6) as usize) {
                *cell |= 1 << (bit & 63);
            }
            hash = hash.and(b" ").and(word);
        }
        self.add(hash, id);
    }

    /// Sorts the entries into their buckets by counting, so that it takes one pass whatever their number.
    pub(super) fn finish(self) -> Index {
        let bucket = |bits: u64| (bits >> (64 - BUCKET_BITS)) as usize;
        let mut starts = vec![0u32; (1 << BUCKET_BITS) + 1];
        for (bits, _) in &self.entries {
            starts[bucket(*bits) + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0u32, 0u32); self.entries.len()];
        for (bits, id) in &self.entries {
            let slot = &mut next[bucket(*bits)];
            entries[*slot as usize] = (*bits as u32, *id);
            *slot += 1;
        }
        Index { starts, entries, begins: self.begins }
    }
}

/// The finished table. Two spellings are taken for one where 48 bits of their hashes agree, which no two of it do.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    starts: Vec<u32>,
    entries: Vec<(u32, u32)>,
    begins: Vec<u64>,
}

impl Index {
    /// What is entered under this hash, in the order it was entered.
    pub(super) fn get(&self, hash: Hash) -> impl Iterator<Item = u32> + '_ {
        let bits = hash.bits();
        let bucket = (bits >> (64 - BUCKET_BITS)) as usize;
        let range = match (self.starts.get(bucket), self.starts.get(bucket + 1)) {
            (Some(&a), Some(&b)) => a as usize..b as usize,
            _ => 0..0,
        };
        let tag = bits as u32;
        self.entries.get(range).unwrap_or(&[]).iter().filter(move |(t, _)| *t == tag).map(|(_, id)| *id)
    }

    /// False where no name goes on behind the words of this hash.
    pub(super) fn begins(&self, hash: Hash) -> bool {
        let bit = hash.bits() >> (64 - BEGIN_BITS);
        self.begins.get((bit >> 6) as usize).is_some_and(|cell| cell >> (bit & 63) & 1 == 1)
    }
}
