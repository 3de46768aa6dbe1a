//! Whom a pronoun does not mean, by who says it: a spokesman's `he` is not himself, `they` of a victim are not the police
//! who tell of it.

use crate::article::TokenId;
use crate::entities::Form;
use crate::entities::clusters::Clusters;
use crate::entities::coreference::constraints::commands;
use crate::entities::coreference::ranker::features::Setting;
use crate::entities::coreference::subjects::Clauses;
use crate::entities::mentions::candidate::{Candidate, Function, Number, Shape};
use crate::language::{Relation, Tag};
use crate::lexicon::Class;

/// How many mentions back they are looked for, and how many sentences.
const NEAR: usize = 40;
const SENTENCES: u32 = 3;

impl Setting<'_> {
    /// Mentions before `m` of whom it can not be.
    pub(crate) fn unmeant(&self, m: usize, clusters: &Clusters) -> Vec<u32> {
        let Some(mention) = self.candidates.get(m) else { return Vec::new() };
        let near = (m.saturating_sub(NEAR)..m).rev().map(|k| (k as u32, &self.candidates[k]));
        let near = near.take_while(|(_, c)| c.sentence + SENTENCES >= mention.sentence);
        let near: Vec<(u32, &Candidate)> = near.filter(|(_, c)| c.quote.is_none()).collect();
        let mut out = Vec::new();
        match (mention.shape, mention.quote) {
            (Shape::He, quote) => {
                let other = |k: u32, c: &Candidate| {
                    self.speaks_for(k, c, mention, clusters) || quote.is_none() && self.helps(k, c, mention, clusters)
                };
                out.extend(near.iter().filter(|(k, c)| other(*k, c)).map(|x| x.0));
                // `Ann Lund said her client was sorry. She has sold her car`.
                let client =
                    |c: &Candidate| c.sentence + 1 == mention.sentence && self.syntax.lemma(c.head) == "client";
                let client = near.iter().find(|(_, c)| client(c)).filter(|_| !self.says(mention));
                let counsel = |o: &Candidate| client.is_some_and(|(_, c)| commands(self.sources, o, c.head));
                let root = self.verb(mention).is_some_and(|v| self.syntax.relation(v) == Relation::Root);
                let free = near.iter().filter(|_| root);
                out.extend(free.filter(|(_, o)| self.says(o) && counsel(o)).map(|x| x.0));
                if quote.is_some() {
                    self.bystanders(m, &near, clusters, &mut out);
                }
            }
            (Shape::They, Some(quote)) => {
                let speaker = self.speaker(quote);
                let inside = self.candidates.iter().skip(m.saturating_sub(12)).take(24);
                let acts = self.syntax.relation(mention.head) == Relation::Nsubj;
                // `Mbuyi fled with her daughters. “They burned the church,” she said`
                let does = acts && self.verb(mention).is_some_and(|v| self.syntax.child(v, &[Relation::Obj]).is_some());
                let own = |c: &Candidate| {
                    let owner = self.syntax.possessor(c.head).filter(|_| does && c.form == Form::Nominal);
                    owner.and_then(|o| self.heads.at(o)).zip(speaker).is_some_and(|(o, s)| clusters.same(o, s))
                };
                let me = inside.filter(|c| c.quote == Some(quote)).any(|c| matches!(c.shape, Shape::I | Shape::We));
                let other = |k: u32, c: &Candidate| {
                    c.sentence < mention.sentence
                        && (me || self.says(c))
                        && self.allowed(k as usize, m, clusters)
                        && !speaker.is_some_and(|s| self.is_told_by(c, s, &near, clusters))
                        || own(c)
                };
                out.extend(near.iter().filter(|(k, c)| other(*k, c)).map(|x| x.0));
            }
            _ => {}
        }
        out
    }

    /// `found six letters. She told her bosses she had hidden them and burnt them`: who is told of it is nothing that was
    /// hidden, and nobody is burnt where there are things. `Bell was charged with his murder`: of another.
    pub(crate) fn things(&self, m: usize, clusters: &Clusters, out: &mut Vec<u32>) {
        let Setting { sources, candidates, heads, syntax, .. } = *self;
        let mention = &candidates[m];
        let clauses = Clauses { sources, candidates, heads, syntax };
        if let Some(accused) = clauses.wronged(mention) {
            let all = syntax.extent(accused);
            let near = (m.saturating_sub(NEAR)..m).filter(|&k| all.contains(&candidates[k].head));
            out.extend(near.filter(|&k| candidates[k].form != Form::Pronoun).map(|k| k as u32));
        }
        let them = mention.shape == Shape::They && mention.function == Function::Object;
        let Some(verb) = syntax.head(mention.head).filter(|_| them) else { return };
        let above = |&v: &TokenId| syntax.head(v).filter(|_| syntax.relation(v) != Relation::Ccomp);
        let clause = std::iter::successors(Some(verb), above).take(5).last().unwrap_or(verb);
        let had = sources.article.lower(syntax.verb_group(clause).start) == "had";
        let own = syntax.own_subject(clause).is_some_and(|s| syntax.tag(s) == Tag::Prp);
        let tells = syntax.head(clause).filter(|_| had && own && syntax.relation(clause) == Relation::Ccomp);
        let told = tells.and_then(|v| syntax.child(v, &[Relation::Iobj, Relation::Obj])).filter(|&o| o < clause);
        out.extend(told.and_then(|o| heads.at(o)));
        if !sources.analysis.lemma_is(verb, Class::ThingVerb) {
            return;
        }
        let near = (m.saturating_sub(NEAR)..m).filter(|&k| candidates[k].sentence + 2 >= mention.sentence);
        let human = |k: usize| clusters.of(k as u32).and_then(|t| t.human);
        if near
            .clone()
            .any(|k| human(k) == Some(false) && self.allowed(k, m, clusters) && candidates[k].number == Number::Plural)
        {
            out.extend(near.filter(|&k| human(k) == Some(true)).map(|k| k as u32));
        }
    }

    /// Who speaks a quotation.
    fn speaker(&self, quote: u32) -> Option<u32> {
        self.heads.at(self.quotes.speakers.get(quote as usize).copied().flatten()?)
    }

    /// What a subject does.
    fn verb(&self, c: &Candidate) -> Option<TokenId> {
        self.syntax.head(c.head).filter(|_| c.function == Function::Subject)
    }

    fn says(&self, c: &Candidate) -> bool {
        self.verb(c).is_some_and(|v| self.sources.analysis.lemma_is(v, Class::SpeechVerb))
    }

    /// `A spokesman said he was ill`, `Lund's lawyer said no. A clerk had warned him`; what a spokesman does next, he does himself.
    fn speaks_for(&self, k: u32, c: &Candidate, mention: &Candidate, clusters: &Clusters) -> bool {
        let noun = c.form == Form::Nominal && self.sources.analysis.lemma_is(c.head, Class::SpokesNoun);
        let told = match mention.function {
            Function::Possessor => false,
            // `A spokesman said so, but he did not elaborate`.
            _ if self.verb(mention).is_some_and(|v| self.syntax.relation(v) == Relation::Conj) => false,
            _ if commands(self.sources, c, mention.head) => self.syntax.lemma(c.head).starts_with("spokes"),
            part => part != Function::Subject,
        };
        noun && told && self.says(c) && !clusters.of(k).is_some_and(|t| t.named)
    }

    /// `Ann Lund lent her books. She left`: who is named but once, as doing something for her.
    fn helps(&self, k: u32, c: &Candidate, mention: &Candidate, clusters: &Clusters) -> bool {
        let once = clusters.of(k).is_some_and(|t| t.names == 1);
        let subject = mention.function == Function::Subject && c.function == Function::Subject;
        let verb = self.syntax.head(c.head);
        let for_her = |(i, o): (usize, &Candidate)| {
            let like = o.shape == Shape::He && o.gender == mention.gender && o.head > c.head;
            let above = self.syntax.head(o.head);
            let done = above == verb;
            // Of whom the report goes on telling.
            let long = clusters.of(i as u32).is_some_and(|t| t.named && t.size > 3);
            like && done && long && !clusters.same(i as u32, k)
        };
        let behind = self.candidates.iter().enumerate().skip(k as usize + 1);
        let mut here = behind.take_while(|(_, o)| o.sentence == c.sentence);
        once && subject && verb.is_some() && c.sentence + 1 == mention.sentence && here.any(for_her)
    }

    /// `Ann Hall was jailed. Detective Lane led the inquiry. “She robbed my mother,” said Mr Doyle`: who only tells, leads
    /// or judges behind the one accused.
    fn bystanders(&self, m: usize, near: &[(u32, &Candidate)], clusters: &Clusters, out: &mut Vec<u32>) {
        let Setting { sources, candidates, heads, syntax, .. } = *self;
        let clauses = Clauses { sources, candidates, heads, syntax };
        let speaker = candidates[m].quote.and_then(|q| self.speaker(q));
        let accused = near.iter().find(|(k, c)| {
            clauses.is_accused(c, false)
                && self.allowed(*k as usize, m, clusters)
                && !speaker.is_some_and(|s| clusters.same(s, *k))
        });
        let Some((at, accused)) = accused else { return };
        let other = |k: u32, c: &Candidate| {
            c.sentence > accused.sentence
                && c.function == Function::Subject
                && syntax.relation(c.head) != Relation::NsubjPass
                && !clauses.died(c)
                && !clusters.same(k, *at)
        };
        out.extend(near.iter().filter(|(k, c)| other(*k, c)).map(|x| x.0));
    }

    /// True for whom the speaker of a quotation has told of before, and who did something to the speaker.
    fn is_told_by(&self, c: &Candidate, speaker: u32, near: &[(u32, &Candidate)], clusters: &Clusters) -> bool {
        let verb = self.syntax.head(c.head);
        // `said it was a pump, which residents say is down`
        let aside = verb.is_some_and(|v| self.syntax.relation(v) == Relation::AclRelcl) && self.says(c);
        !aside
            && near.iter().any(|(k, o)| {
                let beside = o.head != c.head && self.syntax.head(o.head) == verb;
                o.sentence == c.sentence
                    && clusters.same(*k, speaker)
                    && (commands(self.sources, o, c.head) || beside && c.function == Function::Subject)
            })
    }
}
