//! Who can speak: a source that names a deed, a time or a thing gives way to the one who acts in its sentence.

use super::acts::Act;
use super::cues::Cues;
use super::speakers::source;
use super::{Draft, Speaker};
use crate::article::TokenId;
use crate::entities::{Entities, EntityKind};
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::{Lexicon, NounKind, Set, rows};
use std::sync::OnceLock;

/// How many heads above a participle its subject is looked for.
const CLIMB: usize = 6;

/// Gives drafts whose source cannot speak the subject of the clause around, and drops those that nobody is left for.
pub(super) fn mend(syntax: &Syntax<'_>, lexicon: &Lexicon, entities: &Entities, drafts: &mut Vec<Draft>) {
    let owners = Owners { syntax, lexicon, entities };
    drafts.retain_mut(|d| {
        let Some(s) = d.source.as_ref() else { return true };
        // "achievements possible": nobody is willing.
        if matches!(syntax.tag(d.token), Tag::Jj | Tag::Jjr) {
            return owners.standing(s) != Some(Standing::Never);
        }
        if !syntax.tag(d.token).is_verb() {
            return true;
        }
        // "by citing reasons of health": what someone cites is no source.
        if matches!(syntax.article.lower(d.token), "citing" | "quoting") && d.act == Act::Report {
            return owners.speaks(s.referent) || owners.is_body(s.referent);
        }
        let documents = || Cues::get().verb(syntax.lemma(d.token)).iter().any(|c| c.frames.document);
        // "That decided him to stay"
        if matches!(syntax.article.lower(s.referent), "that" | "this") && s.words.len() == 1 {
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
        if !common || self.speaks(s.referent) || self.is_body(s.referent) {
            return None;
        }
        Some(if events().contains(self.syntax.lemma(s.referent)) { Standing::Never } else { Standing::Unknown })
    }

    /// True for persons, and for what speaks for them: letters, polls, reports.
    fn speaks(&self, t: TokenId) -> bool {
        let lemma = self.syntax.lemma(t);
        let known = self
            .lexicon
            .noun(lemma)
            .is_some_and(|(k, _)| matches!(k, NounKind::Person | NounKind::Group | NounKind::Organization));
        known || self.syntax.tag(t).is_proper() || self.syntax.tag(t) == Tag::Prp || Cues::get().speaks(lemma)
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
        for _ in 0..CLIMB {
            at = self.syntax.head(at)?;
            if self.syntax.tag(at).is_verb()
                && let Some((s, undergoes)) = self.syntax.subject(at)
            {
                return (!undergoes && (self.speaks(s) || self.is_body(s))).then_some(s);
            }
        }
        None
    }
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
