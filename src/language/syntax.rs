//! Asking a tree: who is the subject, what is the object, what stands below a word.
//!
//! The questions hold for what a parser gives, errors included: each follows the relation first and
//! only then the nearest likely word, and none walks further than a few steps.

use super::{Analysis, Pos, Relation, Tag};
use crate::article::{Article, BlockKind, TokenId};
use crate::lexicon::Class;
use std::ops::Range;

/// How far up a chain of conjuncts, controlled clauses and auxiliaries a question climbs.
pub(super) const CLIMB: usize = 6;

/// How far apart, in words, verbs may stand that share an object.
const SHARED: TokenId = 8;

/// An article with its trees, and how far each subtree reaches.
#[derive(Debug)]
pub struct Syntax<'a> {
    /// The text, cut up.
    pub article: &'a Article<'a>,
    /// Tags and trees.
    pub analysis: &'a Analysis,
    /// How far each subtree reaches to the left of its token and to the right.
    extents: Vec<(u16, u16)>,
}

impl<'a> Syntax<'a> {
    /// Computes the reach of every subtree, in one pass over the tokens of each sentence.
    pub fn new(article: &'a Article<'a>, analysis: &'a Analysis) -> Syntax<'a> {
        let n = analysis.len();
        let mut extents: Vec<(u16, u16)> = vec![(0, 0); n];
        let mut waiting: Vec<u32> = Vec::new();
        let mut ready: Vec<TokenId> = Vec::new();
        for tokens in article.sentences.iter().map(|s| s.tokens.start..s.tokens.end.min(n as TokenId)) {
            // Leaves first: a token is folded into its head once all its children are.
            waiting.clear();
            waiting.extend(tokens.clone().map(|i| analysis.children(i).len() as u32));
            ready.extend(tokens.clone().zip(&waiting).filter(|(_, children)| **children == 0).map(|(i, _)| i));
            while let Some(i) = ready.pop() {
                let head = analysis.word(i).and_then(|w| w.head).filter(|head| tokens.contains(head));
                let Some(head) = head else { continue };
                let (left, right) = extents[i as usize];
                let slot = &mut extents[head as usize];
                // A sentence of more words than that is none.
                let reach = |far: u32, back: u32| far.saturating_sub(back).min(u32::from(u16::MAX)) as u16;
                *slot = (slot.0.max(reach(head + u32::from(left), i)), slot.1.max(reach(i + u32::from(right), head)));
                let waiting = &mut waiting[(head - tokens.start) as usize];
                *waiting = waiting.saturating_sub(1);
                if *waiting == 0 {
                    ready.push(head);
                }
            }
        }
        Syntax { article, analysis, extents }
    }

    /// Number of tokens.
    pub fn len(&self) -> TokenId {
        self.analysis.len() as TokenId
    }

    /// The relation of a token; `Dep` past the end.
    pub fn relation(&self, t: TokenId) -> Relation {
        self.analysis.word(t).map_or(Relation::Dep, |w| w.relation)
    }

    /// The part of speech of a token; `X` past the end.
    pub fn pos(&self, t: TokenId) -> Pos {
        self.analysis.word(t).map_or(Pos::X, |w| w.pos)
    }

    /// The Penn tag of a token.
    pub fn tag(&self, t: TokenId) -> Tag {
        self.analysis.word(t).map_or(Tag::Xx, |w| w.tag)
    }

    /// The head of a token.
    pub fn head(&self, t: TokenId) -> Option<TokenId> {
        self.analysis.word(t)?.head
    }

    /// How clearly its head and its relation were chosen.
    pub fn margins(&self, t: TokenId) -> (u8, u8) {
        self.analysis.word(t).map_or((0, 0), |w| (w.margins >> 4, w.margins & 15))
    }

    /// The lemma of a token, with the case the lemmatiser gave it.
    pub fn lemma(&self, t: TokenId) -> &'a str {
        self.analysis.lemma(t)
    }

