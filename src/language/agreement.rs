//! One name, one kind, through the whole article: what a sentence alone leaves open, the others decide.

use super::names::{Found, Votes};
use super::{Name, NameKind, Relation, Word};
use crate::article::{Article, TokenId};
use crate::lexicon::{Class, is};
use crate::order::Order;
use crate::order::{OrderedMap, Sorted};
use std::ops::Range;

fn key(article: &Article<'_>, tokens: Range<TokenId>) -> String {
    let mut key = String::new();
    for t in tokens {
        key.push_str(article.lower(t));
        key.push(' ');
    }
    key
}

fn winner(votes: &Votes) -> (usize, f32) {
    let top = (0..votes.len()).fold(0, |a, b| if votes[b] > votes[a] { b } else { a });
    (top, votes[top] / votes.iter().sum::<f32>().max(f32::MIN_POSITIVE))
}

/// Settles the kinds: mentions of the same words vote, a full name votes for its short
/// form, an abbreviation in brackets takes the kind of what it abbreviates, and proper nouns the model passed over
/// are names where the same words are one elsewhere.
pub(super) fn agree(article: &Article<'_>, words: &[Word], mut names: Vec<Found>) -> Vec<Name> {
    abbreviations(article, &mut names);
    for Found { name, votes } in &mut names {
        witness(article, words, name, votes);
    }
    let mut votes: OrderedMap<String, Votes> = OrderedMap::new();
    let mut speak = |tokens: Range<TokenId>, from: &Votes, share: f32| {
        for (sum, vote) in votes.entry(key(article, tokens)).or_default().iter_mut().zip(from) {
            *sum += share * vote;
        }
    };
    for Found { name, votes } in &names {
        speak(name.tokens.clone(), votes, 1.0);
        let (first, last) = (name.tokens.start, name.tokens.end - 1);
        if first == last || name.confidence < 0.6 {
            continue;
        }
        // `Ann Lee` speaks for `Lee` and, less, for `Ann`; `Tianqi Lithium Corp` for `Tianqi`.
        match name.kind {
            NameKind::Person => {
                speak(last..last + 1, votes, 1.0);
                speak(first..first + 1, votes, 0.5);
            }
            NameKind::Organization if is_company(article.lower(last)) => speak(first..first + 1, votes, 2.0),
            _ => {}
        }
    }
    for Found { name, .. } in &mut names {
        let Some(all) = votes.get(&key(article, name.tokens.clone())) else { continue };
        let (top, share) = winner(all);
        if top != name.kind as usize && changes(name.kind) && changes(NameKind::ALL[top]) {
            name.kind = NameKind::ALL[top];
            name.confidence = name.confidence.min(share);
        }
    }
    let mut names: Vec<Name> = names.into_iter().map(|n| n.name).collect();
    recall(article, words, &votes, &mut names);
    names
}

/// How much a word beside a name weighs, where the model's say for one mention is 1.
const WITNESS: f32 = 1.2;

/// What stands beside a name speaks for a kind: a noun for an institution, `, which`, `, who`.
fn witness(article: &Article<'_>, words: &[Word], name: &mut Name, votes: &mut Votes) {
    let (begin, end) = (name.tokens.start, name.tokens.end);
    // Nobody is called `ASA` or `Holdings` at the end.
    if name.kind == NameKind::Person && end - begin > 1 && is_company(article.lower(end - 1)) {
        name.kind = NameKind::Organization;
        votes[NameKind::Organization as usize] += WITNESS;
    }
    let institution = |t: TokenId| is(article.lower(t), Class::DescribingNoun);
    let before = begin.checked_sub(1).filter(|&t| article.word(t).starts_with(char::is_lowercase));
    let explained = words.get(end as usize..(end as usize + 8).min(words.len())).unwrap_or_default();
    let appositive = article.word(end) == ","
        && explained.iter().enumerate().any(|(i, w)| {
            institution(end + i as TokenId)
                && w.relation == Relation::Appos
                && w.head.is_some_and(|h| (begin..end).contains(&h))
        });
    let owns = article.word(end - 1).starts_with(char::is_uppercase) && is(article.lower(end), Class::CompanyAsset);
    if before.is_some_and(institution) || appositive || owns {
        votes[NameKind::Organization as usize] += WITNESS;
    }
    if article.word(end) == "," {
        match article.lower(end + 1) {
            "which" => votes[NameKind::Person as usize] *= 0.3,
            "who" => votes[NameKind::Person as usize] += WITNESS,
            _ => {}
        }
    }
}

/// Kinds between which the words of a name do not decide; a nationality stays one.
fn changes(kind: NameKind) -> bool {
    !matches!(kind, NameKind::People | NameKind::Occasion)
}

