//! `the president`: a definite noun for a person means the one who was said to be just that.

use crate::entities::clusters::{Clusters, push_new};
use crate::entities::mentions::candidate::{Candidate, Number, Settled, Shape};
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Form, Sources};
use crate::lexicon::{Class, Gender, Lexicon, is};
use crate::order::OrderedMap;

/// `the president`, `the judge`: the one named person so far of whom just this was said.
pub(crate) fn holders(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    asides: &[bool],
    clusters: &mut Clusters,
) {
    let mut held: OrderedMap<String, Vec<u32>> = crate::order::OrderedMap::new();
    let mut open: Vec<(u32, String)> = Vec::new();
    for (i, c) in candidates.iter().enumerate() {
        let i = i as u32;
        if let Some(name) = c.name.and_then(|n| names.get(n)).filter(|n| n.kind == EntityKind::Person) {
            // Who was it once is not called so.
            let once = name
                .titled_from
                .checked_sub(1)
                .is_some_and(|t| one_of!(sources.article.lower(t), "former" | "ex" | "late" | "then" | "-"));
            if name.titled_from < name.tokens.start {
                let title = spelled_out(sources.article.text_of(name.titled_from..name.tokens.start), sources.lexicon);
                let short = short_title(&title).map(str::to_owned);
                for title in short.into_iter().chain([title]) {
                    let title = if once { format!("former {title}") } else { title };
                    push_new(held.entry(title).or_default(), i, clusters);
                }
            }
            continue;
        }
        if c.form != Form::Nominal || c.kind != Some(EntityKind::Person) || c.number == Number::Plural || c.joined {
            continue;
        }
        // Without the article: `prime minister`.
        let said = sources.article.text_of(c.tokens.start + 1..c.head + 1).to_lowercase();
        let named = clusters.of(i).is_some_and(|t| t.named);
        let determined = matches!(c.shape, Shape::Definite | Shape::Indefinite);
        if named && determined {
            if let Some(short) = short_title(&said) {
                push_new(held.entry(short.to_owned()).or_default(), i, clusters);
            }
            push_new(held.entry(said).or_default(), i, clusters);
            continue;
        }
        if named
            || asides.get(i as usize) == Some(&true)
            || c.shape != Shape::Definite
            || c.settled == Settled::Apart
            || c.phrase.end > c.head + 1 + u32::from(sources.article.word(c.head + 1).starts_with(['\'', '’']))
                && !one_of!(sources.article.lower(c.head + 1), "and" | "or")
        {
            continue;
        }
        // `the former president` of one who is called President.
        let office = said.strip_prefix("former ").filter(|_| !held.contains_key(&said)).unwrap_or(&said);
        match held.get(office) {
            Some(list) => {
                if let Some(last) = one_holder(list, c.gender, clusters) {
                    clusters.union(last, i);
                    if office != said {
                        // He is the president no more.
                        held.insert(office.to_owned(), Vec::new());
                    }
                }
            }
            None => open.push((i, said)),
        }
    }
    // `the governor's brother`, before the governor is named.
    for (i, said) in open {
        let Some(c) = candidates.get(i as usize) else { continue };
        if let Some(holder) = held.get(&said).and_then(|list| one_holder(list, c.gender, clusters))
            && !clusters.of(i).is_some_and(|t| t.named)
        {
            clusters.union(holder, i);
        }
    }
}

/// A title in small letters, its abbreviations written out.
pub(crate) fn spelled_out(title: &str, lexicon: &Lexicon) -> String {
    let low = title.to_lowercase();
    low.split(' ').map(|w| lexicon.title_in_full(w).unwrap_or(w)).collect::<Vec<_>>().join(" ")
}

/// `interior minister` is called the minister; a vice president is not called the president.
fn short_title(title: &str) -> Option<&str> {
    let (rest, last) = title.rsplit_once(' ')?;
    let lower = rest.split(' ').any(|w| is(w, Class::LowerOffice));
    let short = is(last, Class::ShortOffice);
    (short && !lower).then_some(last)
}

/// The last mention of the one person whom all of the list name.
fn one_holder(list: &[u32], gender: Gender, clusters: &Clusters) -> Option<u32> {
    let root = list.first().map(|&k| clusters.root(k));
    let last = list.last().copied().filter(|_| list.iter().all(|&k| Some(clusters.root(k)) == root))?;
    clusters
        .of(last)
        .is_some_and(|t| t.gender == gender || t.gender == Gender::Unknown || gender == Gender::Unknown)
        .then_some(last)
}

#[cfg(test)]
mod tests {
    #[test]
    fn titles_are_written_out() {
        assert_eq!(super::spelled_out("Lt. Gov.", &crate::lexicon::Lexicon::embedded()), "lieutenant governor");
    }
}
