//! What may well be so and tells a reader little: a noun of which the text says nothing more, what someone or something is
//! like, how one lives, what is so of all, what someone wanted or asks, scraps of a sentence, what reporters were not told.
//! It stands behind what was done.

use super::clause::Line;
use super::join::Tellings;
use super::weight::Standing;
use super::worth;
use crate::article::{BlockKind, TokenId};
use crate::entities::EntityKind;
use crate::events::{Argument, Event, RoleName, Sources, Status};
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::Class;

/// Confidence at the most of what nobody did: none of what is told as sure.
const LITTLE: f32 = 0.65;

/// What is left of its weight, and of that of a deed of which neither day nor number nor name is told.
const LESS: [f32; 2] = [0.6, 0.85];

/// Words of a line below which it tells nothing by itself.
const FEW_WORDS: usize = 4;

/// Words of a line that is a noun and no more.
const BARE_WORDS: usize = 4;

/// Confidence and weight of an event as it is shown: what tells little stands behind the others.
pub(super) fn standing(
    sources: &Sources<'_>,
    headed: &Standing,
    tellings: &Tellings,
    line: &Line,
    event: &Event,
) -> (f32, f32) {
    let (sure, weight) = (event.confidence, event.weight);
    let (syntax, [much, some]) = (sources.syntax, LESS);
    // What a person has corrected is sure.
    if sure >= 1.0 {
        return (sure, weight);
    }
    // What is told again and again is the news, in however few words.
    let news = event.mentions.len() > 1 && is_finite(syntax, line);
    let sure = if news { sure } else { sure.min(worth::of(syntax, event, line)) };
    // What the headline has is the news, if by a noun only.
    let once = event.mentions.len() < 2 && !headed.heads(syntax, event.token);
    let bare = once && is_bare(syntax, line, event);
    let idle = is_way_of_life(sources, event)
        || is_of_all(syntax, event)
        || bare && event.roles.is_empty() && event.kind.is_none();
    // "Entered the feed chain": nobody knows what did.
    let headless = line.tokens.first() == Some(&event.token) && matches!(syntax.tag(event.token), Tag::Vbd | Tag::Vbn);
    let scrap = once && (is_fragment(syntax, line, event) || is_in_passing(syntax, line, event)) || headless;
    let idle = idle || scrap || is_aim(syntax, event) || is_defining(syntax, event) || is_question(syntax, event);
    // `The report, dated 14 July`.
    let paper = event.lemma == "date" && syntax.relation(event.token) == Relation::Acl;
    if paper || is_of_newsroom(syntax, event) || is_polled(sources, event) || idle && !tellings.dated {
        return (sure.min(LITTLE), weight * much);
    }

    let part = match () {
        () if tellings.dated => 1.0,
        () if bare || is_participle(syntax, event) => much,
        () if is_vague(sources, event) => some,
        () => 1.0,
    };
    (sure, weight * part)
}

/// True for a line with a verb that says when.
fn is_finite(syntax: &Syntax<'_>, line: &Line) -> bool {
    line.tokens.iter().any(|&i| matches!(syntax.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md))
}

/// `Chanting`, `Six bankruptcies`: of 25 such lines of three words strict readers let none stand. `Rents rose` is none.
fn is_fragment(syntax: &Syntax<'_>, line: &Line, event: &Event) -> bool {
    let says = is_finite(syntax, line) && line.tokens.first().is_some_and(|&i| syntax.pos(i) != Pos::Pron);
    line.tokens.len() < FEW_WORDS && !(says && syntax.tag(event.token).is_verb())
}

/// `To calm her`, `the plan to buy it`: what someone wanted, which the deed itself tells better.
fn is_aim(syntax: &Syntax<'_>, event: &Event) -> bool {
    let t = event.token;
    syntax.tag(t) == Tag::Vb
        && matches!(syntax.relation(t), Relation::Acl | Relation::Advcl)
        && syntax.own_marker(t) == Some("to")
}

/// `Farmers growing maize`: which farmers.
fn is_defining(syntax: &Syntax<'_>, event: &Event) -> bool {
    syntax.tag(event.token) == Tag::Vbg && syntax.relation(event.token) == Relation::Acl && event.kind.is_none()
}

