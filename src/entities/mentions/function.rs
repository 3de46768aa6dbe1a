//! The grammatical function of a mention.

use crate::article::TokenId;
use crate::entities::Sources;
use crate::entities::mentions::candidate::Function;
use crate::language::Relation;

pub(crate) fn function_of(sources: &Sources<'_>, token: TokenId) -> Function {
    let mut at = token;
    // A conjunct plays the part of the first.
    for _ in 0..8 {
        let Some(word) = sources.analysis.word(at) else { return Function::Other };
        match word.relation {
            Relation::Conj | Relation::Flat | Relation::Appos => match word.head {
                Some(head) => at = head,
                None => return Function::Other,
            },
            Relation::Nsubj | Relation::NsubjPass | Relation::NsubjOuter => return Function::Subject,
            Relation::Obj | Relation::Iobj => return Function::Object,
            Relation::Obl | Relation::OblAgent | Relation::OblUnmarked => return Function::Oblique,
            Relation::NmodPoss => return Function::Possessor,
            Relation::Nmod | Relation::NmodDesc | Relation::NmodUnmarked | Relation::Compound | Relation::Amod => {
                return Function::Modifier;
            }
            // "Among the stranded was Ana Torres": who the sentence goes on about.
            Relation::Root if is_introduced(sources, at) => return Function::Subject,
            _ => return Function::Other,
        }
    }
    Function::Other
}

/// True for a name behind a copula that has no subject before it, or only `one of` many.
fn is_introduced(sources: &Sources<'_>, name: TokenId) -> bool {
    let child = |t: TokenId| sources.analysis.word(t).filter(|w| w.head == Some(name)).map(|w| w.relation);
    let start = sources.article.sentence_of(name).map_or(name, |s| s.tokens.start);
    let copula = (start..name).rev().take(6).any(|t| child(t) == Some(Relation::Cop));
    let many = |t: TokenId| sources.article.lower(t) == "one" && sources.article.lower(t + 1) == "of";
    copula && (start..name).all(|t| many(t) || !child(t).is_some_and(Relation::is_subject))
}
