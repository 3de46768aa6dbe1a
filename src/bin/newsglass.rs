//! The `newsglass` command: one report, or a line of JSON for each of a million.

use newsglass::export::{Format, write};
use newsglass::times::Day;
use newsglass::{Correction, Glass, Offsets, Options};
use serde::{Deserialize, Serialize};
use std::io::{BufRead, Read, Write};
use std::process::ExitCode;

const HELP: &str = "\
newsglass: who did what to whom, where, when, who says so, and whether it happened

usage: newsglass analyze [FILE|-] [--published DATE] [--title TITLE] [--country CODE]
                         [--format FORMAT] [--offsets UNIT] [--tokens] [--corrections FILE]
       newsglass analyze --jsonl [FILE|-] [--offsets UNIT] [--tokens]

  FILE               a UTF-8 text; - or nothing reads the standard input
  --published DATE   day of publication, as 2024-12-05
  --title TITLE      a title given apart from the text
  --country CODE     the publisher's country, as US: where a name of many places is looked for first
  --format FORMAT    json (default), jsonl, markdown or csv
  --offsets UNIT     unit of spans: utf8 (default), utf16 or codepoint
  --tokens           put tokens with tags and trees into the report
  --corrections FILE a JSON list of {\"merge\": [SPAN, SPAN]}, {\"split\": SPAN}, {\"kind\": KIND, \"span\": SPAN} and
                     {\"ignore\": SPAN}, a span as [12, 17] in the unit of --offsets
  --jsonl            read lines {\"id\", \"title\", \"published\", \"country\", \"text\", \"corrections\"}, write lines
                     {\"id\", \"report\"} in order, on all cores; a line that can't be read gives {\"id\", \"error\"}
  --help, --version
";

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(code) => code,
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "newsglass: {message}");
            ExitCode::from(2)
        }
    }
}

#[derive(Default)]
struct Arguments {
    file: Option<String>,
    published: Option<Day>,
    title: Option<String>,
    country: Option<String>,
    format: Option<Format>,
    offsets: Offsets,
    tokens: bool,
    lines: bool,
    corrections: Option<String>,
}

fn run(arguments: Vec<String>) -> Result<ExitCode, String> {
    let mut given = arguments.into_iter();
    match given.next().as_deref() {
        Some("analyze") => {}
        Some("--version" | "-V") => {
            print(&format!("newsglass {}\n", env!("CARGO_PKG_VERSION")))?;
            return Ok(ExitCode::SUCCESS);
        }
        Some("--help" | "-h" | "help") => {
            print(HELP)?;
            return Ok(ExitCode::SUCCESS);
        }
        Some(other) => return Err(format!("there is no command `{other}`; `newsglass --help` lists what there is.")),
        None => return Err(format!("a command is missing.\n\n{HELP}")),
    }
    let mut a = Arguments::default();
    while let Some(argument) = given.next() {
        let mut value = |what: &str| given.next().ok_or(format!("{argument} needs {what} behind it."));
        match argument.as_str() {
            "--help" | "-h" => {
                print(HELP)?;
                return Ok(ExitCode::SUCCESS);
            }
            "--published" => {
                let day = value("a day such as 2024-12-05")?;
                a.published = Some(Day::parse(&day).ok_or(format!("`{day}` is no day; write it as 2024-12-05."))?);
            }
            "--title" => a.title = Some(value("a title")?),
            "--country" => a.country = Some(value("a country such as US")?),
            "--format" => {
                let name = value("a format")?;
                a.format = Some(
                    Format::from_name(&name)
                        .ok_or(format!("there is no format `{name}`; use json, jsonl, markdown or csv."))?,
                );
            }
            "--offsets" => {
                let name = value("a unit")?;
                a.offsets = Offsets::from_name(&name)
                    .ok_or(format!("there is no unit `{name}`; use utf8, utf16 or codepoint."))?;
            }
            "--corrections" => a.corrections = Some(value("a file")?),
            "--tokens" => a.tokens = true,
            "--jsonl" => a.lines = true,
            "-" => a.file = None,
            option if option.starts_with('-') => {
                return Err(format!("there is no option `{option}`; `newsglass --help` lists them."));
            }
            file if a.file.is_none() => a.file = Some(file.to_owned()),
            extra => return Err(format!("`{extra}` is one file too many; give one, or lines with --jsonl.")),
        }
    }
    if a.lines && a.corrections.is_some() {
        return Err(String::from("--corrections is for one text; with --jsonl put `corrections` into the lines."));
    }
    if a.lines { batch(&a) } else { single(&a) }
}

