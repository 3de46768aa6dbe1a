//! Which words are places: the model's names, the gazetteer and the words around, weighed together.

use super::cues::{BEHIND, CALENDAR, DISEASE, INSTITUTIONS, LOCATIVE, MAKES_OTHER, PLACE_NOUNS, TITLES};
use crate::article::{Article, BlockKind, TokenId, TokenKind};
use crate::gazetteer::{Gazetteer, Kind, Match, kilometres};
use crate::language::{Analysis, Name, NameKind};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A match with what speaks for it.
struct Weighed {
    found: Match,
    score: f32,
    /// Names of the model that it shares tokens with, as indexes.
    names: Range<usize>,
}

/// Brings the names of places in `analysis` into line with the gazetteer and the context.
pub fn recognize(analysis: &mut Analysis, article: &Article<'_>, gazetteer: &Gazetteer) {
    let persons = person_words(analysis, article);
    let named = named_countries(article, gazetteer);
    let mut weighed: Vec<Weighed> = Vec::new();
    let mut token: TokenId = 0;
    while (token as usize) < article.tokens.len() {
        let found = gazetteer.longest_match(article, token);
        let behind = |w: &Weighed| w.found.tokens.end + 1 == token && article.word(token - 1) == ",";
        let short = weighed.last().is_some_and(behind) && abbreviated(token, article, gazetteer);
        let state = gazetteer.of_abbreviation(article.word(token)).filter(|_| short);
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
        let before = weighed.last().filter(|w| w.score >= ACCEPT).map(|w| w.found.tokens.end);
        let score = weigh(&found, before, &analysis.names[names.clone()], &persons, &named, article, gazetteer);
        weighed.push(Weighed { found, score, names });
    }
    nested(&mut weighed, article, gazetteer);
    at_home(&mut weighed, &persons, &analysis.names, article, gazetteer);
    listed(&mut weighed, &persons, article);
    one_sense(&mut weighed, article);
    spelt_otherwise(analysis, &weighed, &persons, &named, article, gazetteer);
    apply(weighed, analysis, article);
    analysis.names.retain(|n| n.kind != NameKind::Place || !is_disease(n.tokens.end, article));
}

/// The countries that the text names, or whose people it names.
fn named_countries(article: &Article<'_>, gazetteer: &Gazetteer) -> BTreeSet<u16> {
    let mut out = BTreeSet::new();
    for (i, token) in article.tokens.iter().enumerate() {
        let word = article.word(i as TokenId);
        if token.kind != TokenKind::Word || word.len() < 4 || !word.starts_with(char::is_uppercase) {
            continue;
        }
        let record = gazetteer.of_adjective(word).or_else(|| {
            let found = gazetteer.longest_match(article, i as TokenId)?;
            found.records.first().copied().filter(|&r| gazetteer.get(r).is_some_and(|r| r.kind == Kind::Country))
        });
        out.extend(record.and_then(|r| gazetteer.get(r)).and_then(|r| gazetteer.country_number(r)));
    }
    out
}

/// A name that the model is unsure of, and that may be a transliteration of a place in a country of the text.
fn spelt_otherwise(
    analysis: &mut Analysis,
    weighed: &[Weighed],
    persons: &BTreeSet<&str>,
    named: &BTreeSet<u16>,
    article: &Article<'_>,
    gazetteer: &Gazetteer,
) {
    for (i, name) in analysis.names.iter_mut().enumerate() {
        let (start, end) = (name.tokens.start, name.tokens.end);
        let before = if start > 0 { article.lower(start - 1) } else { "" };
        if !matches!(name.kind, NameKind::Person | NameKind::Organization)
            || name.confidence > most_sure(name, before, article)
            || name.tokens.len() > 3
            || name.tokens.clone().any(|t| persons.contains(article.lower(t)) && name.tokens.len() == 1)
            || TITLES.contains(&before)
            || weighed.iter().any(|w| w.score >= ACCEPT && w.names.contains(&i))
            || matches!(article.lower(end), "said" | "says" | "told")
        {
            continue;
        }
        let fits = gazetteer
            .similar(article.text_of(start..end))
            .iter()
            .filter_map(|&r| gazetteer.get(r))
            .any(|r| gazetteer.country_number(r).is_some_and(|c| named.contains(&c)));
        if fits && (LOCATIVE.contains(&before) || matches!(before, "," | ":" | "and" | "of") || name.confidence < 0.5) {
            name.kind = NameKind::Place;
            name.confidence = 0.5;
        }
    }
}

