//! Which sentences are understood without those before them, and where a page turns to another story.

use super::View;
use crate::article::{BlockKind, TokenId};
use crate::entities::{Entity, EntityKind, Form};
use crate::events::Sources;
use crate::language::grammar::{bearing, opens_point};
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, is};
use std::ops::Range;

/// Fewest words of a lead.
const LEAST_LEAD_WORDS: usize = 10;

/// Words before a sentence in which what it speaks of as known is looked for.
const WORDS_BACK: TokenId = 200;

/// `the event`, `the country's`: a common noun with nothing but its article, which points at what no word from `from` on
/// has said.
pub(super) fn points_back(sources: &Sources<'_>, syntax: &Syntax<'_>, n: TokenId, from: TokenId) -> bool {
    let word = syntax.article.lower(n);
    let definite = |c: TokenId| c < n && one_of!(syntax.article.lower(c), "the" | "these" | "those");
    let alone =
        |c: TokenId| matches!(syntax.relation(c), Relation::Det | Relation::Case | Relation::Punct | Relation::Nummod);
    if !matches!(syntax.tag(n), Tag::Nn | Tag::Nns)
        || !syntax.children(n).any(definite)
        || !syntax.children(n).all(alone)
        || is(word, Class::UniqueNoun)
        || is(syntax.lemma(n), Class::TimeNoun)
        || bearing(word).is_some()
    {
        return false;
    }
    let one = sources.entities.headed_by(n).and_then(|id| sources.entities.get(id));
    // `Morovian officials say the country ...`
    let land = is(syntax.lemma(n), Class::PolityNoun);
    let of_land =
        |e: &Entity| land && e.named && matches!(e.kind, EntityKind::Place | EntityKind::People) && is_said(e, from, n);
    !one.is_some_and(|e| is_said(e, from, n)) && !(land && sources.entities.list.iter().any(of_land))
}

/// True for one of whom the words from `from` to `to` speak.
fn is_said(e: &Entity, from: TokenId, to: TokenId) -> bool {
    let first = e.mentions.partition_point(|m| m.tokens.start < from);
    e.mentions.get(first).is_some_and(|m| m.head < to)
}

/// `the Council`: the last word of a name that the text has given in full elsewhere.
fn is_short_name(sources: &Sources<'_>, syntax: &Syntax<'_>, n: TokenId, from: TokenId) -> bool {
    let word = syntax.article.word(n);
    let the = |c: TokenId| c < n && syntax.article.lower(c) == "the";
    let alone = |c: TokenId| matches!(syntax.relation(c), Relation::Det | Relation::Case);
    let one = sources.entities.headed_by(n).and_then(|id| sources.entities.get(id));
    syntax.tag(n).is_proper()
        && syntax.children(n).any(the)
        && syntax.children(n).all(alone)
        && word.chars().any(char::is_lowercase)
        && one.is_some_and(|e| e.name.len() > word.len() + 1 && e.name.ends_with(word) && !is_said(e, from, n))
}

/// True where someone or somewhere within the words is told only by what the text has said elsewhere.
pub(super) fn dangles(view: &View<'_>, words: Range<TokenId>) -> bool {
    use EntityKind::{Group, Organization, Person, Place};
    let (sources, syntax, from) = (view.sources, view.syntax, words.start);
    let kind = |n: TokenId| sources.entities.headed_by(n).and_then(|id| sources.entities.get(id)).map(|e| e.kind);
    words.into_iter().any(|n| {
        matches!(kind(n), Some(Group | Organization | Person | Place)) && points_back(sources, syntax, n, from)
            || is_short_name(sources, syntax, n, from)
    })
}

/// True for one who speaks for himself: no official, no paper, no office.
pub(super) fn is_person(view: &View<'_>, s: TokenId) -> bool {
    let head = view.syntax.referent(s);
    let Some(one) = view.sources.entities.headed_by(head).and_then(|id| view.sources.entities.get(id)) else {
        return false;
    };
    // `A police spokesman said ... He said ...`
    let source = |t: TokenId| is(view.syntax.lemma(t), Class::UnnamedSource);
    one.kind == EntityKind::Person && !source(head) && !one.mentions.iter().take(4).any(|m| source(m.head))
}

