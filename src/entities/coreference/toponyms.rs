//! `the island of Mindanao`, `Kenya's capital`, `the country`, `the city`: nouns for places that are named.

use crate::article::TokenId;
use crate::entities::clusters::Clusters;
use crate::entities::coreference::definites::bare;
use crate::entities::mentions::candidate::{Candidate, Number, Settled, Shape};
use crate::entities::mentions::heads::Heads;
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Form, Sources};
use crate::language::Relation;
use crate::lexicon::{Class, fold};
use crate::order::{OrderedMap, Sorted};

/// `the island of Mindanao` is Mindanao; `Kenya's capital` and `the Kenyan capital` are Nairobi, where that is named.
pub(crate) fn places(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    heads: &Heads,
    clusters: &mut Clusters,
) {
    let analysis = sources.analysis;
    let named = |at: u32| candidates.get(at as usize).and_then(|a| a.name).and_then(|n| names.get(n));
    let mut capitals: OrderedMap<&str, u32> = crate::order::OrderedMap::new();
    for (i, c) in candidates.iter().enumerate() {
        if let Some(name) = c.name.and_then(|n| names.get(n)).filter(|n| n.kind == EntityKind::Place)
            && let Some(code) = sources.lexicon.capital_of(&fold(sources.article.text_of(name.tokens.clone())))
        {
            capitals.entry(code).or_insert(i as u32);
        }
    }
    for (i, c) in candidates.iter().enumerate() {
        if c.form != Form::Nominal
            || c.number == Number::Plural
            || c.joined
            || c.settled == Settled::Apart
            || clusters.of(i as u32).is_some_and(|t| t.named)
        {
            continue;
        }
        let noun = analysis.lemma(c.head);
        let children = || analysis.children(c.head).iter().copied();
        let relation = |k: TokenId| analysis.word(k).map_or(Relation::Dep, |w| w.relation);
        if c.shape == Shape::Definite && analysis.lemma_is(c.head, Class::SettlementNoun) {
            // `the Kachin state of X` is another's; `the mining town of X` is not.
            let own = children().any(|k| {
                let name = sources.article.word(k).starts_with(char::is_uppercase);
                k < c.head && (relation(k) == Relation::NmodPoss || relation(k) == Relation::Compound && name)
            });
            let of = children().find(|&k| k > c.head + 1 && relation(k) == Relation::Nmod);
            if let Some(at) = of.filter(|_| !own && sources.article.lower(c.head + 1) == "of").and_then(|k| heads.at(k))
                && named(at).is_some_and(|n| n.kind == EntityKind::Place && n.tokens.start == c.head + 2)
            {
                clusters.union(at, i as u32);
            }
        } else if noun == "capital" {
            let state = children().filter(|&k| k < c.head && relation(k) != Relation::Case).find_map(|k| {
                let name = named(heads.at(k)?)?;
                Some(name.country.or(name.people)?.country)
            });
            if let Some(&at) = state.and_then(|s| capitals.get(s)) {
                clusters.union(at, i as u32);
            }
        }
    }
}

