//! Who did what, in words that read alone.

use super::clause::{Composer, Doer, Instead, Line, Purpose, capital, possessive, uncapitalized};
use crate::article::TokenId;
use crate::entities::{Entity, EntityKind};
use crate::events::{Argument, Event, Instead as Corrected, Plover, RoleName, Status};
use crate::language::grammar::is_negation;
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, is};
use crate::order::Sorted;
use crate::span::Span;

/// Most words of a gloss.
const MAX_GLOSS_WORDS: usize = 26;

/// The gloss of an event: the clause of its verb, the clause of the verb that carries its noun, or its noun phrase with
/// the one who acts. `told` are the tokens of all events: what has a line of its own is not told here.
pub(super) fn of(composer: &Composer<'_>, event: &Event, told: &Sorted<TokenId>) -> Line {
    if event.instead.is_empty() {
        return composed(composer, event, told);
    }
    let instead: Vec<Instead> = event.instead.iter().map(|i| stood_for(composer, event, i)).collect();
    let mut line = composed(&composer.with(&instead), event, told);
    agree(&mut line.text, composer, &event.instead);
    for (i, corrected) in instead.iter().zip(&event.instead) {
        if corrected.new.is_some() && !line.text.contains(&i.name) && !line.text.contains(&capital(&i.name)) {
            line.text = beside(composer, event, (&line.text, &i.name), corrected.role);
            line.spans.push(i.span);
        }
    }
    line
}

/// One person where the text tells of several: `was searching` for `were searching`.
fn agree(line: &mut String, composer: &Composer<'_>, corrected: &[Corrected]) {
    let persons = corrected.iter().filter_map(|i| composer.entities.get(i.new.as_ref()?.entity?));
    for person in persons.filter(|e| e.named && e.kind == EntityKind::Person) {
        for (many, one) in [("were", "was"), ("are", "is"), ("have", "has")] {
            if let Some(rest) = line.strip_prefix(&format!("{} {many} ", person.name)) {
                *line = format!("{} {one} {rest}", person.name);
                break;
            }
        }
    }
}

/// The words of a clause that tell who played a part, and the name that a person has given for it.
fn stood_for(composer: &Composer<'_>, event: &Event, corrected: &Corrected) -> Instead {
    let syntax = composer.syntax;
    let here = syntax.sentence(event.token);
    let phrase = |span: Span| {
        let words = syntax.article.tokens_in(span);
        let whole = syntax.head_of(words.clone()).map_or(words.clone(), |h| syntax.extent(h));
        let mut words = if whole.contains(&event.token) { words } else { whole };
        // The preposition stays, and what makes it a genitive.
        let outer = |t: TokenId| matches!(syntax.relation(t), Relation::Case | Relation::Punct);
        while words.len() > 1 && outer(words.start) {
            words.start += 1;
        }
        while words.len() > 1 && outer(words.end - 1) {
            words.end -= 1;
        }
        words
    };
    let one = |old: &Argument| {
        let words = phrase(old.span);
        if here.contains(&words.start) {
            return Some(words);
        }
        // Told of in another sentence too: who stands for them in this one.
        let mentions = &composer.entities.get(old.entity?)?.mentions;
        mentions.iter().find(|m| here.contains(&m.head)).map(|m| phrase(m.span))
    };
    let entity = |a: &Argument| composer.entities.get(a.entity?);
    let named = |new: &Argument| match entity(new).filter(|e| e.named) {
        Some(entity) => entity.name.clone(),
        None => {
            let words = new.span.of(syntax.article.text).split_whitespace().collect::<Vec<_>>().join(" ");
            let proper = syntax.tag(syntax.article.tokens_in(new.span).start).is_proper();
            if proper { words } else { uncapitalized(&words) }
        }
    };
    let acts = |e: &Entity| e.kind == EntityKind::Person || e.kind == EntityKind::People || e.kind.is_organized();
    let someone = corrected.old.iter().filter_map(entity).any(acts);
    Instead {
        words: corrected.old.iter().filter_map(one).collect(),
        name: corrected.new.as_ref().map_or_else(|| (if someone { "someone" } else { "something" }).to_owned(), named),
        span: corrected.new.as_ref().map_or(event.span, |new| new.span),
    }
}

