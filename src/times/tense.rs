//! Which way the verb over an expression looks: back, or ahead.

use super::lexemes;
use crate::article::{Article, TokenId};
use crate::language::grammar::{is_modal, is_modal_of_doubt, is_negative};
use crate::language::{Analysis, Pos, Relation, Tag, Word};
use crate::lexicon::{Class, is};

/// Where the verb puts its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Present,
    Future,
    Unknown,
}

/// The tense over the expression of tokens `start..end`, within the sentence `lo..hi`.
pub(crate) fn over(
    article: &Article<'_>,
    analysis: &Analysis,
    start: TokenId,
    end: TokenId,
    lo: TokenId,
    hi: TokenId,
) -> Tense {
    let before = if start > lo { article.lower(start - 1) } else { "" };
    if is_awaited(article, analysis, start, end, lo) {
        return Tense::Future;
    }
    if before == "on" && is_called_for(article, analysis, start, end) {
        return Tense::Future;
    }
    if let Some(verb) = governor(analysis, start, end) {
        // "have been postponed to January", "if none were given by September", "when he is sentenced in May".
        let moved = is(analysis.lemma(verb), Class::MovingVerb) && one_of!(before, "to" | "until" | "till" | "for");
        if moved || is_pending(article, analysis, verb) {
            return Tense::Future;
        }
        let old =
            before == "by" && lexemes::month(article.lower(start)).is_some() && is_old_aim(article, analysis, verb);
        if old {
            return Tense::Unknown;
        }
        // `promised in September that it would open`, `on Tuesday delayed it`: that has been done.
        let done = start < verb && one_of!(analysis.lemma(verb), "delay" | "postpone" | "promise" | "schedule");
        let told = |w: Word| w.tag == Tag::Vbd && one_of!(before, "in" | "on") && (done || start == verb + 2);
        let does = |&c: &TokenId| analysis.word(c).is_some_and(|w| w.relation == Relation::Nsubj);
        if analysis.word(verb).is_some_and(told) && analysis.children(verb).iter().any(does) {
            return Tense::Past;
        }
        let tense = of_verb(article, analysis, verb);
        if tense != Tense::Unknown {
            return match (tense, before) {
                // `bailed to 12 May`, `a hearing for 20 March`, `named for the Nov. 8 vote`: a day behind these may lie ahead.
                (Tense::Past, "to" | "for") => Tense::Unknown,
                (Tense::Past, "the") if start > lo + 1 && article.lower(start - 2) == "for" => Tense::Unknown,
                // `will stay shut until Thursday`
                (Tense::Past, "until" | "till" | "by") => {
                    let modal = |i: TokenId| is_modal(article.lower(i)) && !is_modal_of_doubt(article.lower(i));
                    if (lo..verb).rev().take(4).any(modal) { Tense::Future } else { Tense::Unknown }
                }
                (tense, _) => tense,
            };
        }
    }
    nearest(article, analysis, start, lo, hi)
}

/// `called for a strike on Friday`: what is called for is to come.
fn is_called_for(article: &Article<'_>, analysis: &Analysis, start: TokenId, end: TokenId) -> bool {
    let outside = |&i: &TokenId| analysis.word(i).is_some_and(|w| w.head.is_none_or(|h| h < start || h >= end));
    let head = |t: TokenId| analysis.word(t).and_then(|w| w.head);
    let staged = |&n: &TokenId| n < start && is(article.lower(n), Class::StagedNoun);
    // "a march in Milan on Saturday".
    let noun = std::iter::successors((start..end).find(outside), |&t| head(t)).take(3).find(staged);
    let Some(noun) = noun else { return false };
    let has = |word: &str| analysis.children(noun).iter().any(|&c| c < noun && article.lower(c) == word);
    has("for")
        && !has("the")
        && head(noun).is_some_and(|v| one_of!(analysis.lemma(v), "appeal" | "call" | "press" | "push"))
}

/// `had ordered the firm to replace them by June`: an aim of a time before the story's, of which nobody knows how far it was.
fn is_old_aim(article: &Article<'_>, analysis: &Analysis, verb: TokenId) -> bool {
    let Some(word) = analysis.word(verb).filter(|w| w.tag == Tag::Vb && w.relation == Relation::Xcomp) else {
        return false;
    };
    let had = |h: TokenId| {
        let aux =
            |c: &TokenId| article.lower(*c) == "had" && analysis.word(*c).is_some_and(|w| w.relation == Relation::Aux);
        analysis.children(h).iter().any(aux)
    };
    word.head.is_some_and(had)
}

