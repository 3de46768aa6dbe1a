//! What: the clause of the main event, who did it included, so that it reads alone; then the next in weight.

use super::super::Answer;
use super::{View, push, stretch};
use crate::article::TokenId;
use crate::language::Tag;
use crate::span::Span;

/// Events looked at.
const REACH: usize = 8;

/// How much of the main event's weight another what must have.
const ENOUGH: f32 = 0.5;

pub(super) fn answers(view: &View<'_>) -> Vec<Answer> {
    let mut answers = Vec::new();
    // Of `China said it opposes ...` the whole: the pronoun alone says nothing.
    let main = view.lead.map(|l| if begins_with_pronoun(view, l.token) { l.root } else { l.token });
    if let Some(span) = main.filter(|&t| !begins_with_pronoun(view, t)).and_then(|t| clause(view, t)) {
        push(&mut answers, Answer { span, entity: None, value: None });
    }
    if answers.is_empty()
        && let Some(told) = view.top(1).next()
    {
        answers.extend(told.tellings.tokens.iter().find_map(|&t| deed(view, t)).map(|span| Answer {
            span,
            entity: None,
            value: None,
        }));
    }
    for told in view.top(REACH).filter(|t| t.event.weight >= ENOUGH) {
        if let Some(span) = told.tellings.tokens.iter().find_map(|&t| deed(view, t)) {
            push(&mut answers, Answer { span, entity: None, value: None });
        }
    }
    if answers.is_empty()
        && let Some(span) = view.lead.and_then(|l| view.sources.article.sentences.get(l.sentence as usize))
    {
        answers.push(Answer { span: span.span, entity: None, value: None });
    }
    answers
}

fn begins_with_pronoun(view: &View<'_>, t: TokenId) -> bool {
    view.syntax.own_subject(t).is_some_and(|s| matches!(view.syntax.tag(s), Tag::Prp | Tag::Dt))
}

/// The clause of a deed that has its subject with it; one that begins with a pronoun would need the text.
fn deed(view: &View<'_>, t: TokenId) -> Option<Span> {
    let syntax = view.syntax;
    let subject = syntax.own_subject(t).filter(|&s| syntax.referent(s) == s)?;
    let alone = !matches!(syntax.tag(subject), Tag::Prp | Tag::Dt | Tag::Wdt | Tag::Wp);
    let says = matches!(syntax.lemma(t), "say" | "tell" | "add");
    (alone && !says).then(|| clause(view, t)).flatten()
}

/// The stretch of text of a clause, in the shortest form that fits.
fn clause(view: &View<'_>, t: TokenId) -> Option<Span> {
    (0..=3).find_map(|level| stretch(view.syntax, &view.composer.clause_tokens(t, level)))
}
