//! The name and the aliases of a set of mentions.

use crate::article::BlockKind;
use crate::entities::mentions::candidate::Candidate;
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
    let mut texts: Vec<String> = Vec::new();
    let mut add = |text: String| {
        if !text.is_empty() && !texts.contains(&text) {
            texts.push(text);
        }
    };
    let mut official: Option<&str> = None;
    let mut titled: Vec<String> = Vec::new();
    for (_, c) in all {
        let Some(name) = c.name.and_then(|n| resolved.names.get(n)) else { continue };
        let text = article.shown(name.tokens.clone());
        let shouted = kind == EntityKind::Place && article.block_kind_of(c.head) == BlockKind::Dateline;
        add(if shouted { lowered(&text) } else { text });
        if let [id] = name.actors[..] {
            official = sources.lexicon.actor(id).map(|a| a.name);
        }
        // `Mr. Assad` is how the text calls him; `coach Smith` says what he is.
        if kind == EntityKind::Person
            && article.word(name.titled_from).starts_with(char::is_uppercase)
            && name.titled_from < name.tokens.start
            && name.tokens.start - name.titled_from <= 3
        {
            titled.push(article.shown(name.titled_from..name.tokens.end));
        }
    }
    if texts.is_empty() {
        let best = all.iter().filter(|(_, c)| c.form == Form::Nominal).max_by(|a, b| {
            let telling = |c: &Candidate| {
                let words = c.tokens.clone().filter(|&t| !sources.analysis.is(t, Class::Deictic)).count().min(8);
                (words, article.block_kind_of(c.head) == BlockKind::Paragraph)
            };
            telling(a.1).cmp(&telling(b.1)).then(b.0.cmp(&a.0))
        });
        let text = best.map_or_else(String::new, |(_, c)| article.shown(c.tokens.clone()));
        return (without_article(&text).to_owned(), Vec::new());
    }
    if kind == EntityKind::Place {
        for (_, c) in all {
            let Some(name) = c.name.and_then(|n| resolved.names.get(n)) else { continue };
            // `US` is the United States.
            if let Some(state) = &name.country {
                titled.push(state.of.to_owned());
            }
            // `in The Hague`.
            let begin = c.tokens.start.checked_sub(1).filter(|&t| article.word(t) == "The");
            if begin.is_some_and(|t| article.sentence_of(t).is_some_and(|s| s.tokens.start < t)) {
                titled.push(article.shown(name.tokens.start.saturating_sub(1)..name.tokens.end));
            }
        }
    }
    let bare = |t: &String| {
        let first = t.split(' ').next().unwrap_or("");
        let titled =
            kind == EntityKind::Person && sources.lexicon.title(&fold_case(first)).is_some() && t.contains(' ');
        !titled
    };
    // The longest that is not an all-capitals headline's or a titled one; the first of equals.
    let mut best = 0;
    for (i, text) in texts.iter().enumerate() {
        let longer = text.chars().count() > texts.get(best).map_or(0, |t| t.chars().count());
        let better = bare(text) && (longer || !texts.get(best).is_some_and(bare));
        if better {
            best = i;
        }
    }
    let name = texts.remove(best);
    if let Some(official) = official
        && kind != EntityKind::Person
        && name != official
        && !texts.iter().any(|t| t == official)
    {
        texts.push(official.to_owned());
    }
    for text in titled {
        if !texts.contains(&text) && text != name {
            texts.push(text);
        }
    }
    (name, texts)
}

/// A name that a dateline has in capitals, as it is written elsewhere: `N’Djamena`, `Rio de Janeiro`. Abbreviations stay.
fn lowered(text: &str) -> String {
    if text.contains(char::is_lowercase) || text.chars().filter(|c| c.is_alphabetic()).count() < 4 {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let small = matches!(piece.trim_end(), "DE" | "DA" | "DO" | "DEL" | "OF" | "AND" | "ON" | "UPON" | "SUR");
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
    for article in ["the ", "The ", "a ", "A ", "an ", "An ", "this ", "This ", "these ", "These ", "those ", "Those "]
    {
        if let Some(rest) = text.strip_prefix(article) {
            return rest;
        }
    }
    text
}
