//! Which lines strict readers let stand: whole, understood by themselves, and worth a place in a digest of the text.
//!
//! A linear model over what a line is made of, trained on their verdicts on lines (`train/events/lines.tsv`). What it finds
//! wanting stands behind the others; whether the event is right as such, [`crate::events`] has judged before.

use super::clause::Line;
use crate::events::Event;
use crate::language::Tag;
use crate::language::syntax::Syntax;
use crate::lexicon::{Bag, Linear};
use std::sync::OnceLock;

/// Log odds, in hundredths, of a line told as sure, so that half of those with just as much stand: readers are stricter with a
/// line than with the event it tells of.
const LENIENT: i32 = 110;

/// 0 to 1: how far readers let such a line stand.
pub(super) fn of(syntax: &Syntax<'_>, event: &Event, line: &Line) -> f32 {
    static MODEL: OnceLock<Linear> = OnceLock::new();
    let model = MODEL.get_or_init(|| Linear::read("events/line_weights"));
    let score = model.score(|bag| features(syntax, event, line, bag)) + LENIENT;
    1.0 / (1.0 + libm::expf(-(score as f32) / 100.0))
}

/// What the model looks at.
pub(super) fn features(syntax: &Syntax<'_>, event: &Event, line: &Line, bag: &mut Bag<'_>) {
    let count = |is: &dyn Fn(Tag) -> bool| line.tokens.iter().filter(|&&t| is(syntax.tag(t))).count();
    let sentence = syntax.sentence(event.token).len();
    let last = line.tokens.last().map_or("-", |&t| syntax.tag(t).name());
    for (name, value, most) in [
        ("sure", (event.confidence * 10.0) as usize, 10),
        ("weight", (event.weight * 10.0) as usize, 10),
        ("sentence", sentence / 10, 4),
        ("share", line.tokens.len() * 4 / sentence.max(1), 4),
        ("names", count(&|tag| tag.is_proper()), 4),
        ("numbers", count(&|tag| tag == Tag::Cd), 2),
        ("finite", count(&|tag| matches!(tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)), 3),
    ] {
        // Each step has a weight of its own.
        for least in 1..=value.min(most) {
            bag.add(format_args!("{name}>{least}"));
        }
    }
    bag.add(format_args!("status={}|{}", event.status.name(), syntax.tag(event.token).name()));
    bag.add(format_args!("relation={}", syntax.relation(event.token).name()));
    bag.add(format_args!("last={last}"));
    bag.add(format_args!("whole={}", line.whole));
}
