//! Which parts of a clause are kept: what says who did what, whole, and nothing of what is set beside it.

use super::{Composer, Purpose, Take};
use crate::article::{Article, TokenId};
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, is};

/// Most words of a subtree that are looked at.
const BUDGET: usize = 160;

/// Longest clause on a noun that the news keeps, in words: `an announcement that ...`, `talks to ...` is the news itself.
const WHOLE: usize = 24;

/// Clauses of fewer words say little alone: `35 people have become ill`.
const SHORT: TokenId = 12;

/// What a complement begins with.
const COMPLEMENT: &[&str] = &["to", "of", "from", "in", "for", "with", "on", "about", "at", "into", "against", "as"];

/// Deepest nesting that is followed.
const DEPTH: usize = 24;

/// True for a sentence that begins by looking at the one before it: `Instead`, `By comparison`.
pub(in super::super) fn looks_back(article: &Article<'_>, first: TokenId) -> bool {
    is(article.lower(first), Class::LinkingAdverb) || is(article.lower(first + 1), Class::LinkingNoun)
}

/// `Meanwhile, ...`, `In another development, ...`: the first word of a sentence that turns to something else.
pub(in super::super) fn turns_aside(article: &Article<'_>, first: TokenId) -> bool {
    let word = |t| article.lower(t);
    matches!(word(first), "meanwhile" | "separately" | "elsewhere")
        || word(first) == "in" && (first + 1..first + 3).any(|t| matches!(word(t), "another" | "other" | "separate"))
}

