//! What the text puts a place into, and what stands in a list with it.

use crate::article::{Article, TokenId};
use crate::entities::{Entities, Form};
use crate::gazetteer::{Gazetteer, Kind, RecordId};
use crate::language::Analysis;
use crate::language::grammar::is_regional;
use crate::lexicon::Class;
use crate::order::{OrderedMap, Sorted};
use crate::places::Sources;
use crate::places::toponym::Toponym;
use crate::toponyms::is_division_abbreviation;

/// The countries of whose first divisions a name may be one.
fn divided(toponym: &Toponym, gazetteer: &Gazetteer) -> Sorted<u16> {
    let divisions = toponym.readings.iter().filter(|r| r.record.kind == Kind::Division);
    Sorted::from_iter(divisions.filter_map(|r| gazetteer.country_number(&r.record)))
}

/// The land of `the Syrian city of` before a name at `start`.
fn of_people(article: &Article<'_>, analysis: &Analysis, gazetteer: &Gazetteer, start: TokenId) -> Option<RecordId> {
    let noun = start.saturating_sub(2);
    if start < 3 || article.lower(start - 1) != "of" || !analysis.is(noun, Class::Designator) {
        return None;
    }
    (1..=3).find_map(|back| {
        let t = noun.saturating_sub(back);
        gazetteer.of_adjective(article.word(t)).filter(|_| article.word(t).starts_with(char::is_uppercase))
    })
}

/// `X, Y`, `X in Y`, `Y's X`, `X (Y)`: what the text puts a place into.
pub(super) fn nest(toponyms: &mut [Toponym], entities: &Entities, sources: &Sources<'_>) {
    let Sources { article, analysis, gazetteer, .. } = *sources;
    let seen = Seen::of(toponyms, entities, sources);
    for (i, toponym) in toponyms.iter_mut().enumerate() {
        let Some(entity) = entities.list.get(toponym.entity) else { continue };
        let other = |token: TokenId| seen.at(token).filter(|&o| o != i);
        for m in entity.mentions.iter().filter(|m| m.form == Form::Name) {
            let (start, end) = (m.tokens.start, m.tokens.end);
            // `the Mirpur area of Dhaka`, `the Mashkay area of Awaran district`.
            let said = analysis.is(end, Class::Designator) && one_of!(article.lower(end + 1), "of" | "in");
            let joint = end + u32::from(said);
            if said
                && article.lower(joint) == "of"
                && let Some(outer) = other(joint + 1)
            {
                toponym.inside.push(outer);
                toponym.within.extend(seen.tops[outer]);
            }
            // `Shinkafi district of Zamfara`.
            let part = article.lower(joint) == "of" && m.tokens.len() > 1 && analysis.is(joint - 1, Class::Designator);
            if part || one_of!(article.lower(joint), "," | "in" | "(" | "located" | "situated") {
                seen.behind(i, start, joint, toponym);
            }
            for (from, back) in [(start, true), (end.wrapping_sub(1), false)] {
                let step = |n: u32| if back { from.wrapping_sub(n) } else { from.wrapping_add(n) };
                let join = |n: u32| one_of!(article.lower(step(n)), "," | "and" | "or");
                let peer = if join(1) { other(step(if join(2) { 3 } else { 2 })) } else { None };
                toponym.peers.extend(peer.filter(|_| toponym.peers.len() < 16));
            }
            // `Syria's Hama`, `the Syrian city of Hama`.
            if start >= 2
                && one_of!(article.lower(start - 1), "'s" | "'")
                && let Some(outer) = other(start - 2)
            {
                toponym.inside.push(outer);
            }
            toponym.within.extend(of_people(article, analysis, gazetteer, start));
        }
    }
    share(toponyms);
}

/// The places of the text as they are before any is put into another.
struct Seen<'a> {
    entities: &'a Entities,
    sources: &'a Sources<'a>,
    /// By entity.
    toponym_of: OrderedMap<usize, usize>,
    /// Those that may be countries.
    lands: Sorted<usize>,
    /// The countries of whose first divisions each may be one.
    states: Vec<Sorted<u16>>,
    /// What each is taken for where nothing is said.
    tops: Vec<Option<RecordId>>,
}

