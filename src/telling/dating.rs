//! When each event was.
//!
//! An event has the interval of the expression that hangs on it, else that of the clause it continues (`captured Aleppo
//! on Friday, then pushed south`), else the story's own time: headline and the main clause of the lead tell what has
//! just happened, and a present tense what goes on now. A deed told as a noun (`the attack`) has the time of the clause
//! that tells of it, unless `after` or `before` puts it to one side. What has none of these has no day: nothing is known
//! but the side (`had fled`).

mod clauses;
mod trees;

use crate::article::{Article, BlockKind, TokenId};
use crate::events::{
    ByTrigger, Event, Plover, RoleName, Sources, Status, describes, is_of_another, is_record, told_when,
};
use crate::language::grammar::sets_apart;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag, Word};
use crate::lexicon::Class;
use crate::span::Span;
use crate::times::tense::{self, Tense};
use crate::times::{Day, Published, Time, TimeKind};
use trees::{Link, Tree};

type Interval = (Day, Day);

/// Steps up the tree from an expression to its event, or from an event to the one it continues.
const MAX_ARCS: usize = 6;

/// Longest interval, in days, that another clause's event lends.
const MAX_LENT_DAYS: i32 = 7;

/// Days after which what is told in the present is a chronicle's.
const CHRONICLE_DAYS: i32 = 50 * 366;

/// What is known of an event's days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dating {
    pub interval: Option<Interval>,
    /// True where an expression of its own says so.
    pub own: bool,
    pub after: Option<Day>,
    pub before: Option<Day>,
    pub status: Status,
}

/// The days of every event of `events`, which stand in text order.
pub(super) fn date(sources: &Sources<'_>, events: &[Event]) -> Vec<Dating> {
    let (syntax, published) = (sources.syntax, sources.published);
    let by_token = ByTrigger::new(events);
    let tree = Tree { syntax, by_token: &by_token };
    let mut own: Vec<Option<Interval>> = events.iter().map(|e| of_role(&tree, e, sources.times, published)).collect();
    for time in sources.times {
        let host = tree.host(time.span).filter(|&e| own[e].is_none() && !describes(syntax, time.span, &by_token));
        let host = host.filter(|_| !told_when(syntax, time).is_some_and(|(_, superlative)| superlative));
        let Some(event) = host else { continue };
        if events.get(event).is_some_and(|e| is_of_another(syntax, time, e.token)) {
            continue;
        }
        own[event] = events.get(event).and_then(|e| reach((time, sources.times), &tree, e.token, published));
    }
    let lead = lead(syntax);
    // Without a day of publication, what the text tells of two generations later.
    let latest = match published.day {
        Some(day) => (Some(day), 0),
        None => (own.iter().flatten().map(|d| d.1).max(), CHRONICLE_DAYS),
    };
    let shared: Vec<Option<Interval>> = (0..events.len())
        .map(|k| {
            own[k]
                .or_else(|| clauses::below(&tree, events, &own, k, published.day))
                .or_else(|| clauses::subject(&tree, events, &own, k))
        })
        .collect();
    let mut days: Vec<Option<Interval>> = events
        .iter()
        .enumerate()
        .map(|(k, e)| {
            shared[k].or_else(|| within(&tree, e, &own)).or_else(|| continued(&tree, e.token, &shared)).or_else(|| {
                // "seized the town in March and burned it": no day that is known.
                let old = tree.above(e.token).and_then(|(above, _)| shared[above]);
                let now = told(sources, e, lead.clone());
                now.filter(|now| e.status != Status::Happened || old.is_none_or(|days| days.1 >= now.0))
            })
        })
        .collect();
    let lent: Vec<Option<Interval>> =
        events.iter().enumerate().map(|(k, e)| lent(&tree, events, &days, k, e)).collect();
    for (day, lent) in days.iter_mut().zip(lent) {
        *day = day.or(lent);
    }
    events
        .iter()
        .enumerate()
        .map(|(k, e)| {
            let (after, before) = bounds(&tree, events, &days, k, sources.times, published);
            let status = settled(syntax, e, days[k].map(|d| (d, own[k].is_some())), latest);
            // What happened after the day of publication has another's day, or one misread.
            let ahead = |d: &Interval| status == Status::Happened && published.day.is_some_and(|now| d.0 > now);
            Dating { interval: days[k].filter(|d| !ahead(d)), own: own[k].is_some(), after, before, status }
        })
        .collect()
}

