//! Pronouns that the clause itself settles: whose a possessive is by the subject of its own clause, who `he` is behind
//! `said` and behind `but`.

use crate::article::TokenId;
use crate::entities::clusters::{Clusters, Traits};
use crate::entities::mentions::candidate::{Candidate, Function, Number, Settled, Shape};
use crate::entities::mentions::heads::Heads;
use crate::entities::{EntityKind, Form, Sources};
use crate::language::Relation;
use crate::language::syntax::Syntax;
use crate::lexicon::{Class, Gender};

/// How many mentions back another woman is looked for.
const MENTIONS_BACK: u32 = 24;

/// What such a step looks at.
pub(crate) struct Clauses<'a> {
    pub sources: &'a Sources<'a>,
    pub candidates: &'a [Candidate],
    pub heads: &'a Heads,
    pub syntax: &'a Syntax<'a>,
}

impl Clauses<'_> {
    /// Links the pronouns of a part, each with what `whom` finds for it, where it can mean that.
    pub(super) fn link(
        &self,
        part: Function,
        clusters: &mut Clusters,
        whom: impl Fn(&Candidate, &Clusters) -> Option<u32>,
    ) {
        for (i, m) in self.candidates.iter().enumerate() {
            let open = m.form == Form::Pronoun && m.function == part && m.settled != Settled::Apart;
            // `she plans to bring her friends`: what is hers waits for whom she is.
            let met = |t: &Traits| t.size > 1 && (t.named || t.first < i as u32);
            if !open || clusters.of(i as u32).is_some_and(met) {
                continue;
            }
            if let Some(at) = whom(m, clusters).filter(|&at| at != i as u32 && self.fits(m, at, clusters)) {
                clusters.union(at, i as u32);
            }
        }
    }

    /// True where the pronoun can mean the mention.
    pub(super) fn fits(&self, m: &Candidate, at: u32, clusters: &Clusters) -> bool {
        let (Some(a), Some(x)) = (self.candidates.get(at as usize), clusters.of(at)) else { return false };
        let one = x.number != Number::Plural && !x.gender.is_against(m.gender);
        let means = match m.shape {
            Shape::He => one && (x.kind == Some(EntityKind::Person) || a.shape == Shape::He),
            Shape::It => {
                use EntityKind as K;
                one && (matches!(x.kind, Some(K::Organization | K::Place | K::Group)) || a.shape == Shape::It)
            }
            Shape::They => x.number == Number::Plural && x.human != Some(false),
            _ => false,
        };
        means && !a.joined && a.quote == m.quote && a.head < m.head
    }

    pub(super) fn at(&self, token: TokenId) -> Option<u32> {
        self.heads.at(token)
    }

    /// `Niger says the country will hold its elections`: the subject of the clause that a possessive stands in.
    pub(crate) fn owners(&self, clusters: &mut Clusters) {
        self.link(Function::Possessor, clusters, |m, clusters| {
            let (verb, _) = self.clause(m).filter(|_| self.wronged(m).is_none())?;
            let subject = self.syntax.subject(verb)?.0;
            // `She wrote novels. President Ode banned her books`: hers, though no one knows what Ode is.
            let new = |&s: &u32| {
                clusters.of(s).is_some_and(|t| t.longest == 1 && t.first == s && t.gender == Gender::Unknown)
                    && self.candidates[..s as usize].iter().rev().take(12).any(|c| {
                        c.shape == m.shape && c.gender == m.gender && c.quote == m.quote && c.sentence + 2 >= m.sentence
                    })
            };
            if m.shape == Shape::He && self.at(subject).filter(new).is_some() {
                return None;
            }
            if m.shape == Shape::They && !self.of_relative(verb, subject) {
                return None;
            }
            // `his doctor will not talk about his state`: his own.
            let like = |&k: &TokenId| {
                let owner = self.at(k).and_then(|o| self.candidates.get(o as usize));
                self.syntax.relation(k) == Relation::NmodPoss && owner.is_some_and(|o| o.shape == m.shape)
            };
            let own = self.sources.analysis.children(subject).iter().copied().find(like);
            self.at(own.unwrap_or(subject))
        });
    }

    /// `criticized Iran for its attempts`: the object's.
    pub(crate) fn objects(&self, clusters: &mut Clusters) {
        self.link(Function::Possessor, clusters, |m, clusters| {
            let (verb, below) = self.clause(m).filter(|_| self.wronged(m).is_none())?;
            let analysis = self.sources.analysis;
            let for_it = analysis.children(below).iter().any(|&k| k < below && self.sources.article.lower(k) == "for");
            let object = |&k: &TokenId| matches!(self.syntax.relation(k), Relation::Obj | Relation::Iobj);
            let object = analysis.children(verb).iter().copied().find(object);
            let one = |o: u32| self.candidates.get(o as usize).is_some_and(|c| c.shape == Shape::It);
            let named = |&o: &u32| m.shape != Shape::It || one(o) || clusters.of(o).is_some_and(|t| t.named);
            self.at(object.filter(|&o| for_it && o != below)?).filter(named)
        });
    }

    /// `Lund said he would come`, `Lund's office says he will`.
    pub(crate) fn said(&self, clusters: &mut Clusters) {
        self.link(Function::Subject, clusters, |m, clusters| {
            let verb = self.syntax.head(m.head).filter(|&v| self.syntax.relation(v) == Relation::Ccomp)?;
            let says = self.syntax.head(verb).filter(|&v| self.sources.analysis.lemma_is(v, Class::SpeechVerb))?;
            // `Officials say they were freed` is of others.
            let (subject, _) = self.syntax.subject(says)?;
            let passive = self.syntax.relation(m.head) == Relation::NsubjPass;
            if m.shape == Shape::They && passive && !self.of_relative(says, subject) {
                return None;
            }
            // `hit out at Marape, saying he had lied`
            if let Some(whom) = self.judged(says).filter(|&w| m.shape == Shape::He && self.fits(m, w, clusters)) {
                return Some(whom);
            }
            if let Some(whom) = self.spoken_for(subject, clusters).filter(|_| m.shape == Shape::He) {
                return Some(whom);
            }
            let sure = |c: &Candidate| c.form != Form::Nominal || m.shape != Shape::He;
            let speaker = self.at(subject).filter(|&s| self.candidates.get(s as usize).is_some_and(sure));
            match speaker.and_then(|s| self.another(m, s, clusters)) {
                Some((k, dead)) => dead.then_some(k),
                None => speaker,
            }
        });
    }

    /// Of whom others speak: `Lund's office`, `a spokesman for the tycoon`, `two people close to the chancellor`.
    fn spoken_for(&self, subject: TokenId, clusters: &Clusters) -> Option<u32> {
        let spokesman = self.sources.analysis.lemma_is(subject, Class::SpokesNoun);
        let person = |&p: &u32| clusters.of(p).is_some_and(|t| t.kind == Some(EntityKind::Person));
        let owner = self.syntax.possessor(subject).and_then(|o| self.at(o)).filter(person);
        let owner = owner.filter(|&o| spokesman || clusters.of(o).is_some_and(|t| t.named));
        // Many are not `he`.
        let many = || self.at(subject).is_some_and(|s| self.candidates[s as usize].number == Number::Plural);
        let of = |t: TokenId| self.syntax.obliques(t).find(|o| matches!(o.0, "of" | "for" | "to")).map(|o| o.1);
        let near = || self.syntax.child(subject, &[Relation::Amod]).and_then(of);
        let of = || of(subject).or_else(near).filter(|_| spokesman || many());
        owner.or_else(|| of().and_then(|o| self.at(o)).filter(person))
    }

    /// `Maria Lopez has died. Justice Tuilaepa said she was honest`: where the text has spoken of a woman, `she` is no one of
    /// whom nothing says that he is one; nor where someone has died who may be one, and then she is that one.
    pub(super) fn another(&self, m: &Candidate, speaker: u32, clusters: &Clusters) -> Option<(u32, bool)> {
        let open = clusters.of(speaker).is_some_and(|t| t.gender == Gender::Unknown && t.leaning != Gender::Female);
        if m.gender != Gender::Female || !open {
            return None;
        }
        let near = (speaker.saturating_sub(MENTIONS_BACK)..speaker).rev();
        let mut near = near.take_while(|&k| self.candidates[k as usize].sentence + 3 >= m.sentence);
        near.find_map(|k| {
            let a = &self.candidates[k as usize];
            let t = clusters.of(k).filter(|_| a.quote == m.quote && !clusters.same(k, speaker))?;
            let dead = t.named && t.kind == Some(EntityKind::Person) && self.died(a);
            (t.gender == Gender::Female || t.gender == Gender::Unknown && dead).then_some((k, dead))
        })
    }

    /// `The ministry said ... It says ...`: who goes on speaking is the subject of the sentence before, be it a report.
    pub(crate) fn continued(&self, clusters: &mut Clusters) {
        for (i, m) in self.candidates.iter().enumerate() {
            let open = matches!(m.shape, Shape::It | Shape::They)
                && m.settled != Settled::Apart
                && self.speaks(m)
                && !clusters.of(i as u32).is_some_and(|t| t.size > 1);
            if !open {
                continue;
            }
            let before = (0..i).rev().take_while(|&k| self.candidates[k].sentence + 1 >= m.sentence);
            let mut speakers = before.filter(|&k| {
                let a = &self.candidates[k];
                a.sentence + 1 == m.sentence && !a.joined && a.quote == m.quote && self.speaks(a)
            });
            let (Some(at), None) = (speakers.next(), speakers.next()) else { continue };
            let Some(x) = clusters.of(at as u32) else { continue };
            let fits = match m.shape {
                Shape::They => x.number == Number::Plural && x.human != Some(false),
                _ => x.number != Number::Plural && x.human != Some(true) && x.kind != Some(EntityKind::Person),
            };
            if fits {
                clusters.union(at as u32, i as u32);
            }
        }
    }

    /// True for the subject of what a sentence is about, where that is saying something.
    pub(super) fn speaks(&self, c: &Candidate) -> bool {
        let verb = self.syntax.head(c.head).filter(|&v| self.sources.analysis.lemma_is(v, Class::SpeechVerb));
        c.function == Function::Subject
            && self.syntax.relation(c.head) == Relation::Nsubj
            && verb.is_some_and(|v| matches!(self.syntax.relation(v), Relation::Root | Relation::Parataxis))
    }

    /// `Lund met reporters, but he said nothing`.
    pub(crate) fn joined(&self, clusters: &mut Clusters) {
        self.link(Function::Subject, clusters, |m, _| {
            let verb = self.syntax.head(m.head).filter(|&v| self.syntax.relation(v) == Relation::Conj)?;
            if m.shape == Shape::They {
                return None;
            }
            let first = self.syntax.head(verb).filter(|&v| v < m.head)?;
            self.at(self.syntax.subject(first)?.0)
        });
    }

    /// `fighters who surrender their arms`: the clause is of its noun, and that noun is no part of another's phrase.
    fn of_relative(&self, verb: TokenId, noun: TokenId) -> bool {
        let whole = self.at(noun).and_then(|a| self.candidates.get(a as usize));
        self.syntax.relation(verb) == Relation::AclRelcl && whole.is_some_and(|c| c.function != Function::Modifier)
    }

    /// The verb of the clause that a possessive stands in, and what hangs on it there.
    pub(super) fn clause(&self, m: &Candidate) -> Option<(TokenId, TokenId)> {
        let mut at = self.syntax.head(m.head)?;
        for _ in 0..5 {
            let head = self.syntax.head(at)?;
            match self.syntax.relation(at) {
                Relation::Obj | Relation::Iobj | Relation::Obl => return Some((head, at)),
                Relation::Nmod | Relation::NmodPoss => at = head,
                _ => return None,
            }
        }
        None
    }
}
