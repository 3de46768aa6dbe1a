//! Sorting that is small: the standard library's sorts are made anew for every kind of element and every comparison, and
//! were a fifth of the code that a browser fetches. Here one function sorts numbers of elements, whatever they are.
//! Equal elements keep their order.
//!
//! A set whose elements are there at once is a [`Sorted`]; one that grows while it is asked, an [`OrderedSet`].

mod map;

pub(crate) use map::{OrderedMap, OrderedSet};
use std::borrow::Borrow;
use std::cmp::Ordering;

/// Elements that are sorted one by one before runs of them are merged.
const RUN: usize = 12;

/// What slices can do by it; the names tell them from those of the standard library.
pub(crate) trait Order<T> {
    /// As `sort_by`.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// As `sort_by_key`.
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    /// As `sort`.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let order = arranged(self.len(), &mut |a, b| compare(&self[a as usize], &self[b as usize]).is_lt());
        settle(order, &mut |a, b| self.swap(a as usize, b as usize));
    }
}

/// A set made at once, in order: a list, which takes less code and less memory than what can grow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sorted<T>(Box<[T]>);

impl<T> Default for Sorted<T> {
    fn default() -> Sorted<T> {
        Sorted(Box::default())
    }
}

impl<T: Ord> FromIterator<T> for Sorted<T> {
    fn from_iter<I: IntoIterator<Item = T>>(list: I) -> Sorted<T> {
        // One by one: to collect is code of its own for every kind of iterator.
        let mut items = Vec::new();
        list.into_iter().for_each(|item| add(&mut items, item));
        Sorted::of(items)
    }
}

impl<T: Ord> Sorted<T> {
    /// Once for all that a set of such elements is made from: inlined wherever one is, it was 5 KB (brotli).
    #[inline(never)]
    fn of(mut list: Vec<T>) -> Sorted<T> {
        list.order();
        list.dedup();
        Sorted(list.into())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    pub(crate) fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.binary_search_by(|x| x.borrow().cmp(item)).is_ok()
    }

    /// What is in both, in order.
    pub(crate) fn intersection<'s>(&'s self, other: &'s Sorted<T>) -> impl Iterator<Item = &'s T> {
        self.iter().filter(|item| other.contains(*item))
    }

    pub(crate) fn is_disjoint(&self, other: &Sorted<T>) -> bool {
        self.intersection(other).next().is_none()
    }

    /// Its elements, each once, in order.
    pub(crate) fn list(self) -> Vec<T> {
        self.0.into_vec()
    }
}

#[inline(never)]
fn add<T>(list: &mut Vec<T>, item: T) {
    list.push(item);
}

/// The numbers below `count` in the order that `before` tells, by merging.
fn arranged(count: usize, before: &mut dyn FnMut(u32, u32) -> bool) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count as u32).collect();
    for run in order.chunks_mut(RUN) {
        for end in 1..run.len() {
            let mut at = end;
            while at > 0 && before(run[at], run[at - 1]) {
                run.swap(at, at - 1);
                at -= 1;
            }
        }
    }
    let mut merged = Vec::new();
    let mut width = RUN;
    while width < count {
        for pair in order.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let ([x, later @ ..], [y, others @ ..]) = (left, right) {
                if before(*y, *x) {
                    merged.push(*y);
                    right = others;
                } else {
                    merged.push(*x);
                    left = later;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        width *= 2;
    }
    order
}

/// Moves each element to its place by swaps; `order` has, for every place, the number of the element that belongs there.
fn settle(mut order: Vec<u32>, swap: &mut dyn FnMut(u32, u32)) {
    for begin in 0..order.len() as u32 {
        let mut at = begin;
        loop {
            let from = std::mem::replace(&mut order[at as usize], at);
            if from == begin || from == at {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_standard_library() {
        let mut seed = 1u32;
        for count in (0..40).chain([100, 1000]) {
            for values in [2, 10, 1000] {
                let mut list: Vec<(u32, usize)> = (0..count)
                    .map(|i| {
                        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                        ((seed >> 8) % values, i)
                    })
                    .collect();
                let mut wanted = list.clone();
                wanted.sort_by_key(|x| x.0);
                list.order_by_key(|x| x.0);
                assert_eq!(list, wanted);
                list.order_by(|a, b| b.cmp(a));
                wanted.sort_by(|a, b| b.cmp(a));
                assert_eq!(list, wanted);
                list.order();
                wanted.sort_unstable();
                assert_eq!(list, wanted);
            }
        }
    }

    #[test]
    fn a_set_made_at_once_holds_each_once() {
        let [set, other] =
            [["b", "a", "b", "c"], ["c", "x", "b", "y"]].map(|list| list.into_iter().collect::<Sorted<&str>>());
        assert!(set.contains("a") && !set.contains("x") && set.len() == 3 && Sorted::<u8>::default().is_empty());
        assert!(set.intersection(&other).eq(["b", "c"].iter()) && !set.is_disjoint(&other));
        assert!(set.iter().eq(["a", "b", "c"].iter()) && set.list() == ["a", "b", "c"]);
    }
}
