//! What is left of the ties when all are found: each said once, nothing that says no more than the words it is made of,
//! and of two holders of a place the one who came last.

use super::{Change, Holds, RelationKind, Tie};
use crate::article::{Article, BlockKind};
use crate::entities::{Entities, Entity, EntityId, EntityKind, Form, Mention};
use crate::lexicon::{Class, is};
use crate::order::OrderedMap;
use crate::order::{Order, Sorted};
use crate::span::Span;

/// Mentions that make a side of those who have no name.
const OFTEN: usize = 3;

/// The ties to be shown, in text order.
pub(super) fn settle(mut ties: Vec<Tie>, entities: &Entities, article: &Article<'_>) -> Vec<Tie> {
    for tie in &mut ties {
        tie.from = proper(entities, tie.from);
        tie.to = proper(entities, tie.to);
    }
    let mut nested = Nested { entities, known: OrderedMap::new() };
    ties.retain(|t| t.from != t.to && !is_tautology(t, entities, article, &mut nested));
    remember_former(&mut ties);
    // The surest of each pair and kind, then text order.
    ties.order_by(|a, b| {
        (a.kind, a.from, a.to)
            .cmp(&(b.kind, b.from, b.to))
            .then(weight(b).total_cmp(&weight(a)))
            .then(a.span.cmp(&b.span))
    });
    ties.dedup_by(|b, a| (a.kind, a.from, a.to) == (b.kind, b.from, b.to));
    let kind = |id: EntityId| entities.get(id).map_or(EntityKind::Object, |e| e.kind);
    // "Chinese leader Xi Jinping" leads China, and not the Chinese besides.
    let states: Sorted<(RelationKind, EntityId)> =
        ties.iter().filter(|t| kind(t.to) == EntityKind::Place).map(|t| (t.kind, t.from)).collect();
    ties.retain(|t| kind(t.to) != EntityKind::People || !states.contains(&(t.kind, t.from)));
    // "Apple's vice president for the iPod" works for Apple.
    let bodies: Sorted<(RelationKind, EntityId)> =
        ties.iter().filter(|t| kind(t.to).is_organized()).map(|t| (t.kind, t.from)).collect();
    ties.retain(|t| kind(t.to) != EntityKind::Work || !bodies.contains(&(t.kind, t.from)));
    // "mayor of Pellworth" and "the town's mayor".
    let named: Sorted<(RelationKind, EntityId)> =
        ties.iter().filter(|t| entities.get(t.to).is_some_and(|e| e.named)).map(|t| (t.kind, t.from)).collect();
    ties.retain(|t| {
        let office = matches!(t.kind, RelationKind::Leads | RelationKind::WorksFor | RelationKind::MemberOf);
        let known = entities.get(t.to).is_some_and(|e| e.named);
        let family = t.kind != RelationKind::FamilyOf || known && entities.get(t.from).is_some_and(|e| e.named);
        family && (!office || known || kind(t.to) != EntityKind::Place && !named.contains(&(t.kind, t.from)))
    });
    once(&mut ties);
    wed(&mut ties, article);
    succeed(&mut ties);
    ties.order_by_key(|t| (t.span, t.kind, t.from, t.to));
    ties
}

/// How much a tie counts against another of the same pair: sure ones, and of holds those with a day and a change.
fn weight(tie: &Tie) -> f32 {
    let told = match (tie.change, tie.status) {
        (Some(_), Holds::Possible) => -0.3,
        (Some(Change::Took | Change::Lost), _) => 0.1,
        _ => 0.0,
    };
    let dated = match tie.interval {
        Some((first, last)) if first == last => 0.1,
        Some(_) => 0.05,
        None => 0.0,
    };
    tie.confidence + told + dated
}

/// True where one of two is spoken of as a side in a war: `rebels`, `other rebel groups`.
fn is_side(from: &Entity, to: &Entity, sides: Class) -> bool {
    let side = |e: &Entity| !e.named && e.name.split(' ').any(|w| is(w.trim_end_matches('s'), sides));
    side(from) || side(to)
}

/// `the port of Harun` is Harun, where both are entities.
fn proper(entities: &Entities, id: EntityId) -> EntityId {
    let Some(entity) = entities.get(id).filter(|e| matches!(e.kind, EntityKind::Place | EntityKind::Facility)) else {
        return id;
    };
    let Some((before, name)) = entity.name.split_once(" of ") else { return id };
    if before.chars().any(char::is_uppercase) {
        return id;
    }
    let same = entities.list.iter().position(|e| e.kind == EntityKind::Place && e.named && e.name == name);
    same.map_or(id, |at| at as EntityId)
}

/// Where what is said to belong to a body belongs to none.
fn is_no_part(tie: &Tie, from: &Entity, to: &Entity) -> bool {
    let part = tie.kind == RelationKind::PartOf;
    // "other groups included the Legion"
    // "the four nations on the tour include Peru"
    part && !to.named && (to.kind == EntityKind::Group || to.name.ends_with('s'))
        // "the Albanian guerrilla movement" is of that people, and no member of it.
        || (part || tie.kind == RelationKind::MemberOf) && to.kind == EntityKind::People && from.kind.is_organized()
}

