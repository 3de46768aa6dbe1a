//! Verbs that tell what is so at large, and of no deed: habits, abilities, what is easy or hard, what is asked, what serves what.

use super::super::Plover;
use super::super::roles::View;
use super::super::tables::Tables;
use super::idle::{is_generic, is_known, is_of_thing, is_usual};
use crate::article::{BlockKind, TokenId};
use crate::language::grammar::is_negation;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::Class;

/// Conjuncts and clauses looked at above a verb.
const MAX_GOVERNORS: usize = 4;

/// True for a verb, coded as `kind`, that tells of no deed of anyone's.
pub(super) fn is_general(view: &View<'_>, t: TokenId, kind: Option<Plover>) -> bool {
    let syntax = view.syntax;
    is_left_open(syntax, t)
        || is_manner(syntax, t)
        || is_leaning(syntax, t)
        || is_ability(view, t, kind)
        || is_habit(view, t, kind)
        || is_of_a_rule(view, t, kind)
        || syntax.has_to(first(syntax, t)) && is_ease(syntax, t, kind)
        || kind.is_none() && syntax.tag(first(syntax, t)) == Tag::Vb && is_use(view, t)
}

/// The first of the verbs that `t` is conjoined to.
fn first(syntax: &Syntax<'_>, t: TokenId) -> TokenId {
    let above =
        |&v: &TokenId| syntax.head(v).filter(|&h| syntax.relation(v) == Relation::Conj && syntax.tag(h).is_verb());
    std::iter::successors(Some(t), above).take(MAX_GOVERNORS).last().unwrap_or(t)
}

/// A plain present in a paragraph: `she grows maize`, `most arrive by boat and wait`.
fn is_plain_present(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let bare = |t: TokenId| {
        syntax.child(t, &[Relation::AuxPass]).is_none()
            && !syntax
                .children(t)
                .any(|c| syntax.relation(c) == Relation::Aux && !one_of!(syntax.article.lower(c), "do" | "does"))
    };
    let now = |t: TokenId| bare(t) && matches!(syntax.tag(t), Tag::Vbz | Tag::Vbp);
    let head = first(syntax, t);
    syntax.article.block_kind_of(t) == BlockKind::Paragraph
        && (now(t) || head != t && syntax.tag(t) == Tag::Vb && bare(t) && !syntax.has_to(t) && now(head))
}

/// "The question of who should pay", "whether it will work is another matter": asked, and not told.
fn is_left_open(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let asks = |c: TokenId| {
        c < t && (matches!(syntax.tag(c), Tag::Wp | Tag::Wrb | Tag::Wdt) || syntax.article.lower(c) == "whether")
    };
    let open = syntax.has_to(t) || syntax.children(t).any(|c| syntax.tag(c) == Tag::Md);
    // "How to guard the coast is a matter of debate", where the tree hangs the adverb on the whole.
    if syntax.relation(t) == Relation::Csubj && open {
        let before = syntax.extent(t).start.wrapping_sub(1);
        if one_of!(syntax.article.lower(before), "how" | "whether" | "what" | "where" | "when") {
            return true;
        }
    }
    let Some(head) = syntax.head(t).filter(|_| open && syntax.children(t).any(asks)) else { return false };
    match syntax.relation(t) {
        Relation::Csubj | Relation::CsubjPass => true,
        Relation::Advcl => t < head && syntax.child(head, &[Relation::Cop]).is_some(),
        Relation::Acl => one_of!(syntax.lemma(head), "question" | "issue" | "matter" | "debate"),
        _ => false,
    }
}

/// "As many as allowed", "lower than expected", "took an hour to arrive", "used to work there": how, how long and before.
fn is_manner(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let object = syntax.child(t, &[Relation::Obj]);
    let compared = syntax.relation(t) == Relation::Advcl
        && syntax.tag(t) == Tag::Vbn
        && syntax.own_marker(t).is_some_and(|m| one_of!(m, "as" | "than"))
        && (syntax.extent(t).len() == 2 || one_of!(syntax.lemma(t), "expect" | "forecast" | "predict"));
    let spent = syntax.lemma(t) == "take"
        && object.is_some_and(|o| syntax.analysis.lemma_is(o, Class::TimeNoun))
        && !syntax.children(t).any(|c| syntax.article.lower(c) == "off");
    let once = syntax.article.lower(t) == "used"
        && syntax.article.lower(t + 1) == "to"
        && object.is_none()
        && !syntax.is_passive(t);
    compared || spent || once
}

