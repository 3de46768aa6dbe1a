//! What a word of a mention is to the features: its head, its modifiers, one number for each pronoun, kind and number.

use crate::article::TokenId;
use crate::entities::mentions::candidate::{Candidate, Number};
use crate::entities::{EntityKind, Form, Sources};
use crate::language::{Relation, Tag};
use crate::lexicon::fold_case;

pub(crate) fn head_word<'a>(sources: &Sources<'a>, c: &Candidate) -> &'a str {
    match c.form {
        Form::Nominal if !c.joined => sources.analysis.lemma(c.head),
        _ => sources.article.lower(c.head),
    }
}

/// The words that tell the thing from others of its noun.
pub(crate) fn modifiers_of<'a>(sources: &Sources<'a>, c: &Candidate) -> impl Iterator<Item = &'a str> {
    let Sources { article, analysis, .. } = *sources;
    let asked = c.form == Form::Nominal && !c.joined;
    let children = if asked { analysis.children(c.head) } else { &[] };
    let tells = |k: &&TokenId| {
        let Some(word) = analysis.word(**k) else { return false };
        let counts = matches!(
            word.relation,
            Relation::Amod
                | Relation::Compound
                | Relation::Nmod
                | Relation::NmodPoss
                | Relation::Nummod
                | Relation::AclRelcl
                | Relation::Acl
        );
        counts && word.tag != Tag::PrpS
    };
    children.iter().filter(tells).take(6).map(|&k| article.lower(k))
}

/// The noun of the office that stands before a person's name.
pub(crate) fn title_of<'a>(sources: &Sources<'a>, c: &Candidate) -> Option<&'a str> {
    if c.kind != Some(EntityKind::Person) || c.form != Form::Name {
        return None;
    }
    let before = c.tokens.start.checked_sub(1)?;
    let word = sources.article.lower(before);
    sources.lexicon.title(&fold_case(word)).map(|_| word)
}

/// Where a mention begins behind its article or demonstrative.
pub(crate) fn bare_start(sources: &Sources<'_>, c: &Candidate) -> TokenId {
    let first = sources.article.lower(c.tokens.start);
    let article = one_of!(first, "the" | "a" | "an" | "this" | "that" | "these" | "those");
    c.tokens.start + u32::from(article && c.tokens.end > c.tokens.start + 1)
}

pub(crate) fn kind_code(kind: Option<EntityKind>) -> u8 {
    kind.map_or(0, |k| 1 + k as u8)
}

pub(crate) fn number_code(number: Number) -> u8 {
    match number {
        Number::Singular => 0,
        Number::Plural => 1,
        Number::Unknown => 2,
    }
}

pub(crate) fn first_of_sentence(candidates: &[Candidate], i: usize) -> bool {
    let Some(sentence) = candidates.get(i).map(|c| c.sentence) else { return false };
    i == 0 || candidates.get(i - 1).is_none_or(|c| c.sentence != sentence)
}

/// One number for all forms of a pronoun.
pub(crate) fn pronoun_class(sources: &Sources<'_>, c: &Candidate) -> u8 {
    match sources.article.lower(c.head) {
        "he" | "him" | "his" | "himself" => 1,
        "she" | "her" | "hers" | "herself" => 2,
        "it" | "its" | "itself" => 3,
        "they" | "them" | "their" | "theirs" | "themselves" => 4,
        "i" | "me" | "my" | "mine" | "myself" => 5,
        "we" | "us" | "our" | "ours" | "ourselves" => 6,
        "you" | "your" | "yours" | "yourself" => 7,
        _ => 0,
    }
}

/// A value for the very word, where the mention is a pronoun.
pub(crate) fn word_code(sources: &Sources<'_>, c: &Candidate) -> u8 {
    match sources.article.lower(c.head) {
        "he" | "she" | "it" | "they" | "i" | "we" => 1,
        "him" | "them" | "me" | "us" => 2,
        "his" | "its" | "their" | "my" | "our" => 3,
        "her" => 4,
        "this" => 5,
        "that" => 6,
        "these" | "those" => 7,
        "himself" | "herself" | "itself" | "themselves" => 8,
        "you" | "your" => 9,
        _ => 0,
    }
}
