//! Whole reports: of the sample articles as snapshots, of hostile texts as properties.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, unreachable_pub, reason = "tests")]

mod schemas;

use newsglass::Day;
use newsglass::report::Report;
use newsglass::{Glass, Offsets, Options};
use serde_json::Value;
use std::path::PathBuf;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn schema() -> jsonschema::Validator {
    schemas::closed("report.schema.json")
}

fn analyze(text: &str, offsets: Offsets) -> Report {
    let options = Options { published: Day::parse("2024-12-05"), offsets, tokens: true, ..Options::default() };
    Glass::embedded().analyze(text, &options)
}

/// The sample articles with their days, from `www/samples/index.json`.
fn samples() -> Vec<(String, String, Option<String>)> {
    let folder = root().join("www/samples");
    let index: Value = serde_json::from_str(&std::fs::read_to_string(folder.join("index.json")).unwrap()).unwrap();
    let list = index.as_array().or_else(|| index.get("samples").and_then(Value::as_array)).unwrap();
    list.iter()
        .map(|s| {
            let file = s["file"].as_str().unwrap();
            let text = std::fs::read_to_string(folder.join(file)).unwrap();
            (file.trim_end_matches(".txt").to_owned(), text, s["published"].as_str().map(str::to_owned))
        })
        .collect()
}

