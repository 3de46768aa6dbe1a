//! What happened: triggers with type, roles, status and who says so.
//!
//! A trigger is a verb, or a noun of the trigger table; its type is the first line of the table that fits
//! what stands around it ([`triggers`]). The tree gives the arguments ([`roles`]) and whether it happened
//! ([`status`]). Times and quantities go to the nearest trigger above them.

mod attach;
mod carried;
mod claims;
mod conditions;
mod confidence;
mod event;
mod features;
mod genre;
mod learned;
mod measures;
mod outlook;
mod plover;
mod retracted;
mod roles;
mod status;
mod tables;
mod triggers;
mod types;
mod untold;

use crate::article::{Article, TokenId};
use crate::entities::{Entities, EntityKind};
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation};
use crate::lexicon::Lexicon;
use crate::order::Sorted;
use crate::places::Places;
use crate::quantities::Quantity;
#[cfg(feature = "train")]
use crate::span::Span;
use crate::statements::{Act, Statement, StatementForm};
use crate::times::{Published, Time};
pub use crate::vocabulary::Status;
pub(crate) use attach::{describes, is_beside_deed, is_untold_clause, told_when, unreal_tolls};
pub(crate) use carried::carries;
pub(crate) use claims::claimed;
pub use event::{Argument, Event, Instead, RoleName};
pub(crate) use genre::is_archive;
pub(crate) use measures::{ByTrigger, is_of_another, is_record};
pub use plover::Plover;
pub(crate) use retracted::is_taken_back;
use roles::View;
pub(crate) use status::clears;
use tables::{State, Tables};

/// What this phase and the telling look at.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The text, cut up.
    pub article: &'a Article<'a>,
    /// Tags and trees.
    pub syntax: &'a Syntax<'a>,
    /// Word lists.
    pub lexicon: &'a Lexicon,
    /// Who and what it speaks of.
    pub entities: &'a Entities,
    /// Where they are.
    pub places: &'a Places,
    /// Who says what.
    pub statements: &'a [Statement],
    /// Time expressions, in text order.
    pub times: &'a [Time],
    /// Numbers, in text order.
    pub quantities: &'a [Quantity],
    /// The day of publication.
    pub published: Published,
}

/// Calls `then` with the view of the text that every step asks, and for each token whether its sentence tells of nothing.
fn look<T>(sources: &Sources<'_>, then: impl FnOnce(&View<'_>, &dyn Fn(TokenId) -> bool) -> T) -> T {
    let Sources { article, syntax, entities, places, lexicon, times, .. } = *sources;
    let timed = timed(article, times);
    let sporting = genre::is_sporting(article, syntax.analysis);
    let silent = genre::silent(syntax);
    let cued =
        Sorted::from_iter(sources.statements.iter().filter_map(|s| s.cue).flat_map(|cue| article.tokens_in(cue)));
    let mute = |t: TokenId| {
        article.sentence_of(t).is_none_or(|s| claims::is_label(article, s.tokens.clone(), t))
            || article.tokens.get(t as usize).is_none_or(|t| silent.get(t.sentence as usize).is_some_and(|&s| s))
    };
    then(&View { syntax, entities, places, lexicon, timed: &timed, cued: &cued, sporting }, &mute)
}

/// Every event, in text order.
pub fn find(sources: &Sources<'_>) -> Vec<Event> {
    look(sources, |view, mute| {
        let mut events = find_in(sources, view, mute);
        confidence::judge(view, sources.statements, &mut events);
        // "declined to comment on reports that he had died": whoever refuses tells none of it, nor who only "may say so".
        let ahead = |s: &&Statement| {
            let Some(cue) = s.cue.map(|c| sources.article.tokens_in(c)) else { return false };
            let lower = |t: TokenId| sources.article.lower(t);
            one_of!(lower(cue.start), "will" | "could" | "may" | "might" | "should")
                || cue.len() > 2 && lower(cue.end - 2) == "to"
        };
        for event in &mut events {
            let told = event.statement.and_then(|n| sources.statements.get(n as usize));
            if let Some(refusal) = told.filter(|s| s.act == Act::Refuse || ahead(s)) {
                event.statement = refusal.within;
            }
        }
        events.shrink_to_fit();
        events
    })
}

