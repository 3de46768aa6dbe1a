//! What the text puts a place into, and what stands in a list with it.

use crate::article::TokenId;
use crate::entities::{Entities, Form};
use crate::gazetteer::{Kind, RecordId};
use crate::lexicon::Class;
use crate::places::Sources;
use crate::places::toponym::Toponym;
use crate::toponyms::is_division_abbreviation;
use std::collections::{BTreeMap, BTreeSet};

/// `X, Y`, `X in Y`, `Y's X`, `X (Y)`: what the text puts a place into.
pub(super) fn nest(toponyms: &mut [Toponym], entities: &Entities, sources: &Sources<'_>) {
    let Sources { article, analysis, gazetteer, .. } = *sources;
    let toponym_of: BTreeMap<usize, usize> = toponyms.iter().enumerate().map(|(i, s)| (s.entity, i)).collect();
    let at = |token: TokenId| entities.covering(token).and_then(|e| toponym_of.get(&(e as usize)).copied());
    let lands: BTreeSet<usize> = toponyms
        .iter()
        .enumerate()
        .filter(|(_, s)| s.readings.iter().any(|r| r.record.kind == Kind::Country))
        .map(|(i, _)| i)
        .collect();
    for (i, toponym) in toponyms.iter_mut().enumerate() {
        let Some(entity) = entities.list.get(toponym.entity) else { continue };
        for m in entity.mentions.iter().filter(|m| m.form == Form::Name) {
            let (start, end) = (m.tokens.start, m.tokens.end);
            let joint = article.lower(end);
            if matches!(joint, "," | "in" | "(") {
                let behind = if joint == "," && article.lower(end + 1) == "in" { end + 2 } else { end + 1 };
                let skipped = matches!(
                    article.lower(behind),
                    "the" | "northern" | "southern" | "eastern" | "western" | "neighboring"
                );
                let behind = if skipped { behind + 1 } else { behind };
                if joint == "," && is_division_abbreviation(article, gazetteer, end + 1) {
                    toponym.within.extend(gazetteer.of_abbreviation(article.word(end + 1)));
                } else if let Some(outer) = at(behind).filter(|&o| o != i) {
                    // `Niger, Nigeria and Togo` is a list.
                    let list = joint == "," && lands.contains(&i) && lands.contains(&outer);
                    (if list { &mut toponym.peers } else { &mut toponym.inside }).push(outer);
                }
            }
            for (from, back) in [(start, true), (end.wrapping_sub(1), false)] {
                let step = |n: u32| if back { from.wrapping_sub(n) } else { from.wrapping_add(n) };
                let join = |n: u32| matches!(article.lower(step(n)), "," | "and" | "or");
                let peer = if join(1) && join(2) {
                    at(step(3))
                } else if join(1) {
                    at(step(2))
                } else {
                    None
                };
                toponym.peers.extend(peer.filter(|&o| o != i && toponym.peers.len() < 16));
            }
            // `Syria's Hama`, `the Syrian city of Hama`.
            if start >= 2
                && matches!(article.lower(start - 1), "'s" | "'" | "’s" | "’")
                && let Some(outer) = at(start - 2).filter(|&o| o != i)
            {
                toponym.inside.push(outer);
            }
            let noun = start.saturating_sub(2);
            if start >= 3 && article.lower(start - 1) == "of" && analysis.is(noun, Class::Designator) {
                for back in 1..=3 {
                    let t = noun.saturating_sub(back);
                    let record: Option<RecordId> = gazetteer
                        .of_adjective(article.word(t))
                        .filter(|_| article.word(t).starts_with(char::is_uppercase));
                    if let Some(record) = record {
                        toponym.within.push(record);
                        break;
                    }
                }
            }
        }
    }
}
