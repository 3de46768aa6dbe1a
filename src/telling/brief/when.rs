//! When: the main event's own expression; else the day its lead is told of; else the day the report tells from.

use super::super::Answer;
use super::tied::{hangs_on, is_of_another, is_of_it, is_of_the_part_before};
use super::{View, is_quoted, push};
use crate::article::{BlockKind, TokenId};
use crate::entities::EntityKind;
use crate::events::RoleName;
use crate::language::grammar::sets_apart;
use crate::order::Order;
use crate::times::{Time, TimeKind};
use std::ops::Range;

/// Least standing of a sentence whose days answer without hanging on the main event: headline and first sentences.
const NEWS_STANDING: f32 = 0.6;

pub(super) fn answers(view: &View<'_>) -> Vec<Answer> {
    let article = view.sources.article;
    let main: Vec<TokenId> = view.main_tokens();
    let firsts = |t: &Time| article.tokens_in(t.span).start;
    let told = view.sources.times.iter().any(|t| {
        t.start.is_some() && (hangs_on(view, firsts(t), &main) || view.main().is_some_and(|m| has_time(m, t)))
    });
    let days = view.sources.times.iter().filter(|t| t.kind != TimeKind::Set);
    let mut all: Vec<(f32, bool, &Time)> =
        days.filter_map(|t| rated(view, &main, told, t).map(|(w, of_it)| (w, of_it, t))).collect();
    all.order_by(|a, b| b.0.total_cmp(&a.0).then(a.2.span.cmp(&b.2.span)));
    let mut answers = Vec::new();
    for (_, of_it, time) in all {
        if !of_it && !answers.is_empty() {
            continue;
        }
        let value = Some(time.value.clone());
        // A second expression of one day says nothing new.
        let same = |v: &String| v.starts_with(&time.value) || time.value.starts_with(v.as_str());
        if answers.iter().any(|a: &Answer| a.value.as_ref().is_some_and(same)) {
            continue;
        }
        push(&mut answers, Answer { span: time.span, entity: None, value });
    }
    let dateline = |a: &Answer| article.block_kind_of(article.tokens_in(a.span).start) == BlockKind::Dateline;
    if answers.iter().all(dateline)
        && let Some(time) = told_next(view, &main)
    {
        answers = vec![Answer { span: time.span, entity: None, value: Some(time.value.clone()) }];
    }
    answers
}

/// Sentences behind the lead that tell when it was.
const SENTENCES_BEHIND: u32 = 2;

/// The first day of the week that lead or the next sentences name, where nothing hangs on the main event: they go on with it
/// (`The army confirmed the Thursday evening strike`), more often than that the report is of the day it tells from.
fn told_next<'a>(view: &View<'a>, main: &[TokenId]) -> Option<&'a Time> {
    let article = view.sources.article;
    let lead = view.lead?.sentence;
    let weekday = |t: TokenId| crate::times::is_weekday(article.lower(t));
    view.sources.times.iter().find(|time| {
        let Range { start, end } = article.tokens_in(time.span);
        let sentence = article.tokens.get(start as usize).map_or(0, |t| t.sentence);
        (lead..=lead + SENTENCES_BEHIND).contains(&sentence)
            && article.block_kind_of(start) == BlockKind::Paragraph
            && (start..end).any(weekday)
            && time.kind != TimeKind::Set
            && is_of_the_week(view, time)
            && !is_in_a_name(view, start..end)
            && !is_quoted(view, time.span)
            && !view.is_aside(start)
            && !is_of_another(view, start, main)
    })
}

