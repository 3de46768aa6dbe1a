//! CSV (RFC 4180): a table for each kind of fact, a row for each, for spreadsheets and data frames.

use super::rows::{Cell, Rows};
use super::tables::Table;
use crate::offsets::Converter;
use crate::{Offsets, Report, decimal};

/// A header and a row for each fact of the kind; spans must count in UTF-8 bytes, and are written in `unit`.
pub(super) fn write(report: &Report, text: &str, unit: Offsets, table: Table) -> String {
    let names: Vec<_> = table.columns().iter().map(|c| c.0).collect();
    let mut out = format!("{}\r\n", names.join(","));
    Rows { report, text, unit: &Converter::new(text, unit) }.each(table, &mut |cells| {
        for (i, value) in cells.iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            out.push_str(&cell(&words(value)));
        }
        out.push_str("\r\n");
    });
    out
}

/// What is written; nothing where there is nothing.
fn words(cell: &Cell) -> String {
    match cell {
        Cell::None => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::List(list) => list.join("; "),
        Cell::Whole(n) => n.to_string(),
        Cell::Real(x) => decimal::written(*x),
        Cell::Flag(flag) => flag.to_string(),
    }
}

/// A cell. One that a spreadsheet would run as a formula is kept as text by an apostrophe before it; one that holds a
/// sign at which some spreadsheets cut (by their language, a semicolon or a tab) is quoted too, so that no formula
/// begins in its middle.
fn cell(value: &str) -> String {
    let shown = value.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'));
    let formula =
        shown.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '−']) || value.starts_with(['\t', '\r', '\n']);
    let number = decimal::read(value).is_some_and(f64::is_finite);
    let value = if formula && !number { format!("'{value}") } else { value.to_owned() };
    if value.contains(['"', ',', '\n', '\r', ';', '\t', '|']) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn cells_are_quoted_where_they_must_be_and_never_become_formulas() {
        assert_eq!(cell("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell(" @SUM(A1)"), "' @SUM(A1)");
        assert_eq!(cell("\u{feff}\u{200b} =1+1"), "'\u{feff}\u{200b} =1+1");
        assert_eq!(cell("x;=1+1"), "\"x;=1+1\"");
        assert_eq!(cell("＝1+1"), "'＝1+1");
        assert_eq!(cell("-inf"), "'-inf");
        assert_eq!(cell("-3.5"), "-3.5");
    }
}
