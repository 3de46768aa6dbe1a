//! What a careful reader would still ask.

use super::super::join::Told;
use super::super::{Answer, Question};
use super::{View, left_open};
use crate::entities::{EntityId, EntityKind, Form};
use crate::events::{RoleName, Status, is_taken_back};
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, is};
use crate::notice::Notice;
use crate::quantities::Quantity;
use crate::span::Span;
use crate::statements::{Act, Statement};
use crate::vocabulary::TOLLS;

/// Most questions.
const MAX_QUESTIONS: usize = 6;

/// How many sentences behind the lead are asked whether they name a day or a place at all.
const OPENING: u32 = 3;

/// The questions, most pressing first.
pub(super) fn ask(view: &View<'_>, when: &[Answer], places: &[Answer]) -> Vec<Question> {
    let mut all: Vec<Question> = Vec::new();
    all.extend(differing(view));
    let side = one_side(view);
    let asked = side.as_ref().and_then(|q| q.spans.first().copied());
    all.extend(side);
    all.extend(denied(view));
    all.extend(left_open::points(view).into_iter().map(|span| Question {
        notice: Notice::new("left_open", "What is still open? The text says: “{0}”", [words(view, span)]),
        spans: vec![span],
    }));
    all.extend(unsourced(view));
    all.extend(unnamed(view, asked));
    all.extend(undated(view, when));
    // A company's figures have no place.
    let somewhere = view.main().is_some_and(|m| {
        use crate::events::Plover::{Aid, Assault, Coerce, Mobilize, Protest};
        matches!(m.event.kind, Some(Aid | Assault | Coerce | Mobilize | Protest))
    });
    let placed = view
        .sources
        .entities
        .list
        .iter()
        .any(|e| e.kind == EntityKind::Place && e.mentions.iter().any(|m| is_of_opening(view, m.span)));
    if places.is_empty()
        && somewhere
        && !placed
        && let Some(lead) = view.lead
    {
        let span = view.sources.article.span_of(lead.token..lead.token + 1);
        all.push(Question {
            notice: Notice::new("no_place", "Where did it happen? The text names no place.", []),
            spans: vec![span],
        });
    }
    all.truncate(MAX_QUESTIONS);
    all
}

/// True for what stands in headline, lead or the sentences right behind it.
fn is_of_opening(view: &View<'_>, span: Span) -> bool {
    let first = view.sources.article.tokens_in(span).start;
    let sentence = view.sources.article.tokens.get(first as usize).map(|t| t.sentence);
    sentence.zip(view.lead).is_some_and(|(s, lead)| s <= lead.sentence + OPENING)
}

fn words(view: &View<'_>, span: Span) -> String {
    span.of(view.sources.article.text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn statement<'a>(view: &View<'a>, index: Option<u32>) -> Option<&'a Statement> {
    view.sources.statements.get(index? as usize)
}

/// Who makes a statement, in words.
fn source(view: &View<'_>, s: &Statement) -> Option<String> {
    let source = s.source.as_ref()?;
    let tokens = view.sources.article.tokens_in(source.span);
    let pronoun = tokens.clone().all(|t| view.syntax.pos(t) == Pos::Pron);
    let named = source.entity.filter(|_| pronoun).and_then(|id| view.composer.name(id)).map(|(name, _)| name);
    // A `we` alone is nobody to ask.
    let mut who = named.or_else(|| (!pronoun).then(|| words(view, source.span)))?;
    // An article that began its sentence stands inside this one.
    if view.syntax.tag(tokens.start) == Tag::Dt
        && let Some(first) = who.get_mut(..1)
    {
        first.make_ascii_lowercase();
    }
    Some(who)
}

