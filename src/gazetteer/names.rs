//! A column of names, read where it lies: sorted, each stored as what it does not share with the one before it.

use crate::DataError;
use std::ops::Range;

/// Every so many names one is kept whole, from which those behind it are read.
const STRIDE: usize = 16;

/// A column of names.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    /// Bytes that a name shares with the one before it.
    shared: Vec<u8>,
    /// Bytes of its own, and those bytes.
    lengths: Vec<u8>,
    own: Vec<u8>,
    /// Of every name kept whole: where it ends in `heads`, and where the bytes of its own begin in `own`.
    stops: Vec<(u32, u32)>,
    /// Its first bytes, as numbers in the order of the names: most searches need no more of it.
    begins: Vec<u64>,
    heads: Vec<u8>,
}

/// How to go on with a walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// To the next name.
    Next,
    /// To the next that shares no more bytes than these with the one just handed.
    Past(usize),
    /// No further.
    Stop,
}

/// Where a name stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The rows of places of that name; empty where there is none.
    pub rows: Range<usize>,
    /// True where a longer name begins with it and a space.
    pub goes_on: bool,
}

impl Names {
    /// Takes the three columns. Fails where they do not make names.
    pub(super) fn read(shared: &[u8], lengths: &[u8], own: &[u8]) -> Result<Names, DataError> {
        let broken = || super::broken("has a broken name");
        let (mut stops, mut heads) = (Vec::<(u32, u32)>::with_capacity(shared.len() / STRIDE + 1), Vec::<u8>::new());
        let mut begins = Vec::with_capacity(shared.len() / STRIDE + 1);
        let (mut long, mut at) = (0, 0);
        if shared.len() != lengths.len() {
            return Err(broken());
        }
        for (i, (&prefix, &length)) in shared.iter().zip(lengths).enumerate() {
            let (prefix, length) = (usize::from(prefix), usize::from(length));
            let suffix = own.get(at..at + length).filter(|_| prefix <= long).ok_or_else(broken)?;
            long = prefix + length;
            if i % STRIDE == 0 {
                let before = stops.len().checked_sub(2).map_or(0, |last| stops[last].0 as usize);
                let begin = heads.len();
                heads.resize(begin + prefix, 0);
                heads.extend_from_slice(suffix);
                // What is not its own is of those before it, back to the last that is kept whole.
                let (mut row, mut from, mut open) = (i, at, prefix);
                while open > 0 {
                    row -= 1;
                    from -= usize::from(lengths[row]);
                    let common = usize::from(shared[row]);
                    if row % STRIDE == 0 {
                        heads.copy_within(before..before + open, begin);
                        break;
                    }
                    if common < open {
                        heads[begin + common..begin + open].copy_from_slice(&own[from..from + open - common]);
                        open = common;
                    }
                }
                begins.push(beginning(&heads[begin..]));
                stops.push((heads.len() as u32, at as u32));
            }
            at += length;
        }
        Ok(Names { shared: shared.to_vec(), lengths: lengths.to_vec(), own: own.to_vec(), stops, begins, heads })
    }

    pub(super) fn len(&self) -> usize {
        self.shared.len()
    }

    fn head(&self, stride: usize) -> &[u8] {
        let start = stride.checked_sub(1).and_then(|before| self.stops.get(before)).map_or(0, |s| s.0 as usize);
        let end = self.stops.get(stride).map_or(start, |s| s.0 as usize);
        self.heads.get(start..end).unwrap_or(&[])
    }

