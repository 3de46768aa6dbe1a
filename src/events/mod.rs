//! What happened: triggers with type, roles, status and who says so.
//!
//! A trigger is a verb, or a noun of the trigger table; its type is the first line of the table that fits
//! what stands around it ([`triggers`]). The tree gives the arguments ([`roles`]) and whether it happened
//! ([`status`]). Times and quantities go to the nearest trigger above them.

mod roles;
mod status;
mod triggers;

use crate::article::{Article, BlockKind, TokenId, TokenKind};
use crate::entities::{Entities, EntityId, EntityKind};
use crate::language::syntax::Syntax;
use crate::language::{Analysis, Pos, Relation, Tag};
use crate::places::Places;
use crate::quantities::Quantity;
use crate::span::Span;
use crate::statements::Statement;
use crate::times::{Day, Published, Time};
use roles::View;
use triggers::{State, Trigger, Triggers};

/// Whether it happened at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It did.
    Happened,
    /// It is under way.
    Ongoing,
    /// It is meant to happen.
    Planned,
    /// It may happen or have happened.
    Possible,
    /// It is supposed for the sake of argument.
    Hypothetical,
    /// It did not.
    Negated,
    /// Someone says it did not.
    Denied,
}

impl Status {
    /// All of them.
    pub const ALL: [Status; 7] = [
        Status::Happened,
        Status::Ongoing,
        Status::Planned,
        Status::Possible,
        Status::Hypothetical,
        Status::Negated,
        Status::Denied,
    ];

    /// Its name in the report.
    pub fn name(self) -> &'static str {
        match self {
            Status::Happened => "happened",
            Status::Ongoing => "ongoing",
            Status::Planned => "planned",
            Status::Possible => "possible",
            Status::Hypothetical => "hypothetical",
            Status::Negated => "negated",
            Status::Denied => "denied",
        }
    }
}

/// The part an argument plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the report's")]
pub enum RoleName {
    Actor,
    Target,
    Place,
    Origin,
    Destination,
    Time,
    Instrument,
    Quantity,
}

/// An argument of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// Its part.
    pub role: RoleName,
    /// Its words.
    pub span: Span,
    /// Its entity, if it is one.
    pub entity: Option<EntityId>,
}

/// An event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The trigger's words.
    pub span: Span,
    /// The trigger's head token.
    pub token: TokenId,
    /// Dictionary form of the trigger.
    pub lemma: String,
    /// PLOVER type in capitals, or none for an event outside politics.
    pub kind: Option<&'static str>,
    /// PLOVER mode.
    pub mode: Option<&'static str>,
    /// CAMEO code.
    pub cameo: Option<&'static str>,
    /// Who, whom, where, when, how many.
    pub roles: Vec<Argument>,
    /// First and last day, where they are known; filled by [`crate::telling`].
    pub interval: Option<(Day, Day)>,
    /// The first day it can have been on, where no more than that is known (`after the vote of 3 May`).
    pub after: Option<Day>,
    /// The last day it can have been on, where no more than that is known (`had fled`).
    pub before: Option<Day>,
    /// Whether it happened.
    pub status: Status,
    /// Index of the statement that tells of it.
    pub statement: Option<u32>,
    /// The triggers of all its tellings, the first of them `span`.
    pub mentions: Vec<Span>,
    /// 0 to 1: how much of the report it is; filled by [`crate::telling`].
    pub weight: f32,
    /// Who did what, readable alone, made of the text's words; filled by [`crate::telling`].
    pub gloss: String,
    /// 0 to 1: how likely event, status and roles are right.
    pub confidence: f32,
}

