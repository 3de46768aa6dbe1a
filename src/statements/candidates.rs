//! What may be a statement though no rule says so: a verb, a noun or an adjective with someone to say it and something that
//! could be said. [`super::learned`] tells which are.

use super::acts::Act;
use super::clauses;
use super::content::complement;
use super::cues::{Cue, Cues};
use super::learned::Senses;
use super::objects;
use super::quotations::{self, Quotation};
use super::speakers::{is_day, source};
use super::{Draft, Speaker};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use crate::order::Order;
use std::ops::Range;

/// How the content hangs on the cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// `the mayor lamented that ...`
    Clause,
    /// `the mayor longs to ...`
    Infinitive,
    /// `the mayor lambasted the plan`
    Object,
    /// `the mayor railed against the plan`
    Phrase,
    /// `the plan was lambasted by the mayor`
    Passive,
}

impl Shape {
    pub(super) fn name(self) -> &'static str {
        match self {
            Shape::Clause => "clause",
            Shape::Infinitive => "infinitive",
            Shape::Object => "object",
            Shape::Phrase => "phrase",
            Shape::Passive => "passive",
        }
    }
}

/// A statement that may be one.
pub(super) struct Candidate {
    pub draft: Draft,
    pub shape: Shape,
    /// The head of what would be said.
    pub said: TokenId,
}

/// Every candidate beside the statements that are known.
pub(super) fn find(syntax: &Syntax<'_>, quotations: &[Quotation], drafts: &[Draft]) -> Vec<Candidate> {
    let mut out = Vec::new();
    let mut taken = vec![false; syntax.len() as usize];
    for d in drafts {
        let cue = d.cue.clone().unwrap_or(d.token..d.token);
        for t in d.content.iter().cloned().flatten().chain(cue).chain([d.token]) {
            if let Some(taken) = taken.get_mut(t as usize) {
                *taken = true;
            }
        }
    }
    for t in 0..syntax.len() {
        if taken[t as usize] || quotations::at(quotations, t).is_some() {
            continue;
        }
        out.extend(at(syntax, t));
    }
    // What holds a known statement would swallow it.
    let mut cues: Vec<TokenId> = drafts.iter().map(|d| d.token).collect();
    cues.order();
    out.retain(|c| {
        c.draft.content.iter().all(|r| cues.get(cues.partition_point(|&t| t < r.start)).is_none_or(|&t| t >= r.end))
    });
    out
}

fn at(syntax: &Syntax<'_>, t: TokenId) -> Option<Candidate> {
    let lemma = syntax.lemma(t);
    let (shape, said, content, speaker, cue) = match syntax.tag(t) {
        tag if tag.is_verb() && syntax.pos(t) != Pos::Aux => verb(syntax, t, lemma),
        Tag::Nn | Tag::Nns => noun(syntax, t, lemma),
        Tag::Jj => adjective(syntax, t),
        _ => None,
    }?;
    let clear = |r: TokenId| !content.iter().any(|c| c.contains(&r));
    // "It turns out that ...": nobody.
    let empty = shape == Shape::Clause
        && syntax.article.lower(speaker.referent) == "it"
        && syntax.own_marker(said) == Some("that");
    // "was backed by the unions", of whom stands elsewhere
    let bare = matches!(shape, Shape::Object | Shape::Passive)
        && matches!(syntax.tag(said), Tag::Prp | Tag::Wp | Tag::Wdt)
        && content.iter().all(|c| c.len() < 2);
    let fits = !bare && clear(t) && clear(speaker.referent) && !is_day(syntax, speaker.referent) && !empty;
    fits.then(|| Candidate {
        draft: Draft {
            cue: Some(cue),
            token: t,
            act: act(syntax, t, lemma, shape, said),
            source: Some(speaker),
            content,
            confidence: 0.55,
            matter: None,
        },
        shape,
        said,
    })
}

type Parts = (Shape, TokenId, Vec<Range<TokenId>>, Speaker, Range<TokenId>);

fn verb(syntax: &Syntax<'_>, t: TokenId, lemma: &str) -> Option<Parts> {
    // "called off the strike", "the asking price"
    if syntax.child(t, &[Relation::CompoundPrt]).is_some() || syntax.relation(t) == Relation::Amod {
        return None;
    }
    let known = !Cues::get().verb(lemma).is_empty() || Senses::get().of(lemma).is_some();
    let passive = syntax.is_passive(t);
    let (shape, said, content) = (!passive)
        .then(|| governed(syntax, t))
        .flatten()
        .or_else(|| if known { if passive { undergone(syntax, t) } else { followed(syntax, t) } } else { None })?;
    let speaker = clauses::speaker(syntax, t, passive, &content)?;
    Some((shape, said, content, speaker, syntax.verb_group(t)))
}

/// The clause behind a verb.
fn governed(syntax: &Syntax<'_>, t: TokenId) -> Option<(Shape, TokenId, Vec<Range<TokenId>>)> {
    let behind = |relations: &'static [Relation]| {
        syntax.children(t).find(move |&c| c > t && relations.contains(&syntax.relation(c)))
    };
    if let Some(c) = behind(&[Relation::Ccomp]) {
        return complement(syntax, t, c).map(|(said, _)| (Shape::Clause, c, said));
    }
    let c = behind(&[Relation::Xcomp]).filter(|&c| syntax.own_marker(c) == Some("to") || syntax.has_to(c))?;
    let mut reach = syntax.extent(c);
    if let Some(o) = syntax.child(t, &[Relation::Obj, Relation::Iobj]).filter(|&o| o > t && o < c) {
        reach.start = reach.start.min(syntax.extent(o).start);
    }
    Some((Shape::Infinitive, c, vec![reach]))
}

