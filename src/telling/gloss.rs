//! Who did what, in words that read alone.

use super::clause::{Composer, Doer, Line, Purpose, capital, possessive};
use crate::article::TokenId;
use crate::events::{Event, Plover, RoleName, Status};
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, is};
use crate::order::Sorted;

/// Most words of a gloss.
const LONGEST: usize = 26;

/// The gloss of an event: the clause of its verb, the clause of the verb that carries its noun, or its noun phrase with
/// the one who acts. `told` are the tokens of all events: what has a line of its own is not told here.
pub(super) fn of(composer: &Composer<'_>, event: &Event, told: &Sorted<TokenId>) -> Line {
    let syntax = composer.syntax;
    let t = event.token;
    let line = if syntax.is_predicate(t) && !is_modifier(composer, t) {
        verbal(composer, event, told)
    } else {
        carrier(composer, t)
            .filter(|v| !told.contains(v))
            .or_else(|| outcome(composer, event).filter(|v| !told.contains(v)))
            .and_then(|v| composer.clause(v, Purpose::Gloss, LONGEST))
            .or_else(|| composer.nominal(t, LONGEST).map(|line| with_actor(composer, event, line)))
    };
    let bare =
        || Line { text: capital(event.span.of(syntax.article.text)), spans: vec![event.span], ..Line::default() };
    line.filter(|l| !l.text.is_empty()).unwrap_or_else(bare)
}

/// The clause of an event's verb. What was urged, agreed or asked for is a line apart from the urging: `Citizens to save fuel`.
fn verbal(composer: &Composer<'_>, event: &Event, told: &Sorted<TokenId>) -> Option<Line> {
    let syntax = composer.syntax;
    let t = event.token;
    let governor = composer.governor(t);
    let doer = Doer {
        actor: role(composer, event, RoleName::Actor),
        target: role(composer, event, RoleName::Target),
        alone: false,
        real: matches!(event.status, Status::Happened | Status::Ongoing),
    };
    let whole = || composer.clause_of(governor, doer, Purpose::Gloss, LONGEST);
    let none = matches!(event.status, Status::Negated | Status::Denied);
    // `A nurse accused of killing babies`: the noun with what it is accused of.
    let accused = syntax.head(t).filter(|&h| {
        syntax.tag(t) == Tag::Vbg && syntax.relation(t) == Relation::Advcl && syntax.relation(h) == Relation::Acl
    });
    if let Some(noun) = accused.filter(|&h| syntax.tag(h) == Tag::Vbn && h < t).and_then(|h| syntax.head(h))
        && let Some(line) = composer.nominal(noun, LONGEST).filter(|l| l.tokens.contains(&t))
    {
        return Some(line);
    }
    // "urged the gangs to stop killing children": the killing is a line apart, too.
    let gerund =
        syntax.tag(t) == Tag::Vbg && syntax.relation(t) == Relation::Xcomp && doer.actor.is_some_and(|a| a < t);
    if !(syntax.has_to(t) || gerund) || governor != t && (none || !told.contains(&governor)) {
        return whole();
    }
    let own = || composer.clause_of(t, Doer { alone: true, ..doer }, Purpose::Gloss, LONGEST);
    let stands = |line: &Line| {
        let first = line.tokens.first().copied().unwrap_or(t);
        let hangs = syntax.tag(first) == Tag::Prp && line.text.to_lowercase().starts_with(syntax.article.lower(first));
        first != t && syntax.article.lower(first) != "to" && !hangs
    };
    // `A plan to stabilize the country`: the noun says whose.
    let noun = || {
        let head = syntax.head(t).filter(|_| syntax.relation(t) == Relation::Acl)?;
        composer.nominal(head, LONGEST).filter(|l| l.tokens.contains(&t))
    };
    // `No plans to close the camp`: without its noun it says the contrary.
    let first = if none { noun() } else { None };
    first.or_else(|| own().filter(stands)).or_else(noun).or_else(whole).or_else(own)
}

