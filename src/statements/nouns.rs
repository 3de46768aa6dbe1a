//! Statements by a noun or an adjective with a clause: `the claim that ...`, `is confident that ...`.

use super::Draft;
use super::acts::Act;
use super::cues::{Cues, Governor};
use super::speakers::{is_day, source};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, is};
use std::ops::Range;

/// Every statement by a noun or an adjective; `drafts` are those by verbs, in order of their cues.
pub(super) fn find(syntax: &Syntax<'_>, drafts: &[Draft]) -> Vec<Draft> {
    let verbal = |t: &TokenId| drafts.binary_search_by_key(t, |d| d.token).is_err();
    (0..syntax.len()).filter(verbal).filter_map(|t| at(syntax, t)).collect()
}

/// The statement that noun or adjective `t` makes.
fn at(syntax: &Syntax<'_>, t: TokenId) -> Option<Draft> {
    let cues = Cues::get();
    match syntax.tag(t) {
        Tag::Nn | Tag::Nns => match cues.noun(syntax.lemma(t)) {
            Some(governor) => noun(syntax, t, governor),
            // "is a critic of the plan"
            None => adjective(syntax, t, cues.adjective(syntax.lemma(t)).filter(|_| is_predicate(syntax, t))?),
        },
        Tag::Jj | Tag::Vbn | Tag::Vbd => {
            let lower = syntax.article.lower(t);
            if lower == "clear" { made_clear(syntax, t) } else { adjective(syntax, t, cues.adjective(lower)?) }
        }
        _ => None,
    }
}

/// A noun that names a saying, with its clause or phrase: `the claim that ...`, `his promise to ...`, `her criticism of ...`.
fn noun(syntax: &Syntax<'_>, t: TokenId, governor: &Governor) -> Option<Draft> {
    let act = governor.act;
    if let Some(draft) = drawn(syntax, t, act) {
        return Some(draft);
    }
    let owner = syntax.possessor(t).or_else(|| namesake(syntax, t).filter(|_| has_clause(syntax, t)));
    let giver = syntax.obliques(t).find(|(p, _)| one_of!(*p, "by" | "from")).map(|(_, o)| o);
    let owned = owner.or(giver).is_some();
    // "the idea that": anyone's.
    let clause = syntax.children(t).find(|&c| {
        c > t
            && matches!(syntax.relation(c), Relation::Acl | Relation::Ccomp | Relation::Advcl | Relation::AclRelcl)
            && (syntax.own_marker(c) == Some("that")
                || syntax.own_marker(c) == Some("to")
                    && syntax.tag(c) == Tag::Vb
                    && owned
                    && (is_spoken(act) || one_of!(syntax.lemma(t), "desire" | "wish")))
    });
    let clause = clause
        .or_else(|| is_that(syntax, t))
        .or_else(|| beside(syntax, t))
        .or_else(|| bare(syntax, t).filter(|_| has_bare_clause(act)));
    let (content, matter) = match (clause, predicate(syntax, t)) {
        (Some(c), _) => (syntax.extent(c), None),
        (None, Some(said)) => (said, None),
        (None, None) => matter(syntax, t, governor)?,
    };
    let by = syntax
        .obliques(t)
        .filter(|(p, _)| one_of!(*p, "by" | "of" | "from" | "among"))
        .map(|(_, o)| o)
        .find(|o| !content.contains(o));
    // "repeated its opposition": of the one who repeats it.
    let verb = syntax.head(t).filter(|&v| syntax.relation(t) == Relation::Obj && Cues::get().is_light(syntax.lemma(v)));
    let own = owner.filter(|&o| syntax.tag(o) == Tag::PrpS).and(verb).and_then(|v| syntax.subject(v));
    let owner = own.filter(|&(s, undergoes)| !undergoes && !content.contains(&s)).map(|(s, _)| s).or(owner);
    let head =
        owner.or(giver).or(by).or_else(|| maker(syntax, t)).filter(|&h| !content.contains(&h) && !is_day(syntax, h));
    // "fears that the dam may break": whoever has them.
    let anyone = clause.is_some()
        && syntax.tag(t) == Tag::Nns
        && matches!(act, Act::Accuse | Act::Warn | Act::Report | Act::Claim | Act::Announce | Act::Criticize);
    if head.is_none() && !anyone {
        return None;
    }
    // "are in no doubt that": sure.
    let no = TokenId::from(t > 0 && syntax.article.lower(t - 1) == "no");
    Some(Draft {
        cue: Some(t - no..t + 1),
        token: t,
        act,
        source: head.map(|h| source(syntax, h, t)),
        content: vec![content],
        confidence: 0.6,
        matter,
    })
}

