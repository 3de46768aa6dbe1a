//! The words that report events: `data/events/*.tsv`, asked by lemma and surroundings.

use super::Status;
use crate::article::TokenId;
use crate::language::Relation;
use crate::language::syntax::Syntax;
use crate::lexicon::rows;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What must stand beside a trigger.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Condition {
    Object(Vec<&'static str>),
    AnyObject,
    NoObject,
    Subject(Vec<&'static str>),
    AnySubject,
    Preposition(Vec<&'static str>),
    Particle(Vec<&'static str>),
    Near(Vec<&'static str>),
    Infinitive(Vec<&'static str>),
    Clause,
}

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
    /// PLOVER type; `None` outside politics.
    pub kind: Option<&'static str>,
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

/// What kind of non-event a verb is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Lasting,
    Light,
    Speech,
    Aspect,
    Cause,
}

/// All tables of the phase.
#[derive(Debug, Default)]
pub(super) struct Triggers {
    verbs: BTreeMap<&'static str, Vec<Trigger>>,
    nouns: BTreeMap<&'static str, Vec<Trigger>>,
    states: BTreeMap<&'static str, Vec<State>>,
    factuality: BTreeMap<&'static str, BTreeMap<&'static str, Effect>>,
}

/// What a word does to the event below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// The event gets this status.
    Status(Status),
    /// The event keeps its status and loses confidence.
    Less,
}

impl Triggers {
    /// The tables, read at the first call.
    pub(super) fn get() -> &'static Triggers {
        static TRIGGERS: OnceLock<Triggers> = OnceLock::new();
        TRIGGERS.get_or_init(|| {
            let mut all = Triggers::default();
            for row in rows(include_str!("../../data/events/triggers.tsv")) {
                let column = |i: usize| row.get(i).copied().filter(|c| !c.is_empty() && *c != "-");
                let (Some(lemma), Some(pos)) = (column(0), column(1)) else { continue };
                let trigger = Trigger {
                    conditions: column(2).map_or(Vec::new(), |c| c.split(';').filter_map(condition).collect()),
                    kind: column(3),
                    mode: column(4),
                    cameo: column(5),
                    voice: match column(6) {
                        Some("st") => Voice::Undergoing,
                        Some("oa") => Voice::Acting,
                        _ => Voice::Plain,
                    },
                };
                let table = if pos == "n" { &mut all.nouns } else { &mut all.verbs };
                table.entry(lemma).or_default().push(trigger);
            }
            for row in rows(include_str!("../../data/events/states.tsv")) {
                let [lemma, class] = row[..] else { continue };
                let class = match class {
                    "light" => State::Light,
                    "speech" => State::Speech,
                    "aspect" => State::Aspect,
                    "cause" => State::Cause,
                    _ => State::Lasting,
                };
                all.states.entry(lemma).or_default().push(class);
            }
            for row in rows(include_str!("../../data/events/factuality.tsv")) {
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
                all.factuality.entry(part).or_default().insert(word, effect);
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

    /// True where the verb is of this class.
    pub(super) fn is(&self, lemma: &str, class: State) -> bool {
        self.states.get(lemma).is_some_and(|s| s.contains(&class))
    }

    /// What a word of one part (`modal`, `adverb`, `marker`, `verb`, `noun`, `adjective`) does.
    pub(super) fn effect(&self, part: &'static str, word: &str) -> Option<Effect> {
        self.factuality.get(part)?.get(word).copied()
    }
}

fn condition(text: &'static str) -> Option<Condition> {
    let list = |s: &'static str| s.split('|').collect::<Vec<_>>();
    match text.split_once('=') {
        Some(("obj", w)) => Some(Condition::Object(list(w))),
        Some(("subj", w)) => Some(Condition::Subject(list(w))),
        Some(("prep", w)) => Some(Condition::Preposition(list(w))),
        Some(("prt", w)) => Some(Condition::Particle(list(w))),
        Some(("any", w)) => Some(Condition::Near(list(w))),
        Some(("xcomp", w)) => Some(Condition::Infinitive(list(w))),
        _ => match text {
            "obj" => Some(Condition::AnyObject),
            "noobj" => Some(Condition::NoObject),
            "subj" => Some(Condition::AnySubject),
            "xcomp" => Some(Condition::Infinitive(Vec::new())),
            "ccomp" => Some(Condition::Clause),
            _ => None,
        },
    }
}

/// The direct object, or what a passive's subject is.
pub(super) fn undergoer(syntax: &Syntax<'_>, t: TokenId) -> Option<TokenId> {
    syntax
        .object(t)
        .or_else(|| syntax.relativized_object(t))
        .or_else(|| if syntax.is_passive(t) { syntax.subject(t).map(|(s, _)| s) } else { None })
}

fn holds(condition: &Condition, syntax: &Syntax<'_>, t: TokenId) -> bool {
    match condition {
        Condition::Object(words) => undergoer(syntax, t).is_some_and(|o| {
            syntax.coordinated(o).iter().any(|&o| {
                words.contains(&lower_lemma(syntax, o).as_str())
                    || syntax.children(o).any(|c| {
                        matches!(syntax.relation(c), Relation::Compound | Relation::Nmod | Relation::Amod)
                            && words.contains(&lower_lemma(syntax, c).as_str())
                    })
            })
        }),
        Condition::AnyObject => undergoer(syntax, t).is_some(),
        Condition::NoObject => undergoer(syntax, t).is_none(),
        Condition::Subject(words) => syntax.subject(t).is_some_and(|(s, _)| {
            words.contains(&lower_lemma(syntax, s).as_str())
                || syntax.children(s).any(|c| {
                    syntax.relation(c) == Relation::Compound && words.contains(&lower_lemma(syntax, c).as_str())
                })
        }),
        Condition::AnySubject => syntax.subject(t).is_some(),
        Condition::Preposition(words) => {
            syntax.obliques(t).any(|(p, _)| words.contains(&p))
                || syntax.children(t).any(|c| {
                    syntax.relation(c) == Relation::Advcl && syntax.own_marker(c).is_some_and(|m| words.contains(&m))
                })
                || syntax.children(t).any(|c| c > t && c - t < 4 && words.contains(&syntax.article.lower(c)))
        }
        Condition::Particle(words) => {
            syntax.children(t).any(|c| {
                c > t
                    && c - t < 6
                    && matches!(
                        syntax.relation(c),
                        Relation::CompoundPrt | Relation::Advmod | Relation::Case | Relation::Obl | Relation::Dep
                    )
                    && words.contains(&syntax.article.lower(c))
            }) || words.contains(&syntax.article.lower(t + 1)) && syntax.tag(t + 1) == crate::language::Tag::Rp
        }
        Condition::Near(words) => (t + 1..(t + 10).min(syntax.sentence(t).end))
            .any(|i| words.contains(&syntax.lemma(i)) || words.contains(&syntax.article.lower(i))),
        Condition::Infinitive(words) => syntax.child(t, &[Relation::Xcomp]).is_some_and(|x| {
            words.is_empty() || words.contains(&syntax.article.lower(x)) || words.contains(&syntax.lemma(x))
        }),
        Condition::Clause => syntax.child(t, &[Relation::Ccomp]).is_some(),
    }
}

fn lower_lemma(syntax: &Syntax<'_>, t: TokenId) -> String {
    syntax.lemma(t).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [&str; 16] = [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ];

    #[test]
    fn every_line_of_the_trigger_table_is_well_formed() {
        for row in rows(include_str!("../../data/events/triggers.tsv")) {
            assert!(row.len() >= 4 && row.len() <= 7, "{row:?}");
            assert!(matches!(row[1], "v" | "n"), "{row:?}");
            assert!(row[3] == "-" || KINDS.contains(&row[3]), "{row:?}");
            assert!(row[2].split(';').all(|c| c.is_empty() || condition(c).is_some()), "{row:?}");
        }
    }

    #[test]
    fn a_word_changes_only_events_of_its_own_part() {
        let all = Triggers::get();
        assert_eq!(all.effect("modal", "might"), Some(Effect::Status(Status::Possible)));
        assert_eq!(all.effect("verb", "fail"), Some(Effect::Status(Status::Negated)));
        assert_eq!(all.effect("noun", "fail"), None);
    }
}
