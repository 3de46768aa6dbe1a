//! What: the clause of the main event, who did it included, so that it reads alone; then the next in weight.

use super::super::Answer;
use super::super::clause::Purpose;
use super::{Told, View, is_cue, push, stretch};
use crate::article::{BlockKind, TokenId};
use crate::events::Status;
use crate::language::{Pos, Relation, Tag};
use crate::span::Span;
use crate::statements::{Act, StatementForm};
use crate::times::{Time, TimeKind};

/// Events looked at.
const REACH: usize = 8;

/// How much of the main event's weight another what must have.
const ENOUGH: f32 = 0.5;

/// Most answers.
const MOST: usize = 3;

/// Fewest tokens of a further answer: `Clinton paused` is none.
const SHORTEST: usize = 4;

/// Least standing of a further answer's sentence.
const DEEPEST: f32 = 0.3;

/// Sentences behind the lead that tell of its news; what stands below is of it where somebody says it.
const CLOSE: TokenId = 2;

/// Days after which a deed is what the news stands on, not the news.
const LONG_AGO: i32 = 40;

pub(super) fn answers(view: &View<'_>) -> Vec<Answer> {
    let mut answers = Vec::new();
    // Of `China said it opposes ...` the whole: the pronoun alone says nothing.
    let stranger = |l: &super::Lead| super::opening::is_stranger(view.sources, view.syntax, l.root);
    let main = view.lead.map(|l| if leans(view, l) && !stranger(l) { l.root } else { l.token });
    if let Some(span) = main.filter(|&t| !begins_with_pronoun(view, t)).and_then(|t| clause(view, t)) {
        push(&mut answers, Answer { span, entity: None, value: None });
    }
    if answers.is_empty()
        && let Some(told) = view.top(1).next()
    {
        answers.extend(told.tellings.tokens.iter().find_map(|&t| deed(view, t)).map(|span| Answer {
            span,
            entity: None,
            value: None,
        }));
    }
    // The main event is told by now, by its other tellings too.
    let told_by_now = |t: &&Told<'_>| !answers_main(view, t);
    let news = |t: &&Told<'_>| t.event.weight >= ENOUGH && is_deed(t.event.status) && !is_long_ago(view, t);
    for told in view.top(REACH).filter(news).filter(told_by_now) {
        let span = told.tellings.tokens.iter().find_map(|&t| further(view, t));
        if let Some(span) = span.filter(|_| answers.len() < MOST) {
            push(&mut answers, Answer { span, entity: None, value: None });
        }
    }
    if answers.is_empty()
        && let Some(span) = view.lead.and_then(|l| view.sources.article.sentences.get(l.sentence as usize))
    {
        answers.push(Answer { span: span.span, entity: None, value: None });
    }
    answers
}

/// What was not done, or may be, is no further news: `nobody would question her`.
fn is_deed(status: Status) -> bool {
    matches!(status, Status::Happened | Status::Ongoing | Status::Planned)
}

/// True for a clause that is not understood without the one who says it: `A Hamas leader says the group ...`.
fn leans(view: &View<'_>, lead: &super::Lead) -> bool {
    let (syntax, t) = (view.syntax, lead.token);
    let fits = syntax.extent(lead.root).len() <= super::LONGEST;
    let bare = |s: TokenId| {
        let the = syntax.children(s).any(|c| syntax.article.lower(c) == "the");
        the && !syntax.tag(s).is_proper() && syntax.extent(s).end == s + 1
    };
    let named = |s: TokenId| syntax.extent(s).any(|i| syntax.tag(i).is_proper());
    // `deny that it has abducted two men`
    let denied = |s: &crate::statements::Statement| {
        let root = syntax.article.span_of(lead.root..lead.root + 1);
        s.act == Act::Deny && s.cue.is_some_and(|c| c.overlaps(root))
    };
    // What a person says is his word; and `the country's plans` are those of the one who speaks.
    let reach = |t| syntax.extent(t);
    let speaker = syntax.own_subject(lead.root).filter(|&s| lead.root != t && s < t);
    let of_someone =
        fits && speaker.is_some_and(|s| super::opening::is_person(view, s) || super::opening::is_crowd(view, s));
    let dangling = fits
        && speaker.is_some()
        && super::opening::dangles(view, reach(t))
        && !super::opening::dangles(view, reach(lead.root));
    // `their meeting with the envoy has failed`
    let theirs = |s: TokenId| syntax.children(s).any(|c| syntax.tag(c) == Tag::PrpS);
    of_someone
        || dangling
        || fits && lead.root != t && syntax.own_subject(t).is_some_and(theirs)
        || begins_with_pronoun(view, t)
        || lead.root != t && view.sources.statements.iter().take(8).any(denied)
        || fits && (super::looks_back_at(syntax, t) || syntax.own_subject(t).is_some_and(|s| bare(s) && !named(s)))
}

