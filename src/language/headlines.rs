//! Headlines that were read as one long name: `Apple unveils iPod nano` has a verb.

use super::names::Found;
use super::{Pos, Relation, Tag, Word, verbs};
use crate::article::{Article, BlockKind, TokenId};
use std::ops::Range;

/// Gives each headline without a finite verb the one that stands behind its opening name, where there is one.
pub(super) fn mend(article: &Article<'_>, words: &mut [Word], names: &mut [Found]) {
    let headlines = article.blocks.iter().filter(|b| b.kind == BlockKind::Headline).flat_map(|b| b.sentences.clone());
    for sentence in headlines.filter_map(|s| article.sentences.get(s as usize)) {
        let tokens = sentence.tokens.clone();
        let Some(verb) = missed(article, words, &tokens) else { continue };
        let Some(object) = tokens.clone().skip_while(|&t| t <= verb).find(|&t| ends(words, t, &tokens)) else {
            continue;
        };
        let subject = verb - 1;
        for t in tokens.clone() {
            let word = &mut words[t as usize];
            let (left, top) = (t < verb, if t < verb { subject } else { object });
            if word.head.is_none_or(|h| left && h >= verb || !left && h <= verb) {
                word.head = Some(top);
                word.relation = if word.relation == Relation::Root { Relation::Compound } else { word.relation };
            }
        }
        words[verb as usize] = Word { pos: Pos::Verb, tag: Tag::Vbz, head: None, relation: Relation::Root, margins: 0 };
        (words[subject as usize].head, words[subject as usize].relation) = (Some(verb), Relation::Nsubj);
        (words[object as usize].head, words[object as usize].relation) = (Some(verb), Relation::Obj);
        for Found { name, .. } in names.iter_mut().filter(|f| f.name.tokens.contains(&verb)) {
            if name.tokens.start < verb { name.tokens.end = verb } else { name.tokens.start = verb + 1 }
        }
    }
}

/// A lower-case word in `s` that can be a verb, between a name that opens the headline and a noun phrase.
fn missed(article: &Article<'_>, words: &[Word], tokens: &Range<TokenId>) -> Option<TokenId> {
    let finite = |t: TokenId| matches!(words[t as usize].tag, Tag::Vbz | Tag::Vbp | Tag::Vbd | Tag::Md);
    let rooted = |t: TokenId| words[t as usize].head.is_none() && words[t as usize].tag.is_verb();
    if tokens.clone().any(|t| finite(t) || rooted(t)) {
        return None;
    }
    let verb = tokens.clone().find(|&t| !words[t as usize].tag.is_proper() || is_small(article, t))?;
    let fits = verb > tokens.start
        && is_small(article, verb)
        && words[verb as usize].tag.is_noun()
        && verbs::is_third_person(article.word(verb));
    let next = words.get(verb as usize + 1).filter(|_| verb + 1 < tokens.end)?;
    (fits && (next.tag.is_noun() || matches!(next.tag, Tag::Jj | Tag::Dt | Tag::Cd | Tag::PrpS))).then_some(verb)
}

fn is_small(article: &Article<'_>, t: TokenId) -> bool {
    article.word(t).chars().all(char::is_lowercase)
}

/// True for the last noun of a run.
fn ends(words: &[Word], t: TokenId, tokens: &Range<TokenId>) -> bool {
    let noun = |t: TokenId| tokens.contains(&t) && words[t as usize].tag.is_noun();
    noun(t) && !noun(t + 1)
}
