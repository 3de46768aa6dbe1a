//! The `newsglass` command: one report, or a line of JSON for each of a million.

use lexopt::ValueExt;
use newsglass::export::{Format, write};
use newsglass::times::read_day;
use newsglass::{Correction, Glass, Offsets, Options};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::io::{BufRead, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
newsglass: who did what to whom, where, when, who says so, and whether it happened

usage: newsglass analyze [FILE|-] [--published DAY] [--title TITLE] [--country CODE]
                         [--format FORMAT] [--offsets UNIT] [--tokens] [--corrections FILE]
       newsglass analyze --jsonl [FILE|-] [--published DAY] [--country CODE] [--offsets UNIT] [--tokens]
       newsglass compare FILE FILE... [--published DAY] [--country CODE] [--offsets UNIT]

  compare            what several reports of one affair share, where they differ and what only one has, as JSON; a file
                     that ends in .json is a report, any other a text to read

  FILE               a UTF-8 text; - or nothing reads the standard input
  --published DAY    day of publication, as 2024-12-05, \"24 November 2016\", \"Wed Nov 23, 2016 | 4:58pm EST\", or
                     03/02/2009 in the order of --country; one that can't be read is a warning in the report
  --title TITLE      a title given apart from the text
  --country CODE     the publisher's country, as US: where a name of many places is looked for first
  --format FORMAT    json (default) or jsonl, the report; markdown, text or html, to be read; csv, a table of events, or
                     csv-entities, csv-mentions, csv-places, csv-times, csv-quantities, csv-statements, csv-relations;
                     zip, all of these tables; geojson, ical, annotations (W3C Web Annotation, JSON-LD)
  --offsets UNIT     unit of spans: utf8 (default), utf16 or codepoint
  --tokens           put tokens with tags and trees into the report
  --corrections FILE a JSON list of {\"merge\": [SPAN, SPAN]}, {\"split\": SPAN}, {\"kind\": KIND, \"span\": SPAN} and
                     {\"ignore\": SPAN}, a span as [12, 17] in the unit of --offsets
  --jsonl            read lines {\"id\", \"title\", \"published\", \"country\", \"text\", \"corrections\"}, write lines
                     {\"id\", \"report\"} in order, on all cores; a line that can't be read gives {\"id\", \"error\"}
  --help, --version
";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "newsglass: {message}");
            ExitCode::from(2)
        }
    }
}

#[derive(Default)]
struct Arguments {
    file: Option<PathBuf>,
    published: Option<String>,
    title: Option<String>,
    country: Option<String>,
    format: Option<Format>,
    offsets: Offsets,
    tokens: bool,
    lines: bool,
    corrections: Option<PathBuf>,
    /// The files of `compare`.
    files: Vec<PathBuf>,
}

/// What the command line asks for.
enum Wish {
    Analyze(Box<Arguments>),
    Compare(Box<Arguments>),
    Say(String),
}

fn run() -> Result<ExitCode, String> {
    match read_arguments(lexopt::Parser::from_env())? {
        Wish::Say(text) => print(text.as_bytes()).map(|()| ExitCode::SUCCESS),
        Wish::Compare(a) => compare(&a),
        Wish::Analyze(a) if a.lines => batch(&a),
        Wish::Analyze(a) => single(&a),
    }
}

fn read_arguments(mut given: lexopt::Parser) -> Result<Wish, String> {
    use lexopt::Arg::{Long, Short, Value};
    let wrong = |e: lexopt::Error| format!("{e}.");
    let mut comparing = false;
    match given.next().map_err(wrong)? {
        Some(Value(command)) if command == "analyze" => {}
        Some(Value(command)) if command == "compare" => comparing = true,
        Some(Value(command)) if command == "help" => return Ok(Wish::Say(String::from(HELP))),
        Some(Long("version") | Short('V')) => {
            return Ok(Wish::Say(format!("newsglass {}\n", env!("CARGO_PKG_VERSION"))));
        }
        Some(Long("help") | Short('h')) => return Ok(Wish::Say(String::from(HELP))),
        Some(Value(other)) => {
            let other = other.to_string_lossy();
            return Err(format!("there is no command `{other}`; `newsglass --help` lists what there is."));
        }
        Some(Long(_) | Short(_)) | None => return Err(format!("a command is missing.\n\n{HELP}")),
    }
    let mut a = Arguments::default();
    let mut standard_input = false;
    while let Some(argument) = given.next().map_err(wrong)? {
        match argument {
            Long("help") | Short('h') => return Ok(Wish::Say(String::from(HELP))),
            Long("published") => a.published = Some(words(&mut given, "--published", "a day such as 2024-12-05")?),
            Long("title") => a.title = Some(words(&mut given, "--title", "a title")?),
            Long("country") => a.country = Some(words(&mut given, "--country", "a country such as US")?),
            Long("format") => {
                let name = words(&mut given, "--format", "a format")?;
                let format = Format::from_name(&name);
                a.format = Some(format.ok_or(format!("there is no format `{name}`; there are {}.", Format::names()))?);
            }
            Long("offsets") => {
                let name = words(&mut given, "--offsets", "a unit")?;
                a.offsets = Offsets::from_name(&name)
                    .ok_or(format!("there is no unit `{name}`; use utf8, utf16 or codepoint."))?;
            }
            Long("corrections") => a.corrections = Some(value(&mut given, "--corrections", "a file")?.into()),
            Long("tokens") => a.tokens = true,
            Long("jsonl") => a.lines = true,
            Value(file) if comparing => a.files.push(file.into()),
            Value(file) if a.file.is_some() || standard_input => {
                let file = file.to_string_lossy();
                return Err(format!("`{file}` is one file too many; give one, or lines with --jsonl."));
            }
            Value(file) if file == "-" => standard_input = true,
            Value(file) => a.file = Some(file.into()),
            Long(option) => return Err(format!("there is no option `--{option}`; `newsglass --help` lists them.")),
            Short(option) => return Err(format!("there is no option `-{option}`; `newsglass --help` lists them.")),
        }
    }
    if comparing {
        if a.files.len() < 2 {
            return Err(String::from("`compare` needs two files or more."));
        }
        return Ok(Wish::Compare(Box::new(a)));
    }
    if a.lines && a.corrections.is_some() {
        return Err(String::from("--corrections is for one text; with --jsonl put `corrections` into the lines."));
    }
    if a.lines && a.format.is_some_and(|f| f != Format::JsonLines) {
        return Err(String::from("--jsonl writes lines of JSON; --format is for one text."));
    }
    Ok(Wish::Analyze(Box::new(a)))
}

/// What stands behind an option, or after its equals sign.
fn value(given: &mut lexopt::Parser, option: &str, what: &str) -> Result<OsString, String> {
    given.value().map_err(|_| format!("{option} needs {what} behind it."))
}

/// The same where it must be text.
fn words(given: &mut lexopt::Parser, option: &str, what: &str) -> Result<String, String> {
    value(given, option, what)?.string().map_err(|_| format!("{option} needs {what}, in UTF-8."))
}

fn print(bytes: &[u8]) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|e| format!("the output could not be written: {e}."))
}