impl Composer<'_> {
    pub(super) fn gather(&self, t: TokenId, take: Take, depth: usize, out: &mut Vec<TokenId>) {
        if out.len() >= BUDGET || depth > DEPTH {
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
            // `candidate Sen. Bernie Sanders (I-Vt.)`: without the name it tells of nobody.
            Relation::Appos if !apart && syntax.tag(c).is_proper() && extent.start == t + 1 => level > 2,
            // `One of the poorest states, Morovia became`: no aside where no comma closes it.
            Relation::Appos
                if apart
                    && c > t
                    && syntax.tag(c).is_proper()
                    && !syntax.is_edge(extent.end - 1)
                    && self.opens_verb(extent.end) =>
            {
                false
            }
            // `The famous star, Pamela Anders, arrived`
            // `in the capital, Islamabad`
            Relation::Appos if apart && news && depth > 0 && length <= 8 => {
                let common = syntax.tag(t) == Tag::Nn;
                !(common && level < 2 && syntax.tag(c).is_proper())
            }
            Relation::Appos => apart || level > 0 || length > 4,
            Relation::AclRelcl | Relation::Acl => self.drops_clause_on_noun(t, c, take, apart),
            Relation::Advcl | Relation::AdvclRelcl => {
                !self.keeps_clause(t, c, take, depth, apart) || self.is_measured(t, c)
            }
            Relation::Conj if verb && (syntax.tag(c).is_verb() || syntax.is_predicate(c)) => {
                self.drops_second_predicate(t, c, take, depth)
            }
            Relation::Conj => self.opening_list(t, c).is_some_and(|a| self.drops(t, a, take, depth)),
            // `are due to meet`
            Relation::Mark if syntax.child(c, &[Relation::Fixed]).is_some_and(|f| syntax.article.lower(f) == "to") => {
                false
            }
            Relation::Mark => {
                let word = syntax.article.lower(c);
                depth == 0 && !(matches!(word, "to" | "if" | "unless") || news && word == "whether")
            }
            Relation::Cc | Relation::CcPreconj | Relation::Case if depth == 0 => {
                // An `and` inside the subject that the tree hangs on the verb stays.
                let inside = syntax.own_subject(t).is_some_and(|s| s < c && c < t && !take.nominal);
                syntax.relation(c) != Relation::CcPreconj && !inside
            }
            Relation::Obl | Relation::Nmod | Relation::OblUnmarked | Relation::NmodUnmarked => {
                self.measures_dropped(t, c, take, depth) || self.drops_phrase(t, c, take, depth, apart)
            }
            // `met there with the envoys`: where that is, the line does not say.
            Relation::Advmod
                if !news
                    && syntax.article.lower(c) == "there"
                    && (!verb
                        || syntax.child(t, &[Relation::Obj]).is_some()
                        || syntax.article.lower(c + 1) == "with") =>
            {
                true
            }
            Relation::Advmod => {
                let word = syntax.article.lower(c);
                depth == 0 && is(word, Class::LinkingAdverb) || apart && length > 2 || level > 1 && length > 3
            }
            // What is said before `said` is another's line.
            Relation::Ccomp => level > 2 && depth > 0 || c < t && depth == 0 && take.purpose == Purpose::Gloss,
            _ => false,
        }
    }

    /// A noun conjoined to that of an event, which has a line of its own, with what stands behind it and the half of `both ... and`.
    fn is_beside(&self, t: TokenId, c: TokenId) -> bool {
        let syntax = self.syntax;
        match syntax.relation(c) {
            Relation::Conj => true,
            Relation::Acl => syntax.children(t).any(|x| syntax.relation(x) == Relation::Conj && x > t && x < c),
            _ => {
                let word = syntax.article.lower(c);
                let half = matches!(word, "not" | "only" | "just" | "both" | "either" | "neither");
                let aside = matches!(word, "even" | "also" | "just" | "especially");
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
                .any(|i| matches!(word(i), "earlier" | "later" | "thereafter" | "afterwards" | "hence" | "then"))
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

    /// Whether predicate `c`, conjoined to predicate `t`, is left out.
    fn drops_second_predicate(&self, t: TokenId, c: TokenId, take: Take, depth: usize) -> bool {
        let syntax = self.syntax;
        let (news, level) = (take.purpose == Purpose::News, take.level);
        let extent = syntax.extent(c);
        let length = extent.len();
        let shared = syntax.own_subject(c).is_none();
        // `not only to force but also to do more` is said whole.
        let only = |i: TokenId| syntax.article.lower(i) == "only" && syntax.article.lower(i - 1) == "not";
        if (t.saturating_sub(4).max(1)..c).any(only) {
            return false;
        }
        // `Three people died and 40 were missing`: what stands first says too little alone.
        if !shared && news && self.is_told(t, take, depth) && c > t && extent.start - syntax.extent(t).start <= SHORT {
            return length > 2 * WHOLE || level > 1;
        }
        // `opposes and condemns the plan`: the object that both have hangs on the second.
        if shared && c > t && c - t <= 4 && syntax.child(t, &[Relation::Obj, Relation::Ccomp]).is_none() {
            return syntax.child(c, &[Relation::Obj]).is_none();
        }
        if self.is_stray(t, c) {
            return !news || length > 16 || level > 1;
        }
        !(shared
            && length <= if news && level == 0 { WHOLE } else { 16 }
            && level < 2
            && (news && self.is_told(t, take, depth) || depth > 0 && level == 0))
    }

    /// Whether a relative clause, an infinitive or a participle that hangs on a noun is left out.
    fn drops_clause_on_noun(&self, t: TokenId, c: TokenId, take: Take, apart: bool) -> bool {
        let syntax = self.syntax;
        let (news, level, length) = (take.purpose == Purpose::News, take.level, self.core(c));
        match syntax.relation(c) {
            // `put what he calls a sordid chapter behind it`
            Relation::AclRelcl if syntax.article.lower(t) == "what" => apart || level > 2,
            Relation::AclRelcl => {
                let vague = matches!(
                    syntax.article.lower(t),
                    "those" | "people" | "man" | "woman" | "men" | "women" | "anyone" | "one" | "someone" | "something"
                );
                let most = if news && level == 0 {
                    WHOLE
                } else if vague {
                    14
                } else {
                    9
                };
                apart || length > most || level > u8::from(vague)
            }
            _ => {
                let to = syntax.own_marker(c) == Some("to");
                // `is in negotiations to buy a stake`: without it nothing is told.
                let held = news && to && !syntax.tag(t).is_verb() && syntax.child(t, &[Relation::Cop]).is_some();
                // `denied a report that ...`: nor without what it says.
                let told =
                    syntax.own_marker(c) == Some("that") && (syntax.relation(t) == Relation::Obj || take.nominal);
                if (held || told) && !apart && level < 3 {
                    return length > 3 * WHOLE;
                }
                // `urged them to do more to save water`: more says nothing alone.
                if news && to && is(syntax.article.lower(t), Class::BareQuantifier) {
                    return level > 2;
                }
                let most = if news && level == 0 {
                    WHOLE
                } else if to {
                    14
                } else {
                    9
                };
                apart || length > most || level > 1 + u8::from(to)
            }
        }
    }

    /// Whether an adverbial clause stays: a condition always, an aim or a means where they are short; in the news also a
    /// participle with a number (`killing 12 people`), and what came before a deed that would say too little alone.
    fn keeps_clause(&self, t: TokenId, c: TokenId, take: Take, depth: usize, apart: bool) -> bool {
        let syntax = self.syntax;
        let length = self.core(c);
        let news = take.purpose == Purpose::News;
        let when = || syntax.clause_marker(c).filter(|m| news && *m == "when");
        let marker = syntax.own_marker(c).or_else(when).unwrap_or("");
        // `is due to meet`, of which the tree has no mark.
        let due = || c > t && !syntax.tag(t).is_verb() && syntax.article.lower(syntax.extent(c).start - 1) == "to";
        if news && depth == 0 && take.level < 3 && due() {
            return true;
        }
        if news && self.is_told(t, take, depth) && take.level < 3 && !apart && self.is_all(t, c) {
            return true;
        }
        // `rose more than expected`, `for as long as they have time`: half of a comparison says another thing.
        if matches!(marker, "than" | "as") && !syntax.tag(t).is_verb() && !syntax.tag(t).is_noun() {
            return true;
        }
        // `paint him as unfit`: without it he is painted.
        let shown = || syntax.object(t).is_some_and(|o| syntax.extent(o).end == syntax.extent(c).start);
        // `as others prepare` only goes on besides.
        let mine = || syntax.own_subject(c).is_none_or(|s| syntax.tag(s) == Tag::Prp);
        if marker == "as" && !apart && length <= 10 && shown() && mine() {
            return true;
        }
        // `a man accused of taking bribes`: the bare participle says nothing.
        if syntax.relation(t) == Relation::Acl && c > t && !apart && COMPLEMENT.contains(&marker) {
            return true;
        }
        let most = |short: usize| if news { WHOLE } else { short };
        // `urged them to do more to save water`: more says nothing alone.
        let more = |o: TokenId| o < c && is(syntax.article.lower(o), Class::BareQuantifier);
        if news && marker == "to" && !apart && syntax.object(t).is_some_and(more) {
            return take.level < 3;
        }
        if depth > 0 && !self.is_told(t, take, depth) {
            return match marker {
                "to" | "by" => take.level == 0 && !apart && length <= most(8),
                // `guilty of taking bribes`
                "of" | "from" | "in" | "for" | "with" => take.level < 2 && !apart && length <= most(10),
                _ => false,
            };
        }
        match marker {
            "if" | "unless" => length <= most(16),
            // `quotes an official as saying that ...`
            "as" if news && !apart && shown() && mine() => take.level < 3 && length <= 2 * WHOLE,
            "to" => {
                // `voted to hold him in contempt`: the vote alone says nothing; nor does whom they nominate without the office.
                let theirs = || syntax.object(t).is_some() && syntax.subject(c).map(|(s, _)| s) == syntax.object(t);
                let little = news && self.says_little(t) || theirs();
                let whole = if news { 2 * WHOLE } else { WHOLE };
                take.level < if little { 3 } else { 1 } && !apart && length <= if little { whole } else { most(14) }
            }
            // `made it clear that ...`
            "that" => take.level < 3 && length <= WHOLE && syntax.child(t, &[Relation::Expl]).is_some(),
            "of" | "from" | "for" if news => take.level < 3 && !apart && length <= WHOLE,
            "by" | "without" | "of" | "from" | "for" => take.level < 2 && !apart && length <= 12,
            // `Six people have died` says too little alone.
            // `The economy suffered a setback when a quake destroyed the capital`
            "after" | "since" | "when" => {
                let short = || c > t && syntax.extent(c).start.saturating_sub(syntax.extent(t).start) <= 8;
                // `will ask for help when he meets the president`: the occasion.
                let ahead = marker == "when" && !apart && matches!(syntax.tag(c), Tag::Vbz | Tag::Vbp);
                let little = matches!(marker, "after" | "when") && self.says_little(t) || !apart && short() || ahead;
                news && take.level < 2 && length <= WHOLE && little
            }
            // `is bent on securing it`
            "on" | "about" | "at" | "in" | "into" | "against" | "toward" | "towards" => {
                news && take.level < 3 && !apart && length <= WHOLE
            }
            // `ordered all schools closed`
            "" if syntax.tag(c) == Tag::Vbn && c > t && !apart => length <= 12 && take.level < 2,
            "" if syntax.tag(c) == Tag::Vbg && c > t => {
                let counts = syntax.extent(c).any(|i| syntax.pos(i) == Pos::Num);
                news && (counts && length <= 14 && take.level < 2
                    || take.level == 0
                        && length <= 20
                        // `said he would go, adding that ...`
                        && (syntax.object(c).is_some()
                            || depth == 0
                                && syntax.child(c, &[Relation::Ccomp]).is_some()
                                && syntax.child(t, &[Relation::Ccomp]).is_none()))
            }
            _ => false,
        }
    }

    /// How long a clause is without what is conjoined or set beside it, which is dropped where there is no room for it.
    fn core(&self, c: TokenId) -> usize {
        let syntax = self.syntax;
        let reach = syntax.extent(c);
        let beside = |x: &TokenId| {
            let apart = || *x > c && self.is_set_apart(syntax.extent(*x).start, reach.start);
            match syntax.relation(*x) {
                Relation::Conj => true,
                Relation::Advcl | Relation::Obl | Relation::Nmod => apart(),
                _ => false,
            }
        };
        let strays: usize = syntax.children(c).filter(beside).map(|x| syntax.extent(x).len() + 1).sum();
        reach.len().saturating_sub(strays)
    }

    /// True for a past tense conjoined to a participle: the parser hung it too low (`guilty of taking bribes and
    /// sentenced him`).
    fn is_stray(&self, t: TokenId, c: TokenId) -> bool {
        let finite = matches!(self.syntax.tag(c), Tag::Vbd | Tag::Vbz | Tag::Vbp);
        self.syntax.relation(c) == Relation::Conj
            && (self.syntax.tag(t) == Tag::Vbg && self.syntax.tag(c) == Tag::Vbd || self.syntax.has_to(t) && finite)
    }

    /// `, less than a week after an attack`: the clause says another thing without its measure, and both are set apart.
    pub(super) fn is_measured(&self, t: TokenId, c: TokenId) -> bool {
        let syntax = self.syntax;
        let measure = |x: TokenId| {
            x < c
                && syntax.extent(x).end == syntax.extent(c).start
                && is(syntax.lemma(x), Class::TimeNoun)
                && self.is_set_apart(syntax.extent(x).start, syntax.sentence(t).start)
        };
        let marker = syntax.own_marker(c).unwrap_or(syntax.preposition(c));
        matches!(marker, "after" | "before") && syntax.children(t).any(measure)
    }

    /// True where a verb goes on at `t`: `Morovia became`, `the party has`.
    fn opens_verb(&self, t: TokenId) -> bool {
        let finite = matches!(self.syntax.tag(t), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
        finite && !matches!(self.syntax.relation(t), Relation::Acl | Relation::Amod)
    }

    /// True for the clause that the news is about: the main one, or what is said in it.
    fn is_told(&self, t: TokenId, take: Take, depth: usize) -> bool {
        let told = matches!(self.syntax.relation(t), Relation::Ccomp | Relation::Conj | Relation::Xcomp);
        depth == 0 || take.purpose == Purpose::News && (depth == 1 || depth == 2 && take.level == 0) && told
    }

    /// `The bombing comes amid a wave of attacks`: what stands behind the verb is all that is told.
    pub(super) fn is_all(&self, t: TokenId, c: TokenId) -> bool {
        let syntax = self.syntax;
        let start = syntax.extent(c).start;
        let other = |x: TokenId| x > t && x != c && syntax.relation(x) != Relation::Punct;
        c > t
            && is(syntax.lemma(t), Class::OccurringVerb)
            && start - syntax.extent(t).start.min(start) <= 5
            && !syntax.children(t).any(other)
    }

    /// True for a clause of few words: `A man died`.
    pub(super) fn says_little(&self, t: TokenId) -> bool {
        let phrases = |c: &TokenId| {
            *c > t && matches!(self.syntax.relation(*c), Relation::Obj | Relation::Xcomp | Relation::Ccomp)
        };
        !self.syntax.children(t).any(|c| phrases(&c))
    }

    /// True for a hyphen or slash inside a word.
    pub(in super::super) fn is_glued(&self, t: TokenId) -> bool {
        let spaced = |t: TokenId| self.syntax.article.tokens.get(t as usize).is_none_or(|x| x.spaced);
        matches!(self.syntax.article.word(t), "-" | "/" | "‑" | "–") && !spaced(t) && !spaced(t + 1)
    }

    /// True where the comma before `start` closes an apposition or a relative clause that another opens.
    fn is_behind_aside(&self, start: TokenId) -> bool {
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
        let mark = |w: &str| matches!(w, "," | "—" | "–" | "-" | "--" | "(" | "[" | ";" | ":");
        mark(own) || mark(before)
    }
}
