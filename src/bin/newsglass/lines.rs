//! `newsglass analyze --jsonl`: lines of articles in, lines of reports out, in order, on all cores.

use crate::arguments::Arguments;
use crate::input::Position;
use crate::parallel::in_order;
#[cfg(feature = "parquet")]
use crate::parts::Parts;
use crate::progress::Progress;
use crate::{input, resume};
use newsglass::{Correction, Options};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufRead, Write};
use std::path::Path;
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

/// A line and its number.
type Numbered = (u64, Vec<u8>);

/// The lines of an input that are not empty.
struct Lines<R> {
    input: R,
    number: u64,
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Numbered, String>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut line = Vec::new();
            match self.input.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) => {
                    self.number += 1;
                    if !line.trim_ascii().is_empty() {
                        return Some(Ok((self.number, line)));
                    }
                }
                Err(e) => return Some(Err(format!("the lines could not be read beyond line {}: {e}.", self.number))),
            }
        }
    }
}

/// Lines that are answered together, and how many bytes they are: one, so that its answer comes as soon as it can, or
/// several for tables, which are dear to begin.
struct Shares<R> {
    lines: Lines<R>,
    size: usize,
    failed: Option<String>,
    position: Position,
}

impl<R: BufRead> Iterator for Shares<R> {
    type Item = Result<(usize, Vec<Numbered>), String>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut share = Vec::new();
        let mut bytes = 0;
        while share.len() < self.size && bytes < 1 << 16 && self.failed.is_none() {
            match self.lines.next() {
                Some(Ok(line)) => {
                    bytes += line.1.len();
                    share.push(line);
                }
                // What was read before is answered first.
                Some(Err(e)) => self.failed = Some(e),
                None => break,
            }
        }
        self.position.take(bytes);
        if share.is_empty() { self.failed.take().map(Err) } else { Some(Ok((bytes, share))) }
    }
}

/// The answers to a share of the lines.
struct Answers {
    documents: u64,
    bytes: usize,
    failed: u64,
    written: Written,
}

enum Written {
    Lines(String),
    #[cfg(feature = "parquet")]
    Tables(Vec<arrow_array::RecordBatch>),
}

/// Where answers go.
enum Sink {
    Lines(Box<dyn Write>),
    #[cfg(feature = "parquet")]
    Tables(Box<Parts>),
}

impl Sink {
    /// What `--out` names, and how much of it is there.
    fn open(a: &Arguments) -> Result<(Sink, resume::Done), String> {
        let Some(path) = a.out.as_deref() else {
            return Ok((Sink::Lines(Box::new(std::io::stdout().lock())), resume::Done::default()));
        };
        let (sink, done) = if a.tables { Sink::tables(path)? } else { Sink::lines(path, a.resume)? };
        if done.count > 0 && !a.resume {
            let path = path.display();
            return Err(format!("`{path}` is there already; go on with it by --resume, or remove it."));
        }
        Ok((sink, done))
    }

    fn lines(path: &Path, resume: bool) -> Result<(Sink, resume::Done), String> {
        if resume {
            let (file, done) = resume::lines(path)?;
            return Ok((Sink::Lines(Box::new(file)), done));
        }
        if std::fs::metadata(path).is_ok_and(|m| m.len() > 0) {
            let path = path.display();
            return Err(format!("`{path}` is there already; go on with it by --resume, or remove it."));
        }
        let file = File::create(path).map_err(|e| format!("`{}` could not be written: {e}.", path.display()))?;
        Ok((Sink::Lines(Box::new(file)), resume::Done::default()))
    }

    #[cfg(feature = "parquet")]
    fn tables(path: &Path) -> Result<(Sink, resume::Done), String> {
        let (parts, done) = Parts::open(path)?;
        Ok((Sink::Tables(Box::new(parts)), done))
    }

    #[cfg(not(feature = "parquet"))]
    fn tables(_: &Path) -> Result<(Sink, resume::Done), String> {
        Err(String::from(crate::arguments::NO_PARQUET))
    }

    fn write(&mut self, answers: Answers) -> Result<(), String> {
        match (self, answers.written) {
            (Sink::Lines(out), Written::Lines(lines)) => out
                .write_all(lines.as_bytes())
                .and_then(|()| out.flush())
                .map_err(|e| format!("the output could not be written: {e}.")),
            #[cfg(feature = "parquet")]
            (Sink::Tables(parts), Written::Tables(tables)) => parts.write(&tables, answers.bytes),
            #[cfg(feature = "parquet")]
            _ => Err(String::from("the answers do not fit the output; this is a fault of newsglass.")),
        }
    }

    fn end(&mut self) -> Result<(), String> {
        match self {
            Sink::Lines(_) => Ok(()),
            #[cfg(feature = "parquet")]
            Sink::Tables(parts) => parts.end(),
        }
    }
}

