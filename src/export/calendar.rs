//! iCalendar (RFC 5545): the events whose days are known and that are likely right, each as a whole-day entry. A remark is
//! no entry, nor what another's words tell of the same days.

use super::{digest, gloss, sentence, speakers, told};
use crate::Report;
use crate::report::Event;
use crate::times::Day;
use std::fmt::Write;

/// Longer stretches say that a day is not known, and would fill a calendar.
const LONGEST_DAYS: i32 = 31;

/// Octets of a line, its end not counted.
const WIDTH: usize = 75;

/// A calendar; spans must be UTF-8. As the core has no clock, an entry is stamped with the day of publication, or with
/// its own where that is unknown.
pub(super) fn write(report: &Report, text: &str) -> String {
    let mut out = String::new();
    for content in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//newsglass//report//EN", "CALSCALE:GREGORIAN"] {
        line(&mut out, content);
    }
    let name = digest(text);
    let published = report.document.published.as_deref().and_then(Day::parse);
    for event in report.events.iter().filter(|e| stands(e, report)) {
        let Some([first, last]) = &event.interval else { continue };
        let (Some(first), Some(last)) = (Day::parse(first), Day::parse(last)) else { continue };
        if last.number() - first.number() >= LONGEST_DAYS {
            continue;
        }
        let status = match event.status {
            // What someone claims is confirmed by nobody.
            "happened" | "ongoing" if event.statement.is_none() => "CONFIRMED",
            "negated" | "denied" => "CANCELLED",
            _ => "TENTATIVE",
        };
        line(&mut out, "BEGIN:VEVENT");
        line(&mut out, &format!("UID:{name}-{}@newsglass", event.id));
        line(&mut out, &format!("DTSTAMP:{}T000000Z", basic(published.unwrap_or(first))));
        line(&mut out, &format!("DTSTART;VALUE=DATE:{}", basic(first)));
        line(&mut out, &format!("DTEND;VALUE=DATE:{}", basic(last.plus(1))));
        line(&mut out, &format!("SUMMARY:{}", escape(&gloss(event, text))));
        let who = speakers::according(report, event, text);
        let told = format!("{} ({}{who})", sentence(report, text, event.span), told::status(event, text));
        line(&mut out, &format!("DESCRIPTION:{}", escape(&told)));
        let place = event.roles.iter().find(|r| r.role == "place").map(|r| super::words(text, r.span));
        if let Some(place) = place {
            line(&mut out, &format!("LOCATION:{}", escape(&place)));
        }
        line(&mut out, &format!("STATUS:{status}"));
        line(&mut out, "TRANSP:TRANSPARENT");
        line(&mut out, "END:VEVENT");
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// True for what a calendar is for: what took place, takes place or is to. Of the rest, only what PLOVER has a type for.
fn stands(event: &Event, report: &Report) -> bool {
    let sure = one_of!(event.status, "happened" | "ongoing" | "planned") || event.r#type.is_some();
    let told = event.within.and_then(|host| report.events.get(host as usize));
    sure && event.is_sure() && !remark(event, report) && !told.is_some_and(|host| host.interval == event.interval)
}

/// True for words and no deed: the trigger is the verb of a statement, or one of blame or demand that goes on and is
/// given no day of its own.
fn remark(event: &Event, report: &Report) -> bool {
    let cue = |s: &crate::report::Statement| s.cue.is_some_and(|c| c[0] < event.span[1] && event.span[0] < c[1]);
    let verbal = event.r#type.is_some_and(|m| one_of!(m, "ACCUSE" | "REQUEST" | "REJECT" | "THREATEN" | "SUPPORT"));
    let lasting = verbal && event.status == "ongoing" && !event.roles.iter().any(|r| r.role == "time");
    lasting || report.statements.iter().any(cue)
}

/// `20241205`.
fn basic(day: Day) -> String {
    let mut out = String::new();
    let _ = write!(out, "{:04}{:02}{:02}", day.year, day.month, day.day);
    out
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A content line, folded where it is longer than the standard has it.
fn line(out: &mut String, content: &str) {
    let mut room = WIDTH;
    for c in content.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = WIDTH - 1;
        }
        room -= c.len_utf8();
        out.push(c);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut out = String::new();
        line(&mut out, &"é".repeat(100));
        assert!(out.split("\r\n").all(|l| l.len() <= WIDTH));
        assert_eq!(out.replace("\r\n ", "").trim_end(), "é".repeat(100));
        assert_eq!(escape("a;b,c\\d\ne\u{7}"), "a\\;b\\,c\\\\d\\ne ");
    }
}
