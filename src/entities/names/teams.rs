//! Teams that go by the name of where they are at home: `Oregon beat Kansas 69-31`.

use crate::article::{Article, BlockKind, TokenId};
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Sources};
use crate::language::Relation;
use crate::lexicon::{Class, fold_case};
use crate::order::{OrderedMap, Sorted};

/// Where the weight of what speaks for a team is enough.
const DECISIVE: f32 = 3.0;

/// Numbers behind a name in a table that are more than a person's scores.
const ROW: u32 = 5;

/// Makes organisations of the places that play in a report of matches. States stay states, and so does what a preposition
/// of place stands before.
pub(crate) fn find(sources: &Sources<'_>, names: &mut [NameSpan]) {
    let article = sources.article;
    if !sporting(sources, names) {
        return;
    }
    let playing = |n: &NameSpan| n.kind == EntityKind::Place && n.country.is_none();
    let mut weights: OrderedMap<String, f32> = OrderedMap::new();
    for name in names.iter().filter(|n| playing(n)) {
        let weight = if located(sources, name) { -1.0 } else { plays(sources, name) };
        *weights.entry(article.text_of(name.tokens.clone()).to_owned()).or_default() += weight;
    }
    for name in names.iter_mut() {
        let weight = weights.get(article.text_of(name.tokens.clone()));
        // `Vitesse Arnhem 25 10 7 8 35 33`: nobody has so many figures, but a side in the standings has.
        let row = name.kind == EntityKind::Person && !name.listed() && numbers(article, name.tokens.end) >= ROW;
        if row || playing(name) && weight.is_some_and(|&w| w >= DECISIVE) && !located(sources, name) {
            name.kind = EntityKind::Organization;
            name.team = !row;
            name.confidence = name.confidence.min(0.8);
        }
    }
    // `DETROIT 2026-06-02` and, of the model's own, the team of Detroit.
    let key = |n: &NameSpan| fold_case(article.text_of(n.tokens.clone()));
    let places: Sorted<String> = Sorted::from_iter(names.iter().filter(|n| n.kind == EntityKind::Place).map(key));
    for name in names.iter_mut() {
        name.team |= name.kind == EntityKind::Organization && !name.listed() && places.contains(&key(name));
    }
}

fn number(article: &Article<'_>, t: TokenId) -> bool {
    let word = article.word(t);
    (1..4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

/// How many numbers stand from here on, one behind the other.
fn numbers(article: &Article<'_>, from: TokenId) -> u32 {
    (from..from + ROW).take_while(|&t| number(article, t)).count() as u32
}

/// Two numbers that a dash joins, as in `80-71`.
fn score(article: &Article<'_>, at: TokenId) -> bool {
    let tight = |t: TokenId| article.tokens.get(t as usize).is_some_and(|t| !t.spaced);
    number(article, at)
        && one_of!(article.word(at + 1), "-" | "–")
        && number(article, at + 2)
        && tight(at + 1)
        && tight(at + 2)
}

/// `BOSTON 101 New York 98`: a name with a number that another follows or goes before.
fn result(article: &Article<'_>, names: &[NameSpan], i: usize) -> bool {
    let ends = |i: usize| names.get(i).filter(|n| number(article, n.tokens.end)).map(|n| n.tokens.end + 1);
    let begins = |i: usize| names.get(i).map(|n| n.tokens.start);
    ends(i).is_some() && i > 0 && ends(i - 1) == begins(i)
}

/// True for a report of matches: scores, and the words that go with them.
pub(crate) fn sporting(sources: &Sources<'_>, names: &[NameSpan]) -> bool {
    let article = sources.article;
    let (mut scores, mut words) = (0, 0);
    for t in 0..article.tokens.len() as TokenId {
        scores += u32::from(score(article, t));
        words += u32::from(sources.analysis.is(t, Class::SportTerm));
    }
    let headed = sources.analysis.is(0, Class::Sport) && article.word(1) == "-";
    let row = |i: usize| names.get(i).is_some_and(|n| numbers(article, n.tokens.end) >= ROW);
    let table = (0..names.len()).filter(|&i| row(i) || result(article, names, i)).count();
    scores > 2 && words > 3 || headed && (scores > 0 || table > 1)
}

/// Behind a preposition of place, or before the division it lies in.
fn located(sources: &Sources<'_>, name: &NameSpan) -> bool {
    let article = sources.article;
    let before = name.tokens.start.checked_sub(1).map_or("", |t| article.lower(t));
    let division = article.word(name.tokens.end) == ","
        && sources.gazetteer.of_abbreviation(article.word(name.tokens.end + 1)).is_some();
    let dateline = article.block_kind_of(name.tokens.start) == BlockKind::Dateline;
    one_of!(before, "in" | "near" | "from" | "outside" | "across" | "around" | ",") || division || dateline
}

/// How much stands beside the name that is a team's: a score, a verb it is the subject of.
fn plays(sources: &Sources<'_>, name: &NameSpan) -> f32 {
    let Sources { article, analysis, .. } = *sources;
    let start = name.tokens.start;
    let before = |n: u32| start.checked_sub(n).map_or("", |t| article.lower(t));
    let held = |t: TokenId| article.sentence_of(t).is_some_and(|s| s.tokens.clone().any(|t| score(article, t)));
    let part = name.tokens.clone().find_map(|t| {
        let word = analysis.word(t)?;
        let verb = word.head.and_then(|h| analysis.word(h)).is_some_and(|v| v.tag.is_verb());
        (verb && matches!(word.relation, Relation::Nsubj | Relation::Obj)).then_some(word.relation)
    });
    let against = one_of!(before(1), "over" | "past" | "against" | "beat" | "v" | "vs" | "vs." | "for" | "host");
    match part {
        Some(_) if held(start) => 3.0,
        Some(Relation::Nsubj) => 1.5,
        _ if against => 1.5,
        _ => 0.0,
    }
}