/// What is told as a fact and lies ahead is planned: `is to meet on Monday`, `the hearing on Tuesday`. A verb in the
/// past keeps its word: there the day is the one that is misread.
/// And what a verb in the present tells of a day long gone happened: `1528: Dürer dies`.
fn settled(syntax: &Syntax<'_>, event: &Event, days: Option<(Interval, bool)>, now: (Option<Day>, i32)) -> Status {
    let (Some(((first, last), own)), (Some(now), gone)) = (days, now) else { return event.status };
    let analysis = syntax.analysis;
    let told = matches!(event.status, Status::Happened | Status::Ongoing);
    let tag = analysis.word(event.token).map(|w| w.tag);
    let present = || {
        let aux =
            |&c: &TokenId| analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::Aux | Relation::AuxPass));
        matches!(tag, Some(Tag::Vbz | Tag::Vbp)) && !analysis.children(event.token).iter().any(aux)
    };
    if own && matches!(event.status, Status::Ongoing | Status::Planned) && last.plus(gone) < now && present() {
        return Status::Happened;
    }
    // "Called a strike for Monday", "is planned for October".
    let called = event.lemma == "call" && syntax.object(event.token).is_some();
    let past = matches!(tag, Some(Tag::Vbd | Tag::Vbn)) && !called && event.status == Status::Happened;
    if told && !past && first > now && gone == 0 { Status::Planned } else { event.status }
}

/// The first and the last day that an event can have been on.
type Bounds = (Option<Day>, Option<Day>);

/// The interval of the clause around an event told as a noun.
fn lent(tree: &Tree<'_>, events: &[Event], days: &[Option<Interval>], k: usize, event: &Event) -> Option<Interval> {
    if days[k].is_some() || tree.is_verb(event.token) || event.status != Status::Happened {
        return None;
    }
    let (above, link) = tree.above(event.token)?;
    let (first, last) = (*days.get(above)?)?;
    let above = events.get(above)?;
    let says = above.kind.is_none() && above.statement.is_some()
        || matches!(
            above.kind,
            Some(Plover::Accuse | Plover::Reject | Plover::Request | Plover::Threaten | Plover::Support)
        );
    (link == Link::With && !says && last.number() - first.number() <= MAX_LENT_DAYS).then_some((first, last))
}

/// What is known of the side of an event without an interval.
fn bounds(
    tree: &Tree<'_>,
    events: &[Event],
    days: &[Option<Interval>],
    k: usize,
    times: &[Time],
    published: Published,
) -> Bounds {
    let Some(event) = events.get(k).filter(|_| days[k].is_none()) else { return (None, None) };
    let now = published.day;
    let role = event.roles.iter().find(|r| r.role == RoleName::Time);
    if let Some(time) = role.and_then(|r| at(times, r.span))
        && let (Some(start), Some(end)) = (time.start, time.end)
    {
        let ahead = event.status != Status::Happened;
        match side(tree.syntax.article, time, event.token) {
            "before" | "until" | "till" => return (now.filter(|&now| ahead && now <= start), Some(start)),
            // "by 2008": then at the latest.
            "by" | "through" => return (now.filter(|&now| ahead && now <= end), Some(end)),
            "since" => return (Some(start), now.filter(|&now| now >= start)),
            "after" => return (Some(end), now.filter(|&now| !ahead && now >= end)),
            _ => {}
        }
    }
    match event.status {
        Status::Planned => return (now, None),
        Status::Happened => {}
        _ => return (None, None),
    }
    if let Some((above, link)) = tree.above(event.token)
        && let Some((first, last)) = days.get(above).copied().flatten()
    {
        match link {
            Link::After => return (None, Some(last)),
            Link::Before if !tree.is_verb(event.token) => return (Some(first), None),
            Link::Before => return (Some(first), now.filter(|&now| now >= first)),
            Link::With => {}
        }
    }
    if tree.has_child(event.token, &["had"]) {
        // Before the day of what is told just before it: in its sentence or the one before, and no longer stretch.
        let sentence = |e: &Event| tree.syntax.article.tokens.get(e.token as usize).map_or(0, |t| t.sentence);
        let then = (0..k)
            .rev()
            .take_while(|&i| sentence(event) - sentence(&events[i]) <= 1)
            .filter(|&i| events[i].status == Status::Happened)
            .find_map(|i| days[i])
            .filter(|(first, last)| last.number() - first.number() <= MAX_LENT_DAYS)
            .map(|(_, last)| last);
        return (None, then.or(now));
    }
    (None, now)
}

