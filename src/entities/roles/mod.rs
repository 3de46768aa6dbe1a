//! What someone is: titles before the name, appositions after it, predicates; each with the institution it is held in.

use crate::article::TokenId;
use crate::entities::mentions::candidate::{Candidate, Number};
use crate::entities::mentions::heads::Heads;
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Form, Sources};
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, NounKind, TitleSort, fold_case, is};
use crate::span::Span;

/// A role before entities have numbers: `of` is a mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub title: String,
    pub of: Option<u32>,
    pub span: Span,
}

/// The roles that a mention of a person states, and the words that say what the person is.
pub(crate) fn of_mention(
    sources: &Sources<'_>,
    candidate: &Candidate,
    name: Option<&NameSpan>,
    aside: bool,
    heads: &Heads,
    names: &[NameSpan],
) -> (Vec<Found>, Option<String>) {
    let mut out = Vec::new();
    if let Some(name) = name {
        if name.titled_from >= name.tokens.start {
            return (out, None);
        }
        before_name(sources, name, heads, names, &mut out);
        return (out, None);
    }
    if !aside && !is_holder(sources, candidate.head, heads) {
        return (out, None);
    }
    let mut all = vec![candidate.head];
    let children = sources.analysis.children(candidate.head);
    for &c in children {
        // `a commander, Abbas Wehbe, and a Syrian worker` are two.
        let other = children.iter().any(|&k| {
            k > candidate.head
                && k < c
                && sources.analysis.word(k).is_some_and(|w| w.relation == Relation::Appos && w.tag.is_proper())
        });
        if other {
            break;
        }
        if sources.analysis.word(c).is_some_and(|w| w.relation == Relation::Conj && w.pos == Pos::Noun) {
            all.push(c);
        }
    }
    let institution = all.iter().find_map(|&t| held_in(sources, t, heads));
    for &head in &all {
        if let Some(title) = title_at(sources, head, heads) {
            let end = candidate.tokens.end;
            let first = if head == candidate.head { title.0 } else { head };
            let span = sources.article.span_of(first..end.max(head + 1));
            out.push(Found { title: title.1, of: held_in(sources, head, heads).or(institution), span });
        }
    }
    let text = sources.article.text_of(candidate.tokens.clone());
    (out, aside.then(|| text.to_owned()))
}

/// `His spokeswoman, Ama Lawson`: a noun that the person's name stands behind, in apposition or after a comma.
pub(crate) fn introduces<'c>(
    sources: &Sources<'_>,
    noun: &Candidate,
    mut all: impl Iterator<Item = &'c Candidate>,
    names: &[NameSpan],
) -> bool {
    if !describes(noun) || noun.number == Number::Plural {
        return false;
    }
    all.any(|c| {
        // `his wife, the television host Carla Ortiz`.
        if sources
            .analysis
            .word(c.head)
            .is_some_and(|w| w.head == Some(noun.head) && w.relation == Relation::Appos && c.head > noun.head)
        {
            return true;
        }
        let Some(name) = c.name.and_then(|n| names.get(n)) else { return false };
        let from = name.titled_from;
        let comma = from == noun.head + 2 && sources.article.word(noun.head + 1) == ",";
        let further = from > noun.head && from < noun.head + 13 && sources.article.word(from.saturating_sub(1)) == ",";
        comma || further || from == noun.head + 1
    })
}

/// `the president of Syria`, `Iraq's prime minister`: an office that names its holder's state.
fn is_holder(sources: &Sources<'_>, head: TokenId, heads: &Heads) -> bool {
    title_at(sources, head, heads).is_some_and(|(from, _)| {
        sources.lexicon.title(&key(sources, from, head + 1)).is_some_and(|t| t.sort == TitleSort::Office)
    })
}

fn key(sources: &Sources<'_>, from: TokenId, to: TokenId) -> String {
    (from..to).map(|t| fold_case(sources.article.word(t))).collect()
}

