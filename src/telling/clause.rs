//! Sentence compression: a clause of the text that reads alone, made of its own words.
//!
//! From the tree of a predicate those parts are taken that say who did what; relative clauses, appositions and asides
//! are left out whole, never cut. Pronouns become the names they stand for, a relative pronoun its noun, and a verb
//! without a subject of its own gets the one it shares.

use crate::article::TokenId;
use crate::entities::{Entities, EntityId, EntityKind, Form};
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use crate::span::Span;
use crate::statements::Statement;
use std::collections::BTreeSet;
use std::ops::Range;

/// Most words of a subtree that are looked at.
const BUDGET: usize = 160;

/// Longest clause on a noun that the news keeps, in words: `an announcement that ...`, `talks to ...` is the news itself.
const WHOLE: usize = 24;

/// Deepest nesting that is followed.
const DEPTH: usize = 24;

/// How much is left out at the most.
const STRICTEST: u8 = 3;

/// Words that a clause begins with and that look at what stood before it.
const LINKS: &[&str] = &[
    "however",
    "meanwhile",
    "also",
    "moreover",
    "furthermore",
    "then",
    "too",
    "additionally",
    "instead",
    "therefore",
    "thus",
    "indeed",
    "afterwards",
    "nevertheless",
    "nonetheless",
    "but",
    "and",
    "still",
    "so",
];

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

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// One event.
    Gloss,
    /// The news: with what was done besides, the toll, the one who says so and the day.
    News,
}

/// Words that read alone, and where they stand in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub text: String,
    pub spans: Vec<Span>,
    /// False where a pronoun is left that nobody stands behind.
    pub whole: bool,
    /// The tokens taken, in text order.
    pub tokens: Vec<TokenId>,
}

/// Makes lines.
#[derive(Clone, Copy)]
pub(super) struct Composer<'a> {
    pub syntax: &'a Syntax<'a>,
    pub entities: &'a Entities,
    /// For every token the run that it is never cut out of: a date, a number with its unit, a name.
    units: &'a [Option<(TokenId, TokenId)>],
    /// `the ministry said` behind what it said, in text order.
    asides: &'a [Range<TokenId>],
}

/// Where a source and its cue stand behind what is said, in text order.
pub(super) fn asides(syntax: &Syntax<'_>, statements: &[Statement]) -> Vec<Range<TokenId>> {
    let aside = |s: &Statement| {
        let (source, cue) = (s.source.as_ref()?.span, s.cue?);
        let words = syntax.article.tokens_in(source.hull(cue));
        let behind = s.content.last().is_some_and(|c| c.end <= source.start.min(cue.start));
        let one = words.start > 0 && syntax.sentence(words.start).contains(&words.end.saturating_sub(1));
        (behind && one && words.len() <= 20 && syntax.sentence(words.start).start < words.start).then_some(words)
    };
    let mut all: Vec<Range<TokenId>> = statements.iter().filter_map(aside).collect();
    all.sort_by_key(|r| (r.start, r.end));
    all.dedup_by_key(|r| r.start);
    all
}

/// For every token the date, number or name it is part of.
pub(super) fn units(
    syntax: &Syntax<'_>,
    entities: &Entities,
    spans: impl Iterator<Item = Span>,
) -> Vec<Option<(TokenId, TokenId)>> {
    let mut units = vec![None; syntax.len() as usize];
    let names =
        entities.list.iter().flat_map(|e| &e.mentions).filter(|m| m.form == Form::Name).map(|m| m.tokens.clone());
    for run in names.chain(spans.map(|s| syntax.article.tokens_in(s))) {
        if !run.clone().all(|t| syntax.sentence(run.start).contains(&t)) {
            continue;
        }
        for t in run.clone() {
            if let Some(slot) = units.get_mut(t as usize) {
                *slot = Some((run.start, run.end));
            }
        }
    }
    units
}

