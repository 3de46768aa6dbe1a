//! Names that list and model cut short: `King's College London`, `Bishop's Lodge`, `Victim Support Scotland`, `Relief Now`,
//! `Rail, Tram and Bus Union`.

use crate::article::{BlockKind, TokenId};
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Sources};
use crate::language::{NameKind, Relation};
use crate::lexicon::{Class, NounKind, fold, fold_case};
use crate::times::is_named;
use std::ops::Range;

/// Most words of a body before its land, and of capitals on either side of a time.
const MAX_BODY_WORDS: TokenId = 8;

/// Adds the whole of them.
pub(crate) fn find(sources: &Sources<'_>, spans: &mut Vec<NameSpan>) {
    let article = sources.article;
    let mut more = Vec::new();
    for sentence in article.sentences.iter().map(|s| s.tokens.clone()) {
        if article.block_kind_of(sentence.start) != BlockKind::Paragraph {
            continue;
        }
        for t in sentence.clone().skip(1) {
            let found = owned(sources, &sentence, t)
                .or_else(|| branch(sources, &sentence, t))
                .or_else(|| timely(sources, &sentence, t))
                .or_else(|| joint(sources, &sentence, t));
            more.extend(found.map(|(tokens, kind)| NameSpan::new(tokens, kind, 0.85)));
        }
    }
    spans.extend(more);
}

/// `the Rail, Tram | and | Bus Union`, `the Patent Trial and Appeal Board`: ordinary words in capitals, of which the last is a
/// body's and no other.
fn joint(sources: &Sources<'_>, sentence: &Range<TokenId>, t: TokenId) -> Option<(Range<TokenId>, EntityKind)> {
    let Sources { article, analysis, lexicon, gazetteer, .. } = *sources;
    if article.word(t) != "and" {
        return None;
    }
    let body = |t: TokenId| {
        lexicon.kind_by_last(article.lower(t)).is_some_and(EntityKind::is_organized)
            || analysis.is(t, Class::InstitutionNoun)
    };
    let part = |t: &TokenId| article.is_capital(*t) && *t < sentence.end;
    let end = (t + 1..t + MAX_BODY_WORDS)
        .find(|t| !part(t) || body(t - 1))
        .filter(|&e| e > t + 2 && body(e - 1) && !part(&e))?;
    let run = |t: &TokenId| *t > sentence.start && (part(t) || article.word(*t) == "," && part(&(t - 1)));
    let start = (sentence.start..t).rev().take(MAX_BODY_WORDS as usize).take_while(|t| run(t)).last()?;
    // A word that is nothing else than a name is another's: `the Kremlin and Defense Ministry`.
    let ordinary = |t: TokenId| {
        let word = article.word(t);
        let listed = lexicon.people(word).is_some()
            || !lexicon.actors(&fold(word)).is_empty()
            || gazetteer.lookup(word).iter().filter_map(|&r| gazetteer.get(r)).any(|r| r.population >= 18);
        let group =
            lexicon.noun(article.lower(t)).is_some_and(|n| matches!(n.0, NounKind::Organization | NounKind::Group));
        let model = analysis.name_at(t).and_then(|n| analysis.names.get(n));
        let other = model.is_some_and(|n| matches!(n.kind, NameKind::Person | NameKind::Place | NameKind::People));
        word == "," || word.contains(char::is_lowercase) && !listed && !group && !other && !body(t)
    };
    let other = lexicon.actors(&fold(article.text_of(start..t)));
    (article.lower(start - 1) == "the" && other.is_empty() && (start..t).all(ordinary))
        .then_some((start..end, EntityKind::Organization))
}

fn is_own(word: &str) -> bool {
    one_of!(word, "'s" | "’s")
}

/// True for a word in capitals that a name can hold.
fn is_part(sources: &Sources<'_>, t: TokenId) -> bool {
    sources.article.is_capital(t) && sources.analysis.word(t).is_some_and(|w| w.tag.is_noun())
}

