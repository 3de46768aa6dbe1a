//! Names by the skeleton that their transliterations share.
//!
//! An article asks for a few skeletons, and to make those of all names takes as long as to read one. So the names that can
//! have the one that is asked for are gone through where they lie: most part from it in their first letters, and those
//! behind them that begin alike are passed over with them. Who asks for many (a long text, one article after another) gets
//! an index.

use super::fold::{ARTICLES, Hash, bones, is_article, skeleton};
use super::index::Index;
use super::names::Step;
use super::{Gazetteer, RecordId, Room};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// So many times the names are gone through; then they are indexed, which takes about as long as all of these.
const PATIENCE: u32 = 32;

/// The index, once it is worth it.
#[derive(Debug, Default)]
pub(super) struct Skeletons {
    asked: AtomicU32,
    index: OnceLock<Index>,
}

/// The first letters of names whose skeleton begins with this one; see [`skeleton`].
fn sources(bone: u8) -> &'static [u8] {
    match bone {
        b'c' => b"c",
        b'f' => b"fp",
        b'i' => b"aeiy",
        b'j' => b"dj",
        b'k' => b"ckq",
        b'u' => b"ou",
        b'v' => b"vw",
        b'$' => b"s",
        other => {
            const SAME: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
            SAME.iter().find(|&&b| b == other).map_or(&[], std::slice::from_ref)
        }
    }
}

/// Where `name` parts from names with the skeleton `wanted`: whatever shares more bytes with it than this parts there
/// too, unless articles begin it. None where it may have the skeleton.
fn parting(name: &[u8], wanted: &[u8]) -> Option<usize> {
    let (mut count, mut parted) = (0, None);
    bones(name, |seen, letter| {
        // Of a skeleton two letters at most are left out at its end.
        let fits = wanted.get(count).map_or(count < wanted.len() + 2, |&bone| bone == letter);
        count += 1;
        parted = (!fits).then_some(seen);
        fits
    });
    parted
}

impl Gazetteer {
    /// The towns and districts whose name has this skeleton, in any order, some perhaps twice.
    pub(super) fn with_skeleton(&self, wanted: &[u8]) -> Vec<RecordId> {
        if self.skeletons.index.get().is_none() && self.skeletons.asked.fetch_add(1, Ordering::Relaxed) < PATIENCE {
            return self.search(wanted);
        }
        let index = self.skeletons.index.get_or_init(|| self.index_skeletons());
        index.get(Hash::new(Room::Skeleton as u8).and(wanted)).collect()
    }

    fn index_skeletons(&self) -> Index {
        let (mut index, mut whole) = (Index::default(), Vec::new());
        for (names, record) in self.columns() {
            names.walk(b"", |row, name| {
                whole.clear();
                skeleton(name, &mut whole);
                index.add(Hash::new(Room::Skeleton as u8).and(&whole), record(row));
                Step::Next
            });
        }
        index.finish();
        index
    }

    fn search(&self, wanted: &[u8]) -> Vec<RecordId> {
        let (mut out, mut whole) = (Vec::new(), Vec::new());
        let letters = sources(wanted.first().copied().unwrap_or(0));
        let articles: Vec<String> = ARTICLES.iter().map(|article| format!("{article} ")).collect();
        for (names, record) in self.columns() {
            for beginning in letters.chunks(1).chain(articles.iter().map(String::as_bytes)) {
                names.walk(beginning, |row, name| {
                    if !name.starts_with(beginning) {
                        return if name < beginning { Step::Next } else { Step::Stop };
                    }
                    match parting(name, wanted) {
                        // Whether articles are left out is told by the whole of a name that begins with one.
                        Some(seen) if !is_article(name.split(|&b| b == b' ').next().unwrap_or(&[])) => Step::Past(seen),
                        Some(_) => Step::Next,
                        None => {
                            whole.clear();
                            skeleton(name, &mut whole);
                            out.extend((whole == wanted).then(|| record(row)));
                            Step::Next
                        }
                    }
                });
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_of_names_are_sorted() {
        let gazetteer = Gazetteer::decode(crate::Data::embedded().gazetteer).unwrap();
        for (names, _) in gazetteer.columns() {
            let mut before: Vec<u8> = Vec::new();
            names.walk(b"", |_, name| {
                assert!(before.as_slice() <= name, "{}", String::from_utf8_lossy(name));
                before = name.to_vec();
                Step::Next
            });
        }
    }

    #[test]
    fn search_and_index_find_the_same() {
        let gazetteer = Gazetteer::decode(crate::Data::embedded().gazetteer).unwrap();
        let index = gazetteer.index_skeletons();
        for name in [
            "aleppo",
            "halab",
            "deir al zour",
            "khan shaykhun",
            "al",
            "el al",
            "ayn issa",
            "quneitra",
            "san jose",
            "7",
            "zz",
        ] {
            let mut wanted = Vec::new();
            skeleton(name.as_bytes(), &mut wanted);
            let mut indexed: Vec<RecordId> = index.get(Hash::new(Room::Skeleton as u8).and(&wanted)).collect();
            let mut searched = gazetteer.search(&wanted);
            indexed.sort_unstable();
            searched.sort_unstable();
            searched.dedup();
            assert_eq!(searched, indexed, "{name}");
        }
    }

    #[test]
    fn a_name_parts_where_its_bones_do() {
        let mut wanted = Vec::new();
        skeleton(b"al hasakah", &mut wanted);
        assert_eq!(parting(b"hasaka", &wanted), None);
        assert_eq!(parting(b"al hasaka", &wanted), None);
        assert_eq!(parting(b"hamah", &wanted), Some(3));
        assert_eq!(parting(b"hasakahan", &wanted), Some(8));
        assert_eq!(parting(b"ha al bab", &wanted), Some(7));
    }
}