/// The longest title that ends at this noun, and where it begins; any noun for a person will do.
fn title_at(sources: &Sources<'_>, head: TokenId, heads: &Heads) -> Option<(TokenId, String)> {
    let first = sources.article.sentence_of(head)?.tokens.start;
    // The end of `editor-in-chief`.
    if head > first + 1 && sources.article.word(head - 1) == "-" && sources.article.lower(head - 2) == "in" {
        return None;
    }
    let mut best = None;
    for back in 0..5u32 {
        let Some(from) = head.checked_sub(back).filter(|&f| f >= first) else { break };
        if fold_case(sources.article.word(from)).is_empty() {
            continue;
        }
        if sources.lexicon.title(&key(sources, from, head + 1)).is_some_and(|t| t.sort != TitleSort::Honorific) {
            best = Some(from);
        }
    }
    let lemma = sources.analysis.lemma(head);
    if best.is_none() {
        if sources.lexicon.kin(lemma).is_some() {
            // Whose mother: without it, it says nothing.
            let whose = sources.analysis.children(head).iter().any(|&c| {
                sources.analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::NmodPoss | Relation::Nmod))
            });
            let law = sources.article.lower(head + 4) == "law" && sources.article.word(head + 1) == "-";
            let end = if law { head + 5 } else { head + 1 };
            return whose.then(|| (head, sources.article.text_of(head..end).to_owned()));
        }
        let person = sources.lexicon.noun(lemma).is_some_and(|(k, _)| k == NounKind::Person);
        best = (person && sources.analysis.lemma(head) == sources.article.lower(head)).then_some(head);
    }
    while let Some(from) = best
        && from > first
        && is(sources.article.lower(from - 1), Class::DeputyWord)
    {
        best = Some(from - 1);
    }
    // `commissioner-general`.
    let tight = |t: TokenId| sources.article.tokens.get(t as usize).is_some_and(|x| !x.spaced);
    best = best.map(|from| {
        let joined = from > first + 1 && sources.article.word(from - 1) == "-" && tight(from - 1) && tight(from);
        if joined { from - 2 } else { from }
    });
    best = best.map(|from| field_before(sources, from, head, first));
    let mut end = head + 1;
    // `Secretary of State`, `chief of staff`: titles with `of` inside.
    for more in [2u32, 3, 4] {
        if let Some(from) = best
            && !fold_case(sources.article.word(head + more)).is_empty()
            && sources.lexicon.title(&key(sources, from, head + 1 + more)).is_some()
        {
            end = head + 1 + more;
        }
    }
    if best.is_some() && sources.article.word(head + 1) == "-" && sources.article.lower(head + 4) == "chief" {
        end = head + 5;
    }
    if best.is_some() && end == head + 1 {
        end = field(sources, head, heads);
    }
    best.map(|from| (from, sources.article.text_of(from..end).to_owned()))
}

/// Where `transport secretary`, `human rights lawyer` begin: nouns in small letters before the title say of what.
fn field_before(sources: &Sources<'_>, from: TokenId, head: TokenId, first: TokenId) -> TokenId {
    let (article, analysis) = (sources.article, sources.analysis);
    let within = |t: TokenId| {
        article.word(t).starts_with(char::is_lowercase)
            && analysis.word(t).is_some_and(|w| {
                let below = w.head.is_some_and(|h| t < h && h <= head);
                below && (w.relation == Relation::Compound || w.relation == Relation::Amod && w.head < Some(from))
            })
    };
    let mut begin = (first..from).rev().find(|&t| !within(t)).map_or(first, |t| t + 1);
    // `second-year law student`.
    if begin > first + 1 && begin < from && article.word(begin - 1) == "-" {
        begin -= 2;
    }
    // An adjective alone says nothing of an office.
    (begin..from)
        .find(|&t| analysis.word(t).is_some_and(|w| w.relation == Relation::Compound || w.head < Some(head)))
        .unwrap_or(from)
}

/// Where `head of surgery`, `professor of criminal law` ends: a field, and nothing one could belong to.
fn field(sources: &Sources<'_>, head: TokenId, heads: &Heads) -> TokenId {
    let (article, analysis) = (sources.article, sources.analysis);
    let plain = |t: TokenId| {
        article.word(t).starts_with(char::is_lowercase)
            && analysis.word(t).is_some_and(|w| matches!(w.pos, Pos::Noun | Pos::Adj))
    };
    let end = (head + 2..head + 5).find(|&t| !plain(t)).unwrap_or(head + 5);
    let last = end - 1;
    let known = analysis.word(last).is_none_or(|w| w.pos != Pos::Noun || w.tag == Tag::Nns)
        || sources.lexicon.noun(analysis.lemma(last)).is_some();
    if article.lower(head + 1) == "of" && end > head + 2 && !known {
        return end;
    }
    // `Minister for the Environment`, `minister for foreign affairs`.
    if article.lower(head + 1) != "for" || !one_of!(article.lower(head), "minister" | "secretary" | "commissioner") {
        return head + 1;
    }
    let raised = |t: TokenId| {
        article.word(t).starts_with(char::is_uppercase)
            && analysis.word(t).is_some_and(|w| {
                w.relation != Relation::Appos && w.head.is_some_and(|h| h != head || w.relation == Relation::Nmod)
            })
            && heads.at(t).is_none()
            && sources.lexicon.given_name(&fold_case(article.word(t))).is_none()
    };
    let small = |t: TokenId| one_of!(article.lower(t), "the" | "and" | "&") || article.word(t) == "," && raised(t - 1);
    let mut end = (head + 2..head + 9).find(|&t| !plain(t) && !raised(t) && !small(t)).unwrap_or(head + 9);
    while end > head + 2 && small(end - 1) {
        end -= 1;
    }
    if end > head + 2 { end } else { head + 1 }
}

