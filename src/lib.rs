//! newsglass: a glass laid over a news report.
//!
//! Text in, [`Report`] out: who did what to whom, where, when, who says so, and whether it happened
//! at all, every fact tied to the words that say it. The phases run one way, each a function of what
//! stands before it; [`Glass::analyze`] is the whole of it on one screen.
//!
//! ```
//! # #[cfg(feature = "embedded")] {
//! let report = newsglass::analyze("Rebels captured Aleppo on Thursday.", &newsglass::Options::default());
//! assert_eq!(report.sentences.len(), 1);
//! # }
//! ```

pub mod article;
mod assemble;
mod corrections;
pub mod entities;
pub mod events;
pub mod export;
pub mod gazetteer;
pub mod language;
pub mod lexicon;
mod offsets;
mod options;
pub mod places;
pub mod quantities;
pub mod relations;
pub mod report;
pub mod span;
pub mod statements;
pub mod telling;
pub mod times;
pub mod vocabulary;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use corrections::Correction;
pub use offsets::Offsets;
pub use options::Options;
pub use report::Report;

use gazetteer::Gazetteer;
use language::Model;
use lexicon::Lexicon;

/// The bytes of `data/` that are not compiled in.
#[derive(Debug, Clone, Copy)]
pub struct Data<'d> {
    /// `data/model.bin`.
    pub model: &'d [u8],
    /// `data/gazetteer.bin`.
    pub gazetteer: &'d [u8],
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

impl Glass {
    /// Decodes the data. Fails where the bytes are not those of this version's `data/`.
    pub fn new(data: Data<'_>) -> Result<Glass, DataError> {
        Ok(Glass {
            model: Model::decode(data.model)?,
            gazetteer: Gazetteer::decode(data.gazetteer)?,
            lexicon: Lexicon::new(),
        })
    }

    /// The one with the data compiled in, decoded at the first call.
    #[cfg(feature = "embedded")]
    #[expect(clippy::expect_used, reason = "the data is part of the program and a test decodes it")]
    pub fn embedded() -> &'static Glass {
        static GLASS: std::sync::OnceLock<Glass> = std::sync::OnceLock::new();
        GLASS.get_or_init(|| {
            let data =
                Data { model: include_bytes!("../data/model.bin"), gazetteer: include_bytes!("../data/gazetteer.bin") };
            Glass::new(data).expect("the embedded data is this version's")
        })
    }

    /// Reads one article. Any text gives a report; a strange one gives a thin report with warnings.
    pub fn analyze(&self, text: &str, options: &Options<'_>) -> Report {
        self.analyze_watched(text, options, &mut |_| {})
    }

    /// As [`Glass::analyze`], calling `watch` with a phase's name as it begins and `"done"` at the end: for
    /// progress bars and benches, as the core has no clock.
    pub fn analyze_watched(&self, text: &str, options: &Options<'_>, watch: &mut dyn FnMut(&'static str)) -> Report {
        watch("article");
        let article = article::read(text, options.title);
        watch("language");
        let mut analysis = self.model.analyze(&article);
        watch("names");
        places::recognize(&mut analysis, &article, &self.gazetteer);
        watch("times");
        let published = times::published(&article, options.published);
        let times = times::find(&article, &analysis, published);
        watch("quantities");
        let quantities = quantities::find(&article, &analysis, &times);
        watch("entities");
        let mut entities = entities::find(entities::Sources {
            article: &article,
            analysis: &analysis,
            times: &times,
            quantities: &quantities,
            lexicon: &self.lexicon,
            gazetteer: &self.gazetteer,
            options,
        });
        watch("places");
        places::locate(&mut entities, &article, options.country, &self.gazetteer);
        watch("statements");
        let statements = statements::find(&article, &analysis, &entities);
        watch("events");
        let mut events = events::find(&article, &analysis, &entities, &statements, &times, &quantities, published);
        telling::date(&mut events, &article, &analysis, &times, &statements, published);
        telling::settle(&mut events, &analysis, published);
        watch("relations");
        let relations = relations::find(&article, &analysis, &entities, &events);
        watch("telling");
        let timeline = telling::timeline(&events);
        let brief = telling::brief(&article, &analysis, &self.lexicon, &entities, &statements, &events, &times);
        watch("report");
        let report = assemble::report(
            &assemble::Found {
                article,
                analysis,
                published,
                times,
                quantities,
                entities,
                statements,
                events,
                relations,
                timeline,
                brief,
            },
            options,
        );
        watch("done");
        report
    }
}

/// Reads one article with the embedded data; see [`Glass::analyze`].
#[cfg(feature = "embedded")]
pub fn analyze(text: &str, options: &Options<'_>) -> Report {
    Glass::embedded().analyze(text, options)
}
