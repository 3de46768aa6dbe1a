//! Reading `data/gazetteer.bin`; `train/gazetteer/pack.py` says how it is laid out.

use super::fold::{self, Hash};
use super::index::Index;
use super::names::Names;
use super::towns::Towns;
use super::{Country, Division, Gazetteer, Kind, NONE, Record, Region, Room, broken};
use crate::DataError;
use crate::decimal;
use crate::lexicon;

/// Takes the sections off the bytes, one after the other.
struct Sections<'b>(&'b [u8]);

impl<'b> Sections<'b> {
    fn next(&mut self) -> Result<&'b [u8], DataError> {
        let short = || broken("is cut short");
        let (length, rest) = self.0.split_first_chunk::<4>().ok_or_else(short)?;
        let length = u32::from_le_bytes(*length) as usize;
        if length > rest.len() {
            return Err(short());
        }
        let (section, rest) = rest.split_at(length);
        self.0 = rest;
        Ok(section)
    }

    fn text(&mut self) -> Result<&'b str, DataError> {
        std::str::from_utf8(self.next()?).map_err(|_| broken("has a table that is not text"))
    }
}

/// The next three sections: a column of names.
fn names(sections: &mut Sections<'_>) -> Result<Names, DataError> {
    Names::read(sections.next()?, sections.next()?, sections.next()?)
}

fn cells<const N: usize>(line: &str) -> Option<[&str; N]> {
    let mut out = [""; N];
    let mut given = line.split('\t');
    for cell in &mut out {
        *cell = given.next()?;
    }
    Some(out)
}

pub(super) fn read(bytes: &[u8]) -> Result<Gazetteer, DataError> {
    let Some(rest) = bytes.strip_prefix(b"NGZ2") else {
        return Err(broken("is no gazetteer of this version"));
    };
    let mut sections = Sections(rest);
    let mut g = Gazetteer::default();
    let mut index = Index::default();
    let mut scratch = String::with_capacity(64);
    countries(sections.text()?, &mut g, &mut index, &mut scratch)?;
    regions(sections.text()?, &mut g, &mut index, &mut scratch);
    divisions(sections.text()?, &mut g, &mut index, &mut scratch);
    for line in sections.text()?.lines() {
        if let (Some(&level), Some(word)) = (line.as_bytes().first(), line.get(1..)) {
            index.add(Hash::new(Room::Word as u8).and(word.as_bytes()), u32::from(level.wrapping_sub(b'0')));
        }
    }
    index.finish();
    g.index = index;
    g.first = g.records.len() as u32;
    g.names = names(&mut sections)?;
    let mut column = || sections.next().map(<[u8]>::to_vec);
    g.towns = Towns {
        country: column()?,
        division: column()?,
        lat: [column()?, column()?],
        lon: [column()?, column()?],
        class: column()?,
        pages: Vec::new(),
    };
    if !g.towns.lay_out(g.names.len()) {
        return Err(broken("has columns that do not fit each other"));
    }
    g.others = names(&mut sections)?;
    let (low, middle, high) = (sections.next()?, sections.next()?, sections.next()?);
    let owners = low.iter().zip(middle).zip(high);
    g.owners = owners.map(|((&a, &b), &c)| g.first + u32::from_le_bytes([a, b, c, 0])).collect();
    if g.owners.len() != g.others.len() || g.owners.iter().any(|&id| (id - g.first) as usize >= g.names.len()) {
        return Err(broken("has a name that belongs to no place"));
    }
    Ok(g)
}

/// Enters one spelling as a text has it: an abbreviation in capitals is found in capitals only.
/// Leaves its key in `scratch`.
fn enter(index: &mut Index, name: &str, id: u32, scratch: &mut String) {
    scratch.clear();
    fold::key(name, scratch);
    if scratch.is_empty() || scratch.contains('?') {
        return;
    }
    let letters = name.chars().filter(|c| c.is_alphabetic());
    let acronym = scratch.len() <= 6 && letters.clone().count() >= 2 && letters.clone().all(char::is_uppercase);
    if acronym {
        index.add(Hash::new(Room::Acronym as u8).and(scratch.as_bytes()), id);
    } else {
        let key = std::mem::take(scratch);
        index.name(&key, id);
        *scratch = key;
    }
}

/// Five quarters of the binary logarithm, roughly, not cut off at 31 as towns' are.
fn population_class(people: u32) -> u8 {
    let power = people.max(1).ilog2();
    let rest = people.max(1) - (1 << power) >= 1 << power.saturating_sub(1);
    ((power * 2 + u32::from(rest)) * 5 / 8) as u8
}

