//! The places of the world: how to ask for a spelling.
//!
//! A spelling is found exactly (but for case, marks, hyphens and stops: [`Gazetteer::lookup`]) or by the skeleton that
//! its transliterations share ([`Gazetteer::similar`]); [`Gazetteer::longest_match`] walks over the tokens of an
//! article. Names are searched where they lie, and records made of their columns, as they are asked for.

mod containment;
mod decode;
mod fold;
mod index;
mod matching;
mod names;
mod skeletons;
mod towns;

pub use matching::Match;

use crate::order::Order;
use fold::Hash;

/// Index of a record.
pub type RecordId = u32;

/// No country, division or detail.
const NONE: u16 = u16::MAX;

/// What a spelling is entered as; one key may stand in several rooms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Room {
    /// A name.
    Name,
    /// A name in capitals only: `US`.
    Acronym,
    /// An abbreviation behind a comma only: `Pa.`.
    Abbreviation,
    /// The skeleton of a name.
    Skeleton,
    /// A word that is a name too; the record is how much of a word it is.
    Word,
    /// A nationality or the like: `Syrian`.
    Adjective,
    /// Words that begin a longer name.
    Beginning,
}

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A state.
    Country,
    /// A land with a code of its own that belongs to a state.
    Territory,
    /// A region, sea, river, mountain of `data/regions.tsv`.
    Region,
    /// First division of a country: state, province, governorate.
    Division,
    /// Second division: county, district.
    District,
    /// The capital of a country.
    Capital,
    /// A town, village or part of a town.
    Town,
}

/// A place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Record {
    /// Degrees north.
    pub lat: f32,
    /// Degrees east.
    pub lon: f32,
    /// What it is.
    pub kind: Kind,
    /// Five quarters of the binary logarithm of the population, 0 where not known; of a town at most 31.
    pub population: u8,
    country: u16,
    division: u16,
    detail: u16,
}

impl Record {
    /// A number for the first division, the same for all records in it.
    pub(crate) fn division(&self) -> Option<u16> {
        (self.division != NONE).then_some(self.division)
    }
}

#[derive(Debug, Clone)]
struct Country {
    iso: String,
    radius: f32,
    geonames: Option<u32>,
    neighbours: Vec<String>,
    first_division: u16,
}

#[derive(Debug, Clone)]
struct Region {
    kind: String,
    radius: f32,
}

#[derive(Debug, Clone)]
struct Division {
    name: String,
    record: RecordId,
}

/// The packed gazetteer.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    /// Countries, regions, divisions; towns and districts follow.
    records: Vec<Record>,
    countries: Vec<Country>,
    regions: Vec<Region>,
    divisions: Vec<Division>,
    /// Spellings of countries, regions and divisions, adjectives, abbreviations, words.
    index: index::Index,
    /// Names of towns and districts: row 0 is record `first`.
    names: names::Names,
    first: RecordId,
    towns: towns::Towns,
    /// Their other names, and whose each is.
    others: names::Names,
    owners: Vec<RecordId>,
    skeletons: std::sync::Arc<skeletons::Skeletons>,
}

/// The error of bytes that are no gazetteer of this version.
fn broken(what: &str) -> crate::DataError {
    crate::DataError::of("gazetteer.bin", what)
}

impl Gazetteer {
    /// Reads the packed table; see `train/gazetteer/` for how it is made. What it says of countries is in the lexicon, which
    /// must be decoded before.
    pub fn decode(bytes: &[u8]) -> Result<Gazetteer, crate::DataError> {
        decode::read(bytes)
    }

    /// The records with this name, states first; case, marks, hyphens and stops do not matter.
    pub fn lookup(&self, name: &str) -> Vec<RecordId> {
        let mut key = String::new();
        fold::key(name, &mut key);
        let mut out: Vec<RecordId> = Vec::new();
        if !name.chars().any(char::is_lowercase) {
            out.extend(self.in_room(Room::Acronym, &key));
        }
        if key.len() > 3 || name.chars().any(char::is_lowercase) {
            out.extend(self.named(&key).0);
        }
        out.order();
        out.dedup();
        out
    }