/// `Why do we bear it?`
fn is_question(syntax: &Syntax<'_>, event: &Event) -> bool {
    syntax.article.word(syntax.sentence(event.token).end.saturating_sub(1)) == "?"
}

/// What another's line tells stands where that does, however little it tells by itself; `within` says whose line that is. A
/// line that begins with what it came of, `A bomb went off, killing two`, is as sure and as weighty as that.
pub(super) fn follow(syntax: &Syntax<'_>, events: &[Event], within: &[Option<u32>], shown: &mut [(f32, f32)]) {
    for (i, outer) in within.iter().enumerate() {
        let Some(outer) = outer.map(|o| o as usize) else { continue };
        if syntax.is_below(events[outer].token, events[i].token) {
            let (sure, weight) = shown[outer];
            shown[outer] = (sure.max(shown[i].0), weight.max(shown[i].1));
        }
        let lowered = shown[outer].0 < events[outer].confidence;
        let most = if lowered { shown[outer].0 } else { 1.0 };
        shown[i] = (events[i].confidence.min(most), events[i].weight);
    }
}

/// `She hugged a waitress`: outside politics, at no time, of nobody with a name, by nobody's word.
fn is_vague(sources: &Sources<'_>, event: &Event) -> bool {
    let named = |a: &Argument| sources.article.tokens_in(a.span).any(|t| sources.syntax.tag(t).is_proper());
    let told = |a: &Argument| match a.role {
        RoleName::Actor => false,
        RoleName::Quantity => true,
        _ => named(a),
    };
    event.kind.is_none()
        && event.statement.is_none()
        && event.interval.is_none()
        && matches!(event.status, Status::Happened | Status::Ongoing)
        && !event.roles.iter().any(told)
}

fn has(event: &Event, role: RoleName) -> bool {
    event.roles.iter().any(|r| r.role == role)
}

/// `Despite criticism of the mayor`: in a phrase or on another noun, and not who with whom and when, where or how many.
fn is_in_passing(syntax: &Syntax<'_>, line: &Line, event: &Event) -> bool {
    let someone = |r: &Argument| matches!(r.role, RoleName::Actor | RoleName::Target);
    !syntax.tag(event.token).is_verb()
        && matches!(syntax.relation(event.token), Relation::Obl | Relation::Nmod | Relation::Conj | Relation::Appos)
        && !line.tokens.iter().any(|&i| syntax.is_predicate(i))
        && !(event.roles.iter().any(someone) && !event.roles.iter().all(someone))
}

/// `The allegations`, `Board meetings`.
fn is_bare(syntax: &Syntax<'_>, line: &Line, event: &Event) -> bool {
    let noun = line.tokens.len() <= BARE_WORDS && !line.tokens.iter().any(|&i| syntax.is_predicate(i));
    !syntax.tag(event.token).is_verb() && noun && event.roles.iter().all(|r| r.role == RoleName::Quantity)
}

/// `A microphone shaped like a boot`, `she said, pouring tea`: what something is like, and what one does meanwhile.
fn is_participle(syntax: &Syntax<'_>, event: &Event) -> bool {
    let t = event.token;
    if has(event, RoleName::Quantity) || event.kind.is_some() && event.lemma != "brief" {
        return false;
    }
    let head = syntax.head(t).unwrap_or(t);
    let says = || syntax.analysis.lemma_is(head, Class::SpeechVerb) || t == syntax.sentence(t).start;
    match (syntax.relation(t), syntax.tag(t)) {
        (Relation::Acl, Tag::Vbn) => true,
        (Relation::Advcl, Tag::Vbg) => syntax.own_subject(t).is_none() && syntax.own_marker(t).is_none() && says(),
        _ => false,
    }
}

/// `He eats lunch at his desk`.
fn is_way_of_life(sources: &Sources<'_>, event: &Event) -> bool {
    let (syntax, t) = (sources.syntax, event.token);
    let person = |s: TokenId| {
        let kind = sources.entities.headed_by(syntax.referent(s)).and_then(|id| sources.entities.get(id));
        kind.map_or(one_of!(syntax.article.lower(s), "he" | "she"), |e| e.kind == EntityKind::Person)
    };
    event.kind.is_none()
        && event.status == Status::Ongoing
        && matches!(syntax.tag(t), Tag::Vbz | Tag::Vbp)
        && syntax.article.block_kind_of(t) == BlockKind::Paragraph
        && syntax.subject(t).is_some_and(|(s, _)| person(s))
}

