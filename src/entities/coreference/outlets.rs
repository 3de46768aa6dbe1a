//! Papers, agencies and broadcasters that are only named as sources.

use crate::article::TokenId;
use crate::entities::clusters::Clusters;
use crate::entities::mentions::candidate::{Candidate, Function};
use crate::entities::names::span::NameSpan;
use crate::entities::{Form, Sources};
use crate::language::Relation;
use crate::lexicon::{Class, Sort};
use crate::order::Sorted;

/// The sets, by their roots, of papers, agencies and broadcasters of which the text has no news: they are only named as
/// sources, and `the company` is none of them.
pub(crate) fn outlets(
    sources: &Sources<'_>,
    candidates: &[Candidate],
    names: &[NameSpan],
    clusters: &Clusters,
) -> Sorted<u32> {
    let named = || (0..).zip(candidates).filter(|(_, c)| c.form == Form::Name);
    let of_news: Sorted<u32> = named().filter(|(_, c)| is_of_news(sources, c)).map(|(i, _)| clusters.root(i)).collect();
    let outlet = |(i, c): (u32, &Candidate)| {
        let name = c.name.and_then(|n| names.get(n))?;
        let listed =
            name.actors.first().and_then(|&id| sources.lexicon.actor(id)).is_some_and(|a| a.sort == Sort::Media);
        let before = name.tokens.start.checked_sub(1);
        let called = before.is_some_and(|t| sources.analysis.lemma_is(t, Class::OutletNoun));
        let root = clusters.root(i);
        ((listed || called) && !of_news.contains(&root)).then_some(root)
    };
    named().filter_map(outlet).collect()
}

/// True where a mention is of one who does something else than tell, to whom something is done, or who has something.
fn is_of_news(sources: &Sources<'_>, c: &Candidate) -> bool {
    let word = |t: TokenId| sources.analysis.word(t);
    // `the newspaper Publico said`: beside the noun that says so.
    let beside = |t: TokenId| word(t).filter(|w| w.relation == Relation::Appos).and_then(|w| w.head);
    let verb = word(beside(c.head).unwrap_or(c.head)).and_then(|w| w.head);
    let tells = verb.is_some_and(|v| sources.analysis.lemma_is(v, Class::SpeechVerb));
    match c.function {
        Function::Subject | Function::Object => !tells,
        Function::Possessor => true,
        Function::Oblique | Function::Modifier | Function::Other => false,
    }
}
