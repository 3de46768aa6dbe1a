//! Toponyms: the names of the text that are to be read as places.

use crate::article::{Article, BlockKind, TokenId};
use crate::entities::{Entities, Entity, EntityKind, Form};
use crate::gazetteer::{Gazetteer, Kind, Record, RecordId};
use crate::order::Order;
use crate::places::Sources;
use crate::places::readings::{Reading, city_before_state, exonym, local, prior, records, said_to_be};

/// Readings kept of one name.
const READINGS: usize = 120;

/// A name to be read.
#[derive(Debug)]
pub(super) struct Toponym {
    pub entity: usize,
    pub readings: Vec<Reading>,
    pub best: usize,
    /// Its mentions by name.
    pub named: usize,
    /// How much the text makes of it: more for a dateline and for many mentions.
    pub weight: f32,
    /// Toponyms that the text says it lies in.
    pub inside: Vec<usize>,
    /// It is said to lie `in` those.
    pub said_in: bool,
    /// Divisions and countries that the text says it lies in, by record.
    pub within: Vec<RecordId>,
    /// Toponyms that the text says it lies by.
    pub beside: Vec<usize>,
    /// Toponyms that stand with it in a list.
    pub peers: Vec<usize>,
    pub sentences: Vec<u32>,
    /// Found only under a spelling like it.
    pub guessed: bool,
    /// An organization that goes by a town's name.
    pub team: bool,
    /// The text is written there: `SUVA -`, `Fiji:`.
    pub dateline: bool,
}

impl Toponym {
    /// Turns scores into shares of belief, and takes the best reading.
    pub(super) fn settle(&mut self) {
        let Some(top) = self.readings.iter().map(|r| r.score).max_by(f32::total_cmp) else { return };
        let mut total = 0.0;
        for r in &mut self.readings {
            r.share = libm::expf(r.score - top);
            total += r.share;
        }
        self.best = 0;
        for (n, r) in self.readings.iter_mut().enumerate() {
            r.share /= total;
            if r.score == top && self.best == 0 {
                self.best = n;
            }
        }
    }
}

/// Takes `Washington state`, `Washington Gov.` and `Buffalo, New York` out of an entity that is the city elsewhere: there
/// are both in the text.
pub(super) fn split_states(mut entities: Entities, article: &Article<'_>, gazetteer: &Gazetteer) -> Entities {
    let mut apart: Vec<Entity> = Vec::new();
    // The greatest town of the name, as `Boston, New York and Washington` is a list.
    let holds = |inner: &str, outer: &str| {
        let records =
            |name: &str| gazetteer.lookup(name).into_iter().filter_map(|r| gazetteer.get(r)).collect::<Vec<&Record>>();
        let town = records(inner).into_iter().filter(|r| local(r)).max_by_key(|r| r.population);
        town.is_some_and(|t| records(outer).iter().any(|o| o.kind == Kind::Division && gazetteer.lies_in(t, o)))
    };
    let town_before: Vec<(TokenId, String)> = entities
        .list
        .iter()
        .filter(|e| e.kind == EntityKind::Place)
        .flat_map(|e| e.mentions.iter().filter(|m| m.form == Form::Name).map(|m| (m.tokens.end, e.name.clone())))
        .filter(|(end, _)| article.word(*end) == ",")
        .collect();
    let state = |m: &crate::entities::Mention| {
        let name = m.span.of(article.text);
        let behind = one_of!(article.word(m.tokens.end), "state" | "State" | "Gov" | "Gov." | "Governor" | "governor");
        let town = town_before.iter().find(|(end, _)| end + 1 == m.tokens.start);
        m.form == Form::Name && (behind || name.ends_with(" state") || town.is_some_and(|(_, t)| holds(t, name)))
    };
    let mut list = std::mem::take(&mut entities.list);
    for entity in list.iter_mut().filter(|e| e.kind == EntityKind::Place) {
        let names = entity.mentions.iter().filter(|m| m.form == Form::Name).count();
        let states = entity.mentions.iter().filter(|m| state(m)).count();
        if states == 0 || states == names {
            continue;
        }
        let known = gazetteer.lookup(&entity.name);
        let both = |kinds: &[Kind]| known.iter().filter_map(|&r| gazetteer.get(r)).any(|r| kinds.contains(&r.kind));
        if !(both(&[Kind::Division]) && both(&[Kind::Town, Kind::Capital, Kind::Country])) {
            continue;
        }
        let mut other = entity.clone();
        other.mentions.retain(state);
        entity.mentions.retain(|m| !state(m));
        apart.push(other);
    }
    list.extend(apart);
    entities.with_list(list)
}

