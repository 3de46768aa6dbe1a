//! Names by the skeleton that their transliterations share, indexed by first letter as they are asked for.
//!
//! The skeletons of all names take longer to make than an article to read, and an article asks for a few letters.

use super::Gazetteer;
use super::fold::{self, Hash};
use super::index::Index;
use super::{RecordId, Room};
use std::sync::OnceLock;

/// What names begin with.
const LETTERS: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";

/// An index for each first letter, and one for names that begin with a figure or an article, which a skeleton leaves out.
#[derive(Debug, Clone, Default)]
pub(super) struct Skeletons {
    letters: [OnceLock<Index>; LETTERS.len()],
    rest: OnceLock<Index>,
}

/// The first letters of names whose skeleton begins with this one; see [`fold::skeleton`].
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
        other => LETTERS.iter().find(|&&b| b == other).map_or(&[], std::slice::from_ref),
    }
}

impl Gazetteer {
    /// The towns and districts whose name has this skeleton, in any order, some perhaps twice.
    pub(super) fn with_skeleton(&self, bones: &[u8]) -> Vec<RecordId> {
        let hash = Hash::new(Room::Skeleton as u8).and(bones);
        let mut out: Vec<RecordId> = self.skeletons.rest.get_or_init(|| self.rest()).get(hash).collect();
        for &first in sources(bones.first().copied().unwrap_or(0)) {
            let slot = LETTERS.iter().position(|&b| b == first).and_then(|i| self.skeletons.letters.get(i));
            if let Some(slot) = slot {
                out.extend(slot.get_or_init(|| self.indexed(&[&[first]])).get(hash));
            }
        }
        out
    }

    fn rest(&self) -> Index {
        let articles = fold::ARTICLES.iter().map(|article| format!("{article} "));
        let beginnings: Vec<String> = articles.chain((0..=9).map(|figure| figure.to_string())).collect();
        self.indexed(&beginnings.iter().map(String::as_bytes).collect::<Vec<_>>())
    }

    /// An index of the skeletons of all names with one of these beginnings.
    fn indexed(&self, beginnings: &[&[u8]]) -> Index {
        let mut index = Index::default();
        let mut bones = Vec::new();
        for (names, record) in self.columns() {
            for &beginning in beginnings {
                names.walk(beginning, |row, name| {
                    if name.starts_with(beginning) {
                        bones.clear();
                        fold::skeleton(name, &mut bones);
                        index.add(Hash::new(Room::Skeleton as u8).and(&bones), record(row));
                    }
                    name < beginning || name.starts_with(beginning)
                });
            }
        }
        index.finish();
        index
    }
}
