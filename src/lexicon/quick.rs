//! Maps of the lists' words. Their keys are ours, so that nobody can choose them to collide; the standard library's hash,
//! which guards against that, took a third of the time in which the lists are read.

use std::borrow::Borrow;
use std::hash::{Hash, Hasher};

/// A map that is asked, and never walked: less code than the standard library's, which is made anew with all its machinery
/// for every kind of key and value.
#[derive(Debug, Clone)]
pub(crate) struct Map<K, V> {
    entries: Vec<(K, V)>,
    slots: Slots,
}

/// A set that is asked, and never walked.
#[derive(Debug, Clone)]
pub(crate) struct Set<K>(Map<K, ()>);

/// Where entries are by the hash of their key. There are twice as many slots as entries or more, a power of two, and the first
/// that is free from where the hash points takes the next entry.
#[derive(Debug, Clone, Default)]
struct Slots {
    /// Of each slot zero where it is free, else one and seven bits of the hash: most of what no list has is told from these
    /// alone, and they stay in a fast cache.
    tags: Vec<u8>,
    /// Hash and number of the entry.
    entries: Vec<(u32, u32)>,
}

impl Slots {
    /// The number of the entry with this hash for which `same` holds.
    fn find(&self, hash: u32, mut same: impl FnMut(u32) -> bool) -> Option<u32> {
        let mask = self.tags.len().checked_sub(1)?;
        let (mut at, tag) = (hash as usize & mask, tag(hash));
        loop {
            let found = self.tags[at];
            if found == 0 {
                return None;
            }
            if found == tag {
                let (known, number) = self.entries[at];
                if known == hash && same(number) {
                    return Some(number);
                }
            }
            at = (at + 1) & mask;
        }
    }

    /// Puts in the entry that comes after those that are in it.
    fn put(&mut self, hash: u32, number: u32) {
        let count = self.tags.len();
        if 2 * (number as usize + 1) > count {
            let size = (2 * count).max(8);
            let old = std::mem::replace(self, Slots { tags: vec![0; size], entries: vec![(0, 0); size] });
            for (_, entry) in old.tags.iter().zip(old.entries).filter(|(tag, _)| **tag > 0) {
                self.settle(entry);
            }
        }
        self.settle((hash, number));
    }

    fn settle(&mut self, entry: (u32, u32)) {
        let mask = self.tags.len() - 1;
        let mut at = entry.0 as usize & mask;
        while self.tags[at] > 0 {
            at = (at + 1) & mask;
        }
        self.tags[at] = tag(entry.0);
        self.entries[at] = entry;
    }
}

fn tag(hash: u32) -> u8 {
    (hash >> 25) as u8 | 1 << 7
}

fn hash_of<Q: Hash + ?Sized>(key: &Q) -> u32 {
    let mut quick = Quick::default();
    key.hash(&mut quick);
    quick.finish() as u32
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Map<K, V> {
        Map { entries: Vec::new(), slots: Slots::default() }
    }
}

impl<K: Hash + Eq, V> Map<K, V> {
    fn number<Q: Hash + Eq + ?Sized>(&self, key: &Q, hash: u32) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.slots.find(hash, |n| self.entries[n as usize].0.borrow() == key).map(|n| n as usize)
    }

    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.number(key, hash_of(key)).map(|n| &self.entries[n].1)
    }

    pub(crate) fn contains_key<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.number(key, hash_of(key)).is_some()
    }

    /// What the key had before.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        let (hash, mut value) = (hash_of(&key), Some(value));
        let place = self.place(key, hash, &mut value);
        value.map(|new| std::mem::replace(&mut self.entries[place].1, new))
    }

    /// How many keys are in it.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Lets all of it go but the room for as much.
    pub(crate) fn clear(&mut self) {
        self.entries.clear();
        self.slots.tags.fill(0);
    }

    #[cfg(test)]
    pub(crate) fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.iter().map(|entry| &entry.1)
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.iter_mut().map(|entry| &mut entry.1)
    }

    pub(crate) fn or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        self.or_insert(key, V::default())
    }

    /// The value of a key, which is put in where it is not there.
    pub(crate) fn or_insert(&mut self, key: K, value: V) -> &mut V {
        let hash = hash_of(&key);
        let place = self.place(key, hash, &mut Some(value));
        &mut self.entries[place].1
    }

    /// The number of a key's entry, which takes `value` where it is new.
    fn place(&mut self, key: K, hash: u32, value: &mut Option<V>) -> usize {
        if let Some(number) = self.number(&key, hash) {
            return number;
        }
        let number = self.entries.len();
        if let Some(value) = value.take() {
            self.slots.put(hash, number as u32);
            self.entries.push((key, value));
        }
        number
    }
}

impl<K: Hash + Eq, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(list: I) -> Map<K, V> {
        let mut map = Map::default();
        map.extend(list);
        map
    }
}

/// Of those with one key the last counts.
impl<K: Hash + Eq, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, list: I) {
        list.into_iter().for_each(|(key, value)| _ = self.insert(key, value));
    }
}

impl<K> Default for Set<K> {
    fn default() -> Set<K> {
        Set(Map::default())
    }
}

impl<K: Hash + Eq> Set<K> {
    pub(crate) fn contains<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.contains_key(key)
    }

    /// False where it was in it.
    pub(crate) fn insert(&mut self, key: K) -> bool {
        self.0.insert(key, ()).is_none()
    }
}

impl<K: Hash + Eq> FromIterator<K> for Set<K> {
    fn from_iter<I: IntoIterator<Item = K>>(list: I) -> Set<K> {
        Set(list.into_iter().map(|key| (key, ())).collect())
    }
}

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

#[cfg(test)]
mod tests {
    use super::{Map, Set};
    use std::collections::HashMap;

    #[test]
    fn holds_what_the_standard_librarys_map_holds() {
        let (mut ours, mut theirs) = (Map::default(), HashMap::new());
        for i in 0..5_000u32 {
            let key = (i.wrapping_mul(2_654_435_761) >> 20).to_string();
            assert_eq!(ours.insert(key.clone(), i), theirs.insert(key, i));
            *ours.or_default((i / 3).to_string()) += 1;
            *theirs.entry((i / 3).to_string()).or_default() += 1;
        }
        assert_eq!(ours.len(), theirs.len());
        for key in (0..6_000).map(|key| key.to_string()) {
            assert_eq!(ours.get(key.as_str()), theirs.get(&key));
        }
        ours.clear();
        assert!(ours.len() == 0 && !ours.contains_key("1") && ours.insert("1".to_owned(), 7).is_none());
        assert_eq!(ours.get("1"), Some(&7));
    }

    #[test]
    fn a_set_says_what_was_in_it() {
        let mut set: Set<&str> = ["a", "b"].into_iter().collect();
        assert!(!set.insert("a") && set.insert("c") && set.contains("c") && !set.contains("d"));
        assert!(!Set::<u8>::default().contains(&0));
    }
}
