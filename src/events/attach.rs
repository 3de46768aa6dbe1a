//! Times and quantities of events: each goes to the nearest trigger above it in the tree.

use super::measures::{ByTrigger, head, is_day, is_measure, is_of_another, is_perfect};
use super::tables::{State, Tables};
use super::{Argument, Event, Plover, RoleName, Status};
use crate::article::{TokenId, TokenKind};
use crate::language::grammar::sets_apart;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::Class;
use crate::quantities::{Quantity, fate};
use crate::span::Span;
use crate::times::{Time, TimeKind};

/// Most arguments of one kind.
const MAX_ROLES_OF_KIND: usize = 4;

/// Gives each time to its event; one in a sentence with a single event is that event's.
pub(super) fn times(syntax: &Syntax<'_>, events: &mut [Event], times: &[Time]) {
    let by_token = ByTrigger::new(events);
    for time in times {
        let Some(head) = head(syntax, time.span) else { continue };
        if let Some((verb, superlative)) = told_when(syntax, time) {
            add(events, by_token.get(verb), RoleName::Time, time.span);
            if superlative {
                continue;
            }
        }
        if is_measure(syntax, time, head, &by_token) || describes(syntax, time.span, &by_token) {
            continue;
        }
        // The day on which it was said is not the day of what was said.
        let verb = above(syntax, head);
        let says = |v: TokenId| [State::Speech, State::Finding].iter().any(|&s| Tables::get().is(syntax.lemma(v), s));
        // "the nominee for the Nov. 8 election said": the day of the election.
        let nearer = climb(syntax, head, &by_token, 3, |t| syntax.tag(t).is_verb());
        if nearer.is_none() && verb.is_some_and(|v| says(v) && by_token.get(v).is_none()) {
            continue;
        }
        // "the heaviest rainfall for ninety years" is a length of another thing.
        let length = time.kind == TimeKind::Duration;
        // "a premium over Wednesday's price": the day of the price.
        let priced = |t: TokenId| {
            syntax.relation(head) == Relation::NmodPoss
                && syntax.head(head) == Some(t)
                && matches!(syntax.relation(t), Relation::Nmod | Relation::Appos | Relation::Conj)
                && Tables::get().sense(syntax.lemma(t)) == "-"
        };
        // "France would build it, as it had done in the 1980s": of a clause that tells of another time.
        let proform = |t: TokenId| {
            syntax.relation(t) == Relation::Advcl
                && one_of!(syntax.lemma(t), "do" | "be" | "expect" | "forecast" | "predict")
                && by_token.get(t).is_none()
        };
        // "raised it after floods in 2023": of the floods.
        let before = |t: TokenId| t != head && is_beside_deed(syntax, t);
        let of_another = std::iter::successors(Some(head), |&t| syntax.head(t)).take(4).any(before);
        // "arrears dating back to 2022".
        let idle =
            |t: TokenId| syntax.relation(t) == Relation::Acl && syntax.tag(t).is_verb() && by_token.get(t).is_none();
        // "exports 300,000 barrels, compared to 2.8 million in 2018".
        let compared = |t: TokenId| syntax.lemma(t) == "compare" && by_token.get(t).is_none();
        // "warned that rain was expected until Tuesday": no day of the warning.
        let told = |t: TokenId| matches!(syntax.relation(t), Relation::Ccomp) && by_token.get(t).is_none();
        // "the recently disbanded bureau", "the leader during the 1970s", "last week's vote".
        let aside = |t: TokenId| {
            by_token.get(t).is_none()
                && (syntax.relation(t) == Relation::Amod && (syntax.tag(head) == Tag::Rb || t != head)
                    || syntax.relation(t) == Relation::Appos && !is_day(time))
        };
        let inside = |t: TokenId| {
            aside(t)
                || told(t)
                || is_untold_clause(syntax, &by_token, t)
                || priced(t)
                || compared(t)
                || before(t)
                || idle(t)
                || proform(t)
                || syntax.relation(t) == Relation::AclRelcl
                || length && syntax.relation(t) == Relation::Nmod
        };
        // "July has been the deadliest month since it was ousted": July is spoken of.
        let spoken_of = syntax.relation(head) == Relation::Nsubj;
        let event = shaken(syntax, head, &by_token).or_else(|| climb(syntax, head, &by_token, 6, inside));
        let event = event.or_else(|| (!length).then(|| begun(syntax, head, &by_token))?).or_else(|| {
            (!of_another && !spoken_of && verb.is_none_or(|v| !inside(v))).then(|| alone(syntax, events, head))?
        });
        let event = event.filter(|&e| !is_of_another(syntax, time, events[e].token));
        let event = event.and_then(|e| match saying(syntax, events[e].token, time) {
            Some(verb) => by_token.get(verb),
            None => nearer_event(syntax, events, e, head, time),
        });
        add(events, event, RoleName::Time, time.span);
    }
    drop_vague(events, times);
}

