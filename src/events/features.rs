//! What the learned models of the phase look at: features of a predicate or noun, each a short readable text.
//!
//! A feature names its template and its value (`gov=xcomp:want`); the weights in `data/events/` are keyed by the same
//! texts, so that a person can read what a model has learned. All look at the tree around a word, a bounded way up.

use super::status;
use super::tables::{State, Tables};
use crate::article::TokenId;
use crate::language::grammar::is_negation;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::Bag;

/// Governors looked at above a predicate.
const MAX_GOVERNORS: usize = 5;

/// Did what `t` says take place? Its own verb group, what governs it and how, and the sentence.
pub(super) fn of_factuality(syntax: &Syntax<'_>, t: TokenId, bag: &mut Bag<'_>) {
    let lemma = syntax.lemma(t);
    let relation = name(syntax.relation(t));
    let group = group(syntax, t);
    let rule = status::of(syntax, t).0.name();
    bag.add(format_args!("rule={rule}"));
    bag.add(format_args!("rule={rule}|rel={relation}"));
    bag.add(format_args!("rule={rule}|group={group}"));
    bag.add(format_args!("lemma={lemma}"));
    bag.add(format_args!("rel={relation}"));
    bag.add(format_args!("group={group}"));
    bag.add(format_args!("group={group}|rel={relation}"));
    bag.add(format_args!("lemma={lemma}|group={group}"));
    own(syntax, t, bag);
    let mut at = t;
    let mut path = String::new();
    for step in 0..MAX_GOVERNORS {
        let Some(head) = syntax.head(at) else { break };
        let r = name(syntax.relation(at));
        if step < 2 {
            if !path.is_empty() {
                path.push('>');
            }
            path.push_str(r);
            let above = syntax.lemma(head);
            bag.add(format_args!("gov={path}:{above}"));
            bag.add(format_args!("govtag={path}:{}", syntax.tag(head).name()));
            bag.add(format_args!("govgroup={path}:{}", self::group(syntax, head)));
            if let Some(m) = syntax.own_marker(at) {
                bag.add(format_args!("gov={path}:{above}|{m}"));
                bag.add(format_args!("link={r}:{m}"));
            }
            let case = syntax.preposition(at);
            if !case.is_empty() {
                bag.add(format_args!("link={r}:{case}"));
            }
        }
        if step > 0 {
            bag.add(format_args!("upgroup={}", self::group(syntax, head)));
        }
        bag.add(format_args!("up={r}:{}", syntax.lemma(head)));
        if let Some(m) = syntax.own_marker(head) {
            bag.add(format_args!("upmark={m}"));
        }
        at = head;
    }
    let sentence = syntax.sentence(t);
    if (sentence.start..sentence.end).rev().take(3).any(|i| syntax.article.word(i) == "?") {
        bag.add(format_args!("question"));
        bag.add(format_args!("question|{relation}"));
    }
    let first = sentence.start;
    if syntax.tag(at) == Tag::Vb && syntax.own_subject(at).is_none() && syntax.relation(at) == Relation::Root {
        bag.add(format_args!("command"));
    }
    if one_of!(syntax.article.lower(first), "if" | "when" | "please" | "why" | "how" | "what") {
        bag.add(format_args!("first={}", syntax.article.lower(first)));
    }
}

/// What stands directly below a predicate.
fn own(syntax: &Syntax<'_>, t: TokenId, bag: &mut Bag<'_>) {
    let article = syntax.article;
    for c in syntax.children(t) {
        let word = article.lower(c);
        match syntax.relation(c) {
            Relation::Aux | Relation::AuxPass | Relation::Cop => bag.add(format_args!("aux={word}")),
            Relation::Mark => bag.add(format_args!("mark={word}|{}", name(syntax.relation(t)))),
            Relation::Advmod => bag.add(format_args!("adv={}", syntax.lemma(c))),
            Relation::Xcomp => bag.add(format_args!("xcomp={}", syntax.tag(c).name())),
            Relation::Ccomp => bag.add(format_args!("ccomp")),
            Relation::Advcl => bag.add(format_args!("advcl={}", syntax.own_marker(c).unwrap_or("-"))),
            Relation::Obj => {
                bag.add(format_args!("obj={}", syntax.tag(c).name()));
                if let Some(d) = syntax.child(c, &[Relation::Det]) {
                    bag.add(format_args!("objdet={}", article.lower(d)));
                }
            }
            r if r.is_subject() => {
                bag.add(format_args!("subj={}", syntax.tag(c).name()));
                if matches!(syntax.pos(c), Pos::Pron | Pos::Det) {
                    bag.add(format_args!("subj={word}"));
                }
                if let Some(d) = syntax.child(c, &[Relation::Det]) {
                    bag.add(format_args!("subjdet={}", article.lower(d)));
                }
            }
            r => bag.add(format_args!("has={}", name(r))),
        }
    }
}

