//! Where: the place of the main event, then those the story comes back to near its top.

use super::super::Answer;
use super::{View, push};
use crate::article::BlockKind;
use crate::entities::{EntityId, EntityKind, Form};
use crate::events::RoleName;
use crate::language::Relation;

pub(super) fn answers(view: &View<'_>) -> Vec<Answer> {
    let entities = view.sources.entities;
    let article = view.sources.article;
    let lead = view.lead.map(|l| l.sentence);
    let mut all: Vec<(f32, bool, EntityId)> = Vec::new();
    for (id, e) in entities.list.iter().enumerate() {
        if !matches!(e.kind, EntityKind::Place | EntityKind::Facility) || !e.named {
            continue;
        }
        let id = id as EntityId;
        let (mut w, mut close) = (0.0f32, false);
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
            let above = matches!(article.block_kind_of(m.head), BlockKind::Headline | BlockKind::Dateline);
            close |= m.form == Form::Name && !part && (above || sentence.is_some() && sentence == lead);
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
                close |= n < 3 && part >= 1.5;
            }
        }
        // A town says more than the country it lies in.
        if view.sources.places.of(id).is_some_and(|p| matches!(p.kind.as_str(), "country" | "continent" | "sea")) {
            w *= 0.7;
        }
        all.push((w, close, id));
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)));
    let mut answers = Vec::new();
    for (_, close, id) in all {
        // Further ones are those of the news, not every place that the story names.
        if !close && !answers.is_empty() {
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