/// The verb of "in May 2016, when jets bombed the town": what it tells was then; and whether nothing else was, as in "has been
/// broken often, most bloodily in May 2016, when".
pub(crate) fn told_when(syntax: &Syntax<'_>, time: &Time) -> Option<(TokenId, bool)> {
    let article = syntax.article;
    let tokens = article.tokens_in(time.span);
    let when = tokens.end + u32::from(article.word(tokens.end) == ",");
    let verb = syntax.head(when).filter(|&v| v > when && article.lower(when) == "when" && time.start.is_some())?;
    let had = syntax.children(verb).any(|c| article.lower(c) == "had");
    // "most recently in", "notably on".
    let adverb = tokens.start.checked_sub(2).filter(|&t| article.lower(t).ends_with("ly"));
    let superlative = adverb.is_some_and(|t| t > 0 && one_of!(article.lower(t - 1), "most" | ","));
    (!had).then_some((verb, superlative))
}

/// "sent a Christmas card", "cut the winter fuel payment": of what the deed is done to, and no time of the deed.
pub(crate) fn describes(syntax: &Syntax<'_>, time: Span, by_token: &ByTrigger) -> bool {
    let tokens = syntax.article.tokens_in(time);
    let last = tokens.end.saturating_sub(1);
    let beside = |&t: &TokenId| matches!(syntax.relation(t), Relation::Compound | Relation::Amod);
    let noun = std::iter::successors(Some(last), |t| Some(t).filter(|t| beside(t)).and_then(|&t| syntax.head(t)))
        .take(4)
        .find(|t| !beside(t));
    let told =
        |n: TokenId| syntax.relation(n).is_subject() || matches!(syntax.relation(n), Relation::Obj | Relation::Iobj);
    // "a Monday statement", "the 2016 vote", "last week's".
    let dated = tokens.clone().any(|t| {
        let word = syntax.article.lower(t);
        crate::times::is_weekday(word)
            || one_of!(word, "last" | "next" | "this")
            || word.contains(|c: char| c.is_ascii_digit())
    });
    // "the Christmas strike" was then.
    let deed = syntax.head(last).is_some_and(|n| by_token.get(n).is_some());
    !dated && !deed && noun.is_some_and(|n| n >= tokens.end && told(n))
}

/// True for a phrase of what came before or after the deed, or stands against it.
pub(crate) fn is_beside_deed(syntax: &Syntax<'_>, t: TokenId) -> bool {
    syntax.relation(t) == Relation::Obl && (sets_apart(syntax.preposition(t)) || syntax.preposition(t) == "despite")
}

/// "now thought to be a fever, was first noticed in June": not now.
fn drop_vague(events: &mut [Event], times: &[Time]) {
    let vague: Vec<Span> = times.iter().filter(|t| t.value.ends_with("_REF")).map(|t| t.span).collect();
    for event in events {
        let is_vague = |r: &Argument| r.role == RoleName::Time && vague.binary_search(&r.span).is_ok();
        if event.roles.iter().any(|r| r.role == RoleName::Time && !is_vague(r)) {
            event.roles.retain(|r| !is_vague(r));
        }
    }
}

