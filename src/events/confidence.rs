//! How likely an event is right as it is shown: that it took place so, with its roles, status and type.
//!
//! A linear model over readable features: how sure trigger and status are, who does what to whom, how far away they stand and
//! how clearly the parser hung them there, and what kind of sentence tells it. It was trained on the verdicts of strict
//! readers (`train/events/right.tsv`).

use super::roles::View;
use super::{Argument, Event, RoleName, Status, features};
use crate::article::TokenId;
use crate::language::{Pos, Tag};
use crate::lexicon::{Bag, Linear};
use crate::order::Order;
use crate::span::Span;
use crate::statements::{Act, Statement};
use std::sync::OnceLock;

/// Log odds, in hundredths, under which an event outside the code book is left out: of radio's events with less some three in five are wrong, of other texts' three in four.
const LEAST_LOG_ODDS: i32 = -60;

/// Arcs looked at between an argument and its trigger, or above the trigger.
const MAX_GOVERNORS: usize = 5;

/// Gives each event its confidence, and leaves out those that are hardly right; what did not
/// happen, or is denied, stays: that is what the text says of it.
pub(super) fn judge(view: &View<'_>, statements: &[Statement], events: &mut Vec<Event>) {
    static MODEL: OnceLock<Linear> = OnceLock::new();
    let model = MODEL.get_or_init(|| Linear::read("events/right_weights"));
    let cues = Cues::of(statements);
    events.retain_mut(|event| {
        let score = model.score(|bag| features(view, &cues, event, bag));
        event.confidence = 1.0 / (1.0 + libm::expf(-(score as f32) / 100.0));
        let stays = event.kind.is_some() || matches!(event.status, Status::Denied | Status::Negated);
        stays || score >= LEAST_LOG_ODDS && !cues.tells_all(view, event)
    });
}

/// Where the statements' cues are and what act each is, in text order.
pub(super) struct Cues(Vec<(Span, Act)>);

impl Cues {
    /// Of all statements that have one.
    pub(super) fn of(statements: &[Statement]) -> Cues {
        let mut cues: Vec<_> = statements.iter().filter_map(|s| Some((s.cue?, s.act))).collect();
        cues.order_by_key(|(cue, _)| cue.start);
        Cues(cues)
    }

    /// The act of the statement whose cue the trigger is.
    fn act(&self, event: &Event) -> Option<Act> {
        let behind = self.0.partition_point(|(cue, _)| cue.start <= event.span.start);
        let (cue, act) = self.0.get(behind.checked_sub(1)?)?;
        cue.contains(event.span).then_some(*act)
    }

    /// True where the event is nothing but that somebody says, claims or foresees something: the statement has that. Of 11
    /// such one was right to strict readers.
    fn tells_all(&self, view: &View<'_>, event: &Event) -> bool {
        // "Claimed the attack" is a deed.
        view.syntax.object(event.token).is_none()
            && matches!(self.act(event), Some(Act::Say | Act::Claim | Act::Predict))
    }
}

/// What the model looks at; the event has the confidence that its rules give.
pub(super) fn features(view: &View<'_>, cues: &Cues, event: &Event, bag: &mut Bag<'_>) {
    let syntax = view.syntax;
    let word = if syntax.tag(event.token).is_verb() { "v" } else { "n" };
    let kind = event.kind.map_or("-", |k| k.name());
    let status = event.status.name();
    let relation = syntax.relation(event.token).name();
    let (arc, link) = syntax.margins(event.token);
    bag.add(format_args!("sure={word}:{}", (event.confidence * 20.0) as i32));
    bag.add(format_args!("rel={relation}|{word}"));
    bag.add(format_args!("arc={arc}|{word}"));
    bag.add(format_args!("link={link}|{word}"));
    bag.add(format_args!("kind={kind}"));
    bag.add(format_args!("status={status}"));
    bag.add(format_args!("status={status}|{word}"));
    bag.add(format_args!("status={status}|{kind}"));
    bag.add(format_args!("told={}", event.statement.is_some()));
    if let Some(act) = cues.act(event) {
        bag.add(format_args!("cue={}", act.name()));
        bag.add(format_args!("cue|{kind}"));
    }
    for (name, role) in [("who", RoleName::Actor), ("whom", RoleName::Target)] {
        let mut number = 0;
        for argument in event.roles.iter().filter(|r| r.role == role) {
            number += 1;
            of_argument(view, event.token, argument, (name, word, kind), bag);
        }
        bag.add(format_args!("{name}:number={}", number.min(3)));
        bag.add(format_args!("{name}:number={}|{kind}", number.min(3)));
    }
    around(view, event.token, (word, status), bag);
}