/// What it adds to a city that English news has a name of its own for.
const ABROAD: f32 = 3.0;

/// The places among the entities with all their readings.
pub(super) fn toponyms(entities: &Entities, sources: &Sources<'_>) -> Vec<Toponym> {
    let Sources { article, gazetteer, .. } = *sources;
    let mut out = Vec::new();
    for (i, entity) in entities.list.iter().enumerate() {
        // A team may go by its town's name; it lies there, but is weak evidence of where the text is.
        let team = entity.kind == EntityKind::Organization;
        if !(team || matches!(entity.kind, EntityKind::Place | EntityKind::Facility)) || !entity.named {
            continue;
        }
        let (records, guessed) = if team { (gazetteer.lookup(&entity.name), false) } else { records(entity, sources) };
        let abroad = exonym(&entity.name, gazetteer);
        // Benin City goes by the name of a land.
        let land = |id: &RecordId| gazetteer.get(*id).is_some_and(|r| r.kind == Kind::Country);
        let abroad = abroad.filter(|_| !records.iter().any(land));
        let mut readings: Vec<Reading> = records
            .into_iter()
            .filter_map(|id| gazetteer.get(id).map(|&record| (id, record)))
            .filter(|(_, r)| {
                // No building is a land.
                entity.kind == EntityKind::Place || !matches!(r.kind, Kind::Country | Kind::Territory | Kind::Division)
            })
            .map(|(id, record)| {
                let more = if record.kind == Kind::Division { 1.7 } else { ABROAD };
                let base = prior(&record, gazetteer) + if abroad == Some(id) { more } else { 0.0 };
                Reading { id, record, base, score: base, share: 0.0 }
            })
            .collect();
        city_before_state(&mut readings);
        said_to_be(entity, &mut readings, article);
        // A dateline names a town.
        let home = entity
            .mentions
            .iter()
            .any(|m| m.form == Form::Name && article.block_kind_of(m.tokens.start) == BlockKind::Dateline);
        for r in readings.iter_mut().filter(|r| home && matches!(r.record.kind, Kind::Town | Kind::Capital)) {
            r.base += 2.0;
        }
        readings.order_by(|a, b| b.base.total_cmp(&a.base).then(a.id.cmp(&b.id)));
        readings.truncate(READINGS);
        let names = || entity.mentions.iter().filter(|m| m.form == Form::Name);
        let mut sentences: Vec<u32> =
            names().filter_map(|m| article.tokens.get(m.tokens.start as usize).map(|t| t.sentence)).collect();
        sentences.dedup();
        let often = 1.0 + 0.25 * (entity.mentions.len().min(9) as f32 - 1.0).max(0.0);
        let mut toponym = Toponym {
            entity: i,
            readings,
            best: 0,
            named: names().count(),
            weight: match (team, home) {
                (true, _) => 0.3,
                (_, true) => often + 1.0,
                _ => often,
            },
            inside: Vec::new(),
            said_in: false,
            within: Vec::new(),
            beside: Vec::new(),
            peers: Vec::new(),
            sentences,
            guessed,
            team,
            dateline: home || names().any(|m| opens(article, m)),
        };
        toponym.settle();
        out.push(toponym);
    }
    out
}

/// True for a name that a text or a paragraph of it begins with, before a dash or a colon: `Fiji: A ferry sank`.
fn opens(article: &Article<'_>, mention: &crate::entities::Mention) -> bool {
    let begins = article.sentence_of(mention.tokens.start).is_some_and(|s| s.tokens.start == mention.tokens.start);
    begins
        && one_of!(article.word(mention.tokens.end), ":" | "-" | "–" | "—" | "--")
        && article.tokens.get(mention.tokens.end as usize + 1).is_some_and(|t| t.spaced)
}
