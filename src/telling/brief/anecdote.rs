//! A story that opens with a scene, a habit or a memory: its news is told further down.

use super::super::join::Told;
use super::is_cue;
use crate::article::{BlockKind, TokenId};
use crate::events::{RoleName, Sources, Status};
use crate::language::Relation;
use crate::times::{Day, TimeKind};
use crate::vocabulary::SURE;

/// Paragraphs from the top that can hold the news.
const PARAGRAPHS: usize = 5;

/// Days before that of publication within which something is news.
const FRESH: i32 = 14;

/// The share of the heaviest deed's weight from which another is as heavy.
const AS_HEAVY: f32 = 0.85;

/// Days after which something is a memory.
const OLD: i32 = 60;

/// True for a sentence that sets a scene and tells no news: `Every morning he sweeps a pavement`, `She does not like to be
/// photographed`, `In 2022 a black car pulled up`, `The chancellor thought he had a deal`. `root` is its root, `event` what it
/// tells.
pub(super) fn sets_scene(sources: &Sources<'_>, root: TokenId, event: Option<&Told<'_>>) -> bool {
    let (syntax, article) = (sources.syntax, sources.article);
    let sentence = article.span_of(syntax.sentence(root));
    let thought = one_of!(article.lower(root), "thought" | "believed" | "hoped" | "knew");
    if event.is_some_and(|t| t.event.kind.is_some() && t.event.statement.is_none()) || is_cue(sources, root) {
        return thought;
    }
    let lasts =
        |t: &&crate::times::Time| sentence.contains(t.span) && matches!(t.kind, TimeKind::Set | TimeKind::Duration);
    // `has risen for ten years` is of now.
    let past = !syntax.children(root).any(|c| one_of!(article.lower(c), "has" | "have" | "will" | "is" | "are"));
    let habit = past && sources.times.iter().filter(lasts).any(|t| article.tokens_in(t.span).start < root);
    let unlike =
        event.is_some_and(|t| t.event.status == Status::Negated) && one_of!(syntax.lemma(root), "like" | "want");
    // `had paid an agent`
    let before = syntax.children(root).any(|c| article.lower(c) == "had");
    habit || unlike || thought || before || is_memory(sources, event)
}

/// `In 2022 a black car pulled up`.
pub(super) fn is_memory(sources: &Sources<'_>, event: Option<&Told<'_>>) -> bool {
    let old = |last: Day| sources.published.day.is_some_and(|now| last < now.plus(-OLD));
    event.is_some_and(|t| {
        t.event.kind.is_none() && t.tellings.dated && t.event.interval.is_some_and(|(_, last)| old(last))
    })
}

/// The sentence behind `lead` that tells what has just been done: its weightiest deed with a day of its own, or of
/// the sentence before.
pub(super) fn news_behind(sources: &Sources<'_>, told: &[Told<'_>], lead: u32) -> Option<u32> {
    let (syntax, article) = (sources.syntax, sources.article);
    let now = sources.published.day?;
    let paragraphs = article.blocks.iter().filter(|b| b.kind == BlockKind::Paragraph);
    let end = paragraphs.take(PARAGRAPHS).last()?.sentences.end;
    let sentence = |t: TokenId| article.tokens.get(t as usize).map_or(0, |t| t.sentence);
    let fresh = |(first, last): (Day, Day)| last >= now.plus(-FRESH) && first <= now;
    let dated = |at: u32| {
        let reach = article.sentences[at as usize - 1].span.start..article.sentences[at as usize].span.end;
        let from = sources.times.partition_point(|t| t.span.start < reach.start);
        let mut here = sources.times[from..].iter().take_while(|t| t.span.start < reach.end);
        here.any(|t| t.start.zip(t.end).is_some_and(fresh))
    };
    let root = |t: TokenId| syntax.relation(t) == Relation::Root;
    let main = |t: TokenId| root(t);
    let news = |t: &&Told<'_>| {
        let (event, at) = (t.event, sentence(t.event.token));
        let told = event.status == Status::Happened && f64::from(event.confidence) >= SURE;
        at > lead
            && at < end
            && told
            && (event.kind.is_some() || event.roles.iter().any(|r| r.role == RoleName::Actor))
            && main(event.token)
            && event.interval.is_none_or(fresh)
            && dated(at)
    };
    let all: Vec<&Told<'_>> = told.iter().filter(news).collect();
    let heaviest = all.iter().map(|t| t.event.weight).fold(0.0, f32::max);
    // Of some as heavy the first.
    let best = all.iter().find(|t| t.event.weight >= heaviest * AS_HEAVY)?;
    Some(sentence(best.event.token))
}
