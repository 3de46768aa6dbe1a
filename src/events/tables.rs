//! The words that report events and move their status: `data/events/*.tsv`, asked by lemma and surroundings.

use super::conditions::{Condition, condition, holds};
use super::{Plover, Status};
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::lexicon::{Map, rows};
use std::sync::OnceLock;

/// Which argument the syntax puts where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Voice {
    /// Subject acts, object undergoes; a noun's of-phrase undergoes.
    #[default]
    Plain,
    /// The subject undergoes: `fall`, `die`.
    Undergoing,
    /// The noun's of-phrase acts: `withdrawal of troops`.
    Acting,
}

/// One line of the trigger table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trigger {
    conditions: Vec<Condition>,
    /// An idiom that tells of no event: `test the waters`.
    pub idle: bool,
    /// PLOVER type; `None` outside politics.
    pub kind: Option<Plover>,
    pub mode: Option<&'static str>,
    pub cameo: Option<&'static str>,
    pub voice: Voice,
}

impl Trigger {
    /// True where a condition names the object: it is part of the trigger, not an argument.
    pub(super) fn takes_object(&self) -> bool {
        self.conditions.iter().any(|c| matches!(c, Condition::Object(_)))
    }

    /// True where nothing but the lemma is asked for.
    pub(super) fn is_bare(&self) -> bool {
        self.conditions.is_empty()
    }
}

/// What the list of states says of a verb or noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Lasting,
    Light,
    Speech,
    Aspect,
    Cause,
    Implied,
    Shares,
    Bound,
    Shell,
    Finding,
    Feeling,
    Assertion,
    Link,
    Transfer,
    Sought,
    Blame,
    Done,
    Bears,
    Document,
    Voiced,
    Befalls,
    Sequel,
    Mishap,
    Means,
    Travel,
    Joint,
    Furnishes,
    Immaterial,
    Grave,
    Armed,
    Violent,
    Figure,
    Hazard,
    Staged,
    Partakes,
    Labour,
    Scheduled,
    Presupposes,
    Journey,
    Tendered,
    Begets,
    Owns,
    Suffers,
    Ground,
    Hurls,
    Toll,
    Appoints,
    Resumes,
    Results,
    Yields,
    Occurs,
    Describes,
    Dwells,
    Contacts,
    Conveys,
    Performed,
}

impl State {
    /// The class with this name in `data/events/states.tsv`.
    fn from_name(name: &str) -> State {
        match name {
            "light" => State::Light,
            "speech" => State::Speech,
            "aspect" => State::Aspect,
            "cause" => State::Cause,
            "implied" => State::Implied,
            "shares" => State::Shares,
            "bound" => State::Bound,
            "shell" => State::Shell,
            "finding" => State::Finding,
            "feeling" => State::Feeling,
            "assertion" => State::Assertion,
            "link" => State::Link,
            "transfer" => State::Transfer,
            "sought" => State::Sought,
            "blame" => State::Blame,
            "done" => State::Done,
            "bears" => State::Bears,
            "document" => State::Document,
            "voiced" => State::Voiced,
            "befalls" => State::Befalls,
            "sequel" => State::Sequel,
            "mishap" => State::Mishap,
            "means" => State::Means,
            "travel" => State::Travel,
            "joint" => State::Joint,
            "furnishes" => State::Furnishes,
            "immaterial" => State::Immaterial,
            "grave" => State::Grave,
            "armed" => State::Armed,
            "violent" => State::Violent,
            "figure" => State::Figure,
            "hazard" => State::Hazard,
            "staged" => State::Staged,
            "partakes" => State::Partakes,
            "labour" => State::Labour,
            "scheduled" => State::Scheduled,
            "presupposes" => State::Presupposes,
            "journey" => State::Journey,
            "tendered" => State::Tendered,
            "begets" => State::Begets,
            "owns" => State::Owns,
            "suffers" => State::Suffers,
            "ground" => State::Ground,
            "hurls" => State::Hurls,
            "toll" => State::Toll,
            "appoints" => State::Appoints,
            "resumes" => State::Resumes,
            "results" => State::Results,
            "yields" => State::Yields,
            "occurs" => State::Occurs,
            "describes" => State::Describes,
            "dwells" => State::Dwells,
            "contacts" => State::Contacts,
            "conveys" => State::Conveys,
            "performed" => State::Performed,
            _ => State::Lasting,
        }
    }
}

/// All tables of the phase.
#[derive(Debug, Default)]
pub(super) struct Tables {
    verbs: Map<&'static str, Vec<Trigger>>,
    nouns: Map<&'static str, Vec<Trigger>>,
    states: Map<&'static str, Vec<State>>,
    factuality: Map<&'static str, Map<&'static str, Effect>>,
    phrases: Map<&'static str, Vec<(&'static str, Effect)>>,
    senses: Map<&'static str, &'static str>,
}

/// What a word does to the event below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// The event gets this status.
    Status(Status),
    /// The event keeps its status and loses confidence.
    Less,
}

