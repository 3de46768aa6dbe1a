//! Where: the place of the main event, then those the story comes back to near its top.

use super::super::Answer;
use super::{View, push};
use crate::article::{BlockKind, TokenId};
use crate::entities::{EntityId, EntityKind, Form};
use crate::events::RoleName;
use crate::language::{Relation, Tag};
use crate::order::Order;

/// Least weight of a place that neither headline nor first sentence names.
const SURE: f32 = 1.0;

pub(super) fn answers(view: &View<'_>) -> Vec<Answer> {
    let entities = view.sources.entities;
    let article = view.sources.article;
    let lead = view.lead.map(|l| l.sentence);
    let main = view.main_tokens();
    let mut all: Vec<(f32, u8, EntityId)> = Vec::new();
    for (id, e) in entities.list.iter().enumerate() {
        if !matches!(e.kind, EntityKind::Place | EntityKind::Facility) || !e.named {
            continue;
        }
        let id = id as EntityId;
        let (mut w, mut close, mut near, mut dateline) = (0.0f32, false, false, false);
        for m in e.mentions.iter().take(12) {
            // An adjective names the people more than the place, a subject the state that acts.
            let form = if m.form == Form::Name { 1.0 } else { 0.25 };
            let acts = if view.syntax.relation(m.head).is_subject() { 0.6 } else { 1.0 };
            // `U.S. Rep. Tony Hall` is nowhere.
            let part = matches!(view.syntax.relation(m.head), Relation::Compound | Relation::Amod | Relation::NmodDesc);
            let form = if part { 0.3 * form } else { form };
            let block = if article.block_kind_of(m.head) == BlockKind::Dateline { 0.8 } else { 1.0 };
            let sentence = article.tokens.get(m.head as usize).map(|t| t.sentence);
            let here = if sentence.is_some() && sentence == lead && m.form == Form::Name { 0.5 } else { 0.0 };
            w += view.standing.of(m.head) * form * block * acts + here * acts;
            let above = article.block_kind_of(m.head) == BlockKind::Headline;
            // `Serbia and Hungary signed ...` are who, not where.
            let named = m.form == Form::Name && !part && acts == 1.0;
            // `imports from the United States`
            let apart =
                matches!(view.syntax.preposition(m.head), "from" | "with" | "against" | "between" | "for" | "by");
            let named = named && !apart;
            near |= named && sentence.is_some() && sentence == lead;
            close |= named && (above || sentence.is_some() && sentence == lead && is_of_it(view, &main, m.head));
            dateline |= article.block_kind_of(m.head) == BlockKind::Dateline;
        }
        for (n, told) in view.top(5).enumerate() {
            for r in told.event.roles.iter().filter(|r| r.entity == Some(id)) {
                let part = match r.role {
                    RoleName::Place => 2.4,
                    RoleName::Destination | RoleName::Target => 1.5,
                    RoleName::Origin => 0.6,
                    _ => 0.1,
                };
                w += part / (1.0 + n as f32);
                close |= n == 0 && part >= 1.5;
            }
        }
        // A town says more than the country it lies in.
        if view.sources.places.of(id).is_some_and(|p| matches!(p.kind.as_str(), "country" | "continent" | "sea")) {
            w *= 0.7;
        }
        // Where the reporter sits answers only where the news has no place.
        if close || near || dateline || w >= SURE {
            all.push((w, u8::from(close) + u8::from(close || near), id));
        }
    }
    all.order_by(|a, b| b.1.cmp(&a.1).then(b.0.total_cmp(&a.0)).then(a.2.cmp(&b.2)));
    let mut answers = Vec::new();
    for (_, close, id) in all {
        // Further ones are those of the news, not every place that the story names.
        if close < 2 && !answers.is_empty() {
            continue;
        }
        let mention =
            entities.get(id).and_then(|e| e.mentions.iter().find(|m| m.form == Form::Name).or(e.mentions.first()));
        let text = article.text;
        let told = |m: &crate::entities::Mention| answers.iter().any(|a: &Answer| a.span.of(text) == m.span.of(text));
        if let Some(m) = mention.filter(|m| !told(m)) {
            push(&mut answers, Answer { span: m.span, entity: Some(id), value: None });
        }
    }
    answers
}

/// True for a place that hangs on the main predicate, and on no clause, description or aim within it.
fn is_of_it(view: &View<'_>, main: &[TokenId], t: TokenId) -> bool {
    let mut at = t;
    for _ in 0..8 {
        if main.contains(&at) {
            return true;
        }
        let with = view.syntax.tag(at) == Tag::Vbg && view.syntax.own_marker(at).is_none();
        match view.syntax.relation(at) {
            Relation::AclRelcl | Relation::Acl | Relation::Ccomp | Relation::Xcomp | Relation::Appos => return false,
            Relation::Advcl if !with => return false,
            _ => {}
        }
        match view.syntax.head(at) {
            Some(head) => at = head,
            None => return false,
        }
    }
    false
}
