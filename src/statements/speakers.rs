//! Who speaks, by word order: where the tree gave the saying to a word of what is said.

use super::quotations::Quotation;
use super::{Draft, Speaker};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{NameKind, Pos, Relation, Tag};
use crate::lexicon::Class;
use std::ops::Range;

/// How far behind a quotation its verb of saying may stand, with the speaker and what he is between them.
const WORDS_BEHIND: TokenId = 40;

/// Gives every draft whose cue stands behind a quotation the one who stands between the two.
pub(super) fn mend(syntax: &Syntax<'_>, quotations: &[Quotation], drafts: &mut [Draft]) {
    for draft in drafts.iter_mut() {
        let Some(cue) = draft.cue.clone().filter(|_| syntax.tag(draft.token).is_verb()) else { continue };
        turn(syntax, draft, &cue);
        let Some(q) = quotations.partition_point(|q| q.tokens.end <= cue.start).checked_sub(1) else { continue };
        let q = quotations[q].tokens.clone();
        let touching = draft.content.iter().any(|c| c.start < q.end && q.start < c.end);
        if touching && cue.start - q.end <= WORDS_BEHIND {
            behind(syntax, draft, &q, &cue);
            between(syntax, quotations, draft, &cue);
        }
        let stray = |s: &Speaker| draft.covers(s.referent) || is_day(syntax, s.referent);
        if draft.source.as_ref().is_some_and(stray) {
            draft.source = None;
        }
    }
}

/// `The plan is "dead," said the mayor`: the mayor, though the parser made the plan the subject of the saying.
fn turn(syntax: &Syntax<'_>, draft: &mut Draft, cue: &Range<TokenId>) {
    let before = cue.start.checked_sub(1).filter(|&b| b > syntax.sentence(cue.start).start && syntax.is_edge(b));
    let Some(old) = draft.source.clone().filter(|s| before.is_some_and(|b| s.words.start < b)) else { return };
    if !matches!(syntax.tag(draft.token), Tag::Vbd | Tag::Vbz) || draft.token + 1 != cue.end {
        return;
    }
    let (first, end) = (draft.hull().start, draft.content.iter().filter(|c| c.end <= cue.start).map(|c| c.end).max());
    let Some(end) = end else { return };
    let said = first..end;
    let Some(new) = inverted(syntax, draft.token) else { return };
    let subject = syntax.relation(new.referent) == Relation::Nsubj && syntax.head(new.referent) == Some(draft.token);
    if !subject || new.words.start != cue.end {
        return;
    }
    if old.words.end <= said.start
        && said.start - old.words.start < 30
        && let Some(part) = draft.content.iter_mut().find(|c| c.start == first)
    {
        part.start = old.words.start;
    }
    draft.source = Some(new);
}

/// `About four in ten say`, `Less than a third agreed`: the words before the verb, where the tree has no subject.
pub(super) fn run_before(syntax: &Syntax<'_>, t: TokenId) -> Option<Speaker> {
    if !syntax.tag(t).is_finite() || syntax.own_subject(t).is_some() {
        return None;
    }
    let (end, bounds) = (syntax.verb_group(t).start, syntax.sentence(t));
    // "veterans interviewed there, among them Mr. Ortiz, said": from the beginning of the sentence, whatever the tree.
    if end > bounds.start + 1 && syntax.article.word(end - 1) == "," {
        let from = bounds.start + TokenId::from(syntax.pos(bounds.start) == Pos::Cconj);
        let head = noun_after(syntax, from, end)?;
        let run = from..head + 1;
        let past = |i: TokenId| i == head + 1 && matches!(syntax.tag(i), Tag::Vbn | Tag::Vbd | Tag::Vbg);
        return (is_nominal(syntax, &run) && past(head + 1) && !is_day(syntax, head))
            .then_some(Speaker { words: run, referent: head });
    }
    let stop = |&i: &TokenId| {
        !syntax.is_edge(i)
            && !syntax.tag(i).is_verb()
            && !one_of!(syntax.article.lower(i), "that" | "while" | "and" | "but" | "when" | "as" | "if" | "because")
    };
    let start = (bounds.start..end).rev().take_while(stop).last()?;
    let counted = (start..end).any(|i| {
        syntax.tag(i) == Tag::Cd
            || one_of!(syntax.article.lower(i), "third" | "half" | "quarter" | "many" | "most" | "some")
    });
    let last = end - 1;
    let nominal = syntax.tag(last).is_noun() || matches!(syntax.tag(last), Tag::Cd | Tag::Jj);
    (counted && nominal && end - start <= 10 && !is_day(syntax, start))
        .then_some(Speaker { words: start..end, referent: last })
}