fn find_in(sources: &Sources<'_>, view: &View<'_>, mute: &dyn Fn(TokenId) -> bool) -> Vec<Event> {
    let Sources { article, statements, times, quantities, .. } = *sources;
    let syntax = view.syntax;
    // Triggers that are not worth their line: the days and numbers beside them are not another's.
    let mut idle = Vec::new();
    // More than news has: to grow, the list would need its room twice.
    let mut events: Vec<Event> = Vec::with_capacity(syntax.len() as usize / 8);
    for t in (0..syntax.len()).filter(|&t| !mute(t)) {
        // "declared that China must": a demand, unless the table has the verb for another deed.
        let asked = demand(view, statements, t);
        let typed = |f: &triggers::Found| f.line.is_some_and(|g| g.kind.is_some());
        let told = telling(article, statements, t).filter(|_| !untold::is_background(view, t));
        let candidate = triggers::candidate(view, t).filter(|f| asked.is_none() || typed(f));
        let Some(mut trigger) = candidate else {
            events.extend(asked);
            continue;
        };
        let worth = triggers::worth::weigh(view, t, &mut trigger, form(statements, told))
            && !carried::only_says(view, t, &trigger);
        // "He spoke on Sunday after talks": the day is of the speaking.
        let said = trigger.line.is_some_and(|g| g.idle) && Tables::get().is(syntax.lemma(t), State::Conveys);
        if !worth && (trigger.against.is_some() && !said || asked.is_some()) {
            events.extend(asked);
            continue;
        }
        if !worth {
            idle.push(t);
        }
        let asks = one_of!(syntax.lemma(t), "require" | "need" | "involve");
        let found = event(view, t, trigger, told.filter(|&s| !is_told_beside_demand(syntax, statements, s, t)));
        // "a wound that required treatment": how things are.
        if !asks || found.kind.is_some() {
            events.push(found);
        }
    }
    attach::times(syntax, &mut events, times);
    attach::quantities(syntax, &mut events, quantities);
    events.retain(|e| idle.binary_search(&e.token).is_err());
    carried::leave_out_results(view, &mut events);
    types::personal(syntax, &mut events);
    types::one_strike(syntax, &mut events);
    types::accidents(syntax, &mut events);
    types::figures(syntax, &mut events);
    types::strikes(syntax, &mut events);
    untold::leave_out_untold(view, &mut events);
    carried::leave_out_retold(syntax, &mut events);
    untold::leave_out_remarks(view, statements, &mut events);
    retracted::deny(syntax, statements, &mut events);
    retracted::correct(syntax, &mut events);
    claims::judge(article, &mut events);
    events
}

/// The event that `trigger` at token `t` reports, told of by `statement`.
fn event(view: &View<'_>, t: TokenId, trigger: triggers::Found, statement: Option<u32>) -> Event {
    let syntax = view.syntax;
    let table = trigger.line;
    let (status, sure) = standing(syntax, t, trigger.fact);
    let status = match status {
        Status::Ongoing if outlook::is_on_schedule(view, t) => Status::Planned,
        Status::Planned if outlook::is_forecast(view, t) => Status::Possible,
        status => status,
    };
    let coded = table.and_then(|g| g.kind);
    let mut fillers = view.find(t, table, coded);
    let kind = coded.filter(|&k| types::fits(view, t, k, &fillers));
    if kind != coded {
        fillers = view.find(t, table, None);
    }
    let kind = kind.map(|k| types::of_the_future(view, t, k, status, &fillers));
    let moved = kind != coded;
    if moved {
        // Who says "we will" commits himself; of "they will" a body, but no one person.
        for f in fillers.iter_mut().filter(|f| f.role == RoleName::Actor && syntax.pos(f.head) == Pos::Pron) {
            let many = syntax.article.lower(f.head) == "they";
            // Nor is "he" a ministry.
            let one = one_of!(syntax.article.lower(f.head), "he" | "she");
            let speaker = view.speaker_above(f.head).filter(|&s| {
                let person = view.kind(s) == Some(EntityKind::Person);
                !(many && person) && (!one || person || view.same(s, f.head))
            });
            f.head = speaker.unwrap_or(f.head);
        }
    }
    let named = fillers
        .iter()
        .any(|f| matches!(f.role, RoleName::Actor | RoleName::Target) && view.entities.headed_by(f.head).is_some());
    let who = match (kind, named) {
        (Some(_), true) => 0.95,
        (Some(_), false) => 0.85,
        (None, true) => 0.9,
        (None, false) => 0.8,
    };
    let mut roles: Vec<Argument> = fillers.into_iter().map(|f| view.write(f)).filter(|a| !a.span.is_empty()).collect();
    roles.shrink_to_fit();
    Event {
        span: syntax.article.span_of(trigger.words),
        token: t,
        lemma: syntax.lemma(t).to_lowercase(),
        kind,
        mode: table.and_then(|g| g.mode).filter(|_| !moved),
        cameo: table.and_then(|g| g.cameo).filter(|_| !moved),
        roles,
        instead: Vec::new(),
        interval: None,
        after: None,
        before: None,
        status,
        statement,
        mentions: Vec::new(),
        weight: 0.0,
        gloss: String::new(),
        within: None,
        confidence: who * sure * trigger.sure,
    }
}

