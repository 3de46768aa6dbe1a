//! Throws the switches: `run CASES JOURNAL DOCS.jsonl MOST`; with `show NUMBER LINE` behind it, a text's report without and with
//! one; with `probe`, for each case its report, and that with each switch that no case needs and that changes it. Laid into a
//! copy by `../rules.py`. A line of the journal is a letter and what was found out:
//!   M number cases texts            met; the cases and texts in which the switch would turn its condition
//!   S number tried changed lines    thrown alone in some of each: reports read, reports changed, lines of these
//!   C number case                   that case fails
//!   D number line                   the report on that text changes
//!   E c|d number                    that case or text is done: all switches that nothing had needed so far were thrown in it,
//!                                   many at once, halved where something changed
#![allow(missing_docs, clippy::all, clippy::unwrap_used, clippy::panic, clippy::print_stdout, clippy::disallowed_methods, clippy::disallowed_types, reason = "of a copy alone")]

#[path = "../tests/cases/mod.rs"]
#[allow(dead_code, unreachable_pub, reason = "of a copy alone")]
mod cases;

use newsglass::report::Report;
use newsglass::switch::{LEFT, MOST, SEEN, THROWN};
use newsglass::{Glass, Options};
use std::collections::BTreeSet;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// How many cases and texts a switch is first thrown in alone; how many are then thrown at once in a case and in a text;
/// seconds after which a run hangs.
const ALONE: (usize, usize) = (6, 5);
const AT_ONCE: (usize, usize) = (12, 48);
const SECONDS: u64 = 60;
static STEP: AtomicU64 = AtomicU64::new(0);

/// What comes of it with these switches thrown, or None where it breaks off.
fn with<T>(numbers: &[u32], f: impl FnOnce() -> T) -> Option<T> {
    STEP.fetch_add(1, Relaxed);
    numbers.iter().for_each(|&n| THROWN[n as usize].store(true, Relaxed));
    LEFT.store(20_000_000, Relaxed);
    let out = catch_unwind(AssertUnwindSafe(f)).ok();
    LEFT.store(u64::MAX, Relaxed);
    numbers.iter().for_each(|&n| THROWN[n as usize].store(false, Relaxed));
    out
}

/// The switches that turn a condition as this runs.
fn turned(met: &mut [bool], f: &mut dyn FnMut()) -> Vec<u32> {
    SEEN.iter().for_each(|s| s.store(0, Relaxed));
    f();
    met.iter_mut().zip(&SEEN).for_each(|(m, s)| *m |= s.load(Relaxed) > 0);
    (0..MOST as u32).filter(|&i| SEEN[i as usize].load(Relaxed) == 3).collect()
}

/// Those of the switches that change something, found by halves.
fn hunt(numbers: &[u32], changes: &mut dyn FnMut(&[u32]) -> bool, found: &mut Vec<u32>) {
    if numbers.is_empty() || !changes(numbers) {
        return;
    }
    if let [one] = numbers {
        found.push(*one);
        return;
    }
    let (a, b) = numbers.split_at(numbers.len() / 2);
    hunt(a, changes, found);
    hunt(b, changes, found);
}

/// So many of a list, from all parts of it.
fn spread(list: &[usize], most: usize) -> impl Iterator<Item = usize> + '_ {
    list.iter().copied().step_by(list.len().div_ceil(most).max(1))
}