fn is_company(word: &str) -> bool {
    is(word.trim_end_matches('.'), Class::CompanyEnd)
}

/// `World Health Organization (WHO)`: what stands in brackets is of the kind before it.
fn abbreviations(article: &Article<'_>, names: &mut Vec<Found>) {
    let mut found = Vec::new();
    for (i, Found { name, votes }) in names.iter().enumerate() {
        let at = name.tokens.end;
        let short = article.word(at + 1);
        let letters = short.chars().filter(|c| c.is_uppercase()).count();
        let fits = article.word(at) == "("
            && article.word(at + 2) == ")"
            && letters >= 2
            && name.tokens.len() > 1
            && short.chars().next().is_some_and(|c| {
                article.text_of(name.tokens.clone()).chars().any(|d| d.to_lowercase().eq(c.to_lowercase()))
            });
        if fits && matches!(name.kind, NameKind::Organization | NameKind::Group | NameKind::Facility) {
            let short = Name { tokens: at + 1..at + 2, kind: name.kind, confidence: name.confidence.max(0.85) };
            found.push((i, Found { name: short, votes: *votes }));
        }
    }
    for (i, short) in found.into_iter().rev() {
        match names.get_mut(i + 1) {
            Some(next) if next.name.tokens.start < short.name.tokens.end => {
                if next.name.tokens == short.name.tokens {
                    *next = short;
                }
            }
            _ => names.insert(i + 1, short),
        }
    }
}

/// The longest name looked for elsewhere, in tokens.
const MAX_NAME_TOKENS: TokenId = 6;

/// Adds the words outside names that are a name elsewhere in the article: proper nouns that stand alone, abbreviations in
/// capitals, and names of several words.
fn recall(article: &Article<'_>, words: &[Word], votes: &OrderedMap<String, Votes>, names: &mut Vec<Name>) {
    let mut more = Vec::new();
    let mut covered = names.iter().map(|n| n.tokens.clone()).peekable();
    let n = words.len() as TokenId;
    let tagged = |t: TokenId| words.get(t as usize).is_some_and(|w| w.tag.is_proper());
    let capital = |t: TokenId| article.word(t).starts_with(char::is_uppercase);
    let tagged_noun = |t: TokenId| words.get(t as usize).is_some_and(|w| w.tag.is_noun());
    let small: Sorted<&str> = (0..n).map(|t| article.word(t)).filter(|w| w.starts_with(char::is_lowercase)).collect();
    let known = |tokens: Range<TokenId>, sure: f32| {
        let votes = votes.get(&key(article, tokens.clone()))?;
        let (top, share) = winner(votes);
        (votes[top] > sure && share > 0.6).then(|| Name { tokens, kind: NameKind::ALL[top], confidence: 0.6 * share })
    };
    let mut t = 0;
    while t < n {
        while covered.peek().is_some_and(|c| c.end <= t) {
            covered.next();
        }
        if let Some(c) = covered.peek().filter(|c| c.start <= t) {
            t = c.end;
            continue;
        }
        let begin = t;
        t += 1;
        if !capital(begin) {
            continue;
        }
        let free = covered.peek().map_or(n, |c| c.start).min(begin + MAX_NAME_TOKENS);
        let free = article.sentence_of(begin).map_or(free, |s| free.min(s.tokens.end));
        let long = (begin + 2..=free).rev().filter(|&end| article.word(end - 1).starts_with(char::is_alphanumeric));
        // A surname in capitals inside a sentence, whatever word it is as well: `handing Moulding a bonus`.
        let surname = |votes: &Votes| winner(votes).0 == NameKind::Person as usize;
        let first = article.sentence_of(begin).is_none_or(|s| s.tokens.start == begin);
        let open = if first {
            // The first word of a sentence, where the article has it in small letters nowhere.
            !small.contains(article.lower(begin)) && tagged_noun(begin)
        } else {
            article.word(begin - 1).starts_with(|c: char| c.is_lowercase() || c == ',')
        };
        let inside = open
            && !capital(t)
            && article.word(begin).len() > 3
            && votes.get(&key(article, begin..t)).is_some_and(surname);
        let short = inside
            || (tagged(begin) && !tagged(t) && !(begin > 0 && tagged(begin - 1)))
            || is_abbreviation(article.word(begin));
        let found = long
            .filter_map(|end| known(begin..end, 0.7))
            .next()
            .or_else(|| if short { known(begin..t, 0.5) } else { None });
        if let Some(name) = found {
            t = name.tokens.end;
            more.push(name);
        }
    }
    names.extend(more);
    names.order_by_key(|n| n.tokens.start);
}

/// `ACIP`; two letters are as often an ordinary word in capitals.
fn is_abbreviation(word: &str) -> bool {
    word.len() > 2 && word.bytes().all(|b| b.is_ascii_uppercase())
}
