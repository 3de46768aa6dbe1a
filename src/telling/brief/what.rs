//! What: the clause of the main event, who did it included, so that it reads alone. Of further ones strict readers signed one
//! in three: the story's sentences tell what else there is.

use super::super::Answer;
use super::super::clause::Purpose;
use super::{View, is_cue, stretch, with_both_quotes};
use crate::article::TokenId;
use crate::language::{Pos, Relation, Tag};
use crate::span::Span;

/// Longest sentence that is told whole, in tokens.
const MAX_WHOLE_TOKENS: usize = 64;

/// Fewest tokens of an answer: `Clinton paused` is none.
const LEAST_ANSWER_TOKENS: usize = 4;

pub(super) fn answers(view: &View<'_>) -> Vec<Answer> {
    // Of `China said it opposes ...` the whole: the pronoun alone says nothing.
    let stranger = |l: &super::Lead| super::opening::is_stranger(view.sources, view.syntax, l.root);
    // What someone says is not so because it is said.
    let said = |l: &super::Lead| l.root != l.token && is_cue(view.sources, l.root);
    let main = view.lead.map(|l| if (leans(view, l) || said(l)) && !stranger(l) { l.root } else { l.token });
    let main = main.filter(|&t| !begins_with_pronoun(view, t));
    // `Sanders` of `Sanders: The bank must go` is no clause.
    let told = |s: &Span| view.sources.article.tokens_in(*s).len() >= LEAST_ANSWER_TOKENS;
    let main = view
        .lead
        .and_then(|l| whole_lead(view, l))
        .or_else(|| main.and_then(|t| with_speaker(view, t).or_else(|| clause(view, t))));
    let main = main.filter(told);
    let bare = || view.lead.filter(|l| said(l) && !leans(view, l)).and_then(|l| clause(view, l.token)).filter(told);
    let main = main.or_else(bare);
    let deed = || view.top(1).next()?.tellings.tokens.iter().find_map(|&t| deed(view, t));
    let sentence = || view.lead.and_then(|l| Some(view.sources.article.sentences.get(l.sentence as usize)?.span));
    let span = main.filter(|s| !s.is_empty()).or_else(deed).or_else(sentence);
    span.map(|span| Answer { span, entity: None, value: None }).into_iter().collect()
}

/// The lead from its subject on, with the one who says it and to its end: what is cut from it is too often what it says.
fn whole_lead(view: &View<'_>, lead: &super::Lead) -> Option<Span> {
    let stranger = super::opening::is_stranger(view.sources, view.syntax, lead.root);
    to_its_end(view, if stranger { lead.token } else { lead.root })
}

/// The sentence of a predicate from its subject on.
fn to_its_end(view: &View<'_>, root: TokenId) -> Option<Span> {
    let syntax = view.syntax;
    let subject = syntax.own_subject(root).filter(|_| !begins_with_pronoun(view, root))?;
    let (sentence, reach) = (syntax.sentence(root), syntax.extent(subject));
    // `Washington Post Hit Piece`, of which the tree cuts the first words off.
    let name = |t: TokenId| syntax.tag(t).is_noun() || matches!(syntax.tag(t), Tag::Dt | Tag::Jj | Tag::Cd);
    // `The ban holds, the bank warned`
    let told = |c: TokenId| c < subject && matches!(syntax.relation(c), Relation::Ccomp | Relation::Parataxis);
    // `With 200 cases on the island, a quarter of that town is ill`
    let known = |t: TokenId| syntax.tag(t) == Tag::PrpS || one_of!(syntax.article.lower(t), "that" | "this" | "these");
    // `According to the ministry 30 people were hurt`
    let source = syntax.article.lower(sentence.start) == "according";
    let all = subject > root
        || source
        || syntax.children(root).any(told)
        || reach.clone().any(known)
        || (sentence.start..reach.start).all(name);
    let words = if all { super::opening::own_words(syntax, sentence) } else { reach.start..sentence.end };
    (words.len() <= MAX_WHOLE_TOKENS).then(|| with_both_quotes(syntax.article.text, syntax.trimmed(words)))
}

/// True for a clause that is not understood without the one who says it: `A Hamas leader says the group ...`.
fn leans(view: &View<'_>, lead: &super::Lead) -> bool {
    let (syntax, t) = (view.syntax, lead.token);
    let fits = syntax.extent(lead.root).len() <= super::MAX_ANSWER_TOKENS;
    // What is said is the word of the one who says it, unless he does by office; and `the country's plans` are his.
    let reach = |t| syntax.extent(t);
    let speaker = syntax.own_subject(lead.root).filter(|&s| lead.root != t && s < t);
    let of_someone =
        fits && speaker.is_some_and(|s| super::opening::is_crowd(view, s) || !super::opening::is_official(view, s));
    let dangling = fits
        && speaker.is_some()
        && super::opening::dangles(view, reach(t))
        && !super::opening::dangles(view, reach(lead.root));
    of_someone || dangling || begins_with_pronoun(view, t)
}

fn begins_with_pronoun(view: &View<'_>, t: TokenId) -> bool {
    let subject = view.syntax.own_subject(t).filter(|&s| !one_of!(view.syntax.article.lower(s), "i" | "we"));
    subject.is_some_and(|s| matches!(view.syntax.tag(s), Tag::Prp | Tag::Dt))
}

/// The clause of a deed that has its subject with it; one that begins with a pronoun would need the text.
fn deed(view: &View<'_>, t: TokenId) -> Option<Span> {
    let syntax = view.syntax;
    let subject = syntax.own_subject(t).filter(|&s| syntax.referent(s) == s)?;
    let alone = !matches!(syntax.tag(subject), Tag::Prp | Tag::Dt | Tag::Wdt | Tag::Wp);
    let says = one_of!(syntax.lemma(t), "say" | "tell" | "add");
    let whole = || Some(t).filter(|&t| syntax.relation(t) == Relation::Root).and_then(|t| to_its_end(view, t));
    (alone && !says).then(|| whole().or_else(|| clause(view, t))).flatten()
}

/// What the lead says is said, with the one who says it before.
fn with_speaker(view: &View<'_>, root: TokenId) -> Option<Span> {
    let syntax = view.syntax;
    let lead = view.lead.filter(|l| l.root == root && l.token != root)?;
    let start = syntax.own_subject(root).filter(|&s| s < lead.token).map(|s| syntax.extent(s).start)?;
    let said = syntax.article.tokens_in(clause(view, lead.token)?);
    (start < said.start && said.end - start <= MAX_WHOLE_TOKENS as TokenId / 4 * 3)
        .then(|| with_both_quotes(syntax.article.text, syntax.trimmed(start..said.end)))
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
