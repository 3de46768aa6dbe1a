//! Where a place may lie that no table has.

use crate::article::{BlockKind, TokenId};
use crate::entities::{Entities, Entity, EntityKind, Form};
use crate::gazetteer::{Gazetteer, Kind, Record};
use crate::language::{Relation, Tag};
use crate::lexicon::Class;
use crate::places::Sources;
use crate::places::context::Context;
use crate::places::geometry::is_part_of_land;
use crate::places::place::Place;
use crate::places::readings::local;
use crate::places::toponym::Toponym;

/// A place that no table has, but that the text puts into another: somewhere in that.
pub(super) fn somewhere_in(toponym: &Toponym, toponyms: &[Toponym], gazetteer: &Gazetteer) -> Option<Place> {
    let outer = toponym
        .inside
        .iter()
        .filter_map(|&o| toponyms.get(o).filter(|o| !o.guessed))
        .filter_map(|o| o.readings.get(o.best).map(|b| b.record))
        .chain(toponym.within.iter().filter_map(|&r| gazetteer.get(r).copied()))
        .min_by(|a, b| gazetteer.radius(a).total_cmp(&gazetteer.radius(b)))?;
    let radius = gazetteer.radius(&outer).max(20.0);
    Some(locality(&outer, radius, 0.65, gazetteer))
}

/// Radius in kilometres beyond which a land says little about where in it something lies.
const WIDE: f32 = 60.0;

/// Radius in kilometres beyond which a land's middle is no place for what lies somewhere in it.
const VAST: f32 = 300.0;

/// A place that no table has and the text puts nowhere: not far from those that it is named with, or in the land that
/// the text is about; the radius says how little that is.
pub(super) fn somewhere_near(
    toponym: &Toponym,
    entity: &Entity,
    entities: &Entities,
    toponyms: &[Toponym],
    context: &Context,
    sources: &Sources<'_>,
) -> Option<Place> {
    let gazetteer = sources.gazetteer;
    if !credible(entity, entities, sources) {
        return None;
    }
    let sure = |s: &Toponym| {
        let known = !s.guessed && !s.team && !only_beside(s, entities, sources);
        let best = s.readings.get(s.best).filter(|b| local(&b.record) && b.share > 0.5 && known)?;
        Some((best.record, s.weight))
    };
    // What the sentence names closest to it.
    let starts = |e: usize| {
        let entity = entities.list.get(e);
        entity.into_iter().flat_map(|e| &e.mentions).filter(|m| m.form == Form::Name).map(|m| m.tokens.start)
    };
    let nearest = toponyms
        .iter()
        .filter(|s| {
            s.entity != toponym.entity
                && !s.guessed
                && !s.team
                && !only_beside(s, entities, sources)
                && s.sentences.iter().any(|x| toponym.sentences.contains(x))
        })
        .filter_map(|s| {
            let best = s.readings.get(s.best).filter(|b| b.record.kind != Kind::Region && b.share > 0.5)?;
            let apart =
                starts(s.entity).flat_map(|a| starts(toponym.entity).take(8).map(move |b| a.abs_diff(b))).min()?;
            // A town says more than the land around it, however near that stands.
            Some((gazetteer.radius(&best.record) > WIDE, apart, best.record))
        })
        .min_by_key(|(wide, apart, _)| (*wide, *apart));
    if let Some((false, _, record)) = nearest {
        return Some(locality(&record, gazetteer.radius(&record).max(100.0), 0.55, gazetteer));
    }
    if let Some(home) = context.home() {
        let inside = toponyms.iter().filter_map(sure).filter(|(r, _)| gazetteer.division_number(r) == Some(home));
        if let Some((record, _)) = inside.reduce(|a, b| if b.1 > a.1 { b } else { a }) {
            return Some(locality(&record, 120.0, 0.35, gazetteer));
        }
    }
    // Somewhere in a land of a thousand kilometres is nowhere.
    let tells = |r: &Record| gazetteer.radius(r) <= VAST;
    if let Some((_, _, record)) = nearest.filter(|(_, _, r)| tells(r)) {
        return Some(locality(&record, gazetteer.radius(&record), 0.35, gazetteer));
    }
    // A land named once is not what the text is about; one that has a place spelt much like it may be meant.
    let (&country, &weight) = context.countries.iter().max_by(|a, b| a.1.total_cmp(b.1))?;
    let alike = || toponym.readings.iter().any(|r| gazetteer.country_number(&r.record) == Some(country));
    let about = weight > 0.4 * context.of_countries && (weight > 3.0 && weight > 0.6 * context.of_countries || alike());
    let record = gazetteer.country(country).filter(|r| about && tells(r))?;
    Some(locality(record, gazetteer.radius(record), 0.3, gazetteer))
}