/// `At a meeting of the board Trent said that ...`, where the tree gave Trent to the meeting: the name before the verb.
pub(super) fn name_before(syntax: &Syntax<'_>, t: TokenId) -> Option<Speaker> {
    let finite = syntax.tag(t).is_finite() && syntax.own_subject(t).is_none();
    let n = syntax.verb_group(t).start.checked_sub(1).filter(|&n| finite && syntax.tag(n).is_proper())?;
    let name = syntax.analysis.names.get(syntax.analysis.name_at(n)?)?;
    let whole = name.tokens.end == n + 1 && !is_day(syntax, n) && name.tokens.start >= syntax.sentence(t).start;
    whole.then(|| Speaker { words: name.tokens.clone(), referent: n })
}

fn behind(syntax: &Syntax<'_>, draft: &mut Draft, q: &Range<TokenId>, cue: &Range<TokenId>) {
    let mut between = q.end..cue.start;
    while between.start < between.end && syntax.is_edge(between.start) {
        between.start += 1;
    }
    while between.end > between.start && (syntax.is_edge(between.end - 1) || syntax.pos(between.end - 1) == Pos::Adv) {
        between.end -= 1;
    }
    let known = draft.source.as_ref().map(|s| s.referent);
    if between.is_empty() {
        if known.is_none_or(|k| q.contains(&k) || is_day(syntax, k)) && draft.token + 1 == cue.end {
            let after = noun_run(syntax, cue.end, syntax.sentence(draft.token).end);
            draft.source = after.and_then(|words| speaker(syntax, words)).or(draft.source.take());
        }
        return;
    }
    if !is_nominal(syntax, &between) {
        return;
    }
    if known.is_none_or(|k| !between.contains(&k))
        && let Some(found) = speaker(syntax, between.clone())
    {
        draft.source = Some(found);
    }
    if let Some(source) = &mut draft.source
        && between.contains(&source.referent)
    {
        source.words.start = source.words.start.max(between.start);
        draft.content = std::mem::take(&mut draft.content)
            .into_iter()
            .flat_map(|c| [c.start..c.end.min(between.start), c.start.max(between.end)..c.end])
            .filter(|c| c.start < c.end)
            .collect();
    }
}

/// `"The rain," says Ana Torres, who farms here, "was late."`: no word of what stands between the two parts is said.
fn between(syntax: &Syntax<'_>, quotations: &[Quotation], draft: &mut Draft, cue: &Range<TokenId>) {
    let own = draft.source.as_ref().is_some_and(|s| s.words.start == cue.end && draft.covers(s.referent));
    let next = quotations.get(quotations.partition_point(|q| q.tokens.start < cue.end)).map(|q| q.tokens.start);
    let Some(next) = next.filter(|&n| own && n - cue.end <= WORDS_BEHIND && n < syntax.sentence(cue.start).end) else {
        return;
    };
    draft.content = std::mem::take(&mut draft.content)
        .into_iter()
        .flat_map(|c| [c.start..c.end.min(cue.end), c.start.max(next)..c.end])
        .filter(|c| c.start < c.end)
        .collect();
}