/// The countries of these codes, in their order, as the lexicon has them; then those that it has besides.
fn countries(codes: &str, g: &mut Gazetteer, index: &mut Index, scratch: &mut String) -> Result<(), DataError> {
    let listed: Vec<[&str; 15]> = lexicon::lines("countries").filter_map(cells).collect();
    let known = codes.split(' ').map(|code| {
        let missing = || broken(&format!("knows the country {code}, which the lists of this version do not have"));
        listed.iter().find(|row| row[0] == code).ok_or_else(missing)
    });
    let more = listed.iter().filter(|row| !codes.split(' ').any(|code| code == row[0]));
    for row in known.chain(more.map(Ok)) {
        let [iso, _, name, others, adjectives, plurals, _, kind, lat, lon, radius, people, neighbours, _, geonames] =
            *row?;
        let id = g.records.len() as u32;
        for spelling in std::iter::once(name).chain(others.split(';')).filter(|s| !s.is_empty()) {
            enter(index, spelling, id, scratch);
        }
        for word in adjectives.split(';').chain(plurals.split(';')).filter(|s| !s.is_empty()) {
            scratch.clear();
            fold::key(word, scratch);
            index.add(Hash::new(Room::Adjective as u8).and(scratch.as_bytes()), id);
        }
        g.records.push(Record {
            lat: degrees(lat),
            lon: degrees(lon),
            country: g.countries.len() as u16,
            division: NONE,
            kind: if kind == "territory" { Kind::Territory } else { Kind::Country },
            population: population_class(people.parse().unwrap_or(0)),
            detail: g.countries.len() as u16,
        });
        g.countries.push(Country {
            iso: iso.to_owned(),
            radius: decimal::read(radius).unwrap_or(100.0) as f32,
            geonames: geonames.parse().ok(),
            neighbours: neighbours.split(';').filter(|n| !n.is_empty()).map(str::to_owned).collect(),
            first_division: NONE,
        });
    }
    Ok(())
}

fn regions(table: &str, g: &mut Gazetteer, index: &mut Index, scratch: &mut String) {
    // Numbers, as thousands are looked for.
    let code = |iso: &str| iso.as_bytes().try_into().map_or(0, u16::from_le_bytes);
    let codes: Vec<u16> = g.countries.iter().map(|c| code(&c.iso)).collect();
    for line in table.lines().filter(|l| !l.starts_with('#')) {
        let Some([name, others, kind, lat, lon, radius, countries, adjectives]) = cells::<8>(line) else { continue };
        let id = g.records.len() as u32;
        for spelling in std::iter::once(name).chain(others.split(';')).filter(|s| !s.is_empty()) {
            enter(index, spelling, id, scratch);
        }
        for word in adjectives.split(';').filter(|s| !s.is_empty()) {
            scratch.clear();
            fold::key(word, scratch);
            index.add(Hash::new(Room::Adjective as u8).and(scratch.as_bytes()), id);
        }
        let mut known = countries.split(';').filter_map(|iso| codes.iter().position(|&c| c != 0 && c == code(iso)));
        let first = known.next();
        g.records.push(Record {
            lat: degrees(lat),
            lon: degrees(lon),
            country: first.filter(|_| known.next().is_none()).map_or(NONE, |only| only as u16),
            division: NONE,
            kind: Kind::Region,
            population: 28,
            detail: g.regions.len() as u16,
        });
        g.regions.push(Region { kind: kind.to_owned(), radius: decimal::read(radius).unwrap_or(100.0) as f32 });
    }
}

fn divisions(table: &str, g: &mut Gazetteer, index: &mut Index, scratch: &mut String) {
    let mut bones = Vec::new();
    let mut before = 0;
    for line in table.lines() {
        let Some([iso, _, name, others, lat, lon]) = cells::<6>(line) else { continue };
        // Those of a country stand together, in the order of the countries.
        let ahead = |n: usize| g.countries.get(n..)?.iter().position(|c| c.iso == iso).map(|i| n + i);
        let Some(country) = ahead(before).or_else(|| ahead(0)) else { continue };
        before = country;
        let id = g.records.len() as u32;
        let number = g.divisions.len() as u16;
        if let Some(c) = g.countries.get_mut(country).filter(|c| c.first_division == NONE) {
            c.first_division = number;
        }
        for spelling in std::iter::once(name).chain(others.split(';')).filter(|s| !s.is_empty()) {
            if let Some(short) = spelling.strip_prefix('~') {
                scratch.clear();
                fold::key(short, scratch);
                index.add(Hash::new(Room::Abbreviation as u8).and(scratch.as_bytes()), id);
                continue;
            }
            enter(index, spelling, id, scratch);
            bones.clear();
            fold::skeleton(scratch.as_bytes(), &mut bones);
            index.add(Hash::new(Room::Skeleton as u8).and(&bones), id);
        }
        g.records.push(Record {
            lat: degrees(lat),
            lon: degrees(lon),
            country: country as u16,
            division: number,
            kind: Kind::Division,
            population: 26,
            detail: number,
        });
        g.divisions.push(Division { name: name.to_owned(), record: id });
    }
}

/// Latitude or longitude; 0 for what is no number.
fn degrees(figures: &str) -> f32 {
    decimal::read(figures).unwrap_or(0.0) as f32
}