/// How well an expression says when the news was, and whether it is that of what weighs most; `told` where one hangs on the
/// main event. `None` for one that does not.
fn rated(view: &View<'_>, main: &[TokenId], told: bool, time: &Time) -> Option<(f32, bool)> {
    let article = view.sources.article;
    let Range { start: first, end: last } = article.tokens_in(time.span);
    // `that day`, `the same day` is told elsewhere.
    let points = article.lower(first) == "that" || (first..last).any(|t| article.lower(t) == "same");
    if is_in_a_name(view, first..last) || is_no_day(view, time, first) || points {
        return None;
    }
    let mut w = 2.0 * view.standing.of(first);
    if article.block_kind_of(first) == BlockKind::Dateline {
        w -= 0.5;
    }
    // The main clause's own expression answers; another event's is worth less the lighter the event.
    let climbs = hangs_on(view, first, main);
    let own =
        view.main().is_some_and(|t| t.tellings.dated && has_time(t, time) && hangs_on(view, first, &t.tellings.tokens));
    w += if climbs || own { 2.2 } else { 0.0 };
    // `next year` of what somebody means to do, `yesterday` in a quotation.
    let ahead = view.sources.published.day.zip(time.start).is_some_and(|(now, start)| start > now);
    // A year that something else was in.
    let year = time.value.len() == 4;
    if !climbs && !own && (ahead || year || is_quoted(view, time.span)) {
        return None;
    }
    let role = view.top(6).position(|t| has_time(t, time));
    w += role.map_or(0.0, |n| 0.8 / (1.0 + n as f32));
    w += certainty(view, time);
    // `since May`: when something else began or ended; `since the vote in May` no less.
    let before = first.checked_sub(1).map_or("", |i| article.lower(i));
    if sets_apart(before) {
        w -= 2.5;
    }
    if one_of!(before, "until" | "till" | "since") && !climbs && !own {
        return None;
    }
    let aside = !climbs && !own && view.is_aside(first);
    if before == "through" || aside || is_of_another(view, first, main) || is_of_the_part_before(view, time) {
        return None;
    }
    // Nor what is told far below the lead, or of a month that the deed does not hang on.
    if !climbs && !own && (view.is_below(first) && !is_today(view, time) && !is_of_it(view, first) || !is_day(time)) {
        return None;
    }
    // `a 24-hour strike`, `put off several years`: how long, not when.
    let about_now = article
        .tokens_in(time.span)
        .any(|i| one_of!(article.lower(i), "past" | "last" | "recent" | "coming" | "next" | "this" | "weekend"));
    let dated = view.sources.published.day.is_some() || !about_now;
    if time.kind == TimeKind::Duration && time.start.is_none() && dated {
        return None;
    }
    // `the past week` of a total, `the day before`.
    let of_two = time.start.is_none() && last > first + 1 && one_of!(article.lower(last - 1), "before" | "earlier");
    if !climbs && time.kind == TimeKind::Duration || of_two {
        return None;
    }
    let vague = time.kind == TimeKind::Duration && time.start.is_none() || time.value.ends_with("_REF");
    if vague && !climbs {
        return None;
    }
    // Where the main event has no day, it is the one that the report tells of it on.
    if !told && is_today(view, time) {
        w += 1.5;
    }
    // An aside's date (`who was jailed in 2010`) is not the story's.
    if !climbs && !own && is_background(view, time) {
        w -= 1.0;
    }
    // A day told far down of something else answers nothing.
    let near = view.standing.of(first) >= NEWS_STANDING || role.is_some_and(|n| n < 3) && !is_background(view, time);
    let answers = climbs || own || near || !told && (is_today(view, time) || is_of_the_week(view, time));
    // What was years ago is not when this was.
    let old = !climbs && !own && is_background(view, time);
    // A further day is one of what weighs next, and no year or month that something else began in.
    let next = role.is_some_and(|n| n < 2) && is_close(view, time);
    (answers && !old).then_some((w, climbs || own || next))
}

/// True for words of a time that are those of a name.
fn is_in_a_name(view: &View<'_>, words: Range<TokenId>) -> bool {
    let article = view.sources.article;
    let entity = |t: TokenId| view.sources.entities.covering(t).and_then(|id| view.sources.entities.get(id));
    // `Sunday Morning Futures`
    let named = |kind| matches!(kind, EntityKind::Work | EntityKind::Organization | EntityKind::Occasion);
    if entity(words.start).is_some_and(|e| e.named && named(e.kind)) {
        return true;
    }
    // `Police in Corpus Christi, Texas, have`
    let Range { start, end } = words;
    let within =
        start > 1 && article.word(start - 1) == "in" && article.word(end) == "," && article.word(end + 2) == ",";
    within && entity(end + 1).is_some_and(|e| e.kind == EntityKind::Place)
}

