//! Where: the place of the main event, then those the story comes back to near its top.

use super::super::Answer;
use super::{View, is_quoted, push};
use crate::article::{BlockKind, TokenId};
use crate::entities::{Entity, EntityId, EntityKind, Form, Mention};
use crate::events::{RoleName, Sources};
use crate::language::grammar::bearing;
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, is};
use crate::order::Order;

/// Least weight of a place that neither headline nor first sentence names.
const LEAST_PLACE_WEIGHT: f32 = 1.0;

/// Sentences from the lead on that say in which land the news is.
const LAND_SENTENCES: u32 = 3;

/// Least standing of a sentence that says where, for such a place.
const LEAST_STANDING: f32 = 0.3;

pub(super) fn answers(view: &View<'_>) -> Vec<Answer> {
    let entities = view.sources.entities;
    let article = view.sources.article;
    let main = view.main_tokens();
    let mut all: Vec<(f32, u8, EntityId)> = Vec::new();
    let country = |id: EntityId| {
        view.sources.places.of(id).is_some_and(|p| one_of!(p.kind.as_str(), "country" | "continent" | "sea"))
    };
    // `SAMARKAND, Uzbekistan`: the town, although the country is on every line.
    let sited = |e: &Entity| e.mentions.iter().any(|m| article.block_kind_of(m.head) == BlockKind::Dateline);
    let town = entities
        .list
        .iter()
        .enumerate()
        .any(|(id, e)| e.kind == EntityKind::Place && sited(e) && !country(id as EntityId));
    for (id, e) in entities.list.iter().enumerate() {
        if !matches!(e.kind, EntityKind::Place | EntityKind::Facility) || !e.named {
            continue;
        }
        let id = id as EntityId;
        let Telling { mut w, close, near, dateline, placed } = telling(view, &main, id, e);
        // A town says more than the country it lies in.
        if country(id) {
            w *= if dateline && town { 0.2 } else { 0.7 };
        }
        // Where the reporter sits answers only where the news has no place.
        if close || near || dateline || w >= LEAST_PLACE_WEIGHT && placed {
            all.push((w, u8::from(close) + u8::from(close || near), id));
        }
    }
    all.order_by(|a, b| b.1.cmp(&a.1).then(b.0.total_cmp(&a.0)).then(a.2.cmp(&b.2)));
    let mut answers = Vec::new();
    for (_, close, id) in all {
        // Further ones are those of the news, not every place that the story names.
        if close < 2 && !answers.is_empty() {
            continue;
        }
        let mention = entities.get(id).and_then(|e| {
            // Rather the town of the story than that of `Ann Lee (R-Ohio)`.
            let names = || e.mentions.iter().filter(|m| m.form == Form::Name);
            names().find(|m| !is_beside(view, m)).or(names().next()).or(e.mentions.first())
        });
        let text = article.text;
        let told = |m: &crate::entities::Mention| answers.iter().any(|a: &Answer| a.span.of(text) == m.span.of(text));
        if let Some(m) = mention.filter(|m| !told(m)) {
            push(&mut answers, Answer { span: m.span, entity: Some(id), value: None });
        }
    }
    if let Some(scene) = answers.first().and_then(|a| a.entity).filter(|&id| country(id)).and_then(|id| scene(view, id))
    {
        answers = vec![scene];
    }
    if answers.is_empty() {
        answers.extend(home(view));
    }
    answers
}

