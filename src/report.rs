//! The report: all that the outside ever sees.
//!
//! Spans are `[start, end)` in the unit the caller asked for, which `document.offsets` names. Ids are indexes. What is absent is
//! `null` or `[]`, never a missing key, but for `tokens`, which is there on request. The same
//! shapes stand in `schema/report.schema.json` and in `www/newsglass.d.ts`.

use crate::Offsets;
use serde::Serialize;

/// Version of the report's shape; changes when it breaks.
pub const SCHEMA: &str = "newsglass.report/1";

pub use crate::vocabulary::SURE;

/// `[start, end)`.
pub type WireSpan = [u32; 2];

/// What was found in one article.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the schema says what each key holds")]
pub struct Report {
    pub schema: &'static str,
    pub document: Document,
    pub blocks: Vec<Block>,
    pub sentences: Vec<Sentence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tokens: Option<Vec<Token>>,
    pub entities: Vec<Entity>,
    pub times: Vec<Time>,
    pub quantities: Vec<Quantity>,
    pub statements: Vec<Statement>,
    pub events: Vec<Event>,
    pub relations: Vec<Relation>,
    pub timeline: Vec<Moment>,
    pub brief: Brief,
    pub warnings: Vec<Warning>,
}

macro_rules! wire {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[serde(rename_all = "camelCase")]
        #[allow(missing_docs, reason = "the schema says what each key holds")]
        pub struct $name { $(pub $field: $type),* }
    };
}

wire!(
    /// The article as a whole. `publishedFrom` is `given`, `dateline`, `text` or `none`; `offsets` the unit that all spans of the
    /// report count in.
    Document {
        title: Option<String>,
        published: Option<String>,
        published_from: &'static str,
        language: &'static str,
        words: usize,
        offsets: Offsets,
    }
);
wire!(
    /// A block of the page.
    Block { kind: &'static str, span: WireSpan }
);
wire!(
    /// A sentence and the block it stands in.
    Sentence { span: WireSpan, block: u32 }
);
wire!(
    /// A token; `head` is an index into the tokens, `null` for a root.
    Token { span: WireSpan, tag: &'static str, pos: &'static str, lemma: String, head: Option<u32>, relation: &'static str }
);
wire!(
    /// Someone or something the article speaks of.
    Entity {
        id: u32,
        kind: &'static str,
        named: bool,
        name: String,
        aliases: Vec<String>,
        description: Option<String>,
        roles: Vec<Role>,
        place: Option<Place>,
        mentions: Vec<Mention>,
        confidence: f64,
    }
);
wire!(
    /// An office or part that an entity holds; `of` is the entity it is held in.
    Role { title: String, of: Option<u32>, span: WireSpan }
);
wire!(
    /// Where an entity is; `radius` in kilometres, `candidates` the next best readings.
    Place {
        lat: f64,
        lon: f64,
        country: Option<String>,
        region: Option<String>,
        kind: String,
        geonames: Option<u32>,
        radius: Option<f64>,
        confidence: f64,
        candidates: Vec<Place>,
    }
);
wire!(
    /// One mention of an entity.
    Mention { span: WireSpan, form: &'static str }
);
wire!(
    /// A time expression; `start` and `end` are days.
    Time { span: WireSpan, kind: &'static str, value: String, start: Option<String>, end: Option<String> }
);
wire!(
    /// A number.
    Quantity {
        span: WireSpan,
        kind: &'static str,
        value: Option<f64>,
        min: Option<f64>,
        max: Option<f64>,
        unit: Option<String>,
        of: Option<String>,
        hedge: Option<String>,
    }
);
wire!(
    /// Who says what; `within` is the index of the statement around it, `belief` how sure its source is of it, `negated` where
    /// the source did not say it (`did not announce that ...`).
    Statement {
        span: WireSpan,
        form: &'static str,
        act: &'static str,
        source: Option<Source>,
        cue: Option<WireSpan>,
        content: Vec<WireSpan>,
        within: Option<u32>,
        belief: &'static str,
        negated: bool,
        confidence: f64,
    }
);
wire!(
    /// The one who makes a statement.
    Source { span: WireSpan, entity: Option<u32> }
);
wire!(
    /// What happened, told once: `mentions` are the triggers of all its tellings, the first of them `span`; `weight`
    /// says how much of the report it is, `gloss` who did what in the text's own words; `within` is the index of the event
    /// whose gloss tells of this one as well.
    Event {
        id: u32,
        span: WireSpan,
        lemma: String,
        r#type: Option<&'static str>,
        mode: Option<&'static str>,
        cameo: Option<&'static str>,
        roles: Vec<Argument>,
        interval: Option<[String; 2]>,
        after: Option<String>,
        before: Option<String>,
        status: &'static str,
        statement: Option<u32>,
        mentions: Vec<WireSpan>,
        weight: f64,
        gloss: String,
        within: Option<u32>,
        confidence: f64,
    }
);
wire!(
    /// An argument of an event.
    Argument { role: &'static str, span: WireSpan, entity: Option<u32> }
);
wire!(
    /// How two entities stand to each other; `change` says for `controls` what became of it.
    Relation {
        kind: &'static str,
        from: u32,
        to: u32,
        span: WireSpan,
        status: &'static str,
        interval: Option<[String; 2]>,
        change: Option<&'static str>,
        confidence: f64,
    }
);
wire!(
    /// The events of one stretch of days.
    Moment { interval: Option<[String; 2]>, after: Option<String>, before: Option<String>, events: Vec<u32> }
);
wire!(
    /// The news in one sentence, the six answers, best first, the story in three sentences of the text, and what a
    /// careful reader would still ask.
    Brief {
        sentence: Option<Gist>,
        who: Vec<Answer>,
        what: Vec<Answer>,
        when: Vec<Answer>,
        r#where: Vec<Answer>,
        why: Vec<Answer>,
        how: Vec<Answer>,
        story: Vec<WireSpan>,
        questions: Vec<Question>,
    }
);
wire!(
    /// A sentence that reads alone, and the words of the text that it is made of.
    Gist { text: String, spans: Vec<WireSpan> }
);
wire!(
    /// What the report leaves open, and the words it is asked of.
    Question { code: &'static str, values: Vec<String>, message: String, spans: Vec<WireSpan> }
);
wire!(
    /// An answer in the article's own words.
    Answer { span: WireSpan, entity: Option<u32>, value: Option<String> }
);
wire!(
    /// What is odd about the text.
    Warning { code: &'static str, values: Vec<String>, message: String, span: Option<WireSpan> }
);

impl Event {
    /// False for one that may well be misread: see [`SURE`].
    pub fn is_sure(&self) -> bool {
        self.confidence >= SURE
    }
}

impl Statement {
    /// False for one that may well be misread: see [`SURE`].
    pub fn is_sure(&self) -> bool {
        self.confidence >= SURE
    }
}
