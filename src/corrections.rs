//! What a person has corrected: two mentions are one, one is another's, of another kind, or nothing at all.

use crate::Offsets;
use crate::offsets::Converter;
use crate::span::Span;
use crate::vocabulary::EntityKind;
use serde::Deserialize;

/// A correction by a person. Spans are bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// The two mentions are one entity.
    Merge(Span, Span),
    /// The mention is not of the entity it was put into; nothing before it in the text is.
    Split(Span),
    /// The mention's entity is of this kind; every name of the same words follows.
    Kind(Span, EntityKind),
    /// There is no entity here; a name of these words is none anywhere.
    Ignore(Span),
}

/// Corrections as they are written: `{"merge": [[0, 5], [40, 43]]}`, `{"split": [40, 43]}`,
/// `{"kind": "place", "span": [0, 5]}`, `{"ignore": [0, 5]}`.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Written {
    Merge { merge: [[u32; 2]; 2] },
    Split { split: [u32; 2] },
    Kind { kind: String, span: [u32; 2] },
    Ignore { ignore: [u32; 2] },
}

impl Correction {
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
            let written: Written = serde_json::from_value(value).map_err(|_| {
                format!(
                    "Correction {number} can't be read; write {{\"merge\": [SPAN, SPAN]}}, {{\"split\": SPAN}}, \
                     {{\"kind\": KIND, \"span\": SPAN}} or {{\"ignore\": SPAN}}, a span as [12, 17]."
                )
            })?;
            out.push(match written {
                Written::Merge { merge: [a, b] } => Correction::Merge(span(a), span(b)),
                Written::Split { split } => Correction::Split(span(split)),
                Written::Ignore { ignore } => Correction::Ignore(span(ignore)),
                Written::Kind { kind, span: at } => {
                    let kind = EntityKind::from_name(&kind).ok_or_else(|| {
                        let all: Vec<_> = EntityKind::ALL.iter().map(|k| k.name()).collect();
                        format!("Correction {number}: there is no kind `{kind}`; there are {}.", all.join(", "))
                    })?;
                    Correction::Kind(span(at), kind)
                }
            });
        }
        Ok(out)
    }

    /// Where it points, first place first.
    pub fn spans(&self) -> Vec<Span> {
        match self {
            Correction::Merge(a, b) => vec![*a, *b],
            Correction::Split(span) | Correction::Kind(span, _) | Correction::Ignore(span) => vec![*span],
        }
    }
}
