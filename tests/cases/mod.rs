//! Reads `tests/corpus/*.toml` and holds reports against them.

mod fact;

use fact::{Fact, pieces};
use newsglass::Day;
use newsglass::EntityKind;
use newsglass::Span;
use newsglass::Status;
use newsglass::report::{Entity, Report};
use newsglass::{Correction, Glass, Location, Options};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    case: Vec<Case>,
}

/// A text and the facts its report must have; see `tests/corpus/README.md`.
#[derive(Deserialize)]
pub struct Case {
    name: String,
    text: String,
    published: Option<String>,
    country: Option<String>,
    title: Option<String>,
    #[serde(default)]
    corrections: Vec<String>,
    facts: Vec<String>,
}

/// `kind person 'Jordan'`, `merge 'the firm' 'Acme'`, `split 'Smith'2`, `ignore 'Paris'`: a number behind the quote says
/// which occurrence of the words is meant.
fn correction(line: &str, text: &str) -> Result<Correction, String> {
    let mut spans = Vec::new();
    let mut words = Vec::new();
    for piece in pieces(line)? {
        let Some(quoted) = piece.strip_prefix('\'') else {
            words.push(piece);
            continue;
        };
        let (said, number) = quoted.rsplit_once('\'').ok_or("a quote is not closed")?;
        let nth = number.parse::<usize>().unwrap_or(1).saturating_sub(1);
        let at = text.match_indices(said).nth(nth).map_or(text.len(), |(at, _)| at);
        spans.push(Span { start: at as u32, end: (at + said.len()) as u32 });
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Ok(match (&words[..], &spans[..]) {
        (["merge"], [a, b]) => Correction::Merge(*a, *b),
        (["split"], [a]) => Correction::Split(*a),
        (["ignore"], [a]) => Correction::Ignore(*a),
        (["kind", kind], [a]) => {
            Correction::Kind(*a, EntityKind::from_name(kind).ok_or_else(|| format!("there is no kind {kind}"))?)
        }
        (["rename", name @ ..], [a]) => Correction::Rename(*a, name.join(" ")),
        (["place", lat, lon], [a]) => Correction::Place(*a, location(lat, lon)?),
        (["status", status], [a]) => {
            let found = Status::ALL.into_iter().find(|s| s.name() == *status);
            Correction::Status(*a, found.ok_or_else(|| format!("there is no status {status}"))?)
        }
        (["when", day], [a]) => {
            let day = Day::parse(day).ok_or_else(|| format!("{day} is no day"))?;
            Correction::When(*a, (day, day))
        }
        (["speaker"], [a, who]) => Correction::Speaker(*a, Some(*who)),
        (["speaker", "none"], [a]) => Correction::Speaker(*a, None),
        (["role", part], [a, filler @ ..]) => {
            let part = newsglass::Part::from_name(part).ok_or_else(|| format!("there is no part {part}"))?;
            Correction::Role(*a, part, filler.first().copied())
        }
        (["drop", fact], [a]) => {
            let fact = newsglass::Fact::from_name(fact).ok_or_else(|| format!("there is no fact {fact}"))?;
            Correction::Drop(*a, fact)
        }
        _ => return Err(format!("`{line}` is no correction")),
    })
}

fn location(lat: &str, lon: &str) -> Result<Location, String> {
    let degrees = |text: &str| text.parse::<f64>().map_err(|e| format!("{text}: {e}"));
    let (lat, lon) = (degrees(lat)?, degrees(lon)?);
    Ok(Location { lat, lon, country: None, region: None, kind: None, geonames: None, radius: None })
}

/// Everything that does not hold in one file of cases, a line each.
pub fn failures(glass: &Glass, file: &str, content: &str) -> Vec<String> {
    let cases = match toml::from_str::<File>(content) {
        Ok(file) => file.case,
        Err(error) => return vec![format!("{file}: cannot be read: {error}")],
    };
    let mut failures = Vec::new();
    for case in cases {
        let text = case.text.strip_prefix('\n').unwrap_or(&case.text);
        let corrections: Result<Vec<_>, _> = case.corrections.iter().map(|c| correction(c, text)).collect();
        let corrections = match corrections {
            Ok(list) => list,
            Err(why) => {
                failures.push(format!("{file}: {}: {why}", case.name));
                continue;
            }
        };
        let options = Options {
            corrections,
            country: case.country.as_deref(),
            published_as: case.published.as_deref(),
            title: case.title.as_deref(),
            tokens: true,
            offsets: newsglass::Offsets::Utf8,
            ..Options::default()
        };
        let report = glass.analyze(text, &options);
        let view = View { text, report: &report };
        for fact in &case.facts {
            if let Err(why) = view.check(fact) {
                failures.push(format!("{file}: {}: {fact}: {why}", case.name));
            }
        }
    }
    failures
}

struct View<'r> {
    text: &'r str,
    report: &'r Report,
}