impl<'a> Seen<'a> {
    fn of(toponyms: &[Toponym], entities: &'a Entities, sources: &'a Sources<'a>) -> Seen<'a> {
        let land = |s: &Toponym| s.readings.iter().any(|r| r.record.kind == Kind::Country);
        let top = |s: &Toponym| s.readings.iter().max_by(|a, b| a.base.total_cmp(&b.base)).map(|r| r.id);
        Seen {
            entities,
            sources,
            toponym_of: OrderedMap::from_iter(toponyms.iter().enumerate().map(|(i, s)| (s.entity, i))),
            lands: Sorted::from_iter(toponyms.iter().enumerate().filter(|(_, s)| land(s)).map(|(i, _)| i)),
            states: toponyms.iter().map(|s| divided(s, sources.gazetteer)).collect(),
            tops: toponyms.iter().map(top).collect(),
        }
    }

    fn at(&self, token: TokenId) -> Option<usize> {
        self.entities.covering(token).and_then(|e| self.toponym_of.get(&(e as usize)).copied())
    }

    /// What stands behind the place `i`, named from `start` on, and the comma, preposition or bracket at `joint`: what it lies
    /// in, or the next of a list.
    fn behind(&self, i: usize, start: TokenId, joint: TokenId, toponym: &mut Toponym) {
        let Sources { article, analysis, gazetteer, .. } = *self.sources;
        let comma = article.lower(joint) == ",";
        let behind = led_into(article, analysis, joint);
        let skipped = is_regional(article.lower(behind))
            || one_of!(article.lower(behind), "the" | "neighboring" | "neighbouring");
        let behind = if skipped { behind + 1 } else { behind };
        if comma && is_division_abbreviation(article, gazetteer, joint + 1) {
            toponym.within.extend(gazetteer.of_abbreviation(article.word(joint + 1)));
        } else if let Some(outer) = self.at(behind).filter(|&o| o != i) {
            // `Niger, Nigeria and Togo` is a list, as is `Utah, Washington, Wyoming`.
            let next = (behind..behind + 4).find(|&t| self.at(t) != Some(outer)).unwrap_or(behind);
            let next = if article.lower(next + 1) == "and" { next + 2 } else { next + 1 };
            let both_states = |o: usize| self.states[i].intersection(&self.states[o]).next().is_some();
            let state = |t: TokenId| self.at(t).is_some_and(|o| o != i && o != outer && both_states(o));
            let row = || {
                one_of!(article.lower(next - 1), "," | "and") && state(next)
                    || start > 1 && article.lower(start - 1) == "," && state(start - 2)
            };
            let both_lands = || self.lands.contains(&i) && self.lands.contains(&outer);
            let list = comma && (both_lands() || both_states(outer) && row());
            toponym.said_in |= !list && article.lower(behind.wrapping_sub(1 + u32::from(skipped))) == "in";
            (if list { &mut toponym.peers } else { &mut toponym.inside }).push(outer);
        }
    }
}

/// `Houla and Blida in Lebanon`: what stands in a list with a place that lies in another lies there too, unless it is said
/// to lie elsewhere. `Fakai in Shinkafi district of Zamfara`: and what lies in a place lies in what that lies in.
fn share(toponyms: &mut [Toponym]) {
    for i in 0..toponyms.len() {
        let [peer] = toponyms[i].peers[..] else { continue };
        if toponyms[i].inside.is_empty() && toponyms[i].within.is_empty() && toponyms[peer].said_in && peer != i {
            let outer: Vec<usize> = toponyms[peer].inside.iter().copied().filter(|&o| o != i).collect();
            (toponyms[i].said_in, toponyms[i].inside) = (!outer.is_empty(), outer);
        }
    }
    for i in 0..toponyms.len() {
        let unknown = |o: &&usize| toponyms[**o].guessed || toponyms[**o].readings.is_empty();
        let further: Vec<usize> =
            toponyms[i].inside.iter().filter(unknown).flat_map(|&o| toponyms[o].inside.clone()).collect();
        toponyms[i].inside.extend(further.into_iter().filter(|&o| o != i));
    }
}

/// The token of the outer place behind `X,`, `X in`, `X, in`, `X located in`, `X, a village in`.
fn led_into(article: &Article<'_>, analysis: &Analysis, end: TokenId) -> TokenId {
    let is_in = |t: TokenId| article.lower(t) == "in";
    if one_of!(article.lower(end), "located" | "situated") && is_in(end + 1) || is_in(end + 1) {
        return end + 2;
    }
    let kind = |t: TokenId| analysis.is(t, Class::Designator) || one_of!(article.lower(t), "located" | "capital");
    let noun = (end + 1..end + 5).find(|&t| kind(t) && one_of!(article.lower(t + 1), "in" | "of"));
    let plain = |n: TokenId| (end + 1..n).all(|t| article.lower(t) == article.word(t) && article.word(t) != ",");
    match noun {
        Some(n) if article.lower(end) == "," && plain(n) => n + 2,
        _ => end + 1,
    }
}