    /// The first child with one of these relations.
    pub fn child(&self, t: TokenId, relations: &[Relation]) -> Option<TokenId> {
        self.children(t).find(|&c| relations.contains(&self.relation(c)))
    }

    /// The children of a token, in text order.
    pub fn children(&self, t: TokenId) -> impl Iterator<Item = TokenId> + 'a {
        self.analysis.children(t).iter().copied()
    }

    /// First and last-plus-one token of the subtree of `t`.
    pub fn extent(&self, t: TokenId) -> Range<TokenId> {
        self.extents
            .get(t as usize)
            .map_or(t..t, |&(left, right)| t.saturating_sub(left.into())..t + 1 + u32::from(right))
    }

    /// True where `t` stands below `ancestor` or is it, looking a bounded way up.
    pub fn is_below(&self, t: TokenId, ancestor: TokenId) -> bool {
        let mut at = t;
        for _ in 0..64 {
            if at == ancestor {
                return true;
            }
            match self.head(at) {
                Some(h) => at = h,
                None => return false,
            }
        }
        false
    }

    /// The tokens of the sentence `t` stands in.
    pub fn sentence(&self, t: TokenId) -> Range<TokenId> {
        self.article.sentence_of(t).map_or(t..t, |s| s.tokens.clone())
    }

    /// The preposition, particle or marker of a word: its first `case` child, in lower case.
    pub fn preposition(&self, t: TokenId) -> &'a str {
        self.child(t, &[Relation::Case]).map_or("", |c| self.article.lower(c))
    }

    /// True for a predicate in the passive: by its auxiliary or agent, or as a participle without auxiliary.
    pub fn is_passive(&self, t: TokenId) -> bool {
        let (mut auxiliary, mut agent, mut be, mut any) = (false, false, false, false);
        for c in self.children(t) {
            match self.relation(c) {
                Relation::AuxPass => auxiliary = true,
                Relation::OblAgent => agent = true,
                Relation::NsubjPass | Relation::CsubjPass => be = true,
                Relation::Aux | Relation::Cop => any = true,
                _ => {}
            }
        }
        let bare = matches!(self.relation(t), Relation::Acl | Relation::Advcl | Relation::Xcomp | Relation::Amod);
        // A headline's "Two men held after raid", "Candidate removed by police".
        // "sent or received": as active as the first.
        let active = |h: TokenId| {
            self.tag(h).is_verb()
                && (self.own_subject(h).is_some() || self.relation(h) == Relation::Xcomp && self.tag(h) == Tag::Vb)
                && !self.is_passive(h)
        };
        let verbless = (matches!(self.relation(t), Relation::Root | Relation::Parataxis)
            || self.relation(t) == Relation::Conj && !self.head(t).is_some_and(active))
            && (self.article.block_kind_of(t) != BlockKind::Paragraph
                || (self.relation(t) == Relation::Conj || self.ends_open(t))
                    && !self.children(t).any(|c| self.relation(c) == Relation::Obl && self.preposition(c) == "of"))
            && self.child(t, &[Relation::Obj, Relation::Ccomp, Relation::Xcomp]).is_none();
        // "Candidate removed from hall by police", taken for a past tense.
        let by = |c: TokenId| self.preposition(c) == "by" && matches!(self.pos(c), Pos::Noun | Pos::Propn);
        let below = |c: TokenId| self.relation(c) == Relation::Obl && (by(c) || self.children(c).any(by));
        // "are getting killed", whatever the tree makes of `getting`.
        let got = self.tag(t) == Tag::Vbn && t.checked_sub(1).is_some_and(|b| self.lemma(b) == "get");
        // "was charged and refused bail".
        let refused = || {
            let granted = |c: TokenId| self.relation(c) == Relation::Obj && self.analysis.is(c, Class::GrantedNoun);
            one_of!(self.lemma(t), "deny" | "refuse" | "grant" | "offer")
                && (agent || self.children(t).any(granted))
                && self.head(t).is_some_and(|h| self.is_passive(h))
        };
        auxiliary
            || got
            || self.relation(t) == Relation::Conj && !any && refused()
            || self.tag(t) == Tag::Vbn && (agent || be || bare || verbless) && !any
            || self.tag(t) == Tag::Vbd
                && !any
                && ((agent || self.children(t).any(below)) && verbless || self.is_reduced(t) || self.opens(t))
    }

    /// True in a sentence without a full stop: a caption, a headline in the text.
    fn ends_open(&self, t: TokenId) -> bool {
        let last = self.sentence(t).end.saturating_sub(1);
        !one_of!(self.article.word(last), "." | "!" | "?" | "\"" | "”")
    }

    /// A participle that opens the sentence and was taken for a past tense: `Asked whether he knew, Lee said`.
    fn opens(&self, t: TokenId) -> bool {
        self.relation(t) == Relation::Advcl
            && self.head(t).is_some_and(|h| h > t)
            && self.child(t, &[Relation::Obj, Relation::Nsubj, Relation::Mark]).is_none()
            && self.sentence(t).start + 1 >= self.extent(t).start
    }

    /// A participle behind its noun that was taken for a past tense: `the money saved`.
    fn is_reduced(&self, t: TokenId) -> bool {
        self.relation(t) == Relation::Acl
            && self.child(t, &[Relation::Obj, Relation::Nsubj, Relation::Mark, Relation::Ccomp]).is_none()
    }

    /// The explicit subject of `t`, of whatever kind but a clause.
    pub fn own_subject(&self, t: TokenId) -> Option<TokenId> {
        // "12 were killed and more than 20 wounded", "and several wounded": the number is who.
        let counted = || {
            self.child(t, &[Relation::Nummod, Relation::Amod])
                .filter(|&n| n < t && self.relation(t) == Relation::Conj && matches!(self.tag(t), Tag::Vbn | Tag::Vbd))
        };
        self.child(t, &[Relation::Nsubj, Relation::NsubjPass])
            .or_else(|| self.child(t, &[Relation::NsubjOuter]))
            .or_else(counted)
            .or_else(|| self.titled_subject(t))
    }

    /// The noun a relative pronoun stands for, or the token itself.
    pub fn referent(&self, t: TokenId) -> TokenId {
        let relative = matches!(self.tag(t), Tag::Wdt | Tag::Wp | Tag::WpS)
            || (self.article.lower(t) == "that" && matches!(self.pos(t), Pos::Pron | Pos::Sconj));
        if !relative {
            return t;
        }
        let mut at = t;
        for _ in 0..CLIMB {
            let Some(head) = self.head(at) else { return t };
            if matches!(self.relation(at), Relation::AclRelcl | Relation::Acl) {
                return head;
            }
            at = head;
        }
        t
    }

    /// The word that introduces a clause: its `mark` child in lower case, or `to`.
    pub fn own_marker(&self, t: TokenId) -> Option<&'a str> {
        self.child(t, &[Relation::Mark]).map(|m| self.article.lower(m))
    }

    /// The word that opens a clause, `when` and `where` among them, which a tree has as adverbs.
    pub fn clause_marker(&self, t: TokenId) -> Option<&'a str> {
        let adverb = || self.children(t).find(|&c| self.tag(c) == Tag::Wrb).map(|c| self.article.lower(c));
        self.own_marker(t).or_else(adverb)
    }

    /// True for a verb, or a noun or adjective with a copula or subject.
    pub fn is_predicate(&self, t: TokenId) -> bool {
        self.pos(t) == Pos::Verb
            || self.tag(t).is_verb()
            || self.children(t).any(|c| self.relation(c) == Relation::Cop || self.relation(c).is_subject())
    }

    /// The one who acts in a passive: `by ...`, also where it hangs one phrase further down.
    pub fn agent(&self, t: TokenId) -> Option<TokenId> {
        if let Some(agent) = self.child(t, &[Relation::OblAgent]) {
            return Some(agent);
        }
        if !self.is_passive(t) {
            return None;
        }
        let by = |c: &TokenId| {
            matches!(self.relation(*c), Relation::Obl | Relation::Nmod)
                && self.preposition(*c) == "by"
                && !self.tag(*c).is_verb()
        };
        let own = self.children(t).find(by);
        own.or_else(|| {
            self.children(t)
                .filter(|&c| c > t && self.relation(c) == Relation::Obl)
                .find_map(|c| self.children(c).find(by))
        })
    }

    /// The direct object, looked for at the verb and, for a verb conjoined to it that shares one, behind it.
    pub fn object(&self, t: TokenId) -> Option<TokenId> {
        // "the second year that they have allowed flights": of two the one that is named.
        let named = |&c: &TokenId| self.relation(c) == Relation::Obj && self.referent(c) == c;
        let object = self.children(t).find(named).or_else(|| self.child(t, &[Relation::Obj]));
        object.map(|o| self.referent(o)).or_else(|| {
            // "attacked and captured the town": the shared object hangs on the last verb.
            if self.pos(t) != Pos::Verb || self.is_passive(t) {
                return None;
            }
            // "began burning and burying the animals": it may hang on the first as well.
            let first = self.head(t).filter(|&h| self.relation(t) == Relation::Conj && self.pos(h) == Pos::Verb);
            if let Some(o) = first.and_then(|h| self.child(h, &[Relation::Obj])).filter(|&o| o > t)
                && self.own_subject(t).is_none()
            {
                return Some(self.referent(o));
            }
            let parent = if self.relation(t) == Relation::Conj { self.head(t)? } else { t };
            let beside = |c: TokenId| {
                let mut between = t + 1..c;
                c > t
                    && c - t <= SHARED
                    && self.relation(c) == Relation::Conj
                    && self.pos(c) == Pos::Verb
                    && between.all(|i| matches!(self.pos(i), Pos::Verb | Pos::Cconj | Pos::Punct | Pos::Adv))
            };
            // "investigate and hold them", but not in "denies it happened and accuses", "acted suspiciously and ignored".
            if self.child(t, &[Relation::Ccomp, Relation::Xcomp]).is_some()
                || parent == t && !matches!(self.pos(t + 1), Pos::Verb | Pos::Cconj | Pos::Punct)
            {
                return None;
            }
            let free = |c: TokenId| self.own_subject(c).is_none() && !self.is_passive(c);
            let mut next = self.children(parent).filter(|&c| beside(c) && free(c));
            next.find_map(|c| self.child(c, &[Relation::Obj]))
        })
    }

    /// The owner of a noun: `Hama's`, `their`, and the nouns a compound opens with are not among them.
    pub fn possessor(&self, t: TokenId) -> Option<TokenId> {
        self.child(t, &[Relation::NmodPoss])
    }

    /// The nouns that hang on `t` by a preposition, with it.
    pub fn obliques(&self, t: TokenId) -> impl Iterator<Item = (&'a str, TokenId)> + '_ {
        self.children(t)
            .filter(|&c| matches!(self.relation(c), Relation::Obl | Relation::Nmod | Relation::OblAgent))
            .map(|c| (self.preposition(c), c))
    }

    /// `t` and the nouns conjoined to it.
    pub fn coordinated(&self, t: TokenId) -> Vec<TokenId> {
        let mut all = vec![t];
        let nominal = self.tag(t).is_noun() || matches!(self.pos(t), Pos::Pron | Pos::Propn | Pos::Noun);
        for c in self.children(t) {
            let like = !nominal || self.tag(c).is_noun() || matches!(self.pos(c), Pos::Pron | Pos::Propn | Pos::Noun);
            if self.relation(c) == Relation::Conj && like && all.len() < 8 {
                all.push(c);
            }
        }
        all
    }

    /// True for an infinitive: any of its markers is `to`.
    pub fn has_to(&self, t: TokenId) -> bool {
        // "Confessed to using it" has a preposition.
        self.tag(t) != Tag::Vbg
            && self.children(t).any(|c| {
                c < t
                    && matches!(self.relation(c), Relation::Mark | Relation::Aux | Relation::Fixed)
                    && self.article.lower(c) == "to"
            })
    }
}
