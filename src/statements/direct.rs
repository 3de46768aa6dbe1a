//! Statements by quotation marks: widened where grammar found them, else given the speaker beside them.

use super::acts::Act;
use super::beside::{beside, of_subject};
use super::cues::Cues;
use super::headlines::behind_dash;
use super::quotations::{self, Quotation, TERM_WORDS};
use super::speakers::noun_after;
use super::{Draft, Speaker, content};
use crate::article::{Article, TokenId};
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, Lexicon, is};
use crate::order::Order;
use std::ops::Range;

/// Joins every quotation to the draft that reaches into it, or drafts a statement for it.
pub(super) fn join(syntax: &Syntax<'_>, lexicon: &Lexicon, quotations: &[Quotation], drafts: &mut Vec<Draft>) {
    // A cue within a quotation speaks for the quoted one; it is left to the outer statement unless
    // its content stays within.
    drafts.retain(|d| match quotations::at(quotations, d.token).map(|q| &q.tokens) {
        Some(q) => d.content.iter().all(|c| q.start <= c.start && c.end <= q.end) && !is_own(syntax, d),
        None => true,
    });
    drafts.order_by_key(|d| d.token);
    let governed = drafts.len();
    let mut last: Option<usize> = None;
    for (n, quotation) in quotations.iter().enumerate() {
        if is_title(syntax, quotation) {
            continue;
        }
        // "“TORRES: We will stay.": hers, whoever quotes it.
        let start = quotation.tokens.start;
        let from = drafts[..governed].partition_point(|d| d.token < start);
        let mut opening = drafts[from..governed].iter().take_while(|d| d.token < start + 7);
        if opening.any(|d| syntax.article.word(d.token) == ":") {
            last = None;
            continue;
        }
        let sentences = sentences(syntax.article, &quotation.tokens);
        let signed = behind_dash(syntax, sentences.start, start).is_some();
        let near = drafts[..from].partition_point(|d| d.token < sentences.start);
        for d in drafts[near..from].iter_mut().filter(|_| signed) {
            d.content.retain(|c| c.end < start || c.end > quotation.tokens.end);
        }
        let reached = || reaching(syntax, &drafts[..governed], quotation, &sentences);
        if let Some(i) = (!signed).then(reached).flatten() {
            widen(syntax, &mut drafts[i], quotation);
            name_speaker(syntax, &mut drafts[i], &quotation.tokens);
            last = Some(i);
            continue;
        }
        let Some(draft) = beside(syntax, quotations, n) else {
            let before = told_before(syntax, &drafts[..governed], quotation);
            let on = || last.filter(|_| quotations::goes_on(syntax.article, quotations, n));
            let goes_on = match before.or_else(on) {
                Some(i) => Some(go_on(drafts, i, before.is_some(), quotation.tokens.clone())),
                None => of_subject(syntax, lexicon, quotation).map(|draft| push(drafts, draft)),
            };
            last = goes_on.or(last);
            continue;
        };
        last = take_in(syntax, drafts, draft, quotation).or(last);
    }
    for draft in drafts.iter_mut() {
        merge(&mut draft.content);
    }
}

fn push(drafts: &mut Vec<Draft>, draft: Draft) -> usize {
    drafts.push(draft);
    drafts.len() - 1
}

/// Gives a quotation to the statement `i`, which goes on with it or, where it is only the one `before`, may have a matter of
/// its own; says which statement has it.
fn go_on(drafts: &mut Vec<Draft>, i: usize, before: bool, content: Range<TokenId>) -> usize {
    // "Torres denied it. 'I was away.'": hers, and not denied.
    if before && drafts[i].act == Act::Deny {
        let source = drafts[i].source.clone();
        let (cue, token, act) = (None, content.start, Act::Say);
        return push(drafts, Draft { cue, token, act, source, content: vec![content], confidence: 0.7, matter: None });
    }
    drafts[i].content.push(content);
    i
}