/// True for a condition of what lies ahead, and for the present behind `when` or `once`.
fn is_pending(article: &Article<'_>, analysis: &Analysis, verb: TokenId) -> bool {
    let child = |of: TokenId, relation: fn(Relation) -> bool, words: &[&str]| {
        analysis
            .children(of)
            .iter()
            .any(|&c| analysis.word(c).is_some_and(|w| relation(w.relation)) && words.contains(&article.lower(c)))
    };
    let marker = |r: Relation| matches!(r, Relation::Mark | Relation::Advmod);
    let Some(word) = analysis.word(verb).filter(|w| w.relation == Relation::Advcl) else { return false };
    let Some(main) = word.head else { return false };
    let auxiliary = |r: Relation| matches!(r, Relation::Aux | Relation::AuxPass | Relation::Cop);
    if child(verb, marker, &["if", "unless"]) {
        let infinitive =
            analysis.word(main).is_some_and(|w| w.tag == Tag::Vb) && child(main, |r| r == Relation::Mark, &["to"]);
        return infinitive || of_verb(article, analysis, main) == Tense::Future;
    }
    let present = child(verb, auxiliary, &["is", "are", "has", "have"]) || matches!(word.tag, Tag::Vbz | Tag::Vbp);
    present && child(verb, marker, &["when", "once", "until", "till", "before"])
}

/// True for the day of something that others get ready for: `ahead of Thursday's vote`, `prepared for Saturday's final`.
fn is_awaited(article: &Article<'_>, analysis: &Analysis, start: TokenId, end: TokenId, lo: TokenId) -> bool {
    if start < lo + 2 || !one_of!(article.lower(end), "'s" | "'") {
        return false;
    }
    let before = |n: TokenId| start.checked_sub(n).filter(|&i| i >= lo).map_or("", |i| article.lower(i));
    let ahead = before(2) == "ahead" && before(1) == "of" || before(1) == "before" && before(2) == "days";
    ahead || before(1) == "for" && one_of!(analysis.lemma(start - 2), "prepare" | "ready" | "preparation" | "brace")
}

/// The verb that the expression hangs on, up to six steps away.
fn governor(analysis: &Analysis, start: TokenId, end: TokenId) -> Option<TokenId> {
    // The head of the expression is its token whose head lies outside.
    let mut at =
        (start..end).find(|&i| analysis.word(i).is_some_and(|w| w.head.is_none_or(|h| h < start || h >= end)))?;
    for _ in 0..6 {
        at = analysis.word(at)?.head?;
        let word = analysis.word(at)?;
        let predicate = analysis.children(at).iter().any(|&c| {
            analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::Cop | Relation::Aux | Relation::AuxPass))
        });
        if word.pos == Pos::Verb || predicate {
            return Some(at);
        }
    }
    None
}

/// The tense of a verb with its auxiliaries.
pub(crate) fn of_verb(article: &Article<'_>, analysis: &Analysis, verb: TokenId) -> Tense {
    let Some(word) = analysis.word(verb) else { return Tense::Unknown };
    let mut tense = Tense::Unknown;
    let (mut to, mut be) = (false, false);
    for &child in analysis.children(verb) {
        let Some(w) = analysis.word(child) else { continue };
        let low = article.lower(child);
        match w.relation {
            Relation::Aux | Relation::AuxPass | Relation::Cop if child < verb => {
                if let Some(settled) = of_modal(article, analysis, verb, low) {
                    return settled;
                }
                match low {
                    "could" | "had" | "was" | "were" | "did" => tense = Tense::Past,
                    "has" | "have" | "'ve" | "been" if tense != Tense::Future => tense = Tense::Past,
                    "is" | "are" | "am" | "'s" | "'re" | "'m" if tense == Tense::Unknown => tense = Tense::Present,
                    "to" => to = true,
                    "be" => be = true,
                    _ => {}
                }
            }
            Relation::Mark if low == "to" && child < verb => to = true,
            _ => {}
        }
    }
    let lemma = analysis.lemma(verb);
    // "rain set off floods", "set a record on Saturday".
    let did = lemma == "set"
        && analysis
            .children(verb)
            .iter()
            .any(|&c| analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::Obj | Relation::CompoundPrt)));
    if is(lemma, Class::AheadWord)
        && !did
        && matches!(word.tag, Tag::Vbn | Tag::Vbd | Tag::Jj | Tag::Vbz | Tag::Vbp)
        && tense != Tense::Past
    {
        return Tense::Future;
    }
    if one_of!(lemma, "schedule" | "slate" | "due") || lemma == "expect" && word.tag == Tag::Vbn {
        return Tense::Future;
    }
    if tense == Tense::Present && word.tag == Tag::Vbn {
        // `is killed`: a headline or a rule; `is delayed until` looks ahead.
        return Tense::Unknown;
    }
    // `is to meet`, `was to meet`, `was to be held`; not what `was to have met`.
    if to && (tense == Tense::Present || tense == Tense::Past && (word.tag == Tag::Vb || be)) {
        return Tense::Future;
    }
    if tense != Tense::Unknown {
        return if tense == Tense::Present && word.tag == Tag::Vbg { Tense::Future } else { tense };
    }
    match word.tag {
        _ if to => of_infinitive(article, analysis, word),
        Tag::Vbd | Tag::Vbn => Tense::Past,
        Tag::Vbz | Tag::Vbp if is(lemma, Class::ArrangedVerb) => Tense::Future,
        Tag::Vbz | Tag::Vbp => Tense::Present,
        Tag::Vbg => up(article, analysis, verb),
        _ => Tense::Unknown,
    }
}

