//! The `newsglass` command, as a person runs it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, unreachable_pub, reason = "tests")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_newsglass"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let input = input.to_vec();
    let feeder = std::thread::spawn(move || {
        let _ = pipe.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    output
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn one_text_gives_one_report_in_every_format() {
    let text = "Rebels took the town of Hama on Thursday, “a great loss”, said Jane Doe.".as_bytes();
    let json = run(&["analyze", "--published", "2024-12-05", "--offsets", "utf16", "-"], text);
    assert!(json.status.success());
    let report: serde_json::Value = serde_json::from_str(&out(&json)).unwrap();
    assert_eq!(report["schema"], "newsglass.report/1");
    assert_eq!(report["document"]["publishedFrom"], "given");
    assert_eq!(report["sentences"][0]["span"][1], 72);
    assert!(report.get("tokens").is_none());
    assert_eq!(out(&run(&["analyze", "--format", "jsonl"], text)).lines().count(), 1);
    assert!(out(&run(&["analyze", "--format", "markdown", "--title", "A title"], text)).starts_with("# A title"));
    assert!(out(&run(&["analyze", "--format", "csv"], text)).starts_with("event,type,"));
    let tokens: serde_json::Value = serde_json::from_str(&out(&run(&["analyze", "--tokens"], text))).unwrap();
    assert!(tokens["tokens"].as_array().unwrap().len() > 10);
}

#[test]
fn a_bad_line_is_reported_and_none_is_lost() {
    let mut lines = String::new();
    for i in 0..200 {
        match i {
            7 => lines.push_str("{\"id\": 7, \"text\": 12}\n"),
            8 => lines.push_str("not json\n"),
            9 => lines.push_str("{\"id\": 9, \"corrections\": [{}], \"text\": \"x\"}\n\n"),
            10 => lines.push_str("{\"id\": 10, \"published\": \"last week\", \"text\": \"x\"}\n\n"),
            _ => lines.push_str(&format!(
                "{{\"id\": {i}, \"title\": null, \"published\": null, \"text\": \"Line {i} fell.\"}}\n"
            )),
        }
    }
    let output = run(&["analyze", "--jsonl"], lines.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let answers: Vec<serde_json::Value> = out(&output).lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(answers.len(), 200);
    for (i, answer) in answers.iter().enumerate() {
        assert_eq!(answer["id"], if i == 8 { 9 } else { i }, "a line without an id gets its number");
        assert_eq!(answer.get("error").is_some(), (7..=9).contains(&i), "{answer}");
        assert_eq!(answer.get("report").is_some(), !(7..=9).contains(&i));
    }
    assert!(answers[10]["report"]["warnings"].to_string().contains("“last week”, could not be read"));
    assert!(String::from_utf8_lossy(&output.stderr).contains("3 of the lines"));
}

#[test]
fn wrong_use_is_answered_with_a_sentence() {
    for (arguments, says) in [
        (&["analyse"][..], "no command `analyse`"),
        (&["analyze", "--jsonl", "--format", "html"], "lines of JSON"),
        (&["analyze", "--format", "xml"], "no format"),
        (&["analyze", "--offsets", "bytes"], "no unit"),
        (&["analyze", "--title"], "needs a title"),
        (&["analyze", "--fast"], "no option"),
        (&["analyze", "/no/such/file"], "could not be read"),
        (&[], "usage"),
    ] {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(message.contains(says), "{arguments:?}: {message}");
    }
}

#[test]
fn the_day_is_read_as_people_write_it_and_options_as_they_are_used_to() {
    let day = |arguments: &[&str]| {
        let output = run(&[&["analyze"], arguments].concat(), b"They met on Thursday.");
        assert!(output.status.success());
        let report: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
        (report["document"]["published"].clone(), report["times"][0]["value"].clone(), output.stderr)
    };
    assert_eq!(day(&["--published=Fri Nov 25, 2016 | 4:58pm EST"]), ("2016-11-25".into(), "2016-11-24".into(), vec![]));
    assert_eq!(day(&["--published", "03/02/2009", "--country=GB"]).0, "2009-02-03");
    let (none, _, said) = day(&["--published", "Thursday"]);
    assert!(none.is_null() && String::from_utf8(said).unwrap().contains("`Thursday` is no day"));
}

#[cfg(unix)]
#[test]
fn a_file_whose_name_is_no_utf8_is_read() {
    use std::os::unix::ffi::OsStringExt;
    let name = [format!("newsglass-{}-", std::process::id()).as_bytes(), b"\xff.txt"].concat();
    let file = std::env::temp_dir().join(std::ffi::OsString::from_vec(name));
    std::fs::write(&file, "Hama fell.").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_newsglass")).arg("analyze").arg(&file).output().unwrap();
    std::fs::remove_file(&file).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn bytes_that_are_no_text_give_a_report_with_warnings() {
    let output = run(&["analyze"], &(0..=255).cycle().take(5000).collect::<Vec<u8>>());
    assert!(output.status.success());
    let report: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    assert!(!report["warnings"].as_array().unwrap().is_empty());
}

#[test]
fn corrections_of_a_file_or_a_line_are_applied_in_the_unit_of_the_offsets() {
    let text = "“Hama spoke in Rome.”";
    let file = std::env::temp_dir().join(format!("newsglass-corrections-{}.json", std::process::id()));
    let list = r#"[{"kind": "person", "span": [1, 5]}, {"ignore": [900, 910]}]"#;
    std::fs::write(&file, list).unwrap();
    let output = run(
        &["analyze", "--offsets", "utf16", "--corrections", file.to_str().unwrap(), "--published", "2024-12-05"],
        text.as_bytes(),
    );
    std::fs::remove_file(&file).unwrap();
    let report: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    let hama = report["entities"].as_array().unwrap().iter().find(|e| e["name"] == "Hama").unwrap();
    assert_eq!(hama["kind"], "person");
    assert!(report["warnings"].to_string().contains("Correction 2 found nothing to ignore"));
    let line = format!(
        "{{\"id\": 1, \"text\": \"{text}\", \"corrections\": {list}}}\n{{\"id\": 2, \"text\": \"x\", \"corrections\": [{{}}]}}\n"
    );
    let output = run(&["analyze", "--jsonl", "--offsets", "utf16"], line.as_bytes());
    assert!(out(&output).lines().next().unwrap().contains("\"kind\":\"person\""));
    assert!(out(&output).lines().nth(1).unwrap().contains("Correction 1 can't be read"));
}
