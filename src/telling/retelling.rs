//! Event coreference: which triggers tell of one event.
//!
//! Headline, lead, retelling and noun (`seized`, `have taken control`, `the capture`) are one where their words are of
//! one class ([`super::classes`]), they share a party that is the same entity, and nothing speaks against it: status,
//! days, places, other parties, `another`. What can happen twice (a strike, a visit) asks for more. Two deeds taken for
//! one are worse than one told twice.

mod taken_up;

use super::classes::{ClassId, Classes, Repeats};
use super::dating::Dating;
use crate::article::{BlockKind, TokenId};
use crate::entities::EntityId;
use crate::events::{Argument, Event, RoleName, Sources, Status};
use crate::language::Relation;
use crate::language::syntax::Syntax;
use crate::lexicon::{Class, is};
use crate::order::Order;
use crate::order::{OrderedMap, Sorted};
use std::borrow::Cow;

/// Groups of one class, and tellings of a group, that a new telling is held against: the first and the last so many.
const GROUPS_BACK: usize = 12;

/// Days that an inherited interval may lie from one that the text gives.
const SLACK_DAYS: i32 = 7;

/// One who takes part: an entity, or a noun that is none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Party<'a> {
    Entity(EntityId),
    Noun(Cow<'a, str>),
}

/// Where a telling stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Headline,
    Lead,
    Body,
}

struct Telling<'a> {
    event: &'a Event,
    dating: &'a Dating,
    classes: &'static [ClassId],
    actors: Sorted<Party<'a>>,
    targets: Sorted<Party<'a>>,
    places: Sorted<EntityId>,
    /// The words of the targets: `Port of Sarmada` in a headline is `Sarmada` in the lead.
    words: Sorted<&'a str>,
    sentence: u32,
    at: Place,
    /// `the capture`, `his resignation`.
    definite: bool,
    /// `an outbreak`: one that is introduced.
    introduced: bool,
    /// `another strike`, `also attacked`.
    other: bool,
    verb: bool,
    /// For a paper that is signed, passed or struck down: whether it is one spoken of before, `the document`.
    paper: Option<bool>,
}

/// The events of `events` (in text order) that are one, as groups of indexes; groups and members in text order.
pub(super) fn groups(
    sources: &Sources<'_>,
    syntax: &Syntax<'_>,
    events: &[Event],
    datings: &[Dating],
) -> Vec<Vec<usize>> {
    let lead = lead_sentences(sources);
    // Those of them that later ones are held against.
    let mut all: Vec<Option<Box<Telling<'_>>>> = Vec::with_capacity(events.len());
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut group_of: Vec<usize> = Vec::with_capacity(events.len());
    // For each group in how many classes it is looked at.
    let mut looked_at: Vec<u32> = Vec::new();
    let mut by_class: OrderedMap<(ClassId, String), Vec<usize>> = OrderedMap::new();
    for (k, (event, dating)) in events.iter().zip(datings).enumerate() {
        let t = Box::new(telling(sources, syntax, event, dating, &lead));
        let keys: Vec<(ClassId, String)> = if t.classes.is_empty() {
            vec![(ClassId::MAX, event.lemma.clone())]
        } else {
            t.classes.iter().map(|&c| (c, String::new())).collect()
        };
        let mut seen: Vec<usize> = keys.iter().filter_map(|key| by_class.get(key)).flat_map(|l| near(l)).collect();
        seen.order();
        seen.dedup();
        let fits = |&&g: &&usize| {
            let members: Vec<&Telling<'_>> = near(&groups[g]).filter_map(|m| all[m].as_deref()).collect();
            members.iter().any(|m| are_one(m, &t)) && members.iter().all(|m| !conflict(m, &t))
        };
        let mut fitting = seen.iter().filter(fits);
        // Two that fit are two deeds: which one is told again, nobody knows.
        let found = fitting.next().copied().filter(|_| fitting.next().is_none());
        let found = found.or_else(|| {
            let (m, sure) = taken_up::found(syntax, &all, &t)?;
            let g = group_of[m];
            let fits = |m: usize| all[m].as_deref().is_none_or(|m: &Telling<'_>| !conflict(m, &t));
            (sure || near(&groups[g]).all(fits)).then_some(g)
        });
        all.push(Some(t));
        let group = found.unwrap_or(groups.len());
        group_of.push(group);
        match groups.get_mut(group) {
            Some(members) => {
                members.push(k);
                if let Some(m) = left_behind(members) {
                    all[m] = None;
                }
            }
            None => {
                groups.push(vec![k]);
                looked_at.push(0);
            }
        }
        for key in keys {
            let list = by_class.entry(key).or_default();
            if list.last() != Some(&group) {
                list.push(group);
                looked_at[group] += 1;
                if let Some(g) = left_behind(list) {
                    looked_at[g] -= 1;
                    if looked_at[g] == 0 {
                        near(&groups[g]).for_each(|m| all[m] = None);
                    }
                }
            }
        }
    }
    groups
}

/// What [`near`] has given of the list until its last was added, and does no longer.
fn left_behind(list: &[usize]) -> Option<usize> {
    let at = list.len().checked_sub(GROUPS_BACK + 1)?;
    list.get(at).copied().filter(|_| at > 0)
}

fn near(list: &[usize]) -> impl Iterator<Item = usize> + '_ {
    let tail = list.len().saturating_sub(GROUPS_BACK);
    list.iter().take(1).chain(list.iter().skip(tail.max(1))).copied()
}

