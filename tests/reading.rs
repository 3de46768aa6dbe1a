//! What the `newsglass` command reads: encodings, lines that are not what they should be, and output that nobody reads on.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, unreachable_pub, reason = "tests")]

mod running;

use serde_json::Value;
use std::io::{Read, Write};
use std::process::{Command, Stdio};

/// What it answers, and what it says beside.
fn run(arguments: &[&str], input: &[u8]) -> (String, String, Option<i32>) {
    let output = running::run(arguments, input);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code())
}

fn answers(input: &[u8]) -> Vec<Value> {
    run(&["analyze", "--jsonl"], input).0.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_byte_order_mark_before_the_lines_loses_no_article() {
    let found =
        answers(b"\xef\xbb\xbf{\"id\":\"a\",\"text\":\"Rebels captured Homs.\"}\n{\"id\":\"b\",\"text\":\"x\"}\n");
    assert_eq!((&found[0]["id"], &found[1]["id"]), (&"a".into(), &"b".into()));
    assert!(found.iter().all(|answer| answer.get("report").is_some()));
}

#[test]
fn a_file_of_an_old_encoding_is_read_as_it_was_meant_and_said_so() {
    let latin = b"Defense Minister Jos\xe9 M\xfacio said on Sunday that El Ni\xf1o was to blame.";
    let (json, said, code) = run(&["analyze", "--published", "2024-05-06"], latin);
    let report: Value = serde_json::from_str(&json).unwrap();
    assert!(json.contains("José Múcio") && !json.contains('\u{fffd}'), "{json}");
    assert_eq!(report["warnings"][0]["code"], "encoding");
    assert!(said.contains("3 bytes of the file are no UTF-8 and were read as Windows-1252"), "{said}");
    assert_eq!(code, Some(0));
    let line = answers(b"{\"text\": \"Jos\xe9 M\xfacio left.\"}\n");
    assert!(line[0].to_string().contains("José Múcio") && line[0].to_string().contains("Windows-1252"));
}

#[test]
fn half_a_surrogate_pair_in_a_line_is_read_as_one_unit() {
    let input = br#"{"id": "a\udea8", "text": "Rebels captured Homs \ud83d on Monday.", "title": "\ud83d\ude00"}"#;
    let found = run(&["analyze", "--jsonl", "--offsets", "utf16"], input).0;
    let answer: Value = serde_json::from_str(&found).unwrap();
    assert_eq!(answer["id"], "a\u{fffd}");
    assert_eq!(answer["report"]["sentences"][0]["span"], serde_json::json!([0, 33]));
    assert_eq!(answer["report"]["document"]["title"], "😀");
}

#[test]
fn ids_come_back_as_they_were_written() {
    let (found, ..) = run(&["analyze", "--jsonl"], b"{\"id\": 12345678901234567890123, \"text\": \"x\"}\n");
    assert!(found.starts_with("{\"id\":12345678901234567890123,"), "{found}");
}

#[test]
fn a_line_that_is_no_article_is_told_why_in_plain_words() {
    let lines = [
        (r#"[{"id": "a", "text": "x"}]"#, "it is a list; write each article as an object on a line of its own"),
        (r#"{"id": "a", "text": "x""#, "the JSON ends too early"),
        (r#"{"id": "a", "text": x}"#, "it is no JSON from byte 21 on"),
        (r#"{"id": "a"}"#, "it has no `text`"),
        (r#"{"id": "a", "text": 5}"#, "its `text` is no string"),
        (r#"{"id": "a", "text": "x", "published": 20241205}"#, "its `published` is no string"),
        (r#"{"id": "a", "text": "x", "corrections": {}}"#, "its `corrections` are no list"),
        (r#""text""#, "it is no JSON object"),
    ];
    let input: String = lines.iter().map(|(line, _)| format!("{line}\n")).collect();
    let found = answers(input.as_bytes());
    for (number, ((line, says), answer)) in lines.iter().zip(&found).enumerate() {
        let error = answer["error"].as_str().unwrap();
        assert!(error.contains(says) && error.contains("\"country\", \"text\", \"corrections\""), "{line}: {error}");
        let named = (3..=6).contains(&number);
        assert_eq!(answer["id"], if named { Value::from("a") } else { Value::from(number + 1) }, "{line}");
    }
}

#[test]
fn compressed_data_that_was_cut_is_said_to_be() {
    let text = "Rebels captured Homs on Monday. ".repeat(500);
    let whole = ruzstd::encoding::compress_to_vec(text.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest);
    for cut in [20, whole.len() - 3] {
        let (_, said, code) = run(&["analyze"], &whole[..cut]);
        assert_eq!(
            (said.as_str(), code),
            ("newsglass: the standard input could not be read: the file is cut short.\n", Some(2))
        );
    }
}

#[cfg(unix)]
#[test]
fn who_stops_reading_hears_nothing() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_newsglass"))
        .arg("analyze")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all("Rebels captured Homs on Monday. ".repeat(100).as_bytes()).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(said, "");
}

#[test]
fn an_option_that_would_do_nothing_is_refused() {
    for (arguments, says) in [
        (&["--bogus"][..], "`--bogus` stands where a command is expected"),
        (&["analyze", "--jsonl", "--title", "T"], "put `title` into the lines"),
        (&["compare", "a", "b", "--format", "markdown"], "writes JSON alone"),
        (&["compare", "a", "b", "--title", "T"], "--title is for `analyze`"),
        (&["compare", "a", "b", "--jsonl"], "--jsonl is for `analyze`"),
        (&["compare", "-", "-"], "can be read once"),
    ] {
        let (_, said, code) = run(arguments, b"");
        assert!(said.contains(says) && code == Some(2), "{arguments:?}: {said}");
    }
}

#[test]
fn corrections_and_reports_that_are_cut_off_are_said_to_be() {
    let file = std::env::temp_dir().join(format!("newsglass-{}-cut.json", std::process::id()));
    let path = file.to_str().unwrap();
    std::fs::write(&file, "[{\"kind\":").unwrap();
    for arguments in [&["analyze", "--corrections", path][..], &["compare", path, path]] {
        let (_, said, code) = run(arguments, b"Homs fell.");
        assert!(said.contains("the JSON ends too early") && code == Some(2), "{said}");
    }
    std::fs::remove_file(&file).unwrap();
}

#[test]
fn one_side_of_a_comparison_may_be_the_standard_input() {
    let file = std::env::temp_dir().join(format!("newsglass-{}-side.txt", std::process::id()));
    std::fs::write(&file, "Rebels captured Homs on Monday.").unwrap();
    let (json, ..) = run(&["compare", "-", file.to_str().unwrap()], b"The army said rebels captured Homs on Monday.");
    std::fs::remove_file(&file).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap()["schema"], "newsglass.comparison/1");
}

#[test]
fn a_country_that_is_none_is_told_which_codes_are_taken() {
    for (country, known) in [("Narnia", false), ("usa", false), ("XX", false), ("us", true), ("UK", true), ("HK", true)]
    {
        let (json, said, _) = run(&["analyze", "--country", country], b"They met in Georgetown on Monday.");
        assert_eq!(json.contains("country_unread"), !known, "{country}");
        assert_eq!(said.contains("two letters of ISO 3166, such as US"), !known, "{country}: {said}");
    }
}

#[test]
fn a_dateline_is_told_by_the_last_such_day() {
    for (published, told) in [
        ("2024-12-05", Some("2024-03-14")),
        ("2023-12-01", Some("2023-03-14")),
        ("2024-03-15", None),
        ("2025-01-01", Some("2024-03-14")),
    ] {
        let text = b"VAN, March 14 - A quake struck eastern Turkey on Tuesday.";
        let (_, said, _) = run(&["analyze", "--published", published], text);
        assert_eq!(said.contains("is not that of the article"), told.is_some(), "{said}");
        assert!(told.is_none_or(|day| said.contains(day)), "{published}: {said}");
    }
}
