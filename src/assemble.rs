//! From what the phases found to the report: names for kinds, spans in the caller's unit.

use crate::article::{Article, Block, BlockKind, Sentence, Warning, language};
use crate::entities::{Entities, Entity, EntityId, Form};
use crate::events::{Event, Plover, RoleName};
use crate::language::Analysis;
use crate::offsets::Converter;
use crate::options::Options;
use crate::places::{Place, Places};
use crate::quantities::Quantity;
use crate::relations::{Holds, Tie};
use crate::report as wire;
use crate::span::Span;
use crate::statements::Statement;
use crate::telling::{Answer, Brief, Moment, Question, Telling};
use crate::times::{Day, Published, PublishedFrom, Time, TimeKind};

/// What the phases found.
#[derive(Debug)]
pub(crate) struct Found<'t> {
    pub article: Article<'t>,
    pub analysis: Analysis,
    pub published: Published,
    pub times: Vec<Time>,
    pub quantities: Vec<Quantity>,
    pub entities: Entities,
    pub places: Places,
    pub statements: Vec<Statement>,
    pub relations: Vec<Tie>,
    pub telling: Telling,
}

/// The report of what was found. What is told goes before the rest is: a long text's phases leave much behind.
pub(crate) fn report(found: Found<'_>, options: &Options<'_>) -> wire::Report {
    let Found { mut article, analysis, published, times, quantities, entities, places, statements, relations, telling } =
        found;
    let writer = Writer { convert: Converter::new(article.text, options.offsets) };
    let headline = article.blocks.iter().find(|b| b.kind == BlockKind::Headline).map(|b| b.span.of(article.text));
    let document = wire::Document {
        title: article.title.or(headline).map(str::to_owned),
        published: published.day.map(|d| d.to_string()),
        published_from: match published.from {
            PublishedFrom::Given => "given",
            PublishedFrom::Dateline => "dateline",
            PublishedFrom::Text => "text",
            PublishedFrom::Unknown => "none",
        },
        language: language(&article),
        words: article.words(),
        offsets: options.offsets,
    };
    let block = |b: &Block| wire::Block { kind: b.kind.name(), span: writer.span(b.span) };
    let blocks = article.blocks.iter().map(block).collect();
    let sentence = |s: &Sentence| wire::Sentence { span: writer.span(s.span), block: s.block };
    let sentences = article.sentences.iter().map(sentence).collect();
    let tokens = options.tokens.then(|| writer.tokens(&article, &analysis));
    let mut warnings = std::mem::take(&mut article.warnings);
    warnings.extend(entities.warnings);
    drop((article, analysis));
    wire::Report {
        schema: wire::SCHEMA,
        document,
        blocks,
        sentences,
        tokens,
        entities: writer.entities(entities.list, &places),
        times: times.into_iter().map(|t| writer.time(t)).collect(),
        quantities: quantities.into_iter().map(|q| writer.quantity(q)).collect(),
        statements: statements.into_iter().filter_map(|s| writer.statement(&s)).collect(),
        events: telling.events.into_iter().enumerate().map(|(i, e)| writer.event(i, e)).collect(),
        relations: relations.into_iter().map(|r| writer.relation(&r)).collect(),
        timeline: telling.timeline.into_iter().map(moment).collect(),
        brief: writer.brief(telling.brief),
        warnings: warnings.into_iter().map(|w| writer.warning(w)).collect(),
    }
}

fn moment(m: Moment) -> wire::Moment {
    wire::Moment {
        interval: interval(m.interval),
        after: m.after.map(|d| d.to_string()),
        before: m.before.map(|d| d.to_string()),
        events: m.events,
    }
}

fn interval(days: Option<(Day, Day)>) -> Option<[String; 2]> {
    days.map(|(a, b)| [a.to_string(), b.to_string()])
}

/// Two decimals: more would claim a precision that a confidence does not have.
fn confidence(value: f32) -> f64 {
    f64::from((value.clamp(0.0, 1.0) * 100.0).round()) / 100.0
}

struct Writer<'t> {
    convert: Converter<'t>,
}

