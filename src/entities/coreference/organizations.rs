//! `the group`, `the company`: a bare definite noun for an institution means the one spoken of last that can be called
//! so.

use crate::article::TokenId;
use crate::entities::clusters::{Clusters, push_new};
use crate::entities::coreference::constraints::other_sort;
use crate::entities::coreference::definites::{bare, national};
use crate::entities::coreference::outlets::outlets;
use crate::entities::mentions::candidate::{Candidate, Function, Number, Settled, Shape};
use crate::entities::mentions::heads::Heads;
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Form, Sources};
use crate::language::Relation;
use crate::lexicon::{Class, Sort, is};
use crate::order::OrderedMap;
use crate::order::Sorted;
use std::ops::Range;

/// How many sentences back the name may stand.
const SENTENCES_BACK: u32 = 3;

/// How many mentions behind the noun a name is looked for.
const LATER: usize = 24;

/// Links such nouns, where one name fits best.
pub(crate) fn link(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    asides: &[bool],
    clusters: &mut Clusters,
) {
    let mut known = Institutions::new(sources, candidates, names, asides, clusters);
    for (i, c) in candidates.iter().enumerate() {
        let i = i as u32;
        known.add(i, c, clusters);
        let Some(noun) = known.asked(i, c, clusters) else { continue };
        // Nobody near is called so, and one further back is.
        let (best, closest) = known.nearest(i, c, noun, clusters);
        let far = known.called_so(i, noun, clusters).filter(|_| closest < 3 && known.told(c).is_empty());
        let found = far.or(best);
        if let Some(antecedent) = found {
            clusters.union(antecedent, i);
            known.near.push(i);
        }
    }
}

/// The institutions spoken of so far.
struct Institutions<'a> {
    sources: &'a Sources<'a>,
    candidates: &'a [Candidate],
    names: &'a [NameSpan],
    asides: &'a [bool],
    /// In text order.
    near: Vec<u32>,
    /// Names that have the noun in them, however far back.
    worded: OrderedMap<String, Vec<u32>>,
    /// Those that the text only has as sources.
    outlets: Sorted<u32>,
    /// Nouns that are said of an entity.
    said: Sorted<(u32, &'a str)>,
}

