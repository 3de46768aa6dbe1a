//! What must stand beside a trigger for a line of the table to hold.

use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{NameKind, Relation, Tag};
use crate::lexicon::{Class, rows};

/// What must stand beside a trigger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Condition {
    Object(Vec<&'static str>),
    AnyObject,
    /// The object is the name of a place.
    PlaceObject,
    NoObject,
    Subject(Vec<&'static str>),
    AnySubject,
    Preposition(Vec<&'static str>),
    /// The noun behind a preposition, or one below it: `in a plane crash`, `after an outbreak of cholera`.
    Oblique(Vec<&'static str>),
    /// The verb of a clause of time: `when a boat sank`.
    Meanwhile(Vec<&'static str>),
    Particle(Vec<&'static str>),
    Near(Vec<&'static str>),
    Infinitive(Vec<&'static str>),
    Clause,
    Active,
    Passive,
    /// A past form.
    Past,
    Governor(Vec<&'static str>),
    Modifier(Vec<&'static str>),
}

/// The words that one entry of a condition's list stands for: itself, or of `@nature` those of that class of nouns.
fn words(entry: &'static str) -> Vec<&'static str> {
    let Some(class) = entry.strip_prefix('@') else { return vec![entry] };
    rows("events/nouns")
        .filter(|row| row.first() == Some(&class))
        .filter_map(|row| row.get(1).copied())
        .flat_map(str::split_whitespace)
        .collect()
}

/// Reads one condition of the table.
pub(super) fn condition(text: &'static str) -> Option<Condition> {
    let list = |s: &'static str| s.split('|').flat_map(words).collect::<Vec<_>>();
    match text.split_once('=') {
        Some(("obj", w)) => Some(Condition::Object(list(w))),
        Some(("subj", w)) => Some(Condition::Subject(list(w))),
        Some(("prep", w)) => Some(Condition::Preposition(list(w))),
        Some(("obl", w)) => Some(Condition::Oblique(list(w))),
        Some(("when", w)) => Some(Condition::Meanwhile(list(w))),
        Some(("prt", w)) => Some(Condition::Particle(list(w))),
        Some(("any", w)) => Some(Condition::Near(list(w))),
        Some(("gov", w)) => Some(Condition::Governor(list(w))),
        Some(("mod", w)) => Some(Condition::Modifier(list(w))),
        Some(("xcomp", w)) => Some(Condition::Infinitive(list(w))),
        _ => match text {
            "obj" => Some(Condition::AnyObject),
            "objplace" => Some(Condition::PlaceObject),
            "noobj" => Some(Condition::NoObject),
            "subj" => Some(Condition::AnySubject),
            "xcomp" => Some(Condition::Infinitive(Vec::new())),
            "ccomp" => Some(Condition::Clause),
            "active" => Some(Condition::Active),
            "passive" => Some(Condition::Passive),
            "past" => Some(Condition::Past),
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

/// Who or what does it: the subject, or a passive's agent, and its subject where it names none.
fn agent_or_subject(syntax: &Syntax<'_>, t: TokenId) -> Option<TokenId> {
    let agent = syntax.agent(t).filter(|_| syntax.is_passive(t));
    agent.or_else(|| syntax.subject(t).map(|(s, _)| s))
}

/// True where the condition holds at `t`.
pub(super) fn holds(condition: &Condition, syntax: &Syntax<'_>, t: TokenId) -> bool {
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
        Condition::PlaceObject => undergoer(syntax, t).is_some_and(|o| {
            let name = syntax.analysis.name_at(o).and_then(|n| syntax.analysis.names.get(n));
            name.is_some_and(|n| n.kind == NameKind::Place)
        }),
        Condition::AnyObject => undergoer(syntax, t).is_some(),
        Condition::NoObject => undergoer(syntax, t).is_none(),
        // Of "was destroyed by the flood" the flood.
        Condition::Subject(words) => agent_or_subject(syntax, t).is_some_and(|s| {
            words.contains(&lower_lemma(syntax, s).as_str())
                || syntax.children(s).any(|c| {
                    syntax.relation(c) == Relation::Compound && words.contains(&lower_lemma(syntax, c).as_str())
                })
        }),
        Condition::AnySubject => syntax.subject(t).is_some(),
        Condition::Preposition(words) => {
            // "on Sunday he called": a day is not who he called on.
            let day = |o: TokenId| syntax.analysis.is(o, Class::CalendarName);
            syntax.obliques(t).any(|(p, o)| words.contains(&p) && !day(o))
                || syntax.children(t).any(|c| {
                    // "called for him to resign".
                    let marker = |m: TokenId| {
                        syntax.relation(m) == Relation::Mark && m < c && words.contains(&syntax.article.lower(m))
                    };
                    matches!(syntax.relation(c), Relation::Advcl | Relation::Xcomp) && syntax.children(c).any(marker)
                })
                || syntax.children(t).any(|c| c > t && c - t < 4 && words.contains(&syntax.article.lower(c)))
        }
        Condition::Oblique(words) => syntax.obliques(t).any(|(_, o)| words.contains(&lower_lemma(syntax, o).as_str())),
        Condition::Meanwhile(words) => syntax.children(t).any(|c| {
            syntax.relation(c) == Relation::Advcl && syntax.tag(c) != Tag::Vbg && words.contains(&syntax.lemma(c))
        }),
        Condition::Particle(words) => {
            syntax.children(t).any(|c| {
                c > t
                    && c - t < 6
                    && matches!(
                        syntax.relation(c),
                        Relation::CompoundPrt | Relation::Advmod | Relation::Case | Relation::Obl | Relation::Dep
                    )
                    && words.contains(&syntax.article.lower(c))
            }) || words.contains(&syntax.article.lower(t + 1)) && syntax.tag(t + 1) == Tag::Rp
        }
        Condition::Near(words) => (t + 1..(t + 10).min(syntax.sentence(t).end))
            .any(|i| words.contains(&syntax.lemma(i)) || words.contains(&syntax.article.lower(i))),
        Condition::Infinitive(words) => syntax.child(t, &[Relation::Xcomp]).is_some_and(|x| {
            words.is_empty() || words.contains(&syntax.article.lower(x)) || words.contains(&syntax.lemma(x))
        }),
        Condition::Active => !syntax.is_passive(t),
        Condition::Passive => syntax.is_passive(t),
        Condition::Past => matches!(syntax.tag(t), Tag::Vbd | Tag::Vbn),
        Condition::Governor(words) => syntax.head(t).is_some_and(|h| words.contains(&lower_lemma(syntax, h).as_str())),
        Condition::Modifier(words) => syntax.children(t).any(|c| {
            matches!(syntax.relation(c), Relation::Compound | Relation::Amod | Relation::NmodPoss)
                && (words.contains(&lower_lemma(syntax, c).as_str()) || words.contains(&syntax.article.lower(c)))
        }),
        Condition::Clause => syntax.child(t, &[Relation::Ccomp]).is_some(),
    }
}

fn lower_lemma(syntax: &Syntax<'_>, t: TokenId) -> String {
    syntax.lemma(t).to_lowercase()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_class_of_the_table_has_words() {
        let named = crate::lexicon::rows("events/triggers").flatten().flat_map(|cell| cell.split(['|', '=', ';']));
        for entry in named.filter(|entry| entry.starts_with('@')) {
            assert!(super::words(entry).len() > 1, "{entry} is no class of data/events/nouns.tsv");
        }
    }
}