/// Adds what the words beside a quotation make of it, and says where; `None` for a name in marks. One cue, one statement: a
/// draft that grammar made of the same cue takes the quotation in.
fn take_in(syntax: &Syntax<'_>, drafts: &mut Vec<Draft>, draft: Draft, quotation: &Quotation) -> Option<usize> {
    let same = |d: &Draft| d.cue.is_some() && d.token == draft.token && draft.cue.is_some();
    let Some(i) = drafts.iter().position(same) else { return Some(push(drafts, draft)) };
    let by_grammar = &mut drafts[i];
    let token = by_grammar.token;
    // "The painter known as “Owl,” said that ...": a name, no part of what is said.
    let named = |s: &Speaker| s.referent < quotation.tokens.start && quotation.tokens.end <= token;
    let that = |c: &Range<TokenId>| syntax.article.lower(c.start) == "that";
    let said = by_grammar.content.iter().all(|c| c.start > token && (syntax.tag(token).is_finite() || that(c)));
    if said && quotation.words < TERM_WORDS && by_grammar.source.as_ref().is_some_and(named) {
        return None;
    }
    if by_grammar.confidence < draft.confidence {
        *by_grammar = draft;
    } else {
        widen(syntax, by_grammar, quotation);
    }
    Some(i)
}

/// `Torres said the roof leaked. "I told them so."`: what the sentence right before a quotation that is one says.
fn told_before(syntax: &Syntax<'_>, drafts: &[Draft], quotation: &Quotation) -> Option<usize> {
    let article = syntax.article;
    let q = &quotation.tokens;
    let own = article.sentence_of(q.start).filter(|s| s.tokens.start == q.start && quotation.words >= 3)?;
    let last = article.sentence_of(q.end - 1).filter(|s| s.tokens.end <= q.end)?;
    let before = q.start.checked_sub(1).and_then(|b| article.sentence_of(b)).filter(|s| s.block == own.block)?;
    let draft = drafts.partition_point(|d| d.token < before.tokens.start);
    let main = |d: &Draft| {
        d.cue.is_some()
            && d.source.is_some()
            && syntax.relation(d.token) == Relation::Root
            && Cues::get().verb(syntax.lemma(d.token)).iter().any(|c| c.frames.quotation)
            && d.content.iter().all(|c| c.start > d.token)
    };
    (last.block == own.block).then_some(())?;
    (draft..drafts.len()).take_while(|&i| before.tokens.contains(&drafts[i].token)).find(|&i| main(&drafts[i]))
}

/// `on "Face the Nation,"`, `his book "An American Son"`: a name in marks, behind a preposition or what it is a name of.
fn is_title(syntax: &Syntax<'_>, quotation: &Quotation) -> bool {
    let article = syntax.article;
    let q = quotation.tokens.clone();
    let Some(before) = q.start.checked_sub(1).filter(|_| quotation.words <= 7) else { return false };
    let small = |t: TokenId| matches!(syntax.pos(t), Pos::Det | Pos::Adp | Pos::Cconj | Pos::Part);
    let mut inner = q.clone().filter(|&t| !syntax.is_edge(t));
    let capital = |t: TokenId| article.word(t).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let titled = inner.clone().next().is_some_and(capital) && inner.all(|t| capital(t) || small(t));
    let stop = q.clone().any(|t| one_of!(article.word(t), "!" | "?" | "."));
    let placed = one_of!(
        article.lower(before),
        "on" | "in" | "of" | "to" | "with" | "for" | "from" | "at" | "called" | "titled" | "entitled"
    ) || article.lower(before) == "'s"
        || syntax.tag(before).is_noun() && !Cues::get().verb(syntax.lemma(before)).iter().any(|c| c.frames.quotation)
        || article.word(before) == "," && before > 0 && is_work(syntax.lemma(before - 1));
    titled && placed && !stop
}

/// Nouns of what has such a name.
fn is_work(lemma: &str) -> bool {
    is(lemma, Class::WorkNoun)
}

/// "I think" within a quotation: the quotation's own speaker, who is found at its marks.
pub(super) fn is_own(syntax: &Syntax<'_>, draft: &Draft) -> bool {
    let word = draft.source.as_ref().map(|s| syntax.article.lower(s.referent));
    matches!(word, None | Some("i" | "we" | "you"))
}

