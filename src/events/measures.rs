//! Times beside an event that measure, compare or name, or are of something else.

use super::Event;
use super::tables::{State, Tables};
use crate::article::{Article, TokenId};
use crate::language::syntax::Syntax;
use crate::language::{Analysis, Relation, Tag};
use crate::lexicon::{Class, is};
use crate::span::Span;
use crate::times::{Time, TimeKind};

/// True for an expression that measures, compares or names, and tells of no time when anything was done.
pub(super) fn is_measure(syntax: &Syntax<'_>, time: &Time, head: TokenId, by_token: &ByTrigger) -> bool {
    let tokens = syntax.article.tokens_in(time.span);
    let before = tokens.start.checked_sub(1).map_or("", |i| syntax.article.lower(i));
    let after = syntax.article.lower(tokens.end);
    // "ahead by 1.4 seconds", "for the seventh time in eight years": a measure, no time of anything.
    let length = time.kind == TimeKind::Duration
        && !(one_of!(before, "for" | "during" | "throughout" | "over" | "within" | "in" | "after")
            || one_of!(after, "ago" | "later" | "after" | "before" | "earlier") && tokens.len() > 1);
    // "took it after several days of fighting", "stepped down after 18 years in office": how long that was.
    let before_it =
        time.kind == TimeKind::Duration && before == "after" && one_of!(after, "of" | "in" | "as" | "under");
    // "the fewest jobs in six months", "its highest since March": what it is measured against.
    let against = (time.kind == TimeKind::Duration && before == "in" || before == "since")
        && is_record(syntax.article, syntax.analysis, tokens.start);
    // "the 2020 Formula Two champion", "its 2021 drivers": part of what is named.
    let named = time.kind == TimeKind::Date
        && matches!(syntax.relation(head), Relation::Compound | Relation::Nummod)
        && syntax.head(head).is_some_and(|n| n > head && by_token.get(n).is_none() && !syntax.tag(n).is_verb());
    // "1.4 million barrels a day": a rate.
    // "150 kilometers per hour".
    let rate = before == "per" || syntax.article.lower(tokens.start) == "per";
    // "two weeks after she was abducted": how long it was between the two.
    let apart = time.kind == TimeKind::Duration
        && one_of!(after, "after" | "before")
        && !one_of!(before, "in" | "within" | "for" | "over" | "during")
        && syntax.relation(tokens.end) == Relation::Mark;
    let rate = rate
        || one_of!(syntax.article.lower(tokens.start), "a" | "an")
            && tokens.len() == 2
            && head >= 2
            && (syntax.tag(head - 2).is_noun() && syntax.child(head - 2, &[Relation::Nummod]).is_some()
                || syntax.tag(head - 2) == Tag::Cd);
    // "a daily record": of what kind it is.
    let kind = time.kind == TimeKind::Set
        && syntax.relation(head) == Relation::Amod
        && syntax.head(head).is_some_and(|n| by_token.get(n).is_none());
    // "a report due next week": the report is.
    let due = before == "due" && tokens.start > 1 && syntax.tag(tokens.start - 2).is_noun();
    length || due || before_it || against || named || rate || apart || kind
}

/// True for a time that stands by the event at `t` and is of something else.
pub(crate) fn is_of_another(syntax: &Syntax<'_>, time: &Time, t: TokenId) -> bool {
    let Some(head) = head(syntax, time.span) else { return false };
    let tokens = syntax.article.tokens_in(time.span);
    let (lemma, preposition) = (syntax.lemma(t), syntax.preposition(head));
    // "pledged aid over the next three years": when it is to come.
    let voiced = Tables::get().is(lemma, State::Voiced) && matches!(syntax.tag(t), Tag::Vbd | Tag::Vbn);
    let promised = (voiced || is_perfect(syntax, t)) && tokens.clone().any(|i| syntax.article.lower(i) == "next");
    // "set the vote for December 26", "set May 1 as the deadline", "extended the offer until Friday".
    let moved = lemma == "extend"
        || syntax.analysis.lemma_is(t, Class::MovingVerb) && (syntax.object(t).is_some() || syntax.is_passive(t));
    let appointed = is(lemma, Class::SchedulingVerb) && (preposition == "for" || syntax.object(t) == Some(head))
        || moved && one_of!(preposition, "to" | "until" | "till" | "through");
    // "News of the arrest last week has led to protests": of the subject.
    let before = tokens.start > 0 && syntax.tag(tokens.start - 1).is_noun();
    let last = is_day(time) || syntax.article.lower(tokens.start) == "last";
    let of_subject = t > head && is_perfect(syntax, t) && before && last;
    // "the notebooks she filled, now in a museum": where they are now.
    let state = time.value == "PRESENT_REF"
        && tokens.len() == 1
        && syntax.head(head).is_some_and(|n| n != t && n > head && syntax.tag(n).is_noun());
    promised || appointed || of_subject || state || is_base(syntax, time, t) || is_of_apposition(syntax, time, t)
}

