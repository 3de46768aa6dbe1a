//! The `newsglass` command, as a person runs it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, unreachable_pub, reason = "tests")]

mod running;

use running::run;
use std::io::Write;
use std::process::{Command, Output};

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
        (&["analyze", "--out", "x"], "are for --jsonl"),
        (&["analyze", "--jsonl", "--format", "parquet"], "--out FOLDER"),
        (&["analyze", "--jsonl", "--resume"], "name it by --out"),
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
    assert!(
        none.is_null()
            && String::from_utf8(said)
                .unwrap()
                .contains("“Thursday”, could not be read, so it was looked for in the text")
    );
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

/// A path of this test process in the folder for temporary files.
fn temporary(name: &str) -> std::path::PathBuf {
    std::env::temp_dir().join(format!("newsglass-{}-{name}", std::process::id()))
}

fn lines_of(range: std::ops::Range<usize>) -> String {
    range.map(|i| format!("{{\"id\": \"a{i}\", \"text\": \"Line {i} fell.\"}}\n")).collect()
}

#[test]
fn a_run_that_was_interrupted_is_gone_on_with() {
    let (input, out) = (temporary("resume.in"), temporary("resume.out"));
    let [input, out] = [input.to_str().unwrap(), out.to_str().unwrap()];
    let all = format!("\n{}not json\n{}", lines_of(0..20), lines_of(20..40));
    std::fs::write(input, &all).unwrap();
    let whole = run(&["analyze", "--jsonl"], all.as_bytes()).stdout;
    let resume = ["analyze", "--jsonl", input, "--out", out, "--resume"];
    // Nothing there, everything there, and cut in the middle of a line, of an answer that is an error, and between two.
    let ends: Vec<usize> = whole.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(i, _)| i + 1).collect();
    for cut in [0, whole.len(), ends[7] + 12, ends[20] - 1, ends[20], ends[30]] {
        std::fs::write(out, &whole[..cut]).unwrap();
        let output = run(&resume, b"");
        assert!(output.stdout.is_empty());
        assert_eq!(output.status.code(), Some(i32::from(cut < ends[20])), "{:?}", String::from_utf8(output.stderr));
        assert!(std::fs::read(out).unwrap() == whole, "cut at {cut}");
    }
    let says = |arguments: &[&str], says: &str| {
        let output = run(arguments, b"");
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && message.contains(says), "{message}");
    };
    says(&["analyze", "--jsonl", input, "--out", out], "is there already");
    std::fs::write(input, lines_of(0..3)).unwrap();
    says(&resume, "fewer than were answered");
    std::fs::write(input, lines_of(10..100)).unwrap();
    says(&resume, "not the one that was answered last");
    std::fs::write(out, "some text\n").unwrap();
    says(&resume, "does not end with an answer");
    // What is not of a run stays as it is, however it ends.
    for foreign in ["some text", "{\"name\": 1}", &format!("{}notes", String::from_utf8_lossy(&whole[..ends[7]]))] {
        std::fs::write(out, foreign).unwrap();
        says(&resume, "does not end with an answer");
        assert_eq!(std::fs::read_to_string(out).unwrap(), foreign);
    }
    for file in [input, out] {
        std::fs::remove_file(file).unwrap();
    }
}

