//! `the group`, `the company`: a bare definite noun for an institution means the one spoken of last that can be called
//! so.

use crate::entities::clusters::{Clusters, push_new};
use crate::entities::coreference::definites::{bare, national};
use crate::entities::mentions::candidate::{Candidate, Function, Number, Settled, Shape};
use crate::entities::mentions::heads::Heads;
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Form, Sources};
use crate::language::Relation;
use crate::lexicon::{Class, Sort};
use std::collections::{BTreeMap, BTreeSet};

/// How many sentences back the name may stand.
const REACH: u32 = 3;

/// Links such nouns, where one name fits best.
pub(crate) fn link(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    asides: &[bool],
    clusters: &mut Clusters,
) {
    let analysis = sources.analysis;
    let is = |word: &str, class: Class| sources.lexicon.is(word, class);
    // Names of institutions so far, with the nouns said of them.
    let mut known: Vec<u32> = Vec::new();
    // Names that have the noun in them, however far back.
    let mut worded: BTreeMap<String, Vec<u32>> = std::collections::BTreeMap::new();
    let mut called: BTreeSet<(u32, &str)> = std::collections::BTreeSet::new();
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
        if institution && let Some(name) = c.name.and_then(|n| names.get(n)) {
            let text = sources.article.text_of(name.tokens.clone()).to_lowercase();
            for word in text.split(|c: char| !c.is_alphanumeric()) {
                if text.len() > word.len()
                    && !(name.kind == EntityKind::Group && of_state(word))
                    && (is(word, Class::GroupNoun) || is(word, Class::InstitutionNoun))
                {
                    push_new(worded.entry(word.to_owned()).or_default(), i as u32, clusters);
                }
            }
        }
        // `Ministry spokesman`, `the Commission`: a short form in capitals is no other thing.
        let short = c.form == Form::Name
            && c.tokens.end - c.tokens.start == 1
            && c.name.and_then(|n| names.get(n)).is_some_and(|n| !n.listed())
            && clusters.of(i as u32).is_some_and(|t| t.size == t.names && t.longest == 1);
        let lower = sources.article.lower(c.head);
        let noun = if short { lower } else { analysis.lemma(c.head) };
        let group = is(noun, Class::GroupNoun);
        if c.form != Form::Nominal && !short
            || c.shape != Shape::Definite && !short
            || c.number == Number::Plural
            || c.joined
            || c.settled == Settled::Apart
            || asides.get(i) == Some(&true)
            || !(group || is(noun, Class::InstitutionNoun))
            // `the Tokyo-based maker`: of a company spoken of just now.
            || !(short || bare(sources, c) || national(sources, c) || (c.tokens.start..c.head).any(|t| matches!(sources.article.lower(t), "based" | "backed" | "linked" | "aligned")))
            || !short && clusters.of(i as u32).is_some_and(|t| t.named)
        {
            continue;
        }
        let mut best: Option<(i32, u32)> = None;
        let mut closest = 0;
        let mut second = i32::MIN;
        for &k in known.iter().rev().take(24) {
            let Some(a) = candidates.get(k as usize) else { continue };
            let back = c.sentence.saturating_sub(a.sentence);
            if back > REACH || short && clusters.same(k, i as u32) || a.phrase.start <= c.head && c.head < a.phrase.end
            {
                continue;
            }
            let fit = match a.name.and_then(|n| names.get(n)) {
                Some(name) => fits(sources, noun, group, name, &called, clusters.root(k)),
                // `the U.N. refugee agency`: the noun itself, with more to it.
                None => (a.number != Number::Plural && analysis.lemma(a.head) == noun).then_some(3),
            };
            let Some(fit) = fit.filter(|&f| f >= 3 || !short) else { continue };
            // `the Ugandan army` is no other land's.
            let theirs = clusters.of(k).and_then(|t| t.land);
            if c.land.is_some_and(|l| theirs.is_some_and(|o| o != l)) {
                continue;
            }
            closest = closest.max(fit);
            let place = match a.function {
                Function::Subject => 3,
                Function::Object | Function::Possessor => 1,
                Function::Other if root(sources, a) => 3,
                Function::Other => 1,
                Function::Oblique | Function::Modifier => 0,
            };
            let score = 8 * fit + place - 2 * back as i32;
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
        // Nobody near is called so, and one further back is.
        if closest < 3
            && let Some(list) = worded.get(noun)
            && let Some(&last) = list.last()
            && list.iter().all(|&k| clusters.same(k, last))
            && !clusters.same(last, i as u32)
        {
            clusters.union(last, i as u32);
            known.push(i as u32);
            continue;
        }
        if let Some((score, antecedent)) = best
            && score > second
        {
            clusters.union(antecedent, i as u32);
            known.push(i as u32);
        }
    }
}

