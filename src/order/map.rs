//! Maps and sets in order whose work is done by one function for all of them: the trees of the standard library are made
//! anew for every kind of key and value, and were 34 KB (brotli) of what a browser fetches.

use super::settle;
use std::borrow::Borrow;
use std::cmp::Ordering;

/// Numbers that a block holds at most, so that one put between others moves few.
const BLOCK: usize = 512;

/// Numbers of entries in the order of their keys.
#[derive(Debug, Clone, Default)]
struct Numbers(Vec<Vec<u32>>);

/// Where a number belongs: the block, and the place in it.
type Gap = (usize, usize);

impl Numbers {
    /// The number that `compare` holds against what is sought and finds equal, or where such a one belongs.
    fn seek(&self, compare: &mut dyn FnMut(u32) -> Ordering) -> Result<u32, Gap> {
        let block = match self.0.len() {
            0 | 1 => 0,
            _ => self.0.partition_point(|block| compare(block[0]).is_le()).saturating_sub(1),
        };
        let Some(numbers) = self.0.get(block) else {
            return Err((0, 0));
        };
        numbers.binary_search_by(|&n| compare(n)).map(|at| numbers[at]).map_err(|at| (block, at))
    }

    fn put(&mut self, (block, at): Gap, number: u32) {
        if self.0.is_empty() {
            self.0.push(Vec::new());
        }
        let numbers = &mut self.0[block];
        numbers.insert(at, number);
        if numbers.len() > BLOCK {
            // Keys that come in order fill their blocks.
            let rest = numbers.split_off(if at + 1 == numbers.len() { BLOCK } else { BLOCK / 2 });
            self.0.insert(block + 1, rest);
        }
    }

    fn iter(&self) -> impl DoubleEndedIterator<Item = usize> + Clone + '_ {
        self.0.iter().flatten().map(|&n| n as usize)
    }
}

/// As the standard library's map of that order; what is in it can be changed, not taken out.
#[derive(Debug, Clone)]
pub(crate) struct OrderedMap<K, V> {
    /// As they came.
    entries: Vec<(K, V)>,
    numbers: Numbers,
}

impl<K, V> Default for OrderedMap<K, V> {
    fn default() -> OrderedMap<K, V> {
        OrderedMap::new()
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for OrderedMap<K, V> {
    fn eq(&self, other: &OrderedMap<K, V>) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<K, V> OrderedMap<K, V> {
    pub(crate) const fn new() -> OrderedMap<K, V> {
        OrderedMap { entries: Vec::new(), numbers: Numbers(Vec::new()) }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> + Clone {
        self.numbers.iter().map(|n| (&self.entries[n].0, &self.entries[n].1))
    }

    pub(crate) fn values(&self) -> impl DoubleEndedIterator<Item = &V> + Clone {
        self.numbers.iter().map(|n| &self.entries[n].1)
    }

    pub(crate) fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + Clone {
        self.numbers.iter().map(|n| &self.entries[n].0)
    }

    pub(crate) fn into_values(self) -> impl DoubleEndedIterator<Item = V> {
        self.into_iter().map(|(_, value)| value)
    }
}

impl<K: Ord, V> OrderedMap<K, V> {
    fn seek<Q: Ord + ?Sized>(&self, key: &Q) -> Result<u32, Gap>
    where
        K: Borrow<Q>,
    {
        self.numbers.seek(&mut |n| self.entries[n as usize].0.borrow().cmp(key))
    }

    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.seek(key).ok().map(|n| &self.entries[n as usize].1)
    }

    pub(crate) fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.seek(key).is_ok()
    }

    /// The entry of the last key that is not after `key`.
    pub(crate) fn last_to(&self, key: &K) -> Option<(&K, &V)> {
        let number = match self.seek(key) {
            Ok(number) => number,
            Err((block, at)) => self.numbers.0.get(block)?[..at].last().copied()?,
        };
        let (key, value) = &self.entries[number as usize];
        Some((key, value))
    }

    /// What the key had before.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.seek(&key) {
            Ok(n) => Some(std::mem::replace(&mut self.entries[n as usize].1, value)),
            Err(gap) => {
                self.add(gap, key, value);
                None
            }
        }
    }