/// Numbers of one event that do not agree: `12 killed`, `20 killed`.
fn differing(view: &View<'_>) -> Vec<Question> {
    let mut out = Vec::new();
    for told in view.top(12) {
        let numbers: Vec<&Quantity> = counts(view, told);
        for (n, a) in numbers.iter().enumerate() {
            let other = numbers[n + 1..].iter().find(|b| is_comparable(view, a, b) && !agree(a, b));
            let Some(b) = other else { continue };
            let (x, y) = (words(view, a.span), words(view, b.span));
            let by = |q: &Quantity| said_by(view, q.span).map_or(String::new(), |who| format!(" ({who})"));
            let says = "{0} or {1}{2}? The text gives both numbers.";
            let what = match (a.kind, &a.of) {
                (kind, _) if TOLLS.contains(&kind) => format!(" {}", a.kind),
                (_, Some(of)) => format!(" {of}"),
                _ => String::new(),
            };
            let values = [x + &by(a), y + &by(b), what];
            out.push(Question { notice: Notice::new("differ", says, values), spans: vec![a.span, b.span] });
            break;
        }
    }
    out.truncate(2);
    out
}

fn counts<'a>(view: &View<'a>, told: &Told<'_>) -> Vec<&'a Quantity> {
    told.event
        .roles
        .iter()
        .filter(|r| r.role == RoleName::Quantity)
        .filter_map(|r| view.sources.quantity(r.span))
        .collect()
}

/// True for two numbers of one thing, given in two sentences.
fn is_comparable(view: &View<'_>, a: &Quantity, b: &Quantity) -> bool {
    let sentence =
        |q: &Quantity| view.sources.article.sentence_of(view.sources.article.tokens_in(q.span).start).map(|s| s.span);
    let toll = TOLLS.contains(&a.kind) || a.kind == "votes";
    let counted = one_of!(a.kind, "count" | "money" | "percent") && a.of.is_some() && a.of == b.of;
    a.kind == b.kind && (toll || counted) && a.unit == b.unit && sentence(a) != sentence(b)
}

/// True where both numbers can be the same one.
fn agree(a: &Quantity, b: &Quantity) -> bool {
    let low = |q: &Quantity| q.min.or(q.value).unwrap_or(f64::MIN);
    let high = |q: &Quantity| q.max.or(if q.min.is_some() { None } else { q.value }).unwrap_or(f64::MAX);
    low(a) <= high(b) && low(b) <= high(a)
}

/// The source of the innermost statement around a span.
fn said_by(view: &View<'_>, span: Span) -> Option<String> {
    source(view, around(view, span)?)
}

fn around<'a>(view: &View<'a>, span: Span) -> Option<&'a Statement> {
    let all = view.sources.statements;
    let last = all.partition_point(|s| s.content.first().is_none_or(|c| c.start <= span.start));
    all[last.saturating_sub(16)..last].iter().rev().find(|s| s.content.iter().any(|c| c.contains(span)))
}

/// The main event on the word of one alone.
fn one_side(view: &View<'_>) -> Option<Question> {
    let told = view.main()?;
    let told_by: Vec<&Statement> =
        told.tellings.statements.iter().map(|&s| statement(view, s)).collect::<Option<_>>()?;
    let sources: Vec<Option<EntityId>> = told_by.iter().map(|s| s.source.as_ref().and_then(|x| x.entity)).collect();
    let first = told_by.first()?;
    if sources.iter().any(|s| *s != sources[0]) {
        return None;
    }
    let speaker = first.source.as_ref()?;
    let span = speaker.span;
    // `the army and residents` are two; figures and surveys are no side.
    let head = view.syntax.head_of(view.syntax.article.tokens_in(span))?;
    let kind = speaker.entity.and_then(|id| view.sources.entities.get(id)).map(|e| e.kind);
    let someone = kind
        .map_or_else(|| super::someone::is_someone(view, head), |k| k != EntityKind::Object && k != EntityKind::Work);
    if !someone || view.syntax.child(head, &[Relation::Conj]).is_some() {
        return None;
    }
    // What one is about to do oneself nobody else need say.
    let own = view.lead.and_then(|l| view.syntax.own_subject(l.token)).is_some_and(|s| view.syntax.tag(s) == Tag::Prp)
        || told
            .event
            .roles
            .iter()
            .any(|r| r.role == RoleName::Actor && r.entity.is_some() && r.entity == speaker.entity);
    // Nor what is of its own affairs: `Boeing said development of its airliner has been put off`.
    let its = first.content.iter().any(|c| {
        view.sources.article.tokens_in(*c).any(|t| {
            view.syntax.pos(t) == Pos::Pron
                && speaker.entity.is_some()
                && view.sources.entities.headed_by(t) == speaker.entity
        })
    });
    use crate::events::Plover::{Assault, Coerce};
    let force = matches!(told.event.kind, Some(Assault | Coerce));
    // A court's ruling is its own.
    let rules = view.lead.is_some_and(|l| is(view.syntax.lemma(l.root), Class::RulingVerb));
    if rules || own && told.event.status != Status::Happened || (own || its) && !force {
        return None;
    }
    let who = source(view, first)?;
    let says = "Who else says so? The main event rests on the word of {0} alone.";
    Some(Question { notice: Notice::new("one_side", says, [who]), spans: vec![span, told.event.span] })
}

