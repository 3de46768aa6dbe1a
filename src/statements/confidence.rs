//! How likely a statement is right as it is shown: one at all, of this owner, with these bounds.
//!
//! A linear model over readable features, trained on the verdicts of strict readers (`train/statements/right.tsv`): which cue
//! it is and how it stands, whose words they are and how clearly that one hangs on the cue, and what the words look like.

use super::learned::View;
use super::{Draft, Statement, senses};
use crate::article::TokenId;
use crate::entities::Entity;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::{Bag, Linear};
use std::sync::OnceLock;

/// Arcs looked at above a cue.
const MAX_GOVERNORS: usize = 3;

/// Gives each statement its confidence; `drafts` and `statements` run side by side.
pub(super) fn judge(view: &View<'_>, drafts: &[Draft], statements: &mut [Statement]) {
    static MODEL: OnceLock<Linear> = OnceLock::new();
    let model = MODEL.get_or_init(|| Linear::read("statements/right_weights"));
    for (draft, statement) in drafts.iter().zip(statements) {
        let score = model.score(|bag| features(view, draft, statement, bag));
        statement.confidence = 1.0 / (1.0 + libm::expf(-(score as f32) / 100.0));
    }
}

/// What the model looks at; the statement has the confidence that its rules give.
pub(super) fn features(view: &View<'_>, draft: &Draft, statement: &Statement, bag: &mut Bag<'_>) {
    let syntax = view.syntax;
    let (form, act) = (statement.form.name(), statement.act.name());
    bag.add(format_args!("sure={}", (draft.confidence * 20.0) as i32));
    bag.add(format_args!("act={act}"));
    bag.add(format_args!("act={act}|{form}"));
    of_cue(syntax, draft, form, bag);
    of_source(view, draft, statement, form, bag);
    of_content(syntax, draft, form, bag);
    bag.add(format_args!("length={}", syntax.sentence(draft.token).len().max(1).ilog2()));
}

/// The words that make it a statement, how they are told, and what they hang on.
fn of_cue(syntax: &Syntax<'_>, draft: &Draft, form: &str, bag: &mut Bag<'_>) {
    let t = draft.token;
    if draft.cue.is_none() {
        return bag.add(format_args!("cue=-|{form}"));
    }
    let (tag, lemma, relation) = (syntax.tag(t), syntax.lemma(t), syntax.relation(t).name());
    bag.add(format_args!("cue={}", tag.name()));
    bag.add(format_args!("cue={}|{form}", tag.name()));
    bag.add(format_args!("cue:lemma={lemma}"));
    bag.add(format_args!("cue:sense={}|{}", senses::of(lemma, tag), tag.name()));
    for c in syntax.children(t).filter(|&c| c < t) {
        match syntax.relation(c) {
            Relation::Aux | Relation::AuxPass | Relation::Mark | Relation::Advmod => {
                bag.add(format_args!("cue:with={}", syntax.article.lower(c)));
            }
            _ => {}
        }
    }
    let mut path = String::new();
    for at in std::iter::successors(Some(t), |&t| syntax.head(t)).take(MAX_GOVERNORS) {
        path.push_str(syntax.relation(at).name());
        bag.add(format_args!("cue:path={path}"));
        if let Some(head) = syntax.head(at) {
            bag.add(format_args!("cue:path={path}:{}", syntax.tag(head).name()));
        }
        path.push('>');
    }
    bag.add(format_args!("cue:rel={relation}|{}", tag.name()));
}

/// Whose words they are, where he stands, and how he hangs on the cue.
fn of_source(view: &View<'_>, draft: &Draft, statement: &Statement, form: &str, bag: &mut Bag<'_>) {
    let syntax = view.syntax;
    let Some((speaker, source)) = draft.source.as_ref().zip(statement.source.as_ref()) else {
        bag.add(format_args!("who=-"));
        bag.add(format_args!("who=-|{form}"));
        return;
    };
    let entity = source.entity.and_then(|id| view.entities.get(id));
    let who = class(syntax, speaker.referent, entity);
    let named = entity.is_some_and(|e| e.named);
    bag.add(format_args!("who={who}{}", u8::from(named)));
    bag.add(format_args!("who={who}{}|{form}", u8::from(named)));
    bag.add(format_args!("who={who}|{}", statement.act.name()));
    let head = syntax.head_of(speaker.words.clone()).unwrap_or(speaker.words.start);
    let direct = syntax.head(head) == Some(draft.token);
    let (arc, link) = syntax.margins(head);
    bag.add(format_args!("who:arc={arc}|{direct}"));
    bag.add(format_args!("who:link={link}|{direct}"));
    bag.add(format_args!("who:relation={}|{direct}", syntax.relation(head).name()));
    if let Some(mention) = entity.and_then(|e| e.mentions.iter().find(|m| speaker.words.contains(&m.head))) {
        bag.add(format_args!("who:form={:?}{}", mention.form, mention.doubtful));
    }
}

/// What is said: how long it is, how it begins, and what stands behind it.
fn of_content(syntax: &Syntax<'_>, draft: &Draft, form: &str, bag: &mut Bag<'_>) {
    let article = syntax.article;
    let hull = draft.hull();
    let long = match hull.len() {
        0..=2 => "2",
        3..=5 => "5",
        6..=9 => "9",
        10..=15 => "15",
        16..=25 => "25",
        26..=40 => "40",
        _ => "more",
    };
    bag.add(format_args!("said:long={long}"));
    bag.add(format_args!("said:long={long}|{form}"));
    let first = hull.start;
    let begin = match syntax.tag(first) {
        Tag::Wp | Tag::Wrb | Tag::Wdt => "wh",
        Tag::In | Tag::To | Tag::Prp => article.lower(first),
        tag => tag.name(),
    };
    bag.add(format_args!("said:begin={begin}"));
    bag.add(format_args!("said:begin={begin}|{}", syntax.tag(draft.token).name()));
    let head = syntax.head_of(hull.clone()).unwrap_or(first);
    bag.add(format_args!("said:head={}", syntax.tag(head).name()));
    bag.add(format_args!("said:relation={}", syntax.relation(head).name()));
    bag.add(format_args!("said:next={}", article.word(hull.end)));
    let commas = hull.clone().filter(|&t| article.word(t) == ",").count();
    bag.add(format_args!("said:commas={}", commas.min(4)));
}

/// What a speaker is: the pronoun, the kind of his entity, or that the text has none.
fn class<'a>(syntax: &Syntax<'a>, t: TokenId, entity: Option<&Entity>) -> &'a str {
    match entity.map(|e| e.kind) {
        Some(kind) => kind.name(),
        None if syntax.tag(t) == Tag::Prp => syntax.article.lower(t),
        None => syntax.tag(t).name(),
    }
}
