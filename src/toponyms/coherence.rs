//! Toponyms of one text seen together: nested in each other, near each other, in one list, said twice.

use super::clues::{is_division_abbreviation, names_other};
use super::{ACCEPT, Candidate, Context};
use crate::article::TokenId;
use crate::gazetteer::{Gazetteer, Kind, RecordId, kilometres};
use crate::language::NameKind;
use crate::lexicon::Class;
use crate::order::Order;
use crate::order::{OrderedMap, OrderedSet, Sorted};
use std::ops::Range;

/// `Pandi, Bulacan`: a division or country behind the comma that some reading of the name before lies in.
pub(super) fn nested(candidates: &mut [Candidate], context: &Context<'_>) {
    let Context { article, gazetteer, .. } = *context;
    for i in 0..candidates.len() {
        let end = candidates[i].found.tokens.end;
        if article.word(end) != "," {
            continue;
        }
        let short = is_division_abbreviation(article, gazetteer, end + 1);
        let Some(next) = candidates.get(i + 1).filter(|w| w.found.tokens.start == end + 1) else {
            candidates[i].score += if short { 6.0 } else { 0.0 };
            continue;
        };
        if short {
            candidates[i].score += 6.0;
            candidates[i + 1].score = candidates[i + 1].score.max(ACCEPT + 2.0);
        } else if contains_any(&next.found.records, &candidates[i].found.records, gazetteer) {
            candidates[i].score += 4.0;
            candidates[i + 1].score += 2.5;
        }
    }
}

/// Names of towns close to the places that the text surely names: a story that speaks of Demopolis and Linden means the
/// town by Gallion.
pub(super) fn at_home(candidates: &mut [Candidate], context: &Context<'_>) {
    let Context { article, analysis, gazetteer, .. } = *context;
    let mut divisions: OrderedMap<u16, f32> = OrderedMap::new();
    let mut points: Vec<(u16, (f32, f32))> = Vec::new();
    let mut seen: OrderedSet<&str> = OrderedSet::new();
    for w in candidates.iter().filter(|w| w.score >= 2.0) {
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
    home.order_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    home.truncate(3);
    if home.is_empty() {
        return;
    }
    points.retain(|(d, _)| home.iter().any(|(h, _)| h == d));
    points.truncate(200);
    for w in candidates.iter_mut().filter(|w| w.score < ACCEPT && w.score > -5.0) {
        let Range { start, end } = w.found.tokens;
        let single = w.found.tokens.len() == 1;
        let part = analysis
            .names
            .get(w.names.clone())
            .is_some_and(|n| n.iter().any(|n| n.tokens.len() > w.found.tokens.len() && n.kind != NameKind::Place));
        let titled = start > 0 && analysis.is(start - 1, Class::PersonalTitle);
        if part
            || titled
            || single && article.sentence_of(start).is_some_and(|s| s.tokens.start == start) && w.score < -1.0
            || names_other(context, end)
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
pub(super) fn listed(candidates: &mut [Candidate], context: &Context<'_>) {
    let Context { article, persons, gazetteer, .. } = context;
    let joined = |a: &Range<TokenId>, b: &Range<TokenId>| {
        let gap = b.start.saturating_sub(a.end);
        let join = |t: TokenId| one_of!(article.lower(t), "," | "and" | "or" | "&");
        (gap == 1 && join(a.end)) || gap == 2 && article.word(a.end) == "," && join(a.end + 1)
    };
    for _ in 0..2 {
        for i in 0..candidates.len() {
            let tokens = candidates[i].found.tokens.clone();
            let own = candidates[i].score;
            if !(-3.5..ACCEPT).contains(&own) || tokens.len() == 1 && persons.contains(article.lower(tokens.start)) {
                continue;
            }
            let before = i.checked_sub(1).and_then(|j| candidates.get(j));
            let before = before.is_some_and(|w| w.score >= ACCEPT + 0.5 && joined(&w.found.tokens, &tokens));
            let after = candidates.get(i + 1);
            let after = after.is_some_and(|w| w.score >= ACCEPT + 0.5 && joined(&tokens, &w.found.tokens));
            // A comma alone has been counted already.
            let fresh = before && article.word(tokens.start.saturating_sub(1)) != ",";
            let one_land = fresh
                && i > 0
                && share_country(&candidates[i - 1].found.records, &candidates[i].found.records, gazetteer);
            let more = f32::from(u8::from(fresh)) * if one_land { 2.4 } else { 1.6 } + f32::from(u8::from(after)) * 1.2;
            if more > 0.0 && own + more >= ACCEPT {
                candidates[i].score = own + more;
            }
        }
    }
}

/// A name that is surely a place once is one elsewhere too, unless something speaks against it there.
pub(super) fn one_sense(candidates: &mut [Candidate], context: &Context<'_>) {
    let article = context.article;
    let sure: Sorted<&str> = Sorted::from_iter(
        candidates.iter().filter(|w| w.score >= 3.0).map(|w| article.text_of(w.found.tokens.clone())),
    );
    for w in candidates.iter_mut().filter(|w| w.score < ACCEPT && w.score > -1.5) {
        if sure.contains(article.text_of(w.found.tokens.clone())) {
            w.score = ACCEPT;
        }
    }
}

/// True where some record of the one lies in a country of one of the other.
fn share_country(a: &[RecordId], b: &[RecordId], gazetteer: &Gazetteer) -> bool {
    let country = |&r: &RecordId| gazetteer.get(r).and_then(|r| gazetteer.country_number(r));
    a.iter().filter_map(country).any(|c| b.iter().filter_map(country).any(|d| c == d))
}

/// True where a record of `outer` is a country or division that a record of `inner` lies in.
fn contains_any(outer: &[RecordId], inner: &[RecordId], gazetteer: &Gazetteer) -> bool {
    let get = |&r: &RecordId| gazetteer.get(r);
    outer.iter().filter_map(get).any(|o| inner.iter().filter_map(get).any(|i| gazetteer.lies_in(i, o)))
}
