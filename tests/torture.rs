//! Texts that no one would write: each is read in time that grows as its length does, and its spans are its own.
//!
//! `NEWSGLASS_TORTURE=1000000 cargo test --profile fast --test torture -- --nocapture` prints the seconds of each at that
//! many bytes, with those of the slowest phases, and asserts nothing; `NEWSGLASS_TORTURE_ONLY=he` those with `he` in the name.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "tests")]
#![allow(clippy::print_stdout, reason = "figures for whoever asks")]

use newsglass::report::Report;
use newsglass::{Glass, Options};
use rayon::prelude::*;
use std::fmt::Write;
use std::time::Instant;

/// Bytes of the small and of the large text.
const SIZES: [usize; 2] = [15_000, 60_000];
/// How much longer the large one may take: twice what is linear.
const GROWTH: f64 = 8.0;
/// Seconds in which the large one may be read whatever the small one took.
const FLOOR: f64 = 0.4;

const NAMES: [&str; 8] = ["Ana Torres", "Hama", "Omar Diaz", "Aleppo", "Reuters", "Nadia Khan", "Homs", "John Smith"];
const PARAGRAPH: &str = "Rebels captured Aleppo on Thursday, the army said. “We will return,” General Sami Haddad told \
     Al Jazeera, denying that 300 soldiers had fled 40 km to Hama.";

/// What is repeated, the number of the repetition at hand.
type Piece = Box<dyn Fn(usize, &mut String) + Send + Sync>;

fn same(piece: &'static str) -> Piece {
    Box::new(move |_, out| out.push_str(piece))
}

