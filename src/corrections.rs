//! What a person has corrected: two mentions are one, one is another's, of another kind, or nothing at all; another
//! name, place, status, day or speaker, another part in an event; a fact that is none. What is of entities is applied by them, the rest by
//! `amend`.

use crate::Offsets;
use crate::events::Status;
use crate::notice::Notice;
use crate::offsets::Converter;
use crate::span::Span;
use crate::times::Day;
use crate::vocabulary::EntityKind;
use serde::Deserialize;

/// A correction by a person. Spans are bytes of the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Correction {
    /// The two mentions are one entity.
    Merge(Span, Span),
    /// The mention is not of the entity it was put into; nothing before it in the text is.
    Split(Span),
    /// The mention's entity is of this kind; every name of the same words follows.
    Kind(Span, EntityKind),
    /// There is no entity here; a name of these words is none anywhere.
    Ignore(Span),
    /// The mention's entity goes by this name.
    Rename(Span, String),
    /// The mention's entity lies there.
    Place(Span, Location),
    /// The event of this trigger has that status.
    Status(Span, Status),
    /// The event of this trigger was on these days, first and last.
    When(Span, (Day, Day)),
    /// The statement of this span is of the entity mentioned there; of nobody who is named where there is none.
    Speaker(Span, Option<Span>),
    /// The event of this trigger has that part played by the entity mentioned there; by nobody where there is none.
    Role(Span, Part, Option<Span>),
    /// There is no such fact at the span.
    Drop(Span, Fact),
}

/// A part in an event that a person can give to another entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names are the report's")]
pub enum Part {
    Actor,
    Target,
    Place,
}

/// Where a person says something lies.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Location {
    /// Degrees north, -90 to 90.
    pub lat: f64,
    /// Degrees east, -180 to 180.
    pub lon: f64,
    /// ISO 3166 code of the country, two letters.
    #[serde(default)]
    pub country: Option<String>,
    /// First administrative division.
    #[serde(default)]
    pub region: Option<String>,
    /// `town`, `region`, ...; `town` where none is given.
    #[serde(default)]
    pub kind: Option<String>,
    /// GeoNames id.
    #[serde(default)]
    pub geonames: Option<u32>,
    /// Radius in kilometres.
    #[serde(default)]
    pub radius: Option<f64>,
}

/// What can be dropped from a report; an entity is ignored instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names are the report's")]
pub enum Fact {
    Event,
    Statement,
    Relation,
    Quantity,
    Time,
}

/// Corrections as they are written: `{"merge": [[0, 5], [40, 43]]}`, `{"split": [40, 43]}`,
/// `{"kind": "place", "span": [0, 5]}`, `{"ignore": [0, 5]}`, `{"rename": "Faya", "span": [0, 5]}`,
/// `{"place": {"lat": 1.5, "lon": 2.5}, "span": [0, 5]}`, `{"status": "denied", "span": [0, 5]}`,
/// `{"when": ["2024-12-05", "2024-12-05"], "span": [0, 5]}`, `{"speaker": [0, 5], "span": [0, 25]}`,
/// `{"role": "actor", "filler": [0, 5], "span": [12, 17]}`, `{"drop": "event", "span": [0, 5]}`.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Written {
    Merge {
        merge: [[u32; 2]; 2],
    },
    Split {
        split: [u32; 2],
    },
    Kind {
        kind: String,
        span: [u32; 2],
    },
    Ignore {
        ignore: [u32; 2],
    },
    Rename {
        rename: String,
        span: [u32; 2],
    },
    Place {
        place: Location,
        span: [u32; 2],
    },
    Status {
        status: String,
        span: [u32; 2],
    },
    When {
        when: [String; 2],
        span: [u32; 2],
    },
    Drop {
        drop: Fact,
        span: [u32; 2],
    },
    Speaker {
        #[serde(deserialize_with = "given")]
        speaker: Option<[u32; 2]>,
        span: [u32; 2],
    },
    Role {
        role: Part,
        #[serde(deserialize_with = "given")]
        filler: Option<[u32; 2]>,
        span: [u32; 2],
    },
}

/// What may be null but not left out.
fn given<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<[u32; 2]>, D::Error> {
    Option::deserialize(value)
}

impl Correction {
    /// What is said of one that points at nothing it could be applied to; `what` is a verb.
    pub(crate) fn unanswered(number: usize, what: &str) -> Notice {
        let says = "Correction {0} found nothing to {1} where it points; it was left out.";
        Notice::new("correction", says, [number.to_string(), what.to_owned()])
    }

    /// Reads a JSON list of corrections whose spans count in `unit`; see `www/newsglass.d.ts` for their form.
    ///
    /// ```
    /// use newsglass::{Correction, Offsets};
    ///
    /// let text = "“Häma” fell.";
    /// let list = Correction::read(r#"[{"kind": "place", "span": [1, 5]}]"#, text, Offsets::Utf16).unwrap();
    /// assert!(matches!(&list[..], [Correction::Kind(span, _)] if span.of(text) == "Häma"));
    /// assert!(Correction::read("[{}]", text, Offsets::Utf16).unwrap_err().starts_with("Correction 1 "));
    /// ```
    ///
    /// # Errors
    ///
    /// A sentence, where the list or one of its members is not written so. A span outside the text is no error: the
    /// report warns of a correction that finds nothing.
    pub fn read(json: &str, text: &str, unit: Offsets) -> Result<Vec<Correction>, String> {
        let list: Vec<serde_json::Value> =
            serde_json::from_str(json).map_err(|e| format!("The corrections are no JSON list: {e}."))?;
        Correction::list(list, text, unit)
    }

