//! What is said where it is no clause: the object of a verb, or the phrase behind its preposition.

use super::acts::Act;
use super::cues::{Cue, Cues};
use super::namings::named;
use super::shapes::{is_question, is_reflexive};
use super::speakers::is_day;
use super::topics::{Topic, reach};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::Class;
use std::ops::Range;

/// `complained about the noise`, `called for the law to be changed`.
pub(super) fn after_preposition(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<(Vec<Range<TokenId>>, f32)> {
    // "spoke for about five minutes"
    let long = |o: TokenId| {
        syntax.children(o).any(|c| syntax.tag(c) == Tag::Cd) && syntax.analysis.lemma_is(o, Class::TimeNoun)
    };
    // "took issue with the report"
    // "warned the mayor about the dam", in which the tree hangs the dam on the mayor.
    let addressed = cue.objects.is_empty()
        && syntax.child(t, &[Relation::Ccomp]).is_none()
        && Cues::get().verb(syntax.lemma(t)).iter().any(|u| u.frames.addressee && u.prepositions.is_empty());
    let object = syntax.object(t).filter(|&o| o > t && (addressed || cue.objects.contains(&syntax.lemma(o))));
    if !cue.objects.is_empty() && object.is_none() {
        return None;
    }
    let behind = syntax
        .obliques(t)
        .chain(object.into_iter().flat_map(|o| syntax.obliques(o)))
        .find(|&(p, o)| o > t && cue.prepositions.contains(&p) && !is_day(syntax, o) && !long(o));
    let Some((_, noun)) = behind else {
        // "warned against crossing the river", "is calling for the country to step up", "spoke about how it fell"
        let c = syntax.children(t).find(|&c| {
            c > t
                && (syntax.tag(c) == Tag::Vbg
                    || cue.frames.infinitive && syntax.has_to(c)
                    || is_question(syntax, syntax.extent(c).start + 1))
                && matches!(syntax.relation(c), Relation::Advcl | Relation::Xcomp | Relation::Ccomp | Relation::Obl)
                && syntax.children(c).any(|m| m < c && cue.prepositions.contains(&syntax.article.lower(m)))
        })?;
        let from = syntax.extent(c).start;
        // The one who is to do it may hang on the verb above.
        let from = syntax.subject(c).map_or(from, |(s, _)| if s > t { from.min(syntax.extent(s).start) } else { from });
        let from = if cue.prepositions.contains(&syntax.article.lower(from)) { from + 1 } else { from };
        let phrase = from..syntax.extent(c).end;
        return Some((vec![phrase], 0.6));
    };
    // "called for a softer tone while the unions wanted ...": the reporter's.
    let done = |&c: &TokenId| {
        let loose = || {
            let given = syntax.own_marker(c).is_some_and(|m| one_of!(m, "if" | "unless"));
            given || syntax.own_subject(c).is_none() && !syntax.is_edge(syntax.extent(c).start)
        };
        c > noun
            && matches!(syntax.relation(c), Relation::Xcomp | Relation::Advcl | Relation::Ccomp)
            && (syntax.has_to(c) || loose())
    };
    let clause = syntax.children(t).find(done).filter(|_| cue.frames.infinitive);
    let start = syntax.child(noun, &[Relation::Case]).map_or(syntax.extent(noun).start, |c| c + 1);
    // "pointed to the dam as a danger", "referred to him simply as a fool"
    let clause = clause.or_else(|| {
        let next = |&c: &TokenId| {
            c > noun && (0..2).contains(&(syntax.extent(c).start.saturating_sub(syntax.extent(noun).end)))
        };
        syntax.children(t).filter(next).find(|&c| syntax.preposition(c) == "as")
    });
    let end = clause.map_or(syntax.extent(noun).end, |c| syntax.extent(c).end.max(syntax.extent(noun).end));
    let phrase = start..end;
    Some((vec![phrase], 0.6))
}

/// The content that the object of verb `t` is.
pub(super) fn topic(syntax: &Syntax<'_>, t: TokenId, cue: &Cue, passive: bool) -> Option<Topic> {
    if passive {
        return undergone(syntax, t, cue);
    }
    if let Some(same) = pro_form(syntax, t).filter(|_| cue.frames.clause) {
        return Some(Topic::said(same, 0.7));
    }
    if let Some(c) = gerund(syntax, t, cue) {
        return Some(Topic::said(syntax.extent(c), 0.75));
    }
    if cue.frames.naming {
        let found = named(syntax, t);
        if found.is_some() || !cue.frames.object {
            return found;
        }
    }
    let shown = cue.frames.document && syntax.subject(t).is_some_and(|(s, _)| Cues::get().is_document(syntax.lemma(s)));
    if !cue.frames.object && !shown {
        return None;
    }
    if let Some(found) = gap(syntax, t, cue) {
        return Some(found);
    }
    let object =
        syntax.object(t).or_else(|| syntax.child(t, &[Relation::Iobj]).filter(|_| shown)).filter(|&o| o > t)?;
    if is_deed(syntax, t, cue, object) || !is_view(syntax, cue, object) {
        return None;
    }
    let complement = syntax.child(t, &[Relation::Xcomp]).filter(|&x| x > object);
    let (mut end, charged) = reach(syntax, t, object, complement);
    if shown && let Some(c) = syntax.children(t).filter(|&c| c > object && !syntax.is_edge(c)).last() {
        end = end.max(syntax.extent(c).end);
    }
    let start = syntax.extent(object).start;
    // "welcomed the decision: the shares rose"
    let turn = |i: TokenId| syntax.article.word(i) == ":" && !syntax.is_edge(i + 1);
    if matches!(cue.act, Act::Praise | Act::Criticize | Act::Support | Act::Oppose | Act::Deny) {
        end = (object..end).find(|&i| turn(i)).unwrap_or(end);
    }
    let content = start..end;
    Some(Topic {
        content: vec![content],
        sure: if shown { 0.65 } else { 0.55 },
        matter: (complement.is_none() && !charged && !shown).then_some(object),
    })
}

/// "denied arming the rebels", "reported seeing them"
fn gerund(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<TokenId> {
    let says = cue.frames.clause
        || cue.frames.quotation
        || matches!(
            cue.act,
            Act::Deny | Act::Confirm | Act::Propose | Act::Demand | Act::Criticize | Act::Support | Act::Oppose
        );
    if !cue.frames.object || !says || matches!(cue.act, Act::Want | Act::Accuse) {
        return None;
    }
    syntax.children(t).find(|&c| {
        c > t
            && c < t + 4
            && syntax.tag(c) == Tag::Vbg
            && syntax.relation(c) != Relation::Conj
            && !syntax.is_edge(c - 1)
            && syntax.own_marker(c).is_none()
    })
}

/// True where the verb does something with such an object, and says nothing of it.
fn is_deed(syntax: &Syntax<'_>, t: TokenId, cue: &Cue, object: TokenId) -> bool {
    if is_reflexive(syntax, object) || !cue.objects.is_empty() && !cue.objects.contains(&syntax.lemma(object)) {
        return true;
    }
    // "raising the toll to 40", "will raise the toll": what has happened does, and no one who says so.
    let ahead = |c: TokenId| syntax.tag(c) == Tag::Md;
    if cue.objects.contains(&"toll") && (syntax.tag(t) == Tag::Vbg || syntax.has_to(t) || syntax.children(t).any(ahead))
    {
        return true;
    }
    // "dismissed a lawsuit", "rejected 58 ballots".
    let counted = syntax.child(object, &[Relation::Nummod]).is_some() || syntax.tag(object) == Tag::Cd;
    if cue.act == Act::Deny && syntax.analysis.lemma_is(object, Class::FiledNoun)
        || matches!(cue.act, Act::Deny | Act::Say) && counted && !one_of!(syntax.lemma(t), "cite" | "mention")
    {
        return true;
    }
    // "compares several forecasts": with nothing.
    let with = |(p, o): (&str, TokenId)| o > object && one_of!(p, "to" | "with");
    one_of!(syntax.lemma(t), "compare" | "liken") && !syntax.obliques(t).chain(syntax.obliques(object)).any(with)
}

/// `a charge the mayor denies`, `claims that he made it up, which he rejects`: what the clause hangs on.
fn gap(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<Topic> {
    let noun =
        syntax.head(t).filter(|&n| n < t && syntax.relation(t) == Relation::AclRelcl && syntax.tag(n).is_noun())?;
    let subject = syntax.own_subject(t).filter(|&s| s > noun && syntax.referent(s) == s)?;
    let relative = |o: TokenId| o < t && syntax.referent(o) == noun;
    let held = matches!(
        cue.act,
        Act::Deny | Act::Admit | Act::Confirm | Act::Propose | Act::Predict | Act::Support | Act::Oppose
    );
    let clause = syntax.child(t, &[Relation::Ccomp, Relation::Xcomp]).is_some();
    if !held || clause || syntax.object(t).is_some_and(|o| !relative(o)) || !is_view(syntax, cue, noun) {
        return None;
    }
    let end = (noun + 1..subject).rev().find(|&i| relative(i)).unwrap_or(syntax.phrase(subject, true).start);
    // "..., the paper confirms", hung on the last noun before it
    if syntax.is_edge(end - 1) && !relative(end) {
        return None;
    }
    let about = syntax.phrase(noun, true).start..end;
    let mut content = vec![about];
    content.extend((syntax.tag(end) == Tag::Wdt && relative(end) && syntax.is_edge(end - 1)).then_some(end..end + 1));
    Some(Topic { content, sure: 0.6, matter: Some(noun) })
}

/// "supports the exercise" is a deed, "supports the ban" or a candidate a view; "defends the raid" is done with words.
fn is_view(syntax: &Syntax<'_>, cue: &Cue, object: TokenId) -> bool {
    !matches!(cue.act, Act::Support | Act::Oppose)
        || cue.frames.quotation
        || Cues::get().is_matter(syntax.lemma(object))
        || syntax.tag(object).is_proper()
        || syntax.tag(object) == Tag::Prp
}

/// `The plan was rejected by the voters`, `She was criticized by the unions for the delay`.
fn undergone(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<Topic> {
    let agent = syntax.agent(t);
    // "a charge denied by the mayor"
    let noun = syntax.head(t).filter(|&n| {
        n < t
            && cue.act == Act::Deny
            && agent.is_some()
            && syntax.relation(t) == Relation::Acl
            && Cues::get().noun(syntax.lemma(n)).is_some()
    });
    if let Some(n) = noun {
        return Some(Topic { content: vec![syntax.phrase(n, false)], sure: 0.75, matter: Some(n) });
    }
    let subject = syntax.own_subject(t)?;
    if !cue.frames.object && !cue.frames.naming || !cue.objects.is_empty() {
        return None;
    }
    let why = |p: &str| one_of!(p, "for" | "over" | "as" | "of") || p == "with" && cue.act == Act::Accuse;
    let clause = syntax
        .children(t)
        .filter(|&c| c > t && syntax.tag(c) == Tag::Vbg && why(syntax.article.lower(syntax.extent(c).start)));
    let rest =
        syntax.obliques(t).filter(|&(p, o)| o > t && Some(o) != agent && why(p)).map(|(_, o)| o).chain(clause).min();
    let about = syntax.referent(subject);
    // "was accused of taking bribes": by whoever; "was praised": by nobody whom it would be worth telling.
    if agent.is_none() && (rest.is_none() || !matches!(cue.act, Act::Accuse | Act::Criticize | Act::Praise)) {
        return None;
    }
    if rest.is_none() && (cue.frames.naming || !is_view(syntax, cue, about)) {
        return None;
    }
    let mut about_it = syntax.phrase(subject, true);
    // "The claim that the dam leaks was denied by the mayor": with its clause, whatever the tree makes of it.
    let first = syntax.verb_group(t).start;
    if about_it.end < first
        && syntax.article.lower(about_it.end) == "that"
        && Cues::get().noun(syntax.lemma(subject)).is_some()
    {
        about_it.end = first;
    }
    let mut content = vec![about_it];
    content.extend(rest.map(|r| syntax.extent(r)));
    // "accused of complicity in a plot to extort money", in which the tree hangs the plot on the verb.
    for (_, o) in syntax.obliques(t).filter(|&(_, o)| Some(o) != agent && !is_day(syntax, o)) {
        if let Some(last) = content.last_mut().filter(|c| rest.is_some() && syntax.extent(o).start == c.end) {
            last.end = syntax.extent(o).end;
        }
    }
    let sure = if agent.is_some() { 0.6 } else { 0.95 };
    Some(Topic { content, sure, matter: rest.is_none().then_some(about) })
}

/// `said so`, `said the same of the mayor`, `said as much`: words that stand for what was said.
fn pro_form(syntax: &Syntax<'_>, t: TokenId) -> Option<Range<TokenId>> {
    if !one_of!(syntax.lemma(t), "say" | "think" | "believe") {
        return None;
    }
    let word = syntax.children(t).find(|&c| {
        c > t
            && c < t + 5
            && one_of!(syntax.article.lower(c), "so" | "same" | "opposite" | "much" | "yes" | "no")
            && syntax.relation(c) != Relation::Conj
    })?;
    let reach = syntax.extent(word);
    let end =
        syntax.obliques(t).filter(|&(p, o)| o > word && one_of!(p, "of" | "about")).map(|(_, o)| syntax.extent(o).end);
    Some(reach.start.max(t + 1)..end.max().unwrap_or(reach.end).max(reach.end))
}
