//! Appositions and predicate nouns: what the tree says outright of who someone is.

use crate::article::TokenId;
use crate::entities::clusters::Clusters;
use crate::entities::mentions::candidate::{Candidate, Function, Number, Shape};
use crate::entities::mentions::heads::Heads;
use crate::entities::{EntityKind, Form, Sources};
use crate::language::Relation;
use crate::language::grammar::{is_modal, is_negative};
use crate::lexicon::Class;
use crate::order::OrderedMap;

/// Mentions that say of another what it is: appositions and predicate nouns. They belong to its entity, and
/// no pronoun is asked whether it means them.
pub(crate) fn asides(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    heads: &Heads,
    clusters: &mut Clusters,
) -> Vec<bool> {
    let named = candidates.iter().enumerate().filter(|(_, c)| c.form == Form::Name && c.function != Function::Modifier);
    let ends: OrderedMap<TokenId, u32> = OrderedMap::from_iter(named.map(|(i, c)| (c.tokens.end, i as u32)));
    let mut said = Said { sources, candidates, heads, clusters, asides: vec![false; candidates.len()] };
    for (i, candidate) in candidates.iter().enumerate() {
        if candidate.joined || candidate.form == Form::Pronoun {
            continue;
        }
        // `his brother Ben; Pedro Sy, 31; ...`: the next of a list.
        let listed = candidate.phrase.start.checked_sub(1).filter(|&t| sources.article.word(t) == ";");
        let said_of = |h: TokenId| listed.is_some_and(|semicolon| h < semicolon);
        let Some(word) = sources.analysis.word(candidate.head).filter(|w| !w.head.is_some_and(said_of)) else {
            continue;
        };
        let i = i as u32;
        if let Some(to) = beside(sources, candidates, candidate, &ends) {
            said.of(to, i);
        } else if word.relation == Relation::Appos {
            said.apposition(i, candidate);
        } else if candidate.form == Form::Nominal {
            let _taken = said.second_apposition(i, candidate)
                || said.capacity(i, candidate)
                || said.becoming(i, candidate)
                || said.second_predicate(i, candidate)
                || said.predicate(i, candidate);
        }
    }
    said.asides
}

/// What is said of whom so far. Each step tells whether it knows the phrase for one of its sort.
struct Said<'a> {
    sources: &'a Sources<'a>,
    candidates: &'a [Candidate],
    heads: &'a Heads,
    clusters: &'a mut Clusters,
    asides: Vec<bool>,
}