fn open(file: Option<&Path>) -> Result<Box<dyn Read>, String> {
    match file {
        Some(path) => {
            let file =
                std::fs::File::open(path).map_err(|e| format!("`{}` could not be read: {e}.", path.display()))?;
            Ok(Box::new(file))
        }
        None => Ok(Box::new(std::io::stdin())),
    }
}

fn single(a: &Arguments) -> Result<ExitCode, String> {
    let mut bytes = Vec::new();
    open(a.file.as_deref())?.read_to_end(&mut bytes).map_err(|e| format!("the text could not be read: {e}."))?;
    // Bytes that are no UTF-8 become U+FFFD; the report warns of them.
    let text = String::from_utf8_lossy(&bytes);
    let corrections = match a.corrections.as_deref() {
        None => Vec::new(),
        Some(file) => {
            let json = std::fs::read_to_string(file)
                .map_err(|e| format!("the corrections `{}` could not be read: {e}.", file.display()))?;
            Correction::read(&json, &text, a.offsets)?
        }
    };
    // Not every format holds the report's warnings, and who typed the day wants to know.
    if let Some(day) = a.published.as_deref().filter(|day| read_day(day, a.country.as_deref()).is_none()) {
        let _ = writeln!(std::io::stderr(), "newsglass: `{day}` is no day; write it as 2024-12-05.");
    }
    let options = Options {
        published_as: a.published.as_deref(),
        title: a.title.as_deref(),
        country: a.country.as_deref(),
        offsets: a.offsets,
        tokens: a.tokens,
        corrections,
        ..Options::default()
    };
    let report = Glass::embedded().analyze(&text, &options);
    let format = a.format.unwrap_or(Format::Json);
    let mut out = write(&report, &text, a.offsets, format);
    if format == Format::JsonLines {
        out.push(b'\n');
    }
    print(&out)?;
    Ok(ExitCode::SUCCESS)
}