/// `two towns of minorities: Muhrada, ..., and Salamiya`
fn told(start: TokenId, article: &Article<'_>) -> bool {
    let before = if start > 0 { article.lower(start - 1) } else { "" };
    let first = article.sentence_of(start).map_or(start, |s| s.tokens.start).max(start.saturating_sub(20));
    matches!(before, ":" | "," | "and" | "—" | "–")
        && (first..start).any(|t| {
            matches!(
                article.lower(t),
                "towns" | "cities" | "villages" | "provinces" | "districts" | "suburbs" | "camps"
            )
        })
}

/// How sure the model may be of another kind for a name that is spelt like a place to be one.
fn most_sure(name: &Name, before: &str, article: &Article<'_>) -> f32 {
    let (start, end) = (name.tokens.start, name.tokens.end);
    // `two towns of minorities: Muhrada, ..., and Salamiya`
    let first = article.sentence_of(start).map_or(start, |s| s.tokens.start).max(start.saturating_sub(20));
    let told = matches!(before, ":" | "," | "and" | "—" | "–")
        && (first..start).any(|t| {
            matches!(
                article.lower(t),
                "towns" | "cities" | "villages" | "provinces" | "districts" | "suburbs" | "camps"
            )
        });
    match (told, article.lower(end) == "and" || LOCATIVE.contains(&before)) {
        (true, _) => 0.98,
        (_, true) => 0.97,
        _ => 0.7,
    }
}

/// Least score of a place.
const ACCEPT: f32 = 1.0;

/// The words of names of persons that have two or more: a lone one of them is the person again.
fn person_words<'a>(analysis: &Analysis, article: &'a Article<'_>) -> BTreeSet<&'a str> {
    let mut out = BTreeSet::new();
    for name in analysis.names.iter().filter(|n| n.kind == NameKind::Person) {
        let titled = name.tokens.start > 0 && TITLES.contains(&article.lower(name.tokens.start - 1));
        if name.tokens.len() > 1 || titled {
            for t in name.tokens.clone().filter(|&t| article.lower(t).len() > 2) {
                out.insert(article.lower(t));
            }
        }
    }
    out
}

fn is_capital(article: &Article<'_>, token: TokenId) -> bool {
    article.word(token).starts_with(char::is_uppercase)
}

