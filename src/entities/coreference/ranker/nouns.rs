//! The nouns of two mentions: the same head, the same words before it, a noun by which a name can be called.

use crate::entities::clusters::Traits;
use crate::entities::coreference::ranker::features::Setting;
use crate::entities::{EntityKind, Form};
use crate::lexicon::fold;

impl Setting<'_> {
    /// 0: neither has modifiers; 1: those of the mention all stand in the antecedent; 2: some do not; 3: only the antecedent has any.
    pub(crate) fn modifier_match(&self, a: usize, m: usize) -> u8 {
        let (x, y) = (self.modifiers(a), self.modifiers(m));
        match (x.is_empty(), y.is_empty()) {
            (true, true) => 0,
            (false, true) => 3,
            _ if y.iter().all(|w| x.contains(w)) => 1,
            _ => 2,
        }
    }

    /// Whether the noun is one by which the name can be called: `the city`, `the group`, `the president`.
    pub(crate) fn noun_fits(&self, m: usize, a: usize, traits: &Traits) -> u8 {
        let Some(mention) = self.candidates.get(m) else { return 0 };
        if mention.form != Form::Nominal {
            return 0;
        }
        let noun = self.sources.analysis.lemma(mention.head);
        if !traits.named {
            return 1;
        }
        let country = || {
            self.candidates.get(a).is_some_and(|c| {
                self.sources.lexicon.country(&fold(self.sources.article.text_of(c.tokens.clone()))).is_some()
            })
        };
        use EntityKind as K;
        match traits.kind {
            Some(K::Place) => match noun {
                "country" | "nation" | "state" | "kingdom" | "republic" => 2 + u8::from(!country()),
                "city" | "town" | "village" | "capital" | "province" | "region" | "district" | "area" | "island"
                | "border" => 2 + u8::from(country()),
                _ => 4,
            },
            Some(K::Person) => match self.title(a) {
                Some(title) if title == noun => 5,
                Some(_) => 6,
                None => 7,
            },
            Some(K::Group) => match noun {
                "group" | "militia" | "movement" | "party" | "organization" | "faction" | "militant" | "rebel"
                | "insurgent" => 8,
                _ => 9,
            },
            Some(K::Organization) => match noun {
                "company" | "agency" | "organization" | "bank" | "firm" | "court" | "newspaper" | "body" | "bloc"
                | "government" | "group" => 10,
                _ => 11,
            },
            Some(K::People) => 12,
            _ => 13,
        }
    }

    /// Whether the words of two mentions behind their articles are the same.
    pub(crate) fn phrase_equal(&self, i: usize, j: usize) -> bool {
        let (Some(a), Some(m)) = (self.candidates.get(i), self.candidates.get(j)) else { return false };
        let article = self.sources.article;
        let (x, y) = (self.own(i).start..a.tokens.end, self.own(j).start..m.tokens.end);
        x.len() == y.len() && x.zip(y).all(|(s, t)| article.lower(s) == article.lower(t))
    }
}
