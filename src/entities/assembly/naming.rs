//! The name and the aliases of a set of mentions.

use crate::article::BlockKind;
use crate::entities::mentions::candidate::Candidate;
use crate::entities::names::span::NameSpan;
use crate::entities::resolution::Resolved;
use crate::entities::{EntityKind, Form, Sources};
use crate::lexicon::{Class, fold_case};

/// The fullest name and the others, without repetitions.
pub(crate) fn naming(
    sources: &Sources<'_>,
    resolved: &Resolved,
    all: &[(u32, &Candidate)],
    kind: EntityKind,
) -> (String, Vec<String>) {
    let article = sources.article;
    let spans = || all.iter().filter_map(|(_, c)| Some((*c, resolved.names.get(c.name?)?)));
    let mut texts: Vec<String> = Vec::new();
    for (c, name) in spans() {
        let text = article.shown(name.tokens.clone());
        let shouted = kind == EntityKind::Place && article.block_kind_of(c.head) == BlockKind::Dateline;
        push(&mut texts, if shouted { lowered(&text) } else { text });
    }
    if texts.is_empty() {
        return (described(sources, all), Vec::new());
    }
    let name = texts.remove(fullest(sources, &texts, kind));
    let mut listed =
        spans().filter_map(|(_, n)| if let [id] = n.actors[..] { sources.lexicon.actor(id) } else { None });
    let mut others: Vec<String> = Vec::new();
    if kind != EntityKind::Person {
        others.extend(listed.next_back().map(|a| a.name.to_owned()));
    }
    others.extend(spans().filter(|_| kind == EntityKind::Person).filter_map(|(_, n)| titled(sources, n)));
    if kind == EntityKind::Place {
        others.extend(spans().flat_map(|(c, n)| place_names(sources, c, n)));
    }
    for text in others.into_iter().filter(|t| *t != name) {
        push(&mut texts, text);
    }
    (name, texts)
}

fn push(texts: &mut Vec<String>, text: String) {
    if !text.is_empty() && !texts.contains(&text) {
        texts.push(text);
    }
}

/// `Mr. Assad` is how the text calls him; `coach Smith` says what he is.
fn titled(sources: &Sources<'_>, name: &NameSpan) -> Option<String> {
    let article = sources.article;
    let title = name.titled_from..name.tokens.start;
    let said = (1..=3).contains(&title.len()) && article.word(title.start).starts_with(char::is_uppercase);
    said.then(|| article.shown(title.start..name.tokens.end))
}

/// `US` is the United States; `in The Hague` has its article.
fn place_names(sources: &Sources<'_>, mention: &Candidate, name: &NameSpan) -> impl Iterator<Item = String> {
    let article = sources.article;
    let the = mention.tokens.start.checked_sub(1).filter(|&t| article.word(t) == "The");
    let the = the.filter(|&t| article.sentence_of(t).is_some_and(|s| s.tokens.start < t));
    let whole = the.map(|_| article.shown(name.tokens.start.saturating_sub(1)..name.tokens.end));
    name.country.map(|state| state.of.to_owned()).into_iter().chain(whole)
}

/// What it is called that has no name: by the noun phrase that tells most.
fn described(sources: &Sources<'_>, all: &[(u32, &Candidate)]) -> String {
    let telling = |c: &Candidate| {
        let words = c.tokens.clone().filter(|&t| !sources.analysis.is(t, Class::Deictic)).count().min(8);
        (words, sources.article.block_kind_of(c.head) == BlockKind::Paragraph)
    };
    let nominals = all.iter().filter(|(_, c)| c.form == Form::Nominal);
    let best = nominals.max_by(|a, b| telling(a.1).cmp(&telling(b.1)).then(b.0.cmp(&a.0)));
    let text = best.map_or_else(String::new, |(_, c)| sources.article.shown(c.tokens.clone()));
    without_article(&text).to_owned()
}

/// The longest that has no title before it; the first of equals.
fn fullest(sources: &Sources<'_>, texts: &[String], kind: EntityKind) -> usize {
    let bare = |t: &String| {
        let first = t.split(' ').next().unwrap_or("");
        kind != EntityKind::Person || sources.lexicon.title(&fold_case(first)).is_none() || !t.contains(' ')
    };
    let mut best = 0;
    for (i, text) in texts.iter().enumerate() {
        let longer = text.chars().count() > texts.get(best).map_or(0, |t| t.chars().count());
        // Joan Pell was born as Joan Alice Whitmore.
        let last = texts.get(best).and_then(|t| t.rsplit_once(' ')).filter(|_| kind == EntityKind::Person);
        let longer = longer && last.is_none_or(|(_, last)| text.contains(last));
        if bare(text) && (longer || !texts.get(best).is_some_and(bare)) {
            best = i;
        }
    }
    best
}

/// A name that a dateline has in capitals, as it is written elsewhere: `N’Djamena`, `Rio de Janeiro`. Abbreviations stay.
fn lowered(text: &str) -> String {
    if text.contains(char::is_lowercase) || text.chars().filter(|c| c.is_alphabetic()).count() < 4 {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let small = one_of!(piece.trim_end(), "DE" | "DA" | "DO" | "DEL" | "OF" | "AND" | "ON" | "UPON" | "SUR");
        // `St. John’s`.
        let owned = piece == "S" && out.ends_with(['\'', '’']);
        let mut letters = piece.chars();
        if !out.is_empty() && small || owned {
            out.extend(piece.chars().flat_map(char::to_lowercase));
        } else if let Some(first) = letters.next() {
            out.push(first);
            out.extend(letters.flat_map(char::to_lowercase));
        }
    }
    out
}

fn without_article(text: &str) -> &str {
    for article in
        ["the ", "The ", "a ", "A ", "an ", "An ", "this ", "This ", "these ", "These ", "those ", "Those ", "whose "]
    {
        if let Some(rest) = text.strip_prefix(article) {
            return rest;
        }
    }
    text
}
