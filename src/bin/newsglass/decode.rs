//! From the bytes of a file to its text: UTF-8, UTF-16 where its byte order mark says so, and what is neither by the old
//! encoding of Western machines, said so in a warning.

use newsglass::report::Warning;
use std::borrow::Cow;

/// What Windows-1252 has at 0x80 to 0x9F, by the table of the WHATWG's Encoding Standard; elsewhere it is Latin-1.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Bytes that no text has: control characters other than white space. Files that have them are left to the core's own
/// warning that they are no text.
fn is_binary(bytes: &[u8]) -> bool {
    bytes.iter().any(|b| matches!(b, 0..=8 | 14..=0x1a | 0x1c..=0x1f))
}

/// The text, and a warning where bytes of it were no UTF-8. Sequences that are UTF-8 stay so: a file that was put
/// together from several may hold both.
pub(crate) fn text(bytes: &[u8]) -> (Cow<'_, str>, Option<Warning>) {
    match bytes {
        [0xff, 0xfe, rest @ ..] => return (utf16(rest, u16::from_le_bytes).into(), None),
        [0xfe, 0xff, rest @ ..] => return (utf16(rest, u16::from_be_bytes).into(), None),
        _ => {}
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), None);
    }
    let binary = is_binary(bytes);
    let mut out = String::with_capacity(bytes.len() + bytes.len() / 8);
    let (mut count, mut first) = (0, None);
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        for &byte in chunk.invalid() {
            let read = if binary { char::REPLACEMENT_CHARACTER } else { windows_1252(byte) };
            first.get_or_insert(read);
            count += 1;
            out.push(read);
        }
    }
    let warning = |first: char| Warning {
        code: "encoding",
        values: vec![count.to_string(), first.to_string()],
        message: format!(
            "{count} bytes of the file are no UTF-8 and were read as Windows-1252, the first of them as “{first}”. If that \
             is wrong, save the file as UTF-8."
        ),
        span: None,
    };
    (out.into(), first.filter(|_| !binary).map(warning))
}

fn windows_1252(byte: u8) -> char {
    let high = usize::from(byte).checked_sub(0x80).and_then(|at| WINDOWS_1252.chars().nth(at));
    high.unwrap_or(char::from(byte))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks(2).map(|pair| unit([pair[0], pair.get(1).copied().unwrap_or(0)]));
    char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_encodings_are_read_and_said() {
        let (read, notice) = text(b"Jos\xe9 M\xfacio \x96 El Ni\xf1o");
        assert_eq!(read, "José Múcio – El Niño");
        assert!(notice.unwrap().message.starts_with("4 bytes of the file are no UTF-8"));
        assert_eq!(text("José \u{e9}".as_bytes()), ("José é".into(), None));
        assert_eq!(text(b"Jos\xc3\xa9 Ni\xf1o").0, "José Niño");
        assert_eq!(text(b"\xff\xfeH\0i\0\xe9\0").0, "Hié");
        assert_eq!(text(b"\x89PNG\0\x01").0, "\u{fffd}PNG\0\u{1}");
    }
}
