//! What a person has corrected: two mentions are one, one is another's, of another kind, or nothing at all; another
//! name, place, status, day or speaker, another part in an event; a fact that is none. What is of entities is applied by them, the rest by
//! `amend`.

use crate::Offsets;
use crate::decimal::written;
use crate::notice::Notice;
use crate::offsets::Converter;
use crate::span::Span;
use crate::times::Day;
use crate::vocabulary::{EntityKind, Status};
use serde_json::Value;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the report's")]
pub enum Part {
    Actor,
    Target,
    Place,
}

impl Part {
    const NAMES: [&str; 3] = ["actor", "target", "place"];

    /// The part of this name, as a correction writes it.
    pub fn from_name(name: &str) -> Option<Part> {
        Some(match name {
            "actor" => Part::Actor,
            "target" => Part::Target,
            "place" => Part::Place,
            _ => return None,
        })
    }
}

/// Where a person says something lies.
#[derive(Debug, Clone, PartialEq)]
pub struct Location {
    /// Degrees north, -90 to 90.
    pub lat: f64,
    /// Degrees east, -180 to 180.
    pub lon: f64,
    /// ISO 3166 code of the country, two letters.
    pub country: Option<String>,
    /// First administrative division.
    pub region: Option<String>,
    /// `town`, `region`, ...; `town` where none is given.
    pub kind: Option<String>,
    /// GeoNames id.
    pub geonames: Option<u32>,
    /// Radius in kilometres.
    pub radius: Option<f64>,
}

/// What can be dropped from a report; an entity is ignored instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the report's")]
pub enum Fact {
    Event,
    Statement,
    Relation,
    Quantity,
    Time,
}

impl Fact {
    const NAMES: [&str; 5] = ["event", "statement", "relation", "quantity", "time"];

