//! Nouns in front of a name or behind it that the tree does not tie to it.

use crate::article::TokenId;
use crate::by_token::{ByToken, Packed};
use crate::entities::clusters::Clusters;
use crate::entities::mentions::candidate::{Candidate, Number, Shape};
use crate::entities::names::span::NameSpan;
use crate::entities::{EntityKind, Form, Sources};
use crate::language::Relation;
use std::ops::Range;

/// Nouns that belong to a name in front of which they stand, or that it follows between commas: `Chinese envoy Deng
/// Xijun`, `her daughter, Inez,`, where the tree does not say so.
pub(crate) fn titles(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    asides: &mut [bool],
    clusters: &mut Clusters,
) {
    let persons = Persons::new(sources, candidates, names);
    for (i, c) in candidates.iter().enumerate() {
        let single = c.kind == Some(EntityKind::Person) && c.number != Number::Plural;
        if c.form != Form::Nominal || !single || c.joined || asides.get(i) == Some(&true) {
            continue;
        }
        let free = || clusters.of(i as u32).is_some_and(|t| !t.named);
        let beside = || {
            let found = persons.right_behind(c).or_else(|| persons.behind_comma(c));
            found.or_else(|| persons.further(i, c)).or_else(|| persons.before_age(c)).filter(|_| free())
        };
        let titled = persons.titled.get(c.head);
        if let Some(name) = titled.or_else(beside) {
            clusters.union(name, i as u32);
            // What a name is a part of is itself the subject.
            if let Some(slot) = asides.get_mut(i) {
                *slot = titled.is_some() || !persons.is_part(name, c);
            }
        }
    }
}

/// Names of persons by their tokens.
struct Persons<'a> {
    sources: &'a Sources<'a>,
    candidates: &'a [Candidate],
    /// For every token of a title whose it is.
    titled: Packed,
    begins: Packed,
    ends: Packed,
}

impl<'a> Persons<'a> {
    fn new(sources: &'a Sources<'a>, candidates: &'a [Candidate], names: &[NameSpan]) -> Persons<'a> {
        let of = |tokens: fn(&NameSpan) -> Range<TokenId>| {
            let mut of = ByToken::new(sources.article.tokens.len() + 1);
            for (c, i) in candidates.iter().zip(0..) {
                let name = c.name.and_then(|n| names.get(n)).filter(|n| n.kind == EntityKind::Person);
                name.map_or(0..0, tokens).for_each(|t| of.set(t, i));
            }
            of.packed()
        };
        let titled = of(|name| name.titled_from..name.tokens.start);
        let begins = of(|name| name.titled_from..name.titled_from + 1);
        let ends = of(|name| name.tokens.end..name.tokens.end + 1);
        Persons { sources, candidates, titled, begins, ends }
    }

    /// The name in `list` at the token, where it can be the noun's.
    fn fitting(&self, list: &Packed, t: TokenId, noun: &Candidate) -> Option<(u32, &'a Candidate)> {
        let name = list.get(t)?;
        let other = self.candidates.get(name as usize)?;
        (!other.gender.is_against(noun.gender)).then_some((name, other))
    }

    fn is_closed(&self, name: &Candidate) -> bool {
        one_of!(self.sources.article.word(name.tokens.end), "," | "." | ")" | ";")
    }

    /// `the television host Carla Ortiz`; `Radio reporter Carla Ortiz`, where the tree has the name as a part of the noun.
    fn right_behind(&self, c: &Candidate) -> Option<u32> {
        let told = matches!(c.shape, Shape::Definite | Shape::Indefinite) && c.tokens.end - c.tokens.start > 1;
        let (name, _) = self.fitting(&self.begins, c.head + 1, c)?;
        // A headline that ends in an office, and who wrote it below.
        let sentence = self.sources.article.sentence_of(c.head)?;
        (sentence.tokens.end > c.head + 1 && told && c.tokens.end == c.head + 1 || self.is_part(name, c))
            .then_some(name)
    }

    fn is_part(&self, name: u32, noun: &Candidate) -> bool {
        let word = self.candidates.get(name as usize).and_then(|n| self.sources.analysis.word(n.head));
        word.is_some_and(|w| w.relation == Relation::Flat && w.head == Some(noun.head))
    }

    /// `her daughter, Inez,`.
    fn behind_comma(&self, c: &Candidate) -> Option<u32> {
        let (name, other) = self.fitting(&self.begins, c.head + 2, c)?;
        let listed = self.sources.analysis.word(other.head).is_some_and(|w| w.relation == Relation::Conj);
        (self.sources.article.word(c.head + 1) == "," && self.is_closed(other) && !listed).then_some(name)
    }

    /// `the head of the security service, Nino Tsereteli,`: past what the noun is of, where that is nobody.
    fn further(&self, i: usize, c: &Candidate) -> Option<u32> {
        let Sources { article, analysis, .. } = *self.sources;
        let end = (c.head + 2..c.head + 12).find(|&t| article.word(t) == ",")?;
        let of = one_of!(article.lower(c.head + 1), "of" | "for" | "at" | "to" | "-" | "and");
        let finite = |t: TokenId| analysis.word(t).is_some_and(|w| w.tag.is_finite());
        if !of || (c.head + 1..end).any(finite) || self.has_someone(i, c, end) {
            return None;
        }
        let (name, other) = self.fitting(&self.begins, end + 1, c)?;
        let closed = self.is_closed(other) || finite(other.tokens.end);
        // A second of a list has its `and`; `a lawyer for one of the suspects, Omar Sel,` is another.
        let listed = analysis.word(other.head).is_some_and(|w| match w.relation {
            Relation::Conj => w.head == Some(c.head),
            Relation::Appos => w.head.is_some_and(|h| h > c.head && article.lower(h) == "one"),
            _ => false,
        });
        (closed && !listed && article.sentence_of(c.head)?.tokens.contains(&end)).then_some(name)
    }

    /// True where another person stands between the noun and `end`.
    fn has_someone(&self, i: usize, c: &Candidate, end: TokenId) -> bool {
        let Sources { article, analysis, .. } = *self.sources;
        // `his deputy and now enemy, Dagalo`: both nouns are of him; `the president and the minister` are two.
        let same = |o: &Candidate| {
            article.lower(c.head + 1) == "and"
                && o.shape == Shape::Bare
                && o.number != Number::Plural
                && analysis.word(o.head).is_some_and(|w| w.head == Some(c.head))
        };
        self.candidates.iter().skip(i + 1).take(7).any(|o| {
            (c.head + 1..end).contains(&o.head)
                && article.word(o.head - 1) != "-"
                // A second name is not the first one's.
                && o.kind == Some(EntityKind::Person)
                && o.name.is_none()
                && !same(o)
                && self.titled.get(o.head).is_none()
        })
    }

    /// `Tenesaca, 44, a lawyer from Cuenca,`.
    fn before_age(&self, c: &Candidate) -> Option<u32> {
        let article = self.sources.article;
        let start = c.tokens.start;
        let comma = start.checked_sub(3).filter(|&t| article.word(t) == "," && article.word(start - 1) == ",")?;
        let age = article.word(start - 2).parse::<u8>().is_ok_and(|n| (5..115).contains(&n));
        self.fitting(&self.ends, comma, c).filter(|_| age).map(|(name, _)| name)
    }
}
