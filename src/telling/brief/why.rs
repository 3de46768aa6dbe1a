//! Why: a cause or an aim of the main event, in the text's own words; not what merely came before.

use super::super::Answer;
use super::{View, best, stretch};
use crate::article::TokenId;
use crate::entities::{Form, Mention};
use crate::events::Plover;
use crate::language::grammar::is_negation;
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, is};
use crate::order::Sorted;
use crate::span::Span;

/// Words that give a reason, with how much each is to be trusted.
const REASONS: &[(&[&str], f32)] = &[
    (&["because", "of"], 1.0),
    (&["because"], 1.0),
    (&["due", "to"], 1.0),
    (&["in", "response", "to"], 1.0),
    (&["in", "retaliation", "for"], 1.0),
    (&["in", "protest", "at"], 0.9),
    (&["in", "protest", "against"], 0.9),
    (&["in", "order", "to"], 0.9),
    (&["in", "an", "effort", "to"], 0.9),
    (&["in", "an", "attempt", "to"], 0.9),
    (&["in", "a", "bid", "to"], 0.9),
    (&["as", "a", "result", "of"], 1.0),
    (&["on", "suspicion", "of"], 0.9),
    (&["on", "charges", "of"], 0.9),
    (&["owing", "to"], 1.0),
    (&["thanks", "to"], 0.9),
    (&["on", "the", "grounds"], 0.9),
    (&["citing"], 0.8),
    (&["blaming"], 0.8),
    (&["so", "that"], 0.8),
    (&["in", "light", "of"], 0.9),
    (&["in", "view", "of"], 0.9),
    (&["in", "the", "face", "of"], 0.9),
    (&["for", "fear", "of"], 0.9),
    (&["in", "the", "hope"], 0.8),
    (&["in", "hopes", "of"], 0.8),
    (&["with", "the", "aim", "of"], 0.9),
    (&["in", "a", "push", "to"], 0.9),
];

pub(super) fn answers(view: &View<'_>) -> Vec<Answer> {
    let main = view.main_tokens();
    let mut all: Vec<(f32, Span)> = Vec::new();
    marked(view, &main, &mut all);
    purpose_behind(view, &mut all);
    let syntax = view.syntax;
    for &t in &main {
        // Behind `the companies said` too, on which the tree hangs what follows.
        let said = |c: &TokenId| syntax.relation(*c) == Relation::Parataxis && *c > t;
        let behind = syntax.children(t).filter(said).flat_map(|p| syntax.children(p).filter(move |&c| c > p));
        for c in syntax.children(t).filter(|&c| c > t).chain(behind) {
            of_part(view, t, c, &mut all);
        }
    }
    best(all.into_iter().filter(|&(_, span)| reads_alone(view, span)).collect())
}

/// The reasons that the part `c` of the main predicate `t` gives.
fn of_part(view: &View<'_>, t: TokenId, c: TokenId, all: &mut Vec<(f32, Span)>) {
    let syntax = view.syntax;
    within_part(view, t, c, all);
    let preposition = syntax.preposition(c);
    let phrase = matches!(syntax.relation(c), Relation::Obl | Relation::Nmod | Relation::Advcl);
    let lemma = syntax.lemma(t);
    let timed = view.sources.times.iter().any(|x| syntax.article.span_of(c..c + 1).overlaps(x.span));
    let price = syntax.extent(c).any(|i| one_of!(syntax.article.word(i), "$" | "£" | "€"));
    let blame = phrase
        && !timed
        // `banned for life`
        && !is(syntax.lemma(c), Class::TermNoun)
        && !price
        && (preposition == "for" || syntax.own_marker(c) == Some("for"))
        && is(lemma, Class::ReasonFor);
    let matter = phrase && preposition == "over" && is(lemma, Class::ReasonOver) && !timed;
    // `as it seeks to expand`
    let seeks = syntax.relation(c) == Relation::Advcl
        && syntax.own_marker(c) == Some("as")
        // While others do is no reason.
        && syntax.own_subject(c).is_some_and(|s| syntax.tag(s) == Tag::Prp)
        && is(syntax.lemma(c), Class::Seeking);
    // `praised the vote, saying it ...`
    let judged = syntax.relation(c) == Relation::Advcl
        && syntax.tag(c) == Tag::Vbg
        && one_of!(syntax.lemma(c), "say" | "argue")
        && is(lemma, Class::JudgingVerb);
    // `is in Lima for talks`
    let talks = phrase
        && lemma != "call"
        && preposition == "for"
        && view.told.iter().any(|e| e.event.kind == Some(Plover::Consult) && e.tellings.tokens.contains(&c));
    let sure = if is_aim(view, t, c) || seeks || talks || judged {
        0.7
    } else if blame || matter {
        0.9
    } else {
        return;
    };
    if let Some(span) = whole_phrase(view, c) {
        all.push((sure + view.standing.of(t), span));
    }
}

