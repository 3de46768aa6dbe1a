//! Headlines that name who says so before a colon, or behind a dash: `Minister: talks to resume`, `Talks to resume - report`.

use super::acts::Act;
use super::cues::Cues;
use super::quotations::is_of_oneself;
use super::{Draft, Speaker};
use crate::article::{Article, Block, BlockKind, TokenId};
use crate::entities::{Entities, EntityKind};
use crate::language::grammar::opens_quotation;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Tag};
use crate::lexicon::{Lexicon, NounKind, Sort, fold};
use std::ops::Range;

/// A line of more tokens than this is no headline.
const MAX_HEADLINE_TOKENS: usize = 28;

/// Adds what the headline, and lines that read like one, say in someone's name.
pub(super) fn find(syntax: &Syntax<'_>, lexicon: &Lexicon, entities: &Entities, drafts: &mut Vec<Draft>) {
    let article = syntax.article;
    for block in &article.blocks {
        let Some(line) = line(article, block) else { continue };
        // "Chair says deal 'painful'; Poland wins opt-out"
        let headline = matches!(block.kind, BlockKind::Headline | BlockKind::Heading);
        let turn = line.clone().find(|&t| headline && article.word(t) == ";");
        for d in drafts.iter_mut().filter(|_| turn.is_some()).filter(|d| line.contains(&d.token)) {
            let turn = turn.filter(|&t| d.token < t).unwrap_or(line.end);
            d.content.iter_mut().for_each(|c| c.end = c.end.min(turn).max(c.start));
            d.content.retain(|c| !c.is_empty());
        }
        let found = colon(syntax, lexicon, entities, &line)
            .or_else(|| dash(syntax, lexicon, entities, &line))
            .or_else(|| tail(syntax, lexicon, entities, &line));
        let Some(draft) = found else { continue };
        let hull = draft.hull();
        let same = |d: &Draft| d.token == draft.token || d.content.contains(&hull);
        if !drafts.iter().any(same) {
            drafts.push(draft);
        }
    }
}

/// The tokens of a block that is one line.
fn line(article: &Article<'_>, block: &Block) -> Option<Range<TokenId>> {
    let sentences = article.sentences.get(block.sentences.start as usize..block.sentences.end as usize)?;
    let tokens = sentences.first()?.tokens.start..sentences.last()?.tokens.end;
    let short = tokens.len() <= MAX_HEADLINE_TOKENS && tokens.len() > 4;
    let kind = match block.kind {
        BlockKind::Headline | BlockKind::Heading => true,
        BlockKind::Paragraph => sentences.len() <= 2,
        _ => false,
    };
    (short && kind).then_some(tokens)
}

fn colon(syntax: &Syntax<'_>, lexicon: &Lexicon, entities: &Entities, line: &Range<TokenId>) -> Option<Draft> {
    let article = syntax.article;
    let start = line.start + TokenId::from(opens_quotation(article.word(line.start)));
    let at = (start + 1..line.end.min(start + 8)).find(|&t| article.word(t) == ":")?;
    // "Torres to miners: ...", "Former mayor at rally: ..."
    let whom =
        |&t: &TokenId| one_of!(article.lower(t), "to" | "at" | "on" | "in" | "after") && syntax.pos(t) != Pos::Verb;
    let cut = (start + 1..at).find(whom).unwrap_or(at);
    let source = speaker_of_line(syntax, lexicon, entities, start..cut)?;
    let content = at + 1..line.end;
    said(syntax, &content).then(|| draft(source, at, content))
}

fn dash(syntax: &Syntax<'_>, lexicon: &Lexicon, entities: &Entities, line: &Range<TokenId>) -> Option<Draft> {
    let article = syntax.article;
    if article.word(line.end - 1) == "." {
        return None;
    }
    // "winner of run-off"
    let turn = |&t: &TokenId| match article.word(t) {
        "-" => article.tokens.get(t as usize).is_some_and(|t| t.spaced),
        word => one_of!(word, "–" | "—" | ":" | "--"),
    };
    let at = (line.start + 3..line.end).rev().take(5).find(turn)?;
    // "Storm kills nine - Red Cross": any body that is known.
    let words = at + 1..line.end;
    let listed = || {
        let known = !words.is_empty() && !lexicon.actors(&fold(article.text_of(words.clone()))).is_empty();
        known.then(|| Speaker { words: words.clone(), referent: words.end - 1 })
    };
    let source = speaker_of_line(syntax, lexicon, entities, words.clone()).or_else(listed)?;
    let content = line.start..at;
    said(syntax, &content).then(|| draft(source, at, content))
}

/// `Bridge Could Close, Mayor Ana Torres Says`: a verb of saying at the end, whatever the tree makes of the capitals.
fn tail(syntax: &Syntax<'_>, lexicon: &Lexicon, entities: &Entities, line: &Range<TokenId>) -> Option<Draft> {
    let article = syntax.article;
    let last = line.clone().rev().find(|&t| !syntax.is_edge(t))?;
    let comma = (line.start + 3..last).rev().take(7).find(|&t| article.word(t) == ",")?;
    let from = comma + 1 + TokenId::from(syntax.is_edge(comma + 1));
    // In small letters in a headline only, where the verb can stand first: "..., say doctors".
    let headline = matches!(article.block_kind_of(line.start), BlockKind::Headline | BlockKind::Heading);
    let says = |t: &TokenId| {
        let word = article.lower(*t);
        let verb = |w| Cues::get().verb(w).iter().any(|c| c.frames.clause && c.frames.quotation);
        let capital = article.word(*t).starts_with(char::is_uppercase);
        (headline || capital) && (word.strip_suffix('s').is_some_and(verb) || headline && verb(word))
    };
    let verb = Some(from).filter(|t| headline && says(t)).or(Some(last).filter(says)).filter(|_| from < last)?;
    let words = if verb == from { from + 1..last + 1 } else { from..last };
    // "judge rules", "charity claims": a body, too.
    let listed = || {
        let noun = lexicon
            .noun(article.lower(words.end - 1).trim_end_matches('s'))
            .is_some_and(|(k, _)| matches!(k, NounKind::Person | NounKind::Group | NounKind::Organization));
        (headline && noun).then(|| Speaker { words: words.clone(), referent: words.end - 1 })
    };
    let source = speaker_of_line(syntax, lexicon, entities, words.clone()).or_else(listed)?;
    let content = line.start..comma + TokenId::from(from > comma + 1);
    said(syntax, &content).then(|| Draft { cue: Some(verb..verb + 1), token: verb, ..draft(source, verb, content) })
}