/// The sentences of the first two paragraphs.
fn lead_sentences(sources: &Sources<'_>) -> std::ops::Range<u32> {
    let mut paragraphs = sources.article.blocks.iter().filter(|b| b.kind == BlockKind::Paragraph).take(2);
    let first = paragraphs.next().map_or(0..0, |b| b.sentences.clone());
    first.start..paragraphs.next().map_or(first.end, |b| b.sentences.end)
}

fn telling<'a>(
    sources: &Sources<'_>,
    syntax: &Syntax<'a>,
    event: &'a Event,
    dating: &'a Dating,
    lead: &std::ops::Range<u32>,
) -> Telling<'a> {
    let article = syntax.article;
    let t = event.token;
    let parties = |role: RoleName| -> Sorted<Party<'a>> {
        event.roles.iter().filter(|r| r.role == role).filter_map(|r| party(sources, syntax, r.entity, r.span)).collect()
    };
    let targets = event.roles.iter().filter(|r| r.role == RoleName::Target);
    let nouns = |t: &TokenId| syntax.tag(*t).is_noun() || syntax.relation(*t) == Relation::Amod;
    let words = targets.flat_map(|r| article.tokens_in(r.span)).filter(nouns).map(|t| article.lower(t));
    let place = |r: RoleName| matches!(r, RoleName::Place | RoleName::Destination);
    let sentence = article.tokens.get(t as usize).map_or(0, |t| t.sentence);
    let verb = syntax.tag(t).is_verb();
    let child = |c: TokenId| article.lower(c);
    Telling {
        event,
        dating,
        classes: Classes::get().of(syntax, t),
        actors: parties(RoleName::Actor),
        targets: parties(RoleName::Target),
        places: event.roles.iter().filter(|r| place(r.role)).filter_map(|r| r.entity).collect(),
        words: words.collect(),
        sentence,
        at: match article.block_kind_of(t) {
            BlockKind::Headline => Place::Headline,
            BlockKind::Paragraph if lead.contains(&sentence) => Place::Lead,
            _ => Place::Body,
        },
        definite: !verb
            && syntax.children(t).any(|c| {
                c < t && (one_of!(child(c), "the" | "this" | "that") || syntax.relation(c) == Relation::NmodPoss)
            }),
        introduced: !verb && syntax.children(t).any(|c| c < t && one_of!(child(c), "a" | "an")),
        other: syntax.children(t).any(|c| is(child(c), Class::AnotherWord)),
        verb,
        paper: (!verb && is(&event.lemma, Class::Paper))
            .then_some(false)
            .or_else(|| event.roles.iter().find_map(|r| paper(sources, syntax, r))),
    }
}

