//! Mentions by name.

use crate::article::TokenId;
use crate::entities::mentions::candidate::{Candidate, Function, Number, Settled, Shape};
use crate::entities::mentions::function::function_of;
use crate::entities::mentions::noun_phrases::Phrases;
use crate::entities::mentions::quotations::Quotes;
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Form, Sources};
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Gender, fold_case};
use std::ops::Range;

/// The token of `range` that hangs on one outside it.
fn head_of(sources: &Sources<'_>, range: Range<TokenId>) -> TokenId {
    let outside = |t: &TokenId| match sources.analysis.word(*t) {
        Some(word) => word.head.is_none_or(|h| !range.contains(&h)),
        None => false,
    };
    let is_noun = |t: &TokenId| sources.analysis.word(*t).is_some_and(|w| w.tag.is_noun());
    range
        .clone()
        .rev()
        .find(|t| outside(t) && is_noun(t))
        .or_else(|| range.clone().rev().find(outside))
        .unwrap_or(range.end.saturating_sub(1))
}

pub(crate) fn named(
    sources: &Sources<'_>,
    index: usize,
    name: &NameSpan,
    phrases: &Phrases,
    quotes: &Quotes,
) -> Option<Candidate> {
    let analysis = sources.analysis;
    let head = head_of(sources, name.tokens.clone());
    let word = analysis.word(head)?;
    let mut modifier = matches!(word.relation, Relation::Compound | Relation::Amod | Relation::Flat);
    // A name that heads the phrase in which it stands owns the phrase; one inside it is its own words only.
    let mut phrase = if modifier { name.tokens.clone() } else { phrases.whole_phrase(head) };
    if phrase.start > name.tokens.start || phrase.end < name.tokens.end {
        phrase = phrase.start.min(name.tokens.start)..phrase.end.max(name.tokens.end);
    }
    if name.titled_from < phrase.start {
        phrase.start = name.titled_from;
    }
    let people = name.kind == EntityKind::People;
    if people && name.tokens.end - name.tokens.start == 1 && word.tag == Tag::Jj {
        modifier = true;
        phrase = name.tokens.clone();
    }
    let opens = compatriot(sources, head, name, modifier).filter(|_| people);
    let someone = opens.is_some();
    let plural = people && !modifier && sources.article.word(head).ends_with('s');
    let form = if people && (modifier || !plural && word.pos == Pos::Adj) { Form::Adjective } else { Form::Name };
    let form = if someone { Form::Nominal } else { form };
    let (human, number) = match name.kind {
        _ if someone => (Some(true), Number::Singular),
        EntityKind::Person => (Some(true), Number::Singular),
        EntityKind::People => (Some(true), if plural { Number::Plural } else { Number::Unknown }),
        EntityKind::Organization | EntityKind::Group => (None, Number::Unknown),
        _ => (Some(false), Number::Singular),
    };
    let person = name.kind == EntityKind::Person;
    let gender = if person { gender_of(sources, name) } else { Gender::Unknown };
    let single = name.tokens.end - name.tokens.start == 1 && (person || doubtful(name));
    let word = sources.article.lower(name.tokens.start);
    let folded = fold_case(word);
    let leaning = sources.lexicon.given_name(&folded).filter(|_| single).unwrap_or_default();
    let from = opens.unwrap_or(phrase.start);
    phrase.start = phrase.start.min(from);
    Some(Candidate {
        tokens: if someone { from..name.tokens.end } else { name.tokens.clone() },
        phrase,
        head,
        form,
        shape: match sources.article.lower(from) {
            _ if !someone => Shape::Name,
            "the" => Shape::Definite,
            _ => Shape::Indefinite,
        },
        kind: Some(if someone { EntityKind::Person } else { name.kind }),
        number,
        gender,
        leaning,
        given: single && sources.lexicon.only_given(&folded),
        human,
        function: if modifier && !someone { Function::Modifier } else { function_of(sources, head) },
        name: Some(index).filter(|_| !someone),
        sentence: sources.article.tokens.get(head as usize)?.sentence,
        quote: quotes.at(head),
        joined: false,
        settled: Settled::No,
        land: None,
        doubtful: doubtful(name),
    })
}

/// `The Swede`, `an Israeli`: where the phrase for one of a people begins.
fn compatriot(sources: &Sources<'_>, head: TokenId, name: &NameSpan, modifier: bool) -> Option<TokenId> {
    let Sources { article, analysis, lexicon, .. } = *sources;
    let word = article.word(head);
    // `the 28-year-old Swede`.
    let first = article.sentence_of(head).map_or(head, |s| s.tokens.start).max(name.tokens.start.saturating_sub(7));
    let small = |t: TokenId| article.word(t).starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || c == '-');
    let opens = (first..name.tokens.start)
        .rev()
        .find(|&t| one_of!(article.lower(t), "the" | "a" | "an"))
        .filter(|&t| (t + 1..name.tokens.start).all(small))?;
    // `The Swede Johan Lind`, not `the Swede Bank`.
    let next = article.word(name.tokens.end);
    let called = next.starts_with(char::is_uppercase)
        && lexicon.title(&fold_case(next)).is_none()
        && lexicon.given_name(&fold_case(next)).is_some();
    let fits = name.len() == 1
        && (!modifier || called)
        && name.people.is_some_and(|p| !p.country.is_empty())
        && !word.ends_with('s')
        // `Swede` is no adjective, whatever the model takes it for.
        && (analysis.word(head).is_some_and(|w| w.tag.is_noun()) || name.people.is_some_and(|p| p.adjective != word))
        && lexicon.people(&format!("{word}s")).is_some();
    fits.then_some(opens)
}

/// True where the kind is the model's guess and not a sure one.
fn doubtful(name: &NameSpan) -> bool {
    !name.listed() && name.kind != EntityKind::Person && name.confidence < 0.9
}

/// From the title before the name, else from the given name.
fn gender_of(sources: &Sources<'_>, name: &NameSpan) -> Gender {
    if let Some(title) = name.title
        && title.gender != Gender::Unknown
    {
        return title.gender;
    }
    if name.tokens.end - name.tokens.start < 2 {
        return Gender::Unknown;
    }
    let first = sources.article.lower(name.tokens.start);
    sources.lexicon.given_name(&fold_case(first)).unwrap_or_default()
}
