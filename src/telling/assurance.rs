//! How likely the line of an event is right as a reader sees it: true to the text, whole, and worth its place.
//!
//! A linear model over readable features, as that of `events/confidence.rs`, whose answer is one of them: what the line has of
//! its sentence and what it lacks, how it begins and ends, which line stands around it. It was trained on the verdicts of
//! strict readers (`train/events/right.tsv`).

use super::clause::Line;
use crate::article::TokenId;
use crate::events::{Event, RoleName, Sources};
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Bag, Linear};
use std::ops::Range;
use std::sync::OnceLock;

/// A line among those of its text.
pub(super) struct Seen<'a> {
    pub event: &'a Event,
    pub line: &'a Line,
    /// True where another's line tells of the event too.
    pub nested: bool,
    /// How many events of the text are told in somebody's words, in eighths.
    pub voiced: usize,
}

/// 0 to 1.
pub(super) fn of(sources: &Sources<'_>, seen: &Seen<'_>) -> f32 {
    static MODEL: OnceLock<Linear> = OnceLock::new();
    let model = MODEL.get_or_init(|| Linear::read("events/line_weights"));
    1.0 / (1.0 + libm::expf(-(model.score(|bag| features(sources, seen, bag)) as f32) / 100.0))
}

/// What the model looks at.
pub(super) fn features(sources: &Sources<'_>, seen: &Seen<'_>, bag: &mut Bag<'_>) {
    let (syntax, event) = (sources.syntax, seen.event);
    let t = event.token;
    let tag = syntax.tag(t);
    let word = if tag.is_verb() { "v" } else { "n" };
    let sentence = syntax.sentence(t);
    let odds = (event.confidence / (1.0 - event.confidence).max(0.001)).max(0.001);
    bag.add(format_args!("sure={}", (libm::logf(odds) * 4.0) as i32));
    bag.add(format_args!("weight={}", (event.weight * 10.0) as i32));
    bag.add(format_args!("tag={}", tag.name()));
    bag.add(format_args!("rel={}|{word}", syntax.relation(t).name()));
    bag.add(format_args!("status={}|{word}", event.status.name()));
    bag.add(format_args!("nested={}", seen.nested));
    bag.add(format_args!("voiced={}", seen.voiced));
    bag.add(format_args!("typed={}|{word}", event.kind.is_some()));
    bag.add(format_args!("told={}", event.statement.is_some()));
    bag.add(format_args!("tellings={}", event.mentions.len().min(3)));
    for role in [RoleName::Actor, RoleName::Target, RoleName::Time, RoleName::Place, RoleName::Quantity] {
        let number = event.roles.iter().filter(|r| r.role == role).count();
        bag.add(format_args!("{role:?}={}|{word}", number.min(2)));
    }
    bag.add(format_args!("dated={}", event.interval.is_some()));
    of_line(syntax, seen.line, &sentence, bag);
    of_rest(syntax, t, seen.line, &sentence, bag);
}

/// How long the line is, how it begins and ends.
fn of_line(syntax: &Syntax<'_>, line: &Line, sentence: &Range<TokenId>, bag: &mut Bag<'_>) {
    let words = line.tokens.len();
    let long = [2, 3, 4, 5, 7, 9, 12, 16, 22].into_iter().filter(|&n| words > n).count();
    bag.add(format_args!("long={long}"));
    bag.add(format_args!("share={}", words * 8 / (sentence.len().max(1))));
    bag.add(format_args!("sentence={}", (sentence.len() / 8).min(6)));
    bag.add(format_args!("whole={}", line.whole));
    let finite = line.tokens.iter().any(|&i| matches!(syntax.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md));
    bag.add(format_args!("finite={finite}"));
    if let (Some(&first), Some(&last)) = (line.tokens.first(), line.tokens.last()) {
        bag.add(format_args!("first={}", syntax.tag(first).name()));
        if syntax.pos(first) != Pos::Propn {
            bag.add(format_args!("begins={}", syntax.article.lower(first)));
        }
        bag.add(format_args!("last={}", syntax.tag(last).name()));
        bag.add(format_args!("end={}", last + 2 >= sentence.end));
        bag.add(format_args!("front={}", first == sentence.start));
    }
    let gaps = line.tokens.windows(2).filter(|w| matches!(w, [a, b] if a + 1 != *b)).count();
    bag.add(format_args!("gaps={}", gaps.min(4)));
    let mut own = line.tokens.iter().map(|&i| syntax.article.lower(i));
    bag.add(format_args!(
        "speaker={}",
        own.any(|w| one_of!(w, "i" | "we" | "you" | "our" | "my" | "your" | "us" | "me"))
    ));
    let asks = syntax.article.word(sentence.end.saturating_sub(1)) == "?";
    bag.add(format_args!("asks={asks}"));
}

/// What of the clause the line leaves out.
fn of_rest(syntax: &Syntax<'_>, t: TokenId, line: &Line, sentence: &Range<TokenId>, bag: &mut Bag<'_>) {
    let has = |i: TokenId| line.tokens.binary_search(&i).is_ok();
    for c in syntax.children(t).filter(|&c| !has(c)) {
        let relation = syntax.relation(c);
        let side = if c < t { "before" } else { "behind" };
        if !matches!(relation, Relation::Punct) {
            bag.add(format_args!("lacks={}|{side}", relation.name()));
        }
    }
    match syntax.head(t) {
        Some(head) => {
            bag.add(format_args!("head={}|{}", syntax.relation(t).name(), has(head)));
            bag.add(format_args!("under={}|{}", syntax.pos(head).name(), has(head)));
        }
        None => bag.add(format_args!("head=root")),
    }
    if let Some(marker) = syntax.clause_marker(t) {
        bag.add(format_args!("marker={marker}"));
    }
    let place = (t - sentence.start) / 6;
    bag.add(format_args!("place={}", place.min(6)));
    bag.add(format_args!("block={:?}", syntax.article.block_kind_of(t)));
    bag.add(format_args!("lead={}", (sentence.start / 60).min(8)));
}