/// For every token whether it is part of a time expression.
fn timed(article: &Article<'_>, times: &[Time]) -> Vec<bool> {
    let mut timed = vec![false; article.tokens.len()];
    for time in times {
        for t in article.tokens_in(time.span) {
            if let Some(slot) = timed.get_mut(t as usize) {
                *slot = true;
            }
        }
    }
    timed
}

/// The status by rule, moved by the learned score where that is sure of the contrary, and how sure it is, 0 to 1.
/// `fact` is that score, where it is known already.
fn standing(syntax: &Syntax<'_>, t: TokenId, fact: Option<i32>) -> (Status, f32) {
    let (status, sure) = status::of(syntax, t);
    if !syntax.tag(t).is_verb() {
        return (status, 0.9 * sure);
    }
    let looked = || learned::factuality().score(|bag| features::of_factuality(syntax, t, bag));
    let score = fact.unwrap_or_else(looked);
    let fact = matches!(status, Status::Happened | Status::Ongoing);
    let status = if fact && score < NO_FACT_LOG_ODDS { Status::Possible } else { status };
    // The share of predicates with such a score that readers took for facts, on the data the model was trained on.
    let likely = 1.0 / (1.0 + libm::expf(-(score as f32) / 40.0));
    let agrees = if matches!(status, Status::Happened | Status::Ongoing) { likely } else { 1.0 - likely };
    (status, sure * (0.5 + 0.5 * agrees))
}

/// The learned score, in hundredths, under which the rules' fact is none.
const NO_FACT_LOG_ODDS: i32 = -50;

/// "The minister said that China must ...": what is said to be needed of another is demanded of it.
fn demand(view: &View<'_>, statements: &[Statement], t: TokenId) -> Option<Event> {
    let syntax = view.syntax;
    let says = Tables::get().is(syntax.lemma(t), State::Speech) || syntax.lemma(t) == "announce";
    if !syntax.tag(t).is_verb() || !says || one_of!(syntax.lemma(t), "cite" | "quote") {
        return None;
    }
    let clause = syntax.child(t, &[Relation::Ccomp])?;
    let must = syntax
        .children(clause)
        .any(|c| syntax.relation(c) == Relation::Aux && one_of!(syntax.article.lower(c), "must" | "should"));
    let of = syntax.own_subject(clause).filter(|&s| must && view.is_agent(s) && !syntax.is_passive(clause))?;
    let by = syntax.subject(t).map(|(s, _)| s).filter(|&s| s != of)?;
    let same = view.entities.headed_by(by).is_some_and(|e| view.entities.headed_by(of) == Some(e));
    if same || syntax.pos(of) == Pos::Pron && view.entities.headed_by(of).is_none() {
        return None;
    }
    let (status, sure) = standing(syntax, t, None);
    let heads =
        |role: RoleName, t: TokenId| syntax.coordinated(t).into_iter().map(move |head| roles::Filler { role, head });
    let article = syntax.article;
    Some(Event {
        span: article.span_of(t..t + 1),
        token: t,
        lemma: syntax.lemma(t).to_lowercase(),
        kind: Some(Plover::Request),
        mode: None,
        cameo: Some("100"),
        roles: heads(RoleName::Actor, by).chain(heads(RoleName::Target, of)).map(|f| view.write(f)).collect(),
        instead: Vec::new(),
        interval: None,
        after: None,
        before: None,
        status,
        statement: telling(article, statements, t),
        mentions: Vec::new(),
        weight: 0.0,
        gloss: String::new(),
        within: None,
        confidence: 0.6 * sure,
    })
}