/// True for what the main predicate `t` was done for: `left to find work`.
fn is_aim(view: &View<'_>, t: TokenId, c: TokenId) -> bool {
    let syntax = view.syntax;
    syntax.relation(c) == Relation::Advcl
        && syntax.own_marker(c) == Some("to")
        // `called for the judge to resign`, `praised efforts to help`
        && syntax.own_subject(c).is_none()
        && !one_of!(syntax.lemma(t), "call" | "wait" | "endorse" | "vote")
        && !syntax.object(t).is_some_and(|o| o < c && (is(syntax.lemma(o), Class::AimNoun) || syntax.lemma(o) == "call"))
        && syntax.head(c) == Some(t)
        && syntax.tag(c) == Tag::Vb
        // `passed it to become the first`: what came of it; `wrote to say`: what he wrote.
        && !is(syntax.lemma(c), Class::ResultVerb)
        && !one_of!(syntax.lemma(c), "say" | "tell" | "complain")
        && !is_denied(view, c)
}

/// Reasons that hang on a part of the main predicate `t`.
fn within_part(view: &View<'_>, t: TokenId, c: TokenId, all: &mut Vec<(f32, Span)>) {
    let syntax = view.syntax;
    let lemma = syntax.lemma(t);
    // `arrested a man accused of spying`
    let accused =
        |x: &TokenId| matches!(syntax.relation(*x), Relation::Acl) && one_of!(syntax.lemma(*x), "accuse" | "suspect");
    let charged = is(lemma, Class::ReasonFor) && matches!(syntax.relation(c), Relation::Obj | Relation::NsubjPass);
    if let Some(span) = syntax.children(c).find(accused).filter(|_| charged).and_then(|x| whole_phrase(view, x)) {
        all.push((0.9 + view.standing.of(t), span));
    }
    // `walked out in a strike over pay`
    let phrase = matches!(syntax.relation(c), Relation::Obl | Relation::Nmod | Relation::Advcl);
    let inner = phrase && is(syntax.lemma(c), Class::ReasonOver);
    let over = syntax.children(c).find(|&x| inner && x > c && syntax.preposition(x) == "over");
    if let Some(span) = over.and_then(|x| whole_phrase(view, x)) {
        all.push((0.9 + view.standing.of(t), span));
    }
}

/// False for `because of her handling of the files` and `due to the disease`, which only the text explains: whose they are
/// is said neither by the reason nor by the sentence that it is of.
fn reads_alone(view: &View<'_>, span: Span) -> bool {
    let words = view.sources.article.tokens_in(span);
    let syntax = view.syntax;
    let here = syntax.sentence(words.start);
    let strange = |t: TokenId| {
        let id = view.sources.entities.headed_by(t);
        let entity = id.and_then(|id| view.sources.entities.get(id));
        let said = |m: &Mention| here.contains(&m.head) && m.head < words.start && m.form != Form::Pronoun;
        one_of!(syntax.article.lower(t), "he" | "she" | "his" | "her" | "him")
            && !entity.is_some_and(|e| e.mentions.iter().any(said))
    };
    let head = syntax.head_of(words.clone());
    let bare = head.is_some_and(|t| super::opening::points_back(view.sources, syntax, t, here.start));
    !bare && !words.clone().any(strange)
}

/// `The move is aimed at ...`, `The ban was meant to ...`, in one of the two sentences behind the lead.
fn purpose_behind(view: &View<'_>, all: &mut Vec<(f32, Span)>) {
    let (syntax, Some(lead)) = (view.syntax, view.lead) else { return };
    let next = (lead.sentence + 1..lead.sentence + 3).filter_map(|s| syntax.article.sentences.get(s as usize));
    for t in next.flat_map(|s| s.tokens.clone()) {
        let the = |s: TokenId| syntax.children(s).any(|c| c < s && one_of!(syntax.article.lower(c), "the" | "this"));
        let subject = syntax.own_subject(t).filter(|&s| is(syntax.lemma(s), Class::DeedNoun) && the(s));
        if subject.is_none() || !is(syntax.lemma(t), Class::PurposeVerb) || view.is_aside(t) || is_denied(view, t) {
            continue;
        }
        let aim = |c: &TokenId| {
            *c > t
                && (one_of!(syntax.preposition(*c), "at" | "to")
                    || syntax.own_marker(*c).is_some_and(|m| one_of!(m, "at" | "to")))
        };
        let reach = syntax.children(t).find(aim).map(|c| t..syntax.extent(c).end);
        if let Some(span) = reach.and_then(|r| stretch(syntax, &r.collect::<Vec<_>>())) {
            all.push((0.6 + view.standing.of(t), span));
        }
    }
}

