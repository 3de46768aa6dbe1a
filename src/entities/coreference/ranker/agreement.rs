//! Agreement of a mention and an antecedent that nothing outweighs.

use crate::entities::Sources;
use crate::entities::clusters::Clusters;
use crate::entities::coreference::constraints::{credited, other_sort};
use crate::entities::coreference::organizations;
use crate::entities::coreference::parties::comes_in;
use crate::entities::coreference::ranker::features::Setting;
use crate::entities::mentions::candidate::{Candidate, Number, Shape};
use crate::entities::{EntityKind, Form};
use crate::language::Relation;
use crate::lexicon::{Class, Gender, is};

impl Setting<'_> {
    /// Agreement that nothing outweighs.
    pub(crate) fn allowed(&self, i: usize, j: usize, clusters: &Clusters) -> bool {
        let (Some(a), Some(m)) = (self.candidates.get(i), self.candidates.get(j)) else { return false };
        let (Some(x), Some(y)) = (clusters.of(i as u32), clusters.of(j as u32)) else { return false };
        let blind = self.blind && m.shape == Shape::He;
        if !blind && x.gender != y.gender && x.gender != Gender::Unknown && y.gender != Gender::Unknown {
            return false;
        }
        if a.form == Form::Adjective || credited(self.sources, a) {
            return false;
        }
        // Two sets with names were kept apart by their names.
        if x.named && y.named {
            return false;
        }
        let first = |s: Shape| matches!(s, Shape::I | Shape::We | Shape::You);
        if first(m.shape) || first(a.shape) {
            let same = self.class(i) == self.class(j);
            if first(m.shape) && first(a.shape) {
                return same || self.turned(a, m);
            }
            // `I` is no one named outside the quotation's own sentence; `he` is no `I` but of a speaker.
            if m.shape == Shape::I || m.shape == Shape::You || a.shape == Shape::You {
                return false;
            }
        }
        use EntityKind as K;
        match m.shape {
            Shape::He => {
                let person = x.human != Some(false) && matches!(x.kind, None | Some(K::Person));
                x.number != Number::Plural && (person || a.doubtful && x.doubtful)
            }
            Shape::It | Shape::This => {
                x.human != Some(true)
                    && (x.number != Number::Plural || m.number == Number::Plural)
                    && (m.number != Number::Plural || x.number != Number::Singular)
            }
            Shape::They => {
                let analysis = self.sources.analysis;
                // `Nigeria and Niger, with their neighbor`.
                let several = || {
                    analysis
                        .children(a.head)
                        .iter()
                        .any(|&k| analysis.word(k).is_some_and(|w| w.relation == Relation::Conj))
                };
                let area = matches!(x.kind, Some(K::Place | K::Facility)) && !several();
                let someone = x.kind == Some(K::Person) && x.number == Number::Singular;
                let one = x.named && (x.gender != Gender::Unknown || someone || area);
                !one || x.number == Number::Plural
            }
            Shape::Reflexive => match m.gender {
                Gender::Unknown => x.kind != Some(K::Person) || m.number != Number::Singular,
                _ => x.human != Some(false) && x.number != Number::Plural,
            },
            // In a quotation `we` are the speaker's own, and no one whom he speaks of.
            Shape::We => m.quote.is_none() && x.human != Some(false),
            Shape::I | Shape::You => true,
            Shape::Name => x.orphan,
            _ => self.noun_agrees(i, j, clusters),
        }
    }

    /// Whether a noun can mean what a set of that kind, number and land is.
    fn noun_agrees(&self, i: usize, j: usize, clusters: &Clusters) -> bool {
        use EntityKind as K;
        let (Some(a), Some(m)) = (self.candidates.get(i), self.candidates.get(j)) else { return false };
        let (Some(x), Some(y)) = (clusters.of(i as u32), clusters.of(j as u32)) else { return false };
        // `the Ugandan army` is no other land's.
        if x.land.is_some_and(|l| y.land.is_some_and(|o| o != l)) {
            return false;
        }
        if x.land.is_none() && !x.named && comes_in(self.head_word(m), j, self.candidates) {
            return false;
        }
        // `the Indonesian government` is not Mr. Bashir's.
        let own = |c: &Candidate| {
            let Sources { article, analysis, .. } = *self.sources;
            let first = article.sentence_of(c.head).map_or(0, |s| s.tokens.start);
            let named = |&k: &u32| {
                let tells = analysis.word(k).is_some_and(|w| w.relation != Relation::Det);
                tells && first < k && k < c.head && article.word(k).starts_with(char::is_uppercase)
            };
            analysis.children(c.head).iter().copied().filter(named).collect::<Vec<_>>()
        };
        if a.form == Form::Nominal && self.own(i).head == self.own(j).head && (a.land.is_none() || m.land.is_none()) {
            let (theirs, ours) = (own(a), own(m));
            let word = |t: u32| self.sources.article.lower(t);
            let shared = || ours.iter().any(|&k| theirs.iter().any(|&t| word(t) == word(k)));
            if !theirs.is_empty() && !ours.is_empty() && !shared() {
                return false;
            }
        }
        // `the president` is not the former president.
        let past = |k: usize| self.modifiers(k).iter().any(|w| one_of!(*w, "former" | "ex"));
        let office = m.kind == Some(K::Person) && a.form == Form::Nominal;
        if office && self.own(i).head == self.own(j).head && past(i) != past(j) {
            return false;
        }
        let kinds = match (x.kind, m.kind) {
            (None, Some(K::Person)) => x.human != Some(false),
            (None, Some(K::Group)) => a.shape == Shape::They || a.shape == Shape::We,
            (None, Some(_)) => x.human != Some(true),
            (Some(p), Some(q)) => kinds_fit(p, q),
            _ => true,
        };
        let numbers = x.number == y.number || x.number == Number::Unknown || y.number == Number::Unknown;
        // `the deputy minister` is not the minister; where he is, his title has said so.
        let lower = |w: &&str| one_of!(*w, "deputy" | "vice" | "assistant");
        if x.named && self.modifiers(j).iter().any(lower) {
            return false;
        }
        if x.named && x.kind == Some(K::Group) && organizations::of_state(self.head_word(m)) {
            return false;
        }
        let name = a.form == Form::Name && x.kind != Some(K::Person);
        let outlet = || self.outlets.contains(&clusters.root(i as u32));
        if is(self.head_word(m), Class::FirmNoun) && (outlet() || organizations::of_thing(self.sources, a)) {
            return false;
        }
        if name && other_sort(self.sources, self.head_word(m), &a.tokens) {
            return false;
        }
        // What says `another` or `a second` is not what was spoken of.
        kinds && numbers && !(m.shape == Shape::Indefinite && a.form == Form::Name)
    }

    /// `I` on one line of a conversation is `you` on another.
    fn turned(&self, a: &Candidate, m: &Candidate) -> bool {
        let article = self.sources.article;
        let between =
            || article.span_of(a.head..a.head + 1).end as usize..article.span_of(m.head..m.head + 1).start as usize;
        matches!((a.shape, m.shape), (Shape::I, Shape::You) | (Shape::You, Shape::I))
            && a.quote.is_none()
            && m.quote.is_none()
            && article.text.get(between()).is_some_and(|text| text.contains('\n'))
    }
}

fn kinds_fit(a: EntityKind, b: EntityKind) -> bool {
    use EntityKind as K;
    match (a, b) {
        (K::Person, K::Person) => true,
        (K::Person, _) | (_, K::Person) => false,
        (K::Object | K::Occasion | K::Work, K::Object | K::Occasion | K::Work) => true,
        (K::Organization, K::Object) | (K::Object, K::Organization) => true,
        (K::Group | K::Organization | K::People, K::Group | K::Organization | K::People) => true,
        (K::Place | K::Facility, K::Place | K::Facility) => true,
        (K::Organization, K::Facility) | (K::Facility, K::Organization) => true,
        (K::Object, K::Facility | K::Place) | (K::Facility | K::Place, K::Object) => false,
        _ => false,
    }
}
