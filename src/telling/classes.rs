//! Words by which one deed is told again: `data/events/tellings.tsv`, asked by what stands at a trigger.

use crate::article::TokenId;
use crate::language::Relation;
use crate::language::syntax::Syntax;
use crate::lexicon::{Map, rows};
use std::sync::OnceLock;

/// A row of the table.
pub(super) type ClassId = u16;

/// How often the same deed can befall the same parties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repeats {
    /// A town is captured, a minister resigns.
    Once,
    /// A strike, a visit.
    Often,
}

/// The table.
#[derive(Debug)]
pub(super) struct Classes {
    words: Map<&'static str, Vec<ClassId>>,
    repeats: Vec<Repeats>,
}

impl Classes {
    /// The table, read at the first call.
    pub(super) fn get() -> &'static Classes {
        static CLASSES: OnceLock<Classes> = OnceLock::new();
        CLASSES.get_or_init(|| {
            let mut classes = Classes { words: Map::default(), repeats: Vec::new() };
            for row in rows("events/tellings") {
                let [_, repeats, words] = row[..] else { continue };
                let id = classes.repeats.len() as ClassId;
                classes.repeats.push(if repeats == "once" { Repeats::Once } else { Repeats::Often });
                for word in words.split(' ') {
                    classes.words.or_default(word).push(id);
                }
            }
            classes
        })
    }

    /// The classes of the trigger at `t`: those of the verb with its particle or object (`take control`), else its own.
    pub(super) fn of(&self, syntax: &Syntax<'_>, t: TokenId) -> &[ClassId] {
        let lemma = syntax.lemma(t).to_lowercase();
        let beside = |c: TokenId| {
            matches!(syntax.relation(c), Relation::CompoundPrt | Relation::Obj | Relation::Advmod | Relation::Xcomp)
        };
        let phrase = syntax
            .children(t)
            .filter(|&c| c > t && beside(c))
            .find_map(|c| self.words.get(format!("{lemma}_{}", syntax.lemma(c).to_lowercase()).as_str()));
        phrase.or_else(|| self.words.get(lemma.as_str())).map_or(&[], Vec::as_slice)
    }

    /// True for two lemmas that a class has both.
    pub(super) fn share(&self, a: &str, b: &str) -> bool {
        match (self.words.get(a), self.words.get(b)) {
            (Some(x), Some(y)) => x.iter().any(|c| y.contains(c)),
            _ => false,
        }
    }

    /// How often the deeds of a class can befall the same.
    pub(super) fn repeats(&self, class: ClassId) -> Repeats {
        self.repeats.get(class as usize).copied().unwrap_or(Repeats::Often)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_name_a_kind_and_words() {
        for row in rows("events/tellings") {
            assert!(row.len() == 3 && one_of!(row[1], "once" | "often") && !row[2].is_empty(), "{row:?}");
        }
    }
}
