//! Toponym recognition: which names are places, by the model, the gazetteer and the words around, weighed together.

mod clues;
mod coherence;
mod evidence;

use crate::article::{Article, TokenId, TokenKind};
use crate::gazetteer::{Gazetteer, Kind, Match};
use crate::language::{Analysis, Name, NameKind};
use crate::lexicon::Class;
use crate::order::Order;
use crate::order::OrderedSet;
use std::ops::Range;

pub(crate) use clues::{is_division_abbreviation, names_something_else, of_firm};

/// Least score of a place.
const ACCEPT: f32 = 1.0;

/// What every match is weighed against.
struct Context<'a> {
    article: &'a Article<'a>,
    analysis: &'a Analysis,
    gazetteer: &'a Gazetteer,
    /// Words, in small letters, of persons' names of two words and more: a lone one of them is the person again.
    persons: OrderedSet<&'a str>,
    /// Countries that the text names, or whose people it names.
    countries: OrderedSet<u16>,
}

/// A match of the gazetteer with what speaks for its being a place.
struct Candidate {
    found: Match,
    score: f32,
    /// Names of the model that it shares tokens with, as indexes.
    names: Range<usize>,
}

impl Candidate {
    fn accepted(&self) -> bool {
        self.score >= ACCEPT
    }
}

/// The names of `analysis`, those of places brought into line with the gazetteer and the words around them.
pub fn recognize(analysis: &Analysis, article: &Article<'_>, gazetteer: &Gazetteer) -> Vec<Name> {
    let (countries, looked_up) = named_countries(article, gazetteer);
    let context = Context { article, analysis, gazetteer, persons: person_words(analysis, article), countries };
    let mut candidates = matches(&context, looked_up);
    coherence::nested(&mut candidates, &context);
    coherence::at_home(&mut candidates, &context);
    coherence::listed(&mut candidates, &context);
    coherence::one_sense(&mut candidates, &context);
    let mut names = analysis.names.clone();
    for name in &mut names {
        let other = name.kind != NameKind::Place && name.tokens.len() <= 3;
        if other && clues::enumerated(&context, name.tokens.start) || evidence::transliterated(&context, name) {
            name.kind = NameKind::Place;
            name.confidence = 0.5;
        }
    }
    let diseases = clues::diseases(&context);
    let mut names = merged(candidates, names, article);
    names.retain(|n| {
        let before = n.tokens.start.checked_sub(1).map_or("", |t| article.lower(t));
        let named = article.text_of(n.tokens.clone());
        let disease = diseases.contains(named)
            && !one_of!(before, "in" | "near" | "at")
            && !(article.word(n.tokens.end) == "," && article.is_capital(n.tokens.end + 1))
            && !clues::is_capital_or_land(&context, named);
        n.kind != NameKind::Place || !disease
    });
    names
}

/// What was looked up in the gazetteer already: tokens, in order, with the longest match that begins there.
type LookedUp = Vec<(TokenId, Option<Match>)>;

/// The longest matches of the gazetteer, weighed one by one.
fn matches(context: &Context<'_>, looked_up: LookedUp) -> Vec<Candidate> {
    let Context { article, analysis, gazetteer, .. } = *context;
    let mut out: Vec<Candidate> = Vec::new();
    let mut token: TokenId = 0;
    let mut looked_up = looked_up.into_iter().peekable();
    while (token as usize) < article.tokens.len() {
        while looked_up.next_if(|(at, _)| *at < token).is_some() {}
        let found = match looked_up.next_if(|(at, _)| *at == token) {
            Some((_, found)) => found,
            None => gazetteer.longest_match(article, token),
        };
        let behind = |w: &Candidate| w.found.tokens.end + 1 == token && article.word(token - 1) == ",";
        let short = out.last().is_some_and(behind) && is_division_abbreviation(article, gazetteer, token);
        let state = if short { gazetteer.of_abbreviation(article.word(token)) } else { None };
        let found = match (found, state) {
            (Some(found), state) if state.is_none() || found.tokens.len() > 1 => found,
            (_, Some(state)) => Match { tokens: token..token + 1, records: vec![state] },
            _ => {
                token += 1;
                continue;
            }
        };
        token = found.tokens.end.max(token + 1);
        let first = analysis.names.partition_point(|n| n.tokens.end <= found.tokens.start);
        let last = analysis.names.partition_point(|n| n.tokens.start < found.tokens.end);
        let names = first..last.max(first);
        let before = out.last().filter(|w| w.accepted()).map(|w| w.found.tokens.end);
        let score = evidence::weigh(context, &found, before, &analysis.names[names.clone()]);
        out.push(Candidate { found, score, names });
    }
    out
}

