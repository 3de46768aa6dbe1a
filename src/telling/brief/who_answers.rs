//! Who a head word means, put as an answer: by name, with office, or as the text describes them.

use super::super::Answer;
use super::parties::{
    MAX_PARTY_TOKENS, described, phrase, same_words, to_the_name, whole_name, with_clause, with_description,
    with_office,
};
use super::someone::{is_of_a_thing, is_someone};
use super::{View, push};
use crate::article::{BlockKind, TokenId};
use crate::entities::{EntityId, EntityKind, Form, Mention};
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, is};
use crate::order::Order;

pub(super) fn add_head(view: &View<'_>, head: TokenId, acts: bool, answers: &mut Vec<Answer>) {
    let entities = view.sources.entities;
    let named = |t: TokenId| entities.headed_by(t).or_else(|| entities.covering(t));
    let proper = |c: &TokenId| {
        view.syntax.tag(*c).is_proper() && matches!(view.syntax.relation(*c), Relation::Flat | Relation::Appos)
    };
    let own = entities.headed_by(head);
    let unnamed = own.and_then(|id| entities.get(id)).is_some_and(|e| !e.named);
    // `chip maker Korvex`: the name tells more than the description.
    let beside = view.syntax.children(head).find(|c| *c > head && proper(c)).and_then(named).filter(|_| unnamed);
    let entity = beside
        .or(own)
        .or_else(|| view.syntax.tag(head).is_proper().then(|| entities.covering(head)).flatten())
        // `Renowned jazz trumpeter Ibrahim Maalouf`
        .or_else(|| view.syntax.children(head).find(proper).and_then(named))
        // `Australia's Victoria state eased`
        .or_else(|| {
            let land = is(view.syntax.lemma(head), Class::DivisionNoun);
            let name = |c: &TokenId| c + 1 == head && view.syntax.relation(*c) == Relation::Compound;
            view.syntax.children(head).find(name).filter(|_| land).and_then(named)
        });
    add(view, head, entity, acts, answers);
}

/// Adds the one that `head` names, where it is someone.
pub(super) fn add(view: &View<'_>, head: TokenId, id: Option<EntityId>, acts: bool, answers: &mut Vec<Answer>) {
    let syntax = view.syntax;
    let entity = id.and_then(|id| view.sources.entities.get(id));
    let fits = match entity.map(|e| e.kind) {
        Some(EntityKind::Group | EntityKind::Organization) => {
            entity.is_some_and(|e| e.named) || !is_of_a_thing(view, head)
        }
        Some(EntityKind::Person | EntityKind::People) => true,
        // `The United States struck ...`: a state acts, a town does where it stands for its people.
        Some(EntityKind::Place) => {
            // `A security zone` is nobody.
            let body = is(syntax.lemma(head), Class::PolityNoun);
            let one = body || entity.is_some_and(|e| e.named);
            let kind = id.and_then(|id| view.sources.places.of(id)).map_or("country", |p| p.kind.as_str());
            one && acts && one_of!(kind, "country" | "city" | "state")
        }
        // `Japan's lower house approved`
        Some(EntityKind::Facility) => {
            let does = view.lead.is_some_and(|l| syntax.object(l.token).is_some());
            acts && (does || entity.is_some_and(|e| e.named))
        }
        Some(EntityKind::Object) => syntax.lemma(head) == "campaign" && is_someone(view, head),
        Some(_) => false,
        None => is_someone(view, head),
    };
    if !fits || syntax.lemma(head) == "percent" {
        return;
    }
    let pronoun = matches!(syntax.tag(head), Tag::Prp | Tag::PrpS);
    // Rather as the story names him than as its headline does.
    let named = entity.and_then(|e| {
        let names = || e.mentions.iter().filter(|m| m.form == Form::Name);
        let told = |m: &&Mention| view.sources.article.block_kind_of(m.head) == BlockKind::Paragraph;
        names().find(told).or(names().next())
    });
    let here = entity.and_then(|e| e.mentions.iter().find(|m| m.head == head));
    // `Hawaiian monk seals`
    if here.is_some_and(|m| m.form == Form::Adjective) {
        return;
    }
    let span = match (here.map(|m| m.form), named) {
        (Some(Form::Name), _) => phrase(view, head),
        // `The envoy in Lima, Ann Lee`
        (_, Some(name))
            if syntax.relation(name.head) == Relation::Appos
                && syntax.head(name.head) == Some(head)
                && syntax.tag(head) != Tag::Nns =>
        {
            let office = phrase(view, head).hull(phrase(view, name.head));
            let fits = view.sources.article.tokens_in(office).len() <= MAX_PARTY_TOKENS;
            if fits { office } else { phrase(view, name.head) }
        }
        // A name says more than a pronoun or `the company` does.
        (_, Some(name)) => to_the_name(view, name),
        (Some(Form::Pronoun), None) => match entity.and_then(described) {
            Some(m) => phrase(view, m),
            None => return,
        },
        (None, None) if pronoun => return,
        // `the government` behind another, of which the text has not said whose it is.
        _ if !answers.is_empty()
            && super::opening::points_back(view.sources, syntax, head, syntax.sentence(head).start) =>
        {
            return;
        }
        _ => with_description(view, head).unwrap_or_else(|| with_clause(view, head)),
    };
    let span = with_office(view, entity, whole_name(view, entity, span));
    if view.sources.article.tokens_in(span).len() <= MAX_PARTY_TOKENS + 4
        && !answers.iter().any(|a| same_words(view, a.span, span))
    {
        push(answers, Answer { span, entity: id, value: None });
    }
}

/// Those whom the story speaks of most near its top, for a text without an event.
pub(super) fn salient(view: &View<'_>, answers: &mut Vec<Answer>) {
    let list = &view.sources.entities.list;
    let mut all: Vec<(f32, usize)> = list
        .iter()
        .enumerate()
        .filter(|(_, e)| matches!(e.kind, EntityKind::Person | EntityKind::Organization | EntityKind::Group))
        // An agency's credit below a picture is nobody.
        .map(|(id, e)| {
            let told = e.mentions.iter().filter(|m| {
                matches!(view.sources.article.block_kind_of(m.head), BlockKind::Paragraph | BlockKind::Headline)
            });
            (told.map(|m| view.standing.of(m.head)).sum::<f32>(), id)
        })
        .filter(|(w, _)| *w > 0.0)
        .collect();
    all.order_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    for (_, id) in all.into_iter().take(3) {
        if let Some(m) = list[id].mentions.iter().find(|m| m.form == Form::Name).or(list[id].mentions.first()) {
            push(answers, Answer { span: m.span, entity: Some(id as EntityId), value: None });
        }
    }
}