/// `her allies`, `Michigan officials`, `members of the caucus`: someone without a name of whom nothing is said but whose
/// they are. Sides in a war, bodies and buildings with a place are worth saying.
fn is_tautology(tie: &Tie, entities: &Entities, article: &Article<'_>, nested: &mut Nested<'_>) -> bool {
    let (Some(from), Some(to)) = (entities.get(tie.from), entities.get(tie.to)) else { return true };
    if !from.named && !to.named {
        return true;
    }
    // "their party controls the Senate", "a majority of the cases in Peru": said of nobody.
    let theirs = ["their ", "its ", "his ", "her ", "our ", "my "].iter().any(|p| from.name.starts_with(p));
    let crowd = from.kind == EntityKind::Group && from.name.contains(" of ");
    if !from.named && (theirs && tie.kind != RelationKind::FamilyOf || crowd && tie.kind == RelationKind::LocatedIn) {
        return true;
    }
    // The agency of the dateline is nobody of the story.
    let wire = |m: &Mention| m.form != Form::Name || article.block_kind_of(m.head) == BlockKind::Dateline;
    if to.kind == EntityKind::Organization && to.named && to.mentions.iter().all(wire) {
        return true;
    }
    // "has to convince them to support her": nobody's tie yet.
    if !(from.named && to.named) && tie.status == Holds::Possible && tie.change.is_none() {
        return true;
    }
    // "a militant linked to the network"
    let nobody = |e: &Entity| !e.named && !e.name.contains(char::is_uppercase);
    if tie.kind == RelationKind::LinkedTo && (nobody(from) || nobody(to)) {
        return true;
    }
    // "fought the Front and other rebels"
    let rest = |e: &Entity| {
        let first = e.name.split(' ').next().unwrap_or("");
        !e.named && e.mentions.len() < OFTEN && one_of!(first, "other" | "some")
    };
    if tie.kind == RelationKind::Opposes && (rest(from) || rest(to)) {
        return true;
    }
    // "the French president": a leader of France, where the text names it, and never of the adjective.
    let office = matches!(tie.kind, RelationKind::Leads | RelationKind::WorksFor);
    if office && to.kind == EntityKind::People && !to.mentions.iter().any(|m| m.span.of(article.text).ends_with('s')) {
        return true;
    }
    let side = match tie.kind {
        RelationKind::Controls => tie.change.is_some(),
        RelationKind::Opposes => is_side(from, to, Class::SideNoun),
        RelationKind::Supports => is_side(from, to, Class::ArmedNoun),
        _ => false,
    };
    if !side && tie.kind != RelationKind::FamilyOf && (is_bare(tie, from) || is_bare(tie, to)) {
        return true;
    }
    if is_no_part(tie, from, to) {
        return true;
    }
    // "a market in Kisura"
    let thing = matches!(from.kind, EntityKind::Facility | EntityKind::Place | EntityKind::Occasion);
    if tie.kind == RelationKind::LocatedIn
        && !from.named
        && thing
        && !from.name.contains(char::is_uppercase)
        && from.mentions.len() < 2
    {
        return true;
    }
    if !from.named && nested.holds(tie.from, tie.to) {
        return !matches!(tie.kind, RelationKind::Supports | RelationKind::LinkedTo | RelationKind::Leads)
            || from.mentions.len() < 2
            || article.sentences.len() < 2;
    }
    if !to.named && nested.holds(tie.to, tie.from) {
        // "the Turkey-backed rebels" are spoken of as a side; "his colleagues" are not.
        return !matches!(
            tie.kind,
            RelationKind::Supports | RelationKind::Opposes | RelationKind::Leads | RelationKind::Controls
        );
    }
    // "a spokesman for Johnson", "a lawyer for the family": nobody in particular.
    !from.named
        && from.kind == EntityKind::Person
        && matches!(
            tie.kind,
            RelationKind::WorksFor | RelationKind::MemberOf | RelationKind::Leads | RelationKind::FamilyOf
        )
}

/// The police, local forces: no party that has a name or a part in the story.
fn is_bare(tie: &Tie, e: &Entity) -> bool {
    let mut words = e.name.split(' ');
    let (first, more) = (words.next().unwrap_or(""), words.count());
    let known = e.mentions.len() >= OFTEN || e.name.contains(char::is_uppercase);
    let vague = || more == 1 && is(first, Class::Partitive) && !is(first, Class::SideNoun);
    // "clashed with security guards"
    let hands =
        tie.kind == RelationKind::Opposes && !e.name.split(' ').any(|w| is(w.trim_end_matches('s'), Class::SideNoun));
    !e.named && !known && (more == 0 || vague() || hands)
}

/// Which entities are named within a nominal mention of another, each pair looked for once: a long text speaks of the same
/// two a thousand times.
struct Nested<'a> {
    entities: &'a Entities,
    known: OrderedMap<(EntityId, EntityId), bool>,
}

