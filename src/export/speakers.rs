//! Who says what, in the words of the page: the text's own verb, and a name as a sentence goes on with it.

use super::words;
use crate::Report;
use crate::language::grammar::is_modal;
use crate::report::{Entity, Event, Source, Statement};
use crate::telling::capital;

/// What stands for a source that is not named.
const SOMEONE: &str = "someone";

/// A statement: who, by name where one is known, and what they said.
pub(super) fn statement(report: &Report, statement: &Statement, text: &str) -> [String; 2] {
    let source = statement.source.as_ref();
    let who = source.map_or_else(|| SOMEONE.to_owned(), |s| told_by(report, s, text));
    let said: Vec<_> = statement.content.iter().map(|&c| without_comma(words(text, c))).collect();
    let cue = statement.cue.map_or(String::new(), |cue| words(text, cue).to_lowercase());
    let between = statement.cue.zip(statement.content.first()).filter(|(cue, content)| cue[1] <= content[0]);
    let between = between.map_or(String::new(), |(cue, content)| words(text, [cue[1], content[0]]));
    let stands = source.zip(statement.cue).is_some_and(|(s, cue)| s.span[1] <= cue[0]);
    [
        capital(&who),
        format!(" {}: {}", verb(&cue, &between, statement.act, statement.negated, stands), said.join(" … ")),
    ]
}

/// A source by its name, else by its words; a relative pronoun by those of whom it stands for.
fn told_by(report: &Report, source: &Source, text: &str) -> String {
    let own = words(text, source.span);
    let entity = source.entity.and_then(|e| report.entities.get(e as usize));
    let before = || entity?.mentions.iter().rfind(|m| m.form != "pronoun" && m.span[1] <= source.span[0]);
    let stands = one_of!(&*own.to_lowercase(), "who" | "which" | "that" | "it" | "they" | "he" | "she");
    // "Its office", "whose manager" say no more than a pronoun.
    let plain = |w: &String| !one_of!(w.split(' ').next().unwrap_or(""), "whose" | "his" | "her" | "its" | "their");
    let noun = || before().filter(|_| stands).map(|m| words(text, m.span)).filter(plain);
    named(report, source).or_else(noun).or_else(|| owned(report, source, &own)).unwrap_or(own)
}

/// `Her office` with the name of whose it is: `Ana Duka’s office`, as the lines of events have it.
fn owned(report: &Report, source: &Source, own: &str) -> Option<String> {
    let (pronoun, noun) = own.split_once(' ')?;
    let start = source.span[0];
    let whose = |e: &Entity| e.mentions.binary_search_by_key(&start.saturating_sub(2), |m| m.span[1]).is_ok();
    let here = |e: &&Entity| match &*pronoun.to_lowercase() {
        _ if !e.named => false,
        // "Brandt, whose party"
        "whose" => whose(e),
        "his" | "her" | "its" | "their" => e.mentions.binary_search_by_key(&start, |m| m.span[0]).is_ok(),
        _ => false,
    };
    let owner = report.entities.iter().find(here)?;
    Some(format!("{}’{} {noun}", owner.name, if owner.name.ends_with('s') { "" } else { "s" }))
}

/// Who tells of an event, as a line goes on with it: `, according to the Red Cross`; nothing where the report itself does, and
/// where nobody is named for it, or a `we` alone, or where who is named did not say it.
pub(super) fn according(report: &Report, event: &Event, text: &str) -> String {
    let statement = event.statement.and_then(|s| report.statements.get(s as usize)).filter(|s| !s.negated);
    let Some(source) = statement.and_then(|s| s.source.as_ref()) else { return String::new() };
    let words = match named(report, source) {
        Some(_) => words(text, source.span),
        None => told_by(report, source, text),
    };
    let who = match named(report, source) {
        Some(name) => with_article(name, &words),
        None if is_pronoun(&words) => return String::new(),
        None => small(words),
    };
    format!(", according to {who}")
}

/// Words that name nobody themselves, as the page has them (`www/page/words.js`).
const PRONOUNS: &str =
    "he she it they him her them his its their who which that we us our i me my you one some others someone everyone";