/// True for several who have a cause of their own: lawmakers, rebels; not for officials, nor for a people.
pub(super) fn is_crowd(view: &View<'_>, s: TokenId) -> bool {
    let head = view.syntax.referent(s);
    let one = view.sources.entities.headed_by(head).and_then(|id| view.sources.entities.get(id));
    let source = |t: TokenId| {
        let lemma = view.syntax.lemma(t);
        is(lemma, Class::UnnamedSource) || is(lemma, Class::ArmedSource)
    };
    one.is_some_and(|e| {
        e.kind == EntityKind::Group && !source(head) && !e.mentions.iter().take(4).any(|m| source(m.head))
    })
}

/// True for one who speaks by office, or of what he has counted: officials, police, a ministry; no paper, no party, no land.
pub(super) fn is_official(view: &View<'_>, s: TokenId) -> bool {
    let head = view.syntax.referent(s);
    let source = |t: TokenId| {
        let lemma = view.syntax.lemma(t);
        is(lemma, Class::OfficialBody) || is(lemma, Class::UnnamedSource) && lemma != "report"
    };
    let one = view.sources.entities.headed_by(head).and_then(|id| view.sources.entities.get(id));
    source(head) || one.is_some_and(|e| e.mentions.iter().take(4).any(|m| source(m.head)))
}

fn root(syntax: &Syntax<'_>, sentence: &Range<TokenId>) -> Option<TokenId> {
    sentence.clone().find(|&t| syntax.relation(t) == Relation::Root)
}

/// A sentence without the words that link it to the one before it: `But`, `Meanwhile,`.
pub(super) fn own_words(syntax: &Syntax<'_>, mut tokens: Range<TokenId>) -> Range<TokenId> {
    let word = |t: TokenId| syntax.article.lower(t);
    let links = |t: TokenId| {
        opens_point(word(t))
            || one_of!(word(t), "," | "--" | "—" | "meanwhile" | "but" | "and")
            || word(t + 1) == "," && is(word(t), Class::LinkingAdverb)
    };
    while tokens.len() > 1 && links(tokens.start) {
        tokens.start += 1;
    }
    // `In a separate case, ...`
    let aside = super::super::clause::turns_aside(syntax.article, tokens.start);
    match (tokens.start..tokens.start + 8).find(|&t| aside && word(t) == ",") {
        Some(comma) => comma + 1..tokens.end,
        None => tokens,
    }
}

/// True for a sentence that begins with what stands before it: `One of those is ...`, `Instead, ...`, `He attended ...`.
fn begins_behind(sources: &Sources<'_>, syntax: &Syntax<'_>, tokens: &Range<TokenId>) -> bool {
    let first = tokens.start;
    let lower = |t: TokenId| syntax.article.lower(t);
    let subject = root(syntax, tokens).and_then(|r| syntax.own_subject(r));
    super::super::clause::looks_back(sources.article, first)
        || super::super::clause::turns_aside(sources.article, first)
        || lower(first) == "in" && lower(first + 1) == "return"
        || subject.is_some_and(|s| {
            one_of!(lower(s), "it" | "he" | "she" | "they" | "this" | "that" | "these" | "those")
                || syntax.children(s).any(|c| c > s && one_of!(lower(c), "them" | "these" | "those"))
                // `..., the companies said` only ends it.
                || syntax.extent(s).start <= first + 6 && points_back(sources, syntax, s, first)
        })
}

/// True for a sentence that is not understood without one before it.
fn is_headless(sources: &Sources<'_>, syntax: &Syntax<'_>, tokens: &Range<TokenId>) -> bool {
    begins_behind(sources, syntax, tokens) || tokens.clone().any(|n| points_back(sources, syntax, n, tokens.start))
}

