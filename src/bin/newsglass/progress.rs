//! How far a run is, said on a terminal.
#![allow(clippy::disallowed_methods, reason = "the command may look at a clock; no report depends on it")]

use crate::input::Position;
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// What has been done since when. Says nothing where the standard error is no terminal.
pub(crate) struct Progress {
    position: Position,
    /// What of the input had been answered before.
    before: u64,
    documents: u64,
    bytes: u64,
    start: Instant,
    said: Option<Instant>,
    shown: bool,
}

impl Progress {
    pub(crate) fn new(position: Position) -> Progress {
        Progress {
            before: position.read(),
            position,
            documents: 0,
            bytes: 0,
            start: Instant::now(),
            said: None,
            shown: std::io::stderr().is_terminal(),
        }
    }

    /// So many documents more, of so many bytes.
    pub(crate) fn count(&mut self, documents: u64, bytes: usize) {
        self.documents += documents;
        self.bytes += bytes as u64;
        if self.shown && self.said.is_none_or(|then| then.elapsed() > Duration::from_millis(250)) {
            self.said = Some(Instant::now());
            let seconds = self.start.elapsed().as_secs_f64();
            let left =
                self.position.size.map_or(String::new(), |size| left(size, self.before, self.answered(), seconds));
            let _ = write!(std::io::stderr(), "\r\x1b[K{}{left}", so_far(self.documents, self.bytes, seconds));
        }
    }

    /// How far the input is answered, in bytes as they are stored: what is read is ahead of it.
    fn answered(&self) -> u64 {
        let share = self.bytes as f64 / self.position.taken().max(1) as f64;
        self.before + ((self.position.read() - self.before) as f64 * share) as u64
    }

    pub(crate) fn end(&self) {
        if self.shown && self.documents > 0 {
            let seconds = self.start.elapsed().as_secs_f64();
            let said = so_far(self.documents, self.bytes, seconds);
            let _ = writeln!(std::io::stderr(), "\r\x1b[K{said}, in {}", span(seconds));
        }
    }
}

/// Documents, and how many of them and of their megabytes a second.
fn so_far(documents: u64, bytes: u64, seconds: f64) -> String {
    let rate = |n: f64| n / seconds.max(1e-3);
    let (each, megabytes) = (rate(documents as f64), rate(bytes as f64 / 1e6));
    format!("{documents} documents, {each:.1}/s, {megabytes:.2} MB/s")
}

/// The share of the input that is answered, and how long the rest takes at the pace of this run.
fn left(size: u64, before: u64, answered: u64, seconds: f64) -> String {
    let (all, done) = (size.saturating_sub(before) as f64, answered.saturating_sub(before) as f64);
    if size == 0 || done <= 0.0 {
        return String::new();
    }
    let share = 100 * answered.min(size) / size;
    format!(", {share} %, {} left", span(seconds * (all - done).max(0.0) / done))
}

/// Seconds as a person says them.
fn span(seconds: f64) -> String {
    let s = seconds.round() as u64;
    match s {
        0..=99 => format!("{s} s"),
        100..=5999 => format!("{} min {} s", s / 60, s % 60),
        _ => format!("{} h {} min", s / 3600, s / 60 % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::{left, so_far, span};

    #[test]
    fn it_is_said_as_a_person_says_it() {
        assert_eq!(so_far(120, 600_000, 2.0), "120 documents, 60.0/s, 0.30 MB/s");
        assert_eq!(left(1000, 500, 600, 10.0), ", 60 %, 40 s left");
        assert_eq!(left(1000, 500, 500, 10.0), "");
        assert_eq!([span(3.4), span(754.0), span(7500.0)], ["3 s", "12 min 34 s", "2 h 5 min"]);
    }
}