fn begins_with_pronoun(view: &View<'_>, t: TokenId) -> bool {
    view.syntax.own_subject(t).is_some_and(|s| matches!(view.syntax.tag(s), Tag::Prp | Tag::Dt))
}

/// True for the main event, and for one whose trigger is the main predicate.
fn answers_main(view: &View<'_>, told: &Told<'_>) -> bool {
    view.lead.is_some_and(|l| told.tellings.tokens.contains(&l.token))
        || view.main().is_some_and(|m| std::ptr::eq(m, told))
}

/// True for what was over weeks before the publication.
fn is_long_ago(view: &View<'_>, told: &Told<'_>) -> bool {
    let days = view.sources.published.day.zip(told.event.interval);
    days.is_some_and(|(now, (_, end))| now.number() - end.number() > LONG_AGO)
}

/// The clause of a deed besides the main one: of the story itself, since the headline's is the lead's, with nobody who is
/// known from elsewhere (`his lawyer`), and no bare `the ministry announced`.
fn further(view: &View<'_>, t: TokenId) -> Option<Span> {
    let syntax = view.syntax;
    let subject = syntax.own_subject(t)?;
    // `the company` whose name the text gives elsewhere.
    let one = view.sources.entities.headed_by(subject).and_then(|id| view.sources.entities.get(id));
    let the = syntax.children(subject).any(|i| syntax.article.lower(i) == "the") && !syntax.tag(subject).is_proper();
    let elsewhere = the && one.is_some_and(|e| e.named);
    let known = elsewhere
        || syntax.children(subject).any(|i| syntax.tag(i) == Tag::PrpS)
        || syntax.object(t).is_some_and(|o| syntax.tag(o) == Tag::Prp);
    // What was before (`in May`, `have waged a war`) or is beside it (`Meanwhile`) is not the news.
    let said = syntax.relation(t) == Relation::Ccomp && syntax.head(t).is_some_and(|h| is_cue(view.sources, h));
    let here = view.sources.article.tokens.get(t as usize)?.sentence;
    let far = view.lead.is_some_and(|l| here > l.sentence + CLOSE);
    let perfect = syntax
        .children(t)
        .any(|c| syntax.relation(c) == Relation::Aux && matches!(syntax.article.lower(c), "has" | "have"));
    // `Another bomb wounded four`, `Those supplies and tents are on their way`
    let next = |c: TokenId| {
        matches!(syntax.article.lower(c), "another" | "those" | "these" | "such" | "same" | "second" | "third")
    };
    let goes_on = syntax.children(subject).chain(syntax.children(t)).any(|c| c < t && next(c));
    let known = known || goes_on || !said && (far || perfect) || view.is_aside(t) || super::looks_back_at(syntax, t);
    // A claim is told with the one who makes it, or not at all; `a report saying that ...` may be what is denied.
    let claimed = said
        && syntax.head(t).is_some_and(|h| {
            let by = syntax.subject(h).map(|(s, _)| s);
            by.is_some_and(|s| super::opening::is_person(view, s) || super::opening::is_crowd(view, s))
                || matches!(syntax.relation(h), Relation::Acl | Relation::AclRelcl | Relation::Advcl)
        });
    // `thousands detained`, `a woman married to him`: no clause.
    let parted =
        syntax.tag(t) == Tag::Vbn && syntax.child(t, &[Relation::Aux, Relation::AuxPass, Relation::Cop]).is_none();
    // `had reopened Friday` of what has opened again; a further toll is news.
    let counts = syntax.extent(t).any(|i| syntax.pos(i) == Pos::Num);
    let again = said && !counts && super::when::retells(view, t);
    let known = known || claimed || parted || again || super::is_listed(syntax, subject);
    // What stands above the lead is the headline again, what stands far down no news.
    let above = view.lead.is_some_and(|l| syntax.sentence(t).start < syntax.sentence(l.token).start);
    let story =
        view.sources.article.block_kind_of(t) == BlockKind::Paragraph && !above && view.standing.of(t) >= DEEPEST;
    let bare = is_cue(view.sources, t) && syntax.child(t, &[Relation::Obj]).is_none();
    let told = matches!(syntax.relation(t), Relation::Root | Relation::Ccomp | Relation::Conj | Relation::Parataxis);
    let quoted = |s: &Span| {
        view.sources
            .statements
            .iter()
            .any(|q| q.form == StatementForm::Direct && q.content.iter().any(|c| c.contains(*s)))
    };
    let before = |s: &Span| {
        let old = |x: &Time| {
            x.kind != TimeKind::Set
                && !super::when::is_day(x)
                && (s.contains(x.span)
                    || super::when::hangs_on(view, view.sources.article.tokens_in(x.span).start, &[t]))
        };
        let was = |c| matches!(syntax.article.lower(c), "was" | "were" | "had");
        !said && (syntax.tag(t) == Tag::Vbd || syntax.children(t).any(was)) && view.sources.times.iter().any(old)
    };
    let whole = |s: &Span| {
        let tokens = view.sources.article.tokens_in(*s);
        let torn = tokens.clone().last().is_some_and(|last| view.composer.is_torn(last));
        !quoted(s) && !before(s) && !torn && tokens.len() >= SHORTEST && !super::opening::dangles(view, tokens)
    };
    (story && told && !known && !bare).then(|| deed(view, t)).flatten().filter(whole)
}