/// The tense that a modal gives its verb, where it settles that.
fn of_modal(article: &Article<'_>, analysis: &Analysis, verb: TokenId, modal: &str) -> Option<Tense> {
    let before = |fits: fn(&str) -> bool| analysis.children(verb).iter().any(|&c| c < verb && fits(article.lower(c)));
    // `may have left on Friday`: then or never.
    let open = is_modal(modal) && !one_of!(modal, "will" | "'ll" | "wo" | "shall" | "would");
    if open && before(|w| one_of!(w, "have" | "'ve")) {
        return Some(Tense::Past);
    }
    let ahead = match modal {
        // `talks could resume on Friday`; who could not come, or could see it, was not able to, or was.
        "could" => {
            let able = one_of!(analysis.lemma(verb), "afford" | "feel" | "find" | "hear" | "make" | "see" | "smell");
            !able && !before(is_negative)
        }
        "'d" => true,
        _ => is_modal(modal),
    };
    ahead.then_some(Tense::Future)
}

/// An infinitive lies ahead, but behind a past "failed to" or "managed to".
fn of_infinitive(article: &Article<'_>, analysis: &Analysis, word: Word) -> Tense {
    let classes = [Class::ImplicativeVerb, Class::FailingVerb, Class::TensedVerb];
    let tensed = |h: &TokenId| classes.iter().any(|&class| is(analysis.lemma(*h), class));
    let above = word.head.filter(|h| word.relation == Relation::Xcomp && tensed(h));
    let past = above.is_some_and(|h| of_verb(article, analysis, h) == Tense::Past);
    if past { Tense::Past } else { Tense::Future }
}

/// A participle has the tense of the verb above it.
fn up(article: &Article<'_>, analysis: &Analysis, verb: TokenId) -> Tense {
    match analysis.word(verb).and_then(|w| w.head) {
        Some(head) if analysis.word(head).is_some_and(|w| w.pos == Pos::Verb && w.tag != Tag::Vbg) => {
            of_verb(article, analysis, head)
        }
        _ => Tense::Unknown,
    }
}

/// Without a tree: the nearest verb before the expression, else behind it, in the same sentence.
fn nearest(article: &Article<'_>, analysis: &Analysis, start: TokenId, lo: TokenId, hi: TokenId) -> Tense {
    let look = |i: TokenId| -> Option<Tense> {
        let word = analysis.word(i)?;
        let low = article.lower(i);
        match low {
            "will" | "'ll" | "would" | "shall" => return Some(Tense::Future),
            _ => {}
        }
        match word.tag {
            Tag::Vbn if i > lo && article.lower(i - 1) == "be" => None,
            Tag::Vbd | Tag::Vbn => Some(Tense::Past),
            Tag::Vbz | Tag::Vbp => Some(Tense::Present),
            Tag::Vb if i > lo && article.lower(i - 1) == "to" => Some(Tense::Future),
            Tag::Vb => None,
            _ => None,
        }
    };
    let back = (lo..start).rev().take(12).find_map(look);
    let fore = || (start..hi).take(15).find_map(look);
    back.or_else(fore).unwrap_or(Tense::Unknown)
}
