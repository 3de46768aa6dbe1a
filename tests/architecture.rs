//! The house as ARCHITECTURE.md tells it: phases run one way, and no files import each other in a circle.
//!
//! The test reads the imports (`use`) and the paths (`super::x::f`, `room::f`) of every file under `src/`. What a file
//! takes through a re-export counts for the file that defines it. What still breaks a rule is listed below with its
//! reason; a line that no longer does must go, so that the lists only shrink.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The rooms in the order of the phases: a room asks only those before it. Rooms of one line may not ask each other.
const ORDER: &[&[&str]] = &[
    &["decimal", "marks", "notice", "order", "span", "vocabulary", "words"],
    &["offsets", "lexicon"],
    &["article"],
    &["by_token", "gazetteer"],
    &["numerals"],
    &["language"],
    &["toponyms"],
    &["times"],
    &["corrections", "quantities"],
    &["options"],
    &["entities"],
    &["places"],
    &["statements"],
    &["events"],
    &["relations"],
    &["telling"],
    &["report"],
    &["amend", "compare"],
    &["assemble"],
    &["pipeline"],
    &["export"],
    &["wasm"],
];

/// Room, later room that it asks, why.
const UPWARD: &[(&str, &str, &str)] = &[];

/// Imports that close a circle of files, and why they are left.
const CIRCLES: &[(&str, &str, &str)] = &[];

/// A file of the crate and what it says of others.
#[derive(Default)]
struct Source {
    /// Modules it declares.
    children: BTreeSet<String>,
    /// Names it re-exports or imports, with the path of each.
    uses: Vec<(String, Vec<String>)>,
    /// Other paths in its code.
    paths: Vec<Vec<String>>,
}

/// All files by module path: `entities::names::span`.
struct Crate(BTreeMap<Vec<String>, Source>);

