//! Memory of each phase, natively: `cargo bench --bench memory -- FILE...`, or of the texts that
//! `node benches/texts.mjs target-web/bench` wrote.
#![allow(clippy::unwrap_used, clippy::print_stdout, unsafe_code, reason = "a bench counts what the allocator gives")]

use newsglass::{Glass, Options};
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// The system's allocator, counting.
struct Counting;

static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

fn grown(by: usize) {
    PEAK.fetch_max(LIVE.fetch_add(by, Relaxed) + by, Relaxed);
}

// SAFETY: everything is the system's.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grown(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // As what moves: the old is there until the new is full.
        grown(size);
        LIVE.fetch_sub(layout.size(), Relaxed);
        unsafe { System.realloc(at, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn main() {
    let given = std::env::args().skip(1).filter(|a| !a.starts_with('-')).map(std::path::PathBuf::from);
    let mut paths: Vec<_> = given.collect();
    if paths.is_empty() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target-web/bench");
        paths.extend(std::fs::read_dir(folder).into_iter().flatten().filter_map(|e| Some(e.ok()?.path())));
        paths.sort();
    }
    let glass = Glass::embedded();
    println!("{:10}{:>12}", "decoded", mb(LIVE.load(Relaxed)));
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        // What is built as it is asked for is there from here on.
        let beginning: String = text.chars().take(100_000).collect();
        drop(glass.analyze(&beginning, &Options::default()));
        drop(beginning);
        let before = LIVE.load(Relaxed);
        println!("\n{} ({} MB; kept from before {})", path.display(), mb(text.len()), mb(before));
        println!("{:12}{:>10}{:>10}{:>10}", "", "begins", "peak, MB", "resident");
        let mut last: Option<(&str, usize)> = None;
        let report = glass.analyze_while(&text, &Options::default(), &mut |phase, part| {
            if part > 0.0 {
                return true;
            }
            let live = LIVE.load(Relaxed);
            let peak = PEAK.swap(live, Relaxed);
            if let Some((name, began)) = last {
                println!(
                    "{name:12}{:>10}{:>10}{:>10}",
                    mb(began.saturating_sub(before)),
                    mb(peak.saturating_sub(before)),
                    mb(resident())
                );
            }
            last = Some((phase, live));
            true
        });
        println!("{:12}{:>10}", "report", mb(LIVE.load(Relaxed).saturating_sub(before)));
        PEAK.store(LIVE.load(Relaxed), Relaxed);
        let line = newsglass::export::line(&report).len();
        println!("{:12}{:>10}{:>10}", "as JSON", mb(line), mb(PEAK.load(Relaxed).saturating_sub(before)));
    }
}

/// The most memory that the process has held until now, as Linux counts it; 0 elsewhere.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse::<usize>().ok()).unwrap_or(0) * 1024
}

fn mb(bytes: usize) -> String {
    format!("{:.1}", bytes as f64 / 1e6)
}
