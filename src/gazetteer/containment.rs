//! Which places lie in which.

use super::{Gazetteer, Kind, Record, kilometres};

impl Gazetteer {
    /// True where `inner` lies in the country, division or region `outer`.
    pub fn lies_in(&self, inner: &Record, outer: &Record) -> bool {
        let country = self.country_number(inner);
        let apart = || kilometres((inner.lat, inner.lon), (outer.lat, outer.lon));
        let division =
            self.division_number(inner).is_some() && self.division_number(inner) == self.division_number(outer);
        match outer.kind {
            Kind::Country | Kind::Territory => {
                inner.kind != outer.kind && country.is_some() && country == self.country_number(outer)
            }
            Kind::Division => inner.kind != Kind::Division && division,
            Kind::Region => {
                inner.kind != Kind::Region && !matches!(inner.kind, Kind::Country) && apart() < self.radius(outer) * 1.3
            }
            Kind::District => {
                matches!(inner.kind, Kind::Town) && country == self.country_number(outer) && division && apart() < 60.0
            }
            Kind::Capital | Kind::Town => {
                matches!(inner.kind, Kind::Town) && outer.population > inner.population && apart() < 30.0
            }
        }
    }
}
