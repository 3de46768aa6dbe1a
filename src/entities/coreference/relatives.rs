//! Pronouns that the clause around settles, or the sentence before: `Dahl, who has run it since he took office`.

use crate::article::TokenId;
use crate::entities::clusters::Clusters;
use crate::entities::coreference::subjects::Clauses;
use crate::entities::mentions::candidate::{Candidate, Function, Number, Settled, Shape};
use crate::entities::{EntityKind, Form};
use crate::language::Relation;
use crate::language::Tag;
use crate::lexicon::Class;

/// How many sentences a quotation may stand between who speaks and `he said`.
const QUOTED: u32 = 4;

impl Clauses<'_> {
    /// `Dahl, who has run it since he took office`, `Sesay, whose men rose after he was demoted`: the one whom the relative
    /// clause tells of; in `the guard who shot Hall as he fled` it may be either.
    pub(crate) fn relatives(&self, clusters: &mut Clusters) {
        self.link(Function::Subject, clusters, |m, clusters| {
            let verb = self.syntax.head(m.head).filter(|&v| self.syntax.relation(v) == Relation::Advcl)?;
            let tells = self.syntax.head(verb).filter(|&v| self.syntax.relation(v) == Relation::AclRelcl)?;
            let subject = self.syntax.own_subject(tells)?;
            let who = self.syntax.possessor(subject).unwrap_or(subject);
            let other =
                |(k, c): (usize, &Candidate)| c.head > subject && c.head < m.head && self.fits(m, k as u32, clusters);
            let from = self.candidates.partition_point(|c| c.sentence < m.sentence);
            let here = self.candidates.iter().enumerate().skip(from);
            let mut between = here.take_while(|(_, c)| c.sentence == m.sentence);
            let open = !matches!(self.syntax.tag(who), Tag::Wp | Tag::WpS) || between.any(other);
            self.at(self.syntax.head(tells).filter(|_| !open)?)
        });
    }

    /// `Strnad was less patient. “They have robbed us,” he told a rally`, `Dahl welcomed it. He denied the rest`: the one
    /// whom the sentence before is about, where it is of nobody else.
    pub(crate) fn taken_up(&self, clusters: &mut Clusters) {
        let article = self.sources.article;
        for (i, m) in self.candidates.iter().enumerate() {
            let met = clusters.of(i as u32).is_some_and(|t| t.size > 1);
            if m.shape != Shape::He || m.quote.is_some() || m.settled == Settled::Apart || met {
                continue;
            }
            let start = |s: u32| article.sentences.get(s as usize).map(|s| (s.tokens.start, s.block));
            let Some((first, block)) = start(m.sentence) else { continue };
            let opens = m.head == first && matches!(m.function, Function::Subject | Function::Possessor);
            let tag = m.head > first && one_of!(article.word(m.head - 1), "”" | "\"" | "''" | "»") && self.speaks(m);
            if !opens && !tag {
                continue;
            }
            let told = |c: &&Candidate| c.quote.is_none() && c.sentence < m.sentence;
            let before = self.candidates[..i].iter().rev().take(40).find(told).map(|c| c.sentence);
            let far = if tag { QUOTED } else { 1 };
            let Some(before) = before.filter(|&s| s + far >= m.sentence && start(s).is_some_and(|s| s.1 == block))
            else {
                continue;
            };
            let here = self.candidates[..i].iter().enumerate().rev().take_while(|(_, c)| c.sentence >= before);
            let whole = here.map(|(k, c)| (k as u32, c));
            let of_it = |c: &Candidate| c.sentence == before && c.quote.is_none();
            // `Moura threatened to quit, two aides said. Her office denied it`
            let fronted =
                |v: TokenId| self.syntax.relation(v) == Relation::Ccomp && self.syntax.head(v).is_some_and(|h| h > v);
            let main = |c: &Candidate| {
                let verb = self.syntax.head(c.head);
                let active = self.syntax.relation(c.head) == Relation::Nsubj;
                c.function == Function::Subject
                    && (active && !self.died(c) || opens)
                    && verb.is_some_and(|v| self.syntax.relation(v) == Relation::Root || opens && fronted(v))
            };
            let Some((at, _)) = whole.clone().find(|&(k, c)| of_it(c) && main(c) && self.fits(m, k, clusters)) else {
                continue;
            };
            let other = |(k, c): (u32, &Candidate)| {
                let named = tag && c.quote.is_some() && c.form == Form::Name && clusters.same(k, at);
                // `Moyo found work at a home whose manager took her on. She sends money`
                let aside = || self.syntax.possessor(c.head).is_some_and(|o| self.syntax.tag(o) == Tag::WpS);
                named || opens && of_it(c) && !clusters.same(k, at) && self.is_someone(m, k, clusters) && !aside()
            };
            if !whole.clone().any(other) && self.another(m, at, clusters).is_none() {
                clusters.union(at, i as u32);
            }
        }
    }

    /// True for a single person of whom the pronoun may be.
    fn is_someone(&self, m: &Candidate, k: u32, clusters: &Clusters) -> bool {
        clusters.of(k).is_some_and(|t| {
            let person = t.kind == Some(EntityKind::Person) || t.human == Some(true) || t.pronouns;
            person && t.number != Number::Plural && !t.gender.is_against(m.gender)
        })
    }

    /// `criticized Lund, saying he ...`: whom the verb above a saying is of.
    pub(super) fn judged(&self, says: TokenId) -> Option<u32> {
        let apart = self.syntax.tag(says) == Tag::Vbg && self.syntax.own_subject(says).is_none();
        let verb = self.syntax.head(says).filter(|&v| apart && v < says)?;
        let judges = self.sources.analysis.lemma_is(verb, Class::JudgingVerb);
        let hits = one_of!(self.syntax.lemma(verb), "blast" | "hit" | "lash" | "mock" | "slam" | "thank");
        let at = || self.syntax.obliques(verb).find(|&(p, o)| p == "at" && o < says).map(|(_, o)| o);
        self.at(self.syntax.child(verb, &[Relation::Obj]).or_else(at).filter(|_| judges || hits)?)
    }

    /// `Bell was charged with his murder`, `arrested Roth for his murder`: who is accused, and so is not the one it was done to.
    pub(crate) fn wronged(&self, m: &Candidate) -> Option<TokenId> {
        let deed = self.syntax.head(m.head).filter(|_| m.shape == Shape::He && m.function == Function::Possessor)?;
        let (verb, _) = self.clause(m)?;
        let crime = one_of!(
            self.syntax.lemma(deed),
            "abduction"
                | "assassination"
                | "death"
                | "disappearance"
                | "kidnapping"
                | "killing"
                | "murder"
                | "shooting"
        );
        let charged = self.sources.analysis.lemma_is(verb, Class::TrialVerb);
        let object = self.syntax.child(verb, &[Relation::Obj]).filter(|_| charged);
        let whom = object.or_else(|| Some(self.syntax.subject(verb)?.0));
        whom.filter(|_| crime && (charged || self.syntax.lemma(verb) == "confess"))
    }
}