fn weigh(
    found: &Match,
    place_before: Option<TokenId>,
    names: &[Name],
    persons: &BTreeSet<&str>,
    named: &BTreeSet<u16>,
    article: &Article<'_>,
    gazetteer: &Gazetteer,
) -> f32 {
    let Range { start, end } = found.tokens;
    let Some(sentence) = article.sentence_of(start).map(|s| s.tokens.clone()) else { return -9.0 };
    let mut score = 0.0;
    let single = found.tokens.len() == 1;
    let mut home = false;
    let (mut top, mut strong, mut country) = (0, false, false);
    for record in found.records.iter().filter_map(|&r| gazetteer.get(r)) {
        strong |= !matches!(record.kind, Kind::Town | Kind::District);
        country |= record.kind == Kind::Country;
        home |= gazetteer.country_number(record).is_some_and(|c| named.contains(&c));
        top = top.max(record.population);
    }
    if home && !strong {
        // Two words that are the name of a town of a country of the text are hardly a person of the same name.
        score += if single { 0.6 } else { 2.2 };
    }
    score += match top {
        _ if strong => 2.5,
        25.. => 1.7,
        21..=24 => 1.2,
        17..=20 => 0.5,
        _ => 0.0,
    };
    if !single {
        score += 1.0;
    }
    let words = if single { gazetteer.wordiness(article.word(start)) } else { 0 };
    // A capital inside a sentence is no sign of the ordinary word, behind a preposition of place least of all.
    let first_of_all = start == sentence.start || article.block_kind_of(start) == BlockKind::Headline;
    let behind_in =
        start > 0 && matches!(article.lower(start - 1), "in" | "near" | "from" | "at" | "outside" | "between");
    score -= [0.0, 2.5, 5.0][words.min(2) as usize] * if behind_in && !first_of_all { 0.5 } else { 1.0 };
    if single && CALENDAR.contains(&article.lower(start)) {
        score -= 6.0;
    }
    // A short word in capitals is an abbreviation of something else, but in a dateline or headline.
    // `Western powers`, but `Western Province`.
    if single
        && matches!(article.lower(start), "western" | "eastern" | "northern" | "southern" | "central")
        && !BEHIND.contains(&article.lower(end))
    {
        score -= 4.0;
    }
    // `US$5 million`.
    if article.word(end) == "$" || start > 0 && article.word(start - 1) == "$" {
        score -= 9.0;
    }
    let shouted = single
        && article.word(start).len() <= 4
        && !article.word(start).contains(|c: char| c.is_lowercase() || c == '.');
    if shouted && !strong && !matches!(article.block_kind_of(start), BlockKind::Dateline | BlockKind::Headline) {
        score -= 5.0;
    }
    let first_in_sentence = start == sentence.start
        || start == sentence.start + 1
            && article.tokens.get(sentence.start as usize).is_some_and(|t| t.kind == TokenKind::Quote);
    let word_before = |n: u32| if start >= sentence.start + n { article.lower(start - n) } else { "" };
    let before = word_before(1);
    let mut located = false;
    if LOCATIVE.contains(&before) {
        score += if before == "in" { 1.8 } else { 1.2 };
        located = true;
    } else if before == "of" && PLACE_NOUNS.contains(&word_before(2)) {
        score += 2.5;
        located = true;
    } else if before == "of" {
        score += 0.4;
    } else if before == "," && place_before == Some(start - 1) {
        score += 1.5;
    } else if matches!(
        before,
        "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "downtown"
            | "southeastern"
            | "southwestern"
            | "northeastern"
            | "northwestern"
    ) {
        score += 2.0;
        located = true;
    }
    let title = TITLES.contains(&before);
    let after_capital = !first_in_sentence
        && start > sentence.start
        && is_capital(article, start - 1)
        && article.tokens.get(start as usize - 1).is_some_and(|t| t.kind == TokenKind::Word)
        && place_before != Some(start)
        && gazetteer.of_adjective(article.word(start - 1)).is_none()
        && !matches!(
            before,
            "northern"
                | "southern"
                | "eastern"
                | "western"
                | "central"
                | "north"
                | "south"
                | "east"
                | "west"
                | "in"
                | "the"
                | "from"
                | "near"
                | "at"
                | "greater"
                | "downtown"
        );
    let model_place = names.iter().any(|n| n.kind == NameKind::Place && n.tokens.start <= start && n.tokens.end >= end);
    if (title || after_capital) && !model_place {
        score -= 3.0;
    }
    let after = if end < sentence.end { article.lower(end) } else { "" };
    let unspaced = |t: TokenId| article.tokens.get(t as usize).is_some_and(|t| !t.spaced);
    if BEHIND.contains(&after) && !is_capital(article, end) {
        score += 1.2;
    } else if after == "-" && unspaced(end) {
        score += if matches!(article.lower(end + 1), "based" | "born" | "area" | "bound") { 1.5 } else { -0.8 };
    } else if end < sentence.end
        && is_capital(article, end)
        && article.tokens.get(end as usize).is_some_and(|t| t.kind == TokenKind::Word)
        && !model_place
    {
        let designator = PLACE_NOUNS.contains(&after) && !MAKES_OTHER.contains(&after);
        if MAKES_OTHER.contains(&after) {
            // Said below.
        } else if !designator && gazetteer.of_adjective(article.word(end)).is_none() {
            score -= if strong {
                0.8
            } else if located {
                1.0
            } else {
                2.5
            };
        }
    }
    if names_other(end, article) && (!model_place || !MAKES_OTHER.contains(&after) || DISEASE.contains(&after)) {
        score -= if is_disease(end, article) { 9.0 } else { 4.0 };
    }
    // `A/California/7/2009`, `U.S. 31`, `Kentucky 80`.
    let number = |t: TokenId| article.tokens.get(t as usize).is_some_and(|t| t.kind == TokenKind::Number);
    if before == "/" && after == "/" && number(end + 1) {
        score -= 9.0;
    }
    if single && strong && !located && number(end) && article.word(end).len() <= 3 {
        score -= 8.0;
    }
    // `University of Georgia`, `Bank of England`.
    if before == "of" && start > 1 && is_capital(article, start - 2) && INSTITUTIONS.contains(&word_before(2)) {
        score -= 4.0;
    }
    if single && matches!(after, "said" | "says" | "told" | "added" | "asked") && !strong {
        score -= 1.5;
    }
    if single && persons.contains(article.lower(start)) && !strong {
        score -= if located { 2.0 } else { 4.0 };
    }
    if names.is_empty() {
        score -= 0.3;
    }
    for name in names {
        let same = name.tokens == found.tokens;
        let inside = name.tokens.start <= start && name.tokens.end >= end;
        score += match name.kind {
            NameKind::Place if same || inside => 1.0 + 3.0 * name.confidence,
            NameKind::Place => 1.0,
            NameKind::Facility if same => -0.5,
            NameKind::People if !(same && told(start, article)) => -3.0,
            // Part of a longer name of another kind.
            _ if inside && !same => -2.0 - 3.0 * name.confidence,
            _ if same && strong && located => -0.5,
            // An abbreviation of a state is no body of the same letters.
            NameKind::Organization if same && country && single => -0.5,
            NameKind::Person | NameKind::People if same && told(start, article) => -0.5,
            NameKind::Person if same => -1.0 - 2.0 * name.confidence,
            _ if same => -0.5 - 2.0 * name.confidence,
            // The gazetteer's name is the longer one.
            _ if found.tokens.start <= name.tokens.start && found.tokens.end >= name.tokens.end => 0.0,
            _ => -2.0,
        };
    }
    score
}

