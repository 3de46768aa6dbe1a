//! Teams that go by the name of where they are at home: `Oregon beat Kansas 69-31`.

use super::names::NameSpan;
use super::{EntityKind, Sources};
use crate::article::{Article, TokenId};
use crate::language::Relation;
use std::collections::BTreeMap;

/// Words of matches and races, sorted.
const SPORT: &[&str] = &[
    "championship",
    "coach",
    "defender",
    "game",
    "games",
    "goal",
    "goals",
    "half",
    "halftime",
    "innings",
    "league",
    "match",
    "midfielder",
    "points",
    "quarter",
    "rebounds",
    "season",
    "striker",
    "team",
    "touchdown",
    "victory",
    "win",
];

/// Where the weight of what speaks for a team is enough.
const ENOUGH: f32 = 3.0;

/// Makes organisations of the places that play in a report of matches. States stay states, and so does what a preposition
/// of place stands before.
pub(super) fn find(sources: &Sources<'_>, names: &mut [NameSpan]) {
    let article = sources.article;
    if !sporting(article) {
        return;
    }
    let mut weights: BTreeMap<String, f32> = BTreeMap::new();
    for name in names.iter().filter(|n| n.kind == EntityKind::Place && n.country.is_none()) {
        let weight = if located(sources, name) { -1.0 } else { plays(sources, name) };
        *weights.entry(article.text_of(name.tokens.clone()).to_owned()).or_default() += weight;
    }
    for name in names.iter_mut().filter(|n| n.kind == EntityKind::Place && n.country.is_none()) {
        let weight = weights.get(article.text_of(name.tokens.clone()));
        if weight.is_some_and(|&w| w >= ENOUGH) && !located(sources, name) {
            name.kind = EntityKind::Organization;
            name.confidence = name.confidence.min(0.8);
        }
    }
}

/// Two numbers that a dash joins, as in `80-71`.
fn score(article: &Article<'_>, at: TokenId) -> bool {
    let number = |t: TokenId| {
        let word = article.word(t);
        (1..4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
    };
    let tight = |t: TokenId| article.tokens.get(t as usize).is_some_and(|t| !t.spaced);
    number(at) && matches!(article.word(at + 1), "-" | "–") && number(at + 2) && tight(at + 1) && tight(at + 2)
}

/// True for a report of matches: scores, and the words that go with them.
fn sporting(article: &Article<'_>) -> bool {
    let (mut scores, mut words) = (0, 0);
    for t in 0..article.tokens.len() as TokenId {
        scores += u32::from(score(article, t));
        words += u32::from(SPORT.binary_search(&article.lower(t)).is_ok());
    }
    scores > 2 && words > 3
}

/// Behind a preposition of place, or before the division it lies in.
fn located(sources: &Sources<'_>, name: &NameSpan) -> bool {
    let article = sources.article;
    let before = name.tokens.start.checked_sub(1).map_or("", |t| article.lower(t));
    let division = article.word(name.tokens.end) == ","
        && sources.gazetteer.of_abbreviation(article.word(name.tokens.end + 1)).is_some();
    matches!(before, "in" | "near" | "from" | "outside" | "across" | "around" | ",") || division
}

/// How much stands beside the name that is a team's: a record, a rank, a verb it is the subject of.
fn plays(sources: &Sources<'_>, name: &NameSpan) -> f32 {
    let Sources { article, analysis, .. } = *sources;
    let before = |n: u32| name.tokens.start.checked_sub(n).map_or("", |t| article.lower(t));
    let record = article.word(name.tokens.end) == "(" && score(article, name.tokens.end + 1);
    let rank = before(2) == "no." || before(1) == "ranked" && before(2) == "-";
    let acts = name.tokens.clone().filter_map(|t| analysis.word(t)).any(|w| {
        let verb = w.head.and_then(|h| analysis.word(h)).is_some_and(|v| v.tag.is_verb());
        w.relation == Relation::Nsubj && verb
    });
    let against = matches!(before(1), "over" | "past" | "against" | "beat" | "v" | "vs" | "vs." | "for" | "host");
    match () {
        () if record || rank => 3.0,
        () if acts || against => 1.5,
        () => 0.0,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_words_are_sorted() {
        assert!(super::SPORT.is_sorted());
    }
}