/// Where the news is that something is said of a land, or done by it, and nothing is said to be in it: the place near the top
/// that something is said to be in, in that land (`India, in Pallipat`) or a town elsewhere (`in Ramallah Thursday`).
fn scene(view: &View<'_>, land: EntityId) -> Option<Answer> {
    let Sources { entities, places, article, .. } = *view.sources;
    let end = view.lead.map_or(0, |l| l.sentence) + LAND_SENTENCES;
    let inside = |m: &&Mention| {
        m.form == Form::Name
            && one_of!(view.syntax.preposition(m.head), "in" | "at" | "near")
            && !view.is_aside(m.head)
            && !is_quoted(view, m.span)
            && !crate::events::is_archive(article, view.syntax.sentence(m.head).start)
    };
    let own = places.of(land).filter(|p| p.kind == "country")?.country.as_deref();
    if entities.get(land)?.mentions.iter().any(|m| inside(&m)) {
        return None;
    }
    let near = |m: &&Mention| article.tokens.get(m.head as usize).is_some_and(|t| t.sentence < end);
    let scenes = entities.list.iter().enumerate().filter_map(|(id, e)| {
        let m = e.mentions.iter().filter(near).find(|m| inside(m) && !is_beside(view, m))?;
        let place = places.of(id as EntityId).filter(|p| e.named && p.kind != "country")?;
        let there = own.is_some() && place.country.as_deref() == own;
        let town = one_of!(place.kind.as_str(), "capital" | "city" | "town");
        let answer = Answer { span: m.span, entity: Some(id as EntityId), value: None };
        (there || town).then_some(((!there, m.head), answer))
    });
    scenes.min_by_key(|scene| scene.0).map(|scene| scene.1)
}

/// What the text says of a place as the answer.
#[derive(Debug, Default)]
struct Telling {
    w: f32,
    /// It hangs on the main event, or stands in the headline.
    close: bool,
    /// It stands in the lead.
    near: bool,
    dateline: bool,
    /// Something is done there.
    placed: bool,
}

fn telling(view: &View<'_>, main: &[TokenId], id: EntityId, e: &Entity) -> Telling {
    let article = view.sources.article;
    let lead = view.lead.map(|l| l.sentence);
    let mut told = Telling::default();
    let verbal = view.is_verbal();
    let said = is_said(view);
    for m in e.mentions.iter().filter(|m| !is_quoted(view, m.span) && !view.is_aside(m.head)).take(12) {
        // An adjective names the people more than the place, a subject the state that acts.
        let form = if m.form == Form::Name { 1.0 } else { 0.25 };
        // `in southern Helmand province`: the province.
        let within = |h: &TokenId| is(view.syntax.lemma(*h), Class::DivisionNoun) && *h == m.tokens.end;
        let province = view.syntax.head(m.head).filter(|_| view.syntax.relation(m.head) == Relation::Compound);
        let province = province.filter(within);
        let head = province.unwrap_or(m.head);
        // `France, Germany and Britain said`, too.
        let mut first = head;
        while let Some(h) = view.syntax.head(first).filter(|_| view.syntax.relation(first) == Relation::Conj) {
            first = h;
        }
        let over = view.syntax.head(first);
        let acts = if view.syntax.relation(first).is_subject() { 0.6 } else { 1.0 };
        let part = is_place_within(view, m, head, over);
        let above = article.block_kind_of(m.head) == BlockKind::Headline;
        let form = if part || !above && is_wished(view, head) { 0.3 * form } else { form };
        let block = if article.block_kind_of(m.head) == BlockKind::Dateline { 0.8 } else { 1.0 };
        let sentence = article.tokens.get(m.head as usize).map(|t| t.sentence);
        let here = if sentence.is_some() && sentence == lead && m.form == Form::Name { 0.5 } else { 0.0 };
        told.w += view.standing.of(m.head) * form * block * acts + here * acts;
        // `Serbia and Hungary signed ...` are who, not where.
        let named = m.form == Form::Name && !part && acts == 1.0;
        // `imports from the United States`
        let apart = match view.syntax.preposition(first) {
            "from" | "with" | "against" | "between" | "for" | "by" | "including" | "like" | "about" => true,
            // `exports to Brazil`, `called on North Korea`
            "to" => {
                // `made a trip to Iraq`
                let led = |h: TokenId| view.syntax.head(h).filter(|_| view.syntax.relation(h) == Relation::Obj);
                // `would be a threat to Moscow`
                let is = |h: TokenId| view.syntax.child(h, &[Relation::Cop]).is_some();
                verbal
                    || over.is_some_and(is)
                    || !over.is_some_and(|h| main.contains(&h) || led(h).is_some_and(|v| main.contains(&v)))
            }
            "on" => verbal,
            // `called him a pawn of Russia`
            "of" => verbal && !over.is_some_and(|h| is(view.syntax.lemma(h), Class::PlaceNoun)),
            _ => false,
        };
        // `a rival who has inflamed America`
        let done_to = view.syntax.relation(head) == Relation::Obj
            && (verbal || view.syntax.head(head).is_none_or(|h| !main.contains(&h)));
        let topic = said && sentence.is_some() && sentence == lead && is_topic(view, main, head);
        let named = named && !apart && !done_to && !topic;
        told.near |= named && sentence.is_some() && sentence == lead && !is_wished(view, head);
        told.close |= named && (above || sentence.is_some() && sentence == lead && is_of_it(view, main, head));
        // `near the city of Kandahar`
        let land =
            over.filter(|&h| is(view.syntax.lemma(h), Class::PlaceNoun) && view.syntax.preposition(head) == "of");
        let inside = one_of!(
            view.syntax.preposition(land.unwrap_or(head)),
            "in" | "at" | "near" | "across" | "around" | "inside" | "outside" | "throughout"
        );
        let below = view.is_below(m.head) && e.mentions.len() < 2;
        told.placed |=
            inside && !below && !topic && m.form == Form::Name && !part && view.standing.of(m.head) >= LEAST_STANDING;
        told.dateline |= article.block_kind_of(m.head) == BlockKind::Dateline;
    }
    told_by_roles(view, main, id, &mut told);
    told
}

