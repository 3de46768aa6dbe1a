//! How `lexicon.bin` is laid out: shared by the core, which reads it, and `build/lexicon.rs`, which writes it.
//!
//! [`MAGIC`], then [`checksum`] of all that follows, then the lists one after the other: the length of the name and the
//! name, the length of the rows and the rows. Rows are lines of cells with tabs between, without comments. Numbers are
//! `u32`, least byte first.

/// What the file begins with.
pub(crate) const MAGIC: &[u8; 4] = b"NGL1";

/// Tells altered bytes: a list that came broken must not pass for another list.
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    let mix = |sum: u64, part: u64| (sum.rotate_left(5) ^ part).wrapping_mul(0x517c_c1b7_2722_0a95);
    let (words, rest) = bytes.as_chunks::<8>();
    let sum = words.iter().fold(bytes.len() as u64, |sum, word| mix(sum, u64::from_le_bytes(*word)));
    (rest.iter().fold(sum, |sum, &byte| mix(sum, u64::from(byte))) >> 32) as u32
}
