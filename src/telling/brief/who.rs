//! Who: the one who acts in the main event, then the one it is done to, then those of the events next in weight.

use super::super::Answer;
use super::parties::{better, each, entity_of, is_introduced, phrase};
use super::someone::{is_aimed_at, is_anyone, is_by_the_way, said_by};
use super::who_answers::{add, add_head, salient};
use super::{View, is_cue, push};
use crate::article::{BlockKind, TokenId};
use crate::entities::{EntityId, EntityKind};
use crate::events::RoleName;
use crate::language::grammar::is_negation;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, is};

/// Events looked at.
const EVENTS_ASKED: usize = 5;

/// How much of the main event's weight one of them must have.
const LEAST_SHARE: f32 = 0.5;

/// Mentions that make one who is not in the first sentences one of the story's own.
const OWN_MENTIONS: usize = 4;

/// Sentences of a text that has room to say who somebody is.
const ROOMY_SENTENCES: usize = 5;

/// Least standing of a sentence whose people are the news.
const NEWS_STANDING: f32 = 0.8;

pub(super) fn answers(view: &View<'_>) -> Vec<Answer> {
    let syntax = view.syntax;
    let mut answers: Vec<Answer> = Vec::new();
    of_main_clause(view, &mut answers);
    let main = answers.len();
    let body = view.sources.article.blocks.iter().any(|b| b.kind == BlockKind::Paragraph);
    // Who is only quoted further down is not the news.
    let speaks =
        |t: &&super::Told<'_>| is_cue(view.sources, t.event.token) && (main > 0 || view.is_below(t.event.token));
    let weighty = |t: &&super::Told<'_>| t.event.weight >= LEAST_SHARE && !view.is_aside(t.event.token);
    let quoted = view.top(EVENTS_ASKED).filter(weighty).any(|t| speaks(&t));
    for told in view.top(EVENTS_ASKED).filter(weighty).filter(|t| !speaks(t)) {
        let here = |l: &super::Lead| syntax.sentence(l.token).contains(&told.event.token);
        let below = view.is_below(told.event.token);
        // Besides those of the lead only whom it names, or the headline.
        let beside = main > 0 && !view.lead.is_some_and(here);
        for role in [RoleName::Actor, RoleName::Target] {
            let story = |r: &&crate::events::Argument| {
                let first = view.sources.article.tokens_in(r.span).start;
                r.role == role
                    && (main == 0 && !body || view.sources.article.block_kind_of(first) == BlockKind::Paragraph)
            };
            for r in told.event.roles.iter().filter(story) {
                let known = r
                    .entity
                    .and_then(|id| view.sources.entities.get(id))
                    .is_some_and(|e| is_known(view, e, below, beside));
                let head = syntax.head_of(syntax.article.tokens_in(r.span)).filter(|&h| {
                    (main == 0 && !is_aimed_at(view, h) && !(below && is_by_the_way(view, h))
                        || known && !is_by_the_way(view, h))
                        && !super::is_listed(syntax, h)
                });
                if let Some(head) = head {
                    // `the departure from France`: a place acts only where it is the subject.
                    let acts = role == RoleName::Actor
                        && (syntax.relation(head).is_subject()
                            || matches!(syntax.relation(head), Relation::OblAgent | Relation::NmodPoss));
                    add(view, head, r.entity, acts, &mut answers);
                }
            }
        }
    }
    // `told her that people gotta fight back`: he, before people at large.
    if answers.len() > 1 && is_at_large(view, &answers[0]) && answers[1].entity.is_some() {
        answers.swap(0, 1);
    }
    prune(view, &mut answers);
    without_bare(view, main > 0, &mut answers);
    if answers.is_empty() {
        salient(view, &mut answers);
        let lead = view.lead.map_or(0..0, |l| syntax.sentence(l.token));
        let there = |id: EntityId| {
            view.sources.entities.get(id).is_some_and(|e| e.mentions.iter().any(|m| lead.contains(&m.head)))
        };
        answers.retain(|a| !quoted || a.entity.is_some_and(there));
    }
    // Behind one of whom nobody knows who it is, those of other sentences are not the news either.
    let strange = answers.first().is_some_and(|a| !says_who_it_is(view, a));
    let lead = view.lead.map_or(0..0, |l| syntax.sentence(l.token));
    let near = |a: &Answer| !strange || lead.contains(&view.sources.article.tokens_in(a.span).start);
    answers.retain(|a| says_who_it_is(view, a) && near(a));
    answers
}

