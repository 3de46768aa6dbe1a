//! A fact of a case, as it is written there: `event "took" actor="rebels"`.

use std::collections::BTreeMap;

/// The keys that a fact of each kind may have; another is a slip of the pen, and would hold whatever the report says.
const KEYS: &[(&str, &[&str])] = &[
    ("block", &["kind"]),
    ("sentence", &[]),
    ("token", &["tag", "pos", "lemma", "relation", "head"]),
    ("entity", &["kind", "form", "name", "named", "role", "with", "without", "alias"]),
    ("place", &["near", "km", "country", "kind"]),
    ("time", &["kind", "value", "start", "end"]),
    ("quantity", &["kind", "value", "min", "max", "unit", "of", "hedge"]),
    ("statement", &["form", "act", "source", "entity", "cue", "belief", "negated"]),
    (
        "event",
        &[
            "type",
            "owner",
            "mode",
            "status",
            "start",
            "end",
            "after",
            "before",
            "mentions",
            "gloss",
            "within",
            "weight",
            "actor",
            "target",
            "place",
            "origin",
            "destination",
            "time",
            "instrument",
            "quantity",
        ],
    ),
    ("relation", &["kind", "to", "status", "change", "start", "end"]),
    ("brief", &["question"]),
    ("warning", &[]),
];

/// A fact, taken apart.
pub(super) struct Fact {
    pub(super) kind: String,
    pub(super) words: String,
    pub(super) part: bool,
    pub(super) keys: BTreeMap<String, Vec<String>>,
}

impl Fact {
    pub(super) fn read(line: &str) -> Result<Fact, String> {
        let mut pieces = pieces(line)?.into_iter();
        let kind = pieces.next().ok_or("the fact is empty")?;
        let known = KEYS.iter().find(|(name, _)| *name == kind).ok_or_else(|| format!("there is no kind `{kind}`"))?.1;
        let mut fact = Fact { kind, words: String::new(), part: false, keys: BTreeMap::new() };
        for piece in pieces {
            match piece.split_once('=') {
                Some((key, value)) if !piece.starts_with(['\'', '~']) => {
                    if !known.contains(&key) {
                        return Err(format!("a fact of this kind has no key `{key}`"));
                    }
                    let values = value.trim_matches('\'').split('|').map(|v| v.replace("''", "'")).collect();
                    fact.keys.insert(key.to_owned(), values);
                }
                _ if !fact.words.is_empty() || !piece.starts_with(['\'', '~']) => {
                    return Err(format!(
                        "`{piece}` is neither the words it stands on, in quotes, nor a key with its value"
                    ));
                }
                _ => {
                    fact.part = piece.starts_with('~');
                    fact.words = piece.trim_start_matches('~').trim_matches('\'').replace("''", "'");
                }
            }
        }
        Ok(fact)
    }

    pub(super) fn matches(&self, words: &str) -> bool {
        if self.part { words.contains(&self.words) } else { words == self.words }
    }

    /// True where `key` is not asked for, or one of its values is `value`.
    pub(super) fn is(&self, key: &str, value: &str) -> bool {
        self.keys.get(key).is_none_or(|all| all.iter().any(|v| v == value))
    }

    /// True where `key` is not asked for, or `value` is not below the number it gives.
    pub(super) fn at_least(&self, key: &str, value: f64) -> bool {
        self.keys.get(key).is_none_or(|all| all.iter().any(|v| v.parse::<f64>().is_ok_and(|least| value >= least)))
    }

    /// True where `key` is not asked for, or one of its values stands in `value`, whatever the case.
    pub(super) fn within(&self, key: &str, value: &str) -> bool {
        let value = value.to_lowercase();
        self.keys.get(key).is_none_or(|all| all.iter().any(|v| value.contains(&v.to_lowercase())))
    }
}

/// The line cut at its spaces, quoted stretches whole.
pub(super) fn pieces(line: &str) -> Result<Vec<String>, String> {
    let mut out = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        if c == '\'' {
            quoted = !quoted;
        }
        match out.last_mut() {
            Some(last) if c != ' ' || quoted => last.push(c),
            _ => out.push(String::new()),
        }
    }
    if quoted {
        return Err(String::from("a quote is not closed"));
    }
    Ok(out.into_iter().filter(|p| !p.is_empty()).collect())
}
