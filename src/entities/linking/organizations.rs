//! Names of institutions, groups, places and things that are one: acronyms, short forms, other spellings.

use crate::article::BlockKind;
use crate::entities::clusters::Clusters;
use crate::entities::linking::name_type::{BUCKET, Type};
use crate::entities::mentions::candidate::Candidate;
use crate::entities::names::span::NameSpan;
use crate::entities::names::spelling::{all_initials, foreign_initials, initials, is_acronym, share_letters};
use crate::entities::{EntityKind, Sources};
use crate::lexicon::{Class, NounKind};
use crate::order::OrderedMap;

/// The spellings of a text that are no person's, and where they are found.
pub(crate) struct Index<'a> {
    sources: &'a Sources<'a>,
    names: &'a [NameSpan],
    candidates: &'a [Candidate],
    types: &'a [Type],
    by_initials: OrderedMap<String, Vec<usize>>,
    /// By the first word and the last.
    by_word: OrderedMap<&'a str, Vec<usize>>,
    /// By the token that a mention begins with.
    by_start: OrderedMap<u32, usize>,
}

fn add(list: &mut Vec<usize>, i: usize) {
    if list.last() != Some(&i) {
        list.push(i);
    }
}

fn ends(one: &Type) -> impl Iterator<Item = &String> {
    [one.words.first(), one.words.last()].into_iter().flatten()
}

