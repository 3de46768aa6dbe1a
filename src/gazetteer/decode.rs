//! Reading `data/gazetteer.bin`; `train/gazetteer/pack.py` says how it is laid out.

use super::fold::{self, Hash};
use super::index::Builder;
use super::{Country, Division, Gazetteer, Kind, NONE, Record, Region, Room};
use crate::DataError;

/// Takes the sections off the bytes, one after the other.
struct Sections<'b>(&'b [u8]);

impl<'b> Sections<'b> {
    fn next(&mut self) -> Result<&'b [u8], DataError> {
        let short = || DataError::new("the gazetteer is cut short: fetch data/gazetteer.bin of this version again");
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
        std::str::from_utf8(self.next()?).map_err(|_| DataError::new("a table of the gazetteer is not text"))
    }
}

/// The keys of a front-coded column, handed to `each` with their number.
fn keys(sections: &mut Sections<'_>, mut each: impl FnMut(usize, &str)) -> Result<usize, DataError> {
    let (prefixes, lengths, mut suffixes) = (sections.next()?, sections.next()?, sections.next()?);
    let broken = || DataError::new("a name of the gazetteer is broken");
    let mut key = String::with_capacity(64);
    for (i, (&prefix, &length)) in prefixes.iter().zip(lengths).enumerate() {
        if prefix as usize > key.len() || length as usize > suffixes.len() {
            return Err(broken());
        }
        let (suffix, rest) = suffixes.split_at(length as usize);
        suffixes = rest;
        if !key.is_char_boundary(prefix as usize) {
            return Err(broken());
        }
        key.truncate(prefix as usize);
        key.push_str(std::str::from_utf8(suffix).map_err(|_| broken())?);
        each(i, &key);
    }
    Ok(prefixes.len())
}

fn cells<const N: usize>(line: &str) -> Option<[&str; N]> {
    let mut out = [""; N];
    let mut given = line.split('\t');
    for cell in &mut out {
        *cell = given.next()?;
    }
    Some(out)
}

fn unzigzag(low: u8, high: u8) -> f32 {
    let z = i32::from(low) | i32::from(high) << 8;
    let n = if z & 1 == 0 { z >> 1 } else { -((z + 1) >> 1) };
    n as f32 / 50.0
}

pub(super) fn read(bytes: &[u8]) -> Result<Gazetteer, DataError> {
    let Some(rest) = bytes.strip_prefix(b"NGZ1") else {
        return Err(DataError::new("this is not a gazetteer of this version: fetch data/gazetteer.bin again"));
    };
    let mut sections = Sections(rest);
    let mut g = Gazetteer::default();
    let mut index = Builder::new(380_000);
    let mut scratch = String::with_capacity(64);
    countries(sections.text()?, &mut g, &mut index, &mut scratch);
    regions(sections.text()?, &mut g, &mut index, &mut scratch);
    divisions(sections.text()?, &mut g, &mut index, &mut scratch);
    for line in sections.text()?.lines() {
        if let (Some(&level), Some(word)) = (line.as_bytes().first(), line.get(1..)) {
            index.add(Hash::new(Room::Word as u8).and(word.as_bytes()), u32::from(level.wrapping_sub(b'0')));
        }
    }
    let first = g.records.len() as u32;
    let towns = keys(&mut sections, |i, key| {
        index.name(key, first + i as u32);
        scratch.clear();
        fold::skeleton(key, &mut scratch);
        index.add(Hash::new(Room::Skeleton as u8).and(scratch.as_bytes()), first + i as u32);
    })?;
    let (country, division) = (sections.next()?, sections.next()?);
    let (lat_low, lat_high) = (sections.next()?, sections.next()?);
    let (lon_low, lon_high, class) = (sections.next()?, sections.next()?, sections.next()?);
    if [country, division, lat_low, lat_high, lon_low, lon_high, class].iter().any(|c| c.len() != towns) {
        return Err(DataError::new("the columns of the gazetteer do not fit each other"));
    }
    g.records.reserve(towns);
    for i in 0..towns {
        let home = g.countries.get(country[i] as usize).map_or(NONE, |c| c.first_division);
        let of =
            if division[i] == u8::MAX || home == NONE { NONE } else { home.saturating_add(u16::from(division[i])) };
        let middle = g.divisions.get(of as usize).filter(|_| of != NONE).and_then(|d| g.records.get(d.record as usize));
        let middle = middle.or_else(|| g.records.get(country[i] as usize)).map_or((0.0, 0.0), |r| (r.lat, r.lon));
        let (kind, population) = (class[i] >> 5, class[i] & 31);
        g.records.push(Record {
            lat: middle.0 + unzigzag(lat_low[i], lat_high[i]),
            lon: middle.1 + unzigzag(lon_low[i], lon_high[i]),
            country: u16::from(country[i]),
            division: of,
            kind: match kind {
                1 if g.records.get(country[i] as usize).is_some_and(|c| c.kind == Kind::Country) => Kind::Capital,
                2 => Kind::District,
                _ => Kind::Town,
            },
            population,
            detail: NONE,
        });
    }
    let mut others: Vec<(String, usize)> = Vec::new();
    keys(&mut sections, |i, key| others.push((key.to_owned(), i)))?;
    let (low, middle, high) = (sections.next()?, sections.next()?, sections.next()?);
    for (key, i) in others {
        let (Some(&a), Some(&b), Some(&c)) = (low.get(i), middle.get(i), high.get(i)) else { break };
        let id = first + u32::from_le_bytes([a, b, c, 0]);
        if id as usize >= g.records.len() {
            return Err(DataError::new("a name of the gazetteer belongs to no place"));
        }
        index.name(&key, id);
        scratch.clear();
        fold::skeleton(&key, &mut scratch);
        index.add(Hash::new(Room::Skeleton as u8).and(scratch.as_bytes()), id);
    }
    g.index = index.finish();
    Ok(g)
}

