//! Who says a quotation that no statement holds: a verb of saying, a name or a colon beside it.

use super::acts::Act;
use super::cues::{Cue, Cues};
use super::headlines::{behind_dash, by_name};
use super::quotations::{Quotation, TERM_WORDS, is_of_oneself};
use super::speakers::{noun_after, source};
use super::{Draft, Speaker, clauses, content};
use crate::article::{BlockKind, TokenId, TokenKind};
use crate::language::syntax::Syntax;
use crate::language::{Name, NameKind, Pos, Relation, Tag};
use crate::lexicon::{Lexicon, NounKind};
use std::ops::Range;

/// A verb of saying close behind the quotation, or close before it.
pub(super) fn beside(syntax: &Syntax<'_>, quotations: &[Quotation], n: usize) -> Option<Draft> {
    let article = syntax.article;
    let quotation = &quotations[n];
    let q = quotation.tokens.clone();
    let block = article.sentence_of(q.start)?.block;
    let after_end = article.sentence_of(q.end.saturating_sub(1))?.tokens.end;
    let mut limit = after_end.min(q.end + 14);
    // `"Go!" he cried` may have been cut into two sentences.
    let next = article.sentence_of(q.end).filter(|s| q.end == after_end && s.block == block);
    if let Some(next) = next.filter(|n| n.tokens.len() <= 8 || only_says(syntax, n.tokens.clone())) {
        limit = next.tokens.end.min(q.end + 10);
    }
    let ends_clause = one_of!(article.word(q.end.saturating_sub(2)), "," | "?" | "!" | "…" | "—" | "--" | "...")
        || one_of!(article.word(q.end), "," | "—");
    let stop_quote = quotations.get(n + 1).map_or(limit, |next| next.tokens.start);
    // "wrote to them, '...,' and shared a picture": what stands behind is something else.
    let joint = one_of!(article.lower(q.end), "and" | "but" | "when" | "while" | "as" | "after" | "because" | "before");
    let before = joint && q.start > 0 && article.word(q.start - 1) == ",";
    let start = article.sentence_of(q.start)?.tokens.start;
    if before && let Some(draft) = cue_between(syntax, start.max(q.start.saturating_sub(16)), q.start, &q, false) {
        return Some(draft);
    }
    if ends_clause || quotation.words >= TERM_WORDS {
        let far = if ends_clause { limit } else { limit.min(q.end + 5) };
        if let Some(draft) = cue_between(syntax, q.end, far.min(stop_quote), &q, true) {
            return Some(draft);
        }
    }
    if let Some(draft) = signed(syntax, &q, after_end, quotations.get(n + 1).map(|next| next.tokens.start)) {
        return Some(draft);
    }
    if let Some(named) = behind_dash(syntax, start, q.start) {
        return by_name(syntax, named..q.start - 1, &q);
    }
    // Before it: the nearest verb of saying, in the same sentence or one that ends in a colon.
    let start = if start == q.start && start > 0 && article.word(start - 1) == ":" {
        article.sentence_of(start - 1)?.tokens.start
    } else {
        start
    };
    let start =
        start.max(quotations.get(n.wrapping_sub(1)).map_or(0, |p| p.tokens.end)).max(q.start.saturating_sub(24));
    // `boasted "..."`: however short the quotation.
    let adjacent = q.start > 0 && quotation.words >= 3 && !Cues::get().verb(syntax.lemma(q.start - 1)).is_empty();
    let introduced =
        adjacent || q.start > 0 && one_of!(article.word(q.start - 1), "," | ":" | "—" | "--" | "that" | "―");
    let from = if introduced { start } else { start.max(q.start.saturating_sub(6)) };
    if (introduced || quotation.words >= TERM_WORDS)
        && let Some(draft) = cue_between(syntax, from, q.start, &q, false)
    {
        return Some(draft);
    }
    if q.start > 0 && article.word(q.start - 1) == ":" {
        return colon(syntax, start, q.start - 1, &q);
    }
    None
}

/// `he asked of the firm in May, when it had closed`: a sentence that says who spoke, and nothing of what was said.
pub(super) fn only_says(syntax: &Syntax<'_>, sentence: Range<TokenId>) -> bool {
    let Some(v) = sentence.take(9).find(|&t| syntax.tag(t).is_finite()) else { return false };
    let addressed = |c: &Cue| c.frames.quotation && (c.frames.addressee || syntax.object(v).is_none());
    Cues::get().verb(syntax.lemma(v)).iter().any(addressed)
        && !syntax.children(v).any(|c| {
            matches!(syntax.relation(c), Relation::Ccomp | Relation::Xcomp | Relation::Parataxis)
                && !content::is_reduced(syntax, c)
        })
}