/// True for a first sentence that is the end of a story which stood above, and no lead with a name of its own.
///
/// `Some(true)` where it begins in the middle, `Some(false)` where it only speaks of something as known.
pub(super) fn is_torn(sources: &Sources<'_>, syntax: &Syntax<'_>, sentence: u32) -> Option<bool> {
    let tokens = sources.article.sentences.get(sentence as usize).map_or(0..0, |s| s.tokens.clone());
    let root = root(syntax, &tokens);
    let lead = root.is_some_and(|r| {
        let subject = syntax.own_subject(r).and_then(|s| sources.entities.headed_by(s));
        is_of_now(syntax, r) && subject.and_then(|id| sources.entities.get(id)).is_some_and(|e| e.named)
    });
    let resumes = super::super::clause::looks_back(sources.article, tokens.start)
        || root.is_some_and(|r| resumes(sources, syntax, r));
    let adds = root.is_some_and(|r| adds(syntax, r) || is_of_then(sources, syntax, r, &tokens));
    // `Meanwhile, a woman has died` stands alone.
    let aside = super::super::clause::turns_aside(sources.article, tokens.start);
    if !aside && (resumes || !lead && begins_behind(sources, syntax, &tokens)) {
        return Some(true);
    }
    (adds || !lead && is_headless(sources, syntax, &tokens)).then_some(false)
}

/// `Perry` of `Perry said ...`, of whom the text tells nothing else.
pub(super) fn is_stranger(sources: &Sources<'_>, syntax: &Syntax<'_>, root: TokenId) -> bool {
    let Some(s) = syntax.own_subject(root).filter(|&s| syntax.extent(s).len() == 1) else { return false };
    let one = sources.entities.headed_by(s).and_then(|id| sources.entities.get(id));
    // `Perry said he was ...` is not understood without him.
    let said = syntax.child(root, &[Relation::Ccomp]);
    let his = |i: TokenId| matches!(syntax.tag(i), Tag::Prp | Tag::PrpS);
    one.is_some_and(|e| e.kind == EntityKind::Person && e.named && e.roles.is_empty() && !e.name.contains(' '))
        && said.is_none_or(|c| !syntax.extent(c).any(his))
}

/// `Perry has become ...` of one whom the text never introduces, `had called for`.
fn resumes(sources: &Sources<'_>, syntax: &Syntax<'_>, root: TokenId) -> bool {
    let before = |c: TokenId| syntax.relation(c) == Relation::Aux && syntax.article.lower(c) == "had";
    syntax.child(root, &[Relation::Ccomp]).is_none() && is_stranger(sources, syntax, root)
        || syntax.children(root).any(before)
}

/// `also raided`, `Officials say they also raided`.
fn adds(syntax: &Syntax<'_>, root: TokenId) -> bool {
    let also = |v: TokenId| syntax.children(v).any(|c| c < v && syntax.article.lower(c) == "also");
    also(root) || syntax.child(root, &[Relation::Ccomp]).is_some_and(also)
}

/// `On Wednesday, gunmen killed two`, `moved to curb the press when he declared an emergency in November`: told of the past
/// without news of it, as the end of a story is.
fn is_of_then(sources: &Sources<'_>, syntax: &Syntax<'_>, root: TokenId, tokens: &Range<TokenId>) -> bool {
    let span = sources.article.span_of(tokens.clone());
    let mut times = sources.times.iter().filter(|t| span.contains(t.span)).peekable();
    let subject = syntax.own_subject(root).map_or(root, |s| syntax.extent(s).start);
    let first = |t: &crate::times::Time| sources.article.tokens_in(t.span).start;
    syntax.tag(root) == Tag::Vbd
        && times.peek().is_some()
        && (times.clone().any(|t| first(t) < subject) || times.all(|t| !t.value.contains("-W")))
}