#[test]
fn input_may_be_compressed_in_one_part_or_many() {
    use flate2::{Compression, write::GzEncoder};
    let gzip = |text: &str| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    };
    let zstd =
        |text: &str| ruzstd::encoding::compress_to_vec(text.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest);
    let plain = run(&["analyze", "--jsonl"], lines_of(0..60).as_bytes());
    for compress in [&gzip as &dyn Fn(&str) -> Vec<u8>, &zstd] {
        // A frame that a reader leaves out, as pzstd writes it.
        let skipped: &[u8] = if compress("x").starts_with(b"\x28") { b"\x50\x2a\x4d\x18\x04\0\0\0size" } else { b"" };
        let parts = [skipped.to_vec(), compress(&lines_of(0..25)), compress(""), compress(&lines_of(25..60))].concat();
        let output = run(&["analyze", "--jsonl"], &parts);
        assert!(output.status.success(), "{:?}", String::from_utf8(output.stderr));
        assert!(output.stdout == plain.stdout && output.stderr.is_empty());
        // What is cut off is said, and what came before it answered.
        let output = run(&["analyze", "--jsonl"], &parts[..parts.len() - 9]);
        assert_eq!(output.status.code(), Some(2));
        assert!(out(&output).lines().count() >= 25);
        assert!(String::from_utf8(output.stderr).unwrap().contains("could not be read beyond line"));
        let mut damaged = parts.clone();
        *damaged.last_mut().unwrap() ^= 0xff;
        assert_eq!(run(&["analyze", "--jsonl"], &damaged).status.code(), Some(2));
        let one = run(&["analyze", "--format", "text"], &compress("Hama fell on Thursday."));
        assert_eq!(one.stdout, run(&["analyze", "--format", "text"], b"Hama fell on Thursday.").stdout);
    }
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_command_without_parquet_says_how_to_get_one_with_it() {
    let output = run(&["analyze", "--jsonl", "--format", "parquet", "--out", "x"], b"");
    assert!(String::from_utf8(output.stderr).unwrap().contains("--features parquet"));
}

#[cfg(feature = "parquet")]
#[test]
fn tables_of_a_run_are_parquet_and_gone_on_with() {
    use arrow_array::cast::AsArray;
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
    let rows = |folder: &std::path::Path| -> (usize, Vec<String>) {
        let (mut rows, mut keys) = (0, Vec::new());
        let mut parts: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
        parts.sort();
        for part in parts {
            let file = std::fs::File::open(part).unwrap();
            for batch in ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap() {
                let batch = batch.unwrap();
                rows += batch.num_rows();
                keys.extend(batch.column(0).as_string::<i32>().iter().flatten().map(String::from));
            }
        }
        (rows, keys)
    };
    let (input, folder) = (temporary("tables.in"), temporary("tables"));
    let write = |text: &str| std::fs::write(&input, text).unwrap();
    let mut arguments = vec!["analyze", "--jsonl", input.to_str().unwrap(), "--format", "parquet"];
    arguments.extend(["--out", folder.to_str().unwrap()]);
    write(&lines_of(0..40));
    assert!(run(&arguments, b"").status.success());
    assert!(String::from_utf8(run(&arguments, b"").stderr).unwrap().contains("is there already"));
    write(&format!("{}not json\n", lines_of(0..70)));
    arguments.push("--resume");
    assert_eq!(run(&arguments, b"").status.code(), Some(1));
    assert!(run(&arguments, b"").status.success(), "nothing is left to do");
    let (documents, keys) = rows(&folder.join("documents"));
    assert_eq!((documents, keys[0].as_str(), keys[69].as_str(), keys[70].as_str()), (71, "a0", "a69", "71"));
    assert_eq!(rows(&folder.join("events")).0, 70);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 10);
    write(&lines_of(5..100));
    assert!(String::from_utf8(run(&arguments, b"").stderr).unwrap().contains("not the one that was answered last"));
    std::fs::remove_file(&input).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_limit_leaves_out_the_rest_of_a_long_text_and_says_so() {
    let text = "Rebels took Hama on Thursday, the army said. It was calm in Homs.\n\n".repeat(600);
    let report: serde_json::Value =
        serde_json::from_str(&out(&run(&["analyze", "--limit", "0"], text.as_bytes()))).unwrap();
    let limit = report["warnings"].as_array().unwrap().iter().find(|w| w["code"] == "limit").unwrap();
    let read = report["sentences"].as_array().unwrap();
    assert!(!read.is_empty() && read.len() < 1200);
    assert!(read.last().unwrap()["span"][1].as_u64() <= limit["span"][0].as_u64());
    assert_eq!(limit["span"][1], text.len());
    let whole = run(&["analyze", "--limit", "1000"], b"Rebels took Hama.");
    assert!(!out(&whole).contains("\"limit\""));
    assert_eq!(run(&["analyze", "--limit", "soon"], b"").status.code(), Some(2));
}

#[test]
fn it_says_what_it_is_made_of() {
    let told = run(&["--notice"], b"");
    assert!(told.status.success());
    assert_eq!(String::from_utf8(told.stdout).unwrap(), include_str!("../NOTICE"));
}
