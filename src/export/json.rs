//! JSON: the report as it is.

use crate::Report;
use std::io;

/// The report, indented, with a line end behind it.
pub fn json(report: &Report) -> String {
    let mut out = Vec::with_capacity(length(report, |out| write_json(report, out)));
    let written = write_json(report, &mut out).ok().and_then(|()| String::from_utf8(out).ok());
    written.unwrap_or_else(|| String::from("{}\n"))
}

/// As [`json`], written as it is made: that of a long text takes more memory than all else.
pub(super) fn write_json(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, report)?;
    out.write_all(b"\n")
}

/// The report on one line, without a line end.
pub fn line(report: &Report) -> String {
    let mut out = Vec::with_capacity(length(report, |out| write_line(report, out)));
    let written = write_line(report, &mut out).ok().and_then(|()| String::from_utf8(out).ok());
    written.unwrap_or_else(|| String::from("{}"))
}

/// As [`line`], written as it is made.
pub(super) fn write_line(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    Ok(serde_json::to_writer(out, report)?)
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