/// `has voted`, `are meeting`, `says`: how a lead is told.
fn is_of_now(syntax: &Syntax<'_>, root: TokenId) -> bool {
    let has = |words: &[&str]| {
        let aux = |c: TokenId| syntax.relation(c) == Relation::Aux && words.contains(&syntax.article.lower(c));
        syntax.children(root).any(aux)
    };
    match syntax.tag(root) {
        Tag::Vbn => has(&["has", "have"]),
        Tag::Vbg => has(&["is", "are"]),
        Tag::Vbz | Tag::Vbp => syntax.lemma(root) == "say",
        _ => false,
    }
}

/// True for a whole lead of its own: it tells of what has happened, is happening or is said now, and of nobody whom the
/// text has named before.
///
/// `torn`: behind the end of another story, where a lead told in the past, one of nobody with a name, and one of a land
/// that was spoken of will do.
pub(super) fn opens_story(sources: &Sources<'_>, syntax: &Syntax<'_>, sentence: u32, torn: bool) -> bool {
    let Some(s) = sources.article.sentences.get(sentence as usize) else { return false };
    let tokens = s.tokens.clone();
    let Some(root) = root(syntax, &tokens).filter(|_| tokens.len() >= LEAST_LEAD_WORDS) else { return false };
    let Some(subject) = syntax.own_subject(root).filter(|&s| s < root) else { return false };
    let named = |t: TokenId| {
        let one = sources.entities.covering(t).and_then(|id| sources.entities.get(id));
        one.is_some_and(|e| e.named)
    };
    let the = |c: TokenId| c < subject && syntax.article.lower(c) == "the";
    let span = sources.article.span_of(tokens.clone());
    let today = || sources.times.iter().any(|t| span.contains(t.span) && t.value.contains("-W"));
    let told = || match syntax.tag(root) {
        Tag::Vbd => today(),
        // `faces a crisis`
        Tag::Vbz | Tag::Vbp => {
            let body = || syntax.object(root).is_some() && syntax.extent(subject).any(named);
            is(syntax.lemma(root), Class::SpeechVerb) || body()
        }
        // `is to visit`, `will meet`
        Tag::Vb => syntax.children(root).any(|c| one_of!(syntax.article.lower(c), "is" | "are" | "will")),
        _ => false,
    };
    if !is_of_now(syntax, root) && !(torn && told())
        || torn
            && (resumes(sources, syntax, root) || adds(syntax, root) || is(syntax.lemma(root), Class::OccurringVerb))
        || !syntax.extent(subject).any(named) && !(torn && !syntax.children(subject).any(the))
        || sources.article.block_kind_of(root) != BlockKind::Paragraph
        || if torn { begins_behind(sources, syntax, &tokens) } else { is_headless(sources, syntax, &tokens) }
    {
        return false;
    }
    // `has dismissed the newspaper report`: of what the story has told.
    let known = |n: TokenId| {
        let the = syntax.children(n).any(|c| c < n && syntax.article.lower(c) == "the");
        let again = |t: TokenId| syntax.tag(t).is_noun() && syntax.lemma(t) == syntax.lemma(n);
        the && syntax.tag(n) == Tag::Nn && (tokens.start.saturating_sub(WORDS_BACK)..tokens.start).any(again)
    };
    if tokens.clone().any(known) {
        return false;
    }
    let mut named = 0;
    for t in tokens.clone() {
        let Some(e) = sources.entities.headed_by(t).and_then(|id| sources.entities.get(id)) else { continue };
        let modifies = matches!(syntax.relation(t), Relation::Compound | Relation::Amod);
        let people = e.kind == EntityKind::People;
        // Behind a torn story only the one who acts must be new.
        let land = people || e.kind == EntityKind::Place;
        let old = |m: &crate::entities::Mention| m.head < tokens.start;
        let spared = torn
            && t != subject
            && (land || !syntax.extent(subject).contains(&t))
            && e.mentions.first().is_some_and(old);
        if !e.named || modifies && !people || spared {
            continue;
        }
        if e.mentions.iter().find(|m| m.form != Form::Pronoun).is_some_and(|m| m.head < tokens.start) {
            return false;
        }
        named += 1;
    }
    named > 0
}