/// Every event, in text order.
pub fn find(
    article: &Article<'_>,
    analysis: &Analysis,
    entities: &Entities,
    places: &Places,
    statements: &[Statement],
    times: &[Time],
    quantities: &[Quantity],
    _published: Published,
) -> Vec<Event> {
    let syntax = Syntax::new(article, analysis);
    let mut timed = vec![false; article.tokens.len()];
    for time in times {
        for t in article.tokens_in(time.span) {
            if let Some(slot) = timed.get_mut(t as usize) {
                *slot = true;
            }
        }
    }
    let view = View { syntax: &syntax, entities, places, timed: &timed };
    let mut events: Vec<Event> = Vec::new();
    for t in 0..syntax.len() {
        let Some(trigger) = trigger(&view, t) else {
            events.extend(demand(&view, statements, t));
            continue;
        };
        let table = trigger.line;
        let (status, sure) = status::of(&syntax, t);
        let mut fillers = view.find(t, table);
        let statement = telling(article, statements, t);
        let denied = statement.is_some_and(|i| statements.get(i as usize).is_some_and(|s| s.act == "deny"));
        let status = match status {
            Status::Happened | Status::Ongoing | Status::Possible if denied => Status::Denied,
            s => s,
        };
        let kind = table.and_then(|g| g.kind).map(|k| of_the_future(&syntax, t, k, status));
        let moved = kind != table.and_then(|g| g.kind);
        if moved {
            // Who says "they will" commits himself.
            for f in fillers.iter_mut().filter(|f| f.role == RoleName::Actor && syntax.pos(f.head) == Pos::Pron) {
                f.head = view.speaker_above(f.head).unwrap_or(f.head);
            }
        }
        let named = fillers
            .iter()
            .any(|f| matches!(f.role, RoleName::Actor | RoleName::Target) && entities.headed_by(f.head).is_some());
        let base = match (kind, named) {
            (Some(_), true) => 0.8,
            (Some(_), false) => 0.6,
            (None, true) => 0.55,
            (None, false) => 0.4,
        };
        let verb = syntax.tag(t).is_verb();
        events.push(Event {
            span: article.span_of(trigger.words.clone()),
            token: t,
            lemma: analysis.lemma(t).to_lowercase(),
            kind,
            mode: table.and_then(|g| g.mode).filter(|_| !moved),
            cameo: table.and_then(|g| g.cameo).filter(|_| !moved),
            roles: fillers.into_iter().map(|f| view.write(f)).filter(|a| !a.span.is_empty()).collect(),
            interval: None,
            after: None,
            before: None,
            status,
            statement,
            mentions: vec![article.span_of(trigger.words)],
            weight: 0.0,
            gloss: String::new(),
            confidence: base * sure * if verb { 1.0 } else { 0.9 },
        });
    }
    attach(&syntax, &mut events, times.iter().map(|t| t.span), RoleName::Time);
    attach(&syntax, &mut events, quantities.iter().map(|q| q.span), RoleName::Quantity);
    events
}

/// "The minister said that China must ...": what is said to be needed of another is demanded of it.
fn demand(view: &View<'_>, statements: &[Statement], t: TokenId) -> Option<Event> {
    let syntax = view.syntax;
    if !syntax.tag(t).is_verb() || !Triggers::get().is(syntax.lemma(t), State::Speech) {
        return None;
    }
    let clause = syntax.child(t, &[Relation::Ccomp])?;
    let must = syntax
        .children(clause)
        .any(|c| syntax.relation(c) == Relation::Aux && matches!(syntax.article.lower(c), "must" | "should"));
    let of = syntax.own_subject(clause).filter(|&s| must && view.is_agent(s))?;
    let by = syntax.subject(t).map(|(s, _)| s).filter(|&s| s != of)?;
    let same = view.entities.headed_by(by).is_some_and(|e| view.entities.headed_by(of) == Some(e));
    if same || syntax.pos(of) == Pos::Pron && view.entities.headed_by(of).is_none() {
        return None;
    }
    let (status, sure) = status::of(syntax, t);
    let heads =
        |role: RoleName, t: TokenId| syntax.coordinated(t).into_iter().map(move |head| roles::Filler { role, head });
    let article = syntax.article;
    Some(Event {
        span: article.span_of(t..t + 1),
        token: t,
        lemma: syntax.lemma(t).to_lowercase(),
        kind: Some("REQUEST"),
        mode: None,
        cameo: Some("100"),
        roles: heads(RoleName::Actor, by).chain(heads(RoleName::Target, of)).map(|f| view.write(f)).collect(),
        interval: None,
        after: None,
        before: None,
        status,
        statement: telling(article, statements, t),
        mentions: vec![article.span_of(t..t + 1)],
        weight: 0.0,
        gloss: String::new(),
        confidence: 0.6 * sure,
    })
}

struct Found {
    /// What is shown as the trigger.
    words: std::ops::Range<TokenId>,
    line: Option<&'static Trigger>,
}

