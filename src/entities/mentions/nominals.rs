//! Mentions by common noun.

use crate::article::TokenId;
use crate::entities::mentions::candidate::{Candidate, Number, Settled, Shape};
use crate::entities::mentions::function::function_of;
use crate::entities::mentions::noun_phrases::Phrases;
use crate::entities::mentions::quotations::Quotes;
use crate::entities::{EntityKind, Form, Sources};
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, Gender, NounKind};

pub(crate) fn nominal(sources: &Sources<'_>, t: TokenId, phrases: &Phrases, quotes: &Quotes) -> Option<Candidate> {
    let Sources { article, analysis, lexicon, .. } = *sources;
    let word = analysis.word(t)?;
    let is_noun = matches!(word.pos, Pos::Noun | Pos::Propn);
    // `the injured`, `the dead`.
    let nominalised = word.pos == Pos::Adj
        && word.tag == Tag::Jj
        && matches!(
            word.relation,
            Relation::Nsubj | Relation::Obj | Relation::NsubjPass | Relation::Obl | Relation::Nmod
        )
        && t > 0
        && article.lower(t - 1) == "the";
    if !(is_noun || nominalised)
        || matches!(
            word.relation,
            Relation::Compound
                | Relation::Flat
                | Relation::Fixed
                | Relation::Goeswith
                | Relation::Case
                | Relation::Mark
                | Relation::Cc
                | Relation::Advmod
                | Relation::NmodDesc
                | Relation::Amod
        )
    {
        return None;
    }
    let lemma = analysis.lemma(t);
    if analysis.lemma_is(t, Class::EmptyNoun) || !article.lower(t).starts_with(char::is_alphabetic) {
        return None;
    }
    let phrase = phrases.whole(t);
    let first = article.lower(phrase.start);
    // `no one`, `no deaths`: nobody is there to be meant.
    if first == "no" && phrase.start < t {
        return None;
    }
    let possessed = analysis
        .children(t)
        .iter()
        .any(|&c| c < t && analysis.word(c).is_some_and(|w| w.relation == Relation::NmodPoss));
    let determiner = analysis
        .children(t)
        .iter()
        .filter(|&&c| c < t && analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::Det)))
        .map(|&c| article.lower(c))
        .next()
        .unwrap_or(first);
    let shape = match determiner {
        "the" | "both" => Shape::Definite,
        "this" | "that" | "these" | "those" | "such" => Shape::Demonstrative,
        "a" | "an" | "some" | "any" | "another" | "each" | "every" | "no" | "many" | "several" | "few" => {
            Shape::Indefinite
        }
        _ if possessed => Shape::Possessed,
        _ => Shape::Bare,
    };
    let plural = match word.tag {
        Tag::Nns | Tag::Nnps => true,
        Tag::Nn | Tag::Nnp => analysis.lemma_is(t, Class::PluralNoun),
        _ => nominalised,
    };
    // `exceeded its authority`, `under the command of`: what someone has, and nobody who acts.
    let owned = possessed && !plural && analysis.lemma_is(t, Class::AttributeNoun);
    let known = lexicon.noun(lemma).or_else(|| lexicon.noun(article.lower(t))).filter(|_| !owned);
    let suffix = || {
        // Agent nouns no list has: `peacebuilder`, `whistleblowers`.
        let person = ["man", "woman", "men", "women", "ist", "ists", "eer", "eers"];
        (lemma.len() > 5 && !matches!(lemma, "career" | "careers") && person.iter().any(|e| lemma.ends_with(e)))
            .then_some((NounKind::Person, Gender::Unknown))
    };
    let (kind, gender) = match known.or_else(suffix) {
        Some((kind, gender)) => (Some(kind), gender),
        None if nominalised => (Some(NounKind::Person), Gender::Unknown),
        None => (None, Gender::Unknown),
    };
    let human = match kind {
        Some(NounKind::Person) => Some(true),
        Some(NounKind::Group | NounKind::Organization) => None,
        _ => Some(false),
    };
    // `He shook his head` is nobody's chief; `his head of security` is.
    let part = matches!(lemma, "head")
        && possessed
        && analysis.children(t).iter().any(|&c| matches!(article.lower(c), "his" | "her" | "my" | "your"))
        && !matches!(article.lower(t + 1), "," | "of");
    let kind = if part { None } else { kind };
    let human = if part { Some(false) } else { human };
    let entity = match kind {
        Some(NounKind::Person) if plural => EntityKind::Group,
        Some(NounKind::Person) => EntityKind::Person,
        Some(NounKind::Group) => EntityKind::Group,
        Some(NounKind::Organization) => EntityKind::Organization,
        Some(NounKind::Place) => EntityKind::Place,
        Some(NounKind::Facility) => EntityKind::Facility,
        // What no list knows and yet speaks is a body of people: `a rebel operations room declared`.
        None if !plural && speaks(sources, t) => EntityKind::Organization,
        _ => EntityKind::Object,
    };
    Some(Candidate {
        tokens: phrases.core(t),
        phrase,
        head: t,
        form: Form::Nominal,
        shape,
        kind: Some(entity),
        number: if plural {
            Number::Plural
        } else if kind == Some(NounKind::Group) {
            Number::Unknown
        } else {
            Number::Singular
        },
        gender,
        leaning: Gender::Unknown,
        given: false,
        human,
        function: function_of(sources, t),
        name: None,
        sentence: article.tokens.get(t as usize)?.sentence,
        quote: quotes.at(t),
        joined: false,
        settled: Settled::No,
        land: None,
        doubtful: false,
    })
}

/// True for the subject of a verb that only someone can do.
pub(crate) fn speaks(sources: &Sources<'_>, t: TokenId) -> bool {
    let Some(word) = sources.analysis.word(t) else { return false };
    // Things `show` and `suggest` as well.
    let said = word.head.is_some_and(|h| sources.analysis.lemma_is(h, Class::HumanVerb));
    word.relation == Relation::Nsubj && said
}
