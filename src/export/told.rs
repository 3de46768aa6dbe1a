//! What the formats to be read tell, in the words of a reader: days and places written out, no name of the report's keys.

use super::{gloss, speakers, words};
use crate::Report;
use crate::lexicon::rows;
use crate::order::Order;
use crate::order::OrderedSet;
use crate::order::Sorted;
use crate::quantities::{is_fate, is_fate_noun};
use crate::report::{Answer, Entity, Event, Place, Statement, WireSpan};
use crate::telling::capital;
use crate::times::Day;
use crate::vocabulary::{LEAST_SURE, LEAST_WEIGHT, MONTHS, SURE};

/// How many answers of each question are told, as page and element have it (`www/engine/answers.js`).
const MAX_ANSWERS: [(&str, usize); 6] = [("who", 3), ("what", 2), ("when", 2), ("where", 3), ("why", 1), ("how", 1)];

/// How many events are told: those that are most of the report.
pub(super) const EVENTS: usize = 24;

/// The share of an answer's words in the sentence above it, in percent, from which on it says nothing new; the page has it
/// in `www/engine/repeats.js`.
const SAID_BEFORE: usize = 85;

/// A line of a section: what it is about, with its words in the text, what is told of it, and what is known besides.
pub(super) struct Line {
    pub(super) lead: String,
    pub(super) at: Option<WireSpan>,
    pub(super) rest: String,
    pub(super) note: String,
}

impl Line {
    fn new(lead: String, note: String) -> Line {
        Line { lead, at: None, rest: String::new(), note }
    }
}

/// `12 June 2026` for `2026-06-12`; what is no day stays as it is.
pub(super) fn day(value: &str) -> String {
    Day::parse(value).map_or_else(|| value.to_owned(), |d| format!("{} {}", d.day, month(d)))
}

fn month(day: Day) -> String {
    format!("{} {}", capital(MONTHS.get(usize::from(day.month) - 1).unwrap_or(&"")), day.year)
}

/// A stretch of days in the fewest words that are exact: `11 to 12 June 2026`, `May 2026`, `2017 to 2021`.
pub(super) fn days([first, last]: &[String; 2]) -> String {
    let (Some(a), Some(b)) = (Day::parse(first), Day::parse(last)) else { return format!("{first} to {last}") };
    let months = a.day == 1 && b.plus(1).day == 1;
    let (one, other) = match () {
        () if months && a.month == 1 && b.month == 12 => (a.year.to_string(), b.year.to_string()),
        () if months => (month(a), month(b)),
        () if a != b && (a.year, a.month) == (b.year, b.month) => (a.day.to_string(), day(last)),
        () => (day(first), day(last)),
    };
    if one == other { one } else { format!("{one} to {other}") }
}

/// The questions of the brief with their answers. What happened is left out where the brief's sentence tells it.
pub(super) fn answers(report: &Report, text: &str) -> Vec<(&'static str, Vec<String>)> {
    let brief = &report.brief;
    let sentence = brief.sentence.as_ref().map(|s| s.text.as_str());
    let what = if sentence.is_some() { "What else" } else { "What" };
    let all: [(&str, &[Answer]); 6] = [
        ("Who", &brief.who),
        (what, &brief.what),
        ("When", &brief.when),
        ("Where", &brief.r#where),
        ("Why", &brief.why),
        ("How", &brief.how),
    ];
    let told = |((question, answers), (_, most)): ((&'static str, &[Answer]), (&str, usize))| {
        let fresh = |line: &String| question != what || !sentence.is_some_and(|s| repeats(line, s));
        let line = |a: &Answer| {
            let says = if is_datelined(report, a) { " (by the dateline)" } else { "" };
            words(text, a.span) + says
        };
        let lines: Vec<String> = answers.iter().take(most).map(line).filter(fresh).collect();
        (!lines.is_empty()).then_some((question, lines))
    };
    all.into_iter().zip(MAX_ANSWERS).filter_map(told).collect()
}

/// True of an answer that only the line of place and day gives: of half of them the text does not say that the news was there,
/// or then.
fn is_datelined(report: &Report, answer: &Answer) -> bool {
    let [start, end] = answer.span;
    report.blocks.iter().any(|b| b.kind == "dateline" && b.span[0] <= start && end <= b.span[1])
}

/// True where nearly all words of the shorter line stand in the longer.
fn repeats(one: &str, other: &str) -> bool {
    let set = |line: &str| -> Sorted<String> {
        line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
    };
    let (a, b) = (set(one), set(other));
    let (few, many) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    !few.is_empty() && few.intersection(many).count() * 100 >= few.len() * SAID_BEFORE
}

/// Events by weight.
pub(super) fn by_weight(report: &Report) -> Vec<&Event> {
    let mut order: Vec<&Event> = report.events.iter().collect();
    order.order_by(|a, b| b.weight.total_cmp(&a.weight).then(a.id.cmp(&b.id)));
    order
}

/// The events that are `one` of those wanted, by weight, but for those of which the line of another tells as well. That of
/// these some are only planned, `agreed to buy it`, the line says itself.
pub(super) fn lines<'r>(report: &'r Report, one: &dyn Fn(&Event) -> bool) -> Vec<&'r Event> {
    let told = |e: &Event| e.within.and_then(|o| report.events.get(o as usize)).is_some_and(one);
    by_weight(report).into_iter().filter(|e| one(e) && !told(e)).collect()
}

