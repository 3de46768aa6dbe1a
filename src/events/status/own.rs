//! What a predicate's own verb group, or a noun's own modifiers, say of its status.

use super::super::Status;
use super::super::tables::{Effect, State, Tables};
use super::conditionals::{
    follows_condition, has_condition, is_comparison, is_condition, is_counterfactual, is_invented,
    is_inverted_condition, is_under_condition,
};
use super::groups::Group;
use super::negations::lacks;
use crate::article::{BlockKind, TokenId};
use crate::language::grammar::opens_clause_of_time;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::Class;

/// What the verb's own group says.
pub(super) fn of_verb(syntax: &Syntax<'_>, t: TokenId) -> Status {
    let group = Group::read(syntax, t);
    let infinitive = syntax.has_to(t);
    // "had it not been carried there".
    if is_inverted_condition(syntax, t) {
        return Status::Hypothetical;
    }
    if group.negated {
        return negated(syntax, t, &group);
    }
    // "In the event she was injured, bleeding would be a danger".
    let supposed = |(p, o): (&str, TokenId)| {
        let subject = syntax.own_subject(t).map(|s| syntax.extent(s).start);
        p == "in" && one_of!(syntax.lemma(o), "event" | "case") && subject == Some(o + 1)
    };
    if syntax.obliques(t).any(supposed) {
        return Status::Hypothetical;
    }
    if let Some(status) = of_marker(syntax, t, &group) {
        return status;
    }
    if let Some((status, word)) = group.modal {
        // "will likely win", "maybe they will": a forecast.
        return match modal(syntax, t, status, word, group.perfect) {
            // "Will he resign?"
            Status::Planned if group.soft == Some(Status::Possible) || is_question(syntax, t) => Status::Possible,
            status => status,
        };
    }
    if let Some(status) = of_infinitive(syntax, t, &group).filter(|_| infinitive) {
        return status;
    }
    // "What people can do is focus on ...".
    if syntax.tag(t) == Tag::Vb && !infinitive && group.be {
        return Status::Possible;
    }
    if is_invented(syntax, t) {
        return Status::Hypothetical;
    }
    if is_question(syntax, t) || is_command(syntax, t) || is_alternative(syntax, t) {
        return Status::Possible;
    }
    if let Some(s) = group.soft.filter(|s| *s == Status::Possible) {
        return s;
    }
    // "miners believed trapped".
    if syntax.tag(t) == Tag::Vbn && t > 0 && syntax.analysis.is(t - 1, Class::FearedParticiple) {
        return Status::Possible;
    }
    // "are against paying", "advice against eating it": no progressive.
    let against = syntax.own_marker(t) == Some("against");
    if syntax.tag(t) == Tag::Vbg && (against || group.progressive && syntax.own_marker(t) == Some("for")) {
        return Status::Possible;
    }
    if group.progressive {
        // "his mistake was trusting them" has no progressive.
        let shell = syntax.own_subject(t).is_some_and(|s| Tables::get().is(syntax.lemma(s), State::Shell));
        // Nor is what "was speaking", "had been pushing" under way any more, nor what was told in passing ("being led away").
        let then = group.past || !group.finite;
        return if shell && group.past || then { Status::Happened } else { Status::Ongoing };
    }
    if group.soft == Some(Status::Ongoing) && !group.past {
        return Status::Ongoing;
    }
    of_tense(syntax, t, &group)
}

