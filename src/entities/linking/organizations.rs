//! Names of institutions, groups, places and things that are one: acronyms, short forms, other spellings.

use crate::entities::clusters::{Clusters, union_all};
use crate::entities::linking::name_type::{BUCKET, Type};
use crate::entities::mentions::candidate::Candidate;
use crate::entities::names::span::NameSpan;
use crate::entities::names::spelling::{all_initials, foreign_initials, initials, is_acronym, share_letters};
use crate::entities::{EntityKind, Sources};
use crate::lexicon::{Class, NounKind};
use std::collections::BTreeMap;

/// Names that are no person's: by acronym, short form and spelling.
pub(crate) fn link(
    sources: &Sources<'_>,
    names: &[NameSpan],
    candidates: &[Candidate],
    types: &[Type],
    clusters: &mut Clusters,
) {
    let article = sources.article;
    let name_of = |m: u32| candidates.get(m as usize).and_then(|c| c.name).and_then(|n| names.get(n));
    let listed = |t: &Type| {
        t.mentions.first().and_then(|&m| name_of(m)).is_some_and(|n| !n.actors.is_empty() || n.country.is_some())
    };
    let mut by_initials: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by_start: BTreeMap<u32, usize> = BTreeMap::new();
    for (i, one) in types.iter().enumerate() {
        union_all(clusters, &one.mentions);
        if one.words.len() > 1 && one.kind != EntityKind::People {
            for key in [initials(&one.text), all_initials(&one.text)] {
                let list = by_initials.entry(key).or_default();
                if list.last() != Some(&i) {
                    list.push(i);
                }
            }
        }
        for word in [one.words.first(), one.words.last()].into_iter().flatten() {
            let list = by_word.entry(word).or_default();
            if list.last() != Some(&i) {
                list.push(i);
            }
        }
        for &m in &one.mentions {
            if let Some(name) = name_of(m) {
                by_start.insert(name.tokens.start, i);
            }
        }
    }
    let unite = |clusters: &mut Clusters, i: usize, j: usize| {
        if let (Some(&a), Some(&b)) = (types[i].mentions.first(), types[j].mentions.first()) {
            clusters.union(a, b);
        }
    };
    for (i, one) in types.iter().enumerate() {
        if one.kind == EntityKind::People {
            continue;
        }
        // `X Y Z (XYZ)` and `XYZ (X Y Z)`.
        for &m in &one.mentions {
            let Some(name) = name_of(m) else { continue };
            if article.word(name.tokens.end) == "("
                && let Some(&j) = by_start.get(&(name.tokens.end + 1))
                && types.get(j).is_some_and(|other| {
                    other.kind != EntityKind::People
                        && is_acronym(&other.text) != is_acronym(&one.text)
                        && (share_letters(&one.text, &other.text)
                            // `Gaza Strip (AP)` is no acronym of the place.
                            && (one.kind == other.kind
                                || one.kind.is_organized() && other.kind.is_organized()
                                || initials(&one.text).len() > 2 && initials(&one.text) == other.text)
                            || one.kind.is_organized()
                                && other.kind.is_organized()
                                && article.word(name.tokens.end + 2) == ")"
                                && foreign_initials(&one.text, &other.text))
                })
                && i != j
            {
                unite(clusters, i, j);
            }
        }
        // `Amazon` where the list was sure, and where it was not.
        if !listed(one) && one.kind.is_organized() {
            for &j in one
                .words
                .first()
                .and_then(|w| by_word.get(w.as_str()))
                .map_or(&[][..], Vec::as_slice)
                .iter()
                .take(BUCKET)
            {
                if j != i && types[j].kind.is_organized() && types[j].words == one.words {
                    unite(clusters, i, j);
                }
            }
        }
        if is_acronym(&one.text) && !listed(one) {
            let key: String = one.text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase).collect();
            if let Some([j]) = by_initials.get(&key).map(Vec::as_slice)
                && (types[*j].kind == one.kind || types[*j].kind.is_organized() && one.kind != EntityKind::Person)
            {
                unite(clusters, i, *j);
            }
        }
        if !(one.kind.is_organized()
            || matches!(one.kind, EntityKind::Facility | EntityKind::Work | EntityKind::Occasion))
        {
            continue;
        }
        // Short forms: the first words, or the last two and more, of exactly one longer name.
        let mut longer: Vec<usize> = Vec::new();
        for word in [one.words.first(), one.words.last()].into_iter().flatten() {
            for &j in by_word.get(word.as_str()).map_or(&[][..], Vec::as_slice).iter().take(BUCKET) {
                let long = &types[j];
                let kinds = long.kind.is_organized() && one.kind.is_organized() || long.kind == one.kind;
                if j == i || long.words.len() <= one.words.len() || !kinds || longer.contains(&j) {
                    continue;
                }
                let rest = long.words.get(one.words.len()..).unwrap_or(&[]);
                let prefix = long.words.starts_with(&one.words);
                let bare = prefix && rest.iter().all(|w| sources.lexicon.is(w, Class::OptionalEnd));
                let begins =
                    prefix && (one.words.len() > 1 || one.text.chars().count() > 4) && !rest.iter().any(|w| w == "in");
                // `Rovers` of `Bramley Rovers`; not `Forces`, which many have.
                let nickname = one.words.len() == 1
                    && long.words.len() < 4
                    && one.text.ends_with('s')
                    && one.text.len() > 4
                    && one.kind == EntityKind::Organization
                    && !listed(long)
                    && one.words.iter().all(|w| {
                        let stem = w.strip_suffix('s').unwrap_or(w);
                        sources.lexicon.noun(stem).is_none() && sources.lexicon.noun(w).is_none()
                    })
                    && !one.words.first().is_some_and(|w| sources.lexicon.is(w, Class::OptionalEnd));
                // `the Commission` of the one commission that is named.
                let office = one.words.len() == 1
                    && sources.lexicon.noun(&one.words.concat()).is_some_and(|n| n.0 == NounKind::Organization);
                let storm = one.kind == EntityKind::Occasion;
                let ends = (one.words.len() > 1 || nickname || office || storm) && long.words.ends_with(&one.words);
                if bare || (begins || ends) && !(listed(one) && listed(long)) {
                    longer.push(j);
                }
            }
        }
        // Several longer spellings may be of one already.
        let root = |j: usize, clusters: &Clusters| types[j].mentions.first().map(|&m| clusters.root(m));
        if let [j, rest @ ..] = &longer[..]
            && rest.iter().all(|&k| root(k, clusters) == root(*j, clusters))
        {
            unite(clusters, i, *j);
        }
    }
}
