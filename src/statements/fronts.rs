//! What stands before the speaker and is said by him: `In Kent, the mayor said, schools would open`; and what stands behind the
//! saying: `Schools may open, the mayor said, if it rains`.

use super::Draft;
use super::cues::Cues;
use super::quotations::{self, Quotation};
use crate::article::TokenId;
use crate::language::grammar::opens_quotation;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Tag};
use crate::lexicon::{Class, is};
use std::ops::Range;

/// No more words than this stand before the speaker.
const MAX_FRONT_WORDS: usize = 40;

/// Gives every draft that a saying between commas cuts in two the part that it has lost.
pub(super) fn widen(syntax: &Syntax<'_>, quotations: &[Quotation], drafts: &mut [Draft]) {
    for draft in drafts.iter_mut() {
        let (Some(cue), Some(source)) = (draft.cue.clone(), draft.source.clone()) else { continue };
        let verb = syntax.tag(draft.token).is_finite() && cue.end == draft.token + 1;
        let between = source.words.end <= cue.start && cue.start - source.words.end <= 2;
        if !verb || !between || syntax.article.word(cue.end) != "," {
            continue;
        }
        let sentence = syntax.sentence(draft.token);
        let hull = draft.hull();
        if hull.start >= cue.end && hull.start <= cue.end + 2 {
            if let Some(front) = front(syntax, &sentence, source.words.start, &hull) {
                draft.content.insert(0, front);
            }
        } else if hull.end <= source.words.start && hull.start >= sentence.start {
            let tail = cue.end + 1..sentence.end;
            let plain = tail.clone().all(|i| quotations::at(quotations, i).is_none());
            if plain && tail.len() > 3 && goes_on(syntax, tail.start) {
                draft.content.push(tail);
            }
        }
    }
}

/// What stands between the beginning of the sentence and the comma before the speaker, where it is said and tells not when, where
/// or how that was.
fn front(
    syntax: &Syntax<'_>,
    sentence: &Range<TokenId>,
    speaker: TokenId,
    hull: &Range<TokenId>,
) -> Option<Range<TokenId>> {
    let article = syntax.article;
    let comma = speaker.checked_sub(1).filter(|&c| c > sentence.start && article.word(c) == ",")?;
    let lead = one_of!(article.lower(sentence.start), "but" | "and" | "so" | "yet");
    let start = sentence.start + TokenId::from(lead);
    let front = start..comma;
    // "In May, he said, '"We will stay."'": a sentence of its own.
    let mark = |t: TokenId| opens_quotation(article.word(t));
    let opens = hull.start + TokenId::from(article.word(hull.start) == ",");
    let whole = mark(opens) && article.word(opens + 1).starts_with(char::is_uppercase);
    if front.len() < 2 || front.len() > MAX_FRONT_WORDS || whole || front.clone().any(mark) {
        return None;
    }
    let first = front.start;
    // "Asked about it", "Speaking in Kent", "After the vote": how and when it was said.
    let told =
        matches!(syntax.tag(first), Tag::Vbg | Tag::Vbn | Tag::Vbd) || syntax.analysis.is(first, Class::NoSpeaker);
    // "In a letter", "At a rally on Monday"
    let carrier = |t: TokenId| {
        let lemma = syntax.lemma(t);
        Cues::get().is_document(lemma) || is(lemma, Class::HearingNoun) || syntax.analysis.is(t, Class::NoSpeaker)
    };
    let clause = front.clone().any(|t| syntax.tag(t).is_finite());
    let given = one_of!(article.lower(first), "if" | "though" | "although" | "even" | "while" | "because" | "unless");
    let nominal = one_of!(article.lower(first), "in" | "at" | "to" | "for" | "with" | "without" | "under" | "despite");
    (!told && !front.clone().any(carrier) && if clause { given } else { nominal || given }).then_some(front)
}

/// A word with which a sentence goes on behind the saying: a condition, a ground, another phrase.
fn goes_on(syntax: &Syntax<'_>, t: TokenId) -> bool {
    one_of!(
        syntax.article.lower(t),
        "if" | "because" | "unless" | "since" | "for" | "although" | "though" | "including" | "provided" | "until"
    ) && syntax.pos(t) != Pos::Noun
}