/// `King | 's | College London`, `St Mary | 's | Lodge`: what is called after an office or a saint, whose kind its last word
/// tells, and the town behind it.
fn owned(sources: &Sources<'_>, sentence: &Range<TokenId>, t: TokenId) -> Option<(Range<TokenId>, EntityKind)> {
    let Sources { article, lexicon, gazetteer, .. } = *sources;
    if !is_own(article.word(t)) || !is_part(sources, t + 1) || t + 1 >= sentence.end || !article.is_capital(t - 1) {
        return None;
    }
    let kind = lexicon.kind_by_last(article.lower(t + 1))?;
    let saint = t > sentence.start + 1 && one_of!(article.word(t - 2), "St" | "St." | "Saint");
    let office = || {
        let after = t == sentence.start + 1 || !article.is_capital(t - 2);
        after && lexicon.title(&fold_case(article.word(t - 1))).is_some()
    };
    if !saint && !office() {
        return None;
    }
    let next = t + 2;
    let town = next < sentence.end && is_part(sources, next) && !gazetteer.lookup(article.word(next)).is_empty();
    Some((t - 1 - TokenId::from(saint)..next + TokenId::from(town && !article.is_capital(next + 1)), kind))
}

/// `Victim Support | Scotland`, `Alzheimer's Research | UK`: a body with the land that it works in.
fn branch(sources: &Sources<'_>, sentence: &Range<TokenId>, t: TokenId) -> Option<(Range<TokenId>, EntityKind)> {
    let Sources { article, analysis, lexicon, gazetteer, .. } = *sources;
    let land = || {
        one_of!(article.word(t), "Scotland" | "Wales" | "England") || lexicon.country(&fold(article.word(t))).is_some()
    };
    let ends = || {
        let modifies =
            analysis.word(t).is_some_and(|w| w.relation == Relation::Compound && w.head.is_some_and(|h| h > t));
        !modifies && !article.is_capital(t + 1) && !is_own(article.word(t + 1))
    };
    // What costs least first: every capital comes by.
    let behind = is_part(sources, t - 1) || is_own(article.word(t - 1));
    if !behind || !article.is_capital(t) || !ends() || !land() {
        return None;
    }
    let mut start = t;
    while start > sentence.start
        && t - start < MAX_BODY_WORDS
        && (is_part(sources, start - 1) || is_own(article.word(start - 1)) && start > sentence.start + 1)
    {
        start -= 1;
    }
    let known = (start..t).any(|s| {
        let text = article.text_of(s..t + 1);
        !gazetteer.lookup(text).is_empty() || lexicon.country(&fold(text)).is_some()
    });
    let office = lexicon.title(&fold_case(article.word(t - 1))).is_some();
    let own = |s: TokenId| is_own(article.word(s));
    // Of another name, which the land only stands beside.
    let other = |s: TokenId| {
        let name = analysis.name_at(s).and_then(|n| analysis.names.get(n));
        name.is_some_and(|n| match n.kind {
            NameKind::Person | NameKind::People => true,
            NameKind::Place => !n.tokens.contains(&t) && !own(n.tokens.end),
            _ => false,
        })
    };
    let span = article.span_of(start..t);
    let next = sources.times.partition_point(|x| x.span.end <= span.start);
    let timed = sources.times.get(next).is_some_and(|x| x.span.start < span.end);
    // A land that acts, and has an owner or a body before it; what is done to it may be done in it.
    let acts = |s: TokenId| {
        analysis.word(s).is_some_and(|w| {
            w.relation.is_subject() && w.head.is_some_and(|h| !(start..t + 1).contains(&h)) || own(s) && s > start
        })
    };
    // `Police | Scotland`.
    let body = t - start == 1 && article.lower(start) == "police";
    let whole = t - start > 2 || t - start == 2 && !own(start) || body;
    (whole && (start..t + 1).any(acts) && !own(start) && !known && !office && !(start..t).any(other) && !timed)
        .then_some((start..t + 1, EntityKind::Organization))
}

/// `Relief | Now`, `Tomorrow | Together`: the capitals on both sides.
fn timely(sources: &Sources<'_>, sentence: &Range<TokenId>, t: TokenId) -> Option<(Range<TokenId>, EntityKind)> {
    if !is_named(sources.article, t) {
        return None;
    }
    let capital = |t: &TokenId| sources.article.is_capital(*t);
    let before = (sentence.start..t).rev().take(MAX_BODY_WORDS as usize).take_while(capital).count() as TokenId;
    let behind = (t + 1..sentence.end).take(MAX_BODY_WORDS as usize).take_while(capital).count() as TokenId;
    Some((t - before..t + 1 + behind, EntityKind::Organization))
}