/// The first expression that shares a word with `span`.
fn at(times: &[Time], span: Span) -> Option<&Time> {
    let first = times.partition_point(|t| t.span.end <= span.start);
    times.get(first).filter(|t| t.span.start < span.end)
}

/// The interval of the event's role of time.
fn of_role(tree: &Tree<'_>, event: &Event, times: &[Time], published: Published) -> Option<Interval> {
    let roles = event.roles.iter().filter(|r| r.role == RoleName::Time);
    // "twice in the last six minutes on Saturday": on Saturday.
    let short = |t: &&Time| t.value.starts_with("PT");
    let all = || roles.clone().filter_map(|r| at(times, r.span));
    let mut own = all().filter(|t| !short(t)).chain(all().filter(short)).peekable();
    if let Some(&first) = own.peek()
        && let Some(last) = own.clone().nth(1).filter(|last| is_span(tree.syntax.article, event.token, first, last))
    {
        return Some((first.start?, last.end?));
    }
    // "announced the capture in December": of the capture, where no event but it is left.
    // "The strike began on 25 September": of the strike.
    let begins = |w: &Word| {
        let verb = w.head.filter(|&v| tree.syntax.analysis.lemma_is(v, Class::BeginningVerb));
        w.relation == Relation::Nsubj && verb.is_some_and(|v| tree.syntax.object(v).is_none())
    };
    let carried = |w: &Word| matches!(w.relation, Relation::Obj | Relation::NsubjPass) || begins(w);
    let told = tree.syntax.analysis.word(event.token).filter(carried);
    let carrier = told.and_then(|w| w.head).filter(|&v| tree.by_token.get(v).is_none());
    own.find_map(|time| {
        if told_when(tree.syntax, time).is_some_and(|(verb, _)| verb == event.token) {
            return time.start.zip(time.end);
        }
        let mut hangs = false;
        tree.climb(time.span, |t| {
            hangs = t == event.token || Some(t) == carrier;
            hangs
        });
        let days = hangs.then(|| reach((time, times), tree, event.token, published)).flatten()?;
        Some((days.0, last_day(tree.syntax.article, times, time).unwrap_or(days.1)))
    })
}

/// "Rose from 8% in 2007 to 20% in 2010": it took all the time between the two.
fn is_span(article: &Article<'_>, token: TokenId, first: &Time, last: &Time) -> bool {
    let (from, to) = (article.tokens_in(first.span), article.tokens_in(last.span));
    let between = |mut range: std::ops::Range<TokenId>, word: &str| range.any(|t| article.lower(t) == word);
    first.end < last.start && between(token..from.start, "from") && between(from.end..to.start, "to")
}

/// The end of `between 24 February and 2 March`, of which `time` is the beginning.
fn last_day(article: &Article<'_>, times: &[Time], time: &Time) -> Option<Day> {
    let tokens = article.tokens_in(time.span);
    let opens = tokens.start.checked_sub(1).is_some_and(|i| one_of!(article.lower(i), "between" | "from"));
    let joins = one_of!(article.lower(tokens.end), "and" | "to" | "until" | "till" | "through");
    // "his 1998-2002 term".
    let dash = one_of!(article.word(tokens.end), "-" | "–" | "—");
    let next = article.tokens.get(tokens.end as usize + 1).filter(|_| opens && joins || dash)?;
    let other = times.iter().find(|t| t.span.start == next.span.start)?;
    other.end.filter(|end| Some(*end) > time.end && other.start >= time.start)
}