/// Enters one spelling as a text has it: an abbreviation in capitals is found in capitals only.
fn enter(index: &mut Builder, name: &str, id: u32, scratch: &mut String) {
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

fn countries(table: &str, g: &mut Gazetteer, index: &mut Builder, scratch: &mut String) {
    for line in table.lines().filter(|l| !l.starts_with('#')) {
        let Some(c) = cells::<15>(line) else { continue };
        let [iso, _, name, others, adjectives, plurals, _, kind, lat, lon, radius, people, neighbours, _, geonames] = c;
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
            lat: lat.parse().unwrap_or(0.0),
            lon: lon.parse().unwrap_or(0.0),
            country: g.countries.len() as u16,
            division: NONE,
            kind: if kind == "territory" { Kind::Territory } else { Kind::Country },
            population: population_class(people.parse().unwrap_or(0)),
            detail: g.countries.len() as u16,
        });
        g.countries.push(Country {
            iso: iso.to_owned(),
            name: name.to_owned(),
            radius: radius.parse().unwrap_or(100.0),
            geonames: geonames.parse().ok(),
            neighbours: neighbours.split(';').filter(|n| !n.is_empty()).map(str::to_owned).collect(),
            first_division: NONE,
        });
    }
}

fn regions(table: &str, g: &mut Gazetteer, index: &mut Builder, scratch: &mut String) {
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
        let countries: Vec<u16> = countries
            .split(';')
            .filter_map(|iso| g.countries.iter().position(|c| c.iso == iso))
            .map(|i| i as u16)
            .collect();
        g.records.push(Record {
            lat: lat.parse().unwrap_or(0.0),
            lon: lon.parse().unwrap_or(0.0),
            country: if let [only] = countries[..] { only } else { NONE },
            division: NONE,
            kind: Kind::Region,
            population: 28,
            detail: g.regions.len() as u16,
        });
        g.regions.push(Region { kind: kind.to_owned(), radius: radius.parse().unwrap_or(100.0), countries });
    }
}

fn divisions(table: &str, g: &mut Gazetteer, index: &mut Builder, scratch: &mut String) {
    for line in table.lines() {
        let Some([iso, _, name, others, lat, lon]) = cells::<6>(line) else { continue };
        let Some(country) = g.countries.iter().position(|c| c.iso == iso) else { continue };
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
            scratch.clear();
            fold::key(spelling, scratch);
            let mut bones = String::new();
            fold::skeleton(scratch, &mut bones);
            index.add(Hash::new(Room::Skeleton as u8).and(bones.as_bytes()), id);
        }
        g.records.push(Record {
            lat: lat.parse().unwrap_or(0.0),
            lon: lon.parse().unwrap_or(0.0),
            country: country as u16,
            division: number,
            kind: Kind::Division,
            population: 26,
            detail: number,
        });
        g.divisions.push(Division { name: name.to_owned(), record: id });
    }
}