fn draft(source: Speaker, at: TokenId, content: Range<TokenId>) -> Draft {
    Draft {
        cue: Some(at..at + 1),
        token: at,
        act: Act::Say,
        source: Some(source),
        content: vec![content],
        confidence: 0.65,
        matter: None,
    }
}

/// At least a verb, or a quotation.
fn said(syntax: &Syntax<'_>, content: &Range<TokenId>) -> bool {
    content.len() >= 3 && content.clone().any(|t| syntax.tag(t).is_verb() || opens_quotation(syntax.article.word(t)))
}

/// The run as a speaker: a person, an outlet, officials, a document.
fn speaker_of_line(
    syntax: &Syntax<'_>,
    lexicon: &Lexicon,
    entities: &Entities,
    words: Range<TokenId>,
) -> Option<Speaker> {
    let clean = !words.is_empty() && words.clone().all(|t| !syntax.is_edge(t) && !syntax.tag(t).is_finite());
    // "Among its customers: day-care centers": nobody speaks.
    // "Rush Limbaugh: ...", in which the tagger sees a verb
    let whole = syntax.analysis.name_at(words.start).and_then(|n| syntax.analysis.names.get(n));
    let named = whole.is_some_and(|n| n.tokens == words);
    let last = words.end.checked_sub(1).filter(|_| {
        clean
            && syntax.pos(words.start) != Pos::Adp
            && (named || !matches!(syntax.tag(words.start), Tag::Vb | Tag::Vbp))
    })?;
    let article = syntax.article;
    let person = entities.covering(last).and_then(|e| entities.get(e)).is_some_and(|e| e.kind == EntityKind::Person);
    let lemma = article.lower(last);
    let singular = lemma.strip_suffix('s').unwrap_or(lemma);
    let noun = [lemma, singular].into_iter().any(|l| {
        Cues::get().speaks_in_headlines(l) || matches!(lexicon.noun(l), Some((NounKind::Person, _))) && l != "star"
    });
    let outlet = lexicon
        .actors(&fold(article.text_of(words.clone())))
        .iter()
        .any(|&a| lexicon.actor(a).is_some_and(|a| a.sort == Sort::Media));
    // "Milbank: They 'Wave The Flag'"
    let quotes = |t: TokenId| opens_quotation(article.word(t));
    let alone = words.len() == 1 && quotes(last + 2) && is_of_oneself(article, &(last + 3..last + 12));
    let quoted = (syntax.tag(last).is_proper() || alone) && words.len() <= 3 && (last + 3..last + 24).any(quotes);
    (person && words.len() <= 5 || noun || outlet || quoted).then_some(Speaker { words, referent: last })
}

/// `The maps are wrong - Harbor Institute: "..."`: where the name begins that stands between a dash and the colon before `q`.
pub(super) fn behind_dash(syntax: &Syntax<'_>, from: TokenId, q: TokenId) -> Option<TokenId> {
    let colon = q.checked_sub(1).filter(|&c| c > from && syntax.article.word(c) == ":")?;
    let turn = |&t: &TokenId| one_of!(syntax.article.word(t), "-" | "–" | "—" | "--" | ".");
    let name = (from..colon).rev().take(8).find(turn)? + 1;
    let plain = name < colon && !(name..colon).any(|t| syntax.tag(t).is_verb() || syntax.is_edge(t));
    (plain && syntax.tag(colon - 1).is_proper()).then_some(name)
}

/// `Golani: "..."`, `Mayor on the bridge: "..."`: whoever is named before the colon.
pub(super) fn by_name(syntax: &Syntax<'_>, words: Range<TokenId>, q: &Range<TokenId>) -> Option<Draft> {
    let about = |&t: &TokenId| one_of!(syntax.article.lower(t), "on" | "to" | "at" | "in" | "after");
    let end = (words.start + 1..words.end).find(about).unwrap_or(words.end);
    let head = (words.start..end).rev().find(|&t| syntax.tag(t).is_noun())?;
    let phrase = syntax.phrase(head, true);
    // "Ana Torres and Amir Vega: '...'"
    let names = |t: TokenId| syntax.tag(t).is_proper() || syntax.article.lower(t) == "and";
    let whole = syntax.tag(words.start).is_proper() && words.clone().all(names);
    let own = if whole {
        words.clone()
    } else {
        phrase.start.clamp(words.start, head)..phrase.end.clamp(head + 1, end.max(head + 1))
    };
    // "As word spread: ..."
    if !syntax.tag(head).is_proper() && own.len() == 1 && !Cues::get().speaks_in_headlines(syntax.lemma(head)) {
        return None;
    }
    Some(Draft {
        cue: Some(words.end..words.end + 1),
        token: words.end,
        act: Act::Say,
        source: Some(Speaker { words: own, referent: head }),
        content: vec![q.clone()],
        confidence: 0.7,
        matter: None,
    })
}
