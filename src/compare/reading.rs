//! A report as the comparison reads it: what it needs of `newsglass.report/1`.

use super::durations::{self, DURATION, HOUR};
use super::json::{id, list, pair, word, words};
use super::quantity::Quantity;
use super::wire::Source;
use crate::decimal;
use crate::times::Day;
use serde_json::Value;

/// Days before the publication in which news without a day took place.
const RECENT: i32 = 30;

#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    pub document: Document,
    pub sentences: Vec<Sentence>,
    pub entities: Vec<Entity>,
    pub quantities: Vec<Quantity>,
    pub times: Vec<Time>,
    pub statements: Vec<Statement>,
    pub events: Vec<Event>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Document {
    pub title: Option<String>,
    pub published: Option<String>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Sentence {
    pub span: [u32; 2],
}

#[derive(Debug, Clone, Default)]
pub(super) struct Entity {
    pub kind: String,
    pub named: bool,
    pub name: String,
    pub aliases: Vec<String>,
    /// Its place's number in GeoNames.
    pub geonames: Option<u32>,
    pub place: Option<Place>,
    pub mentions: Vec<Sentence>,
}

/// Where a place is.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    /// Degrees of latitude and longitude.
    pub at: (f32, f32),
    /// Kilometres to where it ends.
    pub radius: f32,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Time {
    pub span: [u32; 2],
    pub kind: String,
    pub value: String,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Statement {
    pub source: Option<Speaker>,
    pub content: Vec<[u32; 2]>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Speaker {
    pub span: [u32; 2],
    pub entity: Option<u32>,
}

#[derive(Debug, Clone, Default)]
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
    pub weight: f64,
    pub gloss: String,
    /// The event whose gloss tells of this one as well.
    pub within: Option<u32>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Role {
    pub role: String,
    pub who: Speaker,
}

/// An event of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Member {
    pub report: usize,
    /// Index into the report's events.
    pub event: usize,
}

/// Days between two stretches of days; 0 or less where they overlap.
pub(super) fn between(p: [i32; 2], q: [i32; 2]) -> i32 {
    (q[0] - p[1]).max(p[0] - q[1])
}

impl Reading {
    /// What a report as JSON says; what it lacks, or has in another shape, is absent.
    pub(super) fn of(report: &Value) -> Reading {
        let paper = &report["document"];
        Reading {
            document: Document { title: words(paper, "title"), published: words(paper, "published") },
            sentences: list(report, "sentences", Sentence::of),
            entities: list(report, "entities", Entity::of),
            quantities: list(report, "quantities", Quantity::of),
            times: list(report, "times", |t| Time {
                span: pair(&t["span"]),
                kind: word(t, "kind"),
                value: word(t, "value"),
            }),
            statements: list(report, "statements", |s| Statement {
                source: s["source"].is_object().then(|| Speaker::of(&s["source"])),
                content: list(s, "content", pair),
            }),
            events: list(report, "events", Event::of),
        }
    }

    /// The days of what its news is, where it says of no day: the month before it came out.
    pub(super) fn recent(&self) -> Option<[i32; 2]> {
        let published = Day::parse(self.document.published.as_ref()?)?.number();
        Some([published - RECENT, published])
    }

    /// Puts the durations and the hours of known days among the numbers.
    pub(super) fn count_times(&mut self) {
        let found = self.times.iter().filter_map(|t| {
            let of = |kind: &str, value, told, unit| {
                Some(Quantity {
                    span: t.span,
                    kind: kind.to_owned(),
                    value: Some(value),
                    told,
                    unit,
                    ..Quantity::default()
                })
            };
            if t.kind == DURATION {
                let (days, told) = durations::days_of(&t.value)?;
                return of(DURATION, days, told, None);
            }
            // `2025-09-24T07:50`: hours of one day are held against each other, so the day is the unit.
            let (day, hour) = t.value.split_once('T').filter(|(day, _)| Day::parse(day).is_some())?;
            let (hours, minutes) = hour.split_once(':')?;
            let value = decimal::read(hours)? * 60.0 + decimal::read(minutes)?;
            of(HOUR, value, hour.to_owned(), Some(day.to_owned()))
        });
        self.quantities.extend(found.collect::<Vec<_>>());
    }

    /// Counts those who were taken to a hospital as hurt, which is how another report may put it.
    pub(super) fn count_hurt(&mut self) {
        const CARE: [&str; 6] = ["take", "rush", "treat", "admit", "hospitalize", "hospitalise"];
        let cared = |q: &Quantity| {
            let such = |e: &Event| e.holds(q) && CARE.contains(&&*e.lemma) && e.gloss.contains("hospital");
            q.kind == "count" && q.counts_anyone() && self.events.iter().any(such)
        };
        let hurt: Vec<bool> = self.quantities.iter().map(cared).collect();
        for (q, _) in self.quantities.iter_mut().zip(hurt).filter(|(_, hurt)| *hurt) {
            "wounded".clone_into(&mut q.kind);
        }
    }

    /// The statement whose content is the shortest around a span.
    pub(super) fn statement_around(&self, span: [u32; 2]) -> Option<u32> {
        let holds = |c: &[u32; 2]| c[0] <= span[0] && span[1] <= c[1];
        let all = self.statements.iter().enumerate().filter(|(_, s)| s.content.iter().any(holds));
        // Reports come from anywhere: a span may end before it begins.
        let length = |content: &[[u32; 2]]| content.iter().map(|c| u64::from(c[1].saturating_sub(c[0]))).sum::<u64>();
        all.min_by_key(|(_, s)| length(&s.content)).map(|(i, _)| i as u32)
    }

    /// Who makes a statement.
    pub(super) fn source(&self, statement: Option<u32>) -> Option<Source> {
        let s = self.statements.get(statement? as usize)?.source.as_ref()?;
        let name = s.entity.and_then(|id| self.entities.get(id as usize)).filter(|e| e.named).map(|e| e.name.clone());
        Some(Source { name, span: s.span })
    }

    /// True where a number counts people, as far as the report tells: `people`, or a mention of someone holds it.
    pub(super) fn counts_people(&self, q: &Quantity) -> bool {
        let someone = |e: &&Entity| one_of!(e.kind.as_str(), "person" | "people" | "group");
        let holds = |m: &Sentence| m.span[0] <= q.span[0] && q.span[1] <= m.span[1];
        q.counts_anyone() || self.entities.iter().filter(someone).any(|e| e.mentions.iter().any(holds))
    }

    /// The sentence that holds the start of a span.
    pub(super) fn sentence(&self, span: [u32; 2]) -> Option<usize> {
        self.sentences.partition_point(|s| s.span[0] <= span[0]).checked_sub(1)
    }

    /// The weightiest event that a number is an argument of, else the weightiest of its sentence.
    pub(super) fn event_of(&self, q: &Quantity) -> Option<usize> {
        let at = self.sentence(q.span);
        let near = (0..self.events.len()).filter(|&e| self.sentence(self.events[e].span) == at);
        near.max_by(|&a, &b| {
            let (x, y) = (&self.events[a], &self.events[b]);
            x.holds(q).cmp(&y.holds(q)).then(x.weight.total_cmp(&y.weight)).then(b.cmp(&a))
        })
    }
}

impl Sentence {
    fn of(value: &Value) -> Sentence {
        Sentence { span: pair(&value["span"]) }
    }
}

impl Speaker {
    fn of(value: &Value) -> Speaker {
        Speaker { span: pair(&value["span"]), entity: id(value, "entity") }
    }
}

impl Place {
    fn of(value: &Value) -> Option<Place> {
        let number = |key: &str| value[key].as_f64().map(|d| d as f32);
        Some(Place { at: (number("lat")?, number("lon")?), radius: number("radius").unwrap_or(0.0) })
    }
}

impl Entity {
    fn of(value: &Value) -> Entity {
        Entity {
            kind: word(value, "kind"),
            named: value["named"] == true,
            name: word(value, "name"),
            aliases: list(value, "aliases", |alias| alias.as_str().unwrap_or_default().to_owned()),
            geonames: id(&value["place"], "geonames"),
            place: Place::of(&value["place"]),
            mentions: list(value, "mentions", Sentence::of),
        }
    }
}

impl Event {
    fn of(value: &Value) -> Event {
        let days = value["interval"].as_array().filter(|days| days.len() == 2);
        Event {
            id: id(value, "id").unwrap_or(0),
            span: pair(&value["span"]),
            lemma: word(value, "lemma"),
            r#type: words(value, "type"),
            mode: words(value, "mode"),
            roles: list(value, "roles", |role| Role { role: word(role, "role"), who: Speaker::of(role) }),
            interval: days.map(|days| [0, 1].map(|i: usize| days[i].as_str().unwrap_or_default().to_owned())),
            status: word(value, "status"),
            statement: id(value, "statement"),
            mentions: list(value, "mentions", pair),
            weight: value["weight"].as_f64().unwrap_or(0.0),
            gloss: word(value, "gloss"),
            within: id(value, "within"),
        }
    }

    /// True for the deed of this dictionary form, with its particle where it has one: `call off`. No gloss begins its verb
    /// with another letter but that of `go`.
    pub(super) fn is(&self, deed: &str) -> bool {
        let (lemma, particle) = deed.split_once(' ').unwrap_or((deed, ""));
        let words = || self.gloss.split(' ');
        let verb = |word: &str| word.chars().next() == lemma.chars().next() || lemma == "go" && word == "went";
        self.lemma == lemma
            && (particle.is_empty() || words().zip(words().skip(1)).any(|(a, b)| b == particle && verb(a)))
    }

    /// True for words that say nothing alone: `could not confirm that`.
    pub(super) fn points_back(&self) -> bool {
        let last = self.gloss.rsplit(' ').next().unwrap_or("");
        one_of!(last, "that" | "this" | "it" | "them" | "so")
    }

    /// True where a number is among its arguments.
    pub(super) fn holds(&self, q: &Quantity) -> bool {
        self.roles.iter().any(|r| r.who.span == q.span && (r.role == "quantity" || r.role == "time" && q.is_time()))
    }

    /// Days between two events of one report; 0 or less where their days overlap, or are not known.
    pub(super) fn gap(&self, other: &Event) -> i32 {
        self.days().zip(other.days()).map_or(0, |(p, q)| between(p, q))
    }

    /// Its first and last day, counted.
    pub(super) fn days(&self) -> Option<[i32; 2]> {
        let interval = self.interval.as_ref()?;
        let day = |text: &String| Day::parse(text).map_or(0, Day::number);
        Some([day(&interval[0]), day(&interval[1])])
    }

    /// The numbers that are its arguments.
    pub(super) fn quantities<'r>(&self, reading: &'r Reading) -> Vec<&'r Quantity> {
        reading.quantities.iter().filter(|q| self.holds(q) && q.value.is_some()).collect()
    }
}
