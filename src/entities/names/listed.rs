//! Names that the lexicon lists: actors, peoples, states.

use crate::article::{BlockKind, TokenId, TokenKind};
use crate::entities::names::boundaries::numeral;
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Sources};
use crate::language::{NameKind, Relation};
use crate::lexicon::{Class, NounKind, Sort, fold, fold_case};
use std::ops::Range;

/// The longest name of the lists, in tokens.
const MAX_LISTED_TOKENS: u32 = 12;

pub(crate) fn kind_of_sort(sort: Sort) -> EntityKind {
    match sort {
        Sort::Armed | Sort::Party => EntityKind::Group,
        _ => EntityKind::Organization,
    }
}

/// Names of the lexicon: actors, peoples, states.
pub(crate) fn from_lexicon(sources: &Sources<'_>) -> Vec<NameSpan> {
    let article = sources.article;
    let mut out = Vec::new();
    for sentence in &article.sentences {
        let shouting = shouts(sources, sentence.tokens.clone());
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let Some(found) = longest_at(sources, at, sentence.tokens.end, shouting) else {
                at += 1;
                continue;
            };
            at = found.tokens.end.max(at + 1);
            out.push(whole_name(sources, found));
        }
    }
    out
}

/// An institution with the country that the model sees before it: `U.S. | Food and Drug Administration`.
fn whole_name(sources: &Sources<'_>, mut found: NameSpan) -> NameSpan {
    let names = &sources.analysis.names;
    let model = sources.analysis.name_at(found.tokens.start).and_then(|i| names.get(i));
    if let Some(name) = model
        && !found.actors.is_empty()
        && name.kind == NameKind::Organization
        && name.tokens.end == found.tokens.end
        && (name.tokens.start + 1..name.tokens.start + 3).contains(&found.tokens.start)
    {
        let country = fold(sources.article.text_of(name.tokens.start..found.tokens.start));
        if sources.lexicon.country(&country).is_some() {
            found.tokens.start = name.tokens.start;
        }
    }
    found
}

/// True where more than half of the words are in capitals: an all-capitals headline.
fn shouts(sources: &Sources<'_>, tokens: Range<TokenId>) -> bool {
    let (mut capitals, mut words) = (0, 0);
    for t in tokens {
        let word = sources.article.word(t);
        if word.len() > 3 && word.chars().all(char::is_alphabetic) {
            words += 1;
            capitals += usize::from(word.chars().all(char::is_uppercase));
        }
    }
    words > 2 && capitals * 2 > words
}

