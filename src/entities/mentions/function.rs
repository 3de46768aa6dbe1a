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
            _ => return Function::Other,
        }
    }
    Function::Other
}
