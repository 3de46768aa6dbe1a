//! Telling it: each event once, with its days, its weight and its gloss; the timeline; the brief.
//!
//! [`unite`] gives the events of the text their days, each telling its own ([`dating`]), and makes one event of all its
//! tellings ([`retelling`], [`join`]). [`tell`] weighs it ([`weight`]) and says it in words ([`gloss`]), and from these
//! makes timeline and brief.

mod brief;
mod classes;
mod clause;
mod dating;
mod gloss;
mod join;
mod nested;
mod retelling;
mod slight;
mod timeline;
mod weight;
mod worth;

use crate::article::TokenId;
use crate::entities::EntityId;
use crate::events::{Event, Sources};
use crate::notice::Notice;
use crate::order::{Order, OrderedMap, Sorted};
use crate::quantities::Quantity;
use crate::span::Span;
use crate::times::Day;
pub(crate) use clause::capital;

impl Sources<'_> {
    /// The quantity with this span.
    fn quantity(&self, span: Span) -> Option<&Quantity> {
        let at = self.quantities.partition_point(|q| q.span.start < span.start);
        self.quantities.get(at).filter(|q| q.span == span)
    }
}

/// The report's account of what happened.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Telling {
    /// Each event once, in the order of their best tellings.
    pub events: Vec<Event>,
    /// The events by day.
    pub timeline: Vec<Moment>,
    /// The news in short.
    pub brief: Brief,
}

/// What all tellings of each event are, by the token of the best one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tellings(OrderedMap<TokenId, join::Tellings>);

/// Each event of [`crate::events::find`] once, with its days, in the order of the best tellings; what is told as a fact
/// and lies ahead is planned.
pub fn unite(sources: &Sources<'_>, mut events: Vec<Event>) -> (Vec<Event>, Tellings) {
    let syntax = sources.syntax;
    let datings = dating::date(sources, &events);
    let groups = retelling::groups(sources, syntax, &events, &datings);
    let mut tellings = OrderedMap::new();
    for group in &groups {
        let (best, of_it) = join::join(sources, syntax, &mut events, &datings, group);
        tellings.insert(events[best].token, of_it);
    }
    events.retain(|e| tellings.contains_key(&e.token));
    events.order_by_key(|e: &Event| (e.span, e.token));
    (events, Tellings(tellings))
}

/// Weighs the events and says each in words; timeline and brief.
pub fn tell(sources: &Sources<'_>, events: Vec<Event>, tellings: &Tellings) -> Telling {
    tell_while(sources, events, tellings, &mut |_, _| {})
}

/// Shows the trainer every event that has a line of its own, and what the model of lines looks at.
#[cfg(feature = "train")]
pub fn teach(sources: &Sources<'_>, show: &mut dyn FnMut(&Event, &[String])) {
    let (events, tellings) = unite(sources, crate::events::find(sources));
    tell_while(sources, events, &tellings, &mut |event, line| {
        let mut features = Vec::new();
        let mut take = |feature: &str| features.push(feature.to_owned());
        worth::features(sources.syntax, event, line, &mut crate::lexicon::Bag::new(&mut take));
        show(event, &features);
    });
}

fn tell_while(
    sources: &Sources<'_>,
    mut events: Vec<Event>,
    tellings: &Tellings,
    look: &mut dyn FnMut(&Event, &clause::Line),
) -> Telling {
    let syntax = sources.syntax;
    let spans = sources.times.iter().map(|t| t.span).chain(sources.quantities.iter().map(|q| q.span));
    let units = clause::units(syntax, sources.entities, spans);
    let asides = clause::asides(syntax, sources.statements);
    let composer = clause::Composer::new(syntax, sources.entities, &units, &asides);
    let standing = weight::Standing::new(syntax);
    let untold = join::Tellings::default();
    let of = |e: &Event| tellings.0.get(&e.token).unwrap_or(&untold);
    let mut weights: Vec<f32> =
        events.iter().map(|e| weight::weigh(sources, syntax, &standing, e, &of(e).tokens)).collect();
    weight::scale(&mut weights);
    events.iter_mut().zip(weights).for_each(|(event, weight)| event.weight = weight);
    events.retain(|e| !weight::is_idle(sources.entities, e));
    let own: Sorted<TokenId> = events.iter().map(|e| e.token).collect();
    let lines: Vec<clause::Line> = events.iter().map(|event| gloss::of(&composer, event, &own)).collect();
    let within = nested::within(syntax, &events, &lines);
    let alone = events.iter().zip(&lines).zip(&within).filter(|(_, within)| within.is_none());
    alone.for_each(|((event, line), _)| look(event, line));
    let shown = |(event, line)| slight::standing(sources, &standing, of(event), line, event);
    let mut shown: Vec<(f32, f32)> = events.iter().zip(&lines).map(shown).collect();
    slight::follow(syntax, &events, &within, &mut shown);
    for ((event, line), within) in events.iter_mut().zip(lines).zip(within) {
        (event.gloss, event.within) = (line.text, within);
    }
    let told: Vec<join::Told<'_>> = events.iter().map(|event| join::Told { event, tellings: of(event) }).collect();
    let brief = brief::write(sources, &composer, &standing, &told);
    let (sure, mut weights): (Vec<f32>, Vec<f32>) = shown.into_iter().unzip();
    weight::scale(&mut weights);
    for (event, shown) in events.iter_mut().zip(sure.into_iter().zip(weights)) {
        (event.confidence, event.weight) = shown;
    }
    Telling { timeline: timeline::order(&events), events, brief }
}

/// True for two verbs or nouns, in dictionary form, that can tell of one deed: `seize`, `capture`.
pub(crate) fn same_deed(a: &str, b: &str) -> bool {
    classes::Classes::get().share(a, b)
}

/// One answer of the brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The words.
    pub span: Span,
    /// Their entity, for who and where.
    pub entity: Option<EntityId>,
    /// Their TIMEX3 value, for when.
    pub value: Option<String>,
}

/// A sentence that reads alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gist {
    /// The sentence.
    pub text: String,
    /// The words of the article that it is made of.
    pub spans: Vec<Span>,
}

/// What a careful reader would still ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub notice: Notice,
    /// The words it is asked of.
    pub spans: Vec<Span>,
}

/// The news in short: a sentence, six answers, best first, the story in three sentences and what is left open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the questions")]
pub struct Brief {
    /// The news in one sentence.
    pub sentence: Option<Gist>,
    /// Sentences of the article that tell the story.
    pub story: Vec<Span>,
    /// What is left open.
    pub questions: Vec<Question>,
    pub who: Vec<Answer>,
    pub what: Vec<Answer>,
    pub when: Vec<Answer>,
    pub r#where: Vec<Answer>,
    pub why: Vec<Answer>,
    pub how: Vec<Answer>,
}

/// Events of one stretch of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// First and last day; `None` for events whose day is not known.
    pub interval: Option<(Day, Day)>,
    /// Where the day is not known: the first one it can be.
    pub after: Option<Day>,
    /// Where the day is not known: the last one it can be.
    pub before: Option<Day>,
    /// Indexes of events, in text order.
    pub events: Vec<u32>,
}
