//! What the network sees of a word; the twin of `train/features.py`, to the bit.

use super::kernels;
use super::weights::Reader;

/// Numbers in the fixed part of a word's vector: 20 codes of five.
const FIXED: usize = 100;
const CODES: usize = 20;
const CODE_WIDTH: usize = FIXED / CODES;
/// Numbers in the learned part.
const LEARNED: usize = 96;
/// Length of an input vector.
pub(super) const INPUT: usize = FIXED + LEARNED;
/// Learned vectors shared by the words without one of their own.
const BUCKETS: u32 = 1024;

/// The vocabulary with its vectors, the learned tables and the lists of names.
#[derive(Debug, Clone, Default)]
pub(super) struct Features {
    index: Words,
    frequent: u32,
    /// Of every word the first code, then of every word the second, and so on.
    codes: Vec<u8>,
    /// Levels of the codes' numbers.
    book: Vec<u8>,
    tables: Vec<Table>,
    lists: Vec<Bloom>,
}

/// The numbers of words, by hash: one piece of text for all, as there are tens of thousands, read at every start.
#[derive(Debug, Clone, Default)]
struct Words {
    text: String,
    ends: Vec<u32>,
    /// Numbers of words, one more than they are, from the place of their hash on; 0 where there is none.
    slots: Vec<u32>,
}

impl Words {
    fn new(count: usize) -> Words {
        // At least half of the places stay free, so that a search ends soon.
        let slots = vec![0; (2 * count.min(1 << 24) + 1).next_power_of_two()];
        Words { text: String::with_capacity(8 * count.min(1 << 24)), ends: Vec::new(), slots }
    }

    /// Gives the next number to `word`; there may be as many as were told to [`Words::new`].
    fn push(&mut self, word: &str) {
        let mut at = self.place(word);
        while self.slots[at] != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        self.slots[at] = self.ends.len() as u32;
    }