impl Nested<'_> {
    fn holds(&mut self, whole: EntityId, part: EntityId) -> bool {
        let entities = self.entities;
        *self.known.entry((whole, part)).or_insert_with(|| {
            let (Some(whole), Some(part)) = (entities.get(whole), entities.get(part)) else { return false };
            whole.mentions.iter().filter(|m| m.form == Form::Nominal).any(|m| {
                // Mentions stand in text order.
                let first = part.mentions.partition_point(|p| p.tokens.start < m.tokens.start);
                part.mentions[first..]
                    .iter()
                    .take_while(|p| p.tokens.start < m.tokens.end)
                    .any(|p| p.tokens != m.tokens && p.tokens.end <= m.tokens.end)
            })
        })
    }
}

/// An office that is once called a former one is over, however it is called elsewhere.
fn remember_former(ties: &mut [Tie]) {
    use RelationKind::{Leads, MemberOf, WorksFor};
    let over: Sorted<(RelationKind, EntityId, EntityId)> = ties
        .iter()
        .filter(|t| t.status == Holds::Past && matches!(t.kind, Leads | WorksFor | MemberOf))
        .map(|t| (t.kind, t.from, t.to))
        .collect();
    for tie in ties.iter_mut().filter(|t| over.contains(&(t.kind, t.from, t.to))) {
        tie.status = Holds::Past;
    }
}

/// What another tie of the same two already says: the way back of a mutual one, a weaker word beside a stronger.
fn once(ties: &mut Vec<Tie>) {
    use RelationKind::{
        AllyOf, CapitalOf, Controls, Leads, LinkedTo, LocatedIn, MemberOf, Opposes, PartOf, Supports, WorksFor,
    };
    let all: OrderedMap<(RelationKind, EntityId, EntityId), (f32, Span, Holds)> =
        OrderedMap::from_iter(ties.iter().map(|t| ((t.kind, t.from, t.to), (t.confidence, t.span, t.status))));
    ties.retain(|t| {
        let back = t.kind.is_mutual()
            && all.get(&(t.kind, t.to, t.from)).is_some_and(|&(sure, span, _)| {
                // Who attacks whom is told both ways where the text does so.
                let apart = t.kind == Opposes && (span.end <= t.span.start || t.span.end <= span.start);
                !apart && (sure > t.confidence || sure == t.confidence && t.to < t.from)
            });
        let stronger: &[RelationKind] = match t.kind {
            AllyOf => &[Supports],
            LinkedTo => &[Supports, AllyOf, MemberOf, PartOf, Leads],
            WorksFor => &[Leads],
            MemberOf => &[Leads, WorksFor, PartOf],
            LocatedIn => &[CapitalOf, PartOf],
            Leads if t.change.is_none() => &[Controls],
            _ => &[],
        };
        // What holds is said by what held, as of one who went; what held is not said by what holds.
        let says = |k, from, to| {
            all.get(&(k, from, to)).is_some_and(|&(.., status)| t.status == Holds::Current || t.status == status)
        };
        let said = stronger.iter().any(|&k| says(k, t.from, t.to) || t.kind.is_mutual() && says(k, t.to, t.from));
        !(back || said)
    });
}

/// The wife of two is that of the one of whom it is said more surely.
fn wed(ties: &mut Vec<Tie>, article: &Article<'_>) {
    let wife = |t: &Tie| {
        let mut words = t.span.of(article.text).split(|c: char| !c.is_alphanumeric());
        t.kind == RelationKind::FamilyOf && t.status == Holds::Current && words.any(|w| one_of!(w, "wife" | "husband"))
    };
    let wives: Vec<(EntityId, EntityId, f32)> =
        ties.iter().filter(|t| wife(t)).map(|t| (t.from, t.to, t.confidence)).collect();
    ties.retain(|t| {
        let surer = |w: &(EntityId, EntityId, f32)| w.0 == t.from && w.1 != t.to && w.2 > t.confidence;
        !wife(t) || !wives.iter().any(surer)
    });
}

/// Of two who took a place, or one who held it and one who took it, the one who came last has it.
fn succeed(ties: &mut [Tie]) {
    let held = |t: &Tie| t.kind == RelationKind::Controls && matches!(t.change, Some(Change::Took | Change::Holds));
    let takers: Vec<(EntityId, EntityId, Option<crate::times::Day>)> = ties
        .iter()
        .filter(|t| held(t) && t.change == Some(Change::Took) && t.status == Holds::Current)
        .map(|t| (t.to, t.from, t.interval.map(|d| d.0)))
        .collect();
    for tie in ties.iter_mut().filter(|t| held(t) && t.status == Holds::Current) {
        let later = takers.iter().any(|&(place, holder, day)| {
            place == tie.to
                && holder != tie.from
                && match (tie.interval, day) {
                    (Some((_, end)), Some(day)) => day > end,
                    _ => false,
                }
        });
        if later {
            tie.status = Holds::Past;
        }
    }
}