fn pieces() -> Vec<(&'static str, Piece)> {
    let name = |i: usize| NAMES[i % NAMES.len()];
    vec![
        ("a paragraph over and over", Box::new(|_, out| out.extend([PARAGRAPH, "\n\n"]))),
        ("a paragraph without blank lines", Box::new(|_, out| out.extend([PARAGRAPH, "\n"]))),
        ("one line without end", Box::new(|_, out| out.extend([PARAGRAPH, " "]))),
        ("one sentence without end", same("the rebels took the town of Hama and the army that left it ")),
        ("only names", Box::new(move |i, out| out.extend([name(i), " "]))),
        ("names with commas", Box::new(move |i, out| out.extend([name(i), ", "]))),
        ("one name", same("Hama ")),
        ("one name a line", same("Hama\n")),
        ("one name a paragraph", same("Hama\n\n")),
        (
            "a new person each time",
            Box::new(|i, out| {
                let letter = |k: usize| char::from(b'a' + (k % 26) as u8);
                let (a, b, c) = (letter(i), letter(i / 26), letter(i / 676));
                let _ = write!(out, "Mr. J{a}ro{b} K{b}l{c}m{a}n met S{c}ra B{a}rd{c}t, a minister.\n\n");
            }),
        ),
        (
            "a new place each time",
            Box::new(|i, out| {
                let _ = write!(
                    out,
                    "Rebels took Kafr {}{}ra. ",
                    char::from(b'A' + (i % 26) as u8),
                    ["am", "ob", "ul", "in"][i / 26 % 4]
                );
            }),
        ),
        ("double quotation marks", same("\"")),
        ("curly quotation marks", same("“")),
        ("closing quotation marks", same("”")),
        ("apostrophes", same("'")),
        ("quotation marks by turns", same("“‘\"«")),
        ("unclosed quotation each paragraph", same("“We will return, General Haddad said on Thursday.\n\n")),
        ("unclosed double quotes each paragraph", same("\"We will return, General Haddad said on Thursday.\n\n")),
        ("quotations of one word", same("“Yes”, he said. ")),
        ("open brackets", same("(")),
        ("open brackets of all kinds", same("([{“")),
        ("brackets with words", same("(the army (said ")),
        ("commas", same(",")),
        ("commas and spaces", same(", ")),
        ("full stops", same(".")),
        ("dashes", same("—")),
        ("hyphens", same("-")),
        ("hyphens between words", same("north-")),
        ("hyphens at line ends", same("north-\n")),
        ("digits", same("7")),
        ("digits with commas", same("1,000")),
        ("digits and spaces", same("7 ")),
        ("number words", same("two hundred thousand and ")),
        (
            "dates",
            Box::new(|i, out| {
                let _ = write!(out, "{} May {} ", i % 31 + 1, 1990 + i % 40);
            }),
        ),
        ("dates with dashes", same("2024-12-05-")),
        ("days", same("Thursday ")),
        ("weeks before weeks", same("a week before the week after ")),
        ("numbers with units", same("40 km 3 kg $5 million ")),
        ("less-than signs", same("<")),
        ("open tags", same("<p ")),
        ("ampersands", same("&")),
        ("entities", same("&amp;")),
        ("comments", same("<!--")),
        ("links", same("https://a.example/b?c=d&")),
        ("addresses", same("a@b.example ")),
        ("tabs", same("\t")),
        ("spaces", same(" ")),
        ("blank lines", same("\n")),
        ("blank lines with spaces", same(" \n")),
        ("headlines", same("Rebels Capture Hama In Blow To Assad\n\n")),
        ("datelines", same("PARIS (Reuters) — ")),
        ("datelines by lines", same("PARIS, Dec 5 (Reuters) — \n\n")),
        ("said", same("said ")),
        ("said that", same("he said that ")),
        ("he", same("he ")),
        ("they", same("They left them. ")),
        ("places", same("Hama, Homs, Aleppo, Damascus, Paris, London, Georgia, ")),
        ("in a place in a place", same("in Hama in Homs ")),
        ("of of", same("of the ")),
        ("killed", same("killed ")),
        ("rebels killed", same("Rebels killed soldiers ")),
        ("capitals", same("SYRIAN REBELS SEIZE HAMA, SAYS U.N. ENVOY ON THURSDAY. ")),
        ("capitals without end", same("SYRIAN REBELS SEIZE HAMA ")),
        ("one word", same("a")),
        ("one word of capitals", same("AbC")),
        ("emoji", same("👩‍👩‍👧‍👦🇸🇾")),
        ("emoji between words", same("Hama 😀 ")),
        ("right to left", same("قال الرئيس يوم الخميس إن القوات انسحبت. ")),
        ("Chinese", same("叙利亚反对派武装星期四宣布完全控制哈马")),
        ("combining marks", same("a\u{0301}\u{0301}")),
        ("combining marks alone", same("\u{0301}")),
        ("NULs", same("\0")),
        ("replacement characters", same("\u{FFFD}")),
        ("soft hyphens", same("a\u{00AD}")),
        ("no-break spaces", same("\u{00A0}")),
        (
            "scores",
            Box::new(move |i, out| {
                let _ = writeln!(out, "{}\t{}\t{}-{}", name(i), name(i + 3), i % 7, i % 5);
            }),
        ),
        ("a long list with and", same("the army and the rebels and the minister and ")),
        ("or", same("or ")),
        ("who", same("who ")),
        ("titles", same("President ")),
        ("Mr.", same("Mr. ")),
        ("abbreviations", same("U.S. ")),
        ("initials", same("J. ")),
        ("possessives", same("Hama's ")),
        ("bullets", same("- the army left\n")),
        ("questions", same("Why? ")),
        ("exclamation marks", same("!")),
        ("roles", same("Ana Torres, the minister of the interior of Syria, ")),
        ("noise", Box::new(|i, out| out.extend(char::from_u32(((i * 7919) % 65536) as u32)))),
    ]
}

fn text(piece: &Piece, size: usize) -> String {
    let mut out = String::with_capacity(size + 200);
    let mut i = 0;
    while out.len() < size {
        piece(i, &mut out);
        i += 1;
    }
    out
}