/// A line with the name of one for whom the text has no words.
fn beside(composer: &Composer<'_>, event: &Event, (line, name): (&str, &str), role: RoleName) -> String {
    let syntax = composer.syntax;
    let (verb, passive) = (syntax.is_predicate(event.token), syntax.is_passive(event.token));
    let small = || if syntax.tag(event.token).is_proper() { line.to_owned() } else { uncapitalized(line) };
    match role {
        RoleName::Actor if verb && !passive => format!("{} {}", capital(name), small()),
        RoleName::Actor => format!("{line} by {name}"),
        RoleName::Target if verb && passive => format!("{} {}", capital(name), small()),
        RoleName::Target if verb => format!("{line} {name}"),
        RoleName::Target => format!("{line} of {name}"),
        _ => line.to_owned(),
    }
}

fn composed(composer: &Composer<'_>, event: &Event, told: &Sorted<TokenId>) -> Line {
    let syntax = composer.syntax;
    let t = event.token;
    let line = if syntax.is_predicate(t) && !is_modifier(composer, t) {
        verbal(composer, event, told)
    } else {
        carrier(composer, t)
            .filter(|v| !told.contains(v))
            .or_else(|| outcome(composer, event).filter(|v| !told.contains(v)))
            .and_then(|v| composer.clause(v, Purpose::Gloss, MAX_GLOSS_WORDS))
            .or_else(|| composer.nominal(t, MAX_GLOSS_WORDS).map(|line| with_actor(composer, event, line)))
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
        done: event.status == Status::Happened,
    };
    let whole = || composer.clause_of(governor, doer, Purpose::Gloss, MAX_GLOSS_WORDS);
    let none = matches!(event.status, Status::Negated | Status::Denied);
    // `A nurse accused of killing babies`: the noun with what it is accused of.
    let accused = syntax.head(t).filter(|&h| {
        syntax.tag(t) == Tag::Vbg && syntax.relation(t) == Relation::Advcl && syntax.relation(h) == Relation::Acl
    });
    if let Some(noun) = accused.filter(|&h| syntax.tag(h) == Tag::Vbn && h < t).and_then(|h| syntax.head(h))
        && let Some(line) = composer.nominal(noun, MAX_GLOSS_WORDS).filter(|l| l.tokens.contains(&t))
    {
        return Some(line);
    }
    if let Some(line) = composer.with_outcome(t, doer, MAX_GLOSS_WORDS) {
        return Some(line);
    }
    // `Urged Israel to stop bombing Gaza`: the bombing is a line apart.
    let stopped = syntax.head(t).is_some_and(|h| h != governor && syntax.has_to(h)) && told.contains(&governor);
    if syntax.tag(t) == Tag::Vbg && syntax.relation(t) == Relation::Xcomp && stopped && !none {
        let own = composer.clause_of(t, Doer { alone: true, ..doer }, Purpose::Gloss, MAX_GLOSS_WORDS);
        return own.or_else(whole);
    }
    if let Some(line) = of_anyone(composer, t).or_else(|| governed(composer, t, doer.real, told)) {
        return Some(line);
    }
    if !syntax.has_to(t) || governor != t && (none || !told.contains(&governor)) {
        return whole();
    }
    let own = || composer.clause_of(t, Doer { alone: true, ..doer }, Purpose::Gloss, MAX_GLOSS_WORDS);
    let stands = |line: &Line| {
        let first = line.tokens.first().copied().unwrap_or(t);
        let hangs = syntax.tag(first) == Tag::Prp && line.text.to_lowercase().starts_with(syntax.article.lower(first));
        first != t && syntax.article.lower(first) != "to" && !hangs
    };
    // `A plan to stabilize the country`: the noun says whose.
    let noun = || {
        let head = syntax.head(t).filter(|_| syntax.relation(t) == Relation::Acl)?;
        composer.nominal(head, MAX_GLOSS_WORDS).filter(|l| l.tokens.contains(&t))
    };
    // `No plans to close the camp`: without its noun it says the contrary.
    let first = if none { noun() } else { None };
    first.or_else(|| own().filter(stands)).or_else(noun).or_else(whole).or_else(own)
}

