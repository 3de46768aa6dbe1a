//! What a person has corrected of facts other than who is who, applied where each is found and before what depends on
//! it: a name, a place, a speaker, a status, days, a part in an event, a fact that is none. [`crate::entities`] applies the rest.

use crate::article::Warning;
use crate::corrections::{Correction, Fact, Location, Part};
use crate::entities::Entities;
use crate::events::{Argument, Event, Instead, RoleName};
use crate::places::{Place, Places};
use crate::quantities::Quantity;
use crate::relations::Tie;
use crate::span::Span;
use crate::statements::{Source, Statement};
use crate::times::Time;

/// The corrections that are applied here, in order, and which of them have found what they speak of.
#[derive(Debug)]
pub(crate) struct Amendments<'a> {
    /// Each with its number among all corrections, from 1.
    list: Vec<(usize, &'a Correction)>,
    answered: Vec<bool>,
}

impl<'a> Amendments<'a> {
    pub(crate) fn new(corrections: &'a [Correction]) -> Amendments<'a> {
        let list: Vec<_> = corrections.iter().enumerate().map(|(i, c)| (i + 1, c)).filter(|(_, c)| here(c)).collect();
        let answered = vec![false; list.len()];
        Amendments { list, answered }
    }

    /// Runs `apply` for each, and notes where it says that it has found something.
    fn each(&mut self, mut apply: impl FnMut(&Correction) -> bool) {
        for ((_, correction), answered) in self.list.iter().zip(&mut self.answered) {
            *answered |= apply(correction);
        }
    }

    /// Drops facts of a kind that stand at the span.
    fn drop_from<T>(&mut self, fact: Fact, list: &mut Vec<T>, span: impl Fn(&T) -> Span) {
        self.each(|correction| {
            let Correction::Drop(at, what) = correction else { return false };
            let before = list.len();
            if *what == fact {
                list.retain(|each| span(each) != *at);
            }
            list.len() < before
        });
    }

    pub(crate) fn times(&mut self, times: &mut Vec<Time>) {
        self.drop_from(Fact::Time, times, |t| t.span);
    }

    pub(crate) fn quantities(&mut self, quantities: &mut Vec<Quantity>) {
        self.drop_from(Fact::Quantity, quantities, |q| q.span);
    }

    pub(crate) fn relations(&mut self, relations: &mut Vec<Tie>) {
        self.drop_from(Fact::Relation, relations, |r| r.span);
    }

    /// Names and places, once the entities are placed.
    pub(crate) fn entities(&mut self, entities: &mut Entities, places: &mut Places) {
        self.each(|correction| match correction {
            Correction::Rename(span, name) => {
                let Some(entity) = mentioned(entities, *span).and_then(|id| entities.list.get_mut(id as usize)) else {
                    return false;
                };
                let old = std::mem::replace(&mut entity.name, name.clone());
                entity.aliases.retain(|alias| alias != name);
                if entity.named && old != *name && !entity.aliases.contains(&old) {
                    entity.aliases.insert(0, old);
                }
                true
            }
            Correction::Place(span, location) => {
                let Some(id) = mentioned(entities, *span) else { return false };
                let place = placed(location, places.of(id).cloned());
                places.set(id, Some(place));
                true
            }
            _ => false,
        });
    }

    /// Speakers, and statements that are none; the others are numbered anew.
    pub(crate) fn statements(&mut self, statements: &mut Vec<Statement>, entities: &Entities) {
        self.each(|correction| match correction {
            Correction::Speaker(span, speaker) => {
                let entity = speaker.and_then(|s| mentioned(entities, s));
                if entity.is_none() && speaker.is_some() {
                    return false;
                }
                let Some(statement) = standing_at(statements, *span) else { return false };
                statement.source = speaker.map(|span| Source { span, entity });
                statement.confidence = 1.0;
                true
            }
            Correction::Drop(span, Fact::Statement) => {
                let Some(at) = statements.iter().position(|s| s.span() == Some(*span)) else { return false };
                statements.remove(at);
                let at = at as u32;
                for statement in statements.iter_mut() {
                    statement.within = match statement.within {
                        Some(i) if i == at => None,
                        Some(i) if i > at => Some(i - 1),
                        other => other,
                    };
                }
                true
            }
            _ => false,
        });
    }

    /// Status, days and parts, and events that are none, once all tellings of an event are one.
    pub(crate) fn events(&mut self, events: &mut Vec<Event>, entities: &Entities) {
        self.each(|correction| match correction {
            Correction::Status(span, status) => {
                let mut found = false;
                for event in events.iter_mut().filter(|e| told(e, *span)) {
                    event.status = *status;
                    event.confidence = 1.0;
                    found = true;
                }
                found
            }
            Correction::When(span, days) => {
                let mut found = false;
                for event in events.iter_mut().filter(|e| told(e, *span)) {
                    event.interval = Some(*days);
                    event.confidence = 1.0;
                    event.after = None;
                    event.before = None;
                    found = true;
                }
                found
            }
            Correction::Role(span, part, filler) => {
                let entity = filler.and_then(|at| mentioned(entities, at));
                if entity.is_none() && filler.is_some() {
                    return false;
                }
                let mut found = false;
                for event in events.iter_mut().filter(|e| told(e, *span)) {
                    let role = role_of(*part);
                    event.confidence = 1.0;
                    let new = filler.map(|span| Argument { role, span, entity });
                    let at = event.roles.iter().position(|r| r.role == role);
                    let (old, mut kept): (Vec<_>, Vec<_>) = event.roles.drain(..).partition(|r| r.role == role);
                    if let Some(new) = &new {
                        let last = if role == RoleName::Actor { 0 } else { kept.len() };
                        kept.insert(at.unwrap_or(last).min(kept.len()), new.clone());
                    }
                    event.roles = kept;
                    // What the text says stays known through a second correction.
                    match event.instead.iter_mut().find(|i| i.role == role) {
                        Some(instead) => instead.new = new,
                        None => event.instead.push(Instead { old, role, new }),
                    }
                    found = true;
                }
                found
            }
            Correction::Drop(span, Fact::Event) => {
                let before = events.len();
                events.retain(|e| !told(e, *span));
                events.len() < before
            }
            _ => false,
        });
    }

    /// A sentence for each that found nothing, and which of its spans that was.
    pub(crate) fn warnings(&self, entities: &Entities, text: &str) -> Vec<Warning> {
        let unanswered = self.list.iter().zip(&self.answered).filter(|(_, answered)| !**answered);
        unanswered
            .map(|((number, correction), _)| {
                let mut at = correction.spans();
                // Who was to be put in is looked for first.
                let nobody = at.get(1).is_some_and(|who| mentioned(entities, *who).is_none());
                if nobody {
                    at.remove(0);
                }
                let what = match correction {
                    Correction::Speaker(..) if nobody => "take as `speaker`",
                    Correction::Role(..) if nobody => "take as `filler`",
                    Correction::Rename(..) => "rename",
                    Correction::Place(..) => "place",
                    Correction::Status(..) => "give a status",
                    Correction::When(..) => "date",
                    Correction::Speaker(..) => "give a speaker",
                    Correction::Role(..) => "give a part",
                    _ => "drop",
                };
                Warning {
                    notice: Correction::unanswered(*number, what),
                    span: at.first().copied().filter(|s| !s.is_empty() && s.end as usize <= text.len()),
                }
            })
            .collect()
    }
}

/// True for what is applied here.
fn here(correction: &Correction) -> bool {
    match correction {
        Correction::Merge(..) | Correction::Split(_) | Correction::Kind(..) | Correction::Ignore(_) => false,
        Correction::Rename(..)
        | Correction::Place(..)
        | Correction::Status(..)
        | Correction::When(..)
        | Correction::Speaker(..)
        | Correction::Role(..)
        | Correction::Drop(..) => true,
    }
}

/// True where the trigger of any of the event's tellings is just this.
fn told(event: &Event, span: Span) -> bool {
    event.span == span || event.mentions.contains(&span)
}

fn role_of(part: Part) -> RoleName {
    match part {
        Part::Actor => RoleName::Actor,
        Part::Target => RoleName::Target,
        Part::Place => RoleName::Place,
    }
}

/// The entity of the mention of just these words, else of the shortest that covers them, else of the longest within that
/// begins or ends where they do: a role's words, or a source's, may be more than a mention, `President Ahmed Karim`.
fn mentioned(entities: &Entities, span: Span) -> Option<u32> {
    let all = || entities.list.iter().enumerate().flat_map(|(id, e)| e.mentions.iter().map(move |m| (id, m.span)));
    let exact = all().find(|(_, s)| *s == span);
    let around = || all().filter(|(_, s)| !span.is_empty() && s.contains(span)).min_by_key(|(_, s)| s.len());
    let edge = |s: Span| s.start == span.start || s.end == span.end;
    let within = || all().filter(|(_, s)| span.contains(*s) && edge(*s)).max_by_key(|(_, s)| s.len());
    exact.or_else(around).or_else(within).map(|(id, _)| id as u32)
}

/// The statement of this span, else the first with content at it: another speaker has moved its ends.
fn standing_at(statements: &mut [Statement], span: Span) -> Option<&mut Statement> {
    let exact = statements.iter().position(|s| s.span() == Some(span));
    let at = exact.or_else(|| statements.iter().position(|s| s.content.iter().any(|c| span.contains(*c))))?;
    statements.get_mut(at)
}

/// The place a person chose; what it leaves out of a known reading is taken from there.
fn placed(location: &Location, known: Option<Place>) -> Place {
    Place {
        lat: location.lat,
        lon: location.lon,
        country: location.country.clone(),
        region: location.region.clone(),
        kind: location.kind.clone().unwrap_or_else(|| String::from("town")),
        geonames: location.geonames,
        radius: location.radius,
        confidence: 1.0,
        candidates: known.map_or_else(Vec::new, |mut place| {
            let others = std::mem::take(&mut place.candidates);
            let chosen = |p: &Place| (p.lat, p.lon) == (location.lat, location.lon);
            std::iter::once(place).chain(others).filter(|p| !chosen(p)).collect()
        }),
    }
}