/// Holds reports, and the reports of texts, against each other.
fn compare(a: &Arguments) -> Result<ExitCode, String> {
    let mut reports: Vec<serde_json::Value> = Vec::with_capacity(a.files.len());
    for path in &a.files {
        let name = path.display();
        let bytes = std::fs::read(path).map_err(|e| format!("`{name}` could not be read: {e}."))?;
        let text = String::from_utf8_lossy(&bytes);
        let report = if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("json")) {
            serde_json::from_str(&text).map_err(|e| format!("`{name}` is no report: {e}."))?
        } else {
            let options = Options {
                published_as: a.published.as_deref(),
                country: a.country.as_deref(),
                offsets: a.offsets,
                ..Options::default()
            };
            serde_json::to_value(Glass::embedded().analyze(&text, &options)).map_err(|e| e.to_string())?
        };
        reports.push(report);
    }
    let comparison = newsglass::compare::compare_values(reports)?;
    let json = serde_json::to_string_pretty(&comparison).map_err(|e| e.to_string())?;
    print(format!("{json}\n").as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

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

/// Lines taken in at a time, for each core: enough to keep it busy, few enough to keep memory small.
const SHARE: usize = 32;

fn batch(a: &Arguments) -> Result<ExitCode, String> {
    let mut input = std::io::BufReader::new(open(a.file.as_deref())?);
    let mut failed = 0usize;
    let mut number = 0usize;
    loop {
        let mut lines: Vec<(usize, Vec<u8>)> = Vec::new();
        while lines.len() < SHARE * rayon::current_num_threads() {
            let mut line = Vec::new();
            let read = input.read_until(b'\n', &mut line).map_err(|e| format!("the lines could not be read: {e}."))?;
            if read == 0 {
                break;
            }
            number += 1;
            if !line.trim_ascii().is_empty() {
                lines.push((number, line));
            }
        }
        if lines.is_empty() {
            break;
        }
        // One line at a time, so that a long article does not hold up the others of its share.
        let answers: Vec<Result<String, String>> =
            lines.par_iter().with_max_len(1).map(|(number, line)| answer(*number, line, a)).collect();
        let mut out = String::new();
        for outcome in answers {
            failed += usize::from(outcome.is_err());
            out.push_str(&outcome.unwrap_or_else(|error| error));
            out.push('\n');
        }
        print(out.as_bytes())?;
    }
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
fn answer(number: usize, bytes: &[u8], a: &Arguments) -> Result<String, String> {
    let fail = |id: Option<serde_json::Value>, error: String| {
        let answer = Answer { id: id.unwrap_or(number.into()), report: None, error: Some(error) };
        Err(serde_json::to_string(&answer).unwrap_or_default())
    };
    let line: Line = match serde_json::from_slice(bytes) {
        Ok(line) => line,
        Err(e) => {
            let id = serde_json::from_slice::<serde_json::Value>(bytes).ok().and_then(|v| v.get("id").cloned());
            return fail(
                id,
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