impl<'a> Institutions<'a> {
    fn new(
        sources: &'a Sources<'a>,
        candidates: &'a [Candidate],
        names: &'a [NameSpan],
        asides: &'a [bool],
        clusters: &Clusters,
    ) -> Institutions<'a> {
        let (near, worded) = <_>::default();
        let aside = |(i, c): &(usize, &Candidate)| c.form == Form::Nominal && asides.get(*i) == Some(&true);
        let said = candidates.iter().enumerate().filter(aside);
        let said = said.map(|(i, c)| (clusters.root(i as u32), sources.analysis.lemma(c.head))).collect();
        let outlets = outlets(sources, candidates, names, clusters);
        Institutions { sources, candidates, names, asides, near, worded, outlets, said }
    }

    fn is_aside(&self, i: u32) -> bool {
        self.asides.get(i as usize) == Some(&true)
    }

    fn name_of(&self, c: &Candidate) -> Option<&'a NameSpan> {
        c.name.and_then(|n| self.names.get(n))
    }

    /// True for a noun by which a group or another institution is called.
    fn is_noun(&self, word: &str) -> bool {
        [Class::GroupNoun, Class::InstitutionNoun].iter().any(|&class| self.sources.lexicon.is(word, class))
    }

    /// Remembers a mention of an institution.
    fn add(&mut self, i: u32, c: &Candidate, clusters: &Clusters) {
        if !matches!(c.kind, Some(EntityKind::Organization | EntityKind::Group)) {
            return;
        }
        let described = c.form == Form::Nominal
            && matches!(c.shape, Shape::Definite | Shape::Possessed)
            && !c.joined
            && !self.is_aside(i)
            && !bare(self.sources, c);
        // "Google rival Findex": spoken of is the other.
        let analysis = self.sources.analysis;
        let beside = self.sources.syntax.head(c.head).is_some_and(|h| analysis.lemma_is(h, Class::RelationNoun));
        let beside = beside && c.function == Function::Modifier;
        if c.name.is_some() && !beside || described {
            self.near.push(i);
        }
        let Some(name) = self.name_of(c) else { return };
        let text = self.sources.article.text_of(name.tokens.clone()).to_lowercase();
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            if text.len() > word.len() && !(name.kind == EntityKind::Group && of_state(word)) && self.is_noun(word) {
                push_new(self.worded.entry(word.to_owned()).or_default(), i, clusters);
            }
        }
    }

    /// `Ministry spokesman`, `the Commission`: a short form in capitals is no other thing.
    fn is_short(&self, i: u32, c: &Candidate, clusters: &Clusters) -> bool {
        c.form == Form::Name
            && c.tokens.end - c.tokens.start == 1
            && self.name_of(c).is_some_and(|n| !n.listed())
            && clusters.of(i).is_some_and(|t| t.size == t.names && t.longest == 1)
    }

    /// The noun whose institution is asked for.
    fn asked(&self, i: u32, c: &Candidate, clusters: &Clusters) -> Option<&'a str> {
        let Sources { article, analysis, .. } = *self.sources;
        let short = self.is_short(i, c, clusters);
        let noun = if short { article.lower(c.head) } else { analysis.lemma(c.head) };
        if c.number == Number::Plural
            || c.joined
            || c.settled == Settled::Apart
            || self.is_aside(i)
            || !self.is_noun(noun)
        {
            return None;
        }
        // `the Tokyo-based maker`: of a company spoken of just now.
        let tied = |t: TokenId| one_of!(article.lower(t), "based" | "backed" | "linked" | "aligned");
        let open = || {
            c.form == Form::Nominal
                && c.shape == Shape::Definite
                && (bare(self.sources, c)
                    || national(self.sources, c)
                    || (c.tokens.start..c.head).any(tied)
                    || !self.told(c).is_empty())
                && !clusters.of(i).is_some_and(|t| t.named)
        };
        (short || open()).then_some(noun)
    }

    /// `the mining company`: the words before the noun, which a name has to have as well.
    fn told(&self, c: &Candidate) -> Range<TokenId> {
        let article = self.sources.article;
        let words = c.tokens.start + 1..c.head;
        let small = |t: TokenId| article.word(t).starts_with(char::is_lowercase);
        let tied = |t: TokenId| one_of!(article.lower(t), "based" | "backed" | "linked" | "aligned");
        let alone = c.phrase.end <= c.head + 1 || one_of!(article.lower(c.head + 1), "," | "'s" | "'");
        let told = c.form == Form::Nominal && alone && words.clone().all(small) && !words.clone().any(tied);
        if told { words } else { 0..0 }
    }

    /// True for an institution whose name has these words.
    fn has_words(&self, a: &Candidate, words: Range<TokenId>) -> bool {
        let article = self.sources.article;
        let of_name = a.tokens.start..a.tokens.end;
        words.into_iter().all(|w| of_name.clone().any(|t| article.lower(t) == article.lower(w)))
    }

    /// The one spoken of last that can best be called so, where one is better than all others; and how well any can.
    fn nearest(&self, i: u32, c: &Candidate, noun: &str, clusters: &Clusters) -> (Option<u32>, i32) {
        let short = c.form == Form::Name;
        let mut best: Option<(i32, u32)> = None;
        let (mut closest, mut second) = (0, i32::MIN);
        for &k in self.near.iter().rev().take(24) {
            let Some(a) = self.candidates.get(k as usize) else { continue };
            let back = c.sentence.saturating_sub(a.sentence);
            if back > SENTENCES_BACK
                || short && clusters.same(k, i)
                || a.phrase.start <= c.head && c.head < a.phrase.end
            {
                continue;
            }
            let Some(fit) = self.fit(k, a, noun, clusters).filter(|&f| f >= 3 || !short) else { continue };
            if !self.has_words(a, self.told(c)) {
                continue;
            }
            if self.is_told_apart(k, c, noun, clusters) {
                continue;
            }
            // `the Ugandan army` is no other land's.
            let theirs = clusters.of(k).and_then(|t| t.land);
            if c.land.is_some_and(|l| theirs.is_some_and(|o| o != l)) {
                continue;
            }
            closest = closest.max(fit);
            // `Labour's Ann Moss said the party`: hers.
            let own = if noun == "party" && back == 0 { 4 } else { 0 };
            let score = 8 * fit + prominence(self.sources, a) - 2 * back as i32 + own;
            match best {
                Some((s, b)) if clusters.same(b, k) => best = Some((s.max(score), k)),
                Some((s, _)) if score <= s => second = second.max(score),
                Some((s, _)) => (second, best) = (s, Some((score, k))),
                None => best = Some((score, k)),
            }
        }
        (best.filter(|&(score, _)| score > second).map(|(_, k)| k), closest)
    }

    /// `In a letter to the company, the agency said`, `the company hopes to win clients from SpaceX`: two of one sentence.
    fn is_told_apart(&self, k: u32, c: &Candidate, noun: &str, clusters: &Clusters) -> bool {
        let here = |m: &u32| self.candidates.get(*m as usize).is_some_and(|o| o.sentence == c.sentence);
        let called = self.near.iter().rev().take_while(|&m| here(m)).any(|&m| {
            let Some(o) = self.candidates.get(m as usize) else { return false };
            o.form == Form::Nominal && self.sources.analysis.lemma(o.head) != noun && clusters.same(m, k)
        });
        let after = self.candidates.partition_point(|o| o.phrase.start <= c.head);
        let rest = (after..self.candidates.len()).take_while(|&m| here(&(m as u32)));
        called || rest.take(LATER).any(|m| self.is_named_again(m, k, clusters))
    }

    /// `clients from SpaceX`, and not `SpaceX clients`.
    fn is_named_again(&self, m: usize, k: u32, clusters: &Clusters) -> bool {
        let o = &self.candidates[m];
        o.form == Form::Name && o.function != Function::Modifier && clusters.same(m as u32, k)
    }

    /// How well the mention can be called by the noun.
    fn fit(&self, k: u32, a: &Candidate, noun: &str, clusters: &Clusters) -> Option<i32> {
        let group = self.sources.lexicon.is(noun, Class::GroupNoun);
        let firm = is(noun, Class::FirmNoun);
        match self.name_of(a) {
            Some(_) if firm && (self.outlets.contains(&clusters.root(k)) || of_thing(self.sources, a)) => None,
            Some(name) if other_sort(self.sources, noun, &name.tokens) => None,
            Some(name) => fits(self.sources, noun, group, name, &self.said, clusters.root(k)),
            // `the U.N. refugee agency`: the noun itself, with more to it.
            None => (a.number != Number::Plural && self.sources.analysis.lemma(a.head) == noun).then_some(3),
        }
    }

    /// The one institution of the article that has the noun in its name.
    fn called_so(&self, i: u32, noun: &str, clusters: &Clusters) -> Option<u32> {
        let list = self.worded.get(noun)?;
        let &last = list.last()?;
        (list.iter().all(|&k| clusters.same(k, last)) && !clusters.same(last, i)).then_some(last)
    }
}