/// The report as lines a person can read and compare.
fn told(report: &Report, text: &str) -> String {
    use std::fmt::Write;
    let words = |s: [u32; 2]| text[s[0] as usize..s[1] as usize].split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    for b in report.blocks.iter().filter(|b| b.kind != "paragraph") {
        let _ = writeln!(out, "block {}: {}", b.kind, words(b.span));
    }
    for e in &report.entities {
        let mut mentions: Vec<_> = e.mentions.iter().map(|m| format!("{}/{}", words(m.span), &m.form[..2])).collect();
        mentions.dedup();
        let place = e
            .place
            .as_ref()
            .map_or(String::new(), |p| format!(" @{:.1},{:.1} {}", p.lat, p.lon, p.country.as_deref().unwrap_or("-")));
        let roles: Vec<_> = e.roles.iter().map(|r| format!("{} of {:?}", r.title, r.of)).collect();
        let _ = writeln!(out, "entity {} {} {:?}{place} {roles:?}: {}", e.id, e.kind, e.name, mentions.join(", "));
    }
    for t in &report.times {
        let _ = writeln!(out, "time {} {}: {}", t.kind, t.value, words(t.span));
    }
    for q in &report.quantities {
        let _ = writeln!(out, "quantity {} {:?} {:?} of {:?}: {}", q.kind, q.value, q.unit, q.of, words(q.span));
    }
    for s in &report.statements {
        let source = s.source.as_ref().map_or(String::from("?"), |x| format!("{} ({:?})", words(x.span), x.entity));
        let content: Vec<_> = s.content.iter().map(|&c| words(c)).collect();
        let _ = writeln!(out, "statement {} {} {source}: {}", s.form, s.act, content.join(" / "));
    }
    for e in &report.events {
        let roles: Vec<_> = e.roles.iter().map(|r| format!("{}={}", r.role, words(r.span))).collect();
        let side = |mark: &str, day: &Option<String>| day.as_ref().map_or(String::new(), |d| format!("{mark}{d}"));
        let bounds = || side(">=", &e.after) + &side("<=", &e.before);
        let days = e.interval.as_ref().map_or_else(bounds, |d| d.join(".."));
        let kind = e.r#type.unwrap_or("-");
        let mentions: Vec<_> = e.mentions.iter().map(|&m| words(m)).collect();
        let _ = writeln!(out, "event {kind} {} {} {days}: {}", mentions.join(" | "), e.status, roles.join("; "));
        let _ = writeln!(out, "  {:.2} {}", e.weight, e.gloss);
    }
    for r in &report.relations {
        let name = |id: u32| report.entities[id as usize].name.as_str();
        let _ = writeln!(out, "relation {} {} {} ({})", name(r.from), r.kind, name(r.to), r.status);
    }
    let b = &report.brief;
    for (question, answers) in
        [("who", &b.who), ("what", &b.what), ("when", &b.when), ("where", &b.r#where), ("why", &b.why), ("how", &b.how)]
    {
        let all: Vec<_> = answers.iter().map(|a| words(a.span)).collect();
        let _ = writeln!(out, "brief {question}: {}", all.join(" / "));
    }
    for w in &report.warnings {
        let _ = writeln!(out, "warning {}", w.message);
    }
    out
}

/// The reports of the samples stand in `tests/snapshots/`; `NEWSGLASS_BLESS=1 cargo test` writes them anew.
#[test]
fn the_samples_are_read_as_their_snapshots_say() {
    let bless = std::env::var_os("NEWSGLASS_BLESS").is_some();
    let folder = root().join("tests/snapshots");
    let mut changed = Vec::new();
    for (name, text, published) in samples() {
        let options = Options { published: published.as_deref().and_then(Day::parse), ..Options::default() };
        let now = told(&Glass::embedded().analyze(&text, &options), &text);
        let path = folder.join(format!("{name}.txt"));
        let before = std::fs::read_to_string(&path).unwrap_or_default();
        if now == before {
            continue;
        }
        if bless {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &now).unwrap();
            continue;
        }
        let (old, new): (Vec<_>, Vec<_>) = (before.lines().collect(), now.lines().collect());
        let gone = old.iter().filter(|l| !new.contains(l)).map(|l| format!("- {l}"));
        let come = new.iter().filter(|l| !old.contains(l)).map(|l| format!("+ {l}"));
        changed.push(format!("{name}:\n{}", gone.chain(come).collect::<Vec<_>>().join("\n")));
    }
    assert!(changed.is_empty(), "reports changed; read the lines, then bless them:\n{}", changed.join("\n"));
}

/// Everything the report promises about itself, whatever the text.
fn check(text: &str, name: &str, schema: &jsonschema::Validator) {
    let report = analyze(text, Offsets::Utf8);
    let value = serde_json::to_value(&report).unwrap();
    if let Err(error) = schema.validate(&value) {
        panic!("{name}: the report breaks the schema at {}: {error}", error.instance_path);
    }
    spans(&value, &mut |a, b| {
        assert!(a <= b, "{name}: span {a}..{b} runs backwards");
        assert!(text.get(a..b).is_some(), "{name}: span {a}..{b} is not on characters of the text");
    });
    let tokens = report.tokens.as_deref().unwrap_or(&[]);
    for pair in tokens.windows(2) {
        assert!(pair[0].span[1] <= pair[1].span[0], "{name}: tokens overlap");
    }
    let (entities, events) = (report.entities.len() as u32, report.events.len() as u32);
    let statements = report.statements.len() as u32;
    let known = |id: Option<u32>| assert!(id.is_none_or(|i| i < entities), "{name}: no entity {id:?}");
    for (i, e) in report.entities.iter().enumerate() {
        assert_eq!(e.id as usize, i, "{name}");
        e.roles.iter().for_each(|r| known(r.of));
    }
    report.statements.iter().filter_map(|s| s.source.as_ref()).for_each(|s| known(s.entity));
    for e in &report.events {
        e.roles.iter().for_each(|r| known(r.entity));
        assert!(e.statement.is_none_or(|s| s < statements), "{name}");
    }
    report.relations.iter().for_each(|r| {
        known(Some(r.from));
        known(Some(r.to));
    });
    let mut told: Vec<_> = report.timeline.iter().flat_map(|m| m.events.iter().copied()).collect();
    told.sort_unstable();
    assert!(told.iter().all(|&e| e < events), "{name}");
    trees(&report, name);
    assert_eq!(report, analyze(text, Offsets::Utf8), "{name}: two runs differ");
    for unit in [Offsets::Utf16, Offsets::CodePoint] {
        let other = serde_json::to_value(analyze(text, unit)).unwrap();
        let length = match unit {
            Offsets::Utf16 => text.encode_utf16().count(),
            _ => text.chars().count(),
        };
        spans(&other, &mut |a, b| assert!(a <= b && b <= length, "{name}: {a}..{b} in {unit:?}"));
    }
}

/// One root a sentence, and no cycles.
fn trees(report: &Report, name: &str) {
    let tokens = report.tokens.as_deref().unwrap_or(&[]);
    for s in &report.sentences {
        let inside: Vec<usize> =
            (0..tokens.len()).filter(|&i| s.span[0] <= tokens[i].span[0] && tokens[i].span[1] <= s.span[1]).collect();
        let roots = inside.iter().filter(|&&i| tokens[i].head.is_none()).count();
        assert_eq!(roots, 1, "{name}: {roots} roots in a sentence of {} tokens", inside.len());
        for &i in &inside {
            let (mut at, mut steps) = (i, 0);
            while let Some(head) = tokens[at].head {
                at = head as usize;
                steps += 1;
                assert!(inside.binary_search(&at).is_ok(), "{name}: a head outside its sentence");
                assert!(steps <= inside.len(), "{name}: a cycle");
            }
        }
    }
}

/// Calls `see` with every span in the report.
fn spans(value: &Value, see: &mut impl FnMut(usize, usize)) {
    fn pair(value: &Value) -> Option<(usize, usize)> {
        match value.as_array()?.as_slice() {
            [a, b] => Some((a.as_u64()? as usize, b.as_u64()? as usize)),
            _ => None,
        }
    }
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                match (key.as_str(), inner) {
                    ("span" | "cue", _) if pair(inner).is_some() => {
                        let (a, b) = pair(inner).unwrap();
                        see(a, b);
                    }
                    ("content", Value::Array(list)) => list.iter().filter_map(pair).for_each(|(a, b)| see(a, b)),
                    _ => spans(inner, see),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|v| spans(v, see)),
        _ => {}
    }
}

