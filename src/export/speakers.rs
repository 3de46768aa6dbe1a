//! Who says what, in the words of the page: the text's own verb, and a name as a sentence goes on with it.

use super::words;
use crate::Report;
use crate::report::{Event, Source, Statement};

/// What stands for a source that is not named.
const SOMEONE: &str = "someone";

/// A statement: who, by name where one is known, and what they said.
pub(super) fn statement(report: &Report, statement: &Statement, text: &str) -> [String; 2] {
    let source = statement.source.as_ref();
    let who = source.map_or_else(|| SOMEONE.to_owned(), |s| named(report, s).unwrap_or_else(|| words(text, s.span)));
    let said: Vec<_> = statement.content.iter().map(|&c| without_comma(words(text, c))).collect();
    let cue = statement.cue.map_or(String::new(), |cue| words(text, cue));
    [capital(&who), format!(" {}: {}", verb(&cue, statement.act), said.join(" … "))]
}

/// Who tells of an event, as a sentence goes on with it: `the Red Cross`, `a doctor`; `None` where the report itself does.
pub(super) fn teller(report: &Report, event: &Event, text: &str) -> Option<String> {
    let statement = report.statements.get(event.statement? as usize)?;
    let Some(source) = &statement.source else { return Some(SOMEONE.to_owned()) };
    let words = words(text, source.span);
    let Some(name) = named(report, source) else { return Some(small(&words)) };
    Some(with_article(name, &words))
}

/// The name of a source that has one.
fn named(report: &Report, source: &Source) -> Option<String> {
    report.entities.get(source.entity? as usize).filter(|e| e.named).map(|e| e.name.clone())
}

/// A name with the article that the text gives it.
fn with_article(name: String, words: &str) -> String {
    let Some(bare) = words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")) else { return name };
    let first = bare.split(' ').next().unwrap_or("");
    let initials = bare.chars().count() > 1 && bare.chars().all(char::is_uppercase);
    let own = name.starts_with("The ") || name.starts_with("the ");
    if !own && (name.starts_with(first) || initials) { format!("the {name}") } else { name }
}

/// Words that began a sentence, in the middle of one; a name keeps its capital.
fn small(words: &str) -> String {
    const ARTICLES: [&str; 10] = ["The", "A", "An", "Some", "His", "Her", "Its", "Their", "Our", "My"];
    match words.split_once(' ') {
        Some((first, rest)) if ARTICLES.contains(&first) => format!("{} {rest}", first.to_lowercase()),
        _ => words.to_owned(),
    }
}

/// Words without the comma that ends them, within their quotation marks too.
fn without_comma(words: String) -> String {
    let bare = words.trim_end_matches(['”', '"', '’', '\'']);
    let mark = words.get(bare.len()..).unwrap_or("").to_owned();
    let cut = bare.trim_end_matches([',', ' ']);
    if mark.chars().count() > 1 || cut.len() == bare.len() { words } else { format!("{cut}{mark}") }
}

/// The text's own verb where it goes with one speaker and with many and stands before what was said, else the act in the
/// past tense, as the page has it.
fn verb(cue: &str, act: &str) -> String {
    let said = cue.to_lowercase();
    let negated = |w: &str| matches!(w, "not" | "never" | "nor") || w.ends_with("n't") || w.ends_with("n’t");
    // `Did not say where` is no saying of it.
    if said.split(' ').any(negated) {
        return said;
    }
    let plain = ["has ", "have ", "had "].iter().find_map(|aux| said.strip_prefix(aux)).unwrap_or(&said);
    let letters = plain.chars().all(char::is_alphabetic);
    let present = plain.ends_with('s') && !plain.ends_with("ss") && plain.chars().count() > 2 && plain != "says";
    // `Called for`, `appealed for` have left their preposition behind.
    let bare = ["call", "appeal", "press", "push"].iter().any(|v| plain.starts_with(v)) && act == "demand";
    let own = letters && (plain.len() > 2 && plain.ends_with("ed") || present) || plain == "ruled out";
    if own && !bare { plain.to_owned() } else { past(act) }
}

fn capital(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
}

/// The act in the past tense.
fn past(act: &str) -> String {
    match act.strip_suffix('y') {
        _ if act == "say" => "said".to_owned(),
        _ if act == "admit" => "admitted".to_owned(),
        Some(stem) if act == "deny" => format!("{stem}ied"),
        _ if act.ends_with('e') => format!("{act}d"),
        _ => format!("{act}ed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_told_in_the_texts_own_verb_where_that_stands_before_what_was_said() {
        let told = [("ruled out", "deny"), ("noticed", "report"), ("has insisted", "stress"), ("says", "say")]
            .map(|(c, a)| verb(c, a));
        assert_eq!(told, ["ruled out", "noticed", "insisted", "said"]);
        assert_eq!(
            [verb("called", "demand"), verb("did not say", "say"), verb("according to", "say")],
            ["demanded", "did not say", "said"]
        );
    }

    #[test]
    fn a_comma_before_the_closing_mark_is_the_sentences() {
        assert_eq!(without_comma("“They are still inside,”".to_owned()), "“They are still inside”");
        assert_eq!(without_comma("the road was open,".to_owned()), "the road was open");
        assert_eq!(without_comma("“Never.”".to_owned()), "“Never.”");
    }

    #[test]
    fn a_name_keeps_the_article_that_the_text_gives_it() {
        assert_eq!(with_article("Red Cross".to_owned(), "The Red Cross"), "the Red Cross");
        assert_eq!(with_article("United Nations".to_owned(), "the UN"), "the United Nations");
        assert_eq!(with_article("Sami Haddad".to_owned(), "the general"), "Sami Haddad");
        assert_eq!([small("The police"), small("VRT")], ["the police", "VRT"]);
    }
}