/// What one says and another denies.
fn denied(view: &View<'_>) -> Option<Question> {
    let stated = denial(view);
    if stated.is_some() {
        return stated;
    }
    // "cleared of murder": the court has said who is right.
    let cleared = |t| {
        let mut above = std::iter::successors(Some(t), |&h| view.syntax.head(h)).take(4);
        above.any(|h| crate::events::clears(view.syntax.lemma(h)))
    };
    let told = view.top(20).find(|t| {
        let token = t.event.token;
        t.event.status == Status::Denied && !super::is_cue(view.sources, token) && !cleared(token)
    })?;
    // Who has said what the text takes back denies nothing.
    let by = told.tellings.statements.iter().find_map(|&s| statement(view, s));
    let by = by.filter(|s| !is_taken_back(view.syntax, s)).and_then(|s| source(view, s));
    let what = words(view, told.event.span);
    let notice = match by {
        Some(who) => Notice::new("denied_by", "Who is right? Denied by {0}: “{1}”.", [who, what]),
        None => Notice::new("denied", "Who is right? “{0}” is denied.", [what]),
    };
    Some(Question { notice, spans: vec![told.event.span] })
}

/// `the group denied losing the town`, where the text says that it did.
fn denial(view: &View<'_>) -> Option<Question> {
    let article = view.sources.article;
    let told = view.sources.statements.iter().find(|s| {
        let words = s.content.first().map(|c| article.tokens_in(*c));
        let cue = s.cue.map(|c| view.syntax.lemma(article.tokens_in(c).start));
        s.act == Act::Deny
            && cue == Some("deny")
            && words.is_some_and(|w| {
                w.len() > 2 && !w.clone().any(|t| article.lower(t) == "but") && view.standing.of(w.start) > 0.3
            })
    })?;
    let content = *told.content.first()?;
    let says = "Who is right? Denied by {0}: “{1}”.";
    Some(Question {
        notice: Notice::new("denied_by", says, [source(view, told)?, words(view, content)]),
        spans: vec![content],
    })
}

/// A toll that nobody is named for.
fn unsourced(view: &View<'_>) -> Option<Question> {
    let told = view.sources.quantities.iter().find(|q| {
        let toll = TOLLS.contains(&q.kind);
        let told = around(view, q.span).is_some() || is_attributed(view, q.span) || is_counted(view, q.span);
        toll && !told && !is_of_old(view, q.span)
    })?;
    let says = "Who counted “{0}”? The number stands without a source.";
    Some(Question { notice: Notice::new("uncounted", says, [words(view, told.span)]), spans: vec![told.span] })
}

/// `revised the death toll to 61`: whoever did has counted.
fn is_counted(view: &View<'_>, span: Span) -> bool {
    let syntax = view.syntax;
    let verb = syntax.head_of(view.sources.article.tokens_in(span)).and_then(|t| syntax.head(t));
    verb.is_some_and(|v| {
        syntax.object(v).is_some_and(|o| syntax.lemma(o) == "toll")
            && syntax.own_subject(v).is_some_and(|s| super::someone::is_anyone(view, s))
    })
}

