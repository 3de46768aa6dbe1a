//! Delayed identification: `A Florida congressman was charged on Friday.` Who that is, the name tells by which the next paragraph opens.

use crate::article::BlockKind;
use crate::entities::clusters::Clusters;
use crate::entities::coreference::definites::bare;
use crate::entities::coreference::subjects::Clauses;
use crate::entities::mentions::candidate::{Candidate, Function, Number, Shape};
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Form};
use crate::language::Relation;
use crate::lexicon::{Class, TitleSort, fold_case};

impl Clauses<'_> {
    /// Puts the subject by which the first paragraph opens with the person named at the start of the second.
    pub(crate) fn delayed(&self, names: &[NameSpan], asides: &[bool], clusters: &mut Clusters) {
        let article = self.sources.article;
        let mut blocks = article.blocks.iter().filter(|b| b.kind == BlockKind::Paragraph);
        let (Some(lead), Some(next)) = (blocks.next(), blocks.next()) else { return };
        let opens = |c: &Candidate| {
            let start = article.sentences.get(c.sentence as usize).map(|s| s.tokens.start);
            let from = c.name.and_then(|n| names.get(n)).map_or(c.phrase.start, |n| n.titled_from);
            c.function == Function::Subject && !c.joined && c.number != Number::Plural && start == Some(from)
        };
        let first = |sentence: u32, form: Form| {
            let from = self.candidates.partition_point(|c| c.sentence < sentence);
            let here = self.candidates.iter().enumerate().skip(from).take_while(|(_, c)| c.sentence == sentence);
            let someone = |c: &Candidate| c.form == form && c.kind == Some(EntityKind::Person) && opens(c);
            here.filter(|(_, c)| someone(c)).map(|(i, c)| (i as u32, c)).next()
        };
        let Some((noun, c)) = first(lead.sentences.start, Form::Nominal) else { return };
        let Some((whom, a)) = first(next.sentences.start, Form::Name) else { return };
        let named = self.candidates.iter().enumerate().any(|(i, o)| {
            let met = lead.sentences.contains(&o.sentence) && clusters.same(i as u32, whom);
            // `His lawyer, Ann Lund, said`: of someone else's.
            let other = o.sentence == a.sentence && asides.get(i) == Some(&true) && clusters.same(i as u32, whom);
            met || other && o.shape == Shape::Possessed && !self.is_alike(o, c)
        });
        let bare = c.shape == Shape::Definite && bare(self.sources, c);
        let free = !bare && !clusters.of(noun).is_some_and(|t| t.named || t.gender.is_against(a.gender));
        if free && !named && a.tokens.len() > 1 && self.identifies(c, a, names) {
            clusters.union(whom, noun);
        }
    }

    fn is_alike(&self, a: &Candidate, c: &Candidate) -> bool {
        self.syntax.lemma(a.head) == self.syntax.lemma(c.head)
    }

    /// True where nothing says that the one named is another than the one told of: his victim, his judge.
    fn identifies(&self, c: &Candidate, a: &Candidate, names: &[NameSpan]) -> bool {
        let lexicon = self.sources.lexicon;
        let noun = self.syntax.lemma(c.head);
        let titled = a.name.and_then(|n| names.get(n)).is_some_and(|n| n.titled_from < n.tokens.start);
        let title = self.sources.article.lower(a.tokens.start.saturating_sub(1));
        let title = lexicon.title_in_full(title).unwrap_or(title);
        let same = titled && title == noun;
        let polite = lexicon.title(&fold_case(title)).is_some_and(|t| t.sort == TitleSort::Honorific);
        // `The head of the council` may be an ayatollah, a teacher no judge.
        let office = lexicon.is(noun, Class::StateRole) || noun == "head";
        if titled && !same && !polite && !office || self.died(a) && !self.died(c) {
            return false;
        }
        let verb = self.syntax.head(a.head);
        let of = |class| verb.is_some_and(|v| self.sources.analysis.lemma_is(v, class));
        let done = self.syntax.relation(a.head) == Relation::NsubjPass;
        let tried = done && (of(Class::TrialVerb) || of(Class::CustodyVerb));
        let answers = verb.is_some_and(|v| {
            let answer =
                one_of!(self.syntax.lemma(v), "admit" | "appear" | "apologise" | "claim" | "enter" | "face" | "test");
            self.pleads(v) || answer
        });
        let others = self.candidates.iter().any(|o| {
            let one = o.form == Form::Nominal && o.kind == Some(EntityKind::Person) && o.number != Number::Plural;
            one && o.sentence == c.sentence && o.head >= c.phrase.end
        });
        // Whom a crime was done to is named there as well.
        let open = !done || self.syntax.relation(c.head) == Relation::NsubjPass;
        same || if self.is_accused(c, false) { tried || answers } else { !others && (tried || answers || open) }
    }
}