#[test]
fn hostile_texts_give_sound_reports() {
    let schema = schema();
    let odd: Vec<(&str, String)> = vec![
        ("empty", String::new()),
        ("white space", String::from(" \n\t \r\n\u{a0}\u{3000}\n")),
        ("NULs", String::from("Rebels\0took\0\0Hama.\0")),
        ("a comma first", String::from(", a council in Porto met.")),
        ("binary", (0..4000u32).map(|i| char::from_u32((i * 7919) % 256).unwrap()).collect()),
        ("replacement characters", "\u{FFFD}".repeat(500)),
        ("emoji", String::from("👩‍👩‍👧‍👦🇸🇾 “Go 😀!” said 👮🏽. 😀😀😀")),
        (
            "right to left",
            String::from("قال الرئيس يوم الخميس إن القوات انسحبت من حماة. שלום עולם. \u{202E}abc\u{202C}"),
        ),
        ("Chinese", String::from("叙利亚反对派武装星期四宣布完全控制哈马。总统说：“我们不会放弃。”")),
        ("unbalanced quotes", String::from("“““He said “no. \"And \"then' they’’ left «the town‹. ”")),
        (
            "html",
            String::from("<html><body><p>Mr. X said &ldquo;yes&rdquo; in Hama.</p><script>if (a < b) {}</script><p"),
        ),
        ("unclosed tags", "<p <b <!-- <script> ".repeat(50)),
        ("blank lines", "\n".repeat(10_000)),
        ("brackets", format!("{}Hama{}", "(".repeat(3000), ")".repeat(3000))),
        ("nested quotes", "“‘".repeat(1500)),
        (
            "capitals",
            String::from("SYRIAN REBELS SEIZE HAMA IN BLOW TO ASSAD, SAYS U.N. ENVOY ON THURSDAY. ").repeat(5),
        ),
        ("lower case", String::from("syrian rebels seized hama on thursday, the u.n. said. ").repeat(5)),
        ("one word", String::from("Hama")),
        ("only punctuation", String::from("...!?;—–“”()[]{}")),
        ("numbers", "99999999999999999999999999 -1e308 0/0 1/0 12/31/9999 9999-99-99 $-5 ".repeat(3)),
        (
            "dates out of range",
            String::from("In 99999 years, on February 30, 2023, 13/13/2013, 1,000,000 years ago, year 0."),
        ),
        ("combining", String::from("a\u{0301}\u{0301}\u{0301} Hama\u{0301} e\u{200d}x \u{00AD}\u{00AD}word")),
        ("Turkish and long s", String::from("İSTANBUL’DA İ ſ ẞ ŉ ΐ")),
        ("form feeds", String::from("One\u{0C}Two\u{0B}Three\u{85}Four\u{2028}Five\u{2029}Six")),
        ("windows line ends", String::from("Headline here\r\n\r\nThe army left on Monday.\r\nIt was calm.\r\n")),
    ];
    for (name, text) in &odd {
        check(text, name, &schema);
    }
}

