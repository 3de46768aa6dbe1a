//! newsglass: a glass laid over a news report.
//!
//! Text in, [`Report`] out: who did what to whom, where, when, who says so, and whether it happened
//! at all, every fact tied to the words that say it. The phases run one way, each a function of what
//! stands before it; `pipeline.rs` is the whole of it on one screen.
//!
//! ```
//! # #[cfg(feature = "embedded")] {
//! let report = newsglass::analyze("Rebels captured Aleppo on Thursday.", &newsglass::Options::default());
//! assert_eq!(report.sentences.len(), 1);
//! # }
//! ```

#![allow(
    unreachable_pub,
    reason = "`pub` in a phase is what it gives to other phases; what users have is named below, and nothing else"
)]

#[macro_use]
mod words;

mod amend;
mod assemble;
mod by_token;
pub mod compare;
mod corrections;
mod decimal;
pub mod export;
mod gazetteer;
mod marks;
mod notice;
mod numerals;
mod offsets;
mod options;
mod order;
mod pipeline;
mod places;
mod quantities;
mod relations;
pub mod report;
mod span;
mod times;
mod toponyms;
mod vocabulary;
#[cfg(target_arch = "wasm32")]
mod wasm;

// The phases that tools of this repository look into (feature `train`): no promise to anybody else. Twice by hand: what a macro
// declares, `cargo fmt` does not find.
#[cfg(not(feature = "train"))]
mod article;
#[cfg(not(feature = "train"))]
mod entities;
#[cfg(not(feature = "train"))]
mod events;
#[cfg(not(feature = "train"))]
mod language;
#[cfg(not(feature = "train"))]
mod lexicon;
#[cfg(not(feature = "train"))]
mod statements;
#[cfg(not(feature = "train"))]
mod telling;

#[cfg(feature = "train")]
#[doc(hidden)]
pub mod article;
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod entities;
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod events;
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod language;
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod lexicon;
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod statements;
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod telling;

pub use compare::compare;
pub use corrections::{Correction, Fact, Location, Part};
pub use entities::sieves;
pub use offsets::Offsets;
pub use options::Options;
pub use report::Report;
pub use span::Span;
pub use times::{Day, WrittenDay, read_day};
pub use vocabulary::{EntityKind, Status};

use gazetteer::Gazetteer;
use language::Model;
use lexicon::Lexicon;

/// What is known of language and the world, as bytes apart from the code.
#[derive(Debug, Clone, Copy)]
pub struct Data<'d> {
    /// `data/model.bin`.
    pub model: &'d [u8],
    /// `data/gazetteer.bin`.
    pub gazetteer: &'d [u8],
    /// `data/lexicon.bin`, which the build packs of the lists `data/**/*.tsv`. A process reads by one.
    pub lexicon: &'d [u8],
}

#[cfg(feature = "embedded")]
impl Data<'static> {
    /// The data compiled in.
    pub const fn embedded() -> Data<'static> {
        Data {
            model: include_bytes!("../data/model.bin"),
            gazetteer: include_bytes!("../data/gazetteer.bin"),
            lexicon: lexicon::EMBEDDED,
        }
    }
}

/// Why [`Glass::new`] could not use the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataError {
    message: String,
}

impl DataError {
    /// An error that says, in a sentence, what was wrong and what to do.
    pub fn new(message: impl Into<String>) -> DataError {
        DataError { message: message.into() }
    }

    /// The error of a file of `data/`, of which `what` says what is wrong with it.
    pub(crate) fn of(file: &str, what: &str) -> DataError {
        DataError::new(format!("The file `{file}` {what}. Take the one that came with this version of newsglass."))
    }
}

impl std::fmt::Display for DataError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DataError {}

/// Everything an analysis needs, decoded once and used for any number of texts.
#[derive(Debug, Clone)]
pub struct Glass {
    model: Model,
    gazetteer: Gazetteer,
    lexicon: Lexicon,
}

/// The language model alone, for whoever reads a share of a text beside others: it needs no gazetteer.
#[derive(Debug, Clone)]
pub struct Reader {
    model: Model,
}

impl Reader {
    /// Decodes `data/model.bin`. Fails where the bytes, or those of the lexicon, by which the text is cut into sentences and
    /// tokens, are not this version's, or another lexicon is in use.
    pub fn new(model: &[u8], lexicon: &[u8]) -> Result<Reader, DataError> {
        Lexicon::install(lexicon)?;
        Ok(Reader { model: Model::decode(model)? })
    }

    /// What the model says of a share of the text, as bytes that [`Glass::analyze_shared`] of the same version takes.
    /// `place` is the share's number and how many there are; `title` is that of [`Options`]; `told` how much is done.
    pub fn share(&self, text: &str, title: Option<&str>, place: (usize, usize), told: &mut dyn FnMut(f32)) -> Vec<u8> {
        self.model.read_share(&article::read(text, title), place.0, place.1, told)
    }
}

