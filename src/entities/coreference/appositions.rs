//! Appositions and predicate nouns: what the tree says outright of who someone is.

use crate::article::TokenId;
use crate::entities::clusters::Clusters;
use crate::entities::mentions::candidate::{Candidate, Function, Number, Shape};
use crate::entities::mentions::heads::Heads;
use crate::entities::{EntityKind, Form, Sources};
use crate::language::Relation;
use crate::lexicon::{Class, Gender};
use std::collections::BTreeMap;

/// Mentions that say of another what it is: appositions and predicate nouns. They belong to its entity, and
/// no pronoun is asked whether it means them.
pub(crate) fn asides(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    heads: &Heads,
    clusters: &mut Clusters,
) -> Vec<bool> {
    let analysis = sources.analysis;
    let mut aside = vec![false; candidates.len()];
    let named = candidates.iter().enumerate().filter(|(_, c)| c.form == Form::Name && c.function != Function::Modifier);
    let ends: BTreeMap<TokenId, u32> = named.map(|(i, c)| (c.tokens.end, i as u32)).collect();
    for (i, candidate) in candidates.iter().enumerate() {
        if candidate.joined || candidate.form == Form::Pronoun {
            continue;
        }
        let Some(word) = analysis.word(candidate.head) else { continue };
        let predicate = analysis
            .children(candidate.head)
            .iter()
            .any(|&c| analysis.word(c).is_some_and(|w| w.relation == Relation::Cop));
        if let Some(to) = beside(sources, candidates, candidate, &ends) {
            clusters.union(to, i as u32);
            aside[i] = true;
        } else if word.relation == Relation::Appos {
            // `Reda and Hussein, the adviser`: the last of them.
            let last = word.head.and_then(|h| {
                let named = |k: TokenId| {
                    heads
                        .at(k)
                        .and_then(|a| candidates.get(a as usize))
                        .is_some_and(|a| a.name.is_some() || a.kind == Some(EntityKind::Person))
                };
                let conj = |k: TokenId| analysis.word(k).is_some_and(|w| w.relation == Relation::Conj);
                analysis
                    .children(h)
                    .iter()
                    .copied()
                    .rfind(|&k| k > h && k < candidate.phrase.start && conj(k) && named(k))
            });
            let Some(to) = last.or(word.head).and_then(|h| heads.at(h)) else { continue };
            let Some(other) = candidates.get(to as usize) else { continue };
            // `was born at Barlow, the son of a farmer`: said of the subject.
            let person = |c: &Candidate| c.kind == Some(EntityKind::Person);
            if person(candidate) && candidate.form == Form::Nominal && !person(other) {
                aside[i] = true;
            }
            if may_describe(sources, other, candidate) {
                clusters.union(to, i as u32);
                aside[i] = candidate.form != Form::Name;
                if aside[i] && other.form != Form::Name && candidate.form == Form::Name {
                    aside[to as usize] = true;
                }
            }
        } else if word.relation == Relation::Conj
            && candidate.form == Form::Nominal
            && candidate.kind == Some(EntityKind::Person)
            && candidate.number != Number::Plural
            && let Some(first) = word.head.and_then(|h| heads.at(h))
            && aside.get(first as usize) == Some(&true)
            && analysis
                .word(candidates.get(first as usize).map_or(0, |f| f.head))
                .is_some_and(|w| w.relation == Relation::Appos)
            && candidates.get(first as usize).is_some_and(|f| may_describe(sources, f, candidate))
        {
            // `Haqqani, the interior minister and the leader of the network`.
            clusters.union(first, i as u32);
            aside[i] = true;
        } else if candidate.form == Form::Nominal
            && matches!(word.relation, Relation::Obl | Relation::Nmod | Relation::Xcomp | Relation::Advcl)
            && analysis.children(candidate.head).iter().any(|&c| {
                sources.article.lower(c) == "as" && analysis.word(c).is_some_and(|w| w.relation == Relation::Case)
            })
        {
            // `worked as a guard`, `designated as a terrorist group`: what someone is, not someone more.
            aside[i] = true;
            // `Wike, who serves as a minister`
            if let Some(verb) = word.head.filter(|&v| matches!(analysis.lemma(v), "serve" | "work" | "act"))
                && candidate.kind == Some(EntityKind::Person)
                && let Some(&subject) = analysis
                    .children(verb)
                    .iter()
                    .find(|&&k| analysis.word(k).is_some_and(|w| w.relation == Relation::Nsubj))
            {
                let relative = matches!(sources.article.lower(subject), "who" | "that");
                let whom = if relative { analysis.word(verb).and_then(|w| w.head) } else { Some(subject) };
                if let Some(to) = whom.and_then(|t| heads.at(t))
                    && candidates
                        .get(to as usize)
                        .is_some_and(|o| o.name.is_some() && may_describe(sources, o, candidate))
                {
                    clusters.union(to, i as u32);
                }
            }
        } else if candidate.form == Form::Nominal
            && word.relation == Relation::Xcomp
            && word.head.is_some_and(|v| analysis.lemma_is(v, Class::Becoming))
        {
            // `became the head of the school`.
            aside[i] = true;
        } else if candidate.form == Form::Nominal
            && candidate.kind == Some(EntityKind::Person)
            && word.relation == Relation::Conj
            && let Some(first) = word.head.and_then(|h| heads.at(h)).filter(|&f| aside.get(f as usize) == Some(&true))
            && candidates.get(first as usize).is_some_and(|c| c.kind == candidate.kind && c.number == candidate.number)
        {
            // `She is a nurse and a mother of two.`
            aside[i] = true;
            clusters.union(first, i as u32);
        } else if predicate && candidate.form == Form::Nominal {
            // The predicate is kept out of coreference whether or not it is linked.
            aside[i] = true;
            let verb_less = analysis.children(candidate.head).iter().any(|&c| {
                analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::Mark))
                    || matches!(
                        sources.article.lower(c),
                        "not" | "n't" | "never" | "no" | "would" | "could" | "may" | "might" | "if" | "should" | "like"
                    )
            });
            let subject = analysis
                .children(candidate.head)
                .iter()
                .find(|&&c| analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::Nsubj)));
            // `James Otieno, who is her uncle`.
            let relative = word.relation == Relation::AclRelcl
                && subject.is_some_and(|&s| matches!(sources.article.lower(s), "who" | "which" | "that"));
            let subject = if relative { word.head } else { subject.copied() };
            if let Some(to) = subject.and_then(|s| heads.at(s))
                && let Some(other) = candidates.get(to as usize)
                && !verb_less
                && may_describe(sources, other, candidate)
                && matches!(candidate.kind, Some(EntityKind::Person | EntityKind::Group | EntityKind::Organization))
            {
                clusters.union(to, i as u32);
            }
        }
    }
    aside
}

