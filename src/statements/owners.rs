//! Who can speak: a source that names a deed, a time or a thing gives way to the one who acts in its sentence.

use super::acts::Act;
use super::cues::Cues;
use super::shapes::is_question;
use super::speakers::source;
use super::{Draft, Speaker};
use crate::article::TokenId;
use crate::entities::{Entities, EntityId, EntityKind};
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, Lexicon, NounKind, Set, is, rows};
use std::sync::OnceLock;

/// How many heads above a participle its subject is looked for.
const MAX_GOVERNORS: usize = 6;

/// Gives drafts whose source cannot speak the subject of the clause around, and drops those that nobody is left for.
pub(super) fn mend(syntax: &Syntax<'_>, lexicon: &Lexicon, entities: &Entities, drafts: &mut Vec<Draft>) {
    let owners = Owners { syntax, lexicon, entities };
    drafts.retain_mut(|d| {
        answered(syntax, d);
        let Some(s) = d.source.as_ref() else { return true };
        // "achievements possible": nobody is willing.
        if matches!(syntax.tag(d.token), Tag::Jj | Tag::Jjr) {
            return owners.standing(s) != Some(Standing::Never);
        }
        if !syntax.tag(d.token).is_verb() {
            // "The findings raised questions about it": nobody's.
            let raised = syntax.head(d.token).is_some_and(|v| syntax.lemma(v) == "raise");
            return !raised || owners.is_body(s.referent) || syntax.tag(s.referent) == Tag::Prp;
        }
        // "Shares rose, suggesting that investors expect more": the reporter's own.
        let shows = one_of!(syntax.lemma(d.token), "suggest" | "indicate" | "imply" | "show" | "signal" | "reflect");
        if shows && syntax.tag(d.token) == Tag::Vbg && !Cues::get().is_document(syntax.lemma(s.referent)) {
            return owners.can_speak(s.referent) && !is(syntax.article.lower(s.referent), Class::FirmShare);
        }
        // "by citing reasons of health": what someone cites is no source.
        if one_of!(syntax.article.lower(d.token), "citing" | "quoting") && d.act == Act::Report {
            return owners.can_speak(s.referent) || owners.is_body(s.referent);
        }
        let documents = || Cues::get().verb(syntax.lemma(d.token)).iter().any(|c| c.frames.document);
        // "That decided him to stay"
        if one_of!(syntax.article.lower(s.referent), "that" | "this") && s.words.len() == 1 {
            return documents() || syntax.tag(s.referent) == Tag::Wdt;
        }
        let Some(standing) = owners.standing(s) else { return true };
        if syntax.tag(d.token) == Tag::Vbg && syntax.relation(d.token) == Relation::Acl {
            d.source = owners.above(d.token).map(|h| source(syntax, h, d.token)).filter(|s| !d.covers(s.referent));
            return d.source.is_some();
        }
        standing == Standing::Unknown || documents()
    });
}

/// `Ms. Lind, asked whether she had paid, said no`: someone else asked her, and that far.
fn answered(syntax: &Syntax<'_>, d: &mut Draft) {
    let (article, t) = (syntax.article, d.token);
    let asks = d.act == Act::Ask && one_of!(article.lower(t), "asked" | "pressed" | "questioned");
    let about = one_of!(article.lower(t + 1), "about" | "on" | "if" | "whether") || is_question(syntax, t + 1);
    if asks && about && t > 0 && article.word(t - 1) == "," && d.source.as_ref().is_some_and(|s| s.referent < t) {
        let ends = |&i: &TokenId| article.word(i) == "," && syntax.tag(i + 1) == Tag::Vbd;
        if let Some(end) = (t + 2..syntax.sentence(t).end).find(ends) {
            d.source = None;
            d.content.iter_mut().for_each(|c| c.end = c.end.min(end).max(c.start));
            d.content.retain(|c| !c.is_empty());
        }
    }
}

#[derive(PartialEq, Eq)]
enum Standing {
    /// A deed, an event, a state, a time.
    Never,
    /// A noun that no list knows.
    Unknown,
}

struct Owners<'a> {
    syntax: &'a Syntax<'a>,
    lexicon: &'a Lexicon,
    entities: &'a Entities,
}

impl Owners<'_> {
    /// What stands against a source that is a common noun; `None` for one that can speak.
    fn standing(&self, s: &Speaker) -> Option<Standing> {
        let common = matches!(self.syntax.tag(s.referent), Tag::Nn | Tag::Nns);
        if !common || self.can_speak(s.referent) || self.is_body(s.referent) {
            return None;
        }
        Some(if events().contains(self.syntax.lemma(s.referent)) { Standing::Never } else { Standing::Unknown })
    }

    /// True for persons, and for what speaks for them: letters, polls, reports.
    fn can_speak(&self, t: TokenId) -> bool {
        let lemma = self.syntax.lemma(t);
        let known = self
            .lexicon
            .noun(lemma)
            .is_some_and(|(k, _)| matches!(k, NounKind::Person | NounKind::Group | NounKind::Organization));
        known || self.syntax.tag(t).is_proper() || self.syntax.tag(t) == Tag::Prp || Cues::get().can_speak(lemma)
    }

    /// True where the text takes it for someone who acts.
    fn is_body(&self, t: TokenId) -> bool {
        let id = self.entities.headed_by(t).or_else(|| self.entities.covering(t));
        let kind = id.and_then(|e| self.entities.get(e)).map(|e| e.kind);
        matches!(kind, Some(k) if !matches!(k, EntityKind::Object | EntityKind::Occasion))
    }

    /// The subject of the verb above participle `t` that can speak.
    fn above(&self, t: TokenId) -> Option<TokenId> {
        let mut at = t;
        for _ in 0..MAX_GOVERNORS {
            at = self.syntax.head(at)?;
            if self.syntax.tag(at).is_verb()
                && let Some((s, undergoes)) = self.syntax.subject(at)
            {
                return (!undergoes && (self.can_speak(s) || self.is_body(s))).then_some(s);
            }
        }
        None
    }
}

