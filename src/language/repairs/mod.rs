//! Arcs that no English clause has, put right: what hangs on an auxiliary, a second subject, subjects and objects that were
//! read as conjuncts of the clause before, a gerund without its verb. A tree stays one: [`Tree::hang`] makes no circle.

mod attributes;
mod clauses;
mod days;
mod governed;
mod inverted;
mod joined;
mod objects;
mod phrases;
mod reported;
mod speakers;
mod subjects;

use super::{Pos, Relation, Tag, Word};
use crate::article::{Article, TokenId};
use crate::lexicon::{Class, Lexicon, is};
use std::ops::{Index, IndexMut, Range};

/// The tree of a sentence as it is mended.
struct Tree<'a> {
    article: &'a Article<'a>,
    /// Of the whole article.
    words: &'a mut [Word],
    /// Where the sentence begins, or what of it is looked at.
    start: TokenId,
    /// Where that ends.
    end: TokenId,
}

/// How far from a token its sentence is looked at, in tokens: more than anybody writes, and no text takes longer than it is long.
const REACH: TokenId = 400;

/// The dictionary form of a token.
type Lemma<'f, 'l> = &'f dyn Fn(TokenId) -> &'l str;

/// What may be wrong at a token, in the order in which it is put right: what a later one finds, an earlier one has made.
const REPAIRS: &[fn(&mut Tree<'_>, TokenId)] = &[
    subjects::second_subject,
    subjects::stolen_subject,
    speakers::joined_speaker,
    subjects::clause_behind,
    clauses::reduced_relative,
    phrases::stolen_object,
    phrases::owner,
    subjects::gerund,
    phrases::loose_participle,
    phrases::outcome,
    phrases::absolute,
    phrases::particle,
    phrases::charge,
    phrases::cut_short,
    phrases::late_conjunct,
    clauses::invariant,
    clauses::due_to,
    clauses::set_to,
    phrases::by_deed,
    phrases::en_route,
    phrases::liberated,
    subjects::bare_phrase,
    subjects::passive_behind,
    subjects::opener,
    subjects::how_many,
    subjects::counted,
    clauses::clausal_subject,
    phrases::infinitive,
    phrases::general,
    clauses::second_clause,
    clauses::disagreeing,
    clauses::led_by,
    clauses::content,
    inverted::had,
    inverted::condition_first,
    subjects::behind_marker,
    subjects::dead_as,
    attributes::participle,
    attributes::whom,
    attributes::named_noun,
    attributes::one_of,
    attributes::corps,
    attributes::member,
    attributes::who,
    attributes::which,
    attributes::both,
    attributes::part_of_them,
    attributes::of_measure,
    attributes::of_the_one,
    clauses::to_be,
    clauses::in_which,
    joined::between,
    governed::marked_clause,
    governed::made_by,
    joined::behind_content,
    joined::one_of_them,
    objects::second_object,
    attributes::korean_money,
    inverted::passive,
    joined::never_done,
    joined::place_behind,
    phrases::to_court,
    governed::going_on,
    governed::day_ahead,
    days::month_of_may,
    days::opener,
    days::of_second_clause,
    days::set_for,
    days::beside_noun,
    governed::second_that,
    governed::title,
    governed::open_clause,
    governed::moved_by,
    clauses::contrasted,
];

/// Mends the trees of all sentences.
pub(super) fn mend(article: &Article<'_>, words: &mut [Word]) {
    for sentence in article.sentences.iter().map(|s| s.tokens.clone()) {
        let mut tree = Tree { article, words, start: sentence.start, end: sentence.end };
        tree.close();
        for t in sentence.clone() {
            tree.look_at(t, &sentence);
            tree.retag(t);
            tree.lift(t);
        }
        for t in sentence.clone() {
            tree.look_at(t, &sentence);
            for repair in REPAIRS {
                repair(&mut tree, t);
            }
        }
    }
}

/// Mends what needs to know the words: the objects of verbs of giving, and who goes on behind what is said.
pub(super) fn mend_known(article: &Article<'_>, lexicon: &Lexicon, words: &mut [Word], lemma: Lemma<'_, '_>) {
    for sentence in article.sentences.iter().map(|s| s.tokens.clone()) {
        let tree = &mut Tree { article, words, start: sentence.start, end: sentence.end };
        for verb in sentence.clone() {
            if tree[verb].tag.is_verb() {
                tree.look_at(verb, &sentence);
                if is(lemma(verb), Class::GivingVerb) {
                    objects::two_objects(tree, verb);
                    objects::refused(tree, verb);
                } else {
                    objects::conjunction(tree, verb);
                }
                joined::question(tree, verb, lemma);
                objects::gerund_behind(tree, verb, lemma);
                objects::of_infinitive(tree, verb, lemma);
                reported::goes_on(tree, lexicon, verb, lemma);
                reported::of_trade(tree, verb, lemma);
                reported::inset(tree, lexicon, verb, lemma);
                reported::behind_clause(tree, verb, lemma);
                reported::told_too(tree, verb, lemma);
                reported::told_whom(tree, verb, lemma);
                reported::of_saying(tree, verb, lemma);
            }
        }
    }
}

// These are calls: written out at each place they would be 4 KB more of the browser's code, in brotli.
impl Index<TokenId> for Tree<'_> {
    type Output = Word;

    #[inline(never)]
    fn index(&self, t: TokenId) -> &Word {
        &self.words[t as usize]
    }
}