/// `Pandi, Bulacan`: a division or country behind the comma that some reading of the name before lies in.
fn nested(weighed: &mut [Weighed], article: &Article<'_>, gazetteer: &Gazetteer) {
    for i in 0..weighed.len() {
        let end = weighed[i].found.tokens.end;
        if article.word(end) != "," {
            continue;
        }
        let short = abbreviated(end + 1, article, gazetteer);
        let Some(next) = weighed.get(i + 1).filter(|w| w.found.tokens.start == end + 1) else {
            weighed[i].score += if short { 6.0 } else { 0.0 };
            continue;
        };
        if short {
            weighed[i].score += 6.0;
            weighed[i + 1].score = weighed[i + 1].score.max(ACCEPT + 2.0);
        } else if contains_any(&next.found.records, &weighed[i].found.records, gazetteer) {
            weighed[i].score += 4.0;
            weighed[i + 1].score += 2.5;
        }
    }
}

/// True where the words from `token` on make what stands before them the name of something else than a place: a disease,
/// a company, a school.
pub(super) fn names_other(token: TokenId, article: &Article<'_>) -> bool {
    MAKES_OTHER.contains(&article.lower(token)) && is_capital(article, token) || is_disease(token, article)
}

fn is_disease(token: TokenId, article: &Article<'_>) -> bool {
    let next = article.lower(token);
    let disease = |w: &str| DISEASE.contains(&w);
    disease(next)
        || matches!(next, "hemorrhagic" | "haemorrhagic") && disease(article.lower(token + 1))
        || article.word(token) == "-" && disease(article.lower(token + 2))
}

