//! What the command line says.

use lexopt::ValueExt;
use newsglass::Offsets;
use newsglass::export::Format;
use std::ffi::OsString;
use std::path::PathBuf;

const HELP: &str = "\
newsglass: who did what to whom, where, when, who says so, and whether it happened

usage: newsglass analyze [FILE|-] [--published DAY] [--title TITLE] [--country CODE]
                         [--format FORMAT] [--offsets UNIT] [--tokens] [--corrections FILE]
                         [--limit SECONDS] [--without STEP]
       newsglass analyze --jsonl [FILE|-] [--published DAY] [--country CODE] [--offsets UNIT] [--tokens]
                         [--limit SECONDS] [--without STEP] [--out FILE [--resume]]
                         [--format parquet --out FOLDER]
       newsglass compare FILE FILE... [--published DAY] [--country CODE] [--offsets UNIT] [--limit SECONDS]
                         [--without STEP]

  compare            what several reports of one affair share, where they differ and what only one has, as JSON; a file
                     that ends in .json is a report, any other a text to read; - is the standard input, and --published
                     the day of all texts

  FILE               a text in UTF-8 (bytes that are none are read as Windows-1252, with a warning), as it is or compressed
                     by gzip or zstd; - or nothing reads the standard input
  --published DAY    day of publication, as 2024-12-05, \"24 November 2016\", \"Wed Nov 23, 2016 | 4:58pm EST\", or
                     03/02/2009 in the order of --country; one that can't be read is a warning in the report
  --title TITLE      a title given apart from the text
  --country CODE     the publisher's country, as US: where a name of many places is looked for first
  --format FORMAT    json (default) or jsonl, the report; markdown, text or html, to be read; csv, a table of events, or
                     csv-entities, csv-mentions, csv-places, csv-times, csv-quantities, csv-statements, csv-relations;
                     zip, all of these tables; geojson, ical, annotations (W3C Web Annotation, JSON-LD)
  --offsets UNIT     unit of spans: utf8 (default), utf16 or codepoint
  --tokens           put tokens with tags and trees into the report
  --corrections FILE a JSON list of corrections: {\"merge\": [SPAN, SPAN]}, {\"kind\": KIND, \"span\": SPAN},
                     {\"role\": \"actor\", \"filler\": SPAN, \"span\": SPAN} and others, all of them in newsglass.d.ts;
                     a span as [12, 17] in the unit of --offsets
  --limit SECONDS    about how long a text may take; of one that needs longer the beginning is read, with a warning
  --without STEP     leave out a step of linking or coreference, to see what it is worth; may be given several times; a wrong
                     name lists them
  --jsonl            read lines {\"id\", \"title\", \"published\", \"country\", \"text\", \"corrections\"}, write lines
                     {\"id\", \"report\"} in order, on all cores; a line that can't be read gives {\"id\", \"error\"};
                     on a terminal it says how far it is
  --out FILE         where --jsonl writes, if not to the standard output
                     with --format parquet: a folder, to hold a folder of Parquet files for each table of facts (in a
                     command built with that feature)
  --resume           go on with what --out names after an interruption: what it answers is not read again
  --help, --version
  --notice           what it is made of, and under which licences
";

/// Weights and gazetteer are compiled in, and their licences ask that this comes with them.
const NOTICE: &str = include_str!("../../../NOTICE");

#[derive(Debug, Default)]
pub(crate) struct Arguments {
    pub(crate) file: Option<PathBuf>,
    pub(crate) published: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) format: Option<Format>,
    pub(crate) offsets: Offsets,
    pub(crate) tokens: bool,
    pub(crate) lines: bool,
    /// True where tables are written rather than lines.
    pub(crate) tables: bool,
    /// Where the lines go, if not to the standard output.
    pub(crate) out: Option<PathBuf>,
    /// True where a file that is there is gone on with.
    pub(crate) resume: bool,
    pub(crate) corrections: Option<PathBuf>,
    /// Seconds that a text may take.
    pub(crate) limit: Option<f64>,
    /// Steps of linking and coreference to leave out.
    pub(crate) without: Vec<&'static str>,
    /// The files of `compare`.
    pub(crate) files: Vec<PathBuf>,
}

/// Why a command that was built without it writes no Parquet.
pub(crate) const NO_PARQUET: &str = "this newsglass was built without Parquet; `cargo install --path . --features parquet` \
                                     builds one with it.";

/// What the command line asks for.
#[derive(Debug)]
pub(crate) enum Wish {
    Analyze(Box<Arguments>),
    Compare(Box<Arguments>),
    Say(String),
}

/// Reads them, or says what is wrong with them.
pub(crate) fn read(mut given: lexopt::Parser) -> Result<Wish, String> {
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
        Some(Long("notice")) => return Ok(Wish::Say(String::from(NOTICE))),
        Some(Value(other)) => {
            let other = other.to_string_lossy();
            return Err(format!("there is no command `{other}`; `newsglass --help` lists what there is."));
        }
        Some(Long(option)) => return Err(no_command(&format!("--{option}"))),
        Some(Short(option)) => return Err(no_command(&format!("-{option}"))),
        None => return Err(format!("a command is missing.\n\n{HELP}")),
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
                if name == "parquet" {
                    a.tables = true;
                    continue;
                }
                let more = if cfg!(feature = "parquet") { ", and parquet" } else { "" };
                let none = || format!("there is no format `{name}`; there are {}{more}.", Format::names());
                a.format = Some(Format::from_name(&name).ok_or_else(none)?);
            }
            Long("offsets") => {
                let name = words(&mut given, "--offsets", "a unit")?;
                a.offsets = Offsets::from_name(&name)
                    .ok_or(format!("there is no unit `{name}`; use utf8, utf16 or codepoint."))?;
            }
            Long("corrections") => a.corrections = Some(value(&mut given, "--corrections", "a file")?.into()),
            Long("limit") => {
                let seconds = words(&mut given, "--limit", "seconds such as 2.5")?;
                let read = seconds.parse().ok().filter(|&s: &f64| s >= 0.0);
                a.limit = Some(read.ok_or(format!("`{seconds}` is no number of seconds; write it as 2.5."))?);
            }
            Long("without") => a.without.push(step(&words(&mut given, "--without", "the name of a step")?)?),
            Long("tokens") => a.tokens = true,
            Long("jsonl") => a.lines = true,
            Long("out") => a.out = Some(value(&mut given, "--out", "a file")?.into()),
            Long("resume") => a.resume = true,
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
        check_comparison(&a)?;
        return Ok(Wish::Compare(Box::new(a)));
    }
    check_lines(&a)?;
    Ok(Wish::Analyze(Box::new(a)))
}

/// What is said where an option stands first.
fn no_command(option: &str) -> String {
    format!(
        "`{option}` stands where a command is expected; write `newsglass analyze` or `newsglass compare` before it. \
         `newsglass --help` lists the options of both."
    )
}

/// What goes with `compare`.
fn check_comparison(a: &Arguments) -> Result<(), String> {
    if a.files.len() < 2 {
        return Err(String::from("`compare` needs two files or more."));
    }
    if a.files.iter().filter(|file| file.as_os_str() == "-").count() > 1 {
        return Err(String::from("the standard input can be read once; name a file beside `-`."));
    }
    if a.tables || a.format.is_some_and(|f| f != Format::Json) {
        return Err(String::from("`compare` writes JSON alone; --format is for `analyze`."));
    }
    let given = [
        ("--title", a.title.is_some()),
        ("--tokens", a.tokens),
        ("--jsonl", a.lines),
        ("--corrections", a.corrections.is_some()),
        ("--out", a.out.is_some()),
        ("--resume", a.resume),
    ];
    match given.into_iter().find(|(_, given)| *given) {
        None => Ok(()),
        Some((option, _)) => {
            Err(format!("{option} is for `analyze`; to compare what it gives, save its reports and name those files."))
        }
    }
}

/// What goes with `--jsonl`, and with it alone.
fn check_lines(a: &Arguments) -> Result<(), String> {
    if a.tables && !(a.lines && a.out.is_some()) {
        return Err(String::from("--format parquet is for --jsonl, and needs a folder: --out FOLDER."));
    }
    if a.tables && cfg!(not(feature = "parquet")) {
        return Err(String::from(NO_PARQUET));
    }
    if !a.lines && (a.out.is_some() || a.resume) {
        return Err(String::from("--out and --resume are for --jsonl; for one text send the output to a file by `>`."));
    }
    if a.resume && a.out.is_none() {
        return Err(String::from("--resume goes on with a file; name it by --out."));
    }
    if a.lines && a.corrections.is_some() {
        return Err(String::from("--corrections is for one text; with --jsonl put `corrections` into the lines."));
    }
    if a.lines && a.title.is_some() {
        return Err(String::from("--title is for one text; with --jsonl put `title` into the lines."));
    }
    if a.lines && a.format.is_some_and(|f| !matches!(f, Format::Json | Format::JsonLines)) {
        return Err(String::from("--jsonl writes lines of JSON; --format is for one text."));
    }
    Ok(())
}

/// The step of linking or coreference of that name.
fn step(name: &str) -> Result<&'static str, String> {
    newsglass::sieves().find(|s| *s == name).ok_or_else(|| {
        let all: Vec<_> = newsglass::sieves().collect();
        format!("there is no step `{name}`; there are {}.", all.join(", "))
    })
}

/// What stands behind an option, or after its equals sign.
fn value(given: &mut lexopt::Parser, option: &str, what: &str) -> Result<OsString, String> {
    given.value().map_err(|_| format!("{option} needs {what} behind it."))
}

/// The same where it must be text.
fn words(given: &mut lexopt::Parser, option: &str, what: &str) -> Result<String, String> {
    value(given, option, what)?.string().map_err(|_| format!("{option} needs {what}, in UTF-8."))
}