/// True for one of them; `US` and `WHO` name someone.
fn is_pronoun(word: &str) -> bool {
    let mut rest = word.chars();
    let first = rest.next();
    !rest.clone().next().is_some_and(char::is_uppercase)
        && PRONOUNS.split(' ').any(|p| p.chars().eq(first.into_iter().flat_map(char::to_lowercase).chain(rest.clone())))
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
fn small(words: String) -> String {
    for (large, small) in [("The ", "the "), ("A ", "a "), ("An ", "an ")] {
        if let Some(rest) = words.strip_prefix(large) {
            return [small, rest].concat();
        }
    }
    words
}

/// Words without the comma that ends them, within their quotation marks too.
fn without_comma(mut words: String) -> String {
    let mark = words.chars().next_back().filter(|c| matches!(c, '”' | '"' | '’' | '\''));
    if mark.is_some() {
        words.pop();
    }
    while matches!(words.chars().next_back(), Some(',' | ' ')) {
        words.pop();
    }
    words.extend(mark);
    words
}

/// The text's own verb where it stands before what was said, as the pages have it (`www/engine/verbs.js`), else the act in
/// the past tense. `between` are the words between them: `called for` is another thing without its preposition.
fn verb(cue: &str, between: &str, act: &str, negated: bool, stands: bool) -> String {
    let last = between.rsplit(' ').next().unwrap_or("");
    let few = between.split(' ').count() == 1 || between.split(' ').count() == 2 && between.contains("ly ");
    let led = few
        && one_of!(
            last,
            "about" | "against" | "at" | "for" | "from" | "in" | "into" | "of" | "on" | "over" | "to" | "with"
        );
    let whole = |verb: &str| if led { format!("{verb} {between}") } else { verb.to_owned() };
    // `Did not say where` is no saying of it; the cue of `never said` is the verb alone.
    if negated {
        let told = |w: &str| one_of!(w, "not" | "never" | "neither") || w.ends_with("n't") || w.ends_with("n’t");
        return if cue.split(' ').any(told) { whole(cue) } else { format!("did not {act}") };
    }
    // "An appeals court, citing his illness, freed him"
    let cue = if one_of!(cue, "citing" | "quoting") { &*format!("{}ed", cue.trim_end_matches("ing")) } else { cue };
    let bare = ["has ", "have ", "had "].iter().find_map(|aux| cue.strip_prefix(aux)).unwrap_or(cue);
    let present = bare != "says" && bare.ends_with('s') && !bare.ends_with("ss");
    let plain = !bare.contains(' ') && (bare.ends_with("ed") || present) || one_of!(bare, "fear" | "hope");
    // `Called`, `appealed` have left their preposition behind.
    let left = act == "demand" && one_of!(bare, "called" | "calls" | "appealed" | "appeals" | "pressed" | "pushed");
    // "Are wary of", "is adamant": what one is, said of him; a passive has its source behind it. "May ask for", "will debate": no
    // word of it yet.
    let first = bare.split(' ').next().unwrap_or("");
    let held = stands && (one_of!(first, "is" | "are" | "was" | "were") || is_modal(first));
    let held = held && bare.contains(' ') && !bare.ends_with("ing")
        || one_of!(bare.rsplit(' ').next().unwrap_or(""), "discuss" | "debate" | "discussed" | "debated");
    // "Fear", "doubt": no warning and no belief.
    let felt = one_of!(bare, "doubt" | "dread" | "fear" | "hope" | "suspect" | "worry");
    let ends = if bare == "hope" { "d" } else { "ed" };
    let done = format!("{}{ends}", if bare == "worry" { "worri" } else { bare });
    let bare = if felt { &done } else { bare };
    let own = felt
        || held
        || led && (plain || one_of!(bare, "spoke" | "fought" | "stood" | "wrote" | "told"))
        || !led && plain && !left
        || bare == "ruled out";
    if own { whole(bare) } else { past(act) }
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
        let told = [("ruled out", "deny"), ("had ordered", "demand"), ("insists", "stress"), ("says", "say")];
        assert_eq!(told.map(|(c, a)| verb(c, "", a, false, true)), ["ruled out", "ordered", "insists", "said"]);
        let told = [("called", "demand"), ("according to", "say")];
        assert_eq!(told.map(|(c, a)| verb(c, "", a, false, true)), ["demanded", "said"]);
        let told = [("called", "for"), ("campaigned", "loudly against"), ("called", "for the release of")];
        assert_eq!(
            told.map(|(c, b)| verb(c, b, "demand", false, true)),
            ["called for", "campaigned loudly against", "demanded"]
        );
        let told = [("fear", "warn"), ("are wary", "warn"), ("worry", "warn"), ("doubt", "believe")];
        assert_eq!(told.map(|(c, a)| verb(c, "", a, false, true)), ["feared", "are wary", "worried", "doubted"]);
        assert_eq!(verb("was accused", "", "accuse", false, false), "accused");
        let ahead = [("will say", ""), ("can ask", "for"), ("is likely to repeat", "")];
        assert_eq!(
            ahead.map(|(c, b)| verb(c, b, "say", false, true)),
            ["will say", "can ask for", "is likely to repeat"]
        );
        let not = [("did not say", "say"), ("doesn’t believe", "believe"), ("said", "say")];
        assert_eq!(not.map(|(c, a)| verb(c, "", a, true, true)), ["did not say", "doesn’t believe", "did not say"]);
    }

    #[test]
    fn the_same_words_name_nobody_as_on_the_page() {
        let page = include_str!("../../www/page/words.js");
        assert!(page.contains(&format!("/^(?:{})$/", PRONOUNS.replace(' ', "|"))));
        assert!(["We", "i", "I", "someone"].into_iter().all(is_pronoun));
        assert!(!["US", "WHO", "Haddad", ""].into_iter().any(is_pronoun));
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
        assert_eq!([small("The police".to_owned()), small("VRT".to_owned())], ["the police", "VRT"]);
    }
}