/// What an infinitive with `to` says, where its own clause does.
fn of_infinitive(syntax: &Syntax<'_>, t: TokenId, group: &Group<'_>) -> Option<Status> {
    // "is to be held", "the goal was to win"; and a headline's "Rebels to attack".
    // "are yet to be resettled".
    if group.be || is_copular(syntax, t) || is_main(syntax, t) {
        let yet = syntax.children(t).any(|c| syntax.article.lower(c) == "yet");
        // "the best way is to resume talks": someone's view.
        let best = |c: TokenId| syntax.article.lower(c) == "best";
        let is_way = |s: TokenId| syntax.analysis.lemma_is(s, Class::WayNoun) || syntax.children(s).any(best);
        let be = syntax.head(t).filter(|_| is_copular(syntax, t)).unwrap_or(t);
        if syntax.own_subject(t).or_else(|| syntax.own_subject(be)).is_some_and(is_way) {
            return Some(Status::Possible);
        }
        return Some(if yet { Status::Negated } else { Status::Planned });
    }
    // "on how to get it there".
    let asks = |c: TokenId| one_of!(syntax.article.lower(c), "how" | "where" | "when" | "whether" | "what" | "whom");
    syntax.children(t).any(|c| c < t && asks(c)).then_some(Status::Possible)
}

/// A clause of what comes at some time has not come where its verb is in the present: `two days before the phone launches`.
/// What something told in the present follows on has: `police hunt two men after a guard is shot`.
fn in_time(syntax: &Syntax<'_>, t: TokenId) -> Option<Status> {
    let marker = syntax.own_marker(t).filter(|&m| opens_clause_of_time(m) && !one_of!(m, "since" | "while"))?;
    // "Two held after a bank is robbed".
    let bare =
        |h: TokenId| !syntax.children(h).any(|c| matches!(syntax.relation(c), Relation::Aux | Relation::AuxPass));
    let told = |h: TokenId| {
        syntax.relation(h) == Relation::Root
            && !one_of!(syntax.lemma(h), "be" | "become" | "take")
            && (matches!(syntax.tag(h), Tag::Vbz | Tag::Vbp) || syntax.tag(h) == Tag::Vbn && bare(h))
    };
    let followed = marker == "after" && syntax.relation(t) == Relation::Advcl && syntax.head(t).is_some_and(told);
    Some(if followed { Status::Happened } else { Status::Planned })
}

/// What is left for the tense to say.
fn of_tense(syntax: &Syntax<'_>, t: TokenId, group: &Group<'_>) -> Status {
    match syntax.tag(t) {
        Tag::Vbz | Tag::Vbp if !group.perfect && !group.past => {
            if is_headline(syntax, t) {
                Status::Happened
            } else if syntax.children(t).any(|c| c < t && is_condition(syntax, c)) {
                // "If convicted, he faces ten years".
                Status::Hypothetical
            } else {
                in_time(syntax, t).unwrap_or(Status::Ongoing)
            }
        }
        // "when he is sentenced".
        Tag::Vbn if !group.past && !group.perfect && group.passive_now => {
            // "is planned for October".
            let planned = Tables::get().effect("object", syntax.lemma(t)) == Some(Effect::Status(Status::Planned));
            let ahead = planned && syntax.obliques(t).any(|(p, _)| p == "for");
            in_time(syntax, t).unwrap_or(if ahead { Status::Planned } else { Status::Ongoing })
        }
        // "the agency working there says", "a country recovering from war".
        Tag::Vbg if syntax.relation(t) == Relation::Acl && syntax.own_marker(t).is_none() && is_of_now(syntax, t) => {
            Status::Ongoing
        }
        _ => Status::Happened,
    }
}

/// True for a participle on the subject of a clause in the present, that is no headline.
fn is_of_now(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let subject = syntax.head(t).filter(|&n| syntax.relation(n) == Relation::Nsubj);
    let verb = subject.and_then(|n| syntax.head(n));
    verb.is_some_and(|v| matches!(syntax.tag(v), Tag::Vbz | Tag::Vbp) && !is_headline(syntax, v))
}