/// Told a phase as it begins and how much of it is done, 0 to 1; answers whether to go on.
pub type Step<'s> = dyn FnMut(&'static str, f32) -> bool + 's;

impl Glass {
    /// Decodes the data. Fails where the bytes are not those of this version's `data/`, or another lexicon is in use.
    pub fn new(data: Data<'_>) -> Result<Glass, DataError> {
        // First, as the gazetteer takes its countries from there.
        let lexicon = Lexicon::decode(data.lexicon)?;
        Ok(Glass { model: Model::decode(data.model)?, gazetteer: Gazetteer::decode(data.gazetteer)?, lexicon })
    }

    /// The one with the data compiled in, decoded at the first call.
    #[cfg(feature = "embedded")]
    #[expect(clippy::expect_used, reason = "the data is part of the program and a test decodes it")]
    pub fn embedded() -> &'static Glass {
        static GLASS: std::sync::OnceLock<Glass> = std::sync::OnceLock::new();
        GLASS.get_or_init(|| Glass::new(Data::embedded()).expect("the embedded data is this version's"))
    }

    /// Reads one article. Any text gives a report; a strange one gives a thin report with warnings.
    pub fn analyze(&self, text: &str, options: &Options<'_>) -> Report {
        self.analyze_while(text, options, &mut |_, _| true)
    }

    /// The places of this name, the largest first: what [`Correction::Place`] may choose from.
    ///
    /// ```
    /// # #[cfg(feature = "embedded")] {
    /// let found = newsglass::Glass::embedded().places("Tripoli");
    /// assert_eq!(found[0].country.as_deref(), Some("LY"));
    /// assert!(found.iter().any(|place| place.country.as_deref() == Some("LB")));
    /// # }
    /// ```
    pub fn places(&self, name: &str) -> Vec<report::Place> {
        places::of_name(name, 12, &self.gazetteer).iter().map(assemble::place).collect()
    }

    /// As [`Glass::analyze`], told each phase as it begins (its part 0) and `"done"` at the end, and within the longest,
    /// `language`, how much of it is done, 0 to 1: for progress bars, benches and whoever has only so much time, as the core
    /// has no clock. Where `step` answers false within `language`, what has been read by then is told, and a warning says
    /// which part of the text is not; the phases that follow take about as long as that one did. In other phases the
    /// answer changes nothing.
    ///
    /// ```
    /// # #[cfg(feature = "embedded")] {
    /// let text = "Rebels captured Aleppo on Thursday.\n\n".repeat(1000);
    /// let report = newsglass::Glass::embedded().analyze_while(&text, &newsglass::Options::default(), &mut |_, _| false);
    /// assert!(report.sentences.len() < 1000);
    /// assert_eq!(report.warnings[0].code, "limit");
    /// # }
    /// ```
    pub fn analyze_while(&self, text: &str, options: &Options<'_>, step: &mut Step<'_>) -> Report {
        self.analyze_shared(text, options, &[], step)
    }

    /// As [`Reader::share`].
    pub fn share(&self, text: &str, title: Option<&str>, place: (usize, usize), told: &mut dyn FnMut(f32)) -> Vec<u8> {
        self.model.read_share(&article::read(text, title), place.0, place.1, told)
    }

    /// As [`Glass::analyze_while`], of a text whose language several have read: all its shares, in order. Where they are
    /// not those of this text, its language is read here.
    ///
    /// ```
    /// # #[cfg(feature = "embedded")] {
    /// use newsglass::{Data, Glass, Options, Reader};
    ///
    /// let text = "Rebels captured Aleppo on Thursday. The army denied it.\n\n".repeat(200);
    /// let data = Data::embedded();
    /// let reader = Reader::new(data.model, data.lexicon).unwrap();
    /// let shares: Vec<_> = (0..3).map(|share| reader.share(&text, None, (share, 3), &mut |_| ())).collect();
    /// let glass = Glass::embedded();
    /// let together = glass.analyze_shared(&text, &Options::default(), &shares, &mut |_, _| true);
    /// assert_eq!(together, glass.analyze(&text, &Options::default()));
    /// # }
    /// ```
    pub fn analyze_shared(&self, text: &str, options: &Options<'_>, shares: &[Vec<u8>], step: &mut Step<'_>) -> Report {
        pipeline::run(self, text, options, shares, step)
    }
}

/// Reads one article with the embedded data; see [`Glass::analyze`].
#[cfg(feature = "embedded")]
pub fn analyze(text: &str, options: &Options<'_>) -> Report {
    Glass::embedded().analyze(text, options)
}
