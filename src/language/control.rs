//! Who is understood to do what a verb without a subject of its own says, and what a clause leaves out.

use super::syntax::{CLIMB, Syntax};
use super::{Pos, Relation, Tag};
use crate::article::TokenId;
use crate::lexicon::{Class, is, rows};
use crate::order::Sorted;
use std::sync::OnceLock;

impl Syntax<'_> {
    /// A title before a name ("President Dawda Jawara will visit") that the parser hung on the verb, or on the
    /// verb of saying behind it, as a mere description.
    pub(super) fn titled_subject(&self, t: TokenId) -> Option<TokenId> {
        if !self.tag(t).is_verb() && self.tag(t) != Tag::Md
            || matches!(self.tag(t), Tag::Vbg | Tag::Vbn)
                && !self.children(t).any(|c| matches!(self.relation(c), Relation::Aux | Relation::AuxPass))
        {
            return None;
        }
        let loose = |c: TokenId| {
            c < t
                && self.tag(c).is_noun()
                && matches!(
                    self.relation(c),
                    Relation::NmodDesc | Relation::Compound | Relation::Flat | Relation::Dep | Relation::Appos
                )
        };
        let here = self.children(t).find(|&c| loose(c));
        here.or_else(|| {
            let head = self.head(t).filter(|&h| h > t && self.relation(t) == Relation::Ccomp)?;
            self.children(head).find(|&c| loose(c))
        })
    }

    /// The understood subject of a predicate: its own, or that of the clause it shares one with. The
    /// second value is true where this one undergoes the action (passive, or the noun of a participle).
    pub fn subject(&self, t: TokenId) -> Option<(TokenId, bool)> {
        let passive = self.is_passive(t);
        let mut at = t;
        for step in 0..CLIMB {
            if let Some(s) = self.own_subject(at).filter(|&s| step == 0 || !self.is_expletive(s)) {
                return Some((self.referent(s), passive));
            }
            if let Some(s) = self.subject_by_for(at) {
                return Some((s, passive));
            }
            let head = self.head(at)?;
            match self.relation(at) {
                Relation::Conj | Relation::Parataxis if self.is_predicate(head) => at = head,
                Relation::Conj | Relation::Cop | Relation::Aux | Relation::AuxPass => at = head,
                Relation::Xcomp | Relation::Ccomp
                    if self.relation(at) == Relation::Xcomp
                        || matches!(self.tag(at), Tag::Vb | Tag::Vbg)
                            && self.own_marker(at).is_none_or(|m| m == "to")
                            && !self.children(at).any(|c| self.tag(c) == Tag::Md) =>
                {
                    // "Norway eliminated Chile to reach the final": of an aim or a result, as the tree may have it, the subject's.
                    let aim = self.relation(at) == Relation::Xcomp
                        && self.own_marker(at) == Some("to")
                        && !["to", "infinitive"].iter().any(|m| controls_by_object(self.lemma(head), m));
                    let object = self.child(head, &[Relation::Obj, Relation::Iobj]);
                    if let Some(o) = self.given_time(at, head) {
                        return Some((o, passive));
                    }
                    if let Some(o) = self.called_on(at, head).filter(|_| object.is_none()) {
                        return Some((o, passive));
                    }
                    match object {
                        Some(o) if !aim && !self.is_subject_control(head) => return Some((o, passive)),
                        _ => at = head,
                    }
                }
                Relation::Advcl if self.is_predicate(head) => {
                    // "quashed his conviction for killing her": no court killed her.
                    let found = self.child(head, &[Relation::Obj]).filter(|&o| o < at && self.is_guilt(at, o));
                    if let Some(noun) = found.filter(|_| !self.takes_sentence(head)) {
                        return self.convict(noun).map(|c| (c, passive));
                    }
                    // "barred the firm from using", "accused him of lying", "chose them to build": the object's deed.
                    let object =
                        self.child(head, &[Relation::Obj, Relation::Iobj]).filter(|_| self.is_object_control(at, head));
                    let object = object.or_else(|| self.given_time(at, head));
                    let object = object.or_else(|| self.called_on(at, head)).or_else(|| self.gerund_of(at, head));
                    let object = object.or_else(|| self.opponent_before(at, head)).or_else(|| self.successor(at, head));
                    let object = object.or_else(|| self.object_before(at, head)).or_else(|| self.undergoer_before(at));
                    if let Some(o) = object.or_else(|| self.requester(at, head)) {
                        return Some((o, passive));
                    }
                    at = head;
                }
                Relation::Acl | Relation::AclRelcl => return self.of_noun(t, at, head),
                // "kidnapped journalists": the noun is who it was done to.
                Relation::Amod if step == 0 && self.tag(at) == Tag::Vbn => return Some((head, true)),
                _ => return None,
            }
        }
        None
    }

    /// Who does what verb `t` says in a clause `at` on noun `head`.
    fn of_noun(&self, t: TokenId, at: TokenId, head: TokenId) -> Option<(TokenId, bool)> {
        let passive = self.is_passive(t);
        if self.is_guilt(at, head) {
            return self.convict(head).map(|c| (c, passive));
        }
        // "the decision to attack" has the decider's subject; "troops attacking" the noun.
        if self.own_marker(at) == Some("to") && self.tag(at) == Tag::Vb && !self.is_animate_noun(head) {
            return self.possessor(head).or_else(|| self.maker(head, at)).map(|p| (p, passive)).or_else(|| {
                // "executives are in talks to buy".
                // But "it is the reason to go" is no one who goes.
                let stated = |&s: &TokenId| !self.preposition(head).is_empty() || self.is_animate_noun(s);
                if let Some(s) = self.own_subject(head).filter(stated) {
                    return Some((self.referent(s), passive));
                }
                // "used emails and a diary to defend her".
                let first = self.head(head).filter(|_| self.relation(head) == Relation::Conj).unwrap_or(head);
                let verb = self.head(first)?;
                (self.relation(first) == Relation::Obj)
                    .then(|| self.own_subject(verb))?
                    .map(|s| (self.referent(s), passive))
            });
        }
        // "a ban on academies opening", "film of soldiers firing": they do, and not the ban.
        let before = at.checked_sub(1).filter(|&o| {
            self.relation(at) == Relation::Acl
                && self.tag(at) == Tag::Vbg
                && matches!(self.tag(o), Tag::Nns | Tag::Nnps)
                && self.relation(o) == Relation::Nmod
                && self.head(o) == Some(head)
                && !self.is_animate_noun(head)
        });
        if let Some(o) = before {
            return Some((o, passive));
        }
        // "Three tourists were among those killed": they were.
        if self.article.lower(head) == "those"
            && self.preposition(head) == "among"
            && let Some(s) = self.own_subject(head)
        {
            return Some((self.referent(s), passive || self.tag(at) == Tag::Vbn));
        }
        // "a nurse accused of killing": accused herself, and kills.
        let undergoes = self.tag(at) == Tag::Vbn && self.relation(at) == Relation::Acl;
        let joined = self.relation(t) == Relation::Conj && matches!(self.tag(t), Tag::Vbn | Tag::Vbd);
        Some((head, passive || undergoes && (at == t || joined)))
    }

    /// True for a clause `t` below verb `head` that says what the object does, is kept from or is blamed for.
    fn is_object_control(&self, t: TokenId, head: TokenId) -> bool {
        let marker = self.own_marker(t).unwrap_or_else(|| self.preposition(t));
        match (self.tag(t), marker) {
            // "prevent arms from being smuggled".
            (Tag::Vbg | Tag::Vbn, "from") => true,
            // "dismissed the recordings as fabricated".
            (Tag::Vbn, "as") => true,
            // "after two days of being shut".
            (Tag::Vbg, "of") | (Tag::Vbn, "of") => {
                !one_of!(self.lemma(head), "dream" | "speak" | "think")
                    && !self.child(t, &[Relation::Obl]).is_some_and(|o| o < t && self.lasts(o))
            }
            // "quoted him as saying", "misquoted as speaking".
            (Tag::Vbg, "as") => true,
            // "caught a driver while smuggling opium".
            (Tag::Vbg, "for" | "with" | "against" | "while") | (Tag::Vb, "to") => {
                controls_by_object(self.lemma(head), marker)
            }
            _ => false,
        }
    }

    /// True where `data/control.tsv` has verb `t` with this marker.
    pub fn is_controlled(&self, t: TokenId, marker: &str) -> bool {
        controls_by_object(self.lemma(t), marker)
    }

    /// "called on companies to raise wages": they are to.
    fn called_on(&self, t: TokenId, head: TokenId) -> Option<TokenId> {
        let asked = self.own_marker(t) == Some("to") && controls_by_object(self.lemma(head), "on");
        let on = |&(p, o): &(&str, TokenId)| one_of!(p, "on" | "upon" | "to" | "with") && o > head && o < t;
        asked.then(|| self.obliques(head).find(on).map(|(_, o)| o))?
    }

    /// "a complaint against Uganda for violating the law", "a fine on Shell for spilling it": Uganda is said to, and Shell.
    pub fn opponent_before(&self, t: TokenId, head: TokenId) -> Option<TokenId> {
        let accused = self.tag(t) == Tag::Vbg && self.own_marker(t) == Some("for");
        let object = self.child(head, &[Relation::Obj]).filter(|&o| accused && o < t)?;
        let fined = self.analysis.lemma_is(object, Class::PenaltyNoun);
        let on = |&(p, o): &(&str, TokenId)| (p == "against" || fined && p == "on") && o < t;
        self.obliques(object).find(on).map(|(_, o)| o)
    }

    /// "appointed Ann Lee to lead it, replacing Ali Musa": she does.
    fn successor(&self, t: TokenId, head: TokenId) -> Option<TokenId> {
        let follows = match self.article.lower(t) {
            "replacing" | "succeeding" => true,
            "taking" => self.article.lower(t + 1) == "over",
            _ => false,
        };
        let object = self.child(head, &[Relation::Obj]).filter(|&o| follows && o < t)?;
        let names = self.analysis.lemma_is(head, Class::AppointingVerb)
            || one_of!(self.lemma(head), "choose" | "hire" | "nominate" | "pick" | "select" | "tap");
        (names && self.is_animate_noun(object)).then_some(object)
    }

    /// True for a gerund `t` that says what a conviction or sentence is for.
    fn is_guilt(&self, t: TokenId, noun: TokenId) -> bool {
        let charge = self.tag(t) == Tag::Vbg && self.own_marker(t).is_some_and(|m| one_of!(m, "for" | "of"));
        charge && self.analysis.lemma_is(noun, Class::GuiltNoun)
    }

    /// "Served a sentence for stealing it": his own.
    fn takes_sentence(&self, verb: TokenId) -> bool {
        self.analysis.lemma_is(verb, Class::TakingVerb)
            || one_of!(self.lemma(verb), "serve" | "appeal" | "have" | "await")
    }

    /// Whose conviction it is.
    fn convict(&self, noun: TokenId) -> Option<TokenId> {
        let of = || self.obliques(noun).find(|&(p, _)| p == "of").map(|(_, o)| o);
        self.possessor(noun).or_else(of)
    }

    /// "gave the rebels 24 hours to end the siege": they are to.
    pub fn given_time(&self, t: TokenId, head: TokenId) -> Option<TokenId> {
        if !one_of!(self.lemma(head), "give" | "allow" | "grant") || self.own_marker(t) != Some("to") {
            return None;
        }
        let time = |c: TokenId| {
            matches!(self.relation(c), Relation::Obj | Relation::OblUnmarked)
                && c < t
                && self.child(c, &[Relation::Nummod]).is_some()
                && self.lasts(c)
        };
        let time = self.children(head).find(|&c| time(c))?;
        self.child(head, &[Relation::Iobj, Relation::Obj]).filter(|&o| o < time)
    }

    /// "will greet passengers arriving from the coast": someone right before the participle.
    fn object_before(&self, t: TokenId, head: TokenId) -> Option<TokenId> {
        let bare = self.tag(t) == Tag::Vbg && self.own_marker(t).is_none() && self.preposition(t).is_empty();
        let object = self.child(head, &[Relation::Obj]).filter(|_| bare)?;
        (object + 1 == t && self.is_animate_noun(object) && self.pos(object) != Pos::Pron).then_some(object)
    }

    /// "in wild birds found dead": the people or things right before a participle.
    fn undergoer_before(&self, t: TokenId) -> Option<TokenId> {
        let bare = self.tag(t) == Tag::Vbn && self.extent(t).start == t && self.own_marker(t).is_none();
        let before = t.checked_sub(1).filter(|&o| bare && self.extent(o).end == t)?;
        // "five nurses and a doctor sentenced to death": all of them.
        let first = self.head(before).filter(|&h| self.relation(before) == Relation::Conj && self.tag(h) == Tag::Nns);
        if self.tag(before) == Tag::Nns { Some(before) } else { first.filter(|_| self.tag(before) == Tag::Nn) }
    }

    /// "a request by the party to stop": of clause `t` behind noun `noun`.
    fn maker(&self, noun: TokenId, t: TokenId) -> Option<TokenId> {
        self.obliques(noun).find_map(|(p, o)| (p == "by" && self.extent(o).end == self.extent(t).start).then_some(o))
    }

    /// "dismissed a request by the party to stop", where the tree hangs the clause on the verb.
    fn requester(&self, t: TokenId, head: TokenId) -> Option<TokenId> {
        let object = self.child(head, &[Relation::Obj]).filter(|_| self.own_marker(t) == Some("to"))?;
        self.maker(object, t)
    }

    /// "all signs pointed to the mayor leaving", "spoke of soldiers firing": who stands right before the gerund.
    fn gerund_of(&self, t: TokenId, head: TokenId) -> Option<TokenId> {
        let bare = self.tag(t) == Tag::Vbg && self.own_marker(t).is_none() && self.preposition(t).is_empty();
        let pointed = |p: &str| p == "of" || controls_by_object(self.lemma(head), "gerund");
        let before = |&(p, o): &(&str, TokenId)| pointed(p) && self.is_animate_noun(o) && self.extent(o).end == t;
        self.obliques(head).find(before).map(|(_, o)| o).filter(|_| bare)
    }

    /// "called for the army to withdraw", "for Congress to say so would be strange", "with the season starting": the phrase
    /// right before the `to` or the participle is who does it.
    fn subject_by_for(&self, t: TokenId) -> Option<TokenId> {
        let mark = |word: &str| {
            self.children(t).find(|&m| self.relation(m) == Relation::Mark && m < t && self.article.lower(m) == word)
        };
        // "with the season starting": by `with`.
        let absolute = matches!(self.tag(t), Tag::Vbg | Tag::Vbn) && mark("to").is_none();
        let first = self
            .children(t)
            .filter(|&c| c < t && matches!(self.relation(c), Relation::Aux | Relation::AuxPass | Relation::Advmod))
            .min();
        let (to, for_it) = if absolute { (first.unwrap_or(t), mark("with")) } else { (mark("to")?, mark("for")) };
        let word = if absolute { "with" } else { "for" };
        let start = self.sentence(to).start;
        let mut at = to.checked_sub(1).filter(|&p| p > start)?;
        // "to open a road for trucks and to free the pilots": no truck does.
        if !absolute && self.pos(at) == Pos::Cconj && self.relation(t) == Relation::Conj {
            return None;
        }
        if matches!(self.pos(at), Pos::Cconj | Pos::Adv | Pos::Det) {
            at = at.checked_sub(1).filter(|&p| p > start)?;
        }
        let awaited = |i: TokenId| self.preposition(i) == word || for_it.is_some_and(|m| m + 1 == self.extent(i).start);
        let phrase = std::iter::successors(Some(at), |&i| self.head(i).filter(|&h| h < to))
            .take(CLIMB)
            .find(|&i| awaited(i) && self.extent(i).end >= at && !self.is_below(t, i))?;
        if absolute && self.extent(phrase).end != to {
            return None;
        }
        let someone = self.tag(phrase).is_noun() || matches!(self.pos(phrase), Pos::Pron | Pos::Det | Pos::Num);
        someone.then_some(phrase).filter(|&p| !self.lasts(p))
    }

    /// "for three days to protest": how long, not who.
    fn lasts(&self, t: TokenId) -> bool {
        self.child(t, &[Relation::Nummod]).is_some() || is(self.lemma(t), Class::TimeNoun) || self.lemma(t) == "while"
    }

    fn is_expletive(&self, t: TokenId) -> bool {
        // "it was reported that".
        let formal = |h: TokenId| {
            self.is_passive(h) && self.child(h, &[Relation::Ccomp, Relation::Csubj, Relation::CsubjPass]).is_some()
        };
        self.article.lower(t) == "it" && self.head(t).is_some_and(formal)
    }

    /// Nouns of people and bodies take an infinitive as their own act: `troops to attack`.
    fn is_animate_noun(&self, t: TokenId) -> bool {
        self.tag(t).is_proper() || self.pos(t) == Pos::Pron || self.tag(t) == Tag::Nns
    }

    /// Verbs whose infinitive has the subject, not the object: `promised them to leave`.
    fn is_subject_control(&self, t: TokenId) -> bool {
        is(self.lemma(t), Class::SubjectControlVerb)
    }

    /// The verb whose object a relative pronoun is: `close` of `the gap that it offered to close`, or `t` itself.
    pub fn gap_verb(&self, t: TokenId) -> TokenId {
        let relative = |x: TokenId| self.child(x, &[Relation::Obj]).is_some_and(|o| o < t && self.referent(o) != o);
        self.child(t, &[Relation::Xcomp]).filter(|&x| x > t && relative(x)).unwrap_or(t)
    }

    /// The object a relative clause leaves out: `the town they captured`.
    pub fn relativized_object(&self, t: TokenId) -> Option<TokenId> {
        // "whom Clinton needs to win over": the gap is in the infinitive.
        let mut at = t;
        while self.relation(at) == Relation::Xcomp && self.own_marker(at) == Some("to") && at > self.head(at)? {
            at = self.head(at)?;
        }
        let free = |v: TokenId| self.child(v, &[Relation::Obj]).is_none_or(|o| v != t && self.referent(o) != o);
        if at != t {
            let gap = self.relation(at) == Relation::AclRelcl
                && free(t)
                && free(at)
                && self.child(t, &[Relation::Xcomp, Relation::Ccomp]).is_none()
                && !self.is_passive(t)
                && self.own_subject(at).is_some_and(|s| self.referent(s) == s)
                && (self.article.lower(self.extent(at).start).starts_with("wh"));
            return self.head(at).filter(|_| gap);
        }
        let head = self.head(t)?;
        // "the area where he performed".
        if self.children(t).any(|c| c < t && self.tag(c) == Tag::Wrb) {
            return None;
        }
        // "a cluster in which six died": the cluster is where.
        let within =
            |c: TokenId| matches!(self.tag(c), Tag::Wdt | Tag::Wp) && self.child(c, &[Relation::Case]).is_some();
        if self.children(t).any(within) {
            return None;
        }
        let gap = self.relation(t) == Relation::AclRelcl
            && !is(self.lemma(head), Class::TimeNoun)
            && !one_of!(self.lemma(head), "way" | "reason")
            && !self.is_content(t, head)
            && self.child(t, &[Relation::Obj]).is_none()
            && self.gap_verb(t) == t
            && !self.is_passive(t)
            && self.own_subject(t).is_some_and(|s| {
                // "a man whose career ended": the gap is the owner.
                self.referent(s) == s && !self.children(s).any(|c| one_of!(self.article.lower(c), "whose" | "whom"))
            });
        gap.then_some(head)
    }

    /// "Allegations he profited from it": what they say, and nothing that he did to them.
    fn is_content(&self, t: TokenId, head: TokenId) -> bool {
        self.analysis.lemma_is(head, Class::AllegationNoun) && self.extent(t).start == head + 1
    }
}

/// True for a verb whose object may do what the infinitive behind it says.
pub(super) fn takes_infinitive(lemma: &str) -> bool {
    ["to", "infinitive"].iter().any(|marker| controls_by_object(lemma, marker))
}

/// True for a verb whose object is the subject of the clause that `marker` begins: `data/control.tsv`.
fn controls_by_object(lemma: &str, marker: &str) -> bool {
    static PAIRS: OnceLock<Sorted<(&str, &str)>> = OnceLock::new();
    let pair = |row: Vec<&'static str>| row.first().copied().zip(row.get(1).copied());
    PAIRS.get_or_init(|| rows("control").filter_map(pair).collect()).contains(&(marker, lemma))
}