/// How often a text names a place that it is about.
const OFTEN: usize = 3;

/// True for a place that the text names only beside something else: `a Malta firm`, `a friend from Monaco`; what else the
/// text tells of need not be there. A land says where something is behind `in` and its like.
fn only_beside(toponym: &Toponym, entities: &Entities, sources: &Sources<'_>) -> bool {
    let Sources { article, analysis, .. } = *sources;
    let land = toponym.readings.get(toponym.best).is_some_and(|b| !local(&b.record) || b.record.kind == Kind::Capital);
    let mentions = entities.list.get(toponym.entity).into_iter().flat_map(|e| &e.mentions);
    let named = || mentions.clone().filter(|m| m.form == Form::Name).map(|m| m.tokens.clone());
    // `the Etoumbi and Mbomo districts` are there.
    let beside = |tokens: std::ops::Range<TokenId>| {
        analysis.word(tokens.end - 1).is_some_and(|w| {
            matches!(w.relation, Relation::Compound | Relation::NmodPoss | Relation::Amod)
                && w.head.is_some_and(|h| {
                    let named = analysis.word(h).is_some_and(|w| w.tag.is_proper());
                    h >= tokens.end && !named && !analysis.is(h, Class::PlaceNeighbor)
                })
        })
    };
    let before = |t: TokenId| {
        let described = |i: &TokenId| analysis.word(*i).is_some_and(|w| matches!(w.tag, Tag::Jj | Tag::Dt));
        (t.saturating_sub(3)..t).rev().find(|i| !described(i)).map_or("", |i| article.lower(i))
    };
    let inside = |t: TokenId| one_of!(before(t), "in" | "across" | "throughout" | "within" | "inside" | "," | "of");
    named().take(OFTEN).count() < OFTEN && named().all(|n| beside(n.clone()) || land && !inside(n.start))
}

/// True where the words around a name that only the model takes for a place speak for it.
fn credible(entity: &Entity, entities: &Entities, sources: &Sources<'_>) -> bool {
    let Sources { article, analysis, .. } = *sources;
    let names = || entity.mentions.iter().filter(|m| m.form == Form::Name);
    let other = names().any(|m| {
        let word = article.word(m.tokens.start);
        let abbreviation = m.tokens.len() == 1 && word.len() <= 6 && !word.contains(char::is_lowercase);
        abbreviation && article.block_kind_of(m.tokens.start) != BlockKind::Dateline
    });
    !other
        && !is_part_of_land(&entity.name.to_lowercase())
        && names().any(|m| {
            let (start, end) = (m.tokens.start, m.tokens.end);
            let behind = article.lower(end);
            let before = if start > 0 { article.lower(start - 1) } else { "" };
            let place = |t: TokenId| {
                entities.covering(t).and_then(|e| entities.get(e)).is_some_and(|e| e.kind == EntityKind::Place)
            };
            m.tokens.len() > 1 && analysis.is(end - 1, Class::GeographicEnd)
                || start > 0 && analysis.is(start - 1, Class::PlaceNeighbor)
                || analysis.is(end, Class::PlaceNeighbor) && !one_of!(behind, "in" | "at" | "from" | "to" | "near")
                || start > 1 && before == "of" && analysis.is(start - 2, Class::PlaceNeighbor)
                || one_of!(before, "," | "and") && start > 1 && place(start - 2)
                || one_of!(behind, "," | "and") && place(end + 1)
        })
}

fn locality(record: &Record, radius: f32, confidence: f32, gazetteer: &Gazetteer) -> Place {
    let mut place = Place::of(record, confidence, gazetteer);
    place.kind = String::from("locality");
    place.geonames = None;
    place.radius = Some(f64::from(radius).round());
    place
}