/// `"..." — Ana Torres, mayor`: a name behind a dash, with nothing said of it.
pub(super) fn signed(syntax: &Syntax<'_>, q: &Range<TokenId>, end: TokenId, next: Option<TokenId>) -> Option<Draft> {
    let article = syntax.article;
    if !one_of!(article.word(q.end), "—" | "―" | "–" | "--" | "-") {
        return None;
    }
    let end = if q.end + 1 >= end { article.sentence_of(q.end + 1)?.tokens.end } else { end };
    // "'...' — Torres" on one line of many: up to the next quotation.
    let tail = q.end + 1..next.map_or(end, |n| n.min(end)).max(q.end + 1);
    if tail.len() > 20 || tail.clone().any(|t| syntax.tag(t).is_finite()) || !syntax.tag(tail.start).is_proper() {
        return None;
    }
    let head = noun_after(syntax, tail.start, tail.end)?;
    let stop = tail.clone().find(|&t| one_of!(article.word(t), "," | "." | "(")).unwrap_or(tail.end);
    Some(Draft {
        cue: Some(q.end..q.end + 1),
        token: q.end,
        act: Act::Say,
        source: Some(Speaker { words: tail.start..stop.max(tail.start + 1), referent: head }),
        content: vec![q.clone()],
        confidence: 0.8,
        matter: None,
    })
}

/// The statement of the cue between two tokens that is nearest to the quotation `q`.
pub(super) fn cue_between(
    syntax: &Syntax<'_>,
    from: TokenId,
    to: TokenId,
    q: &Range<TokenId>,
    after: bool,
) -> Option<Draft> {
    let is_cue = |t: TokenId| {
        // "two articles published in May examined '...'": no verb of saying but how they came out.
        let participle = syntax.tag(t) == Tag::Vbn && syntax.relation(t) == Relation::Acl && syntax.agent(t).is_none();
        // "'...,' Ames notes.", whatever the tagger sees
        let notes = syntax.tag(t) == Tag::Nns
            && after
            && (from + 1..from + 4).contains(&t)
            && syntax.tag(t - 1).is_proper()
            && syntax.is_edge(t + 1);
        (!participle && syntax.tag(t).is_verb() || notes)
            .then(|| {
                Cues::get().verb(syntax.lemma(t)).iter().find(|c| {
                    let whole = c.particle.is_empty() || syntax.article.lower(t + 1) == c.particle;
                    c.frames.quotation && whole && c.prepositions.is_empty()
                })
            })
            .flatten()
    };
    let (t, cue) = if after {
        (from..to).find_map(|t| is_cue(t).map(|c| (t, c)))?
    } else {
        (from..to).rev().find_map(|t| is_cue(t).map(|c| (t, c)))?
    };
    let content = vec![q.clone()];
    let source = clauses::speaker(syntax, t, false, &content)
        .filter(|s| !after || s.words.start >= from || s.words.end + 40 > from)
        .or_else(|| by_order(syntax, t, from, to, after));
    let near = if after { t - from } else { to - t } <= 6;
    Some(Draft {
        cue: Some(syntax.verb_group(t)),
        token: t,
        act: cue.act,
        matter: None,
        confidence: if source.is_none() {
            0.5
        } else if near {
            0.85
        } else {
            0.65
        },
        source,
        content,
    })
}

/// Speaker by word order alone: `said X`, else `X said`.
pub(super) fn by_order(syntax: &Syntax<'_>, t: TokenId, from: TokenId, to: TokenId, after: bool) -> Option<Speaker> {
    let nominal = |i: TokenId| syntax.tag(i).is_noun() || syntax.tag(i) == Tag::Prp;
    let before = (from..t).rev().take(4).find(|&i| nominal(i));
    let head = match before {
        Some(b) => b,
        // "Stated Stone: '...'", too.
        None if after || syntax.article.word(to - 1) == ":" => noun_after(syntax, t + 1, to.min(t + 8))?,
        None => return None,
    };
    Some(source(syntax, head, t))
}

