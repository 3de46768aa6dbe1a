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
const LEAST_LOG_ODDS: i32 = 30;

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
        model.score(|bag| self.features(c, bag)) > LEAST_LOG_ODDS
    }

    /// The features of a candidate.
    pub(super) fn features(&self, c: &Candidate, bag: &mut Bag<'_>) {
        let syntax = self.syntax;
        let t = c.draft.token;
        let (lemma, shape, link, tag) = (syntax.lemma(t), c.shape.name(), self.link(c), syntax.tag(t));
        let sense = senses::of(lemma, tag);
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
        self.listed(c, shape, link, bag);
        match c.draft.source.as_ref() {
            Some(s) => {
                let who = self.kind(s.referent);
                bag.add(format_args!("who={who}"));
                bag.add(format_args!("who={who}|{shape}"));
                bag.add(format_args!("who={who}|{sense}"));
            }
            None => bag.add(format_args!("who=|{shape}")),
        }
        self.around(c, shape, bag);
        self.content(c, sense, bag);
    }

    /// What the lists know of its cue.
    fn listed(&self, c: &Candidate, shape: &str, link: &str, bag: &mut Bag<'_>) {
        let syntax = self.syntax;
        let t = c.draft.token;
        let lemma = syntax.lemma(t);
        let tag = syntax.tag(t);
        if !tag.is_verb() {
            let governor = if tag.is_noun() { Cues::get().noun(lemma) } else { Cues::get().adjective(lemma) };
            if let Some(g) = governor {
                let fits = g.prepositions.contains(&link);
                bag.add(format_args!("act={}|{shape}", g.act.name()));
                bag.add(format_args!("listed={shape}:{fits}"));
            }
            return;
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
    }

    /// What stands around the cue.
    fn around(&self, c: &Candidate, shape: &str, bag: &mut Bag<'_>) {
        let syntax = self.syntax;
        let t = c.draft.token;
        bag.add(format_args!("tag={}|{shape}", syntax.tag(t).name()));
        if syntax.tag(t).is_noun() {
            let start = c.draft.cue.as_ref().map_or(t, |r| r.start);
            bag.add(format_args!("light={}|{shape}", if start < t { syntax.lemma(start) } else { "" }));
            if let Some(h) = syntax.head(t) {
                bag.add(format_args!("under={}|{}", syntax.lemma(h), syntax.relation(t).name()));
            }
            bag.add(format_args!("case={}", syntax.preposition(t)));
        }
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
            bag.add(format_args!("quoted|{shape}"));
        }
        let (what, noun, tag) = (self.kind(c.said), syntax.lemma(c.said), syntax.tag(c.said));
        if tag.is_noun() {
            bag.add(format_args!("what={what}|{sense}"));
            bag.add(format_args!("what={what}|{shape}"));
            bag.add(format_args!("what={noun}"));
            bag.add(format_args!("whatsense={}|{sense}", senses::of(noun, tag)));
            bag.add(format_args!("whatsense={}|{shape}", senses::of(noun, tag)));
            if let Some(governor) = Cues::get().noun(noun) {
                bag.add(format_args!("onact={}", governor.act.name()));
                bag.add(format_args!("onact={shape}"));
            }
        } else {
            bag.add(format_args!("said={shape}|{}", tag.name()));
        }
    }

    /// The word between cue and content.
    fn link(&self, c: &Candidate) -> &str {
        let syntax = self.syntax;
        let first = syntax.extent(c.said).start;
        if syntax.tag(c.said).is_verb() && !matches!(c.shape, Shape::Object) {
            let wh = matches!(syntax.tag(first), Tag::Wp | Tag::Wrb | Tag::Wdt);
            let gerund = || if syntax.tag(c.said) == Tag::Vbg { syntax.article.lower(first) } else { "-" };
            return syntax.own_marker(c.said).unwrap_or_else(|| if wh { "wh" } else { gerund() });
        }
        if c.shape == Shape::Object { "" } else { syntax.preposition(c.said) }
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
            _ if Cues::get().can_speak(lemma) => "document",
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
