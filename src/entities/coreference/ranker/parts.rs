//! What tells between two persons of whom the text speaks alike: the part each played before `he`, the words by which the
//! antecedent hangs on its clause and that stand beside it, the verbs of the two, who acted between them.

use crate::entities::clusters::Clusters;
use crate::entities::coreference::ranker::features::Setting;
use crate::entities::coreference::ranker::salience::part;
use crate::entities::coreference::ranker::survey::Survey;
use crate::entities::coreference::ranker::vector::Features;
use crate::entities::mentions::candidate::{Candidate, Function, Shape};
use crate::language::Relation;
use crate::lexicon::Class;

impl Setting<'_> {
    /// The features from 56 on, of `he` and `she` alone.
    pub(crate) fn parts(
        &self,
        f: &mut [u8; Features::TEMPLATES],
        i: usize,
        j: usize,
        survey: &Survey,
        clusters: &Clusters,
    ) {
        let (Some(a), Some(m)) = (self.candidates.get(i), self.candidates.get(j)) else { return };
        if m.shape != Shape::He {
            return;
        }
        let far = u8::from(m.sentence > a.sentence);
        let (part, subject) = (part(m), u8::from(a.function == Function::Subject));
        f[56] = 1 + self.preposition(a) + 10 * part + 30 * far;
        if let Some((_, s)) = survey.rank(clusters.root(i as u32)) {
            f[59] = 1 + s.acted + 4 * part + 12 * u8::from(s.nearest == i as u32) + 24 * u8::from(s.pronoun < 2);
        }
        f[57] = 1 + self.verbs(a, m) + 6 * subject + 12 * u8::from(part == 0) + 24 * far;
        f[58] = 1 + self.beside(a) + 8 * part + 24 * far;
        let subjects = self.rivals(i, j, survey, clusters);
        f[60] = 1 + subjects.min(2) + 3 * subject + 6 * part + 18 * far;
        let words = m.head.saturating_sub(a.head);
        f[61] = 1 + part + 3 * (32 - words.leading_zeros()).min(9) as u8 + 30 * subject;
    }

    /// A number for the preposition by which a mention hangs on its clause.
    fn preposition(&self, c: &Candidate) -> u8 {
        let analysis = self.sources.analysis;
        let case = analysis
            .children(c.head)
            .iter()
            .find(|&&k| k < c.head && analysis.word(k).is_some_and(|w| w.relation == Relation::Case));
        match case.map(|&k| self.sources.article.lower(k)) {
            None => 0,
            Some("by") => 1,
            Some("with" | "alongside" | "and") => 2,
            Some("of") => 3,
            Some("to") => 4,
            Some("for") => 5,
            Some("from") => 6,
            Some("like" | "as" | "than") => 7,
            Some("between" | "against" | "over") => 8,
            _ => 9,
        }
    }

    /// How the verbs of the two go together.
    fn verbs(&self, a: &Candidate, m: &Candidate) -> u8 {
        let analysis = self.sources.analysis;
        let verb = |c: &Candidate| analysis.word(c.head).and_then(|w| w.head);
        let (Some(x), Some(y)) = (verb(a), verb(m)) else { return 0 };
        if x == y {
            return 1;
        }
        if analysis.lemma(x) == analysis.lemma(y) {
            return 2;
        }
        let says = |v| analysis.lemma_is(v, Class::SpeechVerb);
        match (says(x), says(y)) {
            (true, true) => 3,
            (true, false) => 4,
            (false, true) => 5,
            _ => 0,
        }
    }

    /// What stands beside a mention.
    fn beside(&self, c: &Candidate) -> u8 {
        let article = self.sources.article;
        let before = c.tokens.start.checked_sub(1).map_or("", |t| article.lower(t));
        match (before, article.lower(c.tokens.end)) {
            ("(", _) => 1,
            (_, "(") => 2,
            ("and" | "or", _) => 3,
            (_, "and" | "or") => 4,
            (_, ",") => 5,
            (_, "'s" | "’s" | "'" | "’") => 6,
            (_, "who" | "whose") => 7,
            _ => 0,
        }
    }

    /// How many other subjects that would do stand between the two.
    fn rivals(&self, i: usize, j: usize, survey: &Survey, clusters: &Clusters) -> u8 {
        let between = (i + 1..j).rev().take(16).filter(|&k| {
            self.candidates.get(k).is_some_and(|c| c.function == Function::Subject)
                && !clusters.same(k as u32, i as u32)
                && self.agrees(k, j, survey, clusters)
        });
        between.count().min(9) as u8
    }
}
