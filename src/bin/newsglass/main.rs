//! The `newsglass` command: one report, or a line of JSON for each of a million.

mod arguments;
mod article;
mod decode;
mod input;
mod lines;
mod parallel;
#[cfg(feature = "parquet")]
mod parts;
mod progress;
mod resume;

use arguments::{Arguments, Wish};
use newsglass::export::{Format, write_to};
use newsglass::{Correction, Glass, Options};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "newsglass: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<ExitCode, String> {
    match arguments::read(lexopt::Parser::from_env())? {
        Wish::Say(text) => print(text.as_bytes()).map(|()| ExitCode::SUCCESS),
        Wish::Compare(a) => compare(&a),
        Wish::Analyze(a) if a.lines => lines::analyze(&a),
        Wish::Analyze(a) => single(&a),
    }
}

fn print(bytes: &[u8]) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(unwritten)
}

/// Why the output could not be written. Who stops reading it, as `head` does, has what they wanted: no fault of anyone's.
fn unwritten(error: std::io::Error) -> String {
    if error.kind() == std::io::ErrorKind::BrokenPipe {
        std::process::exit(0);
    }
    format!("the output could not be written: {error}.")
}

/// The report of a text, or of its beginning where the seconds of `--limit` are too few for all of it.
#[expect(clippy::disallowed_methods, reason = "the command has a clock, the core none")]
fn report(text: &str, options: &Options<'_>, limit: Option<f64>) -> newsglass::Report {
    let start = std::time::Instant::now();
    // The other half is for the phases that can't be cut short.
    let mut go_on = |_, _| limit.is_none_or(|seconds| start.elapsed().as_secs_f64() < seconds / 2.0);
    Glass::embedded().analyze_while(text, options, &mut go_on)
}

/// Has the room of long lists go back to the system as each is done with. Of itself glibc keeps more and more of it, which
/// costs a text of 10 MB some 8 MB.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "a setting of the C library's allocator, which any time may be changed")]
fn give_room_back() {
    /// `M_MMAP_THRESHOLD` of `malloc.h`: lists of so many bytes have pages of their own.
    const PAGES_OF_THEIR_OWN: i32 = -3;
    unsafe extern "C" {
        safe fn mallopt(setting: i32, value: i32) -> i32;
    }
    mallopt(PAGES_OF_THEIR_OWN, 1 << 20);
}

fn single(a: &Arguments) -> Result<ExitCode, String> {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    give_room_back();
    let bytes = input::whole(a.file.as_deref())?;
    let (text, encoding) = decode::text(&bytes);
    let corrections = match a.corrections.as_deref() {
        None => Vec::new(),
        Some(file) => {
            let name = file.display();
            let json = std::fs::read_to_string(file)
                .map_err(|e| format!("the corrections `{name}` could not be read: {e}."))?;
            let list = serde_json::from_str(json.trim_start_matches('\u{feff}'))
                .map_err(|e| format!("the corrections `{name}` are no JSON list: {}.", article::fault(&e)))?;
            Correction::list(list, &text, a.offsets)?
        }
    };
    let options = Options {
        published_as: a.published.as_deref(),
        title: a.title.as_deref(),
        country: a.country.as_deref(),
        offsets: a.offsets,
        tokens: a.tokens,
        corrections,
        without: &a.without,
        ..Options::default()
    };
    let mut report = report(&text, &options, a.limit);
    report.warnings.splice(0..0, encoding);
    say("", &report.warnings);
    let format = a.format.unwrap_or(Format::Json);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let end: &[u8] = if format == Format::JsonLines { b"\n" } else { b"" };
    write_to(&report, &text, format, &mut out)
        .and_then(|()| out.write_all(end))
        .and_then(|()| out.flush())
        .map_err(unwritten)?;
    Ok(ExitCode::SUCCESS)
}

/// Not every format holds the report's warnings, and who typed an option or chose a file wants to know.
fn say(of: &str, warnings: &[newsglass::report::Warning]) {
    for warning in warnings.iter().filter(|w| !matches!(w.code, "html" | "unpaired" | "no_words")) {
        let _ = writeln!(std::io::stderr(), "newsglass: {of}{}", warning.message);
    }
}

/// Holds reports, and the reports of texts, against each other.
fn compare(a: &Arguments) -> Result<ExitCode, String> {
    let mut reports: Vec<serde_json::Value> = Vec::with_capacity(a.files.len());
    for path in &a.files {
        let name = path.display();
        let bytes = input::whole(Some(path.as_path()).filter(|p| p.as_os_str() != "-"))?;
        let (text, encoding) = decode::text(&bytes);
        say(&format!("`{name}`: "), encoding.as_slice());
        let report = if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("json")) {
            let report = serde_json::from_str(text.trim_start_matches('\u{feff}'));
            report.map_err(|e| format!("`{name}` is no report: {}.", article::fault(&e)))?
        } else {
            let options = Options {
                published_as: a.published.as_deref(),
                country: a.country.as_deref(),
                offsets: a.offsets,
                without: &a.without,
                ..Options::default()
            };
            let report = report(&text, &options, a.limit);
            say(&format!("`{name}`: "), &report.warnings);
            serde_json::to_value(report).map_err(|e| e.to_string())?
        };
        reports.push(report);
    }
    let comparison = newsglass::compare::compare_values(reports)?;
    let json = serde_json::to_string_pretty(&comparison).map_err(|e| e.to_string())?;
    print(format!("{json}\n").as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
