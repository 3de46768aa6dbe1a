//! CSV (RFC 4180): one row for each event, for spreadsheets and data frames.

use super::words;
use crate::Report;

const ROLES: &[&str] = &["actor", "target", "place", "origin", "destination", "time", "instrument", "quantity"];

/// A header and a row for each event; spans must be UTF-8.
pub(super) fn write(report: &Report, text: &str) -> String {
    let mut out = String::from("event,type,mode,cameo,status,first_day,last_day,trigger");
    for role in ROLES {
        out.push(',');
        out.push_str(role);
    }
    out.push_str(",said_by,sentence,confidence\r\n");
    for event in &report.events {
        let day = |i: usize| event.interval.as_ref().map_or(String::new(), |d| d[i].clone());
        let source = event
            .statement
            .and_then(|s| report.statements.get(s as usize)?.source.as_ref())
            .map_or(String::new(), |s| words(text, s.span));
        let sentence = report
            .sentences
            .iter()
            .find(|s| s.span[0] <= event.span[0] && event.span[1] <= s.span[1])
            .map_or(String::new(), |s| words(text, s.span));
        let mut cells = vec![
            event.id.to_string(),
            event.r#type.unwrap_or("").to_owned(),
            event.mode.unwrap_or("").to_owned(),
            event.cameo.unwrap_or("").to_owned(),
            event.status.to_owned(),
            day(0),
            day(1),
            words(text, event.span),
        ];
        for role in ROLES {
            let fillers = event.roles.iter().filter(|r| r.role == *role).map(|r| words(text, r.span));
            cells.push(fillers.collect::<Vec<_>>().join("; "));
        }
        cells.extend([source, sentence, event.confidence.to_string()]);
        out.push_str(&cells.iter().map(|c| cell(c)).collect::<Vec<_>>().join(","));
        out.push_str("\r\n");
    }
    out
}

/// A cell, quoted where it must be; a leading sign that spreadsheets would run as a formula is kept as text.
fn cell(value: &str) -> String {
    let formula = value.starts_with(['=', '+', '-', '@']) && value.parse::<f64>().is_err();
    let value = if formula { format!("'{value}") } else { value.to_owned() };
    if value.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", value.replace('"', "\"\"")) } else { value }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn cells_are_quoted_where_they_must_be_and_never_become_formulas() {
        assert_eq!(cell("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("-3.5"), "-3.5");
    }
}
