//! The learned model of the phase: does a candidate attribute?
//!
//! It is linear over readable features, with weights in `data/statements/accept_weights.tsv`. The recipe is `train/statements/`.

use super::candidates::{Candidate, Shape};
use super::cues::Cues;
use super::quotations::{self, Quotation};
use crate::article::TokenId;
use crate::entities::Entities;
use crate::language::Tag;
use crate::language::syntax::Syntax;
use crate::lexicon::{Bag, Lexicon, Linear, Map, NounKind, rows};
use std::sync::OnceLock;

/// Hundredths of log odds from which a candidate is taken for a statement.
const ENOUGH: i32 = -50;

/// What WordNet takes words for: saying, thinking, feeling.
pub(super) struct Senses(Map<&'static str, &'static str>);

impl Senses {
    pub(super) fn get() -> &'static Senses {
        static SENSES: OnceLock<Senses> = OnceLock::new();
        SENSES.get_or_init(|| {
            let mut out = Map::default();
            for row in rows("statements/senses") {
                let [sense, verbs] = row[..] else { continue };
                out.extend(verbs.split(' ').map(|w| (w, sense)));
            }
            Senses(out)
        })
    }

    pub(super) fn of(&self, verb: &str) -> Option<&'static str> {
        self.0.get(verb).copied()
    }
}

/// What a candidate is judged by.
pub(super) struct View<'a> {
    pub syntax: &'a Syntax<'a>,
    pub lexicon: &'a Lexicon,
    pub entities: &'a Entities,
    pub quotations: &'a [Quotation],
}

