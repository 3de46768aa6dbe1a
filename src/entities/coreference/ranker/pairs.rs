//! What the ranker sees of the two mentions of a choice: where they stand, how alike they are, what the antecedent's
//! set is.

use crate::article::BlockKind;
use crate::entities::Form;
use crate::entities::clusters::{Clusters, Traits};
use crate::entities::coreference::ranker::features::Setting;
use crate::entities::coreference::ranker::survey::Survey;
use crate::entities::coreference::ranker::vector::Features;
use crate::entities::coreference::ranker::words::{first_of_sentence, kind_code, number_code};
use crate::entities::mentions::candidate::{Function, Shape};
use crate::lexicon::Gender;

/// How far back the antecedent's sentence is, in steps.
fn near(sentences: u32) -> u8 {
    match sentences {
        0..=3 => 1 + sentences as u8,
        4..=5 => 5,
        6..=9 => 6,
        10..=19 => 7,
        _ => 8,
    }
}

impl Setting<'_> {
    /// Where the two stand: how far apart, in which clauses, quotations and blocks.
    pub(crate) fn whereabouts(
        &self,
        f: &mut [u8; Features::TEMPLATES],
        i: usize,
        j: usize,
        survey: &Survey,
        clusters: &Clusters,
    ) {
        let (Some(a), Some(m)) = (self.candidates.get(i), self.candidates.get(j)) else { return };
        let sentences = m.sentence.saturating_sub(a.sentence);
        f[10] = near(sentences);
        let steps = j.saturating_sub(i);
        f[11] = match steps {
            0..=1 => 1,
            2 => 2,
            3 => 3,
            4..=5 => 4,
            6..=8 => 5,
            9..=13 => 6,
            14..=22 => 7,
            23..=40 => 8,
            _ => 9,
        };
        f[14] = 1 + a.function as u8;
        f[15] = 1
            + u8::from(a.function == m.function)
            + 2 * u8::from(sentences == 0)
            + 4 * u8::from(a.function == Function::Subject);
        f[21] = 1 + match (a.quote, m.quote) {
            (None, None) => 0,
            (Some(x), Some(y)) if x == y => 1,
            (Some(_), Some(_)) => 2,
            (Some(_), None) => 3,
            (None, Some(_)) => 4,
        };
        let blocks = (self.sources.article.block_kind_of(a.head), self.sources.article.block_kind_of(m.head));
        f[23] = 1 + u8::from(blocks.0 != BlockKind::Paragraph) + 2 * u8::from(blocks.1 != BlockKind::Paragraph);
        f[25] = 1
            + u8::from(first_of_sentence(self.candidates, i))
            + 2 * u8::from(a.function == Function::Subject)
            + 4 * u8::from(sentences <= 1);
        // Where the antecedent hangs on the clause that the mention's clause hangs on: `the rebels said they`.
        f[29] = self.clause_tie(a, m);
        // Which verb's subject: `X told Y that he`.
        f[35] = 1 + (a.function as u8).min(3) + 4 * (m.function as u8).min(3);
        f[37] = self.between(i, j, survey, clusters);
        f[38] = 1 + self.depth(a) + 5 * (sentences.min(2) as u8);
    }

    /// How alike the two are: gender, number, head word, words around it.
    pub(crate) fn likeness(&self, f: &mut [u8; Features::TEMPLATES], i: usize, j: usize, traits: &Traits) {
        let (Some(a), Some(m)) = (self.candidates.get(i), self.candidates.get(j)) else { return };
        f[16] = match (self.gender(traits.gender, m.gender), m.gender) {
            (Gender::Unknown, Gender::Unknown) => 1,
            (Gender::Unknown, _) => 2,
            (_, Gender::Unknown) => 3,
            _ => 4,
        };
        f[17] = 1 + number_code(traits.number) + 3 * number_code(m.number);
        f[18] = match (traits.human, m.human) {
            (Some(true), Some(true)) => 1,
            (Some(false), Some(false)) => 2,
            (None, None) => 3,
            (None, _) => 4,
            (_, None) => 5,
            _ => 6,
        };
        let same_head = a.form != Form::Pronoun && m.form != Form::Pronoun && self.own(i).head == self.own(j).head;
        let words = self.modifier_match(i, j);
        f[19] = 1 + u8::from(same_head) * (1 + words);
        let same_class = self.class(i) == self.class(j);
        f[22] = if a.form == Form::Pronoun { 2 + u8::from(same_class) } else { 1 };
        f[24] = self.noun_fits(j, i, traits);
        let near = near(m.sentence.saturating_sub(a.sentence));
        f[31] = if same_head { 1 + near.min(7) } else { 8 + u8::from(near > 2) };
        f[32] = match m.shape {
            Shape::I | Shape::We | Shape::You => 1 + u8::from(same_class) + 2 * u8::from(m.quote.is_some()),
            _ => 0,
        };
        f[33] = 1 + kind_code(traits.kind).min(4) + 5 * kind_code(m.kind).min(1);
        f[34] = 1
            + (kind_code(m.kind) == kind_code(traits.kind)) as u8
            + 2 * u8::from(m.form == Form::Nominal)
            + 4 * u8::from(traits.named);
        f[36] = if m.form == Form::Nominal { 1 + words + 4 * u8::from(same_head) } else { 0 };
        f[39] = 1 + u8::from(self.phrase_equal(i, j)) + 2 * u8::from(m.form == Form::Nominal);
    }

    /// What the antecedent and its set are.
    pub(crate) fn standing(&self, f: &mut [u8; Features::TEMPLATES], i: usize, j: usize, traits: &Traits) {
        let (Some(a), Some(m)) = (self.candidates.get(i), self.candidates.get(j)) else { return };
        let sentences = m.sentence.saturating_sub(a.sentence);
        f[12] = 1 + a.shape as u8;
        f[13] = 1 + kind_code(traits.kind);
        f[20] = match traits.size {
            1 => 1,
            2 => 2,
            3..=4 => 3,
            5..=8 => 4,
            _ => 5,
        };
        f[26] = 1 + u8::from(traits.named) + 2 * u8::from(traits.size > 2) + 4 * u8::from(sentences > 1);
        f[27] = self.own(j).code;
        f[28] = 1 + (a.form as u8) + 4 * u8::from(a.joined);
        let length = a.phrase.end.saturating_sub(a.phrase.start);
        f[30] = match length {
            1 => 1,
            2 => 2,
            3..=4 => 3,
            5..=8 => 4,
            _ => 5,
        };
    }
}
