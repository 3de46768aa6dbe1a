//! The lists of `lexicon.bin`, by name: the rows of `data/*.tsv` as `build/lexicon.rs` packs them.
//!
//! Tables all over the core are made of them, each when it is first asked, and hold their words by reference; so a
//! process reads by one set of lists, that of its first [`crate::Glass`].

use super::packed::{MAGIC, checksum};
use crate::DataError;
use std::sync::OnceLock;

/// What `data/*.tsv` make, written by `build/lexicon.rs` as cargo builds.
#[cfg(feature = "embedded")]
pub(crate) const EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// All lists, by name.
#[derive(Debug, Default)]
struct Lists {
    bytes: &'static [u8],
    /// Name and rows.
    all: Vec<(&'static str, &'static str)>,
}

static LISTS: OnceLock<Lists> = OnceLock::new();

/// Names and rows of the lists in `bytes`.
fn read(bytes: &[u8]) -> Result<Vec<(&str, &str)>, DataError> {
    let again = |what: &str| DataError::of("lexicon.bin", what);
    let rest = bytes.strip_prefix(MAGIC).ok_or_else(|| again("is not one of this version"))?;
    let cut = || again("is cut short");
    let (sum, mut rest) = rest.split_first_chunk::<4>().ok_or_else(cut)?;
    if u32::from_le_bytes(*sum) != checksum(rest) {
        return Err(again("is not as it was made"));
    }
    let mut text = || {
        let (length, behind) = rest.split_first_chunk::<4>().ok_or_else(cut)?;
        let (text, behind) = behind.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or_else(cut)?;
        rest = behind;
        Ok((std::str::from_utf8(text).map_err(|_| again("is not text"))?, behind.is_empty()))
    };
    let mut all = Vec::new();
    loop {
        let (name, _) = text()?;
        let (rows, last) = text()?;
        all.push((name, rows));
        if last {
            return Ok(all);
        }
    }
}

/// Takes `bytes` as this process's lists. Fails where they are no lexicon, or other lists are in use.
pub(super) fn install(bytes: &[u8]) -> Result<(), DataError> {
    read(bytes)?;
    let lists = LISTS.get_or_init(|| {
        let bytes: &'static [u8] = Vec::leak(bytes.to_vec());
        Lists { bytes, all: read(bytes).unwrap_or_default() }
    });
    if lists.bytes != bytes {
        return Err(DataError::new(
            "Other lists are in use here: a process, or a worker of the browser, reads by one `lexicon.bin`. Start another.",
        ));
    }
    Ok(())
}

/// The rows of a list, cut into cells; none where the lexicon does not have it. Cut here, and not anew by the code of each who asks.
pub(crate) fn rows(list: &str) -> std::vec::IntoIter<Vec<&'static str>> {
    let rows: Vec<_> = lines(list).map(|line| line.split('\t').collect()).collect();
    rows.into_iter()
}

/// The rows of a list as they are.
pub(crate) fn lines(list: &str) -> impl Iterator<Item = &'static str> + use<> {
    let lists = LISTS.get_or_init(|| {
        #[cfg(feature = "embedded")]
        let bytes = EMBEDDED;
        #[cfg(not(feature = "embedded"))]
        let bytes = &[];
        Lists { bytes, all: read(bytes).unwrap_or_default() }
    });
    let rows = lists.all.iter().find(|(name, _)| *name == list).map_or("", |(_, rows)| rows);
    rows.lines()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_lexicon_are_told() {
        assert!(read(EMBEDDED).is_ok());
        for at in [0, 5, 9, 12, EMBEDDED.len() / 2, EMBEDDED.len() - 1] {
            let mut bytes = EMBEDDED.to_vec();
            bytes[at] ^= 1;
            assert!(read(&bytes).is_err(), "{at}");
            assert!(read(&EMBEDDED[..at]).is_err(), "{at}");
        }
        let mut body = 3_u32.to_le_bytes().to_vec();
        body.extend(b"abc\xff\xff\xff\xff");
        let sealed = [&MAGIC[..], &checksum(&body).to_le_bytes(), &body].concat();
        assert!(read(&sealed).unwrap_err().to_string().contains("cut short"));
    }

    #[test]
    fn a_process_keeps_its_lists() {
        assert!(lines("verbs").any(|verb| verb == "abandon") && lines("verses").next().is_none());
        assert_eq!(install(EMBEDDED), Ok(()));
        let body = [&1_u32.to_le_bytes()[..], b"a", &2_u32.to_le_bytes(), b"b\n"].concat();
        let other = [&MAGIC[..], &checksum(&body).to_le_bytes(), &body].concat();
        assert!(install(&other).unwrap_err().to_string().contains("Other lists are in use"));
    }
}
