//! Words in capitals that no model takes for names: `the Land Tenure Bill`, `the Commission`.

use crate::article::{BlockKind, TokenId, TokenKind};
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Sources};
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, NounKind};

/// For each token whether a name or its title covers it.
fn covered(tokens: usize, names: &[NameSpan]) -> Vec<bool> {
    let mut covered = vec![false; tokens];
    for t in names.iter().flat_map(|n| n.titled_from.min(n.tokens.start)..n.tokens.end) {
        if let Some(slot) = covered.get_mut(t as usize) {
            *slot = true;
        }
    }
    covered
}

/// `the Land Tenure Bill`: two words and more in capitals that the model took for no name and whose last word tells the
/// kind. Not in lines where everything has a capital, and not from the first word of a sentence.
pub(crate) fn capitals(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
    let Sources { article, analysis, .. } = *sources;
    let covered = covered(article.tokens.len(), names);
    let raised = |t: TokenId| {
        let word = article.word(t);
        word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase)
    };
    for sentence in &article.sentences {
        let range = sentence.tokens.clone();
        let words = range.clone().filter(|&t| article.tokens[t as usize].kind == TokenKind::Word);
        let (all, high) = words.fold((0, 0), |(all, high), t| (all + 1, high + usize::from(raised(t))));
        if article.block_kind_of(range.start) != BlockKind::Paragraph || high * 3 > all * 2 {
            continue;
        }
        let mut t = range.start + 1;
        while t < range.end {
            // `“The Commission said`, after the mark.
            let opens = |t: TokenId| analysis.word(t).is_some_and(|w| w.tag.is_noun() || w.tag == Tag::Jj);
            while t < range.end && raised(t) && !opens(t) {
                t += 1;
            }
            let mut start = t;
            // `the Rural Producers' Union`, `the Livestock and Fisheries Board`.
            let free = |t: TokenId| t < range.end && raised(t) && covered.get(t as usize) == Some(&false);
            let owner = |t: TokenId| matches!(article.word(t), "'" | "’") && raised(t - 1) && free(t + 1);
            while free(t) || t > start && owner(t) {
                t += 1;
            }
            if t > start
                && start > range.start + 3
                && article.word(start - 1) == "and"
                && free(start - 2)
                && article.lower(start - 3) == "the"
            {
                start -= 2;
            }
            let last = t.wrapping_sub(1);
            let kind = sources.lexicon.kind_by_last(article.lower(last)).filter(|_| t >= start + 2);
            let noun = analysis.word(last).is_some_and(|w| w.tag.is_noun());
            // A run that a name goes on from, or that goes on into one, is the model's to cut.
            let apart = covered.get(start as usize - 1) == Some(&false) && covered.get(t as usize) != Some(&true);
            if let Some(kind) = kind.filter(|_| noun && apart) {
                names.push(NameSpan::new(start..t, kind, 0.7));
            }
            t = t.max(start + 1);
        }
    }
}

/// `the Coalition`, `the Commission's`: a noun for a body in capitals is how the article calls the one it has named, or
/// one that everybody knows.
pub(crate) fn short_forms(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
    let Sources { article, analysis, lexicon, .. } = *sources;
    let covered = covered(article.tokens.len(), names);
    let free = |t: TokenId| covered.get(t as usize) == Some(&false);
    let capital = |t: TokenId| article.word(t).starts_with(char::is_uppercase);
    let mut more = Vec::new();
    for sentence in &article.sentences {
        if article.block_kind_of(sentence.tokens.start) == BlockKind::Headline {
            continue;
        }
        for t in sentence.tokens.start + 1..sentence.tokens.end {
            if !capital(t) || !free(t) || article.tokens.get(t as usize).is_none_or(|x| x.kind != TokenKind::Word) {
                continue;
            }
            let word = article.word(t);
            let Some(role) = analysis.word(t) else { continue };
            let body = role.tag.is_noun()
                && word.len() > 3
                && word.chars().skip(1).all(char::is_lowercase)
                && analysis.is(t, Class::CapitalizedBody)
                && lexicon
                    .noun(article.lower(t))
                    .is_some_and(|n| matches!(n.0, NounKind::Organization | NounKind::Group));
            // `the Sept. 11 Commission`, `the Board of Clerics` are longer names.
            let number = article.tokens.get(t as usize - 1).is_some_and(|x| x.kind == TokenKind::Number);
            let body = body && !number && article.lower(t + 1) != "of";
            // Alone in its capitals: `the New Coalition of ...` is the model's to find.
            let after_the = article.lower(t - 1) == "the";
            let alone = (after_the || !capital(t - 1)) && !capital(t + 1);
            // `Coalition forces` are an actor of their own.
            let forces = || role.head.is_some_and(|h| matches!(article.lower(h), "force" | "forces" | "troops"));
            let plain = after_the || role.relation == Relation::Compound && !forces();
            if body && alone && plain {
                more.push(NameSpan::new(t..t + 1, EntityKind::Organization, 0.7));
            }
        }
    }
    names.extend(more);
}
