//! The report in other formats: what each promises, for plain and for hostile texts.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, unreachable_pub, reason = "tests")]

use newsglass::export::{Format, write};
use newsglass::{Offsets, Options, analyze};
use serde_json::Value;

const PLAIN: &str = "🚨 Häma falls\n\nHAMA, Syria (Reuters) — Rebels took the town of Hama on Thursday, killing 12 people, \
                     the army’s spokesman Sami Haddad said. “We will return,” he told Al Jazeera in Damascus.";

/// Tags, handlers, links, formulas, and the ends of what they may stand in.
const HOSTILE: &str = "<script>alert(1)</script> \"onload=alert(2) 'x\n\nBEGIN:VEVENT\nSUMMARY:x\n\n=HYPERLINK(\"http://x\") \
                       Ltd. said on Thursday that @SUM(A1:A9) Corp. paid $5 million.\n\n</style></title><svg/onload=alert(3)> \
                       General <img src=x onerror=alert(4)> Haddad told \"=cmd|' /C calc'!A0\" in javascript:alert(5), \
                       Syria, that ]]> --> {{7*7}} ${7*7} \u{202e}\u{0} fell.\n";

fn text_of(text: &str, format: &str, unit: Offsets) -> String {
    let options = Options { published_as: Some("6 December 2024"), offsets: unit, ..Options::default() };
    let report = analyze(text, &options);
    assert_eq!(report.document.offsets, unit);
    String::from_utf8(write(&report, text, Format::from_name(format).unwrap())).unwrap()
}

#[test]
fn page_and_exports_are_sure_of_the_same_events() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/engine/sure.js")).unwrap();
    assert!(page.contains(&format!("const SURE = {};", newsglass::report::SURE)));
}

#[test]
fn every_format_without_spans_is_the_same_whatever_they_count_in() {
    let has_spans = |f: &Format| matches!(f, Format::Json | Format::JsonLines | Format::Csv(_) | Format::Zip);
    for (name, format) in Format::ALL.iter().filter(|(_, f)| !has_spans(f)) {
        let bytes = text_of(PLAIN, name, Offsets::Utf8);
        assert!(!bytes.is_empty(), "{format:?}");
        for unit in [Offsets::Utf16, Offsets::CodePoint] {
            assert_eq!(text_of(PLAIN, name, unit), bytes, "{name}");
        }
    }
}

#[test]
fn spans_of_tables_count_in_what_the_caller_does() {
    let text = "Hämeenlinna 🚒: fire crews reached Åbo on Monday.";
    for (unit, start) in [(Offsets::Utf8, 38), (Offsets::Utf16, 35), (Offsets::CodePoint, 34)] {
        let table = text_of(text, "csv-mentions", unit);
        let row = table.lines().find(|line| line.contains(",Åbo,")).unwrap();
        assert!(row.contains(&format!(",{start},")), "{unit:?}: {row}");
    }
}

#[test]
fn geojson_has_points_with_the_words_behind_them() {
    let json: Value = serde_json::from_str(&text_of(PLAIN, "geojson", Offsets::Utf8)).unwrap();
    assert_eq!(json["type"], "FeatureCollection");
    let features = json["features"].as_array().unwrap();
    let damascus = features.iter().find(|f| f["properties"]["name"] == "Damascus").unwrap();
    let [lon, lat] = [0, 1].map(|i| damascus["geometry"]["coordinates"][i].as_f64().unwrap());
    assert!((lon - 36.3).abs() < 0.3 && (lat - 33.5).abs() < 0.3, "{lon} {lat}");
    assert!(damascus["properties"]["quotes"][0].as_str().unwrap().contains("Al Jazeera in Damascus"));
}

#[test]
fn calendars_have_whole_days_and_folded_lines() {
    let calendar = text_of(PLAIN, "ical", Offsets::Utf8);
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && calendar.ends_with("END:VCALENDAR\r\n"));
    assert!(calendar.contains("DTSTART;VALUE=DATE:20241205\r\nDTEND;VALUE=DATE:20241206\r\n"), "{calendar}");
    assert!(calendar.contains("DTSTAMP:20241206T000000Z"));
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
}

#[test]
fn calendars_have_what_took_place_whatever_it_was_and_no_remark() {
    let text = "The Guaiba River reached a record 5.33 metres on Sunday morning. The airport in Porto Alegre was closed on \
                Sunday. Ministers will meet in Geneva on December 14. Climate scientists blame El Niño.";
    let calendar = text_of(text, "ical", Offsets::Utf8).replace("\r\n ", "");
    for told in
        ["SUMMARY:The Guaiba River reached", "SUMMARY:The airport in Porto Alegre was closed", "SUMMARY:Ministers"]
    {
        assert!(calendar.contains(told), "{told}: {calendar}");
    }
    assert!(!calendar.contains("SUMMARY:Climate"), "{calendar}");
}

#[test]
fn annotations_quote_what_stands_at_their_positions() {
    let json: Value = serde_json::from_str(&text_of(PLAIN, "annotations", Offsets::Utf8)).unwrap();
    assert_eq!(json["@context"], "http://www.w3.org/ns/anno.jsonld");
    let items = json["first"]["items"].as_array().unwrap();
    assert_eq!(json["total"], items.len());
    assert!(items.iter().any(|i| i["id"].as_str().unwrap().contains("#statement-")));
    let points: Vec<char> = PLAIN.chars().collect();
    for target in items.iter().flat_map(|i| i["target"].as_array().unwrap()) {
        let [quote, position] = [0, 1].map(|i| &target["selector"][i]);
        let at = |key: &str| usize::try_from(position[key].as_u64().unwrap()).unwrap();
        let exact: String = points[at("start")..at("end")].iter().collect();
        assert_eq!(quote["exact"], exact);
        let before: String = points[..at("start")].iter().collect();
        assert!(before.ends_with(quote["prefix"].as_str().unwrap()));
    }
}