fn print(text: &str) -> Result<(), String> {
    std::io::stdout().write_all(text.as_bytes()).map_err(|e| format!("the output could not be written: {e}."))
}

fn open(file: Option<&str>) -> Result<Box<dyn Read>, String> {
    match file {
        Some(path) => {
            let file = std::fs::File::open(path).map_err(|e| format!("`{path}` could not be read: {e}."))?;
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
    let format = a.format.unwrap_or(Format::Json);
    let plain = matches!(format, Format::Json | Format::JsonLines);
    let corrections = match a.corrections.as_deref() {
        None => Vec::new(),
        Some(file) => {
            let json = std::fs::read_to_string(file)
                .map_err(|e| format!("the corrections `{file}` could not be read: {e}."))?;
            Correction::read(&json, &text, a.offsets)?
        }
    };
    let options = Options {
        published: a.published,
        title: a.title.as_deref(),
        country: a.country.as_deref(),
        offsets: if plain { a.offsets } else { Offsets::Utf8 },
        tokens: a.tokens,
        corrections,
    };
    let report = Glass::embedded().analyze(&text, &options);
    let mut out = write(&report, &text, format);
    if format == Format::JsonLines {
        out.push('\n');
    }
    print(&out)?;
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
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut input = std::io::BufReader::new(open(a.file.as_deref())?);
    let mut failed = 0usize;
    let mut number = 0usize;
    loop {
        let mut lines: Vec<(usize, Vec<u8>)> = Vec::new();
        while lines.len() < SHARE * cores {
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
        // Threads take lines one at a time, so that a long article does not hold up the others of its share.
        let next = std::sync::atomic::AtomicUsize::new(0);
        let mut answers: Vec<(usize, Result<String, String>)> = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..cores)
                .map(|_| {
                    scope.spawn(|| {
                        let mut done = Vec::new();
                        loop {
                            let i = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                            let Some((number, line)) = lines.get(i) else { return done };
                            done.push((i, answer(*number, line, a)));
                        }
                    })
                })
                .collect();
            workers.into_iter().flat_map(|w| w.join().unwrap_or_default()).collect()
        });
        answers.sort_by_key(|(i, _)| *i);
        for (_, outcome) in answers {
            let text = match outcome {
                Ok(text) => text,
                Err(text) => {
                    failed += 1;
                    text
                }
            };
            print(&(text + "\n"))?;
        }
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
    let published = match line.published.as_deref() {
        None | Some("") => a.published,
        Some(day) => match Day::parse(day) {
            Some(day) => Some(day),
            None => return fail(line.id, format!("Line {number}: `{day}` is no day; write it as 2024-12-05.")),
        },
    };
    let corrections = match Correction::list(line.corrections, &line.text, a.offsets) {
        Ok(list) => list,
        Err(e) => return fail(line.id, format!("Line {number}: {e}")),
    };
    let options = Options {
        published,
        title: line.title.as_deref().filter(|t| !t.is_empty()),
        country: line.country.as_deref().or(a.country.as_deref()).filter(|c| !c.is_empty()),
        offsets: a.offsets,
        tokens: a.tokens,
        corrections,
    };
    let report = Glass::embedded().analyze(&line.text, &options);
    let answer = Answer { id: line.id.unwrap_or(number.into()), report: Some(report), error: None };
    serde_json::to_string(&answer).map_err(|e| e.to_string())
}