/// For a party that is a paper (`a bill`, `the document`): whether it has been spoken of.
fn paper(sources: &Sources<'_>, syntax: &Syntax<'_>, role: &Argument) -> Option<bool> {
    let tokens = syntax.article.tokens_in(role.span);
    let named = role.entity.and_then(|id| sources.entities.get(id)).is_some_and(|e| e.named);
    let head = syntax.head_of(tokens.clone())?;
    let party = matches!(role.role, RoleName::Actor | RoleName::Target);
    (party && !named && is(syntax.lemma(head), Class::Paper))
        .then(|| one_of!(syntax.article.lower(tokens.start), "the" | "this"))
}

fn party<'a>(
    sources: &Sources<'_>,
    syntax: &Syntax<'a>,
    entity: Option<EntityId>,
    span: crate::span::Span,
) -> Option<Party<'a>> {
    let tokens = syntax.article.tokens_in(span);
    let head = syntax.head_of(tokens.clone());
    let noun = |head: TokenId| {
        let lemma = syntax.lemma(head);
        // "Brent crude" and "U.S. crude" are two.
        let name = |c: &TokenId| syntax.relation(*c) == Relation::Compound && syntax.tag(*c).is_proper();
        if let Some(name) = syntax.children(head).find(name) {
            return Party::Noun(Cow::Owned([syntax.article.lower(name), lemma].join(" ").to_lowercase()));
        }
        let small = lemma.bytes().all(|b| b.is_ascii_lowercase());
        Party::Noun(if small { Cow::Borrowed(lemma) } else { Cow::Owned(lemma.to_lowercase()) })
    };
    // `12 workers` and `20 workers` may be the same ones, counted by two.
    let named = entity.and_then(|id| sources.entities.get(id)).is_some_and(|e| e.named);
    if let Some(head) = head.filter(|&h| !named && syntax.child(h, &[Relation::Nummod]).is_some()) {
        return Some(noun(head));
    }
    if let Some(id) = entity {
        return Some(Party::Entity(id));
    }
    head.filter(|&h| syntax.tag(h).is_noun()).map(noun)
}

fn is_real(status: Status) -> bool {
    matches!(status, Status::Happened | Status::Ongoing)
}

/// True where the two cannot be one event.
fn conflict(a: &Telling<'_>, b: &Telling<'_>) -> bool {
    let (x, y) = (a.dating, b.dating);
    if x.status != y.status && !(is_real(x.status) && is_real(y.status)) {
        return true;
    }
    if let (Some((a0, a1)), Some((b0, b1))) = (x.interval, y.interval) {
        let gap = (b0.number() - a1.number()).max(a0.number() - b1.number());
        if gap > 0 && (x.own && y.own || gap > SLACK_DAYS) {
            return true;
        }
        // `in 2019` and `on Monday` are both of their own and one long.
        let long = |i: (crate::times::Day, crate::times::Day)| i.1.number() - i.0.number() > 31;
        if x.own && y.own && long((a0, a1)) != long((b0, b1)) {
            return true;
        }
    }
    // `In 2009, an outbreak killed 155` is not what the lead tells of without a year.
    let old = |x: &Dating| x.own && x.interval.is_some_and(|i| i.1.number() - i.0.number() > 31);
    if old(x) && !y.own && b.at != Place::Body || old(y) && !x.own && a.at != Place::Body {
        return true;
    }
    if is_one_paper(a, b) {
        return false;
    }
    let apart = |p: &Sorted<Party<'_>>, q: &Sorted<Party<'_>>| !p.is_empty() && !q.is_empty() && p.is_disjoint(q);
    let opening = a.at == Place::Headline && b.at == Place::Lead;
    if apart(&a.targets, &b.targets)
        && !(opening && a.event.lemma == b.event.lemma && at_one_place(a, b))
        && !(opening && !a.words.is_disjoint(&b.words))
    {
        return true;
    }
    let told_apart = a.event.statement.is_some() && b.event.statement.is_some() && !a.targets.is_empty();
    // A headline's words are few: "Group Runs Ads Demanding Candidates Act", "The group demands that candidates act".
    let same = opening && a.event.lemma == b.event.lemma && (!a.targets.is_disjoint(&b.targets) || at_one_place(a, b));
    if apart(&a.actors, &b.actors) && !same && !(told_apart && a.targets == b.targets) {
        return true;
    }
    let towns = !a.places.is_empty() && !b.places.is_empty() && a.places.is_disjoint(&b.places);
    towns && a.targets.is_disjoint(&b.targets)
}