/// True for a place that is only named within what is somewhere else, or nowhere; `head` is that of its whole phrase, `over`
/// what that hangs on.
fn is_place_within(view: &View<'_>, m: &Mention, head: TokenId, over: Option<TokenId>) -> bool {
    let syntax = view.syntax;
    let border = |h| syntax.lemma(h) == "border";
    let is_land = |h| is(syntax.lemma(h), Class::PlaceNoun) || is(syntax.lemma(h), Class::DivisionNoun);
    // `U.S. Rep. Tony Hall` is nowhere.
    matches!(syntax.relation(head), Relation::Compound | Relation::Amod | Relation::NmodDesc)
        // `along Peru's border`
        || syntax.relation(head) == Relation::NmodPoss && over.is_some_and(|h| is(syntax.lemma(h), Class::BorderNoun))
        // `on the border with Peru`, `to the border of the state of Puno`
        || one_of!(syntax.preposition(head), "of" | "with")
            && over.is_some_and(|h| border(h) || is_land(h) && syntax.head(h).is_some_and(border))
        // `the U.S.-owned team`
        || view.composer.is_glued(m.tokens.end)
        || syntax.article.word(m.tokens.end) == "-" && syntax.tag(m.tokens.end + 1) == Tag::Vbn
        || is_beside(view, m)
        // `south of Baghdad`, `north of the capital, Kabul`
        || over.is_some_and(|h| is_direction(view, h) || syntax.head(h).is_some_and(|h| is_direction(view, h)))
}

/// True where the news is that someone says something, or would have something done: what he speaks of is elsewhere.
fn is_said(view: &View<'_>) -> bool {
    let syntax = view.syntax;
    view.lead.is_some_and(|l| {
        let lemma = syntax.lemma(l.token);
        let wished = |c: TokenId| syntax.tag(c) == Tag::Md && one_of!(syntax.article.lower(c), "should" | "must");
        is(lemma, Class::SpeechVerb) && !syntax.is_passive(l.token)
            || one_of!(lemma, "speak" | "call" | "hope")
            || l.root != l.token && syntax.children(l.token).any(wished)
    })
}

/// `spoke about the death of a man in Ohio`, `says the camp in Cuba should close`: in what is only spoken of.
fn is_topic(view: &View<'_>, main: &[TokenId], t: TokenId) -> bool {
    let syntax = view.syntax;
    let mut at = t;
    for n in 0..8 {
        let under = matches!(
            syntax.relation(at),
            Relation::Ccomp | Relation::Xcomp | Relation::Advcl | Relation::Acl | Relation::AclRelcl | Relation::Obj
        );
        let phrase = one_of!(syntax.preposition(at), "about" | "over" | "on" | "against" | "for" | "after" | "as");
        match syntax.head(at) {
            Some(_) if under || n > 0 && phrase => return true,
            Some(head) if !main.contains(&head) => at = head,
            _ => return false,
        }
    }
    false
}