/// `now`, `yesterday` in a text that nobody knows the day of, `the past 25 years` of what something is compared with,
/// `as of May 2`, `Today is a holiday`, `the Today programme`: no day on which anything was.
fn is_no_day(view: &View<'_>, time: &Time, first: TokenId) -> bool {
    let (syntax, article) = (view.syntax, view.sources.article);
    let before = |n: TokenId| first.checked_sub(n).map_or("", |i| article.lower(i));
    let about_now = one_of!(article.lower(first), "today" | "yesterday" | "tomorrow" | "tonight" | "now");
    let capital = article.word(first).starts_with(char::is_uppercase) && first > syntax.sentence(first).start;
    let later = article.tokens_in(time.span).any(|t| one_of!(article.lower(t), "later" | "earlier" | "before"));
    let open = time.start.is_none() && (about_now || later && time.value.starts_with("XXXX-XX"));
    time.value.ends_with("_REF")
        || open
        || (about_now || article.lower(first) == "this") && (capital || syntax.relation(first).is_subject())
        || before(1) == "of" && (time.kind == TimeKind::Duration || before(2) == "as")
}

fn has_time(told: &super::Told<'_>, time: &Time) -> bool {
    told.event.roles.iter().any(|r| r.role == RoleName::Time && r.span == time.span)
}

/// A day, a week or a time of day, not a month or a year.
pub(super) fn is_day(time: &Time) -> bool {
    time.value.len() >= 10 || time.value.contains('W') || time.value.contains('T')
}

/// A day says more than a year, a year more than `now`; a day about the publication is what news is told of.
fn certainty(view: &View<'_>, time: &Time) -> f32 {
    if one_of!(time.value.as_str(), "PRESENT_REF" | "PAST_REF" | "FUTURE_REF") {
        return -0.9;
    }
    let (Some(start), Some(end)) = (time.start, time.end) else {
        return if time.kind == TimeKind::Duration { -0.9 } else { 0.2 };
    };
    let mut w = if time.kind == TimeKind::Duration { -0.4 } else { 0.4 };
    if let Some(now) = view.sources.published.day {
        let day = end.number() - start.number() <= 1;
        let ago = now.number() - end.number();
        w += match (day, ago) {
            (true, 0..=1) => 1.0,
            (true, 2..=6 | -7..=-1) => 0.6,
            (false, -7..=8) => 0.3,
            _ => 0.0,
        };
    }
    w
}

/// The day of publication or the one before.
fn is_today(view: &View<'_>, time: &Time) -> bool {
    let days = (view.sources.published.day, time.start, time.end);
    let (Some(now), Some(start), Some(end)) = days else { return false };
    let dateline = view.sources.article.block_kind_of(view.sources.article.tokens_in(time.span).start);
    start == end && (0..=1).contains(&(now.number() - end.number())) && dateline == BlockKind::Paragraph
}

/// A day or a week close before publication, or a weekday where that is not known.
fn is_of_the_week(view: &View<'_>, time: &Time) -> bool {
    match (view.sources.published.day, time.start, time.end) {
        (Some(now), Some(start), Some(end)) => {
            end.number() - start.number() <= 7 && (-1..=8).contains(&(now.number() - end.number()))
        }
        _ => time.value.starts_with("XXXX-WXX-"),
    }
}

/// A day or a few, within a month of publication where that is known.
fn is_close(view: &View<'_>, time: &Time) -> bool {
    match (view.sources.published.day, time.start, time.end) {
        (Some(now), Some(start), Some(end)) => {
            end.number() - start.number() <= 7 && (-31..=31).contains(&(now.number() - end.number()))
        }
        (_, Some(start), Some(end)) => end.number() - start.number() <= 7,
        _ => time.value.starts_with("XXXX-WXX-"),
    }
}

/// More than a year before publication.
pub(super) fn is_background(view: &View<'_>, time: &Time) -> bool {
    match (view.sources.published.day, time.end) {
        (Some(now), Some(end)) => now.number() - end.number() > 366,
        _ => false,
    }
}