impl View<'_> {
    /// True for a candidate that is a statement.
    pub(super) fn accepts(&self, c: &Candidate) -> bool {
        static MODEL: OnceLock<Linear> = OnceLock::new();
        let model = MODEL.get_or_init(|| Linear::read("statements/accept_weights"));
        model.score(|bag| self.features(c, bag)) > ENOUGH
    }

    /// The features of a candidate.
    pub(super) fn features(&self, c: &Candidate, bag: &mut Bag<'_>) {
        let syntax = self.syntax;
        let t = c.draft.token;
        let (lemma, shape, relation) = (syntax.lemma(t), c.shape.name(), syntax.relation(t).name());
        let class = if syntax.tag(t).is_verb() {
            "v"
        } else if syntax.tag(t) == Tag::Jj {
            "a"
        } else {
            "n"
        };
        let sense = if class == "v" { Senses::get().of(lemma).unwrap_or("") } else { "" };
        let link = self.link(c);
        bag.add(format_args!("shape={class}{shape}"));
        bag.add(format_args!("lemma={class}:{lemma}"));
        bag.add(format_args!("lemma={lemma}|{shape}"));
        bag.add(format_args!("link={class}{shape}:{link}"));
        bag.add(format_args!("lemma={lemma}|{link}"));
        bag.add(format_args!("sense={class}{sense}"));
        bag.add(format_args!("sense={class}{sense}|{shape}"));
        bag.add(format_args!("sense={class}{sense}|{link}"));
        if let Some(act) = self.listed(class, lemma) {
            bag.add(format_args!("act={act}|{shape}"));
            bag.add(format_args!("listed={class}{shape}"));
        }
        if class == "v" {
            for use_ in Cues::get().verb(lemma) {
                let (f, own) = (use_.frames, use_.prepositions.is_empty());
                if own && use_.objects.is_empty() {
                    bag.add(format_args!(
                        "frame={shape}{}{}{}",
                        u8::from(f.clause),
                        u8::from(f.object),
                        u8::from(f.infinitive)
                    ));
                } else if use_.prepositions.contains(&link) {
                    bag.add(format_args!("frame={shape}prep"));
                }
            }
        }
        for n in [3, 4] {
            if let Some(end) = lemma.char_indices().rev().nth(n - 1).and_then(|(i, _)| lemma.get(i..)) {
                bag.add(format_args!("end={class}:{end}"));
            }
        }
        if syntax.children(t).any(|d| matches!(syntax.article.lower(d), "not" | "n't" | "n’t" | "never")) {
            bag.add(format_args!("not"));
        }
        if let Some(s) = c.draft.source.as_ref() {
            let who = self.kind(s.referent);
            bag.add(format_args!("who={who}"));
            bag.add(format_args!("who={who}|{class}{shape}"));
            bag.add(format_args!("who={who}|{sense}"));
            if class == "n" {
                bag.add(format_args!("owner={}", syntax.relation(s.referent).name()));
                bag.add(format_args!("owner={}|{sense}", syntax.relation(s.referent).name()));
            }
            if s.referent > t {
                bag.add(format_args!("behind={class}{shape}"));
            }
        }
        self.content(c, class, sense, bag);
        if class == "n"
            && let Some(h) = syntax.head(t)
        {
            bag.add(format_args!("gov={relation}:{}", syntax.lemma(h)));
        }
    }

    fn content(&self, c: &Candidate, class: &str, sense: &str, bag: &mut Bag<'_>) {
        let syntax = self.syntax;
        let hull = c.draft.hull();
        let long = match hull.len() {
            0..=1 => "1",
            2 => "2",
            3..=5 => "5",
            6..=10 => "10",
            _ => "more",
        };
        bag.add(format_args!("long={class}{}:{long}", c.shape.name()));
        if hull.clone().any(|i| quotations::at(self.quotations, i).is_some()) {
            bag.add(format_args!("quoted"));
            bag.add(format_args!("quoted={class}{sense}"));
        }
        if matches!(c.shape, Shape::Object | Shape::Phrase | Shape::Passive) {
            let (what, noun) = (self.kind(c.said), syntax.lemma(c.said));
            bag.add(format_args!("what={what}|{class}{sense}"));
            bag.add(format_args!("what={noun}"));
            if let Some(governor) = Cues::get().noun(noun) {
                bag.add(format_args!("onact={}", governor.act.name()));
                bag.add(format_args!("onact={class}{}", c.shape.name()));
            }
            if let Some(act) = self.listed(class, syntax.lemma(c.draft.token)) {
                bag.add(format_args!("what={what}|{act}"));
            }
        } else {
            bag.add(format_args!("said={}|{}", c.shape.name(), syntax.tag(c.said).name()));
            if syntax.own_subject(c.said).is_some() {
                bag.add(format_args!("whole={class}"));
            }
        }
    }

    /// The word between cue and content.
    fn link(&self, c: &Candidate) -> &str {
        let syntax = self.syntax;
        match c.shape {
            Shape::Clause | Shape::Infinitive => syntax.own_marker(c.said).unwrap_or(
                if matches!(syntax.tag(syntax.extent(c.said).start), Tag::Wp | Tag::Wrb | Tag::Wdt) {
                    "wh"
                } else {
                    "-"
                },
            ),
            Shape::Phrase if syntax.tag(c.said) == Tag::Vbg => syntax.article.lower(syntax.extent(c.said).start),
            Shape::Phrase => syntax.preposition(c.said),
            Shape::Object | Shape::Passive => "",
        }
    }

    fn listed(&self, class: &str, lemma: &str) -> Option<&'static str> {
        let cues = Cues::get();
        match class {
            "v" => cues.verb(lemma).first().map(|c| c.act),
            "n" => cues.noun(lemma).map(|g| g.act),
            _ => cues.adjective(lemma).map(|g| g.act),
        }
        .map(super::Act::name)
    }

    /// What a word stands for, as far as lists and text tell.
    fn kind(&self, t: TokenId) -> &'static str {
        let syntax = self.syntax;
        let id = self.entities.headed_by(t).or_else(|| self.entities.covering(t));
        if let Some(e) = id.and_then(|e| self.entities.get(e)) {
            return e.kind.name();
        }
        let lemma = syntax.lemma(t);
        match syntax.tag(t) {
            Tag::Prp => match syntax.article.lower(t) {
                "it" => "it",
                "i" | "me" | "we" | "us" | "you" => "we",
                _ => "he",
            },
            Tag::Wp | Tag::Wdt | Tag::Dt => "wh",
            _ if Cues::get().speaks(lemma) => "document",
            _ => match self.lexicon.noun(lemma) {
                Some((NounKind::Person, _)) => "person",
                Some((NounKind::Group | NounKind::Organization, _)) => "organization",
                Some((NounKind::Place | NounKind::Facility, _)) => "place",
                _ if syntax.tag(t).is_proper() => "name",
                _ if syntax.tag(t).is_verb() => "deed",
                _ => "thing",
            },
        }
    }
}
