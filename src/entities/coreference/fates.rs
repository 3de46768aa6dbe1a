//! Whom a pronoun means by what befell him: `The judge charged Daher. He denies it`. The one who answers is the one who was
//! accused, and who is survived by two sons is the one who died.

use crate::article::TokenId;
use crate::entities::clusters::Clusters;
use crate::entities::coreference::constraints::other_sort;
use crate::entities::coreference::subjects::Clauses;
use crate::entities::mentions::candidate::{Candidate, Function, Number, Settled, Shape};
use crate::entities::{EntityKind, Form};
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, is};

/// How many mentions back whom it befell is looked for.
const MENTIONS_BACK: usize = 24;

/// The same of someone who has died, as far as an obituary goes.
const LIFE: usize = 200;

impl Clauses<'_> {
    /// Puts who answers with who was accused, and who left a family with who died.
    pub(crate) fn fates(&self, clusters: &mut Clusters) {
        for (i, m) in self.candidates.iter().enumerate() {
            let met = clusters.of(i as u32).is_some_and(|t| t.size > 1 && t.first < i as u32);
            if met || m.settled == Settled::Apart {
                continue;
            }
            let mourned =
                m.shape == Shape::He && self.verb(m, Relation::NsubjPass).is_some_and(|v| self.does(v, "survive"));
            let fined = self.is_firm(m);
            let caught = m.shape == Shape::They && self.is_of_caught(m);
            // `Joan Pell has died. Joan Alice Whitmore was born in Tulsa`
            let born = self.is_born(m, i as u32, clusters);
            if !mourned && !fined && !caught && !born && !self.defended(m) && !self.answers(m) {
                continue;
            }
            let (back, far) = if mourned || born { (LIFE, u32::MAX / 2) } else { (MENTIONS_BACK, 1) };
            let near = (i.saturating_sub(back)..i).rev();
            let mut near = near.take_while(|&k| self.candidates[k].sentence + far >= m.sentence);
            let whom = near.find(|&k| {
                let a = &self.candidates[k];
                let here = fined || mourned || caught || a.sentence < m.sentence || self.goes_on(m);
                let befell = match () {
                    () if born => return self.died(a) && self.is_namesake(a, m),
                    () if mourned => self.died(a),
                    () if caught => self.is_caught(a) || self.is_accused(a, false),
                    () => self.is_accused(a, fined),
                };
                a.quote == m.quote && a.head < m.head && here && befell && self.may_mean(m, k as u32, clusters)
            });
            if let Some(whom) = whom {
                clusters.union(whom as u32, i as u32);
            }
        }
    }

    /// `They were flown home`, `they had swallowed it`, `after searching their bags`, said of who was caught and not of who
    /// caught them: `They had received a tip-off`.
    fn is_of_caught(&self, m: &Candidate) -> bool {
        if m.function == Function::Possessor {
            let above = |&t: &TokenId| self.syntax.head(t);
            let mut clauses = std::iter::successors(self.syntax.head(m.head), above).take(5);
            let Some(clause) = clauses.find(|&t| self.syntax.relation(t) == Relation::Advcl) else { return false };
            return self.syntax.tag(clause) == Tag::Vbg && self.syntax.head(clause).is_some_and(|v| self.catches(v));
        }
        let Some(verb) = self.syntax.head(m.head).filter(|_| m.function == Function::Subject) else { return false };
        let first = self.syntax.verb_group(verb).start;
        let had = first < verb && self.sources.article.lower(first) == "had";
        let passive = self.syntax.relation(m.head) == Relation::NsubjPass;
        passive != had && !is(self.syntax.lemma(verb), Class::SearchVerb)
    }

    fn catches(&self, verb: TokenId) -> bool {
        self.of_class(verb, Class::TrialVerb)
            || self.of_class(verb, Class::CustodyVerb)
            || one_of!(self.syntax.lemma(verb), "capture" | "catch" | "intercept" | "pick" | "rescue")
    }

    /// Whom someone has caught, in the main clause.
    fn is_caught(&self, a: &Candidate) -> bool {
        let root = |&v: &TokenId| self.syntax.relation(v) == Relation::Root && self.catches(v);
        self.verb(a, Relation::Obj).filter(root).is_some()
    }

    /// `His lawyer said`, at the start of a sentence.
    fn defended(&self, m: &Candidate) -> bool {
        let start = self.sources.article.sentence_of(m.head).is_some_and(|s| s.tokens.start == m.head);
        let noun = self.syntax.head(m.head).filter(|_| start && m.function == Function::Possessor);
        m.shape == Shape::He
            && noun.is_some_and(|n| self.of_class(n, Class::SpokesNoun) || self.syntax.lemma(n) == "counsel")
    }

    /// A full name that opens a sentence and has not stood before: `Joan Alice Whitmore was born`.
    fn is_born(&self, m: &Candidate, i: u32, clusters: &Clusters) -> bool {
        let start = self.sources.article.sentence_of(m.head).is_some_and(|s| s.tokens.start == m.tokens.start);
        let verb = self.verb(m, Relation::NsubjPass).filter(|_| start && m.form == Form::Name && m.tokens.len() > 1);
        verb.is_some_and(|v| self.does(v, "bear")) && clusters.of(i).is_some_and(|t| t.first == i)
    }

    /// True for a name that has the other's first word before its last.
    fn is_namesake(&self, a: &Candidate, m: &Candidate) -> bool {
        let word = |t: TokenId| self.sources.article.lower(t);
        let own = a.tokens.start..a.tokens.end.saturating_sub(1);
        a.form == Form::Name && own.into_iter().any(|t| word(t) == word(m.tokens.start))
    }

    /// The verb that a mention is the subject, or the object, of.
    fn verb(&self, c: &Candidate, part: Relation) -> Option<TokenId> {
        self.syntax.head(c.head).filter(|_| self.syntax.relation(c.head) == part)
    }

    fn does(&self, verb: TokenId, lemma: &str) -> bool {
        self.syntax.lemma(verb) == lemma
    }

    fn of_class(&self, verb: TokenId, class: Class) -> bool {
        self.sources.analysis.lemma_is(verb, class)
    }

    /// `He denied it`, `he was released`, `she says she will appeal`, `prosecutors accuse him`.
    fn answers(&self, m: &Candidate) -> bool {
        if !matches!(m.shape, Shape::He | Shape::They | Shape::It) {
            return false;
        }
        if let Some(verb) = self.verb(m, Relation::NsubjPass) {
            return self.of_class(verb, Class::TrialVerb) || self.of_class(verb, Class::CustodyVerb);
        }
        let Some(verb) = self.verb(m, Relation::Nsubj) else { return false };
        self.pleads(verb)
    }

    /// `denies wrongdoing`, `pleaded not guilty`, `rejected the charge`, `will appeal`; judges deny bail, and the police
    /// appeal for witnesses.
    pub(super) fn pleads(&self, verb: TokenId) -> bool {
        let object = self.syntax.child(verb, &[Relation::Obj]).map(|o| self.syntax.lemma(o));
        match self.syntax.lemma(verb) {
            "plead" => true,
            "appeal" => self.syntax.obliques(verb).all(|(preposition, _)| !one_of!(preposition, "for" | "to")),
            "deny" => !object
                .is_some_and(|m| one_of!(m, "request" | "bail" | "motion" | "application" | "petition" | "permission")),
            "reject" | "dismiss" | "dispute" | "contest" => object.is_some_and(|o| {
                is(o, Class::AllegationNoun)
                    || one_of!(o, "fine" | "verdict" | "ruling" | "sentence" | "conviction" | "ban")
            }),
            _ => false,
        }
    }

    /// `charged Daher`, `the detention of Daher`; with `fined` what is done to bodies.
    pub(crate) fn is_accused(&self, a: &Candidate, fined: bool) -> bool {
        let done = self.verb(a, Relation::Obj).or_else(|| self.verb(a, Relation::NsubjPass));
        if let Some(verb) = done {
            return if fined { self.does(verb, "fine") } else { self.of_class(verb, Class::TrialVerb) };
        }
        let noun = self.verb(a, Relation::Nmod).filter(|_| !fined && self.syntax.preposition(a.head) == "of");
        noun.is_some_and(|n| {
            one_of!(self.syntax.lemma(n), "arrest" | "detention" | "trial" | "imprisonment" | "indictment")
        })
    }

    /// The one who died.
    pub(crate) fn died(&self, a: &Candidate) -> bool {
        let dead = self.verb(a, Relation::Nsubj).is_some_and(|v| self.does(v, "die"));
        dead || self.verb(a, Relation::NsubjPass).is_some_and(|v| self.of_class(v, Class::DeathVerb))
    }

    /// `The club`, of one that was fined.
    fn is_firm(&self, m: &Candidate) -> bool {
        let noun = self.sources.article.lower(m.head);
        m.is_open() && (is(noun, Class::FirmNoun) || one_of!(noun, "club" | "team" | "bank"))
    }

    /// A clause that goes on behind `and` or `but`.
    fn goes_on(&self, m: &Candidate) -> bool {
        let verb = self.syntax.head(m.head);
        verb.is_some_and(|v| matches!(self.syntax.relation(v), Relation::Conj | Relation::Parataxis))
    }

    /// True where the mention can mean what `k` means.
    fn may_mean(&self, m: &Candidate, k: u32, clusters: &Clusters) -> bool {
        let (a, Some(x)) = (&self.candidates[k as usize], clusters.of(k)) else { return false };
        let body = matches!(x.kind, Some(EntityKind::Organization | EntityKind::Group)) && x.named;
        let fits = match m.shape {
            Shape::He => x.kind == Some(EntityKind::Person) || x.human == Some(true) || a.shape == Shape::He,
            Shape::They => return x.number == Number::Plural && x.human != Some(false) && !a.joined,
            Shape::It => body,
            _ => body && !other_sort(self.sources, self.sources.article.lower(m.head), &a.tokens),
        };
        fits && x.number != Number::Plural && !x.gender.is_against(m.gender) && !a.joined
    }
}
