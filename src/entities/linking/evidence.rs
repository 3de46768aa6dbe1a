//! The article as evidence: what a spelling names is told by what stands beside all its occurrences.
//!
//! `Lincoln` may be a town, a person and a firm. An occurrence that only one of them can have (`in Lincoln`, `Lincoln, 34,`,
//! `Lincoln's chief executive`) is that one; the others are what the article makes most of.

use crate::article::TokenId;
use crate::entities::linking::disambiguation::lands;
use crate::entities::names::head_words;
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Sources};
use crate::gazetteer::{Kind, Record};
use crate::language::Relation;
use crate::lexicon::{Class, NounKind, People, fold_case, is};
use crate::order::{OrderedMap, OrderedSet, Sorted};
use std::cell::OnceCell;

/// What speaks for each kind of name, in quarters of what is enough.
#[derive(Debug, Clone, Copy, Default)]
struct Signs {
    person: i32,
    body: i32,
    place: i32,
}

/// What is enough to decide against a list or the model.
const DECISIVE: i32 = 4;

/// Prepositions that only a place has behind them.
const WITHIN: &[&str] = &["in", "near", "outside", "into", "around", "across", "throughout", "inside"];

/// Gives every occurrence of a spelling the kind that the article shows; states stay states but for those who bear a given
/// name and are said to be someone.
pub(crate) fn weigh(sources: &Sources<'_>, names: &mut [NameSpan]) {
    let article = sources.article;
    halves(sources, names);
    listed_with(sources, names);
    let key = |n: &NameSpan| fold_case(article.text_of(n.tokens.clone()));
    let open = |n: &NameSpan| !n.given && !n.team && n.actors.is_empty() && n.people.is_none() && n.len() < 4;
    let lands = OnceCell::new();
    let signs: Vec<Signs> = (0..names.len())
        .map(|i| {
            let Some(name) = names.get(i).filter(|n| open(n)) else { return Signs::default() };
            let mut out = beside(sources, names, i);
            out.place +=
                (DECISIVE + 2) * i32::from(city(sources, name, || lands.get_or_init(|| self::lands(sources, names))));
            out
        })
        .collect();
    let mut all: OrderedMap<String, Signs> = OrderedMap::new();
    for (name, sign) in names.iter().zip(&signs).filter(|(n, _)| open(n)) {
        let sum = all.entry(key(name)).or_default();
        *sum = Signs { person: sum.person + sign.person, body: sum.body + sign.body, place: sum.place + sign.place };
    }
    let storms: Sorted<String> = Sorted::from_iter(
        names
            .iter()
            .filter(|n| {
                n.kind == EntityKind::Occasion && n.len() > 1 && sources.analysis.is(n.tokens.end - 2, Class::StormWord)
            })
            .map(|n| fold_case(article.word(n.tokens.end - 1))),
    );
    for (i, own) in signs.iter().enumerate() {
        let Some(name) = names.get(i).filter(|n| open(n)) else { continue };
        let Some(sum) = all.get(&key(name)) else { continue };
        let state = name.country.is_some();
        let called = || sources.analysis.is(name.tokens.start, Class::PlaceGivenName);
        let titled = name.title.is_some();
        let kind = if storms.contains(&key(name)) && !titled {
            EntityKind::Occasion
        } else if sum.person >= DECISIVE && sum.person > sum.body && own.place == 0 && (!state || called()) {
            EntityKind::Person
        } else if sum.body >= DECISIVE && own.place == 0 && own.person == 0 && !state && !titled {
            EntityKind::Organization
        } else if sum.place > DECISIVE && sum.person == 0 && sum.body == 0 && !state && !titled {
            EntityKind::Place
        } else {
            continue;
        };
        let body = |n: &NameSpan| {
            n.kind == EntityKind::Facility && kind == EntityKind::Place
                || n.kind.is_organized()
                    && (kind == EntityKind::Organization
                        || kind == EntityKind::Person && n.confidence > 0.7
                        || head_words::by_words(sources, n).is_some())
        };
        let Some(name) = names.get_mut(i).filter(|n| n.kind != kind && !body(n)) else { continue };
        // The town of that name may be spoken of as well.
        name.team = kind == EntityKind::Organization && name.kind == EntityKind::Place;
        (name.kind, name.country) = (kind, None);
        name.confidence = name.confidence.clamp(0.7, 0.8);
    }
}