    /// The records whose name may be a transliteration of `name`.
    pub fn similar(&self, name: &str) -> Vec<RecordId> {
        let (mut key, mut bones) = (String::new(), Vec::new());
        fold::key(name, &mut key);
        fold::skeleton(key.as_bytes(), &mut bones);
        if bones.len() < 3 {
            return Vec::new();
        }
        let mut out = self.with_skeleton(&bones);
        out.extend(self.index.get(Hash::new(Room::Skeleton as u8).and(&bones)));
        out.order();
        out.dedup();
        out
    }

    /// The state or region that an adjective or a people's name points at: Syria for `Syrian` and `Syrians`.
    pub fn of_adjective(&self, word: &str) -> Option<RecordId> {
        let mut key = String::new();
        fold::key(word, &mut key);
        self.in_room(Room::Adjective, &key).next()
    }

    /// The first division that an abbreviation behind a comma stands for: Pennsylvania for `Pa.`.
    pub fn of_abbreviation(&self, word: &str) -> Option<RecordId> {
        let mut key = String::new();
        fold::key(word, &mut key);
        self.in_room(Room::Abbreviation, &key).next()
    }

    /// How much of an ordinary word a single-word name is: 0 not at all, 1 often, 2 nearly always.
    pub fn wordiness(&self, name: &str) -> u8 {
        let mut key = String::new();
        fold::key(name, &mut key);
        self.in_room(Room::Word, &key).next().map_or(0, |n| n.min(2) as u8)
    }

    /// The columns of names, each with the record of a row.
    fn columns(&self) -> [(&names::Names, Box<dyn Fn(usize) -> RecordId + '_>); 2] {
        [
            (&self.names, Box::new(|row| self.first + row as RecordId)),
            (&self.others, Box::new(|row| self.owners.get(row).copied().unwrap_or(self.first))),
        ]
    }

    /// The records with this key in any order, and whether a longer name begins with it and a space.
    fn named(&self, key: &str) -> (Vec<RecordId>, bool) {
        let mut out: Vec<RecordId> = self.in_room(Room::Name, key).collect();
        let mut goes_on = self.in_room(Room::Beginning, key).next().is_some();
        for (names, record) in self.columns() {
            let found = names.find(key.as_bytes());
            out.extend(found.rows.map(record));
            goes_on |= found.goes_on;
        }
        (out, goes_on)
    }

    fn in_room(&self, room: Room, key: &str) -> impl Iterator<Item = RecordId> + '_ {
        self.index.get(Hash::new(room as u8).and(key.as_bytes()))
    }

    /// A record.
    pub fn get(&self, id: RecordId) -> Option<&Record> {
        match id.checked_sub(self.first) {
            Some(row) => self.town(row as usize),
            None => self.records.get(id as usize),
        }
    }

    /// ISO code of the country a record lies in; `None` at sea or across borders.
    pub fn country_code(&self, record: &Record) -> Option<&str> {
        self.countries.get(record.country as usize).map(|c| c.iso.as_str())
    }

    /// A number for the country, the same for all records in it.
    pub fn country_number(&self, record: &Record) -> Option<u16> {
        (record.country != NONE).then_some(record.country)
    }

    /// The number of the country with an ISO 3166 code of two letters, in either case; ISO keeps UK for Britain.
    pub fn country_by_code(&self, code: &str) -> Option<u16> {
        let code = if code.eq_ignore_ascii_case("UK") { "GB" } else { code.trim() };
        let same = |&n: &u16| {
            let record = self.records.get(n as usize);
            record.and_then(|r| self.country_code(r)).is_some_and(|c| c.eq_ignore_ascii_case(code))
        };
        (0..self.countries.len() as u16).find(same)
    }

