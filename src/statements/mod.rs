//! Who says what: source, cue and content of every direct and indirect quotation.
//!
//! Passes over the article, each only adding to what the one before left: verbs and nouns that
//! govern a clause ([`clauses`], [`nouns`]), phrases such as `according to` ([`phrases`]), and quotation marks
//! ([`direct`]), which widen a statement that reaches into them and otherwise look for a speaker beside
//! them; then word order where the tree failed ([`order`]), and who of those named can speak ([`owners`]).

mod acts;
mod additions;
mod beside;
mod candidates;
mod clauses;
mod confidence;
mod content;
mod cues;
mod direct;
mod fronts;
mod headlines;
mod hearsay;
mod idle;
mod learned;
mod namings;
mod nesting;
mod nouns;
mod objects;
mod order;
mod owners;
mod phrases;
mod pleas;
mod posts;
mod quotations;
mod senses;
mod shapes;
mod speakers;
mod stance;
mod topics;
mod turns;
mod whole_clauses;
mod write;

use crate::article::{Article, BlockKind, TokenId};
use crate::entities::{Entities, EntityId, EntityKind, Form};
use crate::language::syntax::Syntax;
use crate::language::{Pos, Tag};
use crate::lexicon::{Class, Gender, Lexicon, fold_case, is};
use crate::order::Order;
use crate::span::Span;
use std::ops::Range;
use write::{content_span, write};

pub use acts::Act;

/// How the content is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementForm {
    /// In quotation marks.
    Direct,
    /// In the reporter's words.
    Indirect,
    /// Partly in quotation marks.
    Mixed,
}

impl StatementForm {
    /// The report's word for it.
    pub fn name(self) -> &'static str {
        match self {
            StatementForm::Direct => "direct",
            StatementForm::Indirect => "indirect",
            StatementForm::Mixed => "mixed",
        }
    }
}

/// The one who says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its words.
    pub span: Span,
    /// Its entity.
    pub entity: Option<EntityId>,
}

/// How sure the source is of what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs, reason = "the names are the report's")]
pub enum Belief {
    #[default]
    Certain,
    Probable,
    Possible,
    Denied,
    Unknown,
}

impl Belief {
    /// The report's word for it.
    pub fn name(self) -> &'static str {
        match self {
            Belief::Certain => "certain",
            Belief::Probable => "probable",
            Belief::Possible => "possible",
            Belief::Denied => "denied",
            Belief::Unknown => "unknown",
        }
    }
}

/// A statement and who makes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// How the content is given.
    pub form: StatementForm,
    /// What the source does by it.
    pub act: Act,
    /// Who says it.
    pub source: Option<Source>,
    /// The words that make it a statement: `said`, `according to`.
    pub cue: Option<Span>,
    /// What is said; several spans where the cue stands in the middle.
    pub content: Vec<Span>,
    /// Index of the statement around it.
    pub within: Option<u32>,
    /// How sure the source is of it.
    pub belief: Belief,
    /// True where the source did not say it: `did not announce that ...`, `no longer believes`.
    pub negated: bool,
    /// 0 to 1.
    pub confidence: f32,
}

impl Statement {
    /// From its first word to its last, of content, cue and source; none of those that events alone know of.
    pub(crate) fn span(&self) -> Option<Span> {
        let source = self.source.as_ref().map(|s| s.span);
        self.content.iter().copied().chain(self.cue).chain(source).reduce(Span::hull)
    }
}

/// A statement in tokens, before it is written down.
#[derive(Debug, Clone)]
struct Draft {
    /// The token that makes it a statement; `None` for a quotation that goes on.
    cue: Option<Range<TokenId>>,
    /// The head of `cue`.
    token: TokenId,
    act: Act,
    source: Option<Speaker>,
    content: Vec<Range<TokenId>>,
    confidence: f32,
    /// The object of the cue, where it is all that is said.
    matter: Option<TokenId>,
}

/// A source in tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Speaker {
    words: Range<TokenId>,
    /// The token whose entity it is.
    referent: TokenId,
}

impl Draft {
    fn hull(&self) -> Range<TokenId> {
        let start = self.content.iter().map(|c| c.start).min().unwrap_or(0);
        start..self.content.iter().map(|c| c.end).max().unwrap_or(start)
    }

    fn covers(&self, t: TokenId) -> bool {
        self.content.iter().any(|c| c.contains(&t))
    }
}

/// Every statement, in order of its content.
pub fn find(syntax: &Syntax<'_>, lexicon: &Lexicon, entities: &Entities) -> Vec<Statement> {
    let quotations = quotations::find(syntax.article);
    let view = learned::View { syntax, lexicon, entities, quotations: &quotations };
    let (drafts, mut out) = found(&view);
    confidence::judge(&view, &drafts, &mut out);
    out
}

