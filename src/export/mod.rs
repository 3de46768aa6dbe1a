//! The report in other people's formats.

mod annotations;
#[cfg(feature = "tables")]
mod arrow;
mod calendar;
mod csv;
mod geojson;
mod html;
mod json;
mod markdown;
mod plain;
mod rows;
mod speakers;
mod tables;
mod told;
mod units;
mod zip;

use crate::times::Day;
use crate::{Offsets, Report};

#[cfg(feature = "tables")]
pub use arrow::{Gathered, schema};
#[cfg(target_arch = "wasm32")]
pub(crate) use json::compact;
pub use json::{json, line};
pub use tables::Table;

/// The formats of the command and the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The report, indented.
    Json,
    /// The report on one line.
    JsonLines,
    /// A brief to paste into a document.
    Markdown,
    /// The brief as plain text.
    Plain,
    /// One kind of facts, a row for each (RFC 4180).
    Csv(Table),
    /// Every table of facts, in one ZIP file.
    Zip,
    /// Places with coordinates (RFC 7946).
    GeoJson,
    /// Events of known days (RFC 5545).
    Calendar,
    /// Every fact with position and quote selectors (W3C Web Annotation, JSON-LD).
    Annotations,
    /// One page that holds article and facts, without scripts.
    Html,
}

impl Format {
    /// True where spans in this unit serve: they are bytes, or written as they are.
    fn counts_in_bytes(self, unit: Offsets) -> bool {
        unit == Offsets::Utf8 || matches!(self, Format::Json | Format::JsonLines)
    }

    /// Every format with the name that the command line and the bindings use.
    pub const ALL: &'static [(&'static str, Format)] = &[
        ("json", Format::Json),
        ("jsonl", Format::JsonLines),
        ("markdown", Format::Markdown),
        ("text", Format::Plain),
        ("html", Format::Html),
        ("csv", Format::Csv(Table::Events)),
        ("csv-entities", Format::Csv(Table::Entities)),
        ("csv-mentions", Format::Csv(Table::Mentions)),
        ("csv-places", Format::Csv(Table::Places)),
        ("csv-times", Format::Csv(Table::Times)),
        ("csv-quantities", Format::Csv(Table::Quantities)),
        ("csv-statements", Format::Csv(Table::Statements)),
        ("csv-relations", Format::Csv(Table::Relations)),
        ("zip", Format::Zip),
        ("geojson", Format::GeoJson),
        ("ical", Format::Calendar),
        ("annotations", Format::Annotations),
    ];

    /// The format with this name.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.iter().find(|(n, _)| *n == name).map(|&(_, f)| f)
    }

    /// The names of all formats, as a sentence lists them.
    pub fn names() -> String {
        let names: Vec<_> = Format::ALL.iter().map(|(name, _)| *name).collect();
        names.join(", ")
    }

    /// True where what [`write`] gives is UTF-8 text.
    pub fn is_text(self) -> bool {
        self != Format::Zip
    }
}

/// `report` of `text` in a format. Spans that are written count in what those of the report do (`document.offsets`).
pub fn write(report: &Report, text: &str, format: Format) -> Vec<u8> {
    let unit = report.document.offsets;
    if format.counts_in_bytes(unit) {
        return bytes(report, text, unit, format);
    }
    bytes(&in_bytes(report, text), text, unit, format)
}

/// The same report, whose spans count in UTF-8 bytes.
fn in_bytes(report: &Report, text: &str) -> Report {
    let mut report = report.clone();
    units::convert(&mut report, text, Offsets::Utf8);
    report
}

/// As [`write`], without a copy of the report: its spans are changed meanwhile, and changed back. The browser has this one
/// alone, as what copies a report is code of its own.
#[cfg(target_arch = "wasm32")]
pub(crate) fn write_in_place(report: &mut Report, text: &str, format: Format) -> Vec<u8> {
    let unit = report.document.offsets;
    if format.counts_in_bytes(unit) {
        return bytes(report, text, unit, format);
    }
    units::convert(report, text, Offsets::Utf8);
    let written = bytes(report, text, unit, format);
    units::convert(report, text, unit);
    written
}

/// The report, whose spans are in bytes where the format looks at them; those that are written out are in `unit`.
fn bytes(report: &Report, text: &str, unit: Offsets, format: Format) -> Vec<u8> {
    let written = match format {
        Format::Json => json(report),
        Format::JsonLines => line(report),
        Format::Markdown => markdown::write(report, text),
        Format::Plain => plain::write(report, text),
        Format::Csv(table) => csv::write(report, text, unit, table),
        Format::Zip => {
            let one = |&(name, table): &(&str, Table)| {
                (format!("{name}.csv"), csv::write(report, text, unit, table).into_bytes())
            };
            let day = report.document.published.as_deref().and_then(Day::parse);
            return zip::write(Table::ALL.iter().map(one), day);
        }
        Format::GeoJson => geojson::write(report, text),
        Format::Calendar => calendar::write(report, text),
        Format::Annotations => annotations::write(report, text),
        Format::Html => html::write(report, text),
    };
    written.into_bytes()
}

/// As [`write`], to `out`: JSON as it is made, since that of a long text takes more memory than all else.
pub fn write_to(report: &Report, text: &str, format: Format, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    match format {
        Format::Json => json::write_json(report, out),
        Format::JsonLines => json::write_line(report, out),
        _ => out.write_all(&write(report, text, format)),
    }
}

/// The words a span covers, line ends made spaces.
fn words(text: &str, span: [u32; 2]) -> String {
    let part = text.get(span[0] as usize..span[1] as usize).unwrap_or("");
    part.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of the sentence that `span` begins in; empty where there is none.
fn sentence(report: &Report, text: &str, span: [u32; 2]) -> String {
    let at = report.sentences.partition_point(|s| s.span[0] <= span[0]);
    at.checked_sub(1).map_or(String::new(), |i| words(text, report.sentences[i].span))
}

/// Who did what, to be read alone.
fn gloss(event: &crate::report::Event, text: &str) -> String {
    if event.gloss.is_empty() { words(text, event.span) } else { event.gloss.clone() }
}

/// A number that is the same for the same text on every platform, as sixteen hexadecimal digits (FNV-1a, 64 bits).
fn digest(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}