/// What a negated group says.
fn negated(syntax: &Syntax<'_>, t: TokenId, group: &Group<'_>) -> Status {
    // "was not published until Monday": then it was.
    let at_last = |(p, _): (&str, TokenId)| one_of!(p, "until" | "till");
    let late = group.past && group.modal.is_none() && syntax.obliques(t).any(at_last);
    // "may not be paid": nobody knows yet. "Should not be sold": a wish. "Why not sell it?"
    let why = || group.modal.is_none() && !group.finite && syntax.children(t).any(|c| syntax.article.lower(c) == "why");
    // "would have drowned if he had not pulled her out", "would not have come if she had known": he did, and they came.
    if is_contrary(syntax, t) || is_counterfactual(syntax, t) && is_under_condition(syntax, t) {
        return Status::Happened;
    }
    match group.modal {
        // "had it not spread, it may not have survived".
        Some((_, "may" | "might")) if group.perfect && follows_condition(syntax, t) => return Status::Hypothetical,
        Some((_, "may" | "might")) => return Status::Possible,
        Some((_, "should" | "must" | "ought")) if !group.perfect => return Status::Possible,
        None if why() || is_command(syntax, t) => return Status::Possible,
        _ => {}
    }
    // "if they can't restore contact".
    if syntax.own_marker(t).is_some_and(|m| one_of!(m, "if" | "unless" | "whether")) && !late {
        return Status::Hypothetical;
    }
    if late || is_superlative(syntax, t, group) { Status::Happened } else { Status::Negated }
}

/// "Have begun a planned strike", "held scheduled talks": what is planned takes place.
pub(super) fn is_under_way(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let tables = Tables::get();
    let verb = syntax.head(t).filter(|_| syntax.relation(t) == Relation::Obj);
    verb.is_some_and(|v| {
        (tables.is(syntax.lemma(v), State::Aspect) || tables.is(syntax.lemma(v), State::Light))
            && !one_of!(syntax.lemma(v), "have" | "end" | "stop")
            && matches!(of_verb(syntax, v), Status::Happened | Status::Ongoing)
    })
}

/// What the conjunction before it says.
fn of_marker(syntax: &Syntax<'_>, t: TokenId, group: &Group<'_>) -> Option<Status> {
    match syntax.own_marker(t)? {
        // "were seconds away from firing".
        "from" if is_away(syntax, t) => Some(Status::Negated),
        "without" => Some(Status::Negated),
        "instead" | "rather" if matches!(syntax.tag(t), Tag::Vbg | Tag::Vb) => Some(Status::Negated),
        // "until the source has been found", "before they have left": whenever that is.
        "until" | "till" | "before" if group.perfect && !group.past => Some(Status::Possible),
        "before" if is_forestalled(syntax, t, matches!(group.modal, Some((_, "could")))) => Some(Status::Negated),
        // "until they left": they did.
        "until" | "till" if group.past => None,
        "if" if is_comparison(syntax, t) => None,
        // "as if a war were coming".
        "as" if syntax.children(t).any(|c| one_of!(syntax.article.lower(c), "if" | "though")) => {
            Some(Status::Hypothetical)
        }
        m => match Tables::get().effect("marker", m) {
            Some(Effect::Status(s)) => Some(s),
            _ => None,
        },
    }
}

/// "Fled before police could arrest him", "was disarmed before he fired": they did not. Who waited a year before he could leave
/// did.
fn is_forestalled(syntax: &Syntax<'_>, t: TokenId, could: bool) -> bool {
    let lasted = |(p, o): (&str, TokenId)| p == "for" && syntax.analysis.lemma_is(o, Class::TimeNoun);
    let at_once = |v: TokenId| {
        syntax.tag(v).is_verb()
            && is_past(syntax, v)
            && !one_of!(syntax.lemma(v), "be" | "take" | "wait" | "spend" | "last")
            && !syntax.obliques(v).any(lasted)
    };
    let averted = |v: TokenId| {
        let fire = || syntax.object(v).is_some_and(|o| one_of!(syntax.lemma(o), "fire" | "blaze" | "flame"));
        syntax.analysis.lemma_is(v, Class::AvertingVerb) || syntax.lemma(v) == "put" && fire()
    };
    syntax.head(t).is_some_and(|v| at_once(v) && (could || averted(v)))
}

