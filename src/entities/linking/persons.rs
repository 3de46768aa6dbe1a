//! Persons' names that are one person's: full names with each other, surnames and given names with full ones.
//!
//! Where two readings are open, the names stay apart: a wrong merge is worse than a missed one.

use crate::entities::Sources;
use crate::entities::clusters::Clusters;
use crate::entities::linking::name_type::{BUCKET, Type};
use crate::entities::mentions::candidate::Candidate;
use crate::entities::names::span::NameSpan;
use crate::entities::names::spelling::{one_person, romanised};
use crate::lexicon::Gender;
use crate::order::Order;
use crate::order::OrderedMap;

fn first(one: &Type) -> &str {
    one.words.first().map_or("", String::as_str)
}

/// True for a name behind a kinship word: `his son, Edward Rogers`.
fn is_kin(sources: &Sources<'_>, names: &[NameSpan], candidates: &[Candidate], mention: u32) -> bool {
    let Some(name) = candidates.get(mention as usize).and_then(|c| c.name).and_then(|n| names.get(n)) else {
        return false;
    };
    let from = name.titled_from;
    (1..=2).filter_map(|back| from.checked_sub(back)).any(|t| sources.lexicon.kin(sources.analysis.lemma(t)).is_some())
}

/// Full names of one person: those of one surname are compared.
pub(crate) fn full(
    sources: &Sources<'_>,
    names: &[NameSpan],
    candidates: &[Candidate],
    types: &[Type],
    clusters: &mut Clusters,
) {
    let mut by_surname: OrderedMap<String, Vec<&Type>> = OrderedMap::new();
    for one in types.iter().filter(|t| t.words.len() > 1) {
        let Some(last) = one.words.last() else { continue };
        let bucket = by_surname.entry(romanised(last)).or_default();
        for other in bucket.iter().rev().take(BUCKET) {
            // `its founder, Ted Rogers ... his son, Edward Rogers`: a nickname for one is no name for the other.
            let (own, known) = (first(one), first(other));
            let nicknamed = own != known && !own.starts_with(known) && !known.starts_with(own);
            let kin = |t: &Type| t.mentions.iter().take(4).any(|&m| is_kin(sources, names, candidates, m));
            if one_person(&one.words, &other.words, sources.lexicon)
                && !(nicknamed && (kin(one) || kin(other)))
                && !one.gender.is_against(other.gender)
                && let (Some(&a), Some(&b)) = (one.mentions.first(), other.mentions.first())
            {
                clusters.union(a, b);
            }
        }
        bucket.push(one);
    }
}

/// Short names, one by one: by surname first, then by given or middle name.
pub(crate) fn short(candidates: &[Candidate], types: &[Type], clusters: &mut Clusters) {
    let mut by_word: OrderedMap<&str, Vec<usize>> = OrderedMap::new();
    for (i, full) in types.iter().enumerate().filter(|(_, t)| t.words.len() > 1) {
        for word in &full.words {
            let list = by_word.entry(word).or_default();
            if list.last() != Some(&i) {
                list.push(i);
            }
        }
    }
    let genders = genders(candidates, types);
    let mut homeless: OrderedMap<&str, Vec<u32>> = OrderedMap::new();
    for (i, short) in types.iter().enumerate() {
        let Some(last) = short.words.last() else { continue };
        let known = by_word.get(last.as_str()).map_or(&[][..], Vec::as_slice);
        // Who has gone by the short name before keeps it: the other one of a couple gets the full name.
        let mut bearer: Option<usize> = None;
        for &mention in &short.mentions {
            let gender = gender_of(candidates, mention);
            let others = known.iter().copied().take(BUCKET).filter(|&j| j != i);
            let best = best_fits(types, short, others.filter(|&j| !gender.is_against(genders[j])));
            let kept = bearer.filter(|b| best.contains(b)).and_then(|b| types[b].mentions.first().copied());
            match kept.or_else(|| likeliest(types, &best, mention, clusters)) {
                Some(to) => {
                    bearer = best.iter().copied().find(|&b| types[b].mentions.iter().any(|&m| clusters.same(m, to)));
                    clusters.union(to, mention);
                }
                None if short.words.len() == 1 => homeless.entry(last).or_default().push(mention),
                None => {}
            }
        }
    }
    for mentions in homeless.values() {
        bearers(candidates, mentions, clusters);
    }
}

