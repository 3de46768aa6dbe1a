//! A ZIP file of stored files (PKWARE's APPNOTE 6.3, without compression), so that many tables are one download.

/// 1 January 1980, midnight, which is as early as ZIP goes: the core has no clock.
const DAY: u16 = 0x21;

/// What local header and directory entry of a file have in common.
struct Head<'f> {
    name: &'f str,
    sum: u32,
    size: u32,
}

impl Head<'_> {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend(20u16.to_le_bytes()); // version 2.0 reads it
        out.extend((1u16 << 11).to_le_bytes()); // the name is UTF-8
        out.extend(0u16.to_le_bytes()); // stored
        out.extend(0u16.to_le_bytes());
        out.extend(DAY.to_le_bytes());
        out.extend(self.sum.to_le_bytes());
        out.extend(self.size.to_le_bytes());
        out.extend(self.size.to_le_bytes());
        out.extend((self.name.len() as u16).to_le_bytes());
        out.extend(0u16.to_le_bytes()); // no extra field
    }
}

/// The files, by name and content, in the order given. Less than 4 GB of them.
pub(super) fn write(files: impl Iterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    let mut count = 0u16;
    for (name, content) in files {
        let at = out.len() as u32;
        let head = Head { name: &name, sum: crc(&content), size: content.len() as u32 };
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
        let file = write([("a.csv".to_owned(), b"x".to_vec()), ("b.csv".to_owned(), Vec::new())].into_iter());
        assert!(file.starts_with(b"PK\x03\x04"));
        assert_eq!(file.windows(4).filter(|w| w == b"PK\x01\x02").count(), 2);
        let end = &file[file.len() - 22..];
        assert_eq!(&end[..4], b"PK\x05\x06");
        assert_eq!(end[10], 2);
    }
}
