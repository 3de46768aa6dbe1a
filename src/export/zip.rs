//! A ZIP file of stored files (PKWARE's APPNOTE 6.3, without compression), so that many tables are one download.

use crate::times::Day;

/// 1 January 1980, which is as early as ZIP goes: what files bear of a report of no known day.
const EARLIEST: u16 = 0x21;

/// What local header and directory entry of a file have in common.
struct Head<'f> {
    name: &'f str,
    sum: u32,
    size: u32,
    day: u16,
}

impl Head<'_> {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend(20u16.to_le_bytes()); // version 2.0 reads it
        out.extend((1u16 << 11).to_le_bytes()); // the name is UTF-8
        out.extend(0u16.to_le_bytes()); // stored
        out.extend(0u16.to_le_bytes());
        out.extend(self.day.to_le_bytes());
        out.extend(self.sum.to_le_bytes());
        out.extend(self.size.to_le_bytes());
        out.extend(self.size.to_le_bytes());
        out.extend((self.name.len() as u16).to_le_bytes());
        out.extend(0u16.to_le_bytes()); // no extra field
    }
}

/// A day as MS-DOS has it; the core has no clock, so files bear the day of publication.
fn dated(day: Option<Day>) -> u16 {
    let day = day.filter(|d| (1980..=2107).contains(&d.year));
    day.map_or(EARLIEST, |d| ((d.year - 1980) as u16) << 9 | u16::from(d.month) << 5 | u16::from(d.day))
}

/// The files, by name and content, in the order given, of this day. Less than 4 GB of them.
pub(super) fn write(files: impl Iterator<Item = (String, Vec<u8>)>, day: Option<Day>) -> Vec<u8> {
    let day = dated(day);
    let mut out = Vec::new();
    let mut directory = Vec::new();
    let mut count = 0u16;
    for (name, content) in files {
        let at = out.len() as u32;
        let head = Head { name: &name, sum: crc(&content), size: content.len() as u32, day };
        out.extend(b"PK\x03\x04");
        head.write(&mut out);
        out.extend(name.as_bytes());
        out.extend(content);
        directory.extend(b"PK\x01\x02");
        directory.extend(20u16.to_le_bytes());
        head.write(&mut directory);
        directory.extend([0; 2 + 2 + 2 + 4]); // no comment, the first disk, no attributes
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
        count += 1;
    }
    let (start, size) = (out.len() as u32, directory.len() as u32);
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend(0u16.to_le_bytes());
    out
}

/// CRC-32 as in ISO 3309.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |s, _| if s & 1 == 1 { (s >> 1) ^ 0xedb8_8320 } else { s >> 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_that_of_the_standard_and_every_file_is_listed() {
        assert_eq!(crc(b"123456789"), 0xcbf4_3926);
        let file = write(
            [("a.csv".to_owned(), b"x".to_vec()), ("b.csv".to_owned(), Vec::new())].into_iter(),
            Day::parse("2026-11-30"),
        );
        assert!(file.starts_with(b"PK\x03\x04"));
        assert_eq!(file.windows(4).filter(|w| w == b"PK\x01\x02").count(), 2);
        let end = &file[file.len() - 22..];
        assert_eq!(&end[..4], b"PK\x05\x06");
        assert_eq!(end[10], 2);
        assert_eq!(file[12..14], (46u16 << 9 | 11 << 5 | 30).to_le_bytes());
        assert_eq!([dated(None), dated(Day::parse("1970-01-01"))], [EARLIEST; 2]);
    }
}