/// `the North` of an article that names North Korea, and no other state that begins so.
fn halves(sources: &Sources<'_>, names: &mut [NameSpan]) {
    let article = sources.article;
    let mut states: OrderedMap<&str, Vec<&People>> = OrderedMap::new();
    for name in names.iter().filter(|n| n.len() > 1) {
        let Some(state) = name.country else { continue };
        let list = states.entry(article.word(name.tokens.start)).or_default();
        if !list.iter().any(|s| s.country == state.country) {
            list.push(state);
        }
    }
    for name in names.iter_mut().filter(|n| n.len() == 1 && n.kind == EntityKind::Place && !n.listed()) {
        let word = article.word(name.tokens.start);
        let the = name.tokens.start > 0 && article.lower(name.tokens.start - 1) == "the";
        if one_of!(word, "North" | "South" | "East" | "West")
            && the
            && let Some([one]) = states.get(word).map(Vec::as_slice)
        {
            name.country = Some(one);
        }
    }
}

/// What one of a list is that nothing tells is what the others are: `DNO, HKN Energy and Gulf Keystone Petroleum`.
fn listed_with(sources: &Sources<'_>, names: &mut [NameSpan]) {
    let Sources { article, gazetteer, .. } = *sources;
    let joined = |a: &NameSpan, b: &NameSpan| {
        let between = a.tokens.end..b.titled_from.min(b.tokens.start);
        (1..3).contains(&between.len()) && between.clone().all(|t| one_of!(article.word(t), "," | "and" | "or"))
    };
    let mut start = 0;
    while start < names.len() {
        let mut end = start + 1;
        while end < names.len() && joined(&names[end - 1], &names[end]) {
            end += 1;
        }
        let known = |n: &NameSpan| {
            n.listed()
                || n.title.is_some()
                || head_words::by_words(sources, n).is_some()
                || !gazetteer.lookup(article.text_of(n.tokens.clone())).is_empty()
        };
        let list = names.get_mut(start..end).unwrap_or_default();
        let sure: Vec<EntityKind> = list.iter().filter(|n| known(n) || n.confidence > 0.8).map(|n| n.kind).collect();
        if let [first, ..] = sure[..]
            && end - start > 2
            && sure.len() * 2 >= end - start
            && matches!(first, EntityKind::Place | EntityKind::Organization | EntityKind::Person)
            && sure.iter().all(|&k| k == first)
        {
            for name in list.iter_mut().filter(|n| n.kind != first && !known(n) && n.confidence <= 0.8) {
                name.kind = first;
                name.confidence = name.confidence.min(0.8);
            }
        }
        start = end;
    }
}

/// `left from Jaffna`, which the model took for a body: a great city of a land that the article speaks of.
fn city<'a>(sources: &Sources<'_>, name: &NameSpan, lands: impl Fn() -> &'a OrderedSet<&'a str>) -> bool {
    let Sources { article, gazetteer, .. } = *sources;
    let before = name.tokens.start.checked_sub(1).map_or("", |t| article.lower(t));
    let great = |r: &Record| {
        matches!(r.kind, Kind::Town | Kind::Capital | Kind::Division)
            && r.population > 20
            && gazetteer.country_code(r).is_some_and(|c| lands().contains(c))
    };
    name.kind == EntityKind::Organization
        && name.len() == 1
        && one_of!(before, "from" | "to" | "of" | "at")
        && article.word(name.tokens.start).chars().skip(1).all(char::is_lowercase)
        && gazetteer.lookup(article.word(name.tokens.start)).into_iter().filter_map(|r| gazetteer.get(r)).any(great)
}

/// `above the Scheldt`, `along the Sava`, `off the N71`: what lies there is a river, a ridge or a road.
pub(crate) fn is_landscape(sources: &Sources<'_>, name: &NameSpan) -> bool {
    let article = sources.article;
    let (start, word) = (name.tokens.start, article.word(name.tokens.start));
    if name.len() != 1 || start < 2 || article.lower(start - 1) != "the" {
        return false;
    }
    let preposition = article.lower(start - 2);
    let figures = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let road = figures.len() + 1 == word.len()
        && (1..=3).contains(&figures.len())
        && figures.bytes().all(|b| b.is_ascii_digit())
        && word.starts_with(['A', 'B', 'E', 'M', 'N', 'R']);
    let river = word.chars().skip(1).all(char::is_lowercase);
    road && one_of!(preposition, "on" | "off" | "along" | "onto" | "via" | "across")
        || river && one_of!(preposition, "above" | "along" | "alongside" | "beneath" | "down" | "up")
}