/// The days that an expression says something happened on: `since 2022` reaches to the day of publication.
fn reach((time, times): (&Time, &[Time]), tree: &Tree<'_>, token: TokenId, published: Published) -> Option<Interval> {
    let article = tree.syntax.article;
    let (start, end) = (time.start?, time.end?);
    if matches!(time.kind, TimeKind::Set) {
        return None;
    }
    let first = article.tokens_in(time.span).start;
    match (side(article, time, token), published.day) {
        // "its biggest gain since 2010": what it is measured against.
        ("since", _) if is_record(article, tree.syntax.analysis, first) => None,
        ("since", Some(now)) if end < now => Some((start, now)),
        ("by" | "through", _) => None,
        (side, _) if sets_apart(side) => None,
        // Before midnight, as like as not.
        _ if clauses::has_day_of_telling(tree, times, time, token) => Some((start.plus(-1), end)),
        _ => Some((start, end)),
    }
}

/// The preposition before an expression, as the event at `token` has it: `acted after the September 11 attacks`, and not of
/// the attacks.
fn side<'a>(article: &'a Article<'_>, time: &Time, token: TokenId) -> &'a str {
    let first = article.tokens_in(time.span).start;
    let word = |back: u32| first.checked_sub(back).map_or("", |i| article.lower(i));
    // "Dug through the night" is all of it, "through the end of August" up to then.
    if word(1) == "through" && article.lower(first) == "the" && article.lower(first + 1) != "end" {
        return "";
    }
    if word(1) == "the" && token < first { word(2) } else { word(1) }
}

/// The interval of the event that this one continues: `captured Aleppo on Friday, then pushed south`.
fn continued(tree: &Tree<'_>, token: TokenId, own: &[Option<Interval>]) -> Option<Interval> {
    // "meets on Friday, though he has demanded it": by now.
    if tree.has_child(token, &["has", "have"]) {
        return None;
    }
    let mut at = token;
    let mut aside = false;
    for _ in 0..MAX_ARCS {
        let word = tree.syntax.analysis.word(at)?;
        match word.relation {
            Relation::Xcomp | Relation::Obj | Relation::Nsubj | Relation::NsubjPass => {}
            // "The firm answered on Friday, and the criticism is fair": a noun in a clause of its own.
            Relation::Conj | Relation::Advcl if !tree.is_verb(at) && !tree.is_verb(token) => return None,
            // "Accused of fraud, the banker left on Friday": accused before.
            Relation::Advcl
                if word.tag == Tag::Vbn && word.head.is_some_and(|h| h > at) && tree.marker(at).is_none() =>
            {
                return None;
            }
            // "Took the bridge on Friday and still hold the port": since then.
            Relation::Conj if tree.is_later(at) => return None,
            Relation::Conj | Relation::Advcl => aside = true,
            _ => return None,
        }
        // `captured Aleppo on Friday after the army had fled`: on another day, or not.
        if tree.marker(at).is_some_and(|m| sets_apart(m) || m == "despite") {
            return None;
        }
        at = word.head?;
        if let Some((first, last)) = tree.by_token.get(at).and_then(|k| own[k]) {
            // What is conjoined shares a day, not a year or `the past decade`.
            return (!aside || last.number() - first.number() <= MAX_LENT_DAYS).then_some((first, last));
        }
    }
    None
}

/// The interval of the deed that this one was part of: `was killed in Tuesday's attack`, `won Sunday's election`.
fn within(tree: &Tree<'_>, event: &Event, own: &[Option<Interval>]) -> Option<Interval> {
    let syntax = tree.syntax;
    let decides = syntax.analysis.lemma_is(event.token, Class::ContestVerb);
    let part = |&c: &TokenId| match syntax.relation(c) {
        Relation::Obj | Relation::NsubjPass => decides,
        Relation::Obl => one_of!(syntax.preposition(c), "in" | "during" | "at"),
        _ => false,
    };
    let days = syntax.children(event.token).filter(part).find_map(|c| tree.by_token.get(c).and_then(|k| own[k]))?;
    (event.status == Status::Happened && days.1.number() - days.0.number() <= MAX_LENT_DAYS).then_some(days)
}

