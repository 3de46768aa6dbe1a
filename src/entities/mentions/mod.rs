//! Mentions: every noun phrase that may stand for someone or something, with what agreement needs to know of it.

pub(crate) mod candidate;
pub(crate) mod coordination;
pub(crate) mod function;
pub(crate) mod heads;
pub(crate) mod named;
pub(crate) mod nominals;
pub(crate) mod noun_phrases;
pub(crate) mod pronouns;
pub(crate) mod quotations;

use crate::article::{BlockKind, TokenId};
use crate::entities::mentions::candidate::{Candidate, Function, Land, Shape};
use crate::entities::mentions::coordination::joined;
use crate::entities::mentions::nominals::nominal;
use crate::entities::mentions::noun_phrases::Phrases;
use crate::entities::mentions::pronouns::pronoun;
use crate::entities::mentions::quotations::Quotes;
use crate::entities::names::span::NameSpan;
use crate::entities::sources::timed;
use crate::entities::{EntityKind, Form, Sources};
use crate::language::Relation;
use crate::lexicon::{Gender, TitleSort, fold, fold_case};
use crate::order::Order;
use std::cmp::Reverse;

/// The code of the land that the words before a noun, or in a body's name, tell.
fn land_of(sources: &Sources<'_>, c: &Candidate, names: &[NameSpan]) -> Option<Land> {
    let Sources { article, lexicon, .. } = *sources;
    let body = c.kind.is_some_and(EntityKind::is_organized);
    let within = match c.form {
        Form::Nominal => c.tokens.start..c.head,
        Form::Name if body => c.tokens.start..c.head,
        // `Iranian Foreign Minister Araghchi`, `Argentina's President Milei`.
        Form::Name if c.kind == Some(EntityKind::Person) => {
            let from = names.get(c.name?)?.titled_from;
            let possessive = from > 0 && one_of!(article.word(from - 1), "'s" | "’s" | "'" | "’");
            let end = from - TokenId::from(possessive);
            let first = article.sentence_of(c.head)?.tokens.start;
            if from == c.tokens.start && !possessive { end..end } else { end.saturating_sub(2).max(first)..end }
        }
        _ => return None,
    };
    let lands = within.clone().filter_map(|t| {
        let raised = |w: &str| w.starts_with(char::is_uppercase);
        let one = |w: &str| lexicon.people(w).or_else(|| lexicon.country(&fold(w)));
        // `South Korean`: two words first.
        let two = t > 0 && raised(article.word(t - 1)) || t + 1 < within.end && raised(article.word(t + 1));
        let pair = |a: TokenId| one(&format!("{} {}", article.word(a), article.word(a + 1)));
        let wide = if two { t.checked_sub(1).and_then(pair).or_else(|| pair(t)) } else { None };
        Some(article.word(t)).filter(|w| raised(w)).and_then(|w| wide.or_else(|| one(w)))
    });
    lands.map(|p| p.country).find(|l| !l.is_empty())?.as_bytes().try_into().ok()
}

/// Every mention, by start and then the longer first.
pub(crate) fn find(sources: &Sources<'_>, names: &[NameSpan], phrases: &Phrases, quotes: &Quotes) -> Vec<Candidate> {
    let tokens = sources.article.tokens.len() as TokenId;
    // More than news has: to grow, the list would need its room twice.
    let mut out = Vec::with_capacity(tokens as usize / 3);
    let mut names_at = vec![false; tokens as usize];
    for (i, name) in names.iter().enumerate() {
        for t in name.tokens.clone() {
            if let Some(slot) = names_at.get_mut(t as usize) {
                *slot = true;
            }
        }
        if let Some(candidate) = named::named(sources, i, name, phrases, quotes) {
            out.push(candidate);
        }
    }
    let timed = timed(sources);
    // `Ms`, `Brig Gen` before a name, where the tree makes them heads.
    let mut ranks = vec![false; tokens as usize];
    for t in names.iter().flat_map(|n| n.titled_from..n.tokens.start) {
        let sort = sources.lexicon.title(&fold_case(sources.article.word(t))).map(|t| t.sort);
        if matches!(sort, Some(TitleSort::Honorific | TitleSort::Rank))
            && sources.article.word(t).starts_with(char::is_uppercase)
            && let Some(slot) = ranks.get_mut(t as usize)
        {
            *slot = true;
        }
    }
    for t in 0..tokens {
        if ranks.get(t as usize) == Some(&true) {
            continue;
        }
        if names_at.get(t as usize) == Some(&true) || timed.get(t as usize) == Some(&true) {
            continue;
        }
        // `Our Correspondent` above the story is nobody in it.
        if sources.article.block_kind_of(t) == BlockKind::Byline {
            continue;
        }
        if let Some(candidate) = pronoun(sources, t, quotes).or_else(|| nominal(sources, t, phrases, quotes)) {
            out.push(candidate);
        }
    }
    for c in &mut out {
        c.land = land_of(sources, c, names);
    }
    joined(sources, phrases, &mut out);
    out.shrink_to_fit();
    // By keys made once: sorting the mentions themselves takes as much memory again.
    out.order_by_key(|c| (c.phrase.start, Reverse(c.phrase.end), c.head));
    unsex(sources, names, &mut out);
    out
}

/// `Robin Voss, whose books sold well, died at her home`: where nobody else can be meant by the first `he` or `she`, the list of
/// given names is wrong of who was named first.
fn unsex(sources: &Sources<'_>, names: &[NameSpan], candidates: &mut [Candidate]) {
    let titled = |c: &Candidate| c.name.and_then(|n| names.get(n)?.title).is_some_and(|t| t.gender != Gender::Unknown);
    // "Voss, author of two books": what says who someone is does not count.
    let aside = |c: &Candidate| {
        c.form == Form::Nominal && sources.analysis.word(c.head).is_some_and(|w| w.relation == Relation::Appos)
    };
    let person = |c: &&Candidate| (c.kind == Some(EntityKind::Person) || c.shape == Shape::He) && !aside(c);
    let mut people = candidates.iter().filter(person);
    let named = |c: &&Candidate| c.form == Form::Name && c.function == Function::Subject && !titled(c);
    let Some(first) = people.next().filter(named).cloned() else { return };
    let like = |c: &&Candidate| c.shape != Shape::He && c.gender == first.gender && !titled(c);
    let given = |c: &Candidate| sources.article.lower(c.tokens.start);
    let own = |c: &Candidate| c.form == Form::Name && given(c) == given(&first);
    // In a sentence that names her: "Ann Voss left. He said ..." is of another.
    let near = |c: &&Candidate| candidates.iter().any(|n| own(n) && n.sentence == c.sentence && n.head < c.head);
    let soon = |c: &&Candidate| c.shape == Shape::He && c.quote.is_none() && near(c);
    let Some(next) = people.find(|c| !like(c)).filter(soon) else { return };
    if first.gender == Gender::Unknown || next.gender == Gender::Unknown || next.gender == first.gender {
        return;
    }
    for c in candidates.iter_mut().filter(|c| own(c)) {
        c.gender = Gender::Unknown;
    }
}
