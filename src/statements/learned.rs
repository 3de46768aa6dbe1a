//! The learned model of the phase: does a candidate attribute?
//!
//! It is linear over readable features, with weights in `data/statements/accept_weights.tsv`. The recipe is `train/statements/`.

use super::candidates::{Candidate, Shape};
use super::cues::Cues;
use super::quotations::{self, Quotation};
use super::senses;
use crate::article::TokenId;
use crate::entities::Entities;
use crate::language::Tag;
use crate::language::syntax::Syntax;
use crate::lexicon::{Bag, Lexicon, Linear, NounKind};
use std::sync::OnceLock;

/// Hundredths of log odds from which a candidate is taken for a statement.
const ENOUGH: i32 = -50;

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
        let (lemma, shape, link) = (syntax.lemma(t), c.shape.name(), self.link(c));
        let sense = senses::of(lemma).unwrap_or("");
        bag.add(format_args!("shape={shape}"));
        bag.add(format_args!("lemma={lemma}"));
        bag.add(format_args!("lemma={lemma}|{shape}"));
        bag.add(format_args!("lemma={lemma}|{link}"));
        bag.add(format_args!("link={shape}:{link}"));
        bag.add(format_args!("sense={sense}"));
        bag.add(format_args!("sense={sense}|{shape}"));
        bag.add(format_args!("sense={sense}|{link}"));
        for n in [3, 4] {
            if let Some(end) = lemma.char_indices().rev().nth(n - 1).and_then(|(i, _)| lemma.get(i..)) {
                bag.add(format_args!("end={end}"));
            }
        }
        let uses = Cues::get().verb(lemma);
        if let Some(cue) = uses.first() {
            bag.add(format_args!("act={}|{shape}", cue.act.name()));
            bag.add(format_args!("listed={shape}"));
        }
        for cue in uses {
            let f = cue.frames;
            if cue.prepositions.contains(&link) {
                bag.add(format_args!("frame={shape}:prep"));
            } else if cue.prepositions.is_empty() && cue.objects.is_empty() {
                let [c, o, x] = [f.clause, f.object, f.infinitive].map(u8::from);
                bag.add(format_args!("frame={shape}:{c}{o}{x}"));
            }
        }
        if let Some(s) = c.draft.source.as_ref() {
            let who = self.kind(s.referent);
            bag.add(format_args!("who={who}"));
            bag.add(format_args!("who={who}|{shape}"));
            bag.add(format_args!("who={who}|{sense}"));
        }
        self.content(c, sense, bag);
    }

    fn content(&self, c: &Candidate, sense: &str, bag: &mut Bag<'_>) {
        let syntax = self.syntax;
        let (shape, hull) = (c.shape.name(), c.draft.hull());
        let long = match hull.len() {
            0..=1 => "1",
            2 => "2",
            3..=5 => "5",
            6..=10 => "10",
            _ => "more",
        };
        bag.add(format_args!("long={shape}:{long}"));
        if hull.clone().any(|i| quotations::at(self.quotations, i).is_some()) {
            bag.add(format_args!("quoted"));
        }
        if matches!(c.shape, Shape::Object | Shape::Phrase) {
            let (what, noun) = (self.kind(c.said), syntax.lemma(c.said));
            bag.add(format_args!("what={what}|{sense}"));
            bag.add(format_args!("what={noun}"));
            if let Some(governor) = Cues::get().noun(noun) {
                bag.add(format_args!("onact={}", governor.act.name()));
                bag.add(format_args!("onact={shape}"));
            }
        } else {
            bag.add(format_args!("said={shape}|{}", syntax.tag(c.said).name()));
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
            Shape::Object => "",
        }
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
