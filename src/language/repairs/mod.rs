//! Arcs that no English clause has, put right: what hangs on an auxiliary, a second subject, subjects and objects that were
//! read as conjuncts of the clause before, a gerund without its verb. A tree stays one: [`hang`] makes no circle.

mod attributes;
mod clauses;
mod governed;
mod joined;
mod objects;
mod phrases;
mod reported;
mod speakers;
mod subjects;

use super::{Pos, Relation, Tag, Word};
use crate::article::{Article, TokenId};
use crate::lexicon::{Class, Lexicon, is};

/// Mends the trees of all sentences.
pub(super) fn mend(article: &Article<'_>, words: &mut [Word]) {
    for sentence in &article.sentences {
        let start = sentence.tokens.start;
        close(words, start, sentence.tokens.end);
        for t in sentence.tokens.clone() {
            // Two heads of the network that differ: "came to power promising to stop it" has a verb.
            let word = words[t as usize];
            let governs =
                |w: &Word| w.head == Some(t) && matches!(w.relation, Relation::Obj | Relation::Xcomp | Relation::Ccomp);
            if word.pos == Pos::Verb
                && word.tag == Tag::Jj
                && article.lower(t).ends_with("ing")
                && words[sentence.tokens.start as usize..sentence.tokens.end as usize].iter().any(governs)
            {
                words[t as usize].tag = Tag::Vbg;
            }
            lift(words, t);
        }
        for verb in sentence.tokens.clone() {
            subjects::second_subject(article, words, start, verb);
            subjects::stolen_subject(words, start, verb);
            speakers::joined_speaker(article, words, start, verb);
            subjects::clause_behind(article, words, start, verb);
            clauses::reduced_relative(article, words, start, verb);
            phrases::stolen_object(words, verb);
            phrases::owner(words, verb);
            subjects::gerund(words, start, verb);
            phrases::loose_participle(article, words, start, verb);
            phrases::outcome(article, words, start, verb);
            phrases::absolute(article, words, start, verb);
            phrases::particle(article, words, verb);
            phrases::charge(article, words, start, verb);
            phrases::cut_short(article, words, verb);
            phrases::late_conjunct(article, words, start, verb);
            clauses::invariant(article, words, start, verb);
            clauses::due_to(article, words, start, verb);
            clauses::set_to(article, words, start, verb);
            phrases::by_deed(article, words, start, verb);
            phrases::en_route(article, words, start, verb);
            phrases::liberated(words, start, verb);
            subjects::bare_phrase(words, start, verb);
            subjects::passive_behind(article, words, start, verb);
            subjects::opener(article, words, start, verb);
            subjects::how_many(words, start, verb);
            subjects::counted(article, words, start, verb);
            clauses::clausal_subject(article, words, start, verb);
            phrases::infinitive(article, words, start, verb);
            phrases::general(article, words, verb);
            clauses::second_clause(article, words, start, verb);
            clauses::disagreeing(article, words, start, verb);
            clauses::led_by(article, words, start, verb);
            clauses::content(article, words, start, verb);
            clauses::inverted(article, words, start, verb);
            subjects::behind_marker(words, start, verb);
            subjects::dead_as(article, words, start, verb);
            attributes::participle(article, words, start, verb);
            attributes::whom(article, words, start, verb);
            attributes::named_noun(article, words, start, verb);
            attributes::one_of(article, words, start, verb);
            attributes::corps(article, words, start, verb);
            attributes::member(article, words, start, verb);
            attributes::who(article, words, verb);
            attributes::both(article, words, verb);
            attributes::part_of_them(article, words, start, verb);
            attributes::of_measure(article, words, verb);
            attributes::of_the_one(article, words, verb);
            clauses::to_be(article, words, start, verb);
            clauses::in_which(article, words, start, verb);
            joined::between(article, words, start, verb);
            joined::never_done(article, words, start, verb);
            joined::place_behind(words, start, verb);
            phrases::to_court(article, words, start, verb);
            governed::going_on(article, words, verb);
            governed::day_ahead(article, words, start, verb);
            governed::second_that(article, words, start, verb);
            governed::title(article, words, verb);
            governed::open_clause(article, words, verb);
            governed::moved_by(article, words, start, verb);
            clauses::contrasted(article, words, start, verb);
        }
    }
}

/// Mends what needs to know the words: the objects of verbs of giving, and who goes on behind what is said.
pub(super) fn mend_known<'l>(
    article: &Article<'_>,
    lexicon: &Lexicon,
    words: &mut [Word],
    lemma: impl Fn(TokenId) -> &'l str,
) {
    for sentence in article.sentences.iter().map(|s| s.tokens.clone()) {
        for verb in sentence.clone() {
            if words[verb as usize].tag.is_verb() {
                if is(lemma(verb), Class::GivingVerb) {
                    objects::two_objects(article, words, verb, sentence.end);
                    objects::refused(article, words, verb);
                } else {
                    objects::conjunction(article, words, sentence.start, verb);
                }
                joined::question(article, words, sentence.start, verb, &lemma);
                objects::of_infinitive(article, words, verb, &lemma);
                reported::goes_on((article, lexicon), words, sentence.clone(), verb, &lemma);
                reported::inset((article, lexicon), words, sentence.clone(), verb, &lemma);
                reported::behind_clause(article, words, sentence.clone(), verb, &lemma);
                reported::told_too(article, words, sentence.clone(), verb, &lemma);
                reported::told_whom(article, words, sentence.clone(), verb, &lemma);
                reported::of_saying(article, words, sentence.clone(), verb, &lemma);
            }
        }
    }
}

/// Hangs `t` on `head`, where that does not lie below it.
fn hang(words: &mut [Word], t: TokenId, head: TokenId, relation: Relation) -> bool {
    let mut above = std::iter::successors(Some(head), |&h| words[h as usize].head).take(words.len());
    let free = !above.any(|h| h == t);
    if free {
        (words[t as usize].head, words[t as usize].relation) = (Some(head), relation);
    }
    free
}

/// The full stop closes the sentence, and no clause before its main verb.
fn close(words: &mut [Word], start: TokenId, end: TokenId) {
    let last = end.saturating_sub(1);
    let root = (start..end).find(|&t| words[t as usize].head.is_none());
    let word = &mut words[last as usize];
    if let Some(root) =
        root.filter(|&r| word.relation == Relation::Punct && word.head.is_some_and(|h| h < r && r < last))
    {
        word.head = Some(root);
    }
}

/// "The hospital has isolated": what hangs on the auxiliary hangs on its verb.
fn lift(words: &mut [Word], t: TokenId) {
    let Some(head) = words[t as usize].head else { return };
    let above = &words[head as usize];
    let auxiliary = matches!(above.relation, Relation::Aux | Relation::AuxPass);
    let loose = words[t as usize].relation.is_subject() || matches!(words[t as usize].relation, Relation::Advmod);
    if let Some(verb) = above.head.filter(|&v| auxiliary && loose && v != t) {
        hang(words, t, verb, words[t as usize].relation);
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