fn is_away(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let from = syntax.child(t, &[Relation::Mark]).filter(|&f| f > 1);
    // "moving away from" is another thing.
    from.is_some_and(|f| syntax.article.lower(f - 1) == "away" && matches!(syntax.tag(f - 2), Tag::Nn | Tag::Nns))
}

/// "Would have drowned if he had not pulled her out".
pub(super) fn is_contrary(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let group = Group::read(syntax, t);
    let above = || syntax.head(t).is_some_and(|h| is_counterfactual(syntax, h));
    group.negated && group.past && group.perfect && syntax.own_marker(t) == Some("if") && above()
}

/// "Could not have come at a better time": it came.
fn is_superlative(syntax: &Syntax<'_>, t: TokenId, group: &Group<'_>) -> bool {
    let better = |c: TokenId| {
        let word = syntax.child(c, &[Relation::Amod]);
        matches!(syntax.relation(c), Relation::Obl | Relation::Obj)
            && word.is_some_and(|a| syntax.tag(a) == Tag::Jjr && one_of!(syntax.lemma(a), "good" | "bad"))
    };
    matches!(group.modal, Some((_, "could" | "can"))) && syntax.children(t).any(better)
}

/// What a modal makes of the verb behind it.
fn modal(syntax: &Syntax<'_>, t: TokenId, status: Status, word: &str, perfect: bool) -> Status {
    match word {
        // In reported speech "would" is the past of "will".
        // But "it would violate the treaty" plans nothing.
        "would" | "'d" if syntax.relation(t) == Relation::Ccomp && !perfect => {
            // "ashamed that he would support them", "'All would agree,' she said".
            let other = |h: TokenId| !syntax.tag(h).is_verb() || t < h && is_quote_end(syntax, t);
            if is_of_thing(syntax, t) || syntax.head(t).is_some_and(other) { Status::Possible } else { Status::Planned }
        }
        "would" | "'d" if perfect => Status::Hypothetical,
        // "who would later lead it", "would go on to win": told from afterwards.
        "would" if goes_on_to_tell(syntax, t) => Status::Happened,
        "would" | "'d" => Status::Possible,
        _ if perfect && one_of!(word, "could" | "can" | "may" | "might" | "must") => Status::Possible,
        _ if perfect && word == "should" => Status::Hypothetical,
        // "or relations will suffer": if it is not done.
        _ if status == Status::Planned && is_or_else(syntax, t) => Status::Hypothetical,
        // What comes only if something else does is no plan.
        _ if status == Status::Planned && (has_condition(syntax, t) || lacks(syntax, t)) => Status::Possible,
        _ => status,
    }
}

/// True for a clause right before a closing quotation mark.
fn is_quote_end(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let end = syntax.extent(t).end;
    (end.saturating_sub(2)..=end).any(|i| one_of!(syntax.article.word(i), "\"" | "”" | "''" | "'" | "’"))
}

/// "He would later resign", "she would go on to win": what came after, as the teller knows.
fn goes_on_to_tell(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let word = |w: &str| syntax.children(t).any(|c| syntax.article.lower(c) == w);
    word("later") || syntax.lemma(t) == "go" && word("on")
}

/// "Or relations will suffer": a clause with a subject of its own.
fn is_or_else(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let subject = syntax.own_subject(t).map_or(t, |s| syntax.extent(s).start);
    syntax.children(t).any(|c| syntax.relation(c) == Relation::Cc && c < subject && syntax.article.lower(c) == "or")
}

/// True for an infinitive that is what something is: `the goal is to win`.
fn is_copular(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let cop = |h: TokenId| syntax.lemma(h) == "be";
    matches!(syntax.relation(t), Relation::Xcomp | Relation::Ccomp) && syntax.head(t).is_some_and(cop)
        || syntax.child(t, &[Relation::Cop]).is_some()
}

