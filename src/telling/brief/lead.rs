//! The main predicate of the report: what the lead says happened, checked against the headline.

use super::super::join::Told;
use super::super::weight::Standing;
use super::{anecdote, opening};
use crate::article::{Block, BlockKind, TokenId};
use crate::events::{Sources, claimed};
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::Class;
use crate::order::Order;
use crate::vocabulary::SURE;

/// Sentences from the top that can hold the news.
const LEAD_SENTENCES: usize = 6;

/// Fewest words of a sentence that is no headline though no article stands in it.
const BARE_LEAD_WORDS: usize = 12;

/// The share of the headline's words under which a sentence without a sure deed does not tell its news: a joke, a scene or a
/// question opens the text, and the headline says it better.
const SHARED_SHARE: f32 = 0.35;

/// Words of a headline that says what happened: `Website shows bias` has fewer.
const TELLING_HEADLINE_WORDS: usize = 5;

/// The main predicate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lead {
    /// The predicate that says what happened.
    pub token: TokenId,
    /// The root of its sentence: the verb of saying over it, or itself.
    pub root: TokenId,
    /// Index of its sentence.
    pub sentence: u32,
    /// Where its story begins: what stands above is the end of another.
    pub start: u32,
    /// The event it is, as an index into the told events.
    pub event: Option<usize>,
}

