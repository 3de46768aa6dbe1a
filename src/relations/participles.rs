//! Participles joined by a hyphen: `Turkey-backed rebels`.

use super::{Change, Finder, Holds, RelationKind};
use crate::article::TokenId;
use crate::entities::{EntityId, EntityKind};
use crate::language::Tag;

impl Finder<'_> {
    /// `Turkey-backed rebels`, `rebel-held Idlib`: a name, a hyphen, a participle, a noun.
    pub(super) fn participle(&mut self, t: TokenId) {
        let article = self.syntax.article;
        let Some(link) = self.table.participle(article.lower(t)) else { return };
        if t < 2 || !self.is_hyphen(t - 1) {
            return;
        }
        let Some(from) =
            self.entity(t - 2).or_else(|| self.entities.covering(t - 2)).or_else(|| self.common_side(t - 2))
        else {
            return;
        };
        let Some((noun, to)) = self.noun_behind(t) else { return };
        let words = t - 2..noun + 1;
        // "the U.S.-owned team": someone there owns it.
        let owned = one_of!(article.lower(t), "owned" | "run");
        if owned && matches!(self.kind(from), EntityKind::Place | EntityKind::People) {
            return;
        }
        // "the Kurdish-led force", where the text names no land of theirs: an adjective is no party.
        let people = self.kind(self.state_of(from)) == EntityKind::People;
        if people
            && matches!(link.kind, RelationKind::Leads | RelationKind::Supports)
            && article.word(t - 2).ends_with(|c| c != 's')
        {
            return;
        }
        if matches!(link.kind, RelationKind::LinkedTo | RelationKind::AllyOf | RelationKind::LocatedIn) {
            // These are said of what follows.
            self.add(link, to, from, words, Holds::Current, 0.85);
        } else if link.kind == RelationKind::Controls
            && matches!(self.kind(to), EntityKind::Place | EntityKind::Facility)
        {
            let span = article.span_of(words);
            self.hold(from, to, Change::Holds, Holds::Current, None, span, 0.85);
        } else {
            self.add(link, from, to, words, Holds::Current, 0.85);
        }
    }

    pub(super) fn is_hyphen(&self, t: TokenId) -> bool {
        let article = self.syntax.article;
        one_of!(article.word(t), "-" | "‑" | "–") && article.tokens.get(t as usize + 1).is_some_and(|k| !k.spaced)
    }

    /// The noun with an entity that the compound before it describes.
    fn noun_behind(&self, t: TokenId) -> Option<(TokenId, EntityId)> {
        let syntax = self.syntax;
        let sentence = syntax.sentence(t);
        let noun = (t + 1..sentence.end.min(t + 7))
            .take_while(|&i| !syntax.is_edge(i) && !syntax.tag(i).is_verb() && syntax.tag(i) != Tag::In)
            .filter(|&i| syntax.tag(i).is_noun())
            .find(|&i| self.entities.headed_by(i).is_some())?;
        self.entities.headed_by(noun).map(|e| (noun, e))
    }
}
