//! Texts for the tools that train: lines of `{"id", "text"}` on standard input.

use std::io::BufRead;

/// Calls `each` with name and text of every line.
pub(crate) fn each(mut each: impl FnMut(&str, &str)) {
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("the texts can be read");
        let line: serde_json::Value = serde_json::from_str(&line).expect("a line is JSON");
        each(line["id"].as_str().expect("an id"), line["text"].as_str().expect("a text"));
    }
}
