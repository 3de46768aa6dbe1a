//! A report as the comparison reads it: what it needs of `newsglass.report/1`.

use serde::Deserialize;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Reading {
    pub document: Document,
    pub entities: Vec<Entity>,
    pub quantities: Vec<Quantity>,
    pub statements: Vec<Statement>,
    pub events: Vec<Event>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Document {
    pub title: Option<String>,
    pub published: Option<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Entity {
    pub kind: String,
    pub named: bool,
    pub name: String,
    pub aliases: Vec<String>,
    pub place: Option<Place>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    pub geonames: Option<u32>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Quantity {
    pub span: [u32; 2],
    pub kind: String,
    pub value: Option<f64>,
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub unit: Option<String>,
    pub of: Option<String>,
    pub hedge: Option<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Statement {
    pub source: Option<Speaker>,
    pub content: Vec<[u32; 2]>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Speaker {
    pub span: [u32; 2],
    pub entity: Option<u32>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Event {
    pub id: u32,
    pub span: [u32; 2],
    pub lemma: String,
    pub r#type: Option<String>,
    pub mode: Option<String>,
    pub roles: Vec<Role>,
    pub interval: Option<[String; 2]>,
    pub status: String,
    pub statement: Option<u32>,
    pub mentions: Vec<[u32; 2]>,
    pub weight: f32,
    pub gloss: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Role {
    pub role: String,
    pub span: [u32; 2],
    pub entity: Option<u32>,
}

impl Reading {
    /// The statement whose content is the shortest around a span.
    pub(super) fn statement_around(&self, span: [u32; 2]) -> Option<u32> {
        let holds = |c: &[u32; 2]| c[0] <= span[0] && span[1] <= c[1];
        let all = self.statements.iter().enumerate().filter(|(_, s)| s.content.iter().any(holds));
        all.min_by_key(|(_, s)| s.content.iter().map(|c| c[1] - c[0]).sum::<u32>()).map(|(i, _)| i as u32)
    }
}

impl Event {
    /// The numbers that are its arguments.
    pub(super) fn quantities<'r>(&self, reading: &'r Reading) -> Vec<&'r Quantity> {
        let spans: Vec<[u32; 2]> = self.roles.iter().filter(|r| r.role == "quantity").map(|r| r.span).collect();
        reading.quantities.iter().filter(|q| spans.contains(&q.span) && q.value.is_some()).collect()
    }
}

impl Quantity {
    /// What is counted, where the kind does not say.
    pub(super) fn thing(&self) -> String {
        let toll = super::TOLLS.contains(&self.kind.as_str());
        if toll { String::new() } else { self.of.clone().or_else(|| self.unit.clone()).unwrap_or_default() }
    }

    /// True where both can be the same number.
    pub(super) fn agrees(&self, other: &Quantity) -> bool {
        let range = |q: &Quantity| {
            let open = q.min.is_some() != q.max.is_some();
            let low = q.min.or(if open { None } else { q.value }).unwrap_or(f64::MIN);
            let high = q.max.or(if open { None } else { q.value }).unwrap_or(f64::MAX);
            (low, high)
        };
        let ((a, b), (c, d)) = (range(self), range(other));
        a <= d && c <= b
    }

    /// The number as a person writes it, with what hedges it.
    pub(super) fn written(&self) -> String {
        let value = self.value.unwrap_or(0.0);
        let digits = if value == value.trunc() && value.abs() < 1e15 {
            let plain = format!("{}", value as i64);
            let mut grouped = String::new();
            for (i, c) in plain.chars().enumerate() {
                if i > 0 && (plain.len() - i).is_multiple_of(3) && c.is_ascii_digit() && !grouped.ends_with('-') {
                    grouped.push(',');
                }
                grouped.push(c);
            }
            grouped
        } else {
            format!("{value}")
        };
        self.hedge.as_ref().map_or(digits.clone(), |h| format!("{h} {digits}"))
    }
}