impl<'a> Said<'a> {
    fn get(&self, i: u32) -> Option<&'a Candidate> {
        self.candidates.get(i as usize)
    }

    fn is_aside(&self, i: u32) -> bool {
        self.asides.get(i as usize) == Some(&true)
    }

    fn set_aside(&mut self, i: u32) {
        if let Some(slot) = self.asides.get_mut(i as usize) {
            *slot = true;
        }
    }

    /// Says `i` of `to`.
    fn of(&mut self, to: u32, i: u32) {
        self.clusters.union(to, i);
        self.set_aside(i);
    }

    fn relation(&self, t: TokenId) -> Option<Relation> {
        self.sources.analysis.word(t).map(|w| w.relation)
    }

    fn child(&self, t: TokenId, fits: impl Fn(TokenId) -> bool) -> Option<TokenId> {
        self.sources.analysis.children(t).iter().copied().find(|&c| fits(c))
    }

    /// The mention that the noun hangs on.
    fn above(&self, noun: &Candidate) -> Option<u32> {
        self.sources.analysis.word(noun.head)?.head.and_then(|h| self.heads.at(h))
    }

    fn may_describe(&self, to: u32, noun: &Candidate) -> bool {
        self.get(to).is_some_and(|other| may_describe(self.sources, other, noun))
    }

    /// `Reda, the adviser`; of `Reda and Hussein, the adviser`, the last.
    fn apposition(&mut self, i: u32, noun: &Candidate) {
        let analysis = self.sources.analysis;
        let head = analysis.word(noun.head).and_then(|w| w.head);
        let someone = |k: TokenId| {
            let mention = self.heads.at(k).and_then(|a| self.get(a));
            mention.is_some_and(|a| a.name.is_some() || a.kind == Some(EntityKind::Person))
        };
        let last = head.and_then(|h| {
            let between = |k: TokenId| k > h && k < noun.phrase.start;
            let conj = |k: TokenId| self.relation(k) == Some(Relation::Conj);
            analysis.children(h).iter().copied().rfind(|&k| between(k) && conj(k) && someone(k))
        });
        let Some(to) = last.or(head).and_then(|h| self.heads.at(h)) else { return };
        let Some(other) = self.get(to) else { return };
        // `was born at Barlow, the son of a farmer`: said of the subject.
        let person = |c: &Candidate| c.kind == Some(EntityKind::Person);
        if person(noun) && noun.form == Form::Nominal && !person(other) {
            self.set_aside(i);
        }
        if may_describe(self.sources, other, noun) {
            self.clusters.union(to, i);
            if let Some(slot) = self.asides.get_mut(i as usize) {
                *slot = noun.form != Form::Name;
            }
        }
    }

    /// `Haqqani, the interior minister and the leader of the network`.
    fn second_apposition(&mut self, i: u32, noun: &Candidate) -> bool {
        let person = noun.kind == Some(EntityKind::Person) && noun.number != Number::Plural;
        if !person || self.relation(noun.head) != Some(Relation::Conj) {
            return false;
        }
        let Some(first) = self.above(noun).filter(|&f| self.is_aside(f)) else { return false };
        let appositive = self.get(first).is_some_and(|f| self.relation(f.head) == Some(Relation::Appos));
        if !appositive || !self.may_describe(first, noun) {
            return false;
        }
        self.of(first, i);
        true
    }

    /// `worked as a guard`, `designated as a terrorist group`: what someone is, not someone more.
    fn capacity(&mut self, i: u32, noun: &Candidate) -> bool {
        let Sources { article, analysis, .. } = *self.sources;
        let hung = matches!(
            self.relation(noun.head),
            Some(Relation::Obl | Relation::Nmod | Relation::Xcomp | Relation::Advcl)
        );
        let marked = |c: TokenId| article.lower(c) == "as" && self.relation(c) == Some(Relation::Case);
        if !hung || self.child(noun.head, marked).is_none() {
            return false;
        }
        self.set_aside(i);
        // `Wike, who serves as a minister`
        let verb = analysis.word(noun.head).and_then(|w| w.head);
        let serves = verb.filter(|&v| one_of!(analysis.lemma(v), "serve" | "work" | "act"));
        if let Some(verb) = serves.filter(|_| noun.kind == Some(EntityKind::Person))
            && let Some(subject) = self.child(verb, |k| self.relation(k) == Some(Relation::Nsubj))
        {
            let relative = one_of!(article.lower(subject), "who" | "that");
            let whom = if relative { analysis.word(verb).and_then(|w| w.head) } else { Some(subject) };
            if let Some(to) = whom.and_then(|t| self.heads.at(t))
                && self.get(to).is_some_and(|o| o.name.is_some())
                && self.may_describe(to, noun)
            {
                self.clusters.union(to, i);
            }
        }
        true
    }

    /// `became the head of the school`.
    fn becoming(&mut self, i: u32, noun: &Candidate) -> bool {
        let analysis = self.sources.analysis;
        let becomes = analysis.word(noun.head).is_some_and(|w| {
            w.relation == Relation::Xcomp && w.head.is_some_and(|v| analysis.lemma_is(v, Class::BecomingVerb))
        });
        if becomes {
            self.set_aside(i);
        }
        becomes
    }

    /// `She is a nurse and a mother of two.`
    fn second_predicate(&mut self, i: u32, noun: &Candidate) -> bool {
        if noun.kind != Some(EntityKind::Person) || self.relation(noun.head) != Some(Relation::Conj) {
            return false;
        }
        let alike = |f: &u32| self.get(*f).is_some_and(|c| c.kind == noun.kind && c.number == noun.number);
        let Some(first) = self.above(noun).filter(|&f| self.is_aside(f)).filter(alike) else { return false };
        self.of(first, i);
        true
    }

    /// `Reda is an adviser`; the noun is kept out of coreference whether or not it is linked.
    fn predicate(&mut self, i: u32, noun: &Candidate) -> bool {
        let Sources { article, analysis, .. } = *self.sources;
        if self.child(noun.head, |c| self.relation(c) == Some(Relation::Cop)).is_none() {
            return false;
        }
        // `He was with the governor`: no governor.
        let with = |c: TokenId| self.relation(c) == Some(Relation::Case) && !one_of!(article.lower(c), "like" | "of");
        if self.child(noun.head, with).is_some() {
            return false;
        }
        self.set_aside(i);
        // `is not`, `would be`, `like`: nobody says so.
        let unsaid = |c: TokenId| {
            self.relation(c) == Some(Relation::Mark)
                || is_negative(article.lower(c))
                || is_modal(article.lower(c))
                || one_of!(article.lower(c), "if" | "like")
        };
        let doubted = self.child(noun.head, unsaid).is_some();
        let subject = self.child(noun.head, |c| self.relation(c) == Some(Relation::Nsubj));
        // `James Otieno, who is her uncle`.
        let relative = self.relation(noun.head) == Some(Relation::AclRelcl)
            && subject.is_some_and(|s| one_of!(article.lower(s), "who" | "which" | "that"));
        let subject = if relative { analysis.word(noun.head).and_then(|w| w.head) } else { subject };
        // `"I was a fool"`, `he thought I was a spy`: what is only said of `I` or `she` is no title.
        let held = noun.quote.is_some() || self.relation(noun.head) == Some(Relation::Ccomp);
        if let Some(to) = subject.and_then(|s| self.heads.at(s))
            && !doubted
            && !(held && self.get(to).is_some_and(|c| c.form == Form::Pronoun))
            && self.may_describe(to, noun)
            && matches!(noun.kind, Some(EntityKind::Person | EntityKind::Group | EntityKind::Organization))
        {
            self.clusters.union(to, i);
        }
        true
    }
}

