//! Statements by word order, for the verbs of saying whose clause the tree did not show.

use super::acts::Act;
use super::cues::{Cue, Cues};
use super::quotations::{self, Quotation};
use super::speakers::{is_day, is_nominal, noun_run, source, speaker};
use super::{Draft, Speaker, clauses, content};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::{Lexicon, NounKind};
use crate::order::Order;
use std::ops::Range;

/// How many words may stand between the verb and its `that`: whom, where and when it was said.
const WORDS_BETWEEN: TokenId = 28;
/// How far behind a verb of saying the verb of its clause may stand.
const WORDS_TO_VERB: TokenId = 26;

/// Statements of the verbs that no draft of `drafts` has for its cue.
pub(super) fn find(syntax: &Syntax<'_>, lexicon: &Lexicon, quotations: &[Quotation], drafts: &[Draft]) -> Vec<Draft> {
    let mut taken: Vec<TokenId> = drafts.iter().map(|d| d.token).collect();
    taken.order();
    let mut found = Vec::new();
    for t in 0..syntax.len() {
        // "..., a leaked letter shows.", where the tagger saw a noun.
        let tagged = match syntax.tag(t) {
            Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn => true,
            Tag::Vbg => t > 0 && syntax.article.word(t - 1) == ",",
            Tag::Nns => syntax.article.word(t + 1) == "." && t > 0 && Cues::get().is_document(syntax.lemma(t - 1)),
            _ => false,
        };
        // "..., an exit poll suggested on Sunday.": no passive, though the tree hangs it on the poll.
        let loose = matches!(syntax.relation(t), Relation::Acl | Relation::Advcl) && syntax.agent(t).is_none();
        if !tagged
            || taken.binary_search(&t).is_ok()
            || quotations::at(quotations, t).is_some()
            || syntax.is_passive(t) && !loose
        {
            continue;
        }
        let particle = |c: &Cue| c.particle.is_empty() || syntax.article.lower(t + 1) == c.particle;
        let speech = |c: &&Cue| c.frames.clause && c.frames.quotation && particle(c) && c.prepositions.is_empty();
        let Some(cue) = Cues::get().verb(syntax.lemma(t)).iter().find(speech) else { continue };
        if syntax.is_passive(t) && syntax.tag(t) != Tag::Vbd || syntax.tag(t) == Tag::Nns {
            let speaks = |d: &Draft| d.source.as_ref().is_some_and(|s| can_say(syntax, lexicon, t, cue, s));
            let lost = || {
                participle(syntax, t, cue).filter(|d| d.source.iter().all(|s| is_someone(syntax, lexicon, s.referent)))
            };
            found.extend(trailing(syntax, t, cue).filter(speaks).or_else(lost));
            continue;
        }
        if syntax.tag(t) == Tag::Vbg {
            found.extend(adding(syntax, t, cue));
            continue;
        }
        let speaks = |d: &Draft| {
            // "the panel found": short, whatever it is.
            let plain = |s: &Speaker| syntax.tag(s.referent) == Tag::Prp || s.words.len() < 3 && s.words.end <= t;
            d.source.iter().all(|s| plain(s) || is_someone(syntax, lexicon, s.referent))
        };
        found.extend(
            with_that(syntax, t, cue)
                .or_else(|| as_told(syntax, t, cue))
                .or_else(|| trailing(syntax, t, cue).filter(speaks))
                .or_else(|| forward(syntax, t, cue))
                .or_else(|| relative(syntax, t, cue)),
        );
    }
    found
}

/// `..., a harbor spokesman estimated.`, where the tree hung the saying on what is said: a document, or one who says it,
/// with nothing but a day or a place behind.
fn can_say(syntax: &Syntax<'_>, lexicon: &Lexicon, t: TokenId, cue: &Cue, s: &Speaker) -> bool {
    let lemma = syntax.lemma(s.referent);
    if cue.frames.document && Cues::get().is_document(lemma) {
        return true;
    }
    let plain = t + 1 >= syntax.sentence(t).end
        || syntax.is_edge(t + 1)
        || is_day(syntax, t + 1)
        || one_of!(syntax.article.lower(t + 1), "on" | "in" | "at");
    plain && is_telling(cue) && is_someone(syntax, lexicon, s.referent)
}

