//! From text to sets of mentions: names, mentions, linking by name, coreference, in this order.

use crate::article::Warning;
use crate::corrections::Correction;
use crate::entities::Sources;
use crate::entities::coreference::ranker::features::Setting;
use crate::entities::coreference::ranker::weights::weights;
use crate::entities::coreference::ranker::{self, Choice};
use crate::entities::coreference::{self, Chains, outlets};
use crate::entities::corrections::Corrected;
use crate::entities::mentions::candidate::Candidate;
use crate::entities::mentions::heads::Heads;
use crate::entities::mentions::noun_phrases::Phrases;
use crate::entities::mentions::quotations::Quotes;
use crate::entities::names::span::NameSpan;
use crate::entities::{Form, RANKER, linking, mentions, names};
use crate::span::Span;

/// Mentions and which of them are one.
pub(crate) struct Resolved {
    pub names: Vec<NameSpan>,
    pub candidates: Vec<Candidate>,
    /// For each mention the root of its set.
    pub roots: Vec<u32>,
    pub asides: Vec<bool>,
    /// Pronouns that another antecedent suits nearly as well, in text order.
    pub doubts: Vec<u32>,
    /// Corrections that found nothing.
    pub warnings: Vec<Warning>,
}

/// Called with a mention, its whole phrase and the choices there are for it; gives the antecedent to take,
/// or `None` to leave the choice to the weights.
type Teacher<'w> = &'w mut dyn FnMut(&[Phrase], u32, u8, &[Choice]) -> Option<Option<u32>>;

pub(crate) fn resolve(sources: &Sources<'_>, teacher: Option<Teacher<'_>>, blind: bool) -> Resolved {
    // What was one stays one when a person says what kind it is, though `she` would mean no group.
    let before = sources.options.corrections.iter().any(|c| matches!(c, Correction::Kind(..)));
    let before = before.then(|| resolve_once(sources, None, blind, None));
    resolve_once(sources, teacher, blind, before.as_ref())
}

/// `before` is what there is without the kinds that a person gives; without it they are not given.
fn resolve_once(
    sources: &Sources<'_>,
    teacher: Option<Teacher<'_>>,
    blind: bool,
    before: Option<&Resolved>,
) -> Resolved {
    let mut names = names::find(sources);
    let mut corrected = Corrected::names(sources, &mut names, before.is_some());
    let quotes = Quotes::find(sources);
    let mut candidates = mentions::find(sources, &names, &Phrases::new(sources), &quotes);
    corrected.candidates(sources, &mut candidates);
    let heads = Heads::new(&candidates, sources.article.tokens.len());
    let (clusters, called) = linking::link(sources, &mut names, &mut candidates, &heads);
    let mut chains = Chains {
        sources,
        names: &names,
        candidates: &candidates,
        heads: &heads,
        quotes: &quotes,
        called: &called,
        clusters,
        asides: vec![false; candidates.len()],
    };
    coreference::resolve(&mut chains);
    corrected.merge(&candidates, &mut chains.clusters, &mut chains.asides);
    if let Some(before) = before {
        corrected.keep((&before.candidates, &before.roots), &candidates, &mut chains.clusters);
    }
    let mut setting =
        Setting::new(sources, &candidates, &chains.asides, &heads, &quotes, teacher.as_ref().map(|_| blind));
    setting.outlets = outlets::outlets(sources, &candidates, &names, &chains.clusters);
    let doubts = match teacher {
        None if sources.options.without.contains(&RANKER) => Vec::new(),
        None => ranker::link(&setting, weights(), &mut chains.clusters, &mut |_, _, _, _| false),
        Some(teacher) => {
            let shown: Vec<Phrase> =
                candidates.iter().zip(&chains.asides).map(|(c, &a)| Phrase::new(sources, c, a)).collect();
            ranker::link(&setting, weights(), &mut chains.clusters, &mut |i, shape, choices, clusters| {
                match teacher(&shown, i, shape as u8, &choices) {
                    Some(Some(antecedent)) => clusters.union(antecedent, i),
                    Some(None) => {}
                    None => return false,
                }
                true
            })
        }
    };
    coreference::resume(&mut chains);
    let Chains { clusters, asides, .. } = chains;
    Resolved { names, candidates, roots: clusters.roots(), asides, doubts, warnings: corrected.warnings(sources) }
}

/// A mention as coreference corpora have it: the whole noun phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// From its first word to its last, in bytes.
    pub span: Span,
    /// The head word.
    pub head: Span,
    /// True for appositions, predicate nouns and adjectives of peoples, which such corpora leave out.
    pub aside: bool,
    /// The set it was put into.
    pub chain: u32,
    /// True for a pronoun that another antecedent suits nearly as well.
    pub doubtful: bool,
}

impl Phrase {
    fn new(sources: &Sources<'_>, c: &Candidate, aside: bool) -> Phrase {
        let article = sources.article;
        let aside = aside || c.form == Form::Adjective;
        Phrase {
            span: article.span_of(c.phrase.clone()),
            head: article.span_of(c.head..c.head + 1),
            aside,
            chain: 0,
            doubtful: false,
        }
    }
}

/// All mentions with their chains, pronouns without antecedent and things included: for measuring coreference.
#[cfg(feature = "train")]
pub fn chains(sources: Sources<'_>) -> Vec<Phrase> {
    let resolved = resolve(&sources, None, false);
    let mut out = Vec::new();
    for ((i, c), (&aside, &chain)) in (0..).zip(&resolved.candidates).zip(resolved.asides.iter().zip(&resolved.roots)) {
        let doubtful = resolved.doubts.binary_search(&i).is_ok();
        out.push(Phrase { chain, doubtful, ..Phrase::new(&sources, c, aside) });
    }
    out
}

/// Shows every choice of the ranker to `teacher`, which may take it: for training the weights. Where it is `blind`,
/// `he` and `she` may be anyone, so that syntax and salience are learned where gender would decide.
#[cfg(feature = "train")]
pub fn teach(sources: Sources<'_>, blind: bool, teacher: Teacher<'_>) {
    resolve(&sources, Some(teacher), blind);
}

/// Shows every name whose kind only its context tells, with its features: for training the weights.
#[cfg(feature = "train")]
pub fn teach_names(sources: Sources<'_>, show: &mut dyn FnMut(Span, &str)) {
    let mut found = names::find(&sources);
    linking::aliases::bracketed(&sources, &mut found);
    linking::disambiguation::settle_actors(&sources, &mut found);
    linking::evidence::weigh(&sources, &mut found);
    for (list, features) in linking::contexts::open(&sources, &found) {
        let features = features.into_iter().collect::<Vec<String>>().join(" ");
        for name in list.iter().filter_map(|&i| found.get(i)) {
            show(sources.article.span_of(name.tokens.clone()), &features);
        }
    }
}
