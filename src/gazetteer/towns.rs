//! Towns and districts: columns of bytes, of which records are made a page at a time, as an article asks for few.

use super::{Gazetteer, Kind, NONE, Record};
use std::sync::OnceLock;

/// Records of a page.
const PAGE: usize = 64;

/// The columns, one byte a row; `train/gazetteer/pack.py` says what is in them.
#[derive(Debug, Clone, Default)]
pub(super) struct Towns {
    pub country: Vec<u8>,
    pub division: Vec<u8>,
    pub lat: [Vec<u8>; 2],
    pub lon: [Vec<u8>; 2],
    pub class: Vec<u8>,
    pub pages: Vec<OnceLock<Box<[Record]>>>,
}

impl Towns {
    /// Pages for so many rows; false where a column has not as many.
    pub(super) fn lay_out(&mut self, rows: usize) -> bool {
        self.pages.resize_with(rows.div_ceil(PAGE), OnceLock::new);
        let columns = [&self.country, &self.division, &self.class].into_iter().chain(&self.lat).chain(&self.lon);
        columns.into_iter().all(|column| column.len() == rows)
    }
}

impl Gazetteer {
    pub(super) fn town(&self, row: usize) -> Option<&Record> {
        let page = self.towns.pages.get(row / PAGE)?;
        let first = row - row % PAGE;
        page.get_or_init(|| (first..first + PAGE).map_while(|row| self.read_town(row)).collect()).get(row % PAGE)
    }

    fn read_town(&self, row: usize) -> Option<Record> {
        let towns = &self.towns;
        let at = |column: &[u8]| column.get(row).copied();
        let (country, division, class) = (at(&towns.country)?, at(&towns.division)?, at(&towns.class)?);
        let home = self.countries.get(country as usize).map_or(NONE, |c| c.first_division);
        let of = if division == u8::MAX || home == NONE { NONE } else { home.saturating_add(u16::from(division)) };
        let state = self.records.get(country as usize);
        let division = self.divisions.get(of as usize).filter(|_| of != NONE);
        let middle = division.and_then(|d| self.records.get(d.record as usize)).or(state);
        let middle = middle.map_or((0.0, 0.0), |r| (r.lat, r.lon));
        let degrees = |[low, high]: &[Vec<u8>; 2]| Some(unzigzag(at(low)?, at(high)?));
        Some(Record {
            lat: middle.0 + degrees(&towns.lat)?,
            lon: middle.1 + degrees(&towns.lon)?,
            country: u16::from(country),
            division: of,
            kind: match class >> 5 {
                1 if state.is_some_and(|c| c.kind == Kind::Country) => Kind::Capital,
                2 => Kind::District,
                _ => Kind::Town,
            },
            population: class & 31,
            detail: NONE,
        })
    }
}

fn unzigzag(low: u8, high: u8) -> f32 {
    let z = i32::from(low) | i32::from(high) << 8;
    let n = if z & 1 == 0 { z >> 1 } else { -((z + 1) >> 1) };
    n as f32 / 50.0
}
