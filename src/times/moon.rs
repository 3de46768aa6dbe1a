//! Calendars that go by the moon: new and full moons, and the Jewish year.
//!
//! Moons are from the mean lunation and its largest terms (after J. Meeus), right to a few minutes between 1900 and 2100,
//! with a sine of sums and products alone so that every platform finds the same day.

use super::Day;

/// Days between the Julian day number and the count of [`Day::number`] (1970-01-01), at midnight.
const UNIX: f64 = 2_440_587.5;
const MONTH: f64 = 29.530_588_861;

/// Its series, right to ten figures; `libm` has one for angles of all sizes, at five times the code.
fn sine(degrees: f64) -> f64 {
    let angle = degrees % 360.0 * core::f64::consts::PI / 180.0;
    let (mut sum, mut term) = (0.0, angle);
    for n in 1..=17 {
        sum += term;
        let n = f64::from(2 * n);
        term *= -angle * angle / (n * (n + 1.0));
    }
    sum
}

/// When the k-th new (or full) moon since 2000 is, in days since 1970-01-01 UTC.
fn moon(k: f64, full: bool) -> f64 {
    let k = if full { k + 0.5 } else { k };
    let t = k / 1236.85;
    let mean = 2_451_550.097_66 + MONTH * k + 0.000_154_37 * t * t;
    let sun = 2.5534 + 29.105_356_70 * k;
    let anomaly = 201.5643 + 385.816_935_28 * k;
    let node = 160.7108 + 390.670_502_84 * k;
    let (a, b, c, d) =
        if full { (0.406_14, 0.173_02, 0.016_14, 0.010_43) } else { (0.407_20, 0.172_41, 0.016_08, 0.010_39) };
    let more = -a * sine(anomaly)
        + b * sine(sun)
        + c * sine(2.0 * anomaly)
        + d * sine(2.0 * node)
        + 0.0074 * sine(anomaly - sun)
        - 0.0051 * sine(anomaly + sun)
        + 0.0021 * sine(2.0 * sun);
    mean + more - UNIX
}

/// The number of the lunation about a day.
fn lunation(day: Day) -> f64 {
    libm::floor((f64::from(day.number()) + UNIX - 2_451_550.1) / MONTH)
}

/// The day of the first new (or full) moon from `day` on, in the time so many minutes ahead of UTC.
pub(super) fn first(full: bool, day: Day, minutes: i32) -> Day {
    let near = lunation(day);
    let moons = (-1..=2).map(|n| moon(near + f64::from(n), full));
    let found = moons.into_iter().find(|&t| t >= f64::from(day.number())).unwrap_or_default();
    Day::from_number(libm::floor(found + f64::from(minutes) / 1440.0) as i32)
}

/// The first day of the Islamic month that the tables begin on `about`: the evening after the new moon where that is before
/// sunset in Mecca, else the next.
pub(super) fn after_new_moon(about: Day) -> Day {
    let near = lunation(about);
    let moons = (-1..=1).map(|n| moon(near + f64::from(n), false));
    let off = |t: &f64| (t + 1.5 - f64::from(about.number())).abs();
    let conjunction = moons.min_by(|a, b| off(a).total_cmp(&off(b))).unwrap_or_default();
    Day::from_number(libm::floor(conjunction + 9.0 / 24.0) as i32 + 1)
}

/// The first of Tishri that falls into a civil year.
pub(super) fn jewish_new_year(year: i32) -> Day {
    let year = i64::from(year) + 3761;
    let elapsed = |y: i64| {
        let months = (235 * y - 234).div_euclid(19);
        let days = 29 * months + (12_084 + 13_753 * months).div_euclid(25_920);
        if (3 * (days + 1)).rem_euclid(7) < 3 { days + 1 } else { days }
    };
    let (before, here, after) = (elapsed(year - 1), elapsed(year), elapsed(year + 1));
    let later = if after - here == 356 { 2 } else { i64::from(here - before == 382) };
    // The epoch of the count, 7 October 3761 before the common era, in days before 1970.
    Day::from_number((here + later - 1_373_427 - 719_163) as i32)
}
