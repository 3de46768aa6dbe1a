//! The look-up table of the small lists: from the hash of a spelling to the records that have it.

use super::Room;
use super::fold::Hash;

/// Entries by hash, each in the first free slot from where its hash points. Two spellings are taken for one where all 64
/// bits of their hashes agree, which no two of it do.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    entries: Vec<(u64, u32)>,
    /// Number of an entry, from 1, or 0; a power of two of them, at least two an entry.
    slots: Vec<u32>,
}

impl Index {
    pub(super) fn add(&mut self, hash: Hash, id: u32) {
        self.entries.push((hash.bits(), id));
    }

    /// Enters a key as a name, and every beginning of it that ends at a word's end.
    pub(super) fn name(&mut self, key: &str, id: u32) {
        self.add(Hash::new(Room::Name as u8).and(key.as_bytes()), id);
        for (end, _) in key.match_indices(' ') {
            self.add(Hash::new(Room::Beginning as u8).and(&key.as_bytes()[..end]), 0);
        }
    }

    /// Once all is entered; nothing is found before.
    pub(super) fn finish(&mut self) {
        self.slots = vec![0; (2 * self.entries.len()).next_power_of_two()];
        for (i, entry) in self.entries.iter().enumerate() {
            let free =
                probe(&self.slots, entry.0).find(|&(_, n)| n == 0 || self.entries.get(n as usize - 1) == Some(entry));
            if let Some(slot) = free.and_then(|(slot, _)| self.slots.get_mut(slot)).filter(|slot| **slot == 0) {
                *slot = i as u32 + 1;
            }
        }
    }

    /// What is entered under this hash, in the order it was entered, each once.
    pub(super) fn get(&self, hash: Hash) -> impl Iterator<Item = u32> + '_ {
        let bits = hash.bits();
        let taken = probe(&self.slots, bits).take_while(|&(_, n)| n != 0);
        taken.filter_map(|(_, n)| self.entries.get(n as usize - 1)).filter(move |e| e.0 == bits).map(|e| e.1)
    }
}

/// The slots from where a hash points on, all of them once.
fn probe(slots: &[u32], bits: u64) -> impl Iterator<Item = (usize, u32)> + '_ {
    let mask = slots.len().wrapping_sub(1);
    (0..slots.len()).filter_map(move |step| {
        let slot = (bits as usize).wrapping_add(step) & mask;
        Some((slot, *slots.get(slot)?))
    })
}
