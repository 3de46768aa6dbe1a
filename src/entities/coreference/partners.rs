//! `a policeman and his children`, `Mattel and its suppliers`: whose the second is, the first tells.

use crate::article::TokenId;
use crate::entities::EntityKind;
use crate::entities::Sources;
use crate::entities::clusters::Clusters;
use crate::entities::mentions::candidate::{Candidate, Function, Number, Settled, Shape};
use crate::entities::mentions::heads::Heads;
use crate::language::{Relation, Word};
use crate::lexicon::Gender;

/// A decade of someone's life: `60s`, `twenties`, `teens`.
fn is_decade(sources: &Sources<'_>, noun: TokenId) -> bool {
    let low = sources.article.lower(noun);
    let figures = low.strip_suffix("0s").is_some_and(|f| f.len() == 1 && f.bytes().all(|b| b.is_ascii_digit()));
    figures
        || one_of!(
            low,
            "teens"
                | "twenties"
                | "thirties"
                | "forties"
                | "fifties"
                | "sixties"
                | "seventies"
                | "eighties"
                | "nineties"
        )
}

/// Who is `in his 60s`: the noun before that, whether the tree has the years under it or under the verb.
fn aged(sources: &Sources<'_>, pronoun: TokenId, years: &Word) -> Option<TokenId> {
    let case = pronoun.checked_sub(1).filter(|&t| sources.article.lower(t) == "in")?;
    let noun = |t: &TokenId| sources.analysis.word(*t).is_some_and(|w| w.tag.is_noun());
    match years.relation {
        Relation::Nmod => years.head.filter(noun),
        Relation::Obl => case.checked_sub(1).filter(noun),
        _ => None,
    }
}

/// Puts a possessive in the second of two nouns with the first, where it can mean that.
pub(crate) fn owners(sources: &Sources<'_>, candidates: &[Candidate], heads: &Heads, clusters: &mut Clusters) {
    let word = |t| sources.analysis.word(t);
    for (i, m) in candidates.iter().enumerate() {
        if m.function != Function::Possessor
            || m.settled == Settled::Apart
            || clusters.of(i as u32).is_some_and(|t| t.size > 1)
        {
            continue;
        }
        let Some(noun) = word(m.head).and_then(|w| w.head) else { continue };
        let Some(second) = word(noun).filter(|w| w.relation == Relation::Conj || is_decade(sources, noun)) else {
            continue;
        };
        let first = match second.relation {
            Relation::Conj => second.head,
            // `a man in his 60s`, and nobody who says so.
            _ => aged(sources, m.head, &second),
        };
        let Some(first) = first.filter(|&h| h < m.head) else { continue };
        // Of three the last may be the second's.
        let between = |k: u32| first < k && k < noun && word(k).is_some_and(|w| w.relation == Relation::Conj);
        let Some(at) = heads.at(first).filter(|_| !sources.analysis.children(first).iter().any(|&k| between(k))) else {
            continue;
        };
        let (Some(a), Some(x)) = (candidates.get(at as usize), clusters.of(at)) else { continue };
        let person = x.kind == Some(EntityKind::Person) && x.human == Some(true);
        let body = matches!(x.kind, Some(EntityKind::Organization | EntityKind::Place | EntityKind::Group));
        let gender = x.gender == Gender::Unknown || x.gender == m.gender;
        let fits = match m.shape {
            Shape::He => person && x.number != Number::Plural && gender,
            Shape::It => body && x.number != Number::Plural && x.human != Some(true),
            Shape::They => x.human != Some(false) && x.number == Number::Plural,
            _ => false,
        };
        // `her mother and her father`: both are someone else's.
        let owned = |&k: &u32| word(k).is_some_and(|w| w.relation == Relation::NmodPoss);
        if fits && !sources.analysis.children(a.head).iter().any(owned) {
            clusters.union(at, i as u32);
        }
    }
}
