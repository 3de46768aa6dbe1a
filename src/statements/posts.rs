//! Words without marks whose owner stands on a line of its own, or at the end: `Mayor Ana Torres wrote:`, posts with a handle.

use super::acts::Act;
use super::cues::Cues;
use super::direct::is_own;
use super::speakers::noun_after;
use super::{Draft, Speaker, clauses};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use std::ops::Range;

/// `Mayor Ana Torres wrote:` with the words on the next line, and `The bridge is safe. - Ana Torres (@torres) May 8`.
pub(super) fn find(syntax: &Syntax<'_>, drafts: &mut Vec<Draft>) {
    let article = syntax.article;
    let tokens = |b: usize| {
        let sentences = article.blocks.get(b).map(|b| b.sentences.clone())?;
        let first = article.sentences.get(sentences.start as usize)?.tokens.start;
        Some(first..article.sentences.get((sentences.end as usize).checked_sub(1)?)?.tokens.end)
    };
    for b in 0..article.blocks.len() {
        let Some(own) = tokens(b).filter(|t| t.len() > 3) else { continue };
        let marked = |r: &Range<TokenId>| r.clone().any(|t| one_of!(article.word(t), "\"" | "“" | "”" | "''"));
        if article.word(own.end - 1) == ":" && own.len() < 40 {
            let (Some(next), verb) = (tokens(b + 1), own.end - 2) else { continue };
            let cue = Cues::get().verb(syntax.lemma(verb)).iter().find(|c| c.frames.clause && c.frames.quotation);
            let free = !drafts.iter().any(|d| d.token == verb) && !marked(&next) && !marked(&own);
            if let Some(cue) = cue.filter(|_| free && syntax.tag(verb).is_verb())
                && let Some(source) = clauses::speaker(syntax, verb, syntax.is_passive(verb), &[])
            {
                drafts.retain(|d| !next.contains(&d.token) || !is_own(syntax, d));
                drafts.push(line(cue.act, syntax.verb_group(verb), source, next));
            }
            continue;
        }
        let Some(handle) = own.clone().find(|&t| article.word(t).starts_with('@')) else { continue };
        let dash = (own.start + 2..handle).rev().take(8).find(|&t| one_of!(article.word(t), "—" | "–" | "--" | "―"));
        let Some(dash) = dash.filter(|&d| !drafts.iter().any(|x| x.token == d)) else { continue };
        let name = dash + 1..(dash + 1..handle).find(|&t| syntax.is_edge(t)).unwrap_or(handle);
        if let Some(head) = noun_after(syntax, name.start, name.end).filter(|&h| syntax.tag(h).is_proper()) {
            let said = own.start..dash;
            drafts.retain(|d| !said.contains(&d.token) || !is_own(syntax, d));
            drafts.push(line(Act::Say, dash..dash + 1, Speaker { words: name, referent: head }, said));
        }
    }
}

fn line(act: Act, cue: Range<TokenId>, source: Speaker, said: Range<TokenId>) -> Draft {
    let (token, content) = (cue.end - 1, vec![said]);
    Draft { cue: Some(cue), token, act, source: Some(source), content, confidence: 0.75, matter: None }
}