/// Leaves out the lines that are answered, and makes sure that the last of them is the one whose answer is there.
fn skip<R: BufRead>(lines: &mut Lines<R>, done: &resume::Done) -> Result<(), String> {
    for n in 1..=done.count {
        let Some(line) = lines.next() else {
            return Err(format!("the input has {} lines, fewer than were answered ({}).", n - 1, done.count));
        };
        let (number, line) = line?;
        if n == done.count && done.last.as_ref().is_some_and(|last| *last != resume::key(&id_of(number, &line))) {
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

/// Where the answers go, and the lines that are left to answer.
fn begin(a: &Arguments) -> Result<(Sink, Shares<Box<dyn BufRead + Send>>, Position), String> {
    let (input, position) = input::open(a.file.as_deref())?;
    let mut lines = Lines { input, number: 0 };
    let (sink, done) = Sink::open(a)?;
    skip(&mut lines, &done)?;
    let size = if a.tables { 16 } else { 1 };
    Ok((sink, Shares { lines, size, failed: None, position: position.clone() }, position))
}

pub(crate) fn analyze(a: &Arguments) -> Result<ExitCode, String> {
    let (mut sink, shares, position) = begin(a)?;
    let mut progress = Progress::new(position);
    let mut failed = 0;
    let answer: fn(&[Numbered], &Arguments) -> Result<Answers, String> = if a.tables { tables } else { lines };
    let written = in_order(
        shares,
        |share: Vec<Numbered>| answer(&share, a),
        |answers| {
            let answers = answers?;
            failed += answers.failed;
            let (documents, bytes) = (answers.documents, answers.bytes);
            sink.write(answers)?;
            progress.count(documents, bytes);
            Ok(())
        },
    );
    // What is whole stays, for `--resume`.
    let ended = sink.end();
    progress.end();
    written.and(ended)?;
    if failed > 0 {
        let _ = writeln!(
            std::io::stderr(),
            "newsglass: {failed} of the lines could not be read; each has an \"error\" in its place."
        );
        return Ok(ExitCode::from(1));
    }
    Ok(ExitCode::SUCCESS)
}

/// What is written for a share where it is lines.
fn lines(share: &[Numbered], a: &Arguments) -> Result<Answers, String> {
    let mut out = Answers { documents: 0, bytes: 0, failed: 0, written: Written::Lines(String::new()) };
    let mut lines = String::new();
    for (number, line) in share {
        let (id, read) = read(*number, line, a, a.offsets);
        out.count(line, read.is_err());
        let (report, error) = match read {
            Ok((_, report)) => (Some(report), None),
            Err(error) => (None, Some(error)),
        };
        lines += &serde_json::to_string(&Answer { id, report, error }).map_err(|e| e.to_string())?;
        lines.push('\n');
    }
    out.written = Written::Lines(lines);
    Ok(out)
}

/// The same where it is tables.
#[cfg(feature = "parquet")]
fn tables(share: &[Numbered], a: &Arguments) -> Result<Answers, String> {
    use newsglass::export::{Gathered, Table};
    let all: Vec<_> = Table::OF_MANY.iter().map(|t| t.1).collect();
    let mut gathered = Gathered::new(&all, a.offsets);
    let mut out = Answers { documents: 0, bytes: 0, failed: 0, written: Written::Tables(Vec::new()) };
    for (number, line) in share {
        let (id, read) = read(*number, line, a, newsglass::Offsets::Utf8);
        out.count(line, read.is_err());
        match read {
            Ok((text, report)) => gathered.add(&resume::key(&id), &text, &report),
            Err(error) => gathered.add_error(&resume::key(&id), &error),
        }
    }
    out.written = Written::Tables(gathered.finish().map_err(|e| format!("the tables could not be made: {e}."))?);
    Ok(out)
}

#[cfg(not(feature = "parquet"))]
fn tables(_: &[Numbered], _: &Arguments) -> Result<Answers, String> {
    Err(String::from(crate::arguments::NO_PARQUET))
}

impl Answers {
    fn count(&mut self, line: &[u8], failed: bool) {
        self.documents += 1;
        self.bytes += line.len();
        self.failed += u64::from(failed);
    }
}

/// The `id` of a line, its text and the report of it, whose spans count in `offsets`; or why there is none.
fn read(
    number: u64,
    bytes: &[u8],
    a: &Arguments,
    offsets: newsglass::Offsets,
) -> (serde_json::Value, Result<(String, newsglass::Report), String>) {
    let line: Line = match serde_json::from_slice(bytes) {
        Ok(line) => line,
        Err(e) => {
            let error = format!(
                "Line {number} is not an article: {e}. Write {{\"id\", \"title\", \"published\", \"country\", \"corrections\", \"text\"}}."
            );
            return (id_of(number, bytes), Err(error));
        }
    };
    let id = line.id.unwrap_or(number.into());
    let corrections = match Correction::list(line.corrections, &line.text, a.offsets) {
        Ok(list) => list,
        Err(e) => return (id, Err(format!("Line {number}: {e}"))),
    };
    let options = Options {
        published_as: line.published.as_deref().filter(|d| !d.trim().is_empty()).or(a.published.as_deref()),
        title: line.title.as_deref().filter(|t| !t.is_empty()),
        country: line.country.as_deref().or(a.country.as_deref()).filter(|c| !c.is_empty()),
        offsets,
        tokens: a.tokens,
        corrections,
        without: &a.without,
        ..Options::default()
    };
    // The core does not panic; should it, the line says so and the others go on.
    let analyze = || crate::report(&line.text, &options, a.limit);
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(analyze)) {
        Ok(report) => (id, Ok((line.text, report))),
        Err(_) => (id, Err(format!("Line {number} could not be analysed; this is a fault of newsglass."))),
    }
}