/// The shape of a verb group: its auxiliaries, negation and tag, `will_not_VB`.
pub(super) fn group(syntax: &Syntax<'_>, t: TokenId) -> String {
    let mut out = String::new();
    for c in syntax.children(t) {
        let word = syntax.article.lower(c);
        let relation = syntax.relation(c);
        if matches!(relation, Relation::Aux | Relation::AuxPass | Relation::Cop) {
            out.push_str(match word {
                "'ll" | "wo" => "will",
                "ca" => "can",
                "'d" => "would",
                "is" | "are" | "'s" | "'re" | "am" | "'m" => "is",
                "were" => "was",
                "has" | "'ve" => "have",
                other => other,
            });
            out.push('_');
        } else if (is_negation(word) || word == "no") && matches!(relation, Relation::Advmod | Relation::Det) {
            out.push_str("not_");
        } else if word == "to" && relation == Relation::Mark {
            out.push_str("to_");
        }
    }
    out.push_str(syntax.tag(t).name());
    out
}

/// Does noun `t` name something that takes place here? Its form, its sense, its arguments and what governs it.
pub(super) fn of_eventhood(syntax: &Syntax<'_>, t: TokenId, bag: &mut Bag<'_>) {
    let article = syntax.article;
    let lemma = syntax.lemma(t);
    let relation = name(syntax.relation(t));
    let tag = syntax.tag(t).name();
    bag.add(format_args!("lemma={lemma}"));
    for n in [2, 3, 4] {
        if let Some(s) = lemma.char_indices().rev().nth(n - 1).and_then(|(i, _)| lemma.get(i..)) {
            bag.add(format_args!("end={s}"));
        }
    }
    bag.add(format_args!("rel={relation}"));
    bag.add(format_args!("tag={tag}"));
    let tables = Tables::get();
    if tables.noun(syntax, t).is_some() {
        bag.add(format_args!("table"));
        bag.add(format_args!("table|{relation}"));
    }
    bag.add(format_args!("sense={}", tables.sense(lemma)));
    bag.add(format_args!("sense={}|{tag}", tables.sense(lemma)));
    for c in syntax.children(t) {
        let word = article.lower(c);
        match syntax.relation(c) {
            Relation::Case => bag.add(format_args!("case={word}")),
            Relation::Det => bag.add(format_args!("det={word}")),
            Relation::Nmod => bag.add(format_args!("nmod={}|{}", syntax.preposition(c), syntax.pos(c).name())),
            Relation::NmodPoss => bag.add(format_args!("poss={}", syntax.pos(c).name())),
            Relation::Compound => bag.add(format_args!("compound={}", syntax.tag(c).name())),
            Relation::Amod => bag.add(format_args!("amod={}", syntax.lemma(c))),
            Relation::Acl | Relation::AclRelcl => bag.add(format_args!("acl={}", syntax.own_marker(c).unwrap_or("-"))),
            r => bag.add(format_args!("has={}", name(r))),
        }
    }
    if let Some(head) = syntax.head(t) {
        let above = syntax.lemma(head);
        bag.add(format_args!("gov={relation}:{above}"));
        bag.add(format_args!("govtag={relation}:{}", syntax.tag(head).name()));
        let light = tables.is(above, State::Light) || tables.is(above, State::Aspect);
        if light {
            bag.add(format_args!("light={relation}"));
        }
    }
}

fn name(relation: Relation) -> &'static str {
    relation.name()
}