/// How prominent the mention's place in its clause is.
fn prominence(sources: &Sources<'_>, a: &Candidate) -> i32 {
    match a.function {
        Function::Subject => 3,
        Function::Other if root(sources, a) => 3,
        Function::Object | Function::Possessor | Function::Other => 1,
        Function::Oblique | Function::Modifier => 0,
    }
}

/// Links a noun to the name in front of it, where the noun only says what that is.
pub(crate) fn called(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    heads: &Heads,
    clusters: &mut Clusters,
) {
    let analysis = sources.analysis;
    let is = |word: &str, class: Class| sources.lexicon.is(word, class);
    for (i, c) in candidates.iter().enumerate() {
        let noun = analysis.lemma(c.head);
        if c.form != Form::Nominal
            || !matches!(c.shape, Shape::Definite | Shape::Possessed)
            || c.number == Number::Plural
            || c.joined
            || c.settled == Settled::Apart
            || !is(noun, Class::NamedBody) && !is(noun, Class::InstitutionNoun) && noun != "opposition"
            || clusters.of(i as u32).is_some_and(|t| t.named)
        {
            continue;
        }
        // `the socialist union FGTB`.
        let right = names
            .binary_search_by_key(&(c.head + 1), |n| n.tokens.start)
            .ok()
            .and_then(|n| names.get(n))
            .filter(|n| n.titled_from == n.tokens.start && n.country.is_none() && n.kind.is_organized())
            .and_then(|n| n.tokens.clone().rev().find_map(|t| heads.at(t)));
        if let Some(at) = right.filter(|_| !clusters.of(i as u32).is_some_and(|t| t.named)) {
            clusters.union(at, i as u32);
            continue;
        }
        let compounds = analysis.children(c.head).iter().filter(|&&k| {
            k < c.head
                && analysis.word(k).is_some_and(|w| matches!(w.relation, Relation::Compound | Relation::NmodDesc))
        });
        if !is(noun, Class::NamedBody) {
            continue;
        }
        let Some(at) = compounds.filter_map(|&k| heads.at(k)).next_back() else { continue };
        let Some(name) = candidates.get(at as usize).and_then(|a| a.name).and_then(|n| names.get(n)) else { continue };
        let sort = name.actors.first().and_then(|&id| sources.lexicon.actor(id)).map(|a| a.sort);
        let kind = matches!(name.kind, EntityKind::Organization | EntityKind::Group | EntityKind::Work);
        // `the U.N. group` is one of its many.
        let part =
            matches!(sort, Some(Sort::Body | Sort::Independent)) && !one_of!(noun, "alliance" | "bloc" | "coalition");
        if kind && !part && name.country.is_none() {
            clusters.union(at, i as u32);
        }
    }
}