/// The countries that the text names, or whose people it names, and what was looked up to know it.
fn named_countries(article: &Article<'_>, gazetteer: &Gazetteer) -> (OrderedSet<u16>, LookedUp) {
    let (mut out, mut looked_up) = (OrderedSet::new(), LookedUp::new());
    for (i, token) in article.tokens.iter().enumerate() {
        let word = article.word(i as TokenId);
        if token.kind != TokenKind::Word || word.len() < 4 || !word.starts_with(char::is_uppercase) {
            continue;
        }
        let record = gazetteer.of_adjective(word).or_else(|| {
            let found = gazetteer.longest_match(article, i as TokenId);
            let first = found.as_ref().and_then(|f| f.records.first().copied());
            looked_up.push((i as TokenId, found));
            first.filter(|&r| gazetteer.get(r).is_some_and(|r| r.kind == Kind::Country))
        });
        out.extend(record.and_then(|r| gazetteer.get(r)).and_then(|r| gazetteer.country_number(r)));
    }
    (out, looked_up)
}

/// The words of names of persons that have two or more: a lone one of them is the person again.
fn person_words<'a>(analysis: &Analysis, article: &'a Article<'_>) -> OrderedSet<&'a str> {
    let mut out = OrderedSet::new();
    for name in analysis.names.iter().filter(|n| n.kind == NameKind::Person) {
        let titled = name.tokens.start > 0 && analysis.is(name.tokens.start - 1, Class::PersonalTitle);
        if name.tokens.len() > 1 || titled {
            for t in name.tokens.clone().filter(|&t| article.lower(t).len() > 2) {
                out.insert(article.lower(t));
            }
        }
    }
    out
}

/// The model's names and the accepted places.
fn merged(candidates: Vec<Candidate>, mut names: Vec<Name>, article: &Article<'_>) -> Vec<Name> {
    // `Nairobi slum Kibera`, `shore of Lake Sevan`: a word in small letters that names have none of.
    let common_noun = |name: &Name, t: TokenId| {
        let word = article.word(t);
        word.len() > 3 && word.chars().all(char::is_lowercase) && (t == name.tokens.start || t + 1 < name.tokens.end)
    };
    let mut drop: OrderedSet<usize> = OrderedSet::new();
    let mut add: Vec<Name> = Vec::new();
    for w in candidates {
        let exact = w.names.len() == 1 && names[w.names.start].tokens == w.found.tokens;
        let confidence = (0.5 + w.score / 10.0).clamp(0.3, 0.97);
        if !w.accepted() {
            // What the gazetteer and the words around speak against is no place, whatever the model says.
            if exact && w.score < 0.0 && names[w.names.start].kind == NameKind::Place {
                drop.insert(w.names.start);
            }
            continue;
        }
        if exact && names[w.names.start].kind == NameKind::Place {
            let name = &mut names[w.names.start];
            name.confidence = name.confidence.max(confidence);
            continue;
        }
        // The model's longer name of a place stays: `Aleppo International Airport`, `Hama Governorate`.
        let longer = names[w.names.clone()].iter().any(|n| {
            matches!(n.kind, NameKind::Place | NameKind::Facility)
                && n.tokens.start <= w.found.tokens.start
                && n.tokens.end >= w.found.tokens.end
                && n.tokens != w.found.tokens
                && !n.tokens.clone().any(|t| common_noun(n, t))
        });
        if longer {
            continue;
        }
        drop.extend(w.names.clone());
        // `The Bahamas`, but not `The` of a sentence's beginning.
        add.push(Name { tokens: w.found.tokens, kind: NameKind::Place, confidence });
    }
    for name in names.iter_mut().filter(|n| n.kind == NameKind::Place && n.tokens.len() > 1) {
        // `northern Syria` is the name of a part only where it is written so.
        if common_noun(name, name.tokens.start) {
            name.tokens.start += 1;
        }
    }
    let mut names: Vec<Name> =
        names.into_iter().enumerate().filter(|(i, _)| !drop.contains(i)).map(|(_, n)| n).collect();
    names.extend(add);
    names.order_by_key(|n| (n.tokens.start, n.tokens.end));
    // `Southern District of California` is one district, and there.
    names.dedup_by(|next, name| {
        let court = article.word(name.tokens.end.saturating_sub(1)) == "District"
            && name.tokens.len() == 2
            && article.word(name.tokens.end) == "of"
            && next.tokens.start == name.tokens.end + 1
            && next.kind == NameKind::Place;
        if court {
            *name = Name { tokens: name.tokens.start..next.tokens.end, ..next.clone() };
        }
        court
    });
    names
}
