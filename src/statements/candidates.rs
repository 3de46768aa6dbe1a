//! What may be a statement though no rule says so: a verb with someone to say it and something that could be said.
//! [`super::learned`] tells which are.

use super::Draft;
use super::acts::Act;
use super::clauses;
use super::content::complement;
use super::cues::{Cue, Cues};
use super::objects;
use super::quotations::{self, Quotation};
use super::senses;
use super::speakers::is_day;
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
}

impl Shape {
    pub(super) fn name(self) -> &'static str {
        match self {
            Shape::Clause => "clause",
            Shape::Infinitive => "infinitive",
            Shape::Object => "object",
            Shape::Phrase => "phrase",
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

/// What verb `t` would say.
fn at(syntax: &Syntax<'_>, t: TokenId) -> Option<Candidate> {
    // "called off the strike", "the asking price", "is backed by the unions"
    if !syntax.tag(t).is_verb()
        || syntax.pos(t) == Pos::Aux
        || syntax.relation(t) == Relation::Amod
        || syntax.is_passive(t)
        || syntax.child(t, &[Relation::CompoundPrt]).is_some()
    {
        return None;
    }
    let lemma = syntax.lemma(t);
    let known = || !Cues::get().verb(lemma).is_empty() || senses::of(lemma).is_some();
    let (shape, said, content) = governed(syntax, t).or_else(|| known().then(|| followed(syntax, t)).flatten())?;
    let speaker = clauses::speaker(syntax, t, false, &content)?;
    let clear = |r: TokenId| !content.iter().any(|c| c.contains(&r));
    // "It turns out that ...": nobody.
    let empty = shape == Shape::Clause
        && syntax.article.lower(speaker.referent) == "it"
        && syntax.own_marker(said) == Some("that");
    // "asked him", of what stands elsewhere
    let bare = shape == Shape::Object
        && matches!(syntax.tag(said), Tag::Prp | Tag::Wp | Tag::Wdt)
        && content.iter().all(|c| c.len() < 2);
    if bare || empty || !clear(t) || !clear(speaker.referent) || is_day(syntax, speaker.referent) {
        return None;
    }
    let draft = Draft {
        cue: Some(syntax.verb_group(t)),
        token: t,
        act: act(syntax, lemma, shape, said),
        source: Some(speaker),
        content,
        confidence: 0.55,
        matter: None,
    };
    Some(Candidate { draft, shape, said })
}

type Said = (Shape, TokenId, Vec<Range<TokenId>>);

/// The clause behind a verb.
fn governed(syntax: &Syntax<'_>, t: TokenId) -> Option<Said> {
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
fn followed(syntax: &Syntax<'_>, t: TokenId) -> Option<Said> {
    if let Some(o) = syntax.object(t).filter(|&o| o > t && !objects::is_reflexive(syntax, o)) {
        let complement = syntax.child(t, &[Relation::Xcomp]).filter(|&x| x > o);
        let (end, _) = objects::reach(syntax, t, o, complement);
        let content = syntax.extent(o).start..end;
        return Some((Shape::Object, o, vec![content]));
    }
    let (o, content) = phrase(syntax, t)?;
    Some((Shape::Phrase, o, vec![content]))
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

/// What is done with the words: as the lists have it, else by sense and shape.
fn act(syntax: &Syntax<'_>, lemma: &str, shape: Shape, said: TokenId) -> Act {
    let preposition = syntax.preposition(said);
    let fits = |c: &&Cue| {
        let open = c.prepositions.is_empty() || shape == Shape::Phrase && c.prepositions.contains(&preposition);
        open && c.particle.is_empty() && c.objects.is_empty()
    };
    if let Some(cue) = Cues::get().verb(lemma).iter().find(fits) {
        return cue.act;
    }
    match (shape, preposition) {
        (Shape::Infinitive, _) => Act::Want,
        (Shape::Phrase, "against") => Act::Oppose,
        _ if senses::of(lemma).is_some_and(|s| !s.starts_with('s')) => Act::Believe,
        _ => Act::Say,
    }
}
