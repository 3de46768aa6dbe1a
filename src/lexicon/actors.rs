//! Organisations and groups the world knows by name: `data/actors/{bodies,groups,parties,media,forces,companies}.tsv`.

use super::{Map, Set, fold, fold_case, rows};

/// Index of an actor.
pub type ActorId = u16;

/// What sort of actor it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// An intergovernmental body, agency, court, bank or government.
    Body,
    /// An organisation of no state: for aid, rights, the press.
    Independent,
    /// An armed group, gang or movement.
    Armed,
    /// A political party or alliance.
    Party,
    /// A news agency, newspaper, broadcaster or platform.
    Media,
    /// A military, police force or intelligence service.
    Force,
    /// A company.
    Company,
}

/// A known organisation or group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    /// The name it is listed under.
    pub name: &'static str,
    /// Its other names, `|` between them.
    pub aliases: &'static str,
    /// What it is.
    pub sort: Sort,
    /// ISO 3166 code of the state it belongs to; empty for none.
    pub country: &'static str,
}

const LISTS: &[(&str, Sort)] = &[
    ("actors/bodies", Sort::Body),
    ("actors/groups", Sort::Armed),
    ("actors/forces", Sort::Force),
    ("actors/parties", Sort::Party),
    ("actors/media", Sort::Media),
    ("actors/companies", Sort::Company),
];

/// The table of actors.
#[derive(Debug, Clone, Default)]
pub(super) struct Actors {
    list: Vec<Actor>,
    names: Map<String, Vec<ActorId>>,
    capitals: Map<String, Vec<ActorId>>,
    first: Set<String>,
}

impl Actors {
    pub(super) fn new() -> Actors {
        let mut out = Actors::default();
        for &(list, sort) in LISTS {
            for row in rows(list) {
                let [name, aliases, kind, country] = row[..] else { continue };
                let sort = match kind {
                    "military" | "police" | "intelligence" => Sort::Force,
                    "party" => Sort::Party,
                    "company" | "platform" => Sort::Company,
                    "ngo" => Sort::Independent,
                    _ => sort,
                };
                let id = out.list.len() as ActorId;
                out.list.push(Actor { name, aliases, sort, country });
                for spelling in std::iter::once(name).chain(aliases.split('|')) {
                    let spelling = spelling.strip_prefix("the ").or(spelling.strip_prefix("The ")).unwrap_or(spelling);
                    let key = fold(spelling);
                    if key.is_empty() {
                        continue;
                    }
                    let first = spelling.split([' ', '-', '\'', '’']).find(|w| !w.is_empty()).unwrap_or("");
                    out.first.insert(fold_case(first));
                    let ids = out.names.or_default(key);
                    if !ids.contains(&id) {
                        ids.push(id);
                    }
                    if spelling.len() > 3 {
                        let ids = out.capitals.or_default(fold_case(spelling));
                        if !ids.contains(&id) {
                            ids.push(id);
                        }
                    }
                }
            }
        }
        out
    }

    pub(super) fn named(&self, key: &str) -> &[ActorId] {
        self.names.get(key).map_or(&[], Vec::as_slice)
    }

    pub(super) fn named_any_case(&self, key: &str) -> &[ActorId] {
        self.capitals.get(key).map_or(&[], Vec::as_slice)
    }

    pub(super) fn begins(&self, word: &str) -> bool {
        self.first.contains(word)
    }

    pub(super) fn get(&self, id: ActorId) -> Option<&Actor> {
        self.list.get(id as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lists_has_its_columns() {
        for (list, _) in LISTS {
            for row in rows(list) {
                assert_eq!(row.len(), 4, "{row:?}");
                assert!(row[3].is_empty() || row[3].len() == 2, "{row:?}");
            }
        }
    }

    #[test]
    fn aliases_and_acronyms_lead_to_the_actor() {
        let actors = Actors::new();
        for (alias, name) in [
            ("HTS", "Hayat Tahrir al-Sham"),
            ("Daesh", "Islamic State"),
            ("U.N.", "United Nations"),
            ("Popular Mobilisation Forces", "Hashd al-Shaabi"),
            ("Al-Qaida", "al-Qaeda"),
        ] {
            let ids = actors.named(&fold(alias));
            assert!(ids.iter().any(|&id| actors.get(id).is_some_and(|a| a.name == name)), "{alias}");
        }
        assert!(actors.named("Rebels").is_empty());
    }
}
