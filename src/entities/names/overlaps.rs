//! Names of several sources over the same words: which stays.

use crate::entities::EntityKind;
use crate::entities::names::span::NameSpan;
use crate::order::Order;
use std::cmp::Reverse;

/// Of overlapping spans the better: the longer where one holds the other, else the surer.
pub(crate) fn choose(mut spans: Vec<NameSpan>, tokens: usize) -> Vec<NameSpan> {
    // The surest and longest first; ties in text order.
    let worth = |s: &NameSpan| {
        let listed = !s.actors.is_empty() || s.country.is_some() || s.people.is_some();
        let length = s.len().min(8) as f32;
        s.confidence + 0.25 * length + if listed && s.len() > 1 { 0.2 } else { 0.0 }
    };
    // By keys made once, as a name is large. Worths are above nothing, so that their bits are in their order.
    spans.order_by_key(|s| (Reverse(worth(s).max(0.0).to_bits()), s.tokens.start, s.tokens.end));
    let mut owner: Vec<u32> = vec![u32::MAX; tokens];
    let mut out: Vec<NameSpan> = Vec::new();
    for span in spans {
        let range = span.tokens.start as usize..(span.tokens.end as usize).min(tokens);
        let taken = owner.get(range.clone()).is_none_or(|o| o.iter().any(|&i| i != u32::MAX));
        if !taken {
            for slot in owner.get_mut(range).into_iter().flatten() {
                *slot = out.len() as u32;
            }
            out.push(span);
            continue;
        }
        // The same span by another source: the lexicon knows the kind, the model the sentence.
        let Some(kept) = owner.get(range.start).and_then(|&i| out.get_mut(i as usize)) else { continue };
        if kept.tokens == span.tokens {
            merge(kept, span);
        }
    }
    out
}

pub(crate) fn merge(kept: &mut NameSpan, other: NameSpan) {
    let listed = |s: &NameSpan| !s.actors.is_empty() || s.country.is_some() || s.people.is_some();
    let (list, model) = if listed(kept) { (kept.clone(), other) } else { (other, kept.clone()) };
    if !listed(&list) || listed(&model) {
        return;
    }
    // Somebody may be called Ford, nobody Daesh.
    let sure_person = model.kind == EntityKind::Person && model.confidence > 0.8 && list.len() == 1;
    *kept = if sure_person && list.people.is_none() && list.kind != EntityKind::Group {
        model
    } else {
        let confidence = if list.kind == model.kind { list.confidence.max(model.confidence) } else { list.confidence };
        NameSpan { confidence: confidence.max(0.85), ..list }
    };
}