/// The verb of "said Saturday the army withdrew": the day that stands between it and what is said is its own, and not that of
/// the deed `t`.
fn saying(syntax: &Syntax<'_>, t: TokenId, time: &Time) -> Option<TokenId> {
    let tokens = syntax.article.tokens_in(time.span);
    let clause = std::iter::successors(Some(t), |&t| syntax.head(t))
        .take(5)
        .find(|&c| syntax.relation(c) == Relation::Ccomp && syntax.head(c).is_some_and(|v| v < tokens.start))?;
    let verb = syntax.head(clause)?;
    let subject = syntax.extent(syntax.own_subject(clause)?).start;
    let says = [State::Speech, State::Assertion].iter().any(|&s| Tables::get().is(syntax.lemma(verb), s));
    let between = |i: TokenId| syntax.article.word(i) == "," || syntax.article.lower(i) == "that";
    (says && t > verb && tokens.end == subject && !(verb..tokens.start).any(between)).then_some(verb)
}

/// Of two events before a time that ends the clause, the one it is of; none where that is not to be known.
fn nearer_event(syntax: &Syntax<'_>, events: &[Event], e: usize, head: TokenId, time: &Time) -> Option<usize> {
    let t = events.get(e)?.token;
    let start = syntax.article.tokens_in(time.span).start;
    // In brackets behind a name: when that was.
    let open = (t.min(syntax.sentence(start).start)..start)
        .rev()
        .take(12)
        .take_while(|&i| i != t)
        .find(|&i| one_of!(syntax.article.word(i), "(" | ")"));
    if time.value.len() == 4 && syntax.tag(t).is_verb() && open.is_some_and(|i| syntax.article.word(i) == "(") {
        return None;
    }
    if t >= head || !syntax.tag(t).is_verb() {
        return Some(e);
    }
    let past =
        is_day(time) || one_of!(syntax.article.lower(start), "last" | "earlier") || syntax.preposition(head) == "in";
    let ahead = one_of!(syntax.preposition(head), "by" | "until" | "before" | "since" | "for");
    let since = time.kind == TimeKind::Duration || ahead || time.value.ends_with("_REF");
    // "has arrested the captain of a ship that collided last month": nobody has done so last month.
    let perfect = is_perfect(syntax, t);
    let last = events[e + 1..]
        .iter()
        .enumerate()
        .take_while(|(_, x)| x.token < start)
        .filter(|(_, x)| syntax.is_below(x.token, t))
        .last();
    let nearer = last.map(|(i, _)| e + 1 + i);
    // "are blamed for an attack earlier this year".
    let now = |c: TokenId| {
        matches!(syntax.relation(c), Relation::Aux | Relation::AuxPass)
            && one_of!(syntax.article.lower(c), "is" | "are")
    };
    let present = matches!(syntax.tag(t), Tag::Vbz | Tag::Vbp) && events[e].status == Status::Ongoing
        || syntax.tag(t) == Tag::Vbn && syntax.children(t).any(now);
    let before = is_day(time) && events[e].status == Status::Ongoing
        || one_of!(syntax.article.lower(start), "last" | "earlier")
        || time.value.len() == 4 && syntax.preposition(head) == "in";
    if (perfect && past || present && before) && !since && nearer.is_some() {
        return nearer;
    }
    let Some(n) = nearer else { return Some(e) };
    let path = std::iter::successors(Some(events[n].token), |&i| syntax.head(i)).take_while(|&i| i != t).take(8);
    let through = |r: &[Relation]| path.clone().any(|i| r.contains(&syntax.relation(i)));
    // "announced the capture of two leaders in late December", "expressed concern over deaths in recent weeks".
    let tells = Tables::get().is(syntax.lemma(t), State::Speech)
        || matches!(events[e].kind, Some(Plover::Accuse | Plover::Reject | Plover::Request))
        || matches!(syntax.lemma(t), "announce");
    let of_month = !is_day(time) && syntax.preposition(head) == "in" && time.kind == TimeKind::Date && tells;
    let inner = through(&[Relation::Obj, Relation::Xcomp, Relation::Ccomp]) && of_month
        || (through(&[Relation::AclRelcl]) || through(&[Relation::Acl]) && !path.clone().any(|i| syntax.has_to(i)))
            && !since;
    if inner && (events[n].token..start).all(|i| syntax.tag(i) != Tag::Cc) {
        return Some(n);
    }
    Some(e)
}