/// What is being taken.
#[derive(Clone, Copy)]
struct Take {
    purpose: Purpose,
    /// The higher the less.
    level: u8,
    /// A subtree to leave out.
    except: Option<TokenId>,
    /// True for a noun phrase: the clause that a noun is the predicate of is left out.
    nominal: bool,
}

impl<'a> Composer<'a> {
    /// One over a text with these [`units`].
    pub(super) fn new(
        syntax: &'a Syntax<'a>,
        entities: &'a Entities,
        units: &'a [Option<(TokenId, TokenId)>],
        asides: &'a [Range<TokenId>],
    ) -> Composer<'a> {
        Composer { syntax, entities, units, asides }
    }

    /// The clause of the predicate at `t` in at most `most` words; `None` where it does not fit.
    pub(super) fn clause(&self, t: TokenId, purpose: Purpose, most: usize) -> Option<Line> {
        self.clause_of(t, None, purpose, most)
    }

    /// As [`Composer::clause`]; `actor` is who acts where the tree does not say.
    pub(super) fn clause_of(&self, t: TokenId, actor: Option<TokenId>, purpose: Purpose, most: usize) -> Option<Line> {
        let t = self.governor(t);
        (0..=STRICTEST).find_map(|level| {
            let take = Take { purpose, level, except: None, nominal: false };
            let (mut front, body, back) = self.predicate(t, take);
            if let Some(actor) = actor.filter(|a| !body.contains(a) && !front.contains(a))
                && self.syntax.own_subject(t).is_none()
                && self.syntax.subject(t).is_none()
            {
                front = self.noun(actor, Take { except: Some(t), level: level.max(1), ..take });
            }
            (front.len() + body.len() + back.len() <= most).then(|| self.write(&[front, body, back]))
        })
    }

    /// The noun phrase at `t`.
    pub(super) fn nominal(&self, t: TokenId, most: usize) -> Option<Line> {
        (0..=STRICTEST).find_map(|level| {
            let tokens = self.noun(t, Take { purpose: Purpose::Gloss, level, except: None, nominal: false });
            (tokens.len() <= most).then(|| self.write(&[tokens]))
        })
    }

    /// The tokens of the clause at `t` that are kept in the text's order, without what is put before or behind it.
    pub(super) fn clause_tokens(&self, t: TokenId, level: u8) -> Vec<TokenId> {
        let (front, body, _) = self.predicate(t, Take { purpose: Purpose::Gloss, level, except: None, nominal: false });
        match (front.last(), body.first()) {
            // A subject close before its participle is part of the clause's stretch of text.
            (Some(&a), Some(&b)) if a < b && b - a <= 2 => front.into_iter().chain(body).collect(),
            _ => body,
        }
    }

    /// The predicate whose clause says it all: `had not been able` for `to capture`.
    fn governor(&self, t: TokenId) -> TokenId {
        let mut at = t;
        for _ in 0..3 {
            match self.syntax.head(at) {
                Some(h) if self.syntax.relation(at) == Relation::Xcomp && self.syntax.is_predicate(h) => at = h,
                _ => break,
            }
        }
        at
    }

    /// What stands before the clause (a subject shared or a relative pronoun's noun), the clause, and what stands behind
    /// it (the noun that is its object).
    fn predicate(&self, t: TokenId, take: Take) -> (Vec<TokenId>, Vec<TokenId>, Vec<TokenId>) {
        let syntax = self.syntax;
        let mut body = Vec::new();
        self.gather(t, take, 0, &mut body);
        let (mut front, mut back) = (Vec::new(), Vec::new());
        let only = |except| Take { except, level: take.level.max(1), ..take };
        let own = syntax.own_subject(t);
        match own {
            Some(s) => {
                let noun = syntax.referent(s);
                // `said the minister`: who acts comes first.
                let inverted =
                    s > t && take.purpose == Purpose::Gloss && syntax.tag(t).is_verb() && !self.has_auxiliary(t);
                if noun != s || inverted {
                    self.leave(s, &mut body);
                    front = self.noun(noun, only(Some(t)));
                }
            }
            None => {
                if let Some((s, _)) = syntax.subject(t)
                    && !body.contains(&s)
                {
                    front = self.noun(s, only(Some(t)));
                }
            }
        }
        let relative = syntax
            .children(t)
            .find(|&c| matches!(syntax.relation(c), Relation::Obj | Relation::Iobj) && syntax.referent(c) != c);
        if let Some(o) = relative {
            self.leave(o, &mut body);
            back = self.noun(syntax.referent(o), only(Some(t)));
        } else if let Some(noun) = syntax.relativized_object(t).filter(|_| own.is_some()) {
            back = self.noun(noun, only(Some(t)));
        }
        // `where`, `when` of a relative clause.
        let adverbs: Vec<TokenId> = syntax.children(t).filter(|&c| syntax.tag(c) == Tag::Wrb && c < t).collect();
        for a in adverbs {
            self.leave(a, &mut body);
        }
        // A verb conjoined to one with auxiliaries has them too: `had fled and taken`.
        if own.is_none()
            && syntax.relation(t) == Relation::Conj
            && !self.has_auxiliary(t)
            && let Some(h) = syntax.head(t).filter(|&h| syntax.tag(h) == syntax.tag(t))
        {
            let bare = syntax.tag(t) == Tag::Vb && syntax.own_marker(t).is_none();
            front.extend(syntax.children(h).filter(|&c| {
                let to = syntax.relation(c) == Relation::Mark && syntax.article.lower(c) == "to";
                c < h && (matches!(syntax.relation(c), Relation::Aux | Relation::AuxPass) || bare && to)
            }));
        }
        let quoted = take.purpose == Purpose::News;
        self.mend_aside(t, take, &mut body);
        (self.tidy(front, quoted), self.tidy(body, quoted), self.tidy(back, quoted))
    }

    /// A speaker behind what is said, of whom the tree gives only a part, is taken whole or not at all.
    fn mend_aside(&self, t: TokenId, take: Take, body: &mut Vec<TokenId>) {
        let Some(aside) = self.aside_in(self.syntax.sentence(t)).filter(|a| !a.contains(&t)) else { return };
        if !body.iter().any(|i| aside.contains(i)) {
            return;
        }
        body.retain(|i| !aside.contains(i));
        if take.purpose == Purpose::News && take.level < 2 {
            let bracket = |i: TokenId| matches!(self.syntax.article.word(i), "(" | ")");
            let inside = |i: TokenId| bracket(i) || i > 0 && bracket(i - 1);
            body.extend(aside.clone().filter(|&i| !inside(i)));
        }
    }

    /// The aside of a sentence.
    fn aside_in(&self, sentence: Range<TokenId>) -> Option<&Range<TokenId>> {
        self.asides.get(self.asides.partition_point(|a| a.start < sentence.start)).filter(|a| a.start < sentence.end)
    }

    fn has_auxiliary(&self, t: TokenId) -> bool {
        self.syntax
            .children(t)
            .any(|c| matches!(self.syntax.relation(c), Relation::Aux | Relation::AuxPass | Relation::Cop))
    }

    fn leave(&self, t: TokenId, tokens: &mut Vec<TokenId>) {
        let reach = self.syntax.extent(t);
        tokens.retain(|i| !reach.contains(i));
    }

    /// A noun phrase without its own preposition.
    fn noun(&self, t: TokenId, take: Take) -> Vec<TokenId> {
        let mut tokens = Vec::new();
        self.gather(t, Take { nominal: true, ..take }, 0, &mut tokens);
        self.tidy(tokens, take.purpose == Purpose::News)
    }

    fn gather(&self, t: TokenId, take: Take, depth: usize, out: &mut Vec<TokenId>) {
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
    fn drops(&self, t: TokenId, c: TokenId, take: Take, depth: usize) -> bool {
        let syntax = self.syntax;
        let extent = syntax.extent(c);
        if syntax.relation(c) != Relation::Punct
            && (self.is_glued(extent.start) || self.is_glued(extent.end.wrapping_sub(1)) || self.is_glued(extent.end))
        {
            return false;
        }
        let length = extent.len();
        let apart = self.is_set_apart(extent.start, syntax.sentence(t).start);
        let news = take.purpose == Purpose::News;
        let level = take.level;
        let verb = syntax.is_predicate(t);
        let relation = syntax.relation(c);
        if take.nominal
            && depth == 0
            && (relation.is_subject()
                || matches!(relation, Relation::Cop | Relation::Aux | Relation::Advcl | Relation::Mark))
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
            Relation::Appos => apart || level > 0 || length > 4,
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
            Relation::Acl => {
                let to = syntax.own_marker(c) == Some("to");
                let most = if news && level == 0 {
                    WHOLE
                } else if to {
                    14
                } else {
                    9
                };
                apart || length > most || level > 1 + u8::from(to)
            }
            Relation::Advcl | Relation::AdvclRelcl => !self.keeps_clause(t, c, take, depth, apart),
            Relation::Conj if verb && (syntax.tag(c).is_verb() || syntax.is_predicate(c)) => {
                let shared = syntax.own_subject(c).is_none();
                // `opposes and condemns the plan`: the object that both have hangs on the second.
                if shared && c > t && c - t <= 4 && syntax.child(t, &[Relation::Obj, Relation::Ccomp]).is_none() {
                    return syntax.child(c, &[Relation::Obj]).is_none();
                }
                if self.is_stray(t, c) {
                    return !news || length > 16 || level > 1;
                }
                !(shared
                    && length <= 16
                    && level < 2
                    && (news && self.is_told(t, take, depth) || depth > 0 && level == 0))
            }
            // "some states, particularly Chad, Mali and some states of the coast": the list goes with what opens it.
            Relation::Conj => {
                let listed = |a: &TokenId| {
                    *a > t
                        && *a < c
                        && syntax.relation(*a) == Relation::Appos
                        && syntax.child(*a, &[Relation::Conj, Relation::Advmod]).is_some()
                };
                syntax.children(t).find(listed).is_some_and(|a| self.drops(t, a, take, depth))
            }
            Relation::Mark => depth == 0 && !matches!(syntax.article.lower(c), "to" | "if" | "unless" | "whether"),
            Relation::Cc | Relation::CcPreconj | Relation::Case if depth == 0 => {
                // An `and` inside the subject that the tree hangs on the verb stays.
                let inside = syntax.own_subject(t).is_some_and(|s| s < c && c < t && !take.nominal);
                syntax.relation(c) != Relation::CcPreconj && !inside
            }
            Relation::Obl | Relation::Nmod | Relation::OblUnmarked | Relation::NmodUnmarked => {
                self.drops_phrase(t, c, take, depth, apart)
            }
            Relation::Advmod => {
                let word = syntax.article.lower(c);
                depth == 0 && LINKS.contains(&word) || apart && length > 2 || level > 1 && length > 3
            }
            // What is said before `said` is another's line.
            Relation::Ccomp => level > 2 && depth > 0 || c < t && depth == 0 && take.purpose == Purpose::Gloss,
            _ => false,
        }
    }

    /// Whether an adverbial clause stays: a condition always, an aim or a means where they are short; in the news also a
    /// participle with a number (`killing 12 people`), and what came before a deed that would say too little alone.
    fn keeps_clause(&self, t: TokenId, c: TokenId, take: Take, depth: usize, apart: bool) -> bool {
        let syntax = self.syntax;
        let strays: usize =
            syntax.children(c).filter(|&x| self.is_stray(c, x)).map(|x| syntax.extent(x).len() + 1).sum();
        let length = syntax.extent(c).len().saturating_sub(strays);
        let marker = syntax.own_marker(c).unwrap_or("");
        let news = take.purpose == Purpose::News;
        if depth > 0 && !self.is_told(t, take, depth) {
            return match marker {
                "to" | "by" => take.level == 0 && !apart && length <= 8,
                // `guilty of taking bribes`
                "of" | "from" | "in" | "for" | "with" => take.level < 2 && !apart && length <= 10,
                _ => false,
            };
        }
        match marker {
            "if" | "unless" => length <= 16,
            "to" => take.level == 0 && !apart && length <= 14,
            "by" | "without" | "of" | "from" | "for" => take.level < 2 && !apart && length <= 12,
            // `Six people have died` says too little alone.
            "after" => news && take.level < 2 && length <= WHOLE && self.says_little(t),
            "" if syntax.tag(c) == Tag::Vbg && c > t => {
                let counts = syntax.extent(c).any(|i| syntax.pos(i) == Pos::Num);
                news && counts && length <= 14 && take.level < 2
            }
            _ => false,
        }
    }

    /// True for a past tense conjoined to a participle: the parser hung it too low (`guilty of taking bribes and
    /// sentenced him`).
    fn is_stray(&self, t: TokenId, c: TokenId) -> bool {
        self.syntax.relation(c) == Relation::Conj && self.syntax.tag(t) == Tag::Vbg && self.syntax.tag(c) == Tag::Vbd
    }

    /// True for the clause that the news is about: the main one, or what is said in it.
    fn is_told(&self, t: TokenId, take: Take, depth: usize) -> bool {
        depth == 0 || take.purpose == Purpose::News && depth == 1 && self.syntax.relation(t) == Relation::Ccomp
    }

    /// True for a clause of few words: `A man died`.
    fn says_little(&self, t: TokenId) -> bool {
        let phrases = |c: &TokenId| {
            *c > t && matches!(self.syntax.relation(*c), Relation::Obj | Relation::Xcomp | Relation::Ccomp)
        };
        !self.syntax.children(t).any(|c| phrases(&c))
    }

    fn drops_phrase(&self, t: TokenId, c: TokenId, take: Take, depth: usize, apart: bool) -> bool {
        let syntax = self.syntax;
        let preposition = syntax.preposition(c);
        let extent = syntax.extent(c);
        let front = c < t && syntax.relation(c) != Relation::Nmod;
        if depth == 0 && syntax.is_predicate(t) {
            if front {
                // `On Thursday, rebels ...`
                return take.purpose == Purpose::Gloss || extent.len() > 6 || AROUND.contains(&preposition);
            }
            let little = take.purpose == Purpose::News && self.says_little(t) && extent.len() <= 12;
            if AROUND.contains(&preposition) && !(preposition == "as" && !apart) {
                return !little || preposition != "after" && preposition != "following";
            }
            let first = syntax.children(t).find(|&o| o > t && syntax.relation(o) == Relation::Obl) == Some(c);
            let timed = self.units.get(c as usize).copied().flatten().is_some();
            return apart && preposition.is_empty() && !timed
                || apart && take.level > 0
                || extent.len() > 18 && take.level > 0
                || take.level > 1 && !first
                || take.level > 2 && syntax.object(t).is_some();
        }
        match preposition {
            // `on Monday, an arrival that ...`: what is only set beside it.
            "" if apart => true,
            "of" => extent.len() > 12 && take.level > 1,
            p if AROUND.contains(&p) => apart || take.level > 0,
            _ => apart || take.level > 1 && depth > 0 || take.level > 2,
        }
    }

    /// True for a hyphen or slash inside a word.
    fn is_glued(&self, t: TokenId) -> bool {
        let spaced = |t: TokenId| self.syntax.article.tokens.get(t as usize).is_none_or(|x| x.spaced);
        matches!(self.syntax.article.word(t), "-" | "/" | "‑" | "–") && !spaced(t) && !spaced(t + 1)
    }

    /// True where a comma, a dash or a bracket stands before what begins at `start`.
    fn is_set_apart(&self, start: TokenId, lo: TokenId) -> bool {
        let own = self.syntax.article.word(start);
        let before = start.checked_sub(1).filter(|&i| i >= lo).map_or("", |i| self.syntax.article.word(i));
        let mark = |w: &str| matches!(w, "," | "—" | "–" | "-" | "--" | "(" | "[" | ";" | ":");
        mark(own) || mark(before)
    }

    /// In text order, without the punctuation of what was left out.
    fn tidy(&self, mut tokens: Vec<TokenId>, quoted: bool) -> Vec<TokenId> {
        let runs: BTreeSet<(TokenId, TokenId)> =
            tokens.iter().filter_map(|&t| self.units.get(t as usize).copied().flatten()).collect();
        tokens.extend(runs.into_iter().flat_map(|(a, b)| a..b));
        tokens.sort_unstable();
        tokens.dedup();
        let kept: BTreeSet<TokenId> = tokens.iter().copied().collect();
        let quotes = |marks: &[&str]| tokens.iter().filter(|&&t| marks.contains(&self.syntax.article.word(t))).count();
        let single = tokens.iter().filter(|&&t| self.syntax.article.word(t) == "’" && self.syntax.is_edge(t)).count();
        let balanced = quotes(&["“"]) == quotes(&["”"]) && quotes(&["\""]) % 2 == 0 && quotes(&["‘"]) == single;
        let bracketed = quotes(&["("]) == quotes(&[")"]);
        let inner = |t: TokenId| t.checked_sub(1).is_some_and(|b| kept.contains(&b)) && kept.contains(&(t + 1));
        let mut out: Vec<TokenId> = tokens
            .iter()
            .copied()
            .filter(|&t| {
                if !self.syntax.is_edge(t) {
                    return true;
                }
                match self.syntax.article.word(t) {
                    "(" | ")" => bracketed,
                    "“" | "”" | "\"" | "‘" | "’" | "'" | "«" | "»" | "``" | "''" => balanced && quoted,
                    // `back-to-back`
                    _ if self.is_glued(t) => kept.contains(&(t.wrapping_sub(1))) && kept.contains(&(t + 1)),
                    "$" | "%" | "£" | "€" => true,
                    _ => inner(t),
                }
            })
            .collect();
        let stop = |t: &TokenId| {
            self.syntax.is_edge(*t) && !matches!(self.syntax.article.word(*t), "”" | "\"" | ")" | "%" | "’" | "»")
        };
        while out.last().is_some_and(stop) {
            out.pop();
        }
        let open = |t: &TokenId| {
            self.syntax.is_edge(*t) && !matches!(self.syntax.article.word(*t), "“" | "\"" | "(" | "$" | "£" | "€" | "«")
        };
        let begin = out.iter().position(|t| !open(t)).unwrap_or(out.len());
        out.drain(..begin);
        out
    }

    /// The words of the parts, one behind the other, pronouns as names.
    fn write(&self, parts: &[Vec<TokenId>]) -> Line {
        let article = self.syntax.article;
        let mut line = Line { whole: true, ..Line::default() };
        let mut said: BTreeSet<EntityId> = BTreeSet::new();
        let mut last: Option<TokenId> = None;
        for part in parts {
            for (n, &t) in part.iter().enumerate() {
                let word = article.word(t);
                let owns = part.get(n + 1) == Some(&(t + 1));
                let glued = article.tokens.get(t as usize).is_some_and(|x| !x.spaced)
                    && last.is_some_and(|l| l + 1 == t)
                    || matches!(word, "," | "." | ";" | ":" | "'s" | "’s" | ")" | "”") && !line.text.is_empty()
                    // An apostrophe behind a name, and no quotation mark before a word.
                    || matches!(word, "'" | "’") && article.tokens.get(t as usize).is_some_and(|x| !x.spaced);
                if !line.text.is_empty() && !glued {
                    let speaks = self.asides.binary_search_by_key(&t, |a| a.start).is_ok();
                    if speaks && n > 0 && last.is_some_and(|l| l + 1 != t) && !line.text.ends_with(',') {
                        line.text.push(',');
                    }
                    line.text.push(' ');
                }
                match self.name_for(t, owns, &said) {
                    Some(Naming::Name(name, span, id)) => {
                        line.text.push_str(&name);
                        line.spans.push(span);
                        said.insert(id);
                    }
                    Some(Naming::Speaker(name, span, id)) if line.text.is_empty() => {
                        line.text = format!("{name}: {word}");
                        line.spans.push(span);
                        said.insert(id);
                        self.mark(t, last, &mut line.spans);
                    }
                    naming => {
                        line.whole &= !matches!(naming, Some(Naming::Nobody));
                        line.text.push_str(word);
                        self.mark(t, last, &mut line.spans);
                        if let Some(id) = self.entities.headed_by(t) {
                            said.insert(id);
                        }
                    }
                }
                line.tokens.push(t);
                last = Some(t);
            }
        }
        line.text = capital(&line.text);
        line
    }

    fn mark(&self, t: TokenId, last: Option<TokenId>, spans: &mut Vec<Span>) {
        let Some(token) = self.syntax.article.tokens.get(t as usize) else { return };
        match spans.last_mut() {
            Some(span) if last.is_some_and(|l| l + 1 == t) && span.end <= token.span.start => span.end = token.span.end,
            _ => spans.push(token.span),
        }
    }

    /// What stands for the pronoun at `t`; `None` for any other word, or where the pronoun is clear from the line.
    fn name_for(&self, t: TokenId, owns: bool, said: &BTreeSet<EntityId>) -> Option<Naming> {
        let syntax = self.syntax;
        let own = syntax.tag(t) == Tag::PrpS;
        let word = syntax.article.lower(t);
        if !own && syntax.tag(t) != Tag::Prp || word.ends_with("self") || word.ends_with("selves") {
            return None;
        }
        let Some(id) = self.entities.headed_by(t) else {
            let nobody = syntax.relation(t).is_subject() && !matches!(word, "it" | "there" | "you");
            return nobody.then_some(Naming::Nobody);
        };
        if said.contains(&id) {
            return None;
        }
        let Some((name, span)) = self.name(id) else {
            let thing = matches!(word, "it" | "they" | "them");
            return (syntax.relation(t).is_subject() && !thing).then_some(Naming::Nobody);
        };
        if matches!(word, "i" | "we" | "us" | "me" | "my" | "our") {
            return Some(Naming::Speaker(name, span, id));
        }
        if own && owns {
            let mark = if name.ends_with('s') { "’" } else { "’s" };
            return Some(Naming::Name(name + mark, span, id));
        }
        Some(Naming::Name(name, span, id))
    }

    /// The name of an entity and where it stands: its fullest name, else the fullest phrase that describes it.
    pub(super) fn name(&self, id: EntityId) -> Option<(String, Span)> {
        let entity = self.entities.get(id)?;
        // A thing for which the text has only words is as well called `it`.
        if !entity.named && matches!(entity.kind, EntityKind::Object | EntityKind::Occasion | EntityKind::Work) {
            return None;
        }
        let text = self.syntax.article.text;
        let plain = |s: Span| s.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let names = || entity.mentions.iter().filter(|m| m.form == Form::Name);
        if entity.named
            && let Some(m) = names().find(|m| plain(m.span) == entity.name).or_else(|| names().next())
        {
            return Some((plain(m.span), m.span));
        }
        let fits = |m: &&crate::entities::Mention| m.form == Form::Nominal && m.tokens.len() <= 7;
        let best = entity.mentions.iter().filter(fits).rev().max_by_key(|m| m.tokens.len())?;
        Some((plain(best.span), best.span))
    }
}

/// What a pronoun stands for.
enum Naming {
    Name(String, Span, EntityId),
    /// `I` and `we` keep their verb: the speaker's name stands before the clause.
    Speaker(String, Span, EntityId),
    Nobody,
}

/// With a capital first letter.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        // `iPhone`, `al-Qaeda`: a small letter before a capital is the name's own.
        Some(first) if first.is_lowercase() && !text.chars().nth(1).is_some_and(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}
