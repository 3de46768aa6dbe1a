//! The brief: the news in a sentence, the six answers, the story, and what is left open.
//!
//! One predicate decides all of it, the main one ([`lead`]): who and what it tells of, when and where, why and how.
//! An answer that it does not give is looked for in the weightiest events, and left out where they give none either.

mod anecdote;
mod how;
mod lead;
mod left_open;
mod news;
mod opening;
mod parties;
mod places;
mod questions;
mod someone;
mod story;
mod tied;
mod what;
mod when;
mod who;
mod who_answers;
mod why;

use super::clause::Composer;
use super::join::Told;
use super::weight::Standing;
use super::{Answer, Brief};
use crate::article::TokenId;
use crate::events::Sources;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::order::Order;
use crate::span::Span;
use crate::statements::{Statement, StatementForm};
use lead::Lead;

/// Most answers to one question.
const MAX_ANSWERS: usize = 4;

/// Longest answer to what, why and how, in tokens; a longer one is left out, not cut.
const MAX_ANSWER_TOKENS: usize = 36;

/// What the answers are looked for in.
#[derive(Clone, Copy)]
struct View<'a> {
    sources: &'a Sources<'a>,
    syntax: &'a Syntax<'a>,
    composer: &'a Composer<'a>,
    standing: &'a Standing,
    /// Every event, told once.
    told: &'a [Told<'a>],
    /// Indexes into `told`, weightiest first; the main event, where it is one, before all.
    ranked: &'a [usize],
    lead: Option<&'a Lead>,
    /// The first sentence of another story.
    turn: u32,
}

impl<'a> View<'a> {
    /// The weightiest `n` events.
    fn top(&self, n: usize) -> impl Iterator<Item = &'a Told<'a>> + use<'a> {
        let told = self.told;
        self.ranked.iter().take(n).filter_map(move |&i| told.get(i))
    }

    /// True for what is told further down than in the sentence behind the lead.
    fn is_below(&self, t: TokenId) -> bool {
        let sentence = self.sources.article.tokens.get(t as usize).map_or(0, |t| t.sentence);
        self.lead.is_some_and(|l| sentence > l.sentence + 1)
    }

    /// True for a sentence of another story.
    fn is_aside(&self, t: TokenId) -> bool {
        let start = self.lead.map_or(0, |l| l.start);
        self.sources.article.tokens.get(t as usize).is_some_and(|t| t.sentence >= self.turn || t.sentence < start)
    }

    /// The main event.
    fn main(&self) -> Option<&'a Told<'a>> {
        self.lead.and_then(|l| l.event).and_then(|i| self.told.get(i))
    }

    /// True where the news is of words or help: whom someone speaks to or of, or helps, is not where he does.
    fn is_verbal(&self) -> bool {
        use crate::events::Plover::{Accuse, Agree, Aid, Reject, Request, Sanction, Support, Threaten};
        let kind = self.main().and_then(|m| m.event.kind);
        matches!(kind, Some(Accuse | Agree | Aid | Reject | Request | Sanction | Support | Threaten))
    }

    /// The main predicate and the triggers of all tellings of the main event.
    fn main_tokens(&self) -> Vec<TokenId> {
        let mut all: Vec<TokenId> = self.lead.map(|l| l.token).into_iter().collect();
        all.extend(self.lead.map(|l| l.root));
        all.extend(self.main().into_iter().flat_map(|t| t.tellings.tokens.iter().copied()));
        let mut seen = crate::order::OrderedSet::new();
        all.retain(|&t| seen.insert(t));
        all
    }
}