/// "Tend to punish", "would rather die than leave": a leaning.
fn is_leaning(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let rather = |v: TokenId| {
        let word = |w: &str| syntax.children(v).any(|c| c < v && syntax.article.lower(c) == w);
        word("rather") && (word("would") || word("'d"))
    };
    let head = first(syntax, t);
    let above = |lemma: &str| syntax.head(head).is_some_and(|h| syntax.lemma(h) == lemma);
    // "is adept at lying".
    let skill = syntax.own_marker(t) == Some("at")
        && syntax.head(t).is_some_and(|h| one_of!(syntax.lemma(h), "adept" | "expert" | "good" | "skilled"));
    rather(t)
        || skill
        || syntax.own_marker(t) == Some("than") && syntax.head(t).is_some_and(rather)
        || syntax.relation(head) == Relation::Xcomp && above("tend")
}

/// "Makes it easier to sack workers", "does too little to protect them".
fn is_ease(syntax: &Syntax<'_>, t: TokenId, kind: Option<Plover>) -> bool {
    let Some(head) = syntax.head(first(syntax, t)) else { return false };
    let it = |v: TokenId| syntax.child(v, &[Relation::Obj]).is_some_and(|o| syntax.article.lower(o) == "it");
    let eased = (kind.is_none() && one_of!(syntax.lemma(head), "easy" | "hard" | "difficult" | "simple" | "tough"))
        && syntax.relation(head) == Relation::Xcomp
        && syntax.head(head).is_some_and(it);
    let too = |c: TokenId| syntax.article.lower(c) == "too";
    let little = |o: TokenId| syntax.article.lower(o) == "little" && syntax.children(o).any(too);
    // "is big enough to shelter ten families".
    let enough = |c: TokenId| syntax.article.lower(c) == "enough";
    let is_now = |c: TokenId| syntax.relation(c) == Relation::Cop && one_of!(syntax.article.lower(c), "is" | "are");
    let able = syntax.children(head).any(enough) && syntax.children(head).any(is_now);
    // "is the best one to lead it", "would do better to wait": judged, and not done.
    let best = |c: TokenId| syntax.article.lower(c) == "best";
    let better = |c: TokenId| syntax.children(c).any(|m| syntax.tag(m) == Tag::Md);
    let judged = syntax.tag(head).is_noun() && syntax.children(head).any(best)
        || one_of!(syntax.article.lower(head), "better" | "well") && syntax.head(head).is_some_and(better);
    judged || eased || able || little(head) || syntax.lemma(head) == "do" && syntax.object(head).is_some_and(little)
}

/// "The missile can hit targets far away", "motorists can be fined": able, and nobody in particular.
fn is_ability(view: &View<'_>, t: TokenId, kind: Option<Plover>) -> bool {
    let syntax = view.syntax;
    let can = |c: TokenId| syntax.relation(c) == Relation::Aux && syntax.article.lower(c) == "can";
    let not = |c: TokenId| is_negation(syntax.article.lower(c)) || syntax.article.lower(c) == "only";
    let timed = |c: TokenId| view.is_timed(c) || one_of!(syntax.article.lower(c), "now" | "still");
    // "the talks can resolve it", "until troops can deal with them": these may.
    let told = |s: TokenId| syntax.tag(s).is_noun() && !is_known(view, s) && !Tables::get().is_telling_noun(syntax, s);
    matches!(kind, None | Some(Plover::Sanction))
        && syntax.relation(t) != Relation::Advcl
        && syntax.own_marker(t).is_none_or(|m| m == "that")
        && syntax.children(t).any(can)
        && !syntax.children(t).any(|c| not(c) || timed(c))
        && syntax.subject(t).is_some_and(|(s, _)| told(s))
        && !syntax.agent(t).is_some_and(|a| is_known(view, a))
}

