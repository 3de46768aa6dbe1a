//! `the Iranian president`, `Argentina's leader`: whoever of that land bears the office.

use crate::entities::clusters::Clusters;
use crate::entities::coreference::role_holders::spelled_out;
use crate::entities::mentions::candidate::{Candidate, Land, Number, Settled, Shape};
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Form, Sources};
use crate::lexicon::{Class, fold};

/// What is said of a person: his mention, what he is in small letters, of which land.
type Told = (u32, String, Land);

/// Puts such a noun with the one named person of the land who is told to be that, or to lead it; the nearest before it,
/// else the first behind.
pub(crate) fn of_lands(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    asides: &[bool],
    clusters: &mut Clusters,
) {
    let mut told: Vec<Told> = Vec::new();
    for (i, c) in candidates.iter().enumerate() {
        let Some(land) = c.land.filter(|_| c.kind == Some(EntityKind::Person)) else { continue };
        let said = match c.name.and_then(|n| names.get(n)) {
            Some(name) => sources.article.text_of(name.titled_from..name.tokens.start),
            None if clusters.of(i as u32).is_some_and(|t| t.named) => {
                sources.article.text_of(c.tokens.start..c.head + 1)
            }
            None => continue,
        };
        told.push((i as u32, spelled_out(said, sources.lexicon), land));
    }
    if told.is_empty() {
        return;
    }
    for (i, m) in candidates.iter().enumerate() {
        let asked = m.form == Form::Nominal
            && m.kind == Some(EntityKind::Person)
            && m.number != Number::Plural
            && matches!(m.shape, Shape::Definite | Shape::Possessed)
            && !m.joined
            && m.settled != Settled::Apart
            && asides.get(i) != Some(&true)
            && !clusters.of(i as u32).is_some_and(|t| t.named);
        let Some(land) = m.land.filter(|_| asked) else { continue };
        let words = office(sources, m);
        let fits = |t: &&Told| t.2 == land && bears(sources, &t.1, &words);
        let at = told.partition_point(|t| (t.0 as usize) < i);
        let before = told.iter().take(at).rev().find(fits);
        let behind = || told.iter().skip(at).find(fits);
        if let Some(whom) = before.or_else(behind) {
            clusters.union(whom.0, i as u32);
        }
    }
}

/// What the noun says that someone is: its words without article and land, in small letters.
fn office<'a>(sources: &Sources<'a>, m: &Candidate) -> Vec<&'a str> {
    let Sources { article, lexicon, .. } = *sources;
    let land = |w: &str| {
        w.starts_with(char::is_uppercase) && (lexicon.people(w).is_some() || lexicon.country(&fold(w)).is_some())
    };
    let words = (m.tokens.start..m.head + 1).filter(|&t| !land(article.word(t))).map(|t| article.lower(t));
    words.filter(|w| !one_of!(*w, "the" | "'s" | "'" | "south" | "north")).collect()
}

/// True where what is told of someone has all words of the office; for a leader, where he is a head of state or government.
fn bears(sources: &Sources<'_>, told: &str, office: &[&str]) -> bool {
    let has = |w: &str| told.split(' ').any(|t| t == w);
    let is = |w: &str, class| sources.lexicon.is(w, class);
    let lower = |w: &str| is(w, Class::LowerTitle);
    if told.split(' ').any(lower) != office.iter().any(|w| lower(w)) {
        return false;
    }
    if let [one] = *office {
        let leads = is(one, Class::LeaderNoun);
        let state = |t: &str| is(t, Class::HeadOfState) || is(t, Class::RoyalTitle);
        if (leads || one == "premier") && told.contains("prime minister") || leads && told.split(' ').any(state) {
            return true;
        }
    }
    !office.is_empty() && office.iter().all(|w| has(w))
}