/// True for `Pa.`, `N.J.` or `TX` at `token`, but not for the words `In` or `Me`.
pub(super) fn abbreviated(token: TokenId, article: &Article<'_>, gazetteer: &Gazetteer) -> bool {
    let word = article.word(token);
    word.starts_with(char::is_uppercase)
        && (word.ends_with('.')
            || word.len() >= 2 && !word.contains(char::is_lowercase)
            || article.word(token + 1) == ".")
        && gazetteer.of_abbreviation(word).is_some()
}

/// True where a record of `outer` is a country or division that a record of `inner` lies in.
pub(super) fn contains_any(outer: &[u32], inner: &[u32], gazetteer: &Gazetteer) -> bool {
    let get = |&r: &u32| gazetteer.get(r);
    outer
        .iter()
        .filter_map(get)
        .any(|o| inner.iter().filter_map(get).any(|i| super::readings::lies_in(i, o, gazetteer)))
}

/// Names of towns close to the places that the text surely names: a story that speaks of Demopolis and Linden means the
/// town by Gallion.
fn at_home(
    weighed: &mut [Weighed],
    persons: &BTreeSet<&str>,
    names: &[Name],
    article: &Article<'_>,
    gazetteer: &Gazetteer,
) {
    let mut divisions: BTreeMap<u16, f32> = BTreeMap::new();
    let mut points: Vec<(u16, (f32, f32))> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for w in weighed.iter().filter(|w| w.score >= 2.0) {
        if !seen.insert(article.text_of(w.found.tokens.clone())) {
            continue;
        }
        let records = || w.found.records.iter().filter_map(|&r| gazetteer.get(r));
        // A name of many places says little about any of them.
        let many = records().count().max(1) as f32;
        for r in records().filter(|r| !matches!(r.kind, Kind::Country | Kind::Territory | Kind::Region)) {
            if let Some(d) = gazetteer.division_number(r) {
                let whole = if r.kind == Kind::Division { 1.5 } else { 1.0 / many.min(8.0) };
                *divisions.entry(d).or_insert(0.0) += whole;
                if r.kind != Kind::Division && points.len() < 2_000 {
                    points.push((d, (r.lat, r.lon)));
                }
            }
        }
    }
    let mut home: Vec<(u16, f32)> = divisions.into_iter().filter(|(_, w)| *w >= 1.0).collect();
    home.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    home.truncate(3);
    if home.is_empty() {
        return;
    }
    points.retain(|(d, _)| home.iter().any(|(h, _)| h == d));
    points.truncate(200);
    for w in weighed.iter_mut().filter(|w| w.score < ACCEPT && w.score > -5.0) {
        let Range { start, end } = w.found.tokens;
        let single = w.found.tokens.len() == 1;
        let part = names
            .get(w.names.clone())
            .is_some_and(|n| n.iter().any(|n| n.tokens.len() > w.found.tokens.len() && n.kind != NameKind::Place));
        let titled = start > 0 && TITLES.contains(&article.lower(start - 1));
        if part
            || titled
            || single && persons.contains(article.lower(start))
            || single && article.sentence_of(start).is_some_and(|s| s.tokens.start == start) && w.score < -1.0
            || names_other(end, article)
        {
            continue;
        }
        let close = w.found.records.iter().filter_map(|&r| gazetteer.get(r)).any(|r| {
            let there = gazetteer.division_number(r).is_some_and(|d| home.iter().any(|(h, _)| *h == d));
            let near = |p: &&(u16, (f32, f32))| kilometres(p.1, (r.lat, r.lon)) < 80.0;
            there && r.kind != Kind::Division && points.iter().filter(near).count() >= 2
        });
        if close {
            w.score += if single { 2.0 } else { 3.0 };
        }
    }
}

