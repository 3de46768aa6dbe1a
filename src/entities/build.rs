//! From sets of mentions to the entities of the report.

use super::mentions::{Candidate, Settled, Shape};
use super::roles::{self, Found};
use super::syntax::Heads;
use super::{Entities, Entity, EntityId, EntityKind, Form, Mention, Resolved, Role, Sources};
use crate::article::BlockKind;
use std::collections::BTreeMap;

/// The entities, in order of first mention.
pub(super) fn entities(sources: &Sources<'_>, resolved: &Resolved) -> Entities {
    let candidates = &resolved.candidates;
    let heads = Heads::new(candidates, sources.article.tokens.len());
    let mut sets: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for i in 0..candidates.len() as u32 {
        sets.entry(resolved.clusters.root(i)).or_default().push(i);
    }
    let mut kept: Vec<Vec<u32>> = sets.into_values().filter(|set| worth_telling(sources, resolved, set)).collect();
    let start = |i: u32| candidates.get(i as usize).map_or(0, |c| c.tokens.start);
    for set in &mut kept {
        set.sort_by_key(|&i| (start(i), i));
    }
    kept.sort_by_key(|set| set.first().map(|&i| (start(i), i)));
    let mut of: Vec<Option<EntityId>> = vec![None; candidates.len()];
    for (id, set) in kept.iter().enumerate() {
        for &i in set {
            if let Some(slot) = of.get_mut(i as usize) {
                *slot = Some(id as EntityId);
            }
        }
    }
    let states = states(resolved, &kept);
    let list = kept.iter().map(|set| one(sources, resolved, set, &heads, (&of, &kept), &states)).collect();
    Entities::new(list, sources.article.tokens.len())
}

/// The entity of each state that is named, by its code or name.
fn states(resolved: &Resolved, kept: &[Vec<u32>]) -> BTreeMap<String, EntityId> {
    let mut out = BTreeMap::new();
    for (id, set) in kept.iter().enumerate() {
        for name in
            set.iter().filter_map(|&i| resolved.candidates.get(i as usize)?.name).filter_map(|n| resolved.names.get(n))
        {
            if let Some(state) = &name.country {
                out.entry(state.country.to_owned()).or_insert(id as EntityId);
                out.entry(state.of.to_owned()).or_insert(id as EntityId);
            }
        }
    }
    out
}

/// Stretches of time are no entities.
const TEMPORAL: &[&str] = &[
    "century", "day", "decade", "evening", "hour", "minute", "moment", "month", "morning", "night", "period", "second",
    "time", "week", "weekend", "year",
];

/// Named, or a set of people or an institution that acts, or a thing spoken of more than once.
fn worth_telling(sources: &Sources<'_>, resolved: &Resolved, set: &[u32]) -> bool {
    let all = || set.iter().filter_map(|&i| resolved.candidates.get(i as usize));
    if all().any(|c| c.name.is_some()) {
        return true;
    }
    if all().all(|c| c.form == Form::Pronoun || c.joined) {
        return false;
    }
    let kind = kind_of(resolved, set);
    match kind {
        EntityKind::Person | EntityKind::Group | EntityKind::Organization | EntityKind::People => true,
        EntityKind::Place | EntityKind::Facility => {
            set.len() > 1
                || all().any(|c| {
                    c.tokens.end - c.tokens.start > 1
                        && sources.lexicon.noun(sources.analysis.lemma(c.head)).is_some()
                        && !matches!(c.shape, Shape::Bare)
                })
        }
        _ if all().any(|c| c.form == Form::Nominal && TEMPORAL.contains(&sources.analysis.lemma(c.head))) => false,
        _ => {
            all().filter(|c| c.form != Form::Pronoun).count() > 1
                || set.len() > 1 && all().any(|c| c.form == Form::Nominal)
        }
    }
}

