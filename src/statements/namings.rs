//! What someone is called: `called it a disgrace`, `described the raid as a success`.

use super::shapes::is_reflexive;
use super::topics::{Topic, reach};
use crate::article::TokenId;
use crate::language::grammar::opens_quotation;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::Class;
use crate::order::Order;

/// `called it a disgrace`, `described the raid as a success`, `called the remarks "an insult"`.
pub(super) fn named(syntax: &Syntax<'_>, t: TokenId) -> Option<Topic> {
    let article = syntax.article;
    // "what he called a disgrace", "a tactic she called shameful"
    if syntax.relation(t) == Relation::AclRelcl
        && syntax.own_subject(t).is_some_and(|s| syntax.referent(s) == s)
        && let Some(c) = syntax.children(t).find(|&c| {
            c > t
                && c < t + 12
                && (matches!(syntax.relation(c), Relation::Xcomp | Relation::Obj | Relation::Ccomp)
                    && syntax.own_marker(c).is_none()
                    || is_as(syntax, c))
        })
    {
        let reach = syntax.extent(c);
        let start = reach.start + TokenId::from(is_as(syntax, c));
        let mut topic = Topic::said(start..reach.end, 0.75);
        // "the bank, which they call a front"
        let first = syntax.extent(t).find(|&i| !syntax.is_edge(i)).filter(|&w| w < t);
        let pronoun = first.filter(|&w| one_of!(article.lower(w), "which" | "who" | "whom"));
        topic.content.extend(pronoun.map(|w| w..w + 1));
        topic.content.order_by_key(|c| c.start);
        return Some(topic);
    }
    // "saw him fall": with eyes.
    let held = syntax.analysis.lemma_is(t, Class::ViewingVerb);
    let object = syntax.object(t).filter(|&o| o > t);
    if let Some(object) = object {
        // "a body calling itself the Committee": a name, not a saying.
        if is_reflexive(syntax, object) {
            return None;
        }
        let second = syntax.child(t, &[Relation::Iobj]).filter(|&i| i > t && i < object);
        let (object, complement) = match second {
            Some(first) => (first, Some(object)),
            None => {
                (object, syntax.child(t, &[Relation::Xcomp]).filter(|&x| x > object).or_else(|| behind(syntax, object)))
            }
        };
        if complement.is_some() && !held
            || syntax.obliques(t).chain(syntax.obliques(object)).any(|(p, o)| p == "as" && o > object)
            || as_clause(syntax, t)
        {
            let start = syntax.extent(object).start;
            let (mut end, _) = reach(syntax, t, object, complement);
            if let Some(c) = syntax.children(t).find(|&c| c > object && is_as(syntax, c)) {
                end = end.max(syntax.extent(c).end);
            }
            return Some(Topic::said(start..end, 0.65));
        }
    }
    // Where the parser did not see what the mark stands between.
    let first = syntax.verb_group(t).end;
    let limit = syntax.sentence(t).end;
    // "called climate change a hoax": two phrases side by side.
    let second = (first + 1..limit.min(first + 6)).find(|&i| one_of!(article.lower(i), "a" | "an"));
    if let Some(second) = second.filter(|&a| {
        let noun = |i: TokenId| syntax.tag(i).is_noun() || syntax.tag(i) == Tag::Prp;
        !held
            && noun(a - 1)
            && !is_reflexive(syntax, first)
            && (first..a).all(|i| noun(i) || !syntax.tag(i).is_verb() && !syntax.is_edge(i) && syntax.tag(i) != Tag::In)
    }) {
        let head = (second + 1..limit)
            .find(|&i| syntax.tag(i).is_noun() && !(i + 1 < limit && syntax.tag(i + 1).is_noun()))?;
        return Some(Topic::said(first..syntax.extent(head).end.max(head + 1).min(limit), 0.7));
    }
    let open = (first + 1..limit.min(first + 14)).find(|&i| opens_quotation(article.word(i)))?;
    let close = (open + 2..limit.min(open + 30)).find(|&i| one_of!(article.word(i), "\"" | "”" | "''" | "’"))?;
    let plain = (first..open).all(|i| !syntax.tag(i).is_finite() && (!syntax.is_edge(i) || syntax.tag(i) == Tag::Hyph));
    let nominal = syntax.tag(first).is_noun()
        || syntax.article.lower(first) == "both"
        || matches!(syntax.tag(first), Tag::Dt | Tag::Prp | Tag::PrpS | Tag::Jj);
    // "called it 'the best chance' to gain from trade"
    let aim = syntax
        .head(close + 1)
        .filter(|&v| syntax.tag(close + 1) == Tag::To && syntax.head(v).is_some_and(|h| (open..close).contains(&h)));
    let end = aim.map_or(close + 1, |v| syntax.extent(v).end);
    (plain && nominal && !is_reflexive(syntax, first)).then(|| Topic::said(first..end, 0.75))
}

/// `called the charges unfounded`: an adjective right behind its noun.
pub(super) fn behind(syntax: &Syntax<'_>, object: TokenId) -> Option<TokenId> {
    syntax.children(object).find(|&c| c == object + 1 && matches!(syntax.tag(c), Tag::Jj | Tag::Vbn))
}

pub(super) fn is_as(syntax: &Syntax<'_>, c: TokenId) -> bool {
    syntax.article.lower(syntax.extent(c).start) == "as" && syntax.own_subject(c).is_none()
}

pub(super) fn as_clause(syntax: &Syntax<'_>, t: TokenId) -> bool {
    syntax.children(t).any(|c| c > t && is_as(syntax, c) && syntax.relation(c) != Relation::Advmod)
}
