//! Nouns that report an event: of the table, or by the learned model, and never where they are part of another thing.

use super::super::roles::View;
use super::super::tables::{State, Tables, Trigger};
use super::super::{Plover, learned};
use super::Found;
use super::idle::is_generic;
use crate::article::TokenId;
use crate::entities::EntityKind;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::Class;

/// Log odds, in hundredths, under which a noun is no event here: one of the table, and others by what WordNet takes
/// them for (`e1`: an event in all its senses). The model was trained on few lemmas, so that the sense is its prior.
fn least_odds(line: bool, sense: &str) -> i32 {
    match sense {
        _ if line => -330,
        "e1" => -190,
        "e2" => -100,
        "e3" | "c1" => -50,
        "c2" | "c3" => 60,
        _ => 100_000,
    }
}

/// Noun `t` as a trigger, with the rule that speaks against it. None for one that can be no event at all.
pub(super) fn find(view: &View<'_>, t: TokenId) -> Option<Found> {
    let syntax = view.syntax;
    let tables = Tables::get();
    let line = tables.noun(syntax, t);
    // "protest leaders", "attack helicopters": part of another noun.
    if matches!(syntax.relation(t), Relation::Compound | Relation::Flat | Relation::NmodDesc)
        || view.kind(t).is_some_and(|k| matches!(k, EntityKind::Person | EntityKind::Group | EntityKind::Organization))
    {
        return None;
    }
    let sense = tables.sense(syntax.lemma(t));
    if line.is_none() && !sense.starts_with(['e', 'c']) {
        return None;
    }
    let odds = learned::eventhood(syntax, t) - least_odds(line.is_some(), sense);
    let sure = 1.0 / (1.0 + libm::expf(-(odds as f32) / 100.0));
    let rule = against(view, t, line).or((odds < 0).then_some("odds"));
    Some(Found {
        words: t..t + 1,
        line,
        sure: if line.is_some() { 0.55 + 0.4 * sure } else { 0.2 + 0.6 * sure },
        fact: None,
        against: rule,
    })
}

/// The first rule by which noun `t` is no event of its own.
fn against(view: &View<'_>, t: TokenId, line: Option<&'static Trigger>) -> Option<&'static str> {
    let syntax = view.syntax;
    let tables = Tables::get();
    if line.is_some_and(|g| g.idle) {
        return Some("idiom");
    }
    // "a violence-free vote".
    let free = syntax.article.word(t + 1) == "-" && syntax.article.lower(t + 2) == "free";
    // "by 68 votes to 55", "won 9 million votes": how many.
    let counted = (syntax.preposition(t) == "by" || syntax.article.lower(t) == "votes")
        && syntax.child(t, &[Relation::Nummod]).is_some();
    if is_of_a_phrase(view, t) || free || counted || is_autumn(syntax, t) {
        return Some("phrase");
    }
    // "floods cause damage": none in particular.
    let long = |n: TokenId| syntax.children(n).any(|c| one_of!(syntax.article.lower(c), "long" | "often" | "always"));
    let generic = |v: TokenId| if syntax.tag(v).is_verb() { is_generic(view, v) } else { long(v) };
    // "a fall means that", nor is that one.
    let any = match syntax.child(t, &[Relation::Det, Relation::NmodPoss, Relation::Nummod]) {
        Some(c) => {
            one_of!(syntax.article.lower(c), "a" | "an") && syntax.head(t).is_some_and(|v| syntax.lemma(v) == "mean")
        }
        None => syntax.tag(t) == Tag::Nns,
    };
    if any && syntax.relation(t) == Relation::Nsubj && syntax.head(t).is_some_and(generic) {
        return Some("generic");
    }
    // "has denied the allegations": that says it.
    let refuses = |v: TokenId| tables.verb(syntax, v).is_some_and(|g| g.kind == Some(Plover::Reject));
    if syntax.relation(t) == Relation::Obj
        && line.is_some_and(|g| g.kind == Some(Plover::Accuse))
        && !syntax.children(t).any(|c| c > t && syntax.relation(c) != Relation::Punct)
        && syntax.head(t).is_some_and(refuses)
    {
        return Some("refused");
    }
    if is_saying(view, t) {
        return Some("speech");
    }
    if is_imagined(syntax, t) {
        return Some("imagined");
    }
    if is_label(syntax, t) {
        return Some("label");
    }
    // "for the first time", "in response to", "as a result": parts of a link.
    if line.is_none()
        && (tables.is(syntax.lemma(t), State::Link) || view.is_timed(t) || syntax.relation(t) == Relation::Root)
    {
        return Some("link");
    }
    // "imposed sanctions": the verb's line has the noun in it already.
    let said = syntax.head(t).is_some_and(|v| {
        matches!(syntax.relation(t), Relation::Obj | Relation::NsubjPass)
            && syntax.tag(v).is_verb()
            && tables.verb(syntax, v).is_some_and(Trigger::takes_object)
    });
    said.then_some("told")
}

/// "This fall", "in the fall".
fn is_autumn(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let before = syntax.article.lower(t.wrapping_sub(1));
    let of_all = || before == "the" && one_of!(syntax.preposition(t), "in" | "since" | "until" | "by");
    syntax.lemma(t).eq_ignore_ascii_case("fall")
        && (one_of!(before, "this" | "last" | "next" | "each" | "every") || of_all())
        && syntax.child(t, &[Relation::Nmod, Relation::Acl]).is_none()
}