/// The speaker that the run `words` is.
pub(super) fn speaker(syntax: &Syntax<'_>, words: Range<TokenId>) -> Option<Speaker> {
    let head = noun_after(syntax, words.start, words.end)?;
    (!is_day(syntax, head)).then_some(Speaker { words, referent: head })
}

/// A noun phrase that begins at `from`: up to a comma that something else follows, a verb or a preposition of time.
pub(super) fn noun_run(syntax: &Syntax<'_>, from: TokenId, end: TokenId) -> Option<Range<TokenId>> {
    if from >= end || !opens(syntax, from) {
        return None;
    }
    let head = noun_after(syntax, from, end)?;
    let words = syntax.phrase(head, true);
    Some(from..words.end.clamp(head + 1, end))
}

/// True for a run that is a noun phrase with what is said of it: no verb of its own but in a relative clause.
pub(super) fn is_nominal(syntax: &Syntax<'_>, words: &Range<TokenId>) -> bool {
    let article = syntax.article;
    if words.is_empty() || !opens(syntax, words.start) {
        return false;
    }
    let mut relative = false;
    let mut noun = false;
    for t in words.clone() {
        relative |= one_of!(article.lower(t), "who" | "whose" | "which" | "that");
        noun |= syntax.tag(t).is_noun() || syntax.tag(t) == Tag::Prp;
        let mark = one_of!(article.word(t), "\"" | "“" | "”" | "''" | "``" | ":" | ";");
        if mark || !relative && syntax.tag(t).is_finite() {
            return false;
        }
    }
    noun
}

/// A word that a noun phrase can begin with.
fn opens(syntax: &Syntax<'_>, t: TokenId) -> bool {
    syntax.tag(t).is_noun()
        || matches!(syntax.tag(t), Tag::Dt | Tag::Prp | Tag::PrpS | Tag::Jj | Tag::Jjs | Tag::Jjr | Tag::Cd | Tag::Pdt)
}

/// A day, a month or a time of day that the parser took for a speaker.
pub(super) fn is_day(syntax: &Syntax<'_>, t: TokenId) -> bool {
    syntax.analysis.is(t, Class::NoSpeaker)
        || syntax.tag(t) == Tag::Cd && !matches!(syntax.relation(t), Relation::Nsubj | Relation::OblAgent)
}

/// The speaker right behind verb `t`.
pub(super) fn inverted(syntax: &Syntax<'_>, t: TokenId) -> Option<Speaker> {
    let end = syntax.sentence(t).end;
    let next = t + 1;
    // Whom something is told does not tell it.
    if next >= end || syntax.is_edge(next) || syntax.lemma(t) == "tell" {
        return None;
    }
    // "..., the mayor, a doctor, said on Monday"
    let head = noun_after(syntax, next, end.min(t + 8)).filter(|&h| !is_day(syntax, h))?;
    // "..., said the data had been sent": what follows is said.
    let clause = (head + 1..end.min(head + 7))
        .take_while(|&i| !syntax.is_edge(i))
        .any(|i| syntax.tag(i).is_finite() && syntax.relation(i) != Relation::AclRelcl);
    (!clause).then(|| source(syntax, head, t))
}