/// The reasons that a marker gives of one of the main predicates.
fn marked(view: &View<'_>, main: &[TokenId], all: &mut Vec<(f32, Span)>) {
    let syntax = view.syntax;
    let article = syntax.article;
    let sentences: Sorted<u32> =
        Sorted::from_iter(main.iter().filter_map(|&t| article.tokens.get(t as usize)).map(|t| t.sentence));
    for s in sentences.list() {
        let Some(tokens) = article.sentences.get(s as usize).map(|s| s.tokens.clone()) else { continue };
        for t in tokens {
            let begins = |w: &[&str]| w.iter().enumerate().all(|(i, w)| article.lower(t + i as TokenId) == *w);
            let Some((_, sure)) = REASONS.iter().find(|(w, _)| begins(w)) else { continue };
            let Some(top) = introduced(view, t) else { continue };
            // `, the agency said` behind the cause: the tree hangs it there.
            let aside = |h: &TokenId| *h > top && syntax.relation(*h) == Relation::Parataxis;
            let over = |h: TokenId| Some(h).filter(aside).and_then(|h| syntax.head(h)).unwrap_or(h);
            let hung = syntax.head(top).is_some_and(|h| belongs(view, over(h), main)) || belongs(view, top, main);
            if !hung || main.contains(&top) || negated_before(view, t) {
                continue;
            }
            let tokens: Vec<TokenId> = syntax.extent(top).filter(|&i| i >= t).collect();
            if let Some(span) = stretch(syntax, &tokens).filter(|_| tokens.len() > 2) {
                all.push((sure + view.standing.of(t), span));
            }
        }
    }
}

/// The head of what a marker introduces: the word it hangs on behind it, or the marker itself where that hangs on it.
fn introduced(view: &View<'_>, marker: TokenId) -> Option<TokenId> {
    let syntax = view.syntax;
    let mut at = marker;
    for _ in 0..3 {
        let linked =
            matches!(syntax.relation(at), Relation::Case | Relation::Mark | Relation::Fixed | Relation::Advmod);
        match syntax.head(at) {
            Some(h) if linked || h > at && syntax.extent(at).len() <= 2 => at = h,
            _ => break,
        }
        if at > marker && !matches!(syntax.relation(at), Relation::Case | Relation::Mark | Relation::Fixed) {
            return Some(at);
        }
    }
    (syntax.extent(marker).end > marker + 1).then_some(marker)
}

/// True where `t` is a main predicate or a clause or noun that is part of its own.
fn belongs(view: &View<'_>, t: TokenId, main: &[TokenId]) -> bool {
    let mut at = t;
    for _ in 0..5 {
        if main.contains(&at) {
            return true;
        }
        // `barred them from hosting matches because of the war`
        let barred = view.syntax.relation(at) == Relation::Advcl
            && view.syntax.own_marker(at).is_some_and(|m| one_of!(m, "from" | "to"));
        if !barred
            && matches!(
                view.syntax.relation(at),
                Relation::AclRelcl | Relation::Advcl | Relation::Parataxis | Relation::Appos | Relation::Ccomp
            )
        {
            return false;
        }
        match view.syntax.head(at) {
            Some(h) => at = h,
            None => return false,
        }
    }
    false
}

/// True under a negation of its own: `not because`, `not to`.
fn is_denied(view: &View<'_>, t: TokenId) -> bool {
    let not = |i: TokenId| is_negation(view.sources.article.lower(i));
    view.syntax.children(t).any(|c| c < t && not(c)) || negated_before(view, view.syntax.extent(t).start)
}

fn negated_before(view: &View<'_>, t: TokenId) -> bool {
    let before = |n: TokenId| t.checked_sub(n).map_or("", |i| view.sources.article.lower(i));
    is_negation(before(1))
}

/// The whole_phrase phrase or clause at `t`, with its marker; `None` where it is too long to be an answer.
fn whole_phrase(view: &View<'_>, t: TokenId) -> Option<Span> {
    let syntax = view.syntax;
    let mut reach = syntax.extent(t);
    // `over a loan from a builder`: a phrase close behind belongs to it, whatever the tree says.
    let next = syntax.head(t).and_then(|h| syntax.children(h).find(|&c| c > t && syntax.extent(c).start == reach.end));
    if let Some(c) = next.filter(|&c| one_of!(syntax.preposition(c), "of" | "from" | "with" | "against" | "between")) {
        reach.end = syntax.extent(c).end;
    }
    let tokens: Vec<TokenId> = reach.collect();
    stretch(syntax, &tokens)
}
