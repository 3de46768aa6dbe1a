//! What every report promises, for texts that are made up from pieces of news and of noise; and that what is handed in cut or
//! altered (data, corrections) is refused in a sentence, never by a panic.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, clippy::expect_used, reason = "tests")]

mod schemas;

use newsglass::Day;
use newsglass::report::{Report, WireSpan};
use newsglass::{Correction, Data, Glass, Offsets, Options};
use proptest::prelude::*;
use proptest::test_runner::Config;

const NEWS: &[&str] = &[
    "Rebels captured Aleppo on Thursday.",
    "“We will return,” General Sami Haddad told Al Jazeera.",
    "the army said",
    "denied that",
    "Mrs. Ana Torres, the minister of health,",
    "280,000 people fled 40 km",
    "13 years ago",
    "according to",
    "his brother Omar",
    "Hama",
    "Paris, France",
    "the U.N.",
    "He said she would not attack it.",
    "between 2011 and 2016",
    "KESRA (Own report) —",
    "By John Smith",
    "Latest stories",
    "\n\n",
    "\n",
    "who",
    "and",
    ",",
    "was killed by",
    "may have been",
    "President",
    "of Syria",
    "twice a week",
    "$5 million",
    "at least two dozen",
];
const NOISE: &[&str] = &[
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "(((",
    ")",
    "<p",
    "<b>x</b>",
    "&amp;",
    "\0",
    "\u{FFFD}",
    "👩‍👩‍👧",
    "🇸🇾",
    "e\u{0301}",
    "\u{0301}",
    "قال الرئيس",
    "叙利亚",
    "\u{202E}",
    "\u{AD}",
    "-\n",
    "—",
    "...",
    "99999999999999999999",
    "0/0",
    "2024-02-31",
    "$-5",
    "İ",
    "ſ",
    "\u{2028}",
    "\t",
    "@a",
    "#b",
    "a@b.c",
    "www.x",
    ":)",
    "U.S.'s",
    "'90s",
    "1/2",
    "..",
    "S.",
    "7a.m.",
    "half a",
    "hundred and",
    "Feb. 30, 0000",
];

/// A text of pieces, some of them any characters at all.
fn text() -> impl Strategy<Value = String> {
    let news = || proptest::sample::select(NEWS).prop_map(str::to_owned);
    let noise = proptest::sample::select(NOISE).prop_map(str::to_owned);
    let any = proptest::collection::vec(any::<char>(), 0..6).prop_map(|c| c.into_iter().collect::<String>());
    let piece = prop_oneof![6 => news(), 3 => noise, 1 => any];
    let spaced = (piece, prop_oneof![5 => Just(" "), 1 => Just("")]);
    proptest::collection::vec(spaced, 0..60)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, space)| [piece, space.to_owned()]).collect())
}

fn read(text: &str, offsets: Offsets, corrections: Vec<Correction>) -> Report {
    let options =
        Options { published: Day::parse("2024-12-05"), offsets, corrections, tokens: true, ..Options::default() };
    Glass::embedded().analyze(text, &options)
}

/// Every span of the report, in a fixed order.
fn spans(report: &Report) -> Vec<WireSpan> {
    let mut out: Vec<WireSpan> = report.blocks.iter().map(|b| b.span).collect();
    out.extend(report.sentences.iter().map(|s| s.span));
    out.extend(report.tokens.iter().flatten().map(|t| t.span));
    out.extend(
        report.entities.iter().flat_map(|e| e.mentions.iter().map(|m| m.span).chain(e.roles.iter().map(|r| r.span))),
    );
    out.extend(report.times.iter().map(|t| t.span));
    out.extend(report.quantities.iter().map(|q| q.span));
    for s in &report.statements {
        out.push(s.span);
        out.extend(s.source.iter().map(|x| x.span).chain(s.cue).chain(s.content.iter().copied()));
    }
    for e in &report.events {
        out.push(e.span);
        out.extend(e.mentions.iter().copied().chain(e.roles.iter().map(|r| r.span)));
    }
    out.extend(report.relations.iter().map(|r| r.span));
    let b = &report.brief;
    for answers in [&b.who, &b.what, &b.when, &b.r#where, &b.why, &b.how] {
        out.extend(answers.iter().map(|a| a.span));
    }
    out.extend(b.story.iter().copied());
    out.extend(b.sentence.iter().flat_map(|s| s.spans.iter().copied()));
    out.extend(b.questions.iter().flat_map(|q| q.spans.iter().copied()));
    out.extend(report.warnings.iter().filter_map(|w| w.span));
    out
}

