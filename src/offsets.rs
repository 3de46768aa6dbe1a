//! Conversion of byte offsets into what the caller counts in: the one place where this happens.

/// The unit of the report's spans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Offsets {
    /// UTF-8 bytes, as Rust and Go count.
    #[default]
    Utf8,
    /// UTF-16 units, as JavaScript and Java count.
    Utf16,
    /// Unicode code points, as Python counts.
    CodePoint,
}

impl Offsets {
    /// The name the command line and the bindings use.
    pub fn name(self) -> &'static str {
        match self {
            Offsets::Utf8 => "utf8",
            Offsets::Utf16 => "utf16",
            Offsets::CodePoint => "codepoint",
        }
    }

    /// The unit with this name.
    pub fn from_name(name: &str) -> Option<Offsets> {
        [Offsets::Utf8, Offsets::Utf16, Offsets::CodePoint].into_iter().find(|o| o.name() == name)
    }
}

/// Bytes between two remembered positions: a look-up scans at most this much text.
const STRIDE: usize = 64;

/// Converts byte offsets of one text: from bytes in constant time, to bytes by a search among marks.
#[derive(Debug)]
pub(crate) struct Converter<'t> {
    text: &'t str,
    unit: Offsets,
    /// Units before byte `i * STRIDE` (or before the first boundary at or after it).
    marks: Vec<u32>,
}

impl<'t> Converter<'t> {
    pub(crate) fn new(text: &'t str, unit: Offsets) -> Self {
        let ascii = text.is_ascii();
        let unit = if ascii { Offsets::Utf8 } else { unit };
        let mut marks = Vec::new();
        if unit != Offsets::Utf8 {
            marks.reserve(text.len() / STRIDE + 1);
            let mut count = 0u32;
            for (at, c) in text.char_indices() {
                while marks.len() * STRIDE <= at {
                    marks.push(count);
                }
                count += units(c, unit);
            }
        }
        Converter { text, unit, marks }
    }

    /// The byte at which the offset `at` stands: the end of the text where it lies behind it, the character's first
    /// byte where it lies within one.
    pub(crate) fn byte(&self, at: u32) -> u32 {
        let mut from = 0;
        let mut count = 0;
        if self.unit == Offsets::Utf8 {
            from = (at as usize).min(self.text.len());
            while !self.text.is_char_boundary(from) {
                from -= 1;
            }
            return from as u32;
        }
        if let Some(mark) = self.marks.partition_point(|&m| m <= at).checked_sub(1) {
            from = (mark * STRIDE).min(self.text.len());
            while !self.text.is_char_boundary(from) {
                from += 1;
            }
            count = self.marks.get(mark).copied().unwrap_or(0);
        }
        for c in self.text.get(from..).unwrap_or("").chars() {
            count += units(c, self.unit);
            if count > at {
                break;
            }
            from += c.len_utf8();
        }
        from as u32
    }

    /// The offset of `byte`, a character boundary of the text.
    pub(crate) fn at(&self, byte: u32) -> u32 {
        if self.unit == Offsets::Utf8 {
            return byte;
        }
        let byte = (byte as usize).min(self.text.len());
        let Some(mark) = self.marks.len().checked_sub(1).map(|last| (byte / STRIDE).min(last)) else {
            return 0;
        };
        let mut from = (mark * STRIDE).min(self.text.len());
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let rest = self.text.get(from..byte.max(from)).unwrap_or("");
        self.marks[mark] + rest.chars().map(|c| units(c, self.unit)).sum::<u32>()
    }
}

fn units(c: char, unit: Offsets) -> u32 {
    match unit {
        Offsets::Utf8 => c.len_utf8() as u32,
        Offsets::Utf16 => c.len_utf16() as u32,
        Offsets::CodePoint => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_is_converted_as_counting_from_the_start_would() {
        let text = "🇸🇾 “Häma” ".repeat(40) + "x";
        for unit in [Offsets::Utf8, Offsets::Utf16, Offsets::CodePoint] {
            let converter = Converter::new(&text, unit);
            for at in (0..=text.len()).filter(|&i| text.is_char_boundary(i)) {
                let counted: u32 = text[..at].chars().map(|c| units(c, unit)).sum();
                assert_eq!(converter.at(at as u32), counted, "{unit:?} {at}");
                assert_eq!(converter.byte(counted), at as u32, "{unit:?} {counted}");
            }
            assert_eq!(converter.byte(u32::MAX), text.len() as u32);
        }
    }
}
