//! Checks the lists of `data/` by `data/lists.tsv` and packs them into `lexicon.bin`; a wrong row is told with file and
//! line. Cargo runs it before it compiles the core, and embeds what it writes; for cargo it also writes `classes.rs`, the
//! classes of `data/classes.tsv` as an enum. `./build.sh lexicon` runs it alone:
//!
//! ```text
//! lexicon DATA_FOLDER OUT
//! ```
#![allow(missing_docs, unreachable_pub, clippy::print_stdout, clippy::print_stderr, reason = "a tool")]

#[path = "../src/lexicon/packed.rs"]
mod packed;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (data, out) = match (&arguments[..], std::env::var("OUT_DIR")) {
        ([data, out], _) => (PathBuf::from(data), PathBuf::from(out)),
        (_, Ok(out)) => {
            println!("cargo::rerun-if-changed=data\ncargo::rerun-if-changed=src/lexicon/packed.rs");
            let (data, out) = (PathBuf::from("data"), Path::new(&out));
            write(&out.join("classes.rs"), classes(&data).map(String::into_bytes));
            (data, out.join("lexicon.bin"))
        }
        _ => (PathBuf::from("data"), PathBuf::from("lexicon.bin")),
    };
    write(&out, pack(&data));
}

/// Ends the program where there is nothing to write, or it can't be written.
fn write(out: &Path, made: Result<Vec<u8>, String>) {
    let failed = match made {
        Ok(bytes) => {
            std::fs::write(out, bytes).err().map(|error| format!("{} could not be written: {error}.", out.display()))
        }
        Err(wrong) => Some(format!("{wrong}The lists can't be packed; data/lists.tsv says what a row must be.")),
    };
    if let Some(failed) = failed {
        eprintln!("{failed}");
        std::process::exit(1);
    }
}

/// The call of `classes!` (src/lexicon/classes.rs) for the classes of `data/classes.tsv`, each with the comment above its
/// first line.
pub fn classes(data: &Path) -> Result<String, String> {
    let path = data.join("classes.tsv");
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{} can't be read: {e}.\n", path.display()))?;
    let (mut known, mut comment, mut out) = (BTreeSet::new(), String::new(), "classes! {\n".to_owned());
    for (number, line) in text.lines().enumerate() {
        match line.strip_prefix('#') {
            // What stands above a line of its own is of the whole list.
            Some("") => comment.clear(),
            Some(words) => _ = writeln!(comment, "///{words}"),
            None => {
                let name = line.split('\t').next().unwrap_or_default();
                if known.insert(name) {
                    if comment.is_empty() || !name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
                        let at = format!("{}:{}", path.display(), number + 1);
                        return Err(format!(
                            "{at}: a class has a comment above it and a name of small letters and hyphens\n"
                        ));
                    }
                    _ = writeln!(out, "{comment}{} = {name:?},", variant(name));
                }
                comment.clear();
            }
        }
    }
    out.push_str("}\n");
    Ok(out)
}

/// `speech-verb` as code has it: `SpeechVerb`.
fn variant(name: &str) -> String {
    let part = |part: &str| part[..part.len().min(1)].to_uppercase() + part.get(1..).unwrap_or_default();
    name.split('-').map(part).collect()
}

/// The lexicon of a folder; otherwise a line for each row that is wrong.
pub fn pack(data: &Path) -> Result<Vec<u8>, String> {
    let (schema, given) = (Schema::read(data)?, files(data)?);
    let (mut wrong, mut body) = (String::new(), Vec::new());
    for (name, path) in &given {
        match schema.lists.get(name) {
            None if name == "lists" => {}
            None => writeln!(wrong, "{}: data/lists.tsv has no line for it", path.display()).unwrap_or(()),
            Some((packed, columns)) => {
                let rows = schema.rows(path, columns, &mut wrong);
                if *packed {
                    for part in [name.as_bytes(), rows.as_bytes()] {
                        body.extend((part.len() as u32).to_le_bytes());
                        body.extend(part);
                    }
                }
            }
        }
    }
    for missing in schema.lists.keys().filter(|name| !given.contains_key(*name)) {
        let _ = writeln!(wrong, "data/lists.tsv: there is no {missing}.tsv");
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    Ok([&packed::MAGIC[..], &packed::checksum(&body).to_le_bytes(), &body].concat())
}

/// The `.tsv` files of a folder and those below it, by name.
fn files(folder: &Path) -> Result<BTreeMap<String, PathBuf>, String> {
    let (mut all, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        let entries = std::fs::read_dir(&next).map_err(|e| format!("{} can't be read: {e}.\n", next.display()))?;
        for path in entries.filter_map(|e| Some(e.ok()?.path())) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "tsv") {
                let name = path.strip_prefix(folder).unwrap_or(&path).with_extension("");
                all.insert(name.to_string_lossy().replace('\\', "/"), path);
            }
        }
    }
    Ok(all)
}

/// What a cell may hold.
enum Holds {
    Something,
    Words,
    Whole,
    Number,
    OneOf(BTreeSet<String>),
    /// Parts with `;` between.
    Parts(BTreeSet<String>),
}

struct Column {
    name: String,
    holds: Holds,
    empty: bool,
    optional: bool,
    repeats: bool,
}

/// `data/lists.tsv`.
struct Schema {
    /// Whether it is packed, and its columns.
    lists: BTreeMap<String, (bool, Vec<Column>)>,
}

