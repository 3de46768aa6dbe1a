//! Which phrases of a clause are kept: where and when it was, and what it says nothing without.

use super::{Composer, Purpose, Take};
use crate::article::TokenId;
use crate::entities::EntityKind;
use crate::events::is_record;
use crate::language::Relation;
use crate::language::grammar::opens_clause_of_time;
use crate::lexicon::{Class, is};

/// Prepositions and conjunctions of what came before or stands around the deed.
const AROUND: &[&str] = &[
    "after",
    "following",
    "amid",
    "despite",
    "before",
    "as",
    "while",
    "when",
    "although",
    "though",
    "whereas",
    "besides",
    "including",
    "like",
    "unlike",
    "because",
    "since",
    "given",
];

impl Composer<'_> {
    /// Whether phrase `c` of what stands at `t` is left out.
    pub(super) fn drops_phrase(&self, t: TokenId, c: TokenId, take: Take, depth: usize, apart: bool) -> bool {
        let syntax = self.syntax;
        let preposition = syntax.preposition(c);
        let extent = syntax.extent(c);
        // `fell on fears that ...`: without what is feared it says nothing.
        let feared = |x: TokenId| {
            x > c
                && matches!(syntax.relation(x), Relation::Acl | Relation::Ccomp)
                && syntax.own_marker(x) == Some("that")
        };
        // `In what it calls the largest recall, ...`
        let called = syntax.article.lower(c) == "what" && c < t;
        let fears = one_of!(preposition, "on" | "amid" | "over" | "in") && syntax.children(c).any(feared);
        if called || fears && syntax.children(c).any(|x| feared(x) && self.drops(c, x, take, depth + 1)) {
            return true;
        }
        // `since forming late Wednesday`: the day goes with the clause it stands behind.
        let clause = |x: TokenId| {
            x > t
                && syntax.relation(x) == Relation::Advcl
                && syntax.own_marker(x).is_some_and(opens_clause_of_time)
                && syntax.extent(x).end == extent.start
        };
        if c > t && syntax.children(t).any(|x| clause(x) && self.drops(t, x, take, depth)) {
            return true;
        }
        if depth == 0 && syntax.is_predicate(t) {
            return self.drops_from_predicate(t, c, take, apart);
        }
        match preposition {
            // `on Monday, an arrival that ...`: what is only set beside it.
            "" if apart => true,
            // `the Alliance for the Future of Morovia` is one name.
            "for" if syntax.tag(t).is_proper() && syntax.tag(c).is_proper() && !apart => take.level > 2,
            // `the closure of the hospital's ward ...`: of a long one the phrases inside go first.
            "of" => extent.len() > 12 && take.level > 2,
            "as" if syntax.tag(t).is_verb() && syntax.object(t).is_some_and(|o| o < c) => take.level > 2,
            p if AROUND.contains(&p) => apart || take.level > 0,
            _ => apart || take.level > 1 && depth > 0 || take.level > 2,
        }
    }

    /// Whether phrase `c` of the line's own predicate `t` is left out.
    fn drops_from_predicate(&self, t: TokenId, c: TokenId, take: Take, apart: bool) -> bool {
        let syntax = self.syntax;
        let (preposition, extent) = (syntax.preposition(c), syntax.extent(c));
        let front = c < t && syntax.relation(c) != Relation::Nmod;
        if front {
            // `On Thursday, rebels ...`
            return super::turns_aside(syntax.article, extent.start)
                || take.purpose == Purpose::Gloss && (take.level > 1 || !self.is_where(c))
                || extent.len() > 6
                || AROUND.contains(&preposition);
        }
        let little = take.purpose == Purpose::News && self.says_little(t) && extent.len() <= 12;
        // `before dawn on Tuesday` is one time.
        let unit = self.units.get(c);
        if unit.is_some_and(|(_, end)| end > extent.end) {
            return take.level > 2;
        }
        // `following the heaviest rain for ninety years`: goes with the phrase it ends.
        let before = |x: &TokenId| *x > t && *x < c && syntax.extent(*x).end == extent.start;
        let length = preposition == "for" && syntax.child(c, &[Relation::Nummod]).is_some();
        if length
            && let Some(x) = syntax.children(t).find(before)
            && AROUND.contains(&syntax.preposition(x))
            && self.is_set_apart(syntax.extent(x).start, syntax.sentence(t).start)
        {
            return true;
        }
        // `its first lockdown since May`: without what it is the first of it says something else; what is left of `fell 3%, the
        // most since May` would too.
        if preposition == "since" && is_record(syntax.article, syntax.analysis, extent.start) {
            return take.level > 2 || (t..extent.start).any(|i| syntax.article.word(i) == ",");
        }
        // `looked like heartbreak`
        let like = preposition == "like" && extent.start == t + 1;
        if AROUND.contains(&preposition) && !like && !(preposition == "as" && !apart) {
            return !little || self.is_measured(t, c) || preposition != "after" && preposition != "following";
        }
        let first = syntax.children(t).find(|&o| o > t && syntax.relation(o) == Relation::Obl) == Some(c);
        let timed = self.units.get(c).is_some();
        apart && preposition.is_empty() && !timed
            || apart && take.level > 0
            || extent.len() > 18 && take.level > 0 && !(first && self.says_little(t))
            || take.level > 1 && !first
            || take.level > 2 && syntax.object(t).is_some()
    }

    /// `In Changsha, signs were put up`, `in that outbreak 150 died`: without it the deed is of everywhere.
    fn is_where(&self, c: TokenId) -> bool {
        let syntax = self.syntax;
        let first = syntax.extent(c).start;
        if !one_of!(syntax.preposition(c), "in" | "at" | "across" | "throughout" | "near" | "outside" | "inside") {
            return false;
        }
        let place = self.entities.headed_by(c).and_then(|id| self.entities.get(id));
        let named = place.is_some_and(|e| e.named && e.kind == EntityKind::Place);
        let pointed = one_of!(syntax.article.lower(first + 1), "that" | "those") && c < first + 4;
        let shown = pointed && !is(syntax.lemma(c), Class::IssuedRemark) && !is(syntax.lemma(c), Class::TimeNoun);
        self.units.get(c).is_none_or(|_| named) && (named || shown)
    }

    /// `Five years after its launch`, `just a day after they met`: goes whole.
    pub(super) fn measures_dropped(&self, t: TokenId, c: TokenId, take: Take, depth: usize) -> bool {
        let syntax = self.syntax;
        let end = syntax.extent(c).end;
        let behind = syntax.children(t).find(|&x| x > c && syntax.extent(x).start == end);
        // `on Sunday, a day after they met`: the day is no measure.
        syntax.relation(c) == Relation::OblUnmarked
            && !syntax.tag(c).is_proper()
            && behind.is_some_and(|x| {
                let marker = syntax.own_marker(x).unwrap_or(syntax.preposition(x));
                one_of!(marker, "after" | "before") && self.drops(t, x, take, depth)
            })
    }
}