impl Writer<'_> {
    fn span(&self, span: Span) -> wire::WireSpan {
        [self.convert.at(span.start), self.convert.at(span.end)]
    }

    fn tokens(&self, article: &Article<'_>, analysis: &Analysis) -> Vec<wire::Token> {
        let words = (0..analysis.len() as u32).filter_map(|t| Some((t, analysis.word(t)?)));
        words
            .zip(article.tokens.iter())
            .map(|((i, word), token)| wire::Token {
                span: self.span(token.span),
                tag: word.tag.name(),
                pos: word.pos.name(),
                lemma: analysis.lemma(i).to_owned(),
                head: word.head,
                relation: word.relation.name(),
            })
            .collect()
    }

    fn entities(&self, entities: Vec<Entity>, places: &Places) -> Vec<wire::Entity> {
        let one = |(id, e): (usize, Entity)| wire::Entity {
            id: id as u32,
            kind: e.kind.name(),
            named: e.named,
            name: e.name,
            aliases: e.aliases,
            description: e.description,
            roles: e
                .roles
                .into_iter()
                .map(|r| wire::Role { title: r.title, of: r.of, span: self.span(r.span) })
                .collect(),
            place: places.of(id as EntityId).map(place),
            mentions: e
                .mentions
                .iter()
                .map(|m| wire::Mention {
                    span: self.span(m.span),
                    form: match m.form {
                        Form::Name => "name",
                        Form::Nominal => "nominal",
                        Form::Pronoun => "pronoun",
                        Form::Adjective => "adjective",
                    },
                })
                .collect(),
            confidence: confidence(e.confidence),
        };
        entities.into_iter().enumerate().map(one).collect()
    }

    fn time(&self, time: Time) -> wire::Time {
        wire::Time {
            span: self.span(time.span),
            kind: match time.kind {
                TimeKind::Date => "date",
                TimeKind::Time => "time",
                TimeKind::Duration => "duration",
                TimeKind::Set => "set",
            },
            value: time.value,
            start: time.start.map(|d| d.to_string()),
            end: time.end.map(|d| d.to_string()),
        }
    }

    fn quantity(&self, q: Quantity) -> wire::Quantity {
        wire::Quantity {
            span: self.span(q.span),
            kind: q.kind,
            value: q.value,
            min: q.min,
            max: q.max,
            unit: q.unit,
            of: q.of,
            hedge: q.hedge,
        }
    }

    /// None where it has neither content, cue nor source; none such is found, as events tell the others by their number.
    fn statement(&self, s: &Statement) -> Option<wire::Statement> {
        Some(wire::Statement {
            span: self.span(s.span()?),
            form: s.form.name(),
            act: s.act.name(),
            source: s.source.as_ref().map(|x| wire::Source { span: self.span(x.span), entity: x.entity }),
            cue: s.cue.map(|c| self.span(c)),
            content: s.content.iter().map(|&c| self.span(c)).collect(),
            within: s.within,
            belief: s.belief.name(),
            negated: s.negated,
            confidence: confidence(s.confidence),
        })
    }

    fn event(&self, id: usize, e: Event) -> wire::Event {
        wire::Event {
            id: id as u32,
            span: self.span(e.span),
            lemma: e.lemma,
            r#type: e.kind.map(Plover::name),
            mode: e.mode,
            cameo: e.cameo,
            roles: e
                .roles
                .iter()
                .map(|r| wire::Argument {
                    role: match r.role {
                        RoleName::Actor => "actor",
                        RoleName::Target => "target",
                        RoleName::Place => "place",
                        RoleName::Origin => "origin",
                        RoleName::Destination => "destination",
                        RoleName::Time => "time",
                        RoleName::Instrument => "instrument",
                        RoleName::Quantity => "quantity",
                    },
                    span: self.span(r.span),
                    entity: r.entity,
                })
                .collect(),
            interval: interval(e.interval),
            after: e.after.map(|d| d.to_string()),
            before: e.before.map(|d| d.to_string()),
            status: e.status.name(),
            statement: e.statement,
            mentions: e.mentions.iter().map(|&m| self.span(m)).collect(),
            weight: confidence(e.weight),
            gloss: e.gloss,
            within: e.within,
            confidence: confidence(e.confidence),
        }
    }

    fn relation(&self, r: &Tie) -> wire::Relation {
        wire::Relation {
            kind: r.kind.name(),
            from: r.from,
            to: r.to,
            span: self.span(r.span),
            status: match r.status {
                Holds::Current => "current",
                Holds::Past => "past",
                Holds::Possible => "possible",
            },
            interval: interval(r.interval),
            change: r.change.map(crate::relations::Change::name),
            confidence: confidence(r.confidence),
        }
    }

    fn brief(&self, brief: Brief) -> wire::Brief {
        let spans = |spans: Vec<Span>| spans.into_iter().map(|s| self.span(s)).collect();
        let answer = |a: Answer| wire::Answer { span: self.span(a.span), entity: a.entity, value: a.value };
        let list = |answers: Vec<Answer>| answers.into_iter().map(answer).collect();
        let question = |q: Question| wire::Question {
            code: q.notice.code,
            values: q.notice.values,
            message: q.notice.message,
            spans: spans(q.spans),
        };
        wire::Brief {
            sentence: brief.sentence.map(|g| wire::Gist { text: g.text, spans: spans(g.spans) }),
            who: list(brief.who),
            what: list(brief.what),
            when: list(brief.when),
            r#where: list(brief.r#where),
            why: list(brief.why),
            how: list(brief.how),
            story: spans(brief.story),
            questions: brief.questions.into_iter().map(question).collect(),
        }
    }

    fn warning(&self, w: Warning) -> wire::Warning {
        wire::Warning {
            code: w.notice.code,
            values: w.notice.values,
            message: w.notice.message,
            span: w.span.map(|s| self.span(s)),
        }
    }
}

/// A place as the report has it.
pub(crate) fn place(p: &Place) -> wire::Place {
    wire::Place {
        lat: p.lat,
        lon: p.lon,
        country: p.country.clone(),
        region: p.region.clone(),
        kind: p.kind.clone(),
        geonames: p.geonames,
        radius: p.radius,
        confidence: confidence(p.confidence),
        candidates: p.candidates.iter().map(place).collect(),
    }
}