/// `Juliaca, the largest city in the region,`: the name before the comma, where the tree hangs the noun elsewhere. `ends`
/// has the names by the token behind them.
fn beside(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    noun: &Candidate,
    ends: &OrderedMap<TokenId, u32>,
) -> Option<u32> {
    let Sources { article, analysis, .. } = *sources;
    let comma = noun.tokens.start.checked_sub(1).filter(|&t| article.word(t) == ",")?;
    let what = [Class::Designator, Class::SettlementNoun, Class::CompanyNoun, Class::InstitutionNoun];
    if !matches!(noun.shape, Shape::Definite | Shape::Indefinite)
        || noun.tokens.len() < 3
        || !one_of!(article.word(noun.phrase.end), "," | "." | ")")
        || !what.iter().any(|&c| analysis.lemma_is(noun.head, c))
    {
        return None;
    }
    let to = *ends.get(&comma)?;
    candidates.get(to as usize).is_some_and(|o| may_describe(sources, o, noun)).then_some(to)
}

/// True where a noun can say what a mention is: kinds and numbers fit, and it is no second name.
fn may_describe(sources: &Sources<'_>, one: &Candidate, noun: &Candidate) -> bool {
    if one.form == Form::Name && noun.form == Form::Name || one.form == Form::Adjective || noun.form == Form::Adjective
    {
        return false;
    }
    if one.form == Form::Pronoun {
        return noun.human == Some(true)
            && one.human == Some(true)
            && one.number == noun.number
            && !one.gender.is_against(noun.gender);
    }
    let (Some(a), Some(b)) = (one.kind, noun.kind) else { return false };
    use EntityKind as K;
    // `Hezbollah, a crucial ally`: what is said of persons and of bodies alike.
    let side = |noun: &Candidate| sources.analysis.lemma_is(noun.head, Class::RelationNoun);
    // Also in front: `its rival, Lakeshore Metals`.
    let (name, other) = if noun.form == Form::Name { (noun, one) } else { (one, noun) };
    if name.form == Form::Name && other.form == Form::Nominal && side(other) {
        let kind = name.kind;
        return matches!(kind, Some(K::Person | K::Group | K::Organization | K::Place))
            && other.number != Number::Plural;
    }
    let fits = match (a, b) {
        (K::Person, K::Person) => true,
        (K::Person, _) | (_, K::Person) => false,
        (K::Group | K::Organization | K::People, K::Group | K::Organization | K::People) => true,
        (K::Place | K::Facility, K::Place | K::Facility) => true,
        (K::Organization | K::Work, K::Organization | K::Object | K::Work) => one.form == Form::Name || a == b,
        (K::Object | K::Occasion | K::Work, K::Object | K::Occasion | K::Work) => true,
        _ => false,
    };
    let numbers = one.number == noun.number || one.number == Number::Unknown || noun.number == Number::Unknown;
    fits && numbers && !one.gender.is_against(noun.gender)
}