/// Those of the main clause: agent, subject, object, else whatever is its subject, else who says so.
fn of_main_clause(view: &View<'_>, answers: &mut Vec<Answer>) {
    let syntax = view.syntax;
    if let Some(lead) = view.lead {
        of_lead(view, lead, answers);
    }
    // `Tropical Storm Hal has weakened`: what acts is no one, and those of other sentences are not it.
    let of_one = |s: TokenId| syntax.children(s).any(|c| c < s && entity_of(view, c).is_some_and(|e| e.named));
    let thing = view.lead.and_then(|l| syntax.own_subject(l.token)).filter(|&s| syntax.tag(s).is_proper() || of_one(s));
    if let Some(s) = thing.filter(|_| answers.is_empty()) {
        let entity = view.sources.entities.headed_by(s);
        if entity.is_some() || of_one(s) {
            push(answers, Answer { span: phrase(view, s), entity, value: None });
        }
    }
    // `A demographer says the imbalance ...`: who says so, where nobody else is in it.
    let speaker = view.lead.filter(|l| l.root != l.token).and_then(|l| syntax.own_subject(l.root));
    if let Some(s) = speaker.filter(|&s| answers.is_empty() && syntax.extent(s).len() > 1) {
        let s = syntax.referent(s);
        add_head(view, better(view, s).unwrap_or(s), true, answers);
    }
    // `Some viruses have shown resistance, the agency said`
    if answers.is_empty()
        && let Some(s) = view.lead.and_then(|l| said_by(view, l))
    {
        add_head(view, s, true, answers);
    }
}

/// False for one whom nobody knows by it, in a text long enough to say more: `militants`, `a commission`, `1 person`.
fn says_who_it_is(view: &View<'_>, answer: &Answer) -> bool {
    let syntax = view.syntax;
    if view.sources.article.sentences.len() < ROOMY_SENTENCES {
        return true;
    }
    let tokens = view.sources.article.tokens_in(answer.span);
    let named = |t: TokenId| {
        let one = |id| view.sources.entities.get(id).is_some_and(|e| e.named);
        syntax.tag(t).is_proper() || view.sources.entities.covering(t).is_some_and(one)
    };
    let Some(head) = syntax.head_of(tokens.clone()) else { return true };
    let lead = view.lead.is_some_and(|l| syntax.sentence(l.token).contains(&head));
    let described = tokens.end > head + 2 && lead && syntax.tag(head).is_noun();
    // `Nearly 200 people are dead`; whom a quake has killed is all that is known of them.
    let people = one_of!(syntax.lemma(head), "people" | "person" | "man" | "woman" | "other")
        && syntax.relation(head) != Relation::Obj;
    let counted = !people && tokens.clone().any(|t| syntax.pos(t) == Pos::Num);
    // `A federal appeals court`
    let body = is(syntax.lemma(head), Class::OfficialBody) && tokens.len() > 2 || syntax.lemma(head) == "police";
    described || counted || body || tokens.clone().any(named)
}

