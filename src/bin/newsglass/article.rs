//! An article as a line of JSON gives it, and what is wrong with a line that gives none.

use crate::decode;
use newsglass::report::Warning;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

#[derive(Deserialize)]
pub(crate) struct Line {
    id: Option<Box<RawValue>>,
    pub(crate) title: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) corrections: Vec<Value>,
}

/// What an article is called, as it was written (a number of many digits keeps them); the line's number where it has none.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Id {
    Given(Box<RawValue>),
    Number(u64),
}

impl Id {
    fn new(given: Option<Box<RawValue>>, number: u64) -> Id {
        given.map_or(Id::Number(number), Id::Given)
    }

    /// What the article is called in tables: its `id`, if that is text; otherwise the JSON of it.
    pub(crate) fn key(&self) -> String {
        match self {
            Id::Given(raw) => key(raw),
            Id::Number(number) => number.to_string(),
        }
    }
}

/// As [`Id::key`].
pub(crate) fn key(id: &RawValue) -> String {
    serde_json::from_str(id.get()).unwrap_or_else(|_| id.get().to_owned())
}

#[derive(Deserialize)]
struct Named {
    id: Option<Box<RawValue>>,
}

/// What the article on a line is called.
pub(crate) fn id_of(number: u64, line: &[u8]) -> Id {
    let json = decode::text(line).0;
    // Of a list serde would take the first member for the first field.
    let object = Some(json.trim()).filter(|json| json.starts_with('{'));
    let named = |json: &str| serde_json::from_str::<Named>(json).ok().and_then(|line| line.id);
    Id::new(object.and_then(|json| named(json).or_else(|| named(&mended(json)))), number)
}

/// The article on a line, what it is called, and a warning where the line was no UTF-8; or why there is none.
pub(crate) fn read(number: u64, line: &[u8]) -> (Id, Result<(Line, Option<Warning>), String>) {
    let (json, encoding) = decode::text(line);
    let json = json.trim();
    let fault = if json.starts_with('{') {
        match serde_json::from_str::<Line>(json).or_else(|_| serde_json::from_str(&mended(json))) {
            Ok(mut line) => return (Id::new(line.id.take(), number), Ok((line, encoding))),
            Err(_) => wrong(json),
        }
    } else if json.starts_with('[') {
        String::from("it is a list; write each article as an object on a line of its own")
    } else {
        String::from("it is no JSON object")
    };
    let says = "Write {\"id\", \"title\", \"published\", \"country\", \"text\", \"corrections\"}.";
    (id_of(number, line), Err(format!("Line {number} is not an article: {fault}. {says}")))
}

/// What is wrong with an object that is no article.
fn wrong(json: &str) -> String {
    let value: Value = match serde_json::from_str(json) {
        Ok(value) => value,
        Err(e) => return fault(&e),
    };
    let text = |key: &str| value.get(key).is_none_or(|v| v.is_null() || v.is_string());
    match ["title", "published", "country"].into_iter().find(|key| !text(key)) {
        _ if value.get("text").is_none() => String::from("it has no `text`"),
        _ if !value["text"].is_string() => String::from("its `text` is no string"),
        Some(key) => format!("its `{key}` is no string"),
        None if !value.get("corrections").is_none_or(Value::is_array) => String::from("its `corrections` are no list"),
        None => String::from("one of its keys stands twice"),
    }
}

/// What is wrong with some JSON, without the words of the library that read it.
pub(crate) fn fault(error: &serde_json::Error) -> String {
    let at = if error.line() > 1 { format!("line {}, ", error.line()) } else { String::new() };
    if error.is_eof() {
        String::from("the JSON ends too early; it may have been cut off")
    } else if error.is_data() {
        String::from("it is JSON of another form")
    } else {
        format!("it is no JSON from {at}byte {} on", error.column())
    }
}

/// JSON in which each half of a surrogate pair that stands alone, as Python writes a text that was cut within an emoji, is
/// U+FFFD: one UTF-16 unit as before, so that spans stay right.
fn mended(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let pair = |low: u32| unit(rest.get(6..).unwrap_or("")).is_some_and(|next| (low..low + 0x400).contains(&next));
        let length = match unit(rest) {
            Some(0xd800..=0xdbff) if pair(0xdc00) => 12,
            Some(0xd800..=0xdfff) => {
                out.push_str("\\ufffd");
                rest = &rest[6..];
                continue;
            }
            Some(_) => 6,
            None => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out + rest
}

/// The UTF-16 unit of an escape at the start, `\ud83d`.
fn unit(escape: &str) -> Option<u32> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    u32::from_str_radix(digits, 16).ok().filter(|_| digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_surrogate_pairs_are_replaced_and_pairs_are_not() {
        for (json, read) in [
            (r#""a\ud83d b""#, "a\u{fffd} b"),
            (r#""\ud83d\ude00\ude00""#, "😀\u{fffd}"),
            (r#""\ud83d\ud83d\uDE00é""#, "\u{fffd}😀é"),
            (r#""\\ud83d \"é""#, "\\ud83d \"é"),
        ] {
            assert_eq!(serde_json::from_str::<String>(&mended(json)).unwrap(), read, "{json}");
        }
        assert_eq!(mended("\"a\\"), "\"a\\");
    }
}