/// Who or what an argument is, where it stands, and how it hangs on the trigger.
fn of_argument(
    view: &View<'_>,
    trigger: TokenId,
    argument: &Argument,
    (name, word, kind): (&str, &str, &str),
    bag: &mut Bag<'_>,
) {
    let syntax = view.syntax;
    let (class, named) = class(view, argument);
    bag.add(format_args!("{name}={class}{named}"));
    bag.add(format_args!("{name}={class}{named}|{kind}"));
    let tokens = syntax.article.tokens_in(argument.span);
    let side = if tokens.start < trigger { "before" } else { "behind" };
    let (far, long) = (tokens.start.abs_diff(trigger) / 6, tokens.len() / 4);
    bag.add(format_args!("{name}:{side}|{word}"));
    bag.add(format_args!("{name}:far={}", far.min(8)));
    bag.add(format_args!("{name}:long={}", long.min(6)));
    let head = syntax.head_of(tokens.clone()).unwrap_or(tokens.start);
    let (arc, link) = syntax.margins(head);
    let direct = syntax.head(head) == Some(trigger);
    bag.add(format_args!("{name}:arc={arc}"));
    bag.add(format_args!("{name}:link={link}"));
    bag.add(format_args!("{name}:direct={direct}"));
    bag.add(format_args!("{name}:relation={}|{direct}", syntax.relation(head).name()));
    let way = std::iter::successors(Some(head), |&t| syntax.head(t)).take(MAX_GOVERNORS).take_while(|&t| t != trigger);
    let weakest = way.chain([trigger]).map(|t| syntax.margins(t).0).min().unwrap_or(0);
    bag.add(format_args!("{name}:weakest={weakest}"));
    let entity = argument.entity.and_then(|id| view.entities.get(id));
    if let Some(mention) = entity.and_then(|e| e.mentions.iter().find(|m| tokens.contains(&m.head))) {
        bag.add(format_args!("{name}:form={:?}{}", mention.form, mention.doubtful));
    }
}

/// What kind of sentence tells it, and what it hangs on there.
fn around(view: &View<'_>, t: TokenId, (word, status): (&str, &str), bag: &mut Bag<'_>) {
    let syntax = view.syntax;
    let article = syntax.article;
    let group = features::group(syntax, t);
    // The first auxiliary, or the tag: `will`, `VBD`.
    let tense = group.split('_').next().unwrap_or("");
    bag.add(format_args!("tense={tense}|{status}"));
    let mut path = String::new();
    let above = std::iter::successors(Some(t), |&t| syntax.head(t)).take(3);
    for at in above {
        path.push_str(syntax.relation(at).name());
        let tag = syntax.head(at).map_or("-", |h| syntax.tag(h).name());
        bag.add(format_args!("path={path}|{word}"));
        bag.add(format_args!("path={path}:{tag}|{word}"));
        path.push('>');
    }
    let sentence = syntax.sentence(t);
    let number = article.tokens.get(t as usize).map_or(0, |t| t.sentence);
    bag.add(format_args!("block={:?}|{word}", article.block_kind_of(t)));
    bag.add(format_args!("number={}", number.min(3)));
    bag.add(format_args!("length={}", sentence.len().max(1).ilog2()));
    let end = sentence.clone().rev().take(3).find(|&i| one_of!(article.word(i), "?" | "!" | "." | ":" | ";"));
    bag.add(format_args!("end={}", end.map_or("-", |i| article.word(i))));
    let has: [(&str, &dyn Fn(TokenId) -> bool); 8] = [
        ("i", &|i| one_of!(article.lower(i), "i" | "we" | "my" | "our")),
        ("you", &|i| one_of!(article.lower(i), "you" | "your")),
        ("timed", &|i| view.is_timed(i)),
        ("named", &|i| syntax.tag(i).is_proper() && view.named(i)),
        ("number", &|i| syntax.tag(i) == Tag::Cd),
        ("past", &|i| syntax.tag(i) == Tag::Vbd),
        ("now", &|i| matches!(syntax.tag(i), Tag::Vbz | Tag::Vbp)),
        ("modal", &|i| syntax.tag(i) == Tag::Md),
    ];
    for (name, is) in has {
        let has = sentence.clone().any(is);
        bag.add(format_args!("has:{name}={has}|{word}"));
        bag.add(format_args!("has:{name}={has}|{tense}"));
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