    fn get(&self, word: &str) -> Option<u32> {
        let mut at = self.place(word);
        loop {
            let number = self.slots.get(at)?.checked_sub(1)?;
            let start = if number == 0 { 0 } else { self.ends[number as usize - 1] };
            if &self.text[start as usize..self.ends[number as usize] as usize] == word {
                return Some(number);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    fn place(&self, word: &str) -> usize {
        fnv(word, 0) as usize & self.slots.len().saturating_sub(1)
    }
}

/// Rows of four-bit numbers, each row with its scale.
#[derive(Debug, Clone, Default)]
struct Table {
    rows: usize,
    nibbles: Vec<u8>,
    scales: Vec<f32>,
}

impl Table {
    fn add(&self, row: usize, out: &mut [f32]) {
        let scale = self.scales[row];
        let bytes = &self.nibbles[row * (LEARNED / 2)..(row + 1) * (LEARNED / 2)];
        for (pair, byte) in out.chunks_exact_mut(2).zip(bytes) {
            pair[0] += f32::from((byte & 15) as i8 - 8) * scale;
            pair[1] += f32::from((byte >> 4) as i8 - 8) * scale;
        }
    }
}

/// A set of words that says yes wrongly about one time in a hundred.
#[derive(Debug, Clone, Default)]
struct Bloom {
    bits: Vec<u8>,
}

impl Bloom {
    fn has(&self, word: &str) -> bool {
        let size = self.bits.len() as u32 * 8;
        size > 0
            && (0..5).all(|i| {
                let bit = fnv(word, 101 + i) % size;
                self.bits[(bit >> 3) as usize] >> (bit & 7) & 1 == 1
            })
    }
}

/// FNV-1a of the UTF-8 bytes with the seed mixed into the start, and a last shift.
fn fnv(text: &str, seed: u32) -> u32 {
    let mut h = 2_166_136_261 ^ seed;
    for b in text.bytes() {
        h = (h ^ u32::from(b)).wrapping_mul(16_777_619);
    }
    h ^ (h >> 15)
}

/// The word with its typographic signs made plain.
fn fold(word: &str) -> String {
    match word {
        "''" | "``" => return "\"".into(),
        "--" | "---" => return "-".into(),
        "…" => return "...".into(),
        _ => {}
    }
    let folded: String = word
        .chars()
        .map(|c| match c {
            '’' | '‘' | 'ʼ' | '`' | '´' => '\'',
            '“' | '”' | '„' | '«' | '»' => '"',
            '–' | '—' | '‐' | '‑' => '-',
            _ => c,
        })
        .collect();
    match folded.as_str() {
        "''" => "\"".into(),
        "--" | "---" => "-".into(),
        _ => folded,
    }
}

fn shape(word: &str) -> String {
    let mut out: Vec<char> = Vec::with_capacity(8);
    for c in word.chars() {
        let kind = if c.is_uppercase() {
            'X'
        } else if c.is_alphabetic() {
            'x'
        } else if c.is_ascii_digit() {
            'd'
        } else {
            c
        };
        let n = out.len();
        if n < 2 || out[n - 1] != kind || out[n - 2] != kind {
            out.push(kind);
        }
        if out.len() >= 8 {
            break;
        }
    }
    out.into_iter().collect()
}

/// The last `n` characters.
fn ending(text: &str, n: usize) -> &str {
    text.char_indices().rev().nth(n - 1).map_or(text, |(i, _)| &text[i..])
}

/// The first `n` characters.
fn beginning(text: &str, n: usize) -> &str {
    text.char_indices().nth(n).map_or(text, |(i, _)| &text[..i])
}

impl Features {
    pub(super) fn read(r: &mut Reader<'_>) -> Option<Features> {
        let frequent = r.u32()?;
        let words = r.u32()?;
        let mut index = Words::new(words as usize);
        let mut last: Vec<u8> = Vec::new();
        for _ in 0..words {
            let (shared, more) = (r.u8()? as usize, r.u8()? as usize);
            last.truncate(shared);
            last.extend_from_slice(r.bytes(more)?);
            index.push(std::str::from_utf8(&last).ok()?);
        }
        let codes = r.bytes(words as usize * CODES)?.to_vec();
        let scales = r.floats(CODES)?;
        let mut book = Vec::with_capacity(CODES * 256 * CODE_WIDTH);
        for scale in scales {
            book.extend(r.bytes(256 * CODE_WIDTH)?.iter().map(|&b| kernels::INPUT.level(f32::from(b as i8) * scale)));
        }
        let mut tables = Vec::new();
        for _ in 0..r.u32()? {
            let rows = r.u32()? as usize;
            let scales = (0..rows).map(|_| r.u16().map(|s| f32::from(s) / 65536.0)).collect::<Option<_>>()?;
            tables.push(Table { rows, nibbles: r.bytes(rows * LEARNED / 2)?.to_vec(), scales });
        }
        let mut lists = Vec::new();
        for _ in 0..r.u32()? {
            let n = r.u32()? as usize;
            lists.push(Bloom { bits: r.bytes(n)?.to_vec() });
        }
        let sizes = [frequent as usize + BUCKETS as usize, 256, 512, 2048, 1024, 2048, 16];
        let right = tables.iter().map(|t| t.rows).eq(sizes) && lists.len() == 3 && frequent <= words;
        right.then_some(Features { index, frequent, codes, book, tables, lists })
    }

    /// The input vector of `word`, as levels of [`kernels::INPUT`]; `out` has at least [`INPUT`] of them.
    #[inline(never)]
    pub(super) fn vector(&self, word: &str, out: &mut [u8]) {
        let folded = fold(word);
        let lower = folded.to_lowercase();
        let plain: String = lower.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        let row = self.index.get(&lower).or_else(|| self.index.get(&plain));
        let own = row.filter(|&r| r < self.frequent).unwrap_or_else(|| self.frequent + fnv(&plain, 1) % BUCKETS);
        let mut lists = 0;
        if folded.starts_with(char::is_uppercase) {
            lists = 8;
            for (i, list) in self.lists.iter().enumerate() {
                lists |= usize::from(list.has(&lower)) << i;
            }
        }
        let rows = [
            own as usize,
            (fnv(&shape(&folded), 2) % 256) as usize,
            (fnv(ending(&plain, 2), 3) % 512) as usize,
            (fnv(ending(&plain, 3), 4) % 2048) as usize,
            (fnv(ending(&plain, 4), 5) % 1024) as usize,
            (fnv(beginning(&plain, 3), 6) % 2048) as usize,
            lists,
        ];
        let mut learned = [0.0; LEARNED];
        for (table, row) in self.tables.iter().zip(rows) {
            table.add(row, &mut learned);
        }
        out.fill(kernels::INPUT.zero);
        if let Some(row) = row {
            let codes = self.codes.iter().skip(row as usize).step_by(self.codes.len() / CODES);
            for (k, (&code, out)) in codes.zip(out.chunks_exact_mut(CODE_WIDTH)).enumerate() {
                let at = (k * 256 + code as usize) * CODE_WIDTH;
                out.copy_from_slice(&self.book[at..at + CODE_WIDTH]);
            }
        }
        for (o, &v) in out[FIXED..].iter_mut().zip(&learned) {
            *o = kernels::INPUT.level(v);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_training() {
        assert_eq!(shape("Al-Qaeda2020s"), "Xx-Xxxdd");
        assert_eq!(shape("U.S."), "X.X.");
        assert_eq!((ending("añb", 2), ending("a", 3), beginning("añbc", 3)), ("ñb", "a", "añb"));
        assert_eq!(fold("’s"), "'s");
    }
}