/// The brief of the told events.
pub(super) fn write(sources: &Sources<'_>, composer: &Composer<'_>, standing: &Standing, told: &[Told<'_>]) -> Brief {
    let lead = lead::find(sources, composer.syntax, standing, told);
    let mut ranked: Vec<usize> = (0..told.len()).collect();
    let main = lead.as_ref().and_then(|l| l.event);
    ranked.order_by(|&a, &b| {
        (Some(b) == main)
            .cmp(&(Some(a) == main))
            .then(told[b].event.weight.total_cmp(&told[a].event.weight))
            .then(a.cmp(&b))
    });
    let turn = turn(sources, composer.syntax, standing, lead.as_ref());
    let view =
        View { sources, syntax: composer.syntax, composer, standing, told, ranked: &ranked, lead: lead.as_ref(), turn };
    let when = when::answers(&view);
    let r#where = places::answers(&view);
    let sentence = news::sentence(&view);
    Brief {
        who: who::answers(&view),
        what: what::answers(&view),
        why: why::answers(&view),
        how: how::answers(&view),
        story: story::sentences(&view, sentence.as_ref()),
        sentence,
        questions: questions::ask(&view, &when, &r#where),
        when,
        r#where,
    }
}

/// The sentence in which a text turns to another story: `Meanwhile, ...`, `In another development, ...`.
fn turn(sources: &Sources<'_>, syntax: &Syntax<'_>, standing: &Standing, lead: Option<&Lead>) -> u32 {
    let article = sources.article;
    let turns = |s: &u32| super::clause::turns_aside(article, article.sentences[*s as usize].tokens.start);
    let behind = lead.map_or(0, |l| l.sentence + 1);
    let opens = |s: &u32| *s > behind && !standing.is_headed() && opening::opens_story(sources, syntax, *s, false);
    (behind..article.sentences.len() as u32).find(|s| turns(s) || opens(s)).unwrap_or(u32::MAX)
}

/// True for a word of saying with what is said.
fn is_cue(sources: &Sources<'_>, t: TokenId) -> bool {
    let Some(span) = sources.article.tokens.get(t as usize).map(|t| t.span) else { return false };
    let all = sources.statements;
    let first = all.partition_point(|x| x.content.first().is_none_or(|c| c.end + 600 < span.start));
    all[first..].iter().take(12).any(|s| s.cue.is_some_and(|c| c.overlaps(span)))
}

/// True for a deed whose subject or object counts or points at those of another sentence: `the two men`, `these talks`.
fn looks_back_at(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let word = |c: TokenId| syntax.article.lower(c);
    let known = |n: TokenId| {
        let some = |f: &dyn Fn(TokenId) -> bool| syntax.children(n).any(f);
        let number = syntax.tag(n) == Tag::Cd || some(&|c| c < n && syntax.relation(c) == Relation::Nummod);
        number && some(&|c| word(c) == "the") && syntax.extent(n).end == n + 1
            || some(&|c| c < n && one_of!(word(c), "these" | "those" | "both") && syntax.extent(n).end == n + 1)
    };
    syntax.own_subject(t).into_iter().chain(syntax.object(t)).any(known)
}

/// The last of a list, which the tree takes for a subject of its own: `demand from Chile, Peru, and Bolivia strained`.
fn is_listed(syntax: &Syntax<'_>, subject: TokenId) -> bool {
    let first = syntax.extent(subject).start;
    first > 2
        && one_of!(syntax.article.lower(first - 1), "and" | "or")
        && syntax.article.word(first - 2) == ","
        && syntax.relation(first - 3) == Relation::Conj
        && syntax.tag(first - 3).is_noun()
}

/// Adds an answer unless there are enough, or it is one of them already.
fn push(answers: &mut Vec<Answer>, answer: Answer) {
    let same = |a: &Answer| a.span.overlaps(answer.span) || (a.entity.is_some() && a.entity == answer.entity);
    if answers.len() < MAX_ANSWERS && !answer.span.is_empty() && !answers.iter().any(same) {
        answers.push(answer);
    }
}

/// The best of the rated spans, each once.
fn best(mut all: Vec<(f32, Span)>) -> Vec<Answer> {
    all.order_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut answers = Vec::new();
    for (_, span) in all {
        push(&mut answers, Answer { span, entity: None, value: None });
    }
    answers
}

/// The stretch of text from the first to the last of `tokens`, without a break in sentence or block.
fn stretch(syntax: &Syntax<'_>, tokens: &[TokenId]) -> Option<Span> {
    let (first, last) = (*tokens.iter().min()?, *tokens.iter().max()?);
    let whole = || with_both_quotes(syntax.article.text, syntax.trimmed(first..last + 1));
    (last - first < MAX_ANSWER_TOKENS as TokenId).then(whole).filter(|s| !s.is_empty())
}

/// `a “disgrace` with the mark that closes it, `18 hours of hysteria”` with the one that opens it.
fn with_both_quotes(text: &str, span: Span) -> Span {
    let (words, before) = (span.of(text), text.get(..span.start as usize).unwrap_or(""));
    let behind = text.get(span.end as usize..).unwrap_or("");
    for (open, close) in [('“', '”'), ('"', '"'), ('‘', '’')] {
        let count = |m: char| words.matches(m).count();
        let (opened, closed) = (count(open), count(close));
        let odd = open == close && opened % 2 == 1;
        if (odd || closed > opened && close != '’') && before.ends_with(open) {
            return Span::new(span.start as usize - open.len_utf8(), span.end as usize);
        }
        if let Some(at) = behind.find(close).filter(|&at| at <= 1 && (odd || opened > closed)) {
            return Span::new(span.start as usize, span.end as usize + at + close.len_utf8());
        }
    }
    span
}

/// True within what somebody is quoted as saying.
fn is_quoted(view: &View<'_>, span: Span) -> bool {
    let all = view.sources.statements;
    let last = all.partition_point(|s| s.content.first().is_none_or(|c| c.start <= span.start));
    let direct = |s: &Statement| s.form == StatementForm::Direct && s.content.iter().any(|c| c.contains(span));
    all[last.saturating_sub(8)..last].iter().any(direct)
}