fn main() {
    let a: Vec<String> = std::env::args().skip(1).collect();
    let glass = Glass::embedded();
    let texts: Vec<String> = std::fs::read_to_string(&a[2])
        .unwrap()
        .lines()
        .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["text"].as_str().unwrap().to_owned())
        .collect();
    let all: Vec<usize> = (0..texts.len()).collect();
    let chosen: Vec<usize> = spread(&all, a[3].parse().unwrap()).collect();
    let read = |i: usize| -> Report { glass.analyze(&texts[i], &Options::default()) };
    std::panic::set_hook(Box::new(|_| ()));
    if let Some("show") = a.get(4).map(String::as_str) {
        let (number, i) = (a[5].parse().unwrap(), a[6].parse().unwrap());
        println!("{}", serde_json::to_string(&with(&[], || read(i))).unwrap());
        println!("{}", serde_json::to_string(&with(&[number], || read(i))).unwrap());
        return;
    }
    let mut list = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir(&a[0]).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    for path in files.iter().filter(|p| p.extension().is_some_and(|e| e == "toml")) {
        let file = path.file_stem().unwrap().to_string_lossy().into_owned();
        let content = std::fs::read_to_string(path).unwrap();
        list.extend(content.split("[[case]]").skip(1).map(|c| (file.clone(), format!("[[case]]{c}"))));
    }
    // What is made once is made now.
    read(chosen[0]);
    let fails = |i: usize| cases::failures(glass, &list[i].0, &list[i].1).into_iter().next();
    let mut met = vec![false; MOST];
    let (mut of_cases, mut of_texts) = (vec![vec![]; MOST], vec![vec![]; MOST]);
    let (mut in_case, mut in_text) = (Vec::new(), Vec::new());
    for i in 0..list.len() {
        let mut failed = None;
        let numbers = turned(&mut met, &mut || failed = fails(i));
        assert!(failed.is_none(), "{failed:?}");
        numbers.iter().for_each(|&n| of_cases[n as usize].push(i));
        in_case.push(numbers);
    }
    let mut reports = Vec::new();
    for (k, &i) in chosen.iter().enumerate() {
        let numbers = turned(&mut met, &mut || reports.push(read(i)));
        numbers.iter().for_each(|&n| of_texts[n as usize].push(k));
        in_text.push(numbers);
    }
    // What an earlier run found.
    let before = std::fs::read_to_string(&a[1]).unwrap_or_default();
    let mut needed: BTreeSet<u32> = BTreeSet::new();
    let mut changing: BTreeSet<u32> = BTreeSet::new();
    let (mut alone, mut done) = (BTreeSet::new(), BTreeSet::new());
    for row in before.lines().map(|l| l.split('\t').collect::<Vec<_>>()) {
        let number = |i: usize| row[i].parse::<u32>().unwrap();
        match row[0] {
            "S" => {
                alone.insert(number(1));
                if number(3) > 0 {
                    changing.insert(number(1));
                }
            }
            "C" => _ = needed.insert(number(1)),
            "D" => _ = changing.insert(number(1)),
            "B" => _ = (needed.insert(number(1)), alone.insert(number(1))),
            "E" => _ = done.insert((row[1] == "c", number(2) as usize)),
            _ => {}
        }
    }
    if a.get(4).is_some_and(|m| m == "probe") {
        for ((file, case), numbers) in list.iter().zip(&in_case) {
            let case = case.parse::<toml::Table>().unwrap();
            let case = case["case"][0].as_table().unwrap();
            let word = |key: &str| case.get(key).and_then(toml::Value::as_str);
            let text = word("text").map(|t| t.strip_prefix('\n').unwrap_or(t)).unwrap();
            let options = Options {
                country: word("country"),
                published_as: word("published"),
                title: word("title"),
                offsets: newsglass::Offsets::CodePoint,
                ..Options::default()
            };
            if case.contains_key("corrections") {
                continue;
            }
            let read = || glass.analyze(text, &options);
            let base = read();
            let left: Vec<u32> = numbers.iter().copied().filter(|n| !needed.contains(n)).collect();
            let mut found = Vec::new();
            left.chunks(8).for_each(|c| hunt(c, &mut |ns| with(ns, read).as_ref() != Some(&base), &mut found));
            let changed: Vec<_> = found.into_iter().map(|n| (n, with(&[n], read))).collect();
            println!("{}", serde_json::to_string(&(file, word("name"), text, &base, changed)).unwrap());
        }
        return;
    }
    let mut out = std::fs::OpenOptions::new().append(true).create(true).open(&a[1]).unwrap();
    let turns: Vec<u32> = (0..MOST as u32).filter(|&n| met[n as usize]).collect();
    if before.is_empty() {
        for &n in &turns {
            writeln!(out, "M\t{n}\t{}\t{}", of_cases[n as usize].len(), of_texts[n as usize].len()).unwrap();
        }
    }
    println!("{} cases, {} texts, {} conditions met", list.len(), chosen.len(), turns.len());
    let at = format!("{}.at", a[1]);
    let begin = |numbers: &[u32]| std::fs::write(&at, format!("{numbers:?}")).unwrap();
    std::thread::spawn(|| {
        let mut before = (0, 0);
        loop {
            std::thread::sleep(std::time::Duration::from_secs(1));
            let step = STEP.load(Relaxed);
            before = if before.0 == step { (step, before.1 + 1) } else { (step, 0) };
            if before.1 > SECONDS {
                std::process::exit(3);
            }
        }
    });
    let broken = |i: usize, numbers: &[u32]| {
        begin(numbers);
        with(numbers, || fails(i)).unwrap_or_else(|| Some("breaks off".into()))
    };
    let other = |k: usize, numbers: &[u32]| {
        begin(numbers);
        with(numbers, || read(chosen[k])).as_ref() != Some(&reports[k])
    };
    for n in turns.into_iter().filter(|n| !alone.contains(n)) {
        if let Some(case) = spread(&of_cases[n as usize], ALONE.0).find_map(|i| broken(i, &[n])) {
            needed.insert(n);
            writeln!(out, "C\t{n}\t{}\nS\t{n}\t0\t0\t", case.replace(['\t', '\n'], " ")).unwrap();
            continue;
        }
        let tried: Vec<usize> = spread(&of_texts[n as usize], ALONE.1).collect();
        let changed: Vec<String> = tried.iter().filter(|&&k| other(k, &[n])).map(|&k| chosen[k].to_string()).collect();
        if !changed.is_empty() {
            changing.insert(n);
        }
        writeln!(out, "S\t{n}\t{}\t{}\t{}", tried.len(), changed.len(), changed.join(" ")).unwrap();
    }
    for (i, numbers) in in_case.iter().enumerate().filter(|(i, _)| !done.contains(&(true, *i))) {
        let left: Vec<u32> = numbers.iter().copied().filter(|n| !needed.contains(n)).collect();
        let mut found = Vec::new();
        left.chunks(AT_ONCE.0).for_each(|c| hunt(c, &mut |ns| broken(i, ns).is_some(), &mut found));
        for n in found {
            needed.insert(n);
            let why = broken(i, &[n]).unwrap_or_default().replace(['\t', '\n'], " ");
            writeln!(out, "C\t{n}\t{why}").unwrap();
        }
        writeln!(out, "E\tc\t{i}").unwrap();
    }
    for (k, numbers) in in_text.iter().enumerate().filter(|(k, _)| !done.contains(&(false, *k))) {
        let left = numbers.iter().copied().filter(|n| !needed.contains(n) && !changing.contains(n));
        let left: Vec<u32> = left.collect();
        let mut found = Vec::new();
        left.chunks(AT_ONCE.1).for_each(|c| hunt(c, &mut |ns| other(k, ns), &mut found));
        for n in found {
            changing.insert(n);
            writeln!(out, "D\t{n}\t{}", chosen[k]).unwrap();
        }
        writeln!(out, "E\td\t{k}").unwrap();
    }
    let _ = std::fs::remove_file(at);
}
