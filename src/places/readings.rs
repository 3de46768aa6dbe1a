//! Every place that a name may stand for, and how likely each is before anything is known of the text.

use crate::article::{Article, BlockKind};
use crate::entities::{Entities, Entity, EntityKind, Form};
use crate::gazetteer::{Gazetteer, Kind, Record, RecordId, kilometres};

/// Words that say what a place is, before or behind its name.
pub(super) const DESIGNATORS: &[&str] = &[
    "province",
    "governorate",
    "city",
    "district",
    "region",
    "county",
    "state",
    "island",
    "islands",
    "town",
    "village",
    "area",
    "prefecture",
    "oblast",
    "township",
    "municipality",
    "department",
    "peninsula",
    "countryside",
    "suburb",
    "republic",
    "metro",
    "metropolitan",
    "river",
];

/// Readings kept of one name.
const READINGS: usize = 120;

/// One reading of a name.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub id: RecordId,
    pub record: Record,
    /// Before anything is known of the text: a logarithm of how often it is meant.
    pub base: f32,
    /// In this text.
    pub score: f32,
    /// The share of belief that the scores give it.
    pub share: f32,
}

/// A name to be read.
#[derive(Debug)]
pub(super) struct Spot {
    pub entity: usize,
    pub readings: Vec<Reading>,
    pub best: usize,
    /// Its mentions by name.
    pub named: usize,
    /// How much the text makes of it: more for a dateline and for many mentions.
    pub weight: f32,
    /// Spots that the text says it lies in.
    pub inside: Vec<usize>,
    /// Divisions and countries that the text says it lies in, by record.
    pub within: Vec<RecordId>,
    /// Spots that stand with it in a list.
    pub peers: Vec<usize>,
    pub sentences: Vec<u32>,
    /// Found only under a spelling like it.
    pub guessed: bool,
    /// An organization that goes by a town's name.
    pub team: bool,
}