impl IndexMut<TokenId> for Tree<'_> {
    #[inline(never)]
    fn index_mut(&mut self, t: TokenId) -> &mut Word {
        &mut self.words[t as usize]
    }
}

impl<'a> Tree<'a> {
    #[inline(never)]
    fn word(&self, t: TokenId) -> &'a str {
        self.article.word(t)
    }

    #[inline(never)]
    fn lower(&self, t: TokenId) -> &'a str {
        self.article.lower(t)
    }

    fn is_capital(&self, t: TokenId) -> bool {
        self.article.is_capital(t)
    }

    /// Looks at what of a sentence lies about `t`.
    fn look_at(&mut self, t: TokenId, sentence: &Range<TokenId>) {
        self.start = sentence.start.max(t.saturating_sub(REACH));
        self.end = sentence.end.min(t + REACH);
    }

    /// True where `t` hangs on `head`.
    #[inline(never)]
    fn is_on(&self, t: TokenId, head: TokenId) -> bool {
        self[t].head == Some(head)
    }

    /// True where `t` hangs on `head` by that relation.
    #[inline(never)]
    fn hangs(&self, t: TokenId, head: TokenId, relation: Relation) -> bool {
        self.is_on(t, head) && self[t].relation == relation
    }

    /// Hangs `t` on `head`, where that does not lie below it.
    fn hang(&mut self, t: TokenId, head: TokenId, relation: Relation) -> bool {
        let mut above = std::iter::successors(Some(head), |&h| self[h].head).take(self.words.len());
        let free = !above.any(|h| h == t);
        if free {
            (self[t].head, self[t].relation) = (Some(head), relation);
        }
        free
    }

    /// The full stop closes the sentence, and no clause before its main verb.
    fn close(&mut self) {
        let last = self.end.saturating_sub(1);
        let root = (self.start..self.end).find(|&t| self[t].head.is_none());
        let word = &mut self[last];
        if let Some(root) =
            root.filter(|&r| word.relation == Relation::Punct && word.head.is_some_and(|h| h < r && r < last))
        {
            word.head = Some(root);
        }
    }

    /// Two heads of the network that differ: "came to power promising to stop it" has a verb.
    fn retag(&mut self, t: TokenId) {
        let word = self[t];
        let governs =
            |w: &Word| w.head == Some(t) && matches!(w.relation, Relation::Obj | Relation::Xcomp | Relation::Ccomp);
        if word.pos == Pos::Verb
            && word.tag == Tag::Jj
            && self.lower(t).ends_with("ing")
            && self.words[self.start as usize..self.end as usize].iter().any(governs)
        {
            self[t].tag = Tag::Vbg;
        }
    }

    /// "The hospital has isolated": what hangs on the auxiliary hangs on its verb.
    fn lift(&mut self, t: TokenId) {
        let Some(head) = self[t].head else { return };
        let above = self[head];
        let auxiliary = matches!(above.relation, Relation::Aux | Relation::AuxPass);
        let relation = self[t].relation;
        let loose = relation.is_subject() || relation == Relation::Advmod;
        if let Some(verb) = above.head.filter(|&v| auxiliary && loose && v != t) {
            self.hang(t, verb, relation);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever tags and relations a tree has, it is a tree with the same root or another afterwards.
    #[test]
    fn a_tree_stays_one() {
        let text = "one, two and three to four for five, six seven eight nine ten eleven twelve and fourteen";
        let article = crate::article::read(text, None);
        let n = article.tokens.len();
        let mut seed = 11u32;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as usize % below.max(1)
        };
        for _ in 0..20_000 {
            let root = next(n);
            let mut words: Vec<Word> = (0..n)
                .map(|t| {
                    // Each hangs on one that is nearer to the root in some order, crossing arcs included.
                    let nearer = if t == root { None } else { Some((root + next((t + n - root) % n)) % n) };
                    Word {
                        pos: [Pos::Verb, Pos::Noun, Pos::Sconj, Pos::Propn][next(4)],
                        tag: Tag::ALL[next(Tag::ALL.len())],
                        head: nearer.map(|h| h as TokenId),
                        relation: Relation::ALL[next(Relation::ALL.len())],
                        margins: 0,
                    }
                })
                .collect();
            mend(&article, &mut words);
            assert_eq!(words.iter().filter(|w| w.head.is_none()).count(), 1);
            for t in 0..n as TokenId {
                let mut up = std::iter::successors(Some(t), |&t| words[t as usize].head).take(n + 1);
                assert!(up.any(|t| words[t as usize].head.is_none()), "{words:?}");
            }
        }
    }
}