/// Every statement with the draft that it was written from, in order of its content.
fn found(view: &learned::View<'_>) -> (Vec<Draft>, Vec<Statement>) {
    let &learned::View { syntax, lexicon, entities, quotations } = view;
    let article = syntax.article;
    let mut drafts = ruled(syntax, lexicon, entities, quotations);
    let found = candidates::find(syntax, quotations, &drafts);
    drafts.extend(found.into_iter().filter(|c| view.accepts(c)).map(|c| c.draft));
    owners::mend(syntax, lexicon, entities, &mut drafts);
    headlines::find(syntax, lexicon, entities, &mut drafts);
    drafts.retain(|d| {
        !d.content.is_empty()
            && matches!(
                article.block_kind_of(d.hull().start),
                BlockKind::Headline | BlockKind::Paragraph | BlockKind::Heading | BlockKind::Caption
            )
    });
    // "dismissed the minister": out of office.
    drafts.retain(|d| {
        let person = |t: TokenId| {
            entities.headed_by(t).and_then(|e| entities.get(e)).is_some_and(|e| e.kind == EntityKind::Person)
        };
        syntax.lemma(d.token) != "dismiss" || !syntax.object(d.token).is_some_and(person)
    });
    // Without a source only hearsay is left of an indirect statement.
    // "There is no suggestion that he did": nobody suggests it.
    drafts.retain(|d| d.source.is_some() || d.confidence > 0.54 && !syntax.is_missing(d.token));
    nesting::echoed(syntax, &mut drafts);
    // "attacked the minister": a deed; nothing is said of him.
    let party = |t: TokenId| {
        let kind = entities.headed_by(t).and_then(|e| entities.get(e)).map(|e| e.kind);
        matches!(kind, Some(k) if !matches!(k, EntityKind::Work | EntityKind::Occasion | EntityKind::Object))
    };
    drafts.retain(|d| {
        let person = |m: TokenId| {
            entities.headed_by(m).and_then(|e| entities.get(e)).is_some_and(|e| e.kind == EntityKind::Person)
        };
        // "backs the candidate", "denounced the minister": a view all the same; "thanked the minister": a deed.
        let spoken = |d: &Draft| {
            let says = |c: &cues::Cue| c.frames.object && c.frames.quotation && c.act == d.act;
            matches!(d.act, Act::Criticize | Act::Praise)
                && !syntax.is_passive(d.token)
                && syntax.tag(d.token).is_verb()
                && !syntax.analysis.lemma_is(d.token, Class::ThankingVerb)
                && d.matter.is_some_and(|m| syntax.tag(m) != Tag::Prp)
                && cues::Cues::get().verb(syntax.lemma(d.token)).iter().any(says)
        };
        let stands = |m: TokenId| {
            spoken(d)
                || matches!(d.act, Act::Support | Act::Oppose) && person(m)
                || syntax.tag(d.token).is_verb()
                    && !syntax.is_passive(d.token)
                    && party(m)
                    && matches!(d.act, Act::Want | Act::Demand | Act::Propose | Act::Promise)
                    && !syntax.sentence(m).any(|i| i > m && article.lower(i) == "be" && syntax.pos(i - 1) != Pos::Part)
                || syntax.tag(d.token).is_noun() && matches!(d.act, Act::Believe | Act::Oppose)
                || one_of!(syntax.lemma(d.token), "mention" | "prefer" | "reference")
        };
        !d.matter.is_some_and(|m| (party(m) || syntax.tag(m) == Tag::Prp) && !stands(m))
    });
    turns::trim(syntax, quotations, &mut drafts);
    additions::trim(syntax, quotations, &mut drafts);
    nesting::cited(syntax, &mut drafts);
    nesting::untangle(syntax, &mut drafts);
    nesting::keep_owned(syntax, entities, quotations, &mut drafts);
    drafts.retain(|d| !idle::is_idle(syntax, entities, d));
    drafts.order_by_key(|d| (d.hull().start, d.token));
    // Nothing said is no statement; events and statements refer to those that are by index.
    drafts.retain(|d| d.content.iter().any(|c| !content_span(syntax, c.clone()).is_empty()));
    let mut out: Vec<Statement> = drafts.iter().map(|d| write(syntax, entities, quotations, d)).collect();
    continued(syntax, lexicon, entities, &drafts, &mut out);
    nesting::nest(&drafts, &mut out);
    (drafts, out)
}

/// The statements that rules find.
fn ruled(
    syntax: &Syntax<'_>,
    lexicon: &Lexicon,
    entities: &Entities,
    quotations: &[quotations::Quotation],
) -> Vec<Draft> {
    let mut drafts = clauses::find(syntax);
    drafts.extend(nouns::find(syntax, &drafts));
    drafts.extend(phrases::find(syntax));
    direct::join(syntax, lexicon, quotations, &mut drafts);
    posts::find(syntax, &mut drafts);
    speakers::mend(syntax, quotations, &mut drafts);
    drafts.extend(order::find(syntax, lexicon, quotations, &drafts));
    order::interrupting(syntax, quotations, &mut drafts);
    turns::part(syntax, entities, &mut drafts);
    fronts::widen(syntax, quotations, &mut drafts);
    drafts
}