/// "She grows maize", "feeds 200 people a day": what is done again and again.
fn is_habit(view: &View<'_>, t: TokenId, kind: Option<Plover>) -> bool {
    let syntax = view.syntax;
    if !is_plain_present(syntax, t) {
        return false;
    }
    let word = |c: TokenId| syntax.article.lower(c);
    let rate = |c: TokenId| {
        syntax.relation(c) == Relation::OblUnmarked
            && syntax.analysis.lemma_is(c, Class::TimeNoun)
            && syntax.children(c).any(|d| one_of!(word(d), "a" | "an" | "per" | "each" | "every"))
    };
    let usual = |c: TokenId| syntax.analysis.is(c, Class::UsualAdverb) || one_of!(word(c), "rarely" | "seldom");
    if syntax.children(t).any(|c| rate(c) || c < t && usual(c)) {
        return true;
    }
    let slight = matches!(kind, None | Some(Plover::Aid | Plover::Cooperate | Plover::Concede | Plover::Support));
    let timed = |c: TokenId| view.is_timed(c) || one_of!(word(c), "now" | "still" | "again");
    // "critics say that the tax hurts the poor": what a thing does in the present, in someone's view.
    let view_of_thing = || {
        matches!(kind, None | Some(Plover::Assault | Plover::Reject))
            && syntax.relation(first(syntax, t)) == Relation::Ccomp
            && is_of_thing(view, t)
            && is_generic(view, t)
    };
    (slight && syntax.analysis.lemma_is(t, Class::HabitVerb) || view_of_thing()) && !syntax.children(t).any(timed)
}

/// "Bite only when threatened", "kills one in ten of those infected": part of a truth of no time.
fn is_of_a_rule(view: &View<'_>, t: TokenId, kind: Option<Plover>) -> bool {
    let syntax = view.syntax;
    let bare = syntax.tag(t) == Tag::Vbn
        && syntax.own_subject(t).is_none()
        && syntax.child(t, &[Relation::Aux, Relation::AuxPass, Relation::OblAgent]).is_none();
    let Some(head) = syntax.head(t).filter(|_| bare) else { return false };
    let rule = |v: TokenId| syntax.tag(v).is_verb() && is_plain_present(syntax, v) && is_generic(view, v);
    match syntax.relation(t) {
        Relation::Advcl => syntax.children(t).any(|c| syntax.article.lower(c) == "when") && rule(first(syntax, head)),
        Relation::Acl if kind.is_none() && syntax.article.lower(head) == "those" => {
            let below = |n: TokenId| {
                matches!(syntax.relation(n), Relation::Nmod | Relation::Obj | Relation::Obl | Relation::Nsubj)
            };
            let up = |&n: &TokenId| syntax.head(n).filter(|_| below(n));
            !syntax.children(t).any(|c| view.is_timed(c))
                && std::iter::successors(Some(head), up).take(MAX_GOVERNORS).last().is_some_and(rule)
        }
        _ => false,
    }
}

/// "Uses gas to heat the furnaces", "to win a seat, a party needs five percent": what serves what.
fn is_use(view: &View<'_>, t: TokenId) -> bool {
    let syntax = view.syntax;
    let at = first(syntax, t);
    // "helps addicts find jobs".
    let helps = |h: TokenId| syntax.lemma(h) == "help" && is_plain_present(syntax, h);
    if matches!(syntax.relation(at), Relation::Xcomp | Relation::Ccomp) && syntax.head(at).is_some_and(helps) {
        return true;
    }
    let aim = matches!(syntax.relation(at), Relation::Advcl | Relation::Xcomp);
    // "calls for them to end it": asked.
    let aims = |h: TokenId| {
        Tables::get().effect("verb", syntax.lemma(h)).is_some()
            || syntax.subject(h).is_some_and(|(s, _)| view.is_agent(s))
    };
    let serves = |h: TokenId| {
        is_plain_present(syntax, h)
            && syntax.subject(at) == syntax.subject(h)
            && (one_of!(syntax.lemma(h), "use" | "need") && syntax.object(h).is_some()
                || syntax.relation(at) == Relation::Advcl && is_generic(view, h) && !is_usual(syntax, h) && !aims(h))
    };
    aim && syntax.head(at).is_some_and(serves)
}