    /// As [`Correction::read`], of JSON already taken apart.
    pub fn list(list: Vec<serde_json::Value>, text: &str, unit: Offsets) -> Result<Vec<Correction>, String> {
        let convert = Converter::new(text, unit);
        let span = |[from, to]: [u32; 2]| {
            let (from, to) = (convert.byte(from), convert.byte(to));
            Span { start: from, end: to.max(from) }
        };
        let mut out = Vec::with_capacity(list.len());
        for (i, value) in list.into_iter().enumerate() {
            let number = i + 1;
            let written = serde_json::from_value(value).map_err(|_| unreadable(number))?;
            out.push(understood(written, number, &span)?);
        }
        Ok(out)
    }

    /// Where it points, first place first.
    pub fn spans(&self) -> Vec<Span> {
        match self {
            Correction::Merge(a, b) => vec![*a, *b],
            Correction::Speaker(span, Some(who)) | Correction::Role(span, _, Some(who)) => vec![*span, *who],
            Correction::Split(span)
            | Correction::Kind(span, _)
            | Correction::Ignore(span)
            | Correction::Rename(span, _)
            | Correction::Place(span, _)
            | Correction::Status(span, _)
            | Correction::When(span, _)
            | Correction::Speaker(span, None)
            | Correction::Role(span, _, None)
            | Correction::Drop(span, _) => vec![*span],
        }
    }
}

fn unreadable(number: usize) -> String {
    format!(
        "Correction {number} can't be read; write {{\"merge\": [SPAN, SPAN]}}, {{\"split\": SPAN}}, \
         {{\"kind\": KIND, \"span\": SPAN}}, {{\"ignore\": SPAN}}, {{\"rename\": NAME, \"span\": SPAN}}, \
         {{\"place\": {{\"lat\": DEGREES, \"lon\": DEGREES}}, \"span\": SPAN}}, {{\"status\": STATUS, \"span\": SPAN}}, \
         {{\"when\": [DAY, DAY], \"span\": SPAN}}, {{\"speaker\": SPAN or null, \"span\": SPAN}}, \
         {{\"role\": \"actor\", \"target\" or \"place\", \"filler\": SPAN or null, \"span\": SPAN}} or \
         {{\"drop\": FACT, \"span\": SPAN}}, a span as [12, 17]."
    )
}

/// The correction that is written so; a sentence where a name in it is not known or a value makes no sense.
fn understood(written: Written, number: usize, span: &dyn Fn([u32; 2]) -> Span) -> Result<Correction, String> {
    let known = |what: &str, name: &str, all: &[&str]| {
        format!("Correction {number}: there is no {what} `{name}`; there are {}.", all.join(", "))
    };
    Ok(match written {
        Written::Merge { merge: [a, b] } => Correction::Merge(span(a), span(b)),
        Written::Split { split } => Correction::Split(span(split)),
        Written::Ignore { ignore } => Correction::Ignore(span(ignore)),
        Written::Kind { kind, span: at } => {
            let all: Vec<_> = EntityKind::ALL.iter().map(|k| k.name()).collect();
            let kind = EntityKind::from_name(&kind).ok_or_else(|| known("kind", &kind, &all))?;
            Correction::Kind(span(at), kind)
        }
        Written::Rename { rename, span: at } => {
            let name = rename.split_whitespace().collect::<Vec<_>>().join(" ");
            if name.is_empty() {
                return Err(format!("Correction {number}: a name can't be empty."));
            }
            Correction::Rename(span(at), name)
        }
        Written::Place { place, span: at } => {
            if !(-90.0..=90.0).contains(&place.lat) || !(-180.0..=180.0).contains(&place.lon) {
                return Err(format!("Correction {number}: {}, {} is nowhere on the globe.", place.lat, place.lon));
            }
            Correction::Place(span(at), place)
        }
        Written::Status { status, span: at } => {
            let all: Vec<_> = Status::ALL.iter().map(|s| s.name()).collect();
            let found = Status::ALL.into_iter().find(|s| s.name() == status);
            Correction::Status(span(at), found.ok_or_else(|| known("status", &status, &all))?)
        }
        Written::When { when: [first, last], span: at } => {
            let day = |text: &str| {
                Day::parse(text)
                    .ok_or_else(|| format!("Correction {number}: `{text}` is no day; write it as 2024-12-05."))
            };
            let (first, last) = (day(&first)?, day(&last)?);
            Correction::When(span(at), (first, last.max(first)))
        }
        Written::Speaker { speaker, span: at } => Correction::Speaker(span(at), speaker.map(span)),
        Written::Role { role, filler, span: at } => Correction::Role(span(at), role, filler.map(span)),
        Written::Drop { drop, span: at } => Correction::Drop(span(at), drop),
    })
}