/// Shows a trainer every candidate, and every statement by a rule: its cue, source, content, and its features.
#[cfg(feature = "train")]
pub fn teach(
    syntax: &Syntax<'_>,
    lexicon: &Lexicon,
    entities: &Entities,
    show: &mut dyn FnMut(bool, [Span; 3], &[String]),
) {
    let article = syntax.article;
    let quotations = quotations::find(article);
    let drafts = ruled(syntax, lexicon, entities, &quotations);
    let view = learned::View { syntax, lexicon, entities, quotations: &quotations };
    let known = drafts.iter().filter_map(|d| Some((true, candidates::Candidate::of(syntax, d)?)));
    let found = candidates::find(syntax, &quotations, &drafts).into_iter().map(|c| (false, c));
    for (ruled, c) in known.chain(found) {
        let Some(cue) = c.draft.cue.clone() else { continue };
        let mut found = Vec::new();
        let mut take = |feature: &str| found.push(feature.to_owned());
        view.features(&c, &mut crate::lexicon::Bag::new(&mut take));
        let source = c.draft.source.as_ref().map_or(cue.start..cue.start, |s| s.words.clone());
        show(ruled, [cue, source, c.draft.hull()].map(|r| article.span_of(r)), &found);
    }
}

/// Shows a trainer every statement as it is shown, with what [`confidence`] looks at.
#[cfg(feature = "train")]
pub fn teach_confidence(
    syntax: &Syntax<'_>,
    lexicon: &Lexicon,
    entities: &Entities,
    show: &mut dyn FnMut(&Statement, &[String]),
) {
    let quotations = quotations::find(syntax.article);
    let view = learned::View { syntax, lexicon, entities, quotations: &quotations };
    let (drafts, out) = found(&view);
    for (draft, statement) in drafts.iter().zip(&out) {
        let mut features = Vec::new();
        let mut take = |feature: &str| features.push(feature.to_owned());
        confidence::features(&view, draft, statement, &mut crate::lexicon::Bag::new(&mut take));
        show(statement, &features);
    }
}

/// `he said` behind a sentence in which someone spoke, where nothing else tells who he is: the same one goes on. Else
/// the one the sentence before is about.
fn continued(syntax: &Syntax<'_>, lexicon: &Lexicon, entities: &Entities, drafts: &[Draft], out: &mut [Statement]) {
    let article = syntax.article;
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.order_by_key(|&i| drafts[i].token);
    let mut last: Option<(TokenId, EntityId)> = None;
    for i in order {
        let token = drafts[i].token;
        let Some(source) = out.get_mut(i).and_then(|s| s.source.as_mut()) else { continue };
        let Some(referent) = drafts[i].source.as_ref().map(|s| s.referent) else { continue };
        let pronoun = article.lower(referent);
        // Whom the paragraph has not spoken of is hardly meant.
        let block = article.sentence_of(token).map(|s| s.block);
        let elsewhere = |id: EntityId| {
            entities.get(id).is_some_and(|e| {
                !e.mentions.iter().any(|m| m.head != referent && article.sentence_of(m.head).map(|s| s.block) == block)
            })
        };
        if one_of!(pronoun, "he" | "she") && source.entity.is_none_or(elsewhere) {
            let here = article.sentence_of(token);
            let before = here.and_then(|s| article.sentence_of(s.tokens.start.checked_sub(1)?));
            let near = |t: TokenId| {
                let there = article.sentence_of(t);
                here.zip(there).is_some_and(|(h, s)| s.block == h.block && t < token)
                    && (before.is_some_and(|b| b.tokens.start <= t))
            };
            let subject = || {
                let b = before.filter(|b| here.is_some_and(|h| h.block == b.block))?;
                let root = b.tokens.clone().find(|&t| syntax.head(t).is_none() && syntax.tag(t).is_verb())?;
                // "'Hall cannot win. We will stop him,' he said": whom he speaks of.
                if drafts[i].covers(root) {
                    return None;
                }
                entities.headed_by(syntax.subject(root)?.0)
            };
            let whom = last.filter(|&(t, _)| near(t)).map(|(_, e)| e).or_else(subject);
            source.entity = whom.filter(|&e| may_be(article, lexicon, entities, e, pronoun)).or(source.entity);
        }
        last = source.entity.map(|e| (token, e)).or(last);
    }
}

/// True for a person whom no given name and no other word makes a woman where the pronoun is `he`, or a man where it is `she`.
fn may_be(article: &Article<'_>, lexicon: &Lexicon, entities: &Entities, id: EntityId, pronoun: &str) -> bool {
    let Some(entity) = entities.get(id).filter(|e| e.kind == EntityKind::Person) else { return false };
    let (not, other) =
        if pronoun == "he" { (Gender::Female, Class::FemaleWord) } else { (Gender::Male, Class::MaleWord) };
    entity.mentions.iter().all(|m| {
        let first = m.tokens.start.saturating_sub(u32::from(m.form == Form::Name));
        let own = if m.form == Form::Nominal { m.head..m.head + 1 } else { first..m.tokens.end };
        let given = fold_case(article.lower(m.tokens.start));
        let full = m.form == Form::Name && m.tokens.end - m.tokens.start > 1;
        (!full || lexicon.given_name(&given) != Some(not))
            && !own.into_iter().any(|t| is(article.lower(t).trim_end_matches('.'), other))
    })
}