/// `There are fears the dam may break`: a clause without its word, of which the noun is no part.
fn bare(syntax: &Syntax<'_>, t: TokenId) -> Option<TokenId> {
    let own = |c: TokenId| match syntax.relation(c) {
        Relation::Obj | Relation::Cop | Relation::AuxPass => true,
        Relation::Aux => syntax.tag(c) == Tag::Md,
        _ => false,
    };
    let whole = |c: TokenId| {
        matches!(syntax.relation(c), Relation::AclRelcl | Relation::Acl | Relation::Ccomp)
            && syntax.own_marker(c).is_none()
            && syntax.own_subject(c).is_some_and(|s| {
                s > t && syntax.phrase(s, true).start == t + 1 && !matches!(syntax.tag(s), Tag::Wdt | Tag::Wp)
            })
            && syntax.children(c).any(own)
    };
    syntax.children(t).find(|&c| c > t && whole(c))
}

/// Acts whose noun stands before what was said, known or feared.
fn has_bare_clause(act: Act) -> bool {
    matches!(act, Act::Accuse | Act::Warn | Act::Report | Act::Claim)
}

/// `made the case that ...`, in which the tree gives the clause to the verb.
fn beside(syntax: &Syntax<'_>, t: TokenId) -> Option<TokenId> {
    let verb =
        syntax.head(t).filter(|&v| syntax.relation(t) == Relation::Obj && Cues::get().is_light(syntax.lemma(v)))?;
    let that = |&c: &TokenId| c > t && syntax.own_marker(c) == Some("that") && syntax.extent(c).start <= t + 3;
    // "made the case for weeks that ...", in which the tree gives the clause to the weeks
    let word = (t + 1..t + 8).take_while(|&i| !syntax.is_edge(i)).find(|&i| syntax.article.lower(i) == "that");
    let lost = || {
        let c = syntax.head(word?).filter(|&c| c > t && syntax.relation(c) == Relation::AclRelcl)?;
        syntax.own_subject(c).filter(|&s| Some(s) != word && syntax.own_marker(c).is_some()).map(|_| c)
    };
    syntax.children(verb).filter(|&c| syntax.relation(c) == Relation::Ccomp).find(that).or_else(lost)
}

/// `the DOJ demand that ...`: a name right before the noun that has it.
fn namesake(syntax: &Syntax<'_>, t: TokenId) -> Option<TokenId> {
    syntax.children(t).find(|&c| {
        // "Police report that ...", where the tagger saw a noun.
        let opens = c == syntax.sentence(t).start && syntax.relation(t) == Relation::Root;
        c < t
            && syntax.relation(c) == Relation::Compound
            && (syntax.tag(c) == Tag::Nnp || opens)
            && !syntax.is_edge(c + 1)
    })
}

/// `The ban drew praise from doctors`: theirs, for the ban.
fn drawn(syntax: &Syntax<'_>, t: TokenId, act: Act) -> Option<Draft> {
    let verb = syntax.head(t).filter(|_| syntax.relation(t) == Relation::Obj)?;
    let draws = is(syntax.lemma(verb), Class::DrawingVerb);
    if !draws
        || syntax.lemma(t) == "approval"
        || !matches!(act, Act::Praise | Act::Criticize | Act::Support | Act::Oppose | Act::Warn)
    {
        return None;
    }
    let from = syntax.obliques(t).chain(syntax.obliques(verb)).find(|&(p, o)| o > t && one_of!(p, "from" | "among"));
    let (about, _) = syntax.subject(verb).filter(|&(_, undergoes)| !undergoes)?;
    Some(Draft {
        cue: Some(syntax.verb_group(verb).start..t + 1),
        token: t,
        act,
        source: Some(source(syntax, from?.1, t)),
        content: vec![syntax.phrase(about, true)],
        confidence: 0.6,
        matter: None,
    })
}