/// What stands beside one occurrence.
fn beside(sources: &Sources<'_>, names: &[NameSpan], i: usize) -> Signs {
    let Sources { article, analysis, .. } = *sources;
    let Some(name) = names.get(i) else { return Signs::default() };
    let (start, end) = (name.tokens.start, name.tokens.end);
    let before = start.checked_sub(1).map_or("", |t| article.lower(t));
    let mut out = Signs::default();
    let nested = article.word(end) == ","
        && names.get(i + 1).is_some_and(|n| n.tokens.start == end + 1 && n.kind == EntityKind::Place);
    let said = before == "of" && start > 1 && analysis.is(start - 2, Class::SettlementNoun);
    let designated = analysis.is(end, Class::Designator) && article.tokens.get(end as usize).is_some_and(|t| t.spaced);
    if WITHIN.contains(&before) && !possessive(sources, end) || nested || said || designated {
        out.place += 2;
    }
    if name.kind.is_organized() && is_landscape(sources, name) {
        out.place += DECISIVE + 2;
    }
    out.person += DECISIVE * i32::from(one_of!(article.lower(start), "mr" | "mrs" | "ms") && name.len() > 1);
    // `the Abu Shouk camp`, not `the Lincoln state visit`.
    // `the Abu Shouk refugee camp` as well.
    let refugee = article.lower(end) == "refugee" && analysis.is(end + 1, Class::SiteNoun);
    let site = analysis.is(end, Class::SiteNoun) || refugee || designated && article.lower(end) != "state";
    // `the Etoumbi and Mbomo districts`.
    let several = before == "and"
        && analysis.is(end, Class::PlacePlural)
        && i.checked_sub(1).and_then(|k| names.get(k)).is_some_and(|n| n.kind == EntityKind::Place);
    let site = site || several;
    if site
        && article.word(end).starts_with(char::is_lowercase)
        && (refugee || analysis.word(end + 1).is_none_or(|w| !w.tag.is_noun()))
    {
        out.place += DECISIVE + 2;
    }
    let age = |t: TokenId| article.word(t).parse::<u8>().is_ok_and(|n| (14..100).contains(&n));
    if article.word(end) == "," && age(end + 1) && one_of!(article.word(end + 2), "," | ".") {
        out.person += DECISIVE;
    }
    out.person += 2 * i32::from(said_to_be(sources, name, |t| person_noun(sources, t)));
    // `“...,” said Ratu Epeli Vakacegu`, whom no map has.
    let unknown = || sources.gazetteer.lookup(article.text_of(name.tokens.clone())).is_empty();
    // `the head of the State Committee, Kamchybek Tashiev`, whom the tree ties to the committee.
    let office = |t: TokenId| {
        let up = |t: TokenId| analysis.word(t).filter(|w| w.relation == Relation::Nmod).and_then(|w| w.head);
        let host = analysis.word(t).filter(|w| w.relation == Relation::Appos).and_then(|w| w.head);
        host.and_then(up).is_some_and(|h| {
            sources.lexicon.title(article.word(h)).is_some() && article.lower(h.wrapping_sub(1)) == "the"
        })
    };
    let plain = before == "," && name.len() > 1 && name.confidence < 0.7 && unknown();
    out.person += DECISIVE * i32::from(plain && name.tokens.clone().any(office));
    let speaks = |t: TokenId| {
        analysis.word(t).is_some_and(|w| w.relation == Relation::Nsubj)
            && analysis.word(t).and_then(|w| w.head).is_some_and(|h| analysis.lemma_is(h, Class::SpeechVerb))
    };
    let place = name.kind == EntityKind::Place && name.len() > 1;
    out.person += 2 * i32::from(place && name.tokens.clone().any(speaks) && unknown());
    out.person += DECISIVE * i32::from(place && !designated && someone(sources, name) && unknown());
    out.body += DECISIVE * i32::from(said_to_be(sources, name, |t| analysis.lemma_is(t, Class::CompanyNoun)));
    // `owned by Brookfield`, `Brookfield did not respond`.
    let owns = name.tokens.clone().any(|t| {
        analysis.word(t).is_some_and(|w| {
            matches!(w.relation, Relation::Nsubj | Relation::OblAgent)
                && w.head.is_some_and(|h| analysis.lemma_is(h, Class::BodyVerb))
        })
    });
    out.body += 2 * i32::from(owns && name.kind == EntityKind::Place);
    // `Demosisto's Nathan Law`.
    let member = |n: &NameSpan| n.tokens.start == end + 1 && n.kind == EntityKind::Person && n.len() > 1;
    let whose = possessive(sources, end) && name.len() == 1 && name.kind == EntityKind::Person;
    out.body += DECISIVE * i32::from(whose && name.title.is_none() && names.get(i + 1).is_some_and(member));
    // `Lincoln's chief executive`, `Everton striker Jon Bell`.
    let behind = if possessive(sources, end) { end + 1 } else { end };
    let part = (behind..behind + 3)
        .take_while(|&t| article.word(t).starts_with(char::is_lowercase))
        .any(|t| analysis.is(t, Class::BodyPart) || article.lower(t) == "chief" && article.lower(t + 1) == "executive");
    if part && !WITHIN.contains(&before) {
        out.body += if behind > end || names.get(i + 1).is_some_and(|n| n.tokens.start < end + 4) { 4 } else { 2 };
    }
    out
}