impl Schema {
    fn read(data: &Path) -> Result<Schema, String> {
        let path = data.join("lists.tsv");
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{} can't be read: {e}.\n", path.display()))?;
        let mut sets: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        let mut lists = BTreeMap::new();
        for (number, line) in text.lines().enumerate().filter(|(_, l)| !l.starts_with('#')) {
            let [what @ ("set" | "packed" | "kept"), name, rest] = line.split('\t').collect::<Vec<_>>()[..] else {
                return Err(format!("{}:{}: not a set, nor a list\n", path.display(), number + 1));
            };
            if what == "set" {
                sets.insert(name, rest.split(' ').map(str::to_owned).collect());
                continue;
            }
            let mut columns: Vec<Column> = Vec::new();
            for column in rest.split(' ') {
                match columns.last_mut() {
                    Some(last) if column == "..." => last.repeats = true,
                    _ => columns.push(Column::read(column, &sets)),
                }
            }
            lists.insert(name.to_owned(), (what == "packed", columns));
        }
        Ok(Schema { lists })
    }

    /// The rows of a list, without comments; what is wrong with them is added to `wrong`.
    fn rows(&self, path: &Path, columns: &[Column], wrong: &mut String) -> String {
        let mut out = String::new();
        let text = match std::fs::read(path).map(String::from_utf8) {
            Ok(Ok(text)) => text,
            Ok(Err(_)) => {
                return {
                    let _ = writeln!(wrong, "{}: not UTF-8", path.display());
                    out
                };
            }
            Err(error) => {
                return {
                    let _ = writeln!(wrong, "{}: {error}", path.display());
                    out
                };
            }
        };
        let mut known = BTreeMap::new();
        for (number, line) in text.lines().enumerate().filter(|(_, l)| !l.starts_with('#')) {
            let fault = check(line, columns).err().or_else(|| {
                let before = known.insert(line, number)?;
                Some(format!("the same row as line {}", before + 1))
            });
            if let Some(fault) = fault {
                let _ = writeln!(wrong, "{}:{}: {fault}", path.display(), number + 1);
            }
            out.push_str(line);
            out.push('\n');
        }
        out
    }
}

impl Column {
    fn read(text: &str, sets: &BTreeMap<&str, BTreeSet<String>>) -> Column {
        let (text, optional) = text.strip_suffix('~').map_or((text, false), |t| (t, true));
        let (text, empty) = text.strip_suffix('?').map_or((text, false), |t| (t, true));
        let of = |choice: &str| -> BTreeSet<String> {
            let named = |name: &str| sets.get(name).cloned().unwrap_or_default();
            choice.split('|').flat_map(|c| c.strip_prefix('@').map_or(BTreeSet::from([c.to_owned()]), named)).collect()
        };
        let (name, holds) = match (text.split_once('='), text.split_once(';')) {
            (Some((name, choice)), _) => (name, Holds::OneOf(of(choice))),
            (_, Some((name, choice))) => (name, Holds::Parts(of(choice))),
            _ => match text.as_bytes().last() {
                Some(b'+') => (&text[..text.len() - 1], Holds::Words),
                Some(b'#') => (&text[..text.len() - 1], Holds::Whole),
                Some(b'.') => (&text[..text.len() - 1], Holds::Number),
                _ => (text, Holds::Something),
            },
        };
        Column { name: name.to_owned(), holds, empty, optional, repeats: false }
    }

    fn check(&self, cell: &str) -> Result<(), String> {
        let name = &self.name;
        if cell != cell.trim() {
            return Err(format!("a space before or behind `{name}`"));
        }
        if cell.is_empty() {
            return if self.empty { Ok(()) } else { Err(format!("`{name}` is empty")) };
        }
        let is = |good: bool, what: &str| if good { Ok(()) } else { Err(format!("`{name}` is {what}: `{cell}`")) };
        match &self.holds {
            Holds::Something => Ok(()),
            Holds::Words => is(cell.split(' ').all(|word| !word.is_empty()), "not words with single spaces between"),
            Holds::Whole => is(cell.parse::<i64>().is_ok(), "no whole number"),
            Holds::Number => is(cell.parse::<f64>().is_ok(), "no number"),
            Holds::OneOf(set) => is(set.contains(cell), &format!("none of {}", listed(set))),
            Holds::Parts(set) => {
                let known = |part: &str| set.contains(part.split_inclusive('=').next().unwrap_or(part));
                is(cell.split(';').all(known), &format!("not made of {}", listed(set)))
            }
        }
    }
}

fn listed(set: &BTreeSet<String>) -> String {
    set.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// What is wrong with a row.
fn check(line: &str, columns: &[Column]) -> Result<(), String> {
    if line.trim().is_empty() {
        return Err("an empty line".to_owned());
    }
    let cells: Vec<&str> = line.split('\t').collect();
    for (i, cell) in cells.iter().enumerate() {
        let column = columns.get(i).or(columns.last().filter(|c| c.repeats));
        column.ok_or_else(|| format!("{} cells, of {} at most", cells.len(), columns.len()))?.check(cell)?;
    }
    match columns.get(cells.len()) {
        Some(missing) if !missing.optional => Err(format!("`{}` is missing", missing.name)),
        _ => Ok(()),
    }
}
