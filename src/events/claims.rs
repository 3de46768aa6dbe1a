//! Fact checks: what a line labelled `Claim:` says is no news; the line labelled `Verdict:` says whether it is so.

use super::{Event, Status};
use crate::article::{Article, TokenId};
use crate::language::grammar::is_negative;
use crate::lexicon::{Class, is};
use std::ops::Range;

/// What a claim is found to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Finding {
    Open,
    Untrue,
    True,
}

/// Words before and with a label: `What was claimed:`.
const LABEL_WORDS: TokenId = 4;

/// Where the words behind a label of the class begin, which the sentence of `tokens` opens with: in the next block where the
/// label is all of it.
fn label(article: &Article<'_>, tokens: Range<TokenId>, class: Class) -> Option<TokenId> {
    let words = tokens.start..tokens.end.min(tokens.start + LABEL_WORDS);
    let end = words.clone().find(|&t| is(article.lower(t), class))? + 1;
    let small = |t: TokenId| one_of!(article.lower(t), "the" | "our" | "what" | "was" | "is" | "fact" | "check");
    let alone = end == tokens.end
        && tokens.len() <= LABEL_WORDS as usize
        && article
            .sentence_of(tokens.start)
            .is_some_and(|s| article.sentence_of(end).is_none_or(|n| n.block != s.block));
    let opens = (tokens.start..end - 1).all(small) && (alone || article.word(end) == ":");
    opens.then_some(end + TokenId::from(!alone))
}

/// True for the words of a label and nothing else: `VERDICT: False.`, `FACT CHECK`, `EMERGENCY APPEAL:`.
pub(super) fn is_label(article: &Article<'_>, tokens: Range<TokenId>, t: TokenId) -> bool {
    let end = (tokens.start..tokens.end.min(tokens.start + LABEL_WORDS)).find(|&t| article.word(t) == ":");
    let end = end.unwrap_or(if tokens.len() <= LABEL_WORDS as usize { tokens.end } else { tokens.start });
    let last = end.wrapping_sub(1);
    let shouted = |t: TokenId| !article.word(t).contains(char::is_lowercase);
    t < end
        && is(article.lower(last), Class::ColonLabel)
        && (end == tokens.start + 1 || (tokens.start..end).all(shouted) || is(article.lower(last), Class::VerdictLabel))
}

/// The stretches that claim something, each with what it is found to be.
fn claims(article: &Article<'_>) -> Vec<(Range<TokenId>, Finding)> {
    let mut found: Vec<(Range<TokenId>, Finding)> = Vec::new();
    let mut pending = 0;
    let mut at = 0;
    let sentences = &article.sentences;
    while let Some(sentence) = sentences.get(at) {
        at += 1;
        let claim = label(article, sentence.tokens.clone(), Class::ClaimLabel);
        let Some(from) = claim.or_else(|| label(article, sentence.tokens.clone(), Class::VerdictLabel)) else {
            continue;
        };
        let Some(block) = article.sentence_of(from).map(|s| s.block) else { break };
        let first = at;
        let behind = |s: &&crate::article::Sentence| {
            let labelled = |class| label(article, s.tokens.clone(), class).is_some();
            s.block <= block && !labelled(Class::ClaimLabel) && !labelled(Class::VerdictLabel)
        };
        at += sentences[first..].iter().take_while(behind).count();
        if claim.is_some() {
            let end = sentences.get(at - 1).map_or(from, |s| s.tokens.end);
            found.push((from..end.max(from), Finding::Open));
            continue;
        }
        let end = article.sentence_of(from).map_or(from, |s| s.tokens.end);
        let finding = finding(article, from..end);
        found[pending..].iter_mut().for_each(|c| c.1 = finding);
        pending = found.len();
    }
    found
}

/// `False.`, `This is not true`, `Correct`.
fn finding(article: &Article<'_>, tokens: Range<TokenId>) -> Finding {
    let has = |words: &dyn Fn(&str) -> bool| tokens.clone().any(|t| words(article.lower(t)));
    let not = has(&is_negative);
    let right = has(&|w| one_of!(w, "true" | "correct" | "accurate"));
    match (has(&|w| is(w, Class::RefutingWord)) || right && not, right) {
        (true, _) => Finding::Untrue,
        (_, true) => Finding::True,
        _ => Finding::Open,
    }
}

/// True for a sentence, from `start`, that a fact check holds against the facts and finds untrue or leaves open.
pub(crate) fn claimed(article: &Article<'_>) -> impl Fn(TokenId) -> bool {
    let all = claims(article);
    move |t| {
        let next = all.partition_point(|(tokens, _)| tokens.end <= t);
        all.get(next).is_some_and(|(tokens, finding)| *finding != Finding::True && tokens.contains(&t))
    }
}

/// Denies the deeds of what is claimed and found untrue; what is found neither is possible.
pub(super) fn judge(article: &Article<'_>, events: &mut [Event]) {
    for (tokens, finding) in claims(article) {
        let first = events.partition_point(|e| e.token < tokens.start);
        for event in events[first..].iter_mut().take_while(|e| e.token < tokens.end) {
            event.status = match (finding, event.status) {
                (Finding::True, status) | (_, status @ (Status::Negated | Status::Hypothetical | Status::Denied)) => {
                    status
                }
                (Finding::Untrue, _) => Status::Denied,
                (Finding::Open, _) => Status::Possible,
            };
        }
    }
}