    pub(crate) fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        Entry { place: self.seek(&key), map: self, key }
    }

    fn add(&mut self, gap: Gap, key: K, value: V) -> u32 {
        let number = self.entries.len() as u32;
        self.numbers.put(gap, number);
        self.entries.push((key, value));
        number
    }
}

/// The place of a key in a map.
pub(crate) struct Entry<'a, K, V> {
    map: &'a mut OrderedMap<K, V>,
    key: K,
    place: Result<u32, Gap>,
}

impl<'a, K: Ord, V> Entry<'a, K, V> {
    pub(crate) fn or_insert_with(self, value: impl FnOnce() -> V) -> &'a mut V {
        let number = match self.place {
            Ok(number) => number,
            Err(gap) => self.map.add(gap, self.key, value()),
        };
        &mut self.map.entries[number as usize].1
    }

    pub(crate) fn or_insert(self, value: V) -> &'a mut V {
        self.or_insert_with(|| value)
    }

    pub(crate) fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
}

impl<K, V> IntoIterator for OrderedMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(mut self) -> Self::IntoIter {
        settle(self.numbers.0.concat(), &mut |a, b| self.entries.swap(a as usize, b as usize));
        self.entries.into_iter()
    }
}

/// Of those with one key the last counts.
impl<K: Ord, V> FromIterator<(K, V)> for OrderedMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(list: I) -> OrderedMap<K, V> {
        let mut map = OrderedMap::new();
        list.into_iter().for_each(|(key, value)| _ = map.insert(key, value));
        map
    }
}

/// As the standard library's set of that order, for one that grows while it is asked; nothing can be taken out. One made at
/// once is a [`super::Sorted`].
#[derive(Debug, Clone)]
pub(crate) struct OrderedSet<T>(OrderedMap<T, ()>);

impl<T> Default for OrderedSet<T> {
    fn default() -> OrderedSet<T> {
        OrderedSet::new()
    }
}

impl<T> OrderedSet<T> {
    pub(crate) const fn new() -> OrderedSet<T> {
        OrderedSet(OrderedMap::new())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.0.keys()
    }
}

impl<T: Ord> OrderedSet<T> {
    /// False where it was in it.
    pub(crate) fn insert(&mut self, item: T) -> bool {
        self.0.insert(item, ()).is_none()
    }

    pub(crate) fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.contains_key(item)
    }
}

impl<T: Ord> FromIterator<T> for OrderedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(list: I) -> OrderedSet<T> {
        let mut set = OrderedSet::new();
        set.extend(list);
        set
    }
}

impl<T: Ord> Extend<T> for OrderedSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, list: I) {
        list.into_iter().for_each(|item| _ = self.insert(item));
    }
}

impl<T> IntoIterator for OrderedSet<T> {
    type Item = T;
    type IntoIter = std::iter::Map<std::vec::IntoIter<(T, ())>, fn((T, ())) -> T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().map(|(item, ())| item)
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, OrderedMap, OrderedSet};
    use std::collections::BTreeMap;

    #[test]
    fn holds_what_a_tree_holds_in_its_order() {
        let (mut ours, mut theirs) = (OrderedMap::new(), BTreeMap::new());
        let mut key = 7u32;
        for i in 0..20_000u32 {
            key = key.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            // A third in order, the rest from everywhere, many twice.
            let key = if i % 3 == 0 { i } else { key >> 18 };
            assert_eq!(ours.insert(key, i), theirs.insert(key, i));
            *ours.entry(key / 2).or_default() += i;
            *theirs.entry(key / 2).or_default() += i;
        }
        assert!(ours.len() > 4 * BLOCK);
        assert!(ours.iter().eq(theirs.iter()) && ours.values().rev().eq(theirs.values().rev()));
        for key in 0..20_000 {
            assert!(ours.get(&key) == theirs.get(&key) && ours.last_to(&key) == theirs.range(..=key).next_back());
        }
        assert!(ours.into_iter().eq(theirs));
    }

    #[test]
    fn sets_hold_each_once() {
        let set: OrderedSet<String> = ["b", "a", "b", "c"].map(str::to_owned).into_iter().collect();
        assert!(set.contains("a") && !set.contains("x") && OrderedSet::<u8>::new().is_empty());
        assert!(set.into_iter().eq(["a", "b", "c"]));
    }
}