/// "The strike began on 25 September when stevedores blocked the road": what begins is what has the day.
pub(crate) fn begun(syntax: &Syntax<'_>, head: TokenId, by_token: &ByTrigger) -> Option<usize> {
    let verb = syntax.head(head).filter(|&v| by_token.get(v).is_none() && syntax.tag(v).is_verb())?;
    let begins = syntax.analysis.lemma_is(verb, Class::BeginningVerb);
    let beside = matches!(syntax.relation(head), Relation::Obl | Relation::OblUnmarked | Relation::Advmod);
    let (noun, passive) = syntax.subject(verb).filter(|_| begins && beside)?;
    by_token.get(noun).filter(|_| !passive && syntax.object(verb).is_none() && !syntax.tag(noun).is_verb())
}

/// "Their poor response to the earthquake last month": of the noun right before it, which the tree may not see.
fn shaken(syntax: &Syntax<'_>, head: TokenId, by_token: &ByTrigger) -> Option<usize> {
    let before = syntax.extent(head).start.checked_sub(1)?;
    let inner = syntax.relation(before) == Relation::Nmod && one_of!(syntax.preposition(before), "to" | "of" | "over");
    let bare = syntax.preposition(head).is_empty() && syntax.relation(head) == Relation::OblUnmarked;
    by_token.get(before).filter(|_| inner && bare)
}

/// Gives each quantity to its event: one that counts an argument, or measures the event itself.
pub(super) fn quantities(syntax: &Syntax<'_>, events: &mut [Event], quantities: &[Quantity]) {
    let by_token = ByTrigger::new(events);
    for quantity in quantities {
        let Some(head) = head(syntax, quantity.span) else { continue };
        // Ranks and ages count nothing, nor does a part of a word: "first-half".
        let hyphen = syntax.article.word(syntax.article.tokens_in(quantity.span).start.wrapping_sub(1)) == "-";
        // "4. Why Ghana shut its schools": the number of an entry.
        let words = syntax.article.tokens_in(quantity.span);
        // "a six-year term", "sentences of eight and 10 years": a measure of another thing.
        let part = syntax.article.word(words.end) == "-"
            && !matches!(syntax.tag(words.end + 1), Tag::Cd | Tag::In | Tag::To)
            || one_of!(syntax.article.lower(words.end), "and" | "or" | "to")
                && syntax.tag(words.end + 1) == Tag::Cd
                && syntax.analysis.lemma_is(words.end + 2, Class::TimeNoun);
        let first = words.start;
        let entry = first == syntax.sentence(first).start && syntax.article.word(first + 1) == ".";
        // "Task Force 50": part of a name.
        let named = syntax.analysis.name_at(first).is_some();
        if hyphen || part || entry || named || one_of!(quantity.kind, "ordinal" | "age" | "rank") {
            continue;
        }
        // Another clause's number, and one inside a phrase of place or comparison, says nothing of this event.
        let stop = |t: TokenId| match syntax.relation(t) {
            Relation::Nmod => syntax.preposition(t) != "of",
            Relation::Obl => one_of!(
                syntax.preposition(t),
                "with"
                    | "from"
                    | "after"
                    | "since"
                    | "at"
                    | "outside"
                    | "as"
                    | "in"
                    | "on"
                    | "than"
                    | "among"
                    | "between"
                    | "across"
                    | "within"
            ),
            Relation::AclRelcl | Relation::Advcl | Relation::Ccomp | Relation::Conj | Relation::Parataxis => true,
            Relation::Appos | Relation::Acl => true,
            _ => false,
        };
        let event = climb(syntax, head, &by_token, 4, stop);
        // "grew 6.7 percent": how much, and no one it was done to.
        if let Some(e) = event.filter(|_| quantity.kind == "percent").and_then(|e| events.get_mut(e)) {
            e.roles.retain(|r| r.role != RoleName::Target || r.span != quantity.span);
        }
        add(events, event, RoleName::Quantity, quantity.span);
    }
}