/// The phrase behind a noun or an adjective: `criticism of the plan`, `proud of having stayed`; with its noun.
fn matter(syntax: &Syntax<'_>, t: TokenId, governor: &Governor) -> Option<(Range<TokenId>, Option<TokenId>)> {
    let fits = |p: &str| governor.prepositions.contains(&p);
    if let Some((_, o)) = syntax.obliques(t).find(|&(p, o)| o > t && o < t + 12 && fits(p)) {
        let start = syntax.child(o, &[Relation::Case]).map_or(o, |c| c + 1);
        let end = syntax.extent(o).end;
        // "calls for the bank to be closed"
        let done = syntax
            .children(t)
            .chain(syntax.children(o))
            .find(|&c| c > o && syntax.own_marker(c) == Some("to") && syntax.extent(c).start <= end + 1);
        return Some(match done {
            Some(c) => (start..syntax.extent(c).end.max(end), None),
            None => (start..end, Some(o)),
        });
    }
    let c = syntax.children(t).find(|&c| {
        c > t && syntax.tag(c) == Tag::Vbg && c < t + 8 && fits(syntax.article.lower(syntax.extent(c).start))
    })?;
    let content = syntax.extent(c).start + 1..syntax.extent(c).end;
    Some((content, None))
}

/// Acts whose infinitive was said: a promise to leave, but no decision to.
fn is_spoken(act: Act) -> bool {
    matches!(act, Act::Promise | Act::Demand | Act::Threaten | Act::Propose | Act::Warn | Act::Refuse)
}

/// `Their fear is that the dam will break`: the clause that the noun is said to be.
fn is_that(syntax: &Syntax<'_>, t: TokenId) -> Option<TokenId> {
    let head = syntax.head(t).filter(|_| syntax.relation(t).is_subject())?;
    syntax.children(head).find(|&c| {
        c > t
            && syntax.relation(c) == Relation::Ccomp
            && syntax.own_marker(c) == Some("that")
            && syntax.lemma(head) == "be"
    })
}

/// `His answer was that it is unfair`: what stands behind the verb, where the tree heads the whole by the clause.
fn predicate(syntax: &Syntax<'_>, t: TokenId) -> Option<Range<TokenId>> {
    let head = syntax.head(t).filter(|&h| h > t && syntax.relation(t) == Relation::NsubjOuter)?;
    let end = syntax.extent(t).end;
    let be = (end..head.min(end + 3)).find(|&i| syntax.lemma(i) == "be")?;
    let said = be + 1..syntax.extent(head).end;
    (syntax.article.lower(be + 1) == "that" && said.len() > 2).then_some(said)
}

fn has_clause(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let governs = |c: TokenId| {
        syntax.own_marker(c).is_some_and(|m| one_of!(m, "that" | "to")) && syntax.relation(c) != Relation::Conj
    };
    syntax.children(t).any(|c| c > t && governs(c))
}

/// Whoever makes the claim, takes the view, is of the opinion, acts on the assumption.
fn maker(syntax: &Syntax<'_>, t: TokenId) -> Option<TokenId> {
    let subject = |v: TokenId| syntax.subject(v).filter(|&(s, undergoes)| !undergoes && s != t).map(|(s, _)| s);
    // "is of the view": the noun is the predicate.
    if syntax.child(t, &[Relation::Cop]).is_some() {
        return syntax.own_subject(t).filter(|_| one_of!(syntax.preposition(t), "of" | "under" | "in"));
    }
    let verb = syntax.head(t).filter(|&v| syntax.tag(v).is_verb())?;
    match syntax.relation(t) {
        Relation::Obj if Cues::get().is_light(syntax.lemma(verb)) => subject(verb),
        // "entered the race with a promise that ...", "caused a row with an assertion that ..."
        Relation::Obl | Relation::Nmod if syntax.preposition(t) == "with" && has_clause(syntax, t) => subject(verb),
        Relation::Obl if one_of!(syntax.preposition(t), "under" | "on" | "with" | "to" | "in") => {
            let held = is(syntax.lemma(t), Class::ViewNoun);
            held.then(|| subject(verb)).flatten()
        }
        _ => None,
    }
}

