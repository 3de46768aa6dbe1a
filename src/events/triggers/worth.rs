//! Is a trigger worth its line: does it tell of something that takes place here, which no word beside it tells better?
//!
//! A linear model over readable features, as those of [`super::super::learned`]: what the rules say against it, its type,
//! who does it to whom, what governs it. It was trained on the verdicts of strict readers (`train/events/deeds.tsv`).

use super::super::conditions::undergoer;
use super::super::features;
use super::super::learned;
use super::super::roles::View;
use super::super::tables::{State, Tables};
use super::super::{Status, status};
use super::Found;
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation};
use crate::lexicon::{Bag, Linear};
use crate::statements::StatementForm;
use std::sync::OnceLock;

/// Log odds, in hundredths, under which a verb or a noun is not worth its line, nor a verb of the code book or of what did not
/// happen, of which the verdicts had few.
const LEAST: [i32; 3] = [0, -30, -80];

/// Whether trigger `found` at `t`, in a statement of that form, is worth its line; how likely it is, and for a verb whether it
/// took place, is told to it.
pub(in super::super) fn weigh(view: &View<'_>, t: TokenId, found: &mut Found, told: Option<StatementForm>) -> bool {
    static MODELS: OnceLock<[Linear; 2]> = OnceLock::new();
    let [verbs, nouns] = MODELS.get_or_init(|| ["events/verb_weights", "events/noun_weights"].map(Linear::read));
    let verb = view.syntax.tag(t).is_verb();
    // What is rather a text or sign than an event is none, but for a meeting of any kind.
    let lemma = view.syntax.lemma(t);
    let said = || Tables::get().sense(lemma).starts_with('c') && !Tables::get().is(lemma, State::Scheduled);
    if found.against.is_some_and(|m| one_of!(m, "imagined" | "label"))
        || found.against == Some("odds") && found.line.is_none() && said()
    {
        return false;
    }
    let look = |bag: &mut Bag<'_>| features(view, t, found, told, bag);
    let score = if verb {
        // What the one looks at is part of what the other does.
        let [score, fact] = Linear::scores([verbs, learned::factuality()], look);
        found.fact = Some(fact);
        score
    } else {
        nouns.score(look)
    };
    found.sure = 1.0 / (1.0 + libm::expf(-(score as f32) / 100.0));
    let [of_verbs, of_nouns, few] = LEAST;
    let typed = || found.line.is_some_and(|g| g.kind.is_some());
    let undone = || matches!(status::of(view.syntax, t).0, Status::Negated | Status::Denied);
    score >= if verb { of_verbs } else { of_nouns }
        || verb && score >= few && found.against.is_none() && (typed() || undone())
}

/// What the model looks at.
pub(in super::super) fn features(
    view: &View<'_>,
    t: TokenId,
    found: &Found,
    told: Option<StatementForm>,
    bag: &mut Bag<'_>,
) {
    let syntax = view.syntax;
    let verb = syntax.tag(t).is_verb();
    if verb {
        features::of_factuality(syntax, t, bag);
    } else {
        features::of_eventhood(syntax, t, bag);
    }
    let rule = found.against.unwrap_or("-");
    let kind = found.line.and_then(|g| g.kind).map_or("-", |k| k.name());
    let relation = syntax.relation(t).name();
    let lemma = syntax.lemma(t);
    bag.add(format_args!("against={rule}"));
    bag.add(format_args!("against={rule}|{relation}"));
    bag.add(format_args!("against={rule}|{lemma}"));
    bag.add(format_args!("kind={kind}"));
    bag.add(format_args!("kind={kind}|{relation}"));
    bag.add(format_args!("kind={kind}|{rule}"));
    for state in Tables::get().states(lemma) {
        bag.add(format_args!("state={state:?}"));
    }
    let subject = syntax.subject(t).map(|(s, _)| s);
    let object = if verb { undergoer(syntax, t) } else { None };
    let who = subject.map_or("none", |s| class(view, s));
    let whom = object.map_or("none", |o| class(view, o));
    if verb {
        bag.add(format_args!("who={who}"));
        bag.add(format_args!("whom={whom}"));
        bag.add(format_args!("who={who}|{whom}"));
        bag.add(format_args!("who={who}|{rule}"));
        bag.add(format_args!("who={who}|{kind}"));
        bag.add(format_args!("whom={whom}|{lemma}"));
        if let Some(o) = object {
            bag.add(format_args!("objsense={}", Tables::get().sense(syntax.lemma(o))));
            bag.add(format_args!("obj={lemma}>{}", syntax.lemma(o)));
        }
    } else {
        let odds = (found.sure * 10.0) as i32;
        bag.add(format_args!("odds={odds}"));
        bag.add(format_args!("odds={odds}|{relation}"));
        for c in syntax.children(t).filter(|&c| syntax.relation(c) == Relation::NmodPoss) {
            bag.add(format_args!("by={}", class(view, c)));
        }
        for (p, o) in syntax.obliques(t) {
            bag.add(format_args!("with={p}:{}", class(view, o)));
        }
    }
    around(view, t, told, bag);
}

/// Where and when it stands, and what is said of the word above it.
fn around(view: &View<'_>, t: TokenId, told: Option<StatementForm>, bag: &mut Bag<'_>) {
    let syntax = view.syntax;
    let form = match told {
        None => "-",
        Some(StatementForm::Direct) => "direct",
        Some(_) => "indirect",
    };
    bag.add(format_args!("told={form}"));
    let timed = syntax.children(t).any(|c| view.is_timed(c));
    bag.add(format_args!("timed={timed}|{form}"));
    if syntax.children(t).any(|c| view.is_site(c)) {
        bag.add(format_args!("placed"));
    }
    if let Some(head) = syntax.head(t) {
        for state in Tables::get().states(syntax.lemma(head)) {
            bag.add(format_args!("above={}:{state:?}", syntax.relation(t).name()));
        }
    }
    let place = syntax.sentence(t).start;
    bag.add(format_args!("lead={}", place == 0));
}

/// What a word stands for, as far as it matters to who does what to whom.
fn class(view: &View<'_>, t: TokenId) -> &'static str {
    let syntax: &Syntax<'_> = view.syntax;
    let named = view.named(t);
    if let Some(kind) = view.kind(t).filter(|_| named) {
        return kind.name();
    }
    match syntax.pos(t) {
        Pos::Pron | Pos::Det => match syntax.article.lower(t) {
            "i" | "we" | "you" | "one" => "speaker",
            "it" | "this" | "that" | "which" | "these" | "those" => "that",
            "he" | "she" | "they" | "who" | "him" | "her" | "them" => "someone",
            _ => "pronoun",
        },
        Pos::Num => "number",
        _ if view.is_people(t) => "people",
        _ if view.is_site(t) => "site",
        _ if view.is_timed(t) => "time",
        _ => match Tables::get().sense(syntax.lemma(t)).as_bytes().first() {
            Some(b'e' | b'c') => "happening",
            Some(b's') => "state",
            _ => "thing",
        },
    }
}