/// `United Nations Secretary-General`, `Iraq's Prime Minister`, `Hamas leader`.
fn before_name(sources: &Sources<'_>, name: &NameSpan, heads: &Heads, names: &[NameSpan], out: &mut Vec<Found>) {
    let article = sources.article;
    let (mut from, end) = (name.titled_from, name.tokens.start);
    // Honorifics among the titles say nothing of an office.
    let mut to = end;
    let honorific = |a: TokenId, b: TokenId| {
        sources.lexicon.title(&key(sources, a, b)).is_some_and(|t| t.sort == TitleSort::Honorific)
    };
    // `Dato' Sri`
    let polite = |t: TokenId| honorific(t, t + 1) || one_of!(article.word(t), "'" | "’");
    while to > from {
        // `Tan Sri`
        let pair = to > from + 1 && honorific(to - 2, to);
        if !pair && !polite(to - 1) {
            break;
        }
        to -= 1 + TokenId::from(pair);
    }
    while from < to && polite(from) {
        from += 1;
    }
    // `leader Gen.`, `spokesman Brig Gen`: a rank behind an office says nothing more of it.
    let rank = |t: TokenId| sources.lexicon.title(&key(sources, t, t + 1)).is_some_and(|x| x.sort == TitleSort::Rank);
    // `Secretary-General` is one word.
    let free = |t: TokenId| !one_of!(article.word(t.wrapping_sub(1)), "-" | "‑");
    // `Chief Inspector` is a rank of its own.
    let whole = |to: TokenId| sources.lexicon.title(&key(sources, from, to)).is_some();
    while to > from + 1 && rank(to - 1) && free(to - 1) && !whole(to) && !(from..to - 1).all(rank) {
        to -= 1;
    }
    if from >= to {
        return;
    }
    let mut before = from.checked_sub(1);
    if before.is_some_and(|b| one_of!(article.lower(b), "'s" | "'")) {
        before = before.and_then(|b| b.checked_sub(1));
    }
    let holder = before.and_then(|b| name_around(names, b));
    let mut of = holder.and_then(|n| (n.tokens.start..n.tokens.end).rev().find_map(|t| heads.at(t)));
    // `Hamas political leader`: the institution may stand before the noun or adjective between.
    if holder.is_none()
        && let Some(b) = before
        // Nor `Kenya opposition leader`, who does not lead Kenya.
        && (sources.analysis.word(b).is_some_and(|w| w.pos == Pos::Adj)
            || is(article.lower(b), Class::ServiceNoun))
        && article.tokens.get(from as usize).is_some_and(|t| t.spaced)
    {
        let further = b.checked_sub(1);
        let holder = further.and_then(|f| name_around(names, f));
        of = holder.and_then(|n| (n.tokens.start..n.tokens.end).rev().find_map(|t| heads.at(t)));
    }
    // `Sheriff Ric Bradshaw of Palm Beach County`.
    let behind = name.tokens.end;
    if of.is_none() && article.lower(behind) == "of" {
        let the = u32::from(article.lower(behind + 1) == "the");
        let holder =
            names.binary_search_by_key(&(behind + 1 + the), |n| n.tokens.start).ok().and_then(|i| names.get(i));
        of = holder
            .filter(|n| n.kind != EntityKind::Person)
            .and_then(|n| n.tokens.clone().rev().find_map(|t| heads.at(t)));
    }
    let title = article.text_of(from..to);
    out.push(Found { title: title.to_owned(), of, span: article.span_of(from..to) });
}

/// The name that this token is part of; names stand in text order, none within another.
fn name_around(names: &[NameSpan], token: TokenId) -> Option<&NameSpan> {
    names.get(names.partition_point(|n| n.tokens.end <= token)).filter(|n| n.tokens.start <= token)
}

