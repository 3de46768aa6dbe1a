//! The context of toponym resolution: the countries and divisions that the whole text speaks of, and where its places lie.

use crate::article::{Article, TokenId, TokenKind};
use crate::entities::{Entities, Form};
use crate::gazetteer::{Gazetteer, Kind, Record, kilometres};
use crate::lexicon::{Map, rows};
use crate::order::{OrderedMap, OrderedSet};
use crate::places::Sources;
use crate::places::readings::local;
use crate::places::toponym::Toponym;
use std::sync::OnceLock;

/// How much the text speaks of each country and division, by belief.
#[derive(Debug, Default)]
pub(super) struct Context {
    pub countries: OrderedMap<u16, f32>,
    /// Sum over `countries`.
    pub of_countries: f32,
    pub divisions: OrderedMap<u16, f32>,
    /// Sum over `divisions`.
    pub of_divisions: f32,
    /// Countries whose adjective the text has.
    pub adjectives: OrderedSet<u16>,
    /// Countries named in a sentence, by adjective or name.
    pub by_sentence: OrderedMap<u32, Vec<u16>>,
    nearby: Nearby,
}

/// Where the towns of the text lie, in cells of a degree.
#[derive(Debug, Default)]
struct Nearby {
    cells: OrderedMap<(i16, i16), Vec<(usize, (f32, f32), f32)>>,
}

fn cell(point: (f32, f32)) -> (i16, i16) {
    (point.0.floor() as i16, point.1.floor() as i16)
}

/// What one toponym gives to countries and divisions; it is no evidence for itself.
pub(super) fn given(toponym: &Toponym, gazetteer: &Gazetteer) -> (OrderedMap<u16, f32>, OrderedMap<u16, f32>) {
    let (mut countries, mut divisions) = (OrderedMap::new(), OrderedMap::new());
    for r in toponym.readings.iter().filter(|r| r.share > 0.01) {
        let (c, d) = match r.record.kind {
            Kind::Country | Kind::Territory => (1.2, 0.0),
            Kind::Division => (0.8, 1.2),
            _ => (0.5, 0.6),
        };
        if let Some(country) = gazetteer.country_number(&r.record) {
            *countries.entry(country).or_insert(0.0) += c * r.share * toponym.weight;
        }
        if let Some(division) = gazetteer.division_number(&r.record).filter(|_| d > 0.0) {
            *divisions.entry(division).or_insert(0.0) += d * r.share * toponym.weight;
        }
    }
    (countries, divisions)
}

impl Context {
    pub(super) fn new(toponyms: &[Toponym], said: &[(u16, Option<u32>)], gazetteer: &Gazetteer) -> Context {
        let mut out = Context::default();
        for &(country, sentence) in said {
            let w = out.countries.entry(country).or_insert(0.0);
            *w = (*w + if sentence.is_some() { 0.5 } else { 1.5 }).min(2.5);
            if let Some(s) = sentence {
                out.adjectives.insert(country);
                out.by_sentence.entry(s).or_default().push(country);
            }
        }
        for (i, toponym) in toponyms.iter().enumerate() {
            let (countries, divisions) = given(toponym, gazetteer);
            for (c, w) in countries {
                *out.countries.entry(c).or_insert(0.0) += w;
            }
            for (d, w) in divisions {
                *out.divisions.entry(d).or_insert(0.0) += w;
            }
            let Some(best) = toponym.readings.get(toponym.best) else { continue };
            if matches!(best.record.kind, Kind::Country | Kind::Territory | Kind::Division)
                && let Some(country) = gazetteer.country_number(&best.record)
            {
                for &s in &toponym.sentences {
                    out.by_sentence.entry(s).or_default().push(country);
                }
            }
            for r in toponym.readings.iter().filter(|r| r.share > 0.04 && local(&r.record)) {
                let point = (r.record.lat, r.record.lon);
                out.nearby.cells.entry(cell(point)).or_default().push((i, point, r.share * toponym.weight.min(1.6)));
            }
        }
        out.of_countries = out.countries.values().sum();
        out.of_divisions = out.divisions.values().sum();
        out
    }