/// True for the first word of a clause's predicate: `The most powerful is Hayat Tahrir al-Sham`.
fn root(sources: &Sources<'_>, c: &Candidate) -> bool {
    sources.analysis.word(c.head).is_some_and(|w| w.relation == Relation::Root)
}

/// `The ferry, the Mary Rose, is safe`: an apposition with an article is a ship, a dam or a product, and no firm.
pub(crate) fn of_thing(sources: &Sources<'_>, name: &Candidate) -> bool {
    let before = |n| name.tokens.start.checked_sub(n).map_or("", |t| sources.article.lower(t));
    name.form == Form::Name && before(2) == "," && matches!(before(1), "the" | "a" | "an")
}

/// True for what a state has: `the army` is its own, whatever the rebels call themselves.
pub(crate) fn of_state(noun: &str) -> bool {
    is(noun, Class::StateBody)
}

/// How well an institution can be called by the noun; `None` where it can not.
fn fits(
    sources: &Sources<'_>,
    noun: &str,
    group: bool,
    name: &NameSpan,
    called: &Sorted<(u32, &str)>,
    root: u32,
) -> Option<i32> {
    let sort = name.actors.first().and_then(|&id| sources.lexicon.actor(id)).map(|a| a.sort);
    // An agency that only brings the news: `(Reuters)`.
    if sort == Some(Sort::Media) && !is(noun, Class::MediaNoun) {
        return None;
    }
    let text = sources.article.text_of(name.tokens.clone()).to_lowercase();
    let says = text.split(|c: char| !c.is_alphanumeric()).any(|w| w == noun);
    if says || called.contains(&(root, noun)) {
        return Some(3);
    }
    // `the force` is the police.
    if noun == "force" {
        let armed =
            ["police", "army", "guard", "force", "service", "gendarmerie", "patrol"].iter().any(|w| text.contains(w));
        return (armed || sort == Some(Sort::Force)).then_some(2);
    }
    // `the court` is no commission.
    let general = is(noun, Class::GeneralBody);
    if !general
        && !group
        && text.split(|c: char| !c.is_alphanumeric()).any(|w| sources.lexicon.is(w, Class::InstitutionNoun))
    {
        return None;
    }
    let company = sources.lexicon.is(noun, Class::FirmNoun);
    let grouped = name.kind == EntityKind::Group;
    match (sort, grouped) {
        (Some(Sort::Company), _) => company.then_some(2),
        (Some(Sort::Armed), _) => group.then_some(if noun == "party" { 0 } else { 2 }),
        (Some(Sort::Party), _) => {
            one_of!(noun, "party" | "group" | "movement").then_some(if noun == "party" { 2 } else { 1 })
        }
        (Some(Sort::Independent), _) if noun == "group" => Some(2),
        (Some(Sort::Body | Sort::Independent), _) => (!company && noun != "militia" && noun != "party").then_some(1),
        (Some(Sort::Force), _) => one_of!(noun, "militia" | "agency" | "group").then_some(1),
        (Some(Sort::Media), _) => Some(1),
        (None, true) => group.then_some(1),
        // `the ministry` is called so.
        (None, false) if is(noun, Class::NamedInstitution) => None,
        (None, false) => (noun != "militia" && noun != "party").then_some(if group { 0 } else { 1 }),
    }
}