/// Numbers that are no toll, and the kind each was taken for: nobody was killed by an attack that would have killed 40, nor did
/// nine die where the report of it was false.
pub(crate) fn unreal_tolls(syntax: &Syntax<'_>, events: &[Event]) -> Vec<(Span, &'static str)> {
    let unreal = |e: &&Event| match e.status {
        Status::Negated | Status::Denied | Status::Hypothetical => true,
        // "will kill 40", "may have killed 40", but "rebels allegedly killed 12".
        Status::Planned | Status::Possible => syntax.children(e.token).any(|c| syntax.tag(c) == Tag::Md),
        _ => false,
    };
    // "cleared of killing 12 people": they are dead.
    let cleared = |e: &&Event| syntax.tag(e.token) == Tag::Vbg && syntax.own_marker(e.token).is_some();
    let mut tolls = Vec::new();
    for e in events.iter().filter(unreal).filter(|e| !cleared(e)) {
        let Some(kind) = fate(&e.lemma) else { continue };
        tolls.extend(e.roles.iter().filter(|r| r.role == RoleName::Quantity).map(|r| (r.span, kind)));
    }
    tolls
}

fn add(events: &mut [Event], event: Option<usize>, role: RoleName, span: Span) {
    let Some(e) = event.and_then(|i| events.get_mut(i)) else { return };
    let known = |r: &&Argument| r.role == role && r.span == span;
    if e.roles.iter().filter(|r| r.role == role).count() < MAX_ROLES_OF_KIND && !e.roles.iter().any(|r| known(&r)) {
        e.roles.push(Argument { role, span, entity: None });
    }
}

/// "Denied the charges and will make his case on Friday", "as the paper reported today": a clause that tells of no event and
/// has its own tense or subject.
pub(crate) fn is_untold_clause(syntax: &Syntax<'_>, by_token: &ByTrigger, t: TokenId) -> bool {
    let Syntax { article, analysis, .. } = *syntax;
    let Some(word) = analysis.word(t).filter(|_| by_token.get(t).is_none()) else { return false };
    let child = |relations: &[Relation]| {
        analysis.children(t).iter().any(|&c| analysis.word(c).is_some_and(|w| relations.contains(&w.relation)))
    };
    let subject = || child(&[Relation::Nsubj, Relation::NsubjPass]);
    let marker = analysis.children(t).first().map_or("", |&c| article.lower(c));
    match word.relation {
        Relation::Conj => word.tag.is_verb() && child(&[Relation::Aux]) || subject(),
        // "when he arrived on Monday": on the same day.
        Relation::Advcl => word.tag.is_verb() && subject() && !one_of!(marker, "when" | "while" | "where" | "if"),
        _ => false,
    }
}

/// The first verb above a token.
fn above(syntax: &Syntax<'_>, t: TokenId) -> Option<TokenId> {
    let mut at = t;
    for _ in 0..6 {
        if syntax.tag(at).is_verb() {
            return Some(at);
        }
        at = syntax.head(at)?;
    }
    None
}

/// The first event on the way up, if no relation on it stops the climb.
fn climb(
    syntax: &Syntax<'_>,
    head: TokenId,
    by_token: &ByTrigger,
    steps: usize,
    stop: impl Fn(TokenId) -> bool,
) -> Option<usize> {
    let mut at = head;
    for _ in 0..steps {
        if let Some(event) = by_token.get(at) {
            return Some(event);
        }
        if stop(at) {
            return None;
        }
        at = syntax.head(at)?;
    }
    None
}

/// The only event of the sentence.
fn alone(syntax: &Syntax<'_>, events: &[Event], t: TokenId) -> Option<usize> {
    let sentence = syntax.sentence(t);
    let first = events.partition_point(|e| e.token < sentence.start);
    let mut inside = events.iter().enumerate().skip(first).take_while(|(_, e)| e.token < sentence.end);
    let (i, event) = inside.next().filter(|_| inside.next().is_none())?;
    // What is said within marks is not of the day of what is told around them.
    // "The appointment takes effect on Monday".
    let effect = above(syntax, t).and_then(|v| syntax.object(v)).is_some_and(|o| syntax.lemma(o) == "effect");
    let (from, to) = (t.min(event.token), t.max(event.token));
    let marked = (from..to).any(|i| syntax.article.kind_of(i) == TokenKind::Quote);
    (!marked && !effect).then_some(i)
}
