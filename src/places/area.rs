//! An area or point that the text derives from a place.

use crate::article::TokenId;
use crate::places::place::Place;
use std::ops::Range;

/// An area taken from the text: its tokens, the token that heads it, where it is.
pub(super) struct Area {
    pub tokens: Range<TokenId>,
    pub head: TokenId,
    pub place: Place,
}

pub(super) fn area_of(place: &Place, point: (f64, f64), radius: f64, kind: &str) -> Place {
    Place {
        lat: point.0,
        lon: point.1,
        kind: kind.to_owned(),
        geonames: None,
        region: None,
        radius: Some(radius.max(1.0).round()),
        confidence: place.confidence * 0.8,
        candidates: Vec::new(),
        country: place.country.clone(),
    }
}
