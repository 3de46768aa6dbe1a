//! Which clauses within a clause are kept: a second predicate, what hangs on a noun, what is said of the deed besides.

use super::{Composer, Purpose, Take};
use crate::article::TokenId;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, is};
use std::ops::Range;

/// Longest clause on a noun that the news keeps, in words: `an announcement that ...`, `talks to ...` is the news itself.
const NEWS_CLAUSE_WORDS: usize = 24;

/// Clauses of fewer words say little alone: `35 people have become ill`.
const SHORT_CLAUSE_WORDS: TokenId = 12;

/// What a complement begins with.
const COMPLEMENT: &[&str] = &["to", "of", "from", "in", "for", "with", "on", "about", "at", "into", "against", "as"];

impl Composer<'_> {
    /// Whether predicate `c`, conjoined to predicate `t`, is left out.
    pub(super) fn drops_second_predicate(&self, t: TokenId, c: TokenId, take: Take, depth: usize) -> bool {
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
        if !shared
            && news
            && self.is_news_clause(t, take, depth)
            && c > t
            && extent.start - syntax.extent(t).start <= SHORT_CLAUSE_WORDS
        {
            return length > 2 * NEWS_CLAUSE_WORDS || level > 1;
        }
        // `opposes and condemns the plan`: the object that both have hangs on the second.
        if shared
            && c > t
            && c - t <= 4
            && !(depth > 0 && syntax.is_passive(t))
            && syntax.child(t, &[Relation::Obj, Relation::Ccomp]).is_none()
        {
            return syntax.child(c, &[Relation::Obj]).is_none();
        }
        if self.is_stray(t, c) {
            return !news || length > 16 || level > 1;
        }
        !(shared
            && length <= if news && level == 0 { NEWS_CLAUSE_WORDS } else { 16 }
            && level < 2
            && (news && self.is_news_clause(t, take, depth) || depth > 0 && level == 0))
    }

    /// Whether a relative clause, an infinitive or a participle that hangs on a noun is left out.
    pub(super) fn drops_clause_on_noun(&self, t: TokenId, c: TokenId, take: Take, apart: bool) -> bool {
        let syntax = self.syntax;
        let (news, level, length) = (take.purpose == Purpose::News, take.level, self.core(c));
        match syntax.relation(c) {
            // `put what he calls a sordid chapter behind it`
            Relation::AclRelcl if syntax.article.lower(t) == "what" => apart || level > 2,
            Relation::AclRelcl => {
                let vague = is(syntax.lemma(t), Class::AnyoneNoun)
                    || one_of!(syntax.article.lower(t), "those" | "anyone" | "one" | "someone" | "something");
                let most = if news && level == 0 {
                    NEWS_CLAUSE_WORDS
                } else if vague {
                    18
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
                    return length > 3 * NEWS_CLAUSE_WORDS;
                }
                let most = if news && level == 0 {
                    NEWS_CLAUSE_WORDS
                } else if to && level == 0 {
                    20
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
    pub(super) fn keeps_clause(&self, t: TokenId, c: TokenId, take: Take, depth: usize, apart: bool) -> bool {
        let syntax = self.syntax;
        let length = self.core(c);
        let news = take.purpose == Purpose::News;
        let when = || syntax.clause_marker(c).filter(|m| news && *m == "when");
        let marker = syntax.own_marker(c).or_else(when).unwrap_or("");
        // `rose more than expected`, `for as long as they have time`: half of a comparison says another thing.
        if one_of!(marker, "than" | "as") && !syntax.tag(t).is_verb() && !syntax.tag(t).is_noun() {
            return true;
        }
        if marker == "as" && !apart && length <= 10 && self.shows_object(t, c) {
            return true;
        }
        // `a man accused of taking bribes`: the bare participle says nothing.
        if syntax.relation(t) == Relation::Acl && c > t && !apart && COMPLEMENT.contains(&marker) {
            return true;
        }
        if depth > 0 && !self.is_news_clause(t, take, depth) {
            let most = |short: usize| if news { NEWS_CLAUSE_WORDS } else { short };
            // `decided to turn back to avoid the press`
            let short = if marker == "to" && syntax.relation(t) == Relation::Xcomp { 18 } else { 8 };
            return match marker {
                "to" | "by" => take.level == 0 && !apart && length <= most(short),
                // `guilty of taking bribes`
                "of" | "from" | "in" | "for" | "with" | "about" | "against" => {
                    take.level < 2 && !apart && length <= most(10)
                }
                _ => false,
            };
        }
        self.keeps_by_marker(t, c, take, apart, marker)
    }

    /// `paint him as unfit`: without it he is painted; but `as others prepare` only goes on besides.
    fn shows_object(&self, t: TokenId, c: TokenId) -> bool {
        let syntax = self.syntax;
        syntax.object(t).is_some_and(|o| syntax.extent(o).end == syntax.extent(c).start)
            && syntax.own_subject(c).is_none_or(|s| syntax.tag(s) == Tag::Prp)
    }

    /// Whether the clause at `c` of what the line tells stays, by the word that begins it.
    fn keeps_by_marker(&self, t: TokenId, c: TokenId, take: Take, apart: bool, marker: &str) -> bool {
        let syntax = self.syntax;
        let length = self.core(c);
        let news = take.purpose == Purpose::News;
        let most = |short: usize| if news { NEWS_CLAUSE_WORDS } else { short };
        match marker {
            "if" | "unless" => length <= most(16),
            // `would not say whether he hoped for it`
            "whether" => !apart && length <= most(16) && take.level < 2,
            "to" => {
                // `voted to hold him in contempt`: the vote alone says nothing; nor does whom they nominate without the office.
                let theirs = || syntax.object(t).is_some() && syntax.subject(c).map(|(s, _)| s) == syntax.object(t);
                let little = news && self.says_little(t) || theirs();
                let whole = if news { 2 * NEWS_CLAUSE_WORDS } else { NEWS_CLAUSE_WORDS };
                take.level < if little { 3 } else { 1 } && !apart && length <= if little { whole } else { most(18) }
            }
            // `made it clear that ...`
            "that" => take.level < 3 && length <= NEWS_CLAUSE_WORDS && syntax.child(t, &[Relation::Expl]).is_some(),
            "of" | "from" | "for" if news => take.level < 3 && !apart && length <= NEWS_CLAUSE_WORDS,
            "by" | "without" | "of" | "from" | "for" => take.level < 2 && !apart && length <= 12,
            // `Six people have died` says too little alone.
            // `The economy suffered a setback when a quake destroyed the capital`
            "after" | "since" | "when" => {
                let short = || c > t && syntax.extent(c).start.saturating_sub(syntax.extent(t).start) <= 8;
                // `will ask for help when he meets the president`: the occasion.
                let ahead = marker == "when" && !apart && matches!(syntax.tag(c), Tag::Vbz | Tag::Vbp);
                let little = one_of!(marker, "after" | "when") && self.says_little(t) || !apart && short() || ahead;
                news && take.level < 2 && length <= NEWS_CLAUSE_WORDS && little
            }
            // `is bent on securing it`
            "on" | "about" | "at" | "in" | "into" | "against" | "toward" | "towards" => {
                (news || c > t && self.says_little(t)) && take.level < 3 && !apart && length <= NEWS_CLAUSE_WORDS
            }
            // `ordered all schools closed`
            "" if syntax.tag(c) == Tag::Vbn && c > t && !apart => length <= 12 && take.level < 2,
            "" if syntax.tag(c) == Tag::Vbg && c > t => {
                let counts = syntax.extent(c).any(|i| syntax.pos(i) == Pos::Num);
                news && (counts && length <= 14 && take.level < 2
                    || take.level == 0
                        && length <= 20
                        // `said he would go, adding that ...`
                        && syntax.object(c).is_some())
            }
            _ => false,
        }
    }

    /// How long a clause is without what is conjoined or set beside it, which is dropped where there is no room for it.
    pub(super) fn core(&self, c: TokenId) -> usize {
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

    /// What a sentence can be told without, with its commas, brackets or dashes: the lower the number the sooner it goes.
    pub(super) fn set_beside(&self, c: TokenId, words: &Range<TokenId>) -> Option<(u8, Range<TokenId>)> {
        let syntax = self.syntax;
        let word = |t: TokenId| if words.contains(&t) { syntax.article.word(t) } else { "" };
        let comma = |t: TokenId| one_of!(word(t), "," | "—" | "–" | "--" | ";");
        let mark = |t: TokenId| comma(t) || one_of!(word(t), "(" | ")");
        let mut reach = syntax.extent(c);
        while reach.len() > 1 && mark(reach.start) {
            reach.start += 1;
        }
        while reach.len() > 1 && mark(reach.end - 1) {
            reach.end -= 1;
        }
        let (before, behind) = (reach.start.checked_sub(1)?, reach.end);
        let last = behind >= words.end.saturating_sub(1);
        let bracket = word(before) == "(" && word(behind) == ")";
        let listed = before.checked_sub(1).is_some_and(|t| self.is_listed(t));
        let set = comma(before) && (comma(behind) || last) && !listed;
        if !(bracket || set) || reach.contains(&syntax.head(c)?) {
            return None;
        }
        let rank = match syntax.relation(c) {
            _ if bracket => 0,
            Relation::AclRelcl => 1,
            Relation::Appos if c > syntax.head(c)? && !syntax.tag(c).is_proper() && !last => 3,
            Relation::Acl => 3,
            Relation::Conj
                if last && syntax.is_predicate(c) && syntax.head(c).is_some_and(|h| syntax.is_predicate(h)) =>
            {
                4
            }
            Relation::Advcl | Relation::Appos if last => 5,
            _ => return None,
        };
        let close = TokenId::from(mark(behind) && !last);
        Some((rank, before..behind + close))
    }

    /// True for a past tense conjoined to a participle: the parser hung it too low (`guilty of taking bribes and
    /// sentenced him`).
    pub(super) fn is_stray(&self, t: TokenId, c: TokenId) -> bool {
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
        one_of!(marker, "after" | "before") && syntax.children(t).any(measure)
    }

    /// True for the clause that the news is about: the main one, or what is said in it.
    pub(super) fn is_news_clause(&self, t: TokenId, take: Take, depth: usize) -> bool {
        let told = matches!(self.syntax.relation(t), Relation::Ccomp | Relation::Conj | Relation::Xcomp);
        depth == 0 || take.purpose == Purpose::News && (depth == 1 || depth == 2 && take.level == 0) && told
    }

    /// True for a clause of few words: `A man died`.
    pub(super) fn says_little(&self, t: TokenId) -> bool {
        let phrases = |c: &TokenId| {
            *c > t && matches!(self.syntax.relation(*c), Relation::Obj | Relation::Xcomp | Relation::Ccomp)
        };
        !self.syntax.children(t).any(|c| phrases(&c))
    }
}
