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

mod amend;
pub mod article;
mod assemble;
mod by_token;
pub mod compare;
mod corrections;
mod decimal;
pub mod entities;
pub mod events;
pub mod export;
pub mod gazetteer;
pub mod language;
pub mod lexicon;
mod marks;
pub mod notice;
mod numerals;
mod offsets;
mod options;
mod order;
pub mod places;
pub mod quantities;
pub mod relations;
pub mod report;
pub mod span;
pub mod statements;
pub mod telling;
pub mod times;
pub mod toponyms;
pub mod vocabulary;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use compare::compare;
pub use corrections::{Correction, Fact, Location, Part};
pub use offsets::Offsets;
pub use options::Options;
pub use report::Report;

use gazetteer::Gazetteer;
use language::Model;
use language::syntax::Syntax;
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

/// What is known of a text before its entities are.
struct Read<'t> {
    article: article::Article<'t>,
    analysis: language::Analysis,
    published: times::Published,
    times: Vec<times::Time>,
    quantities: Vec<quantities::Quantity>,
    amendments: amend::Amendments<'t>,
}

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
        self.analyze_watched(text, options, &mut |_| {})
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

    /// The phases up to the entities: the text cut up, its language, times and quantities.
    fn read<'t>(&self, text: &'t str, options: &'t Options<'t>, shares: &[Vec<u8>], step: &mut Step<'_>) -> Read<'t> {
        step("article", 0.0);
        let mut article = article::read(text, options.title);
        step("language", 0.0);
        let mut go_on = |part| step("language", part);
        let shared = if shares.is_empty() { None } else { self.model.analyze_shared(&article, &self.lexicon, shares) };
        let analysis = shared.unwrap_or_else(|| self.model.analyze_while(&mut article, &self.lexicon, &mut go_on));
        let mut watch = |phase| _ = step(phase, 0.0);
        watch("names");
        let names = toponyms::recognize(&analysis, &article, &self.gazetteer);
        let analysis = analysis.with_names(names);
        watch("times");
        article.warnings.extend(self.unknown_country(options));
        let (given, doubt) = times::given(options);
        let other = given.and_then(|day| times::contradicted(&article, day));
        article.warnings.extend(doubt.into_iter().chain(other));
        let published = times::published(&article, given);
        let mut amendments = amend::Amendments::new(&options.corrections);
        let mut times = times::find(&article, &analysis, published);
        amendments.times(&mut times);
        watch("quantities");
        let mut quantities = quantities::find(&article, &analysis, &times);
        amendments.quantities(&mut quantities);
        Read { article, analysis, published, times, quantities, amendments }
    }

    /// A warning where the publisher's country is none.
    fn unknown_country(&self, options: &Options<'_>) -> Option<article::Warning> {
        let code = options.country.map(str::trim).filter(|c| !c.is_empty())?;
        let says = "The publisher's country, “{0}”, is not known and was left out. Write it in the two letters of ISO 3166, \
                    such as US, GB or KE.";
        let shown: String = code.chars().take(60).collect();
        let notice = || notice::Notice::new("country_unread", says, [shown]);
        self.gazetteer.country_by_code(code).is_none().then(|| article::Warning { notice: notice(), span: None })
    }

    fn sources<'a>(
        &'a self,
        syntax: &'a Syntax<'a>,
        times: &'a [times::Time],
        options: &'a Options<'a>,
    ) -> entities::Sources<'a> {
        let Syntax { article, analysis, .. } = *syntax;
        entities::Sources {
            article,
            analysis,
            syntax,
            times,
            lexicon: &self.lexicon,
            gazetteer: &self.gazetteer,
            options,
        }
    }

    /// Who is spoken of, where they are, and who says what.
    fn speakers(
        &self,
        syntax: &Syntax<'_>,
        times: &[times::Time],
        amendments: &mut amend::Amendments<'_>,
        options: &Options<'_>,
        watch: &mut dyn FnMut(&'static str),
    ) -> (entities::Entities, places::Places, Vec<statements::Statement>) {
        watch("entities");
        let entities = entities::find(self.sources(syntax, times, options));
        watch("places");
        let (mut entities, mut places) = places::locate(
            entities,
            places::Sources {
                article: syntax.article,
                analysis: syntax.analysis,
                lexicon: &self.lexicon,
                gazetteer: &self.gazetteer,
                home: options.country.filter(|c| !c.is_empty()),
            },
        );
        watch("statements");
        amendments.entities(&mut entities, &mut places);
        let mut statements = statements::find(syntax, &self.lexicon, &entities);
        amendments.statements(&mut statements, &entities);
        (entities, places, statements)
    }

    /// Runs `then` on what the event phase looks at: for the tools that train it.
    #[cfg(feature = "train")]
    pub fn with_facts<T>(&self, text: &str, options: &Options<'_>, then: impl FnOnce(&events::Sources<'_>) -> T) -> T {
        let mut read = self.read(text, options, &[], &mut |_, _| true);
        let syntax = Syntax::new(&read.article, &read.analysis);
        let (entities, places, statements) =
            self.speakers(&syntax, &read.times, &mut read.amendments, options, &mut |_| {});
        then(&events::Sources {
            article: &read.article,
            syntax: &syntax,
            entities: &entities,
            places: &places,
            lexicon: &self.lexicon,
            statements: &statements,
            times: &read.times,
            quantities: &read.quantities,
            published: read.published,
        })
    }

    /// Runs `then` on what the entity phase looks at: for the tools that measure and train it.
    #[cfg(feature = "train")]
    pub fn with_sources<T>(
        &self,
        text: &str,
        options: &Options<'_>,
        then: impl FnOnce(entities::Sources<'_>) -> T,
    ) -> T {
        let read = self.read(text, options, &[], &mut |_, _| true);
        then(self.sources(&Syntax::new(&read.article, &read.analysis), &read.times, options))
    }

    /// As [`Glass::analyze`], calling `watch` with a phase's name as it begins and `"done"` at the end: for
    /// progress bars and benches, as the core has no clock.
    pub fn analyze_watched(&self, text: &str, options: &Options<'_>, watch: &mut dyn FnMut(&'static str)) -> Report {
        self.analyze_in_steps(text, options, &mut |phase, part| {
            if part == 0.0 {
                watch(phase);
            }
        })
    }

    /// As [`Glass::analyze_watched`], told also within the longest phase, `language`, how much of it is done, 0 to 1.
    pub fn analyze_in_steps(
        &self,
        text: &str,
        options: &Options<'_>,
        step: &mut dyn FnMut(&'static str, f32),
    ) -> Report {
        self.analyze_while(text, options, &mut |phase, part| {
            step(phase, part);
            true
        })
    }

    /// As [`Glass::analyze_in_steps`], for whoever has only so much time and a clock. Where `step` answers false within
    /// `language` (its part above 0), what has been read by then is told, and a warning says which part of the text is
    /// not; the phases that follow take about as long as that one did. In other phases the answer changes nothing.
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
        let Read { article, analysis, published, times, mut quantities, mut amendments } =
            self.read(text, options, shares, step);
        let syntax = Syntax::new(&article, &analysis);
        let mut watch = |phase| _ = step(phase, 0.0);
        let (mut entities, places, statements) = self.speakers(&syntax, &times, &mut amendments, options, &mut watch);
        watch("events");
        let sources = events::Sources {
            article: &article,
            syntax: &syntax,
            lexicon: &self.lexicon,
            entities: &entities,
            places: &places,
            statements: &statements,
            times: &times,
            quantities: &quantities,
            published,
        };
        let raw = events::find(&sources);
        let (mut events, tellings) = telling::unite(&sources, raw);
        amendments.events(&mut events, &entities);
        watch("relations");
        let mut relations = relations::find(&syntax, &self.lexicon, &entities, &places, &events, published.day);
        amendments.relations(&mut relations);
        watch("telling");
        let mut telling = telling::tell(&sources, events, &tellings);
        events::clear_tolls(&syntax, &telling.events, &mut quantities);
        amendments.glosses(&mut telling.events, &entities, text);
        let unanswered = amendments.warnings(&entities, text);
        entities.warnings.extend(unanswered);
        watch("report");
        let report = assemble::report(
            assemble::Found {
                article,
                analysis,
                published,
                times,
                quantities,
                entities,
                places,
                statements,
                relations,
                telling,
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