/// True where the one is done at a place that the other is done at or to: `arrives in Jordan`.
fn at_one_place(a: &Telling<'_>, b: &Telling<'_>) -> bool {
    let to = |t: &Telling<'_>, p: &EntityId| t.places.contains(p) || t.targets.contains(&Party::Entity(*p));
    a.places.iter().any(|p| to(b, p)) || b.places.iter().any(|p| to(a, p))
}

/// `signed an agreement`, then `the document was signed by the ministers`.
fn is_one_paper(a: &Telling<'_>, b: &Telling<'_>) -> bool {
    b.verb && a.paper == Some(false) && b.paper == Some(true) && a.at != Place::Body
}

/// True where the two share what only tellings of one event share.
fn are_one(a: &Telling<'_>, b: &Telling<'_>) -> bool {
    if a.sentence == b.sentence || b.other || a.other {
        return false;
    }
    let entity = |p: &Party<'_>| matches!(p, Party::Entity(_));
    let target = a.targets.intersection(&b.targets).any(entity);
    let actor = a.actors.intersection(&b.actors).any(entity);
    let noun = !a.targets.is_disjoint(&b.targets) || !a.actors.is_disjoint(&b.actors);
    let opening = a.at == Place::Headline && b.at == Place::Lead;
    let untold = a.targets.is_empty() || b.targets.is_empty();
    let worded = !a.words.is_disjoint(&b.words);
    let placed = a.verb && b.verb && a.event.lemma == b.event.lemma && at_one_place(a, b);
    if opening && (target || actor && (untold || worded) || noun || placed) {
        return true;
    }
    if is_one_paper(a, b) {
        return true;
    }
    let bare = |t: &Telling<'_>| t.actors.is_empty() && t.targets.is_empty();
    // `Blast at Mill` and `a blast`, then `the blast` where there was one.
    let noun_again = !b.verb && a.event.lemma == b.event.lemma && !b.classes.is_empty();
    // "the shootings ... thousands of shootings": nothing in the second says which.
    let numbered = |t: &Telling<'_>| t.event.roles.iter().any(|r| r.role == RoleName::Quantity);
    if !b.verb
        && !a.verb
        && a.event.lemma == b.event.lemma
        && bare(b)
        && (opening || !b.introduced)
        && b.places.is_empty()
        && !b.dating.own
        && !numbered(b)
    {
        return true;
    }
    if noun_again && (opening && bare(a) || b.definite && bare(b) && !b.dating.own && !a.verb && a.at != Place::Body) {
        return true;
    }
    let once = if a.classes.is_empty() || b.classes.is_empty() {
        Repeats::Often
    } else {
        let shared = a.classes.iter().find(|c| b.classes.contains(c));
        shared.map_or(Repeats::Often, |&c| Classes::get().repeats(c))
    } == Repeats::Once;
    // "Facebook activated its tool", and once more in the same words: nothing says that it was done twice.
    let plain = |t: &Telling<'_>| t.verb && !t.dating.own && !numbered(t);
    let again = plain(a) && plain(b) && a.event.lemma == b.event.lemma;
    let undone = a.actors.is_empty() && b.actors.is_empty() && a.classes.is_empty();
    if again && (actor && (target || !a.words.is_empty() && a.words == b.words) || target && undone) {
        return true;
    }
    let known = a.verb && (a.at != Place::Body || a.dating.own);
    if once {
        // Of `resigned` the actor is the one it befalls.
        let both = !a.actors.is_disjoint(&b.actors) && !a.targets.is_disjoint(&b.targets);
        target || both || actor && a.targets.is_empty() && b.targets.is_empty() || actor && untold && b.definite
    } else {
        (target || actor && untold) && b.definite && known
    }
}