/// What the weightiest events say of it: it is where they were, or what they were done to.
fn told_by_roles(view: &View<'_>, main: &[TokenId], id: EntityId, told: &mut Telling) {
    let (verbal, said) = (view.is_verbal(), is_said(view));
    let near = |e: &super::Told<'_>| !view.is_below(e.event.token) && !view.is_aside(e.event.token);
    for (n, event) in view.top(5).enumerate().filter(|(n, e)| *n == 0 || near(e)) {
        for r in event.event.roles.iter().filter(|r| r.entity == Some(id)) {
            // `its ties with Peru`: a party.
            let head = view.syntax.head_of(view.syntax.article.tokens_in(r.span));
            let party =
                one_of!(head.map_or("", |h| view.syntax.preposition(h)), "with" | "against" | "between" | "for");
            let part = match r.role {
                _ if said && head.is_some_and(|h| is_topic(view, main, h)) => 0.1,
                RoleName::Place => 2.4,
                RoleName::Target if party => 0.1,
                RoleName::Destination | RoleName::Target if verbal && n == 0 => 0.1,
                RoleName::Destination | RoleName::Target => 1.5,
                RoleName::Origin => 0.6,
                _ => 0.1,
            };
            told.placed |= part > 1.5;
            told.w += part / (1.0 + n as f32);
            told.close |= n == 0 && part >= 1.5;
        }
    }
}

/// `Ann Lee (R-Ohio)`, `China's Orient Bank`: a place that tells whose someone is.
fn is_beside(view: &View<'_>, m: &Mention) -> bool {
    let text = view.sources.article.text;
    let before = text.get(..m.span.start as usize).unwrap_or("");
    let tag = before.trim_end_matches(|c: char| c == '-' || c.is_alphabetic());
    let bracket = tag.ends_with('(')
        && before.len() - tag.len() <= 5
        && text.get(m.span.end as usize..).is_some_and(|t| t.trim_start_matches('.').starts_with(')'));
    let named = |h: TokenId| view.syntax.tag(h).is_proper();
    let person = |h: TokenId| {
        let id = view.sources.entities.headed_by(h).or_else(|| view.sources.entities.covering(h));
        id.and_then(|id| view.sources.entities.get(id)).is_some_and(|e| e.kind == EntityKind::Person && e.named)
    };
    let over = view.syntax.head(m.head);
    bracket
        || view.syntax.relation(m.head) == Relation::NmodPoss && over.is_some_and(named)
        // `Ann Lee of Dover, Kent`
        || over.is_some_and(|h| person(h) || view.syntax.head(h).is_some_and(|o| view.syntax.tag(h).is_proper() && person(o)))
}

/// `north of`, `40 kilometers west of`: what lies there is not in it.
fn is_direction(view: &View<'_>, t: TokenId) -> bool {
    let word = view.sources.article.lower(t);
    view.syntax.child(t, &[Relation::Det]).is_none() && bearing(word).is_some() && !word.ends_with("ern")
}

/// `as it seeks to expand in Asia`, `anger over the deaths in Ohio that ...`: where something is only wanted, or was.
fn is_wished(view: &View<'_>, t: TokenId) -> bool {
    // `attacks targeting an officer in Kirkuk`
    let deed = |t: TokenId| view.told.iter().any(|e| e.tellings.tokens.contains(&t));
    let mut at = t;
    for _ in 0..6 {
        let done = view.syntax.relation(at) == Relation::Acl
            && view.syntax.tag(at) == Tag::Vbg
            && (view.syntax.head(at).is_some_and(deed) || is_gathered(view, at));
        let aim = view.syntax.own_marker(at) == Some("to")
            && matches!(view.syntax.relation(at), Relation::Advcl | Relation::Acl)
            || is(view.syntax.lemma(at), Class::Seeking) && view.syntax.relation(at) == Relation::Advcl
            || matches!(view.syntax.relation(at), Relation::Acl | Relation::AclRelcl) && !done;
        match view.syntax.head(at) {
            Some(head) if !aim => at = head,
            _ => return aim,
        }
    }
    false
}