/// The gender of each type. Where a full name does not tell, it is what most of those of its surname are called, else the first
/// of them, so that the `Mr. Corvane` who speaks of Shirelle Corvane, `Ms. Corvane`, is another.
fn genders(candidates: &[Candidate], types: &[Type]) -> Vec<Gender> {
    let mut called: OrderedMap<&str, (i32, Gender)> = OrderedMap::new();
    for short in types {
        let (Some(last), 1) = (short.words.last(), short.words.len()) else { continue };
        let (men, first) = called.entry(last).or_insert((0, Gender::Unknown));
        for &mention in &short.mentions {
            let gender = gender_of(candidates, mention);
            *men += i32::from(gender == Gender::Male) - i32::from(gender == Gender::Female);
            if *first == Gender::Unknown {
                *first = gender;
            }
        }
    }
    let told = |full: &Type| match full.words.last().and_then(|last| called.get(last.as_str())) {
        Some((1.., _)) => Gender::Male,
        Some((..=-1, _)) => Gender::Female,
        Some((0, first)) => *first,
        None => Gender::Unknown,
    };
    types.iter().map(|t| if t.gender == Gender::Unknown { told(t) } else { t.gender }).collect()
}

fn gender_of(candidates: &[Candidate], mention: u32) -> Gender {
    candidates.get(mention as usize).map_or(Gender::Unknown, |c| c.gender)
}

/// The longer names that the short one fits best: the end of them, else their beginning, else what stands within.
fn best_fits(types: &[Type], short: &Type, longer: impl Iterator<Item = usize>) -> Vec<usize> {
    let words = short.words.as_slice();
    let rank = |long: &Type| {
        if long.words.len() <= words.len() {
            None
        } else if long.words.ends_with(words) {
            Some(0)
        } else if long.words.starts_with(words) {
            Some(1)
        } else {
            long.words.windows(words.len()).any(|w| w == words).then_some(2)
        }
    };
    let found: Vec<(u8, usize)> = longer.filter_map(|j| Some((rank(&types[j])?, j))).collect();
    let best = found.iter().map(|f| f.0).min();
    found.iter().filter(|f| Some(f.0) == best).map(|f| f.1).collect()
}

/// A surname of nobody named in full is one person's; but `Mr. Assad` and `Mrs. Assad` are two, and a bare `Assad` is the
/// one of them mentioned last.
fn bearers(candidates: &[Candidate], mentions: &[u32], clusters: &mut Clusters) {
    let both = [Gender::Male, Gender::Female].iter().all(|&g| mentions.iter().any(|&m| gender_of(candidates, m) == g));
    let mut of: [Option<u32>; 2] = [None, None];
    let mut slot = 0;
    for &m in mentions {
        slot = match gender_of(candidates, m) {
            Gender::Male if both => 0,
            Gender::Female if both => 1,
            _ => slot,
        };
        match of[slot] {
            Some(first) => clusters.union(first, m),
            None => of[slot] = Some(m),
        }
    }
}

/// Of several people of one short name the one named in full most often before, of equals the first: the article is
/// about him and not about his brother. Else the first to be named after.
fn likeliest(types: &[Type], of: &[usize], mention: u32, clusters: &Clusters) -> Option<u32> {
    let mut roots: Vec<u32> = of.iter().filter_map(|&j| types[j].mentions.first()).map(|&m| clusters.root(m)).collect();
    roots.order();
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