/// The institution an office is held in: `of`, `for` or `at` it, its possessor, or a name before the noun.
fn held_in(sources: &Sources<'_>, head: TokenId, heads: &Heads) -> Option<u32> {
    let analysis = sources.analysis;
    let mut best: Option<(u8, u32)> = None;
    for &c in analysis.children(head) {
        let Some(word) = analysis.word(c) else { continue };
        // `the association, whose president, Hank Dobbs`.
        let whose = sources.article.lower(c) == "whose";
        let Some(at) = heads.at(if whose { antecedent(sources, head).unwrap_or(c) } else { c }) else { continue };
        let rank = match word.relation {
            // `Volkswagen's works council chief` is the council's.
            Relation::NmodPoss
                if analysis.children(head).iter().any(|&k| {
                    k > c
                        && k < head
                        && analysis.word(k).is_some_and(|w| w.relation == Relation::Compound && !w.tag.is_proper())
                        && sources.lexicon.noun(analysis.lemma(k)).is_some_and(|n| n.0 == NounKind::Organization)
                        && !is(sources.article.lower(k), Class::ServiceNoun)
                }) =>
            {
                continue;
            }
            Relation::NmodPoss => 0,
            Relation::Nmod => {
                let preposition = analysis
                    .children(c)
                    .iter()
                    .find(|&&k| analysis.word(k).is_some_and(|w| w.relation == Relation::Case));
                match preposition.map(|&k| sources.article.lower(k)) {
                    Some("of") => 1,
                    // `a teacher in the village of X` serves in no village's name.
                    Some("in" | "to" | "from" | "near") if !is_holder(sources, head, heads) => continue,
                    Some("for" | "at" | "with" | "in" | "to" | "from" | "under") => 3,
                    None => 4,
                    // `the host, beside him`
                    Some(_) => continue,
                }
            }
            Relation::Compound | Relation::Amod => 2,
            _ => continue,
        };
        if best.is_none_or(|(r, _)| rank < r) {
            best = Some((rank, at));
        }
    }
    best.map(|b| b.1)
}

/// The noun that the relative clause around this token hangs on.
pub(crate) fn antecedent(sources: &Sources<'_>, token: TokenId) -> Option<TokenId> {
    let mut at = token;
    for _ in 0..4 {
        let word = sources.analysis.word(at)?;
        if matches!(word.relation, Relation::AclRelcl | Relation::Acl) {
            return word.head;
        }
        at = word.head?;
    }
    None
}

/// True for a title that someone has of his state: `Chinese leader`; a Canadian professor is not Canada's.
pub(crate) fn of_state(sources: &Sources<'_>, whole: &str) -> bool {
    let last = whole.rsplit([' ', '-']).next().unwrap_or("").to_lowercase();
    let title = |title: &str| sources.lexicon.title(&fold_case(title));
    let sort = title(&whole.replace(' ', "")).or_else(|| title(&last)).map(|t| t.sort);
    // Who leads the opposition does not lead the state.
    if whole.to_lowercase().contains("opposition") {
        return false;
    }
    matches!(sort, Some(TitleSort::Office | TitleSort::Rank)) || sources.lexicon.is(&last, Class::StateRole)
}

/// A role said twice is one; the longer of two titles of one institution stays.
pub(crate) fn distinct(found: Vec<Found>) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    for role in found {
        let low = role.title.to_lowercase();
        match out.iter_mut().find(|r| r.title.to_lowercase() == low) {
            Some(old) if old.of.is_none() && role.of.is_some() => *old = role,
            Some(old) if old.of == role.of || role.of.is_none() => {}
            _ => out.push(role),
        }
    }
    out
}

/// The word by which an office is no longer held, before its words in `span`: of `Former US President Ann Lee` `former`.
pub(crate) fn past(sources: &Sources<'_>, span: Span) -> Option<String> {
    let Sources { article, analysis, .. } = *sources;
    let first = article.tokens_in(span).next()?;
    let begin = article.sentence_of(first)?.tokens.start;
    let said = |t: TokenId| match article.lower(t) {
        "former" | "ex" | "ousted" | "deposed" | "retired" | "erstwhile" => true,
        "then" => t > begin && (article.lower(t - 1) == "the" || article.word(t + 1) == "-"),
        "late" => analysis.word(t).is_some_and(|w| w.tag == Tag::Jj),
        _ => false,
    };
    let goes_on = |t: &TokenId| {
        let word = analysis.word(*t).is_some_and(|w| w.tag.is_noun() || w.tag == Tag::Jj);
        word && !analysis.is(*t, Class::CalendarName) || one_of!(article.word(*t), "-" | "‑")
    };
    let back = |t: &TokenId| said(*t) || goes_on(t);
    let word = (begin.max(first.saturating_sub(4))..first).rev().take_while(back).find(|&t| said(t))?;
    Some(article.lower(word).to_owned())
}

/// True for the forms a description can have.
pub(crate) fn describes(candidate: &Candidate) -> bool {
    candidate.form == Form::Nominal && !candidate.joined
}