/// The head of the words of a role.
fn role(composer: &Composer<'_>, event: &Event, name: RoleName) -> Option<TokenId> {
    let syntax = composer.syntax;
    let role = event.roles.iter().find(|r| r.role == name)?;
    let here = syntax.sentence(event.token);
    syntax.head_of(syntax.article.tokens_in(role.span)).filter(|t| here.contains(t))
}

/// A participle before its noun (`kidnapped journalists`) is shown with it.
fn is_modifier(composer: &Composer<'_>, t: TokenId) -> bool {
    composer.syntax.relation(t) == Relation::Amod
}

/// The verb whose object, or passive subject, the noun at `t` is, where it adds nothing but time and will.
fn carrier(composer: &Composer<'_>, t: TokenId) -> Option<TokenId> {
    let syntax = composer.syntax;
    if is_modifier(composer, t) {
        return None;
    }
    let v = syntax.head(t)?;
    let fits =
        matches!(syntax.relation(t), Relation::Obj | Relation::NsubjPass) && is(syntax.lemma(v), Class::CarrierVerb);
    fits.then_some(v)
}

/// `The outbreak led to the closure of two schools`: the verb that says what became of the noun, plainly.
fn outcome(composer: &Composer<'_>, event: &Event) -> Option<TokenId> {
    let syntax = composer.syntax;
    let v = syntax.head(event.token).filter(|&v| syntax.own_subject(v) == Some(event.token) && v > event.token)?;
    let real = matches!(event.status, Status::Happened | Status::Ongoing);
    let finite = matches!(syntax.tag(v), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn);
    let told = syntax.children(v).any(|c| {
        c > v
            && matches!(
                syntax.relation(c),
                Relation::Obj | Relation::Obl | Relation::OblUnmarked | Relation::Xcomp | Relation::Ccomp
            )
    });
    let hedged = syntax.children(v).any(|c| {
        matches!(syntax.tag(c), Tag::Md | Tag::Wrb)
            || syntax.relation(c) == Relation::Expl
            || matches!(syntax.article.lower(c), "not" | "n't" | "never" | "if" | "whether")
    });
    let whose = syntax.possessor(event.token).is_some_and(|p| syntax.article.lower(p) == "whose");
    (real && finite && told && !hedged && !whose && !is(syntax.lemma(v), Class::OccurringVerb)).then_some(v)
}

/// `The capture of Hama` with `by Syrian rebels`, where the phrase does not name them.
fn with_actor(composer: &Composer<'_>, event: &Event, mut line: Line) -> Line {
    let syntax = composer.syntax;
    if is_modifier(composer, event.token) {
        return syntax.head(event.token).and_then(|noun| composer.nominal(noun, LONGEST)).unwrap_or(line);
    }
    let named = |id| line.tokens.iter().any(|&t| composer.entities.covering(t) == Some(id));
    let actors = || event.roles.iter().filter(|r| r.role == RoleName::Actor).filter_map(|r| r.entity);
    if actors().any(named) {
        return line;
    }
    let mut names = Vec::new();
    for (name, span) in actors().filter_map(|id| composer.name(id)).take(2) {
        if !names.contains(&name) {
            names.push(name);
            line.spans.push(span);
        }
    }
    if names.is_empty() {
        return line;
    }
    let name = names.join(" and ");
    // `The talks between France and Mali`.
    if names.len() > 1 && matches!(event.kind, Some(Plover::Consult | Plover::Agree)) {
        line.text = format!("{} between {name}", line.text);
        return line;
    }
    // `The capture of the town by rebels`, and `Microsoft’s partnership with a firm`.
    let rest = ["A ", "An ", "The "].iter().find_map(|article| line.text.strip_prefix(article));
    line.text = match rest.filter(|r| !r.contains(" of ") && r.contains(' ') && !name.contains(['\'', '’'])) {
        Some(rest) => format!("{} {rest}", possessive(&capital(&name))),
        None => format!("{} by {name}", line.text),
    };
    line
}