/// `in North Kivu, Bertrand Bisimwa said`, whatever the tree has; `police arrested Y Krec Bya`, `Rustam Emomali met him`.
fn someone(sources: &Sources<'_>, name: &NameSpan) -> bool {
    let Sources { article, analysis, lexicon, gazetteer, .. } = *sources;
    let (start, end) = (name.tokens.start, name.tokens.end);
    let land = [Class::GeographicEnd, Class::Designator, Class::NonPlaceEnd].iter().any(|&c| analysis.is(end - 1, c));
    let given = || {
        lexicon.given_name(&fold_case(article.word(start))).is_some()
            && lexicon.people(article.word(start)).is_none()
            && gazetteer.wordiness(article.word(end - 1)) == 0
            && name.tokens.clone().all(|t| article.is_capital(t))
    };
    let does = || {
        name.tokens.clone().filter_map(|t| analysis.word(t)).any(|w| match w.relation {
            Relation::Obj | Relation::NsubjPass => w.head.is_some_and(|h| analysis.lemma_is(h, Class::PersonalVerb)),
            Relation::Nsubj => given(),
            _ => false,
        })
    };
    let says = || analysis.lemma_is(end, Class::SpeechVerb) && !article.is_capital(end);
    !land && (says() || head_words::by_words(sources, name).is_none() && does())
}

fn possessive(sources: &Sources<'_>, t: TokenId) -> bool {
    one_of!(sources.article.lower(t), "'s" | "'")
}

/// A noun for one person that is not as well what states and bodies are: `a member`, `an ally`.
fn person_noun(sources: &Sources<'_>, t: TokenId) -> bool {
    let Sources { analysis, lexicon, article, .. } = *sources;
    let lemma = analysis.lemma(t);
    // `headman`, which no list has.
    let man = || lemma.len() > 5 && lemma.ends_with("man") && lexicon.noun(lemma).is_none();
    (lexicon.noun(lemma).is_some_and(|n| n.0 == NounKind::Person) || man())
        && article.word(t) == lemma
        && !analysis.lemma_is(t, Class::RelationNoun)
        && !analysis.lemma_is(t, Class::InstitutionNoun)
        && !is(lemma, Class::PersonOrBody)
}

/// In apposition with such a noun, or behind it without a comma.
fn said_to_be(sources: &Sources<'_>, name: &NameSpan, noun: impl Fn(TokenId) -> bool) -> bool {
    let analysis = sources.analysis;
    let described = |t: TokenId, h: TokenId| {
        analysis.word(t).is_some_and(|w| matches!(w.relation, Relation::Appos | Relation::NmodDesc))
            && h.abs_diff(t) < 8
    };
    name.tokens.clone().any(|t| {
        analysis.children(t).iter().any(|&c| noun(c) && described(c, t))
            || analysis.word(t).and_then(|w| w.head).is_some_and(|h| noun(h) && described(t, h))
    })
}