/// The clause of a deed that has its subject with it; one that begins with a pronoun would need the text.
fn deed(view: &View<'_>, t: TokenId) -> Option<Span> {
    let syntax = view.syntax;
    let subject = syntax.own_subject(t).filter(|&s| syntax.referent(s) == s)?;
    let alone = !matches!(syntax.tag(subject), Tag::Prp | Tag::Dt | Tag::Wdt | Tag::Wp);
    let says = matches!(syntax.lemma(t), "say" | "tell" | "add");
    (alone && !says).then(|| clause(view, t)).flatten()
}

/// The stretch of text of a clause from its subject on, in the shortest form that fits.
fn clause(view: &View<'_>, t: TokenId) -> Option<Span> {
    let subject = view.syntax.own_subject(t).map(|s| view.syntax.extent(s).start);
    // As the news is told, with what its nouns need (`a bill that would ...`), where there is room.
    let forms = [(Purpose::News, 0), (Purpose::News, 1), (Purpose::Gloss, 0), (Purpose::Gloss, 1), (Purpose::Gloss, 3)];
    forms.into_iter().find_map(|(purpose, level)| {
        let mut tokens = view.composer.clause_tokens(t, purpose, level);
        if let Some(first) = subject.filter(|&s| s < t) {
            // `A magnitude 6.8 earthquake`, of which the tree cuts the number off.
            let close = |i: &TokenId| *i < first && (*i..first).all(|k| tokens.contains(&k) && !view.syntax.is_edge(k));
            let first = tokens.iter().copied().filter(close).min().unwrap_or(first);
            // `and a deal was undermined`
            let first = first + TokenId::from(view.syntax.pos(first) == Pos::Cconj);
            tokens.retain(|&i| i >= first);
            tokens.push(first);
        }
        stretch(view.syntax, &tokens)
    })
}