impl<'a> Index<'a> {
    pub(crate) fn new(
        sources: &'a Sources<'a>,
        names: &'a [NameSpan],
        candidates: &'a [Candidate],
        types: &'a [Type],
    ) -> Index<'a> {
        let (by_initials, by_word, by_start) = <_>::default();
        let mut index = Index { sources, names, candidates, types, by_initials, by_word, by_start };
        for (i, one) in types.iter().enumerate() {
            if one.words.len() > 1 && one.kind != EntityKind::People {
                for key in [initials(&one.text), all_initials(&one.text)] {
                    add(index.by_initials.entry(key).or_default(), i);
                }
            }
            for word in ends(one) {
                add(index.by_word.entry(word).or_default(), i);
            }
            for &m in &one.mentions {
                if let Some(name) = index.name_of(m) {
                    index.by_start.insert(name.tokens.start, i);
                }
            }
        }
        index
    }

    fn name_of(&self, mention: u32) -> Option<&'a NameSpan> {
        self.candidates.get(mention as usize)?.name.and_then(|n| self.names.get(n))
    }

    /// True for what a list or the table of states has.
    fn listed(&self, one: &Type) -> bool {
        let first = one.mentions.first().and_then(|&m| self.name_of(m));
        first.is_some_and(|n| !n.actors.is_empty() || n.country.is_some())
    }

    /// Spellings that begin or end with the word, not more than are worth a look.
    fn with_word(&self, word: &str) -> impl Iterator<Item = usize> {
        self.by_word.get(word).map_or(&[][..], Vec::as_slice).iter().copied().take(BUCKET)
    }

    fn unite(&self, clusters: &mut Clusters, i: usize, j: usize) {
        if let (Some(&a), Some(&b)) = (self.types[i].mentions.first(), self.types[j].mentions.first()) {
            clusters.union(a, b);
        }
    }

    /// All but peoples, with their numbers.
    fn named(&self) -> impl Iterator<Item = (usize, &'a Type)> {
        self.types.iter().enumerate().filter(|(_, t)| t.kind != EntityKind::People)
    }

    /// `X Y Z (XYZ)` and `XYZ (X Y Z)`.
    pub(crate) fn in_brackets(&self, clusters: &mut Clusters) {
        for (i, one) in self.named() {
            for name in one.mentions.iter().filter_map(|&m| self.name_of(m)) {
                let end = name.tokens.end;
                if self.sources.article.word(end) == "("
                    && let Some(&j) = self.by_start.get(&(end + 1))
                    && i != j
                    && self.explains(one, &self.types[j], self.sources.article.word(end + 2) == ")")
                {
                    self.unite(clusters, i, j);
                }
            }
        }
    }

    /// True where one is the acronym of the other, in whose brackets it stands; `alone` where it is all that does.
    fn explains(&self, one: &Type, other: &Type, alone: bool) -> bool {
        let organized = one.kind.is_organized() && other.kind.is_organized();
        // `Gaza Strip (AP)` is no acronym of the place.
        let alike = || {
            one.kind == other.kind || organized || initials(&one.text).len() > 2 && initials(&one.text) == other.text
        };
        other.kind != EntityKind::People
            && is_acronym(&other.text) != is_acronym(&one.text)
            && (share_letters(&one.text, &other.text) && alike()
                || organized && alone && foreign_initials(&one.text, &other.text))
    }

    /// `Amazon` where the list was sure, and where it was not.
    pub(crate) fn same_words(&self, clusters: &mut Clusters) {
        for (i, one) in self.named().filter(|(_, t)| t.kind.is_organized() && !self.listed(t)) {
            for j in self.with_word(one.words.first().map_or("", String::as_str)) {
                if j != i && self.types[j].kind.is_organized() && self.types[j].words == one.words {
                    self.unite(clusters, i, j);
                }
            }
        }
    }

    /// An acronym of exactly one name.
    pub(crate) fn acronyms(&self, clusters: &mut Clusters) {
        for (i, one) in self.named().filter(|(_, t)| is_acronym(&t.text) && !self.listed(t)) {
            let key: String = one.text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase).collect();
            if let Some(&[j]) = self.by_initials.get(&key).map(Vec::as_slice)
                && let kind = self.types[j].kind
                && (kind == one.kind || kind.is_organized() && one.kind != EntityKind::Person)
            {
                self.unite(clusters, i, j);
            }
        }
    }

    /// The first words, or the last two and more, of exactly one longer name; several longer spellings may be of one
    /// already.
    pub(crate) fn short_forms(&self, clusters: &mut Clusters) {
        for (i, one) in self.named() {
            if !one.kind.is_organized()
                && !matches!(
                    one.kind,
                    EntityKind::Facility | EntityKind::Work | EntityKind::Occasion | EntityKind::Object
                )
                && !(one.kind == EntityKind::Place
                    && self.sources.lexicon.is(&one.words.join(" "), Class::GeographicEnd))
            {
                continue;
            }
            let mut longer: Vec<usize> = Vec::new();
            for j in ends(one).flat_map(|word| self.with_word(word)) {
                if j != i && !longer.contains(&j) && self.is_short_for(one, &self.types[j]) {
                    longer.push(j);
                }
            }
            let root = |j: usize| self.types[j].mentions.first().map(|&m| clusters.root(m));
            if let [j, rest @ ..] = &longer[..]
                && rest.iter().all(|&k| root(k) == root(*j))
            {
                self.unite(clusters, i, *j);
            }
        }
    }

    /// `the Times`, `the Canal`: always behind `the`, and no army or force, which are any land's.
    fn is_definite(&self, one: &Type, word: &str) -> bool {
        let Sources { article, lexicon, .. } = *self.sources;
        let the = |&m: &u32| {
            self.name_of(m).is_some_and(|n| n.tokens.start.checked_sub(1).is_some_and(|t| article.lower(t) == "the"))
        };
        one.text.len() > 3
            && !self.listed(one)
            && !lexicon.is(word, Class::TroopNoun)
            && !lexicon.is(word, Class::ForceNoun)
            && one.mentions.iter().all(the)
    }

    /// `Lufthansa lost money ... Lufthansa Cargo`: a text that has the short name first speaks of two. Headlines shorten.
    fn stands_alone(&self, one: &Type, long: &Type) -> bool {
        let first = |t: &Type| {
            let at = t.mentions.iter().filter_map(|&m| self.candidates.get(m as usize)).map(|c| c.head);
            at.into_iter().find(|&t| self.sources.article.block_kind_of(t) == BlockKind::Paragraph)
        };
        first(one).is_some_and(|a| first(long).is_some_and(|b| a < b))
    }

    fn is_short_for(&self, one: &Type, long: &Type) -> bool {
        let lexicon = self.sources.lexicon;
        let kinds = long.kind.is_organized() && one.kind.is_organized() || long.kind == one.kind;
        if long.words.len() <= one.words.len() || !kinds {
            return false;
        }
        let optional = |w: &String| lexicon.is(w, Class::OptionalEnd);
        if let Some(rest) = long.words.strip_prefix(one.words.as_slice()) {
            if rest.iter().all(optional) {
                return true;
            }
            // `Coalition forces` are not the Coalition.
            let forces = one.words.len() == 1 && rest.last().is_some_and(|w| one_of!(w.as_str(), "forces" | "troops"));
            let telling = (one.words.len() > 1 || one.text.chars().count() > 4) && !forces;
            if telling && !rest.iter().any(|w| w == "in") {
                return !(self.listed(one) && self.listed(long)) && !self.stands_alone(one, long);
            }
        }
        // `Rovers` of `Bramley Rovers`; not `Forces`, which many have.
        let nickname = |word: &String| {
            let stem = word.strip_suffix('s').unwrap_or(word);
            long.words.len() < 4
                && one.text.ends_with('s')
                && one.text.len() > 4
                && one.kind == EntityKind::Organization
                && !self.listed(long)
                && lexicon.noun(stem).is_none()
                && lexicon.noun(word).is_none()
                && !optional(word)
        };
        // `the Commission` of the one commission that is named.
        let office = |word: &String| lexicon.noun(word).is_some_and(|n| n.0 == NounKind::Organization);
        let ends = match &one.words[..] {
            // `the Mahan` is the `USS Mahan`.
            [word] => {
                matches!(one.kind, EntityKind::Occasion | EntityKind::Object)
                    || nickname(word)
                    || office(word)
                    || self.is_definite(one, word)
            }
            _ => true,
        };
        ends && long.words.ends_with(&one.words) && !(self.listed(one) && self.listed(long))
    }
}