/// True where the sentence tells of another year: what was counted then is known.
fn is_of_old(view: &View<'_>, span: Span) -> bool {
    let article = view.sources.article;
    let sentence = article.sentence_of(article.tokens_in(span).start).map(|s| s.span);
    let here = |t: &&crate::times::Time| sentence.is_some_and(|s| s.contains(t.span));
    view.sources.times.iter().filter(here).any(|t| super::when::is_background(view, t))
}

/// True where the sentence has a statement at all, or `according to`.
fn is_attributed(view: &View<'_>, span: Span) -> bool {
    let article = view.sources.article;
    let first = article.tokens_in(span).start;
    let Some(s) = article.sentence_of(first) else { return false };
    let all = view.sources.statements;
    let last = all.partition_point(|x| x.content.first().is_none_or(|c| c.start < s.span.end));
    all[last.saturating_sub(16)..last].iter().any(|x| x.cue.is_some_and(|c| s.span.contains(c)))
        || article.block_kind_of(first) == crate::article::BlockKind::Headline
}

/// Sources without a name.
fn unnamed(view: &View<'_>, asked: Option<Span>) -> Option<Question> {
    let article = view.sources.article;
    let mut spans: Vec<Span> = Vec::new();
    let mut first: Option<String> = None;
    let mut many = false;
    for s in view.sources.statements {
        let Some(source) = &s.source else { continue };
        let entity = source.entity.and_then(|id| view.sources.entities.get(id));
        let tokens = article.tokens_in(source.span);
        let named = entity.is_some_and(|e| e.named && e.mentions.iter().any(|m| m.form == Form::Name))
            || tokens.clone().any(|t| view.syntax.tag(t) == Tag::Nnp && view.syntax.tag(t + 1) == Tag::Nnp);
        if asked == Some(source.span) {
            continue;
        }
        let vague =
            tokens.clone().any(|t| view.syntax.tag(t).is_noun() && is(view.syntax.lemma(t), Class::UnnamedSource));
        if !named && vague && spans.last() != Some(&source.span) {
            if first.is_none() {
                first = Some(words(view, source.span));
                many = tokens.clone().any(|t| view.syntax.tag(t) == Tag::Nns);
            }
            spans.push(source.span);
        }
    }
    let who = first?;
    let notice = match spans.len() {
        1 if many => Notice::new("unnamed_some", "Who are “{0}”? The source has no name.", [who]),
        1 => Notice::new("unnamed_one", "Who is “{0}”? The source has no name.", [who]),
        n => {
            let says = "Who are they? {0} statements rest on sources without a name, the first “{1}”.";
            Notice::new("unnamed_many", says, [n.to_string(), who])
        }
    };
    spans.truncate(6);
    Some(Question { notice, spans })
}

/// No day at all, or days that cannot be placed for want of a day of publication.
fn undated(view: &View<'_>, when: &[Answer]) -> Option<Question> {
    let open: Vec<Span> = view
        .sources
        .times
        .iter()
        .filter(|t| t.start.is_none() && (t.value.starts_with("XXXX") || t.value.starts_with("PX")))
        .map(|t| t.span)
        .collect();
    if view.sources.published.day.is_none()
        && let Some(&span) = open.first()
    {
        let word = words(view, span);
        let says = "When was this published? Without the day, “{0}” cannot be placed.";
        let notice = Notice::new("unpublished", says, [word]);
        return Some(Question { notice, spans: open.into_iter().take(6).collect() });
    }
    // A day somewhere in the story is no answer, but the text does give one.
    let dated = view.sources.times.iter().any(|t| t.start.is_some() && is_of_opening(view, t.span));
    if when.is_empty()
        && !dated
        && let Some(lead) = view.lead
    {
        let span = view.sources.article.span_of(lead.token..lead.token + 1);
        let notice = Notice::new("no_time", "When did it happen? The text gives no time.", []);
        return Some(Question { notice, spans: vec![span] });
    }
    None
}