/// `the country`, `the small West African nation`: the one state of this sentence and the two before, else the one
/// that most of the article's mentions of states are of.
pub(crate) fn states(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    asides: &[bool],
    clusters: &mut Clusters,
) {
    let mut said: Vec<(u32, &str, Option<u32>)> = Vec::new();
    // Where a sentence names states, and not what is of them: `in Iraq`.
    let mut places: Vec<(u32, TokenId, &str)> = Vec::new();
    let mut counts: OrderedMap<&str, (u32, Option<u32>)> = crate::order::OrderedMap::new();
    for (i, c) in candidates.iter().enumerate() {
        let Some(name) = c.name.and_then(|n| names.get(n)) else { continue };
        let Some(state) = name.country.or(name.people).filter(|s| !s.country.is_empty()) else { continue };
        let itself = name.country.is_some().then_some(i as u32);
        said.push((c.sentence, state.country, itself));
        let before = |w: Relation| matches!(w, Relation::Compound | Relation::Amod | Relation::NmodDesc);
        if itself.is_some() && !sources.analysis.word(c.head).is_some_and(|w| before(w.relation)) {
            places.push((c.sentence, c.head, state.country));
        }
        let entry = counts.entry(state.country).or_default();
        entry.0 += 1;
        entry.1 = entry.1.or(itself);
    }
    let all: u32 = counts.values().map(|c| c.0).sum();
    let main = counts.values().find(|c| c.0 * 2 > all && c.0 > 2).and_then(|c| c.1);
    for (i, c) in candidates.iter().enumerate() {
        if !c.is_open()
            || asides.get(i) == Some(&true)
            || !one_of!(sources.analysis.lemma(c.head), "country" | "nation")
            || clusters.of(i as u32).is_some_and(|t| t.size > 1)
            || sources.analysis.children(c.head).iter().any(|&k| {
                k > c.head
                    && sources
                        .analysis
                        .word(k)
                        .is_some_and(|w| matches!(w.relation, Relation::Nmod | Relation::AclRelcl | Relation::Acl))
            })
        {
            continue;
        }
        let to = said.partition_point(|s| s.0 <= c.sentence);
        let near: Vec<&(u32, &str, Option<u32>)> = said
            .iter()
            .take(to)
            .rev()
            .take(12)
            .take_while(|s| s.0 + 2 >= c.sentence)
            .filter(|s| s.2.is_none_or(|m| candidates.get(m as usize).is_some_and(|o| o.head < c.head)))
            .collect();
        let states: Sorted<&str> = Sorted::from_iter(near.iter().map(|s| s.1));
        let here = places.iter().filter(|p| p.0 == c.sentence && p.1 < c.head).map(|p| p.2);
        let here: Sorted<&str> = Sorted::from_iter(here);
        let whom = match (here.len(), states.len()) {
            (0, 0) => main,
            (1, _) => here.iter().next().and_then(|one| counts.get(one)).and_then(|c| c.1),
            (0, 1) => states.iter().next().and_then(|one| counts.get(one)).and_then(|c| c.1),
            _ => None,
        };
        if let Some(at) = whom {
            clusters.union(at, i as u32);
        }
    }
}

/// True for `his country`, which is that of his office.
pub(crate) fn of_someone(sources: &Sources<'_>, c: &Candidate) -> Option<TokenId> {
    let whose = |&k: &TokenId| one_of!(sources.article.lower(k), "his" | "her");
    let land = c.form == Form::Nominal && sources.analysis.lemma_is(c.head, Class::LandNoun);
    let owner = || sources.analysis.children(c.head).iter().copied().find(whose);
    if land && c.number != Number::Plural && !c.joined && c.settled != Settled::Apart { owner() } else { None }
}

/// Puts such nouns with the land that the person's office is of, once it is known who he is.
pub(crate) fn own_lands(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    heads: &Heads,
    clusters: &mut Clusters,
) {
    for (i, c) in candidates.iter().enumerate() {
        let owner = of_someone(sources, c).and_then(|t| heads.at(t));
        let Some(land) = owner.and_then(|o| clusters.of(o)?.land) else { continue };
        let itself = candidates.iter().position(|o| {
            let state = o.name.and_then(|n| names.get(n)).and_then(|n| n.country);
            state.is_some_and(|s| s.country.as_bytes() == land)
        });
        if let Some(at) = itself {
            clusters.union(at as u32, i as u32);
        }
    }
}

/// `the city's mayor`: of the one town of this sentence so far and the one before.
pub(crate) fn towns(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    asides: &[bool],
    clusters: &mut Clusters,
) {
    let town = |c: &Candidate| {
        let name = c.name.and_then(|n| names.get(n)).filter(|n| n.kind == EntityKind::Place && n.country.is_none())?;
        let text = sources.article.text_of(name.tokens.clone());
        let known = sources
            .gazetteer
            .lookup(text)
            .into_iter()
            .filter_map(|id| sources.gazetteer.get(id))
            .any(|r| matches!(r.kind, crate::gazetteer::Kind::Town | crate::gazetteer::Kind::Capital));
        known.then_some(text)
    };
    for (i, c) in candidates.iter().enumerate() {
        if !c.is_open()
            || asides.get(i) == Some(&true)
            || !one_of!(sources.analysis.lemma(c.head), "city" | "town" | "village")
            || !bare(sources, c)
            || clusters.of(i as u32).is_some_and(|t| t.size > 1)
        {
            continue;
        }
        let mut found: Option<(u32, &str)> = None;
        let mut places = 0;
        for k in (i.saturating_sub(30)..i).rev() {
            let Some(o) = candidates.get(k) else { continue };
            if o.sentence + 1 < c.sentence {
                break;
            }
            if o.head < c.head
                && let Some(text) = town(o)
            {
                if found.is_none_or(|(_, t)| t != text) {
                    places += 1;
                }
                found = Some((k as u32, text));
            }
        }
        if let Some((at, _)) = found.filter(|_| places == 1) {
            clusters.union(at, i as u32);
        }
    }
}