/// The kind of most of the names, else of most of the nominals.
fn kind_of(resolved: &Resolved, set: &[u32]) -> EntityKind {
    let mut votes: BTreeMap<EntityKind, f32> = BTreeMap::new();
    for c in set.iter().filter_map(|&i| resolved.candidates.get(i as usize)) {
        let name = c.name.and_then(|n| resolved.names.get(n));
        let weight = match (name, c.form) {
            _ if c.settled == Settled::Kind => 10_000.0,
            (Some(name), _) if !name.actors.is_empty() || name.country.is_some() => 200.0,
            // A full name tells its kind, its acronym follows it.
            (Some(name), _) => 100.0 * name.confidence * (name.tokens.end - name.tokens.start).min(4) as f32,
            (None, Form::Nominal) => 1.0,
            _ => 0.01,
        };
        if let Some(kind) = c.kind {
            *votes.entry(kind).or_default() += weight;
        }
    }
    let mut best: Option<(EntityKind, f32)> = None;
    for (kind, weight) in votes {
        if best.is_none_or(|(_, w)| weight > w) {
            best = Some((kind, weight));
        }
    }
    best.map_or(EntityKind::Object, |b| b.0)
}

fn one(
    sources: &Sources<'_>,
    resolved: &Resolved,
    set: &[u32],
    heads: &Heads,
    (of, kept): (&[Option<EntityId>], &[Vec<u32>]),
    states: &BTreeMap<String, EntityId>,
) -> Entity {
    let article = sources.article;
    let all: Vec<(u32, &Candidate)> =
        set.iter().filter_map(|&i| resolved.candidates.get(i as usize).map(|c| (i, c))).collect();
    let kind = kind_of(resolved, set);
    let named = all.iter().any(|(_, c)| c.name.is_some());
    let mut found: Vec<Found> = Vec::new();
    let mut description: Option<String> = None;
    for (i, c) in &all {
        let name = c.name.and_then(|n| resolved.names.get(n));
        let aside = resolved.asides.get(*i as usize).copied().unwrap_or(false);
        if kind == EntityKind::Person {
            let aside = aside || named && roles::introduces(sources, c, all.iter().map(|(_, c)| *c), &resolved.names);
            let (roles, text) = roles::of_mention(sources, c, name, aside, heads, &resolved.names);
            found.extend(roles);
            if description.is_none() && roles::describes(c) {
                description = text;
            }
        } else if aside && description.is_none() && roles::describes(c) {
            description = Some(article.text_of(c.tokens.clone()).to_owned());
        }
    }
    let mut roles: Vec<Role> = Vec::new();
    for role in roles::distinct(found) {
        let people = role
            .of
            .and_then(|m| resolved.candidates.get(m as usize))
            .is_some_and(|c| c.name.and_then(|n| resolved.names.get(n)).is_some_and(|n| n.kind == EntityKind::People));
        let held = role.of.filter(|_| !people || roles::of_state(sources, &role.title));
        roles.push(Role {
            title: role.title,
            of: held.and_then(|m| institution(resolved, m, of, states)).filter(|&id| {
                let set = kept.get(id as usize);
                set.is_some_and(|s| !matches!(kind_of(resolved, s), EntityKind::Object | EntityKind::Occasion))
            }),
            span: role.span,
        });
    }
    let (name, aliases) = naming(sources, resolved, &all, kind);
    let confidence = super::confidence::of(sources, resolved, &all, kind);
    let mentions = all
        .iter()
        .filter(|(_, c)| !c.joined || all.len() > 1)
        .map(|(_, c)| Mention {
            span: article.span_of(c.tokens.clone()),
            tokens: c.tokens.clone(),
            head: c.head,
            form: c.form,
        })
        .collect();
    Entity { kind, named, name, aliases, description, roles, place: None, mentions, confidence }
}

/// The entity a role is held in: for a demonym its state, where the article names it.
fn institution(
    resolved: &Resolved,
    mention: u32,
    of: &[Option<EntityId>],
    states: &BTreeMap<String, EntityId>,
) -> Option<EntityId> {
    let name = resolved.candidates.get(mention as usize).and_then(|c| c.name).and_then(|n| resolved.names.get(n));
    if let Some(people) = name.and_then(|n| n.people) {
        let state = [people.country, people.of].into_iter().filter(|k| !k.is_empty()).find_map(|k| states.get(k));
        if let Some(&id) = state {
            return Some(id);
        }
    }
    of.get(mention as usize).copied().flatten()
}