/// The bytes of the first sentence of the first paragraph, where that tells what has just happened.
fn lead(syntax: &Syntax<'_>) -> std::ops::Range<u32> {
    let article = syntax.article;
    let first = article.blocks.iter().find(|b| b.kind == BlockKind::Paragraph);
    let sentence = first.and_then(|b| article.sentences.get(b.sentences.start as usize));
    let fresh = sentence.filter(|s| !is_dug_up(syntax, s.tokens.clone()));
    fresh.map_or(0..0, |s| s.span.start..s.span.end)
}

/// The story's time at an event without an expression: now for what goes on, the day of publication or the one before
/// for headline and lead. Elsewhere the text gives no day, and there is none.
fn told(sources: &Sources<'_>, event: &Event, lead: std::ops::Range<u32>) -> Option<Interval> {
    let (article, analysis) = (sources.article, sources.syntax.analysis);
    let now = sources.published.day?;
    let word = analysis.word(event.token)?;
    if !word.tag.is_verb() {
        return None;
    }
    let tense = tense::of_verb(article, analysis, event.token);
    match event.status {
        Status::Ongoing if tense != Tense::Past => return Some((now, now)),
        Status::Happened => {}
        _ => return None,
    }
    let had = analysis.children(event.token).iter().any(|&c| article.lower(c) == "had");
    // `In 1961 she sailed north. She took soundings at night`: a night of then, on no day that is known.
    let nights = event.roles.iter().filter(|r| r.role == RoleName::Time).filter_map(|r| at(sources.times, r.span));
    // `Every Easter they burned a straw man`, "rose through the end of August".
    let open = nights.clone().any(|t| side(article, t, event.token) == "through")
        || nights.clone().count() == 1
            && nights.into_iter().all(|t| matches!(t.kind, TimeKind::Time | TimeKind::Set) && t.start.is_none());
    if had || open || tense == Tense::Future {
        return None;
    }
    let recent = Some((now.plus(-1), now));
    // "Arrested after trying to leave": on a day before.
    let after = word.tag == Tag::Vbg && analysis.children(event.token).iter().any(|&c| article.lower(c) == "after");
    if article.block_kind_of(event.token) == BlockKind::Headline {
        return recent.filter(|_| !after && !looks_back(sources.syntax, event.token));
    }
    let main = match word.relation {
        Relation::Root => true,
        Relation::Conj | Relation::Ccomp | Relation::Parataxis => {
            word.head.is_some_and(|h| analysis.word(h).is_some_and(|w| w.relation == Relation::Root))
        }
        _ => false,
    };
    (lead.contains(&event.span.start) && main && tense == Tense::Past).then_some(recent).flatten()
}

/// A headline that looks back: `How a Call Toppled a Minister`, `Ten Years After the Bridge Fell`, `The Night the Dam Broke`,
/// `'They Ran': A Family's Search`.
fn looks_back(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let article = syntax.article;
    let opens = |c: TokenId| {
        c < t
            && (one_of!(article.lower(c), "how" | "why" | "what" | "who")
                || syntax.relation(c) == Relation::OblUnmarked && syntax.analysis.lemma_is(c, Class::TimeNoun))
    };
    syntax.relation(t) == Relation::AclRelcl || syntax.children(t).chain(syntax.head(t)).any(opens)
}

/// `according to emails reviewed by this newspaper`, `an investigation has found`: what had to be dug up is not of yesterday.
fn is_dug_up(syntax: &Syntax<'_>, mut tokens: std::ops::Range<TokenId>) -> bool {
    let article = syntax.article;
    tokens.any(|i| match article.lower(i) {
        // "a statement seen by this agency" is news.
        "obtained" | "reviewed" | "examined" | "seen" | "interviewed" => {
            article.lower(i + 1) == "by"
                && !one_of!(article.lower(i.wrapping_sub(1)), "statement" | "video" | "footage")
        }
        "investigation" => syntax.head(i).is_some_and(|v| one_of!(syntax.lemma(v), "find" | "show" | "reveal")),
        _ => false,
    })
}