/// Seconds this thread has worked, where the system tells, so that others' work does not count; otherwise of the clock.
fn worked(start: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|t| t.split(' ').next()?.parse::<u64>().ok()).filter(|&n| n > 0);
    nanoseconds.map_or_else(|| start.elapsed().as_secs_f64(), |n| n as f64 / 1e9)
}

/// The report and the seconds of each phase.
fn measure(text: &str) -> (Report, Vec<(&'static str, f64)>) {
    let start = Instant::now();
    let mut marks: Vec<(&'static str, f64)> = Vec::new();
    let mut mark = |phase, part| {
        if part == 0.0 {
            marks.push((phase, worked(start)));
        }
        true
    };
    let report = Glass::embedded().analyze_while(text, &Options::default(), &mut mark);
    let phases = marks.windows(2).map(|m| (m[0].0, m[1].1 - m[0].1)).collect();
    (report, phases)
}

fn seconds(text: &str) -> f64 {
    measure(text).1.iter().map(|p| p.1).sum()
}

/// Every span lies on characters of the text.
fn sound(report: &Report, text: &str, name: &str) {
    let check = |[a, b]: [u32; 2]| {
        assert!(text.get(a as usize..b as usize).is_some(), "{name}: {a}..{b} is no span of the text");
    };
    report.blocks.iter().for_each(|b| check(b.span));
    report.sentences.iter().for_each(|s| check(s.span));
    report.entities.iter().flat_map(|e| &e.mentions).for_each(|m| check(m.span));
    report.times.iter().for_each(|t| check(t.span));
    report.quantities.iter().for_each(|q| check(q.span));
    report.statements.iter().flat_map(|s| &s.content).for_each(|&c| check(c));
    report.events.iter().for_each(|e| {
        e.mentions.iter().for_each(|&m| check(m));
        e.roles.iter().for_each(|r| check(r.span));
    });
    report.relations.iter().for_each(|r| check(r.span));
}

/// Prints the seconds of each text of `size` bytes.
fn print_figures(size: usize) {
    let only = std::env::var("NEWSGLASS_TORTURE_ONLY").unwrap_or_default();
    for (name, piece) in pieces().into_iter().filter(|(name, _)| name.contains(&only)) {
        let (_, mut phases) = measure(&text(&piece, size));
        let whole: f64 = phases.iter().map(|p| p.1).sum();
        phases.sort_by(|a, b| b.1.total_cmp(&a.1));
        let slow: Vec<_> = phases[..3].iter().map(|(phase, s)| format!("{phase} {s:.2}")).collect();
        println!("{whole:8.2}  {name:40}{}", slow.join(", "));
    }
}

#[test]
fn time_grows_as_the_text_does() {
    if let Some(size) = std::env::var("NEWSGLASS_TORTURE").ok().and_then(|s| s.parse().ok()) {
        return print_figures(size);
    }
    let slow: Vec<String> = pieces().into_par_iter().filter_map(|(name, piece)| slowness(name, &piece)).collect();
    assert!(slow.is_empty(), "time that grows faster than the text:\n{}", slow.join("\n"));
}

/// What to say where the time of a text made of `piece` grows faster than its length, in three trials.
fn slowness(name: &str, piece: &Piece) -> Option<String> {
    let [small, large] = SIZES.map(|size| text(piece, size));
    let (report, phases) = measure(&large);
    sound(&report, &large, name);
    let mut long: f64 = phases.iter().map(|p| p.1).sum();
    let mut short = 0.0;
    for _ in 0..3 {
        if long <= FLOOR || long <= short * GROWTH {
            return None;
        }
        (short, long) = (seconds(&small).max(short), if short > 0.0 { long.min(seconds(&large)) } else { long });
    }
    (long > short * GROWTH)
        .then(|| format!("{name}: {short:.2} s for {}, {long:.2} s for {}", small.len(), large.len()))
}