/// `Ministers, meeting in Quito, condemned ...`: where they do so.
fn is_gathered(view: &View<'_>, t: TokenId) -> bool {
    // `Diplomats attending a meeting in Quito say`: that is where they are.
    let main = view.lead.map(|l| l.token);
    let subject =
        view.syntax.head(t).is_some_and(|h| view.syntax.relation(h).is_subject() && view.syntax.head(h) == main);
    subject && is(view.syntax.lemma(t), Class::GatheringVerb)
}

/// The land of the one who acts (`Kenya's president has named`, `Kenyan police have arrested`), for news that is said to be
/// nowhere: where lead and the next sentences speak of it, its towns and people, and hardly of another.
fn home(view: &View<'_>) -> Option<Answer> {
    let lead = view.lead.filter(|_| !is_said(view))?;
    let subject = view.syntax.own_subject(lead.root).map(|s| view.syntax.extent(s))?;
    let owns = |m: &Mention| {
        let relation = view.syntax.relation(m.head);
        subject.contains(&m.head) && matches!(relation, Relation::NmodPoss | Relation::Nmod | Relation::Amod)
    };
    let Sources { entities, places, lexicon, article, .. } = *view.sources;
    let mut owner = None;
    let mut lands: Vec<(&str, usize)> = Vec::new();
    for (id, e) in entities.list.iter().enumerate() {
        let place = places.of(id as EntityId).and_then(|p| p.country.as_deref());
        let Some(code) = place.or_else(|| lexicon.people(&e.name).map(|p| p.country)) else { continue };
        let near = |m: &&Mention| {
            let at = article.tokens.get(m.head as usize).map_or(0, |t| t.sentence);
            (lead.sentence..lead.sentence + LAND_SENTENCES).contains(&at)
                && !view.is_aside(m.head)
                && m.form != Form::Pronoun
                // `a Sudanese-backed militia`
                && !view.composer.is_glued(m.tokens.end)
        };
        for m in e.mentions.iter().filter(near) {
            match lands.iter_mut().find(|l| l.0 == code) {
                Some(land) => land.1 += 1,
                None => lands.push((code, 1)),
            }
            if owns(m) {
                owner.get_or_insert(code);
            }
        }
    }
    // `The lower house has passed the bill`, where all that is named is of one land.
    let owner = owner.or_else(|| lands.first().filter(|l| lands.len() == 1 && l.1 > 2).map(|l| l.0))?;
    let (own, others) =
        lands.iter().fold((0, 0), |(own, others), l| if l.0 == owner { (l.1, others) } else { (own, others + l.1) });
    if own < 2 * others {
        return None;
    }
    let land = |id: EntityId| places.of(id).is_some_and(|p| p.kind == "country" && p.country.as_deref() == Some(owner));
    let id = (0..entities.list.len() as EntityId).find(|&id| land(id))?;
    let span = entities.get(id)?.mentions.iter().find(|m| m.form == Form::Name)?.span;
    Some(Answer { span, entity: Some(id), value: None })
}

/// True for a place that hangs on the main predicate, and on no clause, description or aim within it.
fn is_of_it(view: &View<'_>, main: &[TokenId], t: TokenId) -> bool {
    let mut at = t;
    for _ in 0..8 {
        if main.contains(&at) {
            return true;
        }
        let with = view.syntax.tag(at) == Tag::Vbg && view.syntax.own_marker(at).is_none();
        match view.syntax.relation(at) {
            Relation::Acl if is_gathered(view, at) => {}
            Relation::AclRelcl | Relation::Acl | Relation::Ccomp | Relation::Xcomp | Relation::Appos => return false,
            Relation::Advcl if !with => return false,
            _ => {}
        }
        match view.syntax.head(at) {
            Some(head) => at = head,
            None => return false,
        }
    }
    false
}
