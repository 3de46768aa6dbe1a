//! Peoples and states: `data/actors/peoples.tsv`, and the demonyms of `data/countries.tsv`.

use super::{Map, fold, rows};
use std::sync::OnceLock;

/// Index of a people or state.
pub type PeopleId = u16;

/// A people, by nationality, ethnicity or religion, and the state or region it is named for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct People {
    /// The adjective or singular.
    pub adjective: &'static str,
    /// The state or region it belongs to; empty for none.
    pub of: &'static str,
    /// ISO 3166 code of that state; empty for none.
    pub country: &'static str,
}

/// The table of peoples.
#[derive(Debug, Clone, Default)]
pub(super) struct Peoples {
    list: Vec<People>,
    names: Map<String, PeopleId>,
    countries: Map<String, PeopleId>,
    capitals: Map<String, &'static str>,
}

const PEOPLES: &str = "actors/peoples";
const COUNTRIES: &str = "countries";

impl Peoples {
    /// The one table of a process, made at the first call: names keep what they find in it.
    pub(super) fn shared() -> &'static Peoples {
        static TABLE: OnceLock<Peoples> = OnceLock::new();
        TABLE.get_or_init(Peoples::new)
    }

    fn new() -> Peoples {
        let mut out = Peoples::default();
        for row in rows(COUNTRIES) {
            let [code, _, name, others, adjectives, plurals, capital, ..] = row[..] else { continue };
            let mut state = None;
            for spelling in std::iter::once(name).chain(others.split(';')).filter(|s| !s.is_empty()) {
                let id = *state.get_or_insert_with(|| {
                    out.list.push(People { adjective: "", of: name, country: code });
                    (out.list.len() - 1) as PeopleId
                });
                let spelling = spelling.strip_prefix("the ").unwrap_or(spelling);
                out.countries.or_insert(fold(spelling), id);
            }
            for city in capital.split(';').filter(|c| !c.is_empty()) {
                out.capitals.or_insert(fold(city), code);
            }
            let plurals: Vec<&str> = plurals.split(';').collect();
            for (i, adjective) in adjectives.split(';').enumerate().filter(|(_, a)| !a.is_empty()) {
                // `U.S.` before a noun is the state's name.
                if out.countries.contains_key(&fold(adjective)) {
                    continue;
                }
                let id = out.list.len() as PeopleId;
                out.list.push(People { adjective, of: name, country: code });
                out.names.or_insert(fold(adjective), id);
                if let Some(plural) = plurals.get(i).filter(|p| !p.is_empty()) {
                    out.names.or_insert(fold(plural), id);
                }
            }
            for plural in plurals.iter().filter(|p| !p.is_empty()) {
                let id = out.list.len() as PeopleId;
                if !out.names.contains_key(&fold(plural)) {
                    out.list.push(People { adjective: plural, of: name, country: code });
                    out.names.insert(fold(plural), id);
                }
                // One of them: `Dutchman`, `Dane`.
                let one = match plural.strip_suffix("men") {
                    Some(stem) => Some(format!("{stem}man")),
                    None => plural.strip_suffix('s').filter(|p| !p.ends_with(['s', 'i'])).map(String::from),
                };
                if let (Some(one), Some(&id)) = (one, out.names.get(&fold(plural))) {
                    out.names.or_insert(fold(&one), id);
                }
            }
        }
        for row in rows(PEOPLES) {
            let [adjective, plural, of] = row[..] else { continue };
            let id = out.list.len() as PeopleId;
            out.list.push(People { adjective, of, country: "" });
            out.names.or_insert(fold(adjective), id);
            out.names.or_insert(fold(plural), id);
        }
        out
    }

    pub(super) fn named(&self, word: &str) -> Option<PeopleId> {
        self.names.get(&fold(word)).copied()
    }

    pub(super) fn country(&self, key: &str) -> Option<PeopleId> {
        self.countries.get(key).copied()
    }

    pub(super) fn capital_of(&self, key: &str) -> Option<&'static str> {
        self.capitals.get(key).copied()
    }

    pub(super) fn get(&'static self, id: PeopleId) -> Option<&'static People> {
        self.list.get(id as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn demonyms_lead_to_their_state() {
        let peoples = Peoples::shared();
        for (word, country) in
            [("Syrian", "SY"), ("Turks", "TR"), ("French", "FR"), ("Alawite", ""), ("Dutchman", "NL"), ("Dane", "DK")]
        {
            let found = peoples.named(word).and_then(|id| peoples.get(id));
            assert_eq!(found.map(|p| p.country), Some(country), "{word}");
        }
        assert!(peoples.named("Rebels").is_none());
        assert_eq!(peoples.country("UK").and_then(|id| peoples.get(id)).map(|p| p.of), Some("United Kingdom"));
        assert_eq!(peoples.capital_of("Damascus"), Some("SY"));
    }
}
