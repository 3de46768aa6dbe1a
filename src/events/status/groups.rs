//! What the words of a verb group add up to.

use super::super::Status;
use super::super::tables::{Effect, Tables};
use super::negations::{is_limit, is_none};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};

/// What the words of a verb group add up to.
#[derive(Debug, Default)]
pub(super) struct Group<'w> {
    pub(super) modal: Option<(Status, &'w str)>,
    pub(super) negated: bool,
    /// A form of `be` in the present or past.
    pub(super) be: bool,
    pub(super) progressive: bool,
    pub(super) perfect: bool,
    pub(super) past: bool,
    pub(super) passive_now: bool,
    /// There is an auxiliary with a tense.
    pub(super) finite: bool,
    /// What an adverb says.
    pub(super) soft: Option<Status>,
}

impl<'w> Group<'w> {
    pub(super) fn read(syntax: &'w Syntax<'_>, t: TokenId) -> Group<'w> {
        let tables = Tables::get();
        let article = syntax.article;
        // "he detailed": the tagger may have a past for the present of another person.
        let past = syntax.tag(t) == Tag::Vbd || syntax.tag(t) == Tag::Vbp && article.lower(t).ends_with("ed");
        let mut group = Group { past, ..Group::default() };
        // "vowed never to surrender": the word goes with the infinitive.
        let before_to = |c: TokenId| article.lower(c + 1) == "to" && one_of!(article.lower(c), "not" | "never");
        let to = syntax.child(t, &[Relation::Mark]).filter(|&m| m > 0 && article.lower(m) == "to");
        group.negated = to.is_some_and(|m| before_to(m - 1));
        for c in syntax.children(t).filter(|&c| c < t || !before_to(c)) {
            let word = article.lower(c);
            match syntax.relation(c) {
                relation @ (Relation::Aux | Relation::AuxPass | Relation::Cop) => {
                    // "we'd have put it there", and not "we'd put it there already".
                    let would = word == "'d"
                        && (syntax.tag(t) == Tag::Vb || syntax.children(t).any(|d| article.lower(d) == "have"));
                    if let Some(Effect::Status(s)) = tables.effect("modal", if would { "would" } else { word }) {
                        group.modal = Some((s, word));
                    }
                    group.finite |= !one_of!(word, "be" | "been" | "being" | "having");
                    group.past |= one_of!(word, "was" | "were" | "had" | "did");
                    group.perfect |= one_of!(word, "has" | "have" | "had" | "having" | "'ve");
                    let be = one_of!(word, "is" | "are" | "was" | "were" | "am" | "'re" | "'m");
                    group.be |= be;
                    group.progressive |= (be || one_of!(word, "been" | "being" | "'s")) && syntax.tag(t) == Tag::Vbg
                        || word == "being" && relation == Relation::AuxPass;
                    group.passive_now |= relation == Relation::AuxPass && one_of!(word, "is" | "are");
                }
                // "will no doubt raise it", where the tree has the doubt for a subject.
                _ if word == "doubt" && article.lower(c.wrapping_sub(1)) == "no" && c + 1 == t => {}
                Relation::Advmod | Relation::Det | Relation::Cc | Relation::CcPreconj => {
                    match tables.effect("adverb", word) {
                        // "not only", "did n't just" deny nothing.
                        // "voted no" is a vote.
                        Some(Effect::Status(Status::Negated)) => {
                            group.negated |= !is_limit(syntax, c) && (c < t || word != "no");
                        }
                        Some(Effect::Status(s)) => group.soft = Some(s),
                        // "no longer backs it", "were little changed", but "changed a little".
                        _ => match word {
                            "longer" => group.negated |= article.lower(c.wrapping_sub(1)) == "no",
                            "little" => group.negated |= c < t && article.lower(c.wrapping_sub(1)) != "a",
                            _ => {}
                        },
                    }
                }
                r if r.is_subject() || r == Relation::Obj => group.negated |= is_none(syntax, c),
                _ => {}
            }
        }
        group
    }
}