    /// How much of the text lies near a record, but for the toponym that asks.
    pub(super) fn near(&self, toponym: usize, record: &Record) -> f32 {
        let point = (record.lat, record.lon);
        let (y, x) = cell(point);
        let mut sum = 0.0;
        // A degree of longitude is short in the north.
        let reach = if point.0.abs() > 55.0 { 3 } else { 2 };
        let cells = (y - 1..=y + 1).flat_map(|y| (x - reach..=x + reach).map(move |x| (y, x)));
        for here in cells.filter_map(|cell| self.nearby.cells.get(&cell)) {
            for &(_, at, weight) in here.iter().filter(|a| a.0 != toponym) {
                let d = kilometres(point, at) / 50.0;
                sum += weight / (1.0 + d * d);
            }
        }
        sum
    }

    /// The country that a division lies in.
    pub(super) fn country_of(&self, division: u16, gazetteer: &Gazetteer) -> Option<u16> {
        gazetteer.division_by_number(division).and_then(|d| gazetteer.country_number(d))
    }

    /// The division that most of the text's local places lie in, with its weight, where there is one.
    pub(super) fn home(&self) -> Option<u16> {
        let (&division, &weight) = self.divisions.iter().max_by(|a, b| a.1.total_cmp(b.1))?;
        (weight > 1.0 && weight > 0.4 * self.of_divisions).then_some(division)
    }
}

/// The land whose news alone has such words: `gardaí`, `barangay`, `County Tyrone`.
fn local_word(article: &Article<'_>, t: TokenId) -> Option<&'static str> {
    static WORDS: OnceLock<Map<&'static str, &'static str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let mut out = Map::default();
        for row in rows("local_words") {
            let [word, country] = row[..] else { continue };
            out.insert(word, country);
        }
        out
    });
    let word = article.lower(t);
    let county = word == "county" && article.is_capital(t) && article.is_capital(t + 1);
    let county = county.then(|| format!("county {}", article.lower(t + 1)));
    words.get(county.as_deref().unwrap_or(word)).copied()
}

/// Lands in the names of bodies, `New Patriotic Party of Ghana`: country, sentence.
pub(super) fn in_names(entities: &Entities, sources: &Sources<'_>) -> Vec<(u16, Option<u32>)> {
    let Sources { article, gazetteer, .. } = *sources;
    let bodies = entities.list.iter().filter(|e| e.kind.is_organized());
    let names = bodies.flat_map(|e| e.mentions.iter().filter(|m| m.form == Form::Name && m.tokens.len() > 1));
    let land = |t: TokenId| {
        let part = one_of!(article.lower(t.saturating_sub(1)), "south" | "new" | "equatorial");
        let given = part || crate::lexicon::is(article.lower(t), crate::lexicon::Class::PlaceGivenName);
        let records = if given || !article.is_capital(t) { Vec::new() } else { gazetteer.lookup(article.word(t)) };
        let land = records.into_iter().filter_map(|r| gazetteer.get(r)).find(|r| r.kind == Kind::Country)?;
        Some((gazetteer.country_number(land)?, article.tokens.get(t as usize).map(|t| t.sentence)))
    };
    names.flat_map(|m| m.tokens.clone()).filter_map(land).collect()
}

/// Nationalities of the text and its title: country, sentence.
pub(super) fn spoken_of(article: &Article<'_>, gazetteer: &Gazetteer) -> Vec<(u16, Option<u32>)> {
    let mut out = Vec::new();
    for (i, token) in article.tokens.iter().enumerate() {
        let word = article.word(i as TokenId);
        let country =
            || gazetteer.of_adjective(word).and_then(|r| gazetteer.get(r)).and_then(|r| gazetteer.country_number(r));
        if token.kind == TokenKind::Word
            && word.len() > 2
            && word.starts_with(char::is_uppercase)
            && let Some(country) = country()
        {
            out.push((country, Some(token.sentence)));
        }
        let local = local_word(article, i as TokenId).and_then(|code| gazetteer.country_by_code(code));
        out.extend(local.map(|country| (country, Some(token.sentence))));
    }
    for word in article.title.unwrap_or("").split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2) {
        if word.starts_with(char::is_uppercase) {
            let record = gazetteer.of_adjective(word).or_else(|| {
                gazetteer
                    .lookup(word)
                    .first()
                    .copied()
                    .filter(|&r| gazetteer.get(r).is_some_and(|r| matches!(r.kind, Kind::Country | Kind::Capital)))
            });
            if let Some(country) = record.and_then(|r| gazetteer.get(r)).and_then(|r| gazetteer.country_number(r)) {
                out.push((country, None));
            }
        }
    }
    out
}