/// True for the predicate of a sentence, or one conjoined to it.
fn is_main(syntax: &Syntax<'_>, t: TokenId) -> bool {
    match syntax.relation(t) {
        Relation::Root | Relation::Parataxis => true,
        Relation::Conj => syntax.head(t).is_some_and(|h| syntax.relation(h) == Relation::Root && syntax.has_to(h)),
        _ => false,
    }
}

/// True for the predicate of a yes-or-no question.
fn is_question(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let sentence = syntax.sentence(t);
    if !matches!(
        syntax.relation(t),
        Relation::Root | Relation::Conj | Relation::Ccomp | Relation::Parataxis | Relation::Appos
    ) || !(sentence.start..sentence.end).rev().take(3).any(|i| syntax.article.word(i) == "?")
    {
        return false;
    }
    let Some(subject) = syntax.own_subject(t) else { return false };
    syntax.children(t).any(|c| {
        c < subject && subject < t && matches!(syntax.relation(c), Relation::Aux | Relation::AuxPass | Relation::Cop)
    }) && !syntax
        .children(t)
        .any(|c| one_of!(syntax.article.lower(c), "why" | "how" | "when" | "where" | "what" | "who" | "which"))
}

/// "Either they leave or we burn it": one of the two clauses.
fn is_alternative(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let joined = |d: TokenId| syntax.relation(d) == Relation::Conj && syntax.own_subject(d).is_some();
    let first = syntax.head(t).filter(|_| joined(t)).unwrap_or(t);
    let opens = syntax.extent(first).find(|&i| !syntax.is_edge(i));
    opens.is_some_and(|i| syntax.article.lower(i) == "either") && syntax.children(first).any(joined)
}

/// True for an order or advice to the reader: a bare verb at the head of its sentence, outside headlines.
pub(in super::super) fn is_command(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let main = |t: TokenId| syntax.relation(t) == Relation::Root;
    // "APPEAL: Help the families".
    let first = syntax.verb_group(t).start;
    let behind = first > syntax.sentence(t).start && syntax.article.word(first - 1) == ":";
    syntax.tag(t) == Tag::Vb
        && (main(t) || behind || syntax.relation(t) == Relation::Conj && syntax.head(t).is_some_and(main))
        // "Don't trust the machines" is one above a story, too.
        && (behind || !is_headline(syntax, t) || syntax.children(t).any(|c| c < t && syntax.article.lower(c) == "do"))
        && !syntax.has_to(t)
        && syntax.subject(t).is_none()
        && !syntax
            .children(t)
            .any(|c| syntax.relation(c) == Relation::Aux && !one_of!(syntax.article.lower(c), "do" | "please" | "let"))
}

/// True for a clause in the past, without a modal.
pub(super) fn is_past(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let group = Group::read(syntax, t);
    group.past && group.modal.is_none()
}

/// True for a clause in the present or present perfect, without a modal.
pub(super) fn is_present(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let now = |c: TokenId| one_of!(syntax.article.lower(c), "is" | "are" | "am" | "has" | "have" | "'s");
    let mut auxiliaries = syntax
        .children(t)
        .filter(|&c| matches!(syntax.relation(c), Relation::Aux | Relation::AuxPass | Relation::Cop))
        .peekable();
    match auxiliaries.peek() {
        Some(&first) => now(first),
        None => matches!(syntax.tag(t), Tag::Vbz | Tag::Vbp),
    }
}

pub(super) fn is_headline(syntax: &Syntax<'_>, t: TokenId) -> bool {
    matches!(syntax.article.block_kind_of(t), BlockKind::Headline | BlockKind::Heading | BlockKind::Caption)
}

/// "Doing so would", "the move would": what does it is itself a deed or a state.
fn is_of_thing(syntax: &Syntax<'_>, t: TokenId) -> bool {
    syntax.child(t, &[Relation::Csubj]).is_some_and(|c| c < t)
        || syntax.own_subject(t).is_some_and(|s| {
            one_of!(syntax.article.lower(s), "this" | "that" | "which")
                || one_of!(Tables::get().sense(syntax.lemma(s)), "e1" | "e2")
        })
}
