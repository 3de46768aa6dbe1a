//! Whole articles and the facts that a reader took from them: a text, what its report must have, what it may have besides.

use newsglass::Day;
use newsglass::report::Report;
use newsglass::{Glass, Offsets, Options};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct File {
    case: Vec<Article>,
}

/// An article of `tests/corpus/`.
#[derive(Deserialize)]
pub(crate) struct Article {
    name: String,
    text: String,
    published: Option<String>,
    /// What must be found, a line each.
    #[serde(default, alias = "said", alias = "ties")]
    pub(crate) asked: Vec<String>,
    #[serde(default)]
    also: Vec<String>,
}

impl Article {
    pub(crate) fn text(&self) -> &str {
        self.text.trim_start()
    }

    /// What must and what may be found.
    pub(crate) fn right(&self) -> impl Iterator<Item = &String> {
        self.asked.iter().chain(&self.also)
    }

    /// Its report, with spans in bytes; says which article it is.
    pub(crate) fn read(&self) -> Report {
        println!("## {}", self.name);
        let published = self.published.as_deref().and_then(Day::parse);
        Glass::embedded().analyze(self.text(), &Options { published, offsets: Offsets::Utf8, ..Options::default() })
    }
}

/// The articles of a file in `tests/corpus/`.
pub(crate) fn articles(file: &str) -> Vec<Article> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(file);
    toml::from_str::<File>(&std::fs::read_to_string(path).unwrap()).unwrap().case
}

/// How many of all are right.
#[derive(Default)]
pub(crate) struct Share {
    pub(crate) all: u32,
    pub(crate) right: u32,
}

impl Share {
    pub(crate) fn add(&mut self, right: bool) {
        self.all += 1;
        self.right += u32::from(right);
    }

    pub(crate) fn rate(&self) -> f64 {
        f64::from(self.right) / f64::from(self.all)
    }
}