/// `is confident that ...`, `are worried that ...`, `was critical of ...`.
fn adjective(syntax: &Syntax<'_>, t: TokenId, governor: &Governor) -> Option<Draft> {
    let clause = syntax.children(t).find(|&c| {
        let mark = syntax.own_marker(c).is_some_and(|m| one_of!(m, "that" | "whether" | "if"));
        let bare =
            syntax.relation(c) == Relation::Ccomp && syntax.own_subject(c).is_some() && syntax.own_marker(c).is_none();
        c > t
            && c - t < 24
            && matches!(syntax.relation(c), Relation::Ccomp | Relation::Advcl | Relation::Acl)
            && (mark && syntax.own_marker(c) != Some("if") || bare)
    });
    // "is willing to talk"
    let done = || {
        let to = |c: TokenId| c > t && syntax.own_marker(c) == Some("to") && syntax.relation(c) != Relation::Conj;
        syntax.children(t).find(|&c| governor.prepositions.contains(&"to") && to(c))
    };
    let clause = clause.or_else(done);
    let (said, matter) = match clause {
        Some(c) => (syntax.extent(c), None),
        None => matter(syntax, t, governor)?,
    };
    let head = syntax.own_subject(t).or_else(|| syntax.subject(t).map(|(s, _)| s))?;
    let content = vec![said];
    if content[0].contains(&head) || one_of!(syntax.article.lower(head), "it" | "that" | "this") {
        return None;
    }
    let be = syntax
        .children(t)
        .filter(|&c| c < t && t - c < 4 && matches!(syntax.relation(c), Relation::Cop | Relation::AuxPass))
        .last();
    // "feels confident that"; "make sure that": sees to it.
    let felt = syntax.head(t).filter(|&v| v < t && syntax.relation(t) == Relation::Xcomp && syntax.tag(v).is_verb());
    if felt.is_some_and(|v| syntax.lemma(v) == "make") {
        return None;
    }
    Some(Draft {
        cue: Some(be.or(felt).filter(|&b| t - b < 4).unwrap_or(t)..t + 1),
        token: t,
        act: governor.act,
        source: Some(source(syntax, head, t)),
        content,
        confidence: 0.6,
        matter,
    })
}

fn is_predicate(syntax: &Syntax<'_>, t: TokenId) -> bool {
    syntax.child(t, &[Relation::Cop]).is_some()
}

/// `made it clear that ...`
fn made_clear(syntax: &Syntax<'_>, t: TokenId) -> Option<Draft> {
    let verb = (t.saturating_sub(4)..t).rev().find(|&v| syntax.lemma(v) == "make" && syntax.tag(v).is_verb())?;
    let clause = [t, verb].into_iter().find_map(|h| {
        syntax.children(h).find(|&c| {
            c > t
                && matches!(syntax.relation(c), Relation::Ccomp | Relation::Advcl | Relation::Acl | Relation::Xcomp)
                && (syntax.own_marker(c) == Some("that") || syntax.own_subject(c).is_some())
        })
    });
    // "made clear over the weekend that ...", in which the tree gives the clause to the weekend.
    let that = (t + 1..t + 8).take_while(|&i| !syntax.is_edge(i)).find(|&i| syntax.article.lower(i) == "that");
    let content = match (clause, that) {
        (Some(c), _) => vec![syntax.extent(c)],
        (None, that) => {
            let whole = that?..syntax.sentence(t).end;
            vec![whole]
        }
    };
    let (head, undergoes) = syntax.subject(verb)?;
    if undergoes {
        return None;
    }
    Some(Draft {
        cue: Some(verb..t + 1),
        token: t,
        act: Act::Stress,
        source: Some(source(syntax, head, t)),
        content,
        confidence: 0.7,
        matter: None,
    })
}