/// Whom a source stands for; nobody where two speak who are named, or some of many:
/// `Brazil and Peru said`, `some Republicans say`.
pub(super) fn entity_of(syntax: &Syntax<'_>, entities: &Entities, source: &Speaker) -> Option<EntityId> {
    if let Some(one) = whom(syntax, entities, source) {
        return Some(one);
    }
    let named = |t: TokenId| entities.headed_by(t).filter(|&e| entities.get(e).is_some_and(|e| e.named));
    let person_at = |t: TokenId| named(t).filter(|&e| entities.get(e).is_some_and(|e| e.kind == EntityKind::Person));
    let own = named(source.referent);
    let place = |e: EntityId| entities.get(e).is_some_and(|e| e.kind == EntityKind::Place);
    if entities.headed_by(source.referent).is_some_and(place) && is_seat(syntax, source) {
        return based(syntax, entities, source);
    }
    let other = |c: TokenId| {
        syntax.relation(c) == Relation::Conj && source.words.contains(&c) && named(c).is_some_and(|e| Some(e) != own)
    };
    let several = || entities.is_part(syntax, source.referent) || syntax.children(source.referent).any(other);
    if own.is_some() && source.words.contains(&source.referent) && several() {
        return None;
    }
    // "Harbour Guild spokeswoman Ann Lee", where the tree begins with the guild.
    let beside = |c: TokenId| {
        let start = syntax.extent(c).start;
        let set_apart = [start, start.wrapping_sub(1)].into_iter().any(|i| syntax.article.word(i) == ",");
        (c > source.referent && syntax.relation(c) == Relation::Appos && syntax.tag(c).is_noun() && !set_apart).then(
            || std::iter::once(c).chain(syntax.children(c)).filter(|t| source.words.contains(t)).find_map(person_at),
        )?
    };
    if own.is_some() && person_at(source.referent).is_none() {
        let found = syntax.children(source.referent).find_map(beside);
        if found.is_some() {
            return found;
        }
    }
    entities.headed_by(source.referent).or_else(|| entities.covering(source.referent)).or_else(|| {
        // "Army spokesman Brig Gen Nabil Karim", where the tree begins with the rank; "an ally of Nabil Karim" is another, "a letter
        // from Nabil Karim" his own.
        let person = |&e: &EntityId| entities.get(e).is_some_and(|e| e.named && e.kind == EntityKind::Person);
        let comma = |&t: &TokenId| syntax.article.word(t) == ",";
        let from = source.words.clone().rev().find(comma).unwrap_or(source.words.start);
        let letter = Cues::get().is_carrier(syntax.lemma(source.referent));
        let own = |&t: &TokenId| {
            let mut before = (from..t).filter(|&i| syntax.pos(i) == Pos::Adp);
            before.next().is_none_or(|i| letter && one_of!(syntax.article.lower(i), "from" | "by"))
                && before.next().is_none()
        };
        source.words.clone().rev().filter(own).find_map(|t| entities.headed_by(t).filter(person))
    })
}

/// `a letter from Ana Torres, who said`: of the nouns before the pronoun the last that is someone, where the tree has the letter.
fn whom(syntax: &Syntax<'_>, entities: &Entities, source: &Speaker) -> Option<EntityId> {
    let who = source.words.start;
    let someone = |e: &EntityId| {
        let kind = entities.get(*e).map(|e| e.kind);
        matches!(kind, Some(EntityKind::Person | EntityKind::Group | EntityKind::Organization | EntityKind::People))
    };
    let own = |t: TokenId| entities.headed_by(t).filter(someone);
    if syntax.article.lower(who) != "who" || source.referent >= who || own(source.referent).is_some() {
        return None;
    }
    (source.referent + 1..who).rev().take(12).filter(|&t| syntax.is_below(t, source.referent)).find_map(own)
}

/// `The Lyon, France, maker of shoes`, `Lyon-based Alpine Bank`, `the company`: a source whose town it is not itself.
fn is_seat(syntax: &Syntax<'_>, source: &Speaker) -> bool {
    let (article, t) = (syntax.article, source.referent);
    if !source.words.contains(&t) {
        return false;
    }
    let based = |i: TokenId| article.lower(i) == "based";
    let maker =
        |c: TokenId| c > t && syntax.relation(c) == Relation::Appos && matches!(syntax.tag(c), Tag::Nn | Tag::Nns);
    let described =
        article.lower(source.words.start) == "the" && syntax.tag(t).is_proper() && syntax.children(t).any(maker);
    described || (t + 1..source.words.end).any(based)
}

/// Who is named behind `based`.
fn based(syntax: &Syntax<'_>, entities: &Entities, source: &Speaker) -> Option<EntityId> {
    let at = source.words.clone().find(|&i| syntax.article.lower(i) == "based")?;
    let body = |&e: &EntityId| entities.get(e).is_some_and(|e| e.kind != EntityKind::Place);
    (at + 1..source.words.end).find_map(|t| entities.headed_by(t).filter(body))
}

/// Nouns that WordNet takes for deeds, events or states in all their senses, or for deeds in the first.
fn events() -> &'static Set<&'static str> {
    static EVENTS: OnceLock<Set<&'static str>> = OnceLock::new();
    EVENTS.get_or_init(|| {
        rows("events/senses")
            .filter(|r| matches!(r.first(), Some(&("e1" | "e2" | "s1"))))
            .flat_map(|r| r.get(1).map_or(Vec::new(), |w| w.split(' ').collect()))
            .collect()
    })
}