#[test]
fn tables_have_as_many_cells_in_every_row() {
    for (name, _) in Format::ALL.iter().filter(|(name, _)| name.starts_with("csv")) {
        for text in [PLAIN, HOSTILE] {
            let rows = rows(&text_of(text, name, Offsets::Utf8));
            assert!(rows.iter().all(|r| r.len() == rows[0].len()), "{name}: {rows:?}");
        }
        assert!(rows(&text_of(PLAIN, name, Offsets::Utf8)).len() > 1 || *name == "csv-relations", "{name} is empty");
    }
}

#[test]
fn hostile_text_stays_text() {
    for (name, _) in Format::ALL.iter().filter(|(name, _)| name.starts_with("csv")) {
        let mut formulas = 0;
        for cell in rows(&text_of(HOSTILE, name, Offsets::Utf8)).iter().flatten() {
            let first = cell.trim_start().chars().next();
            let formula = first.is_some_and(|c| "=+-@".contains(c)) && cell.parse::<f64>().is_err();
            assert!(!formula, "{name}: {cell}");
            formulas += usize::from(cell.starts_with("'="));
        }
        assert!(formulas > 0 || *name != "csv-events", "the text has none, so the test tests nothing");
    }
    let html = text_of(HOSTILE, "html", Offsets::Utf8);
    let body = &html[html.find("<body>").unwrap()..];
    assert!(body.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    for tag in tags(&html) {
        let name = tag.trim_start_matches('/').split([' ', '>']).next().unwrap();
        let known = [
            "!doctype", "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "ul", "li", "dl", "dt",
            "dd", "small", "strong", "div", "mark", "a",
        ];
        assert!(known.contains(&name), "<{tag}>");
        assert!(!tag.contains(" on") && !tag.contains("href=\"j"), "<{tag}>");
    }
    let calendar = text_of(HOSTILE, "ical", Offsets::Utf8);
    let count = |line: &str| calendar.split("\r\n").filter(|l| *l == line).count();
    assert_eq!(count("BEGIN:VEVENT"), count("END:VEVENT"));
    assert_eq!(count("SUMMARY:x"), 0);
    for name in ["geojson", "annotations"] {
        assert!(serde_json::from_str::<Value>(&text_of(HOSTILE, name, Offsets::Utf8)).is_ok());
    }
}

#[test]
fn what_is_to_be_read_holds_no_names_of_keys() {
    let text = "Rebels seize Hama\n\nDAMASCUS, Syria, Dec. 6, 2024 — Rebels took the town of Hama on Thursday. “We will \
                return,” the army’s spokesman Sami Haddad said. He denied that 12 people were killed between Dec. 3 and Dec. \
                5. The United Nations, which warned of hunger, was founded in 1945.";
    let shown = |format| text_of(text, format, Offsets::Utf8);
    for format in ["markdown", "text", "html"] {
        let told = shown(format);
        let told = told.split("</style>").last().unwrap();
        assert!(told.contains("Published 6 December 2024"), "{told}");
        let digits = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
        let iso = told
            .split(|c: char| !c.is_ascii_digit() && c != '-')
            .find(|w| digits(w.split('-').next().unwrap()) && w.matches('-').count() == 2);
        assert_eq!(iso, None, "{told}");
        for code in ["XXXX", "SY,", "(say)", "negated"] {
            assert!(!told.contains(code), "{format}: {code}");
        }
    }
    let markdown = shown("markdown");
    assert!(markdown.contains("Sami Haddad said: “We will return”"), "{markdown}");
    assert!(markdown.contains("Sami Haddad denied: that 12 people were killed"), "{markdown}");
    assert!(markdown.contains("(happened, 5 December 2024)"), "{markdown}");
    assert!(markdown.contains("- Hama (Syria, 35."), "{markdown}");
    assert!(!markdown.contains("**What** Rebels took"), "{markdown}");
}

#[test]
fn what_did_not_happen_is_named_by_its_word_and_what_is_claimed_by_who_claims_it() {
    let text = "Bridge closed\n\nOSLO, Dec. 6, 2024 — Nobody was injured on Thursday. Troops bombed the \
                town of Skien on Thursday. Rebels seized the town of Moss on Thursday, the Red Cross said.";
    for format in ["markdown", "html"] {
        let told = text_of(text, format, Offsets::Utf8);
        assert!(told.contains("(“injured”: did not happen") || told.contains(">“injured”: did not happen"), "{told}");
        assert!(told.contains(", according to the Red Cross"), "{told}");
    }
    let calendar = text_of(text, "ical", Offsets::Utf8).replace("\r\n ", "");
    let status = |words: &str| {
        let entry = calendar.split("BEGIN:VEVENT").find(|e| e.contains(words)).unwrap();
        entry.lines().find_map(|l| l.strip_prefix("STATUS:")).unwrap().to_owned()
    };
    assert!(!calendar.contains("SUMMARY:Nobody was injured"), "{calendar}");
    assert_eq!(status("SUMMARY:Rebels seized"), "TENTATIVE");
    assert_eq!(status("SUMMARY:Troops bombed"), "CONFIRMED");
}

/// What stands between `<` and `>`.
fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).filter_map(|part| part.split_once('>')).map(|(tag, _)| tag).collect()
}

/// The cells of a table, as RFC 4180 reads them.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let (mut row, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut signs = csv.chars().peekable();
    while let Some(c) = signs.next() {
        match c {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    rows
}
