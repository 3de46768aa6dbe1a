//! Mentions by pronoun.

use crate::article::TokenId;
use crate::entities::mentions::candidate::{Candidate, Function, Number, Settled, Shape};
use crate::entities::mentions::function::function_of;
use crate::entities::mentions::quotations::Quotes;
use crate::entities::{Form, Sources};
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::Gender;

pub(crate) fn pronoun(sources: &Sources<'_>, t: TokenId, quotes: &Quotes) -> Option<Candidate> {
    let word = sources.analysis.word(t)?;
    let low = sources.article.lower(t);
    use Gender as G;
    use Number as N;
    use Shape as S;
    let (shape, number, gender, human) = match low {
        "he" | "him" | "his" => (S::He, N::Singular, G::Male, Some(true)),
        "she" | "her" | "hers" => (S::He, N::Singular, G::Female, Some(true)),
        "it" | "its" => (S::It, N::Singular, G::Unknown, Some(false)),
        "em" if !clipped(sources, t) => return None,
        "they" | "them" | "their" | "theirs" | "'em" | "em" => (S::They, N::Plural, G::Unknown, None),
        "i" | "me" | "my" | "mine" => (S::I, N::Singular, G::Unknown, Some(true)),
        // `Let's go.`
        "'s" if !(t > 0 && sources.article.lower(t - 1) == "let") => return None,
        "we" | "us" | "our" | "ours" | "'s" => (S::We, N::Plural, G::Unknown, Some(true)),
        "you" | "your" | "yours" => (S::You, N::Unknown, G::Unknown, Some(true)),
        "himself" => (S::Reflexive, N::Singular, G::Male, Some(true)),
        "herself" => (S::Reflexive, N::Singular, G::Female, Some(true)),
        "itself" => (S::Reflexive, N::Singular, G::Unknown, Some(false)),
        "themselves" => (S::Reflexive, N::Plural, G::Unknown, None),
        "myself" => (S::I, N::Singular, G::Unknown, Some(true)),
        "ourselves" => (S::We, N::Plural, G::Unknown, Some(true)),
        "yourself" | "yourselves" => (S::You, N::Unknown, G::Unknown, Some(true)),
        "this" | "that" if demonstrative(sources, t) => (S::This, N::Singular, G::Unknown, Some(false)),
        "these" | "those" if demonstrative(sources, t) => (S::This, N::Plural, G::Unknown, None),
        _ => return None,
    };
    // `I` of a Roman numeral, `US` in capitals, `it` that stands for nothing.
    let numeral = low == "i" && word.tag.is_proper();
    let state = low == "us" && sources.article.word(t) == "US";
    if numeral || state || word.relation == Relation::Expl {
        return None;
    }
    if low == "it" && empty_it(sources, t) {
        return None;
    }
    let function = if one_of!(low, "his" | "its" | "their" | "my" | "our" | "your") || word.tag == Tag::PrpS {
        Function::Possessor
    } else {
        function_of(sources, t)
    };
    Some(Candidate {
        tokens: t..t + 1,
        phrase: t..t + 1 + TokenId::from(addressed(sources, t + 1)),
        head: t,
        form: Form::Pronoun,
        shape,
        kind: None,
        number,
        gender,
        leaning: Gender::Unknown,
        given: false,
        human,
        function,
        name: None,
        sentence: sources.article.tokens.get(t as usize)?.sentence,
        quote: quotes.at(t),
        joined: false,
        settled: Settled::No,
        land: None,
        doubtful: false,
    })
}

/// `you guys`: the noun at `t` only tells that `you` are many.
pub(super) fn addressed(sources: &Sources<'_>, t: TokenId) -> bool {
    let word = |t| sources.article.lower(t);
    t > 0 && one_of!(word(t), "guys" | "people" | "folks") && word(t - 1) == "you"
}

/// `get 'em`.
fn clipped(sources: &Sources<'_>, t: TokenId) -> bool {
    t > 0 && one_of!(sources.article.word(t - 1), "'" | "’" | "‘")
}

/// `this` that stands alone, not before a noun and not as a conjunction.
fn demonstrative(sources: &Sources<'_>, t: TokenId) -> bool {
    let Some(word) = sources.analysis.word(t) else { return false };
    matches!(word.pos, Pos::Pron | Pos::Det)
        && !matches!(word.relation, Relation::Det | Relation::Mark | Relation::DetPredet | Relation::Advmod)
        && !matches!(word.tag, Tag::Wdt | Tag::In | Tag::Wp)
        && !is_relative(sources, t)
}

fn is_relative(sources: &Sources<'_>, t: TokenId) -> bool {
    let verb = sources.analysis.word(t).and_then(|w| w.head);
    verb.and_then(|v| sources.analysis.word(v)).is_some_and(|v| v.relation == Relation::AclRelcl)
        && sources.article.lower(t) == "that"
}

/// The `it` of weather, time and anticipation, where the tree does not already call it an expletive.
fn empty_it(sources: &Sources<'_>, t: TokenId) -> bool {
    let analysis = sources.analysis;
    let Some(word) = analysis.word(t) else { return false };
    if !word.relation.is_subject() {
        return false;
    }
    let Some(verb) = word.head else { return false };
    if one_of!(analysis.lemma(verb), "rain" | "snow" | "seem" | "appear" | "turn") {
        return analysis.children(verb).iter().any(|&c| {
            analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::Ccomp | Relation::Csubj | Relation::Xcomp))
                && analysis
                    .children(c)
                    .iter()
                    .any(|&m| one_of!(sources.article.lower(m), "that" | "as" | "like" | "if"))
        });
    }
    // `It is not known whether`.
    let asked = |c: TokenId| {
        let opens = |&k: &TokenId| one_of!(sources.article.lower(k), "whether" | "if" | "how" | "why" | "when");
        c > verb && analysis.children(c).iter().any(opens)
    };
    let clause = |r: Relation| matches!(r, Relation::Ccomp | Relation::Advcl);
    let state = analysis.word(verb).is_some_and(|w| w.pos == Pos::Adj) || word.relation == Relation::NsubjPass;
    analysis.children(verb).iter().any(|&c| {
        analysis.word(c).is_some_and(|w| w.relation == Relation::Csubj || state && clause(w.relation) && asked(c))
    })
}