/// The tokens of the sentences that `tokens` begins and ends in.
fn sentences(article: &Article<'_>, tokens: &Range<TokenId>) -> Range<TokenId> {
    let start = article.sentence_of(tokens.start).map_or(tokens.start, |s| s.tokens.start);
    let end = article.sentence_of(tokens.end.saturating_sub(1)).map_or(tokens.end, |s| s.tokens.end);
    start..end
}

/// The draft with a cue outside the quotation and content inside it.
fn reaching(syntax: &Syntax<'_>, drafts: &[Draft], quotation: &Quotation, within: &Range<TokenId>) -> Option<usize> {
    let (lo, hi) =
        (drafts.partition_point(|d| d.token < within.start), drafts.partition_point(|d| d.token < within.end + 30));
    let inside = |t: TokenId| quotation.tokens.contains(&t);
    // "..., adding: '...'": of that verb and no other.
    let start = quotation.tokens.start;
    let set = |&i: &TokenId| syntax.is_edge(i) || syntax.pos(i) == Pos::Adv;
    let last = (start.saturating_sub(4)..start).rev().find(|i| !set(i));
    let own = last
        .filter(|&v| syntax.tag(v) == Tag::Vbg && Cues::get().verb(syntax.lemma(v)).iter().any(|c| c.frames.quotation));
    (lo..hi.max(lo))
        .filter(|&i| !inside(drafts[i].token) && drafts[i].cue.is_some())
        .filter(|&i| own.is_none_or(|v| drafts[i].token == v))
        .filter(|&i| drafts[i].content.iter().any(|c| c.start < quotation.tokens.end && quotation.tokens.start < c.end))
        .filter(|&i| drafts[i].content.iter().cloned().flatten().take(400).any(|t| inside(t) && !syntax.is_edge(t)))
        .min_by_key(|&i| (drafts[i].source.is_none(), std::cmp::Reverse((drafts[i].confidence * 100.0) as u32)))
}

fn widen(syntax: &Syntax<'_>, draft: &mut Draft, quotation: &Quotation) {
    let q = &quotation.tokens;
    // "Asked whether he would stay, he said: '...'": what stands before the saying is no part of what is said.
    if draft.cue.as_ref().is_some_and(|c| c.end <= q.start && q.start - c.end <= 2) {
        draft.content.retain(|c| c.end > draft.token || !content::is_lead(syntax, c));
    }
    // "They scolded him: '...,' she said"
    let set = q.start > 0 && syntax.article.word(q.start - 1) == ":" && draft.token >= q.end;
    if let Some(part) = draft.content.iter_mut().find(|c| c.start < q.end && q.start < c.end) {
        part.start = if set { q.start } else { part.start.min(q.start) };
        part.end = part.end.max(q.end);
    } else {
        draft.content.push(q.clone());
    }
    draft.confidence = draft.confidence.max(0.85);
}

/// `"...," his mother, Leah Chebet, said`, where the parser gave her to what is said.
fn name_speaker(syntax: &Syntax<'_>, draft: &mut Draft, q: &Range<TokenId>) {
    let Some(cue) = draft.cue.as_ref().map(|c| c.start).filter(|&c| draft.source.is_none() && c > q.end) else {
        return;
    };
    let mut words = q.end..cue;
    while words.start < words.end && syntax.is_edge(words.end - 1) {
        words.end -= 1;
    }
    let between = words.clone().any(|t| syntax.tag(t).is_finite() || syntax.article.word(t) == "\"");
    if words.is_empty() || words.len() > 14 || between || syntax.sentence(cue).start > q.start {
        return;
    }
    let Some(head) = noun_after(syntax, words.start, words.end) else { return };
    for part in &mut draft.content {
        if part.contains(&words.start) {
            part.end = part.end.min(q.end).max(part.start);
        }
    }
    draft.content.retain(|c| c.start < c.end);
    draft.source = Some(Speaker { words, referent: head });
}

fn merge(content: &mut Vec<Range<TokenId>>) {
    content.order_by_key(|c| (c.start, c.end));
    content.dedup_by(|next, kept| {
        let joined = next.start <= kept.end;
        if joined {
            kept.end = kept.end.max(next.end);
        }
        joined
    });
}