fn longest_at(sources: &Sources<'_>, at: TokenId, end: TokenId, shouting: bool) -> Option<NameSpan> {
    let Sources { article, analysis, lexicon, .. } = *sources;
    let word = article.word(at);
    let token = article.tokens.get(at as usize)?;
    // `al-Nusra` and `as-Sweida`, not `as emir`.
    let small = one_of!(word, "al" | "el" | "an" | "ash" | "as") && {
        let next = article.word(at + 1);
        !(next.starts_with(['-', '‑']) || next.starts_with(char::is_uppercase))
    };
    if !matches!(token.kind, TokenKind::Word | TokenKind::Number) || !plausible_start(word) || small {
        return None;
    }
    // The second half of a hyphenated word begins no name: `pro-Assad` does, `non-U.S.` does, `al-Nusra` began at `al`.
    let mut best: Option<NameSpan> = None;
    let begins = lexicon.begins_actor(&fold_case(word));
    let mut key = String::new();
    // A comma stands inside some names of actors: `Kuwait, is` are no Kuwaitis.
    let mut apart = false;
    for t in at..end.min(at + MAX_LISTED_TOKENS) {
        let piece = fold(article.word(t));
        if piece.is_empty() {
            // Hyphens and commas stand inside some names and end none.
            if !one_of!(article.word(t), "-" | "‑" | "–" | "/" | "," | "'" | "’") || t == at {
                break;
            }
            apart |= article.word(t) == ",";
            continue;
        }
        key.push_str(&piece);
        let tokens = at..t + 1;
        if begins {
            let mut actors = lexicon.actors(&key);
            if actors.is_empty() && shouting && key.len() > 4 {
                actors = lexicon.actors_any_case(&key.to_lowercase());
            }
            if !actors.is_empty() && (t > at || trusted(sources, at, shouting)) {
                let kind = lexicon.actor(*actors.first()?).map_or(EntityKind::Organization, |a| kind_of_sort(a.sort));
                let mut span = NameSpan::new(tokens.clone(), kind, if t > at { 0.95 } else { 0.86 });
                span.actors = actors.to_vec();
                best = Some(span);
                continue;
            }
        }
        if apart {
            continue;
        }
        // `SUDAN: Flash Update`
        let loud = t == at && key.len() > 3 && key.bytes().all(|b| b.is_ascii_uppercase());
        let small = if loud { key[..1].to_owned() + &key[1..].to_ascii_lowercase() } else { String::new() };
        if let Some(state) = lexicon.country(if loud { &small } else { &key })
            // `The Philippines` where a sentence begins is the Philippines.
            && !(word == "The" && article.sentence_of(at).is_some_and(|s| s.tokens.start == at))
            && plausible_country(sources, &tokens, shouting)
        {
            best = Some(match called(sources, at, end).filter(|_| t == at) {
                Some(last) => NameSpan::new(at..last, EntityKind::Person, 0.8),
                None => {
                    let mut span = NameSpan::new(tokens, EntityKind::Place, 0.93);
                    span.country = Some(state);
                    span
                }
            });
        } else if t - at < 3
            && word.starts_with(char::is_uppercase)
            // `Israel is` are no Israelis.
            && article.word(t).starts_with(char::is_uppercase)
            && let Some(people) = lexicon.people(&key)
            && analysis.word(at).is_some_and(|w| !w.tag.is_verb())
        {
            let mut span = NameSpan::new(tokens, EntityKind::People, 0.9);
            span.people = Some(people);
            best = Some(span);
        }
    }
    best
}

/// Where the name of a person ends whose given name, at `at`, is a land's: `Israel Katz`, `Oman Diaz was arrested`. The
/// words behind are no words otherwise, and something says that it is someone.
fn called(sources: &Sources<'_>, at: TokenId, end: TokenId) -> Option<TokenId> {
    let Sources { article, analysis, lexicon, gazetteer, .. } = *sources;
    let surname = |t: TokenId| {
        let (word, low) = (article.word(t), article.lower(t));
        article.tokens.get(t as usize).is_some_and(|x| x.spaced && x.kind == TokenKind::Word)
            && article.is_capital(t)
            && word.contains(char::is_lowercase)
            && analysis.word(t).is_some_and(|w| w.tag.is_proper())
            && lexicon.noun(low).is_none()
            && lexicon.noun(analysis.lemma(t)).is_none()
            && lexicon.title(&fold_case(word)).is_none()
            && lexicon.people(word).is_none()
            && lexicon.country(&fold(word)).is_none()
            && lexicon.actors(&fold(word)).is_empty()
            && lexicon.kind_by_last(low).is_none()
            && !analysis.is(t, Class::CalendarName)
            && gazetteer.wordiness(word) == 0
    };
    let last = (at + 1..end.min(at + 4)).find(|&t| !surname(t)).unwrap_or(end.min(at + 4));
    // `Ambassador to Iraq Ann Lee`.
    let led = at > 0 && one_of!(article.lower(at - 1), "to" | "of" | "in" | "from" | "for" | "at" | "across" | "into");
    if led || last == at + 1 || last < end && article.is_capital(last) {
        return None;
    }
    let befalls = |t: TokenId| {
        analysis.lemma_is(t, Class::PersonalVerb)
            || one_of!(analysis.lemma(t), "die" | "drown" | "kill" | "kidnap" | "murder" | "shoot" | "stab" | "wound")
    };
    let behind = |t: TokenId| if t < end { article.lower(t) } else { "" };
    let verb = (last..end.min(last + 3)).find(|&t| !one_of!(behind(t), "was" | "were" | "has" | "had" | "been" | "is"));
    let object = analysis.word(last - 1).is_some_and(|w| w.relation == Relation::Obj && w.head.is_some_and(befalls));
    let aged = behind(last) == "," && behind(last + 2) == "," && numeral(article.word(last + 1));
    let someone = behind(last) == ","
        && one_of!(behind(last + 1), "a" | "an")
        && (last + 2..end.min(last + 5))
            .any(|t| lexicon.noun(article.lower(t)).is_some_and(|n| n.0 == NounKind::Person));
    let said = analysis.is(at, Class::PlaceGivenName) || verb.is_some_and(befalls) || object || aged || someone;
    said.then_some(last)
}