fn collect(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut all: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    all.sort();
    for path in all {
        if path.is_dir() {
            if path.file_name().is_some_and(|n| n != "bin") {
                collect(&path, out);
            }
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// The code without comments, strings and tests.
fn bare(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let code = code.split("\n#[cfg(test)]").next().unwrap_or("");
    for line in code.lines() {
        let line = line.trim_start();
        if line.starts_with("//") {
            continue;
        }
        let mut quoted = false;
        let mut before = ' ';
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if before != '\\' && !(before == '\'' && chars.peek() == Some(&'\'')) => quoted = !quoted,
                '/' if !quoted && chars.peek() == Some(&'/') => break,
                _ if !quoted => out.push(c),
                _ => {}
            }
            before = if c == '\\' && before == '\\' { ' ' } else { c };
        }
        out.push('\n');
    }
    out
}

/// The leaves of a `use` tree: the name each gets, and its path.
fn leaves(tree: &str, prefix: &[String], out: &mut Vec<(String, Vec<String>)>) {
    let tree = tree.trim();
    if let Some(open) = tree.find('{') {
        let mut prefix = prefix.to_vec();
        prefix.extend(tree[..open].split("::").map(str::trim).filter(|p| !p.is_empty()).map(str::to_owned));
        let (mut depth, mut piece) = (0, String::new());
        let inner = &tree[open + 1..tree.rfind('}').unwrap_or(tree.len())];
        for c in inner.chars().chain([',']) {
            match c {
                ',' if depth == 0 => {
                    if !piece.trim().is_empty() {
                        leaves(&piece, &prefix, out);
                    }
                    piece.clear();
                }
                _ => {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    piece.push(c);
                }
            }
        }
        return;
    }
    let (path, alias) = tree.split_once(" as ").map_or((tree, None), |(p, a)| (p, Some(a.trim())));
    let mut path: Vec<String> = prefix.iter().cloned().chain(path.split("::").map(|p| p.trim().to_owned())).collect();
    if path.last().is_some_and(|l| l == "self") {
        path.pop();
    }
    let name = alias.map(str::to_owned).or_else(|| path.last().cloned()).unwrap_or_default();
    out.push((name, path));
}

/// Paths of two and more names in code.
fn paths(code: &str) -> Vec<Vec<String>> {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let mut out = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find("::") {
        let begin = rest[..at].rfind(|c: char| !word(c)).map_or(0, |i| i + 1);
        let mut path = vec![rest[begin..at].to_owned()];
        rest = &rest[at..];
        while let Some(next) = rest.strip_prefix("::") {
            let end = next.find(|c: char| !word(c)).unwrap_or(next.len());
            path.push(next[..end].to_owned());
            rest = &next[end..];
        }
        path.retain(|p| !p.is_empty());
        if path.len() > 1 {
            out.push(path);
        }
    }
    out
}

impl Crate {
    fn read() -> Crate {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut files = Vec::new();
        collect(&root, &mut files);
        let mut out = BTreeMap::new();
        for file in files {
            let relative = file.strip_prefix(&root).unwrap().with_extension("");
            let mut module: Vec<String> = relative.iter().map(|p| p.to_string_lossy().into_owned()).collect();
            if module.last().is_some_and(|l| l == "mod" || l == "lib") {
                module.pop();
            }
            let code = bare(&std::fs::read_to_string(&file).unwrap());
            let mut source = Source::default();
            let mut rest = String::new();
            let mut statements = code.as_str();
            // A `use` ends at its semicolon; all else is code.
            while let Some(at) = statements.find("use ") {
                let begins = statements[..at].chars().next_back().is_none_or(char::is_whitespace);
                let end = statements[at..].find(';').map_or(statements.len(), |e| at + e);
                rest.push_str(&statements[..at]);
                if begins {
                    leaves(&statements[at + 4..end], &[], &mut source.uses);
                    statements = &statements[end..];
                } else {
                    statements = &statements[at + 4..];
                }
            }
            rest.push_str(statements);
            for line in rest.lines() {
                if let Some(name) = line.split("mod ").nth(1).and_then(|m| m.strip_suffix(';')) {
                    source.children.insert(name.to_owned());
                }
            }
            source.paths = paths(&rest);
            out.insert(module, source);
        }
        Crate(out)
    }

    /// The file that a path leads to from `module`, through re-exports; `None` for what is not of this crate.
    fn file_of(&self, module: &[String], path: &[String], depth: usize) -> Option<Vec<String>> {
        let first = path.first()?.as_str();
        let (mut at, mut rest) = match first {
            "crate" => (Vec::new(), &path[1..]),
            "self" => (module.to_vec(), &path[1..]),
            "super" => (module.to_vec(), path),
            _ => {
                let source = self.0.get(module)?;
                if source.children.contains(first) {
                    (module.to_vec(), path)
                } else {
                    let (_, used) = source.uses.iter().find(|(name, used)| name == first && *used != path)?;
                    let whole: Vec<String> = used.iter().chain(&path[1..]).cloned().collect();
                    return if depth > 8 { None } else { self.file_of(module, &whole, depth + 1) };
                }
            }
        };
        while let Some(next) = rest.first() {
            if next == "super" {
                at.pop();
            } else {
                let mut deeper = at.clone();
                deeper.push(next.clone());
                if !self.0.contains_key(&deeper) {
                    break;
                }
                at = deeper;
            }
            rest = &rest[1..];
        }
        // A re-export stands for what it names.
        let source = self.0.get(&at)?;
        if let Some(name) = rest.first()
            && let Some((_, used)) = source.uses.iter().find(|(n, _)| n == name)
            && depth < 8
            && at != module
        {
            return self.file_of(&at, used, depth + 1).or(Some(at));
        }
        Some(at)
    }

    /// Which files each file asks.
    fn edges(&self) -> BTreeSet<(Vec<String>, Vec<String>)> {
        let mut out = BTreeSet::new();
        for (module, source) in &self.0 {
            let used = source.uses.iter().map(|(_, path)| path);
            for path in used.chain(&source.paths) {
                if let Some(to) = self.file_of(module, path, 0).filter(|to| to != module) {
                    out.insert((module.clone(), to));
                }
            }
        }
        out
    }
}

fn name(module: &[String]) -> String {
    if module.is_empty() { String::from("lib") } else { module.join("::") }
}

/// True where one file is the room that the other stands in: `mod.rs` holds what its files share and calls them.
fn is_room_of(a: &[String], b: &[String]) -> bool {
    a.len() != b.len() && (a.starts_with(b) || b.starts_with(a))
}

/// Everything that can be come to from `start`.
fn reach<'e>(edges: &'e BTreeMap<Vec<String>, Vec<Vec<String>>>, start: &'e [String]) -> BTreeSet<&'e [String]> {
    let mut seen = BTreeSet::new();
    let mut open = vec![start];
    while let Some(at) = open.pop() {
        for next in edges.get(at).map_or(&[][..], Vec::as_slice) {
            if seen.insert(next.as_slice()) {
                open.push(next);
            }
        }
    }
    seen
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let all = Crate::read().edges();
    assert!(all.len() > 300, "the imports are read: {}", all.len());
    let mut edges: BTreeMap<Vec<String>, Vec<Vec<String>>> = BTreeMap::new();
    for (from, to) in all.into_iter().filter(|(a, b)| !is_room_of(a, b)) {
        edges.entry(from).or_default().push(to);
    }
    let mut circles: BTreeSet<(String, String)> = BTreeSet::new();
    for (from, all) in &edges {
        let back = all.iter().filter(|to| reach(&edges, to).contains(from.as_slice()));
        circles.extend(back.map(|to| (name(from), name(to))));
    }
    let known: BTreeSet<(String, String)> = CIRCLES.iter().map(|&(a, b, _)| (a.to_owned(), b.to_owned())).collect();
    let new: Vec<_> = circles.difference(&known).collect();
    let gone: Vec<_> = known.difference(&circles).collect();
    assert!(new.is_empty(), "put what both share below them: {new:#?}");
    assert!(gone.is_empty(), "no longer in a circle, take it off the list: {gone:#?}");
}

#[test]
fn no_phase_asks_a_later_one() {
    let source = Crate::read();
    let rank: BTreeMap<&str, usize> =
        ORDER.iter().enumerate().flat_map(|(i, rooms)| rooms.iter().map(move |&r| (r, i))).collect();
    let rooms: BTreeSet<&str> = source.0.keys().filter_map(|m| m.first()).map(String::as_str).collect();
    for room in &rooms {
        assert!(rank.contains_key(room), "`{room}` has no place in the order of phases");
    }
    let mut upward: BTreeSet<(String, String)> = BTreeSet::new();
    for (from, to) in source.edges() {
        let (Some(a), Some(b)) = (from.first(), to.first()) else { continue };
        if a != b && rank.get(a.as_str()) <= rank.get(b.as_str()) {
            upward.insert((a.clone(), b.clone()));
        }
    }
    let known: BTreeSet<(String, String)> = UPWARD.iter().map(|&(a, b, _)| (a.to_owned(), b.to_owned())).collect();
    let new: Vec<_> = upward.difference(&known).collect();
    let gone: Vec<_> = known.difference(&upward).collect();
    assert!(new.is_empty(), "a phase asks a later one: {new:#?}");
    assert!(gone.is_empty(), "no longer so, take it off the list: {gone:#?}");
}

/// `Article::lower` makes curly apostrophes straight: whoever asks it for one asks in vain, and leaves readers in doubt.
#[test]
fn nobody_asks_lower_case_for_a_curly_apostrophe() {
    let mut files = Vec::new();
    collect(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut files);
    for file in files {
        let code = std::fs::read_to_string(&file).unwrap();
        for line in code.lines().filter(|l| l.contains("matches!(") && l.contains(".lower(") && !l.contains(".word(")) {
            assert!(!line.contains('’'), "{}: {line}", file.display());
        }
    }
}

/// Most lines of a file under `src/`.
const MOST_LINES_OF_FILE: usize = 420;

/// Most lines of a function there.
const MOST_LINES_OF_FUNCTION: usize = 85;

/// True for the first line of a function that does not end in it: `pub(super) fn of(`.
fn opens_function(line: &str) -> bool {
    let before = line.split_once("fn ").map(|(before, _)| before);
    let plain =
        |b: &str| b.is_empty() || b.ends_with(' ') && b.chars().all(|c| c.is_alphabetic() || " ():".contains(c));
    before.is_some_and(plain) && !line.ends_with([';', '}'])
}

/// Whoever reads a function sees it whole, and finds one subject in a file.
#[test]
fn nothing_is_too_long_to_be_read() {
    let mut files = Vec::new();
    collect(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut files);
    let (mut long, mut functions) = (Vec::new(), 0);
    for file in files {
        let code = std::fs::read_to_string(&file).unwrap();
        let lines: Vec<&str> = code.lines().collect();
        if lines.len() > MOST_LINES_OF_FILE {
            long.push(format!("{}: {} lines", file.display(), lines.len()));
        }
        for (i, line) in lines.iter().enumerate().filter(|(_, line)| opens_function(line.trim_start())) {
            // It ends at the brace below its first letter.
            let end = format!("{}}}", &line[..line.len() - line.trim_start().len()]);
            let length = lines[i..].iter().position(|l| *l == end).unwrap() + 1;
            functions += 1;
            if length > MOST_LINES_OF_FUNCTION {
                long.push(format!("{}:{}: {length} lines: {line}", file.display(), i + 1));
            }
        }
    }
    assert!(functions > 2000, "the functions are found: {functions}");
    assert!(long.is_empty(), "give a part of it a name, or a subject a file of its own: {long:#?}");
}

#[test]
fn imports_are_read_as_they_are_written() {
    let mut found = Vec::new();
    leaves("crate::a::{self, B, c::{D as E}}", &[], &mut found);
    let found: Vec<(String, String)> = found.into_iter().map(|(n, p)| (n, p.join("::"))).collect();
    let of = |n: &str, p: &str| (n.to_owned(), p.to_owned());
    assert_eq!(found, [of("a", "crate::a"), of("B", "crate::a::B"), of("E", "crate::a::c::D")]);
    assert_eq!(paths("let x = super::y::f(z::G);").len(), 2);
}
