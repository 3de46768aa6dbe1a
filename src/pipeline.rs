//! The phases, one after another: each is given what those before it found, and none reaches back.

use crate::language::syntax::Syntax;
use crate::{Glass, Options, Report, Step};
use crate::{
    amend, article, assemble, entities, events, language, notice, places, quantities, relations, statements, telling,
    times, toponyms,
};

/// The report of a text, whose language may have been read in `shares`; `step` is told each phase.
pub(crate) fn run(glass: &Glass, text: &str, options: &Options<'_>, shares: &[Vec<u8>], step: &mut Step<'_>) -> Report {
    let Read { article, analysis, published, times, mut quantities, mut amendments } =
        read(glass, text, options, shares, step);
    let syntax = Syntax::new(&article, &analysis);
    let mut watch = |phase| _ = step(phase, 0.0);
    let (mut entities, places, statements) = speakers(glass, &syntax, &times, &mut amendments, options, &mut watch);
    quantities.retain(|q| !entities.begins_name(syntax.article, q.span));
    watch("events");
    let sources = events::Sources {
        article: &article,
        syntax: &syntax,
        lexicon: &glass.lexicon,
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
    let mut relations = relations::find(&syntax, &glass.lexicon, &entities, &places, &events, published.day);
    amendments.relations(&mut relations);
    watch("telling");
    let telling = telling::tell(&sources, events, &tellings);
    quantities::clear_tolls(&mut quantities, &events::unreal_tolls(&syntax, &telling.events));
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

/// What is known of a text before its entities are.
struct Read<'t> {
    article: article::Article<'t>,
    analysis: language::Analysis,
    published: times::Published,
    times: Vec<times::Time>,
    quantities: Vec<quantities::Quantity>,
    amendments: amend::Amendments<'t>,
}

/// The phases up to the entities: the text cut up, its language, times and quantities.
fn read<'t>(
    glass: &Glass,
    text: &'t str,
    options: &'t Options<'t>,
    shares: &[Vec<u8>],
    step: &mut Step<'_>,
) -> Read<'t> {
    step("article", 0.0);
    let mut article = article::read(text, options.title);
    step("language", 0.0);
    let mut go_on = |part| step("language", part);
    let shared = if shares.is_empty() { None } else { glass.model.analyze_shared(&article, &glass.lexicon, shares) };
    let analysis = shared.unwrap_or_else(|| glass.model.analyze_while(&mut article, &glass.lexicon, &mut go_on));
    let mut watch = |phase| _ = step(phase, 0.0);
    watch("names");
    let names = toponyms::recognize(&analysis, &article, &glass.gazetteer);
    let analysis = analysis.with_names(names);
    watch("times");
    article.warnings.extend(unknown_country(glass, options));
    let (given, doubt) = times::given(options.published, options.published_as, options.country);
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
fn unknown_country(glass: &Glass, options: &Options<'_>) -> Option<article::Warning> {
    let code = options.country.map(str::trim).filter(|c| !c.is_empty())?;
    let says = "The publisher's country, “{0}”, is not known and was left out. Write it in the two letters of ISO 3166, \
                such as US, GB or KE.";
    let shown: String = code.chars().take(60).collect();
    let notice = || notice::Notice::new("country_unread", says, [shown]);
    glass.gazetteer.country_by_code(code).is_none().then(|| article::Warning { notice: notice(), span: None })
}

fn sources<'a>(
    glass: &'a Glass,
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
        lexicon: &glass.lexicon,
        gazetteer: &glass.gazetteer,
        options,
    }
}

/// Who is spoken of, where they are, and who says what.
fn speakers(
    glass: &Glass,
    syntax: &Syntax<'_>,
    times: &[times::Time],
    amendments: &mut amend::Amendments<'_>,
    options: &Options<'_>,
    watch: &mut dyn FnMut(&'static str),
) -> (entities::Entities, places::Places, Vec<statements::Statement>) {
    watch("entities");
    let entities = entities::find(sources(glass, syntax, times, options));
    watch("places");
    let (mut entities, mut places) = places::locate(
        entities,
        places::Sources {
            article: syntax.article,
            analysis: syntax.analysis,
            lexicon: &glass.lexicon,
            gazetteer: &glass.gazetteer,
            home: options.country.filter(|c| !c.is_empty()),
        },
    );
    watch("statements");
    amendments.entities(&mut entities, &mut places);
    let mut statements = statements::find(syntax, &glass.lexicon, &entities);
    amendments.statements(&mut statements, &entities);
    (entities, places, statements)
}

#[cfg(feature = "train")]
impl Glass {
    /// Runs `then` on what the event phase looks at: for the tools that train it.
    pub fn with_facts<T>(&self, text: &str, options: &Options<'_>, then: impl FnOnce(&events::Sources<'_>) -> T) -> T {
        let mut read = read(self, text, options, &[], &mut |_, _| true);
        let syntax = Syntax::new(&read.article, &read.analysis);
        let (entities, places, statements) =
            speakers(self, &syntax, &read.times, &mut read.amendments, options, &mut |_| {});
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
    pub fn with_sources<T>(
        &self,
        text: &str,
        options: &Options<'_>,
        then: impl FnOnce(entities::Sources<'_>) -> T,
    ) -> T {
        let read = read(self, text, options, &[], &mut |_, _| true);
        then(sources(self, &Syntax::new(&read.article, &read.analysis), &read.times, options))
    }
}
