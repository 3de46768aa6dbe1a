//! Furniture: lines of a page that are no part of its story, known by their words (`data/article/furniture.tsv`).

use crate::lexicon::lines;
use std::sync::OnceLock;

/// What a line is by its words alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Furniture {
    Boilerplate,
    Related,
    /// A heading over pointers to other stories.
    List,
    Caption,
    Byline,
    /// When the page was put up.
    Dateline,
}

impl Furniture {
    fn named(kind: &str) -> Option<Furniture> {
        Some(match kind {
            "boilerplate" => Furniture::Boilerplate,
            "related" => Furniture::Related,
            "list" => Furniture::List,
            "caption" => Furniture::Caption,
            "byline" => Furniture::Byline,
            "dateline" => Furniture::Dateline,
            _ => return None,
        })
    }
}

/// The phrases by where they stand in a line, sorted.
#[derive(Debug, Default)]
struct Table {
    starts: Vec<(&'static str, Furniture)>,
    ends: Vec<(&'static str, Furniture)>,
    wholes: Vec<(&'static str, Furniture)>,
    /// Within the last words.
    tails: Vec<(&'static str, Furniture)>,
}

impl Table {
    fn get() -> &'static Table {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| {
            let mut table = Table::default();
            for line in lines("article/furniture") {
                let mut columns = line.split('\t');
                let (Some(phrase), Some(place), Some(kind)) = (columns.next(), columns.next(), columns.next()) else {
                    continue;
                };
                let Some(kind) = Furniture::named(kind) else { continue };
                match place {
                    "start" => table.starts.push((phrase, kind)),
                    "end" => table.ends.push((phrase, kind)),
                    "tail" => table.tails.push((phrase, kind)),
                    _ => table.wholes.push((phrase, kind)),
                }
            }
            table
        })
    }
}

/// Longest line, in words, that a phrase at its end makes furniture: a caption may be a long sentence.
const MAX_LINE_WORDS: usize = 60;

/// Longest line, in words, that a phrase of pointers and dates at its start makes furniture.
const POINTER: usize = 16;

/// Characters at the end of a line in which a credit stands.
const TAIL: usize = 40;

/// What a line of `words` words is; `line` is in lower case with straight apostrophes.
pub(super) fn of(line: &str, words: usize) -> Option<Furniture> {
    let table = Table::get();
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric() && c != '©' && c != '(');
    if let Some(&(_, kind)) = table.wholes.iter().find(|(p, _)| *p == bare) {
        return Some(kind);
    }
    if words > MAX_LINE_WORDS {
        return None;
    }
    let start = bare.trim_start_matches('(').trim_start();
    let whole_words = |p: &str| {
        let rest = bare.strip_prefix(p).or_else(|| start.strip_prefix(p))?;
        // `page` is no `pageant`, `watch` no `watchman`.
        let cut = !p.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric);
        cut.then_some(())
    };
    let found = table.starts.iter().filter(|(p, _)| whole_words(p).is_some()).max_by_key(|(p, _)| p.len());
    // `Correction: No helicopter has crashed`: what is so, and not what the page had wrong.
    let edition =
        |w: &str| one_of!(w, "version" | "article" | "story" | "headline" | "caption" | "report" | "editor's");
    if bare.starts_with("correction:")
        && !line.split(' ').any(|w| edition(w) || w.starts_with("mis") || w.starts_with("incorrect"))
    {
        return None;
    }
    if let Some(&(_, kind)) = found {
        let long = words > POINTER && matches!(kind, Furniture::Related | Furniture::Dateline);
        return (!long).then_some(kind);
    }
    let tail = bare.trim_end_matches(|c: char| matches!(c, '.' | ')' | ']') || c.is_whitespace());
    let last = tail.char_indices().rev().nth(TAIL).map_or(0, |(i, _)| i);
    let ends = table.ends.iter().find(|(p, _)| tail.ends_with(p));
    ends.or_else(|| table.tails.iter().find(|(p, _)| tail[last..].contains(p))).map(|&(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = lines("article/furniture").count();
        let table = Table::get();
        assert_eq!(table.starts.len() + table.ends.len() + table.wholes.len() + table.tails.len(), lines);
    }

    #[test]
    fn phrases_match_whole_words() {
        assert_eq!(of("watch: the moment the dam broke", 6), Some(Furniture::Related));
        assert_eq!(of("watchmen at the harbour saw nothing", 6), None);
        assert_eq!(of("share", 1), Some(Furniture::Boilerplate));
        assert_eq!(of("share prices fell on monday", 5), None);
    }
}
