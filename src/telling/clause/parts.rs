//! Which parts of a clause are kept: what says who did what, whole, and nothing of what is set beside it.

use super::{Composer, Purpose, Take};
use crate::article::{Article, TokenId};
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, is};

/// Most words of a subtree that are looked at.
const MAX_SUBTREE_WORDS: usize = 160;

/// Deepest nesting that is followed.
const MAX_DEPTH: usize = 24;

/// True for a sentence that begins by looking at the one before it: `Instead`, `By comparison`.
pub(in super::super) fn looks_back(article: &Article<'_>, first: TokenId) -> bool {
    is(article.lower(first), Class::LinkingAdverb) || is(article.lower(first + 1), Class::LinkingNoun)
}

/// `Meanwhile, ...`, `In another development, ...`: the first word of a sentence that turns to something else.
pub(in super::super) fn turns_aside(article: &Article<'_>, first: TokenId) -> bool {
    let word = |t| article.lower(t);
    one_of!(word(first), "meanwhile" | "separately" | "elsewhere")
        || word(first) == "in" && (first + 1..first + 3).any(|t| one_of!(word(t), "another" | "other" | "separate"))
}

impl Composer<'_> {
    pub(super) fn gather(&self, t: TokenId, take: Take, depth: usize, out: &mut Vec<TokenId>) {
        if out.len() >= MAX_SUBTREE_WORDS || depth > MAX_DEPTH {
            return;
        }
        out.push(t);
        for c in self.syntax.children(t) {
            if take.except != Some(c) && !self.drops(t, c, take, depth) {
                self.gather(c, take, depth + 1, out);
            }
        }
    }

    /// True where the part at `c` of what hangs on `t` is left out.
    pub(super) fn drops(&self, t: TokenId, c: TokenId, take: Take, depth: usize) -> bool {
        let syntax = self.syntax;
        let extent = syntax.extent(c);
        if syntax.relation(c) != Relation::Punct
            && (self.is_glued(extent.start) || self.is_glued(extent.end.wrapping_sub(1)) || self.is_glued(extent.end))
        {
            return false;
        }
        let length = extent.len();
        // `warned the minister, Ann Lee, against statements ...`: the comma is that of the name.
        let beside = || {
            c > t && matches!(syntax.relation(c), Relation::Obl | Relation::Nmod) && self.is_behind_aside(extent.start)
        };
        let apart = self.is_set_apart(extent.start, syntax.sentence(t).start) && !beside();
        let news = take.purpose == Purpose::News;
        let level = take.level;
        let verb = syntax.is_predicate(t);
        let relation = syntax.relation(c);
        let alone = take.nominal && take.except.is_none();
        if self.goes_first(t, c, take, depth)
            || !news && depth == 0 && (self.looks_aside(t, c) || alone && self.is_beside(t, c))
        {
            return true;
        }
        match relation {
            Relation::Discourse
            | Relation::Vocative
            | Relation::Dislocated
            | Relation::List
            | Relation::Reparandum
            | Relation::Orphan => true,
            // `police said` behind what they said.
            Relation::Parataxis => {
                let says = length <= 8 && c > t && syntax.own_subject(c).is_some();
                !(news && depth == 0 && level < 2 && says)
            }
            Relation::Dep => apart || length > 3,
            Relation::Appos => self.drops_apposition(t, c, take, depth, apart),
            Relation::AclRelcl | Relation::Acl => self.drops_clause_on_noun(t, c, take, apart),
            Relation::Advcl | Relation::AdvclRelcl => {
                !self.keeps_clause(t, c, take, depth, apart) || self.is_measured(t, c)
            }
            Relation::Conj if verb && (syntax.tag(c).is_verb() || syntax.is_predicate(c)) => {
                self.drops_second_predicate(t, c, take, depth)
            }
            Relation::Conj => self.opening_list(t, c).is_some_and(|a| self.drops(t, a, take, depth)),
            Relation::Mark => depth == 0 && self.drops_marker(t, c),
            Relation::Cc | Relation::CcPreconj | Relation::Case if depth == 0 => {
                // An `and` inside the subject that the tree hangs on the verb stays.
                let inside = syntax.own_subject(t).is_some_and(|s| s < c && c < t && !take.nominal);
                syntax.relation(c) != Relation::CcPreconj && !inside
            }
            Relation::Obl | Relation::Nmod | Relation::OblUnmarked | Relation::NmodUnmarked => {
                self.measures_dropped(t, c, take, depth) || self.drops_phrase(t, c, take, depth, apart)
            }
            Relation::Advmod => self.drops_adverb(t, c, take, depth, apart),
            // What is said before `said` is another's line.
            Relation::Ccomp => level > 2 && depth > 0 || c < t && depth == 0 && take.purpose == Purpose::Gloss,
            _ => false,
        }
    }

    /// True where the marker at `c` of the clause at `t` that the line tells is left out.
    fn drops_marker(&self, t: TokenId, c: TokenId) -> bool {
        let syntax = self.syntax;
        // `are due to meet`
        if syntax.child(c, &[Relation::Fixed]).is_some_and(|f| syntax.article.lower(f) == "to") {
            return false;
        }
        let word = syntax.article.lower(c);
        // "came close to buying it" would be a line with "to buying".
        let to = word == "to" && syntax.tag(t) != Tag::Vbg;
        // "It is not clear if he left" sets no condition.
        let condition = one_of!(word, "if" | "unless") && syntax.relation(t) != Relation::Ccomp;
        !(to || condition || word == "whether")
    }

    /// True where the adverb at `c` is left out.
    fn drops_adverb(&self, t: TokenId, c: TokenId, take: Take, depth: usize, apart: bool) -> bool {
        let syntax = self.syntax;
        let (word, length) = (syntax.article.lower(c), syntax.extent(c).len());
        // `met there with the envoys`: where that is, the line does not say.
        let there = || {
            !syntax.is_predicate(t)
                || syntax.child(t, &[Relation::Obj]).is_some()
                || syntax.article.lower(c + 1) == "with"
        };
        take.purpose != Purpose::News && word == "there" && there()
            || depth == 0 && is(word, Class::LinkingAdverb)
            || apart && length > 2
            || take.level > 1 && length > 3
    }

    /// True where the apposition at `c` of what stands at `t` is left out.
    fn drops_apposition(&self, t: TokenId, c: TokenId, take: Take, depth: usize, apart: bool) -> bool {
        let syntax = self.syntax;
        let (extent, proper) = (syntax.extent(c), syntax.tag(c).is_proper());
        // `candidate Sen. Bernie Sanders (I-Vt.)`: without the name it tells of nobody.
        if !apart && proper && extent.start == t + 1 {
            return take.level > 2;
        }
        // `One of the poorest states, Morovia became`: no aside where no comma closes it.
        if apart && c > t && proper && !syntax.is_edge(extent.end - 1) && self.opens_verb(extent.end) {
            return false;
        }
        // `The famous star, Pamela Anders, arrived`
        // `in the capital, Islamabad`
        // `Its supplier, Kestrel Metals, stopped deliveries`: also in a line the name says who.
        if apart && (take.purpose == Purpose::News || proper) && depth > 0 && extent.len() <= 8 {
            let common = syntax.tag(t) == Tag::Nn;
            // `the iPod nano`
            let comma = |i: TokenId| syntax.article.word(i) == ",";
            let capital = |i: TokenId| syntax.article.word(i).contains(char::is_uppercase);
            let named = extent.clone().find(|&i| !comma(i)).is_some_and(|i| comma(i.wrapping_sub(1)))
                && extent.clone().any(capital);
            return !(common && take.level < 2 && (proper || named));
        }
        apart || take.level > 0 || extent.len() > 4
    }

    /// A noun conjoined to that of an event, which has a line of its own, with what stands behind it and the half of `both ... and`.
    fn is_beside(&self, t: TokenId, c: TokenId) -> bool {
        let syntax = self.syntax;
        match syntax.relation(c) {
            Relation::Conj => true,
            Relation::Acl => syntax.children(t).any(|x| syntax.relation(x) == Relation::Conj && x > t && x < c),
            _ => {
                let word = syntax.article.lower(c);
                let half = one_of!(word, "not" | "only" | "just" | "both" | "either" | "neither");
                let aside = one_of!(word, "even" | "also" | "just" | "especially");
                c < t && (aside || half && syntax.child(t, &[Relation::Conj]).is_some())
            }
        }
    }

    /// `Hours earlier, ...`, `Shortly thereafter, ...`: when that was, only the sentence before says.
    fn looks_aside(&self, t: TokenId, c: TokenId) -> bool {
        let extent = self.syntax.extent(c);
        let word = |i: TokenId| self.syntax.article.lower(i);
        matches!(self.syntax.relation(c), Relation::Advmod | Relation::OblUnmarked)
            && c < t
            && word(extent.end) == ","
            && extent
                .clone()
                .any(|i| one_of!(word(i), "earlier" | "later" | "thereafter" | "afterwards" | "hence" | "then"))
    }

    /// True for what is left out whatever its relation says of it: parts of a clause told as a noun, one of two subjects, what
    /// is said of what is left out.
    fn goes_first(&self, t: TokenId, c: TokenId, take: Take, depth: usize) -> bool {
        let syntax = self.syntax;
        let (extent, relation) = (syntax.extent(c), syntax.relation(c));
        if take.nominal
            && depth == 0
            && (relation.is_subject()
                || matches!(relation, Relation::Cop | Relation::Aux | Relation::Advcl | Relation::Mark))
        {
            return true;
        }
        // `One of the parties in the province, the Alliance for Morovia, has`: of two subjects the one with a name.
        let second = |s: TokenId| s > c && s < t && syntax.relation(s) == relation && syntax.tag(s).is_proper();
        if depth == 0
            && relation.is_subject()
            && c < t
            && !syntax.tag(c).is_proper()
            && syntax.children(t).any(|s| second(s) && self.is_set_apart(syntax.extent(s).start, extent.start))
        {
            return true;
        }
        // `17 patients, most of them elderly`: what is said of what is left out goes with it.
        let said_of = |a: TokenId| syntax.relation(a) == Relation::Appos && syntax.extent(a).end == extent.start;
        c > t
            && relation == Relation::Amod
            && syntax.children(t).any(|a| a > t && said_of(a) && self.drops(t, a, take, depth))
    }

    /// "Some states, particularly Chad, Mali and some states of the coast": the apposition that opens the list `c` ends.
    fn opening_list(&self, t: TokenId, c: TokenId) -> Option<TokenId> {
        let syntax = self.syntax;
        syntax.children(t).find(|&a| {
            a > t
                && a < c
                && syntax.relation(a) == Relation::Appos
                && syntax.child(a, &[Relation::Conj, Relation::Advmod]).is_some()
        })
    }

    /// True where a verb goes on at `t`: `Morovia became`, `the party has`.
    fn opens_verb(&self, t: TokenId) -> bool {
        let finite = matches!(self.syntax.tag(t), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
        finite && !matches!(self.syntax.relation(t), Relation::Acl | Relation::Amod)
    }

    /// True for a hyphen or slash inside a word.
    pub(in super::super) fn is_glued(&self, t: TokenId) -> bool {
        let spaced = |t: TokenId| self.syntax.article.tokens.get(t as usize).is_none_or(|x| x.spaced);
        one_of!(self.syntax.article.word(t), "-" | "/" | "‑" | "–") && !spaced(t) && !spaced(t + 1)
    }

    /// True where the comma before `start` closes an apposition or a relative clause that another opens.
    pub(super) fn is_behind_aside(&self, start: TokenId) -> bool {
        let syntax = self.syntax;
        let comma = |i: TokenId| syntax.article.word(i) == ",";
        let end = if comma(start) { start } else { start.saturating_sub(1) };
        let mut at = end.saturating_sub(1);
        while comma(end) {
            let reach = syntax.extent(at);
            if matches!(syntax.relation(at), Relation::Appos | Relation::AclRelcl) {
                return comma(reach.start);
            }
            match syntax.head(at).filter(|&h| syntax.extent(h).end <= end + 1) {
                Some(h) => at = h,
                None => return false,
            }
        }
        false
    }

    /// True where a comma, a dash or a bracket stands before what begins at `start`.
    pub(super) fn is_set_apart(&self, start: TokenId, lo: TokenId) -> bool {
        let own = self.syntax.article.word(start);
        let before = start.checked_sub(1).filter(|&i| i >= lo).map_or("", |i| self.syntax.article.word(i));
        let mark = |w: &str| one_of!(w, "," | "—" | "–" | "-" | "--" | "(" | "[" | ";" | ":");
        mark(own) || mark(before)
    }
}
