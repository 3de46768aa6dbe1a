//! Persons' names that are one person's: full names with each other, surnames and given names with full ones.
//!
//! Where two readings are open, the names stay apart: a wrong merge is worse than a missed one.

use crate::entities::Sources;
use crate::entities::clusters::{Clusters, union_all};
use crate::entities::linking::name_type::{BUCKET, Type};
use crate::entities::mentions::candidate::Candidate;
use crate::entities::names::span::NameSpan;
use crate::entities::names::spelling::{one_person, romanised};
use crate::lexicon::Gender;
use std::collections::BTreeMap;

fn opposite(a: Gender, b: Gender) -> bool {
    a != b && a != Gender::Unknown && b != Gender::Unknown
}

/// True for a name behind a kinship word: `his son, Edward Rogers`.
fn is_kin(sources: &Sources<'_>, names: &[NameSpan], candidates: &[Candidate], mention: u32) -> bool {
    let Some(name) = candidates.get(mention as usize).and_then(|c| c.name).and_then(|n| names.get(n)) else {
        return false;
    };
    let from = name.titled_from;
    (1..=2).filter_map(|back| from.checked_sub(back)).any(|t| sources.lexicon.kin(sources.analysis.lemma(t)).is_some())
}

/// Full names of one person, then the short ones that mean him.
pub(crate) fn link(
    sources: &Sources<'_>,
    names: &[NameSpan],
    candidates: &[Candidate],
    types: &[Type],
    clusters: &mut Clusters,
) {
    let full: Vec<usize> = (0..types.len()).filter(|&i| types[i].words.len() > 1).collect();
    // Full names: those of one surname are compared.
    let mut surname: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut any_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for &i in &full {
        union_all(clusters, &types[i].mentions);
        let Some(last) = types[i].words.last() else { continue };
        let bucket = surname.entry(romanised(last)).or_default();
        for &j in bucket.iter().rev().take(BUCKET) {
            // `its founder, Ted Rogers ... his son, Edward Rogers`: a nickname for one is no name for the other.
            let first = |k: usize| types[k].words.first().map_or("", String::as_str);
            let nicknamed = first(i) != first(j) && !first(i).starts_with(first(j)) && !first(j).starts_with(first(i));
            let kin = |k: usize| types[k].mentions.iter().take(4).any(|&m| is_kin(sources, names, candidates, m));
            if one_person(&types[i].words, &types[j].words, sources.lexicon)
                && !(nicknamed && (kin(i) || kin(j)))
                && !opposite(types[i].gender, types[j].gender)
                && let (Some(&a), Some(&b)) = (types[i].mentions.first(), types[j].mentions.first())
            {
                clusters.union(a, b);
            }
        }
        bucket.push(i);
        for word in &types[i].words {
            let list = any_word.entry(word).or_default();
            if list.last() != Some(&i) {
                list.push(i);
            }
        }
    }
    // Short names: by surname first, then by given or middle name.
    let mut homeless: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (i, short) in types.iter().enumerate() {
        let Some(last) = short.words.last() else { continue };
        let known = any_word.get(last.as_str()).map_or(&[][..], Vec::as_slice);
        // Who has gone by the short name before keeps it: the other one of a couple gets the full name.
        let mut bearer: Option<usize> = None;
        for &mention in &short.mentions {
            let gender = candidates.get(mention as usize).map_or(Gender::Unknown, |c| c.gender);
            let mut found: Vec<(u8, usize)> = Vec::new();
            for &j in known.iter().take(BUCKET) {
                let long = &types[j];
                if j == i || long.words.len() <= short.words.len() || opposite(gender, long.gender) {
                    continue;
                }
                let rank = if long.words.ends_with(&short.words) {
                    0
                } else if long.words.starts_with(&short.words) {
                    1
                } else if long.words.windows(short.words.len()).any(|w| w == short.words.as_slice()) {
                    2
                } else {
                    continue;
                };
                found.push((rank, j));
            }
            let best = found.iter().map(|f| f.0).min();
            let best: Vec<usize> = found.iter().filter(|f| Some(f.0) == best).map(|f| f.1).collect();
            let kept = bearer.filter(|b| best.contains(b)).and_then(|b| types[b].mentions.first().copied());
            match kept.or_else(|| likeliest(types, &best, mention, clusters)) {
                Some(to) => {
                    bearer = best.iter().copied().find(|&b| types[b].mentions.iter().any(|&m| clusters.same(m, to)));
                    clusters.union(to, mention);
                }
                None if short.words.len() == 1 => homeless.entry(last.clone()).or_default().push(mention),
                None => {}
            }
        }
    }
    for mentions in homeless.values() {
        // `Mr. Assad` and `Mrs. Assad` are two; a bare `Assad` is the one of them mentioned last.
        let gender = |m: u32| candidates.get(m as usize).map_or(Gender::Unknown, |c| c.gender);
        let both = [Gender::Male, Gender::Female].iter().all(|&g| mentions.iter().any(|&m| gender(m) == g));
        let mut of: [Option<u32>; 2] = [None, None];
        let mut slot = 0;
        for &m in mentions {
            if both {
                slot = match gender(m) {
                    Gender::Male => 0,
                    Gender::Female => 1,
                    Gender::Unknown => slot,
                };
            }
            match of[slot] {
                Some(first) => clusters.union(first, m),
                None => of[slot] = Some(m),
            }
        }
    }
}

/// Of several people of one short name the one named in full most often before, of equals the first: the article is
/// about him and not about his brother. Else the first to be named after.
fn likeliest(types: &[Type], of: &[usize], mention: u32, clusters: &Clusters) -> Option<u32> {
    let mut roots: Vec<u32> = of.iter().filter_map(|&j| types[j].mentions.first()).map(|&m| clusters.root(m)).collect();
    roots.sort_unstable();
    roots.dedup();
    if roots.len() == 1 {
        return roots.first().copied();
    }
    let mut before: Option<(usize, u32)> = None;
    let mut after: Option<u32> = None;
    for &j in of {
        let at = types[j].mentions.partition_point(|&m| m < mention);
        if let Some(&first) = types[j].mentions.first().filter(|_| at > 0)
            && before.is_none_or(|(most, known)| (at, known) > (most, first))
        {
            before = Some((at, first));
        }
        if let Some(&m) = types[j].mentions.get(at) {
            after = Some(after.map_or(m, |a: u32| a.min(m)));
        }
    }
    before.map(|(_, first)| first).or(after)
}