/// `Juliaca, the largest city in the region,`: the name before the comma, where the tree hangs the noun elsewhere. `ends`
/// has the names by the token behind them.
fn beside(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    noun: &Candidate,
    ends: &BTreeMap<TokenId, u32>,
) -> Option<u32> {
    let Sources { article, analysis, .. } = *sources;
    let comma = noun.tokens.start.checked_sub(1).filter(|&t| article.word(t) == ",")?;
    let what = [Class::Designator, Class::Settlement, Class::CompanyNoun, Class::InstitutionNoun];
    let predicate = |&c: &TokenId| analysis.word(c).is_some_and(|w| w.relation == Relation::Cop);
    if analysis.word(noun.head)?.relation == Relation::Conj
        || analysis.children(noun.head).iter().any(predicate)
        || !matches!(noun.shape, Shape::Definite | Shape::Indefinite)
        || noun.tokens.len() < 3
        || !matches!(article.word(noun.phrase.end), "," | "." | ")")
        || !what.iter().any(|&c| analysis.lemma_is(noun.head, c))
    {
        return None;
    }
    let to = *ends.get(&comma)?;
    candidates.get(to as usize).is_some_and(|o| may_describe(sources, o, noun)).then_some(to)
}

/// True where a noun can say what a mention is: kinds and numbers fit, and it is no second name.
fn may_describe(sources: &Sources<'_>, one: &Candidate, noun: &Candidate) -> bool {
    if one.form == Form::Name && noun.form == Form::Name || one.form == Form::Adjective || noun.form == Form::Adjective
    {
        return false;
    }
    if one.form == Form::Pronoun {
        return noun.human == Some(true)
            && one.human == Some(true)
            && one.number == noun.number
            && !clash(one.gender, noun.gender);
    }
    let (Some(a), Some(b)) = (one.kind, noun.kind) else { return false };
    use EntityKind as K;
    // `Hezbollah, a crucial ally`: what is said of persons and of bodies alike.
    let side = |noun: &Candidate| sources.analysis.lemma_is(noun.head, Class::RelationNoun);
    // Also in front: `its rival, Lakeshore Metals`.
    let (name, other) = if noun.form == Form::Name { (noun, one) } else { (one, noun) };
    if name.form == Form::Name && other.form == Form::Nominal && side(other) {
        let kind = name.kind;
        return matches!(kind, Some(K::Person | K::Group | K::Organization | K::Place))
            && other.number != Number::Plural;
    }
    let fits = match (a, b) {
        (K::Person, K::Person) => true,
        (K::Person, _) | (_, K::Person) => false,
        (K::Group | K::Organization | K::People, K::Group | K::Organization | K::People) => true,
        (K::Place | K::Facility, K::Place | K::Facility) => true,
        (K::Organization | K::Work, K::Organization | K::Object | K::Work) => one.form == Form::Name || a == b,
        (K::Object | K::Occasion | K::Work, K::Object | K::Occasion | K::Work) => true,
        _ => false,
    };
    let numbers = one.number == noun.number || one.number == Number::Unknown || noun.number == Number::Unknown;
    fits && numbers && !clash(one.gender, noun.gender)
}

pub(crate) fn clash(a: Gender, b: Gender) -> bool {
    a != b && a != Gender::Unknown && b != Gender::Unknown
}
