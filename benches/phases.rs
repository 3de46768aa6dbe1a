//! Time of each phase, natively: `cargo bench`, after `node benches/texts.mjs target-web/bench` wrote the texts.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods, reason = "a bench tells the time")]

use newsglass::{Glass, Options};
use std::path::Path;
use std::time::{Duration, Instant};

/// How long a text is read again and again for its figures; at least once.
const PATIENCE: Duration = Duration::from_secs(2);

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target-web/bench");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("There are no texts yet: run `node benches/texts.mjs target-web/bench` first.");
        return;
    };
    let mut paths: Vec<_> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.sort();
    let start = Instant::now();
    let glass = Glass::embedded();
    let decoding = start.elapsed();
    let mut columns = Vec::new();
    let mut rows: Vec<(&'static str, Vec<f64>)> = Vec::new();
    let mut speeds = Vec::new();
    for path in &paths {
        let text = std::fs::read_to_string(path).unwrap();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        columns.push(stem.split_once(' ').map_or(String::new(), |(_, name)| name.to_owned()));
        let (phases, whole) = measure(glass, &text);
        rows.resize(phases.len() + 1, ("", Vec::new()));
        for (row, (name, time)) in rows.iter_mut().zip(phases.into_iter().chain([("whole", whole)])) {
            row.0 = name;
            row.1.push(time * 1e3);
        }
        speeds.push(text.len() as f64 / whole / 1e6);
    }
    rows.push(("MB/s", speeds));
    print!("\n  {:34}", "native, milliseconds");
    columns.iter().for_each(|c| print!("{c:>11}"));
    println!();
    for (name, figures) in rows {
        print!("  {name:34}");
        figures.iter().for_each(|&f| print!("{f:>11.*}", if f < 10.0 { 2 } else { 1 }));
        println!();
    }
    println!("  {:34}{:>11.1}", "decoding the data, once", decoding.as_secs_f64() * 1e3);
}

/// Seconds of each phase and of the whole, in the run of median length.
fn measure(glass: &Glass, text: &str) -> (Vec<(&'static str, f64)>, f64) {
    let began = Instant::now();
    let mut runs = Vec::new();
    while runs.is_empty() || (began.elapsed() < PATIENCE && runs.len() < 500) {
        let mut marks = Vec::with_capacity(16);
        let mut mark = |phase, part| {
            if part == 0.0 {
                marks.push((phase, Instant::now()));
            }
            true
        };
        std::hint::black_box(glass.analyze_while(text, &Options::default(), &mut mark));
        let phases: Vec<_> = marks.windows(2).map(|m| (m[0].0, (m[1].1 - m[0].1).as_secs_f64())).collect();
        let whole: f64 = phases.iter().map(|p| p.1).sum();
        runs.push((phases, whole));
    }
    runs.sort_by(|a, b| a.1.total_cmp(&b.1));
    runs.swap_remove(runs.len() / 2)
}