/// "Fell to 80 million from 93 million a year earlier": the day of what it is held against, and not of `t` before that.
fn is_base(syntax: &Syntax<'_>, time: &Time, t: TokenId) -> bool {
    let article = syntax.article;
    let tokens = article.tokens_in(time.span);
    let since = |i: TokenId| {
        one_of!(article.lower(i), "from" | "than" | "with" | "against")
            || article.lower(i) == "on" && article.lower(i + 2) == "same"
    };
    let back = |i: TokenId| one_of!(article.lower(i), "ago" | "earlier" | "before" | "previous" | "last");
    let first = syntax.sentence(tokens.start).start;
    let figures = (first..tokens.start).rev().take(12).take_while(|&i| !since(i) && !syntax.tag(i).is_verb());
    let (mut number, mut at) = (false, tokens.start);
    for i in figures {
        number |= syntax.tag(i) == Tag::Cd;
        at = i;
    }
    let held = at > first && since(at - 1) && !(at..tokens.start).contains(&t);
    // "fell to 27.9 percent from 44.1 percent in 2021", "down from 44 percent in May".
    let before = |words: &[&str]| (first..at - 1).rev().take(6).any(|i| words.contains(&article.lower(i)));
    let counted = || (first..at - 1).rev().take(6).any(|i| syntax.tag(i) == Tag::Cd);
    let against = held
        && article.lower(at - 1) == "from"
        && (before(&["to", "at", "on"]) && counted() || one_of!(article.lower(at.saturating_sub(2)), "up" | "down"));
    held && number && (against || tokens.clone().chain([tokens.end]).any(back) || article.lower(tokens.end) == "period")
        || at == tokens.start && held && article.lower(at - 1) == "than"
        // "up by a fifth from a year earlier", "rose 24% on the same period a year earlier".
        || held
            && one_of!(article.lower(at - 1), "from" | "on")
            && one_of!(article.lower(tokens.end - 1), "ago" | "earlier" | "before")
            && (at == tokens.start || article.lower(at - 1) == "on")
}

/// "Cole, for years a member, has left it": of what he was.
fn is_of_apposition(syntax: &Syntax<'_>, time: &Time, t: TokenId) -> bool {
    let article = syntax.article;
    let tokens = article.tokens_in(time.span);
    let comma = |i: TokenId| article.word(i) == ",";
    let case = tokens.start > 0 && syntax.tag(tokens.start - 1) == Tag::In;
    let Some(open) = tokens.start.checked_sub(1 + u32::from(case)).filter(|&i| i > 0 && comma(i)) else { return false };
    let noun = |i: TokenId| syntax.tag(i).is_noun() || matches!(syntax.tag(i), Tag::Dt | Tag::Jj | Tag::In | Tag::Cc);
    let close = (tokens.end..syntax.sentence(open).end).find(|&i| !noun(i));
    syntax.tag(open - 1).is_noun()
        && close.is_some_and(|i| comma(i) && i > tokens.end && !(tokens.end..i).contains(&t))
        && matches!(syntax.tag(tokens.end), Tag::Dt | Tag::Jj | Tag::Nn)
}

/// True where the words before `end` tell of the first or the most: `the first lockdown since May`, `the fewest jobs in six
/// months`.
pub(crate) fn is_record(article: &Article<'_>, analysis: &Analysis, end: TokenId) -> bool {
    let near = if end > 0 && article.lower(end - 1) == "since" { 16 } else { 8 };
    (end.saturating_sub(near)..end).rev().take_while(|&t| !one_of!(article.word(t), "." | ";" | "”")).any(|t| {
        let word = article.lower(t);
        let most = analysis.word(t).is_some_and(|w| w.tag == Tag::Jjs);
        one_of!(word, "first" | "only" | "record" | "worst")
            || most && !one_of!(word, "least" | "most")
            || word == "most" && article.lower(t + 1) == "since"
    })
}

/// "Has arrested".
pub(super) fn is_perfect(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let has = |c| syntax.relation(c) == Relation::Aux && one_of!(syntax.article.lower(c), "has" | "have");
    syntax.tag(t) == Tag::Vbn && syntax.children(t).any(has)
}

/// A day, or a time of one.
pub(super) fn is_day(time: &Time) -> bool {
    time.value.len() >= 10
}

/// The events by their tokens: they are in the order of the text, one a token.
pub(crate) struct ByTrigger(Vec<TokenId>);

impl ByTrigger {
    pub(crate) fn new(events: &[Event]) -> ByTrigger {
        ByTrigger(events.iter().map(|e| e.token).collect())
    }

    pub(crate) fn get(&self, t: TokenId) -> Option<usize> {
        self.0.binary_search(&t).ok()
    }
}

/// The token of the span that hangs on one outside it.
pub(super) fn head(syntax: &Syntax<'_>, span: Span) -> Option<TokenId> {
    syntax.head_of(syntax.article.tokens_in(span))
}