/// Who acts in the lead's main clause, and whom it befalls.
fn of_lead(view: &View<'_>, lead: &super::lead::Lead, answers: &mut Vec<Answer>) {
    let syntax = view.syntax;
    let acting = |t| [syntax.agent(t), syntax.subject(t).map(|(s, _)| s)];
    let mut parties: Vec<(bool, Option<TokenId>)> = Vec::new();
    parties.extend(acting(lead.token).map(|p| (true, p)));
    // `called on Iran`, `accused Iran`: a land that is spoken to has a part in it.
    parties.push((view.is_verbal(), syntax.object(lead.token)));
    // `killing 43 people` behind a quake that struck.
    let toll = |c: &TokenId| {
        syntax.relation(*c) == Relation::Advcl
            && syntax.tag(*c) == Tag::Vbg
            && *c > lead.token
            && syntax.own_marker(*c).is_none()
    };
    parties.extend(syntax.children(lead.token).filter(toll).map(|c| (false, syntax.object(c))));
    if lead.root != lead.token {
        // Who says it is in it where it is his own deed, or where he is somebody; a body named behind what it says
        // is only where the news comes from.
        let own = syntax.own_subject(lead.token).is_some_and(|s| syntax.tag(s) == Tag::Prp);
        let tells = is_cue(view.sources, lead.root) && !own && syntax.object(lead.root).is_none();
        let named = |p: &TokenId| {
            let head = syntax.referent(*p);
            let id = view.sources.entities.headed_by(head);
            let one = id.and_then(|id| view.sources.entities.get(id)).filter(|e| e.named);
            let known = one.is_some_and(|e| e.kind == EntityKind::Person || *p < lead.token)
                || better(view, head).is_some_and(|b| entity_of(view, b).is_some_and(|e| e.named));
            let lemma = syntax.lemma(head);
            lemma != "police" && !is(lemma, Class::UnnamedSource) && (!tells || known)
        };
        // `The minister said the banks should pay`: it is the minister who does something.
        let speaker = syntax.own_subject(lead.root).filter(|&s| s < lead.token && syntax.extent(s).len() > 1);
        // So where it is an opinion (`is not worried`), or of his own (`his country has no plans`).
        let opinion = |c: TokenId| {
            syntax.relation(c) == Relation::Aux && syntax.tag(c) == Tag::Md
                || syntax.relation(c) == Relation::Cop
                || is_negation(syntax.article.lower(c))
        };
        let his = syntax.own_subject(lead.token).and_then(|s| syntax.child(s, &[Relation::NmodPoss]));
        if syntax.children(lead.token).any(opinion) || his.is_some_and(|p| syntax.tag(p) == Tag::PrpS) {
            let one = |&s: &TokenId| super::opening::is_person(view, s) || super::opening::is_crowd(view, s);
            parties.insert(0, (true, speaker.filter(one)));
        }
        // `A group is demanding that the candidates propose a plan`: what they are to do is its news.
        let verb = syntax.lemma(lead.root);
        if is(verb, Class::DemandingVerb) || is(verb, Class::RulingVerb) {
            parties.insert(0, (true, syntax.own_subject(lead.root)));
        }
        parties.extend(acting(lead.root).map(|p| (true, p.filter(named))));
        parties.push((false, syntax.object(lead.root)));
    }
    // `Apple's music service passed ...`: whose it is.
    let owned = acting(lead.token)[1].map(|s| syntax.referent(s)).filter(|&s| !is_anyone(view, s));
    let owner = owned.and_then(|s| syntax.child(s, &[Relation::NmodPoss]));
    let owner = (true, owner.filter(|&o| syntax.tag(o).is_proper()));
    // `The envoy says Kenya's vote ...`: he before the land.
    let speaks = |s: TokenId| lead.root != lead.token && super::opening::is_person(view, s);
    if syntax.own_subject(lead.root).is_some_and(speaks) {
        parties.push(owner);
    } else {
        parties.insert(0, owner);
    }
    // `called on Iran to ...`, `met with the premier`
    let with = |p: &str| p == "with" || p == "on" && syntax.lemma(lead.token) == "call";
    let other = syntax.obliques(lead.token).find(|&(p, _)| with(p)).map(|(_, o)| o);
    for (acts, p) in parties {
        for head in p.into_iter().flat_map(|p| each(view, syntax.referent(p))) {
            let before = answers.len();
            if let Some(one) = better(view, head) {
                add_head(view, one, acts, answers);
            }
            if answers.len() == before {
                add_head(view, head, acts, answers);
            }
        }
    }
    let party = |&o: &TokenId| entity_of(view, o).is_some_and(|e| e.named && e.kind != EntityKind::Facility);
    if let Some(o) = other.filter(|o| !answers.is_empty() && party(o)) {
        add_head(view, o, true, answers);
    }
}

