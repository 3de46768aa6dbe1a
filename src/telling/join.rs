//! One event of its tellings: the words of the one told best, and what the others know besides.

use super::dating::Dating;
use crate::article::{BlockKind, TokenId};
use crate::events::{self, Argument, Event, RoleName, Sources, Status};
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::order::Order;
use std::mem::take;

/// Most roles of one event.
const MAX_ROLES: usize = 20;

/// Most tellings that weight and brief look at.
const MAX_TELLINGS: usize = 48;

/// The tellings of one event, the best first.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Tellings {
    /// Their triggers.
    pub tokens: Vec<TokenId>,
    /// The statements that tell of it, one for each; `None` where the reporter does.
    pub statements: Vec<Option<u32>>,
    /// True where the text has an expression for its day.
    pub dated: bool,
}

/// An event with its tellings.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told<'e> {
    pub event: &'e Event,
    pub tellings: &'e Tellings,
}

/// Makes one event of the tellings `group`, indexes into `events`, in the place of the best; gives that place.
pub(super) fn join(
    sources: &Sources<'_>,
    syntax: &Syntax<'_>,
    events: &mut [Event],
    datings: &[Dating],
    group: &[usize],
) -> (usize, Tellings) {
    let mut order: Vec<usize> = group.to_vec();
    // The best first; of equals the first in the text.
    let alike = |k: usize| group.iter().filter(|&&o| events[o].kind == events[k].kind).count();
    // "The minister signed the text" is not what four tellings code as an agreement.
    let usual = group.iter().filter(|&&k| events[k].kind.is_some()).map(|&k| alike(k)).max().unwrap_or(0);
    let odd = |k: usize| events[k].kind.is_some() && alike(k) < usual;
    let good = |k: usize| goodness(syntax, &events[k], &datings[k]) - if odd(k) { 3.0 } else { 0.0 };
    order.order_by(|&a, &b| good(b).total_cmp(&good(a)).then(a.cmp(&b)));
    let best = order[0];
    let (lemma, roles) = (take(&mut events[best].lemma), take(&mut events[best].roles));
    let mut event = Event { lemma, roles, ..events[best].clone() };
    order[1..].order();
    // "held talks": the talks are not what it was done to.
    let told = |r: &Argument| {
        let tokens = sources.article.tokens_in(r.span);
        let head = syntax.head_of(tokens.clone());
        let several = |t: TokenId| syntax.children(t).any(|c| order[1..].iter().any(|&k| events[k].token == c));
        head.is_some_and(|h| order[1..].iter().any(|&k| events[k].token == h) || several(h))
    };
    event.roles.retain(|r| !told(r));
    // "Issued warnings": the noun names it.
    let named = |&&k: &&usize| k != best && events::carries(syntax, events[best].token, events[k].token);
    let name = *order.iter().find(named).unwrap_or(&best);
    event.span = events[name].span;
    event.mentions = order.iter().map(|&k| events[k].span).collect();
    event.mentions.order_by_key(|&m| m != event.span);
    for &k in &order[1..] {
        for role in &events[k].roles {
            if event.roles.len() < MAX_ROLES && is_new(sources, &event, role) {
                event.roles.push(role.clone());
            }
        }
        event.kind = event.kind.or(events[k].kind);
        event.confidence = event.confidence.max(events[k].confidence);
    }
    // "have been fighting ... the violence": the noun does not say that it is over.
    let open = datings[best].status == Status::Ongoing;
    let says = |k: usize| !open || syntax.tag(events[k].token).is_verb();
    let real = |k: &&usize| datings[**k].status == Status::Happened && says(**k);
    event.status = order.iter().find(real).map_or(datings[best].status, |&k| datings[k].status);
    let own = order.iter().find(|&&k| datings[k].own && datings[k].interval.is_some());
    let days = own.or_else(|| order.iter().find(|&&k| datings[k].interval.is_some())).unwrap_or(&best);
    let dating = &datings[*days];
    (event.interval, event.after, event.before) = (dating.interval, dating.after, dating.before);
    let tellings = Tellings {
        tokens: order.iter().take(MAX_TELLINGS).map(|&k| events[k].token).collect(),
        statements: order.iter().take(MAX_TELLINGS).map(|&k| events[k].statement).collect(),
        dated: own.is_some(),
    };
    events[best] = event;
    (best, tellings)
}

/// How well a telling says who did what, when.
fn goodness(syntax: &Syntax<'_>, event: &Event, dating: &Dating) -> f32 {
    let has = |role: RoleName| event.roles.iter().find(|r| r.role == role);
    let party = |role: RoleName| has(role).map_or(0.0, |r| if r.entity.is_some() { 2.5 } else { 1.5 });
    let verb = match syntax.tag(event.token) {
        // "those detained".
        Tag::Vbn if matches!(syntax.relation(event.token), Relation::Acl | Relation::Amod) => 0.0,
        Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn => 2.0,
        Tag::Vb | Tag::Vbg => 1.0,
        _ => 0.0,
    };
    let told = if event.status == Status::Happened { 1.0 } else { 0.0 };
    let block = match syntax.article.block_kind_of(event.token) {
        BlockKind::Headline => -1.0,
        BlockKind::Paragraph => 0.0,
        _ => -2.0,
    };
    let pronoun = syntax.own_subject(event.token).is_some_and(|s| syntax.tag(s) == Tag::Prp);
    verb + party(RoleName::Actor)
        + party(RoleName::Target)
        + told
        + block
        + if dating.own { 0.8 } else { 0.0 }
        + if event.kind.is_some() { 0.5 } else { 0.0 }
        - if pronoun { 1.0 } else { 0.0 }
}

/// True for what the event does not know yet: another number, another place, a party where it has none, or a party that
/// another telling gives instead.
fn is_new(sources: &Sources<'_>, event: &Event, role: &Argument) -> bool {
    let mut same = event.roles.iter().filter(|r| r.role == role.role);
    let text = sources.article.text;
    match role.role {
        RoleName::Quantity => {
            let value = |a: &Argument| sources.quantity(a.span).and_then(|q| q.value);
            !same.any(|r| r.span == role.span || value(r).is_some() && value(r) == value(role))
        }
        RoleName::Actor | RoleName::Target => {
            let told = same.clone().next().is_some();
            let shared = same.any(|r| r.entity.is_some() && r.entity == role.entity);
            !told || !shared && role.entity.is_some() && role.role == RoleName::Actor && !text.is_empty()
        }
        _ => !same.any(|r| r.entity.is_some() && r.entity == role.entity || r.span.of(text) == role.span.of(text)),
    }
}