/// Words that tell one mention from the others and not the entity from other entities.
const PASSING: &[&str] = &[
    "a", "an", "current", "first", "former", "last", "latest", "new", "next", "other", "present", "previous", "recent",
    "same", "such", "that", "the", "then", "these", "this", "those",
];

/// The fullest name and the others, without repetitions.
fn naming(
    sources: &Sources<'_>,
    resolved: &Resolved,
    all: &[(u32, &Candidate)],
    kind: EntityKind,
) -> (String, Vec<String>) {
    let article = sources.article;
    let mut texts: Vec<String> = Vec::new();
    let mut add = |text: String| {
        if !text.is_empty() && !texts.contains(&text) {
            texts.push(text);
        }
    };
    let mut official: Option<&str> = None;
    let mut titled: Vec<String> = Vec::new();
    for (_, c) in all {
        let Some(name) = c.name.and_then(|n| resolved.names.get(n)) else { continue };
        let text = article.text_of(name.tokens.clone());
        add(tidy(text));
        if let [id] = name.actors[..] {
            official = sources.lexicon.actor(id).map(|a| a.name);
        }
        // `Mr. Assad` is how the text calls him; `coach Smith` says what he is.
        if kind == EntityKind::Person
            && article.word(name.titled_from).starts_with(char::is_uppercase)
            && name.titled_from < name.tokens.start
            && name.tokens.start - name.titled_from <= 3
        {
            titled.push(tidy(article.text_of(name.titled_from..name.tokens.end)));
        }
    }
    if texts.is_empty() {
        let best = all.iter().filter(|(_, c)| c.form == Form::Nominal).max_by(|a, b| {
            let telling = |c: &Candidate| {
                let words = c.tokens.clone().filter(|&t| !PASSING.contains(&article.lower(t))).count().min(8);
                (words, article.block_kind_of(c.head) == BlockKind::Paragraph)
            };
            telling(a.1).cmp(&telling(b.1)).then(b.0.cmp(&a.0))
        });
        let text = best.map_or("", |(_, c)| article.text_of(c.tokens.clone()));
        return (tidy(without_article(text)), Vec::new());
    }
    if kind == EntityKind::Place {
        for (_, c) in all {
            let Some(name) = c.name.and_then(|n| resolved.names.get(n)) else { continue };
            // `US` is the United States.
            if let Some(state) = &name.country {
                titled.push(state.of.to_owned());
            }
            // `in The Hague`.
            let begin = c.tokens.start.checked_sub(1).filter(|&t| article.word(t) == "The");
            if begin.is_some_and(|t| article.sentence_of(t).is_some_and(|s| s.tokens.start < t)) {
                titled.push(tidy(article.text_of(name.tokens.start.saturating_sub(1)..name.tokens.end)));
            }
        }
    }
    let bare = |t: &String| {
        let first = t.split(' ').next().unwrap_or("");
        let titled = kind == EntityKind::Person
            && sources.lexicon.title(&crate::lexicon::fold_case(first)).is_some()
            && t.contains(' ');
        !titled
    };
    // The longest that is not an all-capitals headline's or a titled one; the first of equals.
    let mut best = 0;
    for (i, text) in texts.iter().enumerate() {
        let longer = text.chars().count() > texts.get(best).map_or(0, |t| t.chars().count());
        let better = bare(text) && (longer || !texts.get(best).is_some_and(bare));
        if better {
            best = i;
        }
    }
    let name = texts.remove(best);
    if let Some(official) = official
        && kind != EntityKind::Person
        && name != official
        && !texts.iter().any(|t| t == official)
    {
        texts.push(official.to_owned());
    }
    for text in titled {
        if !texts.contains(&text) && text != name {
            texts.push(text);
        }
    }
    (name, texts)
}

/// White space and line breaks inside a name become one space.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_article(text: &str) -> &str {
    for article in ["the ", "The ", "a ", "A ", "an ", "An ", "this ", "This ", "these ", "These ", "those ", "Those "]
    {
        if let Some(rest) = text.strip_prefix(article) {
            return rest;
        }
    }
    text
}