/// Ids are in range, shares between 0 and 1, lists in order, statements within each other without a circle.
fn sound(report: &Report) {
    let (entities, statements) = (report.entities.len() as u32, report.statements.len() as u32);
    let share = |x: f64| assert!((0.0..=1.0).contains(&x), "{x} is no share");
    let known = |id: Option<u32>| assert!(id.is_none_or(|i| i < entities), "no entity {id:?}");
    for (i, e) in report.entities.iter().enumerate() {
        assert_eq!(e.id as usize, i);
        assert!(!e.mentions.is_empty() && !e.name.is_empty(), "an entity of nothing: {e:?}");
        share(e.confidence);
        e.roles.iter().for_each(|r| known(r.of));
        if let Some(p) = &e.place {
            assert!((-90.0..=90.0).contains(&p.lat) && (-180.0..=180.0).contains(&p.lon), "{p:?}");
        }
    }
    for (i, s) in report.statements.iter().enumerate() {
        share(s.confidence);
        known(s.source.as_ref().and_then(|x| x.entity));
        let (mut at, mut steps) = (i as u32, 0);
        while let Some(around) = report.statements[at as usize].within {
            assert!(around < statements && around != at);
            (at, steps) = (around, steps + 1);
            assert!(steps <= statements, "statements within each other go round");
        }
    }
    for (i, e) in report.events.iter().enumerate() {
        assert_eq!(e.id as usize, i);
        share(e.confidence);
        share(e.weight);
        assert_eq!(e.mentions.first(), Some(&e.span));
        assert!(e.statement.is_none_or(|s| s < statements));
        e.roles.iter().for_each(|r| known(r.entity));
        assert!(e.interval.as_ref().is_none_or(|[from, to]| from <= to), "{:?}", e.interval);
    }
    for r in &report.relations {
        share(r.confidence);
        known(Some(r.from));
        known(Some(r.to));
    }
    let mut told: Vec<u32> = report.timeline.iter().flat_map(|m| m.events.iter().copied()).collect();
    told.sort_unstable();
    assert!(told.windows(2).all(|p| p[0] < p[1]), "an event stands twice in the timeline");
    assert!(told.iter().all(|&e| (e as usize) < report.events.len()));
    let ordered =
        |spans: Vec<WireSpan>| assert!(spans.windows(2).all(|p| p[0][1] <= p[1][0]), "{spans:?} are not in order");
    ordered(report.blocks.iter().map(|b| b.span).collect());
    ordered(report.sentences.iter().map(|s| s.span).collect());
    ordered(report.tokens.iter().flatten().map(|t| t.span).collect());
}

fn schema() -> jsonschema::Validator {
    schemas::closed("report.schema.json")
}