impl Spot {
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

/// True for what is small enough to be near to.
pub(super) fn local(record: &Record) -> bool {
    matches!(record.kind, Kind::Capital | Kind::Town | Kind::District)
}

/// True where `inner` lies in the country, division or region `outer`.
pub(super) fn lies_in(inner: &Record, outer: &Record, gazetteer: &Gazetteer) -> bool {
    let country = gazetteer.country_number(inner);
    let apart = || kilometres((inner.lat, inner.lon), (outer.lat, outer.lon));
    let division = gazetteer.division_number(inner).is_some()
        && gazetteer.division_number(inner) == gazetteer.division_number(outer);
    match outer.kind {
        Kind::Country | Kind::Territory => {
            inner.kind != outer.kind && country.is_some() && country == gazetteer.country_number(outer)
        }
        Kind::Division => inner.kind != Kind::Division && division,
        Kind::Region => {
            inner.kind != Kind::Region
                && !matches!(inner.kind, Kind::Country)
                && apart() < gazetteer.radius(outer) * 1.3
        }
        Kind::District => {
            matches!(inner.kind, Kind::Town) && country == gazetteer.country_number(outer) && division && apart() < 60.0
        }
        Kind::Capital | Kind::Town => {
            matches!(inner.kind, Kind::Town) && outer.population > inner.population && apart() < 30.0
        }
    }
}

/// Takes `Washington state` out of an entity that is `Washington` elsewhere: there are both in the text.
pub(super) fn split_states(entities: &mut Entities, article: &Article<'_>, gazetteer: &Gazetteer) {
    let mut apart: Vec<Entity> = Vec::new();
    let state = |m: &crate::entities::Mention| {
        let behind = article.word(m.tokens.end) == "state" || article.word(m.tokens.end) == "State";
        m.form == Form::Name && (behind || m.span.of(article.text).ends_with(" state"))
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
    if apart.is_empty() {
        entities.list = list;
        return;
    }
    list.extend(apart);
    let warnings = std::mem::take(&mut entities.warnings);
    *entities = Entities::new(list, article.tokens.len());
    entities.warnings = warnings;
}

/// The places among the entities with all their readings.
pub(super) fn spots(entities: &Entities, article: &Article<'_>, gazetteer: &Gazetteer) -> Vec<Spot> {
    let mut out = Vec::new();
    for (i, entity) in entities.list.iter().enumerate() {
        // A team may go by its town's name; it lies there, but is weak evidence of where the text is.
        let team = entity.kind == EntityKind::Organization;
        if !(team || matches!(entity.kind, EntityKind::Place | EntityKind::Facility)) || !entity.named {
            continue;
        }
        let (records, guessed) =
            if team { (gazetteer.lookup(&entity.name), false) } else { records(entity, article, gazetteer) };
        if team && records.is_empty() {
            continue;
        }
        let mut readings: Vec<Reading> = records
            .into_iter()
            .filter_map(|id| gazetteer.get(id).map(|&record| (id, record)))
            .filter(|(_, r)| {
                // No building is a land.
                entity.kind == EntityKind::Place || !matches!(r.kind, Kind::Country | Kind::Territory | Kind::Division)
            })
            .map(|(id, record)| {
                let base = prior(&record, gazetteer);
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
        readings.sort_by(|a, b| b.base.total_cmp(&a.base).then(a.id.cmp(&b.id)));
        readings.truncate(READINGS);
        let names = || entity.mentions.iter().filter(|m| m.form == Form::Name);
        let mut sentences: Vec<u32> =
            names().filter_map(|m| article.tokens.get(m.tokens.start as usize).map(|t| t.sentence)).collect();
        sentences.dedup();
        let often = 1.0 + 0.25 * (entity.mentions.len().min(9) as f32 - 1.0).max(0.0);
        let mut spot = Spot {
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
            within: Vec::new(),
            peers: Vec::new(),
            sentences,
            guessed,
            team,
        };
        spot.settle();
        out.push(spot);
    }
    out
}

/// The records that the names of an entity have, the longest name first; true where only a like spelling has any.
fn records(entity: &Entity, article: &Article<'_>, gazetteer: &Gazetteer) -> (Vec<RecordId>, bool) {
    let mut names: Vec<&str> = Vec::new();
    for m in entity.mentions.iter().filter(|m| m.form == Form::Name) {
        let name = m.span.of(article.text);
        if names.len() < 6 && !names.contains(&name) {
            names.push(name);
        }
    }
    if !names.contains(&entity.name.as_str()) {
        names.push(&entity.name);
    }
    names.sort_by_key(|n| std::cmp::Reverse(n.len()));
    // `Pa.` behind a comma is the state, whatever else is called so.
    let short = entity.mentions.iter().find(|m| m.form == Form::Name).filter(|m| {
        m.tokens.len() == 1
            && m.tokens.start > 0
            && article.word(m.tokens.start - 1) == ","
            && super::recognition::abbreviated(m.tokens.start, article, gazetteer)
    });
    if let Some(state) = short.and_then(|m| gazetteer.of_abbreviation(article.word(m.tokens.start))) {
        return (vec![state], false);
    }
    let first = |ask: &dyn Fn(&str) -> Vec<RecordId>| names.iter().map(|n| ask(n)).find(|r| !r.is_empty());
    if let Some(found) = first(&|n| gazetteer.lookup(n)) {
        return (found, false);
    }
    if entity.kind != EntityKind::Place {
        return (Vec::new(), false);
    }
    if let Some(found) = first(&|n| without_designator(n, gazetteer)) {
        return (found, false);
    }
    (first(&|n| gazetteer.similar(n)).unwrap_or_default(), true)
}

/// A city that shares its name with the division around it is meant where nothing is said: New York and Hama, not the
/// state and the governorate.
fn city_before_state(readings: &mut [Reading]) {
    let cities: Vec<(u16, f32)> = readings
        .iter()
        .filter(|r| matches!(r.record.kind, Kind::Town | Kind::Capital) && r.record.population >= 18)
        .filter_map(|r| Some((r.record.division()?, r.base)))
        .collect();
    let great = readings.iter().any(|r| r.record.kind == Kind::Town && r.record.population >= 25);
    for r in readings.iter_mut() {
        if (r.record.kind == Kind::Division && r.base < 10.0 || r.record.kind == Kind::District)
            && let Some((_, base)) = cities.iter().find(|(d, _)| r.record.division() == Some(*d))
        {
            r.base = r.base.min(base - 2.2);
        }
        if great && r.record.kind == Kind::Division {
            r.base = r.base.min(7.4);
        }
    }
}

/// `Washington state`, `the state of New York`, `the town of Hama`: what the text says the place is.
fn said_to_be(entity: &Entity, readings: &mut [Reading], article: &Article<'_>) {
    let (mut division, mut town) = (0u32, 0u32);
    let mut all = 0u32;
    for m in entity.mentions.iter().filter(|m| m.form == Form::Name) {
        all += 1;
        let start = m.tokens.start;
        let behind = article.lower(m.tokens.end);
        let last = article.lower(m.tokens.end.saturating_sub(1));
        let before = if start > 1 && article.lower(start - 1) == "of" { article.lower(start - 2) } else { "" };
        let is =
            |words: &[&str]| words.iter().any(|w| *w == behind || *w == before || m.tokens.len() > 1 && *w == last);
        division += u32::from(is(&["state", "province", "governorate", "oblast", "prefecture", "region"]));
        town += u32::from(is(&["city", "town", "village", "suburb", "township", "neighborhood", "neighbourhood"]));
    }
    // A word once said holds for all where the name stands alone elsewhere, but not against a dozen of those.
    if division > town && division * 2 >= all {
        for r in readings.iter_mut().filter(|r| matches!(r.record.kind, Kind::Division)) {
            r.base = r.base.max(8.0) + 4.0;
        }
    } else if town > 0 && town * 3 >= all {
        for r in readings.iter_mut().filter(|r| matches!(r.record.kind, Kind::Town | Kind::Capital)) {
            r.base += 2.0;
        }
    }
}

/// The records of `X province`, `city of X`, `Greater X`, with what it is said to be taken off.
fn without_designator(name: &str, gazetteer: &Gazetteer) -> Vec<RecordId> {
    if let Some((inner, _)) = name.split_once(',') {
        return gazetteer.lookup(inner);
    }
    let lower = |w: &str| w.to_lowercase();
    let mut core = name.trim_start_matches("the ").trim_start_matches("The ");
    let mut division = false;
    if let Some((head, last)) = core.rsplit_once(' ')
        && DESIGNATORS.contains(&lower(last).as_str())
    {
        division = !matches!(lower(last).as_str(), "city" | "town" | "village" | "area" | "suburb");
        core = head;
    }
    if let Some((first, rest)) = core.split_once(" of ")
        && DESIGNATORS.contains(&lower(first).as_str())
    {
        core = rest;
    }
    // A part of a land or town lies about where that does.
    if let Some((first, rest)) = core.split_once([' ', '-'])
        && super::derived::is_part(&lower(first))
    {
        core = rest;
    }
    if core == name {
        return Vec::new();
    }
    let all = gazetteer.lookup(core);
    let divisions: Vec<RecordId> = all
        .iter()
        .copied()
        .filter(|&r| gazetteer.get(r).is_some_and(|r| matches!(r.kind, Kind::Division | Kind::District)))
        .collect();
    if division && !divisions.is_empty() { divisions } else { all }
}

/// How likely a record is meant before anything is known of the text.
fn prior(record: &Record, gazetteer: &Gazetteer) -> f32 {
    let size = f32::from(record.population);
    match record.kind {
        // The more people a land has, the more is heard of it.
        Kind::Country => (9.5 + 0.4 * (size - 25.0)).clamp(9.5, 14.0),
        Kind::Territory => 9.5,
        Kind::Region => 11.0,
        Kind::Division => match gazetteer.country_code(record) {
            Some("US" | "CA" | "AU" | "GB") => 10.0,
            _ => 7.4,
        },
        Kind::District => (0.38 * size - 1.2).max(4.6),
        Kind::Capital => 0.38 * size + 2.2,
        Kind::Town => 0.38 * size.max(6.0),
    }
}