/// Whether token `t` reports an event.
fn trigger(view: &View<'_>, t: TokenId) -> Option<Found> {
    let syntax = view.syntax;
    let article = syntax.article;
    if !matches!(article.tokens.get(t as usize)?.kind, TokenKind::Word)
        || matches!(
            article.block_kind_of(t),
            BlockKind::Related | BlockKind::Boilerplate | BlockKind::Byline | BlockKind::Dateline
        )
    {
        return None;
    }
    let tables = Triggers::get();
    let lemma = syntax.lemma(t);
    let tag = syntax.tag(t);
    if syntax.analysis.name_at(t).is_some() && !tag.is_verb() {
        return None;
    }
    if tag.is_verb() && syntax.pos(t) != Pos::Aux {
        if matches!(
            syntax.relation(t),
            Relation::Aux
                | Relation::AuxPass
                | Relation::Cop
                | Relation::Case
                | Relation::Mark
                | Relation::Compound
                | Relation::Fixed
        ) {
            return None;
        }
        let line = tables.verb(syntax, t);
        // A participle before a noun reports an event only where it is a known one: "kidnapped journalists".
        if syntax.relation(t) == Relation::Amod && (tag != Tag::Vbn || line.is_none_or(|g| g.kind.is_none())) {
            return None;
        }
        // "called it a disgrace" is said, not done.
        if lemma == "call" && syntax.child(t, &[Relation::Xcomp]).is_some_and(|x| !syntax.tag(x).is_verb()) {
            return None;
        }
        if line.is_none_or(Trigger::is_bare) {
            if line.is_none()
                && (tables.is(lemma, State::Lasting)
                    || tables.is(lemma, State::Speech)
                    || tables.is(lemma, State::Aspect))
            {
                return None;
            }
            // The noun of a light verb carries the event.
            if tables.is(lemma, State::Light) || tables.is(lemma, State::Aspect) {
                let noun = triggers::undergoer(syntax, t).filter(|&o| tables.noun(syntax, o).is_some());
                if noun.is_some()
                    || line.is_none()
                        && matches!(lemma, "make" | "take" | "give" | "get" | "do" | "have" | "hold")
                        && triggers::undergoer(syntax, t).is_none()
                {
                    return None;
                }
            }
            if line.is_none()
                && tables.is(lemma, State::Cause)
                && syntax.child(t, &[Relation::Xcomp, Relation::Ccomp]).is_some()
            {
                return None;
            }
        }
        let end = syntax.child(t, &[Relation::CompoundPrt]).filter(|&p| p == t + 1).map_or(t + 1, |p| p + 1);
        return Some(Found { words: t..end, line });
    }
    if matches!(tag, Tag::Nn | Tag::Nns) {
        let line = tables.noun(syntax, t)?;
        // "protest leaders", "attack helicopters": part of another noun.
        if matches!(syntax.relation(t), Relation::Compound | Relation::Flat | Relation::NmodDesc)
            || view
                .kind(t)
                .is_some_and(|k| matches!(k, EntityKind::Person | EntityKind::Group | EntityKind::Organization))
        {
            return None;
        }
        // "imposed sanctions": the verb's line has the noun in it already.
        let said = syntax.head(t).is_some_and(|v| {
            matches!(syntax.relation(t), Relation::Obj | Relation::NsubjPass)
                && syntax.tag(v).is_verb()
                && tables.verb(syntax, v).is_some_and(Trigger::takes_object)
        });
        return (!said).then(|| Found { words: t..t + 1, line: Some(line) });
    }
    None
}

/// Promised or planned cooperation is agreement, announced force a threat, and what will not be done is refused
/// (PLOVER's rule for the future tense).
fn of_the_future(syntax: &Syntax<'_>, t: TokenId, kind: &'static str, status: Status) -> &'static str {
    let promised = syntax.tag(t).is_verb()
        && syntax.children(t).any(|c| {
            matches!(syntax.article.lower(c), "will" | "'ll" | "wo" | "would" | "shall")
                && syntax.relation(c) == Relation::Aux
        });
    let sworn = syntax.relation(t) == Relation::Xcomp
        && syntax.head(t).is_some_and(|h| {
            matches!(
                syntax.lemma(h),
                "vow"
                    | "swear"
                    | "pledge"
                    | "promise"
                    | "threaten"
                    | "ready"
                    | "prepared"
                    | "prepare"
                    | "willing"
                    | "determined"
            )
        });
    match (kind, status) {
        ("CONSULT" | "SUPPORT" | "COOPERATE" | "AID" | "RETREAT", Status::Planned) => "AGREE",
        ("CONSULT" | "SUPPORT" | "COOPERATE" | "AID" | "RETREAT" | "CONCEDE" | "AGREE", Status::Negated)
            if promised =>
        {
            "REJECT"
        }
        ("SANCTION" | "COERCE" | "ASSAULT" | "PROTEST", Status::Planned)
            if sworn || promised && syntax.relation(t) == Relation::Ccomp =>
        {
            "THREATEN"
        }
        _ => kind,
    }
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

/// Gives each span to the nearest trigger above its head.
fn attach(syntax: &Syntax<'_>, events: &mut [Event], spans: impl Iterator<Item = Span>, role: RoleName) {
    let mut by_token: Vec<Option<usize>> = vec![None; syntax.len() as usize];
    for (i, e) in events.iter().enumerate() {
        if let Some(slot) = by_token.get_mut(e.token as usize) {
            *slot = Some(i);
        }
    }
    for span in spans {
        let tokens = syntax.article.tokens_in(span);
        let Some(head) = tokens.clone().find(|&t| syntax.head(t).is_none_or(|h| !tokens.contains(&h))) else {
            continue;
        };
        let mut at = Some(head);
        let mut event = None;
        for _ in 0..6 {
            let Some(t) = at else { break };
            event = by_token.get(t as usize).copied().flatten();
            if event.is_some() {
                break;
            }
            at = syntax.head(t);
        }
        // A time in a sentence with one event is that event's.
        if event.is_none() {
            let sentence = syntax.sentence(head);
            let mut inside = events
                .iter()
                .enumerate()
                .skip(events.partition_point(|e| e.token < sentence.start))
                .take_while(|(_, e)| e.token < sentence.end);
            event = inside.next().map(|(i, _)| i).filter(|_| inside.next().is_none());
        }
        if let Some(e) =
            event.and_then(|i| events.get_mut(i)).filter(|e| e.roles.iter().filter(|r| r.role == role).count() < 4)
        {
            e.roles.push(Argument { role, span, entity: None });
        }
    }
}