/// `Investors punish indecision`, `Presidents elsewhere have starved judges`: of nobody in particular.
fn is_of_all(syntax: &Syntax<'_>, event: &Event) -> bool {
    let t = event.token;
    let bare = |n: TokenId| {
        let named = [Relation::Det, Relation::NmodPoss, Relation::Nummod, Relation::Nmod, Relation::Flat];
        matches!(syntax.tag(n), Tag::Nns | Tag::Nn) && syntax.child(n, &named).is_none()
    };
    let usual = |c: TokenId| {
        one_of!(syntax.article.lower(c), "always" | "often" | "rarely" | "routinely" | "usually")
            || syntax.article.lower(c) == "before" && syntax.relation(c) == Relation::Advmod
    };
    let subject = syntax.subject(t).map(|(s, _)| s);
    let away = subject.is_some_and(|s| syntax.children(s).any(|c| syntax.article.lower(c) == "elsewhere"));
    let at_large = away || syntax.children(t).any(usual) && !syntax.is_passive(t);
    let people = subject.is_some_and(|s| bare(s) && syntax.tag(s) == Tag::Nns);
    let now = syntax.tag(t) == Tag::Vbp && syntax.article.block_kind_of(t) == BlockKind::Paragraph;
    at_large && event.kind.is_none() || now && people && syntax.object(t).is_some_and(bare)
}

/// What part of those asked think.
fn is_polled(sources: &Sources<'_>, event: &Event) -> bool {
    let told = event.statement.and_then(|s| sources.statements.get(s as usize));
    let source = told.and_then(|s| s.source.as_ref()).map_or(0..0, |s| sources.article.tokens_in(s.span));
    source.into_iter().any(|t| one_of!(sources.article.lower(t), "percent" | "cent" | "%"))
}

/// `Declined to comment`, `did not respond to questions`, `was not authorized to speak`: what reporters were not told.
fn is_of_newsroom(syntax: &Syntax<'_>, event: &Event) -> bool {
    let word = |n: TokenId| syntax.lemma(n);
    let none = event.status == Status::Negated;
    let remark = |n: TokenId| one_of!(word(n), "comment" | "interview");
    let asked = |n: TokenId| {
        let open = |c: TokenId| one_of!(syntax.article.lower(c), "a" | "an" | "several" | "repeated");
        match word(n) {
            "request" | "inquiry" | "enquiry" => syntax.obliques(n).any(|(_, o)| remark(o)),
            "call" | "comment" | "email" | "e-mail" | "message" | "question" => {
                syntax.child(n, &[Relation::NmodPoss, Relation::Det]).is_none_or(open)
            }
            _ => false,
        }
    };
    let speaks = |v: TokenId| one_of!(word(v), "comment" | "speak" | "talk" | "discuss" | "elaborate");
    let hushed = |c: TokenId| one_of!(syntax.article.lower(c), "confidential" | "internal" | "private" | "sensitive");
    // "was not allowed to speak" is one of the speaking too.
    let below = |v: TokenId| syntax.relation(v) == Relation::Xcomp && speaks(v);
    let t = syntax.head(event.token).filter(|_| below(event.token)).unwrap_or(event.token);
    let mut about = syntax.object(t).into_iter().chain(syntax.obliques(t).map(|(_, o)| o));
    let below = syntax.child(t, &[Relation::Xcomp]);
    match word(t) {
        "decline" | "refuse" => below.is_some_and(|v| one_of!(word(v), "comment" | "elaborate")) || about.any(asked),
        "answer" | "comment" | "reply" | "respond" | "return" => none && about.any(asked),
        "allow" | "authorise" | "authorize" | "permit" => none && syntax.is_passive(t) && below.is_some_and(speaks),
        "discuss" => syntax.object(t).is_some_and(|o| syntax.children(o).any(hushed)),
        "ask" | "speak" => about.any(|o| word(o) == "anonymity" || word(o) == "condition"),
        _ => false,
    }
}