/// Capital, digit, or one of the small words that begin Arabic and other names.
fn plausible_start(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || one_of!(word, "al" | "el" | "an" | "ash" | "as" | "dpa" | "peshmerga" | "anti")
}

/// A name of one word: is it surely the actor, and not a common word with a capital?
fn trusted(sources: &Sources<'_>, at: TokenId, shouting: bool) -> bool {
    let Sources { article, analysis, lexicon, .. } = *sources;
    let word = article.word(at);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if letters > 1 && word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) {
        // `IS` and `WHO` in a headline of capitals are the verb and the pronoun.
        let low = article.lower(at);
        let common = lexicon.noun(low).is_some() || analysis.is(at, Class::CommonActorName);
        return !shouting || letters > 3 && !common;
    }
    let model = analysis.name_at(at).and_then(|i| analysis.names.get(i));
    if model.is_some_and(|n| n.kind == NameKind::Person && n.confidence > 0.6) {
        return false;
    }
    // `National Founding Day` is not of The National, a newspaper.
    let paper = |&id: &u16| lexicon.actor(id).is_some_and(|a| a.sort == Sort::Media && a.name.starts_with("The "));
    let known = lexicon.actors(&fold(word));
    if at > 0 && article.lower(at - 1) != "the" && !known.is_empty() && known.iter().all(paper) {
        return false;
    }
    let low = article.lower(at);
    let common = lexicon.noun(low).is_some() || analysis.is(at, Class::CommonActorName);
    let initial = article.sentence_of(at).is_some_and(|s| s.tokens.start == at);
    let titled = article.block_kind_of(at) == BlockKind::Headline;
    if common {
        let proper = analysis.word(at).is_some_and(|w| w.tag.is_proper());
        return proper && !initial && !titled && model.is_some();
    }
    !initial || model.is_some() || analysis.word(at).is_some_and(|w| w.tag.is_proper())
}

fn plausible_country(sources: &Sources<'_>, tokens: &Range<TokenId>, shouting: bool) -> bool {
    let article = sources.article;
    let word = article.word(tokens.start);
    // `US` against `us` in a headline of capitals.
    if tokens.end - tokens.start == 1 && word == "US" && shouting {
        return false;
    }
    // `along U.S. 31`.
    let road = article.tokens.get(tokens.end as usize).is_some_and(|t| t.kind == TokenKind::Number);
    if road && word.starts_with("U") && word.len() <= 4 && article.word(tokens.end).len() <= 3 {
        return false;
    }
    // `US$5 million`.
    if article.word(tokens.end) == "$" {
        return false;
    }
    let person = sources.analysis.name_at(tokens.start).and_then(|i| sources.analysis.names.get(i)).is_some_and(|n| {
        n.kind == NameKind::Person && n.confidence > 0.5 && n.tokens.end - n.tokens.start > tokens.end - tokens.start
    });
    !person
}