/// Finds it; `None` for a text without a sentence.
pub(super) fn find(sources: &Sources<'_>, syntax: &Syntax<'_>, standing: &Standing, told: &[Told<'_>]) -> Option<Lead> {
    let article = sources.article;
    // What a fact check tells of is no news.
    let is_claimed = claimed(article);
    let story: Vec<u32> = article
        .blocks
        .iter()
        .filter(|b| b.kind == BlockKind::Paragraph || b.kind == BlockKind::Headline && is_sentence(syntax, standing, b))
        .flat_map(|b| b.sentences.clone())
        .filter(|&s| !is_claimed(article.sentences[s as usize].tokens.end - 1))
        .take(LEAD_SENTENCES)
        .collect();
    let likeness = |s: u32| {
        let tokens = article.sentences.get(s as usize).map_or(0..0, |s| s.tokens.clone());
        standing.likeness(syntax, tokens)
    };
    let words = |s: u32| article.sentences.get(s as usize).map_or(0, |s| s.tokens.len());
    let title = article.title.map(letters);
    let mut rated: Vec<(f32, u32)> = story
        .iter()
        .enumerate()
        .filter(|(_, s)| words(**s) >= 4)
        .map(|(n, &s)| (worth(syntax, title.as_deref(), s, likeness(s) - 0.13 * n as f32), s))
        .collect();
    rated.order_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    // A page that begins in the middle of a story: the next that is told from its lead on.
    let first = story.first().copied().filter(|_| !standing.is_headed());
    let torn = first.and_then(|s| opening::is_torn(sources, syntax, s));
    let opens = |torn: bool| {
        let from = first?;
        (from + 1..from + LEAD_SENTENCES as u32).find(|&s| opening::opens_story(sources, syntax, s, torn))
    };
    let next = torn.and_then(|t| opens(false).or_else(|| opens(true).filter(|_| t)));
    let predicate = |sentence: u32| {
        let root = root(syntax, sentence)?;
        let token = descend(sources, syntax, standing, root);
        let event =
            event_at(syntax, told, token).or_else(|| if token == root { None } else { event_at(syntax, told, root) });
        Some((root, token, event))
    };
    let best = rated.first().map(|r| r.1);
    let is_idle = |s: &u32| {
        let sure = |i: usize| told.get(i).is_some_and(|t| f64::from(t.event.confidence) >= SURE);
        // What somebody says, and how many there are, is news of its own.
        let counts = |t: TokenId| syntax.own_subject(t).is_some_and(|s| syntax.child(s, &[Relation::Nummod]).is_some());
        let news = |(root, token, event): (TokenId, TokenId, Option<usize>)| {
            event.is_some_and(sure) || super::is_cue(sources, root) || counts(token)
        };
        likeness(*s) < SHARED_SHARE && standing.words() >= TELLING_HEADLINE_WORDS && !predicate(*s).is_some_and(news)
    };
    let opening = best.filter(|&s| likeness(s) < SHARED_SHARE).and_then(predicate);
    let opening = opening.map(|(root, _, event)| (root, event.and_then(|i| told.get(i))));
    let scene = best.filter(|_| opening.is_some_and(|(root, event)| anecdote::sets_scene(sources, root, event)));
    let behind = scene.and_then(|s| anecdote::news_behind(sources, told, s));
    let memory = opening.is_some_and(|(_, event)| anecdote::is_memory(sources, event));
    let is_old = memory || best.as_ref().is_some_and(is_idle);
    let above = headline(sources).filter(|&h| is_old && is_clause(syntax, h));
    let sentence = next.or(behind).or(above).or(best).or_else(|| headline(sources))?;
    let (root, token, event) = predicate(sentence)?;
    Some(Lead { token, root, sentence, start: next.unwrap_or(0), event })
}

/// Letters and digits of a text, to see whether two are the same.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How well sentence `s` leads the text that has this title, of which it is as like the headline as `likeness` says.
fn worth(syntax: &Syntax<'_>, title: Option<&str>, s: u32, likeness: f32) -> f32 {
    let article = syntax.article;
    let sentence = &article.sentences[s as usize];
    let (start, end) = (sentence.tokens.start, sentence.tokens.end);
    // A headline leads to the sentence that says it again; without one the first sentence is the lead.
    let short = if sentence.tokens.len() < 7 { 0.2 } else { 0.0 };
    // A headline of two sentences is one all the same, and each of them is part of it.
    let words = letters(sentence.span.of(article.text));
    let is_title = title.is_some_and(|t| *t == words || words.len() > 15 && t.contains(&words));
    // The headline once more is not the lead.
    let above = article.block_kind_of(start) == BlockKind::Headline;
    let again = if is_title && !above { 0.9 } else { 0.0 };
    let asks = article.word(end.saturating_sub(1)) == "?";
    // `Letter From Vienna.`
    let told = sentence.tokens.clone().any(|t| syntax.tag(t).is_verb());
    // `Bob Dylan performs in Dover.` above `AGENCY / Mark Hale`: what a picture shows.
    let credited = article.block_kind_of(end) == BlockKind::Caption && article.word(end + 1) == "/";
    // `(Adds comment, updates prices)` is a note to editors.
    // `* Gold has resistance at $1,850` is a point that the story makes again.
    let block = article.blocks.get(sentence.block as usize).map_or(s, |b| b.sentences.start);
    let point = article.sentences.get(block as usize).map_or(start, |s| s.tokens.start);
    let note = article.word(start) == "(" || one_of!(article.word(point), "*" | "•") || credited;
    let idle = if told && !note { 0.0 } else { 0.9 };
    likeness - short - again - idle - soft(syntax, s) - if asks { 0.6 } else { 0.0 }
}

/// True for a first sentence that only looks like a headline, which has neither articles nor a full stop, and stands in
/// title case or is said again in the lead.
fn is_sentence(syntax: &Syntax<'_>, standing: &Standing, block: &Block) -> bool {
    let article = syntax.article;
    let tokens = |s: u32| article.sentences.get(s as usize).map_or(0..0, |s| s.tokens.clone());
    let mut words = tokens(block.sentences.start);
    let plain = |t: &TokenId| article.word(*t).len() > 3 && article.word(*t).starts_with(char::is_lowercase);
    let long = words.len() >= BARE_LEAD_WORDS
        && words.clone().filter(plain).count() > 3
        // The next, or the one behind the line of place and day.
        && (block.sentences.end..block.sentences.end + 2).all(|s| standing.likeness(syntax, tokens(s)) < 0.5);
    // `And Then There Was a Rival.`
    let titled = {
        let long = |t: &TokenId| article.word(*t).len() > 3;
        let verb = |t: TokenId| syntax.tag(t).is_verb() && article.word(t).starts_with(char::is_lowercase);
        words.clone().filter(plain).count() * 3 < words.clone().filter(long).count() && !words.clone().any(verb)
    };
    block.sentences.len() == 1
        && !titled
        && words.clone().last().is_some_and(|t| article.word(t) == ".")
        && (long || words.any(|t| one_of!(article.word(t), "the" | "a" | "an")))
}

/// What a soft opening is worth less: `there's a threat that many make`, `so let me get this straight`.
fn soft(syntax: &Syntax<'_>, sentence: u32) -> f32 {
    let Some(root) = root(syntax, sentence) else { return 0.0 };
    if syntax.tag(root) == Tag::Vb && syntax.own_subject(root).is_none() {
        return 0.6;
    }
    // `The two men spoke privately.`
    if super::looks_back_at(syntax, root) {
        return 0.4;
    }
    // `A look at where the race stands`, `facts are crucial`: no deed.
    let be = syntax.child(root, &[Relation::Cop]);
    let now = be.is_some_and(|b| one_of!(syntax.article.lower(b), "is" | "are"));
    // `At least 259 people are dead` is the news.
    let told = |i: TokenId| syntax.tag(i).is_proper() || syntax.tag(i) == Tag::Cd;
    let common = syntax.own_subject(root).is_none_or(|s| !syntax.extent(s).any(told));
    // `are appealing for help`, which is tagged as an adjective.
    let verb = syntax.tag(root).is_verb() || syntax.child(root, &[Relation::Aux, Relation::AuxPass]).is_some();
    if syntax.child(root, &[Relation::Expl]).is_some() || be.is_none() && !verb || now && common { 0.3 } else { 0.0 }
}

/// True for a headline that somebody does something in: `Parents rally nationwide`.
fn is_clause(syntax: &Syntax<'_>, sentence: u32) -> bool {
    let verb = root(syntax, sentence).filter(|&r| syntax.tag(r).is_verb());
    verb.and_then(|v| syntax.own_subject(v).filter(|&s| s < v)).is_some()
}

/// The headline's sentence, for a text that is nothing else.
fn headline(sources: &Sources<'_>) -> Option<u32> {
    let block = sources.article.blocks.iter().find(|b| b.kind == BlockKind::Headline)?;
    block.sentences.clone().next()
}

fn root(syntax: &Syntax<'_>, sentence: u32) -> Option<TokenId> {
    let mut tokens = syntax.article.sentences.get(sentence as usize)?.tokens.clone();
    tokens.find(|&t| syntax.relation(t) == Relation::Root || syntax.head(t).is_none())
}

/// From a verb of saying to what is said, and from the first of several verbs to the one that the headline has.
fn descend(sources: &Sources<'_>, syntax: &Syntax<'_>, standing: &Standing, root: TokenId) -> TokenId {
    let mut at = root;
    for _ in 0..2 {
        let mut said = syntax.children(at).filter(|&c| syntax.relation(c) == Relation::Ccomp && syntax.is_predicate(c));
        let first = said.next();
        // Of two, `begun two years ago, has been pushed back`, the one with a subject.
        let said = first.filter(|&c| syntax.own_subject(c).is_some()).or_else(|| said.next()).or(first);
        // `suggested that he name a judge` is told whole.
        let asked = |c: TokenId| {
            let one = syntax.own_subject(c).is_some_and(|s| matches!(syntax.tag(s), Tag::Nn | Tag::Nnp));
            let bare = syntax.tag(c) == Tag::Vb || syntax.tag(c) == Tag::Vbp && one;
            bare && syntax.child(c, &[Relation::Aux]).is_none()
        };
        match said.filter(|&c| !asked(c)) {
            Some(c) if super::is_cue(sources, at) || syntax.analysis.lemma_is(at, Class::AnnouncingVerb) => {
                at = c;
            }
            _ => break,
        }
    }
    if standing.heads(syntax, at) {
        return at;
    }
    let verbs =
        |c: &TokenId| matches!(syntax.relation(*c), Relation::Conj | Relation::Xcomp) && syntax.tag(*c).is_verb();
    syntax
        .children(at)
        .filter(verbs)
        .find(|&c| standing.heads(syntax, c) && syntax.relation(c) == Relation::Conj)
        .unwrap_or(at)
}

/// The event of a predicate: its own, that of the noun it carries, that of its infinitive or its auxiliary noun.
fn event_at(syntax: &Syntax<'_>, told: &[Told<'_>], token: TokenId) -> Option<usize> {
    let at = |t: TokenId| told.iter().position(|e| e.tellings.tokens.contains(&t));
    at(token).or_else(|| {
        let below = syntax.children(token).filter(|&c| {
            matches!(syntax.relation(c), Relation::Obj | Relation::Xcomp | Relation::Nsubj | Relation::NsubjPass)
        });
        let mut found: Vec<usize> = below.filter_map(at).collect();
        found.order_by(|&a, &b| told[b].event.weight.total_cmp(&told[a].event.weight).then(a.cmp(&b)));
        found.first().copied()
    })
}
