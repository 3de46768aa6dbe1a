//! Bearings, and points moved along them.

use crate::article::{Article, TokenId};
use crate::gazetteer::cosine;
use crate::language::grammar::{Bearing, bearing};
use crate::places::place::Place;

/// Kilometres in a degree of latitude.
pub(super) const DEGREE: f64 = 111.2;

/// True for `northern`, `central`, `downtown`: words before a land or town that name a part of it.
pub(super) fn is_part_of_land(word: &str) -> bool {
    bearing(word).is_some()
        || one_of!(
            word,
            "central" | "greater" | "downtown" | "metropolitan" | "old" | "inner" | "mid" | "upper" | "lower"
        )
}

/// The bearing at `token`, and the token behind it.
pub(super) fn bearing_at(article: &Article<'_>, token: TokenId) -> Option<(Bearing, TokenId)> {
    Some((bearing(article.lower(token))?, token + 1))
}

/// The point `km` away from `place` along `bearing`.
pub(super) fn moved(place: &Place, bearing: Bearing, km: f64) -> (f64, f64) {
    let diagonal = if bearing.0 != 0.0 && bearing.1 != 0.0 { std::f64::consts::FRAC_1_SQRT_2 } else { 1.0 };
    let lat = (place.lat + bearing.0 * diagonal * km / DEGREE).clamp(-89.9, 89.9);
    let shrink = f64::from(cosine(place.lat as f32)).max(0.05);
    let mut lon = place.lon + bearing.1 * diagonal * km / (DEGREE * shrink);
    if lon > 180.0 {
        lon -= 360.0;
    } else if lon < -180.0 {
        lon += 360.0;
    }
    (round(lat), round(lon))
}

pub(super) fn round(degrees: f64) -> f64 {
    (degrees * 1_000.0).round() / 1_000.0
}