/// `Everyone who ate there`: not all ate there.
fn of_anyone(composer: &Composer<'_>, t: TokenId) -> Option<Line> {
    let syntax = composer.syntax;
    let noun = syntax.own_subject(t).map(|s| syntax.referent(s)).filter(|&n| syntax.is_below(t, n))?;
    let any = one_of!(syntax.article.lower(noun), "those" | "everyone" | "everybody" | "anyone" | "anybody");
    composer.nominal(noun, MAX_GLOSS_WORDS).filter(|line| any && line.tokens.contains(&t))
}

/// `Her refusal to sign`, `sent a team to help`, `should be tested and vaccinated`: an infinitive or the second of two verbs
/// says nothing without what it hangs on.
fn governed(composer: &Composer<'_>, t: TokenId, real: bool, told: &Sorted<TokenId>) -> Option<Line> {
    let syntax = composer.syntax;
    let bare = |v: TokenId| syntax.own_subject(v).is_none() && syntax.own_marker(v).is_none();
    let first = syntax.head(t).filter(|&h| {
        syntax.relation(t) == Relation::Conj
            && syntax.has_to(h)
            && bare(t)
            && (syntax.tag(h) == syntax.tag(t) || !syntax.tag(h).is_verb())
    });
    let verb = first.unwrap_or(t);
    let marker = syntax.own_marker(verb).unwrap_or("");
    let hangs = matches!(syntax.relation(verb), Relation::Acl | Relation::Advcl);
    // `is counting on winning`, `warned it about declaring one`
    let aimed = syntax.tag(verb) == Tag::Vbg
        && hangs
        && one_of!(marker, "on" | "about" | "at" | "of" | "in" | "into" | "against" | "to");
    let condition = one_of!(marker, "if" | "unless") && !real && syntax.relation(verb) == Relation::Advcl;
    let asks = marker == "whether" || condition;
    if !aimed && !asks && (!syntax.has_to(verb) || !hangs && first.is_none()) {
        return None;
    }
    let head = syntax.head(verb)?;
    let noun = || composer.nominal(head, MAX_GLOSS_WORDS).filter(|_| syntax.relation(verb) == Relation::Acl && !aimed);
    let above = |&h: &TokenId| syntax.head(h).filter(|_| !syntax.is_predicate(h));
    let outer = std::iter::successors(Some(head), above).take(4).find(|&h| syntax.is_predicate(h));
    let outer = outer.filter(|&h| !aimed || told.contains(&h) || told.contains(&composer.governor(h)));
    let clause = || composer.clause(outer?, Purpose::Gloss, MAX_GLOSS_WORDS);
    let owned = syntax.possessor(head).is_some();
    let has = |line: &Line| line.tokens.contains(&t) && !(asks && line.text.starts_with("To "));
    let whose = noun().filter(|l| owned && has(l));
    whose.or_else(|| clause().filter(has)).or_else(|| noun().filter(has))
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
            || is_negation(syntax.article.lower(c))
            || one_of!(syntax.article.lower(c), "if" | "whether")
    });
    let whose = syntax.possessor(event.token).is_some_and(|p| syntax.article.lower(p) == "whose");
    (real && finite && told && !hedged && !whose && !is(syntax.lemma(v), Class::OccurringVerb)).then_some(v)
}

/// `The capture of Hama` with `by Syrian rebels`, where the phrase does not name them.
fn with_actor(composer: &Composer<'_>, event: &Event, mut line: Line) -> Line {
    let syntax = composer.syntax;
    if is_modifier(composer, event.token) {
        return syntax.head(event.token).and_then(|noun| composer.nominal(noun, MAX_GLOSS_WORDS)).unwrap_or(line);
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
    // Put there already, as a person has corrected who it was.
    if names.is_empty() || composer.has_put(&line.text) {
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