/// Links a noun to the name in front of it, where the noun only says what that is.
pub(crate) fn called(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    heads: &Heads,
    clusters: &mut Clusters,
) {
    let analysis = sources.analysis;
    let is = |word: &str, class: Class| sources.lexicon.is(word, class);
    for (i, c) in candidates.iter().enumerate() {
        let noun = analysis.lemma(c.head);
        if c.form != Form::Nominal
            || !matches!(c.shape, Shape::Definite | Shape::Possessed)
            || c.number == Number::Plural
            || c.joined
            || c.settled == Settled::Apart
            || !is(noun, Class::NamedBody) && !is(noun, Class::InstitutionNoun) && noun != "opposition"
            || clusters.of(i as u32).is_some_and(|t| t.named)
        {
            continue;
        }
        // `the socialist union FGTB`.
        let right = names
            .binary_search_by_key(&(c.head + 1), |n| n.tokens.start)
            .ok()
            .and_then(|n| names.get(n))
            .filter(|n| n.titled_from == n.tokens.start && n.country.is_none() && n.kind.is_organized())
            .and_then(|n| n.tokens.clone().rev().find_map(|t| heads.at(t)));
        if let Some(at) = right.filter(|_| !clusters.of(i as u32).is_some_and(|t| t.named)) {
            clusters.union(at, i as u32);
            continue;
        }
        let compounds = analysis.children(c.head).iter().filter(|&&k| {
            k < c.head
                && analysis.word(k).is_some_and(|w| matches!(w.relation, Relation::Compound | Relation::NmodDesc))
        });
        if !is(noun, Class::NamedBody) {
            continue;
        }
        let Some(at) = compounds.filter_map(|&k| heads.at(k)).next_back() else { continue };
        let Some(name) = candidates.get(at as usize).and_then(|a| a.name).and_then(|n| names.get(n)) else { continue };
        let sort = name.actors.first().and_then(|&id| sources.lexicon.actor(id)).map(|a| a.sort);
        let kind = matches!(name.kind, EntityKind::Organization | EntityKind::Group | EntityKind::Work);
        // `the U.N. group` is one of its many.
        let part =
            matches!(sort, Some(Sort::Body | Sort::Independent)) && !matches!(noun, "alliance" | "bloc" | "coalition");
        if kind && !part && name.country.is_none() {
            clusters.union(at, i as u32);
        }
    }
}

/// True for the first word of a clause's predicate: `The most powerful is Hayat Tahrir al-Sham`.
fn root(sources: &Sources<'_>, c: &Candidate) -> bool {
    sources.analysis.word(c.head).is_some_and(|w| w.relation == Relation::Root)
}

/// True for what a state has: `the army` is its own, whatever the rebels call themselves.
pub(crate) fn of_state(noun: &str) -> bool {
    matches!(noun, "army" | "government" | "military" | "navy" | "police")
}

/// How well an institution can be called by the noun; `None` where it can not.
fn fits(
    sources: &Sources<'_>,
    noun: &str,
    group: bool,
    name: &NameSpan,
    called: &BTreeSet<(u32, &str)>,
    root: u32,
) -> Option<i32> {
    let sort = name.actors.first().and_then(|&id| sources.lexicon.actor(id)).map(|a| a.sort);
    // An agency that only brings the news: `(Reuters)`.
    if sort == Some(Sort::Media) && !matches!(noun, "broadcaster" | "network" | "newspaper" | "agency" | "company") {
        return None;
    }
    if name.kind == EntityKind::Group && of_state(noun) {
        return None;
    }
    let text = sources.article.text_of(name.tokens.clone()).to_lowercase();
    let says = text.split(|c: char| !c.is_alphanumeric()).any(|w| w == noun);
    if says || called.contains(&(root, noun)) {
        return Some(3);
    }
    // `the force` is the police.
    if noun == "force" {
        let armed =
            ["police", "army", "guard", "force", "service", "gendarmerie", "patrol"].iter().any(|w| text.contains(w));
        return (armed || sort == Some(Sort::Force)).then_some(2);
    }
    // `the court` is no commission.
    let general = matches!(
        noun,
        "agency" | "bloc" | "body" | "charity" | "organisation" | "organization" | "regulator" | "watchdog"
    );
    if !general
        && !group
        && text.split(|c: char| !c.is_alphanumeric()).any(|w| sources.lexicon.is(w, Class::InstitutionNoun))
    {
        return None;
    }
    let company = matches!(
        noun,
        "company"
            | "firm"
            | "retailer"
            | "carmaker"
            | "automaker"
            | "airline"
            | "carrier"
            | "maker"
            | "manufacturer"
            | "producer"
            | "lender"
            | "insurer"
            | "steelmaker"
    );
    let grouped = name.kind == EntityKind::Group;
    match (sort, grouped) {
        (Some(Sort::Company), _) => company.then_some(2),
        (Some(Sort::Armed), _) => group.then_some(if noun == "party" { 0 } else { 2 }),
        (Some(Sort::Party), _) => {
            matches!(noun, "party" | "group" | "movement").then_some(if noun == "party" { 2 } else { 1 })
        }
        (Some(Sort::Independent), _) if noun == "group" => Some(2),
        (Some(Sort::Body | Sort::Independent), _) => (!company && noun != "militia" && noun != "party").then_some(1),
        (Some(Sort::Force), _) => matches!(noun, "militia" | "agency" | "group").then_some(1),
        (Some(Sort::Media), _) => Some(1),
        (None, true) => group.then_some(1),
        // `the ministry` is called so.
        (None, false)
            if matches!(
                noun,
                "airline" | "bank" | "council" | "court" | "department" | "ministry" | "school" | "university"
            ) =>
        {
            None
        }
        (None, false) => (noun != "militia" && noun != "party").then_some(if group { 0 } else { 1 }),
    }
}
