//! How: by what means the main event was done, and with what.

use super::super::Answer;
use super::{View, best, stretch};
use crate::article::TokenId;
use crate::events::RoleName;
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, is};
use crate::span::Span;

pub(super) fn answers(view: &View<'_>) -> Vec<Answer> {
    let syntax = view.syntax;
    let mut all: Vec<(f32, Span)> = Vec::new();
    for &t in &view.main_tokens() {
        let near = view.standing.of(t);
        for c in syntax.children(t).filter(|&c| c > t) {
            let Some(sure) = means(view, t, c) else { continue };
            let reach = syntax.extent(c);
            let tokens: Vec<TokenId> = reach.collect();
            if let Some(span) = stretch(syntax, &tokens) {
                all.push((sure + near, span));
            }
        }
    }
    if let Some(main) = view.main() {
        // `air strikes` have no phrase for it.
        let part = |s: Span| {
            let head = syntax.head_of(syntax.article.tokens_in(s));
            head.is_none_or(|h| matches!(syntax.relation(h), Relation::Compound | Relation::Amod))
        };
        for r in main.event.roles.iter().filter(|r| r.role == RoleName::Instrument && !part(r.span)) {
            all.push((0.9, r.span));
        }
    }
    best(all)
}

/// How surely the part at `c` says how `t` was done.
fn means(view: &View<'_>, t: TokenId, c: TokenId) -> Option<f32> {
    let syntax = view.syntax;
    let gerund = syntax.tag(c) == Tag::Vbg;
    let deed = |n: TokenId| view.told.iter().any(|x| x.tellings.tokens.contains(&n) && !x.tellings.tokens.contains(&t));
    match syntax.relation(c) {
        Relation::Advcl if gerund => match syntax.own_marker(c) {
            Some("by") => Some(1.2),
            Some("through" | "via") => Some(1.0),
            None if syntax.lemma(c) == "use" => Some(1.0),
            _ => None,
        },
        Relation::Obl | Relation::OblAgent if syntax.tag(c).is_noun() => match syntax.preposition(c) {
            // `dominated by the mining industry` says who; `killed by a blast`, `passed by 20 votes` how.
            "by" if !syntax.is_passive(t)
                || deed(c)
                || is(syntax.lemma(t), Class::HarmVerb)
                || syntax.child(c, &[Relation::Nummod]).is_some() =>
            {
                (is_thing(view, c) && !syntax.tag(c).is_proper() && !is(syntax.article.lower(c), Class::Partitive))
                    .then_some(0.6)
            }
            "through" | "via" if is_thing(view, c) => Some(0.6),
            // `died in an explosion`: the deed that it was part of.
            "in" if deed(c) && is(syntax.lemma(t), Class::HarmVerb) => Some(0.8),
            _ => None,
        },
        _ => None,
    }
}

/// True for what is neither someone nor somewhere nor a time.
fn is_thing(view: &View<'_>, t: TokenId) -> bool {
    use crate::entities::EntityKind;
    let lemma = view.syntax.lemma(t);
    let entity = view.sources.entities.headed_by(t).and_then(|id| view.sources.entities.get(id));
    let someone = entity.is_some_and(|e| !matches!(e.kind, EntityKind::Object | EntityKind::Work))
        || view.sources.lexicon.kin(lemma).is_some();
    let span = view.sources.article.span_of(t..t + 1);
    let at = view.sources.times.partition_point(|x| x.span.end <= span.start);
    let timed = view.sources.times.get(at).is_some_and(|x| x.span.overlaps(span));
    let counted = one_of!(lemma, "percent" | "%") || is(lemma, Class::TimeNoun);
    !someone && !timed && !counted
}