impl View<'_> {
    fn words(&self, span: [u32; 2]) -> &str {
        self.text.get(span[0] as usize..span[1] as usize).unwrap_or("<span outside the text>")
    }

    fn check(&self, line: &str) -> Result<(), String> {
        if let Some(rest) = line.strip_prefix("count ") {
            let (kind, number) = rest.split_once(' ').ok_or("write `count KIND NUMBER`")?;
            let found = self.count(kind)?;
            return if found.to_string() == number { Ok(()) } else { Err(format!("there are {found}")) };
        }
        let (wanted, line) = match line.strip_prefix("no ") {
            Some(rest) => (false, rest),
            None => (true, line),
        };
        let fact = Fact::read(line)?;
        let seen = self.candidates(&fact)?;
        let holds = seen.iter().any(|(ok, _)| *ok);
        if holds == wanted {
            return Ok(());
        }
        let near: Vec<_> = seen.into_iter().map(|(_, what)| what).take(6).collect();
        Err(if wanted { format!("not found; there is {near:?}") } else { format!("it is there: {near:?}") })
    }

    fn count(&self, kind: &str) -> Result<usize, String> {
        let r = self.report;
        Ok(match kind {
            "block" => r.blocks.len(),
            "sentence" => r.sentences.len(),
            "entity" => r.entities.len(),
            "time" => r.times.len(),
            "quantity" => r.quantities.len(),
            "statement" => r.statements.len(),
            "event" => r.events.len(),
            "relation" => r.relations.len(),
            "place" => r.entities.iter().filter(|e| e.place.is_some()).count(),
            "warning" => r.warnings.len(),
            other => return Err(format!("there is no kind `{other}`")),
        })
    }

    /// Whether each thing of the fact's kind fits it, with a description for the failure message. Only things on the
    /// fact's words are listed, unless there is none.
    fn candidates(&self, fact: &Fact) -> Result<Vec<(bool, String)>, String> {
        let r = self.report;
        let text = |v: &Option<String>| v.clone().unwrap_or_else(|| String::from("null"));
        let number = |v: Option<f64>| v.map_or_else(|| String::from("null"), |n| n.to_string());
        let all: Vec<(bool, bool, String)> = match fact.kind.as_str() {
            "block" => r
                .blocks
                .iter()
                .map(|b| (self.words(b.span).starts_with(&fact.words), fact.is("kind", b.kind), b.kind.to_owned()))
                .collect(),
            "sentence" => r
                .sentences
                .iter()
                .map(|s| (fact.matches(self.words(s.span)), true, self.words(s.span).to_owned()))
                .collect(),
            "token" => {
                let tokens = r.tokens.as_deref().unwrap_or(&[]);
                let head = |t: &newsglass::report::Token| {
                    t.head.and_then(|h| tokens.get(h as usize)).map_or("root", |h| self.words(h.span))
                };
                tokens
                    .iter()
                    .map(|t| {
                        let ok = fact.is("tag", t.tag)
                            && fact.is("pos", t.pos)
                            && fact.is("lemma", &t.lemma)
                            && fact.is("relation", t.relation)
                            && fact.is("head", head(t));
                        (
                            fact.matches(self.words(t.span)),
                            ok,
                            format!("{} {} {} {} {}", t.tag, t.pos, t.lemma, t.relation, head(t)),
                        )
                    })
                    .collect()
            }
            "entity" => self.mentions(fact, |e| {
                let has = |key: &str, wanted: bool| {
                    fact.keys.get(key).is_none_or(|values| {
                        values.iter().any(|v| e.mentions.iter().any(|m| self.words(m.span) == v)) == wanted
                    })
                };
                fact.is("kind", e.kind)
                    && fact.is("name", &e.name)
                    && fact.is("named", &e.named.to_string())
                    && (!fact.keys.contains_key("role") || e.roles.iter().any(|x| fact.within("role", &x.title)))
                    && (!fact.keys.contains_key("alias") || e.aliases.iter().any(|x| fact.is("alias", x)))
                    && has("with", true)
                    && has("without", false)
            }),
            "place" => self.mentions(fact, |e| {
                let Some(p) = &e.place else { return false };
                let near = fact.keys.get("near").is_none_or(|v| {
                    let limit = fact.keys.get("km").and_then(|k| k.first()?.parse().ok()).unwrap_or(60.0);
                    v.iter().filter_map(|v| v.split_once(',')).any(|(lat, lon)| {
                        match (lat.trim().parse::<f64>(), lon.trim().parse::<f64>()) {
                            (Ok(lat), Ok(lon)) => kilometres(lat, lon, p.lat, p.lon) <= limit,
                            _ => false,
                        }
                    })
                });
                near && fact.is("country", p.country.as_deref().unwrap_or("null")) && fact.is("kind", &p.kind)
            }),
            "time" => r
                .times
                .iter()
                .map(|t| {
                    let ok = fact.is("kind", t.kind)
                        && fact.is("value", &t.value)
                        && fact.is("start", &text(&t.start))
                        && fact.is("end", &text(&t.end));
                    (fact.matches(self.words(t.span)), ok, format!("{} {} {}", self.words(t.span), t.kind, t.value))
                })
                .collect(),
            "quantity" => r
                .quantities
                .iter()
                .map(|q| {
                    let ok = fact.is("kind", q.kind)
                        && fact.is("value", &number(q.value))
                        && fact.is("min", &number(q.min))
                        && fact.is("max", &number(q.max))
                        && fact.is("unit", &text(&q.unit))
                        && fact.within("of", &text(&q.of))
                        && fact.is("hedge", &text(&q.hedge));
                    (fact.matches(self.words(q.span)), ok, format!("{} {:?}", self.words(q.span), q))
                })
                .collect(),
            "statement" => r
                .statements
                .iter()
                .map(|s| {
                    let content: Vec<_> = s.content.iter().map(|&c| self.words(c)).collect();
                    let content = content.join(" ");
                    let source = s.source.as_ref().map_or("null", |x| self.words(x.span));
                    let entity =
                        s.source.as_ref().and_then(|x| x.entity).map_or(String::from("null"), |e| self.named(e));
                    let ok = fact.is("form", s.form)
                        && fact.is("act", s.act)
                        && fact.within("source", source)
                        && fact.within("entity", &entity)
                        && fact.is("belief", s.belief)
                        && fact.is("negated", &s.negated.to_string())
                        && fact.within("cue", s.cue.map_or("null", |c| self.words(c)));
                    (content.contains(&fact.words), ok, format!("{source}: {} {} {content}", s.act, s.form))
                })
                .collect(),
            "event" => r
                .events
                .iter()
                .map(|e| {
                    let role = |name: &str| {
                        !fact.keys.contains_key(name)
                            || fact.is(name, "none") && !e.roles.iter().any(|x| x.role == name)
                            || e.roles.iter().filter(|x| x.role == name).any(|x| {
                                let entity = x.entity.map_or(String::new(), |id| self.named(id));
                                fact.within(name, &format!("{} | {entity}", self.words(x.span)))
                            })
                    };
                    let day = |i: usize| e.interval.as_ref().map_or("null", |d| d[i].as_str());
                    let roles = ["actor", "target", "place", "origin", "destination", "time", "instrument", "quantity"];
                    let source = e.statement.and_then(|s| r.statements[s as usize].source.as_ref());
                    let owner = source.map_or("null", |s| self.words(s.span));
                    let ok = fact.is("type", e.r#type.unwrap_or("null"))
                        && fact.within("owner", owner)
                        && fact.is("mode", e.mode.unwrap_or("null"))
                        && fact.is("status", e.status)
                        && fact.is("start", day(0))
                        && fact.is("end", day(1))
                        && fact.is("after", e.after.as_deref().unwrap_or("null"))
                        && fact.is("before", e.before.as_deref().unwrap_or("null"))
                        && fact.is("mentions", &e.mentions.len().to_string())
                        && fact.within("gloss", &e.gloss)
                        && fact.is("within", e.within.map_or("null", |id| self.words(r.events[id as usize].span)))
                        && fact.at_least("weight", e.weight)
                        && roles.iter().all(|n| role(n));
                    let told: Vec<_> = e.roles.iter().map(|x| format!("{}={}", x.role, self.words(x.span))).collect();
                    let what = format!(
                        "{} {:?} {} {:?} told {} times, weight {}, {:?} {told:?}",
                        self.words(e.span),
                        e.r#type,
                        e.status,
                        e.interval,
                        e.mentions.len(),
                        e.weight,
                        e.gloss
                    );
                    (fact.matches(self.words(e.span)), ok, what)
                })
                .collect(),
            "relation" => r
                .relations
                .iter()
                .map(|x| {
                    let (from, to) = (self.named(x.from), self.named(x.to));
                    let day = |i: usize| x.interval.as_ref().map_or("null", |d| d[i].as_str());
                    let ok = fact.is("kind", x.kind)
                        && fact.within("to", &to)
                        && fact.is("status", x.status)
                        && fact.is("change", x.change.unwrap_or("null"))
                        && fact.is("start", day(0))
                        && fact.is("end", day(1));
                    (from.contains(&fact.words), ok, format!("{from} {} {to} ({})", x.kind, x.status))
                })
                .collect(),
            "brief" => {
                let b = &r.brief;
                let first = |list: &[newsglass::report::Answer]| -> Vec<String> {
                    list.first().map(|a| self.words(a.span).to_owned()).into_iter().collect()
                };
                let answers: [(&str, Vec<String>); 9] = [
                    ("who", first(&b.who)),
                    ("what", first(&b.what)),
                    ("when", first(&b.when)),
                    ("where", first(&b.r#where)),
                    ("why", first(&b.why)),
                    ("how", first(&b.how)),
                    ("sentence", b.sentence.iter().map(|g| g.text.clone()).collect()),
                    ("story", b.story.iter().map(|&s| self.words(s).to_owned()).collect()),
                    ("questions", b.questions.iter().map(|q| q.message.clone()).collect()),
                ];
                let asked = answers.iter().filter(|(question, _)| fact.is("question", question));
                asked
                    .flat_map(|(question, list)| list.iter().map(move |words| (question, words)))
                    .map(|(question, words)| {
                        let here = words.to_lowercase().contains(&fact.words.to_lowercase());
                        (here, true, format!("{question}: {words}"))
                    })
                    .collect()
            }
            "warning" => {
                r.warnings.iter().map(|w| (w.message.contains(&fact.words), true, w.message.clone())).collect()
            }
            other => return Err(format!("there is no kind `{other}`")),
        };
        let on_words = all.iter().any(|(here, ..)| *here);
        Ok(all.into_iter().filter(|(here, ..)| *here || !on_words).map(|(here, ok, what)| (here && ok, what)).collect())
    }

    /// Every name and mention of an entity, for matching parts of them.
    fn named(&self, id: u32) -> String {
        self.report.entities.get(id as usize).map_or(String::new(), |e| {
            let mut all = vec![e.name.as_str()];
            all.extend(e.aliases.iter().map(String::as_str));
            all.extend(e.mentions.iter().map(|m| self.words(m.span)));
            all.join(" | ")
        })
    }

    fn mentions(&self, fact: &Fact, fits: impl Fn(&Entity) -> bool) -> Vec<(bool, bool, String)> {
        let mut out = Vec::new();
        for e in &self.report.entities {
            for m in &e.mentions {
                let place = e.place.as_ref().map_or(String::new(), |p| format!(" at {:.2},{:.2}", p.lat, p.lon));
                let what = format!("{} ({} {} of {:?}{place})", self.words(m.span), m.form, e.kind, e.name);
                out.push((fact.matches(self.words(m.span)), fits(e) && fact.is("form", m.form), what));
            }
        }
        out
    }
}

fn kilometres(lat: f64, lon: f64, lat2: f64, lon2: f64) -> f64 {
    let (p, q) = (lat.to_radians(), lat2.to_radians());
    let h = ((q - p) / 2.0).sin().powi(2) + p.cos() * q.cos() * ((lon2 - lon).to_radians() / 2.0).sin().powi(2);
    12742.0 * h.sqrt().min(1.0).asin()
}
