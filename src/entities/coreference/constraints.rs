//! What binding theory rules out.

use crate::article::{BlockKind, TokenId};
use crate::entities::mentions::candidate::{Candidate, Function, Shape};
use crate::entities::{Form, Sources};
use crate::language::Relation;
use crate::lexicon::{Class, Map, is, lines};
use std::ops::Range;
use std::sync::OnceLock;

/// True where the tree rules it out that `m` means `a`: one inside the other, or two arguments of one verb
/// without a reflexive.
pub(crate) fn barred(sources: &Sources<'_>, a: &Candidate, m: &Candidate) -> bool {
    let inside = |x: &Candidate, y: &Candidate| x.phrase.start <= y.head && y.head < x.phrase.end;
    if inside(a, m) || inside(m, a) {
        // `Hama's people and its mayor`: a possessive inside a phrase that only hangs on the name does no harm.
        let far = a.form == Form::Name && m.function == Function::Possessor && m.head >= a.tokens.end + 2;
        if !far {
            return true;
        }
    }
    // Who wrote it is nobody in it.
    let byline = |c: &Candidate| sources.article.block_kind_of(c.head) == BlockKind::Byline;
    if matches!(m.shape, Shape::He | Shape::They | Shape::It) && byline(a) && !byline(m) {
        return true;
    }
    let analysis = sources.analysis;
    // `he and John` are two.
    let conjunct = |x: &Candidate, y: &Candidate| {
        analysis.word(x.head).is_some_and(|w| w.relation == Relation::Conj && w.head == Some(y.head))
    };
    if !a.joined && !m.joined && (conjunct(a, m) || conjunct(m, a)) {
        return true;
    }
    // `He was with the governor`.
    let predicate = a.function == Function::Subject && analysis.word(a.head).is_some_and(|w| w.head == Some(m.head));
    if predicate && m.shape != Shape::Reflexive {
        return true;
    }
    if a.form == Form::Pronoun && m.form != Form::Pronoun && commands(sources, a, m.head) {
        return true;
    }
    if m.shape == Shape::Reflexive
        || m.function == Function::Possessor
        || m.form == Form::Nominal && a.form != Form::Pronoun
    {
        return false;
    }
    let clause = |t: TokenId| analysis.word(t).and_then(|w| w.head);
    let argument = |p: Function| matches!(p, Function::Subject | Function::Object | Function::Oblique);
    argument(a.function)
        && argument(m.function)
        && a.function != m.function
        && clause(a.head).is_some()
        && clause(a.head) == clause(m.head)
}

/// True where a subject's clause holds the token: `He said the president would go`: he is not the president.
pub(crate) fn commands(sources: &Sources<'_>, subject: &Candidate, token: TokenId) -> bool {
    let analysis = sources.analysis;
    let verb = analysis.word(subject.head).and_then(|w| w.head);
    if subject.function != Function::Subject || token < subject.head || verb.is_none() {
        return false;
    }
    let mut at = token;
    for _ in 0..16 {
        let Some(word) = analysis.word(at) else { return false };
        if word.head == verb {
            return !matches!(word.relation, Relation::Conj | Relation::Parataxis);
        }
        let Some(head) = word.head else { return false };
        at = head;
    }
    false
}

/// The name of who made a picture: `Reuters / Ana Silva / File Photo`. Nobody means him.
pub(crate) fn credited(sources: &Sources<'_>, c: &Candidate) -> bool {
    if c.form != Form::Name {
        return false;
    }
    let article = sources.article;
    let slash = |t: Option<TokenId>| t.is_some_and(|t| article.word(t) == "/");
    let (before, after) = (slash(c.tokens.start.checked_sub(1)), slash(Some(c.tokens.end)));
    let last = || article.sentence_of(c.head).is_some_and(|s| s.tokens.end <= c.tokens.end + 1);
    let caption = || article.block_kind_of(c.head) == BlockKind::Caption;
    (before || after) && (before && (after || last()) || caption())
}

/// `The charity` is no court: the noun is for bodies of one sort, the name's first or last word for those of another.
pub(crate) fn other_sort(sources: &Sources<'_>, noun: &str, name: &Range<TokenId>) -> bool {
    let own = sort(noun);
    let ends = [name.start, name.end.saturating_sub(1)].map(|t| sources.article.lower(t));
    // `The company` is no authority.
    let firm = is(noun, Class::FirmNoun);
    let authority = |w: &&str| {
        (firm || noun == "group") && one_of!(*w, "administration" | "authority" | "department" | "ministry" | "senate")
    };
    if ends.iter().any(authority) {
        return true;
    }
    if own == 0 {
        return false;
    }
    let words = ends.map(sort);
    words.iter().any(|&w| w > 0) && !words.contains(&own)
}

/// A number for bodies of one sort, by the noun that ends or opens their names; 0 for other words.
fn sort(noun: &str) -> u8 {
    static SORTS: OnceLock<Map<&str, u8>> = OnceLock::new();
    let sorts = SORTS.get_or_init(|| {
        let mut sorts = Map::default();
        for (number, nouns) in (1..).zip(lines("actors/body_sorts")) {
            nouns.split(' ').for_each(|noun| *sorts.or_default(noun) = number);
        }
        sorts
    });
    sorts.get(noun).copied().unwrap_or(0)
}