/// So many cases, times `NEWSGLASS_CASES` for whoever has an hour.
fn config(cases: u32) -> Config {
    let times: u32 = std::env::var("NEWSGLASS_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(1);
    Config { cases: cases * times, failure_persistence: None, max_shrink_iters: 2_000, ..Config::default() }
}

#[test]
fn made_up_texts_give_sound_reports() {
    let schema = schema();
    proptest!(config(150), |(text in text())| {
        let report = read(&text, Offsets::Utf8, Vec::new());
        sound(&report);
        let value = serde_json::to_value(&report).unwrap();
        if let Err(error) = schema.validate(&value) {
            panic!("the report breaks the schema at {}: {error}", error.instance_path);
        }
        let bytes = spans(&report);
        for &[a, b] in &bytes {
            prop_assert!(a <= b && text.get(a as usize..b as usize).is_some(), "{}..{} is no span", a, b);
        }
        // The same spans, counted otherwise.
        for unit in [Offsets::Utf16, Offsets::CodePoint] {
            let count = |to: u32| match unit {
                Offsets::Utf16 => text[..to as usize].encode_utf16().count() as u32,
                _ => text[..to as usize].chars().count() as u32,
            };
            let other = spans(&read(&text, unit, Vec::new()));
            prop_assert_eq!(other, bytes.iter().map(|&[a, b]| [count(a), count(b)]).collect::<Vec<_>>());
        }
    });
}

#[test]
fn a_correction_made_twice_is_made_once() {
    proptest!(config(80), |(text in text(), which in any::<proptest::sample::Index>(), kind in 0..6_usize)| {
        let plain = read(&text, Offsets::Utf8, Vec::new());
        let mentions: Vec<WireSpan> = plain.entities.iter().flat_map(|e| &e.mentions).map(|m| m.span).collect();
        prop_assume!(!mentions.is_empty());
        let [a, b] = mentions[which.index(mentions.len())];
        let [c, d] = mentions[0];
        let event = plain.events.first().map_or([a, b], |e| e.span);
        let correction = match kind {
            0 => format!(r#"{{"merge": [[{a}, {b}], [{c}, {d}]]}}"#),
            1 => format!(r#"{{"split": [{a}, {b}]}}"#),
            2 => format!(r#"{{"kind": "place", "span": [{a}, {b}]}}"#),
            3 => format!(r#"{{"ignore": [{a}, {b}]}}"#),
            4 => format!(r#"{{"rename": "Faya", "span": [{a}, {b}]}}"#),
            _ => format!(r#"{{"status": "denied", "span": {event:?}}}"#),
        };
        let list = |json: String| Correction::read(&json, &text, Offsets::Utf8).unwrap();
        let mut once = read(&text, Offsets::Utf8, list(format!("[{correction}]")));
        let mut twice = read(&text, Offsets::Utf8, list(format!("[{correction}, {correction}]")));
        sound(&once);
        once.warnings.clear(); // the second may find nothing left to do, and say so
        twice.warnings.clear();
        prop_assert_eq!(once, twice, "{}", correction);
    });
}

#[test]
fn corrections_that_are_anything_are_read_or_refused_in_a_sentence() {
    let number = prop_oneof![Just(0_u32), Just(u32::MAX), 0..60_u32];
    let span = || (number.clone(), number.clone()).prop_map(|(a, b)| format!("[{a}, {b}]"));
    let word = proptest::sample::select(
        &[
            "merge", "split", "kind", "ignore", "rename", "place", "status", "when", "drop", "speaker", "role",
            "filler", "span",
        ][..],
    );
    let value = prop_oneof![
        span(),
        Just(String::from("null")),
        Just(String::from("\"place\"")),
        Just(String::from("{\"lat\": 1e9, \"lon\": -1}")),
        ".*".prop_map(|s: String| serde_json::to_string(&s).unwrap())
    ];
    let one = proptest::collection::btree_map(word, value, 0..3)
        .prop_map(|m| format!("{{{}}}", m.iter().map(|(k, v)| format!("{k:?}: {v}")).collect::<Vec<_>>().join(", ")));
    let text = "“Häma” fell to 😀 rebels on Thursday, Ana Torres said.";
    proptest!(config(150), |(list in proptest::collection::vec(one, 0..3), cut in 0..3_usize)| {
        let mut json = format!("[{}]", list.join(", "));
        json.truncate(json.char_indices().rev().nth(cut).map_or(0, |c| c.0 + 1));
        match Correction::read(&json, text, Offsets::CodePoint) {
            Ok(corrections) => sound(&read(text, Offsets::Utf8, corrections)),
            Err(message) => prop_assert!(message.ends_with('.'), "{}", message),
        }
    });
}

/// A few bytes of `data` altered, or its end cut off, must give an error or a thing that can be asked.
#[test]
fn data_that_is_cut_or_altered_never_panics() {
    let whole = Data::embedded();
    Glass::new(whole).unwrap();
    let text = "Rebels captured Aleppo, Syria on Thursday, the army said. Paris and the Isle of Wight were calm.";
    // Altered bytes fall on the heads of tables as often as on what they hold.
    let place = (any::<proptest::sample::Index>(), 0..64_usize, any::<bool>());
    let damage = (
        0..3_usize,
        proptest::collection::vec((place, any::<u8>()), 0..4),
        proptest::option::of(any::<proptest::sample::Index>()),
    );
    proptest!(config(25), |((which, bytes, cut) in damage)| {
        let mut parts = [whole.model, whole.gazetteer, whole.lexicon].map(<[u8]>::to_vec);
        let data = &mut parts[which];
        for ((at, early, head), value) in bytes {
            let at = if head { early.min(data.len() - 1) } else { at.index(data.len()) };
            data[at] = value;
        }
        if let Some(cut) = cut {
            let length = cut.index(data.len());
            data.truncate(length);
        }
        if let Ok(glass) = Glass::new(Data { model: &parts[0], gazetteer: &parts[1], lexicon: &parts[2] }) {
            let report = glass.analyze(text, &Options::default());
            prop_assert!(!report.sentences.is_empty());
        }
    });
}
