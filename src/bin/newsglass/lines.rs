//! `newsglass analyze --jsonl`: lines of articles in, lines of reports out, in order, on all cores.

use crate::arguments::Arguments;
use crate::input::Position;
use crate::parallel::in_order;
use crate::progress::Progress;
use crate::{input, resume};
use newsglass::{Correction, Glass, Options};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufRead, Write};
use std::process::ExitCode;

#[derive(Deserialize)]
struct Line {
    id: Option<serde_json::Value>,
    title: Option<String>,
    published: Option<String>,
    country: Option<String>,
    text: String,
    #[serde(default)]
    corrections: Vec<serde_json::Value>,
}

#[derive(Serialize)]
struct Answer {
    id: serde_json::Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<newsglass::Report>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// The lines of an input that are not empty, with their numbers.
struct Lines<R> {
    input: R,
    number: u64,
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<(usize, (u64, Vec<u8>)), String>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut line = Vec::new();
            match self.input.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(n) => {
                    self.number += 1;
                    if !line.trim_ascii().is_empty() {
                        return Some(Ok((n, (self.number, line))));
                    }
                }
                Err(e) => return Some(Err(format!("the lines could not be read beyond line {}: {e}.", self.number))),
            }
        }
    }
}

/// Where the answers go, and the lines that are left to answer.
fn begin(a: &Arguments) -> Result<(Box<dyn Write>, Lines<Box<dyn BufRead + Send>>, Position), String> {
    let (input, position) = input::open(a.file.as_deref())?;
    let mut lines = Lines { input, number: 0 };
    let out: Box<dyn Write> = match a.out.as_deref() {
        None => Box::new(std::io::stdout().lock()),
        Some(path) if a.resume => {
            let (file, done) = resume::lines(path)?;
            skip(&mut lines, &done)?;
            Box::new(file)
        }
        Some(path) => {
            if std::fs::metadata(path).is_ok_and(|m| m.len() > 0) {
                let path = path.display();
                return Err(format!("`{path}` is there already; go on with it by --resume, or remove it."));
            }
            Box::new(File::create(path).map_err(|e| format!("`{}` could not be written: {e}.", path.display()))?)
        }
    };
    Ok((out, lines, position))
}

/// Leaves out the lines that are answered, and makes sure that the last of them is the one whose answer is there.
fn skip<R: BufRead>(lines: &mut Lines<R>, done: &resume::Done) -> Result<(), String> {
    for n in 1..=done.count {
        let Some(line) = lines.next() else {
            return Err(format!("the input has {} lines, fewer than were answered ({}).", n - 1, done.count));
        };
        let (_, (number, line)) = line?;
        if n == done.count && done.last.as_ref().is_some_and(|id| *id != id_of(number, &line)) {
            return Err(format!(
                "line {number} is not the one that was answered last; --resume needs the input of the run before."
            ));
        }
    }
    Ok(())
}

/// The line's `id`; its number where it has none.
fn id_of(number: u64, line: &[u8]) -> serde_json::Value {
    #[derive(Deserialize)]
    struct Named {
        id: Option<serde_json::Value>,
    }
    serde_json::from_slice::<Named>(line).ok().and_then(|line| line.id).unwrap_or(number.into())
}

pub(crate) fn analyze(a: &Arguments) -> Result<ExitCode, String> {
    let (mut out, lines, position) = begin(a)?;
    let mut progress = Progress::new(position);
    let mut failed = 0usize;
    let work = |(number, line): (u64, Vec<u8>)| (line.len(), answer(number, &line, a));
    let written = in_order(lines, work, |(bytes, outcome)| {
        failed += usize::from(outcome.is_err());
        let mut line = outcome.unwrap_or_else(|error| error);
        line.push('\n');
        out.write_all(line.as_bytes())
            .and_then(|()| out.flush())
            .map_err(|e| format!("the output could not be written: {e}."))?;
        progress.count(bytes);
        Ok(())
    });
    progress.end();
    written?;
    if failed > 0 {
        let _ = writeln!(
            std::io::stderr(),
            "newsglass: {failed} of the lines could not be read; each has an \"error\" in its place."
        );
        return Ok(ExitCode::from(1));
    }
    Ok(ExitCode::SUCCESS)
}

/// The line to write for a line read; `Err` where it could not be analysed.
fn answer(number: u64, bytes: &[u8], a: &Arguments) -> Result<String, String> {
    let fail = |id: Option<serde_json::Value>, error: String| {
        let answer = Answer { id: id.unwrap_or(number.into()), report: None, error: Some(error) };
        Err(serde_json::to_string(&answer).unwrap_or_default())
    };
    let line: Line = match serde_json::from_slice(bytes) {
        Ok(line) => line,
        Err(e) => {
            return fail(
                Some(id_of(number, bytes)),
                format!("Line {number} is not an article: {e}. Write {{\"id\", \"title\", \"published\", \"text\"}}."),
            );
        }
    };
    let corrections = match Correction::list(line.corrections, &line.text, a.offsets) {
        Ok(list) => list,
        Err(e) => return fail(line.id, format!("Line {number}: {e}")),
    };
    let options = Options {
        published_as: line.published.as_deref().filter(|d| !d.trim().is_empty()).or(a.published.as_deref()),
        title: line.title.as_deref().filter(|t| !t.is_empty()),
        country: line.country.as_deref().or(a.country.as_deref()).filter(|c| !c.is_empty()),
        offsets: a.offsets,
        tokens: a.tokens,
        corrections,
        ..Options::default()
    };
    // The core does not panic; should it, the line says so and the others go on.
    let analyze = || Glass::embedded().analyze(&line.text, &options);
    let Ok(report) = std::panic::catch_unwind(std::panic::AssertUnwindSafe(analyze)) else {
        return fail(line.id, format!("Line {number} could not be analysed; this is a fault of newsglass."));
    };
    let answer = Answer { id: line.id.unwrap_or(number.into()), report: Some(report), error: None };
    serde_json::to_string(&answer).map_err(|e| e.to_string())
}
