//! What may be a statement though no rule says so: a verb with someone to say it and something that could be said.
//! [`super::learned`] tells which are.

use super::acts::Act;
use super::clauses;
use super::content::{complement, is_reduced};
use super::cues::{Cue, Cues};
use super::quotations::{self, Quotation};
use super::senses;
use super::shapes;
use super::speakers::{is_day, source};
use super::topics::reach;
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
    /// `the mayor found them guilty`
    Predicate,
    /// `the mayor lambasted the plan`
    Object,
    /// `the mayor railed against the plan`
    Phrase,
    /// `the plan was lambasted by the mayor`
    Passive,
    /// `her plea that ...`
    NounClause,
    /// `her plea to ...`
    NounInfinitive,
    /// `her disdain for the plan`
    NounPhrase,
    /// `is furious that ...`
    AdjectiveClause,
    /// `is furious at the plan`
    AdjectivePhrase,
}

impl Shape {
    pub(super) fn name(self) -> &'static str {
        match self {
            Shape::Clause => "clause",
            Shape::Infinitive => "infinitive",
            Shape::Predicate => "predicate",
            Shape::Object => "object",
            Shape::Phrase => "phrase",
            Shape::Passive => "passive",
            Shape::NounClause => "n-clause",
            Shape::NounInfinitive => "n-infinitive",
            Shape::NounPhrase => "n-phrase",
            Shape::AdjectiveClause => "a-clause",
            Shape::AdjectivePhrase => "a-phrase",
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

impl Candidate {
    /// A statement that is one by a rule, seen as a candidate.
    #[cfg(feature = "train")]
    pub(super) fn of(syntax: &Syntax<'_>, draft: &Draft) -> Option<Candidate> {
        let t = draft.token;
        let part = draft.content.iter().max_by_key(|c| c.len())?.clone();
        let said = syntax.head_of(part.clone())?;
        let marker = syntax.own_marker(said);
        let clause = syntax.tag(said).is_verb() || marker.is_some();
        let shape = match syntax.tag(t) {
            Tag::Nn | Tag::Nns if marker == Some("to") => Shape::NounInfinitive,
            Tag::Nn | Tag::Nns => {
                if clause {
                    Shape::NounClause
                } else {
                    Shape::NounPhrase
                }
            }
            Tag::Jj | Tag::Jjr => {
                if clause {
                    Shape::AdjectiveClause
                } else {
                    Shape::AdjectivePhrase
                }
            }
            _ if syntax.is_passive(t) => Shape::Passive,
            _ => match syntax.relation(said) {
                Relation::Xcomp if marker == Some("to") => Shape::Infinitive,
                Relation::Xcomp => Shape::Predicate,
                Relation::Obj | Relation::Iobj => Shape::Object,
                Relation::Obl | Relation::Nmod => Shape::Phrase,
                _ => Shape::Clause,
            },
        };
        Some(Candidate { draft: draft.clone(), shape, said })
    }
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

/// What the word `t` would say.
fn at(syntax: &Syntax<'_>, t: TokenId) -> Option<Candidate> {
    // "called off the strike"; "if it refuses to talk": nobody has refused.
    if syntax.child(t, &[Relation::CompoundPrt]).is_some()
        || syntax.own_marker(t).is_some_and(|m| one_of!(m, "if" | "unless" | "until"))
    {
        return None;
    }
    let (shape, said, content, speaker, cue) = match syntax.tag(t) {
        Tag::Nn | Tag::Nns => nominal(syntax, t)?,
        Tag::Jj | Tag::Jjr => adjectival(syntax, t)?,
        tag if !tag.is_verb() || syntax.pos(t) == Pos::Aux || syntax.relation(t) == Relation::Amod => return None,
        _ if syntax.is_passive(t) => undergone(syntax, t)?,
        _ => verbal(syntax, t)?,
    };
    let clear = |r: TokenId| !content.iter().any(|c| c.contains(&r));
    // "asked whom", of what stands elsewhere; "rejected 58 ballots": a deed
    let counted = || syntax.child(said, &[Relation::Nummod]).is_some() || syntax.tag(said) == Tag::Cd;
    let elsewhere = || matches!(syntax.tag(said), Tag::Wp | Tag::Wdt) && content.iter().all(|c| c.len() < 2);
    // "asked questions": nothing is said
    let empty =
        || senses::of(syntax.lemma(said), syntax.tag(said)).starts_with("ns") && content.iter().all(|c| c.len() < 2);
    // "called the police", with nothing that they would be called
    let rings = || {
        let next = content.iter().map(|c| c.end).max().unwrap_or(t);
        let names = matches!(syntax.tag(next), Tag::Jj | Tag::Jjr | Tag::Vbg | Tag::Rb | Tag::Dt | Tag::PrpS)
            || syntax.is_edge(next);
        let ends = next >= syntax.sentence(t).end || syntax.article.word(next) == ".";
        syntax.lemma(t) == "call" && content.iter().all(|c| c.len() <= 3) && (ends || !names)
    };
    let bare = shape == Shape::Object && (elsewhere() || counted() || empty() || rings());
    if bare
        || clauses::is_empty(syntax, &content)
        || !clear(t)
        || speaker.as_ref().is_some_and(|s| !clear(s.referent) || is_day(syntax, s.referent))
    {
        return None;
    }
    let draft = Draft {
        cue: Some(cue),
        token: t,
        act: act(syntax, syntax.lemma(t), shape, said),
        source: speaker,
        content,
        confidence: 0.55,
        matter: None,
    };
    Some(Candidate { draft, shape, said })
}

type Said = (Shape, TokenId, Vec<Range<TokenId>>);

type Told = (Shape, TokenId, Vec<Range<TokenId>>, Option<Speaker>, Range<TokenId>);

/// `the mayor lamented that ...`, `the mayor lambasted the plan`
fn verbal(syntax: &Syntax<'_>, t: TokenId) -> Option<Told> {
    let (shape, said, content) = governed(syntax, t).or_else(|| followed(syntax, t))?;
    let speaker = clauses::speaker(syntax, t, false, &content)?;
    // "It turns out that ...": nobody.
    let empty = shape == Shape::Clause
        && syntax.article.lower(speaker.referent) == "it"
        && syntax.own_marker(said) == Some("that");
    (!empty).then(|| (shape, said, content, Some(speaker), syntax.verb_group(t)))
}

/// `the plan was lambasted by the mayor`, `is remembered as a reformer`: the subject, and what is said of it.
fn undergone(syntax: &Syntax<'_>, t: TokenId) -> Option<Told> {
    let noun = || syntax.head(t).filter(|&n| n < t && syntax.relation(t) == Relation::Acl && syntax.tag(n).is_noun());
    let subject = syntax.own_subject(t).or_else(noun)?;
    let agent = syntax.agent(t);
    let rest = syntax.children(t).find(|&c| {
        c > t
            && Some(c) != agent
            && match syntax.relation(c) {
                Relation::Xcomp | Relation::Ccomp | Relation::Obj => true,
                Relation::Obl => topical(syntax.preposition(c)) && !is_day(syntax, c),
                Relation::Advcl => topical(syntax.article.lower(syntax.extent(c).start)),
                _ => false,
            }
    });
    // "The results are expected in Goma on Friday": when they will come.
    if syntax.lemma(t) == "expect" && agent.is_none() && !rest.is_some_and(|r| syntax.is_predicate(r)) {
        return None;
    }
    let mut content = vec![syntax.phrase(subject, true)];
    content.extend(rest.map(|r| syntax.extent(r)).filter(|r| r.start > t));
    let speaker = agent.map(|a| source(syntax, a, t));
    Some((Shape::Passive, rest.unwrap_or(subject), content, speaker, syntax.verb_group(t)))
}

/// `her plea that ...`, `voiced dismay at the plan`
fn nominal(syntax: &Syntax<'_>, t: TokenId) -> Option<Told> {
    let mut cue = t..t + 1;
    let verb = syntax.head(t).filter(|&v| v < t && syntax.tag(v).is_verb() && syntax.relation(t) == Relation::Obj);
    let clause = |h: TokenId| {
        syntax.children(h).find(|&c| {
            c > t
                && matches!(syntax.relation(c), Relation::Acl | Relation::Ccomp | Relation::Advcl)
                && syntax.own_marker(c).is_some_and(|m| one_of!(m, "that" | "to" | "whether"))
        })
    };
    // "made a promise on Sunday to leave", in which the tree makes it an aim.
    let aside = || clause(verb.filter(|_| Cues::get().noun(syntax.lemma(t)).is_some())?);
    let (shape, said, content) = match clause(t).or_else(aside) {
        Some(c) if syntax.own_marker(c) == Some("to") => (Shape::NounInfinitive, c, syntax.extent(c)),
        Some(c) => (Shape::NounClause, c, syntax.extent(c)),
        None => {
            // "made the same charge against them", in which the tree hangs them on the verb.
            let sense = senses::of(syntax.lemma(t), Tag::Nn);
            let told =
                sense.starts_with("ns") || sense.starts_with("nf") || Cues::get().noun(syntax.lemma(t)).is_some();
            let behind = |o: TokenId| o > t && o < t + 8 && !one_of!(syntax.preposition(o), "in" | "at");
            let aside = || phrase(syntax, verb.filter(|_| told)?).filter(|&(o, _)| behind(o));
            let (o, content) = phrase(syntax, t).or_else(aside)?;
            (Shape::NounPhrase, o, content)
        }
    };
    let behind = |ps: &'static [&'static str]| {
        syntax.obliques(t).find(|&(p, o)| ps.contains(&p) && o != said && !content.contains(&o)).map(|(_, o)| o)
    };
    let mut speaker = syntax
        .possessor(t)
        .or_else(|| behind(&["by", "from", "among"]))
        .or_else(|| behind(&["of"]).filter(|&o| o < said))
        .map(|h| source(syntax, h, t));
    if speaker.is_none() {
        let holder = match verb {
            Some(v) => Some(v),
            None => syntax.child(t, &[Relation::Cop]).map(|_| t),
        };
        speaker = holder.filter(|&v| v == t || !syntax.is_passive(v)).and_then(|v| {
            cue.start = if v == t { t } else { syntax.verb_group(v).start };
            clauses::speaker(syntax, v, false, std::slice::from_ref(&content))
        });
    }
    // "The sense that ...": anyone's.
    let held = speaker.is_some() || !matches!(act(syntax, syntax.lemma(t), shape, said), Act::Believe);
    (shape != Shape::NounClause || held || syntax.tag(t) == Tag::Nns).then_some((
        shape,
        said,
        vec![content],
        speaker,
        cue,
    ))
}

/// `is furious at the plan`
fn adjectival(syntax: &Syntax<'_>, t: TokenId) -> Option<Told> {
    let clause = syntax.children(t).find(|&c| {
        c > t
            && matches!(syntax.relation(c), Relation::Ccomp | Relation::Advcl | Relation::Acl | Relation::Xcomp)
            && (syntax.own_marker(c).is_some_and(|m| one_of!(m, "that" | "whether" | "to"))
                || syntax.relation(c) == Relation::Ccomp)
    });
    let (said, content) = match clause {
        Some(c) => (c, syntax.extent(c)),
        None => phrase(syntax, t)?,
    };
    let (head, _) =
        syntax.subject(t).filter(|&(s, _)| !one_of!(syntax.article.lower(s), "it" | "that" | "this" | "there"))?;
    let be = syntax.children(t).filter(|&c| c < t && t - c < 4 && syntax.relation(c) == Relation::Cop).last();
    let shape = if clause.is_some() { Shape::AdjectiveClause } else { Shape::AdjectivePhrase };
    Some((shape, said, vec![content], Some(source(syntax, head, t)), be.unwrap_or(t)..t + 1))
}

/// The clause behind a verb.
fn governed(syntax: &Syntax<'_>, t: TokenId) -> Option<Said> {
    let behind = |relations: &'static [Relation]| {
        syntax.children(t).find(move |&c| c > t && relations.contains(&syntax.relation(c)))
    };
    if let Some(c) = behind(&[Relation::Ccomp]).filter(|&c| !is_reduced(syntax, c)) {
        return complement(syntax, t, c).map(|(said, _)| (Shape::Clause, c, said));
    }
    let c = behind(&[Relation::Xcomp])?;
    let shape =
        if syntax.own_marker(c) == Some("to") || syntax.has_to(c) { Shape::Infinitive } else { Shape::Predicate };
    let mut reach = syntax.extent(c);
    if let Some(o) = syntax.child(t, &[Relation::Obj, Relation::Iobj]).filter(|&o| o > t && o < c) {
        reach.start = reach.start.min(syntax.extent(o).start);
    }
    Some((shape, c, vec![reach]))
}

/// The object of a verb, or the phrase behind it.
fn followed(syntax: &Syntax<'_>, t: TokenId) -> Option<Said> {
    if let Some(o) = syntax.object(t).filter(|&o| o > t && !shapes::is_reflexive(syntax, o)) {
        let complement = syntax.child(t, &[Relation::Xcomp]).filter(|&x| x > o);
        let (end, _) = reach(syntax, t, o, complement);
        let content = syntax.extent(o).start..end;
        return Some((Shape::Object, o, vec![content]));
    }
    let (o, content) = phrase(syntax, t)?;
    Some((Shape::Phrase, o, vec![content]))
}

/// A preposition that can stand before what is said.
fn topical(p: &str) -> bool {
    one_of!(
        p,
        "about" | "of" | "on" | "for" | "against" | "over" | "with" | "to" | "at" | "toward" | "towards" | "in" | "as"
    )
}

/// The phrase or the gerund behind a preposition that can stand before what is said.
fn phrase(syntax: &Syntax<'_>, t: TokenId) -> Option<(TokenId, Range<TokenId>)> {
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
    let cues = Cues::get();
    let governor = match shape {
        Shape::NounClause | Shape::NounInfinitive | Shape::NounPhrase => cues.noun(lemma),
        Shape::AdjectiveClause | Shape::AdjectivePhrase => cues.adjective(lemma),
        _ => {
            if let Some(cue) = cues.verb(lemma).iter().find(fits) {
                return cue.act;
            }
            None
        }
    };
    match (governor, shape, preposition) {
        (Some(governor), ..) => governor.act,
        (_, Shape::Infinitive | Shape::NounInfinitive, _) => Act::Want,
        (_, _, "against") => Act::Oppose,
        (_, Shape::AdjectiveClause | Shape::AdjectivePhrase, _) => Act::Believe,
        _ if one_of!(senses::of(lemma, Tag::Vb), "t1" | "t2" | "f1" | "f2") => Act::Believe,
        _ => Act::Say,
    }
}
