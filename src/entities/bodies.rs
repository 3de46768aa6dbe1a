//! `the group`, `the company`, `the agency`: a bare definite noun for an institution means the one spoken of last
//! that can be called so.

use super::clusters::Clusters;
use super::mentions::{Candidate, Number, Place, Settled, Shape};
use super::names::NameSpan;
use super::{EntityKind, Form, Sources};
use crate::language::Relation;
use crate::lexicon::Sort;

/// How many sentences back the name may stand.
const REACH: u32 = 3;

/// Nouns for an armed group, party or movement, sorted.
const GROUPS: &[&str] = &["faction", "group", "militia", "movement", "party"];

/// Nouns for an institution of any other sort, sorted.
const INSTITUTIONS: &[&str] = &[
    "agency",
    "airline",
    "association",
    "automaker",
    "bank",
    "bloc",
    "body",
    "broadcaster",
    "bureau",
    "carmaker",
    "carrier",
    "charity",
    "club",
    "commission",
    "company",
    "corporation",
    "council",
    "court",
    "department",
    "firm",
    "foundation",
    "fund",
    "institute",
    "ministry",
    "network",
    "newspaper",
    "ngo",
    "organisation",
    "organization",
    "regulator",
    "retailer",
    "school",
    "union",
    "university",
    "watchdog",
];

/// Links such nouns, where one name fits best.
pub(super) fn link(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    asides: &[bool],
    clusters: &mut Clusters,
) {
    let analysis = sources.analysis;
    // Names of institutions so far, with the nouns said of them.
    let mut known: Vec<u32> = Vec::new();
    let mut called: std::collections::BTreeSet<(u32, &str)> = std::collections::BTreeSet::new();
    for (i, c) in candidates.iter().enumerate() {
        if c.form == Form::Nominal && asides.get(i) == Some(&true) {
            called.insert((clusters.root(i as u32), analysis.lemma(c.head)));
        }
    }
    for (i, c) in candidates.iter().enumerate() {
        let institution = matches!(c.kind, Some(EntityKind::Organization | EntityKind::Group));
        let described = c.form == Form::Nominal
            && matches!(c.shape, Shape::Definite | Shape::Possessed)
            && !c.joined
            && asides.get(i) != Some(&true)
            && !bare(sources, c);
        if institution && (c.name.is_some() || described) {
            known.push(i as u32);
        }
        let noun = analysis.lemma(c.head);
        let group = GROUPS.binary_search(&noun).is_ok();
        if c.form != Form::Nominal
            || c.shape != Shape::Definite
            || c.number == Number::Plural
            || c.joined
            || c.settled == Settled::Apart
            || asides.get(i) == Some(&true)
            || !(group || INSTITUTIONS.binary_search(&noun).is_ok())
            || !bare(sources, c)
            || clusters.of(i as u32).is_some_and(|t| t.named)
        {
            continue;
        }
        let mut best: Option<(i32, u32)> = None;
        let mut second = i32::MIN;
        for &k in known.iter().rev().take(24) {
            let Some(a) = candidates.get(k as usize) else { continue };
            let back = c.sentence.saturating_sub(a.sentence);
            if back > REACH || a.phrase.start <= c.head && c.head < a.phrase.end {
                continue;
            }
            let fit = match a.name.and_then(|n| names.get(n)) {
                Some(name) => fits(sources, noun, group, name, &called, clusters.root(k)),
                // `the U.N. refugee agency`: the noun itself, with more to it.
                None => (a.number != Number::Plural && analysis.lemma(a.head) == noun).then_some(3),
            };
            let Some(fit) = fit else { continue };
            let place = match a.place {
                Place::Subject => 3,
                Place::Object | Place::Possessor => 1,
                Place::Other if root(sources, a) => 3,
                Place::Other => 1,
                Place::Oblique | Place::Modifier => 0,
            };
            let score = 4 * fit + place - 2 * back as i32;
            let same = best.is_some_and(|(_, b)| clusters.same(b, k));
            match best {
                Some((s, _)) if same => best = Some((s.max(score), k)),
                Some((s, _)) if score <= s => second = second.max(score),
                Some((s, _)) => {
                    second = s;
                    best = Some((score, k));
                }
                None => best = Some((score, k)),
            }
        }
        if let Some((score, antecedent)) = best
            && score > second
        {
            clusters.union(antecedent, i as u32);
        }
    }
}

/// True for the first word of a clause's predicate: `The most powerful is Hayat Tahrir al-Sham`.
fn root(sources: &Sources<'_>, c: &Candidate) -> bool {
    sources.analysis.word(c.head).is_some_and(|w| w.relation == Relation::Root)
}

/// Nothing but the article before the noun, and nothing behind it.
fn bare(sources: &Sources<'_>, c: &Candidate) -> bool {
    sources.analysis.children(c.head).iter().all(|&k| {
        sources
            .analysis
            .word(k)
            .is_some_and(|w| matches!(w.relation, Relation::Det | Relation::Case | Relation::Punct | Relation::Cc))
            || k > c.head && sources.article.word(k).starts_with(['\'', '’'])
    }) && c.tokens.end - c.tokens.start == 2
}

/// How well an institution can be called by the noun; `None` where it can not.
fn fits(
    sources: &Sources<'_>,
    noun: &str,
    group: bool,
    name: &NameSpan,
    called: &std::collections::BTreeSet<(u32, &str)>,
    root: u32,
) -> Option<i32> {
    let sort = name.actors.first().and_then(|&id| sources.lexicon.actor(id)).map(|a| a.sort);
    // An agency that only brings the news: `(Reuters)`.
    if sort == Some(Sort::Media) && !matches!(noun, "broadcaster" | "network" | "newspaper" | "agency" | "company") {
        return None;
    }
    let text = sources.article.text_of(name.tokens.clone()).to_lowercase();
    let says = text.split(|c: char| !c.is_alphanumeric()).any(|w| w == noun);
    if says || called.contains(&(root, noun)) {
        return Some(3);
    }
    let company = matches!(noun, "company" | "firm" | "retailer" | "carmaker" | "automaker" | "airline" | "carrier");
    let grouped = name.kind == EntityKind::Group;
    match (sort, grouped) {
        (Some(Sort::Company), _) => company.then_some(2),
        (Some(Sort::Armed), _) => group.then_some(if noun == "party" { 0 } else { 2 }),
        (Some(Sort::Party), _) => {
            matches!(noun, "party" | "group" | "movement").then_some(if noun == "party" { 2 } else { 1 })
        }
        (Some(Sort::Body), _) => (!company && noun != "militia" && noun != "party").then_some(1),
        (Some(Sort::Force), _) => matches!(noun, "militia" | "agency" | "group").then_some(1),
        (Some(Sort::Media), _) => Some(1),
        (None, true) => group.then_some(1),
        (None, false) => (noun != "militia" && noun != "party").then_some(if group { 0 } else { 1 }),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_nouns_are_sorted() {
        assert!(super::GROUPS.is_sorted() && super::INSTITUTIONS.is_sorted());
    }
}
