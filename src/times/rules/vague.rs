//! Past, present and future without a day.

use crate::language::Tag;
use crate::times::meaning::Meaning;
use crate::times::rule::{Rule, Site};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every rule's meaning")]
fn past() -> Option<Meaning> {
    Some(Meaning::Vague("PAST_REF"))
}

#[allow(clippy::unnecessary_wraps, reason = "the shape of every rule's meaning")]
fn present() -> Option<Meaning> {
    Some(Meaning::Vague("PRESENT_REF"))
}

#[allow(clippy::unnecessary_wraps, reason = "the shape of every rule's meaning")]
fn future() -> Option<Meaning> {
    Some(Meaning::Vague("FUTURE_REF"))
}

/// True where no noun follows for which the match would be an adjective.
fn stands_alone(s: &Site<'_, '_>) -> bool {
    !matches!(
        s.tag_after(1),
        Some(Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Jj | Tag::Cd | Tag::Vbg | Tag::Hyph)
    )
}

pub(super) const RULES: &[Rule] = &[
    Rule {
        pattern: "now",
        meaning: |_, s| {
            let tied = s.after(1) == "-" && s.glued_after();
            (!tied && !(s.after(1) == "that" && s.start == s.lo) && !(s.after(1) == "," && s.start == s.lo))
                .then(present)
                .flatten()
        },
        examples: &[("They now hold the town.", "PRESENT_REF"), ("the now-cancelled deal", "-")],
    },
    Rule { pattern: "right now", meaning: |_, _| present(), examples: &[("They hold it right now.", "PRESENT_REF")] },
    Rule {
        pattern: "currently|presently|nowadays",
        meaning: |_, _| present(),
        examples: &[("They currently hold the town.", "PRESENT_REF")],
    },
    Rule {
        pattern: "at the moment|present",
        meaning: |_, s| (s.end - s.start == 3 && stands_alone(s)).then(present).flatten(),
        examples: &[("They hold it at the moment.", "PRESENT_REF")],
    },
    Rule { pattern: "at present", meaning: |_, _| present(), examples: &[] },
    Rule {
        pattern: "these days",
        meaning: |_, _| present(),
        examples: &[("They are rich these days.", "PRESENT_REF")],
    },
    Rule {
        pattern: "more? recently",
        meaning: |_, _| past(),
        examples: &[("They recently took the town.", "PAST_REF")],
    },
    Rule {
        pattern: "the past",
        meaning: |_, s| stands_alone(s).then(past).flatten(),
        examples: &[("They failed in the past.", "PAST_REF"), ("the past president", "-")],
    },
    Rule {
        pattern: "that time",
        meaning: |_, s| {
            (s.before(1) == "at" && !one_of!(s.after(1), "of" | "when" | "that" | "in")
                || one_of!(s.before(1), "since" | "until" | "before" | "by" | "around")
                    && one_of!(s.after(1), "" | "," | "." | ";" | ")"))
            .then(past)
            .flatten()
        },
        examples: &[("It was small at that time.", "PAST_REF")],
    },
    Rule {
        pattern: "at the time",
        meaning: |_, s| (!one_of!(s.after(1), "of" | "when" | "that")).then(past).flatten(),
        examples: &[("It was small at the time.", "PAST_REF")],
    },
    Rule {
        pattern: "the future",
        meaning: |_, s| (stands_alone(s) && s.after(1) != "of").then(future).flatten(),
        examples: &[("It will fail in the future.", "FUTURE_REF")],
    },
    Rule {
        pattern: "the? near|foreseeable|immediate|distant future",
        meaning: |_, _| future(),
        examples: &[("It will fail in the near future.", "FUTURE_REF")],
    },
];
