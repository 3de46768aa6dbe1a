//! How likely an event is right as it is shown: that it took place so, with its roles, status and type.
//!
//! A linear model over readable features: how sure trigger and status are, who does what to whom and how far away they stand.
//! It was trained on the verdicts of strict readers (`train/events/right.tsv`).

use super::roles::View;
use super::{Argument, Event, RoleName, Status};
use crate::language::Pos;
use crate::lexicon::{Bag, Linear};
use std::sync::OnceLock;

/// Log odds, in hundredths, under which an event outside the code book is left out: two in three of those are wrong.
const LEAST: i32 = -40;

/// Gives each event its confidence, and leaves out those that are hardly right; what did not
/// happen, or is denied, stays: that is what the text says of it.
pub(super) fn judge(view: &View<'_>, events: &mut Vec<Event>) {
    static MODEL: OnceLock<Linear> = OnceLock::new();
    let model = MODEL.get_or_init(|| Linear::read("events/right_weights"));
    events.retain_mut(|event| {
        let score = model.score(|bag| features(view, event, bag));
        event.confidence = 1.0 / (1.0 + libm::expf(-(score as f32) / 100.0));
        event.kind.is_some() || matches!(event.status, Status::Denied | Status::Negated) || score >= LEAST
    });
}

/// What the model looks at; the event has the confidence that its rules give.
pub(super) fn features(view: &View<'_>, event: &Event, bag: &mut Bag<'_>) {
    let syntax = view.syntax;
    let word = if syntax.tag(event.token).is_verb() { "v" } else { "n" };
    let kind = event.kind.map_or("-", |k| k.name());
    let status = event.status.name();
    bag.add(format_args!("sure={word}:{}", (event.confidence * 20.0) as i32));
    bag.add(format_args!("rel={}", syntax.relation(event.token).name()));
    bag.add(format_args!("kind={kind}"));
    bag.add(format_args!("status={status}"));
    bag.add(format_args!("status={status}|{word}"));
    bag.add(format_args!("status={status}|{kind}"));
    bag.add(format_args!("told={}", event.statement.is_some()));
    for (name, role) in [("who", RoleName::Actor), ("whom", RoleName::Target)] {
        let mut number = 0;
        for argument in event.roles.iter().filter(|r| r.role == role) {
            number += 1;
            let (class, named) = class(view, argument);
            bag.add(format_args!("{name}={class}{named}"));
            bag.add(format_args!("{name}={class}{named}|{kind}"));
            let tokens = syntax.article.tokens_in(argument.span);
            let side = if tokens.start < event.token { "before" } else { "behind" };
            let (far, long) = (tokens.start.abs_diff(event.token) / 6, tokens.len() / 4);
            bag.add(format_args!("{name}:{side}|{word}"));
            bag.add(format_args!("{name}:far={}", far.min(8)));
            bag.add(format_args!("{name}:long={}", long.min(6)));
        }
        bag.add(format_args!("{name}:number={}", number.min(3)));
        bag.add(format_args!("{name}:number={}|{kind}", number.min(3)));
    }
}

/// What an argument is: the pronoun, or the kind of its entity, with `!` behind it where that has a name.
fn class<'a>(view: &View<'a>, argument: &Argument) -> (&'a str, &'static str) {
    let first = view.syntax.article.tokens_in(argument.span).start;
    if view.syntax.pos(first) == Pos::Pron {
        return (view.syntax.article.lower(first), "");
    }
    let entity = argument.entity.and_then(|id| view.entities.get(id));
    entity.map_or(("-", ""), |e| (e.kind.name(), if e.named { "!" } else { "" }))
}
