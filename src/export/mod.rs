//! The report in other people's formats.

mod csv;
mod json;
mod markdown;

use crate::Report;

pub use json::{json, line};

/// The formats of the command and the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The report, indented.
    Json,
    /// The report on one line.
    JsonLines,
    /// A brief to paste into a document.
    Markdown,
    /// One row for each event.
    Csv,
}

impl Format {
    /// Every format with the name the command line uses.
    pub const ALL: &'static [(&'static str, Format)] =
        &[("json", Format::Json), ("jsonl", Format::JsonLines), ("markdown", Format::Markdown), ("csv", Format::Csv)];

    /// The format with this name.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.iter().find(|(n, _)| *n == name).map(|&(_, f)| f)
    }
}

/// `report` of `text` in a format. The spans of `report` must be UTF-8 unless the format is JSON.
pub fn write(report: &Report, text: &str, format: Format) -> String {
    match format {
        Format::Json => json(report),
        Format::JsonLines => line(report),
        Format::Markdown => markdown::write(report, text),
        Format::Csv => csv::write(report, text),
    }
}

/// The words a span covers, line ends made spaces.
fn words(text: &str, span: [u32; 2]) -> String {
    let part = text.get(span[0] as usize..span[1] as usize).unwrap_or("");
    part.split_whitespace().collect::<Vec<_>>().join(" ")
}