/// What stands in a list of places is one: `Gallion and Faunsdale`.
fn listed(weighed: &mut [Weighed], persons: &BTreeSet<&str>, article: &Article<'_>) {
    let joined = |a: &Range<TokenId>, b: &Range<TokenId>| {
        let gap = b.start.saturating_sub(a.end);
        let join = |t: TokenId| matches!(article.lower(t), "," | "and" | "or" | "&");
        (gap == 1 && join(a.end)) || gap == 2 && article.word(a.end) == "," && join(a.end + 1)
    };
    for _ in 0..2 {
        for i in 0..weighed.len() {
            let tokens = weighed[i].found.tokens.clone();
            let own = weighed[i].score;
            if !(-3.5..ACCEPT).contains(&own) || tokens.len() == 1 && persons.contains(article.lower(tokens.start)) {
                continue;
            }
            let before = i.checked_sub(1).and_then(|j| weighed.get(j));
            let before = before.is_some_and(|w| w.score >= ACCEPT + 0.5 && joined(&w.found.tokens, &tokens));
            let after = weighed.get(i + 1);
            let after = after.is_some_and(|w| w.score >= ACCEPT + 0.5 && joined(&tokens, &w.found.tokens));
            // A comma alone has been counted already.
            let fresh = before && article.word(tokens.start.saturating_sub(1)) != ",";
            let more = f32::from(u8::from(fresh)) * 1.6 + f32::from(u8::from(after)) * 1.2;
            if more > 0.0 && own + more >= ACCEPT {
                weighed[i].score = own + more;
            }
        }
    }
}

/// A name that is surely a place once is one elsewhere too, unless something speaks against it there.
fn one_sense(weighed: &mut [Weighed], article: &Article<'_>) {
    let sure: BTreeSet<&str> =
        weighed.iter().filter(|w| w.score >= 3.0).map(|w| article.text_of(w.found.tokens.clone())).collect();
    for w in weighed.iter_mut().filter(|w| w.score < ACCEPT && w.score > -1.5) {
        if sure.contains(article.text_of(w.found.tokens.clone())) {
            w.score = ACCEPT;
        }
    }
}

fn apply(weighed: Vec<Weighed>, analysis: &mut Analysis, article: &Article<'_>) {
    let mut drop: BTreeSet<usize> = BTreeSet::new();
    let mut add: Vec<Name> = Vec::new();
    for w in weighed {
        let exact = w.names.len() == 1 && analysis.names[w.names.start].tokens == w.found.tokens;
        let confidence = (0.5 + w.score / 10.0).clamp(0.3, 0.97);
        if w.score < ACCEPT {
            // What the gazetteer and the words around speak against is no place, whatever the model says.
            if exact && w.score < 0.0 && analysis.names[w.names.start].kind == NameKind::Place {
                drop.insert(w.names.start);
            }
            continue;
        }
        if exact && analysis.names[w.names.start].kind == NameKind::Place {
            let name = &mut analysis.names[w.names.start];
            name.confidence = name.confidence.max(confidence);
            continue;
        }
        // The model's longer name of a place stays: `Aleppo International Airport`, `Hama Governorate`.
        let longer = analysis.names[w.names.clone()].iter().any(|n| {
            matches!(n.kind, NameKind::Place | NameKind::Facility)
                && n.tokens.start <= w.found.tokens.start
                && n.tokens.end >= w.found.tokens.end
                && n.tokens != w.found.tokens
                && !n.tokens.clone().any(|t| article.word(t) == ",")
        });
        if longer {
            continue;
        }
        drop.extend(w.names.clone());
        // `The Bahamas`, but not `The` of a sentence's beginning.
        add.push(Name { tokens: w.found.tokens, kind: NameKind::Place, confidence });
    }
    let mut names: Vec<Name> = std::mem::take(&mut analysis.names)
        .into_iter()
        .enumerate()
        .filter(|(i, _)| !drop.contains(i))
        .map(|(_, n)| n)
        .collect();
    names.extend(add);
    names.sort_by_key(|n| (n.tokens.start, n.tokens.end));
    analysis.names = names;
}