/// Behind those of the news only who is known by name: `only a few people` tells nothing; of a deed told below only who is
/// in the lead.
fn is_known(view: &View<'_>, e: &crate::entities::Entity, below: bool, beside: bool) -> bool {
    let spoken_of = |m: &crate::entities::Mention| view.standing.of(m.head) >= NEWS_STANDING;
    let there =
        |m: &crate::entities::Mention| view.lead.is_some_and(|l| view.syntax.sentence(l.token).contains(&m.head));
    let above = |m: &crate::entities::Mention| view.sources.article.block_kind_of(m.head) == BlockKind::Headline;
    // `rejected Peru's call`
    let owns = |m: &crate::entities::Mention| {
        let object = view.lead.and_then(|l| view.syntax.object(l.token));
        view.syntax.relation(m.head) == Relation::NmodPoss && object.is_some() && view.syntax.head(m.head) == object
    };
    e.named
        && (e.kind != EntityKind::Place || e.mentions.iter().any(owns))
        && (!below || e.mentions.iter().any(there))
        // `a ban on Muslims entering`: a people that is spoken of.
        && (!beside || e.kind != EntityKind::People)
        && (!beside || e.mentions.iter().any(|m| there(m) || above(m)) || is_introduced(view, e))
        && (e.mentions.len() >= OWN_MENTIONS || e.mentions.iter().any(spoken_of))
}

/// Behind another, `people` and `their leaders` tell nothing.
fn prune(view: &View<'_>, answers: &mut Vec<Answer>) {
    let first = answers.first().cloned();
    let entity = |a: &Answer| a.entity.and_then(|id| view.sources.entities.get(id));
    let person = |a: &Answer| entity(a).is_some_and(|e| e.named && e.kind == EntityKind::Person);
    let known = answers.iter().any(person);
    answers.retain(|a| {
        let begin = view.sources.article.tokens_in(a.span).next();
        let theirs = |t| view.syntax.tag(t) == Tag::PrpS;
        // `the nominee`, whom another answer may name.
        let one = entity(a).is_some_and(|e| !e.named && e.kind == EntityKind::Person);
        let bare = view.sources.article.tokens_in(a.span).len() <= 4;
        let the = known && one && bare && begin.is_some_and(|t| view.syntax.article.lower(t) == "the");
        first.as_ref() == Some(a) || !the && !is_at_large(view, a) && !begin.is_some_and(theirs)
    });
}

/// `troops` and `analysts` behind another tell nothing; nor do `police` before their chief.
fn without_bare(view: &View<'_>, main: bool, answers: &mut Vec<Answer>) {
    let syntax = view.syntax;
    let head = |a: &Answer| {
        let tokens = view.sources.article.tokens_in(a.span);
        let few = tokens.len() == 1 || tokens.len() == 2 && syntax.article.lower(tokens.start) == "the";
        tokens
            .clone()
            .last()
            .filter(|&h| few && syntax.tag(h) == Tag::Nns || tokens.len() == 1 && syntax.tag(h) == Tag::Nn)
    };
    let named = |a: &Answer| a.entity.and_then(|id| view.sources.entities.get(id)).is_some_and(|e| e.named);
    let first = answers.first().cloned();
    let again = first.as_ref().and_then(head).zip(answers.get(1)).is_some_and(|(h, a)| {
        view.sources.article.tokens_in(a.span).any(|t| t != h && syntax.lemma(t) == syntax.lemma(h))
    });
    let spared = (main || answers.len() == 1) && !again;
    answers.retain(|a| named(a) || head(a).is_none() || spared && first.as_ref() == Some(a));
}

/// `People`, `a man`: nobody in particular.
fn is_at_large(view: &View<'_>, answer: &Answer) -> bool {
    let syntax = view.syntax;
    let named = answer.entity.and_then(|id| view.sources.entities.get(id)).is_some_and(|e| e.named);
    !named
        && syntax.head_of(syntax.article.tokens_in(answer.span)).is_some_and(|h| {
            is(syntax.lemma(h), Class::AnyoneNoun) && syntax.child(h, &[Relation::Nummod, Relation::Det]).is_none()
        })
}
