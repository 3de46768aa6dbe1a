//! What a verb tells of the time ahead: on a schedule in the present, or as a forecast that nobody plans.

use super::roles::View;
use crate::article::TokenId;
use crate::language::{Relation, Tag};
use crate::lexicon::Class;

/// "Arrives in Washington later this week", "begins Monday": told in the present, and yet to come.
pub(super) fn is_on_schedule(view: &View<'_>, t: TokenId) -> bool {
    let syntax = view.syntax;
    let ahead = |d: TokenId| {
        syntax.analysis.is(d, Class::CalendarName) || one_of!(syntax.article.lower(d), "later" | "next" | "tomorrow")
    };
    let on = |c: TokenId| view.is_timed(c) && (ahead(c) || syntax.children(c).any(ahead));
    matches!(syntax.tag(t), Tag::Vbz | Tag::Vbp)
        && syntax
            .children(t)
            .any(|c| matches!(syntax.relation(c), Relation::Obl | Relation::OblUnmarked | Relation::Advmod) && on(c))
}

/// "Says the plan would force them to borrow": what a thing would do, nobody plans.
pub(super) fn is_forecast(view: &View<'_>, t: TokenId) -> bool {
    let syntax = view.syntax;
    let would = |v: TokenId| {
        let aux = |c: TokenId| syntax.relation(c) == Relation::Aux && one_of!(syntax.article.lower(c), "would" | "'d");
        syntax.children(v).any(aux)
    };
    let above =
        |&v: &TokenId| syntax.head(v).filter(|_| matches!(syntax.relation(v), Relation::Xcomp | Relation::Conj));
    let forecast = std::iter::successors(Some(t), above).take(3).find(|&v| would(v));
    let thing = |s: TokenId| {
        matches!(syntax.tag(s), Tag::Nn | Tag::Nns) && !view.is_agent(s) && !view.is_people(s) && !view.acts(s)
    };
    forecast.is_some_and(|v| {
        syntax.object(v).is_some()
            && syntax.subject(v).is_some_and(|(s, undergoes)| !undergoes && thing(s))
            && !syntax.children(v).any(|c| view.is_timed(c))
    })
}