    /// The last of those kept whole that is below `name`, or the first.
    fn last_below(&self, name: &[u8]) -> usize {
        let begins = beginning(name);
        let low = self.begins.partition_point(|&b| b < begins);
        let alike = self.begins.get(low..).unwrap_or(&[]);
        let mut high = if alike.first() == Some(&begins) { alike.partition_point(|&b| b == begins) } else { 0 };
        high += low;
        let mut low = low;
        while low < high {
            let middle = (low + high) / 2;
            if self.head(middle) < name {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low.saturating_sub(1)
    }

    /// Hands names with their rows to `each`, which says how to go on, from one at or before the first that is not below
    /// `from`.
    pub(super) fn walk(&self, from: &[u8], mut each: impl FnMut(usize, &[u8]) -> Step) {
        let mut row = self.last_below(from) * STRIDE;
        let mut name = self.head(row / STRIDE).to_vec();
        let Some(&(_, mut at)) = self.stops.get(row / STRIDE) else { return };
        loop {
            let same = match each(row, &name) {
                Step::Stop => return,
                Step::Next => usize::MAX,
                Step::Past(same) => same,
            };
            // Names are sorted: where one that is kept whole begins like this one, so do those between.
            while name.get(..=same).is_some_and(|begins| self.head(row / STRIDE + 1).starts_with(begins)) {
                row = (row / STRIDE + 1) * STRIDE;
                let Some(&(_, begin)) = self.stops.get(row / STRIDE) else { return };
                (name, at) = (self.head(row / STRIDE).to_vec(), begin);
            }
            loop {
                at += u32::from(self.lengths.get(row).copied().unwrap_or(0));
                row += 1;
                let (Some(&shared), Some(&length)) = (self.shared.get(row), self.lengths.get(row)) else { return };
                name.truncate(usize::from(shared));
                name.extend_from_slice(self.own.get(at as usize..at as usize + usize::from(length)).unwrap_or(&[]));
                if usize::from(shared) <= same {
                    break;
                }
            }
        }
    }

    /// Where `name` stands. A space sorts before all that names are made of, so the longer ones follow at once.
    pub(super) fn find(&self, name: &[u8]) -> Found {
        let mut found = Found { rows: 0..0, goes_on: false };
        let stride = self.last_below(name);
        let (mut row, mut suffix) = (stride * STRIDE, self.head(stride));
        let Some(&(_, mut at)) = self.stops.get(stride) else { return found };
        // Bytes that the row's name shares with the one before it, and those that one shares with `name`.
        let (mut shared, mut alike) = (0, 0);
        loop {
            // A name below `name` that goes on like the one before it where that differs from `name` is below it too.
            if shared <= alike {
                let rest = name.get(shared..).unwrap_or(&[]);
                let more = rest.iter().zip(suffix).take_while(|(a, b)| a == b).count();
                alike = shared + more;
                match (rest.get(more), suffix.get(more)) {
                    (None, None) if found.rows.is_empty() => found.rows = row..row + 1,
                    (None, None) => found.rows.end = row + 1,
                    (None, Some(next)) => {
                        found.goes_on = *next == b' ';
                        return found;
                    }
                    (Some(own), Some(next)) if own < next => return found,
                    _ => {}
                }
            }
            at += u32::from(self.lengths.get(row).copied().unwrap_or(0));
            row += 1;
            let (Some(&same), Some(&length)) = (self.shared.get(row), self.lengths.get(row)) else { return found };
            shared = usize::from(same);
            suffix = self.own.get(at as usize..at as usize + usize::from(length)).unwrap_or(&[]);
        }
    }
}

/// The first eight bytes, zeros behind those of a short name.
fn beginning(name: &[u8]) -> u64 {
    let mut first = [0; 8];
    first.iter_mut().zip(name).for_each(|(slot, &byte)| *slot = byte);
    u64::from_be_bytes(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(names: &[&str]) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
        let (mut shared, mut lengths, mut own) = (Vec::new(), Vec::new(), Vec::new());
        let mut before = "";
        for name in names {
            let same = name.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
            shared.push(same as u8);
            lengths.push((name.len() - same) as u8);
            own.extend(&name.as_bytes()[same..]);
            before = name;
        }
        (shared, lengths, own)
    }

    #[test]
    fn names_are_found_with_all_their_rows_and_what_goes_on() {
        let mut all: Vec<String> = (0..100).map(|n| format!("ab {n}")).collect();
        all.extend(["new", "new york", "newark"].map(str::to_owned));
        all.extend(std::iter::repeat_n(String::from("springfield"), 40));
        all.sort();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let (shared, lengths, own) = column(&all);
        let names = Names::read(&shared, &lengths, &own).unwrap();
        for name in all.iter().copied().chain(["", "a", "ab", "ab 1 x", "newer", "z"]) {
            let rows: Vec<usize> = (0..all.len()).filter(|&i| all[i] == name).collect();
            let found = names.find(name.as_bytes());
            assert_eq!(found.rows.clone().collect::<Vec<_>>(), rows, "{name}");
            assert_eq!(found.goes_on, one_of!(name, "ab" | "new"), "{name}");
        }
    }

    #[test]
    fn a_walk_passes_names_that_begin_alike() {
        let all: Vec<String> = (0..500).map(|n| format!("{n:03}")).collect();
        let (shared, lengths, own) = column(&all.iter().map(String::as_str).collect::<Vec<_>>());
        let names = Names::read(&shared, &lengths, &own).unwrap();
        for same in 0..4 {
            let mut seen: Vec<usize> = Vec::new();
            names.walk(b"", |row, name| {
                assert_eq!(name, all[row].as_bytes());
                seen.push(row);
                if row < 120 { Step::Next } else { Step::Past(same) }
            });
            let every = [100, 10, 1, 1][same];
            let wanted: Vec<usize> = (0..=120).chain((121..500).filter(|n| n % every == 0)).collect();
            assert_eq!(seen, wanted, "{same}");
        }
    }

    #[test]
    fn columns_that_do_not_fit_are_refused() {
        let (shared, lengths, own) = column(&["aleppo", "alexandria"]);
        assert!(Names::read(&shared, &lengths, &own).is_ok());
        assert!(Names::read(&[9, 0], &lengths, &own).is_err());
        assert!(Names::read(&shared[1..], &lengths, &own).is_err());
        assert!(Names::read(&shared, &lengths, &own[1..]).is_err());
        assert_eq!(Names::default().find(b"aleppo"), Found { rows: 0..0, goes_on: false });
    }
}