/// The words of a source: its noun phrase with appositions that stand between it and the cue.
pub(super) fn source(syntax: &Syntax<'_>, head: TokenId, cue: TokenId) -> Speaker {
    let mut words = syntax.phrase(head, true);
    for c in syntax.children(head) {
        if c == words.end + 1 && c <= head {
            continue;
        }
        let reach = syntax.extent(c);
        let near = matches!(syntax.relation(c), Relation::Appos | Relation::Conj) && c > head && reach.len() <= 12;
        if near && !reach.contains(&cue) && (reach.end <= cue || words.start > cue) {
            words.end = words.end.max(reach.end);
        }
    }
    // "said her colleague Amir Haddad", in two subjects
    let next = syntax.analysis.name_at(words.end).and_then(|n| syntax.analysis.names.get(n));
    if let Some(name) = next.filter(|n| n.tokens.start == words.end && n.kind == NameKind::Person && words.start > cue)
        && name.tokens.clone().any(|i| syntax.relation(i) == Relation::Nsubj && syntax.head(i) == Some(cue))
    {
        words.end = name.tokens.end;
        return Speaker { words, referent: name.tokens.start };
    }
    // "an engineer named Greta Holl"
    if let Some(name) = named(syntax, words.end).filter(|n| !(words.start..n.end).contains(&cue)) {
        words.end = name.end;
        return Speaker { words, referent: syntax.referent(name.start) };
    }
    // "The opposition on Monday": the opposition.
    if words.end > head + 2 && is_day(syntax, words.end - 1) && syntax.article.lower(words.end - 2) == "on" {
        words.end -= 2;
    }
    // "The union Thursday said": the union.
    while words.end > head + 1 && (syntax.is_edge(words.end - 1) || is_day(syntax, words.end - 1)) {
        words.end -= 1;
    }
    if words.contains(&cue) {
        words = head..head + 1;
    }
    // "the head of the panel that wrote the report said", "a group calling itself the Brigades said"
    let whole = syntax.extent(head);
    let own = words.end..syntax.verb_group(cue).start.min(whole.end).max(words.end);
    // "The board on Monday said", "the board this week"
    let day = own.len() < 4
        && one_of!(syntax.article.lower(own.start), "on" | "in" | "this" | "last")
        && is_day(syntax, own.end - 1);
    let restricts = !day && syntax.relation(head) != Relation::NmodPoss && own.clone().all(|i| !syntax.is_edge(i));
    if !own.is_empty() && whole.end <= cue && own.len() < 16 && restricts {
        words.end = own.end;
    }
    // "Leonard Voss, 57, of Quay Street, said": up to the comma before the verb.
    let last = syntax.verb_group(cue).start.saturating_sub(1);
    if last > words.end
        && last < words.start + 24
        && syntax.article.word(last) == ","
        && syntax.article.word(words.end) == ","
    {
        let run = words.start..last;
        if is_nominal(syntax, &run) && (run.len() < 12 || !run.clone().any(|i| syntax.tag(i).is_finite())) {
            words.end = last;
        }
    }
    Speaker { words, referent: syntax.referent(head) }
}

/// The name behind `named` or `called` at `t`.
fn named(syntax: &Syntax<'_>, t: TokenId) -> Option<Range<TokenId>> {
    let called = one_of!(syntax.article.lower(t), "named" | "called") && syntax.tag(t) == Tag::Vbn;
    let name = called.then(|| syntax.analysis.names.get(syntax.analysis.name_at(t + 1)?)).flatten()?;
    (name.tokens.start == t + 1).then(|| name.tokens.clone())
}

/// The head of the noun phrase that begins at `from`.
pub(super) fn noun_after(syntax: &Syntax<'_>, from: TokenId, end: TokenId) -> Option<TokenId> {
    let first = (from..end.min(from + 8))
        .find(|&i| syntax.tag(i).is_noun() || syntax.relation(i).base() == "nsubj" || syntax.tag(i) == Tag::Prp)?;
    // Up to the word that the first noun is part of, as long as it stands close behind.
    let mut at = first;
    for _ in 0..6 {
        match syntax.head(at) {
            Some(h)
                if h > at
                    && h < end
                    && h - first <= 8
                    && matches!(
                        syntax.relation(at),
                        Relation::Compound
                            | Relation::Amod
                            | Relation::NmodPoss
                            | Relation::Nummod
                            | Relation::Det
                            | Relation::Flat
                            | Relation::Nmod
                            | Relation::NmodDesc
                    )
                    && syntax.tag(h).is_noun() =>
            {
                at = h;
            }
            _ => break,
        }
    }
    Some(at)
}