    /// The record of a country by its number.
    pub fn country(&self, number: u16) -> Option<&Record> {
        self.records.get(number as usize).filter(|_| (number as usize) < self.countries.len())
    }

    /// A number for the first division, the same for all records in it.
    pub fn division_number(&self, record: &Record) -> Option<u16> {
        record.division()
    }

    /// Name of the first division a record lies in or is.
    pub fn division_name(&self, record: &Record) -> Option<&str> {
        self.divisions.get(record.division as usize).map(|d| d.name.as_str()).filter(|n| !n.is_empty())
    }

    /// The record of a first division by its number.
    pub fn division_by_number(&self, number: u16) -> Option<&Record> {
        self.get(self.divisions.get(number as usize)?.record)
    }

    /// True where the two countries share a land border.
    pub fn are_neighbours(&self, a: u16, b: u16) -> bool {
        match (self.countries.get(a as usize), self.countries.get(b as usize)) {
            (Some(a), Some(b)) => a.neighbours.contains(&b.iso) || b.neighbours.contains(&a.iso),
            _ => false,
        }
    }

    /// GeoNames id, where the table has one.
    pub fn geonames(&self, record: &Record) -> Option<u32> {
        matches!(record.kind, Kind::Country | Kind::Territory)
            .then(|| self.countries.get(record.country as usize)?.geonames)
            .flatten()
    }

    /// The report's word for what a record is.
    pub fn kind_name(&self, record: &Record) -> &str {
        match record.kind {
            Kind::Country => "country",
            Kind::Territory => "territory",
            Kind::Region => self.regions.get(record.detail as usize).map_or("region", |r| r.kind.as_str()),
            Kind::Division => "region",
            Kind::District => "district",
            Kind::Capital => "capital",
            Kind::Town if record.population >= 21 => "city",
            Kind::Town if record.population >= 11 || record.population == 0 => "town",
            Kind::Town => "village",
        }
    }

    /// Kilometres from the point to where the place ends, roughly.
    pub fn radius(&self, record: &Record) -> f32 {
        match record.kind {
            Kind::Country | Kind::Territory => self.countries.get(record.country as usize).map_or(300.0, |c| c.radius),
            Kind::Region => self.regions.get(record.detail as usize).map_or(100.0, |r| r.radius),
            Kind::Division => {
                let country = self.countries.get(record.country as usize);
                let count = self.divisions_of(record.country).max(1) as f32;
                country.map_or(100.0, |c| (c.radius / count.sqrt() * 1.2).max(5.0))
            }
            Kind::District => 25.0,
            Kind::Capital | Kind::Town => match record.population {
                25.. => 15.0,
                21..=24 => 8.0,
                17..=20 => 4.0,
                _ => 2.0,
            },
        }
    }

    fn divisions_of(&self, country: u16) -> usize {
        let Some(first) = self.countries.get(country as usize).map(|c| c.first_division) else { return 0 };
        let last = self.countries.iter().skip(country as usize + 1).map(|c| c.first_division).find(|&d| d != NONE);
        usize::from(last.unwrap_or(self.divisions.len() as u16)).saturating_sub(first as usize)
    }
}

/// Kilometres between two points, to a percent below a few thousand; straight on the map, the short way round.
pub fn kilometres(a: (f32, f32), b: (f32, f32)) -> f32 {
    let lat = a.0 - b.0;
    let mut lon = (a.1 - b.1).abs();
    if lon > 180.0 {
        lon = 360.0 - lon;
    }
    let x = lon * cosine((a.0 + b.0) / 2.0);
    (lat * lat + x * x).sqrt() * 111.2
}

/// Cosine of an angle in degrees between -90 and 90, to 0.2 % (Bhaskara I): the same on every platform.
pub fn cosine(degrees: f32) -> f32 {
    let square = degrees * degrees;
    ((32_400.0 - 4.0 * square) / (32_400.0 + square)).max(0.0)
}