/// "A press release", "said a statement": a document, or a saying that the verb tells.
fn is_saying(view: &View<'_>, t: TokenId) -> bool {
    let (syntax, tables) = (view.syntax, Tables::get());
    let press = |c: TokenId| {
        syntax.relation(c) == Relation::Compound && one_of!(syntax.article.lower(c), "press" | "news" | "media")
    };
    if tables.is(syntax.lemma(t), State::Document) && syntax.children(t).any(press) {
        return true;
    }
    // "In his speech, he warned that".
    let within = syntax.preposition(t) == "in";
    let says = |v: TokenId| {
        syntax.tag(v).is_verb() && (tables.is(syntax.lemma(v), State::Speech) || within && view.cued.contains(&v))
    };
    matches!(syntax.relation(t), Relation::Nsubj | Relation::Obl | Relation::Obj)
        && syntax.head(t).is_some_and(says)
        && syntax.analysis.lemma_is(t, Class::SpokenNoun)
}

/// "The film tells the story of a robbery", "a novel about a war": a subject of art or study.
fn is_imagined(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let work = |n: TokenId| syntax.analysis.lemma_is(n, Class::WorkNoun);
    let mut at = t;
    for _ in 0..5 {
        let Some(head) = syntax.head(at) else { return false };
        match syntax.relation(at) {
            Relation::Obj | Relation::Obl if syntax.tag(head).is_verb() => {
                return matches!(syntax.tag(head), Tag::Vbz | Tag::Vbp) && syntax.own_subject(head).is_some_and(work);
            }
            Relation::Nmod | Relation::Conj => at = head,
            _ => return false,
        }
    }
    false
}

/// "Called the vote a theft", "described it as an act of hatred": what another thing is called.
fn is_label(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let Some(head) = syntax.head(t).filter(|&h| syntax.tag(h).is_verb()) else { return false };
    // "what it calls a threat": that is the thing itself.
    let what = |c: TokenId| syntax.article.lower(c) == "what";
    let named = match syntax.relation(t) {
        Relation::Xcomp | Relation::Ccomp => true,
        Relation::Obl => syntax.preposition(t) == "as",
        _ => false,
    };
    named && syntax.analysis.lemma_is(head, Class::LabellingVerb) && !syntax.children(head).any(what)
}

/// True for part of a phrase that names no event: `under fire`, `weapons of mass destruction`, `in support of the mission`.
fn is_of_a_phrase(view: &View<'_>, t: TokenId) -> bool {
    let syntax = view.syntax;
    // "in a bid to win", "In other violence, troops killed".
    let opens = |c: TokenId| {
        syntax.phrase(t, true).start == syntax.sentence(t).start
            && one_of!(syntax.article.lower(c), "other" | "another" | "separate" | "unrelated" | "related")
    };
    let bare = !syntax.obliques(t).any(|(_, o)| !view.is_timed(o));
    if syntax.preposition(t) == "in" && bare && (syntax.lemma(t) == "bid" || syntax.children(t).any(opens)) {
        return true;
    }
    // "cease-fire" and "under fire" are no fires.
    if syntax.lemma(t) == "fire" && syntax.preposition(t) == "under" {
        return true;
    }
    if t > 1 && syntax.article.word(t - 1) == "-" && syntax.article.lower(t - 2) == "cease" {
        return true;
    }
    // "strikes in support of the operation": what they are for.
    if syntax.lemma(t) == "support"
        && syntax.preposition(t) == "in"
        && syntax.child(t, &[Relation::Det, Relation::NmodPoss, Relation::Amod]).is_none()
        && !syntax.obliques(t).any(|(p, o)| p == "of" && view.is_agent(o))
    {
        return true;
    }
    // "weapons of mass destruction".
    syntax.preposition(t) == "of" && syntax.head(t).is_some_and(|h| one_of!(syntax.lemma(h), "weapon" | "instrument"))
}

/// True for a noun that a verb tells of, or a preposition of time: `the talks collapsed`, `during the vote`.
pub(in super::super) fn is_told_by_verb_or_time(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let told = matches!(syntax.relation(t), Relation::Nsubj | Relation::NsubjPass | Relation::Obj | Relation::Root)
        || one_of!(
            syntax.preposition(t),
            "during"
                | "after"
                | "following"
                | "before"
                | "since"
                | "amid"
                | "until"
                | "over"
                | "due"
                | "under"
                | "despite"
        );
    // "the event", "orders": empty without a word that says which.
    if syntax.analysis.lemma_is(t, Class::EmptyEvent) {
        return syntax.child(t, &[Relation::Acl, Relation::AclRelcl, Relation::Compound]).is_some();
    }
    // "the action followed a warning": which was told before.
    let which = [Relation::Acl, Relation::AclRelcl, Relation::Compound, Relation::Amod, Relation::Nmod];
    if one_of!(syntax.lemma(t), "move" | "action") && syntax.child(t, &which).is_none() {
        return false;
    }
    // "a test flight", "the failed rescue", but not "tax cuts", which are none in particular.
    let one = syntax.tag(t) == Tag::Nn || syntax.child(t, &[Relation::Det, Relation::NmodPoss]).is_some();
    told || one && Tables::get().noun(syntax, t).is_some() && syntax.child(t, &which).is_some()
}