    /// The kind of fact of this name, as a correction writes it.
    pub fn from_name(name: &str) -> Option<Fact> {
        Some(match name {
            "event" => Fact::Event,
            "statement" => Fact::Statement,
            "relation" => Fact::Relation,
            "quantity" => Fact::Quantity,
            "time" => Fact::Time,
            _ => return None,
        })
    }
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
        let value = serde_json::from_str(json).map_err(|e| format!("The corrections are no JSON list: {e}."))?;
        Correction::list(members(value).ok_or("The corrections are no JSON list.")?, text, unit)
    }

    /// As [`Correction::read`], of JSON already taken apart: for the command and the bindings.
    #[doc(hidden)]
    pub fn list(list: Vec<Value>, text: &str, unit: Offsets) -> Result<Vec<Correction>, String> {
        let convert = Converter::new(text, unit);
        let span = |[from, to]: [u32; 2]| {
            let (from, to) = (convert.byte(from), convert.byte(to));
            Span { start: from, end: to.max(from) }
        };
        let mut out = Vec::with_capacity(list.len());
        for (i, value) in list.iter().enumerate() {
            out.push(understood(value, i + 1, &span)?.ok_or_else(|| unreadable(i + 1, value))?);
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

/// The keys that say what a correction does, of which each has one, and how such a correction is written.
const DEEDS: [(&str, &str); 11] = [
    ("merge", r#"{"merge": [SPAN, SPAN]}"#),
    ("split", r#"{"split": SPAN}"#),
    ("kind", r#"{"kind": KIND, "span": SPAN}"#),
    ("ignore", r#"{"ignore": SPAN}"#),
    ("rename", r#"{"rename": NAME, "span": SPAN}"#),
    ("place", r#"{"place": {"lat": DEGREES, "lon": DEGREES}, "span": SPAN}"#),
    ("status", r#"{"status": STATUS, "span": SPAN}"#),
    ("when", r#"{"when": [DAY, DAY], "span": SPAN}"#),
    ("speaker", r#"{"speaker": SPAN or null, "span": SPAN}"#),
    ("role", r#"{"role": "actor", "target" or "place", "filler": SPAN or null, "span": SPAN}"#),
    ("drop", r#"{"drop": FACT, "span": SPAN}"#),
];

/// What is said of one that is written in no known form: the form of what it would do, or all forms.
fn unreadable(number: usize, value: &Value) -> String {
    let own = DEEDS.iter().find(|(deed, _)| value.get(deed).is_some());
    let forms: Vec<&str> = own.map_or_else(|| DEEDS.iter().map(|d| d.1).collect(), |d| vec![d.1]);
    format!("Correction {number} can't be read; write {}, a span as [12, 17].", forms.join(" or "))
}

/// The members of a JSON list. Read as any value first: serde's readers of a list tell in floats what else they met, and
/// the standard library's writing of floats is 7 KB of the code for browsers.
pub(crate) fn members(value: Value) -> Option<Vec<Value>> {
    match value {
        Value::Array(list) => Some(list),
        _ => None,
    }
}

/// A span as it is written: two numbers.
fn range(value: &Value) -> Option<[u32; 2]> {
    let [a, b] = value.as_array()?.as_slice() else { return None };
    Some([u32::try_from(a.as_u64()?).ok()?, u32::try_from(b.as_u64()?).ok()?])
}

/// A span, or nothing where null is written; `None` where neither is.
fn range_or_null(value: Option<&Value>) -> Option<Option<[u32; 2]>> {
    value.and_then(|v| if v.is_null() { Some(None) } else { range(v).map(Some) })
}

/// Kilometres from anywhere to the other side of the globe.
const FARTHEST: f64 = 20_038.0;

impl Location {
    fn read(value: &Value) -> Option<Location> {
        let (number, word) = (|key: &str| value[key].as_f64(), |key: &str| value[key].as_str().map(str::to_owned));
        Some(Location {
            lat: number("lat")?,
            lon: number("lon")?,
            country: word("country"),
            region: word("region"),
            kind: word("kind"),
            geonames: value["geonames"].as_u64().and_then(|id| u32::try_from(id).ok()),
            radius: number("radius"),
        })
    }

    /// What is wrong with it, as the rest of a sentence.
    fn wrong(&self, value: &Value) -> Option<String> {
        let letters = |c: &String| c.len() == 2 && c.bytes().all(|b| b.is_ascii_uppercase());
        if !(-90.0..=90.0).contains(&self.lat) || !(-180.0..=180.0).contains(&self.lon) {
            return Some(format!("{}, {} is nowhere on the globe", written(self.lat), written(self.lon)));
        }
        if let Some(country) = self.country.as_ref().filter(|c| !letters(c)) {
            return Some(format!("`{country}` is no country; write its ISO 3166 code, two letters such as SY"));
        }
        if let Some(radius) = self.radius.filter(|r| !(0.0..=FARTHEST).contains(r)) {
            return Some(format!("{} is no radius in kilometres", written(radius)));
        }
        let unread = !value["geonames"].is_null() && self.geonames.is_none();
        unread.then(|| String::from("a GeoNames id is a whole number"))
    }
}

/// The correction that is written so, none where it is written in no known form; a sentence where a name in it is not
/// known or a value makes no sense.
fn understood(value: &Value, number: usize, span: &dyn Fn([u32; 2]) -> Span) -> Result<Option<Correction>, String> {
    let deeds: Vec<_> = DEEDS.iter().map(|d| d.0).filter(|&key| value.get(key).is_some()).collect();
    if let [one, other, ..] = deeds[..] {
        return Err(format!("Correction {number}: it has both `{one}` and `{other}`; write a correction for each."));
    }
    let is_known = |key: &String| DEEDS.iter().any(|d| d.0 == key) || key == "span" || key == "filler";
    if let Some(key) = value.as_object().and_then(|all| all.keys().find(|&key| !is_known(key))) {
        return Err(format!("Correction {number}: there is no key `{key}`; leave it out."));
    }
    let known = |what: &str, name: &str, all: &[&str]| {
        format!("Correction {number}: there is no {what} `{name}`; there are {}.", all.join(", "))
    };
    let of = |key: &str| range(&value[key]).map(span);
    let word = |key: &str| value[key].as_str();
    if let (Some(a), Some(b)) = (range(&value["merge"][0]), range(&value["merge"][1])) {
        return Ok(Some(Correction::Merge(span(a), span(b))));
    }
    if let Some(at) = of("split") {
        return Ok(Some(Correction::Split(at)));
    }
    if let Some(at) = of("ignore") {
        return Ok(Some(Correction::Ignore(at)));
    }
    let Some(at) = of("span") else { return Ok(None) };
    if let Some(name) = word("kind") {
        let all: Vec<_> = EntityKind::ALL.iter().map(|k| k.name()).collect();
        let kind = EntityKind::from_name(name).ok_or_else(|| known("kind", name, &all))?;
        return Ok(Some(Correction::Kind(at, kind)));
    }
    if let Some(name) = word("rename") {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(format!("Correction {number}: a name can't be empty."));
        }
        return Ok(Some(Correction::Rename(at, name)));
    }
    if let Some(place) = Location::read(&value["place"]) {
        return match place.wrong(&value["place"]) {
            Some(wrong) => Err(format!("Correction {number}: {wrong}.")),
            None => Ok(Some(Correction::Place(at, place))),
        };
    }
    if let Some(name) = word("status") {
        let all: Vec<_> = Status::ALL.iter().map(|s| s.name()).collect();
        let found = Status::ALL.into_iter().find(|s| s.name() == name);
        return Ok(Some(Correction::Status(at, found.ok_or_else(|| known("status", name, &all))?)));
    }
    if let (Some(first), Some(last)) = (value["when"][0].as_str(), value["when"][1].as_str()) {
        let day = |text: &str| {
            Day::parse(text).ok_or_else(|| format!("Correction {number}: `{text}` is no day; write it as 2024-12-05."))
        };
        let (first, last) = (day(first)?, day(last)?);
        return Ok(Some(Correction::When(at, (first.min(last), last.max(first)))));
    }
    if let Some(name) = word("drop") {
        let fact = Fact::from_name(name).ok_or_else(|| known("fact", name, &Fact::NAMES))?;
        return Ok(Some(Correction::Drop(at, fact)));
    }
    if let Some(speaker) = range_or_null(value.get("speaker")) {
        return Ok(Some(Correction::Speaker(at, speaker.map(span))));
    }
    let Some(name) = word("role") else { return Ok(None) };
    let part = Part::from_name(name).ok_or_else(|| known("role", name, &Part::NAMES))?;
    Ok(range_or_null(value.get("filler")).map(|filler| Correction::Role(at, part, filler.map(span))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_makes_no_sense_is_refused_in_a_sentence_that_says_which() {
        for (correction, says) in [
            (r#""place": {"lat": 91, "lon": 0}"#, "Correction 1: 91, 0 is nowhere on the globe."),
            (
                r#""place": {"lat": 1, "lon": 0, "country": "Syria"}"#,
                "Correction 1: `Syria` is no country; write its ISO 3166 code, two letters such as SY.",
            ),
            (r#""place": {"lat": 1, "lon": 0, "radius": -5}"#, "Correction 1: -5 is no radius in kilometres."),
            (r#""place": {"lat": 1, "lon": 0, "geonames": 5e9}"#, "Correction 1: a GeoNames id is a whole number."),
            (
                r#""drop": "place""#,
                "Correction 1: there is no fact `place`; there are event, statement, relation, quantity, time.",
            ),
            (
                r#""drop": "event", "status": "denied""#,
                "Correction 1: it has both `status` and `drop`; write a correction for each.",
            ),
            (
                r#""place": {"lat": 3}"#,
                "Correction 1 can't be read; write {\"place\": {\"lat\": DEGREES, \"lon\": DEGREES}, \"span\": SPAN}, a \
                 span as [12, 17].",
            ),
            (r#""drop": "event", "why": "no""#, "Correction 1: there is no key `why`; leave it out."),
            (
                r#""role": "time", "filler": null"#,
                "Correction 1: there is no role `time`; there are actor, target, place.",
            ),
        ] {
            let json = format!(r#"[{{{correction}, "span": [0, 1]}}]"#);
            assert_eq!(Correction::read(&json, "Hama", Offsets::Utf8), Err(says.to_owned()), "{json}");
        }
        let whole =
            r#"[{"place": {"lat": 1, "lon": 0, "country": null, "geonames": 170063, "radius": 5}, "span": [0, 4]}]"#;
        assert!(Correction::read(whole, "Hama", Offsets::Utf8).is_ok());
    }
}
