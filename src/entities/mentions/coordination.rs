//! Coordinated noun phrases as mentions of their own.

use crate::entities::mentions::candidate::{Candidate, Function, Number, Shape};
use crate::entities::mentions::noun_phrases::Phrases;
use crate::entities::{EntityKind, Form, Sources};
use crate::language::{Pos, Relation};
use crate::lexicon::Gender;

/// `Turkey and the West`: what `they` and `both` may stand for.
pub(crate) fn joined(sources: &Sources<'_>, phrases: &Phrases, out: &mut Vec<Candidate>) {
    let analysis = sources.analysis;
    let mut more = Vec::new();
    for candidate in out.iter() {
        if candidate.form == Form::Pronoun && candidate.shape != Shape::He || candidate.function == Function::Modifier {
            continue;
        }
        let mut last = None;
        let mut and = false;
        for &c in analysis.children(candidate.head) {
            if analysis
                .word(c)
                .is_some_and(|w| w.relation == Relation::Conj && matches!(w.pos, Pos::Noun | Pos::Propn | Pos::Pron))
            {
                last = Some(c);
                and |= analysis.children(c).iter().any(|&k| sources.article.lower(k) == "and");
            }
        }
        let Some(last) = last.filter(|_| and) else { continue };
        let end = phrases.whole_phrase(last).end;
        if end <= candidate.phrase.end {
            continue;
        }
        let human = candidate.human;
        more.push(Candidate {
            tokens: candidate.phrase.start..end,
            phrase: candidate.phrase.start..end,
            form: Form::Nominal,
            shape: Shape::Bare,
            kind: Some(if human == Some(true) { EntityKind::Group } else { EntityKind::Object }),
            number: Number::Plural,
            gender: Gender::Unknown,
            name: None,
            land: None,
            joined: true,
            ..candidate.clone()
        });
    }
    out.extend(more);
}