/// Whether an event happened. What did not, or is denied, is named by its own word: of `Nobody was injured` the line has the
/// negation already, and a bare `did not happen` after it would say that somebody was.
pub(super) fn status(event: &Event, text: &str) -> String {
    match event.status {
        "negated" | "denied" => format!("“{}”: {}", words(text, event.span), plain(event.status)),
        status => plain(status).to_owned(),
    }
}

/// A status in words, as the page (`www/texts/en.json`) and the element (`www/element/words.js`) have it.
fn plain(status: &'static str) -> &'static str {
    match status {
        "negated" => "did not happen",
        "ongoing" => "going on",
        "hypothetical" => "only if",
        status => status,
    }
}

/// The line of an event: who did what, whether it happened, when, and who says so.
pub(super) fn event(report: &Report, event: &Event, text: &str) -> Line {
    let when = event.interval.as_ref().map_or(String::new(), |d| format!(", {}", days(d)));
    let who = speakers::according(report, event, text);
    Line::new(gloss(event, text), format!("{}{when}{who}", status(event, text)))
}

/// The sections after the brief, each with its lines; empty ones are left out.
pub(super) fn sections(report: &Report, text: &str) -> Vec<(&'static str, Vec<Line>)> {
    let named = || report.entities.iter().filter(|e| e.named);
    let people = || named().filter(|e| one_of!(e.kind, "person" | "organization" | "group"));
    // Those who wrote the report stand behind those it tells of.
    let told = |writers: bool| people().filter(move |e| wrote(report, e) == writers).map(move |e| person(e, writers));
    let people = told(false).chain(told(true)).collect();
    let places = named().filter_map(|e| place(report, e)).collect();
    // What another's line tells is told there, even where that is less sure.
    let alone = lines(report, &|_| true);
    let told = |e: &Event| e.weight >= LEAST_WEIGHT && e.confidence >= LEAST_SURE;
    let events = |sure: bool| {
        let list = alone.iter().filter(|e| e.is_sure() == sure && (sure || told(e)));
        let mut lines: Vec<Line> = Vec::new();
        // Two events of one clause can be told in the same words.
        for line in list.map(|e| event(report, e, text)) {
            if lines.len() < EVENTS && !lines.iter().any(|l| (&l.lead, &l.note) == (&line.lead, &line.note)) {
                lines.push(line);
            }
        }
        lines
    };
    let said = |s: &Statement| {
        let [lead, rest] = speakers::statement(report, s, text);
        Line { lead, at: s.source.as_ref().map(|s| s.span), rest, note: String::new() }
    };
    let statements = |sure| {
        let list = report.statements.iter().filter(|s| s.is_sure() == sure && !is_idle(report, s));
        list.map(said).collect()
    };
    // A bare number tells nothing without its sentence.
    let counted = report.quantities.iter().filter(|q| q.of.is_some() || !one_of!(q.kind, "count" | "ordinal" | "age"));
    let numbers = counted.map(|q| {
        let of = q.of.as_deref().unwrap_or("");
        // `9 deaths`: the noun says what befell them.
        let kind = if is_fate(q.kind) && !is_fate_noun(of) { q.kind } else { "" };
        Line { at: Some(q.span), ..Line::new(words(text, q.span), format!("{of} {kind}").trim().to_owned()) }
    });
    // What is told twice stands once.
    let mut told = OrderedSet::new();
    let once = numbers.filter(|line| told.insert((line.lead.to_lowercase(), line.note.clone()))).collect();
    let notes = report.warnings.iter().map(|w| Line::new(w.message.clone(), String::new())).collect();
    let mut all: Vec<(&'static str, Vec<Line>)> = vec![
        ("People and groups", people),
        ("Places", places),
        ("What happened", events(true)),
        ("Less sure", events(false)),
        ("Who says what", statements(true)),
        ("Said less surely", statements(false)),
        ("Numbers", once),
        ("Notes", notes),
    ];
    all.retain(|(_, lines)| !lines.is_empty());
    all
}

/// True of a statement that tells a reader nothing of its own: nobody is known to say it, or a line of an event tells the deed
/// (`Brandt criticised the plan`), or it is a headline of what is said below.
fn is_idle(report: &Report, statement: &Statement) -> bool {
    let least = if statement.is_sure() { SURE } else { 0.0 };
    let of_event = |cue| report.events.iter().any(|e| e.span == cue && !e.gloss.is_empty() && e.confidence >= least);
    let Some(source) = &statement.source else {
        // "Hamas is expected to do well", "the pond is believed to be safe"
        return !statement.is_sure() || statement.content.len() == 2;
    };
    let [start, _] = source.span;
    let title = report.blocks.iter().any(|b| b.kind == "headline" && b.span[0] <= start && start < b.span[1]);
    let again = |s: &Statement| s.act == statement.act && s.source.as_ref().is_some_and(|s| s.entity == source.entity);
    statement.form == "indirect" && statement.cue.is_some_and(of_event)
        || title && source.entity.is_some() && report.statements.iter().any(|s| s.span > statement.span && again(s))
}

/// True of who is named at the head or the foot of the report alone, as having written it.
fn wrote(report: &Report, entity: &Entity) -> bool {
    let line = |[start, end]: [u32; 2]| {
        report.blocks.iter().any(|b| b.kind == "byline" && b.span[0] <= start && end <= b.span[1])
    };
    entity.kind == "person" && entity.mentions.iter().all(|m| line(m.span))
}

fn person(entity: &Entity, writer: bool) -> Line {
    let mut roles: Vec<&str> = entity.roles.iter().map(|r| r.title.as_str()).collect();
    if writer {
        roles.push("named in the byline");
    }
    let times = if entity.mentions.len() == 1 { "once".to_owned() } else { format!("{} times", entity.mentions.len()) };
    roles.dedup();
    roles.push(&times);
    Line::new(entity.name.clone(), roles.join(", "))
}

/// Kilometres from which on a guess says nothing of the region; the page has it in `www/page/entries.js`.
const VAGUE: f64 = 60.0;

/// A place with the region and the country it lies in, as the text or the lists name them. Of one that is not in the
/// gazetteer the line says that it is guessed.
fn place(report: &Report, entity: &Entity) -> Option<Line> {
    let place = entity.place.as_ref()?;
    let land = |p: &Place| p.kind == "country";
    let whose = |e: &&Entity| e.place.as_ref().is_some_and(|p| land(p) && p.country == place.country);
    let listed = || {
        let code = place.country.as_deref().filter(|_| !land(place))?;
        rows("countries").find(|row| row.first() == Some(&code)).and_then(|row| row.get(2).map(|&name| name.to_owned()))
    };
    let country = report.entities.iter().find(whose).map(|e| e.name.clone()).or_else(listed);
    let guess = place.radius.filter(|_| place.kind == "locality");
    let region = place.region.clone().filter(|_| guess.is_none_or(|radius| radius < VAGUE));
    let side = |value: f64, plus: char, minus: char| {
        let hundredths = (value.abs() * 100.0).round() as u32;
        format!("{}.{:02}° {}", hundredths / 100, hundredths % 100, if value < 0.0 { minus } else { plus })
    };
    let lies = format!("{}, {}", side(place.lat, 'N', 'S'), side(place.lon, 'E', 'W'));
    let lies = guess.map_or(lies.clone(), |radius| format!("guessed: within {} km of {lies}", radius.round() as u32));
    let within = [region, country].into_iter().flatten().filter(|name| *name != entity.name);
    Some(Line::new(entity.name.clone(), within.chain([lies]).collect::<Vec<_>>().join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_out_in_the_fewest_words() {
        let told = |a: &str, b: &str| days(&[a.to_owned(), b.to_owned()]);
        assert_eq!(told("2026-06-12", "2026-06-12"), "12 June 2026");
        assert_eq!(told("2026-06-11", "2026-06-12"), "11 to 12 June 2026");
        assert_eq!(told("2026-05-30", "2026-06-02"), "30 May 2026 to 2 June 2026");
        assert_eq!(told("2026-05-01", "2026-05-31"), "May 2026");
        assert_eq!(told("2017-01-01", "2021-12-31"), "2017 to 2021");
        assert_eq!(told("2023-01-01", "2023-12-31"), "2023");
        assert_eq!(day("soon"), "soon");
    }

    #[test]
    fn a_status_is_told_in_the_words_of_page_and_element() {
        let page: serde_json::Value = serde_json::from_str(include_str!("../../www/texts/en.json")).unwrap();
        let element = include_str!("../../www/element/words.js");
        for name in crate::events::Status::ALL.map(crate::events::Status::name) {
            let told = plain(name);
            assert_eq!(page[format!("status.{name}")].as_str().map(str::to_lowercase).as_deref(), Some(told));
            assert!(element.contains(&format!("{name}: \"{told}\"")), "{name}");
        }
    }

    #[test]
    fn as_many_answers_are_told_as_page_and_element_tell() {
        let table = include_str!("../../www/engine/answers.js");
        let told: Vec<String> = MAX_ANSWERS.iter().map(|(question, most)| format!("{question}: {most}")).collect();
        assert!(table.contains(&format!("{{ {} }}", told.join(", "))), "{told:?}");
    }

    #[test]
    fn an_answer_that_the_sentence_gives_says_nothing_new() {
        assert!(repeats("Rebels seized the town", "Rebels seized the town on Thursday and moved on."));
        assert!(!repeats("Nine people were killed", "Rebels seized the town on Thursday."));
    }
}