/// A name, a person, a body.
fn is_someone(syntax: &Syntax<'_>, lexicon: &Lexicon, t: TokenId) -> bool {
    let lemma = syntax.lemma(t);
    syntax.tag(t).is_proper()
        || Cues::get().can_speak(lemma)
        || matches!(lexicon.noun(lemma), Some((NounKind::Person | NounKind::Group | NounKind::Organization, _)))
}

/// Verbs of telling, rather than of holding to be so.
fn is_telling(cue: &Cue) -> bool {
    matches!(
        cue.act,
        Act::Say | Act::Claim | Act::Report | Act::Predict | Act::Warn | Act::Announce | Act::Admit | Act::Confirm
    )
}

/// `Officials said the two raised millions`, where the tree made the saying a participle of its speaker.
fn participle(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<Draft> {
    let noun = syntax.head(t).filter(|&n| n < t && syntax.relation(t) == Relation::Acl && syntax.tag(t) == Tag::Vbn)?;
    let verb = syntax.head(noun).filter(|&v| v > t + 1 && syntax.relation(noun).is_subject())?;
    let whole = syntax.extent(verb);
    let subject = t + 1..(t + 1..verb + 1).find(|&i| syntax.tag(i).is_finite())?;
    // "the two raised ..."
    let counted = subject.len() == 2 && syntax.tag(subject.start) == Tag::Dt && syntax.tag(subject.end - 1) == Tag::Cd;
    let clear = subject.clone().all(|i| !syntax.is_edge(i)) && (counted || is_nominal(syntax, &subject));
    if !clear || !is_telling(cue) || syntax.agent(t).is_some() || whole.end <= verb {
        return None;
    }
    let words = syntax.phrase(noun, true).start..t;
    let said = t + 1..whole.end;
    draft(syntax, t, cue, vec![said], Speaker { words, referent: noun }, 0.75)
}

/// `told a crowded hall in Baltimore that ...`
fn with_that(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<Draft> {
    let article = syntax.article;
    let sentence = syntax.sentence(t);
    // "said at the time that the bridge was safe": a clause with a subject and an object of its own, whatever the tag.
    let opens = |i: TokenId| match syntax.tag(i) {
        Tag::In => true,
        Tag::Wdt => syntax.head(i).is_some_and(|h| {
            let object = || syntax.children(h).any(|o| o > h && syntax.relation(o) == Relation::Obj);
            let whole = syntax.relation(i) == Relation::Mark || object();
            whole && syntax.own_subject(h).is_some_and(|s| s > i)
        }),
        _ => false,
    };
    let that = (t + 1..sentence.end.min(t + WORDS_BETWEEN)).find(|&i| article.lower(i) == "that" && opens(i))?;
    // "contended in its letter, written by the chairman, that ..."
    let written = |i: TokenId| syntax.tag(i) == Tag::Vbn || syntax.tag(i) == Tag::Vbd && syntax.is_edge(i - 1);
    if (t + 1..that).any(|i| {
        syntax.tag(i).is_finite() && !written(i)
            || syntax.tag(i) == Tag::Vbg && syntax.is_edge(i - 1)
            || one_of!(article.word(i), ";" | ":" | "\"" | "“" | "”")
    }) {
        return None;
    }
    let clause = syntax.head(that).filter(|&h| h > that);
    // "feels confident that ...": said by the adjective.
    let felt = |a: TokenId| a != t && syntax.head(a) == Some(t) && Cues::get().adjective(syntax.lemma(a)).is_some();
    if clause.and_then(|c| syntax.head(c)).is_some_and(felt) {
        return None;
    }
    let end = clause.map_or(sentence.end, |h| syntax.extent(h).end.max(h + 1)).min(sentence.end);
    if !(that + 2..end).any(|i| syntax.tag(i).is_finite()) {
        return None;
    }
    let clause = that..end;
    draft(syntax, t, cue, vec![clause], before(syntax, t)?, 0.8)
}

/// `As many experts, including Mr. Ames, have pointed out, nobody came.`: what stands behind.
fn as_told(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<Draft> {
    let article = syntax.article;
    let sentence = syntax.sentence(t);
    let opening = sentence.start..syntax.verb_group(t).start;
    let from = opening.clone().take(2).find(|&i| article.lower(i) == "as")? + 1;
    let words = from..opening.end;
    let comma = (t + 1..sentence.end.min(t + 8)).find(|&i| article.word(i) == ",")?;
    let plain = |r: Range<TokenId>| !r.into_iter().any(|i| syntax.tag(i).is_finite());
    let rest = comma + 1..sentence.end;
    if !is_nominal(syntax, &words) || !plain(t + 1..comma) || plain(rest.clone()) {
        return None;
    }
    let source = speaker(syntax, words)?;
    draft(syntax, t, cue, vec![rest], source, 0.75)
}

/// `..., the ministry said on Monday.` and `..., said the ministry.`
fn trailing(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<Draft> {
    let article = syntax.article;
    let sentence = syntax.sentence(t);
    let group = syntax.verb_group(t);
    let finite = |r: Range<TokenId>| r.into_iter().any(|i| syntax.tag(i).is_finite());
    let comma = |i: TokenId| one_of!(article.word(i), "," | "—" | "–" | "--");
    // "..., analysts say; nobody came"
    let end = if article.word(t + 1) == ";" { t + 1 } else { sentence.end };
    let rest = t + 1..end;
    // "..., said Ana Torres, who leads the union."
    let inverted = group.start > sentence.start && comma(group.start - 1);
    let owner = inverted && rest.len() < 40 && is_nominal(syntax, &rest);
    // "..., a spokesman said on Monday, and ..."
    let pause = (t + 1..sentence.end.min(t + 8)).find(|&i| comma(i));
    let onward =
        pause.filter(|&i| syntax.relation(t) == Relation::Parataxis && !finite(t + 1..i) && i + 4 < sentence.end);
    if !owner && onward.is_none() && (rest.len() > 14 || finite(rest)) {
        return None;
    }
    let after = || speaker(syntax, noun_run(syntax, group.end, sentence.end)?);
    let (cut, source) = match inverted.then(after).flatten() {
        Some(source) => (group.start - 1, source),
        // "..., a spokeswoman, Ana Torres, said": also before a comma.
        None => {
            let end = group.start - TokenId::from(inverted);
            let from = end.saturating_sub(20).max(sentence.start);
            let cut = (from..end).find(|&i| comma(i) && is_nominal(syntax, &(i + 1..end)))?;
            (cut, speaker(syntax, cut + 1..end)?)
        }
    };
    // "things that he has said": of a noun.
    if syntax.relation(t) == Relation::AclRelcl && syntax.head(t).is_some_and(|h| source.words.contains(&h)) {
        return None;
    }
    let inverted = source.referent > t;
    let said = sentence.start..cut;
    let verbal = said.clone().any(|i| syntax.tag(i).is_verb() || syntax.tag(i) == Tag::Md);
    let whole = said.len() >= 4 && verbal && !is_day(syntax, source.referent);
    // "Ana Torres, who leads the union, the largest, said on Monday": all of it is the speaker.
    let own = syntax.relation(source.referent) == Relation::Nsubj && syntax.head(source.referent) == Some(t);
    // "While many opposed it, the base has shown little interest"
    if !inverted && syntax.object(t).is_some_and(|o| o > t) {
        return None;
    }
    let behind = source.referent > t && (syntax.tag(source.referent).is_proper() || own && cue.act != Act::Report);
    let named = behind || own && source.referent < t;
    let subject = !named && syntax.own_subject(t).is_some_and(|s| said.contains(&s));
    let mut content = vec![said];
    let lead = content::is_lead(syntax, &content[0]);
    content.extend(onward.map(|i| i + 1..sentence.end));
    (whole && !subject && !lead).then(|| draft(syntax, t, cue, content, source, 0.75)).flatten()
}

/// `the rules, which officials said will change`, `what analysts said was a sign`: of what the pronoun stands for.
fn relative(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<Draft> {
    let article = syntax.article;
    let subject = syntax.own_subject(t).filter(|&s| s < t)?;
    let mut end = syntax.phrase(subject, true).start;
    let mut first = t + 1;
    if end > 0 && article.word(end - 1) == "," && article.word(first) == "," {
        (end, first) = (end - 1, first + 1);
    }
    let pronoun = end.checked_sub(1).filter(|&w| one_of!(article.lower(w), "which" | "that" | "who" | "what"))?;
    let sentence = syntax.sentence(t);
    if !syntax.tag(first).is_finite() && syntax.tag(first) != Tag::Md || first + 1 >= sentence.end {
        return None;
    }
    let whole = |v: TokenId| syntax.extent(v).end;
    let verb = syntax.head(first).filter(|&h| h > first && h < sentence.end).unwrap_or(first);
    let clause = first..whole(verb).max(whole(first)).clamp(first + 1, sentence.end);
    draft(syntax, t, cue, vec![pronoun..pronoun + 1, clause], source(syntax, subject, t), 0.75)
}

/// `The analysts said geography had done the rest.`, where the parser lost the clause.
fn forward(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<Draft> {
    let article = syntax.article;
    let told = is_telling(cue);
    let sentence = syntax.sentence(t);
    let first = syntax.verb_group(t).end;
    // "says the movement that is sweeping the country appeals to the worst"
    let long = |o: TokenId| syntax.lemma(t) == "say" && syntax.extent(o).start == first && syntax.extent(o).len() > 6;
    // "states the charges cover his years in office"
    let verb = |o: TokenId| syntax.child(t, &[Relation::Xcomp]).is_some_and(|x| x > o && syntax.tag(x).is_finite());
    if !told || syntax.object(t).is_some_and(|o| !long(o) && !verb(o)) {
        return None;
    }
    let source = before(syntax, t)?;
    // "The paper reported, nobody came."
    let opens = source.words.start < sentence.start + 2 && article.word(first) == "," && syntax.own_marker(t).is_none();
    let first = first + TokenId::from(opens);
    let starts =
        is_nominal(syntax, &(first..first + 1)) || matches!(syntax.tag(first), Tag::Dt | Tag::PrpS | Tag::Ex | Tag::Cd);
    let starts = starts || one_of!(article.lower(first), "if" | "when" | "because" | "there");
    let (tie, clear) = (syntax.sentence(first) == sentence, (source.words.end..t).all(|i| !syntax.is_edge(i)));
    if !starts || !tie || !clear || is_day(syntax, first) && syntax.tag(first) != Tag::Cd {
        return None;
    }
    // Up to what the reporter adds: ", citing ...".
    let end = (first..sentence.end)
        .find(|&i| article.word(i) == "," && syntax.tag(i + 1) == Tag::Vbg)
        .unwrap_or(sentence.end);
    let verb = (first + 1..end).find(|&i| syntax.tag(i).is_finite())?;
    let clause = first..end;
    (verb - first < WORDS_TO_VERB).then(|| draft(syntax, t, cue, vec![clause], source, 0.7)).flatten()
}

/// `..., adding the blast wounded a third`, where the parser lost the clause.
fn adding(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<Draft> {
    let end = syntax.sentence(t).end;
    let run = t + 1..(t + 1..end).find(|&i| syntax.tag(i).is_finite())?;
    let lost = is_telling(cue) && run.len() < 12 && syntax.child(t, &[Relation::Ccomp]).is_none();
    let said = t + 1..end;
    let clear = run.clone().all(|i| !syntax.is_edge(i) && !syntax.tag(i).is_verb());
    (lost && clear && is_nominal(syntax, &run)).then(|| draft(syntax, t, cue, vec![said], before(syntax, t)?, 0.75))?
}

/// `The museum, the mayor said, is to open in May.`: the sentence around it is what was said.
pub(super) fn interrupting(syntax: &Syntax<'_>, quotations: &[Quotation], drafts: &mut Vec<Draft>) {
    let article = syntax.article;
    for t in 1..syntax.len() {
        if article.word(t + 1) != "," || !matches!(syntax.tag(t), Tag::Vbd | Tag::Vbz | Tag::Vbp) {
            continue;
        }
        let speech =
            |c: &&Cue| c.frames.clause && c.frames.quotation && c.particle.is_empty() && c.prepositions.is_empty();
        let Some(cue) = Cues::get().verb(syntax.lemma(t)).iter().find(speech) else { continue };
        if quotations::at(quotations, t).is_some() {
            continue;
        }
        let sentence = syntax.sentence(t);
        let group = syntax.verb_group(t);
        let from = group.start.saturating_sub(12).max(sentence.start);
        let Some(comma) = (from..group.start).rev().find(|&i| article.word(i) == ",") else { continue };
        let quoted = comma > sentence.start && quotations::at(quotations, comma - 1).is_some();
        let opening = sentence.start..comma;
        let rest = t + 2..sentence.end;
        let finite = |r: &Range<TokenId>| r.clone().any(|i| syntax.tag(i).is_finite());
        // "Voters, the mayor said, need not fear it": the verb of what is said, whose subject stands before.
        let verb = syntax.tag(rest.start).is_finite() || syntax.tag(rest.start) == Tag::Md;
        let known = drafts.iter().position(|d| d.token == t);
        // "The tools we have, he added, are like bombs": the tools say nothing.
        let taken =
            |d: &Draft| verb && d.source.as_ref().is_some_and(|s| (sentence.start..comma).contains(&s.referent));
        if quoted
            || opening.is_empty()
            || opening.len() > if verb { 28 } else { 14 }
            || finite(&opening) && !is_nominal(syntax, &opening) && !known.is_some_and(|i| taken(&drafts[i]))
            || !finite(&rest)
            || !is_nominal(syntax, &(comma + 1..group.start))
        {
            continue;
        }
        let Some(source) = speaker(syntax, comma + 1..group.start) else { continue };
        if finite(&opening) && known.is_some_and(|i| !taken(&drafts[i])) {
            continue;
        }
        let whole = |d: &Draft| !verb || d.covers(rest.start) && d.covers(comma - 1);
        let owned = |d: &Draft| d.source.as_ref().is_some_and(|s| source.words.contains(&s.referent));
        if known.is_some_and(|i| owned(&drafts[i]) && whole(&drafts[i])) {
            continue;
        }
        if let Some(new) = draft(syntax, t, cue, vec![opening, rest], source, 0.8) {
            match known {
                Some(i) => drafts[i] = new,
                None => drafts.push(new),
            }
        }
    }
}

fn before(syntax: &Syntax<'_>, t: TokenId) -> Option<Speaker> {
    clauses::speaker(syntax, t, false, &[]).filter(|s| s.referent < t && !is_day(syntax, s.referent))
}

fn draft(
    syntax: &Syntax<'_>,
    t: TokenId,
    cue: &Cue,
    content: Vec<Range<TokenId>>,
    source: Speaker,
    confidence: f32,
) -> Option<Draft> {
    let apart = !content.iter().any(|c| c.contains(&source.referent));
    apart.then(|| Draft {
        cue: Some(syntax.verb_group(t)),
        token: t,
        act: cue.act,
        source: Some(source),
        content,
        confidence,
        matter: None,
    })
}
