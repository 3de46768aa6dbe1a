//! Mentions by common noun.

use crate::article::TokenId;
use crate::entities::mentions::candidate::{Candidate, Number, Settled, Shape};
use crate::entities::mentions::function::function_of;
use crate::entities::mentions::noun_phrases::Phrases;
use crate::entities::mentions::pronouns::addressed;
use crate::entities::mentions::quotations::Quotes;
use crate::entities::{EntityKind, Form, Sources};
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, Gender, NounKind};

/// The mention that a noun heads; none where it is a part of another's name or stands for nothing.
pub(crate) fn nominal(sources: &Sources<'_>, t: TokenId, phrases: &Phrases, quotes: &Quotes) -> Option<Candidate> {
    let Sources { article, analysis, .. } = *sources;
    let word = analysis.word(t)?;
    let nominalised = is_nominalised(sources, t);
    if !(matches!(word.pos, Pos::Noun | Pos::Propn) || nominalised)
        || is_inner(word.relation)
        || addressed(sources, t)
        || analysis.lemma_is(t, Class::EmptyNoun)
        || !article.lower(t).starts_with(char::is_alphabetic)
    {
        return None;
    }
    let phrase = phrases.whole_phrase(t);
    let first = article.lower(phrase.start);
    // `no one`, `no deaths`: nobody is there to be meant.
    if first == "no" && phrase.start < t {
        return None;
    }
    let possessed = before(sources, t, Relation::NmodPoss).next().is_some();
    let plural = match word.tag {
        Tag::Nns | Tag::Nnps => true,
        Tag::Nn | Tag::Nnp => analysis.lemma_is(t, Class::PluralNoun),
        _ => nominalised,
    };
    let (kind, gender) = sense(sources, t, possessed, plural, nominalised);
    let number = if plural {
        Number::Plural
    } else if kind == Some(NounKind::Group) {
        Number::Unknown
    } else {
        Number::Singular
    };
    Some(Candidate {
        tokens: phrases.core(t),
        phrase,
        head: t,
        form: Form::Nominal,
        shape: shape_of(before(sources, t, Relation::Det).next().unwrap_or(first), possessed),
        kind: Some(entity_kind(sources, t, kind, plural)),
        number,
        gender,
        leaning: Gender::Unknown,
        given: false,
        human: match kind {
            Some(NounKind::Person) => Some(true),
            Some(NounKind::Group | NounKind::Organization) => None,
            _ => Some(false),
        },
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

/// `the injured`, `the dead`.
fn is_nominalised(sources: &Sources<'_>, t: TokenId) -> bool {
    use Relation as R;
    let the = t > 0 && sources.article.lower(t - 1) == "the";
    sources.analysis.word(t).is_some_and(|w| {
        let argument = matches!(w.relation, R::Nsubj | R::Obj | R::NsubjPass | R::Obl | R::Nmod);
        let people = w.pos == Pos::Adj && w.tag == Tag::Jj && argument && the;
        // `the total`, `the impossible`
        people && !sources.analysis.lemma_is(t, Class::ThingAdjective)
    })
}

/// True for what is a part of the phrase above it.
fn is_inner(relation: Relation) -> bool {
    use Relation as R;
    matches!(
        relation,
        R::Compound | R::Flat | R::Fixed | R::Goeswith | R::Case | R::Mark | R::Cc | R::Advmod | R::NmodDesc | R::Amod
    )
}

/// What hangs on the noun from the left by the relation, in small letters.
fn before<'a>(sources: &Sources<'a>, t: TokenId, relation: Relation) -> impl Iterator<Item = &'a str> {
    let Sources { article, analysis, .. } = *sources;
    let fits = move |c: TokenId| c < t && analysis.word(c).is_some_and(|w| w.relation == relation);
    analysis.children(t).iter().copied().filter(move |&c| fits(c)).map(|c| article.lower(c))
}

fn shape_of(determiner: &str, possessed: bool) -> Shape {
    match determiner {
        "the" | "both" => Shape::Definite,
        "this" | "that" | "these" | "those" | "such" => Shape::Demonstrative,
        "a" | "an" | "some" | "any" | "another" | "each" | "every" | "no" | "many" | "several" | "few" => {
            Shape::Indefinite
        }
        _ if possessed => Shape::Possessed,
        _ => Shape::Bare,
    }
}

/// What the noun means as an actor, and its gender: by the lists, else by its ending.
fn sense(
    sources: &Sources<'_>,
    t: TokenId,
    possessed: bool,
    plural: bool,
    nominalised: bool,
) -> (Option<NounKind>, Gender) {
    let Sources { article, analysis, lexicon, .. } = *sources;
    let lemma = analysis.lemma(t);
    // `exceeded its authority`, `under the command of`: what someone has, and nobody who acts.
    let owned = possessed && !plural && analysis.lemma_is(t, Class::AttributeNoun);
    let known = lexicon.noun(lemma).or_else(|| lexicon.noun(article.lower(t))).filter(|_| !owned);
    let suffix = || {
        // Agent nouns no list has: `peacebuilder`, `whistleblowers`.
        let person = ["man", "woman", "men", "women", "ist", "ists", "eer", "eers"];
        (lemma.len() > 5 && !one_of!(lemma, "career" | "careers") && person.iter().any(|e| lemma.ends_with(e)))
            .then_some((NounKind::Person, Gender::Unknown))
    };
    let (kind, gender) = match known.or_else(suffix) {
        Some((kind, gender)) => (Some(kind), gender),
        None => (nominalised.then_some(NounKind::Person), Gender::Unknown),
    };
    // `He shook his head` is nobody's chief; `his head of security` is.
    let whose = |w: &str| one_of!(w, "his" | "her" | "my" | "your");
    let part = lemma == "head"
        && possessed
        && analysis.children(t).iter().any(|&c| whose(article.lower(c)))
        && !one_of!(article.lower(t + 1), "," | "of");
    (kind.filter(|_| !part), gender)
}

fn entity_kind(sources: &Sources<'_>, t: TokenId, kind: Option<NounKind>, plural: bool) -> EntityKind {
    match kind {
        Some(NounKind::Person) if plural => EntityKind::Group,
        Some(NounKind::Person) => EntityKind::Person,
        Some(NounKind::Group) => EntityKind::Group,
        Some(NounKind::Organization) => EntityKind::Organization,
        Some(NounKind::Place) => EntityKind::Place,
        Some(NounKind::Facility) => EntityKind::Facility,
        // What no list knows and yet speaks is a body of people: `a rebel operations room declared`.
        None if !plural && speaks(sources, t) => EntityKind::Organization,
        _ => EntityKind::Object,
    }
}

/// True for the subject of a verb that only someone can do.
pub(crate) fn speaks(sources: &Sources<'_>, t: TokenId) -> bool {
    let Some(word) = sources.analysis.word(t) else { return false };
    // Things `show` and `suggest` as well.
    let said = word.head.is_some_and(|h| sources.analysis.lemma_is(h, Class::HumanVerb));
    word.relation == Relation::Nsubj && said
}