impl Tables {
    /// The tables, read at the first call.
    pub(super) fn get() -> &'static Tables {
        static TABLES: OnceLock<Tables> = OnceLock::new();
        TABLES.get_or_init(|| {
            let mut all = Tables::default();
            for row in rows("events/triggers") {
                let column = |i: usize| row.get(i).copied().filter(|c| !c.is_empty() && *c != "-");
                let (Some(lemma), Some(pos)) = (column(0), column(1)) else { continue };
                let trigger = Trigger {
                    conditions: column(2).map_or(Vec::new(), |c| c.split(';').filter_map(condition).collect()),
                    idle: column(3) == Some("x"),
                    kind: column(3).and_then(Plover::from_name),
                    mode: column(4),
                    cameo: column(5),
                    voice: match column(6) {
                        Some("st") => Voice::Undergoing,
                        Some("oa") => Voice::Acting,
                        _ => Voice::Plain,
                    },
                };
                let table = if pos == "n" { &mut all.nouns } else { &mut all.verbs };
                table.or_default(lemma).push(trigger);
            }
            for row in rows("events/states") {
                let [lemma, class] = row[..] else { continue };
                let class = State::from_name(class);
                all.states.or_default(lemma).push(class);
            }
            for row in rows("events/factuality") {
                let [word, part, effect] = row[..] else { continue };
                let effect = match effect {
                    "happened" => Effect::Status(Status::Happened),
                    "ongoing" => Effect::Status(Status::Ongoing),
                    "planned" => Effect::Status(Status::Planned),
                    "possible" => Effect::Status(Status::Possible),
                    "hypothetical" => Effect::Status(Status::Hypothetical),
                    "negated" => Effect::Status(Status::Negated),
                    "denied" => Effect::Status(Status::Denied),
                    _ => Effect::Less,
                };
                match word.split_once(' ') {
                    Some((verb, preposition)) if part == "phrase" => {
                        all.phrases.or_default(verb).push((preposition, effect));
                    }
                    _ => {
                        all.factuality.or_default(part).insert(word, effect);
                    }
                }
            }
            for row in rows("events/senses") {
                let [class, nouns] = row[..] else { continue };
                all.senses.extend(nouns.split(' ').map(|noun| (noun, class)));
            }
            all
        })
    }

    /// The line that fits verb `t` best.
    pub(super) fn verb(&'static self, syntax: &Syntax<'_>, t: TokenId) -> Option<&'static Trigger> {
        self.verbs.get(syntax.lemma(t))?.iter().find(|g| g.conditions.iter().all(|c| holds(c, syntax, t)))
    }

    /// The line that fits noun `t` best.
    pub(super) fn noun(&'static self, syntax: &Syntax<'_>, t: TokenId) -> Option<&'static Trigger> {
        self.nouns.get(syntax.lemma(t))?.iter().find(|g| g.conditions.iter().all(|c| holds(c, syntax, t)))
    }

    /// True for a noun that tells of an event itself, so that a verb beside it need not.
    pub(super) fn is_telling_noun(&'static self, syntax: &Syntax<'_>, t: TokenId) -> bool {
        self.noun(syntax, t).is_some_and(|g| !g.idle)
    }

    /// The classes a verb or noun is of.
    pub(super) fn states(&self, lemma: &str) -> &[State] {
        self.states.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// True where the verb is of this class.
    pub(super) fn is(&self, lemma: &str, class: State) -> bool {
        self.states.get(lemma).is_some_and(|s| s.contains(&class))
    }

    /// What WordNet takes a noun for: `e1` an event in all its senses; `-` where it is no event in any.
    pub(super) fn sense(&self, lemma: &str) -> &'static str {
        self.senses.get(lemma).copied().unwrap_or("-")
    }

    /// What a word of one part (`modal`, `adverb`, `marker`, `verb`, `object`, `noun`, `adjective`, ...) does.
    pub(super) fn effect(&self, part: &'static str, word: &str) -> Option<Effect> {
        self.factuality.get(part)?.get(word).copied()
    }

    /// What a verb does to what stands below it by a preposition: `call for`, `ban from`.
    pub(super) fn phrase_effect(&self, lemma: &str, preposition: &str) -> Option<Effect> {
        let (_, effect) = self.phrases.get(lemma)?.iter().find(|(p, _)| *p == preposition)?;
        Some(*effect)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_trigger_table_is_well_formed() {
        for row in rows("events/triggers") {
            assert!(row.len() >= 4 && row.len() <= 7, "{row:?}");
            assert!(one_of!(row[1], "v" | "n"), "{row:?}");
            assert!(one_of!(row[3], "-" | "x") || Plover::from_name(row[3]).is_some(), "{row:?}");
            assert!(row[2].split(';').all(|c| c.is_empty() || condition(c).is_some()), "{row:?}");
        }
    }

    #[test]
    fn a_word_changes_only_events_of_its_own_part() {
        let all = Tables::get();
        assert_eq!(all.effect("modal", "might"), Some(Effect::Status(Status::Possible)));
        assert_eq!(all.effect("verb", "fail"), Some(Effect::Status(Status::Negated)));
        assert_eq!(all.effect("noun", "fail"), None);
    }
}
