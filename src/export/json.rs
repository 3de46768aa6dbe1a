//! JSON: the report as it is.

use crate::Report;

/// The report, indented, with a line end behind it.
pub fn json(report: &Report) -> String {
    serde_json::to_string_pretty(report).map_or_else(|_| String::from("{}\n"), |s| s + "\n")
}

/// The report on one line, without a line end.
pub fn line(report: &Report) -> String {
    serde_json::to_string(report).unwrap_or_else(|_| String::from("{}"))
}