/// The object of a verb, or the phrase behind it.
fn followed(syntax: &Syntax<'_>, t: TokenId) -> Option<(Shape, TokenId, Vec<Range<TokenId>>)> {
    if let Some(o) = syntax.object(t).filter(|&o| o > t && !objects::is_reflexive(syntax, o)) {
        let complement = syntax.child(t, &[Relation::Xcomp]).filter(|&x| x > o);
        let (end, _) = objects::reach(syntax, t, o, complement);
        return Some((Shape::Object, o, vec![syntax.extent(o).start..end]));
    }
    let (o, content) = phrase(syntax, t)?;
    Some((Shape::Phrase, o, vec![content]))
}

fn undergone(syntax: &Syntax<'_>, t: TokenId) -> Option<(Shape, TokenId, Vec<Range<TokenId>>)> {
    syntax.agent(t)?;
    let subject = syntax.own_subject(t)?;
    Some((Shape::Passive, subject, vec![syntax.phrase(subject, true)]))
}

/// The phrase or the gerund behind a preposition that can stand before what is said.
fn phrase(syntax: &Syntax<'_>, t: TokenId) -> Option<(TokenId, Range<TokenId>)> {
    let topical = |p: &str| {
        matches!(
            p,
            "about" | "of" | "on" | "for" | "against" | "over" | "with" | "to" | "at" | "toward" | "towards" | "in"
        )
    };
    if let Some((_, o)) = syntax.obliques(t).find(|&(p, o)| o > t && o < t + 12 && topical(p) && !is_day(syntax, o)) {
        let start = syntax.child(o, &[Relation::Case]).map_or(o, |c| c + 1);
        return Some((o, start..syntax.extent(o).end));
    }
    let c = syntax.children(t).find(|&c| {
        c > t && c < t + 8 && syntax.tag(c) == Tag::Vbg && topical(syntax.article.lower(syntax.extent(c).start))
    })?;
    let reach = syntax.extent(c);
    Some((c, reach.start + 1..reach.end))
}

/// `that ...` or `to ...` behind a noun or an adjective.
fn clause(syntax: &Syntax<'_>, t: TokenId) -> Option<(Shape, TokenId, Range<TokenId>)> {
    let c = syntax.children(t).find(|&c| {
        c > t
            && matches!(
                syntax.relation(c),
                Relation::Acl | Relation::Ccomp | Relation::Advcl | Relation::AclRelcl | Relation::Xcomp
            )
            && (matches!(syntax.own_marker(c), Some("that" | "whether" | "to"))
                || syntax.relation(c) == Relation::Ccomp && syntax.own_subject(c).is_some())
    })?;
    let shape = if syntax.own_marker(c) == Some("to") { Shape::Infinitive } else { Shape::Clause };
    Some((shape, c, syntax.extent(c)))
}

fn noun(syntax: &Syntax<'_>, t: TokenId, lemma: &str) -> Option<Parts> {
    let known = Cues::get().noun(lemma).is_some();
    let (shape, said, content) = clause(syntax, t).or_else(|| {
        let (o, content) = phrase(syntax, t).filter(|_| known)?;
        Some((Shape::Phrase, o, content))
    })?;
    let by = || syntax.obliques(t).find(|&(p, o)| o != said && matches!(p, "by" | "from" | "among")).map(|(_, o)| o);
    let subject = || {
        let verb = syntax.head(t).filter(|&v| syntax.tag(v).is_verb() && syntax.relation(t) == Relation::Obj)?;
        syntax.subject(verb).filter(|&(s, undergoes)| !undergoes && s != t).map(|(s, _)| s)
    };
    let head = syntax.possessor(t).or_else(by).or_else(subject)?;
    Some((shape, said, vec![content], source(syntax, head, t), t..t + 1))
}

fn adjective(syntax: &Syntax<'_>, t: TokenId) -> Option<Parts> {
    let cop = syntax.child(t, &[Relation::Cop]).filter(|&c| c < t)?;
    let (shape, said, content) = clause(syntax, t).or_else(|| {
        let (o, content) = phrase(syntax, t)?;
        Some((Shape::Phrase, o, content))
    })?;
    let head = syntax.own_subject(t)?;
    let from = if t - cop < 4 { cop } else { t };
    Some((shape, said, vec![content], source(syntax, head, t), from..t + 1))
}

/// What is done with the words: as the lists have it, else by sense and shape.
fn act(syntax: &Syntax<'_>, t: TokenId, lemma: &str, shape: Shape, said: TokenId) -> Act {
    let cues = Cues::get();
    let preposition = syntax.preposition(said);
    let listed = if syntax.tag(t).is_verb() {
        let fits = |c: &&Cue| {
            let open = c.prepositions.is_empty() || shape == Shape::Phrase && c.prepositions.contains(&preposition);
            open && c.particle.is_empty() && c.objects.is_empty()
        };
        cues.verb(lemma).iter().find(fits).map(|c| c.act)
    } else {
        cues.noun(lemma).or_else(|| cues.adjective(lemma)).map(|g| g.act)
    };
    if let Some(act) = listed {
        return act;
    }
    let held = syntax.tag(t) == Tag::Jj || Senses::get().of(lemma).is_some_and(|s| !s.starts_with('s'));
    match (shape, preposition) {
        (Shape::Infinitive, _) => Act::Want,
        (Shape::Phrase, "against") => Act::Oppose,
        _ if held => Act::Believe,
        _ => Act::Say,
    }
}
