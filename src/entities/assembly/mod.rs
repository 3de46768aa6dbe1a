//! From sets of mentions to the entities of the report.

pub(crate) mod confidence;
pub(crate) mod kind;
pub(crate) mod naming;

use crate::entities::assembly::kind::kind_of;
use crate::entities::assembly::naming::naming;
use crate::entities::mentions::candidate::{Candidate, Shape};
use crate::entities::mentions::heads::Heads;
use crate::entities::resolution::Resolved;
use crate::entities::roles;
use crate::entities::roles::Found;
use crate::entities::{Entities, Entity, EntityId, EntityKind, Form, Mention, Role, Sources};
use crate::lexicon::Class;
use crate::order::Order;
use crate::order::OrderedMap;

/// The entities, in order of first mention.
pub(crate) fn entities(sources: &Sources<'_>, resolved: &Resolved) -> Entities {
    let candidates = &resolved.candidates;
    let heads = Heads::new(candidates, sources.article.tokens.len());
    let start = |i: u32| candidates.get(i as usize).map_or(0, |c| c.tokens.start);
    // All mentions, those of a set side by side, in the order of the text.
    let mut all: Vec<(u32, u32, u32)> = resolved.roots.iter().zip(0..).map(|(&root, i)| (root, start(i), i)).collect();
    all.order();
    let all: Vec<(u32, u32)> = all.into_iter().map(|(root, _, i)| (root, i)).collect();
    let sets = all.chunk_by(|a, b| a.0 == b.0).map(|set| set.iter().map(|x| x.1).collect::<Vec<u32>>());
    let mut kept: Vec<Vec<u32>> = sets.filter(|set| worth_telling(sources, resolved, set)).collect();
    kept.order_by_key(|set| set.first().map(|&i| (start(i), i)));
    let mut of: Vec<Option<EntityId>> = vec![None; candidates.len()];
    for (id, set) in kept.iter().enumerate() {
        for &i in set {
            if let Some(slot) = of.get_mut(i as usize) {
                *slot = Some(id as EntityId);
            }
        }
    }
    let states = states(resolved, &kept);
    let kinds: Vec<EntityKind> = kept.iter().map(|set| kind_of(resolved, set)).collect();
    let list = kept.iter().map(|set| one(sources, resolved, set, &heads, (&of, &kinds), &states)).collect();
    Entities::new(list, sources.article.tokens.len())
}

/// The entity of each state that is named, by its code or name.
fn states(resolved: &Resolved, kept: &[Vec<u32>]) -> OrderedMap<String, EntityId> {
    let mut out = OrderedMap::new();
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
        _ if all().any(|c| c.form == Form::Nominal && sources.analysis.lemma_is(c.head, Class::TimeNoun)) => false,
        _ => set.len() > 1 && all().any(|c| c.form == Form::Nominal),
    }
}

fn one(
    sources: &Sources<'_>,
    resolved: &Resolved,
    set: &[u32],
    heads: &Heads,
    (of, kinds): (&[Option<EntityId>], &[EntityKind]),
    states: &OrderedMap<String, EntityId>,
) -> Entity {
    let article = sources.article;
    let all: Vec<(u32, &Candidate)> =
        set.iter().filter_map(|&i| resolved.candidates.get(i as usize).map(|c| (i, c))).collect();
    let kind = kind_of(resolved, set);
    let named = all.iter().any(|(_, c)| c.name.is_some());
    let mut found: Vec<Found> = Vec::new();
    let mut description: Option<String> = None;
    for (at, (i, c)) in all.iter().enumerate() {
        let name = c.name.and_then(|n| resolved.names.get(n));
        let aside = resolved.asides.get(*i as usize).copied().unwrap_or(false);
        if kind == EntityKind::Person {
            let near = all.iter().take(at + 9).skip(at.saturating_sub(8)).map(|(_, c)| *c);
            let aside = aside || named && roles::introduces(sources, c, near, &resolved.names);
            let (roles, text) = roles::of_mention(sources, c, name, aside, heads, &resolved.names);
            found.extend(roles);
            if description.is_none() && roles::describes(c) {
                description = text;
            }
        } else if aside && description.is_none() && roles::describes(c) {
            description = Some(article.shown(c.tokens.clone()));
        }
    }
    let own = set.first().and_then(|&i| of.get(i as usize).copied().flatten());
    let roles = told(sources, resolved, found, own, (of, kinds), states);
    let (name, aliases) = naming(sources, resolved, &all, kind);
    let confidence = confidence::of(sources, resolved, &all, kind);
    let mut mentions: Vec<Mention> = all
        .iter()
        .filter(|(_, c)| !c.joined || all.len() > 1)
        .map(|(i, c)| Mention {
            span: article.span_of(c.tokens.clone()),
            tokens: c.tokens.clone(),
            head: c.head,
            form: c.form,
            doubtful: resolved.doubts.binary_search(i).is_ok(),
        })
        .collect();
    mentions.shrink_to_fit();
    Entity { kind, named, name, aliases, description, roles, mentions, confidence }
}

/// The roles with the entities they are held in, none twice.
fn told(
    sources: &Sources<'_>,
    resolved: &Resolved,
    found: Vec<Found>,
    own: Option<EntityId>,
    (of, kinds): (&[Option<EntityId>], &[EntityKind]),
    states: &OrderedMap<String, EntityId>,
) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    for role in roles::distinct(found) {
        let people = role
            .of
            .and_then(|m| resolved.candidates.get(m as usize))
            .is_some_and(|c| c.name.and_then(|n| resolved.names.get(n)).is_some_and(|n| n.kind == EntityKind::People));
        let held = role.of.filter(|_| !people || roles::of_state(sources, &role.title));
        let of = held.and_then(|m| institution(resolved, m, of, states)).filter(|&id| {
            let kind = kinds.get(id as usize);
            Some(id) != own && kind.is_some_and(|k| !matches!(k, EntityKind::Object | EntityKind::Occasion))
        });
        // `French President`, where France is not named: the adjective is all the text has.
        let adjective = people && of.is_some_and(|id| kinds.get(id as usize) == Some(&EntityKind::People));
        let word = role.of.filter(|_| adjective).and_then(|m| resolved.candidates.get(m as usize));
        let (title, of) = match word {
            Some(c) => (format!("{} {}", sources.article.shown(c.tokens.clone()), role.title), None),
            None => (role.title, of),
        };
        let title = match roles::past(sources, role.span) {
            Some(word) => format!("{word} {title}"),
            None => title,
        };
        let role = Found { title, ..role };
        if !roles.iter().any(|r| r.of == of && r.title.eq_ignore_ascii_case(&role.title)) {
            roles.push(Role { title: role.title, of, span: role.span });
        }
    }
    // `the minister`, who is the interior minister of Chad.
    let shorter = |short: &Role, long: &Role| {
        let (s, l) = (short.title.to_lowercase(), long.title.to_lowercase());
        let rest = l.strip_suffix(&s).is_some_and(|r| r.ends_with(' '))
            || l.strip_prefix(&s).is_some_and(|r| r.starts_with(' '));
        rest && (short.of.is_none() || short.of == long.of)
    };
    let kept: Vec<bool> = roles.iter().map(|r| !roles.iter().any(|o| shorter(r, o))).collect();
    roles.into_iter().zip(kept).filter_map(|(r, keep)| keep.then_some(r)).collect()
}

/// The entity a role is held in: for a demonym its state, where the article names it.
pub(crate) fn institution(
    resolved: &Resolved,
    mention: u32,
    of: &[Option<EntityId>],
    states: &OrderedMap<String, EntityId>,
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