/// Shows the trainer what the learned models look at, for each verb and common noun: token, `v` or `n`, features.
#[cfg(feature = "train")]
pub fn teach(syntax: &Syntax<'_>, show: &mut dyn FnMut(TokenId, char, &[String])) {
    for t in 0..syntax.len() {
        let mut found = Vec::new();
        let mut take = |feature: &str| found.push(feature.to_owned());
        let mut bag = crate::lexicon::Bag::new(&mut take);
        if syntax.tag(t).is_verb() || syntax.pos(t) == Pos::Verb {
            features::of_factuality(syntax, t, &mut bag);
            show(t, 'v', &found);
        } else if matches!(syntax.tag(t), crate::language::Tag::Nn | crate::language::Tag::Nns) {
            features::of_eventhood(syntax, t, &mut bag);
            show(t, 'n', &found);
        }
    }
}

/// Shows the trainer every trigger that may report an event: its token, `v` or `n`, whether the rules take it, and what the
/// model of its worth looks at.
#[cfg(feature = "train")]
pub fn teach_worth(sources: &Sources<'_>, show: &mut dyn FnMut(Span, char, bool, &[String])) {
    look(sources, |view, mute| {
        for t in (0..view.syntax.len()).filter(|&t| !mute(t)) {
            let Some(found) = triggers::candidate(view, t) else { continue };
            let told = form(sources.statements, telling(sources.article, sources.statements, t));
            let mut features = Vec::new();
            let mut take = |feature: &str| features.push(feature.to_owned());
            triggers::worth::features(view, t, &found, told, &mut crate::lexicon::Bag::new(&mut take));
            let kind = if view.syntax.tag(t).is_verb() { 'v' } else { 'n' };
            show(sources.article.span_of(t..t + 1), kind, found.against.is_none(), &features);
        }
    });
}

/// Shows the trainer every event and what the model of its confidence looks at.
#[cfg(feature = "train")]
pub fn teach_confidence(sources: &Sources<'_>, show: &mut dyn FnMut(&Event, &[String])) {
    let cues = confidence::Cues::of(sources.statements);
    look(sources, |view, mute| {
        for event in find_in(sources, view, mute) {
            let mut features = Vec::new();
            let mut take = |feature: &str| features.push(feature.to_owned());
            confidence::features(view, &cues, &event, &mut crate::lexicon::Bag::new(&mut take));
            show(&event, &features);
        }
    });
}

/// The form of a statement, by its number.
fn form(statements: &[Statement], number: Option<u32>) -> Option<StatementForm> {
    number.and_then(|n| statements.get(n as usize)).map(|s| s.form)
}

/// "Ordered it to pay a firm that had sued", "hopes to hire Ann Cole, who built it": what a clause tells of whom a demand or a
/// hope names, the reporter tells.
fn is_told_beside_demand(syntax: &Syntax<'_>, statements: &[Statement], number: u32, t: TokenId) -> bool {
    let Some(statement) = statements.get(number as usize) else { return false };
    let relative = |&t: &TokenId| {
        syntax.relation(t) == Relation::AclRelcl
            && syntax.head(t).is_some_and(|n| {
                let noun = syntax.article.span_of(n..n + 1);
                statement.content.iter().any(|c| c.contains(noun))
            })
    };
    matches!(statement.act, Act::Demand | Act::Promise | Act::Believe | Act::Want | Act::Propose)
        && std::iter::successors(Some(t), |&t| syntax.head(t)).take(5).any(|t| relative(&t))
}

/// The innermost statement whose content holds the token.
fn telling(article: &Article<'_>, statements: &[Statement], t: TokenId) -> Option<u32> {
    let span = article.tokens.get(t as usize)?.span;
    // Contents are in text order but for nesting: those that begin before the token, the latest first.
    let last = statements.partition_point(|s| s.content.first().is_none_or(|c| c.start <= span.start));
    (last.saturating_sub(16)..last)
        .filter(|&i| statements[i].content.iter().any(|c| c.contains(span)))
        .min_by_key(|&i| statements[i].content.iter().map(|c| c.len()).sum::<usize>())
        .map(|i| i as u32)
}
