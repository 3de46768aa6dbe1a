//! JSON: the report as it is.

use crate::Report;
use serde::Serialize;
use std::io::{self, Write};

/// The report, indented, with a line end behind it.
pub fn json(report: &Report) -> String {
    let mut out = Vec::with_capacity(length(report, |out| write_json(report, out)));
    let written = write_json(report, &mut out).ok().and_then(|()| String::from_utf8(out).ok());
    written.unwrap_or_else(|| String::from("{}\n"))
}

/// As [`json`], written as it is made: that of a long text takes more memory than all else.
pub(super) fn write_json(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    write_indented(report, out)
}

/// A value of any type, indented, with a line end behind it.
pub(super) fn indented<T: Serialize>(value: &T) -> String {
    let mut out = Vec::new();
    let written = write_indented(value, &mut out).ok().and_then(|()| String::from_utf8(out).ok());
    written.unwrap_or_default()
}

/// A value of any type on one line.
#[cfg(target_arch = "wasm32")]
pub(crate) fn compact<T: Serialize>(value: &T) -> Option<String> {
    let mut out = Vec::new();
    write_compact(value, &mut out).ok()?;
    String::from_utf8(out).ok()
}

/// All that is written goes through here, to a writer of one type: each type of writer, and each way to format, would
/// have writers for every type of the report.
fn write_compact<T: Serialize>(value: &T, out: &mut dyn io::Write) -> io::Result<()> {
    Ok(serde_json::to_writer(out, value)?)
}

fn write_indented<T: Serialize>(value: &T, out: &mut dyn io::Write) -> io::Result<()> {
    let mut lines =
        Indented { out, ready: Vec::with_capacity(CHUNK * 2), depth: 0, text: false, escaped: false, opened: false };
    write_compact(value, &mut lines)?;
    lines.ready.push(b'\n');
    lines.flush()
}

/// Bytes that are written at once.
const CHUNK: usize = 8192;

/// Indents JSON that has no white space, as `serde_json`'s pretty formatter does.
struct Indented<'o> {
    out: &'o mut dyn io::Write,
    ready: Vec<u8>,
    depth: usize,
    /// Within a string; behind a backslash there.
    text: bool,
    escaped: bool,
    /// Right behind an opening bracket.
    opened: bool,
}

impl Indented<'_> {
    fn line(&mut self) {
        self.ready.push(b'\n');
        self.ready.extend(std::iter::repeat_n(b' ', 2 * self.depth));
    }

    fn take(&mut self, byte: u8) {
        if self.text {
            self.text = self.escaped || byte != b'"';
            self.escaped = !self.escaped && byte == b'\\';
            self.ready.push(byte);
            return;
        }
        let closes = matches!(byte, b']' | b'}');
        let opened = std::mem::take(&mut self.opened);
        self.depth -= usize::from(closes);
        if opened != closes {
            self.line();
        }
        self.ready.push(byte);
        match byte {
            b'[' | b'{' => {
                self.depth += 1;
                self.opened = true;
            }
            b',' => self.line(),
            b':' => self.ready.push(b' '),
            b'"' => self.text = true,
            _ => {}
        }
    }
}

impl io::Write for Indented<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        bytes.iter().for_each(|&byte| self.take(byte));
        if self.ready.len() >= CHUNK {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.write_all(&self.ready)?;
        self.ready.clear();
        Ok(())
    }
}

/// The report on one line, without a line end.
pub fn line(report: &Report) -> String {
    let mut out = Vec::with_capacity(length(report, |out| write_line(report, out)));
    let written = write_line(report, &mut out).ok().and_then(|()| String::from_utf8(out).ok());
    written.unwrap_or_else(|| String::from("{}"))
}

/// As [`line`], written as it is made.
pub(super) fn write_line(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    write_compact(report, out)
}

/// Sentences from which on a report is long.
const LONG: usize = 1000;

/// The bytes that `write` writes of a long report: a string that grows by doubling would take three times as many for a
/// while. 0 for a short one.
fn length(report: &Report, write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> usize {
    let mut count = Count(0);
    if report.sentences.len() >= LONG && write(&mut count).is_err() { 0 } else { count.0 }
}

struct Count(usize);

impl io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn lines_are_those_of_the_library() {
        for value in [
            json!({}),
            json!([]),
            json!("a \"b\\"),
            json!([[], [{}], [1, -2.5, null, true]]),
            json!({"a": {"b": [], "c": ["x\\", "\\\"{[,:"]}, "d\n": "é ]"}),
        ] {
            let expected = serde_json::to_string_pretty(&value).unwrap_or_default() + "\n";
            assert_eq!(indented(&value), expected);
        }
    }
}