/// `He gave a statement: "..."`: the subject of the sentence before the colon speaks.
pub(super) fn colon(syntax: &Syntax<'_>, from: TokenId, to: TokenId, q: &Range<TokenId>) -> Option<Draft> {
    // Of the sentence, rather than of a clause within.
    let spoken = |t: &TokenId| syntax.tag(*t).is_verb() && syntax.subject(*t).is_some();
    let within = |t: TokenId| {
        matches!(
            syntax.relation(t),
            Relation::AclRelcl | Relation::Acl | Relation::Advcl | Relation::Ccomp | Relation::Csubj
        )
    };
    let verbs = || (from..to).rev().filter(spoken);
    let main = |&t: &TokenId| syntax.relation(t) == Relation::Root && syntax.own_subject(t).is_some();
    // Also before a term in marks.
    let start = syntax.sentence(to.saturating_sub(1)).start;
    let verb = (start..to)
        .rev()
        .filter(spoken)
        .find(main)
        .or_else(|| verbs().find(|&t| !within(t)))
        .or_else(|| verbs().next());
    let noun = (from..to).rev().take(4).find(|&t| Cues::get().noun(syntax.lemma(t)).is_some());
    let content = vec![q.clone()];
    match (verb, noun) {
        // "Tories lose Devon: 'They took us for granted'": anyone's, but "Teacher sacked: 'I did nothing'".
        (Some(v), None)
            if matches!(syntax.article.block_kind_of(to), BlockKind::Headline | BlockKind::Heading)
                && !is_of_oneself(syntax.article, q)
                && (syntax.pos(v + 1) == Pos::Adp
                    || !Cues::get().verb(syntax.lemma(v)).iter().any(|c| c.frames.quotation)) =>
        {
            None
        }
        (Some(v), n) => {
            let source = clauses::speaker(syntax, v, syntax.is_passive(v), &content)?;
            let token = n.unwrap_or(v);
            let known = || !Cues::get().verb(syntax.lemma(v)).is_empty();
            let cue = match n {
                Some(n) => n..n + 1,
                None if known() => syntax.verb_group(v),
                None => to..to + 1,
            };
            Some(Draft {
                cue: Some(cue),
                token,
                act: Act::Say,
                source: Some(source),
                content,
                confidence: 0.75,
                matter: None,
            })
        }
        (None, _) => by_name(syntax, from..to, q),
    }
}

/// `Mayor Torres shrugged. "I did what I could."`, `For Torres it was too much. "I called. They hung up."`: whom the sentence
/// before a quotation of someone's own is about.
pub(super) fn of_subject(syntax: &Syntax<'_>, lexicon: &Lexicon, quotation: &Quotation) -> Option<Draft> {
    let article = syntax.article;
    let q = quotation.tokens.clone();
    let own = article.sentence_of(q.start).filter(|s| s.tokens.start == q.start && quotation.words >= 3)?;
    article.sentence_of(q.end - 1).filter(|s| s.tokens.end <= q.end + 1)?;
    let before =
        q.start.checked_sub(1).and_then(|b| article.sentence_of(b)).filter(|s| s.block == own.block)?.tokens.clone();
    let root = before.clone().find(|&t| syntax.head(t).is_none())?;
    let tells = !Cues::get().verb(syntax.lemma(root)).is_empty();
    if before.clone().any(|t| article.kind_of(t) == TokenKind::Quote) || !(tells || is_of_oneself(syntax.article, &q)) {
        return None;
    }
    let person = |n: &&Name| n.kind == NameKind::Person;
    let named = |t: TokenId| syntax.analysis.name_at(t).and_then(|n| syntax.analysis.names.get(n)).filter(person);
    let someone = |s: &TokenId| match syntax.tag(*s) {
        Tag::Prp => one_of!(article.lower(*s), "he" | "she" | "they"),
        tag if tag.is_proper() => named(*s).is_some(),
        _ => matches!(lexicon.noun(syntax.lemma(*s)), Some((NounKind::Person | NounKind::Group, _))),
    };
    let mut names = before.clone().filter(|&t| named(t).is_some_and(|n| n.tokens.start == t));
    let only = names.next().filter(|_| names.next().is_none());
    let (subject, _) = syntax.subject(root)?;
    let head = if someone(&subject) { subject } else { only? };
    let source = Some(source(syntax, head, q.start));
    let (cue, token, act, content) = (None, q.start, Act::Say, vec![q]);
    Some(Draft { cue, token, act, source, content, confidence: 0.6, matter: None })
}