/// A fixed run of pseudo-random numbers (Knuth's MMIX constants), the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }
}

#[test]
fn jumbled_texts_give_sound_reports() {
    const PIECES: &[&str] = &[
        "the rebels",
        "Mr. Diaz",
        "captured",
        "Hama",
        "on Thursday",
        "said",
        "“",
        "”",
        "\"",
        "’s",
        "'",
        "and",
        "of",
        ",",
        ".",
        "?",
        "\n",
        "\n\n",
        "(",
        ")",
        "280,000",
        "40 km",
        "early this week",
        "U.N.",
        "Syrian",
        "he",
        "who",
        "had been killed",
        "would not",
        "according to",
        "—",
        "- ",
        "13 years ago",
        "between 2011 and 2016",
        "will",
        "denied",
        "that",
        "his father",
        "in the north of",
        "Mrs. Ana Torres, the minister,",
        "😀",
        "ة",
        "\0",
        "<b>",
        "&amp;",
        "km",
        "$5 million",
        "twice a month",
        "to",
        "for",
        "by",
        "Reuters",
        "PARIS (Agency) —",
        "a dozen",
        "at least",
        "residents of",
        "president",
        "of the United States",
        "it",
        "’",
        "5 p.m.",
    ];
    let schema = schema();
    let mut dice = Dice(42);
    for round in 0..150 {
        let mut text = String::new();
        for _ in 0..dice.roll(120) {
            text.push_str(PIECES[dice.roll(PIECES.len())]);
            if dice.roll(8) > 0 {
                text.push(' ');
            }
        }
        check(&text, &format!("jumble {round}: {text}"), &schema);
    }
}

#[test]
fn the_samples_cut_anywhere_give_sound_reports() {
    let schema = schema();
    let mut dice = Dice(7);
    for (name, text, _) in samples() {
        for _ in 0..12 {
            let (mut a, mut b) = (dice.roll(text.len()), dice.roll(text.len()));
            if a > b {
                std::mem::swap(&mut a, &mut b);
            }
            while !text.is_char_boundary(a) {
                a -= 1;
            }
            while !text.is_char_boundary(b) {
                b -= 1;
            }
            check(&text[a..b], &format!("{name} {a}..{b}"), &schema);
        }
    }
}

#[test]
fn large_texts_end() {
    // Code that is checked as it runs is slow: a tenth of the size shows as well whether a text ends.
    let size = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };
    let fill = |piece: &str, size: usize| piece.repeat(size / piece.len() + 1);
    let article = samples().swap_remove(0).1;
    let texts = [
        ("one long line", fill(&article.replace('\n', " "), size)),
        ("one long word", fill("a", size)),
        ("quotation marks", fill("“", size)),
        ("open tags", fill("<p ", size)),
        ("one name over and over", fill("Hama ", size)),
        ("numbers", fill("1,000 ", size)),
        ("a long article", fill(&(article + "\n\n"), size)),
    ];
    for (name, text) in texts {
        let report = Glass::embedded().analyze(&text, &Options::default());
        assert!(!report.sentences.is_empty(), "{name}");
    }
}

#[test]
fn shares_make_the_report_of_one_reader_and_those_of_another_text_do_no_harm() {
    let text =
        "Rebels captured Aleppo on Thursday. \"We left,\" Gen. Ali Hassan said; the army denied it.\n\n".repeat(90);
    let (glass, data) = (Glass::embedded(), newsglass::Data::embedded());
    let reader = newsglass::Reader::new(data.model, data.lexicon).unwrap();
    let options = Options::default();
    let alone = glass.analyze(&text, &options);
    let read = |text: &str, of| -> Vec<_> { (0..of).map(|i| reader.share(text, None, (i, of), &mut |_| ())).collect() };
    let together = |shares: &[Vec<u8>]| glass.analyze_shared(&text, &options, shares, &mut |_, _| true);
    for of in [1, 2, 5] {
        assert_eq!(together(&read(&text, of)), alone, "{of} readers");
    }
    assert_eq!(together(&read("Rebels left.", 2)), alone);
    assert_eq!(together(&[vec![255; 7], Vec::new()]), alone);
    let mut cut = read(&text, 3);
    cut[1].pop();
    assert_eq!(together(&cut), alone);
}
